//! Labels of sums, and of rows that stand beside them: what their words tell.

use super::line::level;
use crate::dataset::header::{begin_with, begin_with_any, plain, plain_key};
use crate::text;

/// What a row of sums covers, as its label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineSum {
    /// "Tổng cộng".
    Whole,
    /// "Cộng", "Cộng I".
    HeadingGroup,
    /// "Cộng mang sang", "Lũy kế": what stands above it, once more.
    Carried,
    /// "Bình quân".
    Mean,
    /// "Trong đó: KCQG" below a sum.
    Part,
}

/// What the words of a label tell of sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SumWords {
    pub(super) covers: LineSum,
    /// No project is called so; else the numbers decide.
    pub(super) is_sure: bool,
}

/// Reads a label as that of a sum. `Công ty` is none, though it begins like `Cộng`.
pub(super) fn sum(label: &str) -> Option<SumWords> {
    if is_addition(label) {
        return Some(SumWords {
            covers: LineSum::Whole,
            is_sure: false,
        });
    }
    if label.len() > 160 || !may_begin(label, "abcglmst") {
        return None;
    }
    let words = plain_key(label);
    let has = |phrases: &[&str]| begin_with_any(&words, phrases);
    let sure = |covers| {
        Some(SumWords {
            covers,
            is_sure: true,
        })
    };
    let is_carried = ["mang sang", "chuyen sang", "chuyen trang", "trang truoc"]
        .iter()
        .any(|phrase| words.contains(phrase));
    if label.trim() == "Σ" || label.trim() == "∑" {
        return sure(LineSum::Whole);
    }
    let is_name = ["tong cong ty", "tong ket", "tong quan", "tong duyet"];
    if begin_with(&words, "cong") && !is_plus(label) || has(&is_name) {
        return None;
    }
    // "Mang sang" alone is short; "Chuyển sang công nghệ mới" is a project.
    let is_bare =
        has(&["mang sang", "chuyen sang", "chuyen trang"]) && words.split(' ').count() <= 4;
    if is_carried && (is_bare || has(&["cong", "tong", "so", "trang"])) || has(&["luy ke"]) {
        return sure(LineSum::Carried);
    }
    if has(&["binh quan", "trung binh", "average", "mean"]) {
        return sure(LineSum::Mean);
    }
    if has(&["tong cong", "grand total"])
        || matches!(
            words.as_str(),
            "tong"
                | "tong so"
                | "total"
                | "tc"
                | "t cong"
                | "t so"
                | "sum"
                | "sum total"
                | "cong chung"
        )
        || words.strip_prefix("tong so ").is_some_and(counts_records)
    {
        return sure(LineSum::Whole);
    }
    let second = words.strip_prefix("cong ");
    if has(&["tieu cong", "subtotal", "sub total", "cong don"])
        || words == "cong"
        || second
            .is_some_and(|second| ends_sum(second.split(' ').next().unwrap_or_default(), label))
    {
        return sure(LineSum::HeadingGroup);
    }
    if begin_with(&words, "cong") && !has(&["cong dong", "cong tac", "cong huong", "cong hoa"]) {
        // "Cộng đào tạo" says it with its tone; "Cong dao tao" may be anything.
        return Some(SumWords {
            covers: LineSum::HeadingGroup,
            is_sure: text::has_marks(first_word(label)),
        });
    }
    let whole = [
        "tong",
        "total",
        "tc",
        "toan bo",
        "toan tinh",
        "toan huyen",
        "toan nganh",
        "ca tinh",
        "ca nam",
        "tat ca",
    ];
    let counts = || words.strip_prefix("so ").is_some_and(counts_projects);
    (has(&whole) || words == "thanh tien" || counts()).then_some(SumWords {
        covers: LineSum::Whole,
        is_sure: false,
    })
}

/// Says whether words that begin with one of these letters can begin a text.
///
/// It is asked of each row, and most are answered without their marks being taken off.
fn may_begin(text: &str, letters: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphanumeric() || !c.is_ascii());
    first.is_some_and(|first| !first.is_ascii() || letters.contains(first.to_ascii_lowercase()))
}

