//! What is known of a subscription to the newsletter once its form was posted.

use crate::catalog::failure::Failure;
use crate::t;

/// What became of it, as far as the page can know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subscription {
    /// The service took the address, and says so.
    Accepted,
    /// The service answered that it does not take it, with this status.
    Refused(u16),
    /// It was sent to a service that is there, which lets no other site read its answer. Most take the address all the same.
    Sent,
    /// It was sent, and no answer came in time.
    Unanswered,
    /// There is no network, or no service at the other end.
    NotSent,
}

/// What the browser knows when an answer did not come, or may not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// There is no network.
    Offline,
    /// The service does not answer anything.
    Silent,
    /// The service answers, though its answers may not be read.
    Open,
}

impl Subscription {
    /// What follows from how posting went and what is known of the line. Where it may have been taken, that is what it says:
    /// a second try would sign the same address up twice.
    pub fn of(posted: &Result<u16, Failure>, line: Line) -> Self {
        match (posted, line) {
            (Ok(_), _) => Self::Accepted,
            (Err(Failure::Status(status)), _) => Self::Refused(*status),
            (Err(Failure::TimedOut), _) => Self::Unanswered,
            (Err(_), Line::Open) => Self::Sent,
            (Err(_), Line::Offline | Line::Silent) => Self::NotSent,
        }
    }

    /// Whether it may have been taken, without a word of the service that it was.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Sent | Self::Unanswered)
    }

    /// What is said of it.
    pub fn message(&self) -> String {
        match self {
            Self::Accepted => t!("The service accepted your address. Look for its mail to confirm."),
            Self::Refused(status) => {
                t!("Not subscribed: the service answered with status {status}. Press again to try on its own page.", status)
            }
            Self::Sent => format!(
                "{} {}",
                t!("Sent. The service does not let this page read whether it took your address; most likely it did."),
                t!("Look for its mail in your inbox before you send it again.")
            ),
            Self::Unanswered => format!(
                "{} {}",
                t!("Sent, but the service has not answered in 15 seconds."),
                t!("It may have taken your address: look for its mail in your inbox before you send it again.")
            ),
            Self::NotSent => {
                t!("Not sent: the service cannot be reached. You may be offline, or something may be blocking the connection.")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Subscription};
    use crate::catalog::failure::Failure;

    #[test]
    fn what_may_have_been_taken_is_not_said_to_have_failed() {
        for (posted, line, expected, begins) in [
            (Ok(202), Line::Open, Subscription::Accepted, "The service accepted"),
            (Err(Failure::Status(500)), Line::Open, Subscription::Refused(500), "Not subscribed: the service answered with status 500."),
            (Err(Failure::Unreachable), Line::Open, Subscription::Sent, "Sent. "),
            (Err(Failure::TimedOut), Line::Open, Subscription::Unanswered, "Sent, but "),
            (Err(Failure::TimedOut), Line::Offline, Subscription::Unanswered, "Sent, but "),
            (Err(Failure::Unreachable), Line::Silent, Subscription::NotSent, "Not sent: "),
            (Err(Failure::Unreachable), Line::Offline, Subscription::NotSent, "Not sent: "),
        ] {
            let became = Subscription::of(&posted, line);
            assert_eq!(became, expected, "{posted:?} {line:?}");
            let said = became.message();
            assert!(said.starts_with(begins), "{said}");
            assert_eq!(became.is_open(), said.contains("inbox before you send it again"), "{said}");
        }
    }
}
