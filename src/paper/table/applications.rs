//! The registration of applications (регистрация заявлений): a line for each paper that came.

use chrono::NaiveDate;

use super::journal::{column, title};
use super::{SharedTitles, counted, curator_of, is_asked};
use crate::domain::paper::{Decision, DecisionSubject, Document};
use crate::domain::{Case, phone};
use crate::paper::person;
use crate::regulation::RegulationList;
use crate::report::grid::{ColumnKind, Grid, GridCell, GridRow};
use crate::report::stock::{DistrictData, PaperRequest};
use crate::text::Words;

/// An application of a family with its day.
struct Application<'a> {
    case: &'a Case,
    paper: &'a Document,
    on: NaiveDate,
}

/// The applications (заявления) that are recorded, by day. A family taken in without one has no row: the register names no
/// paper that does not exist. How many such families there are is said under it.
#[must_use]
pub fn applications(words: &Words, stock: &DistrictData, asked: PaperRequest) -> Grid {
    let title = title(words, stock, &["applications"], "table-applications");
    let (mut grid, asked) = counted(words, stock, asked, title);
    grid.columns = vec![
        column(words, "n", ColumnKind::Number, 4),
        column(words, "registered_number", ColumnKind::Text, 9),
        column(words, "on", ColumnKind::Date, 10),
        column(words, "family", ColumnKind::Text, 24),
        column(words, "address", ColumnKind::Text, 24),
        column(words, "phones", ColumnKind::Text, 18),
        column(words, "ground", ColumnKind::Text, 24),
        column(words, "source", ColumnKind::Text, 20),
        column(words, "decision", ColumnKind::Text, 20),
        column(words, "curator", ColumnKind::Text, 14),
    ];
    let is_registered = |a: &Application<'_>| is_asked(asked, a.on) && stock.answers(asked, a.case, a.on);
    let mut found: Vec<Application<'_>> =
        stock.cases.iter().flat_map(Application::all).filter(is_registered).collect();
    found.sort_by_key(|a| (a.on, a.case.family.id, a.paper.id));
    let shared = SharedTitles::of(stock);
    grid.rows = found
        .iter()
        .zip(1..)
        .map(|(application, n)| application.row(words, stock, asked, &shared, n))
        .collect();
    let is_without = |case: &&Case| {
        let came = |on: NaiveDate| is_asked(asked, on) && stock.answers(asked, case, on);
        case.family.registered_on.is_some_and(came) && !case.documents.iter().any(Document::is_application)
    };
    let without = stock.cases.iter().filter(is_without).count();
    grid.notes.extend((without > 0).then(|| words.count("table-without-application", without)));
    grid
}

impl<'a> Application<'a> {
    /// All of a family. One whose day was not written came with the registration, as far as the file knows.
    fn all(case: &'a Case) -> impl Iterator<Item = Application<'a>> {
        let papers = case.documents.iter().filter(|d| d.is_application());
        papers.filter_map(|paper| {
            Some(Application { case, paper, on: paper.on.or(case.family.registered_on)? })
        })
    }

    /// The first decision on it: one of an earlier day, or of a later application's, answers another paper.
    fn decision(&self) -> Option<&'a Decision> {
        let next = Application::all(self.case).map(|a| a.on).filter(|on| self.on < *on).min();
        let first = [DecisionSubject::Recognition, DecisionSubject::Placement];
        let is_on_it = |d: &&Decision| {
            first.contains(&d.subject) && self.on <= d.on && next.is_none_or(|next| d.on < next)
        };
        self.case.decisions.iter().filter(is_on_it).min_by_key(|d| d.on)
    }

    fn row(
        &self,
        words: &Words,
        stock: &DistrictData,
        asked: PaperRequest,
        shared: &SharedTitles<'_>,
        n: i64,
    ) -> GridRow {
        let family = &self.case.family;
        let meant =
            |list, text: &String| stock.rules.meaning_under(list, text, family.under.as_deref()).label;
        let decision = self.decision().map(|d| {
            let by = person::decided(words, d.body.as_deref(), d.number.as_deref(), Some(d.on));
            format!("{}: {by}", words.pick("ruling", d.ruling.code()))
        });
        let phones: Vec<String> = self.case.phones(self.on).map(|(_, p)| phone::shown(p)).collect();
        let cells = vec![
            GridCell::Number(n),
            // A number of the program is none of the journal: it is written in by hand.
            GridCell::text(family.written_number()),
            GridCell::Date(self.on),
            GridCell::text(shared.titled(words, self.case)),
            GridCell::text(words.address(&family.address)),
            GridCell::text(phones.join("\n")),
            GridCell::text(
                family.ground.as_ref().map(|g| meant(RegulationList::Ground, g)).unwrap_or_default(),
            ),
            GridCell::text(
                family.source.as_ref().map(|s| meant(RegulationList::Source, s)).unwrap_or_default(),
            ),
            GridCell::from(decision.as_deref()),
            GridCell::from(curator_of(stock, asked, self.case).as_deref()),
        ];
        GridRow::line(cells, vec![family.id])
    }
}
