//! The newsletter form: posts for real, once, and says honestly what is known of it.

use leptos::attr::custom::custom_attribute;
use leptos::either::EitherOf3;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shipwith_model::catalog::Newsletter;
use shipwith_model::catalog::subscription::Subscription;
use shipwith_model::t;

use super::share::ShareOutcome;
use crate::components::{catalog_lang, shown, text};
use crate::state::newsletter::subscribe;
use crate::state::sharing::{DIGEST, FEED, Outcome};
use crate::state::turn::Turn;
use crate::state::{Contexts, contexts};

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

/// What readers come back by: the newsletter or, without one, the feed. With neither there is nothing.
#[component]
pub fn ComeBack() -> impl IntoView {
    let Contexts { catalog, has_feed, .. } = contexts();
    let letter = Memo::new(move |_| catalog.catalog().map(|catalog| catalog.site.newsletter.clone()));
    move || match letter.get() {
        Some(Some(letter)) => EitherOf3::A(view! { <NewsletterForm letter /> }),
        Some(None) if has_feed => EitherOf3::B(view! { <FollowFeed /> }),
        _ => EitherOf3::C(()),
    }
}

/// The block of a site without a newsletter: its feed, and how to follow that.
#[component]
fn FollowFeed() -> impl IntoView {
    let outcome = RwSignal::new(None::<Outcome>);
    let copy = move |_| leptos::task::spawn_local(async move { outcome.set(Some(Contexts::copy_feed().await)) });
    view! {
        <section class="newsletter" aria-labelledby="newsletter">
            <h2 id="newsletter">{t!("Weekly AI Tool Verdicts")}</h2>
            <p>
                {t!("New verdicts appear in this site’s feed, which you can follow with any feed reader. There is no mailing list here, so you do not have to leave an e-mail address.")}
            </p>
            <div class="follow">
                <a href=FEED>{t!("The feed of this site")}</a>
                <a href=DIGEST>{t!("The digest of each week")}</a>
                <button type="button" on:click=copy>
                    {t!("Copy its address")}
                </button>
            </div>
            <ShareOutcome outcome />
        </section>
    }
}

/// The block, when the catalog's site has a newsletter. Where the service refuses, the same form is posted the plain way, in
/// a tab of its own, where the service answers for itself. Where it may have taken the address, that is for the visitor to
/// ask by a button of its own: the one that was pressed rests, so that nobody signs up twice.
#[component]
fn NewsletterForm(letter: Newsletter) -> impl IntoView {
    let (progress, address) = (RwSignal::new(Progress::Idle), RwSignal::new(String::new()));
    let (again, turn) = (RwSignal::new(false), Turn::default());
    let (action, field) = (letter.action.as_str().to_owned(), letter.field.clone());
    let posted_to = action.clone();
    let send = move |event: SubmitEvent| {
        // The browser posts it, as a form.
        if again.get_untracked() || progress.with_untracked(Progress::is_refused) {
            return again.set(false);
        }
        event.prevent_default();
        if progress.with_untracked(|progress| *progress == Progress::Sending || progress.is_open()) {
            return;
        }
        progress.set(Progress::Sending);
        let (action, field, sent) = (action.clone(), field.clone(), address.get_untracked());
        let is_last = turn.begin();
        leptos::task::spawn_local(async move {
            let done = subscribe(&action, &field, &sent).await;
            if is_last() {
                progress.set(Progress::Done(done));
            }
        });
    };
    let label = move || if progress.with(Progress::is_refused) { t!("Subscribe on their page") } else { t!("Subscribe") };
    let sentence = move || match progress.get() {
        Progress::Idle => String::new(),
        Progress::Sending => t!("Sending…"),
        Progress::Done(done) => done.message(),
    };
    view! {
        <section class="newsletter" aria-labelledby="newsletter">
            <h2 id="newsletter" lang=catalog_lang()>{text(&letter.title)}</h2>
            <p dir="auto" lang=catalog_lang()>{shown(&letter.blurb)}</p>
            <form method="post" action=posted_to target="_blank" {..custom_attribute("rel", "noopener")} on:submit=send>
                <label for="newsletter-address">{t!("Your e-mail address")}</label>
                <input
                    id="newsletter-address"
                    type="email"
                    name=letter.field
                    required
                    autocomplete="email"
                    on:input=move |event| {
                        address.set(event_target_value(&event));
                        again.set(false);
                        // What becomes of the address that was sent is not said beside another.
                        turn.end();
                        progress.set(Progress::Idle);
                    }
                />
                <button type="submit" aria-disabled=move || progress.with(Progress::is_open).to_string()>
                    {label}
                </button>
                <Show when=move || progress.with(Progress::is_open)>
                    <button type="submit" class="again" on:click=move |_| again.set(true)>
                        {t!("Send again on their page")}
                    </button>
                </Show>
            </form>
            <p role="status">{sentence}</p>
        </section>
    }
}
