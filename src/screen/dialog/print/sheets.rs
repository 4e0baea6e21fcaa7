//! The sheets that a window of printing makes.

use chrono::NaiveDate;

use super::{PrintForm, PrintedPaper, is_redacted};
use crate::domain::day;
use crate::model::CuratorFilter;
use crate::norm::NormContext;
use crate::paper::{PaperSheet, agenda as agenda_paper, bank as paper, deputy, guide, route};
use crate::plan::{Plan, PlanRequest};
use crate::report::deputy_cover::cover;
use crate::report::route::RouteQuery;
use crate::report::{agenda, bank};
use crate::screen::Model;
use crate::screen::dialog::name::{SmallForm, SmallFormField};
use crate::screen::dialog::print_source::PrintSource;

impl PrintForm {
    pub(super) fn sheet(&self, form: &SmallForm, model: &Model) -> PaperSheet {
        let w = &model.words;
        let source = PrintSource::of(model, &self.cases, &self.sittings);
        let source = if is_redacted(form) { source.redacted(model, &self.all) } else { source };
        let ground = NormContext { staff: &source.staff, ..model.ground() };
        match self.what {
            PrintedPaper::Route(monday) => {
                self.route_sheet(model, &source, monday, form.chosen(SmallFormField::Content) == 1)
            }
            PrintedPaper::Bank => {
                let bank = bank::bank(&source.cases, model.today);
                if form.chosen(SmallFormField::Content) == 1 {
                    return paper::left_out_sheet(w, &source.cases, &bank);
                }
                paper::sheet(w, ground, &source.cases, &bank, source.owner(PrintForm::curator(model)))
            }
            PrintedPaper::Agenda(id) => {
                source.sittings.iter().find(|s| s.id == id).map_or_else(PaperSheet::default, |sitting| {
                    let items = agenda::agenda(sitting, &source.sittings, &source.cases);
                    agenda_paper::sheet(w, sitting, &items, source.district.as_deref())
                })
            }
            PrintedPaper::Guide => guide::sheet(w),
            PrintedPaper::Deputy(_) => {
                let (curator, days, deputy) =
                    self.leave(model).unwrap_or((None, (model.today, model.today), None));
                let covered = cover(ground, &source.cases, curator, days);
                let deputy = deputy.and_then(|d| source.staff.curator(d)).map(|c| c.name.as_str());
                let owner = source.owner(curator);
                deputy::sheet(w, &model.rules, &source.cases, &covered, owner, deputy, days)
            }
        }
    }

    fn route_sheet(
        &self,
        model: &Model,
        source: &PrintSource,
        monday: NaiveDate,
        planned: bool,
    ) -> PaperSheet {
        let sunday = day::later(monday, 6);
        let curator = PrintForm::curator(model);
        let ground = NormContext { staff: &source.staff, ..model.ground() };
        let asked = PlanRequest::until(curator, model.today, sunday);
        let plan = (planned && model.today <= sunday).then(|| Plan::of(ground, &source.cases, &asked));
        let curators = model.curators();
        let all = model.curator_filter == CuratorFilter::All;
        let route = RouteQuery { ground, cases: &source.cases, curators: &curators, all };
        let days = route.days(monday, sunday, plan.as_ref());
        let curator = curator.or_else(|| model.staff.only());
        route::sheet(&model.words, &source.cases, &days, source.owner(curator))
    }
}
