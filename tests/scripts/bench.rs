//! What `scripts/bench` keeps between its runs.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::machine::write_program;

const HERE: &str = env!("CARGO_MANIFEST_DIR");

/// A publisher's command that notes each call, and makes the folder that it is asked to fill.
const COMMAND: &str = "#!/bin/sh\necho \"$1\" >>calls\nmkdir -p \"$2\"\n";

/// What makes a catalog and its index, among the crates.
const MAKERS: [&str; 4] = ["model/src/catalog", "model/src/search", "publisher/src/generate", "publisher/src/index"];

#[test]
fn a_large_catalog_is_made_anew_when_what_makes_it_is_another() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench with a space");
    fs::remove_dir_all(&root).ok();
    for folder in MAKERS {
        assert!(Path::new(HERE).join("crates").join(folder).is_dir(), "{folder} is elsewhere now");
        fs::create_dir_all(root.join("crates").join(folder)).unwrap();
    }
    let program = root.join("shipwith");
    write_program(&program, COMMAND);
    let calls = || {
        let script = "const { largeCatalog } = await import(process.argv[1]); await largeCatalog('.', '.', 10);";
        let ran = Command::new("node")
            .args(["--input-type=module", "--eval", script, &format!("{HERE}/bench/catalogs.mjs")])
            .current_dir(&root)
            .env("SHIPWITH_COMMAND", &program)
            .output()
            .unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        fs::read_to_string(root.join("calls")).unwrap()
    };
    assert_eq!(calls(), "generate\nindex\n");
    assert_eq!(calls(), "generate\nindex\n", "what is there is kept");
    fs::write(root.join("crates/publisher/src/index/split.rs"), "smaller parts").unwrap();
    assert_eq!(calls(), "generate\nindex\ngenerate\nindex\n");
}
