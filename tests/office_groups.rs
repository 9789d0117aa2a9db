//! Headings of groups: how they are marked, what they hand down, and that their sums are no money of
//! their own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod office;

use khuyencong::dataset::TextField;
use khuyencong::reader::Role;
use office::{findings, support};

const HEADER: &str = "STT;Tên đề án;Đơn vị thụ hưởng;Kinh phí hỗ trợ (triệu đồng)\n";

/// Headings with these marks, names and amounts over two projects and one.
fn list(marks: [&str; 2], names: [&str; 2], amounts: [&str; 2], last: u8) -> String {
    let ([first, second], [name, other], [amount, small]) = (marks, names, amounts);
    format!(
        "{HEADER}{first};{name};;{amount}\n1;Máy dệt;HTX A;100\n2;Máy cắt;HTX B;200\n\
         {second};{other};;{small}\n{last};Máy ép;HTX C;50\n"
    )
}

/// How many records and groups there are, the support of the records, and what was told.
fn seen(list: &str) -> (u32, u64, i64, Vec<String>) {
    let (dataset, report) = office::load("list.csv", list.as_bytes());
    let account = &report.files[0].tables[0].account;
    assert_eq!(account.rows, account.roles.values().sum::<u64>(), "{list}");
    (
        dataset.len(),
        account.count(Role::Group),
        support(&dataset),
        findings(&report),
    )
}

const MARKS: [[&str; 2]; 12] = [
    ["a", "b"],
    ["a)", "b)"],
    ["*", "*"],
    ["-", "-"],
    ["+", "+"],
    ["1", "2"],
    ["1.", "2."],
    ["①", "②"],
    ["I.1", "I.2"],
    ["(I)", "(II)"],
    ["Phần I", "Phần II"],
    ["PHẦN THỨ NHẤT", "PHẦN THỨ HAI"],
];

#[test]
fn headings_with_any_mark_are_no_projects() {
    let all_names = [
        ["Đào tạo nghề", "Máy móc"],
        ["Huyện Vũ Thư", "Huyện Kiến Xương"],
        ["Năm 2019", "Năm 2020"],
        ["Dệt may", "Cơ khí"],
    ];
    for names in all_names {
        for marks in MARKS {
            for amounts in [["", ""], ["300", "50"]] {
                let list = list(marks, names, amounts, 1);
                for end in ["", ";Tổng cộng;;350\n"] {
                    let seen = seen(&format!("{list}{end}"));
                    assert_eq!(seen, (3, 2, 350, vec![]), "{list}{end}");
                }
            }
        }
        // Without a mark their sums tell.
        let unmarked = list(["", ""], names, ["300", "50"], 1);
        assert_eq!(seen(&unmarked), (3, 2, 350, vec![]), "{unmarked}");
    }
}

#[test]
fn rows_that_count_on_stand_under_the_next_heading() {
    for marks in [["a", "b"], ["①", "②"], ["I.1", "I.2"]] {
        let list = list(marks, ["Dệt may", "Cơ khí"], ["300", "50"], 3);
        assert_eq!(seen(&list), (3, 2, 350, vec![]), "{list}");
    }
}

#[test]
fn headings_with_marks_hand_down_what_they_say() {
    for marks in MARKS {
        let list = list(marks, ["Huyện Vũ Thư", "Huyện Kiến Xương"], ["", ""], 1);
        let (dataset, _) = office::load("list.csv", list.as_bytes());
        let places = dataset.rows().map(|row| row.text(TextField::District));
        let expected = ["Huyện Vũ Thư", "Huyện Vũ Thư", "Huyện Kiến Xương"];
        assert!(places.eq(expected), "{list}");
    }
}

#[test]
fn a_wrong_sum_of_a_marked_heading_is_told() {
    for marks in [["a", "b"], ["1", "2"], ["Phần I", "Phần II"]] {
        let list = list(marks, ["Đào tạo nghề", "Máy móc"], ["300", "60"], 1);
        let (records, groups, sum, told) = seen(&list);
        assert_eq!((records, groups, sum), (3, 2, 350), "{told:?}");
        let is_told = told.len() == 1 && told[0].contains("VND 60 million, but 1 record");
        assert!(is_told, "{told:?}");
    }
}

#[test]
fn a_topic_with_the_sum_of_the_rows_that_count_on_is_a_heading() {
    let list = format!(
        "{HEADER}1;Đào tạo nghề;;300\n2;Máy dệt;HTX A;100\n3;Máy cắt;HTX B;200\n4;Máy ép;HTX C;0\n"
    );
    assert_eq!(seen(&list), (3, 1, 300, vec![]));
}

#[test]
fn what_has_a_mark_and_heads_nothing_is_a_project() {
    for rows in [
        // A name alone among numbers that go on.
        "1;Máy dệt;HTX A;100\n2;Lò gốm;;\n3;Máy cắt;HTX B;200\n",
        // The first number twice, and nothing that says more.
        "1;Lò gốm;;\n1;Máy dệt;HTX A;100\n2;Máy cắt;HTX B;200\n",
        // An amount that is not that of the rows below.
        "1;Máy dệt;HTX A;100\n2;Đào tạo nghề;;40\n3;Máy cắt;HTX B;160\n",
    ] {
        let (records, groups, sum, _) = seen(&format!("{HEADER}{rows}"));
        assert_eq!((records, groups, sum), (3, 0, 300), "{rows}");
    }
}

