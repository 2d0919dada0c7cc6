//! A reviewer over all the tools that they judged: how often they ship, how often the others outvote them, with whom they agree.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::catalog::date::Date;
use crate::catalog::lenient::optional;
use crate::catalog::naming::named;
use crate::catalog::problem::Problem;
use crate::catalog::rule::Rule;
use crate::catalog::slug::Slug;
use crate::catalog::tool::Tool;
use crate::catalog::verdict::{Tally, Verdict};
use crate::n;

/// With fewer tools in common than this, it is chance whether two reviewers agree.
const FEWEST_IN_COMMON: u32 = 5;

/// The most characters of a first sentence.
const LONGEST: usize = 240;

/// How many verdicts a profile lists, the latest: a file of them stays within a few hundred kilobytes.
const MOST: usize = 1_000;

/// A reviewer over all tools, as its file says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// How often they ship and skip.
    pub tally: Tally,
    /// On how many tools more of the others say the opposite.
    pub outvoted: u32,
    /// How many of their tools others judged too.
    pub contested: u32,
    /// The tools they judged, the latest verdict first: all of them, or the latest of many.
    pub tools: Vec<Judged>,
    /// Every other reviewer with whom they have a tool in common, in order of their ids.
    #[serde(default, deserialize_with = "optional")]
    pub others: Vec<Agreement>,
}

/// A tool that they judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// The tool.
    pub slug: Slug,
    /// Its name in full.
    pub name: String,
    /// What stands beside the name, where others have the same.
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    pub apart: Option<String>,
    /// What they said.
    pub verdict: Verdict,
    /// Whether more of the others say the opposite.
    #[serde(default, deserialize_with = "optional")]
    pub outvoted: bool,
    /// The first sentence of why.
    pub because: String,
    /// When.
    #[serde(default, deserialize_with = "optional", skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

/// How two reviewers compare on the tools that both judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// The other reviewer's id.
    pub reviewer: String,
    /// On how many tools they said the same.
    pub same: u32,
    /// How many tools both judged.
    pub both: u32,
}

impl Judged {
    /// The tool's name, told from others.
    pub fn label(&self) -> String {
        named(&self.name, self.apart.as_deref())
    }
}

impl Profile {
    /// Looks through all tools for what a reviewer said.
    pub fn of<'t>(reviewer: &str, tools: impl IntoIterator<Item = &'t Tool>) -> Self {
        let mut profile = Self::default();
        tools.into_iter().for_each(|tool| profile.add(reviewer, tool));
        profile.finish();
        profile
    }

    /// Takes what the reviewer said of a tool, if anything.
    pub fn add(&mut self, reviewer: &str, tool: &Tool) {
        let Some(own) = tool.reviews.iter().find(|review| review.reviewer == reviewer) else { return };
        let mut opposite = 0;
        let mut others = 0;
        for other in tool.reviews.iter().filter(|review| review.reviewer != reviewer) {
            let same = u32::from(other.verdict == own.verdict);
            others += 1;
            opposite += 1 - same;
            match self.others.iter_mut().find(|known| known.reviewer == other.reviewer) {
                Some(known) => {
                    known.same += same;
                    known.both += 1;
                }
                None => self.others.push(Agreement { reviewer: other.reviewer.clone(), same, both: 1 }),
            }
        }
        match own.verdict {
            Verdict::Ship => self.tally.ship += 1,
            Verdict::Skip => self.tally.skip += 1,
        }
        let outvoted = opposite * 2 > others;
        self.outvoted += u32::from(outvoted);
        self.contested += u32::from(others > 0);
        self.tools.push(Judged {
            slug: tool.slug.clone(),
            name: tool.name.clone(),
            apart: None,
            verdict: own.verdict,
            outvoted,
            because: first_sentence(&own.quote),
            date: own.date,
        });
        // Now and then, so that a large catalog is not kept.
        if self.tools.len() >= MOST * 4 {
            self.shorten();
        }
    }

    /// Puts everything in its order, when all tools have been looked at.
    pub fn finish(&mut self) {
        self.shorten();
        self.others.sort_by(|a, b| a.reviewer.cmp(&b.reviewer));
    }

    /// On how many of how many tools more of the others say the opposite, in words.
    pub fn outvoted_in_words(&self) -> String {
        n!(
            self.contested,
            "on {outvoted} of the one tool that others judged too",
            "on {outvoted} of the {n} tools that others judged too",
            outvoted = self.outvoted
        )
    }

    /// How many more verdicts there are than are listed.
    pub fn left_out(&self) -> usize {
        usize::try_from(self.tally.total()).unwrap_or_default().saturating_sub(self.tools.len())
    }

    fn shorten(&mut self) {
        self.tools.sort_by(|a, b| (b.date, &a.name, &a.slug).cmp(&(a.date, &b.name, &b.slug)));
        self.tools.truncate(MOST);
    }

    /// Reads its file.
    ///
    /// # Errors
    /// It is of no use.
    pub fn read(file: &str, text: &str) -> Result<Self, Problem> {
        serde_json::from_str(text).map_err(|error| Problem::whole(Rule::Json, file, error.to_string(), "write it anew: shipwith index"))
    }

    /// With whom they agree most, and with whom least: the two are different, or there is only the first.
    pub fn extremes(&self) -> (Option<&Agreement>, Option<&Agreement>) {
        let share = |a: &&Agreement, b: &&Agreement| -> Ordering {
            (u64::from(a.same) * u64::from(b.both)).cmp(&(u64::from(b.same) * u64::from(a.both)))
        };
        let known = || self.others.iter().filter(|other| other.both >= FEWEST_IN_COMMON);
        // Of equals the first is taken, at both ends.
        let most = known().rev().max_by(share);
        let least = known().min_by(share).filter(|least| most.is_some_and(|most| share(least, &most) == Ordering::Less));
        (most, least)
    }
}

/// A text up to the end of its first sentence, or to the last word that fits.
pub fn first_sentence(text: &str) -> String {
    let text = text.trim();
    let ends = text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '。')).map(|(at, c)| at + c.len_utf8());
    // A mark within a word, as in a version, ends nothing.
    let end =
        ends.into_iter().find(|end| text[*end..].chars().next().is_none_or(|next| next.is_whitespace() || text[..*end].ends_with('。')));
    let sentence = &text[..end.unwrap_or(text.len())];
    let Some((cut, _)) = sentence.char_indices().nth(LONGEST) else { return sentence.to_owned() };
    let words = sentence[..cut].rfind(char::is_whitespace).unwrap_or(cut);
    format!("{}…", sentence[..words].trim_end())
}
