//! Lists of firms: who works there is nobody that was trained.

use super::source::SourceColumn;
use crate::dataset::{Field, Indicator, TextField, header};
use crate::reader::report::Evidence;

const TRAINEES: Field = Field::Figure(Indicator::Trainees);

/// What is told of a firm and not of a project.
const OF_FIRMS: [&str; 8] = [
    "doanh thu",
    "doanh so",
    "loi nhuan",
    "von dieu le",
    "nop ngan sach",
    "san luong",
    "san pham chinh",
    "thu nhap binh quan",
];
/// Words of training.
const OF_TRAINING: [&str; 6] = [
    "dao tao",
    "hoc vien",
    "hoc nghe",
    "day nghe",
    "truyen nghe",
    "lop",
];

/// `Số lao động` beside `Doanh thu` is the work force of a firm, unless something is said of training.
///
/// In a list of projects it may be either, and is told as a name that is nearly known.
pub(super) fn set_work_force_apart(columns: &mut [SourceColumn]) {
    let plain: Vec<String> = columns
        .iter()
        .map(|column| header::plain(&column.name))
        .collect();
    let says = |words: &[&str]| {
        let mut names = plain.iter();
        names.any(|name| words.iter().any(|word| name.contains(word)))
    };
    if !says(&OF_FIRMS) || says(&OF_TRAINING) {
        return;
    }
    let title = Field::Text(TextField::Title);
    let is_of_projects = columns.iter().any(|column| column.field == title);
    for column in columns.iter_mut() {
        let is_told = column.field_by == Some(Evidence::Told);
        // `Số lao động │ Tổng │ Nam │ Nữ`: who works there is told once, if at all.
        let is_part =
            column.field == Field::Extra && header::nearly(&column.name) == Some(TRAINEES);
        let is_whole = column.field == TRAINEES;
        if is_told || !is_whole && !is_part {
            continue;
        }
        column.field = Field::Extra;
        if is_part || !is_of_projects {
            column.field_by = Some(Evidence::Beside);
        }
    }
}
