//! The production calendar held against another source of it, day by day, and against its own sums.

use crate::oracle::workdays::Workdays;
use chrono::{Datelike, NaiveDate};
use holidays_ru::{Federal, Resolved};
use kurator::regulation::{Calendar, embedded};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn days_of(year: i32) -> impl Iterator<Item = NaiveDate> {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap().iter_days().take_while(move |d| d.year() == year)
}

fn plain() -> Calendar {
    Calendar::new([])
}

/// What `holidays-ru` knows of a day: working, shortened.
fn elsewhere(day: NaiveDate) -> Option<(bool, bool)> {
    let (month, number) = (u8::try_from(day.month()).unwrap(), u8::try_from(day.day()).unwrap());
    match holidays_ru::flags_ymd::<Federal>(day.year(), month, number).unwrap() {
        Resolved::Fact(flags) => Some((flags.is_working_day(), flags.is_short_day())),
        Resolved::Predict(_) => None,
    }
}

/// The years that have a file.
fn years() -> Vec<i32> {
    let folder = format!("{}/data/calendar", env!("CARGO_MANIFEST_DIR"));
    let name = |e: std::io::Result<std::fs::DirEntry>| {
        e.unwrap().path().file_stem().unwrap().to_string_lossy().parse()
    };
    let mut years: Vec<i32> = std::fs::read_dir(folder).unwrap().map(|e| name(e).unwrap()).collect();
    years.sort_unstable();
    years
}

#[test]
fn every_day_is_as_the_other_source_has_it() {
    assert!([2025, 2026, 2027].iter().all(|y| years().contains(y)));
    let calendar = plain();
    for year in years() {
        let short: Vec<NaiveDate> = embedded::year(year).unwrap().short.iter().map(|s| s.date).collect();
        for day in days_of(year) {
            // A year this version of the crate has no decree for is not held against its guess.
            let Some((working, shortened)) = elsewhere(day) else {
                assert!(year > 2027, "{day}: the other source knows this year no more");
                continue;
            };
            assert_eq!(calendar.is_working(day), working, "{day}");
            assert_eq!(short.contains(&day), shortened, "{day}: shortened");
            assert!(!calendar.kind(day).forecast, "{day}");
        }
    }
}

#[test]
fn every_file_is_of_one_mind_with_itself() {
    let calendar = plain();
    for year in years() {
        let file = embedded::year(year).unwrap();
        let worked = days_of(year).filter(|d| calendar.is_working(*d)).count();
        assert_eq!(worked, usize::try_from(file.working_days).unwrap(), "{year}: working_days");
        assert_eq!(file.year, year, "{year}: year");
        assert!(
            !file.source.is_empty() && calendar.source(year) == Some(file.source.clone()),
            "{year}: source"
        );
        let mut seen = Vec::new();
        for (special, weekend, list) in [(&file.off, false, "off"), (&file.working, true, "working")] {
            for day in special {
                let is_weekend = day.date.weekday().number_from_monday() > 5;
                assert_eq!(day.date.year(), year, "{}: of another year", day.date);
                assert_eq!(is_weekend, weekend, "{}: needs no entry in {list}", day.date);
                assert!(!day.why.is_empty(), "{}: why", day.date);
                assert!(!seen.contains(&day.date), "{}: twice", day.date);
                assert_eq!(calendar.kind(day.date).why, Some(day.why.clone()), "{}", day.date);
                seen.push(day.date);
            }
        }
        for day in &file.short {
            assert!(calendar.is_working(day.date), "{}: a day off cannot be shortened", day.date);
        }
    }
}

/// The transfers of 2026, by the decree and by the article itself.
#[test]
fn the_transfers_of_2026() {
    let calendar = plain();
    for (day, working) in [
        ("2025-12-30", true),
        ("2025-12-31", false),
        ("2026-01-09", false),
        ("2026-01-12", true),
        ("2026-03-09", false),
        ("2026-03-10", true),
        ("2026-05-11", false),
        ("2026-12-31", false),
    ] {
        assert_eq!(calendar.is_working(date(day)), working, "{day}");
    }
    let new_year = (5..=11).map(|d| NaiveDate::from_ymd_opt(2026, 1, d).unwrap());
    assert_eq!(new_year.filter(|d| calendar.is_working(*d)).count(), 0, "the week of 5 to 11 January");
}

