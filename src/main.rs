//! The page: mounts the app. When the program breaks, the page's own script says so (`index.html`).
#![forbid(unsafe_code)]

#[cfg(target_arch = "wasm32")]
fn main() {
    // A program that stops says where and why on the console; the page's own script tells the visitor.
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
    shipwith_app::browser::page::run(shipwith_app::views::app);
}

// The page is only ever built for wasm; the natively built package holds the model and the command line.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
