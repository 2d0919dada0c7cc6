//! Writes the pictures of comparisons: each as SVG, light and dark, and as PNG for what shows shared links.

use std::collections::BTreeSet;

use shipwith::invisible::is_invisible;
use shipwith::pictures::{Drawing, Painter, darkened};
use shipwith_model::address::page::DARK;

use super::output::count;
use super::outputs::Outputs;
use super::parallel;

/// How many are painted before they are written: some megabytes.
const AT_ONCE: usize = 64;

/// Which fonts of the machine the pictures were painted with, where they take more than the page's own letters.
const FONTS: &str = "pictures/fonts.json";

/// The pictures that are still to be painted.
pub struct Pictures<'p> {
    painter: &'p Painter,
    /// Where each goes, without its ending, and its SVG.
    waiting: Vec<(String, String)>,
    staged: BTreeSet<String>,
    /// How many have letters that no font of this machine has.
    lacking: usize,
    /// Such a letter, and a picture that has it.
    lacked: Option<(char, String)>,
    /// What is noted of the fonts of the machine, and whether the run before noted the same; none as long as nothing is drawn in them.
    fonts: Option<(String, bool)>,
}

impl<'p> Pictures<'p> {
    /// None yet.
    pub fn new(painter: &'p Painter) -> Self {
        Self { painter, waiting: Vec::new(), staged: BTreeSet::new(), lacking: 0, lacked: None, fonts: None }
    }

    /// Stages a picture at a path, given without its ending, unless it is staged already. One whose SVG has not changed is not
    /// painted again, unless fonts of the machine are in it and these are others by now.
    pub fn stage(&mut self, path: &str, drawing: Drawing, out: &mut Outputs) -> Result<(), String> {
        if !self.staged.insert(path.to_owned()) {
            return Ok(());
        }
        let Drawing { svg, is_own, lacks } = drawing;
        if let Some(letter) = lacks {
            self.lacking += 1;
            self.lacked.get_or_insert_with(|| (letter, format!("{path}.svg")));
        }
        let is_painted_alike = is_own || self.has_same_fonts(out)?;
        let is_same = is_painted_alike && out.is_there(&format!("{path}.svg"), svg.as_bytes())?;
        out.stage(&format!("{path}.svg"), &svg)?;
        out.stage(&format!("{path}{DARK}.svg"), darkened(&svg))?;
        if is_same && out.keep(&format!("{path}.png"))? {
            return Ok(());
        }
        self.waiting.push((path.to_owned(), svg));
        if self.waiting.len() >= AT_ONCE { self.paint(out) } else { Ok(()) }
    }

    /// Whether the fonts of the machine are those of the run before.
    fn has_same_fonts(&mut self, out: &Outputs) -> Result<bool, String> {
        if let Some((_, is_same)) = self.fonts {
            return Ok(is_same);
        }
        let noted = format!("{{ \"fonts\": \"{}\" }}\n", self.painter.fonts());
        let is_same = out.is_there(FONTS, noted.as_bytes())?;
        self.fonts = Some((noted, is_same));
        Ok(is_same)
    }

    /// What there is to say of letters that no font of this machine has.
    pub fn lacking(&self) -> Option<String> {
        let (letter, picture) = self.lacked.as_ref()?;
        let is_seen = letter.is_alphanumeric() && !is_invisible(*letter);
        let shown = if is_seen { format!("\"{letter}\"") } else { format!("U+{:04X}", u32::from(*letter)) };
        let lack = if self.lacking == 1 { "lacks" } else { "lack" };
        let which = format!("letters that no font of this machine has, such as {shown} in {picture}");
        Some(format!("{} {lack} {which}: install one, and build again", count(self.lacking, "picture")))
    }

    /// What draws them.
    pub fn painter(&self) -> &Painter {
        self.painter
    }

    /// Paints all that waits still, and notes with which fonts.
    pub fn finish(&mut self, out: &mut Outputs) -> Result<(), String> {
        self.paint(out)?;
        // Last: after a run that ends before, all of these are painted again.
        self.fonts.as_ref().map_or(Ok(()), |(noted, _)| out.stage(FONTS, noted))
    }

    /// Paints what waits, on every processor, and stages it.
    fn paint(&mut self, out: &mut Outputs) -> Result<(), String> {
        let waiting = std::mem::take(&mut self.waiting);
        let painted = parallel::map(&waiting, |(_, svg)| self.painter.png(svg))?;
        for ((path, _), png) in waiting.iter().zip(painted) {
            out.stage(&format!("{path}.png"), png?)?;
        }
        Ok(())
    }
}
