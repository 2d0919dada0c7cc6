//! Facts in the file of a tool: what changes, and what stays.

use serde_json::{Map, Value, json};

use shipwith_model::catalog::date::Date;

use super::facts::{FIELDS, Facts};
use crate::template::TOOL_SCHEMA;

/// A field that is another one now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its path.
    pub field: &'static str,
    /// What was there, if anything.
    pub from: Option<String>,
    /// What is there now.
    pub to: String,
}

/// A tool of which nothing is known but its slug.
pub fn begun(facts: &Facts, today: Date) -> Value {
    json!({
        "$schema": format!("../{TOOL_SCHEMA}"),
        "slug": facts.slug,
        "name": facts.slug,
        "maker": "",
        "category": "",
        "tagline": "",
        "summary": "",
        "pricing": { "plans": [] },
        "links": {},
        "reviews": [],
        "community": null,
        "checked": today,
    })
}

/// Puts facts into a tool. Prose that is there stays as somebody wrote it; nothing is taken away.
pub fn merge(tool: &mut Value, facts: &Facts) -> Vec<Changed> {
    let mut changes = Vec::new();
    for (field, value) in &facts.fields {
        let is_prose = FIELDS.iter().any(|(name, is_prose)| name == field && *is_prose);
        let Some(place) = place(tool, field) else { continue };
        let from = place.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
        if place == value || (is_prose && from.is_some()) {
            continue;
        }
        *place = value.clone();
        changes.push(Changed { field, from, to: value.as_str().unwrap_or_default().to_owned() });
    }
    changes
}

/// The place of a field in a tool, made where it is not there; none where something else is in the way.
fn place<'t>(tool: &'t mut Value, field: &str) -> Option<&'t mut Value> {
    let mut value = tool;
    for part in field.split('.') {
        if value.is_null() {
            *value = Value::Object(Map::new());
        }
        value = value.as_object_mut()?.entry(part).or_insert(Value::Null);
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;
    use shipwith_model::catalog::slug::Slug;

    use super::{Changed, Facts, merge};

    #[test]
    fn facts_are_renewed_and_prose_that_is_there_stays() {
        let mut tool =
            json!({ "slug": "a", "name": "A", "version": "1", "tagline": "My words", "summary": "", "reviews": [{ "quote": "Mine" }] });
        let fields = [("name", "A"), ("version", "2"), ("tagline", "Theirs"), ("summary", "Theirs"), ("links.home", "https://example.com")];
        let fields: BTreeMap<_, _> = fields.into_iter().map(|(field, text)| (field, json!(text))).collect();
        let facts = Facts { slug: Slug::parse("a").unwrap(), fields };
        let changed = |field, from: Option<&str>, to: &str| Changed { field, from: from.map(str::to_owned), to: to.to_owned() };
        let expected =
            [changed("links.home", None, "https://example.com"), changed("summary", None, "Theirs"), changed("version", Some("1"), "2")];
        assert_eq!(merge(&mut tool, &facts), expected);
        assert_eq!(merge(&mut tool, &facts), [], "once is enough");
        assert_eq!((&tool["tagline"], &tool["reviews"][0]["quote"], &tool["version"]), (&json!("My words"), &json!("Mine"), &json!("2")));
    }
}
