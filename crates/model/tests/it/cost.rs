//! What a tool costs in a case of one's own.

use serde_json::{Value, json};
use shipwith_model::address::params::Params;
use shipwith_model::cost::{Cost, Need, Offer, Part, offers, short};

use crate::make::{complete, tool};

fn plans(plans: &[(&str, &str, &str)]) -> Value {
    let mut json = complete("alpha");
    json["pricing"]["plans"] = plans
        .iter()
        .map(|(name, price, unit)| match *unit {
            "" => json!({ "name": name, "price": price }),
            unit => json!({ "name": name, "price": price, "unit": unit }),
        })
        .collect();
    json
}

fn need(query: &str) -> Need {
    Need::parse(&Params::parse(query))
}

pub fn found(of: &[(&str, &str, &str)], query: &str) -> Vec<Offer> {
    offers(&tool(&plans(of)), &need(query))
}

pub fn said(offer: &Offer) -> String {
    match &offer.cost {
        Cost::Free => "free".to_owned(),
        Cost::Monthly(amount) => amount.shown(),
        Cost::Unknown(why) => why.clone(),
    }
}

#[test]
fn a_plan_costs_what_its_price_and_unit_say_for_so_many_people() {
    for (price, unit, seats, cost) in [
        ("$20", "per user per month", "8", "$160"),
        ("$20", "per month", "8", "$160"),
        ("$20", "per month", "1", "$20"),
        ("$40", "per seat per month", "10", "$400"),
        ("$19", "per user per month, billed annually", "3", "$57"),
        ("$120", "per user per year", "2", "$20"),
        ("$100", "per year", "1", "$8.33"),
        ("$12", "a week", "1", "$52"),
        ("€1,200.50", "each month", "2", "€2,401"),
        ("20 USD", "per editor / month", "2", "40 USD"),
        ("US$39/user/month", "", "2", "US$78"),
        ("from $5", "per member per month", "2", "$10"),
        ("$0.001", "per user per month", "1", "less than $0.01"),
        ("Free", "", "8", "free"),
        ("$0", "per month", "8", "free"),
        ("Free", "self-hosted", "8", "free"),
    ] {
        let offers = found(&[("Pro", price, unit)], &format!("?seats={seats}"));
        assert_eq!(said(&offers[0]), cost, "{price} {unit} for {seats}");
    }
}

#[test]
fn tokens_in_and_out_make_one_sum_at_the_price_of_each() {
    let by_million = [
        ("Input", "$3", "per million tokens"),
        ("Output", "$15", "per million tokens"),
        ("Input from cache", "$0.30", "per million tokens"),
    ];
    for (plans, query, name, cost) in [
        (&by_million[..], "?in=2M&out=500k", "Input + Output", "$13.50"),
        (&by_million[..1], "?in=2M&out=500k", "Input", "$6"),
        (&by_million[..], "?in=1", "Input + Output", "less than $0.01"),
        (&[("API", "$0.002", "per 1,000 tokens")], "?in=2M&out=1M", "API", "$6"),
        (&[("In", "$0.15", "per 1M input tokens"), ("Out", "$0.60", "per 1M output tokens")], "?in=10M&out=10M", "In + Out", "$7.50"),
        (&[("Token", "$0.000003", "per token")], "?in=2M", "Token", "$6"),
    ] {
        let offers = found(plans, query);
        assert_eq!((offers.len(), offers[0].name.as_str(), said(&offers[0]).as_str()), (1, name, cost), "{plans:?} {query}");
    }
    let assumed = &found(&by_million, "?in=2M")[0].assumed;
    assert_eq!(assumed.len(), 1, "that nothing comes from the cache: {assumed:?}");
    assert!(found(&by_million[..1], "?in=1M&out=1M")[0].assumed[0].contains("no price for it"), "an output without a price is told");
}

