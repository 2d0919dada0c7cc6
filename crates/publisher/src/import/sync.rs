//! Facts that have changed since a tool was looked at, with what they were as steps of its history.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::record::Changed as Of;

use super::drift::plain;
use super::facts::{Facts, PLANS, SOURCES};
use super::merge::{self, Changed, list, merge, paired, renewed};
use super::of_tool::in_words;
use super::placeholder::is_placeholder;

/// What a tool costs to begin with.
const ENTRY: &str = "pricing.entry";

/// The fields that follow a source, with what of a tool has changed when they have, and what a source calls it.
const FOLLOWED: [(&str, Of, &str); 4] = [
    (ENTRY, Of::Price, "pricing"),
    (PLANS, Of::Price, "pricing"),
    ("version", Of::Version, "version"),
    ("license", Of::License, "license"),
];

/// Renews what a tool costs, its version and its license, and adds a step to its history for each that was something else. Of `only` those
/// kinds, where some are named. Gives what changed; nothing changes where a source says nothing new, or only keeps a place.
pub fn sync(tool: &mut Value, facts: &Facts, only: &[Of], today: Date) -> Vec<Changed> {
    let says = |field: &str| facts.fields.get(field).filter(|_| !facts.kept.contains(field));
    let followed = FOLLOWED.iter().filter(|(_, of, _)| only.is_empty() || only.contains(of));
    let fields: BTreeMap<&'static str, Value> =
        followed.filter_map(|(field, ..)| Some((*field, as_there(merge::of(tool, field), says(field)?)))).collect();
    let before = tool.clone();
    let changes = merge(tool, &Facts { slug: facts.slug.clone(), fields, kept: BTreeSet::new() });
    if changes.is_empty() {
        return changes;
    }
    let steps: Vec<Value> = steps(&before, tool, &changes, says(SOURCES), today);
    let has_changed =
        |name: &Value| FOLLOWED.iter().any(|(field, _, of)| *of == name && changes.iter().any(|change| change.field == *field));
    take_sources(tool, says(SOURCES), has_changed);
    if let Some(record) = tool.as_object_mut() {
        record.insert("checked".to_owned(), json!(today));
        if !steps.is_empty() {
            let history = record.entry("history").or_insert(Value::Null);
            if history.is_null() {
                *history = json!([]);
            }
            if let Some(history) = history.as_array_mut() {
                history.extend(steps);
            }
        }
    }
    changes
}

/// What a source says, as it is written already where the two differ in nothing that makes a difference.
fn as_there(there: &Value, said: &Value) -> Value {
    let is_same = |there: &Value, said: &Value| match (there, said) {
        (Value::String(there), Value::String(said)) => plain(there) == plain(said),
        _ => false,
    };
    if is_same(there, said) {
        return there.clone();
    }
    let (known, mut said) = (list(there), said.clone());
    let places = paired(known, list(&said));
    for (plan, place) in said.as_array_mut().into_iter().flatten().zip(places) {
        let Some(other) = place.map(|place| &known[place]) else { continue };
        for field in ["price", "unit"] {
            if is_same(&other[field], &plan[field]) {
                plan[field] = other[field].clone();
            }
        }
    }
    said
}

/// Names the source of what has changed, in place of the one before, which said something else. Of the rest it is not known to be the source.
fn take_sources(tool: &mut Value, of_facts: Option<&Value>, has_changed: impl Fn(&Value) -> bool) {
    let all = of_facts.and_then(Value::as_array).into_iter().flatten();
    let named: Vec<Value> = all.filter(|source| has_changed(&source["of"])).cloned().collect();
    if !named.is_empty() {
        tool["sources"] = renewed(&tool["sources"], &Value::Array(named), "of", |other, source| other.clone_from(source));
    }
}

