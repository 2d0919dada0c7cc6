//! The format as JSON Schema 2020-12, derived from the types that hold it, so that editors complete and check what is written.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, transform::transform_subschemas};
use serde_json::{Value, json};

use crate::catalog::Catalog;
use crate::catalog::date::Date;
use crate::catalog::slug::{MAX_LENGTH, Slug};
use crate::catalog::tool::Tool;

/// The schema of a tool's file.
pub fn of_a_tool() -> Value {
    finished::<Tool>("A tool of a Shipwith catalog")
}

/// The schema of `catalog.json`.
pub fn of_a_catalog() -> Value {
    finished::<Catalog>("The catalog.json of a Shipwith catalog")
}

fn finished<T: JsonSchema>(title: &str) -> Value {
    let mut schema = schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    strictly(&mut schema);
    schema.insert("title".into(), json!(title));
    schema.to_value()
}

/// Text that is there is not empty; an optional field may also be `null`, and has no default to be filled in by an editor.
fn strictly(schema: &mut Schema) {
    transform_subschemas(&mut strictly, schema);
    let is_text = match schema.get("type") {
        Some(Value::String(kind)) => kind == "string",
        Some(Value::Array(kinds)) => kinds.contains(&json!("string")),
        _ => false,
    };
    if is_text && schema.get("enum").is_none() && schema.get("pattern").is_none() {
        schema.insert("pattern".into(), json!(r"\S"));
    }
    if schema.get("format") == Some(&json!("uint32")) {
        schema.remove("format");
        schema.insert("maximum".into(), json!(u32::MAX));
    }
    schema.remove("default");
    // What the program makes of an absent field is nothing to who writes the file.
    if let Some(text) = schema.get("description").and_then(Value::as_str) {
        let end = ["; `None` when", " `None` when", " Empty when"].iter().filter_map(|mark| text.find(mark)).min();
        let text = end.map_or(text, |end| &text[..end]).to_owned();
        schema.insert("description".into(), json!(text));
    }
}

impl JsonSchema for Slug {
    fn schema_name() -> Cow<'static, str> {
        "Slug".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A tool's name in addresses: lower-case letters and digits, single hyphens.",
            "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
            "not": { "pattern": "^(con|prn|aux|nul|com[0-9]|lpt[0-9])$" },
            "maxLength": MAX_LENGTH,
        })
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A day of the calendar, YYYY-MM-DD, that has come.",
            "format": "date",
            "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        })
    }
}
