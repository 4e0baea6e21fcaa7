//! The fields of a paragraph: found across the runs into which an editor has cut them, and filled in the first of these.

use super::fault::{FormFault, FormFlaw};
use super::values::key_of;
use super::xml::{XmlElement, XmlNode};

const OPEN: &str = "{{";
const CLOSE: &str = "}}";

/// Letters of the text around a flaw.
const NEAR: usize = 40;

/// A field in the text of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateField {
    /// Where it begins and ends in the text, in bytes.
    pub from: usize,
    pub to: usize,
    /// As it is written.
    pub written: String,
    /// The list of whose rows it is.
    pub list: Option<String>,
    pub key: String,
    /// Whether nothing is left where nothing is known.
    pub is_optional: bool,
}

/// The fields of a text.
///
/// # Errors
/// If one is begun and not ended.
pub fn of(text: &str) -> Result<Vec<TemplateField>, FormFault> {
    let mut fields = Vec::new();
    let mut at = 0;
    while let Some(from) = text[at..].find(OPEN).map(|i| at + i) {
        let inner = from + OPEN.len();
        let end = text[inner..].find(CLOSE).map(|i| inner + i);
        let next = text[inner..].find(OPEN).map(|i| inner + i);
        let Some(end) = end.filter(|end| next.is_none_or(|next| *end < next)) else {
            let written = text[from..].chars().take(NEAR).collect();
            return Err(FormFault { near: Some(near(text)), ..FormFault::of(FormFlaw::Unclosed(written)) });
        };
        let written = text[inner..end].trim();
        let name = written.strip_suffix('?').unwrap_or(written);
        let (list, key) = match name.split_once('.') {
            Some((list, field)) => (Some(key_of(list)), key_of(field)),
            None => (None, key_of(name)),
        };
        let to = end + CLOSE.len();
        let (written, is_optional) = (written.to_owned(), written.ends_with('?'));
        fields.push(TemplateField { from, to, written, list, key, is_optional });
        at = to;
    }
    Ok(fields)
}

/// The beginning of a text, to be found again by.
#[must_use]
pub fn near(text: &str) -> String {
    text.trim().chars().take(NEAR).collect()
}

/// The text of a paragraph, without that of paragraphs inside it.
#[must_use]
pub fn text(paragraph: &XmlElement) -> String {
    let mut text = String::new();
    for element in paragraph.elements().filter(|e| e.name != "w:p") {
        if element.name == "w:t" {
            text.push_str(&element.text());
        } else {
            text.push_str(&self::text(element));
        }
    }
    text
}

/// Puts values in the place of the fields of a paragraph.
pub fn put(paragraph: &mut XmlElement, fields: &[TemplateField], values: &[String]) {
    let mut at = 0;
    pieces(paragraph, &mut |piece| {
        let text = piece.text();
        let (from, to) = (at, at + text.len());
        at = to;
        if fields.iter().all(|f| f.to <= from || to <= f.from) {
            return;
        }
        let mut filled = String::new();
        let mut kept = from;
        for (field, value) in fields.iter().zip(values).filter(|(f, _)| from < f.to && f.from < to) {
            if kept < field.from {
                filled.push_str(&text[kept - from..field.from - from]);
            }
            // The value comes where the field begins; what is left of it in later runs goes.
            if from <= field.from {
                filled.push_str(value);
            }
            kept = field.to.min(to);
        }
        filled.push_str(&text[kept - from..]);
        "w:t xml:space=\"preserve\"".clone_into(&mut piece.tag);
        piece.children = vec![XmlNode::Raw(lines(&filled))];
    });
}

/// A text with its line ends, inside `w:t`.
fn lines(text: &str) -> String {
    let clean: String = text.chars().filter(|c| *c == '\n' || *c == '\t' || !c.is_control()).collect();
    let clean = kept_together(&clean);
    let each = clean.split('\n').map(|line| quick_xml::escape::partial_escape(line).into_owned());
    each.collect::<Vec<_>>().join("</w:t><w:br/><w:t xml:space=\"preserve\">")
}

