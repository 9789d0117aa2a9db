//! Names of numbers that are known by their words: `Kinh phí NSNN hỗ trợ` is support.

use std::sync::LazyLock;

use super::unit;
use super::words::{is_number, plain};
use crate::dataset::FIELDS;
use crate::dataset::{Field, Indicator};
use crate::text;

/// Short forms in names, in full; what is said in two ways is said in one.
#[rustfmt::skip]
const SHORT: &[(&str, &str)] = &[
    ("kpkc", "kinh phi khuyen cong"), ("kpkcqg", "kinh phi kcqg"), ("kpkcdp", "kinh phi kcdp"), ("kpht", "kinh phi ho tro"),
    ("kp", "kinh phi"), ("ld", "lao dong"), ("hv", "hoc vien"), ("nsnn", "ngan sach nha nuoc"),
    ("nstw", "ngan sach trung uong"), ("nsdp", "ngan sach dia phuong"), ("ns", "ngan sach"), ("nn", "nha nuoc"),
    ("d v", "don vi"), ("dv", "don vi"), ("da", "de an"), ("dn", "doanh nghiep"), ("cs", "co so"), ("dt", "dao tao"),
    ("kc", "khuyen cong"), ("tmdt", "tong muc dau tu"), ("qg", "quoc gia"), ("tw", "trung uong"), ("dp", "dia phuong"),
    ("th", "thuc hien"), ("khuyen cong quoc gia", "kcqg"), ("khuyen cong trung uong", "kcqg"),
    ("khuyen cong dia phuong", "kcdp"), ("khuyen cong tinh", "kcdp"),
];

/// Words that may stand beside those of any known name without another meaning.
const FILLERS: &[&str] = &[
    "thuc", "hien", "de", "an", "du", "tu", "cua", "so", "muc", "tham", "gia", "duoc", "cho",
    "phe", "duyet", "phan", "tien", "gia", "tri", "luong", "da", "moi", "cac",
];

/// Words that say that the money is the state's.
const STATE: &[&str] = &[
    "nguon", "kinh", "phi", "von", "nha", "nuoc", "ngan", "sach", "khuyen", "cong", "chi", "tong",
];

/// Words that say that the money is the establishment's.
const OWN: &[&str] = &[
    "nguon", "kinh", "phi", "von", "chi", "tong", "nguoi", "don", "vi", "thu", "huong", "doanh",
    "nghiep", "co", "cnnt", "htx", "hop", "tac", "xa", "cong", "ty",
];

/// Words that say which money was paid or settled.
const PAID: &[&str] = &["kinh", "phi", "von", "tong", "ho", "tro", "khuyen", "cong"];

/// Words that say that people are trained.
const TRAINED: &[&str] = &["nguoi", "dao", "tao", "hoc", "nghe", "tong"];

/// Words that make another number of it, also in brackets.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "tam ung", "quyet toan", "ke hoach", "kh", "de nghi", "de xuat", "du kien", "thu hoi", "giai ngan",
    "du toan", "chenh lech", "ty le", "ti le", "binh quan", "quyet dinh", "con lai", "nu", "luy ke",
    "ten", "ngay", "dia chi", "noi dung", "hinh thuc", "doi tuong", "loai", "dot", "lan", "toi da",
    "dang ky", "dieu chinh", "tang", "giam", "chua", "khong", "tra lai", "moi de an", "moi co so",
    "moi don vi", "moi nguoi", "moi doanh nghiep", "mot de an", "cho 1", "lao dong cua", "lao dong tai",
    "lao dong thuong xuyen", "lao dong hien co",
];

/// The names of numbers, word by word.
static NUMBERS: LazyLock<Vec<(Field, Vec<String>)>> = LazyLock::new(|| {
    let rows = FIELDS.iter().filter(|row| is_number(row.field));
    let names = rows.flat_map(|row| {
        let names = row
            .names
            .iter()
            .copied()
            .chain([row.label.vi, row.label.en]);
        names.map(move |name| (row.field, words(name)))
    });
    let mut all: Vec<_> = names
        .filter(|(_, words)| words.len() > 1 || words[0].starts_with("kc"))
        .collect();
    // The longest name says the most.
    all.sort_by_key(|(_, words)| std::cmp::Reverse(words.len()));
    all
});

/// A name as it is compared, its short forms in full: `KP được duyệt` is `kinh phi duoc duyet`.
pub(super) fn in_full(name: &str) -> String {
    words(name).join(" ")
}

/// Words that say which of two numbers of one thing it is.
const ADJUSTED: [&str; 2] = [" truoc dieu chinh ", " sau dieu chinh "];

/// The words of a name in full, without the years.
fn words(name: &str) -> Vec<String> {
    let mut said = format!(" {} ", plain(name));
    for adjusted in ADJUSTED {
        said = said.replace(adjusted, " ");
    }
    for (short, full) in SHORT {
        said = said.replace(&format!(" {short} "), &format!(" {full} "));
    }
    let all: Vec<&str> = said.split(' ').filter(|word| !word.is_empty()).collect();
    let kept = all.iter().enumerate().filter(|(at, word)| {
        // `Nam` before no year is "male".
        let before_year = all.get(at + 1).is_some_and(|next| text::is_year(next));
        !(text::is_year(word) || **word == "nam" && before_year)
    });
    kept.map(|(_, word)| (*word).to_owned()).collect()
}

/// The number that a name tells by its words: all words of a known name, and others that change
/// nothing.
pub(super) fn find(name: &str) -> Option<Field> {
    let words = words(name);
    if words.len() > 12 || unit::is_rate(name) {
        return None;
    }
    let fitting = NUMBERS
        .iter()
        .find(|(field, known)| fits(*field, known, &words));
    fitting.map(|(field, _)| *field)
}

