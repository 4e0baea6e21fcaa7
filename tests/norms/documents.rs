//! The documents by paragraphs: every quotation is found in its place, every citation leads to its paragraph.

use kurator::regulation::cited::RegulationPart;
use kurator::regulation::document::RegulationDocument;
use kurator::regulation::embedded;
use kurator::regulation::file::collapsed;

fn document(id: &str) -> RegulationDocument {
    embedded::paragraphs(id).unwrap()
}

fn text(document: &RegulationDocument, at: &str) -> String {
    let paragraph = document.paragraph_at(at).unwrap_or_else(|| panic!("no {at}"));
    document.paragraphs[paragraph].text.clone()
}

#[test]
fn every_quotation_of_every_regulation_lies_in_one_paragraph_of_its_document() {
    for id in embedded::ids() {
        let document = document(id);
        let values = document.regulation.cited_values();
        let placed: usize = document.paragraphs.iter().map(|p| p.uses.len()).sum();
        assert_eq!(placed, values.len(), "{id}");
        assert!(values.len() > 50, "{id}: {} quotations", values.len());
        for paragraph in &document.paragraphs {
            for cited in &paragraph.uses {
                // A quotation may go on in the next paragraphs, it begins in this one.
                let first: String = cited.words.chars().take(12).collect();
                let bare = paragraph.text.replace("**", "");
                assert!(bare.contains(first.trim_matches(['*', '#', ' '])), "{id} {}: {first}", cited.at);
            }
        }
    }
}

#[test]
fn no_word_of_a_document_is_lost_between_its_paragraphs() {
    for id in embedded::ids() {
        let plain = |text: &str| collapsed(&text.replace(['*', '#'], " ")).replace(' ', "");
        let whole: String = document(id).paragraphs.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(plain(&whole), plain(embedded::document(id).unwrap()), "{id}");
    }
}

#[test]
fn a_citation_leads_to_its_paragraph() {
    let yugra = document("yugra");
    assert!(text(&yugra, "п. 5.8").starts_with("5.8. Куратор семьи"));
    assert!(text(&yugra, "5.8").starts_with("5.8. Куратор семьи"), "the number alone");
    assert!(text(&yugra, "п. 11.3").contains("рассматриваются коллегиально"));
    assert!(text(&yugra, "разд. II").starts_with("II. Основные понятия"));
    assert!(text(&document("borovichi"), "п. 14").starts_with("14. Контроль за качеством"));
    assert!(text(&document("azov"), "этап 2").starts_with("2 этап."));
    assert!(text(&document("irkutsk"), "разд. 5").contains("Категории семей с детьми"));
    // The order that introduces this document has numbers of its own: the paragraph of the annex is meant.
    assert!(text(&document("oktyabrsky"), "п. 5.1").contains("5.1"));
    assert_eq!(yugra.paragraph_at("п. 99.1"), None);
}

#[test]
fn a_quotation_leads_to_the_paragraph_it_stands_in() {
    let yugra = document("yugra");
    let sign = yugra.regulation.signs.iter().find(|s| s.id == "divorce").unwrap();
    let paragraph = yugra.paragraph_of(&sign.at, &sign.text).unwrap();
    assert!(yugra.paragraphs[paragraph].text.contains("семья в состоянии развода"));
    let mut frequencies = 0;
    for paragraph in &yugra.paragraphs {
        for visits in paragraph.uses.iter().filter(|u| u.part == RegulationPart::Visits) {
            assert!(paragraph.text.contains(&visits.words), "{}", visits.words);
            frequencies += 1;
        }
    }
    assert_eq!(frequencies, 4, "each level has its frequency in the paragraph on curators");
}

#[test]
fn every_document_has_chapters() {
    for (id, least) in [("yugra", 12), ("oktyabrsky", 12), ("irkutsk", 10), ("borovichi", 15), ("azov", 5)] {
        let document = document(id);
        let chapters = document.paragraphs.iter().filter(|p| p.begins_chapter).count();
        assert!(chapters >= least, "{id}: {chapters}");
    }
}

