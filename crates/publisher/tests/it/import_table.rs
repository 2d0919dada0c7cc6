//! `shipwith import` takes facts out of a table of a spreadsheet.

use serde_json::json;

use crate::folder::{Folder, all};

#[test]
fn facts_are_renewed_new_tools_begun_and_prose_stays() {
    let folder = Folder::new("table");
    folder.write("table.csv", "\u{feff}Slug;Name;Maker;Category;Tagline;Description;Version;Price\r\nalpha;alpha;Acme;Tools;Theirs;Theirs;2.0;$5\r\n;New Tool;Other;Tools;\"It; helps\";\"In two\r\nlines.\";1;Free\r\n");
    let before = all(&folder.0);
    let said = "tools/alpha.json: pricing.entry: \"Free\" is now \"$5\"\ntools/alpha.json: version: \"2.0\"\ntools/new-tool.json: new\n";
    let dry = folder.import("table.csv", &["--dry-run"]);
    let end = "1 tool new, 1 changed, 0 as they were; 0 left out";
    assert_eq!((dry.out, dry.code), (format!("{said}{end}; nothing was written, as --dry-run asks for\n"), Some(0)), "{}", dry.err);
    assert_eq!(all(&folder.0), before);
    let ran = folder.import("table.csv", &[]);
    assert_eq!((ran.out, ran.err.as_str()), (format!("{said}{end}\n"), ""));
    let alpha = folder.tool("alpha");
    assert_eq!((&alpha["tagline"], &alpha["version"], &alpha["reviews"][0]["quote"]), (&json!("It helps"), &json!("2.0"), &json!("Yes.")));
    assert_eq!(folder.tool("new-tool")["summary"], json!("In two\r\nlines."));
    assert_eq!(folder.import("table.csv", &[]).out, "0 tools new, 0 changed, 2 as they were; 0 left out\n");
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
    let ran = folder.import("list.json", &[]);
    assert_eq!(ran.out, "tools/new-tool.json: new\n1 tool new, 0 changed, 0 as they were; 1 left out\n", "{}", ran.err);
    let made = folder.tool("new-tool");
    assert_eq!((&made["pricing"]["entry"], &made["released"]), (&json!("Free"), &json!("2026-01-02")));
    // With the mark that some editors put in front, as a table may have it.
    folder.write("list.json", "\u{feff}\n[{ \"slug\": \"alpha\", \"version\": \"2.0\" }]");
    let ran = folder.import("list.json", &[]);
    assert!(ran.out.starts_with("tools/alpha.json: version: \"2.0\"\n"), "{}{}", ran.out, ran.err);
}

#[test]
fn what_stands_below_no_name_or_in_a_list_is_said() {
    let folder = Folder::new("table-unplaced");
    // As a cell that is merged over two columns leaves it; the last column is empty.
    folder.write("table.csv", "slug;Price;;\r\nalpha;$5;per month;\r\n");
    let ran = folder.import("table.csv", &["--dry-run"]);
    assert!(ran.err.ends_with("table.csv: column 3 has no name: write one above it, such as that of its field\n"), "{}", ran.err);
    assert!(ran.out.contains("; 1 left out"), "{}", ran.out);
    let plans = json!([{ "name": "Pro", "price": "$9" }]);
    let list =
        json!([{ "slug": "alpha", "pricing": { "entry": "$5", "plans": plans } }, { "slug": "beta", "pricing": { "plans": plans } }]);
    folder.write("list.json", list.to_string());
    let ran = folder.import("list.json", &["--dry-run"]);
    let advice = "write what is in it into the files of the tools: it has no place in a table";
    assert!(ran.err.ends_with(&format!("list.json: \"pricing.plans\" is a list: {advice}\n")), "{}", ran.err);
    assert!(ran.out.contains("; 1 left out"), "{}", ran.out);
}

