//! Harm to children, rights taken from parents, satisfied families.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::Value;

use super::{Recount, Recounted, RecountedCase, day, holds, id, is_child};

impl Recount {
    /// Families in which violence, cruelty or a violation of rights is on record for a day of the period; a circumstance
    /// speaks only of the days on which the family is on the register.
    pub fn harmed(&self) -> Recounted {
        self.count(|lines| {
            let circumstances = Self::of(lines, "circumstance").filter(|c| c["circumstance"] == "violence");
            let first = |c: &Value| self.days().find(|d| holds(c, *d) && Self::is_accompanied(lines, *d));
            let signs = Self::of(lines, "sign").filter(|s| s["sign"] == "hostile");
            let mut found: Vec<RecountedCase> = circumstances
                .chain(signs)
                .filter_map(first)
                .map(|d| RecountedCase::one(Self::persons(lines, d)))
                .collect();
            let notices = Self::of(lines, "notice");
            let heard = Self::of(lines, "contact").filter(|c| c["rights"] == "violated");
            let violence = Self::of(lines, "event").filter(|e| e["event"] == "violence");
            let lines_of_days = notices.chain(heard).chain(violence);
            let asked = lines_of_days.filter(|l| self.is_asked(day(l, "on").unwrap()));
            found.extend(asked.map(|l| RecountedCase::one(Self::concerned(lines, l))));
            found
        })
    }

    /// Children of accompanied families who have no living parent with rights on the last day, whenever it came to that.
    pub fn without_rights(&self) -> Recounted {
        let last = self.last();
        self.count(|lines| {
            if !Self::is_accompanied(lines, last) {
                return Vec::new();
            }
            let children = Self::of(lines, "member").filter(|m| !is_parent(m)).filter(|m| {
                let is_gone = matches!(m["why_left"].as_str(), Some("died" | "returned"))
                    && day(m, "until").is_some_and(|until| until <= last);
                is_child(m, last) && !is_gone && Self::has_none(lines, m, last)
            });
            let lost = |child: &&Value| {
                let event = |e: &&Value| {
                    e["event"] == "rights_deprived" && e["child"].as_str().is_none_or(|c| c == id(child))
                };
                let days = Self::of(lines, "event").filter(event).filter_map(|e| day(e, "on"));
                days.filter(|on| *on <= last).any(|on| {
                    let eve = on.pred_opt().unwrap();
                    let lives = Self::is_here(child, on) || Self::is_here(child, eve);
                    lives
                        && is_child(child, eve)
                        && Self::has_none(lines, child, on)
                        && !Self::has_none(lines, child, eve)
                })
            };
            children.filter(lost).map(|child| RecountedCase::one(BTreeSet::from([id(child)]))).collect()
        })
    }

    /// Whether all living parents on record have no rights to the child at the end of a day.
    fn has_none(lines: &[Value], child: &Value, on: NaiveDate) -> bool {
        let parents: Vec<&Value> = Self::of(lines, "member")
            .filter(|m| is_parent(m))
            .filter(|m| m["why_left"] != "died" || day(m, "until").is_none_or(|until| on < until))
            .collect();
        let deprived = |parent: &&Value| {
            let speaks = Self::of(lines, "event").filter(|e| {
                matches!(e["event"].as_str(), Some("rights_deprived" | "rights_restored"))
                    && e["member"].as_str() == Some(&id(parent))
                    && e["child"].as_str().is_none_or(|c| c == id(child))
                    && day(e, "on").unwrap() <= on
            });
            speaks.max_by_key(|e| (day(e, "on"), id(e))).is_some_and(|e| e["event"] == "rights_deprived")
        };
        !parents.is_empty() && parents.iter().all(deprived)
    }

    /// Families closed with a positive result: those satisfied by their last answer, and how many were asked.
    pub fn satisfied(&self) -> (Recounted, u64) {
        let answer = |lines: &[Value]| -> Option<(NaiveDate, bool)> {
            let closings = Self::of(lines, "closing").filter(|c| c["positive"] == true);
            let closed = closings.filter_map(|c| day(c, "on")).filter(|d| self.is_asked(*d)).max()?;
            // An answer given at the end of an accompaniment before this one speaks of that one.
            let earlier =
                Self::of(lines, "closing").filter_map(|c| day(c, "on")).filter(|d| *d < closed).max();
            // The answer is of the closing, whatever day it came; after the next accompaniment has begun it is of that.
            let answers = Self::of(lines, "control")
                .filter(|c| c["inspection"] == "satisfaction" && c["satisfied"].is_boolean())
                .filter(|c| day(c, "on").unwrap() <= self.today);
            let begins = || Self::of(lines, "level").filter_map(|l| day(l, "from"));
            let begun = earlier.and_then(|e| begins().filter(|from| e <= *from).min());
            let next = begins().filter(|from| closed < *from).min();
            let of_this = answers.filter(|c| {
                let on = day(c, "on").unwrap();
                begun.is_none_or(|begun| begun <= on) && next.is_none_or(|next| on < next)
            });
            let last = of_this.max_by_key(|c| (day(c, "on"), id(c)))?;
            Some((closed.pred_opt()?, last["satisfied"] == true))
        };
        let asked = self.families.values().filter(|lines| answer(lines).is_some()).count();
        let count = self.count(|lines| {
            let yes = answer(lines).filter(|(_, yes)| *yes);
            yes.map(|(on, _)| RecountedCase::one(Self::persons(lines, on))).into_iter().collect()
        });
        (count, asked as u64)
    }
}

fn is_parent(member: &Value) -> bool {
    matches!(member["role"].as_str(), Some("mother" | "father" | "adopter"))
}
