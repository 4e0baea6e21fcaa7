//! Filling a form: rows and paragraphs once for each row of their list, fields with their values.

use std::collections::BTreeSet;

use super::fault::{FormFault, FormFlaw};
use super::fields::{self, TemplateField};
use super::package::{self, BODY, MOST_BYTES, PackagePart};
use super::values::FormValues;
use super::xml::{self, XmlElement, XmlNode};
use crate::paper::hyphen;

/// A line to be filled by pen.
const BLANK: &str = "______________________";

/// Lines to be filled by pen, where a paragraph has nothing else.
const LINES: &str = "__________________________________________________________________________\n__________________________________________________________________________";

/// Unknown fields that are named at once.
const MOST_NAMED: usize = 8;

/// The form filled with each of `all`, the second and each further one on a new page; headers and footers with the
/// first.
///
/// # Errors
/// If the form is none, or asks for what the paper does not have: with its place.
pub fn fill(form: &[u8], all: &[FormValues]) -> Result<Vec<PackagePart>, FormFault> {
    let mut parts = package::read(form)?;
    let none = FormValues::default();
    let first = all.first().unwrap_or(&none);
    for (name, content) in &mut parts {
        let is_body = name == BODY;
        let is_edge = name.starts_with("word/header") || name.starts_with("word/footer");
        if !is_body && !is_edge {
            continue;
        }
        let broken = |_| FormFault::in_part(FormFlaw::NoXml, name);
        let text = std::str::from_utf8(content).map_err(|_| FormFault::in_part(FormFlaw::NoXml, name))?;
        let nodes = xml::parse(text.trim_start_matches('\u{feff}')).map_err(broken)?;
        let mut walk = TemplateFiller { paragraph: 0, unknown: Vec::new(), size: 0 };
        let filled =
            if is_body { walk.body(nodes, all) } else { walk.nodes(nodes, first, ParagraphPlace::Page) };
        let filled = filled.map_err(|f| FormFault { part: Some(name.clone()), ..f })?;
        if let Some((paragraph, near)) = walk.unknown.first().map(|u| (u.1, u.2.clone())) {
            let mut seen = BTreeSet::new();
            let names = walk.unknown.iter().map(|u| u.0.clone()).filter(|n| seen.insert(n.clone()));
            let flaw = FormFlaw::Unknown(names.take(MOST_NAMED).collect());
            return Err(FormFault {
                flaw,
                part: Some(name.clone()),
                paragraph: Some(paragraph),
                near: Some(near),
            });
        }
        *content = xml::written(&filled).into_bytes();
    }
    Ok(parts)
}

/// Where a paragraph is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ParagraphPlace {
    /// In no table: what is not known is a line to write on.
    Page,
    /// In a table without borders or a text box: a line to write on too.
    Free,
    /// In a cell with borders: the cell itself is the place to write in.
    Cell,
}

/// A walk through a part.
struct TemplateFiller {
    /// Paragraphs met so far.
    paragraph: usize,
    /// Fields that the paper does not have: name, paragraph, text around.
    unknown: Vec<(String, usize, String)>,
    /// Bytes of what was written for rows of lists.
    size: u64,
}

impl TemplateFiller {
    /// The part of the text: what lies under `w:body` once for each of `all`.
    fn body(&mut self, nodes: Vec<XmlNode>, all: &[FormValues]) -> Result<Vec<XmlNode>, FormFault> {
        let mut written = Vec::new();
        for node in nodes {
            match node {
                XmlNode::Element(mut e) if e.name == "w:body" => {
                    let (ends, blocks): (Vec<XmlNode>, Vec<XmlNode>) = std::mem::take(&mut e.children)
                        .into_iter()
                        .partition(|n| n.element().is_some_and(|e| e.name == "w:sectPr"));
                    for (i, values) in all.iter().enumerate() {
                        self.paragraph = 0;
                        self.count(&blocks)?;
                        let mut blocks = self.nodes(blocks.clone(), values, ParagraphPlace::Page)?;
                        if i > 0 {
                            on_new_page(&mut blocks);
                        }
                        e.children.extend(blocks);
                    }
                    e.children.extend(ends);
                    written.push(XmlNode::Element(e));
                }
                XmlNode::Element(mut e) => {
                    e.children = self.body(e.children, all)?;
                    written.push(XmlNode::Element(e));
                }
                raw @ XmlNode::Raw(_) => written.push(raw),
            }
        }
        Ok(written)
    }

