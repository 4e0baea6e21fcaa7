//! The papers of the program: the name of each on the command line, about whom it speaks, in which formats it is written.

use chrono::NaiveDate;

use super::format::Format;
use crate::domain::period::PeriodKind;
use crate::domain::schema::Kind;
use crate::domain::{Unit, day};
use crate::report::indicators::report::{ComparedPeriods, usual};

/// The papers that the program writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PaperId {
    Route,
    Deputy,
    Bank,
    Agenda,
    Schedule,
    Families,
    Applications,
    Placed,
    Released,
    Notices,
    Actions,
    DistrictPassport,
    Results,
    Norms,
    QuarterFigures,
    YearFigures,
    YearsFigures,
    PeriodFigures,
    Card,
    FamilyPassport,
    Programme,
    Plan,
    Dispatch,
    Visit,
    Survey,
    Questionnaire,
    Agreement,
    Request,
    Session,
}

/// About whom a paper speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperScope {
    /// The families of a curator, or of all.
    District,
    /// One family.
    Family,
    /// One family, or all of a curator.
    Either,
    /// The families whose questions are put to a sitting.
    Sitting,
}

impl PaperScope {
    /// Its code in messages and JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            PaperScope::District => "district",
            PaperScope::Family => "family",
            PaperScope::Either => "either",
            PaperScope::Sitting => "sitting",
        }
    }
}

/// What a paper is written from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperBasis {
    /// A sheet of entries.
    Sheet,
    Table,
    /// A template of `data/forms`, or one beside the file.
    Form,
    /// The indicators of a document over a period.
    Figures,
}

/// The days a paper speaks of where none are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefaultPeriod {
    /// Today.
    Day,
    /// The week of today.
    Week,
    /// The month of today.
    Month,
    /// The quarter of today.
    Quarter,
    /// The year of today.
    Year,
}

/// The declaration of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaperSpec {
    pub which: PaperId,
    /// Its name on the command line, and that of its form.
    pub name: &'static str,
    pub about: PaperScope,
    pub made: PaperBasis,
    pub usual: DefaultPeriod,
}

const fn paper(
    which: PaperId,
    name: &'static str,
    about: PaperScope,
    made: PaperBasis,
    usual: DefaultPeriod,
) -> PaperSpec {
    PaperSpec { which, name, about, made, usual }
}

/// All papers, those of the district first.
pub const PAPERS: [PaperSpec; 29] = {
    use self::{DefaultPeriod as U, PaperBasis as M, PaperId as W, PaperScope as A};
    [
        paper(W::Route, "route", A::District, M::Sheet, U::Week),
        paper(W::Deputy, "deputy", A::District, M::Sheet, U::Week),
        paper(W::Bank, "bank", A::District, M::Sheet, U::Day),
        paper(W::Agenda, "agenda", A::Sitting, M::Sheet, U::Day),
        paper(W::Families, "families", A::District, M::Table, U::Year),
        paper(W::Applications, "applications", A::District, M::Table, U::Year),
        paper(W::Placed, "placed", A::District, M::Table, U::Year),
        paper(W::Released, "released", A::District, M::Table, U::Year),
        paper(W::Notices, "notices", A::District, M::Table, U::Year),
        paper(W::Actions, "actions", A::District, M::Table, U::Quarter),
        paper(W::DistrictPassport, "district-passport", A::District, M::Table, U::Day),
        paper(W::Results, "results", A::District, M::Table, U::Quarter),
        paper(W::Norms, "norms", A::Either, M::Table, U::Quarter),
        paper(W::Schedule, "schedule", A::District, M::Table, U::Month),
        paper(W::QuarterFigures, "quarter", A::District, M::Figures, U::Quarter),
        paper(W::YearFigures, "year", A::District, M::Figures, U::Year),
        paper(W::YearsFigures, "years", A::District, M::Figures, U::Year),
        paper(W::PeriodFigures, "period", A::District, M::Figures, U::Quarter),
        paper(W::Card, "card", A::Family, M::Form, U::Day),
        paper(W::FamilyPassport, "family-passport", A::Family, M::Form, U::Day),
        paper(W::Programme, "programme", A::Family, M::Form, U::Day),
        paper(W::Plan, "plan", A::Family, M::Form, U::Day),
        paper(W::Dispatch, "dispatch", A::Family, M::Table, U::Day),
        paper(W::Visit, "visit", A::Family, M::Form, U::Day),
        paper(W::Survey, "survey", A::Family, M::Form, U::Day),
        paper(W::Questionnaire, "questionnaire", A::Family, M::Form, U::Day),
        paper(W::Agreement, "agreement", A::Family, M::Form, U::Day),
        paper(W::Request, "request", A::Family, M::Form, U::Day),
        paper(W::Session, "session", A::Sitting, M::Form, U::Day),
    ]
};

