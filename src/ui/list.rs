//! A place in a list: the row, the visible part of the list, and the record that the row shows.
//!
//! Lists of records use [`RecordCursor`]: their cursor belongs to the record, so that a list that changes under it takes the
//! cursor along. [`ListCursor`] alone is for lists that never change while they are visible.

use std::cell::Cell;
use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use ratatui::layout::Rect;

use crate::keymap::Command;
use crate::ui::StepDirection;

/// The first visible row of a list; an entry of it may take several rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListScroll {
    top: Cell<usize>,
}

impl ListScroll {
    /// The visible rows of `len` in `height` of them: scrolled as little as keeps the rows of the selected entry in
    /// sight, its last ones where they are too many.
    #[must_use]
    pub fn seen(&self, len: usize, selected: Option<Range<usize>>, height: usize) -> Range<usize> {
        let mut top = self.top.get().min(len.saturating_sub(height));
        if let Some(rows) = selected {
            if rows.start < top {
                top = rows.start;
            } else if height > 0 && rows.end > top + height {
                top = rows.end - height;
            }
        }
        self.top.set(top);
        top..(top + height).min(len)
    }

    /// The visible rows in an area, each with its index and its place.
    pub fn rows(
        &self,
        len: usize,
        selected: Option<Range<usize>>,
        area: Rect,
    ) -> impl Iterator<Item = (usize, Rect)> + use<> {
        rows_in(self.seen(len, selected, usize::from(area.height)), area)
    }
}

/// A selected row and the visible part of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListCursor {
    /// The selected row.
    pub at: usize,
    scroll: ListScroll,
    height: Cell<usize>,
}

impl ListCursor {
    /// A cursor on this row.
    #[must_use]
    pub fn on(at: usize) -> ListCursor {
        ListCursor { at, ..ListCursor::default() }
    }

    /// Moves in a list of `len` rows; gives whether the command was one of moving.
    pub fn step(&mut self, command: Command, len: usize) -> bool {
        let last = len.saturating_sub(1);
        let page = self.height.get().saturating_sub(1).max(1);
        self.at = match command {
            Command::Up => self.at.saturating_sub(1),
            Command::Down => (self.at + 1).min(last),
            Command::PageUp => self.at.saturating_sub(page),
            Command::PageDown => (self.at + page).min(last),
            Command::First => 0,
            Command::Last => last,
            _ => return false,
        };
        true
    }

    /// Keeps the place inside a list that has become shorter.
    pub fn clamp(&mut self, len: usize) {
        self.at = self.at.min(len.saturating_sub(1));
    }

    /// The visible rows of a list of `len` in an area, each with its index and its place.
    pub fn rows(&self, len: usize, area: Rect) -> impl Iterator<Item = (usize, Rect)> + use<> {
        rows_in(self.seen(len, usize::from(area.height)), area)
    }

    /// The visible rows in `height` of them: scrolled as little as keeps the selected one in sight.
    #[must_use]
    pub fn seen(&self, len: usize, height: usize) -> Range<usize> {
        self.height.set(height);
        self.scroll.seen(len, Some(self.at..self.at + 1), height)
    }
}

/// The visible rows of a list in an area, each with its index and its place.
fn rows_in(seen: Range<usize>, area: Rect) -> impl Iterator<Item = (usize, Rect)> {
    seen.zip(area.top()..area.bottom()).map(move |(i, y)| (i, Rect { y, height: 1, ..area }))
}

/// What is under a cursor: equal as long as it is the same record, whatever its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RecordKey(u64);

impl RecordKey {
    /// What this key names.
    pub fn of(key: &impl Hash) -> RecordKey {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        RecordKey(hasher.finish())
    }
}

/// The rows of a list by the keys of their records, and the cursor that belongs to one of the records. A row without a
/// key is a heading: the cursor skips it.
#[derive(Clone, Debug)]
pub struct RecordCursor<K> {
    rows: Vec<Option<K>>,
    /// The owners of the records, where the list holds several records of one owner.
    owners: Vec<Option<RecordKey>>,
    cursor: ListCursor,
}

impl<K> Default for RecordCursor<K> {
    fn default() -> Self {
        RecordCursor { rows: Vec::new(), owners: Vec::new(), cursor: ListCursor::default() }
    }
}

