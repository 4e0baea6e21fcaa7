//! How many keys the most frequent acts take. Each is counted as it is pressed, so that none grows unseen.

use crate::desk::{CuratorDesk, KeyboardLayout, curator};

/// A curator whose keys are counted: every one that is pressed or typed, whoever presses it.
struct KeyCounter {
    curator: CuratorDesk,
    before: usize,
}

impl KeyCounter {
    /// From here on.
    fn of(curator: CuratorDesk) -> KeyCounter {
        let before = curator.pressed;
        KeyCounter { curator, before }
    }

    /// From `line` of Сегодня and the screen behind `keys`; getting there is not counted.
    fn on(line: &str, keys: &str) -> KeyCounter {
        let mut curator = curator();
        curator.goes_to(line).presses(keys);
        KeyCounter::of(curator)
    }

    fn does(&mut self, keys: &str) -> &mut Self {
        self.curator.presses(keys);
        self
    }

    #[track_caller]
    fn takes(&mut self, keys: usize, done: &str) {
        self.curator.sees(done);
        assert_eq!(self.curator.pressed - self.before, keys, "keys");
    }
}

#[test]
fn every_key_is_counted() {
    for (pressed, typed, count) in
        [("Tab*3 Down", "", 4), ("F6 3", "0", 3), ("Down Up*2", "", 3), ("F7", "гусев", 6)]
    {
        let mut c = KeyCounter::on("Иванова", "");
        c.curator.presses(pressed).types(typed);
        c.takes(count, "");
    }
}

#[test]
fn a_visit_is_marked_in_two() {
    KeyCounter::on("Иванова", "").does("Enter Enter").takes(2, "Отмечено посещение");
    KeyCounter::on("Иванова", "2").does("Enter Enter").takes(2, "Отменить: Ctrl+Z");
}

#[test]
fn a_visit_is_moved_in_two_and_to_a_typed_day_in_four() {
    // To the next day that is free.
    KeyCounter::on("Гусев", "").does("F6 Enter").takes(2, "Отменить: Ctrl+Z");
    // To a day of this month: what is typed takes the place of the proposed day.
    let mut c = KeyCounter::on("Гусев", "");
    c.does("F6 3 0 Enter").takes(4, "Отменить: Ctrl+Z");
    assert_eq!(c.curator.records("appointment", &["\"on\":\"2026-11-30\""]), 1);
}

#[test]
fn an_activity_is_ticked_in_two() {
    KeyCounter::on("консультация нарколога", "").does("Enter Enter").takes(2, "Отменить: Ctrl+Z");
    KeyCounter::on("Иванова", "4 Enter").does("Space Enter").takes(2, "Отменить: Ctrl+Z");
}

#[test]
fn any_card_is_open_after_five_and_enter() {
    let titles =
        ["Беловы", "Гусев", "Иванова", "Константинопольская", "Орлов", "Павлова", "Сидорова", "Титова"];
    for layout in [KeyboardLayout::Russian, KeyboardLayout::Latin] {
        for title in titles {
            let mut c = KeyCounter::of(curator().under(layout));
            c.curator.presses("F7");
            for letter in title.to_lowercase().chars().take(4) {
                c.curator.types(&letter.to_string());
            }
            c.curator.presses("Enter").sees("Сейчас");
            c.takes(6, title);
        }
    }
}
