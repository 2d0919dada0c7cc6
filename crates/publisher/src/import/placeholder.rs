//! What stands in a field where a source does not say it: something has to, in the file of a new tool, and it is nobody's finding.

/// What the license is where a source says that the weights are open, and not under which license.
pub const OPEN_WEIGHTS: &str = "Open weights";

/// What the price to begin with is where a source says none.
pub const NOT_STATED: &str = "Not stated";

/// Whether the text of a field in the file of a tool only keeps its place: what comes after it is no step of the history, and it disagrees
/// with nobody. In a table the same text is what somebody says.
pub fn is_placeholder(field: &str, text: &str) -> bool {
    matches!((field, text), ("license", OPEN_WEIGHTS) | ("pricing.entry", NOT_STATED))
}
