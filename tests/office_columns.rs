//! What the columns of a list are, where their names alone do not say it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod office;

use khuyencong::dataset::{Dataset, Indicator, TextField};
use khuyencong::reader::{Report, Role};
use office::{findings, support};

fn read(list: &str) -> (Dataset, Report) {
    office::load("list.csv", list.as_bytes())
}

#[test]
fn a_column_called_like_a_number_that_holds_words_is_a_text() {
    let list = "STT,Tên đề án,Mô hình,Lớp,Thực hiện,Hỗ trợ,Kinh phí (triệu đồng)\n\
                1,Máy may,Trình diễn,Lớp 1,đã xong,máy móc,100\n2,Lò gốm,Lò sấy,Lớp 2,đang làm,lò,50\n";
    let (dataset, report) = read(list);
    assert_eq!(support(&dataset), 150);
    assert_eq!(dataset.row(0).extra().count(), 4);
    assert_eq!(findings(&report), Vec::<String>::new());
    // Where one of the cells is a number, the others are told.
    let (dataset, report) = read("Tên đề án,Lớp\nMáy may,2\nLò gốm,Lớp 2\n");
    assert!(dataset.row(0).figure(Indicator::Classes).is_some());
    assert_eq!(findings(&report).len(), 1);
}

#[test]
fn what_was_done_stands_beside_what_was_planned() {
    let list = "Tên đề án,Kế hoạch (triệu đồng),Thực hiện (triệu đồng)\nMáy may,100,90\nLò gốm,50,50\nCộng,150,140\n";
    let (dataset, report) = read(list);
    assert_eq!((dataset.len(), support(&dataset)), (2, 140));
    let planned = dataset.row(0).figure(Indicator::PlannedSupport).unwrap();
    assert_eq!(planned.value, 100_000_000);
    assert_eq!(findings(&report), Vec::<String>::new());
}

#[test]
fn a_part_is_what_it_is_called_behind_its_first_words() {
    let list =
        "Tên đề án,Tổng kinh phí (triệu đồng),Trong đó: KC hỗ trợ (triệu đồng)\nMáy may,300,100\n";
    let (dataset, report) = read(list);
    assert_eq!(support(&dataset), 100, "{:?}", findings(&report));
}

#[test]
fn money_of_which_nothing_is_known_is_told_where_there_is_no_other() {
    for (header, told) in [
        ("Thành tiền (đồng)", 1),
        ("Cộng (triệu đồng)", 1),
        // Money of the establishment.
        ("Doanh thu (triệu đồng)", 0),
        // What pays for what is known of another column.
        ("Thành tiền (đồng),Kinh phí hỗ trợ (đồng)", 0),
    ] {
        let list =
            format!("Tên đề án,{header}\nMáy may,10000000,5000000\nLò gốm,20000000,6000000\n");
        let list = if header.contains(',') {
            list
        } else {
            list.replace(",5000000", "").replace(",6000000", "")
        };
        let (_, report) = read(&list);
        assert_eq!(
            findings(&report).len(),
            told,
            "{header}: {:?}",
            findings(&report)
        );
    }
}

#[test]
fn a_name_alone_over_numbered_rows_heads_them() {
    let head = "STT,Tên đề án,Cơ sở,Kinh phí hỗ trợ (triệu đồng)\n";
    for (rows, records, groups) in [
        (
            ",Vũ Thư,,\n1,Máy may,Cty A,100\n,Tiền Hải,,\n1,Lò gốm,HTX B,50\n",
            2,
            2,
        ),
        (
            ",Vũ Thư,,\n1,Máy may,Cty A,100\n,Tiền Hải,,\n2,Lò gốm,HTX B,50\n",
            2,
            2,
        ),
        // The title of the row above goes on.
        (
            "1,Máy may,Cty A,100\n,công nghiệp,,\n2,Lò gốm,HTX B,50\n",
            2,
            0,
        ),
    ] {
        let (dataset, report) = read(&format!("{head}{rows}"));
        let account = &report.files[0].tables[0].account;
        assert_eq!(
            (dataset.len(), account.count(Role::Group)),
            (records, groups),
            "{rows}"
        );
        let is_told = account.count(Role::Continued) > 0;
        assert_eq!(is_told, groups == 0, "{:?}", findings(&report));
    }
}

