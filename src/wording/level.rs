//! The level of a family in one line: «Экстренный до 14.01: ещё 6 дней».

use chrono::NaiveDate;

use crate::domain::{Case, Level};
use crate::norm::Standing;
use crate::norm::term::TermEnd;
use crate::regulation::file::Firmness;
use crate::regulation::{RuleSource, Rules};
use crate::text::{Words, capitalised, say};

/// How the last day of a term is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermDayStyle {
    /// Without the year, where it is this one.
    Near,
    /// With the year.
    Full,
}

/// The code of how firm a document names a term: that of another document binds nobody.
#[must_use]
pub fn firmness(firmness: Firmness, source: &RuleSource) -> &'static str {
    match (source, firmness) {
        (RuleSource::Borrowed { .. }, _) => "borrowed",
        (_, Firmness::Example) => "example",
        (_, Firmness::AtMost) => "at-most",
        (_, Firmness::Fixed) => "fixed",
    }
}

impl Words {
    /// «Э», «К»: the level in one letter; of a family without one its own sign.
    #[must_use]
    pub fn level_letter(&self, level: impl Into<Option<Level>>) -> String {
        self.pick("level-letter", level.into().map_or("none", Level::code))
    }

    /// «А+Б»: the levels of a group.
    #[must_use]
    pub fn level_letters(&self, levels: &[Level]) -> String {
        levels.iter().map(|level| self.level_letter(*level)).collect::<Vec<_>>().join("+")
    }

    /// «до 14.01».
    #[must_use]
    pub fn until(&self, day: NaiveDate, today: NaiveDate) -> String {
        say!(self, "until", day = self.day_near(day, today))
    }

    /// «экстренный до 14.01».
    #[must_use]
    pub fn level_until(
        &self,
        rules: &Rules,
        level: Level,
        term: Option<&TermEnd>,
        today: NaiveDate,
    ) -> String {
        let name = rules.level_name(level);
        term.map_or_else(|| name.clone(), |end| format!("{name} {}", self.until(end.until, today)))
    }

    /// The level with its term; of a closed family since when it is closed, and until when it is visited after that.
    #[must_use]
    pub fn level_line(
        &self,
        rules: &Rules,
        case: &Case,
        standing: &Standing,
        last: TermDayStyle,
        today: NaiveDate,
    ) -> String {
        let Some(level) = standing.level else {
            let Some(closing) = case.last_closing(today) else { return self.say("no-level") };
            let after =
                case.post_accompaniment(today).map(|last| say!(self, "after-until", day = self.day(last)));
            let closed = say!(self, "card-closed", day = self.day(closing.on));
            return std::iter::once(closed).chain(after).collect::<Vec<_>>().join(" · ");
        };
        let name = capitalised(&rules.level_name(level));
        let Some(end) = &standing.term else { return name };
        let until = match last {
            TermDayStyle::Near => self.until(end.until, today),
            TermDayStyle::Full => say!(self, "until", day = self.day(end.until)),
        };
        format!("{name} {until}: {}", self.term_left(end, today))
    }
}
