//! Lines of a document below a table, outside of it: notes, signatures, what the list comes to, and
//! what may be one more project: `Ngoài ra: 2. Máy ép gỗ, 100 triệu đồng`.

use super::super::claims::{self, Sentence};
use super::super::line;
use super::super::place::TablePlace;
use super::super::row::RawRow;
use super::Section;
use crate::dataset::header::{begin_with_any, plain};
use crate::reader::load::Sink;
use crate::reader::report::Role;

/// A longer line is the text of a document, of which any part may count projects and amounts.
const LONGEST: usize = 240;
/// How a line begins that says what its list has.
const OF_LIST: &[&str] = &["tong", "cong", "danh sach", "danh muc"];

impl Section {
    /// Says whether a line above another table goes on with this one: it has the next number, and
    /// an amount.
    pub(in crate::reader::table) fn goes_on_in(&self, line: &str) -> bool {
        let next = self.body.last_ordinal().map(|last| last + 1);
        next.is_some() && number_of(line) == next && claims::has_money(line)
    }

    /// Takes a line below the table for what it says.
    pub(in crate::reader::table) fn below(
        &mut self,
        row: &RawRow,
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) {
        let line = row.cell(0);
        let is_long = line.chars().nth(LONGEST).is_some();
        if !is_long && begin_with_any(&plain(line), OF_LIST) && Sentence::of(row).is_some() {
            return self.odd(row, sink, table);
        }
        let number = number_of(line);
        let last = self.body.last_ordinal();
        let goes_on = number.is_some_and(|number| self.numbered_below.goes_on(number, last));
        let is_remark = is_long || line::is_note(line) || line::is_end(line);
        if goes_on || !is_remark && claims::has_money(line) {
            self.not_taken(row, sink, table);
        } else {
            self.aside(row, Role::End, sink);
        }
    }
}

/// The number with which a line begins, or the words behind its colon: `2. Máy ép gỗ`.
fn number_of(line: &str) -> Option<u64> {
    let behind = line.split_once(": ").map_or("", |(_, behind)| behind);
    [line, behind].into_iter().find_map(|text| {
        let text = text.trim_start();
        let end = text.find(|c: char| !c.is_ascii_digit())?;
        let rest = text[end..].strip_prefix(['.', ')', '/', '-'])?;
        let is_name = rest.trim_start().starts_with(char::is_alphabetic);
        text[..end].parse().ok().filter(|_| is_name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_before_names() {
        assert_eq!(number_of("2. Máy ép gỗ"), Some(2));
        assert_eq!(number_of("Ngoài ra: 3) Lò gốm"), Some(3));
        for none in ["2.1. Máy", "Máy 2. Lò", "20 lao động", "2. 100 triệu", ""] {
            assert_eq!(number_of(none), None, "{none}");
        }
    }
}
