//! What is offered for a field: words of the program, lists of the regulation, people and places of the file.

use super::document_lists::{inspections, listed};
use super::forms;
use super::sources::OptionSources;
use crate::domain::contact::Violation;
use crate::domain::control::Control;
use crate::domain::family::Member;
use crate::domain::programme::PlanPaper;
use crate::domain::schema::{Field, FieldType, Kind};
use crate::domain::{Case, FieldName, Level, name};
use crate::norm::consent::purposes;
use crate::norm::{position, proposal};
use crate::regulation::file::{ListItem, collapsed};
use crate::regulation::{RegulationList, RuleSource};
use crate::report::violation_notice::{self, NotifiedBody};
use crate::screen::Model;
use crate::screen::card::people;
use crate::text::say;
use crate::ui::form::offer::{FieldOption, FieldOptions, PartialWord, opt};
use crate::wording::{self, value};

impl OptionSources {
    /// The words, records and people that a field of this kind may take.
    #[must_use]
    pub fn offer(&self, model: &Model, kind: Kind, field: &'static Field) -> FieldOptions {
        let w = &model.words;
        let closed = |list| FieldOptions { list, is_closed: true, ..FieldOptions::default() };
        let open = |list| FieldOptions { list, ..FieldOptions::default() };
        let people = |list| FieldOptions { list, words: PartialWord::Person, ..FieldOptions::default() };
        match (field.ty, kind, field.name) {
            (FieldType::Choice(codes), Kind::Level, FieldName::Level) => closed(self.levels(model, codes)),
            (FieldType::Text, Kind::Curator, FieldName::Position) => {
                let option = |role: &ListItem| FieldOption {
                    beside: model.rules.regulation.cited(&role.at),
                    quoted: collapsed(&role.text),
                    ..opt(&role.label, &role.label)
                };
                open(position::positions(model.ground()).map(option).collect())
            }
            // One paper of a family is no choice between two.
            (FieldType::Choice(codes), Kind::Programme, FieldName::Paper)
                if !model.rules.regulation.has_interagency_plan() =>
            {
                let two = |code: &&&str| **code != PlanPaper::Interagency.code();
                closed(codes.iter().filter(two).map(|c| opt(c, &value::chosen(model, field, c))).collect())
            }
            (FieldType::Choice(_), Kind::Control, FieldName::Inspection) => closed(inspections(model)),
            (FieldType::Choice(codes), ..) => {
                closed(codes.iter().map(|c| opt(c, &value::chosen(model, field, c))).collect())
            }
            (FieldType::Flag, ..) => {
                closed(vec![opt("true", &w.say("value-yes")), opt("false", &w.say("value-no"))])
            }
            (FieldType::Number(..), _, FieldName::Weekday) => {
                let day = |n: u8| opt(&n.to_string(), &w.pick("weekday-long", &n.to_string()));
                closed((1..=7).map(day).collect())
            }
            (FieldType::Texts, ..) => FieldOptions { is_several: true, ..people(self.members(model)) },
            (FieldType::Ref(to), ..) => {
                self.records(model, kind, to).map_or_else(FieldOptions::default, closed)
            }
            (
                FieldType::Text,
                _,
                FieldName::Body | FieldName::DecidedBy | FieldName::ApprovedBy | FieldName::Form,
            ) => FieldOptions {
                words: PartialWord::Item,
                ..open(self.deciding(model, kind, field.name, forms::subject_of(kind)))
            },
            (FieldType::Text, Kind::Notice, FieldName::ToWhom) => open(self.addressees(model)),
            (FieldType::Text, Kind::Consent, FieldName::Purpose) => {
                let mut list: Vec<FieldOption> = purposes().iter().map(|p| opt(p, p)).collect();
                list.extend(
                    self.used(kind, field.name).into_iter().filter(|o| !purposes().contains(&o.text)),
                );
                open(list)
            }
            (FieldType::Text, _, FieldName::By) if kind != Kind::Order => people(curators(model)),
            (FieldType::Text, _, FieldName::Organisation) => open(self.executors(model, kind)),
            // Those of the directory are not entered a second time.
            (FieldType::Text, Kind::Organisation, FieldName::Name) => {
                FieldOptions { words: PartialWord::Item, ..open(self.named_organisations(model).collect()) }
            }
            (FieldType::Text, ..) => self.own_words(model, kind, field.name),
            _ => FieldOptions::default(),
        }
    }

