//! The list for the interagency bank and the phone: only who consented, for this purpose, on this day, beside an
//! agreement on accompaniment; whoever is left out is named with the reason, and stands in no file that is handed over.

use crate::desk::with_district;
use crate::district::{TestDistrict, stdout};
use serde_json::Value;

const TODAY: &str = "2026-11-24";

fn id(family: usize, n: usize) -> String {
    format!("{family:08}-0000-4000-8000-{n:012}")
}

/// The family is called by somebody who has not consented.
fn family(n: usize) -> String {
    let family = id(n, 1);
    let title = ["Ким Олег Титович", "Ли Вера Павловна", "Пак Вера Павловна"][n - 1];
    format!(
        r#"{{"type":"family","id":"{family}","title":"{title}","registered_on":"2026-01-02"}}
{{"type":"level","id":"{}","family":"{family}","level":"basic","from":"2026-01-02"}}
"#,
        id(n, 2)
    )
}

fn line(n: usize, kind: &str, fields: &str) -> String {
    format!(r#"{{"type":"{kind}","family":"{}",{fields}}}"#, id(n, 1)) + "\n"
}

fn bank(d: &TestDistrict, day: &str) -> Value {
    serde_json::from_str(&stdout(&d.run(&["report", "bank", "--json", "--today", day]))).unwrap()
}

/// A small generator: the same numbers in every run.
struct BankSeed(u64);

impl BankSeed {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[usize::try_from(self.below(list.len() as u64)).unwrap()]
    }
}

/// A consent as it is read by eye.
struct ConsentCase {
    by: usize,
    on: &'static str,
    until: Option<&'static str>,
    withdrawn: Option<&'static str>,
    purpose: &'static str,
}

