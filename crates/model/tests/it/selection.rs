//! What is looked at changes one side at a time.

use shipwith_model::address::Address;
use shipwith_model::address::params::Params;
use shipwith_model::address::selection::Selection;
use shipwith_model::catalog::verdict::{Tally, Verdict};
use shipwith_model::compare::Side;

use crate::make::slug;

#[test]
fn a_pick_changes_one_side_and_a_swap_exchanges_them() {
    let pair = Selection::pair(&slug("alpha"), &slug("beta"));
    for (selection, query) in [
        (pair.clone(), "?a=alpha&b=beta"),
        (pair.clone().with(Side::A, &slug("gamma")), "?a=gamma&b=beta"),
        (pair.clone().with(Side::B, &slug("gamma")), "?a=alpha&b=gamma"),
        (pair.clone().swapped(), "?a=beta&b=alpha"),
        (pair.swapped().swapped(), "?a=alpha&b=beta"),
        (Selection::default().with(Side::B, &slug("beta")).swapped(), "?a=beta"),
    ] {
        assert_eq!(Address::comparing(selection.clone()).query(), query);
        // The key of a side is its name in the address.
        for side in Side::BOTH {
            let part = selection.side(side).map(|asked| format!("{}={asked}", side.key()));
            assert_eq!(part.as_ref().is_some_and(|part| query.contains(part)), part.is_some(), "{part:?} of {query}");
            assert_eq!(part.is_some(), query.contains(&format!("{}=", side.key())), "{query}");
        }
    }
}

#[test]
fn only_the_same_tool_on_both_sides_is_twice_the_same() {
    for (query, twice) in [("", false), ("?a=x", false), ("?b=x", false), ("?a=x&b=y", false), ("?a=x&b=x", true), ("?a=X&b=x", true)] {
        assert_eq!(Selection::read(&Params::parse(query)).is_twice_the_same(), twice, "{query}");
    }
}

#[test]
fn sides_and_verdicts_are_called_by_what_they_are() {
    assert_eq!(Side::BOTH.map(Side::label), ["A", "B"]);
    assert_eq!([Verdict::Ship, Verdict::Skip].map(Verdict::label), ["Ship", "Skip"]);
}

#[test]
fn as_many_votes_as_may_be_drawn_singly_are_drawn_singly_and_one_more_is_not() {
    assert_eq!(Tally { ship: 7, skip: 5 }.drawn(12, 20), Tally { ship: 7, skip: 5 });
    assert_eq!(Tally { ship: 7, skip: 6 }.drawn(12, 20), Tally { ship: 11, skip: 9 });
}
