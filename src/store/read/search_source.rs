//! The source of the search index: narrow queries, no records.
//!
//! Columns are read by index: looking a name up for each of a million cells costs as much as reading them.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;
use rusqlite::{Row, ToSql, named_params};

use crate::domain::member::Role;
use crate::domain::{FamilyId, FieldName, FileFault, Id, MemberId, UserError};
use crate::search::{FamilyTexts, IndexBuilder, MemberTexts, PAPERS, SearchField, SearchIndex};
use crate::store::read::from_row::text_at;
use crate::store::state::aliases;
use crate::store::{Reader, SqlContext};

/// Notes are the bulk of a file: only those with a tag are read.
const TAGGED: &str = "SELECT family, note FROM contact WHERE instr(note, '#') > 0";

const FAMILIES: &str = "SELECT id, title, settlement, street, house, block, flat, journal_number, note,
    ends_on <= :today AS ended FROM family ORDER BY ended, title, id";

/// Members with the fields of the person's first entry where their own are empty.
const MEMBERS: &str = "SELECT m.id, m.family, COALESCE(m.last_name, p.last_name),
    COALESCE(m.first_name, p.first_name), COALESCE(m.patronymic, p.patronymic),
    COALESCE(m.former_name, p.former_name), COALESCE(m.occupation, p.occupation), COALESCE(m.born, p.born), m.note,
    COALESCE(m.until, CASE p.why_left WHEN 'died' THEN p.until END, (SELECT MIN(l.until) FROM member l
        WHERE l.person = COALESCE(m.person, m.id) AND l.why_left = 'died')), m.role
    FROM member m LEFT JOIN member p ON p.id = m.person ORDER BY m.rowid";

const PHONES: &str = "SELECT member, number FROM phone
    UNION ALL SELECT m.id, f.number FROM member m JOIN phone f ON f.member = m.person";

impl Reader<'_> {
    /// The index of all families, current ones on `today` first, each part by title.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn index(&self, today: NaiveDate) -> Result<SearchIndex, UserError> {
        self.index_unless(today, &AtomicBool::new(false))
    }

    /// The same, unless `stop` is set while it is read.
    ///
    /// # Errors
    /// If the file cannot be read, or `stop` was set.
    pub fn index_unless(&self, today: NaiveDate, stop: &AtomicBool) -> Result<SearchIndex, UserError> {
        let read = self.in_read_transaction(|| self.read_for_index(today, stop));
        // The file is free for others while the words are sorted.
        read.map(IndexBuilder::index)
    }

    fn read_for_index(&self, today: NaiveDate, stop: &AtomicBool) -> Result<IndexBuilder, UserError> {
        let mut builder = IndexBuilder::on(today);
        let mut families: HashMap<Id, usize> = HashMap::new();
        self.for_each_row(FAMILIES, named_params! { ":today": today }, stop, |row| {
            let id: FamilyId = row.get(0)?;
            let mut address = [""; 5];
            for (part, column) in address.iter_mut().zip(2..) {
                *part = text_at(row, column)?;
            }
            let (title, journal, note) = (text_at(row, 1)?, text_at(row, 7)?, text_at(row, 8)?);
            let texts = FamilyTexts { title, address, journal, note };
            families.insert(id.0, builder.enter_family(id, row.get(9)?, &texts));
            Ok(())
        })?;
        let mut members: HashMap<Id, (usize, u8)> = HashMap::new();
        self.for_each_row(MEMBERS, &[], stop, |row| {
            let Some(family) = families.get(&row.get::<_, Id>(1)?).copied() else { return Ok(()) };
            let id: MemberId = row.get(0)?;
            let texts = MemberTexts {
                born: row.get(7)?,
                until: row.get(9)?,
                role: Role::from_code(text_at(row, 10)?),
                names: [text_at(row, 2)?, text_at(row, 3)?, text_at(row, 4)?, text_at(row, 5)?],
                occupation: text_at(row, 6)?,
                note: text_at(row, 8)?,
            };
            members.insert(id.0, (family, builder.enter_member(family, id, &texts)));
            Ok(())
        })?;
        self.for_each_row(PHONES, &[], stop, |row| {
            if let Some((family, member)) = members.get(&row.get::<_, Id>(0)?) {
                builder.add(*family, SearchField::Phone, Some(*member), text_at(row, 1)?);
            }
            Ok(())
        })?;
        self.add_aliases(&mut builder, &families, &members)?;
        for (at, kind, field) in PAPERS {
            let query = format!(
                "SELECT family, \"{field}\" FROM \"{kind}\" WHERE \"{field}\" IS NOT NULL",
                kind = kind.name()
            );
            self.for_each_row(&query, &[], stop, |row| {
                if let Some(family) = families.get(&row.get::<_, Id>(0)?) {
                    builder.add(*family, at, None, text_at(row, 1)?);
                }
                Ok(())
            })?;
        }
        self.for_each_row(TAGGED, &[], stop, |row| {
            if let Some(family) = families.get(&row.get::<_, Id>(0)?) {
                builder.tags(*family, text_at(row, 1)?);
            }
            Ok(())
        })?;
        Ok(builder)
    }

    /// Families and members are found by the names of their aliases too.
    fn add_aliases(
        &self,
        builder: &mut IndexBuilder,
        families: &HashMap<Id, usize>,
        members: &HashMap<Id, (usize, u8)>,
    ) -> Result<(), UserError> {
        for name in aliases::all(self.conn)? {
            let Some(record) = self.as_entered(name.id)? else { continue };
            let said = |field: FieldName| record.text(field).unwrap_or_default();
            if let Some(family) = families.get(&name.root) {
                builder.add(*family, SearchField::Title, None, said(FieldName::Title));
            }
            if let Some((family, member)) = members.get(&name.root) {
                let names =
                    [FieldName::LastName, FieldName::FirstName, FieldName::Patronymic, FieldName::FormerName];
                builder.names(*family, *member, Role::from_code(said(FieldName::Role)), names.map(said));
            }
        }
        Ok(())
    }

    fn for_each_row(
        &self,
        query: &str,
        parameters: &[(&str, &dyn ToSql)],
        stop: &AtomicBool,
        mut each: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), UserError> {
        self.each_row(query, parameters, |row| {
            if stop.load(Ordering::Relaxed) {
                return Err(UserError::file(FileFault::Failed));
            }
            each(row).sql_context()
        })
    }
}
