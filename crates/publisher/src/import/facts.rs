//! What a table says of tools, in the words of the format.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use shipwith_model::catalog::link::Link;
use shipwith_model::catalog::problem::Problem;
use shipwith_model::catalog::rule::Rule;
use shipwith_model::catalog::slug::Slug;
use shipwith_model::panel::category_id;

use super::dates::{self, Order};
use super::table::{Row, Table};
use crate::slugs;

/// The fields that a column can be of, as paths in the file of a tool, and whether they are prose, which nobody overwrites.
pub const FIELDS: [(&str, bool); 13] = [
    ("slug", false),
    ("name", false),
    ("maker", false),
    ("category", false),
    ("tagline", true),
    ("summary", true),
    ("version", false),
    ("released", false),
    ("license", false),
    ("pricing.entry", false),
    ("links.home", false),
    ("links.docs", false),
    ("links.source", false),
];

/// The plans of a tool, which no column can be of.
pub const PLANS: &str = "pricing.plans";

/// Where facts come from: a list in the file of a tool.
pub const SOURCES: &str = "sources";

/// Other names that columns have for them.
const ALSO: [(&str, &str); 10] = [
    ("title", "name"),
    ("tool", "name"),
    ("vendor", "maker"),
    ("company", "maker"),
    ("description", "summary"),
    ("release date", "released"),
    ("price", "pricing.entry"),
    ("url", "links.home"),
    ("website", "links.home"),
    ("repository", "links.source"),
];

/// The facts of one tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its name in addresses.
    pub slug: Slug,
    /// What is said of it, by field.
    pub fields: BTreeMap<&'static str, Value>,
    /// The fields that only keep their place: the source does not say them.
    pub kept: BTreeSet<&'static str>,
}

impl Facts {
    /// What the tool is called; nothing where that is not said.
    pub fn name(&self) -> &str {
        self.fields.get("name").and_then(Value::as_str).unwrap_or_default()
    }

    /// Calls it something else.
    pub fn call(&mut self, name: &str) {
        self.fields.insert("name", name.into());
    }
}

/// All that a table says, and what could not be understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// A tool each.
    pub tools: Vec<Facts>,
    /// What was left out.
    pub left_out: Vec<Problem>,
    /// Tools that were left out for their own slugs, each with why: who calls one otherwise can take it.
    pub aside: Vec<(Facts, Problem)>,
    /// What the columns are called; of what is no table there are none.
    pub columns: Vec<String>,
}

impl Said {
    /// Leaves a tool out for its own slug.
    pub fn put_aside(&mut self, facts: Facts, why: Problem) {
        self.left_out.push(why.clone());
        self.aside.push((facts, why));
    }
}

/// The field of that name.
pub fn field(name: &str) -> Option<&'static str> {
    FIELDS.iter().map(|(field, _)| *field).find(|field| *field == name)
}

/// The field that a column is of, by what it is called: `Release date` is `released`.
fn of_column(name: &str) -> Option<&'static str> {
    let plain = name.to_lowercase().replace(['_', '-'], " ");
    let also = ALSO.iter().find(|(other, _)| *other == plain).map_or(plain.as_str(), |(_, field)| field);
    field(also).or_else(|| FIELDS.iter().map(|(field, _)| *field).find(|field| field.rsplit('.').next() == Some(also)))
}