/// A requirement that is words of a document: its row, the document, the citation, words of the paragraph.
type QuotedRequirement = (&'static str, &'static str, &'static str, &'static str);

const BASES: [QuotedRequirement; 26] = [
    ("000-002", "oktyabrsky", "п. 1.2", "Семейного кодекса Российской Федерации"),
    ("000-002", "oktyabrsky", "п. 1.2", "Федерального закона Российской Федерации от 28.12.2013 № 442-ФЗ"),
    ("000-003", "oktyabrsky", "разд. 2", "Социальное сопровождение"),
    ("000-072", "oktyabrsky", "п. 6.1", "Организатором социального сопровождения семей с детьми"),
    ("000-081", "oktyabrsky", "п. 6.4", "территориальной службой социального сопровождения семей"),
    (
        "000-081",
        "oktyabrsky",
        "п. 6.4",
        "заведующий отделом социальной диагностики и социально-правовой помощи",
    ),
    ("000-082", "oktyabrsky", "п. 6.4", "социальные педагоги, специалисты по социальной работе, психологи"),
    ("000-093", "oktyabrsky", "п. 8.1", "в рамках общего порядка предоставления социального обслуживания"),
    ("000-166", "oktyabrsky", "п. 11.6", "проведения активной информационной кампании"),
    ("000-167", "oktyabrsky", "разд. 12", "ресурсными центрами по социальному сопровождению"),
    ("001-003", "irkutsk", "разд. 1", "от 30 июля 2014 года № 500н"),
    ("001-003", "irkutsk", "разд. 1", "от 18 ноября 2014 года № 889н"),
    ("001-004", "irkutsk", "разд. 2", "семья, находящаяся в социально опасном положении"),
    ("001-004", "irkutsk", "разд. 2", "трудная жизненная ситуация"),
    (
        "001-022",
        "irkutsk",
        "разд. 8",
        "статьей 15 «Признание гражданина нуждающимся в социальном обслуживании»",
    ),
    ("001-022", "irkutsk", "разд. 8", "статьей 18 «Отказ от социального обслуживания, социальной услуги»"),
    ("002-001", "borovichi", "п. 2", "от 02.12.2020 г. № 1269"),
    ("002-002", "borovichi", "п. 3", "деятельность которой организована на базе ОАУСО «Боровичский КЦСО»"),
    ("002-008", "borovichi", "п. 8", "заместитель директора учреждения, на базе которого она организована"),
    ("002-008", "borovichi", "п. 8", "специалисты учреждения по социальной работе с семьей – кураторы"),
    ("003-002", "azov", "этап 1", "ГКУ СО РО «Азовский центр помощи детям»"),
    ("003-002", "azov", "этап 1", "Центр социальной помощи семье и детям – Дом семьи г. Азова"),
    (
        "003-002",
        "azov",
        "этап 1",
        "Центр психолого-педагогической, медицинской и социальной помощи «СоДействие»",
    ),
    ("004-002", "yugra", "п. 1.2", "приказа Депсоцразвития Югры от 31 июля 2015 года № 537-п"),
    ("004-072", "yugra", "п. 5.6", "статьей 16 («Индивидуальная программа»)"),
    ("004-139", "yugra", "п. 8.4", "«Перспективное детство Югры»"),
];

