//! What a visitor is told about reading offline: what is saved on the device, what is missing, and how saving all of it goes.
//!
//! The service worker (`web/sw/`) saves and answers; this reads what it says and decides what the page shows of that.

pub mod notices;
pub mod offers;
pub mod saving;
pub mod told;
pub mod word;

use crate::t;

/// How many bytes, as people say it.
pub fn size(bytes: u64) -> String {
    // Without floating point, whose printing the page has no other use for.
    let tenths = bytes.saturating_add(50_000) / 100_000;
    if bytes < 1_000_000 {
        t!("{size} kB", size = bytes.div_ceil(1_000))
    } else {
        t!("{whole}.{tenths} MB", whole = tenths / 10, tenths = tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_said_in_whole_kilobytes_or_in_megabytes() {
        for (bytes, said) in [
            (0, "0 kB"),
            (1, "1 kB"),
            (999_000, "999 kB"),
            (1_000_000, "1.0 MB"),
            (39_240_000, "39.2 MB"),
            (39_250_000, "39.3 MB"),
            (u64::MAX, "18446744073709.5 MB"),
        ] {
            assert_eq!(size(bytes), said);
        }
    }
}
