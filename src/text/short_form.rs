//! The short forms of the trade, which stand for words and are stood for by them.

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
