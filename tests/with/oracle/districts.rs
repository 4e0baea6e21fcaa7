//! Random districts with everything nasty that the norm knows, and the way to make one smaller.

use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Value, json};

/// Numbers from a seed (splitmix64): the same seed, the same district.
pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 to `n` − 1.
    pub fn under(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    /// In so many cases of a hundred.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.under(100) < percent
    }

    /// One of these.
    pub fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.under(of.len() as u64) as usize]
    }
}

const LEVELS: [&str; 4] = ["adaptation", "basic", "crisis", "emergency"];
const KINDS: [&str; 7] =
    ["home_visit", "home_visit", "home_visit", "joint_visit", "call", "office", "informed"];
const OUTCOMES: [&str; 6] = ["held", "held", "held", "nobody_home", "refused", "postponed"];
/// New Year 2026, weekends, ends of months, a leap day, a year whose calendar is only reckoned.
const TODAYS: [&str; 16] = [
    "2025-12-27",
    "2025-12-29",
    "2025-12-31",
    "2026-01-01",
    "2026-01-04",
    "2026-01-05",
    "2026-01-11",
    "2026-01-12",
    "2026-02-23",
    "2026-03-09",
    "2026-05-31",
    "2026-08-31",
    "2026-11-30",
    "2027-02-28",
    "2028-02-29",
    "2024-05-04",
];

/// A district being made up.
pub struct Maker {
    dice: Dice,
    /// The day it is looked at.
    pub today: NaiveDate,
    /// Days on which much happens at once.
    hot: Vec<NaiveDate>,
    /// The lines.
    pub lines: Vec<Value>,
}

impl Maker {
    /// The district of this seed.
    pub fn district(seed: u64) -> Maker {
        let mut dice = Dice(seed);
        let today = if dice.chance(60) {
            dice.one(&TODAYS).parse().unwrap()
        } else {
            NaiveDate::from_ymd_opt(2025, 11, 1).unwrap() + Days::new(dice.under(500))
        };
        let mut maker = Maker { dice, today, hot: Vec::new(), lines: Vec::new() };
        for _ in 0..4 {
            let day = maker.near(25);
            maker.hot.push(day);
        }
        maker.staff();
        for number in 0..1 + maker.dice.under(3) {
            maker.family(number);
        }
        maker
    }

    /// The district of this seed with more families, appointments and days that take more or fewer visits.
    pub fn planned(seed: u64) -> Maker {
        let mut maker = Maker::district(seed);
        for number in 0..maker.dice.under(5) {
            maker.family(10 + number);
        }
        let families: Vec<Value> =
            maker.lines.iter().filter(|l| l["type"] == "family").map(|l| l["id"].clone()).collect();
        for family in families {
            for _ in 0..*maker.dice.one(&[0, 0, 1, 1, 2, 4]) {
                let on = maker.today - Days::new(3) + Days::new(maker.dice.under(25));
                let time = maker.dice.chance(50).then_some("11:00");
                maker.add("appointment", json!({ "family": family, "on": on, "time": time }));
            }
        }
        for _ in 0..maker.dice.under(5) {
            let (curator, visits) = (maker.somebody(60), maker.dice.under(4));
            let line = if maker.dice.chance(50) {
                let on = maker.today + Days::new(maker.dice.under(20));
                json!({ "curator": curator, "on": on, "visits": visits })
            } else {
                let from = maker.dice.chance(50).then(|| maker.near(15));
                let weekday = 1 + maker.dice.under(7);
                json!({ "curator": curator, "weekday": weekday, "from": from, "visits": visits })
            };
            // Two records of one day contradict each other, and no rule says which holds.
            let same = |l: &Value| {
                l["type"] == "capacity" && ["on", "weekday", "from"].iter().all(|f| l[*f] == line[*f])
            };
            if !maker.lines.iter().any(same) {
                maker.add("capacity", line);
            }
        }
        maker
    }

    fn near(&mut self, spread: u64) -> NaiveDate {
        self.today - Days::new(spread) + Days::new(self.dice.under(2 * spread + 1))
    }

