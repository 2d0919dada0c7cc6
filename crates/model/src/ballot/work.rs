//! Many votes changed bit by bit, with a way to stop and a way back.

use crate::ballot::{Ballot, Write};

/// Changes that are being made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// What is still to be changed, the last first.
    queue: Vec<Write>,
    /// How many changes there are altogether.
    of: usize,
    /// The changes that lead back from those that are made.
    back: Vec<Write>,
}

impl Work {
    /// Begins to make changes.
    pub fn new(changes: &[Write]) -> Self {
        Self { queue: changes.iter().rev().cloned().collect(), of: changes.len(), back: Vec::new() }
    }

    /// Whether changes are under way.
    pub fn is_under_way(&self) -> bool {
        self.of > 0
    }

    /// Makes the next changes to the ballot, at most so many, and gives what is to be stored of them; none when all are made.
    pub fn step(&mut self, ballot: &mut Ballot, most: usize) -> Option<Vec<Write>> {
        let mut next = self.queue.split_off(self.queue.len().saturating_sub(most));
        next.reverse();
        let back = (!next.is_empty()).then(|| ballot.apply(&next))?;
        // What a later version stored is left as it is, and then nothing leads back from it.
        let mut made = back.iter().map(|change| change.key.as_str()).peekable();
        let writes = next.iter().filter(|change| made.next_if(|key| *key == change.key).is_some()).cloned().collect();
        self.back.extend(back);
        Some(writes)
    }

    /// Leaves a vote as the visitor, or another tab, has it now: neither the rest nor the way back leads over it.
    pub fn leave(&mut self, key: &str) {
        self.queue.retain(|write| write.key != key);
        self.back.retain(|write| write.key != key);
    }

    /// Leaves the rest of the changes undone.
    pub fn stop(&mut self) {
        self.of -= self.queue.len();
        self.queue.clear();
    }

    /// How many of how many changes are made.
    pub fn progress(&self) -> (usize, usize) {
        (self.of - self.queue.len(), self.of)
    }

    /// How many changes were made, and those that lead back.
    pub fn end(self) -> (usize, Vec<Write>) {
        (self.of, self.back)
    }
}

#[cfg(test)]
mod tests {
    use super::Work;
    use crate::ballot::{Ballot, Write};

    const OLD: &str = r#"{"v":1,"verdict":"skip","at":1}"#;
    const NEW: &str = r#"{"v":1,"verdict":"ship","at":2}"#;

    fn write(tool: usize, text: &str) -> Write {
        Write { key: format!("vote:t{tool}"), text: Some(text.into()) }
    }

    #[test]
    fn changes_are_made_bit_by_bit_and_stopped_in_between_there_is_a_way_back_from_those_that_were_made() {
        let mut ballot = Ballot::default();
        for tool in 0..6 {
            ballot.follow(&format!("vote:t{tool}"), Some(if tool == 1 { r#"{"v":2}"# } else { OLD }));
        }
        let changes: Vec<Write> = (0..6).map(|tool| write(tool, NEW)).collect();
        let mut work = Work::new(&changes);
        assert_eq!((work.progress(), work.is_under_way()), ((0, 6), true));
        assert_eq!(work.step(&mut ballot, 3), Some(vec![write(0, NEW), write(2, NEW)]), "a later version's vote is not ours to change");
        assert_eq!((work.progress(), ballot.later()), ((3, 6), 1));
        // The visitor votes on one that is done, and on one that is still to come.
        work.leave("vote:t0");
        work.leave("vote:t3");
        assert_eq!(work.step(&mut ballot, 1), Some(vec![write(4, NEW)]));
        work.stop();
        assert_eq!(work.step(&mut ballot, 9), None);
        assert_eq!(work.end(), (5, vec![write(2, OLD), write(4, OLD)]), "what is left to the visitor counts as dealt with");
        assert!(!Work::default().is_under_way());
    }
}
