//! The plan proven a second time: the words of the specification, its own ledger, and a maximum flow as plain as can be.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use super::{Oracle, day, period};

/// What is asked of a plan.
#[derive(Clone)]
pub struct OracleRequest {
    /// Whose families; nothing named: all.
    pub curator: Value,
    pub from: NaiveDate,
    pub days: u64,
    pub capacity: i64,
}

/// A row with what it may use.
#[derive(Clone, Debug)]
pub struct OracleClaim {
    pub family: String,
    pub unit: String,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Owed, less what week rows bring.
    pub need: i64,
    /// Days allowed, each with whose day it is.
    pub allowed: BTreeMap<NaiveDate, String>,
    /// Appointments that serve it.
    pub fixed: i64,
}

/// Everything a proof needs.
pub struct OracleProof {
    pub end: NaiveDate,
    pub claims: Vec<OracleClaim>,
    /// What each day of each curator can still take beside the appointments.
    pub room: BTreeMap<(String, NaiveDate), i64>,
    /// Families with an appointment on a day: no second visit.
    pub booked: BTreeSet<(String, NaiveDate)>,
}

impl<'a> Oracle<'a> {
    /// Reads the plan off the lines.
    pub fn plan(&self, asked: &OracleRequest) -> OracleProof {
        let last = asked.from + chrono::Days::new(asked.days - 1);
        let end = ["week", "month"].iter().map(|u| *period(u, last).last().unwrap()).max().unwrap();
        let first = asked.from.max(self.today);
        let mut claims: Vec<OracleClaim> = Vec::new();
        for row in self.ledger(asked.from, end).iter().filter(|r| r["state"] == "open") {
            let family = self.all("family").find(|f| f["id"] == row["family"]).unwrap();
            // A family closed for good is nobody's any more.
            if !self.today.iter_days().take(400).any(|d| self.held(family, d).is_some()) {
                continue;
            }
            let (from, to) = (day(row, "from").unwrap(), day(row, "to").unwrap());
            if !self.is_asked(family, first.max(from), asked) {
                continue;
            }
            let days = first.max(from).iter_days().take_while(|d| *d <= to);
            let allowed = days.filter(|d| {
                self.held(family, *d).is_some_and(|h| h.unit == row["unit"])
                    && !self.away(family, *d)
                    && self.is_worked(family, *d)
                    && !self.is_impossible(family, *d)
                    && !self.visits(family).contains(d)
            });
            claims.push(OracleClaim {
                family: family["id"].as_str().unwrap().into(),
                unit: row["unit"].as_str().unwrap().into(),
                from,
                to,
                need: row["owed"].as_i64().unwrap(),
                allowed: allowed.map(|d| (d, self.answers(family, d).to_string())).collect(),
                fixed: 0,
            });
        }
        lower(&mut claims, end);
        let mut proof = OracleProof { end, claims, room: BTreeMap::new(), booked: BTreeSet::new() };
        for (on, whose) in proof.claims.iter().flat_map(|c| c.allowed.clone()).collect::<Vec<_>>() {
            let room = self.capacity(&whose, on, asked.capacity);
            proof.room.insert((whose, on), room);
        }
        self.appoint(&mut proof, first, asked);
        self.count_made(&mut proof);
        proof
    }

    /// A visit held today takes its room, whether it was appointed or not.
    fn count_made(&self, proof: &mut OracleProof) {
        for family in self.all("family") {
            let appointed = self
                .all("appointment")
                .any(|a| a["family"] == family["id"] && day(a, "on") == Some(self.today));
            let current = self.today.iter_days().take(400).any(|d| self.held(family, d).is_some())
                || self.of(family, "closing").all(|c| day(c, "on").unwrap() > self.today);
            if appointed || !current || !self.visits(family).contains(&self.today) {
                continue;
            }
            if let Some(room) =
                proof.room.get_mut(&(self.answers(family, self.today).to_string(), self.today))
            {
                *room = (*room - 1).max(0);
            }
        }
    }

