//! Names that cannot be told apart, or that some system cannot hold.

use std::path::Path;

use serde_json::{Value, json};

use crate::folder::{Folder, catalog, run, tool};

fn named(slug: &str, name: &str, maker: Value) -> Value {
    let mut tool = tool(slug);
    tool["name"] = json!(name);
    tool["maker"] = maker;
    tool
}

#[test]
fn two_tools_of_one_name_and_maker_are_a_problem_and_of_two_makers_are_none() {
    let folder = Folder::new("names");
    for (name, maker, is_problem) in [
        ("GPT-4o", json!("OpenAI"), true),
        (" gpt-4O  ", json!("Open  AI"), false),
        ("gpt-4O ", json!(" openai"), true),
        ("GPT-4o", json!("Azure"), false),
        ("GPT 4o", json!("OpenAI"), false),
        ("GPT-4o mini", json!("OpenAI"), false),
    ] {
        folder.write("tools/alpha.json", named("alpha", "GPT-4o", json!("OpenAI")).to_string());
        folder.write("tools/beta.json", named("beta", name, maker.clone()).to_string());
        let ran = folder.check();
        assert_eq!(ran.code, Some(i32::from(is_problem)), "{name} {maker}: {}", ran.out);
        let said = "is also in tools/alpha.json: give each tool of a maker a name of its own: nobody could tell them apart";
        assert_eq!(ran.out.contains(said), is_problem, "{}", ran.out);
    }
}

#[test]
fn two_of_one_name_in_a_whole_catalog_say_which_ones() {
    let folder = Folder::new("names-whole");
    std::fs::remove_dir_all(folder.0.join("tools")).unwrap();
    let mut whole = catalog();
    whole["tools"] = json!([named("alpha", "One", json!("Acme")), named("beta", "One", json!("Acme"))]);
    folder.write("catalog.json", whole.to_string());
    let advice = "give each tool of a maker a name of its own: nobody could tell them apart";
    assert_eq!(folder.check().problems(), [format!("catalog.json: tools[1].name: \"One\" of \"Acme\" is also in tools[0]: {advice}")]);
}

#[test]
fn the_name_of_a_device_is_refused_by_new_and_a_problem_in_a_catalog() {
    let folder = Folder::new("devices");
    for slug in ["aux", "con", "nul", "prn", "com1", "lpt9"] {
        let ran = run([Path::new("new"), Path::new(slug), Path::new("--dir"), &folder.0]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{slug}");
        assert!(ran.err.contains("is the name of a device on Windows"), "{}", ran.err);
        let file = format!("tools/{slug}.json");
        folder.write(&file, tool(slug).to_string());
        let advice = "choose another: Windows can hold no file of that name";
        assert_eq!(folder.check().problems(), [format!("{file}: slug: \"{slug}\" is the name of a device on Windows: {advice}")]);
        std::fs::remove_file(folder.0.join(file)).unwrap();
    }
    assert_eq!(run([Path::new("new"), Path::new("console"), Path::new("--dir"), &folder.0]).code, Some(0));
}

#[test]
fn an_alternative_that_is_not_there_and_a_category_with_the_address_of_another_are_problems() {
    let folder = Folder::new("names-others");
    let mut alpha = tool("alpha");
    alpha["category"] = json!("AI tools");
    alpha["alternatives"] = json!(["beta", "betta"]);
    folder.write("tools/alpha.json", alpha.to_string());
    let mut beta = tool("beta");
    beta["category"] = json!("AI Tools!");
    folder.write("tools/beta.json", beta.to_string());
    let ran = folder.check();
    for said in [
        "tools/alpha.json: alternatives[1]: \"betta\" does not exist, did you mean \"beta\"?: name another tool of this catalog, or leave it out",
        "tools/beta.json: category: \"AI Tools!\" has the address of \"AI tools\", another category: write both alike, or use other words",
    ] {
        assert!(ran.code == Some(1) && ran.out.contains(said), "{}", ran.out);
    }
    assert_eq!(ran.out.matches("does not exist").count(), 1, "{}", ran.out);
    beta["category"] = json!("AI tools");
    folder.write("tools/beta.json", beta.to_string());
    alpha["alternatives"] = json!(["beta"]);
    folder.write("tools/alpha.json", alpha.to_string());
    assert_eq!(folder.check().code, Some(0));
}
