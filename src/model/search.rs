//! Finds tools by what a visitor types.

use serde::Serialize;

use super::problem::Problem;
use super::record::{Reading, Record};
use super::slug::Slug;
use super::tool::Tool;
use super::verdict::Tally;

/// What the pickers need to know of a tool.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name in full.
    pub name: String,
    /// Who makes it.
    pub maker: String,
    /// What kind of tool it is.
    pub category: String,
    /// What it is, in a line.
    pub tagline: String,
    /// What it costs to start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// How the panel votes.
    pub panel: Tally,
    /// How the community votes.
    pub community: Tally,
}

impl Entry {
    /// The entry of a tool that is there in full.
    pub fn of(tool: &Tool) -> Self {
        Self {
            slug: tool.slug.clone(),
            name: tool.name.clone(),
            maker: tool.maker.clone(),
            category: tool.category.clone(),
            tagline: tool.tagline.clone(),
            entry: tool.pricing.entry.clone(),
            panel: tool.panel(),
            community: tool.community(),
        }
    }

    fn read(record: &Record) -> Option<Self> {
        let tally = |field: &str| {
            let record = record.record_if(field)?;
            Some(Tally { ship: record.count("ship")?, skip: record.count("skip")? })
        };
        let (slug, name) = (record.parsed("slug", "write a slug", Slug::parse), record.text("name"));
        let text = |field: &str| record.text_if(field).unwrap_or_default();
        Some(Self {
            slug: slug?,
            name: name?,
            maker: text("maker"),
            category: text("category"),
            tagline: text("tagline"),
            entry: record.text_if("entry"),
            panel: tally("panel").unwrap_or_default(),
            community: tally("community").unwrap_or_default(),
        })
    }
}

/// All tools that can be picked, with their names folded for searching.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entries {
    entries: Vec<Entry>,
    folded: Vec<Folded>,
}

/// The texts of an entry in lower case, its words set apart by single spaces.
#[derive(Clone, Debug, PartialEq)]
struct Folded {
    name: String,
    about: String,
    tagline: String,
}

impl Entries {
    /// Takes entries in the order in which they are to be listed; the `index` command lists them by name.
    pub fn new(entries: Vec<Entry>) -> Self {
        let folded = entries
            .iter()
            .map(|entry| Folded {
                name: fold(&entry.name),
                about: fold(&format!("{} {} {}", entry.maker, entry.category, entry.slug)),
                tagline: fold(&entry.tagline),
            })
            .collect();
        Self { entries, folded }
    }

    /// Reads the file that the `index` command writes.
    ///
    /// # Errors
    /// The file is not JSON or not an object.
    pub fn read(file: &str, text: &str) -> Result<(Self, Vec<Problem>), Problem> {
        let reading = Reading::new(file);
        let value = reading.parse(text)?;
        let entries = reading.root(&value).map(|record| record.records("tools", |record| Entry::read(&record)));
        Ok((Self::new(entries.unwrap_or_default()), reading.into_problems()))
    }

