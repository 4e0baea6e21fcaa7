//! A closed family as a list shows it says what its case says; one of which a row cannot, is named to be read whole.

use chrono::NaiveDate;

use crate::district::{TestDistrict, author};
use kurator::demo::{self, DemoSpec};
use kurator::domain::{Case, ClosedFamily, FamilyId};
use kurator::norm::after::{after, end};
use kurator::norm::{NormContext, Standing};
use kurator::store::{FamilyScope, Reader, Store};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Holds every row against the case, and gives both by title.
fn rows_say_what_cases_say(reader: Reader<'_>, today: NaiveDate) -> (Vec<ClosedFamily>, Vec<FamilyId>) {
    let last = day("2026-10-01");
    let closed = reader.closed_families(last, today).unwrap();
    let (rules, calendar, staff) =
        (reader.rules().unwrap(), reader.calendar().unwrap(), reader.staff().unwrap());
    let ground = NormContext { rules: &rules, calendar: &calendar, staff: &staff, today };
    for row in &closed.rows {
        let case: Case = reader.cases(FamilyScope::One(row.id), None).unwrap().pop().unwrap();
        let standing = Standing::of(ground, &case);
        assert_eq!((&row.title, &row.short), (&case.family.title, &case.family.short));
        assert_eq!(
            (&row.address, &row.safety),
            (&without_access(&case), &case.family.safety),
            "{}",
            row.title
        );
        assert_eq!(row.phone.as_ref(), case.phones(today).next().map(|(_, phone)| phone), "{}", row.title);
        assert_eq!(row.curator, case.curator_on(today), "{}", row.title);
        assert_eq!(row.progress, case.programme_progress(), "{}", row.title);
        assert_eq!(row.overdue, standing.late(today), "{}", row.title);
        let ended = row.after.as_ref().and_then(|closing| end(ground, row.id, closing));
        assert_eq!(ended, after(ground, &case).and_then(|after| after.end()), "{}", row.title);
        let nothing = (None, None, None, None, true);
        let said =
            (standing.level, standing.slack, standing.next_visit, standing.term, standing.rows.is_empty());
        assert_eq!(said, nothing, "{}", row.title);
    }
    (closed.rows, closed.whole)
}

/// A row has no room for how to get in.
fn without_access(case: &Case) -> kurator::domain::family::Address {
    kurator::domain::family::Address { access: None, ..case.family.address.clone() }
}

#[test]
fn rows_of_an_invented_district_say_what_its_cases_say() {
    let folder = tempfile::tempdir().unwrap();
    let today = day("2026-11-24");
    let path = folder.path().join("district.kurator");
    let wish = DemoSpec { families: 300, ..DemoSpec::new(today).unwrap() };
    demo::make(&path, &wish, author(), &mut |_, _| {}).unwrap();
    let store = Store::open(&path, author()).unwrap();
    let (rows, whole) = rows_say_what_cases_say(store.reader(), today);
    assert!(rows.len() > 200, "{} rows", rows.len());
    assert!(whole.is_empty());
    assert!(rows.is_sorted_by(|a, b| (&a.title, a.id) < (&b.title, b.id)));
    assert!(rows.iter().any(|row| row.phone.is_some()) && rows.iter().any(|row| row.progress.0 > 0));
}

/// A family with these further lines, closed on the first of September.
fn closed(n: u32, title: &str, more: &str) -> String {
    let id = |kind: u32| format!("00000000-0000-4000-8000-{n:06}{kind:06}");
    let more = more.replace("FAMILY", &id(0)).replace("MEMBER", &id(1)).replace("ID", &id(9));
    format!(
        r#"{{"type":"family","id":"{f}","title":"{title}","street":"Лесная","house":"{n}","registered_on":"2026-01-12"}}
{{"type":"member","id":"{m}","family":"{f}","role":"mother","last_name":"Лодейкина","first_name":"Яна","born":"1990-02-03","phones":["+79116030{n:03}"]}}
{{"type":"level","id":"{l}","family":"{f}","level":"basic","from":"2026-01-12"}}
{{"type":"closing","id":"{c}","family":"{f}","on":"2026-09-01"}}
{more}
"#,
        f = id(0),
        m = id(1),
        l = id(2),
        c = id(3),
    )
}

