//! What a merge brings, in words.

use super::{finding, transfer};
use crate::store::{FileTransfer, MergeResult, MergedFamily};
use crate::text::{Words, say};

/// Families named in what a merge brings; more are counted.
const NAMED: usize = 12;

/// What a merge brings, or would bring: first the numbers, in the message `id`, then from whom and which days, which
/// families, what is doubtful.
#[must_use]
pub fn merged(words: &Words, merged: &MergeResult, id: &str) -> Vec<String> {
    if merged.operations == 0 {
        return vec![words.say("merge-nothing")];
    }
    let line = say!(
        words,
        id,
        operations = merged.operations,
        families = merged.families_changed,
        conflicts = merged.conflicts
    );
    let mut lines = vec![line];
    for source in &merged.from {
        let mut days: Vec<String> =
            [source.first, source.last].into_iter().flatten().map(|d| words.day(d)).collect();
        days.dedup();
        let said = say!(
            words,
            "merge-from",
            by = source.by.as_str(),
            n = source.operations,
            days = days.join(" — ")
        );
        lines.push(format!("  {said}"));
    }
    // Of a destroyed family nothing is left to name it by.
    let families: Vec<_> = merged.families.iter().filter(|f| !f.short.is_empty()).collect();
    let title = |family: &&MergedFamily| match family.is_deleted {
        true => say!(words, "merge-deleted", family = family.short.as_str()),
        false => family.short.clone(),
    };
    let titles: Vec<String> = families.iter().take(NAMED).map(title).collect();
    if !titles.is_empty() {
        let more = families.len() - titles.len();
        let rest = if more > 0 { format!(" {}", words.count("merge-more", more)) } else { String::new() };
        lines.push(format!("  {}{rest}", titles.join("; ")));
    }
    lines.extend(merged.transfer.iter().flat_map(|handed| transferred(words, handed)));
    if !merged.emptied.is_empty() {
        lines.push(format!("  {}", say!(words, "merge-empties", families = merged.emptied.join("; "))));
    }
    lines.extend(merged.findings.iter().map(|f| format!("  {}", finding::said(words, f))));
    lines
}

/// What the file of a transfer says of itself: from whom, to whom, by which act; and what is to be done here.
fn transferred(words: &Words, handed: &FileTransfer) -> Vec<String> {
    let of = |text: &Option<String>| text.clone().unwrap_or_else(|| words.say("transfer-nameless"));
    let said = say!(
        words,
        "merge-transfer",
        sender = of(&handed.sender),
        to = of(&handed.to_whom),
        number = of(&handed.number),
        day = words.day(handed.on),
        reason = of(&handed.reason)
    );
    let next = (!handed.lacks.is_empty())
        .then(|| say!(words, "merge-transfer-next", what = transfer::take_up(words, &handed.lacks)));
    std::iter::once(said).chain(next).map(|line| format!("  {line}")).collect()
}
