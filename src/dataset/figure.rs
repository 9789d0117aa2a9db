//! Figures: the published numbers, each with its indicator and where it stands.

use super::RefId;

/// What a figure counts or measures, and so how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number of things or people.
    Count,
    /// Whole đồng.
    Money,
    /// Hundredths of a per cent, so that 70 % is 7,000.
    Share,
}

/// What was counted. The order is that of the detail pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "INDICATORS describes each in words")]
pub enum Indicator {
    Programmes,
    Establishments,
    Models,
    Trainees,
    Classes,
    EmploymentRate,
    StartupTrainees,
    Jobs,
    Transfers,
    FairParticipants,
    Products,
    Bulletins,
    Clusters,
    Linkages,
    TotalCost,
    Support,
    Counterpart,
    OwnInvestment,
    Advance,
    Settled,
}

/// How the figures of one indicator count towards those of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountsAs {
    /// The indicator that they count towards.
    pub indicator: Indicator,
    /// Whether that rests on an assumption, which every use must then state.
    pub assumed: bool,
}

/// All that the program knows of an indicator.
#[derive(Clone, Copy, Debug)]
pub struct Description {
    /// The indicator described.
    pub indicator: Indicator,
    /// Its name in files.
    pub key: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// Its name and, for a count, the unit behind a number, in Vietnamese.
    pub vi: (&'static str, &'static str),
    /// The same in English; the units of one and of many.
    pub en: (&'static str, [&'static str; 2]),
    /// A wider indicator that includes what this one counts.
    pub counts_as: Option<CountsAs>,
}

const fn describe(
    indicator: Indicator,
    key: &'static str,
    kind: Kind,
    vi: (&'static str, &'static str),
    en: (&'static str, [&'static str; 2]),
) -> Description {
    Description {
        indicator,
        key,
        kind,
        vi,
        en,
        counts_as: None,
    }
}

/// A fair is joined by an establishment; a demonstration model stands at one, which is assumed.
const fn among_establishments(assumed: bool, description: Description) -> Description {
    let indicator = Indicator::Establishments;
    Description {
        counts_as: Some(CountsAs { indicator, assumed }),
        ..description
    }
}

/// Every indicator, in the order of [`Indicator`].
#[rustfmt::skip]
pub static INDICATORS: [Description; 20] = {
    use {Indicator as I, Kind::{Count, Money, Share}};
    [
        describe(I::Programmes, "programmes", Count, ("Chương trình, đề án", "đề án"), ("Programmes, projects", ["programme", "programmes"])),
        describe(I::Establishments, "establishments", Count, ("Cơ sở CNNT được hỗ trợ", "cơ sở"), ("Establishments supported", ["establishment", "establishments"])),
        among_establishments(true, describe(I::Models, "models", Count, ("Mô hình trình diễn", "mô hình"), ("Demonstration models", ["model", "models"]))),
        describe(I::Trainees, "trainees", Count, ("Lao động được đào tạo", "người"), ("People trained", ["person", "people"])),
        describe(I::Classes, "classes", Count, ("Số lớp", "lớp"), ("Classes", ["class", "classes"])),
        describe(I::EmploymentRate, "employment_rate", Share, ("Tỷ lệ có việc làm", ""), ("In work afterwards", ["", ""])),
        describe(I::StartupTrainees, "startup_trainees", Count, ("Học viên khởi sự doanh nghiệp", "người"), ("Trained to start a business", ["person", "people"])),
        describe(I::Jobs, "jobs", Count, ("Việc làm tạo ra", "việc làm"), ("Jobs created", ["job", "jobs"])),
        describe(I::Transfers, "transfers", Count, ("Lượt chuyển giao công nghệ", "lượt"), ("Technology transfers", ["transfer", "transfers"])),
        among_establishments(false, describe(I::FairParticipants, "fair_participants", Count, ("Tham gia hội chợ, triển lãm", "cơ sở"), ("At fairs and exhibitions", ["establishment", "establishments"]))),
        describe(I::Products, "products", Count, ("Sản phẩm được bình chọn", "sản phẩm"), ("Products voted on", ["product", "products"])),
        describe(I::Bulletins, "bulletins", Count, ("Bản tin phát hành", "bản tin"), ("Bulletins issued", ["bulletin", "bulletins"])),
        describe(I::Clusters, "clusters", Count, ("Cụm công nghiệp", "cụm"), ("Industrial clusters", ["cluster", "clusters"])),
        describe(I::Linkages, "linkages", Count, ("Cụm liên kết", "cụm"), ("Linkage clusters", ["cluster", "clusters"])),
        describe(I::TotalCost, "total_cost", Money, ("Tổng kinh phí", ""), ("Total cost", ["", ""])),
        describe(I::Support, "support", Money, ("Kinh phí hỗ trợ", ""), ("Support", ["", ""])),
        describe(I::Counterpart, "counterpart", Money, ("Đối ứng", ""), ("Own share", ["", ""])),
        describe(I::OwnInvestment, "own_investment", Money, ("Vốn đầu tư của cơ sở", ""), ("Own investment", ["", ""])),
        describe(I::Advance, "advance", Money, ("Tạm ứng", ""), ("Advance paid", ["", ""])),
        describe(I::Settled, "settled", Money, ("Quyết toán", ""), ("Settled", ["", ""])),
    ]
};

