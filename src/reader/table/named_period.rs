//! The years that a title or a heading names: `NĂM 2020`, `GIAI ĐOẠN 2016-2020`, `6 THÁNG ĐẦU NĂM 2020`.

use super::year_bounds;
use crate::dataset::header::plain;
use crate::dataset::{Half, Period};
use crate::text;

/// Words before a year that is that of a law or a decision, not of the list.
const OF_LAW: [&str; 8] = [
    "luat",
    "nghi dinh",
    "thong tu",
    "quyet dinh",
    "nghi quyet",
    "van ban",
    "cong van",
    "chi thi",
];
/// Words after which the year of a list may stand alone.
const NAMES_OF_LISTS: [&[&str]; 8] = [
    &["khuyen", "cong"],
    &["quoc", "gia"],
    &["dia", "phuong"],
    &["de", "an"],
    &["ke", "hoach"],
    &["ket", "qua"],
    &["kcqg"],
    &["kcdp"],
];
/// How many words may stand between these and their year.
const NEAR: usize = 8;

/// The year or years that a text names; those of laws and the dates of decisions are none.
///
/// Of several the first is taken, unless it is that in which another was approved.
pub(super) fn named_period(text: &str) -> Option<Period> {
    let words = listed_words(text);
    let words: Vec<&str> = words.split(' ').collect();
    let mut named: Vec<(Period, usize)> = Vec::new();
    let mut place = 0;
    while place < words.len() {
        match period_at(&words, place) {
            Some((period, end)) => {
                named.push((period, place));
                place = end;
            }
            None => place += 1,
        }
    }
    let was_approved = |place: usize| {
        let before = &words[place.saturating_sub(3)..place];
        before.contains(&"duyet")
    };
    let (approved, others): (Vec<_>, Vec<_>) = named
        .into_iter()
        .partition(|(_, place)| was_approved(*place));
    let all = if others.is_empty() { approved } else { others };
    first_or_inside(&all, |(period, _)| *period).map(|(period, _)| *period)
}

/// The first of several, or of a span of years the one year inside it that is named besides: of a
/// programme the plan of a year is meant, `KẾ HOẠCH NĂM 2022, GIAI ĐOẠN 2021-2025`.
pub(super) fn first_or_inside<T>(all: &[T], period: impl Fn(&T) -> Period) -> Option<&T> {
    let first = all.first()?;
    let span = period(first);
    let is_inside = |one: &&T| {
        let Period { from, to, .. } = period(one);
        from == to && (span.from..=span.to).contains(&from)
    };
    Some(all.iter().find(is_inside).unwrap_or(first))
}

/// The words of a text, `và` for each comma: `năm 2021, 2022` are two, `2021-2022` is a span.
fn listed_words(text: &str) -> String {
    plain(&text.replace([',', ';', '&', '+'], " và "))
}

/// The period that a text names with the year at a place, and where it ends.
fn period_at(words: &[&str], place: usize) -> Option<(Period, usize)> {
    let from = year(words.get(place)?)?;
    let before = &words[..place];
    let is_figure = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_named = match before {
        // The date of a letter.
        [.., "thang", month, "nam"] if is_figure(month) => false,
        [.., "nam" | "doan"] | [.., "doan", "tu"] | [.., "nam", "ke", "hoach"] => true,
        [.., "quy", number] => number.chars().all(|c| "iv1234".contains(c)),
        // `DANH MỤC ĐỀ ÁN KHUYẾN CÔNG 2014`.
        _ => NAMES_OF_LISTS.iter().any(|name| before.ends_with(name)),
    };
    if !is_named || is_of_law(before) {
        return None;
    }
    let (to, end) = last_year(words, place, from);
    // `từ năm 2016 đến nay` has no last year, `trước năm 2020` no first.
    if to.is_none() && year_bounds::is_bound(before, &words[place + 1..]) {
        return None;
    }
    let period = Period {
        from,
        to: to.unwrap_or(from),
        half: half(before).filter(|_| to.is_none_or(|to| to == from)),
    };
    Some((period, end))
}

/// The last year of a span or a list that begins at a place, and where it ends: `2011-2020`,
/// `từ năm 2014 đến năm 2018`, `2018 đến hết tháng 6 năm 2019`, `2021, 2022 và 2023`.
fn last_year(words: &[&str], place: usize, from: u16) -> (Option<u16>, usize) {
    let behind = &words[place + 1..];
    let (to, length) = match behind {
        ["den" | "sang" | "toi", rest @ ..] => {
            let time = rest.iter().take_while(|word| year_bounds::is_of_time(word));
            let time = time.count();
            (rest.get(time).and_then(|to| year(to)), time + 2)
        }
        ["va" | "nam" | "cac", ..] => return last_of_list(words, place, from),
        [to, ..] => (year(to), 1),
        [] => (None, 0),
    };
    let end = place + 1 + to.map_or(0, |_| length);
    (to.filter(|to| *to >= from && *to - from <= 20), end)
}

