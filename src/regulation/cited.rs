//! What a regulation file quotes: each value with the words of the document that prove it and their paragraph.

use super::file::{Item, Regulation, collapsed};

/// The part of a regulation that a quotation belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// A word of the document: куратор, договор, заключение.
    Term,
    /// The definition of a level.
    Level,
    /// How long a level lasts.
    Duration,
    /// How often a family of a level is visited.
    Visits,
    Caseload,
    Sign,
    Category,
    Circumstance,
    Ground,
    /// Who detects families.
    Detection,
    Stage,
    /// A control or diagnosis.
    Inspection,
    Paper,
    Journal,
    Decision,
    Deadline,
    Closing,
    Help,
    Indicator,
    Organisation,
    Role,
    /// An addressee of a paper or a notice.
    Addressee,
    /// Any other statement worth citing.
    Clause,
}

impl Part {
    /// All of them.
    pub const ALL: [Part; 23] = [
        Part::Term,
        Part::Level,
        Part::Duration,
        Part::Visits,
        Part::Caseload,
        Part::Sign,
        Part::Category,
        Part::Circumstance,
        Part::Ground,
        Part::Detection,
        Part::Stage,
        Part::Inspection,
        Part::Paper,
        Part::Journal,
        Part::Decision,
        Part::Deadline,
        Part::Closing,
        Part::Help,
        Part::Indicator,
        Part::Organisation,
        Part::Role,
        Part::Addressee,
        Part::Clause,
    ];

    /// Its name on the command line and in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Part::Term => "term",
            Part::Level => "level",
            Part::Duration => "duration",
            Part::Visits => "visits",
            Part::Caseload => "caseload",
            Part::Sign => "sign",
            Part::Category => "category",
            Part::Circumstance => "circumstance",
            Part::Ground => "ground",
            Part::Detection => "detection",
            Part::Stage => "stage",
            Part::Inspection => "inspection",
            Part::Paper => "paper",
            Part::Journal => "journal",
            Part::Decision => "decision",
            Part::Deadline => "deadline",
            Part::Closing => "closing",
            Part::Help => "help",
            Part::Indicator => "indicator",
            Part::Organisation => "organisation",
            Part::Role => "role",
            Part::Addressee => "addressee",
            Part::Clause => "clause",
        }
    }

    /// Whether a district may take it from another document, where its own is silent.
    #[must_use]
    pub fn is_lent(self, lent: &super::file::Borrow) -> bool {
        match self {
            Part::Level => lent.levels,
            Part::Duration => lent.durations,
            Part::Visits => lent.visits,
            _ => false,
        }
    }
}

/// A value of a regulation file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    pub part: Part,
    /// Id within its part.
    pub id: String,
    /// Its name in the nominative; empty for a statement that no list offers.
    pub label: String,
    /// Paragraph.
    pub at: String,
    /// The words of the document, white space collapsed.
    pub words: String,
}

impl Regulation {
    /// All that the file quotes, in the order of its parts.
    #[must_use]
    pub fn cited_values(&self) -> Vec<Cited> {
        let mut all = Vec::new();
        let mut add = |part, id: &str, label: &str, at: &str, text: &str| {
            let (id, label, at) = (id.to_owned(), label.to_owned(), at.to_owned());
            all.push(Cited { part, id, label, at, words: collapsed(text) });
        };
        for (id, term) in &self.terms {
            add(Part::Term, id, &term.word, &term.at, &term.text);
        }
        for level in &self.levels {
            let id = level.id.code();
            add(Part::Level, id, &level.name, &level.at, &level.text);
            if let Some(d) = &level.duration {
                add(Part::Duration, id, &level.name, &d.at, &d.text);
            }
            if let Some(v) = &level.visits {
                add(Part::Visits, id, &level.name, &v.at, &v.text);
            }
        }
        for load in &self.caseload {
            let ids: Vec<&str> = load.levels.iter().map(|l| l.code()).collect();
            let names = load.levels.iter().filter_map(|l| self.level(*l)).map(|l| l.name.clone());
            add(Part::Caseload, &ids.join("+"), &names.collect::<Vec<_>>().join(", "), &load.at, &load.text);
        }
        for s in &self.signs {
            add(Part::Sign, &s.id, &s.label, &s.at, &s.text);
        }
        for d in &self.deadlines {
            add(Part::Deadline, &d.id, &d.label, &d.at, &d.text);
            d.to.iter().for_each(|to| add(Part::Addressee, &d.id, &to.name, &to.at, &to.text));
        }
        for s in &self.stages {
            add(Part::Stage, &s.id, &s.label, &s.at, &s.text);
            // What a stage asks for may be quoted from elsewhere; a part of its own words is quoted already.
            let own = collapsed(&s.text);
            let mut quoted =
                s.needs.iter().filter_map(|n| n.text.as_ref().zip(n.at.as_ref())).collect::<Vec<_>>();
            quoted.retain(|(text, at)| **at != s.at || !own.contains(&collapsed(text)));
            for (text, at) in quoted {
                add(Part::Stage, &s.id, &s.label, at, text);
            }
        }
        for i in &self.inspections {
            add(Part::Inspection, i.id.code(), &i.label, &i.at, &i.text);
        }
        for h in &self.help {
            add(Part::Help, &h.id, &h.label, &h.at, &h.text);
        }
        for i in &self.indicators {
            add(Part::Indicator, &i.id, &i.label, &i.at, &i.text);
        }
        let lists: [(Part, &[Item]); 11] = [
            (Part::Category, &self.categories),
            (Part::Circumstance, &self.circumstances),
            (Part::Ground, &self.grounds),
            (Part::Detection, &self.sources),
            (Part::Paper, &self.documents),
            (Part::Journal, &self.journals),
            (Part::Decision, &self.decisions),
            (Part::Closing, &self.closings),
            (Part::Organisation, &self.organisations),
            (Part::Role, &self.roles),
            (Part::Clause, &self.clauses),
        ];
        for (part, list) in lists {
            for item in list {
                add(part, &item.id, &item.label, &item.at, &item.text);
                item.to.iter().for_each(|to| add(Part::Addressee, &item.id, &to.name, &to.at, &to.text));
            }
        }
        all
    }
}
