//! What the page and its service worker say to one another, as JSON. The worker's own list is `web/protocol.ts`.

use serde::{Deserialize, Serialize};

use crate::offline::told::{told, told_day};

/// A message of the service worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// What can be read offline.
    Ready(Ready),
    /// Whether there is no connection; without a text, there is one again.
    Offline {
        /// What to say.
        text: Option<String>,
    },
    /// A file that the host has trouble handing out; without a text, it can again.
    Ailing {
        /// The file, below the catalog.
        path: String,
        /// What to say.
        text: Option<String>,
    },
    /// A file that is asked for and was never saved; without a text, it came.
    Unsaved(Unsaved),
    /// What is saved of the whole catalog, and how that goes.
    Stock(Report),
}

/// What can be read offline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ready {
    /// What to say.
    pub text: String,
    /// The words of a link to the screen on which all of it can be saved, where there is anything to do there.
    pub more: Option<String>,
    /// Whether it holds only as long as the worker is registered.
    pub is_promise: bool,
}

/// What is asked for and was never saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsaved {
    /// The file, below the catalog.
    pub path: String,
    /// What to say.
    pub text: Option<String>,
    /// Some of the saved tools: slug and name, the last saved first.
    pub links: Vec<(String, String)>,
    /// The slugs of all saved tools.
    pub saved: Vec<String>,
}

/// How a step of saving, or of giving the room back, went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Which step.
    pub step: Step,
    /// What is saved now; nothing where the list of what there is could not be had.
    pub stock: Option<Stock>,
    /// Why the step came to nothing.
    pub cut: Option<Cut>,
}

/// A step of saving the whole catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// It was looked what there is.
    Surveyed,
    /// The next part is being fetched.
    Begun,
    /// The part is saved, or was cut short.
    Saved,
    /// What was saved is gone, or stays.
    Removed,
}

/// What is saved of the whole catalog.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Stock {
    /// How many tools there are to save.
    pub tools: usize,
    /// How many bytes are missing, before compression.
    pub left: u64,
    /// How much is saved.
    pub saved: Amount,
    /// The day as of which all of it is saved, in words.
    pub at: Option<String>,
}

/// How much of the catalog is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Amount {
    /// No more than was looked at.
    None,
    /// Some of it, or all of an older state.
    Part,
    /// All of it.
    All,
}

/// Why a step came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cut {
    /// The catalog is another site's.
    Foreign,
    /// The browser does not let the page save anything.
    Refused,
    /// The host answered that it cannot.
    Trouble,
    /// Something between here and the host answered in its place.
    Page,
    /// The catalog is no longer the one that was listed.
    Changed,
    /// The device has no more room.
    Room,
    /// The page asked for the end.
    Stopped,
    /// The connection broke off.
    Lost,
    /// The host cannot be reached, and nothing is thrown away then.
    Unreachable,
}

/// A message as it comes: which of its fields matter, its line tells. Serde's own tagged form of `Word` would be some kilobytes more
/// in every page.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Message {
    line: String,
    text: Option<String>,
    path: Option<String>,
    more: Option<String>,
    is_promise: bool,
    links: Vec<(String, String)>,
    saved: Vec<String>,
    step: Option<Step>,
    stock: Option<Stock>,
    cut: Option<Cut>,
}

impl Word {
    /// Reads a message; nothing of one that this version of the page does not know.
    pub fn parse(text: &str) -> Option<Self> {
        let Message { line, text, path, more, is_promise, links, saved, step, stock, cut } = serde_json::from_str(text).ok()?;
        let (text, more) = (text.map(told), more.map(told));
        let stock = stock.map(|stock| Stock { at: stock.at.map(told_day), ..stock });
        Some(match line.as_str() {
            "ready" => Self::Ready(Ready { text: text?, more, is_promise }),
            "offline" => Self::Offline { text },
            "ailing" => Self::Ailing { path: path?, text },
            "unsaved" => Self::Unsaved(Unsaved { path: path?, text, links, saved }),
            "stock" => Self::Stock(Report { step: step?, stock, cut }),
            _ => return None,
        })
    }
}

/// What a page tells the worker when it starts or shows something else: the addresses that it has read, so that they are kept.
pub fn greeting(read: &[String]) -> String {
    #[derive(Serialize)]
    struct Greeting<'a> {
        read: &'a [String],
    }
    serde_json::to_string(&Greeting { read }).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Amount, Cut, Report, Step, Word, greeting};
    use crate::language::{Language, Texts, speak};

    #[test]
    fn each_message_is_read_and_what_is_unknown_is_none() {
        assert_eq!(Word::parse(r#"{"line":"offline"}"#), Some(Word::Offline { text: None }));
        let Some(Word::Ready(ready)) = Word::parse(r#"{"line":"ready","text":"Ready.","more":"All","isPromise":true}"#) else {
            panic!("not read");
        };
        assert!(ready.is_promise && ready.more.as_deref() == Some("All"));
        let Some(Word::Unsaved(unsaved)) =
            Word::parse(r#"{"line":"unsaved","path":"tools/x.json","text":"No.","links":[["y","Y"]],"saved":["y","z"]}"#)
        else {
            panic!("not read");
        };
        assert_eq!((unsaved.links, unsaved.saved.len()), (vec![("y".to_owned(), "Y".to_owned())], 2));
        let Some(Word::Stock(Report { step: Step::Saved, stock: Some(stock), cut: Some(Cut::Room) })) =
            Word::parse(r#"{"line":"stock","step":"saved","stock":{"tools":60,"left":5,"saved":"part"},"cut":"room"}"#)
        else {
            panic!("not read");
        };
        assert_eq!((stock.saved, stock.at), (Amount::Part, None));
        for odd in ["", "null", "[]", r#"{"line":"other"}"#, r#"{"line":"stock","step":"dancing"}"#, r#"{"line":"ready"}"#] {
            assert_eq!(Word::parse(odd), None, "{odd}");
        }
    }

    #[test]
    fn the_day_of_what_is_saved_is_said_in_the_language_of_the_page() {
        let at = |day: &str| {
            let message = format!(r#"{{"line":"stock","step":"surveyed","stock":{{"tools":60,"left":0,"saved":"all","at":"{day}"}}}}"#);
            match Word::parse(&message) {
                Some(Word::Stock(Report { stock: Some(stock), .. })) => stock.at.unwrap(),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(at("November 29, 2026"), "November 29, 2026");
        let texts = r#"{ "November": "November", "May": "Mai", "{day} {month} {year}": "{day}. {month} {year}", "1 {month} {year}": "1. {month} {year}" }"#;
        speak(Language::German, Texts::read(texts).unwrap());
        assert_eq!([at("November 29, 2026"), at("May 1, 2026")], ["29. November 2026", "1. Mai 2026"]);
        assert_eq!(at("some day"), "some day", "what is no day of the worker is said as it came");
        speak(Language::English, Texts::default());
    }

    #[test]
    fn a_greeting_has_the_addresses_as_they_are() {
        assert_eq!(greeting(&["https://x/\"y\"".to_owned()]), r#"{"read":["https://x/\"y\""]}"#);
    }
}
