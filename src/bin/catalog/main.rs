//! The publisher's command line: looks a catalog over, and makes and writes what a site of it needs.
#![forbid(unsafe_code)]

// Trunk compiles every binary of the package for the page's target; this one is native only.
#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
mod commands;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    commands::main()
}
