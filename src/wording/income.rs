//! The income per head and the minimum of the day, in words.

use crate::norm::income::{IncomePerHead, IncomeVerdict};
use crate::text::{Lang, Words, say};

impl Words {
    /// «25 500 руб.», «6 333,33 руб.».
    #[must_use]
    pub fn money(&self, kopecks: u64) -> String {
        let digits = (kopecks / 100).to_string();
        let mut roubles = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                roubles.push('\u{a0}');
            }
            roubles.push(digit);
        }
        let point = if self.lang() == Lang::Ru { ',' } else { '.' };
        let rest = kopecks % 100;
        let sum = if rest == 0 { roubles } else { format!("{roubles}{point}{rest:02}") };
        say!(self, "money", sum = sum)
    }

    /// «1,5» of 150 hundredths.
    #[must_use]
    pub fn times(&self, hundredths: u64) -> String {
        let point = if self.lang() == Lang::Ru { ',' } else { '.' };
        let rest = format!("{:02}", hundredths % 100);
        match rest.trim_end_matches('0') {
            "" => (hundredths / 100).to_string(),
            rest => format!("{}{point}{rest}", hundredths / 100),
        }
    }

    /// «48 000 руб. на 5 человек: 9 600 руб. на человека в месяц».
    #[must_use]
    pub fn per_head(&self, income: &IncomePerHead) -> String {
        say!(
            self,
            "income-per-head",
            amount = self.money(u64::from(income.amount) * 100),
            heads = self.count("people", income.heads),
            each = self.money(income.kopecks())
        )
    }

    /// The threshold and what it is computed from: «порог 1,5 × 17 000 руб. (минимум с 01.01.2026) = 25 500 руб.».
    #[must_use]
    pub fn income_limit(&self, income: &IncomePerHead) -> Option<String> {
        let minimum = income.minimum.as_ref()?;
        let number = minimum.number.as_ref().map(|n| say!(self, "number", n = n.as_str()));
        let since = say!(self, "income-since", day = self.day(minimum.from));
        let from = [Some(since), number].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let amount = self.money(u64::from(minimum.amount) * 100);
        Some(match (&income.threshold, income.limit()) {
            (Some(threshold), Some(limit)) => say!(
                self,
                "income-limit",
                times = self.times(threshold.hundredths),
                amount = amount,
                from = from,
                limit = self.money(limit)
            ),
            _ => say!(self, "income-minimum", amount = amount, from = from),
        })
    }

    /// What follows: «ниже порога: можно отметить обстоятельство «…» (Югра, п. 5.1)».
    #[must_use]
    pub fn income_verdict(&self, income: &IncomePerHead) -> String {
        let meaning = income.threshold.as_ref().map(|t| &t.meaning);
        say!(
            self,
            "income-verdict",
            code = income.verdict().code(),
            what = meaning.map(|m| m.label.clone()).unwrap_or_default(),
            source = meaning.and_then(|m| m.cited.clone()).unwrap_or_default()
        )
    }
}

impl IncomeVerdict {
    /// Whether a person should look at it.
    #[must_use]
    pub fn asks(self) -> bool {
        matches!(self, IncomeVerdict::Propose | IncomeVerdict::Doubt)
    }
}
