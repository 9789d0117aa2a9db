//! What columns are called: one table of names, to be read and extended by people.
//!
//! Names are compared without tones, case, punctuation and the unit in brackets, so one line
//! here stands for `Kinh phí hỗ trợ (triệu đồng)`, `KINH PHI HO TRO` and `kinh_phi_ho_tro`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Funding, INDICATORS, Indicator, Kind, TextField};
use crate::text::{self, Lang, Unit};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The number of the row in the list; only used to understand rows.
    Ordinal,
    /// A text of every dataset.
    Text(TextField),
    /// A number.
    Figure(Indicator),
    /// Support from one source, which thereby is a source of the record.
    SupportFrom(Funding),
    /// The sources of the money.
    Funding,
    /// The line of activity.
    Activity,
    /// The year or years.
    Period,
    /// A column that only this file has.
    Extra,
}

/// The names of a field: its key in `--map`, then Vietnamese, then English.
struct Name {
    field: Field,
    key: &'static str,
    vi: &'static [&'static str],
    en: &'static [&'static str],
}

const fn name(
    field: Field,
    key: &'static str,
    vi: &'static [&'static str],
    en: &'static [&'static str],
) -> Name {
    Name { field, key, vi, en }
}

/// The first name of each language is the one that exports write.
#[rustfmt::skip]
static NAMES: &[Name] = {
    use {Field::{Activity, Figure, Ordinal, Period, SupportFrom, Text}, Indicator as I, TextField as T};
    &[
        name(Ordinal, "ordinal", &["STT", "TT", "Số TT", "Số thứ tự"], &["No", "No.", "#"]),
        name(Text(T::Id), "id", &["Mã", "Mã số", "Mã đề án", "Số hiệu"], &["Id", "Code", "Project code"]),
        name(Text(T::Title), "title",
            &["Tên đề án", "Đề án", "Tên đề án, nhiệm vụ", "Tên đề án, chương trình", "Tên chương trình", "Tên chương trình, đề án",
              "Chương trình, đề án", "Danh mục đề án", "Tên nhiệm vụ", "Nhiệm vụ", "Tên dự án", "Nội dung đề án", "Tên đề án khuyến công",
              "Tên đề án/nội dung", "Tên đề án, nội dung", "Tên, nội dung đề án", "Đề án khuyến công", "Tên mô hình"],
            &["Title", "Project", "Project name", "Project title", "Name", "Programme"]),
        name(Text(T::Establishments), "establishments",
            &["Đơn vị thụ hưởng", "Cơ sở thụ hưởng", "Đối tượng thụ hưởng", "Tên cơ sở", "Tên cơ sở CNNT", "Cơ sở CNNT", "Cơ sở",
              "Tên doanh nghiệp", "Doanh nghiệp", "Tên đơn vị", "Đơn vị", "Tên đơn vị thụ hưởng", "Đơn vị được hỗ trợ",
              "Cơ sở được hỗ trợ", "Đơn vị, cơ sở thụ hưởng", "Cơ sở công nghiệp nông thôn"],
            &["Establishments", "Establishment", "Beneficiary", "Beneficiaries", "Company", "Enterprise"]),
        name(Text(T::Commune), "commune",
            &["Xã", "Xã, phường", "Xã, phường, thị trấn", "Phường, xã", "Phường", "Xã/thị trấn"], &["Commune", "Ward"]),
        name(Text(T::District), "district",
            &["Huyện", "Quận, huyện", "Huyện, thành phố", "Huyện, thị xã, thành phố", "Huyện, thị xã", "Huyện/TP"], &["District"]),
        name(Text(T::Province), "province", &["Tỉnh", "Tỉnh, thành phố", "Tỉnh/TP", "Tỉnh thành"], &["Province"]),
        name(Text(T::Address), "address",
            &["Địa chỉ", "Địa điểm", "Địa điểm thực hiện", "Nơi thực hiện", "Địa bàn", "Địa bàn thực hiện", "Địa chỉ thực hiện",
              "Địa chỉ đơn vị", "Địa chỉ cơ sở"],
            &["Address", "Place", "Location"]),
        name(Text(T::Contents), "contents",
            &["Nội dung", "Nội dung hỗ trợ", "Nội dung thực hiện", "Nội dung chính", "Nội dung chủ yếu"], &["Contents", "Content", "Description"]),
        name(Text(T::Parent), "part_of", &["Thuộc đề án", "Thuộc chương trình"], &["Part of", "Parent"]),
        name(Text(T::Status), "status", &["Trạng thái", "Tình trạng", "Tình trạng thực hiện", "Tiến độ"], &["Status", "State"]),
        name(Text(T::Note), "note", &["Ghi chú", "Chú thích"], &["Note", "Notes", "Remark", "Remarks"]),
        name(Field::Funding, "funding",
            &["Nguồn kinh phí", "Nguồn vốn", "Nguồn", "Nguồn hỗ trợ", "Loại nguồn", "Nguồn kinh phí khuyến công", "Nguồn KC", "KCQG/KCĐP"],
            &["Funding", "Funding source", "Source", "Source of funding"]),
        name(Activity, "activity",
            &["Hoạt động", "Lĩnh vực", "Loại hình", "Loại đề án", "Loại hình hỗ trợ", "Nội dung/Lĩnh vực", "Nội dung hoạt động",
              "Nhóm nội dung", "Hoạt động khuyến công", "Nội dung khuyến công", "Lĩnh vực hỗ trợ"],
            &["Activity", "Field", "Type", "Kind", "Line of activity"]),
        name(Period, "period",
            &["Năm", "Năm thực hiện", "Năm kế hoạch", "Năm ngân sách", "Thời gian thực hiện", "Giai đoạn", "Kế hoạch năm", "Năm hỗ trợ"],
            &["Period", "Year"]),
        name(Figure(I::TotalCost), "total_cost",
            &["Tổng kinh phí", "Kinh phí tổng", "Kinh phí tổng cộng", "Kinh phí tổng số", "Kinh phí thực hiện tổng số", "Kinh phí thực hiện tổng",
              "Kinh phí thực hiện tổng cộng", "Tổng kinh phí thực hiện", "Tổng mức đầu tư", "Tổng vốn", "Tổng vốn đầu tư", "Tổng chi phí",
              "Tổng kinh phí đề án", "Tổng dự toán", "Kinh phí thực hiện"],
            &["Total cost", "Total", "Total budget", "Total funding", "Cost"]),
        name(Figure(I::Support), "support",
            &["Kinh phí hỗ trợ", "Kinh phí khuyến công", "Kinh phí khuyến công hỗ trợ", "Khuyến công hỗ trợ", "Kinh phí KC hỗ trợ", "KC hỗ trợ",
              "Hỗ trợ", "Kinh phí hỗ trợ từ khuyến công", "Kinh phí từ nguồn khuyến công", "Nguồn khuyến công", "Vốn khuyến công", "Số tiền hỗ trợ", "Mức hỗ trợ",
              "Ngân sách hỗ trợ", "NSNN hỗ trợ", "Kinh phí được duyệt", "Kinh phí được hỗ trợ", "Kinh phí", "Số tiền", "Kinh phí KC", "Vốn hỗ trợ", "Tổng kinh phí hỗ trợ"],
            &["Support", "Grant", "Subsidy", "Amount", "Funding amount"]),
        name(SupportFrom(Funding::National), "support_kcqg",
            &["KCQG hỗ trợ", "KCQG", "Kinh phí KCQG", "Khuyến công quốc gia", "Kinh phí khuyến công quốc gia", "Vốn KCQG", "Nguồn KCQG", "Hỗ trợ KCQG", "Kinh phí hỗ trợ KCQG"],
            &["National support"]),
        name(SupportFrom(Funding::Local), "support_kcdp",
            &["KCĐP hỗ trợ", "KCĐP", "Kinh phí KCĐP", "Khuyến công địa phương", "Kinh phí khuyến công địa phương", "Vốn KCĐP", "Nguồn KCĐP", "Hỗ trợ KCĐP",
              "Kinh phí hỗ trợ KCĐP", "Khuyến công tỉnh", "Kinh phí khuyến công tỉnh"],
            &["Local support"]),
        name(SupportFrom(Funding::Other), "support_khac",
            &["Ngân sách huyện", "Huyện hỗ trợ", "Kinh phí huyện", "Ngân sách khác", "Nguồn khác", "Ngân sách địa phương khác"], &["Other support"]),
        name(Figure(I::Counterpart), "counterpart",
            &["Đối ứng", "Vốn đối ứng", "Kinh phí đối ứng", "Cơ sở đối ứng", "Đơn vị đối ứng", "Đối ứng của đơn vị", "Đối ứng của cơ sở",
              "Đơn vị thụ hưởng đóng góp", "Cơ sở đóng góp", "Đóng góp của cơ sở", "Vốn của cơ sở", "Đối ứng của đơn vị thụ hưởng"],
            &["Own share", "Counterpart", "Counterpart funds", "Contribution"]),
        name(Figure(I::OwnInvestment), "own_investment",
            &["Vốn đầu tư của cơ sở", "Cơ sở tự đầu tư", "Vốn tự có", "Đơn vị tự đầu tư", "Tự đầu tư"], &["Own investment"]),
        name(Figure(I::Advance), "advance", &["Tạm ứng", "Kinh phí tạm ứng", "Đã tạm ứng", "Số tạm ứng"], &["Advance paid", "Advance"]),
        name(Figure(I::Settled), "settled",
            &["Quyết toán", "Kinh phí quyết toán", "Giá trị quyết toán", "Đã quyết toán", "Số quyết toán", "Thanh quyết toán"], &["Settled", "Final account"]),
        name(Figure(I::Trainees), "trainees",
            &["Lao động được đào tạo", "Số lao động", "Số lao động được đào tạo", "Số lao động đào tạo", "Lao động", "Số học viên", "Học viên", "Lao động đào tạo", "Số LĐ"],
            &["People trained", "Trainees"]),
        name(Figure(I::Classes), "classes", &["Số lớp", "Lớp", "Số lớp đào tạo", "Số lớp học"], &["Classes"]),
        name(Figure(I::EmploymentRate), "employment_rate",
            &["Tỷ lệ có việc làm", "Có việc làm sau đào tạo", "Tỷ lệ việc làm", "Tỷ lệ lao động có việc làm", "Tỷ lệ có việc làm sau đào tạo"],
            &["In work afterwards", "Employment rate"]),
        name(Figure(I::Jobs), "jobs",
            &["Việc làm tạo ra", "Việc làm", "Số việc làm", "Số việc làm tạo ra", "Việc làm mới", "Lao động tăng thêm", "Tạo việc làm", "Giải quyết việc làm"],
            &["Jobs created", "Jobs"]),
        name(Figure(I::Models), "models", &["Mô hình trình diễn", "Số mô hình", "Mô hình"], &["Demonstration models", "Models"]),
        name(Figure(I::Establishments), "establishment_count",
            &["Cơ sở CNNT được hỗ trợ", "Số cơ sở", "Số cơ sở thụ hưởng", "Số đơn vị", "Số cơ sở được hỗ trợ", "Số doanh nghiệp", "Số cơ sở CNNT"],
            &["Establishments supported", "Number of establishments"]),
        name(Figure(I::Programmes), "programmes", &["Số chương trình, đề án", "Số đề án"], &["Programmes, projects", "Number of projects", "Programmes"]),
        name(Figure(I::StartupTrainees), "startup_trainees", &["Học viên khởi sự doanh nghiệp"], &["Trained to start a business"]),
        name(Figure(I::Transfers), "transfers", &["Lượt chuyển giao công nghệ", "Số lượt chuyển giao"], &["Technology transfers", "Transfers"]),
        name(Figure(I::FairParticipants), "fair_participants", &["Tham gia hội chợ, triển lãm"], &["At fairs and exhibitions", "Fair participants"]),
        name(Figure(I::Products), "products", &["Sản phẩm được bình chọn", "Số sản phẩm"], &["Products voted on", "Products"]),
        name(Figure(I::Bulletins), "bulletins", &["Bản tin phát hành", "Số bản tin"], &["Bulletins issued", "Bulletins"]),
        name(Figure(I::Clusters), "clusters", &["Cụm công nghiệp", "Số cụm công nghiệp"], &["Industrial clusters", "Clusters"]),
        name(Figure(I::Linkages), "linkages", &["Cụm liên kết", "Số cụm liên kết"], &["Linkage clusters", "Linkages"]),
        name(Field::Extra, "extra", &[], &[]),
    ]
};

