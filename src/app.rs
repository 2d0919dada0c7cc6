//! The page as a whole: what stands where, and what each address shows.

use std::time::Duration;

use leptos::either::EitherOf5;
use leptos::prelude::*;
use shipwith_model::address::selection::Selection;
use shipwith_model::address::{Address, View};
use shipwith_model::bidi::isolated;
use shipwith_model::theme::Theme;

use crate::components::{Choice, Link};
use crate::pages::{BlindPage, ComparePage, EmbedPage, ToolsPage, VotesPage};
use crate::platform::protocol::{mark, meta, program_event};
use crate::platform::{bridge, clock, document, history, storage};
use crate::state::ballot::BallotBox;
use crate::state::blind::Blind;
use crate::state::catalog::CatalogFiles;
use crate::state::listing::Listing;
use crate::state::lookup::Lookup;
use crate::state::pair::Pair;
use crate::state::recent::RecentTools;
use crate::state::route::Route;
use crate::state::settings::Settings;
use crate::state::votes::MyVotes;
use crate::state::{Contexts, contexts};

/// The whole page. Makes the contexts from what the browser has, and begins to fetch.
#[component]
pub fn App() -> impl IntoView {
    // Before anything is read of the storage.
    let unfit = storage::carry_over();
    let (ballot, recent, settings) = (BallotBox::open(&unfit), RecentTools::open(), Settings::open());
    let route = Route::at(&history::query());
    let catalog = CatalogFiles::at(document::meta(meta::CATALOG).unwrap_or_else(|| "data/".into()));
    let lookup = Lookup::new(catalog);
    let blind = Blind::new(route, catalog, lookup, ballot);
    let pair = Pair::new(catalog, lookup, asked(route, catalog, blind), route.weights);
    let listing = Listing::new(route, catalog, lookup);
    let contexts = Contexts {
        route,
        catalog,
        pair,
        lookup,
        listing,
        blind,
        recent,
        ballot,
        my_votes: MyVotes::new(ballot, catalog, lookup),
        settings,
    };
    contexts.provide();
    route.follow_history();
    blind.follow();
    pair.follow();
    describe(contexts);
    reveal(route, pair);
    leptos::task::spawn_local(async move {
        catalog.fetch().await;
        // A shortcut of the installed page.
        if history::query() == "?surprise" {
            contexts.surprise();
        }
    });
    view! { <Page /> }
}

/// The two tools that are asked for: by the address, with its empty sides filled from the catalog, or by chance while they
/// are read blind. None before the catalog is there, nor on a screen that shows no pair.
fn asked(route: Route, catalog: CatalogFiles, blind: Blind) -> Signal<Option<Selection>> {
    let asked = Memo::new(move |_| {
        let (view, pair) = (route.view.get(), route.pair.get());
        let openings = catalog.catalog()?.openings();
        match view {
            View::Tools | View::Votes => None,
            View::Blind if pair == Selection::default() => blind.drawn.get(),
            View::Comparison | View::Embed | View::Blind => Some(pair.filled(&openings)),
        }
    });
    asked.into()
}

/// What the page holds, once its contexts are there.
#[component]
fn Page() -> impl IntoView {
    let route = contexts().route;
    let screen = move || match route.view.get() {
        View::Comparison => EitherOf5::A(view! { <ComparePage /> }),
        View::Tools => EitherOf5::B(view! { <ToolsPage /> }),
        View::Votes => EitherOf5::C(view! { <VotesPage /> }),
        View::Blind => EitherOf5::D(view! { <BlindPage /> }),
        View::Embed => EitherOf5::E(view! { <EmbedPage /> }),
    };
    // What the address asks for and does not get.
    let remarks = move || {
        let remarks = route.remarks.get();
        (!remarks.is_empty()).then(|| {
            view! {
                <div class="warnings remarks" role="status">
                    {remarks.into_iter().map(|remark| view! { <p>{remark}</p> }).collect_view()}
                </div>
            }
        })
    };
    view! {
        <Header />
        <main id="main">{remarks} {screen}</main>
        <Footer />
    }
}

