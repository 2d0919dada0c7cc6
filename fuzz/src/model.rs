//! What the page reads of others: whatever the bytes, there is an answer, and it keeps what the model promises.

use std::sync::Arc;

use shipwith_model::address::Address;
use shipwith_model::address::params::{MOST_BYTES, Params};
use shipwith_model::address::remarks::remarks;
use shipwith_model::address::selection::Selection;
use shipwith_model::ballot::file::BallotFile;
use shipwith_model::ballot::merge::Merge;
use shipwith_model::ballot::stored_vote::Stored as StoredVote;
use shipwith_model::ballot::{Ballot, Question, Vote};
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::compare::bottom_line::BottomLine;
use shipwith_model::compare::same::Same;
use shipwith_model::compare::weights::Weights;
use shipwith_model::compare::{Comparison, Side};
use shipwith_model::cost::{Need, offers};
use shipwith_model::language::Texts;
use shipwith_model::offline::notices::{Notices, Place};
use shipwith_model::offline::saving::Saving;
use shipwith_model::offline::word::Word;
use shipwith_model::search::recent::Recent;
use shipwith_model::seen::Seen;
use shipwith_model::share::embed::{Embed, Layout, asked_of_frame};
use shipwith_model::share::text::markdown;
use shipwith_model::shortlist::kept::Stored;
use shipwith_model::shortlist::merge::Merge as ListMerge;
use shipwith_model::shortlist::reading;
use shipwith_model::shortlist::{MOST, Shortlist};

/// When everything here happens, in milliseconds since 1970.
const NOW: u64 = 1_764_400_000_000;

/// The longest sentence that is said of a file, in characters: what is repeated of it is cut.
const LONGEST: usize = 400;

/// `catalog.json`, and the tools in it.
pub fn catalog(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match Catalog::read("catalog.json", &text) {
        Err(problem) => is_plain(&problem),
        Ok((catalog, problems)) => {
            problems.iter().for_each(is_plain);
            for (a, b) in catalog.openings() {
                assert!(a != b || catalog.featured.is_empty(), "a featured pair is of two tools");
            }
            for tool in catalog.tools.iter().take(9) {
                is_shown(&catalog, tool);
            }
        }
    }
}

/// The file of a tool.
pub fn tool(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match Tool::read("tools/x.json", &text) {
        Err(problem) => is_plain(&problem),
        Ok((tool, problems)) => {
            problems.iter().for_each(is_plain);
            let written = serde_json::to_string(&tool).unwrap_or_default();
            assert_eq!(Tool::read("tools/x.json", &written).map(|(again, _)| again).as_ref(), Ok(&tool), "it is read as it is written");
            is_shown(&Catalog::default(), &Arc::new(tool));
        }
    }
}

/// A path and a query string, with a line break between them.
pub fn address(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (path, query) = text.split_once('\n').unwrap_or(("", &text));
    for sentence in remarks(query) {
        assert!(sentence.chars().count() <= LONGEST, "what is repeated of an address is short: {sentence}");
    }
    for address in [Address::parse(query), Address::read(path, query)] {
        let written = address.query();
        assert!(written.len() <= MOST_BYTES, "what is written is read whole: {} bytes", written.len());
        assert_eq!(Address::parse(&written).query(), written, "what is written is read back");
        let href = address.href();
        let (path, query) = href.split_at(href.find('?').unwrap_or(href.len()));
        assert_eq!(Address::read(path, query).href(), href, "an address leads to itself");
        assert_eq!(remarks(&written), [""; 0], "what is written can be followed");
    }
}

/// A ballot's file, or a vote as it is stored.
pub fn ballot(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for key in ["vote:x", "pick:x|y", &*text] {
        let Some(question) = Question::parse(key) else { continue };
        assert_eq!(Question::parse(&question.key()).as_ref(), Some(&question));
        if let StoredVote::Vote(vote) = StoredVote::decode(&question, &text) {
            assert_eq!(StoredVote::decode(&question, &Vote::encode(&vote)), StoredVote::Vote(vote), "a vote is stored as it is read");
        }
    }
    match BallotFile::read("ballot.json", &text) {
        Err(problem) => is_plain(&problem),
        Ok((file, problems)) => {
            problems.iter().for_each(is_plain);
            let again = BallotFile::read("ballot.json", &file.write());
            assert_eq!(again, Ok((file.clone(), Vec::new())), "it is read as it is written");
            let mut ballot = Ballot::default();
            let merge = Merge::of(&ballot, &file, NOW);
            assert_eq!(merge.new + merge.to_come, file.votes.len() + file.picks.len(), "all of it is told");
            let back = ballot.apply(&merge.writes);
            let twice = Merge::of(&ballot, &file, NOW);
            assert_eq!((twice.writes.len(), twice.kept), (0, merge.new), "a second time it changes nothing");
            ballot.apply(&back);
            assert_eq!(ballot, Ballot::default(), "and there is a way back");
            assert!(!merge.summary().is_empty());
        }
    }
}

