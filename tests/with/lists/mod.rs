//! Lists as offices keep them, made by code, and what of them came into a file, told in a few lines a family.
#![allow(dead_code, reason = "each test file is its own program and needs a part of this")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::district::{TestDistrict, stdout};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use serde_json::Value;

/// A sheet: its name, its rows, merged areas as first row, first column, last row, last column, from 0. A cell that
/// begins with `#` is a number, with `@` a day, with `~` a formula.
pub struct ListSheet<'a> {
    pub name: &'a str,
    pub rows: &'a [&'a [&'a str]],
    pub merged: &'a [(u32, u16, u32, u16)],
}

/// A sheet without merged cells.
pub fn plain<'a>(name: &'a str, rows: &'a [&'a [&'a str]]) -> ListSheet<'a> {
    ListSheet { name, rows, merged: &[] }
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, text: &str, day: &Format) {
    if let Some(number) = text.strip_prefix('#') {
        sheet.write_number(row, column, number.parse::<f64>().unwrap()).unwrap();
    } else if let Some(iso) = text.strip_prefix('@') {
        let at = ExcelDateTime::parse_from_str(iso).unwrap();
        sheet.write_datetime_with_format(row, column, &at, day).unwrap();
    } else if let Some(formula) = text.strip_prefix('~') {
        let (formula, shown) = formula.split_once('=').unwrap();
        sheet.write_formula(row, column, rust_xlsxwriter::Formula::new(formula).set_result(shown)).unwrap();
    } else if !text.is_empty() {
        sheet.write_string(row, column, text).unwrap();
    }
}

/// Writes a workbook.
pub fn write(path: &Path, sheets: &[ListSheet<'_>]) {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd.mm.yyyy");
    for ListSheet { name, rows, merged } in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (first_row, first_column, last_row, last_column) in *merged {
            sheet
                .merge_range(*first_row, *first_column, *last_row, *last_column, "", &Format::new())
                .unwrap();
        }
        for (row, cells) in (0..).zip(*rows) {
            for (column, text) in (0..).zip(*cells) {
                put(sheet, row, column, text, &day);
            }
        }
    }
    book.save(path).unwrap();
}

/// A list written beside the file of a district.
pub fn list(d: &TestDistrict, name: &str, sheets: &[ListSheet<'_>]) -> PathBuf {
    let path = d.beside(name);
    write(&path, sheets);
    path
}

/// Takes a list in; gives the answer as JSON.
pub fn takes(d: &TestDistrict, path: &Path, options: &[&str]) -> Value {
    let mut args = vec!["import", path.to_str().unwrap(), "--json"];
    args.extend(options);
    let output = d.run(&args);
    serde_json::from_str(&stdout(&output))
        .unwrap_or_else(|e| panic!("{e}: {}", crate::district::stderr(&output)))
}

/// The families of the file in a few lines each, by title; members below, in the order of entry.
pub fn told(d: &TestDistrict) -> String {
    of_export(&d.export())
}

fn text<'a>(record: &'a Value, field: &str) -> &'a str {
    record[field].as_str().unwrap_or_default()
}

/// A family with its members and marks.
#[derive(Default)]
struct ReadFamily {
    head: String,
    members: Vec<String>,
    further: Vec<String>,
}

pub fn of_export(export: &str) -> String {
    let records: Vec<Value> = export.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let curators: BTreeMap<&str, &str> =
        records.iter().filter(|r| r["type"] == "curator").map(|r| (text(r, "id"), text(r, "name"))).collect();
    let mut families: BTreeMap<&str, ReadFamily> = BTreeMap::new();
    for record in &records {
        let said = |field: &str, label: &str| {
            let value = &record[field];
            match value {
                Value::Null => String::new(),
                Value::String(text) => format!(", {label}{}", text.replace('\n', " / ")),
                Value::Array(all) => {
                    let all: Vec<&str> = all.iter().filter_map(Value::as_str).collect();
                    format!(", {label}{}", all.join(" + "))
                }
                other => format!(", {label}{other}"),
            }
        };
        let kind = text(record, "type");
        match kind {
            "family" => {
                let parts = [
                    ("settlement", ""),
                    ("street", ""),
                    ("house", "д. "),
                    ("block", "корп. "),
                    ("flat", "кв. "),
                    ("access", "вход "),
                    ("safety", "! "),
                    ("journal_number", "№ "),
                    ("registered_on", "с "),
                    ("ground", "основание "),
                    ("source", "источник "),
                    ("form", ""),
                    ("note", "примечание: "),
                ];
                let more: String = parts.iter().map(|(field, label)| said(field, label)).collect();
                families.entry(text(record, "id")).or_default().head =
                    format!("{}{more}", text(record, "title"));
            }
            "member" => {
                let name = ["last_name", "first_name", "patronymic"].map(|f| text(record, f));
                let name = name.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("|");
                let parts = [
                    ("former_name", "прежде "),
                    ("born", ""),
                    ("born_year", ""),
                    ("phones", ""),
                    ("second_role", "вторая роль "),
                    ("occupation", "занятие "),
                    ("disability", "инвалидность "),
                    ("limited_health", "ОВЗ "),
                    ("note", "примечание: "),
                ];
                let more: String = parts.iter().map(|(field, label)| said(field, label)).collect();
                let line = format!("{} {name}{more}", text(record, "role"));
                families.entry(text(record, "family")).or_default().members.push(line);
            }
            "level" | "category" | "circumstance" | "status" | "closing" | "agreement" | "assignment" => {
                let line = match kind {
                    "assignment" => {
                        let name = curators.get(text(record, "curator")).copied().unwrap_or_default();
                        format!("curator {name}")
                    }
                    "closing" => format!("closing {}{}", text(record, "on"), said("reason", "")),
                    "agreement" => format!("agreement {}{}", text(record, "on"), said("number", "№ ")),
                    kind => format!("{kind} {} {}", text(record, kind), text(record, "from")),
                };
                families.entry(text(record, "family")).or_default().further.push(line);
            }
            _ => {}
        }
    }
    let mut all: Vec<String> = families
        .into_values()
        .map(|family| {
            let mut lines = vec![family.head];
            lines.extend(family.members.iter().map(|line| format!("  {line}")));
            let mut further = family.further;
            further.sort();
            lines.extend(further.iter().map(|line| format!("  * {line}")));
            lines.join("\n")
        })
        .collect();
    all.sort();
    all.join("\n")
}
