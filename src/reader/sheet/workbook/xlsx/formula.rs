//! Formulas that several cells share: only the first has its text, the others are moved.

use std::collections::HashMap;

use super::position::position;

/// The most shared formulas of a sheet that are kept.
const MOST_KEPT: usize = 10_000;

/// The shared formulas of a sheet, with the cells in which they are written.
#[derive(Debug, Default)]
pub(super) struct Formulas {
    known: HashMap<String, ((u32, u32), String)>,
}

impl Formulas {
    /// Notes the formula of a cell that others share.
    pub(super) fn add(&mut self, id: String, cell: (u32, u32), formula: &str) {
        if self.known.len() < MOST_KEPT {
            self.known.insert(id, (cell, formula.to_owned()));
        }
    }

    /// The formula as it would be written in another cell.
    pub(super) fn moved(&self, id: &str, cell: (u32, u32)) -> Option<String> {
        let (first, formula) = self.known.get(id)?;
        let by = (
            i64::from(cell.0) - i64::from(first.0),
            i64::from(cell.1) - i64::from(first.1),
        );
        Some(moved(formula, by))
    }
}

/// Moves the cells that a formula names, as `C2` and `C$2`; texts in quotes stay.
fn moved(formula: &str, by: (i64, i64)) -> String {
    let mut out = String::new();
    let mut quote = None;
    let is_in_name = |c: char| c.is_alphanumeric() || matches!(c, '$' | '_' | '.');
    let mut rest = formula;
    while let Some(c) = rest.chars().next() {
        let end = match rest.find(|c| !is_in_name(c)) {
            None if quote.is_none() => rest.len(),
            Some(end @ 1..) if quote.is_none() => end,
            _ => c.len_utf8(),
        };
        let (name, after) = rest.split_at(end);
        match name {
            "\"" | "'" if quote.is_none() => quote = Some(c),
            "\"" | "'" if quote == Some(c) => quote = None,
            _ => {}
        }
        match cell_moved(name, by) {
            Some(cell) if quote.is_none() && !after.starts_with(['(', '!']) => out.push_str(&cell),
            _ => out.push_str(name),
        }
        rest = after;
    }
    out
}

/// `$C2` moved by three rows and one column is `$C5`.
fn cell_moved(name: &str, by: (i64, i64)) -> Option<String> {
    let (row, column) = position(&name.replace('$', "")).ok()?;
    let is_column_fixed = name.starts_with('$');
    let is_row_fixed = name.trim_start_matches('$').contains('$');
    let place = |from: u32, by: i64, is_fixed: bool| {
        let to = if is_fixed {
            i64::from(from)
        } else {
            i64::from(from) + by
        };
        usize::try_from(to).ok()
    };
    let column_text = super::super::hidden::letters(place(column, by.1, is_column_fixed)?);
    let sign = |is_fixed: bool| if is_fixed { "$" } else { "" };
    let row = place(row, by.0, is_row_fixed)? + 1;
    Some(format!(
        "{}{column_text}{}{row}",
        sign(is_column_fixed),
        sign(is_row_fixed)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_move_with_their_cells() {
        for (formula, expected) in [
            ("C2*12", "D5*12"),
            ("$C2+C$2+$C$2", "$C5+D$2+$C$2"),
            ("SUM(A1:B2)", "SUM(B4:C5)"),
            ("\"C2\"&C2", "\"C2\"&D5"),
            ("'Bảng C2'!C2*LOG10(3)", "'Bảng C2'!D5*LOG10(3)"),
        ] {
            assert_eq!(moved(formula, (3, 1)), expected);
        }
        assert_eq!(moved("A1", (-1, 0)), "A1");
    }
}
