//! What the screens look at: the district on a day, read once and read again after each change.

use chrono::NaiveDate;

use crate::domain::case::Staff;
use crate::domain::{Case, FamilyId, Problem, Unit, day};
use crate::norm::due::{self, Due};
use crate::norm::{Ground, Standing};
use crate::regulation::{Calendar, Rules};
use crate::store::reader::District;
use crate::store::{Reader, Scope};
use crate::text::Words;

/// Visits that fit into a day where no record says another number.
pub const CAPACITY: u32 = 4;

/// The district on a day.
pub struct Desk {
    /// Every word.
    pub words: Words,
    /// The day on which everything is reckoned: today, or another one that is looked at.
    pub today: NaiveDate,
    /// The day it really is.
    pub now: NaiveDate,
    /// The district's own record.
    pub district: District,
    /// Rules in force.
    pub rules: Rules,
    /// Working days.
    pub calendar: Calendar,
    /// Curators.
    pub staff: Staff,
    /// The curator's families, by title. Contacts reach back to the month before; a card reads them all.
    pub cases: Vec<Case>,
    /// The day to which their contacts reach back.
    pub since: NaiveDate,
    /// How each of them stands.
    pub standings: Vec<Standing>,
    /// What is due.
    pub due: Due,
    /// Whether the file can only be read.
    pub read_only: bool,
    /// Why nothing may be written now, though the file itself would take it: another program holds it.
    pub barred: Option<Problem>,
}

impl Desk {
    /// Reads the district as it is on `today`.
    ///
    /// # Errors
    /// If the file cannot be read or names a regulation this program does not carry.
    pub fn read(
        reader: Reader<'_>,
        words: Words,
        today: NaiveDate,
        read_only: bool,
    ) -> Result<Desk, Problem> {
        reader.at_once(|| {
            let mut desk = Desk {
                words,
                today,
                now: today,
                district: reader.district()?,
                rules: reader.rules()?,
                calendar: reader.calendar()?,
                staff: reader.staff()?,
                cases: Vec::new(),
                since: today,
                standings: Vec::new(),
                due: Due::default(),
                read_only,
                barred: None,
            };
            desk.read_cases(reader)?;
            Ok(desk)
        })
    }

    /// Reads again what an action may have changed.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn refresh(&mut self, reader: Reader<'_>) -> Result<(), Problem> {
        reader.at_once(|| {
            self.district = reader.district()?;
            self.rules = reader.rules()?;
            self.calendar = reader.calendar()?;
            self.staff = reader.staff()?;
            self.read_cases(reader)
        })
    }

    fn read_cases(&mut self, reader: Reader<'_>) -> Result<(), Problem> {
        // The month before is as far back as a row can be short and still be shown as late; the calendar reads older
        // weeks by itself.
        let month = day::period(Unit::Month, self.today).0;
        let since = day::period(Unit::Month, day::day_before(month)).0;
        self.since = since;
        let mut cases = self.cases_of(reader, Scope::Current(self.today), Some(since))?;
        if let Some(own) = self.staff.own {
            cases.retain(|c| self.staff.curator_of(c, self.today) == Some(own));
        }
        self.standings = cases.iter().map(|c| Standing::of(self.ground(), c)).collect();
        self.due = due::due(self.ground(), &cases, &self.standings);
        self.cases = cases;
        Ok(())
    }

    /// Reads families as they stood at the end of the day that is looked at, with contacts from `since` on.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn cases_of(
        &self,
        reader: Reader<'_>,
        scope: Scope,
        since: Option<NaiveDate>,
    ) -> Result<Vec<Case>, Problem> {
        let cases = reader.cases(scope, since)?;
        Ok(if self.is_past() { cases.into_iter().map(|c| c.as_of(self.today)).collect() } else { cases })
    }

    /// Whether a day is looked at that is over.
    #[must_use]
    pub fn is_past(&self) -> bool {
        self.today < self.now
    }

    /// Whether another day than today is looked at: then nothing is written.
    #[must_use]
    pub fn is_elsewhen(&self) -> bool {
        self.today != self.now
    }

    /// Looks at another day, or at today again. What was read before is not yet read anew.
    pub fn look_at(&mut self, day: NaiveDate) {
        self.today = day;
    }

    /// A new day has begun. Whoever looks at another one goes on looking at it.
    pub fn dawn(&mut self, day: NaiveDate) {
        if !self.is_elsewhen() {
            self.today = day;
        }
        self.now = day;
    }

    /// Why nothing may be written now, in a sentence; `None` where it may.
    #[must_use]
    pub fn bar(&self) -> Option<String> {
        let other_day =
            || self.words.fill("other-day", &[("day", self.words.weekday_day(self.today).into())]);
        let barred = self.barred.as_ref().map(|problem| self.words.problem(problem));
        let read_only = || self.read_only.then(|| self.words.say("file-read-only"));
        barred.or_else(read_only).or_else(|| self.is_elsewhen().then(other_day))
    }

    /// What every norm is reckoned against.
    #[must_use]
    pub fn ground(&self) -> Ground<'_> {
        Ground { rules: &self.rules, calendar: &self.calendar, staff: &self.staff, today: self.today }
    }

    /// The place of a family among the cases.
    #[must_use]
    pub fn place(&self, family: FamilyId) -> Option<usize> {
        self.cases.iter().position(|c| c.family.id == family)
    }

    /// The case of a family.
    #[must_use]
    pub fn case(&self, family: FamilyId) -> Option<&Case> {
        self.cases.iter().find(|c| c.family.id == family)
    }
}
