//! What the pages of a finished site may talk to, beside the site itself.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use shipwith_model::catalog::Site;

/// The parts of the policy that a newsletter's form needs, as the bundle has them.
const PARTS: [&str; 2] = ["connect-src 'self'", "form-action 'self'"];

/// The origin of the service that takes the addresses of readers, if it is another than the site's own.
pub fn service(site: &Site) -> Option<&str> {
    let action = site.newsletter.as_ref()?.action.as_str();
    let host = action.strip_prefix("https://")?;
    let end = host.find(['/', '?', '#']).unwrap_or(host.len());
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':');
    // What has other letters is no origin that a policy can name.
    (end > 0 && host[..end].bytes().all(is_plain)).then(|| &action[.."https://".len() + end])
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

    use super::{allowing, integrity, service};

    fn origin(action: &str) -> Option<String> {
        let newsletter = json!({ "title": "T", "blurb": "B", "action": action });
        let catalog = json!({ "schema": 1, "site": { "title": "T", "tagline": "T", "newsletter": newsletter } });
        let (catalog, _) = Catalog::read("catalog.json", &catalog.to_string()).unwrap();
        service(&catalog.site).map(str::to_owned)
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
            assert_eq!(origin(action).as_deref(), expected, "{action}");
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
