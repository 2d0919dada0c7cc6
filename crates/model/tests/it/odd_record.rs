//! Records of the shortlist that people changed, cut off or never wrote, and what else a browser may store.

use proptest::prelude::*;
use shipwith_model::ballot::Question;
use shipwith_model::search::recent::Recent;
use shipwith_model::seen::Seen;
use shipwith_model::shortlist::kept::Kept;
use shipwith_model::shortlist::merge::Merge;
use shipwith_model::shortlist::reading::{line, read};
use shipwith_model::shortlist::{MOST, Shortlist};

use crate::corpus::targets;
use crate::make::slug;

const NOW: u64 = 1_764_400_000_000;

fn entries() -> impl Strategy<Value = Vec<(Question, Kept)>> {
    let of = (0..5_u8, prop::option::of(5..8_u8)).prop_map(|(a, b)| match b {
        None => Question::Tool(slug(&format!("t{a}"))),
        Some(b) => Question::pair(&slug(&format!("t{a}")), &slug(&format!("t{b}"))),
    });
    let kept = ("(?s).{0,30}", 0..NOW, 0..NOW).prop_map(|(note, since, at)| Kept { note, since, at });
    prop::collection::vec((of, kept), 1..9)
}

fn text(entries: &[(Question, Kept)]) -> String {
    entries.iter().map(|(of, kept)| line(of, kept)).collect()
}

fn taken(list: &Shortlist, record: &[(Question, Kept)]) -> Shortlist {
    let mut list = list.clone();
    list.apply(&Merge::of(&list, record, NOW).writes);
    list
}

proptest! {
    #[test]
    fn what_is_written_around_the_lines_of_a_record_does_not_matter(entries in entries(), around in "[^\r\n]{0,20}", space in "[ \t\r]{0,3}") {
        let plain = read("r.md", &text(&entries)).unwrap();
        let decorated: String = entries.iter().map(|(of, kept)| format!("{around}-\n{space}{}{space}\n\n", line(of, kept).trim_end())).collect();
        prop_assert_eq!(read("r.md", &decorated).unwrap(), plain);
        targets::record(decorated.as_bytes());
    }

    #[test]
    fn a_record_that_was_taken_in_changes_nothing_a_second_time(one in entries(), other in entries()) {
        let [one, other] = [one, other].map(|entries| read("r.md", &text(&entries)).unwrap().0);
        let list = taken(&taken(&Shortlist::default(), &one), &other);
        prop_assert_eq!(&taken(&list, &other), &list);
        prop_assert_eq!(&taken(&list, &one), &list);
    }

    #[test]
    fn any_line_of_a_record_is_answered(begin in "(<!-- )?(shipwith-kept)? ?", json in "\\{(\"(of|note|since|at)\":(\"kept:[a-c|]{0,4}\"|[0-9]{0,25}|null|\\[\\]),?){0,5}\\}|(?s).{0,30}", end in "( -->)?\n?") {
        targets::record(format!("{begin}{json}{end}").as_bytes());
        targets::record(format!("<!-- shipwith-kept {json} -->\n<!-- shipwith-kept {json}").as_bytes());
        targets::record(json.as_bytes());
    }

    #[test]
    fn whatever_is_stored_is_a_list_of_no_more_than_it_is(entries in prop::collection::vec(("(kept:)?[a-c]?\\|?[b-d]?", "(?s)\\{\"v\":[0-2],\"note\":\"[a-z]{0,9}\",\"since\":[0-9]{1,21},\"at\":1\\}|.{0,20}"), 0..12), seen in "(?s).{0,40}") {
        let list = Shortlist::read(entries.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        prop_assert!(list.len() + list.damaged() + list.later() <= entries.len());
        prop_assert_eq!(list.latest().len(), list.len());
        prop_assert!(Seen::decode(&seen).is_none());
        prop_assert!(Recent::parse(&seen).slugs().len() <= 6);
    }
}

#[test]
fn of_a_record_that_was_cut_off_anywhere_the_whole_lines_are_read_and_the_rest_is_named() {
    let kept = |note: &str| Kept { note: note.into(), since: 1, at: 2 };
    let entries = [
        (Question::Tool(slug("zed")), kept("Schön --> \u{1f600}")),
        (Question::pair(&slug("a"), &slug("b")), kept("")),
        (Question::Tool(slug("amp")), kept("\n")),
    ];
    let whole = format!("# Liste „Ü“\n\n{}", text(&entries));
    for end in 0..whole.len() {
        let begun = String::from_utf8_lossy(&whole.as_bytes()[..end]);
        match read("r.md", &begun) {
            Ok((read, problems)) => {
                assert_eq!(read, entries[..read.len()]);
                assert!(problems.iter().all(|said| said.contains("the line is cut off")), "{problems:?}");
            }
            Err(said) => assert!(said.contains("holds no shortlist") || said.contains("the line is cut off"), "{said}"),
        }
        targets::record(begun.as_bytes());
    }
    assert!(entries.len() < MOST);
}
