//! The visitor's own votes.

mod agreement;
mod file;
mod list;
mod seen;

use leptos::prelude::*;
use shipwith_model::address::{Address, View};
use shipwith_model::ballot::Question;
use shipwith_model::catalog::naming::Names;
use shipwith_model::language::said;
use shipwith_model::{n, t};

use self::agreement::Agreements;
use self::file::VotesFile;
use self::list::{Done, VoteList};
use self::seen::LookedAt;
use super::own::Own;
use crate::components::{Link, Masthead, Warnings};
use crate::state::{Contexts, contexts};

/// The whole screen.
#[component]
pub fn VotesPage() -> impl IntoView {
    let Contexts { route, ballot, my_votes, .. } = contexts();
    my_votes.follow();
    // Votes that only a newer version of the page can read: they are not listed, but they are there.
    let later = move || match ballot.later() {
        0 => None,
        count => Some(n!(
            count,
            "One vote was stored here by a newer version of this page. It is left as it is.",
            "{n} votes were stored here by a newer version of this page. They are left as they are."
        )),
    };
    view! {
        <Masthead label=t!("On this device") standfirst=said(View::Votes.description())>
            {said(View::Votes.label())}
        </Masthead>
        <Own>
            <section class="votes" aria-labelledby="own-votes">
                <h2 id="own-votes">{t!("What you said")}</h2>
                <Warnings warnings=Signal::derive(move || ballot.warnings()) />
                {move || later().map(|sentence| view! { <p class="quiet">{sentence}</p> })}
                <div class="done" role="status">
                    <Done />
                </div>
                <Show when=move || ballot.count() == 0>
                    <p class="quiet">
                        {t!("You have not voted yet.")} " " <Link to=Address::default() on_visit=move |address| route.visit(address)>
                            {t!("Compare two tools")}
                        </Link> " " {t!("and vote ship or skip. Your votes stay in this browser.")}
                    </p>
                </Show>
                <VoteList />
            </section>
            <LookedAt />
            <Agreements />
            <VotesFile />
        </Own>
    }
}

/// What a vote is about, in names.
pub(super) fn subject(question: &Question, names: &Names) -> String {
    match question {
        Question::Tool(slug) => names.of(slug),
        Question::Pair(a, b) => t!("{a} or {b}", a = names.of(a), b = names.of(b)),
    }
}