#[test]
fn random_consents_are_read_as_a_person_reads_them() {
    const MEMBERS: [(&str, &str); 5] = [
        ("mother", "1990-05-05"),
        ("grandmother", "1960-05-05"),
        ("daughter", "2012-11-25"),
        ("son", "2012-11-24"),
        ("son", "2020-01-01"),
    ];
    const PURPOSES: [(&str, bool); 4] = [
        ("обмен сведениями с участниками сопровождения", true),
        ("обработка персональных данных", true),
        ("фото и видео", false),
        ("", false),
    ];
    let mut numbers = BankSeed(7);
    for _ in 0..25 {
        let mut lines = String::new();
        let mut expected: Vec<String> = Vec::new();
        for n in 1..=3 {
            lines.push_str(&family(n));
            for (m, (role, born)) in MEMBERS.iter().enumerate() {
                let member = id(n, 10 + m);
                lines.push_str(&line(
                    n,
                    "member",
                    &format!(r#""id":"{member}","role":"{role}","first_name":"Имя{m}","born":"{born}""#),
                ));
            }
            let contract = numbers.of(&["accompaniment", "accompaniment", "social"]);
            let agreed = numbers.of(&["2026-03-01", "2026-12-01"]);
            let last = numbers.of(&["", "2026-11-23", "2026-11-24"]);
            let last = if agreed == "2026-12-01" { "" } else { last };
            let end = if last.is_empty() { String::new() } else { format!(r#","until":"{last}""#) };
            lines.push_str(&line(
                n,
                "agreement",
                &format!(r#""id":"{}","on":"{agreed}","contract":"{contract}"{end}"#, id(n, 30)),
            ));
            let holds = contract == "accompaniment" && agreed <= TODAY && (last.is_empty() || TODAY <= last);
            let mut all = Vec::new();
            for c in 0..numbers.below(6) {
                let (purpose, _) = numbers.of(&PURPOSES);
                let given = ConsentCase {
                    by: usize::try_from(numbers.below(5)).unwrap(),
                    on: numbers.of(&["2026-02-01", "2026-11-24", "2026-11-25"]),
                    until: numbers.of(&[None, Some("2026-11-25"), Some("2026-11-26")]),
                    withdrawn: numbers.of(&[None, None, Some("2026-11-25")]),
                    purpose,
                };
                let number = 40 + usize::try_from(c).unwrap();
                let mut fields = format!(
                    r#""id":"{}","member":"{}","on":"{}""#,
                    id(n, number),
                    id(n, 10 + given.by),
                    given.on
                );
                for (field, value) in [
                    ("until", given.until),
                    ("withdrawn_on", given.withdrawn),
                    ("purpose", Some(given.purpose)),
                ] {
                    if let Some(value) = value.filter(|v| !v.is_empty()) {
                        fields.push_str(&format!(r#","{field}":"{value}""#));
                    }
                }
                lines.push_str(&line(n, "consent", &fields));
                all.push(given);
            }
            // 000-165: the agreement and the consent of each; 000-039: without either there is nothing to pass on.
            // On paper: it has begun, is not over, was not taken back, and says that data are passed on.
            let counts = |g: &&ConsentCase| {
                g.on <= TODAY
                    && g.until.is_none_or(|until| TODAY <= until)
                    && g.withdrawn.is_none_or(|on| TODAY < on)
                    // Before 14 nobody consents for himself: the children of 2012 and of 2020.
                    && match g.by {
                        2 => "2026-11-25" <= g.on,
                        3 => "2026-11-24" <= g.on,
                        4 => false,
                        _ => true,
                    }
                    && PURPOSES.iter().any(|(p, shares)| *p == g.purpose && *shares)
            };
            let of = |m: usize| all.iter().filter(counts).any(|g| g.by == m);
            // The son of 24.11.2012 is 14 on the day itself; the daughter is one day short of it.
            let may = [of(0), of(1), of(2) || of(0), of(3), of(4) || of(0)];
            expected.extend((0..5).filter(|m| holds && may[*m]).map(|m| id(n, 10 + m)));
        }
        let d = TestDistrict::new();
        let today = |d: &TestDistrict| bank(d, TODAY);
        d.takes(&lines);
        let value = today(&d);
        let families = value["families"].as_array().unwrap();
        let mut told: Vec<String> = families
            .iter()
            .flat_map(|f| f["members"].as_array().unwrap())
            .map(|m| m["member"].as_str().unwrap().to_owned())
            .collect();
        told.sort();
        expected.sort();
        assert_eq!(told, expected, "{lines}");
        // Everybody else is named with a reason: alone, or with the whole family.
        let left = value["left_out"].as_array().unwrap();
        assert!(
            left.iter()
                .all(|l| !l["why"].as_str().unwrap().is_empty() && !l["text"].as_str().unwrap().is_empty())
        );
        for n in 1..=3 {
            let whole = left.iter().any(|l| l["family"] == id(n, 1) && l["member"].is_null());
            let single = left.iter().filter(|l| l["family"] == id(n, 1) && !l["member"].is_null()).count();
            let taken = told.iter().filter(|m| m.starts_with(&format!("{n:08}"))).count();
            assert!(if whole { single + taken == 0 } else { single + taken == 5 }, "{n}: {value}");
        }
    }
}

/// A mother who agreed, a father who did not, and a family without an agreement.
fn lines() -> String {
    [
        family(1),
        line(
            1,
            "member",
            &format!(
                r#""id":"{}","role":"mother","last_name":"Ким","first_name":"Анна","born":"1990-01-01""#,
                id(1, 10)
            ),
        ),
        line(
            1,
            "member",
            &format!(
                r#""id":"{}","role":"father","last_name":"Ким","first_name":"Олег","born":"1988-01-01""#,
                id(1, 11)
            ),
        ),
        line(1, "agreement", r#""on":"2026-02-01""#),
        line(
            1,
            "consent",
            &format!(
                r#""member":"{}","on":"2026-02-01","until":"2026-12-31","purpose":"обмен сведениями""#,
                id(1, 10)
            ),
        ),
        family(2),
        line(2, "member", r#""role":"mother","last_name":"Ли","first_name":"Вера""#),
    ]
    .concat()
}

#[test]
fn a_file_that_is_handed_over_names_nobody_who_was_left_out() {
    // The bank of 000-163 and 000-164, by 000-162 with personal data kept; what АИС РППСУ is given by 004-136, by
    // 004-137 likewise.
    for (regulation, format, name) in [
        ("oktyabrsky", "json", "bank.json"),
        ("oktyabrsky", "text", "bank.txt"),
        ("yugra", "json", "bank.json"),
        ("yugra", "text", "bank.txt"),
    ] {
        let d = TestDistrict::new();
        d.takes(&format!("{{\"type\":\"district\",\"regulation\":\"{regulation}\"}}\n"));
        d.takes(&lines());
        let path = d.beside(name);
        let args = ["report", "bank", "--format", format, "--out", path.to_str().unwrap(), "--today", TODAY];
        let said = d.run(&args);
        assert!(said.status.success());
        let file = std::fs::read_to_string(&path).unwrap();
        assert!(file.contains("Ким Анна") && !file.contains("Олег") && !file.contains("Ли"), "{file}");
        let said = stdout(&said) + &crate::district::stderr(&d.run(&["report", "bank", "--today", TODAY]));
        assert!(format == "json" || said.contains("Олег") && said.contains("согласия нет"), "{said}");
    }
    // The day after, the consent holds no longer.
    let d = TestDistrict::new();
    d.takes(&lines());
    let after = bank(&d, "2027-01-01");
    assert!(after["families"].as_array().unwrap().is_empty());
    assert!(after["left_out"].as_array().unwrap().iter().any(|l| l["why"] == "expired"), "{after}");
}

#[test]
fn the_list_is_titled_in_the_words_of_the_document_of_the_district() {
    for (regulation, recipient, agreement) in [
        (
            "oktyabrsky",
            "Межведомственный информационный банк социального сопровождения семей",
            "у которых есть соглашение о социальном сопровождении",
        ),
        (
            "yugra",
            "Автоматизированная информационная система АИС РППСУ",
            "у которых есть договор на сопровождение семьи",
        ),
        ("irkutsk", "", "у которых есть договор о социальном сопровождении"),
    ] {
        let d = TestDistrict::new();
        d.takes(&format!("{{\"type\":\"district\",\"regulation\":\"{regulation}\"}}\n"));
        d.takes(&lines());
        let paper = stdout(&d.run(&["report", "bank", "--format", "text", "--today", TODAY]));
        let paper = paper.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(paper.contains(recipient) && paper.contains(agreement), "{regulation}: {paper}");
        let is_own = regulation == "oktyabrsky";
        assert!(is_own || !paper.contains("банк") && !paper.contains("соглашени"), "{regulation}: {paper}");
    }
}

#[test]
fn who_calls_hears_whose_consent_it_is_for_what_and_until_when() {
    for (until, seen) in [
        (r#","until":"2026-12-31""#, "по 31.12.2026"),
        (r#","until":"2026-11-23""#, "истекло 23.11.2026"),
        (r#","withdrawn_on":"2026-11-20""#, "отозвано 20.11.2026"),
        ("", "обмен сведениями"),
    ] {
        let text = lines().replace(r#","until":"2026-12-31""#, until);
        let mut c = with_district(&text);
        c.wakes_on(TODAY).presses("F7").types("ким").presses("Tab*3 F5").sees(seen);
    }
    // A social contract is no agreement on accompaniment.
    let text = lines().replace(r#""on":"2026-02-01"}"#, r#""on":"2026-02-01","contract":"social"}"#);
    let mut c = with_district(&text);
    c.wakes_on(TODAY).presses("F7").types("ким").presses("Tab*3 F5").sees("нет действующего соглашения");
}

#[test]
fn the_list_is_saved_by_its_job() {
    // A family closed a week ago is none of those who are counted.
    let closed = family(3) + &line(3, "closing", r#""on":"2026-11-17""#);
    let mut c = with_district(&(lines() + &closed));
    c.wakes_on(TODAY).presses("F9").types("межведомственный банк").presses("Enter");
    c.sees("Список для передачи сведений").sees("Не вошли: 2");
}