    fn day(&mut self) -> NaiveDate {
        if self.dice.chance(45) {
            *self.dice.one(&self.hot)
        } else {
            let spread = *self.dice.one(&[4, 12, 40, 90]);
            self.near(spread)
        }
    }

    fn span(&mut self, longest: u64) -> (NaiveDate, NaiveDate) {
        let from = self.day();
        (from, from + Days::new(1 + self.dice.under(longest)))
    }

    /// Adds a line with an id in no order; fields that are `null` are left out.
    fn add(&mut self, kind: &str, fields: Value) -> Value {
        let mut line = json!({ "type": kind });
        if kind != "district" {
            let (high, low) = (self.dice.next() >> 16, self.dice.next() >> 16);
            line["id"] = json!(format!("{:08x}-{:04x}-4000-8000-{low:012x}", high >> 16, high & 0xffff));
        }
        for (field, value) in fields.as_object().unwrap().iter().filter(|(_, v)| !v.is_null()) {
            line[field] = value.clone();
        }
        self.lines.push(line.clone());
        line["id"].clone()
    }

    fn curators(&self) -> Vec<Value> {
        self.lines.iter().filter(|l| l["type"] == "curator").map(|l| l["id"].clone()).collect()
    }

    /// A curator of the file, or nobody named.
    fn somebody(&mut self, percent: u64) -> Value {
        let all = self.curators();
        if all.is_empty() || !self.dice.chance(percent) { Value::Null } else { self.dice.one(&all).clone() }
    }

    fn staff(&mut self) {
        for i in 0..*self.dice.one(&[0, 1, 1, 2, 3]) {
            self.add("curator", json!({ "name": format!("Куратор {i}") }));
        }
        if self.dice.chance(70) {
            let regulation = *self.dice.one(&["yugra", "oktyabrsky", "irkutsk", "borovichi", "azov"]);
            let curator = self.somebody(50);
            self.add("district", json!({ "regulation": regulation, "curator": curator }));
        }
        for _ in 0..*self.dice.one(&[0, 0, 0, 1, 2, 3]) {
            let (from, level) = (self.day(), *self.dice.one(&LEVELS));
            let visits = if self.dice.chance(85) { json!(1 + self.dice.under(6)) } else { Value::Null };
            let unit = *self.dice.one(&["week", "month"]);
            let per = if visits.is_number() && self.dice.chance(35) { json!(unit) } else { Value::Null };
            self.add(
                "order",
                json!({ "from": from, "level": level, "visits": visits, "per": per, "limit": 9 }),
            );
        }
        for _ in 0..self.dice.under(4) {
            let (on, working) = (self.near(10), self.dice.chance(50));
            self.add("calendar_day", json!({ "on": on, "working": working }));
        }
        for _ in 0..self.dice.under(4) {
            let ((from, until), curator) = (self.span(12), self.somebody(60));
            let deputy = self.somebody(40);
            self.add("leave", json!({ "from": from, "until": until, "curator": curator, "deputy": deputy }));
        }
        for _ in 0..self.dice.under(5) {
            let (mut on, curator) = (self.near(10), self.somebody(60));
            if self.dice.chance(50) {
                // A Saturday or Sunday.
                on = on + Days::new(u64::from(5 - on.weekday().num_days_from_monday().min(5)));
            }
            self.add("duty", json!({ "on": on, "curator": curator, "visits": 2 }));
        }
    }

