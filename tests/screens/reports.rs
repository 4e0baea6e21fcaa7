//! «Отчёт»: the table of a period, each number opened into its families, figures typed in, handing in and what differs.

use crate::desk::{CuratorDesk, DISTRICT, KeyboardLayout, curator, with_district};
use kurator::screen::Effect;
use kurator::screen::exchange::path_purpose::PathPurpose;
use kurator::text::Lang;

fn table() -> CuratorDesk {
    let mut c = curator();
    c.presses("6").sees("Отчёт: IV квартал 2026").sees("не сдан").sees("III кв.");
    c
}

#[test]
fn what_is_lacking_comes_first_and_leads_to_the_families() {
    let mut c = table();
    let lines = c.lines();
    let at = |text: &str| lines.iter().position(|l| l.contains(text)).unwrap_or(99);
    assert!(at("Чего не хватает") < at("Целевые индикаторы"), "{}", c.screen());
    c.goes_to("Нет номера решения").presses("Enter").sees("нет номера решения: уровень");
    // The row itself says what the heading does not.
    let rows: Vec<String> =
        c.lines().into_iter().filter(|l| l.contains("уровень, ") && !l.contains("номера")).collect();
    assert!(!rows.is_empty(), "{}", c.screen());
    c.presses("Enter");
    c.sees("Изменить: уровень").sees("Номер").types("47").presses("Ctrl+S").sees("Отчёт: IV квартал");
    // The next one is at hand, and nothing is lost by leaving.
    c.sees("Enter внести").presses("Enter").sees("Изменить: ").presses("Esc").sees("Отчёт: IV квартал");
    assert_eq!(c.records("level", &["\"number\":\"47\""]), 1);
}

#[test]
fn a_number_opens_into_its_families_and_says_why() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = table().under(layout);
        c.goes_to("на сопровождении на конец").presses("Enter");
        c.sees("На сопровождении на конец: 8/").sees("Иванова М. П.").sees("Enter карта").presses("Esc");
        c.presses("F5").sees("Почему: на сопровождении на конец").sees("IV квартал 2026: 8/");
        c.sees("документ его не требует").presses("Esc");
        c.goes_to("семьи в социально опасном положении").presses("F5").sees("Югра, п. 12.1");
        c.sees("снижение количества семей").presses("Esc");
    }
}

#[test]
fn a_period_is_chosen_by_keys_and_typed() {
    let mut c = table();
    c.presses("BackTab").sees("III квартал 2026").presses("Tab Tab").sees("I квартал 2027");
    c.presses("0").sees("IV квартал 2026").presses("v").sees("2026 год").sees("II кв.").sees("2025");
    c.presses("v")
        .sees("2024")
        .sees("2025")
        .presses("v")
        .sees("IV квартал 2026")
        .presses("F8")
        .types("осень")
        .presses("Enter");
    c.sees("не понят").presses("Backspace*5").types("1.8.2026..15.9.2026").presses("Enter");
    c.sees("01.08.2026–15.09.2026");
    let mut c = table().under(KeyboardLayout::Russian);
    c.presses("v").sees("2026 год");
    table().speaking(Lang::En).presses("Tab").sees("quarter I of 2027");
}

/// Figures of the institution that are typed in: row of the requirements, document, indicator.
const INSTITUTION: [(&str, &str, &str); 16] = [
    ("000-181", "oktyabrsky", "organisations_social"),
    ("000-181", "oktyabrsky", "organisations_other"),
    ("000-181", "oktyabrsky", "organisations_nonprofit"),
    ("000-182", "oktyabrsky", "staff_trained"),
    ("000-182", "oktyabrsky", "staff_internships"),
    ("000-182", "oktyabrsky", "staff_winners"),
    ("000-182", "oktyabrsky", "volunteers"),
    ("001-049", "irkutsk", "organisations_social"),
    ("001-050", "irkutsk", "organisations_other"),
    ("001-051", "irkutsk", "organisations_units"),
    ("001-052", "irkutsk", "organisations_nonprofit"),
    ("001-053", "irkutsk", "staff_trained"),
    ("001-054", "irkutsk", "staff_courses"),
    ("001-055", "irkutsk", "staff_internships"),
    ("001-056", "irkutsk", "staff_winners"),
    ("001-057", "irkutsk", "volunteers"),
];

