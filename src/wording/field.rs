//! What fields and cells of records are called.

use crate::domain::FieldName;
use crate::domain::schema::Kind;
use crate::text::Words;

/// What a field is called.
#[must_use]
pub fn field_name(words: &Words, field: FieldName) -> String {
    let id = field.code().replace('_', "-");
    words.say(&format!("field-{id}"))
}

/// What a field of a kind is called: the last day of a span is said to be one.
#[must_use]
pub fn label(words: &Words, kind: Kind, field: FieldName) -> String {
    match kind.field(field) {
        Some(field) if field.exclusive && field.name == FieldName::Until => words.say("field-through"),
        Some(field) if kind == Kind::Member && field.name == FieldName::From => {
            words.say("field-member-from")
        }
        Some(field) if kind == Kind::Sitting && field.name == FieldName::Body => {
            words.say("field-sitting-body")
        }
        Some(field) if kind == Kind::Programme && field.name == FieldName::On => {
            words.say("field-approved-on")
        }
        _ => field_name(words, field),
    }
}

/// What a cell is called: its one field, or the thing its fields are together.
#[must_use]
pub fn cell_name(words: &Words, kind: Kind, cell: &str) -> String {
    match kind.field_coded(cell).filter(|_| kind.is_single(cell)) {
        Some(field) => field_name(words, field.name),
        None => words.pick("cell", cell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn every_field_and_cell_has_words() {
        for words in [Words::of(Lang::Ru), Words::of(Lang::En)] {
            for kind in Kind::ALL {
                for field in kind.fields() {
                    let id = format!("field-{}", field.name.code().replace('_', "-"));
                    assert!(words.knows(&id), "{id}");
                }
                for cell in kind.cells() {
                    let said = cell_name(&words, *kind, cell);
                    assert!(
                        !said.is_empty() && said != words.pick("cell", "_deleted"),
                        "{} {cell}",
                        kind.name()
                    );
                }
                let unknown =
                    words.lang() == Lang::Ru && words.pick("record-one", kind.name()) == kind.name();
                assert!(!unknown, "{}", kind.name());
            }
        }
    }
}
