//! The path of a case in words: what a stage asks for, what proves it, what comes next and why.

use crate::domain::{Case, MemberId, day};
use crate::model::Model;
use crate::norm::path::{CasePath, CasePhase, FactProof, PathLine, PathLineState, PathStage};
use crate::regulation::RegulationList;
use crate::regulation::file::{CaseFact, ListItem};
use crate::text::{Words, capitalised, say};

/// What a fact is called in the words of the district's document: «договор на сопровождение семьи», «анкета
/// потребности в сопровождении».
#[must_use]
pub fn fact(model: &Model, fact: &CaseFact) -> String {
    let (w, regulation) = (&model.words, &model.rules.regulation);
    if let CaseFact::Document(id) = fact {
        return model.rules.meaning(RegulationList::Document, id).label;
    }
    let label = |d: &ListItem| d.label.clone();
    if let Some(paper) = regulation.documents.iter().find(|d| d.fact().as_ref() == Some(fact)) {
        return label(paper);
    }
    match fact {
        CaseFact::Decision(subject) => {
            let decision = regulation.decisions.iter().find(|d| d.id == subject.code());
            decision.map_or_else(|| w.pick("decision-subject", subject.code()), label)
        }
        CaseFact::Control(inspection) => w.pick("inspection", inspection.code()),
        plain => w.pick("path-fact", &plain.code()),
    }
}

/// The same with the member whose it is.
#[must_use]
pub fn line(model: &Model, case: &Case, line: &PathLine) -> String {
    let called = fact(model, &line.fact);
    match line.member.and_then(|id| person(model, case, id)) {
        Some(who) => format!("{called} ({who})"),
        None => called,
    }
}

fn person(model: &Model, case: &Case, id: MemberId) -> Option<String> {
    case.member(id).map(|m| model.words.called(m, model.today))
}

/// What the file has of a line: «28.08.2026, № 14 · папка 3», «нет», «ещё не пора».
#[must_use]
pub fn state(model: &Model, case: &Case, line: &PathLine) -> String {
    let w = &model.words;
    let proof = line.proof.as_ref().map(|p| proven(model, case, line, p)).filter(|s| !s.is_empty());
    match (line.state, proof) {
        (PathLineState::Done, Some(said)) => said,
        (PathLineState::Running, Some(said)) => say!(w, "path-running-of", what = said),
        (PathLineState::Later, Some(said)) => say!(w, "path-ahead", what = said),
        (PathLineState::Missing | PathLineState::Skipped, Some(said)) => {
            match line.proof.as_ref().and_then(|p| p.ruling) {
                Some(ruling) => say!(w, "path-ruled", ruling = w.pick("ruling", ruling.code()), what = said),
                // What was begun and not finished has no validity that could end.
                None if line.proof.as_ref().is_some_and(|p| p.of.is_some()) => {
                    say!(w, "path-unfinished", what = said)
                }
                None => say!(w, "path-lapsed", what = said),
            }
        }
        (state, _) => w.pick("path-state", state.code()),
    }
}

/// What the state of a line means.
#[must_use]
pub fn state_why(words: &Words, line: &PathLine) -> String {
    let is_ahead = line.state == PathLineState::Later && line.proof.is_some();
    words.pick("path-why-state", if is_ahead { "ahead" } else { line.state.code() })
}

