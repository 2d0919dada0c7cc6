//! The catalog's files: fetched once, read forgivingly, kept for the visit.

use std::sync::Arc;

use super::signal::Signal;
use crate::browser::{fetch, page};
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::search::Entry;
use shipwith_model::search::shards::{self, Root};

/// The catalog as it came.
#[derive(Clone)]
pub struct Loaded {
    /// The catalog; empty when its file failed.
    pub catalog: Arc<Catalog>,
    /// What had to be left out of it.
    pub left_out: Vec<Problem>,
    /// Why there is nothing in it.
    pub failure: Option<Failure>,
}

/// A tool as it came.
pub struct Sheet {
    /// The tool.
    pub tool: Arc<Tool>,
    /// What had to be left out of it.
    pub left_out: Vec<Problem>,
}

/// Where the files are, and those that are already here.
#[derive(Clone, Copy)]
pub struct Files {
    base: Signal<String>,
    /// The catalog's own file, once it has come or failed.
    pub catalog: Signal<Option<Arc<Loaded>>>,
    sheets: Signal<Vec<Arc<Sheet>>>,
    /// Whether files of the index are asked for past what is kept of them: what is kept is of an older one.
    anew: Signal<bool>,
}

impl Files {
    /// The files are where the page's `<meta name="shipwith:catalog">` says.
    pub fn open() -> Self {
        let base = page::meta("shipwith:catalog").unwrap_or_else(|| "data/".into());
        Self { base: Signal::new(base), catalog: Signal::new(None), sheets: Signal::default(), anew: Signal::new(false) }
    }

    /// Fetches the catalog's own file.
    pub async fn fetch_catalog(self) {
        let text = fetch::text(&self.address("catalog.json")).await;
        self.catalog.set(Some(Arc::new(Loaded::new(text))));
    }

    /// Why the catalog's own file is of no use.
    pub fn failure(&self) -> Option<Failure> {
        self.catalog.with_untracked(|loaded| loaded.as_ref().and_then(|loaded| loaded.failure.clone()))
    }

    /// Fetches the catalog's own file once more, if it failed; gives whether it did.
    pub async fn retry(self) -> bool {
        let failed = self.failure().is_some();
        if failed {
            self.fetch_catalog().await;
        }
        failed
    }

    /// What needs no request: a tool of this visit or of the catalog's own file, or a name that cannot be one.
    pub fn at_hand(&self, loaded: &Loaded, asked: &str) -> Option<Result<Arc<Sheet>, Failure>> {
        let unknown = || Some(Err(Failure::Unknown(asked.to_owned())));
        let Some(slug) = Slug::parse(asked) else { return unknown() };
        if loaded.catalog.is_whole() {
            let Some(tool) = loaded.catalog.tool(&slug) else { return unknown() };
            return Some(Ok(Arc::new(Sheet { tool, left_out: Vec::new() })));
        }
        self.fetched(&slug).map(Ok)
    }

    /// A tool that needs no request: of the catalog's own file, or fetched in this visit.
    pub fn known(&self, slug: &Slug) -> Option<Arc<Tool>> {
        let own = self.catalog.with(|loaded| loaded.as_ref().and_then(|loaded| loaded.catalog.tool(slug)));
        own.or_else(|| self.fetched(slug).map(|sheet| sheet.tool.clone()))
    }

    fn fetched(&self, slug: &Slug) -> Option<Arc<Sheet>> {
        self.sheets.with_untracked(|sheets| sheets.iter().find(|sheet| sheet.tool.slug == *slug).cloned())
    }

    /// Fetches a tool's file, and keeps it for the visit.
    pub async fn fetch(self, asked: &str) -> Result<Arc<Sheet>, Failure> {
        let unknown = || Failure::Unknown(asked.to_owned());
        let is_whole = self.catalog.with_untracked(|loaded| loaded.as_ref().is_some_and(|loaded| loaded.catalog.is_whole()));
        // A whole catalog has no other files.
        let slug = Slug::parse(asked).filter(|_| !is_whole).ok_or_else(unknown)?;
        let file = format!("tools/{slug}.json");
        let text = fetch::text(&self.address(&file)).await.map_err(|failure| match failure {
            Failure::Status(404 | 410) => unknown(),
            other => other,
        })?;
        let (mut tool, left_out) = Tool::read(&file, &text).map_err(Failure::Damaged)?;
        // The file name is what was asked for: a file that names itself otherwise is still that tool's file.
        tool.slug = slug;
        let sheet = Arc::new(Sheet { tool: Arc::new(tool), left_out });
        self.sheets.update(|sheets| sheets.push(sheet.clone()));
        Ok(sheet)
    }

    /// What the pickers look things up in: the catalog's own tools when it is whole, or else a file of the index.
    pub async fn index(self, beginning: &str) -> Result<Root, Failure> {
        if let Some(loaded) = self.catalog.get_untracked().filter(|loaded| loaded.catalog.is_whole()) {
            return Ok(Root::whole(loaded.catalog.tools.iter().map(|tool| Entry::of(tool)).collect()));
        }
        self.shard(shards::path(beginning)).await
    }

    /// A page of the whole list of a large catalog, counted from 1.
    pub async fn page(self, page: usize) -> Result<Root, Failure> {
        self.shard(shards::page_path(page)).await
    }

    /// From here on, files of the index come from the host.
    pub fn ask_anew(&self) {
        self.anew.set(true);
    }

    async fn shard(self, file: String) -> Result<Root, Failure> {
        let address = self.address(&file);
        let text = if self.anew.get_untracked() { fetch::text_anew(&address).await? } else { fetch::text(&address).await? };
        Root::read(&file, &text).map(|(root, _)| root).map_err(Failure::Damaged)
    }

    fn address(&self, file: &str) -> String {
        self.base.with_untracked(|base| format!("{base}{file}"))
    }
}

impl Loaded {
    fn new(text: Result<String, Failure>) -> Self {
        match text.and_then(|text| Catalog::read("catalog.json", &text).map_err(Failure::Damaged)) {
            Ok((catalog, left_out)) => Self { catalog: Arc::new(catalog), left_out, failure: None },
            Err(failure) => Self { catalog: Arc::default(), left_out: Vec::new(), failure: Some(failure) },
        }
    }
}
