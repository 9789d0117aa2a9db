//! Rows of sums that are written otherwise than the rows above them: by another name, in another
//! unit, with another amount.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod office;

use khuyencong::dataset::summary::summarize;
use khuyencong::dataset::{Dataset, Qualifier};
use khuyencong::reader::Report;
use office::{findings, support};

fn read(list: &str) -> (Dataset, Report) {
    office::load("list.csv", list.as_bytes())
}

#[test]
fn a_total_in_another_unit_is_told_and_taken_for_the_sum() {
    for (unit, amounts, total) in [
        ("triệu đồng", [75, 45], "120000000"),
        ("đồng", [75_000_000, 45_000_000], "120"),
        ("nghìn đồng", [75_000, 45_000], "120.000.000"),
    ] {
        let [first, second] = amounts;
        let list = format!(
            "TT,Tên đề án,Kinh phí hỗ trợ ({unit})\n1,Lò gốm,{first}\n2,Khung cửi,{second}\n"
        );
        let (dataset, report) = read(&format!("{list},Cộng toàn huyện,{total}\n"));
        let told = findings(&report);
        assert_eq!((dataset.len(), support(&dataset)), (2, 120), "{told:?}");
        assert!(
            told.len() == 1 && told[0].contains("in another unit"),
            "{told:?}"
        );
        assert_eq!(summarize(&dataset).all.figures.0[0].value, 120_000_000);
        assert!(report.files[0].tables[0].account.balances());
    }
}

#[test]
fn a_wrong_subtotal_is_none_of_the_records() {
    let list = "Tên đề án,Kinh phí hỗ trợ (triệu đồng)\nLò gốm,40\nLò bún,25\nCộng thiết bị,56\n\
                Hội chợ,10\nTập huấn,5\nCộng các lớp,16\nTổng cộng,80\n";
    let (dataset, report) = read(list);
    let told = findings(&report);
    assert_eq!((dataset.len(), support(&dataset)), (4, 80), "{told:?}");
    // 40 + 25 is 65, and 10 + 5 below it is 15.
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("56 million") && told[0].contains("2 records add up to VND 65"));
    assert!(told[1].contains("16 million") && told[1].contains("2 records add up to VND 15"));
}

/// The records, their support and the findings of a list without numbers that ends so.
fn ending(list: &str, end: &str) -> (u32, i64, Vec<String>) {
    let (dataset, report) = read(&format!("{list}{end}\n,,\nNgười lập biểu,,\n"));
    (dataset.len(), support(&dataset), findings(&report))
}

#[test]
fn the_last_row_of_a_list_without_numbers_is_a_sum_where_more_than_its_amount_says_so() {
    let plain = "Tên đề án,Kinh phí hỗ trợ (triệu đồng)\nLò gốm,40\nLò bún,25\nHội chợ,10\n";
    let with_sums = "Tên đề án,Kinh phí hỗ trợ (triệu đồng)\nLò gốm,40\nLò bún,25\nCộng,65\n\
                     Hội chợ,10\nCộng,10\n";
    let with_places = "Tên đề án,Địa chỉ,Kinh phí hỗ trợ (triệu đồng)\nLò gốm,Bát Tràng,40\n\
                       Lò bún,,25\nHội chợ,,10\n";
    for (list, end) in [
        (plain, "Huyện Đông Hưng,75"),
        (with_sums, "Đã cấp,75"),
        (with_sums, "Hưng Yên,75"),
        (with_places, "Số dư,,75"),
    ] {
        assert_eq!(ending(list, end), (3, 75, vec![]), "{end}");
    }
    // Another amount is money of its own, and so is one with records below it.
    for (list, end, records, sum) in [
        (with_places, "Kè đá,,76", 4, 151),
        (plain, "Kè đá,75\nMáy may,5", 5, 155),
    ] {
        assert_eq!(ending(list, end), (records, sum, vec![]), "{end}");
    }
    // Nothing but the amount: it counts, and that is told.
    let (records, sum, told) = ending(plain, "Kè đá,75");
    assert_eq!((records, sum), (4, 150));
    assert!(
        told.len() == 1 && told[0].contains("exactly the sum of the rows above"),
        "{told:?}"
    );
}

