//! Monday morning: the week is planned, a day is lost and found again, and a district too large for it is told so.

use crate::desk::{CuratorDesk, KeyboardLayout, curator, with_district};
use crate::fields::WithField;
use chrono::NaiveDate;
use kurator::domain::schema::Kind;
use kurator::domain::{Act, FieldName, Record};
use serde_json::{Value, json};

/// Two emergency families, four in crisis, eight others.
const MONDAY: [(&str, usize); 4] = [("emergency", 2), ("crisis", 4), ("basic", 4), ("adaptation", 4)];

/// Six, eight and ten: more than a week holds.
const CROWDED: [(&str, usize); 3] = [("emergency", 6), ("crisis", 8), ("basic", 10)];

fn id(kind: usize, n: usize) -> String {
    format!("00000000-0000-4000-8000-{kind:04x}{n:08x}")
}

fn lines(levels: &[(&str, usize)], more: &[Value]) -> String {
    let mut all = vec![json!({ "type": "district", "name": "Участок", "regulation": "yugra" })];
    let each = levels.iter().flat_map(|(level, n)| std::iter::repeat_n(level, *n));
    for (n, level) in each.enumerate() {
        all.push(json!({ "type": "family", "id": id(1, n), "title": format!("Семья {n:02}") }));
        all.push(json!({
            "type": "level", "id": id(2, n), "family": id(1, n), "level": level, "from": "2026-10-05",
        }));
    }
    all.extend_from_slice(more);
    all.iter().map(|l| format!("{l}\n")).collect()
}

/// The curator on the Monday before her usual Tuesday.
fn monday(levels: &[(&str, usize)]) -> CuratorDesk {
    let mut c = with_district(&lines(levels, &[]));
    c.wakes_on("2026-11-23");
    c
}

/// Appointments of a day in the file.
fn on(c: &CuratorDesk, day: &str) -> usize {
    c.records("appointment", &[day])
}

#[test]
fn a_week_is_planned_loses_a_wednesday_and_gets_it_back() {
    for (layout, keys) in [
        (KeyboardLayout::Latin, "2 f d"),
        (KeyboardLayout::Russian, "2 f d"),
        (KeyboardLayout::Latin, "2 F4 Ctrl+S"),
    ] {
        let mut c = monday(&MONDAY).under(layout);
        assert!(keys.split(' ').count() <= 10);
        c.presses(keys)
            .sees("Назначены посещения по плану: 14 семей. Отменить: Ctrl+Z")
            .sees("выполнимо: да");
        let week = c.records("appointment", &[]);
        assert!(week >= 8 && on(&c, "2026-11-25") > 0, "{}", c.screen());
        // One undo for all of it, and back again.
        c.presses("Ctrl+Z");
        assert_eq!(c.records("appointment", &[]), 0);
        c.presses("Ctrl+Y");
        assert_eq!(c.records("appointment", &[]), week);
    }
}

#[test]
fn a_sick_wednesday_moves_the_plan_and_one_undo_brings_it_back() {
    let mut c = monday(&MONDAY);
    c.presses("2 f").sees("▒").sees("выполнимо: да");
    let before = c.screen();
    // Ill on Wednesday: the leave is entered on «Участок», the proposals go around it.
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let leave = Record::new(Kind::Leave)
        .with(FieldName::From, day("2026-11-25"))
        .with(FieldName::Until, day("2026-11-26"));
    c.writes(Act::StaffSet, vec![leave]);
    c.sees("отсут.").sees("▒");
    let foot = c.lines().into_iter().find(|l| l.contains("за день/предел")).unwrap();
    let wednesday = foot.split('│').nth(3).unwrap().trim().to_owned();
    assert_eq!(wednesday, "", "{}", c.screen());
    // What stood on other days stays where it was.
    let column = |screen: &str, n: usize| -> Vec<bool> {
        let rows = screen.lines().filter(|l| l.contains("Семья "));
        rows.map(|l| l.split('│').nth(n).is_some_and(|cell| cell.contains('▒'))).collect()
    };
    for day in [1, 2, 4, 5] {
        for (was, is) in column(&before, day).into_iter().zip(column(&c.screen(), day)) {
            assert!(!was || is, "a visit left its day:\n{before}\n{}", c.screen());
        }
    }
    c.presses("Ctrl+Z");
    assert_eq!(column(&before, 3), column(&c.screen(), 3), "{before}\n{}", c.screen());
}

