//! What sources of money are called: in cells, in headings, and in what stands above a table.

use super::named_source::{self, Meant};
use crate::dataset::{Funding, FundingSet, header::plain};
use crate::text;

/// What names a source wherever it stands, as whole words; a mere `huyện` may be part of a place.
#[rustfmt::skip]
const NAMES: [(Funding, &[&str]); 3] = [
    (Funding::National, &[
        "kcqg", "kctw", "kpkcqg", "kc qg", "kc tw", "kc quoc gia", "kc trung uong",
        "khuyen cong quoc gia", "khuyen cong qg", "khuyen cong trung uong", "khuyen cong tw",
        "nstw", "ns tw", "ns trung uong", "ngan sach trung uong", "ngan sach tw", "national",
    ]),
    (Funding::Local, &[
        "kcdp", "kpkcdp", "kc dp", "kc dia phuong", "kc tinh", "kc cap tinh",
        "khuyen cong dia phuong", "khuyen cong dp", "khuyen cong tinh", "khuyen cong cap tinh",
        "nsdp", "ns dp", "ns dia phuong", "ns tinh", "ngan sach dia phuong", "ngan sach tinh", "local",
        "quoc gia va dia phuong", "trung uong va dia phuong", "qg va dp",
    ]),
    (Funding::Other, &[
        "khuyen cong huyen", "khuyen cong cap huyen", "ns huyen", "ngan sach huyen",
        "ngan sach cap huyen", "nguon khac", "von khac",
    ]),
];

/// The programme of a province has its centre, `Trung tâm khuyến công tỉnh`, whose name stands over
/// lists of both sources: above a table these name none.
const OF_OFFICES: [&str; 4] = [
    "khuyen cong tinh",
    "kc tinh",
    "khuyen cong huyen",
    "cong thuong dia phuong",
];

/// What tells a source where sources are told, such as in a cell of their column.
#[rustfmt::skip]
const SHORT: [(Funding, &[&str]); 3] = [
    (Funding::National, &[
        "kcqg", "kctw", "kpkcqg", "nstw", "quoc gia", "trung uong", "tw", "national", "qg",
    ]),
    (Funding::Other, &["huyen", "khac", "thi xa", "thanh pho", "other"]),
    (Funding::Local, &[
        "kcdp", "kpkcdp", "nsdp", "dia phuong", "cap tinh", "khuyen cong tinh", "kc tinh",
        "ngan sach tinh", "ns tinh", "nguon tinh", "von tinh", "local", "dp",
    ]),
];

/// Words of a text that names sources and nothing else.
#[rustfmt::skip]
const SAID: &[&str] = &[
    "kcqg", "kcdp", "kctw", "kpkcqg", "kpkcdp", "nstw", "nsdp", "khuyen", "cong", "quoc", "gia",
    "dia", "phuong", "va", "nguon", "von", "kinh", "phi", "kp", "trung", "uong", "tw", "qg", "dp",
    "tinh", "national", "local", "ngan", "sach", "kc", "cap",
];

/// Words that may stand in a heading around the source.
const AROUND: &[&str] = &[
    "tu", "cac", "de", "an", "phan", "thuoc", "chuong", "trinh", "ho", "tro", "su", "dung",
    "huyen", "khac", "nam", "ns",
];

/// Whole words of a plain text.
fn has(words: &str, phrase: &str) -> bool {
    words.match_indices(phrase).any(|(at, _)| {
        let end = at + phrase.len();
        let starts = at == 0 || words.as_bytes()[at - 1] == b' ';
        starts && words.as_bytes().get(end).is_none_or(|next| *next == b' ')
    })
}

/// The sources of which a plain text has one of these names.
fn among(words: &str, names: &[(Funding, &[&str])]) -> FundingSet {
    let mut found = FundingSet::default();
    for (source, phrases) in names {
        if phrases.iter().any(|phrase| has(words, phrase)) {
            found.insert(*source);
        }
    }
    found
}

/// Plain words without the names of sources that are denied, or part of another name.
fn meant(words: &str) -> Meant {
    let names = NAMES.iter().flat_map(|(_, names)| names.iter().copied());
    named_source::meant(words, names)
}

/// `TƯ` in capitals is short for Trung ương; `từ` and `tư` are words of their own.
fn plain_words(text: &str) -> String {
    plain(&text.replace("TƯ", "TW"))
}

