//! Records that may be one, or were said to be: what was entered twice, and what is doubtful about a joining.

use super::fold::Entity;
use super::{Reader, same};
use crate::domain::schema::Kind;
use crate::domain::{Id, Problem};

/// What is found of families and members entered twice: two records that name the same.
pub(super) const TWINS: [(&str, Kind, &str); 2] = [
    (
        "check-duplicate-family",
        Kind::Family,
        "SELECT a.id AS one, b.id AS other FROM family a JOIN family b ON b.title = a.title
         WHERE (a.settlement IS b.settlement AND a.street IS b.street AND a.house IS b.house AND a.flat IS b.flat
             OR EXISTS (SELECT 1 FROM member x JOIN member y
                 ON y.first_name = x.first_name AND y.last_name IS x.last_name AND y.born = x.born
                 WHERE x.family = a.id AND y.family = b.id))",
    ),
    (
        "check-duplicate-member",
        Kind::Member,
        "SELECT a.id AS one, b.id AS other FROM member a JOIN member b ON b.family = a.family
         WHERE a.first_name = b.first_name AND a.last_name IS b.last_name AND a.patronymic IS b.patronymic
             AND a.born IS b.born",
    ),
];

impl Reader<'_> {
    /// What is doubtful about joined records, about all or about this one: what it names does not stand, the two name
    /// each other, it was written to afterwards by who did not know, or the families of joined members were taken apart.
    pub(super) fn doubtful_names(&self, only: Option<Id>) -> Result<Vec<(&'static str, Id)>, Problem> {
        let mut found = Vec::new();
        let names = match only {
            Some(id) => same::name(self.conn, id)?.into_iter().collect(),
            None => same::names(self.conn)?,
        };
        for name in names {
            if name.root == name.id {
                let mutual = self.root(name.target)? == name.id;
                found.push((if mutual { "check-joined-crosswise" } else { "check-joined-to-none" }, name.id));
                continue;
            }
            match self.twins(name.root, name.id) {
                Ok(_) => found.push(("check-joined-written", name.id)),
                Err(problem) if problem.id.starts_with("store-") => return Err(problem),
                Err(_) => {}
            }
            let owner = |id| -> Result<Option<Id>, Problem> {
                let entered = Entity::read(self.conn, id)?.and_then(|e| e.record());
                let owner = entered.and_then(|r| r.kind.owner_field().and_then(|f| r.reference(f.name)));
                owner.map(|owner| self.root(owner)).transpose()
            };
            if owner(name.id)? != owner(name.root)? {
                found.push(("check-joined-apart", name.id));
            }
        }
        Ok(found)
    }

    /// The records that this one is likely to be the same as: those that name the same, and what was joined to it and
    /// written to by who did not know.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn likely_twins(&self, id: Id) -> Result<Vec<Id>, Problem> {
        let mut found = Vec::new();
        let kind = self.kind_at(id)?;
        for (_, _, text) in TWINS.iter().filter(|twins| kind.as_deref() == Some(twins.1.name())) {
            let text = format!("SELECT other FROM ({text} AND a.id = :id AND b.id <> :id) ORDER BY other");
            found.extend(self.ids(&text, &[(":id", &id)])?);
        }
        for name in self.names_of(id)? {
            if self.doubtful_names(Some(name))?.iter().any(|(what, _)| *what == "check-joined-written") {
                found.push(name);
            }
        }
        Ok(found)
    }
}