    fn nodes(
        &mut self,
        nodes: Vec<XmlNode>,
        values: &FormValues,
        place: ParagraphPlace,
    ) -> Result<Vec<XmlNode>, FormFault> {
        let mut written = Vec::new();
        for node in nodes {
            match node {
                XmlNode::Element(e) if e.name == "w:tr" => self.repeated(e, values, place, &mut written)?,
                XmlNode::Element(e) if e.name == "w:p" => self.repeated(e, values, place, &mut written)?,
                XmlNode::Element(mut e) => {
                    let inner = match e.name.as_str() {
                        "w:txbxContent" => ParagraphPlace::Free,
                        "w:tbl" if !has_borders(&e) => ParagraphPlace::Free,
                        "w:tbl" => ParagraphPlace::Cell,
                        _ => place,
                    };
                    let is_cell = e.name == "w:tc";
                    e.children = self.nodes(e.children, values, inner)?;
                    // A cell without a paragraph is no cell.
                    if is_cell && e.elements().all(|c| c.name != "w:p") {
                        e.children.push(XmlNode::Element(XmlElement::new("w:p", Vec::new())));
                    }
                    written.push(XmlNode::Element(e));
                }
                raw @ XmlNode::Raw(_) => written.push(raw),
            }
        }
        Ok(written)
    }

    /// A row or a paragraph: once, or once for each row of the list it asks for.
    fn repeated(
        &mut self,
        element: XmlElement,
        values: &FormValues,
        place: ParagraphPlace,
        written: &mut Vec<XmlNode>,
    ) -> Result<(), FormFault> {
        let began = self.paragraph;
        let mut asked = BTreeSet::new();
        lists(&element, &mut asked, began + 1)?;
        let mut asked = asked.into_iter();
        let Some(list) = asked.next() else {
            written.extend(self.once(element, values, None, place)?);
            return Ok(());
        };
        if let Some(other) = asked.next() {
            let paragraph = Some(began + 1);
            return Err(FormFault { paragraph, ..FormFault::of(FormFlaw::TwoLists(list, other)) });
        }
        let none = [FormValues::default()];
        let rows = match values.rows(&list) {
            // A table without rows keeps one to write in, a text none.
            Some([]) if element.name == "w:tr" => {
                written.extend(self.once(element, values, Some((&list, None)), ParagraphPlace::Cell)?);
                return Ok(());
            }
            Some([]) => {
                self.paragraph += 1;
                return Ok(());
            }
            Some(rows) => rows,
            // The list is not known: each of its fields is reported.
            None => &none,
        };
        for row in rows {
            self.paragraph = began;
            self.count(std::slice::from_ref(&XmlNode::Element(element.clone())))?;
            written.extend(self.once(element.clone(), values, Some((&list, Some(row))), place)?);
        }
        Ok(())
    }

    fn once(
        &mut self,
        mut element: XmlElement,
        values: &FormValues,
        row: Option<(&str, Option<&FormValues>)>,
        place: ParagraphPlace,
    ) -> Result<Option<XmlNode>, FormFault> {
        if element.name == "w:p" {
            return Ok(self.paragraph(element, values, row, place)?.map(XmlNode::Element));
        }
        let mut children = Vec::new();
        for node in element.children {
            match node {
                XmlNode::Element(e) if row.is_none() && e.name == "w:tbl" => {
                    children.extend(self.nodes(vec![XmlNode::Element(e)], values, place)?);
                }
                XmlNode::Element(e) => children.extend(self.once(e, values, row, place)?),
                raw @ XmlNode::Raw(_) => children.push(raw),
            }
        }
        element.children = children;
        if element.name == "w:tc" && element.elements().all(|c| c.name != "w:p") {
            element.children.push(XmlNode::Element(XmlElement::new("w:p", Vec::new())));
        }
        Ok(Some(XmlNode::Element(element)))
    }

