//! `shipwith schema` prints what editors check the files by; it takes what `check` takes.

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::folder::{catalog, run, tool};

fn validator(of: &str) -> Validator {
    let ran = run(["schema", of]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let schema: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    jsonschema::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

fn read(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn every_file_of_this_house_is_valid() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    validator("catalog").validate(&read(&data.join("catalog.json"))).unwrap();
    let tools = validator("tool");
    for member in fs::read_dir(data.join("tools")).unwrap() {
        let path = member.unwrap().path();
        tools.validate(&read(&path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

#[test]
fn a_tool_with_a_fault_is_not_valid() {
    let tools = validator("tool");
    let mut sound = tool("alpha");
    sound["$schema"] = json!("../tool.schema.json");
    sound["community"] = json!({ "ship": 1, "skip": 2, "as_of": "2025-01-01" });
    tools.validate(&sound).unwrap();
    sound["community"] = Value::Null;
    tools.validate(&sound).unwrap();
    for (pointer, bad) in [
        ("/slug", json!("No Slug")),
        ("/slug", json!("a".repeat(65))),
        ("/name", json!(" ")),
        ("/maker", Value::Null),
        ("/released", json!("2025-13-01")),
        ("/pricing/entry", Value::Null),
        ("/pricing/plans/0/price", json!(20)),
        ("/links/home", json!("http://example.com")),
        ("/links/home", json!("javascript:alert(1)")),
        ("/links/hoem", json!("https://example.com")),
        ("/reviews/0/verdict", json!("maybe")),
        ("/reviews/0/quote", json!("")),
        ("/reviews/0/stars", json!(5)),
        ("/community", json!({ "ship": -1, "skip": 0 })),
        ("/community", json!({ "ship": 1 })),
        ("/community", json!({ "ship": 1, "skip": 0, "maybe": 3 })),
        ("/licence", json!("MIT")),
    ] {
        let mut file = sound.clone();
        let (record, field) = pointer.rsplit_once('/').unwrap();
        file.pointer_mut(record).unwrap()[field] = bad;
        assert!(!tools.is_valid(&file), "{pointer}: {file}");
    }
    let mut nameless = sound.clone();
    nameless.as_object_mut().unwrap().remove("name");
    assert!(!tools.is_valid(&nameless));
}

#[test]
fn a_catalog_with_a_fault_is_not_valid() {
    let schema = validator("catalog");
    let mut whole = catalog();
    whole["tools"] = json!([tool("alpha"), tool("beta")]);
    whole["site"]["address"] = json!("https://example.com/tools/");
    whole["site"]["language"] = json!("pt-BR");
    whole["site"]["newsletter"] = json!({ "title": "News", "blurb": "Monthly.", "action": "./subscribe" });
    schema.validate(&whole).unwrap();
    for (pointer, bad) in [
        ("/schema", json!(2)),
        ("/site/title", json!("")),
        ("/site/address", json!("https://example.com")),
        ("/site/language", json!("german")),
        ("/site/language", json!("de_AT")),
        ("/site/newsletter/action", json!("http://example.com")),
        ("/site/newsletter/action", json!("./sub scribe")),
        ("/featured/0", json!(["alpha"])),
        ("/reviewers/0/id", Value::Null),
        ("/tools/0/slug", json!("-")),
        ("/extra", json!(1)),
    ] {
        let mut file = whole.clone();
        match file.pointer_mut(pointer) {
            Some(value) => *value = bad,
            None => file[&pointer[1..]] = bad,
        }
        assert!(!schema.is_valid(&file), "{pointer}");
    }
}
