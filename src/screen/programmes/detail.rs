//! What is shown of the activity under the cursor.

use ratatui::style::Style;

use super::{ProgrammeView, named, whom};
use crate::domain::paper::Request;
use crate::domain::programme::{Activity, ActivityState};
use crate::domain::{Case, Record};
use crate::screen::Model;
use crate::screen::card::papers;
use crate::text::say;
use crate::ui::paint::{LATE, PLAIN, STRONG};
use crate::wording;

/// What is shown below: whose it is, how late, who does it, what was asked, what came of it.
pub(super) fn detail(
    model: &Model,
    case: &Case,
    activity: Option<&Activity>,
    requests: &[Record],
    view: ProgrammeView,
) -> Vec<(String, Style)> {
    let w = &model.words;
    let mut lines = Vec::new();
    let late = activity.is_some_and(|a| a.is_overdue(model.today));
    let due = activity.and_then(|a| a.due).map(|due| {
        let days = (due - model.today).num_days();
        let on = say!(w, "tick-due", day = w.day(due));
        let open = activity.is_some_and(|a| a.state.is_open());
        match days {
            _ if !open => on,
            ..0 => format!("! {}", say!(w, "why-late", days = w.count("days", -days))),
            0 => w.say("programme-due-today"),
            _ => format!("{on}: {}", w.count("days-left", days)),
        }
    });
    let state = activity.filter(|a| a.state != ActivityState::Planned).map(|a| {
        let on = a.done_on.map(|d| format!(" {}", w.day_near(d, model.today))).unwrap_or_default();
        format!("{}{on}", w.pick("activity-state", a.state.code()))
    });
    let by = activity.and_then(|a| a.organisation.clone());
    let who = (view == ProgrammeView::All).then(|| named(model, case));
    let for_whom =
        activity.filter(|a| view == ProgrammeView::All && a.member.is_some()).map(|a| whom(model, case, a));
    let first: Vec<String> = [who, due, state, for_whom, by].into_iter().flatten().collect();
    if !first.is_empty() {
        lines.push((first.join(" · "), if late { LATE } else { STRONG }));
    }
    let Some(activity) = activity else { return lines };
    lines.push((wording::activity::text(w, activity), PLAIN));
    for request in requests.iter().filter(|r| concerns(r, activity)) {
        let sent =
            request.get(Request::FIELDS.sent_on).map(|d| w.day_near(d, model.today)).unwrap_or_default();
        let to = request.get(Request::FIELDS.organisation).unwrap_or_default();
        let (came, late) = papers::answer(model, request);
        let asked = say!(w, "request-sent", to = to, day = sent);
        let mark = if late { "! " } else { "" };
        lines.push((format!("{mark}{asked}, {came}"), if late { LATE } else { PLAIN }));
    }
    if let Some(result) = &activity.result {
        lines.push((format!("{}: {result}", w.say("tick-result")), PLAIN));
    }
    lines
}

/// Whether a request was made for the activity: it says so, or it went to those who are to do it.
fn concerns(request: &Record, activity: &Activity) -> bool {
    match request.get(Request::FIELDS.activity) {
        Some(id) => id.0 == activity.id,
        None => {
            activity.organisation.is_some()
                && request.get(Request::FIELDS.organisation) == activity.organisation
        }
    }
}
