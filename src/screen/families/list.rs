//! The lines of the list: columns that keep their places, and by whom a family was found.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::super::Model;
use super::listed::ListedFamily;
use crate::domain::family::Member;
use crate::domain::{MemberId, phone};
use crate::screen::colour::level;
use crate::search::{SearchField, WordMatch};
use crate::ui::paint::{LATE, PLAIN, QUIET, put, put_name, put_right, warning_fit, wrap};
use crate::ui::table::ColumnTable;

/// The match by a field of a member, which the line of the family does not show, and that member.
pub fn by_member(matched: &[WordMatch]) -> Option<(&WordMatch, MemberId)> {
    matched.iter().filter(|m| m.field != SearchField::Title).find_map(|m| m.member.map(|member| (m, member)))
}

/// By whom or what a family was found.
pub fn reason(matched: &WordMatch, member: &Member, model: &Model) -> String {
    let w = &model.words;
    let named =
        [&member.last_name, &member.first_name].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let age = Some(w.age(member, model.today));
    let number = (matched.field == SearchField::Phone).then(|| phone::shown(&matched.text));
    let parts =
        [Some(named), Some(w.pick("role", member.role.code())), age, member.occupation.clone(), number];
    parts.into_iter().flatten().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What is said where there is no family to list.
pub fn say(text: &str, area: Rect, buf: &mut Buffer) {
    for (y, line) in (area.y..area.bottom()).zip(wrap(text, usize::from(area.width))) {
        put(buf, area.x, y, area.width, &line, QUIET);
    }
}

/// Cells an address keeps beside a warning: a street cut short and a house.
const ADDRESS: u16 = 12;

/// The columns: the level, the family, its address, phone, slack, next visit, progress of the programme.
pub struct FamilyColumns {
    x: u16,
    table: ColumnTable<6>,
}

impl FamilyColumns {
    /// In this width.
    pub fn of(area: Rect) -> FamilyColumns {
        // Letter 2, slack 5, visit 7, programme 5 and a blank between columns; the rest is shared.
        let rest = area.width.saturating_sub(27);
        let phone = if area.width >= 76 { 17 } else { 0 };
        let name = (rest.saturating_sub(phone)) * 2 / 5;
        let address = rest.saturating_sub(phone + name);
        FamilyColumns { x: area.x + 1, table: ColumnTable::at(area.x + 4, [name, address, phone, 5, 7, 5]) }
    }

    /// The words above them.
    pub fn head(&self, model: &Model, y: u16, buf: &mut Buffer) {
        let ids = [
            "column-family",
            "column-address",
            "column-phone",
            "column-slack",
            "column-visit",
            "column-programme-short",
        ];
        put(buf, self.x, y, 2, &model.words.say("column-level"), QUIET);
        self.table.head(ids.map(|id| model.words.say(id)), y, buf);
    }

    pub(super) fn row(&self, model: &Model, family: ListedFamily<'_>, y: u16, buf: &mut Buffer) {
        let w = &model.words;
        let [name_at, address, phone_at, slack, visit, programme] = self.table.slots();
        let letter = w.level_letter(family.level());
        put(buf, self.x + 1, y, 1, &letter, level(family.level()));
        put_name(buf, name_at.x, y, name_at.width, family.short(), PLAIN);
        match family.safety() {
            Some(safety) => {
                // A house without its street says nothing: the warning is cut before it drives the street away.
                let mark = warning_fit(safety, usize::from(address.width.saturating_sub(ADDRESS)));
                let used = u16::try_from(mark.width()).unwrap_or(0);
                // A blank stays between the two.
                let room = address.width.saturating_sub(used + 1);
                let where_ = w.address_fit(family.address(), usize::from(room));
                put(buf, address.x, y, room, &where_, PLAIN);
                put_right(buf, address.x, y, address.width, &mark, LATE);
            }
            None => {
                let where_ = w.address_fit(family.address(), usize::from(address.width));
                put(buf, address.x, y, address.width, &where_, PLAIN);
            }
        }
        let number = family.phone(model.today).map(phone::shown).unwrap_or_default();
        put(buf, phone_at.x, y, phone_at.width, &number, PLAIN);
        let is_late = family.late(model.today) > 0;
        let left = family.slack().map(|s| s.to_string()).unwrap_or_default();
        let style = if family.slack().is_some_and(|s| s <= 0) { LATE } else { PLAIN };
        put(buf, slack.x, y, slack.width, &format!("{left:>3}{}", if is_late { " !" } else { "" }), style);
        put(buf, visit.x, y, visit.width + 1, &family.next(model), PLAIN);
        let (done, all) = family.progress();
        if all > 0 {
            put_right(buf, programme.x, y, programme.width, &format!("{done}/{all}"), PLAIN);
        }
    }
}
