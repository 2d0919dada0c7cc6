//! Names characters in the texts of a file that are not seen, and turn or hide what is.

use serde_json::Value;

use crate::invisible::{first, name};
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::rule::Rule;

/// What was found in a file's texts.
#[derive(Default)]
pub struct Unseen {
    /// What a reader would be misled by.
    pub problems: Vec<Problem>,
    /// What pages and feeds leave out by themselves: controls of old terminals.
    pub notes: Vec<Problem>,
}

/// Looks through every text of a file; of each the first such character is named.
pub fn look(file: &str, value: &Value) -> Unseen {
    let mut unseen = Unseen::default();
    walk(file, "", value, &mut unseen);
    unseen
}

fn walk(file: &str, path: &str, value: &Value, unseen: &mut Unseen) {
    match value {
        Value::String(text) => judge(file, path, text, unseen),
        Value::Array(members) => {
            members.iter().enumerate().for_each(|(i, member)| walk(file, &format!("{path}[{i}]"), member, unseen));
        }
        Value::Object(map) => {
            for (field, value) in map {
                let at = if path.is_empty() { field.clone() } else { format!("{path}.{field}") };
                walk(file, &at, value, unseen);
            }
        }
        _ => {}
    }
}

fn judge(file: &str, path: &str, text: &str, unseen: &mut Unseen) {
    let problem = |rule, found: String, advice: &str| Problem { rule, file: file.into(), field: path.into(), found, advice: advice.into() };
    if let Some((c, place)) = first(text) {
        let found = format!("U+{:04X} ({}) at character {place}", c as u32, name(c).unwrap_or("control character"));
        unseen.problems.push(problem(
            Rule::Invisible,
            found,
            "remove it: nobody sees it, and it turns, hides or breaks the words around it",
        ));
    }
    let is_control = |c: char| c < ' ' && !matches!(c, '\n' | '\r' | '\t');
    if let Some((place, c)) = text.chars().enumerate().find(|(_, c)| is_control(*c)) {
        let found = format!("U+{:04X} (control character) at character {}", c as u32, place + 1);
        unseen.notes.push(problem(Rule::Control, found, "remove it: it is not shown"));
    }
}