#[test]
fn headings_of_a_list_of_two_columns_are_no_projects() {
    let list = "Tên đề án,Kinh phí hỗ trợ (triệu đồng)\nI. Đào tạo nghề,100\nLớp may,40\nLớp thêu,60\n\
                II. Khác,\nLò gốm,9\nLò bún,\n";
    let (dataset, report) = read(list);
    let told = findings(&report);
    assert_eq!((dataset.len(), support(&dataset)), (4, 109), "{told:?}");
    assert_eq!(report.count(), 0, "{told:?}");
}

#[test]
fn a_column_of_units_says_in_what_amounts_are_counted() {
    let list = |units: [&str; 2]| {
        let [first, second] = units;
        format!(
            "Tên đề án,Đơn vị tính,Kinh phí hỗ trợ\nLò gốm,{first},1500\nLò bún,{second},\"2.500\"\n"
        )
    };
    let (dataset, report) = read(&list(["nghìn đồng", ""]));
    let amounts = dataset.rows().map(|row| row.figures()[0].value);
    assert_eq!(amounts.collect::<Vec<_>>(), [1_500_000, 2_500_000]);
    assert_eq!(report.count(), 0, "{:?}", findings(&report));
    // Each row has its own unit, and none is guessed.
    let (dataset, report) = read(&list(["nghìn đồng", "triệu đồng"]));
    assert_eq!(support(&dataset), 0);
    assert_eq!(report.count(), 3, "{:?}", findings(&report));
    // Where it counts people and classes it says nothing of money.
    let (dataset, report) = read(&list(["lớp", "người"]));
    assert_eq!(support(&dataset), 4_000);
    assert_eq!(report.count(), 1, "{:?}", findings(&report));
}

#[test]
fn a_sum_of_sources_is_as_exact_as_its_parts() {
    let list = "Tên đề án,KCQG (triệu đồng),KCĐP (triệu đồng)\nLò gốm,100,khoảng 50\nLò bún,trên 10,dưới 5\n\
                Lò vôi,trên 10,trên 5\nMáy dệt,1,2\n";
    let (dataset, report) = read(list);
    let figures = dataset.rows().map(|row| row.figures()[0].clone());
    let told = figures.map(|figure| (figure.qualifier, figure.value / 1_000_000));
    let told: Vec<_> = told.collect();
    assert_eq!(
        told,
        [
            (Qualifier::About, 150),
            (Qualifier::About, 15),
            (Qualifier::Over, 15),
            (Qualifier::Exact, 3)
        ],
        "{:?}",
        findings(&report)
    );
}

/// The number of records, their support in million đồng, the findings and whether sums are right.
fn with_total(list: &str) -> (u32, i64, Vec<String>, bool) {
    let (dataset, report) = read(list);
    let balances = report.files[0].tables[0].account.balances();
    (
        dataset.len(),
        support(&dataset),
        findings(&report),
        balances,
    )
}

