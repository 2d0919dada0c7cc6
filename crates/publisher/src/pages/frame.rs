//! Finished frames: the short layouts of the widget as HTML, for other people's pages.

use std::borrow::Cow;

use shipwith_model::catalog::Site;
use shipwith_model::language::Language;

use crate::feeds::xml::escaped;
use crate::pages::head::address;
use crate::pages::language::{begun, told};
use crate::pages::template::place;

/// The page of the bundle that finished frames are made from.
pub const SHELL: &str = "embed-shell.html";

/// That page, taken apart at the places to fill in.
#[derive(Clone, Debug)]
pub struct Frame<'s> {
    begin: Cow<'s, str>,
    site: &'s Site,
    told: String,
    before_content: &'s str,
    end: &'s str,
}

impl<'s> Frame<'s> {
    /// Takes a shell apart, for frames of a site in that language.
    ///
    /// # Errors
    /// It lacks a place, or has it twice: it is of another version, or was changed.
    pub fn of(shell: &'s str, language: Language, site: &'s Site) -> Result<Self, String> {
        let (begin, _, rest) = place(shell, "head")?;
        let begin = begun(begin, language)?;
        let (before_content, _, end) = place(rest, "content")?;
        Ok(Self { begin, site, told: told(site), before_content, end })
    }

    /// A frame: what it is called, the path of its page below the root of the site, and what stands in it. Where the site does not say
    /// where it is, its page goes unnamed: such a link has to be a whole address, and no program is there that could make it one.
    pub fn fill(&self, title: &str, page: &str, content: &str) -> String {
        let Self { begin, site, told, before_content, end } = self;
        let title = escaped(title);
        let canonical = address(site, page).map(|page| format!("\n    <link rel=\"canonical\" href=\"{}\">", escaped(&page)));
        format!("{begin}<title>{title}</title>{}{told}{before_content}{content}{end}", canonical.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use shipwith_model::catalog::{Catalog, Site};
    use shipwith_model::language::Language::{English, German};

    use super::Frame;

    #[test]
    fn a_frame_names_what_it_is_of_and_the_page_that_says_more() {
        let catalog = json!({ "schema": 1, "site": { "title": "T", "tagline": "T", "address": "https://example.com/ai/" } });
        let addressed = Catalog::read("catalog.json", &catalog.to_string()).unwrap().0.site;
        let shell = "<h><!--head--><title>T</title><!--/head--></h><b><!--content--><!--/content--></b>";
        let frame = |site: &Site| Frame::of(shell, English, site).unwrap().fill("X & Y", "compare/x-vs-y/", "C");
        assert_eq!(
            frame(&addressed),
            "<h><title>X &amp; Y</title>\n    <link rel=\"canonical\" href=\"https://example.com/ai/compare/x-vs-y/\"></h><b>C</b>"
        );
        assert_eq!(frame(&Site::default()), "<h><title>X &amp; Y</title></h><b>C</b>", "nobody said where the site is");
        assert!(Frame::of("<!--head--><!--/head-->", English, &Site::default()).unwrap_err().contains("<!--content-->"));
    }

    #[test]
    fn a_frame_says_its_language() {
        let shell = "<html lang=\"en\"><!--head--><!--/head--><!--content--><!--/content-->";
        assert!(Frame::of(shell, German, &Site::default()).unwrap().fill("X", "", "").starts_with("<html lang=\"de\" dir=\"ltr\">"));
    }
}
