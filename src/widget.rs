//! The widget: the comparison in somebody else's page, in one of three layouts.

use leptos::either::{Either, EitherOf3};
use leptos::prelude::*;
use shipwith_model::address::Address;
use shipwith_model::address::params::Params;
use shipwith_model::address::selection::Selection;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::catalog::verdict::{NOT_REVIEWED, Share};
use shipwith_model::compare::{Comparison, Side};
use shipwith_model::share::embed::{Embed, Layout, WrongAttribute};

use crate::components::{Bar, BottomLineSection, Card, Detail, Figure, LeftOut, Scorecard, heading};
use crate::pages::OwnVote;
use crate::platform::{bridge, clock, document, history, storage};
use crate::state::ballot::BallotBox;
use crate::state::catalog::CatalogFiles;
use crate::state::lookup::Lookup;
use crate::state::pair::Pair;
use crate::state::route::Route;

/// How the host of a frame wants it. Colors and language are not the program's: they change nothing of what stands there.
type Asked = Result<Layout, WrongAttribute>;

/// What the widget shows.
#[derive(Clone, Copy)]
struct Frame {
    route: Route,
    catalog: CatalogFiles,
    pair: Pair,
    ballot: BallotBox,
    asked: RwSignal<Asked>,
}

/// The whole widget. Its host changes what it shows at any time.
#[component]
pub fn Widget() -> impl IntoView {
    let params = Params::parse(&history::query());
    let route = Route::at(&Address::comparing(Selection::read(&params)).query());
    let catalog = CatalogFiles::at(document::meta("shipwith:catalog").unwrap_or_else(|| "data/".into()));
    let asked = Memo::new(move |_| catalog.catalog().map(|catalog| route.pair.get().filled(&catalog.openings())));
    let pair = Pair::new(catalog, Lookup::new(catalog), asked.into(), route.weights);
    let frame = Frame { route, catalog, pair, ballot: BallotBox::open(&storage::carry_over()), asked: RwSignal::new(layout_of(&params)) };
    bridge::listen("shipwith:config", move |query| {
        let params = Params::parse(&query);
        route.show(Selection::read(&params));
        let now = layout_of(&params);
        if now != frame.asked.get_untracked() {
            frame.asked.set(now);
        }
    });
    pair.follow();
    frame.tell();
    leptos::task::spawn_local(catalog.fetch());
    provide_context(frame);
    view! { <Body /> }
}

fn layout_of(params: &Params) -> Asked {
    Embed::read(params).map(|embed| embed.layout)
}

impl Frame {
    /// Marks the moment at which a comparison stands, and tells the frame what its host wants to know of failures.
    fn tell(self) {
        Effect::new(move |_| {
            if self.pair.comparison.with(Option::is_some) {
                clock::soon(|| {
                    clock::mark("shipwith:comparison");
                    bridge::send("shipwith:shown");
                });
            }
        });
        Effect::new(move |_| {
            let failure = self.asked.with(|asked| asked.as_ref().err().map(ToString::to_string));
            for message in Side::BOTH.into_iter().filter_map(|side| Some(self.pair.failures[side.index()].get()?.title())).chain(failure) {
                // Once it stands there, as a frame tells its height along with it.
                clock::soon(move || bridge::send_with("shipwith:failed", &message));
            }
        });
    }

    /// The address of the whole comparison.
    fn whole_address(self) -> String {
        format!("./{}", Address::comparing(self.pair.asked.get().unwrap_or_else(|| self.route.pair.get())).query())
    }

    fn names(self) -> Option<String> {
        self.pair.comparison.with(|comparison| comparison.as_deref().map(Comparison::title))
    }
}

fn frame() -> Frame {
    expect_context()
}

#[component]
fn Body() -> impl IntoView {
    let asked = frame().asked;
    let layout = move || asked.with(|asked| asked.as_ref().map_or("wrong", |layout| layout.key()));
    let body = move || match asked.get() {
        Err(wrong) => EitherOf3::A(view! { <Refusal wrong /> }),
        Ok(Layout::Meter) => EitherOf3::B(view! {
            <Title is_unseen=true />
            <Line />
        }),
        Ok(layout) => EitherOf3::C(view! {
            <Title is_unseen=false />
            <Notices />
            <div class="cards">{Side::BOTH.map(|side| view! { <SideCard side layout /> })}</div>
            <Sections layout />
        }),
    };
    view! {
        <main id="main" data-layout=layout>
            {body}
        </main>
    }
}

/// Says what is compared.
#[component]
fn Title(is_unseen: bool) -> impl IntoView {
    let frame = frame();
    view! {
        <h1 id="title" class:unseen=is_unseen>
            {move || frame.names().unwrap_or_else(|| "Which one should you ship with?".to_owned())}
        </h1>
    }
}

