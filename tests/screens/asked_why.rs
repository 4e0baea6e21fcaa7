//! F5 on the empty fields of every form under each document: where the document says something of the field, it is shown
//! with its paragraph.

use crate::desk::file_of;
use kurator::domain::schema::Kind;
use kurator::domain::{FamilyId, FieldName, Id, Level};
use kurator::regulation::embedded;
use kurator::regulation::file::{ListItem, Regulation};
use kurator::screen::dialog::spec::DialogSpec;
use kurator::screen::entry::EntryScreen;
use kurator::screen::entry::blank::EntryPurpose;
use kurator::screen::entry::forms::{AT_LAST, OF_DISTRICT, OF_FAMILY};
use kurator::screen::{Command, Model, Step};
use kurator::store::{Author, Store};
use kurator::text::{Lang, Words};
use tempfile::TempDir;

const FAMILY: &str = "00000001-0000-4000-8000-000000000001";

/// A district under a document with one family that has nothing but its name.
struct Desk {
    _folder: TempDir,
    store: Store,
    model: Model,
}

fn desk(regulation: &str) -> Desk {
    let lines = format!(
        "{{\"type\":\"district\",\"regulation\":\"{regulation}\"}}\n{{\"type\":\"family\",\"id\":\"{FAMILY}\",\"title\":\"Мухина Лия Олеговна\"}}\n"
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("district.kurator");
    std::fs::write(&path, file_of(&lines)).unwrap();
    let author = Author { device: "desk".into(), user: "curator".into(), clock: crate::desk::clock };
    let store = Store::open(&path, author).unwrap();
    let today = crate::desk::TODAY.parse().unwrap();
    let model = Model::read(store.reader(), Words::of(Lang::Ru), today).unwrap();
    Desk { _folder: folder, store, model }
}

/// What F5 says at each field of a form, in their order.
fn said(d: &Desk, purpose: EntryPurpose) -> Vec<(FieldName, String)> {
    let reader = d.store.reader();
    let mut entry = EntryScreen::open(purpose, &d.model, reader).unwrap();
    let mut all = Vec::new();
    for at in 0..entry.slots().len() {
        assert_eq!(entry.focus(), at);
        let name = entry.slots()[at].name.field.name;
        match entry.update(Command::Why, &d.model, reader) {
            Step::Ask(DialogSpec::Text(_, text)) => all.push((name, format!("{text:?}"))),
            _ => panic!("nothing is said of {name:?}"),
        }
        entry.update(Command::NextPane, &d.model, reader);
    }
    all
}

/// The paragraphs that the document has for an empty field, as they are cited.
fn paragraphs(r: &Regulation, kind: Kind, field: FieldName) -> Vec<String> {
    use FieldName as F;
    let items = |all: &[ListItem]| all.iter().map(|item| item.at.clone()).collect::<Vec<_>>();
    let asks = |what: &str| {
        let clauses = r.clauses.iter().filter(|c| c.word("asks") == Some(what));
        clauses.map(|c| c.at.clone()).collect::<Vec<_>>()
    };
    let levels = || Level::ALL.into_iter().filter_map(|level| r.level(level));
    let due = |after: &str| {
        let rules = r.deadlines.iter().filter(|d| d.after.as_deref() == Some(after));
        rules.map(|d| d.at.clone()).collect::<Vec<_>>()
    };
    let at = match (kind, field) {
        (Kind::Level, F::Level) => levels().map(|l| l.at.clone()).collect(),
        (Kind::Level, F::Until) => levels().filter_map(|l| Some(l.duration.as_ref()?.at.clone())).collect(),
        (Kind::Level | Kind::Order, F::Visits) => {
            levels().filter_map(|l| Some(l.visits.as_ref()?.at.clone())).collect()
        }
        (Kind::Order, F::Limit) => r.caseload.iter().map(|c| c.at.clone()).collect(),
        (Kind::Sign, F::Sign) => r.signs.iter().map(|s| s.at.clone()).collect(),
        (Kind::Category, F::Category) => items(&r.categories),
        (Kind::Circumstance, F::Circumstance) => items(&r.circumstances),
        (Kind::Closing, F::Reason) => items(&r.closings),
        (Kind::Closing, F::AfterUntil) => asks("after"),
        (Kind::Goal, F::Goal) => r.goals().map(|g| g.at.clone()).collect(),
        (Kind::Document, F::Document) => {
            r.documents.iter().filter(|d| !d.is_of_service()).map(|d| d.at.clone()).collect()
        }
        (Kind::Family, F::Ground) => items(&r.grounds),
        (Kind::Family, F::Source) => items(&r.sources),
        (Kind::Family, F::Form) => asks("form"),
        (Kind::Family, F::JournalNumber) => items(&r.journals),
        (Kind::Decision | Kind::Sitting, F::Body) => items(&r.decisions),
        (Kind::Control, F::Inspection) => r.inspections.iter().map(|i| i.at.clone()).collect(),
        (Kind::Agreement, F::Contract) => asks("guardianship_contract"),
        (Kind::Agreement, F::CopySentOn) => due("agreement"),
        (Kind::Agreement, F::Number) => r.terms.get("agreement").map(|t| t.at.clone()).into_iter().collect(),
        (Kind::Participant, F::Agreed) => asks("family_consent"),
        (Kind::Participant, F::SentOn) => asks("dispatch"),
        (Kind::Programme, F::Paper) => asks("plan_paper"),
        (Kind::Programme, F::Ipra) => asks("rehabilitation_programme"),
        (Kind::Assignment, F::Curator) => {
            r.roles.iter().filter(|role| role.is_of_curators()).map(|role| role.at.clone()).collect()
        }
        (Kind::Income, F::Amount) => {
            r.circumstances.iter().filter(|c| c.hundredths().is_some()).map(|c| c.at.clone()).collect()
        }
        (Kind::Need, F::Help) => asks("needs"),
        (Kind::Activity, F::Text) => r.help.iter().map(|h| h.at.clone()).collect(),
        _ => Vec::new(),
    };
    at.iter().map(|at| r.cited(at)).collect()
}

#[test]
fn why_on_an_empty_field_shows_what_the_document_says_of_it() {
    let mut seen = 0;
    for id in embedded::ids() {
        let d = desk(id);
        let r = embedded::regulation(id).unwrap();
        let family: FamilyId = FamilyId(FAMILY.parse::<Id>().unwrap());
        let add = |kind: Kind, of| (kind, EntryPurpose::add(kind, of));
        let of_family = OF_FAMILY.into_iter().chain(AT_LAST).map(|kind| add(kind, Some(family)));
        let of_district = OF_DISTRICT.into_iter().map(|kind| add(kind, None));
        let known = [(Kind::Family, EntryPurpose::change(family.0))];
        for (kind, purpose) in of_family.chain(of_district).chain(known) {
            for (field, text) in said(&d, purpose) {
                for cited in paragraphs(&r, kind, field) {
                    assert!(text.contains(&cited), "{id}, {kind:?}, {field:?}: no {cited}\n{text}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn why_on_a_form_that_a_stage_asks_for_names_the_stage_at_every_field() {
    for id in embedded::ids() {
        let d = desk(id);
        let r = embedded::regulation(id).unwrap();
        let family: FamilyId = FamilyId(FAMILY.parse::<Id>().unwrap());
        for (fact, kind) in [
            ("closing", Kind::Closing),
            ("agreement", Kind::Agreement),
            ("programme", Kind::Programme),
            ("participant", Kind::Participant),
            ("level", Kind::Level),
            ("consent", Kind::Consent),
            ("visit", Kind::Contact),
        ] {
            let asked = r.stages.iter().flat_map(|s| &s.needs).any(|n| n.fact.code() == fact);
            for (field, text) in said(&d, EntryPurpose::add(kind, Some(family))) {
                let is_silent = text.contains("документ ничего не говорит");
                assert!(!asked || !is_silent, "{id}, {kind:?}, {field:?}: {text}");
            }
        }
    }
}