/// Reads a cell like `KCQG + KCĐP` or `ngân sách huyện`; nothing where one of them is unknown.
pub(super) fn of_cell(cell: &str) -> Option<FundingSet> {
    if let Some(source) = Funding::parse(cell) {
        return Some(std::iter::once(source).collect());
    }
    let folded = text::fold(cell);
    let parts = folded
        .split(['+', ';', '/', '&', '\n', ',', '-', '–', '|'])
        .flat_map(|part| part.split(" va "));
    if let Some(set) = short_forms(&folded) {
        return Some(set);
    }
    let known: Option<Vec<FundingSet>> = parts
        .map(granted)
        .filter(|part| !part.is_empty())
        .map(of_part)
        .collect();
    let set = known?
        .into_iter()
        .fold(FundingSet::default(), FundingSet::union);
    (!set.is_empty()).then_some(set)
}

/// What a part says before it denies something: `KCĐP (không dùng KCQG)`.
fn granted(part: &str) -> &str {
    let end = part.match_indices("khong ").find(|(at, _)| {
        let before = part[..*at].chars().next_back();
        !before.is_some_and(char::is_alphanumeric)
    });
    let part = &part[..end.map_or(part.len(), |(at, _)| at)];
    part.trim().trim_end_matches(['(', '[']).trim_end()
}

/// Both short forms in one cell are both sources, whatever stands between them: `KCQG KCĐP`.
fn short_forms(folded: &str) -> Option<FundingSet> {
    let words = plain(folded);
    let all: Option<FundingSet> = words
        .split(' ')
        .map(|word| match word {
            "kcqg" => Some(Funding::National),
            "kcdp" => Some(Funding::Local),
            _ => None,
        })
        .collect();
    all.filter(|set| !set.is_empty())
}

/// The source of one part of a cell; two that are both named in full are both meant.
fn of_part(part: &str) -> Option<FundingSet> {
    // "Khuyến" holds "huyen": only whole words count.
    let words = plain(part);
    let alone = match words.as_str() {
        "xa" => Some(Funding::Other),
        "tinh" => Some(Funding::Local),
        _ => None,
    };
    let short = among(&words, &SHORT);
    let first = || {
        SHORT
            .iter()
            .map(|(source, _)| *source)
            .find(|source| short.contains(*source))
    };
    let one = alone.or_else(first)?;
    let in_full = among(&words, &NAMES);
    Some(if in_full.contains(one) && in_full.single().is_none() {
        in_full
    } else {
        std::iter::once(one).collect()
    })
}

/// Says whether a cell names sources and nothing else, so that nothing is lost with its text; a
/// budget (`NSTW`, `Ngân sách tỉnh`) and a doubt (`KCQG?`) say more than the source.
pub(super) fn is_whole(cell: &str) -> bool {
    const MORE: [&str; 3] = ["sach", "nstw", "nsdp"];
    let is_said = |word: &str| SAID.contains(&word) && !MORE.contains(&word);
    !cell.contains(['?', '~', '*']) && plain(cell).split(' ').all(is_said)
}

/// The sources that a heading over rows names.
///
/// Where it only denies one, `Đề án không thuộc KCQG`, there is none, but it is about sources.
pub(super) fn of_heading(label: &str) -> Option<FundingSet> {
    let words = plain_words(label);
    let set = among(&words, &NAMES);
    if !set.is_empty() {
        let meant = meant(&words);
        let set = among(&meant.words, &NAMES);
        return Some(set).filter(|set| meant.is_denied || !set.is_empty());
    }
    // "Trung ương", "Nguồn địa phương": the short words are enough where no others stand by.
    let is_all = words.split(' ').all(|word| SAID.contains(&word));
    is_all
        .then(|| of_part(&words))
        .flatten()
        .filter(|_| words != "tinh")
}

/// Says whether a heading names a source and nothing more: `Nguồn kinh phí KCQG năm 2021`.
pub(super) fn is_exact(label: &str) -> bool {
    let words = plain_words(label);
    let is_said = |word: &str| {
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        is_number || SAID.contains(&word) || AROUND.contains(&word)
    };
    of_heading(label).is_some() && words.split(' ').all(is_said)
}

