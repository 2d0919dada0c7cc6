//! The weekly digest: what is new, who turned, and what changed, an entry a week.

use std::collections::{BTreeMap, BTreeSet};

use crate::feeds::atom::{END, Head, entry, id};
use crate::feeds::pairing::Pairing;
use crate::feeds::xml::escaped;
use crate::pages::language::of_pages;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::link::SiteAddress;
use shipwith_model::catalog::naming::{Called, apart, named};
use shipwith_model::catalog::record::Changed;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::catalog::{Catalog, Site};
use shipwith_model::language::in_english;
use shipwith_model::search::fold::fold;
use shipwith_model::share::published::{self, Part};

/// How many weeks the digest goes back: the latest in which something happened.
pub const WEEKS: usize = 12;

/// How many tools are named under a heading; of more, their number is said.
pub const NAMED: usize = 25;

/// What the digest of a site is called: as its newsletter, where it has one.
pub fn title(site: &Site) -> String {
    let own = site.newsletter.as_ref().map(|letter| letter.title.clone());
    own.filter(|title| !title.is_empty()).unwrap_or_else(published::digest)
}

/// The day that the days of the epoch begin at, in Julian days; weeks of those begin on a Monday.
const EPOCH: u32 = 2_440_588;

/// The latest weeks of a catalog, however many tools are shown to it.
#[derive(Clone, Debug, Default)]
pub struct Weekly(BTreeMap<u32, Week>);

#[derive(Clone, Debug, Default)]
struct Week {
    latest: Option<Date>,
    parts: BTreeMap<Part, Under>,
}

/// What is said under a heading: the first by name, and how many there are.
#[derive(Clone, Debug, Default)]
struct Under {
    count: usize,
    lines: BTreeSet<Line>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    name: String,
    slug: Slug,
    /// Who makes it: what tells it from others of its name.
    maker: String,
    /// Whose verdict, by their id.
    reviewer: Option<String>,
    /// What it says in English: its place among others does not follow the language that it is said in.
    place: String,
    news: News,
}

/// What happened, to be said in the language of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum News {
    /// So many of a new panel would ship it.
    Reviewed { ship: u32, total: u32 },
    /// Something is another than it was.
    Step { of: Changed, from: Option<String>, to: String, why: Option<String> },
}

impl News {
    fn said(&self) -> String {
        match self {
            Self::Reviewed { ship, total } => published::first_verdicts(*ship, *total),
            Self::Step { of, from, to, why } => {
                let what = if *of == Changed::Verdict { String::new() } else { format!("{}, ", published::changed(*of)) };
                let from = from.as_ref().map(|from| format!("{} → ", of.value(from))).unwrap_or_default();
                let why = why.as_ref().map(|why| format!(". {}", isolated(why))).unwrap_or_default();
                format!("{what}{from}{}{why}", of.value(to))
            }
        }
    }
}

impl Weekly {
    /// Shows the digest a tool: it is new in the week of its first review, and each step of its history is one of its week.
    pub fn add(&mut self, tool: &Tool) {
        let line = |news: News, reviewer| Line {
            name: tool.short_name().to_owned(),
            slug: tool.slug.clone(),
            maker: tool.maker.clone(),
            reviewer,
            place: in_english(|| news.said()),
            news,
        };
        // A review has the day of its latest verdict: where somebody had turned by the first of these days, an earlier one is gone.
        let had_turned =
            |day: &Date| tool.history.iter().any(|step| step.of == Changed::Verdict && step.from.is_some() && step.date <= *day);
        if let Some(day) = tool.reviews.iter().filter_map(|review| review.date).min().filter(|day| !had_turned(day)) {
            let panel = tool.panel();
            self.put(day, Part::New, line(News::Reviewed { ship: panel.ship, total: panel.total() }, None));
        }
        for step in &tool.history {
            let part = if step.of == Changed::Verdict { Part::Turned } else { Part::Changed };
            let news = News::Step { of: step.of, from: step.from.clone(), to: step.to.clone(), why: step.why.clone() };
            self.put(step.date, part, line(news, step.reviewer.clone()));
        }
    }

    fn put(&mut self, day: Date, part: Part, line: Line) {
        let week = self.0.entry(day.number() / 7).or_default();
        week.latest = week.latest.max(Some(day));
        let under = week.parts.entry(part).or_default();
        under.count += 1;
        under.lines.insert(line);
        if under.lines.len() > NAMED {
            under.lines.pop_last();
        }
        if self.0.len() > WEEKS {
            self.0.pop_first();
        }
    }

    /// The text of `weekly.xml`. Without `site.address` its links are relative to where it lies.
    pub fn write(&self, catalog: &Catalog, pairing: &Pairing) -> String {
        let site = &catalog.site;
        let base = site.address.as_ref().map_or("./", SiteAddress::as_str);
        let title = title(site);
        let head = Head {
            site,
            language: of_pages(site),
            folder: "weekly/",
            title: Some(&title),
            subtitle: "",
            updated: self.0.values().next_back().and_then(|week| week.latest),
            own: base,
            file: "weekly.xml",
        };
        let mut feed = head.begin();
        for (number, week) in self.0.iter().rev() {
            let Some((first, latest)) = Date::from_epoch_days((number * 7).saturating_sub(EPOCH)).zip(week.latest) else { continue };
            let counts = week.parts.iter().map(|(part, under)| part.counted(under.count)).collect();
            let id = id(site, &format!("weekly/{}/", first.iso()), None);
            let content = format!("<content type=\"html\">{}</content>", escaped(&week.html(catalog, pairing, base)));
            feed.push_str(&entry(&id, &published::week(&first.to_string(), counts), latest, base, &content));
        }
        feed.push_str(END);
        feed
    }
}

impl Week {
    fn html(&self, catalog: &Catalog, pairing: &Pairing, base: &str) -> String {
        let mut html = String::new();
        for (part, under) in &self.parts {
            html.push_str(&format!("<h2>{}</h2><ul>", escaped(&part.heading())));
            let called: Vec<Called> = under.lines.iter().map(|Line { slug, name, maker, .. }| Called { slug, name, maker }).collect();
            for (Line { name, slug, reviewer, news, .. }, apart) in under.lines.iter().zip(apart(&called, fold)) {
                let address = escaped(&format!("{base}{}", pairing.address(slug)));
                let who = reviewer.as_ref().map(|id| format!("{}, ", isolated(&catalog.reviewer(id).name))).unwrap_or_default();
                let (name, said) = (escaped(&named(name, apart.as_deref())), escaped(&format!("{who}{}", news.said())));
                html.push_str(&format!("<li><a href=\"{address}\">{name}</a>: {said}</li>"));
            }
            let others = under.count.saturating_sub(under.lines.len());
            if others > 0 {
                html.push_str(&format!("<li>{}</li>", escaped(&published::others(others))));
            }
            html.push_str("</ul>");
        }
        html
    }
}
