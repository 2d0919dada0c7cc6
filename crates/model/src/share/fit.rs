//! Text that fits its room in a picture, where nothing goes on in the next line by itself.

use crate::bidi::{is_control, keep_closed};
use crate::search::fold::add;

/// How many marks without a width of their own a letter keeps.
const MARKS: usize = 3;

/// A text of at most so many letters; what is left out is told by its last, a `…`.
pub(super) fn cut(text: &str, most: usize) -> String {
    let mut kept = [begun(text, most)];
    keep_closed(&mut kept);
    let [kept] = kept;
    kept
}

/// The same, which may end inside an isolate.
fn begun(text: &str, most: usize) -> String {
    let (mut kept, mut width, mut marks) = (String::new(), 0, 0);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let wide = wide(letter);
        marks = if wide == 0 && !is_control(letter) { marks + 1 } else { 0 };
        if marks > MARKS {
            continue;
        }
        if width + wide > most || (width + wide == most && letters.peek().is_some_and(|next| self::wide(*next) > 0)) {
            kept.truncate(kept.trim_end().len());
            kept.push('…');
            break;
        }
        width += wide;
        kept.push(letter);
    }
    kept
}

/// How many Latin letters the width of a letter is: a few are whole sentences, and marks have none.
fn wide(letter: char) -> usize {
    match letter {
        '\u{fdfa}' | '\u{fdfb}' | '\u{fdfd}' => 8,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{1f300}'..='\u{3ffff}' => 2,
        ' '..='~' => 1,
        _ => {
            let mut is_seen = false;
            add(letter, &mut |_| is_seen = true);
            usize::from(is_seen)
        }
    }
}

/// Parts a sentence into two lines of about `most` letters each; the second takes what is left, and is cut where that is too much.
pub(super) fn wrapped(sentence: &str, most: usize) -> Vec<String> {
    let width = |text: &str| text.chars().map(wide).sum::<usize>();
    let mut lines = vec![String::new()];
    // Chinese and Japanese are written without spaces: a line may end behind each of their letters.
    for word in sentence.split_inclusive(|c: char| matches!(c, ' ' | '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ff60}')) {
        let word = cut_word(word, most);
        let is_first = lines.len() == 1;
        let Some(line) = lines.last_mut() else { break };
        let is_full = is_first && !line.is_empty() && width(line.as_str()) + width(word.trim_end()) > most;
        // One mark may stand out.
        if is_full && !(word.starts_with(['、', '。']) && width(line.as_str()) <= most) {
            line.truncate(line.trim_end().len());
            lines.push(word);
        } else {
            line.push_str(&word);
        }
    }
    if let [_, last] = lines.as_mut_slice() {
        // A line may be squeezed, but not to nothing.
        *last = cut(last, most * 2);
    }
    keep_closed(&mut lines);
    lines
}

/// A word that is longer than a line is cut; the isolate that it closes, and what stands after it, stay with it.
fn cut_word(word: &str, most: usize) -> String {
    let end = word.trim_end_matches(|c: char| c.is_ascii_punctuation() || matches!(c, ' ' | '\u{2069}'));
    begun(end, most / 2) + &word[end.len()..]
}

#[cfg(test)]
mod tests {
    use super::{cut, wrapped};

    #[test]
    fn what_is_too_long_is_cut_by_what_is_seen_of_it() {
        for (text, kept) in [
            ("Claude", "Claude"),
            ("Claude Code", "Claud…"),
            ("", ""),
            ("通义千问", "通义…"),
            ("\u{fdfd}\u{fdfd}", "…"),
            ("e\u{301}\u{302}\u{303}\u{304}\u{305}lan", "e\u{301}\u{302}\u{303}lan"),
            ("\u{2068}שלום עולם\u{2069}", "\u{2068}שלום…\u{2069}"),
        ] {
            assert_eq!(cut(text, 6), kept, "{text}");
        }
    }

    #[test]
    fn a_sentence_without_spaces_goes_on_in_the_second_line_and_nothing_of_it_is_left_out() {
        for (sentence, lines) in [
            (
                "Piper が25ポイント差でリードしています。採用は4票中3票、対する Kokoro は4票中2票です。",
                ["Piper が25ポイント差でリードしています。採用は4票中3票、対する", "Kokoro は4票中2票です。"],
            ),
            (
                "多くの言語に対応したオープンな音声認識モデルで、手元のノートパソコンでも動きます。",
                ["多くの言語に対応したオープンな音声認識モデルで、手元のノートパ", "ソコンでも動きます。"],
            ),
        ] {
            assert_eq!(wrapped(sentence, 62), lines);
        }
    }

    #[test]
    fn a_sentence_of_any_length_is_two_lines_and_no_isolate_is_left_open_in_either() {
        let long = "ל".repeat(100_000);
        for sentence in [
            "one".to_owned(),
            "word ".repeat(100_000),
            "x".repeat(100_000),
            "。".repeat(100_000),
            format!("\u{2068}{long}\u{2069} leads, against 1 of 2 for \u{2068}{long} של {long}\u{2069}."),
        ] {
            let lines = wrapped(&sentence, 62);
            assert!(lines.len() <= 2);
            for line in lines {
                assert!(line.chars().count() < 200, "{line}");
                let count = |mark: char| line.chars().filter(|c| *c == mark).count();
                assert_eq!(count('\u{2068}'), count('\u{2069}'), "{line}");
            }
        }
    }
}
