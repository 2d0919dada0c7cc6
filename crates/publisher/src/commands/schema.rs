//! `shipwith schema`.

use clap::{Args, ValueEnum};
use shipwith_model::catalog::schema;

use super::output::say_text;
use super::{Done, Outcome};

/// Print the format as JSON Schema 2020-12, for editors
#[derive(Args)]
#[command(
    after_help = "Example:\n  shipwith schema tool > data/tool.schema.json\n  shipwith schema catalog > data/catalog.schema.json\n\n\
                        Files name it: \"$schema\": \"../tool.schema.json\""
)]
pub struct Arguments {
    /// Of which file
    #[arg(value_enum, default_value_t = Of::Tool)]
    of: Of,
}

#[derive(Clone, Copy, ValueEnum)]
enum Of {
    /// tools/<slug>.json
    Tool,
    /// catalog.json
    Catalog,
}

/// Prints the schema.
pub fn run(arguments: &Arguments) -> Outcome {
    let schema = match arguments.of {
        Of::Tool => schema::of_a_tool(),
        Of::Catalog => schema::of_a_catalog(),
    };
    say_text(&format!("{schema:#}"))?;
    Ok(Done::Well)
}
