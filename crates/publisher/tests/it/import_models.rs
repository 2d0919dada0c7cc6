//! `shipwith import` takes the models of a checkout of models.dev.

use std::fs;

use serde_json::json;

use crate::folder::{Folder, all, run};

/// A small checkout of the same form: a model that says all itself, one that leans on another, one of a day that is none, one without a
/// name, and what is no model.
fn checkout(folder: &Folder) {
    for (file, text) in [
        (
            "models/lab/two.toml",
            "name = \"Two\"\nrelease_date = \"2026-01-02\"\nopen_weights = true\n[modalities]\ninput = [\"text\"]\noutput = [\"text\"]\n",
        ),
        ("providers/acme/provider.toml", "name = \"Acme Cloud\"\n"),
        (
            "providers/acme/models/one.toml",
            "name = \"One\"\nlast_updated = \"2026-03-04\"\n[cost]\ninput = 2.0\noutput = 10.0\n[limit]\ncontext = 200_000\noutput = 8_192\n",
        ),
        ("providers/acme/models/lab/two.toml", "base_model = \"lab/two\"\n"),
        ("providers/acme/models/one-next.toml", "name = \"One\"\n"),
        ("providers/acme/models/odd.toml", "name = \"Odd\"\nrelease_date = \"2025-25-11\"\n"),
        ("providers/acme/models/nameless.toml", "base_model = \"../../../secret\"\n"),
        ("providers/acme/models/torn.toml", "name = \n"),
        ("providers/acme/logo.svg", "<svg/>"),
        ("providers/README.md", "Providers"),
        ("providers/half/models/three.toml", "name = \"Three\"\n"),
    ] {
        folder.write(&format!("models.dev/{file}"), text);
    }
}

#[test]
fn each_model_of_each_provider_is_a_tool_that_check_finds_sound() {
    let folder = Folder::new("models");
    checkout(&folder);
    let before = all(&folder.0);
    let dry = folder.import("models.dev", &["--dry-run"]);
    assert!(dry.code == Some(0) && dry.out.contains("4 tools new") && dry.out.contains("nothing was written"), "{}{}", dry.out, dry.err);
    assert_eq!(all(&folder.0), before);
    let ran = folder.import("models.dev", &[]);
    assert_eq!(
        ran.out,
        "tools/acme-lab-two.json: new\ntools/acme-odd.json: new\ntools/acme-one-next.json: new\ntools/acme-one.json: new\n4 tools new, 0 changed, 0 as they were; 3 left out\n",
        "{}",
        ran.err
    );
    for said in ["models/nameless.toml: name: neither here", "models/odd.toml: release_date: \"2025-25-11\"", "models/torn.toml: no TOML"] {
        assert!(ran.err.contains(said), "{said} is not in {}", ran.err);
    }
    let one = folder.tool("acme-one");
    assert_eq!((&one["maker"], &one["pricing"]["plans"][1]["price"]), (&json!("Acme Cloud"), &json!("$10.00")));
    assert_eq!(one["sources"], json!([{ "of": "pricing", "url": "https://models.dev", "date": "2026-03-04" }]));
    assert_eq!((&folder.tool("acme-lab-two")["name"], &folder.tool("acme-lab-two")["license"]), (&json!("Two"), &json!("Open weights")));
    assert_eq!(
        (&folder.tool("acme-one-next")["name"], &one["name"]),
        (&json!("One"), &json!("One (one)")),
        "two of one name are told apart"
    );
    let ran = folder.check();
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "6 tools, 4 reviews, 2 reviewers: no problems\n"), "{}", ran.out);
}

#[test]
fn another_import_renews_prices_and_leaves_what_people_wrote() {
    let folder = Folder::new("models-again");
    checkout(&folder);
    folder.import("models.dev", &[]);
    let mut one = folder.tool("acme-one");
    one["summary"] = json!("My own words.");
    one["reviews"] = json!([crate::folder::review("builder", "ship", "Yes.")]);
    folder.write("tools/acme-one.json", one.to_string());
    let file = fs::read_to_string(folder.0.join("models.dev/providers/acme/models/one.toml")).unwrap();
    folder.write("models.dev/providers/acme/models/one.toml", file.replace("input = 2.0", "input = 1.5"));
    let ran = folder.import("models.dev", &[]);
    assert!(
        ran.out.starts_with("tools/acme-one.json: pricing.entry: \"$2.00 per million tokens in\" is now \"$1.50 per million tokens in\"\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.ends_with("0 tools new, 1 changed, 3 as they were; 3 left out\n"), "{}", ran.out);
    let now = folder.tool("acme-one");
    assert_eq!(
        (&now["summary"], &now["reviews"], &now["pricing"]["plans"][0]["price"]),
        (&one["summary"], &one["reviews"], &json!("$1.50"))
    );
}

#[test]
fn a_source_without_a_price_or_with_open_weights_only_changes_nothing_that_somebody_found_out() {
    let folder = Folder::new("models-found-out");
    checkout(&folder);
    folder.import("models.dev", &[]);
    let mut two = folder.tool("acme-lab-two");
    assert_eq!((&two["license"], &two["pricing"]["entry"]), (&json!("Open weights"), &json!("Not stated")), "a new tool has them");
    two["license"] = json!("MIT");
    two["pricing"]["entry"] = json!("$3 per hour");
    two["sources"] = json!([{ "of": "released", "url": "https://models.dev", "date": null }]);
    folder.write("tools/acme-lab-two.json", format!("{two:#}\n"));
    let before = all(&folder.0);
    let [source, dir] = ["models.dev", ""].map(|path| folder.0.join(path).display().to_string());
    let ran = folder.import("models.dev", &[]);
    assert_eq!(ran.out, "0 tools new, 0 changed, 4 as they were; 3 left out\n", "{}", ran.err);
    let ran = run(["sync", source.as_str(), "--dir", dir.as_str(), "--write"]);
    assert_eq!(ran.out, "0 tools changed, 4 as they were; 0 of the source are not in the catalog\n", "{}", ran.err);
    assert_eq!(all(&folder.0), before, "neither a price nor a license, no source of them and no step of a history");
    let ran = run(["drift", dir.as_str(), source.as_str()]);
    assert_eq!((ran.out.as_str(), ran.code), ("0 disagreements in 4 tools that both have\n", Some(0)), "{}", ran.err);
    // A price that comes later is one: after somebody's with a step, after none without.
    for model in ["lab/two", "odd"] {
        let file = format!("models.dev/providers/acme/models/{model}.toml");
        let text = fs::read_to_string(folder.0.join(&file)).unwrap();
        folder.write(&file, format!("{text}[cost]\ninput = 4\n"));
    }
    assert_eq!(run(["sync", source.as_str(), "--dir", dir.as_str(), "--write"]).code, Some(0));
    let [two, odd] = ["acme-lab-two", "acme-odd"].map(|slug| folder.tool(slug));
    assert_eq!((&two["license"], &odd["pricing"]["entry"]), (&json!("MIT"), &json!("$4.00 per million tokens in")));
    assert_eq!((&two["history"][0]["from"], &odd["history"]), (&json!("$3 per hour"), &json!(null)));
}

#[test]
fn a_folder_that_is_no_checkout_is_named() {
    let folder = Folder::new("models-none");
    fs::create_dir(folder.0.join("models.dev")).unwrap();
    let ran = folder.import("models.dev", &[]);
    assert!(ran.code == Some(2) && ran.err.contains("no checkout of models.dev"), "{}", ran.err);
}