    fn family(&mut self, number: u64) {
        let title = *self.dice.one(&["Ивановы", "Петрова Анна Ивановна", "Сидоровы", "Ахметовы"]);
        let family = self.add("family", json!({ "title": format!("{title} {}", number % 2) }));
        let member = self.add("member", json!({ "family": family, "role": "mother", "first_name": "Анна" }));
        for _ in 0..self.dice.under(4) {
            let curator = self.somebody(100);
            if !curator.is_null() {
                let (from, until) = self.span(60);
                let until = self.dice.chance(40).then_some(until);
                self.add(
                    "assignment",
                    json!({ "family": family, "curator": curator, "from": from, "until": until }),
                );
            }
        }
        for _ in 0..*self.dice.one(&[0, 1, 1, 2, 2, 3, 4, 5]) {
            self.level(&family);
        }
        for _ in 0..*self.dice.one(&[0, 0, 0, 0, 1, 1, 2]) {
            let levels: Vec<Value> = self
                .lines
                .iter()
                .filter(|l| l["family"] == family && l["type"] == "level")
                .cloned()
                .collect();
            // Often the very day of a level.
            let on = if self.dice.chance(35) && !levels.is_empty() {
                self.dice.one(&levels)["from"].clone()
            } else {
                // Not before accompaniment began: the rule book refuses it.
                let first = levels.iter().filter_map(|l| l["from"].as_str()).min().unwrap_or_default();
                let day = self.day().to_string();
                json!(if day.as_str() < first { first.to_owned() } else { day })
            };
            self.add("closing", json!({ "family": family, "on": on }));
        }
        for _ in 0..*self.dice.one(&[0, 0, 1, 1, 2, 3]) {
            let (from, until) = self.span(20);
            let who = if self.dice.chance(35) { member.clone() } else { Value::Null };
            self.add("absence", json!({ "family": family, "from": from, "until": until, "member": who }));
        }
        for _ in 0..*self.dice.one(&[0, 0, 1, 2]) {
            let weekday = 1 + self.dice.under(7);
            let possible = *self.dice.one(&[Some(false), Some(false), Some(true), None]);
            let (from, until) = *self.dice.one(&[
                (None, None),
                (None, None),
                (Some("09:00"), Some("12:00")),
                (Some("14:00"), None),
                (None, Some("12:00")),
            ]);
            self.add(
                "availability",
                json!({
                    "family": family, "weekday": weekday, "possible": possible, "from": from, "until": until,
                }),
            );
        }
        for _ in 0..*self.dice.one(&[0, 1, 2, 4, 8, 14]) {
            let (kind, outcome, on) = (*self.dice.one(&KINDS), *self.dice.one(&OUTCOMES), self.day());
            self.add("contact", json!({ "family": family, "kind": kind, "outcome": outcome, "on": on }));
        }
    }

    fn level(&mut self, family: &Value) {
        let (level, from) = (*self.dice.one(&LEVELS), self.day());
        let from = if self.dice.chance(30) { from - Days::new(60) } else { from };
        // What the import takes: never fewer than the document.
        let (least, unit, other_least) = match level {
            "adaptation" => (1, "month", 1),
            "basic" => (2, "month", 1),
            "crisis" => (1, "week", 5),
            _ => (2, "week", 9),
        };
        let (visits, per) = match self.dice.under(10) {
            0 => (json!(least + self.dice.under(4)), Value::Null),
            1 => (json!(least + self.dice.under(4)), json!(unit)),
            2 => (
                json!(other_least + self.dice.under(3)),
                json!(if unit == "week" { "month" } else { "week" }),
            ),
            _ => (Value::Null, Value::Null),
        };
        self.add(
            "level",
            json!({ "family": family, "level": level, "from": from, "visits": visits, "per": per }),
        );
    }
}

/// The smallest district, made by leaving out lines and fields, that `is_bad` still finds wrong.
pub fn smallest(mut lines: Vec<Value>, is_bad: impl Fn(&[Value]) -> bool) -> Vec<Value> {
    loop {
        let mut smaller: Vec<Vec<Value>> = Vec::new();
        for (i, line) in lines.iter().enumerate() {
            // With a line goes everything that names it.
            let refers = |other: &Value| {
                !line["id"].is_null()
                    && ["family", "member", "curator", "deputy"].iter().any(|f| other[*f] == line["id"])
            };
            let kept = |(j, other): &(usize, &Value)| *j != i && !refers(other);
            smaller.push(lines.iter().enumerate().filter(kept).map(|(_, l)| l.clone()).collect());
            for field in
                ["visits", "per", "until", "deputy", "curator", "member", "possible", "limit", "regulation"]
            {
                if !line[field].is_null() {
                    let mut fewer = lines.clone();
                    fewer[i].as_object_mut().unwrap().remove(field);
                    smaller.push(fewer);
                }
            }
        }
        match smaller.into_iter().find(|s| is_bad(s)) {
            Some(found) => lines = found,
            None => return lines,
        }
    }
}
