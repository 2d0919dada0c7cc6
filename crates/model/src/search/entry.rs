//! What the pickers and the list of all tools need to know of a tool.

use serde::{Deserialize, Serialize};

use crate::catalog::date::Date;
use crate::catalog::lenient::optional;
use crate::catalog::naming::{Called, apart, named};
use crate::catalog::slug::Slug;
use crate::catalog::tool::{Tool, short};
use crate::catalog::verdict::Tally;
use crate::search::fold::fold;

/// One tool in the index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name in full.
    pub name: String,
    /// What stands beside the name, where others have the same: see [`tell_apart`].
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    pub apart: Option<String>,
    /// Who makes it.
    #[serde(default, deserialize_with = "optional")]
    pub maker: String,
    /// What kind of tool it is.
    #[serde(default, deserialize_with = "optional")]
    pub category: String,
    /// What it is, in a line.
    #[serde(default, deserialize_with = "optional")]
    pub tagline: String,
    /// What it costs to start.
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// Its license.
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    pub license: Option<String>,
    /// The day it came out.
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    pub released: Option<Date>,
    /// How the panel votes.
    #[serde(default, deserialize_with = "optional")]
    pub panel: Tally,
    /// How the community votes.
    #[serde(default, deserialize_with = "optional")]
    pub community: Tally,
}

impl Entry {
    /// The entry of a tool that is there in full.
    pub fn of(tool: &Tool) -> Self {
        Self {
            slug: tool.slug.clone(),
            name: tool.name.clone(),
            apart: None,
            maker: tool.maker.clone(),
            category: tool.category.clone(),
            tagline: tool.tagline.clone(),
            entry: tool.pricing.entry.clone(),
            license: tool.license.clone(),
            released: tool.released,
            panel: tool.panel(),
            community: tool.community(),
        }
    }

    /// The name up to the first dash or colon that stands between words.
    pub fn short_name(&self) -> &str {
        short(&self.name)
    }

    /// The name in full for any sentence, told from others.
    pub fn full_label(&self) -> String {
        named(&self.name, self.apart.as_deref())
    }

    /// The same with its short name.
    pub fn label(&self) -> String {
        named(self.short_name(), self.apart.as_deref())
    }
}

/// Tells those apart that have the same name, among all tools of a catalog.
pub fn tell_apart(entries: &mut [Entry]) {
    let called: Vec<Called> = entries.iter().map(|Entry { slug, name, maker, .. }| Called { slug, name, maker }).collect();
    let told = apart(&called, fold);
    for (entry, apart) in entries.iter_mut().zip(told) {
        entry.apart = apart;
    }
}
