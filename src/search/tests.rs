//! The engine against the slow, plain way, on invented records and queries.

use proptest::prelude::*;

use super::index::lexicon::NARROW;
use super::plain::plain_order;
use super::{Engine, parse};
use crate::dataset::{Choosing, Dataset, Figure, Indicator, Qualifier, Record, TextField};
use crate::text;

#[path = "../../tests/synthetic/mod.rs"]
mod synthetic;

fn queries() -> impl Strategy<Value = String> {
    let pieces = [
        "dao",
        "đào",
        "tao",
        "nghe",
        "nghề",
        "may",
        "máy",
        "cong",
        "ty",
        "cty",
        "tnhh",
        "trach nhiem huu han",
        "htx",
        "hung",
        "phat",
        "dtn",
        "daotaonghe",
        "ddaof",
        "tajo",
        "nghep",
        "thietbi",
        "hop tac xa",
        "sxsh",
        "mo",
        "xa",
        "c",
        "kcqg",
        "khuyen",
        "hoan thanh",
        "noong",
        "theu ren",
        "hfu",
        "công ti",
        "ki thuat",
        "mĩ",
        "congn",
    ];
    let piece = prop_oneof![
        4 => proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => "[a-eđạàhnt]{1,6}",
    ];
    proptest::collection::vec(piece, 1..5).prop_map(|pieces| pieces.join(" "))
}

/// What matches, what comes near, and what has a part of the words.
type Kinds = [Vec<u32>; 3];

/// The lists of a new engine.
fn engine_order(mut engine: Engine, dataset: &Dataset, query: &str) -> Kinds {
    engine.absorb(dataset, None);
    next_order(&mut engine, dataset, query)
}

/// The lists of an engine that may have been asked before.
fn next_order(engine: &mut Engine, dataset: &Dataset, query: &str) -> Kinds {
    let parsed = parse(query).unwrap();
    let rest = engine
        .rest(dataset, &parsed, &Choosing::default(), &|| false)
        .unwrap();
    let below = engine.below(dataset, &parsed, &Choosing::default(), &rest.order, &|| {
        false
    });
    let below = below.unwrap();
    let places = 0..rest.order.len();
    let matches = places.filter_map(|place| rest.order.at(place)).collect();
    if below.are_parts {
        [matches, Vec::new(), below.rows]
    } else {
        [matches, below.rows, Vec::new()]
    }
}

/// All that is listed, what matches first.
fn listed(query: &str, dataset: &Dataset) -> Vec<u32> {
    let [matches, near, _] = engine_order(Engine::new(), dataset, query);
    [matches, near].concat()
}

fn assert_same(query: &str, dataset: &Dataset) {
    let order = engine_order(Engine::new(), dataset, query);
    assert_eq!(order, plain_order(dataset, query), "{query}");
}

#[test]
fn codes_are_excluded_and_stand_in_phrases() {
    let dataset = synthetic::coded_dataset(120, 5);
    for room in [3, NARROW] {
        let order = |query: &str| {
            let [matches, ..] = engine_order(Engine::with_room(room), &dataset, query);
            matches
        };
        assert_eq!(order("\"lô 10000012\""), [12]);
        assert!(order("\"lô 1000001\"").is_empty());
        assert_eq!(order("20012 -\"lô 10000062\""), [12, 112]);
        let others: Vec<_> = (0..120).filter(|row| row % 50 != 12).collect();
        assert_eq!(order("-20012"), others);
    }
}

/// Typed with the keys of tone marks: `tajo nghe` is "tạo nghề".
#[test]
fn words_typed_with_the_keys_of_their_marks_are_found() {
    for seed in 0..4 {
        let dataset = synthetic::dataset(150, seed);
        for query in ["tajo nghe", "htx tajo nghe", "dao tajo", "dao tajo nghe "] {
            assert_same(query, &dataset);
        }
        let [matches, ..] = engine_order(Engine::new(), &dataset, "tajo nghe");
        assert!(!matches.is_empty());
    }
}

