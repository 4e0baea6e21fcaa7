//! Why the numbers of a curator's line on «Участок» are what they are, and why a position is doubted.

use super::{quote, window as reading};
use crate::domain::{CuratorId, Unit, day, name};
use crate::norm::position::{self, MisplacedCurator};
use crate::report::staff::{CuratorRow, RowCount};
use crate::screen::Model;
use crate::screen::dialog::spec::DialogSpec;
use crate::text::{capitalised, say};
use crate::ui::paint::{LATE, PLAIN};
use crate::ui::sheet::PlainSheet;

/// Every number of a curator's line.
#[must_use]
pub fn curator(model: &Model, row: &CuratorRow) -> (String, PlainSheet) {
    let w = &model.words;
    let families = w.count("families", row.families.len());
    let mut lines = PlainSheet::default();
    lines.line(say!(w, "why-group", families = families, day = w.day(model.today))).strong();
    let curator = model.staff.curators.iter().find(|c| c.id == row.curator);
    lines.extend(curator.and_then(|c| c.position.clone()).map(|position| (capitalised(&position), PLAIN)));
    if curator.is_some_and(|c| position::is_unlisted(model.ground(), c)) {
        let source = position::listed_in(model.ground()).map(|s| w.source(&s)).unwrap_or_default();
        let own = curator.and_then(|c| c.position.clone()).unwrap_or_default();
        lines.line(say!(w, "curator-unlisted", position = own, source = source)).late();
    }
    for group in &row.load.groups {
        let names: Vec<String> = group.limit.levels.iter().map(|l| model.rules.level_name(*l)).collect();
        let (said, style) = match group.limit.limit {
            Some(limit) => {
                let of = say!(w, "district-of", n = group.families, limit = limit);
                (of, if group.families > limit { LATE } else { PLAIN })
            }
            None => (group.families.to_string(), PLAIN),
        };
        lines.line(format!("{}: {said}", capitalised(&names.join(" + ")))).under().styled(style);
        if let Some(source) = group.limit.source.as_ref().filter(|_| group.limit.limit.is_some()) {
            lines.line(format!("    {}", w.source(source))).quiet();
        }
    }
    if let Some(percent) = row.load.percent {
        lines.line(format!("{}: {}", w.say("district-total"), w.count("district-percent", percent))).under();
        lines.line(w.say("why-total-own")).under().quiet();
    }
    lines.gap();
    let mut rows = |unit: Unit, rows: RowCount| {
        let (from, _) = day::period(unit, model.today);
        let (before, _) = day::period(unit, day::day_before(from));
        let said = say!(
            w,
            "why-staff-rows",
            period = w.period(unit, from),
            met = rows.met,
            all = rows.all,
            before = w.period(unit, before),
            short = rows.short
        );
        lines.line(capitalised(&said));
    };
    rows(Unit::Week, row.week);
    rows(Unit::Month, row.month);
    lines.line(w.count("why-staff-late", row.late)).late_if(row.late > 0);
    for (family, late) in row.families.iter().filter(|(_, late)| *late > 0) {
        let title = model.case(*family).map(|c| c.family.short.clone()).unwrap_or_default();
        lines.line(format!("{late}  {title}")).under();
    }
    lines.gap();
    lines.line(w.say("why-staff-rule")).quiet();
    (name::short(&row.name), lines)
}

/// The families that a curator's position is not for, with the paragraph.
#[must_use]
pub fn misplaced(model: &Model, curator: CuratorId) -> DialogSpec {
    let of = model.due.misplaced.iter().filter(|(_, m)| m.curator == curator);
    let title = model.staff.curator(curator).map(|c| name::short(&c.name)).unwrap_or_default();
    reading(model, &title, misplaced_lines(model, of))
}

/// The position that the document does not list, and its own list.
#[must_use]
pub fn unlisted(model: &Model, curator: CuratorId) -> DialogSpec {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    let Some(curator) = model.staff.curator(curator) else { return reading(model, "", lines) };
    let source = position::listed_in(model.ground());
    lines.line(w.unlisted(curator, source.as_ref())).strong();
    if let Some(source) = &source {
        quote(model, source, &mut lines);
    }
    lines.gap();
    for role in position::positions(model.ground()) {
        lines.line(role.label.clone()).under();
    }
    lines.gap();
    lines.line(w.say("why-unlisted"));
    reading(model, &name::short(&curator.name), lines)
}

/// Families whose curator's position is for others, each with the paragraph and its words.
pub(super) fn misplaced_lines<'a>(
    model: &Model,
    all: impl Iterator<Item = &'a (usize, MisplacedCurator)> + Clone,
) -> PlainSheet {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    for (case, misplaced) in all.clone() {
        lines.line(model.cases[*case].family.short.clone()).strong();
        lines.line(w.misplaced(&model.staff, misplaced)).under();
    }
    if let Some((_, misplaced)) = all.clone().next() {
        quote(model, &misplaced.source, &mut lines);
    }
    lines.gap();
    lines.line(w.say("why-misplaced")).quiet();
    lines
}
