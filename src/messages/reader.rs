//! What is said about files that are read.

use super::spoken::Spoken;
use super::{
    CheckWords, ColumnWords, JsonWords, RowWords, SourceWords, SuspicionWords, TableWords,
};

/// The words of the `reader` room.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// Before the number of a line.
    pub line: &'static str,
    /// A record (id) and what is wrong with it (reason).
    pub in_record: fn(&str, &str) -> String,
    /// An id of a total that was there before.
    pub duplicate_id: fn(&str) -> String,
    /// An id of two records, and the place of the first.
    pub repeated_id: fn(&str, &str) -> String,
    /// A record that stands in another file as well (where).
    pub in_two_files: fn(&str) -> String,
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
    /// Before the name of a sheet.
    pub sheet: &'static str,
    /// Before the name of a column.
    pub column: &'static str,
    /// A key that a record must have.
    pub missing_key: fn(&str) -> String,
    /// More than four thousand million rows or bytes of text.
    pub too_much: &'static str,
    /// The system gives the program no further thread.
    pub no_thread: &'static str,
    /// More columns, activities or references than there are numbers for (the most).
    pub too_many_names: fn(usize) -> String,
    /// What stands behind the records of a line of JSON, and is none.
    pub rest_of_line: fn(&str) -> String,
    /// A list of JSON that is not the one that is read (its keys, how long it is).
    pub other_list: fn(&str, u64) -> String,
    /// An object with records that does not say its format.
    pub no_format: &'static str,
    /// JSON whose list has no objects in it.
    pub no_objects: &'static str,
    /// An item of a list of records that is null.
    pub null_item: &'static str,
    /// A value among lists that is none.
    pub no_list: &'static str,
    /// An establishment in two spellings.
    pub two_spellings: fn(&str, &str) -> String,
    /// The words about faults of JSON.
    pub json: JsonWords,
    /// The words of the rooms that open a file.
    pub source: SourceWords,
    /// The words about values that are odd.
    pub suspicion: SuspicionWords,
    /// The words of the room that understands tables.
    pub table: TableWords,
    /// What is said about rows that may be something else than they were taken for.
    pub rows: RowWords,
    /// What is said about the columns of a table.
    pub columns: ColumnWords,
    /// The words of the report.
    pub check: CheckWords,
}

impl Reader {
    /// A sheet by its name; a table of a document has a number for it, and is no sheet.
    #[must_use]
    pub fn sheet_named(&self, name: &str) -> String {
        let number = name.rsplit(' ').next().and_then(|last| last.parse().ok());
        let is_table = number.is_some_and(|number| (self.source.table_name)(number) == name);
        if is_table {
            name.to_owned()
        } else {
            format!("{} \"{}\"", self.sheet, crate::text::clean(name))
        }
    }
}

impl<const LANG: usize> Spoken<LANG> {
    /// What is said about files that are read.
    pub(super) const READER: Reader = Reader {
        line: Self::say("dòng", "line"),
        in_record: Self::say(
            |id, reason| format!("bản ghi \"{id}\": {reason}"),
            |id, reason| format!("record \"{id}\": {reason}"),
        ),
        duplicate_id: Self::say(
            |id| format!("mã \"{id}\" đã xuất hiện trước đó; cả hai được giữ"),
            |id| format!("the id \"{id}\" was used before; both are kept"),
        ),
        repeated_id: Self::say(
            |id, first| format!("mã \"{id}\" đã có ở {first}; cả hai bản ghi được giữ"),
            |id, first| {
                format!("the id \"{id}\" was used before, at {first}; both records are kept")
            },
        ),
        in_two_files: Self::say(
            |first| {
                format!(
                    "cùng tên, năm, số tiền và đơn vị với {first}; cả hai được giữ và đều được cộng"
                )
            },
            |first| {
                format!(
                    "has the title, year, amount and establishment of {first}; both are kept and both are counted"
                )
            },
        ),
        key_twice: Self::say(
            |key| format!("khóa \"{key}\" xuất hiện hai lần"),
            |key| format!("the key \"{key}\" stands twice"),
        ),
        unknown_key: Self::say(
            |key| format!("không có khóa \"{key}\" trong định dạng này"),
            |key| format!("the format has no key \"{key}\""),
        ),
        unknown_format: Self::say(
            |found, wanted| format!("format là \"{found}\", cần \"{wanted}\""),
            |found, wanted| format!("format is \"{found}\", wanted \"{wanted}\""),
        ),
        bad_value: Self::say(
            |field, value| format!("{field} không nhận giá trị \"{value}\""),
            |field, value| format!("{field} cannot be \"{value}\""),
        ),
        unlisted_name: Self::say(
            |user, id, list| {
                format!("bản ghi \"{user}\": \"{id}\" không có trong danh sách {list}")
            },
            |user, id, list| format!("record \"{user}\": \"{id}\" is not listed in {list}"),
        ),
        sheet: Self::say("trang tính", "sheet"),
        column: Self::say("cột", "column"),
        missing_key: Self::say(
            |key| format!("thiếu \"{key}\""),
            |key| format!("\"{key}\" is missing"),
        ),
        too_much: Self::say(
            "quá nhiều: tối đa khoảng 4 tỷ dòng và 4 GiB chữ cho mỗi cột",
            "too much: at most about 4 billion rows, and 4 GiB of text in a column",
        ),
        no_thread: Self::say(
            "hệ thống không cho mở thêm luồng xử lý",
            "the system allows no further thread",
        ),
        too_many_names: Self::say(
            |most| format!("quá nhiều cột, hoạt động hoặc nguồn tin; tối đa {most}"),
            |most| format!("too many columns, activities or references; at most {most}"),
        ),
        rest_of_line: Self::say(
            |rest| format!("phần sau bản ghi không đọc được: {rest}"),
            |rest| format!("what stands behind the record cannot be read: {rest}"),
        ),
        other_list: Self::say(
            |keys, items| format!("danh sách \"{keys}\" ({items} mục) không được đọc"),
            |keys, items| format!("the list \"{keys}\" ({items} items) is not read"),
        ),
        no_format: Self::say(
            "có \"records\" mà không có \"format\"; được đọc như một danh sách",
            "it has \"records\" and no \"format\"; it is read as a list",
        ),
        no_objects: Self::say(
            "danh sách JSON không gồm các đối tượng {…} và không có hàng tên cột, nên không biết tên cột",
            "the JSON list is not made of objects {…} and has no row of names, so its columns have no names",
        ),
        null_item: Self::say(
            "mục này là null, không có đề án nào để đọc",
            "this item is null and no record",
        ),
        no_list: Self::say(
            "giá trị này không phải một danh sách như các dòng khác",
            "this value is no list as the other rows are",
        ),
        two_spellings: Self::say(
            |one, other| format!("một cơ sở viết hai cách: \"{one}\" và \"{other}\""),
            |one, other| format!("one establishment in two spellings: \"{one}\" and \"{other}\""),
        ),
        json: Self::JSON,
        source: Self::SOURCE,
        suspicion: Self::SUSPICION,
        table: Self::TABLE,
        rows: Self::ROW,
        columns: Self::COLUMN,
        check: Self::CHECK,
    };
}
