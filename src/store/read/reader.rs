//! Reading: plain calls that give records of the domain and cannot write.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, named_params};

use crate::domain::case::{Case, Staff};
use crate::domain::family::Family;
use crate::domain::{CuratorId, FamilyId, Id, Problem};
use crate::regulation::rules::Order;
use crate::regulation::{Calendar, Rules};
use crate::store::check::rules::NO_TODAY;
use crate::store::log::schema::NEVER;
use crate::store::sql;
use crate::store::state::aliases;

/// The district itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    /// Its name.
    pub name: Option<String>,
    /// Id of its regulation.
    pub regulation: String,
    /// The file's own curator.
    pub curator: Option<CuratorId>,
}

/// Which families are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those whose accompaniment has not ended for good by this day.
    Current(NaiveDate),
    /// Those whose accompaniment ended for good on this day or later.
    EndedSince(NaiveDate),
    /// All of the file.
    All,
    /// One.
    One(FamilyId),
}

/// What reads an open district.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub(in crate::store) conn: &'a Connection,
    /// The day against which what lies ahead is measured.
    pub(in crate::store) today: NaiveDate,
}

impl Scope {
    /// The condition on a column that names a family, and its one parameter.
    fn condition(self, column: &str) -> (String, Box<dyn ToSql>) {
        match self {
            // The families' own table needs no second look at itself.
            Scope::Current(day) if column == "id" => ("ends_on > :scope".to_owned(), Box::new(day)),
            Scope::Current(day) => {
                (format!("{column} IN (SELECT id FROM family WHERE ends_on > :scope)"), Box::new(day))
            }
            Scope::EndedSince(day) => {
                let ended = format!("SELECT id FROM family WHERE ends_on >= :scope AND ends_on < '{NEVER}'");
                (format!("{column} IN ({ended})"), Box::new(day))
            }
            Scope::All => (":scope IS NULL".to_owned(), Box::new(None::<i64>)),
            Scope::One(family) => (format!("{column} = :scope"), Box::new(family.0)),
        }
    }
}

impl<'a> Reader<'a> {
    /// Reads through this connection.
    #[must_use]
    pub(in crate::store) fn new(conn: &'a Connection) -> Self {
        Reader { conn, today: NO_TODAY }
    }

    /// Reads as of this day.
    #[must_use]
    pub(in crate::store) fn on(self, today: NaiveDate) -> Self {
        Reader { today, ..self }
    }

    /// Reads as one: what another program writes meanwhile is seen wholly or not at all, and the file is locked and
    /// unlocked once, not at every question. Should SQLite not begin it, each question is asked by itself.
    pub fn in_read_transaction<T>(&self, read: impl FnOnce() -> T) -> T {
        let begun = self.conn.is_autocommit() && self.execute("BEGIN").is_ok();
        let done = read();
        // A failure may have ended it already; what `read` says of that matters more.
        if begun && !self.conn.is_autocommit() {
            let _ = self.execute("COMMIT");
        }
        done
    }

    /// A statement without rows that is kept: it comes with every key.
    fn execute(&self, statement: &str) -> rusqlite::Result<usize> {
        self.conn.prepare_cached(statement)?.execute([])
    }