    /// Appointments take room; one that can be kept serves one row of its family, the week first.
    fn appoint(&self, proof: &mut OracleProof, first: NaiveDate, asked: &OracleRequest) {
        let far = proof.claims.iter().map(|c| c.to).max().unwrap_or(proof.end).max(proof.end);
        let mut appointments: Vec<&Value> = self.all("appointment").collect();
        appointments.sort_by_key(|a| day(a, "on"));
        for appointment in appointments {
            let on = day(appointment, "on").unwrap();
            let family = self.all("family").find(|f| f["id"] == appointment["family"]).unwrap();
            let current = self.today.iter_days().take(400).any(|d| self.held(family, d).is_some())
                || self.of(family, "closing").all(|c| day(c, "on").unwrap() > self.today);
            if on < first || on > far || !self.is_asked(family, on, asked) || !current {
                continue;
            }
            if let Some(room) = proof.room.get_mut(&(self.answers(family, on).to_string(), on)) {
                *room = (*room - 1).max(0);
            }
            let id = family["id"].as_str().unwrap().to_owned();
            let again = !proof.booked.insert((id.clone(), on));
            let kept = self.is_worked(family, on)
                && !self.away(family, on)
                && !self.visits(family).contains(&on)
                && !again;
            let mut serves: Vec<&mut OracleClaim> = proof
                .claims
                .iter_mut()
                .filter(|c| c.family == id && c.from <= on && on <= c.to && c.fixed < c.need)
                .collect();
            serves.sort_by_key(|c| c.unit != "week");
            if let (true, Some(claim)) = (kept, serves.first_mut()) {
                claim.fixed += 1;
            }
        }
    }

    fn is_asked(&self, family: &'a Value, on: NaiveDate, asked: &OracleRequest) -> bool {
        asked.curator.is_null() || *self.answers(family, on) == asked.curator
    }

    /// Who answers for a family on a day: the latest assignment, else the usual curator.
    fn answers(&self, family: &'a Value, on: NaiveDate) -> &'a Value {
        let assigned = self
            .of(family, "assignment")
            .filter(|a| day(a, "from").unwrap() <= on && day(a, "until").is_none_or(|u| on < u))
            .max_by_key(|a| (day(a, "from").unwrap(), a["id"].as_str().unwrap()));
        assigned.map_or(self.usual(), |a| &a["curator"])
    }

    /// The district's curator, else the only one.
    fn usual(&self) -> &'a Value {
        let curators: Vec<&Value> = self.all("curator").collect();
        match (self.all("district").next().map_or(&Value::Null, |d| &d["curator"]), curators.as_slice()) {
            (Value::Null, [only]) => &only["id"],
            (named, _) => named,
        }
    }

    /// A record for the date, else the duty day's visits, else the latest record for the weekday, else as asked.
    fn capacity(&self, whose: &str, on: NaiveDate, otherwise: i64) -> i64 {
        let hers = |r: &&Value| {
            let named = if r["curator"].is_null() { self.usual() } else { &r["curator"] };
            let named = named.to_string();
            named == whose
        };
        let dated = self.all("capacity").filter(hers).find(|c| day(c, "on") == Some(on));
        let duty = self.all("duty").filter(hers).find(|d| day(d, "on") == Some(on));
        let weekday = self
            .all("capacity")
            .filter(hers)
            .filter(|c| c["weekday"].as_i64() == Some(i64::from(on.weekday().number_from_monday())))
            .filter(|c| day(c, "from").is_none_or(|f| f <= on))
            .max_by_key(|c| day(c, "from"));
        let found = [dated, duty, weekday].into_iter().flatten().find_map(|r| r["visits"].as_i64());
        found.unwrap_or(otherwise)
    }
}

