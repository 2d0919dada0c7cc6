//! `shipwith import` takes facts out of a table of a spreadsheet.

use std::fs;

use serde_json::{Value, json};

use crate::folder::{Folder, Ran, all, run};

fn import(folder: &Folder, more: &[&str]) -> Ran {
    let [file, dir] = [folder.0.join("table.csv"), folder.0.clone()].map(|path| path.display().to_string());
    run([&["import", file.as_str(), "--dir", dir.as_str()], more].concat())
}

fn tool(folder: &Folder, slug: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(folder.0.join(format!("tools/{slug}.json"))).unwrap()).unwrap()
}

#[test]
fn facts_are_renewed_new_tools_begun_and_prose_stays() {
    let folder = Folder::new("table");
    folder.write("table.csv", "\u{feff}Slug;Name;Maker;Category;Tagline;Description;Version;Price\r\nalpha;alpha;Acme;Tools;Theirs;Theirs;2.0;$5\r\n;New Tool;Other;Tools;\"It; helps\";\"In two\r\nlines.\";1;Free\r\n");
    let before = all(&folder.0);
    let said = "tools/alpha.json: pricing.entry: \"Free\" is now \"$5\"\ntools/alpha.json: version: \"2.0\"\ntools/new-tool.json: new\n";
    let dry = import(&folder, &["--dry-run"]);
    let end = "1 tool new, 1 changed, 0 as they were; 0 left out";
    assert_eq!((dry.out, dry.code), (format!("{said}{end}; nothing was written, as --dry-run asks for\n"), Some(0)), "{}", dry.err);
    assert_eq!(all(&folder.0), before);
    let ran = import(&folder, &[]);
    assert_eq!((ran.out, ran.err.as_str()), (format!("{said}{end}\n"), ""));
    let alpha = tool(&folder, "alpha");
    assert_eq!((&alpha["tagline"], &alpha["version"], &alpha["reviews"][0]["quote"]), (&json!("It helps"), &json!("2.0"), &json!("Yes.")));
    assert_eq!(tool(&folder, "new-tool")["summary"], json!("In two\r\nlines."));
    assert_eq!(import(&folder, &[]).out, "0 tools new, 0 changed, 2 as they were; 0 left out\n");
    let ran = folder.check();
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "3 tools, 4 reviews, 2 reviewers: no problems\n"), "{}", ran.out);
    assert!(ran.err.contains("tools/new-tool.json: reviews: none"), "{}", ran.err);
}

#[test]
fn a_list_of_records_in_json_is_a_table_too() {
    let folder = Folder::new("table-json");
    folder.write(
        "list.json",
        json!([{ "title": "New Tool", "pricing": { "entry": "Free" }, "released": "2026-01-02", "odd": 1 }]).to_string(),
    );
    let [file, dir] = [folder.0.join("list.json"), folder.0.clone()].map(|path| path.display().to_string());
    let ran = run(["import", file.as_str(), "--dir", dir.as_str()]);
    assert_eq!(ran.out, "tools/new-tool.json: new\n1 tool new, 0 changed, 0 as they were; 1 left out\n", "{}", ran.err);
    let made = tool(&folder, "new-tool");
    assert_eq!((&made["pricing"]["entry"], &made["released"]), (&json!("Free"), &json!("2026-01-02")));
}

#[test]
fn what_cannot_be_read_or_mapped_is_said_and_nothing_is_lost() {
    let folder = Folder::new("table-odd");
    folder.write("table.csv", "What,Since,Notes\nOne,3/4/2026,odd\n");
    let ran = import(&folder, &[]);
    assert!(ran.code == Some(2) && ran.err.contains("no column says what the tools are called"), "{}", ran.err);
    for (map, says) in
        [("What", "write COLUMN=FIELD"), ("What=title", "there is no field \"title\""), ("Why=name", "no column is called \"Why\"")]
    {
        let ran = import(&folder, &["--map", map]);
        assert!(ran.code == Some(2) && ran.err.contains(says), "{}", ran.err);
    }
    let ran = import(&folder, &["--map", "What=name", "--map", "Since=released"]);
    assert!(ran.err.contains("the column \"Notes\" is of no field") && ran.err.contains("--dates"), "{}", ran.err);
    assert_eq!(ran.out, "tools/one.json: new\n1 tool new, 0 changed, 0 as they were; 2 left out\n");
    assert_eq!(tool(&folder, "one")["released"], json!(null));
    import(&folder, &["--map", "What=name", "--map", "Since=released", "--dates", "dmy"]);
    assert_eq!(tool(&folder, "one")["released"], json!("2026-04-03"));
    // A name leads nowhere but into tools/.
    folder.write("table.csv", "slug,name\n../../out,Out\nalpha/../beta,Beta\n");
    let ran = import(&folder, &[]);
    assert!(ran.out.starts_with("0 tools new") && ran.err.matches("gives no slug").count() == 2, "{}{}", ran.out, ran.err);
    folder.write("tools/torn.json", "{");
    folder.write("table.csv", "slug,version\nalpha,9\ntorn,9\n");
    let before = all(&folder.0);
    assert_eq!(import(&folder, &[]).code, Some(2));
    assert_eq!(all(&folder.0), before, "what fails changes nothing");
}
