//! The plan: told by scenarios in `tests/plans`, and held against a second proof on random districts.
//!
//! `KURATOR_DISTRICTS=3000 cargo test --test norms plan::` tries more of them, `KURATOR_SEED=…` begins elsewhere.

use std::collections::BTreeMap;

use crate::oracle::against::difference;
use crate::oracle::desk;
use crate::oracle::districts::{Dice, Maker, smallest};
use crate::oracle::plan::OracleRequest;
use chrono::{Days, NaiveDate};
use kurator::store::Store;
use serde_json::{Map, Value, json};

fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).map_or(otherwise, |v| v.parse().expect("a number"))
}

/// What is asked of the district of a seed.
fn asked(seed: u64, lines: &[Value], today: NaiveDate) -> OracleRequest {
    let mut dice = Dice(seed ^ 0x5EED);
    let curators: Vec<Value> =
        lines.iter().filter(|l| l["type"] == "curator").map(|l| l["id"].clone()).collect();
    let curator =
        if curators.is_empty() || dice.chance(50) { Value::Null } else { dice.one(&curators).clone() };
    let from = match dice.under(4) {
        0 => today + Days::new(dice.under(20)),
        1 => today - Days::new(dice.under(10)),
        _ => today,
    };
    OracleRequest {
        curator,
        from,
        days: *dice.one(&[1, 5, 7, 7, 14, 31, 60]),
        capacity: *dice.one(&[0, 1, 1, 2, 4]),
    }
}

fn shown(lines: &[Value]) -> String {
    lines.iter().map(|l| format!("{l}\n")).collect()
}

#[test]
fn every_plan_is_as_great_as_the_second_proof() {
    let first = number("KURATOR_SEED", 1);
    for seed in first..first + number("KURATOR_DISTRICTS", 120) {
        let Maker { lines, today, .. } = Maker::planned(seed);
        let asked = asked(seed, &lines, today);
        if difference(&lines, today, &asked).is_some() {
            let lines = smallest(lines, |l| difference(l, today, &asked).is_some());
            let fault = difference(&lines, today, &asked).unwrap_or_default();
            panic!(
                "seed {seed}, today {today}, from {}, {} days of {}\n{}{fault}",
                asked.from,
                asked.days,
                asked.capacity,
                shown(&lines)
            );
        }
    }
}

/// Another curator than the one on leave.
fn other(lines: &[Value], leave: &Value) -> Option<Value> {
    let curators: Vec<&Value> = lines.iter().filter(|l| l["type"] == "curator").map(|c| &c["id"]).collect();
    let district = lines.iter().find(|l| l["type"] == "district").map(|d| &d["curator"]);
    let usual = district.filter(|c| c.is_string()).or(match curators.as_slice() {
        [one] => Some(*one),
        _ => None,
    });
    let away = if leave["curator"].is_string() { Some(&leave["curator"]) } else { usual };
    curators.into_iter().find(|id| Some(*id) != away).cloned()
}

/// What an advice says, as a line of the file.
fn mended(lines: &[Value], advice: &Value) -> Vec<Value> {
    let deputy = lines.iter().find(|l| l["id"] == advice["leave"]).and_then(|leave| other(lines, leave));
    let mut lines = lines.to_vec();
    let mut add = |mut line: Value, n: usize| {
        line["id"] = json!(format!("00000000-0000-4000-8000-0000000f{n:04x}"));
        line.as_object_mut().unwrap().retain(|_, v| !v.is_null());
        lines.push(line);
    };
    let days = advice["days"].as_array().cloned().unwrap_or_default();
    match advice["kind"].as_str().unwrap() {
        kind @ ("duty" | "capacity") => {
            for (n, d) in days.iter().enumerate() {
                add(
                    json!({ "type": kind, "curator": d["curator"], "on": d["on"], "visits": d["visits"] }),
                    n,
                );
            }
            // A record for the date is read before any other, so an older one has to go.
            let on: Vec<&Value> = days.iter().map(|d| &d["on"]).collect();
            let count = lines.len() - days.len();
            let mut place = 0;
            lines.retain(|l| {
                place += 1;
                kind != "capacity" || place > count || l["type"] != "capacity" || !on.contains(&&l["on"])
            });
        }
        "deputy" => {
            let leave = lines.iter_mut().find(|l| l["id"] == advice["leave"]).unwrap();
            leave["deputy"] = deputy.clone().unwrap();
        }
        "take_off" => lines.retain(|l| l["id"] != advice["appointment"]),
        _ => add(
            json!({
                "type": "absence", "family": advice["family"], "from": advice["from"], "until": advice["until"],
            }),
            0,
        ),
    }
    lines
}

