//! The finished site that a catalog is put into: the one inside this program, or one in a folder.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rust_embed::Embed;
use shipwith::bounds;
use shipwith::feeds::xml::escaped;
use shipwith::index::manifest::{MANIFEST, is_below};
use shipwith::installed;
use shipwith::pages::{frame, language};
use shipwith::policy;
use shipwith_model::catalog::Site;
use shipwith_model::language::Language;

use super::files;
use super::pages::{SHELL, Shells};

/// The site that was there when this program was built; empty, when none was.
#[derive(Embed)]
#[folder = "bundle"]
struct Inside;

/// The page of the widget.
const WIDGET: &str = "embed.html";

/// The page for what is not there, which hosts answer with at any depth.
const NOT_FOUND: &str = "404.html";

/// The file of the service worker.
const WORKER: &str = "sw.js";

/// The path of a site on its host, where the catalog says its address. None of one that begins as the name of another host does.
fn root(site: &Site) -> Option<&str> {
    let (_, rest) = site.address.as_ref()?.as_str().split_once("://")?;
    let path = &rest[rest.find('/')?..];
    (!path[1..].starts_with(['/', '\\'])).then_some(path)
}

/// A page with its only link leading to that path. None of one whose link does so, or that has several: which is meant nobody knows.
fn leading_to(path: &str, page: &str) -> Option<String> {
    const LINK: &str = "<a href=\"";
    let (before, rest) = page.split_once(LINK).filter(|(_, rest)| !rest.contains(LINK))?;
    let (now, after) = rest.split_once('"')?;
    let path = escaped(path);
    (now != path).then(|| format!("{before}{LINK}{path}\"{after}"))
}

