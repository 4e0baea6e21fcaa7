//! The words of the demo: `data/demo/words.toml`, read only when a demo is made.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::mark::Status;
use crate::domain::member::Role;
use crate::domain::programme::Help;
use crate::domain::{Level, UserError};

/// All words of the invented district.
#[derive(Clone, Debug, Deserialize)]
pub struct DemoWords {
    pub surnames: Vec<[String; 2]>,
    pub men: Vec<String>,
    pub women: Vec<String>,
    pub boys: Vec<String>,
    pub girls: Vec<String>,
    pub patronymics: Vec<[String; 2]>,
    pub patronymic_of: BTreeMap<String, [String; 2]>,
    pub occupations: Vec<String>,
    pub occupations_apart: Vec<String>,
    pub resources: Vec<String>,
    pub schools: Vec<String>,
    pub kindergartens: Vec<String>,
    pub visit_notes: Vec<String>,
    pub visit_notes_school: Vec<String>,
    pub visit_notes_acute: Vec<String>,
    pub visit_notes_village: Vec<String>,
    pub visit_notes_small: Vec<String>,
    pub failed_notes: Vec<String>,
    pub refused_notes: Vec<String>,
    pub postponed_notes: Vec<String>,
    pub call_notes: Vec<String>,
    pub call_notes_school: Vec<String>,
    pub call_notes_small: Vec<String>,
    pub talk_notes: Vec<String>,
    pub promises: Vec<String>,
    pub positive_closings: Vec<String>,
    pub activity_results: Vec<String>,
    pub activity_failures: Vec<String>,
    pub level_reasons: BTreeMap<String, Vec<String>>,
    pub activity_details: BTreeMap<Help, Vec<String>>,
    pub activity_outcomes: BTreeMap<String, ActivityDetail>,
    pub settlements: Vec<DemoSettlement>,
    pub organisations: Vec<DemoOrganisation>,
    pub district: String,
    pub section: String,
    pub position: String,
    pub other_device: String,
    pub phone_prefix: String,
    pub grade: String,
    pub access: Vec<String>,
    pub document_places: Vec<String>,
    pub leave_reason: String,
    pub away_reason: String,
    pub away_before_reason: String,
    pub away_member_reason: String,
    pub consent_basis: String,
    pub consent_purpose: String,
    pub availability_note: String,
    pub requests: Vec<DemoRequest>,
    pub help_common: Vec<String>,
    pub help_by: BTreeMap<String, String>,
    pub stories: Vec<Story>,
    pub path: PathWords,
}

/// The words of the path of a case.
#[derive(Clone, Debug, Deserialize)]
pub struct PathWords {
    /// By which paper an income is known.
    pub income: String,
    /// The subsistence minimum, in roubles a month.
    pub minimum: u32,
    pub minimum_act: String,
    pub local_deadline: String,
    pub local_number: String,
    /// Day of the month.
    pub local_day: u32,
    /// Number of a rehabilitation programme.
    pub ipra: String,
    /// Note of a visit in the time after a closing.
    pub visit_after: String,
    /// What a sitting is asked.
    pub question: String,
    /// Goals by the kind of help that serves them.
    pub goals: BTreeMap<Help, String>,
    /// What controls found, by what they look at.
    pub results: BTreeMap<String, String>,
}

/// An activity: recipient, performer, result.
#[derive(Clone, Debug, Deserialize)]
pub struct ActivityDetail {
    /// adult, child, school, family …: the file explains each.
    pub whom: String,
    /// An organisation, or the child's own school.
    pub by: String,
    /// What came of it.
    pub result: String,
}

/// A town or village.
#[derive(Clone, Debug, Deserialize)]
pub struct DemoSettlement {
    pub name: String,
    /// city or village.
    pub kind: String,
    /// How often families live there.
    pub weight: usize,
    pub streets: Vec<String>,
    /// Its own schools; the town's are listed apart.
    #[serde(default)]
    pub schools: Vec<String>,
    /// Its own nurseries.
    #[serde(default)]
    pub kindergartens: Vec<String>,
}

