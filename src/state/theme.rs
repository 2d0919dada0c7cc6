//! The visitor's theme and the storage that keeps it.

use super::signal::Signal;
use crate::browser::{page, storage};
use shipwith_model::theme::Theme;

/// Reads the theme, and follows what other tabs choose. What cannot be stored lasts for the visit.
pub fn open() -> Signal<Theme> {
    let theme = Signal::new(stored());
    storage::on_change(move |key| {
        if key.is_none_or(|key| key == Theme::KEY) {
            let chosen = stored();
            if chosen != theme.get_untracked() {
                show(theme, chosen);
            }
        }
    });
    theme
}

fn stored() -> Theme {
    storage::read(Theme::KEY).map(|text| Theme::parse(&text)).unwrap_or_default()
}

/// Takes another theme, and keeps it.
pub fn choose(theme: Signal<Theme>, chosen: Theme) {
    show(theme, chosen);
    // A theme that cannot be kept is no loss to speak of: it is on the page, and lasts for the visit.
    let _ = storage::write(Theme::KEY, Some(chosen.key()).filter(|_| chosen != Theme::System));
}

/// The page's own script sets the theme, so that it is done in one place, before the first paint and later.
fn show(theme: Signal<Theme>, chosen: Theme) {
    theme.set(chosen);
    page::announce_with("shipwith:theme", chosen.key());
}
