//! A deserializer over parsed JSON that knows where in the file it is: what a type refuses is noted with its path, what was
//! found there and what to do, and [lenient](crate::catalog::lenient) fields go on without it.
//!
//! It takes the format as people write it: text is trimmed and never empty, `null` is as good as a field that is left out,
//! and so is a list without members. A `u32` is a count, a `u64` a moment in milliseconds since 1970.

use std::cell::Cell;

use serde::de::value::{BorrowedStrDeserializer, StrDeserializer};
use serde::de::{DeserializeOwned, DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use crate::catalog::lenient::{ATTEMPTS, Lenient};
use crate::catalog::path::Path;
use crate::catalog::reading::{Reading, UnknownField, kind, shortened};
use crate::catalog::refused::Refused;
use crate::catalog::rule::Rule;

/// A value in its place.
#[derive(Clone, Copy)]
pub(crate) struct Place<'p, 'r> {
    reading: &'r Reading<'r>,
    path: Path<'p>,
    /// `None` where a record lacks the field, or has `null` there.
    value: Option<&'r Value>,
    /// Whether the field may be left out.
    is_optional: bool,
    /// The first field of this record that no attempt has looked at yet.
    unseen: &'p Cell<usize>,
}

impl<'p, 'r> Place<'p, 'r> {
    fn at<'q>(&self, path: Path<'q>, value: Option<&'r Value>, unseen: &'q Cell<usize>) -> Place<'q, 'r> {
        Place { reading: self.reading, path, value, is_optional: false, unseen }
    }

    /// Notes what was refused, unless that was done nearer to it.
    fn note(&self, mut refused: Refused) -> Refused {
        if !std::mem::replace(&mut refused.is_noted, true) {
            let found = match (self.value, refused.found.as_str()) {
                (Some(Value::String(text)), "") => format!("found \"{}\"", shortened(text.trim())),
                (Some(value), "") => format!("found {}", kind(value)),
                (None, "") => "missing".into(),
                (_, found) => found.to_owned(),
            };
            let path = match refused.field.as_str() {
                "" => self.path.to_string(),
                field => Path::Field(&self.path, field).to_string(),
            };
            self.reading.note(refused.rule, path, found, refused.advice.clone());
        }
        refused
    }

    /// Notes that the value is missing, or of another kind.
    fn refuse<T>(&self, missing: &str, other: &str) -> Result<T, Refused> {
        let (rule, found, advice) = match self.value {
            None => (Rule::Missing, "missing".to_owned(), missing),
            Some(value) => (Rule::Type, format!("found {}", kind(value)), other),
        };
        Err(self.note(Refused::new(rule, found, advice.to_owned())))
    }

    fn text(&self) -> Result<&'r str, Refused> {
        match self.value {
            Some(Value::String(text)) => match (text.trim(), self.is_optional) {
                ("", true) => Err(self.note(Refused::new(Rule::Empty, "empty".into(), "write some text, or leave the field out".into()))),
                ("", false) => Err(self.note(Refused::new(Rule::Empty, "empty".into(), "write some text".into()))),
                (text, _) => Ok(text),
            },
            _ => self.refuse("add it: text, in quotes", "write text, in quotes"),
        }
    }

    /// The fields of a record; those that the format does not know are noted, once.
    fn open(&self, fields: &'static [&'static str]) -> Result<Fields<'_, 'r>, Refused> {
        let Some(Value::Object(map)) = self.value else { return self.refuse("add it: a record { … }", "write a record: { … }") };
        let next = self.unseen.get();
        if next == 0 {
            for name in map.keys().filter(|name| !fields.contains(&name.as_str())) {
                let path = Path::Field(&self.path, name).to_string();
                self.reading.note_unknown(UnknownField { path, name: name.clone(), known: fields });
            }
        }
        Ok(Fields { record: *self, map, fields, next })
    }

    fn number<N: TryFrom<u64>>(&self, missing: &str, other: &str) -> Result<N, Refused> {
        let number = self.value.and_then(Value::as_u64).and_then(|number| N::try_from(number).ok());
        number.map_or_else(|| self.refuse(missing, other), Ok)
    }
}

