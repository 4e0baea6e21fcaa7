//! Papers about a day or a period that is over say what was so then: the level, the children, the curator, the agreement and
//! the programme of that accompaniment, the marks that held.

use serde_json::{Value, json};

use crate::district::{TestDistrict, begin_under, stdout};

const FAMILY: &str = "00000000-0000-4000-8000-000000000001";

fn id(n: u32) -> String {
    format!("00000000-0000-4000-8000-{n:012}")
}

/// A record of the family, with `n` as the end of its id.
fn record(kind: &str, n: u32, mut fields: Value) -> String {
    fields["type"] = kind.into();
    fields["id"] = id(n).into();
    if !["family", "curator", "sitting", "duty"].contains(&kind) {
        fields["family"] = FAMILY.into();
    }
    fields.to_string()
}

fn district(records: &[String]) -> TestDistrict {
    let d = begin_under("yugra");
    d.takes(&records.join("\n"));
    d
}

/// A paper of the family as JSON, on 30.11.2026.
fn paper(d: &TestDistrict, args: &[&str]) -> Value {
    let all = [&["report"], args, &["--json", "--today", "2026-11-30"]].concat();
    serde_json::from_str(&stdout(&d.run(&all))).unwrap()
}

fn page(d: &TestDistrict, args: &[&str]) -> Value {
    paper(d, args)["pages"][0].clone()
}

/// At crisis till 12.10.2026, then at the basic level; visited by Смирнова while Белкина was to take over.
fn moved() -> TestDistrict {
    district(&[
        record("curator", 2, json!({ "name": "Смирнова Татьяна Николаевна" })),
        record("curator", 3, json!({ "name": "Белкина Вера Андреевна" })),
        record(
            "family",
            1,
            json!({ "title": "Семья Орловых", "registered_on": "2026-01-12", "form": "individual", "member": id(5) }),
        ),
        record("assignment", 4, json!({ "curator": id(2), "from": "2026-01-12", "until": "2026-07-01" })),
        record("assignment", 24, json!({ "curator": id(3), "from": "2026-07-01" })),
        record(
            "member",
            5,
            json!({ "role": "mother", "last_name": "Орлова", "first_name": "Анна", "born": "1990-03-03" }),
        ),
        record(
            "member",
            6,
            json!({ "role": "son", "last_name": "Орлов", "first_name": "Ян", "born": "2008-09-15" }),
        ),
        record("level", 7, json!({ "level": "crisis", "from": "2026-01-12", "decided_on": "2026-01-12" })),
        record("level", 8, json!({ "level": "basic", "from": "2026-10-12", "decided_on": "2026-10-12" })),
        record(
            "contact",
            9,
            json!({ "kind": "home_visit", "outcome": "held", "on": "2026-09-10", "by": id(2), "rights": "violated" }),
        ),
        record("agreement", 10, json!({ "on": "2026-01-20", "number": "1-24", "until": "2026-07-20" })),
        record("agreement", 11, json!({ "on": "2026-07-21", "number": "2-26", "member": id(5) })),
        record(
            "programme",
            12,
            json!({ "version": 1, "number": "5", "on": "2026-02-20", "until": "2026-08-20", "ipra": "77", "ippsu": "33" }),
        ),
        record("sitting", 13, json!({ "on": "2026-10-12", "body": "рабочая группа" })),
        record(
            "decision",
            14,
            json!({ "subject": "level", "on": "2026-10-12", "ruling": "granted", "sitting": id(13) }),
        ),
        record("question", 15, json!({ "subject": "level", "sitting": id(13), "decision": id(14) })),
        record("decision", 16, json!({ "subject": "placement", "on": "2026-01-12", "ruling": "granted" })),
    ])
}

