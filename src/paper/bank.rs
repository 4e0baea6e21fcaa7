//! The list for the interagency data bank: families and persons who may be entered, and apart from it who may not.

use super::route::SheetOwner;
use super::sheet::{PaperSheet, SheetEntry, SheetPart};
use crate::domain::mark::Mark;
use crate::domain::member::Member;
use crate::domain::{Case, MemberId};
use crate::norm::{NormContext, Standing, marks};
use crate::regulation::RegulationList;
use crate::report::bank::{BankExclusion, BankPerson, DataBank, ExcludedPerson};
use crate::report::permission::ConsentFlaw;
use crate::text::{Words, capitalised, say};
use crate::wording::bank as bank_words;

/// The list of those who may be entered.
#[must_use]
pub fn sheet(
    words: &Words,
    ground: NormContext<'_>,
    cases: &[Case],
    bank: &DataBank,
    owner: SheetOwner<'_>,
) -> PaperSheet {
    let mut parts = Vec::new();
    for entry in &bank.entries {
        let case = &cases[entry.case];
        let number = say!(words, "family-number", n = case.family.number());
        let agreed = bank_words::agreement(words, ground.rules, &words.day(entry.agreement));
        parts.push(SheetPart::Head(capitalised(&number), agreed));
        parts.extend(level(ground, case).map(SheetPart::Line));
        parts.extend(categories(ground, case).map(SheetPart::Line));
        for (i, person) in entry.persons.iter().enumerate() {
            let Some(member) = case.member(person.member) else { continue };
            let role = (!entry.adoption).then(|| words.roles(member));
            let lines = [role, words.born(member), Some(consent(words, case, person))];
            parts.push(SheetPart::Entry(Box::new(SheetEntry {
                mark: format!("{}.", i + 1),
                name: full_name(words, member),
                lines: lines.into_iter().flatten().collect(),
                ..SheetEntry::default()
            })));
        }
    }
    if bank.entries.is_empty() {
        parts.push(SheetPart::Line(words.say("bank-nobody")));
    }
    let day = say!(words, "bank-day", day = words.day(ground.today));
    let recipient = bank_words::recipient(ground.rules);
    let mut under: Vec<String> = recipient.into_iter().collect();
    under.extend([owner.said(words), day, bank_words::basis(words, ground.rules)]);
    under.retain(|line| !line.is_empty());
    PaperSheet { title: words.say("bank-title"), under, parts }
}

/// The list of those who were left out, for the curator alone.
#[must_use]
pub fn left_out_sheet(words: &Words, cases: &[Case], bank: &DataBank) -> PaperSheet {
    let lines = bank.left_out.iter().map(|l| SheetPart::Line(left_out(words, cases, l)));
    PaperSheet {
        title: words.say("bank-left-out-title"),
        under: vec![words.say("bank-left-out-use")],
        parts: lines.collect(),
    }
}

/// «Иванова М. П., сын Денис: согласия нет».
#[must_use]
pub fn left_out(words: &Words, cases: &[Case], left: &ExcludedPerson) -> String {
    let case = &cases[left.case];
    let whom = left.member.and_then(|id| case.member(id)).map(|m| {
        let role = words.pick("role", m.role.code());
        m.first_name.as_ref().map_or_else(|| role.clone(), |first| format!("{role} {first}"))
    });
    let who = [Some(case.family.short.clone()), whom].into_iter().flatten().collect::<Vec<_>>().join(", ");
    format!("{who}: {}", why(words, left.why))
}

/// Why somebody is left out.
#[must_use]
pub fn why(words: &Words, why: BankExclusion) -> String {
    match why {
        BankExclusion::Flawed(ConsentFlaw::Withdrawn(on)) => {
            say!(words, "consent-withdrawn", day = words.day(on))
        }
        BankExclusion::Flawed(ConsentFlaw::Expired(on)) => {
            say!(words, "consent-expired", day = words.day(on))
        }
        other => words.pick("consent-flaw", other.code()),
    }
}

/// «Согласие от 01.09.2026 (мать Анна), по 31.12.2026».
fn consent(words: &Words, case: &Case, person: &BankPerson) -> String {
    let by = (person.by != person.member).then(|| called(words, case, person.by)).flatten();
    let by = by.map(|by| format!(" ({by})")).unwrap_or_default();
    let until = person.until.map(|on| format!(", {}", say!(words, "consent-through", day = words.day(on))));
    format!("{}{by}{}", say!(words, "bank-consent", day = words.day(person.on)), until.unwrap_or_default())
}

fn called(words: &Words, case: &Case, id: MemberId) -> Option<String> {
    case.member(id).map(|m| full_name(words, m))
}

/// Surname, first name, patronymic; a former name is none of them.
#[must_use]
pub fn full_name(words: &Words, member: &Member) -> String {
    let names = [&member.last_name, &member.first_name, &member.patronymic];
    let full = names.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    if full.is_empty() { words.say("card-no-name") } else { full }
}

fn level(ground: NormContext<'_>, case: &Case) -> Option<String> {
    Standing::of(ground, case).level.map(|level| capitalised(&ground.rules.level_name(level)))
}

/// The categories that hold on the day, in the words of the document.
#[must_use]
pub fn categories(ground: NormContext<'_>, case: &Case) -> Option<String> {
    let meant =
        |m: &Mark| ground.rules.meaning_under(RegulationList::Category, &m.code, m.under.as_deref()).label;
    let now = marks::holding(ground, case, RegulationList::Category, &case.categories)
        .map(meant)
        .collect::<Vec<_>>();
    (!now.is_empty()).then(|| capitalised(&now.join("; ")))
}