#[test]
fn appointments_of_a_lost_day_are_moved_together_and_back() {
    let mut c = monday(&MONDAY);
    c.presses("2 f d");
    let (all, lost) = (c.records("appointment", &[]), on(&c, "2026-11-25"));
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let leave = Record::new(Kind::Leave)
        .with(FieldName::From, day("2026-11-25"))
        .with(FieldName::Until, day("2026-11-26"));
    c.writes(Act::StaffSet, vec![leave]).sees("!");
    c.presses("f").sees("▒ предложено").presses("d").sees("Назначены посещения по плану");
    // The other days were full: two find room, for the others it is said that there is none.
    assert!(on(&c, "2026-11-25") < lost && c.records("appointment", &[]) == all, "{}", c.screen());
    c.sees("выполнимо: нет, не хватает 1").presses("Up F5").sees("Семья 05").presses("Esc");
    c.presses("Ctrl+Z Ctrl+Z");
    assert_eq!(on(&c, "2026-11-25"), lost);
}

#[test]
fn visits_are_accepted_one_by_one_or_dropped() {
    let mut c = monday(&MONDAY);
    c.presses("2 f");
    let proposed = |c: &CuratorDesk| c.screen().matches('▒').count();
    let before = proposed(&c);
    c.presses("Down*20 Home");
    // To the first proposal of the first family.
    for _ in 0..5 {
        if c.screen().contains("▒ предложено:") {
            break;
        }
        c.presses("Right");
    }
    c.sees("▒ предложено:").presses("Enter").sees("Назначено посещение");
    assert_eq!(c.records("appointment", &[]), 1);
    assert!(proposed(&c) < before);
    c.presses("Esc");
    assert_eq!(proposed(&c), 0, "{}", c.screen());
    c.presses("Ctrl+S").sees("Сначала F4");
    // The week that is over has nothing to plan, the one ahead has.
    c.presses("BackTab f").sees("Неделя прошла").presses("Tab Tab f").sees("▒ предложено");
}

#[test]
fn a_crowded_district_says_what_is_too_little_and_mends_it() {
    let mut c = monday(&CROWDED);
    // The week itself just holds what must be kept by its Sunday; both months do not.
    c.presses("2").sees("23.11–04.12 не хватает 20").presses("Up F5").sees("по силам").sees("не хватает");
    c.sees("Взять больше визитов").goes_to("Взять больше визитов").presses("Enter");
    c.sees("Отменить: Ctrl+Z").sees("выполнимо: да");
    assert!(c.records("capacity", &["2026-11"]) > 0);
    c.presses("f d").sees("Назначены посещения по плану");
    c.presses("Ctrl+Z Ctrl+Z").sees("23.11–04.12 не хватает 20");
}

#[test]
fn a_move_that_spoils_a_norm_says_so_before_it_is_saved_and_is_let() {
    let full = json!({ "type": "capacity", "id": id(4, 0), "weekday": 5, "visits": 1 });
    let mut c = with_district(&lines(&[("crisis", 1), ("adaptation", 1)], &[full]));
    c.wakes_on("2026-11-27");
    c.presses("2").sees("выполнимо: ").goes_to("Семья 01").sees("норма не поместится");
    c.presses("Space").sees("норма не поместится").presses("Enter").sees("Назначено посещение");
    assert_eq!(on(&c, "2026-11-27"), 1);
}

