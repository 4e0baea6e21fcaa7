//! Where what is typed goes: every window and every field of the program is walked by the one rule of `ui::key_outcome`.

use crate::fields::WithField;
use std::collections::BTreeSet;

use crate::desk::{CuratorDesk, DISTRICT, KeyboardLayout, TODAY, TWIN, curator, with_district};
use chrono::NaiveDate;
use kurator::domain::contact::Caller;
use kurator::domain::id::ProgrammeId;
use kurator::domain::period::{Period, PeriodKind};
use kurator::domain::schema::{FieldType, Kind};
use kurator::domain::{Act, Case, FieldName, Id, Record};
use kurator::keymap::key::{Key, NamedKey};
use kurator::keymap::layout;
use kurator::screen::change::dialog_query::DialogQuery;
use kurator::screen::dialog::carrying::{CarryOverForm, Holds};
use kurator::screen::dialog::choice::{ChoiceAction, DistrictChoice, DistrictChoiceRow};
use kurator::screen::dialog::document::place::DocumentPlace;
use kurator::screen::dialog::erasure_order;
use kurator::screen::dialog::facets::FacetsForm;
use kurator::screen::dialog::guide::GuideReader;
use kurator::screen::dialog::handover_scope::HandoverScope;
use kurator::screen::dialog::leftover::OpenMattersForm;
use kurator::screen::dialog::lookup::Lookup;
use kurator::screen::dialog::menu::Menu;
use kurator::screen::dialog::name::{SmallForm, SmallFormDraft, SmallFormField};
use kurator::screen::dialog::passphrase::PassphraseDialog;
use kurator::screen::dialog::path::PathDialog;
use kurator::screen::dialog::question::EffectQuestion;
use kurator::screen::dialog::reading::DistrictReading;
use kurator::screen::dialog::resealing::SealChange;
use kurator::screen::dialog::sitting::doing::SittingAction;
use kurator::screen::dialog::spec::DialogSpec;
use kurator::screen::dialog::{Dialog, FormPurpose};
use kurator::screen::entry::blank::EntryPurpose;
use kurator::screen::entry::{EntryScreen, forms};
use kurator::screen::exchange::path_purpose::PathPurpose;
use kurator::screen::families::filter::ListFilter;
use kurator::screen::{Command, Effect, KeyOutcome, Model, Scope};
use kurator::search::spelling::spelled;
use kurator::store::{DataSubject, Reader};
use kurator::text::{Lang, Words};
use kurator::ui::form::offer::PartialWord;
use kurator::ui::sheet::Sheet;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What a curator may write, and what a clerk abroad may.
const NOTES: [&str; 4] =
    ["все дома, порядок", "не открыли, соседка: уехали", "Отказалась от беседы", "perenos na piatnicu?"];

/// A curator with a second one in her file, and the Ivanovs entered twice.
fn two_curators() -> CuratorDesk {
    let second =
        r#"{"type":"curator","id":"00000000-0000-4000-8000-000000000011","name":"Ильина Вера Павловна"}"#;
    let put = r#"{"type":"sitting","id":"00000000-0000-4000-8000-000000000701","on":"2026-11-24"}
{"type":"question","id":"00000000-0000-4000-8000-000000000702","family":"00000000-0000-4000-8000-000000000003","sitting":"00000000-0000-4000-8000-000000000701","subject":"results"}"#;
    let kept = r#"{"type":"district","storage_years":1}
{"type":"family","id":"00000000-0000-4000-8000-000000000703","title":"Лаптевы"}
{"type":"closing","id":"00000000-0000-4000-8000-000000000704","family":"00000000-0000-4000-8000-000000000703","on":"2020-03-12"}"#;
    with_district(&format!("{DISTRICT}{second}\n{put}\n{kept}\n{TWIN}"))
}

fn desk_of(c: &CuratorDesk) -> Model {
    let today: NaiveDate = TODAY.parse().unwrap();
    Model::read(c.reader(), Words::of(Lang::Ru), today).unwrap()
}

/// Which window it is. A new one does not compile until it stands here, and fails until it is among those walked.
fn name(dialog: &Dialog) -> &'static str {
    match dialog {
        Dialog::Form(_, purpose) => match &**purpose {
            FormPurpose::Contact(_) => "contact",
            FormPurpose::Appoint(_) => "appoint",
            FormPurpose::Tick(_) => "tick",
            FormPurpose::Handing(_) => "handing",
            FormPurpose::Day(_) => "day",
            FormPurpose::Period(_) => "period",
            FormPurpose::Figures(_) => "figures",
            FormPurpose::Print(_) => "print",
            FormPurpose::Papers(_) => "papers",
            FormPurpose::Evening(_) => "evening",
            FormPurpose::Leftovers(_) => "leftovers",
            FormPurpose::Carrying(_) => "carrying",
            FormPurpose::Week(_) => "week",
            FormPurpose::PutOn(_) => "put_on",
            FormPurpose::Decide(_) => "decide",
            FormPurpose::Erasing(_) => "erasing",
            FormPurpose::Discarding(_) => "discarding",
            FormPurpose::Transferring(_) => "transferring",
        },
        Dialog::Reading(_) => "reading",
        Dialog::Question(_) => "question",
        Dialog::Menu(_) => "menu",
        Dialog::Choice(_) => "choice",
        Dialog::Facets(_) => "facets",
        Dialog::Path(_) => "path",
        Dialog::Passphrase(_) => "passphrase",
        Dialog::Lookup(_) => "lookup",
        Dialog::Document(_) => "document",
        Dialog::Guide(_) => "guide",
        Dialog::Join(_) => "join",
    }
}