#[test]
fn a_group_of_no_amount_and_no_rows_is_no_project() {
    for (marks, is_bare) in [
        (["I", "II", "III"], true),
        (["a", "b", "c"], true),
        (["1", "2", "3"], true),
        (["", "", ""], false),
    ] {
        let [first, second, third] = marks;
        let value = if is_bare { "" } else { "300" };
        for zero in ["0", "-", ""] {
            let list = format!(
                "{HEADER}{first};Huyện Vũ Thư;;{value}\n1;Máy dệt;HTX A;100\n2;Máy cắt;HTX B;200\n\
                 {second};Huyện Tiền Hải;;{zero}\n{third};Huyện Hưng Hà;;50\n1;Máy ép;HTX C;50\n\
                 ;Tổng cộng;;350\n"
            );
            assert_eq!(seen(&list), (3, 3, 350, vec![]), "{list}");
        }
    }
}

#[test]
fn a_heading_without_a_mark_may_have_the_year_of_its_rows() {
    let list = |year: &str| {
        format!(
            "STT;Tên đề án;Năm;Kinh phí hỗ trợ (triệu đồng)\n;Máy chè;{year};500\n1;Máy vò;2021;300\n\
             2;Máy sao;2021;200\n;Máy cơ khí;{year};150\n1;Máy tiện;2021;150\n"
        )
    };
    assert_eq!(seen(&list("2021")), (3, 2, 650, vec![]));
    // Another year is that of a project.
    assert_eq!(seen(&list("2019")).0, 5);
}

#[test]
fn the_heading_after_a_group_of_the_same_sum_is_one() {
    for rows in [
        "1;Máy vò;HTX Q;300\n",
        "1;Máy vò;HTX Q;200\n2;Máy đá;HTX Q;100\n",
    ] {
        let list = format!(
            "{HEADER};Đại Từ;;300\n{rows};Đồng Hỷ;;300\n1;Máy sao;HTX R;200\n\
             2;Máy tiện;HTX S;100\n;Phú Lương;;90\n1;Máy bào;HTX T;90\n"
        );
        for end in ["", ";Tổng cộng;;690\n"] {
            let (_, groups, sum, told) = seen(&format!("{list}{end}"));
            assert_eq!((groups, sum, told), (3, 690, vec![]), "{list}{end}");
        }
    }
}

#[test]
fn a_sign_may_stand_over_another_sign() {
    for (head, item) in [("*", "-"), ("•", "+"), ("a", "-"), ("-", "+")] {
        let list = format!(
            "{HEADER}{head};Máy chè;;500\n{item};Máy vò;HTX Q;300\n{item};Máy sao;HTX R;200\n\
             {head};Máy cơ khí;;150\n{item};Máy tiện;HTX S;150\n"
        );
        assert_eq!(seen(&list), (3, 2, 650, vec![]), "{list}");
        // What is no sum is money of its own.
        assert_eq!(seen(&list.replace("500", "40")).1, 0, "{list}");
    }
}

/// The districts of the records.
fn districts(list: &str) -> Vec<String> {
    let (dataset, _) = office::load("list.csv", list.as_bytes());
    let places = dataset
        .rows()
        .map(|row| row.text(TextField::District).to_owned());
    places.collect()
}

#[test]
fn a_project_marked_as_the_heading_above_ends_its_group() {
    for (first, second) in [("I", "II"), ("A", "B"), ("a", "b"), ("①", "②")] {
        let list = format!(
            "{HEADER}{first};Huyện Đại Từ;;400\n1;Máy vò;HTX Q;300\n2;Máy in;HTX R;100\n\
             {second};Hội chợ cấp tỉnh;TTKC;50\n"
        );
        assert_eq!(
            districts(&list),
            ["Huyện Đại Từ", "Huyện Đại Từ", ""],
            "{list}"
        );
        // A heading without a mark goes on above them.
        let list = format!(
            "{HEADER};Huyện Đại Từ;;\n{first};Máy vò;HTX Q;300\n{second};Máy in;HTX R;100\n"
        );
        assert_eq!(districts(&list), ["Huyện Đại Từ"; 2], "{list}");
    }
    for (heading, expected) in [
        ("Huyện Đại Từ và huyện Phú Lương", ""),
        ("Huyện Đại Từ, huyện Phú Lương", ""),
        ("Huyện Đại Từ và Phú Lương", ""),
        (
            "Thành phố Huế, tỉnh Thừa Thiên Huế",
            "Thành phố Huế, tỉnh Thừa Thiên Huế",
        ),
        (
            "Thành phố Phan Rang - Tháp Chàm",
            "Thành phố Phan Rang - Tháp Chàm",
        ),
    ] {
        let list = format!("{HEADER}I;{heading};;\n1;Máy vò;HTX Q;300\n2;Máy in;HTX R;100\n");
        assert_eq!(districts(&list), [expected; 2], "{list}");
    }
}

#[test]
fn the_sum_called_by_a_heading_ends_its_group() {
    for (sum, last) in [("Cộng huyện Bắc Hà", ""), ("Cộng", "Huyện Bắc Hà")] {
        let list = format!(
            "{HEADER};Huyện Bắc Hà;;\n1;Máy dệt;HTX A;100\n2;Máy cắt;HTX B;200\n;{sum};;300\n\
             3;Hội chợ Tây Bắc;TTKC;50\n;Tổng cộng;;350\n"
        );
        assert_eq!(
            districts(&list).last().map(String::as_str),
            Some(last),
            "{list}"
        );
    }
}
