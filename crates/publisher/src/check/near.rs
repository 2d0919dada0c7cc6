//! Names that are not known, with "did you mean".

use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::reading::{Reading, UnknownField};
use shipwith_model::catalog::rule::Rule;

/// Every field of a file that the format does not know.
pub fn unknown_fields(reading: &Reading) -> Vec<Problem> {
    let problem = |UnknownField { path, name, known }: UnknownField| {
        let found = format!("unknown field{}", did_you_mean(&name, known.iter().copied()));
        reading.problem(Rule::UnknownField, path, found, format!("remove it, or use one of {}", known.join(", ")))
    };
    reading.unknown_fields().into_iter().map(problem).collect()
}

/// `, did you mean "verdict"?` when one of `known` is close to `word`.
pub fn did_you_mean<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> String {
    let most = word.len().div_ceil(3);
    // Names of another length are further away than that: not measuring them is what keeps large catalogs quick.
    let alike = known.filter(|name| name.len().abs_diff(word.len()) <= most);
    let nearest = alike.map(|name| (strsim::osa_distance(word, name), name)).min();
    nearest.filter(|(distance, _)| *distance <= most).map(|(_, name)| format!(", did you mean \"{name}\"?")).unwrap_or_default()
}
