//! What the file of a tool says, as facts.

use std::collections::BTreeMap;

use serde_json::Value;
use shipwith_model::catalog::slug::Slug;

use super::facts::{FIELDS, Facts, PLANS, SOURCES};
use super::placeholder::is_placeholder;

/// The facts that the file of a tool says; nothing where it does not say which tool it is of.
pub fn of_tool(tool: &Value) -> Option<Facts> {
    let slug = Slug::parse(tool["slug"].as_str()?)?;
    let said = |field: &'static str| {
        let value = field.split('.').fold(tool, |value, part| &value[part]);
        in_words(value).is_some().then(|| (field, value.clone()))
    };
    let fields = FIELDS.iter().map(|(field, _)| *field).filter(|field| *field != "slug").chain([PLANS, SOURCES]);
    let fields: BTreeMap<&'static str, Value> = fields.filter_map(said).collect();
    let keeps = |field: &str| fields.get(field).and_then(Value::as_str).is_some_and(|text| is_placeholder(field, text));
    let kept = fields.keys().copied().filter(|field| keeps(field)).collect();
    Some(Facts { slug, fields, kept })
}

/// A value as a line shows it; none of one that says nothing.
pub fn in_words(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        Value::Array(list) if list.is_empty() => None,
        other => Some(other.to_string()),
    }
}
