//! Which field the header of a column names, and in which unit.

mod phrase;
mod unit;
mod words;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{FIELDS, Field, TextField};
use crate::text::{self, Unit};
use words::is_number;

pub(crate) use words::{apart, begin_with, begin_with_any, plain, plain_key};

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

/// Finds the field and unit of a header; `marked` says whether its neighbours have their tones.
///
/// `Nam` among toned headers is "male", not a forgotten `Năm`.
pub(crate) fn find(name: &str, marked: bool) -> Option<(Field, Option<Unit>)> {
    let parts = Parts::of(name);
    let (bare, unit) = (parts.bare.as_str(), parts.unit());
    parts
        .with_said()
        .and_then(|whole| look_up(&whole, marked))
        .or_else(|| look_up(bare, marked).filter(|field| !(is_number(*field) && parts.is_other())))
        .map(|field| (field, unit))
        .or_else(|| find_before_unit(name, marked))
        .or_else(|| look_up(name, marked).map(|field| (field, None)))
        .or_else(|| Some((in_short(&parts)?, unit)))
        .or_else(|| Some((phrase::find(&parts.in_full())?, unit)))
        .or_else(|| title_beside(name, marked).map(|title| (title, None)))
        .or_else(|| find(&apart(name)?, false))
}

/// The field that a name tells by its short forms or besides its year: `KP`, `ĐV thụ hưởng`,
/// `Thực hiện năm 2020`.
fn in_short(parts: &Parts) -> Option<Field> {
    let (full, plain) = (phrase::in_full(&parts.bare), plain(&parts.bare));
    let has_year = plain.bytes().any(|byte| byte.is_ascii_digit());
    let field = look_up(&full, false).filter(|_| full != plain)?;
    // Only numbers are of one year: `Giai đoạn 2021` is none.
    let is_sound = if is_number(field) {
        !parts.is_other()
    } else {
        !has_year
    };
    is_sound.then_some(field)
}

/// `Huyện/Đề án`: the column has projects, and in rows between them what they stand under.
fn title_beside(name: &str, marked: bool) -> Option<Field> {
    let mut parts = name.split('/').skip_while(|_| !name.contains('/'));
    let title = Field::Text(TextField::Title);
    parts.find_map(|part| look_up(part, marked).filter(|field| *field == title))
}

/// The number whose name a header holds, where [`find`] knows none: `Kinh phí hỗ trợ đợt 1`.
pub(crate) fn nearly(name: &str) -> Option<Field> {
    let apart = apart(name);
    phrase::within(&Parts::of(apart.as_deref().unwrap_or(name)).in_full())
}

fn look_up(name: &str, marked: bool) -> Option<Field> {
    let plain = plain(name);
    // "Trong đó: KC hỗ trợ" is a part of the column before it, and is what it is called.
    let known = KNOWN.get(plain.strip_prefix("trong do ").unwrap_or(&plain))?;
    let lost_its_marks = marked && known.marked.is_some() && !text::has_marks(name);
    (!lost_its_marks).then_some(known.field)
}

/// A header, and what stands in its brackets.
struct Parts {
    bare: String,
    brackets: Vec<String>,
}

impl Parts {
    fn of(name: &str) -> Self {
        let (mut bare, mut brackets, mut depth) = (String::new(), Vec::new(), 0_u32);
        for c in name.chars() {
            match c {
                '(' | '[' | '{' => {
                    brackets.push(String::new());
                    depth += 1;
                }
                ')' | ']' | '}' => depth = depth.saturating_sub(1),
                _ if depth > 0 => brackets
                    .iter_mut()
                    .last()
                    .into_iter()
                    .for_each(|s| s.push(c)),
                _ => bare.push(c),
            }
        }
        Self { bare, brackets }
    }

    fn unit(&self) -> Option<Unit> {
        self.brackets.iter().find_map(|inside| named_unit(inside))
    }

    /// What the brackets say that is no unit.
    fn said(&self) -> impl Iterator<Item = &str> {
        let all = self.brackets.iter().map(String::as_str);
        all.filter(|inside| named_unit(inside).is_none() && !unit::is_odd(inside))
    }

    /// The name with what its brackets say: `Kinh phí hỗ trợ (KCQG)`.
    fn with_said(&self) -> Option<String> {
        let said: Vec<&str> = self.said().collect();
        (!said.is_empty()).then(|| format!("{} {}", self.bare, said.join(" ")))
    }

    /// Says whether the brackets make another number of it: `Kinh phí hỗ trợ (quyết toán)`.
    fn is_other(&self) -> bool {
        self.said().any(|said| phrase::is_other(&plain(said)))
    }

