//! What both tools cost in the reader's own case.

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::compare::Side;
use shipwith_model::cost::{Amount, Cost, Need, Offer, Part, greatest, offers, short};
use shipwith_model::language;
use shipwith_model::t;

use super::text;

/// The case, in fields, and what follows from it.
#[component]
pub fn Costs(
    /// The two tools.
    tools: [Signal<Option<Arc<Tool>>>; 2],
    /// What each is called.
    names: [Signal<String>; 2],
    /// The case.
    #[prop(into)]
    need: Signal<Need>,
    /// Says a part of it.
    #[prop(into)]
    on_need: Callback<(Part, Option<u64>)>,
) -> impl IntoView {
    let is_open = need.with_untracked(|need| !need.is_empty());
    let is_said = Memo::new(move |_| !need.get().is_empty());
    let found = Memo::new(move |_| {
        let need = need.get();
        tools.map(|tool| tool.with(|tool| tool.as_ref().map(|tool| offers(tool, &need)).unwrap_or_default()))
    });
    // The bars of both sides are to one scale, as far as there is one currency.
    let most = Memo::new(move |_| found.with(|found| greatest(found.iter().flatten().filter_map(|offer| offer.cost.amount())).cloned()));
    let side = move |side: Side| {
        let i = side.index();
        let list = move || {
            let offers = found.with(|found| found[i].clone());
            let most = most.get();
            match offers.is_empty() {
                true => view! { <p class="quiet">{t!("No plans are listed.")}</p> }.into_any(),
                false => view! { <ul>{offers.iter().map(|offer| line(offer, most.as_ref())).collect_view()}</ul> }.into_any(),
            }
        };
        view! {
            <div class="plans" data-side=side.key()>
                <h3>{move || names[i].get()}</h3>
                {list}
            </div>
        }
    };
    view! {
        <details class="weights costs" open=is_open>
            <summary id="cost">{t!("Cost for my case")}</summary>
            <p class="quiet">
                {t!(
                    "Enter how many people will use the tool, or how many tokens go in and out a month, to see what each plan costs you. A link to this page includes your numbers."
                )}
            </p>
            <div class="fields">
                {Part::ALL.map(|part| view! { <Field part said=Signal::derive(move || need.get().get(part)) on_need /> })}
            </div>
            <Show when=move || is_said.get()>
                <div class="pair" role="region" aria-label=t!("Cost for my case")>{Side::BOTH.map(side)}</div>
            </Show>
        </details>
    }
}

/// A number of the case, as it is written.
#[component]
fn Field(part: Part, said: Signal<Option<u64>>, on_need: Callback<(Part, Option<u64>)>) -> impl IntoView {
    let shown = move || said.get().map(short).unwrap_or_default();
    let written = RwSignal::new(untrack(shown));
    let wrong = Memo::new(move |_| written.with(|written| part.read(written).err()));
    // Back and forward, and links, say other numbers; what is being written stays as it is written.
    Effect::new(move |_| {
        let said = said.get();
        if part.read(&written.get_untracked()).ok().map(|read| read.filter(|read| *read > 0)) != Some(said) {
            written.set(said.map(short).unwrap_or_default());
        }
    });
    let write = move |event| {
        written.set(event_target_value(&event));
        if let Ok(read) = written.with_untracked(|written| part.read(written)) {
            on_need.run((part, read));
        }
    };
    let id = format!("cost-{}", part.key());
    let why = format!("{id}-wrong");
    view! {
        <div>
            <label for=id.clone()>{language::said(part.label())}</label>
            <input
                id=id
                type="text"
                inputmode=if part == Part::Seats { "numeric" } else { "text" }
                autocomplete="off"
                maxlength="24"
                data-need=part.key()
                placeholder=if part == Part::Seats { "8" } else { "2M" }
                value=untrack(shown)
                prop:value=move || written.get()
                aria-invalid=move || wrong.with(Option::is_some).to_string()
                aria-describedby=why.clone()
                on:input=write
            />
            <p id=why class="wrong" role="status">
                {move || wrong.get()}
            </p>
        </div>
    }
}

fn line(offer: &Offer, most: Option<&Amount>) -> impl IntoView + use<> {
    let mark = match (offer.is_cheapest, offer.is_cheapest_paid) {
        (true, _) => Some(t!("cheapest")),
        (_, true) => Some(t!("cheapest paid")),
        _ => None,
    };
    let is_marked = mark.as_ref().map(|_| "true");
    let cost = match &offer.cost {
        Cost::Free => t!("Free"),
        Cost::Monthly(amount) => t!("{amount} a month", amount = amount.shown()),
        Cost::Unknown(_) => "—".to_owned(),
    };
    let a_year = offer.cost.amount().map(|amount| t!("{amount} a year.", amount = amount.times(12, 1).shown()));
    let bar = offer.cost.amount().zip(most).map(|(amount, most)| {
        view! { <progress max="100" value=amount.percent_of(most).to_string() aria-hidden="true"></progress> }
    });
    let why = match &offer.cost {
        Cost::Unknown(why) => Some(why.clone()),
        _ => None,
    };
    let notes: Vec<String> = a_year.into_iter().chain(why).chain(offer.assumed.iter().cloned()).collect();
    view! {
        <li data-cheapest=is_marked>
            <span class="name">{text(&offer.name)} {mark.map(|mark| view! { " " <span class="mark">{mark}</span> })}</span>
            <span class="price">
                <b>
                    <bdi>{cost}</bdi>
                </b>
            </span>
            {bar}
            {(!notes.is_empty()).then(|| view! { <span class="note">{notes.join(" ")}</span> })}
        </li>
    }
}