/// Namesakes, whoever has died or moved out, programmes of two versions, activities past their day, a term after the
/// closing: what the columns of a row depend on.
#[test]
fn rows_follow_what_their_columns_depend_on() {
    let district = TestDistrict::new();
    let after =
        r#"{"type":"closing","id":"ID","family":"FAMILY","on":"2026-09-15","after_until":"2026-11-01"}"#;
    let left = r#"{"type":"member","id":"MEMBER","until":"2026-03-01","why_left":"moved_out"}
{"type":"member","id":"ID","family":"FAMILY","role":"grandmother","last_name":"Лодейкина","first_name":"Ия","phones":["+79116031111","+79116032222"]}"#;
    let programmes = r#"{"type":"programme","id":"00000000-0000-4000-8000-000000000201","family":"FAMILY","version":1}
{"type":"programme","id":"00000000-0000-4000-8000-000000000202","family":"FAMILY","version":2}
{"type":"activity","family":"FAMILY","programme":"00000000-0000-4000-8000-000000000201","help":"social","text":"справка","due":"2026-08-01"}
{"type":"activity","family":"FAMILY","programme":"00000000-0000-4000-8000-000000000202","help":"social","text":"кружок","due":"2026-08-01"}
{"type":"activity","family":"FAMILY","programme":"00000000-0000-4000-8000-000000000202","help":"social","text":"лагерь","state":"done","done_on":"2026-08-02"}
{"type":"activity","family":"FAMILY","help":"medical","text":"осмотр","state":"cancelled","due":"2026-08-01"}"#;
    let assigned = r#"{"type":"curator","id":"ID","name":"Белкина В. А."}
{"type":"assignment","family":"FAMILY","curator":"ID","from":"2026-02-01"}"#;
    district.takes(&closed(1, "Лодейкина Яна Павловна", ""));
    district.takes(&closed(2, "Лодейкина Яна Петровна", after));
    district.takes(&closed(3, "Лодейкина Яна Петровна", left));
    district.takes(&closed(4, "Лодейкины", programmes));
    district.takes(&closed(5, "Лодейкина", assigned));
    let store = district.open();
    let (rows, whole) = rows_say_what_cases_say(store.reader(), day("2026-11-24"));
    assert!(whole.is_empty());
    let said: Vec<_> =
        rows.iter().map(|r| (r.short.as_str(), r.phone.as_deref(), r.progress, r.overdue)).collect();
    assert_eq!(
        said,
        [
            ("Лодейкина", Some("+79116030005"), (0, 0), 0),
            ("Лодейкина Яна Павловна", Some("+79116030001"), (0, 0), 0),
            ("Лодейкина Я. П., Лесная 2", Some("+79116030002"), (0, 0), 0),
            ("Лодейкина Я. П., Лесная 3", Some("+79116031111"), (0, 0), 0),
            ("Лодейкины", Some("+79116030004"), (1, 2), 2),
        ]
    );
    assert!(rows[2].after.is_some() && rows[0].curator.is_some() && rows[1].curator.is_none());
}

#[test]
fn a_family_of_which_a_row_would_say_something_else_is_read_whole() {
    let appointed = r#"{"type":"appointment","family":"FAMILY","on":"2026-11-30"}"#;
    let refused = r#"{"type":"decision","id":"ID","family":"FAMILY","on":"2026-08-30","subject":"closing","ruling":"refused"}
{"type":"closing","id":"00000000-0000-4000-8000-000000000301","family":"FAMILY","on":"2026-09-02","decision":"ID"}"#;
    let elsewhere = r#"{"type":"member","id":"ID","family":"FAMILY","role":"mother","person":"00000000-0000-4000-8000-000001000001"}"#;
    let district = TestDistrict::new();
    district.takes(&closed(1, "Андреева", ""));
    district.takes(&closed(2, "Борисова", appointed));
    district.takes(&closed(3, "Власова", refused));
    district.takes(&closed(4, "Громова", elsewhere));
    district.takes(&closed(5, "Дорохова", ""));
    let store = district.open();
    let (rows, whole) = rows_say_what_cases_say(store.reader(), day("2026-11-24"));
    let titles: Vec<&str> = rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["Дорохова"]);
    assert_eq!(whole.len(), 4);
}