#[test]
fn what_cannot_be_read_or_mapped_is_said_and_nothing_is_lost() {
    let folder = Folder::new("table-odd");
    folder.write("table.csv", "What,Since,Notes\nOne,3/4/2026,odd\n");
    let ran = folder.import("table.csv", &[]);
    assert!(ran.code == Some(2) && ran.err.contains("no column says what the tools are called"), "{}", ran.err);
    for (map, says) in
        [("What", "write COLUMN=FIELD"), ("What=title", "there is no field \"title\""), ("Why=name", "no column is called \"Why\"")]
    {
        let ran = folder.import("table.csv", &["--map", map]);
        assert!(ran.code == Some(2) && ran.err.contains(says), "{}", ran.err);
    }
    let ran = folder.import("table.csv", &["--map", "What=name", "--map", "Since=released"]);
    assert!(ran.err.contains("the column \"Notes\" is of no field") && ran.err.contains("--dates"), "{}", ran.err);
    assert_eq!(ran.out, "tools/one.json: new\n1 tool new, 0 changed, 0 as they were; 2 left out\n");
    assert_eq!(folder.tool("one")["released"], json!(null));
    folder.import("table.csv", &["--map", "What=name", "--map", "Since=released", "--dates", "dmy"]);
    assert_eq!(folder.tool("one")["released"], json!("2026-04-03"));
    // A name leads nowhere but into tools/.
    folder.write("table.csv", "slug,name\n../../out,Out\nalpha/../beta,Beta\n");
    let ran = folder.import("table.csv", &[]);
    assert!(ran.out.starts_with("0 tools new") && ran.err.matches("gives no slug").count() == 2, "{}{}", ran.out, ran.err);
    folder.write("tools/torn.json", "{");
    folder.write("table.csv", "slug,version\nalpha,9\ntorn,9\n");
    let before = all(&folder.0);
    assert_eq!(folder.import("table.csv", &[]).code, Some(2));
    assert_eq!(all(&folder.0), before, "what fails changes nothing");
}

#[test]
fn five_hundred_rows_with_all_that_spreadsheets_do_are_taken() {
    let folder = Folder::new("table-large");
    let mut rows = "\u{feff}Tool;Vendor;Category;Description;Release date;Price;Website;Internal notes\r\n".to_owned();
    // 2026-11-28 as people and as spreadsheets write it, and three that say nothing for sure.
    let dates = ["2026-11-28", "28.11.2026", "46354", "28/11/2026", "2026-11-28T00:00:00", "3/4/2026", "2026-02-30", ""];
    for i in 0..500 {
        let (description, price) = match i % 4 {
            0 => (format!("\"Line one of {i}\nline two; with a \"\"word\"\" in quotes\""), "Free"),
            1 => (format!("Übersicht {i} – 概要"), "\"$1,000\""),
            2 => (format!("\"=SUM(A1:A{i})\""), "Custom"),
            _ => (format!("  {i} with space around it  "), "20 €"),
        };
        let site = if i % 50 == 0 { "http://example.com" } else { "https://example.com" };
        rows += &format!("Tool {i};Acme GmbH;Things;{description};{};{price};{site};\r\n", dates[i % dates.len()]);
    }
    folder.write("large.csv", &rows);
    let begun = std::time::Instant::now();
    let ran = folder.import("large.csv", &[]);
    assert!(begun.elapsed() < std::time::Duration::from_secs(10), "{:?}", begun.elapsed());
    let left_out = ran.err.lines().filter(|line| line.starts_with("left out: ") && !line.ends_with("more")).count();
    assert_eq!(left_out, 100, "{}", ran.err);
    // The column of notes, ten addresses, and a quarter of the dates, but for the few that are empty.
    let dates = (0..500).filter(|i| [5, 6].contains(&(i % 8))).count();
    assert!(
        ran.out.ends_with(&format!("500 tools new, 0 changed, 0 as they were; {} left out\n", 1 + 10 + dates)),
        "{}{}",
        ran.out.lines().last().unwrap(),
        ran.err
    );
    let tools = [0, 1, 2, 3, 4].map(|i| folder.tool(&format!("tool-{i}")));
    for tool in &tools {
        assert_eq!((&tool["released"], &tool["maker"]), (&json!("2026-11-28"), &json!("Acme GmbH")), "{tool}");
    }
    assert_eq!(tools[0]["summary"], json!("Line one of 0\nline two; with a \"word\" in quotes"));
    assert_eq!(
        (&tools[1]["pricing"]["entry"], &tools[2]["summary"], &tools[3]["summary"]),
        (&json!("$1,000"), &json!("=SUM(A1:A2)"), &json!("3 with space around it"))
    );
    // What is still missing is what the table does not say.
    let ran = folder.check();
    assert!(ran.out.lines().all(|line| line.contains(": tagline: empty") || line.ends_with("problems")), "{}", ran.out);
    assert_eq!(
        folder.import("large.csv", &[]).out.lines().last().unwrap().split(';').next().unwrap(),
        "0 tools new, 0 changed, 500 as they were"
    );
}
