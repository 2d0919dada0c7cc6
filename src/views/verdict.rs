//! The ship and skip stamps: told apart by word, shape and fill, not only by color.

use super::element::{El, el};
use shipwith_model::catalog::verdict::Verdict;

/// A stamp that says ship or skip.
pub fn stamp(verdict: Verdict) -> El {
    el("span").class("stamp").attr("data-verdict", verdict.key()).child(verdict.label())
}
