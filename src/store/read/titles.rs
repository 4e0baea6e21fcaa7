//! Short titles of families: shortened, and distinct within the file.

use std::collections::{BTreeSet, HashMap};

use rusqlite::named_params;

use crate::domain::declare::RecordFields;
use crate::domain::family::{Address, Family, number};
use crate::domain::schema::Kind;
use crate::domain::{FamilyId, Id, Record, UserError, name, title};
use crate::store::log::op::OpId;
use crate::store::read::from_row::address_at;
use crate::store::state::fold::Entity;
use crate::store::{Reader, SqlContext};

/// The most families listed where several may be meant.
const CANDIDATES: usize = 12;

/// A family whose title begins like another's.
pub(super) struct TitledFamily {
    pub id: FamilyId,
    pub title: String,
    pub address: Address,
    pub number: Option<String>,
}

impl TitledFamily {
    fn named(&self) -> title::TitleFields<'_> {
        title::TitleFields {
            title: &self.title,
            address: &self.address,
            number: number(self.id, self.number.as_deref()),
        }
    }
}

/// The short titles of those of all families of a file, by index, of whom it is asked: what [`Reader::distinguish`] finds
/// for a few by the index of titles, for thousands at once.
pub(super) fn distinct_titles(all: &[TitledFamily], is_asked: impl Fn(usize) -> bool) -> Vec<Option<String>> {
    let shorts: Vec<String> = all.iter().map(|family| name::short(&family.title)).collect();
    let mut titled_alike: HashMap<&str, Vec<usize>> = HashMap::with_capacity(all.len());
    for (at, short) in shorts.iter().enumerate() {
        titled_alike.entry(short).or_default().push(at);
    }
    let distinct = |at: usize| {
        let own = &all[at];
        let begins = title::beginning(&own.title);
        let others = titled_alike.get(shorts[at].as_str()).into_iter().flatten();
        let others = others.filter(|other| **other != at && all[**other].title.starts_with(begins));
        let others: Vec<title::TitleFields<'_>> = others.map(|other| all[*other].named()).collect();
        if others.is_empty() { shorts[at].clone() } else { title::distinct(&own.named(), &others) }
    };
    (0..all.len()).map(|at| is_asked(at).then(|| distinct(at))).collect()
}

/// The families of a file whose titles begin as those that were asked for, by short title: each is read and shortened
/// once, however many are asked for.
#[derive(Default)]
pub(in crate::store) struct AlikeTitles {
    by_beginning: HashMap<String, HashMap<String, Vec<TitledFamily>>>,
}

impl AlikeTitles {
    /// The short title of a family, distinct from those of the other families of the file.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn distinct(
        &mut self,
        reader: Reader<'_>,
        family: &Family,
    ) -> Result<String, UserError> {
        let begins = title::beginning(&family.title);
        if !self.by_beginning.contains_key(begins) {
            let mut by_short: HashMap<String, Vec<TitledFamily>> = HashMap::new();
            for family in reader.titled_alike(begins)? {
                by_short.entry(name::short(&family.title)).or_default().push(family);
            }
            self.by_beginning.insert(begins.to_owned(), by_short);
        }
        let short = name::short(&family.title);
        let all = self.by_beginning.get(begins).and_then(|by_short| by_short.get(&short)).into_iter();
        let others: Vec<title::TitleFields<'_>> =
            all.flatten().filter(|n| n.id != family.id).map(TitledFamily::named).collect();
        if others.is_empty() {
            return Ok(short);
        }
        let own =
            title::TitleFields { title: &family.title, address: &family.address, number: family.number() };
        Ok(title::distinct(&own, &others))
    }
}

