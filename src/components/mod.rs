//! Components: values in, callbacks out. They know no context and nothing of the platform, so they render natively too.

mod bar;
mod bottom_line;
mod card;
mod choice;
mod left_out;
mod link;
mod masthead;
mod meter;
mod picker;
mod picker_list;
mod prices;
mod related;
mod scorecard;
mod stamp;
mod text;
mod vote;
mod weights;

pub use bar::{Bar, Figure};
pub use bottom_line::BottomLineSection;
pub use card::{Card, Detail, heading};
pub use choice::Choice;
pub use left_out::LeftOut;
pub use link::{Link, is_plain};
pub use masthead::Masthead;
pub use meter::{Kind, Meter};
pub use picker::{Picker, field};
pub use prices::Prices;
pub use related::RelatedLinks;
pub use scorecard::Scorecard;
pub use stamp::Stamp;
pub use text::{shown, text};
pub use vote::{SideVote, Vote, Warnings};
pub use weights::WeightSliders;