/// What is asked when a family is closed today.
fn leftovers(desk: &Model, case: &Case) -> DialogSpec {
    let closing =
        Record::new(Kind::Closing).with(FieldName::Family, case.family.id).with(FieldName::On, desk.today);
    let all = kurator::domain::leftover::leftovers(case, desk.today);
    OpenMattersForm::window(Act::FamilyClosed, vec![closing], desk.today, all).unwrap()
}

/// All windows, opened as they are opened by a key.
fn windows(desk: &Model, reader: Reader<'_>) -> Vec<Dialog> {
    let family = |n: usize| -> &Case { &desk.cases[n] };
    let id = |n: usize| family(n).family.id;
    let today = desk.today;
    let open = |spec: DialogSpec| Dialog::open(spec, desk, reader).unwrap();
    let is_open = |c: &Case| c.activities.iter().position(|a| a.state.is_open());
    let (with_activity, at) = desk.cases.iter().find_map(|c| is_open(c).map(|at| (c, at))).unwrap();
    let activity = &with_activity.activities[at];
    let (place, promise, _) = desk.due.call_back[0];
    let [first, second] = [desk.staff.curators[0].id, desk.staff.curators[1].id];
    let row = DistrictChoiceRow {
        chosen: ChoiceAction::Look(DialogQuery::Journal),
        letter: None,
        text: "все".into(),
        beside: String::new().into(),
        warning: None,
        detail: Vec::new(),
    };
    let twin: Id = "20000000-0000-4000-8000-000000000002".parse().unwrap();
    let sitting = reader.sittings().unwrap()[0].id;
    let mut all = vec![
        open(DialogSpec::Visit { family: id(0), on: today }),
        open(DialogSpec::Visit { family: id(2), on: today }),
        open(DialogSpec::VisitOn { family: id(2), on: today }),
        open(DialogSpec::Call { family: id(1), caller: Caller::ALL[0] }),
        open(DialogSpec::CallBack { family: id(place), contact: promise }),
        open(DialogSpec::Stranger { sought: String::new(), caller: Caller::ALL[0] }),
        open(DialogSpec::Stranger { sought: "Петрова".into(), caller: Caller::ALL[0] }),
        open(DialogSpec::Appoint { family: id(3), on: None, moving: None }),
        open(DialogSpec::Appoint { family: id(4), on: Some(today), moving: None }),
        open(DialogSpec::Tick { family: with_activity.family.id, activity: activity.id }),
        open(DialogSpec::HandOver(HandoverScope::AllOf(first), second)),
        open(DialogSpec::HandOver(HandoverScope::Family(id(0)), second)),
        open(DialogSpec::Day),
        open(DialogSpec::Period),
        open(DialogSpec::Figures(Period::of(PeriodKind::Quarter, today))),
        open(DialogSpec::Route(today)),
        open(DialogSpec::Papers(None)),
        open(DialogSpec::Papers(Some((id(0), family(0).family.short.clone())))),
        open(DialogSpec::Evening(today)),
        open(leftovers(desk, family(0))),
        open(
            CarryOverForm::window(
                Act::ProgrammeSet,
                &[],
                (ProgrammeId(Id::new()), Holds::Now),
                [activity].into_iter(),
            )
            .unwrap(),
        ),
        open(DialogSpec::Erase(erasure_order::ErasureRequest::one(DataSubject::Family(id(0))))),
        open(DialogSpec::Discard),
        open(DialogSpec::Transfer(id(0))),
        open(DialogSpec::Week),
        open(DialogSpec::Sittings),
        open(DialogSpec::Sitting(sitting, SittingAction::Choose)),
        open(DialogSpec::Sitting(sitting, SittingAction::PutOn)),
        open(DialogSpec::Sitting(sitting, SittingAction::Decide)),
        open(DialogSpec::Document(DocumentPlace::beginning("irkutsk"))),
        Dialog::Reading(DistrictReading::plain("все".into(), ["порядок".to_owned()])),
        Dialog::Question(EffectQuestion::new(
            "все".into(),
            Sheet::default(),
            "нет".into(),
            vec![("все".into(), Effect::Take)],
        )),
        Dialog::Menu(Menu::new(Scope::Today, None, &desk.words)),
        Dialog::Choice(DistrictChoice::new("все".into(), String::new(), vec![row], 0)),
        Dialog::Facets(FacetsForm::new(desk, &desk.cases, &desk.standings, &ListFilter::default())),
        Dialog::Lookup(Box::new(Lookup::new())),
        Dialog::Guide(Box::new(GuideReader::of(Scope::Today, &desk.words))),
        DialogQuery::Join(family(1).family.id.0, twin).dialog(desk, reader).unwrap(),
    ];
    for aim in [PathPurpose::Merge, PathPurpose::Exchange, PathPurpose::Copy, PathPurpose::Restore] {
        all.push(Dialog::Path(Box::new(PathDialog::new(aim, None, Vec::new()))));
        all.push(Dialog::Passphrase(Box::new(PassphraseDialog::own(SealChange::Set))));
    }
    all
}

fn drawn(dialog: &Dialog, desk: &Model) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    dialog.view(desk, buffer.area, &mut buffer);
    buffer.content.iter().map(|cell| cell.symbol()).collect()
}

fn typed(dialog: &mut Dialog, text: &str, desk: &Model, reader: Reader<'_>) -> Vec<KeyOutcome> {
    text.chars().map(|c| dialog.type_text(&c.to_string(), desk, reader)).collect()
}

/// What the fields hold, in their order.
fn values(held: &SmallFormDraft) -> Vec<&str> {
    held.fields.iter().map(|kept| kept.value.as_str()).collect()
}

fn field_name(form: &SmallForm, place: usize) -> SmallFormField {
    form.names().nth(place).unwrap()
}

