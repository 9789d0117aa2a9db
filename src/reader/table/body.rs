//! The rows below a header: what each of them is, by its number, its cells, its sums and its words.

use super::column::{self, SourceColumn};
use super::exported;
use super::groups::Groups;
use super::header;
use super::line::{self, Level, LineSum, SumWords, Topic};
use super::numbers;
use super::row::RawRow;
use super::sums::{Numbers, Running, Since, Sums};
use super::value;
use crate::dataset::{Field, Period, Record, TextField};

/// Rows below a header among which column numbers and units may stand.
const NEAR: u64 = 3;

/// What is known once a header was found.
#[expect(
    clippy::struct_excessive_bools,
    reason = "what was seen of a table so far are answers that do not hang together"
)]
pub(super) struct TableBody {
    pub(super) columns: Vec<SourceColumn>,
    /// How many columns the header has; rows may bring more.
    pub(super) width: usize,
    /// The header as it stands in the file.
    names: Vec<String>,
    /// This program wrote the table.
    is_export: bool,
    ordinal: Option<usize>,
    id: Option<usize>,
    pub(super) title: Option<usize>,
    pub(super) establishments: Option<usize>,
    pub(super) groups: Groups,
    /// The year of the title, for rows without their own.
    pub(super) period: Option<Period>,
    pub(super) record: Record,
    pub(super) running: Running,
    /// How many rows came after the header.
    seen: u64,
    /// Records with a number, and all records.
    numbered: (u64, u64),
    ended: bool,
    /// A row that holds the sum of rows under it by their numbers was seen.
    has_parents: bool,
    /// Whether the parts of a sum are told below it.
    breakdown: Breakdown,
    /// Texts of all records, to tell thin rows from full ones.
    texts: u64,
    /// The number of the last record that has one.
    last_ordinal: Option<u64>,
    /// All rows of the table are known, so that groups end where they seem to.
    pub(super) sees_end: bool,
    /// The row before was a record.
    was_record: bool,
    /// The number of that row.
    last: u64,
}

/// What a row is, and what is needed to act on it.
#[derive(Debug, PartialEq)]
pub(super) enum Decision {
    Empty,
    Prepared,
    Numbers,
    Units,
    /// The header once more; the list goes on below it.
    HeaderAgain,
    /// The header of another table, or of the same one under another title.
    NewTable,
    /// A heading, and where it has amounts what stands below it.
    Group(Level, String, Option<Sums>),
    Sum(SumRow),
    End,
    Continued,
    Odd,
    Record(Option<Remark>),
}

/// A row of sums: what it covers, and whether its numbers say so.
#[derive(Debug, PartialEq)]
pub(super) struct SumRow {
    pub(super) label: String,
    pub(super) since: Since,
    pub(super) covered: Sums,
    pub(super) covers: LineSum,
}

/// Whether the parts of a sum stand below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Breakdown {
    None,
    /// A sum of the whole stood above: rows with a dash are its parts.
    Possible,
    /// "Trong đó" stood above: all rows without a number are.
    Begun,
}

/// What is odd about a row that was taken as a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Remark {
    /// It is called like a sum, and its numbers are no sum.
    CalledLikeSum,
    /// Rows stand under it that have amounts of their own.
    HasParts,
}

/// What the cells of a row show at first sight.
struct Facts<'r> {
    ordinal: &'r str,
    /// The first text that is no number of the row.
    label: &'r str,
    /// Filled cells that are neither the number of the row nor amounts.
    texts: usize,
    /// Those of them that have words.
    names: usize,
    /// Filled cells in columns that are added up.
    amounts: usize,
}

impl TableBody {
    pub(super) fn new(
        columns: Vec<SourceColumn>,
        names: Vec<String>,
        above: header::Above,
    ) -> Self {
        let find = |field| columns.iter().position(|column| column.field == field);
        let (ordinal, id) = (find(Field::Ordinal), find(Field::Text(TextField::Id)));
        let (title, establishments) = (
            find(Field::Text(TextField::Title)),
            find(Field::Text(TextField::Establishments)),
        );
        let groups = Groups::new(columns.iter().any(|column| column.field == Field::Activity));
        let summed = column::summed(&columns).count();
        Self {
            width: columns.len(),
            columns,
            is_export: exported::is_header(&names.iter().map(String::as_str)),
            names,
            ordinal,
            id,
            title,
            establishments,
            groups,
            period: above.period,
            record: Record::default(),
            running: Running::new(summed),
            seen: 0,
            numbered: (0, 0),
            ended: false,
            has_parents: false,
            breakdown: Breakdown::None,
            texts: 0,
            last_ordinal: None,
            sees_end: true,
            was_record: false,
            last: 0,
        }
    }