#[test]
fn an_act_of_a_visit_says_what_was_so_on_its_day() {
    let d = moved();
    let act = page(&d, &["visit", FAMILY, "--record", &id(9)]);
    assert_eq!(act["level"], "кризисный", "{act}");
    assert_eq!(act["children"][0]["age"], "17 лет", "{act}");
    // Who visited signs it, and not who has answered for the family since.
    assert_eq!(act["curator"], "Смирнова Татьяна Николаевна");
    assert_eq!(act["visit_rights"], "Выявлены");
    // The same act without a record named: the visit of the days.
    let act = page(&d, &["visit", FAMILY, "--from", "2026-09-07", "--to", "2026-09-13"]);
    assert_eq!((&act["visit_on"], &act["level"]), (&"10.09.2026".into(), &"кризисный".into()));
    // One to be taken along is of today.
    let act = page(&d, &["visit", FAMILY]);
    assert_eq!((&act["level"], &act["curator"]), (&"базовый".into(), &"Белкина Вера Андреевна".into()));
    assert!(act["visit_rights"].as_str().unwrap().contains("нужное подчеркнуть"));
}

#[test]
fn an_agreement_and_a_programme_say_what_was_so_when_they_were_signed() {
    let d = moved();
    let first = page(&d, &["agreement", FAMILY, "--record", &id(10)]);
    assert_eq!(
        (&first["level"], &first["curator"]),
        (&"кризисный".into(), &"Смирнова Татьяна Николаевна".into())
    );
    assert_eq!(first["accompanied"], "члена семьи (Орлова Анна)");
    let last = page(&d, &["agreement", FAMILY]);
    assert_eq!((&last["agreement_number"], &last["signer"]), (&"2-26".into(), &"Орлова Анна".into()));
    let programme = page(&d, &["programme", FAMILY]);
    assert_eq!((&programme["level"], &programme["level_from"]), (&"кризисный".into(), &"12.01.2026".into()));
    assert_eq!(programme["agreement_number"], "1-24", "signed before the programme was approved");
    assert_eq!((&programme["programme_until"], &programme["ipra"]), (&"19.08.2026".into(), &"77".into()));
    let card = page(&d, &["card", FAMILY]);
    assert_eq!(card["form"].as_str().unwrap().split(": ").last(), Some("Орлова Анна"));
}

/// The sheet of a sitting has what the body had before it decided.
#[test]
fn the_sheet_of_a_sitting_knows_nothing_of_its_decision() {
    let d = moved();
    let sheet = page(&d, &["session", "--record", &id(13)]);
    assert_eq!((&sheet["level"], &sheet["level_from"]), (&"кризисный".into(), &"12.01.2026".into()));
    let decisions = sheet["decisions"].as_array().unwrap();
    assert_eq!(decisions.len(), 1, "{decisions:?}");
    assert_eq!(decisions[0]["on"], "12.01.2026");
}

/// Closed on 03.08.2026 and accompanied again since 20.08.2026.
fn returned(more: &[String]) -> TestDistrict {
    let mut records = vec![
        record("family", 1, json!({ "title": "Семья Ивановых", "registered_on": "2026-08-20" })),
        record("member", 5, json!({ "role": "mother", "last_name": "Иванова", "born": "1990-03-03" })),
        record("level", 7, json!({ "level": "crisis", "from": "2026-03-02" })),
        record("agreement", 10, json!({ "on": "2026-03-05", "number": "11", "until": "2027-03-04" })),
        record("programme", 12, json!({ "version": 1, "number": "21", "on": "2026-03-10" })),
        record(
            "activity",
            16,
            json!({ "programme": id(12), "help": "medical", "text": "прежнее", "state": "planned" }),
        ),
        record("closing", 17, json!({ "on": "2026-08-03", "positive": true })),
        record("level", 18, json!({ "level": "emergency", "from": "2026-08-24" })),
    ];
    records.extend_from_slice(more);
    district(&records)
}

#[test]
fn a_programme_has_its_own_head_agreement_and_marks_whenever_it_is_approved() {
    let d = returned(&[
        // Done under the programme of the accompaniment that ended.
        record(
            "activity",
            19,
            json!({ "programme": id(12), "help": "medical", "text": "сделано", "state": "done", "done_on": "2026-05-05" }),
        ),
        // Approved before the agreement was signed.
        record("programme", 22, json!({ "version": 2, "number": "22", "on": "2026-09-01" })),
        record("agreement", 20, json!({ "on": "2026-09-03", "number": "12" })),
        // To be approved in three days.
        record("programme", 23, json!({ "version": 3, "number": "23", "on": "2026-12-03" })),
    ]);
    let of = |n: u32| page(&d, &["programme", FAMILY, "--record", &id(n)]);
    let head = |page: &Value| (page["programme_number"].clone(), page["agreement_number"].clone());
    assert_eq!(head(&of(12)), ("21".into(), "11".into()));
    assert_eq!(of(12)["activities"].as_array().unwrap().len(), 2);
    assert_eq!(head(&of(22)), ("22".into(), "12".into()));
    assert_eq!(head(&of(23)), ("23".into(), "12".into()));
}

