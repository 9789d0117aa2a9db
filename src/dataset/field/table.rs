//! The table of fields, to be read and extended by people.
//!
//! Names are compared without tones, case, punctuation and the unit in brackets, so one name
//! stands for `Kinh phí hỗ trợ (triệu đồng)`, `KINH PHI HO TRO` and `kinh_phi_ho_tro`.

use super::definition::{Definition, Field, FieldKind, TextField, Weight};
use crate::dataset::{Counted, CountsAs, Description, Funding, Indicator, Kind as Measure};
use crate::text::Saying;

/// What is a programme for every sum: the first number of the table.
pub(super) const PROGRAMMES: Description = count(
    Indicator::Programmes,
    "programmes",
    say("Chương trình, đề án", "Programmes, projects"),
    counted("đề án", "programme", "programmes"),
);

/// Every field, in the order of the columns of exports. Of two fields with the same name the first has it.
#[rustfmt::skip]
pub static FIELDS: &[Definition] = {
    use {FieldKind as Kind, Indicator as I, Measure::Money, TextField as T};
    &[
        define(Field::Ordinal, "ordinal", Kind::Other, say("STT", "No")).read(&["TT", "Số TT", "Số thứ tự", "No.", "#"]),
        text(T::Id, "id", Kind::Text, say("Mã", "Id"))
            .read(&["Mã số", "Mã đề án", "Số hiệu", "Code", "Project code"])
            .asked(&["ma", "id"], "kcqg")
            .unsearched(),
        text(T::Title, "title", Kind::Text, say("Tên đề án", "Title"))
            .read(&["Đề án", "Tên đề án, nhiệm vụ", "Tên nhiệm vụ, đề án", "Nhiệm vụ, đề án", "Đề án, nhiệm vụ", "Tên đề án, chương trình", "Tên chương trình", "Tên chương trình, đề án", "Chương trình, đề án",
                   "Danh mục đề án", "Tên nhiệm vụ", "Nhiệm vụ", "Tên dự án", "Nội dung đề án", "Tên đề án khuyến công", "Tên đề án/nội dung",
                   "Tên đề án, nội dung", "Tên, nội dung đề án", "Đề án khuyến công", "Tên mô hình", "Project", "Project name", "Project title",
                   "Name", "Programme"])
            .asked(&["ten", "title"], "may")
            .weighing(14, 0),
        define(Field::Period, "period", Kind::Period, say("Năm", "Period"))
            .read(&["Năm thực hiện", "Năm kế hoạch", "Năm ngân sách", "Thời gian thực hiện", "Giai đoạn", "Kế hoạch năm", "Năm hỗ trợ", "Year"])
            .asked(&["nam", "year"], "2015..2018")
            .weighing(10, 2),
        define(Field::Funding, "funding", Kind::Funding, say("Nguồn kinh phí", "Funding"))
            .read(&["Nguồn vốn", "Nguồn", "Nguồn hỗ trợ", "Loại nguồn", "Nguồn kinh phí khuyến công", "Nguồn KC", "Nguồn KP", "Nguồn ngân sách", "Nguồn tiền", "Nguồn KPKC", "KCQG/KCĐP", "Funding source",
                   "Source", "Source of funding"])
            .asked(&["nguon", "source", "funding"], "kcqg")
            .weighing(10, 2),
        define(Field::Activity, "activity", Kind::Activity, say("Hoạt động", "Activity"))
            .read(&["Lĩnh vực", "Loại hình", "Loại đề án", "Loại hình hỗ trợ", "Nội dung/Lĩnh vực", "Nội dung hoạt động", "Nhóm nội dung", "Hoạt động khuyến công",
                   "Nội dung khuyến công", "Lĩnh vực hỗ trợ", "Field", "Type", "Kind", "Line of activity"])
            .asked(&["hoat-dong", "activity", "hoatdong"], "may-moc")
            .weighing(6, 2),
        text(T::Establishments, "establishments", Kind::Lines, say("Đơn vị thụ hưởng", "Establishments"))
            .read(&["Cơ sở thụ hưởng", "Đối tượng thụ hưởng", "Tên cơ sở", "Tên cơ sở CNNT", "Cơ sở CNNT", "Cơ sở", "Tên doanh nghiệp", "Doanh nghiệp",
                   "Tên đơn vị", "Đơn vị", "Tên đơn vị thụ hưởng", "Đơn vị được hỗ trợ", "Đơn vị phối hợp, thụ hưởng", "Đơn vị hưởng lợi", "Cơ sở hưởng lợi", "Đối tượng hưởng lợi", "Đơn vị hưởng thụ", "Cơ sở được hỗ trợ", "Đơn vị, cơ sở thụ hưởng", "Cơ sở công nghiệp nông thôn",
                   "Establishment", "Beneficiary", "Beneficiaries", "Company", "Enterprise"])
            .asked(&["coso", "establishment", "co-so"], "may")
            .weighing(14, 0),
        text(T::Address, "address", Kind::Place, say("Địa chỉ", "Address"))
            .read(&["Địa điểm", "Địa điểm thực hiện", "Nơi thực hiện", "Địa bàn", "Địa bàn thực hiện", "Địa chỉ thực hiện", "Địa chỉ đơn vị",
                   "Địa chỉ cơ sở", "Địa điểm mở lớp", "Địa điểm đào tạo", "Nơi mở lớp", "Place", "Location"])
            .weighing(6, 2),
        text(T::Commune, "commune", Kind::Place, say("Xã", "Commune"))
            .read(&["Xã, phường", "Xã, phường, thị trấn", "Phường, xã", "Phường", "Xã/thị trấn", "Ward"])
            .asked(&["xa", "commune"], "\"song an\"")
            .weighing(10, 1),
        text(T::District, "district", Kind::Place, say("Huyện", "District"))
            .read(&["Quận, huyện", "Huyện, thành phố", "Huyện, thị xã, thành phố", "Huyện, thị xã", "Huyện/TP"])
            .asked(&["huyen", "district"], "\"vu thu\"")
            .weighing(10, 1),
        text(T::Province, "province", Kind::Place, say("Tỉnh", "Province"))
            .read(&["Tỉnh, thành phố", "Tỉnh/TP", "Tỉnh thành"])
            .asked(&["tinh", "province"], "\"ha nam\"")
            .weighing(6, 2),
        number(PROGRAMMES).labelled(say("Số chương trình, đề án", "Programmes, projects")).read(&["Số đề án", "Number of projects", "Programmes"]),
        number(count(I::Establishments, "establishments", say("Cơ sở CNNT được hỗ trợ", "Establishments supported"), counted("cơ sở", "establishment", "establishments")))
            .keyed("establishment_count")
            .read(&["Số cơ sở", "Số cơ sở thụ hưởng", "Số đơn vị", "Số cơ sở được hỗ trợ", "Số doanh nghiệp", "Số cơ sở CNNT", "Number of establishments"]),
        number(among_establishments(true, count(I::Models, "models", say("Mô hình trình diễn", "Demonstration models"), counted("mô hình", "model", "models"))))
            .read(&["Số mô hình", "Mô hình", "Models"]),
        number(count(I::Trainees, "trainees", say("Lao động được đào tạo", "People trained"), counted("người", "person", "people")))
            .read(&["Số lao động", "Số lao động được đào tạo", "Số lao động đào tạo", "Lao động", "Số học viên", "Học viên", "Lao động đào tạo",
                   "Số LĐ", "Số LĐNT", "Số LĐNT được đào tạo", "Số lao động nông thôn được đào tạo", "Quy mô đào tạo", "Số lao động thực hiện", "Lao động thực hiện", "Số học viên thực hiện", "Số người được đào tạo", "Số người học",
                   "Số học viên được đào tạo", "Quy mô học viên", "Quy mô người", "Số lượng học viên", "Trainees"])
            .asked(&["laodong", "trainees", "lao-dong"], ">=50"),
        number(count(I::Classes, "classes", say("Số lớp", "Classes"), counted("lớp", "class", "classes")))
            .read(&["Lớp", "Số lớp đào tạo", "Số lớp học", "Số lớp mở"])
            .asked(&["lop", "classes", "so-lop"], "2"),
        number(share(I::EmploymentRate, "employment_rate", "Tỷ lệ có việc làm", "In work afterwards"))
            .read(&["Có việc làm sau đào tạo", "Tỷ lệ việc làm", "Tỷ lệ lao động có việc làm", "Tỷ lệ có việc làm sau đào tạo", "Employment rate"]),
        number(count(I::StartupTrainees, "startup_trainees", say("Học viên khởi sự doanh nghiệp", "Trained to start a business"), counted("người", "person", "people"))),
        number(count(I::Jobs, "jobs", say("Việc làm tạo ra", "Jobs created"), counted("việc làm", "job", "jobs")))
            .read(&["Việc làm", "Số việc làm", "Số việc làm tạo ra", "Việc làm mới", "Lao động tăng thêm", "Tạo việc làm", "Giải quyết việc làm",
                   "Jobs"]),
        number(count(I::Transfers, "transfers", say("Lượt chuyển giao công nghệ", "Technology transfers"), counted("lượt", "transfer", "transfers")))
            .read(&["Số lượt chuyển giao", "Transfers"]),
        number(among_establishments(false, count(I::FairParticipants, "fair_participants", say("Tham gia hội chợ, triển lãm", "At fairs and exhibitions"), counted("cơ sở", "establishment", "establishments"))))
            .read(&["Fair participants"]),
        number(count(I::Products, "products", say("Sản phẩm được bình chọn", "Products voted on"), counted("sản phẩm", "product", "products")))
            .read(&["Số sản phẩm", "Products"]),
        number(count(I::Bulletins, "bulletins", say("Bản tin phát hành", "Bulletins issued"), counted("bản tin", "bulletin", "bulletins")))
            .read(&["Số bản tin", "Bulletins"]),
        number(count(I::Clusters, "clusters", say("Cụm công nghiệp", "Industrial clusters"), counted("cụm", "cluster", "clusters")))
            .read(&["Số cụm công nghiệp", "Clusters"]),
        number(count(I::Linkages, "linkages", say("Cụm liên kết", "Linkage clusters"), counted("cụm", "cluster", "clusters")))
            .read(&["Số cụm liên kết", "Linkages"]),
        number(money(I::TotalCost, "total_cost", "Tổng kinh phí", "Total cost"))
            .read(&["Kinh phí tổng", "Kinh phí tổng cộng", "Kinh phí tổng số", "Kinh phí thực hiện tổng số", "Kinh phí thực hiện tổng", "Kinh phí thực hiện tổng cộng",
                   "Tổng kinh phí thực hiện", "Tổng mức đầu tư", "Tổng vốn", "Tổng vốn đầu tư", "Tổng nguồn vốn", "Tổng giá trị đề án", "Tổng số tiền",
                   "Tổng đầu tư", "Tổng chi phí", "Tổng kinh phí đề án", "Tổng dự toán",
                   "Kinh phí thực hiện", "Total", "Total budget", "Total funding", "Cost"])
            .asked(&["kinhphi", "cost", "kinh-phi"], ">300"),
        number(money(I::Support, "support", "Kinh phí hỗ trợ", "Support"))
            .read(&["Kinh phí khuyến công", "Kinh phí khuyến công hỗ trợ", "Khuyến công hỗ trợ", "Kinh phí KC hỗ trợ", "KC hỗ trợ", "Hỗ trợ",
                   "Kinh phí hỗ trợ từ khuyến công", "Kinh phí từ nguồn khuyến công", "Nguồn khuyến công", "Vốn khuyến công", "Nguồn ngân sách", "Nguồn ngân sách nhà nước", "Số tiền hỗ trợ",
                   "Mức hỗ trợ", "Ngân sách hỗ trợ", "NSNN hỗ trợ", "Kinh phí được duyệt", "Kinh phí được hỗ trợ", "Kinh phí", "Số tiền", "Kinh phí KC",
                   "Vốn hỗ trợ", "Tổng kinh phí hỗ trợ", "Kinh phí được cấp", "Kinh phí phê duyệt", "Kinh phí đã duyệt", "Ngân sách nhà nước", "Ngân sách",
                   "Vốn ngân sách", "Vốn ngân sách nhà nước", "Kinh phí ngân sách nhà nước", "Kinh phí ngân sách", "Kinh phí từ ngân sách", "Phần ngân sách hỗ trợ", "Phần hỗ trợ",
                   "Ngân sách nhà nước cấp", "Kinh phí hỗ trợ thực hiện", "Hỗ trợ thực hiện", "Khuyến công hỗ trợ thực hiện",
                   "Kinh phí khuyến công thực hiện", "Thực hiện", "Grant", "Subsidy", "Amount", "Funding amount", "Actual"])
            .asked(&["hotro", "support", "ho-tro"], ">300"),
        define(Field::SupportFrom(Funding::National), "support_kcqg", Kind::Number(Money), say("KCQG hỗ trợ", "National support"))
            .read(&["KCQG", "Kinh phí KCQG", "Khuyến công quốc gia", "Kinh phí khuyến công quốc gia", "Vốn KCQG", "Nguồn KCQG", "Hỗ trợ KCQG",
                   "Kinh phí hỗ trợ KCQG", "Ngân sách trung ương", "Ngân sách trung ương hỗ trợ", "Nguồn trung ương", "Nguồn ngân sách trung ương"]),
        define(Field::SupportFrom(Funding::Local), "support_kcdp", Kind::Number(Money), say("KCĐP hỗ trợ", "Local support"))
            .read(&["KCĐP", "Kinh phí KCĐP", "Khuyến công địa phương", "Kinh phí khuyến công địa phương", "Vốn KCĐP", "Nguồn KCĐP", "Hỗ trợ KCĐP",
                   "Kinh phí hỗ trợ KCĐP", "Khuyến công tỉnh", "Kinh phí khuyến công tỉnh", "Ngân sách tỉnh", "Ngân sách tỉnh hỗ trợ",
                   "Ngân sách cấp tỉnh", "Nguồn tỉnh", "Nguồn địa phương", "Nguồn ngân sách tỉnh", "Nguồn ngân sách địa phương", "Ngân sách địa phương", "Ngân sách địa phương hỗ trợ"]),
        define(Field::SupportFrom(Funding::Other), "support_khac", Kind::Number(Money), say("Ngân sách huyện", "Other support"))
            .read(&["Huyện hỗ trợ", "Ngân sách huyện hỗ trợ", "Ngân sách cấp huyện", "Ngân sách xã", "Ngân sách cấp xã", "Kinh phí huyện", "Ngân sách khác", "Nguồn khác", "Ngân sách địa phương khác"]),
        number(money(I::Counterpart, "counterpart", "Đối ứng", "Own share"))
            .read(&["Vốn đối ứng", "Vốn tự có của cơ sở", "Vốn tự có của đơn vị", "Vốn tự có của doanh nghiệp", "Kinh phí đối ứng", "Cơ sở đối ứng", "Đơn vị đối ứng", "Đối ứng của đơn vị", "Đối ứng của cơ sở", "Đơn vị thụ hưởng đóng góp",
                   "Cơ sở đóng góp", "Đơn vị đóng góp", "Doanh nghiệp đóng góp", "Người dân đóng góp", "Nhân dân đóng góp", "Đóng góp của cơ sở",
                   "Vốn của cơ sở", "Vốn cơ sở", "Vốn của đơn vị", "Vốn đơn vị", "Vốn của doanh nghiệp", "Vốn doanh nghiệp", "Vốn của đơn vị thụ hưởng",
                   "Kinh phí của cơ sở", "Kinh phí của đơn vị", "Kinh phí của đơn vị thụ hưởng", "Kinh phí của doanh nghiệp", "Phần vốn doanh nghiệp", "Phần vốn của doanh nghiệp",
                   "Phần vốn của cơ sở", "Phần vốn đối ứng", "Phần đối ứng", "Vốn dân", "Vốn huy động", "Xã hội hóa",
                   "Vốn xã hội hóa", "Nguồn xã hội hóa", "Kinh phí xã hội hóa", "Đối ứng của đơn vị thụ hưởng", "Counterpart", "Counterpart funds",
                   "Contribution"])
            .asked(&["doiung", "counterpart", "doi-ung"], ">300"),
        number(money(I::OwnInvestment, "own_investment", "Vốn đầu tư của cơ sở", "Own investment"))
            .read(&["Cơ sở đầu tư", "Đơn vị đầu tư", "Doanh nghiệp đầu tư", "Doanh nghiệp tự đầu tư", "Vốn đầu tư của đơn vị", "Vốn đầu tư của doanh nghiệp",
                   "Cơ sở tự đầu tư", "Vốn tự có", "Đơn vị tự đầu tư", "Tự đầu tư"]),
        number(money(I::Advance, "advance", "Tạm ứng", "Advance paid")).read(&["Kinh phí tạm ứng", "Đã tạm ứng", "Số tạm ứng", "Advance"]),
        number(money(I::Settled, "settled", "Quyết toán", "Settled"))
            .read(&["Kinh phí quyết toán", "Giá trị quyết toán", "Đã quyết toán", "Số quyết toán", "Thanh quyết toán", "Final account"]),
        // A plan is no result: these two are never added to support and trainees.
        number(money(I::PlannedSupport, "planned_support", "Kinh phí kế hoạch", "Planned support"))
            .read(&["Kế hoạch", "KH", "Kinh phí KH", "Kế hoạch kinh phí", "Kinh phí theo kế hoạch", "Kinh phí hỗ trợ kế hoạch", "Kinh phí hỗ trợ KH",
                   "Kế hoạch kinh phí hỗ trợ", "Hỗ trợ kế hoạch", "Khuyến công hỗ trợ kế hoạch", "Kinh phí khuyến công kế hoạch", "Vốn kế hoạch",
                   "Kế hoạch vốn", "Số tiền kế hoạch", "Kế hoạch giao", "Kinh phí kế hoạch giao", "Plan", "Planned"]),
        number(count(I::PlannedTrainees, "planned_trainees", say("Số lao động kế hoạch", "Planned trainees"), counted("người", "person", "people")))
            .read(&["Số lao động KH", "Lao động kế hoạch", "Lao động KH", "Kế hoạch lao động", "Kế hoạch đào tạo", "Số học viên kế hoạch", "Số học viên KH",
                   "Học viên kế hoạch", "Số người kế hoạch", "Số người KH", "Số lao động theo kế hoạch", "Số lao động đào tạo kế hoạch"]),
        text(T::Contents, "contents", Kind::Lines, say("Nội dung", "Contents"))
            .read(&["Nội dung hỗ trợ", "Nội dung thực hiện", "Nội dung chính", "Nội dung chủ yếu", "Content", "Description"])
            .asked(&["noidung", "contents", "noi-dung"], "may")
            .weighing(6, 2),
        text(T::Parent, "part_of", Kind::Text, say("Thuộc đề án", "Part of")).read(&["Thuộc chương trình", "Parent"]).unsearched(),
        text(T::Status, "status", Kind::Remark, say("Trạng thái", "Status"))
            .read(&["Tình trạng", "Tình trạng thực hiện", "Tiến độ", "State"])
            .asked(&["trangthai", "status", "trang-thai"], "dung")
            .weighing(4, 2),
        text(T::Note, "note", Kind::Remark, say("Ghi chú", "Note"))
            .read(&["Chú thích", "Notes", "Remark", "Remarks"])
            .asked(&["ghichu", "note", "ghi-chu"], "may"),
        define(Field::Extra, "extra", Kind::Other, say("", "")).weighing(2, 3),
    ]
};

