//! How many keys the most frequent acts take. Each is counted as it is pressed, so that none grows unseen.

use crate::desk::{Curator, Layout, curator};

/// A curator whose keys are counted.
struct Counting {
    curator: Curator,
    keys: usize,
}

impl Counting {
    /// From where one stands on `line` of Сегодня; getting there is not counted.
    fn on(line: &str) -> Counting {
        let mut curator = curator();
        curator.goes_to(line);
        Counting { curator, keys: 0 }
    }

    fn presses(&mut self, keys: &str) -> &mut Self {
        self.keys += keys.split_whitespace().count();
        self.curator.presses(keys);
        self
    }

    #[track_caller]
    fn at_most(&mut self, keys: usize, done: &str) {
        self.curator.sees(done);
        assert!(self.keys <= keys, "{} keys", self.keys);
    }
}

#[test]
fn a_visit_is_marked_in_two() {
    Counting::on("Иванова").presses("Enter Enter").at_most(2, "Отмечено посещение");
    let mut c = Counting::on("Иванова");
    c.curator.presses("2");
    c.presses("Enter Enter").at_most(2, "Отменить: Ctrl+Z");
}

#[test]
fn a_visit_is_moved_in_three() {
    // To the next day that is free.
    Counting::on("Иванова").presses("F6 Enter").at_most(3, "Отменить: Ctrl+Z");
    // To a day of this month: what is typed takes the place of the day that stands there.
    let mut c = Counting::on("Гусев");
    c.presses("F6 3").curator.types("0");
    c.presses("Enter").at_most(3, "Отменить: Ctrl+Z");
    assert_eq!(c.curator.records("appointment", &["\"on\":\"2026-11-30\""]), 1);
}

#[test]
fn an_activity_is_ticked_in_two() {
    Counting::on("консультация нарколога").presses("Enter Enter").at_most(2, "Отменить: Ctrl+Z");
    let mut c = Counting::on("Иванова");
    c.curator.presses("4 Enter");
    c.presses("Space Enter").at_most(2, "Отменить: Ctrl+Z");
}

#[test]
fn any_card_is_open_after_five_and_enter() {
    let titles =
        ["Беловы", "Гусев", "Иванова", "Константинопольская", "Орлов", "Павлова", "Сидорова", "Титова"];
    for layout in [Layout::Russian, Layout::Latin] {
        for title in titles {
            let mut c = curator().under(layout);
            c.presses("F7");
            for letter in title.to_lowercase().chars().take(4) {
                c.types(&letter.to_string());
            }
            c.presses("Enter").sees("Сейчас").sees(title);
        }
    }
}
