//! The screens of the page.

use crate::text;

/// A screen of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Two tools side by side.
    #[default]
    Comparison,
    /// The list of all tools.
    Tools,
    /// One tool, with its whole panel.
    Tool,
    /// The ranking of a category.
    Category,
    /// A reviewer, over all tools.
    Reviewer,
    /// The visitor's own votes.
    Votes,
    /// What the visitor keeps to decide on later.
    Shortlist,
    /// Two tools without their names.
    Blind,
    /// The comparison for somebody's own page.
    Embed,
    /// What is saved on this device.
    Offline,
}

impl View {
    /// The screens that the head of the page offers, in their order.
    pub const MAIN: [Self; 5] = [Self::Comparison, Self::Tools, Self::Shortlist, Self::Votes, Self::Blind];
    /// All screens.
    pub const ALL: [Self; 10] = [
        Self::Comparison,
        Self::Tools,
        Self::Tool,
        Self::Category,
        Self::Reviewer,
        Self::Votes,
        Self::Shortlist,
        Self::Blind,
        Self::Embed,
        Self::Offline,
    ];

    /// The screen as the address writes it; the comparison goes without saying.
    pub fn key(self) -> &'static str {
        match self {
            Self::Comparison => "",
            Self::Tools => "tools",
            Self::Tool => "tool",
            Self::Category => "category",
            Self::Reviewer => "reviewer",
            Self::Votes => "votes",
            Self::Shortlist => "shortlist",
            Self::Blind => "blind",
            Self::Embed => "embed",
            Self::Offline => "offline",
        }
    }

    /// The screen that the address calls so, in whatever letters; none when there is no such screen.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.key().eq_ignore_ascii_case(key))
    }

    /// The screen as the page calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Comparison => text!("Compare"),
            Self::Tools => text!("All tools"),
            Self::Tool => text!("Tool"),
            Self::Category => text!("Category"),
            Self::Reviewer => text!("Reviewer"),
            Self::Votes => text!("My votes"),
            Self::Shortlist => text!("Shortlist"),
            Self::Blind => text!("Blind read"),
            Self::Embed => text!("Embed"),
            Self::Offline => text!("Read offline"),
        }
    }

    /// What the screen is for, in a sentence; the comparison says it with the tools it shows.
    pub fn description(self) -> &'static str {
        match self {
            Self::Comparison => "",
            Self::Tool => text!("What the panel says of one tool, in full, and what it costs."),
            Self::Category => text!("The tools of one category, ranked by the panel."),
            Self::Reviewer => text!("One point of view, over every tool it judged."),
            Self::Tools => text!("Every tool of the catalog, by category, price, license and verdict."),
            Self::Votes => text!("What you would ship and what you would skip, kept in this browser."),
            Self::Shortlist => text!("What you keep to decide on later, with notes, and the record of what you decided."),
            Self::Embed => text!("A comparison, a tool or a ranking in your blog or docs: choose, look, copy."),
            Self::Offline => text!("All verdicts on this device, for when there is no connection."),
            Self::Blind => text!("Two tools, names hidden: read what the panel says, pick one, then see which is which."),
        }
    }
}
