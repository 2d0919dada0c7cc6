//! `shipwith new` begins a tool's file; `check` then asks for what is to be filled in, and for nothing else.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::folder::{Folder, Ran, catalog, run, tool};

fn new(folder: &Folder, slug: &str) -> Ran {
    run([Path::new("new"), Path::new(slug), Path::new("--dir"), &folder.0])
}

#[test]
fn check_asks_for_what_is_to_be_filled_in_and_for_nothing_else() {
    let folder = Folder::new("new");
    let ran = new(&folder, "my-tool-2");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let said = folder.check();
    let places: Vec<&str> = said.problems().iter().filter_map(|line| line.split(": ").nth(1)).collect();
    assert!(said.problems().iter().all(|line| line.starts_with("tools/my-tool-2.json: ") && line.contains(": empty: ")), "{}", said.out);
    let review = |i: usize| [format!("reviews[{i}].quote"), format!("reviews[{i}].verdict")];
    let mut expected = vec!["category".to_owned(), "maker".into(), "pricing.entry".into()];
    expected.extend(review(0).into_iter().chain(review(1)));
    expected.extend(["summary".into(), "tagline".into()]);
    assert_eq!(places, expected);

    let file = folder.0.join("tools/my-tool-2.json");
    let mut filled: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!((&filled["name"], &filled["$schema"]), (&json!("My Tool 2"), &json!("../tool.schema.json")));
    assert_eq!((&filled["reviews"][0]["reviewer"], &filled["reviews"][1]["reviewer"]), (&json!("builder"), &json!("skeptic")));
    for field in ["maker", "category", "tagline", "summary"] {
        filled[field] = json!("Text");
    }
    filled["pricing"]["entry"] = json!("Free");
    for i in [0, 1] {
        filled["reviews"][i]["verdict"] = json!("ship");
        filled["reviews"][i]["quote"] = json!("Yes.");
    }
    fs::write(&file, filled.to_string()).unwrap();
    assert_eq!(folder.check().code, Some(0));
    let schema: Value = serde_json::from_str(&fs::read_to_string(folder.0.join("tool.schema.json")).unwrap()).unwrap();
    assert!(jsonschema::is_valid(&schema, &filled));
}

#[test]
fn nothing_is_overwritten_and_a_bad_slug_is_refused() {
    let folder = Folder::new("new-refused");
    let before = fs::read(folder.0.join("tools/alpha.json")).unwrap();
    let ran = new(&folder, "alpha");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("is there already"), "{}", ran.err);
    assert_eq!(fs::read(folder.0.join("tools/alpha.json")).unwrap(), before);
    for bad in ["../evil", "Upper", "a b", ""] {
        let ran = new(&folder, bad);
        assert_eq!(ran.code, Some(2), "{bad}");
        assert!(ran.err.contains("is no slug: write lower-case letters"), "{}", ran.err);
    }
    assert_eq!(fs::read_dir(folder.0.join("tools")).unwrap().count(), 2);
}

#[test]
fn without_a_catalog_it_says_what_comes_first() {
    let folder = Folder::new("new-nowhere");
    fs::remove_file(folder.0.join("catalog.json")).unwrap();
    let ran = new(&folder, "gamma");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("write catalog.json first"), "{}", ran.err);
}

#[test]
fn a_slug_that_ends_in_vs_is_refused_and_a_problem_in_a_catalog_and_one_that_begins_so_is_none() {
    let folder = Folder::new("new-versus");
    let advice = "choose another: that stands between the two slugs in the address of a comparison";
    let ran = new(&folder, "enter-vs");
    assert_eq!((ran.code, ran.err), (Some(2), format!("shipwith: \"enter-vs\" ends with \"-vs\": {advice}\n")));
    folder.write("tools/enter-vs.json", tool("enter-vs").to_string());
    assert_eq!(folder.check().problems(), [format!("tools/enter-vs.json: slug: \"enter-vs\" ends with \"-vs\": {advice}")]);
    fs::remove_file(folder.0.join("tools/enter-vs.json")).unwrap();
    assert_eq!(new(&folder, "vs-code").code, Some(0));
    folder.write("tools/vs-code.json", tool("vs-code").to_string());
    assert_eq!(folder.check().code, Some(0));
}

#[test]
fn a_slug_that_the_dark_pictures_of_another_tool_have_is_a_problem() {
    let folder = Folder::new("new-dark");
    let advice = "choose another for one of them: the pictures for dark pages have that name";
    for (slug, found) in [("alpha-dark", "\"alpha-dark\" beside \"alpha\""), ("gamma", "\"gamma-dark\" beside \"gamma\"")] {
        folder.write("tools/gamma-dark.json", tool("gamma-dark").to_string());
        let ran = new(&folder, slug);
        assert_eq!((ran.code, ran.err), (Some(2), format!("shipwith: {found}: {advice}\n")), "nothing is begun that check refuses");
        assert!(!folder.0.join(format!("tools/{slug}.json")).exists());
    }
    // Nor by an import, of two that are new, too.
    folder.write("tools.csv", "name,maker\nalpha-dark,A\nGamma,B\ndelta dark,C\ndelta,D\nomega,E\n");
    let ran = folder.import("tools.csv", &["--dry-run"]);
    assert!(ran.out.starts_with("tools/delta-dark.json: new\ntools/omega.json: new\n2 tools new, "), "{}{}", ran.out, ran.err);
    for found in ["\"alpha-dark\" beside \"alpha\"", "\"gamma-dark\" beside \"gamma\"", "\"delta-dark\" beside \"delta\""] {
        assert!(ran.err.contains(&format!("tools.csv: {found}: {advice}\n")), "{found}: {}", ran.err);
    }
    for file in ["tools.csv", "tools/gamma-dark.json"] {
        fs::remove_file(folder.0.join(file)).unwrap();
    }
    folder.write("tools/beta-dark.json", tool("beta-dark").to_string());
    assert_eq!(folder.check().problems(), [format!("tools/beta.json: slug: \"beta-dark\" beside \"beta\": {advice}")]);
    // Whichever of the two comes first.
    fs::remove_dir_all(folder.0.join("tools")).unwrap();
    let mut whole = catalog();
    whole["tools"] = json!([tool("alpha"), tool("beta"), tool("beta-dark")]);
    folder.write("catalog.json", whole.to_string());
    assert_eq!(folder.check().problems(), [format!("catalog.json: tools[2].slug: \"beta-dark\" beside \"beta\": {advice}")]);
    whole["tools"][2] = tool("gamma-dark");
    folder.write("catalog.json", whole.to_string());
    assert_eq!(folder.check().code, Some(0), "nobody else is called gamma");
}