/// What a number follows on its line: № п. пп. ст. ч. абз. гл.
const BEFORE_NUMBERS: [&str; 7] = [
    "№",
    "\u{43f}.",
    "\u{43f}\u{43f}.",
    "\u{441}\u{442}.",
    "\u{447}.",
    "\u{430}\u{431}\u{437}.",
    "\u{433}\u{43b}.",
];

/// A text in which no line ends between the sign of a number and its digits, or between two initials.
pub(super) fn kept_together(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(' ') {
        kept.push_str(before);
        let word = before.rsplit(|c: char| c.is_whitespace() || "(«".contains(c)).next().unwrap_or(before);
        let is_number = BEFORE_NUMBERS.contains(&word) && behind.starts_with(|c: char| c.is_ascii_digit());
        kept.push(if is_number || is_initial(word) && is_initial(behind) { '\u{a0}' } else { ' ' });
        rest = behind;
    }
    kept + rest
}

/// Whether a text begins with an initial: «М.».
fn is_initial(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next() == Some('.')
}

/// The pieces of text of a paragraph in order.
fn pieces(paragraph: &mut XmlElement, each: &mut dyn FnMut(&mut XmlElement)) {
    for node in &mut paragraph.children {
        match node {
            XmlNode::Element(e) if e.name == "w:t" => each(e),
            XmlNode::Element(e) if e.name != "w:p" => pieces(e, each),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::xml::{parse, written};
    use super::*;

    fn filled(xml: &str, value: &str) -> String {
        let mut nodes = parse(xml).unwrap();
        let XmlNode::Element(p) = &mut nodes[0] else { panic!("no element") };
        let fields = of(&text(p)).unwrap();
        let values = vec![value.to_owned(); fields.len()];
        put(p, &fields, &values);
        written(&nodes)
    }

    #[test]
    fn a_field_is_found_across_runs() {
        let cut = "<w:p><w:r><w:t>a {</w:t></w:r><w:r><w:rPr/><w:t>{x</w:t></w:r><w:proofErr/><w:r><w:t>}} b</w:t></w:r></w:p>";
        assert_eq!(
            filled(cut, "<V>"),
            "<w:p><w:r><w:t xml:space=\"preserve\">a &lt;V&gt;</w:t></w:r><w:r><w:rPr/><w:t xml:space=\"preserve\"></w:t></w:r><w:proofErr/><w:r><w:t xml:space=\"preserve\"> b</w:t></w:r></w:p>"
        );
    }

    #[test]
    fn several_fields_of_one_run_and_lines_of_a_value() {
        let xml = "<w:p><w:r><w:t>{{a}}, {{b}}.</w:t></w:r></w:p>";
        let line = "1</w:t><w:br/><w:t xml:space=\"preserve\">2";
        assert_eq!(
            filled(xml, "1\n2"),
            format!("<w:p><w:r><w:t xml:space=\"preserve\">{line}, {line}.</w:t></w:r></w:p>")
        );
    }

    #[test]
    fn a_number_stays_with_its_sign_and_initials_with_each_other() {
        for (text, kept) in [
            ("№ 5 or № five", "№\u{a0}5 or № five"),
            ("A. B. Ray, (A. B. Ray)", "A.\u{a0}B. Ray, (A.\u{a0}B. Ray)"),
            ("\u{43f}. 5.8", "\u{43f}.\u{a0}5.8"),
            ("the end. 5 days", "the end. 5 days"),
        ] {
            assert_eq!(kept_together(text), kept);
        }
    }

    #[test]
    fn a_field_that_is_not_ended_is_a_flaw() {
        for text in ["{{a", "{{a {{b}}", "x {{ y }"] {
            assert!(matches!(of(text).unwrap_err().flaw, FormFlaw::Unclosed(_)), "{text}");
        }
    }
}