#[test]
fn holidays_and_leave_ahead_are_told_today() {
    let leave = json!({ "type": "leave", "id": id(6, 0), "from": "2026-12-14", "until": "2026-12-21" });
    let mut c = with_district(&lines(&MONDAY, &[leave]));
    c.does_not_see("ВПЕРЕДИ").pauses().sees("ВПЕРЕДИ");
    c.goes_to("отпуск без замены").sees("не хватает").presses("F5");
    c.sees("Назвать заместителя").presses("Esc");
    // A change does not take the warning away, not even for a moment.
    c.presses("Home").sees("ВПЕРЕДИ");
}

#[test]
fn nothing_possible_is_explained() {
    // A capacity of nothing.
    let none: Vec<Value> =
        (1..=7).map(|d| json!({ "type": "capacity", "id": id(4, d), "weekday": d, "visits": 0 })).collect();
    let mut c = with_district(&lines(&[("crisis", 2)], &none));
    c.presses("2").sees("выполнимо: нет").presses("f").sees("Свободных дней не осталось");
    c.presses("Up F5").sees("не хватает").presses("Esc");
    // A family that has no day.
    let never: Vec<Value> = (1..=7)
        .map(|d| json!({ "type": "availability", "id": id(7, d), "family": id(1, 0), "weekday": d, "possible": false }))
        .collect();
    let mut c = with_district(&lines(&[("crisis", 1)], &never));
    c.presses("2 Up F5").sees("ни в один день").presses("Esc");
    // A year of which no calendar is known yet.
    let mut c = curator();
    c.wakes_on("2031-03-04");
    c.presses("2").sees("прогноз");
    // As far as days go.
    c.wakes_on("2199-12-30");
    c.presses("2 Tab*3 f");
}

#[test]
fn a_family_away_and_a_duty_day_change_the_plan_at_once() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let mut c = monday(&CROWDED);
    c.presses("2").sees("не хватает");
    let short = |c: &CuratorDesk| -> u32 {
        let screen = c.screen();
        let said = screen.split_once("не хватает ").map(|(_, rest)| rest.split_whitespace().next().unwrap());
        said.map_or(0, |n| n.parse().unwrap())
    };
    let before = short(&c);
    // Somebody works on a Saturday.
    c.writes(Act::StaffSet, vec![Record::new(Kind::Duty).with(FieldName::On, day("2026-11-28"))])
        .sees("дежур");
    assert!(short(&c) < before, "{}", c.screen());
    c.presses("Ctrl+Z");
    assert_eq!(short(&c), before);
    // A family of two visits a week leaves for a month.
    let family: kurator::domain::Id = id(1, 0).parse().unwrap();
    let away = Record::new(Kind::Absence).with(FieldName::Family, family);
    c.writes(
        Act::AbsenceSet,
        vec![away.with(FieldName::From, day("2026-11-23")).with(FieldName::Until, day("2026-12-24"))],
    );
    c.sees("отъезд");
    assert!(short(&c) < before, "{}", c.screen());
    c.presses("Ctrl+Z");
    assert_eq!(short(&c), before);
}

#[test]
fn the_dialog_of_a_move_says_what_it_would_spoil() {
    let full = json!({ "type": "capacity", "id": id(4, 0), "weekday": 5, "visits": 1 });
    let booked = json!({ "type": "appointment", "id": id(3, 0), "family": id(1, 1), "on": "2026-11-30" });
    let mut c = with_district(&lines(&[("crisis", 1), ("adaptation", 1)], &[full, booked]));
    c.wakes_on("2026-11-27");
    c.presses("2 Tab")
        .goes_to("Семья 01")
        .presses("0")
        .goes_to("Семья 01")
        .presses("Tab")
        .goes_to("Семья 01");
    while !c.screen().contains("[пн 30]") {
        c.presses("Left");
    }
    c.presses("F6 Ctrl+U").types("27.11").sees("норма не поместится").presses("Enter").sees("Перенесено");
    assert_eq!(on(&c, "2026-11-27"), 1);
}

