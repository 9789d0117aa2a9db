//! What the number format of a cell does to its number: `0000` shows 7 as 0007.
//!
//! Decimals that a format rounds away and signs between thousands are left as they are: the value
//! itself is wanted. What a person would miss is kept: zeros in front, words around, the sign of
//! per cent, and what is shown in thousands.

mod exact;
mod section;

pub(super) use exact::Exact;
pub(super) use section::DateShape;
use section::{Section, Spot};

/// A number format with its sections for what is positive, negative, zero and text.
#[derive(Debug)]
pub(super) struct NumberFormat {
    sections: Vec<Section>,
}

impl NumberFormat {
    /// Reads a format; nothing where it shows numbers and texts as they are.
    pub(super) fn parse(code: &str) -> Option<Self> {
        let sections: Vec<_> = split(code).into_iter().map(Section::parse).collect();
        let is_plain = sections.iter().all(Section::is_plain);
        (!is_plain).then_some(Self { sections })
    }

    /// The format that only a number names.
    pub(super) fn built_in(id: u32) -> Option<Self> {
        Self::parse(match id {
            9 | 10 => "0%",
            14 | 15 | 27..=31 | 34..=36 | 50..=54 | 57 | 58 => "d/m/yyyy",
            16 => "d-m",
            17 => "m-yy",
            18..=21 | 32 | 33 | 55 | 56 => "h:mm:ss",
            22 => "d/m/yyyy h:mm",
            45 | 47 => "mm:ss",
            46 => "[h]:mm:ss",
            _ => return None,
        })
    }

    /// What of a date a number is shown as, if it is.
    pub(super) fn date(&self, number: f64) -> Option<DateShape> {
        let date = self.section(number)?.date;
        date.is_some().then_some(date)
    }

    /// A number as the format shows it, and whether it can still be read as one.
    pub(super) fn show(&self, number: &Exact, size: f64) -> (String, bool) {
        match self.section(size) {
            Some(section) if section.has_number => laid_out(section, number),
            // `;;;` hides a value and `"-"` stands for nothing; `"Có"` is what a person reads.
            Some(section) if section.before.contains(char::is_alphabetic) => {
                (section.before.clone(), false)
            }
            _ => (number.to_string(), true),
        }
    }

    /// A text with the words that the format puts around it, if it does.
    pub(super) fn around(&self, text: &str) -> Option<String> {
        let section = self.sections.iter().find(|section| section.is_text)?;
        let has_words = !(section.before.is_empty() && section.after.is_empty());
        has_words.then(|| [&section.before, text, &section.after].concat())
    }

    /// The section that a number is shown by.
    fn section(&self, number: f64) -> Option<&Section> {
        let conditional = |section: &Section| section.condition.is_some();
        if self.sections.iter().any(conditional) {
            return self.sections.iter().find(|section| {
                let condition = section.condition.as_ref();
                condition.is_none_or(|condition| condition.holds(number))
            });
        }
        let numbers = self.sections.iter().filter(|section| !section.is_text);
        let place = match numbers.clone().count() {
            2.. if number < 0.0 => 1,
            3.. if number == 0.0 => 2,
            _ => 0,
        };
        numbers.clone().nth(place)
    }
}

/// Splits a format at the semicolons that stand for themselves.
fn split(code: &str) -> Vec<&str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let is_end = move |c: char| {
        let is_free = !is_quoted && !is_escaped;
        is_quoted ^= c == '"' && !is_escaped;
        is_escaped = is_free && matches!(c, '\\' | '_' | '*');
        c == ';' && is_free
    };
    code.splitn(4, is_end).collect()
}

/// A number with its zeros and the words around it.
fn laid_out(section: &Section, number: &Exact) -> (String, bool) {
    let shown = number.shifted(section.shift);
    let (before, after) = (&section.before, &section.after);
    // Parentheses and a minus stand for the sign, which is written once.
    let (sign, before, after) = if number.is_negative && number.to_string() != "0" {
        let before = before.trim_matches(['-', '(', ' ']);
        ("-", before, after.trim_end_matches([')', ' ']))
    } else {
        ("", before.as_str(), after.as_str())
    };
    let digits = spread(&section.pattern, &shown.whole());
    let text = format!("{before}{sign}{digits}{}{after}", shown.fraction());
    (
        text,
        !section.has_signs() && is_number_between(before, after),
    )
}

