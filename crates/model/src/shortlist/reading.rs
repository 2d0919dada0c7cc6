//! Reads a record back. What people wrote around it does not matter: of each tool and pair one line is read, which no reader sees.

use serde::{Deserialize, Serialize};

use super::kept::{Kept, Stored};
use super::{MOST, MOST_NOTE, parse};
use crate::ballot::Question;
use crate::t;

/// The largest record that is read, in bytes.
pub const MOST_BYTES: usize = 4_000_000;

const BEGINS: &str = "<!-- shipwith-kept ";
const ENDS: &str = " -->";

/// A tool or a pair as a line of a record.
#[derive(Serialize, Deserialize)]
struct Line {
    /// `kept:a` or `kept:a|b`, as its storage entry is called.
    of: String,
    note: String,
    since: u64,
    at: u64,
}

/// The line of a record that is read back: a comment, of which no text can end it.
pub fn line(of: &Question, kept: &Kept) -> String {
    let Kept { note, since, at } = kept.clone();
    let line = Line { of: super::key(of), note, since, at };
    // The sign is only ever within a text, where it may be written so.
    let json = serde_json::to_string(&line).unwrap_or_default().replace('>', "\\u003e");
    format!("{BEGINS}{json}{ENDS}\n")
}

/// What a record keeps, and what could not be read in it, a sentence each.
pub type Record = (Vec<(Question, Kept)>, Vec<String>);

/// Why a file of so many bytes is not even read; none when it is not too large.
pub fn too_large(file: &str, bytes: usize) -> Option<String> {
    (bytes > MOST_BYTES).then(|| {
        t!(
            "{file} has {size} MB; a shortlist has {most} MB at the most. Check that it is the file you meant.",
            file,
            size = format!("{}.{}", bytes / 1_000_000, bytes / 100_000 % 10),
            most = MOST_BYTES / 1_000_000
        )
    })
}

/// Reads a record; `file` names it in messages. A line that cannot be read is left out and named. Of two lines on the same
/// tool or pair, the one with the later notes is taken.
///
/// # Errors
/// The file is too large, holds nothing of a shortlist, or more than is ever kept.
pub fn read(file: &str, text: &str) -> Result<Record, String> {
    if let Some(problem) = too_large(file, text.len()) {
        return Err(problem);
    }
    let (mut read, mut problems): Record = Default::default();
    let lines = text.lines().enumerate().filter_map(|(i, line)| Some((i + 1, line.trim().strip_prefix(BEGINS.trim_end())?)));
    for (number, line) in lines {
        match entry(line) {
            Ok((of, kept)) => match read.iter_mut().find(|(other, _)| *other == of) {
                Some((_, here)) if here.at < kept.at => *here = kept,
                Some(_) => {}
                None => read.push((of, kept)),
            },
            Err(why) => problems.push(t!("{file}, line {number}: {why}", file, number, why)),
        }
        if read.len() > MOST {
            return Err(t!(
                "{file} keeps more than {most} tools and pairs, which is the most of a shortlist. Part the file.",
                file,
                most = MOST
            ));
        }
    }
    match problems.first() {
        None if read.is_empty() => Err(t!("{file} holds no shortlist. Choose a file that this page saved.", file)),
        Some(problem) if read.is_empty() => Err(problem.clone()),
        _ => Ok((read, problems)),
    }
}

fn entry(line: &str) -> Result<(Question, Kept), String> {
    let json = line.strip_suffix(ENDS).ok_or_else(|| t!("the line is cut off: save the file again"))?;
    let Line { of, note, since, at } = serde_json::from_str(json).map_err(|_| t!("the line is damaged: save the file again"))?;
    let of = parse(&of).ok_or_else(|| t!("it names neither a tool nor a pair: save the file again"))?;
    // What the storage would not give back is not taken in.
    match Stored::decode(&Kept { note, since, at }.encode()) {
        Stored::Kept(kept) => Ok((of, kept)),
        _ => Err(t!("the notes are longer than {most} characters: shorten them", most = MOST_NOTE)),
    }
}
