//! A paper that runs out in words.

use crate::domain::paper::AgreementKind;
use crate::domain::{Case, name};
use crate::norm::expiry::{ExpiringPaper, Expiry};
use crate::regulation::Rules;
use crate::text::{Words, say};

/// «кончается социальный контракт № 12», «кончается соглашение о сопровождении, Денис»: the agreement in the word of the
/// document.
#[must_use]
pub fn said(words: &Words, rules: &Rules, case: Option<&Case>, expiry: &Expiry) -> String {
    let own = words.pick("record-one", ExpiringPaper::Agreement(AgreementKind::Accompaniment).kind().name());
    let agreement = rules.word("agreement", &own);
    let what = say!(words, "expires", code = expiry.paper.code(), agreement = agreement);
    let number = expiry.number.as_ref().map(|n| say!(words, "number", n = n.as_str()));
    let what = [Some(what), number].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let member = expiry.member.and_then(|id| case?.member(id)).map(|m| name::short(&m.called()));
    [Some(what), member, expiry.purpose.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