/// Reads the facts out of a table. `mapped` says of which fields columns are whose names do not say it.
///
/// # Errors
/// A column is named that is not there, two columns are of one field, or none says what tools are called.
pub fn read(file: &str, table: &Table, mapped: &[(String, &'static str)], order: Option<Order>) -> Result<Said, Problem> {
    if let Some((column, _)) = mapped.iter().find(|(column, _)| !table.columns.contains(column)) {
        let columns = table.columns.join(", ");
        return Err(Problem::whole(Rule::Source, file, format!("no column is called \"{column}\""), format!("name one of: {columns}")));
    }
    let of = |column: &String| mapped.iter().find(|(name, _)| name == column).map(|(_, field)| *field).or_else(|| of_column(column));
    let columns: Vec<Option<&'static str>> = table.columns.iter().map(of).collect();
    for (i, field) in columns.iter().enumerate() {
        if let Some(first) = columns[..i].iter().position(|other| field.is_some() && other == field) {
            let found =
                format!("\"{}\" and \"{}\" are both of the field {}", table.columns[first], table.columns[i], field.unwrap_or_default());
            return Err(Problem::whole(Rule::Source, file, found, "say with --map of which field one of them is, or take one away"));
        }
    }
    if !columns.contains(&Some("name")) && !columns.contains(&Some("slug")) {
        let advice = format!("say which, out of {}: --map \"COLUMN=name\"", table.columns.join(", "));
        return Err(Problem::whole(Rule::Source, file, "no column says what the tools are called", advice));
    }
    let mut said = Said { columns: table.columns.clone(), ..Said::default() };
    said.left_out.extend(table.unplaced().into_iter().map(|(found, advice)| Problem::whole(Rule::Source, file, found, advice)));
    for (column, _) in table.columns.iter().zip(&columns).filter(|(column, field)| field.is_none() && !column.is_empty()) {
        let found = format!("the column \"{column}\" is of no field");
        said.left_out.push(Problem::whole(Rule::Source, file, found, "name its field with --map, if it has one"));
    }
    let mut places: BTreeMap<Slug, &str> = BTreeMap::new();
    for row in &table.rows {
        let Some(facts) = of_row(file, row, &columns, order, &mut said) else { continue };
        if let Some(first) = places.get(&facts.slug) {
            let found = format!("{}: \"{}\" is also in {first}", row.place, facts.slug);
            said.left_out.push(Problem::whole(
                Rule::Source,
                file,
                found,
                "give each tool a name or a slug of its own: the first was taken",
            ));
        } else {
            places.insert(facts.slug.clone(), &row.place);
            said.tools.push(facts);
        }
    }
    Ok(said)
}

fn of_row(file: &str, row: &Row, columns: &[Option<&'static str>], order: Option<Order>, said: &mut Said) -> Option<Facts> {
    let mut fields = BTreeMap::new();
    let problem = |field: &str, found: String, advice: String| {
        let found = format!("{}: {found}", row.place);
        Problem { rule: Rule::Source, file: file.to_owned(), field: field.to_owned(), found, advice }
    };
    let mut leave = |field: &str, found: String, advice: String| said.left_out.push(problem(field, found, advice));
    for (cell, field) in row.cells.iter().zip(columns).filter(|(cell, _)| !cell.is_empty()) {
        let Some(field) = *field else { continue };
        let value = match field {
            "released" => match dates::parse(cell, order) {
                Ok(date) => date.iso(),
                Err(advice) => {
                    leave(field, format!("\"{cell}\""), advice);
                    continue;
                }
            },
            link if link.starts_with("links.") => match Link::try_from(cell.clone()) {
                Ok(link) => link.as_str().to_owned(),
                Err(advice) => {
                    leave(link, format!("\"{cell}\""), advice.to_owned());
                    continue;
                }
            },
            _ => cell.clone(),
        };
        fields.insert(field, Value::from(value));
    }
    let text = |field: &str| fields.get(field).and_then(Value::as_str);
    // A slug is made of a name as the address of a category is.
    let slug = match (text("slug"), text("name")) {
        (Some(slug), _) => Slug::parse(slug),
        (None, Some(name)) => category_id(name),
        (None, None) => None,
    };
    let Some(slug) = slug else {
        let found = text("slug")
            .or(text("name"))
            .map_or_else(|| "nothing says what the tool is called".to_owned(), |name| format!("\"{name}\" gives no slug"));
        leave("slug", found, "write lower-case letters, digits and single hyphens, at most 64 characters".to_owned());
        return None;
    };
    fields.remove("slug");
    let facts = Facts { slug, fields, kept: BTreeSet::new() };
    let Some((found, advice)) = slugs::refused(facts.slug.as_str()) else { return Some(facts) };
    said.put_aside(facts, problem("slug", found, advice.to_owned()));
    None
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Said, field, read};
    use crate::import::table::Table;

    fn said(text: &str, mapped: &[(&str, &str)]) -> Result<Said, String> {
        let table = Table::read("t.csv", text.as_bytes()).unwrap();
        let mapped: Vec<_> = mapped.iter().map(|(column, name)| ((*column).to_owned(), field(name).unwrap())).collect();
        read("t.csv", &table, &mapped, None).map_err(|problem| problem.to_string())
    }

    #[test]
    fn columns_are_known_by_their_names_or_by_what_is_said_of_them() {
        let said =
            said("Title;Company;Release_Date;Price;Website;Notes\nPiper 2;Rhasspy;46354;Free;https://example.com;odd\n", &[]).unwrap();
        let facts = &said.tools[0];
        assert_eq!(facts.slug.as_str(), "piper-2");
        let expected = json!({ "links.home": "https://example.com", "maker": "Rhasspy", "name": "Piper 2", "pricing.entry": "Free", "released": "2026-11-28" });
        assert_eq!(json!(facts.fields), expected);
        assert_eq!(said.left_out.len(), 1);
        assert!(said.left_out[0].to_string().contains("the column \"Notes\" is of no field"));
        let said = self::said("What,Notes\nPiper,A voice\n", &[("What", "name"), ("Notes", "tagline")]).unwrap();
        assert_eq!((json!(said.tools[0].fields), said.left_out.len()), (json!({ "name": "Piper", "tagline": "A voice" }), 0));
    }

    #[test]
    fn what_cannot_be_understood_is_left_out_and_said_with_its_line() {
        let said = said("name,released,url\nA,3/4/2026,http://example.com\n\u{1f600},,\nA,,\nB,,\n", &[]).unwrap();
        let slugs: Vec<_> = said.tools.iter().map(|facts| facts.slug.as_str()).collect();
        assert_eq!(slugs, ["a", "b"]);
        let left_out: Vec<String> = said.left_out.iter().map(ToString::to_string).collect();
        assert_eq!(
            left_out,
            [
                "t.csv: released: line 2: \"3/4/2026\": say with --dates whether the day or the month comes first",
                "t.csv: links.home: line 2: \"http://example.com\": write an address that begins with https://",
                "t.csv: slug: line 3: \"\u{1f600}\" gives no slug: write lower-case letters, digits and single hyphens, at most 64 characters",
                "t.csv: line 4: \"a\" is also in line 2: give each tool a name or a slug of its own: the first was taken",
            ]
        );
    }

    #[test]
    fn a_table_that_names_no_tools_is_refused() {
        assert!(said("what,price\nA,Free\n", &[]).unwrap_err().contains("--map \"COLUMN=name\""));
        assert!(said("name,title\nA,B\n", &[]).unwrap_err().contains("are both of the field name"));
        assert!(said("name\nA\n", &[("nome", "name")]).unwrap_err().contains("no column is called \"nome\""));
    }
}
