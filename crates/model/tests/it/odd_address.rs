//! Addresses that nobody wrote: any text is one, and what the page makes of it is short and read back as it was written.

use proptest::prelude::*;
use shipwith_model::address::Address;
use shipwith_model::address::params::{MOST_BYTES, Params};
use shipwith_model::address::remarks::remarks;

use crate::corpus::targets;

/// A query string of parameters that the page knows, with any values.
fn any_query() -> impl Strategy<Value = String> {
    let names = vec![
        "a", "b", "view", "of", "w", "only", "seats", "in", "out", "q", "category", "price", "license", "verdict", "sort", "layout",
        "theme", "lang", "count", "tool", "amp;a", "%61", "odd",
    ];
    let words =
        vec!["x", "tools", "embed", "tool", "category", "builder:2,pm:0", "split,different", "1.5k", "top", "dark", "pt-BR", "free"];
    let value = prop_oneof![
        prop::sample::select(words).prop_map(str::to_owned),
        "(?s).{0,30}",
        "([ +%&,:=?#/.-]|%[0-9A-F]{2}|%C3%A9|[0-9kMB]|[a-z]|\u{a0}|\u{2003}){0,300}",
    ];
    prop::collection::vec((prop::sample::select(names), value), 0..12)
        .prop_map(|params| params.into_iter().map(|(name, value)| format!("&{name}={value}")).collect())
}

proptest! {
    #[test]
    fn any_text_is_an_address_that_is_read_back_as_it_is_written(path in "(compare|tools|categories|reviewers)?/?[a-z0-9-]{0,9}(-vs-)?[a-z/.]{0,12}|(?s).{0,30}", query in any_query()) {
        targets::address(format!("{path}\n{query}").as_bytes());
        targets::message(query.as_bytes());
    }

    #[test]
    fn any_bytes_are_one(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        targets::address(&bytes);
        targets::message(&bytes);
    }

    #[test]
    fn any_value_survives_the_way_through_the_address(value in "(?s).{1,100}") {
        let mut params = Params::default();
        params.set("q", &value);
        let read = Params::parse(&params.query());
        // Nobody types control characters, and nobody sees space around a text.
        let plain: String = value.chars().filter(|c| !c.is_control()).collect();
        let plain = plain.trim_matches(|c: char| c.is_ascii_whitespace());
        prop_assert_eq!(read.get("q").unwrap_or_default(), plain);
    }
}

#[test]
fn an_address_that_was_cut_off_anywhere_is_one() {
    let whole = "?view=embed&a=x%20y&b=%F0%9F%98%80&w=b%C3%A9:2,pm:0&only=split&seats=8&in=1.5M&layout=top&count=3&lang=pt-BR&q=c%2B%2B";
    for end in 0..=whole.len() {
        targets::address(&whole.as_bytes()[..end]);
    }
}

#[test]
fn a_text_that_is_cut_or_cleaned_is_not_left_with_space_around_it() {
    let long = format!("?a={}+y&view=tools&category={}+y", "x".repeat(79), "x".repeat(199));
    for query in [long.as_str(), "?a=%01+x", "?view=tools&q=%00%09%0B+c", "?view=tool&of=%7F%20x"] {
        let written = Address::parse(query).query();
        assert_eq!(Address::parse(&written), Address::parse(query), "{query}");
        assert!(!written.contains("=%20") && !written.ends_with("%20"), "{written}");
    }
}

#[test]
fn of_weights_without_end_no_more_is_taken_than_can_be_written_and_the_rest_is_said() {
    let many: String = (0..3_000).map(|i| format!("é{i}:2,")).collect();
    let address = Address::parse(&format!("?w={many}"));
    assert!(!address.weights.is_plain() && address.query().len() < MOST_BYTES / 2, "{}", address.query().len());
    assert_eq!(Address::parse(&address.query()), address);
    assert!(remarks(&format!("?w={many}")).iter().any(|said| said.starts_with("A weight in this address cannot be read")));
}
