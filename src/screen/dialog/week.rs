//! The working week of a curator: how many visits each weekday takes, from a day on. One form for all seven.

use chrono::{NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::name::{SmallForm, SmallFormFault, SmallFormField};
use super::{Dialog, FormPurpose};
use crate::domain::record::TypedRecord;
use crate::domain::schedule::Capacity;
use crate::domain::{Act, CuratorId, name};
use crate::model::{CAPACITY, CuratorFilter};
use crate::record;
use crate::screen::{Effect, Model};
use crate::text::say;

/// The most visits that a record takes for a day.
const MOST: u32 = 50;

const DAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// Whose week.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WorkWeekForm {
    curator: Option<CuratorId>,
}

impl WorkWeekForm {
    /// The dialog for the curator looked at, else for the file's own.
    #[must_use]
    pub(super) fn dialog(model: &Model) -> Dialog {
        let curator = match model.curator_filter {
            CuratorFilter::One(one) => Some(one),
            CuratorFilter::All | CuratorFilter::Nobody => model.staff.default_curator(),
        };
        let week = WorkWeekForm { curator };
        Dialog::Form(week.form(model), Box::new(FormPurpose::Week(week)))
    }

    pub(super) fn form(&self, model: &Model) -> SmallForm {
        let w = &model.words;
        let who = self.curator.and_then(|c| model.staff.curator(c)).map(|c| name::short(&c.name));
        let title = who.map_or_else(|| w.say("week-title"), |who| format!("{} · {who}", w.say("week-title")));
        let form = SmallForm::new(title).line(
            SmallFormField::Day,
            w.say("week-from"),
            &w.weekday_near(model.today, model.today),
        );
        DAYS.iter().fold(form, |form, day| {
            let label = w.pick("weekday-long", &day.number_from_monday().to_string());
            form.line(SmallFormField::Visits(*day), label, &self.visits(model, *day, model.today).to_string())
        })
    }

    /// The record that holds on `on` for the weekday: the latest.
    fn record<'a>(&self, model: &'a Model, day: Weekday, on: NaiveDate) -> Option<&'a Capacity> {
        let staff = &model.staff;
        staff
            .capacities
            .iter()
            .filter(|c| staff.concerns(c.curator, self.curator) && c.weekday == Some(day))
            .filter(|c| c.from.is_none_or(|from| from <= on))
            .max_by_key(|c| c.from)
    }

    /// Visits of the weekday as it is: of a record, else what the program takes; none on a weekend.
    fn visits(&self, model: &Model, day: Weekday, on: NaiveDate) -> u32 {
        let usual = if day.number_from_monday() <= 5 { CAPACITY } else { 0 };
        self.record(model, day, on).map_or(usual, |c| c.visits)
    }

    pub(super) fn accept(&self, form: &SmallForm, model: &Model) -> Result<Effect, SmallFormFault> {
        let w = &model.words;
        let Some(from) = form.day(SmallFormField::Day, model)? else {
            return Err(SmallFormFault { field: SmallFormField::Day, text: w.say("fault-day") });
        };
        let mut records = Vec::new();
        for day in DAYS {
            let field = SmallFormField::Visits(day);
            let typed = form.text(field).unwrap_or_else(|| "0".to_owned());
            let visits = typed
                .parse::<u32>()
                .ok()
                .filter(|n| *n <= MOST)
                .ok_or_else(|| SmallFormFault { field, text: say!(w, "week-number-wanted", most = MOST) })?;
            if visits == self.visits(model, day, from) {
                continue;
            }
            // A record of the same day is corrected; one from an earlier day holds until this one.
            let record = match self.record(model, day, from).filter(|c| c.from == Some(from)) {
                Some(known) => TypedRecord::of(known.id),
                None => record!(of Capacity { curator: self.curator, weekday: day, from }),
            };
            records.push(record.set(Capacity::FIELDS.visits, visits).into());
        }
        if records.is_empty() {
            return Err(SmallFormFault { field: SmallFormField::Visits(DAYS[0]), text: w.say("week-same") });
        }
        Ok(Effect::Record { act: Act::StaffSet, records })
    }

    pub(super) fn hint(model: &Model) -> Vec<String> {
        vec![model.words.say("week-hint")]
    }
}