/// The form of a window, with which of its fields are choices.
fn form(dialog: &Dialog) -> Option<(&SmallForm, SmallFormDraft)> {
    match dialog {
        Dialog::Form(form, _) => Some((form, form.held(|name| *name))),
        _ => None,
    }
}

/// How a text looks that was typed into the window: a passphrase is not to be read over a shoulder.
fn shown(dialog: &Dialog, typed: &str) -> String {
    let is_hidden = matches!(dialog, Dialog::Passphrase(_));
    if is_hidden { "*".repeat(typed.chars().count()) } else { typed.to_owned() }
}

#[test]
fn every_window_of_the_program_is_walked() {
    let c = two_curators();
    let desk = desk_of(&c);
    let walked: BTreeSet<&str> = windows(&desk, c.reader()).iter().map(name).collect();
    assert_eq!(walked.len(), 29, "{walked:?}");
}

#[test]
fn what_is_typed_first_goes_into_text_or_is_told() {
    let c = two_curators();
    let desk = desk_of(&c);
    for note in NOTES {
        for mut dialog in windows(&desk, c.reader()) {
            let what = format!("{} after «{note}»", name(&dialog));
            let (before, opened) = (drawn(&dialog, &desk), form(&dialog).map(|(_, held)| held));
            let outcome = typed(&mut dialog, note, &desk, c.reader());
            let has_line = form(&dialog).is_some_and(|(f, _)| f.names().any(|n| f.options(n).is_none()));
            if form(&dialog).is_some() && !has_line {
                // Choices alone: nothing is chosen before the focus was moved by hand, and every letter is told.
                assert!(outcome.iter().all(|h| *h != KeyOutcome::Taken), "{what}: {outcome:?}");
                assert_eq!(form(&dialog).map(|(_, held)| held), opened, "{what}");
            } else if let Some((form, held)) = form(&dialog) {
                assert!(outcome.iter().all(|h| *h == KeyOutcome::Taken), "{what}");
                let opened = opened.unwrap();
                let changed: Vec<usize> =
                    (0..values(&held).len()).filter(|i| values(&held)[*i] != values(&opened)[*i]).collect();
                assert_eq!(changed, [held.focus], "{what}: {held:?}");
                assert!(form.typed(field_name(form, held.focus)).ends_with(note), "{what}: {held:?}");
            } else if let Dialog::Choice(_) = dialog {
                // A letter leads to a row and is shown, or is told: nothing is chosen by it.
                let led = note.chars().zip(&outcome).filter(|(_, h)| **h == KeyOutcome::Taken);
                let led: String = led.map(|(c, _)| c).collect();
                assert!(led.is_empty() || drawn(&dialog, &desk).contains(led.trim()), "{what}: {led}");
                assert!(
                    outcome.iter().all(|h| matches!(h, KeyOutcome::Taken | KeyOutcome::Nowhere)),
                    "{what}"
                );
            } else if dialog.scope().takes_text() && !matches!(dialog, Dialog::Facets(_)) {
                assert!(outcome.iter().all(|h| *h == KeyOutcome::Taken), "{what}");
                let shown = shown(&dialog, note);
                assert!(drawn(&dialog, &desk).contains(&shown), "{what}:\n{}", drawn(&dialog, &desk));
            } else {
                let told = |h: &&KeyOutcome| **h != KeyOutcome::Taken;
                assert_eq!(outcome.iter().filter(told).count(), note.chars().count(), "{what}");
                assert_eq!(drawn(&dialog, &desk), before, "{what}");
            }
        }
    }
}

#[test]
fn a_paste_of_lines_is_one_edit_of_every_line() {
    let c = two_curators();
    let desk = desk_of(&c);
    for lines in ["все дома\r\nпорядок", "все дома\rпорядок", "все дома\nпорядок"]
    {
        for mut dialog in windows(&desk, c.reader()) {
            let outcome = dialog.type_text(lines, &desk, c.reader());
            // A form of choices alone has no line to take it.
            let has_line = form(&dialog).is_none_or(|(f, _)| f.names().any(|n| f.options(n).is_none()));
            let takes = dialog.scope().takes_text() && has_line;
            if takes && !matches!(dialog, Dialog::Facets(_) | Dialog::Choice(_)) {
                assert_eq!(outcome, KeyOutcome::Taken, "{}", name(&dialog));
                let (drawn, shown) = (drawn(&dialog, &desk), shown(&dialog, "все дома порядок"));
                assert!(drawn.contains(&shown), "{}:\n{drawn}", name(&dialog));
            } else {
                assert_ne!(outcome, KeyOutcome::Taken, "{}", name(&dialog));
            }
        }
    }
}

#[test]
fn an_offered_path_gives_way_to_the_first_letter_and_a_refused_one_is_corrected() {
    let c = two_curators();
    let (desk, reader) = (desk_of(&c), c.reader());
    for (aim, offered, text) in [
        (PathPurpose::Merge, "/run/media/stick/дом.kurator", "2"),
        (PathPurpose::Exchange, "/work/общая папка", "/день"),
        (PathPurpose::Copy, "/home/копия.kurator", "~"),
    ] {
        let opened = || PathDialog::new(aim, Some(offered.into()), Vec::new());
        let mut dialog = Dialog::Path(Box::new(opened()));
        assert!(drawn(&dialog, &desk).contains(offered));
        typed(&mut dialog, text, &desk, reader);
        assert!(
            !drawn(&dialog, &desk).contains(offered) && drawn(&dialog, &desk).contains(&format!(">{text}"))
        );
        let mut refused = opened();
        refused.fail("Там занято.".into());
        let mut dialog = Dialog::Path(Box::new(refused));
        assert!(drawn(&dialog, &desk).contains("! Там занято."));
        typed(&mut dialog, text, &desk, reader);
        let shown = drawn(&dialog, &desk);
        assert!(shown.contains(&format!("{offered}{text}")) && !shown.contains("занято"), "{shown}");
    }
}

