//! What says texts where they are written.

/// Says a text in the language that is spoken, with something in the place of each `{name}`.
#[macro_export]
macro_rules! t {
    ($text:literal) => { $crate::language::said($text) };
    ($text:literal, $($name:ident $(= $part:expr)?),+ $(,)?) => {
        $crate::language::filled($text, &[$((stringify!($name), &$crate::part!($name $(= $part)?) as &dyn ::std::fmt::Display)),+])
    };
}

/// Says a text that counts: the number, the text for one, and the text for many, with `{n}` for the number.
#[macro_export]
macro_rules! n {
    ($count:expr, $one:literal, $many:literal $(, $name:ident $(= $part:expr)?)* $(,)?) => {
        $crate::language::counted(
            u64::try_from($count).unwrap_or(u64::MAX),
            $one,
            $many,
            &[$((stringify!($name), &$crate::part!($name $(= $part)?) as &dyn ::std::fmt::Display)),*],
        )
    };
}

/// Marks a text that is said elsewhere.
#[macro_export]
macro_rules! text {
    ($text:literal) => {
        $text
    };
}

/// A part of a text: the variable of that name, or what is given for it.
#[doc(hidden)]
#[macro_export]
macro_rules! part {
    ($name:ident) => {
        $name
    };
    ($name:ident = $part:expr) => {
        $part
    };
}
