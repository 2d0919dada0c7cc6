//! One tool: its panel, its price and what it is, in a card.

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::bidi::isolated;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::compare::Side;
use shipwith_model::share::text::tool_title;
use shipwith_model::t;

use super::failed::FailedAlone;
use super::{Whole, frame};
use crate::components::{Card, Detail};

/// The whole layout.
#[component]
pub fn ToolCard() -> impl IntoView {
    let subject = frame().subject;
    let tool = Memo::new(move |_| subject.tool()?.ok().map(|sheet| sheet.tool.clone()));
    let title = move || tool.with(|tool| tool.as_deref().map_or_else(|| t!("One AI tool"), |tool| tool_title(&tool.name)));
    view! {
        <h1 class="unseen">{title}</h1>
        <div class="cards">
            <Card
                side=Side::A
                tool
                failure=Signal::derive(move || subject.failure())
                is_busy=Signal::derive(move || subject.is_coming())
                detail=Detail::Figures
                panel=Signal::derive(move || (tool.with(|tool| tool.as_deref().map(Tool::panel).unwrap_or_default()), None))
                failed=|| view! { <FailedAlone attribute="tool" /> }
            />
        </div>
        <Show when=move || tool.with(Option::is_some)>
            <p class="whole">
                <Whole>{t!("What each reviewer says")} <span class="unseen">{move || tool.get().map(named)}</span></Whole>
            </p>
        </Show>
    }
}

/// Of which tool, for those who hear the link alone.
fn named(tool: Arc<Tool>) -> String {
    format!(" {}", t!("of {name}", name = isolated(&tool.name)))
}
