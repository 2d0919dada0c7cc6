//! The list of all tools.

mod filters;
mod row;

use leptos::prelude::*;
use shipwith_model::address::{Address, View};
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::language::said;
use shipwith_model::panel::category_id;
use shipwith_model::search::Entry;
use shipwith_model::search::listing::categories;
use shipwith_model::{n, t, text};

use self::filters::Filters;
use self::row::{Row, tick};
use crate::components::{Masthead, RelatedLinks};
use crate::platform::{clock, document};
use crate::state::listing::Listing;
use crate::state::{Contexts, contexts};

/// The heads of the columns.
const COLUMNS: [&str; 6] = [text!("Compare"), text!("Tool"), text!("Panel"), text!("Community"), text!("To start"), text!("License")];

/// The whole screen.
#[component]
pub fn ToolsPage() -> impl IntoView {
    let listing = contexts().listing;
    listing.open();
    let rows = move || {
        let (left, entries) = (listing.left.read(), listing.entries.read());
        left.iter().take(listing.shown.get()).map(|place| entries.all()[*place].clone()).collect::<Vec<_>>()
    };
    let head = |column: &'static str| {
        view! {
            <th role="columnheader" scope="col">
                {said(column)}
            </th>
        }
    };
    // The roles are there because browsers forget them when cells are laid out otherwise on a narrow screen.
    view! {
        <Masthead label=t!("The catalog") standfirst=Signal::derive(move || count(listing)) is_status=true>
            {said(View::Tools.label())}
        </Masthead>
        <Filters />
        <Trouble />
        <Show when=move || listing.is_coming()>
            <div class="room" aria-hidden="true"></div>
        </Show>
        <table class="listing" role="table">
            <caption class="unseen">{t!("All tools")}</caption>
            <thead role="rowgroup">
                <tr role="row">{COLUMNS.map(head)}</tr>
            </thead>
            <tbody role="rowgroup">
                <For each=rows key=|entry| entry.slug.clone() children=|entry| view! { <Row entry /> } />
            </tbody>
        </table>
        <More />
        <Ticked />
        <Categories />
    }
}

/// The ways to the categories, each ranked on a screen of its own.
#[component]
fn Categories() -> impl IntoView {
    let Contexts { route, listing, made, .. } = contexts();
    let all = Memo::new(move |_| {
        let named = |category: String| Some((category_id(&category)?, isolated(&category).into_owned()));
        listing.entries.with(categories).into_iter().filter_map(named).collect::<Vec<_>>()
    });
    let links = Memo::new(move |_| {
        all.get().into_iter().map(|(id, name)| (made.of_one(View::Category, &id), name)).collect::<Vec<(Address, String)>>()
    });
    view! { <RelatedLinks title=t!("Category by category, ranked") links on_visit=move |address| route.visit(address) /> }
}

/// How many are left.
fn count(listing: Listing) -> String {
    let here = listing.entries.with(|entries| entries.all().len());
    // Of a large catalog the number is known before the first of its tools.
    let count = match listing.count.get().filter(|_| here > 0 || !listing.has_more()) {
        // What did not come is said below.
        None if listing.failure.with(Option::is_some) => return String::new(),
        None => return t!("Loading the list of tools…"),
        Some(0) => return t!("There are no tools in this catalog."),
        Some(count) => count,
    };
    let sentence = match listing.left.with(Vec::len) {
        0 => n!(count, "None of {n} tools match.", "None of {n} tools match."),
        left if left == count => return n!(count, "1 tool.", "{n} tools."),
        left => n!(count, "{left} of {n} tools.", "{left} of {n} tools.", left),
    };
    if listing.has_more() { format!("{sentence} {}", t!("Read so far: {here}.", here)) } else { sentence }
}

/// What did not come, and what is still to be read.
#[component]
fn Trouble() -> impl IntoView {
    let listing = contexts().listing;
    let failure = move || listing.failure.get();
    let is_shown = Memo::new(move |_| !listing.is_busy.get() && (failure().is_some() || listing.has_more()));
    let label = move || if failure().is_some() { t!("Try again") } else { t!("Read more of the list") };
    let sentence = move || {
        failure().map(|failure| view! { <p>{t!("The list of tools could not be loaded. {advice}", advice = failure.advice())}</p> })
    };
    let read = move |_| {
        listing.read();
        document::go_to("title");
    };
    view! {
        <Show when=move || is_shown.get()>
            <div class="failure" role="status">
                {sentence}
                <button type="button" on:click=read>
                    {label}
                </button>
            </div>
        </Show>
    }
}

/// More rows, where there are more than are shown.
#[component]
fn More() -> impl IntoView {
    let listing = contexts().listing;
    let next = Memo::new(move |_| {
        let place = listing.left.with(|left| left.get(listing.shown.get()).copied())?;
        Some(listing.entries.with(|entries| entries.all()[place].slug.clone()))
    });
    let show = move |_| {
        let next = next.get_untracked();
        listing.show_more();
        clock::soon(move || {
            if let Some(next) = next {
                document::go_to(&tick(&next));
            }
        });
    };
    view! {
        <Show when=move || next.with(Option::is_some)>
            <button type="button" class="more" on:click=show>
                {t!("Show more")}
            </button>
        </Show>
    }
}

/// What is ticked, and the way to compare it.
#[component]
fn Ticked() -> impl IntoView {
    let Contexts { listing, .. } = contexts();
    let ticked = Memo::new(move |_| listing.ticked());
    let name = move |slug: &Slug| {
        let entries = listing.entries.read();
        entries.all().iter().find(|entry| entry.slug == *slug).map_or_else(|| slug.to_string(), Entry::label)
    };
    let sentence = move || match ticked.get().iter().map(name).collect::<Vec<String>>().as_slice() {
        [] => t!("Choose two tools to compare."),
        [one] => t!("{one} selected. Choose one more.", one),
        [a, b, ..] => t!("{a} and {b}", a, b),
    };
    let clear = move |_| {
        listing.untick();
        clock::soon(|| document::go_to("ticked"));
    };
    view! {
        <div class="ticked">
            <p id="ticked" tabindex="-1" role="status">
                {sentence}
            </p>
            <Show when=move || ticked.with(|ticked| ticked.len() == 2)>
                <button type="button" class="go" on:click=move |_| listing.compare_ticked()>
                    {t!("Compare")}
                </button>
            </Show>
            <Show when=move || !ticked.with(Vec::is_empty)>
                <button type="button" on:click=clear>
                    {t!("Clear")}
                </button>
            </Show>
        </div>
    }
}
