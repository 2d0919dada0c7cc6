//! The models of a checkout of models.dev.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use shipwith::import::facts::{Facts, Said};
use shipwith::import::models_dev::{File, base, facts, parse};
use shipwith::index::manifest::is_below;
use shipwith::{bounds, slugs};
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::rule::Rule;
use shipwith_model::catalog::slug::Slug;
use toml::Table;

use super::super::files;

/// The ending of the files of models.
const ENDING: &str = ".toml";

/// The deepest folder of models, below that of a provider.
const DEEPEST: usize = 8;

/// The folder that every checkout has.
pub const PROVIDERS: &str = "providers";

/// Reads the models of every provider.
///
/// # Errors
/// The folder or a file cannot be read.
pub fn read_all(root: &Path) -> Result<Said, String> {
    let providers = root.join(PROVIDERS);
    let mut said = Said::default();
    let mut places: HashMap<Slug, String> = HashMap::new();
    let (mut bases, mut called) = (HashMap::new(), HashSet::new());
    for provider in names(&providers)?.into_iter().filter(|name| providers.join(name).is_dir()) {
        let Some(table) = read(root, &format!("providers/{provider}/provider.toml"), &mut said.left_out)? else { continue };
        let maker = table.get("name").and_then(|name| name.as_str()).unwrap_or(&provider).to_owned();
        for model in models(&providers.join(&provider).join("models"), "", DEEPEST)? {
            let path = format!("providers/{provider}/models/{model}{ENDING}");
            let Some(own) = read(root, &path, &mut said.left_out)? else { continue };
            let leans_on = base(&own).filter(|base| is_below(base)).map(|base| format!("models/{base}{ENDING}"));
            if let Some(leans_on) = &leans_on
                && !bases.contains_key(leans_on)
            {
                bases.insert(leans_on.clone(), read(root, leans_on, &mut said.left_out)?);
            }
            let leans_on = leans_on.and_then(|path| bases.get(&path)?.as_ref());
            let file = File { path: &path, provider: &provider, maker: &maker, model: &model };
            if let Some(mut found) = facts(file, &own, leans_on, &mut said.left_out) {
                if let Some(why) = refused(&found.slug, &path) {
                    said.put_aside(found, why);
                    continue;
                }
                // A provider may serve several models of one name.
                if !called.insert((maker.clone(), found.name().to_lowercase())) {
                    found.call(&format!("{} ({model})", found.name()));
                }
                take(found, &path, &mut places, &mut said);
            }
        }
    }
    Ok(said)
}

/// Why no catalog can have the model of a file by its own slug.
fn refused(slug: &Slug, path: &str) -> Option<Problem> {
    let (found, _) = slugs::refused(slug.as_str())?;
    let advice = "the model is left out".to_owned();
    Some(Problem { rule: Rule::Source, file: path.to_owned(), field: "slug".to_owned(), found, advice })
}

/// Takes the facts of a model, unless another one has its slug.
fn take(facts: Facts, path: &str, places: &mut HashMap<Slug, String>, said: &mut Said) {
    if let Some(other) = places.get(&facts.slug) {
        let found = format!("\"{}\" is also the slug of {other}", facts.slug);
        said.left_out.push(Problem::whole(Rule::Source, path, found, "the first was taken"));
    } else {
        places.insert(facts.slug.clone(), path.to_owned());
        said.tools.push(facts);
    }
}

/// A file of the checkout; `None` where there is none, or where it is no TOML, which is noted.
fn read(root: &Path, path: &str, left_out: &mut Vec<Problem>) -> Result<Option<Table>, String> {
    let Some(text) = files::text_if(&root.join(path), bounds::TOOL)? else { return Ok(None) };
    Ok(parse(path, &text).map_err(|problem| left_out.push(problem)).ok())
}

/// The names in a folder that are not hidden, sorted; links are left alone, as they may lead anywhere.
fn names(folder: &Path) -> Result<Vec<String>, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if !entry.file_type().map_err(failed)?.is_symlink() {
            names.extend(entry.file_name().to_str().filter(|name| !name.starts_with('.')).map(str::to_owned));
        }
    }
    names.sort();
    Ok(names)
}

/// The models of a folder, as paths below it without their ending.
fn models(folder: &Path, below: &str, deepest: usize) -> Result<Vec<String>, String> {
    if !folder.is_dir() || deepest == 0 {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for name in names(folder)? {
        let place = folder.join(&name);
        if place.is_dir() {
            found.extend(models(&place, &format!("{below}{name}/"), deepest - 1)?);
        } else if let Some(name) = name.strip_suffix(ENDING) {
            found.push(format!("{below}{name}"));
        }
    }
    Ok(found)
}
