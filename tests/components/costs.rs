//! What both tools cost in a case.

use leptos::prelude::*;
use shipwith_app::components::{ChangedSection, Costs};
use shipwith_model::address::params::Params;
use shipwith_model::catalog::date::Date;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::cost::Need;
use shipwith_model::seen::Changed;

use crate::compared::alpha_and_beta;
use crate::{html, text};

fn costs(query: &'static str) -> impl IntoView {
    let tools = alpha_and_beta().tools.each_ref().map(|tool| Signal::stored(Some(tool.clone())));
    let names = ["Alpha", "Beta"].map(|name| Signal::stored(name.to_owned()));
    let need = Need::parse(&Params::parse(query));
    view! { <Costs tools names need on_need=|_| () /> }
}

#[test]
fn without_a_case_it_is_closed_and_computes_nothing() {
    let html = html(|| costs(""));
    assert!(!html.contains(" open") && !html.contains("class=\"pair\""), "{html}");
    assert!(html.contains("inputmode=\"numeric\"") && html.contains("<label for=\"cost-seats\">People</label>"), "{html}");
}

#[test]
fn with_a_case_each_plan_has_its_sum_and_the_field_what_was_said() {
    let html = html(|| costs("?seats=8"));
    assert!(html.contains(" open") && html.contains("value=\"8\""), "{html}");
    let text = text(|| costs("?seats=8"));
    assert!(text.contains("$160 a month") && text.contains("$1,920 a year."), "{text}");
}

#[test]
fn changes_stand_by_tool_and_day_and_without_any_there_is_nothing() {
    let day = Date::parse("2026-11-12").unwrap();
    let changed =
        vec![Changed { slug: Slug::parse("alpha").unwrap(), name: "Alpha".to_owned(), day, lines: vec!["License: MIT.".to_owned()] }];
    let text = text(move || view! { <ChangedSection changed=changed on_known=|()| () /> });
    assert!(text.contains("Alpha") && text.contains("since 12 November 2026") && text.contains("License: MIT."), "{text}");
    assert!(!html(|| view! { <ChangedSection changed=Vec::new() on_known=|()| () /> }).contains("section"));
}