    /// The records that a field of `kind` may refer to; `None` where no field refers to such records.
    fn records(&self, model: &Model, kind: Kind, to: Kind) -> Option<Vec<FieldOption>> {
        Some(match (to, kind) {
            (Kind::Member, Kind::Member) => self.people.iter().map(|p| Self::person(model, p)).collect(),
            (Kind::Member, _) => self.members(model),
            (Kind::Curator, _) => curators(model),
            (Kind::Programme, Kind::Question) => {
                let is_decided = |id: &str| {
                    let mut undecided = self.case.iter().flat_map(Case::undecided_programmes);
                    !undecided.any(|p| p.id.to_string() == id)
                };
                let mut list = self.programmes(model);
                list.retain(|o| !is_decided(&o.code));
                list
            }
            (Kind::Programme, _) => self.programmes(model),
            (Kind::Activity, _) => self.activities(),
            (Kind::Goal, _) => self.goals(model),
            (Kind::Control, _) => self.controls(model),
            (Kind::Contact, _) => self.violations(model),
            (Kind::Decision, _) => self.decisions(model, kind),
            (Kind::Sitting, _) => self.sittings(model),
            _ => return None,
        })
    }

    /// What was entered before, then the list of the regulation. What was entered keeps its paragraph where the catalogue
    /// has the same words.
    fn own_words(&self, model: &Model, kind: Kind, field: FieldName) -> FieldOptions {
        let mut list = self.used(kind, field);
        if kind == Kind::Activity {
            list.iter_mut().for_each(|used| used.kind = help_of(model, &used.text));
        }
        let own = listed(&model.rules, kind, field);
        list.retain(|used| !own.iter().any(|o| o.text == used.text || o.code == used.code));
        if let Some(meant) = RegulationList::of(kind, field) {
            // An id of a former regulation is no word of the curator's.
            list.retain(|used| model.rules.meaning(meant, &used.code).text.is_none());
        }
        let words = match (own.is_empty(), RegulationList::of(kind, field)) {
            (true, _) => PartialWord::Own,
            (false, Some(_)) => PartialWord::Item,
            (false, None) => PartialWord::Begun,
        };
        list.extend(own);
        FieldOptions { words, is_long: forms::is_long(kind, field), list, ..FieldOptions::default() }
    }

    /// The levels; the one that the signs of the family speak for says so.
    fn levels(&self, model: &Model, codes: &[&str]) -> Vec<FieldOption> {
        let proposal = self.case().map(|case| proposal::propose(model.ground(), case));
        let proposed = proposal.and_then(|p| p.level).map(Level::code);
        let option = |code: &&str| {
            let said =
                Level::from_code(code).map_or_else(|| (*code).to_owned(), |l| model.rules.level_name(l));
            let beside =
                if proposed == Some(*code) { model.words.say("entry-by-signs") } else { String::new() };
            let words = Level::from_code(code).and_then(|l| model.rules.level_source(l));
            let quoted = words.as_ref().and_then(RuleSource::words).unwrap_or_default().to_owned();
            FieldOption { beside, quoted, ..opt(code, &said) }
        };
        codes.iter().map(option).collect()
    }

    /// Somebody of another family as a form offers her.
    fn person(model: &Model, (member, title): &(Member, String)) -> FieldOption {
        let named = [&member.last_name, &member.first_name, &member.patronymic];
        let named = named.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
        let beside = [Some(title.clone()), model.words.born(member), people::left(model, member)];
        FieldOption {
            beside: beside.into_iter().flatten().collect::<Vec<_>>().join(", "),
            ..opt(&member.id.to_string(), &named)
        }
    }

    fn members(&self, model: &Model) -> Vec<FieldOption> {
        let mut members: Vec<&Member> = self.case.iter().flat_map(|c| &c.members).collect();
        // A member who has left is named last, and said to have: an old record may be about her.
        members.sort_by_key(|m| !m.is_here(model.today));
        let option = |m: &&Member| match people::left(model, m) {
            Some(left) => format!("{} — {left}", called(model, m)),
            None => called(model, m),
        };
        members.iter().map(|m| opt(&m.id.to_string(), &option(m))).collect()
    }

    fn programmes(&self, model: &Model) -> Vec<FieldOption> {
        let Some(case) = &self.case else { return Vec::new() };
        let option = |p: &crate::domain::programme::Programme| {
            let version = say!(model.words, "programme-version", n = p.version);
            let number = p.number.as_ref().map(|n| say!(model.words, "number", n = n.as_str()));
            let whom = p.member.and_then(|m| case.member(m)).map(|m| called(model, m));
            let parts = [number, Some(version), whom].into_iter().flatten().collect::<Vec<_>>();
            opt(&p.id.to_string(), &parts.join(", "))
        };
        case.programmes.iter().rev().map(option).collect()
    }

