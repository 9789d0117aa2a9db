//! The command line: the real binary, its output and its exit codes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use khuyencong::keymap::BINDINGS;
use khuyencong::messages::{EN, VI};
use khuyencong::writer::Format;
use serde_json::Value;

/// The program as a shell would start it, in a clean environment.
fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_khuyencong"));
    command
        .args(arguments)
        .env_clear()
        .env("LANG", "C.UTF-8")
        .stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    program(arguments).output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(arguments)).unwrap()
}

/// A file of the test's own.
fn file(folder: &tempfile::TempDir, name: &str, content: &str) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    path
}

#[test]
fn search_gives_the_best_first() {
    let found = json(&[
        "search",
        "may cong nghiep",
        "--format",
        "json",
        "--limit",
        "2",
    ]);
    assert_eq!(found.as_array().unwrap().len(), 2);
    let first = &found[0];
    assert_eq!(first["id"], "kcqg-dao-tao-nghe");
    assert_eq!(first["funding"], serde_json::json!(["KCQG"]));
    assert_eq!(first["year"], "2012-2022");
    assert_eq!(first["figures"][0]["value"], 1960);
    for key in ["title", "activity", "establishments"] {
        assert!(!first[key].is_null(), "{key}");
    }
}

#[test]
fn what_comes_near_is_told_apart_and_nothing_found_ends_with_one() {
    let near = json(&["search", "dong hung", "--format", "json"]);
    let kinds = near
        .as_array()
        .unwrap()
        .iter()
        .map(|record| &record["match"]);
    assert!(
        kinds.len() > 0 && kinds.clone().all(|kind| kind == "near"),
        "{near}"
    );
    assert!(printed(&["search", "dong hung"]).starts_with("gần đúng: "));
    let found = json(&["search", "quế hòe", "--format", "json"]);
    assert_eq!(found[0]["match"], "full");
    let asked = json(&[
        "search",
        "bao nhieu hoc vien khoi nghiep",
        "--format",
        "json",
    ]);
    assert_eq!(asked[0]["match"], "full", "{asked}");
    assert_eq!(asked[0]["dropped"][0], "bao");
    let other = json(&["search", "người học may", "--format", "json"]);
    assert_eq!(other[0]["match"], "synonym", "{other}");
    for (query, code) in [("dong hung", 1), ("quế hòe", 0)] {
        let output = run(&["search", query, "--exact"]);
        assert_eq!(output.status.code(), Some(code), "{query}");
    }
    let output = run(&["search", "zzzz qqqq"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("không có \"zzzz qqqq\""));
    // A table for scripts has the matches only, and its code speaks of these.
    let output = run(&["search", "dong hung", "--format", "csv"]);
    assert_eq!(output.status.code(), Some(1));
    // An export holds what matches.
    let written = run(&["export", "dong hung", "--format", "csv"]);
    assert_eq!(written.status.code(), Some(1));
    let written = String::from_utf8(written.stdout).unwrap();
    assert_eq!(written.lines().count(), 1, "{written}");
}

#[test]
fn search_prints_a_table() {
    let table = printed(&["search", "may", "cong", "nghiep"]);
    let lines: Vec<_> = table.lines().collect();
    assert!(
        lines[0].starts_with("Mã") && lines[1].starts_with("kcqg-dao-tao-nghe"),
        "{table}"
    );
    assert!(lines[1].contains("1.960 người"));
}

#[test]
fn search_gives_cells_for_a_spreadsheet() {
    let cells = printed(&[
        "search", "may", "cong", "nghiep", "--format", "csv", "--limit", "1",
    ]);
    let mut lines = cells.lines();
    assert!(lines.next().unwrap().starts_with("\u{feff}Mã,"), "{cells}");
    assert!(
        lines.next().unwrap().starts_with("kcqg-dao-tao-nghe,"),
        "{cells}"
    );
    assert_eq!(lines.next(), None);
}

#[test]
fn a_field_or_value_that_nobody_knows_is_named() {
    for (query, named) in [
        ("mau:do", "mau"),
        ("nam:xyz", "xyz"),
        ("hotro:>abc", ">abc"),
        ("hoat-dong:trongrau", "trongrau"),
    ] {
        let output = run(&["search", query]);
        assert_eq!(output.status.code(), Some(2), "{query}");
        assert!(said(&output).contains(named), "{}", said(&output));
    }
}

#[test]
fn export_and_check_go_together() {
    let folder = tempfile::tempdir().unwrap();
    for format in ["json", "jsonl", "csv", "xlsx"] {
        let path = folder.path().join(format!("out.{format}"));
        let path = path.to_str().unwrap();
        printed(&["export", "-o", path]);
        let again = run(&["export", "-o", path]);
        assert_eq!(again.status.code(), Some(2), "{}", said(&again));
        assert!(said(&again).contains("--force"), "{}", said(&again));
        printed(&["export", "-o", path, "--force"]);
        let checked = run(&["check", path, "--format", "json"]);
        let report: Value = serde_json::from_slice(&checked.stdout).unwrap();
        assert_eq!(report[0]["records"], 31, "{format}: {report}");
    }
    let dash = printed(&["export", "--format", "csv", "-o", "-"]);
    assert_eq!(dash, printed(&["export", "--format", "csv"]));
    let unreadable = run(&["check", "/no/such/file"]);
    assert_eq!(unreadable.status.code(), Some(2));
    assert!(said(&unreadable).contains("/no/such/file"));
}

#[test]
fn show_prints_a_record_or_names_what_is_missing() {
    let shown = printed(&["show", "kcqg-dao-tao-nghe", "--lang", "en"]);
    assert!(
        shown.contains("1,960 people") && shown.contains("VND 3,322.5 million"),
        "{shown}"
    );
    let missing = run(&["show", "no-such-id"]);
    assert_eq!(missing.status.code(), Some(2));
    assert_eq!(
        said(&missing),
        "khuyencong: không có bản ghi \"no-such-id\"\n"
    );
}

#[test]
fn summary_puts_the_published_numbers_in_their_places() {
    let page = printed(&["summary", "--lang", "en"]);
    let line = |name: &str| {
        let line = page.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(line("All")[2..4], ["466*", "947*"]);
    assert_eq!(line("KCQG")[2..5], ["54*", "58*", "1,960"]);
    assert_eq!(line("KCĐP")[2..4], ["412*", "947*"]);
    let after = |name: &str| &page[page.find(name).unwrap()..];
    for (activity, numbers) in [
        ("Training", &["1,960", "13,560"][..]),
        ("Management", &["3,593"]),
        ("Machinery", &["50", "520"]),
        ("Typical products", &["130 products"]),
        ("Other  ", &["79"]),
    ] {
        for number in numbers {
            assert!(
                after(activity).contains(number),
                "{activity} {number}\n{page}"
            );
        }
    }
}

#[test]
fn summary_in_json_keeps_whole_dong() {
    let summary = json(&["summary", "--format", "json"]);
    assert_eq!(summary["all"]["records"], 31);
    assert_eq!(summary["all"]["figures"]["programmes"]["value"], 466);
    assert_eq!(
        summary["all"]["figures"]["support_dong"]["value"],
        7_972_500_000_i64
    );
}

#[test]
fn reconcile_finds_what_contradicts_and_says_so_only_when_strict() {
    let checks = json(&["reconcile", "--format", "json"]);
    let is = |verdict: &str, stated: i64, sum: i64| {
        checks.as_array().unwrap().iter().any(|check| {
            check["verdict"] == verdict && check["stated"] == stated && check["sum"] == sum
        })
    };
    assert!(is("agrees", 466, 466));
    assert!(is("contradicts", 947, 1005));
    assert!(is("contradicts", 58, 59));
    assert!(is("confirmed", 13_560, 13_560));
    assert_eq!(run(&["reconcile"]).status.code(), Some(0));
    assert_eq!(run(&["reconcile", "--strict"]).status.code(), Some(1));
}

#[test]
fn reconcile_holds_the_sums_of_a_file_against_its_own_rows() {
    let folder = tempfile::tempdir().unwrap();
    let list = |name: &str, sum: u32| {
        let rows = "Tên đề án;Kinh phí hỗ trợ (triệu đồng)\nDệt chiếu;70\nĐan cói;50\n";
        file(&folder, name, &format!("{rows}Cộng;{sum}\n"))
    };
    let (right, wrong) = (list("right.csv", 120), list("wrong.csv", 210));
    let [right, wrong] = [right.to_str().unwrap(), wrong.to_str().unwrap()];
    let both = ["reconcile", "--data", right, "--data", wrong];
    let table = printed(&both);
    let line = table.lines().find(|line| line.contains("mâu thuẫn"));
    let line = line.unwrap();
    for said in ["210 triệu", "120 triệu", "-90 triệu", "wrong.csv, dòng 4"] {
        assert!(line.contains(said), "{said}: {table}");
    }
    assert_eq!(table.lines().count(), 3, "{table}");
    let code = |data: &str| {
        run(&["reconcile", "--strict", "--data", data])
            .status
            .code()
    };
    assert_eq!((code(right), code(wrong)), (Some(0), Some(1)));
    let checks = json(&["reconcile", "--format", "json", "--data", wrong]);
    assert_eq!(checks[0]["verdict"], "contradicts");
    assert_eq!(checks[0]["difference"], -90_000_000);
}

#[test]
fn a_plan_is_kept_apart_from_results() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Tên đề án;Số lao động kế hoạch;Số lao động;Kinh phí kế hoạch (triệu đồng);Kinh phí hỗ trợ (triệu đồng)\n\
        Dệt chiếu;35;30;100;90\nĐan cói;20;;60;\n";
    let list = file(&folder, "plan.csv", text);
    let summary = json(&[
        "summary",
        "--format",
        "json",
        "--data",
        list.to_str().unwrap(),
    ]);
    let figure = |key: &str| summary["all"]["figures"][key]["value"].as_i64();
    assert_eq!(figure("planned_support_dong"), Some(160_000_000));
    assert_eq!(figure("support_dong"), Some(90_000_000));
    assert_eq!(
        (figure("planned_trainees"), figure("trainees")),
        (Some(55), Some(30))
    );
}

#[test]
fn a_bad_file_is_one_line_with_file_place_and_reason() {
    let folder = tempfile::tempdir().unwrap();
    let cases = [
        ("", "trống"),
        ("{\"format\": \"khuyencong/1\"\n}", "records"),
        (r#"{"format": "other/1", "records": []}"#, "other/1"),
        (
            r#"{"format": "khuyencong/1", "records": [{"id": "a"}]}"#,
            "title",
        ),
        (
            "{\"format\": \"khuyencong/1\",\n\"records\": [{\"id\": \"a\", \"title\": \"x\", \"period\": \"20\"}]}",
            "\"20\"",
        ),
        (
            r#"{"format": "khuyencong/1", "records": [{"id": "a", "title": "x", "activity": "y"}]}"#,
            "activities",
        ),
        (
            r#"{"format": "khuyencong/1", "records": [], "records": []}"#,
            "hai lần",
        ),
    ];
    for (content, reason) in cases {
        let path = file(&folder, "bad.json", content);
        let output = run(&["--data", path.to_str().unwrap(), "summary"]);
        let said = said(&output);
        assert_eq!(output.status.code(), Some(2), "{content}");
        assert!(
            said.contains("bad.json") && said.contains(reason),
            "{content}\n{said}"
        );
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn files_are_merged_and_ids_that_clash_are_reported() {
    let folder = tempfile::tempdir().unwrap();
    let record = r#"{"format": "khuyencong/1", "records": [{"id": "a", "title": "Một"}]}"#;
    let (one, two) = (
        file(&folder, "one.json", record),
        file(&folder, "two.json", record),
    );
    let output = run(&[
        "--data",
        one.to_str().unwrap(),
        "--data",
        two.to_str().unwrap(),
        "search",
        "mot",
        "--format",
        "json",
    ]);
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found.as_array().unwrap().len(), 2);
    assert!(said(&output).contains("\"a\""), "{}", said(&output));
}

#[test]
fn the_environment_names_files_and_language() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(
        &folder,
        "one.json",
        r#"{"format": "khuyencong/1", "records": [{"id": "a", "title": "Một"}]}"#,
    );
    let output = program(&["summary"])
        .env("KHUYENCONG_DATA", &path)
        .env("KHUYENCONG_LANG", "en")
        .output()
        .unwrap();
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(
        page.starts_with("Funding source") && page.contains("All"),
        "{page}"
    );
}

#[test]
fn without_a_terminal_the_explorer_names_what_works() {
    let output = run(&[]);
    assert_eq!(output.status.code(), Some(2));
    let said = said(&output);
    assert!(
        said.contains("search") && said.contains("summary"),
        "{said}"
    );
    assert!(output.stdout.is_empty());
}

#[test]
fn a_closed_pipe_is_success() {
    let mut child = program(&["man"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}

#[test]
fn ascii_is_ascii_and_scripts_keep_their_letters() {
    assert!(printed(&["summary", "--ascii"]).is_ascii());
    let output = program(&["show", "kcqg-dao-tao-nghe"])
        .env("LANG", "C")
        .output()
        .unwrap();
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("Đào tạo nghề")
    );
}

#[test]
fn help_manual_and_completions_name_every_subcommand() {
    let (help, manual) = (printed(&["--help"]), printed(&["man"]));
    for name in [
        "search",
        "show",
        "summary",
        "reconcile",
        "completions",
        "man",
    ] {
        assert!(help.contains(name) && manual.contains(name), "{name}");
        for shell in ["bash", "zsh", "fish"] {
            assert!(
                printed(&["completions", shell]).contains(name),
                "{shell} {name}"
            );
        }
    }
}

#[test]
fn the_example_of_map_can_be_typed() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(
        &folder,
        "list.csv",
        "Tên đề án,Tên DN\nMáy cưa CNC,Công ty A\n",
    );
    for lang in ["vi", "en"] {
        let help = printed(&["--help", "--lang", lang]);
        let (_, example) = help.split_once("--map \"").unwrap();
        let (mapping, _) = example.split_once('"').unwrap();
        let (column, field) = mapping.split_once('=').unwrap();
        let path = path.to_str().unwrap();
        let report = json(&["check", path, "--map", mapping, "--format", "json"]);
        let columns = report[0]["files"][0]["tables"][0]["columns"].as_array();
        let taken = columns.unwrap().iter().any(|known| {
            known["column"].as_str() == Some(column) && known["field"].as_str() == Some(field)
        });
        assert!(taken, "{mapping}: {report}");
    }
}

#[test]
fn english_counts_in_english() {
    let folder = tempfile::tempdir().unwrap();
    let amounts = [
        ("Kinh phí hỗ trợ (tr.đ)", "VND million"),
        ("Tổng kinh phí (1.000đ)", "VND thousand"),
        ("Đối ứng (VNĐ)", "VND"),
        ("Tạm ứng (tỷ)", "VND billion"),
    ];
    let heads = amounts.map(|(head, _)| head).join(",");
    let list = file(
        &folder,
        "list.csv",
        &format!("Tên đề án,{heads}\nMáy cưa CNC,100,200000,100000000,1\n"),
    );
    let list = list.to_str().unwrap();
    let report = printed(&["check", list, "--lang", "en"]);
    for (_, unit) in amounts {
        assert!(report.contains(&format!(" {unit} ")), "{unit}: {report}");
    }
    for command in [
        &["--help"][..],
        &["man"],
        &["check", list],
        &["--data", list, "search", "may"],
        &["--data", list, "show", "list:2"],
        &["--data", list, "export", "--format", "md"],
        &["search", "dao tao nghe"],
        &["show", "kcqg-dao-tao-nghe"],
        &["summary"],
        &["reconcile"],
        &["export", "--format", "csv"],
    ] {
        let said = printed(&[command, &["--lang", "en"]].concat());
        for unit in ["triệu đồng", "nghìn đồng", "tỷ đồng", "(đồng)"] {
            assert!(!said.contains(unit), "{command:?} {unit}\n{said}");
        }
    }
}

#[test]
fn two_numbers_of_one_unit_say_what_they_count() {
    for (lang, clusters) in [
        ("vi", "Cụm công nghiệp: 7 cụm; Cụm liên kết: 4 cụm"),
        (
            "en",
            "Industrial clusters: 7 clusters; Linkage clusters: 4 clusters",
        ),
    ] {
        let page = printed(&["summary", "--lang", lang]);
        assert!(page.contains(clusters), "{page}");
    }
}

#[test]
fn what_is_unknown_is_said_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let list = file(&folder, "list.csv", "Tên đề án,Huyện\nMáy cưa CNC,Vũ Thư\n");
    for (lang, unknown) in [
        ("vi", "Nguồn: chưa rõ · Hoạt động: chưa rõ"),
        ("en", "Source: unknown · Activity: unknown"),
    ] {
        let list = list.to_str().unwrap();
        let shown = printed(&["--data", list, "--lang", lang, "show", "list:2"]);
        assert!(shown.contains(unknown), "{shown}");
    }
}

#[test]
fn headers_of_older_exports_are_still_known() {
    let folder = tempfile::tempdir().unwrap();
    let list = file(
        &folder,
        "list.csv",
        "Tên đề án,Cơ sở tự đầu tư (đồng),Có việc làm sau đào tạo\nMáy cưa CNC,5000000,70 %\n",
    );
    let report = json(&["check", list.to_str().unwrap(), "--format", "json"]);
    let columns = report[0]["files"][0]["tables"][0]["columns"].as_array();
    let fields: Vec<_> = columns
        .unwrap()
        .iter()
        .map(|column| &column["field"])
        .collect();
    assert_eq!(fields, ["title", "own_investment", "employment_rate"]);
}

#[test]
fn the_manual_tells_every_key() {
    for (lang, words) in [("vi", &VI), ("en", &EN)] {
        let page = printed(&["man", "--lang", lang]).replace("\\-", "-");
        for binding in BINDINGS {
            let keys: Vec<_> = binding.keys.iter().map(|key| key.name()).collect();
            let paragraph = format!(
                ".TP\n\\fB{}\\fR\n{}\n",
                keys.join(", "),
                (binding.help)(&words.screen)
            );
            assert!(page.contains(&paragraph), "{paragraph}\n{page}");
        }
    }
}

#[test]
fn the_manual_has_headings_of_one_language() {
    let headings = |lang| {
        let page = printed(&["man", "--lang", lang]);
        let headings = page.lines().filter_map(|line| line.strip_prefix(".SH "));
        let headings = headings.map(|heading| heading.trim_matches('"').to_owned());
        headings.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(
        headings("vi"),
        "TÊN, CÁCH DÙNG, MÔ TẢ, TÙY CHỌN, Lệnh, GHI CHÚ, PHIÊN BẢN, PHÍM"
    );
    assert_eq!(
        headings("en"),
        "NAME, SYNOPSIS, DESCRIPTION, OPTIONS, Commands, NOTES, VERSION, KEYS"
    );
}

#[test]
fn wrong_arguments_are_told_in_the_language_asked() {
    for (arguments, vi, en) in [
        (
            &["--nonsense"][..],
            "không nhận đối số \"--nonsense\"\nXem cách dùng: khuyencong --help",
            "no argument \"--nonsense\" is known here\nTo see how it is used: khuyencong --help",
        ),
        (
            &["summary", "--formt=json"],
            "không nhận đối số \"--formt\"; có phải là \"--format\"?\nXem cách dùng: khuyencong summary --help",
            "no argument \"--formt\" is known here; is \"--format\" meant?\nTo see how it is used: khuyencong summary --help",
        ),
        (
            &["nothing"],
            "không có lệnh \"nothing\"; hãy chọn một trong: search, show, summary, reconcile, check, export, completions, man\nXem cách dùng: khuyencong --help",
            "no command is called \"nothing\"; choose one of: search, show, summary, reconcile, check, export, completions, man\nTo see how it is used: khuyencong --help",
        ),
        (
            &["serch", "may"],
            "không có lệnh \"serch\"; có phải là \"search\"?\nXem cách dùng: khuyencong --help",
            "no command is called \"serch\"; is \"search\" meant?\nTo see how it is used: khuyencong --help",
        ),
        (
            &["search"],
            "còn thiếu <QUERY>...\nXem cách dùng: khuyencong search --help",
            "<QUERY>... is missing\nTo see how it is used: khuyencong search --help",
        ),
        (
            &["summary", "--data="],
            "\"--data <FILE>\" chưa có giá trị\nXem cách dùng: khuyencong summary --help",
            "\"--data <FILE>\" has no value yet\nTo see how it is used: khuyencong summary --help",
        ),
        (
            &["summary", "--format", "pdf"],
            "\"--format <NAME>\" không nhận giá trị \"pdf\"; hãy chọn một trong: table, json\nXem cách dùng: khuyencong summary --help",
            "\"--format <NAME>\" cannot be \"pdf\"; choose one of: table, json\nTo see how it is used: khuyencong summary --help",
        ),
        (
            &["search", "may", "--limit", "1a"],
            "\"--limit <N>\" không nhận giá trị \"1a\"; cần một số nguyên không âm\nXem cách dùng: khuyencong search --help",
            "\"--limit <N>\" cannot be \"1a\"; a whole number is needed, zero or more\nTo see how it is used: khuyencong search --help",
        ),
        (
            &["search", "may", "--limit=1", "--limit=2"],
            "\"--limit <N>\" chỉ được dùng một lần\nXem cách dùng: khuyencong search --help",
            "\"--limit <N>\" can be given once only\nTo see how it is used: khuyencong search --help",
        ),
    ] {
        for (lang, expected) in [("vi", vi), ("en", en)] {
            let output = program(arguments).env("KHUYENCONG_LANG", lang).output();
            let output = output.unwrap();
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            assert_eq!(said(&output), format!("khuyencong: {expected}\n"));
            assert!(output.stdout.is_empty());
        }
    }
    let unknown = run(&["--lang", "fr", "summary"]);
    assert!(said(&unknown).contains("vi, en"), "{}", said(&unknown));
    let field = run(&["summary", "--map", "Tên DN=establishment"]);
    assert!(said(&field).contains("Cột=trường"), "{}", said(&field));
    assert!(
        said(&field).contains(", establishments,"),
        "{}",
        said(&field)
    );
}

#[test]
fn numbers_are_written_as_asked_whatever_the_language() {
    for (arguments, expected) in [
        (&["--lang", "vi"][..], "7.972,5"),
        (&["--lang", "vi", "--numbers", "en"], "7,972.5"),
        (&["--lang", "en", "--numbers=vi"], "7.972,5"),
        (&["--lang", "en"], "7,972.5"),
    ] {
        let page = printed(&[&["summary"], arguments].concat());
        assert!(page.contains(expected), "{arguments:?}\n{page}");
    }
    let unknown = run(&["--numbers", "fr", "summary"]);
    assert!(said(&unknown).contains("vi, en"), "{}", said(&unknown));
}

#[test]
fn help_is_in_the_language_asked() {
    let subcommands = ["search", "show", "summary", "reconcile", "check", "export"];
    let more = ["completions", "man", "--ascii"];
    for name in subcommands.into_iter().chain(more) {
        let vi = printed(&[name, "--help"]);
        assert!(vi.contains("\nCách dùng: khuyencong ") && vi.contains("\nTùy chọn:\n"));
        assert!(vi.contains("Xem trợ giúp"), "{vi}");
        for english in [
            "Usage", "Option", "OPTION", "Argument", "Command", "COMMAND]", "Print", "possible",
            "default",
        ] {
            assert!(!vi.contains(english), "{name} {english}\n{vi}");
        }
        let en = printed(&[name, "--help", "--lang", "en"]);
        assert!(en.contains("\nUsage: khuyencong ") && en.contains("\nOptions:\n"));
    }
    let search = printed(&["search", "--help"]);
    assert!(
        search.contains("khuyencong search [TÙY CHỌN] <QUERY>..."),
        "{search}"
    );
    assert!(
        search.contains(": table, json, csv (mặc định: table)"),
        "{search}"
    );
}

#[test]
fn every_format_is_named_where_a_file_has_another_ending() {
    let output = run(&["export", "--output", "list.doc", "--lang", "en"]);
    assert!(!output.status.success());
    for name in Format::names() {
        assert!(said(&output).contains(name), "{name}: {}", said(&output));
    }
}

#[test]
fn options_hold_before_the_command_and_behind_it_and_none_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let one = file(&folder, "one.csv", "Tên đề án,Ghi lạ\nMáy cày,kho A\n");
    let two = file(&folder, "two.csv", "Tên đề án,Ghi lạ\nMáy gặt,kho B\n");
    let (one, two) = (one.to_str().unwrap(), two.to_str().unwrap());
    let both = printed(&["--data", one, "search", "--data", two, "may"]);
    assert!(
        both.contains("Máy cày") && both.contains("Máy gặt"),
        "{both}"
    );
    let mapped = [
        "--map",
        "Ghi lạ=note",
        "search",
        "--data",
        one,
        "--format",
        "json",
        "may",
    ];
    assert_eq!(json(&mapped)[0]["note"], "kho A");
    for (arguments, option) in [
        (["--lang", "en", "summary", "--lang", "vi"], "--lang"),
        (
            ["--numbers", "en", "summary", "--numbers", "en"],
            "--numbers",
        ),
    ] {
        let refused = run(&arguments);
        assert_eq!(refused.status.code(), Some(2));
        assert!(said(&refused).contains(option), "{}", said(&refused));
    }
    // A folder that binds nobody is refused, wherever it was named; a second one cannot widen it.
    let here = folder.path().to_str().unwrap();
    for arguments in [
        &["summary", "--root", here][..],
        &["--restricted", "--root", here, "summary", "--root", "/"],
    ] {
        assert_eq!(run(arguments).status.code(), Some(2), "{arguments:?}");
    }
    let below = printed(&["--root", here, "summary", "--restricted", "--data", one]);
    assert!(below.contains("Tất cả"), "{below}");
}

#[test]
fn how_files_are_written_says_nothing_of_the_data_inside() {
    assert_eq!(
        printed(&["summary", "--encoding", "tcvn3"]),
        printed(&["summary"])
    );
}

#[test]
fn stopped_projects_are_left_out_of_the_summary_and_it_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let list =
        "Tên đề án,Kinh phí hỗ trợ (triệu đồng),Trạng thái\nA,10,đã nghiệm thu\nB,5,Đã hủy\n";
    let list = file(&folder, "list.csv", list);
    let list = list.to_str().unwrap();
    let page = printed(&["summary", "--data", list]);
    assert!(page.contains("Không cộng số của 1 đề án đã dừng"), "{page}");
    let summary = json(&["summary", "--data", list, "--format", "json"]);
    assert_eq!(summary["all"]["stopped"], 1);
    assert_eq!(
        summary["all"]["figures"]["support_dong"]["value"],
        10_000_000
    );
    assert!(!printed(&["summary"]).contains("đã dừng"));
}