#[test]
fn a_total_above_all_rows_is_held_against_them() {
    let header = "TT,Tên đề án,Kinh phí hỗ trợ (triệu đồng)\n";
    let plain = "1,Lò gốm,300\n2,Khung cửi,200\n3,Máy may,150\n";
    let groups = "I,Huyện Vũ Thư,500\n1,Lò gốm,300\n2,Khung cửi,200\n\
                  II,Huyện Kiến Xương,150\n1,Máy may,150\n";
    for rows in [plain, groups] {
        for name in ["Tổng cộng", "TỔNG SỐ", "Cộng", "Thái Bình"] {
            let right = with_total(&format!("{header},{name},650\n{rows}"));
            assert_eq!(right, (3, 650, vec![], true), "{name}");
        }
        for name in ["Tổng cộng", "TỔNG SỐ", "Cộng"] {
            let (records, support, told, balances) =
                with_total(&format!("{header},{name},660\n{rows}"));
            assert_eq!((records, support, balances), (3, 650, false), "{name}");
            assert!(
                matches!(told.as_slice(), [one] if one.contains("660 million") && one.contains("650")),
                "{told:?}"
            );
        }
    }
    // The total is published as one below the rows is.
    let (dataset, _) = read(&format!("{header},Tổng cộng,660\n{plain}"));
    assert_eq!(dataset.totals.len(), 1);
    assert_eq!(dataset.totals[0].figure.value, 660_000_000);
}

#[test]
fn a_sum_above_the_rows_of_its_group_is_held_against_them() {
    let list = |second: u32| {
        format!(
            "TT,Tên đề án,Kinh phí hỗ trợ (triệu đồng)\n,Cộng thiết bị,500\n1,Lò gốm,300\n\
             2,Khung cửi,200\n,Cộng các lớp,{second}\n3,Lớp may,150\n4,Lớp cói,90\n"
        )
    };
    assert_eq!(with_total(&list(240)), (4, 740, vec![], true));
    assert_eq!(with_total(&list(241)).2.len(), 1);
}

#[test]
fn groups_with_shares_beside_their_sums_are_groups() {
    let list = "TT,Tên đề án,Kinh phí hỗ trợ (triệu đồng),Tỷ lệ (%)\nI,Huyện Vũ Thư,500,75\n\
                1,Lò gốm,300,80\n2,Khung cửi,200,70\nII,Huyện Kiến Xương,150,90\n1,Máy may,150,90\n";
    assert_eq!(with_total(list), (3, 650, vec![], true));
}

#[test]
fn a_cross_among_amounts_is_kept_and_told() {
    let (dataset, report) =
        read("TT,Tên đề án,Kinh phí hỗ trợ (triệu đồng)\n1,Lò gốm,300\n2,Khung cửi,x\n,Cộng,300\n");
    assert_eq!((dataset.len(), support(&dataset)), (2, 300));
    assert!(findings(&report).iter().any(|told| told.contains("\"x\"")));
    // In a row of sums it only says that nothing is added up there.
    let crossed = "TT,Tên đề án,Địa điểm,Kinh phí hỗ trợ (triệu đồng)\n1,Lò gốm,Nam Cao,300\n\
                   2,Khung cửi,An Bồi,20\n,Cộng,x,320\n";
    assert_eq!(with_total(crossed), (2, 320, vec![], true));
}

#[test]
fn an_amount_of_a_few_dong_among_millions_is_told() {
    let list = |amount: &str| {
        with_total(&format!(
            "TT,Tên đề án,Kinh phí hỗ trợ\n1,Lò gốm,200000000\n2,Khung cửi,{amount}\n"
        ))
    };
    assert_eq!(list("85000000").2, Vec::<String>::new());
    let told = list("85").2;
    assert!(
        matches!(told.as_slice(), [one] if one.contains("row 3")),
        "{told:?}"
    );
}

const HEADER: &str = "TT,Tên đề án,Cơ sở,Kinh phí hỗ trợ (triệu đồng),Ghi chú\n";

