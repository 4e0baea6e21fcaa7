//! Moving a visit and taking one off: what the keys do concerns what the line shows, and the window says which visit.

use crate::desk::{CuratorDesk, KeyboardLayout, with_district};
use serde_json::{Value, json};

fn id(kind: usize, n: usize) -> String {
    format!("00000000-0000-4000-8000-{kind:04x}{n:08x}")
}

/// A family in crisis, with these records besides.
fn crisis(more: &[Value]) -> CuratorDesk {
    at_level("crisis", more)
}

fn at_level(level: &str, more: &[Value]) -> CuratorDesk {
    let mut all = vec![
        json!({ "type": "district", "name": "Участок", "regulation": "yugra" }),
        json!({ "type": "family", "id": id(1, 0), "title": "Пчёлкина Нина Ивановна" }),
        json!({ "type": "level", "id": id(2, 0), "family": id(1, 0), "level": level, "from": "2026-10-05" }),
    ];
    all.extend_from_slice(more);
    with_district(&all.iter().map(|l| format!("{l}\n")).collect::<String>())
}

fn visit(n: usize, on: &str, time: &str) -> Value {
    json!({ "type": "appointment", "id": id(3, n), "family": id(1, 0), "on": on, "time": time })
}

#[test]
fn a_week_whose_visit_is_appointed_shows_its_day_and_moves_it_by_name() {
    // Her only visit of the week is on Wednesday; from Saturday on the family is in hospital.
    let away = json!({
        "type": "absence", "id": id(5, 0), "family": id(1, 0), "from": "2026-11-28", "until": "2026-12-03", "reason": "больница",
    });
    let mut c = crisis(&[visit(0, "2026-11-25", "10:45"), away]).at(100, 30);
    c.goes_to("■ ср 25").sees("F6 перенести").does_not_see("F6 назначить");
    c.presses("F6").sees("Перенести: Пчёлкина").sees("Переносится: ср 25.11 10:45");
    // A day of another week leaves this one without a visit: it is said before it is written.
    c.presses("Ctrl+U").types("10.12").sees("! неделя 48: сделано и назначено останется 0 из 1");
    c.presses("Ctrl+U")
        .types("24.11")
        .does_not_see("останется")
        .presses("Enter")
        .sees("Перенесено посещение");
}

#[test]
fn where_the_week_still_lacks_a_visit_one_is_appointed_and_none_moved() {
    let mut c = crisis(&[visit(0, "2026-12-02", "10:45")]);
    c.goes_to("Пчёлкина").sees("F6 назначить").presses("F6").sees("Назначить: Пчёлкина");
    c.sees("Уже назначено: ср 02.12 10:45").presses("Enter").sees("Назначено посещение");
    assert_eq!(c.records("appointment", &["2026-12-02"]), 1);
    assert_eq!(c.records("appointment", &[]), 2);
    // The search during a call does the same, and now that the week has its visit, it moves that one.
    let mut c = crisis(&[visit(0, "2026-12-02", "10:45")]);
    c.presses("F7").types("пчёл").presses("F6").sees("Назначить: Пчёлкина").presses("Enter");
    c.presses("F7").types("пчёл").presses("F6").sees("Перенести: Пчёлкина");
}

