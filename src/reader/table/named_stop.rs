//! The stop that a title, a heading or the name of a sheet tells of all projects below it: `DANH MỤC ĐỀ
//! ÁN DỪNG THỰC HIỆN NĂM 2021`, `Đề án đề nghị hủy`.

use crate::dataset::{header::plain, is_stopped};
use crate::text;

/// Words for a list and for what it is of, as they are compared.
#[rustfmt::skip]
const OF_LISTS: [&str; 30] = [
    "danh", "muc", "sach", "phu", "luc", "bieu", "bang", "tong", "hop", "cac", "nhung", "de", "an", "du",
    "khuyen", "cong", "quoc", "gia", "dia", "phuong", "kcqg", "kcdp", "nam", "giai", "doan", "nhom",
    "thuoc", "nguon", "tinh", "trong",
];
/// Words that tell of a stop and what was stopped; another one makes it something else: `Dừng xe`.
#[rustfmt::skip]
const OF_STOPS: [&str; 40] = [
    "dừng", "hủy", "huỷ", "bỏ", "thực", "hiện", "triển", "khai", "không", "được", "duyệt", "phê", "hỗ", "trợ",
    "rút", "khỏi", "kế", "hoạch", "chấm", "dứt", "hợp", "đồng", "ngừng", "ngưng", "đình", "chỉ", "thu",
    "hồi", "bãi", "loại", "từ", "chối", "hoãn", "tạm", "xin", "bị", "đã", "phải", "nghị", "và",
];

/// The stop that a text tells of all that is below it, with a capital: `Dừng thực hiện`.
pub(super) fn named_stop(label: &str) -> Option<String> {
    const LONGEST: usize = 160;
    if label.len() > LONGEST {
        return None;
    }
    let lower = text::nfc(label).to_lowercase();
    let has_marks = text::has_marks(label);
    let is_of_stop = |word: &str| {
        let said = |stop: &str| stop == word || !has_marks && text::fold(stop) == word;
        OF_STOPS.iter().any(|stop| said(stop))
    };
    let words = text::words(&lower).map(|range| &lower[range]);
    let words: Vec<&str> = words.skip_while(|word| is_number(word)).collect();
    // `Đề nghị hủy` begins as `đề án` does.
    let is_of_list = |at: usize| {
        let word = plain(words[at]);
        let asks = word == "de" && words.get(at + 1).is_some_and(|next| plain(next) == "nghi");
        !asks && (OF_LISTS.contains(&word.as_str()) || is_number(&word))
    };
    let first = (0..words.len()).find(|at| !is_of_list(*at))?;
    let last = (first..words.len()).rfind(|at| !is_of_list(*at))?;
    let stop = &words[first..=last];
    let rest = stop.join(" ");
    let is_all = stop
        .iter()
        .all(|word| is_of_stop(word) || plain(word) == "de");
    (is_all && is_stopped(&rest)).then(|| capitalised(&rest))
}

/// Says whether a word is a number in figures or in Roman letters.
fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
        || word.bytes().all(|byte| b"ivx".contains(&byte))
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_of_titles_and_headings() {
        for (label, expected) in [
            ("DANH MỤC ĐỀ ÁN DỪNG THỰC HIỆN NĂM 2021", "Dừng thực hiện"),
            ("II. Đề án không thực hiện", "Không thực hiện"),
            ("Đề án đề nghị hủy", "Đề nghị hủy"),
            ("Các đề án bị huỷ bỏ trong giai đoạn 2016-2020", "Bị huỷ bỏ"),
            ("Dừng", "Dừng"),
            ("De an dung thuc hien", "Dung thuc hien"),
            ("Đề án KCQG rút khỏi kế hoạch", "Rút khỏi kế hoạch"),
            (
                "Danh mục đề án dừng và không triển khai",
                "Dừng và không triển khai",
            ),
        ] {
            assert_eq!(named_stop(label).as_deref(), Some(expected), "{label}");
        }
        for label in [
            "Danh mục đề án thực hiện năm 2021",
            "Đề án chưa thực hiện",
            "Đề án dừng thực hiện và bổ sung",
            "Điều chỉnh, hủy bỏ Quyết định 12",
            "Hệ thống thu hồi bụi",
            "Hỗ trợ máy hủy tài liệu",
            "Đề án không thuộc KCQG",
            "Đề án dùng thử",
            "Kế hoạch thực hiện",
            "Đã thực hiện",
            "De an dang thuc hien",
            "",
        ] {
            assert_eq!(named_stop(label), None, "{label}");
        }
    }
}
