//! The path of a case: the stages (этапы) of the family's document in order, each line proven by records of the file,
//! missing, or not due yet. Nothing is ticked by hand.
//!
//! ```text
//!  stage 1  √ √ √        done: a record proves the fact
//!  stage 2  √ ! √        skipped: missing although a later stage has begun; a gap, never a block
//!  stage 3  ! √          missing: the stage that the case is at
//!  stage 4  · ·          later: not due yet
//! ```

mod course;
mod evidence;
mod programmes;
mod proof;
mod rulings;

use std::cmp::Reverse;

use chrono::NaiveDate;

pub use course::{AccompanimentCourse, CasePhase};
pub use proof::FactProof;

use super::NormContext;
use super::span::{at, spans};
use crate::domain::{Case, Level, MemberId};
use crate::regulation::RuleSource;
use crate::regulation::file::{CaseFact, ListItem, Regulation, collapsed};
use evidence::CaseEvidence;
use proof::FactEvidence;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathLineState {
    /// A record proves it.
    Done,
    /// It has begun and is not over.
    Running,
    /// It is due now.
    Missing,
    /// It is missing although a later stage has begun.
    Skipped,
    /// It is not due yet.
    Later,
}

impl PathLineState {
    /// Its code in messages and in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            PathLineState::Done => "done",
            PathLineState::Running => "running",
            PathLineState::Missing => "missing",
            PathLineState::Skipped => "skipped",
            PathLineState::Later => "later",
        }
    }

    /// Whether something is to be put in order now.
    #[must_use]
    pub fn is_gap(self) -> bool {
        matches!(self, PathLineState::Missing | PathLineState::Skipped)
    }
}

/// A line of a stage: a fact that it asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct PathLine {
    pub fact: CaseFact,
    /// Whose, where each member has one of her own.
    pub member: Option<MemberId>,
    pub state: PathLineState,
    /// The record that proves it, of a missing one the record that no longer does, of a later one the record by which it
    /// is decided for a later day.
    pub proof: Option<FactProof>,
    /// Where the document asks for it.
    pub source: RuleSource,
    /// Whether the end of the term asks for it, not the stage before.
    pub is_of_term: bool,
}

/// A stage with its lines.
#[derive(Clone, Debug, PartialEq)]
pub struct PathStage {
    /// Id in the regulation.
    pub id: String,
    /// Its name in the nominative.
    pub label: String,
    /// Where the document names it.
    pub source: RuleSource,
    pub lines: Vec<PathLine>,
}

impl PathStage {
    /// Whether nothing of it is open.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.lines.iter().all(|l| l.state == PathLineState::Done)
    }
}

/// The path of a case on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct CasePath {
    pub phase: CasePhase,
    /// The first day of this accompaniment: постановка на учёт (Октябрьский район, п. 9.2) is before it, and counts only
    /// while the family waits for its level.
    pub since: Option<NaiveDate>,
    pub stages: Vec<PathStage>,
    /// The stage that the case is at; `None`: all of them are done.
    pub at: Option<usize>,
}

impl CasePath {
    /// Compares the records of a case with the stages of its document, as of the day asked.
    #[must_use]
    pub fn of(ground: NormContext<'_>, case: &Case) -> CasePath {
        let course = AccompanimentCourse::of(ground, case);
        let regulation = &ground.rules.regulation;
        let evidence = CaseEvidence::new(ground, case, &course);
        let mut stages: Vec<PathStage> = Vec::with_capacity(regulation.stages.len());
        for stage in &regulation.stages {
            let own = (stage.text.as_str(), stage.at.as_str());
            let mut lines: Vec<PathLine> = Vec::new();
            let ground = case.family.ground.as_deref();
            for StageRequirement { fact, words, is_of_term } in
                asked(regulation, stage, |d| d.is_asked_on(ground))
            {
                let (text, at) = words.unwrap_or(own);
                let source =
                    RuleSource::Own { cited: regulation.cited(at).into(), text: collapsed(text).into() };
                for member in evidence.members(&fact) {
                    let (state, proof) = match evidence.find(&fact, member) {
                        FactEvidence::NotAsked => continue,
                        FactEvidence::Done(proof) => (PathLineState::Done, Some(proof)),
                        FactEvidence::Running(proof) => (PathLineState::Running, proof),
                        FactEvidence::Missing(None) if is_of_term && !course.is_ending => {
                            (PathLineState::Later, None)
                        }
                        FactEvidence::Missing(proof) => (PathLineState::Missing, proof),
                        FactEvidence::Ahead(proof) => (PathLineState::Later, proof),
                    };
                    let source = source.clone();
                    lines.push(PathLine { fact: fact.clone(), member, state, proof, source, is_of_term });
                }
            }
            let source =
                RuleSource::Own { cited: regulation.cited(own.1).into(), text: collapsed(own.0).into() };
            stages.push(PathStage { id: stage.id.clone(), label: stage.label.clone(), source, lines });
        }
        let at = place(&mut stages, course.phase);
        CasePath { phase: course.phase, since: course.began, stages, at }
    }

