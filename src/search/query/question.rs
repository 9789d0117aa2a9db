//! A question is a query: which of its words only ask, and what number it asks for.

use std::ops::Range;

use super::synonym::synonyms;
use super::{Query, Term, TermRole};
use crate::dataset::{Indicator, Kind};
use crate::text;

/// Words that only ask, several in a row.
#[rustfmt::skip]
const PHRASES: &[&str] = &[
    "có bao nhiêu", "là bao nhiêu", "bao nhiêu", "là gì", "là ai", "ở đâu", "khi nào", "như thế nào", "thế nào",
    "có những", "những gì", "cho tôi", "cho biết", "tra cứu", "giúp", "liệt kê", "danh sách", "xin hỏi",
    "làm được gì", "làm gì", "nói gì", "số liệu", "con số", "so với", "so sánh", "qua các năm", "năm nào",
    "tổng cộng", "tổng số", "hay không", "phải không", "nguồn vốn", "giai đoạn",
];

/// Single words that only ask.
#[rustfmt::skip]
const SINGLE: &[&str] = &[
    "là", "có", "nào", "gì", "mấy", "ai", "các", "những", "và", "của", "cho", "với", "tại", "ở", "trong", "từ",
    "đến", "được", "đã", "thì", "về", "bằng", "theo", "hay", "hoặc", "này", "đó", "ạ", "tổng", "huyện", "xã",
    "tỉnh", "sau", "để", "năm", "nguồn", "tốn", "hết", "bị", "nhau",
];

/// Those of them that are left out last: words of the trade where they have no tones (may, máy, mây;
/// tôn; bì), and words before the name of a place.
const LAST: &[&str] = &["mấy", "tốn", "bị", "huyện", "xã", "tỉnh"];

/// Words before the name of a place.
const BEFORE_PLACES: &[&str] = &["huyện", "xã", "phường"];

/// What is said of every record, and in a question means none of them in particular.
const OF_ALL: &[&str] = &[
    "được hỗ trợ",
    "hỗ trợ",
    "CNNT",
    "đề án",
    "dự án",
    "được đào tạo",
];

/// What a question asks for, by the words that name it.
#[rustfmt::skip]
const ASKED: &[(&str, Indicator)] = &[
    ("tổng kinh phí hỗ trợ", Indicator::Support), ("tổng kinh phí", Indicator::TotalCost),
    ("tổng vốn đầu tư", Indicator::TotalCost), ("tổng mức đầu tư", Indicator::TotalCost),
    ("người có việc làm", Indicator::EmploymentRate), ("học viên có việc làm", Indicator::EmploymentRate),
    ("lao động có việc làm", Indicator::EmploymentRate),
    ("tỷ lệ có việc làm", Indicator::EmploymentRate), ("tỷ lệ", Indicator::EmploymentRate),
    ("người lao động", Indicator::Trainees), ("lao động", Indicator::Trainees), ("học viên", Indicator::Trainees),
    ("người học", Indicator::Trainees), ("người", Indicator::Trainees),
    ("kinh phí đối ứng", Indicator::Counterpart), ("vốn đối ứng", Indicator::Counterpart),
    ("tiền đối ứng", Indicator::Counterpart), ("đối ứng", Indicator::Counterpart),
    ("kinh phí hỗ trợ", Indicator::Support), ("số tiền hỗ trợ", Indicator::Support),
    ("tiền hỗ trợ", Indicator::Support), ("vốn hỗ trợ", Indicator::Support), ("mức hỗ trợ", Indicator::Support),
    ("hỗ trợ", Indicator::Support), ("kinh phí", Indicator::Support), ("số tiền", Indicator::Support),
    ("tiền", Indicator::Support), ("vốn", Indicator::Support),
    ("cơ sở được hỗ trợ", Indicator::Establishments), ("cơ sở", Indicator::Establishments), ("doanh nghiệp", Indicator::Establishments),
    ("lớp học", Indicator::Classes), ("lớp", Indicator::Classes),
    ("đề án", Indicator::Programmes), ("chương trình", Indicator::Programmes), ("dự án", Indicator::Programmes),
    ("mô hình", Indicator::Models), ("sản phẩm", Indicator::Products),
];