/// Says whether a label begins the parts of the sum above it: `Trong đó: KCQG`.
pub(super) fn begins_breakdown(label: &str) -> bool {
    if !may_begin(label, "tc") {
        return false;
    }
    let words = plain(label);
    words.starts_with("trong do") || words.starts_with("chia ra")
}

/// Says whether a label begins like an item under another: `- Máy trộn`.
pub(super) fn begins_with_bullet(label: &str) -> bool {
    label.starts_with(['-', '+', '–', '•'])
}

/// Says whether an item of a project is what its money is spent on: `Chi thuê giáo viên`.
pub(super) fn is_cost(label: &str) -> bool {
    let costs = [
        "chi",
        "thue",
        "mua",
        "van phong pham",
        "nguyen vat lieu",
        "vat tu",
        "tien",
        "boi duong",
        "ho tro tien an",
        "in an",
        "tai lieu",
        "quan ly lop",
        "khac",
    ];
    begin_with_any(&plain_key(label), &costs)
}

/// Words of rows that tell of a total and name no project: `Kinh phí còn lại chưa phân bổ`.
#[rustfmt::skip]
const OF_TOTAL: &[&str] = &[
    "ke", "hoach", "kinh", "phi", "du", "toan", "so", "tien", "tong", "duoc", "da", "chua", "con",
    "lai", "giao", "phan", "bo", "nam", "truoc", "quyet", "trung", "uong", "tinh", "huyen", "cap",
    "thuc", "hien", "su", "dung", "giai", "ngan", "tam", "ung", "thu", "hoi", "huy", "dieu",
    "chinh", "tang", "giam", "chuyen", "sang", "khuyen", "cong", "ho", "tro", "quoc", "gia",
    "dia", "phuong", "kcqg", "kcdp", "phe", "duyet", "trong", "theo", "ca",
];

/// Says whether a row below the total tells of it: `Tỷ lệ (%)`, `Cùng kỳ năm 2020`, `Kế hoạch giao`.
pub(super) fn is_about_total(label: &str) -> bool {
    let words = plain(label);
    let begins = [
        "ty le",
        "ty trong",
        "ti le",
        "so voi",
        "cung ky",
        "dat ty le",
        "dat so voi",
        "dat ke hoach",
        "con lai",
        "con du",
        "hoan thanh ke hoach",
        "tang giam",
        "tang so voi",
        "giam so voi",
        "nam truoc",
        "co cau",
        "phan tram",
        "tru kinh phi",
        "chua phan bo",
    ];
    // "Kế hoạch giao năm 2021" tells of the total, "Kế hoạch xúc tiến thương mại" is a project.
    let may_begin = ["ke hoach", "kinh phi", "du toan", "so tien"];
    let says_only =
        |word: &str| OF_TOTAL.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit());
    begins.iter().any(|begin| words.starts_with(begin))
        || may_begin.iter().any(|begin| words.starts_with(begin)) && words.split(' ').all(says_only)
}

/// Says whether a label adds up headings: `I + II`, `A+B`, `(1+2+3)`.
pub(super) fn is_addition(label: &str) -> bool {
    const LONGEST: usize = 40;
    if label.len() > LONGEST || !label.contains('+') {
        return false;
    }
    let is_number = |part: &str| part.parse::<u8>().is_ok() || level(part).is_some();
    let inner = label.trim_matches(['(', ')', ' ']);
    inner.split('+').all(|part| is_number(part.trim()))
}

/// Says whether a label that begins like a sum has no word of a project: `Tổng kinh phí hỗ trợ`,
/// `Tổng quý II/2021`; not `Tổng số hóa dữ liệu`.
pub(super) fn says_only_total(label: &str) -> bool {
    let is_number = |word: &str| {
        word.bytes().all(|byte| byte.is_ascii_digit()) || level(&word.to_uppercase()).is_some()
    };
    let known = |word: &str| OF_TOTAL.contains(&word) || OF_SUM.contains(&word) || is_number(word);
    plain_key(label).split(' ').all(known)
}

/// Words of sums besides those: `Tất cả`, `Tổng giá trị thành tiền`.
#[rustfmt::skip]
const OF_SUM: &[&str] = &[
    "tat", "toan", "thanh", "gia", "tri", "von", "nguon", "muc", "nganh", "chung", "quy", "thang",
    "ngan", "sach", "doi", "dau", "tu", "de", "an", "chuong", "trinh", "bang", "chu", "tc", "cong",
];

