//! Names that several tools have: there the maker stands beside them.

use crate::bidi::isolated;
use crate::catalog::slug::Slug;
use crate::catalog::tool::short;

/// What a tool is called, and what tells it from others of its name.
#[derive(Clone, Copy, Debug)]
pub struct Called<'t> {
    /// Its name in addresses.
    pub slug: &'t Slug,
    /// Its name in full.
    pub name: &'t str,
    /// Who makes it.
    pub maker: &'t str,
}

/// What stands beside the name of each, so that it is told from the others: nothing where its short name is its own, and
/// else its maker, or its slug where the maker does not tell either.
///
/// `key` gives what two names have in common that are taken for one another.
pub fn apart(tools: &[Called], key: fn(&str) -> String) -> Vec<Option<String>> {
    let keys: Vec<[String; 2]> = tools.iter().map(|tool| [key(short(tool.name)), key(tool.maker)]).collect();
    let mut order: Vec<usize> = (0..tools.len()).collect();
    order.sort_unstable_by(|a, b| (&keys[*a], tools[*a].slug).cmp(&(&keys[*b], tools[*b].slug)));
    order.dedup_by(|a, b| tools[*a].slug == tools[*b].slug && keys[*a] == keys[*b]);
    let mut apart = vec![None; tools.len()];
    for namesakes in order.chunk_by(|a, b| keys[*a][0] == keys[*b][0]).filter(|namesakes| namesakes.len() > 1) {
        for same in namesakes.chunk_by(|a, b| keys[*a][1] == keys[*b][1]) {
            for tool in same {
                let Called { slug, maker, .. } = tools[*tool];
                apart[*tool] = Some(if same.len() == 1 && !maker.is_empty() { maker.to_owned() } else { slug.to_string() });
            }
        }
    }
    apart
}

/// The letters of a name without what is easily overlooked: cases of Latin letters, spaces, marks and what is not seen.
///
/// Among all tools of a catalog [`crate::search::fold::fold`] is the key: it knows all letters, and is not in the widget.
pub fn letters(name: &str) -> String {
    let is_letter = |c: &char| {
        if c.is_ascii() {
            c.is_ascii_alphanumeric()
        } else {
            !matches!(c, '\u{a0}' | '\u{ad}' | '\u{2000}'..='\u{206f}' | '\u{3000}' | '\u{feff}')
        }
    };
    name.chars().filter(is_letter).map(|c| c.to_ascii_lowercase()).collect()
}

/// A name, and in brackets what tells it from others, for any sentence.
pub fn named(name: &str, apart: Option<&str>) -> String {
    match apart {
        None => isolated(name).into_owned(),
        Some(apart) => format!("{} ({})", isolated(name), isolated(apart)),
    }
}

/// What several tools are called beside one another, as in a list of votes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(Vec<(Slug, String)>);

impl Names {
    /// Names tools by their short names; what is known to tell one of them from all others of a catalog goes before what
    /// tells it from these.
    pub fn tell(tools: &[(Called, Option<String>)]) -> Self {
        let called: Vec<Called> = tools.iter().map(|(called, _)| *called).collect();
        let apart = apart(&called, letters);
        let told = tools
            .iter()
            .zip(&apart)
            .map(|((called, known), apart)| (called.slug.clone(), named(short(called.name), known.as_deref().or(apart.as_deref()))));
        let mut names: Vec<(Slug, String)> = told.collect();
        names.sort_unstable();
        names.dedup_by(|a, b| a.0 == b.0);
        Self(names)
    }

    /// What a tool is called; its slug where that is not known.
    pub fn of(&self, slug: &Slug) -> String {
        let place = self.0.binary_search_by(|(other, _)| other.cmp(slug)).ok();
        place.and_then(|place| self.0.get(place)).map_or_else(|| slug.to_string(), |(_, name)| name.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::{Called, Names, apart, letters, named};
    use crate::catalog::slug::Slug;
    use crate::search::fold::fold;

    #[test]
    fn where_names_are_the_same_the_maker_stands_beside_them_or_else_the_slug() {
        let tools = [
            ("gpt-4o", "GPT-4o", "OpenAI"),
            ("azure-gpt-4o", "gpt‑4o", "Azure"),
            ("other-gpt-4o", "GPT-4o – hosted", ""),
            ("piper", "Piper", "Rhasspy"),
            ("mini", "Mini", "Acme"),
            ("mini-2", "ＭＩＮＩ", "ACME"),
            ("mini-3", "Mini", "Other"),
        ];
        let slugs = tools.map(|(slug, ..)| Slug::parse(slug).unwrap());
        let called: Vec<Called> = tools.iter().zip(&slugs).map(|((_, name, maker), slug)| Called { slug, name, maker }).collect();
        let told = |key| apart(&called, key).into_iter().map(Option::unwrap_or_default).collect::<Vec<String>>();
        assert_eq!(told(fold), ["OpenAI", "Azure", "other-gpt-4o", "", "mini", "mini-2", "Other"]);
        assert_eq!(
            told(letters),
            ["OpenAI", "Azure", "other-gpt-4o", "", "Acme", "", "Other"],
            "the same letters, but for their width, are told apart by eye"
        );
    }

    #[test]
    fn in_a_list_what_is_known_of_the_whole_catalog_goes_first_and_what_is_unknown_goes_by_its_slug() {
        let [one, two, piper, other] = ["one", "two", "piper", "other"].map(|slug| Slug::parse(slug).unwrap());
        let called = |slug, name| Called { slug, name, maker: "Acme" };
        let names = Names::tell(&[
            (called(&two, "GPT-4o"), None),
            (called(&one, "GPT-4o – hosted"), Some("OpenAI".to_owned())),
            (called(&piper, "Piper: a voice"), None),
        ]);
        assert_eq!([&one, &two, &piper, &other].map(|slug| names.of(slug)), ["GPT-4o (OpenAI)", "GPT-4o (two)", "Piper", "other"]);
    }

    #[test]
    fn a_tool_is_no_namesake_of_itself() {
        let slug = Slug::parse("piper").unwrap();
        let piper = Called { slug: &slug, name: "Piper", maker: "Rhasspy" };
        assert_eq!(apart(&[piper, piper], letters), [None, None]);
    }

    #[test]
    fn name_and_maker_are_isolated_each_for_itself() {
        assert_eq!(named("GPT-4o", Some("OpenAI")), "GPT-4o (OpenAI)");
        assert_eq!(named("نموذج", Some("ספק")), "\u{2068}نموذج\u{2069} (\u{2068}ספק\u{2069})");
    }
}
