//! Finished pages: comparisons as HTML that can be read before anything has run.

pub mod chosen;
pub mod frame;
pub mod head;
pub mod json_ld;
pub mod language;
pub mod related;
pub mod template;
