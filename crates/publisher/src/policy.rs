//! What the pages of a finished site may talk to, beside the site itself.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use shipwith_model::catalog::Site;

/// The parts of the policy that a newsletter's form needs, as the bundle has them.
const PARTS: [&str; 2] = ["connect-src 'self'", "form-action 'self'"];

/// What the origin of a service begins with.
const SCHEME: &str = "https://";

/// The origin of the service that takes the addresses of readers, if it is another than the site's own and a policy can name it.
pub fn service(site: &Site) -> Option<&str> {
    let origin = origin(site)?;
    is_named(&origin[SCHEME.len()..]).then_some(origin)
}

/// The host of a service that no policy can name, with its port.
pub fn unnamed(site: &Site) -> Option<&str> {
    let host = &origin(site)?[SCHEME.len()..];
    (!is_named(host)).then_some(host)
}

/// The origin of the service, as it is written.
fn origin(site: &Site) -> Option<&str> {
    let action = site.newsletter.as_ref()?.action.as_str();
    let rest = action.strip_prefix(SCHEME)?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    Some(&action[..SCHEME.len() + end])
}

/// Whether a policy can name a host, with its port where it has one: as CSP Level 3 writes them.
fn is_named(host: &str) -> bool {
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    name.strip_suffix('.').unwrap_or(name).split('.').all(is_label) && port.is_none_or(is_port)
}

/// A page that may talk to an origin. None of a page without the parts of a policy that say so.
pub fn allowing(page: &str, origin: &str) -> Option<String> {
    let mut allowed = page.to_owned();
    for part in PARTS {
        let (before, after) = allowed.split_once(part)?;
        // A bundle that was built for this very service has it already.
        let is_there = after.split(';').next().is_some_and(|rest| rest.split(' ').any(|other| other == origin));
        allowed = if is_there { allowed } else { format!("{before}{part} {origin}{after}") };
    }
    Some(allowed)
}

/// How the worker knows a file, so that it saves no other.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use shipwith_model::catalog::Catalog;

    use super::{allowing, integrity, service, unnamed};

    /// The origin that a policy names for a service, and the host that none can name.
    fn said(action: &str) -> (Option<String>, Option<String>) {
        let newsletter = json!({ "title": "T", "blurb": "B", "action": action });
        let catalog = json!({ "schema": 1, "site": { "title": "T", "tagline": "T", "newsletter": newsletter } });
        let (catalog, _) = Catalog::read("catalog.json", &catalog.to_string()).unwrap();
        (service(&catalog.site).map(str::to_owned), unnamed(&catalog.site).map(str::to_owned))
    }

    #[test]
    fn the_origin_of_a_service_is_what_is_before_its_path() {
        for (action, expected) in [
            ("https://letters.example.com/subscribe?list=1", Some("https://letters.example.com")),
            ("https://letters.example.com:8443", Some("https://letters.example.com:8443")),
            ("./subscribe", None),
            ("https://a b/\"", None),
            ("https://;script-src *", None),
        ] {
            assert_eq!(said(action), (expected.map(str::to_owned), None), "{action}");
        }
    }

    #[test]
    fn a_host_that_no_policy_can_name_is_told_from_one_that_it_can() {
        for (action, host) in [
            ("https://b\u{fc}cher.example/subscribe", "b\u{fc}cher.example"),
            ("https://[::1]:8443/subscribe", "[::1]:8443"),
            ("https://letters.example:?x", "letters.example:"),
            ("https://letters..example", "letters..example"),
            ("https://;script-src", ";script-src"),
        ] {
            assert_eq!(said(action), (None, Some(host.to_owned())), "{action}");
        }
        for (action, named) in [
            ("https://xn--bcher-kva.example/b\u{fc}cher", "https://xn--bcher-kva.example"),
            ("https://Letters.example.:8443", "https://Letters.example.:8443"),
        ] {
            assert_eq!(said(action), (Some(named.to_owned()), None), "{action}");
        }
    }

    #[test]
    fn a_page_is_allowed_one_more_origin_once() {
        let page = "connect-src 'self'; form-action 'self'; frame-src 'self'";
        let allowed = "connect-src 'self' https://l.example; form-action 'self' https://l.example; frame-src 'self'";
        assert_eq!(allowing(page, "https://l.example").as_deref(), Some(allowed));
        assert_eq!(allowing(allowed, "https://l.example").as_deref(), Some(allowed));
        assert_eq!(allowing("a page of somebody else", "https://l.example"), None);
    }

    #[test]
    fn a_file_is_known_by_its_content() {
        // The digest of no bytes at all, as FIPS 180-4 has it.
        assert_eq!(integrity(b""), "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb");
    }
}
