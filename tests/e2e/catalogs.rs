//! Catalogs in one file, made for a test.

use serde_json::{Value, json};

use crate::site::Answer;
use crate::visitor::Visitor;

/// Puts a catalog of these tools on the host, called `tool-0`, `tool-1` and so on: each is one of our own with other values
/// in some of its fields.
pub fn put_catalog(v: &Visitor, tools: &[Value]) {
    let like: Value = serde_json::from_str(&v.site.file("/data/tools/crewai.json")).unwrap();
    let made = tools.iter().enumerate().map(|(i, fields)| {
        let mut tool = like.clone();
        tool["slug"] = json!(format!("tool-{i}"));
        for (field, value) in fields.as_object().unwrap() {
            tool[field] = value.clone();
        }
        tool
    });
    let mut catalog: Value = serde_json::from_str(&v.site.file("/data/catalog.json")).unwrap();
    catalog["featured"] = json!([]);
    catalog["tools"] = made.collect();
    v.site.rule("/data/catalog.json", Answer::Json(catalog.to_string()));
    // The index beside it is of other tools: what it says of pages, pictures and badges is not said of these.
    let mut index: Value = serde_json::from_str(&v.site.file("/data/search/index.json")).unwrap();
    for of_others in ["paged", "screens"] {
        index.as_object_mut().unwrap().remove(of_others).expect("an index says which pages there are");
    }
    v.site.rule("/data/search/index.json", Answer::Json(index.to_string()));
}

/// Every screen that shows `tool-0` and `tool-1`, with what is there when it stands and what is then done on it.
pub const SCREENS: [(&str, &str, &str); 9] = [
    (
        "/?a=tool-0&b=tool-1",
        "document.querySelectorAll('.card h2').length === 2",
        "document.querySelectorAll('[data-vote=ship], [data-pick=a]').forEach(button => button.ariaPressed === 'true' || button.click())",
    ),
    ("/?a=tool-0&b=tool-1", "document.querySelectorAll('.card h2').length === 2", "document.querySelector('#pick-b').focus()"),
    ("/?view=tools&a=tool-0&b=tool-1", "document.querySelectorAll('.listing tbody tr').length >= 2", ""),
    ("/?view=votes", "document.querySelectorAll('.ballot li').length >= 3", ""),
    ("/?view=blind&a=tool-0&b=tool-1", "document.querySelector('.vote .pick')", "document.querySelector('.vote .pick').click()"),
    ("/?view=embed&a=tool-0&b=tool-1", "document.querySelector('pre')?.textContent.includes('tool-0')", ""),
    ("/embed.html?a=tool-0&b=tool-1", "document.querySelector('.whole a')", ""),
    ("/embed.html?a=tool-0&b=tool-1&layout=compact", "document.querySelector('.whole a')", ""),
    ("/embed.html?a=tool-0&b=tool-1&layout=meter", "document.querySelector('.whole a')", ""),
];
