//! The reader: the district, its rules and staff.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use chrono::NaiveDate;
use rusqlite::{Connection, OpenFlags, Row, ToSql, named_params};

use super::from_row::{ColumnPlaces, FromRow};
use super::own_district;
use crate::domain::case::Case;
use crate::domain::district::{self, CalendarDay, DeadlineEvent, LocalDeadline};
use crate::domain::level::Order;
use crate::domain::reporting::{HandedReport, PeriodFigure};
use crate::domain::schedule::Curator;
use crate::domain::sitting::Sitting;
use crate::domain::staff::Staff;
use crate::domain::{CuratorId, FamilyId, Id, TimeZone, UserError, day};
use crate::norm::retention::RetentionTerm;
use crate::regulation::{Calendar, Rules};
use crate::store::log::schema::NEVER;
use crate::store::merge::connect;
use crate::store::{KeyRing, SqlContext};

/// The day of a store that was given none: nothing is in its future. It compares correctly with the days in the file,
/// which are text; the last day of the calendar would not.
pub(in crate::store) const NO_TODAY: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 1) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// Days for which what is open of a closed family is shown, from its closing or the end of its post-accompaniment: a year.
pub(super) const AFTER: u64 = 366;

/// The district itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistrictSettings {
    pub name: Option<String>,
    /// Id of its regulation.
    pub regulation: String,
    /// The curator of the file.
    pub curator: Option<CuratorId>,
    /// Its time zone; `None`: that of the computer.
    pub zone: Option<TimeZone>,
    /// How long what is closed is kept; `None`: the institution has named no term.
    pub storage: Option<RetentionTerm>,
}

/// The families of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FamilyScope {
    /// Families whose accompaniment has not ended for good by this day.
    Current(NaiveDate),
    /// The same, and families whose post-accompaniment has not ended by this day: those that somebody visits.
    Visited(NaiveDate),
    /// Families whose accompaniment ended for good on this day or later.
    EndedSince(NaiveDate),
    /// All families of the file.
    All,
    One(FamilyId),
}

/// Queries of a file; it cannot write.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub(in crate::store) conn: &'a Connection,
    /// The day from which the future begins.
    pub(in crate::store) today: NaiveDate,
    /// What opens the file once more, for a thread of its own.
    keys: Option<&'a KeyRing>,
}

impl FamilyScope {
    /// The SQL condition on a column with a family, with one parameter.
    pub(super) fn condition(self, column: &str) -> (String, Box<dyn ToSql>) {
        match self {
            // The table of families needs no subquery.
            FamilyScope::Current(day) if column == "id" => ("ends_on > :scope".to_owned(), Box::new(day)),
            FamilyScope::Current(day) => {
                (format!("{column} IN (SELECT id FROM family WHERE ends_on > :scope)"), Box::new(day))
            }
            FamilyScope::Visited(day) => {
                let visited = "SELECT id FROM family WHERE ends_on > :scope
                    UNION ALL SELECT family FROM closing WHERE after_until > :scope";
                (format!("{column} IN ({visited})"), Box::new(day))
            }
            FamilyScope::EndedSince(day) => {
                let ended = format!("SELECT id FROM family WHERE ends_on >= :scope AND ends_on < '{NEVER}'");
                (format!("{column} IN ({ended})"), Box::new(day))
            }
            FamilyScope::All => (":scope IS NULL".to_owned(), Box::new(None::<i64>)),
            FamilyScope::One(family) => (format!("{column} = :scope"), Box::new(family.0)),
        }
    }
}

impl<'a> Reader<'a> {
    /// A reader of this connection.
    #[must_use]
    pub(in crate::store) fn new(conn: &'a Connection) -> Self {
        Reader { conn, today: NO_TODAY, keys: None }
    }

    /// The same reader, on another day: what is decided for a later one does not hold on it.
    #[must_use]
    pub fn on(self, today: NaiveDate) -> Self {
        Reader { today, ..self }
    }

    /// The same reader, which can open the file once more.
    #[must_use]
    pub(in crate::store) fn opening(self, keys: &'a KeyRing) -> Self {
        Reader { keys: Some(keys), ..self }
    }