/// The support, the cost and the share of the recipients of all records, in millions.
fn money(dataset: &Dataset) -> (i64, i64, i64) {
    let sum = |indicator| {
        let figures = dataset.rows().filter_map(|row| row.figure(indicator));
        figures.map(|figure| figure.value).sum::<i64>() / 1_000_000
    };
    (
        sum(Indicator::Support),
        sum(Indicator::TotalCost),
        sum(Indicator::Counterpart),
    )
}

#[test]
fn a_short_form_of_a_known_name_is_that_name() {
    for header in [
        "KP được duyệt",
        "KPKC",
        "KPKC hỗ trợ",
        "KPHT",
        "NSNN",
        "KP năm 2021",
        "Thực hiện năm 2021",
        "KPKCQG",
        "NSTW",
        "NS tỉnh",
        "NSĐP hỗ trợ",
    ] {
        let list = format!("STT,Tên đề án,{header} (triệu đồng)\n1,Máy may,100\n2,Lò gốm,50\n");
        let (dataset, report) = read(&list);
        assert_eq!(support(&dataset), 150, "{header}");
        assert_eq!(findings(&report), Vec::<String>::new(), "{header}");
    }
}

#[test]
fn what_others_give_is_no_support() {
    for (header, rows, expected) in [
        (
            "Tổng kinh phí,KCĐP,Nguồn khác",
            "300,100,200",
            (100, 300, 200),
        ),
        (
            "Kinh phí,NSTW,NS tỉnh,Vốn khác",
            "300,60,40,200",
            (100, 300, 200),
        ),
        ("Tổng,KPKC hỗ trợ,Khác", "300,100,200", (100, 300, 200)),
        ("Kinh phí,Hỗ trợ,Đối ứng", "300,100,200", (100, 300, 200)),
        ("Kinh phí hỗ trợ,Nguồn khác", "100,300", (100, 0, 300)),
        (
            "Kinh phí hỗ trợ,Vốn của doanh nghiệp",
            "100,300",
            (100, 0, 300),
        ),
        (
            "Tổng vốn,KCQG,Đối ứng,Nguồn khác",
            "300,100,150,50",
            (100, 300, 150),
        ),
        // A sum of the support counts it.
        (
            "Kinh phí hỗ trợ,KCQG,Nguồn khác",
            "300,100,200",
            (300, 0, 0),
        ),
        // What several sources give is the support.
        ("Tổng,KCQG,KCĐP", "300,100,200", (300, 0, 0)),
        ("Kinh phí,KCQG,KCĐP,Đối ứng", "300,100,200,90", (300, 0, 90)),
    ] {
        let list =
            format!("ĐVT: triệu đồng\nSTT,Tên đề án,{header}\n1,Máy may,{rows}\n2,Lò gốm,{rows}\n");
        let (dataset, report) = read(&list);
        let twice = (expected.0 * 2, expected.1 * 2, expected.2 * 2);
        assert_eq!(money(&dataset), twice, "{header}");
        assert_eq!(findings(&report), Vec::<String>::new(), "{header}");
    }
}

#[test]
fn amounts_below_the_name_of_the_recipients_are_their_share() {
    for (above, header) in [
        ("Kinh phí,,", "Tổng,NSNN hỗ trợ,Doanh nghiệp"),
        ("Kinh phí thực hiện,,", "Tổng,KCĐP,Cơ sở CNNT"),
        ("Nguồn vốn,,", "Tổng cộng,KCQG,Đơn vị thụ hưởng"),
    ] {
        let list = format!(
            "ĐVT: triệu đồng\nSTT,Tên đề án,{above}\n,,{header}\n1,Máy may,300,100,200\n2,Lò gốm,90,40,50\n,Cộng,390,140,250\n"
        );
        let (dataset, report) = read(&list);
        assert_eq!(money(&dataset), (140, 390, 250), "{header}");
        assert_eq!(dataset.row(0).establishments().len(), 0, "{header}");
        assert_eq!(findings(&report), Vec::<String>::new(), "{header}");
    }
    // Numbers alone are no names either.
    let (dataset, _) = read("Tên đề án,Doanh nghiệp,Kinh phí hỗ trợ (triệu đồng)\nMáy may,7,100\n");
    assert_eq!(dataset.row(0).establishments().len(), 0);
    assert_eq!(money(&dataset), (100, 0, 0));
    // Under a line of units small ones count firms, and others are what these pay.
    for (firms, counterpart) in [("7", 0), ("300", 300)] {
        let list = format!(
            "ĐVT: triệu đồng\nTên đề án,Doanh nghiệp,Kinh phí hỗ trợ\nMáy may,{firms},100\n"
        );
        let (dataset, report) = read(&list);
        assert_eq!(money(&dataset), (100, 0, counterpart), "{firms}");
        assert_eq!(findings(&report), Vec::<String>::new(), "{firms}");
    }
}

