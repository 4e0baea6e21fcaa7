//! Lists of marks by which cells are understood: «то же», «нет», the labels of numbers and streets.

use super::{KnownPhrase, begins, ditto_signs, first, has_stems, list, plain, signs};

/// A list of marks in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellMark {
    /// The same as in the row above.
    Ditto,
    /// Nothing is there.
    Nothing,
    /// «Да», «есть», «+».
    Yes,
    /// Before a former surname.
    Former,
    /// Beside a birth, without changing it.
    Born,
    /// Before the inner number of a telephone exchange.
    Extension,
    /// Of a part of an address above the settlement.
    Region,
    /// Behind a patronymic, of two words: «оглы».
    PatronymicTail,
    /// Of a school, a nursery, work.
    Occupation,
    /// Between two people: «и».
    Between,
    /// Before a number: «тел.».
    Phone,
    /// The kind of a street that is not written: «улица».
    PlainStreet,
    /// Of a place of work.
    Work,
    /// Beside an address of registration: they live there.
    SameHome,
    /// Of somebody whose case it is: «получатель».
    Applicant,
    /// Of limited health abilities (ОВЗ).
    LimitedHealth,
    /// «№», «от», «номер»: beside a number of a paper.
    NumberSign,
    /// The kind of a settlement that is not written: «город».
    PlainSettlement,
    /// Of the way in: «этаж».
    Access,
    /// Before the name of a family above its people.
    Family,
    /// Between the number and the name of a street: «лет», «года».
    Years,
    /// The end of a number that is part of a name: «-я», «-го».
    OrdinalEnd,
    /// A kind of streets whose names are numbers: «микрорайон».
    NumberedStreet,
    /// Of a section of families that are no longer accompanied: «снятые».
    Closed,
    /// Of a section of families that are accompanied.
    Current,
    /// Before the name of a curator.
    Curator,
    /// The unit of an age: «лет», «мес.».
    Age,
    /// Before the last day of something: «до».
    Until,
    /// In a column of ends: that the family is no longer accompanied.
    IsClosed,
    /// Of a page: «Страница 2».
    Page,
    /// In the head of a column of days.
    Day,
    /// In the head of a column about visits.
    Visit,
    /// In the head of what was done in a visit and what came of it.
    VisitSaid,
    /// In the head of the last day of an agreement.
    Term,
    /// Beside the name of a level: «уровень».
    LevelWord,
    /// Behind the number of an hour.
    Hour,
    /// In the name of a journal.
    Journal,
    /// In the head of the last or the next visit of a family.
    LastVisit,
    /// In the head of whether anybody was met.
    Met,
    /// In the head of what came of a contact.
    Outcome,
    /// In the head of a column that does not speak of the outcome.
    NotOfOutcome,
    /// How a visit was: «плановое».
    VisitPlain,
    /// Beside an outcome, without changing it.
    OutcomeBeside,
    /// Of the home and the door.
    AtDoor,
    /// Of denial: «не», «нет».
    Denial,
    /// A whole clause that may be an outcome.
    OutcomeUnclear,
    /// Before a clause that may be an outcome.
    OutcomeUnclearFirst,
    /// «отказ»: a word of somebody who did not let the curator in.
    Refusal,
    /// What of a visit may be refused.
    RefusalOf,
    /// That somebody was met.
    MetSomebody,
    /// Behind the number of minutes.
    Minutes,
    /// Before an hour: «в 10».
    HourBefore,
    /// Of an order, whose year is its own.
    Order,
    /// That a call was not answered.
    NoAnswer,
}

