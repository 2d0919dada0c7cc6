//! Where the visitor votes: ship or skip for each tool, and one pick for the pair.

use leptos::prelude::*;
use shipwith_model::catalog::verdict::Verdict;
use shipwith_model::compare::Side;
use shipwith_model::language::said;
use shipwith_model::t;

/// What the visitor says of one side.
#[derive(Clone, Copy)]
pub struct SideVote {
    /// What the tool is called.
    pub name: Signal<String>,
    /// The visitor's verdict on it.
    pub verdict: Signal<Option<Verdict>>,
    /// Whether the visitor picked it over the other.
    pub is_picked: Signal<bool>,
}

/// Where votes are kept.
#[derive(Clone)]
pub struct WhereKept {
    /// It in a sentence.
    pub words: String,
    /// Whether that is so: they may be for the visit alone.
    pub is_kept: Signal<bool>,
    /// What the visitor must know about it.
    pub warnings: Signal<Vec<String>>,
}

/// The visitor's own verdicts, and a sentence on where they are kept, while they are.
#[component]
pub fn Vote(
    /// Both sides.
    sides: [SideVote; 2],
    /// Where votes are kept.
    kept: WhereKept,
    /// Votes, or takes a vote back.
    #[prop(into)]
    on_vote: Callback<(Side, Verdict)>,
    /// Picks one of the two, or takes that back.
    #[prop(into)]
    on_pick: Callback<Side>,
) -> impl IntoView {
    view! {
        <Call kept>
            <div class="pair">{Side::BOTH.map(|side| buttons(side, sides[side.index()], on_vote, on_pick))}</div>
        </Call>
    }
}

/// The visitor's own verdict on one tool alone.
#[component]
pub fn VoteOnOne(
    /// What the tool is called.
    #[prop(into)]
    name: Signal<String>,
    /// The visitor's verdict on it.
    #[prop(into)]
    verdict: Signal<Option<Verdict>>,
    /// Where votes are kept.
    kept: WhereKept,
    /// Votes, or takes a vote back.
    #[prop(into)]
    on_vote: Callback<Verdict>,
) -> impl IntoView {
    view! {
        <Call kept>
            <div class="booth" data-side="a" role="group" aria-label=move || t!("Your verdict on {name}", name = name.get())>
                {verdicts(Side::A, name, verdict, on_vote)}
            </div>
        </Call>
    }
}

/// The section: what stands around the buttons.
#[component]
fn Call(kept: WhereKept, children: Children) -> impl IntoView {
    let WhereKept { words, is_kept, warnings } = kept;
    view! {
        <section class="vote" aria-labelledby="vote">
            <h2 id="vote">{t!("Your call")}</h2>
            <p class="quiet">
                {t!("Press to vote, press again to undo.")} " " {move || is_kept.get().then(|| words.clone())}
            </p>
            {children()}
            <Warnings warnings />
        </section>
    }
}

fn verdicts(side: Side, name: Signal<String>, own: Signal<Option<Verdict>>, on_vote: Callback<Verdict>) -> impl IntoView {
    let button = move |verdict: Verdict| {
        view! {
            <button
                type="button"
                data-vote=verdict.key()
                data-side=side.key()
                aria-pressed=move || (own.get() == Some(verdict)).to_string()
                on:click=move |_| on_vote.run(verdict)
            >
                {said(verdict.label())}
                <span class="unseen">{move || format!(" {}", name.get())}</span>
            </button>
        }
    };
    view! { <div class="verdicts">{[Verdict::Ship, Verdict::Skip].map(button)}</div> }
}

fn buttons(side: Side, vote: SideVote, on_vote: Callback<(Side, Verdict)>, on_pick: Callback<Side>) -> impl IntoView {
    let name = vote.name;
    view! {
        <div class="booth" data-side=side.key() role="group" aria-label=move || t!("Your verdict on {name}", name = name.get())>
            <h3>{move || name.get()}</h3>
            {verdicts(side, name, vote.verdict, Callback::new(move |verdict| on_vote.run((side, verdict))))}
            <button
                type="button"
                class="pick"
                data-pick=side.key()
                aria-pressed=move || vote.is_picked.get().to_string()
                on:click=move |_| on_pick.run(side)
            >
                {move || t!("I’d ship with {name}", name = name.get())}
            </button>
        </div>
    }
}

/// What the visitor must know about where the votes are kept.
#[component]
pub fn Warnings(#[prop(into)] warnings: Signal<Vec<String>>) -> impl IntoView {
    view! {
        <div class="warnings" role="status">
            {move || warnings.get().into_iter().map(|warning| view! { <p>{warning}</p> }).collect_view()}
        </div>
    }
}
