//! Finds tools by what a visitor types.

pub mod entry;
pub mod fold;
pub mod found;
mod index_file;
pub mod listing;
pub mod mark;
pub mod recent;
pub mod shards;
pub mod stamp;
pub mod whole;

use std::sync::OnceLock;

use crate::catalog::slug::Slug;
pub use crate::search::entry::Entry;
use crate::search::fold::{fold, parts};

/// The most that is looked up of what somebody types or an address holds, in characters.
pub const MOST_TYPED: usize = 200;

/// Tools that can be picked, with their texts folded for searching.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    entries: Vec<Entry>,
    folded: Vec<Folded>,
}

/// The texts of an entry in lower case, its words set apart by single spaces.
#[derive(Clone, Debug)]
struct Folded {
    /// The name.
    name: String,
    /// The words of the name, and the parts of words such as `SmolVLM`.
    words: String,
    /// The words of maker and slug.
    maker: String,
    /// The words of category and tagline, once somebody looks for what no name holds.
    about: OnceLock<String>,
}

impl PartialEq for Entries {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl Entries {
    /// Takes entries in the order in which they are to be listed; the `index` command lists them by name.
    pub fn new(entries: Vec<Entry>) -> Self {
        let folded = entries.iter().map(Folded::of).collect();
        Self { entries, folded }
    }

    /// All of them, as listed.
    pub fn all(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of a tool.
    pub fn of(&self, slug: &Slug) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.slug == *slug)
    }

    /// The entries that fit every word of `query`, best first and otherwise as listed; all of them when it is blank.
    /// Names and makers come first: only when none fits are categories, taglines and the inside of names looked at,
    /// and only when nothing fits as it is written is a slip of the finger forgiven.
    pub fn rank(&self, query: &str) -> Vec<&Entry> {
        self.at(self.rank_places(query))
    }

    /// The same, as places in [`Entries::all`].
    pub fn rank_places(&self, query: &str) -> Vec<usize> {
        let fits: [Fit; 3] = [by_name, anywhere, with_a_slip];
        fits.into_iter().map(|fit| self.rank_by(query, fit)).find(|ranked| !ranked.is_empty()).unwrap_or_default()
    }

    /// The same, looking at names and makers only, as a shard of a large catalog allows.
    pub fn rank_names(&self, query: &str) -> Vec<&Entry> {
        self.at(self.rank_by(query, by_name))
    }

    /// The same, forgiving slips in names and makers.
    pub fn rank_with_slips(&self, query: &str) -> Vec<&Entry> {
        self.at(self.rank_by(query, with_a_slip))
    }

    fn rank_by(&self, query: &str, fit: Fit) -> Vec<usize> {
        let query = fold(query);
        let scored = self.folded.iter().zip(&self.entries).enumerate();
        in_order(scored.filter_map(|(place, of)| Some((u32::MAX - score(of, &query, fit)?, place))).collect())
    }

    /// The entries whose slug or name is nearest to something that does not exist, at most `count`.
    pub fn nearest(&self, asked: &str, count: usize) -> Vec<&Entry> {
        let asked = fold(asked);
        let distance = |place: usize| {
            let slug = strsim::osa_distance(&asked, &fold(self.entries[place].slug.as_str()));
            // A word of a long name may be meant; of equally near ones the whole name is.
            let mut least = 2 * slug.min(strsim::osa_distance(&asked, &self.folded[place].name));
            for word in self.folded[place].words.split(' ') {
                let slips = strsim::osa_distance(&asked, word);
                if slips * 3 < asked.len() {
                    least = least.min(2 * slips + 1);
                }
            }
            least as u32
        };
        let mut nearest = in_order((0..self.entries.len()).map(|place| (distance(place), place)).collect());
        nearest.truncate(count);
        self.at(nearest)
    }

    fn at(&self, places: Vec<usize>) -> Vec<&Entry> {
        places.into_iter().map(|place| &self.entries[place]).collect()
    }

