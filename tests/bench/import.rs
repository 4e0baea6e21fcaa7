//! What taking in a list costs: 10,000 rows of xlsx read, understood, compared with the file, and written.
//! `cargo bench --bench import [-- ROWS]`.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::print_stdout, missing_docs)]

use std::time::Instant;

use kurator::domain::schema::Kind;
use kurator::domain::{Act, Id, Record};
use kurator::model::incoming::IncomingList;
use kurator::roster::RosterOptions;
use kurator::store::jsonl::ImportMode;
use kurator::store::{Author, Entropy, Store};
use kurator::table::{self, ReadOptions};
use rust_xlsxwriter::Workbook;

const LAST: [&str; 20] = [
    "Иванов",
    "Петров",
    "Сидоров",
    "Гусев",
    "Лебедев",
    "Орлов",
    "Титов",
    "Белов",
    "Жуков",
    "Котов",
    "Носов",
    "Зуев",
    "Павлов",
    "Рябов",
    "Абрамов",
    "Юдин",
    "Мельников",
    "Соболев",
    "Крылов",
    "Ершов",
];
const FIRST: [&str; 10] = ["Мария", "Анна", "Ольга", "Елена", "Ирина", "Инна", "Зоя", "Вера", "Алла", "Яна"];
const PATRONYMIC: [&str; 10] = [
    "Ивановна",
    "Петровна",
    "Сергеевна",
    "Олеговна",
    "Юрьевна",
    "Ильинична",
    "Павловна",
    "Игоревна",
    "Львовна",
    "Андреевна",
];

/// A list of families, each with a mother and a child.
fn list(rows: u32) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let heads =
        ["№", "ФИО", "Дата рождения", "Дети", "Адрес", "Телефон", "Уровень", "Дата постановки", "Школа"];
    for (column, head) in (0..).zip(heads) {
        sheet.write_string(0, column, head).expect("a head");
    }
    for row in 1..=rows {
        let n = row as usize;
        let (last, first) = (LAST[n % 20], FIRST[n / 20 % 10]);
        let cells = [
            row.to_string(),
            format!("{last}а {first} {}", PATRONYMIC[n / 200 % 10]),
            format!("{:02}.{:02}.{}", n % 28 + 1, n % 12 + 1, 1970 + n % 30),
            format!("{last} Пётр {:02}.{:02}.2015, {last}а Алиса 2018", n % 27 + 1, n % 11 + 1),
            format!("г. Боровичи, ул. Лесная, д. {}, кв. {}", n / 50 + 1, n % 50 + 1),
            format!("8 911 {:03}-{:02}-{:02}", n / 10_000, n / 100 % 100, n % 100),
            ["кризисный", "базовый", "экстренный", "адаптационный"][n % 4].to_owned(),
            "01.09.2026".to_owned(),
            format!("школа № {}", n % 9 + 1),
        ];
        for (column, text) in (0..).zip(&cells) {
            sheet.write_string(row, column, text).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

fn main() {
    let rows = std::env::args().filter_map(|a| a.parse().ok()).next().unwrap_or(10_000);
    let bytes = list(rows);
    let folder = tempfile::tempdir().expect("a folder");
    let author = Author { device: "bench".into(), user: "bench".into(), clock: kurator::env::clock::now };
    let mut store =
        Store::create(&folder.path().join("bench.kurator"), author, Entropy::System).expect("a file");
    let mut district = Record::of(Kind::District, Id::DISTRICT);
    district.put(kurator::domain::FieldName::Regulation, "yugra".into()).expect("a field");
    store.record(Act::DistrictOpened, &[district]).expect("a district");
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");

    let begun = Instant::now();
    let book = table::read(&bytes, ReadOptions::default()).expect("a table");
    println!("{rows} rows of {} KB: read {:.0?}", bytes.len() >> 10, begun.elapsed());
    let (rules, staff) = (store.reader().rules().expect("rules"), store.reader().staff().expect("staff"));
    let calendar = store.reader().calendar().expect("a calendar");
    let ground = kurator::norm::NormContext { rules: &rules, calendar: &calendar, staff: &staff, today };
    let step = Instant::now();
    let list = IncomingList::read(&book, &RosterOptions::default(), ground, store.reader()).expect("a list");
    println!("{} families understood and compared: {:.0?}", list.roster.entries.len(), step.elapsed());
    let step = Instant::now();
    let groups = list.groups(ground);
    let done = store.import_groups(groups.records, ImportMode::Whole).expect("an import");
    println!("{} records written: {:.0?}", done.added, step.elapsed());
    println!("in all: {:.0?} (goal: 2 s of 10,000 rows)", begun.elapsed());
    assert!(done.refused.is_empty());
}
