//! The widget: a comparison, a tool or the leaders of a category in somebody else's page.

mod failed;
#[cfg(not(target_arch = "wasm32"))]
pub mod finished;
mod leaders;
mod line;
mod tool_card;

use leptos::either::{Either, EitherOf4};
use leptos::prelude::*;
use shipwith_model::address::params::Params;
use shipwith_model::address::{Address, View};
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::compare::{Comparison, Side};
use shipwith_model::share::embed::{Count, Embed, Layout, WrongAttribute, asked_of_frame};
use shipwith_model::t;

use self::failed::{Failed, Refusal};
use self::leaders::Leaders;
use self::line::Line;
use self::tool_card::ToolCard;
use crate::components::{BottomLineSection, Card, Detail, LeftOut, Scorecard};
use crate::pages::OwnVote;
use crate::platform::protocol::{mark, meta, program_event};
use crate::platform::{bridge, clock, document, history, storage};
use crate::state::ballot::BallotBox;
use crate::state::catalog::CatalogFiles;
use crate::state::language;
use crate::state::lookup::Lookup;
use crate::state::pair::Pair;
use crate::state::route::Route;
use crate::state::subject::Subject;

/// How the host of a frame wants it. Colors and language are not the program's: they change nothing of what stands there.
type Asked = Result<(Layout, Count), WrongAttribute>;

/// What the widget shows.
#[derive(Clone, Copy)]
struct Frame {
    catalog: CatalogFiles,
    /// The two tools, in the layouts of a pair.
    pair: Pair,
    /// The tool or the category, in those of one thing.
    subject: Subject,
    ballot: BallotBox,
    asked: RwSignal<Asked>,
    /// The address of the screen that shows all of it.
    whole: Signal<String>,
    /// The address of the screen of a tool.
    tool_at: Callback<Slug, String>,
}

/// The whole widget. Its host changes what it shows at any time.
#[component]
pub fn Widget() -> impl IntoView {
    let route = Route::at("", "");
    let catalog = CatalogFiles::at(document::meta(meta::CATALOG).unwrap_or_else(|| "data/".into()));
    let asked = Memo::new(move |_| {
        let named = route.pair.get();
        let catalog = catalog.catalog().filter(|_| route.view.get() == View::Comparison)?;
        Some(named.filled(&catalog.openings()))
    });
    let lookup = Lookup::new(catalog);
    let pair = Pair::new(catalog, lookup, asked.into(), route.weights);
    let frame = Frame {
        catalog,
        pair,
        subject: Subject::new(route, catalog, lookup),
        ballot: BallotBox::open(&storage::carry_over()),
        asked: RwSignal::new(Ok((Layout::default(), Count::default()))),
        whole: Signal::derive(move || {
            // Read before what follows from it: see ARCHITECTURE.md on the order of reading.
            let named = route.address();
            format!("./{}", pair.asked.get().map_or(named, Address::comparing).query())
        }),
        tool_at: Callback::new(|slug| format!("./{}", Address::of_one(View::Tool, &slug).query())),
    };
    let show = move |query: &str| {
        let params = Params::parse(query);
        let asked = Embed::read(&params).and_then(|embed| {
            route.show(asked_of_frame(embed.layout, &params)?);
            Ok((embed.layout, embed.count))
        });
        if asked != frame.asked.get_untracked() {
            frame.asked.set(asked);
        }
    };
    show(&history::here().1);
    // Another language is drawn anew.
    let drawn = language::of_frame(&history::here().1);
    bridge::listen(program_event::CONFIG, move |query| {
        if language::of_frame(&query) == drawn {
            show(&query);
        } else {
            history::load(&query);
        }
    });
    pair.follow();
    frame.subject.follow();
    frame.tell();
    leptos::task::spawn_local(catalog.fetch());
    provide_context(frame);
    view! { <Body /> }
}

impl Frame {
    /// Marks the moment at which a comparison stands, and tells the frame what its host wants to know of failures.
    fn tell(self) {
        Effect::new(move |_| {
            if self.pair.comparison.with(Option::is_some) {
                clock::soon(|| {
                    clock::mark(mark::COMPARISON);
                    bridge::send(program_event::SHOWN);
                });
            }
        });
        Effect::new(move |_| {
            if self.subject.stands() {
                clock::soon(|| bridge::send(program_event::SHOWN));
            }
        });
        Effect::new(move |_| {
            let refused = self.asked.with(|asked| asked.as_ref().err().map(ToString::to_string));
            for message in self.failures().map(|failure| failure.title()).chain(refused) {
                // Once it stands there, as a frame tells its height along with it.
                clock::soon(move || bridge::send_with(program_event::FAILED, &message));
            }
        });
    }

    /// Why what is asked for cannot be shown.
    fn failures(self) -> impl Iterator<Item = Failure> {
        let of_pair = self.pair.asked.with(Option::is_some).then(|| Side::BOTH.map(|side| self.pair.failures[side.index()].get()));
        of_pair.into_iter().flatten().flatten().chain(self.subject.failure())
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
    // Another count changes lines of a list, and nothing else.
    let asked = Memo::new(move |_| asked.get().map(|(layout, _)| layout));
    let layout = move || asked.with(|asked| asked.as_ref().map_or("wrong", |layout| layout.key()));
    let body = move || match asked.get() {
        Err(wrong) => Either::Left(view! { <Refusal wrong /> }),
        Ok(layout) => Either::Right(laid_out(layout)),
    };
    view! {
        <main id="main" data-layout=layout>
            {body}
        </main>
    }
}

/// What stands in a layout.
fn laid_out(layout: Layout) -> impl IntoView {
    match layout {
        Layout::Full | Layout::Compact => EitherOf4::A(view! {
            <Title is_unseen=false />
            <Notices />
            <div class="cards">{Side::BOTH.map(|side| view! { <SideCard side layout /> })}</div>
            <Sections layout />
        }),
        Layout::Meter => EitherOf4::B(view! {
            <Title is_unseen=true />
            <Line />
        }),
        Layout::Tool => EitherOf4::C(view! { <ToolCard /> }),
        Layout::Top => EitherOf4::D(view! { <Leaders /> }),
    }
}

/// Says what is compared.
#[component]
fn Title(is_unseen: bool) -> impl IntoView {
    let frame = frame();
    view! {
        <h1 id=(!is_unseen).then_some("title") class:unseen=is_unseen>
            {move || frame.names().unwrap_or_else(|| t!("Which one should you ship with?"))}
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
                        <OwnVote pair ballot kept=t!("Votes are kept on this device, for this site, and are never sent anywhere.") />
                    }
                })}
            <p class="whole">
                <Whole>{t!("See the full comparison")}</Whole>
            </p>
        </Show>
    }
}

/// A link to the whole comparison, in a page of its own.
#[component]
fn Whole(children: Children) -> impl IntoView {
    let frame = frame();
    view! {
        <a target="_blank" rel="noopener" href=frame.whole>
            {children()}
        </a>
    }
}
