//! Which records came to nothing.

use hashbrown::HashSet;

use crate::dataset::header::begin_with;
use crate::dataset::{Dataset, Row, TextField, ValueId};
use crate::text;

/// A longer note tells of more than a stop, in bytes.
const LONGEST_NOTE: usize = 100;
/// Of so many different notes few tell of the project itself.
const MOST_NOTES: u32 = 1 << 16;

/// What a status begins with that tells of a stop, beside its two short words: people write
/// `Không thực hiện`, `Xin rút khỏi kế hoạch`, `Bị hủy`.
#[rustfmt::skip]
const ENDS: [&str; 22] = [
    "không thực hiện", "không triển khai", "không được duyệt", "không được phê duyệt",
    "không phê duyệt", "không được hỗ trợ", "rút", "chấm dứt", "ngừng", "ngưng", "đình chỉ", "thu hồi", "trả lại kinh phí", "trả kinh phí", "hoàn trả kinh phí",
    "bãi bỏ", "loại khỏi", "loại bỏ", "từ chối", "hoãn", "dừng", "hủy",
];
/// What may stand before. Without marks `du an dung` may be a project in time: only the last do.
#[rustfmt::skip]
const BEFORE: [&str; 16] = [
    "đề", "án", "dự", "cơ", "sở", "đơn", "vị", "tự", "nghị", "phải", "cho",
    "đã", "bị", "tạm", "xin", "was",
];
const BEFORE_WITHOUT_MARKS: usize = 5;
/// Statuses of a word that is one only where it stands alone.
const ALONE: [&str; 2] = ["loại", "trả lại"];
/// What begins alike and tells of no stop: to be quicker, to learn.
const OTHERS: [&str; 2] = ["rút ngắn", "rút kinh nghiệm"];

/// Says whether a status tells of a project that was stopped: its numbers are plans, not results.
///
/// With marks the word itself decides. Without marks "dung" is also half of "xây dựng", so only
/// a status that begins with it counts, or with "da", "bi" or "tam" before it.
pub(crate) fn is_stopped(status: &str) -> bool {
    let lower = text::nfc(status).to_lowercase().replace("huỷ", "hủy");
    let words: Vec<&str> = text::words(&lower).map(|range| &lower[range]).collect();
    let has_marks = text::has_marks(status);
    if has_marks && words.iter().any(|word| matches!(*word, "dừng" | "hủy")) {
        return true;
    }
    let written = |phrase: &str| {
        if has_marks {
            phrase.to_owned()
        } else {
            text::fold(phrase)
        }
    };
    let surplus = if has_marks {
        0
    } else {
        BEFORE.len() - BEFORE_WITHOUT_MARKS
    };
    let is_before = |word: &&str| {
        BEFORE[surplus..]
            .iter()
            .any(|before| written(before) == *word)
    };
    let first = words.iter().position(|word| !is_before(word));
    let rest = words[first.unwrap_or(words.len())..].join(" ");
    if matches!(
        rest.split(' ').next(),
        Some("stopped" | "cancelled" | "canceled")
    ) {
        return true;
    }
    let begins = |phrase: &str| begin_with(&rest, &written(phrase));
    // "hoan tat" is done: without its marks "hoãn" stands alone.
    let is_done = !has_marks && rest.starts_with("hoan ") && !rest.starts_with("hoan tra");
    let is_alone = || ALONE.iter().any(|word| written(word) == rest);
    !is_done
        && !OTHERS.iter().any(|other| begins(other))
        && (ENDS.iter().any(|end| begins(end)) || is_alone())
}

/// The statuses of a dataset that tell of a stop; each different one is read once.
pub(crate) struct Stopped(HashSet<ValueId>);

impl Stopped {
    pub fn of(dataset: &Dataset) -> Self {
        let statuses = dataset.column(TextField::Status).values();
        let stopped = |status: &ValueId| is_stopped(statuses.text(*status));
        Self((1..=statuses.len()).filter(stopped).collect())
    }

    /// The first record that has a short note of a stop and no status that says it, and how many do.
    ///
    /// Such a record is counted: a note may tell of a part of it.
    pub fn in_notes(&self, dataset: &Dataset) -> Option<(u32, usize)> {
        let notes = dataset.column(TextField::Note);
        let values = notes.values();
        let told: HashSet<ValueId> = (1..=values.len().min(MOST_NOTES))
            .filter(|note| {
                let note = values.text(*note);
                note.len() <= LONGEST_NOTE && is_stopped(note)
            })
            .collect();
        if told.is_empty() {
            return None;
        }
        let rows = dataset.rows().filter(|row| !self.holds(*row));
        let mut rows = rows.filter(|row| told.contains(&notes.value(row.index())));
        let first = rows.next()?.index();
        Some((first, 1 + rows.count()))
    }

    pub fn holds(&self, row: Row<'_>) -> bool {
        let column = row.dataset().column(TextField::Status);
        !self.0.is_empty() && self.0.contains(&column.value(row.index()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_stop_is_a_stop() {
        for status in [
            "dừng",
            "Đã dừng thực hiện",
            "HỦY",
            "Dung thuc hien",
            "da huy",
            "stopped",
            "Không thực hiện",
            "Không triển khai",
            "Xin rút",
            "Đã xin rút khỏi kế hoạch",
            "Chấm dứt",
            "Ngừng thực hiện",
            "Không được duyệt",
            "Rút",
            "Thu hồi",
            "Trả lại kinh phí",
            "Hoãn",
            "Tạm hoãn",
            "Bị huỷ",
            "Loại",
            "khong thuc hien",
            "xin rut",
        ] {
            assert!(is_stopped(status), "{status}");
        }
        for status in [
            "",
            "Đang xây dựng",
            "áp dụng",
            "dang su dung",
            "phát huy",
            "xay dung",
            "Hoàn thành",
            "hoan thanh",
            "da hoan tat",
            "du an dung tien do",
            "Rút kinh nghiệm",
            "Chưa thực hiện",
            "Đang triển khai",
            "loai A",
            "Không",
        ] {
            assert!(!is_stopped(status), "{status}");
        }
    }
}