/// The one source that a title, the name of a sheet or that of a file names; `Err` where it names
/// several or only denies one, so that what stands further off is not asked.
pub(super) fn of_title(text: &str) -> Result<Option<Funding>, ()> {
    let mut words = plain_words(text);
    for office in OF_OFFICES {
        words = words.replace(office, "");
    }
    let Meant { words, is_denied } = meant(&words);
    // What a law is about is not what the list is about.
    let is_law = ["can cu", "thong tu", "nghi dinh", "luat"]
        .iter()
        .any(|law| has(&words, law));
    if is_law || among(&words, &NAMES[..2]).is_empty() {
        return if is_denied { Err(()) } else { Ok(None) };
    }
    // "Khuyến công quốc gia và địa phương" names one in full and the other in short.
    let short = among(&words, &SHORT);
    let both = [Funding::National, Funding::Local];
    let mut named = both.into_iter().filter(|source| short.contains(*source));
    match (named.next(), named.next()) {
        (Some(_), Some(_)) => Err(()),
        (one, _) => Ok(one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Funding::{Local, National, Other};

    #[test]
    fn cells() {
        for (cell, expected) in [
            ("KCQG", vec![National]),
            ("KCQG + KCĐP", vec![National, Local]),
            ("KCQG KCĐP", vec![National, Local]),
            (
                "Khuyến công quốc gia và ngân sách huyện",
                vec![National, Other],
            ),
            ("quốc gia", vec![National]),
            ("KCTW", vec![National]),
            ("TW", vec![National]),
            ("kcdp", vec![Local]),
            ("KC tỉnh", vec![Local]),
            ("NSĐP", vec![Local]),
            ("huyện", vec![Other]),
            ("Khuyến công địa phương", vec![Local]),
            ("KCĐP (không dùng KCQG)", vec![Local]),
            ("KCĐP bổ sung KCQG", vec![National, Local]),
            ("KCQG + JICA", vec![]),
            ("không phải KCQG", vec![]),
            ("", vec![]),
        ] {
            let found = of_cell(cell).unwrap_or_default();
            assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{cell}");
        }
    }

    #[test]
    fn budgets_and_doubts_say_more_than_the_source() {
        for whole in ["KCQG", "Khuyến công quốc gia và địa phương", "KC tỉnh"] {
            assert!(is_whole(whole), "{whole}");
        }
        for more in [
            "KCQG?",
            "NSTW",
            "Ngân sách tỉnh",
            "KCQG và NSĐP",
            "KCQG (300)",
        ] {
            assert!(!is_whole(more), "{more}");
        }
    }

    #[test]
    fn headings() {
        for (label, expected) in [
            ("Nguồn KCQG", Some(National)),
            ("Nguồn kinh phí khuyến công quốc gia", Some(National)),
            ("NGUỒN KHUYẾN CÔNG TW", Some(National)),
            ("Khuyến công TƯ", Some(National)),
            ("KC QG", Some(National)),
            ("Trung ương", Some(National)),
            ("Nguồn địa phương", Some(Local)),
            ("Khuyến công tỉnh", Some(Local)),
            ("Ngân sách huyện", Some(Other)),
            ("Hỗ trợ máy dệt cho Công ty Quốc Gia", None),
            ("Khuyến công", None),
            ("Tỉnh", None),
            ("Đề án không thuộc khuyến công quốc gia", None),
        ] {
            assert_eq!(
                of_heading(label).and_then(FundingSet::single),
                expected,
                "{label}"
            );
        }
        assert!(is_exact("Nguồn kinh phí khuyến công quốc gia năm 2021"));
        assert!(!is_exact("Nguồn: Báo cáo khuyến công quốc gia của Sở"));
    }

    #[test]
    fn titles() {
        for (title, expected) in [
            (
                "DANH MỤC ĐỀ ÁN KHUYẾN CÔNG QUỐC GIA NĂM 2021",
                Ok(Some(National)),
            ),
            ("KCĐP", Ok(Some(Local))),
            ("kcqg_2021", Ok(Some(National))),
            ("KHUYẾN CÔNG QUỐC GIA VÀ ĐỊA PHƯƠNG", Err(())),
            ("TRUNG TÂM KHUYẾN CÔNG TỈNH THÁI BÌNH", Ok(None)),
            (
                "Cục Công Thương địa phương: khuyến công quốc gia",
                Ok(Some(National)),
            ),
            (
                "Căn cứ Thông tư 36 về kinh phí khuyến công quốc gia",
                Ok(None),
            ),
            ("Ngân hàng quốc gia", Ok(None)),
            ("Đề án không thuộc khuyến công quốc gia", Err(())),
            ("Ngoài KCQG", Err(())),
            ("Đề án chưa được hỗ trợ từ nguồn kinh phí KCQG", Err(())),
            (
                "Khuyến công địa phương (không bao gồm kinh phí KCQG)",
                Ok(Some(Local)),
            ),
            (
                "Hỗ trợ không hoàn lại từ nguồn khuyến công quốc gia",
                Ok(Some(National)),
            ),
            (
                "Theo Quy chế quản lý kinh phí khuyến công quốc gia ban hành kèm theo QĐ 79",
                Ok(None),
            ),
            (
                "Theo Quy chế 79, danh mục đề án khuyến công quốc gia",
                Ok(Some(National)),
            ),
            ("Trung tâm Khuyến công quốc gia khu vực miền Bắc", Ok(None)),
            ("Hội đồng thẩm định khuyến công quốc gia", Ok(None)),
            ("Ban quản lý chương trình khuyến công quốc gia", Ok(None)),
            (
                "Trung tâm Khuyến công: chương trình khuyến công quốc gia",
                Ok(Some(National)),
            ),
        ] {
            assert_eq!(of_title(title), expected, "{title}");
        }
    }
}
