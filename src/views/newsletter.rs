//! The newsletter form: posts for real, and says honestly whether it worked.

use leptos::prelude::*;

use crate::model::catalog::Newsletter;
use crate::model::failure::Failure;
use crate::state::app_state;

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
pub fn newsletter(letter: Newsletter) -> impl IntoView {
    let progress = RwSignal::new(Progress::Idle);
    let address = RwSignal::new(String::new());
    let (state, service) = (app_state(), StoredValue::new(letter.clone()));
    let send = move |event: leptos::ev::SubmitEvent| {
        if matches!(progress.get(), Progress::Unconfirmed(_)) {
            return;
        }
        event.prevent_default();
        if progress.get() == Progress::Sending {
            return;
        }
        progress.set(Progress::Sending);
        leptos::task::spawn_local(async move {
            progress.set(match state.subscribe(&service.get_value(), &address.get_untracked()).await {
                Ok(_) => Progress::Accepted,
                Err(failure) => Progress::Unconfirmed(failure),
            });
        });
    };
    let said = move || match progress.get() {
        Progress::Idle => String::new(),
        Progress::Sending => "Sending…".into(),
        Progress::Accepted => "The newsletter service accepted your address. Look for its mail to confirm.".into(),
        Progress::Unconfirmed(Failure::Status(status)) => {
            format!("Not subscribed: the service answered with status {status}. Press again to try on its own page.")
        }
        Progress::Unconfirmed(_) => {
            "No answer that can be read, so this may not have worked. Press again to try on the service’s own page.".into()
        }
    };
    let label = move || match progress.get() {
        Progress::Unconfirmed(_) => "Subscribe on their page",
        _ => "Subscribe",
    };
    view! {
        <section class="newsletter" aria-labelledby="newsletter">
            <h2 id="newsletter">{letter.title}</h2>
            <p>{letter.blurb}</p>
            <form method="post" action=letter.action target="_blank" on:submit=send>
                <label for="newsletter-address">"Your e-mail address"</label>
                <input
                    id="newsletter-address"
                    type="email"
                    name=letter.field
                    required
                    autocomplete="email"
                    on:input:target=move |event| { address.set(event.target().value()); progress.set(Progress::Idle) }
                />
                <button type="submit" disabled=move || progress.get() == Progress::Sending>{label}</button>
            </form>
            <p role="status">{said}</p>
        </section>
    }
}
