//! All that the file knows of one family, read once when the card opens and again after each change.

use chrono::NaiveDate;

use super::Model;
use crate::domain::member::Member;
use crate::domain::schema::Kind;
use crate::domain::sitting::Sitting;
use crate::domain::{Case, FamilyId, FieldName, Id, MemberId, Record, UserError, day};
use crate::norm::deadline::{self, Deadline, DeadlineProof, UpcomingMatter};
use crate::norm::expiry::{self, Expiry};
use crate::norm::income::{self, IncomePerHead};
use crate::norm::marks::{self, EndingMark, UnsupportedLevel};
use crate::norm::path::CasePath;
use crate::norm::position::{self, MisplacedCurator};
use crate::norm::proposal::{self, LevelProposal};
use crate::norm::{Standing, horizon};
use crate::store::conflict::ConflictId;
use crate::store::read::HistoryEvent;
use crate::store::state::CellName;
use crate::store::{FamilyScope, Reader};

/// What the card shows. Kinds of which a case carries every field are read from the case alone.
pub struct FamilyFacts {
    /// The case with all its contacts.
    pub case: Case,
    /// Its state against the norm.
    pub standing: Standing,
    /// What of its marks has ended by itself, or soon will.
    pub endings: Vec<EndingMark>,
    /// Its level, where its signs speak for another one.
    pub unfit: Option<UnsupportedLevel>,
    /// The level that its signs speak for, and why not another.
    pub proposal: LevelProposal,
    /// Its papers that have run out, or soon will.
    pub expiring: Vec<Expiry>,
    /// Its income per head against the minimum of the day.
    pub per_head: Option<IncomePerHead>,
    /// Its curator, whose position the document allows for other families only.
    pub misplaced: Option<MisplacedCurator>,
    /// The stages of its document, each line proven or missing.
    pub path: CasePath,
    /// The deadlines of the document and of local orders that are its own.
    pub deadlines: Vec<Deadline>,
    /// The records of the family by kind, as the file has them.
    records: Vec<(Kind, Vec<Record>)>,
    /// Every change, the latest first.
    pub history: Vec<HistoryEvent>,
    /// The members that were joined to another of the family, each with the one she is shown as.
    joined: Vec<(Id, Id)>,
    /// Cells of this family that are in conflict.
    pub conflicts: Vec<ConflictedCell>,
    /// The sittings of the bodies that decide.
    pub sittings: Vec<Sitting>,
    /// The other families of each person with several memberships.
    others: Vec<(MemberId, String)>,
}

/// A value with several heads, at the record that shows it.
pub struct ConflictedCell {
    /// The name of the conflict.
    pub id: ConflictId,
    /// The record that shows it: of a phone the member.
    pub on: Id,
    /// Its kind, or that of a number.
    pub kind: Kind,
    pub cell: CellName,
}

/// Kinds that are read as records: the case has none of them, or not all their fields.
const KINDS: [Kind; 24] = [
    Kind::Contact,
    Kind::Assignment,
    Kind::Sign,
    Kind::Category,
    Kind::Circumstance,
    Kind::Status,
    Kind::Decision,
    Kind::Agreement,
    Kind::Question,
    Kind::Income,
    Kind::Goal,
    Kind::Need,
    Kind::Participant,
    Kind::Control,
    Kind::GoalResult,
    Kind::Document,
    Kind::Consent,
    Kind::Availability,
    Kind::Programme,
    Kind::Activity,
    Kind::Request,
    Kind::Notice,
    Kind::Event,
    Kind::Closing,
];

