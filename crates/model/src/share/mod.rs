//! A comparison handed on: as text, as a picture, and in somebody else's page.

pub mod card;
pub mod embed;
mod fit;
pub mod linked;
pub mod published;
pub mod screens;
pub mod snippet;
pub mod text;