    /// Whether the file can only be read.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.conn.is_readonly("main").unwrap_or(true)
    }

    /// Another connection to the file, for a thread of its own; `None` if there can be none.
    pub(in crate::store) fn second_connection(&self) -> Option<Connection> {
        let path = self.conn.path().filter(|path| !path.is_empty())?;
        let (conn, _) = connect(Path::new(path), OpenFlags::SQLITE_OPEN_READ_ONLY, self.keys?).ok()?;
        // A writer that waits for the readers lets no further one in: to wait for the writer here, with the lock that it
        // waits for, would last until both give up.
        conn.busy_timeout(Duration::ZERO).ok()?;
        conn.execute_batch("BEGIN; SELECT 1 FROM head").ok()?;
        Some(conn)
    }

    /// Runs `read` in one read transaction: it sees one state of the file, locked once. If SQLite refuses the
    /// transaction, each query runs by itself.
    pub fn in_read_transaction<T>(&self, read: impl FnOnce() -> T) -> T {
        let begun = self.conn.is_autocommit() && self.execute("BEGIN").is_ok();
        let done = read();
        // A failure may have ended the transaction; the result of `read` matters more.
        if begun && !self.conn.is_autocommit() {
            let _ = self.execute("COMMIT");
        }
        done
    }

    /// Runs a cached statement without rows.
    fn execute(&self, statement: &str) -> rusqlite::Result<usize> {
        self.conn.prepare_cached(statement)?.execute([])
    }

    /// The district's record, as this file was begun while copies name it differently; without one, the default
    /// regulation.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn district(&self) -> Result<DistrictSettings, UserError> {
        let found: Option<district::District> = match own_district::contested(self.conn)? {
            None => self.list("SELECT * FROM district LIMIT 1", &[])?.pop(),
            own => own,
        };
        let default = || crate::regulation::embedded::default_id().map(str::to_owned);
        let Some(found) = found else {
            return Ok(DistrictSettings {
                name: None,
                regulation: default()?,
                curator: None,
                zone: None,
                storage: None,
            });
        };
        let regulation = found.regulation.map_or_else(default, Ok)?;
        let storage = found.storage_years.map(|years| RetentionTerm { years, ground: found.storage_ground });
        Ok(DistrictSettings {
            name: found.name,
            regulation,
            curator: found.curator,
            zone: found.zone,
            storage,
        })
    }

    /// The closed families that something is still to be done of: a local deadline in force runs from their closing, or
    /// their post-accompaniment goes on or ended within the last [`AFTER`] days.
    fn closed_for(&self, orders: &[LocalDeadline]) -> Result<Vec<Case>, UserError> {
        let after_closing = orders.iter().filter(|o| o.after == Some(DeadlineEvent::Closing));
        let from = after_closing.map(|o| o.from).min().map(|from| from.unwrap_or(NaiveDate::MIN));
        let from = from.map_or_else(|| NEVER.to_owned(), |from| from.to_string());
        // Sorted here: asked for an order, SQLite walks through all closings in it.
        let families: BTreeSet<Id> = self
            .conn
            .prepare_cached("SELECT family FROM closing WHERE \"on\" >= :from OR after_until >= :after")
            .and_then(|mut s| {
                // A store that was given no day has none to count back from.
                let after =
                    if self.today == NO_TODAY { NaiveDate::MIN } else { day::earlier(self.today, AFTER) };
                s.query_map(named_params! { ":from": from, ":after": after.to_string() }, |r| r.get("family"))
                    .and_then(Iterator::collect)
            })?;
        let mut closed = Vec::with_capacity(families.len());
        for family in families {
            closed.extend(self.cases(FamilyScope::One(FamilyId(family)), None)?);
        }
        Ok(closed)
    }

    /// The rules in force: the regulation, local orders, deadlines met, and the day of the first family.
    ///
    /// # Errors
    /// If the file cannot be read, or this program does not carry the regulation.
    pub fn rules(&self) -> Result<Rules, UserError> {
        let orders: Vec<Order> = self.list("SELECT * FROM \"order\" ORDER BY \"from\", id", &[])?;
        let mut rules = Rules::of(&self.district()?.regulation, orders)?;
        rules.local_deadlines = self.list("SELECT * FROM local_deadline ORDER BY \"from\", id", &[])?;
        rules.closed = self.closed_for(&rules.local_deadlines)?;
        rules.minimums = self.list("SELECT * FROM minimum ORDER BY \"from\", id", &[])?;
        rules.sittings = self.sittings()?;
        rules.met = self.list("SELECT * FROM deadline ORDER BY \"on\", rule, id", &[])?;
        rules.began = self.began()?;
        rules.file_begun = self.file_begun()?;
        rules.former_records = self.former_records()?;
        Ok(rules)
    }

    /// The day on which the first family of the file was registered; one that another district handed over counts from the
    /// day on which it came.
    fn began(&self) -> Result<Option<NaiveDate>, UserError> {
        let elsewhere = self.elsewhere(FamilyScope::All)?;
        if !elsewhere.is_empty() {
            return self.began_beside(&elsewhere);
        }
        self.conn
            .prepare_cached(
                "SELECT MIN(began) FROM (SELECT MIN(\"from\") AS began FROM level
                     UNION ALL SELECT MIN(registered_on) FROM family WHERE registered_on IS NOT NULL)",
            )
            .and_then(|mut s| s.query_row([], |r| r.get(0)))
            .sql_context()
    }

    /// The calendar of working days, with the corrections of the district.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn calendar(&self) -> Result<Calendar, UserError> {
        let days: Vec<CalendarDay> = self.list("SELECT * FROM calendar_day ORDER BY \"on\", id", &[])?;
        Ok(Calendar::new(days.into_iter().map(|d| (d.on, d.working, d.why))))
    }

    /// The curators with their leave, duty and capacity.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn staff(&self) -> Result<Staff, UserError> {
        let curators: Vec<Curator> = self.list("SELECT * FROM curator ORDER BY name, id", &[])?;
        Ok(Staff {
            own: self.district()?.curator,
            elsewhere: self.curators_elsewhere(&curators)?,
            curators,
            leaves: self.list("SELECT * FROM leave ORDER BY \"from\", id", &[])?,
            duties: self.list("SELECT * FROM duty ORDER BY \"on\", id", &[])?,
            capacities: self.list("SELECT * FROM capacity ORDER BY \"from\", \"on\", weekday, id", &[])?,
        })
    }

    /// The sittings of the bodies that decide, by day.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn sittings(&self) -> Result<Vec<Sitting>, UserError> {
        self.list("SELECT * FROM sitting ORDER BY \"on\", id", &[])
    }

    /// The figures of the institution, by period.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn period_figures(&self) -> Result<Vec<PeriodFigure>, UserError> {
        self.list("SELECT * FROM period_figure ORDER BY \"from\", id", &[])
    }

    /// The reports that were handed in, by day.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn handed_reports(&self) -> Result<Vec<HandedReport>, UserError> {
        self.list("SELECT * FROM handed_report ORDER BY \"on\", id", &[])
    }

    /// Calls `each` for each row of a query.
    pub(in crate::store) fn each_row(
        &self,
        query: &str,
        parameters: &[(&str, &dyn ToSql)],
        mut each: impl FnMut(&Row<'_>) -> Result<(), UserError>,
    ) -> Result<(), UserError> {
        let mut query = self.conn.prepare_cached(query)?;
        let mut rows = query.query(parameters)?;
        while let Some(row) = rows.next()? {
            each(row)?;
        }
        Ok(())
    }

    pub(in crate::store) fn list<T: FromRow>(
        &self,
        text: &str,
        parameters: &[(&str, &dyn ToSql)],
    ) -> Result<Vec<T>, UserError> {
        self.listed(text, parameters).sql_context()
    }

    fn listed<T: FromRow>(&self, text: &str, parameters: &[(&str, &dyn ToSql)]) -> rusqlite::Result<Vec<T>> {
        let mut statement = self.conn.prepare_cached(text)?;
        let mut rows = statement.query(parameters)?;
        let (mut all, mut places) = (Vec::new(), None);
        while let Some(row) = rows.next()? {
            let places = places.get_or_insert_with(|| ColumnPlaces::of(row.as_ref()));
            all.push(T::from_row(row, places)?);
        }
        Ok(all)
    }
}
