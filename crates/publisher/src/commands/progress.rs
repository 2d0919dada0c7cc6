//! Shows how far something is, where somebody waits for it: on a terminal, and after a second.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Whoever waits shorter than this needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// How it looks: `pages ████████░░░░ 1,200/5,000 12 s to go`.
const LOOK: &str = "{msg} {bar:24} {human_pos}/{human_len} {eta} to go";

/// How far something is. Its bar goes when it is dropped.
pub struct Progress {
    bar: ProgressBar,
    since: Instant,
}

impl Progress {
    /// Begins with `of` things, which are called `what`.
    pub fn of(of: usize, what: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(Some(of.try_into().unwrap_or(u64::MAX)), ProgressDrawTarget::hidden());
        // A look that cannot be read would be the library's own.
        let look = ProgressStyle::with_template(LOOK).unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(look.progress_chars("██░"));
        bar.set_message(what);
        Self { bar, since: Instant::now() }
    }

    /// One more is done.
    pub fn one_more(&self) {
        self.bar.inc(1);
        if self.bar.is_hidden() && self.since.elapsed() >= PATIENCE {
            // What is no terminal shows nothing.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