    /// The lines that are to be put in order now, those of earlier stages first.
    pub fn gaps(&self) -> impl Iterator<Item = (&PathStage, &PathLine)> {
        self.lines().filter(|(_, line)| line.state.is_gap())
    }

    /// What comes next: what is due at the stage of the case, else what runs there, else the first line after it; before a
    /// line that rests on a programme the programme that was skipped.
    #[must_use]
    pub fn next(&self) -> Option<(&PathStage, &PathLine)> {
        let from = self.at?;
        let find = |wanted: PathLineState| {
            let lines = self.stages.iter().skip(from).flat_map(|s| s.lines.iter().map(move |l| (s, l)));
            lines.into_iter().find(|(_, l)| l.state == wanted)
        };
        let next = find(PathLineState::Missing)
            .or_else(|| find(PathLineState::Running))
            .or_else(|| find(PathLineState::Later))?;
        let rests_on_programme = matches!(next.1.fact, CaseFact::Approval | CaseFact::Dispatch);
        let is_skipped = |(_, l): &(&PathStage, &PathLine)| {
            l.fact == CaseFact::Programme && l.state == PathLineState::Skipped && l.proof.is_none()
        };
        let skipped = self.lines().find(is_skipped).filter(|_| rests_on_programme);
        Some(skipped.unwrap_or(next))
    }

    /// The last line before the stage of the case that is done: why something comes next.
    #[must_use]
    pub fn last_done(&self) -> Option<(&PathStage, &PathLine)> {
        let until = self.at.map_or(self.stages.len(), |at| at + 1);
        let lines = self.stages.iter().take(until).flat_map(|s| s.lines.iter().map(move |l| (s, l)));
        lines.rev().find(|(_, l)| l.state == PathLineState::Done)
    }

    /// All lines with their stages.
    pub fn lines(&self) -> impl Iterator<Item = (&PathStage, &PathLine)> {
        self.stages.iter().flat_map(|s| s.lines.iter().map(move |l| (s, l)))
    }
}

/// A fact that a stage asks for.
struct StageRequirement<'a> {
    fact: CaseFact,
    /// Its own words and paragraph; `None`: those of the stage.
    words: Option<(&'a str, &'a str)>,
    is_of_term: bool,
}

/// Where the document asks for the facts that are meant, of whatever family: each place once.
#[must_use]
pub fn asking(regulation: &Regulation, is_meant: impl Fn(&CaseFact) -> bool) -> Vec<RuleSource> {
    let mut all: Vec<RuleSource> = Vec::new();
    for stage in &regulation.stages {
        for asked in asked(regulation, stage, |_| true).iter().filter(|asked| is_meant(&asked.fact)) {
            let (text, at) = asked.words.unwrap_or((stage.text.as_str(), stage.at.as_str()));
            let source = RuleSource::Own { cited: regulation.cited(at).into(), text: collapsed(text).into() };
            if !all.contains(&source) {
                all.push(source);
            }
        }
    }
    all
}