/// The windows of one kind, each come to its field `field` by hand.
fn at_field(desk: &Model, reader: Reader<'_>, window: usize, field: usize) -> Dialog {
    let mut dialog = windows(desk, reader).swap_remove(window);
    let (count, focus) = form(&dialog).map(|(_, held)| (values(&held).len(), held.focus)).unwrap();
    // Around once and on, so that the field is come to by hand even where it had the focus.
    for _ in 0..(count + field - focus) {
        dialog.update(Command::NextPane, desk, reader);
    }
    assert_eq!(form(&dialog).unwrap().1.focus, field);
    dialog
}

#[test]
fn every_field_of_every_small_form_takes_what_is_meant_for_it() {
    let c = two_curators();
    let (desk, reader) = (desk_of(&c), c.reader());
    let (mut lines, mut choices) = (0, 0);
    for (window, dialog) in windows(&desk, reader).iter().enumerate() {
        let Some((form, held)) = form(dialog) else { continue };
        for field in 0..values(&held).len() {
            let what = format!("{}, field {field}", name(dialog));
            let Some(options) = form.options(field_name(form, field)) else {
                lines += 1;
                let mut here = at_field(&desk, reader, window, field);
                assert!(
                    typed(&mut here, "Ёлка 5", &desk, reader).iter().all(|h| *h == KeyOutcome::Taken),
                    "{what}"
                );
                let now = self::form(&here).unwrap().1;
                assert!(values(&now)[field].ends_with("Ёлка 5"), "{what}: {now:?}");
                // One step back asks, another takes the question back: the value stands.
                here.update(Command::Back, &desk, reader);
                here.update(Command::Back, &desk, reader);
                assert_eq!(values(&self::form(&here).unwrap().1), values(&now), "{what}");
                continue;
            };
            choices += 1;
            for (place, option) in options.iter().enumerate() {
                let keys: String = option.chars().map(layout::fold).collect();
                for said in [option.clone(), option.to_uppercase(), keys] {
                    let mut here = at_field(&desk, reader, window, field);
                    let outcome = typed(&mut here, &said, &desk, reader);
                    assert!(outcome.iter().all(|h| *h == KeyOutcome::Taken), "{what}: «{said}»");
                    let chosen = self::form(&here).unwrap().0.chosen(field_name(form, field));
                    assert_eq!(&options[chosen], &options[place], "{what}: «{said}»");
                    assert!(drawn(&here, &desk).contains("набрано: "), "{what}");
                }
            }
            // What begins nothing changes nothing and is told.
            let mut here = at_field(&desk, reader, window, field);
            for text in ["щ", "№", "все дома\nпорядок"] {
                assert!(
                    matches!(here.type_text(text, &desk, reader), KeyOutcome::Refused(_)),
                    "{what}: {text}"
                );
            }
            assert_eq!(values(&self::form(&here).unwrap().1), values(&held), "{what}");
            here.update(Command::Right, &desk, reader);
            here.update(Command::Left, &desk, reader);
            here.update(Command::Back, &desk, reader);
            assert_eq!(values(&self::form(&here).unwrap().1), values(&held), "{what}");
        }
    }
    assert!(lines > 30 && choices > 10, "{lines} lines, {choices} choices");
}

#[test]
fn letters_reach_any_word_and_backspace_shortens_what_was_typed() {
    let mut c = curator();
    // «не нарушены» begins with «н» too.
    c.goes_to("Гусев").presses("Ins Tab*6").sees(">Права ребёнка").types("нар").sees("[нарушены]");
    c.sees("набрано: нар").presses("Backspace*3").types("не").sees("[не нарушены]");
    c.presses("Backspace*2").types("yfh").sees("[нарушены]").types("к").sees("«yfhк»");
    c.sees("[нарушены]").presses("Backspace").sees("набрано: yf");
}

// The visit.

/// Types into the window of a visit just as it opened, with Enter behind it.
#[test]
fn a_note_typed_into_a_visit_is_its_note() {
    for (family, note) in [("Гусев", NOTES[0]), ("Иванова", NOTES[1]), ("неделя 47", NOTES[2])]
    {
        let mut c = curator();
        c.goes_to(family).presses("Enter").types(note).presses("Enter").sees("Отмечено посещение");
        assert_eq!(c.records("contact", &["\"outcome\":\"held\"", note]), 1, "{family}");
    }
}

#[test]
fn the_window_of_a_visit_says_who_and_where() {
    let mut c = curator();
    c.goes_to("Гусев").presses("Enter").sees("Посещение: Гусев Николай Иванович").sees("Сушани, Озёрная 3");
    c.sees("было 0 из 1, станет 1");
}

// Forms that fill the screen.

/// What a form holds: texts and codes by field, and the field one is in.
#[derive(Debug, PartialEq)]
struct FormContent {
    names: Vec<String>,
    texts: Vec<String>,
    codes: Vec<Option<String>>,
    focus: usize,
}

fn held(entry: &EntryScreen) -> FormContent {
    let slots = entry.slots();
    FormContent {
        names: slots.iter().map(|s| s.name.field.name.to_string()).collect(),
        texts: slots.iter().map(|s| s.text.value()).collect(),
        codes: slots.iter().map(|s| s.code.clone()).collect(),
        focus: entry.focus(),
    }
}

