//! Days and hours as people type them.
#![allow(clippy::unwrap_used, reason = "a test says what is wrong by stopping")]

use chrono::NaiveDate;
use kurator::text::{Lang, Words, typed};

#[test]
fn a_month_may_be_written_in_letters() {
    let today: NaiveDate = "2026-11-24".parse().unwrap();
    let day = |text: &str| Words::of(Lang::Ru).typed_day(text, today).map(|d| d.to_string());
    for (typed, meant) in [
        ("5 мар", "2027-03-05"),
        ("5 марта", "2027-03-05"),
        ("5 МАР. 2026", "2026-03-05"),
        ("1 мая", "2027-05-01"),
        ("1 май 27", "2027-05-01"),
        ("30 июня 2026", "2026-06-30"),
        ("30 июл 2026", "2026-07-30"),
        ("вт 24.11", "2026-11-24"),
        ("завтра", "2026-11-25"),
    ] {
        assert_eq!(day(typed).as_deref(), Some(meant), "{typed}");
    }
    for typed in ["31 фев", "5 мр", "мар", "5 мартобря", ""] {
        assert_eq!(day(typed), None, "{typed}");
    }
    let english = Words::of(Lang::En).typed_day("5 Mar 2027", today);
    assert_eq!(english.map(|d| d.to_string()).as_deref(), Some("2027-03-05"));
}

#[test]
fn an_hour_needs_no_colon() {
    let at = |text: &str| typed::time(text).map(|t| t.format("%H:%M").to_string());
    for (typed, meant) in [("9", "09:00"), ("930", "09:30"), ("9.30", "09:30"), ("14:05", "14:05")] {
        assert_eq!(at(typed).as_deref(), Some(meant), "{typed}");
    }
    for typed in ["24", "1260", "half", "123456"] {
        assert_eq!(at(typed), None, "{typed}");
    }
}

#[test]
fn a_weekday_alone_is_the_next_such_day_and_of_what_has_been_the_last() {
    let words = Words::of(Lang::Ru);
    let today = "2026-11-24".parse().unwrap();
    let day = |text: &str| words.typed_day(text, today).map(|d| d.to_string());
    assert_eq!(day("вт").as_deref(), Some("2026-12-01"));
    assert_eq!(day("Среда").as_deref(), Some("2026-11-25"));
    assert_eq!(words.typed_past("ср", today).map(|d| d.to_string()).as_deref(), Some("2026-11-18"));
}