/// "Vũ Hội … thư" is not where Vũ Thư is asked for, in whatever keys.
#[test]
fn a_name_typed_with_the_keys_of_its_marks_stands_side_by_side() {
    let mut dataset = titled(&["May ở Vũ Hội, thư tín".to_owned()]);
    for district in ["Vũ Thư", "Tiền Hải", "Hải Tiền"] {
        let mut record = Record::default();
        record.set(TextField::Title, "May");
        record.set(TextField::District, district);
        dataset.push(&record);
    }
    for (query, expected) in [
        ("vu thu", 1),
        ("vux thuw", 1),
        ("vu4 thu7", 1),
        ("vux thuw ", 1),
        ("tieenf hair", 2),
        ("may hair tieenf ", 3),
    ] {
        assert_same(query, &dataset);
        let [matches, ..] = engine_order(Engine::new(), &dataset, query);
        assert_eq!(matches, [expected], "{query}");
    }
}

#[test]
fn the_records_without_a_value_are_found() {
    let mut dataset = titled(&["May".to_owned()]);
    let mut record = Record::default();
    record.set(TextField::District, "Vũ Thư");
    record.set(TextField::Status, "dừng");
    dataset.push(&record);
    for (query, expected) in [
        ("huyen:chua-ro", 0),
        ("trangthai:?", 0),
        ("-huyen:\"chưa rõ\"", 1),
    ] {
        let [matches, ..] = engine_order(Engine::new(), &dataset, query);
        assert_eq!(matches, [expected], "{query}");
    }
}

/// A number with its unit is that number of that kind, or the words side by side.
#[test]
fn a_number_is_found_with_the_word_for_what_it_counts() {
    let mut dataset = titled(&[
        "Mở 56 lớp may".to_owned(),
        "Mô hình số 9".to_owned(),
        "Lớp may, 56".to_owned(),
    ]);
    for (indicator, value) in [
        (Indicator::Models, 9),
        (Indicator::Trainees, 1_960),
        (Indicator::Support, 9),
        (Indicator::Classes, 56),
    ] {
        let mut record = Record::default();
        record.set(TextField::Title, "May");
        record.figures.push(Figure::exact(indicator, value));
        dataset.push(&record);
    }
    for qualifier in [Qualifier::Over, Qualifier::Exact] {
        let mut record = Record::default();
        record.set(TextField::Title, "Thêu");
        let figure = Figure::exact(Indicator::Trainees, 100);
        let figure = Figure {
            qualifier,
            ..figure
        };
        record.figures.push(figure);
        dataset.push(&record);
    }
    for (query, expected) in [
        ("9 mô hình", &[3][..]),
        ("1.960 người", &[4]),
        ("may 1.960 nguoi", &[4]),
        ("56 lớp", &[0, 6]),
        ("56 lop ", &[0, 6]),
        (">100", &[7]),
        (">100 người", &[7]),
        ("100", &[7, 8]),
    ] {
        assert_same(query, &dataset);
        let [mut matches, ..] = engine_order(Engine::new(), &dataset, query);
        matches.sort_unstable();
        assert_eq!(matches, expected, "{query}");
    }
    let mut typing = Engine::new();
    typing.absorb(&dataset, None);
    for query in [
        "may 1.960 nguoi",
        "56 lớp may",
        "9 mô hình ",
        "300 triệu đồng",
    ] {
        let ends = query
            .char_indices()
            .map(|(at, letter)| at + letter.len_utf8());
        for typed in ends.map(|end| &query[..end]) {
            let order = next_order(&mut typing, &dataset, typed);
            assert_eq!(order, plain_order(&dataset, typed), "{typed}");
        }
    }
}

/// More places together than one number has bits.
#[test]
fn many_long_sequences_are_followed_as_well() {
    let dataset = synthetic::coded_dataset(300, 5);
    for query in [
        "daotaonghechola daotaonghemaycongnghiep congtytnhh",
        "congtytnhh hotroungdungmaymocthietbi nghiemthutheo",
        "cty tnhh htx dntn dtn nghiemthutheohop ltb congtycophan",
        "nghiemthutheo theohopdong congtytnhh dtn cty dong lo10000012",
    ] {
        assert_same(query, &dataset);
    }
    let found = listed("nghiemthutheo theohopdong congtytnhh tthd", &dataset);
    assert!(!found.is_empty());
}

