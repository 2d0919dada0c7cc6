//! The screens: each reads the contexts it needs and hands values and callbacks to components.

mod blind;
mod compare;
mod embed;
mod own_vote;
mod tools;
mod votes;

pub use blind::BlindPage;
pub use compare::ComparePage;
pub use embed::EmbedPage;
pub use own_vote::OwnVote;
pub use tools::ToolsPage;
pub use votes::VotesPage;
