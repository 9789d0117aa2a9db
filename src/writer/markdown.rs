//! A table in Markdown, for reports and messages.

use std::io::Write;

use anyhow::Result;
use comfy_table::{ContentArrangement, Table, presets};

use super::Options;
use super::sheet::{Sheet, SheetCell};
use crate::dataset::{Dataset, Row};
use crate::text::{self, Decimal};

/// Writes one table.
pub(super) fn write(
    dataset: &Dataset,
    rows: &mut dyn Iterator<Item = Row<'_>>,
    options: Options,
    out: &mut dyn Write,
) -> Result<()> {
    let sheet = Sheet::new(dataset, options.words);
    let style = options.words.decimal;
    let mut table = Table::new();
    table
        .load_style(presets::ASCII_MARKDOWN)
        .set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(
        sheet
            .headers()
            .iter()
            .map(|name| escaped(name))
            .collect::<Vec<_>>(),
    );
    for row in rows {
        table.add_row(
            sheet
                .cells(row)
                .into_iter()
                .map(|cell| cell_text(cell, style))
                .collect::<Vec<_>>(),
        );
    }
    writeln!(out, "{table}")?;
    Ok(())
}

fn cell_text(cell: SheetCell, style: Decimal) -> String {
    match cell {
        SheetCell::Text(text) => escaped(&text),
        // A year has no groups.
        SheetCell::Number(number @ 1900..2200) => number.to_string(),
        SheetCell::Number(number) => text::group(number, style),
        SheetCell::Share(share) => format!("{}%", text::scaled(share, 2, style)),
    }
}

/// A cell is one line, in which a bar would begin another cell.
fn escaped(text: &str) -> String {
    let lines: Vec<_> = text
        .split('\n')
        .filter(|line| !line.is_empty())
        .map(text::clean)
        .collect();
    lines
        .join("; ")
        .replace('\\', "\\\\")
        .replace('|', "\\|")
        .replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stay_cells() {
        assert_eq!(escaped("a|b\nc<d"), "a\\|b; c&lt;d");
    }
}
