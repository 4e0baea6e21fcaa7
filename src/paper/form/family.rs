//! The family, its level and its curator.

use chrono::NaiveDate;

use super::day::FormFamily;
use crate::domain::contact::RightsState;
use crate::domain::day::day_before;
use crate::domain::family::FamilyForm;
use crate::domain::level::Frequency;
use crate::domain::mark::{self, Mark};
use crate::domain::paper::Closing;
use crate::domain::value::PersonRef;
use crate::domain::{Case, phone};
use crate::norm::span::{NormSpan, at, spans};
use crate::norm::{self, NormContext, income, term};
use crate::paper::person;
use crate::paper::template::FormValues;
use crate::paper::template::values::FormField;
use crate::regulation::{RegulationList, RuleSource};
use crate::report::stock::{DistrictData, PaperRequest};
use crate::text::{Words, capitalised, say};

pub(super) fn fill(v: &mut FormValues, words: &Words, asked: PaperRequest, of: &FormFamily<'_>) {
    let (case, stock, day) = (&of.case, of.stock, of.day);
    let family = &case.family;
    v.set(FormField::Family, &family.title);
    v.set(FormField::Short, &family.short);
    v.set(FormField::Number, family.written_number());
    v.maybe(FormField::Registered, case.began().map(|on| words.day(on)));
    v.set(FormField::Address, words.address(&family.address));
    v.maybe(FormField::Access, family.address.access.clone());
    let phones: Vec<String> = case.phones(day).map(|(_, p)| phone::shown(p)).collect();
    v.set(FormField::Phones, phones.join(", "));
    v.maybe(FormField::Safety, family.safety.clone());
    accompanied(v, words, case);
    v.maybe(
        FormField::Ground,
        family.ground.as_ref().map(|g| meant(stock, RegulationList::Ground, g, family.under.as_deref())),
    );
    v.maybe(
        FormField::Source,
        family.source.as_ref().map(|s| meant(stock, RegulationList::Source, s, family.under.as_deref())),
    );
    v.set(FormField::Categories, marks(stock, case, RegulationList::Category, &case.categories, day));
    v.set(
        FormField::Circumstances,
        marks(stock, case, RegulationList::Circumstance, &case.circumstances, day),
    );
    v.set(FormField::Signs, marks(stock, case, RegulationList::Sign, &case.signs, day));
    let status = mark::in_force(&case.statuses, day);
    v.maybe(FormField::Status, status.map(|m| words.pick("status-name", &m.code)));
    v.set(FormField::ChildrenCount, case.children(day).count().to_string());
    v.set(FormField::MembersCount, case.here(day).count().to_string());
    money(v, words, of);
    level(v, words, of);
    let visited = case.contacts.iter().rev().find(|c| c.is_held_visit() && c.on <= day);
    v.maybe(FormField::LastVisit, visited.map(|c| words.day(c.on)));
    curator(v, words, of);
    named(v, words, stock, asked, day);
}

/// The words of a list of the document under which a code was entered.
fn meant(stock: &DistrictData, list: RegulationList, code: &str, under: Option<&str>) -> String {
    stock.rules.meaning_under(list, code, under).label
}

/// Who is accompanied: the family, or in the individual form one member of it.
fn accompanied(v: &mut FormValues, words: &Words, case: &Case) {
    let family = &case.family;
    let one = family.member.and_then(|id| case.member(id));
    let one =
        one.filter(|_| family.form == Some(FamilyForm::Individual)).map(|m| person::with_role(words, m));
    let form = family.form.map(|f| words.pick("family-form", f.code()));
    v.maybe(
        FormField::Form,
        form.map(|form| match &one {
            Some(whom) => format!("{form}: {whom}"),
            None => form,
        }),
    );
    v.set(
        FormField::Accompanied,
        match &one {
            Some(whom) => say!(words, "form-accompanied-member", whom = whom.as_str()),
            None => words.say("form-accompanied-family"),
        },
    );
}

/// The marks that hold on `day`, in the words of the document.
#[must_use]
pub fn marks(
    stock: &DistrictData,
    case: &Case,
    list: RegulationList,
    marks: &[Mark],
    day: NaiveDate,
) -> String {
    let ground = NormContext { today: day, ..stock.ground() };
    let held = norm::marks::holding(ground, case, list, marks);
    let mut said: Vec<String> = Vec::new();
    for text in held.map(|m| meant(stock, list, &m.code, m.under.as_deref())) {
        if !said.contains(&text) {
            said.push(text);
        }
    }
    said.join("; ")
}

fn money(v: &mut FormValues, words: &Words, of: &FormFamily<'_>) {
    let per_head = income::per_head(of.ground(), &of.case);
    v.maybe(FormField::Income, per_head.as_ref().map(|i| words.money(u64::from(i.amount) * 100)));
    v.maybe(FormField::PerHead, per_head.as_ref().map(|i| words.money(i.kopecks())));
    let minimums = of.stock.rules.minimums.iter().filter(|m| m.from <= of.day);
    let minimum = minimums.max_by_key(|m| (m.from, m.id));
    v.maybe(FormField::Minimum, minimum.map(|m| words.money(u64::from(m.amount) * 100)));
}

