//! Funding sources (nguồn kinh phí): which public money a record was paid from.

/// A source of public money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Funding {
    /// Khuyến công quốc gia, the national programme.
    National,
    /// Khuyến công địa phương, the programme of the province.
    Local,
    /// Any other state money, such as the budget of a district.
    Other,
}

impl Funding {
    /// Every source, in the order in which lists show them.
    pub const ALL: [Self; 3] = [Self::National, Self::Local, Self::Other];

    /// The short form that files and screens use.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::National => "KCQG",
            Self::Local => "KCĐP",
            Self::Other => "khac",
        }
    }

    /// The source that a dataset file names with `key`.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.key() == key)
    }
}

/// The sources of one record; empty means that none was published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FundingSet(u8);

impl FundingSet {
    /// How many different sets there are.
    pub const COUNT: usize = 1 << Funding::ALL.len();

    /// The set with the number `bits`, as [`Self::bits`] gave it.
    #[must_use]
    pub fn from_bits(bits: u8) -> Self {
        Self(bits & 0b111)
    }

    /// A number below [`Self::COUNT`] that stands for the set.
    #[must_use]
    pub fn bits(self) -> u8 {
        self.0
    }

    /// Every set, by its number.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..8).map(Self)
    }

    /// Adds a source.
    pub fn insert(&mut self, source: Funding) {
        self.0 |= 1 << source as u8;
    }

    /// The sources of either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Says whether the source is in the set.
    #[must_use]
    pub fn contains(self, source: Funding) -> bool {
        self.0 & (1 << source as u8) != 0
    }

    /// Says whether no source is known.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The only source of the set, if it has exactly one.
    #[must_use]
    pub fn single(self) -> Option<Funding> {
        let mut sources = self.iter();
        sources.next().filter(|_| sources.next().is_none())
    }

    /// The sources in their usual order.
    pub fn iter(self) -> impl Iterator<Item = Funding> {
        Funding::ALL
            .into_iter()
            .filter(move |source| self.contains(*source))
    }
}

impl FromIterator<Funding> for FundingSet {
    fn from_iter<T: IntoIterator<Item = Funding>>(sources: T) -> Self {
        let mut set = Self::default();
        sources.into_iter().for_each(|source| set.insert(source));
        set
    }
}