#[component]
fn Header() -> impl IntoView {
    let Contexts { route, catalog, settings, .. } = contexts();
    let name = move || catalog.catalog().map_or_else(|| "Shipwith".to_owned(), |catalog| isolated(catalog.site.name()).into_owned());
    let visit = Callback::new(move |address| route.visit(address));
    let screen = move |view: View| {
        let is_current = Signal::derive(move || route.view.get() == view);
        view! {
            <li>
                <Link to=Address::of(view) on_visit=visit is_current>
                    {view.label()}
                </Link>
            </li>
        }
    };
    let themes = Theme::ALL.map(|theme| (theme.key().to_owned(), theme.label().to_owned())).to_vec();
    view! {
        <header class="site">
            <a class="skip-link" href="#main">
                "Skip to the content"
            </a>
            <Link to=Address::default() on_visit=visit class="brand">
                {name}
            </Link>
            <nav aria-label="Screens">
                <ul>{View::MAIN.map(screen)}</ul>
            </nav>
            <Choice
                label="Theme"
                options=themes
                chosen=Signal::derive(move || settings.theme.get().key().to_owned())
                on_choose=move |key: String| settings.choose_theme(Theme::parse(&key))
            />
        </header>
    }
}

#[component]
fn Footer() -> impl IntoView {
    let Contexts { route, settings, .. } = contexts();
    let options = [("on", "Opens a picker"), ("off", "Off")].map(|(key, label)| (key.to_owned(), label.to_owned())).to_vec();
    view! {
        <footer class="site">
            <p>
                "The panel is editorial: each reviewer is a point of view, written to be argued with. \
                 Community figures appear only where there is a source."
            </p>
            <Link to=Address::of(View::Embed) on_visit=move |address| route.visit(address)>
                "Embed a comparison"
            </Link>
            <Choice
                label="The / key"
                options
                chosen=Signal::derive(move || if settings.has_slash.get() { "on" } else { "off" }.to_owned())
                on_choose=move |key: String| settings.choose_slash(key == "on")
            />
        </footer>
    }
}

/// How long the page waits for its first comparison, in place of which its skeleton stands.
const PATIENCE: Duration = Duration::from_millis(300);

/// Turns from the skeleton to the page in one go: when the first comparison stands, or what came instead of it, so that
/// nothing moves after that. What takes longer than a moment is waited for on the page itself.
fn reveal(route: Route, pair: Pair) {
    let is_shown = StoredValue::new(false);
    let show = move || {
        if !is_shown.get_value() {
            is_shown.set_value(true);
            bridge::send(program_event::STANDING);
        }
    };
    Effect::new(move |_| {
        let is_awaited = route.view.get() == View::Comparison && pair.failure().is_none() && pair.comparison.with(Option::is_none);
        if !is_awaited {
            show();
        }
    });
    clock::later(PATIENCE, show);
}

/// Names the page after what it shows; marks the moment a comparison stands, and fetches what the pickers need when there
/// is time.
fn describe(contexts: Contexts) {
    let Contexts { route, catalog, pair, lookup, recent, .. } = contexts;
    Effect::new(move |_| {
        let (view, Some(catalog)) = (route.view.get(), catalog.catalog()) else { return };
        let site = isolated(catalog.site.name());
        if view != View::Comparison {
            return document::describe(&format!("{} | {site}", view.label()), view.description());
        }
        if let Some((_, failure)) = pair.failure() {
            return document::describe(&format!("{} | {site}", failure.title()), &failure.advice());
        }
        let (Some(comparison), Some(line)) = (pair.comparison.get(), pair.bottom_line.get()) else { return };
        let title = format!("{}: which one should you ship with? | {site}", comparison.title());
        document::describe(&title, &format!("{} {}", line.lead, isolated(&catalog.site.tagline)));
    });
    Effect::new(move |_| {
        let (View::Comparison, Some(comparison)) = (route.view.get(), pair.comparison.get()) else { return };
        recent.remember(&comparison);
        // Effects run in no fixed order: after all of them, both sides are in the document.
        leptos::task::spawn_local(async {
            leptos::task::tick().await;
            clock::mark(mark::COMPARISON);
        });
        clock::when_idle(move || lookup.fetch_for(&untrack(|| lookup.found(""))));
    });
}
