//! The models of <https://models.dev>, out of the TOML files of a checkout.
//!
//! A provider has a file of its own, `providers/<provider>/provider.toml`, and one for each of its models, which may lean on that of
//! the laboratory that made the model, `models/<laboratory>/<model>.toml`. What is said of a model are facts, and sentences made of them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use toml::Table;

use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::rule::Rule;
use shipwith_model::cost::grouped;
use shipwith_model::panel::category_id;

use super::facts::{Facts, PLANS, SOURCES};
use super::placeholder::{NOT_STATED, OPEN_WEIGHTS};

/// Where the facts are from, for their sources.
const SITE: &str = "https://models.dev";

/// What the models of a category give, the first that fits.
const CATEGORIES: [(&str, &str); 3] = [("image", "Image models"), ("video", "Video models"), ("audio", "Audio models")];

/// The file of a model.
#[derive(Clone, Copy, Debug)]
pub struct File<'f> {
    /// Its path in the checkout.
    pub path: &'f str,
    /// The folder of its provider.
    pub provider: &'f str,
    /// What the provider is called.
    pub maker: &'f str,
    /// The path of the model below the provider's models, without its ending.
    pub model: &'f str,
}

/// Reads a TOML file.
///
/// # Errors
/// It is none.
pub fn parse(path: &str, text: &str) -> Result<Table, Problem> {
    text.parse().map_err(|error: toml::de::Error| {
        Problem::whole(Rule::Source, path, format!("no TOML: {}", error.message()), "take a checkout that is whole")
    })
}

/// The model that another leans on, as a path below `models/`, without its ending.
pub fn base(model: &Table) -> Option<&str> {
    model.get("base_model")?.as_str()
}

