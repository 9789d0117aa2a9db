//! Tables in Markdown, as reports and messages have them: `| Tên | Năm |` over `|---|---|`.

use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;

use anyhow::{Result, anyhow};

use crate::reader::source::format::is_markdown_rule;
use crate::reader::table::{RawRow, Table};

/// The longest line.
const MOST_ROW: u64 = 32 << 20;

/// Reads every line that is a row of a table; the lines between are its titles.
pub(in crate::reader) fn read(source: impl Read, table: &mut Table<'_, '_>) -> Result<()> {
    let mut source = BufReader::new(source);
    let mut row = RawRow::default();
    let mut line = String::new();
    for number in 1.. {
        line.clear();
        let count = source.by_ref().take(MOST_ROW).read_line(&mut line)?;
        if count as u64 == MOST_ROW {
            return Err(anyhow!((table.sink().words.source.row_too_long)(32)));
        }
        if count == 0 || give(&line, number, &mut row, table)?.is_break() {
            break;
        }
    }
    Ok(())
}

fn give(
    line: &str,
    number: u64,
    row: &mut RawRow,
    table: &mut Table<'_, '_>,
) -> Result<ControlFlow<()>> {
    let line = line.trim();
    if line.is_empty() || is_markdown_rule(line) {
        return Ok(ControlFlow::Continue(()));
    }
    row.clear();
    row.number = number;
    match line.strip_prefix('|') {
        Some(inner) => cells(inner).iter().for_each(|cell| row.push(cell, false)),
        None => row.push(plain(line.trim_start_matches('#').trim_start()), false),
    }
    table.row(row)
}

/// What is set in bold or slanted, without the marks for it: `**Tổng cộng**`.
fn plain(text: &str) -> &str {
    for mark in ["***", "**", "__", "*", "_"] {
        let inner = text
            .strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(mark));
        // `**a** và **b**` is two of them.
        if let Some(inner) = inner.filter(|inner| !inner.is_empty() && !inner.contains(mark)) {
            return inner.trim();
        }
    }
    text
}

/// How cells spell what would end them, and line breaks.
const SPELLED: [(&str, char); 6] = [
    ("<br>", '\n'),
    ("<br/>", '\n'),
    ("<br />", '\n'),
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&amp;", '&'),
];

/// The cells of a row without its first bar; the last bar ends the last cell.
fn cells(inner: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let mut rest = inner;
    loop {
        let (cell, behind) = cell(rest);
        cells.push(spelled_out(plain(cell.trim())));
        let Some(behind) = behind else { break };
        rest = behind;
    }
    if cells.last().is_some_and(|last| last.trim().is_empty()) {
        cells.pop();
    }
    cells
}

/// The text up to the bar that ends a cell, and what stands behind that.
fn cell(text: &str) -> (&str, Option<&str>) {
    let mut rest = text;
    while let Some((c, next)) = first(rest) {
        if c.is_none() {
            return (&text[..text.len() - rest.len()], Some(next));
        }
        rest = next;
    }
    (text, None)
}

fn spelled_out(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some((c, next)) = first(rest) {
        out.extend(c);
        rest = next;
    }
    out
}

/// The first letter and what follows it; none where the cell ends.
fn first(text: &str) -> Option<(Option<char>, &str)> {
    let spelled = SPELLED.iter();
    let mut found = spelled.filter_map(|(name, c)| Some((Some(*c), text.strip_prefix(name)?)));
    if let Some(found) = found.next().or_else(|| numbered(text)) {
        return Some(found);
    }
    let mut letters = text.chars();
    let c = letters.next()?;
    let rest = letters.as_str();
    // A mark behind a backslash is meant as it stands.
    let escaped = letters
        .next()
        .filter(|next| c == '\\' && next.is_ascii_punctuation());
    Some(match escaped {
        Some(mark) => (Some(mark), letters.as_str()),
        None => ((c != '|').then_some(c), rest),
    })
}

/// A letter that is spelled by its number: `&#9;`.
fn numbered(text: &str) -> Option<(Option<char>, &str)> {
    let (number, rest) = text.strip_prefix("&#")?.split_once(';')?;
    let c = char::from_u32(number.parse().ok()?)?;
    Some((Some(c), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_parted_by_bars_that_are_meant_so() {
        for (row, expected) in [
            (" a | b |", vec!["a", "b"]),
            ("a\\|b|c", vec!["a|b", "c"]),
            ("a\\\\| &lt;b&amp;gt; |", vec!["a\\", "<b&gt;"]),
            ("a<br>b||c|", vec!["a\nb", "", "c"]),
            ("\\ a \\", vec!["\\ a \\"]),
            (
                "**a** | *1.5*|**a** b **c**",
                vec!["a", "1.5", "**a** b **c**"],
            ),
            ("\\*a* |_|", vec!["*a*", "_"]),
            ("a&#9;b&#x; |", vec!["a\tb&#x;"]),
        ] {
            assert_eq!(cells(row), expected, "{row}");
        }
    }
}
