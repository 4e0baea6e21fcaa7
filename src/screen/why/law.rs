//! What the law on personal data (152-ФЗ) asks of an operator, where a window destroys, protects or hands over data.

use super::{quote, window};
use crate::report::disclosure;
use crate::screen::Model;
use crate::screen::dialog::spec::DialogSpec;
use crate::ui::sheet::PlainSheet;

/// A duty of the operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataDuty {
    /// To destroy what is needed no longer.
    Destroy,
    /// To keep strangers from the data.
    Protect,
    /// To hand data over to nobody without a ground.
    HandOver,
}

impl DataDuty {
    /// The articles, by their codes in the messages `law` and `law-article`.
    fn articles(self) -> &'static [&'static str] {
        match self {
            DataDuty::Destroy => &["aim", "withdrawn", "storage", "proof"],
            DataDuty::Protect => &["protection", "secrecy"],
            DataDuty::HandOver => &["secrecy", "consent"],
        }
    }
}

/// The articles of the law with what they ask, then what the document says of secrecy or of storage.
#[must_use]
pub fn personal_data(model: &Model, label: &str, duty: DataDuty) -> DialogSpec {
    let w = &model.words;
    let mut lines = PlainSheet::default();
    lines.line(w.say("law-asks")).strong();
    for code in duty.articles() {
        lines.line(w.pick("law-article", code)).under();
        lines.line(w.pick("law", code)).under().quiet();
    }
    lines.gap();
    if duty == DataDuty::Destroy {
        lines.line(w.say("retention-no-document"));
    } else {
        lines.line(w.say("why-field-said")).strong();
        disclosure::secrecy(&model.rules).iter().for_each(|source| quote(model, source, &mut lines));
    }
    window(model, label, lines)
}