/// A month row needs less by what week rows of whole weeks in it bring.
fn lower(claims: &mut [OracleClaim], end: NaiveDate) {
    let weeks: Vec<OracleClaim> = claims.iter().filter(|c| c.unit == "week").cloned().collect();
    for month in claims.iter_mut().filter(|c| c.unit == "month") {
        let whole = |w: &&OracleClaim| {
            w.family == month.family && month.from <= w.from && w.to <= month.to && w.to <= end
        };
        month.need = (month.need - weeks.iter().filter(whole).map(|w| w.need).sum::<i64>()).max(0);
    }
}

impl OracleProof {
    /// Visits to place.
    pub fn owed(&self) -> i64 {
        self.claims.iter().map(|c| c.need).sum()
    }

    /// The most that can be placed: appointments and, around them, a path at a time (Ford and Fulkerson).
    pub fn placed(&self, is_asked: impl Fn(&OracleClaim) -> bool) -> i64 {
        let mut left: BTreeMap<(String, String), i64> = BTreeMap::new();
        let mut fixed = 0;
        for (i, c) in self.claims.iter().enumerate().filter(|(_, c)| is_asked(c)) {
            fixed += c.fixed;
            left.insert(("source".into(), format!("row {i}")), c.need - c.fixed);
            for (on, whose) in &c.allowed {
                if self.booked.contains(&(c.family.clone(), *on)) {
                    continue;
                }
                let (family, slot) = (format!("{} {on}", c.family), format!("{whose} {on}"));
                left.insert((format!("row {i}"), family.clone()), 1);
                left.insert((family, slot.clone()), 1);
                left.insert((slot, "sink".into()), self.room[&(whose.clone(), *on)]);
            }
        }
        let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (a, b) in left.keys() {
            arrows.entry(a.clone()).or_default().insert(b.clone());
            arrows.entry(b.clone()).or_default().insert(a.clone());
        }
        let mut flow = 0;
        while path("source", &arrows, &mut left, &mut BTreeSet::new()) {
            flow += 1;
        }
        fixed + flow
    }

    /// The same by trying everything: only for a handful of visits.
    pub fn placed_by_trying(&self) -> i64 {
        let visits: Vec<usize> = (0..self.claims.len())
            .flat_map(|i| vec![i; usize::try_from(self.claims[i].need - self.claims[i].fixed).unwrap()])
            .collect();
        let fixed: i64 = self.claims.iter().map(|c| c.fixed).sum();
        fixed + self.try_all(&visits, &mut self.room.clone(), &mut self.booked.clone())
    }

    fn try_all(
        &self,
        visits: &[usize],
        room: &mut BTreeMap<(String, NaiveDate), i64>,
        taken: &mut BTreeSet<(String, NaiveDate)>,
    ) -> i64 {
        let Some((first, rest)) = visits.split_first() else { return 0 };
        let claim = &self.claims[*first];
        let mut best = self.try_all(rest, room, taken);
        for (on, whose) in &claim.allowed {
            let (place, slot) = ((claim.family.clone(), *on), (whose.clone(), *on));
            if room[&slot] > 0 && taken.insert(place.clone()) {
                *room.get_mut(&slot).unwrap() -= 1;
                best = best.max(1 + self.try_all(rest, room, taken));
                *room.get_mut(&slot).unwrap() += 1;
                taken.remove(&place);
            }
        }
        best
    }
}

/// Sends one visit from `at` to the sink, if there is a way.
fn path(
    at: &str,
    arrows: &BTreeMap<String, BTreeSet<String>>,
    left: &mut BTreeMap<(String, String), i64>,
    seen: &mut BTreeSet<String>,
) -> bool {
    if at == "sink" {
        return true;
    }
    seen.insert(at.to_owned());
    for to in arrows.get(at).into_iter().flatten() {
        let there = (at.to_owned(), to.clone());
        if left.get(&there).copied().unwrap_or(0) > 0 && !seen.contains(to) && path(to, arrows, left, seen) {
            *left.get_mut(&there).unwrap() -= 1;
            *left.entry((to.clone(), at.to_owned())).or_default() += 1;
            return true;
        }
    }
    false
}