#[test]
fn a_sum_with_a_remark_beside_it_is_a_sum() {
    let rows = "1,Lò gốm,HTX A,100,\n2,Khung cửi,HTX B,50,\n";
    for end in [
        ",Tổng cộng,,150,đã làm tròn\n",
        ",Tổng cộng,02 cơ sở,150,\n",
        ",TỔNG CỘNG (A+B),,150,không tính dự phòng\n",
    ] {
        assert_eq!(
            with_total(&format!("{HEADER}{rows}{end}")),
            (2, 150, vec![], true),
            "{end}"
        );
        assert_eq!(
            with_total(&format!("{HEADER}{end}{rows}")),
            (2, 150, vec![], true),
            "{end}"
        );
    }
    let (records, support, told, _) =
        with_total(&format!("{HEADER}{rows},Tổng cộng,,140,đã làm tròn\n"));
    assert_eq!((records, support, told.len()), (2, 150, 1), "{told:?}");
    let groups = "I,Huyện Vũ Thư,2 cơ sở,150,\n1,Lò gốm,HTX A,100,\n2,Khung cửi,HTX B,50,\n\
                  II,Huyện Tiền Hải,1 cơ sở,50,\n1,Máy may,HTX C,50,\n";
    assert_eq!(
        with_total(&format!("{HEADER}{groups}")),
        (3, 200, vec![], true)
    );
}

#[test]
fn what_is_told_of_a_total_is_no_project() {
    let rows = "1,Lò gốm,HTX A,100,\n2,Khung cửi,HTX B,50,\n,Tổng cộng,,150,\n";
    for (below, told) in [
        (",Tỷ lệ (%),,37.5,\n", 0),
        (",Cùng kỳ năm 2020,,120,\n,So với cùng kỳ (%),,125,\n", 0),
        (",Kế hoạch giao,,200,\n,Kinh phí chưa phân bổ,,50,\n", 0),
        // Nobody knows what this is.
        (",Bổ sung,,70,\n", 1),
    ] {
        let (records, support, findings, _) = with_total(&format!("{HEADER}{rows}{below}"));
        assert_eq!(
            (records, support, findings.len()),
            (2, 150, told),
            "{below}: {findings:?}"
        );
    }
    // With a number or an establishment it is one.
    let (records, support, ..) =
        with_total(&format!("{HEADER}{rows}3,Bổ sung,,70,\n,Máy ép,HTX D,5,\n"));
    assert_eq!((records, support), (4, 225));
}

#[test]
fn items_below_a_project_are_its_parts() {
    let list = |second: u32| {
        with_total(&format!(
            "{HEADER}1,Lò gốm,HTX A,300,\n,- Máy trộn,,100,\n,- Máy ép,,{second},\n2,Khung cửi,HTX B,90,\n"
        ))
    };
    assert_eq!(list(200), (2, 390, vec![], true));
    let (records, support, told, _) = list(150);
    assert_eq!((records, support), (2, 390));
    assert!(
        matches!(told.as_slice(), [one] if one.contains("250 million")),
        "{told:?}"
    );
}

#[test]
fn a_project_with_the_amount_of_two_others_is_no_sum() {
    let (records, support, told, _) = with_total(
        "Tên đề án,Địa điểm,Kinh phí hỗ trợ (triệu đồng)\nLò gốm,Vũ Thư,100\nKhung cửi,Tiền Hải,50\n\
         Hội chợ triển lãm,,150\nMáy may,Hưng Hà,70\nTổng cộng,,370\n",
    );
    assert_eq!((records, support, told.len()), (4, 370, 1), "{told:?}");
}

#[test]
fn a_sum_that_is_wrong_in_one_column_is_that_of_the_list() {
    let (records, _, told, _) = with_total(
        "TT,Tên đề án,Số cơ sở,Kinh phí hỗ trợ (triệu đồng)\nI,Đào tạo,3,150\n1,Lớp may,2,100\n\
         2,Lớp cói,1,50\nII,Máy móc,1,80\n1,Máy sấy,1,80\n,Cộng,5,230\n",
    );
    assert_eq!((records, told.len()), (3, 1), "{told:?}");
}

#[test]
fn a_page_that_begins_with_what_is_carried_has_no_project_of_it() {
    let (records, support, told, _) = with_total(&format!(
        "{HEADER}1,Lò gốm,HTX A,120,\n,Cộng mang sang,,120,\n,Mang sang,,120,\n2,Khung cửi,HTX B,80,\n,Tổng cộng,,200,\n"
    ));
    assert_eq!((records, support, told), (2, 200, vec![]));
}

