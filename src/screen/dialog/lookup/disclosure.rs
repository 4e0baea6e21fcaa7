//! What may be said on the phone, and whom to report to, in words.

use crate::domain::Case;
use crate::domain::contact::Caller;
use crate::regulation::RuleSource;
use crate::report::disclosure::{self, Disclosure, openness};
use crate::report::permission::{AssessedConsent, ConsentFlaw, Permission};
use crate::report::violation_notice::{self, NotifiedBody};
use crate::screen::Model;
use crate::screen::dialog::spec::DialogSpec;
use crate::text::say;
use crate::ui::paint::{PLAIN, QUIET};
use crate::ui::sheet::PlainSheet;

/// «Сказать можно: …», and before it what may be disclosed to no caller.
#[must_use]
pub fn lines(model: &Model, case: Option<&Case>, caller: Caller, permission: &Permission) -> Vec<String> {
    let w = &model.words;
    let flawed = permission.consents.first();
    let said = match (openness(caller, permission), flawed) {
        (Disclosure::Consented, _) => {
            let whose: Vec<String> = permission.given().map(|c| given(model, case, c)).collect();
            say!(w, "may-tell-consented", whose = whose.join("; "))
        }
        (Disclosure::OnRequest, Some(consent)) => {
            say!(w, "may-tell-flawed", whose = given(model, case, consent), why = flaw(model, consent))
        }
        (other, _) => w.pick("may-tell", other.code()),
    };
    let line = say!(w, "may-tell-line", said = said);
    let secret = permission.adoption.then(|| w.say("may-tell-adoption"));
    secret.into_iter().chain([line]).collect()
}

/// «мать с 01.09.2026: обмен сведениями».
fn given(model: &Model, case: Option<&Case>, consent: &AssessedConsent) -> String {
    let w = &model.words;
    let member = consent.member.and_then(|id| case.and_then(|c| c.member(id)));
    let whose = member.map(|m| {
        let role = w.pick("role", m.role.code());
        m.first_name.as_ref().map_or_else(|| role.clone(), |first| format!("{role} {first}"))
    });
    let whose = whose.unwrap_or_else(|| w.say("consent-nobody"));
    let since = say!(w, "consent-since", day = w.day(consent.on));
    let what = consent.purpose.as_ref().map(|p| format!(": {p}")).unwrap_or_default();
    let until = consent.until.map(|last| format!(" {}", say!(w, "consent-through", day = w.day(last))));
    format!("{whose} {since}{}{what}", until.unwrap_or_default())
}

fn flaw(model: &Model, consent: &AssessedConsent) -> String {
    let w = &model.words;
    match consent.flaw {
        Some(ConsentFlaw::Withdrawn(on)) => say!(w, "consent-withdrawn", day = w.day(on)),
        Some(ConsentFlaw::Expired(on)) => say!(w, "consent-expired", day = w.day(on)),
        Some(other) => w.pick("consent-flaw", other.code()),
        None => w.say("consent-counts"),
    }
}

/// The duty to report in short: how soon, to whom, the number. `case`: the family, if it is known.
#[must_use]
pub fn duty(model: &Model, case: Option<&Case>) -> Vec<String> {
    let w = &model.words;
    let duty = violation_notice::duty(&model.rules, case, model.today);
    let mut lines = Vec::new();
    lines.push(match &duty.at_once {
        None => w.say("duty-at-once-own"),
        Some(urgency) => {
            let means = urgency.means.as_ref().map(|m| w.pick("duty-means", m)).unwrap_or_default();
            let source = w.source(&urgency.source);
            let id = if urgency.only_for.is_some() { "duty-at-once-if" } else { "duty-at-once" };
            say!(w, id, means = means, source = source)
        }
    });
    let of_one_source = |a: &NotifiedBody, b: &NotifiedBody| w.source(&a.source) == w.source(&b.source);
    let named = duty.whom.chunk_by(of_one_source).map(|bodies| {
        let names = bodies.iter().map(|b| b.name.as_str()).collect::<Vec<_>>().join(", ");
        format!("{names} ({})", w.source(&bodies[0].source))
    });
    // In one paragraph: a window has few lines left.
    let mut said = say!(w, "duty-whom", whom = named.collect::<Vec<_>>().join("; "));
    if let Some((number, source)) = &duty.helpline {
        let line = say!(w, "duty-helpline", number = number.as_str(), source = w.source(source));
        said = format!("{said} {line}");
    }
    lines.push(said);
    lines
}

/// The paragraphs behind what may be said and whom to report to, with their words.
#[must_use]
pub fn why(model: &Model, family: Option<(&Case, &Permission)>) -> DialogSpec {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    if family.is_some_and(|(_, permission)| permission.adoption) {
        lines.line(w.say("may-tell-adoption")).late();
        lines.line(w.say("adoption-law")).quiet();
        lines.gap();
    }
    lines.line(w.say("may-tell-why")).strong();
    lines.line(w.say("may-tell-own-rule")).quiet();
    quote(model, &disclosure::secrecy(&model.rules), &mut lines);
    lines.gap();
    lines.line(w.say("consent-why")).strong();
    quote(model, &disclosure::both_wanted(&model.rules), &mut lines);
    if let Some((case, permission)) = family {
        lines.line(match permission.agreement {
            Some(on) => say!(w, "consent-agreement", day = w.day(on)),
            None => w.pick("consent-flaw", ConsentFlaw::NoAgreement.code()),
        });
        for consent in &permission.consents {
            lines.line(format!("{} — {}", given(model, Some(case), consent), flaw(model, consent)));
        }
        if permission.consents.is_empty() {
            lines.line(w.say("consent-none"));
        }
    }
    lines.gap();
    lines.append(reported(model, family.map(|(case, _)| case)));
    DialogSpec::Text(w.say("may-tell-title"), lines)
}

/// Whom a violated right is reported to, with the words of the documents.
#[must_use]
pub fn reporting(model: &Model, case: Option<&Case>) -> DialogSpec {
    let mut lines = PlainSheet::default();
    lines.extend(duty(model, case).into_iter().map(|l| (l, PLAIN)));
    lines.gap();
    lines.append(reported(model, case));
    DialogSpec::Text(model.words.say("urgent-rights"), lines)
}

fn reported(model: &Model, case: Option<&Case>) -> PlainSheet {
    let mut lines = PlainSheet::default();
    lines.line(model.words.say("duty-why")).strong();
    let duty = violation_notice::duty(&model.rules, case, model.today);
    quote(model, &duty.clauses, &mut lines);
    quote(model, &duty.at_once.into_iter().map(|u| u.source).collect::<Vec<_>>(), &mut lines);
    quote(model, &duty.helpline.into_iter().map(|(_, source)| source).collect::<Vec<_>>(), &mut lines);
    lines
}

fn quote(model: &Model, sources: &[RuleSource], lines: &mut PlainSheet) {
    for source in sources {
        lines.line(model.words.source(source));
        lines.extend(source.words().map(|words| (format!("  «{words}»"), QUIET)));
    }
}