/// A known name: its field, and how it is written with its marks where it has some.
struct Known {
    field: Field,
    marked: Option<String>,
}

static KNOWN: LazyLock<HashMap<String, Known>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for name in NAMES {
        for alias in name.vi.iter().chain(name.en).chain([&name.key]) {
            let marked = text::has_marks(alias).then(|| alias.to_lowercase());
            known.entry(plain(alias)).or_insert(Known {
                field: name.field,
                marked,
            });
        }
    }
    known
});

impl Field {
    /// The field that `--map` names with `key`.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        NAMES
            .iter()
            .find(|name| name.key == key)
            .map(|name| name.field)
    }

    /// Every key, in the order of the table.
    pub fn keys() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|name| name.key)
    }

    /// Its key in `--map` and in the report.
    #[must_use]
    pub fn key(self) -> &'static str {
        NAMES
            .iter()
            .find(|name| name.field == self)
            .map_or("extra", |name| name.key)
    }

    /// The header that exports write for it, which is read back as the same field.
    #[must_use]
    pub fn label(self, lang: Lang) -> &'static str {
        let found = NAMES.iter().find(|name| name.field == self);
        let names = found.map_or(
            &[][..],
            |name| if lang == Lang::Vi { name.vi } else { name.en },
        );
        names.first().copied().unwrap_or_default()
    }

    /// Says whether a merged cell means it for each of its rows, as a year or a district; an
    /// amount is one for all of them, and a name would make several records of one.
    pub(crate) fn is_shared(self) -> bool {
        use TextField::{Address, Commune, District, Province};
        match self {
            Self::Funding | Self::Activity | Self::Period => true,
            Self::Text(text) => matches!(text, Address | Commune | District | Province),
            _ => false,
        }
    }

    /// Says whether its values are amounts of money.
    #[must_use]
    pub fn is_money(self) -> bool {
        match self {
            Self::Figure(indicator) => indicator.description().kind == Kind::Money,
            Self::SupportFrom(_) => true,
            _ => false,
        }
    }
}