impl Reader<'_> {
    /// Sets the short title of each family.
    pub(in crate::store) fn distinguish<'f>(
        &self,
        families: impl IntoIterator<Item = &'f mut Family>,
    ) -> Result<(), UserError> {
        let mut titles = AlikeTitles::default();
        for family in families {
            family.short = titles.distinct(*self, family)?;
        }
        Ok(())
    }

    /// The family meant by an id, a title, a short title, a number, or the beginning of a title, if it is the only
    /// one.
    ///
    /// # Errors
    /// If there is none or several; those are listed by short title and id.
    pub fn family_named(&self, text: &str) -> Result<FamilyId, UserError> {
        let text = text.trim();
        let unknown =
            || UserError::new("family-unknown").with("family", text.chars().take(60).collect::<String>());
        if let Ok(id) = text.parse::<Id>() {
            let found = self.family(FamilyId(self.root(id)?))?;
            return found.map(|family| family.id).ok_or_else(unknown);
        }
        let mut all: Vec<Family> = self.list("SELECT * FROM family ORDER BY title, id", &[])?;
        self.distinguish(&mut all)?;
        let asked = name::folded(text);
        let number = asked.trim_start_matches(|c: char| !c.is_alphanumeric());
        // The most specific meaning that any family has; the beginning of a title comes last.
        let meanings: [&dyn Fn(&Family) -> bool; 6] = [
            &|f| f.title == text,
            &|f| f.short == text,
            &|f| [&f.title, &f.short].into_iter().any(|t| name::folded(t) == asked),
            &|f| name::folded(&name::short(&f.title)) == asked,
            &|f| name::folded(&f.number()) == number,
            &|f| !asked.is_empty() && name::folded(&f.title).starts_with(&asked),
        ];
        for is_meant in meanings {
            match all.iter().filter(|f| is_meant(f)).collect::<Vec<_>>().as_slice() {
                [] => {}
                [one] => return Ok(one.id),
                several => {
                    let named = several.iter().take(CANDIDATES).map(|f| format!("{} ({})", f.short, f.id));
                    let more = (several.len() > CANDIDATES).then(|| "…".to_owned());
                    let ids = named.chain(more).collect::<Vec<_>>().join("; ");
                    let problem = UserError::new("family-ambiguous").with("ids", ids);
                    return Err(problem.with("family", text.chars().take(60).collect::<String>()));
                }
            }
        }
        Err(unknown())
    }

    /// The short title of a family; of a deleted one that of its last fields.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn short_title(&self, family: FamilyId) -> Result<Option<String>, UserError> {
        self.short_title_beside(family, &mut AlikeTitles::default())
    }

    /// The same for one of many families: those of one name are read once.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in crate::store) fn short_title_beside(
        &self,
        id: FamilyId,
        titles: &mut AlikeTitles,
    ) -> Result<Option<String>, UserError> {
        let known: Option<Family> =
            self.list("SELECT * FROM family WHERE id = :id", &[(":id", &id.0)])?.pop();
        let last = || Ok::<_, UserError>(Entity::read(self.conn, id.0)?.and_then(|entity| entity.record()));
        let family = match known {
            Some(family) => Some(family),
            None => last()?.and_then(|record| readable(&record)),
        };
        family.map(|family| titles.distinct(*self, &family)).transpose()
    }

    /// The short title of a family with these fields, distinct from the families of the file; `None` of a record that
    /// is no family.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn short_title_of(&self, record: &Record) -> Result<Option<String>, UserError> {
        let family = readable(record);
        family.map(|family| AlikeTitles::default().distinct(*self, &family)).transpose()
    }

    /// The short titles of these families. A deleted one has none.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn short_titles(
        &self,
        ids: impl IntoIterator<Item = FamilyId>,
    ) -> Result<HashMap<FamilyId, String>, UserError> {
        let mut families: Vec<Family> = Vec::new();
        for id in ids {
            families.extend(self.list("SELECT * FROM family WHERE id = :id", &[(":id", &id.0)])?.pop());
        }
        self.distinguish(&mut families)?;
        Ok(families.into_iter().map(|f| (f.id, f.short)).collect())
    }

    /// The short title of the family that an operation wrote to; `None` if it wrote to several or to none.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn title_of_operation(&self, op: OpId) -> Result<Option<String>, UserError> {
        let entities = self.ids(
            "SELECT DISTINCT p.entity AS id FROM part p JOIN op o ON o.no = p.op WHERE o.id = :op",
            &[(":op", &op.0)],
        )?;
        let mut families = BTreeSet::new();
        for id in entities {
            families.extend(self.family_of(id)?);
        }
        match families.into_iter().collect::<Vec<_>>().as_slice() {
            [family] => self.short_title(*family),
            _ => Ok(None),
        }
    }

    /// The families whose titles begin so: a range of the index.
    fn titled_alike(&self, begins: &str) -> Result<Vec<TitledFamily>, UserError> {
        let end = format!("{begins}{}", char::MAX);
        self.conn
            .prepare_cached(
                "SELECT id, title, settlement, street, house, block, flat, journal_number FROM family
                 WHERE title >= :begins AND title < :end",
            )
            .and_then(|mut s| {
                s.query_map(named_params! { ":begins": begins, ":end": end }, |r| {
                    Ok(TitledFamily {
                        id: r.get(0)?,
                        title: r.get(1)?,
                        address: address_at(r, 2)?,
                        number: r.get(7)?,
                    })
                })
                .and_then(Iterator::collect)
            })
            .sql_context()
    }
}

/// The family of these fields; `None` of a record that is no family.
fn readable(record: &Record) -> Option<Family> {
    (record.kind == Kind::Family).then(|| Family::read(record).ok()).flatten()
}
