//! A workbook with one sheet: texts are texts, numbers are numbers, nothing is a formula.
//!
//! The few parts that a spreadsheet asks for are written row by row into the zip, so a long list
//! takes little memory; a library for all of the format would be a tenth of the program.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use anyhow::{Result, ensure};
use quick_xml::escape::escape;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Options;
use super::sheet::{Sheet, SheetCell};
use crate::dataset::{Dataset, Row};
use crate::text::{self, Decimal};

/// The longest text of a cell in Excel, in UTF-16 units.
const MOST_CELL: usize = 32_767;
/// Excel keeps fifteen digits; a larger number is written as text, so that no digit is lost.
const MOST_EXACT: u64 = 999_999_999_999_999;
/// The rows of a sheet.
const MOST_ROWS: u32 = 1_048_576;

/// The styles of [`STYLES`] by number.
const BOLD: u8 = 1;
const THOUSANDS: u8 = 2;
const PERCENT: u8 = 3;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts around the sheet: name and content.
const PARTS: [(&str, &str); 5] = [
    ("[Content_Types].xml", CONTENT_TYPES),
    ("_rels/.rels", ROOT),
    ("xl/workbook.xml", WORKBOOK),
    ("xl/_rels/workbook.xml.rels", WORKBOOK_PARTS),
    ("xl/styles.xml", STYLES),
];

const CONTENT_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><fileVersion appName="khuyencong"/><sheets><sheet name="khuyencong" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const WORKBOOK_PARTS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#;

/// Writes one sheet with a header that stays in view.
pub(super) fn write(
    dataset: &Dataset,
    rows: &mut dyn Iterator<Item = Row<'_>>,
    options: Options,
    out: &mut dyn Write,
) -> Result<()> {
    let mut book = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in PARTS {
        book.start_file(name, SimpleFileOptions::default())?;
        write!(book, "{DECLARATION}{content}")?;
    }
    let large = SimpleFileOptions::default().large_file(true);
    book.start_file("xl/worksheets/sheet1.xml", large)?;
    write_sheet(dataset, rows, options, &mut book)?;
    out.write_all(&book.finish()?.into_inner())?;
    Ok(())
}

fn write_sheet(
    dataset: &Dataset,
    rows: &mut dyn Iterator<Item = Row<'_>>,
    options: Options,
    out: &mut impl Write,
) -> Result<()> {
    let sheet = Sheet::new(dataset, options.words);
    write!(
        out,
        "{DECLARATION}<worksheet xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\">"
    )?;
    write!(
        out,
        "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData>"
    )?;
    let heads = sheet
        .headers()
        .into_iter()
        .map(|head| text_cell(&head, BOLD));
    write_row(1, heads, out)?;
    for (line, row) in (2..).zip(rows) {
        ensure!(line <= MOST_ROWS, "XLSX: {MOST_ROWS}");
        let cells = sheet.cells(row);
        let fits = cells.iter().all(fits);
        let too_long = || (options.words.cli.cell_too_long)(&text::clean(row.id()), MOST_CELL);
        ensure!(fits, too_long());
        write_row(line, cells.into_iter().map(cell), out)?;
    }
    write!(out, "</sheetData></worksheet>")?;
    Ok(())
}

/// Writes the cells that have something in them.
fn write_row(
    line: u32,
    cells: impl Iterator<Item = Option<Content>>,
    out: &mut impl Write,
) -> Result<()> {
    write!(out, "<row r=\"{line}\">")?;
    for (column, cell) in cells.enumerate() {
        let Some(Content { kind, style, inner }) = cell else {
            continue;
        };
        let name = column_name(column);
        write!(out, "<c r=\"{name}{line}\" s=\"{style}\"{kind}>{inner}</c>")?;
    }
    write!(out, "</row>")?;
    Ok(())
}

/// What stands in a cell, as XML.
struct Content {
    kind: &'static str,
    style: u8,
    inner: String,
}

fn cell(cell: SheetCell) -> Option<Content> {
    match cell {
        SheetCell::Text(text) => text_cell(&text, 0),
        SheetCell::Number(number) if number.unsigned_abs() > MOST_EXACT => {
            text_cell(&number.to_string(), 0)
        }
        // A number would lose the zeros of the first thousand years.
        SheetCell::Year(year @ ..1000) => text_cell(&format!("{year:04}"), 0),
        SheetCell::Year(year) => Some(number_cell(&year.to_string(), 0)),
        SheetCell::Number(number) => Some(number_cell(&number.to_string(), THOUSANDS)),
        SheetCell::Share(share) => {
            let part = text::scaled(share, 4, Decimal::Point).replace(',', "");
            Some(number_cell(&part, PERCENT))
        }
    }
}

fn number_cell(number: &str, style: u8) -> Content {
    let inner = format!("<v>{number}</v>");
    Content {
        kind: "",
        style,
        inner,
    }
}

fn text_cell(text: &str, style: u8) -> Option<Content> {
    let known = spelled(text);
    let inner = format!(
        "<is><t xml:space=\"preserve\">{}</t></is>",
        escape(known.as_str())
    );
    (!text.is_empty()).then_some(Content {
        kind: " t=\"inlineStr\"",
        style,
        inner,
    })
}

/// The text with the signs spelled out that XML does not have: `_x000D_` is a carriage return. A
/// text that looks so by itself gets its first sign spelled out.
fn spelled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (place, c) in text.char_indices() {
        let is_xml =
            matches!(c, '\t' | '\n') || !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
        if is_xml && !(c == '_' && is_spelled(&text[place..])) {
            out.push(c);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "_x{:04X}_", u32::from(c));
        }
    }
    out
}

/// Says whether a text begins as a spelled sign does.
fn is_spelled(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = bytes
        .get(2..6)
        .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
    digits && matches!(bytes[1], b'x' | b'X') && bytes.get(6) == Some(&b'_')
}

/// `A`, `B` … `Z`, `AA` …
fn column_name(column: usize) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        name.push(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0));
        rest = (rest - 1) / 26;
    }
    name.into_iter().rev().map(char::from).collect()
}

/// Says whether a cell can hold the text, of which nothing may be lost.
fn fits(cell: &SheetCell) -> bool {
    match cell {
        SheetCell::Text(text) => {
            text.len() <= MOST_CELL || text.encode_utf16().count() <= MOST_CELL
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_names_of_spreadsheets() {
        let names = [0, 25, 26, 701, 702].map(column_name);
        assert_eq!(names, ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_text_that_is_too_long_is_not_cut() {
        let text = |count| SheetCell::Text("ữ".repeat(count));
        assert!(fits(&text(MOST_CELL)));
        assert!(!fits(&text(MOST_CELL + 1)));
    }

    #[test]
    fn a_text_is_no_xml_and_no_formula() {
        let content = text_cell("=1<2\u{1}&", 0).unwrap();
        assert_eq!(content.kind, " t=\"inlineStr\"");
        assert!(
            content.inner.contains("=1&lt;2_x0001_&amp;"),
            "{}",
            content.inner
        );
    }
}
