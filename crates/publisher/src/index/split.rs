//! Splits the search entries of a large catalog into the static files that [`shipwith_model::search::shards`] reads.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use shipwith_model::address::made::{Made, Screens};
use shipwith_model::address::page::Paged;
use shipwith_model::search::entry::tell_apart;
use shipwith_model::search::shards::{page_path, path};
use shipwith_model::search::{Entries, Entry, words};

/// How the entries are split.
#[derive(Clone, Copy, Debug)]
pub struct Split {
    /// A catalog of up to this many tools is one file, and a page of the list of a larger one has as many.
    pub whole: usize,
    /// The file of a beginning holds all entries up to this many.
    pub full: usize,
    /// Where there are more, the file holds this many, the best.
    pub head: usize,
}

/// As the `index` command splits. The one file of a catalog that is just not split is about 285 kB, 25 kB on the wire, and read once;
/// a keystroke reads at most half of that.
pub const SPLIT: Split = Split { whole: 1000, full: 500, head: 200 };

/// The files that the pickers read, `(path below the data folder, JSON text)`, in order of their paths; the first to be read
/// also says which pages the site has.
pub fn files(mut entries: Vec<Entry>, split: Split, made: Made) -> Vec<(String, String)> {
    entries.sort_by_cached_key(|entry| (entry.name.to_lowercase(), entry.slug.clone()));
    tell_apart(&mut entries);
    let mut files = Vec::new();
    let mut nodes = Map::new();
    let count = entries.len();
    if count > split.whole {
        let words: Vec<Vec<String>> = entries.iter().map(words).collect();
        let all: Vec<usize> = (0..count).collect();
        for (i, page) in entries.chunks(split.whole).enumerate() {
            files.push((page_path(i + 1), json!({ "tools": page }).to_string()));
        }
        grow(&Grown { entries: &entries, words: &words, split }, "", &all, &mut nodes, &mut files);
        entries.truncate(split.head);
    }
    let mut root = json!({ "schema": 1, "count": count, "tools": entries });
    if made.pairs != Paged::None {
        root["paged"] = json!(made.pairs);
    }
    if made.screens != Screens::default() {
        root["screens"] = made.screens.words().into();
    }
    if !nodes.is_empty() {
        root["full"] = split.full.into();
        root["nodes"] = nodes.into();
        root["pages"] = count.div_ceil(split.whole).into();
    }
    files.push((path(""), root.to_string()));
    files.sort();
    files
}

struct Grown<'e> {
    entries: &'e [Entry],
    words: &'e [Vec<String>],
    split: Split,
}

/// Writes the nodes below a beginning of a word: one for each letter that follows, and those below it when it is full.
fn grow(tree: &Grown, beginning: &str, places: &[usize], nodes: &mut Map<String, Value>, files: &mut Vec<(String, String)>) {
    let mut below: BTreeMap<char, Vec<usize>> = BTreeMap::new();
    for place in places {
        for word in &tree.words[*place] {
            let next = word.strip_prefix(beginning).and_then(|rest| rest.chars().next());
            let Some(members) = next.map(|letter| below.entry(letter).or_default()) else { continue };
            if members.last() != Some(place) {
                members.push(*place);
            }
        }
    }
    for (letter, members) in below {
        let longer = format!("{beginning}{letter}");
        nodes.insert(longer.clone(), members.len().into());
        let held: Vec<Entry> = members.iter().map(|place| tree.entries[*place].clone()).collect();
        let text = if members.len() <= tree.split.full {
            json!({ "tools": held })
        } else {
            let held = Entries::new(held);
            let best: Vec<&Entry> = held.rank_names(&longer).into_iter().take(tree.split.head).collect();
            json!({ "tools": best })
        };
        files.push((path(&longer), text.to_string()));
        if members.len() > tree.split.full {
            grow(tree, &longer, &members, nodes, files);
        }
    }
}
