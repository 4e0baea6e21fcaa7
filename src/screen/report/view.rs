//! Drawing «Отчёт»: the title, the heads of the columns, the rows, and below them the indicator in full.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::ReportScreen;
use super::rows::ReportKey;
use crate::domain::period::{Period, PeriodKind};
use crate::report::indicators::report::IndicatorReport;
use crate::screen::Model;
use crate::text::say;
use crate::ui::paint::{LATE, PLAIN, QUIET, STRONG, cut, put, put_right, rule, select, wrap_most};
use crate::wording::handed::then_said;
use crate::wording::indicators::{brief, change, label, lasting, nothing_before, period};

/// Columns of a number.
const CELL: u16 = 8;
/// The same beside five others.
const NARROW: u16 = 8;
/// The same on a screen of sixty columns.
const CRAMPED: u16 = 7;
/// Columns from which on all of a year is shown.
const SPACIOUS: u16 = 76;
/// Columns that the names of indicators need, where two periods stand beside them.
const NAMES: u16 = 36;
/// Lines for the indicator under the cursor.
const DETAIL: u16 = 3;

/// What a column is called.
fn head(model: &Model, report: &IndicatorReport, of: Period) -> String {
    let is_brief = report.own().period.length() == PeriodKind::Quarter || report.columns.len() > 2;
    if is_brief { brief(&model.words, of) } else { period(&model.words, of) }
}

/// Columns of a number of two periods: as many as their heads have, where the names leave them.
fn roomy(model: &Model, report: &IndicatorReport, width: u16) -> u16 {
    let heads = report.columns.iter().map(|c| head(model, report, c.period).width() + 1);
    let widest = heads.max().and_then(|widest| u16::try_from(widest).ok()).unwrap_or(CELL);
    let count = u16::try_from(report.columns.len()).unwrap_or(1).max(1);
    widest.clamp(CELL, (width.saturating_sub(NAMES + 3) / count).max(CELL))
}

impl ReportScreen {
    /// Draws the heads of the columns behind the hidden ones, right of the names.
    fn view_heads(
        &self,
        model: &Model,
        report: &IndicatorReport,
        (hidden, names, cells): (usize, u16, u16),
        area: Rect,
        buf: &mut Buffer,
    ) {
        for (place, column) in (0_u16..).zip(&report.columns[hidden..]) {
            let said = head(model, report, column.period);
            let x = area.x + 1 + names + place * cells;
            let style = if usize::from(place) + hidden == self.column { STRONG } else { QUIET };
            put_right(buf, x, area.y + 1, cells, &cut(&said, usize::from(cells)), style);
        }
    }

