//! When an accompaniment has ended: the short answer that the file keeps, held against the spans of the norm and against
//! the register, on random levels, closings and registrations.

use chrono::{Days, NaiveDate};
use kurator::domain::declare::RecordFields;
use kurator::domain::family::Family;
use kurator::domain::paper::Closing;
use kurator::domain::{Case, Level, LevelSpan};
use kurator::norm::span::{at, spans};
use kurator::norm::{NormContext, current, register};
use kurator::record;
use proptest::prelude::*;
use serde_json::json;

use crate::oracle::desk::district;
use crate::random;

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 1).unwrap() + Days::new(n)
}

proptest! {
    #![proptest_config(random::config(600))]
    #[test]
    fn an_ended_family_is_not_current_and_the_other_way_round(
        levels in prop::collection::vec((0u64..12, 0usize..4), 0..5),
        closings in prop::collection::vec(0u64..12, 0..4),
        registered in prop::option::of(0u64..12),
        today in 0u64..14,
    ) {
        let store = district(&[json!({"type": "family", "title": "Lukins"})]).unwrap();
        let (rules, calendar, staff) =
            (store.reader().rules().unwrap(), store.reader().calendar().unwrap(), store.reader().staff().unwrap());
        let mut case = Case::new(Family::read(&record!(Family { title: "Lukins" })).unwrap());
        let family = case.family.id;
        case.family.registered_on = registered.map(day);
        for (from, level) in &levels {
            let record = record!(LevelSpan { family, level: Level::ALL[*level], from: day(*from) });
            case.levels.push(LevelSpan::read(&record).unwrap());
        }
        for on in &closings {
            case.closings.push(Closing::read(&record!(Closing { family, on: day(*on) })).unwrap());
        }
        let ground = NormContext { rules: &rules, calendar: &calendar, staff: &staff, today: day(today) };
        case.closings.sort_by_key(|c| c.on);
        let (today, spans) = (day(today), spans(&case, &rules));
        let begins = spans.iter().map(|s| s.from).chain(case.family.registered_on).any(|on| on > today);
        let is_expected = at(&spans, today).is_some()
            || case.closings.iter().all(|c| c.on > today)
            || register::on(&case, &rules, today).is_some()
            || begins;
        prop_assert_eq!(case.ended_on(today).is_none(), is_expected);
        prop_assert_eq!(current::is_current(ground, &case), is_expected);
    }
}