#[test]
fn a_month_that_lacks_a_visit_takes_none_of_another_month() {
    let november = |c: &CuratorDesk| c.records("appointment", &["2026-11-"]);
    let december = |c: &CuratorDesk| c.records("appointment", &["2026-12-02"]);
    // Two visits are owed in November, and the only one appointed is in December: on the line of the norm, in the list
    // of families, in the lookup and on the card.
    for keys in ["1 goes F6", "3 goes F6", "F7 types F6", "3 goes Enter F6"] {
        for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
            let mut c = at_level("basic", &[visit(0, "2026-12-02", "10:45")]).under(layout);
            for key in keys.split(' ') {
                match key {
                    "goes" => c.goes_to("Пчёлкина"),
                    "types" => c.types("пчёл"),
                    key => c.presses(key),
                };
            }
            c.sees("Назначить: Пчёлкина").sees("Уже назначено: ср 02.12 10:45").presses("Enter");
            c.sees("Назначено посещение");
            assert_eq!((november(&c), december(&c)), (1, 1), "{keys}: {}", c.file());
        }
    }
    // One of the two is appointed: the line of the norm appoints the second, and then moves the first of them.
    let mut c = at_level("basic", &[visit(0, "2026-11-26", "09:30"), visit(1, "2026-12-02", "10:45")]);
    c.goes_to("мес.").sees("F6 назначить").presses("F6").sees("Назначить: Пчёлкина");
    c.presses("Ctrl+U").types("30.11").presses("Enter").sees("Назначено посещение");
    assert_eq!((november(&c), december(&c)), (2, 1), "{}", c.file());
    c.goes_to("мес.").sees("F6 перенести").presses("F6").sees("Перенести: Пчёлкина").presses("Esc");
    // Where the next visit is shown it is moved: it is one of the month.
    let mut c = at_level("basic", &[visit(0, "2026-11-26", "09:30"), visit(1, "2026-12-02", "10:45")]);
    c.presses("3").goes_to("Пчёлкина").presses("F6").sees("Переносится: чт 26.11 09:30");
}

#[test]
fn what_takes_room_of_a_day_is_one_number_wherever_it_is_said() {
    // Four in crisis were visited today without an appointment, and the day holds four.
    let mut all = vec![json!({ "type": "district", "name": "Участок", "regulation": "yugra" })];
    for n in 0..5 {
        let family = id(1, n);
        all.push(json!({ "type": "family", "id": family, "title": format!("Семья {n}") }));
        all.push(json!({ "type": "level", "id": id(2, n), "family": family, "level": "crisis", "from": "2026-10-05" }));
        if n > 0 {
            all.push(json!({
                "type": "contact", "id": id(6, n), "family": family, "kind": "home_visit", "outcome": "held",
                "on": "2026-11-24", "time": format!("1{n}:00"),
            }));
        }
    }
    let lines = |all: &[Value]| all.iter().map(|l| format!("{l}\n")).collect::<String>();
    let mut c = with_district(&lines(&all)).at(100, 40);
    c.presses("3").goes_to("Семья 0").presses("F6 Ctrl+U").types("24.11");
    c.sees("вт 24.11: визитов 4, предел 4").sees("! вт 24.11: визитов станет 5, а день вмещает 4");
    let mut c = with_district(&lines(&all)).at(100, 40);
    c.presses("2").sees("4/4").presses("Up F5").sees("Визитов 4, предел 4");
    // A visit in post-accompaniment takes its room as any other.
    for n in 1..3 {
        let family = id(1, n);
        all.retain(|l| !(l["type"] == "contact" && l["family"] == family));
        all.push(json!({ "type": "closing", "id": id(8, n), "family": family, "on": "2026-11-10", "after_until": "2026-12-10" }));
        all.push(json!({ "type": "appointment", "id": id(3, n), "family": family, "on": "2026-11-24", "time": format!("1{n}:00") }));
    }
    let mut c = with_district(&lines(&all)).at(100, 40);
    c.presses("3").goes_to("Семья 0").presses("F6 Ctrl+U").types("24.11");
    c.sees("вт 24.11: визитов 4, предел 4").sees("! вт 24.11: визитов станет 5, а день вмещает 4");
    let mut c = with_district(&lines(&all)).at(100, 40);
    c.presses("2").sees("4/4").presses("Up F5").sees("Визитов 4, предел 4").presses("Esc");
    // The plan finds no room there either.
    c.presses("f d").sees("Назначены посещения по плану");
    assert_eq!(c.records("appointment", &[&id(1, 0), "2026-11-24"]), 0, "{}", c.file());
}

