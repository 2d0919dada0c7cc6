//! A large catalog's index is split into files, and finds the same as one file would.

use std::collections::BTreeMap;
use std::sync::Arc;

use shipwith::index::split::{SPLIT, Split, files};
use shipwith_model::address::made::Made;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::search::shards::{Known, Look, Reach, Root, path};
use shipwith_model::search::{Entry, words};

/// The tools of the catalog that ships with the page.
fn shipped() -> Vec<Tool> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/data/tools");
    let read = |file: std::fs::DirEntry| Tool::read("tool", &std::fs::read_to_string(file.path()).unwrap()).unwrap().0;
    std::fs::read_dir(folder).unwrap().map(|file| read(file.unwrap())).collect()
}

/// The real catalog's entries.
fn real() -> Vec<Entry> {
    shipped().iter().map(Entry::of).collect()
}

fn node(text: &str) -> Root {
    Root::read("node", text).unwrap().0
}

/// An index as the page has it: the files, those read so far, and how many requests that took.
struct Page {
    files: BTreeMap<String, String>,
    root: Root,
}

impl Page {
    fn new(entries: Vec<Entry>, split: Split) -> Self {
        let files: BTreeMap<String, String> = files(entries, split, Made::default()).into_iter().collect();
        let (root, problems) = Root::read("search/index.json", &files["search/index.json"]).unwrap();
        assert_eq!(problems, []);
        Self { files, root }
    }

    /// Looks a query up, fetching what is wanted; every file that is wanted exists. Gives the requests, too.
    fn look(&self, query: &str) -> (Look, usize) {
        let mut nodes: BTreeMap<String, Arc<Root>> = BTreeMap::new();
        loop {
            let look = self.root.look(query, usize::MAX, |beginning| nodes.get(beginning).cloned());
            let Some(beginning) = look.wanted else { return (look, nodes.len()) };
            let text = self.files.get(&path(&beginning)).unwrap_or_else(|| panic!("{query} wants {beginning}, which does not exist"));
            nodes.insert(beginning, Arc::new(node(text)));
        }
    }
}

/// Queries of all kinds: every beginning of every word, pairs of words, and slips.
fn queries(entries: &[Entry]) -> Vec<String> {
    let words: Vec<Vec<String>> = entries.iter().map(words).collect();
    let mut queries: Vec<String> =
        words.iter().flatten().flat_map(|word| word.char_indices().map(|(end, c)| word[..end + c.len_utf8()].to_owned())).collect();
    for pair in words.iter().flat_map(|words| words.windows(2)) {
        queries.push(format!("{} {}", pair[1], pair[0]));
        queries.push(format!("{} {}", pair[0].chars().next().unwrap(), pair[1]));
    }
    queries.extend(["", "zzzz", "zz top", "q x", "ΑΘΗΝΑ"].map(String::from));
    queries
}

#[test]
fn the_ranking_is_the_same_whatever_the_number_of_files() {
    let entries = real();
    let whole = Page::new(entries.clone(), SPLIT);
    assert_eq!(whole.files.len(), 1, "a small catalog is one file");
    for full in [1, 3, 10, 30] {
        let split = Page::new(entries.clone(), Split { whole: full, full, head: 2 });
        assert!(split.files.len() > 10, "{} files", split.files.len());
        for query in queries(&entries) {
            let one: Vec<&Entry> =
                if query.is_empty() { whole.root.entries.all().iter().collect() } else { whole.root.entries.rank_names(&query) };
            let (many, requests) = split.look(&query);
            assert!(requests <= 2, "{query}: {requests} requests");
            let found: Vec<&Entry> = many.entries.iter().collect();
            match query.split(' ').count() {
                // Slips are another matter: a large catalog forgives fewer of them.
                _ if one.is_empty() => {}
                // Where too many fit, what is there is the best of them, in the same order, and the count is right.
                1 if many.is_cut || query.is_empty() => {
                    assert_eq!((found.as_slice(), many.count), (&one[..2], one.len()), "{full}: {query}")
                }
                _ if many.is_cut => assert!(found.iter().all(|entry| one.contains(entry)), "{full}: {query}"),
                _ => assert_eq!((&found, many.count), (&one, one.len()), "{full}: {query}"),
            }
        }
    }
}

