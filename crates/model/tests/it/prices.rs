//! Prices as publishers and lists of models write them, where a part of what they mean stands elsewhere, or nowhere.

use shipwith_model::cost::Offer;

use crate::cost::{found, said};

#[test]
fn what_stands_behind_the_slash_of_a_price_and_its_unit_are_read_together() {
    for (price, unit, cost) in [
        ("$20/month", "billed annually", "$60"),
        ("$20/month", "per user, billed annually", "$60"),
        ("$20/user", "per month", "$60"),
        ("$20/user/month", "per user per month", "$60"),
        ("$0.33/GiB", "per month", "It is paid GiB per month, which is not asked for here."),
        ("$2/GPU hour", "per GPU hour", "It is paid per GPU hour, which is not asked for here."),
        ("$5/", "", "What the price is for is not said."),
    ] {
        let offers = found(&[("Pro", price, unit)], "?seats=3");
        assert_eq!(said(&offers[0]), cost, "{price} {unit}");
    }
    let tokens = [("API", "$3/1M tokens", "input"), ("API, out", "$15/1M tokens", "output")];
    assert_eq!(said(&found(&tokens, "?in=2M&out=1M")[0]), "$21");
}

#[test]
fn tokens_that_are_free_one_way_are_no_free_plan_where_the_other_way_has_a_price() {
    // As the prices of an embedding model are imported.
    let embedding = [
        ("Input", "$0.02", "per million tokens"),
        ("Output", "$0.00", "per million tokens"),
        ("Input from cache", "$0.00", "per million tokens"),
    ];
    let told = |offers: &[Offer]| offers.iter().map(|offer| (offer.name.clone(), said(offer), offer.is_cheapest)).collect::<Vec<_>>();
    let offers = found(&embedding, "?in=2M&out=1M");
    assert_eq!(told(&offers), [("Input + Output".to_owned(), "$0.04".to_owned(), true)]);
    assert_eq!(offers[0].assumed, ["Nothing comes from the cache (Input from cache)."]);
    assert_eq!(told(&found(&embedding[1..], "?in=2M")).len(), 2, "where nothing has a price, all of it is free");
    let tier = [("Free tier", "Free", "per million tokens"), embedding[0]];
    assert!(told(&found(&tier, "?in=2M")).contains(&("Free tier".to_owned(), "free".to_owned(), true)), "a plan for both ways is one");
    let (unit, free) = ("per million tokens", "$0.00");
    let tiers = [("Free tier, input", free, unit), ("Free tier, output", free, unit), ("Input", "$1.25", unit), ("Output", "$10.00", unit)];
    let costs: Vec<String> = found(&tiers, "?in=2M&out=1M").iter().map(said).collect();
    assert_eq!(costs, ["free", "free", "$12.50"], "what is free beside a price for the same way is a tier of its own");
}

#[test]
fn a_number_that_begins_with_its_point_is_not_taken_for_a_whole_one() {
    for (price, cost) in [
        ("$.50", "The price is “$.50”: ask its maker."),
        ("US$.50", "The price is “US$.50”: ask its maker."),
        ("$0.50", "$4"),
        ("Rs. 500", "Rs.4,000"),
        ("Rs.500", "Rs.4,000"),
    ] {
        assert_eq!(said(&found(&[("Pro", price, "per user per month")], "?seats=8")[0]), cost, "{price}");
    }
}
