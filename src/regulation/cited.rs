//! What a regulation file quotes: each value with the words of the document that prove it and their paragraph.

use super::file::{ListItem, Regulation, collapsed};

/// The part of a regulation that a quotation belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RegulationPart {
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

impl RegulationPart {
    /// All of them.
    pub const ALL: [RegulationPart; 23] = [
        RegulationPart::Term,
        RegulationPart::Level,
        RegulationPart::Duration,
        RegulationPart::Visits,
        RegulationPart::Caseload,
        RegulationPart::Sign,
        RegulationPart::Category,
        RegulationPart::Circumstance,
        RegulationPart::Ground,
        RegulationPart::Detection,
        RegulationPart::Stage,
        RegulationPart::Inspection,
        RegulationPart::Paper,
        RegulationPart::Journal,
        RegulationPart::Decision,
        RegulationPart::Deadline,
        RegulationPart::Closing,
        RegulationPart::Help,
        RegulationPart::Indicator,
        RegulationPart::Organisation,
        RegulationPart::Role,
        RegulationPart::Addressee,
        RegulationPart::Clause,
    ];

    /// Its name on the command line and in messages.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            RegulationPart::Term => "term",
            RegulationPart::Level => "level",
            RegulationPart::Duration => "duration",
            RegulationPart::Visits => "visits",
            RegulationPart::Caseload => "caseload",
            RegulationPart::Sign => "sign",
            RegulationPart::Category => "category",
            RegulationPart::Circumstance => "circumstance",
            RegulationPart::Ground => "ground",
            RegulationPart::Detection => "detection",
            RegulationPart::Stage => "stage",
            RegulationPart::Inspection => "inspection",
            RegulationPart::Paper => "paper",
            RegulationPart::Journal => "journal",
            RegulationPart::Decision => "decision",
            RegulationPart::Deadline => "deadline",
            RegulationPart::Closing => "closing",
            RegulationPart::Help => "help",
            RegulationPart::Indicator => "indicator",
            RegulationPart::Organisation => "organisation",
            RegulationPart::Role => "role",
            RegulationPart::Addressee => "addressee",
            RegulationPart::Clause => "clause",
        }
    }

    /// Whether a district may take it from another document, where its own is silent.
    #[must_use]
    pub fn is_lent(self, lent: &super::file::Borrowing) -> bool {
        match self {
            RegulationPart::Level => lent.levels,
            RegulationPart::Duration => lent.durations,
            RegulationPart::Visits => lent.visits,
            _ => false,
        }
    }
}

/// A value of a regulation file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    pub part: RegulationPart,
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
    pub fn cited_values(&self) -> Vec<Citation> {
        let mut all = Vec::new();
        let mut add = |part, id: &str, label: &str, at: &str, text: &str| {
            let (id, label, at) = (id.to_owned(), label.to_owned(), at.to_owned());
            all.push(Citation { part, id, label, at, words: collapsed(text) });
        };
        for (id, term) in &self.terms {
            add(RegulationPart::Term, id, &term.word, &term.at, &term.text);
        }
        for level in &self.levels {
            let id = level.id.code();
            add(RegulationPart::Level, id, &level.name, &level.at, &level.text);
            if let Some(d) = &level.duration {
                add(RegulationPart::Duration, id, &level.name, &d.at, &d.text);
            }
            if let Some(v) = &level.visits {
                add(RegulationPart::Visits, id, &level.name, &v.at, &v.text);
            }
        }
        for load in &self.caseload {
            let ids: Vec<&str> = load.levels.iter().map(|l| l.code()).collect();
            let names = load.levels.iter().filter_map(|l| self.level(*l)).map(|l| l.name.clone());
            add(
                RegulationPart::Caseload,
                &ids.join("+"),
                &names.collect::<Vec<_>>().join(", "),
                &load.at,
                &load.text,
            );
        }
        for s in &self.signs {
            add(RegulationPart::Sign, &s.id, &s.label, &s.at, &s.text);
        }
        for d in &self.deadlines {
            add(RegulationPart::Deadline, &d.id, &d.label, &d.at, &d.text);
            d.to.iter().for_each(|to| add(RegulationPart::Addressee, &d.id, &to.name, &to.at, &to.text));
        }
        for s in &self.stages {
            add(RegulationPart::Stage, &s.id, &s.label, &s.at, &s.text);
            // What a stage asks for may be quoted from elsewhere; a part of its own words is quoted already.
            let own = collapsed(&s.text);
            let mut quoted =
                s.needs.iter().filter_map(|n| n.text.as_ref().zip(n.at.as_ref())).collect::<Vec<_>>();
            quoted.retain(|(text, at)| **at != s.at || !own.contains(&collapsed(text)));
            for (text, at) in quoted {
                add(RegulationPart::Stage, &s.id, &s.label, at, text);
            }
        }
        for i in &self.inspections {
            add(RegulationPart::Inspection, i.id.code(), &i.label, &i.at, &i.text);
        }
        for h in &self.help {
            add(RegulationPart::Help, &h.id, &h.label, &h.at, &h.text);
        }
        for i in &self.indicators {
            add(RegulationPart::Indicator, &i.id, &i.label, &i.at, &i.text);
        }
        let lists: [(RegulationPart, &[ListItem]); 11] = [
            (RegulationPart::Category, &self.categories),
            (RegulationPart::Circumstance, &self.circumstances),
            (RegulationPart::Ground, &self.grounds),
            (RegulationPart::Detection, &self.sources),
            (RegulationPart::Paper, &self.documents),
            (RegulationPart::Journal, &self.journals),
            (RegulationPart::Decision, &self.decisions),
            (RegulationPart::Closing, &self.closings),
            (RegulationPart::Organisation, &self.organisations),
            (RegulationPart::Role, &self.roles),
            (RegulationPart::Clause, &self.clauses),
        ];
        for (part, list) in lists {
            for item in list {
                add(part, &item.id, &item.label, &item.at, &item.text);
                item.to
                    .iter()
                    .for_each(|to| add(RegulationPart::Addressee, &item.id, &to.name, &to.at, &to.text));
            }
        }
        all
    }
}