/// Those of them that ask also at the head of what was typed.
const HEADS: &[&str] = &[
    "số tiền hỗ trợ",
    "tiền hỗ trợ",
    "mức hỗ trợ",
    "kinh phí",
    "kinh phí hỗ trợ",
    "tỷ lệ",
    "tỷ lệ có việc làm",
    "số tiền",
];

/// Words that ask which numbers contradict each other.
const CONTRADICTING: &[&str] = &[
    "mâu thuẫn",
    "không khớp",
    "sai lệch",
    "chênh lệch",
    "vênh",
    "lệch",
];

/// Words by which a number is asked for.
const ASKING: &[&str] = &["bao nhiêu", "tổng", "tổng số", "tổng cộng", "nào"];

/// One that needs its tones: "may" is said of machines and of sewing.
const ASKING_TONED: &[&str] = &["mấy"];

/// What a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A number over what is found.
    Number(Indicator),
    /// Published numbers that contradict each other.
    Contradictions,
}

/// Says whether the words ask, so that they mean something else than they say.
#[must_use]
pub fn is_question(query: &Query) -> bool {
    asks(&leading_words(query)) || asked(query).is_some()
}

/// Whether words ask by themselves; others only at the head of a number: `kinh phí khuyến công`.
fn asks(words: &[String]) -> bool {
    let alone = [
        rows_of(words, PHRASES, false),
        rows_of(words, &["nào"], true),
        rows_of(words, ASKING_TONED, false),
        last_word_that_asks(words),
    ]
    .concat();
    // "tổng" asks for a number only: "tổng hợp" does not.
    !alone.is_empty() || !asking(words).is_empty() && !named(words).is_empty()
}

/// The queries that a query may mean, each with the words that were left out; the first that finds
/// something counts.
///
/// Words of the same meaning come in only where the typed ones find nothing.
#[must_use]
pub fn steps(query: &Query) -> Vec<(Query, Vec<String>)> {
    let words = leading_words(query);
    let asks = asked(query).is_some();
    let mut steps: Vec<(Query, Vec<String>)> = Vec::new();
    for left_out in left_out(query, &words) {
        let plain = without(query, &left_out);
        let dropped: Vec<_> = left_out.iter().map(|place| words[*place].clone()).collect();
        let is_new = steps.iter().all(|(known, _)| *known != plain);
        // Who asks for a number and nothing else asks it of all records.
        if !is_new || left_out.len() == words.len() && !asks && plain.is_empty() {
            continue;
        }
        let together = with_places_together(&plain);
        for step in together.into_iter().chain(wider_and_wider(plain)) {
            steps.push((step, dropped.clone()));
        }
    }
    steps
}

/// The query with `xã Đông Hưng` as words in a row, where the data tells no communes apart.
fn with_places_together(query: &Query) -> Option<Query> {
    let words = leading_words(query);
    let places = rows_of(&words, BEFORE_PLACES, true);
    let place = places.into_iter().find(|place| place + 2 < words.len())?;
    let mut query = query.clone();
    let own: Vec<_> = query.terms.drain(place..place + 3).collect();
    query.terms.push(Term::joined(&own, TermRole::Phrase));
    Some(query)
}

/// A query, then what finds its words with other tones, then words of the same meaning.
fn wider_and_wider(query: Query) -> Vec<Query> {
    let has_synonyms = !synonyms(&leading_words(&query)).is_empty();
    let forgiving = query.clone().forgiving();
    let wider = Query {
        has_synonyms,
        ..forgiving.clone()
    };
    let mut steps = vec![query, forgiving, wider];
    steps.dedup();
    steps
}

