//! What the names of columns tell: fields, units, and on what that rests.

use hashbrown::HashSet;

use super::super::chosen::{self, Chosen};
use super::super::exported;
use super::super::row::RawRow;
use super::by_cells::against_name;
use super::source::{Doubt, SourceColumn, Standing};
use crate::dataset::{Field, FieldKind, Funding, Indicator, TextField, header};
use crate::reader::report::Evidence;
use crate::text::{self, Unit};

const COUNTERPART: Field = Field::Figure(Indicator::Counterpart);

/// The columns as their names tell them; each field is given once.
pub(super) fn named(
    names: Vec<(String, String)>,
    unit: Option<Unit>,
    map: &[(String, Chosen)],
    rows: &[RawRow],
) -> (Vec<SourceColumn>, Vec<(usize, Doubt)>) {
    if let Some(known) = exported::columns(&names).filter(|_| map.is_empty()) {
        return (of_export(names, known), Vec::new());
    }
    let marked = names.iter().any(|(name, _)| text::has_marks(name));
    let mut columns: Vec<SourceColumn> = Vec::with_capacity(names.len());
    let (mut doubts, mut taken) = (Vec::new(), HashSet::new());
    for (place, (said, below)) in names.into_iter().enumerate() {
        let name = shown_name(&said, place);
        // Programs write `kinh_phi` also where the names beside it have their marks.
        let marked = marked && !name.contains('_') && header::apart(&name).is_none();
        // Its lines may say the same in two languages.
        let lines = if said.contains('\n') { &said } else { &name };
        let (found, own_unit, by) = find_below(lines, &below, marked, map);
        let is_of_money = unit.is_some() || !below.is_empty() && is_span_of_money(&name, &below);
        let (found, by) = match against_name(&name, found, place, rows) {
            Some(_) if by == Evidence::Told => (found, by),
            Some(COUNTERPART) if !is_of_money => (Field::Extra, by),
            Some(seen) => (seen, Evidence::Cells),
            None => (found, by),
        };
        let other = columns.iter().position(|column| column.field == found);
        let other = other.filter(|_| found != Field::Extra);
        // "Kinh phí" alone may be any; a name that says more goes before it.
        // What stands inside an object is told of that, and is no better name.
        let says_more = !is_vague(&name) && !name.contains('.');
        let vague = other.filter(|other| {
            let other = &columns[*other].name;
            says_more && is_vague(other) || is_later(&name) && !is_later(other)
        });
        if let Some(vague) = vague {
            doubts.push((vague, Doubt::SameField(place)));
            columns[vague].field = Field::Extra;
        }
        let field = match other.filter(|_| vague.is_none()) {
            Some(other) => {
                doubts.push((place, Doubt::SameField(other)));
                Field::Extra
            }
            None => found,
        };
        let unit = own_unit.or(unit).filter(|_| field.is_money());
        let is_odd = field.is_money() && header::has_odd_unit(&name);
        let mut column = SourceColumn::new(numbered(name, &mut taken), field, unit);
        column.field_by = Some(by);
        column.unit_by = Some(if own_unit.is_some() {
            Evidence::Name
        } else {
            Evidence::Line
        });
        let said = chosen::of(&column.name, map, Chosen::unit);
        let said = said.or_else(|| chosen::of(&below, map, Chosen::unit));
        doubts.extend(set_unit(&mut column, said, is_odd).map(|doubt| (place, doubt)));
        columns.push(column);
    }
    (columns, doubts)
}

/// What the user says goes before what the name says; an odd unit is none, and that is doubted.
fn set_unit(column: &mut SourceColumn, said: Option<Unit>, is_odd: bool) -> Option<Doubt> {
    if said.is_some() {
        (column.style.unit, column.unit_by) = (said, Some(Evidence::Told));
    } else if is_odd {
        (column.style.unit, column.style.is_odd) = (None, true);
        return Some(Doubt::OddUnit);
    }
    None
}