/// An organisation of the district.
#[derive(Clone, Debug, Deserialize)]
pub struct DemoOrganisation {
    pub name: String,
    /// Kind of help, or other.
    pub kind: String,
    pub phone: String,
}

/// A request with its answer.
#[derive(Clone, Debug, Deserialize)]
pub struct DemoRequest {
    /// To whom.
    pub to: String,
    /// What is asked.
    pub text: String,
    /// What came back.
    pub answer: String,
}

/// One of the sixteen families as the file sketches it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// Adults; the first is the applicant.
    pub adults: Vec<Adult>,
    /// Full years of the children today.
    pub children: Vec<u32>,
    /// Days to the birthday of the first of them.
    pub birthday: Option<u64>,
    /// Whether the first of them has a disability.
    #[serde(default)]
    pub disabled: bool,
    /// city or village.
    pub home: String,
    /// Levels in order of time.
    pub levels: Vec<StoryLevel>,
    /// Ground, by id.
    pub ground: String,
    /// Who reported the family, by id; `None`: the family came itself.
    pub source: Option<String>,
    /// Categories, by id.
    pub categories: Vec<String>,
    /// Circumstances, by id.
    pub circumstances: Vec<String>,
    /// A circumstance in own words.
    pub own: String,
    /// Status, if any.
    pub status: Option<Status>,
    /// What to know before the door.
    pub safety: Option<String>,
    /// Items of the catalogue of help, by id.
    pub help: Vec<String>,
    /// What is remarkable.
    pub marks: Vec<StoryMark>,
    /// How it ended.
    pub closed: Option<StoryClosing>,
}

/// An adult of a story.
#[derive(Clone, Debug, Deserialize)]
pub struct Adult {
    /// Role in the family.
    pub role: Role,
    /// Full years.
    pub age: u32,
    /// Occupation.
    pub work: Option<String>,
    /// A man, where the role does not say.
    #[serde(default)]
    pub man: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub struct StoryLevel {
    pub level: Level,
    /// Days before today.
    pub ago: Option<u64>,
    /// Or: between how many days from today its term ends.
    pub ends: Option<[i64; 2]>,
    /// Why.
    pub reason: String,
    /// Signs, by id.
    pub signs: Vec<String>,
    /// More visits than the norm.
    pub visits: Option<u32>,
}

/// The end of a story.
#[derive(Clone, Debug, Deserialize)]
pub struct StoryClosing {
    /// Days before today.
    pub ago: u64,
    /// Why.
    pub reason: String,
}

/// What is remarkable in a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoryMark {
    /// The week has hardly a day to spare.
    Tight,
    /// An appointment today.
    Today,
    /// An appointment today, already held.
    HeldToday,
    /// Nobody was at home the last time.
    MissedYesterday,
    /// The last period ended short.
    Short,
    /// Two addresses typed on two machines.
    Conflict,
    /// A very long surname.
    LongName,
    /// An activity past its day.
    Overdue,
    /// A request past its day without an answer.
    Unanswered,
    /// To be called back today.
    CallToday,
    /// To be called back tomorrow.
    CallTomorrow,
    /// The household will be away.
    AwayAhead,
    /// The household was away.
    AwayBefore,
    /// A child was away.
    MemberAway,
    /// Registered a few days ago, no level yet.
    Registered,
}

impl DemoWords {
    /// Reads the file the program carries.
    ///
    /// # Errors
    /// If the file of the build does not fit this program.
    pub fn read() -> Result<DemoWords, UserError> {
        serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/demo-words.json")))
            .map_err(|e| UserError::new("demo-words").with("what", e.to_string()).because(e))
    }

    /// An organisation that gives this kind of help, the same for the same choice.
    #[must_use]
    pub fn helper(&self, help: Help, choice: usize) -> Option<&str> {
        let fit: Vec<&DemoOrganisation> =
            self.organisations.iter().filter(|o| o.kind == help.code()).collect();
        fit.get(choice % fit.len().max(1)).map(|o| o.name.as_str())
    }
}

impl Story {
    /// Whether it is marked so.
    #[must_use]
    pub fn is(&self, mark: StoryMark) -> bool {
        self.marks.contains(&mark)
    }
}
