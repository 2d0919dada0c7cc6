//! Asks for what a new tool's file begins with, on a terminal.

use std::collections::BTreeSet;
use std::io::{IsTerminal, stderr, stdin};

use dialoguer::{Input, Select};
use shipwith::shown::line;
use shipwith::template::Known;
use shipwith_model::catalog::link::Link;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::panel::category_id;

use super::free;

/// What is offered below the categories that there are.
const ANOTHER: &str = "another one";

/// Whether there is somebody to ask.
pub fn is_answered() -> bool {
    stdin().is_terminal() && stderr().is_terminal()
}

/// Asks what the tool is called, unless `slug` says it, until `is_free` takes it, and for the facts of it. An answer may be empty: `check`
/// asks again.
///
/// # Errors
/// The terminal went away.
pub fn ask(
    slug: Option<Slug>,
    categories: &BTreeSet<String>,
    is_free: impl Fn(&Slug) -> Result<(), String>,
) -> Result<(Slug, Known), String> {
    let text = |what: &str| Input::<String>::new().with_prompt(what).allow_empty(true);
    let failed = |error: dialoguer::Error| format!("cannot ask: {error}");
    let name = match &slug {
        Some(_) => text("Name").interact_text(),
        None => Input::new().with_prompt("Name").interact_text(),
    };
    let name = name.map_err(failed)?.trim().to_owned();
    let slug = match slug {
        Some(slug) => slug,
        None => {
            let judge = |slug: &String| free(slug).and_then(|slug| is_free(&slug)).map_err(|why| line(&why));
            let asked = Input::<String>::new().with_prompt("Its name in addresses").validate_with(judge);
            let guess = category_id(&name).map(|slug| slug.to_string()).unwrap_or_default();
            let asked = if guess.is_empty() { asked } else { asked.default(guess) };
            free(&asked.interact_text().map_err(failed)?)?
        }
    };
    let ask = |what: &str| text(what).interact_text().map_err(failed).map(|answer| answer.trim().to_owned());
    let maker = ask("Maker")?;
    let category = if categories.is_empty() {
        ask("Category")?
    } else {
        // Names are shown, never obeyed, here too.
        let offered: Vec<String> = categories.iter().map(|category| line(category)).chain([ANOTHER.to_owned()]).collect();
        let chosen = Select::new().with_prompt("Category").items(&offered).default(0).interact().map_err(failed)?;
        match categories.iter().nth(chosen) {
            Some(category) => category.clone(),
            None => ask("Category")?,
        }
    };
    let link = |address: &String| match address.trim() {
        "" => Ok(()),
        address => Link::try_from(address.to_owned()).map(drop),
    };
    let tagline = ask("What it is, in a line")?;
    let license = ask("License")?;
    let entry = ask("What it costs to begin with, such as Free or $20")?;
    let home = text("Its page").validate_with(link).interact_text().map_err(failed)?.trim().to_owned();
    Ok((slug, Known { name, maker, category, tagline, license, entry, home, ..Known::default() }))
}