/// The last of years that follow each other: `2021, 2022 và năm 2023`; `2019 và 2021` are no span.
fn last_of_list(words: &[&str], place: usize, from: u16) -> (Option<u16>, usize) {
    let (mut last, mut end) = (from, place + 1);
    loop {
        let between = words[end..].iter();
        let between = between.take_while(|word| matches!(**word, "va" | "nam" | "cac"));
        let next = end + between.count();
        match words.get(next).and_then(|word| year(word)) {
            Some(to) if to == last + 1 => (last, end) = (to, next + 1),
            _ => return (Some(last).filter(|last| *last > from), end),
        }
    }
}

/// The half of the year that is named before it: `6 tháng đầu năm`.
fn half(before: &[&str]) -> Option<Half> {
    match before {
        [.., "6", "thang", "dau", "nam"] => Some(Half::First),
        [.., "6", "thang", "cuoi", "nam"] => Some(Half::Second),
        _ => None,
    }
}

fn year(word: &str) -> Option<u16> {
    let year = word.parse().ok().filter(|_| text::is_year(word))?;
    (1900..2200).contains(&year).then_some(year)
}

/// Says whether a year is that of a law: `Quyết định số 10 năm 2018`, and no list is named between.
fn is_of_law(before: &[&str]) -> bool {
    let near = before[before.len().saturating_sub(NEAR)..].join(" ");
    let law = OF_LAW.iter().filter_map(|law| near.rfind(law)).max();
    law.is_some_and(|law| {
        let between = &near[law..];
        !["danh muc", "ke hoach", "ket qua", "de an"]
            .iter()
            .any(|list| between.contains(list))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_titles() {
        for (title, expected) in [
            ("DANH MỤC ĐỀ ÁN NĂM 2020", "2020"),
            ("DANH MỤC NĂM KẾ HOẠCH 2022", "2022"),
            ("KẾ HOẠCH NĂM 2019 - 2020", "2019-2020"),
            ("KẾT QUẢ TỪ NĂM 2014 ĐẾN NĂM 2018", "2014-2018"),
            ("TỔNG KẾT 10 NĂM 2011-2020", "2011-2020"),
            ("GIAI ĐOẠN 2016-2020", "2016-2020"),
            ("KẾ HOẠCH NĂM 2022, GIAI ĐOẠN 2021-2025", "2022"),
            ("GIAI ĐOẠN 2021-2025 - NĂM 2022", "2022"),
            ("PHÊ DUYỆT NĂM 2018, THỰC HIỆN NĂM 2019", "2019"),
            ("KẾT QUẢ NĂM 2020 VÀ KẾ HOẠCH NĂM 2021", "2020"),
            ("KẾT QUẢ 6 THÁNG ĐẦU NĂM 2020", "2020-H1"),
            ("KẾT QUẢ NĂM 2019, KẾ HOẠCH GIAI ĐOẠN 2021-2025", "2019"),
            ("Kết quả quý I/2020", "2020"),
            ("Theo Luật Doanh nghiệp năm 2014", ""),
            (
                "Căn cứ Quyết định số 10 năm 2018, danh mục đề án năm 2019",
                "2019",
            ),
            ("PHÁT TRIỂN CÔNG NGHIỆP ĐẾN NĂM 2025", ""),
            ("Thái Bình, ngày 12 tháng 3 năm 2021", ""),
            ("Kèm theo Quyết định 12/2020/QĐ-UBND", ""),
            ("Biểu 2020", ""),
            ("DANH MỤC ĐỀ ÁN KHUYẾN CÔNG 2014", "2014"),
            ("Kế hoạch khuyến công quốc gia 2021-2025", "2021-2025"),
            ("Theo Nghị định 45 về khuyến công 2012", ""),
            ("CÁC ĐỀ ÁN TỪ NĂM 2016 ĐẾN NAY", ""),
            ("Giai đoạn 2016 đến nay", ""),
            ("Từ năm 2018 trở về trước", ""),
            ("Các đề án kể từ năm 2014", ""),
            ("Đề án trước năm 2020", ""),
            ("Đề án nghiệm thu sau năm 2020", ""),
            ("Lũy kế tính đến hết năm 2022", ""),
            ("Tính đến hết quý II/2022", ""),
            ("Kết quả (so với năm 2022 tăng 5%)", ""),
            ("Kết quả năm 2023 so với cùng kỳ năm 2022", "2023"),
            ("Danh mục (không bao gồm đề án năm 2020)", ""),
            ("Từ năm 2019 đến tháng 6 năm 2021", "2019-2021"),
            ("Từ năm 2019 đến hết ngày 30/6/2021", "2019-2021"),
            ("Năm 2020 đến ngày 31/12/2020", "2020"),
            ("Các năm 2021, 2022 và 2023", "2021-2023"),
            ("Năm 2021 và năm 2022", "2021-2022"),
            ("NĂM 2021, GIAI ĐOẠN 2021-2025", "2021"),
            ("6 tháng cuối năm 2022", "2022-H2"),
            ("Từ quý I đến quý III năm 2022", "2022"),
            ("Kinh phí cấp trong năm 2022", "2022"),
            ("Hỗ trợ từ nguồn năm 2022", "2022"),
            ("Từ đầu năm 2022 đến hết quý II năm 2022", "2022"),
            ("Năm 2021 và các năm trước", ""),
            ("Đề án chuyển tiếp từ năm 2020", "2020"),
        ] {
            let found = named_period(title).map(|period| period.to_string());
            assert_eq!(found.unwrap_or_default(), expected, "{title}");
        }
    }
}
