//! The orders in which families are listed.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::Line;
use crate::domain::Case;
use crate::norm::Standing;

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

    /// Puts the lines in this order.
    pub(super) fn sort(self, lines: &mut [Line], cases: &[Case], standings: &[Standing], today: NaiveDate) {
        let title = |i: usize| cases[i].family.title.to_lowercase();
        match self {
            Order::Slack => lines.sort_by_key(|l| {
                let s = &standings[l.place];
                (s.slack.is_none(), s.slack, Reverse(s.level), title(l.place))
            }),
            Order::Late => {
                lines.sort_by_cached_key(|l| (Reverse(standings[l.place].late(today)), title(l.place)));
            }
            Order::Level => lines.sort_by_key(|l| (Reverse(standings[l.place].level), title(l.place))),
            Order::Title => lines.sort_by_key(|l| title(l.place)),
            Order::Settlement => lines.sort_by_key(|l| {
                let a = &cases[l.place].family.address;
                (a.settlement.clone(), a.street.clone(), a.house.clone())
            }),
            Order::Term => lines.sort_by_key(|l| {
                let until = standings[l.place].term.as_ref().map(|t| t.until);
                (until.is_none(), until, title(l.place))
            }),
            Order::Visit => {
                lines.sort_by_key(|l| (Reverse(standings[l.place].days_since_visit), title(l.place)))
            }
        }
    }
}
