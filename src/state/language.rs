//! The language in which the page is drawn: chosen before that, and the same for as long as it stands.

use leptos::IntoView;
use shipwith_model::address::params::Params;
use shipwith_model::address::{Address, View};
use shipwith_model::language::{Language, Texts, speak, write_in};

use crate::platform::http::{Wanted, text};
use crate::platform::protocol::meta;
use crate::platform::{document, history, storage};

/// The parameter of an address that names a language, for as long as the page stands.
pub const PARAM: &str = "lang";

/// The language of the page: of its address, or else of the visitor's choice, or else the first of the browser's that there is, or else
/// the one that the site's own pages are in. What is asked for ahead of the program goes by the same order (`web/boot/early.ts`).
pub fn of_page() -> Language {
    let stored = || Language::parse(&storage::read(Language::KEY)?);
    let wished = || Language::first_of(document::languages().iter().map(String::as_str));
    let query = history::here().1;
    // In the configurator it is that of the widget.
    let asked = of_query(&query).filter(|_| Address::parse(&query).view != View::Embed);
    asked.or_else(stored).or_else(wished).unwrap_or_else(of_site)
}

/// The language of a frame that is asked for by this query: what its host says, whose page is around it, or else the site's own.
pub fn of_frame(query: &str) -> Language {
    of_query(query).unwrap_or_else(of_site)
}

/// The language of a widget whose attribute holds that tag.
pub fn of_widget(lang: &str) -> Language {
    Language::parse(lang).unwrap_or_else(of_site)
}

/// The language that finished pages of the site are in: that of the catalog, if there is that one, and else English.
fn of_site() -> Language {
    document::meta(meta::LANGUAGE).as_deref().and_then(Language::parse).unwrap_or_default()
}

/// The language that a query string asks for, if there is one of that tag.
pub fn of_query(query: &str) -> Option<Language> {
    Params::parse(query).get(PARAM).and_then(Language::parse)
}

/// Draws a program in a language, once its texts are here. Where they do not come it is drawn in English.
pub fn draw<V: IntoView + 'static>(language: Language, view: fn() -> V) {
    // Until the catalog has come, and says so itself.
    write_in(document::meta(meta::LANGUAGE).as_deref());
    if of_site() != Language::English {
        // The page around it may be in the site's language, also where no texts come.
        document::speak(Language::English.tag(), Language::English.direction());
    }
    if language == Language::English {
        return document::run(view);
    }
    document::soon(async move {
        let came = text(&format!("lang/{}.json", language.tag()), &Wanted::new()).await;
        if let Some(texts) = came.ok().as_deref().and_then(Texts::read) {
            speak(language, texts);
            document::speak(language.tag(), language.direction());
        }
        document::run(view);
    });
}

/// Takes another language, and draws the page anew. Where that cannot be kept the address says it.
pub fn choose(tag: &str) {
    let is_kept = storage::write(Language::KEY, Some(tag)).is_ok();
    match Address::parse(&history::here().1).view {
        // There the parameter is the widget's.
        View::Embed if is_kept => document::reload(),
        View::Embed => history::load(&format!("?{PARAM}={tag}")),
        _ => history::load_with(PARAM, (!is_kept).then_some(tag)),
    }
}
