//! What a form is filled with: fields by name, lists of rows by name. Names are those of `data/forms/fields.toml`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::{Map, Value, json};

use crate::domain::fold;

include!(concat!(env!("OUT_DIR"), "/form_field.rs"));

/// Fields and lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormValues {
    fields: BTreeMap<Cow<'static, str>, String>,
    lists: BTreeMap<&'static str, Vec<FormValues>>,
}

impl FormValues {
    /// Sets a field; what is not known is empty, and so a line to be filled by pen.
    pub fn set(&mut self, field: FormField, value: impl Into<String>) {
        self.fields.insert(field.code().into(), value.into());
    }

    /// Sets the field of a column of a table.
    pub fn column(&mut self, key: Cow<'static, str>, value: String) {
        self.fields.insert(key, value);
    }

    /// Sets a field that may not be known.
    pub fn maybe(&mut self, field: FormField, value: Option<impl Into<String>>) {
        self.set(field, value.map(Into::into).unwrap_or_default());
    }

    /// Sets the rows of a list.
    pub fn list(&mut self, list: FormField, rows: Vec<FormValues>) {
        self.lists.insert(list.code(), rows);
    }

    /// The value of a field.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&str> {
        self.fields.get(key).map(String::as_str)
    }

    /// The rows of a list.
    #[must_use]
    pub fn rows(&self, key: &str) -> Option<&[FormValues]> {
        self.lists.get(key).map(Vec::as_slice)
    }

    /// The keys of the fields.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.fields.keys().map(|key| &**key)
    }

    /// The lists by their keys.
    pub fn lists(&self) -> impl Iterator<Item = (&'static str, &[FormValues])> {
        self.lists.iter().map(|(key, rows)| (*key, rows.as_slice()))
    }

    /// As JSON, by the names of the program.
    #[must_use]
    pub fn json(&self) -> Value {
        let fields = self.fields.iter().map(|(k, v)| (k.to_string(), text_or_null(v)));
        let lists = self
            .lists
            .iter()
            .map(|(k, rows)| ((*k).to_owned(), json!(rows.iter().map(FormValues::json).collect::<Vec<_>>())));
        Value::Object(fields.chain(lists).collect::<Map<_, _>>())
    }
}

fn text_or_null(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { json!(text) }
}

/// The name of a field or list in JSON by its name in a form.
fn names() -> &'static BTreeMap<String, &'static str> {
    static NAMES: OnceLock<BTreeMap<String, &'static str>> = OnceLock::new();
    NAMES.get_or_init(|| {
        NAMED.iter().flat_map(|(key, name)| [(folded(key), *key), (folded(name), *key)]).collect()
    })
}

/// The name of a key in a form.
#[must_use]
pub fn name_of(key: &str) -> &str {
    NAMED.iter().find(|(of, _)| *of == key).map_or(key, |(_, name)| *name)
}

/// A name however it was typed: one case, one kind of space, ё as е.
fn folded(name: &str) -> String {
    let one = fold::fold(name).replace('_', " ");
    one.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The key of a name; one that is in no list of names is its own.
#[must_use]
pub fn key_of(name: &str) -> String {
    let folded = folded(name);
    names().get(&folded).map_or_else(|| folded.replace(' ', "_"), |key| (*key).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_it_was_typed() {
        let (key, name) = NAMED[0];
        for typed in [name.to_owned(), name.to_uppercase(), format!(" {name}\u{a0} "), key.to_owned()] {
            assert_eq!(key_of(&typed), key, "{typed}");
        }
    }
}
