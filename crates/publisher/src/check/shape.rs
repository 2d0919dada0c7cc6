//! The fields that the format knows, and "did you mean" for those it does not.

use serde_json::Value;

use shipwith_model::catalog::problem::Problem;

/// The fields a record may have, and the records inside it.
pub struct Shape {
    fields: &'static [&'static str],
    inner: &'static [(&'static str, &'static Shape)],
}

const fn flat(fields: &'static [&'static str]) -> Shape {
    Shape { fields, inner: &[] }
}

/// The fields of `catalog.json`.
pub const CATALOG: &Shape = &Shape {
    fields: &["$schema", "bundled", "schema", "site", "reviewers", "featured", "tools"],
    inner: &[("site", SITE), ("reviewers", &flat(&["id", "name", "lens"])), ("tools", TOOL)],
};
const SITE: &Shape = &Shape {
    fields: &["title", "tagline", "address", "newsletter"],
    inner: &[("newsletter", &flat(&["title", "blurb", "action", "field"]))],
};
/// The fields of a tool.
pub const TOOL: &Shape = &Shape {
    fields: &[
        "$schema",
        "slug",
        "name",
        "maker",
        "category",
        "tagline",
        "summary",
        "version",
        "released",
        "license",
        "pricing",
        "links",
        "reviews",
        "community",
        "checked",
    ],
    inner: &[
        ("pricing", &Shape { fields: &["entry", "plans"], inner: &[("plans", &flat(&["name", "price", "unit", "note"]))] }),
        ("links", &flat(&["home", "docs", "source"])),
        ("reviews", &flat(&["reviewer", "verdict", "quote", "date"])),
        ("community", &flat(&["ship", "skip", "as_of"])),
    ],
};

/// Every field of a file that the format does not know.
pub fn unknown_fields(file: &str, value: &Value, shape: &Shape) -> Vec<Problem> {
    let mut problems = Vec::new();
    walk(file, "", value, shape, &mut problems);
    problems
}

fn walk(file: &str, path: &str, value: &Value, shape: &Shape, problems: &mut Vec<Problem>) {
    if let Value::Array(members) = value {
        for (i, member) in members.iter().enumerate() {
            walk(file, &format!("{path}[{i}]"), member, shape, problems);
        }
    }
    let Value::Object(map) = value else { return };
    for (field, value) in map {
        let inner = shape.inner.iter().find(|(name, _)| name == field);
        let known = shape.fields.contains(&field.as_str());
        if known && inner.is_none() {
            continue;
        }
        let at = if path.is_empty() { field.clone() } else { format!("{path}.{field}") };
        if let Some((_, inner)) = inner {
            walk(file, &at, value, inner, problems);
        } else {
            let found = format!("unknown field{}", did_you_mean(field, shape.fields.iter().copied()));
            let cure = format!("remove it, or use one of {}", shape.fields.join(", "));
            problems.push(Problem { file: file.into(), field: at, found, cure });
        }
    }
}

/// `, did you mean "verdict"?` when one of `known` is close to `word`.
pub fn did_you_mean<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> String {
    let most = word.len().div_ceil(3);
    // Names of another length are further away than that: not measuring them is what keeps large catalogs quick.
    let alike = known.filter(|name| name.len().abs_diff(word.len()) <= most);
    let nearest = alike.map(|name| (strsim::osa_distance(word, name), name)).min();
    nearest.filter(|(distance, _)| *distance <= most).map(|(_, name)| format!(", did you mean \"{name}\"?")).unwrap_or_default()
}
