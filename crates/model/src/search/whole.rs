//! Keeps files of one index apart from those of another: a catalog may change on its host between two requests.

use crate::catalog::failure::Failure;
use crate::search::shards::Root;

/// How often an index is begun anew before that is given up: a host that hands out two at a time is in the midst of a change.
const ATTEMPTS: usize = 3;

/// What a file beside the root is good for.
#[derive(Clone, Debug, PartialEq)]
pub enum Fit {
    /// It belongs to the root.
    Whole(Root),
    /// It is of another index, or gone with an older one: the root has to be read anew, and all that was read with it forgotten.
    Anew,
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
        self.0 += 1;
        if self.0 <= ATTEMPTS {
            return Ok(Fit::Anew);
        }
        self.0 = 0;
        Err(why)
    }
}

#[cfg(test)]
mod tests {
    use super::{ATTEMPTS, Attempts, Fit};
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
        for (root, came, expected) in [
            (of(1), Ok(of(1)), Ok(Fit::Whole(of(1)))),
            (earlier.clone(), Ok(earlier.clone()), Ok(Fit::Whole(earlier.clone()))),
            (of(1), Ok(of(2)), Ok(Fit::Anew)),
            (of(1), Ok(earlier.clone()), Ok(Fit::Anew)),
            (earlier, Ok(of(1)), Ok(Fit::Anew)),
            (of(1), Err(Failure::Status(404)), Ok(Fit::Anew)),
            (of(1), Err(Failure::Status(403)), Ok(Fit::Anew)),
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
                for _ in 0..ATTEMPTS {
                    assert_eq!(attempts.judge(&of(1), Ok(of(1))), Ok(Fit::Whole(of(1))));
                    assert_eq!(attempts.judge(&of(1), came.clone()), Ok(Fit::Anew));
                }
                assert_eq!(attempts.judge(&of(1), came.clone()), Err(why.clone()));
            }
            assert_eq!(attempts, Attempts::default());
        }
    }
}
