//! A catalog that is hostile in every text, for the tests of files and, in `tests/e2e`, of screens.

use serde_json::{Value, json};

const CATALOG: &str = include_str!("../../../../public/data/catalog.json");
/// One of our own that has every field of the format.
const TOOL: &str = include_str!("../../../../public/data/tools/aider.json");

/// Fields that hold no free text: names in addresses, days, addresses and words of the format.
const FIXED: [&str; 17] = [
    "$schema",
    "slug",
    "id",
    "reviewer",
    "verdict",
    "date",
    "released",
    "checked",
    "as_of",
    "url",
    "home",
    "docs",
    "source",
    "address",
    "action",
    "field",
    "alternatives",
];

/// What runs if a text is ever taken for a program.
const HIT: &str = "window.hit=1";

/// Texts that a catalog may hold, and a site is made of.
pub fn allowed() -> Vec<String> {
    let hit = HIT;
    let zalgo: String = "Zalgo".chars().map(|letter| format!("{letter}{}", "\u{301}\u{323}".repeat(100))).collect();
    let mut texts = vec![
        format!("<script>{hit}</script>"),
        format!("\"><img src=x onerror={hit}>"),
        format!("' onfocus='{hit}' autofocus='"),
        format!("</title></textarea></style></script></noscript><svg onload={hit}>"),
        format!("]]>--><!--/content--><!--/head--><script>{hit}</script><!--"),
        format!("{{{{constructor.constructor('{hit}')()}}}} ${{{hit}}} <%= hit %> $1 $&"),
        "&lt;b&gt; &amp;amp; &#60;i&#62; &#x3c;u> &copy".to_owned(),
        format!("`code` ```\n<script>{hit}</script>\n```"),
        format!("[press](javascript:{hit}) ![see](data:text/html,<b>) <javascript:{hit}>"),
        format!("[press]: javascript:{hit}\n\n[press][] **bold** _thin_"),
        "a | b |\n| --- | --- |\n\n# Heading\n\n- item".to_owned(),
        "~~~\n# Heading\n- item\n~~~".to_owned(),
        "# Heading\n===\n1. one\n    four".to_owned(),
        format!("javascript:{hit}"),
        "\\\" \\\\ \\u003cscript> ..\\../../etc/passwd %3Cscript%3E".to_owned(),
        "\u{1b}[31mred\u{1b}[0m \u{1b}]8;;https://evil.example\u{7}link\u{1b}]8;;\u{7}".to_owned(),
        "\r\n::error::forged\r\n##[error]forged ##vso[task]".to_owned(),
        "nul \u{0} bell \u{7} tab \t end".to_owned(),
        "\u{fffe} \u{ffff} \u{fffd} \u{10ffff} \u{e000}".to_owned(),
        "👨\u{200d}👩\u{200d}👧\u{200d}👦 🇯🇵🇺🇦 👩🏽\u{200d}💻 1\u{fe0f}\u{20e3} 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}"
            .to_owned(),
        "نموذج <b>שלום</b> \u{200f}!".to_owned(),
        zalgo,
        "W".repeat(100_000),
    ];
    // Of an odd number each comes to stand in each of two fields that follow one another.
    assert_eq!(texts.len() % 2, 1);
    texts.iter_mut().for_each(|text| text.push(' '));
    texts
}

/// Texts that are no part of a catalog without a problem; the page in the browser shows what it can of them.
pub fn refused() -> Vec<String> {
    let texts = [
        "\u{202e}gpj.exe",
        "\u{2066}open",
        "\u{202b}\u{2067}open twice",
        "\u{2069}\u{202c}closed",
        "\u{9b}31m",
        "a\u{2028}b\u{2029}c",
        "\u{feff}mark",
    ];
    texts.map(|text| format!("{text} ")).to_vec()
}

/// A text of the catalog.
pub struct Said {
    /// Whose it is; nothing where it is the catalog's own.
    pub tool: Option<usize>,
    /// Where it stands: `pricing.plans[0].note`.
    pub field: String,
    /// What it says. It ends with a mark that no other has.
    pub text: String,
}

