//! What names a decision has its body, number and day; a refused closing closes nothing, and a programme waits for its
//! approval.

use chrono::NaiveDate;
use kurator::domain::declare::RecordFields;
use kurator::domain::family::Family;
use kurator::domain::id::DecisionId;
use kurator::domain::paper::{Closing, Decision, DecisionSubject, Ruling};
use kurator::domain::programme::Programme;
use kurator::domain::{Case, Level, LevelSpan, Record};
use kurator::record;
use kurator::regulation::Rules;
use kurator::text::{Lang, Words};
use kurator::wording::ruling_line::RulingLine;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn decision(case: &Case, subject: DecisionSubject, ruling: Ruling, on: &str) -> Record {
    record!(Decision {
        family: case.family.id, subject, ruling, on: day(on), body: "КДНиЗП", number: "45"
    })
}

fn read<R: RecordFields>(record: &Record) -> R {
    R::read(record).unwrap()
}

#[test]
fn what_names_a_decision_has_its_body_number_and_day() {
    let mut case = Case::new(read(&record!(Family { title: "Lukins" })));
    let of = case.family.id;
    let decided = decision(&case, DecisionSubject::Level, Ruling::Granted, "2026-11-10");
    let id = DecisionId(decided.id);
    let from = day("2026-11-11");
    let level = record!(LevelSpan { family: of, level: Level::Crisis, from, decision: id });
    let other =
        record!(LevelSpan { family: of, level: Level::Basic, from, decided_by: "приказ", number: "3" });
    case.decisions.push(read(&decided));
    case.levels.extend([read(&level), read(&other)]);
    case.follow_decisions(day("2026-11-24"));
    let told = |l: &LevelSpan| (l.decided_by.clone(), l.number.clone(), l.decided_on);
    let words = |text: &str| Some(text.to_owned());
    assert_eq!(told(&case.levels[0]), (words("КДНиЗП"), words("45"), Some(day("2026-11-10"))));
    assert_eq!(told(&case.levels[1]), (words("приказ"), words("3"), None));
}

#[test]
fn a_refused_closing_closes_nothing() {
    for (ruling, left) in
        [(Ruling::Refused, 0), (Ruling::Returned, 0), (Ruling::Postponed, 0), (Ruling::Granted, 1)]
    {
        let mut case = Case::new(read(&record!(Family { title: "Lukins" })));
        let decided = decision(&case, DecisionSubject::Closing, ruling, "2026-11-10");
        let (of, id) = (case.family.id, DecisionId(decided.id));
        let closing = record!(Closing { family: of, on: day("2026-11-12"), decision: id });
        case.decisions.push(read(&decided));
        case.closings.push(read(&closing));
        case.follow_decisions(day("2026-11-24"));
        assert_eq!(case.closings.len(), left, "{ruling:?}");
    }
}

#[test]
fn a_programme_waits_is_returned_and_waits_again() {
    let states = |ruling: Option<Ruling>, sent: Option<&str>, on: Option<&str>| {
        let mut case = Case::new(read(&record!(Family { title: "Lukins" })));
        let decided =
            decision(&case, DecisionSubject::Programme, ruling.unwrap_or(Ruling::Granted), "2026-11-10");
        let id = ruling.map(|_| DecisionId(decided.id));
        let programme = record!(Programme {
            family: case.family.id,
            version: 1,
            sent_on: sent.map(day),
            on: on.map(day),
            decision: id
        });
        case.decisions.extend(ruling.map(|_| read(&decided)));
        case.programmes.push(read(&programme));
        case.follow_decisions(day("2026-11-24"));
        case.approval(&case.programmes[0]).code()
    };
    assert_eq!(states(None, None, None), "draft");
    assert_eq!(states(None, Some("2026-11-02"), None), "waiting");
    assert_eq!(states(None, None, Some("2026-11-02")), "approved");
    assert_eq!(states(Some(Ruling::Granted), Some("2026-11-02"), None), "approved");
    assert_eq!(states(Some(Ruling::Refused), Some("2026-11-02"), None), "refused");
    assert_eq!(states(Some(Ruling::Returned), Some("2026-11-02"), None), "returned");
    assert_eq!(states(Some(Ruling::Returned), Some("2026-11-20"), None), "waiting");
    assert_eq!(states(Some(Ruling::Postponed), Some("2026-11-02"), None), "waiting");
}

#[test]
fn a_decision_that_no_programme_names_is_on_the_first_version() {
    for (ruling, sent, state) in [
        (Ruling::Granted, None, "approved"),
        (Ruling::Refused, Some("2026-11-02"), "refused"),
        (Ruling::Returned, Some("2026-11-20"), "waiting"),
        (Ruling::Granted, Some("2026-11-20"), "waiting"),
        (Ruling::Postponed, None, "draft"),
    ] {
        let mut case = Case::new(read(&record!(Family { title: "Lukins" })));
        let of = case.family.id;
        let sent = sent.map(day);
        let programmes = [1, 2].map(|version| record!(Programme { family: of, version, sent_on: sent }));
        case.decisions.push(read(&decision(&case, DecisionSubject::Programme, ruling, "2026-11-10")));
        case.programmes.extend(programmes.iter().map(read::<Programme>));
        case.follow_decisions(day("2026-11-24"));
        let states = case.programmes.iter().map(|p| case.approval(p).code()).collect::<Vec<_>>();
        let second = if sent.is_some() { "waiting" } else { "draft" };
        assert_eq!(states, [state, second], "{ruling:?}, {sent:?}");
    }
}

