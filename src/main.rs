//! The page: mounts the app. When the program breaks, the page's own script says so (`index.html`).
#![forbid(unsafe_code)]

#[cfg(target_arch = "wasm32")]
fn main() {
    use shipwith_app::state::language;
    language::draw(language::of_page(), shipwith_app::App);
}

// The page is only ever built for wasm; natively the same components are rendered by tests and by the publisher's tools.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
