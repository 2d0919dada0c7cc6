//! docs/publish.md, followed to the letter from a blank folder to a site in the browser.

use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};
use tokio::process::Command;

use crate::serving::said_by;
use crate::site::publisher_program;
use crate::visitor::visit;
use crate::waiting::empty_folder;

/// What a reader is shown to type or to write, in order: the language of each block, and what is in it.
fn blocks() -> Vec<(String, String)> {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/publish.md")).unwrap();
    let part = page.split("\n## ").find(|part| part.starts_with("From a blank folder to a site")).unwrap();
    let part = part.split("\n### ").next().unwrap();
    let blocks = part.split("\n```").collect::<Vec<_>>();
    let block = |block: &&str| block.split_once('\n').map(|(language, text)| (language.to_owned(), text.to_owned())).unwrap();
    blocks.iter().skip(1).step_by(2).map(block).collect()
}

/// A shell that has the command.
fn shell(line: &str, folder: &Path) -> Command {
    let program = publisher_program();
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("bash");
    shell.args(["-euo", "pipefail", "-c", line]).current_dir(folder).env("PATH", path).stdin(Stdio::null());
    shell
}

/// Fills in what is empty, as a person does.
fn fill_in(file: &Path) {
    let mut tool: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    for field in ["maker", "category", "tagline", "summary"] {
        assert_eq!(tool[field], json!(""), "{field}");
        tool[field] = json!(format!("Some {field}"));
    }
    tool["pricing"]["entry"] = json!("Free");
    for review in tool["reviews"].as_array_mut().unwrap() {
        review["verdict"] = json!("ship");
        review["quote"] = json!("I would build on it.");
    }
    std::fs::write(file, format!("{tool:#}\n")).unwrap();
}

#[tokio::test]
async fn its_steps_lead_from_a_blank_folder_to_a_site() {
    visit("publishing", &["503"], |v| async move {
        let mut folder = empty_folder("publishing");
        let mut served = 0;
        for (language, text) in blocks() {
            if language == "json" {
                std::fs::write(folder.join("data/catalog.json"), &text).unwrap();
                continue;
            }
            assert_eq!(language, "sh");
            for line in text.lines() {
                if let Some(to) = line.strip_prefix("cd ") {
                    folder = folder.join(to);
                } else if line.starts_with("shipwith serve") {
                    // It goes on until its reader ends it; another port than the usual one may be taken.
                    let said = std::fs::File::create(folder.join("said")).unwrap();
                    let mut command = shell(&format!("exec {line}"), &folder);
                    let mut command = command.stdout(Stdio::piped()).stderr(said).kill_on_drop(true).spawn().unwrap();
                    let address = said_by(&mut command).await;
                    v.driver.goto(&address).await?;
                    v.until_text("body", "tools/piper.json: maker: empty").await?;
                    for tool in ["whisper", "piper"] {
                        fill_in(&folder.join(format!("data/tools/{tool}.json")));
                    }
                    v.until("!document.querySelector('#shipwith-problems')").await?;
                    v.driver.goto(format!("{address}tools/whisper/")).await?;
                    v.until_text("#app h1", "Whisper").await?;
                    served += 1;
                    v.driver.goto("about:blank").await?;
                } else {
                    let ran = shell(line, &folder).output().await.unwrap();
                    let said = String::from_utf8_lossy(&[ran.stdout, ran.stderr].concat()).into_owned();
                    assert!(ran.status.success(), "{line}: {said}");
                }
            }
        }
        assert_eq!(served, 1);
        // What step 5 shows is written by hand, and then the site is built again.
        let ran = shell("shipwith check data", &folder).output().await.unwrap();
        assert!(String::from_utf8_lossy(&ran.stdout).ends_with("no problems\n"), "{ran:?}");
        let file = folder.join("data/catalog.json");
        let text = std::fs::read_to_string(&file).unwrap();
        let featured = r#""featured": [["whisper", "piper"]]"#;
        std::fs::write(&file, text.replace(r#""featured": []"#, featured)).unwrap();
        assert!(std::fs::read_to_string(&file).unwrap().contains(featured));
        assert!(shell("shipwith build . --out site", &folder).output().await.unwrap().status.success());
        v.site.deploy(&folder.join("site"));
        v.compare("/").await?;
        v.until_text("#app h1", "Whisper vs Piper").await?;
        v.until_text("#app header", "My tools").await
    })
    .await;
}
