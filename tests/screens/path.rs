//! «Дело» on the card, the list of what is not in order, its filter and its number, by keys.

use crate::desk::{Curator, Layout, with_district};

/// A family of Югра at the survey: the application is there, the act and the questionnaire are not.
const SURVEYED: &str = r#"{"type":"district","regulation":"yugra"}
{"type":"curator","id":"00000009-0000-4000-8000-000000000001","name":"Лисина О. П."}
{"type":"family","id":"00000001-0000-4000-8000-000000000001","title":"Мухина Лия Олеговна","ground":"application","registered_on":"2026-11-02"}
{"type":"document","family":"00000001-0000-4000-8000-000000000001","document":"application","on":"2026-11-02","place":"папка 5"}
"#;

/// One of Иркутск whose child has no programme.
const OF_MEMBERS: &str = r#"{"type":"district","regulation":"irkutsk"}
{"type":"family","id":"00000001-0000-4000-8000-000000000001","title":"Ершова Зоя Павловна","ground":"application"}
{"type":"member","id":"00000001-0000-4000-8000-000000000002","family":"00000001-0000-4000-8000-000000000001","role":"mother","first_name":"Зоя","last_name":"Ершова","born":"1990-05-01"}
{"type":"member","id":"00000001-0000-4000-8000-000000000003","family":"00000001-0000-4000-8000-000000000001","role":"son","first_name":"Глеб","last_name":"Ершов","born":"2018-07-07"}
{"type":"level","family":"00000001-0000-4000-8000-000000000001","level":"crisis","from":"2026-11-02"}
{"type":"programme","family":"00000001-0000-4000-8000-000000000001","member":"00000001-0000-4000-8000-000000000002","version":1}
"#;

/// The card of the only family, at «Дело».
fn case_of(district: &str, layout: Layout) -> Curator {
    let mut c = with_district(district).under(layout);
    c.presses("3 Enter BackTab*2");
    c
}

/// Moves down until the line under the cursor is the one with these words.
fn go_to(c: &mut Curator, words: &str) {
    for _ in 0..60 {
        let screen = c.screen();
        if screen.lines().any(|l| l.contains('▌') && l.contains(words)) {
            return;
        }
        c.presses("Down");
    }
    panic!("no line «{words}»: {}", c.screen());
}

#[test]
fn a_missing_line_opens_its_form_and_is_done_when_saved() {
    for layout in [Layout::Latin, Layout::Russian] {
        let mut c = case_of(SURVEYED, layout);
        assert!(c.screen().contains("2 из 8: обследование семьи"), "{}", c.screen());
        assert!(c.screen().contains("папка 5"), "{}", c.screen());
        go_to(&mut c, "! анкета");
        c.presses("Enter");
        let form = c.screen();
        assert!(form.contains("Анкета потребности") || form.contains("анкета потребности"), "{form}");
        c.presses("Ctrl+S");
        let done = c.screen();
        assert!(done.contains("√ анкета потребности в сопровождении: 24.11.2026"), "{done}");
        c.presses("Ctrl+Z");
        assert!(c.screen().contains("! анкета"), "{}", c.screen());
    }
}

#[test]
fn a_programme_that_a_child_lacks_is_for_that_child() {
    let mut c = case_of(OF_MEMBERS, Layout::Latin);
    go_to(&mut c, "индивидуальная программа (Глеб)");
    c.presses("Enter");
    assert!(c.screen().contains("Глеб"), "{}", c.screen());
    c.presses("Ctrl+S");
    assert!(c.screen().contains("√ индивидуальная программа (Глеб)"), "{}", c.screen());
}

#[test]
fn a_recognition_that_is_missing_names_the_decision() {
    let mut c = case_of(OF_MEMBERS, Layout::Russian);
    go_to(&mut c, "признание нуждаемости");
    c.presses("F5");
    let why = c.screen();
    assert!(why.contains("Иркутск, разд. 9"), "{why}");
    assert!(why.contains("Признание членов семьи"), "{why}");
    c.presses("Esc Enter");
    assert!(c.screen().contains("признание нуждаемости"), "{}", c.screen());
    c.presses("Ctrl+S");
    assert!(c.screen().contains("√ признание нуждаемости: 24.11.2026"), "{}", c.screen());
}

#[test]
fn what_is_not_in_order_is_listed_counted_and_filtered() {
    let mut c = case_of(OF_MEMBERS, Layout::Latin);
    c.presses("Esc F9");
    c.types("не оформлено");
    c.presses("Enter");
    let list = c.screen();
    assert!(list.contains("Что не оформлено: 1 семья"), "{list}");
    assert!(list.contains("Ершова"), "{list}");
    c.presses("Enter");
    assert!(c.screen().contains("[Дело"), "{}", c.screen());
    // The summary names the stage, and Enter there leads to the path.
    c.presses("Tab*2");
    go_to(&mut c, "Этап");
    c.presses("Enter");
    assert!(c.screen().contains("[Дело"), "{}", c.screen());
    c.presses("Esc");
    c.presses("Esc 5");
    assert!(c.screen().contains("Не всё оформлено"), "{}", c.screen());
    go_to(&mut c, "Не всё оформлено");
    c.presses("Enter");
    assert!(c.screen().contains("Что не оформлено: 1 семья"), "{}", c.screen());
}

#[test]
fn the_path_is_read_in_a_small_window_and_in_a_wide_one() {
    for (width, height) in [(60, 20), (80, 24), (140, 40)] {
        let mut c = with_district(SURVEYED).at(width, height);
        c.presses("3 Enter Tab*9");
        let screen = c.screen();
        assert!(screen.contains("[Дело"), "{screen}");
        assert!(screen.contains("обследование семьи"), "{screen}");
    }
}
