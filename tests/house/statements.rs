//! Every SQL statement in the source fits the schema: it is prepared on a file that was just created, whether or not any
//! test runs it.

use kurator::domain::Kind;
use kurator::store::{Author, Entropy, Store};
use rusqlite::fallible_iterator::FallibleIterator;
use rusqlite::{Batch, Connection};

use crate::source::{self, SourceFile, SourceToken, pieces};

/// What a statement begins with. `CREATE` and `DROP` are not among them: the file itself is created with these.
const VERBS: [&str; 14] = [
    "SELECT",
    "INSERT",
    "UPDATE",
    "DELETE",
    "WITH",
    "PRAGMA",
    "VACUUM",
    "BEGIN",
    "COMMIT",
    "ROLLBACK",
    "SAVEPOINT",
    "RELEASE",
    "ATTACH",
    "DETACH",
];

/// Tables of projections that hold no kind.
const BESIDE_KINDS: [&str; 4] = ["entity", "conflict", "same", "unread"];

/// Words in capitals that a part of a statement holds.
const CLAUSES: [&str; 5] = ["WHERE", "FROM", "JOIN", "ORDER", "IN"];

/// Statements about what is not in a new file: place, beginning, reason.
const WITHOUT_SCHEMA: [(&str, &str, &str); 2] = [
    (
        "store/merge/rewrite.rs",
        "INSERT INTO {table} VALUES ({places})",
        "as many places as the table has columns",
    ),
    (
        "store/state/project/row.rs",
        "INSERT INTO \"{}\" (rowid, id, {}) VALUES (?, ?{marks})",
        "the fields of a kind, from its declaration",
    ),
];

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphabetic() && c != '_').filter(|w| !w.is_empty())
}

fn is_statement(text: &str) -> bool {
    let text = text.trim_start();
    let verb = text.split(|c: char| !c.is_ascii_uppercase()).next().unwrap_or_default();
    VERBS.contains(&verb)
        && text[verb.len()..].chars().next().is_none_or(|c| c == ' ' || c == ';' || c == '\n')
}

/// Whether the text is joined to others before it is a statement.
fn is_part(text: &str) -> bool {
    let creates = ["CREATE", "DROP"].iter().any(|verb| text.trim_start().starts_with(verb));
    words(text).any(|w| CLAUSES.contains(&w)) && !creates
}

/// The text without its places to fill, one text for each kind: a table is the kind's, a column any of its own, a
/// condition holds.
fn filled(text: &str) -> Vec<String> {
    let Some(open) = text.find('{') else { return vec![text.to_owned()] };
    let close = open + text[open..].find('}').unwrap();
    let place = &text[open..=close];
    let with = |value: &str| filled(&text.replacen(place, value, if place == "{}" { 1 } else { usize::MAX }));
    let before = text[..open].trim_end_matches('"').trim_end();
    let is_table =
        ["FROM", "JOIN", "INTO", "quick_check('", "kind = '"].iter().any(|word| before.ends_with(word));
    if is_table {
        let kinds = Kind::ALL.iter().map(|kind| kind.name());
        return kinds.chain(BESIDE_KINDS).flat_map(with).collect();
    }
    match place {
        "{condition}" => with("1"),
        "{NEVER}" => with("9999-12-31"),
        "{extra}" | "{unsaid}" => with(""),
        "{order}" => with("id"),
        // A column in quotes that no table has would be a text to SQLite: one that every row has stands for it.
        _ if text[..open].ends_with('"') => with("id"),
        // The schema itself, behind the settings of a new file.
        _ if before.ends_with(';') => with(""),
        _ => with("1"),
    }
}

/// Why a text does not fit, if no way to fill it does.
fn misfit(conn: &Connection, text: &str) -> Option<String> {
    let text = if text.trim_start().starts_with("WHERE") {
        format!("SELECT 1 FROM \"{{kind}}\" r {text}")
    } else if is_statement(text) {
        text.to_owned()
    } else {
        format!("SELECT 1 FROM \"{{kind}}\" WHERE {text}")
    };
    let mut first = None;
    for text in filled(&text) {
        let mut batch = Batch::new(conn, &text);
        let fault = loop {
            match batch.next() {
                Ok(Some(_)) => {}
                Ok(None) => break None,
                Err(fault) => break Some(fault.to_string()),
            }
        };
        let fault = fault?;
        first = first.or(Some(fault));
    }
    first
}

