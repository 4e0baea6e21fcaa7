//! `help`: what the program knows of itself, made from its own tables: keys, commands, records.

use clap::ArgMatches;
use serde_json::{Value, json};

use super::arguments;
use super::output::{Answer, PlainTable};
use super::paper_options;
use crate::domain::UserError;
use crate::domain::schema::{Field, FieldType, Kind};
use crate::keymap::Scope;
use crate::paper::catalogue::PAPERS;
use crate::paper::template::values;
use crate::text::Words;
use crate::text::wrapping::wrap;
use crate::ui::key_table;
use crate::wording::field::label;
use crate::wording::guide;

/// The width of the guide's lines, in cells.
const GUIDE_WIDTH: usize = 76;

/// A table of the help.
#[derive(Clone, Copy)]
enum HelpTopic {
    Keys,
    Commands,
    Records,
    Papers,
    Forms,
    Guide,
}

impl HelpTopic {
    const ALL: [HelpTopic; 6] = [
        HelpTopic::Guide,
        HelpTopic::Keys,
        HelpTopic::Commands,
        HelpTopic::Records,
        HelpTopic::Papers,
        HelpTopic::Forms,
    ];

    fn code(self) -> &'static str {
        match self {
            HelpTopic::Keys => "keys",
            HelpTopic::Commands => "commands",
            HelpTopic::Records => "records",
            HelpTopic::Papers => "papers",
            HelpTopic::Forms => "forms",
            HelpTopic::Guide => "guide",
        }
    }
}

/// `help`, with a topic or without one.
///
/// # Errors
/// If there is no such topic.
pub(super) fn help(words: &Words, own: &ArgMatches) -> Result<Answer, UserError> {
    let Some(code) = own.get_one::<String>("topic") else { return Ok(topics(words)) };
    match HelpTopic::ALL.into_iter().find(|topic| topic.code() == code) {
        Some(HelpTopic::Keys) => Ok(keys(words)),
        Some(HelpTopic::Commands) => Ok(commands(words)),
        Some(HelpTopic::Records) => Ok(records(words)),
        Some(HelpTopic::Papers) => Ok(papers(words)),
        Some(HelpTopic::Forms) => Ok(forms(words)),
        Some(HelpTopic::Guide) => Ok(guide(words)),
        None => {
            let all = HelpTopic::ALL.map(HelpTopic::code).join(", ");
            Err(paper_options::bad("argument-bad-topic", code).with("topics", all))
        }
    }
}

fn topics(words: &Words) -> Answer {
    let mut table = PlainTable::new(["column-call", "column-purpose"].map(|id| words.say(id)));
    let mut list = Vec::new();
    for topic in HelpTopic::ALL {
        let said = words.pick("help-topic", topic.code());
        list.push(json!({ "topic": topic.code(), "purpose": said }));
        table.row([format!("kurator help {}", topic.code()), said]);
    }
    Answer::new(Value::Array(list), table.text())
}

/// The keys, scope by scope.
fn keys(words: &Words) -> Answer {
    let (mut text, mut list) = (String::new(), Vec::new());
    for scope in Scope::ALL {
        let name = words.say(&format!("scope-{}", scope.code()));
        let mut table = PlainTable::default();
        for row in key_table::of(scope, scope, words) {
            table.row([format!("  {}", row.keys.join(" ")), row.said.clone()]);
            list.push(json!({
                "scope": scope.code(), "keys": row.keys, "command": row.command, "purpose": row.said,
            }));
        }
        let gap = if text.is_empty() { "" } else { "\n" };
        text.push_str(&format!("{gap}{name}\n{}", table.text()));
    }
    Answer::new(Value::Array(list), text)
}

/// The commands with all they take.
fn commands(words: &Words) -> Answer {
    let (mut text, mut list) = (String::new(), Vec::new());
    for (name, call, purpose) in arguments::table(words) {
        text.push_str(&format!("{call}\n    {purpose}\n"));
        list.push(json!({ "command": name, "call": call, "purpose": purpose }));
    }
    Answer::new(Value::Array(list), text)
}

/// The kinds of records with their fields. `kurator schema` says the same as a JSON Schema.
fn records(words: &Words) -> Answer {
    let (mut text, mut list) = (words.say("help-records"), Vec::new());
    text.push('\n');
    for kind in Kind::ALL.iter().copied().filter(|kind| kind.has_line()) {
        let purpose = words.pick("record-kind", kind.name());
        let mut table = PlainTable::default();
        let mut fields = Vec::new();
        for field in kind.fields() {
            let called = label(words, kind, field.name);
            let codes = codes(field);
            let name =
                if field.required { format!("  {}*", field.name) } else { format!("  {}", field.name) };
            let values = if codes.is_empty() { String::new() } else { format!(" ({})", codes.join(", ")) };
            table.row([name, format!("{called}{values}")]);
            fields.push(json!({
                "name": field.name, "called": called, "required": field.required, "codes": codes,
            }));
        }
        text.push_str(&format!("\n{} — {purpose}\n{}", kind.name(), table.text()));
        list.push(json!({ "type": kind.name(), "purpose": purpose, "fields": fields }));
    }
    Answer::new(Value::Array(list), text)
}

/// The papers with the formats of each.
fn papers(words: &Words) -> Answer {
    let mut table =
        PlainTable::new(["column-call", "column-formats", "column-purpose"].map(|id| words.say(id)));
    let mut list = Vec::new();
    for paper in PAPERS {
        let purpose = words.pick("paper-name", paper.name);
        let formats: Vec<&str> = paper.formats().iter().map(|f| f.code()).collect();
        let about = words.pick("paper-about", paper.about.code());
        table.row([paper.name.to_owned(), formats.join(" "), format!("{purpose}{about}")]);
        list.push(json!({
            "paper": paper.name, "purpose": purpose, "formats": formats, "about": paper.about.code(),
        }));
    }
    Answer::new(Value::Array(list), table.text())
}

/// The fields of forms.
fn forms(words: &Words) -> Answer {
    let mut table = PlainTable::default();
    let mut list = Vec::new();
    for (key, name) in values::NAMED {
        table.row([format!("{{{{{name}}}}}"), (*key).to_owned()]);
        list.push(json!({ "field": name, "key": key }));
    }
    Answer::new(Value::Array(list), format!("{}\n\n{}", words.say("help-forms"), table.text()))
}

/// The curator's guide, chapter by chapter.
fn guide(words: &Words) -> Answer {
    let (mut text, mut list) = (String::new(), Vec::new());
    for chapter in guide::chapters(words) {
        let gap = if text.is_empty() { "" } else { "\n" };
        let lines = chapter.paragraphs.iter().flat_map(|p| wrap(p, GUIDE_WIDTH));
        let lines: String = lines.map(|line| format!("  {line}\n")).collect();
        text.push_str(&format!("{gap}{}\n{lines}", chapter.title));
        list.push(json!({ "chapter": chapter.title, "paragraphs": chapter.paragraphs }));
    }
    Answer::new(Value::Array(list), text)
}

fn codes(field: &Field) -> &'static [&'static str] {
    match field.ty {
        FieldType::Choice(codes) => codes,
        _ => &[],
    }
}