/// The steps of history: of each change one, but for the prices of plans, which have one each, and which an entry price follows.
fn steps(before: &Value, after: &Value, changes: &[Changed], sources: Option<&Value>, today: Date) -> Vec<Value> {
    let day = |name: &str| {
        let source = sources.and_then(Value::as_array).into_iter().flatten().find(|source| source["of"] == name);
        let read = source.and_then(|source| Date::parse(source["date"].as_str()?));
        read.filter(|day| *day <= today).unwrap_or(today)
    };
    let step = |of: Of, name: &str, from: &str, to: &str| json!({ "date": day(name), "of": of, "from": from, "to": to });
    let of_plans: Vec<Value> = if changes.iter().any(|change| change.field == PLANS) {
        // Plans keep their places, and new ones come last.
        let both = list(merge::of(before, PLANS)).iter().zip(list(merge::of(after, PLANS)));
        let differing = both.map(|(was, now)| (priced(was), priced(now))).filter(|((_, was), (_, now))| was != now);
        differing.map(|((_, was), (name, now))| step(Of::Price, "pricing", &format!("{name}: {was}"), &format!("{name}: {now}"))).collect()
    } else {
        Vec::new()
    };
    let whole = FOLLOWED.iter().filter(|(field, ..)| *field != PLANS && (*field != ENTRY || of_plans.is_empty()));
    let of_the_rest: Vec<Value> = whole
        .filter_map(|(field, of, name)| {
            let Changed { from, to, .. } = changes.iter().find(|change| change.field == *field)?;
            let known = from.as_deref().filter(|from| !is_placeholder(field, from))?;
            Some(step(*of, name, known, to))
        })
        .collect();
    [of_plans, of_the_rest].concat()
}

