//! The stages of a case, each with the facts that fulfil it.

use serde::{Deserialize, Serialize};

use crate::domain::control::Inspection;
use crate::domain::paper::DecisionSubject;

/// A stage (этап) of accompaniment.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct StageRule {
    pub id: String,
    /// Its name in the nominative, for lists and papers.
    #[serde(default)]
    pub label: String,
    /// Its place among the stages, from 1.
    pub n: u32,
    /// Verbatim.
    pub text: String,
    /// Paragraph.
    pub at: String,
    /// The facts that fulfil it, in the order of the document.
    pub needs: Vec<RequiredFact>,
}

/// A fact that a stage asks for.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RequiredFact {
    pub fact: CaseFact,
    /// Verbatim; `None`: the words of the paper, else those of the stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// What it falls due with; `None`: what facts of its sort do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<FactDue>,
}

/// What a fact falls due with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FactDue {
    /// The stage before is done.
    Stage,
    /// The last days of the term have come.
    TermEnd,
}

impl RequiredFact {
    /// Whether the end of the term asks for it, not the stage before.
    #[must_use]
    pub fn is_of_term(&self) -> bool {
        self.due.map_or_else(|| self.fact.is_of_term(), |due| due == FactDue::TermEnd)
    }
}

/// What the file must know of a case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub enum CaseFact {
    /// Источник выявления.
    Source,
    /// Основание постановки.
    Ground,
    /// День постановки на учёт.
    Registered,
    /// Номер в журнале.
    Journal,
    /// Категория семьи.
    Category,
    /// Закрепление куратора.
    Curator,
    /// Первый разговор с семьёй.
    Contact,
    /// Первый выход в семью.
    Visit,
    /// Уровень.
    Level,
    /// Ресурсы членов семьи.
    Resources,
    /// Виды помощи, в которых семья нуждается.
    Needs,
    /// Программа.
    Programme,
    /// Утверждение программы.
    Approval,
    /// Рассылка программы участникам.
    Dispatch,
    /// Участник программы, поставщик.
    Participant,
    /// Соглашение, договор.
    Agreement,
    /// Согласие на обработку данных.
    Consent,
    /// Выполнение мероприятий.
    Activities,
    /// Решение о продолжении или прекращении.
    Outcome,
    /// Прекращение.
    Closing,
    /// Постсопровождение.
    After,
    /// Контроль, диагностика, оценка.
    Control(Inspection),
    /// Решение по вопросу.
    Decision(DecisionSubject),
    /// Бумага из списка документа.
    Document(String),
}

/// Facts that need no more than their name, with their code.
const PLAIN: [(CaseFact, &str); 21] = [
    (CaseFact::Source, "source"),
    (CaseFact::Ground, "ground"),
    (CaseFact::Registered, "registered"),
    (CaseFact::Journal, "journal"),
    (CaseFact::Category, "category"),
    (CaseFact::Curator, "curator"),
    (CaseFact::Contact, "contact"),
    (CaseFact::Visit, "visit"),
    (CaseFact::Level, "level"),
    (CaseFact::Resources, "resources"),
    (CaseFact::Needs, "needs"),
    (CaseFact::Programme, "programme"),
    (CaseFact::Approval, "approval"),
    (CaseFact::Dispatch, "dispatch"),
    (CaseFact::Participant, "participant"),
    (CaseFact::Agreement, "agreement"),
    (CaseFact::Consent, "consent"),
    (CaseFact::Activities, "activities"),
    (CaseFact::Outcome, "outcome"),
    (CaseFact::Closing, "closing"),
    (CaseFact::After, "after"),
];

impl CaseFact {
    /// The fact of that code: `ground`, `control:intermediate`, `decision:recognition`, `document:survey_act`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<CaseFact> {
        match code.split_once(':') {
            Some(("control", of)) => Inspection::from_code(of).map(CaseFact::Control),
            Some(("decision", of)) => DecisionSubject::from_code(of).map(CaseFact::Decision),
            Some(("document", of)) if !of.is_empty() => Some(CaseFact::Document(of.to_owned())),
            Some(_) => None,
            None => PLAIN.iter().find(|(_, name)| *name == code).map(|(fact, _)| fact.clone()),
        }
    }

    /// Whether the end of the term asks for it, not the stage before.
    #[must_use]
    pub fn is_of_term(&self) -> bool {
        matches!(
            self,
            CaseFact::Activities
                | CaseFact::Control(_)
                | CaseFact::Decision(DecisionSubject::Results)
                | CaseFact::Outcome
                | CaseFact::Closing
                | CaseFact::After
        )
    }

    /// Its code in the data files and in JSON.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            CaseFact::Control(of) => format!("control:{}", of.code()),
            CaseFact::Decision(of) => format!("decision:{}", of.code()),
            CaseFact::Document(of) => format!("document:{of}"),
            plain => PLAIN.iter().find(|(fact, _)| fact == plain).map_or("", |(_, name)| *name).to_owned(),
        }
    }
}

impl TryFrom<String> for CaseFact {
    type Error = String;

    fn try_from(code: String) -> Result<CaseFact, String> {
        CaseFact::from_code(&code).ok_or(code)
    }
}

impl From<CaseFact> for String {
    fn from(fact: CaseFact) -> String {
        fact.code()
    }
}