#[test]
fn a_table_says_what_it_leaves_out() {
    let said = |arguments: &[&str]| {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stderr).unwrap()
    };
    let table = said(&["export", "--format", "csv", "--lang", "en"]);
    assert!(
        table.contains("leaves out: ") && !table.contains(" 0 published totals"),
        "{table}"
    );
    assert_eq!(said(&["export", "--format", "json"]), "");
}

#[test]
fn check_tells_a_project_that_stands_in_two_files() {
    let folder = tempfile::tempdir().unwrap();
    let header = "TT,Tên đề án,Cơ sở,Kinh phí hỗ trợ (triệu đồng)\n";
    let path = |name: &str, rows: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, format!("{header}{rows}")).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let one = path("a.csv", "1,Lò gốm,HTX A,100\n2,Khung cửi,HTX B,50\n");
    let other = path("b.csv", "1,Máy may,HTX C,70\n2,Lò gốm,HTX A,100\n");
    let apart = path("c.csv", "1,Máy ép,HTX D,100\n");
    assert_eq!(run(&["check", &one, &apart]).status.code(), Some(0));
    let checked = run(&["check", &one, &other, "--format", "json"]);
    assert_eq!(checked.status.code(), Some(1));
    let reports: Value = serde_json::from_slice(&checked.stdout).unwrap();
    let counts: Vec<_> = reports.as_array().unwrap().iter().collect();
    let found = |place: usize| counts[place]["finding_count"].as_u64();
    // Neither file alone is odd.
    assert_eq!((found(0), found(1), found(2)), (Some(0), Some(0), Some(1)));
    let told = reports[2]["findings"][0]["text"].as_str().unwrap();
    assert!(told.contains("a.csv"), "{told}");
    // A file that sums up another one, and a file of the same name in another folder.
    let sums = folder.path().join("th.csv");
    let list = "Huyện,Kinh phí hỗ trợ (triệu đồng)\nVũ Thư,150\n";
    std::fs::write(&sums, list).unwrap();
    let checked = run(&["check", sums.to_str().unwrap(), &one]);
    let checked = String::from_utf8(checked.stdout).unwrap();
    assert!(checked.contains("số tiền bị tính hai lần"), "{checked}");
    std::fs::create_dir(folder.path().join("2021")).unwrap();
    let again = path("2021/a.csv", "1,Máy ép,HTX D,30\n");
    assert_eq!(run(&["check", &one, &again]).status.code(), Some(0));
}

#[test]
fn a_query_may_begin_with_what_it_excludes() {
    let all = printed(&["search", "may", "--format", "csv"])
        .lines()
        .count();
    let without = printed(&["search", "-nguon:kcqg", "may", "--format", "csv"]);
    let apart = printed(&["search", "--format", "csv", "--", "-nguon:kcqg", "may"]);
    assert_eq!(without, apart);
    assert!(without.lines().count() < all);
    // What begins like the option of `export` is a word here.
    let word = printed(&["search", "may", "-ong", "--format", "csv"]);
    let apart = printed(&["search", "--format", "csv", "--", "may", "-ong"]);
    assert_eq!(word, apart);
    assert!(
        printed(&["export", "-máy", "--format", "csv"])
            .lines()
            .count()
            > 1
    );
}

#[test]
fn judgements_and_sources_are_found_and_shown() {
    let found = printed(&["search", "tran ngoc phuc"]);
    assert!(found.starts_with("nhận định, nguồn tin: 3\n"), "{found}");
    let all = printed(&["show"]);
    assert!(
        all.contains("(Trần Ngọc Phúc") && all.contains("[tcct-108786]"),
        "{all}"
    );
}
