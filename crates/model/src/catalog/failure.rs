//! Why something cannot be shown, said so that a visitor knows what to do.

use std::fmt;

use crate::bidi::isolated;
use crate::catalog::problem::Problem;
use crate::t;

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
            Self::Unknown(asked) => t!("There is no tool called “{asked}” here", asked = isolated(asked)),
            Self::Missing("category", asked) => t!("There is no category called “{asked}” here", asked = isolated(asked)),
            Self::Missing("reviewer", asked) => t!("There is no reviewer called “{asked}” here", asked = isolated(asked)),
            Self::Missing(what, asked) => t!("There is no {what} called “{asked}” here", what, asked = isolated(asked)),
            Self::SameTwice => t!("That is the same tool twice"),
            Self::NothingAsked => t!("No tool picked yet"),
            Self::Unreachable => t!("This tool could not be loaded"),
            Self::TimedOut => t!("This tool is taking too long to load"),
            Self::Status(_) => t!("The server refused to send this tool"),
            Self::Changing => t!("The list of tools is being changed on the site"),
            Self::Damaged(_) => t!("This tool’s file is damaged"),
        }
    }

    /// What the visitor can do about it.
    pub fn advice(&self) -> String {
        match self {
            Self::Unknown(_) => t!("The address may be misspelled, or the tool has left the catalog."),
            Self::Missing(..) => t!("The address may be misspelled, or it has left the catalog."),
            Self::SameTwice => t!("A comparison needs two different tools."),
            Self::NothingAsked => t!("Pick one to begin."),
            Self::Unreachable => t!("You may be offline, or something may be blocking the connection."),
            Self::TimedOut => t!("Nothing came in 15 seconds."),
            Self::Status(status) => t!("It answered with status {status}.", status),
            Self::Changing => t!("Its files do not belong together yet. Try again in a minute."),
            Self::Damaged(problem) => t!("Whoever runs this site can mend it ({problem}).", problem),
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
        f.write_str(&t!("{title}. {advice}", title = self.title(), advice = self.advice()))
    }
}

impl std::error::Error for Failure {}