#[test]
fn every_advice_mends_what_it_says() {
    let first = number("KURATOR_SEED", 1);
    let mut tried: BTreeMap<String, u32> = BTreeMap::new();
    for seed in first..first + number("KURATOR_DISTRICTS", 60) {
        let Maker { lines, today, .. } = Maker::planned(seed);
        let asked = asked(seed, &lines, today);
        let plan = desk::plan(&desk::district(&lines).unwrap(), today, &asked);
        for advice in plan["bottleneck"]["advice"].as_array().into_iter().flatten() {
            // Without another curator there is nobody to name as deputy.
            let leave = lines.iter().find(|l| l["id"] == advice["leave"]);
            if advice["kind"] == "deputy" && leave.and_then(|leave| other(&lines, leave)).is_none() {
                continue;
            }
            let mended = mended(&lines, advice);
            let after = desk::plan(&desk::district(&mended).unwrap(), today, &asked);
            let less = plan["short"].as_i64().unwrap() - after["short"].as_i64().unwrap();
            assert!(
                less >= advice["gain"].as_i64().unwrap() && less > 0,
                "seed {seed}: {advice} brings {less}\n{}",
                shown(&lines)
            );
            *tried.entry(advice["kind"].as_str().unwrap().to_owned()).or_default() += 1;
        }
    }
    for kind in ["duty", "capacity", "deputy", "take_off", "absence"] {
        assert!(tried.contains_key(kind), "no advice of this kind was tried: {kind}, {tried:?}");
    }
}

#[test]
fn the_same_district_gives_the_same_plan() {
    for seed in 1..20 {
        let Maker { lines, today, .. } = Maker::planned(seed);
        let asked = asked(seed, &lines, today);
        let mut other = lines.clone();
        other.reverse();
        // Lines may come in any order that names owners; ids decide nothing but ties.
        let plans =
            [&lines, &lines].map(|l| desk::plan(&desk::district(l).unwrap(), today, &asked).to_string());
        assert_eq!(plans[0], plans[1], "seed {seed}");
    }
}

/// The districts are worth trying: plans fit and do not, for every reason there is.
#[test]
fn the_random_plans_are_nasty_enough() {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for seed in 1..=150 {
        let Maker { lines, today, .. } = Maker::planned(seed);
        let asked = asked(seed, &lines, today);
        let plan = desk::plan(&desk::district(&lines).unwrap(), today, &asked);
        let visits = plan["visits"].as_array().unwrap();
        let parts = plan["bottleneck"]["parts"].as_array().cloned().unwrap_or_default();
        for (what, is) in [
            ("fits", plan["feasible"] == true && plan["owed"].as_i64() > Some(0)),
            ("does not fit", plan["feasible"] == false),
            ("an appointment serves", visits.iter().any(|v| v["fixed"] == true && v["serves"] != json!([]))),
            ("an appointment serves nothing", visits.iter().any(|v| v["serves"] == json!([]))),
            ("a visit serves two rows", visits.iter().any(|v| v["serves"][1].is_object())),
            ("a finding", plan["findings"] != json!([])),
            ("several parts", parts.len() > 1),
            ("several families in a part", parts.iter().any(|p| p["families"][1].is_string())),
            ("days by days too few", parts.iter().any(|p| p["capacity"].as_i64() > Some(0))),
        ] {
            *seen.entry(what.to_owned()).or_default() += u32::from(is);
        }
    }
    let rare: Vec<_> = seen.iter().filter(|(_, n)| **n < 5).collect();
    assert!(rare.is_empty(), "{rare:?}");
}

/// A name in a scenario as the id of a record.
fn id_of(name: &str) -> Value {
    let hash =
        |start: u64| name.bytes().fold(start, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3));
    let (high, low) = (hash(0xCBF2_9CE4_8422_2325), hash(0x9E37_79B9_7F4A_7C15));
    json!(format!("{:08x}-{:04x}-4000-8000-{:012x}", high >> 32, high & 0xffff, low >> 16))
}

