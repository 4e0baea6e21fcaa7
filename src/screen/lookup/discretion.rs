//! What may be said on the phone, and whom to report to, in words.

use ratatui::style::Style;

use super::super::Desk;
use super::super::dialog::{Dialog, reading::Reading};
use super::super::paint::{PLAIN, QUIET, STRONG};
use crate::regulation::Source;
use crate::report::discretion::{self, Openness};

/// «Сказать можно: …».
#[must_use]
pub fn line(desk: &Desk, openness: Openness) -> String {
    let w = &desk.words;
    let said = match openness {
        Openness::Consented(on) => w.fill("may-tell-consented", &[("day", w.day(on).into())]),
        other => w.pick("may-tell", other.code()),
    };
    w.fill("may-tell-line", &[("said", said.into())])
}

/// The duty to report in short: at once, to whom, the number.
#[must_use]
pub fn duty(desk: &Desk) -> Vec<String> {
    let w = &desk.words;
    let duty = discretion::duty(&desk.rules);
    let cited = |sources: &[Source]| sources.first().map(Source::cited).unwrap_or_default();
    let mut lines = vec![w.fill("duty-at-once", &[("source", cited(&duty.at_once).into())])];
    lines.push(w.fill(
        "duty-whom",
        &[("whom", duty.in_short.clone().unwrap_or_default().into()), ("source", cited(&duty.whom).into())],
    ));
    if let Some((number, source)) = &duty.helpline {
        let args = [("number", number.as_str().into()), ("source", source.cited().into())];
        lines.push(w.fill("duty-helpline", &args));
    }
    lines
}

/// The paragraphs behind what may be said and whom to report to, with their words.
#[must_use]
pub fn why(desk: &Desk) -> Dialog {
    let w = &desk.words;
    let mut lines: Vec<(String, Style)> = vec![(w.say("may-tell-why"), STRONG)];
    lines.push((w.say("may-tell-own-rule"), QUIET));
    let quote = |sources: &[Source], lines: &mut Vec<(String, Style)>| {
        for source in sources {
            lines.push((w.source(source), PLAIN));
            lines.extend(source.words().map(|words| (format!("  «{words}»"), QUIET)));
        }
    };
    quote(&discretion::secrecy(&desk.rules), &mut lines);
    lines.push((String::new(), PLAIN));
    lines.push((w.say("duty-why"), STRONG));
    let duty = discretion::duty(&desk.rules);
    quote(&duty.whom, &mut lines);
    quote(&duty.at_once, &mut lines);
    quote(&duty.helpline.into_iter().map(|(_, source)| source).collect::<Vec<_>>(), &mut lines);
    Dialog::Reading(Reading::new(w.say("may-tell-title"), lines))
}
