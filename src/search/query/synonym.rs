//! Words of the trade that mean the same, for people to extend.

use std::sync::LazyLock;

use crate::text::short_form::Rewritten;
use crate::text::{self, fold};

/// Groups of words that stand for one another.
#[rustfmt::skip]
const GROUPS: &[&[&str]] = &[
    &["học viên", "người học", "lao động", "người lao động", "người được đào tạo"],
    &["doanh nghiệp", "cơ sở", "công ty", "đơn vị thụ hưởng"],
    &["đào tạo nghề", "dạy nghề", "truyền nghề", "học nghề"],
    &["kinh phí", "ngân sách"],
    &["hỗ trợ", "tài trợ", "trợ cấp"],
    &["đối ứng", "vốn tự có", "vốn cơ sở"],
    &["máy móc", "thiết bị", "máy", "dây chuyền"],
    &["mô hình", "trình diễn", "điểm trình diễn"],
    &["KCQG", "quốc gia", "trung ương"],
    &["KCĐP", "địa phương"],
    &["hội chợ", "triển lãm"],
    &["sản phẩm tiêu biểu", "bình chọn"],
    &["tuyên truyền", "thông tin", "bản tin", "truyền thông", "báo chí"],
    &["cụm", "CCN", "cụm công nghiệp"],
    &["liên kết", "liên doanh", "hiệp hội"],
    &["may", "may mặc", "may công nghiệp"],
    &["mây tre đan", "đan lát"],
    &["thêu", "thêu ren"],
    &["cói", "chiếu cói"],
    &["gỗ", "mộc", "đồ gỗ"],
    &["cơ khí", "hàn", "tiện"],
    &["xay xát", "xay lúa", "chế biến gạo"],
    &["sản xuất sạch hơn", "SXSH"],
    &["đề án", "dự án", "chương trình"],
    &["khởi nghiệp", "khởi sự"],
    &["việc làm", "có việc"],
    &["giải ngân", "tạm ứng"],
    &["quyết toán", "thanh lý"],
    &["mâu thuẫn", "không khớp", "sai lệch", "chênh lệch", "vênh", "lệch"],
];

/// What is also found under a narrower word, which does not stand for it.
const ONE_WAY: &[(&str, &str)] = &[
    ("tập huấn", "nâng cao năng lực"),
    ("bồi dưỡng", "nâng cao năng lực"),
    ("hội thảo", "nâng cao năng lực"),
    ("gian hàng", "hội chợ"),
    // A single word stands in names, too: Tiền Hải, the address of anybody.
    ("tiền", "kinh phí"),
    ("tiền", "ngân sách"),
    ("vốn", "kinh phí"),
    ("vốn", "ngân sách"),
    ("tỉnh", "KCĐP"),
    ("tỉnh", "địa phương"),
];

/// A word or several, and what is found for them.
struct Synonym {
    marked: Vec<String>,
    plain: Vec<String>,
    /// Each as it is written, and its words without marks.
    others: Vec<(&'static str, &'static [&'static str])>,
}

/// Words that say the same as some that were typed.
#[derive(Clone, Debug)]
pub struct SameMeaning {
    /// As they are written.
    pub phrase: &'static str,
    /// The places of the typed words, and these words without marks.
    pub rewritten: Rewritten,
}

static SYNONYMS: LazyLock<Vec<Synonym>> = LazyLock::new(|| {
    let groups = GROUPS.iter().flat_map(|group| {
        group.iter().map(|own| {
            let others = group.iter().filter(move |other| *other != own);
            (*own, others.copied().collect::<Vec<_>>())
        })
    });
    let one_way = ONE_WAY.iter().map(|(own, other)| (*own, vec![*other]));
    let all = groups.chain(one_way);
    all.map(|(own, others)| Synonym {
        marked: own.split(' ').map(text::marked).collect(),
        plain: own.split(' ').map(fold).collect(),
        others: others
            .into_iter()
            .map(|own| (own, plain_words(own)))
            .collect(),
    })
    .collect()
});

/// The words of a phrase without marks, kept for good: there are few, and they are made once.
fn plain_words(phrase: &str) -> &'static [&'static str] {
    let words = phrase.split(' ').map(|word| &*fold(word).leak());
    words.collect::<Vec<_>>().leak()
}

/// The synonyms of all rows of words; one that was typed with its tones means no other word.
pub fn synonyms(typed: &[impl AsRef<str>]) -> Vec<SameMeaning> {
    let mut found = Vec::new();
    for start in 0..typed.len() {
        for own in SYNONYMS.iter() {
            let count = own.plain.len();
            let Some(words) = typed.get(start..start + count) else {
                continue;
            };
            let mut pairs = words.iter().zip(own.plain.iter().zip(&own.marked));
            let is_it = pairs.all(|(word, (plain, marked))| {
                let word = word.as_ref();
                fold(word) == *plain && (!text::has_marks(word) || text::marked(word) == *marked)
            });
            if is_it {
                let range = start..start + count;
                found.extend(own.others.iter().map(|(phrase, words)| SameMeaning {
                    phrase,
                    rewritten: Rewritten {
                        range: range.clone(),
                        words,
                    },
                }));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_typed_with_tones_keep_their_meaning() {
        let of = |typed: &str| {
            let words: Vec<_> = typed.split(' ').collect();
            let all = synonyms(&words).into_iter();
            all.map(|own| own.phrase).collect::<Vec<_>>()
        };
        assert!(of("hoc vien").contains(&"lao động"));
        assert!(of("may").contains(&"máy móc"));
        assert!(of("may").contains(&"may mặc"));
        assert!(!of("máy").contains(&"may mặc"));
        assert_eq!(of("tập huấn"), ["nâng cao năng lực"]);
        assert!(of("nâng cao năng lực").is_empty());
    }
}