/// The places of the words that are left out, one way after the other.
fn left_out(query: &Query, words: &[String]) -> Vec<Vec<usize>> {
    let phrases = rows_of(words, PHRASES, false);
    let named = named(words);
    let (kept, nouns): (Vec<_>, Vec<_>) = named
        .into_iter()
        .partition(|(_, asked)| asked.description().kind == Kind::Share);
    // A share is no number that is added: its words find the records that have one.
    let kept: Vec<_> = kept.into_iter().flat_map(|(row, _)| row).collect();
    let nouns: Vec<_> = nouns.into_iter().flat_map(|(row, _)| row).collect();
    let last = left_out_last(words);
    let end = last_word_that_asks(words);
    let asks = asks(words);
    let of_all = if asks { said_of_all(words) } else { Vec::new() };
    let all = |folded: bool, every: bool| {
        let single = rows_of(words, SINGLE, folded);
        let mut places = sorted(&[&phrases, &single, &nouns, &end, &of_all]);
        places.retain(|place| {
            let is_name = is_in_name(words, *place);
            !kept.contains(place) && !is_name && (every || !last.contains(place))
        });
        places
    };
    let is_asked = asks || asked(query).is_some() && all(true, false).len() < words.len();
    // In a question "duoc" is no word of the record, and "tiền" is not Tiền Hải.
    let ways = if is_asked {
        vec![all(true, false), all(true, true), Vec::new()]
    } else {
        vec![Vec::new(), all(false, false), all(true, true)]
    };
    // "mâu thuẫn" stands in comparisons, so it is left out last: records do not have it.
    let contradicting = rows_of(words, CONTRADICTING, true);
    let again = ways.iter().map(|way| sorted(&[way, &contradicting]));
    let again: Vec<_> = again.filter(|_| !contradicting.is_empty()).collect();
    ways.into_iter().chain(again).collect()
}

/// The places of the words that are left out last; with its tones "mấy" only asks.
fn left_out_last(words: &[String]) -> Vec<usize> {
    let asks = rows_of(words, ASKING_TONED, false);
    let mut places = rows_of(words, LAST, true);
    places.retain(|place| !asks.contains(place));
    places
}

/// The places of what is said of every record; "được đào tạo nghề" says more.
fn said_of_all(words: &[String]) -> Vec<usize> {
    let trade = rows_of(words, &["được đào tạo nghề"], true);
    let mut places = rows_of(words, OF_ALL, true);
    places.retain(|place| !trade.contains(place));
    places
}

/// Whether a word has a capital as the names of people and places do: Đông Các, Nguyễn Văn Năm.
fn is_in_name(words: &[String], place: usize) -> bool {
    let is_capital = |word: &String| {
        let mut letters = word.chars();
        let first = letters.next().is_some_and(char::is_uppercase);
        first && letters.all(char::is_lowercase) && word.chars().count() > 1
    };
    // The first word of a sentence has one as well.
    let is_told = place > 0 || words.get(1).is_some_and(is_capital);
    is_told && is_capital(&words[place]) && !words.iter().all(is_capital)
}

/// `có … không` asks, `gạch không nung` does not.
fn last_word_that_asks(words: &[String]) -> Vec<usize> {
    let asks = words.iter().any(|word| text::is_typed(word, "có"));
    let last = words
        .last()
        .filter(|word| asks && text::is_typed(word, "không"));
    last.map(|_| words.len() - 1).into_iter().collect()
}

/// What a query asks for.
#[must_use]
pub fn asked(query: &Query) -> Option<Asked> {
    let words = leading_words(query);
    if !rows_of(&words, CONTRADICTING, true).is_empty() {
        return Some(Asked::Contradictions);
    }
    // The first that is named is asked for: "bao nhiêu lao động ở các lớp".
    let first = named(&words).into_iter().min_by_key(|(row, _)| row.start);
    first.map(|(_, indicator)| Asked::Number(indicator))
}

