//! What was found, as SARIF 2.1.0, which code hosts and editors read.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;
use serde_sarif::sarif::{
    ArtifactLocation, Location, Message, MultiformatMessageString, PhysicalLocation, PropertyBag, Region, ReportingDescriptor, ResultLevel,
    Sarif, Tool, ToolComponent,
};
use shipwith_model::catalog::rule::Rule;

use super::Finding;
use super::rules::{ALL, Level, id, page, title};

/// The schema that the version names.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What of a path is written in another way in an address.
const REPLACED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// One run of the check. `folder` is that of the catalog, as a path with slashes from the root of the repository.
pub fn of(folder: &str, found: &[(Level, Finding)]) -> Sarif {
    let rules: Vec<ReportingDescriptor> = ALL.iter().map(|rule| described(*rule)).collect();
    let driver = ToolComponent::builder().name("shipwith").version(env!("CARGO_PKG_VERSION")).rules(rules).build();
    let results: Vec<_> = found.iter().map(|(level, finding)| result(folder, *level, finding)).collect();
    let run = serde_sarif::sarif::Run::builder().tool(Tool::builder().driver(driver).build()).results(results).build();
    Sarif::builder().schema(SCHEMA).version(json!("2.1.0")).runs(vec![run]).build()
}

fn described(rule: Rule) -> ReportingDescriptor {
    let text = |text: &str| MultiformatMessageString::builder().text(text).build();
    let help = MultiformatMessageString::builder().text(page(rule)).markdown(page(rule)).build();
    ReportingDescriptor::builder().id(id(rule)).name(id(rule)).short_description(text(title(rule))).help(help).build()
}

fn result(folder: &str, level: Level, Finding { problem, line }: &Finding) -> serde_sarif::sarif::Result {
    let uri = match folder {
        "" | "." => problem.file.clone(),
        folder => format!("{}/{}", folder.trim_end_matches('/'), problem.file),
    };
    let place = PhysicalLocation::builder()
        .artifact_location(ArtifactLocation::builder().uri(utf8_percent_encode(&uri, REPLACED).to_string()).build());
    // A file as a whole is shown at its first line.
    let region = Region::builder().start_line(i64::try_from(line.unwrap_or(1)).unwrap_or(i64::MAX)).build();
    let location = Location::builder().physical_location(place.region(region).build()).build();
    let level = match level {
        Level::Error => ResultLevel::Error,
        Level::Note => ResultLevel::Warning,
    };
    let properties = PropertyBag::builder().additional_properties([("field".to_owned(), json!(problem.field))]).build();
    serde_sarif::sarif::Result::builder()
        .rule_id(id(problem.rule))
        .level(level)
        .message(Message::builder().text(problem.to_string()).build())
        .locations(vec![location])
        .properties(properties)
        .build()
}