#[test]
fn a_second_line_of_units_holds_for_the_table_below_it() {
    let table = |unit: &str, amount: &str| {
        format!("{unit},,,,\n{HEADER}1,Lò gốm,HTX A,{amount},\n,Cộng,,{amount},\n")
            .replace(" (triệu đồng)", "")
    };
    for (first, second) in [
        ("Đơn vị tính: triệu đồng", "Đơn vị tính: nghìn đồng"),
        (
            "I. Quốc gia (ĐVT: triệu đồng)",
            "II. Địa phương (ĐVT: nghìn đồng)",
        ),
    ] {
        let list = table(first, "150") + ",,,,\n" + &table(second, "75.000");
        let (dataset, report) = read(&list);
        assert_eq!(support(&dataset), 225, "{first}");
        assert_eq!(findings(&report), Vec::<String>::new());
    }
}

#[test]
fn sums_and_groups_in_bold_are_read_in_markdown() {
    let list = |total: u32| {
        let text = format!(
            "**Đơn vị tính: triệu đồng**\n\n| STT | Tên đề án | Kinh phí<br>hỗ trợ |\n|:-:|---|--:|\n\
             | **I** | **Huyện Vũ Thư** | **500** |\n| 1 | Lò gốm | 300 |\n| 2 | Khung cửi | 200 |\n\
             | | **Tổng cộng** | **{total}** |\n"
        );
        let (dataset, report) = office::load("list.md", text.as_bytes());
        (dataset.len(), support(&dataset), findings(&report).len())
    };
    assert_eq!(list(500), (2, 500, 0));
    assert_eq!(list(900), (2, 500, 1));
}

#[test]
fn the_last_row_is_a_sum_where_one_of_its_columns_is() {
    let list = "STT;Tên đề án;Huyện;Kinh phí hỗ trợ (triệu đồng);Đối ứng (triệu đồng)\n\
                1;Máy dệt;Vũ Thư;100;10\n2;Máy cắt;Vũ Thư;200;20\n3;Máy ép;Vũ Thư;50;5\n";
    for name in [
        "Chuyển trang sau",
        "I + II",
        "A+B",
        "T.cộng",
        "Thành tiền",
        "Số đề án: 03",
        "Hết",
        "Toàn tỉnh",
        "Tổng KCĐP",
        "Tổng hợp chung",
        "Sum total",
        "Thái Bình",
    ] {
        let (records, sum, told) = wrong(&format!("{list};{name};;350;45\n"));
        assert_eq!((records, sum), (3, 350), "{name}: {told:?}");
        let both = "VND 45 million, but 3 records add up to VND 35 million";
        assert!(
            told.len() == 1 && told[0].contains(both),
            "{name}: {told:?}"
        );
    }
    // A project has a number, a place, a longer name, other rows below it, or other amounts.
    for rows in [
        "4;Hội chợ;;350;45\n",
        ";Hội chợ;Kiến Xương;350;45\n",
        ";Hội nghị tổng kết công tác khuyến công năm 2020;;350;45\n",
        ";Hội chợ;;350;45\n4;Máy nén;Vũ Thư;350;45\n",
        ";Hội chợ;;340;45\n",
    ] {
        let (records, ..) = wrong(&format!("{list}{rows}"));
        assert!(records > 3, "{rows}");
    }
}

/// How many records there are, their support, and what was told.
fn wrong(list: &str) -> (u32, i64, Vec<String>) {
    let (dataset, report) = read(list);
    (dataset.len(), support(&dataset), findings(&report))
}

