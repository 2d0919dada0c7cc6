//! Facts in the file of a tool: what changes, and what stays.

use serde_json::{Map, Value};

use super::drift::plain;
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

/// Puts facts into a tool. Prose that is there stays as somebody wrote it, and so does what is there where the facts only keep a place;
/// what was from elsewhere gets no source of theirs. Nothing is taken away.
pub fn merge(tool: &mut Value, facts: &Facts) -> Vec<Changed> {
    let yielding = yielding(tool, facts);
    let has_yielded = |name: &Value| is_of_yielded(name, tool, facts, &yielding);
    let own: Vec<Value> = listed(facts.fields.get(SOURCES)).filter(|source| !has_yielded(&source["of"])).cloned().collect();
    let own = Value::Array(own);
    let mut changes = Vec::new();
    for (field, value) in facts.fields.iter().filter(|(field, _)| !yielding.contains(*field)) {
        let there = of(tool, field);
        let from = in_words(there);
        let now = match *field {
            SOURCES => sources(there, &own),
            PLANS => plans(there, value),
            _ => value.clone(),
        };
        // What says nothing is no news, also where nothing is there.
        if *there == now || in_words(&now).is_none() {
            continue;
        }
        let Some(place) = place(tool, field) else { continue };
        *place = now;
        changes.push(Changed { field, from, to: in_words(place).unwrap_or_default() });
    }
    changes
}

/// The fields of facts that yield to what is there: prose, and what only keeps its place.
fn yielding(tool: &Value, facts: &Facts) -> Vec<&'static str> {
    let is_prose = |field: &str| FIELDS.iter().any(|(name, is_prose)| *name == field && *is_prose);
    let yields = |field: &&'static str| (is_prose(field) || facts.kept.contains(field)) && in_words(of(tool, field)).is_some();
    facts.fields.keys().copied().filter(yields).collect()
}

