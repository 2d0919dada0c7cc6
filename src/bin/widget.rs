//! The widget's program: the comparison alone, for frames in other people's pages. It is a program of its own, so that
//! those pages do not load the screens that only the site has.
#![forbid(unsafe_code)]

#[cfg(target_arch = "wasm32")]
fn main() {
    use shipwith_app::browser::{location, page};

    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
    page::run(|| shipwith_app::views::widget(&location::query()));
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
