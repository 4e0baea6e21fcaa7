//! To what a list of families is narrowed: a line for each property, with how many families each choice leaves.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::families::filter::{Facet, ListFilter};
use super::super::{Command, Key, KeyOutcome, Model, Step};
use super::spec::DialogSpec;
use crate::domain::schema::Kind;
use crate::domain::{Case, FieldName};
use crate::norm::Standing;
use crate::regulation::RegulationList;
use crate::screen::why::{self, field, field::UnfilledField};
use crate::text::say;
use crate::ui::form::Form;
use crate::ui::paint::{QUIET, STRONG, boxed, middle, put, select, wrap};

/// A property with what may be chosen of it.
struct FacetLine {
    facet: Facet,
    values: Vec<(String, String)>,
}

/// The choices.
pub struct FacetsForm {
    narrow: ListFilter,
    form: Form<Facet>,
    lines: Vec<FacetLine>,
    /// What each family is, by each of the lines.
    families: Vec<Vec<Vec<String>>>,
}

impl FacetsForm {
    /// The choices among these families, beginning with what is chosen already.
    #[must_use]
    pub fn new(model: &Model, cases: &[Case], standings: &[Standing], narrow: &ListFilter) -> FacetsForm {
        let (mut lines, mut form) = (Vec::new(), Form::new(String::new()));
        for facet in Facet::ALL {
            let keys = cases.iter().zip(standings).flat_map(|(c, s)| facet.keys(model, c, s));
            // What was chosen is offered even if no family is so any more.
            let values = facet.values(model, keys.chain(narrow.of(facet).map(str::to_owned)));
            // Where one curator has all families there is nothing to choose.
            let least = if facet == Facet::Curator { 2 } else { 1 };
            if values.len() >= least {
                let chosen = narrow.of(facet).and_then(|key| values.iter().position(|(k, _)| k == key));
                let all = std::iter::once(facet.all_said(model));
                let options = all.chain(values.iter().map(|(_, word)| word.clone())).collect();
                let label = model.words.pick("narrow-facet", facet.code());
                form = form.turn(facet, label, options, chosen.map_or(0, |at| at + 1));
                lines.push(FacetLine { facet, values });
            }
        }
        let keys = |(c, s): (&Case, &Standing)| lines.iter().map(|l| l.facet.keys(model, c, s)).collect();
        let families = cases.iter().zip(standings).map(keys).collect();
        FacetsForm { narrow: narrow.clone(), form, lines, families }
    }

    /// Moves, chooses, closes.
    pub fn update(&mut self, command: Command) -> Step {
        match command {
            Command::Back => return Step::Back,
            Command::Accept | Command::Save => return Step::Narrow(self.chosen()),
            other => {
                self.form.asked(other);
            }
        }
        Step::Stay
    }

    /// What the document says of the property under the cursor.
    pub fn why(&self, model: &Model) -> DialogSpec {
        let Some(line) = self.form.here() else { return why::unsaid(model, self.form.title()) };
        let label = line.label.as_str();
        let of = |kind, name| field::unfilled(model, &UnfilledField { label, kind, name });
        match line.name {
            Facet::Level => of(Kind::Level, FieldName::Level),
            Facet::Category => field::listed(model, label, RegulationList::Category, None),
            Facet::Circumstance => field::listed(model, label, RegulationList::Circumstance, None),
            Facet::Source => field::listed(model, label, RegulationList::Source, None),
            Facet::Course => field::listed(model, label, RegulationList::Closing, None),
            Facet::Curator => of(Kind::Assignment, FieldName::Curator),
            Facet::Pressing => of(Kind::Level, FieldName::Visits),
            Facet::Settlement | Facet::Missing => field::kept_by_program(model, label),
        }
    }

    /// Chooses by the space bar or by the beginning of a word.
    pub fn type_text(&mut self, text: &str, model: &Model) -> KeyOutcome {
        self.form.type_text(text, model)
    }

    /// Shortens the typed beginning of a word.
    pub fn edit(&mut self, key: Key) -> KeyOutcome {
        self.form.edit(key)
    }

    /// What is chosen of a line, if not all.
    fn value<'a>(&self, line: &'a FacetLine) -> Option<&'a (String, String)> {
        self.form.chosen(line.facet).checked_sub(1).and_then(|at| line.values.get(at))
    }

    /// What the list is narrowed to.
    fn chosen(&self) -> ListFilter {
        let mut narrow = self.narrow.clone();
        for line in &self.lines {
            narrow.choose(line.facet, self.value(line).map(|(key, _)| key.clone()));
        }
        narrow
    }

    /// How many families there are to choose from: the closed ones belong to them where they are asked for.
    fn all(&self) -> usize {
        let course = self.lines.iter().position(|l| l.facet == Facet::Course);
        let asked = self.form.chosen(Facet::Course) > 0;
        let counts = |family: &&Vec<Vec<String>>| asked || course.is_none_or(|i| family[i].is_empty());
        self.families.iter().filter(counts).count()
    }

    /// How many families are left.
    fn count(&self) -> usize {
        let fits = |family: &&Vec<Vec<String>>| {
            self.lines.iter().zip(*family).all(|(line, keys)| match self.value(line) {
                Some((key, _)) => keys.contains(key),
                None => line.facet != Facet::Course || keys.is_empty(),
            })
        };
        self.families.iter().filter(fits).count()
    }

    /// Draws it.
    pub fn view(&self, model: &Model, area: Rect, buf: &mut Buffer) {
        let w = &model.words;
        // Lines are as many as properties, and below them the words of the choice in full.
        let height = u16::try_from(self.lines.len()).unwrap_or(6) + 7;
        let area = middle(area, 70.min(area.width), height);
        let foot = match self.form.begun() {
            "" => w.say("narrow-foot"),
            begun => say!(w, "narrow-foot-begun", typed = begun),
        };
        let inner = boxed(buf, area, &w.say("narrow-title"), &foot);
        let inside = Rect { x: inner.x + 1, width: inner.width.saturating_sub(1), ..inner };
        let (_, y) = self.form.view_plain(inside, buf);
        let at = self.form.focus().at();
        select(buf, Rect { y: inner.y + u16::try_from(at).unwrap_or(0), height: 1, ..inner });
        let counted = say!(w, "narrow-count", n = self.count(), all = self.all());
        put(buf, inside.x, y + 1, inside.width, &counted, STRONG);
        if let Some((_, word)) = self.lines.get(at).and_then(|line| self.value(line)) {
            let said = wrap(word, usize::from(inside.width));
            for (y, text) in (y + 2..inner.bottom()).zip(said) {
                put(buf, inside.x, y, inside.width, &text, QUIET);
            }
        }
    }
}
