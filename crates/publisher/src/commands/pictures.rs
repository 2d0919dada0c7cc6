//! Writes the pictures of comparisons: each as SVG, light and dark, and as PNG for what shows shared links.

use std::collections::BTreeSet;

use shipwith::pictures::{Drawing, Painter, darkened};
use shipwith_model::address::page::DARK;

use super::outputs::Outputs;
use super::parallel;

/// How many are painted before they are written: some megabytes.
const AT_ONCE: usize = 64;

/// The pictures that are still to be painted.
pub struct Pictures<'p> {
    painter: &'p Painter,
    /// Where each goes, without its ending, and its SVG.
    waiting: Vec<(String, String)>,
    staged: BTreeSet<String>,
    /// How many have letters that no font of this machine has.
    lacking: usize,
}

impl<'p> Pictures<'p> {
    /// None yet.
    pub fn new(painter: &'p Painter) -> Self {
        Self { painter, waiting: Vec::new(), staged: BTreeSet::new(), lacking: 0 }
    }

    /// Stages a picture at a path, given without its ending, unless it is staged already. One whose SVG has not changed is not
    /// painted again, unless the fonts of the machine are in it: others may be there by now.
    pub fn stage(&mut self, path: &str, drawing: Drawing, out: &mut Outputs) -> Result<(), String> {
        if !self.staged.insert(path.to_owned()) {
            return Ok(());
        }
        let Drawing { svg, is_own, lacks_letters } = drawing;
        self.lacking += usize::from(lacks_letters);
        let is_same = is_own && out.is_there(&format!("{path}.svg"), svg.as_bytes())?;
        out.stage(&format!("{path}.svg"), &svg)?;
        out.stage(&format!("{path}{DARK}.svg"), darkened(&svg))?;
        if is_same && out.keep(&format!("{path}.png"))? {
            return Ok(());
        }
        self.waiting.push((path.to_owned(), svg));
        if self.waiting.len() >= AT_ONCE { self.paint(out) } else { Ok(()) }
    }

    /// How many have letters that no font of this machine has.
    pub fn lacking(&self) -> usize {
        self.lacking
    }

    /// What draws them.
    pub fn painter(&self) -> &Painter {
        self.painter
    }

    /// Paints what waits, on every processor, and stages it.
    pub fn paint(&mut self, out: &mut Outputs) -> Result<(), String> {
        let waiting = std::mem::take(&mut self.waiting);
        let painted = parallel::map(&waiting, |(_, svg)| self.painter.png(svg))?;
        for ((path, _), png) in waiting.iter().zip(painted) {
            out.stage(&format!("{path}.png"), png?)?;
        }
        Ok(())
    }
}