#[test]
fn the_result_of_a_plan_is_the_support() {
    let list = "STT,Tên đề án,Kinh phí kế hoạch,Kinh phí thực hiện\n,,(triệu đồng),(triệu đồng)\n1,Máy may,100,90\n2,Lò gốm,50,50\n,Cộng,150,140\n";
    let (dataset, report) = read(list);
    assert_eq!(money(&dataset), (140, 0, 0));
    assert_eq!(findings(&report), Vec::<String>::new());
}

#[test]
fn what_holds_after_a_change_is_taken_and_told() {
    for (header, told) in [
        ("Kinh phí hỗ trợ đã duyệt,Kinh phí sau điều chỉnh", 1),
        (
            "Kinh phí hỗ trợ trước điều chỉnh,Kinh phí hỗ trợ sau điều chỉnh",
            1,
        ),
        ("Điều chỉnh (+/-),KP hỗ trợ sau điều chỉnh", 0),
    ] {
        let list = format!("ĐVT: triệu đồng\nTên đề án,{header}\nMáy may,20,100\nLò gốm,30,50\n");
        let (dataset, report) = read(&list);
        assert_eq!(support(&dataset), 150, "{header}");
        assert_eq!(findings(&report).len(), told, "{:?}", findings(&report));
    }
}

#[test]
fn unknown_money_beside_known_money_is_told_unless_its_name_says_what_it_is() {
    for (header, told) in [
        ("Kinh phí điều chỉnh", 1),
        ("Vốn chương trình", 1),
        ("Kinh phí thực hiện quý I", 1),
        // These say what they are.
        ("Doanh thu", 0),
        ("Đơn giá", 0),
        ("Vốn đầu tư", 0),
        ("Vốn điều lệ", 0),
        ("Kinh phí đề nghị hỗ trợ", 0),
        ("Kinh phí còn lại", 0),
        ("Công suất", 0),
        ("Nguồn vốn vay", 0),
    ] {
        let list = format!(
            "ĐVT: triệu đồng\nTên đề án,Kinh phí hỗ trợ,{header}\nMáy may,100,70\nLò gốm,50,45\n"
        );
        let (dataset, report) = read(&list);
        assert_eq!(support(&dataset), 150, "{header}");
        let findings = findings(&report);
        assert_eq!(findings.len(), told, "{header}: {findings:?}");
        assert!(findings.iter().all(|finding| finding.contains(header)));
    }
    // Where the support goes is no other money.
    let list = "ĐVT: triệu đồng\nTên đề án,Kinh phí hỗ trợ,,\n,Tổng số,Vũ Thư,Tiền Hải\nMáy may,100,70,30\nLò gốm,50,45,5\n";
    let (dataset, report) = read(list);
    assert_eq!(support(&dataset), 150);
    assert_eq!(findings(&report), Vec::<String>::new());
}