/// Lays digits into their places from the right; those for which there is no place go in front.
fn spread(pattern: &[Spot], whole: &str) -> String {
    let mut rest = whole.trim_start_matches('0').chars().rev().peekable();
    let mut out = Vec::new();
    for (left, spot) in pattern.iter().enumerate().rev() {
        let zeros_left = pattern[..left].contains(&Spot::Zero);
        match spot {
            Spot::Sign(c) if rest.peek().is_some() || zeros_left => out.push(*c),
            Spot::Sign(_) => {}
            Spot::Zero => out.push(rest.next().unwrap_or('0')),
            Spot::Digit => out.extend(rest.next()),
        }
    }
    out.extend(rest);
    if out.is_empty() {
        out.push('0');
    }
    out.iter().rev().collect()
}

/// `300 triệu` and `$5` are amounts, `45/QĐ-SCT` and `KC-07` are names.
fn is_number_between(before: &str, after: &str) -> bool {
    let first = after.trim_start().chars().next();
    let is_unit = |c: char| c.is_alphabetic() || matches!(c, '%' | '‰' | '$' | '€' | '+');
    before.chars().all(|c| !c.is_alphanumeric()) && first.is_none_or(is_unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, number: &str) -> (String, bool) {
        let exact = Exact::parse(number).unwrap();
        match NumberFormat::parse(code) {
            Some(format) => format.show(&exact, number.parse().unwrap()),
            None => ("plain".to_owned(), true),
        }
    }

    #[test]
    fn what_a_format_shows() {
        for (code, number, text, is_number) in [
            ("00000", "42", "00042", true),
            ("00000", "1234567", "1234567", true),
            ("000.00", "5.125", "005.125", true),
            ("00\"/KH-UBND\"", "7", "07/KH-UBND", false),
            ("\"KC-\"000", "7", "KC-007", false),
            ("0000\\ 000\\ 000", "912345678", "0912 345 678", false),
            ("000\\-00", "1234", "012-34", false),
            ("###\\-##", "12", "12", false),
            ("#,##0\" tỷ\"", "2.5", "2.5 tỷ", true),
            ("#,##0\\ \"triệu đồng\"", "1200", "1200 triệu đồng", true),
            ("#,##0,,\" triệu\"", "312500000", "312.5 triệu", true),
            ("#,##0,", "12500", "12.5", true),
            ("0%", "0.345678", "34.5678%", true),
            ("0.0%;-0.0%", "-0.05", "-5%", true),
            ("0\\%", "70", "70%", true),
            ("0.0\"%\"", "70.5", "70.5%", true),
            ("General\" người\"", "35", "35 người", true),
            (
                "[>=1000000]0,,\" triệu\";0\" đồng\"",
                "3000000",
                "3 triệu",
                true,
            ),
            (
                "[>=1000000]0,,\" triệu\";0\" đồng\"",
                "500",
                "500 đồng",
                true,
            ),
            ("0\" lớp\";;\"không có\"", "0", "không có", false),
            ("#,##0\" đ\";(#,##0\" đ\")", "-5", "-5 đ", true),
            ("[$$-409]#,##0", "300", "$300", true),
            ("_-* #,##0\\ \"₫\"_-;_-* \"-\"\\ _₫_-", "300", "plain", true),
            (";;;", "12", "plain", true),
        ] {
            assert_eq!(shown(code, number), (text.to_owned(), is_number), "{code}");
        }
    }

    #[test]
    fn formats_that_change_nothing_that_matters() {
        for code in [
            "General",
            "0",
            "0.00",
            "#,##0",
            "# ##0",
            "#,##0.00;[Red]-#,##0.00",
            "_(* #,##0_);_(* #,##0_);_(* ??_);_(@_)",
            "0.00E+00",
            "# ?/?",
            "@",
        ] {
            assert!(NumberFormat::parse(code).is_none(), "{code}");
        }
    }

    #[test]
    fn dates_and_texts() {
        let date = |code: &str| NumberFormat::parse(code).unwrap().date(5.0).unwrap();
        assert!(date("dd/mm/yyyy;@").day && date("[$-42A]mmm\\-yy").month);
        assert!(!date("mm/yyyy").day && date("h:mm AM/PM").clock);
        assert!(date("[hh]:mm").elapsed);
        assert!(NumberFormat::parse("0\"d\"").unwrap().date(5.0).is_none());
        let format = NumberFormat::parse("0;0;0;\"HTX \"@").unwrap();
        assert_eq!(format.around("Hòa Phát").as_deref(), Some("HTX Hòa Phát"));
    }
}
