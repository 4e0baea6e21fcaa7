//! Storage terms: the institution names one, once a year a line says that it is over for some, and they are destroyed in
//! one act.

use crate::desk::{CuratorDesk, DISTRICT, KeyboardLayout, with_district};

/// Four families that are only kept: closed in 2020, closed in 2020 with what followed until 2021, refused in 2019,
/// closed this year; and a call of 2020 of which no family came.
const KEPT: &str = r#"{"type":"family","id":"40000000-0000-4000-8000-000000000001","title":"Лаптева Нина Олеговна","journal_number":"17"}
{"type":"level","id":"40000000-0000-4000-8000-000000000002","family":"40000000-0000-4000-8000-000000000001","level":"basic","from":"2019-02-01"}
{"type":"closing","id":"40000000-0000-4000-8000-000000000003","family":"40000000-0000-4000-8000-000000000001","on":"2020-03-12"}
{"type":"family","id":"40000000-0000-4000-8000-000000000011","title":"Рощина Вера Ильинична","journal_number":"18"}
{"type":"level","id":"40000000-0000-4000-8000-000000000012","family":"40000000-0000-4000-8000-000000000011","level":"basic","from":"2019-02-01"}
{"type":"closing","id":"40000000-0000-4000-8000-000000000013","family":"40000000-0000-4000-8000-000000000011","on":"2020-11-30","after_until":"2021-03-01"}
{"type":"family","id":"40000000-0000-4000-8000-000000000021","title":"Усова Юлия Павловна"}
{"type":"decision","id":"40000000-0000-4000-8000-000000000022","family":"40000000-0000-4000-8000-000000000021","subject":"recognition","on":"2019-05-06","ruling":"refused"}
{"type":"inquiry","id":"40000000-0000-4000-8000-000000000031","on":"2020-07-07","who":"соседка с Заречной","note":"кричат"}
"#;

const TERM: &str = r#"{"type":"district","storage_years":5,"storage_ground":"номенклатура дел, № 03-12"}
"#;

fn with_term() -> CuratorDesk {
    with_district(&format!("{DISTRICT}{KEPT}{TERM}")).keeps_papers_beside()
}

fn lists<'a>(c: &'a mut CuratorDesk, word: &str) -> &'a mut CuratorDesk {
    c.presses("F9").types(word).sees("сроки хранения").presses("Enter")
}

#[test]
fn no_term_is_invented_and_the_one_of_the_institution_is_entered_by_hand() {
    let mut c = with_district(&format!("{DISTRICT}{KEPT}"));
    c.does_not_see("СРОК ХРАНЕНИЯ");
    lists(&mut c, "сроки хранения").sees("Указать срок хранения").sees("его устанавливает учреждение");
    c.does_not_see("Лаптева").presses("Enter").sees("Срок хранения, лет").types("5").presses("Enter");
    c.types("номенклатура дел").presses("Ctrl+S");
    lists(&mut c, "сроки хранения").sees("Лаптева Н. О.").sees("хранить по 31.12.2025");
}

#[test]
fn a_term_that_is_given_is_named_and_is_the_institution_s() {
    let mut c = with_district(&format!("{DISTRICT}{TERM}"));
    lists(&mut c, "сроки хранения").sees("Срок не истёк ни у кого").sees("срок 5 лет");
    c.sees("Срок хранения: 5 лет (номенклатура дел, № 03-12)").does_not_see("не указан");
    c.presses("Enter").sees("Срок хранения, лет").presses("F5").sees("его устанавливает учреждение");
    c.does_not_see("ведёт программа");
}

#[test]
fn what_is_past_its_term_is_listed_with_the_reason_and_one_line_says_so() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = with_term().under(layout);
        c.sees("СРОК ХРАНЕНИЯ").goes_to("истёк у 3 дел").presses("F5");
        c.sees("Уничтожить по акту: 3 дела").sees("Рощина В. И.").sees("хранить по 31.12.2026");
        c.goes_to("Лаптева")
            .sees("Сопровождение прекращено 12.03.2020; дело № 17")
            .sees("с 01.01.2021: 5 лет");
        c.goes_to("Рощина").sees("Постсопровождение кончилось 28.02.2021");
        c.goes_to("Усова").sees("В сопровождении отказано 06.05.2019");
        c.goes_to("соседка").sees("Звонок о неизвестной семье 07.07.2020");
        c.goes_to("Лаптева").presses("Enter").sees("Лаптева Нина Олеговна");
    }
}

#[test]
fn all_or_some_are_destroyed_in_one_act() {
    let mut c = with_term();
    lists(&mut c, "номенклатура").presses("Enter").sees("№ 17 Лаптева");
    // The call is kept: Space on its line.
    c.sees("соседка").presses("Tab*2 Space").sees("[оставить]").presses("Enter");
    c.sees("срок хранения: 5 лет (номенклатура").does_not_see("на сопровождении");
    c.types("3").presses("Enter").sees("семья — 2").does_not_see("звонок");
    c.presses("Enter").sees("напечатайте «уничтожить»").types("уничтожить").presses("Enter");
    c.sees("Сведения уничтожены");
    let file = c.file();
    assert!(!file.contains("Лаптева") && !file.contains("Усова"));
    assert!(file.contains("Рощина") && file.contains("соседка"));
    c.presses("Esc 1").goes_to("истёк у 1 дела");
}

#[test]
fn of_several_curators_the_line_is_for_who_looks_at_all() {
    let second =
        r#"{"type":"curator","id":"00000000-0000-4000-8000-000000000011","name":"Ильина Вера Павловна"}"#;
    let mut c = with_term();
    c.sees("СРОК ХРАНЕНИЯ");
    let other = c.carries_a_copy("вторая", |home| {
        home.import(second, kurator::store::jsonl::ImportMode::Whole).unwrap();
    });
    assert!(other.exists());
    c.presses("7 Ins Enter Enter").sees("Слить с копией").presses("Enter");
    c.presses("1").does_not_see("СРОК ХРАНЕНИЯ").presses("Ctrl+E").sees("СРОК ХРАНЕНИЯ");
}

#[test]
fn in_a_narrow_window_the_list_can_be_read() {
    let mut c = with_term().at(60, 20);
    lists(&mut c, "сроки хранения").sees("Уничтожить по акту: 3 дела").goes_to("Лаптева").sees("31.12.2025");
    c.sees("Сопровождение прекращено 12.03.2020").sees("правило программы");
}