#[test]
fn the_papers_of_a_returned_family_name_no_agreement_and_programme_of_before() {
    let d = returned(&[]);
    for name in ["card", "programme", "agreement"] {
        let page = page(&d, &[name, FAMILY]);
        assert_eq!(
            (&page["agreement_number"], &page["programme_number"]),
            (&Value::Null, &Value::Null),
            "{name}"
        );
        assert_eq!(page["level"], "экстренный", "{name}");
    }
    // What is chosen is made, with the level of its day.
    let former = page(&d, &["programme", FAMILY, "--record", &id(12)]);
    assert_eq!(
        (&former["programme_number"], &former["agreement_number"], &former["level"]),
        (&"21".into(), &"11".into(), &"кризисный".into())
    );
    assert_eq!(former["activities"][0]["text"], "прежнее");
    let d = returned(&[
        record("agreement", 20, json!({ "on": "2026-08-21", "number": "12" })),
        record("agreement", 21, json!({ "on": "2026-12-21", "number": "13" })),
        record("programme", 22, json!({ "version": 2, "number": "22", "on": "2026-09-01" })),
    ]);
    let card = page(&d, &["card", FAMILY]);
    assert_eq!((&card["agreement_number"], &card["programme_number"]), (&"12".into(), &"22".into()));
}

/// Two programmes, of the mother and of the son, each with an activity and an organisation of its own.
#[test]
fn a_dispatch_list_is_of_the_programme_chosen_or_of_all() {
    let activity = |n, programme, text: &str, who: &str| {
        record(
            "activity",
            n,
            json!({ "programme": id(programme), "help": "medical", "text": text, "organisation": who }),
        )
    };
    let d = district(&[
        record("family", 1, json!({ "title": "Ивановы", "registered_on": "2026-01-12" })),
        record("member", 5, json!({ "role": "mother", "last_name": "Иванова" })),
        record("member", 6, json!({ "role": "son", "last_name": "Иванов" })),
        record("programme", 12, json!({ "member": id(5), "number": "14", "on": "2026-01-20" })),
        record("programme", 13, json!({ "member": id(6), "number": "15", "on": "2026-01-20" })),
        record("programme", 14, json!({ "number": "16", "on": "2026-01-20", "paper": "interagency" })),
        activity(20, 12, "консультация нарколога", "ЦРБ"),
        activity(21, 13, "секция", "Спортшкола"),
        record(
            "participant",
            22,
            json!({ "programme": id(13), "organisation": "Спортшкола", "task": "зачислить", "sent_on": "2026-01-26" }),
        ),
        record(
            "participant",
            23,
            json!({ "programme": id(14), "organisation": "КДНиЗП", "task": "контроль" }),
        ),
    ]);
    let list = |args: &[&str]| {
        let rows = paper(&d, &[&["dispatch", FAMILY], args].concat())["rows"].clone();
        let row = |r: &Value| {
            let cells = &r["cells"];
            format!("{} {} {}", cells["organisation"], cells["task"], cells["sent"])
        };
        rows.as_array().unwrap().iter().map(row).collect::<Vec<_>>()
    };
    let of_son = list(&["--record", &id(13)]);
    assert_eq!(of_son.len(), 1, "{of_son:?}");
    assert!(of_son[0].contains("зачислить") && of_son[0].contains("2026-01-26"), "{of_son:?}");
    let all = list(&[]).join("\n");
    for said in ["нарколога", "зачислить", "2026-01-26", "контроль"] {
        assert!(all.contains(said), "{all}");
    }
}

