//! Which records came to nothing.

use hashbrown::HashSet;

use crate::dataset::{Dataset, Row, TextField, ValueId};
use crate::text;

/// Says whether a status tells of a project that was stopped: its numbers are plans, not results.
///
/// With marks the word itself decides. Without marks "dung" is also half of "xây dựng", so only
/// a status that begins with it counts, or with "da", "bi" or "tam" before it.
pub(super) fn is_stopped(status: &str) -> bool {
    let lower = text::nfc(status).to_lowercase();
    let mut words = text::words(&lower).map(|range| &lower[range]);
    if text::has_marks(status) {
        return words.any(|word| matches!(word, "dừng" | "hủy" | "huỷ"));
    }
    let stops = |word: &str| matches!(word, "dung" | "huy" | "stopped" | "cancelled" | "canceled");
    let before = |word: &&str| matches!(*word, "da" | "bi" | "tam" | "was");
    words.find(|word| !before(word)).is_some_and(stops)
}

/// The statuses of a dataset that tell of a stop; each different one is read once.
pub(crate) struct Stopped(HashSet<ValueId>);

impl Stopped {
    pub fn of(dataset: &Dataset) -> Self {
        let statuses = dataset.column(TextField::Status).values();
        let stopped = |status: &ValueId| is_stopped(statuses.text(*status));
        Self((1..=statuses.len()).filter(stopped).collect())
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
        ] {
            assert!(!is_stopped(status), "{status}");
        }
    }
}
