//! What is said about files that are read.

/// The words of the `reader` room.
#[derive(Debug)]
pub struct Reader {
    /// Before the number of a line.
    pub line: &'static str,
    /// A record (id) and what is wrong with it (reason).
    pub in_record: fn(&str, &str) -> String,
    /// An id that was there before.
    pub duplicate_id: fn(&str) -> String,
    /// A key that stands twice in one object.
    pub key_twice: fn(&str) -> String,
    /// A key that the format does not have.
    pub unknown_key: fn(&str) -> String,
    /// A `format` that is not ours (found, wanted).
    pub unknown_format: fn(&str, &str) -> String,
    /// A field and a value that it cannot have.
    pub bad_value: fn(&str, &str) -> String,
    /// Who names what, in which list it is missing.
    pub unlisted_name: fn(&str, &str, &str) -> String,
}

pub(super) const VI: Reader = Reader {
    line: "dòng",
    in_record: |id, reason| format!("bản ghi \"{id}\": {reason}"),
    duplicate_id: |id| format!("mã \"{id}\" đã có ở bản ghi trước; cả hai được giữ"),
    key_twice: |key| format!("khóa \"{key}\" xuất hiện hai lần"),
    unknown_key: |key| format!("không có khóa \"{key}\" trong định dạng này"),
    unknown_format: |found, wanted| format!("format là \"{found}\", cần \"{wanted}\""),
    bad_value: |field, value| format!("{field} không nhận giá trị \"{value}\""),
    unlisted_name: |user, id, list| {
        format!("bản ghi \"{user}\": \"{id}\" không có trong danh sách {list}")
    },
};

pub(super) const EN: Reader = Reader {
    line: "line",
    in_record: |id, reason| format!("record \"{id}\": {reason}"),
    duplicate_id: |id| format!("the id \"{id}\" was used before; both records are kept"),
    key_twice: |key| format!("the key \"{key}\" stands twice"),
    unknown_key: |key| format!("the format has no key \"{key}\""),
    unknown_format: |found, wanted| format!("format is \"{found}\", wanted \"{wanted}\""),
    bad_value: |field, value| format!("{field} cannot be \"{value}\""),
    unlisted_name: |user, id, list| format!("record \"{user}\": \"{id}\" is not listed in {list}"),
};
