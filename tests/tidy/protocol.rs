//! What the program and the scripts of its page call what they say to one another: two lists, and one vocabulary.

use std::collections::{BTreeMap, BTreeSet};

use shipwith_model::offline::word::Word;

use crate::{files, text};

/// What scripts say to one another alone: the program knows nothing of it.
const OF_SCRIPTS_ALONE: [&str; 7] = ["ScriptEvent", "Line", "Step", "Amount", "Cut", "FrameWord", "HostWord"];

/// The members of each list, as `MEMBER = value`.
type Lists = BTreeMap<String, BTreeSet<String>>;

/// `TakeOver` as Rust names a module (`take_over`).
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// The lists of a text: each begins with a line that `name` knows and ends with a brace; `member` reads its lines.
fn lists(text: &str, name: impl Fn(&str) -> Option<String>, member: impl Fn(&str) -> Option<(String, String)>) -> Lists {
    let mut lists = Lists::new();
    let mut current = None;
    for line in text.lines().map(str::trim) {
        if let Some(name) = name(line) {
            assert!(lists.insert(name.clone(), BTreeSet::new()).is_none(), "{name} is there twice");
            current = Some(name);
        } else if line == "}" {
            current = None;
        } else if let (Some(list), Some((key, value))) = (current.as_ref().and_then(|name| lists.get_mut(name)), member(line)) {
            list.insert(format!("{key} = {value}"));
        }
    }
    lists
}

fn of_script(text: &str) -> Lists {
    let name = |line: &str| line.strip_prefix("export enum ")?.strip_suffix(" {").map(str::to_owned);
    lists(text, name, |line| line.strip_suffix(',')?.split_once(" = ").map(|(key, value)| (snake(key).to_uppercase(), value.to_owned())))
}

fn of_program(text: &str) -> Lists {
    let name = |line: &str| line.strip_prefix("pub mod ")?.strip_suffix(" {").map(str::to_owned);
    lists(text, name, |line| {
        line.strip_prefix("pub const ")?.strip_suffix(';')?.split_once(": &str = ").map(|(key, value)| (key.to_owned(), value.to_owned()))
    })
}

/// What only one of the two has, if anything.
fn differences(script: &str, program: &str) -> Vec<String> {
    let (script, program) = (of_script(script), of_program(program));
    let named = |lists: Lists, is_shared: fn(&str) -> bool, name: fn(&str) -> String| -> BTreeSet<String> {
        let shared = lists.into_iter().filter(|(list, _)| is_shared(list));
        shared.flat_map(|(list, members)| members.into_iter().map(move |member| format!("{}: {member}", name(&list)))).collect()
    };
    let script = named(script, |list| !OF_SCRIPTS_ALONE.contains(&list), snake);
    let program = named(program, |_| true, str::to_owned);
    assert!(script.len() > 1 || program.len() > 1, "nothing was read");
    script.symmetric_difference(&program).cloned().collect()
}

#[test]
fn program_and_scripts_have_the_same_words() {
    assert_eq!(differences(&text("web/protocol.ts"), &text("src/platform/protocol.rs")), [""; 0]);
}

#[test]
fn a_word_that_only_one_of_them_has_or_spells_otherwise_is_found() {
    let script = "/** Events. */\nexport enum ProgramEvent {\n  /** It runs. */\n  Running = \"x:running\",\n  TakenOver = \"x:taken\",\n}\nexport enum Step {\n  Begun = \"begun\",\n}";
    let program = |running: &str, more: &str| {
        format!(
            "pub mod program_event {{\n    pub const RUNNING: &str = \"{running}\";\n    pub const TAKEN_OVER: &str = \"x:taken\";\n{more}}}"
        )
    };
    assert_eq!(differences(script, &program("x:running", "")), [""; 0]);
    let spelled = ["program_event: RUNNING = \"x:runing\"", "program_event: RUNNING = \"x:running\""];
    assert_eq!(differences(script, &program("x:runing", "")), spelled);
    assert_eq!(
        differences(script, &program("x:running", "    pub const MORE: &str = \"x:more\";\n")),
        ["program_event: MORE = \"x:more\""]
    );
    assert_eq!(differences(script, "pub mod order {\n    pub const LOOK: &str = \"look\";\n}").len(), 3, "in both directions");
}

#[test]
fn nobody_else_spells_them_out() {
    for (file, text) in ["src", "web"].into_iter().flat_map(files) {
        // What the browser keeps has names of that form, too.
        if ["src/platform/protocol.rs", "web/protocol.ts", "web/boot/theme.ts", "web/boot/kept.ts"].contains(&file.as_str()) {
            continue;
        }
        let said = text.replace("<meta name=\"shipwith:", "");
        assert!(!said.contains("\"shipwith:"), "{file} names an event itself: see web/protocol.ts");
    }
}

#[test]
fn everything_that_the_worker_says_is_read_by_the_page() {
    let script = of_script(&text("web/protocol.ts"));
    let values = |list: &str| -> Vec<String> {
        let values = script[list].iter().map(|member| member.split_once(" = \"").unwrap().1.trim_end_matches('"').to_owned());
        values.collect()
    };
    for line in values("Line") {
        let message = format!(r#"{{"line":"{line}","text":"It is.","path":"tools/x.json","step":"begun"}}"#);
        assert!(Word::parse(&message).is_some(), "{message}");
    }
    for (list, before, after) in [
        ("Step", r#""step":""#, r#"""#),
        ("Cut", r#""step":"saved","cut":""#, r#"""#),
        ("Amount", r#""step":"saved","stock":{"tools":1,"left":0,"saved":""#, r#""}"#),
    ] {
        for value in values(list) {
            let message = format!(r#"{{"line":"stock",{before}{value}{after}}}"#);
            assert!(Word::parse(&message).is_some(), "{message}");
        }
    }
}