    /// Draws the screen.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let w = &model.words;
        let Some(report) = &self.report else {
            put(buf, area.x + 1, area.y, area.width - 2, &self.fault, LATE);
            return None;
        };
        let own = report.own().period;
        let title = say!(w, "report-title", period = period(w, own));
        let state = match &report.frozen {
            Some(frozen) => say!(w, "report-handed-on", day = w.day(frozen.report.on)),
            None => w.say("report-open"),
        };
        put(buf, area.x + 1, area.y, area.width - 2, &title, STRONG);
        if title.width() + state.width() + 4 < usize::from(area.width) {
            put_right(buf, area.x, area.y, area.width - 1, &state, QUIET);
        }
        let cells = if report.columns.len() > 2 { NARROW } else { roomy(model, report, area.width) };
        // Where there is no room for all of a year, the year before is left out.
        let hidden = usize::from(report.columns.len() > 3 && area.width < SPACIOUS);
        let cells = if hidden > 0 { CRAMPED } else { cells };
        let count = u16::try_from(report.columns.len() - hidden).unwrap_or(0);
        let names = area.width.saturating_sub(count * cells + 3);
        self.view_heads(model, report, (hidden, names, cells), area, buf);
        rule(buf, area.x, area.y + 2, area.width);
        let below = if area.height > 14 { DETAIL + 1 } else { 0 };
        let list = Rect { y: area.y + 3, height: area.height.saturating_sub(3 + below), ..area };
        for (at, place) in self.cursor.rows(list) {
            let Some(row) = self.rows.get(at) else { continue };
            let y = place.y;
            match &row.key {
                None => {
                    put(buf, place.x + 1, y, place.width - 2, &row.name, STRONG);
                }
                Some(ReportKey::Handed | ReportKey::Corrected | ReportKey::Others) => {
                    let style = if row.late { LATE } else { PLAIN };
                    put(
                        buf,
                        place.x + 2,
                        y,
                        place.width - 3,
                        &cut(&row.name, usize::from(place.width) - 3),
                        style,
                    );
                }
                Some(key) => {
                    let mark = if row.late { "! " } else { "" };
                    let name = format!("{mark}{}", row.name);
                    let style = if row.late { LATE } else { PLAIN };
                    put(buf, place.x + 2, y, names, &cut(&name, usize::from(names) - 1), style);
                    let last = matches!(key, ReportKey::Gap(_)).then_some(report.columns.len() - 1);
                    for (n, value) in row.values.iter().enumerate() {
                        let n = last.unwrap_or(n);
                        let Some(shown) = n.checked_sub(hidden) else { continue };
                        let x = area.x + 1 + names + u16::try_from(shown).unwrap_or(0) * cells;
                        let style = if n == self.column { STRONG } else { PLAIN };
                        put_right(buf, x, y, cells, value, if row.late { LATE } else { style });
                    }
                }
            }
            if at == self.cursor.at() {
                select(buf, place);
            }
        }
        if below > 0 {
            let y = area.bottom() - below;
            rule(buf, area.x, y, area.width);
            let lines = wrap_most(&self.detail(model, report), usize::from(area.width) - 2, DETAIL.into());
            for (y, line) in (y + 1..area.bottom()).zip(&lines) {
                put(buf, area.x + 1, y, area.width - 2, line, QUIET);
            }
        }
        None
    }

    /// The indicator under the cursor in full: its words, the change against the period before, the paragraph.
    fn detail(&self, model: &Model, report: &IndicatorReport) -> String {
        let w = &model.words;
        match self.cursor.key() {
            Some(ReportKey::Indicator(id)) => {
                let Some(place) = report.indicators.iter().position(|i| i.id == *id) else {
                    return String::new();
                };
                let indicator = &report.indicators[place];
                let said = if indicator.text.is_empty() {
                    label(w, indicator)
                } else {
                    crate::regulation::file::collapsed(&indicator.text)
                };
                let source = match indicator.at.as_str() {
                    "" => w.say("report-by-own"),
                    at => model.rules.regulation.cited(at),
                };
                let moved = Some(change(w, report.pair(place), indicator.count)).filter(|c| !c.is_empty());
                let moved = moved.or_else(|| nothing_before(w, report).filter(|_| indicator.derived));
                let handed =
                    report.frozen.as_ref().zip(report.handed_otherwise(place)).map(|(frozen, figure)| {
                        let value = then_said(w, figure.then, indicator);
                        say!(w, "report-handed-value", value = value, day = w.day(frozen.report.on))
                    });
                let lasts = lasting(w, report, model.today).filter(|_| moved.is_some());
                let parts = [handed, moved, lasts, Some(format!("{said} ({source})"))];
                let parts = parts.into_iter().flatten();
                parts.map(|p| p.trim_end_matches('.').to_owned()).collect::<Vec<_>>().join(" · ")
            }
            Some(ReportKey::Gap(_)) => w.say("report-detail-gap"),
            Some(ReportKey::Handed | ReportKey::Corrected) => w.say("report-detail-handed"),
            Some(ReportKey::Others) => w.say("report-others-how"),
            None => String::new(),
        }
    }
}
