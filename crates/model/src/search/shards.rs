//! The search entries of a catalog, in one file or in many, and which one a query needs.
//!
//! A small catalog is one file. In a large one every beginning of a word has a file of its own, a *node*: it holds all
//! entries with such a word while they are few, and otherwise the best of them. So a query costs one request, however
//! large the catalog, and is ranked by the same code as a small one.

use std::sync::Arc;

use crate::address::made::Screens;
use crate::address::page::Paged;
use crate::catalog::problem::Problem;
use crate::catalog::slug::Slug;
use crate::search::entry::tell_apart;
use crate::search::fold::fold;
use crate::search::index_file::IndexFile;
use crate::search::stamp::Stamp;
use crate::search::{Entries, Entry, SURE};

/// One file of the index. The one that is read first holds all entries of a small catalog, or says what else there is
/// to read; a node holds entries only.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Root {
    /// How many tools the catalog has.
    pub count: usize,
    /// All of them, or the first ones as listed.
    pub entries: Entries,
    /// The beginnings of words that have a file, in order, each with how many entries have such a word.
    nodes: Vec<(String, usize)>,
    /// Up to this many entries, a node holds them all.
    full: usize,
    /// In how many files the whole list can be read, see [`page_path`]; none when it is here.
    pub pages: usize,
    /// Which pairs have a finished page.
    pub paged: Paged,
    /// Which other screens have a finished page.
    pub screens: Screens,
    /// The stamp of the index that the file is of; `None` when it was written by an earlier version.
    pub stamp: Option<Stamp>,
}

/// What was found for a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// The entries, best first.
    pub entries: Vec<Entry>,
    /// How many fit altogether; 0 with entries means that these are only near.
    pub count: usize,
    /// How many of the entries, at their beginning, were looked at lately.
    pub recent: usize,
    /// Whether so many fit one of the words that only the best of them were looked at.
    pub is_cut: bool,
    /// What has to be fetched for a full answer: the node of this beginning, or the file that is read first when it is empty.
    pub wanted: Option<String>,
}

impl Look {
    fn of(ranked: Vec<&Entry>, most: usize) -> Self {
        Self { count: ranked.len(), entries: ranked.into_iter().take(most).cloned().collect(), ..Self::default() }
    }
}

/// Whether the catalog has a tool, as far as the index says.
#[derive(Clone, Debug, PartialEq)]
pub enum Known {
    /// It has.
    Here(Box<Entry>),
    /// It has not: there is no file to ask for.
    Nowhere,
    /// The node of this beginning has to be fetched for an answer.
    Wanted(String),
    /// So many tools share its words that the index does not hold them all: it may have.
    Maybe,
}

/// Where the entries for a query are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// In the file that is read first.
    Root,
    /// In the node of this beginning of a word.
    Node(String),
    /// Nowhere: nothing fits.
    Nowhere,
}

impl Root {
    /// Everything in one, as a small publisher's single file has it, in whatever order; it is listed by name.
    pub fn whole(mut entries: Vec<Entry>) -> Self {
        tell_apart(&mut entries);
        entries.sort_unstable_by_key(|entry| fold(&entry.name));
        Self { count: entries.len(), entries: Entries::new(entries), full: usize::MAX, ..Self::default() }
    }

    /// Reads a file of the index.
    ///
    /// # Errors
    /// The file is not JSON or not an object.
    pub fn read(file: &str, text: &str) -> Result<(Self, Vec<Problem>), Problem> {
        let (IndexFile { count, nodes, full, pages, paged, screens, stamp, tools }, problems) = IndexFile::read(file, text)?;
        let root = Self {
            count: count.unwrap_or(tools.len()),
            nodes,
            full: full.unwrap_or(usize::MAX),
            pages: pages.unwrap_or(0),
            paged,
            screens,
            stamp,
            entries: Entries::new(tools),
        };
        Ok((root, problems))
    }

    /// Whether a node or a page belongs to the index that this file is the beginning of. One that does not is of another
    /// state of the catalog, and with it tools would be missing or there twice: then this file has to be read again, too.
    pub fn owns(&self, file: &Self) -> bool {
        self.stamp == file.stamp
    }

