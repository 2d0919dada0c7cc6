//! What the file of a tool says, as facts.

use serde_json::Value;
use shipwith_model::catalog::slug::Slug;

use super::facts::{FIELDS, Facts, PLANS, SOURCES};

/// The facts that the file of a tool says; nothing where it does not say which tool it is of.
pub fn of_tool(tool: &Value) -> Option<Facts> {
    let slug = Slug::parse(tool["slug"].as_str()?)?;
    let said = |field: &'static str| {
        let value = field.split('.').fold(tool, |value, part| &value[part]);
        in_words(value).is_some().then(|| (field, value.clone()))
    };
    let fields = FIELDS.iter().map(|(field, _)| *field).filter(|field| *field != "slug").chain([PLANS, SOURCES]);
    Some(Facts { slug, fields: fields.filter_map(said).collect() })
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