/// The rows of words that name a number which is asked for: beside the words that ask, or at the
/// head of what was typed: `kinh phí khuyến công quốc gia`.
///
/// Elsewhere the same words say something else: "tien" in `tien hai bao nhieu`.
fn named(words: &[String]) -> Vec<(Range<usize>, Indicator)> {
    let asking = asking(words);
    let is_behind = |row: &Range<usize>| {
        let before = row.start.checked_sub(1);
        before.is_some_and(|before| asking.contains(&before))
    };
    // "mô hình bao nhiêu tiền" asks for money.
    let behind = rows_named(words, is_behind);
    if !behind.is_empty() {
        return behind;
    }
    // "tiền hỗ trợ KCQG là bao nhiêu" asks at its head.
    let asks = !asking.is_empty();
    rows_named(words, |row| {
        asking.contains(&row.end) || asks && row.start == 0 && row.len() > 1
    })
}

/// The places of the words by which a number is asked for.
fn asking(words: &[String]) -> Vec<usize> {
    let toned = rows_of(words, ASKING_TONED, false);
    [rows_of(words, ASKING, true), toned].concat()
}

/// The rows of words that name a number, of those that are meant, and at the head of what was typed.
fn rows_named(
    words: &[String],
    is_asked: impl Fn(&Range<usize>) -> bool,
) -> Vec<(Range<usize>, Indicator)> {
    let mut found: Vec<(Range<usize>, Indicator)> = Vec::new();
    for (name, indicator) in ASKED {
        let count = name.split(' ').count();
        let is_head = HEADS.contains(name);
        for start in 0..words.len() {
            let row = start..start + count;
            let own = words.get(row.clone()).unwrap_or(&[]);
            // "tổng kinh phí" asks by itself, wherever it stands.
            let is_meant = is_asked(&row) || is_head && start == 0 || name.starts_with("tổng ");
            let is_free = found
                .iter()
                .all(|(known, _)| known.end <= start || known.start >= row.end);
            if is_meant && is_free && !rows_of(own, &[name], true).is_empty() {
                found.push((row, *indicator));
            }
        }
    }
    found
}

/// The words of a query that were typed as such, from the first on.
fn leading_words(query: &Query) -> Vec<String> {
    let is_word = |term: &&Term| term.role == TermRole::Word;
    let terms = query.terms.iter().take_while(is_word);
    terms.map(|term| term.words.concat()).collect()
}

