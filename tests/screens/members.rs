//! Members have a life: they are born, grow, come, leave and die, and may belong to two families without being two
//! people. Everything is told of the day asked.

use crate::desk::{KeyboardLayout, with_district};
use crate::district;
use crate::district::{TestDistrict, id, stdout};
use crate::fields::WithField;
use kurator::domain::FieldName;
use kurator::store::jsonl::ImportMode;
use serde_json::Value;

fn case(name: &str) -> String {
    std::fs::read_to_string(format!("{}/tests/cases/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn filled(line: &str) -> String {
    (1..30).rev().fold(line.to_owned(), |l, n| l.replace(&format!("@{n}"), &id(n).to_string()))
}

/// A family on accompaniment since 2 November with a mother, her phone and a son.
const FAMILY: &str = r#"{"type":"family","id":"@1","title":"Лукина Ольга Игоревна","settlement":"Боровичи","registered_on":"2026-11-02"}
{"type":"level","id":"@2","family":"@1","level":"crisis","from":"2026-11-02"}
{"type":"member","id":"@3","family":"@1","role":"mother","last_name":"Лукина","first_name":"Ольга","patronymic":"Игоревна","born":"1988-02-28","phones":["89116031422"]}
{"type":"member","id":"@4","family":"@1","role":"son","last_name":"Лукин","first_name":"Денис","patronymic":"Ильич","born":"2015-02-20"}
"#;

fn json(d: &TestDistrict, args: &[&str]) -> Value {
    let output = d.run(args);
    serde_json::from_str(&stdout(&output)).unwrap_or_else(|_| panic!("{output:?}"))
}

fn children(d: &TestDistrict, day: &str) -> u64 {
    json(d, &["--today", day, "district", "--json"])["children"].as_u64().unwrap()
}

fn of(lines: &str) -> TestDistrict {
    let d = TestDistrict::new();
    d.takes(&filled(lines));
    d
}

#[test]
fn a_day_in_the_past_counts_nobody_unborn() {
    let d = of(&case("ages.jsonl"));
    // Who turns 18 is a child until the day itself; who was born on the 29th of February, until the 1st of March.
    for (day, count) in [("2026-11-24", 6), ("2026-11-19", 7), ("2026-11-25", 5), ("2026-11-20", 8)] {
        assert_eq!(children(&d, day), count, "{day}");
    }
    let late = of(&format!(
        "{FAMILY}{}\n{}",
        r#"{"type":"member","id":"@5","family":"@1","role":"daughter","first_name":"Ася","born":"2026-11-10"}"#,
        r#"{"type":"member","id":"@6","family":"@1","role":"grandson","first_name":"Егор","born_year":2026}"#
    ));
    assert_eq!([children(&late, "2026-11-09"), children(&late, "2026-11-10")], [2, 3]);
}

#[test]
fn a_child_of_two_families_is_one_child_of_the_district() {
    let twice = of(&case("child-of-two-families.jsonl"));
    assert_eq!(children(&twice, "2026-11-24"), 1);
    assert_eq!(json(&twice, &["district", "--json"])["settlements"][0]["children"], 1);
    // Until somebody says so, that it may be one is a finding; once it is said, it is none.
    let told = |d: &TestDistrict| stdout(&d.run(&["check"])).contains("записан и в другой семье");
    assert!(told(&twice));
    twice.takes(r#"{"type":"member","id":"00000000-0000-7000-8000-000000000211","person":"00000000-0000-7000-8000-000000000111"}"#);
    assert!(!told(&twice));
    let other = r#"{"type":"family","id":"@10","title":"Лукин Илья Львович","settlement":"Боровичи"}
{"type":"level","id":"@11","family":"@10","level":"crisis","from":"2026-11-02"}
"#;
    for entered in [
        r#"{"type":"member","id":"@12","family":"@10","role":"son","person":"@4"}"#,
        r#"{"type":"member","id":"@12","family":"@10","role":"child","first_name":"Дениска","person":"@4"}"#,
        r#"{"type":"member","id":"@12","family":"@10","role":"ward","from":"2026-11-05","person":"@4"}"#,
    ] {
        let d = of(&format!("{FAMILY}{other}{entered}"));
        assert_eq!(children(&d, "2026-11-24"), 1, "{entered}");
        let lines = d.export();
        let empty = TestDistrict::new();
        let mut store = empty.open();
        assert!(store.import(&lines, ImportMode::Whole).unwrap().refused.is_empty());
        assert_eq!(district::export(&store), lines);
        assert!(!told(&d));
        let card = json(&d, &["card", &id(10).to_string(), "--json"])["members"].to_string();
        assert!(card.contains("Денис") && card.contains("2015-02-20"), "{card}");
        // The person is found under both families, by the name that was entered once.
        let found = json(&d, &["find", "Денис", "--json"]).to_string();
        assert!(found.contains("Лукина Ольга") && found.contains("Лукин Илья"), "{found}");
    }
    // Namesakes born on other days stay two.
    let namesake = |born: &str| {
        format!(
            r#"{{"type":"member","id":"@12","family":"@10","role":"son","last_name":"Лукин","first_name":"Денис","patronymic":"Ильич","born":"{born}"}}"#
        )
    };
    for (born, is_asked) in [("2016-11-03", false), ("2012-02-21", false), ("2016-02-20", true)] {
        let d = of(&format!("{FAMILY}{other}{}", namesake(born)));
        assert_eq!(children(&d, "2026-11-24"), 2);
        // One figure may be a slip of the pen: then it is asked, and two they stay until somebody says so.
        assert_eq!(told(&d), is_asked, "{born}");
    }
}

#[test]
fn who_has_left_is_neither_counted_nor_called_from_that_day_on() {
    for (why, said) in [
        ("died", "умер 14.11.2026"),
        ("moved_out", "выбыл 14.11.2026: живёт отдельно"),
        ("taken_into_care", "выбыл 14.11.2026: помещение в учреждение"),
        ("returned", "выбыл 14.11.2026: возврат в кровную семью"),
    ] {
        let gone = format!(
            r#"{{"type":"member","id":"@4","phones":["89116031499"],"until":"2026-11-15","why_left":"{why}"}}"#
        );
        let lines = format!("{FAMILY}{gone}");
        let d = of(&lines);
        assert_eq!([children(&d, "2026-11-14"), children(&d, "2026-11-15")], [1, 0], "{why}");
        let listed = json(&d, &["list", "--json"])[0]["phones"].to_string();
        assert!(listed.contains("1422") && !listed.contains("1499"), "{listed}");
        let mut c = with_district(&filled(&lines));
        c.presses("3 Enter Tab").sees("Выбыли: 1").sees("Денис").sees(said);
        c.sees("Взрослые: 1").does_not_see("603-14-99");
        c.presses("F7").types("денис").sees("Лукина").does_not_see("603-14-99");
        c.sees(said.split(':').next().unwrap());
    }
}

#[test]
fn a_death_noted_in_a_later_family_is_one_in_the_first() {
    let home = r#"{"type":"family","id":"@10","title":"Лукин Илья Львович","settlement":"Боровичи"}
{"type":"level","id":"@11","family":"@10","level":"crisis","from":"2026-11-02"}
{"type":"member","id":"@4","phones":["89116031499"]}
"#;
    for noted in [
        r#"{"type":"member","id":"@12","family":"@10","role":"son","person":"@4","until":"2026-11-15","why_left":"died"}"#,
        r#"{"type":"member","id":"@12","family":"@10","role":"son","person":"@4"}
{"type":"member","id":"@13","family":"@10","role":"ward","person":"@12","until":"2026-11-15","why_left":"died"}"#,
        r#"{"type":"member","id":"@12","family":"@10","role":"son","person":"@4"}
{"type":"member","id":"@13","family":"@10","role":"ward","person":"@4","until":"2026-11-15","why_left":"died"}"#,
    ] {
        let lines = format!("{FAMILY}{home}{noted}");
        let d = of(&lines);
        assert_eq!([children(&d, "2026-11-14"), children(&d, "2026-11-15")], [1, 0], "{noted}");
        let listed = json(&d, &["list", "--json"]).to_string();
        assert!(listed.contains("1422") && !listed.contains("1499"), "{listed}");
        let mut c = with_district(&filled(&lines));
        c.presses("3").goes_to("Лукина").presses("Enter Tab").sees("Выбыли: 1").sees("умер 14.11.2026");
    }
    // Who only moved out of the later family still lives in the first.
    let moved = r#"{"type":"member","id":"@12","family":"@10","role":"son","person":"@4","until":"2026-11-15","why_left":"moved_out"}"#;
    assert_eq!(children(&of(&format!("{FAMILY}{home}{moved}")), "2026-11-24"), 1);
}

#[test]
fn entries_that_name_one_another_in_a_row_are_one_person() {
    let home = |n: u128| {
        format!(
            r#"{{"type":"family","id":"{}","title":"Лукин Илья Львович {n}","settlement":"Боровичи"}}"#,
            id(n)
        )
    };
    let entry = |n: u128, family: u128, person: Option<u128>| {
        let person = person.map(|p| format!(r#","person":"{}""#, id(p))).unwrap_or_default();
        format!(
            r#"{{"type":"member","id":"{}","family":"{}","role":"son","last_name":"Лукин","first_name":"Денис","patronymic":"Ильич","born":"2015-02-20"{person}}}"#,
            id(n),
            id(family)
        )
    };
    let told = |entries: [String; 2]| {
        let lines = [home(20), home(21), entries[0].clone(), entries[1].clone()].join("\n");
        stdout(&of(&format!("{FAMILY}{lines}")).run(&["check"])).matches("записан и в другой семье").count()
    };
    assert_eq!(told([entry(22, 20, Some(4)), entry(23, 21, Some(22))]), 0);
    assert_eq!(told([entry(22, 20, Some(23)), entry(23, 21, Some(4))]), 0);
    // A row that leads elsewhere is another person until somebody says so.
    assert_eq!(told([entry(22, 20, None), entry(23, 21, Some(22))]), 2);
}

#[test]
fn who_comes_back_begins_anew_and_stays_one_person() {
    for (left, back) in
        [("2026-11-10", "2026-11-20"), ("2026-11-03", "2026-11-04"), ("2026-11-10", "2026-11-10")]
    {
        let life = format!(
            r#"{{"type":"member","id":"@4","until":"{left}","why_left":"taken_into_care"}}
{{"type":"member","id":"@5","family":"@1","role":"son","person":"@4","from":"{back}"}}"#
        );
        let lines = format!("{FAMILY}{life}");
        let d = of(&lines);
        assert_eq!([children(&d, "2026-11-02"), children(&d, "2026-11-24")], [1, 1], "{left} {back}");
        assert_eq!(children(&d, left), u64::from(left == back), "{left} {back}");
        let mut c = with_district(&filled(&lines));
        c.presses("3 Enter Tab").sees("Дети: 1").sees("Выбыли: 1").sees("в семье с");
        assert!(!json(&d, &["due", "--json"]).to_string().contains("no_child"));
    }
}

#[test]
fn a_mother_who_died_is_a_woman_in_every_word() {
    let gone = r#"{"type":"member","id":"@3","until":"2026-11-15","why_left":"died"}"#;
    let mut c = with_district(&filled(&format!("{FAMILY}{gone}")));
    c.presses("3 Enter Tab").sees("умерла 14.11.2026").sees("38 лет");
}

#[test]
fn a_family_without_children_is_told_of_and_the_norm_stays() {
    for (change, who) in [
        (r#"{"type":"member","id":"@4","born":"2008-11-20"}"#, "Денис"),
        (r#"{"type":"member","id":"@4","until":"2026-11-15","why_left":"taken_into_care"}"#, "Денис"),
        (r#"{"type":"member","id":"@4","first_name":"Лев","until":"2026-11-24","why_left":"died"}"#, "Лев"),
    ] {
        let lines = format!("{FAMILY}{change}");
        let d = of(&lines);
        let due = json(&d, &["due", "--json"]);
        let told: Vec<&Value> =
            due["overdue"].as_array().unwrap().iter().filter(|o| o["rule"] == "no_child").collect();
        assert_eq!(told.len(), 1, "{due}");
        assert_eq!(told[0]["member"], id(4).to_string());
        assert_eq!(due["visits"].as_array().unwrap().len(), 1, "the norm runs on");
        let mut c = with_district(&filled(&lines));
        c.sees(&format!("нет детей ({who})")).presses("3 Enter").sees(&format!("не стало детей ({who})"));
    }
    let d = of(FAMILY);
    assert!(!json(&d, &["due", "--json"]).to_string().contains("no_child"));
}

#[test]
fn a_name_that_tells_nothing_repeats_nothing_of_the_child_before() {
    let mut c = with_district(&filled(FAMILY)).at(80, 40);
    c.presses("Ctrl+N")
        .types("Кузнецова")
        .presses("Tab")
        .types("Анна")
        .presses("Tab PgDn PgDn")
        .types("Тимур");
    c.presses("Tab*2").types("Олегович").presses("Tab*4").types("Ынгыз").presses("Tab*3").types("1.2.2016");
    c.presses("Tab Ctrl+S Ctrl+S");
    let own = "\"first_name\":\"Ынгыз\"";
    assert_eq!(c.records("member", &[own, "\"last_name\":\"Кузнецова\""]), 1, "{}", c.screen());
    assert_eq!(c.records("member", &[own, "\"patronymic\""]), 0, "{}", c.screen());
}

#[test]
fn an_age_that_matters_is_told_thirty_days_ahead() {
    for (born, rule, said) in [
        ("2023-12-24", "three", "исполняется 3 года"),
        ("2012-12-01", "fourteen", "исполняется 14 лет"),
        ("2008-11-24", "eighteen", "исполняется 18 лет"),
    ] {
        let child = format!(
            r#"{{"type":"member","id":"@5","family":"@1","role":"child","first_name":"Яна","born":"{born}"}}"#
        );
        let lines = format!("{FAMILY}{child}");
        let d = of(&lines);
        let due = json(&d, &["due", "--json"]);
        let told = due["deadlines"].as_array().unwrap().iter().find(|o| o["rule"] == rule);
        assert!(told.is_some_and(|t| t["member"] == id(5).to_string()), "{due}");
        with_district(&filled(&lines)).at(120, 40).sees(&format!("Яна: {said}"));
    }
    let early =
        r#"{"type":"member","id":"@5","family":"@1","role":"child","first_name":"Яна","born":"2023-12-25"}"#;
    assert!(!json(&of(&format!("{FAMILY}{early}")), &["due", "--json"]).to_string().contains("three"));
}

#[test]
fn ages_of_the_small_are_in_days_and_months_everywhere() {
    let small = r#"{"type":"member","id":"@5","family":"@1","role":"daughter","first_name":"Ася","born":"2026-11-12"}
{"type":"member","id":"@6","family":"@1","role":"daughter","first_name":"Вера","born":"2026-06-24"}
{"type":"member","id":"@7","family":"@1","role":"son","first_name":"Глеб","born":"2025-07-20"}
{"type":"member","id":"@8","family":"@1","role":"uncle","first_name":"Фёдор","born_year":1985}
"#;
    let mut c = with_district(&filled(&format!("{FAMILY}{small}"))).at(120, 45);
    c.sees("12 дн.").sees("5 мес.").sees("1 год 4 мес.");
    c.presses("3 Enter").sees("Ася 12 дн.").sees("Вера 5 мес.").sees("Глеб 1 год 4 мес.");
    c.presses("Tab").sees("около 41 года, 1985 г. р.").sees("12 дн., род. 12.11.2026");
    c.presses("F7").types("лукина").sees("12 дн.").sees("1 год 4 мес.");
}

#[test]
fn names_take_the_form_of_whoever_is_entered() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        for (first, role, surname) in
            [("Олег", "отец", "Лукин"), ("Саша", "племянница", "Лукина"), ("Никита", "племянник", "Лукин")]
        {
            let mut c = with_district(&filled(FAMILY)).under(layout);
            c.presses("3 Enter Tab").presses("Ins").sees("Новая запись: член семьи");
            c.presses("Tab").types(first).presses("Tab*2").types(role).presses("Tab Ctrl+S");
            assert_eq!(c.records("member", &[first, &format!("\"last_name\":\"{surname}\"")]), 1, "{first}");
            assert_eq!(c.records("member", &[first, "\"from\""]), 0, "in the family from the beginning");
        }
    }
    // What was typed stays as it was typed.
    let mut c = with_district(&filled(FAMILY));
    c.presses("3 Enter Tab").presses("Ins Ctrl+U").types("Кузнецова").presses("Tab");
    c.types("Олег").presses("Tab*2").types("отец").presses("Tab Ctrl+S Ctrl+S");
    assert_eq!(c.records("member", &["Олег", "\"last_name\":\"Кузнецова\""]), 1);
}

#[test]
fn of_some_the_papers_know_the_year_alone() {
    for (typed, year) in [("1985", 1985), ("1991 г. р.", 1991), ("2010 г.р.", 2010)] {
        let mut c = with_district(&filled(FAMILY));
        c.presses("3 Enter Tab Ins Tab").types("Глеб").presses("Tab*2").types("дядя").presses("Tab");
        c.types(typed).presses("Tab Ctrl+S Ctrl+S").sees(&format!("{year} г. р."));
        assert_eq!(c.records("member", &["Глеб", &format!("\"born_year\":{year}")]), 1, "{typed}");
        assert_eq!(c.records("member", &["Глеб", "\"born\""]), 0, "{typed}: no day is invented");
        // The day, once it is known, takes the place of the year.
        c.goes_to("Глеб").presses("F4 Tab*4").sees(&year.to_string()).presses("Ctrl+U");
        c.types(&format!("12.05.{year}")).presses("Tab Ctrl+S Ctrl+S");
        assert_eq!(c.records("member", &["Глеб", &format!("\"born\":\"{year}-05-12\"")]), 1, "{typed}");
        assert_eq!(c.records("member", &["Глеб", "born_year"]), 0, "{typed}");
    }
    let mut c = with_district(&filled(FAMILY));
    c.presses("3 Enter Tab Ins Tab").types("Глеб").presses("Tab*3").types("2027").presses("Tab");
    c.sees("! Дата рождения ещё не наступила");
}

#[test]
fn a_person_of_another_family_is_named_and_not_entered_twice() {
    let other = r#"{"type":"family","id":"@10","title":"Лукин Илья Львович","settlement":"Боровичи","registered_on":"2026-11-02"}
{"type":"level","id":"@11","family":"@10","level":"crisis","from":"2026-11-02"}
{"type":"member","id":"@12","family":"@10","role":"father","last_name":"Лукин","first_name":"Илья","born":"1986-02-28"}
"#;
    for (typed, role) in [("Денис", "сын"), ("Лукин Денис", "ребёнок"), ("денис лук", "подопечный")]
    {
        let lines = format!("{FAMILY}{other}");
        let mut c = with_district(&filled(&lines));
        c.presses("3").goes_to("Лукин И.").presses("Enter Tab Ins Tab*3").types(role);
        c.presses("Tab*11").sees("Тот же человек").types(typed).presses("Tab Ctrl+S Ctrl+S");
        let own = [id(10).to_string(), format!("\"person\":\"{}\"", id(4))];
        assert_eq!(c.records("member", &[own[0].as_str(), own[1].as_str()]), 1, "{typed}\n{}", c.file());
        assert_eq!(c.file().matches("Денис").count(), 1, "{typed}: the name stands once");
        c.sees("Лукин Денис Ильич").sees("11 лет").sees("также в семье: Лукина О. И.");
    }
}

#[test]
fn a_daughter_after_a_son_is_offered_her_own_forms() {
    for (surname, son, his, daughter, hers) in [
        ("Кузнецова", "Тимур", ["Кузнецов", "Олегович"], "Дарья", ["Кузнецова", "Олеговна"]),
        ("Шевченко", "Глеб", ["Шевченко", "Ильич"], "Вера", ["Шевченко", "Ильинична"]),
        ("Вишневская", "Лука", ["Вишневский", "Никитич"], "Яна", ["Вишневская", "Никитична"]),
        ("Пробина", "Лев", ["Пробин", "Ильич"], "Кира", ["Пробина", "Ильинична"]),
        ("Пробина", "Лев", ["Пробин", "Ильич"], "Ярослава", ["Пробина", "Ильинична"]),
        ("Пробина", "Лев", ["Пробин", "Ильич"], "Асель", ["Пробина", "Ильинична"]),
    ] {
        let mut c = with_district(&filled(FAMILY)).at(80, 40);
        c.presses("Ctrl+N").types(surname).presses("Tab").types("Анна").presses("Tab PgDn PgDn").types(son);
        c.presses("Tab*2").types(his[1]).presses("Tab*4").types(daughter).presses("Tab*3").types("1.2.2016");
        c.presses("Tab Ctrl+S Ctrl+S");
        for (first, [last, patronymic]) in [(son, his), (daughter, hers)] {
            let names = [
                format!("\"first_name\":\"{first}\""),
                format!("\"last_name\":\"{last}\""),
                format!("\"patronymic\":\"{patronymic}\""),
            ];
            assert_eq!(
                c.records("member", &names.each_ref().map(String::as_str)),
                1,
                "{first}\n{}",
                c.screen()
            );
        }
    }
}

#[test]
fn an_age_that_matters_is_in_the_calendar_and_on_paper() {
    for (born, day, years, said) in [
        ("2012-12-09", "2026-12-09", 14, "исполняется 14 лет"),
        ("2024-01-12", "2027-01-12", 3, "исполняется 3 года"),
        ("2008-11-27", "2026-11-27", 18, "исполняется 18 лет"),
    ] {
        let child = format!(
            r#"{{"type":"member","id":"@5","family":"@1","role":"child","first_name":"Яна","born":"{born}"}}"#
        );
        let lines = format!("{FAMILY}{child}\n");
        let on: chrono::NaiveDate = day.parse().unwrap();
        let mut c = with_district(&filled(&lines)).at(120, 40);
        // The month with the day under the cursor, and why; the week, on the family and on the head of the day.
        let ahead = (on - "2026-11-24".parse::<chrono::NaiveDate>().unwrap()).num_days();
        c.presses("2 v").presses(&format!("Right*{ahead}")).sees(&format!("Яна: {said}"));
        c.presses("F5").sees(said).presses("Esc v").sees("Неделя").presses("Up*3").sees(said);
        c.presses("Down").sees(said);
        let d = of(&lines);
        let ics = |names: &[&str]| {
            let args = ["report", "route", "--format", "ics", "--to", "2027-01-31"];
            stdout(&d.run(&[&args[..], names].concat())).replace("\r\n ", "")
        };
        let uid = format!("UID:age-{years}-{}@kurator", id(5));
        let entry = |text: String| text.split("BEGIN:VEVENT").find(|e| e.contains(&uid)).map(str::to_owned);
        let bare = entry(ics(&[])).unwrap();
        assert!(
            bare.contains(&day.replace('-', "")) && !bare.contains("Яна") && !bare.contains("CANCELLED"),
            "{bare}"
        );
        assert!(entry(ics(&["--names"])).unwrap().contains(&format!("Яна: {said}")));
        // Who leaves before the day, whatever the reason, is a concern of this family no more.
        for why in ["died", "moved_out", "taken_into_care", "returned", "other"] {
            let left = format!(r#"{{"type":"member","id":"@5","until":"2026-11-26","why_left":"{why}"}}"#);
            d.takes(&filled(&left));
            assert!(entry(ics(&[])).unwrap().contains("STATUS:CANCELLED"), "{why}");
            for today in ["2026-11-24", "2026-11-26", day] {
                let due = json(&d, &["--today", today, "due", "--json"]).to_string();
                assert!(!due.contains("\"kind\":\"age\""), "{why} {today}: {due}");
            }
        }
    }
}

#[test]
fn an_entry_that_has_ended_grows_no_older() {
    for (why, born, until, aged) in [
        ("moved_out", "2008-03-01", "2017-03-01", "8 лет при выбытии"),
        ("other", "2014-05-20", "2016-11-20", "2 года 5 мес. при выбытии"),
        ("returned", "2015-02-20", "2026-11-15", "11 лет при выбытии"),
        ("died", "2008-03-01", "2017-03-01", "8 лет, род."),
    ] {
        let line = format!(
            r#"{{"type":"member","id":"@5","family":"@1","role":"daughter","first_name":"Яна","born":"{born}","disability":"child","until":"{until}","why_left":"{why}"}}"#
        );
        let lines = format!("{FAMILY}{line}\n");
        let mut c = with_district(&filled(&lines)).at(120, 45);
        c.presses("3 Enter Tab").goes_to("Яна").sees(aged);
        // A disabled child is none of eighteen years and more: she was a child as long as she was here.
        c.presses("Enter").does_not_see("18");
        c.presses("Esc");
    }
}

/// Another family, with the father of the boy.
const FATHER: &str = r#"{"type":"family","id":"@10","title":"Лукин Илья Львович","settlement":"Боровичи","registered_on":"2026-11-02"}
{"type":"level","id":"@11","family":"@10","level":"crisis","from":"2026-11-02"}
{"type":"member","id":"@12","family":"@10","role":"father","last_name":"Лукин","first_name":"Илья","born":"1986-02-28"}
"#;

#[test]
fn who_is_named_as_the_same_person_must_not_be_another() {
    for (first, patronymic, born, said) in [
        ("Денис", "Олегович", "", "другое отчество"),
        ("Денис", "", "21.02.2015", "другое рождение"),
        ("Степан", "", "", "другое имя"),
        ("Денис", "Ильич", "20.02.2015", ""),
        ("Дениска", "", "", ""),
    ] {
        let mut c = with_district(&filled(&format!("{FAMILY}{FATHER}"))).at(100, 40);
        c.presses("3").goes_to("Лукин И.").presses("Enter Tab Ins Tab").types(first).presses("Tab");
        c.presses("F8").types(patronymic).presses("Tab").types("сын").presses("Tab").types(born);
        c.presses("Tab*10").sees("Тот же человек").types("Лукин Денис").presses("Tab");
        match said {
            "" => c.does_not_see("У названного человека"),
            said => c.sees(&format!("У названного человека {said}")),
        };
        // It is said and saved: whoever enters it knows better.
        c.presses("Ctrl+S Ctrl+S");
        assert_eq!(
            c.records("member", &[&format!("\"person\":\"{}\"", id(4))]),
            1,
            "{first}\n{}",
            c.screen()
        );
    }
}

#[test]
fn who_died_is_not_offered_and_who_left_is_said_to_have() {
    for (why, day, is_offered) in
        [("died", "умер", false), ("moved_out", "выбыл", true), ("taken_into_care", "выбыл", true)]
    {
        let left = format!(r#"{{"type":"member","id":"@4","until":"2026-11-15","why_left":"{why}"}}"#);
        let mut c = with_district(&filled(&format!("{FAMILY}{FATHER}{left}"))).at(100, 40);
        c.presses("3").goes_to("Лукин И.").presses("Enter Tab Ins Tab*3").types("сын").presses("Tab*11");
        c.sees("Тот же человек").types("Лукин Д");
        if is_offered {
            c.sees("Лукин Денис Ильич").sees(&format!("{day} 14.11.2026"));
        } else {
            c.does_not_see("Лукин Денис Ильич");
        }
    }
    // A death entered in another family of his is one here as well.
    let ward = r#"{"type":"member","id":"@13","family":"@10","role":"ward","person":"@4","until":"2026-11-15","why_left":"died"}
{"type":"family","id":"@20","title":"Зуева Вера Ильинична","registered_on":"2026-11-02"}
{"type":"level","id":"@21","family":"@20","level":"crisis","from":"2026-11-02"}
"#;
    let mut c = with_district(&filled(&format!("{FAMILY}{FATHER}{ward}"))).at(100, 40);
    c.presses("3").goes_to("Зуева").presses("Enter Tab Ins Tab*3").types("сын").presses("Tab*11");
    c.sees("Тот же человек").types("Лукин Д").does_not_see("Лукин Денис Ильич");
}

#[test]
fn a_child_of_two_families_is_joined_by_keys() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let twin = r#"{"type":"member","id":"@13","family":"@10","role":"son","last_name":"Лукин","first_name":"Денис","patronymic":"Олегович","born":"2015-02-20"}
"#;
        let mut c = with_district(&filled(&format!("{FAMILY}{FATHER}{twin}"))).under(layout).at(100, 30);
        c.presses("3")
            .goes_to("Лукин И.")
            .presses("Enter F9")
            .types("вторая сем")
            .sees("указать, что человек есть и в другой семье");
        c.presses("Enter").goes_to("Денис").presses("Enter");
        c.sees("Один и тот же человек?")
            .sees("Ильич")
            .sees("Олегович")
            .sees("Человек остаётся в обеих семьях");
        c.presses("Tab").presses("Ctrl+S");
        assert_eq!(c.records("member", &["\"person\""]), 1, "{}", c.screen());
        assert_eq!(c.records("member", &["Олегович"]) + c.records("member", &["Ильич"]), 2);
        c.presses("Ctrl+Z");
        assert_eq!(c.records("member", &["\"person\""]), 0);
    }
}

#[test]
fn numbers_in_one_text_stay_until_somebody_edits_them() {
    // As earlier programs kept them: one text of two numbers.
    let old = "8 911 603-14-22 / 8 921 603-14-23";
    let record = |kind| kurator::domain::Record::of(kind, id(7));
    let phone = record(kurator::domain::Kind::Phone)
        .with(FieldName::Member, id(3))
        .with(FieldName::Number, old)
        .with(FieldName::Place, 0);
    let lines = FAMILY.replace(r#","phones":["89116031422"]"#, "");
    let kept = |c: &crate::desk::CuratorDesk| c.file().contains(&format!("\"phones\":[\"{old}\"]"));
    let mut c = with_district(&filled(&lines)).at(100, 40);
    c.writes(kurator::domain::Act::FamilyChanged, vec![phone.clone()]);
    assert!(kept(&c), "{}", c.file());
    // Another field is edited.
    c.presses("3 Enter Tab").goes_to("мать").presses("F4").sees("8 911 603-14-22").presses("Tab");
    c.presses("F8").types("Оксана").presses("Tab Ctrl+S Ctrl+S");
    assert!(c.file().contains("Оксана") && kept(&c), "{}", c.file());
    // The same lines come in again as nothing new.
    let d = of(&lines);
    d.open().record(kurator::domain::Act::FamilyChanged, &[phone]).unwrap();
    let exported = d.export();
    let again = d.open().import(&exported, ImportMode::Whole).unwrap();
    assert_eq!((again.added, again.changed), (0, 0), "{exported}");
    // A third number is added: the text stays, and what is new is parted.
    let line = format!(r#"{{"type":"member","id":"@3","phones":["{old}","89116031499 / 89116031498"]}}"#);
    d.takes(&filled(&line));
    let exported = d.export();
    assert!(exported.contains(&format!("[\"{old}\",\"+79116031499\",\"+79116031498\"]")), "{exported}");
    // Edited, it is two.
    d.takes(&filled(r#"{"type":"member","id":"@3","phones":["8 911 603-14-22 / 8 921 603-14-24"]}"#));
    assert!(d.export().contains(r#"["+79116031422","+79216031424"]"#), "{}", d.export());
}
