//! Characters that are not seen and turn, hide or break the text around them.

/// Whether a character is not seen and does no honest work: text that holds one reads otherwise than it is.
///
/// Joiners, variation selectors and marks of direction (U+200C to U+200F, U+061C, U+FE0F) do: scripts and emoji are written with them.
pub fn is_invisible(c: char) -> bool {
    name(c).is_some()
}

/// What such a character is called; `None` for all others.
pub fn name(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{ad}' => "soft hyphen",
        '\u{180e}' => "Mongolian vowel separator",
        '\u{200b}' => "zero width space",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{202a}' => "left-to-right embedding",
        '\u{202b}' => "right-to-left embedding",
        '\u{202c}' => "end of a directional embedding",
        '\u{202d}' => "left-to-right override",
        '\u{202e}' => "right-to-left override",
        '\u{2060}' => "word joiner",
        '\u{2061}'..='\u{2064}' => "invisible operator",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "first strong isolate",
        '\u{2069}' => "end of a directional isolate",
        '\u{206a}'..='\u{206f}' => "deprecated control",
        '\u{3164}' | '\u{ffa0}' => "Hangul filler",
        '\u{feff}' => "byte order mark",
        '\u{fff9}'..='\u{fffb}' => "interlinear annotation",
        '\u{e0000}'..='\u{e007f}' => "tag",
        _ => return None,
    })
}

/// The first character of a text that should not be in it: which one, and its place, counted in characters from 1.
pub fn first(text: &str) -> Option<(char, usize)> {
    judged(text).zip(1..).find_map(|((c, is_bad), place)| is_bad.then_some((c, place)))
}

/// Each character of a text, and whether it should not be in it.
pub fn judged(text: &str) -> impl Iterator<Item = (char, bool)> {
    let (mut before, mut in_flag) = (' ', false);
    text.chars().map(move |c| {
        // The flags of England, Scotland and Wales are a black flag and tags.
        in_flag = c == '\u{1f3f4}' || (in_flag && matches!(c, '\u{e0020}'..='\u{e007f}'));
        let is_honest = in_flag || (c == '\u{200b}' && is_without_spaces(before));
        before = c;
        (c, (is_invisible(c) || matches!(c, '\u{7f}'..='\u{9f}')) && !is_honest)
    })
}

/// Whether a letter is of a script that is written without spaces, where a zero width space says where a line may break.
fn is_without_spaces(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1980}'..='\u{19ff}')
}

#[cfg(test)]
mod tests {
    use super::first;

    #[test]
    fn the_first_character_that_should_not_be_there_is_found_with_its_place() {
        for (text, found) in [
            ("Claude\u{202e}edoC", Some(('\u{202e}', 7))),
            ("é\u{ad}a", Some(('\u{ad}', 2))),
            ("\u{feff}a", Some(('\u{feff}', 1))),
            ("a\u{9b}31m", Some(('\u{9b}', 2))),
            ("Hidden\u{e0041}\u{e0042}", Some(('\u{e0041}', 7))),
            ("a\u{200b}b", Some(('\u{200b}', 2))),
            // Khmer, Persian, emoji, a flag, and marks of direction.
            ("ភាសា\u{200b}ខ្មែរ", None),
            ("می\u{200c}خواهم", None),
            ("👩\u{200d}💻 ❤\u{fe0f}", None),
            ("🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}", None),
            ("₪20\u{200f} לחודש", None),
        ] {
            assert_eq!(first(text), found, "{text:?}");
        }
    }
}