#[test]
fn a_week_that_is_over_shows_plan_against_fact() {
    let held = json!({
        "type": "contact", "id": id(5, 0), "family": id(1, 0), "kind": "home_visit", "outcome": "held",
        "on": "2026-11-17",
    });
    let made =
        |n: usize, day: &str| json!({ "type": "appointment", "id": id(3, n), "family": id(1, 0), "on": day });
    let mut c =
        with_district(&lines(&[("emergency", 1)], &[held, made(0, "2026-11-17"), made(1, "2026-11-19")]));
    c.presses("2 BackTab").sees("план 2, факт 1").sees("■√").sees("■!").does_not_see("выполнимо");
}

#[test]
fn a_week_tells_its_own_truth_and_names_the_days_that_lack() {
    // In December, behind this week, she is on leave for almost all of the month.
    let leave = json!({ "type": "leave", "id": id(6, 0), "from": "2026-12-02", "until": "2026-12-31" });
    let mut c = with_district(&lines(&[("basic", 6)], std::slice::from_ref(&leave))).at(120, 30);
    c.wakes_on("2026-12-01");
    c.presses("2").sees("выполнимо: да · ").sees("не хватает").does_not_see("выполнимо: нет");
    c.sees("12 не хватает");
    // What the week itself cannot hold is told of the week, with its days.
    let mut c = with_district(&lines(&[("emergency", 12)], &[])).at(120, 30);
    c.presses("2").sees("выполнимо: нет, не хватает").sees("(24–27.11)");
    // And nothing lacks where nothing does.
    let mut c = with_district(&lines(&[("crisis", 3)], &[])).at(120, 30);
    c.presses("2").sees("выполнимо: да").does_not_see("не хватает");
}

#[test]
fn why_free_days_are_not_used_is_said() {
    // The family that lacks cannot be visited on any day that is free.
    let never: Vec<Value> = (1..=7)
        .map(|d| json!({ "type": "availability", "id": id(7, d), "family": id(1, 0), "weekday": d, "possible": false }))
        .collect();
    let mut c = with_district(&lines(&[("crisis", 1)], &never)).at(120, 30);
    c.presses("2 f").sees("Свободны вт 24, ср 25, чт 26, пт 27").sees("эти дни не подходят");
    // This week is done with; what lacks lies behind it.
    let leave = json!({ "type": "leave", "id": id(6, 0), "from": "2026-12-07", "until": "2026-12-14" });
    let held = json!({ "type": "contact", "id": id(5, 0), "family": id(1, 0), "kind": "home_visit", "outcome": "held", "on": "2026-11-30" });
    let mut c = with_district(&lines(&[("crisis", 1)], &[leave, held])).at(120, 30);
    c.wakes_on("2026-12-01");
    c.presses("2 f").does_not_see("Свободных дней не осталось");
    // No day has room at all.
    let none: Vec<Value> =
        (1..=7).map(|d| json!({ "type": "capacity", "id": id(4, d), "weekday": d, "visits": 0 })).collect();
    let mut c = with_district(&lines(&[("crisis", 2)], &none)).at(120, 30);
    c.presses("2 f").sees("Свободных дней не осталось");
}

