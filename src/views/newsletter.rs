//! The newsletter form: posts for real, once, and says honestly what is known of it.

use leptos::prelude::*;

use super::element::{El, el, live};
use super::text::{alone_in, text};
use crate::state::app_state;
use shipwith_model::catalog::Newsletter;
use shipwith_model::catalog::subscription::Subscription;

/// How far the subscription has come.
#[derive(Clone, Debug, PartialEq)]
enum Progress {
    Idle,
    Sending,
    Done(Subscription),
}

impl Progress {
    fn is_refused(&self) -> bool {
        matches!(self, Self::Done(Subscription::Refused(_)))
    }

    fn is_open(&self) -> bool {
        matches!(self, Self::Done(done) if done.is_open())
    }
}

/// The block, when the catalog's site has a newsletter. Where the service refuses, the same form is posted the plain way, in
/// a tab of its own, where the service answers for itself. Where it may have taken the address, that is for the visitor to
/// ask by a button of its own: the one that was pressed rests, so that nobody signs up twice.
pub fn newsletter(letter: Newsletter) -> El {
    let (state, progress, address) = (app_state(), RwSignal::new(Progress::Idle), RwSignal::new(String::new()));
    let again = RwSignal::new(false);
    let service = letter.clone();
    let send = move |event: web_sys::Event| {
        // The browser posts it, as a form.
        if again.get_untracked() || progress.with_untracked(Progress::is_refused) {
            again.set(false);
            return;
        }
        event.prevent_default();
        if progress.with_untracked(|progress| *progress == Progress::Sending || progress.is_open()) {
            return;
        }
        progress.set(Progress::Sending);
        let service = service.clone();
        leptos::task::spawn_local(async move {
            let done = state.subscribe(&service, &address.get_untracked()).await;
            progress.set(Progress::Done(done));
        });
    };
    let label = move || if progress.with(Progress::is_refused) { "Subscribe on their page" } else { "Subscribe" };
    let input = el("input")
        .attr("id", "newsletter-address")
        .attr("type", "email")
        .attr("name", &letter.field)
        .attr("required", "")
        .attr("autocomplete", "email")
        .on("input", move |event| {
            address.set(event_target_value(&event));
            again.set(false);
            progress.set(Progress::Idle);
        });
    let send_again = move || {
        let button = || el("button").attr("type", "submit").class("again").on("click", move |_| again.set(true));
        progress.with(Progress::is_open).then(|| button().child("Send again on their page"))
    };
    let form = el("form")
        .attr("method", "post")
        .attr("action", &letter.action)
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .on("submit", send)
        .child(el("label").attr("for", "newsletter-address").child("Your e-mail address"))
        .child(input)
        .child(
            el("button")
                .attr("type", "submit")
                .live_attr("aria-disabled", move || progress.with(Progress::is_open).to_string())
                .child(live(label)),
        )
        .child(live(send_again));
    el("section")
        .class("newsletter")
        .attr("aria-labelledby", "newsletter")
        .child(el("h2").attr("id", "newsletter").child(text(&letter.title)))
        .child(alone_in(el("p"), &letter.blurb))
        .child(form)
        .child(el("p").attr("role", "status").child(live(move || said(&progress.get()))))
}

fn said(progress: &Progress) -> String {
    match progress {
        Progress::Idle => String::new(),
        Progress::Sending => "Sending…".into(),
        Progress::Done(done) => done.said(),
    }
}
