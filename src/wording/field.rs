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

/// What a field of a kind is called: by its own words, where the general ones would not say what the field is of this
/// kind. The last day of a span is said to be one.
#[must_use]
pub fn label(words: &Words, kind: Kind, field: FieldName) -> String {
    match kind.field(field) {
        Some(field) if field.exclusive && field.name == FieldName::Until => words.say("field-through"),
        _ => own_label(words, kind, field).unwrap_or_else(|| field_name(words, field)),
    }
}

/// The words that a field has of this kind alone.
fn own_label(words: &Words, kind: Kind, field: FieldName) -> Option<String> {
    let id = format!("field-of-{}-{}", kind.name(), field.code()).replace('_', "-");
    words.knows(&id).then(|| words.say(&id))
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