    /// Decides what the first of these rows is; the others are those below it, as far as known.
    pub(super) fn decide(&mut self, rows: &[RawRow], map: header::Named<'_>) -> Decision {
        let row = &rows[0];
        let facts = self.facts(row);
        if facts.texts + facts.amounts == 0 && facts.ordinal.is_empty() {
            return Decision::Empty;
        }
        self.seen += 1;
        let decision = self.judge(rows, &facts, map);
        match &decision {
            Decision::Record(_) => {
                self.ended = false;
                self.numbered.0 += u64::from(!facts.ordinal.is_empty());
                self.numbered.1 += 1;
                self.texts += facts.texts as u64;
                self.last_ordinal = facts.ordinal.parse().ok().or(self.last_ordinal);
                self.breakdown = Breakdown::None;
            }
            Decision::End => self.ended = true,
            // Column numbers may stand below it again.
            Decision::HeaderAgain => self.seen = 0,
            Decision::Group(Level::Arabic(_), ..) => self.has_parents = true,
            Decision::Sum(sum) if sum.covers == LineSum::Whole => {
                self.breakdown = Breakdown::Possible;
            }
            _ => {}
        }
        self.was_record = matches!(decision, Decision::Record(_));
        if !self.was_record && line::begins_breakdown(facts.label) {
            self.breakdown = Breakdown::Begun;
        }
        self.last = row.number;
        decision
    }

    fn judge(&self, rows: &[RawRow], facts: &Facts<'_>, map: header::Named<'_>) -> Decision {
        let row = &rows[0];
        if self.is_exported(row) {
            return Decision::Record(None);
        }
        if self.is_number_row(row) {
            return Decision::Numbers;
        }
        if let Some(header) = self.header(rows, map) {
            return header;
        }
        if self.is_unit_row(row, facts) {
            return Decision::Units;
        }
        if facts.ordinal.starts_with(|c: char| c.is_ascii_digit()) && facts.ordinal.len() < 12 {
            return self.numbered(rows, facts);
        }
        if self.id.is_some_and(|column| !row.cell(column).is_empty()) {
            return Decision::Record(None);
        }
        if facts.amounts > 0 {
            self.with_amounts(rows, facts)
        } else {
            self.without_amounts(rows, facts)
        }
    }

