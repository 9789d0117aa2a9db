//! A table in Markdown, for reports and messages.
//!
//! It begins with a byte order mark, as CSV does: a text in an alphabet that nobody knew looks like
//! TCVN3 once it is UTF-8, and would be read again as other letters.

use std::io::Write;

use anyhow::Result;

use super::Options;
use super::sheet::{Sheet, SheetCell};
use crate::dataset::{Dataset, Row};
use crate::text::{self, Decimal};

/// Columns are padded up to this width, so that the text can be read as it is.
const MOST_PADDED: usize = 60;

/// Writes one table.
pub(super) fn write(
    dataset: &Dataset,
    rows: &mut dyn Iterator<Item = Row<'_>>,
    options: Options,
    out: &mut dyn Write,
) -> Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let sheet = Sheet::new(dataset, options.words);
    let style = options.words.decimal;
    let names = sheet.headers().iter().map(|name| escaped(name)).collect();
    let mut lines: Vec<Vec<String>> = vec![names];
    lines.extend(rows.map(|row| {
        let cells = sheet.cells(row).into_iter();
        cells.map(|cell| cell_text(cell, style)).collect()
    }));
    let widths: Vec<usize> = (0..lines[0].len())
        .map(|column| {
            let cells = lines.iter().map(|line| text::width(&line[column]));
            // A rule has three dashes.
            cells.max().unwrap_or_default().clamp(3, MOST_PADDED)
        })
        .collect();
    for (place, line) in lines.iter().enumerate() {
        write_line(line, &widths, out)?;
        if place == 0 {
            let rule = widths.iter().map(|width| "-".repeat(width + 2));
            writeln!(out, "|{}|", rule.collect::<Vec<_>>().join("|"))?;
        }
    }
    Ok(())
}

fn write_line(line: &[String], widths: &[usize], out: &mut dyn Write) -> Result<()> {
    for (cell, width) in line.iter().zip(widths) {
        let gap = width.saturating_sub(text::width(cell));
        write!(out, "| {cell}{} ", " ".repeat(gap))?;
    }
    writeln!(out, "|")?;
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
                // In front of a text it would set that in bold.
                '*' | '_' if out.is_empty() => out.extend(['\\', c]),
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
