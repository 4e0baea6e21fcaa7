//! The invented district itself: curator, days on which she works, organisations.

use chrono::{Datelike, NaiveDate, Weekday};

use super::DemoSpec;
use super::action::DemoAction;
use super::random::{self, Seed, SeededRandom};
use super::words::DemoWords;
use crate::domain::district::{District, MetDeadline, Organisation};
use crate::domain::paper::DecisionSubject;
use crate::domain::programme::Help;
use crate::domain::schedule::{Capacity, Curator, Duty, Leave};
use crate::domain::{Act, CuratorId, Id, Level, Staff, day, name};
use crate::norm::deadline::UpcomingMatter;
use crate::norm::{NormContext, deadline};
use crate::record;
use crate::regulation::{Calendar, Rules};

/// Days of history before today.
const HISTORY: u64 = 565;

/// What all stories of a district share.
pub struct DemoScene<'a> {
    pub words: &'a DemoWords,
    /// Rules of the regulation.
    pub rules: &'a Rules,
    /// Working days.
    pub calendar: &'a Calendar,
    /// The curator with her duty days and leave.
    pub staff: Staff,
    pub curator: CuratorId,
    /// The day of the demo.
    pub today: NaiveDate,
    /// The first day of the stories.
    pub begin: NaiveDate,
    pub seed: Seed,
}

impl<'a> DemoScene<'a> {
    /// Invents the district; its actions create the file and the records of the curator.
    pub fn set(
        wish: &DemoSpec,
        words: &'a DemoWords,
        rules: &'a Rules,
        calendar: &'a Calendar,
        opened: NaiveDate,
    ) -> (Self, Vec<DemoAction>) {
        let seed = Seed::of(wish.seed, &wish.regulation);
        let mut chance = SeededRandom::new(seed, 0);
        let today = wish.today;
        let begin = day::earlier(today, HISTORY);
        let wall = random::at(opened, 9);
        let id = CuratorId(chance.id(wall));
        let [_, surname] = chance.one_of(&words.surnames).cloned().unwrap_or_default();
        let [_, patronymic] = chance.one_of(&words.patronymics).cloned().unwrap_or_default();
        let full = format!("{surname} {} {patronymic}", chance.word(&words.women));
        let curator = Curator {
            id,
            name: name::short(&full),
            position: Some(words.position.clone()),
            section: Some(words.section.clone()),
        };
        let mut staff = Staff { own: Some(curator.id), ..Staff::default() };
        let mut scene =
            DemoScene { words, rules, calendar, staff: Staff::default(), curator: id, today, begin, seed };
        staff.duties = scene.duties();
        let monday = day::later(today, 24).week(Weekday::Mon).last_day();
        let from = day::day_after(monday);
        staff.leaves.push(Leave {
            id: chance.id(random::at(today, 8)),
            curator: Some(curator.id),
            from,
            until: day::later(from, 7),
            reason: Some(words.leave_reason.clone()),
            deputy: None,
        });
        let actions = scene.opening(&mut chance, &curator, &staff, wall);
        staff.curators.push(curator);
        scene.staff = staff;
        (scene, actions)
    }

    /// A duty day in each week that has no working day at all, and today if it is a day off.
    fn duties(&self) -> Vec<Duty> {
        let duty = |on| Duty { id: Id::new(), curator: Some(self.curator), on, visits: Some(3) };
        let mondays = day::days(self.begin, self.today).filter(|d| d.weekday() == Weekday::Mon);
        let free = mondays.filter(|m| !day::days(*m, day::later(*m, 7)).any(|d| self.calendar.is_working(d)));
        let mut duties: Vec<Duty> = free.map(day::day_after).filter(|d| *d < self.today).map(duty).collect();
        if !self.calendar.is_working(self.today) {
            duties.push(duty(self.today));
        }
        duties
    }

