//! Which letters of a name are those that were typed.

use crate::search::fold::{add, fold};

/// A piece of a name, and whether it is what was typed.
pub type Piece = (bool, String);

/// Parts a name into pieces: the beginnings of words that fit a word of `query` are marked, or else the first place
/// inside the name that does. What only a forgiven slip made fit has nothing to mark.
pub fn pieces(name: &str, query: &str) -> Vec<Piece> {
    let letters: Vec<char> = name.chars().collect();
    // The name as it is searched, and of which of its letters each letter there comes.
    let (mut small, mut origins) = (Vec::new(), Vec::new());
    for (at, letter) in letters.iter().enumerate() {
        add(*letter, &mut |c| small.push(c));
        origins.resize(small.len(), at);
    }
    let mut marked = vec![false; letters.len()];
    for word in fold(query).split(' ').filter(|word| !word.is_empty()) {
        let word: Vec<char> = word.chars().collect();
        let fits: Vec<usize> = (0..small.len()).filter(|at| small[*at..].starts_with(&word)).collect();
        let begins: Vec<usize> = fits.iter().copied().filter(|at| begins_word(&letters, &small, &origins, *at)).collect();
        let places = if begins.is_empty() { &fits[..fits.len().min(1)] } else { &begins[..] };
        for at in places {
            // What is not searched, such as an accent of its own, goes with the letter before it.
            let next = origins.get(at + word.len()).copied().unwrap_or(letters.len());
            let end = next.max(origins[at + word.len() - 1] + 1);
            marked[origins[*at]..end].fill(true);
        }
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for (letter, is_marked) in letters.into_iter().zip(marked) {
        match pieces.last_mut() {
            Some((same, text)) if *same == is_marked => text.push(letter),
            _ => pieces.push((is_marked, letter.to_string())),
        }
    }
    pieces
}

/// Whether a word begins here, as [`crate::search::fold`] parts words: after anything but a letter or digit, or at a capital after a small letter.
fn begins_word(letters: &[char], small: &[char], origins: &[usize], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let (letter, previous) = (letters[origins[at]], letters[origins[before]]);
    small[before] == ' ' || (previous.is_ascii_lowercase() && letter.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn what_was_typed_is_marked_where_words_begin() {
        for (name, query, marked) in [
            ("Claude Code", "", "Claude Code"),
            ("Claude Code", "cl", "[Cl]aude Code"),
            ("Claude Code", "c", "[C]laude [C]ode"),
            ("Claude Code", "code claude", "[Claude] [Code]"),
            ("SmolVLM2", "vlm", "Smol[VLM]2"),
            ("SmolVLM2", "mol", "S[mol]VLM2"),
            ("Élan", "elan", "[Élan]"),
            ("Cursor v0.50", "0.50", "Cursor v[0].[50]"),
            ("Whisper", "whsiper", "Whisper"),
            ("llama.cpp", "LLAMA CPP", "[llama].[cpp]"),
            ("Ｃｌａｕｄｅ　Code", "claude code", "[Ｃｌａｕｄｅ]　[Code]"),
            ("E\u{301}lan Code", "él", "[E\u{301}l]an Code"),
            ("Straße", "STRASSE", "[Straße]"),
            ("Straße", "stras", "[Straß]e"),
            ("oﬃce", "off", "[oﬃ]ce"),
            ("ｶﾞｲﾄﾞ", "ガ", "[ｶﾞ]ｲﾄﾞ"),
            ("한글", "하", "[한]글"),
        ] {
            let shown: String = pieces(name, query).into_iter().map(|(is, text)| if is { format!("[{text}]") } else { text }).collect();
            assert_eq!(shown, marked, "{query}");
        }
    }

    #[test]
    fn the_pieces_are_the_name() {
        for name in ["", "ß", "Ǆ x", "a b c"] {
            for query in ["", "a", "s", "x b", "    "] {
                let whole: String = pieces(name, query).into_iter().map(|(_, text)| text).collect();
                assert_eq!(whole, name);
            }
        }
    }
}