impl CellMark {
    pub(super) fn name(self) -> &'static str {
        match self {
            CellMark::Ditto => "ditto",
            CellMark::Nothing => "nothing",
            CellMark::Yes => "yes",
            CellMark::Former => "former",
            CellMark::Born => "born",
            CellMark::Extension => "extension",
            CellMark::Region => "region",
            CellMark::PatronymicTail => "patronymic_tails",
            CellMark::Occupation => "occupation",
            CellMark::Between => "between",
            CellMark::Phone => "phone",
            CellMark::PlainStreet => "plain_street",
            CellMark::Work => "work",
            CellMark::SameHome => "same_home",
            CellMark::Applicant => "applicant",
            CellMark::LimitedHealth => "limited_health",
            CellMark::NumberSign => "number_sign",
            CellMark::PlainSettlement => "plain_settlement",
            CellMark::Access => "access",
            CellMark::Family => "family",
            CellMark::Years => "years",
            CellMark::OrdinalEnd => "ordinal_ends",
            CellMark::NumberedStreet => "numbered_streets",
            CellMark::Closed => "closed",
            CellMark::Current => "current",
            CellMark::Curator => "curator",
            CellMark::Age => "ages",
            CellMark::Until => "until",
            CellMark::IsClosed => "is_closed",
            CellMark::Page => "page",
            CellMark::Day => "day",
            CellMark::Visit => "visit",
            CellMark::VisitSaid => "visit_said",
            CellMark::Term => "term",
            CellMark::LevelWord => "level_word",
            CellMark::Hour => "hour",
            CellMark::Journal => "journal",
            CellMark::LastVisit => "last_visit",
            CellMark::Met => "met",
            CellMark::Outcome => "outcome",
            CellMark::NotOfOutcome => "not_of_outcome",
            CellMark::VisitPlain => "visit_plain",
            CellMark::OutcomeBeside => "outcome_beside",
            CellMark::AtDoor => "at_door",
            CellMark::Denial => "denial",
            CellMark::OutcomeUnclear => "outcome_unclear",
            CellMark::OutcomeUnclearFirst => "outcome_unclear_first",
            CellMark::Refusal => "refusal",
            CellMark::RefusalOf => "refusal_of",
            CellMark::MetSomebody => "met_somebody",
            CellMark::Minutes => "minutes",
            CellMark::HourBefore => "hour_before",
            CellMark::Order => "order",
            CellMark::NoAnswer => "no_answer",
        }
    }

    /// The usual one: what the program writes is what it reads.
    #[must_use]
    pub fn word(self) -> &'static str {
        first("marks", self.name())
    }

    /// Whether the whole text is one of these, by its words or, where it has none, by its signs.
    #[must_use]
    pub fn is(self, text: &str) -> bool {
        let words = plain(text);
        if self == CellMark::Ditto && words.is_empty() && is_repeating(text) {
            return true;
        }
        list("marks", self.name()).iter().any(|known| {
            if known.words.is_empty() {
                words.is_empty() && known.signs == signs(text)
            } else {
                known.words == words
            }
        })
    }

    /// Whether it begins with one of these.
    #[must_use]
    pub fn begins(self, text: &str) -> bool {
        begins(text, self.name())
    }

    /// Whether one of its words is one of these.
    #[must_use]
    pub fn is_in(self, text: &str) -> bool {
        let words = plain(text);
        // The words of one phrase follow each other in the text.
        let is_there = |known: &KnownPhrase| {
            let begins = |at: usize| {
                let rest = words[at..].strip_prefix(known.words.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            };
            begins(0) || words.bytes().enumerate().any(|(at, byte)| byte == b' ' && begins(at + 1))
        };
        list("marks", self.name()).iter().any(is_there)
    }

    /// Whether its words begin like all those of one of these, in their order.
    #[must_use]
    pub fn is_in_words(self, text: &str) -> bool {
        let words = plain(text);
        list("marks", self.name()).iter().any(|known| has_stems(&words, &known.words))
    }

    /// Whether one of its words begins like one of these.
    #[must_use]
    pub fn is_in_stems(self, text: &str) -> bool {
        let words = plain(text);
        let of = list("marks", self.name());
        words.split(' ').any(|word| of.iter().any(|stem| word.starts_with(stem.words.as_str())))
    }
}

/// Whether a text is signs of repetition between lines: «-"-», «—//—». A lone stroke or comma is none.
fn is_repeating(text: &str) -> bool {
    let signs = signs(text);
    let is_mark = |sign: char| ditto_signs().contains(sign);
    let is_line = |sign: char| matches!(sign, '-' | '=' | '_' | '.' | '\u{2010}'..='\u{2015}');
    let marks: Vec<char> = signs.chars().filter(|sign| is_mark(*sign)).collect();
    let is_lone = matches!(marks.as_slice(), [] | ['/' | '\\' | ',' | '\'' | '`']);
    !is_lone && signs.chars().all(|sign| is_mark(sign) || is_line(sign))
}
