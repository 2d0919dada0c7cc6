//! Folds text for searching: small letters without accents, width or form, single spaces, and the parts of words such as `SmolVLM`.

use std::sync::OnceLock;

/// What becomes of every character beyond ASCII that does not stay as it is. An entry is `gap-more =text`, where all become
/// the text, or `gap-more/2 +first`, where they become the characters from there on: so many characters after the entry
/// before are left as they are, so many more are alike, each or every other one. What is 0 is left out, numbers are
/// hexadecimal, and `_` is a space.
///
/// It is Unicode's compatibility decomposition and full case folding, without accents and what is not seen, and with a space
/// for all that is neither letter nor number. `tests/it/folding.rs` holds it against ICU's data, and writes it anew. Those
/// libraries themselves weigh 36 kB in the bundle (Brotli 11), as they can do a lot more; this is 9 kB.
const TABLE: &str = include_str!("fold.txt");

/// The characters from `first` on, up to `last` and each `step`th.
struct Run {
    first: u32,
    last: u32,
    step: u32,
    to: To,
}

enum To {
    Text(&'static str),
    From(u32),
}

/// Small letters without accents, everything but letters and digits a single space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // Most texts are: whole lists are folded between two letters that somebody types.
    if text.is_ascii() {
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() {
                folded.push(char::from(byte.to_ascii_lowercase()));
            } else if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
        folded.truncate(folded.trim_end().len());
        return folded;
    }
    for c in text.chars() {
        add(c, &mut |c| {
            if c != ' ' || !(folded.is_empty() || folded.ends_with(' ')) {
                folded.push(c);
            }
        });
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Gives what becomes of one character: nothing, a letter or several, or a space where it parts words.
pub fn add(c: char, take: &mut impl FnMut(char)) {
    if c.is_ascii() {
        return take(if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' });
    }
    let (code, table) = (c as u32, table());
    if let Some(syllable) = code.checked_sub(HANGUL).filter(|syllable| *syllable < SYLLABLES) {
        // Korean syllables are made of letters by a rule; one that is being typed is the beginning of the next.
        let letters = [0x1100 + syllable / 588, 0x1161 + syllable % 588 / 28, 0x11a7 + syllable % 28];
        return letters.into_iter().filter(|letter| *letter != 0x11a7).filter_map(char::from_u32).for_each(take);
    }
    let run = table[..table.partition_point(|run| run.first <= code)].last();
    match run.filter(|run| code <= run.last && (code - run.first) % run.step == 0) {
        None => take(c),
        Some(Run { to: To::Text(text), .. }) => text.chars().map(|c| if c == '_' { ' ' } else { c }).for_each(take),
        Some(Run { first, to: To::From(to), .. }) => take(char::from_u32(code - first + to).unwrap_or(c)),
    }
}

const HANGUL: u32 = 0xac00;
const SYLLABLES: u32 = 11_172;

fn table() -> &'static [Run] {
    static READ: OnceLock<Vec<Run>> = OnceLock::new();
    READ.get_or_init(|| {
        let mut next = ASCII;
        TABLE.split([';', '\n']).filter_map(|entry| run(entry, &mut next)).collect()
    })
}

/// The first character after ASCII.
const ASCII: u32 = 0x80;

/// Reads an entry; `next` is the character after those of the entries before.
fn run(entry: &'static str, next: &mut u32) -> Option<Run> {
    let number = |text: &str| u32::from_str_radix(text, 16).ok();
    let (from, to) = entry.split_once(' ')?;
    let (from, step) = from.split_once('/').map_or((from, 1), |(from, _)| (from, 2));
    let (gap, more) = from.split_once('-').unwrap_or((from, ""));
    let first = *next + number(gap).unwrap_or_default();
    let last = first + number(more).unwrap_or_default();
    let to = match to.strip_prefix('=') {
        Some(text) => To::Text(text),
        None => To::From(number(to.strip_prefix('+')?)?),
    };
    *next = last + 1;
    Some(Run { first, last, step, to })
}

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
