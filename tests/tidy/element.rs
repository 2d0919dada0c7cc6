//! What editors are told of the element `<ship-with>` is what the element has.

use std::collections::BTreeSet;

use serde_json::Value;
use shipwith_model::share::embed::Layout;
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
    assert!(attributes.len() == 7, "{attributes:?}");
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
