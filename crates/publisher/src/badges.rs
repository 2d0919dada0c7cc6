//! Badges: the panel's share of a tool in a line, for the README of whoever makes it. As SVG, light and dark, and as the JSON that
//! shields.io reads (<https://shields.io/badges/endpoint-badge>).

use serde_json::{Value, json};
use shipwith_model::catalog::tool::Tool;
use shipwith_model::catalog::verdict::Share;
use shipwith_model::share::published;

use crate::feeds::xml::escaped;
use crate::pictures::Painter;

/// The height of a badge, and of its letters.
const HEIGHT: f32 = 20.0;
const LETTERS: f32 = 11.0;
/// The room on either side of a text.
const ROOM: f32 = 6.0;

/// The colors of a badge: those of the page.
#[derive(Clone, Copy, Debug)]
struct Colors {
    label: &'static str,
    on_label: &'static str,
    ship: &'static str,
    skip: &'static str,
    nobody: &'static str,
    on_message: &'static str,
}

const LIGHT: Colors =
    Colors { label: "#17181d", on_label: "#f5f2ea", ship: "#0a6a4d", skip: "#a5341a", nobody: "#5b5851", on_message: "#ffffff" };
const DARK: Colors =
    Colors { label: "#efece5", on_label: "#131418", ship: "#62d5a9", skip: "#ff9f80", nobody: "#aaa79f", on_message: "#07251b" };

/// What a badge says of a tool: who speaks, what they say, and whether they ship it, if anybody has spoken.
fn words(tool: &Tool, site: &str) -> (String, String, Option<bool>) {
    let tally = tool.panel();
    let message = match tally.share() {
        Share::NoVotes => published::not_reviewed(),
        Share::Percent(percent) => published::share(percent),
    };
    let ships = (tally.total() > 0).then_some(tally.ship * 2 >= tally.total());
    (published::panel_of(site), message, ships)
}

fn color(colors: Colors, ships: Option<bool>) -> &'static str {
    match ships {
        Some(true) => colors.ship,
        Some(false) => colors.skip,
        None => colors.nobody,
    }
}

/// A badge as SVG: on light pages, or on dark ones.
///
/// # Errors
/// What was drawn is no picture: a fault of this program.
pub fn svg(tool: &Tool, site: &str, is_dark: bool, painter: &Painter) -> Result<String, String> {
    let (label, message, ships) = words(tool, site);
    let colors = if is_dark { DARK } else { LIGHT };
    let [of_label, of_message] = [painter.width(&label, LETTERS)?, painter.width(&message, LETTERS)?];
    let (left, right) = (of_label + 2.0 * ROOM, of_message + 2.0 * ROOM);
    let (width, fill) = (left + right, color(colors, ships));
    // Where the letters of the page are not at hand, others are spread over the same width.
    let text = |x: f32, room: f32, color: &str, text: &str| {
        format!(
            "<text x=\"{x:.1}\" y=\"14\" textLength=\"{room:.1}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{color}\">{}</text>",
            escaped(text)
        )
    };
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.1}\" height=\"{HEIGHT}\" role=\"img\" font-family=\"Bricolage Grotesque, Verdana, sans-serif\" \
         font-weight=\"700\" font-size=\"{LETTERS}\"><title>{}: {}</title>\
         <rect width=\"{width:.1}\" height=\"{HEIGHT}\" rx=\"4\" fill=\"{}\"/>\
         <path d=\"M{left:.1} 0h{:.1}a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4h-{:.1}z\" fill=\"{fill}\"/>{}{}</svg>\n",
        escaped(&label),
        escaped(&message),
        colors.label,
        right - 4.0,
        right - 4.0,
        text(ROOM, of_label, colors.on_label, &label),
        text(left + ROOM, of_message, colors.on_message, &message),
    ))
}

/// A badge as the JSON that shields.io makes one of.
pub fn endpoint(tool: &Tool, site: &str) -> Value {
    let (label, message, ships) = words(tool, site);
    json!({ "schemaVersion": 1, "label": label, "message": message, "color": color(LIGHT, ships), "labelColor": LIGHT.label })
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use shipwith_model::catalog::tool::Tool;

    use super::{endpoint, svg};
    use crate::pictures::Painter;

    fn tool(verdicts: &[&str]) -> Tool {
        let reviews: Vec<_> = verdicts
            .iter()
            .enumerate()
            .map(|(i, verdict)| json!({ "reviewer": i.to_string(), "verdict": verdict, "quote": "Q" }))
            .collect();
        Tool::read("tool.json", &json!({ "slug": "x", "name": "X", "reviews": reviews }).to_string()).unwrap().0
    }

    #[test]
    fn a_badge_says_the_share_in_words_and_by_its_color() {
        for (verdicts, message, color) in [
            (&["ship", "ship", "skip"][..], "67% ship", "#0a6a4d"),
            (&["ship", "skip", "skip"], "33% ship", "#a5341a"),
            (&[], "not reviewed yet", "#5b5851"),
        ] {
            let tool = tool(verdicts);
            let badge = svg(&tool, "R&D", false, &Painter::new()).unwrap();
            assert!(badge.contains(&format!("<title>R&amp;D panel: {message}</title>")) && badge.contains(color), "{badge}");
            let said = endpoint(&tool, "R&D");
            assert_eq!((&said["schemaVersion"], &said["label"], &said["message"]), (&json!(1), &json!("R&D panel"), &json!(message)));
        }
        let dark = svg(&tool(&["ship"]), "Shipwith", true, &Painter::new()).unwrap();
        assert!(dark.contains("#62d5a9"), "{dark}");
    }

    #[test]
    fn a_badge_is_as_wide_as_what_it_says() {
        let width = |site: &str| {
            let badge = svg(&tool(&["ship"]), site, false, &Painter::new()).unwrap();
            let (_, rest) = badge.split_once(" width=\"").unwrap();
            rest.split_once('"').unwrap().0.parse::<f32>().unwrap()
        };
        let (short, long) = (width("AI"), width("A site with a very long name"));
        assert!(short > 80.0 && long > short + 80.0, "{short} {long}");
    }
}
