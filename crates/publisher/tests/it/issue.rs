//! A tool that somebody proposes in the form of an issue becomes a file.

use serde_json::json;

use crate::folder::{Folder, run};

const ISSUE: &str = "### Name\r\n\r\nWhisper 3\r\n\r\n### Maker\r\n\r\nOpenAI\r\n\r\n### Category\r\n\r\nSpeech\r\n\r\n### What it is, in a line\r\n\r\nIt listens\r\n\r\n### What it is, in a paragraph\r\n\r\nIt listens\r\n\r\nto you.\r\n\r\n### What it costs to begin with\r\n\r\nFree\r\n\r\n### License\r\n\r\n_No response_\r\n\r\n### Its page\r\n\r\nhttps://example.com/whisper\r\n";

#[test]
fn its_answers_are_the_facts_and_the_panel_has_not_spoken_yet() {
    let folder = Folder::new("issue");
    folder.write("issue.md", ISSUE);
    let [issue, dir] = ["issue.md", "."].map(|path| folder.0.join(path).display().to_string());
    let ran = run(["new", "--issue", &issue, "--dir", &dir]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let made = folder.tool("whisper-3");
    assert_eq!((&made["maker"], &made["summary"], &made["license"]), (&json!("OpenAI"), &json!("It listens\n\nto you."), &json!(null)));
    assert_eq!(made["links"]["home"], json!("https://example.com/whisper"));
    let ran = folder.check();
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "3 tools, 4 reviews, 2 reviewers: no problems\n"));
    let ran = run(["new", "--issue", &issue, "--dir", &dir]);
    assert!(ran.code == Some(2) && ran.err.contains("is there already"), "{}", ran.err);
}

#[test]
fn what_is_not_the_form_becomes_no_file() {
    let folder = Folder::new("issue-odd");
    for (text, says) in
        [("Hello", "gives no slug"), ("### Name\n\n../../x-vs-y\n", "holds \"-vs-\""), ("### Name\n\ncon\n", "is the name of a device")]
    {
        folder.write("issue.md", text);
        let [issue, dir] = ["issue.md", "."].map(|path| folder.0.join(path).display().to_string());
        let ran = run(["new", "--issue", &issue, "--dir", &dir]);
        assert!(ran.code == Some(2) && ran.err.contains(says), "{}", ran.err);
    }
    assert_eq!(folder.check().out, "2 tools, 4 reviews, 2 reviewers: no problems\n");
}
