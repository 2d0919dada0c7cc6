//! Tables that no spreadsheet wrote, issues that no form made, and models that nobody serves.

use std::fs::{read, read_dir};
use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};
use shipwith::import::dates::{self, Order};
use shipwith::import::facts::read as facts;
use shipwith::import::merge::merge;
use shipwith::import::models_dev::{self, File};
use shipwith::import::table::Table;

#[path = "../../../../fuzz/src/table.rs"]
mod targets;

#[test]
fn every_table_that_fuzzing_kept_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/table");
    let files: Vec<_> = read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(files.len() > 2);
    for file in files {
        println!("{}", file.display());
        targets::table(&read(file).unwrap());
    }
}

/// A cell as a spreadsheet writes it: with quotes where it needs them.
fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

const COLUMNS: [&str; 9] = ["Name", "slug", "Company", "Release_Date", "Website", "docs", "pricing.entry", "Description", "odd"];

proptest! {
    #[test]
    fn any_cells_are_read_as_they_were_written(rows in prop::collection::vec(prop::collection::vec("(?s)\\PC{0,12}|[\",;\t\r\n a-z]{0,9}", 3), 1..6), between in prop::sample::select(vec![',', ';', '\t']), end in prop::sample::select(vec!["\n", "\r\n"]), mark in any::<bool>()) {
        let mut text = if mark { "\u{feff}".to_owned() } else { String::new() };
        text += &format!("one{between}two{between}three{end}");
        for row in &rows {
            text += &row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(&between.to_string());
            text += end;
        }
        let table = Table::read("t.csv", text.as_bytes()).unwrap();
        let read: Vec<Vec<String>> = table.rows.into_iter().map(|row| row.cells).collect();
        let trimmed = rows.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>());
        let written: Vec<Vec<String>> = trimmed.filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
        prop_assert_eq!(read, written);
    }

    #[test]
    fn what_any_table_says_is_taken_soundly_or_left_out(rows in prop::collection::vec(prop::collection::vec("(?s)\\PC{0,12}|[a-c -]{0,4}|https://[a-z@/ .]{0,9}|[0-9]{1,5}[./-][0-9]{1,2}[./-][0-9]{1,4}|[0-9]{1,7}", COLUMNS.len()), 0..5)) {
        let lines = rows.iter().map(|row| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","));
        targets::table([COLUMNS.join(",")].into_iter().chain(lines).collect::<Vec<_>>().join("\n").as_bytes());
        let records: Vec<Value> = rows.iter().map(|row| COLUMNS.iter().zip(row).map(|(name, cell)| ((*name).to_owned(), json!(cell))).collect()).collect();
        targets::table(json!(records).to_string().as_bytes());
    }

    #[test]
    fn any_bytes_are_a_table_or_are_refused(bytes in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(b"\",;\t\n\r[]{}:#a".to_vec())], 0..80)) {
        targets::table(&bytes);
        targets::table(&[&b"name,released\n"[..], &bytes].concat());
        targets::table(&[&b"### Name\n\n"[..], &bytes].concat());
    }

    #[test]
    fn any_text_is_a_day_of_the_calendar_or_is_asked_about(text in "[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}([T ][0-9:Z]{0,8})?|[0-9]{0,11}(\\.0)?|(?s).{0,12}") {
        for order in [None, Some(Order::Dmy), Some(Order::Mdy)] {
            match dates::parse(&text, order) {
                Ok(date) => prop_assert_eq!(dates::parse(&date.iso(), order), Ok(date)),
                Err(advice) => prop_assert!(
                    advice.starts_with("write it as") || advice.starts_with("write the year") || (order.is_none() && advice.contains("--dates")),
                    "{advice}"
                ),
            }
        }
    }

    #[test]
    fn any_model_is_taken_or_left_out(name in "\\PC{0,12}", day in "[0-9-]{0,10}", number in any::<i64>(), price in any::<f64>(), kind in "(text|image|audio|video|\\PC{0,6})", model in "[a-z0-9/._ ]{0,12}") {
        let text = format!(
            "name = {}\nrelease_date = {}\nopen_weights = true\n[limit]\ncontext = {number}\n[modalities]\ninput = [{kind:?}, 1]\noutput = [{}]\n[cost]\ninput = {number}\noutput = {price:e}\ncache_read = 'x'",
            json!(name), json!(day), json!(kind)
        );
        if let Ok(own) = models_dev::parse("a.toml", &text) {
            let mut left_out = Vec::new();
            let file = File { path: "a.toml", provider: "acme", maker: "Acme", model: &model };
            let said = models_dev::facts(file, &own, Some(&own), &mut left_out);
            prop_assert!(said.is_some() || !left_out.is_empty());
            if let Some(said) = said {
                let mut tool = json!({});
                merge(&mut tool, &said);
                prop_assert_eq!(merge(&mut tool, &said), []);
            }
        }
    }
}

