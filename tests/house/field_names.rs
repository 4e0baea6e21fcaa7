//! Fields are named by the declarations of records: no text in the source is the name of one, but where it is the word of
//! something else that a person or a file spells so. The compiler sees to the rest: what takes a field takes its name.

use kurator::domain::FieldName;

use crate::source::{self, SourceFile, SourceToken, pieces};

/// Rooms whose texts are another language's own.
const ROOMS: [(&str, &str); 4] = [
    ("domain", "declares the names"),
    ("regulation", "keys and codes of the documents' TOML"),
    ("text", "arguments of messages"),
    ("paper", "keys of columns and places in the templates of papers"),
];

/// Texts that are the word of something else: the file, the words, what they are.
const OTHERS: &[(&str, &[&str], &str)] = &[
    ("screen/dialog/guide.rs", &["level", "urgent"], "signs of the legend"),
    ("cli/argument.rs", &[], "names of options in a sense of their own"),
    ("cli/arguments.rs", &[], "names of options and arguments"),
    ("wording/guide.rs", &["level", "programme", "sitting", "rights", "why"], "chapters of the guide"),
    ("cli/actions.rs", &[], "options and columns"),
    ("cli/change.rs", &["regulation"], "an option"),
    ("cli/erase.rs", &[], "options"),
    ("cli/transfer.rs", &[], "options"),
    ("cli/indicators.rs", &["from", "curator", "subject"], "options"),
    (
        "cli/json.rs",
        &["rights", "visits", "activity", "level", "position", "regulation"],
        "kinds of the output",
    ),
    ("cli/made.rs", &[], "options and papers"),
    ("cli/mod.rs", &["due", "help"], "commands"),
    ("cli/paper.rs", &["text", "name", "visits", "help"], "options and keys of a document"),
    ("cli/paper_options.rs", &["from"], "an option"),
    ("cli/plan.rs", &["deputy"], "a kind of the output"),
    ("cli/report.rs", &[], "options and papers"),
    ("demo/archive.rs", &["family"], "for whom an activity of the demo is"),
    (
        "demo/programme.rs",
        &["programme", "child", "family"],
        "documents, and for whom an activity of the demo is",
    ),
    ("norm/sequence.rs", &["programme"], "a stage of a document"),
    ("report/calendar_events/entry_kind.rs", &["activity"], "a kind of entry in a calendar"),
    ("report/disclosure.rs", &["kind"], "a key of the documents' TOML"),
    ("report/violation_notice.rs", &["phone"], "a key of the documents' TOML"),
    ("roster/column.rs", &[], "codes of columns of a list"),
    ("roster/words.rs", &["number", "child"], "keys of the words of lists"),
    ("screen/card/papers.rs", &["until"], "a message"),
    ("screen/card/plan.rs", &["programme"], "a document"),
    ("screen/dialog/contact/fields.rs", &["outcome"], "a message"),
    ("screen/dialog/print.rs", &["text"], "a format"),
    ("screen/district/mod.rs", &["curator"], "a term of a document"),
    ("screen/district/rules.rs", &["visits"], "what a document borrows"),
    ("screen/families/filter.rs", &["after"], "a code of a filter"),
    ("store/guard/lock.rs", &["who"], "the end of a file's name"),
    ("store/jsonl/import.rs", &["of"], "a key of the lines of conflicts and aliases"),
    ("store/jsonl/validate.rs", &["of"], "a key of the lines of conflicts and aliases"),
    ("store/jsonl/unread.rs", &["of", "kind"], "keys of the lines of unread values"),
    ("store/jsonl/validate_conflict.rs", &["of"], "a key of the lines of conflicts and aliases"),
    ("table/format.rs", &["document"], "the first element of an XML file"),
    ("table/workbook/parts.rs", &["name"], "an attribute of a workbook"),
    ("ui/form/draft.rs", &["text"], "a key of a draft"),
    ("wording/document.rs", &["visits"], "what a document borrows"),
    ("wording/roster.rs", &["why"], "a key of a column"),
];

/// What calls a message by its id, or fills a column or an option.
const CALLS: [&str; 8] = ["say", "fill", "pick", "count", "one", "several", "word", "json"];