#[test]
fn slips_are_forgiven_in_a_large_catalog_too() {
    let split = Page::new(real(), Split { whole: 10, full: 10, head: 2 });
    for (query, slug) in [("qdrnat", "qdrant"), ("moondraem", "moondream2"), ("whsper", "whisper")] {
        let (look, requests) = split.look(query);
        assert_eq!(look.entries.first().map(|entry| entry.slug.to_string()).as_deref(), Some(slug), "{query}");
        assert!(requests <= 2);
    }
}

#[test]
fn until_a_file_comes_a_shorter_beginning_helps_out() {
    let page = Page::new(real(), Split { whole: 3, full: 3, head: 50 });
    let node = Arc::new(node(&page.files[&path("s")]));
    let look = page.root.look("smol", 50, |beginning| (beginning == "s").then(|| node.clone()));
    assert_eq!(look.wanted.as_deref(), Some("smol"));
    assert!(look.entries.iter().any(|entry| entry.slug.as_str() == "smolvlm"), "{:?}", look.entries);
}

#[test]
fn the_same_entries_give_the_same_files_whatever_their_order() {
    let mut entries = real();
    let split = Split { whole: 5, full: 5, head: 3 };
    let forward = files(entries.clone(), split, Made::default());
    entries.reverse();
    assert_eq!(files(entries, split, Made::default()), forward);
}

#[test]
fn paths_are_plain_and_never_meet() {
    assert_eq!(path("smol"), "search/w-smol.json");
    assert_eq!(path("é"), "search/w-_e9_.json");
    assert_ne!(path("ab"), path("a b"));
}

#[test]
fn two_tools_can_be_drawn_from_wherever_the_lot_falls() {
    let page = Page::new(real(), Split { whole: 3, full: 3, head: 2 });
    for number in [0.0, 0.3, 0.999_999] {
        let Reach::Node(beginning) = page.root.draw(number) else { panic!("a large catalog is drawn from its nodes") };
        assert!(!node(&page.files[&path(&beginning)]).entries.all().is_empty());
    }
}

#[test]
fn a_catalog_of_one_file_is_listed_by_name_whatever_its_order() {
    let mut entries = real();
    entries.reverse();
    let root = Root::whole(entries.clone());
    let names: Vec<&str> = root.entries.all().iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names.len(), entries.len());
    assert!(
        names.windows(2).all(|pair| pair[0].to_lowercase() <= pair[1].to_lowercase() || pair[0].contains(['-', '.', ' '])),
        "{names:?}"
    );
    assert!(names[0].starts_with('A'), "{names:?}");
}

/// Entries like the real ones, by other names.
fn called(names: &[&str]) -> Vec<Entry> {
    let mut entries = real();
    for (entry, name) in entries.iter_mut().zip(names) {
        entry.name = (*name).to_owned();
    }
    entries
}

#[test]
fn however_a_name_is_written_a_split_index_finds_it_in_safe_file_names() {
    let long = "ﷺ".repeat(30);
    let names = ["Ｃｌａｕｄｅ　Ｎｏｖａ", "\u{feff}Straße", "ｶﾞｲﾄﾞ", "한글도구", "İstanbul", "oﬃce", "שָׁלוֹם", "🦙🦙", &long];
    let page = Page::new(called(&names), Split { whole: 1, full: 1, head: 1 });
    for (query, name) in [
        ("claude\u{a0}nova", 0),
        ("CLAUDE\u{3000}nova", 0),
        ("STRASSE", 1),
        ("ガイド", 2),
        ("한그", 3),
        ("istanbul", 4),
        ("ISTANBUL", 4),
        ("office", 5),
        ("שלום", 6),
        ("🦙", 7),
        (&long, 8),
    ] {
        let (look, _) = page.look(query);
        assert_eq!(look.entries.first().map(|entry| entry.name.as_str()), Some(names[name]), "{query}");
    }
    for file in page.files.keys() {
        let name = file.trim_start_matches("search/");
        assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_-.".contains(&b)), "{file}");
        assert!(name.len() < 255, "{file}: systems of files have an end");
    }
}

