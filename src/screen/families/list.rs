//! The lines of the list: columns that keep their places, and by whom a family was found.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::Desk;
use crate::domain::{Case, Level, phone};
use crate::norm::{Standing, due};
use crate::screen::colour::level;
use crate::search::{Match, Where};
use crate::ui::paint::{LATE, PLAIN, QUIET, cut, put, put_name, put_right};

/// By whom or what a family was found, where its own line does not show it.
pub fn reason(matched: &[Match], case: &Case, desk: &Desk) -> Option<String> {
    let m = matched.iter().find(|m| m.field != Where::Title && m.member.is_some())?;
    let member = case.member(m.member?)?;
    let w = &desk.words;
    let named =
        [&member.last_name, &member.first_name].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let age = Some(w.age(member, desk.today));
    let number = (m.field == Where::Phone).then(|| phone::shown(&m.text));
    let parts =
        [Some(named), Some(w.pick("role", member.role.code())), age, member.occupation.clone(), number];
    Some(parts.into_iter().flatten().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", "))
}

/// Cells an address keeps beside a warning: a street cut short and a house.
const ADDRESS: u16 = 12;

/// Positions of the columns in a width.
pub struct Columns {
    x: u16,
    name: u16,
    address: u16,
    phone: u16,
    slack: u16,
    visit: u16,
    programme: u16,
}

impl Columns {
    /// In this width.
    pub fn of(area: Rect) -> Columns {
        // Letter 2, slack 5, visit 7, programme 5 and a blank between columns; the rest is shared.
        let rest = area.width.saturating_sub(27);
        let phone = if area.width >= 76 { 17 } else { 0 };
        let name = (rest.saturating_sub(phone)) * 2 / 5;
        Columns {
            x: area.x + 1,
            name,
            address: rest.saturating_sub(phone + name),
            phone,
            slack: 5,
            visit: 7,
            programme: 5,
        }
    }

    fn cells(&self) -> [(u16, u16); 6] {
        let name = self.x + 3;
        let address = name + self.name + 1;
        let phone = address + self.address + 1;
        let slack = phone + self.phone + u16::from(self.phone > 0);
        let visit = slack + self.slack + 1;
        let programme = visit + self.visit + 1;
        [
            (name, self.name),
            (address, self.address),
            (phone, self.phone),
            (slack, self.slack),
            (visit, self.visit),
            (programme, self.programme),
        ]
    }

    /// The words above them.
    pub fn head(&self, desk: &Desk, y: u16, buf: &mut Buffer) {
        let ids = [
            "column-family",
            "column-address",
            "column-phone",
            "column-slack",
            "column-visit",
            "column-programme-short",
        ];
        put(buf, self.x, y, 2, &desk.words.say("column-level"), QUIET);
        for (id, (x, width)) in ids.iter().zip(self.cells()) {
            put(buf, x, y, width, &desk.words.say(id), QUIET);
        }
    }

    /// A family.
    pub fn row(&self, desk: &Desk, case: &Case, standing: &Standing, y: u16, buf: &mut Buffer) {
        let w = &desk.words;
        let [name_at, address, phone_at, slack, visit, programme] = self.cells();
        let letter = w.pick("level-letter", standing.level.map_or("none", Level::code));
        put(buf, self.x + 1, y, 1, &letter, level(standing.level));
        put_name(buf, name_at.0, y, name_at.1, &case.family.short, PLAIN);
        match &case.family.safety {
            Some(safety) => {
                let mark = format!("! {safety}");
                // A house without its street says nothing: the warning is cut before it drives the street away.
                let most = address.1.saturating_sub(ADDRESS);
                let used = u16::try_from(mark.chars().count()).unwrap_or(0).min(most);
                // A blank stays between the two.
                let room = address.1.saturating_sub(used + 1);
                let where_ = w.address_fit(&case.family.address, usize::from(room));
                put(buf, address.0, y, room, &where_, PLAIN);
                put_right(buf, address.0, y, address.1, &cut(&mark, usize::from(used)), LATE);
            }
            None => {
                let where_ = w.address_fit(&case.family.address, usize::from(address.1));
                put(buf, address.0, y, address.1, &where_, PLAIN);
            }
        }
        let number = case.phones(desk.today).next().map(|(_, p)| phone::shown(p)).unwrap_or_default();
        put(buf, phone_at.0, y, phone_at.1, &number, PLAIN);
        let is_late = standing.late(desk.today) > 0;
        let left = standing.slack.map(|s| s.to_string()).unwrap_or_default();
        let style = if standing.slack.is_some_and(|s| s <= 0) { LATE } else { PLAIN };
        put(buf, slack.0, y, slack.1, &format!("{left:>3}{}", if is_late { " !" } else { "" }), style);
        let closed = !due::is_current(desk.ground(), case);
        let next = standing.next_visit.map(|d| w.weekday_day(d)).unwrap_or_default();
        let next = if closed { w.say("families-closed") } else { next };
        put(buf, visit.0, y, visit.1 + 1, &next, PLAIN);
        let (done, all) = case.programme_progress();
        if all > 0 {
            put_right(buf, programme.0, y, programme.1, &format!("{done}/{all}"), PLAIN);
        }
    }
}
