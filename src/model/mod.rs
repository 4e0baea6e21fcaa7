//! The district on a day, as screens and commands look at it: read once and read again after each change. [`facts`] is
//! one family with all its records, [`as_of`] reads both as of an earlier day.

pub mod as_of;
mod compared;
mod curators;
pub mod facts;
pub mod incoming;
pub mod left;
mod protection;
pub mod retention;
mod saved;
pub mod searched;
pub mod transfer;

use std::borrow::Borrow;
use std::cell::{OnceCell, RefCell};
use std::path::PathBuf;

use chrono::{NaiveDate, NaiveTime};

use self::searched::IndexLoader;
use crate::domain::contact::Inquiry;
use crate::domain::fold::fold;
use crate::domain::staff::Staff;
use crate::domain::zone::ZoneOrigin;
use crate::domain::{Case, FamilyId, TimeZone, Unit, UserError, day};
use crate::norm::after::after;
use crate::norm::due::DueMatters;
use crate::norm::{NormContext, Standing, load};
use crate::plan::{PlanRequest, ProvenPlan, forecast};
use crate::regulation::{Calendar, Rules};
use crate::search::SearchIndex;
use crate::store::read::{DistrictSettings, ReceivedFamily, UnwrittenActions};
use crate::store::{Current, FamilyScope, KeptCases, Reader};
use crate::text::{Words, say};

pub use self::protection::FileProtection;
pub use crate::domain::staff::CuratorFilter;
pub use crate::plan::CAPACITY;

/// The model of all screens: the district as it is loaded, on a day.
pub struct Model {
    /// Every word.
    pub words: Words,
    /// The day on which everything is computed: today, or another one that is looked at.
    pub today: NaiveDate,
    /// The day it really is.
    pub now: NaiveDate,
    /// The district's own record.
    pub district: DistrictSettings,
    /// Rules in force.
    pub rules: Rules,
    /// Working days.
    pub calendar: Calendar,
    /// Curators.
    pub staff: Staff,
    /// Whose families are looked at; remembered as long as the program runs.
    pub curator_filter: CuratorFilter,
    /// The families of the chosen curators, by title. Contacts reach back to the month before, with the earlier ones that
    /// matter still; a card reads them all.
    pub cases: Vec<Case>,
    /// Current families of other curators, by title.
    pub elsewhere: Vec<Case>,
    /// The day to which their contacts reach back.
    pub since: NaiveDate,
    /// The standing of each of `cases`.
    pub standings: Vec<Standing>,
    pub due: DueMatters,
    /// What is searched, made when it is first asked for and again after a change.
    index: OnceCell<SearchIndex>,
    /// The index that another thread builds.
    coming: RefCell<Option<IndexLoader>>,
    /// What a plan of the weeks ahead proves, made when it is first asked for and again after a change.
    ahead: OnceCell<ProvenPlan>,
    /// Organisations with their phones, by name.
    phones: Vec<(String, String)>,
    /// How much is kept past the storage term of the institution.
    pub past_storage: usize,
    /// Calls about families that are not known yet, the latest first.
    pub inquiries: Vec<Inquiry>,
    /// Closed families that are promised a call back, by title, with all their contacts.
    pub closed_callers: Vec<Case>,
    /// Closed families with an open activity, request or question of the post-accompaniment, by title.
    pub closed_left: Vec<Case>,
    /// What of those is late or ends soon: numbers are indices into `closed_left`.
    pub left: DueMatters,
    /// Families that came from other districts and are not taken up yet.
    pub received: Vec<ReceivedFamily>,
    /// Families that two closings end, by title.
    pub closed_twice: Vec<Case>,
    /// How many disagreements of copies are open.
    pub conflicts: usize,
    /// The hour, where there is a clock: a new note is stamped with it.
    pub time: Option<NaiveTime>,
    /// The folder papers are offered to be saved in.
    pub papers: PathBuf,
    /// The zone of the computer; `None`: none of Russia.
    pub zone: Option<TimeZone>,
    /// The actions of this run that are not written yet.
    pub waiting: UnwrittenActions,
    /// How the file is protected.
    pub protection: FileProtection,
    /// Whether the file can only be read.
    pub read_only: bool,
    /// Why nothing may be written now, though the file itself would take it: another program holds it.
    pub barred: Option<UserError>,
}