#[test]
fn a_word_without_an_end_in_many_names_does_not_make_an_index_without_an_end() {
    let names = ["ab".repeat(1_000), "ab".repeat(1_001), "ab".repeat(1_002)];
    let page = Page::new(called(&names.each_ref().map(String::as_str)), Split { whole: 1, full: 1, head: 1 });
    assert!(page.files.keys().filter(|file| file.starts_with("search/w-abab")).count() < 30);
    let (look, requests) = page.look(&"ab".repeat(40));
    assert_eq!((look.entries.len(), look.is_cut, requests), (1, true, 1), "as many as a file holds");
}

#[test]
fn tools_of_one_name_are_told_apart_in_every_file_of_an_index() {
    let mut entries = called(&["GPT-4o", "GPT-4o", "GPT-4o"]);
    for (entry, maker) in entries.iter_mut().zip(["OpenAI", "Azure", "OpenAI"]) {
        entry.maker = maker.to_owned();
    }
    let slugs = [0, 2].map(|place: usize| entries[place].slug.to_string());
    for split in [SPLIT, Split { whole: 5, full: 5, head: 3 }] {
        let page = Page::new(entries.clone(), split);
        let mut apart: Vec<String> = page.look("gpt-4o").0.entries.iter().filter_map(|entry| entry.apart.clone()).collect();
        apart.sort_unstable();
        let mut expected = vec!["Azure".to_owned(), slugs[0].clone(), slugs[1].clone()];
        expected.sort_unstable();
        assert_eq!(apart, expected);
        for entry in page.look("qdrant").0.entries {
            assert_eq!((entry.apart.as_deref(), entry.full_label()), (None, entry.name.clone()));
        }
    }
    let whole = Root::whole(entries);
    assert_eq!(whole.entries.rank_names("azure").first().map(|entry| entry.label()).as_deref(), Some("GPT-4o (Azure)"));
}

#[test]
fn the_index_tells_which_tools_there_are_and_at_the_cost_of_one_file_each() {
    let entries = real();
    let split = Split { whole: 5, full: 5, head: 3 };
    let page = Page::new(entries.clone(), split);
    let knows = |slug: &str| {
        let slug = Slug::parse(slug).unwrap();
        match page.root.knows(&slug, |_| None) {
            Known::Wanted(beginning) => {
                let text = page.files.get(&path(&beginning)).unwrap_or_else(|| panic!("{slug} wants {beginning}, which does not exist"));
                let part = Arc::new(node(text));
                page.root.knows(&slug, |_| Some(part.clone()))
            }
            known => known,
        }
    };
    let mut maybe = 0;
    for entry in &entries {
        match knows(entry.slug.as_str()) {
            Known::Here(found) => assert_eq!(found.slug, entry.slug),
            // So many tools share its words that a file of the index holds the best of them alone.
            Known::Maybe => maybe += 1,
            other => panic!("{}: {other:?}", entry.slug),
        }
    }
    assert!(maybe * 4 < entries.len(), "{maybe} of {}", entries.len());
    for unknown in ["nope", "zzz-9", "whisper-of-nothing", "tool-19999"] {
        assert_eq!(knows(unknown), Known::Nowhere, "{unknown}");
    }
    let whole = Root::whole(entries);
    assert_eq!(whole.knows(&Slug::parse("nope").unwrap(), |_| None), Known::Nowhere);
    assert!(matches!(whole.knows(&Slug::parse("whisper").unwrap(), |_| None), Known::Here(_)));
}