#[test]
fn figures_of_the_institution_are_typed_once_and_kept() {
    for (row, id, indicator) in INSTITUTION {
        let regulation = kurator::regulation::embedded::regulation(id).unwrap();
        let found = regulation.indicators.iter().find(|i| i.id == indicator);
        assert!(found.is_some_and(|i| !i.derived), "{row}: {id} has no figure {indicator} to be typed");
    }
    let mut c = table();
    c.goes_to("Не введён показатель").presses("Enter").sees("Показатели учреждения: IV квартал 2026");
    c.types("12,5").presses("Enter").sees("целое число процентов от 0 до 100");
    c.presses("Backspace*4").types("150").presses("Enter").sees("целое число процентов от 0 до 100");
    c.presses("F5").sees("п. 12.1").sees("трудоустроенных родителей").presses("Esc");
    c.presses("Backspace*3").types("12 %").presses("Enter");
    c.sees("12").does_not_see("Не введён показатель");
    assert_eq!(c.records("period_figure", &["employed_parents", "\"value\":12"]), 1);
    c.presses("F4 Backspace Backspace").types("14").presses("Enter");
    assert_eq!(c.records("period_figure", &["employed_parents", "\"value\":14"]), 1);
    c.presses("Tab F4").sees("IV квартал 2026: доля трудоустроенных родителей, % 14").presses("Esc BackTab");
    c.presses("Ctrl+Z Ctrl+Z").sees("Не введён показатель");
    assert_eq!(c.records("period_figure", &[]), 0);
}

#[test]
fn what_was_handed_in_stays_and_the_difference_is_told_by_family() {
    let mut c = table();
    c.presses("F6").sees("Сдать отчёт").sees("Период ещё идёт").presses("Enter").sees("не сдан");
    assert_eq!(c.records("handed_report", &[]), 0, "the first button does nothing");
    c.presses("F6 Right Enter").sees("сдан 24.11.2026").sees("С тех пор ничего не изменилось");
    assert_eq!(c.records("handed_report", &["\"from\":\"2026-10-01\"", "\"until\":\"2027-01-01\""]), 1);
    // An event entered later, and another day.
    let family = c.family("Иванова");
    let line = format!(
        r#"{{"type":"event","id":"00000000-0000-4000-8000-0000000009a1","family":"{family}","event":"refusal","on":"2026-11-02"}}"#
    );
    let record = kurator::domain::Record::parse(&line).unwrap();
    c.writes(kurator::domain::Act::RecordAdded, vec![record]);
    c.sees("После сдачи изменился 1 показатель.").goes_to("отказы от детей").sees("сдано 24.11.2026: 0");
    c.goes_to("Сдан 24.11.2026").presses("Enter");
    c.sees("Иванова М. П.").sees("не было при сдаче").sees("Добавлена запись о семье").presses("Esc");
    c.presses("Ctrl+Z").sees("С тех пор ничего не изменилось");
    c.wakes_on("2026-11-25").sees("С тех пор ничего не изменилось");
    c.presses("Ctrl+Z").sees("не сдан");
}

#[test]
fn charts_are_drawn_in_plain_signs_on_the_report_and_on_the_district() {
    for keys in ["6 F3", "5 F3", "5 u"] {
        let mut c = curator();
        c.presses(keys).sees("Диаграммы").sees("Уровни по месяцам, 2026 год").sees("█ Э экстренный");
        c.presses("PgDn").sees("по норме").sees("│").sees("янв фев мар");
    }
    let mut c = with_district(&DISTRICT.lines().take(2).collect::<Vec<_>>().join("\n"));
    c.presses("6 F3").sees("Рисовать пока нечего");
}

#[test]
fn an_event_is_entered_by_its_form_and_counted() {
    let mut c = curator();
    c.presses("3")
        .goes_to("Иванова")
        .presses("Enter Tab Tab Tab Tab Tab")
        .sees("[Признаки")
        .presses("Ins")
        .types("соб");
    c.presses("Enter").sees("Что произошло").types("отказ").presses("Ctrl+S").sees("Отказ от ребёнка");
    assert_eq!(c.records("event", &["refusal", "2026-11-24"]), 1);
    c.presses("Esc Esc 6").goes_to("отказы от детей").presses("Enter").sees("Иванова М. П.");
}

#[test]
fn the_table_has_room_from_sixty_columns_up() {
    for (width, height) in [(60, 20), (80, 24), (120, 40)] {
        let mut c = curator().at(width, height);
        c.presses("6")
            .sees("Отчёт")
            .sees("IV кв.")
            .presses("v")
            .sees("2026 год")
            .sees("III кв.")
            .sees("2026");
    }
}

