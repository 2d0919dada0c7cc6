//! Components: values in, callbacks out. One file a component.

mod agreement;
mod app;
mod blind;
mod bottom_line;
mod button;
mod cards;
mod choice;
mod comparison;
mod element;
mod embed;
mod failure;
mod header;
mod link;
mod listing_row;
mod masthead;
mod meter;
mod newsletter;
mod notices;
mod offers;
mod picker;
mod picks;
mod price_read;
mod scorecard;
mod share;
mod sieve;
mod text;
mod tools;
mod verdict;
mod vote;
mod votes;
mod votes_file;
mod weights;
mod widget;

pub use app::app;
pub use widget::widget;