impl Model {
    /// Reads the district as it is on `today`.
    ///
    /// # Errors
    /// If the file cannot be read or names a regulation this program does not carry.
    pub fn read(reader: Reader<'_>, words: Words, today: NaiveDate) -> Result<Model, UserError> {
        Model::read_with(reader, words, today, None::<&KeptCases>)
    }

    /// The same, with the current cases as they were kept, if some of those are the cases of the file now.
    ///
    /// # Errors
    /// As [`Model::read`].
    pub fn read_with(
        reader: Reader<'_>,
        words: Words,
        today: NaiveDate,
        kept: impl IntoIterator<Item = impl Borrow<KeptCases>>,
    ) -> Result<Model, UserError> {
        reader.in_read_transaction(|| {
            let staff = reader.staff()?;
            let mut model = Model {
                words,
                today,
                now: today,
                district: reader.district()?,
                rules: reader.rules()?,
                calendar: reader.calendar()?,
                curator_filter: CuratorFilter::own(&staff),
                staff,
                cases: Vec::new(),
                elsewhere: Vec::new(),
                since: today,
                standings: Vec::new(),
                due: DueMatters::default(),
                index: OnceCell::new(),
                coming: RefCell::default(),
                ahead: OnceCell::new(),
                phones: Vec::new(),
                past_storage: 0,
                inquiries: Vec::new(),
                closed_callers: Vec::new(),
                closed_left: Vec::new(),
                left: DueMatters::default(),
                received: Vec::new(),
                closed_twice: Vec::new(),
                conflicts: 0,
                time: None,
                papers: PathBuf::new(),
                zone: None,
                waiting: UnwrittenActions::default(),
                protection: FileProtection::default(),
                read_only: reader.is_read_only(),
                barred: None,
            };
            let current = Model::current(today);
            match kept.into_iter().find_map(|kept| kept.borrow().read(reader, current)) {
                Some(cases) => model.take_cases(cases, current, reader)?,
                None => model.read_cases(reader)?,
            }
            Ok(model)
        })
    }

    /// The zone of the hours of a calendar.
    #[must_use]
    pub fn hours(&self) -> ZoneOrigin {
        ZoneOrigin::of(self.district.zone, self.zone)
    }

