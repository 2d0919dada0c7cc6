//! The page as a whole: what stands where, and what each address shows.

use std::time::Duration;

use leptos::either::EitherOf10;
use leptos::portal::Portal;
use leptos::prelude::*;
use shipwith_model::address::View;
use shipwith_model::address::made::Made;
use shipwith_model::bidi::isolated;
use shipwith_model::language::{said, spoken};
use shipwith_model::share::text::{page_description, page_title};

use crate::pages::{
    BlindPage, CategoryPage, ComparePage, EmbedPage, Footer, Header, OfflineLines, OfflinePage, ReviewerPage, ShortlistPage, ToolPage,
    ToolsPage, VotesPage,
};
use crate::platform::protocol::{mark, meta, program_event};
use crate::platform::{bridge, clock, document, history, storage};
use crate::state::ballot::BallotBox;
use crate::state::catalog::CatalogFiles;
use crate::state::recent::RecentTools;
use crate::state::related::RelatedPairs;
use crate::state::route::Route;
use crate::state::settings::Settings;
use crate::state::{Contexts, contexts, shortcuts};

/// The whole page. Makes the contexts from what the browser has, and begins to fetch.
#[component]
pub fn App() -> impl IntoView {
    // Before anything is read of the storage.
    let unfit = storage::carry_over();
    let (ballot, recent, settings) = (BallotBox::open(&unfit), RecentTools::open(), Settings::open());
    let (path, query) = history::here();
    let catalog = CatalogFiles::at(document::meta(meta::CATALOG).unwrap_or_else(|| "data/".into()));
    let route = Route::at(&path, &query);
    let related = RelatedPairs::open(route.pair.get_untracked());
    let made = document::meta(meta::PAGES).map(|words| Made::read(&words));
    let has_languages = document::find("offline").is_some();
    let contexts = Contexts {
        has_languages,
        has_feed: document::has_feed(),
        is_framed: document::is_framed(),
        ..Contexts::new(route, catalog, related, made, (ballot, recent, settings))
    };
    contexts.provide();
    let Contexts { blind, pair, subject, kept, seen, offline, .. } = contexts;
    route.follow_history();
    shortcuts::follow(contexts);
    seen.follow();
    kept.open();
    blind.follow();
    pair.follow();
    subject.follow();
    subject.follow_kin();
    // The page stands before the moment at which it does is marked.
    reveal(contexts);
    describe(contexts);
    leptos::task::spawn_local(async move {
        catalog.fetch().await;
        // A shortcut of the installed page.
        if query == "?surprise" {
            contexts.surprise();
        }
    });
    // The one file that needs no host has no place for it.
    let place = document::find("offline");
    if place.is_some() {
        offline.follow();
    }
    view! {
        <Page />
        {place
            .map(|place| {
                view! {
                    <Portal mount=place>
                        <OfflineLines />
                    </Portal>
                }
            })}
    }
}

/// What the page holds, once its contexts are there.
#[component]
pub(crate) fn Page() -> impl IntoView {
    let route = contexts().route;
    let screen = move || match route.view.get() {
        View::Comparison => EitherOf10::A(view! { <ComparePage /> }),
        View::Tools => EitherOf10::B(view! { <ToolsPage /> }),
        View::Tool => EitherOf10::C(view! { <ToolPage /> }),
        View::Category => EitherOf10::D(view! { <CategoryPage /> }),
        View::Reviewer => EitherOf10::E(view! { <ReviewerPage /> }),
        View::Votes => EitherOf10::F(view! { <VotesPage /> }),
        View::Blind => EitherOf10::G(view! { <BlindPage /> }),
        View::Embed => EitherOf10::H(view! { <EmbedPage /> }),
        View::Offline => EitherOf10::I(view! { <OfflinePage /> }),
        View::Shortlist => EitherOf10::J(view! { <ShortlistPage /> }),
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
        <main id="main" tabindex="-1">{remarks} {screen}</main>
        <Footer />
    }
}

