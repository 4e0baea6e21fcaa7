//! What a merge brings, in words.

use super::finding;
use crate::store::Merged;
use crate::text::Words;

/// Families named in what a merge brings; more are counted.
const NAMED: usize = 12;

/// What a merge brings, or would bring: first the numbers, in the message `id`, then from whom and which days, which
/// families, what is doubtful.
#[must_use]
pub fn merged(words: &Words, merged: &Merged, id: &str) -> Vec<String> {
    if merged.operations == 0 {
        return vec![words.say("merge-nothing")];
    }
    let counts = [
        ("operations", merged.operations.into()),
        ("families", merged.families_changed.into()),
        ("conflicts", merged.conflicts.into()),
    ];
    let mut lines = vec![words.fill(id, &counts)];
    for source in &merged.from {
        let mut days: Vec<String> =
            [source.first, source.last].into_iter().flatten().map(|d| words.day(d)).collect();
        days.dedup();
        let args = [
            ("by", source.by.as_str().into()),
            ("n", source.operations.into()),
            ("days", days.join(" — ").into()),
        ];
        lines.push(format!("  {}", words.fill("merge-from", &args)));
    }
    let titles: Vec<&str> = merged.families.iter().take(NAMED).map(|f| f.short.as_str()).collect();
    if !titles.is_empty() {
        let more = merged.families.len() - titles.len();
        let rest = if more > 0 { format!(" {}", words.count("merge-more", more)) } else { String::new() };
        lines.push(format!("  {}{rest}", titles.join("; ")));
    }
    lines.extend(merged.findings.iter().map(|f| format!("  {}", finding::said(words, f))));
    lines
}