const fn say(vi: &'static str, en: &'static str) -> Saying {
    Saying { vi, en }
}

/// A field that is not searched and has no other names.
const fn define(field: Field, key: &'static str, kind: FieldKind, label: Saying) -> Definition {
    Definition {
        field,
        key,
        kind,
        label,
        names: &[],
        asked: &[],
        example: "",
        weight: None,
        figure: None,
    }
}

/// A text; its words are searched, and found in a remark they are worth little.
const fn text(text: TextField, key: &'static str, kind: FieldKind, label: Saying) -> Definition {
    define(Field::Text(text), key, kind, label).weighing(2, 3)
}

const fn number(figure: Description) -> Definition {
    let kind = FieldKind::Number(figure.kind);
    Definition {
        figure: Some(figure),
        ..define(
            Field::Figure(figure.indicator),
            figure.key,
            kind,
            figure.name,
        )
    }
}

const fn describe(
    indicator: Indicator,
    key: &'static str,
    kind: Measure,
    name: Saying,
) -> Description {
    Description {
        indicator,
        key,
        kind,
        name,
        unit: None,
        counts_as: None,
    }
}

/// A number of things.
const fn count(
    indicator: Indicator,
    key: &'static str,
    name: Saying,
    unit: Counted,
) -> Description {
    Description {
        unit: Some(unit),
        ..describe(indicator, key, Measure::Count, name)
    }
}

