//! What editors are told of the element `<ship-with>` is what the element has.

use std::collections::BTreeSet;

use std::process::Command;

use serde_json::{Value, json};
use shipwith_model::address::View;
use shipwith_model::address::page::{path_of, path_of_frame, path_of_frame_of, path_of_pair};
use shipwith_model::address::params::Params;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::share::embed::{Embed, Layout};
use shipwith_model::theme::Theme;

use crate::text;

/// The words in quotes of the piece of a text that begins behind a mark and ends before another.
fn quoted(text: &str, begin: &str, end: &str) -> BTreeSet<String> {
    let piece = text.split_once(begin).unwrap_or_else(|| panic!("{begin} is not there")).1.split_once(end).unwrap().0;
    piece.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The names in a list of the manifest.
fn names(element: &Value, list: &str) -> BTreeSet<String> {
    element[list].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn its_attributes_events_and_values_are_those_of_its_manifest_and_its_types() {
    let (script, types) = (text("web/embed.ts"), text("public/embed.d.ts"));
    let manifest: Value = serde_json::from_str(&text("public/custom-elements.json")).unwrap();
    let element = &manifest["modules"][0]["declarations"][0];
    let mut attributes = quoted(&script, "const ASKED = ", ";");
    attributes.extend(quoted(&script, "static observedAttributes = ", ";"));
    assert!(attributes.len() == 10, "{attributes:?}");
    assert_eq!(names(element, "attributes"), attributes);
    let typed = types.split_once("interface ShipWithAttributes {").unwrap().1.split_once('}').unwrap().0;
    let typed = typed.lines().filter_map(|line| line.trim().split_once("?: ").map(|(name, _)| name.to_owned())).collect();
    assert_eq!(attributes, typed);
    let events = quoted(&text("web/protocol.ts"), "enum ElementEvent {", "\n}");
    assert_eq!((names(element, "events"), quoted(&types, "interface ShipWithEvents {", "\n}")), (events.clone(), events));
    let layouts: Vec<_> = Layout::ALL.iter().map(|layout| layout.key()).collect();
    let themes: Vec<_> = Theme::ALL.iter().map(|theme| theme.key()).collect();
    for (attribute, values) in [("layout", layouts), ("theme", themes)] {
        let values = values.into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
        let told = element["attributes"].as_array().unwrap().iter().find(|one| one["name"] == attribute).unwrap();
        assert_eq!(quoted(&format!("{};", told["type"]["text"].as_str().unwrap()), "", ";"), values);
        assert_eq!(quoted(&types, &format!("\n  {attribute}?: "), ";"), values);
    }
}

/// What `web/attributes.ts` gives for each of some queries: whether it is sound, and where its page and its frame are.
fn looked_at_by_the_scripts(queries: &[&str]) -> Vec<(bool, Option<[String; 2]>)> {
    let root = env!("CARGO_MANIFEST_DIR");
    let script = format!(
        "const {{ buildSync }} = require('esbuild'); \
         const built = buildSync({{ entryPoints: ['web/attributes.ts'], bundle: true, format: 'cjs', write: false }}); \
         const module = {{ exports: {{}} }}; new Function('module', built.outputFiles[0].text)(module); \
         const of = query => {{ const asked = new URLSearchParams(query), place = module.exports.places(name => asked.get(name)); \
             return [module.exports.isSound(asked), place && [place.page, place.frame]] }}; \
         console.log(JSON.stringify({}.map(of)))",
        json!(queries)
    );
    let ran = Command::new("node").current_dir(root).args(["-e", &script]).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    serde_json::from_slice(&ran.stdout).unwrap()
}

#[test]
fn a_finished_frame_takes_what_the_program_takes() {
    let queries = [
        "",
        "theme=auto",
        "theme=dark",
        "theme=drak",
        "theme=Dark",
        "lang=de",
        "lang=pt-BR",
        "lang=zh-Hant-TW",
        "lang=d",
        "lang=de-",
        "lang=12",
        "lang=abcdefghi",
        "lang=de_AT",
        "lang=x-1",
        "count=1",
        "count=10",
        "count=11",
        "count=0",
        "count=05",
        "count=-1",
        "count=1.5",
        "count=five",
        "count=%2B3",
    ];
    for (query, (is_sound, _)) in queries.iter().zip(looked_at_by_the_scripts(&queries)) {
        assert_eq!(Embed::read(&Params::parse(&format!("?{query}"))).is_ok(), is_sound, "{query}");
    }
}

#[test]
fn the_element_looks_for_pages_and_frames_where_they_are() {
    let [x, y] = ["x", "y"].map(|slug| Slug::parse(slug).unwrap());
    let pair = Some([path_of_pair(&x, &y), path_of_frame(&x, &y)]);
    let alone = |view| Some([path_of(view, Some(&x)).unwrap(), path_of_frame_of(view, &x).unwrap()]);
    for (query, places) in [
        ("a=x&b=y&layout=compact", pair.clone()),
        ("a=x&b=y&layout=meter", pair),
        ("a=x&b=y&tool=x&layout=tool", alone(View::Tool)),
        ("category=x&layout=top", alone(View::Category)),
        ("a=x&b=y&layout=full", None),
        ("a=x&b=y", None),
    ] {
        assert_eq!(looked_at_by_the_scripts(&[query])[0].1, places, "{query}");
    }
}