    /// Reads again what an action may have changed.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn refresh(&mut self, reader: Reader<'_>) -> Result<(), UserError> {
        reader.in_read_transaction(|| {
            self.district = reader.district()?;
            self.rules = reader.rules()?;
            if self.is_past() {
                let closed = std::mem::take(&mut self.rules.closed);
                self.rules.closed = self.past(reader, closed)?;
                self.rules.sittings = self.sittings_of(reader)?;
            }
            self.calendar = reader.calendar()?;
            let own = self.staff.own;
            let past = self.is_past().then_some(self.today);
            self.staff = past.map_or_else(|| reader.staff(), |day| reader.staff_as_of(day))?;
            // A curator who is in the file no more has no families, and a file that was given another owner is that owner's.
            let gone =
                matches!(self.curator_filter, CuratorFilter::One(one) if self.staff.curator(one).is_none());
            if gone || own != self.staff.own {
                self.curator_filter = CuratorFilter::own(&self.staff);
            }
            let cached_forecast = self.cached_forecast().is_some();
            self.read_cases(reader)?;
            // Only the first time is put off: a list that has shown what lies ahead must not lose it for a moment.
            if cached_forecast {
                self.ahead();
            }
            Ok(())
        })
    }

    /// The families that are read, and the contacts that are read of them.
    #[must_use]
    pub fn current(on: NaiveDate) -> Current {
        // The month before is as far back as a row can be short and still be shown as late; the calendar reads older
        // weeks by itself.
        let month = day::period(Unit::Month, on).0;
        Current { on, since: day::period(Unit::Month, day::day_before(month)).0 }
    }

    fn read_cases(&mut self, reader: Reader<'_>) -> Result<(), UserError> {
        let current = Model::current(self.today);
        let all = self.cases_of(reader, FamilyScope::Current(current.on), Some(current.since))?;
        self.take_cases(all, current, reader)
    }

    /// Takes the cases of a reading, and reads what is shown beside them.
    fn take_cases(&mut self, all: Vec<Case>, current: Current, reader: Reader<'_>) -> Result<(), UserError> {
        self.since = current.since;
        let (cases, elsewhere): (Vec<Case>, Vec<Case>) =
            all.into_iter().partition(|c| self.curator_filter.holds(self.staff.curator_of(c, self.today)));
        self.elsewhere = elsewhere;
        self.standings = cases.iter().map(|c| Standing::of(self.ground(), c)).collect();
        self.cases = cases;
        self.read_closed(reader)?;
        self.read_beside_cases(reader)
    }

    /// Whether a day is looked at that is over.
    #[must_use]
    pub fn is_past(&self) -> bool {
        self.today < self.now
    }

    /// Whether another day than today is looked at: then nothing is written.
    #[must_use]
    pub fn is_other_day(&self) -> bool {
        self.today != self.now
    }

    /// Looks at another day, or at today again. What was read before is not yet read again.
    pub fn look_at(&mut self, day: NaiveDate) {
        self.today = day;
    }

    /// Moves to a new today; another day that is shown stays.
    pub fn start_day(&mut self, day: NaiveDate) {
        if !self.is_other_day() {
            self.today = day;
        }
        self.now = day;
    }

    /// Why nothing may be written now, in a sentence; `None` where it may.
    #[must_use]
    pub fn bar(&self) -> Option<String> {
        let other_day = || say!(self.words, "other-day", day = self.words.weekday_near(self.today, self.now));
        let barred = self.barred.as_ref().map(|problem| self.words.problem(problem));
        let read_only = || self.read_only.then(|| self.words.say("file-read-only"));
        barred.or_else(read_only).or_else(|| self.is_other_day().then(other_day))
    }

    /// What every norm is computed against.
    #[must_use]
    pub fn ground(&self) -> NormContext<'_> {
        NormContext { rules: &self.rules, calendar: &self.calendar, staff: &self.staff, today: self.today }
    }

    /// What is asked of a plan of the families looked at.
    #[must_use]
    pub fn asked(&self, from: NaiveDate, days: u32) -> PlanRequest<'static> {
        let curator = if let CuratorFilter::One(one) = self.curator_filter { Some(one) } else { None };
        PlanRequest::days(curator, from, days)
    }

    /// What is asked of a plan of all days from today to `last`.
    #[must_use]
    pub fn asked_until(&self, last: NaiveDate) -> PlanRequest<'static> {
        PlanRequest::until(self.asked(last, 1).curator, self.today, last)
    }

    /// What a plan of the weeks ahead proves.
    pub fn ahead(&self) -> &ProvenPlan {
        self.ahead.get_or_init(|| ProvenPlan::of(self.ground(), &self.cases, &self.forecast_query()))
    }

    /// What is asked of the plan of the weeks ahead.
    #[must_use]
    pub fn forecast_query(&self) -> PlanRequest<'static> {
        self.asked(self.today, 7 * forecast::WEEKS)
    }

    /// The same, if it has been made since the last change.
    #[must_use]
    pub fn cached_forecast(&self) -> Option<&ProvenPlan> {
        self.ahead.get()
    }

    /// An organisation with the phone it is reached by, if it has a record of its own.
    #[must_use]
    pub fn reached(&self, name: &str) -> String {
        let folded = fold(name);
        match self.phones.iter().find(|(n, _)| fold(n) == folded) {
            Some((_, number)) => format!("{name} {}", crate::domain::phone::shown(number)),
            None => name.to_owned(),
        }
    }

    /// The place of a family among the cases.
    #[must_use]
    pub fn place(&self, family: FamilyId) -> Option<usize> {
        self.cases.iter().position(|c| c.family.id == family)
    }

    /// The families in post-accompaniment: closed ones, which are visited still.
    pub fn after(&self) -> impl Iterator<Item = &Case> {
        let runs = |case: &&Case| after(self.ground(), case).is_some_and(|after| after.runs());
        self.rules.closed.iter().filter(runs)
    }

    /// The case of a family on accompaniment.
    #[must_use]
    pub fn case(&self, family: FamilyId) -> Option<&Case> {
        self.cases.iter().chain(&self.elsewhere).find(|c| c.family.id == family)
    }
    /// The case of a family that is visited: on accompaniment, or in post-accompaniment.
    #[must_use]
    pub fn visited(&self, family: FamilyId) -> Option<&Case> {
        self.case(family).or_else(|| self.after().find(|c| c.family.id == family))
    }
    /// The families that are visited: those on accompaniment, of all curators, and those in post-accompaniment.
    #[must_use]
    pub fn visited_cases(&self) -> Vec<&Case> {
        load::visited(self.ground(), [&self.cases, &self.elsewhere])
    }
}
