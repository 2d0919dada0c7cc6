//! Reading blind: a pair is drawn, and no quote tells which tools it is about.

use shipwith_model::compare::blind::{draw, masked, telling};
use shipwith_model::search::{Entries, Entry};

use crate::make::{complete, judged, shipped, tool};

fn shown(text: &str, words: &[String]) -> String {
    masked(text, words).into_iter().map(|(is_hidden, text)| if is_hidden { "▇".to_owned() } else { text }).collect()
}

/// The words of a text in small letters, each between spaces.
fn words_of(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    format!(" {} ", spaced.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn no_quote_of_the_real_catalog_holds_a_name_or_maker_of_either_tool() {
    let tools = shipped();
    let (mut hidden, mut words_left) = (0, 0);
    for tool in &tools {
        for other in tools.iter().filter(|other| other.slug != tool.slug) {
            let words = telling([tool, other]);
            for review in &tool.reviews {
                let text = shown(&review.quote, &words);
                let told = words_of(&text);
                for tool in [tool, other] {
                    for name in [tool.name.as_str(), tool.short_name(), &tool.maker, tool.slug.as_str()] {
                        assert!(!told.contains(&words_of(name)), "{name} is told: {text}");
                    }
                }
                hidden += text.matches('▇').count();
                words_left += text.split(' ').count();
            }
        }
    }
    assert!(hidden > 20, "there was something to hide: {hidden}");
    assert!(words_left > hidden * 50, "what is said can still be read: {hidden} of {words_left} words hidden");
}

#[test]
fn a_name_inside_a_longer_word_is_hidden_with_it() {
    let mut json = complete("gemma-2");
    json["name"] = "Gemma 2".into();
    let words = telling([tool(&json).as_ref()]);
    assert_eq!(shown("ShieldGemma and gemmaTools guard it, a dilemma.", &words), "▇ and ▇ guard it, a dilemma.");
}

#[test]
fn names_are_hidden_in_whatever_form_and_ordinary_words_are_left() {
    let mut json = complete("claude-code");
    json["name"] = "Claude Code 2.1 – an agent".into();
    json["maker"] = "Anthropic".into();
    let code = tool(&json);
    let mut json = complete("smolvlm2");
    json["name"] = "SmolVLM2".into();
    json["maker"] = "Hugging Face".into();
    let words = telling([code.as_ref(), tool(&json).as_ref()]);
    for (text, expected) in [
        ("Claude Code writes code that I read.", "▇ writes code that I read."),
        ("I trust Claude’s code, and Anthropic.", "I trust ▇’s code, and ▇."),
        ("SMOLVLM, SmolVLM2 and smolvlm", "▇, ▇ and ▇"),
        ("Hugging Face is the maker; face it.", "▇ is the maker; face it."),
        ("", ""),
    ] {
        assert_eq!(shown(text, &words), expected, "{text}");
    }
    let mut json = complete("moondream2");
    json["name"] = "Moondream2".into();
    json["maker"] = "M87 Labs".into();
    let words = telling([tool(&json).as_ref()]);
    for (text, expected) in
        [("pip install moondream2, then ask Moondream", "pip install ▇, then ask ▇"), ("the labs of M87 Labs", "the labs of ▇")]
    {
        assert_eq!(shown(text, &words), expected, "{text}");
    }
    let mut json = complete("mixtral-8x7b");
    json["name"] = "Mixtral 8x7B".into();
    json["maker"] = "Open Labs for AI, and Meta".into();
    let words = telling([tool(&json).as_ref()]);
    for (text, expected) in [
        ("vllm serve mixtral, or Mixtral 8x7B", "vllm serve ▇, or ▇"),
        ("Open weights and AI for labs: 7 GB of metadata", "Open weights and AI for labs: 7 GB of metadata"),
        ("Meta, or META", "▇, or ▇"),
    ] {
        assert_eq!(shown(text, &words), expected, "{text}");
    }
}

#[test]
fn a_pair_is_drawn_of_judged_tools_and_of_one_category_where_there_are_two() {
    let entry = |slug: &str, category: &str, reviews: &str| Entry { category: category.into(), ..Entry::of(&judged(slug, reviews)) };
    let entries = Entries::new(vec![
        entry("alpha", "Audio", "pm ship"),
        entry("beta", "Coding", "pm ship"),
        entry("delta", "Audio", "pm skip"),
        entry("gamma", "Audio", ""),
    ]);
    for first in 0..100 {
        for second in 0..100 {
            let pair = draw(&entries, f64::from(first) / 100.0, f64::from(second) / 100.0).unwrap();
            let (a, b) = (pair.a.unwrap(), pair.b.unwrap());
            assert!(a != b && a != "gamma" && b != "gamma", "{a} {b}");
            assert!(
                a == "beta" || [a.as_str(), b.as_str()] == ["alpha", "delta"] || [a.as_str(), b.as_str()] == ["delta", "alpha"],
                "{a} {b}"
            );
        }
    }
    assert_eq!(draw(&Entries::new(vec![entry("alpha", "Audio", "pm ship"), entry("gamma", "Audio", "")]), 0.0, 0.0), None);
    assert_eq!(draw(&Entries::default(), 0.5, 0.5), None);
}
