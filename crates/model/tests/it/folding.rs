//! How text is folded for searching, held against ICU's data.

use std::fmt::Write;

use icu_casemap::CaseMapper;
use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMap;
use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};
use shipwith_model::search::fold::{add, fold};

/// Letters that Unicode does not take apart, and people type without.
const PLAIN: [(char, &str); 15] = [
    ('æ', "ae"),
    ('đ', "d"),
    ('ð', "d"),
    ('ħ', "h"),
    ('ı', "i"),
    ('ĸ', "k"),
    ('ł', "l"),
    ('ŋ', "n"),
    ('ø', "o"),
    ('œ', "oe"),
    ('þ', "th"),
    ('ŧ', "t"),
    ('ƀ', "b"),
    ('ɨ', "i"),
    ('ə', "e"),
];

/// The class of the marks that make other sounds of Japanese letters: another sound is another word.
const VOICED: u8 = 8;
/// From here on symbols are pictures, which may be all that a name is made of.
const PICTURES: char = '\u{2190}';
const HANGUL: std::ops::RangeInclusive<char> = '\u{ac00}'..='\u{d7a3}';

/// What becomes of a character, as Unicode has it.
fn by_unicode(c: char) -> String {
    use GeneralCategory as Is;
    let (compose, cases) = (DecomposingNormalizerBorrowed::new_nfkd(), CaseMapper::new());
    let (classes, categories) = (CanonicalCombiningClassMap::new(), CodePointMapData::<GeneralCategory>::new());
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let mut folded = String::new();
    // Letters in a circle and such are only taken apart after their cases are folded, and the other way round.
    let apart = compose.normalize(&cases.fold_string(&compose.normalize(c.encode_utf8(&mut [0; 4])))).into_owned();
    for c in apart.chars() {
        let class = classes.get_u8(c);
        match (PLAIN.iter().find(|(letter, _)| *letter == c), categories.get(c)) {
            (Some((_, plain)), _) => folded.push_str(plain),
            _ if ignorable.contains(c) || (class != 0 && class != VOICED) => {}
            (_, Is::MathSymbol | Is::CurrencySymbol | Is::ModifierSymbol | Is::OtherSymbol) if c >= PICTURES => folded.push(c),
            (_, Is::MathSymbol | Is::CurrencySymbol | Is::ModifierSymbol | Is::OtherSymbol) => folded.push(' '),
            (_, Is::SpaceSeparator | Is::LineSeparator | Is::ParagraphSeparator | Is::Control | Is::Format) => folded.push(' '),
            (_, Is::DashPunctuation | Is::OpenPunctuation | Is::ClosePunctuation | Is::ConnectorPunctuation) => folded.push(' '),
            (_, Is::InitialPunctuation | Is::FinalPunctuation | Is::OtherPunctuation) => folded.push(' '),
            _ => folded.push(c),
        }
    }
    folded
}

fn by_us(c: char) -> String {
    let mut folded = String::new();
    add(c, &mut |c| folded.push(c));
    folded
}

/// All characters beyond ASCII, but for planes that are private or empty, where a few alike stand for all.
fn all() -> impl Iterator<Item = char> {
    ('\u{80}'..='\u{3ffff}').chain('\u{e0000}'..='\u{e0fff}').chain(['\u{f0000}', char::MAX])
}

/// So that a line of the table can be looked at.
const ON_A_LINE: usize = 20;

