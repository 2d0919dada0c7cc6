//! What an older browser makes of the styles. It leaves out each piece that it does not know, and must still show a page that can be
//! read, in its colors: so something that it knows stands before, and nothing that it knows is left out along with the rest.

use std::collections::BTreeSet;
use std::process::Command;

use crate::{files, text};

/// The values that a browser of 2022, which still runs the program, may not know, and cannot do without.
fn is_young(property: &str, value: &str) -> bool {
    // Since May 2024, and May 2023.
    let functions = ["light-dark(", "color-mix(", "oklch("];
    let words = || value.split(|c: char| !c.is_alphanumeric() && !"-.".contains(c));
    let is_size = property.ends_with("size") || property.ends_with("width") || property.ends_with("height");
    functions.iter().any(|function| value.contains(function))
        // What is read out in place of a sign, since July 2024; heights in lines, since November 2023; and what not all know yet.
        || (property == "content" && value.contains(" / "))
        || words().any(|word| word.ends_with("lh") && word.starts_with(|c: char| c.is_ascii_digit()))
        || (is_size && words().any(|word| word == "stretch"))
}

/// A rule: the heads that it stands in, its own as the last, and its declarations.
#[derive(Default)]
struct Rule {
    heads: Vec<String>,
    declarations: Vec<(String, String)>,
}

impl Rule {
    fn is_within(&self, rule: &str) -> bool {
        self.heads.iter().any(|head| head.starts_with(rule))
    }

    fn take(&mut self, declaration: &str) {
        self.declarations.extend(declaration.split_once(':').map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned())));
    }
}

/// A style sheet without its comments.
fn without_comments(css: &str) -> String {
    let mut pieces = css.split("/*");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |code, piece| code + piece.split_once("*/").map_or("", |(_, rest)| rest))
}

/// All rules of a style sheet, also those within others.
fn rules(css: &str) -> Vec<Rule> {
    let (mut open, mut done) = (vec![Rule::default()], Vec::new());
    let (mut piece, mut quote, mut depth) = (String::new(), None, 0);
    let css = without_comments(css);
    let mut letters = css.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => piece.extend([letter].into_iter().chain(letters.next())),
            '"' | '\'' if quote.is_none_or(|begun| begun == letter) => {
                quote = if quote.is_none() { Some(letter) } else { None };
                piece.push(letter);
            }
            '{' if quote.is_none() => {
                let mut rule = Rule { heads: open.last().unwrap().heads.clone(), ..Rule::default() };
                rule.heads.push(std::mem::take(&mut piece).trim().to_owned());
                open.push(rule);
            }
            ';' if quote.is_none() && depth == 0 => open.last_mut().unwrap().take(&std::mem::take(&mut piece)),
            '}' if quote.is_none() => {
                let mut rule = open.pop().unwrap();
                rule.take(&std::mem::take(&mut piece));
                done.push(rule);
            }
            _ => {
                if quote.is_none() {
                    depth += i32::from(letter == '(') - i32::from(letter == ')');
                }
                piece.push(letter);
            }
        }
    }
    assert_eq!((open.len(), depth, quote), (1, 0, None), "the braces, brackets and quotes are even");
    done
}

/// The members of a list of selectors: a comma within brackets parts nothing.
fn members(list: &str) -> Vec<&str> {
    let mut depth = 0;
    list.split(|letter| {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        letter == ',' && depth == 0
    })
    .collect()
}