/// Reads the outermost record of a file. Where a field is bad that it cannot do without, the fields after that one are looked
/// at all the same.
pub(crate) fn read<T: DeserializeOwned>(reading: &Reading, value: &Value) -> Option<T> {
    let unseen = Cell::new(0);
    let place = Place { reading, path: Path::Root, value: Some(value), is_optional: false, unseen: &unseen };
    Lenient::deserialize(place).ok().and_then(|Lenient(read)| read)
}

/// The same value again and again, until every field of it has been looked at once.
struct Attempts<'p, 'r> {
    place: Place<'p, 'r>,
    is_first: bool,
}

impl<'r> SeqAccess<'r> for Attempts<'_, 'r> {
    type Error = Refused;

    fn next_element_seed<S: DeserializeSeed<'r>>(&mut self, seed: S) -> Result<Option<S::Value>, Refused> {
        let is_first = std::mem::take(&mut self.is_first);
        if !is_first && self.place.unseen.get() == 0 {
            return Ok(None);
        }
        // What was refused once is not taken for want of the field that it was refused for.
        let read = seed.deserialize(self.place).map_err(|refused| self.place.note(refused))?;
        Ok(is_first.then_some(read))
    }
}

/// The members of a list.
struct Members<'p, 'r> {
    list: Place<'p, 'r>,
    members: std::iter::Enumerate<std::slice::Iter<'r, Value>>,
}

impl<'r> SeqAccess<'r> for Members<'_, 'r> {
    type Error = Refused;

    fn next_element_seed<S: DeserializeSeed<'r>>(&mut self, seed: S) -> Result<Option<S::Value>, Refused> {
        let Some((i, value)) = self.members.next() else { return Ok(None) };
        let unseen = Cell::new(0);
        let place = self.list.at(Path::Member(&self.list.path, i), Some(value), &unseen);
        seed.deserialize(place).map(Some).map_err(|refused| place.note(refused))
    }
}

/// The fields of a record, in the order of its type: those too that the record lacks.
struct Fields<'p, 'r> {
    record: Place<'p, 'r>,
    map: &'r Map<String, Value>,
    fields: &'static [&'static str],
    next: usize,
}

impl<'r> MapAccess<'r> for Fields<'_, 'r> {
    type Error = Refused;

    fn next_key_seed<S: DeserializeSeed<'r>>(&mut self, seed: S) -> Result<Option<S::Value>, Refused> {
        let Some(name) = self.fields.get(self.next) else {
            self.record.unseen.set(0);
            return Ok(None);
        };
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'r>>(&mut self, seed: S) -> Result<S::Value, Refused> {
        let name = self.fields[self.next];
        self.next += 1;
        let unseen = Cell::new(0);
        let value = self.map.get(name).filter(|value| !value.is_null());
        let place = self.record.at(Path::Field(&self.record.path, name), value, &unseen);
        seed.deserialize(place).map_err(|refused| {
            self.record.unseen.set(self.next);
            place.note(refused)
        })
    }
}

impl<'de> Deserializer<'de> for Place<'_, 'de> {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self.value {
            Some(value) => value.deserialize_any(visitor).map_err(|error| self.note(Refused::custom(error))),
            None => visitor.visit_unit(),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_unit()
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_borrowed_str(self.text()?).map_err(|refused| self.note(refused))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.deserialize_str(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_u32(self.number("add it: a whole number, 0 or more", "write a whole number, 0 or more")?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_u64(self.number("add it: milliseconds since 1970", "write milliseconds since 1970, a whole number")?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self.value {
            None => visitor.visit_none(),
            Some(_) => visitor.visit_some(Self { is_optional: true, ..self }),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let members = match self.value {
            None => &[][..],
            Some(Value::Array(members)) => members,
            Some(_) => return self.refuse("", "write a list: [ … ]"),
        };
        visitor.visit_seq(Members { list: self, members: members.iter().enumerate() })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let record = self.open(fields)?;
        let first = record.next;
        // An attempt that began in the middle lacks what comes before: that was said when it was looked at.
        visitor.visit_map(record).map_err(|refused| if first == 0 { self.note(refused) } else { Refused { is_noted: true, ..refused } })
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_enum(StrDeserializer::new(self.text()?)).map_err(|refused| self.note(refused))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Refused> {
        match name {
            ATTEMPTS => visitor.visit_seq(Attempts { place: self, is_first: true }),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct map identifier
    }
}