/// The places of the words that are one of these rows; tones count where they were typed, and a
/// single word without any may be another one, unless that does not matter.
fn rows_of(words: &[String], rows: &[&str], folded: bool) -> Vec<usize> {
    let mut places = Vec::new();
    // Beside words with tones one without any is meant so: "Đông La" is not "là".
    let folded = folded && !words.iter().any(|word| text::has_marks(word));
    for row in rows {
        let row: Vec<_> = row.split(' ').collect();
        for (start, own) in words.windows(row.len()).enumerate() {
            let is_safe = folded || row.len() > 1 || has_tones(own, &row);
            let mut pairs = own.iter().zip(&row);
            if is_safe && pairs.all(|(word, row)| text::is_typed(word, row)) {
                places.extend(start..start + row.len());
            }
        }
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// Whether a single word was typed with the tones that it has, or needs none to be told.
fn has_tones(words: &[String], row: &[&str]) -> bool {
    let is_plain = |word: &&str| !text::has_marks(word);
    text::has_marks(&words[0]) || row.iter().all(is_plain) || row[0].chars().count() > 3
}

fn sorted(lists: &[&[usize]]) -> Vec<usize> {
    let mut all = lists.concat();
    all.sort_unstable();
    all.dedup();
    all
}

/// The query without some of its first words.
fn without(query: &Query, dropped: &[usize]) -> Query {
    let mut place = 0;
    let mut query = query.clone();
    query.terms.retain(|_| {
        place += 1;
        !dropped.contains(&(place - 1))
    });
    query
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::parse;

    #[test]
    fn a_number_is_asked_for_beside_the_words_that_ask() {
        use Indicator::{
            Classes, Counterpart, EmploymentRate, Establishments, Support, TotalCost, Trainees,
        };
        for (typed, expected) in [
            ("bao nhieu lop", Some(Classes)),
            ("bao nhiêu người được đào tạo", Some(Trainees)),
            ("huyen tien hai ho tro bao nhieu", Some(Support)),
            ("tien hai", None),
            ("co so nao o vu thu", Some(Establishments)),
            ("kinh phi khuyen cong quoc gia", Some(Support)),
            ("ty le co viec lam", Some(EmploymentRate)),
            ("lao dong nong thon", None),
            ("kcqg ho tro mo hinh bao nhieu tien", Some(Support)),
            ("bao nhieu co so duoc ho tro", Some(Establishments)),
            ("tổng tiền đã quyết toán", Some(Support)),
            ("tien hai bao nhieu", None),
            ("tổng kinh phí 2014-2020", Some(TotalCost)),
            ("vũ thư tổng kinh phí hỗ trợ", Some(Support)),
            ("tiền hỗ trợ KCQG là bao nhiêu", Some(Support)),
            ("bao nhiêu vốn đối ứng", Some(Counterpart)),
            ("đối ứng của huyện hưng hà là bao nhiêu", Some(Counterpart)),
            ("bao nhiêu học viên có việc làm", Some(EmploymentRate)),
            ("có mấy lớp", Some(Classes)),
            ("may lop", None),
        ] {
            let expected = expected.map(Asked::Number);
            assert_eq!(asked(&parse(typed).unwrap()), expected, "{typed}");
        }
    }

    #[test]
    fn words_that_only_ask_are_left_out_step_by_step() {
        let left = |typed: &str| -> Vec<String> {
            let steps = steps(&parse(typed).unwrap()).into_iter();
            let mut left: Vec<_> = steps
                .map(|(step, _)| leading_words(&step).join(" "))
                .collect();
            left.dedup();
            left
        };
        assert_eq!(left("máy dệt"), ["máy dệt"]);
        assert_eq!(left("bao nhieu tien cho tien hai")[0], "tien hai");
        assert_eq!(left("tong so lao dong")[0], "");
        // What was typed in quotes stays.
        assert_eq!(left("\"bao nhiêu\" lớp"), [""]);
        assert_eq!(left("cói của làng"), ["cói của làng", "cói làng"]);
        // Without tones "cua" may be cửa, and is left out last.
        assert_eq!(left("cua go"), ["cua go", "go"]);
        // "may" is no question, and "mấy" is no machine.
        assert_eq!(left("bao nhieu hoc vien nghe may")[0], "nghe may");
        assert_eq!(left("có mấy HTX")[0], "HTX");
        assert_eq!(left("có đề án nào ở thái thụy không")[0], "thái thụy");
        assert_eq!(left("gạch không nung"), ["gạch không nung"]);
        assert_eq!(left("Tổng Hợp bao nhiêu tiền")[0], "Tổng Hợp");
        assert_eq!(
            left("xã Đông La được hỗ trợ bao nhiêu tiền")[1],
            "xã Đông La"
        );
        assert_eq!(left("số liệu nào vênh nhau")[0], "vênh");
        // A share is asked for by the words that find it.
        assert_eq!(
            left("tỷ lệ có việc làm là bao nhiêu")[0],
            "tỷ lệ có việc làm"
        );
        assert_eq!(left("nguồn KCQG"), ["nguồn KCQG", "KCQG"]);
        assert_eq!(left("tổng hợp"), ["tổng hợp", "hợp"]);
        assert_eq!(left("đồ gỗ nào")[0], "đồ gỗ");
    }
}