    fn violations(&self, model: &Model) -> Vec<FieldOption> {
        let option = |v: &Violation| {
            let said = [Some(model.words.day(v.on)), v.note.clone()].into_iter().flatten();
            opt(&v.record.to_string(), &said.collect::<Vec<_>>().join(" "))
        };
        self.violated.iter().map(option).collect()
    }

    /// Whom a violated right is reported to: those that the documents name, each with its paragraph, then those who
    /// were entered before.
    fn addressees(&self, model: &Model) -> Vec<FieldOption> {
        let duty = violation_notice::duty(&model.rules, self.case(), model.today);
        let option = |b: &NotifiedBody| FieldOption {
            beside: model.words.source(&b.source),
            quoted: b.source.words().unwrap_or_default().to_owned(),
            ..opt(&b.name, &b.name)
        };
        let mut list: Vec<FieldOption> = duty.whom.iter().map(option).collect();
        let used = self.used(Kind::Notice, FieldName::ToWhom);
        let new: Vec<FieldOption> =
            used.into_iter().filter(|u| list.iter().all(|o| o.text != u.text)).collect();
        list.extend(new);
        list
    }

    /// Who may carry something out: what was entered before, the organisations that the document names with their
    /// paragraph, for an activity the family's own members and the curators (Югра п. 5.5).
    fn executors(&self, model: &Model, kind: Kind) -> Vec<FieldOption> {
        let mut list: Vec<FieldOption> = self.organisations.iter().map(|o| opt(o, o)).collect();
        if kind == Kind::Activity {
            let here = self.case.iter().flat_map(|c| c.here(model.today)).map(|m| called(model, m));
            list.extend(
                here.map(|name| FieldOption {
                    beside: model.words.say("executor-family"),
                    ..opt(&name, &name)
                }),
            );
            let curators = model.staff.curators.iter().map(|c| name::short(&c.name));
            list.extend(curators.map(|name| FieldOption {
                beside: model.words.say("executor-curator"),
                ..opt(&name, &name)
            }));
        }
        list.extend(self.named_organisations(model));
        list
    }

    /// The organisations that the document names and nobody has entered yet.
    fn named_organisations<'m>(&'m self, model: &'m Model) -> impl Iterator<Item = FieldOption> + 'm {
        let r = &model.rules.regulation;
        let is_new = |o: &&ListItem| self.organisations.iter().all(|own| *own != o.label);
        let option = |o: &ListItem| FieldOption {
            beside: r.cited(&o.at),
            quoted: collapsed(&o.text),
            ..opt(&o.label, &o.label)
        };
        r.organisations.iter().filter(is_new).map(option)
    }

    fn goals(&self, model: &Model) -> Vec<FieldOption> {
        let option = |g: &crate::domain::goal::Goal| {
            let meaning = model.rules.meaning_under(RegulationList::Goal, &g.goal, g.under.as_deref());
            opt(&g.id.to_string(), &meaning.label)
        };
        self.case.iter().flat_map(|c| &c.goals).map(option).collect()
    }

    /// The controls of the family, the latest first: «20.11.2026 оценка эффективности».
    fn controls(&self, model: &Model) -> Vec<FieldOption> {
        let option = |c: &Control| {
            let what = wording::lacking::inspection(model, c.inspection);
            opt(&c.id.to_string(), &format!("{} {what}", model.words.day(c.on)))
        };
        self.case.iter().flat_map(|c| c.controls.iter().rev()).map(option).collect()
    }

    fn activities(&self) -> Vec<FieldOption> {
        let activities = self.case.iter().flat_map(|c| c.current_activities());
        activities.map(|a| opt(&a.id.to_string(), &a.text)).collect()
    }
}

/// A member as a form names her: «Денис Иванов, сын», without commas inside lists.
#[must_use]
pub fn called(model: &Model, member: &Member) -> String {
    let role = model.words.roles(member);
    let named =
        [&member.first_name, &member.last_name].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    if named.is_empty() { role } else { format!("{named} ({role})") }
}

fn curators(model: &Model) -> Vec<FieldOption> {
    model.staff.curators.iter().map(|c| opt(&c.id.to_string(), &name::short(&c.name))).collect()
}

/// The kind of help as which an activity of these words was entered before.
fn help_of(model: &Model, text: &str) -> Option<String> {
    let mut all = model.cases.iter().chain(&model.elsewhere).flat_map(|c| &c.activities);
    all.find(|a| a.text == text).map(|a| a.help.code().to_owned())
}