#[test]
fn two_visits_at_one_hour_and_a_full_day_are_said_before_they_are_saved() {
    let made = |n: usize, of: usize, day: &str, time: Option<&str>| json!({ "type": "appointment", "id": id(3, n), "family": id(1, of), "on": day, "time": time });
    let homes = |n: usize, house: &str| json!({ "type": "family", "id": id(1, n), "title": format!("Семья {n:02}"), "street": "Лесная", "house": house });
    let district = |more: &[Value]| lines(&[("crisis", 6)], more);
    let at_eleven = [homes(0, "1"), homes(1, "2"), homes(2, "1"), made(0, 0, "2026-11-26", Some("11:00"))];
    // The window in which a visit is appointed, and the form of the record.
    let mut c = with_district(&district(&at_eleven));
    let appoint = |c: &mut CuratorDesk, family: &str| {
        c.presses("3").goes_to(family).presses("F6 Ctrl+U").types("26.11").presses("Tab");
    };
    appoint(&mut c, "Семья 01");
    c.types("11:10").sees("! в 11:00 уже назначен визит в другом месте: Семья 00");
    // It warns and never forbids.
    c.presses("Enter").sees("Отменить: Ctrl+Z");
    assert_eq!(on(&c, "2026-11-26"), 2);
    let mut c = with_district(&district(&at_eleven));
    appoint(&mut c, "Семья 01");
    c.types("12:00").does_not_see("в другом месте");
    // One house written in two ways is one.
    let spelled = json!({ "type": "family", "id": id(1, 2), "title": "Семья 02", "street": "ул. Лесная", "house": "1" });
    let written = [homes(0, "1"), homes(1, "2"), spelled, made(0, 0, "2026-11-26", Some("11:00"))];
    let mut c = with_district(&district(&written));
    appoint(&mut c, "Семья 02");
    c.types("11:10").does_not_see("в другом месте");
    // Both live in one house: one way leads to both.
    let mut c = with_district(&district(&at_eleven));
    appoint(&mut c, "Семья 02");
    c.types("11:10").does_not_see("в другом месте");
    let mut c = with_district(&district(&at_eleven));
    c.presses("3").goes_to("Семья 01").presses("Enter Ins").goes_to("Назначенное посещение").presses("Enter");
    c.presses("Ctrl+U").types("26.11").presses("Enter").types("11:00").presses("Enter");
    c.sees("В этот час уже назначен визит");
    // A day that is full: the window, the table, the line of the evening.
    let full: Vec<Value> = (0..4).map(|n| made(n, n, "2026-11-26", None)).collect();
    let mut c = with_district(&district(&full));
    appoint(&mut c, "Семья 04");
    c.sees("визитов станет 5, а день вмещает 4");
    let today = made(9, 5, "2026-11-24", None);
    let mut c = with_district(&district(&[full, vec![today]].concat()));
    c.presses("k").types("1п26").sees("визитов станет 5, а день вмещает 4");
    // The plan finds what came in from elsewhere.
    let both = [
        homes(0, "1"),
        homes(1, "2"),
        made(0, 0, "2026-11-26", Some("11:00")),
        made(1, 1, "2026-11-26", Some("11:00")),
    ];
    let mut c = with_district(&district(&both)).at(120, 30);
    c.presses("2 Up F5").sees("в тот же час назначен визит в другом месте");
}

#[test]
fn the_day_marks_what_the_calendar_and_the_papers_mark() {
    let visit = |n: usize| json!({ "type": "appointment", "id": id(3, n), "family": id(1, n), "on": "2026-11-24", "time": format!("1{n}:00") });
    let away = json!({
        "type": "absence", "id": id(5, 0), "family": id(1, 0), "from": "2026-11-20", "until": "2026-12-01",
    });
    let asked = json!({ "type": "availability", "id": id(7, 1), "family": id(1, 1), "weekday": 2, "possible": false });
    let more = [visit(0), visit(1), visit(2), away, asked];
    let mut c = with_district(&lines(&[("crisis", 3)], &more)).at(140, 40);
    c.sees("семья отсутствует по 30.11").sees("семья просила не приходить: вт");
    let marked = c.lines().iter().filter(|l| l.contains("! 1") && l.contains(":00 К")).count();
    assert_eq!(marked, 2, "{}", c.screen());
}

