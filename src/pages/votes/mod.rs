//! The visitor's own votes.

mod agreement;
mod file;
mod list;

use leptos::prelude::*;
use shipwith_model::address::{Address, View};
use shipwith_model::ballot::Question;
use shipwith_model::catalog::naming::Names;

use self::agreement::Agreements;
use self::file::VotesFile;
use self::list::{Done, VoteList};
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
        1 => Some("One vote was stored here by a newer version of this page. It is left as it is.".to_owned()),
        n => Some(format!("{n} votes were stored here by a newer version of this page. They are left as they are.")),
    };
    view! {
        <Masthead label="On this device" standfirst=View::Votes.description()>
            {View::Votes.label()}
        </Masthead>
        <section class="votes" aria-labelledby="own-votes">
            <h2 id="own-votes">"What you said"</h2>
            <Warnings warnings=Signal::derive(move || ballot.warnings()) />
            {move || later().map(|sentence| view! { <p class="quiet">{sentence}</p> })}
            <div class="done" role="status">
                <Done />
            </div>
            <Show when=move || ballot.count() == 0>
                <p class="quiet">
                    "You have not voted yet. " <Link to=Address::default() on_visit=move |address| route.visit(address)>
                        "Compare two tools"
                    </Link> " and vote ship or skip. Your votes stay in this browser."
                </p>
            </Show>
            <VoteList />
        </section>
        <Agreements />
        <VotesFile />
    }
}

/// What a vote is about, in names.
fn subject(question: &Question, names: &Names) -> String {
    match question {
        Question::Tool(slug) => names.of(slug),
        Question::Pair(a, b) => format!("{} or {}", names.of(a), names.of(b)),
    }
}
