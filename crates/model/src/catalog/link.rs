//! Addresses that a catalog may name. What is none of these never reaches a page, as no value of the type can be made of it.

use serde::{Deserialize, Serialize};

/// An absolute https address with a host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("pattern" = r"^https://[^\s/?#@]+([/?#]\S*)?$")))]
pub struct Link(String);

/// The https address of the site, with a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("pattern" = r"^https://[^\s/?#@]+/([^\s?#]*/)?$")))]
pub struct SiteAddress(String);

/// Where a form may be posted: an https address, or a path of the same site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("pattern" = r"^(https://[^\s/?#@]+([/?#]\S*)?|\./\S*)$")))]
pub struct FormAction(String);

impl Link {
    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl SiteAddress {
    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FormAction {
    /// The address or path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Link {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if is_https(&text) { Ok(Self(text)) } else { Err("write an address that begins with https://") }
    }
}

impl TryFrom<String> for SiteAddress {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let fits = is_https(&text) && text.ends_with('/') && !text.contains(['?', '#']);
        if fits { Ok(Self(text)) } else { Err("write the https:// address of the site, with a slash at its end") }
    }
}

impl TryFrom<String> for FormAction {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let fits = is_https(&text) || (text.starts_with("./") && is_unbroken(&text));
        if fits { Ok(Self(text)) } else { Err("write an https:// address, or a path of your own site that begins with ./, without spaces") }
    }
}

/// Whether `text` is an absolute https address with a host and no white space.
fn is_https(text: &str) -> bool {
    let host = text.strip_prefix("https://").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or(""));
    host.is_some_and(|host| !host.is_empty() && !host.contains('@')) && is_unbroken(text)
}

/// Whether there is no white space in `text`, nor what cannot be seen.
fn is_unbroken(text: &str) -> bool {
    !text.contains(|c: char| c.is_whitespace() || c.is_control())
}
