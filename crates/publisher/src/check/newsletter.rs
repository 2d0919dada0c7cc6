//! Whether the pages of a site may talk to the service of its newsletter.

use shipwith_model::catalog::Site;
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::reading::shortened;
use shipwith_model::catalog::rule::Rule;

use crate::policy;

/// A service on a host that the policy of the pages cannot name: they would be kept from sending it anything.
pub fn unnamed(file: &str, site: &Site) -> Option<Problem> {
    policy::unnamed(site).map(|host| Problem {
        rule: Rule::Value,
        file: file.to_owned(),
        field: "site.newsletter.action".to_owned(),
        found: format!("\"{}\" is a host that no policy can name", shortened(host)),
        advice: "write it in ASCII letters, digits and hyphens, as xn--\u{2026} where it has others".to_owned(),
    })
}
