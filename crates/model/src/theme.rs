//! The colors the visitor wants.

use crate::text;

/// Light, dark, or as the visitor's system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// All themes, in the order in which the page offers them.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// What storage calls it within the site; the page’s own script reads it before anything is painted.
    pub const KEY: &str = "theme";

    /// Reads a stored theme; what is not one leaves it to the system.
    pub fn parse(text: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.key() == text).unwrap_or_default()
    }

    /// The theme as storage and addresses write it.
    pub fn key(self) -> &'static str {
        match self {
            Self::System => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme as the page calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::System => text!("System"),
            Self::Light => text!("Light"),
            Self::Dark => text!("Dark"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Theme;

    #[test]
    fn a_theme_is_read_as_it_is_written_and_anything_else_is_the_systems() {
        for theme in Theme::ALL {
            assert_eq!(Theme::parse(theme.key()), theme);
        }
        for other in ["", "Dark", "blue", "null"] {
            assert_eq!(Theme::parse(other), Theme::System, "{other}");
        }
        assert_eq!(Theme::ALL.map(Theme::label), ["System", "Light", "Dark"]);
    }
}
