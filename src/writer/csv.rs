//! CSV that Excel opens: with a byte order mark, and without cells that run as formulas.

use std::borrow::Cow;
use std::io::Write;

use anyhow::Result;

use super::Options;
use super::sheet::{Sheet, SheetCell};
use crate::dataset::{Dataset, Row};
use crate::text::{self, Decimal};

/// How a text begins that a spreadsheet runs as a formula.
const FORMULA_SIGNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Writes a header and a line a record.
pub(super) fn write(
    dataset: &Dataset,
    rows: &mut dyn Iterator<Item = Row<'_>>,
    options: Options,
    out: &mut dyn Write,
) -> Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let delimiter = if options.semicolon { b';' } else { b',' };
    let mut out = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    let sheet = Sheet::new(dataset, options.words);
    out.write_record(
        sheet
            .headers()
            .iter()
            .map(|name| harmless(name).into_owned()),
    )?;
    for row in rows {
        out.write_record(
            sheet
                .cells(row)
                .into_iter()
                .map(|cell| cell_text(cell, options.semicolon)),
        )?;
    }
    out.flush()?;
    Ok(())
}

/// Numbers have no groups; semicolons go with a decimal comma.
fn cell_text(cell: SheetCell, semicolon: bool) -> String {
    match cell {
        SheetCell::Text(text) => harmless(&text).into_owned(),
        SheetCell::Year(year) => format!("{year:04}"),
        SheetCell::Number(number) => number.to_string(),
        SheetCell::Share(share) => format!(
            "{}%",
            text::scaled(
                share,
                2,
                if semicolon {
                    Decimal::Comma
                } else {
                    Decimal::Point
                }
            )
        ),
    }
}

/// A text that a spreadsheet would run begins with an apostrophe instead; so does one that looks
/// like such a text already, so that every apostrophe that is read can be taken off again.
fn harmless(text: &str) -> Cow<'_, str> {
    if text.trim_start_matches('\'').starts_with(FORMULA_SIGNS) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_texts() {
        for text in ["=1+1", "+84 912", "-2", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!(harmless("'=1"), "''=1");
        for text in ["a=1", "'a", "'"] {
            assert_eq!(harmless(text), text);
        }
    }
}