/// The table as it should be: as few entries as can be.
fn table() -> String {
    let changed: Vec<(u32, String)> = all()
        .filter(|c| !HANGUL.contains(c))
        .map(|c| (c, by_unicode(c)))
        .filter(|(c, to)| *to != c.to_string())
        .map(|(c, to)| (c as u32, to))
        .collect();
    let single = |to: &str| (to.chars().count() == 1).then_some(to.chars().next()? as u32);
    let (mut table, mut at, mut next, mut entries) = (String::new(), 0, 0x80, 0);
    // A space at the end of a line is easily lost.
    let shown = |to: &str| to.replace(' ', "_");
    let short = |number: u32| if number == 0 { String::new() } else { format!("{number:x}") };
    while let Some((first, to)) = changed.get(at) {
        let run = |step: u32, fits: &dyn Fn(u32, &str) -> bool| {
            let fits = |i: &u32| changed.get(at + *i as usize).is_some_and(|(code, to)| *code == first + i * step && fits(i * step, to));
            (1..).take_while(fits).count() as u32
        };
        let moved = |by: u32, other: &str| single(to).is_some() && single(other) == single(to).map(|first| first + by);
        let (same, one, two) = (run(1, &|_, other| other == to), run(1, &moved), run(2, &moved));
        let (more, line) = match single(to) {
            Some(from) if two > one.max(same) => (2 * two, format!("-{}/2 +{from:x}", short(2 * two))),
            Some(from) if one > same => (one, format!("-{} +{from:x}", short(one))),
            _ if same > 0 => (same, format!("-{} ={}", short(same), shown(to))),
            _ => (0, format!(" ={}", shown(to))),
        };
        entries += 1;
        let end = if entries % ON_A_LINE == 0 { '\n' } else { ';' };
        let _ = write!(table, "{}{line}{end}", short(first - next));
        at += 1 + same.max(one).max(two) as usize;
        next = first + more + 1;
    }
    table
}

#[test]
fn every_character_is_folded_as_unicode_has_it() {
    let wrong: Vec<String> = all()
        .filter(|c| by_us(*c) != by_unicode(*c))
        .map(|c| format!("U+{:04X} {:?} is {:?}", c as u32, by_us(c), by_unicode(c)))
        .collect();
    if !wrong.is_empty() {
        let file = concat!(env!("CARGO_TARGET_TMPDIR"), "/fold.txt");
        std::fs::write(file, table()).unwrap();
        panic!(
            "{} characters are folded otherwise, {:?}…: the table as it should be is in {file}",
            wrong.len(),
            &wrong[..wrong.len().min(5)]
        );
    }
}

#[test]
fn what_is_typed_otherwise_is_folded_to_the_same() {
    for (one, other) in [
        ("claude code", "claude\u{3000}code"),
        ("claude code", "claude\u{a0}code"),
        ("claude code", "\u{feff}claude code"),
        ("claude code", "Ｃｌａｕｄｅ　Ｃｏｄｅ"),
        ("claude code", "claude\u{2003}\u{202f}code\u{2028}"),
        ("claude code", "cla\u{ad}ude\u{200d} co\u{2060}de\u{fe0f}"),
        ("élan", "e\u{301}lan"),
        ("élan", "ELAN"),
        ("Istanbul", "İSTANBUL"),
        ("istanbul", "ıstanbul"),
        ("strasse", "STRAẞE"),
        ("strasse", "Straße"),
        ("Οδυσσέας", "ΟΔΥΣΣΕΑΣ"),
        ("office", "oﬃce"),
        ("ガイド", "ｶﾞｲﾄﾞ"),
        ("한글", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}"),
        ("æon", "AEON"),
        ("łódź", "lodz"),
        ("3", "³"),
        ("Ⅳ", "iv"),
        ("ё", "е"),
        ("مُحَمَّد", "محمد"),
        ("שָׁלוֹם", "שלום"),
        ("ﻻ", "لا"),
        ("a b", " -a – b! "),
    ] {
        assert_eq!(fold(one), fold(other), "{one} and {other}");
        assert_eq!(fold(&fold(other)), fold(other), "{other} once more");
    }
}

#[test]
fn what_is_another_word_stays_another() {
    for (one, other) in [("か", "が"), ("通义", "通用"), ("🦙", "🦜"), ("हिन्दी", "हन्द"), ("a b", "ab")] {
        assert_ne!(fold(one), fold(other), "{one} and {other}");
    }
}

#[test]
fn a_korean_word_begins_with_what_is_typed_of_it() {
    for typed in ["ㅎ", "하", "한", "한ㄱ", "한그"] {
        assert!(fold("한글").starts_with(&fold(typed)), "{typed}");
    }
}
