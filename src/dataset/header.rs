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
        .or_else(|| find_by_words(name))
}

/// Short forms in names, in full.
const SHORT: &[(&str, &str)] = &[
    ("kp", "kinh phi"),
    ("ld", "lao dong"),
    ("hv", "hoc vien"),
    ("nsnn", "ngan sach nha nuoc"),
    ("dv", "don vi"),
    ("da", "de an"),
];

/// Words that may stand beside those of any known name without another meaning.
const FILLERS: &[&str] = &[
    "thuc", "hien", "de", "an", "du", "tu", "cua", "so", "muc", "tham", "gia", "nam", "duoc",
    "cho", "phe", "duyet",
];

/// Words that say whose money it is, or how it is called: they change nothing where the known name
/// says more than they do.
const GENERAL: &[&str] = &[
    "nguoi", "don", "vi", "thu", "huong", "doanh", "nghiep", "co", "nguon", "kinh", "phi", "von",
    "nha", "nuoc", "ngan", "sach", "khuyen", "cong", "dao", "tao", "chi", "tong",
];

/// Words that make another number of it.
const OTHERS: &[&str] = &[
    "tam ung",
    "quyet toan",
    "ke hoach",
    "de nghi",
    "thu hoi",
    "giai ngan",
    "du toan",
    "chenh lech",
    "ty le",
    "binh quan",
    "quyet dinh",
    "con lai",
    "nu",
    "ten",
    "ngay",
    "dia chi",
    "noi dung",
    "hinh thuc",
    "doi tuong",
    "loai",
    "dot",
    "lan",
    "luy ke",
    "lao dong cua",
    "lao dong tai",
    "lao dong thuong xuyen",
    "lao dong hien co",
];

/// The words of a name in full, without what stands in brackets.
fn full_words(name: &str) -> Vec<String> {
    let name = plain(&split_unit(name).0);
    let words = name.split(' ').map(|word| {
        let short = SHORT.iter().find(|(short, _)| *short == word);
        short.map_or(word, |(_, full)| full)
    });
    words
        .flat_map(|words| words.split(' ').map(str::to_owned))
        .collect()
}

/// Finds a number by the words of its known names, in any order: `Kinh phí NSNN hỗ trợ`.
///
/// All words of the known name are there, and the others are such as change nothing.
fn find_by_words(name: &str) -> Option<(Field, Option<Unit>)> {
    let words = full_words(name);
    let said = format!(" {} ", words.join(" "));
    if words.len() > 12
        || OTHERS
            .iter()
            .any(|other| said.contains(&format!(" {other} ")))
    {
        return None;
    }
    let fits = |known: &[&str]| {
        let all = known.iter().all(|word| words.iter().any(|own| own == word));
        // "Tổng vốn" is as general as the words that could stand beside it.
        let is_telling = known
            .iter()
            .any(|word| !GENERAL.contains(word) && !FILLERS.contains(word));
        let is_filler = |word: &String| {
            FILLERS.contains(&word.as_str())
                || word.bytes().all(|byte| byte.is_ascii_digit())
                || is_telling && GENERAL.contains(&word.as_str())
        };
        let mut rest = words.iter().filter(|word| !known.contains(&word.as_str()));
        all && (is_telling || known.contains(&"tong") || known.contains(&"khuyen"))
            && rest.all(is_filler)
    };
    let numbers = KNOWN.iter().filter(|(_, known)| is_number(known.field));
    let fitting = numbers.filter(|(known, _)| {
        let known: Vec<&str> = known.split(' ').collect();
        known.len() > 1 && known.len() < words.len() && fits(&known)
    });
    // The longest name says the most; of equal ones the first by its letters, always the same.
    let best = fitting.max_by_key(|(known, _)| (known.len(), std::cmp::Reverse(known.as_str())))?;
    Some((best.1.field, split_unit(name).1))
}

fn is_number(field: Field) -> bool {
    matches!(field, Field::Figure(_) | Field::SupportFrom(_))
}

/// Says whether a name tells its amounts in something that is no unit of đồng: `(USD)`,
/// `(trăm triệu đồng)`, `(triệu đồng/đề án)`.
pub(crate) fn has_odd_unit(name: &str) -> bool {
    let inside = plain(name);
    let has = |words: &[&str]| {
        words
            .iter()
            .any(|word| format!(" {inside} ").contains(&format!(" {word} ")))
    };
    let money = has(&["trieu", "ty", "nghin", "dong", "vnd", "tr"]);
    has(&["usd", "eur", "euro", "jpy", "do la", "yen", "nhan dan te"])
        || money
            && has(&[
                "tram trieu",
                "chuc trieu",
                "tram nghin",
                "tram ty",
                "chuc ty",
            ])
        || money
            && ["/đề án", "/người", "/lớp", "/cơ sở", "/dự án", "/mô hình"]
                .iter()
                .any(|per| text::nfc(&name.to_lowercase()).contains(per))
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
            ("Kinh phí hỗ trợ quyết toán", None),
            ("Tỷ lệ hỗ trợ", None),
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
