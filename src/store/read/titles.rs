//! What families are called in lists: the short title, with what tells one apart where two of the file have the same.

use std::collections::HashMap;

use rusqlite::named_params;

use crate::domain::family::{Address, Family, short_number};
use crate::domain::{FamilyId, Problem, title};
use crate::store::{Reader, sql};

/// A family whose title begins like another's.
struct Namesake {
    id: FamilyId,
    title: String,
    address: Address,
    number: Option<String>,
}

impl Namesake {
    fn named(&self) -> title::Named<'_> {
        title::Named {
            title: &self.title,
            address: &self.address,
            number: self.number.clone().unwrap_or_else(|| short_number(self.id)),
        }
    }
}

impl Reader<'_> {
    /// Gives each family the short title that no other family of the file has.
    pub(in crate::store) fn distinguish<'f>(
        &self,
        families: impl IntoIterator<Item = &'f mut Family>,
    ) -> Result<(), Problem> {
        let mut known: HashMap<String, Vec<Namesake>> = HashMap::new();
        for family in families {
            let begins = title::beginning(&family.title);
            if !known.contains_key(begins) {
                known.insert(begins.to_owned(), self.namesakes(begins)?);
            }
            let all = known.get(begins).map(Vec::as_slice).unwrap_or_default();
            let others: Vec<title::Named<'_>> =
                all.iter().filter(|n| n.id != family.id).map(Namesake::named).collect();
            let own =
                title::Named { title: &family.title, address: &family.address, number: family.number() };
            family.short = title::distinct(&own, &others);
        }
        Ok(())
    }

    /// The families whose titles begin so: a stretch of the index.
    fn namesakes(&self, begins: &str) -> Result<Vec<Namesake>, Problem> {
        let end = format!("{begins}{}", char::MAX);
        self.conn
            .prepare_cached(
                "SELECT id, title, settlement, street, house, block, flat, journal_number FROM family
                 WHERE title >= :begins AND title < :end",
            )
            .and_then(|mut s| {
                s.query_map(named_params! { ":begins": begins, ":end": end }, |r| {
                    Ok(Namesake {
                        id: r.get(0)?,
                        title: r.get(1)?,
                        address: Address {
                            settlement: r.get(2)?,
                            street: r.get(3)?,
                            house: r.get(4)?,
                            block: r.get(5)?,
                            flat: r.get(6)?,
                            access: None,
                        },
                        number: r.get(7)?,
                    })
                })
                .and_then(Iterator::collect)
            })
            .map_err(sql)
    }
}
