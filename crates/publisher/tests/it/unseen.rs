//! `shipwith check` names characters that are not seen, and turn or hide what is.

use serde_json::json;

use crate::folder::{Folder, catalog, tool};

const CURE: &str = "remove it: nobody sees it, and it turns, hides or breaks the words around it";

#[test]
fn each_is_named_with_its_field_its_number_and_its_place() {
    let folder = Folder::new("unseen");
    let mut index = catalog();
    index["site"]["title"] = json!("Ship\u{200b}with");
    index["reviewers"][1]["lens"] = json!("\u{2066}Why?\u{2069}");
    folder.write("catalog.json", index.to_string());
    let mut alpha = tool("alpha");
    alpha["name"] = json!("Open\u{202e}edoC");
    alpha["links"]["home"] = json!("https://example.com/\u{feff}");
    alpha["pricing"]["plans"][0]["unit"] = json!("per\u{ad}son");
    alpha["reviews"][1]["quote"] = json!("No\u{85}.");
    folder.write("tools/alpha.json", alpha.to_string());
    let expected = [
        "catalog.json: reviewers[1].lens: U+2066 (left-to-right isolate) at character 1",
        "catalog.json: site.title: U+200B (zero width space) at character 5",
        "tools/alpha.json: links.home: U+FEFF (byte order mark) at character 21",
        "tools/alpha.json: name: U+202E (right-to-left override) at character 5",
        "tools/alpha.json: pricing.plans[0].unit: U+00AD (soft hyphen) at character 4",
        "tools/alpha.json: reviews[1].quote: U+0085 (control character) at character 3",
    ];
    assert_eq!(folder.check().problems(), expected.map(|found| format!("{found}: {CURE}")));
}

#[test]
fn what_scripts_and_emoji_are_written_with_is_no_problem() {
    let folder = Folder::new("seen");
    let mut alpha = tool("alpha");
    alpha["name"] = json!("👩\u{200d}💻 می\u{200c}خواهم ❤\u{fe0f} 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}");
    alpha["summary"] = json!("₪20\u{200f} לחודש. ភាសា\u{200b}ខ្មែរ\nA second line.");
    folder.write("tools/alpha.json", alpha.to_string());
    assert_eq!(folder.check().code, Some(0), "{}", folder.check().out);
}

#[test]
fn a_control_of_old_terminals_is_named_though_pages_leave_it_out() {
    let folder = Folder::new("unseen-control");
    let mut alpha = tool("alpha");
    alpha["summary"] = json!("It \u{1b}[31mhelps.");
    folder.write("tools/alpha.json", alpha.to_string());
    let ran = folder.check();
    assert_eq!(ran.code, Some(0));
    assert_eq!(ran.err, "note: tools/alpha.json: summary: U+001B (control character) at character 4: remove it: it is not shown\n");
}