/// Where an answer begins twice in a text, the first beginning is no part of it.
#[test]
fn only_the_words_of_an_answer_cover_a_text() {
    assert_same("ddaof dtn", &synthetic::dataset(500, 0));
    let mut dataset = Dataset::default();
    for title in [
        "dao tao nghe x y z",
        "dao dao tao nghe x y",
        "dao dao tao nghem x y",
    ] {
        let mut record = Record::default();
        record.set(TextField::Title, title);
        dataset.push(&record);
    }
    for query in ["daotaonghe", "daotaong", "dtn"] {
        assert_same(query, &dataset);
    }
}

fn coded_queries() -> impl Strategy<Value = String> {
    let pieces = [
        "lo",
        "lô",
        "10000012",
        "1000",
        "2",
        "20012",
        "2001",
        "lo10000012",
        "lo1000001",
        "hd20012",
        "112hd",
        "112hd20012",
        "l1n",
        "nttthd",
        "10000O12",
        "hop",
        "dong",
        "may",
        "daotao",
        "noong",
        "cty",
    ];
    let piece = prop_oneof![
        4 => proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => "[ln]{1,4}",
    ];
    proptest::collection::vec(piece, 1..4).prop_map(|pieces| pieces.join(" "))
}

/// Names of which every part may be written short, with points and in full.
fn written_names() -> impl Strategy<Value = String> {
    let pieces = [
        "C.ty",
        "Cty.",
        "CT",
        "Công ty",
        "C.P",
        "CP",
        "cổ phần",
        "CTCP",
        "C.T.C.P",
        "TNHH",
        "T.N.H.H",
        "DN",
        "D.N",
        "tư nhân",
        "HTX.",
        "H.T.X",
        "T.P",
        "TP.",
        "thị xã",
        "T.X",
        "H.",
        "Mỹ Á",
        "Sao",
        "c",
        "p",
        "ty",
    ];
    let piece = proptest::sample::select(pieces.to_vec());
    proptest::collection::vec(piece, 1..7).prop_map(|pieces| pieces.join(" "))
}

fn titled(titles: &[String]) -> Dataset {
    let mut dataset = Dataset::default();
    for title in titles {
        let mut record = Record::default();
        record.set(TextField::Title, title);
        dataset.push(&record);
    }
    dataset
}

/// What a typed row of words means is looked for anew: the row itself found nothing to narrow.
#[test]
fn words_of_the_same_meaning_are_found_where_the_typed_ones_find_nothing() {
    let dataset = titled(&["Bồi dưỡng khởi sự".to_owned(), "Máy dệt".to_owned()]);
    let mut engine = Engine::new();
    engine.absorb(&dataset, None);
    let query = parse("khoi nghiep").unwrap();
    let (settled, _) = engine.settle(&dataset, &query, &|| false).unwrap();
    let rest = engine.rest(&dataset, &settled, &Choosing::default(), &|| false);
    assert_eq!(rest.unwrap().order.at(0), Some(0));
}

