//! `shipwith explain`.

use clap::Args;
use shipwith::check::rules::{ALL, id, named, page, title};

use super::output::{say, say_text};
use super::{Done, Outcome};

/// Say more about a kind of problem
#[derive(Args)]
#[command(after_help = "Example:\n  shipwith explain unit\n  shipwith explain    lists every rule")]
pub struct Arguments {
    /// The rule, as `check --format json` names it, and check itself on a terminal
    rule: Option<String>,
}

/// Prints the page of a rule, or all of their names.
pub fn run(arguments: &Arguments) -> Outcome {
    match &arguments.rule {
        None => ALL.iter().try_for_each(|rule| say(&format!("{:<15} {}", id(*rule), title(*rule))))?,
        Some(name) => {
            let rule = named(name).ok_or_else(|| format!("there is no rule \"{name}\": `shipwith explain` lists them"))?;
            say_text(page(rule).trim_end())?;
        }
    }
    Ok(Done::Well)
}