impl Indicator {
    /// What the program knows of it.
    #[must_use]
    pub fn description(self) -> &'static Description {
        &INDICATORS[self as usize]
    }

    /// The indicator that a file names with `key`.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        INDICATORS
            .iter()
            .find(|known| known.key == key)
            .map(|known| known.indicator)
    }
}

/// How exactly a number was published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// As it stands.
    #[default]
    Exact,
    /// "trên", "hơn".
    Over,
    /// "khoảng".
    About,
    /// "gần", "dưới".
    Under,
}

impl Qualifier {
    /// Every qualifier with the name that files use.
    pub const KEYS: [(Self, &'static str); 4] = [
        (Self::Exact, "exact"),
        (Self::Over, "over"),
        (Self::About, "about"),
        (Self::Under, "under"),
    ];

    /// The name that files use.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::KEYS[self as usize].1
    }

    /// The qualifier that a file names with `key`.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::KEYS
            .into_iter()
            .find(|(_, known)| *known == key)
            .map(|(qualifier, _)| qualifier)
    }

    /// How exactly a sum is known when one more number with `other` is added to it.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (one, Self::Exact) | (Self::Exact, one) => one,
            (one, same) if one == same => one,
            _ => Self::About,
        }
    }

    /// The sign before the number: nothing, `>`, `~` or `<`.
    #[must_use]
    pub fn sign(self) -> &'static str {
        ["", ">", "~", "<"][self as usize]
    }
}

/// One published number. Its unit follows from the indicator: see [`Kind`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What was counted.
    pub indicator: Indicator,
    /// The number, never negative.
    pub value: i64,
    /// How exactly it was published.
    pub qualifier: Qualifier,
    /// Where it was published, if that is not where the record was.
    pub reference: Option<RefId>,
    /// The paragraph of that page, counted from 1.
    pub paragraph: Option<u32>,
    /// What is to be said about this number.
    pub note: String,
}

impl Figure {
    /// An exact figure without a place of its own.
    #[must_use]
    pub fn exact(indicator: Indicator, value: i64) -> Self {
        let note = String::new();
        Self {
            indicator,
            value,
            qualifier: Qualifier::Exact,
            reference: None,
            paragraph: None,
            note,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_indicators() {
        for (place, known) in INDICATORS.iter().enumerate() {
            assert_eq!(known.indicator as usize, place);
            assert_eq!(Indicator::parse(known.key), Some(known.indicator));
        }
    }

    #[test]
    fn one_open_number_opens_the_sum() {
        use Qualifier::{About, Exact, Over, Under};
        assert_eq!((Exact.and(Exact), Exact.and(Over)), (Exact, Over));
        assert_eq!((Under.and(Exact), Over.and(Over)), (Under, Over));
        assert_eq!((Over.and(Under), About.and(Over)), (About, About));
    }

    #[test]
    fn qualifiers_read_what_they_write() {
        for (qualifier, key) in Qualifier::KEYS {
            assert_eq!(qualifier.key(), key);
            assert_eq!(Qualifier::parse(key), Some(qualifier));
        }
    }
}