/// Every form: a new record of every kind, a change of one of every kind the file has, a family taken in, a value of
/// one's own for a conflict.
fn blanks(c: &CuratorDesk) -> Vec<EntryPurpose> {
    let family: Id = "00000000-0000-4000-8000-000000000002".parse().unwrap();
    let mut all = vec![EntryPurpose::TakeIn];
    for kind in Kind::ALL {
        let owned = kind.owner_field().is_some();
        let asked = forms::OF_FAMILY.contains(kind)
            || forms::AT_LAST.contains(kind)
            || forms::OF_DISTRICT.contains(kind);
        if asked {
            all.push(EntryPurpose::Add {
                kind: *kind,
                family: owned.then_some(family),
                about: None,
                with: Vec::new(),
            });
        }
        let shown = asked || matches!(kind, Kind::Family | Kind::District);
        let first = c.reader().records(*kind).unwrap().first().map(|r| r.id);
        all.extend(first.filter(|_| shown).map(EntryPurpose::change));
    }
    let conflict = c.reader().open_conflicts().unwrap().into_iter().next().unwrap();
    all.push(EntryPurpose::Settle { conflict: conflict.id });
    let call = c.reader().records(Kind::Inquiry).unwrap().into_iter().next().unwrap();
    all.push(EntryPurpose::TakeInCaller { inquiry: call.id });
    for blank in &all {
        // A new sort of form stands here or does not compile.
        match blank {
            EntryPurpose::Add { .. } | EntryPurpose::Change { .. } | EntryPurpose::Settle { .. } => {}
            EntryPurpose::TakeIn | EntryPurpose::TakeInCaller { .. } => {}
        }
    }
    all
}

/// A curator whose file and another copy disagree about a note.
fn with_conflict() -> CuratorDesk {
    let mut c = two_curators();
    let family = || Record::of(Kind::Family, "00000000-0000-4000-8000-000000000001".parse().unwrap());
    c.carries_a_copy("ноутбук", |home| {
        home.record(Act::FamilyChanged, &[family().with(FieldName::Note, "из дома")]).unwrap();
    });
    c.writes(Act::FamilyChanged, vec![family().with(FieldName::Note, "из кабинета")]);
    let call =
        Record::new(Kind::Inquiry).with(FieldName::On, "2026-11-24").with(FieldName::Who, "Щербинина Зоя");
    c.writes(
        Act::ContactNoted,
        vec![call.with(FieldName::Phone, "+79115557788").with(FieldName::Note, "дети одни")],
    );
    c.presses("7 Ins Enter Enter Enter");
    c
}

fn opened(blank: &EntryPurpose, desk: &Model, reader: Reader<'_>) -> EntryScreen {
    EntryScreen::open(blank.clone(), desk, reader).unwrap_or_else(|p| panic!("{blank:?}: {p:?}"))
}

/// The form with this field come to by hand.
fn entry_at(blank: &EntryPurpose, field: usize, desk: &Model, reader: Reader<'_>) -> EntryScreen {
    let mut entry = opened(blank, desk, reader);
    for _ in 0..field {
        entry.update(Command::NextPane, desk, reader);
    }
    if field == 0 {
        entry.update(Command::NextPane, desk, reader);
        entry.update(Command::PreviousPane, desk, reader);
    }
    entry
}

fn enters(entry: &mut EntryScreen, text: &str, desk: &Model) -> Vec<KeyOutcome> {
    text.chars().map(|c| entry.type_text(&c.to_string(), desk)).collect()
}

#[test]
fn what_is_typed_into_a_form_as_it_opens_stays_as_typed() {
    let c = with_conflict();
    let (desk, reader) = (desk_of(&c), c.reader());
    for blank in blanks(&c) {
        for note in NOTES {
            let mut entry = opened(&blank, &desk, reader);
            let before = held(&entry);
            let outcome = enters(&mut entry, note, &desk);
            let now = held(&entry);
            let what = format!("{blank:?} after «{note}»: {now:?}");
            if outcome.contains(&KeyOutcome::Taken) {
                assert!(outcome.iter().all(|h| *h == KeyOutcome::Taken), "{what}");
                assert!(now.texts[now.focus].ends_with(note), "{what}");
            } else {
                assert!(outcome.iter().all(|h| matches!(h, KeyOutcome::Refused(_))), "{what}");
                assert_eq!(now, before, "{what}");
            }
            for i in (0..now.codes.len()).filter(|i| *i != now.focus) {
                assert_eq!(now.codes[i], before.codes[i], "{what}");
            }
            // Enter takes nothing that was not typed: the words stay, or are refused where they stand.
            let at = now.focus;
            if outcome.contains(&KeyOutcome::Taken) {
                entry.update(Command::Field, &desk, reader);
                assert_eq!(held(&entry).texts[at], as_written(&now, at, &now.texts[at]), "{what}");
            }
        }
    }
}

/// What a field holds when these words were typed and the field was left: the name of a person has capitals.
fn as_written(held: &FormContent, field: usize, typed: &str) -> String {
    const NAMES: [&str; 3] = ["last_name", "first_name", "patronymic"];
    let name = &*held.names[field];
    // Of the records with a name only a curator has a position.
    let is_curator = name == "name" && held.names.iter().any(|name| name == "position");
    if is_curator || NAMES.contains(&name) { spelled(typed) } else { typed.to_owned() }
}