#[test]
fn one_price_for_both_ways_is_paid_for_both_and_what_is_cached_is_no_plain_input() {
    for (plan, price, unit) in [
        ("API", "$1", "per million input and output tokens"),
        ("API", "$1", "per million output & input tokens"),
        ("API", "$1", "per 1M input/output tokens"),
        ("API", "$1", "per million prompt, input and completion tokens"),
        ("API", "$1/1M input/output tokens", ""),
        ("Input & output", "$1", "per million tokens"),
        ("Prompt and completion", "$1", "per million tokens"),
    ] {
        let offers = found(&[(plan, price, unit)], "?in=2M&out=500k");
        assert_eq!((said(&offers[0]).as_str(), offers[0].assumed.len()), ("$2.50", 0), "{plan} {price} {unit}");
    }
    for (plan, unit) in [
        ("Cheaper", "per million cached input tokens"),
        ("Cheaper", "per million input tokens (cached)"),
        ("Prompt caching", "per million tokens"),
        ("Cached input", "per million tokens"),
    ] {
        let offers = found(&[("Input", "$3", "per million input tokens"), (plan, "$0.30", unit)], "?in=2M");
        assert_eq!((offers.len(), offers[0].name.as_str(), said(&offers[0]).as_str()), (1, "Input", "$6"), "{plan} {unit}");
        assert!(offers[0].assumed[0].contains("Nothing comes from the cache"), "{plan} {unit}: {:?}", offers[0].assumed);
    }
    let missed = [("Input (cache miss)", "$3", "per million tokens"), ("Input (cache hit)", "$0.30", "per million tokens")];
    assert_eq!(said(&found(&missed, "?in=2M")[0]), "$6", "what the cache misses is read like any other");
}

#[test]
fn what_cannot_be_computed_is_said_and_nothing_is_made_up() {
    for (price, unit, query, why) in [
        ("Custom", "", "?seats=8", "ask its maker"),
        ("$20–$40", "per month", "?seats=8", "ask its maker"),
        ("$1,20", "per month", "?seats=8", "ask its maker"),
        ("20", "per month", "?seats=8", "ask its maker"),
        ("about $20", "per month", "?seats=8", "ask its maker"),
        ("$20", "", "?seats=8", "is not said"),
        ("$0.33", "per GiB per month", "?seats=8", "which is not asked for here"),
        ("$5", "per 1,000 requests", "?in=1M", "which is not asked for here"),
        ("$20", "per user", "?seats=8", "which is not asked for here"),
        ("$20", "per month", "?in=1M", "say how many people"),
        ("$3", "per million tokens", "?seats=8", "say how many go in and out"),
        ("$3", "per million image tokens", "?in=1M", "which is not asked for here"),
    ] {
        let offers = found(&[("Pro", price, unit)], query);
        assert!(matches!(&offers[0].cost, Cost::Unknown(said) if said.contains(why)), "{price} {unit}: {offers:?}");
        assert!(!offers[0].is_cheapest, "{price} {unit}");
    }
    let twice = [("Small input", "$1", "per million tokens"), ("Large input", "$5", "per million tokens")];
    assert!(said(&found(&twice, "?in=1M")[0]).contains("several prices"), "of two models nobody knows which");
    let mixed = [("Input", "$1", "per million tokens"), ("Output", "€5", "per million tokens")];
    assert!(said(&found(&mixed, "?in=1M")[0]).contains("two currencies"), "nothing is converted");
}

#[test]
fn the_cheapest_is_marked_and_beside_a_free_one_the_cheapest_that_is_not() {
    let marks = |plans: &[(&str, &str, &str)]| -> Vec<(bool, bool)> {
        found(plans, "?seats=8").iter().map(|offer| (offer.is_cheapest, offer.is_cheapest_paid)).collect()
    };
    let (pro, team, custom) = (("Pro", "$20", "per month"), ("Team", "$15", "per user per month"), ("Enterprise", "Custom", ""));
    assert_eq!(marks(&[pro, team, custom]), [(false, false), (true, false), (false, false)]);
    assert_eq!(marks(&[("Hobby", "Free", ""), pro, team]), [(true, false), (false, false), (false, true)]);
    assert_eq!(marks(&[pro, ("Team", "€15", "per user per month")]), [(false, false); 2], "dollars and euros are not compared");
    assert_eq!(marks(&[custom]), [(false, false)]);
}

