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

pub use crate::plan::CAPACITY;

/// The district on a day.
pub struct Desk {
    /// Every word.
    pub words: Words,
    /// The day.
    pub today: NaiveDate,
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
        let mut cases = reader.cases(Scope::Current(self.today), Some(since))?;
        if let Some(own) = self.staff.own {
            cases.retain(|c| self.staff.curator_of(c, self.today) == Some(own));
        }
        self.standings = cases.iter().map(|c| Standing::of(self.ground(), c)).collect();
        self.due = due::due(self.ground(), &cases, &self.standings);
        self.cases = cases;
        Ok(())
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