/// How long the page waits for its first comparison, in place of which its skeleton stands.
const PATIENCE: Duration = Duration::from_millis(300);

/// Turns from the skeleton to the page in one go: when the first comparison stands, or what came instead of it, so that
/// nothing moves after that. What takes longer than a moment is waited for on the page itself. A finished page stays until
/// the comparison stands, however long that takes: it can be read meanwhile, and also when nothing comes.
fn reveal(contexts: Contexts) {
    let Contexts { route, catalog, pair, listing, subject, blind, .. } = contexts;
    let is_shown = StoredValue::new(false);
    let show = move || {
        if !is_shown.get_value() {
            is_shown.set_value(true);
            document::speak_all(spoken().tag(), spoken().direction());
            clock::after_effects(|| bridge::send(program_event::STANDING));
        }
    };
    let is_finished = document::is_finished();
    Effect::new(move |_| {
        // What may pass is no reason to take away what can be read; that a tool has left the catalog is.
        let of_list = || listing.failure.get().filter(|_| route.view.get() == View::Tools && listing.count.get().is_none());
        let missing =
            catalog.failure().or_else(|| pair.failure().map(|(_, failure)| failure)).or_else(|| subject.failure()).or_else(of_list);
        let is_awaited = match route.view.get() {
            View::Comparison => missing.is_none() && pair.comparison.with(Option::is_none),
            View::Tools => listing.is_coming(),
            // What a finished page has beside a tool is not taken away until the program has it too.
            View::Tool if is_finished => missing.is_none() && (subject.is_coming() || subject.is_kin_coming()),
            View::Tool | View::Category | View::Reviewer => missing.is_none() && subject.is_coming(),
            View::Blind | View::Embed => missing.is_none() && !blind.failed.get() && pair.comparison.with(Option::is_none),
            View::Votes | View::Shortlist | View::Offline => false,
        };
        match missing.filter(|missing| is_finished && missing.can_pass()) {
            Some(missing) if !is_shown.get_value() => bridge::send_with(program_event::LACKING, &missing.title()),
            _ if !is_awaited => show(),
            _ => {}
        }
    });
    if !is_finished {
        clock::later(PATIENCE, show);
    }
}

/// Names the page after what it shows; marks the moment a comparison stands, and fetches what the pickers need when there
/// is time.
fn describe(contexts: Contexts) {
    let Contexts { route, catalog, pair, subject, lookup, recent, seen, .. } = contexts;
    Effect::new(move |_| {
        let (view, Some(catalog)) = (route.view.get(), catalog.catalog()) else { return };
        let site = isolated(catalog.site.name());
        let describe =
            |title: &str, description: &str| document::describe(&format!("{title} | {site}"), description, &route.address().href());
        let of_pair = || pair.failure().map(|(_, failure)| failure).filter(|_| view == View::Comparison);
        if let Some(failure) = of_pair().or_else(|| subject.failure()) {
            return describe(&failure.title(), &failure.advice());
        }
        if view != View::Comparison {
            let (title, description) = subject.described(&catalog).unwrap_or_else(|| (said(view.label()), said(view.description())));
            return describe(&title, &description);
        }
        let (Some(comparison), Some(line)) = (pair.comparison.get(), pair.bottom_line.get()) else { return };
        document::describe(&page_title(&comparison, &catalog.site), &page_description(&line, &catalog.site), &route.address().href());
    });
    Effect::new(move |_| {
        let (View::Comparison, Some(comparison)) = (route.view.get(), pair.comparison.get()) else { return };
        recent.remember(&comparison);
        clock::after_effects(|| clock::mark(mark::COMPARISON));
        // To write down what was seen is nothing to hold up a paint for.
        clock::when_idle(move || seen.look_at(&comparison));
        clock::when_idle(move || lookup.fetch_for(&untrack(|| lookup.found(""))));
    });
}
