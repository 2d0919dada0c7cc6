//! Damage costs the smallest unit: fields that go on without a value that cannot be read, and lists without such a member.
//!
//! [`Reading`](super::reading::Reading) notes what was wrong and goes on. Every other deserializer takes such a field as strictly
//! as any: it gives all of a file or an error, and nothing that is silently incomplete.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// Under this name a lenient value is asked for: `Reading` hands it out again and again, until it has been read or each of its
/// fields has been looked at.
pub(crate) const ATTEMPTS: &str = "shipwith::Lenient";

/// Between the parts of a [`BadField`].
pub(crate) const SEPARATOR: &str = ":\u{1f} ";

/// A value, or nothing where it could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lenient<T>(pub Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Lenient<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        LenientSeed(PhantomData).deserialize(deserializer).map(Self)
    }
}

/// The same of what a seed reads.
#[derive(Clone, Copy)]
pub struct LenientSeed<S>(pub S);

impl<'de, S: DeserializeSeed<'de> + Copy> DeserializeSeed<'de> for LenientSeed<S> {
    type Value = Option<S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_newtype_struct(ATTEMPTS, self)
    }
}

impl<'de, S: DeserializeSeed<'de> + Copy> Visitor<'de> for LenientSeed<S> {
    type Value = Option<S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value of the format")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut attempts: A) -> Result<Self::Value, A::Error> {
        loop {
            // What was wrong has been noted.
            if let Ok(read) = attempts.next_element_seed(self.0) {
                return Ok(read);
            }
        }
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        self.0.deserialize(deserializer).map(Some)
    }
}

/// Reads a field that has to be there; `None` where it is not, or is bad.
///
/// # Errors
/// As a strict deserializer has them.
pub fn needed<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    Lenient::deserialize(deserializer).map(|Lenient(read)| read)
}

/// Reads a field that has to be there; where it is not, or is bad, its default takes its place.
///
/// # Errors
/// As a strict deserializer has them.
pub fn or_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(deserializer: D) -> Result<T, D::Error> {
    needed(deserializer).map(Option::unwrap_or_default)
}

/// Reads a field that may be left out.
///
/// # Errors
/// As a strict deserializer has them.
pub fn optional<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(deserializer: D) -> Result<T, D::Error> {
    or_default(deserializer).map(|read: Option<T>| read.unwrap_or_default())
}

/// Reads a list that may be left out: every member that can be read.
///
/// # Errors
/// As a strict deserializer has them.
pub fn each<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let members: Vec<Lenient<T>> = optional(deserializer)?;
    Ok(members.into_iter().filter_map(|Lenient(member)| member).collect())
}

/// That a field of a record is at fault, for what only shows when the record is looked at as a whole.
#[derive(Clone, Debug)]
pub struct BadField {
    /// Its name.
    pub field: &'static str,
    /// What was found there.
    pub found: String,
    /// What to do about it.
    pub advice: &'static str,
}

impl fmt::Display for BadField {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}{SEPARATOR}{}{SEPARATOR}{}", self.field, self.found, self.advice)
    }
}

/// A field that the format has and that says nothing to the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ignored;

impl<'de> Deserialize<'de> for Ignored {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}
