//! The schema: which fields each kind of record has, in the order of an export. Each kind is declared once, at its struct.
//!
//! Import, export, `kurator schema`, the projections of the store and the cells of the journal all derive from it.

use std::sync::LazyLock;

use super::declare::RecordFields;
pub use super::field::{Field, FieldType};
pub use super::kind::Kind;
use super::{
    FieldName, action, contact, control, district, erasure, event, family, goal, level, mark, member, money,
    paper, programme, reporting, schedule, sitting, transfer,
};

impl Kind {
    /// The fields, in the order of an export, without `type` and `id`.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        match self {
            Kind::District => district::District::SCHEMA,
            Kind::Curator => schedule::Curator::SCHEMA,
            Kind::Organisation => district::Organisation::SCHEMA,
            Kind::Order => level::Order::SCHEMA,
            Kind::CalendarDay => district::CalendarDay::SCHEMA,
            Kind::Deadline => district::MetDeadline::SCHEMA,
            Kind::LocalDeadline => district::LocalDeadline::SCHEMA,
            Kind::Minimum => money::Minimum::SCHEMA,
            Kind::Sitting => sitting::Sitting::SCHEMA,
            Kind::PeriodFigure => reporting::PeriodFigure::SCHEMA,
            Kind::HandedReport => reporting::HandedReport::SCHEMA,
            Kind::Family => family::Family::SCHEMA,
            Kind::Assignment => schedule::Assignment::SCHEMA,
            Kind::Member => member::Member::SCHEMA,
            Kind::Level => level::LevelSpan::SCHEMA,
            Kind::Sign => mark::Sign::SCHEMA,
            Kind::Category => mark::Category::SCHEMA,
            Kind::Circumstance => mark::Circumstance::SCHEMA,
            Kind::Status => mark::StatusSpan::SCHEMA,
            Kind::Decision => paper::Decision::SCHEMA,
            Kind::Agreement => paper::Agreement::SCHEMA,
            Kind::Document => paper::Document::SCHEMA,
            Kind::Income => money::Income::SCHEMA,
            Kind::Question => sitting::Question::SCHEMA,
            Kind::Consent => paper::Consent::SCHEMA,
            Kind::Contact => contact::Contact::SCHEMA,
            Kind::Inquiry => contact::Inquiry::SCHEMA,
            Kind::Appointment => schedule::Appointment::SCHEMA,
            Kind::Absence => schedule::Absence::SCHEMA,
            Kind::Availability => schedule::Availability::SCHEMA,
            Kind::Leave => schedule::Leave::SCHEMA,
            Kind::Duty => schedule::Duty::SCHEMA,
            Kind::Capacity => schedule::Capacity::SCHEMA,
            Kind::Programme => programme::Programme::SCHEMA,
            Kind::Goal => goal::Goal::SCHEMA,
            Kind::Need => goal::Need::SCHEMA,
            Kind::Participant => goal::Participant::SCHEMA,
            Kind::Control => control::Control::SCHEMA,
            Kind::GoalResult => goal::GoalResult::SCHEMA,
            Kind::Activity => programme::Activity::SCHEMA,
            Kind::Request => paper::Request::SCHEMA,
            Kind::Notice => contact::Notice::SCHEMA,
            Kind::Event => event::FamilyEvent::SCHEMA,
            Kind::Closing => paper::Closing::SCHEMA,
            Kind::Action => action::Action::SCHEMA,
            Kind::Erasure => erasure::Erasure::SCHEMA,
            Kind::Transfer => transfer::Transfer::SCHEMA,
            Kind::Phone => member::Phone::SCHEMA,
        }
    }

    #[must_use]
    pub fn field(self, name: FieldName) -> Option<&'static Field> {
        self.fields().iter().find(|f| f.name == name)
    }

    /// The field of that name as foreign input, a command or a cell of the log has it.
    #[must_use]
    pub fn field_coded(self, code: &str) -> Option<&'static Field> {
        self.field(FieldName::from_code(code)?)
    }

    /// The field that names the record this kind belongs to.
    #[must_use]
    pub fn owner_field(self) -> Option<&'static Field> {
        self.fields().iter().find(|f| matches!(f.ty, FieldType::Owner(_)))
    }

    /// The cells, in order of their first field.
    #[must_use]
    pub fn cells(self) -> Vec<&'static str> {
        let mut cells = Vec::new();
        for field in self.fields().iter().filter(|f| f.ty != FieldType::Phones) {
            if !cells.contains(&field.cell) {
                cells.push(field.cell);
            }
        }
        cells
    }

    /// The cell that holds the field.
    #[must_use]
    pub fn cell_of(self, name: FieldName) -> Option<&'static str> {
        self.field(name).map(|f| f.cell)
    }

    /// The cell of this name, if the kind has it.
    #[must_use]
    pub fn cell(self, name: &str) -> Option<&'static KindCell> {
        let cells = self.known_cells();
        let at = cells.binary_search_by_key(&seat(name), |cell| seat(cell.name)).ok()?;
        cells.get(at)
    }

    /// The cells with their fields.
    #[must_use]
    pub fn known_cells(self) -> &'static [KindCell] {
        CELLS.get(self as usize).map_or(&[], Vec::as_slice)
    }

    /// The fields of a cell, in order.
    pub fn fields_of(self, cell: &str) -> impl Iterator<Item = &'static Field> + use<> {
        self.cell(cell).map_or(&[][..], |cell| &cell.fields).iter().copied()
    }

    /// Whether the cell is one field alone, written as a bare value, not as an object.
    #[must_use]
    pub fn is_single(self, cell: &str) -> bool {
        self.cell(cell).is_some_and(|cell| cell.is_single)
    }
}

/// A cell of a kind: the fields that the log writes as one value.
#[derive(Debug)]
pub struct KindCell {
    pub name: &'static str,
    /// In order.
    pub fields: Vec<&'static Field>,
    /// Whether it is one field alone, written as a bare value, not as an object.
    pub is_single: bool,
}

/// By what the cells of a kind are in order: names of other lengths need not be compared.
fn seat(name: &str) -> (usize, &str) {
    (name.len(), name)
}

/// The cells of each kind, in the order of the kinds: a fold asks for each cell of each record of a file.
static CELLS: LazyLock<Vec<Vec<KindCell>>> = LazyLock::new(|| {
    let cell = |kind: Kind, name: &'static str| {
        let fields: Vec<&'static Field> =
            kind.fields().iter().filter(|f| f.cell == name && f.ty != FieldType::Phones).collect();
        let is_single = matches!(fields.as_slice(), [field] if field.name.code() == name);
        KindCell { name, fields, is_single }
    };
    let all = |kind: Kind| {
        let mut cells: Vec<KindCell> = kind.cells().into_iter().map(|name| cell(kind, name)).collect();
        cells.sort_unstable_by_key(|cell| seat(cell.name));
        cells
    };
    Kind::ALL.iter().map(|kind| all(*kind)).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_finds_its_own_cells() {
        for kind in Kind::ALL {
            for field in kind.fields().iter().filter(|f| f.ty != FieldType::Phones) {
                assert!(kind.fields_of(field.cell).any(|f| f.name == field.name), "{kind:?} {}", field.name);
            }
            let fields: usize = kind.cells().iter().map(|cell| kind.fields_of(cell).count()).sum();
            let declared = kind.fields().iter().filter(|f| f.ty != FieldType::Phones).count();
            assert_eq!(fields, declared, "{kind:?}");
            assert_eq!(kind.fields_of("_same").count(), 0);
        }
    }
}