/// Whether a source, by the name of what it is of, is of a fact that has yielded to something else. That of prices is of the plans, too,
/// where the facts have some.
fn is_of_yielded(name: &Value, tool: &Value, facts: &Facts, yielding: &[&'static str]) -> bool {
    let is_of = |field: &str| field.split('.').next() == name.as_str();
    let is_besides = is_of(PLANS) && listed(facts.fields.get(PLANS)).next().is_some();
    let differs = |field: &str| facts.fields.get(field).is_some_and(|value| of(tool, field) != value);
    !is_besides && yielding.iter().any(|field| is_of(field) && differs(field))
}

/// The records of a list; none where there is none.
fn listed(list: Option<&Value>) -> impl Iterator<Item = &Value> {
    list.and_then(Value::as_array).into_iter().flatten()
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
    let (known, said) = (list(there), list(of_facts));
    let mut all = known.to_vec();
    for (plan, place) in said.iter().zip(paired(known, said)) {
        let Some(place) = place else {
            all.push(plan.clone());
            continue;
        };
        if let (Some(other), Some(plan)) = (all[place].as_object_mut(), plan.as_object()) {
            other.extend(plan.clone());
        }
    }
    Value::Array(all)
}

/// For each plan of a source, the place of the same one among those of a tool: the one of its name, and, where one of the two has several
/// of that name, of its unit, too.
pub fn paired(there: &[Value], said: &[Value]) -> Vec<Option<usize>> {
    let is_alone = |plans: &[Value], name: &Value| plans.iter().filter(|plan| plan["name"] == *name).nth(1).is_none();
    let unit = |plan: &Value| in_words(&plan["unit"]).map(|unit| plain(&unit));
    let mut taken = vec![false; there.len()];
    let place = |plan: &Value| {
        let name = &plan["name"];
        let has_any_unit = is_alone(there, name) && is_alone(said, name);
        let is_same = |other: &Value| other["name"] == *name && (has_any_unit || unit(other) == unit(plan));
        let place = there.iter().zip(&taken).position(|(other, is_taken)| !is_taken && is_same(other))?;
        taken[place] = true;
        Some(place)
    };
    said.iter().map(place).collect()
}

/// The members of a list; none of what is no list.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// What a tool has in a field; null where it has none.
pub fn of<'t>(tool: &'t Value, field: &str) -> &'t Value {
    field.split('.').fold(tool, |value, part| &value[part])
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
    use std::collections::{BTreeMap, BTreeSet};

    use serde_json::{Value, json};
    use shipwith_model::catalog::slug::Slug;

    use super::{Changed, Facts, merge};

    fn said(fields: BTreeMap<&'static str, Value>, kept: &[&'static str]) -> Facts {
        Facts { slug: Slug::parse("a").unwrap(), fields, kept: BTreeSet::from_iter(kept.iter().copied()) }
    }

    #[test]
    fn a_plan_is_renewed_by_its_name_and_keeps_what_somebody_wrote_of_it() {
        let plan = |name: &str, price: &str| json!({ "name": name, "price": price });
        let mut own = plan("Pro", "$20");
        own["note"] = json!("Mine");
        let mut tool = json!({ "pricing": { "plans": [own, plan("Team", "$50")] } });
        let fields = BTreeMap::from([("pricing.plans", json!([plan("Pro", "$25"), plan("Max", "$99")]))]);
        let facts = said(fields, &[]);
        assert_eq!(merge(&mut tool, &facts).len(), 1);
        let renewed = json!({ "name": "Pro", "price": "$25", "note": "Mine" });
        assert_eq!(tool["pricing"]["plans"], json!([renewed, plan("Team", "$50"), plan("Max", "$99")]));
        assert_eq!(merge(&mut tool, &facts), []);
    }

    #[test]
    fn what_only_keeps_its_place_yields_to_what_somebody_wrote_and_takes_its_source_along() {
        let source = |of: &str, url: &str| json!({ "of": of, "url": url });
        let fields = BTreeMap::from([
            ("license", json!("Open weights")),
            ("pricing.entry", json!("Not stated")),
            ("pricing.plans", json!([])),
            ("sources", json!([source("released", "https://b.org"), source("license", "https://b.org")])),
        ]);
        let facts = said(fields, &["license", "pricing.entry"]);
        let mut tool = json!({ "license": "MIT", "pricing": { "entry": "Free" }, "sources": [source("version", "https://a.org")] });
        let changed: Vec<_> = merge(&mut tool, &facts).into_iter().map(|changed| changed.field).collect();
        assert_eq!(changed, ["sources"]);
        let sources = [source("version", "https://a.org"), source("released", "https://b.org")];
        assert_eq!(tool, json!({ "license": "MIT", "pricing": { "entry": "Free" }, "sources": sources }));
        let mut new = json!({ "pricing": { "entry": "" } });
        merge(&mut new, &facts);
        assert_eq!((&new["license"], &new["pricing"]), (&json!("Open weights"), &json!({ "entry": "Not stated" })));
        assert_eq!((&new["sources"], merge(&mut new.clone(), &facts)), (&facts.fields["sources"], Vec::new()));
        new["pricing"]["entry"] = json!("$5");
        assert_eq!(merge(&mut new, &facts), [], "found out since");
    }

    #[test]
    fn what_has_yielded_has_no_source_wherever_it_stands_and_what_a_table_says_is_said() {
        let source = |of: &str| json!({ "of": of, "url": "https://b.org" });
        let all = json!([source("pricing"), source("summary"), source("version")]);
        let fields = || {
            BTreeMap::from([
                ("pricing.entry", json!("Not stated")),
                ("sources", all.clone()),
                ("summary", json!("Theirs")),
                ("version", json!("2")),
            ])
        };
        let tool = json!({ "pricing": { "entry": "Free" }, "summary": "Mine" });
        let mut kept = tool.clone();
        merge(&mut kept, &said(fields(), &["pricing.entry"]));
        assert_eq!((&kept["sources"], &kept["pricing"]["entry"]), (&json!([source("version")]), &json!("Free")));
        let mut told = tool.clone();
        merge(&mut told, &said(fields(), &[]));
        assert_eq!((&told["sources"], &told["pricing"]["entry"]), (&json!([source("pricing"), source("version")]), &json!("Not stated")));
        // What the plans cost is from there, whatever they begin with.
        let mut with_plans = said(fields(), &["pricing.entry"]);
        with_plans.fields.insert("pricing.plans", json!([{ "name": "Pro", "price": "$5" }]));
        let mut planned = tool;
        merge(&mut planned, &with_plans);
        assert_eq!((&planned["sources"][0], &planned["pricing"]["entry"]), (&source("pricing"), &json!("Free")));
    }

    #[test]
    fn facts_are_renewed_and_prose_that_is_there_stays() {
        let mut tool =
            json!({ "slug": "a", "name": "A", "version": "1", "tagline": "My words", "summary": "", "reviews": [{ "quote": "Mine" }] });
        let fields = [("name", "A"), ("version", "2"), ("tagline", "Theirs"), ("summary", "Theirs"), ("links.home", "https://example.com")];
        let fields: BTreeMap<_, _> = fields.into_iter().map(|(field, text)| (field, json!(text))).collect();
        let facts = said(fields, &[]);
        let changed = |field, from: Option<&str>, to: &str| Changed { field, from: from.map(str::to_owned), to: to.to_owned() };
        let expected =
            [changed("links.home", None, "https://example.com"), changed("summary", None, "Theirs"), changed("version", Some("1"), "2")];
        assert_eq!(merge(&mut tool, &facts), expected);
        assert_eq!(merge(&mut tool, &facts), [], "once is enough");
        assert_eq!((&tool["tagline"], &tool["reviews"][0]["quote"], &tool["version"]), (&json!("My words"), &json!("Mine"), &json!("2")));
    }
}
