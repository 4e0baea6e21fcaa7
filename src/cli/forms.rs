//! `forms`: the fields a clerk may write in the forms of papers, and where forms of the district's own lie.

use std::collections::BTreeMap;

use clap::ArgMatches;
use serde::Deserialize;
use serde_json::{Value, json};

use super::output::{Answer, PlainTable};
use super::paper_options::bad;
use super::value::text;
use crate::domain::UserError;
use crate::env::{Env, forms as own_forms};
use crate::paper::catalogue::{PAPERS, PaperBasis, PaperSpec};
use crate::paper::make::{self, PaperSubject};
use crate::paper::template::values::{FormField, name_of};
use crate::report::stock::PaperRequest;
use crate::text::{Words, say};

/// The fields that are filled, by their keys.
static FIELDS: &str = include_str!(concat!(env!("OUT_DIR"), "/form-lists.json"));

#[derive(Deserialize)]
struct FormFieldFile {
    fields: Vec<String>,
    /// Of each list the fields of its rows.
    lists: BTreeMap<String, Vec<String>>,
}

/// Names the papers with a form and the fields of forms; of one paper its own form and the fields of it.
///
/// # Errors
/// If there is no such paper, or it has no form.
pub(super) fn forms(words: &Words, env: &Env, own: &ArgMatches) -> Result<Answer, UserError> {
    let named = text(own, "paper");
    let has_form = |p: &PaperSpec| matches!(p.made, PaperBasis::Form | PaperBasis::Table);
    let papers: Vec<PaperSpec> =
        PAPERS.into_iter().filter(has_form).filter(|p| named.is_none_or(|n| n == p.name)).collect();
    if papers.is_empty() {
        let all = PAPERS.into_iter().filter(has_form).map(|p| p.name).collect::<Vec<_>>().join(", ");
        return Err(bad("argument-bad-paper", named.unwrap_or_default()).with("papers", all));
    }
    let fields: FormFieldFile =
        serde_json::from_str(FIELDS).map_err(|e| UserError::new("output-failed").because(e))?;
    let mut plain = format!("{}\n\n{}\n", words.say("help-forms"), words.say("forms-papers"));
    let mut table = PlainTable::default();
    let mut list = Vec::new();
    for paper in &papers {
        let places = own_forms::places(&env.file, paper.name);
        let found = places.iter().find(|path| path.exists()).map(|path| path.display().to_string());
        let said = found.as_ref().map(|path| say!(words, "forms-own", path = path.as_str()));
        let title = words.pick("paper-name", paper.name);
        table.row([format!("  {}", paper.name), title.clone(), said.unwrap_or_default()]);
        let place = places.first().map(|path| path.display().to_string());
        list.push(json!({ "paper": paper.name, "title": title, "own": found, "place": place }));
    }
    plain.push_str(&table.text());
    let fields = match papers.as_slice() {
        [paper] if paper.made == PaperBasis::Table => of_table(words, env, *paper)?,
        _ => fields,
    };
    plain.push_str(&format!("\n{}\n", words.say("forms-fields")));
    for key in &fields.fields {
        plain.push_str(&format!("  {{{{{}}}}}\n", name_of(key)));
    }
    plain.push_str(&format!("\n{}\n", words.say("forms-lists")));
    for (list, keys) in &fields.lists {
        for key in keys {
            plain.push_str(&format!("  {{{{{}.{}}}}}\n", name_of(list), name_of(key)));
        }
    }
    let value = json!({
        "papers": list,
        "fields": fields.fields.iter().map(|key| named_field(key)).collect::<Vec<_>>(),
        "lists": fields.lists.iter().map(|(key, fields)| {
            let mut value = named_field(key);
            value["fields"] = fields.iter().map(|key| named_field(key)).collect();
            value
        }).collect::<Vec<_>>(),
    });
    Ok(Answer::new(value, plain))
}

/// The fields of a table: those of its columns for each row.
fn of_table(words: &Words, env: &Env, paper: PaperSpec) -> Result<FormFieldFile, UserError> {
    let stock = env.open()?.reader().stock(env.today)?;
    let subject = PaperSubject { family: stock.cases.first(), ..PaperSubject::default() };
    let asked = PaperRequest { curator: None, days: paper.days(env.today) };
    let columns = make::grid(words, &stock, asked, paper, subject)?.columns;
    let code = |field: FormField| field.code().to_owned();
    let rows = columns.iter().map(|column| column.key.to_string()).collect();
    Ok(FormFieldFile {
        fields: [FormField::Title, FormField::Under, FormField::Notes].map(code).into(),
        lists: BTreeMap::from([(code(FormField::Rows), rows)]),
    })
}

fn named_field(key: &str) -> Value {
    json!({ "key": key, "field": name_of(key) })
}
