//! Which field the header of a column names, and in which unit.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{FIELDS, Field};
use crate::text::{self, Unit};

/// A known name: its field, and how it is written with its marks where it has some.
struct Known {
    field: Field,
    marked: Option<String>,
}

static KNOWN: LazyLock<HashMap<String, Known>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for row in FIELDS {
        let labels = [row.label.vi, row.label.en].into_iter();
        let names = labels.chain(row.names.iter().copied()).chain([row.key]);
        for name in names.filter(|name| !name.is_empty()) {
            let marked = text::has_marks(name).then(|| name.to_lowercase());
            known.entry(plain(name)).or_insert(Known {
                field: row.field,
                marked,
            });
        }
    }
    known
});

/// A column name as it is compared: plain lower-case words.
pub(crate) fn plain(name: &str) -> String {
    let folded = text::fold(name);
    let mut out = String::with_capacity(folded.len());
    for word in folded
        .split(|c: char| !c.is_alphanumeric() && c != '#')
        .filter(|word| !word.is_empty())
    {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Finds the field and unit of a header; `marked` says whether its neighbours have their tones.
///
/// `Nam` among toned headers is "male", not a forgotten `Năm`.
pub(crate) fn find(name: &str, marked: bool) -> Option<(Field, Option<Unit>)> {
    let (bare, unit) = split_unit(name);
    look_up(&bare, marked)
        .map(|field| (field, unit))
        .or_else(|| find_before_unit(name, marked))
        .or_else(|| look_up(name, marked).map(|field| (field, None)))
}

fn look_up(name: &str, marked: bool) -> Option<Field> {
    let known = KNOWN.get(&plain(name))?;
    let lost_its_marks = marked && known.marked.is_some() && !text::has_marks(name);
    (!lost_its_marks).then_some(known.field)
}

/// Takes what stands in brackets off a header, and reads it as a unit.
pub(crate) fn split_unit(name: &str) -> (String, Option<Unit>) {
    let (mut bare, mut inside, mut depth) = (String::new(), String::new(), 0_u32);
    for c in name.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ if depth > 0 => inside.push(c),
            _ => bare.push(c),
        }
    }
    (bare, named_unit(&inside))
}

/// The unit that a phrase like `ĐVT: triệu đồng` names.
pub(crate) fn named_unit(phrase: &str) -> Option<Unit> {
    let after = phrase.rsplit(':').next().unwrap_or(phrase).trim();
    if after.is_empty() {
        None
    } else {
        Unit::named(after)
    }
}

/// `Kinh phí hỗ trợ, triệu đồng` and `kinh_phi_ho_tro_trieu_dong`: the unit is the last words.
fn find_before_unit(name: &str, marked: bool) -> Option<(Field, Option<Unit>)> {
    let name = name.replace(['_', '(', ')'], " ");
    let ends: Vec<usize> = text::words(&name).map(|range| range.start).collect();
    (1..=3)
        .rev()
        .filter(|count| *count < ends.len())
        .find_map(|count| {
            let (before, after) = name.split_at(ends[ends.len() - count]);
            let unit = Unit::named(after)?;
            let field = look_up(before, marked).filter(|field| field.is_money())?;
            Some((field, Some(unit)))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Indicator, TextField};
    use crate::text::Lang;

    #[test]
    fn headers_of_lists() {
        let million = Some(Unit::Million);
        let support = Field::Figure(Indicator::Support);
        for (header, expected) in [
            ("Kinh phí hỗ trợ (triệu đồng)", Some((support, million))),
            ("KINH PHI HO TRO", Some((support, None))),
            ("kinh_phi_ho_tro", Some((support, None))),
            ("kinh_phi_ho_tro_trieu_dong", Some((support, million))),
            ("Kinh phí hỗ trợ, tr.đ", Some((support, million))),
            ("Support (VND million)", Some((support, million))),
            (
                "Kinh phí hỗ trợ\n(ĐVT: triệu đồng)",
                Some((support, million)),
            ),
            ("Tên  đề án", Some((Field::Text(TextField::Title), None))),
            ("Xã/phường", Some((Field::Text(TextField::Commune), None))),
            ("Nội dung/Lĩnh vực", Some((Field::Activity, None))),
            (
                "Số lao động (người)",
                Some((Field::Figure(Indicator::Trainees), None)),
            ),
            ("Ngành nghề", None),
            ("", None),
        ] {
            assert_eq!(find(header, false), expected, "{header}");
        }
    }

    #[test]
    fn men_are_no_years() {
        assert_eq!(find("Nam", true), None);
        assert_eq!(find("Nam", false), Some((Field::Period, None)));
        assert_eq!(find("STT", true), Some((Field::Ordinal, None)));
    }

    #[test]
    fn what_exports_write_is_read_as_the_same_field() {
        for name in FIELDS.iter().filter(|name| name.field != Field::Extra) {
            for lang in [Lang::Vi, Lang::En] {
                assert_eq!(
                    find(name.field.label(lang), true).map(|found| found.0),
                    Some(name.field),
                    "{}",
                    name.key
                );
            }
            assert_eq!(Field::parse(name.key), Some(name.field));
            assert_eq!(find(name.key, false).map(|found| found.0), Some(name.field));
        }
    }
}
