//! Agreements in a cell, a line each: number, day of signing, last day, what it is about. What the program writes it reads again.

use chrono::NaiveDate;

use super::words::{CellMark, contract_called, contract_word, plain};
use crate::domain::paper::{Agreement, AgreementKind};

/// An agreement of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    pub on: NaiveDate,
    pub number: Option<String>,
    pub until: Option<NaiveDate>,
    pub contract: AgreementKind,
}

const FORMAT: &str = "%d.%m.%Y";

/// Between the days of an agreement and what it is about.
const BEHIND: &str = ", ";

impl From<&Agreement> for Signed {
    fn from(agreement: &Agreement) -> Signed {
        let Agreement { on, number, until, contract, .. } = agreement;
        Signed { on: *on, number: number.clone(), until: *until, contract: *contract }
    }
}

impl Signed {
    /// Its line: the number, then the days, each behind its word.
    #[must_use]
    pub fn line(&self) -> String {
        let number = self.number.iter().map(|number| number.split_whitespace().collect::<Vec<_>>().join(" "));
        let mut parts: Vec<String> = number.collect();
        parts.push(format!("{} {}", CellMark::NumberSign.word(), self.on.format(FORMAT)));
        parts.extend(self.until.map(|day| format!("{} {}", CellMark::Until.word(), day.format(FORMAT))));
        let line = parts.join(" ");
        // One on accompaniment needs no name: the column is theirs.
        match self.contract {
            AgreementKind::Accompaniment => line,
            other => format!("{line}{BEHIND}{}", contract_word(other)),
        }
    }

    /// Reads a line from its end, so that a number may hold any words.
    #[must_use]
    pub fn read(line: &str) -> Option<Signed> {
        let (line, contract) = match line.rsplit_once(BEHIND) {
            Some((rest, said)) if contract_called(said).is_some() => (rest, contract_called(said)),
            _ => (line, None),
        };
        let words: Vec<&str> = line.split_whitespace().collect();
        let day = |words: &[&str], word: &str| {
            let [.., before, day] = words else { return None };
            NaiveDate::parse_from_str(day, FORMAT).ok().filter(|_| plain(before) == word)
        };
        let until = day(&words, CellMark::Until.word());
        let words = if until.is_some() { &words[..words.len() - 2] } else { &words[..] };
        let on = day(words, CellMark::NumberSign.word())?;
        let number = words[..words.len() - 2].join(" ");
        let contract = contract.unwrap_or(AgreementKind::Accompaniment);
        Some(Signed { on, number: Some(number).filter(|text| !text.is_empty()), until, contract })
    }
}
