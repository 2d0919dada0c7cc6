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
    /// The widget's weight in kB, four numbers, a space between each: `embed.js`; program, page, style and font; the quotes' font; the font.
    pub const WEIGHT: &str = "shipwith:weight";
    /// Which screens of the site have a finished page.
    pub const PAGES: &str = "shipwith:pages";
    /// The two tools of a finished page.
    pub const PAIR: &str = "shipwith:pair";
    /// The language that the catalog is written in.
    pub const LANGUAGE: &str = "shipwith:language";
}

/// Events of the element `<ship-with>` for the page that it is in.
pub mod element_event {
    /// What is asked for stands, or what is said in its place.
    pub const READY: &str = "shipwith:ready";
    /// Its height has changed.
    pub const RESIZE: &str = "shipwith:resize";
    /// A vote was cast in it.
    pub const VOTE: &str = "shipwith:vote";
    /// Something failed.
    pub const ERROR: &str = "shipwith:error";
}

/// Properties of the window in which a script leaves something for the program.
pub mod held {
    /// Answers for files of the catalog that were asked for ahead of the program, by address.
    pub const EARLY: &str = "shipwithEarly";
}

/// What a page asks its service worker for, in a word.
pub mod order {
    /// A new version that waits is let in.
    pub const TAKE_OVER: &str = "take over";
    /// The page could not start: what is saved of it is made whole, or stands aside.
    pub const MEND: &str = "mend";
    /// The page lacks something: what is saved of it is made whole.
    pub const LOOK: &str = "look";
    /// The page wants to hear how much of the whole catalog is saved.
    pub const SURVEY: &str = "survey";
    /// The next part of the whole catalog is saved.
    pub const SAVE: &str = "save";
    /// What is being saved for the page is left undone.
    pub const STOP: &str = "stop";
    /// All that is saved of the catalog goes.
    pub const REMOVE: &str = "remove";
}