fn level(v: &mut FormValues, words: &Words, of: &FormFamily<'_>) {
    let (ground, case) = (of.ground(), &of.case);
    let all = spans(case, ground.rules);
    let now = at(&all, of.day);
    if let Some(closing) = case.last_closing(of.day).filter(|_| now.is_none()) {
        return closed(v, words, of.stock, closing, all.iter().rfind(|s| s.from < closing.on));
    }
    v.set(FormField::Ended, "");
    v.maybe(FormField::Level, now.map(|s| ground.rules.level_name(s.level)));
    v.maybe(FormField::LevelFrom, now.map(|s| words.day(s.from)));
    v.maybe(FormField::LevelUntil, term::current(ground, case).map(|end| words.day(end.until)));
    let record = now.and_then(|s| case.levels.iter().find(|l| l.id == s.record));
    let decision =
        record.map(|l| person::decided(words, l.decided_by.as_deref(), l.number.as_deref(), l.decided_on));
    v.maybe(FormField::LevelDecision, decision);
    v.maybe(FormField::Visits, now.map(|s| norm(words, s.frequency, &s.source)));
}

/// The end of the accompaniment, with the last level before it.
fn closed(
    v: &mut FormValues,
    words: &Words,
    stock: &DistrictData,
    closing: &Closing,
    last: Option<&NormSpan>,
) {
    let meant = |r: &String| meant(stock, RegulationList::Closing, r, closing.under.as_deref());
    let positive = |yes| words.say(if yes { "table-positive" } else { "table-negative" });
    let by = (closing.decided_by.as_deref(), closing.number.as_deref(), closing.decided_on);
    let parts = [
        Some(words.day(closing.on)),
        closing.reason.as_ref().map(meant),
        closing.positive.map(positive),
        Some(person::decided(words, by.0, by.1, by.2)),
    ];
    let said = parts.into_iter().flatten().filter(|part| !part.is_empty());
    v.set(FormField::Ended, said.collect::<Vec<_>>().join("; "));
    v.maybe(FormField::Level, last.map(|s| stock.rules.level_name(s.level)));
    v.maybe(FormField::LevelFrom, last.map(|s| words.day(s.from)));
    v.set(FormField::LevelUntil, words.day(day_before(closing.on)));
    v.set(FormField::LevelDecision, "");
    v.set(FormField::Visits, words.say("form-visits-ended"));
}

/// «2 раза в неделю (Югра, п. 5.8)».
fn norm(words: &Words, frequency: Frequency, source: &RuleSource) -> String {
    let times = say!(words, "form-visits", n = frequency.times, per = frequency.per.code());
    format!("{times} ({})", words.source(source))
}

/// Who answered for the family on the day; of a visit who made it, where the file says so.
fn curator(v: &mut FormValues, words: &Words, of: &FormFamily<'_>) {
    let staff = &of.stock.staff;
    let known = match &of.visitor {
        Some(PersonRef::Known(id)) => staff.named(*id),
        Some(PersonRef::Named(_)) => None,
        None => staff.curator_of(&of.case, of.day).and_then(|c| staff.curator(c)),
    };
    let name = match &of.visitor {
        Some(PersonRef::Named(name)) => Some(name.clone()),
        _ => known.map(|c| c.name.clone()),
    };
    v.maybe(FormField::Curator, name);
    v.maybe(FormField::Position, known.and_then(|c| c.position.clone()));
    v.maybe(FormField::Section, known.and_then(|c| c.section.clone()));
    let rights = of.visit().and_then(|c| c.rights);
    let said = rights.map_or("unknown", RightsState::code);
    v.set(FormField::VisitRights, words.pick("form-rights", said));
}

/// The district, the days, and how the document calls its papers.
fn named(v: &mut FormValues, words: &Words, stock: &DistrictData, asked: PaperRequest, day: NaiveDate) {
    v.maybe(FormField::District, stock.district.clone());
    v.set(FormField::Today, words.day(stock.today));
    v.set(FormField::From, words.day(asked.days.0));
    v.set(FormField::To, words.day(asked.days.1));
    v.set(FormField::Period, words.span(asked.days.0, asked.days.1));
    let term = |key, otherwise: &str| capitalised(stock.rules.word(key, &words.say(otherwise)));
    v.set(FormField::WordPlan, term("plan", "form-word-plan"));
    let programme = stock.rules.regulation.word("individual_programme").map(capitalised);
    v.set(FormField::WordProgramme, programme.unwrap_or_else(|| term("plan", "form-word-plan")));
    v.set(FormField::WordAgreement, term("agreement", "form-word-agreement"));
    v.set(FormField::WordDecision, term("decision", "form-word-decision"));
    v.set(FormField::WordBody, term("body", "form-word-body"));
    v.set(FormField::WordSurvey, term("survey", "form-word-survey"));
    v.set(FormField::WordQuestionnaire, term("questionnaire", "form-word-questionnaire"));
    // A document that was repealed is no basis of a paper: the line is filled in by pen.
    let regulation = &stock.rules.regulation;
    let is_repealed = regulation.valid_to.parse::<NaiveDate>().is_ok_and(|end| end <= day);
    v.maybe(FormField::Document, (!is_repealed).then(|| words.document_title(regulation)));
}