#[test]
fn a_call_or_an_activity_takes_no_visit_off() {
    let promise = json!({
        "type": "contact", "id": id(6, 0), "family": id(1, 0), "kind": "call", "outcome": "held", "on": "2026-11-23",
        "promised": "навести порядок на балконе", "call_back": "2026-11-24",
    });
    let mut c = crisis(&[visit(0, "2026-11-27", "16:30"), promise]);
    c.goes_to("балконе").presses("F8").sees("Эта строка не о посещении");
    assert_eq!(c.records("appointment", &[]), 1);
    // The line that shows the visit takes it off.
    c.goes_to("■ пт 27").presses("F8").sees("Снято посещение: Пчёлкина Н. И., пт 27.11 16:30");
    assert_eq!(c.records("appointment", &[]), 0);
}

#[test]
fn a_visit_that_was_held_stays_on_its_day_and_the_next_one_is_appointed() {
    let mut c = crisis(&[visit(0, "2026-11-24", "16:30")]);
    c.goes_to("16:30").presses("Enter BackTab").types("завтра");
    c.sees("назначится следующий: ср 25.11").presses("Ctrl+S").sees("Отмечено посещение");
    assert_eq!(c.records("appointment", &["2026-11-24", "16:30"]), 1);
    assert_eq!(c.records("appointment", &["2026-11-25"]), 1);
    // Where nobody was at home the visit itself is moved.
    let mut c = crisis(&[visit(0, "2026-11-24", "16:30")]);
    c.goes_to("16:30")
        .presses("Enter Tab")
        .types("не")
        .presses("BackTab*2")
        .types("завтра")
        .presses("Ctrl+S");
    c.sees("Отмечено посещение");
    assert_eq!(c.records("appointment", &["2026-11-25"]), 1);
    assert_eq!(c.records("appointment", &[]), 1);
}

#[test]
fn a_visit_made_is_counted_once_and_takes_its_room() {
    let held = |n: usize, time: &str| {
        json!({
            "type": "contact", "id": id(6, n), "family": id(1, 0), "kind": "home_visit", "outcome": "held", "on": "2026-11-24",
            "time": time,
        })
    };
    // Appointed and made: one visit, and no appointment that waits.
    let mut c = crisis(&[visit(0, "2026-11-24", "09:30"), held(0, "09:30")]);
    c.presses("2 v")
        .sees(" 1√")
        .does_not_see("1■")
        .presses("F5")
        .sees("√ 09:30 Пчёлкина")
        .does_not_see("■ 09:30");
    // Made without an appointment: it has taken its room of the day.
    let mut c = crisis(&[held(0, "09:30")]);
    c.presses("2").sees("1/4").presses("Up F5").sees("√ 09:30 Пчёлкина");
}

#[test]
fn the_line_of_the_evening_takes_a_day_with_its_hour_and_says_which_note_stays() {
    let evening = |typed: &str| {
        let mut c = crisis(&[visit(0, "2026-11-24", "16:30")]);
        c.presses("1 k").types(typed);
        c
    };
    for (typed, day) in
        [("1п пт 15:00", "пт 27.11 15:00"), ("1п в среду", "ср 25.11"), ("1п во вторник", "вт 01.12")]
    {
        evening(typed).sees(day).does_not_see("не понятно").presses("Enter").sees("Отмечено посещение");
    }
    // A comma before the next mark belongs to no note.
    let mut c = evening("1н: все дома, ");
    c.presses("Enter");
    assert_eq!(c.records("contact", &["\"все дома\""]), 1, "{}", c.file());
    // Another outcome: what was said before stays, and it is shown.
    c.presses("1 k").types("1с").sees("прежняя запись остаётся: «все дома»");
    // A day without visits has no sheet.
    let mut c = crisis(&[]);
    c.presses("1 k").types("1с").sees("На этот день никого не назначено").does_not_see("последний — 0");
}

#[test]
fn a_visit_is_appointed_with_day_and_hour_in_one_field() {
    let mut c = crisis(&[]);
    c.presses("3").goes_to("Пчёлкина").presses("F6 Ctrl+U").types("ср 12:30").presses("Ctrl+S");
    c.sees("Назначено посещение: Пчёлкина Н. И., ср 25.11 12:30");
}

