//! Many votes changed bit by bit, with a way to stop and a way back.

use std::collections::VecDeque;

use crate::ballot::Write;

/// Changes that are being made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// What is still to be changed.
    queue: VecDeque<Write>,
    /// How many changes there are altogether.
    of: usize,
    /// The changes that lead back from those that are made.
    back: Vec<Write>,
}

impl Work {
    /// Begins to make changes.
    pub fn new(changes: &[Write]) -> Self {
        Self { queue: changes.iter().cloned().collect(), of: changes.len(), back: Vec::new() }
    }

    /// Whether changes are under way.
    pub fn is_under_way(&self) -> bool {
        self.of > 0
    }

    /// The next changes, at most so many; they count as made.
    pub fn next(&mut self, most: usize) -> Vec<Write> {
        self.queue.drain(..most.min(self.queue.len())).collect()
    }

    /// Keeps what leads back from changes that were made.
    pub fn keep(&mut self, back: Vec<Write>) {
        self.back.extend(back);
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
    use crate::ballot::Write;

    fn write(key: &str, text: &str) -> Write {
        Write { key: key.into(), text: Some(text.into()) }
    }

    #[test]
    fn changes_are_made_bit_by_bit_and_stopped_in_between_there_is_a_way_back_from_those_that_were_made() {
        let changes: Vec<Write> = (0..5).map(|i| write(&format!("vote:t{i}"), "new")).collect();
        let mut work = Work::new(&changes);
        assert_eq!((work.progress(), work.is_under_way()), ((0, 5), true));
        let made = work.next(2);
        assert_eq!((made.as_slice(), work.progress()), (&changes[..2], (2, 5)));
        work.keep(vec![write("vote:t0", "old"), write("vote:t1", "old")]);
        // The visitor votes on one that is done, and on one that is still to come.
        work.leave("vote:t0");
        work.leave("vote:t3");
        assert_eq!(work.next(1), changes[2..3]);
        work.keep(vec![write("vote:t2", "old")]);
        work.stop();
        assert_eq!(work.next(9), []);
        let (made, back) = work.end();
        assert_eq!(
            (made, back),
            (4, vec![write("vote:t1", "old"), write("vote:t2", "old")]),
            "what is left to the visitor counts as dealt with"
        );
        assert!(!Work::default().is_under_way());
    }
}
