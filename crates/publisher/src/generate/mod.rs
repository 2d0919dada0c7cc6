//! Makes believable catalogs of any size, for tests under load. The same number and seed give the same bytes.

mod prose;
mod random;
mod words;

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use random::Random;
use shipwith_model::catalog::SCHEMA;
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::slug::Slug;
use words::{CATEGORIES, PANEL};

/// Makes the files of one catalog, one after the other.
pub struct Generator {
    random: Random,
    makers: Vec<String>,
    taken: HashSet<String>,
    /// The first slugs, for the featured pairs.
    first: Vec<Slug>,
    left: usize,
}

/// The first day that a generated date may have, in days since 1970: 1 January 2023.
const FIRST_DAY: u32 = 19_358;
/// How many days generated dates are spread over: to the end of 2025.
const DAYS: u32 = 1_096;
/// How many tools stand in featured pairs.
const FEATURED: usize = 12;

impl Generator {
    /// A catalog of `tools` tools.
    pub fn new(tools: usize, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let count = (tools / 6).clamp(4, 20_000);
        let makers = (0..count).map(|_| words::maker(&mut random)).collect();
        Self { random, makers, taken: HashSet::new(), first: Vec::new(), left: tools }
    }

    /// The next tool, `(slug, text of its file)`; `None` after the last.
    pub fn tool(&mut self) -> Option<(Slug, String)> {
        self.left = self.left.checked_sub(1)?;
        let (slug, name) = loop {
            let name = words::product(&mut self.random);
            let slug = words::slug(&name).filter(|slug| self.taken.insert(slug.to_string()));
            if let Some(slug) = slug {
                break (slug, name);
            }
        };
        if self.first.len() < FEATURED {
            self.first.push(slug.clone());
        }
        let tool = self.describe(&slug, &name);
        Some((slug, format!("{:#}\n", Value::Object(tool))))
    }

    /// The text of `catalog.json`, when all tools are made.
    pub fn catalog(&self) -> String {
        let panel = PANEL.iter().map(|(id, name, lens)| json!({ "id": id, "name": name, "lens": lens }));
        let featured: Vec<Value> = self.first.as_chunks::<2>().0.iter().map(|pair| json!(pair)).collect();
        let catalog = json!({
            "schema": SCHEMA,
            "site": { "title": "Generated", "tagline": "A catalog for tests under load" },
            "reviewers": panel.collect::<Vec<_>>(),
            "featured": featured,
        });
        format!("{catalog:#}\n")
    }

    fn describe(&mut self, slug: &Slug, name: &str) -> Map<String, Value> {
        let random = &mut self.random;
        let (category, thing) = random.one(CATEGORIES);
        let maker = random.one(&self.makers);
        let free = random.below(3) == 0;
        let released = random.below(DAYS - 200);
        let checked = released + 100 + random.below(100);
        let mut tool = Map::new();
        let mut put = |field: &str, value: Value| drop(tool.insert(field.into(), value));
        put("slug", json!(slug));
        put("name", json!(name));
        put("maker", json!(maker));
        put("category", json!(category));
        put("tagline", json!(prose::tagline(random, thing)));
        put("summary", json!(prose::summary(random, name, maker, thing)));
        put("version", json!(format!("{}.{}", 1 + random.below(5), random.below(20))));
        put("released", day(released));
        if free {
            put("license", json!(random.one(&["MIT", "Apache-2.0", "BSD-3-Clause"])));
        }
        put("pricing", pricing(random, free));
        put("links", json!({ "home": format!("https://{slug}.example"), "docs": format!("https://docs.{slug}.example/start") }));
        put("reviews", reviews(random, name, thing, released));
        put("community", community(random, checked));
        put("checked", day(checked));
        tool
    }
}

/// The day that many days after the first.
fn day(days: u32) -> Value {
    json!(Date::from_epoch_days(FIRST_DAY + days))
}

fn pricing(random: &mut Random, free: bool) -> Value {
    if free {
        return json!({ "entry": "Free", "plans": [{ "name": "Open source", "price": "Free", "unit": "self-hosted" }] });
    }
    let price = 5 + random.below(9) * 5;
    json!({ "entry": format!("${price} per month"), "plans": [
        { "name": "Pro", "price": format!("${price}"), "unit": "per user per month" },
        { "name": "Team", "price": format!("${}", price * 2 - 1), "unit": "per user per month", "note": "billed yearly" },
        { "name": "Enterprise", "price": "Custom" },
    ] })
}

/// Four or five of the panel, in its order.
fn reviews(random: &mut Random, name: &str, thing: &str, released: u32) -> Value {
    let absent = [random.below(7), random.below(7), random.below(7)];
    // How good a tool is decides how many speak for it, as with real ones.
    let quality = 15 + random.below(75);
    let mut seats: Vec<usize> = (0..PANEL.len()).filter(|seat| !absent.contains(&(*seat as u32))).collect();
    seats.truncate(5);
    let review = |seat: usize, random: &mut Random| {
        let ships = random.below(100) < quality;
        let date = day(released + random.below(100));
        let verdict = if ships { "ship" } else { "skip" };
        json!({ "reviewer": PANEL[seat].0, "verdict": verdict, "quote": prose::review(random, name, thing, ships), "date": date })
    };
    seats.into_iter().map(|seat| review(seat, random)).collect()
}

fn community(random: &mut Random, checked: u32) -> Value {
    match random.below(5) {
        0 => json!({ "ship": random.below(2_000), "skip": random.below(900), "as_of": day(checked) }),
        _ => Value::Null,
    }
}