#[test]
fn one_step_back_changes_no_field_of_any_form() {
    let c = with_conflict();
    let (desk, reader) = (desk_of(&c), c.reader());
    let mut fields = 0;
    for blank in blanks(&c) {
        let count = held(&opened(&blank, &desk, reader)).names.len();
        for field in 0..count {
            fields += 1;
            let mut entry = entry_at(&blank, field, &desk, reader);
            let before = held(&entry);
            let what = format!("{blank:?}, {}", before.names[field]);
            assert_eq!(before.focus, field, "{what}");
            for keys in [
                vec![Command::Pick, Command::Back],
                vec![Command::Pick, Command::Down, Command::Back],
                vec![Command::Pick, Command::Pick],
                vec![Command::Pick, Command::NextPane, Command::PreviousPane],
                vec![Command::Pick, Command::PreviousPane, Command::NextPane],
            ] {
                for key in &keys {
                    entry.update(*key, &desk, reader);
                }
                // At either end of a form there is no neighbour to come back from.
                let at = held(&entry).focus;
                assert_eq!(held(&entry).texts, before.texts, "{what}: {keys:?}");
                assert_eq!(held(&entry).codes, before.codes, "{what}: {keys:?}");
                entry = entry_at(&blank, field, &desk, reader);
                assert!(at.abs_diff(field) <= 1, "{what}");
            }
            // Letters that begin something are no choice until Enter takes it.
            if before.codes[field].is_some() && entry.slots()[field].offer.is_closed {
                for letter in ["к", "н", "а"] {
                    entry.type_text(letter, &desk);
                    entry.update(Command::Back, &desk, reader);
                    entry.edit(Key::Named(NamedKey::Backspace));
                    if held(&entry).texts[field].is_empty() {
                        break;
                    }
                }
                let mut entry = entry_at(&blank, field, &desk, reader);
                entry.type_text(" ", &desk);
                entry.update(Command::Back, &desk, reader);
                assert_eq!(held(&entry).codes, before.codes, "{what}: Space");
            }
        }
    }
    assert!(fields > 150, "{fields}");
}

#[test]
fn a_draft_of_the_earlier_format_opens_as_it_was_left() {
    let c = with_conflict();
    let (desk, reader) = (desk_of(&c), c.reader());
    let mut drafts = 0;
    for blank in blanks(&c) {
        for text in ["Ёлкина", "2 часа", "все дома, порядок"] {
            let mut entry = opened(&blank, &desk, reader);
            entry.update(Command::NextPane, &desk, reader);
            enters(&mut entry, text, &desk);
            let Some(draft) = entry.draft() else { continue };
            // The earlier program kept the same under these names.
            let former = draft.replace(r#""value":"#, r#""text":"#).replace(r#""opened":"#, r#""begun":"#);
            assert_ne!(former, draft);
            for kept in [former, draft] {
                let (again, unread) = EntryScreen::reopen(&kept, &desk, reader).unwrap();
                assert!(unread.is_empty(), "{unread:?}");
                assert_eq!(held(&again), held(&entry), "{blank:?}: {kept}");
                assert!(again.is_changed());
            }
            drafts += 1;
        }
    }
    assert!(drafts > 30, "{drafts}");
    let kept = r#"{"blank":{"Add":{"kind":"organisation","family":null}},"children":0,"focus":0,"cursor":2,
        "fields":[{"name":"name","text":"КЦСО «Забота»","begun":""},{"name":"gone","text":"x","begun":""}]}"#;
    let (again, unread) = EntryScreen::reopen(kept, &desk, reader).unwrap();
    let again = held(&again);
    assert_eq!(unread, ["x"], "a field of another version");
    assert_eq!((again.texts[0].as_str(), again.focus), ("КЦСО «Забота»", 0));
}

#[test]
fn own_words_stay_in_every_field_of_free_text() {
    let c = with_conflict();
    let (desk, reader) = (desk_of(&c), c.reader());
    let mut free = 0;
    for blank in blanks(&c) {
        let count = held(&opened(&blank, &desk, reader)).names.len();
        for field in 0..count {
            let mut entry = entry_at(&blank, field, &desk, reader);
            let name = held(&entry).names[field].clone();
            let slot = &entry.slots()[field];
            if slot.name.field.ty != FieldType::Text
                || slot.offer.is_closed
                || slot.offer.words != PartialWord::Own
            {
                continue;
            }
            free += 1;
            for words in ["Сосновая", "Совет", "консультация семьи"] {
                let what = format!("{blank:?}, {name}: {words}");
                entry.edit(Key::Ctrl('u'));
                enters(&mut entry, words, &desk);
                entry.update(Command::Field, &desk, reader);
                let now = held(&entry);
                assert_eq!(now.texts[field], as_written(&now, field, words), "{what}");
                entry = entry_at(&blank, field, &desk, reader);
            }
        }
    }
    assert!(free > 60, "{free}");
}

#[test]
fn every_entry_of_every_fixed_list_is_taken_by_its_own_words() {
    let c = with_conflict();
    let (desk, reader) = (desk_of(&c), c.reader());
    let mut taken = 0;
    for blank in blanks(&c) {
        let count = held(&opened(&blank, &desk, reader)).names.len();
        for field in 0..count {
            let offer = entry_at(&blank, field, &desk, reader).slots()[field].offer.clone();
            let places = if offer.is_closed { offer.list.len().min(12) } else { 0 };
            for place in 0..places {
                let mut entry = entry_at(&blank, field, &desk, reader);
                let option = entry.slots()[field].offer.list[place].clone();
                let (code, text) = (&option.code, &option.text);
                enters(&mut entry, text, &desk);
                entry.update(Command::Field, &desk, reader);
                let now = held(&entry);
                // Two who are called the same are told apart by what stands beside: by arrows.
                let first = offer.list.iter().position(|o| o.text == *text);
                if first != Some(place) {
                    continue;
                }
                assert_eq!(now.texts[field], *text, "{blank:?}, {}", now.names[field]);
                assert_eq!(
                    now.codes[field].as_deref(),
                    Some(code.as_str()),
                    "{blank:?}, {}",
                    now.names[field]
                );
                taken += 1;
            }
        }
    }
    assert!(taken > 100, "{taken}");
}