/// The wishes of a family and what keeps her from home, each with what is said of it on Thursday the 26th.
fn against() -> [(&'static str, Value); 4] {
    let of = |kind: &str, more: Value| {
        let mut record = json!({ "type": kind, "id": id(7, 1), "family": id(1, 1) });
        record.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        record
    };
    [
        ("семья просила не приходить: чт", of("availability", json!({ "weekday": 4, "possible": false }))),
        (
            "семья просила не приходить: чт до 12:00",
            of("availability", json!({ "weekday": 4, "possible": false, "until": "12:00" })),
        ),
        (
            "семья отсутствует по 30.11 (больница)",
            of("absence", json!({ "from": "2026-11-20", "until": "2026-12-01", "reason": "больница" })),
        ),
        (
            "отсутствует Глеб по 26.11 (санаторий)",
            of(
                "absence",
                json!({ "from": "2026-11-26", "until": "2026-11-27", "reason": "санаторий", "member": id(8, 1) }),
            ),
        ),
    ]
}

#[test]
fn what_stands_against_a_visit_is_said_in_every_window_before_it_is_saved() {
    let member =
        json!({ "type": "member", "id": id(8, 1), "family": id(1, 1), "role": "son", "first_name": "Глеб" });
    let today = json!({ "type": "appointment", "id": id(3, 1), "family": id(1, 1), "on": "2026-11-24" });
    for (said, record) in against() {
        let more = [member.clone(), today.clone(), record];
        let district = lines(&[("crisis", 2)], &more);
        // F6 of the calendar, on the day under the cursor and on one that is typed.
        let mut c = with_district(&district);
        c.presses("2").goes_to("Семья 01").presses("Right*2 F6").sees(said);
        let mut c = with_district(&district);
        c.presses("2").goes_to("Семья 01").presses("F6 Ctrl+U").types("26.11").sees(said);
        // Space asks before it places.
        let mut c = with_district(&district);
        c.presses("2").goes_to("Семья 01").presses("Right*2 Space").sees(said);
        assert_eq!(on(&c, "2026-11-26"), 0);
        // A visit that is put off, in its window and in the line of the evening.
        let mut c = with_district(&district);
        c.presses("1").goes_to("Семья 01").presses("Enter Tab*8").types("26.11").sees(said);
        let mut c = with_district(&district).at(120, 40);
        c.presses("k").types("1п26").sees(said);
    }
    // On a day that nothing stands against nothing is said.
    let mut c = with_district(&lines(&[("crisis", 2)], &[member, today]));
    c.presses("2").goes_to("Семья 01").presses("Right*2 F6").does_not_see("! ");
}

#[test]
fn a_second_visit_of_one_family_on_a_day_is_said() {
    for (time, said) in
        [(Some("11:00"), "у семьи уже назначен визит, 11:00"), (None, "у семьи уже назначен визит")]
    {
        let there = json!({ "type": "appointment", "id": id(3, 1), "family": id(1, 1), "on": "2026-11-27", "time": time });
        let today = json!({ "type": "appointment", "id": id(3, 2), "family": id(1, 1), "on": "2026-11-24" });
        let district = lines(&[("crisis", 2)], &[there, today]);
        let mut c = with_district(&district);
        c.presses("2").goes_to("Семья 01").presses("F6 Ctrl+U").types("27.11").sees(said);
        // It is said of the other day, not of the one that is being moved.
        c.presses("Ctrl+U").types("24.11").does_not_see("уже назначен визит");
        let mut c = with_district(&district);
        c.presses("1").goes_to("Семья 01").presses("Enter Tab*8").types("пт").sees(said);
        let mut c = with_district(&district);
        c.presses("3")
            .goes_to("Семья 01")
            .presses("Enter Ins")
            .goes_to("Назначенное посещение")
            .presses("Enter");
        c.presses("Ctrl+U").types("27.11").presses("Enter").types("15:00").presses("Enter");
        c.sees("у этой семьи уже назначен визит");
    }
}

#[test]
fn an_hour_that_a_postponed_visit_loses_is_said_and_a_new_one_is_kept() {
    for (typed, day, hour, said) in [
        ("27.11", "2026-11-27", None, Some("час 14:30 снимается")),
        ("26.11 15:00", "2026-11-26", Some("15:00"), None),
        ("пт 9:15", "2026-11-27", Some("09:15"), None),
    ] {
        let today = json!({ "type": "appointment", "id": id(3, 1), "family": id(1, 1), "on": "2026-11-24", "time": "14:30" });
        let mut c = with_district(&lines(&[("crisis", 2)], &[today]));
        c.presses("1").goes_to("Семья 01").presses("Enter Tab Right*3 Tab*7").types(typed);
        match said {
            Some(said) => c.sees(said),
            None => c.does_not_see("снимается"),
        };
        c.presses("Enter").sees("Отменить: Ctrl+Z");
        assert_eq!(c.records("appointment", &[day]), 1, "{typed}");
        let kept = hour.map_or(0, |hour| c.records("appointment", &[day, hour]));
        assert_eq!(kept, usize::from(hour.is_some()), "{typed}");
    }
    let today = json!({ "type": "appointment", "id": id(3, 1), "family": id(1, 1), "on": "2026-11-24", "time": "14:30" });
    let mut c = with_district(&lines(&[("crisis", 2)], &[today])).at(120, 40);
    c.presses("1")
        .goes_to("Семья 01")
        .presses("Enter Tab*8")
        .types("27.11 27:00")
        .presses("Enter")
        .sees("! ");
    let today = json!({ "type": "appointment", "id": id(3, 1), "family": id(1, 1), "on": "2026-11-24", "time": "14:30" });
    let mut c = with_district(&lines(&[("crisis", 2)], &[today])).at(120, 40);
    c.presses("k").types("1п27").sees("час 14:30 снимается");
}

#[test]
fn an_appointment_of_a_sick_day_goes_to_a_day_with_room_though_the_month_could_do_without() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let booked = json!({
        "type": "appointment", "id": id(3, 0), "family": id(1, 0), "on": "2026-12-01", "time": "16:30",
    });
    let ill = || {
        Record::new(Kind::Leave)
            .with(FieldName::From, day("2026-12-01"))
            .with(FieldName::Until, day("2026-12-03"))
    };
    // A basic family has all of December for its two visits; the one of Tuesday moves all the same, with its hour.
    let mut c = with_district(&lines(&[("basic", 1)], std::slice::from_ref(&booked)));
    c.wakes_on("2026-12-01")
        .writes(Act::StaffSet, vec![ill()])
        .presses("2 f Home Right*2")
        .sees("вместо вт 01.12")
        .presses("d");
    assert_eq!((on(&c, "2026-12-01"), on(&c, "2026-12-03")), (0, 1), "{}", c.screen());
    assert_eq!(c.records("appointment", &["16:30"]), 1);
    // Where no day of the week has room it is named.
    let none: Vec<Value> = [4, 5]
        .map(|d| json!({ "type": "capacity", "id": id(4, d), "weekday": d, "visits": 0 }))
        .into_iter()
        .chain([booked])
        .collect();
    let mut c = with_district(&lines(&[("basic", 1)], &none));
    c.wakes_on("2026-12-01").writes(Act::StaffSet, vec![ill()]).presses("2 f");
    c.sees("Переносить некуда: вт 1 Семья 00").presses("d").sees("Сначала F4");
    assert_eq!(on(&c, "2026-12-01"), 1);
}

