//! What was done is undone and redone, across runs of the program too, and it is said whom it concerns.

use crate::desk::{CuratorDesk, curator};

/// Two calls are noted, then the program is closed and opened again.
fn two_calls() -> CuratorDesk {
    let mut c = curator();
    for (family, said) in [("Гусев", "звонил отец"), ("Орлов", "звонила школа")]
    {
        c.presses("3").goes_to(family).presses("Ins").types(said).presses("Ctrl+S").sees("Отменить: Ctrl+Z");
    }
    c.opens_the_file_anew();
    c
}

#[test]
fn what_an_earlier_run_did_is_undone_redone_and_undone_further() {
    let mut c = two_calls();
    let calls = |c: &CuratorDesk| (c.records("contact", &["отец"]), c.records("contact", &["школа"]));
    assert_eq!(calls(&c), (1, 1));
    // It is asked about, for it was not done in this run.
    c.presses("Ctrl+Z").sees("Отменить это изменение?").sees("Орлов П. Д.").presses("Tab Enter");
    c.sees("Отменено (Орлов П. Д.): запись контакта");
    assert_eq!(calls(&c), (1, 0));
    c.presses("Ctrl+Y").sees("Возвращено (Орлов П. Д.): запись контакта");
    assert_eq!(calls(&c), (1, 1));
    // The undo of this run needs no question; the next one goes on to the older action and asks.
    c.presses("Ctrl+Z").sees("Отменено (Орлов П. Д.)");
    assert_eq!(calls(&c), (1, 0));
    c.presses("Ctrl+Z").sees("Отменить это изменение?").sees("Гусев Н. И.").presses("Tab Enter");
    assert_eq!(calls(&c), (0, 0));
    c.presses("Ctrl+Y").sees("Возвращено (Гусев Н. И.)").presses("Ctrl+Y").sees("Возвращено (Орлов П. Д.)");
    assert_eq!(calls(&c), (1, 1));
}

#[test]
fn the_last_changes_name_every_family_they_concern() {
    let mut c = curator().at(120, 30);
    c.presses("1 k").types("2с 3с").presses("Enter").sees("2 семьи");
    c.presses("Ctrl+X").sees("Отмечено посещение: 2 семьи: ").sees("Иванова М. П.").sees("Гусев Н. И.");
    c.presses("Enter")
        .sees("Отменить это изменение?")
        .sees("Иванова М. П.")
        .sees("Гусев Н. И.")
        .presses("Tab Enter");
    // What was taken back is named too.
    c.presses("Esc Ctrl+X").sees("отметка о посещении · 2 семьи");
}