#[test]
fn the_report_is_printed_in_any_format_for_any_period() {
    let mut c = curator().keeps_papers_beside();
    c.presses("6 F2").sees("Печать отчёта").sees("IV квартал 2026").sees("показатели квартала");
    c.presses("Ctrl+S");
    let book = std::fs::read(c.beside("Отчёт IV квартал 2026.xlsx")).unwrap();
    assert!(book.starts_with(b"PK"));
    c.presses("BackTab F2").sees("III квартал 2026").presses("Ctrl+S");
    assert!(c.beside("Отчёт III квартал 2026.xlsx").exists());
    c.presses("v").sees("2026 год").presses("v").sees("2024").sees("2025");
    c.presses("F2").sees("трёх лет").presses("Ctrl+S");
    assert!(c.beside("Отчёт 2026 год.xlsx").exists());
}

#[test]
fn a_period_that_nobody_can_know_has_no_numbers() {
    let mut c = table();
    c.presses("Tab").sees("I квартал 2027").goes_to("на сопровождении на конец").sees("н/д");
    let mut c = curator();
    c.presses("6 v v").sees("2024").goes_to("на сопровождении на конец").sees("н/д");
}

#[test]
fn a_report_handed_in_again_corrects_the_one_before() {
    let mut c = table();
    c.presses("F6 Right Enter").sees("сдан 24.11.2026");
    let family = c.family("Иванова");
    let line = format!(
        r#"{{"type":"event","id":"00000000-0000-4000-8000-0000000009a2","family":"{family}","event":"refusal","on":"2026-11-02"}}"#
    );
    c.writes(kurator::domain::Act::RecordAdded, vec![kurator::domain::Record::parse(&line).unwrap()]);
    c.sees("После сдачи изменился 1 показатель.").presses("F6 Right Enter");
    c.sees("С тех пор ничего не изменилось").sees("Уточняет отчёт");
    c.goes_to("Уточняет отчёт").presses("Enter").sees("Иванова М. П.").sees("не было при сдаче");
}

#[test]
fn the_files_of_a_folder_give_the_report_of_a_service() {
    let mut c = curator().keeps_papers_beside();
    let folder = c.beside("служба");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::copy(c.carries_a_copy("ноутбук", |_| {}), folder.join("1.kurator")).unwrap();
    std::fs::write(folder.join("broken.kurator"), b"no database").unwrap();
    c.presses("7 F9").types("служб").sees("отчёт службы").presses("Esc");
    c.performs(Effect::Carry { aim: PathPurpose::Service, path: Some(folder.clone()) });
    // Where it was saved, of how many files it is, what it leaves out; then at once the numbers.
    c.sees("Отчёт службы: IV квартал 2026").sees("Отчёт службы 2026-10-01 — 2026-12-31.xlsx");
    c.sees("Служба: файлов 2, прочитано 1").sees("broken.kurator не прочитан").sees("Целевые индикаторы");
    // Help lies over the report, which is there behind it.
    c.presses("F1").presses("Esc").sees("Служба: файлов 2");
    c.presses("PgDn PgDn").sees("Чего от кого не хватает");
    assert!(c.beside("Отчёт службы 2026-10-01 — 2026-12-31.xlsx").exists());
    // From «Отчёт» for the period that it shows.
    c.presses("Esc 6 F8").types("сентябрь 2026").presses("Enter").sees("сентябрь 2026");
    c.performs(Effect::Carry { aim: PathPurpose::Service, path: Some(folder.clone()) });
    c.sees("Отчёт службы: сентябрь 2026").presses("Esc");
    // Nothing of the folder has changed, and the file has no record more.
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2);
}

/// Reading twenty files takes a while: Esc leaves it, and nothing is made of the half that was read.
#[test]
fn esc_stops_the_report_of_a_service() {
    let mut c = curator().keeps_papers_beside();
    let folder = c.beside("служба");
    std::fs::create_dir_all(&folder).unwrap();
    let copy = c.carries_a_copy("ноутбук", |_| {});
    for name in ["1.kurator", "2.kurator", "3.kurator"] {
        std::fs::copy(&copy, folder.join(name)).unwrap();
    }
    // The picture of the folder, then that of the first file, then that of the second.
    c.patience = 3;
    c.performs(Effect::Carry { aim: PathPurpose::Service, path: Some(folder.clone()) });
    assert!(
        c.meanwhile.last().unwrap().contains("Читается 2.kurator… Esc — остановить"),
        "{:?}",
        c.meanwhile
    );
    c.sees("Остановлено: отчёт не составлен").does_not_see("Отчёт службы: ");
    assert!(!c.beside("Отчёт службы 2026-10-01 — 2026-12-31.xlsx").exists());
    c.patience = usize::MAX;
    c.performs(Effect::Carry { aim: PathPurpose::Service, path: Some(folder) });
    c.sees("Отчёт службы: IV квартал 2026");
}