#[test]
fn a_call_about_an_unknown_family_is_found_when_it_rings_again() {
    let call = json!({
        "type": "inquiry", "id": id(9, 0), "on": "2026-11-24", "who": "Сидоренко Вера", "phone": "+79224005566",
        "note": "дети одни", "promised": "узнать адрес", "call_back": "2026-11-24",
    });
    let mut c = crisis(&[call]);
    for typed in ["Сидоренко Вера", "5566", "сидор"] {
        c.presses("F7")
            .types(typed)
            .sees("24.11 — звонок без семьи: Сидоренко Вера")
            .sees("узнать адрес")
            .presses("Esc Esc");
    }
    c.presses("F7").types("5566").presses("Enter").sees("Сидоренко Вера");
    // A name that no call has names none.
    c.presses("Esc*3").presses("F7").types("Петренко").does_not_see("24.11 — звонок");
}

#[test]
fn a_call_without_a_family_is_found_by_its_number_as_it_is_read_out() {
    let call = json!({
        "type": "inquiry", "id": id(9, 0), "on": "2026-11-24", "who": "Сидоренко Вера", "phone": "+79224005566",
    });
    let mut c = crisis(&[call]);
    for typed in [
        "400-55-66",
        "400 55 66",
        "8 922 400-55-66",
        "8(922)400-55-66",
        "89224005566",
        "+7 922 400-55-66",
        "Вера 400-55-66",
    ] {
        c.presses("F7").types(typed).sees("звонок без семьи: Сидоренко Вера, +7 922 400-55-66");
        c.presses("Esc Esc");
    }
    // The same digits in another order are another number.
    for typed in ["66-55-400", "8 922 400-66-55"] {
        c.presses("F7").types(typed).sees("Никто не подходит").does_not_see("Сидоренко").presses("Esc Esc");
    }
}

#[test]
fn of_several_calls_without_a_family_the_one_under_the_cursor_is_put_to_its_family() {
    let call = |n: usize, on: &str, who: &str| {
        json!({
            "type": "inquiry", "id": id(9, n), "on": on, "who": who, "phone": format!("+792240055{n:02}"),
            "note": "дети одни",
        })
    };
    let mut c = crisis(&[
        call(10, "2026-11-20", "Сидоренко Вера"),
        call(11, "2026-11-23", "Сидорчук Анна"),
        call(12, "2026-11-24", "Сидорова Нина"),
    ]);
    c.presses("F7").types("сидор");
    // The newest first; the one under the cursor in full.
    for who in ["Сидорова Нина", "Сидорчук Анна", "Сидоренко Вера"] {
        c.sees(who);
    }
    c.sees("звонок без семьи: Сидорова Нина").does_not_see("звонок без семьи: Сидорчук");
    c.presses("Down").sees("звонок без семьи: Сидорчук Анна").does_not_see("звонок без семьи: Сидорова");
    c.presses("Enter").sees("О какой семье был звонок").sees("Сидорчук Анна").does_not_see("Сидорова Нина");
    c.presses("Esc*2")
        .presses("F7")
        .types("сидор")
        .presses("Down*2 Enter")
        .sees("О какой семье был звонок")
        .sees("Сидоренко Вера");
    // More of them than are listed are scrolled.
    let many: Vec<_> = (10..18).map(|n| call(n, &format!("2026-11-{n}"), &format!("Сидоров {n}"))).collect();
    let mut c = crisis(&many);
    c.presses("F7").types("сидоров").sees("Сидоров 17").does_not_see("Сидоров 10").sees(" ещё 2");
    c.presses("Down*7").sees("звонок без семьи: Сидоров 10").does_not_see("Сидоров 17");
}

#[test]
fn a_week_that_lacks_a_visit_says_so_when_one_is_to_be_taken_off() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = at_level("emergency", &[visit(0, "2026-11-27", "16:30")]).under(layout);
        c.goes_to("нед.").sees("F6 назначить").presses("F8").sees("Назначено меньше, чем нужно");
        c.does_not_see("не о посещении");
        assert_eq!(c.records("appointment", &[]), 1);
    }
}
