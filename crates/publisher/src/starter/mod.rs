//! What `shipwith init` begins a site with.

use shipwith_model::catalog::date::Date;

pub use crate::template::{CATALOG_SCHEMA, TOOL_SCHEMA};

/// The form in which a visitor proposes a tool, whose answers `shipwith new --issue` reads.
pub const FORM: &str = include_str!("tool-form.yml");

/// The files, each with its path below the folder of the site.
pub fn files(today: Date) -> Vec<(&'static str, String)> {
    let files = [
        ("data/catalog.json", include_str!("catalog.json")),
        ("data/tools/first-tool.json", include_str!("first-tool.json")),
        ("data/tools/second-tool.json", include_str!("second-tool.json")),
        ("README.md", include_str!("README.md")),
        (".gitignore", "/site/\n/site.shipwith-part/\n/site.shipwith-before/\n"),
        (".github/workflows/site.yml", include_str!("site.yml")),
        (".github/workflows/tool.yml", include_str!("tool.yml")),
        (".github/ISSUE_TEMPLATE/tool.yml", FORM),
    ];
    files.map(|(path, text)| (path, text.replace("{today}", &today.iso()))).to_vec()
}