impl<K: PartialEq + Hash> RecordCursor<K> {
    /// Takes the rows of the list as it is now. The cursor stays on its record; where that is deleted, the record that
    /// came after it is next, else the one before.
    pub fn fill(&mut self, rows: Vec<Option<K>>) {
        let at = self.cursor.at;
        let place = |key: &K| rows.iter().position(|row| row.as_ref() == Some(key));
        let after = self.rows.iter().skip(at).flatten();
        let before = self.rows.iter().take(at).rev().flatten();
        let kept = after.chain(before).find_map(place);
        self.rows = rows;
        self.cursor.at = kept.unwrap_or(at);
        self.cursor.clamp(self.rows.len());
        self.leave_heading(StepDirection::Forward);
    }

    /// Takes the rows of the list as it is now, and the owners of their records. Where the record under the cursor has
    /// left the list and its owner has a row that was not there before, the cursor goes to that row: it shows what became
    /// of the record.
    pub fn fill_owned(&mut self, rows: Vec<Option<K>>, owners: Vec<Option<RecordKey>>) {
        let (at, under) = (self.cursor.at, self.record_key());
        let owner = self.owners.get(at).copied().flatten();
        let known: HashSet<RecordKey> = self.rows.iter().flatten().map(RecordKey::of).collect();
        self.fill(rows);
        self.owners = owners;
        if owner.is_none() || self.record_key() == under {
            return;
        }
        let became = self.rows.iter().zip(&self.owners).enumerate().filter(|(_, (row, of))| {
            **of == owner && row.as_ref().is_some_and(|key| !known.contains(&RecordKey::of(key)))
        });
        let nearest = became.map(|(row, _)| row).min_by_key(|row| row.abs_diff(at));
        self.cursor.at = nearest.unwrap_or(self.cursor.at);
    }

    /// The key of the record under the cursor.
    #[must_use]
    pub fn key(&self) -> Option<&K> {
        self.rows.get(self.cursor.at).and_then(Option::as_ref)
    }

    /// What is under the cursor, to be compared with what will be there later.
    #[must_use]
    pub fn record_key(&self) -> Option<RecordKey> {
        self.key().map(RecordKey::of)
    }

