//! One case from the call of a school to its end and back, by keys, under each document: the call, the intake, the
//! decision with its level, the programme and its sitting, the agreement, a control that changes the level, the closing,
//! the time after it. «Почему» answers at each step.

use crate::desk::{Curator, Layout, with_district};

/// A district of this document with one curator and no family.
fn district(regulation: &str) -> String {
    format!(
        "{{\"type\":\"district\",\"name\":\"Участок № 1\",\"regulation\":\"{regulation}\"}}\n\
         {{\"type\":\"curator\",\"name\":\"Лисина Ольга Павловна\"}}\n"
    )
}

/// Does a job of F9 whose words are typed.
fn does<'a>(c: &'a mut Curator, job: &str) -> &'a mut Curator {
    c.presses("F9").types(job).presses("Enter")
}

/// Saves a form, past its warnings and past what is still open.
#[track_caller]
fn saves(c: &mut Curator) {
    for _ in 0..4 {
        let screen = c.screen();
        if !screen.contains("Новая запись")
            && !screen.contains("Осталось открытым")
            && !screen.contains("Изменить:")
        {
            return;
        }
        c.presses("Ctrl+S");
    }
    panic!("not saved: {}", c.screen());
}

/// «Почему» opens and is closed again.
#[track_caller]
fn answers(c: &mut Curator) {
    c.presses("F5");
    assert!(c.screen().contains('┌'), "nothing is answered: {}", c.screen());
    c.presses("Esc");
}

/// The card of the family, at one of its sections.
fn card(c: &mut Curator, section: usize) {
    c.presses("Esc*3 F7").types("зимина").presses("Enter");
    for _ in 0..section {
        c.presses("Tab");
    }
}

fn goes_its_course(regulation: &str, layout: Layout) {
    let mut c = with_district(&district(regulation)).at(100, 40).under(layout);
    // The school calls; the call becomes a family.
    c.presses("F7").types("Зимина Анна").presses("Ins").types("Школа: пропуски").presses("Enter");
    c.presses("1").goes_to("Зимина Анна").presses("Ins").sees("Зимина").presses("Ctrl+S");
    assert_eq!(c.records("family", &["Зимина Анна", "Школа"]), 1, "{regulation}: {}", c.screen());
    card(&mut c, 0);
    answers(&mut c);
    // It is put on accompaniment and has its level by one decision.
    does(&mut c, "записать решение").types("пост").presses("Enter").sees("Уровень по этому решению");
    c.presses("PgDn").types("баз").presses("Enter");
    saves(&mut c);
    assert_eq!(c.records("level", &["basic", "\"decision\""]), 1, "{regulation}: {}", c.screen());
    // Its programme waits for the sitting, which approves it.
    does(&mut c, "составить программу").presses("Ctrl+U Tab*5").types("24.11").presses("Enter");
    saves(&mut c);
    assert_eq!(c.records("programme", &["\"sent_on\":\"2026-11-24\""]), 1, "{regulation}: {}", c.screen());
    does(&mut c, "к заседанию")
        .presses("Enter")
        .types("24.11")
        .presses("Enter Ctrl+S")
        .sees("Назначено заседание");
    does(&mut c, "к заседанию")
        .presses("Enter")
        .goes_to("Поставить семьи")
        .presses("Enter")
        .presses("Ctrl+S");
    assert_eq!(c.records("question", &["\"programme\":"]), 1, "{regulation}: {}", c.screen());
    does(&mut c, "к заседанию").presses("Enter").goes_to("Внести решения").presses("Enter");
    c.types("11").presses("Ctrl+S").sees("Внесены решения заседания");
    assert_eq!(c.records("programme", &["\"decision\""]), 1, "{regulation}: {}", c.screen());
    does(&mut c, "записать соглашение").sees("Новая запись");
    saves(&mut c);
    assert_eq!(c.records("agreement", &["2026-11-24"]), 1, "{regulation}: {}", c.screen());
    card(&mut c, 9);
    c.sees("Дело");
    answers(&mut c);
    // A control proposes another level, and one key decides it.
    c.wakes_on("2026-12-10");
    card(&mut c, 3);
    does(&mut c, "записать контроль")
        .types("эфф")
        .presses("Enter Enter")
        .types("стало хуже")
        .presses("Enter");
    c.types("изменить").presses("Ctrl+S");
    assert_eq!(c.records("control", &["стало хуже", "change_level"]), 1, "{regulation}: {}", c.screen());
    c.goes_to("Предложено: изменить уровень");
    answers(&mut c);
    c.presses("Enter").sees("Уровень по этому решению").sees("стало хуже").presses("PgDn").types("криз");
    c.presses("Enter");
    saves(&mut c);
    assert_eq!(
        c.records("level", &["crisis", "\"decision\"", "2026-12-10"]),
        1,
        "{regulation}: {}",
        c.screen()
    );
    // It ends; where the document has it, the family is accompanied after.
    c.wakes_on("2026-12-21");
    does(&mut c, "прекратить").sees("Новая запись");
    saves(&mut c);
    card(&mut c, 0);
    c.sees("Сопровождение прекращено");
    answers(&mut c);
    if regulation == "oktyabrsky" {
        c.goes_to("Постсопровождение").presses("Enter").types("28.02.2027").presses("Enter Ctrl+S");
        c.sees("Постсопровождение по 28.02.2027");
        assert_eq!(c.records("closing", &["\"after_until\":\"2027-03-01\""]), 1, "{}", c.screen());
    } else {
        c.does_not_see("остсопровождение");
    }
    // It comes back, and nothing of before is lost.
    does(&mut c, "вернуть").types("баз").presses("Enter");
    saves(&mut c);
    assert_eq!(c.records("closing", &["2026-12-21"]), 1, "{regulation}: {}", c.screen());
    assert_eq!(c.records("level", &[]), 3, "{regulation}: {}", c.screen());
    card(&mut c, 4);
    c.sees("кризисный").sees("базовый").sees("21.12.2026");
    answers(&mut c);
}

#[test]
fn a_case_of_oktyabrsky_goes_its_course_into_post_accompaniment() {
    goes_its_course("oktyabrsky", Layout::Latin);
}

#[test]
fn a_case_of_yugra_goes_its_course() {
    goes_its_course("yugra", Layout::Russian);
}

#[test]
fn a_case_of_irkutsk_goes_its_course() {
    goes_its_course("irkutsk", Layout::Latin);
}

#[test]
fn a_case_of_borovichi_goes_its_course() {
    goes_its_course("borovichi", Layout::Russian);
}

#[test]
fn a_case_of_azov_goes_its_course() {
    goes_its_course("azov", Layout::Latin);
}