/// A column name as it is compared: plain lower-case words.
pub(crate) fn plain(name: &str) -> String {
    let folded = text::fold(name);
    let mut out = String::with_capacity(folded.len());
    for word in folded
        .split(|c: char| !c.is_alphanumeric() && c != '#')
        .filter(|word| !word.is_empty())
    {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Finds the field and unit of a header; `marked` says whether its neighbours have their tones.
///
/// `Nam` among toned headers is "male", not a forgotten `Năm`.
pub(crate) fn find(name: &str, marked: bool) -> Option<(Field, Option<Unit>)> {
    let (bare, unit) = split_unit(name);
    look_up(&bare, marked)
        .map(|field| (field, unit))
        .or_else(|| find_before_unit(name, marked))
        .or_else(|| look_up(name, marked).map(|field| (field, None)))
}

fn look_up(name: &str, marked: bool) -> Option<Field> {
    let known = KNOWN.get(&plain(name))?;
    let lost_its_marks = marked && known.marked.is_some() && !text::has_marks(name);
    (!lost_its_marks).then_some(known.field)
}

/// Takes what stands in brackets off a header, and reads it as a unit.
pub(crate) fn split_unit(name: &str) -> (String, Option<Unit>) {
    let (mut bare, mut inside, mut depth) = (String::new(), String::new(), 0_u32);
    for c in name.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ if depth > 0 => inside.push(c),
            _ => bare.push(c),
        }
    }
    (bare, named_unit(&inside))
}

