//! A picture is kept as long as nothing changes it, be it the fonts of the machine.

use std::fs;

use serde_json::json;
use shipwith::index::manifest::{MANIFEST, Manifest};

use crate::pages::{folder, index};

/// Where it stands with which fonts of the machine pictures were painted.
const FONTS: &str = "pictures/fonts.json";

#[test]
fn a_picture_with_letters_beyond_the_own_font_is_painted_again_where_the_fonts_are_others() {
    let folder = folder("pictures-foreign", None);
    let mut gamma = folder.tool("gamma");
    // No letter has that number, so no font has it.
    gamma["name"] = json!("\u{378}\u{97f3}\u{58f0}");
    folder.write("tools/gamma.json", gamma.to_string());
    let ran = index(&folder, &[]);
    let said = "; 3 pictures lack letters that no font of this machine has, such as U+0378 in pictures/";
    assert!(ran.out.contains(said) && ran.out.contains("gamma.svg: install one, and build again\n"), "{}", ran.out);
    let place = |path: &str| folder.0.join("site").join(path);
    let fonts = fs::read_to_string(place(FONTS)).unwrap();
    // As a run before would have left them.
    let left = |path: &str, text: &str| {
        let mut list = Manifest::read(&fs::read_to_string(place(MANIFEST)).unwrap()).unwrap();
        list.add(path, text.as_bytes());
        fs::write(place(path), text).unwrap();
        fs::write(place(MANIFEST), list.write()).unwrap();
    };
    let names = ["gamma", "alpha-vs-gamma", "beta-vs-alpha"].map(|name| format!("pictures/{name}.png"));
    names.iter().for_each(|name| left(name, "of the run before"));
    let painted = || names.each_ref().map(|name| fs::read(place(name)).unwrap().starts_with(b"\x89PNG"));
    index(&folder, &[]);
    assert_eq!(painted(), [false; 3], "the fonts are the same");
    left(FONTS, "{ \"fonts\": \"of another machine\" }\n");
    index(&folder, &[]);
    assert_eq!(painted(), [true, true, false], "the third has the own letters alone");
    assert_eq!(fs::read_to_string(place(FONTS)).unwrap(), fonts);
    // What somebody else has put there is not taken for what a run has noted.
    fs::write(place(FONTS), "mine").unwrap();
    let ran = folder.index_site(&place("data"), &place(""));
    assert!(ran.code == Some(2) && ran.err.contains("fonts.json was not written by `shipwith index`"), "{}", ran.err);
    fs::write(place(FONTS), &fonts).unwrap();
    gamma["name"] = json!("gamma");
    folder.write("tools/gamma.json", gamma.to_string());
    let ran = index(&folder, &[]);
    assert!(!ran.out.contains("that no font") && !place(FONTS).exists(), "{}", ran.out);
}