/// A plan's name, and what it costs for what.
fn priced(plan: &Value) -> (String, String) {
    let text = |field: &str| in_words(&plan[field]).unwrap_or_default();
    (text("name"), [text("price"), text("unit")].join(" ").trim().to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use serde_json::{Value, json};
    use shipwith_model::catalog::date::Date;
    use shipwith_model::catalog::record::Changed as Of;
    use shipwith_model::catalog::slug::Slug;

    use super::{Facts, sync};

    fn facts(fields: &[(&'static str, Value)]) -> Facts {
        Facts { slug: Slug::parse("a").unwrap(), fields: BTreeMap::from_iter(fields.iter().cloned()), kept: BTreeSet::new() }
    }

    fn tool() -> Value {
        let pro = json!({ "name": "Pro", "price": "$20", "unit": "per user per month" });
        json!({ "slug": "a", "name": "A", "version": "1.0", "license": null, "pricing": { "entry": "Free", "plans": [pro] }, "summary": "Mine." })
    }

    fn today() -> Date {
        Date::parse("2026-11-29").unwrap()
    }

    #[test]
    fn what_it_was_becomes_a_step_of_the_history() {
        let mut tool = tool();
        tool["sources"] = json!([{ "of": "pricing", "url": "https://before.example" }]);
        let pro = json!({ "name": "Pro", "price": "$25", "unit": "per user per month" });
        let sources =
            json!([{ "of": "pricing", "url": "https://e.org", "date": "2026-11-12" }, { "of": "released", "url": "https://e.org" }]);
        let new = facts(&[
            ("version", json!("2.0")),
            ("license", json!("MIT")),
            ("pricing.entry", json!("$25")),
            ("pricing.plans", json!([pro, { "name": "Team", "price": "$99" }])),
            ("sources", sources.clone()),
            ("name", json!("Other")),
            ("summary", json!("Theirs.")),
        ]);
        assert!(!sync(&mut tool, &new, &[], today()).is_empty());
        let step = |date: &str, of: &str, from: &str, to: &str| json!({ "date": date, "of": of, "from": from, "to": to });
        assert_eq!(
            tool["history"],
            json!([
                step("2026-11-12", "price", "Pro: $20 per user per month", "Pro: $25 per user per month"),
                step("2026-11-29", "version", "1.0", "2.0"),
            ]),
            "what was not known before is no step, nor is a plan that is new"
        );
        assert_eq!(tool["sources"], json!([sources[0]]), "of what has changed alone, in place of the one before");
        assert_eq!([&tool["name"], &tool["summary"], &tool["license"], &tool["checked"]], ["A", "Mine.", "MIT", "2026-11-29"]);
        let once = tool.clone();
        assert_eq!(sync(&mut tool, &new, &[], today()), [], "once is enough");
        assert_eq!(tool, once);
    }

    #[test]
    fn steps_come_to_a_history_that_is_null_and_what_makes_no_difference_is_none() {
        let mut tool = tool();
        (tool["history"], tool["license"]) = (Value::Null, json!("MIT"));
        let pro = json!({ "name": "Pro", "price": "$20.00", "unit": "Per user per month" });
        let same = [("license", json!("mit")), ("pricing.entry", json!(" free")), ("pricing.plans", json!([pro]))];
        let before = tool.clone();
        assert_eq!((sync(&mut tool, &facts(&same), &[], today()), &tool), (Vec::new(), &before));
        let new = facts(&[("version", json!("2.0")), ("license", json!("mit"))]);
        assert_eq!(sync(&mut tool, &new, &[], today()).len(), 1);
        assert_eq!(tool["history"], json!([{ "date": "2026-11-29", "of": "version", "from": "1.0", "to": "2.0" }]));
    }

    #[test]
    fn of_plans_that_have_one_name_each_follows_the_one_of_its_unit() {
        let pro = |price: &str, unit: &str| json!({ "name": "Pro", "price": price, "unit": unit });
        let (month, year) = (pro("$20", "per month"), pro("$200", "per year"));
        let mut tool = tool();
        tool["pricing"]["plans"] = json!([month, year]);
        let of = |plans: Value| facts(&[("pricing.plans", plans)]);
        for same in [json!([month, year]), json!([year, month]), json!([year]), json!([pro("$20.00", "Per month")])] {
            assert_eq!(sync(&mut tool, &of(same), &[], today()), []);
        }
        assert_eq!(sync(&mut tool, &of(json!([pro("$250", "per year"), month])), &[], today()).len(), 1);
        assert_eq!(tool["pricing"]["plans"], json!([month, pro("$250", "per year")]));
        let step = json!({ "date": "2026-11-29", "of": "price", "from": "Pro: $200 per year", "to": "Pro: $250 per year" });
        assert_eq!(tool["history"], json!([step]));
    }

    #[test]
    fn an_entry_price_is_a_step_where_no_plan_is_and_only_what_is_asked_for_follows() {
        let mut tool = tool();
        let new = facts(&[("version", json!("2.0")), ("pricing.entry", json!("$5"))]);
        assert_eq!(sync(&mut tool, &new, &[Of::Price], today()).len(), 1);
        assert_eq!(tool["history"], json!([{ "date": "2026-11-29", "of": "price", "from": "Free", "to": "$5" }]));
        assert_eq!(tool["version"], "1.0");
    }

    #[test]
    fn what_only_keeps_a_place_changes_nothing_and_what_comes_after_it_is_no_step() {
        let mut none = facts(&[("license", json!("Open weights")), ("pricing.entry", json!("Not stated")), ("pricing.plans", json!([]))]);
        none.kept = BTreeSet::from(["license", "pricing.entry"]);
        for mut tool in [tool(), json!({ "slug": "a" })] {
            let before = tool.clone();
            assert_eq!(sync(&mut tool, &none, &[], today()), []);
            assert_eq!(tool, before);
        }
        none.kept.clear();
        let mut said = tool();
        assert_eq!(sync(&mut said, &none, &[], today()).len(), 2, "where somebody says it, it is news");
        assert_eq!((&said["license"], &said["history"][0]["to"]), (&json!("Open weights"), &json!("Not stated")));
        let mut tool = json!({ "slug": "a", "license": "Open weights", "pricing": { "entry": "Not stated", "plans": [] } });
        let found = facts(&[("license", json!("MIT")), ("pricing.entry", json!("$5"))]);
        assert_eq!(sync(&mut tool, &found, &[], today()).len(), 2);
        assert_eq!((&tool["license"], &tool["pricing"]["entry"], &tool["history"]), (&json!("MIT"), &json!("$5"), &Value::Null));
    }
}
