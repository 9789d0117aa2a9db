//! A workbook with one sheet: texts are texts, numbers are numbers, nothing is a formula.

use std::io::Write;

use anyhow::Result;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::Options;
use super::sheet::{Cell, Sheet};
use crate::dataset::{Dataset, Row};

/// The longest text of a cell in Excel, in UTF-16 units.
const MOST_CELL: usize = 32_767;
/// Excel keeps fifteen digits; a larger number is written as text, so that no digit is lost.
const MOST_EXACT: u64 = 999_999_999_999_999;

/// Writes one sheet with a header that stays in view.
pub(super) fn write(
    dataset: &Dataset,
    rows: &mut dyn Iterator<Item = Row<'_>>,
    options: Options,
    out: &mut dyn Write,
) -> Result<()> {
    let mut book = Workbook::new();
    let formats = Formats {
        number: Format::new().set_num_format("#,##0"),
        share: Format::new().set_num_format("0.##%"),
        plain: Format::new(),
    };
    let sheet = Sheet::new(dataset, options.words);
    let page = book.add_worksheet();
    let bold = Format::new().set_bold();
    for (column, name) in (0_u16..).zip(sheet.headers()) {
        page.write_string_with_format(0, column, &*cut(&name), &bold)?;
    }
    page.set_freeze_panes(1, 0)?;
    for (line, row) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(sheet.cells(row)) {
            write_cell(page, (line, column), cell, &formats)?;
        }
    }
    out.write_all(&book.save_to_buffer()?)?;
    Ok(())
}

struct Formats {
    number: Format,
    share: Format,
    plain: Format,
}

fn write_cell(
    page: &mut Worksheet,
    (line, column): (u32, u16),
    cell: Cell,
    formats: &Formats,
) -> Result<()> {
    match cell {
        Cell::Text(text) if text.is_empty() => {}
        Cell::Text(text) => _ = page.write_string(line, column, &*cut(&text))?,
        Cell::Number(number) if number.unsigned_abs() > MOST_EXACT => {
            _ = page.write_string(line, column, number.to_string())?;
        }
        Cell::Number(number @ 1900..2200) => {
            _ = page.write_number_with_format(line, column, exact(number), &formats.plain)?;
        }
        Cell::Number(number) => {
            _ = page.write_number_with_format(line, column, exact(number), &formats.number)?;
        }
        Cell::Share(share) => {
            _ = page.write_number_with_format(
                line,
                column,
                exact(share) / 10_000.0,
                &formats.share,
            )?;
        }
    }
    Ok(())
}

/// Numbers of up to fifteen digits are whole as a float.
#[allow(clippy::cast_precision_loss, reason = "MOST_EXACT is below 2^53")]
fn exact(number: i64) -> f64 {
    number as f64
}

fn cut(text: &str) -> std::borrow::Cow<'_, str> {
    if text.len() <= MOST_CELL {
        return text.into();
    }
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= MOST_CELL
    };
    text.chars().take_while(fits).collect::<String>().into()
}
