//! What the reviewers of the house's own catalog say does not come from one mold. Measured is what can be: lengths, openings,
//! endings, and sequences of words.

use std::collections::{BTreeMap, BTreeSet};

use shipwith_model::catalog::tool::Tool;

use crate::own_catalog::tools;

/// So many words in a row are a habit when two texts of one reviewer have them.
const SEQUENCE: usize = 6;

/// A text by its words, in small letters.
fn words(text: &str) -> Vec<String> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '’' | '.' | '_' | '-');
    text.split(|c| !is_part(c)).map(|word| word.trim_matches('.').to_lowercase()).filter(|word| !word.is_empty()).collect()
}

/// Every text of a reviewer, by reviewer, with the tool it is about.
fn texts() -> BTreeMap<String, Vec<(String, Vec<String>)>> {
    let mut texts: BTreeMap<String, Vec<(String, Vec<String>)>> = BTreeMap::new();
    for (_, Tool { slug, reviews, .. }) in tools() {
        for review in reviews {
            texts.entry(review.reviewer).or_default().push((slug.to_string(), words(&review.quote)));
        }
    }
    texts
}

/// Every sequence of words of a text.
fn sequences(words: &[String]) -> Vec<String> {
    words.windows(SEQUENCE).map(|part| part.join(" ")).collect()
}

/// What several texts have in common, of the parts that `parts` takes of each.
fn shared<'t>(
    texts: impl Iterator<Item = &'t (String, Vec<String>)>,
    parts: impl Fn(&[String]) -> Vec<String>,
    more_than: usize,
) -> Vec<(String, BTreeSet<String>)> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (slug, words) in texts {
        for part in parts(words) {
            found.entry(part).or_default().insert(slug.clone());
        }
    }
    found.into_iter().filter(|(_, slugs)| slugs.len() > more_than).collect()
}

#[test]
fn no_reviewer_opens_or_ends_two_texts_in_the_same_words() {
    for (reviewer, texts) in texts() {
        let opening = shared(texts.iter(), |words| vec![words[..3].join(" ")], 1);
        assert!(opening.is_empty(), "{reviewer} opens alike: {opening:#?}");
        let ending = shared(texts.iter(), |words| vec![words[words.len() - 4..].join(" ")], 1);
        assert!(ending.is_empty(), "{reviewer} ends alike: {ending:#?}");
    }
}

#[test]
fn no_reviewer_says_the_same_words_of_two_tools() {
    for (reviewer, texts) in texts() {
        let repeated = shared(texts.iter(), sequences, 1);
        assert!(repeated.is_empty(), "{reviewer} repeats: {repeated:#?}");
    }
}

#[test]
fn no_turn_of_phrase_goes_round_the_panel() {
    let texts: Vec<(String, Vec<String>)> = texts().into_values().flatten().collect();
    let common = shared(texts.iter(), sequences, 2);
    assert!(common.is_empty(), "{common:#?}");
}

#[test]
fn texts_are_short_and_long() {
    let mut lengths: Vec<usize> = texts().into_values().flatten().map(|(_, words)| words.len()).collect();
    lengths.sort_unstable();
    let at = |percent: usize| lengths[lengths.len() * percent / 100];
    assert!(at(20) <= 90 && at(80) >= 110, "a fifth is shorter than {}, a fifth longer than {} words", at(20), at(80));
}

#[test]
fn no_reviewer_claims_to_have_lived_what_they_judge() {
    const LIVED: [&str; 9] = [
        "my team tried",
        "we tried it",
        "in my tests",
        "in our tests",
        "i have seen it",
        "i have used",
        "i’ve used",
        "when i ran",
        "in my experience",
    ];
    for (reviewer, texts) in texts() {
        for (slug, words) in texts {
            let text = words.join(" ");
            assert!(!LIVED.iter().any(|lived| text.contains(lived)), "{reviewer} on {slug} tells of an experience");
        }
    }
}
