//! Words that others chose: prices, needs, languages, and what the host of a widget and the service worker say.

use proptest::prelude::*;
use serde_json::json;
use shipwith_model::address::params::Params;
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::link::Link;
use shipwith_model::cost::{Amount, Need, Part, Price, Unit, grouped, offers, short};
use shipwith_model::language::{Language, Texts, counted, filled, speak};
use shipwith_model::offline::told::told;

use crate::corpus::targets;
use crate::make::{complete, tool};
use crate::odd_catalog::any_json;

fn amount(written: &str) -> Option<Amount> {
    match Price::read(written).0 {
        Price::Stated { amount, .. } => Some(amount),
        Price::Free | Price::Other => None,
    }
}

proptest! {
    #[test]
    fn any_price_is_understood_or_left_alone(price in "(from |≥)?[$€]?[0-9]{0,14}([.,][0-9]{0,10}){0,3} ?(USD|€)?(/[a-z ]{0,12})?|(?s)\\PC{1,30}", unit in "(per )?(million |1k )?(tokens|month|user|week)( in| out| cached)?|\\PC{1,20}", input in any::<u64>(), seats in any::<u64>()) {
        let mut json = complete("alpha");
        let said = |text: &str| if text.trim().is_empty() { "Free".to_owned() } else { text.to_owned() };
        let plan = |name: &str| json!({ "name": name, "price": said(&price), "unit": said(&unit) });
        json["pricing"]["plans"] = json!([plan("Input"), plan("Output"), plan("Team")]);
        let tool = tool(&json);
        // Whatever somebody types, and what nobody can.
        for need in [Need::parse(&Params::parse(&format!("seats={seats}&in={input}&out=2.5M"))), Need { seats: Some(seats), input: Some(input), output: Some(u64::MAX) }] {
            let offers = offers(&tool, &need);
            prop_assert!(!offers.is_empty() && offers.len() <= 3);
            for offer in &offers {
                prop_assert!(offer.cost.amount().is_none_or(|amount| amount.shown().chars().any(|c| c.is_ascii_digit())));
            }
            let cheapest: Vec<_> = offers.iter().filter(|offer| offer.is_cheapest).filter_map(|offer| offer.cost.amount()).collect();
            prop_assert!(cheapest.iter().all(|least| offers.iter().filter_map(|offer| offer.cost.amount()).all(|amount| *least <= amount)));
        }
        let _ = Unit::of(&unit, &price);
    }

    #[test]
    fn a_plain_price_is_shown_as_it_is_written(whole in 1_u64..1_000_000_000, cents in 0_u8..100) {
        let written = if cents == 0 { format!("${}", grouped(whole)) } else { format!("${}.{cents:02}", grouped(whole)) };
        prop_assert_eq!(amount(&written).map(|amount| amount.shown()), Some(written.clone()));
        prop_assert_eq!(amount(&written.replace(',', "")), amount(&written), "commas only group");
    }

    #[test]
    fn a_need_is_read_as_it_is_written_and_no_other_is_taken(number in 1_u64..1_000_000_000_000_000, odd in "(?s).{0,24}") {
        prop_assert_eq!(Part::Input.read(&short(number)), Ok(Some(number)));
        for part in Part::ALL {
            match part.read(&odd) {
                Ok(None) => prop_assert!(odd.trim().is_empty()),
                Ok(Some(number)) => prop_assert_eq!(part.read(&short(number)), Ok(Some(number))),
                Err(said) => prop_assert!(said.ends_with('.')),
            }
        }
    }

    /// What is filled in is text: no brace in it is looked at, and nothing but the places of a text is filled.
    #[test]
    fn any_words_can_be_filled_into_any_text(parts in prop::collection::vec(("[^{}]{0,6}", prop::sample::select(vec!["a", "b", "n", "odd"])), 0..6), end in "[^{}]{0,6}", a in "\\PC{0,12}|[{}ab]{0,9}", b in "[{}anb]{0,9}", count in any::<u64>()) {
        let text: String = parts.iter().map(|(before, name)| format!("{before}{{{name}}}")).collect::<String>() + &end;
        let odd = "{odd}".to_owned();
        let with = |n: &str| -> String {
            let filled = |name: &str| match name { "a" => a.clone(), "b" => b.clone(), "n" => n.to_owned(), _ => odd.clone() };
            parts.iter().map(|(before, name)| format!("{before}{}", filled(name))).collect::<String>() + &end
        };
        prop_assert_eq!(filled(&text, &[("a", &a), ("b", &b)]), with("{n}"));
        prop_assert_eq!(counted(count, &text, &text, &[("a", &a), ("b", &b)]), with(&count.to_string()));
    }

    #[test]
    fn any_file_of_texts_is_spoken_or_refused(value in any_json(), said in "\\PC{0,20}", count in any::<u64>()) {
        let texts = Texts::read(&json!({ "Compare": said, "{n} tools": value, "Ready offline, with {n} tools.": { "other": said, "two": "{n}{n}" } }).to_string());
        if let Some(texts) = texts {
            for language in Language::ALL {
                speak(language, texts.clone());
                prop_assert_eq!(shipwith_model::t!("Compare"), said.clone());
                let _ = counted(count, "one tool", "{n} tools", &[]);
                for worker in [format!("Ready offline, with {count} tools."), format!("No connection: this is what was saved here on {said}."), said.clone()] {
                    let told = told(worker.clone());
                    prop_assert!(told.is_empty() <= said.is_empty(), "{} is said as nothing", worker);
                }
            }
            speak(Language::English, Texts::default());
        }
    }

    #[test]
    fn any_message_is_heard_or_passed_over(line in "(ready|offline|ailing|unsaved|stock|odd)", value in any_json(), text in "\\PC{0,20}", left in any::<u64>()) {
        let stock = json!({ "tools": left, "left": left, "saved": "part", "at": text });
        for message in [
            json!({ "line": line, "text": text, "path": text, "more": value, "links": [["x", text]], "saved": ["x"] }),
            json!({ "line": line, "text": text, "path": "tools/x.json", "links": value, "saved": value }),
            json!({ "line": line, "step": "begun", "stock": stock, "cut": null }),
            json!({ "line": line, "step": "saved", "stock": stock }),
            json!({ "line": line, "step": "surveyed", "stock": value, "cut": "room" }),
            value,
        ] {
            targets::message(message.to_string().as_bytes());
        }
    }

    #[test]
    fn any_text_is_a_date_or_a_link_only_if_it_is_written_as_one(text in "[0-9+-]{0,12}|https://[^ ]{0,20}|(?s).{0,20}", days in any::<u32>(), at in any::<u64>()) {
        if let Some(date) = Date::parse(&text) {
            prop_assert_eq!(date.iso(), text.clone());
        }
        if let Ok(link) = Link::try_from(text.clone()) {
            prop_assert!(link.as_str() == text && text.starts_with("https://") && !text.contains(char::is_whitespace));
        }
        for date in [Date::from_epoch_days(days), Date::of_moment(at)].into_iter().flatten() {
            prop_assert_eq!(Date::parse(&date.iso()), Some(date));
        }
    }
}
