//! What can be asked for, and who does it.

mod build;
mod bundle;
mod check;
mod comparisons;
mod completions;
mod drift;
mod explain;
mod files;
mod folder;
mod generate;
mod import;
mod index;
mod init;
mod links;
mod merged;
mod new;
mod output;
mod outputs;
mod packs;
mod pages;
mod parallel;
mod pictures;
mod progress;
mod schema;
mod screens;
mod serve;
mod sheets;
mod site;
mod sources;
mod strays;
mod sync;
mod tally;
mod twin;
mod voice;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
use shipwith::shown::line;

/// Everything a publisher does with a Shipwith catalog, which is a folder with catalog.json and tools/.
#[derive(Parser)]
#[command(
    name = "shipwith",
    version,
    after_help = "Exit codes: 0 all is well, 1 the catalog has problems, 2 the command could not be carried out.\n\
                  `shipwith COMMAND --help` has an example of each."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Init(init::Arguments),
    Serve(serve::Arguments),
    Build(build::Arguments),
    Check(check::Arguments),
    Explain(explain::Arguments),
    New(new::Arguments),
    Index(index::Arguments),
    Tally(tally::Arguments),
    Schema(schema::Arguments),
    Import(import::Arguments),
    Sync(sync::Arguments),
    Drift(drift::Arguments),
    Bundle(bundle::Arguments),
    Generate(generate::Arguments),
    Completions(completions::Arguments),
    Man(completions::ManArguments),
}

/// How a command that could be carried out ended.
enum Done {
    /// All is well.
    Well,
    /// There are problems, which have been printed.
    Problems,
}

/// How a command ends; the error is for the person who called it.
type Outcome = Result<Done, String>;

pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refuse(&error),
    };
    let outcome = match arguments.command {
        Command::Init(arguments) => init::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Index(arguments) => index::run(&arguments),
        Command::Tally(arguments) => tally::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Sync(arguments) => sync::run(&arguments),
        Command::Drift(arguments) => drift::run(&arguments),
        Command::Bundle(arguments) => bundle::run(&arguments),
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments, Arguments::command()),
        Command::Man(arguments) => completions::manual(&arguments, Arguments::command()),
    };
    match outcome {
        Ok(Done::Well) => ExitCode::SUCCESS,
        Ok(Done::Problems) => ExitCode::from(1),
        Err(error) => {
            output::tell(&format!("shipwith: {error}"));
            ExitCode::from(2)
        }
    }
}

/// Says what is wrong with the arguments, or what was asked for with `--help`. What it repeats of the arguments is shown and not obeyed.
fn refuse(error: &clap::Error) -> ExitCode {
    let shown = std::env::args_os().map(|argument| line(&argument.to_string_lossy()));
    let printed = match Arguments::try_parse_from(shown) {
        Err(error) => error.print(),
        // What could not be read is no problem as it is shown: that it could not be read is what there is to say.
        Ok(_) => error.print(),
    };
    let code = if output::written(printed).is_ok() { error.exit_code() } else { 2 };
    ExitCode::from(u8::try_from(code).unwrap_or(2))
}
