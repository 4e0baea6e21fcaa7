//! A docx out of blocks: the forms of `data/forms` and the tables of papers. A4, Times New Roman, pages numbered, no row
//! torn by the end of a page, heads of tables on each page.

use std::fmt::Write as _;

use super::fields::kept_together;
use super::package::{BODY, PackagePart};

/// A document before it is a docx.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocxBlocks {
    pub orientation: Orientation,
    /// The letters of its tables.
    pub letters: FontSize,
    pub blocks: Vec<DocxBlock>,
}

/// How a page lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Orientation {
    #[default]
    Portrait,
    Landscape,
}

impl Orientation {
    /// Twentieths of a point between the margins: A4 with 20 mm at the left, 15 mm at the right.
    #[must_use]
    pub fn width(self) -> u32 {
        match self {
            Orientation::Portrait => 9922,
            Orientation::Landscape => 14854,
        }
    }
}

/// How thick letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FontWeight {
    Regular,
    Bold,
}

/// The size of the letters of tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum FontSize {
    /// 11 points.
    #[default]
    Usual,
    /// 9 points.
    Small,
    /// 7 points.
    Fine,
}

impl FontSize {
    /// The largest first.
    pub const ALL: [FontSize; 3] = [FontSize::Usual, FontSize::Small, FontSize::Fine];

    /// Twentieths of a point that thousandths of a letter take.
    #[must_use]
    pub fn twentieths(self, thousandths: u32) -> u32 {
        let points = match self {
            FontSize::Usual => 11,
            FontSize::Small => 9,
            FontSize::Fine => 7,
        };
        thousandths * points / 50
    }

    fn style(self) -> &'static str {
        match self {
            FontSize::Usual => "Cell",
            FontSize::Small => "SmallCell",
            FontSize::Fine => "FineCell",
        }
    }
}

/// A block of a document. In its text `**` begins and ends bold, `\n` is a line end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocxBlock {
    Title(String),
    Head(String),
    Text(TextAlign, String),
    Table(DocxTable),
}

/// How a text is aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextAlign {
    #[default]
    Left,
    Centre,
    Right,
    /// To both edges, its first line moved in.
    Both,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocxTable {
    /// Widths of the columns, relative to one another.
    pub widths: Vec<u32>,
    /// How the cells of each column are aligned.
    pub aligns: Vec<TextAlign>,
    pub has_borders: bool,
    pub rows: Vec<DocxRow>,
}

/// A row of a table; a lone cell goes across all columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocxRow {
    pub cells: Vec<String>,
    /// Whether it is a head, in bold and on each page.
    pub is_head: bool,
    pub is_bold: bool,
}