/// The columns of a table that this program wrote, which needs no guess.
fn of_export(names: Vec<(String, String)>, known: Vec<(Field, Option<Unit>)>) -> Vec<SourceColumn> {
    let columns = names.into_iter().zip(known).enumerate();
    columns
        .map(|(place, ((name, _), (field, unit)))| SourceColumn {
            standing: Standing::Exported,
            ..SourceColumn::new(shown_name(&name, place), field, unit)
        })
        .collect()
}

/// The name of a column as it is shown; one without a name has its number.
fn shown_name(name: &str, place: usize) -> String {
    if name.is_empty() {
        format!("#{}", place + 1)
    } else {
        text::clean(name).into_owned()
    }
}

/// A name that other columns have too gets a number.
fn numbered(name: String, taken: &mut HashSet<String>) -> String {
    let numbers = (2..).map(|count| format!("{name} ({count})"));
    let mut names = std::iter::once(name.clone()).chain(numbers);
    // `X`, `X` and `X (2)` are three columns.
    let free = names.find(|name| taken.insert(name.clone()));
    free.unwrap_or(name)
}

/// Says whether a name tells no more than that it is money.
pub(super) fn is_vague(name: &str) -> bool {
    let bare = header::split_unit(name).0;
    let bare = header::apart(&bare).unwrap_or(bare);
    header::in_full(&bare) == "kinh phi"
}

/// Says whether amounts are those that hold in the end: `Kinh phí sau điều chỉnh`.
fn is_later(name: &str) -> bool {
    header::plain(name).contains("sau dieu chinh")
}

/// Says whether a name stands below one of money: `Kinh phí │ Doanh nghiệp`.
pub(super) fn is_span_of_money(name: &str, below: &str) -> bool {
    let span = name.strip_suffix(below).unwrap_or_default();
    let span = format!(" {} ", header::in_full(span));
    let words = [" kinh phi ", " von ", " nguon ", " chi phi ", " so tien "];
    words.iter().any(|word| span.contains(word))
}

/// The field of a column: by its whole name, or by what stands under the span.
fn find_below(
    name: &str,
    below: &str,
    marked: bool,
    map: &[(String, Chosen)],
) -> (Field, Option<Unit>, Evidence) {
    let told = chosen::of(below, map, Chosen::field).or(chosen::of(name, map, Chosen::field));
    if let Some(field) = told {
        return (field, header::split_unit(name).1, Evidence::Told);
    }
    let (field, unit) = find(name, marked, map);
    if below.is_empty() || field != Field::Extra {
        let by = if below.is_empty() {
            Evidence::Name
        } else {
            Evidence::Heading
        };
        return (field, unit, by);
    }
    let span_unit = header::split_unit(name).1;
    if let Some(field) = under_span(name, below, marked) {
        return (field, span_unit, Evidence::Heading);
    }
    let (field, unit) = find(below, marked, map);
    (field, unit.or(span_unit), Evidence::Name)
}

/// What a span names of which `Tên` is a column: `Đơn vị thụ hưởng │ Tên │ Địa chỉ`.
const NAMED: [(&[&str], TextField); 2] = [
    (
        &["co so", "don vi", "doanh nghiep", "thu huong"],
        TextField::Establishments,
    ),
    (&["de an", "chuong trinh", "du an"], TextField::Title),
];

