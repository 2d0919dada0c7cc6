//! Where in a file a value stands, as messages write it: `reviews[2].verdict`.

use std::fmt;

/// The way from the outermost record to a value. It is only written out where something is wrong.
#[derive(Clone, Copy)]
pub(crate) enum Path<'p> {
    Root,
    Field(&'p Path<'p>, &'p str),
    Member(&'p Path<'p>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Field(Self::Root, name) => f.write_str(name),
            Self::Field(record, name) => write!(f, "{record}.{name}"),
            Self::Member(list, i) => write!(f, "{list}[{i}]"),
        }
    }
}
