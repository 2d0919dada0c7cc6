//! Keeps files of one index apart from those of another: a catalog may change on its host between two requests.

use std::time::Duration;

use crate::catalog::failure::Failure;
use crate::search::shards::Root;

/// How long to wait each time before an index is begun anew; after the last of these that is given up. A host that hands out two
/// at a time is in the midst of a change, which takes it some seconds: tries without a pause would be spent before it is done.
const PAUSES: [Duration; 3] = [Duration::from_millis(500), Duration::from_secs(1), Duration::from_secs(2)];

/// What a file beside the root is good for.
#[derive(Clone, Debug, PartialEq)]
pub enum Fit {
    /// It belongs to the root.
    Whole(Root),
    /// It is of another index, or gone with an older one: after so long, the root has to be read anew, and all that was read with
    /// it forgotten.
    Anew(Duration),
}

/// How often an index was begun anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attempts(usize);

impl Attempts {
    /// What to do with a file that was asked for beside `root`.
    ///
    /// # Errors
    /// It did not come for a reason that has nothing to do with a change, or the attempts are spent.
    pub fn judge(&mut self, root: &Root, came: Result<Root, Failure>) -> Result<Fit, Failure> {
        let why = match came {
            // One that fits says nothing of the next: only an end makes a new beginning.
            Ok(file) if root.owns(&file) => return Ok(Fit::Whole(file)),
            Ok(_) => Failure::Changing,
            // Hosts answer so what they do not have: the newer index may do without this file.
            Err(failure @ Failure::Status(403 | 404 | 410)) => failure,
            Err(other) => return Err(other),
        };
        let Some(pause) = PAUSES.get(self.0).copied() else {
            self.0 = 0;
            return Err(why);
        };
        self.0 += 1;
        Ok(Fit::Anew(pause))
    }
}

#[cfg(test)]
mod tests {
    use super::{Attempts, Fit, PAUSES};
    use crate::catalog::failure::Failure;
    use crate::search::shards::Root;
    use crate::search::stamp::Stamp;

    fn of(stamp: u64) -> Root {
        let mut root = Root::default();
        root.stamp = Some(Stamp::of(stamp));
        root
    }

    #[test]
    fn a_file_of_another_index_or_a_missing_one_means_to_begin_anew() {
        let earlier = Root::default();
        let anew = || Ok(Fit::Anew(PAUSES[0]));
        for (root, came, expected) in [
            (of(1), Ok(of(1)), Ok(Fit::Whole(of(1)))),
            (earlier.clone(), Ok(earlier.clone()), Ok(Fit::Whole(earlier.clone()))),
            (of(1), Ok(of(2)), anew()),
            (of(1), Ok(earlier.clone()), anew()),
            (earlier, Ok(of(1)), anew()),
            (of(1), Err(Failure::Status(404)), anew()),
            (of(1), Err(Failure::Status(403)), anew()),
            (of(1), Err(Failure::Status(503)), Err(Failure::Status(503))),
            (of(1), Err(Failure::Unreachable), Err(Failure::Unreachable)),
        ] {
            assert_eq!(Attempts::default().judge(&root, came.clone()), expected, "{root:?} {came:?}");
        }
    }

    #[test]
    fn attempts_end_with_the_reason_also_when_some_files_fit_and_are_all_there_again_after_that() {
        for (came, why) in [(Ok(of(2)), Failure::Changing), (Err(Failure::Status(404)), Failure::Status(404))] {
            let mut attempts = Attempts::default();
            for _ in 0..2 {
                for pause in PAUSES {
                    assert_eq!(attempts.judge(&of(1), Ok(of(1))), Ok(Fit::Whole(of(1))));
                    assert_eq!(attempts.judge(&of(1), came.clone()), Ok(Fit::Anew(pause)));
                }
                assert_eq!(attempts.judge(&of(1), came.clone()), Err(why.clone()));
            }
            assert_eq!(attempts, Attempts::default());
        }
    }

    #[test]
    fn each_attempt_waits_twice_as_long_as_the_one_before() {
        assert_eq!(PAUSES.map(|pause| pause.as_millis()), [500, 1_000, 2_000]);
    }
}
