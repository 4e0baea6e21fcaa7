//! Opening a form: what it asks, of what there is, for which family.

use serde_json::Value;

use super::options::Sources;
use super::{Blank, Entry, Part, forms, intake};
use crate::domain::schema::Kind;
use crate::domain::{FamilyId, Id, Problem, name};
use crate::screen::Desk;
use crate::store::{self, Reader};

impl Entry {
    /// Opens a form.
    ///
    /// # Errors
    /// If the file cannot be read, or what is to be changed is there no more.
    pub fn open(blank: Blank, desk: &Desk, reader: Reader<'_>) -> Result<Entry, Problem> {
        match &blank {
            Blank::TakeIn => {
                let sources = Sources::read(None, reader)?;
                Ok(intake::form(desk, sources))
            }
            Blank::Add { kind, family } => {
                let kind = Kind::from_name(kind).ok_or_else(|| Problem::new("entry-gone"))?;
                let family = family.map(FamilyId);
                let sources = Sources::read(case(family, reader)?, reader)?;
                let fixed = match (kind.owner_field(), family) {
                    (Some(owner), Some(family)) => vec![(owner.name, Value::String(family.to_string()))],
                    _ => Vec::new(),
                };
                let mut entry = Entry::new(blank, String::new(), sources);
                entry.title = entry.titled(desk, "entry-add", kind);
                let part = Part { kind, id: Id::new(), known: None, fixed, head: String::new(), hinge: None };
                entry.part(desk, part, &forms::fields(kind, true));
                Ok(entry)
            }
            Blank::Change { id } => {
                let gone = || Problem::new("entry-gone");
                // What was joined to another is changed where it is shown.
                let id = reader.root(*id)?;
                let kind = reader.kind_of(id)?.ok_or_else(gone)?;
                let known = reader.record(kind, id)?.ok_or_else(gone)?;
                let owner = if kind == Kind::Family { Some(id) } else { known.reference("family") };
                let sources = Sources::read(case(owner.map(FamilyId), reader)?, reader)?;
                let mut entry = Entry::new(blank, String::new(), sources);
                entry.title = entry.titled(desk, "entry-change", kind);
                let part = Part {
                    kind,
                    id,
                    known: Some(known),
                    fixed: Vec::new(),
                    head: String::new(),
                    hinge: None,
                };
                entry.part(desk, part, &forms::fields(kind, false));
                Ok(entry)
            }
        }
    }

    fn titled(&self, desk: &Desk, id: &str, kind: Kind) -> String {
        let w = &desk.words;
        let said = w.fill(id, &[("what", w.pick("record-one", kind.name()).into())]);
        match self.sources.case() {
            Some(case) => format!("{said} · {}", name::short(&case.family.title)),
            None => said,
        }
    }
}

fn case(family: Option<FamilyId>, reader: Reader<'_>) -> Result<Option<crate::domain::Case>, Problem> {
    let Some(family) = family else { return Ok(None) };
    let gone = || Problem::new("entry-gone");
    Ok(Some(reader.cases(store::Scope::One(family), None)?.into_iter().next().ok_or_else(gone)?))
}
