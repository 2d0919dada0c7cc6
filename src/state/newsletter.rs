//! Asking the newsletter's service for a subscription.

use shipwith_model::catalog::failure::Failure;
use shipwith_model::catalog::subscription::{Line, Subscription};

use crate::platform::http;

/// Subscribes an address, once, and gives what is known of that.
pub async fn subscribe(action: &str, field: &str, address: &str) -> Subscription {
    let posted = http::post(action, field, address).await;
    let line = match posted {
        // An answer that may not be read looks like none: whether the service is there tells the two apart.
        Err(Failure::Unreachable) if http::is_offline() => Line::Offline,
        Err(Failure::Unreachable) if !http::is_there(action).await => Line::Silent,
        _ => Line::Open,
    };
    Subscription::of(&posted, line)
}
