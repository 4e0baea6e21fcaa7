//! Journals: of families, of placed children, of released persons, of reports of violated rights.

use chrono::NaiveDate;

use super::{SharedTitles, counted, curator_on, is_asked};
use crate::domain::contact::Notice;
use crate::domain::event::{FamilyEvent, FamilyEventKind};
use crate::domain::paper::{Agreement, Closing};
use crate::domain::{Case, day};
use crate::norm::register;
use crate::norm::span::{NormSpan, spans};
use crate::norm::term;
use crate::paper::form::marks;
use crate::paper::person;
use crate::regulation::RegulationList;
use crate::report::grid::{ColumnKind, Grid, GridCell, GridColumn, GridRow};
use crate::report::stock::{DistrictData, PaperRequest};
use crate::text::{Words, capitalised, say};

/// The title of a journal: as the document calls it, else as the program does.
pub(super) fn title(words: &Words, stock: &DistrictData, ids: &[&str], otherwise: &str) -> String {
    let journals = &stock.rules.regulation.journals;
    let named = journals.iter().find(|j| ids.contains(&j.id.as_str())).map(|j| capitalised(&j.label));
    named.unwrap_or_else(|| words.say(otherwise))
}

pub(super) fn column(words: &Words, key: &'static str, kind: ColumnKind, width: u16) -> GridColumn {
    GridColumn::new(key, words.pick("table-head", key), kind, width)
}

/// The journal of families: who was accompanied or registered on one of the days, by day of registration.
#[must_use]
pub fn families(words: &Words, stock: &DistrictData, asked: PaperRequest) -> Grid {
    let title = title(words, stock, &["families"], "table-families");
    let (mut grid, asked) = counted(words, stock, asked, title);
    let agreement = stock.rules.word("agreement", &words.say("form-word-agreement")).to_owned();
    grid.columns = vec![
        column(words, "n", ColumnKind::Number, 4),
        column(words, "number", ColumnKind::Text, 9),
        column(words, "registered", ColumnKind::Date, 10),
        column(words, "family", ColumnKind::Text, 22),
        column(words, "together", ColumnKind::Text, 26),
        column(words, "address", ColumnKind::Text, 24),
        column(words, "circumstances", ColumnKind::Text, 22),
        column(words, "categories", ColumnKind::Text, 20),
        column(words, "curator", ColumnKind::Text, 14),
        GridColumn::new(
            "agreement",
            capitalised(&say!(words, "table-agreement", word = agreement)),
            ColumnKind::Text,
            14,
        ),
        column(words, "level", ColumnKind::Text, 14),
        column(words, "level_from", ColumnKind::Date, 10),
        column(words, "level_until", ColumnKind::Date, 10),
        column(words, "result", ColumnKind::Text, 16),
        column(words, "closed", ColumnKind::Date, 10),
    ];
    let mut entries: Vec<Entry<'_>> =
        stock.accompanied(asked).flat_map(|case| Entry::all(stock, asked, case)).collect();
    entries.sort_by_key(|e| (e.began.is_none(), e.began, e.case.family.id));
    grid.rows = entries.iter().zip(1..).map(|(entry, n)| family(words, stock, asked, entry, n)).collect();
    grid
}

/// A line of the journal of families: one accompaniment from its beginning to its end. A family that came back has a line
/// for each.
struct Entry<'a> {
    case: &'a Case,
    /// Its levels; none of a family that waits for its first one.
    spans: Vec<NormSpan>,
    agreements: Vec<&'a Agreement>,
    began: Option<NaiveDate>,
    closing: Option<&'a Closing>,
}

