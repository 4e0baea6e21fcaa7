//! An XML part as a tree: elements with their tags as written, everything else raw. What is not changed is written back
//! letter by letter.

use quick_xml::Reader;
use quick_xml::events::Event;

/// Elements within elements: far deeper than any document, far shallower than the stack.
const DEEPEST: usize = 200;

/// A node of the tree.
#[derive(Clone, Debug, PartialEq)]
pub enum XmlNode {
    Element(XmlElement),
    /// Text, comments and instructions as they are written.
    Raw(String),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct XmlElement {
    /// Its name with its prefix: `w:p`.
    pub name: String,
    /// What is between `<` and `>`, without the slash of an empty element.
    pub tag: String,
    pub children: Vec<XmlNode>,
}

/// Why a part is no tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct XmlError {
    /// Byte at which it breaks off.
    pub at: u64,
}

/// The nodes of a part.
///
/// # Errors
/// If it is not well-formed, or too deep.
pub fn parse(xml: &str) -> Result<Vec<XmlNode>, XmlError> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut open: Vec<XmlElement> = vec![XmlElement::default()];
    loop {
        let from = reader.buffer_position();
        let broken = XmlError { at: from };
        let event = reader.read_event().map_err(|_| broken)?;
        let piece = slice(xml, from, reader.buffer_position()).ok_or(broken)?;
        let is_start = matches!(event, Event::Start(_));
        match event {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) => {
                let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
                let tag = String::from_utf8_lossy(&tag).trim_end().to_owned();
                let element = XmlElement { name, tag, children: Vec::new() };
                if is_start {
                    open.push(element);
                    if open.len() > DEEPEST {
                        return Err(broken);
                    }
                } else {
                    open.last_mut().ok_or(broken)?.children.push(XmlNode::Element(element));
                }
            }
            Event::End(_) => {
                let done = open.pop().ok_or(broken)?;
                open.last_mut().ok_or(broken)?.children.push(XmlNode::Element(done));
            }
            _ => open.last_mut().ok_or(broken)?.children.push(XmlNode::Raw(piece.to_owned())),
        }
    }
    match (open.pop(), open.is_empty()) {
        (Some(root), true) => Ok(root.children),
        _ => Err(XmlError { at: xml.len() as u64 }),
    }
}

fn slice(xml: &str, from: u64, to: u64) -> Option<&str> {
    xml.get(usize::try_from(from).ok()?..usize::try_from(to).ok()?)
}

/// Nodes as XML.
#[must_use]
pub fn written(nodes: &[XmlNode]) -> String {
    let mut xml = String::new();
    write(nodes, &mut xml);
    xml
}

fn write(nodes: &[XmlNode], xml: &mut String) {
    for node in nodes {
        match node {
            XmlNode::Raw(text) => xml.push_str(text),
            XmlNode::Element(e) if e.children.is_empty() => {
                xml.push('<');
                xml.push_str(&e.tag);
                xml.push_str("/>");
            }
            XmlNode::Element(e) => {
                xml.push('<');
                xml.push_str(&e.tag);
                xml.push('>');
                write(&e.children, xml);
                xml.push_str("</");
                xml.push_str(&e.name);
                xml.push('>');
            }
        }
    }
}

impl XmlElement {
    /// An element of the program's own.
    #[must_use]
    pub fn new(tag: &str, children: Vec<XmlNode>) -> XmlElement {
        let name = tag.split_whitespace().next().unwrap_or_default().to_owned();
        XmlElement { name, tag: tag.to_owned(), children }
    }

    /// Children without the texts between them.
    pub fn elements(&self) -> impl Iterator<Item = &XmlElement> {
        self.children.iter().filter_map(XmlNode::element)
    }

    /// Its text, without that of its elements.
    #[must_use]
    pub fn text(&self) -> String {
        let raw: String = self
            .children
            .iter()
            .filter_map(|n| match n {
                XmlNode::Raw(text) => Some(text.as_str()),
                XmlNode::Element(_) => None,
            })
            .collect();
        match quick_xml::escape::unescape(&raw) {
            Ok(text) => text.into_owned(),
            Err(_) => raw,
        }
    }
}

impl XmlNode {
    #[must_use]
    pub fn element(&self) -> Option<&XmlElement> {
        match self {
            XmlNode::Element(element) => Some(element),
            XmlNode::Raw(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_changed_is_written_back() {
        let xml =
            r#"<?xml version="1.0"?><!-- a --><a x='1' y="&lt;"><b/>text &amp; more<c>&#1040;</c> </a>"#;
        assert_eq!(written(&parse(xml).unwrap()), xml);
    }

    #[test]
    fn what_is_broken_or_too_deep_is_no_tree() {
        for xml in ["<a>", "<a></b>", "<a", "</a>", "<a>&lt;</a></a>"] {
            assert!(parse(xml).is_err(), "{xml}");
        }
        let deep = "<a>".repeat(100_000) + &"</a>".repeat(100_000);
        assert!(parse(&deep).is_err());
    }
}