    fn opening(
        &self,
        chance: &mut SeededRandom,
        curator: &Curator,
        staff: &Staff,
        wall: i64,
    ) -> Vec<DemoAction> {
        let words = self.words;
        let action = |wall, act, records| DemoAction { wall, act, records, elsewhere: false };
        let mut records = vec![
            record!(Curator {
                id: curator.id,
                name: &curator.name,
                position: curator.position.clone(),
                section: curator.section.clone()
            }),
            record!(District {
                id: Id::DISTRICT,
                name: &words.district,
                regulation: &self.rules.regulation.id,
                curator: curator.id
            }),
        ];
        for organisation in &words.organisations {
            let record = record!(Organisation {
                id: chance.id(wall),
                name: &organisation.name,
                help: Help::from_code(&organisation.kind),
                phone: &organisation.phone
            });
            records.push(record);
        }
        let mut actions = vec![action(wall, Act::DemoMade, records)];
        let wall = random::at(self.begin, 9);
        let capacity = |weekday, id| {
            record!(Capacity { id: id, curator: curator.id, weekday, visits: 3, from: self.begin })
        };
        let (monday, friday) =
            (capacity(Weekday::Mon, chance.id(wall)), capacity(Weekday::Fri, chance.id(wall)));
        actions.push(action(wall, Act::StaffSet, vec![monday, friday]));
        for duty in &staff.duties {
            let wall = chance.moment(self.working_before(day::earlier(duty.on, 3)), 15);
            let record =
                record!(Duty { id: chance.id(wall), curator: curator.id, on: duty.on, visits: duty.visits });
            actions.push(action(wall, Act::StaffSet, vec![record]));
        }
        // The reports of the quarters behind were made in time.
        let kept = deadline::of_district(self.ground(self.today), self.begin, day::day_before(self.today));
        for due in kept {
            let UpcomingMatter::Rule { id, .. } = due.what else { continue };
            let done = self.working_before(day::earlier(due.on, 2));
            let wall = chance.moment(done, 16);
            let record = record!(MetDeadline { id: chance.id(wall), rule: &id, on: due.on, done_on: done });
            actions.push(action(wall, Act::DeadlineMet, vec![record]));
        }
        for leave in &staff.leaves {
            let wall = chance.moment(self.working_before(day::earlier(self.today, 20)), 15);
            let record = record!(Leave {
                id: leave.id,
                curator: curator.id,
                from: leave.from,
                until: leave.until,
                reason: leave.reason.clone()
            });
            actions.push(action(wall, Act::StaffSet, vec![record]));
        }
        actions
    }

    /// The body that decides on a subject for a family of these categories; `None`: the document names none, as that of
    /// Irkutsk.
    #[must_use]
    pub fn body(&self, subject: DecisionSubject, categories: &[String]) -> Option<String> {
        let categories: Vec<&str> = categories.iter().map(String::as_str).collect();
        self.rules.regulation.deciding(subject, &categories).map(|d| d.body)
    }

    /// The form of a decision on a subject, in the words of the document: «постановление», «заключение».
    #[must_use]
    pub fn form(&self, subject: DecisionSubject) -> Option<String> {
        self.rules.regulation.form_of(subject)
    }

    /// What norms are computed against on `today`.
    #[must_use]
    pub fn ground(&self, today: NaiveDate) -> NormContext<'_> {
        NormContext { rules: self.rules, calendar: self.calendar, staff: &self.staff, today }
    }

    /// Whether the production calendar has the day at work.
    #[must_use]
    pub fn is_working(&self, day: NaiveDate) -> bool {
        self.calendar.is_working(day)
    }

    /// The day itself or the last working day before it.
    #[must_use]
    pub fn working_before(&self, day: NaiveDate) -> NaiveDate {
        self.calendar.around(day).0
    }

    /// The day itself or the first working day after it.
    #[must_use]
    pub fn working_after(&self, day: NaiveDate) -> NaiveDate {
        self.calendar.around(day).1
    }
}

/// What the decision on the level at this place is on: the first takes the family on, the same again prolongs.
pub fn subject(levels: impl Iterator<Item = Level>, place: usize) -> DecisionSubject {
    let levels: Vec<Level> = levels.take(place + 1).collect();
    match levels.as_slice() {
        [.., before, level] if before == level => DecisionSubject::Prolongation,
        [.., _, _] => DecisionSubject::Level,
        _ => DecisionSubject::Placement,
    }
}
