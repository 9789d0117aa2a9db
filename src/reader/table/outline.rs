//! Lines of a document that stand over others: `II. Máy móc` under the title of the list.

use super::line::{self, Level, Topic};
use super::titles;

/// How deep a line stands that is numbered by a small letter, and one that is not numbered.
const BY_LETTER: u8 = 20;
const UNNUMBERED: u8 = 21;

/// How deep a line above a table stands below the title of its document; none of a title, which
/// begins another list, and of what belongs to the title before: `NĂM 2020` below `DANH MỤC`.
pub(in crate::reader) fn depth(line: &str, is_first: bool) -> Option<u8> {
    let level = line::split_level(line).0.or_else(|| line::level(line));
    if let Some(level) = level {
        return Some(match level {
            Level::Part => 1,
            Level::Letter => 2,
            _ => 3,
        });
    }
    let number = line.split_whitespace().next().unwrap_or_default();
    if number.contains(['.', ')'])
        && let Some(path) = line::path(number)
    {
        return u8::try_from(3 + path.len()).ok();
    }
    if is_letter(number) {
        return Some(BY_LETTER);
    }
    let is_of_title = matches!(line::topic(line), Topic::Period(_) | Topic::Funding(_));
    let is_heading = !titles::is_title(line) && line::is_exact_topic(line);
    (is_heading && (is_first || !is_of_title)).then_some(UNNUMBERED)
}

/// Says whether a number is a small letter: `a)`, `b.`.
fn is_letter(number: &str) -> bool {
    let bare = number.trim_end_matches(['.', ')']);
    bare.len() == 1 && bare.len() < number.len() && bare.bytes().all(|b| b.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stand_as_deep_as_their_numbers_say() {
        let depths = [
            "Phần I",
            "A. KCQG",
            "II. Máy móc",
            "1. Huyện Tân Kỳ",
            "1.2. Xã",
            "a) Lớp may",
            "Năm 2021",
        ];
        let depths = depths.map(|line| depth(line, true).unwrap());
        assert!(depths.is_sorted_by(|a, b| a < b), "{depths:?}");
        for title in [
            "DANH MỤC ĐỀ ÁN KHUYẾN CÔNG QUỐC GIA NĂM 2020",
            "PHỤ LỤC II",
            "2021 là năm đầu",
        ] {
            assert_eq!(depth(title, true), None, "{title}");
        }
        assert_eq!(depth("NĂM 2020", false), None);
        assert!(depth("Đào tạo nghề", false).is_some());
    }
}
