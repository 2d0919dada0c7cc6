//! The tools that pages show, read as they are needed.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use shipwith::bounds;
use shipwith_app::finished::Sheet;
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::catalog::tool::Tool;

use super::files;

/// How many are kept once they are read: some ten megabytes.
const KEPT: usize = 4_096;

/// The tools that pages show, each read once.
pub struct Sheets<'t> {
    dir: &'t Path,
    catalog: &'t Catalog,
    read: HashMap<Slug, Arc<Sheet>>,
}

impl<'t> Sheets<'t> {
    /// Those of a catalog in a folder.
    pub fn of(dir: &'t Path, catalog: &'t Catalog) -> Self {
        Self { dir, catalog, read: HashMap::new() }
    }

    /// A tool.
    ///
    /// # Errors
    /// Its file cannot be read.
    pub fn sheet(&mut self, slug: &Slug) -> Result<Arc<Sheet>, String> {
        if let Some(sheet) = self.read.get(slug) {
            return Ok(sheet.clone());
        }
        let tool = match self.catalog.tool(slug) {
            Some(tool) => tool,
            None => {
                let file = format!("tools/{slug}.json");
                let text = files::read(&self.dir.join(&file), bounds::TOOL)?;
                // It was looked over before: nothing is left out of it.
                Arc::new(Tool::read(&file, &text).map_err(|problem| problem.to_string())?.0)
            }
        };
        let sheet = Arc::new(Sheet { tool, left_out: Vec::new() });
        // Pages of a large catalog come in an order in which few are needed twice.
        if self.read.len() < KEPT {
            self.read.insert(slug.clone(), sheet.clone());
        }
        Ok(sheet)
    }
}