#[test]
fn a_lost_appointment_takes_no_hour_to_its_new_day_that_is_forbidden_or_taken() {
    // Three families: only Wednesday is left to each, and each has an appointment on Thursday, when it is away.
    let facts = |n: usize, time: &str, of_wednesday: &[Value]| {
        let family = id(1, n);
        let mut all = vec![
            json!({ "type": "appointment", "id": id(3, n), "family": family, "on": "2026-11-26", "time": time }),
            json!({ "type": "absence", "id": id(5, n), "family": family, "from": "2026-11-26", "until": "2026-11-27" }),
        ];
        for weekday in [1, 2, 5, 6, 7] {
            all.push(json!({
                "type": "availability", "id": id(7, 10 * n + weekday), "family": family, "weekday": weekday, "possible": false,
            }));
        }
        for (nth, hours) in of_wednesday.iter().enumerate() {
            let mut hours = hours.clone();
            hours["type"] = json!("availability");
            hours["id"] = json!(id(8, 10 * n + nth));
            hours["family"] = json!(family);
            hours["weekday"] = json!(3);
            all.push(hours);
        }
        all
    };
    let forbidden = json!({ "possible": false, "from": "08:00", "until": "12:00" });
    let convenient = json!({ "possible": true, "from": "15:00", "until": "17:00" });
    let mut all = facts(0, "09:00", &[forbidden.clone(), convenient]);
    all.extend(facts(1, "11:00", &[forbidden]));
    all.extend(facts(2, "13:30", &[]));
    // Somebody else is visited on Wednesday at half past one, in another place; the third family keeps its norm.
    all.push(json!({ "type": "family", "id": id(1, 3), "title": "Семья 03", "settlement": "Окуловка", "street": "Мира", "house": "1" }));
    all.push(json!({ "type": "level", "id": id(2, 3), "family": id(1, 3), "level": "basic", "from": "2026-10-05" }));
    all.push(json!({ "type": "appointment", "id": id(3, 3), "family": id(1, 3), "on": "2026-11-25", "time": "13:30" }));
    all.push(json!({
        "type": "contact", "id": id(6, 2), "family": id(1, 2), "kind": "home_visit", "outcome": "held", "on": "2026-11-23",
    }));
    let mut c = with_district(&lines(&[("crisis", 3)], &all));
    c.presses("2 f").sees("15:00").presses("d").sees("Назначены посещения по плану");
    assert_eq!(on(&c, "2026-11-26"), 0, "{}", c.screen());
    let at = |n: usize, time: &str| c.records("appointment", &[&id(3, n), "2026-11-25", time]);
    assert_eq!((at(0, "15:00"), at(1, ""), at(2, "")), (1, 1, 1), "{}", c.file());
    assert_eq!(
        (at(0, "09:00"), at(1, "11:00"), at(2, "13:30"), at(3, "13:30")),
        (0, 0, 0, 1),
        "{}",
        c.file()
    );
}

