//! The page that finished pages are made from: the bundle's `shell.html`, with places that are meant to be filled in.

use std::borrow::Cow;

use shipwith_model::language::Language;

use crate::pages::language::begun;

/// The base of the page, which each page in a folder of its own names anew: every address in it is one below the root.
const BASE: &str = "<base href=\"./\">";

/// A shell, taken apart at the places to fill in.
#[derive(Clone, Debug)]
pub struct Template<'s> {
    begin: Cow<'s, str>,
    before_head: &'s str,
    before_ahead: &'s str,
    ahead: &'s str,
    before_content: &'s str,
    end: &'s str,
}

impl<'s> Template<'s> {
    /// Takes a shell apart, for pages in that language.
    ///
    /// # Errors
    /// It lacks a place, or has it twice: it is of another version, or was changed.
    pub fn of(shell: &'s str, language: Language) -> Result<Self, String> {
        let (begin, rest) = once(shell, BASE)?;
        let begin = begun(begin, language)?;
        let (before_head, _, rest) = place(rest, "head")?;
        let (before_ahead, ahead, rest) = place(rest, "ahead")?;
        let (before_content, _, end) = place(rest, "content")?;
        Ok(Self { begin, before_head, before_ahead, ahead, before_content, end })
    }

    /// The page at a path below the root, which ends with a slash where it is a folder: with this in its head, and this
    /// where the program will draw. What a shell asks for ahead, its program, is left to the page's script.
    pub fn fill(&self, path: &str, head: &str, content: &str) -> String {
        let base = match path.matches('/').count() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        };
        let Self { begin, before_head, before_ahead, ahead, before_content, end } = self;
        let ahead = ahead.replace("rel=\"preload\"", "rel=\"preload\" media=\"not all\"");
        format!("{begin}<base href=\"{base}\">{before_head}{head}{before_ahead}{ahead}{before_content}{content}{end}")
    }
}

/// What stands before, in and behind a place that a comment opens and another closes.
pub(crate) fn place<'t>(text: &'t str, name: &str) -> Result<(&'t str, &'t str, &'t str), String> {
    let (before, rest) = once(text, &format!("<!--{name}-->"))?;
    let (within, behind) = once(rest, &format!("<!--/{name}-->"))?;
    Ok((before, within, behind))
}

/// What stands before and behind a mark that is there once.
pub(crate) fn once<'t>(text: &'t str, mark: &str) -> Result<(&'t str, &'t str), String> {
    let parts = text.split_once(mark).filter(|(_, rest)| !rest.contains(mark));
    parts.ok_or_else(|| format!("does not hold {mark} once: it is of another version, or was changed; build the bundle anew"))
}

#[cfg(test)]
mod tests {
    use shipwith_model::language::Language::{Arabic, English};

    use super::Template;

    const SHELL: &str = "<head><base href=\"./\"><!--head--><title>T</title><!--/head--><!--ahead--><link rel=\"preload\"><!--/ahead--></head><b><!--content-->old<!--/content--></b>";

    #[test]
    fn a_page_is_the_shell_with_its_places_filled_in() {
        let template = Template::of(SHELL, English).unwrap();
        assert_eq!(template.fill("", "H", "C"), "<head><base href=\"./\">H<link rel=\"preload\" media=\"not all\"></head><b>C</b>");
        assert_eq!(
            template.fill("compare/a-vs-b/", "", "$1"),
            "<head><base href=\"../../\"><link rel=\"preload\" media=\"not all\"></head><b>$1</b>"
        );
    }

    #[test]
    fn a_page_says_its_language() {
        let shell = format!("<html lang=\"en\">{SHELL}");
        assert!(Template::of(&shell, Arabic).unwrap().fill("", "", "").starts_with("<html lang=\"ar\" dir=\"rtl\"><head>"));
        assert!(Template::of(SHELL, Arabic).unwrap_err().contains("<html lang=\"en\">"));
    }

    #[test]
    fn a_shell_of_another_version_is_told_by_what_it_lacks() {
        for mark in
            ["<base href=\"./\">", "<!--head-->", "<!--/head-->", "<!--ahead-->", "<!--/ahead-->", "<!--content-->", "<!--/content-->"]
        {
            let lacking = Template::of(&SHELL.replace(mark, ""), English).unwrap_err();
            assert!(lacking.contains(mark), "{lacking}");
            let twice = Template::of(&SHELL.replace(mark, &mark.repeat(2)), English).unwrap_err();
            assert!(twice.contains(mark), "{twice}");
        }
    }
}
