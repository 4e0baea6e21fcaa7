//! Any day can be looked at: every screen and every «Почему» answers as of it, and nothing is written meanwhile.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by stopping")]

mod desk;

use desk::{Layout, curator};

#[test]
fn the_whole_desk_shows_another_day_until_one_step_back() {
    for layout in [Layout::Latin, Layout::Russian] {
        let mut c = curator().under(layout);
        let today = c.screen();
        c.presses("Ctrl+D").sees("как было на другой день").types("19.11").presses("Enter");
        c.sees("на чт 19.11").sees("Показан чт 19.11");
        c.presses("2").sees("Неделя 47").presses("1");
        c.presses("Esc").sees("Показан сегодняшний день").presses("Down Up");
        assert_eq!(c.screen(), today);
    }
}

#[test]
fn what_had_not_happened_is_not_seen() {
    let mut c = curator();
    // The visit of the nineteenth is entered on the twenty-fourth.
    c.goes_to("неделя 47").presses("Enter Tab Tab Ctrl+U").types("19.11").presses("Enter");
    c.sees("Отмечено посещение");
    c.presses("Ctrl+D").types("18.11").presses("Enter").sees("Орлов П. Д.").sees("0 из 1");
    c.presses("Ctrl+D").types("20.11").presses("Enter").goes_to("Иванова");
    c.does_not_see("0 из 1     1 дн.").sees("ПОД УГРОЗОЙ 2");
}

#[test]
fn nothing_is_written_while_another_day_is_shown() {
    let mut c = curator();
    let before = c.file();
    c.presses("Ctrl+D").types("-3").presses("Enter").sees("на сб 21.11");
    for keys in
        ["1 Home Enter Enter", "1 Ins", "1 F6", "2 Down Space", "3 y", "3 Ctrl+N", "Ctrl+Z", "5 Ins Enter"]
    {
        c.presses(keys).presses("Esc");
        assert_eq!(c.file(), before, "{keys}");
        if !c.screen().contains("на сб 21.11") {
            c.presses("Ctrl+D").types("-3").presses("Enter");
        }
    }
    c.presses("Ctrl+D Enter").presses("1").goes_to("Иванова").presses("Enter Enter").sees("Отмечено");
}

#[test]
fn a_reason_is_asked_as_of_the_day_before_and_says_what_was_written_later() {
    let mut c = curator();
    c.goes_to("неделя 47").presses("Enter Tab Tab Ctrl+U").types("19.11").presses("Enter");
    c.goes_to("вдвоём").presses("F5").sees("Неделя 48").sees("нужно 1, сделано 0");
    // Back over Monday lies week 47, in which the visit counts and was not yet known.
    c.presses("Left*2").sees("Как было к концу дня вс 22.11").sees("Неделя 47").sees("нужно 1, сделано 1");
    c.sees("чт 19.11 посещение, состоялось (засчитано), записано");
    c.presses("End").sees("было 0 из 1; остальное записано позже");
    c.presses("Left*4").sees("Как было к концу дня ср 18.11").sees("нужно 1, сделано 0");
    c.presses("Right*6").sees("Неделя 48").does_not_see("Как было");
    // What is not over is not known.
    c.presses("Right*3").sees("Неделя 48").does_not_see("Как будет");
    c.presses("Esc").does_not_see("Почему:");
}

#[test]
fn a_day_that_is_none_stays_in_its_field() {
    let mut c = curator();
    c.presses("Ctrl+D").types("31.02").presses("Enter").sees("! В феврале 28 дней.").sees("31.02");
    c.presses("Ctrl+U").types("1.6.1990").presses("Enter").sees("на пт 01.06");
    c.sees("ВИЗИТЫ")
        .presses("2")
        .presses("3")
        .presses("4")
        .presses("5")
        .presses("Ctrl+D Enter")
        .sees("вт 24.11");
}