#[test]
fn one_subscription_for_everybody_is_told_where_it_may_be_meant() {
    let told = |unit: &str, seats: u64| found(&[("Pro", "$20", unit)], &format!("?seats={seats}"))[0].assumed.join(" ");
    assert!(told("per month", 8).contains("one does for all, which would be $20"), "{}", told("per month", 8));
    assert_eq!(told("per month", 1), "");
    assert_eq!(told("per user per month", 8), "");
}

#[test]
fn a_case_is_read_as_people_write_numbers_and_bounded() {
    for (written, read) in [
        ("8", Ok(Some(8))),
        (" 8 ", Ok(Some(8))),
        ("", Ok(None)),
        ("2M", Ok(Some(2_000_000))),
        ("2.5m", Ok(Some(2_500_000))),
        ("500k", Ok(Some(500_000))),
        ("1B", Ok(Some(1_000_000_000))),
        ("2,000,000", Ok(Some(2_000_000))),
        ("2 000 000", Ok(Some(2_000_000))),
        ("2\u{202f}000\u{a0}k", Ok(Some(2_000_000))),
        ("1,250.5k", Ok(Some(1_250_500))),
    ] {
        assert_eq!(Part::Input.read(written), read, "{written}");
    }
    for written in ["-1", "2.5", "lots", "1e9", "0x10", "k", ".5M", "99999999999999999999", "99999999999B", "½"] {
        assert!(Part::Input.read(written).is_err(), "{written}");
    }
    assert!(Part::Seats.read("2M").is_err(), "there are not so many people in a company");
    for (number, written) in [(8, "8"), (999, "999"), (1_500, "1.5k"), (1_501, "1501"), (2_000_000, "2M"), (1_000_000_000, "1B")] {
        assert_eq!(short(number), written);
        assert_eq!(Part::Input.read(written), Ok(Some(number)), "it is read back as the same");
    }
}

#[test]
fn a_number_that_means_something_else_in_another_country_is_refused_and_not_guessed() {
    for written in [
        "2,5M",
        "0,5M",
        "1,5",
        "8.000",
        "2.000.000",
        "2,",
        ",500",
        "1,0000",
        "1000,000",
        "1 000,500",
        "1,,000",
        "2 5",
        "0,500M",
        "1,500M",
        "2.500k",
    ] {
        for part in Part::ALL {
            let said = part.read(written);
            assert!(matches!(&said, Err(said) if said.contains("a whole number, such as 8, 500k or 2.5M")), "{written}: {said:?}");
        }
    }
    // What addresses hold, and what people write besides.
    for (written, read) in
        [("2,000,000", 2_000_000), ("2 000 000", 2_000_000), ("2_000_000", 2_000_000), ("2.5M", 2_500_000), ("0.125M", 125_000)]
    {
        assert_eq!(need(&format!("?in={written}")).input, Some(read), "{written}");
    }
    assert_eq!(need("?in=2,5M&out=500k"), Need { output: Some(500_000), ..Need::default() });
    assert!(Need::unread(&Params::parse("?in=2,5M")).is_some(), "an address that cannot be read is said to be one");
}

#[test]
fn no_price_and_no_case_however_odd_breaks_a_sum() {
    let odd = [
        "",
        "$",
        "$999999999999",
        "$0.000000001",
        "$1.0000000001",
        "\u{202e}$5",
        "$٣",
        "∞",
        "$5/",
        "/",
        "from",
        "from $",
        "$,5",
        "$5,",
        "💰5",
    ];
    let units =
        ["", "/", "per", "per per per", "per month", "tokens", "per 0 tokens", "per million million tokens", "per month per year", "💰"];
    for price in odd {
        for unit in units {
            let mut json = plans(&[("Pro", price, "x")]);
            json["pricing"]["plans"][0]["unit"] = json!(unit);
            for query in ["", "?seats=1000000&in=1000000B&out=1000000B"] {
                if let Ok((tool, _)) = shipwith_model::catalog::tool::Tool::read("x.json", &json.to_string()) {
                    offers(&tool, &need(query)).iter().for_each(|offer| assert!(!said(offer).is_empty(), "{price} {unit}"));
                }
            }
        }
    }
}
