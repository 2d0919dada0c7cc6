//! Whether a catalog's language is one that programs know.

use shipwith_model::catalog::Site;
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::rule::Rule;
use shipwith_model::language::Language;

use super::near::did_you_mean;

/// The languages of ISO 639-1.
const SHORT: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo \
                     es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg \
                     ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn \
                     no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta \
                     te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// What some write for a language of the interface, which has a shorter tag.
const LONG: [(&str, Language); 8] = [
    ("eng", Language::English),
    ("deu", Language::German),
    ("ger", Language::German),
    ("spa", Language::Spanish),
    ("fra", Language::French),
    ("fre", Language::French),
    ("jpn", Language::Japanese),
    ("ara", Language::Arabic),
];

/// A tag whose language is none, or has a shorter one. Of three letters there are thousands: these are taken as they are.
pub fn unknown(file: &str, site: &Site) -> Option<Problem> {
    // One that cannot be read has been named already.
    let language = site.language.as_ref()?.primary().to_ascii_lowercase();
    let problem = |found: String, advice: String| Problem {
        rule: Rule::Value,
        file: file.to_owned(),
        field: "site.language".to_owned(),
        found,
        advice,
    };
    if let Some((long, language)) = LONG.iter().find(|(long, _)| *long == language) {
        return Some(problem(format!("\"{long}\" has a shorter tag"), format!("write \"{}\"", language.tag())));
    }
    let is_unknown = language.len() == 2 && !SHORT.split(' ').any(|known| known == language);
    is_unknown.then(|| {
        let near = did_you_mean(&language, Language::ALL.map(Language::tag).into_iter());
        problem(format!("\"{language}\" is no language{near}"), "write the tag of one, such as \"de\" or \"pt-BR\"".to_owned())
    })
}

#[cfg(test)]
mod tests {
    use shipwith_model::catalog::Site;
    use shipwith_model::language::tag::Tag;

    use super::unknown;

    #[test]
    fn a_language_that_nobody_knows_is_named_with_what_to_do() {
        let found = |tag: &str| {
            let site = Site { language: Tag::try_from(tag.to_owned()).ok(), ..Site::default() };
            unknown("catalog.json", &site).map(|problem| problem.to_string())
        };
        for known in ["de", "DE-at", "pt-BR", "nl", "gsw", "zh-Hant"] {
            assert_eq!(found(known), None);
        }
        let advice = "write the tag of one, such as \"de\" or \"pt-BR\"";
        assert_eq!(found("xx").as_deref(), Some(format!("catalog.json: site.language: \"xx\" is no language: {advice}").as_str()));
        assert_eq!(found("deu-AT").as_deref(), Some("catalog.json: site.language: \"deu\" has a shorter tag: write \"de\""));
        assert_eq!(found("german"), None, "which reading has named already");
    }
}
