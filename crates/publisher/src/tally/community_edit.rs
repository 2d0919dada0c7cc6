//! Sets the community's count in the text of a tool's file and leaves every other byte as its author wrote it.

use crate::json_place::{Member, find, members};
use shipwith_model::catalog::tool::Community;

/// The text of the file with another count. `path` is the path of the tool's record in it, empty for a file of its own.
///
/// `None` when there is no record at that path.
pub fn with_community(text: &str, path: &str, community: Community) -> Option<String> {
    let count = written(community);
    let record = find(text, path)?;
    let fields = members(text, record.value.start);
    if let Some(field) = fields.iter().rfind(|field| field.key == "community") {
        return Some(format!("{}{count}{}", &text[..field.value.start], &text[field.value.end..]));
    }
    // Before `checked`, where the format has it, or else at the end; set apart as the fields before it are.
    let place = fields.iter().position(|field| field.key == "checked").unwrap_or(fields.len());
    let gap = fields.first().map_or("", |first| &text[record.value.start + 1..first.start]);
    let field = format!("\"community\": {count}");
    Some(match (fields.get(place), place.checked_sub(1).map(|before| &fields[before])) {
        (Some(Member { start, .. }), _) => format!("{}{field},{gap}{}", &text[..*start], &text[*start..]),
        (None, Some(last)) => format!("{},{gap}{field}{}", &text[..last.value.end], &text[last.value.end..]),
        (None, None) => format!("{}{field}{}", &text[..=record.value.start], &text[record.value.start + 1..]),
    })
}

fn written(community: Community) -> String {
    let day = community.as_of.map_or_else(String::new, |day| format!(", \"as_of\": \"{}\"", day.iso()));
    format!("{{ \"ship\": {}, \"skip\": {}{day} }}", community.tally.ship, community.tally.skip)
}

#[cfg(test)]
mod tests {
    use super::{Community, with_community};
    use shipwith_model::catalog::verdict::Tally;

    #[test]
    fn only_the_count_changes_wherever_it_is_or_is_not() {
        let count = Community { tally: Tally { ship: 2, skip: 1 }, as_of: None };
        for (before, after) in [
            ("{ \"community\": null, \"x\": 1 }", "{ \"community\": { \"ship\": 2, \"skip\": 1 }, \"x\": 1 }"),
            (
                "{\n  \"x\": 1,\n  \"checked\": \"\"\n}",
                "{\n  \"x\": 1,\n  \"community\": { \"ship\": 2, \"skip\": 1 },\n  \"checked\": \"\"\n}",
            ),
            ("{\r\n\t\"x\": 1\r\n}", "{\r\n\t\"x\": 1,\r\n\t\"community\": { \"ship\": 2, \"skip\": 1 }\r\n}"),
            ("{\"x\":1}", "{\"x\":1,\"community\": { \"ship\": 2, \"skip\": 1 }}"),
            ("{}", "{\"community\": { \"ship\": 2, \"skip\": 1 }}"),
        ] {
            assert_eq!(with_community(before, "", count).as_deref(), Some(after));
        }
        let inside = with_community("{ \"tools\": [{}, { \"community\": null }] }", "tools[1]", count);
        assert_eq!(inside.as_deref(), Some("{ \"tools\": [{}, { \"community\": { \"ship\": 2, \"skip\": 1 } }] }"));
    }
}
