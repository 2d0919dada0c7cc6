//! Text of the catalog in either writing direction: it never turns round what stands beside it.
//!
//! A text that is only written from left to right is left as it is: nobody finds invisible characters in what they copy.

use std::borrow::Cow;

use crate::language::spoken;

/// Begins a text whose direction is that of its first letter, and which what is around it does not see into.
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
/// Ends it.
const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';

/// A text of the catalog inside a sentence, a title or a line with others: isolated where it has to be. In a sentence that is
/// written from right to left, every one has to.
pub fn isolated(text: &str) -> Cow<'_, str> {
    let shown = shown(text);
    let is_at_home = spoken().direction() == "ltr" || shown.is_empty();
    if is_at_home && !beyond_ascii(&shown).any(is_turning) {
        return shown;
    }
    Cow::Owned(format!("{FIRST_STRONG_ISOLATE}{shown}{POP_DIRECTIONAL_ISOLATE}"))
}

/// A text of the catalog in an element of its own, which isolates it: without what would reach beyond the element, or turn
/// round letters that are not written so.
///
/// Embeddings, overrides and isolates are taken out, whether they are closed or not: names show which letters they are made of.
/// What ends a paragraph ends every isolate too, so it becomes a space.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !beyond_ascii(text).any(|c| is_control(c) || is_turning(c) || ends_paragraph(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_control(*c)).map(|c| if ends_paragraph(c) { ' ' } else { c }).collect())
}

/// The characters of a text that are not ASCII, found by their first bytes: most texts have few, and each quote of a page is
/// looked through before it is drawn.
fn beyond_ascii(text: &str) -> impl Iterator<Item = char> {
    text.bytes().enumerate().filter(|(_, byte)| *byte >= 0xc0).filter_map(|(at, _)| text.get(at..)?.chars().next())
}

/// Embeddings, overrides, isolates, and what closes them.
pub fn is_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a letter or mark is written from right to left, or is in a block where Unicode keeps all room for such.
fn is_turning(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Characters of the class B of the bidirectional algorithm.
fn ends_paragraph(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2029}')
}

/// Parts a sentence into lines without leaving an isolate open at the end of one: it is closed there, and goes on in the next.
pub(crate) fn keep_closed(lines: &mut [String]) {
    let mut is_open = false;
    for line in lines {
        if is_open {
            line.insert(0, FIRST_STRONG_ISOLATE);
        }
        let count = |mark: char| line.chars().filter(|c| *c == mark).count();
        is_open = count(FIRST_STRONG_ISOLATE) > count(POP_DIRECTIONAL_ISOLATE);
        if is_open {
            line.push(POP_DIRECTIONAL_ISOLATE);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{isolated, keep_closed, shown};

    #[test]
    fn a_text_from_left_to_right_is_left_as_it_is() {
        for text in ["", "Claude Code", "Élan 2.0 – the “editor”", "通义千问", "$20\nper month", "₪20", "🦙", "Cursor\u{200e}"]
        {
            assert_eq!(isolated(text), text, "{text:?}");
            assert_eq!(shown(text), text, "{text:?}");
        }
    }

    #[test]
    fn a_text_with_letters_from_right_to_left_is_isolated_and_what_would_reach_out_of_it_is_gone() {
        for (text, said) in [
            ("₪20 לחודש", "\u{2068}₪20 לחודש\u{2069}"),
            ("نموذج GPT", "\u{2068}نموذج GPT\u{2069}"),
            ("a\u{200f}!", "\u{2068}a\u{200f}!\u{2069}"),
            ("𐤀𐤁 x", "\u{2068}𐤀𐤁 x\u{2069}"),
            ("ܐ", "\u{2068}ܐ\u{2069}"),
            // Closed or open, an override, an embedding or an isolate turns nothing round.
            ("evil\u{202e}gpj", "evilgpj"),
            ("\u{202e}abc\u{202c}", "abc"),
            ("\u{2067}\u{202b}abc", "abc"),
            ("a\u{2069}\u{2069}\u{202c}b", "ab"),
            ("\u{2069}שלום\u{202d}", "\u{2068}שלום\u{2069}"),
            // The end of a paragraph would close the isolate.
            ("של\nום", "\u{2068}של ום\u{2069}"),
            ("a\u{2029}b\u{85}c", "a b c"),
        ] {
            assert_eq!(isolated(text), said, "{text:?}");
        }
    }

    #[test]
    fn a_line_that_ends_inside_a_text_closes_it_and_the_next_goes_on_with_it() {
        let mut lines = ["a \u{2068}של", "ום\u{2069} and \u{2068}ש", "ל\u{2069}."].map(str::to_owned);
        keep_closed(&mut lines);
        assert_eq!(lines, ["a \u{2068}של\u{2069}", "\u{2068}ום\u{2069} and \u{2068}ש\u{2069}", "\u{2068}ל\u{2069}."]);
    }
}