#[test]
fn what_is_called_like_a_sum_and_nothing_else_is_one() {
    let list = "STT;Tên đề án;Huyện;Kinh phí hỗ trợ (triệu đồng)\n\
                1;Máy dệt;Vũ Thư;100\n2;Máy cắt;Vũ Thư;200\n3;Máy ép;Vũ Thư;50\n";
    for name in [
        "Tổng kinh phí",
        "Toàn tỉnh",
        "Tất cả",
        "T.cộng",
        "Chuyển trang sau",
        "I + II",
        "Thành tiền",
        "Số đề án: 03",
        "Tổng vốn đầu tư",
        "Tổng quý II/2021",
        "Tổng phần A",
    ] {
        let (records, sum, told) = wrong(&format!("{list};{name};;400\n"));
        assert_eq!((records, sum), (3, 350), "{name}: {told:?}");
        let both = "VND 400 million, but 3 records add up to VND 350 million";
        assert!(
            told.len() == 1 && told[0].contains(both),
            "{name}: {told:?}"
        );
    }
    // A word of its own may be that of a project, which counts; both numbers are told.
    for name in ["Tổng số hóa dữ liệu", "Tổng hợp chung"] {
        let (records, sum, told) = wrong(&format!("{list};{name};;400\n"));
        assert_eq!((records, sum), (4, 750), "{name}");
        let both = "says VND 400 million, but the rows above add up to VND 350 million";
        assert!(
            told.len() == 1 && told[0].contains(both),
            "{name}: {told:?}"
        );
    }
}

#[test]
fn totals_below_the_total_are_told_of_their_source_and_not_shown_beside_it() {
    let list = "STT;Tên đề án;Nguồn;Kinh phí hỗ trợ (triệu đồng)\n1;Máy dệt;KCQG;300\n\
                2;Máy may;KCĐP;100\n;Tổng cộng;;400\n";
    for (rows, count) in [
        (";Tổng KCQG;;300\n;Tổng KCĐP;;100\n", 0),
        (";Tổng KCQG;;290\n;Tổng KCĐP;;110\n", 2),
        (";Tổng kinh phí đối ứng;;700\n;Tổng vốn đầu tư;;1100\n", 2),
    ] {
        let (dataset, report) = read(&format!("{list}{rows}"));
        let told = findings(&report);
        assert_eq!((dataset.len(), told.len()), (2, count), "{told:?}");
        assert_eq!(summarize(&dataset).all.figures.0[0].value, 400_000_000);
    }
}

#[test]
fn headings_with_any_mark_over_rows_counted_from_one_are_no_projects() {
    for marks in [
        ["1", "2"],
        ["1.", "2."],
        ["Phần I", "Phần II"],
        ["(I)", "(II)"],
        ["①", "②"],
        ["a", "b"],
        ["*", "*"],
        ["I.1", "I.2"],
    ] {
        for sums in [["300", "50"], ["", ""]] {
            let ([first, second], [one, other]) = (marks, sums);
            let list = format!(
                "STT,Tên đề án,Đơn vị thụ hưởng,Hỗ trợ (triệu đồng)\n\
                 {first},Khuyến công quốc gia,,{one}\n1,Máy dệt,HTX A,100\n2,Máy cắt,HTX B,200\n\
                 {second},Khuyến công địa phương,,{other}\n1,Máy ép,HTX C,50\n"
            );
            let (dataset, report) = read(&list);
            assert_eq!((dataset.len(), support(&dataset)), (3, 350), "{list}");
            let sources = dataset.rows().map(|row| row.funding().single().is_some());
            assert!(sources.into_iter().all(|known| known), "{list}");
            assert_eq!(findings(&report), Vec::<String>::new(), "{list}");
        }
    }
    // Projects counted on are projects, though one has a name alone.
    let (dataset, _) = read(
        "STT,Tên đề án,Đơn vị thụ hưởng,Hỗ trợ (triệu đồng)\n1,Máy dệt,HTX A,100\n2,Phần mềm quản lý,,20\n3,Máy ép,HTX C,50\n",
    );
    assert_eq!((dataset.len(), support(&dataset)), (3, 170));
}
