//! The lines of activity that lists name in many ways, by the words they have in common.

use crate::dataset::{Activity, Bilingual};
use crate::text;

use crate::dataset::header::plain;

/// A line of activity that the published dataset has too, and the words that tell it.
pub(in crate::reader) struct KnownActivity {
    /// Its name in files.
    pub(in crate::reader) id: &'static str,
    name: (&'static str, &'static str),
    short: (&'static str, &'static str),
    words: &'static [&'static str],
}

/// In the order in which the words are tried: a demonstration model may show machinery.
#[rustfmt::skip]
static KNOWN: [KnownActivity; 8] = [
    KnownActivity { id: "dao-tao-nghe", name: ("Đào tạo nghề, truyền nghề", "Vocational training"), short: ("Đào tạo nghề", "Training"),
        words: &["dao tao nghe", "truyen nghe", "phat trien nghe", "day nghe", "nang cao tay nghe", "dao tao lao dong", "vocational"] },
    KnownActivity { id: "nang-cao-nang-luc", name: ("Nâng cao năng lực quản lý", "Management capacity"), short: ("Năng lực quản lý", "Management"),
        words: &["nang luc", "khoi su", "khoi nghiep", "tap huan", "hoi thao", "tham quan", "quan tri doanh nghiep", "management"] },
    KnownActivity { id: "mo-hinh-trinh-dien", name: ("Mô hình trình diễn kỹ thuật", "Technical demonstration models"), short: ("Mô hình trình diễn", "Demonstrations"),
        words: &["mo hinh", "trinh dien", "demonstration"] },
    KnownActivity { id: "may-moc-thiet-bi", name: ("Máy móc thiết bị và chuyển giao công nghệ", "Machinery and technology transfer"), short: ("Máy móc, công nghệ", "Machinery"),
        words: &["may moc", "thiet bi", "chuyen giao", "cong nghe", "machinery", "technology"] },
    KnownActivity { id: "san-pham-tieu-bieu", name: ("Sản phẩm CNNT tiêu biểu", "Typical rural industrial products"), short: ("Sản phẩm tiêu biểu", "Typical products"),
        words: &["tieu bieu", "binh chon", "hoi cho", "trien lam", "typical"] },
    KnownActivity { id: "thong-tin-tuyen-truyen", name: ("Thông tin tuyên truyền", "Information and publicity"), short: ("Tuyên truyền", "Publicity"),
        words: &["tuyen truyen", "thong tin", "ban tin", "publicity"] },
    KnownActivity { id: "cum-cong-nghiep", name: ("Cụm công nghiệp và liên kết", "Industrial clusters and linkages"), short: ("Cụm, liên kết", "Clusters, linkages"),
        words: &["cum cong nghiep", "lien ket", "lien doanh", "cluster"] },
    KnownActivity { id: "noi-dung-khac", name: ("Nội dung khác", "Other contents"), short: ("Nội dung khác", "Other"),
        words: &["noi dung khac", "hoat dong khac"] },
];

impl KnownActivity {
    /// What the dataset keeps of it.
    pub(in crate::reader) fn activity(&self) -> Activity {
        let both = |(vi, en): (&str, &str)| Bilingual {
            vi: vi.to_owned(),
            en: en.to_owned(),
        };
        Activity {
            id: self.id.to_owned(),
            name: both(self.name),
            short: both(self.short),
        }
    }

    /// Says whether the text is one of its names and nothing more.
    pub(in crate::reader) fn is_called(&self, text: &str) -> bool {
        let text = plain(text);
        let names = [
            self.name.0,
            self.name.1,
            self.short.0,
            self.short.1,
            self.id,
        ];
        names.into_iter().any(|name| plain(name) == text)
    }
}

/// The known activity whose words a text has; a name that is exactly one of theirs goes first.
pub(in crate::reader) fn find(text: &str) -> Option<&'static KnownActivity> {
    let words = plain(text);
    let has = |word: &&str| {
        words.match_indices(*word).any(|(at, _)| {
            let end = at + word.len();
            let starts = at == 0 || words.as_bytes()[at - 1] == b' ';
            starts && words.as_bytes().get(end).is_none_or(|next| *next == b' ')
        })
    };
    let named = KNOWN.iter().find(|known| known.is_called(text));
    named.or_else(|| KNOWN.iter().find(|known| known.words.iter().any(has)))
}

/// The known activity with `id`.
pub(in crate::reader) fn by_id(id: &str) -> Option<&'static KnownActivity> {
    KNOWN.iter().find(|known| known.id == id)
}

/// An activity that only this file has.
pub(in crate::reader) fn own(name: &str) -> Activity {
    let name = Bilingual {
        vi: text::clean(name).into_owned(),
        en: String::new(),
    };
    let short = Bilingual {
        vi: text::cut(&name.vi, 19).to_string(),
        en: String::new(),
    };
    Activity {
        id: own_id(&name.vi),
        name,
        short,
    }
}

/// The id of such an activity: its words without marks.
pub(in crate::reader) fn own_id(name: &str) -> String {
    let id = plain(name).replace(' ', "-");
    if id.is_empty() { "-".to_owned() } else { id }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_by_their_words() {
        for (text, expected) in [
            ("Đào tạo nghề, truyền nghề", Some("dao-tao-nghe")),
            (
                "Hỗ trợ ứng dụng máy móc thiết bị tiên tiến",
                Some("may-moc-thiet-bi"),
            ),
            (
                "XÂY DỰNG MÔ HÌNH TRÌNH DIỄN KỸ THUẬT",
                Some("mo-hinh-trinh-dien"),
            ),
            ("Tham gia hội chợ, triển lãm", Some("san-pham-tieu-bieu")),
            (
                "Máy móc thiết bị và chuyển giao công nghệ",
                Some("may-moc-thiet-bi"),
            ),
            ("cum-cong-nghiep", Some("cum-cong-nghiep")),
            ("Machinery", Some("may-moc-thiet-bi")),
            ("Quản lý chương trình", None),
            ("", None),
        ] {
            assert_eq!(find(text).map(|known| known.id), expected, "{text}");
        }
    }

    #[test]
    fn the_names_are_those_of_the_published_dataset() {
        let published = crate::reader::embedded(&crate::messages::EN).unwrap();
        for known in &KNOWN {
            let activity = published.activity(known.id).unwrap();
            assert_eq!(
                published.activities[usize::from(activity)],
                known.activity()
            );
        }
    }
}