#[test]
fn the_results_of_a_quarter_count_what_was_open_at_its_end_and_no_unknown_visits() {
    let activity = |n, done: &str| {
        record(
            "activity",
            n,
            json!({ "help": "legal", "text": format!("дело {n}"), "state": "done", "done_on": done }),
        )
    };
    let d = district(&[
        record("family", 1, json!({ "title": "Семья", "registered_on": "2026-01-12" })),
        record("level", 7, json!({ "level": "crisis", "from": "2026-01-12" })),
        record("programme", 12, json!({ "number": "14", "on": "2026-10-25" })),
        record(
            "activity",
            13,
            json!({ "programme": id(12), "help": "legal", "text": "после", "state": "planned" }),
        ),
        activity(14, "2026-10-15"),
        activity(15, "2026-09-15"),
    ]);
    let table = paper(&d, &["results", "--period", "2026Q3"]);
    let row = &table["rows"][0]["cells"];
    assert_eq!((&row["activities_done"], &row["activities_open"]), (&1.into(), &1.into()), "{row}");
    // The file was begun by this list: of the visits before it nothing is known.
    let d = district(&[
        record("family", 1, json!({ "title": "Семья", "registered_on": "2025-01-12" })),
        record("level", 7, json!({ "level": "crisis", "from": "2025-01-12" })),
    ]);
    let row = paper(&d, &["results", "--period", "2026Q2"])["rows"][0]["cells"].clone();
    assert_eq!((&row["required"], &row["counted"]), (&"н/д".into(), &"н/д".into()), "{row}");
    let text = stdout(&d.run(&["report", "results", "--period", "2026Q2", "--today", "2026-11-30"]));
    assert!(text.contains("О посещениях 1 семьи"), "{text}");
}

/// In the journal of a past quarter a category holds that held then, in the line of a closed family that of its last day.
#[test]
fn the_journal_has_the_categories_of_the_period() {
    let category = |n, code: &str, from: &str, until: Option<&str>| {
        record("category", n, json!({ "category": code, "from": from, "until": until }))
    };
    let d = district(&[
        record("family", 1, json!({ "title": "Семья", "registered_on": "2026-01-12" })),
        record("level", 7, json!({ "level": "crisis", "from": "2026-01-12" })),
        category(8, "прежняя категория", "2026-01-12", Some("2026-10-05")),
        category(9, "новая категория", "2026-11-01", None),
    ]);
    let said = |period: &str| {
        paper(&d, &["families", "--period", period])["rows"][0]["cells"]["categories"].to_string()
    };
    assert!(said("2026Q3").contains("прежняя") && !said("2026Q3").contains("новая"), "{}", said("2026Q3"));
    assert!(said("2026Q4").contains("новая") && !said("2026Q4").contains("прежняя"), "{}", said("2026Q4"));
}

/// An appointment that nobody kept is no visit, and one of a closed family is none at all.
#[test]
fn a_schedule_counts_no_appointment_that_was_not_kept() {
    let d = district(&[
        record("family", 1, json!({ "title": "Семья", "registered_on": "2026-01-12" })),
        record("level", 7, json!({ "level": "basic", "from": "2026-01-12" })),
        record("appointment", 8, json!({ "on": "2026-11-05" })),
        record("appointment", 9, json!({ "on": "2026-11-25" })),
        record("closing", 10, json!({ "on": "2026-11-10" })),
        record("duty", 11, json!({ "on": "2026-11-08", "visits": 2 })),
    ]);
    let row = paper(&d, &["schedule", "--period", "2026-11"])["rows"][0]["cells"].clone();
    assert_eq!(
        (&row["d5"], row["d25"].as_str().unwrap_or_default(), &row["visits"]),
        (&"?".into(), "", &0.into()),
        "{row}"
    );
    // A day of duty is none off.
    assert_eq!((row["d7"].as_str(), row["d8"].as_str().unwrap_or_default()), (Some("×"), ""), "{row}");
}

/// The programme of Иркутск was repealed in 2020: no agreement rests on it.
#[test]
fn an_agreement_names_no_document_that_was_repealed() {
    for (regulation, is_named) in [("irkutsk", false), ("yugra", true)] {
        let d = begin_under(regulation);
        d.takes(&record("family", 1, json!({ "title": "Семья", "registered_on": "2026-01-12" })));
        assert_eq!(page(&d, &["agreement", FAMILY])["document"].is_string(), is_named, "{regulation}");
    }
}
