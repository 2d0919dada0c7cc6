//! The newsletter form: posts for real, and says honestly whether it worked.

use leptos::prelude::*;

use super::element::{El, el, live};
use super::text::{alone_in, text};
use crate::state::app_state;
use shipwith_model::catalog::Newsletter;
use shipwith_model::catalog::failure::Failure;

/// How far the subscription has come.
#[derive(Clone, Debug, PartialEq)]
enum Progress {
    Idle,
    Sending,
    Accepted,
    Unconfirmed(Failure),
}

/// The block, when the catalog's site has a newsletter. Should the service not let its answer be read, the same
/// form is posted the plain way, in a tab of its own, where the service answers for itself.
pub fn newsletter(letter: Newsletter) -> El {
    let (state, progress, address) = (app_state(), RwSignal::new(Progress::Idle), RwSignal::new(String::new()));
    let service = letter.clone();
    let send = move |event: web_sys::Event| {
        if matches!(progress.get_untracked(), Progress::Unconfirmed(_)) {
            return;
        }
        event.prevent_default();
        if progress.get_untracked() == Progress::Sending {
            return;
        }
        progress.set(Progress::Sending);
        let service = service.clone();
        leptos::task::spawn_local(async move {
            progress.set(match state.subscribe(&service, &address.get_untracked()).await {
                Ok(()) => Progress::Accepted,
                Err(failure) => Progress::Unconfirmed(failure),
            });
        });
    };
    let label = move || if matches!(progress.get(), Progress::Unconfirmed(_)) { "Subscribe on their page" } else { "Subscribe" };
    let input = el("input")
        .attr("id", "newsletter-address")
        .attr("type", "email")
        .attr("name", &letter.field)
        .attr("required", "")
        .attr("autocomplete", "email")
        .on("input", move |event| {
            address.set(event_target_value(&event));
            progress.set(Progress::Idle);
        });
    let form = el("form")
        .attr("method", "post")
        .attr("action", &letter.action)
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .on("submit", send)
        .child(el("label").attr("for", "newsletter-address").child("Your e-mail address"))
        .child(input)
        .child(el("button").attr("type", "submit").child(live(label)));
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
        Progress::Accepted => "The service accepted your address. Look for its mail to confirm.".into(),
        Progress::Unconfirmed(Failure::Status(status)) => {
            format!("Not subscribed: the service answered with status {status}. Press again to try on its own page.")
        }
        Progress::Unconfirmed(_) => "No readable answer: this may not have worked. Press again to try on its own page.".into(),
    }
}
