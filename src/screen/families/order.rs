//! The orders in which families are listed.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::Line;
use super::listed::Listed;

/// The order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
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

const ORDERS: [Order; 7] =
    [Order::Slack, Order::Late, Order::Level, Order::Title, Order::Settlement, Order::Term, Order::Visit];

impl Order {
    /// Its code in the message `order`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Order::Slack => "slack",
            Order::Late => "late",
            Order::Level => "level",
            Order::Title => "title",
            Order::Settlement => "settlement",
            Order::Term => "term",
            Order::Visit => "visit",
        }
    }

    /// The order after this one.
    #[must_use]
    pub fn next(self) -> Order {
        let at = ORDERS.iter().position(|o| *o == self).unwrap_or(0);
        ORDERS[(at + 1) % ORDERS.len()]
    }

    /// Puts the lines in this order; `listed` gives the family of each.
    pub(super) fn sort<'a>(
        self,
        lines: &mut [Line],
        listed: impl Fn(&Line) -> Option<Listed<'a>>,
        today: NaiveDate,
    ) {
        let title = |l: &Line| listed(l).map(|family| family.title().to_lowercase());
        let standing = |l: &Line| listed(l).and_then(Listed::standing);
        match self {
            Order::Slack => lines.sort_by_cached_key(|l| {
                let slack = listed(l).and_then(Listed::slack);
                (slack.is_none(), slack, Reverse(listed(l).and_then(Listed::level)), title(l))
            }),
            Order::Late => {
                lines.sort_by_cached_key(|l| (Reverse(listed(l).map(|f| f.late(today))), title(l)))
            }
            Order::Level => {
                lines.sort_by_cached_key(|l| (Reverse(listed(l).and_then(Listed::level)), title(l)));
            }
            Order::Title => lines.sort_by_cached_key(title),
            Order::Settlement => lines.sort_by_cached_key(|l| {
                let address = listed(l).map(Listed::address);
                address.map(|a| (a.settlement.clone(), a.street.clone(), a.house.clone()))
            }),
            Order::Term => lines.sort_by_cached_key(|l| {
                let until = standing(l).and_then(|s| s.term.as_ref()).map(|t| t.until);
                (until.is_none(), until, title(l))
            }),
            Order::Visit => {
                lines.sort_by_cached_key(|l| {
                    (Reverse(standing(l).and_then(|s| s.days_since_visit)), title(l))
                });
            }
        }
    }
}