#[test]
fn a_part_of_many_words_is_found_where_nothing_else_is() {
    let dataset = synthetic::dataset(300, 3);
    let title = dataset.row(7).title();
    let typed = format!("{} zzqq wwxx", text::fold(title));
    let [matches, near, part] = engine_order(Engine::new(), &dataset, &typed);
    assert!(matches.is_empty() && near.is_empty() && part.contains(&7));
    assert_same(&typed, &dataset);
    // Of three words all are needed.
    let [.., part] = engine_order(Engine::new(), &dataset, "may dao zzqq ");
    assert!(part.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn all_writings_of_a_name_are_found_while_one_is_typed(
        titles in proptest::collection::vec(written_names(), 1..40),
        query in written_names(),
    ) {
        let dataset = titled(&titles);
        let mut typing = Engine::new();
        typing.absorb(&dataset, None);
        let ends = query.char_indices().map(|(at, letter)| at + letter.len_utf8());
        for typed in ends.map(|end| &query[..end]) {
            let order = next_order(&mut typing, &dataset, typed);
            prop_assert_eq!(order, plain_order(&dataset, typed), "{}", typed);
        }
    }

    #[test]
    fn lists_are_narrowed_without_narrow_numbers_as_well(query in queries()) {
        let dataset = synthetic::coded_dataset(60, 5);
        let new = || Engine::with_room(3);
        let mut typing = new();
        typing.absorb(&dataset, None);
        let ends = query.char_indices().map(|(at, letter)| at + letter.len_utf8());
        for typed in ends.map(|end| &query[..end]) {
            let order = next_order(&mut typing, &dataset, typed);
            prop_assert_eq!(order, engine_order(new(), &dataset, typed), "{}", typed);
        }
    }

    #[test]
    fn codes_and_words_without_a_narrow_number_are_found_as_well(
        query in coded_queries(),
        room in prop_oneof![Just(3), Just(40), Just(NARROW)],
    ) {
        let dataset = synthetic::coded_dataset(120, 5);
        let order = engine_order(Engine::with_room(room), &dataset, &query);
        prop_assert_eq!(order, plain_order(&dataset, &query));
    }

    #[test]
    fn the_engine_gives_the_same_list_as_the_plain_way(
        query in queries(),
        seed in 0u64..4,
        // Now and then more records than are read at a stretch.
        count in prop_oneof![9 => Just(150), 1 => Just(500)],
    ) {
        assert_same(&query, &synthetic::dataset(count, seed));
    }
}

#[test]
fn a_name_is_found_however_it_is_abbreviated() {
    let titles = [
        "C.ty TNHH Gốm Phù Lãng",
        "Cty C.P Gốm Phù Lãng",
        "CTCP Dệt Vạn Phúc",
        "C.T.C.P Nón Chuông",
        "H.T.X Mây Phú Vinh",
        "Hợp tác xã Tre Xuân Lai",
        "D.N.T.N Đá Non Nước",
        "Bà Thanh, P. 5",
    ];
    let dataset = titled(&titles.map(str::to_owned));
    for (query, expected) in [
        ("công ty phù lãng", &[0, 1][..]),
        ("ctcp phù lãng", &[1]),
        ("công ty cổ phần", &[2, 1, 3]),
        ("cty cp vạn phúc", &[2]),
        ("c.ty c.p nón", &[3]),
        ("htx", &[4, 5]),
        ("hợp tác xã phú vinh", &[4]),
        ("doanh nghiệp tư nhân", &[6]),
        ("dn tư nhân non nước", &[6]),
        ("thành phố", &[]),
    ] {
        let order = listed(query, &dataset);
        assert_eq!(order, expected, "{query}");
    }
}

#[test]
fn a_word_is_found_in_its_other_spelling_behind_the_one_typed() {
    let mut dataset = Dataset::default();
    for title in ["Dệt Bình Kỳ", "Dệt Bình Kì", "Tai nghe", "Gốm Búk"] {
        let mut record = Record::default();
        record.set(TextField::Title, title);
        dataset.push(&record);
    }
    for (query, expected) in [
        ("bình kỳ", &[0, 1][..]),
        ("bình kì", &[1, 0]),
        ("\"binh ki\"", &[0, 1]),
        ("ten:\"bình kì\"", &[0, 1]),
        ("tay", &[]),
        ("gốm búc", &[3]),
    ] {
        let order = listed(query, &dataset);
        assert_eq!(order, expected, "{query}");
    }
}

#[test]
fn a_word_with_its_tones_is_only_that_word() {
    let titles = ["Hỗ trợ máy dệt", "Đào tạo nghề may", "Nghề mây tre đan"];
    let dataset = titled(&titles.map(str::to_owned));
    let mut engine = Engine::new();
    engine.absorb(&dataset, None);
    for (query, expected) in [
        ("máy ", &[0_u32][..]),
        ("nghề may ", &[1]),
        ("may ", &[1, 0, 2]),
        // It is still typed, and may get its tone with the next key.
        ("nghề may", &[1, 2]),
        // Where nothing has just these tones, any do.
        ("đao tạo ", &[1]),
        ("mày ", &[0, 1, 2]),
    ] {
        let query = parse(query).unwrap();
        let settled = engine.settle(&dataset, &query, &|| false).unwrap().0;
        let choosing = Choosing::default();
        let found = engine.find(&dataset, &settled, &choosing, 9, &|| false);
        let mut rows = found.filter(|found| !found.is_near).unwrap().rows;
        let mut expected = expected.to_vec();
        rows.sort_unstable();
        expected.sort_unstable();
        assert_eq!(rows, expected, "{query:?}");
    }
}
