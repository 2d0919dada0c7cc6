//! Reads HTML as strictly as it is written here: anything that a browser would have to guess about is a failure.

/// What a file of HTML holds.
#[derive(Default)]
pub struct Markup {
    /// Its elements, with their attributes.
    pub elements: Vec<(String, Vec<(String, String)>)>,
    /// Its texts, each on lines of its own.
    pub text: String,
    /// What is in its scripts and styles.
    pub raw: Vec<String>,
}

impl Markup {
    /// Takes it apart.
    pub fn read(html: &str) -> Self {
        let mut markup = Self::default();
        let mut rest = html;
        while let Some((text, tag)) = rest.split_once('<') {
            markup.text += &format!("{}\n", decoded(text));
            rest = match tag {
                _ if tag.starts_with("!doctype ") => tag.split_once('>').unwrap().1,
                _ if tag.starts_with("!--") => tag.split_once("-->").unwrap().1,
                _ if tag.starts_with('/') => {
                    let (name, rest) = tag[1..].split_once('>').unwrap();
                    assert!(is_name(name), "</{name}>");
                    rest
                }
                _ => markup.element(tag),
            };
        }
        markup.text += &decoded(rest);
        markup
    }

    /// Takes the element that begins here; gives what comes behind its tag.
    fn element<'h>(&mut self, tag: &'h str) -> &'h str {
        let (name, mut rest) = name(tag);
        let mut attributes = Vec::new();
        while !rest.trim_start().starts_with(['>', '/']) {
            let (attribute, behind) = self::name(rest.trim_start());
            let (value, behind) = match behind.strip_prefix("=\"") {
                Some(value) => value.split_once('"').unwrap(),
                None => ("", behind),
            };
            assert!(behind.starts_with([' ', '\n', '>', '/']), "<{name} {attribute}: {}", beginning(behind));
            attributes.push((attribute.to_owned(), decoded(value)));
            rest = behind;
        }
        self.elements.push((name.to_owned(), attributes));
        rest = rest.trim_start().trim_start_matches('/').strip_prefix('>').unwrap();
        if matches!(name, "script" | "style") {
            let (raw, behind) = rest.split_once(&format!("</{name}>")).unwrap();
            self.raw.push(raw.to_owned());
            rest = behind;
        }
        rest
    }

    /// The values of all attributes that are addresses.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        let is_address =
            |name: &str| matches!(name, "href" | "src" | "srcset" | "action" | "formaction" | "poster" | "data" | "xlink:href");
        self.elements.iter().flat_map(|(_, all)| all).filter(move |(name, _)| is_address(name)).map(|(_, value)| value.as_str())
    }
}

/// The name that a text begins with, and what comes behind it.
fn name(text: &str) -> (&str, &str) {
    let (name, rest) = text.split_at(text.find([' ', '\n', '=', '>', '/']).unwrap());
    assert!(is_name(name), "{}", beginning(text));
    (name, rest)
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ':'))
}

/// A text with each `&…;` as what it stands for; every `&` has to begin one.
pub fn decoded(text: &str) -> String {
    let mut parts = text.split('&');
    let mut decoded = parts.next().unwrap().to_owned();
    for part in parts {
        let (entity, rest) = part.split_once(';').unwrap_or_else(|| panic!("&{}", beginning(part)));
        decoded.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" | "#x27" => '\'',
            "#x2F" => '/',
            _ => panic!("&{}", beginning(part)),
        });
        decoded += rest;
    }
    decoded
}

fn beginning(text: &str) -> String {
    text.chars().take(80).collect()
}

#[test]
fn what_is_read_is_what_a_browser_reads_and_what_it_would_guess_about_is_refused() {
    let read = Markup::read("<!doctype html><p class=\"a &lt; b\" hidden>R&amp;D<br/></p><script type=\"x\">1 < 2</script>");
    assert_eq!(read.elements[0], ("p".to_owned(), vec![("class".to_owned(), "a < b".to_owned()), ("hidden".to_owned(), String::new())]));
    assert_eq!((read.elements.len(), read.text.trim(), read.raw.as_slice()), (3, "R&D", &["1 < 2".to_owned()][..]));
    for odd in ["<p a=b>", "a < b", "R&D", "<p \"x\">", "<p a=\"1\"b=\"2\">", "<a href=\"x\"onload=\"y\">", "&copy;"] {
        assert!(std::panic::catch_unwind(|| Markup::read(odd)).is_err(), "{odd}");
    }
}
