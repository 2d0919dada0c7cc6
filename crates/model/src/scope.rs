//! Whose storage it is. An origin may hold several sites, each in a folder of its own, and they share one storage: every
//! key names the folder that it belongs to, as the caches do.
//!
//! `shipwith:/tools/:vote:whisper` is the vote on Whisper of the site in the folder `/tools/`. Before there were
//! folders, its key was `shipwith:vote:whisper`, whatever the folder; [`carry`] takes those over.

use crate::ballot::stored_vote::Stored;
use crate::ballot::{Ballot, Question};
use crate::search::recent;
use crate::theme::Theme;

/// What every key begins with, with and without a folder.
const OURS: &str = "shipwith:";

/// The id of the ballot that this browser exports.
pub const BALLOT_ID: &str = "ballot";
/// Whether keys outside of fields do something: the slash key was the first of them.
pub const SLASH: &str = "slash";
/// That the keys without a folder have been taken over, up to which moment.
pub const CARRIED: &str = "carried";

/// The folder of a site: `/` or `/tools/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope(String);

impl Scope {
    /// The site that a page of this path belongs to: the folder it lies in. The address of a file on a disk is a path as well.
    pub fn of(path: &str) -> Self {
        let folder = &path[..path.rfind('/').map_or(0, |end| end + 1)];
        Self(if folder.is_empty() { "/".to_owned() } else { folder.to_owned() })
    }

    /// The storage key of what is called `name` within the site.
    pub fn key(&self, name: &str) -> String {
        format!("{OURS}{}:{name}", self.0)
    }

    /// What a storage key is called within the site; none when it belongs to another site or program.
    pub fn name<'k>(&self, key: &'k str) -> Option<&'k str> {
        // A folder ends with a slash and a name holds none, so a key belongs to one folder only.
        let name = key.strip_prefix(OURS)?.strip_prefix(self.0.as_str())?.strip_prefix(':')?;
        (!name.contains('/')).then_some(name)
    }
}

/// The name of a key of before, which had no folder.
pub fn old_name(key: &str) -> Option<&str> {
    let name = key.strip_prefix(OURS)?;
    let is_ours = [Theme::KEY, recent::KEY, SLASH, BALLOT_ID].contains(&name) || Question::parse(name).is_some();
    is_ours.then_some(name)
}

/// What has to be written to take over what was stored without a folder, as names and texts; the mark comes last, so that a
/// storage that is full in between leaves the rest for the next visit.
///
/// `old` and `own` are what is stored, by name; `now` is the time in ms since 1970. Everything is taken over once, also what
/// is damaged or of a later version; what the site has itself stays, unless it is an older vote. The old entries are left
/// where they are: for other sites of the origin, which take them over too, and for tabs that still run a version of before.
/// Should such a tab vote afterward, that vote is taken over at the next start: it is newer than all that were taken over.
pub fn carry(old: &[(String, String)], own: &[(String, String)], now: u64) -> Vec<(String, String)> {
    let votes = Ballot::read(own.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let is_there = |name: &str| own.iter().any(|(other, _)| other == name);
    let mark = own.iter().find(|(name, _)| name == CARRIED).map(|(_, text)| text.parse().unwrap_or(u64::MAX));
    let mut newest = mark.unwrap_or_default();
    let mut writes = Vec::new();
    for (name, text) in old {
        let at = moment(name, text);
        // A vote of a clock that was ahead must not hide those that follow it.
        newest = newest.max(at.filter(|at| *at <= now).unwrap_or_default());
        let is_new = mark.is_none_or(|mark| at.is_some_and(|at| at > mark && at <= now));
        let is_wanted = || match Question::parse(name) {
            Some(question) if votes.has(&question) => votes.vote(&question).is_some_and(|here| at.is_some_and(|at| here.at < at)),
            Some(_) => true,
            None => !is_there(name),
        };
        if is_new && is_wanted() {
            writes.push((name.clone(), text.clone()));
        }
    }
    // Who never stored anything has nothing to take over, and stores nothing before a vote.
    if mark != Some(newest) && !old.is_empty() {
        writes.push((CARRIED.to_owned(), newest.to_string()));
    }
    writes
}

/// When a vote was given; none for what is no vote, or none that can be read.
fn moment(name: &str, text: &str) -> Option<u64> {
    match Stored::decode(&Question::parse(name)?, text) {
        Stored::Vote(vote) => Some(vote.at),
        Stored::Later | Stored::Damaged => None,
    }
}