    /// All of them, as listed.
    pub fn all(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries that fit every word of `query`, best first and otherwise as listed; all of them when it is blank.
    /// Words with a slip of the finger count only when nothing fits as it is written.
    pub fn rank(&self, query: &str) -> Vec<&Entry> {
        let query = fold(query);
        let words: Vec<&str> = query.split_whitespace().collect();
        let exact = self.rank_by(|folded| score(folded, &query, &words, as_written));
        if exact.is_empty() { self.rank_by(|folded| score(folded, &query, &words, with_a_slip)) } else { exact }
    }

    fn rank_by(&self, score: impl Fn(&Folded) -> Option<u32>) -> Vec<&Entry> {
        let scored = self.folded.iter().enumerate();
        self.in_order(scored.filter_map(|(place, folded)| Some((u32::MAX - score(folded)?, place))).collect())
    }

    /// The entries whose slug or name is nearest to something that does not exist, at most `count`.
    pub fn nearest(&self, asked: &str, count: usize) -> Vec<&Entry> {
        let asked = fold(asked);
        let distance = |place: usize| {
            let slug = strsim::osa_distance(&asked, &fold(self.entries[place].slug.as_str()));
            slug.min(strsim::osa_distance(&asked, &self.folded[place].name)) as u32
        };
        let mut nearest = self.in_order((0..self.entries.len()).map(|place| (distance(place), place)).collect());
        nearest.truncate(count);
        nearest
    }

    /// Entries by penalty, lowest first; those with the same penalty as they are listed.
    fn in_order(&self, mut places: Vec<(u32, usize)>) -> Vec<&Entry> {
        places.sort_unstable();
        places.into_iter().map(|(_, place)| &self.entries[place]).collect()
    }

    /// Two different entries chosen by two numbers from 0 (inclusive) to 1 (exclusive); `None` below two entries.
    pub fn surprise(&self, first: f64, second: f64) -> Option<(&Entry, &Entry)> {
        let place = |number: f64, count: usize| ((number.clamp(0.0, 1.0) * count as f64) as usize).min(count.saturating_sub(1));
        let a = place(first, self.entries.len());
        let b = place(second, self.entries.len().checked_sub(1)?);
        let b = if b >= a { b + 1 } else { b };
        self.entries.get(a).zip(self.entries.get(b))
    }
}

/// Lower case, everything but letters and digits a single space.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().map(lower) {
        if c.is_ascii_alphanumeric() || (!c.is_ascii() && !('\u{2000}'..'\u{2070}').contains(&c)) {
            folded.push(c);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The small letter of a capital one: Latin, Greek and Cyrillic.
///
/// The tables of the standard library know every script there is and weigh 4 kB (Brotli 11) in the bundle.
fn lower(c: char) -> char {
    let shifted = |by: u32| char::from_u32(c as u32 + by).unwrap_or(c);
    match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ω' | 'А'..='Я' => shifted(32),
        'Ѐ'..='Џ' => shifted(80),
        'Ā'..='Ķ' | 'Ŋ'..='ŷ' if c as u32 % 2 == 0 => shifted(1),
        'Ĺ'..='Ň' | 'Ź'..='Ž' if c as u32 % 2 == 1 => shifted(1),
        _ => c,
    }
}

fn score(folded: &Folded, query: &str, words: &[&str], word: impl Fn(&Folded, &str) -> u32) -> Option<u32> {
    let mut sum = 0;
    for part in words {
        match word(folded, part) {
            0 => return None,
            points => sum += points,
        }
    }
    let whole = if folded.name == query {
        200
    } else if folded.name.starts_with(query) {
        50
    } else {
        0
    };
    Some(sum + whole)
}

/// How well a typed word fits an entry: 0 is not at all.
fn as_written(folded: &Folded, word: &str) -> u32 {
    let starts = |text: &str| text.split(' ').any(|part| part.starts_with(word));
    if folded.name.split(' ').any(|part| part == word) {
        100
    } else if starts(&folded.name) {
        80
    } else if folded.name.contains(word) {
        50
    } else if starts(&folded.about) {
        40
    } else if starts(&folded.tagline) {
        15
    } else {
        0
    }
}

/// The same, forgiving one slip in a word of four letters and two in a word of eight.
fn with_a_slip(folded: &Folded, word: &str) -> u32 {
    let exact = as_written(folded, word);
    let length = word.chars().count();
    let slips = length / 4;
    if exact > 0 || slips == 0 {
        return exact;
    }
    let near = |part: &str| {
        // A word being typed is held against the beginning of the word it may become.
        let beginning: String = part.chars().take(length).collect();
        strsim::osa_distance(word, &beginning).min(strsim::osa_distance(word, part)) <= slips.min(2)
    };
    if folded.name.split(' ').any(near) { 20 } else { u32::from(folded.about.split(' ').any(near)) * 10 }
}
