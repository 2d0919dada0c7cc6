//! Changes that could not be stored yet, of votes and of the shortlist.

use shipwith_model::ballot::stored_vote::time_of;
use shipwith_model::ballot::{Ballot, Question, Write};
use shipwith_model::catalog::verdict::Verdict;
use shipwith_model::pending::Pending;
use shipwith_model::shortlist::kept::{Kept, Stored};
use shipwith_model::shortlist::key;

use crate::make::slug;

fn kept(note: &str, at: u64) -> Kept {
    Kept { note: note.into(), since: at, at }
}

#[test]
fn of_what_cannot_be_stored_yet_only_the_latest_word_on_each_entry_is_kept() {
    let write = |key: &str, text: Option<&str>| Write { key: format!("vote:{key}"), text: text.map(Into::into) };
    let mut pending = Pending::default();
    pending.add([write("a", Some("1")), write("b", Some("1")), write("c", None)]);
    let mut tried = Vec::new();
    let mut full = |key: &str, text: Option<&str>| {
        tried.push(key.replace("vote:", ""));
        if text.is_some() { Err("full") } else { Ok(()) }
    };
    assert_eq!(pending.flush(&mut full), Some("full"));
    // Taken back while it could not be written: it must not come back once there is room.
    pending.add([write("a", None)]);
    assert_eq!(pending.flush(&mut full), Some("full"));
    assert_eq!(tried, ["c", "a", "b", "a", "b"], "removals go first, and what is short may fit where another did not");
    let mut written = Vec::new();
    assert_eq!(
        pending.flush(|key, text| -> Result<(), &str> {
            written.push((key.replace("vote:", ""), text.map(str::to_owned)));
            Ok(())
        }),
        None
    );
    assert_eq!((written, pending.is_empty()), (vec![("b".to_owned(), Some("1".to_owned()))], true));
}

#[test]
fn what_could_not_be_written_never_comes_over_what_another_tab_has_stored_since() {
    let vote = |verdict: &str, at: u64| Some(format!(r#"{{"v":1,"verdict":"{verdict}","at":{at}}}"#));
    let mut pending = Pending::default();
    pending.add(["a", "b", "c", "d"].map(|slug| Write { key: format!("vote:{slug}"), text: vote("ship", 20) }));
    let stored = [("a", vote("skip", 10)), ("b", vote("skip", 30)), ("c", None), ("d", Some(r#"{"v":2}"#.into())), ("e", vote("skip", 5))];
    let stands = stored.map(|(slug, text)| {
        let key = format!("vote:{slug}");
        pending.yields(&key, text.as_deref(), time_of)
    });
    assert_eq!(
        stands,
        [false, true, true, true, true],
        "a newer vote stands, wherever it is, a later version's, and that one was taken back"
    );
    let left: Vec<&str> = pending.over(&[], time_of).map(|(key, _)| key).collect();
    assert_eq!(left, ["vote:a"]);
    let mut written = Vec::new();
    let refused = pending.flush(|key, _| -> Result<(), &str> {
        written.push(key.to_owned());
        Ok(())
    });
    assert_eq!((written, refused), (vec!["vote:a".to_owned()], None));
}

#[test]
fn notes_that_could_not_be_stored_stand_over_older_ones_and_yield_to_newer_ones() {
    let write = |name: &str| Write { key: key(&Question::Tool(slug(name))), text: Some(kept("mine", 20).encode()) };
    let mut pending = Pending::default();
    pending.add(["aider", "cline", "jan", "zed"].map(write));
    let stored = [
        ("aider", kept("older", 10).encode()),
        ("cline", kept("newer", 30).encode()),
        ("jan", Kept { since: 30, ..Kept::default() }.encode()),
        ("zed", r#"{"v":2}"#.into()),
    ];
    let stands = stored.map(|(name, text)| pending.yields(&key(&Question::Tool(slug(name))), Some(&text), Stored::time_of));
    assert_eq!(stands, [false, true, false, true], "no notes are older than any");
    assert_eq!(
        pending.over(&[], Stored::time_of).map(|(key, _)| key).collect::<Vec<_>>(),
        ["aider", "jan"].map(|name| key(&Question::Tool(slug(name))))
    );
}

#[test]
fn of_thousands_that_do_not_fit_a_hundred_are_tried() {
    let mut pending = Pending::default();
    pending.add((0..1_000).map(|number| Write { key: format!("vote:{number}"), text: Some("1".into()) }));
    let mut tried = 0;
    let refused = pending.flush(|_, _| {
        tried += 1;
        Err("full")
    });
    assert_eq!((tried, refused, pending.over(&[], time_of).count()), (100, Some("full"), 1_000));
}

#[test]
fn what_is_stored_is_read_as_it_will_be_once_all_is_written() {
    let vote = |verdict: &str, at: u64| format!(r#"{{"v":1,"verdict":"{verdict}","at":{at}}}"#);
    let stored = [("a", 10), ("b", 30), ("c", 10), ("d", 10)].map(|(slug, at)| (format!("vote:{slug}"), vote("skip", at)));
    let write = |slug: &str, text: Option<String>| Write { key: format!("vote:{slug}"), text };
    let mut pending = Pending::default();
    pending.add(["a", "b", "e"].map(|slug| write(slug, Some(vote("ship", 20)))));
    let read = Ballot::read(pending.over(&stored, time_of));
    let verdicts = ["a", "b", "c", "d", "e"].map(|of| read.verdict(&slug(of)));
    assert_eq!(verdicts, [Some(Verdict::Ship), Some(Verdict::Skip), Some(Verdict::Skip), Some(Verdict::Skip), Some(Verdict::Ship)]);
    assert_eq!(pending.over(&[], time_of).map(|(key, _)| key).collect::<Vec<_>>(), ["vote:a", "vote:e"], "the older one is left");
}