/// The number whose whole name stands somewhere in a longer one.
pub(super) fn within(name: &str) -> Option<Field> {
    let words = words(name);
    let held = |known: &[String]| is_telling(known) && places(known, &words).is_some();
    NUMBERS
        .iter()
        .find(|(_, known)| held(known))
        .map(|(field, _)| *field)
}

/// Says whether words make another number of a known one.
pub(super) fn is_other(plain: &str) -> bool {
    OTHERS.iter().any(|other| says(plain, other))
}

fn says(text: &str, phrase: &str) -> bool {
    format!(" {text} ").contains(&format!(" {phrase} "))
}

fn fits(field: Field, known: &[String], words: &[String]) -> bool {
    let Some(last) = places(known, words) else {
        return false;
    };
    let (own, said) = (known.join(" "), words.join(" "));
    let is_other = OTHERS
        .iter()
        .any(|other| says(&said, other) && !says(&own, other));
    let telling = is_telling(known);
    let rest = words
        .iter()
        .enumerate()
        .filter(|(_, word)| !known.contains(word));
    !is_other
        && (telling || known.iter().any(|word| word == "tong" || word == "khuyen"))
        && rest.into_iter().all(|(at, word)| {
            let word = word.as_str();
            let receives =
                is_support(field) && at > last && !says(&said, "tu") && !says(&said, "cua");
            FILLERS.contains(&word)
                || telling && general(field).contains(&word)
                || receives && OWN.contains(&word)
        })
}

/// Says whether a name has words that say more than whose money it is.
fn is_telling(known: &[String]) -> bool {
    let is_general = |word: &str| {
        [FILLERS, STATE, OWN, TRAINED]
            .iter()
            .any(|words| words.contains(&word))
    };
    known.iter().any(|word| !is_general(word))
}

fn is_support(field: Field) -> bool {
    matches!(
        field,
        Field::SupportFrom(_) | Field::Figure(Indicator::Support)
    )
}

/// The words that change nothing beside a name of this field.
fn general(field: Field) -> &'static [&'static str] {
    match field {
        Field::SupportFrom(_) | Field::Figure(Indicator::Support) => STATE,
        Field::Figure(Indicator::Counterpart) => OWN,
        Field::Figure(Indicator::Trainees) => TRAINED,
        Field::Figure(Indicator::Advance | Indicator::Settled) => PAID,
        _ => &[],
    }
}

/// Where the last of the known words stands, if all of them are there, each as often:
/// `Vốn đầu tư` is not `Tự đầu tư`.
fn places(known: &[String], words: &[String]) -> Option<usize> {
    let at = known.iter().enumerate().map(|(at, word)| {
        let before = known[..at].iter().filter(|other| *other == word).count();
        let own = words.iter().enumerate().filter(|(_, own)| *own == word);
        own.map(|(place, _)| place).nth(before)
    });
    at.collect::<Option<Vec<_>>>()?.into_iter().max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Funding;
    use Indicator::{Counterpart, Settled, Support, TotalCost, Trainees};

    #[test]
    fn numbers_by_their_words() {
        let national = Field::SupportFrom(Funding::National);
        let local = Field::SupportFrom(Funding::Local);
        for (name, expected) in [
            ("Kinh phí NSNN hỗ trợ", Field::Figure(Support)),
            ("Ngân sách Nhà nước hỗ trợ năm 2021", Field::Figure(Support)),
            ("Giá trị hỗ trợ", Field::Figure(Support)),
            ("Kinh phí hỗ trợ cho cơ sở", Field::Figure(Support)),
            ("Tổng KP", Field::Figure(TotalCost)),
            ("Tổng số vốn", Field::Figure(TotalCost)),
            ("Khuyến công quốc gia hỗ trợ", national),
            ("Hỗ trợ từ nguồn KCĐP", local),
            ("Kinh phí khuyến công tỉnh hỗ trợ", local),
            ("Vốn đối ứng của DN", Field::Figure(Counterpart)),
            ("Phần đối ứng của đơn vị", Field::Figure(Counterpart)),
            ("HTX đối ứng", Field::Figure(Counterpart)),
            ("Số HV tham gia học nghề", Field::Figure(Trainees)),
            ("Số tiền đã quyết toán", Field::Figure(Settled)),
            ("Kinh phí hỗ trợ quyết toán", Field::Figure(Settled)),
        ] {
            assert_eq!(find(name), Some(expected), "{name}");
        }
    }

    #[test]
    fn other_words_make_other_numbers() {
        for name in [
            "Kinh phí hỗ trợ thu hồi",
            "Kinh phí hỗ trợ chưa quyết toán",
            "Tạm ứng kinh phí hỗ trợ đợt 2",
            "Kinh phí hỗ trợ đợt 1",
            "Kinh phí hỗ trợ cho 1 đề án",
            "Mức hỗ trợ/người",
            "Doanh nghiệp hỗ trợ",
            "Hỗ trợ từ doanh nghiệp",
            "Tổng vốn của doanh nghiệp",
            "Số lao động nam",
            "Số lao động nữ",
            "Số lao động/cơ sở",
            "Kinh phí đề án",
            "Số quyết định hỗ trợ",
        ] {
            assert_eq!(find(name), None, "{name}");
        }
        assert_eq!(
            within("Kinh phí hỗ trợ đợt 1"),
            Some(Field::Figure(Support))
        );
        assert_eq!(within("Doanh thu"), None);
    }
}
