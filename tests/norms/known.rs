//! A week under way of which visits are known since its Friday: it is called impossible only where it will be judged short.

use chrono::NaiveDate;
use kurator::domain::contact::{Contact, ContactKind, ContactOutcome};
use kurator::domain::declare::RecordFields;
use kurator::domain::family::Family;
use kurator::domain::{Case, Level, LevelSpan};
use kurator::norm::slack::free_days;
use kurator::norm::span::{NormSpan, spans};
use kurator::norm::{LedgerRow, NormContext, ledger};
use kurator::record;
use serde_json::json;

use crate::oracle::desk::district;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A family with two visits a week since January.
fn emergency() -> Case {
    let mut case = Case::new(Family::read(&record!(Family { title: "Lukins" })).unwrap());
    let family = case.family.id;
    let level = record!(LevelSpan { family, level: Level::Emergency, from: date("2026-01-12") });
    case.levels.push(LevelSpan::read(&level).unwrap());
    case
}

fn visited(mut case: Case, days: &[NaiveDate]) -> Case {
    let family = case.family.id;
    for on in days {
        let (kind, outcome) = (ContactKind::HomeVisit, ContactOutcome::Held);
        let visit = record!(Contact { family, kind, outcome, on: *on });
        case.contacts.push(Contact::read(&visit).unwrap());
    }
    case
}

#[test]
fn a_week_is_impossible_only_where_the_days_left_cannot_bring_what_it_is_judged_by() {
    let store = district(&[json!({"type": "family", "title": "Lukins"})]).unwrap();
    let reader = store.reader();
    let (rules, calendar, staff) =
        (reader.rules().unwrap(), reader.calendar().unwrap(), reader.staff().unwrap());
    let ground = |today| NormContext { rules: &rules, calendar: &calendar, staff: &staff, today };
    let row = |case: &Case, today| -> LedgerRow {
        ledger::rows(ground(today), case, date("2026-11-27"), date("2026-11-27")).remove(0)
    };
    let after = date("2026-11-30");
    for known in [None, Some("2026-11-23"), Some("2026-11-26"), Some("2026-11-27"), Some("2026-11-29")] {
        for today in ["2026-11-23", "2026-11-26", "2026-11-27", "2026-11-28"].map(date) {
            let case = Case { visits_since: known.map(date), ..emergency() };
            let open = row(&case, today);
            let spans = spans(&case, &rules);
            let all: Vec<&NormSpan> = spans.iter().collect();
            let free: Vec<NaiveDate> = free_days(ground(today), &case, &all, open.from, open.to).collect();
            let case = visited(case.clone(), &free);
            let judged = ledger::judged(ground(after), &case, row(&case, after));
            // What is asked of an earlier day than the first known one is asked as on it.
            if known.is_none_or(|known| date(known) <= today) {
                let is_short = judged.is_some_and(|row| row.is_short());
                assert_eq!(open.is_impossible(), is_short, "{known:?} {today}");
            }
        }
    }
    let case = Case { visits_since: Some(date("2026-11-27")), ..emergency() };
    let open = row(&case, date("2026-11-27"));
    // The numbers of the norm are those of the whole week.
    assert_eq!((open.owed, open.slack), (2, Some(-1)));
    assert_eq!((open.known_owed(), open.known_slack(), open.has_no_slack()), (1, Some(0), true));
}
