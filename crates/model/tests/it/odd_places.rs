//! Files of a catalog with a value of any kind in each of their places: what is wrong is named, and costs no more than it has to.

use std::fs::{read_dir, read_to_string};

use serde_json::{Value, json};
use shipwith_model::catalog::Catalog;
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::reading::Reading;
use shipwith_model::catalog::tool::Tool;

use crate::make::complete;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/data");

/// A step from a record to a field, or from a list to a member.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Field(String),
    Member(usize),
}

/// The paths of all values, the outermost first.
pub fn places(value: &Value, here: &[Step], found: &mut Vec<Vec<Step>>) {
    found.push(here.to_vec());
    let mut go = |step: Step, value: &Value| places(value, &[here, &[step]].concat(), found);
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| go(Step::Field(name.clone()), value)),
        Value::Array(members) => members.iter().enumerate().for_each(|(i, value)| go(Step::Member(i), value)),
        _ => {}
    }
}

/// The place of a path, to put something else there.
pub fn place<'v>(value: &'v mut Value, path: &[Step]) -> &'v mut Value {
    path.iter().fold(value, |value, step| match step {
        Step::Field(name) => &mut value[name.as_str()],
        Step::Member(i) => &mut value[*i],
    })
}

/// A path as messages write it.
fn written(path: &[Step]) -> String {
    let parts = path.iter().enumerate().map(|(i, step)| match step {
        Step::Field(name) if i == 0 => name.clone(),
        Step::Field(name) => format!(".{name}"),
        Step::Member(place) => format!("[{place}]"),
    });
    parts.collect()
}

/// Values of every kind, most of which are wrong in most places.
fn odd() -> Vec<Value> {
    let long = "long text, ".repeat(1_000);
    vec![json!(null), json!(true), json!(-1), json!(1e300), json!(""), json!(long), json!([]), json!({}), json!([[]])]
}

/// Whether what was read is the same as of the sound file but for what is at the path, or for the smallest record around it.
fn differs_only_there(sound: &Value, read: &Value, path: &[Step]) -> bool {
    match path {
        [] => true,
        [Step::Field(name), rest @ ..] => {
            // Half a count is none.
            let is_lost = read.is_null() && !sound["ship"].is_null();
            let mut names = sound.as_object().into_iter().chain(read.as_object()).flat_map(|fields| fields.keys());
            is_lost
                || names.all(|other| other == name || sound[other] == read[other]) && differs_only_there(&sound[name], &read[name], rest)
        }
        [Step::Member(i), rest @ ..] => {
            let [sound, read] = [sound, read].map(|list| list.as_array().map_or(&[][..], Vec::as_slice));
            let rest_is_same = |read: &[Value], from: usize| sound[..*i] == read[..*i] && sound[i + 1..] == read[from..];
            match read.len().cmp(&sound.len()) {
                std::cmp::Ordering::Equal => rest_is_same(read, i + 1) && differs_only_there(&sound[*i], &read[*i], rest),
                std::cmp::Ordering::Less => read.len() + 1 == sound.len() && rest_is_same(read, *i),
                std::cmp::Ordering::Greater => false,
            }
        }
    }
}

fn are_of(problems: &[Problem], path: &str) -> bool {
    problems.iter().all(|problem| problem.field.starts_with(path) || path.starts_with(&problem.field))
}

/// Puts a value somewhere into the file of a tool and holds what is read against what was said of it.
fn damage(file: &Value, path: &[Step], value: &Value) {
    let sound: Tool = Reading::new("x").read(file).unwrap();
    let mut damaged = file.clone();
    place(&mut damaged, path).clone_from(value);
    let at = written(path);
    let reading = Reading::new("x");
    let read: Option<Tool> = reading.read(&damaged);
    let problems = reading.into_problems();
    assert!(are_of(&problems, &at), "{at} = {value}: {problems:?}");
    let Some(read) = read else {
        assert!(matches!(at.as_str(), "" | "slug" | "name"), "{at} = {value} costs the whole file");
        return assert!(!problems.is_empty(), "{at} = {value} is not said");
    };
    let [sound, mut read] = [&sound, &read].map(|tool| serde_json::to_value(tool).unwrap());
    assert!(differs_only_there(&sound, &read, path), "{at} = {value} costs more than that: {read}");
    if problems.is_empty() && at != "$schema" {
        // What is as good as left out is not said, nor what is as good as what it takes the place of.
        let is_empty = value.is_null() || *value == json!([]) || (at == "links" && *value == json!({}));
        let text = |value: &Value| value.as_str().map(str::trim).map(str::to_owned);
        assert!(is_empty || text(place(&mut read, path)) == text(value), "{at} = {value} is left out and not said");
    }
}

