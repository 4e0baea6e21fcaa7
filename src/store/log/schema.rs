//! The schema of the file. The tables of the log are fixed and appended to; the bodies of parts alone change, where an
//! erasure empties them and a merge completes what was withheld. The projections derive from the declared kinds; they
//! are dropped and rebuilt whenever [`PROJECTION`](crate::store::state::PROJECTION) changes.

use std::fmt::Write as _;

use crate::domain::schema::{FieldType, Kind};

/// `PRAGMA application_id`: «KURA».
pub const APPLICATION: i32 = 0x4b55_5241;

/// `PRAGMA user_version`: the format of the log. A file of a greater number needs a newer program.
pub const FORMAT: i32 = 2;

/// The format of a file that holds every part of its operations: programs before withheld parts read it too. A file has a
/// greater one only since it holds what they would call damage.
pub const FORMAT_WHOLE: i32 = 1;

/// `family.ends_on` while the accompaniment goes on. A day, not NULL: the current families are then one range of the
/// index, however many are closed.
pub const NEVER: &str = "9999-12-31";

/// The tables of the log.
///
/// A session is created at the first write after each opening, because nothing stored in a file that is copied can be
/// a unique writer. Bodies lie in the parts, apart from the header: an erasure can empty them and leave the id valid.
/// `no` is the order of arrival in this file and means nothing elsewhere; `local` marks operations made in this copy.
pub const LOG_TABLES: &str = r#"
CREATE TABLE head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    op_count INTEGER NOT NULL,
    set_hash BLOB NOT NULL,
    depth INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    projection INTEGER NOT NULL
);
CREATE TABLE session (
    id BLOB PRIMARY KEY, device TEXT NOT NULL, user TEXT NOT NULL, program TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE op (
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    session BLOB NOT NULL,
    seq INTEGER NOT NULL,
    prev BLOB,
    depth INTEGER NOT NULL,
    wall INTEGER NOT NULL,
    act TEXT NOT NULL,
    target BLOB,
    local INTEGER NOT NULL
);
CREATE TABLE part (
    op INTEGER NOT NULL,
    n INTEGER NOT NULL,
    kind TEXT NOT NULL,
    entity BLOB NOT NULL,
    nonce BLOB,
    body BLOB,
    commitment BLOB NOT NULL,
    PRIMARY KEY (op, n)
) WITHOUT ROWID;
CREATE INDEX part_entity ON part (entity);
"#;

/// The projections beside the table of each kind.
pub const PROJECTION_TABLES: [&str; 5] = ["entity", "conflict", "same", "unread", "erased"];

/// The SQL that drops and creates all projections.
#[must_use]
pub fn projections() -> String {
    let mut sql = String::from(
        "DROP TABLE IF EXISTS entity; DROP TABLE IF EXISTS conflict; DROP TABLE IF EXISTS same;
         DROP TABLE IF EXISTS unread; DROP TABLE IF EXISTS erased;
         CREATE TABLE entity (id BLOB PRIMARY KEY, kind TEXT NOT NULL, owner BLOB, deleted INTEGER NOT NULL) WITHOUT ROWID;
         CREATE INDEX entity_owner ON entity (owner) WHERE owner IS NOT NULL;
         CREATE INDEX entity_deleted ON entity (kind, id) WHERE deleted = 1;
         CREATE TABLE conflict (entity BLOB NOT NULL, cell TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (entity, cell)) WITHOUT ROWID;
         CREATE TABLE unread (entity BLOB NOT NULL, cell TEXT NOT NULL, PRIMARY KEY (entity, cell)) WITHOUT ROWID;
         CREATE TABLE erased (id BLOB PRIMARY KEY, by BLOB NOT NULL) WITHOUT ROWID;
         CREATE TABLE same (id BLOB PRIMARY KEY, kind TEXT NOT NULL, target BLOB NOT NULL, root BLOB NOT NULL) WITHOUT ROWID;
         CREATE INDEX same_target ON same (target);
         CREATE INDEX same_root ON same (root);\n",
    );
    for kind in Kind::ALL {
        let name = kind.name();
        let _ = write!(sql, "DROP TABLE IF EXISTS \"{name}\"; CREATE TABLE \"{name}\" (id BLOB PRIMARY KEY");
        for field in kind.fields().iter().filter(|f| f.ty != FieldType::Phones) {
            let _ = write!(sql, ", \"{}\" {}", field.name, column(field.ty));
        }
        if *kind == Kind::Family {
            let _ = write!(sql, ", ends_on TEXT NOT NULL DEFAULT '{NEVER}'");
        }
        sql.push_str(");\n");
        if let Some(owner) = kind.owner_field() {
            let day = match kind {
                Kind::Contact | Kind::Appointment => ", \"on\"",
                _ => "",
            };
            let _ = writeln!(sql, "CREATE INDEX \"{name}_owner\" ON \"{name}\" (\"{}\"{day});", owner.name);
        }
    }
    sql.push_str(
        "CREATE INDEX family_ends ON family (ends_on, id);\nCREATE INDEX family_title ON family (title);\n\
         CREATE INDEX member_person ON member (person) WHERE person IS NOT NULL;\nCREATE INDEX contact_rights ON contact (rights) WHERE rights IS NOT NULL;\n\
         CREATE INDEX level_from ON level (\"from\");\nCREATE INDEX family_registered ON family (registered_on) WHERE registered_on IS NOT NULL;\n\
         CREATE INDEX closing_on ON closing (\"on\");\nCREATE INDEX contact_promised ON contact (family) WHERE call_back IS NOT NULL AND called_back IS NULL;\nCREATE INDEX contact_called_back ON contact (called_back) WHERE called_back IS NOT NULL;\nCREATE INDEX contact_promise ON contact (family, \"on\") WHERE promised IS NOT NULL;\nCREATE INDEX decision_on ON decision (\"on\");\nCREATE INDEX closing_decision ON closing (decision) WHERE decision IS NOT NULL;\nCREATE INDEX closing_decided ON closing (decided_on) WHERE decided_on IS NOT NULL;\nCREATE INDEX contact_tagged ON contact (family) WHERE instr(note, '#') > 0;\nCREATE INDEX closing_after ON closing (after_until) WHERE after_until IS NOT NULL;\n",
    );
    sql
}

fn column(ty: FieldType) -> &'static str {
    match ty {
        FieldType::Number(..) | FieldType::Flag => "INTEGER",
        FieldType::Owner(_) | FieldType::Ref(_) => "BLOB",
        FieldType::Text
        | FieldType::Date
        | FieldType::Time
        | FieldType::Choice(_)
        | FieldType::Texts
        | FieldType::Phones => "TEXT",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_kind_takes_the_name_of_a_table_of_the_log() {
        for kind in Kind::ALL {
            assert!(!LOG_TABLES.contains(&format!("CREATE TABLE {} (", kind.name())), "{}", kind.name());
        }
    }
}