    fn in_full(&self) -> String {
        self.with_said().unwrap_or_else(|| self.bare.clone())
    }
}

/// Takes what stands in brackets off a header, and reads it as a unit.
pub(crate) fn split_unit(name: &str) -> (String, Option<Unit>) {
    let parts = Parts::of(name);
    let unit = parts.unit();
    (parts.bare, unit)
}

/// The unit that a phrase like `ĐVT: triệu đồng` names.
pub(crate) fn named_unit(phrase: &str) -> Option<Unit> {
    unit::named(phrase)
}

/// A name as it is compared, its short forms in full and without its year.
pub(crate) fn in_full(name: &str) -> String {
    phrase::in_full(name)
}

/// Says whether plain words make another number of a known one: `tam ung`, `de nghi`.
pub(crate) fn is_other(plain: &str) -> bool {
    phrase::is_other(plain)
}

/// Says whether a name tells its amounts in something that is no unit of đồng: `(USD)`,
/// `(trăm triệu đồng)`, `(triệu đồng/đề án)`.
pub(crate) fn has_odd_unit(name: &str) -> bool {
    unit::is_foreign(name)
        || unit::is_rate(name)
        || Parts::of(name)
            .brackets
            .iter()
            .any(|inside| unit::is_odd(inside))
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
    use crate::dataset::Indicator;
    use crate::text::Lang;

    #[test]
    fn headers_of_lists() {
        let million = Some(Unit::Million);
        let support = Field::Figure(Indicator::Support);
        for (header, expected) in [
            ("Kinh phí hỗ trợ (triệu đồng)", Some((support, million))),
            ("KINH PHI HO TRO", Some((support, None))),
            ("kinh_phi_ho_tro", Some((support, None))),
            ("kinhPhiHoTro", Some((support, None))),
            ("KinhPhiHoTroTrieuDong", Some((support, million))),
            ("tenDeAn", Some((Field::Text(TextField::Title), None))),
            ("kinh_phi_ho_tro_trieu_dong", Some((support, million))),
            ("Kinh phí hỗ trợ, tr.đ", Some((support, million))),
            ("Support (VND million)", Some((support, million))),
            (
                "Kinh phí hỗ trợ\n(ĐVT: triệu đồng)",
                Some((support, million)),
            ),
            ("Tên  đề án", Some((Field::Text(TextField::Title), None))),
            ("Xã/phường", Some((Field::Text(TextField::Commune), None))),
            ("Huyện/Đề án", Some((Field::Text(TextField::Title), None))),
            ("Nội dung/Lĩnh vực", Some((Field::Activity, None))),
            (
                "Số lao động (người)",
                Some((Field::Figure(Indicator::Trainees), None)),
            ),
            ("Ngành nghề", None),
            (
                "Tổng kinh phí thực hiện đề án",
                Some((Field::Figure(Indicator::TotalCost), None)),
            ),
            (
                "Tổng mức kinh phí (tr.đ)",
                Some((Field::Figure(Indicator::TotalCost), million)),
            ),
            ("KP hỗ trợ của Nhà nước", Some((support, None))),
            (
                "Số HV tham gia",
                Some((Field::Figure(Indicator::Trainees), None)),
            ),
            // Other numbers than those that are known.
            ("Kinh phí hỗ trợ thu hồi", None),
            (
                "Kinh phí hỗ trợ quyết toán",
                Some((Field::Figure(Indicator::Settled), None)),
            ),
            (
                "Quy mô (học viên)",
                Some((Field::Figure(Indicator::Trainees), None)),
            ),
            ("Tỷ lệ hỗ trợ", None),
            (
                "Kinh phí hỗ trợ (quyết toán)",
                Some((Field::Figure(Indicator::Settled), None)),
            ),
            ("Số lao động (nữ)", None),
            (
                "Kinh phí hỗ trợ (KCQG) (triệu đồng)",
                Some((
                    Field::SupportFrom(crate::dataset::Funding::National),
                    million,
                )),
            ),
            ("Số lao động nữ", None),
            ("", None),
        ] {
            assert_eq!(find(header, false), expected, "{header}");
        }
    }

    #[test]
    fn odd_units() {
        for (name, odd) in [
            ("Kinh phí hỗ trợ (USD)", true),
            ("Kinh phí hỗ trợ (trăm triệu đồng)", true),
            ("Hỗ trợ (triệu đồng/đề án)", true),
            ("Hỗ trợ (triệu đồng)", false),
            ("Xã/phường", false),
        ] {
            assert_eq!(has_odd_unit(name), odd, "{name}");
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