/// The JSON of a tool that has every field of the format.
pub fn everything() -> Value {
    let mut file = complete("alpha");
    file["sources"] = json!([{ "of": "pricing", "url": "https://example.com/1", "date": "2025-04-01" }, { "of": "license", "url": "https://example.com/2" }]);
    file["history"] = json!([
        { "date": "2025-03-01", "of": "verdict", "reviewer": "pm", "from": "skip", "to": "ship", "why": "Because." },
        { "date": "2025-02-01", "of": "price", "to": "$20" },
    ]);
    file["alternatives"] = json!(["beta", "gamma"]);
    file
}

#[test]
fn a_value_of_another_kind_costs_the_least_that_it_can_and_is_named() {
    let file = everything();
    let mut paths = Vec::new();
    places(&file, &[], &mut paths);
    assert!(paths.len() > 60);
    for path in &paths {
        odd().iter().for_each(|value| damage(&file, path, value));
    }
}

#[test]
fn so_it_does_in_the_files_of_a_real_catalog() {
    let values = odd();
    let mut files: Vec<_> = read_dir(format!("{DATA}/tools")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    // Each value comes to each kind of place, in one file or another.
    for (i, file) in files.iter().enumerate().step_by(6) {
        let file: Value = serde_json::from_str(&read_to_string(file).unwrap()).unwrap();
        let mut paths = Vec::new();
        places(&file, &[], &mut paths);
        for (k, path) in paths.iter().enumerate().skip(i % 3).step_by(3) {
            damage(&file, path, &values[(i / 6 + k) % values.len()]);
        }
    }
}

#[test]
fn nothing_in_a_catalog_costs_what_stands_elsewhere_in_it() {
    let text = read_to_string(format!("{DATA}/catalog.json")).unwrap();
    let mut file: Value = serde_json::from_str(&text).unwrap();
    file["tools"] = json!([everything(), complete("beta")]);
    let (sound, problems) = Catalog::read("catalog.json", &file.to_string()).unwrap();
    assert!(problems.is_empty() && sound.tools.len() == 2);
    let mut paths = Vec::new();
    places(&file, &[], &mut paths);
    // What is inside of tools is looked at above.
    paths.retain(|path| !(path.len() > 2 && path[0] == Step::Field("tools".into())));
    for path in &paths {
        for value in odd() {
            let mut damaged = file.clone();
            place(&mut damaged, path).clone_from(&value);
            let at = written(path);
            let (read, problems) = match Catalog::read("catalog.json", &damaged.to_string()) {
                Ok(read) => read,
                Err(problem) => {
                    assert_eq!(at, "", "{problem}");
                    continue;
                }
            };
            assert!(are_of(&problems, &at), "{at} = {value}: {problems:?}");
            let is_in = |field: &str| path.first() == Some(&Step::Field(field.into()));
            assert!(at.is_empty() || is_in("site") || read.site == sound.site, "{at} = {value}");
            for (field, now, before) in [
                ("reviewers", read.reviewers.len(), sound.reviewers.len()),
                ("featured", read.featured.len(), sound.featured.len()),
                ("tools", read.tools.len(), sound.tools.len()),
            ] {
                let most = if !is_in(field) {
                    0
                } else if path.len() == 1 {
                    before
                } else {
                    1
                };
                assert!(at.is_empty() || now + most >= before, "{at} = {value} costs {} of {field}", before - now);
            }
        }
    }
}