#[test]
fn a_family_that_waits_for_a_level_gets_another_day_for_its_lost_visit() {
    let more = [
        json!({ "type": "family", "id": id(1, 9), "title": "Новикова Анна", "registered_on": "2026-11-16" }),
        json!({ "type": "appointment", "id": id(3, 9), "family": id(1, 9), "on": "2026-11-26", "time": "10:00" }),
        json!({ "type": "absence", "id": id(5, 9), "family": id(1, 9), "from": "2026-11-26", "until": "2026-11-27" }),
    ];
    let mut c = with_district(&lines(&[], &more));
    c.presses("2 f").does_not_see("Переносить некуда").presses("d").sees("Назначены посещения по плану");
    assert_eq!(
        (on(&c, "2026-11-26"), c.records("appointment", &[&id(3, 9), "10:00"])),
        (0, 1),
        "{}",
        c.screen()
    );
}

#[test]
fn a_saturday_of_her_own_week_is_not_taken_for_a_lost_day() {
    let more = [
        json!({ "type": "capacity", "id": id(4, 0), "weekday": 6, "visits": 2 }),
        json!({ "type": "appointment", "id": id(3, 0), "family": id(1, 0), "on": "2026-11-28", "time": "11:00" }),
    ];
    let mut c = with_district(&lines(&[("crisis", 1)], &more)).at(100, 40);
    c.presses("2 f d");
    assert_eq!(c.records("appointment", &[&id(3, 0), "2026-11-28", "11:00"]), 1, "{}", c.screen());
    c.presses("Home Right*4").sees("без записи о дежурстве план его в норму не считает");
}

#[test]
fn what_fits_into_the_week_leaves_out_the_visits_made_today() {
    let visit = |n: usize| {
        json!({
            "type": "contact", "id": id(6, n), "family": id(1, n), "kind": "home_visit", "outcome": "held",
            "on": "2026-11-27",
        })
    };
    let visits: Vec<Value> = (0..4).map(visit).collect();
    let mut c = with_district(&lines(&[("crisis", 7)], &visits)).at(100, 40);
    c.wakes_on("2026-11-27").presses("5").goes_to("осталось за неделю");
    c.sees("ещё 3, по силам 0: не хватает 3");
    c.goes_to("по силам до вс 29.11").presses("F5").sees("По силам: 0").sees("вмещает 4, сегодня сделано 4");
}
