//! The step that a workflow on GitHub takes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::machine::write_program;

const HERE: &str = env!("CARGO_MANIFEST_DIR");

/// A folder with a command in it that writes down how it was called.
fn workspace(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("action").join(name);
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(folder.join("data")).unwrap();
    write_program(&folder.join("shipwith"), "#!/bin/sh\nfor a in \"$@\"; do printf '[%s]' \"$a\"; done; echo\n");
    folder
}

fn step(folder: &Path, step: &str, variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(format!("{HERE}/scripts/action"));
    command.arg(step).current_dir(folder).env("SHIPWITH_COMMAND", folder.join("shipwith")).env_remove("GITHUB_OUTPUT");
    command.envs(variables.iter().copied()).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn it_checks_the_catalog_where_it_is_and_builds_the_site() {
    let folder = workspace("steps");
    let check = |folder_of: &str, deny: &str| said(&step(&folder, "check", &[("FOLDER", folder_of), ("DENY", deny)]));
    for here in [".", "./", ""] {
        assert_eq!(check(here, ""), "[check][data][--format][github]\n", "{here}");
    }
    assert_eq!(check("./my docs/", ""), "[check][my docs/data][--format][github]\n");
    fs::write(folder.join("data/catalog.json"), "{}").unwrap();
    assert_eq!(check("data", "unreviewed"), "[check][data][--format][github][--deny][unreviewed]\n");
    // An argument is one argument, whatever is in it.
    assert_eq!(check("data", "x; rm -rf /"), "[check][data][--format][github][--deny][x; rm -rf /]\n");
    let built = step(&folder, "build", &[("FOLDER", "."), ("OUT", "my site")]);
    assert_eq!(said(&built), "[build][.][--out][my site]\n");
    assert_eq!(step(&folder, "other", &[]).status.code(), Some(2));
}

#[test]
fn the_command_is_built_anew_when_its_source_is_another() {
    let folder = workspace("digest");
    fs::create_dir_all(folder.join("scripts")).unwrap();
    write_program(&folder.join("scripts/action"), &fs::read_to_string(format!("{HERE}/scripts/action")).unwrap());
    fs::write(folder.join("source.rs"), "one").unwrap();
    let digest = || {
        let said = Command::new(folder.join("scripts/action"))
            .arg("source")
            .env_remove("GITHUB_OUTPUT")
            .env_remove("SHIPWITH_COMMAND")
            .output()
            .unwrap();
        String::from_utf8_lossy(&said.stdout).into_owned()
    };
    let one = digest();
    assert!(one.starts_with("digest=") && one.trim_end().ends_with("/target/release/shipwith"), "{one}");
    assert_eq!(digest(), one);
    // What it makes is no source of it.
    fs::create_dir_all(folder.join("target/release")).unwrap();
    fs::write(folder.join("target/release/shipwith"), "made").unwrap();
    assert_eq!(digest(), one);
    fs::write(folder.join("source.rs"), "two").unwrap();
    assert_ne!(digest(), one);
}

#[test]
fn the_workflows_and_the_action_are_as_their_host_reads_them() {
    for (kind, file) in [
        ("action", "action.yml"),
        ("workflow", "crates/publisher/src/starter/site.yml"),
        ("workflow", "crates/publisher/src/starter/tool.yml"),
    ] {
        let script = format!(
            "const {{ validateAction, validateWorkflow }} = await import('@action-validator/core'); \
             const text = (await import('node:fs')).readFileSync('{file}', 'utf8'); \
             const {{ errors }} = '{kind}' === 'action' ? validateAction(text) : validateWorkflow(text); \
             if (errors.length) {{ console.log(JSON.stringify(errors)); process.exit(1); }}"
        );
        let ran = Command::new("node").args(["--input-type=module", "--eval", &script]).current_dir(HERE).output().unwrap();
        assert!(ran.status.success(), "{file}: {}{}", said(&ran), String::from_utf8_lossy(&ran.stderr));
    }
    // A run that is told no source, as one of a fork is not, says so before anything is fetched; and a newer site is the last to be put up.
    let site = fs::read_to_string(format!("{HERE}/crates/publisher/src/starter/site.yml")).unwrap();
    let asked = site.find("- if: env.SOURCE == ''").unwrap();
    assert!(asked < site.find("actions/checkout").unwrap() && site.contains("repository: ${{ env.SOURCE }}"), "{site}");
    assert!(site.contains("\nconcurrency: site-${{ github.ref }}\n"), "{site}");
    // And the check can fail.
    let odd = "const { validateWorkflow } = await import('@action-validator/core'); process.exit(validateWorkflow('on: push\\njobs: 1\\n').errors.length ? 3 : 0)";
    let ran = Command::new("node").args(["--input-type=module", "--eval", odd]).current_dir(HERE).output().unwrap();
    assert_eq!(ran.status.code(), Some(3), "{}", String::from_utf8_lossy(&ran.stderr));
}
