//! Days and hours as people type them.

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
        ("позавчера", "2026-11-22"),
        ("Послезавтра", "2026-11-26"),
    ] {
        assert_eq!(day(typed).as_deref(), Some(meant), "{typed}");
    }
    for (typed, meant) in [("пт 27.11", "2026-11-27"), ("чт. 26", "2026-11-26"), ("среда 2.12", "2026-12-02")]
    {
        assert_eq!(day(typed).as_deref(), Some(meant), "{typed}");
    }
    // A word before a number is a weekday, or the whole is no day.
    for typed in ["завтра 9", "вчера 9.30", "май 5", "март 3", "до 27.11", "кв 5", "27.11 в 9"]
    {
        assert_eq!(day(typed), None, "{typed}");
    }
    for typed in ["31 фев", "5 мр", "мар", "5 мартобря", ""] {
        assert_eq!(day(typed), None, "{typed}");
    }
    for (typed, meant) in [("5 Mar 2027", "2027-03-05"), ("day before yesterday", "2026-11-22")] {
        let english = Words::of(Lang::En).typed_day(typed, today);
        assert_eq!(english.map(|d| d.to_string()).as_deref(), Some(meant), "{typed}");
    }
}

#[test]
fn an_hour_needs_no_colon() {
    let at = |text: &str| typed::time(text).map(|t| t.format("%H:%M").to_string());
    for (typed, meant) in [("9", "09:00"), ("930", "09:30"), ("9.30", "09:30"), ("14:05", "14:05")] {
        assert_eq!(at(typed).as_deref(), Some(meant), "{typed}");
    }
    for (typed, meant) in [("9/30", "09:30"), ("9 05", "09:05"), ("9:", "09:00"), (" 0905 ", "09:05")] {
        assert_eq!(at(typed).as_deref(), Some(meant), "{typed}");
    }
    // One digit behind the separator is no minute: «12.5» must not become 01:25.
    for typed in ["12.5", "12:5", "1-2-5", "1.230", "12.305", "+9", "9.3", "1 2 30", ":"] {
        assert_eq!(at(typed), None, "{typed}");
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

#[test]
fn a_birth_is_taken_as_documents_write_it() {
    let words = Words::of(Lang::Ru);
    let today = "2026-11-24".parse().unwrap();
    for typed in [
        "15.05.1985 г.",
        "15.05.1985г.",
        "15.05.1985г.р.",
        "15.05.1985 г. р.",
        "15.05.1985 года рождения",
        "15.05.1985 Г.Р.,",
        "15.05.1985.",
        "15,05,1985",
        "15/05/1985",
        "15-05-1985",
        "15\u{2013}05\u{2013}1985",
        "\u{a0}15.05.1985\u{a0}г.\u{202f}",
        "15. 05. 1985",
        "15.5.85 г.р.",
        "15 мая 1985 г.",
        "15 мая 1985 года",
        "15051985",
        "1985-05-15",
    ] {
        assert_eq!(
            words.typed_birth(typed, today).map(|d| d.to_string()).as_deref(),
            Some("1985-05-15"),
            "{typed}"
        );
    }
    for typed in ["15.05.1985 руб.", "г.", "31.02.1985 г.", "15.05.198 г.", "15.13.1985"] {
        assert_eq!(words.typed_birth(typed, today), None, "{typed}");
    }
    // A day of the month that there is not is named as it was without the ending.
    assert!(words.no_day("31.02.1985 г.", today).contains("28"));
    assert_eq!(words.typed_day("5 мар 2027 г.", today).map(|d| d.to_string()).as_deref(), Some("2027-03-05"));
}

#[test]
fn days_and_hours_are_read_on_either_layout_of_the_keyboard() {
    let words = Words::of(Lang::Ru);
    let today = "2026-11-24".parse().unwrap();
    let said = |day: Option<NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
    for (typed, meant) in [
        ("1ю12", "2026-12-01"),
        ("1б12б2027", "2027-12-01"),
        ("pfdnhf", "2026-11-25"),
        ("Pfdnhf", "2026-11-25"),
        ("gn", "2026-11-27"),
        ("5 vfh", "2027-03-05"),
    ] {
        assert_eq!(said(words.typed_day(typed, today)), meant, "{typed}");
    }
    assert_eq!(said(words.typed_past("cht", today)), "", "no word on either layout");
    assert_eq!(said(words.typed_past("ch", today)), "2026-11-18");
    assert_eq!(said(words.typed_past("xn", today)), "2026-11-19");
    assert_eq!(said(words.typed_birth("15ю05ю85", today)), "1985-05-15");
    assert!(words.no_day("31ю02", today).contains("28"), "{}", words.no_day("31ю02", today));
    for (typed, meant) in [("14ю30", "14:30"), ("14Ж30", "14:30"), ("9б05", "09:05")] {
        let hour = typed::time(typed).map(|t| t.format("%H:%M").to_string());
        assert_eq!(hour.as_deref(), Some(meant), "{typed}");
    }
    assert_eq!(typed::time("9ю3"), None);
}