impl<'a> Entry<'a> {
    /// The accompaniments of a family that lie within the days asked; of one without any day a line all the same.
    fn all(stock: &DistrictData, asked: PaperRequest, case: &'a Case) -> Vec<Entry<'a>> {
        let (from, to) = asked.days;
        let spans = spans(case, &stock.rules);
        let starts: Vec<NaiveDate> =
            register::beginnings(case, &stock.rules).into_iter().map(|start| start.on).collect();
        if starts.is_empty() {
            let closing = case.closings.iter().rev().find(|c| c.on <= to);
            let agreements = case.agreements.iter().collect();
            return vec![Entry { case, spans, agreements, began: case.began(), closing }];
        }
        let (mut entries, mut ended) = (Vec::new(), None);
        for (at, began) in starts.iter().copied().enumerate() {
            let next = starts.get(at + 1).copied();
            let spans = spans.iter().filter(|s| s.began >= began && next.is_none_or(|next| s.began < next));
            // A closing on the day on which the next accompaniment begins ends the former.
            let is_its_end = |c: &&Closing| {
                let is_former = ended.is_some_and(|ended| c.on <= ended);
                began <= c.on && !is_former && next.is_none_or(|next| c.on <= next)
            };
            let closing = case.closings.iter().find(is_its_end);
            // An agreement may be signed before the family is registered again, never before it was closed.
            let since = ended.unwrap_or(NaiveDate::MIN);
            let is_of_it = |a: &&Agreement| since <= a.on && closing.is_none_or(|c| a.on < c.on);
            let agreements = case.agreements.iter().filter(is_of_it).collect();
            ended = closing.map(|c| c.on);
            if began <= to && closing.is_none_or(|c| from <= c.on) {
                let closing = closing.filter(|c| c.on <= to);
                let spans = spans.cloned().collect();
                entries.push(Entry { case, spans, agreements, began: Some(began), closing });
            }
        }
        entries
    }
}

fn family(words: &Words, stock: &DistrictData, asked: PaperRequest, entry: &Entry<'_>, n: i64) -> GridRow {
    let case = entry.case;
    // Of an accompaniment that has ended, its last day.
    let on = entry.closing.map_or(asked.days.1, |c| day::day_before(c.on)).min(asked.days.1);
    let together = case.here(on).map(|m| {
        let births = person::born(words, stock, m, on);
        let name = person::with_role(words, m);
        if births.is_empty() { name } else { format!("{name}, {births}") }
    });
    let agreement = entry.agreements.iter().rev().find(|a| a.contract.is_of_service());
    let agreement = agreement.map(|a| person::decided(words, None, a.number.as_deref(), Some(a.on)));
    // The level of the last of the days; of a family closed before, its last one.
    let level = entry.spans.iter().rev().find(|s| s.from <= on);
    let record = level.and_then(|s| case.levels.iter().find(|l| l.id == s.record));
    let until = level.and_then(|s| s.until).map(day::day_before);
    let until = until.or_else(|| record.and_then(|l| term::of_record(l, &stock.rules)).map(|end| end.until));
    let closing = entry.closing;
    let reason = closing.and_then(|c| {
        let reason = c.reason.as_ref()?;
        Some(stock.rules.meaning_under(RegulationList::Closing, reason, c.under.as_deref()).label)
    });
    let result = closing
        .and_then(|c| c.positive)
        .map(|yes| words.say(if yes { "table-positive" } else { "table-negative" }));
    let cells = vec![
        GridCell::Number(n),
        GridCell::text(case.family.written_number()),
        GridCell::from(entry.began),
        GridCell::text(&case.family.title),
        GridCell::text(together.collect::<Vec<_>>().join("\n")),
        GridCell::text(words.address(&case.family.address)),
        GridCell::text(marks(stock, case, RegulationList::Circumstance, &case.circumstances, on)),
        GridCell::text(marks(stock, case, RegulationList::Category, &case.categories, on)),
        GridCell::from(curator_on(stock, asked, case, on).as_deref()),
        GridCell::from(agreement.as_deref()),
        GridCell::text(level.map(|s| stock.rules.level_name(s.level)).unwrap_or_default()),
        GridCell::from(level.map(|s| s.from)),
        GridCell::from(until),
        GridCell::text(result.into_iter().chain(reason).collect::<Vec<_>>().join("; ")),
        GridCell::from(closing.map(|c| c.on)),
    ];
    GridRow::line(cells, vec![case.family.id])
}

/// The journal of children placed in an organisation.
#[must_use]
pub fn placed(words: &Words, stock: &DistrictData, asked: PaperRequest) -> Grid {
    let title = title(words, stock, &["placed_children_journal"], "table-placed");
    happened(words, stock, asked, title, FamilyEventKind::Placed)
}

/// The journal of persons released from an institution.
#[must_use]
pub fn released(words: &Words, stock: &DistrictData, asked: PaperRequest) -> Grid {
    let title = title(words, stock, &["released_journal"], "table-released");
    happened(words, stock, asked, title, FamilyEventKind::Released)
}

fn happened(
    words: &Words,
    stock: &DistrictData,
    asked: PaperRequest,
    title: String,
    what: FamilyEventKind,
) -> Grid {
    let (mut grid, asked) = counted(words, stock, asked, title);
    grid.columns = vec![
        column(words, "n", ColumnKind::Number, 4),
        column(words, "on", ColumnKind::Date, 10),
        column(words, "name", ColumnKind::Text, 26),
        column(words, "born", ColumnKind::Text, 12),
        column(words, "family", ColumnKind::Text, 24),
        column(words, "address", ColumnKind::Text, 24),
        column(words, "organisation", ColumnKind::Text, 26),
        column(words, "decision", ColumnKind::Text, 22),
        column(words, "note", ColumnKind::Text, 20),
    ];
    let of = |case| -> Vec<(&Case, &FamilyEvent)> {
        let case: &Case = case;
        let is_answered = |on| is_asked(asked, on) && stock.answers(asked, case, on);
        case.events.iter().filter(|e| e.event == what && is_answered(e.on)).map(|e| (case, e)).collect()
    };
    let mut found: Vec<(&Case, &FamilyEvent)> = stock.cases.iter().flat_map(of).collect();
    found.sort_by_key(|(_, e)| (e.on, e.id));
    let shared = SharedTitles::of(stock);
    grid.rows = found
        .iter()
        .zip(1..)
        .map(|((case, event), n)| {
            let member = event.whom().and_then(|id| case.member(id));
            let by = person::decided(words, event.body.as_deref(), event.number.as_deref(), None);
            let cells = vec![
                GridCell::Number(n),
                GridCell::Date(event.on),
                GridCell::text(member.map(|m| person::with_role(words, m)).unwrap_or_default()),
                GridCell::text(member.map(|m| person::born(words, stock, m, event.on)).unwrap_or_default()),
                GridCell::text(shared.titled(words, case)),
                GridCell::text(words.address(&case.family.address)),
                GridCell::from(event.organisation.as_deref()),
                GridCell::text(by),
                GridCell::from(event.note.as_deref()),
            ];
            GridRow::line(cells, vec![case.family.id])
        })
        .collect();
    grid
}

/// The journal of reports of violated rights; those of families that are not known yet too, where no curator is named.
#[must_use]
pub fn notices(words: &Words, stock: &DistrictData, asked: PaperRequest) -> Grid {
    let (mut grid, asked) = counted(words, stock, asked, words.say("table-notices"));
    grid.columns = vec![
        column(words, "n", ColumnKind::Number, 4),
        column(words, "on", ColumnKind::Date, 10),
        column(words, "time", ColumnKind::Text, 7),
        column(words, "family", ColumnKind::Text, 24),
        column(words, "to_whom", ColumnKind::Text, 24),
        column(words, "means", ColumnKind::Text, 14),
        column(words, "text", ColumnKind::Text, 34),
        column(words, "answered_on", ColumnKind::Date, 10),
        column(words, "answer", ColumnKind::Text, 26),
    ];
    let case = |notice: &Notice| {
        let of_family = stock.cases.iter().find(|c| Some(c.family.id) == notice.family);
        of_family.filter(|c| stock.answers(asked, c, notice.on))
    };
    let is_listed = |n: &&Notice| match n.family {
        Some(_) => case(n).is_some(),
        None => asked.curator.is_none(),
    };
    let shared = SharedTitles::of(stock);
    let found = stock.notices.iter().filter(|n| is_asked(asked, n.on)).filter(is_listed);
    grid.rows = found
        .zip(1..)
        .map(|(notice, n)| {
            let case = case(notice);
            let cells = vec![
                GridCell::Number(n),
                GridCell::Date(notice.on),
                GridCell::text(notice.time.map(|t| words.time(t)).unwrap_or_default()),
                GridCell::text(
                    case.map_or_else(|| words.say("table-unknown-family"), |c| shared.titled(words, c)),
                ),
                GridCell::text(&notice.to_whom),
                GridCell::text(notice.means.map(|m| words.pick("means", m.code())).unwrap_or_default()),
                GridCell::from(notice.text.as_deref()),
                GridCell::from(notice.answered_on),
                GridCell::from(notice.answer.as_deref()),
            ];
            GridRow::line(cells, case.map(|c| c.family.id).into_iter().collect())
        })
        .collect();
    grid
}
