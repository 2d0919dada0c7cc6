//! Reading blind: a pair is drawn, and no quote tells which tools it is about.

use shipwith_model::compare::blind::draw;
use shipwith_model::compare::names::Names;
use shipwith_model::search::{Entries, Entry};

use shipwith_model::catalog::tool::Tool;

use crate::make::{complete, judged, shipped, tool};

/// A text on none of the tools, without the names.
fn shown(text: &str, names: &Names) -> String {
    shown_on(9, text, names)
}

/// The text on one of the tools.
fn shown_on(tool: usize, text: &str, names: &Names) -> String {
    names.masked(text, tool).into_iter().map(|(is_hidden, text)| if is_hidden { "▇".to_owned() } else { text }).collect()
}

/// What a catalog says of others, in the words that everybody uses.
fn others() -> Entries {
    let entry =
        |slug: &str, maker: &str, tagline: &str| Entry { maker: maker.into(), tagline: tagline.into(), ..Entry::of(&judged(slug, "")) };
    Entries::new(vec![
        entry("one", "Open Harbor", "writes code in the face of metadata"),
        entry("two", "Open Fields AI", "for labs, and for every lab"),
        entry("three", "AI Works", "an open team"),
    ])
}

/// The words of a text, each between spaces.
fn spaced(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    format!(" {} ", spaced.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The same in small letters.
fn words_of(text: &str) -> String {
    spaced(text).to_ascii_lowercase()
}

/// Names of the real catalog that quotes on other tools also use as words, which stay: to inspect is what people do, and
/// perplexity is a measure.
const WORDS: [&str; 7] = ["inspect", "perplexity", "guidance", "marker", "outlines", "instructor", "unstructured"];

#[test]
fn no_quote_of_the_real_catalog_holds_a_name_or_maker_of_either_tool() {
    let tools = shipped();
    let entries = Entries::new(tools.iter().map(Entry::of).collect());
    let (mut hidden, mut words_left) = (0, 0);
    for tool in &tools {
        for other in tools.iter().filter(|other| other.slug != tool.slug) {
            let words = Names::of(&[tool, other], &entries);
            for review in &tool.reviews {
                let text = shown_on(0, &review.quote, &words);
                let told = words_of(&text);
                for (tool, is_own) in [(tool, true), (other, false)] {
                    for name in [tool.name.as_str(), tool.short_name(), &tool.maker, tool.slug.as_str()] {
                        assert!(!spaced(&text).contains(&spaced(name)) || name == tool.slug.as_str(), "{name} is told: {text}");
                        let is_word = !is_own && WORDS.contains(&name.to_lowercase().as_str());
                        assert!(is_word || !told.contains(&words_of(name)), "{name} is told: {text}");
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
    let words = Names::of(&[tool(&json).as_ref()], &others());
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
    let words = Names::of(&[code.as_ref(), tool(&json).as_ref()], &others());
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
    let words = Names::of(&[tool(&json).as_ref()], &others());
    for (text, expected) in
        [("pip install moondream2, then ask Moondream", "pip install ▇, then ask ▇"), ("the labs of M87 Labs", "the labs of ▇")]
    {
        assert_eq!(shown(text, &words), expected, "{text}");
    }
    let mut json = complete("mixtral-8x7b");
    json["name"] = "Mixtral 8x7B".into();
    json["maker"] = "Open Labs for AI, and Meta".into();
    let words = Names::of(&[tool(&json).as_ref()], &others());
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

/// A tool of that name, of which that is said.
fn named(slug: &str, name: &str, maker: &str, quote: &str) -> std::sync::Arc<Tool> {
    let mut json = complete(slug);
    json["name"] = name.into();
    json["maker"] = maker.into();
    json["reviews"][0]["quote"] = quote.into();
    tool(&json)
}

#[test]
fn a_name_that_is_a_word_of_the_language_is_hidden_as_a_name_and_left_as_a_word() {
    let quote = "Linear keeps issues linear in time; a linear regression of Linear, LINEAR.";
    let linear = named("linear", "Linear", "Linear Orbit", quote);
    let other = named("plot", "Plot", "Draw & Co", "It does linear regression, and plots.");
    let names = Names::of(&[linear.as_ref(), other.as_ref()], &Entries::default());
    for (text, expected) in [
        (quote, "▇ keeps issues linear in time; a linear regression of ▇, ▇."),
        ("It does linear regression, and plots.", "It does linear regression, and plots."),
        ("Linear Orbit made it.", "▇ made it."),
        ("Linearly and linearity", "Linearly and linearity"),
        ("linear", "linear"),
    ] {
        assert_eq!(shown(text, &names), expected, "{text}");
    }
}

#[test]
fn a_name_in_small_letters_in_a_command_is_hidden() {
    let tool = named("mistle", "Mistle", "Oak", "pip install mistle. Then mistle, or `serve mistle`.");
    let names = Names::of(&[tool.as_ref()], &others());
    assert_eq!(shown_on(0, &tool.reviews[0].quote, &names), "pip install ▇. Then ▇, or `serve ▇`.");
    let small = named("n8n", "n8n", "n8n GmbH", "n8n runs it");
    assert_eq!(shown("n8n runs it, N8N runs it", &Names::of(&[small.as_ref()], &others())), "▇ runs it, ▇ runs it");
}

#[test]
fn words_that_many_names_share_tell_only_in_the_whole_name() {
    let tool = named("open-code", "Open Code", "Open AI Team", "x");
    let names = Names::of(&[tool.as_ref()], &others());
    for (text, expected) in [
        ("Open weights, an AI team, an open code base", "Open weights, an AI team, an open code base"),
        ("Open Code is here, OPEN CODE, open-code run", "▇ is here, ▇, ▇ run"),
        ("by the Open AI Team", "by the ▇"),
    ] {
        assert_eq!(shown(text, &names), expected, "{text}");
    }
}

#[test]
fn nothing_of_the_house_is_known_but_by_the_catalog_at_hand() {
    let tool = named("a", "Alpha", "Beta", "x");
    let names = Names::of(&[tool.as_ref()], &Entries::default());
    let text = "Cursor, Continue, Stable Diffusion, Meta, Hugging Face, Inspect, Element and Code";
    assert_eq!(shown(text, &names), text);
}