#[test]
fn working_days_are_counted_from_the_day_after() {
    let calendar = plain();
    for (from, n, to) in [
        ("2026-11-24", 0, "2026-11-24"),
        ("2026-11-24", 1, "2026-11-25"),
        ("2026-11-24", 3, "2026-11-27"),
        ("2026-11-27", 1, "2026-11-30"),
        // The event may lie on a day off: the count begins all the same with the day after.
        ("2026-11-28", 1, "2026-11-30"),
        ("2026-11-28", 3, "2026-12-02"),
        // Over the holidays: 30 December, then 12 January.
        ("2025-12-29", 1, "2025-12-30"),
        ("2025-12-29", 2, "2026-01-12"),
        ("2025-12-30", 10, "2026-01-23"),
        // 8 March is moved to Monday.
        ("2026-03-06", 1, "2026-03-10"),
    ] {
        assert_eq!(calendar.working_days_after(date(from), n), date(to), "{n} after {from}");
    }
    // And by simple counting, from every day of the years there are.
    let slow = Workdays::new(&[]);
    for from in days_of(2026).step_by(11) {
        for n in [1, 5, 15, 30] {
            let to = from.iter_days().skip(1).filter(|d| slow.is_working(*d)).nth(n - 1).unwrap();
            assert_eq!(calendar.working_days_after(from, u32::try_from(n).unwrap()), to, "{n} after {from}");
        }
    }
}

#[test]
fn a_deadline_on_a_day_off_has_working_days_around_it() {
    let calendar = plain();
    let around = |day: &str| calendar.around(date(day));
    assert_eq!(around("2026-11-24"), (date("2026-11-24"), date("2026-11-24")), "a working day is its own");
    assert_eq!(around("2026-10-10"), (date("2026-10-09"), date("2026-10-12")), "a Saturday");
    assert_eq!(
        around("2026-01-10"),
        (date("2025-12-30"), date("2026-01-12")),
        "the tenth after the fourth quarter"
    );
}

#[test]
fn corrections_of_the_district_come_first() {
    let saturday = date("2026-11-28");
    let calendar = Calendar::new([
        (date("2026-11-25"), false, Some("День района".into())),
        (saturday, true, None),
        (date("2030-02-04"), false, None),
    ]);
    assert!(!calendar.is_working(date("2026-11-25")) && calendar.is_working(saturday));
    assert_eq!(calendar.kind(date("2026-11-25")).why.as_deref(), Some("День района"));
    assert!(calendar.is_working(date("2026-11-24")), "other days stay as they are");
    // What the district itself has settled is no forecast any more.
    let settled = calendar.kind(date("2030-02-04"));
    assert!(!settled.working && !settled.forecast);
    assert!(calendar.kind(date("2030-02-05")).forecast);
}

/// A year without a decree: ст. 112 ТК РФ alone, and it says so.
#[test]
fn a_year_without_a_file_is_a_forecast() {
    let calendar = plain();
    assert!(!years().contains(&2028) && !years().contains(&2033), "choose other years for this test");
    assert_eq!(calendar.source(2028), None);
    for (day, working) in [
        ("2028-01-08", false),
        ("2028-01-10", true),
        ("2028-02-23", false),
        ("2028-03-08", false),
        ("2028-05-01", false),
        ("2028-05-09", false),
        ("2028-06-12", false),
        ("2028-06-13", true),
        // 4 November 2028 is a Saturday, so Monday is off. Its eve and 29 December are ordinary Fridays.
        ("2028-11-03", true),
        ("2028-11-06", false),
        ("2028-11-07", true),
        ("2028-12-29", true),
        // 1 May 2033 is a Sunday, 12 June too.
        ("2033-05-02", false),
        ("2033-05-03", true),
        ("2033-06-13", false),
        // 1 and 2 January 2033 fall on a weekend: where they go is for the decree, so nobody knows yet.
        ("2033-01-07", false),
        ("2033-01-10", true),
        ("2033-01-11", true),
    ] {
        let kind = calendar.kind(date(day));
        assert_eq!((kind.working, kind.forecast), (working, true), "{day}");
        assert_eq!(calendar.is_working(date(day)), working, "{day}");
    }
    // The second reading of the article, over all years a file may ever be asked about.
    let slow = Workdays::new(&[]);
    for year in (2010..2100).filter(|y| !years().contains(y)) {
        let differs = days_of(year).find(|d| slow.is_working(*d) != calendar.is_working(*d));
        assert_eq!(differs, None, "{year}");
    }
}