    fn paragraph(
        &mut self,
        mut element: XmlElement,
        values: &FormValues,
        row: Option<(&str, Option<&FormValues>)>,
        place: ParagraphPlace,
    ) -> Result<Option<XmlElement>, FormFault> {
        self.paragraph += 1;
        let number = self.paragraph;
        let text = fields::text(&element);
        let found = fields::of(&text).map_err(|f| FormFault { paragraph: Some(number), ..f })?;
        if !found.is_empty() {
            let value = |f: &TemplateField| -> Option<String> {
                match (&f.list, row) {
                    (None, _) => values.field(&f.key).map(str::to_owned),
                    (Some(list), Some((of, Some(row)))) if list == of => row.field(&f.key).map(str::to_owned),
                    (Some(list), Some((of, None))) if list == of => Some(String::new()),
                    _ => None,
                }
            };
            let mut put = Vec::new();
            for field in &found {
                let value = value(field).unwrap_or_else(|| {
                    self.unknown.push((field.written.clone(), number, fields::near(&text)));
                    String::new()
                });
                let around = text[..field.from].trim().len() + text[field.to..].trim().len();
                let is_alone = || around == 0 && is_left(&element);
                put.push(match (value.is_empty(), place, field.is_optional) {
                    (true, ParagraphPlace::Page, false) if is_alone() => LINES.to_owned(),
                    (true, ParagraphPlace::Page | ParagraphPlace::Free, false) => BLANK.to_owned(),
                    (_, ParagraphPlace::Cell, _) => hyphen::long(&value),
                    _ => value,
                });
            }
            let only = found.iter().all(|f| f.is_optional) && put.iter().all(String::is_empty);
            if only {
                return Ok(None);
            }
            fields::put(&mut element, &found, &put);
        }
        // Text boxes have paragraphs of their own.
        element.children = self.nodes(element.children, values, ParagraphPlace::Free)?;
        Ok(Some(element))
    }

    /// Bounds what the lists of a form may make of it.
    fn count(&mut self, nodes: &[XmlNode]) -> Result<(), FormFault> {
        self.size += weight(nodes);
        if self.size > MOST_BYTES { Err(FormFault::of(FormFlaw::TooLarge)) } else { Ok(()) }
    }
}

/// Whether a paragraph is aligned to the left, and no head.
fn is_left(paragraph: &XmlElement) -> bool {
    let of =
        |e: &XmlElement| e.name != "w:jc" && !e.tag.contains("\"Title\"") && !e.tag.contains("\"Heading");
    let properties = paragraph.elements().filter(|e| e.name == "w:pPr");
    properties.flat_map(XmlElement::elements).all(of)
}

/// Whether a table has borders: its own, those of a cell, or those of a style.
fn has_borders(table: &XmlElement) -> bool {
    let is_line = |e: &XmlElement| {
        e.tag.contains("w:val=\"") && !e.tag.contains("\"nil\"") && !e.tag.contains("\"none\"")
    };
    let of = |e: &XmlElement| match e.name.as_str() {
        "w:tblBorders" | "w:tcBorders" => e.elements().any(is_line),
        "w:tblStyle" => true,
        "w:p" | "w:tbl" => false,
        _ => has_borders(e),
    };
    table.elements().any(of)
}

/// Bytes that nodes take, about.
fn weight(nodes: &[XmlNode]) -> u64 {
    let of = |node: &XmlNode| match node {
        XmlNode::Raw(text) => text.len() as u64,
        XmlNode::Element(e) => e.tag.len() as u64 + e.name.len() as u64 + 5 + weight(&e.children),
    };
    nodes.iter().map(of).sum()
}

/// The lists whose rows a row of a table or a paragraph asks for.
fn lists(element: &XmlElement, asked: &mut BTreeSet<String>, paragraph: usize) -> Result<(), FormFault> {
    if element.name == "w:p" {
        let text = fields::text(element);
        let found = fields::of(&text).map_err(|f| FormFault { paragraph: Some(paragraph), ..f })?;
        asked.extend(found.into_iter().filter_map(|f| f.list));
    }
    // A table within a cell has rows of its own.
    for inner in element.elements().filter(|e| e.name != "w:tbl" && e.name != "w:txbxContent") {
        lists(inner, asked, paragraph)?;
    }
    Ok(())
}

/// Begins a new page with these blocks.
fn on_new_page(blocks: &mut Vec<XmlNode>) {
    let page = || XmlNode::Element(XmlElement::new("w:pageBreakBefore", Vec::new()));
    let first = blocks.iter_mut().find_map(|n| match n {
        XmlNode::Element(e) => Some(e),
        XmlNode::Raw(_) => None,
    });
    let Some(first) = first.filter(|e| e.name == "w:p") else {
        let properties = XmlElement::new("w:pPr", vec![page()]);
        blocks.insert(0, XmlNode::Element(XmlElement::new("w:p", vec![XmlNode::Element(properties)])));
        return;
    };
    let properties = first.children.iter_mut().find_map(|n| match n {
        XmlNode::Element(e) if e.name == "w:pPr" => Some(e),
        _ => None,
    });
    match properties {
        Some(properties) => {
            let before = ["w:pStyle", "w:keepNext", "w:keepLines"];
            let place = properties
                .children
                .iter()
                .position(|n| n.element().is_some_and(|e| !before.contains(&e.name.as_str())))
                .unwrap_or(properties.children.len());
            properties.children.insert(place, page());
        }
        None => first.children.insert(0, XmlNode::Element(XmlElement::new("w:pPr", vec![page()]))),
    }
}