/// The record behind a line: its day, number, place, count.
fn proven(model: &Model, case: &Case, line: &PathLine, proof: &FactProof) -> String {
    let w = &model.words;
    let family = &case.family;
    let of_list = |list: RegulationList, code: &Option<String>| {
        code.as_ref().map(|c| model.rules.meaning_under(list, c, family.under.as_deref()).label)
    };
    let words =
        match &line.fact {
            CaseFact::Ground => of_list(RegulationList::Ground, &family.ground),
            CaseFact::Source => family.source.as_ref().map(|code| {
                let item = model.rules.regulation.sources.iter().find(|i| i.id == *code);
                item.map_or_else(|| code.clone(), |i| i.label.clone())
            }),
            CaseFact::Category => case.categories.iter().find(|m| m.id == proof.record).map(|m| {
                model.rules.meaning_under(RegulationList::Category, &m.code, m.under.as_deref()).label
            }),
            CaseFact::Level => {
                case.levels.iter().find(|l| l.id == proof.record).map(|l| model.rules.level_name(l.level))
            }
            CaseFact::Curator => case
                .curator_on(model.today)
                .or_else(|| model.staff.only())
                .and_then(|id| model.staff.curator(id))
                .map(|c| crate::domain::name::short(&c.name)),
            _ => None,
        };
    let until = matches!(line.fact, CaseFact::After);
    // The day without post-accompaniment is the first one: shown is the last one with it.
    let day = proof
        .on
        .map(|on| if until { say!(w, "path-after", day = w.day(day::day_before(on))) } else { w.day(on) });
    let number = proof.number.as_ref().map(|n| say!(w, "number", n = n.as_str()));
    let dated = [day, number].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let counted = proof.of.filter(|(_, all)| *all > 1 || line.state == PathLineState::Running);
    let counted = counted.map(|(done, all)| say!(w, "path-of", done = done, all = all));
    let place = proof.place.clone();
    let parts = [words, Some(dated).filter(|d| !d.is_empty()), counted, place];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The mark before a line: `√` done, `!` to be put in order, `·` not due yet.
#[must_use]
pub fn mark(state: PathLineState) -> &'static str {
    match state {
        PathLineState::Done => "√",
        PathLineState::Running => "■",
        PathLineState::Missing | PathLineState::Skipped => "!",
        PathLineState::Later => "·",
    }
}

/// The state of the whole case: «на сопровождении с 31.08.2026», «постсопровождение по 01.03.2027».
#[must_use]
pub fn phase(model: &Model, path: &CasePath) -> String {
    let w = &model.words;
    let day = match path.phase {
        CasePhase::Waiting | CasePhase::Running => path.since.map(|d| w.day(d)),
        CasePhase::Closed { on } => Some(w.day(on)),
        CasePhase::After { until } | CasePhase::AfterOver { until } => Some(w.day(day::day_before(until))),
    };
    say!(
        w,
        "path-phase",
        code = path.phase.code(),
        known = if day.is_some() { "yes" } else { "no" },
        day = day.unwrap_or_default()
    )
}

/// The stage of the case: «3 из 8: определение уровня»; of one past all stages, whether something of them lacks.
#[must_use]
pub fn stage(model: &Model, path: &CasePath) -> String {
    let w = &model.words;
    match path.at.and_then(|at| Some((at, path.stages.get(at)?))) {
        Some((at, stage)) => {
            say!(w, "path-stage", n = at + 1, all = path.stages.len(), label = stage.label.as_str())
        }
        None if path.stages.is_empty() => w.say("path-no-stages"),
        None => match path.gaps().count() {
            0 => w.say("path-all-done"),
            n => say!(w, "path-all-passed", n = n),
        },
    }
}

/// What comes next: «анкета потребности в сопровождении».
#[must_use]
pub fn next(model: &Model, case: &Case, path: &CasePath) -> Option<String> {
    path.next().map(|(_, l)| capitalised(&line(model, case, l)))
}

/// Why it comes next: what was the last thing done, and what the document asks for then.
#[must_use]
pub fn next_why(model: &Model, case: &Case, path: &CasePath) -> Option<String> {
    let w = &model.words;
    let (stage, next) = path.next()?;
    let source = w.source(&next.source);
    let id = match next.state {
        PathLineState::Later if next.proof.is_some() => "path-why-ahead",
        PathLineState::Later => "path-why-later",
        PathLineState::Running => "path-why-running",
        PathLineState::Skipped => "path-why-skipped",
        _ => "path-why",
    };
    let asked = say!(w, id, stage = stage.label.as_str(), source = source);
    Some(match path.last_done() {
        Some((_, done)) => {
            let what = format!("{}: {}", line(model, case, done), state(model, case, done));
            format!("{} {asked}", say!(w, "path-why-done", what = what))
        }
        None => asked,
    })
}

/// What is missing of a family in one line, the first things first: «анкета; договор; ещё 2».
#[must_use]
pub fn missing(model: &Model, case: &Case, path: &CasePath, most: usize) -> String {
    let names = names(model, case, path);
    let rest = names.len().saturating_sub(most);
    let mut said: Vec<String> = names.into_iter().take(most).collect();
    if rest > 0 {
        said.push(model.words.count("path-more", rest));
    }
    said.join("; ")
}

/// Everything that is missing, each once.
#[must_use]
pub fn names(model: &Model, case: &Case, path: &CasePath) -> Vec<String> {
    path.gaps().map(|(_, l): (&PathStage, &PathLine)| line(model, case, l)).collect()
}