/// `Số đề án: 03`.
fn counts_projects(rest: &str) -> bool {
    let mut words = rest.split(' ').rev();
    let is_counted = words
        .next()
        .is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()));
    is_counted
        && ["de an ", "du an ", "chuong trinh "]
            .iter()
            .any(|of| rest.starts_with(of))
}

/// `Tổng số đề án: 2` counts the records; `Tổng số hóa dữ liệu` is one.
fn counts_records(rest: &str) -> bool {
    let counted = rest.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    matches!(
        counted,
        "de an" | "chuong trinh" | "kinh phi" | "tien" | "muc" | "dong" | "ho so" | ""
    )
}

/// "Cộng" as against "Công", where the tones are there to tell.
fn is_plus(label: &str) -> bool {
    let word = first_word(label);
    if plain(label).starts_with("cong ty") {
        return false;
    }
    !text::has_marks(word) || text::nfc(&word.to_lowercase()) == "cộng"
}

fn first_word(label: &str) -> &str {
    let mut words = label.split(|c: char| !c.is_alphanumeric());
    words.find(|word| !word.is_empty()).unwrap_or_default()
}

fn ends_sum(second: &str, label: &str) -> bool {
    let numbered = label
        .split(|c: char| !c.is_alphanumeric())
        .nth(1)
        .is_some_and(|word| level(word).is_some());
    numbered
        || matches!(
            second,
            "trang" | "muc" | "nhom" | "phan" | "kcqg" | "kcdp" | "nguon" | "nam" | "khuyen"
        )
        || second.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums() {
        use LineSum::{Carried, HeadingGroup, Mean, Whole};
        for (label, expected) in [
            ("Tổng cộng", Some((Whole, true))),
            ("TỔNG CỘNG (A+B)", Some((Whole, true))),
            ("* Tổng cộng: 02 đề án", Some((Whole, true))),
            ("Tổng số", Some((Whole, true))),
            ("Tổng số đề án: 2", Some((Whole, true))),
            ("Total", Some((Whole, true))),
            ("Cộng", Some((HeadingGroup, true))),
            ("Cộng I", Some((HeadingGroup, true))),
            ("CONG:", Some((HeadingGroup, true))),
            ("Cộng mục A", Some((HeadingGroup, true))),
            ("Tiểu cộng", Some((HeadingGroup, true))),
            ("Cộng đào tạo nghề", Some((HeadingGroup, true))),
            ("CỘNG CÁC LỚP", Some((HeadingGroup, true))),
            ("Cong dao tao nghe", Some((HeadingGroup, false))),
            ("Cộng hòa xã hội chủ nghĩa Việt Nam", None),
            ("Cộng mang sang", Some((Carried, true))),
            ("Số mang sang trang 2", Some((Carried, true))),
            ("Lũy kế từ đầu năm", Some((Carried, true))),
            ("Bình quân một đề án", Some((Mean, true))),
            ("Tổng hợp số liệu", Some((Whole, false))),
            ("Tổng số hóa dữ liệu", Some((Whole, false))),
            ("Toàn tỉnh", Some((Whole, false))),
            ("T.cộng", Some((Whole, true))),
            ("Sum total", Some((Whole, true))),
            ("I + II", Some((Whole, false))),
            ("(A+B)", Some((Whole, false))),
            ("Tất cả", Some((Whole, false))),
            ("Số đề án: 03", Some((Whole, false))),
            ("Số hóa dữ liệu 03 đề án", None),
            ("Chuyển trang sau", Some((Carried, true))),
            ("Chuyển trang trại sang mô hình sạch", None),
            ("Máy cắt + máy hàn", None),
            ("Công ty TNHH A", None),
            ("Cong ty TNHH A", None),
            ("Công", None),
            ("Cộng đồng doanh nghiệp", None),
            ("Tổng công ty May", None),
            ("Máy tổng hợp", None),
        ] {
            let found = sum(label).map(|words| (words.covers, words.is_sure));
            assert_eq!(found, expected, "{label}");
        }
    }
}
