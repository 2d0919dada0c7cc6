//! Facts in the file of a tool: what changes, and what stays.

use serde_json::{Map, Value};

use super::facts::{FIELDS, Facts, PLANS, SOURCES};
use super::of_tool::in_words;

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

/// Puts facts into a tool. Prose that is there stays as somebody wrote it; nothing is taken away.
pub fn merge(tool: &mut Value, facts: &Facts) -> Vec<Changed> {
    let mut changes = Vec::new();
    for (field, value) in &facts.fields {
        let is_prose = FIELDS.iter().any(|(name, is_prose)| name == field && *is_prose);
        let Some(place) = place(tool, field) else { continue };
        let from = in_words(place);
        let now = match *field {
            SOURCES => sources(place, value),
            PLANS => plans(place, value),
            _ => value.clone(),
        };
        if *place == now || (is_prose && from.is_some()) {
            continue;
        }
        *place = now;
        changes.push(Changed { field, from, to: in_words(place).unwrap_or_default() });
    }
    changes
}

/// A list of records with those of facts: of two that have the same `key`, `renew` changes the one that is there; what is new comes last.
pub fn renewed(there: &Value, of_facts: &Value, key: &str, renew: impl Fn(&mut Value, &Value)) -> Value {
    let mut all = there.as_array().cloned().unwrap_or_default();
    for record in of_facts.as_array().into_iter().flatten() {
        match all.iter_mut().find(|other| other[key] == record[key]) {
            Some(other) => renew(other, record),
            None => all.push(record.clone()),
        }
    }
    Value::Array(all)
}

/// The sources of a tool with those of facts: of each fact one, and one that somebody else has named stays.
fn sources(there: &Value, of_facts: &Value) -> Value {
    renewed(there, of_facts, "of", |other, source| {
        if other["url"] == source["url"] {
            other.clone_from(source);
        }
    })
}

/// The plans of a tool with those of facts: what is said of one by name is renewed, what somebody has written besides stays, and so do the others.
fn plans(there: &Value, of_facts: &Value) -> Value {
    renewed(there, of_facts, "name", |other, plan| {
        if let (Some(other), Some(plan)) = (other.as_object_mut(), plan.as_object()) {
            other.extend(plan.clone());
        }
    })
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
    fn a_plan_is_renewed_by_its_name_and_keeps_what_somebody_wrote_of_it() {
        let plan = |name: &str, price: &str| json!({ "name": name, "price": price });
        let mut own = plan("Pro", "$20");
        own["note"] = json!("Mine");
        let mut tool = json!({ "pricing": { "plans": [own, plan("Team", "$50")] } });
        let fields = BTreeMap::from([("pricing.plans", json!([plan("Pro", "$25"), plan("Max", "$99")]))]);
        let facts = Facts { slug: Slug::parse("a").unwrap(), fields };
        assert_eq!(merge(&mut tool, &facts).len(), 1);
        let renewed = json!({ "name": "Pro", "price": "$25", "note": "Mine" });
        assert_eq!(tool["pricing"]["plans"], json!([renewed, plan("Team", "$50"), plan("Max", "$99")]));
        assert_eq!(merge(&mut tool, &facts), []);
    }

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
