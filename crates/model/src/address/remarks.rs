//! What an address asks for and does not get: said on the page, so that nothing else is shown in silence.

use crate::address::View;
use crate::address::params::{MOST_BYTES, Params, parts};
use crate::catalog::reading::shortened;
use crate::compare::weights::Weights;
use crate::cost::Need;
use crate::language::{Language, said};
use crate::search::listing::CHOICES;
use crate::t;

/// A sentence for each thing in a query string that is not followed. Names that mean nothing here are passed over, as
/// others add their own to addresses; tools that do not exist are said where they would stand.
pub fn remarks(query: &str) -> Vec<String> {
    let params = Params::parse(query);
    let mut sentences = Vec::new();
    if query.len() > MOST_BYTES {
        sentences.push(t!("This address is too long: only its beginning has been read."));
    }
    if let Some(asked) = params.get("view").filter(|asked| View::parse(asked).is_none()) {
        sentences.push(t!("There is no screen called “{asked}” here: this is the comparison.", asked = shortened(asked)));
    }
    // In the configurator it is that of the widget.
    let is_page = params.get("view").and_then(View::parse) != Some(View::Embed);
    if let Some(asked) = params.get("lang").filter(|asked| is_page && Language::parse(asked).is_none()) {
        sentences.push(t!("There is no language called “{asked}” here.", asked = shortened(asked)));
    }
    for side in ["a", "b"] {
        let mut asked = parts(query).filter(|(name, _)| name == side).map(|(_, value)| value);
        let first = asked.next();
        if let (Some(first), Some(other)) = (&first, asked.find(|other| Some(other) != first.as_ref())) {
            let [first, other] = [first, &other].map(|text| shortened(text));
            sentences.push(t!(
                "The address names two tools for side {side}: “{first}” is taken, and “{other}” is not.",
                side = side.to_ascii_uppercase(),
                first,
                other
            ));
        }
    }
    if let Some(part) = Weights::unread(&params) {
        sentences.push(t!("A weight in this address cannot be read and is left out: “{part}”.", part = shortened(part)));
    }
    if let Some(wrong) = Need::unread(&params) {
        sentences.push(t!("A number in this address cannot be read and is left out. {wrong}", wrong));
    }
    let unknown = params.get("only").and_then(|asked| asked.split(',').find(|word| ![super::SPLIT, super::DIFFERENT].contains(word)));
    if let Some(asked) = unknown {
        sentences.push(t!(
            "The address asks for only “{asked}”, which is nothing that can be left alone: the rest is shown.",
            asked = shortened(asked)
        ));
    }
    if params.get("view").and_then(View::parse) == Some(View::Tools) {
        for choice in &CHOICES {
            let unknown = |asked: &&str| !choice.options.iter().any(|(key, _)| key == asked);
            if let Some(asked) = params.get(choice.name).filter(unknown) {
                sentences.push(t!(
                    "{label}: there is no choice called “{asked}”, so it is left as usual.",
                    label = said(choice.label),
                    asked = shortened(asked)
                ));
            }
        }
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::remarks;

    #[test]
    fn what_is_asked_for_and_not_given_is_said_and_nothing_else() {
        for query in [
            "",
            "?",
            "?surprise",
            "?a=&b=",
            "?a=x",
            "?a=x&b=y",
            "?a=x&amp;b=y",
            "?A=x&B=y",
            "?a=x&a=x&b=y",
            "?utm_source=mail&fbclid=1&a=x",
            "?view=tools&price=free&sort=new&q=anything",
            "?VIEW=Tools",
            "?a=x&b=y&w=builder:2,pm:0,&only=split",
            "?a=x&b=y&only=split,different",
            "?view=offline",
            "?lang=de-AT",
            "?view=embed&lang=pt-BR",
        ] {
            assert_eq!(remarks(query), [""; 0], "{query}");
        }
        for (query, said) in [
            ("?view=nothing", "There is no screen called “nothing” here: this is the comparison."),
            ("?a=x&a=y", "The address names two tools for side A: “x” is taken, and “y” is not."),
            ("?b=x&amp;b=y", "The address names two tools for side B: “x” is taken, and “y” is not."),
            ("?a=x&w=lots", "A weight in this address cannot be read and is left out: “lots”."),
            ("?a=x&w=builder:2,pm:-1", "A weight in this address cannot be read and is left out: “pm:-1”."),
            ("?only=ship", "The address asks for only “ship”, which is nothing that can be left alone: the rest is shown."),
            ("?lang=xx", "There is no language called “xx” here."),
            ("?view=tools&sort=best", "Sort by: there is no choice called “best”, so it is left as usual."),
        ] {
            assert_eq!(remarks(query), [said], "{query}");
        }
        let long = format!("?a=x&b={}", "y".repeat(20_000));
        assert_eq!(remarks(&long), ["This address is too long: only its beginning has been read."]);
        assert_eq!(remarks(&format!("?view={}", "n".repeat(500)))[0].chars().count(), 99, "what is repeated is short");
    }
}
