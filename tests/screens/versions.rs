//! A new version of a programme by keys: what the one before left open is carried over, kept or cancelled, and is lost in
//! no list.

use crate::desk::{CuratorDesk, KeyboardLayout, with_district};

const CASE: &str = r#"{"type":"district","name":"Участок № 1","regulation":"oktyabrsky"}
{"type":"family","id":"50000000-0000-4000-8000-000000000001","title":"Ларина Ольга Павловна","registered_on":"2026-05-20"}
{"type":"member","id":"50000000-0000-4000-8000-000000000011","family":"50000000-0000-4000-8000-000000000001","role":"mother","last_name":"Ларина","first_name":"Ольга","born":"1990-02-01"}
{"type":"level","id":"50000000-0000-4000-8000-000000000013","family":"50000000-0000-4000-8000-000000000001","level":"basic","from":"2026-06-01","until":"2027-06-01"}
{"type":"programme","id":"50000000-0000-4000-8000-000000000014","family":"50000000-0000-4000-8000-000000000001","version":1,"number":"8","on":"2026-06-05"}
{"type":"activity","id":"50000000-0000-4000-8000-000000000015","family":"50000000-0000-4000-8000-000000000001","programme":"50000000-0000-4000-8000-000000000014","help":"medical","text":"осмотр нарколога","organisation":"поликлиника","due":"2026-11-20"}
{"type":"activity","id":"50000000-0000-4000-8000-000000000016","family":"50000000-0000-4000-8000-000000000001","programme":"50000000-0000-4000-8000-000000000014","help":"social","text":"трудоустройство","due":"2026-12-20"}
{"type":"activity","id":"50000000-0000-4000-8000-000000000017","family":"50000000-0000-4000-8000-000000000001","programme":"50000000-0000-4000-8000-000000000014","help":"legal","text":"оформление пособия","state":"done","done_on":"2026-09-01"}
"#;

/// The form of a second version of the programme, saved: what is open is asked about.
fn draws_up(layout: KeyboardLayout) -> CuratorDesk {
    let mut c = with_district(CASE).at(100, 40).under(layout);
    c.presses("F7").types("ларина").presses("Enter F9").types("составить программу").presses("Enter Ctrl+S");
    c.sees("Открыто в прежней версии").sees("осмотр нарколога").sees("трудоустройство");
    c.does_not_see("оформление пособия");
    c
}

const SECOND: &str = "\"version\":2";

#[test]
fn what_is_open_is_carried_over_by_one_more_enter() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = draws_up(layout);
        let before = with_district(CASE).file();
        assert_eq!(c.records("programme", &[SECOND]), 0, "nothing is written before the answer");
        c.presses("Ctrl+S");
        assert_eq!(c.records("programme", &[SECOND]), 1, "{}", c.screen());
        assert_eq!(c.records("activity", &["50000000-0000-4000-8000-000000000014"]), 1, "the done one alone");
        c.presses("Tab*3").sees("осмотр нарколога").does_not_see("Осталось из версии");
        c.presses("Ctrl+Z");
        assert_eq!(c.records("programme", &[SECOND]), 0);
        assert_eq!(c.records("activity", &["50000000-0000-4000-8000-000000000014"]), 3);
        assert_eq!(c.file(), before);
    }
}

#[test]
fn what_is_kept_is_shown_and_due_and_what_is_cancelled_is_not() {
    let mut c = draws_up(KeyboardLayout::Latin);
    c.presses("Right Tab Right Right Ctrl+S");
    assert_eq!(c.records("activity", &["трудоустройство", "\"state\":\"cancelled\"", "000000000014"]), 1);
    c.presses("Tab*3").sees("Осталось из версии 1").goes_to("осмотр нарколога").sees("[!] 20.11");
    c.presses("1").sees("осмотр нарколога");
    c.presses("4").sees("осмотр нарколога").does_not_see("трудоустройство");
    c.goes_to("осмотр нарколога").presses("Enter").presses("Esc");
    c.goes_to("осмотр нарколога").presses("Space").sees("осмотр нарколога").presses("Ctrl+S");
    assert_eq!(c.records("activity", &["осмотр нарколога", "\"state\":\"done\""]), 1, "{}", c.screen());
}

#[test]
fn a_question_that_is_left_writes_nothing_and_gives_the_form_back() {
    let mut c = draws_up(KeyboardLayout::Latin);
    c.presses("Esc").sees("Новая запись");
    assert_eq!(c.records("programme", &[SECOND]), 0);
    c.presses("Ctrl+S").sees("Открыто в прежней версии").presses("Ctrl+S");
    assert_eq!(c.records("programme", &[SECOND]), 1);
}

#[test]
fn a_version_of_a_later_day_is_said_with_its_day() {
    let ahead = r#"{"type":"programme","id":"50000000-0000-4000-8000-000000000024","family":"50000000-0000-4000-8000-000000000001","version":2,"number":"21","on":"2026-12-01"}
{"type":"activity","id":"50000000-0000-4000-8000-000000000025","family":"50000000-0000-4000-8000-000000000001","programme":"50000000-0000-4000-8000-000000000024","help":"legal","text":"иск о содержании","due":"2026-12-05"}
"#;
    let mut c = with_district(&format!("{CASE}{ahead}")).at(100, 60);
    c.presses("F7").types("ларина").presses("Enter Tab*3");
    c.sees("действует с 01.12")
        .sees("До этого дня действует прежняя версия")
        .does_not_see("Утвердили: 01.12.2026")
        .sees("Версия 2, с 01.12")
        .sees("иск о содержании")
        .sees("осмотр нарколога");
    c.presses("4").sees("иск о содержании").sees("осмотр нарколога");
    c.wakes_on("2026-12-01").presses("1").presses("F7").types("ларина").presses("Enter Tab*3");
    c.sees("Осталось из версии 1").does_not_see("До этого дня действует прежняя версия");
}

#[test]
fn what_is_open_is_proposed_to_stay_until_the_version_of_a_later_day() {
    for (on, moved) in [("01.12.2026", 0), ("20.11.2026", 2)] {
        let mut c = with_district(CASE).at(100, 40);
        c.presses("F7").types("ларина").presses("Enter F9").types("составить программу").presses("Enter");
        c.goes_down_to("День утверждения")
            .presses("Ctrl+U")
            .types(on)
            .presses("Ctrl+S")
            .sees("что с этим сделать")
            .presses("Ctrl+S");
        assert_eq!(c.records("programme", &[SECOND]), 1, "{}", c.screen());
        let of_first = c.records("activity", &["50000000-0000-4000-8000-000000000014"]);
        assert_eq!(of_first, 3 - moved, "{on}: {}", c.screen());
    }
}
