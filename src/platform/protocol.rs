//! What the program and the scripts of its page call what they say to one another. Their twin is `web/protocol.ts`, where a
//! module of these is an enum; `tests/tidy` holds that both have the same names.

/// Events of a page's window between the program and the scripts of its page.
pub mod program_event {
    /// The program runs.
    pub const RUNNING: &str = "shipwith:running";
    /// It found no place to mount into.
    pub const BROKEN: &str = "shipwith:broken";
    /// There is something to read: the page turns to it.
    pub const STANDING: &str = "shipwith:standing";
    /// On a finished page, what takes it over cannot be had: why, in words.
    pub const LACKING: &str = "shipwith:lacking";
    /// In a frame, the comparison is in the document.
    pub const SHOWN: &str = "shipwith:shown";
    /// In a frame, something that is asked for cannot be had: what, in words.
    pub const FAILED: &str = "shipwith:failed";
    /// A vote was cast: on what.
    pub const VOTED: &str = "shipwith:voted";
    /// Whether all votes are stored: a text when they are, an empty one when not.
    pub const KEPT: &str = "shipwith:kept";
    /// The theme that the reader chose.
    pub const THEME: &str = "shipwith:theme";
    /// To the program of a frame: the query that its host asks for.
    pub const CONFIG: &str = "shipwith:config";
}

/// Marks in the page's timeline.
pub mod mark {
    /// Both sides of a comparison are in the document.
    pub const COMPARISON: &str = "shipwith:comparison";
}

/// Names of `<meta>` elements.
pub mod meta {
    /// The folder of the catalog.
    pub const CATALOG: &str = "shipwith:catalog";
    /// What the widget weighs.
    pub const WEIGHT: &str = "shipwith:weight";
    /// The two tools of a finished page.
    pub const PAIR: &str = "shipwith:pair";
}

/// Properties of the window in which a script leaves something for the program.
pub mod held {
    /// Answers for files of the catalog that were asked for ahead of the program, by address.
    pub const EARLY: &str = "shipwithEarly";
}
