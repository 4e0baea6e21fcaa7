//! What is offered where a decision is named: the bodies and forms of the document, the decisions of the family, the
//! sittings.

use std::collections::BTreeSet;

use super::sources::OptionSources;
use crate::domain::FieldName;
use crate::domain::paper::{Decision, DecisionSubject};
use crate::domain::schema::Kind;
use crate::domain::sitting::Sitting;
use crate::regulation::deciding::DecidingBody;
use crate::screen::Model;
use crate::ui::form::offer::{FieldOption, opt};
use crate::wording::sitting;

impl OptionSources {
    /// The bodies that the document names, or the forms of their decisions, those for `subject` first, each with its
    /// paragraph; then those who were entered before.
    #[must_use]
    pub fn deciding(
        &self,
        model: &Model,
        kind: Kind,
        field: FieldName,
        subject: Option<DecisionSubject>,
    ) -> Vec<FieldOption> {
        let categories = self.case().map(|c| c.categories_on(model.today)).unwrap_or_default();
        let bodies = model.rules.regulation.bodies(subject, &categories);
        let option = |d: DecidingBody| {
            let text = if field == FieldName::Form { d.form? } else { d.body };
            Some(FieldOption { beside: d.cited, quoted: d.text, ..opt(&text, &text) })
        };
        let mut seen = BTreeSet::new();
        let own = bodies.into_iter().filter_map(option).chain(self.used(kind, field));
        own.filter(|o| seen.insert(o.text.clone())).collect()
    }

    /// The decisions of the family that a record of this kind may rest on, the latest first: «24.11.2026 № 45 · продление
    /// · межведомственная рабочая группа».
    pub(super) fn decisions(&self, model: &Model, kind: Kind) -> Vec<FieldOption> {
        // By the approval of its programme no family is closed.
        let is_fit = |d: &&Decision| kind != Kind::Closing || d.subject != DecisionSubject::Programme;
        let decisions = self.case().into_iter().flat_map(|c| c.decisions.iter().rev()).filter(is_fit);
        let option = |d: &Decision| {
            let parts = [Some(sitting::decision(&model.words, d)), d.body.clone()];
            opt(&d.id.to_string(), &parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
        };
        decisions.map(option).collect()
    }

    /// The sittings of the district, those ahead first: «15.12.2026 · КДНиЗП».
    pub(super) fn sittings(&self, model: &Model) -> Vec<FieldOption> {
        let mut sittings: Vec<&Sitting> = self.sittings.iter().collect();
        sittings.sort_by_key(|s| (s.on < model.today, (s.on - model.today).num_days().abs()));
        sittings.iter().map(|s| opt(&s.id.to_string(), &sitting::named(&model.words, s))).collect()
    }
}
