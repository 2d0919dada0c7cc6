//! Pictures of comparisons, 1200 × 630 pixels: what other sites show beside a shared link. They are the drawing that the page
//! offers under "Share as a picture" (`model/share/card.rs`), as SVG and as PNG.

use std::fmt::Write;
use std::fs;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, ID, Source};
use resvg::usvg::{Node, Options, Tree};
use shipwith_model::share::card::{SIZE, Shape};

use crate::feeds::xml::escaped;
use crate::index::stamp::hash;

/// The page's own letters. Scripts that they lack are drawn in fonts of the machine, where it has some.
const LETTERS: &[u8] = include_bytes!("../fonts/BricolageGrotesque-Bold.ttf");

/// Draws pictures, each a list of shapes.
pub struct Painter {
    options: Options<'static>,
    /// The page's own letters, among all fonts.
    own: Option<ID>,
}

/// A picture that is drawn.
pub struct Drawing {
    /// The picture, as SVG.
    pub svg: String,
    /// Whether the page's own letters are all that it takes: then it is painted alike on every machine.
    pub is_own: bool,
    /// A letter that no font of this machine has, the first where there are several.
    pub lacks: Option<char>,
}

impl Painter {
    /// Reads the fonts.
    pub fn new() -> Self {
        let mut fonts = Database::new();
        // Before those of the machine, one of which may have the same name: the first one is taken.
        let own = fonts.load_font_source(Source::Binary(Arc::new(LETTERS.to_vec()))).first().copied();
        fonts.load_system_fonts();
        Self { options: Options { fontdb: Arc::new(fonts), ..Options::default() }, own }
    }

    /// What tells the fonts of this machine, without the page's own, from those of another one, or of another day.
    pub fn fonts(&self) -> String {
        let length = |source: &Source| match source {
            Source::File(file) => fs::metadata(file).map_or(0, |about| about.len()),
            _ => 0,
        };
        let others = self.options.fontdb.faces().filter(|face| Some(face.id) != self.own);
        let told = others.map(|face| format!("{} {} {}", face.post_script_name, face.index, length(&face.source)));
        let mut told: Vec<String> = told.collect();
        told.sort_unstable();
        hash(told.join("\n").as_bytes())
    }

    /// A picture, by this title for those who do not see it. Text that is wider than its room is squeezed into it.
    ///
    /// # Errors
    /// What was drawn is no picture: a fault of this program.
    pub fn draw(&self, shapes: &[Shape], title: &str) -> Result<Drawing, String> {
        let plain = self.read(&markup(shapes, title, |_| 1.0))?;
        let texts = (0..shapes.len()).filter_map(|i| match plain.node_by_id(&id(i)) {
            Some(Node::Text(text)) => Some(text),
            _ => None,
        });
        let (mut is_own, mut lacks) = (true, None);
        for glyph in texts.flat_map(|text| text.layouted()).flat_map(|span| &span.positioned_glyphs) {
            // What no font has is drawn as the first glyph of one, which is a box.
            if glyph.id.0 == 0 {
                // The own letters have all of ASCII: of several that are one sign, it is another one.
                let letter = glyph.text.chars().find(|c| !c.is_ascii()).or(glyph.text.chars().next());
                lacks = lacks.or(letter).or(Some(char::REPLACEMENT_CHARACTER));
            }
            is_own &= glyph.id.0 != 0 && Some(glyph.font) == self.own;
        }
        let svg = markup(shapes, title, |i| match &shapes[i] {
            Shape::Text { at: [.., room], .. } => {
                let width = plain.node_by_id(&id(i)).map_or(0.0, |text| text.abs_bounding_box().width());
                if width > *room as f32 { *room as f32 / width } else { 1.0 }
            }
            Shape::Box { .. } => 1.0,
        });
        Ok(Drawing { svg, is_own, lacks })
    }

    /// How wide a text is in letters of this size.
    ///
    /// # Errors
    /// What was drawn is no picture: a fault of this program.
    pub fn width(&self, text: &str, size: f32) -> Result<f32, String> {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\" font-family=\"Bricolage Grotesque\" font-weight=\"700\">\
             <text id=\"t\" y=\"10\" font-size=\"{size}\">{}</text></svg>",
            escaped(text)
        );
        Ok(self.read(&svg)?.node_by_id("t").map_or(0.0, |text| text.abs_bounding_box().width()))
    }

    /// A picture that [`draw`](Self::draw) gave as SVG, as PNG.
    ///
    /// # Errors
    /// It is no picture, or there is no memory for it.
    pub fn png(&self, svg: &str) -> Result<Vec<u8>, String> {
        let (width, height) = SIZE;
        let mut picture = Pixmap::new(width, height).ok_or("there is no memory for a picture")?;
        resvg::render(&self.read(svg)?, Transform::identity(), &mut picture.as_mut());
        picture.encode_png().map_err(|error| error.to_string())
    }

    fn read(&self, svg: &str) -> Result<Tree, String> {
        Tree::from_str(svg, &self.options).map_err(|error| format!("the picture cannot be read: {error}"))
    }
}

/// The colors of a picture, and those of the same on dark pages.
const DARK: [(&str, &str); 7] = [
    ("#f5f2ea", "#131418"),
    ("#17181d", "#efece5"),
    ("#5b5851", "#aaa79f"),
    ("#0a6a4d", "#62d5a9"),
    ("#a5341a", "#ff9f80"),
    ("#2c47c0", "#a0b3ff"),
    ("#86308c", "#e8a5ec"),
];