/// What a name tells that says nothing without those above it: `Kinh phí │ Tổng`,
/// `Số lao động │ Tổng số │ Trong đó nữ`, `Kinh phí hỗ trợ │ Trung ương │ Địa phương`.
fn under_span(name: &str, below: &str, marked: bool) -> Option<Field> {
    let span = name.strip_suffix(below)?.trim_end();
    let plain = header::plain(span);
    let is_of = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    match header::plain(below).as_str() {
        "ten" | "ten goi" | "ten day du" => NAMED
            .iter()
            .find(|(words, _)| is_of(words))
            .map(|(_, field)| Field::Text(*field)),
        "tong" | "tong so" | "tong cong" | "total" => {
            if is_of(&["kinh phi", "von", "chi phi", "cost"]) {
                return Some(Field::Figure(Indicator::TotalCost));
            }
            // The span may stand below another one: `Kết quả │ Số lao động`.
            let starts = span.match_indices(' ').map(|(space, _)| space + 1);
            let mut spans = std::iter::once(0).chain(starts).map(|start| &span[start..]);
            let counted = spans.find_map(|span| header::find(span, marked));
            counted
                .map(|(field, _)| field)
                .filter(|field| field.indicator().is_some())
        }
        "trung uong" | "tw" | "quoc gia" if is_of(&["ho tro", "khuyen cong", "nguon"]) => {
            Some(Field::SupportFrom(Funding::National))
        }
        "dia phuong" | "dp" | "tinh" if is_of(&["ho tro", "khuyen cong", "nguon"]) => {
            Some(Field::SupportFrom(Funding::Local))
        }
        _ => None,
    }
}

/// The field and the unit that a name tells; the map goes first.
pub(in crate::reader::table) fn find(
    name: &str,
    marked: bool,
    map: &[(String, Chosen)],
) -> (Field, Option<Unit>) {
    match chosen::of(name, map, Chosen::field) {
        Some(field) => (field, header::split_unit(name).1),
        None => header::find(name, marked)
            .or_else(|| of_path(name, marked))
            .or_else(|| in_own_language(name, marked))
            .unwrap_or((Field::Extra, None)),
    }
}

/// What a name tells whose second line says it again in another language: `Tên đề án⏎Project`.
fn in_own_language(name: &str, marked: bool) -> Option<(Field, Option<Unit>)> {
    let lines: Vec<&str> = name.lines().map(str::trim).collect();
    let (own, other): (Vec<&str>, Vec<&str>) = lines.iter().partition(|line| text::has_marks(line));
    match (own.is_empty(), other.is_empty()) {
        (false, false) => header::find(&own.join(" "), marked),
        // `STT⏎No.`
        (true, false) if lines.len() > 1 => header::find(lines[0], marked),
        _ => None,
    }
}

/// What a name like `co_so.ten` tells, under which programs write a member of an object: by both
/// words, by the object whose name it is, or by itself.
fn of_path(name: &str, marked: bool) -> Option<(Field, Option<Unit>)> {
    let mut words = name.rsplit('.');
    let (own, above) = (words.next()?, words.next()?);
    let path = &name[..name.len() - own.len()];
    let has_space = path.contains(char::is_whitespace) || own.starts_with(char::is_whitespace);
    let are_words = own.len() > 1 && above.len() > 1 && !has_space;
    if !are_words {
        return None;
    }
    let marked = marked && text::has_marks(name);
    let find = |name: &str| header::find(name, marked);
    let of_whole = find(&format!("{above} {own}")).or_else(|| {
        find(above)
            .filter(|(field, _)| is_name(own) || is_value(own) && field.indicator().is_some())
    });
    let owner = find(above).map(|(field, _)| field);
    of_whole.or_else(|| find(own).filter(|(field, _)| is_of_record(*field, owner)))
}

/// Says whether a member of an object is told of the record: its place is and the `so_tien` of its
/// `kinh_phi`, but the `nam` of a `co_so` is not when the record was, nor the `id` of a `huyen` its.
fn is_of_record(field: Field, owner: Option<Field>) -> bool {
    match field {
        Field::Text(text) if text.definition().kind == FieldKind::Place => true,
        Field::Ordinal | Field::Text(TextField::Id) => false,
        _ => !matches!(owner, Some(Field::Text(_))),
    }
}

/// Says whether a key says no more than that a number stands under it: `kinh_phi.gia_tri`.
fn is_value(name: &str) -> bool {
    ["gia tri", "value", "so luong", "amount"].contains(&header::plain_key(name).as_str())
}

/// Says whether the name of a column is no more than that of a name.
pub(super) fn is_name(name: &str) -> bool {
    ["ten", "ten goi", "name", "title"].contains(&header::plain_key(name).as_str())
}
