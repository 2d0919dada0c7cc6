//! The publisher's command line: looks a catalog over, and makes and writes what a site of it needs.
#![forbid(unsafe_code)]

mod commands;

fn main() -> std::process::ExitCode {
    commands::main()
}