/// The files of a finished site, but for the catalog and what is made of it.
pub struct Bundle(Vec<(String, Cow<'static, [u8]>)>);

impl Bundle {
    /// The site in a folder, or else the one inside this program.
    ///
    /// # Errors
    /// There is none, or the folder cannot be read.
    pub fn open(folder: Option<&Path>) -> Result<Self, String> {
        let bundle = match folder {
            Some(folder) => Self::in_folder(folder)?,
            None => Self(
                Inside::iter()
                    .filter(|path| is_below(path))
                    .filter_map(|path| Some((path.to_string(), Inside::get(&path)?.data)))
                    .collect(),
            ),
        };
        match folder {
            _ if bundle.file(SHELL).is_some() => Ok(bundle),
            Some(folder) => Err(format!("{}: no finished site: it holds no {SHELL}", folder.display())),
            None => Err("this shipwith was built without the site in it: build it by ./scripts/build-cli of the project, or name the folder of a finished site with --bundle".into()),
        }
    }

    fn in_folder(root: &Path) -> Result<Self, String> {
        // What an index made there is made anew.
        let made = files::list(root)?;
        let (mut found, mut folders) = (Vec::new(), vec![String::new()]);
        while let Some(folder) = folders.pop() {
            let failed = |error: std::io::Error| format!("{}: {error}", root.join(&folder).display());
            for entry in fs::read_dir(root.join(&folder)).map_err(failed)? {
                let entry = entry.map_err(failed)?;
                let (about, name) = (entry.file_type().map_err(failed)?, entry.file_name());
                let Some(path) = name.to_str().map(|name| format!("{folder}{name}")).filter(|path| is_below(path)) else { continue };
                // A link is no part of a site: it may lead anywhere.
                if about.is_dir() && path != "data" {
                    folders.push(format!("{path}/"));
                } else if about.is_file() && path != MANIFEST && !made.lists(&path) {
                    found.push((
                        path.clone(),
                        Cow::Owned(files::bytes(&root.join(&path), bounds::SITE_FILE).map_err(|error| format!("{path}: {error}"))?),
                    ));
                }
            }
        }
        Ok(Self(found))
    }

    /// Every file, what others name before what names them: the pages and the worker come last.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let is_last = |path: &str| path.ends_with(".html") || path == WORKER;
        let mut all: Vec<_> = self.0.iter().map(|(path, bytes)| (path.as_str(), &**bytes)).collect();
        all.sort_by_key(|(path, _)| (is_last(path), *path));
        all.into_iter()
    }

    /// The same site for a catalog: its pages may talk to the service that takes the addresses of readers, and say in which language
    /// the catalog is written; installed, it has the catalog's name, crawlers find its map, and what is not there leads to where it is.
    /// None where it is as it is.
    ///
    /// # Errors
    /// A page of the bundle is of another version.
    pub fn of_catalog(&self, site: &Site) -> Result<Option<Self>, String> {
        let mut changed = BTreeMap::new();
        if let Some(origin) = policy::service(site) {
            let allowed = self.text(SHELL).and_then(|page| policy::allowing(page, origin));
            changed.insert(SHELL, allowed.ok_or_else(|| format!("{SHELL} has no policy that {origin} could be allowed in"))?);
        }
        // What says nothing is taken for English.
        if let Some(tag) = site.language.as_ref().filter(|tag| tag.language() != Some(Language::English)) {
            for name in [SHELL, WIDGET] {
                let page = changed.get(name).map(String::as_str).or_else(|| self.text(name));
                if let Some(told) = page.and_then(|page| language::telling(page, tag)) {
                    changed.insert(name, told);
                }
            }
        }
        let own = [
            (installed::APP, self.text(installed::APP).and_then(|app| installed::named(app, site))),
            (installed::ROBOTS, self.text(installed::ROBOTS).and_then(|robots| installed::mapped(robots, site))),
            (NOT_FOUND, self.text(NOT_FOUND).zip(root(site)).and_then(|(page, root)| leading_to(root, page))),
        ];
        changed.extend(own.into_iter().filter_map(|(name, text)| Some((name, text?))));
        if changed.is_empty() {
            return Ok(None);
        }
        // The worker saves no page that is not as it was built.
        if let Some(worker) = self.text(WORKER) {
            let integrity = |name: &str| policy::integrity(self.file(name).unwrap_or_default());
            let known = changed
                .iter()
                .fold(worker.to_owned(), |worker, (name, text)| worker.replace(&integrity(name), &policy::integrity(text.as_bytes())));
            // One that knows none of them is as it is, and so are its packed copies.
            if known != worker {
                changed.insert(WORKER, known);
            }
        }
        // A packed copy would be handed out in place of what has changed.
        let is_packed = |path: &str| files::PACKED.iter().filter_map(|ending| path.strip_suffix(ending)).any(|of| changed.contains_key(of));
        let others = self.0.iter().filter(|(path, _)| !is_packed(path));
        let own = others.map(|(path, bytes)| {
            (path.clone(), changed.get(path.as_str()).map_or_else(|| bytes.clone(), |text| Cow::Owned(text.clone().into_bytes())))
        });
        Ok(Some(Self(own.collect())))
    }

    /// A file that is text.
    pub fn text(&self, name: &str) -> Option<&str> {
        std::str::from_utf8(self.file(name)?).ok()
    }

    /// The same without packed copies, for who hands files out as they are.
    pub fn unpacked(self) -> Self {
        let is_packed = |path: &str| files::PACKED.iter().any(|ending| path.ends_with(ending));
        Self(self.0.into_iter().filter(|(path, _)| !is_packed(path)).collect())
    }

    fn file(&self, name: &str) -> Option<&[u8]> {
        self.0.iter().find(|(path, _)| path == name).map(|(_, bytes)| &**bytes)
    }

    /// What pages and frames are made of.
    ///
    /// # Errors
    /// They are not in UTF-8.
    pub fn shells(&self) -> Result<Option<Shells>, String> {
        let text = |name: &str| {
            self.file(name).map(|bytes| String::from_utf8(bytes.to_vec()).map_err(|_| format!("{name}: not UTF-8"))).transpose()
        };
        let frame = text(frame::SHELL)?;
        Ok(text(SHELL)?.map(|page| Shells { page, frame }))
    }
}
