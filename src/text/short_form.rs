//! The short forms of the trade, which stand for words and are stood for by them.
//!
//! What a long form means is written in many ways: `công ty cổ phần` as `CTCP`, `Cty CP`, `C.ty cổ
//! phần`, `C.T.C.P`. A *writing* is one of them, word by word without marks; it is *whole* where one
//! short form says all of it, `ctcp` or `c t c p`, else each of its parts has writings of its own.

use std::ops::Range;
use std::sync::LazyLock;

use super::spelling::{is_same_word, other_spelling};

/// A short form and what it stands for, both without marks.
#[rustfmt::skip]
pub const SHORT_FORMS: &[(&str, &str)] = &[
    // Kinds of establishments.
    ("cty",  "cong ty"),
    ("ct",   "cong ty"),
    ("cp",   "co phan"),
    ("ctcp", "cong ty co phan"),
    ("tnhh", "trach nhiem huu han"),
    ("mtv",  "mot thanh vien"),
    ("dn",   "doanh nghiep"),
    ("dntn", "doanh nghiep tu nhan"),
    ("htx",  "hop tac xa"),
    ("hkd",  "ho kinh doanh"),
    ("kd",   "kinh doanh"),
    ("cssx", "co so san xuat"),
    ("xn",   "xi nghiep"),
    // The programme.
    ("kc",   "khuyen cong"),
    ("kcqg", "khuyen cong quoc gia"),
    ("kcdp", "khuyen cong dia phuong"),
    ("ttkc", "trung tam khuyen cong"),
    // Industry.
    ("cn",   "cong nghiep"),
    ("ttcn", "tieu thu cong nghiep"),
    ("cnnt", "cong nghiep nong thon"),
    ("ccn",  "cum cong nghiep"),
    ("kcn",  "khu cong nghiep"),
    ("sp",   "san pham"),
    ("sx",   "san xuat"),
    ("sxsh", "san xuat sach hon"),
    ("xk",   "xuat khau"),
    ("nk",   "nhap khau"),
    ("xnk",  "xuat nhap khau"),
    ("mm",   "may moc"),
    ("tb",   "thiet bi"),
    ("mmtb", "may moc thiet bi"),
    ("tbi",  "thiet bi"),
    ("mh",   "mo hinh"),
    ("mhtd", "mo hinh trinh dien"),
    ("kt",   "ky thuat"),
    ("dt",   "dao tao"),
    ("dtn",  "dao tao nghe"),
    ("vlxd", "vat lieu xay dung"),
    // Places and offices.
    ("tp",   "thanh pho"),
    ("h",    "huyen"),
    ("p",    "phuong"),
    ("q",    "quan"),
    ("x",    "xa"),
    ("tx",   "thi xa"),
    ("tt",   "thi tran"),
    ("ubnd", "uy ban nhan dan"),
    ("qd",   "quyet dinh"),
    ("dp",   "dia phuong"),
    ("qg",   "quoc gia"),
];

/// What a short form stands for; a few have several meanings.
pub fn expansions(word: &str) -> impl Iterator<Item = &'static str> {
    let named = SHORT_FORMS.iter().filter(move |(short, _)| *short == word);
    named.map(|(_, long)| *long)
}

/// Words that stand for others, and one other way to write these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewritten {
    /// The places of the words.
    pub range: Range<usize>,
    /// The other writing, word by word.
    pub words: &'static [&'static str],
}

/// One way to write a long form.
#[derive(Debug)]
struct Writing {
    words: Vec<&'static str>,
    is_whole: bool,
}

/// The writings of each long form.
static WRITINGS: LazyLock<Vec<Vec<Writing>>> = LazyLock::new(|| {
    let mut longs: Vec<_> = SHORT_FORMS.iter().map(|(_, long)| *long).collect();
    longs.sort_unstable();
    longs.dedup();
    longs.into_iter().map(writings).collect()
});

/// The other writings of all rows of words, typed without marks, that stand for something.
///
/// A short form has every other writing. A row of words has the whole ones only: `cty` stands for a
/// part of `công ty cổ phần` and is found as such.
#[must_use]
pub fn rewritten(typed: &[impl AsRef<str>]) -> Vec<Rewritten> {
    let mut found = Vec::new();
    for start in 0..typed.len() {
        for writings in &*WRITINGS {
            for own in writings {
                if is_written(&typed[start..], own) {
                    let range = start..start + own.words.len();
                    found.extend(others(writings, own, &range));
                }
            }
        }
    }
    found
}

/// Whether a word without marks stands in some writing.
#[must_use]
pub fn is_in_writings(word: &str) -> bool {
    static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let all = WRITINGS.iter().flatten().flat_map(|own| &own.words);
        let mut words: Vec<_> = all.copied().collect();
        words.sort_unstable();
        words.dedup();
        words
    });
    let is_known = |word: &str| WORDS.binary_search(&word).is_ok();
    is_known(word) || other_spelling(word).is_some_and(|other| is_known(&other))
}

