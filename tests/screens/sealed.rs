//! Sealed files of others by keys: their passphrases are asked for, never guessed, and kept in the own sealed file.

use crate::desk::{Curator, curator};

const OWN: &str = "смородина у старого забора";
const THEIRS: &str = "липа за водокачкой";
const THIRD: &str = "щавель под мостом";
const NEIGHBOUR: &str = r#"{"type":"family","id":"30000000-0000-4000-8000-000000000001","title":"Озёровы"}
"#;
const OTHER: &str = r#"{"type":"family","id":"30000000-0000-4000-8000-000000000002","title":"Полянские"}
"#;

/// Goes to the copy on the stick, which is offered first.
fn merges(c: &mut Curator) -> &mut Curator {
    c.presses("7 Ins Enter").sees("С какой копией слить").presses("Enter")
}

#[test]
fn a_file_of_another_passphrase_is_asked_for_and_remembered() {
    let mut c = curator().sealed_with(OWN);
    c.finds_a_sealed_file("сосед.kurator", THEIRS, NEIGHBOUR);
    merges(&mut c).sees("Файл другого человека").sees("сосед.kurator").does_not_see("Не подходит");
    c.types("липа").presses("Enter").sees("Не подходит").does_not_see("липа");
    assert!(!c.file().contains("Озёровы"));
    // Left, the question gives back the window that asked for the file.
    c.presses("Esc").sees("С какой копией слить").presses("Enter").sees("Файл другого человека");
    c.types(THEIRS).presses("Enter").sees("Слить с копией").presses("Enter");
    assert!(c.file().contains("Озёровы"));
    // The next time her own passphrase is enough.
    c.works_elsewhere("сосед.kurator", THEIRS, OTHER);
    c.sits_down_again(OWN);
    merges(&mut c).does_not_see("Файл другого человека").sees("Слить с копией").presses("Enter");
    assert!(c.file().contains("Полянские"));
}

#[test]
fn the_folder_of_exchange_asks_for_each_file_or_does_without() {
    let mut c = curator().sealed_with(OWN);
    c.finds_a_sealed_file("сосед.kurator", THEIRS, NEIGHBOUR);
    c.finds_a_sealed_file("третий.kurator", THIRD, OTHER);
    let folder = c.stick().display().to_string();
    let exchanges = |c: &mut Curator| {
        c.presses("7 Ins Down Enter").sees("Папка обмена").presses("Ctrl+U").types(&folder).presses("Enter");
    };
    exchanges(&mut c);
    c.sees("сосед.kurator").sees("третий.kurator").presses("Enter").sees("не подходит к файлу");
    assert!(!c.file().contains("Озёровы") && !c.file().contains("Полянские"));
    c.presses("Esc");
    exchanges(&mut c);
    // The passphrase of either will do; the other one is asked for next.
    c.types(THIRD).presses("Enter").does_not_see("третий.kurator").sees("сосед.kurator");
    c.types(THEIRS).presses("Enter").sees("Обмен с папкой");
    assert!(c.file().contains("Озёровы") && c.file().contains("Полянские"));
    c.sits_down_again(OWN);
    exchanges(&mut c);
    c.does_not_see("Файл другого человека").sees("Обмен с папкой");
}

#[test]
fn a_plain_copy_is_taken_and_said_to_lie_open() {
    let c = curator();
    c.carries_a_copy("ноутбук", |home| {
        home.import(NEIGHBOUR, kurator::store::jsonl::Mode::Whole).unwrap();
    });
    let mut c = c.sealed_with(OWN);
    merges(&mut c).sees("Слить с копией").sees("Эта копия не зашифрована").presses("Enter");
    assert!(c.file().contains("Озёровы"));
    c.sits_down_again(OWN);
}
