//! A list of families taken in today: what was before it is no debt on any screen, and no data where it is looked at.

use crate::desk::{CuratorDesk, with_district};

/// Two families that have been accompanied since March, in a file that was begun today, on 24 November.
fn listed() -> CuratorDesk {
    let family = |n: u32, title: &str, level: &str| {
        format!(
            concat!(
                r#"{{"type":"family","id":"{n:08}-0000-4000-8000-000000000001","title":"{title}"}}"#,
                "\n",
                r#"{{"type":"level","id":"{n:08}-0000-4000-8000-000000000002","family":"{n:08}-0000-4000-8000-000000000001","level":"{level}","from":"2026-03-02"}}"#,
                "\n"
            ),
            n = n,
            title = title,
            level = level
        )
    };
    with_district(
        &(family(1, "Иванова Мария Петровна", "crisis") + &family(2, "Петрова Анна Ивановна", "basic")),
    )
    .at(110, 40)
}

#[test]
fn a_list_taken_in_today_owes_nothing_of_the_weeks_before() {
    let mut c = listed();
    c.presses("1").does_not_see("октябрь").does_not_see("неделя 47");
    // The week that began yesterday presses; of November too little is known.
    c.sees("ПОД УГРОЗОЙ 1").sees("Иванова");
    c.presses("3").goes_to("Иванова").presses("Enter").sees("неделя 48").does_not_see("неделя 47");
    c.presses("Esc Esc F7").types("Петрова").does_not_see("Просрочено");
}

#[test]
fn a_week_before_the_list_says_that_there_are_no_data() {
    let mut c = listed();
    c.presses("2 [").goes_to("Иванова").sees("О посещениях нет данных").does_not_see("Недобор");
    c.presses("F5").sees("О посещениях семьи известно с 24.11.2026");
}

#[test]
fn the_calendar_calls_no_month_short_of_which_too_little_is_known() {
    let mut c = listed();
    // One day is left for two visits, of which nobody knows whether they were made before the list came.
    c.wakes_on("2026-11-30").presses("1").goes_to("Петрова").presses("2").goes_to("Петрова").sees("0/2 ноя");
    c.does_not_see("0/2 ноя!");
}

#[test]
fn a_visit_entered_late_says_of_its_month_what_the_month_is_judged_by() {
    let mut c = listed();
    c.wakes_on("2026-12-07").presses("F7").types("петрова").presses("Enter F9");
    c.types("посещение").presses("Enter Tab*2 Ctrl+U").types("20.11");
    c.sees("было 0 из 1, станет 1");
}

#[test]
fn no_screen_calls_a_month_impossible_of_which_too_little_is_known() {
    let mut c = listed();
    // One day is left for two visits; the days since the list came ask for none.
    c.wakes_on("2026-11-30").presses("1").goes_to("Петрова").sees("запас ?");
    c.presses("F5").sees("Запас: -1 день").sees("дни, о которых известно, посещений больше не требуют");
    c.does_not_see("Под угрозой: запасных")
        .does_not_see("не меньше 5")
        .does_not_see("норму уже не выполнить без");
    c.sees("Если раньше к семье никто не приходил");
    c.presses("Esc 2")
        .goes_to("Петрова")
        .does_not_see("норму не выполнить")
        .sees("О прежних посещениях нет данных");
    c.presses("3")
        .goes_to("Петрова")
        .does_not_see(" -1")
        .presses("Enter")
        .sees("о прежних посещениях нет данных");
}

#[test]
fn a_plan_warns_of_no_visits_that_may_have_been_made_before_the_list_came() {
    let mut c = listed();
    c.wakes_on("2026-11-30")
        .presses("2")
        .sees("выполнимо: да, насколько известно")
        .does_not_see("не хватает");
    c.presses("1").pauses().sees("ВПЕРЕДИ 1").sees("праздники").does_not_see("к семье мало дней");
    c.presses("2 Up F5").sees("насколько известно");
}
