//! Names of sources in a text that says something else with them: `không thuộc khuyến công quốc gia`,
//! `Trung tâm Khuyến công quốc gia khu vực miền Bắc`, `Quy chế khuyến công quốc gia`.

/// A text without the names that do not mean the source of its list.
pub(super) struct Meant {
    /// The other words.
    pub(super) words: String,
    /// Some source was denied.
    pub(super) is_denied: bool,
}

/// Why a name does not mean the source.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unmeant {
    Denied,
    PartOfAnother,
}

/// Words that deny what follows them.
const DENY: [&str; 4] = ["khong", "ngoai", "tru", "chua"];
/// What may stand between these and a source: `chưa được hỗ trợ từ nguồn kinh phí`. Of a support
/// that is not to be paid back, `không hoàn lại từ nguồn`, the source is not denied.
#[rustfmt::skip]
const DENIED: [&str; 26] = [
    "thuoc", "phai", "la", "su", "dung", "duoc", "co", "bao", "gom", "ke", "tinh", "tu", "bang",
    "do", "ho", "tro", "nguon", "kinh", "phi", "kp", "von", "cua", "chuong", "trinh", "cac", "qua",
];

/// Offices that are called after a source, and what may stand between: `Hội đồng thẩm định`.
const OFFICES: [&str; 5] = [
    "trung tam",
    "hoi dong",
    "ban quan ly",
    "ban chi dao",
    "ban dieu hanh",
];
#[rustfmt::skip]
const OF_OFFICES: [&str; 17] = [
    "ho", "tro", "tu", "van", "va", "phat", "trien", "tham", "dinh", "xet", "duyet", "cong", "nghiep",
    "quan", "ly", "chuong", "trinh",
];

/// Rules that are about a source, up to the word for a list.
const RULES: [&str; 7] = [
    "quy che",
    "quy trinh",
    "quy dinh ve",
    "quy dinh quan ly",
    "huong dan",
    "dieu le",
    "nghi quyet",
];
const LISTS: [&str; 4] = ["danh muc", "ke hoach", "ket qua", "de an"];
/// How many words may stand between a rule and a source.
const NEAR: usize = 8;

/// Takes the names that do not mean the source of a list from plain words.
pub(super) fn meant<'a>(words: &str, names: impl Iterator<Item = &'a str>) -> Meant {
    let all: Vec<&str> = words.split(' ').collect();
    let mut is_taken = vec![false; all.len()];
    let mut is_denied = false;
    for name in names.filter(|name| words.contains(name)) {
        let name: Vec<&str> = name.split(' ').collect();
        let places = all.windows(name.len()).enumerate();
        for (at, _) in places.filter(|(_, here)| *here == name) {
            let Some(why) = unmeant(&all[..at]) else {
                continue;
            };
            is_denied |= why == Unmeant::Denied;
            is_taken[at..at + name.len()].fill(true);
        }
    }
    let kept = all.iter().zip(is_taken).filter(|(_, taken)| !taken);
    let kept: Vec<&str> = kept.map(|(word, _)| *word).collect();
    Meant {
        words: kept.join(" "),
        is_denied,
    }
}

fn unmeant(before: &[&str]) -> Option<Unmeant> {
    if is_denied(before) {
        Some(Unmeant::Denied)
    } else if is_of_office(before) || is_of_rule(before) {
        Some(Unmeant::PartOfAnother)
    } else {
        None
    }
}

fn is_denied(before: &[&str]) -> bool {
    let mut words = before.iter().rev();
    let first = words.find(|word| !DENIED.contains(word));
    first.is_some_and(|word| DENY.contains(word))
}

fn is_of_office(before: &[&str]) -> bool {
    let between = before.iter().rev();
    let between = between.take_while(|word| OF_OFFICES.contains(word)).count();
    // The last words of `Ban quản lý` may stand between as well.
    (0..=between).any(|count| {
        let before = &before[..before.len() - count];
        let last = &before[before.len().saturating_sub(3)..];
        let last = format!(" {}", last.join(" "));
        OFFICES
            .iter()
            .any(|office| last.ends_with(&format!(" {office}")))
    })
}

fn is_of_rule(before: &[&str]) -> bool {
    let near = before[before.len().saturating_sub(NEAR)..].join(" ");
    let rule = RULES.iter().filter_map(|rule| near.rfind(rule)).max();
    rule.is_some_and(|rule| !LISTS.iter().any(|list| near[rule..].contains(list)))
}
