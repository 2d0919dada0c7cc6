//! `shipwith completions` and `shipwith man`.

use clap::{Args, Command};
use clap_complete::{Shell, generate};

use super::output::say_raw;
use super::{Done, Outcome};

/// Print what a shell needs to complete this command
#[derive(Args)]
#[command(after_help = "Example:\n  shipwith completions bash > ~/.local/share/bash-completion/completions/shipwith")]
pub struct Arguments {
    /// The shell
    shell: Shell,
}

/// Print the manual page of this command, or of one of its commands
#[derive(Args)]
#[command(after_help = "Example:\n  shipwith man > shipwith.1\n  shipwith man check | man -l -")]
pub struct ManArguments {
    /// The command; without one, the whole
    command: Option<String>,
}

/// Prints the script of a shell.
pub fn run(arguments: &Arguments, mut of: Command) -> Outcome {
    let mut script = Vec::new();
    generate(arguments.shell, &mut of, "shipwith", &mut script);
    say_raw(&script)?;
    Ok(Done::Well)
}

/// Prints a page of the manual, in roff.
pub fn manual(arguments: &ManArguments, mut of: Command) -> Outcome {
    // Says of every command how it is called as a whole.
    of.build();
    let command = match &arguments.command {
        None => of,
        Some(name) => of.find_subcommand(name).cloned().ok_or_else(|| format!("there is no command \"{name}\""))?,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page).map_err(|error| format!("the page cannot be made: {error}"))?;
    say_raw(&page)?;
    Ok(Done::Well)
}