/// A file that is begun with a list of families knows since when each is accompanied, and of no visit before its own
/// first day: those months lack nothing.
#[test]
fn visits_before_the_file_began_are_no_shortage() {
    let mut c = with_district(concat!(
        r#"{"type":"family","id":"00000000-0000-4000-8000-000000000001","title":"Иванова Мария Петровна","registered_on":"2024-09-01"}"#,
        "\n",
        r#"{"type":"level","id":"00000000-0000-4000-8000-000000000002","family":"00000000-0000-4000-8000-000000000001","level":"crisis","from":"2024-09-01"}"#
    ))
    .at(100, 60);
    let numbers = |c: &CuratorDesk| {
        let lines = c.lines();
        let line = |label: &str| {
            let line = lines.iter().find(|line| line.contains(label)).unwrap_or_else(|| panic!("{lines:#?}"));
            line.split(label).nth(1).unwrap().chars().filter(char::is_ascii_digit).collect::<String>()
        };
        (line("на сопровождении на конец"), line("посещения по норме"))
    };
    c.presses("6 F8").types("1 квартал 2026").presses("Enter").sees("I квартал 2026");
    let (accompanied, visits) = numbers(&c);
    assert!(accompanied.starts_with('1') && visits.is_empty(), "{accompanied} {visits}\n{}", c.screen());
    // The quarter in which the file began has the weeks since then.
    c.presses("F8").types("4 квартал 2026").presses("Enter").sees("IV квартал 2026");
    assert!(c.screen().contains("посещения по норме"), "{}", c.screen());
}

#[test]
fn a_period_is_typed_in_the_words_of_a_report() {
    for (typed, shown) in [
        ("декабрь", "декабрь 2026"),
        ("декабрь 2025 года", "декабрь 2025"),
        ("весь год", "2026 год"),
        ("1.12.2026-2.12.2026", "01.12.2026–02.12.2026"),
        ("3 квартал 2026 года", "III квартал 2026"),
    ] {
        table().presses("F8").types(typed).presses("Enter").does_not_see("не понят").sees(shown);
    }
    // What is wrong is said once, and the examples stand in one place.
    let mut c = table();
    c.presses("F8").types("5 квартал").presses("Enter").sees("не понят: примеры ниже");
    // Nothing would be lost by leaving: it only looks.
    c.presses("Esc").does_not_see("Есть несохранённое").does_not_see("примеры ниже");
}

#[test]
fn the_heads_of_two_months_are_whole_and_a_period_ahead_lacks_nothing() {
    let mut c = table();
    c.presses("F8").types("июль 2026").presses("Enter").sees("июнь 2026").does_not_see("июнь 20~");
    c.presses("F8").types("1 квартал 2027").presses("Enter").sees("I квартал 2027");
    c.does_not_see("Чего не хватает");
    c.presses("F8").types("30.9.2026-1.7.2026").presses("Enter").sees("раньше первого");
}

#[test]
fn only_a_form_that_the_list_of_gaps_offered_leads_back_to_it() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = table().under(layout);
        c.goes_to("Нет номера решения").presses("Enter").sees("Enter внести").presses("Esc");
        c.presses("F9").types("событие").presses("Enter").types("гусев").presses("Enter");
        c.sees("Новая запись: событие")
            .types("отказ")
            .presses("Enter")
            .types("вчера")
            .presses("Enter Ctrl+S");
        c.sees("Отчёт: IV квартал").does_not_see("Enter внести");
        assert_eq!(c.records("event", &["2026-11-23"]), 1, "{}", c.screen());
        // Nor does a form that lays a card over the report.
        c.goes_to("Нет номера решения").presses("Enter Esc Ctrl+N").types("Белова").presses("Ctrl+S");
        c.sees("Принята семья").does_not_see("Enter внести");
        // The one that it offers does, and each after it.
        let mut c = table().under(layout);
        c.goes_to("Нет номера решения").presses("Enter Enter");
        for number in ["47", "48"] {
            c.sees("Изменить: уровень").types(number).presses("Ctrl+S").sees("Enter внести").presses("Enter");
        }
    }
}

