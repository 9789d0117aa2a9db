//! What the columns of a list are, where their names alone do not say it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod office;

use khuyencong::dataset::{Dataset, Indicator};
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
        let is_told = account.count(Role::NotTaken) > 0;
        assert_eq!(is_told, groups == 0, "{:?}", findings(&report));
    }
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