#[test]
fn money_by_years_is_told_and_its_sums_are_compared() {
    for list in [
        "KINH PHÍ KHUYẾN CÔNG QUA CÁC NĂM (triệu đồng)\nSTT,Nội dung,2018,2019,Tổng\n1,Đào tạo nghề,100,120,220\n2,Máy móc,500,600,1100\n,Cộng,600,720,1320\n",
        "STT,Nội dung,Năm 2018,Năm 2019,So sánh (%)\n,,(triệu đồng),(triệu đồng),\n1,Đào tạo nghề,100,120,120\n2,Máy móc,500,600,120\n,Cộng,600,720,120\n",
    ] {
        let (dataset, report) = read(list);
        assert_eq!(dataset.len(), 2);
        assert_eq!(findings(&report).len(), 1, "{:?}", findings(&report));
        assert!(findings(&report)[0].contains("2018"));
        let columns = &report.files[0].tables[0].account.columns;
        let sums = columns.iter().flat_map(|column| &column.published);
        assert!(sums.filter(|sum| sum.is_right()).count() >= 2);
    }
}

#[test]
fn a_plan_by_sources_gives_its_fields_to_the_result() {
    let list = "ĐVT: triệu đồng\nSTT,Tên đề án,Kế hoạch,,,Thực hiện,,\n,,KCQG,KCĐP,Đối ứng,KCQG,KCĐP,Đối ứng\n1,Máy dệt,300,,500,280,,500\n2,Lớp may,,100,,,90,\n,Cộng,300,100,500,280,90,500\n";
    let (dataset, report) = read(list);
    assert_eq!(money(&dataset), (370, 0, 500));
    let planned = |row| dataset.row(row).figure(Indicator::PlannedSupport).unwrap();
    assert_eq!(
        (planned(0).value, planned(1).value),
        (300_000_000, 100_000_000)
    );
    assert_eq!(findings(&report), Vec::<String>::new());
    // With both sources in one row their plans are added up.
    let list = "ĐVT: triệu đồng\nTên đề án,KH năm 2020,,TH năm 2020,\n,KCQG,KCĐP,KCQG,KCĐP\nMáy dệt,300,50,280,40\n";
    let (dataset, report) = read(list);
    assert_eq!(money(&dataset).0, 320, "{:?}", findings(&report));
    let planned = dataset.row(0).figure(Indicator::PlannedSupport).unwrap();
    assert_eq!(planned.value, 350_000_000);
}

#[test]
fn the_plan_of_another_year_is_told() {
    for (header, told) in [
        ("Thực hiện năm 2020,Kế hoạch năm 2021", 1),
        (
            "Kinh phí hỗ trợ năm 2020,Kinh phí hỗ trợ dự kiến năm 2021",
            1,
        ),
        ("Kế hoạch năm 2020,Thực hiện năm 2020", 0),
    ] {
        let list = format!(
            "KẾT QUẢ NĂM 2020\nĐVT: triệu đồng\nTên đề án,{header}\nMáy dệt,100,150\nLò gốm,80,200\n"
        );
        let (dataset, report) = read(&list);
        let findings = findings(&report);
        assert_eq!(findings.len(), told, "{header}: {findings:?}");
        assert_eq!(
            support(&dataset),
            if told > 0 { 180 } else { 350 },
            "{header}"
        );
        let planned = dataset.row(0).figure(Indicator::PlannedSupport);
        assert_eq!(planned.is_none(), told > 0, "{header}");
    }
}

#[test]
fn who_works_at_a_firm_is_not_trained() {
    for (header, trainees, told) in [
        ("Tên cơ sở,Số lao động,Doanh thu (triệu đồng)", 0, 0),
        ("Tên doanh nghiệp,Lao động,Vốn điều lệ (tỷ đồng)", 0, 0),
        (
            "Tên cơ sở,Số lao động,Doanh thu (triệu đồng),Số lao động nữ",
            0,
            0,
        ),
        // In a list of projects it is told.
        ("Tên đề án,Số lao động,Doanh thu (triệu đồng)", 0, 1),
        (
            "Tên cơ sở,Số lao động được đào tạo,Doanh thu (triệu đồng)",
            30,
            0,
        ),
        ("Tên đề án,Số lao động,Kinh phí hỗ trợ (triệu đồng)", 30, 0),
    ] {
        let more = if header.ends_with("nữ") { ",9" } else { "" };
        let list = format!("STT,{header}\n1,Máy dệt,30,500{more}\n");
        let (dataset, report) = read(&list);
        let figure = dataset.row(0).figure(Indicator::Trainees);
        assert_eq!(
            figure.map_or(0, |figure| figure.value),
            trainees,
            "{header}"
        );
        let findings = findings(&report);
        assert_eq!(findings.len(), told, "{header}: {findings:?}");
    }
}