const BELKINA: &str = "11111111-0000-4000-8000-000000000001";

/// The district with a second curator, Белкина, who answers for the Гусевы.
fn of_two() -> CuratorDesk {
    let gusev = {
        let c = curator();
        c.family("Гусев")
    };
    with_district(&format!(
        concat!(
            "{}{{\"type\":\"curator\",\"id\":\"{}\",\"name\":\"Белкина Вера Андреевна\"}}\n",
            "{{\"type\":\"assignment\",\"id\":\"11111111-0000-4000-8000-000000000002\",\"family\":\"{}\",",
            "\"curator\":\"{}\",\"from\":\"2026-01-01\"}}\n"
        ),
        DISTRICT, BELKINA, gusev, BELKINA
    ))
}

/// What one curator handed in is compared with her families alone, and is not the report of the district.
#[test]
fn the_part_of_a_curator_is_handed_in_as_hers() {
    let mut c = of_two();
    c.presses("6 Ctrl+K").goes_to("Белкина").presses("Enter").sees("не сдан").presses("F6");
    c.sees("За кого: Белкина В. А.").sees("Это часть отчёта").presses("Right Enter");
    c.sees("Сдан 24.11.2026, семьи: Белкина В. А.").sees("С тех пор ничего не изменилось");
    assert_eq!(c.records("handed_report", &["\"extent\":\"curator\"", BELKINA]), 1);
    // The report of all is still to be handed in.
    c.presses("Ctrl+E").sees("не сдан").sees("Сдано также: Белкина В. А. — 24.11.2026");
    c.does_not_see("После сдачи").presses("F6").sees("За кого: все семьи").does_not_see("Это часть");
    c.presses("Right Enter").sees("Сдан 24.11.2026, все семьи").does_not_see("Уточняет");
    assert_eq!(c.records("handed_report", &["\"extent\":\"all\""]), 1);
    // Another curator's part corrects nobody's.
    c.presses("Ctrl+K").goes_to("Смирнова").presses("Enter").sees("не сдан").presses("F6 Right Enter");
    c.sees("Сдан 24.11.2026, свои семьи").does_not_see("Уточняет").sees("С тех пор ничего не изменилось");
}

/// An earlier version did not keep whose families it counted: what it counted is compared, and it says so.
#[test]
fn a_report_of_an_earlier_version_is_compared_in_what_it_keeps() {
    for (mut c, said) in
        [(curator(), "Знаменатели долей и пустые"), (of_two(), "Чьи это семьи")].map(|(c, said)| (c, said))
    {
        let line = r#"{"type":"handed_report","id":"00000000-0000-4000-8000-0000000009c1","from":"2026-10-01","until":"2027-01-01","on":"2026-11-20","by":"Смирнова Т. Н.","figures":["refusals 0 0 0","satisfaction 0 0 0"],"counted":[]}"#;
        let record = kurator::domain::Record::parse(line).unwrap();
        c.writes(kurator::domain::Act::RecordAdded, vec![record]);
        c.presses("6").sees("сдан 20.11.2026").does_not_see("С тех пор ничего");
        c.goes_to("Сдан 20.11.2026").presses("F5").sees("В сохранённом ничего не изменилось").sees(said);
    }
}

/// A figure that was empty when the report was handed in, or is another now, is a change.
#[test]
fn a_typed_figure_changed_since_the_report_was_handed_in_is_said() {
    let mut c = table();
    c.presses("F6 Right Enter").sees("С тех пор ничего не изменилось");
    c.presses("F4").types("12").presses("Enter").sees("После сдачи изменился 1 показатель");
    c.goes_to("доля трудоустроенных").sees("сдано 24.11.2026: не введено");
    c.goes_to("Сдан 24.11.2026").presses("Enter").sees("при сдаче не введено, теперь 12").presses("Esc");
    c.presses("F6 Right Enter").sees("С тех пор ничего не изменилось").sees("Уточняет");
    c.presses("F4 Backspace Backspace")
        .types("14")
        .presses("Enter")
        .sees("После сдачи изменился 1 показатель");
    c.goes_to("доля трудоустроенных").sees("сдано 24.11.2026: 12");
    c.goes_to("Сдан 24.11.2026").presses("Enter").sees("при сдаче 12, теперь 14");
}
