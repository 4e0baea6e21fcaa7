//! What a form is filled with: fields by name, lists of rows by name. Names are those of `data/forms/fields.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::{Map, Value, json};

use crate::domain::fold;

/// Fields and lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values {
    fields: BTreeMap<&'static str, String>,
    lists: BTreeMap<&'static str, Vec<Values>>,
}

impl Values {
    /// Sets a field; what is not known is empty, and so a line to be filled by pen.
    pub fn set(&mut self, key: &'static str, value: impl Into<String>) {
        self.fields.insert(key, value.into());
    }

    /// Sets a field that may not be known.
    pub fn maybe(&mut self, key: &'static str, value: Option<impl Into<String>>) {
        self.set(key, value.map(Into::into).unwrap_or_default());
    }

    /// Sets the rows of a list.
    pub fn list(&mut self, key: &'static str, rows: Vec<Values>) {
        self.lists.insert(key, rows);
    }

    /// The value of a field.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&str> {
        self.fields.get(key).map(String::as_str)
    }

    /// The rows of a list.
    #[must_use]
    pub fn rows(&self, key: &str) -> Option<&[Values]> {
        self.lists.get(key).map(Vec::as_slice)
    }

    /// As JSON, by the names of the program.
    #[must_use]
    pub fn json(&self) -> Value {
        let fields = self.fields.iter().map(|(k, v)| ((*k).to_owned(), text_or_null(v)));
        let lists = self
            .lists
            .iter()
            .map(|(k, rows)| ((*k).to_owned(), json!(rows.iter().map(Values::json).collect::<Vec<_>>())));
        Value::Object(fields.chain(lists).collect::<Map<_, _>>())
    }
}

fn text_or_null(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { json!(text) }
}

/// The name of a field or list in JSON by its name in a form, as both are written in `data/forms/fields.toml`.
fn names() -> &'static BTreeMap<String, String> {
    static NAMES: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let table: toml::Table = include_str!("../../../data/forms/fields.toml").parse().unwrap_or_default();
        let mut names = BTreeMap::new();
        for (key, name) in &table {
            names.insert(folded(key), key.clone());
            if let Some(name) = name.as_str() {
                names.insert(folded(name), key.clone());
            }
        }
        names
    })
}

/// Fields and lists with their names in a form, in the order in which they are explained.
#[must_use]
pub fn named() -> Vec<(String, String)> {
    let table: toml::Table = include_str!("../../../data/forms/fields.toml").parse().unwrap_or_default();
    table.iter().filter_map(|(key, name)| Some((key.clone(), name.as_str()?.to_owned()))).collect()
}

/// The name of a key in a form.
#[must_use]
pub fn name_of(key: &str) -> String {
    named().into_iter().find(|(of, _)| of == key).map_or_else(|| key.to_owned(), |(_, name)| name)
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
    names().get(&folded).cloned().unwrap_or_else(|| folded.replace(' ', "_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_it_was_typed() {
        let key = named()[0].0.clone();
        let name = named()[0].1.clone();
        for typed in [name.clone(), name.to_uppercase(), format!(" {name}\u{a0} "), key.clone()] {
            assert_eq!(key_of(&typed), key, "{typed}");
        }
    }
}
