//! Work on every processor.

use std::thread;

use shipwith_model::language::Voice;

/// What `work` makes of each item, in their order: as many at once as there are processors. Each thread speaks as this one does.
///
/// # Errors
/// A thread stopped before it was through.
pub fn map<'i, T: Sync, R: Send>(items: &'i [T], work: impl Fn(&T) -> R + Sync) -> Result<Vec<R>, String> {
    let share = items.len().div_ceil(thread::available_parallelism().map_or(1, usize::from)).max(1);
    thread::scope(|scope| {
        let work = &work;
        let begin = |share: &'i [T]| {
            let voice = Voice::here();
            scope.spawn(move || voice.speaking(|| share.iter().map(work).collect::<Vec<_>>()))
        };
        let threads: Vec<_> = items.chunks(share).map(begin).collect();
        // All of them are waited for: of one that stopped and was not asked, the scope would make a panic of its own.
        let joined: Vec<_> = threads.into_iter().map(|thread| thread.join()).collect();
        let done = joined.into_iter().map(|done| done.map_err(|_| "a part of the work stopped half-way".to_owned()));
        Ok(done.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    })
}

#[cfg(test)]
mod tests {
    use shipwith_model::language::{Language, Texts, Voice, spoken};

    use super::map;

    #[test]
    fn all_is_done_in_order() {
        let items: Vec<usize> = (0..1_000).collect();
        assert_eq!(map(&items, |i| i * 2), Ok((0..1_000).map(|i| i * 2).collect()));
        assert_eq!(map(&[0_usize; 0], |i| *i), Ok(Vec::new()));
    }

    #[test]
    fn one_thread_that_stops_half_way_is_an_error_and_so_are_all_of_them() {
        let items: Vec<usize> = (0..1_000).collect();
        for last in [0, items.len()] {
            let done = map(&items, |i| assert!(*i > last, "as this test wants it"));
            assert_eq!(done, Err("a part of the work stopped half-way".to_owned()));
        }
    }

    #[test]
    fn each_thread_speaks_the_language_of_who_asked() {
        let voice = Voice::new(Language::German, Texts::default());
        assert_eq!(voice.speaking(|| map(&[0; 100], |_| spoken())), Ok(vec![Language::German; 100]));
        assert_eq!(map(&[0; 3], |_| spoken()), Ok(vec![Language::English; 3]));
    }
}
