//! The kinds of faults that a file of a catalog can have.

/// A kind of fault. The publisher's check has a page on each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A ballot, or the ledger of ballots, cannot be what it is.
    Ballots,
    /// Two spellings of a category have one address.
    Category,
    /// Two files are one to systems that do not tell capitals from small letters.
    Capitals,
    /// A character that is not shown.
    Control,
    /// Text that is empty.
    Empty,
    /// A file that is not UTF-8.
    Encoding,
    /// A day that has not come.
    Future,
    /// A character that turns, hides or breaks the words around it.
    Invisible,
    /// A file that is no JSON.
    Json,
    /// A link that leads out of the folder of the catalog.
    Link,
    /// More faults of one file than are named.
    Many,
    /// A field or a file that is not there.
    Missing,
    /// A tool that has the name of another one of its maker.
    NameTaken,
    /// A tool that records name and no file is of.
    NoSuchTool,
    /// A file that nobody reads.
    NotRead,
    /// A reviewer who is there twice.
    ReviewerTwice,
    /// A file of another version of the format.
    Schema,
    /// A slug that cannot be one, or is not that of its file.
    Slug,
    /// A slug that another tool has.
    SlugTaken,
    /// What another source says and cannot be taken.
    Source,
    /// A reviewer who is not of the panel.
    Stranger,
    /// A file or a list beyond its bound.
    TooLarge,
    /// Tools in `catalog.json` and in files of their own.
    TwoCatalogs,
    /// A value of another kind, such as a number in place of text.
    Type,
    /// A price that does not say what it buys.
    Unit,
    /// A field that the format does not know.
    UnknownField,
    /// A file that cannot be read.
    Unreadable,
    /// A tool that nobody of the panel has reviewed.
    Unreviewed,
    /// Text that does not have the form which its field asks for.
    Value,
    /// A field that stands twice in its record.
    WrittenTwice,
}
