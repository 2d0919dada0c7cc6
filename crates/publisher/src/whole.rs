//! A whole catalog in one file, and how to tell that `shipwith bundle` wrote it.

use serde_json::{Map, Value, json};

use crate::index::stamp::hash;

/// The field that says what was written: the hash of all the rest.
const FIELD: &str = "bundled";

/// The text of a whole catalog.
pub fn write(mut whole: Map<String, Value>) -> String {
    unmark(&mut whole);
    let mark = hash(text(&whole).as_bytes());
    whole.shift_insert(0, FIELD.into(), json!(mark));
    text(&whole)
}

/// Whether `bundle` wrote this file, and nobody has changed it since.
pub fn is_as_written(file: &str) -> bool {
    let Ok(Value::Object(mut whole)) = serde_json::from_str(file) else { return false };
    let mark = unmark(&mut whole);
    mark.is_some_and(|mark| mark == hash(text(&whole).as_bytes()))
}

/// Takes the field off.
pub fn unmark(whole: &mut Map<String, Value>) -> Option<Value> {
    whole.shift_remove(FIELD)
}

fn text(whole: &Map<String, Value>) -> String {
    serde_json::to_string_pretty(whole).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::{is_as_written, write};
    use serde_json::{Map, json};

    #[test]
    fn a_bundle_is_known_until_somebody_changes_it() {
        let whole: Map<_, _> = [("schema".to_owned(), json!(1)), ("tools".to_owned(), json!([{ "slug": "a" }]))].into_iter().collect();
        let text = write(whole.clone());
        assert!(is_as_written(&text));
        assert!(is_as_written(&text.replace('\n', "\r\n")), "as a checkout on Windows has it");
        let again: Map<_, _> = serde_json::from_str(&text).unwrap_or_default();
        assert_eq!(write(again), text, "marked once, however often it is bundled");
        for other in [text.replace("\"a\"", "\"b\""), json!(whole).to_string(), "{}".into(), "[]".into(), "no JSON".into()] {
            assert!(!is_as_written(&other), "{other}");
        }
    }
}
