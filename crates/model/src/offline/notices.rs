//! What is said on the page of the connection and of what is saved: the last word of each kind, as long as it matters.

use super::offers::{Offer, offers};
use super::word::{Ready, Unsaved, Word};
use crate::address::Address;
use crate::address::selection::Selection;
use crate::compare::Side;
use crate::text;

/// Said where the page could not be saved.
pub const UNSAVED: &str = text!("The page could not be saved for reading offline. The next visit tries again.");
/// Said where the browser has no worker to offer.
pub const REFUSED: &str = text!("This browser cannot save the page for reading offline.");
/// Said where the host has no worker to offer.
pub const MISSING: &str = text!("This site does not hand out what saves the page for reading offline.");

/// What somebody is looking at when the worker says something.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The address.
    pub address: &'a Address,
    /// The two tools that are wanted there, where it shows two.
    pub asked: Option<&'a Selection>,
}

/// A sentence, with ways on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// What is said.
    pub text: String,
    /// The ways on.
    pub ways: Vec<Offer>,
}

/// A notice on a file, said at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
struct OfFile {
    path: String,
    at: Address,
    notice: Notice,
}

/// All that is said at a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notices {
    ready: Option<Ready>,
    offline: Option<String>,
    ailing: Option<OfFile>,
    unsaved: Option<OfFile>,
}

impl Notices {
    /// Takes a word of the worker. Gives an address to go to at once, where somebody who asked for no pair can have one that
    /// is saved, as who opens the installed page.
    pub fn hear(&mut self, word: Word, place: Place<'_>) -> Option<Address> {
        let at = place.address.clone();
        match word {
            Word::Ready(ready) => self.ready = Some(ready),
            Word::Offline { text } => self.offline = text,
            Word::Ailing { path, text: Some(text) } => {
                self.ailing = Some(OfFile { path, at, notice: Notice { text, ways: Vec::new() } });
            }
            Word::Unsaved(unsaved) if unsaved.text.is_some() => return self.hear_unsaved(unsaved, place),
            // What was said of a file goes with that file.
            Word::Ailing { path, text: None } => forget(&mut self.ailing, &path),
            Word::Unsaved(Unsaved { path, .. }) => forget(&mut self.unsaved, &path),
            Word::Stock(_) => {}
        }
        None
    }

    fn hear_unsaved(&mut self, unsaved: Unsaved, place: Place<'_>) -> Option<Address> {
        let at = place.address;
        // A tool that is wanted no more has taken its time to fail.
        let is_wanted =
            |pair: &Selection| tool(&unsaved.path).is_none_or(|slug| Side::BOTH.iter().any(|side| pair.side(*side) == Some(slug)));
        // That the list is missing says less than that a tool is, which somebody asked for: here, it may only tell names apart.
        let is_less = |said: &OfFile| said.at == *at && tool(&said.path).is_some() && tool(&unsaved.path).is_none();
        if !place.asked.is_none_or(is_wanted) || self.unsaved.as_ref().is_some_and(is_less) {
            return None;
        }
        let offers = offers(&unsaved, at);
        // That the list is missing is no reason to leave the pair that the front page is about to show.
        let is_of_a_tool = tool(&unsaved.path).is_some();
        if let Some(offer) = offers.ways.first().filter(|_| is_of_a_tool && *at == Address::default()) {
            return Some(offer.address.clone());
        }
        let parts = [unsaved.text.unwrap_or_default(), offers.text];
        let text = parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ");
        self.unsaved = Some(OfFile { path: unsaved.path, at: at.clone(), notice: Notice { text, ways: offers.ways } });
        None
    }

    /// A comparison stands: what was missing is not looked for any more, and what was said of another one has passed. Whether
    /// that changes anything.
    pub fn stand(&mut self, at: &Address) -> bool {
        let is_over = self.ailing.as_ref().is_some_and(|said| said.at != *at);
        if is_over {
            self.ailing = None;
        }
        self.unsaved.take().is_some() || is_over
    }

    /// Says why nothing can be read offline.
    pub fn refuse(&mut self, why: &str) {
        self.ready = Some(Ready { text: why.to_owned(), ..Ready::default() });
    }

    /// What can be read offline, once the worker has said so.
    pub fn ready(&self) -> Option<&Ready> {
        self.ready.as_ref()
    }

    /// That there is no connection.
    pub fn offline(&self) -> Option<&str> {
        self.offline.as_deref()
    }