#[test]
fn a_place_typed_whole_is_no_longer_one_that_begins_so() {
    for (known, typed) in
        [("Сосновая Протока", "Сосновая"), ("Боровичи-2", "Боровичи"), ("Новая Ляля", "Нов")]
    {
        let mut c = curator();
        let family = Record::of(Kind::Family, "00000000-0000-4000-8000-000000000003".parse().unwrap());
        c.writes(Act::FamilyChanged, vec![family.with(FieldName::Settlement, known)]);
        c.presses("3 y").types("Петрова").presses("PgDn").types(typed).presses("Enter Ctrl+S");
        c.sees("Принята семья");
        assert_eq!(c.records("family", &["Петрова", &format!("\"settlement\":\"{typed}\"")]), 1, "{known}");
    }
}

#[test]
fn a_person_is_called_by_a_part_of_the_name() {
    for (typed, meant) in
        [("Денис", "Денис Иванов"), ("зин", "Зинаида Королёва"), ("Иванова Алиса", "Алиса Иванова")]
    {
        let mut c = curator();
        c.presses("3")
            .goes_to("Иванова")
            .presses("Enter Tab*2 Ins Tab*7")
            .types(typed)
            .presses("Enter BackTab");
        c.sees(meant).presses("Esc");
    }
}

#[test]
fn a_curator_whose_leave_is_entered_stays_when_the_list_is_shut() {
    let mut c = two_curators();
    c.presses("5 Ins Enter").sees("Новая запись: отпуск").presses("Tab*2").sees("куратор");
    let before = c.screen();
    for keys in ["F4 Esc", "F4 Down Esc", "Space Esc"] {
        c.presses(keys);
        assert_eq!(c.screen(), before, "{keys}");
    }
}

#[test]
fn an_activity_of_the_chosen_kind_is_taken_first_and_another_changes_the_kind() {
    let mut c = curator();
    c.presses("3").goes_to("Иванова").presses("Enter Tab*3 Ins Enter").sees("Новая запись: мероприятие");
    c.types("психол").presses("Enter").types("консульт").sees("другой вид помощи").presses("Enter");
    c.presses("Ctrl+S");
    let saved = c.file();
    let line = saved.lines().rfind(|l| l.contains("\"type\":\"activity\"") && l.contains("онсульт")).unwrap();
    assert!(line.contains("\"help\":\"psychological\"") && !line.contains("ридическ"), "{line}");
    // What was entered before as another kind of help is of that kind: a doctor's consultation is no psychologist's.
    c.presses("Ins Enter").types("психол").presses("Enter").types("консультация").presses("Down");
    let lines = c.screen();
    let at = |text: &str| lines.find(text).unwrap_or_else(|| panic!("{text}\n{lines}"));
    assert!(at("другой вид помощи") < at("консультация нарколога"), "{lines}");
    c.presses("Esc Esc BackTab Enter");
    // One of another kind brings its kind along, and that is said.
    c.presses("Ins Enter").types("психол").presses("Enter").types("юрид").presses("Enter");
    c.sees("Вид помощи теперь: Юридическая помощь").sees("бесплатная юридическая помощь");
}

// Windows over windows.

#[test]
fn a_call_in_the_midst_of_a_window_is_looked_up_over_it() {
    for (open, text) in [("Enter", "дома мать"), ("Ins", "просит путёвку"), ("F6 Tab*2", "взять акт")]
    {
        let mut c = curator();
        c.goes_to("Гусев").presses(open).types(text).presses("F7").sees("Найти").types("титова");
        c.sees("Титова").presses("Ins").sees("Контакт: Титова").types("спросила о справке").presses("Enter");
        c.sees("Записан контакт").sees(text);
        assert_eq!(c.records("contact", &["спросила о справке"]), 1);
        // The card of another family is looked at, and the window is still there behind it.
        c.presses("F7").types("орлов").presses("Enter").sees("Орлов Пётр Дмитриевич").presses("2");
        c.sees("Под этим экраном ждёт незаписанное").presses("Esc").sees(text).presses("Enter");
        assert!(c.file().contains(text), "{open}");
    }
}

#[test]
fn a_form_and_windows_over_it_outlive_the_program() {
    let mut c = curator();
    c.presses("3 y").types("Новикова").presses("Enter F7").types("гусев").presses("Ins").types("звонит отец");
    c.presses("F7").types("орлов").presses("F6 Tab*2").types("с участковым");
    c.is_killed_and_goes_on();
    c.sees("с участковым").presses("Enter").sees("звонит отец").presses("Enter").sees("Новикова");
    c.presses("Ctrl+S").sees("Принята семья");
    for (kind, text) in [("appointment", "с участковым"), ("contact", "звонит отец"), ("family", "Новикова")]
    {
        assert_eq!(c.records(kind, &[text]), 1, "{kind}");
    }
}

#[test]
fn help_and_the_lookup_open_over_every_window_and_f10_leads_back() {
    for (screen, open, shows) in [
        ("1", "Enter", "Запись"),
        ("1", "Ins", "О чём"),
        ("1", "F6", "Цель"),
        ("1", "Ctrl+D", "другой день"),
        ("1", "F2", "Куда"),
        ("1", "F5", "Почему"),
        ("1", "F9", "начните печатать"),
        ("1", "k", "Итоги дня"),
        ("3", "F4", "Показать"),
        ("7", "Ins", "слить"),
        ("7", "Ins Enter", "С какой копией"),
        ("1", "Enter x Esc", "Есть несохранённое"),
    ] {
        let mut c = curator();
        c.presses(screen);
        if screen == "1" {
            c.goes_to("Гусев");
        }
        let behind = c.screen();
        c.presses(open);
        let window = c.screen();
        assert!(window.to_lowercase().contains(&shows.to_lowercase()), "{open}: {shows}\n{window}");
        for over in ["F1", "F7"] {
            if (over, open) == ("F1", "F5") {
                // A text to read is closed by the keys that open one.
                continue;
            }
            c.presses(over);
            assert_ne!(c.screen(), window, "{screen} {open} {over}");
            c.presses(if over == "F1" { "Esc" } else { "F10" });
            assert_eq!(c.screen(), window, "{screen} {open} {over}");
        }
        assert!(window.contains("10Назад"), "{open}:\n{window}");
        c.presses("F10");
        if open.ends_with("Esc") {
            continue;
        }
        assert_eq!(c.screen(), behind, "{screen} {open} F10");
    }
}

