//! Which form of a text goes with a number, as Unicode's plural rules have it for whole numbers.

use serde::Deserialize;

use super::Language;

/// A form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// For none, where a language tells that apart.
    Zero,
    /// For one, or what a language counts as one.
    One,
    /// For two, where a language tells that apart.
    Two,
    /// For a few.
    Few,
    /// For many.
    Many,
    /// For all others.
    Other,
}

impl Category {
    /// The form that goes with a number. (Unicode CLDR 48, "Language Plural Rules", cardinals.)
    pub fn of(language: Language, count: u64) -> Self {
        match language {
            Language::English | Language::German if count == 1 => Self::One,
            Language::Spanish if count == 1 => Self::One,
            Language::French if count <= 1 => Self::One,
            Language::Spanish | Language::French if count != 0 && count.is_multiple_of(1_000_000) => Self::Many,
            Language::Arabic => match (count, count % 100) {
                (0, _) => Self::Zero,
                (1, _) => Self::One,
                (2, _) => Self::Two,
                (_, 3..=10) => Self::Few,
                (_, 11..=99) => Self::Many,
                _ => Self::Other,
            },
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Category, Language};

    #[test]
    fn each_language_counts_as_unicode_says() {
        use Category::{Few, Many, One, Other, Two, Zero};
        for (language, counts) in [
            (Language::English, [(0, Other), (1, One), (2, Other), (1_000_000, Other)].as_slice()),
            (Language::German, &[(0, Other), (1, One), (2, Other)]),
            (Language::Spanish, &[(0, Other), (1, One), (2, Other), (1_000_000, Many)]),
            (Language::French, &[(0, One), (1, One), (2, Other), (2_000_000, Many)]),
            (Language::Japanese, &[(0, Other), (1, Other), (5, Other)]),
            (
                Language::Arabic,
                &[(0, Zero), (1, One), (2, Two), (3, Few), (10, Few), (11, Many), (99, Many), (100, Other), (103, Few), (202, Other)],
            ),
        ] {
            for (count, category) in counts {
                assert_eq!(Category::of(language, *count), *category, "{language:?}, {count}");
            }
        }
    }
}
