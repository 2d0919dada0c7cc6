//! Something that is kept: what the panel says of it, what the visitor says, and their notes.

use leptos::prelude::*;
use shipwith_model::ballot::Question;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::verdict::Verdict;
use shipwith_model::compare::weights::Weights;
use shipwith_model::share::text::panel_in_words;
use shipwith_model::shortlist::MOST_NOTE;
use shipwith_model::shortlist::record::{Choice, Item};
use shipwith_model::t;

use crate::components::Link;
use crate::platform::{clock, document};
use crate::state::shortlist::address;
use crate::state::{Contexts, contexts};

/// One of them.
#[component]
pub fn ItemSection(of: Question) -> impl IntoView {
    let Contexts { route, kept, .. } = contexts();
    let asked = StoredValue::new(of.clone());
    let item = Memo::new(move |_| asked.with_value(|of| Shown::of(&kept.item(of), kept.is_coming())));
    let title = Memo::new(move |_| item.with(|item| item.title.clone()));
    let note = Memo::new(move |_| asked.with_value(|of| kept.note_on(of)));
    let id = format!("notes-{}", of.key().replace([':', '|'], "-"));
    let let_go = move |_| {
        asked.with_value(|of| kept.let_go(of));
        clock::soon(|| document::go_to("undo"));
    };
    let lines = move || {
        item.with(|item| {
            // One tool has been named above.
            let is_one = item.lines.len() == 1;
            item.lines
                .iter()
                .map(move |(name, line)| {
                    view! {
                        <dt class:unseen=is_one>{name.clone()}</dt>
                        <dd>{line.clone()}</dd>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <li data-key=of.key()>
            <h3>
                <Link to=address(&of) on_visit=move |address| route.visit(address)>
                    {move || title.get()}
                </Link>
            </h3>
            <dl>{lines}</dl>
            <p class="decision">{move || item.with(|item| item.decision.clone())}</p>
            <label for=id.clone()>
                {t!("Your notes")} <span class="unseen">{move || format!(" {}", t!("on {name}", name = title.get()))}</span>
            </label>
            <textarea
                id=id
                rows="3"
                maxlength=MOST_NOTE.to_string()
                prop:value=move || note.get()
                on:input=move |event| asked.with_value(|of| kept.note(of, &event_target_value(&event)))
            ></textarea>
            // Paper shows all of what a field cuts off.
            <p class="noted" dir="auto">{move || note.get()}</p>
            <p class="ways">
                <button type="button" data-decision="" on:click=move |_| kept.save_decision(asked.get_value())>
                    {t!("Save as a decision record")}
                    <span class="unseen">{move || format!(": {}", title.get())}</span>
                </button>
                <button type="button" data-remove="" on:click=let_go>
                    {t!("Remove")}
                    <span class="unseen">{move || format!(": {}", title.get())}</span>
                </button>
            </p>
        </li>
    }
}

/// What is shown of it.
#[derive(Clone, PartialEq)]
struct Shown {
    title: String,
    /// Each tool's name, and what the panel, its price and the visitor say.
    lines: Vec<(String, String)>,
    decision: String,
}

impl Shown {
    fn of(item: &Item, is_coming: bool) -> Self {
        let line = |choice: &Choice| (choice.name.clone(), said(choice, is_coming));
        Self {
            title: item.title(),
            lines: item.options.iter().map(line).collect(),
            decision: item.decision().map_or_else(|| t!("You have not decided yet."), |decision| t!("Your decision: {decision}", decision)),
        }
    }
}

fn said(choice: &Choice, is_coming: bool) -> String {
    let Some(tool) = &choice.tool else { return if is_coming { t!("Loading…") } else { t!("Its file is not here.") } };
    let entry = tool.pricing.entry.as_deref().map_or_else(|| t!("price not stated").into(), isolated);
    let own = choice.verdict.map(|verdict| match verdict {
        Verdict::Ship => t!("you say ship"),
        Verdict::Skip => t!("you say skip"),
    });
    let own = own.map(|own| format!(" · {own}")).unwrap_or_default();
    format!("{} · {entry}{own}", panel_in_words(tool, &Weights::default()))
}
