//! The reader weighs the panel, and everything that counts votes follows.

use shipwith_model::address::params::Params;
use shipwith_model::catalog::verdict::{Share, Tally};
use shipwith_model::compare::bottom_line::BottomLine;
use shipwith_model::compare::weights::{Weights, in_words};
use shipwith_model::compare::{Lead, Side};

use crate::make::{compared, judged};

fn read(query: &str) -> Weights {
    Weights::read(&Params::parse(query))
}

#[test]
fn any_address_gives_weights_and_what_is_not_plain_survives_it() {
    for (query, written) in [
        ("", ""),
        ("w=builder:2,skeptic:0", "?w=builder:2,skeptic:0"),
        ("w=builder:1", ""),
        ("w=builder:99", "?w=builder:3"),
        ("w=builder:2,builder:3", "?w=builder:3"),
        ("w=:2,builder,skeptic:-1,pm:x,,=", ""),
        ("w=nobody:2", "?w=nobody:2"),
    ] {
        let mut params = Params::default();
        read(query).write(&mut params);
        assert_eq!(params.query(), written, "{query}");
    }
}

#[test]
fn votes_are_counted_as_often_as_they_weigh() {
    let tool = judged("alpha", "builder ship, skeptic skip, pm ship");
    let tally = |ship, skip| Tally { ship, skip };
    for (query, counted) in [
        ("", tally(2, 1)),
        ("w=builder:3", tally(4, 1)),
        ("w=skeptic:0", tally(2, 0)),
        ("w=builder:0,pm:0", tally(0, 1)),
        ("w=nobody:3", tally(2, 1)),
    ] {
        assert_eq!(read(query).tally(&tool), counted, "{query}");
    }
    assert_eq!(read("w=builder:0,skeptic:0,pm:0").tally(&tool).share(), Share::NoVotes, "nobody left is no votes, not 0 %");
}

#[test]
fn the_lead_and_the_bottom_line_follow_the_weights() {
    let comparison = compared("builder ship, skeptic skip", "builder skip, skeptic ship");
    assert_eq!(comparison.lead(&read("")), Lead::Tie(50));
    assert_eq!(comparison.lead(&read("w=builder:3")), Lead::Ahead { side: Side::A, points: 50 });
    assert_eq!(comparison.lead(&read("w=skeptic:0")), Lead::Ahead { side: Side::A, points: 100 });
    let lead = |query| BottomLine::of(&comparison, &read(query)).lead;
    assert_eq!(
        lead("w=builder:3"),
        "With your weights: Alpha is 50 points ahead with the panel: 3 of 4 say ship, against 1 of 4 for Beta."
    );
    assert_eq!(lead("w=builder:0,skeptic:0"), "No leader: your weights leave no reviewer for one of the two.");
    assert_eq!(lead("w=nobody:2"), lead(""), "a weight of somebody who has not judged changes nothing, and is not said to");
    let unjudged = compared("builder ship", "");
    let lead = |query| BottomLine::of(&unjudged, &read(query)).lead;
    assert_eq!(lead("w=builder:0"), lead(""), "a tool that nobody judged is not left without judges by the weights");
    assert_eq!(comparison.splits(), 2);
    assert_eq!([0, 1, 2, 3].map(in_words), ["left out", "counts once", "counts twice", "counts three times"]);
}
