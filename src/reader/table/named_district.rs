//! The district that a title, an address or the name of a sheet names: `HUYỆN VŨ THƯ`,
//! `thôn Mẹo, xã Thái Phương, huyện Hưng Hà`, `TP.Thái Bình`.

use crate::dataset::header::plain;

/// What districts are called, as words, and in full.
const KINDS: [(&[&str], &str); 8] = [
    (&["thành", "phố"], "Thành phố"),
    (&["thị", "xã"], "Thị xã"),
    (&["huyện"], "Huyện"),
    (&["quận"], "Quận"),
    (&["tp."], "Thành phố"),
    (&["tp"], "Thành phố"),
    (&["tx."], "Thị xã"),
    (&["h."], "Huyện"),
];
/// Words behind a name in capitals that do not belong to it.
const BEHIND: [&str; 16] = [
    "năm", "giai", "từ", "theo", "thuộc", "tỉnh", "quý", "tháng", "đợt", "của", "đến", "và",
    "huyện", "xã", "được", "cộng",
];
/// Cities that are provinces.
const PROVINCES: [&str; 6] = [
    "ha noi",
    "ho chi minh",
    "hai phong",
    "da nang",
    "can tho",
    "hue",
];
/// How many words a name may have.
const MOST_WORDS: usize = 4;
/// Districts of the province of the embedded data and of its neighbour that it was joined with, as
/// sheets and headings name them without a word before, and as they are compared.
const KNOWN: [(&str, &str); 15] = [
    ("vu thu", "Vũ Thư"),
    ("hung ha", "Hưng Hà"),
    ("dong hung", "Đông Hưng"),
    ("quynh phu", "Quỳnh Phụ"),
    ("thai thuy", "Thái Thụy"),
    ("tien hai", "Tiền Hải"),
    ("kien xuong", "Kiến Xương"),
    ("van lam", "Văn Lâm"),
    ("van giang", "Văn Giang"),
    ("yen my", "Yên Mỹ"),
    ("khoai chau", "Khoái Châu"),
    ("an thi", "Ân Thi"),
    ("kim dong", "Kim Động"),
    ("tien lu", "Tiên Lữ"),
    ("phu cu", "Phù Cừ"),
];

/// The one district that a text names with the word for it, in full: `Huyện Vũ Thư`.
pub(super) fn named_district(text: &str) -> Option<String> {
    let spaced = spaced(text);
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let mut found: Option<String> = None;
    for place in 0..words.len() {
        let Some(district) = district_at((&words, &small), place) else {
            continue;
        };
        if found.as_ref().is_some_and(|other| *other != district) {
            return None;
        }
        found = Some(district);
    }
    found
}

/// The district that a text is, without a word for it: `Vũ Thư`.
pub(super) fn known_district(text: &str) -> Option<&'static str> {
    let words = plain(text);
    let known = KNOWN.iter().find(|(compared, _)| *compared == words);
    known.map(|(_, name)| *name)
}

/// The one district without a word for it among the words of a text: `DS_Vu_Thu_2020.xlsx`.
pub(super) fn known_district_in(text: &str) -> Option<&'static str> {
    let words = format!(" {} ", plain(text));
    let mut named = KNOWN
        .iter()
        .filter(|(compared, _)| words.contains(&format!(" {compared} ")));
    let first = named.next().filter(|_| named.next().is_none());
    first.map(|(_, name)| *name)
}

/// Puts a space behind the points of short words: `TP.Thái Bình`.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        out.push(letter);
        if letter == '.' && letters.peek().is_some_and(|next| next.is_alphabetic()) {
            out.push(' ');
        }
    }
    out
}

/// The district whose kind stands at a place.
fn district_at((words, small): (&[&str], &[String]), place: usize) -> Option<String> {
    let is_here = |kind: &[&str]| {
        small
            .get(place..place + kind.len())
            .is_some_and(|here| here == kind)
    };
    let (kind, full) = KINDS.iter().find(|(kind, _)| is_here(kind))?;
    let behind = &words[place + kind.len()..];
    let mut name: Vec<String> = Vec::new();
    for word in behind {
        let bare = word.trim_end_matches([',', ';', '.', ')', ':']);
        let is_name = bare.starts_with(char::is_uppercase) && bare.chars().all(char::is_alphabetic);
        if !is_name || BEHIND.contains(&bare.to_lowercase().as_str()) {
            break;
        }
        name.push(capitalised(bare));
        if bare.len() < word.len() {
            break;
        }
    }
    let name = Some(name.join(" ")).filter(|_| (1..=MOST_WORDS).contains(&name.len()))?;
    // "CÁC HUYỆN, THÀNH PHỐ" names none, nor does "HUYỆN THÀNH PHỐ".
    let is_kind = KINDS
        .iter()
        .any(|(kind, _)| name.to_lowercase().starts_with(&kind.join(" ")));
    let is_province = PROVINCES.contains(&plain(&name).as_str());
    (!is_kind && !is_province).then(|| format!("{full} {name}"))
}

/// `VŨ` as `Vũ`; what has small letters stays as it is.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if !word.contains(char::is_lowercase) => {
            first.to_string() + &letters.as_str().to_lowercase()
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn districts_of_titles_and_addresses() {
        for (text, expected) in [
            ("DANH MỤC ĐỀ ÁN HUYỆN VŨ THƯ NĂM 2020", "Huyện Vũ Thư"),
            ("UBND THÀNH PHỐ THÁI BÌNH", "Thành phố Thái Bình"),
            ("Kết quả trên địa bàn huyện Vũ Thư năm 2020", "Huyện Vũ Thư"),
            (
                "thôn Mẹo, xã Thái Phương, huyện Hưng Hà, tỉnh Thái Bình",
                "Huyện Hưng Hà",
            ),
            (
                "KCN Phúc Khánh, P. Phú Khánh, TP.Thái Bình",
                "Thành phố Thái Bình",
            ),
            ("TT. Vũ Thư - H. Vũ Thư", "Huyện Vũ Thư"),
            ("Thị xã Mỹ Hào", "Thị xã Mỹ Hào"),
            ("CÁC HUYỆN, THÀNH PHỐ", ""),
            ("CÁC HUYỆN THÀNH PHỐ NĂM 2020", ""),
            ("Huyện Vũ Thư và huyện Hưng Hà", ""),
            ("Thành phố Hồ Chí Minh", ""),
            ("Phòng Kinh tế huyện", ""),
            ("Máy ép thủy lực huyện nhà", ""),
            ("Số 12.A đường H. Vũ Thư", "Huyện Vũ Thư"),
        ] {
            assert_eq!(named_district(text).unwrap_or_default(), expected, "{text}");
        }
    }

    #[test]
    fn districts_without_a_word_before() {
        assert_eq!(known_district("VŨ THƯ"), Some("Vũ Thư"));
        assert_eq!(known_district("Máy dệt"), None);
        assert_eq!(known_district("Vũ Thư 2"), None);
    }
}
