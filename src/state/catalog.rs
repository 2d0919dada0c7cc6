//! The catalog's files: fetched once, read forgivingly, kept for the visit.

use std::sync::Arc;

use leptos::prelude::*;
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::rule::Rule;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Tool;
use shipwith_model::language::tag::Tag;
use shipwith_model::language::write_in;
use shipwith_model::panel::profile::Profile;
use shipwith_model::search::Entry;
use shipwith_model::search::shards::{self, Root};

use crate::platform::http::{self, Wanted};

/// The most megabytes of a tool's file that are read: `shipwith check` takes a quarter of it.
const MOST_OF_A_TOOL: usize = 4;
/// The most megabytes of any other file of the catalog that are read.
const MOST: usize = 64;

/// A file as it came, unless it is so large that reading it would hold up the page.
fn within(most: usize, file: &str, text: String) -> Result<String, Failure> {
    if text.len() <= most * 1_000_000 {
        return Ok(text);
    }
    Err(Failure::Damaged(Problem::whole(
        Rule::TooLarge,
        file,
        format!("larger than {most} MB"),
        "shorten it: visitors fetch the whole of it",
    )))
}

/// The catalog as it came.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The catalog; empty when its file failed.
    pub catalog: Arc<Catalog>,
    /// What had to be left out of it.
    pub left_out: Vec<Problem>,
    /// Why there is nothing in it.
    pub failure: Option<Failure>,
}

/// A tool as it came.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The tool.
    pub tool: Arc<Tool>,
    /// What had to be left out of it.
    pub left_out: Vec<Problem>,
}

/// Where the files are, and those that are already here.
#[derive(Clone, Copy)]
pub struct CatalogFiles {
    base: StoredValue<String>,
    loaded: RwSignal<Option<Arc<Loaded>>>,
    sheets: RwSignal<Vec<Arc<Sheet>>>,
    /// Whether files of the index are asked for past what is kept of them: what is kept is of an older one.
    anew: StoredValue<bool>,
}

impl CatalogFiles {
    /// The files are below that address: `data/`.
    pub fn at(base: String) -> Self {
        Self { base: StoredValue::new(base), loaded: RwSignal::new(None), sheets: RwSignal::default(), anew: StoredValue::new(false) }
    }

    /// Files that are all here: those of a page that is rendered ahead.
    pub fn whole(loaded: Arc<Loaded>, sheets: Vec<Arc<Sheet>>) -> Self {
        let files = Self::at(String::new());
        loaded.tell_language();
        files.loaded.set(Some(loaded));
        files.sheets.set(sheets);
        files
    }

    /// Takes a catalog that is already here.
    pub fn take(&self, text: Result<String, Failure>) {
        let loaded = Loaded::new(text);
        loaded.tell_language();
        self.loaded.set(Some(Arc::new(loaded)));
    }

    /// Fetches the catalog's own file.
    pub async fn fetch(self) {
        self.take(http::text(&self.address("catalog.json"), &Wanted::new()).await);
    }

    /// Asks for the catalog's own file without taking it: what comes of that says whether the host is there.
    pub async fn ask(self) {
        let _ = http::text(&self.address("catalog.json"), &Wanted::new()).await;
    }

    /// Fetches the catalog's own file once more, if it failed.
    pub async fn retry(self) {
        if untrack(|| self.failure()).is_some() {
            self.fetch().await;
        }
    }

    /// The catalog's own file, once it has come or failed.
    pub fn loaded(&self) -> Option<Arc<Loaded>> {
        self.loaded.get()
    }

    /// The catalog, once it is there; an empty one when it failed.
    pub fn catalog(&self) -> Option<Arc<Catalog>> {
        self.loaded.with(|loaded| loaded.as_ref().map(|loaded| loaded.catalog.clone()))
    }

    /// Why the catalog's own file is of no use.
    pub fn failure(&self) -> Option<Failure> {
        self.loaded.with(|loaded| loaded.as_ref().and_then(|loaded| loaded.failure.clone()))
    }

    fn is_whole(&self) -> bool {
        self.loaded.with_untracked(|loaded| loaded.as_ref().is_some_and(|loaded| loaded.catalog.is_whole()))
    }

    /// What needs no request: a tool of this visit or of the catalog's own file, or a name that cannot be one.
    pub fn at_hand(&self, asked: &str) -> Option<Result<Arc<Sheet>, Failure>> {
        let unknown = || Some(Err(Failure::Unknown(asked.to_owned())));
        let Some(slug) = Slug::parse(asked) else { return unknown() };
        if self.is_whole() {
            let Some(tool) = self.own_tool(&slug) else { return unknown() };
            return Some(Ok(Arc::new(Sheet { tool, left_out: Vec::new() })));
        }
        self.fetched(&slug).map(Ok)
    }

