//! The curators of the file on «Участок», a line for each.

use super::super::Model;
use super::figures::DistrictTopic;
use super::lines::{DistrictItem, DistrictLine, DistrictSection};
use crate::domain::{Kind, Level, name};
use crate::report::staff::CuratorRow;
use crate::text::say;

/// The numbers under each other.
fn columns(cells: [String; 5]) -> String {
    let [emergency, crisis, calm, load, late] = cells;
    format!("{emergency:>2} {crisis:>2} {calm:>3} {load:>4} {late:>2}")
}

/// The section: a line for each curator.
#[must_use]
pub fn section(model: &Model, curators: &[CuratorRow]) -> DistrictSection {
    let w = &model.words;
    let letter = |level: Level| w.level_letter(level);
    let calm = format!("{}+{}", letter(Level::Adaptation), letter(Level::Basic));
    let head =
        columns([letter(Level::Emergency), letter(Level::Crisis), calm, "%".to_owned(), "!".to_owned()]);
    let mut lines = vec![DistrictLine::Head(w.say("staff-curators"), head)];
    for (i, row) in curators.iter().enumerate() {
        let [emergency, crisis, basic, adaptation] = row.levels.map(|(_, n)| n);
        let percent = row.load.percent.map_or_else(|| "·".to_owned(), |n| n.to_string());
        let cells = [emergency, crisis, basic + adaptation].map(|n| n.to_string());
        let [e, c, calm] = cells;
        let over = row.load.groups.iter().any(|g| g.is_over());
        let said = say!(
            w,
            "staff-status-curator",
            week = row.week.met,
            weeks = row.week.all,
            month = row.month.met,
            months = row.month.all,
            late = row.late
        );
        lines.push(DistrictLine::Item(DistrictItem {
            late: over,
            status: said,
            ..DistrictItem::new(
                DistrictTopic::Curator(i),
                name::short(&row.name),
                columns([e, c, calm, percent, row.late.to_string()]),
            )
        }));
    }
    if curators.is_empty() {
        lines.push(DistrictLine::Item(DistrictItem::none(model, Kind::Curator)));
    }
    lines
}
