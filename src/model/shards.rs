//! Splits the search entries of a large catalog into static files, and says which one a query needs.

use super::search::Entry;

/// The files that the pickers read: `(path below the data folder, JSON text)`.
pub fn files(mut entries: Vec<Entry>) -> Vec<(String, String)> {
    entries.sort_by_cached_key(|entry| (entry.name.to_lowercase(), entry.slug.clone()));
    vec![("search/index.json".into(), serde_json::json!({ "schema": 1, "tools": entries }).to_string())]
}
