//! The shapes of the JSON format, and how each becomes what the dataset keeps.

use serde::Deserialize;

use super::loader::{Loader, say};
use crate::dataset::{
    Activity, Bilingual, COVERED, Figure, Funding, Indicator, Kind, Outcome, Period, Qualifier,
    Reference, Total,
};
use crate::messages::Reader;
use crate::text;

/// A title in one language or in both.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum FileTitle {
    Plain(String),
    Both(FileBilingual),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileBilingual {
    vi: String,
    #[serde(default)]
    en: String,
}

impl From<FileBilingual> for Bilingual {
    fn from(FileBilingual { vi, en }: FileBilingual) -> Self {
        Self {
            vi: clean(&vi),
            en: clean(&en),
        }
    }
}

impl From<FileTitle> for Bilingual {
    fn from(title: FileTitle) -> Self {
        match title {
            FileTitle::Plain(vi) => Self {
                vi: clean(&vi),
                en: String::new(),
            },
            FileTitle::Both(both) => both.into(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileReference {
    pub(super) id: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    publisher: String,
    #[serde(default)]
    url: String,
    #[serde(default)]
    beside: bool,
}

impl FileReference {
    pub(super) fn into_reference(self) -> Reference {
        Reference {
            id: clean(&self.id),
            title: clean(&self.title),
            publisher: clean(&self.publisher),
            url: clean(&self.url),
            beside: self.beside,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileActivity {
    pub(super) id: String,
    vi: String,
    #[serde(default)]
    en: String,
    short: Option<FileBilingual>,
}

impl FileActivity {
    pub(super) fn into_activity(self) -> Activity {
        let name = Bilingual {
            vi: clean(&self.vi),
            en: clean(&self.en),
        };
        let short = self.short.map_or_else(|| name.clone(), Bilingual::from);
        Activity {
            id: clean(&self.id),
            name,
            short,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileOutcome {
    text: String,
    reference: Option<String>,
    paragraph: Option<u32>,
    #[serde(default)]
    by: String,
}

impl FileOutcome {
    pub(super) fn into_outcome(
        self,
        loader: &mut Loader<'_, '_>,
        user: &str,
    ) -> Result<Outcome, String> {
        let reference = self
            .reference
            .map(|id| loader.reference(&id, user))
            .transpose()
            .map_err(say)?;
        let (text, by) = (clean(&self.text), clean(&self.by));
        Ok(Outcome {
            text,
            reference,
            paragraph: self.paragraph,
            by,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileFigure {
    indicator: String,
    value: serde_json::Number,
    qualifier: Option<String>,
    reference: Option<String>,
    paragraph: Option<u32>,
    #[serde(default)]
    note: String,
}

impl FileFigure {
    pub(super) fn into_figure(
        self,
        loader: &mut Loader<'_, '_>,
        user: &str,
    ) -> Result<Figure, String> {
        let words = loader.words;
        let indicator = Indicator::parse(&self.indicator)
            .ok_or_else(|| (words.bad_value)("indicator", &self.indicator))?;
        let value = value(&self.value, indicator.description().kind)
            .ok_or_else(|| (words.bad_value)(&self.indicator, &self.value.to_string()))?;
        let qualifier = match &self.qualifier {
            None => Qualifier::Exact,
            Some(key) => {
                Qualifier::parse(key).ok_or_else(|| (words.bad_value)("qualifier", key))?
            }
        };
        let reference = self
            .reference
            .map(|id| loader.reference(&id, user))
            .transpose()
            .map_err(say)?;
        let (paragraph, note) = (self.paragraph, clean(&self.note));
        Ok(Figure {
            indicator,
            value,
            qualifier,
            reference,
            paragraph,
            note,
        })
    }
}

/// A share may have two decimals; everything else is a whole number; only money is negative.
fn value(number: &serde_json::Number, kind: Kind) -> Option<i64> {
    let is_possible = |value: &i64| *value >= 0 || kind == Kind::Money;
    if let Some(whole) = number.as_i64().filter(|_| kind != Kind::Share) {
        return Some(whole).filter(is_possible);
    }
    let decimals = if kind == Kind::Share { 2 } else { 0 };
    let exact = text::parse_scaled(
        &super::scalar::digits(number),
        decimals,
        Some(text::Decimal::Point),
    );
    exact.ok().filter(is_possible)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileTotal {
    pub(super) id: String,
    indicator: String,
    value: serde_json::Number,
    qualifier: Option<String>,
    funding: Option<String>,
    activity: Option<String>,
    period: Option<String>,
    covers: Option<String>,
    reference: Option<String>,
    paragraph: Option<u32>,
    #[serde(default)]
    note: String,
}

impl FileTotal {
    pub(super) fn into_total(self, loader: &mut Loader<'_, '_>) -> Result<Total, String> {
        let Self {
            id,
            indicator,
            value,
            qualifier,
            reference,
            paragraph,
            note,
            ..
        } = self;
        let figure = FileFigure {
            indicator,
            value,
            qualifier,
            reference,
            paragraph,
            note,
        };
        Ok(Total {
            figure: figure.into_figure(loader, &id)?,
            funding: self
                .funding
                .map(|key| funding(&key, loader.words))
                .transpose()?,
            activity: self
                .activity
                .map(|activity| loader.activity(&activity, &id))
                .transpose()
                .map_err(say)?,
            period: self
                .period
                .map(|text| period(&text, loader.words))
                .transpose()?,
            covers_records: self
                .covers
                .map(|covered| covers(&covered, loader.words))
                .transpose()?
                .is_some(),
            id: clean(&id),
        })
    }
}

pub(super) fn period(text: &str, words: &Reader) -> Result<Period, String> {
    Period::parse(text).ok_or_else(|| (words.bad_value)("period", text))
}

fn covers(covered: &str, words: &Reader) -> Result<(), String> {
    let is_known = covered == COVERED;
    is_known
        .then_some(())
        .ok_or_else(|| (words.bad_value)("covers", covered))
}

fn funding(key: &str, words: &Reader) -> Result<Funding, String> {
    Funding::parse(key).ok_or_else(|| (words.bad_value)("funding", key))
}

fn clean(text: &str) -> String {
    text::clean(text).into_owned()
}
