//! Takes out of rendered HTML what only a program that hydrates it would look for.

/// Leaves out the comments by which Leptos finds its places again when it hydrates, which this page is not: the form `<!>` is
/// none that HTML knows. What a text or an attribute holds is no comment.
pub fn without_markers(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = match rest {
            _ if rest.starts_with("<!>") => 3,
            _ if rest.starts_with("<!--") => rest.find("-->").map_or(rest.len(), |end| end + 3),
            tag => {
                let end = end_of_tag(tag);
                plain.push_str(&tag[..end]);
                end
            }
        };
        rest = &rest[end..];
    }
    plain + rest
}

/// Where a tag ends: at the first `>` that is in no quotes.
fn end_of_tag(tag: &str) -> usize {
    let mut is_quoted = false;
    let end = tag.bytes().position(|byte| {
        is_quoted ^= byte == b'"';
        byte == b'>' && !is_quoted
    });
    end.map_or(tag.len(), |end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::without_markers;

    #[test]
    fn markers_go_and_what_looks_like_one_stays() {
        for (html, plain) in [
            ("<p>a<!>b<!--<() />--></p>", "<p>ab</p>"),
            ("<input value=\"<!> > <!-- x\"><!>", "<input value=\"<!> > <!-- x\">"),
            ("<b>&lt;!&gt; é</b>", "<b>&lt;!&gt; é</b>"),
            ("text", "text"),
            ("<!-- open", ""),
        ] {
            assert_eq!(without_markers(html), plain);
        }
    }
}
