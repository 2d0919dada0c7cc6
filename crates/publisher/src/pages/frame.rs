//! Finished frames: the short layouts of the widget as HTML, for other people's pages.

use std::borrow::Cow;

use shipwith_model::catalog::Site;
use shipwith_model::language::Language;

use crate::feeds::xml::escaped;
use crate::pages::language::{begun, told};
use crate::pages::template::place;

/// The page of the bundle that finished frames are made from.
pub const SHELL: &str = "embed-shell.html";

/// That page, taken apart at the places to fill in.
#[derive(Clone, Debug)]
pub struct Frame<'s> {
    begin: Cow<'s, str>,
    told: String,
    before_content: &'s str,
    end: &'s str,
}

impl<'s> Frame<'s> {
    /// Takes a shell apart, for frames of a site in that language.
    ///
    /// # Errors
    /// It lacks a place, or has it twice: it is of another version, or was changed.
    pub fn of(shell: &'s str, language: Language, site: &Site) -> Result<Self, String> {
        let (begin, _, rest) = place(shell, "head")?;
        let begin = begun(begin, language)?;
        let (before_content, _, end) = place(rest, "content")?;
        Ok(Self { begin, told: told(site), before_content, end })
    }

    /// A frame: what it is called, the path of its page below the root of the site, and what stands in it.
    pub fn fill(&self, title: &str, page: &str, content: &str) -> String {
        let Self { begin, told, before_content, end } = self;
        let (title, page) = (escaped(title), escaped(page));
        format!("{begin}<title>{title}</title>\n    <link rel=\"canonical\" href=\"../../{page}\">{told}{before_content}{content}{end}")
    }
}

#[cfg(test)]
mod tests {
    use shipwith_model::catalog::Site;
    use shipwith_model::language::Language::{English, German};

    use super::Frame;

    #[test]
    fn a_frame_names_what_it_is_of_and_the_page_that_says_more() {
        let frame =
            Frame::of("<h><!--head--><title>T</title><!--/head--></h><b><!--content--><!--/content--></b>", English, &Site::default())
                .unwrap();
        assert_eq!(
            frame.fill("X & Y", "compare/x-vs-y/", "C"),
            "<h><title>X &amp; Y</title>\n    <link rel=\"canonical\" href=\"../../compare/x-vs-y/\"></h><b>C</b>"
        );
        assert!(Frame::of("<!--head--><!--/head-->", English, &Site::default()).unwrap_err().contains("<!--content-->"));
    }

    #[test]
    fn a_frame_says_its_language() {
        let shell = "<html lang=\"en\"><!--head--><!--/head--><!--content--><!--/content-->";
        assert!(Frame::of(shell, German, &Site::default()).unwrap().fill("X", "", "").starts_with("<html lang=\"de\" dir=\"ltr\">"));
    }
}