    fn facts<'r>(&self, row: &'r RawRow) -> Facts<'r> {
        let ordinal = self.ordinal.map_or("", |column| row.cell(column));
        // "Tổng cộng" may stand in the column of numbers, over merged cells.
        let is_label = ordinal.chars().filter(|c| c.is_alphabetic()).count() > 3
            || line::sum(ordinal).is_some();
        let (mut label, mut texts, mut names, mut amounts) = ("", 0, 0, 0);
        for (column, cell) in row.filled() {
            let is_number = Some(column) == self.ordinal && !is_label;
            if is_number || says_nothing(cell) {
                continue;
            }
            if self.is_summed(column) && !is_heading_text(cell) {
                amounts += 1;
            } else {
                texts += 1;
                names += usize::from(cell.chars().any(char::is_alphabetic));
                label = if label.is_empty() { cell } else { label };
            }
        }
        // A year alone is no number of a row, but what the rows below it have in common.
        let is_year = texts == 0 && line::is_year(ordinal);
        Facts {
            ordinal: if is_label || is_year { "" } else { ordinal },
            label: if is_year { ordinal } else { label },
            texts: texts + usize::from(is_year),
            names,
            amounts,
        }
    }

    fn is_summed(&self, column: usize) -> bool {
        self.columns
            .get(column)
            .is_some_and(|column| column.is_summed)
    }

    /// The numbers of a row in the columns that are added up.
    pub(super) fn numbers(&self, row: &RawRow) -> Numbers {
        column::summed(&self.columns)
            .map(|(place, column)| numbers::number(column, row.cell(place), row.is_numeric(place)))
            .collect()
    }

    /// In what this program wrote, each row with an id is a record, whatever its texts look like.
    fn is_exported(&self, row: &RawRow) -> bool {
        let id = self.id.map_or("", |column| row.cell(column));
        self.is_export && !id.is_empty() && self.names.first().is_none_or(|name| name != id)
    }

    /// A row that numbers the columns stands right below a header.
    ///
    /// Plain numbers are the numbers of the columns only where each is that of its own column, and
    /// where a column of texts has one: `1,2,3` can be a record of a list of numbers.
    fn is_number_row(&self, row: &RawRow) -> bool {
        if self.seen > NEAR || !line::are_numbers(row.filled().map(|(_, cell)| cell)) {
            return false;
        }
        let plain = row
            .filled()
            .all(|(_, cell)| cell.bytes().all(|byte| byte.is_ascii_digit()));
        let counts = || {
            row.filled()
                .all(|(column, cell)| cell.parse() == Ok(column + 1))
        };
        !plain || counts() && self.title.is_some_and(|title| !row.cell(title).is_empty())
    }

    /// Whether a row names columns: these once more, or others.
    fn header(&self, rows: &[RawRow], map: header::Named<'_>) -> Option<Decision> {
        let row = &rows[0];
        if !header::is_of_names(row) || row.filled().count() < 2 {
            return None;
        }
        if row
            .filled()
            .all(|(column, cell)| self.is_name(column, cell))
            || self.may_begin(row)
                && row
                    .filled()
                    .all(|(column, cell)| self.is_same(column, cell))
        {
            // Under titles of its own a list with the same columns is another list.
            return Some(if self.ended {
                Decision::NewTable
            } else {
                Decision::HeaderAgain
            });
        }
        // A single name is no header in the middle of a list.
        (self.may_begin(row) && header::names_columns(row, map)).then_some(Decision::NewTable)
    }

    /// Says whether a cell is the name of its column, or one row of it.
    fn is_name(&self, column: usize, cell: &str) -> bool {
        let name = self.names.get(column).map_or("", String::as_str);
        let is_word = cell.chars().count() > 2;
        name == cell || is_word && (name.ends_with(cell) || name.starts_with(cell))
    }

    /// The same, whatever its capitals and spaces are.
    fn is_same(&self, column: usize, cell: &str) -> bool {
        let name = self.names.get(column).map_or("", String::as_str);
        let (name, cell) = (name.to_lowercase(), cell.to_lowercase());
        name.split_whitespace().eq(cell.split_whitespace())
    }

    /// Another table begins behind something that is no record, or where a number should stand.
    fn may_begin(&self, row: &RawRow) -> bool {
        let ordinal = self.ordinal_of(row);
        !self.was_record
            || row.number > self.last + 1
            || ordinal.starts_with(char::is_alphabetic) && line::level(ordinal).is_none()
    }

    /// `(triệu đồng)`, `(người)` below the names, or a line with a unit between the records.
    fn is_unit_row(&self, row: &RawRow, facts: &Facts<'_>) -> bool {
        let units = || row.filled().all(|(_, cell)| numbers::is_unit(cell));
        let line = || {
            facts.texts == 1
                && facts.amounts == 0
                && facts.ordinal.is_empty()
                && header::unit_line(row).is_some()
        };
        self.seen <= NEAR && facts.ordinal.is_empty() && units() || line()
    }

    /// A row with a number in figures is a record, unless others stand under it.
    fn numbered(&self, rows: &[RawRow], facts: &Facts<'_>) -> Decision {
        let others = facts.texts + facts.amounts;
        if others == 0 || facts.texts == 0 && !self.has_value(&rows[0]) {
            return Decision::Prepared;
        }
        if self.ended && facts.amounts == 0 && others < 3 {
            return Decision::End;
        }
        if let Some(words) = line::sum(facts.label)
            && words.is_sure
            && facts.texts == 1
            && let Some(sum) = self.sum(&rows[0], facts, words)
        {
            return sum;
        }
        match line::path(facts.ordinal) {
            Some(path) if self.has_rows_under(rows, &path) => self.parent(rows, facts, &path),
            _ => Decision::Record(None),
        }
    }

    /// Formulas keep rows ready that show 0 or an error.
    fn has_value(&self, row: &RawRow) -> bool {
        let numbers = self.numbers(row);
        numbers.iter().flatten().any(|number| *number != 0)
    }

    fn has_rows_under(&self, rows: &[RawRow], path: &[u32]) -> bool {
        let next = rows[1..].iter().find(|row| row.filled().next().is_some());
        next.is_some_and(|row| line::is_under(self.ordinal_of(row), path))
    }

    pub(super) fn ordinal_of<'r>(&self, row: &'r RawRow) -> &'r str {
        self.ordinal.map_or("", |column| row.cell(column))
    }

    /// `1 | Đào tạo nghề` over `1.1 | Lớp may`: a heading where it has no amounts or their sum.
    fn parent(&self, rows: &[RawRow], facts: &Facts<'_>, path: &[u32]) -> Decision {
        let group = |sums| {
            let depth = u8::try_from(path.len()).unwrap_or(u8::MAX);
            Decision::Group(Level::Arabic(depth), facts.label.to_owned(), sums)
        };
        if facts.amounts == 0 {
            return if facts.texts == 1 {
                group(None)
            } else {
                Decision::Record(None)
            };
        }
        let parts = self.parts(rows, path);
        // One row under another may be a record of its own, unless other parents are sums.
        let is_bullet = line::path(self.ordinal_of(&rows[1])).is_none();
        let enough = parts.records >= 2 || self.has_parents || is_bullet;
        if enough && parts.are(&self.numbers(&rows[0])) {
            return group(Some(parts));
        }
        let doubled = parts.columns.iter().any(|sum| *sum != 0);
        Decision::Record(doubled.then_some(Remark::HasParts))
    }

    /// What the rows under a numbered row add up to, each counted once.
    fn parts(&self, rows: &[RawRow], path: &[u32]) -> Sums {
        let mut parts = self.empty_sums();
        let under = rows[1..].iter().enumerate();
        let under = under.take_while(|(_, row)| line::is_under(self.ordinal_of(row), path));
        for (place, row) in under {
            let own = line::path(self.ordinal_of(row));
            let is_parent = own.is_some_and(|own| self.has_rows_under(&rows[place + 1..], &own));
            if !is_parent || !self.has_parents {
                parts.add(&self.numbers(row));
            }
        }
        parts
    }

    fn empty_sums(&self) -> Sums {
        Sums::new(column::summed(&self.columns).count())
    }

    fn with_amounts(&self, rows: &[RawRow], facts: &Facts<'_>) -> Decision {
        let row = &rows[0];
        if self.is_breakdown(facts) {
            return Decision::Sum(SumRow {
                label: facts.label.to_owned(),
                since: Since::Sum,
                covered: self.empty_sums(),
                covers: LineSum::Part,
            });
        }
        let words = line::sum(facts.label);
        if let Some(words) = words
            && facts.names <= 1
            && let Some(sum) = self.sum(row, facts, words)
        {
            return sum;
        }
        if let Some(group) = self.group_with_sums(rows, facts) {
            return group;
        }
        if words.is_none() && facts.names <= 1 && self.lacks_number(facts) {
            return self.unnumbered(rows, facts);
        }
        if facts.texts == 0 {
            return Decision::Odd;
        }
        let remark = words
            .filter(|_| facts.names <= 1)
            .map(|_| Remark::CalledLikeSum);
        Decision::Record(remark)
    }

    /// `Trong đó: KCQG` below a sum tells a part of it, and so do the thin rows that follow.
    fn is_breakdown(&self, facts: &Facts<'_>) -> bool {
        let is_part = facts.names <= 1 && !facts.ordinal.starts_with(|c: char| c.is_ascii_digit());
        let is_bullet = facts.label.starts_with(['-', '+', '–', '•']);
        let goes_on = match self.breakdown {
            Breakdown::None => false,
            Breakdown::Possible => is_bullet,
            Breakdown::Begun => true,
        };
        is_part && (goes_on || line::begins_breakdown(facts.label))
    }

    /// Whether a row has no number of its own where records have one, or no text at all.
    fn lacks_number(&self, facts: &Facts<'_>) -> bool {
        let (numbered, all) = self.numbered;
        // In a list without numbers a sum is thinner than the records.
        let is_thin = numbered == 0 && all >= 2 && self.texts >= all * 2;
        facts.ordinal.is_empty() && (facts.texts == 0 || numbered * 2 > all || is_thin)
    }

    /// A row of numbers without a number among numbered ones is a sum if it is one.
    fn unnumbered(&self, rows: &[RawRow], facts: &Facts<'_>) -> Decision {
        if facts.texts > 0 && self.is_left_out(rows) {
            return Decision::Record(None);
        }
        let numbers = self.numbers(&rows[0]);
        match self.running.covered(&numbers, false) {
            Some((since, covered)) if covered.records >= 2 || facts.texts == 0 => {
                Decision::Sum(SumRow {
                    label: facts.label.to_owned(),
                    since,
                    covered,
                    covers: LineSum::HeadingGroup,
                })
            }
            _ if facts.texts == 0 => Decision::Odd,
            _ => Decision::Record(None),
        }
    }

    /// Says whether the next number leaves one out for this row: 2, nothing, 4.
    fn is_left_out(&self, rows: &[RawRow]) -> bool {
        let mut next = rows[1..].iter().map(|row| self.ordinal_of(row));
        let next = next.find_map(|ordinal| ordinal.parse::<u64>().ok());
        self.last_ordinal
            .zip(next)
            .is_some_and(|(last, next)| next == last + 2)
    }

    /// A row called like a sum is one where its numbers say so, or where nothing else is called so.
    fn sum(&self, row: &RawRow, facts: &Facts<'_>, words: SumWords) -> Option<Decision> {
        let numbers = self.numbers(row);
        let whole = words.covers != LineSum::HeadingGroup;
        let found = self.running.covered(&numbers, whole);
        let is_numbered = !facts.ordinal.is_empty() && line::level(facts.ordinal).is_none();
        if found.is_none() && (!words.is_sure || is_numbered) {
            return None;
        }
        let (since, covered) = found.unwrap_or_else(|| {
            let since = if whole {
                Since::List
            } else {
                self.running.innermost()
            };
            (since, self.running.since(since))
        });
        Some(Decision::Sum(SumRow {
            label: facts.label.to_owned(),
            since,
            covered,
            covers: words.covers,
        }))
    }

    /// A heading with amounts: what the rows below it add up to.
    fn group_with_sums(&self, rows: &[RawRow], facts: &Facts<'_>) -> Option<Decision> {
        if facts.texts != 1 || self.columns.len() < 3 {
            return None;
        }
        let (level, name) = Self::heading(facts)?;
        let below = self.below(rows, level);
        let is_lettered = line::level(facts.ordinal).is_some();
        let is_sum = below.sums.are(&self.numbers(&rows[0]));
        let is_exact = line::is_exact_topic(name);
        // A letter over rows with figures is a heading even where the sum is another, and so is a
        // name without a number of its own. A name alone must have the sum of several rows.
        let heads_numbers = below.begins_numbered && (is_lettered || is_exact);
        let has_sum = is_sum && (is_lettered || is_exact || below.sums.records >= 2);
        let sums = (is_sum || below.is_whole || self.sees_end).then_some(below.sums);
        (heads_numbers || has_sum).then(|| Decision::Group(level, name.to_owned(), sums))
    }

    /// The level and the name of a row that may be a heading.
    fn heading<'r>(facts: &Facts<'r>) -> Option<(Level, &'r str)> {
        if let Some(level) = line::level(facts.ordinal) {
            return Some((level, line::split_level(facts.label).1));
        }
        if !facts.ordinal.is_empty() {
            return None;
        }
        match line::split_level(facts.label) {
            (Some(level), name) => Some((level, name)),
            (None, name) => {
                let known = line::topic(name) != Topic::Other && name.len() < 160;
                known.then_some((Level::Unnumbered, name))
            }
        }
    }

    /// The records below a heading, as far as its group reaches.
    fn below(&self, rows: &[RawRow], level: Level) -> Below {
        let mut sums = self.empty_sums();
        let mut begins_numbered = None;
        let mut is_whole = false;
        for (place, row) in rows.iter().enumerate().skip(1) {
            let facts = self.facts(row);
            if facts.texts + facts.amounts == 0 {
                continue;
            }
            let is_figure = facts.ordinal.starts_with(|c: char| c.is_ascii_digit());
            begins_numbered.get_or_insert(is_figure);
            let inner = Self::heading(&facts).filter(|_| facts.texts == 1 && !is_figure);
            if inner.is_some_and(|(inner, _)| inner <= level)
                || line::sum(facts.label).is_some() && !is_figure
                || facts.texts == 0
                || facts.amounts == 0 && row.filled().any(|(_, cell)| line::is_end(cell))
            {
                is_whole = true;
                break;
            }
            // A heading inside has the sum of rows that are counted themselves.
            let path = line::path(facts.ordinal);
            let is_parent = path.is_some_and(|path| self.has_rows_under(&rows[place..], &path));
            if inner.is_none() && !is_parent && facts.amounts > 0 {
                sums.add(&self.numbers(row));
            }
        }
        Below {
            sums,
            begins_numbered: begins_numbered.unwrap_or_default(),
            is_whole,
        }
    }

    fn without_amounts(&self, rows: &[RawRow], facts: &Facts<'_>) -> Decision {
        let row = &rows[0];
        let is_end = || row.filled().any(|(_, cell)| line::is_end(cell));
        if facts.texts <= 3 && is_end() || facts.texts == 1 && line::is_note(facts.label) {
            return Decision::End;
        }
        if let Some((level, name)) = self.bare_group(rows, facts) {
            return Decision::Group(level, name.to_owned(), None);
        }
        if self.ended && facts.texts <= 3 {
            return Decision::End;
        }
        let title = self.title.map_or("", |column| row.cell(column));
        let names = self.establishments.map_or("", |column| row.cell(column));
        if self.ordinal.is_some()
            && facts.ordinal.is_empty()
            && title.is_empty()
            && !names.is_empty()
            && facts.texts <= 2
        {
            return Decision::Continued;
        }
        let has_sums = column::summed(&self.columns).next().is_some();
        let is_bare = has_sums && self.numbered.0 > 0 && self.lacks_number(facts);
        let is_thin = facts.texts <= 1 && (title.is_empty() || title != facts.label || is_bare);
        if is_thin && self.columns.len() > 2 {
            Decision::Odd
        } else {
            Decision::Record(None)
        }
    }

    /// A heading without amounts: numbered by letters, or named and followed by fuller rows.
    fn bare_group<'r>(&self, rows: &[RawRow], facts: &Facts<'r>) -> Option<(Level, &'r str)> {
        if facts.texts != 1 || self.columns.len() < 3 {
            return None;
        }
        if self.ordinal.is_some() && line::split_level(facts.label).0.is_none() {
            let lettered = line::level(facts.ordinal).map(|level| (level, facts.label));
            let named = || Self::heading(facts);
            return lettered.or_else(named);
        }
        let heading = Self::heading(facts)?;
        let next = rows[1..].iter().map(|row| self.facts(row));
        let next = next.into_iter().find(|next| next.texts + next.amounts > 0);
        next.is_none_or(|next| next.texts + next.amounts > 1)
            .then_some(heading)
    }
}

/// What stands below a heading.
struct Below {
    sums: Sums,
    /// The next row has a number in figures.
    begins_numbered: bool,
    /// Its end is known.
    is_whole: bool,
}

/// A text in a column of numbers that begins with no figure: a label over merged cells, or a date.
fn is_heading_text(cell: &str) -> bool {
    // "khoảng 300" is an amount, "Thái Bình, ngày 12" is none.
    const NEAR: usize = 14;
    !cell.starts_with('#') && !cell.chars().take(NEAR).any(|c| c.is_ascii_digit())
}

/// `-`, `---` and the like fill a cell and say nothing.
fn says_nothing(cell: &str) -> bool {
    value::is_nothing(cell) || cell.chars().all(|c| "-–—_=.…|+: ".contains(c))
}