#[test]
fn a_list_of_products_and_of_classes_is_called_by_them() {
    for (header, title) in [
        ("Tên sản phẩm/bộ sản phẩm,Tên cơ sở,Địa chỉ", "Máy dệt"),
        ("Nghề đào tạo,Đơn vị phối hợp,Địa điểm mở lớp", "Máy dệt"),
        ("Tên đề án,Sản phẩm,Địa chỉ", "Máy dệt"),
    ] {
        let list = format!("STT,{header}\n1,Máy dệt,Hợp tác xã A,Xã Nguyên Xá huyện Vũ Thư\n");
        let (dataset, report) = read(&list);
        assert_eq!(dataset.row(0).title(), title, "{header}");
        assert_eq!(findings(&report), Vec::<String>::new(), "{header}");
    }
}

#[test]
fn numbers_that_are_no_amounts_are_not_added_up() {
    let list = "Tên cơ sở,Mã số thuế,Số QĐ,Đơn giá,Tổng điểm,Công suất\nCty A,1001001001,12,5000,95,7\nCty B,1001001002,14,6000,90,8\n";
    let (_, report) = read(list);
    let columns = &report.files[0].tables[0].account.columns;
    let names: Vec<&str> = columns
        .iter()
        .map(|column| column.column.as_str())
        .collect();
    assert_eq!(names, ["Công suất"]);
}

#[test]
fn large_amounts_under_a_name_of_money_are_told() {
    for (name, is_told) in [
        ("Dự toán được duyệt", true),
        ("Chi phí mua máy", true),
        ("Doanh thu", false),
        ("Mã hồ sơ", false),
    ] {
        let (_, report) = read(&format!(
            "STT,Tên đề án,{name}\n1,Máy dệt,30000000\n2,Máy ép,45000000\n"
        ));
        let told = findings(&report).iter().any(|told| told.contains(name));
        assert_eq!(told, is_told, "{name}: {:?}", findings(&report));
    }
}

#[test]
fn what_is_done_is_the_title_beside_those_who_do_it() {
    for name in ["Nội dung hoạt động", "Tên công việc", "Nội dung công việc"] {
        let (dataset, _) = read(&format!(
            "STT,{name},Đơn vị thụ hưởng,Hỗ trợ (triệu đồng)\n1,Máy dệt chiếu,HTX Hòa Phát,100\n"
        ));
        assert_eq!(dataset.row(0).title(), "Máy dệt chiếu", "{name}");
    }
    let (dataset, _) = read(
        "STT,Nội dung hoạt động,Đơn vị thụ hưởng,Hỗ trợ (triệu đồng)\n1,Đào tạo nghề,HTX Hòa Phát,100\n",
    );
    assert!(dataset.row(0).activity().is_some());
}

#[test]
fn a_list_without_a_unit_whose_amounts_may_be_thousands_is_told() {
    for (amounts, is_told) in [
        (["300000", "1200000"], true),
        (["3000000", "5000000"], false),
        (["30000000", "150000000"], false),
    ] {
        let [one, other] = amounts;
        let (_, report) = read(&format!(
            "STT,Tên đề án,Kinh phí hỗ trợ\n1,Máy dệt,{one}\n2,Máy ép,{other}\n"
        ));
        assert_eq!(!findings(&report).is_empty(), is_told, "{amounts:?}");
    }
}

#[test]
fn amounts_that_no_project_gets_in_millions_are_in_dong() {
    let list = |unit: &str, rows: [&str; 3]| {
        let [first, second, sum] = rows;
        format!(
            "STT;Tên đề án;Kinh phí hỗ trợ ({unit})\n1;Máy dệt;{first}\n2;Máy ép;{second}\n;Tổng cộng;{sum}\n"
        )
    };
    for (rows, sum, count) in [
        (["120", "80.000.000", "200"], 200, 1),
        (["120.000.000", "80 000 000", "200,000,000"], 200, 1),
        (["120", "80", "200"], 200, 0),
    ] {
        let (dataset, report) = read(&list("triệu đồng", rows));
        let told = findings(&report);
        assert_eq!(support(&dataset), sum, "{rows:?}");
        assert_eq!(told.len(), count, "{rows:?}: {told:?}");
    }
    // In thousands it may be meant.
    let (dataset, _) = read(&list("nghìn đồng", ["120.000", "8.000.000", "8.120.000"]));
    assert_eq!(support(&dataset), 8_120);
}