    /// The district's own record; a file without one is of the default regulation.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn district(&self) -> Result<District, Problem> {
        let found = self
            .conn
            .prepare_cached("SELECT name, regulation, curator FROM district LIMIT 1")
            .and_then(|mut s| {
                s.query_row([], |r| {
                    Ok((r.get("name")?, r.get::<_, Option<String>>("regulation")?, r.get("curator")?))
                })
                .optional()
            })
            .map_err(sql)?;
        let (name, regulation, curator) = found.unwrap_or((None, None, None));
        let regulation = match regulation {
            Some(id) => id,
            None => crate::regulation::shelf::default_id()?.to_owned(),
        };
        Ok(District { name, regulation, curator })
    }

    /// The rules in force: the district's regulation, its local orders, which of its deadlines were kept, and since when
    /// it has had families to report of.
    ///
    /// # Errors
    /// If the file cannot be read or names a regulation this program does not carry.
    pub fn rules(&self) -> Result<Rules, Problem> {
        let orders: Vec<Order> = self.list("SELECT * FROM \"order\" ORDER BY \"from\", id", &[])?;
        let mut rules = Rules::of(&self.district()?.regulation, orders)?;
        rules.met = self.list("SELECT rule, \"on\", done_on FROM deadline ORDER BY \"on\", rule, id", &[])?;
        rules.began = self.began()?;
        rules.former_records = self.former_records()?;
        Ok(rules)
    }

    /// The day the first family of the file came on the register, closed since or not, and whosever it is.
    fn began(&self) -> Result<Option<NaiveDate>, Problem> {
        self.conn
            .prepare_cached(
                "SELECT MIN(began) FROM (SELECT MIN(\"from\") AS began FROM level
                     UNION ALL SELECT MIN(registered_on) FROM family)",
            )
            .and_then(|mut s| s.query_row([], |r| r.get(0)))
            .map_err(sql)
    }

    /// Working days with the district's corrections.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn calendar(&self) -> Result<Calendar, Problem> {
        let mut query = self
            .conn
            .prepare_cached("SELECT \"on\", working, why FROM calendar_day ORDER BY \"on\", id")
            .map_err(sql)?;
        let days: Vec<(NaiveDate, bool, Option<String>)> = query
            .query_map([], |r| Ok((r.get("on")?, r.get("working")?, r.get("why")?)))
            .and_then(Iterator::collect)
            .map_err(sql)?;
        Ok(Calendar::new(days))
    }

    /// The curators with their leave, duty and capacity.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn staff(&self) -> Result<Staff, Problem> {
        Ok(Staff {
            own: self.district()?.curator,
            curators: self.list("SELECT * FROM curator ORDER BY name, id", &[])?,
            leaves: self.list("SELECT * FROM leave ORDER BY \"from\", id", &[])?,
            duties: self.list("SELECT * FROM duty ORDER BY \"on\", id", &[])?,
            capacities: self.list("SELECT * FROM capacity ORDER BY \"from\", \"on\", weekday, id", &[])?,
        })
    }

    /// The families of `scope` with all that hangs on them, by title. Contacts are read from `since` on; of the ones
    /// before, only the day of the last held visit.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn cases(&self, scope: Scope, since: Option<NaiveDate>) -> Result<Vec<Case>, Problem> {
        // The plus keeps SQLite from walking all titles of the file in order to find the few families asked for.
        let mut families: Vec<Family> = self.scoped(scope, "family", "id", "*", "", "+title, id")?;
        self.distinguish(&mut families)?;
        let mut cases: Vec<Case> = families.into_iter().map(Case::new).collect();
        let places: HashMap<FamilyId, usize> =
            cases.iter().enumerate().map(|(i, c)| (c.family.id, i)).collect();

        macro_rules! attach {
            ($table:literal, $columns:literal, $extra:expr, $order:literal, $list:ident) => {
                for (family, record) in self.owned(scope, $table, $columns, $extra, $order)? {
                    if let Some(i) = places.get(&family) {
                        cases[*i].$list.push(record);
                    }
                }
            };
        }
        attach!("member", "*", "", "rowid", members);
        attach!("level", "*", "", "\"from\", id", levels);
        attach!("closing", "*", "", "\"on\", id", closings);
        attach!("appointment", "*", "", "\"on\", time IS NULL, time, id", appointments);
        attach!("absence", "*", "", "\"from\", id", absences);
        attach!("availability", "*", "", "weekday, id", availability);
        attach!("assignment", "*", "", "\"from\", id", assignments);
        attach!("programme", "*", "", "version, id", programmes);
        attach!("activity", "*", "", "rowid", activities);
        attach!(
            "category",
            "id, family, category AS code, \"from\", until, NULL AS member, under",
            "",
            "\"from\", id",
            categories
        );
        attach!(
            "circumstance",
            "id, family, circumstance AS code, \"from\", until, NULL AS member, under",
            "",
            "\"from\", id",
            circumstances
        );
        attach!(
            "sign",
            "id, family, sign AS code, \"from\", until, member, under",
            "",
            "\"from\", id",
            signs
        );
        attach!(
            "status",
            "id, family, status AS code, \"from\", until, NULL AS member, NULL AS under",
            "",
            "\"from\", id",
            statuses
        );
        attach!("agreement", "*", "", "\"on\", id", agreements);
        let window = since.map_or(String::new(), |d| format!(" AND \"on\" >= '{d}'"));
        attach!("contact", "*", &window, "\"on\", time IS NULL, time, id", contacts);
        self.attach_phones(scope, &mut cases, &places)?;
        self.complete_cases(&mut cases)?;
        if let Some(since) = since {
            self.attach_last_visits(scope, since, &mut cases, &places)?;
        }
        Ok(cases)
    }

    fn attach_phones(
        &self,
        scope: Scope,
        cases: &mut [Case],
        places: &HashMap<FamilyId, usize>,
    ) -> Result<(), Problem> {
        let (condition, parameter) = scope.condition("m.family");
        let text = format!(
            "SELECT m.family, p.member, p.number FROM member m JOIN phone p ON p.member = m.id
             WHERE {condition} ORDER BY p.member, p.place, p.number"
        );
        let mut query = self.conn.prepare_cached(&text).map_err(sql)?;
        let mut rows = query.query(named_params! { ":scope": parameter }).map_err(sql)?;
        while let Some(row) = rows.next().map_err(sql)? {
            let family: FamilyId = row.get("family").map_err(sql)?;
            let member = row.get("member").map_err(sql)?;
            let Some(case) = places.get(&family).and_then(|i| cases.get_mut(*i)) else { continue };
            if let Some(member) = case.members.iter_mut().find(|m| m.id.0 == member) {
                member.phones.push(row.get("number").map_err(sql)?);
            }
        }
        // Two may be one, and the same number be entered for both.
        let joined: HashSet<Id> = aliases::all(self.conn)?.into_iter().map(|name| name.root).collect();
        for member in cases.iter_mut().flat_map(|c| &mut c.members).filter(|m| joined.contains(&m.id.0)) {
            member.phones = self.numbers_of(member.id.0)?;
        }
        let named = self.first_entries()?;
        for member in cases.iter_mut().flat_map(|c| &mut c.members) {
            if named.contains(&member.id) {
                self.bring_death(member)?;
            }
            if member.person.is_some() {
                self.complete(member)?;
            }
        }
        Ok(())
    }

    fn attach_last_visits(
        &self,
        scope: Scope,
        since: NaiveDate,
        cases: &mut [Case],
        places: &HashMap<FamilyId, usize>,
    ) -> Result<(), Problem> {
        let (condition, parameter) = scope.condition("id");
        // The index is walked backwards from `since` and left at the first held visit: years of contacts are not read.
        let text = format!(
            "SELECT id AS family, (
                 SELECT \"on\" FROM contact c
                 WHERE c.family = family.id AND c.\"on\" < :since AND c.outcome = 'held'
                     AND c.kind IN ('home_visit', 'joint_visit')
                 ORDER BY c.\"on\" DESC LIMIT 1) AS \"on\"
             FROM family WHERE {condition}"
        );
        let mut query = self.conn.prepare_cached(&text).map_err(sql)?;
        let mut rows = query.query(named_params! { ":scope": parameter, ":since": since }).map_err(sql)?;
        while let Some(row) = rows.next().map_err(sql)? {
            let family: FamilyId = row.get("family").map_err(sql)?;
            if let Some(case) = places.get(&family).and_then(|i| cases.get_mut(*i)) {
                case.visited_before = row.get("on").map_err(sql)?;
            }
        }
        Ok(())
    }

    fn scoped<T>(
        &self,
        scope: Scope,
        table: &str,
        column: &str,
        columns: &str,
        extra: &str,
        order: &str,
    ) -> Result<Vec<T>, Problem>
    where
        T: for<'r, 's> TryFrom<&'r Row<'s>, Error = rusqlite::Error>,
    {
        let (condition, parameter) = scope.condition(column);
        let text = format!("SELECT {columns} FROM \"{table}\" WHERE {condition}{extra} ORDER BY {order}");
        self.list(&text, &[(":scope", &*parameter)])
    }

    fn owned<T>(
        &self,
        scope: Scope,
        table: &str,
        columns: &str,
        extra: &str,
        order: &str,
    ) -> Result<Vec<(FamilyId, T)>, Problem>
    where
        T: for<'r, 's> TryFrom<&'r Row<'s>, Error = rusqlite::Error>,
    {
        Ok(self
            .scoped::<Owned<T>>(scope, table, "family", columns, extra, order)?
            .into_iter()
            .map(|o| (o.family, o.record))
            .collect())
    }

    pub(in crate::store) fn list<T>(
        &self,
        text: &str,
        parameters: &[(&str, &dyn ToSql)],
    ) -> Result<Vec<T>, Problem>
    where
        T: for<'r, 's> TryFrom<&'r Row<'s>, Error = rusqlite::Error>,
    {
        self.conn
            .prepare_cached(text)
            .and_then(|mut s| s.query_map(parameters, |row| T::try_from(row)).and_then(Iterator::collect))
            .map_err(sql)
    }
}

/// A record with the family it belongs to.
struct Owned<T> {
    family: FamilyId,
    record: T,
}

impl<T> TryFrom<&Row<'_>> for Owned<T>
where
    T: for<'r, 's> TryFrom<&'r Row<'s>, Error = rusqlite::Error>,
{
    type Error = rusqlite::Error;

    fn try_from(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Owned { family: row.get("family")?, record: T::try_from(row)? })
    }
}
