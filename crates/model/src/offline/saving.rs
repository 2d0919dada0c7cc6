//! Saving the whole catalog on the device, part by part, and giving the room back: where that stands, in words.

use super::size;
use super::word::{Amount, Cut, Report, Step, Stock};
use crate::language::said;
use crate::{n, t, text};

/// What can be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Save what is missing.
    Save,
    /// Stop saving.
    Stop,
    /// Give the room back.
    Remove,
    /// Look once more what there is.
    TryAgain,
}

/// What the page does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// It waits for the visitor; other things may be saved than before.
    Rest,
    /// It waits for the part that is being fetched.
    Wait,
    /// It asks for the next part.
    Save,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Phase {
    /// It is not known yet what there is.
    #[default]
    Looking,
    /// The visitor decides.
    Idle,
    /// Another tab may be saving.
    Queued,
    /// A part is being fetched.
    Saving,
}

/// Where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    phase: Phase,
    stock: Option<Stock>,
    cut: Option<Cut>,
    /// How many bytes were missing when saving began.
    total: u64,
    /// Whether the page gave up waiting for a part.
    is_late: bool,
    /// Whether the browser has refused to keep what is saved when it needs room.
    is_passing: bool,
    /// Whether the visitor has asked to look once more.
    is_again: bool,
}

impl Saving {
    /// Looks what there is.
    pub fn look(&mut self) {
        *self = Self { is_again: self.phase == Phase::Idle && self.stock.is_none(), ..Self::default() };
    }

    /// Whether it is still being looked.
    pub fn is_looking(&self) -> bool {
        self.phase == Phase::Looking
    }

    /// Begins to save what is missing.
    pub fn begin(&mut self) {
        let left = self.stock.as_ref().map_or(0, |stock| stock.left);
        *self = Self { phase: Phase::Queued, stock: self.stock.take(), total: left, ..Self::default() };
    }

    /// The browser may take the room back.
    pub fn note_passing(&mut self) {
        self.is_passing = true;
    }

    /// The part that is being fetched takes too long.
    pub fn give_up(&mut self) {
        self.is_late = true;
    }

    /// Nothing can be saved here at all.
    pub fn refuse(&mut self) {
        *self = Self { phase: Phase::Idle, cut: Some(Cut::Refused), ..Self::default() };
    }

    /// Takes a report of the worker.
    pub fn hear(&mut self, report: Report) -> Next {
        let is_saving = self.is_busy();
        // Another step than the one that is waited for: of a page that was here before this one.
        if matches!(report.step, Step::Begun | Step::Saved) != is_saving {
            return Next::Wait;
        }
        let is_done = report.cut.is_some() || report.stock.as_ref().is_none_or(|stock| stock.saved == Amount::All);
        (self.stock, self.cut) = (report.stock, report.cut);
        self.phase = match report.step {
            Step::Begun => Phase::Saving,
            Step::Saved if !is_done => Phase::Saving,
            Step::Surveyed | Step::Saved | Step::Removed => Phase::Idle,
        };
        match (self.phase, report.step) {
            (Phase::Idle, _) => Next::Rest,
            (_, Step::Saved) => Next::Save,
            _ => Next::Wait,
        }
    }

    /// Whether something is being saved, which leaving the page would cut short.
    pub fn is_busy(&self) -> bool {
        matches!(self.phase, Phase::Queued | Phase::Saving)
    }

    /// How many of how many bytes are saved, while they are.
    pub fn progress(&self) -> Option<(u64, u64)> {
        let left = self.stock.as_ref().filter(|_| self.phase == Phase::Saving)?.left;
        Some((self.total.saturating_sub(left), self.total.max(left)))
    }

    /// Where it stands.
    pub fn text(&self) -> String {
        match self.phase {
            Phase::Looking => t!("Checking what can be saved…"),
            Phase::Queued => t!("Getting ready to save…"),
            Phase::Saving => {
                let (done, total) = self.progress().unwrap_or_default();
                t!("Saving: {done} of {total}.", done = size(done), total = size(total))
            }
            Phase::Idle => {
                let parts = [said(self.reason()), self.holding(), said(self.reserve())];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// Why it was cut short.
    fn reason(&self) -> &'static str {
        match self.cut {
            Some(Cut::Stopped) if self.is_late => text!("The site takes too long to answer."),
            Some(Cut::Trouble) => text!("The site has trouble handing out a part of it."),
            Some(Cut::Page) => text!("Something on the way answered in place of the site."),
            Some(Cut::Changed) => text!("The catalog has changed meanwhile."),
            Some(Cut::Room) => text!("There is no more room for it."),
            Some(Cut::Lost) => text!("The connection was lost."),
            Some(Cut::Unreachable) => {
                text!("Nothing is removed while the site cannot be reached: there would be nothing left to read.")
            }
            Some(Cut::Foreign) => text!("The catalog comes from another site, which keeps it from being saved here."),
            Some(Cut::Refused) => {
                text!("Nothing can be saved here: the browser does not let the page, or the page itself could not be saved.")
            }
            Some(Cut::Stopped) | None => "",
        }
    }

    /// What is there, and what is missing.
    fn holding(&self) -> String {
        match &self.stock {
            None if self.is_hopeless() => String::new(),
            None => t!("What there is to save cannot be asked for now: the site cannot be reached, or does not offer it."),
            Some(Stock { tools, left, saved, at }) => match saved {
                Amount::None => n!(
                    *tools,
                    "The one tool can be saved on this device. It takes {size}.",
                    "All {n} tools can be saved on this device. They take {size}.",
                    size = size(*left)
                ),
                Amount::Part => {
                    t!("A part is saved on this device. What is missing, or newer than what is saved, takes {size}.", size = size(*left))
                }
                Amount::All => match at {
                    Some(day) => n!(
                        *tools,
                        "The one tool is saved on this device, as of {day}.",
                        "All {n} tools are saved on this device, as of {day}.",
                        day
                    ),
                    None => n!(*tools, "The one tool is saved on this device.", "All {n} tools are saved on this device."),
                },
            },
        }
    }

    fn reserve(&self) -> &'static str {
        let has_any = self.stock.as_ref().is_some_and(|stock| stock.saved != Amount::None);
        if self.is_passing && has_any && self.cut.is_none() { text!("The browser may remove them when it runs out of room.") } else { "" }
    }

    fn is_hopeless(&self) -> bool {
        matches!(self.cut, Some(Cut::Foreign | Cut::Refused))
    }

    /// What can be done, each with the words of its button.
    pub fn ways(&self) -> Vec<(Way, &'static str)> {
        const REMOVE: (Way, &str) = (Way::Remove, text!("Remove what is saved"));
        match self.phase {
            Phase::Looking if !self.is_again => Vec::new(),
            Phase::Looking => vec![(Way::TryAgain, text!("Try again"))],
            Phase::Queued | Phase::Saving => vec![(Way::Stop, text!("Stop"))],
            Phase::Idle => match self.stock.as_ref().map(|stock| stock.saved) {
                None if self.is_hopeless() => Vec::new(),
                None => vec![(Way::TryAgain, text!("Try again"))],
                Some(Amount::None) => vec![(Way::Save, text!("Save them"))],
                Some(Amount::Part) => vec![(Way::Save, text!("Go on")), REMOVE],
                Some(Amount::All) => vec![REMOVE],
            },
        }
    }
}
