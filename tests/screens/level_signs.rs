//! The level by signs by keys: on the card, in its form, in the list of signs; the income and the papers that run out.

use crate::desk::{KeyboardLayout, with_district};
use kurator::domain::fold::fold;

const FAMILY: &str = r#"{"type":"family","id":"00000001-0000-4000-8000-000000000001","title":"Ким Анна Львовна","registered_on":"2025-01-10"}
"#;

fn of(kind: &str, fields: &str) -> String {
    format!(r#"{{"type":"{kind}","family":"00000001-0000-4000-8000-000000000001",{fields}}}"#) + "\n"
}

/// The family at the basic level under a document.
fn lines(regulation: &str, more: &str) -> String {
    let rules = format!("{{\"type\":\"district\",\"regulation\":\"{regulation}\"}}\n");
    rules + FAMILY + &of("level", r#""level":"basic","from":"2026-06-01""#) + more
}

#[test]
fn the_card_says_what_the_signs_speak_for_and_the_form_takes_it_by_one_key() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let more = of("sign", r#""sign":"neglect","from":"2026-09-01""#);
        let mut c = with_district(&lines("yugra", &more)).under(layout);
        c.presses("3")
            .goes_to("Ким")
            .presses("Enter")
            .presses("Tab Tab Tab Tab")
            .sees("По признакам кризисный");
        c.goes_to("По признакам кризисный").presses("F5");
        c.sees("установлен базовый").sees("Югра, разд. II").sees("Почему не другой уровень");
        c.presses("Esc").goes_to("По признакам кризисный").presses("Enter").sees("Новая запись: уровень");
        c.sees("! по признакам кризисный").sees("Ctrl+R — взять по признакам");
        c.presses("Ctrl+R").does_not_see("! по признакам").presses("Ctrl+S");
        assert_eq!(c.records("level", &["crisis", "2026-11-24"]), 1);
        c.does_not_see("! По признакам").sees("По признакам кризисный");
        c.presses("Ctrl+Z").sees("! По признакам кризисный");
    }
}

#[test]
fn a_document_without_signs_asks_for_a_reason() {
    for regulation in ["borovichi", "irkutsk", "azov"] {
        let mut c = with_district(&lines(regulation, ""));
        c.presses("3").goes_to("Ким").presses("Enter").presses("Tab Tab Tab Tab");
        c.sees("Документ признаков уровней не называет").presses("Ins");
        c.presses("Enter").sees("укажите причину");
        c.does_not_see("Ctrl+R — взять по признакам");
    }
}

#[test]
fn signs_are_offered_by_level_in_the_words_of_the_document() {
    for size in [(80, 24), (60, 20)] {
        let mut c = with_district(&lines("yugra", "")).at(size.0, size.1);
        c.presses("3").goes_to("Ким").presses("F9").types("отметить признак").presses("Enter");
        c.sees("Новая запись: признак").presses("F4").sees("Экстренный").sees("разд. II");
        c.presses("Esc").types("развод").sees("Кризисный");
    }
}

#[test]
fn an_income_and_a_minimum_are_entered_by_their_jobs_and_the_card_proposes() {
    let mut c = with_district(&lines("oktyabrsky", &of("member", r#""role":"mother","first_name":"Анна""#)));
    c.presses("F9").types("прожиточный минимум").presses("Enter").sees("Новая запись: прожиточный минимум");
    c.presses("Enter").types("17000").presses("Ctrl+S");
    assert_eq!(c.records("minimum", &["17000"]), 1);
    c.presses("3").goes_to("Ким").presses("F9").types("записать доход").presses("Enter");
    c.presses("Enter").types("20000").presses("Ctrl+S");
    assert_eq!(c.records("income", &["20000"]), 1);
    c.presses("Enter").presses("Tab Tab Tab Tab Tab").sees("ниже порога: можно отметить");
    c.goes_to("ниже порога").presses("F5").sees("полуторной величины").sees("п. 5.3");
    assert_eq!(c.records("circumstance", &[]), 0);
    c.presses("Esc").goes_to("ниже порога").presses("Enter").sees("Новая запись: обстоятельство");
    c.presses("Esc Ctrl+Z").does_not_see("ниже порога");
}

#[test]
fn a_paper_that_ran_out_is_late_on_today_and_its_form_is_one_key_away() {
    let more = of("agreement", r#""on":"2026-06-01","until":"2026-11-20","contract":"social","number":"12""#)
        + &of("consent", r#""on":"2026-06-01","until":"2026-12-20","purpose":"обмен сведениями""#);
    let mut c = with_district(&lines("yugra", &more));
    c.goes_to("окончание социального контракта").presses("F5").sees("20.11.2026").presses("Esc");
    c.sees("окончание согласия");
    c.presses("F3").sees("! окончание социального контракта № 12").presses("Esc");
    c.goes_to("окончание социального контракта").presses("Enter").sees("Новая запись");
    c.presses("Esc Ctrl+D").types("15.11.2026").presses("Enter").sees("окончание социального контракта");
    c.does_not_see("! 20.11");
}

#[test]
fn the_positions_of_the_document_are_offered_for_a_curator() {
    for (regulation, offered) in
        [("yugra", "специалист по реабилитационной работе"), ("oktyabrsky", "другой специалист")]
    {
        let mut c = with_district(&lines(regulation, ""));
        c.presses("F9").types("добавить куратора").presses("Enter").types("Орлова Вера").presses("Enter F4");
        c.sees("социальный педагог").sees("психолог").sees(offered);
        c.presses("Down Enter Ctrl+S");
        assert_eq!(c.records("curator", &["Орлова Вера", "position"]), 1);
    }
    // A document that names none offers none.
    let mut c = with_district(&lines("azov", ""));
    c.presses("F9").types("добавить куратора").presses("Enter").types("Орлова Вера").presses("Enter F4");
    c.does_not_see("педагог");
}

/// Rows 000-009 to 000-036 and 004-020 to 004-049: each sign is picked by its name under its document, and the card
/// proposes its level in the words of the document.
#[test]
fn every_sign_of_a_document_is_picked_and_quoted() {
    let mut picked = 0;
    for id in ["oktyabrsky", "yugra"] {
        let regulation = kurator::regulation::embedded::regulation(id).unwrap();
        for (place, sign) in regulation.signs.iter().enumerate() {
            let layout = if place % 2 == 0 { KeyboardLayout::Latin } else { KeyboardLayout::Russian };
            let rules = format!("{{\"type\":\"district\",\"regulation\":\"{id}\"}}\n");
            let mut c = with_district(&(rules + FAMILY)).at(100, 40).under(layout);
            let words = sign.text.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
            let cited = regulation.cited(&sign.at);
            c.presses("3").goes_to("Ким").presses("F9").types("отметить признак").presses("Enter");
            // Where the document says no more than the label, the list has no quotation beside it.
            let is_longer = fold(&sign.text) != fold(&sign.label);
            let quoted = if is_longer { format!("«{words}") } else { words };
            c.types(&sign.label).sees(&quoted).presses("Enter Up F5").sees(&cited);
            c.sees(&quoted).presses("Esc Ctrl+S");
            assert_eq!(c.records("sign", &[&format!("\"{}\"", sign.id)]), 1, "{id} {}", sign.id);
            c.presses("Enter Tab*4").goes_to("По признакам").presses("F5").sees(&cited);
            c.sees(&quoted);
            picked += 1;
        }
    }
    assert_eq!(picked, 52);
}

#[test]
fn a_list_of_a_form_knows_a_word_typed_on_the_other_layout() {
    for (typed, level) in [("rhb", "crisis"), ("криз", "crisis"), ("'rc", "emergency")] {
        let mut c = with_district(&lines("yugra", ""));
        c.presses("3").goes_to("Ким").presses("F9").types("сменить уровень").presses("Enter");
        c.sees("Новая запись: уровень").types(typed).presses("Enter").presses("Ctrl+S");
        assert_eq!(c.records("level", &[level, "2026-11-24"]), 1, "{typed}");
    }
}

#[test]
fn the_words_of_the_document_lead_to_its_sign_and_own_words_stay_own() {
    for (regulation, typed, sign) in [
        ("oktyabrsky", "в состоянии развода", "divorce"),
        ("oktyabrsky", "c cj,cndtyyjuj ckjdf", ""),
        ("yugra", "неудовлетворительное питание", "neglect"),
        ("yugra", "ytelfxyfz ltdjxrf", ""),
        ("yugra", "преднамеренная физическая", "rough_treatment"),
        ("yugra", "семья", ""),
    ] {
        let mut c = with_district(&lines(regulation, ""));
        c.presses("3").goes_to("Ким").presses("F9").types("отметить признак").presses("Enter");
        c.types(typed).presses("Enter Ctrl+S Ctrl+S");
        let kept = if sign.is_empty() { typed } else { sign };
        assert_eq!(c.records("sign", &[&format!("\"sign\":\"{kept}\"")]), 1, "{typed}: {}", c.screen());
    }
}

#[test]
fn why_at_a_mark_in_own_words_says_that_the_document_has_no_such_one() {
    for (regulation, kind, field, said) in [
        ("oktyabrsky", "sign", "sign", "такого признака в документе нет, уровень из него не следует"),
        ("azov", "category", "category", "такой категории в документе нет"),
        ("yugra", "circumstance", "circumstance", "такого обстоятельства в документе нет"),
    ] {
        let more = of(kind, &format!(r#""{field}":"часто болеют","from":"2026-09-01""#));
        let mut c = with_district(&lines(regulation, &more));
        c.presses("3").goes_to("Ким").presses("Enter Tab*5").goes_to("Часто болеют").presses("F5").sees(said);
    }
}

#[test]
fn a_term_beyond_the_document_is_said_in_the_form_and_beside_its_reason() {
    let more = of("level", r#""level":"emergency","from":"2026-11-02","until":"2029-01-01""#);
    let mut c = with_district(&lines("yugra", &more));
    c.presses("3").goes_to("Ким").presses("Enter Tab*4").goes_to("экстренный").presses("F4 Ctrl+S");
    c.sees("Документ называет срок");
    c.presses("Esc F5").sees("экстренный (3 месяца)").does_not_see("в самом решении");
}