/// Whether what stands around the text says that it names no field.
fn is_other(file: &SourceFile, at: usize) -> bool {
    let word = |at: usize, words: &[&str]| words.iter().any(|w| file.is_word(at, w));
    let sign = |at: usize, signs: &[char]| signs.iter().any(|s| file.is_sign(at, *s));
    let opened = sign(at - 1, &['(']);
    // The id of a message: `w.say("x"`, `say!(w, "x"`.
    (opened && word(at - 2, &CALLS))
        || (sign(at - 1, &[',']) && (1..9).any(|n| at > n + 2 && sign(at - n, &['(']) && sign(at - n - 1, &['!']) && word(at - n - 2, &["say"])))
        || (sign(at - 1, &[',']) && matches!(file.pieces[at - 2].1, SourceToken::Text(_)) && word(at - 4, &CALLS))
        // An argument of a message or of an error: `("x", …)` among others, `.with("x", …)`.
        || (opened && sign(at + 1, &[',']) && sign(at - 2, &['[', ',', '(', '=', '>', '|', '&', ';', '{', '}']))
        || (opened && sign(at - 3, &['.']) && word(at - 2, &["with"]))
        // A column of a row: `row.get("x")`.
        || (opened && word(at - 2, &["get"]) && word(at - 4, &["r", "row"]))
        // The code of another list: `Facet::Level => "level",`.
        || (sign(at - 1, &['>']) && sign(at - 2, &['=']) && sign(at + 1, &[',', '}']))
        // A key of the output: `"x": …`, `value["x"]`; an option: `text(own, "x")`, `number(own, "x"`.
        || (sign(at + 1, &[':']) && !file.is_path(at + 1))
        || (sign(at - 1, &['[']) && word(at - 2, &["value"]))
        || (sign(at - 1, &[',']) && word(at - 2, &["own"]))
}

/// The texts of a file that name a field.
fn names(file: &SourceFile) -> Vec<usize> {
    let is_word = |t: &(usize, SourceToken), word: &str| matches!(&t.1, SourceToken::Word(w) if w == word);
    let in_tests =
        |w: &[(usize, SourceToken)]| matches!(w, [a, _, b, ..] if is_word(a, "cfg") && is_word(b, "test"));
    let end = file.pieces.windows(3).position(in_tests).unwrap_or(file.pieces.len());
    let named = file.texts().filter(|(at, text)| *at < end && FieldName::from_code(text).is_some());
    named.map(|(at, _)| at).filter(|at| !is_other(file, *at)).collect()
}

fn text(file: &SourceFile, at: usize) -> &str {
    match &file.pieces[at].1 {
        SourceToken::Text(text) => text,
        _ => "",
    }
}

#[test]
fn no_text_outside_the_declarations_names_a_field() {
    let mut found = Vec::new();
    let mut needed = vec![Vec::new(); OTHERS.len()];
    for file in source::files().iter().filter(|f| ROOMS.iter().all(|(room, _)| f.room() != *room)) {
        for at in names(file) {
            let text = text(file, at);
            let other = OTHERS.iter().position(|(path, words, _)| {
                *path == file.path && (words.is_empty() || words.contains(&text))
            });
            match other {
                Some(other) => needed[other].push(text.to_owned()),
                None => found.push(format!("{} «{text}»", file.place(at))),
            }
        }
    }
    assert!(found.is_empty(), "name these by FieldName:\n{}", found.join("\n"));
    let mut spare = Vec::new();
    for ((path, words, why), needed) in OTHERS.iter().zip(&needed) {
        if needed.is_empty() {
            spare.push(format!("{path} ({why})"));
        }
        let unmet = words.iter().filter(|word| !needed.iter().any(|n| n == *word));
        spare.extend(unmet.map(|word| format!("{path} «{word}» ({why})")));
    }
    assert!(spare.is_empty(), "these need no exception:\n{}", spare.join("\n"));
}

#[test]
fn a_text_that_names_a_field_is_found_and_one_that_names_another_thing_is_not() {
    let seen = |text: &str| {
        let file =
            SourceFile { path: "screen/made.rs".into(), pieces: pieces(&format!("fn made() {{ {text} }}")) };
        names(&file).len()
    };
    for text in [
        r#"record.text("born")"#,
        r#"field == "until""#,
        r#"const KEPT: [&str; 2] = ["note", "on"];"#,
        r#"matches!(name, "phones" | "role")"#,
        r#"(Kind::Sign, "sign") => List::Sign"#,
        r#"entry.preset("street", &value)"#,
    ] {
        assert!(seen(text) > 0, "{text}");
    }
    for text in [
        r#"w.say("number")"#,
        r#"say!(w, "until", day = last)"#,
        r#"w.fill(id, &[("day", day.into())])"#,
        r#"UserError::new("gone").with("family", family)"#,
        r#"json!({ "kind": kind })"#,
        r#"row.get("note")?"#,
    ] {
        assert_eq!(seen(text), 0, "{text}");
    }
}

#[test]
fn every_name_is_that_of_a_declared_field_and_is_read_back_from_its_code() {
    for name in FieldName::ALL {
        let declared = kurator::domain::Kind::ALL.iter().any(|kind| kind.field(*name).is_some());
        assert!(declared, "{name} is declared by no kind");
        assert_eq!(FieldName::from_code(name.code()), Some(*name));
    }
    assert!(FieldName::ALL.is_sorted_by_key(|name| name.code()));
    for unknown in ["", "Born", "born ", "surname", "id", "type"] {
        assert_eq!(FieldName::from_code(unknown), None, "{unknown}");
    }
}