#[test]
fn a_table_that_was_cut_off_anywhere_is_read_as_far_as_it_goes_or_refused() {
    let whole = "\u{feff}name;\"what, it; is\";released\r\nÖne;\"in \"\"two\"\"\nlines\";2026-11-28\r\nTwo;x;28.11.2026\r\n";
    let records = "[{\"name\":\"Öne\",\"released\":\"2026-11-28\",\"links\":{\"home\":\"https://example.com\"}},{\"name\":\"B\"}]";
    for text in [whole, records] {
        (0..=text.len()).for_each(|end| targets::table(&text.as_bytes()[..end]));
    }
}

#[test]
fn a_table_of_columns_without_end_is_refused_at_once() {
    let wide: String = (0..300_000).map(|i| format!("c{i},")).collect();
    let said = Table::read("t.csv", wide.as_bytes()).unwrap_err().to_string();
    assert!(said.starts_with("t.csv: 300001 columns, where 1000 is the most: "), "{said}");
    // Each record has a field of its own: as a table, a hundred thousand times as large as the file.
    let records: Vec<String> = (0..100_000).map(|i| format!("{{\"f{i}\":1}}")).collect();
    let said = Table::read_json("t.json", format!("[{}]", records.join(",")).as_bytes()).unwrap_err().to_string();
    assert!(said.starts_with("t.json: 100000 records of 51 columns or more: import it in parts"), "{said}");
    let record = (0..2_000).map(|i| format!("\"f{i}\":1")).collect::<Vec<_>>().join(",");
    let said = Table::read_json("t.json", format!("[{{{record}}}]").as_bytes()).unwrap_err().to_string();
    assert!(said.starts_with("t.json: 1001 columns, where 1000 is the most: "), "{said}");
}

#[test]
fn an_address_that_no_page_may_link_to_is_left_out_with_its_line() {
    let table = Table::read("t.csv", b"name,url\nA,https://\nB,https://x y\nC,https://user@host/\nD,https://example.com/\n").unwrap();
    let said = facts("t.csv", &table, &[], None).unwrap();
    let left_out: Vec<String> = said.left_out.iter().map(ToString::to_string).collect();
    assert_eq!(left_out.len(), 3, "{left_out:?}");
    assert_eq!(left_out[0], "t.csv: links.home: line 2: \"https://\": write an address that begins with https://");
    assert_eq!(said.tools[3].fields["links.home"], json!("https://example.com/"));
}

#[test]
fn a_year_of_two_digits_is_left_out_and_said_in_either_order_and_with_dots() {
    for (cell, order) in [
        ("11/28/26", None),
        ("28/11/26", None),
        ("28.11.26", None),
        ("3/4/26", None),
        ("3/4/26", Some(Order::Mdy)),
        ("3/4/26", Some(Order::Dmy)),
        ("0026-11-28", None),
    ] {
        let table = Table::read("t.csv", format!("name,released\nA,{cell}\n").as_bytes()).unwrap();
        let said = facts("t.csv", &table, &[], order).unwrap();
        let left_out: Vec<String> = said.left_out.iter().map(ToString::to_string).collect();
        assert_eq!(left_out, [format!("t.csv: released: line 2: \"{cell}\": write the year with four digits, from 1900 on")]);
        assert_eq!(said.tools[0].fields.get("released"), None, "{cell}");
    }
}

#[test]
fn a_slug_that_no_tool_can_have_is_left_out_with_its_line() {
    let table = Table::read("t.csv", b"name\nCon\nEnter vs.\nThis vs. That\nVS Code\n").unwrap();
    let said = facts("t.csv", &table, &[], None).unwrap();
    let left_out: Vec<String> = said.left_out.iter().map(ToString::to_string).collect();
    let advice = "choose another: that stands between the two slugs in the address of a comparison";
    assert_eq!(
        left_out,
        [
            "t.csv: slug: line 2: \"con\" is the name of a device on Windows: choose another: Windows can hold no file of that name"
                .to_owned(),
            format!("t.csv: slug: line 3: \"enter-vs\" ends with \"-vs\": {advice}"),
            format!("t.csv: slug: line 4: \"this-vs-that\" holds \"-vs-\": {advice}"),
        ]
    );
    assert_eq!(said.tools.iter().map(|facts| facts.slug.as_str()).collect::<Vec<_>>(), ["vs-code"]);
}