/// A catalog of the format, and all its texts.
pub struct Hostile {
    /// `catalog.json`.
    pub catalog: Value,
    /// The tools, called `tool-0` and so on.
    pub tools: Vec<Value>,
    /// Its texts.
    pub said: Vec<Said>,
}

impl Hostile {
    /// So many tools, all of whose texts are these in turn: of as many tools as texts, each field holds each of them once.
    pub fn of(texts: &[String], tools: usize) -> Self {
        let mut hostile = Self { catalog: parsed(CATALOG), tools: Vec::new(), said: Vec::new() };
        let mut catalog = hostile.catalog.take();
        catalog["site"]["address"] = json!("https://example.com/ai/");
        catalog["site"]["newsletter"] = json!({ "title": "", "blurb": "", "action": "./subscribe", "field": "email" });
        let seats = catalog["reviewers"].as_array().unwrap().clone();
        let seat = |i: usize| json!({ "id": id(i), "name": seats[i % seats.len()]["name"], "lens": "" });
        catalog["reviewers"] = (0..texts.len()).map(seat).collect();
        catalog["featured"] = (1..tools).step_by(2).map(|i| json!([slug(i - 1), slug(i)])).collect();
        hostile.fill(&mut catalog, ["", ""], "", &mut texts.iter().cycle());
        // Of one title there is but one, so it holds all that are not too long.
        let title = texts.iter().filter(|text| text.len() < 300).map(String::as_str).collect::<String>() + "title";
        hostile.said.iter_mut().filter(|said| said.field == "site.title").for_each(|said| said.text.clone_from(&title));
        catalog["site"]["title"] = json!(title);
        hostile.catalog = catalog;
        for i in 0..tools {
            let mut tool = parsed(TOOL);
            tool["slug"] = json!(slug(i));
            // An address, too, may hold what would be markup.
            tool["links"]["home"] = json!(format!("https://example.com/\"><script>{HIT}</script>"));
            tool["alternatives"] = json!([slug((i + 1) % tools)]);
            for list in ["reviews", "history"] {
                for (k, record) in
                    tool[list].as_array_mut().unwrap().iter_mut().enumerate().filter(|(_, record)| !record["reviewer"].is_null())
                {
                    record["reviewer"] = json!(id((i + k) % texts.len()));
                }
            }
            hostile.fill(&mut tool, ["", ""], "", &mut texts.iter().cycle().skip(i));
            hostile.tools.push(tool);
        }
        hostile
    }

    /// Replaces every text of a value; `at` is the record that it is of and its own name.
    fn fill<'t>(&mut self, value: &mut Value, at: [&str; 2], path: &str, texts: &mut impl Iterator<Item = &'t String>) {
        match value {
            Value::Array(members) => {
                members.iter_mut().enumerate().for_each(|(i, member)| self.fill(member, at, &format!("{path}[{i}]"), texts));
            }
            Value::Object(fields) => {
                for (field, value) in fields {
                    let path = if path.is_empty() { field.clone() } else { format!("{path}.{field}") };
                    self.fill(value, [at[1], field], &path, texts);
                }
            }
            Value::String(text) if !FIXED.contains(&at[1]) && !matches!(at, ["history", "of"] | ["", "featured"]) => {
                *text = format!("{}k{}", texts.next().unwrap(), self.said.len());
                let tool = (!self.catalog.is_null()).then_some(self.tools.len());
                self.said.push(Said { tool, field: path.to_owned(), text: text.clone() });
            }
            _ => {}
        }
    }
}

/// A text without what is not seen of it, and with single spaces: by that it is found where it is shown.
pub fn seen(text: &str) -> String {
    let is_unseen = |c: char| {
        (c.is_control() && !c.is_whitespace()) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
    };
    let shown: String = text.chars().filter(|c| !is_unseen(*c)).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn parsed(file: &str) -> Value {
    serde_json::from_str(file).unwrap()
}

fn slug(i: usize) -> String {
    format!("tool-{i}")
}

fn id(i: usize) -> String {
    format!("seat-{i}")
}