    /// Lists more entries after these.
    pub fn extend(&mut self, more: &Self) {
        self.entries.extend_from_slice(&more.entries);
        self.folded.extend_from_slice(&more.folded);
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

/// Places by penalty, lowest first; those with the same penalty as they are listed.
pub(crate) fn in_order(mut places: Vec<(u32, usize)>) -> Vec<usize> {
    places.sort_unstable();
    places.into_iter().map(|(_, place)| place).collect()
}

impl Folded {
    fn of(entry: &Entry) -> Self {
        let name = fold(&entry.name);
        Self {
            words: [&name, " ", &parts(&entry.name)].concat(),
            name,
            maker: fold(&[&entry.maker, " ", entry.slug.as_str()].concat()),
            about: OnceLock::new(),
        }
    }
}

/// The words by which a name or maker is found, folded, each once, as far as a large catalog is split by them.
pub fn words(entry: &Entry) -> Vec<String> {
    let folded = Folded::of(entry);
    let mut words: Vec<String> =
        folded.words.split(' ').chain(folded.maker.split(' ')).map(|word| shards::begun(word).to_owned()).collect();
    words.sort_unstable();
    words.dedup();
    words.retain(|word| !word.is_empty());
    words
}

/// How well a typed word fits an entry, whose texts come folded with it: 0 is not at all.
type Fit = fn((&Folded, &Entry), &str) -> u32;

fn score(of: (&Folded, &Entry), query: &str, fit: Fit) -> Option<u32> {
    let mut sum = 0;
    for word in query.split_ascii_whitespace() {
        match fit(of, word) {
            0 => return None,
            points => sum += points,
        }
    }
    let (folded, _) = of;
    let whole = if folded.name == query {
        200
    } else if folded.name.starts_with(query) {
        50
    } else {
        0
    };
    Some(sum + whole)
}

fn any_word(text: &str, is: impl Fn(&str) -> bool) -> bool {
    text.split(' ').any(is)
}

/// By the name or maker.
fn by_name((folded, _): (&Folded, &Entry), word: &str) -> u32 {
    if any_word(&folded.words, |part| part == word) {
        100
    } else if any_word(&folded.words, |part| part.starts_with(word)) {
        80
    } else if any_word(&folded.maker, |part| part.starts_with(word)) {
        40
    } else {
        0
    }
}

/// By the inside of the name, category and tagline too.
fn anywhere(of: (&Folded, &Entry), word: &str) -> u32 {
    let (folded, entry) = of;
    let about = || folded.about.get_or_init(|| fold(&format!("{} {}", entry.category, entry.tagline)));
    match by_name(of, word) {
        0 if folded.name.contains(word) => 50,
        0 if any_word(about(), |part| part.starts_with(word)) => 15,
        points => points,
    }
}

/// As by name, forgiving one slip in a word of four letters and two in a word of eight.
/// The first two letters have to be right: they are what a large catalog is looked up by.
fn with_a_slip(of: (&Folded, &Entry), word: &str) -> u32 {
    let (folded, _) = of;
    let exact = by_name(of, word);
    let length = word.chars().count();
    let slips = (length / 4).min(2);
    if exact > 0 || slips == 0 {
        return exact;
    }
    let begins: Vec<char> = word.chars().take(SURE).collect();
    // Most names do not even begin so, and are not measured. A space that is left out is none.
    let begins_so = |part: &str| part.chars().filter(|letter| *letter != ' ').take(SURE).eq(begins.iter().copied());
    let near = |part: &str| {
        if !begins_so(part) {
            return false;
        }
        // A word being typed is held against the beginning of the word it may become.
        let beginning: String = part.chars().take(length).collect();
        strsim::osa_distance(word, &beginning).min(strsim::osa_distance(word, part)) <= slips
    };
    // Who types a name begins at its beginning.
    match folded.words.split(' ').position(near) {
        Some(0) => 25,
        Some(_) => 20,
        // A space that is left out is a slip, too: `lmstudio`.
        None if begins_so(&folded.name) && near(&folded.name.replace(' ', "")) => 20,
        None => u32::from(any_word(&folded.maker, near)) * 10,
    }
}

/// How many letters at the beginning of a word have to be right.
pub const SURE: usize = 2;
