//! The documents by paragraphs: every quotation is found in its place, every citation leads to its paragraph.

use kurator::regulation::cited::Part;
use kurator::regulation::document::Document;
use kurator::regulation::embedded;
use kurator::regulation::file::collapsed;

fn document(id: &str) -> Document {
    embedded::paragraphs(id).unwrap()
}

fn text(document: &Document, at: &str) -> String {
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
        for visits in paragraph.uses.iter().filter(|u| u.part == Part::Visits) {
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
        // Forth and back through all of them, without a circle.
        let (mut at, mut seen) = (0, 0);
        while let Some(next) = document.chapter_beside(at, true) {
            assert!(next > at);
            (at, seen) = (next, seen + 1);
        }
        assert!(seen + 1 >= chapters, "{id}");
        assert!(document.chapter_beside(at, false).is_some_and(|before| before < at), "{id}");
    }
}

/// A paragraph that is read under its number has these words, and the program names what it takes from it.
fn read(id: &str, words: &str) {
    let document = document(id);
    let words = collapsed(words);
    let holds = |p: &usize| document.paragraphs[*p].text.contains(&words);
    let at = (0..document.paragraphs.len()).find(holds).unwrap_or_else(|| panic!("{id}: {words}"));
    let uses = &document.paragraphs[..=at];
    // What quotes it may begin in the paragraph before.
    let cited = uses.iter().rev().take(30).flat_map(|p| &p.uses);
    let part = words.chars().take(30).collect::<String>();
    assert!(
        cited.into_iter().any(|u| u.words.contains(&part)),
        "{id}: nothing of the program cites «{part}»"
    );
    assert!(document.chapter_of(at).is_some(), "{id}: «{part}» lies in no chapter");
}

#[test]
fn the_bases_the_words_and_the_positions_are_read_in_their_paragraph() {
    for (id, words) in [
        ("oktyabrsky", "Федерального закона от 28.12.2013 № 442-ФЗ"),
        ("oktyabrsky", "Социальное сопровождение"),
        ("oktyabrsky", "Организатором социального сопровождения семей с детьми"),
        ("oktyabrsky", "территориальной службой социального сопровождения семей"),
        ("oktyabrsky", "заведующий отделом социальной диагностики и социально-правовой помощи"),
        ("oktyabrsky", "социальные педагоги, специалисты по социальной работе, психологи"),
        ("oktyabrsky", "в рамках общего порядка предоставления социального обслуживания гражданам"),
        ("oktyabrsky", "проведения активной информационной кампании"),
        ("oktyabrsky", "ресурсными центрами по социальному сопровождению"),
        ("irkutsk", "приказ Министерства труда и социальной защиты РФ от 30 июля 2014 года № 500н"),
        ("irkutsk", "семья, находящаяся в социально опасном положении"),
        ("irkutsk", "трудная жизненная ситуация"),
        ("irkutsk", "статьей 15 «Признание гражданина нуждающимся в социальном обслуживании»"),
        ("borovichi", "от 02.12.2020 г. № 1269"),
        ("borovichi", "территориальной службой социального сопровождения семей"),
        ("borovichi", "заместитель директора учреждения, на базе которого она организована"),
        ("azov", "ГКУ СО РО «Азовский центр помощи детям»"),
        ("yugra", "приказа Депсоцразвития Югры от 31 июля 2015 года № 537-п"),
        ("yugra", "статьей 16 («Индивидуальная программа»)"),
        ("yugra", "специалисты по реабилитационной работе, психологи, педагоги дополнительного образования"),
        ("yugra", "«Перспективное детство Югры»"),
    ] {
        read(id, words);
    }
}

#[test]
fn the_organisations_of_a_document_are_read_in_their_paragraph() {
    for words in [
        "Субъекты социального сопровождения",
        "индивидуальные предприниматели, предоставляющие помощь на основании заключенных соглашений",
        "Департамент труда и занятости населения автономного округа",
        "Управление Министерства внутренних дел Российской Федерации по Ханты-Мансийскому автономному округу",
    ] {
        read("yugra", words);
    }
}
