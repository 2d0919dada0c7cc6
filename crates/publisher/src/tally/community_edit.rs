//! Sets the community's count in the text of a tool's file and leaves every other byte as its author wrote it.

use std::ops::Range;

use crate::json_place::{Member, Places, members};
use shipwith_model::catalog::tool::Community;

/// The text of the file with other counts, each with the path of its tool's record; the path is empty for a file of its own.
///
/// `None` when there is no record at one of the paths.
pub fn with_communities(text: &str, counts: &[(&str, Community)]) -> Option<String> {
    let places = Places::new(text);
    let mut edits = counts.iter().map(|(path, count)| edit(text, &places, path, *count)).collect::<Option<Vec<Edit>>>()?;
    edits.sort_by_key(|(place, _)| place.start);
    let (mut edited, mut done) = (String::with_capacity(text.len()), 0);
    for (place, instead) in edits {
        edited.push_str(text.get(done..place.start)?);
        edited.push_str(&instead);
        done = place.end;
    }
    edited.push_str(text.get(done..)?);
    Some(edited)
}

/// What is to stand in place of a range of the text.
type Edit = (Range<usize>, String);

fn edit(text: &str, places: &Places, path: &str, community: Community) -> Option<Edit> {
    let count = written(community);
    let record = places.find(path)?;
    let fields = members(text, record.value.start);
    if let Some(field) = fields.iter().rfind(|field| field.key == "community") {
        return Some((field.value.clone(), count));
    }
    // Before `checked`, where the format has it, or else at the end; set apart as the fields before it are.
    let place = fields.iter().position(|field| field.key == "checked").unwrap_or(fields.len());
    let gap = fields.first().map_or("", |first| &text[record.value.start + 1..first.start]);
    let field = format!("\"community\": {count}");
    Some(match (fields.get(place), place.checked_sub(1).map(|before| &fields[before])) {
        (Some(Member { start, .. }), _) => (*start..*start, format!("{field},{gap}")),
        (None, Some(last)) => (last.value.end..last.value.end, format!(",{gap}{field}")),
        (None, None) => (record.value.start + 1..record.value.start + 1, field),
    })
}

fn written(community: Community) -> String {
    let day = community.as_of.map_or_else(String::new, |day| format!(", \"as_of\": \"{}\"", day.iso()));
    format!("{{ \"ship\": {}, \"skip\": {}{day} }}", community.ship, community.skip)
}

#[cfg(test)]
mod tests {
    use super::{Community, with_communities};

    #[test]
    fn only_the_count_changes_wherever_it_is_or_is_not() {
        let count = Community { ship: 2, skip: 1, as_of: None };
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
            assert_eq!(with_communities(before, &[("", count)]).as_deref(), Some(after));
        }
        let inside = |counts: &[(&str, Community)]| with_communities("{ \"tools\": [{}, { \"community\": null }] }", counts);
        let one = "{ \"tools\": [{}, { \"community\": { \"ship\": 2, \"skip\": 1 } }] }";
        assert_eq!(inside(&[("tools[1]", count)]).as_deref(), Some(one));
        let both = one.replace("[{}", "[{\"community\": { \"ship\": 2, \"skip\": 1 }}");
        assert_eq!(inside(&[("tools[1]", count), ("tools[0]", count)]), Some(both));
        assert_eq!(inside(&[("tools[2]", count)]), None);
    }
}