#[test]
fn a_key_without_a_meaning_is_told_on_every_screen_and_in_every_window() {
    for (open, key) in [
        ("1", "щ"),
        ("2", "щ"),
        ("3", "Backspace"),
        ("4", "щ"),
        ("5", "№"),
        ("7", "щ"),
        ("1 F5", "щ"),
        ("1 Enter", "F8"),
        ("1 Enter", "Ctrl+V"),
        ("7 Ins", "а"),
        ("1 F9", "Ctrl+V"),
        ("3 Enter", "щ"),
        ("3 y", "F8"),
    ] {
        let mut c = curator();
        c.presses(open).presses(key).sees("здесь ничего не значит");
        let before = c.file();
        c.pastes("одна строка\nдругая");
        assert_eq!(c.file(), before, "{open}");
    }
    let mut c = curator();
    c.pastes("отказ\nот посещения").sees("писать некуда");
}

#[test]
fn help_opens_over_the_lookup_and_what_was_looked_for_stays() {
    let mut c = curator();
    c.presses("F7")
        .types("титова")
        .sees("Титова")
        .presses("F1")
        .sees("Справка")
        .presses("Esc")
        .sees("Титова");
    c.presses("F7").sees("здесь ничего не значит").sees("титова");
}

/// Forty calls, visits, ticks, appointments and forms in a row, each text beginning with another letter, typed without
/// looking: letters are commands of lists and beginnings of choices, and none of that may happen.
#[test]
fn forty_texts_in_a_row_stand_in_the_file_as_they_were_typed() {
    let mut c = curator();
    let letters: Vec<char> = "абвгдежзийклмнопрстуфхцчшщэюяёxqwdvk/.?".chars().collect();
    let families = ["Сидорова", "Иванова", "Гусев", "Орлов", "Павлова", "Титова", "Беловы"];
    let mut texts = Vec::new();
    for (n, letter) in letters.iter().enumerate() {
        let text = format!("{letter}тарая запись № {n}, 1с 2н: дома все; хорошо");
        c.presses("3").goes_to(families[n % families.len()]);
        let kind = match n % 5 {
            0 => {
                c.presses("Ins").types(&text).presses("Enter");
                "contact"
            }
            1 => {
                c.presses("Space");
                // A second visit of the day is added in the card.
                if c.screen().contains("Изменить: контакт") {
                    c.presses("Esc Enter Tab*2 Ins").types(&text).presses("Ctrl+S");
                } else {
                    c.types(&text).presses("Enter");
                }
                "contact"
            }
            2 => {
                c.presses("Enter Tab*2 Ins").sees("Новая запись: контакт").types(&text).presses("Ctrl+S");
                "contact"
            }
            3 => {
                c.presses("Enter Tab*3 Ins Enter").types("соц").presses("Enter").types(&text);
                c.presses("Enter Ctrl+S");
                "activity"
            }
            _ => {
                c.presses("F6 Tab*2").types(&text).presses("Enter");
                "appointment"
            }
        };
        c.sees("Ctrl+Z");
        texts.push((kind, text));
    }
    let before = curator();
    for (kind, text) in &texts {
        assert_eq!(c.records(kind, &[text]), 1, "{kind}: {text}");
    }
    // Nothing else was written, and every visit was held. A visit that is appointed already is moved.
    for kind in ["contact", "activity"] {
        let typed = texts.iter().filter(|(k, _)| *k == kind).count();
        assert_eq!(c.records(kind, &[]), before.records(kind, &[]) + typed, "{kind}");
    }
    for word in ["\"refused\"", "\"postponed\""] {
        assert_eq!(c.records("contact", &[word]), before.records("contact", &[word]), "{word}");
    }
}

#[test]
fn a_list_of_what_to_add_is_reached_by_the_beginning_of_a_word() {
    for (typed, form) in [
        ("уровень", "Новая запись: уровень"),
        ("член", "Новая запись: член семьи"),
        ("семьи", "Новая запись: член семьи"),
        ("jncencndbt", "Новая запись: отсутствие"),
    ] {
        let mut c = curator();
        c.presses("3").goes_to("Иванова").presses("Enter Ins").sees("Что добавить");
        c.types(typed).sees(&format!("набрано: {typed}")).presses("Enter").sees(form);
    }
    // What begins no word is told, and Backspace goes back.
    let mut c = curator();
    c.presses("3").goes_to("Иванова").presses("Enter Ins").types("уровщ").sees("набрано: уров");
    c.presses("Backspace*4").sees("Enter выбрать");
}

#[test]
fn clearing_an_empty_search_leaves_the_window_open() {
    let mut c = curator();
    let before = c.file();
    c.presses("F7 F8 F8").sees("Найти").presses("Esc");
    assert_eq!(c.file(), before);
}

#[test]
fn a_window_of_text_names_the_key_that_shows_its_keys() {
    for layout in [KeyboardLayout::Latin, KeyboardLayout::Russian] {
        let mut c = curator().under(layout);
        c.presses("1 F5").sees("Почему").presses("F8").sees("здесь ничего не значит. F1 — клавиши");
        c.presses("F1").sees("Клавиши: ");
    }
}