fn is_written(typed: &[impl AsRef<str>], writing: &Writing) -> bool {
    let mut pairs = typed.iter().zip(&writing.words);
    typed.len() >= writing.words.len() && pairs.all(|(word, own)| is_same_word(word.as_ref(), own))
}

fn others(
    writings: &'static [Writing],
    typed: &Writing,
    range: &Range<usize>,
) -> impl Iterator<Item = Rewritten> {
    let others = writings
        .iter()
        .filter(|other| other.words != typed.words && (typed.is_whole || other.is_whole));
    others.map(|other| Rewritten {
        range: range.clone(),
        words: &other.words,
    })
}

fn writings(long: &'static str) -> Vec<Writing> {
    let shorts = SHORT_FORMS.iter().filter(|(_, own)| *own == long);
    let whole: Vec<_> = shorts.flat_map(|(short, _)| whole(short, long)).collect();
    let words: Vec<_> = long.split(' ').collect();
    let mut others = in_parts(&words);
    others.retain(|words| !whole.contains(words));
    let mark = |is_whole| move |words| Writing { words, is_whole };
    let whole = whole.into_iter().map(mark(true));
    whole.chain(others.into_iter().map(mark(false))).collect()
}

/// The short form as one word and with a point behind each of its letters.
fn whole(short: &'static str, long: &str) -> Vec<Vec<&'static str>> {
    let apart = apart(short, long).filter(|apart| apart.len() > 1);
    [Some(vec![short]), apart].into_iter().flatten().collect()
}

/// The short form cut where it goes on to the next word: `c ty` for `công ty`.
fn apart(short: &'static str, long: &str) -> Option<Vec<&'static str>> {
    let (mut pieces, mut rest) = (Vec::new(), short);
    let firsts = long.split(' ').filter_map(|word| word.chars().next());
    for first in firsts.skip(1) {
        let (piece, next) = rest.split_at(1 + rest.get(1..)?.find(first)?);
        pieces.push(piece);
        rest = next;
    }
    pieces.push(rest);
    Some(pieces)
}

/// The words in full, or some of them side by side by their short form.
fn in_parts(words: &[&'static str]) -> Vec<Vec<&'static str>> {
    let Some(first) = words.first() else {
        return vec![Vec::new()];
    };
    let parts = SHORT_FORMS.iter().flat_map(|(short, long)| {
        let count = long.split(' ').count();
        let is_part =
            count > 1 && words.len() >= count && long.split(' ').eq(words[..count].iter().copied());
        let heads = if is_part {
            whole(short, long)
        } else {
            Vec::new()
        };
        heads.into_iter().map(move |head| (head, count))
    });
    let heads = [(vec![*first], 1)].into_iter().chain(parts);
    let joined = heads.flat_map(|(head, count)| {
        let tails = in_parts(&words[count..]).into_iter();
        tails.map(move |tail| [head.as_slice(), &tail].concat())
    });
    joined.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(typed: &str) -> Vec<(Range<usize>, String)> {
        let typed: Vec<_> = typed.split(' ').collect();
        let all = rewritten(&typed).into_iter();
        all.map(|other| (other.range, other.words.join(" ")))
            .collect()
    }

    #[test]
    fn a_short_form_is_written_in_all_ways_that_its_parts_are() {
        let all = |typed| all(typed).into_iter().map(|(_, words)| words);
        let mut found: Vec<_> = all("htx").collect();
        assert_eq!(found, ["h t x", "hop tac xa"]);
        found = all("cty").collect();
        assert_eq!(found, ["c ty", "ct", "c t", "cong ty"]);
        found = all("dntn").collect();
        assert!(found.contains(&"d n t n".to_owned()) && found.contains(&"dn tu nhan".to_owned()));
        found = all("mmtb").collect();
        for expected in ["mm tb", "may moc t bi", "m m thiet bi", "mm tbi"] {
            assert!(found.contains(&expected.to_owned()), "{expected}");
        }
        assert!(!all("htx").any(|words| words.ends_with("tac x")));
    }

    #[test]
    fn a_row_of_words_is_written_whole() {
        let found = all("may dn tu nhan");
        let of_row = found.iter().filter(|(range, _)| range.len() > 1);
        let expected = [(1..4, "dntn".to_owned()), (1..4, "d n t n".into())];
        assert_eq!(of_row.cloned().collect::<Vec<_>>(), expected);
        assert!(found.contains(&(1..2, "d n".into())));
        assert_eq!(all("cong ti")[0], (0..2, "cty".into()));
        assert!(all("may dong phuc").is_empty());
    }
}
