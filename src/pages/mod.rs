//! The screens: each reads the contexts it needs and hands values and callbacks to components.

mod around;
mod blind;
mod category;
mod compare;
mod embed;
mod keeping;
mod offline;
mod own;
mod own_vote;
mod reviewer;
mod shortlist;
mod subject;
mod tool;
mod tools;
mod votes;

pub use around::{Footer, Header};
pub use blind::BlindPage;
pub use category::CategoryPage;
pub use compare::ComparePage;
pub use embed::EmbedPage;
pub use offline::{OfflineLines, OfflinePage};
pub use own_vote::OwnVote;
pub use reviewer::ReviewerPage;
pub use shortlist::ShortlistPage;
pub use tool::ToolPage;
pub use tools::ToolsPage;
pub use votes::VotesPage;