/// The facts that a stage asks for: those it names, then those of its papers that are asked of the family.
fn asked<'a>(
    regulation: &'a Regulation,
    stage: &'a crate::regulation::file::StageRule,
    is_asked: impl Fn(&ListItem) -> bool,
) -> Vec<StageRequirement<'a>> {
    let proves = |d: &ListItem| d.fact().unwrap_or_else(|| CaseFact::Document(d.id.clone()));
    let mut asked: Vec<StageRequirement<'a>> = Vec::new();
    for needed in &stage.needs {
        let own = needed.text.as_deref().zip(needed.at.as_deref());
        let paper = regulation.documents.iter().find(|d| proves(d) == needed.fact);
        if paper.is_none_or(&is_asked) {
            let words = own.or(paper.map(|d| (d.text.as_str(), d.at.as_str())));
            asked.push(StageRequirement {
                fact: needed.fact.clone(),
                words,
                is_of_term: needed.is_of_term(),
            });
        }
    }
    let of_stage = |d: &&ListItem| d.word("stage") == Some(stage.id.as_str()) && !d.is_of_service();
    for d in regulation.documents.iter().filter(of_stage).filter(|d| is_asked(d)) {
        // A paper that an earlier stage names is asked for there.
        let fact = proves(d);
        if regulation.stages.iter().flat_map(|s| &s.needs).all(|n| n.fact != fact) {
            let is_of_term = fact.is_of_term();
            asked.push(StageRequirement { fact, words: Some((d.text.as_str(), d.at.as_str())), is_of_term });
        }
    }
    asked
}

/// Separates what is due, what was skipped and what comes later; gives the stage that the case is at.
///
/// A decision to go on leads back to what the term asks for: a case that runs is never past all stages, and
/// post-accompaniment is none of its own.
fn place(stages: &mut [PathStage], phase: CasePhase) -> Option<usize> {
    let lines = || stages.iter().flat_map(|s| &s.lines);
    let is_decided = lines().any(|l| l.fact == CaseFact::Outcome && l.state == PathLineState::Done);
    let goes_on = is_decided && !phase.is_over() && lines().all(|l| l.fact != CaseFact::Closing);
    let leads_back = |l: &PathLine| goes_on && matches!(l.fact, CaseFact::Outcome | CaseFact::After);
    let proves = |l: &PathLine| {
        matches!(l.state, PathLineState::Done | PathLineState::Running)
            && l.fact != CaseFact::Curator
            && !leads_back(l)
    };
    let begun = stages.iter().rposition(|s| s.lines.iter().any(proves)).unwrap_or(0);
    let is_open = |l: &PathLine| l.state != PathLineState::Done && !(goes_on && l.fact == CaseFact::After);
    let ahead = stages.iter().skip(begun).position(|s| s.lines.iter().any(is_open)).map(|i| begun + i);
    let of_term = || stages.iter().position(|s| s.lines.iter().any(|l| l.is_of_term && !leads_back(l)));
    let at = ahead.or_else(|| of_term().filter(|_| goes_on));
    for (i, stage) in stages.iter_mut().enumerate() {
        for line in stage.lines.iter_mut().filter(|l| l.state == PathLineState::Missing) {
            line.state = match at {
                _ if i < begun => PathLineState::Skipped,
                _ if phase.is_over() => PathLineState::Missing,
                Some(at) if i > at && line.proof.is_none() && !line.is_of_term => PathLineState::Later,
                _ => PathLineState::Missing,
            };
        }
    }
    at
}

/// A family of which something is not in order.
#[derive(Clone, Debug, PartialEq)]
pub struct UnsettledCase {
    /// The place of the family among the cases asked.
    pub case: usize,
    /// Its level on the day.
    pub level: Option<Level>,
    pub path: CasePath,
}

/// The families of which something is not in order, the most urgent first: by level, then the longest on
/// accompaniment, then by title.
#[must_use]
pub fn unsettled(ground: NormContext<'_>, cases: &[Case]) -> Vec<UnsettledCase> {
    let mut found: Vec<UnsettledCase> = cases
        .iter()
        .enumerate()
        .map(|(i, case)| {
            let level = at(&spans(case, ground.rules), ground.today).map(|s| s.level);
            UnsettledCase { case: i, level, path: CasePath::of(ground, case) }
        })
        .filter(|u| u.path.gaps().next().is_some())
        .collect();
    found.sort_by_key(|u| {
        (Reverse(u.level), u.path.since.is_none(), u.path.since, &cases[u.case].family.title)
    });
    found
}
