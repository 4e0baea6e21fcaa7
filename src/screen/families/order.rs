//! The orders in which families are listed.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::FamilyLine;
use super::listed::ListedFamily;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListOrder {
    /// The least slack first.
    Slack,
    /// The most that is late first.
    Late,
    /// The most acute level first.
    Level,
    /// By the alphabet.
    Title,
    /// By the address.
    Settlement,
    /// The term that ends next first.
    Term,
    /// The longest without a visit first.
    Visit,
}

const ORDERS: [ListOrder; 7] = [
    ListOrder::Slack,
    ListOrder::Late,
    ListOrder::Level,
    ListOrder::Title,
    ListOrder::Settlement,
    ListOrder::Term,
    ListOrder::Visit,
];

impl ListOrder {
    /// Its code in the message `order`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            ListOrder::Slack => "slack",
            ListOrder::Late => "late",
            ListOrder::Level => "level",
            ListOrder::Title => "title",
            ListOrder::Settlement => "settlement",
            ListOrder::Term => "term",
            ListOrder::Visit => "visit",
        }
    }

    /// The order after this one.
    #[must_use]
    pub fn next(self) -> ListOrder {
        let at = ORDERS.iter().position(|o| *o == self).unwrap_or(0);
        ORDERS[(at + 1) % ORDERS.len()]
    }

    /// Puts the lines in this order; `listed` gives the family of each.
    pub(super) fn sort<'a>(
        self,
        lines: &mut [FamilyLine],
        listed: impl Fn(&FamilyLine) -> Option<ListedFamily<'a>>,
        today: NaiveDate,
    ) {
        let title = |l: &FamilyLine| listed(l).map(|family| family.title().to_lowercase());
        let standing = |l: &FamilyLine| listed(l).and_then(ListedFamily::standing);
        match self {
            ListOrder::Slack => lines.sort_by_cached_key(|l| {
                let slack = listed(l).and_then(ListedFamily::slack);
                (slack.is_none(), slack, Reverse(listed(l).and_then(ListedFamily::level)), title(l))
            }),
            ListOrder::Late => {
                lines.sort_by_cached_key(|l| (Reverse(listed(l).map(|f| f.late(today))), title(l)))
            }
            ListOrder::Level => {
                lines.sort_by_cached_key(|l| (Reverse(listed(l).and_then(ListedFamily::level)), title(l)));
            }
            ListOrder::Title => lines.sort_by_cached_key(title),
            ListOrder::Settlement => lines.sort_by_cached_key(|l| {
                let address = listed(l).map(ListedFamily::address);
                address.map(|a| (a.settlement.clone(), a.street.clone(), a.house.clone()))
            }),
            ListOrder::Term => lines.sort_by_cached_key(|l| {
                let until = standing(l).and_then(|s| s.term.as_ref()).map(|t| t.until);
                (until.is_none(), until, title(l))
            }),
            ListOrder::Visit => {
                lines.sort_by_cached_key(|l| {
                    (Reverse(standing(l).and_then(|s| s.days_since_visit)), title(l))
                });
            }
        }
    }
}