impl DocxRow {
    fn weight(&self) -> FontWeight {
        if self.is_bold || self.is_head { FontWeight::Bold } else { FontWeight::Regular }
    }
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>"#;

const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>"#;

const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#;

/// Sizes are in half points, distances in twentieths of a point.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="ru-RU"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="120" w:after="120"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="200" w:after="80"/></w:pPr><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr><w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="SmallCell"><w:name w:val="Small Cell"/><w:basedOn w:val="Cell"/><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="FineCell"><w:name w:val="Fine Cell"/><w:basedOn w:val="Cell"/><w:rPr><w:sz w:val="14"/><w:szCs w:val="14"/></w:rPr></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="BelowTable"><w:name w:val="Below Table"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="120"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0"/><w:jc w:val="right"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style></w:styles>"#;

const FOOTER: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> / </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> NUMPAGES </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>"#;

#[must_use]
pub fn parts(blocks: &DocxBlocks) -> Vec<PackagePart> {
    let part = |name: &str, content: &str| (name.to_owned(), content.as_bytes().to_vec());
    vec![
        part("[Content_Types].xml", TYPES),
        part("_rels/.rels", RELATIONS),
        part(BODY, &document(blocks)),
        part("word/_rels/document.xml.rels", DOCUMENT_RELATIONS),
        part("word/styles.xml", STYLES),
        part("word/settings.xml", SETTINGS),
        part("word/footer1.xml", FOOTER),
    ]
}

/// A paragraph so low that it begins no page of its own below a table that fills one.
const BETWEEN: &str = r#"<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>"#;

fn document(blocks: &DocxBlocks) -> String {
    let mut xml = String::from(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#,
    );
    let width = blocks.orientation.width();
    for (i, block) in blocks.blocks.iter().enumerate() {
        match block {
            DocxBlock::Title(text) => {
                xml.push_str(&paragraph("Title", TextAlign::Left, FontWeight::Regular, text))
            }
            DocxBlock::Head(text) => {
                xml.push_str(&paragraph("Heading1", TextAlign::Left, FontWeight::Regular, text))
            }
            DocxBlock::Text(align, text) => {
                let is_below = i > 0 && matches!(blocks.blocks.get(i - 1), Some(DocxBlock::Table(_)));
                let style = if is_below { "BelowTable" } else { "Normal" };
                xml.push_str(&paragraph(style, *align, FontWeight::Regular, text));
            }
            DocxBlock::Table(table) => {
                xml.push_str(&self::table(table, width, blocks.letters.style()));
                // Word joins two tables without a paragraph between them, and wants one behind the last.
                if !matches!(
                    blocks.blocks.get(i + 1),
                    Some(DocxBlock::Head(_) | DocxBlock::Title(_) | DocxBlock::Text(..))
                ) {
                    xml.push_str(BETWEEN);
                }
            }
        }
    }
    let (size, turned) = match blocks.orientation {
        Orientation::Portrait => (r#"w:w="11906" w:h="16838""#, ""),
        Orientation::Landscape => (r#"w:w="16838" w:h="11906""#, r#" w:orient="landscape""#),
    };
    let _ = write!(
        xml,
        r#"<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz {size}{turned}/><w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="1134" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>"#
    );
    xml
}

fn table(table: &DocxTable, width: u32, style: &str) -> String {
    let all = table.widths.iter().sum::<u32>().max(1);
    let widths: Vec<u32> = table.widths.iter().map(|w| width * w / all).collect();
    let full: u32 = widths.iter().sum();
    let border = if table.has_borders { "single" } else { "nil" };
    let edges = ["top", "left", "bottom", "right", "insideH", "insideV"];
    let borders: String = edges
        .iter()
        .map(|e| format!(r#"<w:{e} w:val="{border}" w:sz="4" w:space="0" w:color="000000"/>"#))
        .collect();
    let grid: String = widths.iter().map(|w| format!(r#"<w:gridCol w:w="{w}"/>"#)).collect();
    let mut xml = format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="{full}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"#
    );
    for row in &table.rows {
        let head = if row.is_head { "<w:tblHeader/>" } else { "" };
        let _ = write!(xml, "<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>");
        let is_across = row.cells.len() == 1 && widths.len() > 1;
        if is_across {
            let span = format!(r#"<w:gridSpan w:val="{}"/>"#, widths.len());
            let text = row.cells.first().map_or("", String::as_str);
            let content = paragraph(style, TextAlign::Left, row.weight(), text);
            let _ = write!(
                xml,
                r#"<w:tc><w:tcPr><w:tcW w:w="{full}" w:type="dxa"/>{span}</w:tcPr>{content}</w:tc>"#
            );
        } else {
            for (i, width) in widths.iter().enumerate() {
                let text = row.cells.get(i).map_or("", String::as_str);
                let align = if row.is_head {
                    TextAlign::Centre
                } else {
                    table.aligns.get(i).copied().unwrap_or_default()
                };
                let middle = if row.is_head { r#"<w:vAlign w:val="center"/>"# } else { "" };
                let content = paragraph(style, align, row.weight(), text);
                let _ = write!(
                    xml,
                    r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{middle}</w:tcPr>{content}</w:tc>"#
                );
            }
        }
        xml.push_str("</w:tr>");
    }
    xml.push_str("</w:tbl>");
    xml
}

fn paragraph(style: &str, align: TextAlign, weight: FontWeight, text: &str) -> String {
    let align = match align {
        TextAlign::Left => "",
        TextAlign::Centre => r#"<w:jc w:val="center"/>"#,
        TextAlign::Right => r#"<w:jc w:val="right"/>"#,
        TextAlign::Both => r#"<w:ind w:firstLine="567"/><w:jc w:val="both"/>"#,
    };
    let mut runs = String::new();
    for (i, piece) in text.split("**").enumerate() {
        if piece.is_empty() {
            continue;
        }
        let bold = if weight == FontWeight::Bold || i % 2 == 1 { "<w:rPr><w:b/></w:rPr>" } else { "" };
        let lines: Vec<String> = piece
            .split('\n')
            .map(|line| {
                let clean: String = kept_together(line).chars().filter(|c| !c.is_control()).collect();
                format!(
                    r#"<w:t xml:space="preserve">{}</w:t>"#,
                    quick_xml::escape::partial_escape(clean.as_str())
                )
            })
            .collect();
        let _ = write!(runs, "<w:r>{bold}{}</w:r>", lines.join("<w:br/>"));
    }
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{align}</w:pPr>{runs}</w:p>"#)
}