#[test]
fn what_programs_write_for_nothing_is_nothing() {
    let list = "STT,Tên đề án,Huyện,Cơ sở,Kinh phí hỗ trợ (triệu đồng)\n1,Máy dệt,nan,HTX A,100\n";
    for nothing in ["NaN", "None", "null", "N/A", "<NA>", "-"] {
        let (dataset, report) = read(&format!("{list}2,Máy ép,{nothing},{nothing},{nothing}\n"));
        let second = dataset.row(1);
        assert_eq!(second.text(TextField::Establishments), "", "{nothing}");
        assert_eq!(second.text(TextField::District), "", "{nothing}");
        assert!(second.figures().is_empty());
        assert_eq!(findings(&report), Vec::<String>::new(), "{nothing}");
    }
}

#[test]
fn a_number_that_a_comma_has_parted_is_told() {
    let list = "Tên đề án,Huyện,Kinh phí hỗ trợ (triệu đồng),Ghi chú\nMáy dệt,Vũ Thư,100,\n";
    for (row, is_told) in [
        ("Máy ép,Vũ Thư,1,250,\n", true),
        ("Máy ép,Vũ Thư,250,,\n", false),
    ] {
        let told = findings(&read(&format!("{list}{row}")).1);
        assert_eq!(told.len(), usize::from(is_told), "{row}: {told:?}");
    }
}

#[test]
fn support_that_is_too_small_in_its_own_unit_is_told() {
    let told = |unit: &str, amounts: [&str; 2]| {
        let [first, second] = amounts;
        let list =
            format!("Tên đề án;Kinh phí hỗ trợ ({unit})\nMáy dệt;{first}\nMáy in;{second}\n");
        let (_, report) = office::load("list.csv", list.as_bytes());
        office::findings(&report)
    };
    for (unit, amounts) in [
        ("nghìn đồng", ["300", "250"]),
        ("triệu đồng", ["0,3", "0,25"]),
    ] {
        let told = told(unit, amounts);
        assert!(
            told.len() == 1 && told[0].contains("300000 VND"),
            "{told:?}"
        );
    }
    for (unit, amounts) in [
        ("nghìn đồng", ["300", "250.000"]),
        ("tỷ đồng", ["0,3", "0,25"]),
    ] {
        assert_eq!(told(unit, amounts), Vec::<String>::new());
    }
}

#[test]
fn names_in_two_languages_are_known_by_their_own() {
    let (dataset, report) = read(
        "\"STT\nNo.\",\"Tên đề án\nProject\",\"Đơn vị thụ hưởng\nBeneficiary\",\"Kinh phí hỗ trợ\n(triệu đồng)\nGrant (VND million)\"\n\
         1,Máy dệt,HTX A,100\n2,Máy ép,HTX B,200\n",
    );
    assert_eq!(dataset.row(1).title(), "Máy ép");
    assert_eq!(support(&dataset), 300);
    assert_eq!(findings(&report), Vec::<String>::new());
}

#[test]
fn a_tick_below_a_source_is_the_source() {
    for (tick, none) in [("x", ""), ("X", ""), ("TRUE", "FALSE"), ("✓", "")] {
        let list = format!(
            "Tên đề án,KCQG,KCĐP,Kinh phí hỗ trợ (triệu đồng)\nMáy dệt,{tick},{none},100\nMáy in,{none},{tick},90\n"
        );
        let (dataset, report) = office::load("list.csv", list.as_bytes());
        let sources = dataset.rows().map(|row| {
            row.funding()
                .single()
                .map(khuyencong::dataset::Funding::key)
        });
        assert_eq!(
            sources.collect::<Vec<_>>(),
            [Some("KCQG"), Some("KCĐP")],
            "{tick}"
        );
        assert_eq!(office::findings(&report), Vec::<String>::new(), "{tick}");
    }
}
