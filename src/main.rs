//! The page: mounts the app. When the program breaks, the page's own script says so (`index.html`).
#![forbid(unsafe_code)]

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::document;
    use shipwith::browser::page;
    use wasm_bindgen::JsCast;

    // The released program stops at once; while developing it says where and why.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
    let Some(place) = document().get_element_by_id("app").and_then(|place| place.dyn_into().ok()) else {
        return page::announce("shipwith:broken");
    };
    leptos::mount::mount_to(place, shipwith::views::app).forget();
    page::announce("shipwith:running");
}

// The page is only ever built for wasm; the natively built package holds the model and the command line.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
