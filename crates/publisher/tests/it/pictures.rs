//! A picture is kept as long as nothing changes it, be it the fonts of the machine.

use std::fs;

use serde_json::json;
use shipwith::index::manifest::{MANIFEST, Manifest};

use crate::pages::{folder, index};

#[test]
fn a_picture_with_letters_beyond_the_own_font_is_painted_again_at_each_build() {
    let folder = folder("pictures-foreign", None);
    let mut gamma = folder.tool("gamma");
    // No letter has that number, so no font has it.
    gamma["name"] = json!("\u{97f3}\u{58f0}\u{378}");
    folder.write("tools/gamma.json", gamma.to_string());
    let ran = index(&folder, &[]);
    assert!(ran.out.contains("; 3 pictures lack letters that no font of this machine has: install one, and build again\n"), "{}", ran.out);
    // As a machine with other fonts would have painted them.
    let list = folder.0.join("site").join(MANIFEST);
    let mut manifest = Manifest::read(&fs::read_to_string(&list).unwrap()).unwrap();
    let names = ["gamma", "alpha-vs-gamma", "beta-vs-alpha"];
    let file = |name: &str| folder.0.join(format!("site/pictures/{name}.png"));
    for name in names {
        fs::write(file(name), "of other fonts").unwrap();
        manifest.add(&format!("pictures/{name}.png"), b"of other fonts");
    }
    fs::write(&list, manifest.write()).unwrap();
    index(&folder, &[]);
    let is_painted = |name: &str| fs::read(file(name)).unwrap().starts_with(b"\x89PNG");
    assert_eq!(names.map(is_painted), [true, true, false], "the third has the own letters alone");
    gamma["name"] = json!("gamma");
    folder.write("tools/gamma.json", gamma.to_string());
    let ran = index(&folder, &[]);
    assert!(!ran.out.contains("that no font"), "{}", ran.out);
}