/// The unit that a phrase like `ĐVT: triệu đồng` names.
pub(crate) fn named_unit(phrase: &str) -> Option<Unit> {
    let after = phrase.rsplit(':').next().unwrap_or(phrase).trim();
    if after.is_empty() {
        None
    } else {
        Unit::named(after)
    }
}

/// `Kinh phí hỗ trợ, triệu đồng` and `kinh_phi_ho_tro_trieu_dong`: the unit is the last words.
fn find_before_unit(name: &str, marked: bool) -> Option<(Field, Option<Unit>)> {
    let name = name.replace(['_', '(', ')'], " ");
    let ends: Vec<usize> = text::words(&name).map(|range| range.start).collect();
    (1..=3)
        .rev()
        .filter(|count| *count < ends.len())
        .find_map(|count| {
            let (before, after) = name.split_at(ends[ends.len() - count]);
            let unit = Unit::named(after)?;
            let field = look_up(before, marked).filter(|field| field.is_money())?;
            Some((field, Some(unit)))
        })
}

/// The fields that have a number, for exports.
pub fn figures() -> impl Iterator<Item = Field> {
    INDICATORS
        .iter()
        .map(|known| Field::Figure(known.indicator))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_lists() {
        let million = Some(Unit::Million);
        let support = Field::Figure(Indicator::Support);
        for (header, expected) in [
            ("Kinh phí hỗ trợ (triệu đồng)", Some((support, million))),
            ("KINH PHI HO TRO", Some((support, None))),
            ("kinh_phi_ho_tro", Some((support, None))),
            ("kinh_phi_ho_tro_trieu_dong", Some((support, million))),
            ("Kinh phí hỗ trợ, tr.đ", Some((support, million))),
            ("Support (VND million)", Some((support, million))),
            (
                "Kinh phí hỗ trợ\n(ĐVT: triệu đồng)",
                Some((support, million)),
            ),
            ("Tên  đề án", Some((Field::Text(TextField::Title), None))),
            ("Xã/phường", Some((Field::Text(TextField::Commune), None))),
            ("Nội dung/Lĩnh vực", Some((Field::Activity, None))),
            (
                "Số lao động (người)",
                Some((Field::Figure(Indicator::Trainees), None)),
            ),
            ("Ngành nghề", None),
            ("", None),
        ] {
            assert_eq!(find(header, false), expected, "{header}");
        }
    }

    #[test]
    fn men_are_no_years() {
        assert_eq!(find("Nam", true), None);
        assert_eq!(find("Nam", false), Some((Field::Period, None)));
        assert_eq!(find("STT", true), Some((Field::Ordinal, None)));
    }

    #[test]
    fn what_exports_write_is_read_as_the_same_field() {
        for name in NAMES.iter().filter(|name| name.field != Field::Extra) {
            for lang in [Lang::Vi, Lang::En] {
                assert_eq!(
                    find(name.field.label(lang), true).map(|found| found.0),
                    Some(name.field),
                    "{}",
                    name.key
                );
            }
            assert_eq!(Field::parse(name.key), Some(name.field));
            assert_eq!(find(name.key, false).map(|found| found.0), Some(name.field));
        }
    }

    #[test]
    fn every_indicator_has_its_line() {
        for field in figures() {
            assert_ne!(field.key(), "extra");
        }
    }
}
