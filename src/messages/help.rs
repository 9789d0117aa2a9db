//! What each key does, for the footer, the help and the manual.

use super::spoken::Spoken;

/// What each key does.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the words themselves say what they are for")]
pub struct Help {
    pub open: &'static str,
    pub search: &'static str,
    pub take: &'static str,
    pub exclude: &'static str,
    pub next_facet: &'static str,
    pub next_pane: &'static str,
    pub previous_pane: &'static str,
    pub up: &'static str,
    pub down: &'static str,
    pub page_up: &'static str,
    pub page_down: &'static str,
    pub first: &'static str,
    pub last: &'static str,
    pub back: &'static str,
    pub clear: &'static str,
    pub clear_all: &'static str,
    pub sort: &'static str,
    pub sort_reverse: &'static str,
    pub export: &'static str,
    pub write: &'static str,
    pub copy: &'static str,
    pub copy_row: &'static str,
    pub help: &'static str,
    pub quit: &'static str,
    pub finish: &'static str,
    pub erase_back: &'static str,
    pub erase_forward: &'static str,
    pub erase_word: &'static str,
    pub erase_start: &'static str,
    pub erase_end: &'static str,
    pub left: &'static str,
    pub right: &'static str,
    pub start: &'static str,
    pub end: &'static str,
    pub close: &'static str,
}

impl<const LANG: usize> Spoken<LANG> {
    /// What each key does.
    pub(super) const HELP: Help = Help {
        open: Self::say("mở", "open"),
        search: Self::say("tìm", "search"),
        take: Self::say(
            "chọn thêm (ở danh sách: trang sau)",
            "take as well (in the list: next page)",
        ),
        exclude: Self::say("loại ra", "leave out"),
        next_facet: Self::say(
            "khung thứ ba: năm, huyện, …",
            "third pane: year, district, …",
        ),
        next_pane: Self::say("khung sau", "next pane"),
        previous_pane: Self::say("khung trước", "pane before"),
        up: Self::say("lên một dòng", "one line up"),
        down: Self::say("xuống một dòng", "one line down"),
        page_up: Self::say("lên một trang", "one page up"),
        page_down: Self::say("xuống một trang", "one page down"),
        first: Self::say("về đầu", "to the start"),
        last: Self::say("về cuối", "to the end"),
        back: Self::say("quay lại", "back"),
        clear: Self::say("xóa tìm", "clear"),
        clear_all: Self::say("xóa tìm, rồi bỏ lựa chọn", "clear, then undo choices"),
        sort: Self::say("xếp theo cột kế tiếp", "sort by the next column"),
        sort_reverse: Self::say("đảo thứ tự", "turn the order round"),
        export: Self::say("ghi danh sách ra tệp", "write the list to a file"),
        write: Self::say("ghi", "write"),
        copy: Self::say("chép mục đang chọn", "copy what is chosen"),
        copy_row: Self::say("chép thành một dòng bảng", "copy it as a row of a table"),
        help: Self::say("trợ giúp", "help"),
        quit: Self::say("thoát", "quit"),
        finish: Self::say("vào danh sách", "to the list"),
        erase_back: Self::say(
            "xóa chữ trước con trỏ",
            "erase the letter before the cursor",
        ),
        erase_forward: Self::say("xóa chữ tại con trỏ", "erase the letter at the cursor"),
        erase_word: Self::say("xóa từ trước con trỏ", "erase the word before the cursor"),
        erase_start: Self::say("xóa đến đầu dòng", "erase to the start"),
        erase_end: Self::say("xóa đến cuối dòng", "erase to the end"),
        left: Self::say("sang trái một chữ", "one letter left"),
        right: Self::say("sang phải một chữ", "one letter right"),
        start: Self::say("về đầu dòng", "to the start of the line"),
        end: Self::say("về cuối dòng", "to the end of the line"),
        close: Self::say("đóng", "close"),
    };
}