/// The facts of a scenario as lines: families with their level, and records that name them by title.
fn lines(scenario: &Map<String, Value>) -> Vec<Value> {
    let mut lines = Vec::new();
    for (kind, list) in scenario.iter().filter(|(_, v)| v.is_array()) {
        for (n, fact) in list.as_array().unwrap().iter().enumerate() {
            let mut line = fact.clone();
            if kind == "family" {
                let title = fact["title"].as_str().unwrap();
                line.as_object_mut().unwrap().retain(|k, _| k != "level" && k != "since");
                line["type"] = json!("family");
                line["id"] = id_of(title);
                lines.push(line);
                lines.push(json!({
                    "type": "level", "id": id_of(&format!("level of {title}")), "family": id_of(title),
                    "level": fact["level"], "from": fact["since"],
                }));
                continue;
            }
            line["type"] = json!(if kind == "visit" { "contact" } else { kind });
            line["id"] = id_of(&format!("{kind} {n}"));
            if kind == "visit" {
                line["kind"] = json!("home_visit");
                line["outcome"] = json!("held");
            }
            if let Some(title) = fact["family"].as_str() {
                line["family"] = id_of(title);
            }
            if kind == "curator" {
                line["id"] = id_of(fact["name"].as_str().unwrap());
            }
            for field in ["curator", "deputy"].iter().filter(|f| fact[**f].is_string()) {
                line[*field] = id_of(fact[*field].as_str().unwrap());
            }
            lines.push(line);
        }
    }
    lines.sort_by_key(|l| l["type"] != "family" && l["type"] != "curator");
    lines
}

/// Plays a scenario and says what is not as expected.
fn play(text: &str) -> Result<(), String> {
    let table: toml::Table = toml::from_str(text).map_err(|e| e.to_string())?;
    let scenario = serde_json::to_value(table).unwrap();
    let field = |name: &str| scenario[name].as_str().ok_or(format!("`{name}` is missing"));
    let today: NaiveDate = field("today")?.parse().map_err(|_| "today")?;
    let from = scenario["from"].as_str().map_or(today, |t| t.parse().unwrap());
    let asked = OracleRequest {
        curator: Value::Null,
        from,
        days: scenario["days"].as_u64().unwrap_or(7),
        capacity: scenario["capacity"].as_i64().unwrap_or(4),
    };
    let lines = lines(scenario.as_object().unwrap());
    let store: Store = desk::district(&lines)?;
    let plan = desk::plan(&store, today, &asked);
    if let Some(fault) = difference(&lines, today, &asked) {
        return Err(fault);
    }
    let visits: Vec<String> = plan["visits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|v| {
            let time = v["time"].as_str().map(|t| format!(" {t}")).unwrap_or_default();
            format!("{}{time} {}", v["date"].as_str().unwrap(), v["title"].as_str().unwrap())
        })
        .collect();
    for (key, expected) in scenario["expect"].as_object().ok_or("`expect` is missing")? {
        let parts = ["why", "finding", "advice", "text"];
        let found = match key.as_str() {
            "visits" => json!(visits),
            "text" => plan["bottleneck"]["text"].clone(),
            "why" => plan["visits"].as_array().unwrap().iter().map(|v| v["why"].clone()).collect(),
            "finding" => plan["findings"].as_array().unwrap().iter().map(|v| v["text"].clone()).collect(),
            "advice" => {
                let list = plan["bottleneck"]["advice"].as_array().cloned().unwrap_or_default();
                list.iter().map(|a| a["text"].clone()).collect()
            }
            other => plan[other].clone(),
        };
        let holds = if parts.contains(&key.as_str()) && expected.is_string() {
            found.to_string().contains(expected.as_str().unwrap())
        } else {
            found == *expected
        };
        if !holds {
            return Err(format!("{key} is {found}, expected {expected}\n{plan:#}"));
        }
    }
    Ok(())
}

#[test]
fn every_scenario_holds() {
    let folder = format!("{}/tests/plans", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let told: Vec<String> = files
        .iter()
        .filter_map(|file| {
            play(&std::fs::read_to_string(file).unwrap()).err().map(|e| format!("{}: {e}", file.display()))
        })
        .collect();
    assert!(files.len() >= 10 && told.is_empty(), "\n{}", told.join("\n"));
}
