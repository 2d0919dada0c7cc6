//! The packs of a catalog hold every file once, whole, and are no larger than they need to be.

use serde_json::{Value, json};
use shipwith::index::pack::{LIST, Packed, Packer};
use shipwith_model::search::stamp::Stamp;

fn packed(full: usize, files: &[(&str, &str)]) -> Vec<Packed> {
    stamped(full, files, Stamp::of(7))
}

fn stamped(full: usize, files: &[(&str, &str)], stamp: Stamp) -> Vec<Packed> {
    let mut packer = Packer::new(full, stamp);
    let mut packs: Vec<Packed> = files.iter().filter_map(|(path, text)| packer.add(path, (*text).to_owned())).collect();
    packs.extend(packer.finish(files.len()));
    packs
}

const FILES: [(&str, &str); 4] = [("a.json", "{\"a\":1}"), ("b.json", "12345678"), ("c.json", "\"ü\"\n"), ("d.json", "")];

#[test]
fn every_file_is_in_one_pack_as_it_is() {
    for full in [1, 10, 15, 1000] {
        let packs = packed(full, &FILES);
        let mut found = Vec::new();
        for (_, text) in &packs[..packs.len() - 1] {
            let mut pack: Value = serde_json::from_str(text).unwrap();
            assert_eq!(pack.as_object_mut().unwrap().shift_remove("stamp"), Some(json!("0000000000000007")));
            found.extend(pack.as_object().unwrap().iter().map(|(path, text)| (path.clone(), text.as_str().unwrap().to_owned())));
        }
        assert_eq!(found, FILES.map(|(path, text)| (path.to_owned(), text.to_owned())), "{full}");
    }
}

#[test]
fn a_pack_is_closed_before_it_is_too_large() {
    let names = |full| packed(full, &FILES).into_iter().map(|(name, _)| name).collect::<Vec<String>>();
    assert_eq!(names(1000), ["save/1.json", LIST]);
    assert_eq!(names(15), ["save/1.json", "save/2.json", LIST]);
    assert_eq!(names(1).len(), 5, "a file larger than a pack has one of its own, and an empty one goes along");
}

#[test]
fn the_list_tells_each_pack_its_size_and_a_mark_that_changes_with_it() {
    let list = |files: &[(&str, &str)]| -> Value { serde_json::from_str(&packed(10, files).pop().unwrap().1).unwrap() };
    let (before, after) = (list(&FILES), list(&[FILES[0], ("b.json", "12345679"), FILES[2], FILES[3]]));
    assert_eq!(before["tools"], json!(4));
    let texts = packed(10, &FILES);
    for (pack, (name, text)) in before["packs"].as_array().unwrap().iter().zip(&texts) {
        assert_eq!((pack["file"].as_str(), pack["bytes"].as_u64()), (Some(name.as_str()), Some(text.len() as u64)));
    }
    let sum: u64 = before["packs"].as_array().unwrap().iter().map(|pack| pack["bytes"].as_u64().unwrap()).sum();
    assert_eq!(before["bytes"], json!(sum));
    assert_eq!(before["packs"][0]["mark"], after["packs"][0]["mark"]);
    assert_ne!(before["packs"][1]["mark"], after["packs"][1]["mark"]);
}

#[test]
fn a_catalog_without_files_has_a_list_without_packs() {
    let packs = packed(10, &[]);
    assert_eq!(packs.len(), 1);
    assert_eq!(serde_json::from_str::<Value>(&packs[0].1).unwrap()["packs"], json!([]));
}

#[test]
fn a_pack_in_which_nothing_changed_keeps_its_mark_under_another_stamp() {
    let [before, after] = [7, 8].map(|hash| stamped(10, &FILES, Stamp::of(hash)));
    let list = |packs: &[Packed]| -> Value { serde_json::from_str(&packs.last().unwrap().1).unwrap() };
    assert_eq!(list(&before)["packs"], list(&after)["packs"]);
    assert_eq!((&list(&before)["stamp"], &list(&after)["stamp"]), (&json!("0000000000000007"), &json!("0000000000000008")));
}