/// Eleven organisations, by 004-084; who may be one at all, by 004-016.
const ORGANISATIONS: [QuotedRequirement; 13] = [
    ("004-016", "yugra", "разд. II", "Субъекты социального сопровождения"),
    ("004-016", "yugra", "разд. II", "индивидуальные предприниматели, предоставляющие помощь на основании"),
    ("004-084", "yugra", "п. 6.2", "Департамент социального развития автономного округа"),
    ("004-084", "yugra", "п. 6.2", "Департамент здравоохранения автономного округа"),
    ("004-084", "yugra", "п. 6.2", "Департамент образования и молодежной политики автономного округа"),
    ("004-084", "yugra", "п. 6.2", "Департамент труда и занятости населения автономного округа"),
    ("004-084", "yugra", "п. 6.2", "Департамент общественных и внешних связей автономного округа"),
    ("004-084", "yugra", "п. 6.2", "Департамент культуры автономного округа"),
    ("004-084", "yugra", "п. 6.2", "Департамент физической культуры и спорта автономного округа"),
    ("004-084", "yugra", "п. 6.2", "Департамент дорожного хозяйства и транспорта автономного округа"),
    ("004-084", "yugra", "п. 6.2", "Департамент внутренней политики автономного округа"),
    ("004-084", "yugra", "п. 6.2", "Департамент информационных технологий автономного округа"),
    ("004-084", "yugra", "п. 6.2", "Управление Министерства внутренних дел Российской Федерации"),
];

/// The program cites the words by this number, and the reader of the document shows them in that paragraph or in one
/// that follows it in the same chapter.
fn is_read((row, id, at, words): QuotedRequirement) {
    let document = document(id);
    let words = collapsed(words);
    let bare = |text: &str| collapsed(&text.replace(['*', '#'], ""));
    let cites = |u: &kurator::regulation::cited::Citation| u.at == at && bare(&u.words).contains(&words);
    let place = document.paragraphs.iter().position(|p| p.uses.iter().any(cites));
    let part = words.chars().take(30).collect::<String>();
    // A list may be cited item by item.
    let of_items = || {
        let first = words.split(", ").next().unwrap();
        let cites = |u: &kurator::regulation::cited::Citation| u.at == at && bare(&u.words).contains(first);
        document.paragraphs.iter().position(|p| p.uses.iter().any(cites))
    };
    let place =
        place.or_else(of_items).unwrap_or_else(|| panic!("{row}, {id}: nothing cites «{part}» as {at}"));
    let shown: String =
        document.paragraphs[place..].iter().take(12).map(|p| format!("{} ", p.text)).collect();
    assert!(bare(&shown).contains(&words), "{row}, {id} {at}: «{part}» is not shown: {shown}");
    let chapter = document.paragraphs.iter().take(place + 1).any(|p| p.begins_chapter);
    assert!(chapter, "{row}, {id}: «{part}» lies in no chapter");
}

#[test]
fn the_bases_the_words_and_the_positions_are_read_in_their_paragraph() {
    BASES.into_iter().for_each(is_read);
}

#[test]
fn the_organisations_of_a_document_are_read_in_their_paragraph() {
    ORGANISATIONS.into_iter().for_each(is_read);
    assert_eq!(document("yugra").regulation.organisations.len(), 11, "each of them has a line above");
}

#[test]
fn what_a_stage_or_a_control_quotes_is_placed_in_its_paragraph() {
    for id in ["oktyabrsky", "irkutsk", "borovichi", "azov", "yugra"] {
        let document = document(id);
        let placed = |part: RegulationPart, at: &str, words: &str| {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let begins: String = words.split(' ').take(3).collect::<Vec<_>>().join(" ");
            let uses =
                document.paragraphs.iter().filter(|p| p.uses.iter().any(|u| u.part == part && u.at == at));
            uses.into_iter().any(|p| p.text.contains(&begins))
        };
        for stage in &document.regulation.stages {
            for (text, at) in stage.needs.iter().filter_map(|n| n.text.as_ref().zip(n.at.as_ref())) {
                assert!(placed(RegulationPart::Stage, at, text), "{id} {}: {text}", stage.id);
            }
        }
        for control in &document.regulation.inspections {
            assert!(placed(RegulationPart::Inspection, &control.at, &control.text), "{id}: {}", control.text);
        }
    }
}