/// The facts of a model, and of what it leans on where it does not say them itself; what had to be left out is noted.
pub fn facts(file: File<'_>, own: &Table, base: Option<&Table>, left_out: &mut Vec<Problem>) -> Option<Facts> {
    let said = |field: &str| own.get(field).or_else(|| base?.get(field));
    let inner = |table: &str, field: &str| {
        let of = |model: &Table| model.get(table)?.get(field).cloned();
        of(own).or_else(|| base.and_then(of))
    };
    let mut leave = |field: &str, found: String, advice: &str| {
        left_out.push(Problem {
            rule: Rule::Source,
            file: file.path.to_owned(),
            field: field.to_owned(),
            found,
            advice: advice.to_owned(),
        });
    };
    let Some(name) = said("name").and_then(toml::Value::as_str).map(str::trim).filter(|name| !name.is_empty()) else {
        leave("name", "neither here nor in what it leans on".into(), "the model is left out: nobody could call it by a name");
        return None;
    };
    let Some(slug) = category_id(&format!("{} {}", file.provider, file.model)) else {
        leave("slug", format!("\"{}\" gives no slug", file.model), "the model is left out");
        return None;
    };
    let (mut fields, mut kept): (BTreeMap<&'static str, Value>, _) = (BTreeMap::new(), BTreeSet::new());
    fields.insert("name", json!(name));
    fields.insert("maker", json!(file.maker));
    let date = |field: &str| {
        said(field).and_then(toml::Value::as_str).map(|text| (text.to_owned(), Date::parse(text).filter(|date| !date.is_too_early())))
    };
    match date("release_date") {
        Some((_, Some(date))) => drop(fields.insert("released", json!(date))),
        Some((text, None)) => leave("release_date", format!("\"{text}\""), "no day from 1900 on: it is left out"),
        None => {}
    }
    let kinds = |which: &str| -> Vec<String> {
        let list = inner("modalities", which);
        list.iter().filter_map(toml::Value::as_array).flatten().filter_map(|kind| Some(kind.as_str()?.to_owned())).collect()
    };
    let (takes, gives) = (kinds("input"), kinds("output"));
    let category = CATEGORIES.iter().find(|(kind, _)| gives.iter().any(|given| given == kind)).map_or("Language models", |(_, name)| name);
    fields.insert("category", json!(category));
    let is_open = said("open_weights").and_then(toml::Value::as_bool) == Some(true);
    if is_open {
        fields.insert("license", json!(OPEN_WEIGHTS));
        kept.insert("license");
    }
    let tokens = |field: &str| {
        inner("limit", field).and_then(|limit| u64::try_from(limit.as_integer()?).ok()).filter(|tokens| *tokens > 0).map(grouped)
    };
    let (context, most) = (tokens("context"), tokens("output"));
    let kind = category.trim_end_matches('s').to_lowercase();
    let with = context.as_deref().map(|context| format!(" with a context of {context} tokens")).unwrap_or_default();
    let article = if kind.starts_with(['a', 'i']) { "An" } else { "A" };
    fields.insert("tagline", json!(format!("{article} {kind}{with}")));
    let mut summary = format!("{name}, as {} serves it.", file.maker);
    if !takes.is_empty() && !gives.is_empty() {
        summary += &format!(" Takes {} and gives {}.", takes.join(", "), gives.join(", "));
    }
    if let Some(most) = most {
        summary += &format!(" Writes at most {most} tokens at a time.");
    }
    fields.insert("summary", json!(summary));
    let plan = |name: &str, field: &str| {
        let price = match inner("cost", field)? {
            toml::Value::Integer(price) => f64::from(i32::try_from(price).ok()?),
            toml::Value::Float(price) => price,
            _ => return None,
        };
        (price.is_finite() && price >= 0.0).then(|| (price, json!({ "name": name, "price": dollars(price), "unit": "per million tokens" })))
    };
    let plans: Vec<(f64, Value)> = [("Input", "input"), ("Output", "output"), ("Input from cache", "cache_read")]
        .into_iter()
        .filter_map(|(name, field)| plan(name, field))
        .collect();
    let entry = match plans.first() {
        None => NOT_STATED.to_owned(),
        Some(_) if plans.iter().all(|(price, _)| *price == 0.0) => "Free".to_owned(),
        Some((price, _)) => format!("{} per million tokens in", dollars(*price)),
    };
    fields.insert("pricing.entry", json!(entry));
    if plans.is_empty() {
        kept.insert("pricing.entry");
    }
    let of: Vec<&str> = [(!plans.is_empty(), "pricing"), (fields.contains_key("released"), "released"), (is_open, "license")]
        .iter()
        .filter(|(is, _)| *is)
        .map(|(_, of)| *of)
        .collect();
    fields.insert(PLANS, plans.into_iter().map(|(_, plan)| plan).collect());
    let read = date("last_updated").and_then(|(_, date)| date);
    fields.insert(SOURCES, of.into_iter().map(|of| json!({ "of": of, "url": SITE, "date": read })).collect());
    Some(Facts { slug, fields, kept })
}

/// A price in dollars, to the cent or as exactly as it is given.
fn dollars(price: f64) -> String {
    let exact = price.to_string();
    let cents = exact.split_once('.').map_or(0, |(_, cents)| cents.len());
    if cents > 2 { format!("${exact}") } else { format!("${price:.2}") }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{File, dollars, facts, parse};

    const FILE: File<'static> = File { path: "providers/acme/models/big/one.toml", provider: "acme", maker: "Acme", model: "big/one" };

    #[test]
    fn a_model_is_what_its_file_says_and_what_it_leans_on() {
        let base = parse("b.toml", "name = 'One 5'\nrelease_date = '2026-01-02'\nopen_weights = true\n[limit]\ncontext = 1_000_000\noutput = 8_000\n[modalities]\ninput = ['text', 'image']\noutput = ['text']").unwrap();
        let own = parse("a.toml", "base_model = 'lab/one'\nlast_updated = '2026-03-04'\n[cost]\ninput = 2\noutput = 3.9438").unwrap();
        let mut left_out = Vec::new();
        let facts = facts(FILE, &own, Some(&base), &mut left_out).unwrap();
        assert_eq!((facts.slug.as_str(), left_out.len()), ("acme-big-one", 0));
        let source = |of: &str| json!({ "of": of, "url": "https://models.dev", "date": "2026-03-04" });
        let plan = |name: &str, price: &str| json!({ "name": name, "price": price, "unit": "per million tokens" });
        let expected = json!({
            "category": "Language models",
            "license": "Open weights",
            "maker": "Acme",
            "name": "One 5",
            "pricing.entry": "$2.00 per million tokens in",
            "pricing.plans": [plan("Input", "$2.00"), plan("Output", "$3.9438")],
            "released": "2026-01-02",
            "sources": [source("pricing"), source("released"), source("license")],
            "summary": "One 5, as Acme serves it. Takes text, image and gives text. Writes at most 8,000 tokens at a time.",
            "tagline": "A language model with a context of 1,000,000 tokens",
        });
        assert_eq!((json!(facts.fields), json!(facts.kept)), (expected, json!(["license"])));
    }

    #[test]
    fn what_is_missing_or_no_day_is_said_and_left_out() {
        let mut left_out = Vec::new();
        assert_eq!(facts(FILE, &parse("a.toml", "family = 'x'").unwrap(), None, &mut left_out), None);
        let odd =
            parse("a.toml", "name = 'Q'\nrelease_date = '2025-25-11'\n[modalities]\noutput = ['audio']\n[cost]\ninput = 0\noutput = 0")
                .unwrap();
        let facts = facts(FILE, &odd, None, &mut left_out).unwrap();
        let said: Vec<String> = left_out.iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 2);
        assert!(
            said[0].contains("name: neither here nor in what it leans on") && said[1].contains("release_date: \"2025-25-11\""),
            "{said:?}"
        );
        assert_eq!((&facts.fields["tagline"], &facts.fields["pricing.entry"]), (&json!("An audio model"), &json!("Free")));
        assert!(!facts.fields.contains_key("released") && facts.kept.is_empty(), "it costs nothing, and says so");
    }

    #[test]
    fn a_price_is_written_to_the_cent_or_as_exactly_as_it_is_given() {
        assert_eq!([0.0, 2.0, 2.5, 0.2817].map(dollars), ["$0.00", "$2.00", "$2.50", "$0.2817"]);
    }
}
