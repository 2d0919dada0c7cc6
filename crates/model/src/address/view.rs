//! The screens of the page.

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
    /// Two tools without their names.
    Blind,
    /// The comparison for somebody's own page.
    Embed,
    /// What is saved on this device.
    Offline,
}

impl View {
    /// The screens that the head of the page offers, in their order.
    pub const MAIN: [Self; 4] = [Self::Comparison, Self::Tools, Self::Votes, Self::Blind];
    /// All screens.
    pub const ALL: [Self; 9] =
        [Self::Comparison, Self::Tools, Self::Tool, Self::Category, Self::Reviewer, Self::Votes, Self::Blind, Self::Embed, Self::Offline];

    /// The screen as the address writes it; the comparison goes without saying.
    pub fn key(self) -> &'static str {
        match self {
            Self::Comparison => "",
            Self::Tools => "tools",
            Self::Tool => "tool",
            Self::Category => "category",
            Self::Reviewer => "reviewer",
            Self::Votes => "votes",
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
            Self::Comparison => "Compare",
            Self::Tools => "All tools",
            Self::Tool => "Tool",
            Self::Category => "Category",
            Self::Reviewer => "Reviewer",
            Self::Votes => "My votes",
            Self::Blind => "Blind read",
            Self::Embed => "Embed",
            Self::Offline => "Read offline",
        }
    }

    /// What the screen is for, in a sentence; the comparison says it with the tools it shows.
    pub fn description(self) -> &'static str {
        match self {
            Self::Comparison => "",
            Self::Tool => "What the panel says of one tool, in full, and what it costs.",
            Self::Category => "The tools of one category, ranked by the panel.",
            Self::Reviewer => "One point of view, over every tool it judged.",
            Self::Tools => "Every tool of the catalog, by category, price, license and verdict.",
            Self::Votes => "What you would ship and what you would skip, kept in this browser.",
            Self::Embed => "A comparison, a tool or a ranking in your blog or docs: choose, look, copy.",
            Self::Offline => "All verdicts on this device, for when there is no connection.",
            Self::Blind => "Two tools, names hidden: read what the panel says, pick one, then see which is which.",
        }
    }
}