#[test]
fn a_decision_that_no_programme_names_is_on_the_version_sent_by_its_day() {
    let states = |programmes: &[Record], case: &mut Case, rulings: &[(Ruling, &str)]| -> Vec<&'static str> {
        let decisions =
            rulings.iter().map(|(ruling, on)| read(&decision(case, DecisionSubject::Programme, *ruling, on)));
        let decisions: Vec<_> = decisions.collect();
        case.decisions.extend(decisions);
        case.programmes.extend(programmes.iter().map(read::<Programme>));
        case.follow_decisions(day("2026-11-24"));
        case.programmes.iter().map(|p| case.approval(p).code()).collect()
    };
    let new = || Case::new(read(&record!(Family { title: "Lukins" })));
    let approved = day("2026-03-01");
    let sent = day("2026-10-01");
    for (ruling, second) in [(Ruling::Granted, "approved"), (Ruling::Refused, "refused")] {
        // The first version was approved by hand, the second one sent later.
        let mut case = new();
        let of = case.family.id;
        let first = record!(Programme { family: of, version: 1, on: approved });
        let next = record!(Programme { family: of, version: 2, sent_on: sent });
        assert_eq!(states(&[first, next], &mut case, &[(ruling, "2026-10-15")]), ["approved", second]);
        let [first, next] = case.programmes.as_slice() else { panic!("two versions") };
        assert!(case.approving(first).is_none() && case.approving(next).is_some());
        // Of the only version the later decision is.
        let mut case = new();
        let of = case.family.id;
        let only = record!(Programme { family: of, version: 1, on: approved });
        assert_eq!(states(&[only], &mut case, &[(ruling, "2026-10-15")]), [second]);
    }
    // Each version has the decision that followed it.
    let mut case = new();
    let of = case.family.id;
    let versions = [(1, "2026-02-20"), (2, "2026-10-01")];
    let versions = versions.map(|(n, on)| {
        let on = day(on);
        record!(Programme { family: of, version: n, sent_on: on })
    });
    let rulings = [(Ruling::Granted, "2026-03-01"), (Ruling::Returned, "2026-10-15")];
    assert_eq!(states(&versions, &mut case, &rulings), ["approved", "returned"]);
}

#[test]
fn a_programme_keeps_its_own_number_beside_that_of_its_approval() {
    let mut case = Case::new(read(&record!(Family { title: "Lukins" })));
    let decided = decision(&case, DecisionSubject::Programme, Ruling::Granted, "2026-11-10");
    let (of, id) = (case.family.id, DecisionId(decided.id));
    let programme = record!(Programme { family: of, version: 1, number: "7-п", decision: id });
    case.decisions.push(read(&decided));
    case.programmes.push(read(&programme));
    case.follow_decisions(day("2026-11-24"));
    let [programme] = case.programmes.as_slice() else { panic!("one programme") };
    assert_eq!((programme.number.as_deref(), programme.on), (Some("7-п"), Some(day("2026-11-10"))));
    assert_eq!(case.approving(programme).and_then(|d| d.number.as_deref()), Some("45"));
}

#[test]
fn a_line_of_what_was_decided_is_a_ruling_a_level_and_a_number() {
    let words = Words::of(Lang::Ru);
    let rules = Rules::of("yugra", Vec::new()).unwrap();
    for (typed, ruling, number, level) in [
        ("45", Ruling::Granted, Some("45"), None),
        ("\u{2116} 45-к", Ruling::Granted, Some("45-к"), None),
        ("реш 7/26", Ruling::Granted, Some("7/26"), None),
        ("ОТК 46", Ruling::Refused, Some("46"), None),
        ("47 возвращено", Ruling::Returned, Some("47"), None),
        ("отл", Ruling::Postponed, None, None),
        ("кризисный 12", Ruling::Granted, Some("12"), Some(Level::Crisis)),
        ("критический 12", Ruling::Granted, Some("12"), Some(Level::Crisis)),
        ("12 экс", Ruling::Granted, Some("12"), Some(Level::Emergency)),
    ] {
        let (words, rules) = (&words, &rules);
        let line = RulingLine { words, rules, subject: DecisionSubject::Level, on: day("2026-11-24") };
        let ruled = line.read(typed).unwrap();
        let number = number.map(str::to_owned);
        assert_eq!((ruled.ruling, ruled.number, ruled.level), (ruling, number, level), "{typed}");
    }
}
