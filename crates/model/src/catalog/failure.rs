//! Why something cannot be shown, said so that a visitor knows what to do.

use std::fmt;

use crate::bidi::isolated;
use crate::catalog::problem::Problem;

/// Why a file, or the tool in it, cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The catalog has no tool of that name.
    Unknown(String),
    /// There is no category, or no reviewer, of that id: which of the two.
    Missing(&'static str, String),
    /// The same tool is asked for on both sides.
    SameTwice,
    /// No tool is asked for, and the catalog features none to begin with.
    NothingAsked,
    /// No answer came: no network, or the browser refused to ask.
    Unreachable,
    /// No answer came in time.
    TimedOut,
    /// The server answered with this HTTP status.
    Status(u16),
    /// Its files belong to different states of the catalog, also after they were asked for anew.
    Changing,
    /// The file came, but is of no use.
    Damaged(Problem),
}

impl Failure {
    /// What happened, in a few words.
    pub fn title(&self) -> String {
        match self {
            Self::Unknown(asked) => format!("There is no tool called “{}” here", isolated(asked)),
            Self::Missing(what, asked) => format!("There is no {what} called “{}” here", isolated(asked)),
            Self::SameTwice => "That is the same tool twice".into(),
            Self::NothingAsked => "No tool picked yet".into(),
            Self::Unreachable => "This tool could not be loaded".into(),
            Self::TimedOut => "This tool is taking too long to load".into(),
            Self::Status(_) => "The server refused to send this tool".into(),
            Self::Changing => "The list of tools is being changed on the site".into(),
            Self::Damaged(_) => "This tool’s file is damaged".into(),
        }
    }

    /// What the visitor can do about it.
    pub fn advice(&self) -> String {
        match self {
            Self::Unknown(_) => "The address may be misspelled, or the tool has left the catalog.".into(),
            Self::Missing(..) => "The address may be misspelled, or it has left the catalog.".into(),
            Self::SameTwice => "A comparison needs two different tools.".into(),
            Self::NothingAsked => "Pick one to begin.".into(),
            Self::Unreachable => "You may be offline, or something on the way blocks it.".into(),
            Self::TimedOut => "Nothing came in 15 seconds.".into(),
            Self::Status(status) => format!("It answered with status {status}."),
            Self::Changing => "Its files do not belong together yet. Try again in a minute.".into(),
            Self::Damaged(problem) => format!("Whoever runs this site can mend it ({problem})."),
        }
    }

    /// Whether it may be a host's way to say that there is no such file: some refuse what they do not have, as storage that
    /// does not list its files, and some answer with a page.
    pub fn may_be_missing(&self) -> bool {
        match self {
            Self::Status(status) => (400..500).contains(status) && !matches!(status, 408 | 425 | 429),
            Self::Damaged(problem) => problem.is_page(),
            _ => false,
        }
    }

    /// Whether asking again can help.
    pub fn can_pass(&self) -> bool {
        matches!(self, Self::Unreachable | Self::TimedOut | Self::Status(_) | Self::Changing | Self::Damaged(_))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. {}", self.title(), self.advice())
    }
}

impl std::error::Error for Failure {}