/// A picture as SVG for dark pages. A text holds no quotes as they are, so no name is taken for a color.
pub fn darkened(svg: &str) -> String {
    DARK.iter().fold(svg.to_owned(), |svg, (light, dark)| svg.replace(&format!("fill=\"{light}\""), &format!("fill=\"{dark}\"")))
}

impl Default for Painter {
    fn default() -> Self {
        Self::new()
    }
}

/// Under which name a text of a picture is found.
fn id(i: usize) -> String {
    format!("t{i}")
}

fn markup(shapes: &[Shape], title: &str, squeeze: impl Fn(usize) -> f32) -> String {
    let (width, height) = SIZE;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" \
         font-family=\"Bricolage Grotesque, system-ui, sans-serif\" font-weight=\"700\"><title>{}</title>",
        escaped(title)
    );
    for (i, shape) in shapes.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = match shape {
            Shape::Box { at: [x, y, width, height], color } => {
                write!(svg, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{color}\"/>")
            }
            Shape::Text { at: [x, y, _], size, color, text } => {
                let by = squeeze(i);
                let place = if by < 1.0 { format!("translate({x} {y}) scale({by:.4} 1)") } else { format!("translate({x} {y})") };
                let (id, text) = (id(i), escaped(text));
                write!(svg, "<text id=\"{id}\" transform=\"{place}\" font-size=\"{size}\" fill=\"{color}\">{text}</text>")
            }
        };
    }
    svg + "</svg>\n"
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use resvg::tiny_skia::Pixmap;
    use shipwith_model::catalog::Catalog;
    use shipwith_model::catalog::tool::Tool;
    use shipwith_model::compare::Comparison;
    use shipwith_model::compare::weights::Weights;
    use shipwith_model::share::card::{SIZE, Shape, card, tool_card};

    use super::{Painter, darkened};

    fn text(text: &str) -> Shape {
        Shape::Text { at: [60, 178, 510], size: 54, color: "#17181d", text: text.to_owned() }
    }

    /// The columns of a picture in which something is drawn, the first and the last.
    fn drawn(svg: &str) -> (u32, u32) {
        let picture = Pixmap::decode_png(&Painter::new().png(svg).unwrap()).unwrap();
        assert_eq!((picture.width(), picture.height()), SIZE);
        let inked = (0..picture.width()).filter(|x| (0..picture.height()).any(|y| picture.pixel(*x, y).unwrap().alpha() > 128));
        let columns: Vec<u32> = inked.collect();
        (columns[0], columns[columns.len() - 1])
    }

    #[test]
    fn on_dark_pages_every_color_is_another_and_a_name_stays_as_it_is() {
        let name = "fill=\"#17181d\"";
        let tool = Tool::read(
            "tool.json",
            r#"{"slug":"x","name":"X","reviews":[{"reviewer":"a","verdict":"ship","quote":"Q"},{"reviewer":"b","verdict":"skip","quote":"Q"}]}"#,
        );
        let tool = Arc::new(tool.unwrap().0);
        let comparison = Comparison::new(&Catalog::default(), tool.clone(), tool.clone());
        for shapes in [card(&comparison, &Weights::default(), "S"), tool_card(&tool, name, "S")] {
            let light = Painter::new().draw(&shapes, "T").unwrap().svg;
            let dark = darkened(&light);
            let fills = |svg: &str| svg.split(" fill=\"").skip(1).map(|rest| rest[..7].to_owned()).collect::<Vec<_>>();
            assert!(fills(&light).iter().zip(fills(&dark)).all(|(light, dark)| *light != dark), "{light}");
            assert_eq!(light.contains("&quot;#17181d&quot;"), dark.contains("&quot;#17181d&quot;"));
        }
    }

    #[test]
    fn what_is_written_stays_in_its_room_however_wide_it_is() {
        let short = Painter::new().draw(&[text("Aider")], "Aider").unwrap().svg;
        assert!(!short.contains("scale("), "{short}");
        let (from, to) = drawn(&short);
        assert!(from >= 60 && to > 150 && to < 400, "{from} to {to}");
        let wide = Painter::new().draw(&[text(&"MMMM WWWW ".repeat(6))], "wide").unwrap().svg;
        let (from, to) = drawn(&wide);
        assert!(from >= 58 && to > 500 && to <= 572, "{from} to {to}");
    }

    #[test]
    fn it_is_known_whether_the_own_letters_are_all_that_a_picture_takes() {
        let drawn = |said: &str| {
            let drawing = Painter::new().draw(&[text("Aider"), text(said)], "T").unwrap();
            (drawing.is_own, drawing.lacks)
        };
        assert_eq!(drawn("To start: 5 \u{20ac}, caf\u{e9} \u{2014} 50%"), (true, None));
        assert!(!drawn("\u{97f3}\u{58f0}").0, "whether a font of the machine has them or not");
        assert_eq!(drawn("a\u{378}"), (false, Some('\u{378}')), "no letter has that number");
        assert_eq!(Painter::new().fonts(), Painter::new().fonts(), "a machine has the same fonts each time");
    }

    #[test]
    fn a_text_is_never_markup() {
        let svg = Painter::new().draw(&[text("<rect/> & \"x\"")], "</title>").unwrap().svg;
        assert!(svg.contains("&lt;rect/&gt; &amp;") && svg.contains("<title>&lt;/title&gt;</title>"), "{svg}");
        Painter::new().png(&svg).unwrap();
    }
}
