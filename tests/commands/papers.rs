//! Papers that are tables and forms: written alike twice, read back, opened by LibreOffice, in forms of the district's
//! own, and without names where they are redacted.

use crate::desk;
use crate::district::{TestDistrict, begin_under, is_sentence, stderr, stdout};
use crate::fields::WithField;
use crate::tools;
use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Reader, Xlsx};
use kurator::domain::schema::Kind;
use kurator::domain::{Act, FieldName, Record};
use kurator::paper::catalogue::{PAPERS, PaperBasis, PaperScope, PaperSpec};
use kurator::paper::csv::unguarded;
use kurator::paper::format::Format;
use kurator::paper::hyphen::soft;
use kurator::paper::template::{build, markup, package};
use serde_json::Value;
use zip::write::SimpleFileOptions;

pub const FAMILY: &str = "00000000-0000-4000-8000-000000000002";

/// The district of the desk with a sitting, an event, a notice and a family whose texts are such as spreadsheets take
/// for formulas.
pub fn with_desk() -> TestDistrict {
    let d = TestDistrict::new();
    d.takes(desk::DISTRICT);
    d.takes(concat!(
        r#"{"type":"sitting","id":"00000000-0000-4000-8000-00000000e001","on":"2026-12-15","body":"группа"}"#,
        "\n",
        r#"{"type":"question","family":"00000000-0000-4000-8000-000000000002","sitting":"00000000-0000-4000-8000-00000000e001","subject":"prolongation","note":"=HYPERLINK(\"http://x\")"}"#,
        "\n",
        r#"{"type":"question","family":"00000000-0000-4000-8000-000000000003","sitting":"00000000-0000-4000-8000-00000000e001","subject":"closing"}"#,
        "\n",
        r#"{"type":"event","family":"00000000-0000-4000-8000-000000000002","event":"placed","on":"2026-11-02","member":"00000000-0000-4000-8000-000000000111","organisation":"=1+1","note":"+7 921 000-00-00"}"#,
        "\n",
        r#"{"type":"notice","family":"00000000-0000-4000-8000-000000000002","to_whom":"@КДН","on":"2026-11-03","text":"-позвонить Марии: 8 (921) 555-66-77"}"#,
        "\n",
        r#"{"type":"request","family":"00000000-0000-4000-8000-000000000002","organisation":"=поликлиника","sent_on":"2026-11-03","text":"Просим сведения об Ивановой М. П."}"#,
    ));
    d
}

pub fn arguments(paper: PaperSpec, format: Format) -> Vec<String> {
    let mut args: Vec<String> = ["report", paper.name, "--format", format.code()].map(str::to_owned).into();
    let family = matches!(paper.about, PaperScope::Family);
    if family {
        args.extend(["--family", FAMILY].map(str::to_owned));
    }
    if paper.name == "deputy" {
        args.extend(["--week", "2026-W48"].map(str::to_owned));
    }
    args
}

pub fn written(d: &TestDistrict, paper: PaperSpec, format: Format, name: &str, further: &[&str]) -> Vec<u8> {
    let path = d.beside(name);
    let mut args = arguments(paper, format);
    args.extend(["--out".to_owned(), path.display().to_string()]);
    args.extend(further.iter().map(|a| (*a).to_owned()));
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = d.run(&args);
    assert!(done.status.success(), "{args:?}: {}", stderr(&done));
    std::fs::read(path).unwrap()
}

/// The text of a part of a zip, without its tags.
fn part_text(bytes: &[u8], wanted: impl Fn(&str) -> bool) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for i in 0..zip.len() {
        let mut file = zip.by_index(i).unwrap();
        if !wanted(&file.name().unwrap()) {
            continue;
        }
        let mut xml = String::new();
        file.read_to_string(&mut xml).unwrap();
        let mut in_tag = false;
        for c in xml.chars() {
            match c {
                '<' => in_tag = true,
                '>' => {
                    in_tag = false;
                    all.push(' ');
                }
                c if !in_tag => all.push(c),
                _ => {}
            }
        }
    }
    all
}