/// What was damaged in the files shown, and so left out.
#[component]
fn Notices() -> impl IntoView {
    let Frame { pair, catalog, .. } = frame();
    view! { <LeftOut
        lines=Signal::derive(move || pair.left_out())
        can_retry=Signal::derive(move || catalog.failure().is_some())
        on_retry=move |()| pair.try_again()
    /> }
}

#[component]
fn SideCard(side: Side, layout: Layout) -> impl IntoView {
    let pair = frame().pair;
    let i = side.index();
    let tool = pair.tools[i];
    view! {
        <Card
            side
            tool
            failure=pair.failures[i]
            is_busy=Signal::derive(move || pair.is_waiting(side))
            detail=if layout == Layout::Full { Detail::Facts } else { Detail::Figures }
            panel=Signal::derive(move || (tool.with(|tool| tool.as_deref().map(Tool::panel).unwrap_or_default()), None))
            failed=move || view! { <Failed side /> }
        />
    }
}

/// What follows the cards.
#[component]
fn Sections(layout: Layout) -> impl IntoView {
    let Frame { pair, ballot, .. } = frame();
    view! {
        <Show when=move || pair.comparison.with(Option::is_some)>
            <BottomLineSection line=pair.bottom_line />
            {(layout == Layout::Full)
                .then(|| {
                    view! {
                        <Scorecard comparison=pair.comparison />
                        <OwnVote pair ballot kept="Votes are kept on this device, for this site, and are never sent anywhere." />
                    }
                })}
            <p class="whole">
                <Whole>"See the full comparison"</Whole>
            </p>
        </Show>
    }
}

/// The comparison in one line.
#[component]
fn Line() -> impl IntoView {
    let pair = frame().pair;
    move || match (pair.failure(), pair.comparison.get()) {
        (Some((side, _)), _) => EitherOf3::A(view! { <Failed side /> }),
        (None, None) => EitherOf3::B(view! {
            <p class="quiet" role="status">
                "Loading the comparison…"
            </p>
        }),
        (None, Some(comparison)) => {
            let name = comparison.title();
            EitherOf3::C(view! {
                <div class="line">{Side::BOTH.map(|side| seat(side, &comparison))}</div>
                <p class="whole">
                    <Whole>
                        "See why" <span class="unseen">{format!(": {name}, the full comparison")}</span>
                    </Whole>
                </p>
            })
        }
    }
}

fn seat(side: Side, comparison: &Comparison) -> impl IntoView + use<> {
    let tally = comparison.tool(side).panel();
    // Nothing else in this line says what the figure is a share of.
    let share = match tally.share() {
        Share::NoVotes => Either::Left(view! { <Figure tally /> }),
        Share::Percent(percent) => Either::Right(view! { <span>{format!("{percent}% ship")}</span> }),
    };
    let count = match tally.share() {
        Share::NoVotes => format!(" {NOT_REVIEWED}"),
        Share::Percent(_) => format!(", {} of {} reviewers", tally.ship, tally.total()),
    };
    view! {
        <p data-side=side.key() data-meter="panel">
            <b>{comparison.name(side)}</b>
            " "
            {share}
            <span class="unseen">{count}</span>
            <Bar tally />
        </p>
    }
}

/// A link to the whole comparison, in a page of its own.
#[component]
fn Whole(children: Children) -> impl IntoView {
    let frame = frame();
    view! {
        <a target="_blank" rel="noopener" href=move || frame.whole_address()>
            {children()}
        </a>
    }
}

/// A tool that cannot be shown: why, and the ways forward.
#[component]
fn Failed(side: Side) -> impl IntoView {
    let pair = frame().pair;
    let failure = pair.failures[side.index()];
    let advice = move || {
        failure.get().map(|failure| match failure {
            Failure::Unknown(_) | Failure::SameTwice => {
                format!("The attribute {} of this widget names it. {}", side.key(), failure.advice())
            }
            _ => failure.advice(),
        })
    };
    view! {
        <div class="failure" role="alert">
            <h2 id=heading(side)>{move || failure.get().map(|failure| failure.title())}</h2>
            <p>{advice}</p>
            <p class="ways">
                <Show when=move || failure.with(|failure| failure.as_ref().is_some_and(Failure::can_pass))>
                    <button type="button" on:click=move |_| pair.try_again()>
                        "Try again"
                    </button>
                </Show>
                <a href="./?view=tools" target="_blank" rel="noopener">
                    "All tools"
                </a>
            </p>
        </div>
    }
}

/// An attribute that cannot be followed.
#[component]
fn Refusal(wrong: WrongAttribute) -> impl IntoView {
    view! {
        <div class="failure" role="alert">
            <h1>{format!("This widget’s attribute {} cannot be followed", wrong.name)}</h1>
            <p>{wrong.to_string()}</p>
        </div>
    }
}