/// A record of the shortlist, or what else the browser stores.
pub fn record(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Stored::Kept(kept) = Stored::decode(&text) {
        assert_eq!(Stored::decode(&kept.encode()), Stored::Kept(kept), "what is kept is stored as it is read");
    }
    if let Some(encoded) = Seen::decode(&text).and_then(|seen| seen.encode()) {
        assert_eq!(Seen::decode(&encoded).and_then(|seen| seen.encode()), Some(encoded), "what was seen is stored as it is read");
    }
    let recent = Recent::parse(&text);
    assert_eq!(Recent::parse(&recent.text()), recent);
    match reading::read("list.md", &text) {
        Err(sentence) => assert!(sentence.starts_with("list.md"), "{sentence}"),
        Ok((record, problems)) => {
            assert!(problems.iter().all(|sentence| sentence.starts_with("list.md, line ")), "{problems:?}");
            let lines: String = record.iter().map(|(of, kept)| reading::line(of, kept)).collect();
            assert_eq!(reading::read("list.md", &lines), Ok((record.clone(), Vec::new())), "it is read as it is written");
            let mut list = Shortlist::default();
            let merge = ListMerge::of(&list, &record, NOW);
            assert!(record.len() <= MOST && merge.new + merge.to_come == record.len(), "all of it is told");
            let back = list.apply(&merge.writes);
            assert!(ListMerge::of(&list, &record, NOW).writes.is_empty(), "a second time it changes nothing");
            list.apply(&back);
            assert_eq!(list, Shortlist::default(), "and there is a way back");
        }
    }
}

/// What the host of a widget, the service worker, or a file of texts says.
pub fn message(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let params = Params::parse(&text);
    match Embed::read(&params) {
        Err(wrong) => assert!(wrong.to_string().chars().count() <= LONGEST, "{wrong}"),
        Ok(embed) => {
            let mut written = Params::default();
            embed.write(&mut written);
            // How many leaders are wanted matters where there are any.
            let is_read = Embed::read(&Params::parse(&written.query()));
            assert_eq!(is_read.map(|again| (again.layout, again.theme, again.lang)), Ok((embed.layout, embed.theme, embed.lang)));
        }
    }
    for layout in Layout::ALL {
        match asked_of_frame(layout, &params) {
            Err(wrong) => assert!(wrong.to_string().chars().count() <= LONGEST, "{wrong}"),
            Ok(address) => assert_eq!(address.view, layout.view()),
        }
    }
    if let Some(word) = Word::parse(&text) {
        let (address, pair) = (Address::parse(&text), Selection::read(&params));
        for asked in [None, Some(&pair)] {
            let mut notices = Notices::default();
            notices.hear(word.clone(), Place { address: &address, asked });
            notices.stand(&address);
        }
        if let Word::Stock(report) = word {
            let mut saving = Saving::default();
            for _ in 0..2 {
                saving.hear(report.clone());
                assert!(saving.progress().is_none_or(|(done, total)| done <= total));
                assert!(!saving.text().is_empty() || saving.ways().is_empty());
                saving.begin();
            }
        }
    }
    drop(Texts::read(&text));
}

/// Computes and says everything that the page shows of a tool.
fn is_shown(catalog: &Catalog, tool: &Arc<Tool>) {
    for query in ["", "seats=8&in=2M&out=500k", "seats=1M&in=1000000B&out=1000000B"] {
        for offer in offers(tool, &Need::parse(&Params::parse(query))) {
            assert!(offer.cost.amount().is_none_or(|amount| !amount.shown().is_empty()));
        }
    }
    if let Some(day) = Date::of_moment(NOW) {
        let seen = Seen::of(tool, day);
        assert!(seen.is_same(tool) && seen.changes(tool, catalog).is_empty(), "a tool is not different from itself");
        assert!(seen.encode().is_none_or(|text| Seen::decode(&text) == Some(seen)), "what was seen is stored as it is");
    }
    let weights = Weights::read(&Params::parse("w=builder:3,skeptic:0"));
    let comparison = Comparison::new(catalog, tool.clone(), tool.clone());
    assert_eq!(comparison.splits(), 0, "nobody is divided on one tool");
    assert!(!comparison.title().is_empty() && Side::BOTH.iter().all(|side| !comparison.name(*side).is_empty()));
    assert!(!BottomLine::of(&comparison, &weights).lead.is_empty());
    assert!(markdown(&comparison, &weights, "https://example.com/").contains("https://example.com/"));
    drop(Same::of(tool, tool).sentence());
}

/// A problem names the file, says what was found there and what to do, and says no more of the file than it has to.
fn is_plain(problem: &Problem) {
    let said = problem.to_string();
    assert!(!problem.file.is_empty() && !problem.found.is_empty() && !problem.advice.is_empty(), "{said}");
    assert!(said.chars().count() <= LONGEST, "{} characters: {said}", said.chars().count());
}