    /// Whether there is nothing to read but this file.
    pub fn is_whole(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Where the entries are that fit `query` as it is written: with the rarest of its words.
    pub fn reach(&self, query: &str) -> Reach {
        let query = fold(query);
        if self.is_whole() || query.is_empty() {
            return Reach::Root;
        }
        let nodes: Option<Vec<&(String, usize)>> = query.split(' ').map(|word| self.node(word)).collect();
        let rarest = nodes.and_then(|nodes| nodes.into_iter().min_by_key(|(_, count)| *count));
        rarest.map_or(Reach::Nowhere, |(beginning, _)| Reach::Node(beginning.clone()))
    }

    /// Where the entries are that fit `query` with a slip of the finger: with the surest letters of its longest word.
    fn reach_with_slips(&self, query: &str) -> Reach {
        let query = fold(query);
        let Some(word) = query.split(' ').max_by_key(|word| word.len()).filter(|_| !self.is_whole()) else { return Reach::Root };
        let ends = word.char_indices().map(|(at, c)| at + c.len_utf8()).skip(SURE - 1);
        let nodes: Option<Vec<&(String, usize)>> = ends.map(|end| self.node(&word[..end])).take_while(Option::is_some).collect();
        let nodes = nodes.unwrap_or_default();
        let complete = nodes.iter().find(|(_, count)| *count <= self.full);
        complete.or(nodes.last()).map_or(Reach::Nowhere, |(beginning, _)| Reach::Node(beginning.clone()))
    }

    /// What fits `query`, at most `most` entries of it, out of the nodes that are at hand.
    pub fn look(&self, query: &str, most: usize, at_hand: impl Fn(&str) -> Option<Arc<Self>>) -> Look {
        match self.reach(query) {
            Reach::Root => {
                let ranked = self.entries.rank(query);
                let count = if fold(query).is_empty() { self.count } else { ranked.len() };
                Look { count, ..Look::of(ranked, most) }
            }
            Reach::Node(beginning) => match at_hand(&beginning) {
                None => {
                    // Until it comes, what a shorter beginning holds is better than nothing.
                    let shorter = beginning.char_indices().rev().find_map(|(end, _)| at_hand(&beginning[..end]));
                    Look {
                        wanted: Some(beginning),
                        ..shorter.map(|part| Look::of(part.entries.rank_names(query), most)).unwrap_or_default()
                    }
                }
                Some(part) => {
                    let ranked = part.entries.rank_names(query);
                    let fitting = self.find(&beginning).map_or(0, |(_, count)| *count);
                    let is_cut = fitting > self.full;
                    if ranked.is_empty() && !is_cut {
                        return self.look_with_slips(query, most, at_hand);
                    }
                    let count = if is_cut && begun(&fold(query)) == beginning { fitting } else { ranked.len() };
                    Look { count, is_cut, ..Look::of(ranked, most) }
                }
            },
            Reach::Nowhere => self.look_with_slips(query, most, at_hand),
        }
    }

    fn look_with_slips(&self, query: &str, most: usize, at_hand: impl Fn(&str) -> Option<Arc<Self>>) -> Look {
        let Reach::Node(beginning) = self.reach_with_slips(query) else { return Look::default() };
        match at_hand(&beginning) {
            None => Look { wanted: Some(beginning), ..Look::default() },
            Some(part) => Look::of(part.entries.rank_with_slips(query), most),
        }
    }

    /// The tools whose names are nearest to something that does not exist, at most `most`.
    pub fn nearest(&self, asked: &str, most: usize, at_hand: impl Fn(&str) -> Option<Arc<Self>>) -> Look {
        match self.reach_with_slips(asked) {
            Reach::Node(beginning) => match at_hand(&beginning) {
                None => Look { wanted: Some(beginning), ..Look::default() },
                Some(part) => Look::of(part.entries.nearest(asked, most), most),
            },
            _ => Look::of(self.entries.nearest(asked, most), most),
        }
    }

    /// Whether the catalog has a tool, by the files of the index that are at hand.
    pub fn knows(&self, slug: &Slug, at_hand: impl Fn(&str) -> Option<Arc<Self>>) -> Known {
        let entry = |root: &Self| root.entries.of(slug).map(|entry| Known::Here(Box::new(entry.clone())));
        if let Some(known) = entry(self) {
            return known;
        }
        match self.reach(slug.as_str()) {
            Reach::Root | Reach::Nowhere => Known::Nowhere,
            Reach::Node(beginning) => match at_hand(&beginning) {
                None => Known::Wanted(beginning),
                Some(part) => entry(&part).unwrap_or_else(|| {
                    let is_cut = self.find(&beginning).is_some_and(|(_, count)| *count > self.full);
                    if is_cut { Known::Maybe } else { Known::Nowhere }
                }),
            },
        }
    }

    /// Where to draw a tool from by a number from 0 (inclusive) to 1 (exclusive).
    pub fn draw(&self, number: f64) -> Reach {
        let complete: Vec<&String> = self.nodes.iter().filter(|(_, count)| *count <= self.full).map(|(beginning, _)| beginning).collect();
        let place = (number.clamp(0.0, 1.0) * complete.len() as f64) as usize;
        complete.get(place).map_or(Reach::Root, |beginning| Reach::Node((*beginning).clone()))
    }

    /// The node that holds the entries with words that begin like this; none when there are no such words.
    fn node(&self, word: &str) -> Option<&(String, usize)> {
        let word = begun(word);
        let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
        let deepest = ends.rev().find_map(|end| self.find(&word[..end]))?;
        // A node that is not full has no files below it; one that is has a file for every letter that follows.
        (deepest.0 == word || deepest.1 <= self.full).then_some(deepest)
    }

    fn find(&self, beginning: &str) -> Option<&(String, usize)> {
        let place = self.nodes.binary_search_by(|(other, _)| other.as_str().cmp(beginning)).ok()?;
        self.nodes.get(place)
    }
}

/// The most letters of a word that the index is split by: with more, the name of its file would be longer than systems take.
const LONGEST: usize = 20;

/// The part of a word that the index is split by.
pub fn begun(word: &str) -> &str {
    word.char_indices().nth(LONGEST).map_or(word, |(end, _)| &word[..end])
}

/// The path below the data folder of a page of the whole list, counted from 1, in the order in which tools are listed.
pub fn page_path(page: usize) -> String {
    format!("search/all-{page}.json")
}

/// The path below the data folder of the node of a beginning, or of the file that is read first when it is empty.
/// Letters other than a to z and digits are written as their number.
pub fn path(beginning: &str) -> String {
    if beginning.is_empty() {
        return "search/index.json".into();
    }
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("_{:x}_", c as u32) };
    format!("search/{}.json", beginning.chars().map(plain).fold(String::from("w-"), |path, part| path + &part))
}
