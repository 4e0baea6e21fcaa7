//! The level that signs speak for: every sign of the documents by its row, a second reading over random families under all
//! five documents, why not lower and why not higher.

use chrono::{Datelike, Days, Months, NaiveDate};
use kurator::domain::{Case, Level};
use kurator::norm::proposal::{LevelObjection, propose};
use kurator::norm::{NormContext, marks};
use kurator::regulation::{Regulation, embedded};
use kurator::store::FamilyScope;
use serde_json::{Value, json};

use crate::oracle::desk::district;
use crate::oracle::districts::Dice;

const FAMILY: &str = "00000001-0000-4000-8000-000000000001";
const ALL: [&str; 5] = ["oktyabrsky", "irkutsk", "borovichi", "azov", "yugra"];

/// The rows of the requirements that are signs: document, row, sign, level.
const ROWS: [(&str, &str, &str, &str); 52] = [
    ("oktyabrsky", "000-009", "substitute_first_year", "adaptation"),
    ("oktyabrsky", "000-010", "second_marriage", "adaptation"),
    ("oktyabrsky", "000-011", "young_family", "adaptation"),
    ("oktyabrsky", "000-012", "refugees_first_year", "adaptation"),
    ("oktyabrsky", "000-014", "pedagogical_illiteracy", "basic"),
    ("oktyabrsky", "000-015", "parent_in_prison", "basic"),
    ("oktyabrsky", "000-016", "rights_restored", "basic"),
    ("oktyabrsky", "000-017", "incapacity", "basic"),
    ("oktyabrsky", "000-018", "post_divorce", "basic"),
    ("oktyabrsky", "000-019", "disabled_child", "basic"),
    ("oktyabrsky", "000-020", "limited_health_child", "basic"),
    ("oktyabrsky", "000-021", "social_contract", "basic"),
    ("oktyabrsky", "000-022", "low_socialisation", "basic"),
    ("oktyabrsky", "000-024", "broken_relations", "crisis"),
    ("oktyabrsky", "000-025", "parent_child_conflict", "crisis"),
    ("oktyabrsky", "000-026", "restoring_rights", "crisis"),
    ("oktyabrsky", "000-027", "divorce", "crisis"),
    ("oktyabrsky", "000-028", "neglect", "crisis"),
    ("oktyabrsky", "000-030", "sop", "emergency"),
    ("oktyabrsky", "000-031", "hostile", "emergency"),
    ("oktyabrsky", "000-032", "newborn_refusal", "emergency"),
    ("oktyabrsky", "000-033", "return_risk", "emergency"),
    ("oktyabrsky", "000-034", "minor_parents", "emergency"),
    ("oktyabrsky", "000-035", "severe_illness_death", "emergency"),
    ("oktyabrsky", "000-036", "disaster", "emergency"),
    ("yugra", "004-020", "substitute_first_year", "adaptation"),
    ("yugra", "004-021", "second_marriage", "adaptation"),
    ("yugra", "004-022", "young_family", "adaptation"),
    ("yugra", "004-023", "refugees_first_year", "adaptation"),
    ("yugra", "004-025", "pedagogical_illiteracy", "basic"),
    ("yugra", "004-026", "parent_in_prison", "basic"),
    ("yugra", "004-027", "rights_restored", "basic"),
    ("yugra", "004-028", "incapacity", "basic"),
    ("yugra", "004-029", "post_divorce", "basic"),
    ("yugra", "004-030", "limited_health_child", "basic"),
    ("yugra", "004-031", "social_contract", "basic"),
    ("yugra", "004-032", "low_socialisation", "basic"),
    ("yugra", "004-034", "broken_relations", "crisis"),
    ("yugra", "004-035", "parent_child_conflict", "crisis"),
    ("yugra", "004-036", "restoring_rights", "crisis"),
    ("yugra", "004-037", "divorce", "crisis"),
    ("yugra", "004-038", "neglect", "crisis"),
    ("yugra", "004-039", "rough_treatment", "crisis"),
    ("yugra", "004-041", "sop", "emergency"),
    ("yugra", "004-042", "hostile", "emergency"),
    ("yugra", "004-043", "newborn_refusal", "emergency"),
    ("yugra", "004-044", "return_risk", "emergency"),
    ("yugra", "004-045", "minor_parents", "emergency"),
    ("yugra", "004-046", "severe_illness_death", "emergency"),
    ("yugra", "004-047", "disaster", "emergency"),
    ("yugra", "004-048", "alcoholism", "emergency"),
    ("yugra", "004-049", "antisocial", "emergency"),
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn family() -> Value {
    json!({ "type": "family", "id": FAMILY, "title": "Пак Нина Олеговна", "registered_on": "2025-01-10" })
}

/// A line of the family.
fn of(kind: &str, mut fields: Value) -> Value {
    fields["type"] = json!(kind);
    fields["family"] = json!(FAMILY);
    fields
}

/// Asks of the family of these lines on a day.
fn ask<T>(lines: &[Value], today: NaiveDate, answer: impl FnOnce(NormContext<'_>, &Case) -> T) -> T {
    let store = district(lines).unwrap();
    let reader = store.reader();
    let (rules, calendar, staff) =
        (reader.rules().unwrap(), reader.calendar().unwrap(), reader.staff().unwrap());
    let ground = NormContext { rules: &rules, calendar: &calendar, staff: &staff, today };
    let cases = reader.cases(FamilyScope::All, None).unwrap();
    answer(ground, &cases[0])
}

#[test]
fn every_sign_of_the_documents_proposes_its_level_with_paragraph_and_words() {
    let today = day("2026-11-24");
    for (id, row, sign, level) in ROWS {
        let level = Level::from_code(level).unwrap();
        let regulation: Regulation = embedded::regulation(id).unwrap();
        let words = regulation.signs.iter().find(|s| s.id == sign).unwrap_or_else(|| panic!("{row}: {sign}"));
        assert_eq!(words.level, level, "{row}");
        let lines = [
            json!({ "type": "district", "regulation": id }),
            family(),
            of("sign", json!({ "sign": sign, "from": "2026-10-01" })),
        ];
        ask(&lines, today, |ground, case| {
            let proposal = propose(ground, case);
            assert_eq!((proposal.level, proposal.held), (Some(level), None), "{row}");
            let reason = &proposal.reasons[0].meaning;
            let text = words.text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(reason.text.as_deref(), Some(text.as_str()), "{row}");
            assert_eq!(reason.cited, Some(regulation.cited(&words.at)), "{row}");
            // Each other level has its answer: no sign above, this sign below.
            let against = proposal.against(ground);
            assert_eq!(against.len(), 3, "{row}");
            for (other, why) in against {
                match why {
                    LevelObjection::NoSign => assert!(other > level, "{row}: {other:?}"),
                    LevelObjection::Outweighed(sign) => {
                        assert!(other < level && sign.level == level, "{row}: {other:?}")
                    }
                    LevelObjection::Ended(_) => panic!("{row}: nothing has ended"),
                }
            }
            // A family that waits for its level is asked for one.
            assert_eq!(marks::unfit(ground, case).map(|u| (u.held, u.level)), Some((None, level)), "{row}");
        });
    }
    let named: usize = ALL.iter().map(|id| embedded::regulation(id).unwrap().signs.len()).sum();
    assert_eq!(named, ROWS.len(), "a sign of a document has no row");
}

#[test]
fn documents_without_signs_propose_nothing_and_say_so() {
    for id in ["irkutsk", "borovichi", "azov"] {
        let lines = [
            json!({ "type": "district", "regulation": id }),
            family(),
            of("level", json!({ "level": "basic", "from": "2026-06-01" })),
            of("status", json!({ "status": "sop", "from": "2026-06-01" })),
            of("category", json!({ "category": "large", "from": "2026-06-01" })),
        ];
        ask(&lines, day("2026-11-24"), |ground, case| {
            let proposal = propose(ground, case);
            assert!(!proposal.has_signs && proposal.level.is_none(), "{id}");
            assert!(proposal.against(ground).is_empty(), "{id}");
            assert_eq!(proposal.categories.len(), 1, "{id}: categories are said beside it");
        });
    }
}

#[test]
fn of_adaptation_and_basic_the_one_with_more_visits_is_proposed() {
    let both = |orders: &[Value]| {
        let mut lines = vec![
            family(),
            of("sign", json!({ "sign": "young_family", "from": "2026-10-01" })),
            of("sign", json!({ "sign": "divorce", "from": "2025-10-01", "until": "2026-10-01" })),
            of("sign", json!({ "sign": "post_divorce", "from": "2026-10-01" })),
        ];
        lines.extend_from_slice(orders);
        ask(&lines, day("2026-11-24"), |ground, case| {
            let proposal = propose(ground, case);
            let shown: Vec<Level> = proposal.reasons.iter().map(|s| s.level).collect();
            let against = proposal.against(ground);
            let ended =
                against.iter().any(|(l, why)| *l == Level::Crisis && matches!(why, LevelObjection::Ended(_)));
            assert!(ended, "the sign of the crisis level has ended");
            assert!(matches!(against[0], (Level::Emergency, LevelObjection::NoSign)));
            (proposal.level.unwrap(), shown)
        })
    };
    let order = |from: &str, visits: u32| json!({ "type": "order", "from": from, "level": "adaptation", "visits": visits, "per": "month", "number": "5" });
    use Level::{Adaptation, Basic};
    assert_eq!(both(&[]), (Basic, vec![Basic, Adaptation]));
    assert_eq!(both(&[order("2026-11-01", 3)]), (Adaptation, vec![Adaptation, Basic]));
    // The same number leaves the more acute one, and an order to come changes nothing yet.
    assert_eq!(both(&[order("2026-11-01", 2)]), (Basic, vec![Basic, Adaptation]));
    assert_eq!(both(&[order("2026-12-01", 3)]), (Basic, vec![Basic, Adaptation]));
}

/// The second reading: the level that the lines speak for under the document of this id.
fn expected(id: &str, lines: &[Value], today: NaiveDate) -> Option<String> {
    let regulation = embedded::regulation(id).unwrap();
    let text = |line: &Value, field: &str| line[field].as_str().unwrap_or_default().to_owned();
    let date = |line: &Value, field: &str| line[field].as_str().map(day);
    let of_kind = |kind: &str| lines.iter().filter(|l| l["type"] == kind).cloned().collect::<Vec<_>>();
    let holds = |line: &Value| {
        date(line, "from").unwrap() <= today && date(line, "until").is_none_or(|until| today < until)
    };
    let later = |from: NaiveDate, months: u32| from.checked_add_months(Months::new(months)).unwrap();
    let mut levels: Vec<&str> = Vec::new();
    let signs = toml::from_str::<Value>(
        &std::fs::read_to_string(format!("{}/data/regulations/{id}.toml", env!("CARGO_MANIFEST_DIR")))
            .unwrap(),
    )
    .unwrap();
    let signs = signs["sign"].as_array().cloned().unwrap_or_default();
    for line in of_kind("sign").iter().filter(|l| holds(l)) {
        let Some(sign) = signs.iter().find(|s| s["id"] == line["sign"]) else { continue };
        let from = date(line, "from").unwrap();
        let ended = match sign["expires"].as_str() {
            Some("year") => later(from, 12) <= today,
            Some("age3") => {
                // On the last day of February a child of the 29th is three only on the first of March.
                let third = |m: &Value| {
                    let born = date(m, "born").unwrap();
                    NaiveDate::from_ymd_opt(born.year() + 3, born.month(), born.day())
                        .unwrap_or_else(|| NaiveDate::from_ymd_opt(born.year() + 3, 3, 1).unwrap())
                };
                let members = of_kind("member");
                let noted: Vec<&Value> = members.iter().filter(|m| m["limited_health"] == true).collect();
                let of = if noted.is_empty() { members.iter().collect() } else { noted };
                of.into_iter().map(third).max().is_some_and(|on| on <= today)
            }
            Some("contract") => {
                let social = of_kind("agreement").into_iter().filter(|a| a["contract"] == "social");
                let last =
                    social.filter(|a| date(a, "on").unwrap() >= from).filter_map(|a| date(&a, "until"));
                last.max().is_some_and(|last| last < today && last + Days::new(1) <= later(from, 12))
            }
            _ => false,
        };
        if !ended {
            levels.push(
                ["adaptation", "basic", "crisis", "emergency"].into_iter().find(|l| sign["level"] == *l)?,
            );
        }
    }
    let has_sop = signs.iter().any(|s| s["id"] == "sop");
    if has_sop && of_kind("status").iter().any(|l| text(l, "status") == "sop" && holds(l)) {
        levels.push("emergency");
    }
    assert_eq!(regulation.signs.len(), signs.len());
    let orders = of_kind("order").into_iter().filter(|o| date(o, "from").unwrap() <= today);
    let often = orders.max_by_key(|o| date(o, "from")).map(|o| o["visits"].as_u64().unwrap());
    let rank = |level: &str| match level {
        "emergency" => 30,
        "crisis" => 20,
        "basic" => 11,
        // Twice a month at the basic level: only more than that weighs more.
        _ => {
            if often.is_some_and(|n| n > 2) {
                12
            } else {
                10
            }
        }
    };
    levels.into_iter().max_by_key(|l| rank(l)).map(str::to_owned)
}

#[test]
fn random_families_under_all_documents_agree_with_a_second_reading() {
    let mut dice = Dice(20_261_124);
    let mut proposed = 0;
    for round in 0..400 {
        let id = ALL[round % ALL.len()];
        let today = day("2026-11-24") + Days::new(dice.under(200));
        let near =
            |dice: &mut Dice, back: u64| (today + Days::new(20) - Days::new(dice.under(back))).to_string();
        let mut lines = vec![json!({ "type": "district", "regulation": id }), family()];
        for n in 0..1 + dice.under(3) {
            let born = near(&mut dice, 2200);
            if day(&born) <= today {
                lines.push(of("member", json!({
                    "id": format!("00000001-0000-4000-8000-0000000001{n:02}"), "role": "son", "first_name": "Ян",
                    "born": born, "limited_health": dice.chance(30),
                })));
            }
        }
        let catalogue = embedded::regulation("yugra").unwrap().signs;
        for _ in 0..dice.under(4) {
            let sign = dice.one(&catalogue).id.clone();
            let from = near(&mut dice, 900);
            let mut line = of("sign", json!({ "sign": sign, "from": from }));
            if dice.chance(25) {
                line["until"] = json!((day(&from) + Days::new(1 + dice.under(600))).to_string());
            }
            lines.push(line);
        }
        if dice.chance(20) {
            lines.push(of(
                "status",
                json!({ "status": *dice.one(&["sop", "difficult"]), "from": near(&mut dice, 300) }),
            ));
        }
        if dice.chance(40) {
            let on = near(&mut dice, 500);
            let until = day(&on) + Days::new(1 + dice.under(400));
            let contract = *dice.one(&["social", "social", "accompaniment"]);
            lines
                .push(of("agreement", json!({ "on": on, "until": until.to_string(), "contract": contract })));
        }
        if dice.chance(30) {
            let (from, visits) = (near(&mut dice, 300), 1 + dice.under(4));
            lines.push(json!({ "type": "order", "level": "adaptation", "from": from, "visits": visits, "per": "month" }));
        }
        let own = ask(&lines, today, |ground, case| propose(ground, case).level.map(|l| l.code().to_owned()));
        proposed += usize::from(own.is_some());
        assert_eq!(own, expected(id, &lines, today), "{id}, {today}: {lines:#?}");
    }
    assert!(proposed > 80, "only {proposed} families had a proposal: the districts say too little");
}
