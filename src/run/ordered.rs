//! Papers asked for on a screen, read and written as bytes.

use crate::domain::UserError;
use crate::domain::period::Period;
use crate::domain::staff::CuratorFilter;
use crate::env::forms;
use crate::paper::catalogue::{PaperBasis, PaperId};
use crate::paper::figures::ReportFigures;
use crate::paper::make::{DistrictForm, PaperOrder};
use crate::paper::redacted::redact_loaded;
use crate::report::indicators::report::{IndicatorReport, RecordedFigures};
use crate::screen::Model;
use crate::store::read::ActionFilter;
use crate::store::{FamilyScope, Store};

/// The bytes of a paper, in the district's own form where one lies beside the file.
///
/// # Errors
/// If the file cannot be read, or the form is faulty.
pub(super) fn bytes(model: &Model, store: &Store, order: &PaperOrder) -> Result<Vec<u8>, UserError> {
    if order.paper.made == PaperBasis::Figures {
        return figures(model, store, order);
    }
    let own = forms::own(store.path(), order.paper.name)?;
    let own = own.map(|(path, bytes)| DistrictForm { path: path.display().to_string(), bytes });
    let mut stock = store.reader().stock(model.today)?;
    if order.paper.which == PaperId::Actions {
        stock.actions = store.actions(&ActionFilter::default())?;
    }
    order.bytes(&model.words, stock, own.as_ref())
}

/// The report of the period ordered.
fn figures(model: &Model, store: &Store, order: &PaperOrder) -> Result<Vec<u8>, UserError> {
    let reader = store.reader();
    let mut own = Model::read(reader, model.words.clone(), model.today)?;
    let period = Period { from: order.days.0, to: order.days.1 };
    let compared = order.paper.compared();
    let mut cases = model.cases_of(reader, FamilyScope::All, Some(compared.since(period)))?;
    let (typed, mut handed) = (reader.period_figures()?, reader.handed_reports()?);
    if order.is_redacted {
        let all = reader.cases(FamilyScope::All, Some(model.today))?;
        redact_loaded(&mut own, &all, &mut cases, &mut handed);
    }
    let kept = RecordedFigures { typed: &typed, handed: &handed };
    let report =
        IndicatorReport::of(own.ground(), &cases, kept, period, compared, CuratorFilter::of(order.curator));
    ReportFigures { report, cases, service: None }.bytes(&own, order.format)
}
