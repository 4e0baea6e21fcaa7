//! A plan of the program held against the second proof: numbers, days, loads, the arithmetic of the cut.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use super::plan::{OracleClaim, OracleProof, OracleRequest};
use super::{Oracle, day, desk};

/// The first thing in which the program's plan differs from the second proof.
pub fn difference(lines: &[Value], today: NaiveDate, asked: &OracleRequest) -> Option<String> {
    let store = desk::district(lines).ok()?;
    let plan = desk::plan(&store, today, asked);
    let proof = Oracle::new(lines, today).plan(asked);
    let (owed, placed) = (proof.owed(), proof.placed(|_| true));
    let told = |what: &str| {
        Some(format!(
            "{what}: owed {owed}, placed {placed} by the second proof\n{plan:#}\n{:#?}",
            proof.claims
        ))
    };
    if plan["horizon"]["to"] != json!(proof.end) {
        return told("the horizon");
    }
    if plan["owed"] != owed || plan["placed"] != placed || plan["short"] != owed - placed {
        return told("the numbers");
    }
    if plan["feasible"] != (owed == placed) || plan["bottleneck"].is_null() != (owed == placed) {
        return told("feasible");
    }
    if proof.owed() - proof.claims.iter().map(|c| c.fixed).sum::<i64>() <= 6
        && proof.placed_by_trying() != placed
    {
        return told("the second proof against trying everything");
    }
    let fault = visits(lines, &plan, &proof, asked).or_else(|| cut(&plan, &proof))?;
    told(&fault)
}

/// Every visit stands where it may, appointments stay, and no day takes more than it can.
fn visits(lines: &[Value], plan: &Value, proof: &OracleProof, asked: &OracleRequest) -> Option<String> {
    let mut load: BTreeMap<(String, NaiveDate), i64> = BTreeMap::new();
    let mut days: BTreeMap<(String, NaiveDate), i64> = BTreeMap::new();
    let mut rows: BTreeMap<(String, String, NaiveDate), i64> = BTreeMap::new();
    let (mut serving, mut fixed) = (0, Vec::new());
    for v in plan["visits"].as_array().unwrap() {
        let (family, on) = (v["family"].as_str().unwrap().to_owned(), day(v, "date").unwrap());
        if on < asked.from || on >= asked.from + Days::new(asked.days) {
            return Some(format!("{on} was not asked for"));
        }
        serving += i64::from(!v["serves"].as_array().unwrap().is_empty());
        if let Some(row) = v["serves"].as_array().unwrap().first() {
            let (unit, from) = (row["unit"].as_str().unwrap().to_owned(), day(row, "from").unwrap());
            *rows.entry((family.clone(), unit, from)).or_default() += 1;
        }
        if v["fixed"] == true {
            fixed.push(v["appointment"].clone());
            continue;
        }
        let claim = proof.claims.iter().find(|c| c.family == family && c.allowed.contains_key(&on));
        let Some(claim) = claim else { return Some(format!("{family} cannot be visited on {on}")) };
        if proof.booked.contains(&(family.clone(), on)) {
            return Some(format!("{family} has an appointment on {on} already"));
        }
        *load.entry((claim.allowed[&on].clone(), on)).or_default() += 1;
        *days.entry((family, on)).or_default() += 1;
    }
    if let Some((slot, n)) = load.iter().find(|(slot, n)| **n > proof.room[slot]) {
        return Some(format!("{slot:?} takes {n}, has room for {}", proof.room[slot]));
    }
    if let Some((day, _)) = days.iter().find(|(_, n)| **n > 1) {
        return Some(format!("two visits: {day:?}"));
    }
    for ((family, unit, from), n) in rows {
        let claim = proof.claims.iter().find(|c| (&c.family, &c.unit, c.from) == (&family, &unit, from));
        if claim.is_none_or(|c| c.need < n) {
            return Some(format!("{family} {unit} {from} is served {n} times"));
        }
    }
    if plan["placed_in_range"] != serving {
        return Some("placed_in_range".into());
    }
    let missing = lines.iter().filter(|l| l["type"] == "appointment").find(|l| {
        let on = day(l, "on").unwrap();
        let within = asked.from <= on && on < asked.from + Days::new(asked.days);
        within
            && proof.booked.contains(&(l["family"].as_str().unwrap().to_owned(), on))
            && !fixed.contains(&l["id"])
    });
    missing.map(|l| format!("the appointment is gone: {l}"))
}

/// Need less capacity is what is short, in the whole and in each part, and no more of a part's rows can be placed.
fn cut(plan: &Value, proof: &OracleProof) -> Option<String> {
    let bottleneck = plan["bottleneck"].as_object()?;
    let n = |v: &Value, field: &str| v[field].as_i64().unwrap();
    let whole = &plan["bottleneck"];
    if n(whole, "need") - n(whole, "capacity") != n(plan, "short") {
        return Some("the arithmetic of the cut".into());
    }
    let parts = bottleneck["parts"].as_array().unwrap();
    if parts.iter().map(|p| n(p, "short")).sum::<i64>() != n(plan, "short") {
        return Some("the arithmetic of the parts".into());
    }
    for part in parts {
        if n(part, "need") - n(part, "capacity") != n(part, "short") || n(part, "short") <= 0 {
            return Some("the arithmetic of a part".into());
        }
        let families = part["families"].as_array().unwrap();
        let days: Vec<NaiveDate> =
            part["days"].as_array().unwrap().iter().map(|d| d.as_str().unwrap().parse().unwrap()).collect();
        // Alone on the days left the rows of the families on these days are as short: nobody else is to blame.
        let inside = |c: &OracleClaim| {
            families.contains(&json!(c.family)) && days.iter().any(|d| c.from <= *d && *d <= c.to)
        };
        let need: i64 = proof.claims.iter().filter(|c| inside(c)).map(|c| c.need).sum();
        if need - proof.placed(inside) < n(part, "short") {
            return Some("the rows of a part are not short by themselves".into());
        }
    }
    None
}
