//! Folds text for searching: small letters, single spaces, and the parts of words such as `SmolVLM`.

/// Lower case, everything but letters and digits a single space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().map(lower) {
        if c.is_ascii_alphanumeric() || (!c.is_ascii() && !('\u{2000}'..'\u{2070}').contains(&c)) {
            folded.push(c);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The small letter of a capital one, without its accent: Latin, Greek and Cyrillic.
///
/// The tables of the standard library know every script there is and weigh 4 kB (Brotli 11) in the bundle.
pub fn lower(c: char) -> char {
    let shifted = |by: u32| char::from_u32(c as u32 + by).unwrap_or(c);
    match c {
        'A'..='Z' | 'Α'..='Ω' | 'А'..='Я' => shifted(32),
        'Ѐ'..='Џ' => shifted(80),
        'À'..='ſ' => char::from(PLAIN[c as usize - 'À' as usize]),
        _ => c,
    }
}

/// The plain letters of `À` (U+00C0) to `ſ` (U+017F).
const PLAIN: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll\
    lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// The folded parts of words with capitals inside: `smol vlm2` of `SmolVLM2`; empty when there are none.
pub fn parts(name: &str) -> String {
    let mut apart = String::with_capacity(name.len() + 4);
    let mut after_small = false;
    for c in name.chars() {
        if after_small && c.is_ascii_uppercase() {
            apart.push(' ');
        }
        after_small = c.is_ascii_lowercase();
        apart.push(c);
    }
    if apart.len() == name.len() { String::new() } else { fold(&apart) }
}
