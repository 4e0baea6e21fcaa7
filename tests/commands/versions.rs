//! A new version of a programme settles nothing of the one before: what is open stays in every answer and on every paper,
//! and a version of a later day takes nobody's place yet.

use kurator::domain::decided::Approval;
use kurator::domain::period::Period;
use kurator::domain::programme::Help;
use kurator::model::as_of::known_by;
use kurator::report::indicators::charts::activities;
use kurator::store::jsonl::ImportMode;
use kurator::store::{Author, FamilyScope, Store};
use serde_json::Value;

use crate::district::{TestDistrict, author, begin_under, stdout};

const TODAY: &str = "2026-11-24";

const REGULATIONS: [&str; 5] = ["oktyabrsky", "yugra", "irkutsk", "borovichi", "azov"];

fn of(kind: &str, id: u32, fields: &str) -> String {
    let family = r#""family":"00000001-0000-4000-8000-000000000001""#;
    format!(r#"{{"type":"{kind}","id":"00000001-0000-4000-8000-{id:012}",{family},{fields}}}"#) + "\n"
}

/// A family on accompaniment with a programme of which one activity is open and one done, and these further records.
fn with(regulation: &str, more: &[String]) -> TestDistrict {
    let d = begin_under(regulation);
    let programme = r#""programme":"00000001-0000-4000-8000-000000000014""#;
    let lines = [
        r#"{"type":"family","id":"00000001-0000-4000-8000-000000000001","title":"Ларина Ольга Павловна","registered_on":"2026-05-20"}"#
            .to_owned()
            + "\n",
        of("member", 11, r#""role":"mother","first_name":"Ольга","born":"1990-02-01""#),
        of("level", 13, r#""level":"basic","from":"2026-06-01","until":"2027-06-01""#),
        of("programme", 14, r#""version":1,"number":"8","on":"2026-06-05""#),
        of("activity", 15, &format!(r#"{programme},"help":"medical","text":"осмотр нарколога","organisation":"поликлиника","due":"2026-11-20""#)),
        of("activity", 16, &format!(r#"{programme},"help":"social","text":"набор продуктов","state":"done","done_on":"2026-10-01""#)),
    ];
    d.takes(&(lines.concat() + &more.concat()));
    d
}

fn json(d: &TestDistrict, args: &[&str]) -> Value {
    let args = [args, &["--json", "--today", TODAY]].concat();
    serde_json::from_str(&stdout(&d.run(&args))).unwrap()
}

/// The activity is late, in `due`, among the activities of the card, on the papers of the family.
fn is_seen(d: &TestDistrict, case: &str) {
    let due = json(d, &["due"])["overdue"].to_string();
    assert!(due.contains("осмотр нарколога"), "{case}: {due}");
    let text =
        stdout(&d.run(&["report", "card", "Ларина Ольга Павловна", "--format", "text", "--today", TODAY]));
    assert!(text.contains("осмотр нарколога"), "{case}: {text}");
}

#[test]
fn what_an_earlier_version_left_open_is_due_until_it_is_settled() {
    for regulation in REGULATIONS {
        for on in ["", r#","on":"2026-11-10""#, r#","on":"2026-11-24""#, r#","on":"2026-12-01""#] {
            let second = of("programme", 17, &format!(r#""version":2{on}"#));
            let case = format!("{regulation} {on}");
            let d = with(regulation, &[second]);
            is_seen(&d, &case);
            for state in ["done", "cancelled", "failed"] {
                d.takes(&of("activity", 15, &format!(r#""state":"{state}""#)));
                let due = json(&d, &["due"])["overdue"].to_string();
                assert!(!due.contains("осмотр нарколога"), "{case} {state}: {due}");
            }
        }
    }
}

#[test]
fn a_version_of_a_later_day_takes_the_place_of_the_one_before_on_that_day() {
    let second = [
        of("programme", 17, r#""version":2,"number":"21","on":"2026-12-01""#),
        of(
            "activity",
            18,
            r#""programme":"00000001-0000-4000-8000-000000000017","help":"legal","text":"иск о содержании","due":"2026-11-28""#,
        ),
    ];
    for regulation in REGULATIONS {
        let d = with(regulation, &second);
        let progress = |day: &str| {
            let out = d.run(&["list", "--json", "--today", day]);
            serde_json::from_str::<Value>(&stdout(&out)).unwrap()[0]["programme"].clone()
        };
        assert_eq!(progress("2026-11-30"), serde_json::json!({"done": 1, "total": 2}), "{regulation}");
        assert_eq!(progress("2026-12-01"), serde_json::json!({"done": 0, "total": 1}), "{regulation}");
    }
}

/// A day after the clock of this computer: what was entered by then was entered before.
#[test]
fn what_a_version_of_a_later_day_plans_is_due_before_it_too() {
    let d = with(
        "yugra",
        &[
            of("programme", 17, r#""version":2,"number":"21","on":"2089-12-01""#),
            of(
                "activity",
                18,
                r#""programme":"00000001-0000-4000-8000-000000000017","help":"legal","text":"иск о содержании","due":"2089-12-02""#,
            ),
        ],
    );
    let out = d.run(&["due", "--json", "--today", "2089-11-28"]);
    let due: Value = serde_json::from_str(&stdout(&out)).unwrap();
    assert!(due["deadlines"].to_string().contains("иск о содержании"), "{due:#}");
}

#[test]
fn what_was_done_by_an_earlier_version_is_on_the_card_and_in_the_chart() {
    let second = of("programme", 17, r#""version":2,"number":"9","on":"2026-11-10""#);
    let cancelled = of(
        "activity",
        19,
        r#""programme":"00000001-0000-4000-8000-000000000014","help":"social","text":"путёвка","state":"cancelled""#,
    );
    for regulation in REGULATIONS {
        let d = with(regulation, &[second.clone(), cancelled.clone()]);
        let card = ["report", "card", "Ларина Ольга Павловна", "--format", "text", "--today", TODAY];
        let text = stdout(&d.run(&card));
        assert!(text.contains("набор продуктов") && !text.contains("путёвка"), "{regulation}: {text}");
        let store = d.open();
        let cases = store.reader().cases(FamilyScope::All, None).unwrap();
        let quarter = Period { from: "2026-10-01".parse().unwrap(), to: "2026-12-31".parse().unwrap() };
        let counted = activities(cases.iter(), quarter);
        let social = counted.iter().find(|kind| kind.help == Help::Social).unwrap();
        assert_eq!((social.all, social.done), (1, 1), "{regulation}");
    }
}

/// Entered on 24 November and sent to its body, approved by a decision that was entered on 5 December.
#[test]
fn a_programme_that_was_approved_since_waited_on_the_day_asked() {
    let (asked, sent) = ("2026-11-24".parse().unwrap(), "2026-11-18".parse().unwrap());
    let d = with("yugra", &[of("programme", 17, r#""version":2,"sent_on":"2026-11-18""#)]);
    let mut store = Store::open(&d.file, Author { clock: || 1_796_472_000_000, ..author() }).unwrap();
    let approval = |store: &Store| {
        let case = known_by(store.reader(), FamilyScope::All, asked).unwrap().pop().unwrap();
        let second = case.programmes.iter().find(|p| p.version == 2);
        second.map(|programme| case.approval(programme))
    };
    assert_eq!(approval(&store), Some(Approval::Waiting(sent)));
    let decided = [
        of("decision", 21, r#""subject":"programme","on":"2026-12-05","number":"5""#),
        of("programme", 17, r#""decision":"00000001-0000-4000-8000-000000000021""#),
    ];
    store.import(&decided.concat(), ImportMode::Whole).unwrap();
    assert_eq!(approval(&store), Some(Approval::Waiting(sent)));
}