/// What an older browser would miss of a style sheet.
fn missed(css: &str) -> Vec<String> {
    let all = rules(css);
    let (guarded, plain): (Vec<&Rule>, Vec<&Rule>) = all.iter().partition(|rule| rule.is_within("@supports"));
    let mut found = Vec::new();
    for rule in &plain {
        let head = rule.heads.join(" ");
        for (i, (name, value)) in rule.declarations.iter().enumerate() {
            let has_plain = rule.declarations[..i].iter().any(|(other, value)| other == name && !is_young(other, value));
            // Of a property of ours any value counts, and none that stands before.
            if is_young(name, value) && (name.starts_with("--") || !has_plain) {
                found.push(format!("{head}: {name}: {value}"));
            }
        }
    }
    let set: BTreeSet<&str> = plain.iter().flat_map(|rule| &rule.declarations).map(|(name, _)| name.as_str()).collect();
    for (name, _) in guarded.iter().flat_map(|rule| &rule.declarations) {
        if name.starts_with("--") && !set.contains(name.as_str()) {
            found.push(format!("{name} is only set within @supports"));
        }
    }
    for head in all.iter().filter_map(|rule| rule.heads.last()) {
        // Since December 2023; a list with a member that is not known is left out whole, but for one in `:is`.
        let is_strict = |member: &&str| member.split(":is(").next().is_some_and(|start| start.contains(":has("));
        let list = members(head);
        if list.len() > 1 && list.iter().any(is_strict) {
            found.push(format!("{head}: :has() stands in a list"));
        }
        if head.starts_with("@media") && head.contains(['<', '>']) {
            found.push(format!("{head}: ranges are written with min- and max-"));
        }
    }
    found
}

#[test]
fn the_search_for_what_is_missed_finds_what_is_planted() {
    for (css, is_missed) in [
        ("a { color: light-dark(red, blue) }", true),
        ("a { color: red; color: light-dark(red, blue) }", false),
        ("a { color: light-dark(red, blue); color: red }", true),
        ("a { color: red } a { color: light-dark(red, blue) }", true),
        ("@media print { a { color: color-mix(in oklab, red, blue); } }", true),
        ("@supports (color: light-dark(red, blue)) { a { color: light-dark(red, blue) } }", false),
        (":root { --ink: red; --ink: light-dark(red, blue) }", true),
        (":root { --ink: red } @supports (x: y) { :root { --ink: light-dark(red, blue) } }", false),
        ("@supports (x: y) { :root { --ink: red } }", true),
        ("a::before { content: '✓ ' / ''; }", true),
        ("a::before { content: '✓ '; content: '✓ ' / ''; }", false),
        ("a::before { content: ' / light-dark('; }", true),
        ("a { /* color: light-dark(red, blue); */ background: url('a;b{') }", false),
        ("a { block-size: 2lh }", true),
        ("a { inline-size: stretch }", true),
        ("a { align-content: stretch; line-height: 1.5 }", false),
        (".a, .b:has(c) { color: red }", true),
        (".a, .b:not(:has(c, d)) { color: red }", true),
        (".b:not(:has(c, d)) { color: red }", false),
        (".a, .b :is(c:has(d), e) { color: red }", false),
        ("@media (height < 40rem) { a { color: red } }", true),
        ("@media (max-height: 40rem) { a > b { color: red } }", false),
    ] {
        assert_eq!(!missed(css).is_empty(), is_missed, "{css}: {:?}", missed(css));
    }
}

#[test]
fn what_an_older_browser_does_not_know_has_something_that_it_knows_before_it() {
    for (file, css) in files("style") {
        assert_eq!(missed(&css), [""; 0], "{file}");
    }
}

#[test]
fn letters_that_join_are_set_apart_on_no_page() {
    for entry in ["index", "widget", "short"] {
        // In the last layer: whatever spaces letters stands before it.
        let sheet = text(&format!("style/{entry}.css"));
        assert!(sheet.contains("states;") && sheet.contains("@import \"letters.css\" layer(states);"), "{entry}.css");
    }
}

#[test]
fn it_is_still_there_when_the_styles_are_built() {
    for entry in ["index", "widget", "short"] {
        let script = format!(
            "process.stdout.write(require('esbuild').buildSync({{ entryPoints: ['style/{entry}.css'], bundle: true, minify: true, \
             write: false, external: ['fonts/*'] }}).outputFiles[0].text)"
        );
        let ran = Command::new("node").current_dir(env!("CARGO_MANIFEST_DIR")).args(["-e", &script]).output().unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        let css = String::from_utf8(ran.stdout).unwrap();
        assert!(css.contains("light-dark("), "{entry}.css has its colors");
        assert_eq!(missed(&css), [""; 0], "{entry}.css");
    }
}
