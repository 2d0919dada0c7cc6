//! Text for XML files.

/// `text` for the content of an element or a quoted attribute: escaped, and without the characters that XML 1.0 forbids.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' | '\r' => escaped.push(c),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_would_be_markup_is_escaped_and_what_xml_forbids_is_left_out() {
        assert_eq!(escaped("<b>\"R&D\" isn't</b>\u{0}\u{b}\u{ffff}\n"), "&lt;b&gt;&quot;R&amp;D&quot; isn&#39;t&lt;/b&gt;\n");
    }
}