/// A unit in Vietnamese, which has one form, and in English for one and for many.
const fn counted(vi: &'static str, one: &'static str, many: &'static str) -> Counted {
    Counted {
        one: say(vi, one),
        many: say(vi, many),
    }
}

const fn money(
    indicator: Indicator,
    key: &'static str,
    vi: &'static str,
    en: &'static str,
) -> Description {
    describe(indicator, key, Measure::Money, say(vi, en))
}

const fn share(
    indicator: Indicator,
    key: &'static str,
    vi: &'static str,
    en: &'static str,
) -> Description {
    describe(indicator, key, Measure::Share, say(vi, en))
}

/// A fair is joined by an establishment; a demonstration model stands at one, which is assumed.
const fn among_establishments(assumed: bool, figure: Description) -> Description {
    let indicator = Indicator::Establishments;
    Description {
        counts_as: Some(CountsAs { indicator, assumed }),
        ..figure
    }
}

impl Definition {
    /// Other names in the files of offices.
    const fn read(self, names: &'static [&'static str]) -> Self {
        Self { names, ..self }
    }

    /// Names in queries, and a value that one may ask for.
    const fn asked(self, asked: &'static [&'static str], example: &'static str) -> Self {
        Self {
            asked,
            example,
            ..self
        }
    }

    const fn weighing(self, points: u8, cover_shift: u32) -> Self {
        let weight = Weight {
            points,
            cover_shift,
        };
        Self {
            weight: Some(weight),
            ..self
        }
    }

    /// Looked up whole rather than word by word.
    const fn unsearched(self) -> Self {
        Self {
            weight: None,
            ..self
        }
    }

    /// A key of its own, where a text is called like the number.
    const fn keyed(self, key: &'static str) -> Self {
        Self { key, ..self }
    }

    /// A header of its own, where a text is called like the number.
    const fn labelled(self, label: Saying) -> Self {
        Self { label, ..self }
    }
}