/// The texts of a file that are SQL, without those of its tests.
fn statements(file: &SourceFile) -> Vec<(usize, &str)> {
    let is_word = |t: &(usize, SourceToken), word: &str| matches!(&t.1, SourceToken::Word(w) if w == word);
    let begins_tests =
        |w: &[(usize, SourceToken)]| matches!(w, [a, _, b, ..] if is_word(a, "cfg") && is_word(b, "test"));
    let end = file.pieces.windows(3).position(begins_tests).unwrap_or(file.pieces.len());
    let in_store = file.room() == "store";
    file.texts()
        .filter(|(at, text)| *at < end && (is_statement(text) || (in_store && is_part(text))))
        .collect()
}

/// A new file with the tables that are created later; its quoted names are columns, not texts.
fn new_file(folder: &std::path::Path) -> Connection {
    let path = folder.join("new.kurator");
    let author = Author { device: "house".into(), user: "house".into(), clock: || 0 };
    drop(Store::create(&path, author, Entropy::Seed { seed: 1, taken: 0 }).unwrap());
    let conn = Connection::open(path).unwrap();
    for file in source::files().iter().filter(|f| f.room() == "store" && f.path != "store/log/schema.rs") {
        for (_, text) in
            file.texts().filter(|(_, text)| text.starts_with("CREATE TABLE") && !text.contains('{'))
        {
            conn.execute_batch(text).unwrap();
        }
    }
    conn.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_DQS_DML, false).unwrap();
    conn
}

#[test]
fn every_statement_fits_the_schema_and_lies_in_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let conn = new_file(folder.path());
    let (mut read, mut excepted, mut faults) = (0, vec![false; WITHOUT_SCHEMA.len()], Vec::new());
    for file in &source::files() {
        for (at, text) in statements(file) {
            read += 1;
            if file.room() != "store" {
                faults.push(format!("{}: SQL outside the store: {text}", file.place(at)));
                continue;
            }
            let free = WITHOUT_SCHEMA
                .iter()
                .position(|(path, begin, _)| *path == file.path && text.starts_with(begin));
            match free {
                Some(free) => excepted[free] = true,
                None => {
                    faults.extend(misfit(&conn, text).map(|why| format!("{}: {why}: {text}", file.place(at))))
                }
            }
        }
    }
    assert!(read > 200, "only {read} statements were found: the reading of the source is broken");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    let unused: Vec<_> = WITHOUT_SCHEMA.iter().zip(excepted).filter(|(_, used)| !used).collect();
    assert!(unused.is_empty(), "no statement needs these any more: {unused:?}");
}

#[test]
fn a_statement_that_does_not_fit_would_be_seen() {
    let folder = tempfile::tempdir().unwrap();
    let conn = new_file(folder.path());
    let faults = |code: &str| -> Vec<String> {
        let file = SourceFile { path: "store/read/x.rs".into(), pieces: pieces(code) };
        statements(&file).into_iter().filter_map(|(_, text)| misfit(&conn, text)).collect()
    };
    for wrong in [
        r#"let a = "SELECT id, surname FROM family";"#,
        r##"let a = r#"SELECT "form" FROM level"#;"##,
        r#"let a = "UPDATE op SET deepness = 1";"#,
        r#"let a = "SELECT 1 FROM families";"#,
        r#"let a = "SELECT id FROM \"{table}\" WHERE undeclared IS NULL";"#,
        r#"let a = "WHERE r.undeclared IS NULL";"#,
        r#"let a = "SELECT 1 FROM op; SELECT 2 FROM opp";"#,
        r#"let a = "SELECT no FROM op WEHRE no = 1";"#,
    ] {
        assert_eq!(faults(wrong).len(), 1, "{wrong}");
    }
    for right in [
        r#"let a = "SELECT id, title FROM family WHERE ends_on > :today";"#,
        r#"let a = "SELECT id FROM \"{table}\" WHERE \"{field}\" IS NOT NULL";"#,
        r#"let a = "WHERE r.under IS NULL";"#,
        r#"let a = "BEGIN:VEVENT";"#,
        r#"#[cfg(test)] mod tests { const A: &str = "SELECT 1 FROM families"; }"#,
    ] {
        assert!(faults(right).is_empty(), "{right}");
    }
}
