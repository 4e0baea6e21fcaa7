//! XML read element by element, whatever prefixes the program that wrote it uses. Nothing of it is expanded but the
//! references that XML itself has: a document that declares others gets them back as they are written.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::domain::UserError;

/// Elements within elements: no table has them deeper.
const DEEPEST: usize = 200;

/// A document as it is read.
pub(super) struct MarkupReader<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    depth: usize,
}

/// What comes next in a document.
pub(super) enum MarkupEvent<'a> {
    /// An element begins; an empty one ends at once.
    Open(MarkupTag<'a>),
    Close,
    Text(String),
    End,
}

/// The beginning of an element.
pub(super) struct MarkupTag<'a>(BytesStart<'a>);

fn broken(cause: impl Into<anyhow::Error>) -> UserError {
    UserError::new("table-broken").because(cause)
}

impl<R: BufRead> MarkupReader<R> {
    pub fn new(source: R) -> MarkupReader<R> {
        let mut reader = Reader::from_reader(source);
        reader.config_mut().expand_empty_elements = true;
        MarkupReader { reader, buffer: Vec::new(), depth: 0 }
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The next piece.
    ///
    /// # Errors
    /// If the document is not well-formed, ends in the middle, or is too deep.
    pub fn next(&mut self) -> Result<MarkupEvent<'_>, UserError> {
        self.buffer.clear();
        Ok(match self.reader.read_event_into(&mut self.buffer).map_err(broken)? {
            Event::Start(tag) | Event::Empty(tag) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(UserError::new("table-broken"));
                }
                MarkupEvent::Open(MarkupTag(tag))
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                MarkupEvent::Close
            }
            Event::Text(text) => MarkupEvent::Text(text.decode().map_err(broken)?.into_owned()),
            Event::CData(text) => MarkupEvent::Text(text.decode().map_err(broken)?.into_owned()),
            Event::GeneralRef(name) => {
                let sign = name.resolve_char_ref().map_err(broken)?;
                let name = name.decode().map_err(broken)?;
                let known = sign
                    .map(String::from)
                    .or_else(|| quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned));
                MarkupEvent::Text(known.unwrap_or_else(|| format!("&{name};")))
            }
            Event::Eof if self.depth > 0 => return Err(UserError::new("table-broken")),
            Event::Eof => MarkupEvent::End,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {
                MarkupEvent::Text(String::new())
            }
        })
    }
}

impl MarkupTag<'_> {
    /// Its name without the prefix.
    pub fn name(&self) -> String {
        String::from_utf8_lossy(self.0.local_name().as_ref()).into_owned()
    }

    /// Its name with the prefix.
    pub fn qualified(&self) -> String {
        String::from_utf8_lossy(self.0.name().as_ref()).into_owned()
    }

    /// The value of an attribute, by its name without the prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let found = self.0.attributes().flatten().find(|a| a.key.local_name().as_ref() == name.as_bytes())?;
        Some(found.normalized_value(quick_xml::XmlVersion::default()).ok()?.into_owned())
    }

    /// The value of an attribute, by its name with the prefix.
    pub fn exact(&self, name: &str) -> Option<String> {
        let found = self.0.attributes().flatten().find(|a| a.key.as_ref() == name.as_bytes())?;
        Some(found.normalized_value(quick_xml::XmlVersion::default()).ok()?.into_owned())
    }

    /// A number of an attribute, by its name with the prefix.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.exact(name)?.trim().parse().ok()
    }

    /// A number of an attribute, by its name without the prefix.
    pub fn number_of(&self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }
}