impl FamilyFacts {
    /// All that the file knows of the family that a record belongs to; none for a record of the district, or if the family
    /// itself is deleted.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of_record(id: Id, reader: Reader<'_>, model: &Model) -> Result<Option<FamilyFacts>, UserError> {
        match reader.family_of(id)? {
            Some(family) => FamilyFacts::read(family, reader, model),
            None => Ok(None),
        }
    }

    /// Reads the family; `None` if the file has it no more.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read(
        family: FamilyId,
        reader: Reader<'_>,
        model: &Model,
    ) -> Result<Option<FamilyFacts>, UserError> {
        let family = FamilyId(reader.root(family.0)?);
        let Some(case) = model.cases_of(reader, FamilyScope::One(family), None)?.into_iter().next() else {
            return Ok(None);
        };
        let standing = Standing::of(model.ground(), &case);
        let ground = model.ground();
        let horizon = day::later(model.today, horizon::AHEAD);
        let mut deadlines = deadline::due_of_family(ground, &case, 0, horizon);
        // A request without an answer is shown with the others.
        let is_request = |what: &UpcomingMatter| {
            matches!(what, UpcomingMatter::Rule { kept_by: DeadlineProof::Answer(_), .. })
        };
        deadlines.retain(|d| !is_request(&d.what));
        deadlines.sort_by_key(|d| d.on);
        let mut records = Vec::with_capacity(KINDS.len());
        for kind in KINDS {
            records.push((kind, model.records_as_of(reader, reader.records_of(kind, family.0)?)?));
        }
        let mut history = reader.history(family)?;
        history.reverse();
        let own = |id: &Id| history.iter().flat_map(|e| &e.changes).any(|c| c.entity == *id);
        let cells = reader.conflicts()?.into_iter().filter_map(|(on, cell, kind)| {
            let (id, cell) = (ConflictId::new(on, &cell), CellName::read(&kind, &cell));
            Some(ConflictedCell { id, on, kind: kind.known()?, cell })
        });
        let numbers = reader.members_with_phone_conflicts()?.into_iter().map(|(on, id)| {
            let cell = CellName::read(&Kind::Phone.into(), id.cell());
            ConflictedCell { id, on, kind: Kind::Phone, cell }
        });
        let conflicts = cells.chain(numbers).filter(|c| own(&c.on)).collect();
        let history = model.events_as_of(history);
        let mut joined = Vec::new();
        for member in &case.members {
            joined.extend(reader.aliases_of(member.id.0)?.into_iter().map(|name| (name, member.id.0)));
        }
        let mut others = Vec::new();
        for member in &case.members {
            let families = reader.families_of(member.person())?;
            let theirs = families.into_iter().filter(|(id, _)| *id != family);
            others.extend(theirs.map(|(_, title)| (member.id, title)));
        }
        let sittings = model.sittings_of(reader)?;
        Ok(Some(FamilyFacts {
            standing,
            endings: marks::endings(ground, &case),
            unfit: marks::unfit(ground, &case),
            proposal: proposal::propose(ground, &case),
            expiring: expiry::expiring(ground, &case),
            per_head: income::per_head(ground, &case),
            misplaced: position::misplaced(ground, &case),
            path: CasePath::of(ground, &case),
            case,
            deadlines,
            sittings,
            records,
            history,
            joined,
            conflicts,
            others,
        }))
    }

    /// The records of a kind, latest first by the day in `field`.
    pub fn by_day(&self, kind: Kind, field: FieldName) -> Vec<&Record> {
        let mut records: Vec<&Record> = self.of(kind).iter().collect();
        records.sort_by_key(|r| (std::cmp::Reverse(r.date(field)), r.id));
        records
    }

    /// The family's deadline of this rule on this day.
    #[must_use]
    pub fn deadline(&self, rule: &str, on: NaiveDate) -> Option<&Deadline> {
        let is_it =
            |d: &&Deadline| d.on == on && matches!(&d.what, UpcomingMatter::Rule { id, .. } if id == rule);
        self.deadlines.iter().find(is_it)
    }

    /// The records of a kind as the file has them.
    pub fn of(&self, kind: Kind) -> &[Record] {
        self.records.iter().find(|(k, _)| *k == kind).map_or(&[], |(_, r)| r.as_slice())
    }

    /// The record of that id, among those that are read as records.
    pub fn record(&self, id: Id) -> Option<&Record> {
        self.records.iter().flat_map(|(_, r)| r).find(|r| r.id == id)
    }

    /// A text of a record that the case does not carry, such as its note.
    pub fn text(&self, id: Id, field: FieldName) -> Option<&str> {
        self.record(id).and_then(|r| r.text(field))
    }

    /// The member of that id, or the one it was joined to; `None` if the family has her no more.
    #[must_use]
    pub fn root_member(&self, id: Id) -> Option<&Member> {
        let id = self.joined.iter().find(|(name, _)| *name == id).map_or(id, |(_, member)| *member);
        self.case.member(MemberId(id))
    }

    /// The other families of a member, by their short titles.
    pub fn elsewhere(&self, member: &Member) -> Option<String> {
        let theirs = self.others.iter().filter(|(id, _)| *id == member.id);
        let titles: Vec<&str> = theirs.map(|(_, title)| title.as_str()).collect();
        (!titles.is_empty()).then(|| titles.join(", "))
    }

    /// Whether a cell of the record is in conflict.
    pub fn in_conflict(&self, id: Id, cell: &str) -> bool {
        self.conflicts.iter().any(|c| c.on == id && c.cell.code() == cell)
    }

    /// The latest closing not after `day`, while no accompaniment has begun since.
    pub fn closed(&self, day: NaiveDate) -> Option<&crate::domain::paper::Closing> {
        if self.standing.level.is_some() {
            return None;
        }
        self.case.last_closing(day)
    }
}
