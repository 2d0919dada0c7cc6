//! What the visitor has set, and the storage that keeps it: the theme, and whether keys do something.

use leptos::prelude::*;
use shipwith_model::scope::SLASH;
use shipwith_model::theme::Theme;

use crate::platform::protocol::program_event;
use crate::platform::{bridge, storage};

/// What the visitor has set.
#[derive(Clone, Copy)]
pub struct Settings {
    /// The theme.
    pub theme: RwSignal<Theme>,
    /// Whether keys outside of fields do something.
    pub has_keys: RwSignal<bool>,
}

impl Settings {
    /// As nobody has set anything.
    pub fn new() -> Self {
        Self { theme: RwSignal::default(), has_keys: RwSignal::new(true) }
    }

    /// Reads what is stored, and follows what other tabs choose. What cannot be stored lasts for the visit.
    pub fn open() -> Self {
        let settings = Self { theme: RwSignal::new(stored_theme()), has_keys: RwSignal::new(storage::read(SLASH).is_none()) };
        storage::on_change(move |key| {
            if key.is_none_or(|key| key == Theme::KEY) && stored_theme() != settings.theme.get_untracked() {
                settings.show(stored_theme());
            }
            // Who speaks to the page, or whose hand shakes, may press a key without meaning to, and needs them off in every tab.
            if key.is_none_or(|key| key == SLASH) {
                settings.has_keys.set(storage::read(SLASH).is_none());
            }
        });
        settings
    }

    /// Takes another theme, and keeps it.
    pub fn choose_theme(&self, theme: Theme) {
        self.show(theme);
        // A theme that cannot be kept is no loss to speak of: it is on the page, and lasts for the visit.
        let _ = storage::write(Theme::KEY, (theme != Theme::System).then_some(theme.key()));
    }

    /// The page's own script sets the theme, so that it is done in one place, before the first paint and later.
    fn show(&self, theme: Theme) {
        self.theme.set(theme);
        bridge::send_with(program_event::THEME, theme.key());
    }

    /// Lets the keys work or not. Where that cannot be kept it lasts for the visit.
    pub fn choose_keys(&self, is_on: bool) {
        self.has_keys.set(is_on);
        let _ = storage::write(SLASH, (!is_on).then_some("off"));
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::new()
    }
}

fn stored_theme() -> Theme {
    storage::read(Theme::KEY).map(|text| Theme::parse(&text)).unwrap_or_default()
}
