//! What stands around every screen.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use shipwith_model::address::{Address, View};
use shipwith_model::bidi::isolated;
use shipwith_model::language::{Language, said, spoken};
use shipwith_model::t;
use shipwith_model::theme::Theme;

use crate::components::{Choice, KeySheet, Link};
use crate::platform::document;
use crate::state::{Contexts, contexts, language, shortcuts};

/// The head: the name of the site, its screens, and the theme.
#[component]
pub fn Header() -> impl IntoView {
    let Contexts { route, catalog, settings, made, .. } = contexts();
    let name = move || catalog.catalog().map_or_else(|| "Shipwith".to_owned(), |catalog| isolated(catalog.site.name()).into_owned());
    let visit = Callback::new(move |address| route.visit(address));
    let screen = move |view: View| {
        let is_current = Signal::derive(move || route.view.get() == view);
        view! {
            <li>
                <Link to=Signal::derive(move || made.of(view)) on_visit=visit is_current>
                    {said(view.label())}
                </Link>
            </li>
        }
    };
    // A page below the root has a base, which leads a bare `#main` to the front page.
    let skip = move |event: MouseEvent| {
        event.prevent_default();
        document::go_to("main");
    };
    let themes = Theme::ALL.map(|theme| (theme.key().to_owned(), said(theme.label()))).to_vec();
    view! {
        <header class="site">
            <a class="skip-link" href=move || format!("{}#main", route.address().href()) on:click=skip>
                {t!("Skip to the content")}
            </a>
            <Link to=Address::default() on_visit=visit class="brand">
                {name}
            </Link>
            <nav aria-label=t!("Screens")>
                <ul>{View::MAIN.map(screen)}</ul>
            </nav>
            <Choice
                label=t!("Theme")
                options=themes
                chosen=Signal::derive(move || settings.theme.get().key().to_owned())
                on_choose=move |key: String| settings.choose_theme(Theme::parse(&key))
            />
        </header>
    }
}

/// The foot: what the panel is, and what is set now and then.
#[component]
pub fn Footer() -> impl IntoView {
    let Contexts { route, settings, has_languages, .. } = contexts();
    let languages = Language::ALL.map(|language| (language.tag().to_owned(), language.name().to_owned())).to_vec();
    let options = vec![("on".to_owned(), t!("On")), ("off".to_owned(), t!("Off"))];
    view! {
        <footer class="site">
            <p>
                {t!(
                    "The panel is editorial: each reviewer is a point of view, written to be argued with. Community figures appear only where there is a source."
                )}
            </p>
            <Link to=Address::of(View::Embed) on_visit=move |address| route.visit(address)>
                {t!("Embed a comparison")}
            </Link>
            <Choice
                label=t!("Shortcuts")
                options
                chosen=Signal::derive(move || if settings.has_keys.get() { "on" } else { "off" }.to_owned())
                on_choose=move |key: String| settings.choose_keys(key == "on")
            />
            {has_languages
                .then(|| {
                    view! {
                        <Choice
                            label=t!("Language")
                            options=languages
                            chosen=spoken().tag().to_owned()
                            on_choose=move |tag: String| language::choose(&tag)
                        />
                    }
                })}
            <button type="button" data-keys="" on:click=move |_| {
                document::open_sheet(shortcuts::SHEET);
            }>
                {t!("Keyboard shortcuts")}
            </button>
        </footer>
        <KeySheet id=shortcuts::SHEET on_close=move |()| document::close_sheet(shortcuts::SHEET) />
    }
}