#[test]
fn every_paper_in_every_format_is_the_same_twice() {
    let d = with_desk();
    // The journal of actions has the paper made before it.
    for paper in PAPERS.into_iter().filter(|p| p.name != "actions") {
        for format in paper.formats() {
            let name = |n: u8| format!("{} {n}.{}", paper.name, format.code());
            let one = written(&d, paper, *format, &name(1), &[]);
            let two = written(&d, paper, *format, &name(2), &[]);
            assert!(!one.is_empty() && one == two, "{} as {} differs", paper.name, format.code());
        }
        let refused =
            [Format::Xlsx, Format::Csv, Format::Ics].into_iter().find(|f| !paper.formats().contains(f));
        if let Some(format) = refused {
            let args = arguments(paper, format);
            let done = d.run(&args.iter().map(String::as_str).collect::<Vec<_>>());
            assert_eq!(done.status.code(), Some(2), "{} took {}", paper.name, format.code());
            assert!(is_sentence(stderr(&done).trim()), "{}", stderr(&done));
        }
    }
}

#[test]
fn a_text_that_begins_like_a_formula_stays_a_text() {
    let d = with_desk();
    let placed = PAPERS.into_iter().find(|p| p.name == "placed").unwrap();
    let notices = PAPERS.into_iter().find(|p| p.name == "notices").unwrap();
    for (paper, texts) in
        [(placed, ["=1+1", "+7 921 000-00-00"]), (notices, ["@КДН", "-позвонить Марии: 8 (921) 555-66-77"])]
    {
        let book = written(&d, paper, Format::Xlsx, &format!("{}.xlsx", paper.name), &[]);
        assert!(!part_text(&book, |n| n.starts_with("xl/worksheets/")).contains("HYPERLINK"));
        let mut zip = zip::ZipArchive::new(Cursor::new(&book)).unwrap();
        let mut sheet = String::new();
        zip.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
        assert!(!sheet.contains("<f>"), "a formula was written");
        let mut read: Xlsx<_> = Xlsx::new(Cursor::new(book)).unwrap();
        let range = read.worksheet_range_at(0).unwrap().unwrap();
        let cells: Vec<String> = range
            .rows()
            .flatten()
            .filter_map(|c| if let Data::String(text) = c { Some(text.clone()) } else { None })
            .collect();
        for text in texts {
            assert!(cells.iter().any(|c| c == text), "«{text}» is missing: {cells:?}");
        }
        let table = written(&d, paper, Format::Csv, &format!("{}.csv", paper.name), &[]);
        assert!(table.starts_with("\u{feff}".as_bytes()), "Excel would take it for cp1251");
        let body = &table[3..];
        let mut rows = csv::ReaderBuilder::new().delimiter(b';').from_reader(body);
        let read: Vec<String> =
            rows.records().flat_map(|r| r.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect();
        for text in texts {
            assert!(!read.iter().any(|c| c == text), "«{text}» would be a formula");
            assert!(read.iter().any(|c| unguarded(c) == text), "«{text}» does not come in again");
        }
    }
}

#[test]
fn dates_and_numbers_of_a_workbook_have_their_types() {
    let d = with_desk();
    let paper = PAPERS.into_iter().find(|p| p.name == "families").unwrap();
    let book = written(&d, paper, Format::Xlsx, "журнал.xlsx", &[]);
    let mut read: Xlsx<_> = Xlsx::new(Cursor::new(&book)).unwrap();
    let range = read.worksheet_range_at(0).unwrap().unwrap();
    let cells: Vec<&Data> = range.rows().flatten().collect();
    assert!(cells.iter().any(|c| matches!(c, Data::DateTime(_))), "no day has a type");
    assert!(cells.iter().any(|c| matches!(c, Data::Float(n) if (*n - 1.0).abs() < 1e-9)), "no number");
    let mut zip = zip::ZipArchive::new(Cursor::new(&book)).unwrap();
    let mut sheet = String::new();
    zip.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    for said in ["state=\"frozen\"", "orientation=\"landscape\"", "fitToHeight=\"0\""] {
        assert!(sheet.contains(said), "{said} is missing");
    }
}

/// A docx of this source.
fn form(source: &str) -> Vec<u8> {
    package::written(&build::parts(&markup::parse(source))).unwrap()
}

/// Puts a form of the district's own beside its file.
fn own_form(d: &TestDistrict, paper: &str, bytes: &[u8]) -> PathBuf {
    let folder = d.beside("Бланки");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{paper}.docx"));
    std::fs::write(&path, bytes).unwrap();
    path
}

/// The same docx with a part changed, or added.
fn with_part(docx: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut parts = package::read(docx).unwrap();
    match parts.iter_mut().find(|(n, _)| n == name) {
        Some((_, content)) => *content = change(std::str::from_utf8(content).unwrap()).into_bytes(),
        None => parts.push((name.to_owned(), change("").into_bytes())),
    }
    package::written(&parts).unwrap()
}

#[test]
fn an_own_form_wins_and_its_fields_are_found_across_runs() {
    let d = with_desk();
    let cut = |xml: &str| {
        xml.replace("{{семья}}", r#"{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>{семь</w:t></w:r><w:bookmarkStart w:id="1" w:name="x"/><w:r><w:t>я}}"#)
    };
    let source = "# Наша карточка\n{{семья}}\n|: 50 50\n| ФИО | Рождение\n| {{ЧЛЕНЫ.фио}} | {{члены.рождение}}\n{{члены.фио}}; {{предупреждение?}}";
    own_form(&d, "card", &with_part(&form(source), "word/document.xml", cut));
    let card = PAPERS.into_iter().find(|p| p.name == "card").unwrap();
    let text = part_text(&written(&d, card, Format::Docx, "к.docx", &[]), |n| n == "word/document.xml");
    for said in ["Наша карточка", "Иванова Мария Петровна", "Королёва Зинаида Ильинична", "20.01.1962"]
    {
        assert!(text.contains(said), "«{said}» is missing: {text}");
    }
    assert!(!text.contains("{{"), "a field is left: {text}");
    // The text and a table of the district's own too.
    assert!(stdout(&d.run(&["report", "card", FAMILY])).contains("Наша карточка"));
    own_form(
        &d,
        "families",
        &form("# Свой журнал\n|: 10 90\n| № | Семья\n| {{строки.п}} | {{строки.семья}}"),
    );
    let families = PAPERS.into_iter().find(|p| p.name == "families").unwrap();
    let text = part_text(&written(&d, families, Format::Docx, "ж.docx", &[]), |n| n == "word/document.xml");
    assert!(text.contains("Свой журнал") && text.contains("Иванова Мария"), "{text}");
}

#[test]
fn each_form_can_be_taken_out_edited_and_put_back() {
    let d = with_desk();
    for paper in PAPERS.into_iter().filter(|p| matches!(p.made, PaperBasis::Form | PaperBasis::Table)) {
        let path = d.beside(&format!("бланк {}.docx", paper.name));
        let done = d.run(&["report", paper.name, "--form", "--out", path.to_str().unwrap()]);
        assert!(done.status.success(), "{}: {}", paper.name, stderr(&done));
        let bytes = std::fs::read(&path).unwrap();
        let marked = with_part(&bytes, "word/document.xml", |xml| {
            xml.replacen("<w:body>", "<w:body><w:p><w:r><w:t>НАШ БЛАНК</w:t></w:r></w:p>", 1)
        });
        own_form(&d, paper.name, &marked);
        let made = written(&d, paper, Format::Docx, &format!("{}.docx", paper.name), &[]);
        let text = part_text(&made, |n| n == "word/document.xml");
        assert!(text.contains("НАШ БЛАНК"), "{}: {text}", paper.name);
        assert!(!text.contains("{{"), "{}: a field is left: {text}", paper.name);
    }
}

#[test]
fn a_faulty_form_is_refused_with_its_place_and_nothing_is_written() {
    let d = with_desk();
    let plain = form("# Т\nПервый\nСемья: {{семья}}");
    let bomb = {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
        for _ in 0..200 {
            zip.write_all(&vec![b' '; 1 << 20]).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    let deep = with_part(&plain, "word/document.xml", |_| "<w:p>".repeat(50_000) + &"</w:p>".repeat(50_000));
    let external = r#"<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://x/y.dotm" TargetMode="External"/></Relationships>"#;
    let cases: Vec<(&str, Vec<u8>, Vec<&str>)> = vec![
        ("no zip", b"PK not a zip".to_vec(), vec!["docx"]),
        ("cut", plain[..plain.len() / 2].to_vec(), vec!["docx"]),
        ("bomb", bomb, vec!["велик", "word/document.xml"]),
        ("deep", deep, vec!["повреждён", "word/document.xml"]),
        (
            "macros",
            with_part(&plain, "word/vbaProject.bin", |_| "x".into()),
            vec!["макросы", "vbaProject.bin"],
        ),
        (
            "docm",
            with_part(&plain, "[Content_Types].xml", |t| {
                t.replace("document.main+xml", "document.macroEnabled.main+xml")
            }),
            vec!["макросы"],
        ),
        (
            "elsewhere",
            with_part(&plain, "word/_rels/settings.xml.rels", |_| external.into()),
            vec!["settings.xml.rels"],
        ),
        (
            "unknown",
            form("# Т\nПервый\nЗдесь {{фамилия кота}} и {{цвет}}"),
            vec!["фамилия кота", "цвет", "абзац 3", "Здесь"],
        ),
        ("unknown of a list", form("# Т\n|: 1\n| а\n| {{члены.рост}}"), vec!["члены.рост", "абзац 3"]),
        ("unclosed", form("# Т\nСемья {{семья"), vec!["{{семья", "абзац 2"]),
        ("two lists", form("# Т\n|: 1 1\n| а | б\n| {{члены.фио}} | {{цели.текст}}"), vec!["абзац"]),
    ];
    for (name, bytes, told) in cases {
        let path = own_form(&d, "card", &bytes);
        let out = d.beside(&format!("{name}.docx"));
        let done = d.run(&["report", "card", FAMILY, "--format", "docx", "--out", out.to_str().unwrap()]);
        let said = stderr(&done);
        assert_eq!(done.status.code(), Some(1), "{name}: {said}");
        assert!(is_sentence(said.trim()), "{name}: {said}");
        assert!(said.contains("card.docx"), "{name}: the form is not named: {said}");
        for part in told {
            assert!(said.contains(part), "{name}: «{part}» is not told: {said}");
        }
        assert!(!out.exists(), "{name}: something was written");
        assert_eq!(std::fs::read(path).unwrap(), bytes, "{name}: the form was changed");
    }
}

#[test]
fn a_period_is_named_in_any_way_and_its_table_has_only_its_days() {
    let d = with_desk();
    let rows = |args: &[&str]| -> usize {
        let all = [&["report", "placed", "--json"], args].concat();
        let value: Value = serde_json::from_str(&stdout(&d.run(&all))).unwrap();
        value["rows"].as_array().unwrap().len()
    };
    for named in ["2026-Q4", "4 квартал 2026", "2026-11", "2026", "2026-11-02..2026-11-02"] {
        assert_eq!(rows(&["--period", named]), 1, "{named}");
        assert_eq!(rows(&[named]), 1, "{named} as a word of its own");
    }
    for named in ["2026-Q3", "1 квартал 2026", "2026-12", "2025"] {
        assert_eq!(rows(&["--period", named]), 0, "{named}");
    }
    assert_eq!(rows(&["--from", "2026-11-01", "--to", "2026-11-30"]), 1);
    let done = d.run(&["report", "placed", "--period", "осень"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(is_sentence(stderr(&done).trim()), "{}", stderr(&done));
}

#[test]
fn the_schedule_marks_each_visit_and_appointment_on_its_day() {
    let d = with_desk();
    let table = |args: &[&str]| -> Value {
        serde_json::from_str(&stdout(&d.run(&[&["report", "schedule", "--json"], args].concat()))).unwrap()
    };
    let month = table(&["2026-11"]);
    let row = |family: &str| {
        let rows = month["rows"].as_array().unwrap();
        rows.iter().find(|r| r["families"][0] == family).unwrap_or_else(|| panic!("{family} has no row"))
    };
    let mut met = 0;
    let records: Vec<Value> = d.export().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    for record in &records {
        let text = |field: &str| record[field].as_str().unwrap_or_default();
        let Some(day) = text("on").strip_prefix("2026-11-") else { continue };
        let sign = match (text("type"), text("kind"), text("outcome")) {
            ("contact", "home_visit" | "joint_visit", "held") => "С",
            ("contact", "home_visit" | "joint_visit", _) => "Н",
            ("appointment", ..) => "В",
            _ => continue,
        };
        let column = format!("d{}", day.trim_start_matches('0'));
        let said = row(text("family"))["cells"][&column].as_str().unwrap_or_default();
        // A visit precedes its appointment, a held visit one that failed.
        assert!(["С", "Н", "В"].contains(&said), "{record}: «{said}»");
        met += usize::from(said == sign);
    }
    assert!(met > 10, "only {met} marks are those of the file");
    // 1 November 2026 is a Sunday: nobody is visited.
    assert_eq!(row(FAMILY)["cells"]["d1"], "×");
    // A month to come has as many proposals as its norm asks for.
    let ahead = table(&["2026-12"]);
    let asked: i64 =
        ahead["rows"].as_array().unwrap().iter().map(|r| r["cells"]["required"].as_i64().unwrap()).sum();
    let proposed = ahead.to_string().matches("\"п\"").count();
    assert!(asked > 0 && proposed > 0, "{asked} asked, {proposed} proposed");
    let done = d.run(&["report", "schedule", "2026"]);
    assert!(!done.status.success() && is_sentence(stderr(&done).trim()), "{}", stderr(&done));
}

#[test]
fn a_short_row_of_the_norm_has_its_reason_or_a_place_for_it() {
    let d = with_desk();
    let value: Value =
        serde_json::from_str(&stdout(&d.run(&["report", "norms", "--period", "2026-11", "--json"]))).unwrap();
    let rows: Vec<&Value> =
        value["rows"].as_array().unwrap().iter().filter(|r| r["role"] == "line").collect();
    let ledger: Value = serde_json::from_str(&stdout(&d.run(&[
        "norms",
        "--from",
        "2026-11-01",
        "--to",
        "2026-11-24",
        "--json",
    ])))
    .unwrap();
    let listed = |v: &Value| -> Vec<Value> {
        v.as_array().cloned().or_else(|| v["rows"].as_array().cloned()).unwrap_or_default()
    };
    assert_eq!(rows.len(), listed(&ledger).len(), "the table is not the ledger");
    let short: Vec<&&Value> = rows.iter().filter(|r| r["cells"]["state"] == "недобор").collect();
    assert!(!short.is_empty(), "the desk has no short row");
    for row in short {
        assert!(row["cells"]["reason"].is_string(), "no reason: {row}");
    }
    // Of one family only its own rows.
    let one: Value =
        serde_json::from_str(&stdout(&d.run(&["report", "norms", FAMILY, "--period", "2026-11", "--json"])))
            .unwrap();
    let families: BTreeSet<&str> =
        one["rows"].as_array().unwrap().iter().filter_map(|r| r["families"][0].as_str()).collect();
    assert_eq!(families, BTreeSet::from([FAMILY]));
}

#[test]
fn each_field_that_the_command_names_can_be_written_in_a_form() {
    let d = with_desk();
    for (paper, args) in [("card", vec!["forms"]), ("families", vec!["forms", "families"])] {
        let value: Value =
            serde_json::from_str(&stdout(&d.run(&[args.clone(), vec!["--json"]].concat()))).unwrap();
        let all = |v: &Value| v.as_array().unwrap().clone();
        let name = |v: &Value| v["field"].as_str().unwrap().to_owned();
        let mut source = String::from("# Все поля\n");
        for field in all(&value["fields"]) {
            source.push_str(&format!("{{{{{}}}}}\n", name(&field)));
        }
        for list in all(&value["lists"]) {
            let cells: Vec<String> =
                all(&list["fields"]).iter().map(|f| format!("{{{{{}.{}}}}}", name(&list), name(f))).collect();
            assert!(!cells.is_empty(), "{list}");
            source.push_str(&format!("|. {}\n| {}\n", vec!["10"; cells.len()].join(" "), cells.join(" | ")));
        }
        assert!(source.lines().count() > 5, "{source}");
        let own = own_form(&d, paper, &form(&source));
        let paper = PAPERS.into_iter().find(|p| p.name == paper).unwrap();
        let text = part_text(&written(&d, paper, Format::Docx, &format!("{}.docx", paper.name), &[]), |n| {
            n == "word/document.xml"
        });
        assert!(text.contains("Все поля") && !text.contains("{{"), "{text}");
        // The command says that the form is there.
        assert!(stdout(&d.run(&["forms"])).contains(own.file_name().unwrap().to_str().unwrap()));
    }
    let done = d.run(&["forms", "route"]);
    assert!(!done.status.success() && is_sentence(stderr(&done).trim()), "{}", stderr(&done));
}

#[test]
fn a_form_that_writer_has_saved_again_is_filled_the_same() {
    let d = with_desk();
    let papers: Vec<PaperSpec> = PAPERS.into_iter().filter(|p| p.made == PaperBasis::Form).collect();
    let body = |bytes: &[u8]| -> String {
        let text = part_text(bytes, |n| n == "word/document.xml");
        text.split_whitespace().filter(|w| !w.chars().all(|c| c == '_')).collect::<Vec<_>>().join(" ")
    };
    let mut plain = Vec::new();
    let mut files = Vec::new();
    for paper in &papers {
        plain.push(body(&written(&d, *paper, Format::Docx, &format!("до {}.docx", paper.name), &[])));
        let path = d.beside(&format!("{}.docx", paper.name));
        let done = d.run(&["report", paper.name, "--form", "--out", path.to_str().unwrap()]);
        assert!(done.status.success(), "{}", stderr(&done));
        files.push(path);
    }
    // By way of its own format, as a clerk does who saves as odt first.
    let [odt, docx] = ["odt", "Бланки"].map(|name| d.beside(name));
    if !converted(&d, "odt", &odt, &files) {
        return;
    }
    let odts: Vec<PathBuf> = papers.iter().map(|p| odt.join(format!("{}.odt", p.name))).collect();
    assert!(converted(&d, "docx", &docx, &odts));
    for (paper, before) in papers.iter().zip(plain) {
        let after = body(&written(&d, *paper, Format::Docx, &format!("после {}.docx", paper.name), &[]));
        assert_eq!(after, before, "{}", paper.name);
    }
}

/// Converts files by one run of LibreOffice; `false` where it is not installed.
fn converted(d: &TestDistrict, to: &str, folder: &Path, files: &[PathBuf]) -> bool {
    let profile = format!("-env:UserInstallation=file://{}", d.beside("office").display());
    let mut office = Command::new("soffice");
    office.args([profile.as_str(), "--headless", "--convert-to", to, "--outdir"]).arg(folder).args(files);
    let Some(done) = tools::output(&mut office) else { return false };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    true
}

#[test]
fn words_are_broken_at_syllables_and_numbers_are_not() {
    let shown = |text: &str| soft(text).replace('\u{ad}', "-");
    for (text, broken) in [
        ("Ответственный специалист", "От-ветст-вен-ный спе-ци-а-лист"),
        ("подъезд", "подъезд"),
        ("майский, мать", "майс-кий, мать"),
        ("30.05.2025", "30.05.2025"),
        ("ОВЗ", "ОВЗ"),
    ] {
        assert_eq!(shown(text), broken);
    }
}

#[test]
fn libreoffice_opens_every_paper_and_shows_its_text() {
    let d = with_desk();
    let folder = d.beside("лист");
    std::fs::create_dir(&folder).unwrap();
    let mut files = Vec::new();
    for paper in PAPERS {
        for format in [Format::Docx, Format::Xlsx] {
            if paper.formats().contains(&format) {
                // A name that LibreOffice keeps apart: both would become one pdf.
                let name = format!("лист/{}-{}.{}", paper.name, format.code(), format.code());
                written(&d, paper, format, &name, &[]);
                files.push((paper, d.beside(&name)));
            }
        }
    }
    let paths: Vec<PathBuf> = files.iter().map(|(_, path)| path.clone()).collect();
    if !converted(&d, "pdf", &folder, &paths) {
        return;
    }
    for (paper, path) in files {
        let pdf = path.with_extension("pdf");
        let mut reading = Command::new("pdftotext");
        let Some(read) = tools::output(reading.args(["-layout"]).arg(&pdf).arg("-")) else { return };
        let text = String::from_utf8_lossy(&read.stdout).into_owned();
        assert!(read.status.success() && text.trim().chars().count() > 20, "{}: no text", pdf.display());
        assert!(!text.contains("{{"), "{}: a field is left", pdf.display());
        if paper.about == PaperScope::Family {
            assert!(text.contains("Иванова"), "{}: whose it is does not stand on it:\n{text}", pdf.display());
        }
    }
}

/// A document with a programme for each member has them all on the card of the family.
#[test]
fn the_card_lists_what_every_programme_of_the_family_has() {
    let d = TestDistrict::new();
    d.takes(desk::DISTRICT);
    let mut lines = String::new();
    for (n, member) in ["00000000-0000-4000-8000-000000000111", "00000000-0000-4000-8000-000000000112"]
        .into_iter()
        .enumerate()
    {
        lines.push_str(&format!(
            r#"{{"type":"programme","id":"00000000-0000-4000-8000-00000000f00{n}","family":"{FAMILY}","version":1,"number":"{n}-П","member":"{member}","on":"2026-10-01"}}
{{"type":"activity","family":"{FAMILY}","programme":"00000000-0000-4000-8000-00000000f00{n}","member":"{member}","help":"social","text":"своё дело {n}"}}
"#
        ));
    }
    d.takes(&lines);
    let paper = |args: &[&str]| stdout(&d.run(args));
    let card = paper(&["report", "card", FAMILY, "--format", "text"]);
    for n in 0..2 {
        assert!(card.contains(&format!("своё дело {n}")), "{card}");
        let id = format!("00000000-0000-4000-8000-00000000f00{n}");
        let own = paper(&["report", "programme", FAMILY, "--record", &id, "--format", "text"]);
        assert!(own.contains(&format!("своё дело {n}")), "{own}");
        assert!(!own.contains(&format!("своё дело {}", 1 - n)), "{own}");
    }
    // Without a choice each has a page of its own.
    let all = paper(&["report", "programme", FAMILY, "--format", "text"]);
    assert!(
        (0..2).all(|n| all.contains(&format!("{n}-П")) && all.contains(&format!("своё дело {n}"))),
        "{all}"
    );
}

/// Repeated on each page, what is in no programme would be done and counted in each of them.
#[test]
fn what_is_in_no_programme_is_on_one_page_of_several() {
    const TITLE: &str = "Ларина Ольга Павловна";
    let id = |n: u32| format!("00000001-0000-4000-8000-{n:012}");
    let of = |kind: &str, n: u32, more: &str| {
        let family = id(1);
        format!(r#"{{"type":"{kind}","id":"{}","family":"{family}",{more}}}"#, id(n)) + "\n"
    };
    let mothers = format!(r#""member":"{}","#, id(11));
    let d = begin_under("irkutsk");
    d.takes(
        &[
            format!(r#"{{"type":"family","id":"{}","title":"{TITLE}"}}"#, id(1)) + "\n",
            of("member", 11, r#""role":"mother","first_name":"Ольга","born":"1990-02-01""#),
            of("member", 12, r#""role":"son","first_name":"Илья","born":"2015-02-01""#),
            of("programme", 21, &format!(r#"{mothers}"version":1,"on":"2026-10-01""#)),
            of("programme", 22, &format!(r#""member":"{}","version":1,"on":"2026-10-01""#, id(12))),
            of("activity", 31, &format!(r#"{mothers}"help":"social","text":"мера матери""#)),
            of("activity", 32, r#""help":"social","text":"мера семьи""#),
            of("goal", 33, &format!(r#"{mothers}"goal":"цель матери""#)),
            of("goal", 34, r#""goal":"цель семьи""#),
            of("participant", 35, r#""organisation":"Участник дела""#),
        ]
        .concat(),
    );
    let page = |programme: Option<u32>| -> Vec<Value> {
        let record = programme.map(id);
        let chosen = record.as_ref().map(|id| ["--record", id]);
        let mut args = vec!["report", "programme", TITLE, "--format", "json"];
        args.extend(chosen.into_iter().flatten());
        let said: Value = serde_json::from_str(&stdout(&d.run(&args))).unwrap();
        said["pages"].as_array().unwrap().clone()
    };
    let times = |pages: &[Value], text: &str| {
        let lists = ["activities", "goals", "participants"];
        let said = |page: &Value| lists.map(|list| page[list].to_string()).concat();
        pages.iter().map(|page| said(page).matches(text).count()).collect::<Vec<_>>()
    };
    let all = page(None);
    for text in ["мера матери", "цель матери"] {
        assert_eq!(times(&all, text), [1, 0], "{text}");
        assert_eq!(
            (times(&page(Some(21)), text), times(&page(Some(22)), text)),
            (vec![1], vec![0]),
            "{text}"
        );
    }
    // No programme here is of the whole family.
    for text in ["мера семьи", "цель семьи", "Участник дела"] {
        assert_eq!(times(&all, text), [0, 0], "{text}");
    }
    assert_eq!([&all[0]["activities_count"], &all[1]["activities_count"]], ["1", "0"]);
    // Where there is one, it has what is of all.
    d.takes(&of("programme", 23, r#""version":1,"on":"2026-10-01""#));
    let all = page(None);
    for text in ["мера семьи", "цель семьи", "Участник дела"] {
        assert_eq!((times(&all, text), times(&page(Some(23)), text)), (vec![1, 0, 0], vec![1]), "{text}");
    }
    assert_eq!(times(&all, "мера матери"), [0, 1, 0]);
}

/// As a merge leaves them with a copy that deleted the programme or the member.
#[test]
fn an_activity_of_a_programme_or_a_member_that_is_gone_is_on_the_page_of_none() {
    let id = |n: u32| format!("00000001-0000-4000-8000-{n:012}");
    let of = |kind: &str, n: u32, more: &str| {
        let family = id(1);
        format!(r#"{{"type":"{kind}","id":"{}","family":"{family}",{more}}}"#, id(n)) + "\n"
    };
    let d = begin_under("irkutsk");
    let own = format!(r#""member":"{}","version":1,"on":"2026-10-01""#, id(11));
    d.takes(
        &[
            format!(r#"{{"type":"family","id":"{}","title":"Ларина Ольга Павловна"}}"#, id(1)) + "\n",
            of("member", 11, r#""role":"mother","first_name":"Ольга","born":"1990-02-01""#),
            of("programme", 21, &own),
            of("programme", 22, r#""version":1,"on":"2026-10-01""#),
        ]
        .concat(),
    );
    let activity = |n: u32, text: &str, programme: u32, member: u32| {
        Record::of(Kind::Activity, id(n).parse().unwrap())
            .with(FieldName::Family, id(1))
            .with(FieldName::Programme, id(programme))
            .with(FieldName::Member, id(member))
            .with(FieldName::Help, "social")
            .with(FieldName::Text, text)
    };
    let gone = [activity(31, "без программы", 99, 11), activity(32, "без получателя", 21, 99)];
    d.open().record(Act::RecordAdded, &gone).unwrap();
    let said = stdout(&d.run(&["report", "programme", "Ларина Ольга Павловна", "--format", "json"]));
    let said: Value = serde_json::from_str(&said).unwrap();
    let whom = |text: &str| -> Vec<String> {
        let pages = said["pages"].as_array().unwrap().iter();
        let all = pages.flat_map(|page| page["activities"].as_array().unwrap());
        all.filter(|a| a["text"] == text).map(|a| a["whom"].to_string()).collect()
    };
    assert_eq!(whom("без программы"), ["\"Ольга\""], "{said}");
    // That it is for the whole family nobody has said.
    assert_eq!(whom("без получателя"), ["null"], "{said}");
}

#[test]
fn a_paper_is_noted_by_where_it_lies_whatever_folder_it_was_made_in() {
    let d = with_desk();
    for folder in ["январь", "март"] {
        let folder = d.beside(folder);
        std::fs::create_dir(&folder).unwrap();
        for args in [&["report", "card", FAMILY, "--out", "card.docx"][..], &["export", "--out", "all.jsonl"]]
        {
            let done = crate::district::program(&d.file).current_dir(&folder).args(args).output().unwrap();
            assert!(done.status.success(), "{}", stderr(&done));
        }
    }
    let noted = stdout(&d.run(&["history", "--actions", "--json"]));
    for paper in ["январь/card.docx", "март/card.docx", "январь/all.jsonl", "март/all.jsonl"]
    {
        let whole = d.beside(paper).display().to_string();
        assert!(noted.contains(&whole), "{whole}: {noted}");
    }
}

/// Two sticks that are copied to from two folders are two places of the act of destruction.
#[test]
fn a_copy_is_noted_by_where_it_lies_whatever_folder_it_was_named_from() {
    let d = with_desk();
    let run = |folder: &str, args: &[&str]| {
        let done =
            crate::district::program(&d.file).current_dir(d.beside(folder)).args(args).output().unwrap();
        assert!(done.status.success(), "{args:?}: {}", stderr(&done));
    };
    let places = || -> Vec<String> {
        let noted: Value =
            serde_json::from_str(&stdout(&d.run(&["history", "--actions", "--json"]))).unwrap();
        noted.as_array().unwrap().iter().filter_map(|l| l["about"].as_str().map(str::to_owned)).collect()
    };
    for folder in ["январь", "март"] {
        std::fs::create_dir(d.beside(folder)).unwrap();
        run(folder, &["copy", "стик.kurator"]);
        run(folder, &["exchange", "."]);
    }
    for folder in ["январь", "март"] {
        let whole = d.beside(folder).display().to_string();
        assert_eq!(places().iter().filter(|place| place.starts_with(&whole)).count(), 2, "{:?}", places());
    }
    run("март", &["restore", "стик.kurator"]);
    let restored = places();
    assert!(restored.iter().any(|place| place.ends_with("март/стик.kurator")), "{restored:?}");
    assert!(restored.iter().all(|place| place.starts_with('/')), "{restored:?}");
}
