//! Addresses as people say them: «Боровичи, Ленинградская 12, кв. 4».

use super::Words;
use crate::domain::family::Address;

impl Words {
    /// The whole address without the way in.
    #[must_use]
    pub fn address(&self, a: &Address) -> String {
        [a.settlement.clone(), self.street(a), self.flat(a)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// Street and house, without the settlement where there is a street.
    #[must_use]
    pub fn address_near(&self, a: &Address) -> String {
        let parts = if a.street.is_some() {
            [None, self.street(a), self.flat(a)]
        } else {
            [a.settlement.clone(), self.street(a), self.flat(a)]
        };
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn street(&self, a: &Address) -> Option<String> {
        let house = a.house.clone().map(|h| match &a.block {
            Some(block) => format!("{h} {}", self.fill("address-block", &[("n", block.as_str().into())])),
            None => h,
        });
        let parts: Vec<String> = [a.street.clone(), house].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    fn flat(&self, a: &Address) -> Option<String> {
        a.flat.as_ref().map(|n| self.fill("address-flat", &[("n", n.as_str().into())]))
    }
}
