//! The widget's program: the comparison alone, for frames in other people's pages. It is a program of its own, so that
//! those pages do not load the screens that only the site has.
#![forbid(unsafe_code)]

#[cfg(target_arch = "wasm32")]
fn main() {
    use shipwith_app::platform::history;
    use shipwith_app::state::language;
    language::draw(language::of_frame(&history::here().1), shipwith_app::Widget);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
