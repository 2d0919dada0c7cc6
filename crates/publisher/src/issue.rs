//! What the form of an issue says of a tool, as GitHub writes it: a heading for each question, and the answer below it.

use crate::template::Known;

/// What GitHub writes where nothing was answered.
const NOTHING: &str = "_No response_";

/// The answers in the text of an issue. Of two below one heading the first counts, and what is below no heading of the form is nobody's answer:
/// the text is anybody's.
pub fn read(body: &str) -> Known {
    let mut known = Known::default();
    for part in format!("\n{}", body.replace("\r\n", "\n")).split("\n### ").skip(1) {
        let (heading, answer) = part.split_once('\n').unwrap_or((part, ""));
        let place = match heading.trim() {
            "Name" => &mut known.name,
            "Maker" => &mut known.maker,
            "Category" => &mut known.category,
            "What it is, in a line" => &mut known.tagline,
            "What it is, in a paragraph" => &mut known.summary,
            "What it costs to begin with" => &mut known.entry,
            "License" => &mut known.license,
            "Version" => &mut known.version,
            "Its page" => &mut known.home,
            _ => continue,
        };
        let answer = answer.trim();
        if place.is_empty() && answer != NOTHING {
            answer.clone_into(place);
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::starter::FORM;
    use crate::template::Known;

    #[test]
    fn every_question_of_the_form_is_read() {
        let labels: Vec<&str> = FORM.lines().filter_map(|line| line.trim().strip_prefix("label: ")).collect();
        let body: String = labels.iter().map(|label| format!("### {label}\r\n\r\nof {label}\r\n\r\n")).collect();
        let Known { name, maker, category, tagline, summary, license, version, entry, home } = read(&body);
        let mut answers = [name, maker, category, tagline, summary, license, version, entry, home];
        let mut expected: Vec<String> = labels.iter().map(|label| format!("of {label}")).collect();
        answers.sort_unstable();
        expected.sort_unstable();
        assert_eq!(answers.to_vec(), expected);
    }

    #[test]
    fn what_was_not_answered_or_was_not_asked_is_nothing() {
        let known = read("### License\n\n_No response_\n\n### Name\n\nOne\n\n### Secret\n\nx\n\n### Name\n\nTwo\n");
        assert_eq!(known, Known { name: "One".to_owned(), ..Known::default() });
        assert_eq!(read("no form at all"), Known::default());
    }
}