    /// What the host has trouble with.
    pub fn ailing(&self) -> Option<&str> {
        self.ailing.as_ref().map(|said| said.notice.text.as_str())
    }

    /// What was never saved.
    pub fn unsaved(&self) -> Option<&Notice> {
        self.unsaved.as_ref().map(|said| &said.notice)
    }
}

fn forget(said: &mut Option<OfFile>, path: &str) {
    if said.as_ref().is_some_and(|said| said.path == path) {
        *said = None;
    }
}

/// The slug of the tool whose file that is.
fn tool(path: &str) -> Option<&str> {
    path.strip_prefix("tools/")?.strip_suffix(".json")
}

#[cfg(test)]
mod tests {
    use super::{Notices, Place};
    use crate::address::Address;
    use crate::offline::word::{Unsaved, Word};

    fn unsaved(path: &str, saved: &[&str]) -> Word {
        Word::Unsaved(Unsaved {
            path: path.to_owned(),
            text: Some(format!("{path} was never saved.")),
            links: saved.iter().map(|slug| ((*slug).to_owned(), slug.to_uppercase())).collect(),
            saved: saved.iter().map(|slug| (*slug).to_owned()).collect(),
        })
    }

    fn hear(notices: &mut Notices, word: Word, query: &str) -> Option<String> {
        let address = Address::parse(query);
        notices.hear(word, Place { address: &address, asked: None }).map(|address| address.query())
    }

    #[test]
    fn what_was_said_of_a_file_goes_with_that_file_and_no_other() {
        let mut notices = Notices::default();
        hear(&mut notices, unsaved("tools/x.json", &[]), "?a=x");
        hear(&mut notices, Word::Ailing { path: "tools/y.json".into(), text: Some("Trouble.".into()) }, "?a=x");
        let came = |path: &str| Word::Unsaved(Unsaved { path: path.into(), ..Unsaved::default() });
        hear(&mut notices, came("tools/y.json"), "?a=x");
        assert!(notices.unsaved().is_some() && notices.ailing() == Some("Trouble."));
        hear(&mut notices, came("tools/x.json"), "?a=x");
        hear(&mut notices, Word::Ailing { path: "tools/y.json".into(), text: None }, "?a=x");
        assert!(notices.unsaved().is_none() && notices.ailing().is_none());
    }

    #[test]
    fn that_a_tool_is_missing_outranks_that_the_list_is() {
        let mut notices = Notices::default();
        hear(&mut notices, unsaved("search/index.json", &[]), "?a=x");
        hear(&mut notices, unsaved("tools/x.json", &[]), "?a=x");
        hear(&mut notices, unsaved("search/index.json", &[]), "?a=x");
        assert_eq!(notices.unsaved().unwrap().text, "tools/x.json was never saved.");
        hear(&mut notices, unsaved("search/index.json", &[]), "?view=tools");
        assert_eq!(notices.unsaved().unwrap().text, "search/index.json was never saved.");
    }

    #[test]
    fn that_the_list_is_missing_leads_nobody_away_from_the_front_page() {
        let mut notices = Notices::default();
        assert_eq!(hear(&mut notices, unsaved("search/index.json", &["b", "a"]), ""), None);
        assert!(notices.unsaved().is_some());
    }

    #[test]
    fn who_asked_for_no_pair_is_led_to_a_saved_one_and_hears_nothing_of_the_other() {
        let mut notices = Notices::default();
        assert_eq!(hear(&mut notices, unsaved("tools/x.json", &["m", "n"]), ""), Some("?a=m&b=n".to_owned()));
        let (address, asked) = (Address::parse("?a=m&b=n"), Address::parse("?a=m&b=n").pair);
        let late = notices.hear(unsaved("tools/y.json", &["m", "n"]), Place { address: &address, asked: Some(&asked) });
        assert_eq!((late, notices), (None, Notices::default()));
    }

    #[test]
    fn a_comparison_that_stands_ends_what_was_missing_and_the_trouble_of_another() {
        let mut notices = Notices::default();
        hear(&mut notices, unsaved("tools/x.json", &[]), "?a=x");
        hear(&mut notices, Word::Ailing { path: "tools/y.json".into(), text: Some("Trouble.".into()) }, "?a=y");
        assert!(notices.stand(&Address::parse("?a=y")));
        assert!(!notices.stand(&Address::parse("?a=y")), "nothing is left to change");
        assert!(notices.unsaved().is_none() && notices.ailing().is_some());
        notices.stand(&Address::parse("?a=z"));
        assert_eq!(notices, Notices::default());
    }
}
