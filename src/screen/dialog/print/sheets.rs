//! The sheets that a window of printing makes.

use chrono::NaiveDate;

use super::{Print, What, is_redacted};
use crate::domain::day;
use crate::model::CuratorFilter;
use crate::norm::Ground;
use crate::paper::{Sheet, agenda as agenda_paper, bank as paper, deputy, guide, route};
use crate::plan::{Asked, Plan};
use crate::report::deputy_cover::cover;
use crate::report::route::Route;
use crate::report::{agenda, bank};
use crate::screen::Model;
use crate::screen::dialog::name::{Form, Name};
use crate::screen::dialog::print_source::Source;

impl Print {
    pub(super) fn sheet(&self, form: &Form, model: &Model) -> Sheet {
        let w = &model.words;
        let source = Source::of(model, &self.cases, &self.sittings);
        let source = if is_redacted(form) { source.redacted(model, &self.all) } else { source };
        let ground = Ground { staff: &source.staff, ..model.ground() };
        match self.what {
            What::Route(monday) => self.route_sheet(model, &source, monday, form.chosen(Name::Content) == 1),
            What::Bank => {
                let bank = bank::bank(&source.cases, model.today);
                if form.chosen(Name::Content) == 1 {
                    return paper::left_out_sheet(w, &source.cases, &bank);
                }
                paper::sheet(w, ground, &source.cases, &bank, source.owner(Print::curator(model)))
            }
            What::Agenda(id) => {
                source.sittings.iter().find(|s| s.id == id).map_or_else(Sheet::default, |sitting| {
                    let items = agenda::agenda(sitting, &source.sittings, &source.cases);
                    agenda_paper::sheet(w, sitting, &items, source.district.as_deref())
                })
            }
            What::Guide => guide::sheet(w),
            What::Deputy(_) => {
                let (curator, days, deputy) =
                    self.leave(model).unwrap_or((None, (model.today, model.today), None));
                let covered = cover(ground, &source.cases, curator, days);
                let deputy = deputy.and_then(|d| source.staff.curator(d)).map(|c| c.name.as_str());
                let owner = source.owner(curator);
                deputy::sheet(w, &model.rules, &source.cases, &covered, owner, deputy, days)
            }
        }
    }

    fn route_sheet(&self, model: &Model, source: &Source, monday: NaiveDate, planned: bool) -> Sheet {
        let sunday = day::later(monday, 6);
        let from = monday.max(model.today);
        let curator = Print::curator(model);
        let ground = Ground { staff: &source.staff, ..model.ground() };
        let plan = (planned && from <= sunday).then(|| {
            let days = u32::try_from((sunday - from).num_days() + 1).unwrap_or(1);
            Plan::of(ground, &source.cases, &Asked::days(curator, from, days))
        });
        let curators = model.curators();
        let all = model.curator_filter == CuratorFilter::All;
        let route = Route { ground, cases: &source.cases, curators: &curators, all };
        let days = route.days(monday, sunday, plan.as_ref());
        let curator = curator.or_else(|| model.staff.only());
        route::sheet(&model.words, &source.cases, &days, source.owner(curator))
    }
}
