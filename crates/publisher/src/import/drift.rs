//! Where two sources say different things of the same tools.

use std::collections::BTreeMap;

use serde_json::Value;
use shipwith_model::catalog::slug::Slug;

use super::facts::{FIELDS, Facts, PLANS, SOURCES};
use super::merge::list;
use super::of_tool::in_words;

/// A fact on which two sources differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// The tool.
    pub slug: Slug,
    /// The field, such as `version`, or `pricing.plans[Pro]` of a plan's price.
    pub field: String,
    /// What one says.
    pub one: String,
    /// What the other says.
    pub other: String,
}

/// How two sources compare.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drift {
    /// What they differ on, by tool and field.
    pub differing: Vec<Differing>,
    /// How many tools are in both.
    pub both: usize,
    /// The tools that are only in the first.
    pub only_one: Vec<Slug>,
    /// The tools that are only in the second.
    pub only_other: Vec<Slug>,
}

/// Compares what two sources say. What only one of them says is no disagreement; prose is nobody's fact, nor is what only keeps a place.
pub fn compare(one: &[Facts], other: &[Facts]) -> Drift {
    let (one, other) = (by_slug(one), by_slug(other));
    let mut drift = Drift::default();
    for (slug, facts) in &one {
        let Some(others) = other.get(slug) else {
            drift.only_one.push((*slug).clone());
            continue;
        };
        drift.both += 1;
        let told = said(others, facts);
        for (field, one) in said(facts, others) {
            if let Some(other) = told.get(&field).filter(|other| plain(other) != plain(&one)).cloned() {
                drift.differing.push(Differing { slug: (*slug).clone(), field, one, other });
            }
        }
    }
    drift.only_other = other.into_keys().filter(|slug| !one.contains_key(slug)).cloned().collect();
    drift
}

fn by_slug(all: &[Facts]) -> BTreeMap<&Slug, &Facts> {
    all.iter().map(|facts| (&facts.slug, facts)).collect()
}

fn plans_of(facts: &Facts) -> &[Value] {
    facts.fields.get(PLANS).map(list).unwrap_or_default()
}

/// What is said of a tool, by field, beside what another source says of it; each plan is a field of its own.
fn said(facts: &Facts, other: &Facts) -> BTreeMap<String, String> {
    let is_fact = |field: &str| field != SOURCES && FIELDS.iter().all(|(name, is_prose)| *name != field || !*is_prose);
    let fields = facts.fields.iter().filter(|(field, _)| **field != PLANS && is_fact(field) && !facts.kept.contains(*field));
    let whole = fields.filter_map(|(field, value)| Some(((*field).to_owned(), in_words(value)?)));
    let both = [plans_of(facts), plans_of(other)];
    let plans = both[0].iter().filter_map(|plan| Some((format!("{PLANS}[{}]", called(plan, both)?), in_words(&plan["price"])?)));
    whole.chain(plans).collect()
}