    /// The row under the cursor.
    #[must_use]
    pub fn at(&self) -> usize {
        self.cursor.at
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Moves past headings; gives whether the command was one of moving.
    pub fn step(&mut self, command: Command) -> bool {
        let moved = self.cursor.step(command, self.rows.len());
        if moved {
            self.leave_heading(StepDirection::back_if(matches!(command, Command::Up | Command::PageUp)));
        }
        moved
    }

    /// Moves to this record; gives whether the list has it.
    pub fn go(&mut self, key: &K) -> bool {
        let found = self.rows.iter().position(|row| row.as_ref() == Some(key));
        self.cursor.at = found.unwrap_or(self.cursor.at);
        found.is_some()
    }

    /// Moves to the first record of which this holds; gives whether the list has one.
    pub fn go_where(&mut self, holds: impl Fn(&K) -> bool) -> bool {
        let found = self.rows.iter().position(|row| row.as_ref().is_some_and(&holds));
        self.cursor.at = found.unwrap_or(self.cursor.at);
        found.is_some()
    }

    /// Moves to a row, or to the one below it where it is a heading.
    pub fn go_to(&mut self, at: usize) {
        self.cursor.at = at;
        self.cursor.clamp(self.rows.len());
        self.leave_heading(StepDirection::Forward);
    }

    /// The visible rows in `height` of them. A heading comes into sight with the first record under it.
    #[must_use]
    pub fn seen(&self, height: usize) -> Range<usize> {
        let seen = self.cursor.seen(self.rows.len(), height);
        let headed = self.cursor.at > 0 && self.rows.get(self.cursor.at - 1).is_some_and(Option::is_none);
        if headed && seen.start == self.cursor.at && height > 1 {
            return seen.start - 1..seen.end.min(seen.start - 1 + height);
        }
        seen
    }

    /// The visible rows in an area, each with its index and its place.
    pub fn rows(&self, area: Rect) -> impl Iterator<Item = (usize, Rect)> + use<K> {
        rows_in(self.seen(usize::from(area.height)), area)
    }

    fn leave_heading(&mut self, direction: StepDirection) {
        let stops = |at: &usize| self.rows.get(*at).is_some_and(Option::is_some);
        let below = (self.cursor.at..self.rows.len()).find(stops);
        let above = (0..self.cursor.at).rev().find(stops);
        let here = Some(self.cursor.at).filter(stops);
        let next = if direction == StepDirection::Forward { below.or(above) } else { above.or(below) };
        self.cursor.at = here.or(next).unwrap_or(self.cursor.at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(rows: &str) -> Vec<Option<char>> {
        rows.chars().map(|c| Some(c).filter(|c| *c != '-')).collect()
    }

    fn on(rows: &str, key: char) -> RecordCursor<char> {
        let mut cursor = RecordCursor::default();
        cursor.fill(list(rows));
        assert!(cursor.go(&key));
        cursor
    }

    #[test]
    fn the_cursor_goes_along_with_its_record() {
        for (before, key, after, then) in [
            ("abc", 'b', "xabc", 'b'),
            ("abc", 'c', "cab", 'c'),
            ("-ab-c", 'c', "-c-ab", 'c'),
            ("abcd", 'b', "acd", 'c'),
            ("abcd", 'b', "xdac", 'c'),
            ("abcd", 'd', "abc", 'c'),
            ("-a-b", 'b', "-a", 'a'),
            ("ab", 'a', "xy", 'x'),
        ] {
            let mut cursor = on(before, key);
            let under = cursor.record_key();
            cursor.fill(list(after));
            assert_eq!(cursor.key(), Some(&then), "{before} {key} {after}");
            assert_eq!(cursor.record_key() == under, key == then, "{before} {key} {after}");
        }
        let mut cursor = on("ab", 'b');
        cursor.fill(Vec::new());
        assert_eq!((cursor.key(), cursor.record_key()), (None, None));
    }

    #[test]
    fn the_cursor_goes_to_what_became_of_its_record() {
        // Records of one letter have one owner.
        let owned = |rows: &str| -> (Vec<Option<String>>, Vec<Option<RecordKey>>) {
            let row = |key: &str| (Some(key.to_owned()), key.chars().next().map(|c| RecordKey::of(&c)));
            rows.split(' ').map(row).unzip()
        };
        for (before, key, after, then) in [
            ("a1 b1 c1", "a1", "b1 c1 a2", "a2"),
            ("a1 b1 c1 a2", "a1", "b1 c1 a2", "b1"),
            ("a1 b1 c1", "b1", "b2 a1 c1 b3", "b2"),
            ("a1 b1", "a1", "b1 a1 a2", "a1"),
            ("a1 b1", "a1", "b1 c1", "b1"),
        ] {
            let mut cursor = RecordCursor::default();
            let (rows, owners) = owned(before);
            cursor.fill_owned(rows, owners);
            assert!(cursor.go(&key.to_owned()));
            let (rows, owners) = owned(after);
            cursor.fill_owned(rows, owners);
            assert_eq!(cursor.key().map(String::as_str), Some(then), "{before} {key} {after}");
        }
    }

    #[test]
    fn no_cursor_is_on_a_heading() {
        let mut cursor = on("-ab-c", 'a');
        cursor.step(Command::Up);
        assert_eq!(cursor.key(), Some(&'a'));
        cursor.step(Command::Down);
        cursor.step(Command::Down);
        assert_eq!(cursor.key(), Some(&'c'));
        cursor.step(Command::Up);
        assert_eq!(cursor.key(), Some(&'b'));
        cursor.step(Command::First);
        assert_eq!(cursor.key(), Some(&'a'));
        cursor.step(Command::Last);
        assert_eq!(cursor.key(), Some(&'c'));
    }
    #[test]
    fn a_list_scrolls_as_little_as_keeps_the_selected_entry_in_sight() {
        let scroll = ListScroll::default();
        let seen = |selected: Range<usize>| scroll.seen(10, Some(selected), 4);
        assert_eq!(seen(0..1), 0..4);
        assert_eq!(seen(3..6), 2..6, "down to its last row");
        assert_eq!(seen(4..5), 2..6, "one step up moves nothing");
        assert_eq!(seen(1..3), 1..5, "up to its first row");
        assert_eq!(seen(2..9), 5..9, "higher than the list");
        assert_eq!(scroll.seen(10, None, 4), 5..9, "nothing is selected");
        assert_eq!(scroll.seen(6, None, 4), 2..6, "the list has become shorter");
        assert_eq!(scroll.seen(0, Some(0..1), 4), 0..0);
    }
}
