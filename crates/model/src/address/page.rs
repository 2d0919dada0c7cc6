//! Where the finished pages are: HTML that `shipwith index` renders ahead, so that a comparison is read before anything has run.

use serde::{Deserialize, Serialize};

use crate::address::View;
use crate::address::made::Member;
use crate::address::selection::Selection;
use crate::catalog::Catalog;
use crate::catalog::slug::Slug;

/// Which pairs of a catalog have a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Paged {
    /// None: the site was made without pages.
    #[default]
    None,
    /// The featured pairs.
    Featured,
    /// Also any two tools of one category.
    Category,
    /// Any two tools.
    All,
}

/// The folder of the pages of pairs, below the root of the site.
const FOLDER: &str = "compare/";

/// The folder of the pages of a kind of screen, below the root of the site; none where it has no pages, or pages of pairs.
fn folder(view: View) -> Option<&'static str> {
    match view {
        View::Tool | View::Tools => Some("tools/"),
        View::Category => Some("categories/"),
        View::Reviewer => Some("reviewers/"),
        View::Comparison | View::Votes | View::Shortlist | View::Blind | View::Embed | View::Offline => None,
    }
}

/// The path of a screen's page below the root of the site: `tools/`, `tools/piper/`; none of a screen that has no pages, or
/// that says not of what it is.
pub fn path_of(view: View, of: Option<&Slug>) -> Option<String> {
    let folder = folder(view)?;
    match of {
        None => (view == View::Tools).then(|| folder.to_owned()),
        Some(of) => (view != View::Tools).then(|| format!("{folder}{of}/")),
    }
}

/// The screen whose page lies at a path below the root of the site, and of what it is.
pub fn screen_at(path: &str) -> Option<(View, Option<Slug>)> {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    [View::Tool, View::Category, View::Reviewer].into_iter().find_map(|view| {
        let of = path.strip_prefix(folder(view)?)?.trim_end_matches('/');
        if of.is_empty() { (view == View::Tool).then_some((View::Tools, None)) } else { Some((view, Some(Slug::parse(of)?))) }
    })
}

/// What stands between two slugs; `check` refuses a slug that [parts addresses](parts_addresses) by itself.
pub const VERSUS: &str = "-vs-";

/// Whether the addresses of a slug's comparisons would be taken for those of others. They are parted at the first [`VERSUS`], so a slug
/// may neither hold it nor end with the beginning of it: `a-vs` and `b` give `a-vs-vs-b`, which are `a` and `vs-b`.
pub fn parts_addresses(slug: &str) -> bool {
    format!("{slug}-").contains(VERSUS)
}

/// The path of a pair's page below the root of the site: `compare/piper-vs-kokoro/`.
pub fn path_of_pair(a: &Slug, b: &Slug) -> String {
    format!("{FOLDER}{a}{VERSUS}{b}/")
}

/// The path of the frame of a pair that has a page, below the root of the site: `embed/piper-vs-kokoro/`.
pub fn path_of_frame(a: &Slug, b: &Slug) -> String {
    format!("embed/{a}{VERSUS}{b}/")
}

/// The path of the frame of one thing that has a page, below the root of the site: `embed/piper/` of a tool, `embed/top_speech/` of
/// a category. No slug holds that mark, and each frame is as deep as every other: its style names the font from there.
pub fn path_of_frame_of(view: View, of: &Slug) -> Option<String> {
    match view {
        View::Tool => Some(format!("embed/{of}/")),
        View::Category => Some(format!("embed/top_{of}/")),
        _ => None,
    }
}

/// What the path of a picture or a badge for dark pages ends with: `check` refuses a tool whose slug is that of another with this.
pub const DARK: &str = "-dark";

/// The path of a pair's picture below the root of the site, without its ending: `pictures/piper-vs-kokoro`.
pub fn path_of_picture(a: &Slug, b: &Slug) -> String {
    format!("pictures/{a}{VERSUS}{b}")
}

/// The path of a tool's picture below the root of the site, without its ending: `pictures/piper`.
pub fn path_of_tool_picture(slug: &Slug) -> String {
    format!("pictures/{slug}")
}

/// The pair whose page lies at a path below the root of the site; an address may name the file in the folder, or lack its slash.
pub fn pair_at(path: &str) -> Option<Selection> {
    let pair = path.strip_prefix(FOLDER)?;
    let pair = pair.strip_suffix("index.html").unwrap_or(pair);
    let (a, b) = pair.trim_end_matches('/').split_once(VERSUS)?;
    Some(Selection::pair(&Slug::parse(a)?, &Slug::parse(b)?))
}

impl Paged {
    /// The rule as the head of a page writes it; none goes without saying.
    pub fn key(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Featured => "featured",
            Self::Category => "category",
            Self::All => "all",
        }
    }

    /// The page of a pair, as the order of its two tools on it: the order in which the pair is featured, or else that of
    /// their slugs, so that each pair has one page at most. None where it has none.
    pub fn page<'t>(self, catalog: &Catalog, a: Member<'t>, b: Member<'t>) -> Option<[&'t Slug; 2]> {
        let is = |one: &Slug, other: &Slug| one == a.slug && other == b.slug;
        let featured = catalog.featured.iter().find_map(|(one, other)| {
            let way = is(one, other).then_some([a.slug, b.slug]);
            way.or_else(|| is(other, one).then_some([b.slug, a.slug]))
        });
        let is_of_a_kind = !a.category.is_empty() && a.category == b.category;
        match self {
            _ if a.slug == b.slug => None,
            Self::None => None,
            _ if featured.is_some() => featured,
            Self::Category if is_of_a_kind => Some(in_order(a.slug, b.slug)),
            Self::All => Some(in_order(a.slug, b.slug)),
            Self::Featured | Self::Category => None,
        }
    }
}