impl PaperId {
    /// Its declaration.
    #[must_use]
    pub fn paper(self) -> PaperSpec {
        // Each is declared once: a test holds it.
        PAPERS.into_iter().find(|p| p.which == self).unwrap_or(PAPERS[0])
    }

    /// The paper of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<PaperId> {
        PAPERS.into_iter().find(|p| p.name == name).map(|p| p.which)
    }

    /// The kind of record that a paper is about, one of several of the family or the district.
    #[must_use]
    pub fn record(self) -> Option<Kind> {
        match self {
            PaperId::Visit => Some(Kind::Contact),
            PaperId::Request => Some(Kind::Request),
            PaperId::Programme | PaperId::Plan | PaperId::Dispatch => Some(Kind::Programme),
            PaperId::Agreement => Some(Kind::Agreement),
            PaperId::Agenda | PaperId::Session => Some(Kind::Sitting),
            _ => None,
        }
    }

    /// The form of the program, where the paper is one.
    #[must_use]
    pub fn form(self) -> Option<&'static [u8]> {
        let form: &[u8] = match self {
            PaperId::Card => include_bytes!("../../data/forms/card.docx"),
            PaperId::FamilyPassport => include_bytes!("../../data/forms/family-passport.docx"),
            PaperId::Programme => include_bytes!("../../data/forms/programme.docx"),
            PaperId::Plan => include_bytes!("../../data/forms/plan.docx"),
            PaperId::Visit => include_bytes!("../../data/forms/visit.docx"),
            PaperId::Survey => include_bytes!("../../data/forms/survey.docx"),
            PaperId::Questionnaire => include_bytes!("../../data/forms/questionnaire.docx"),
            PaperId::Agreement => include_bytes!("../../data/forms/agreement.docx"),
            PaperId::Request => include_bytes!("../../data/forms/request.docx"),
            PaperId::Session => include_bytes!("../../data/forms/session.docx"),
            _ => return None,
        };
        Some(form)
    }
}

impl PaperSpec {
    /// The days it speaks of where none are named: of a quarter or year the one whose report is due.
    #[must_use]
    pub fn days(self, today: NaiveDate) -> (NaiveDate, NaiveDate) {
        let due = |length| usual(length, today);
        match self.usual {
            DefaultPeriod::Day => (today, today),
            DefaultPeriod::Week => day::period(Unit::Week, today),
            DefaultPeriod::Month => day::period(Unit::Month, today),
            DefaultPeriod::Quarter => (due(PeriodKind::Quarter).from, due(PeriodKind::Quarter).to),
            DefaultPeriod::Year => (due(PeriodKind::Year).from, due(PeriodKind::Year).to),
        }
    }

    /// The periods shown beside the one reported.
    #[must_use]
    pub fn compared(self) -> ComparedPeriods {
        if self.which == PaperId::YearsFigures { ComparedPeriods::Years } else { ComparedPeriods::Before }
    }

    /// The formats it is written in, the one of paper first.
    #[must_use]
    pub fn formats(self) -> &'static [Format] {
        match (self.made, self.which) {
            (PaperBasis::Sheet, PaperId::Route) => &[Format::Docx, Format::Text, Format::Ics, Format::Json],
            (PaperBasis::Sheet | PaperBasis::Form, _) => &[Format::Docx, Format::Text, Format::Json],
            (PaperBasis::Table | PaperBasis::Figures, _) => {
                &[Format::Docx, Format::Xlsx, Format::Csv, Format::Text, Format::Json]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_paper_is_declared_once_and_a_form_has_one() {
        for paper in PAPERS {
            assert_eq!(paper.which.paper(), paper);
            assert_eq!(PaperId::named(paper.name), Some(paper.which), "{}", paper.name);
            assert_eq!(paper.which.form().is_some(), paper.made == PaperBasis::Form, "{}", paper.name);
        }
    }
}
