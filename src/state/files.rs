//! The catalog's files: fetched once, read forgivingly, kept for the visit.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::{fetch, page};
use crate::model::catalog::Catalog;
use crate::model::failure::Failure;
use crate::model::problem::Problem;
use crate::model::search::{Entries, Entry};
use crate::model::slug::Slug;
use crate::model::tool::Tool;

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
    base: StoredValue<String>,
    /// The catalog's own file.
    pub catalog: LocalResource<Arc<Loaded>>,
    sheets: StoredValue<Vec<Arc<Sheet>>>,
}

impl Files {
    /// Starts fetching the catalog from where the page's `<meta name="shipwith:catalog">` says it is.
    pub fn new() -> Self {
        let base = page::meta("shipwith:catalog").unwrap_or_else(|| "data/".into());
        let address = format!("{base}catalog.json");
        let catalog = LocalResource::new(move || {
            let address = address.clone();
            async move { Arc::new(Loaded::new(fetch::text(&address).await)) }
        });
        Self { base: StoredValue::new(base), catalog, sheets: StoredValue::default() }
    }

    /// Gives a tool: from this visit, from the catalog's own file, or from its file on the server.
    pub async fn tool(self, asked: &str) -> Result<Arc<Sheet>, Failure> {
        let unknown = || Failure::Unknown(asked.to_owned());
        let slug = Slug::parse(asked).ok_or_else(unknown)?;
        if let Some(sheet) = self.sheets.with_value(|sheets| sheets.iter().find(|sheet| sheet.tool.slug == slug).cloned()) {
            return Ok(sheet);
        }
        let loaded = self.catalog.await;
        let sheet = match loaded.catalog.tool(&slug) {
            Some(tool) => Sheet { tool, left_out: Vec::new() },
            None if loaded.catalog.is_whole() => return Err(unknown()),
            None => self.fetch(&slug).await?,
        };
        let sheet = Arc::new(sheet);
        self.sheets.update_value(|sheets| sheets.push(sheet.clone()));
        Ok(sheet)
    }

    async fn fetch(self, slug: &Slug) -> Result<Sheet, Failure> {
        let file = format!("tools/{slug}.json");
        let text = fetch::text(&self.address(&file)).await.map_err(|failure| match failure {
            Failure::Status(404 | 410) => Failure::Unknown(slug.to_string()),
            other => other,
        })?;
        let (mut tool, left_out) = Tool::read(&file, &text).map_err(Failure::Damaged)?;
        // The file name is what was asked for: a file that names itself otherwise is still that tool's file.
        tool.slug = slug.clone();
        Ok(Sheet { tool: Arc::new(tool), left_out })
    }

    /// What the pickers offer: the catalog's own tools when it is whole, or else the index.
    pub async fn entries(self) -> Result<Entries, Failure> {
        let loaded = self.catalog.await;
        if loaded.catalog.is_whole() {
            return Ok(Entries::new(loaded.catalog.tools.iter().map(|tool| Entry::of(tool)).collect()));
        }
        let file = "search/index.json";
        let text = fetch::text(&self.address(file)).await?;
        Entries::read(file, &text).map(|(entries, _)| entries).map_err(Failure::Damaged)
    }

    /// Fetches the catalog's own file once more, if it failed.
    pub fn retry(&self) {
        if self.catalog.get_untracked().is_some_and(|loaded| loaded.failure.is_some()) {
            self.catalog.refetch();
        }
    }

    fn address(&self, file: &str) -> String {
        self.base.with_value(|base| format!("{base}{file}"))
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