    /// A tool that needs no request: of the catalog's own file, or fetched in this visit. Followed: it may come.
    pub fn known(&self, slug: &Slug) -> Option<Arc<Tool>> {
        self.sheets.track();
        self.loaded.track();
        self.own_tool(slug).or_else(|| self.fetched(slug).map(|sheet| sheet.tool.clone()))
    }

    fn own_tool(&self, slug: &Slug) -> Option<Arc<Tool>> {
        self.loaded.with_untracked(|loaded| loaded.as_ref().and_then(|loaded| loaded.catalog.tool(slug)))
    }

    fn fetched(&self, slug: &Slug) -> Option<Arc<Sheet>> {
        self.sheets.with_untracked(|sheets| sheets.iter().find(|sheet| sheet.tool.slug == *slug).cloned())
    }

    /// Fetches a tool's file, and keeps it for the visit.
    ///
    /// # Errors
    /// The catalog has no such tool, its file did not come, or is of no use.
    pub async fn fetch_tool(self, asked: &str, wanted: &Wanted) -> Result<Arc<Sheet>, Failure> {
        let unknown = || Failure::Unknown(asked.to_owned());
        // A whole catalog has no other files.
        let slug = Slug::parse(asked).filter(|_| !self.is_whole()).ok_or_else(unknown)?;
        let file = format!("tools/{slug}.json");
        let text = http::text(&self.address(&file), wanted).await.map_err(|failure| match failure {
            Failure::Status(404 | 410) => unknown(),
            other => other,
        })?;
        let text = within(MOST_OF_A_TOOL, &file, text)?;
        let (mut tool, left_out) = Tool::read(&file, &text).map_err(Failure::Damaged)?;
        // The file name is what was asked for: a file that names itself otherwise is still that tool's file.
        tool.slug = slug;
        let sheet = Arc::new(Sheet { tool: Arc::new(tool), left_out });
        self.sheets.update(|sheets| sheets.push(sheet.clone()));
        Ok(sheet)
    }

    /// What the pickers look things up in: the catalog's own tools when it is whole, or else a file of the index.
    ///
    /// # Errors
    /// The file did not come, or is of no use.
    pub async fn index(self, beginning: &str) -> Result<Root, Failure> {
        if let Some(loaded) = self.loaded.get_untracked().filter(|loaded| loaded.catalog.is_whole()) {
            return Ok(Root::whole(loaded.catalog.tools.iter().map(|tool| Entry::of(tool)).collect()));
        }
        self.shard(shards::path(beginning)).await
    }

    /// A page of the whole list of a large catalog, counted from 1.
    ///
    /// # Errors
    /// The file did not come, or is of no use.
    pub async fn page(self, page: usize) -> Result<Root, Failure> {
        self.shard(shards::page_path(page)).await
    }

    /// From here on, files of the index come from the host.
    pub fn ask_anew(&self) {
        self.anew.set_value(true);
    }

    /// A file of the index.
    ///
    /// # Errors
    /// It did not come, or is of no use.
    pub async fn shard(self, file: String) -> Result<Root, Failure> {
        Root::read(&file, &self.of_index(&file).await?).map(|(root, _)| root).map_err(Failure::Damaged)
    }

    /// The file of a reviewer.
    ///
    /// # Errors
    /// It did not come, or is of no use.
    pub async fn profile(self, file: String) -> Result<Profile, Failure> {
        Profile::read(&file, &self.of_index(&file).await?).map_err(Failure::Damaged)
    }

    async fn of_index(self, file: &str) -> Result<String, Failure> {
        let address = self.address(file);
        let text = if self.anew.get_value() { http::text_anew(&address).await } else { http::text(&address, &Wanted::new()).await };
        within(MOST, file, text?)
    }

    /// All tools, where the catalog's own file holds them; not followed.
    pub fn whole_tools(&self) -> Option<Vec<Arc<Tool>>> {
        let catalog = self.loaded.with_untracked(|loaded| loaded.as_ref().map(|loaded| loaded.catalog.clone()))?;
        catalog.is_whole().then(|| catalog.tools.clone())
    }

    fn address(&self, file: &str) -> String {
        self.base.with_value(|base| format!("{base}{file}"))
    }
}

impl Loaded {
    /// A catalog that was read without a fault.
    pub fn sound(catalog: Catalog) -> Self {
        Self { catalog: Arc::new(catalog), left_out: Vec::new(), failure: None }
    }

    /// Its texts are marked with its language wherever another is spoken. One that did not come says nothing of it.
    fn tell_language(&self) {
        if self.failure.is_none() {
            write_in(self.catalog.site.language.as_ref().map(Tag::as_str));
        }
    }

    fn new(text: Result<String, Failure>) -> Self {
        let text = text.and_then(|text| within(MOST, "catalog.json", text));
        match text.and_then(|text| Catalog::read("catalog.json", &text).map_err(Failure::Damaged)) {
            Ok((catalog, left_out)) => Self { catalog: Arc::new(catalog), left_out, failure: None },
            Err(failure) => Self { catalog: Arc::default(), left_out: Vec::new(), failure: Some(failure) },
        }
    }
}
