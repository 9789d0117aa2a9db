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
        SheetCell::Year(year) => format!("{year:04}"),
        SheetCell::Number(number) => text::group(number, style),
        SheetCell::Share(share) => format!("{}%", text::scaled(share, 2, style)),
    }
}

/// A cell is one line, in which a bar would begin another cell and an angle a tag.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (place, line) in text.split('\n').enumerate() {
        if place > 0 {
            out.push_str("<br>");
        }
        let is_clean = text::clean(line) == line;
        for c in line.chars() {
            match c {
                '\\' | '|' => out.extend(['\\', c]),
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                ' '..='~' => out.push(c),
                // What a terminal would obey, or not show, is spelled by its number.
                _ if !is_clean && !c.is_alphanumeric() => {
                    out.extend(["&#", &u32::from(c).to_string(), ";"]);
                }
                _ => out.push(c),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stay_cells() {
        assert_eq!(escaped("a|b\nc<d"), "a\\|b<br>c&lt;d");
        assert_eq!(escaped("a\tb\u{1b}[2J"), "a&#9;b&#27;[2J");
    }
}