fn in_order<'s>(a: &'s Slug, b: &'s Slug) -> [&'s Slug; 2] {
    if a <= b { [a, b] } else { [b, a] }
}

#[cfg(test)]
mod tests {
    use super::{Paged, pair_at, parts_addresses, path_of, path_of_pair, screen_at};
    use crate::address::View;
    use crate::address::selection::Selection;
    use crate::catalog::Catalog;
    use crate::catalog::slug::Slug;
    use crate::catalog::tool::Tool;

    fn slug(text: &str) -> Slug {
        Slug::parse(text).unwrap()
    }

    fn tool(name: &str, category: &str) -> Tool {
        let text = format!(r#"{{"slug":"{name}","name":"{name}","category":"{category}"}}"#);
        Tool::read("tool.json", &text).unwrap().0
    }

    #[test]
    fn the_path_of_a_page_names_its_pair() {
        let pair = Selection::pair(&slug("piper-1"), &slug("kokoro"));
        assert_eq!(path_of_pair(&slug("piper-1"), &slug("kokoro")), "compare/piper-1-vs-kokoro/");
        for path in ["compare/piper-1-vs-kokoro/", "compare/piper-1-vs-kokoro", "compare/piper-1-vs-kokoro/index.html"] {
            assert_eq!(pair_at(path), Some(pair.clone()), "{path}");
        }
        for path in
            ["", "index.html", "compare/", "compare/piper/", "compare/-vs-b/", "compare/A-vs-b/", "compare/a-vs-b/c/", "tools/a-vs-b/"]
        {
            assert_eq!(pair_at(path), None, "{path}");
        }
    }

    #[test]
    fn a_path_names_its_pair_unless_a_slug_parts_it() {
        let slugs = ["a", "vs", "a-v", "a-vs", "vs-a", "vs-vs", "a-vs-b", "a-vs2", "versus-a", "s-a"];
        let parting: Vec<&str> = slugs.into_iter().filter(|slug| parts_addresses(slug)).collect();
        assert_eq!(parting, ["a-vs", "vs-vs", "a-vs-b"]);
        for (a, b) in slugs.into_iter().flat_map(|a| slugs.map(|b| (a, b))).filter(|(a, b)| a != b) {
            let (one, other) = (slug(a), slug(b));
            let is_read = pair_at(&path_of_pair(&one, &other)) == Some(Selection::pair(&one, &other));
            assert_eq!(is_read, !parts_addresses(a), "{a} and {b}");
        }
    }

    #[test]
    fn the_path_of_a_screen_names_it_and_what_it_is_of() {
        for (view, of, path) in [
            (View::Tools, None, "tools/"),
            (View::Tool, Some("piper"), "tools/piper/"),
            (View::Category, Some("speech"), "categories/speech/"),
            (View::Reviewer, Some("pm"), "reviewers/pm/"),
        ] {
            let of = of.map(slug);
            assert_eq!(path_of(view, of.as_ref()).as_deref(), Some(path));
            assert_eq!(screen_at(path), Some((view, of.clone())));
            assert_eq!(screen_at(&format!("{path}index.html")), Some((view, of)));
        }
        for path in ["", "tools", "categories/", "reviewers/index.html", "tools/a/b/", "tools/A/", "compare/a-vs-b/"] {
            assert_eq!(screen_at(path), None, "{path}");
        }
        assert_eq!((path_of(View::Tool, None), path_of(View::Votes, None)), (None, None));
    }

    #[test]
    fn each_pair_has_one_page_at_most() {
        let catalog = Catalog { featured: vec![(slug("z"), slug("a"))], ..Catalog::default() };
        let (a, b, z, lone) = (tool("a", "kind"), tool("b", "kind"), tool("z", "kind"), tool("lone", ""));
        let page = |paged: Paged, one: &Tool, other: &Tool| {
            let page = paged.page(&catalog, one.into(), other.into()).map(|[one, other]| format!("{one} {other}"));
            assert_eq!(
                page,
                paged.page(&catalog, other.into(), one.into()).map(|[one, other]| format!("{one} {other}")),
                "whichever stands first"
            );
            page
        };
        let named = |text: &str| Some(text.to_owned());
        assert_eq!(page(Paged::Featured, &a, &z), named("z a"), "in the order in which it is featured");
        assert_eq!(page(Paged::Featured, &a, &b), None);
        assert_eq!(page(Paged::Category, &b, &a), named("a b"));
        assert_eq!(page(Paged::Category, &a, &lone), None);
        assert_eq!(page(Paged::Category, &lone, &lone), None, "nor with itself");
        assert_eq!(page(Paged::All, &lone, &a), named("a lone"));
        assert_eq!(page(Paged::None, &a, &z), None);
    }
}