/// What a plan is called: by its unit, too, where one of the two sources has several of its name.
fn called(plan: &Value, both: [&[Value]; 2]) -> Option<String> {
    let name = in_words(&plan["name"])?;
    let is_alone = both.iter().all(|plans| plans.iter().filter(|other| other["name"] == plan["name"]).nth(1).is_none());
    let unit = in_words(&plan["unit"]).filter(|_| !is_alone).map(|unit| plain(&unit));
    Some([Some(name), unit].into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// A text without what makes no difference: capitals, white space, the slash at the end of an address, cents that are none.
pub fn plain(text: &str) -> String {
    let words = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.strip_suffix('/').filter(|_| words.starts_with("https://")).unwrap_or(&words);
    let mut parts = words.split(".00");
    let first = parts.next().unwrap_or_default().to_owned();
    // `$2.00 per month` is `$2 per month`; `$2.001` and `v1.00.2` are what they are.
    parts.fold(first, |said, part| {
        let is_amount = said.ends_with(|c: char| c.is_ascii_digit()) && words.contains(['$', '€', '£', '¥']);
        let goes_on = part.starts_with(|c: char| c.is_ascii_digit() || c == '.');
        if is_amount && !goes_on { said + part } else { said + ".00" + part }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use serde_json::{Value, json};
    use shipwith_model::catalog::slug::Slug;

    use super::{Facts, compare, plain};

    fn facts(slug: &str, fields: &[(&'static str, Value)]) -> Facts {
        Facts { slug: Slug::parse(slug).unwrap(), fields: BTreeMap::from_iter(fields.iter().cloned()), kept: BTreeSet::new() }
    }

    #[test]
    fn what_both_say_and_say_differently_is_named() {
        let plans = |price: &str| json!([{ "name": "Pro", "price": price }, { "name": price, "price": "$1" }]);
        let one = [
            facts("a", &[("version", json!("1")), ("license", json!("mit")), ("summary", json!("x")), ("pricing.plans", plans("$20.00"))]),
            facts("b", &[]),
        ];
        let other = [
            facts("a", &[("version", json!("2")), ("license", json!("MIT")), ("summary", json!("y")), ("pricing.plans", plans("$25"))]),
            facts("c", &[]),
        ];
        let drift = compare(&one, &other);
        let differing: Vec<_> = drift.differing.iter().map(|differing| (differing.field.as_str(), differing.other.as_str())).collect();
        assert_eq!(differing, [("pricing.plans[Pro]", "$25"), ("version", "2")]);
        assert_eq!((drift.both, drift.only_one[0].as_str(), drift.only_other[0].as_str()), (1, "b", "c"));
    }

    #[test]
    fn what_only_keeps_a_place_is_no_disagreement_on_either_side() {
        let known = [facts("a", &[("license", json!("MIT")), ("pricing.entry", json!("Free"))])];
        let told = [facts("a", &[("license", json!("Open weights")), ("pricing.entry", json!("Not stated"))])];
        assert_eq!(compare(&known, &told).differing.len(), 2, "where somebody says it");
        let mut open = told;
        open[0].kept = BTreeSet::from(["license", "pricing.entry"]);
        for (one, other) in [(&known, &open), (&open, &known)] {
            assert_eq!(compare(one, other).differing, []);
        }
        let said = [facts("a", &[("license", json!("Apache-2.0")), ("pricing.entry", json!("$5"))])];
        assert_eq!((compare(&known, &said).differing.len(), compare(&open, &said).differing.len()), (2, 0));
    }

    #[test]
    fn plans_of_one_name_are_told_apart_by_their_units() {
        let pro = |price: &str, unit: &str| json!({ "name": "Pro", "price": price, "unit": unit });
        let of = |month: &str| [facts("a", &[("pricing.plans", json!([pro(month, "per month"), pro("$200", "per year")]))])];
        let differing = compare(&of("$20"), &of("$99")).differing;
        let said: Vec<_> = differing.iter().map(|differing| (differing.field.as_str(), differing.other.as_str())).collect();
        assert_eq!(said, [("pricing.plans[Pro, per month]", "$99")]);
        let one = [facts("a", &[("pricing.plans", json!([pro("$20", "Per month")]))])];
        for differing in [compare(&one, &of("$99")).differing, compare(&of("$99"), &one).differing] {
            assert_eq!((differing.len(), differing[0].field.as_str()), (1, "pricing.plans[Pro, per month]"));
        }
    }

    #[test]
    fn what_makes_no_difference_is_none() {
        for (one, other) in [("$2.00 a month", "$2  a month"), ("https://E.org/", "https://e.org"), ("MIT", "mit")] {
            assert_eq!(plain(one), plain(other));
        }
        for (one, other) in [("$2.001", "$2.1"), ("v1.00", "v1"), ("$2.00.1", "$2.1"), ("a/", "a")] {
            assert_ne!(plain(one), plain(other));
        }
    }
}
