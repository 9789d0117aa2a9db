//! The shapes of the JSON format, and how each becomes what the dataset keeps.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

use super::Loader;
use crate::dataset::{
    Activity, Bilingual, Figure, Funding, Indicator, Kind, Outcome, Period, Qualifier, Record,
    Reference, TextField, Total,
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
    pub(super) fn unnamed(id: &str) -> Reference {
        Reference {
            id: clean(id),
            ..Reference::default()
        }
    }

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
    pub(super) fn unnamed(id: &str) -> Activity {
        Activity {
            id: clean(id),
            ..Activity::default()
        }
    }

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
    pub(super) fn into_outcome(self, loader: &mut Loader<'_>, user: &str) -> Outcome {
        let reference = self.reference.map(|id| loader.reference(&id, user));
        let (text, by) = (clean(&self.text), clean(&self.by));
        Outcome {
            text,
            reference,
            paragraph: self.paragraph,
            by,
        }
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
    fn into_figure(self, loader: &mut Loader<'_>, user: &str) -> Result<Figure, String> {
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
        let reference = self.reference.map(|id| loader.reference(&id, user));
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

/// A share may have two decimals; everything else is a whole number; nothing is negative.
fn value(number: &serde_json::Number, kind: Kind) -> Option<i64> {
    let decimals = if kind == Kind::Share { 2 } else { 0 };
    let exact = text::parse_scaled(&number.to_string(), decimals, Some(text::Lang::En));
    exact.ok().filter(|value| *value >= 0)
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
    reference: Option<String>,
    paragraph: Option<u32>,
    #[serde(default)]
    note: String,
}

impl FileTotal {
    pub(super) fn into_total(self, loader: &mut Loader<'_>) -> Result<Total, String> {
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
                .map(|activity| loader.activity(&activity, &id)),
            period: self
                .period
                .map(|text| period(&text, loader.words))
                .transpose()?,
            id: clean(&id),
        })
    }
}

/// A place in its parts, or an address as it was written.
#[derive(Deserialize)]
#[serde(untagged)]
enum FilePlace {
    Address(String),
    Parts(FilePlaceParts),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FilePlaceParts {
    #[serde(default)]
    address: String,
    #[serde(default)]
    commune: String,
    #[serde(default)]
    district: String,
    #[serde(default)]
    province: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileRecord {
    id: String,
    title: String,
    #[serde(default)]
    funding: Vec<String>,
    activity: Option<String>,
    period: Option<String>,
    place: Option<FilePlace>,
    #[serde(default)]
    establishments: Vec<String>,
    #[serde(default)]
    figures: Vec<FileFigure>,
    #[serde(default)]
    contents: Vec<String>,
    #[serde(default)]
    outcomes: Vec<FileOutcome>,
    #[serde(default)]
    part_of: String,
    #[serde(default)]
    status: String,
    #[serde(default)]
    note: String,
    reference: Option<String>,
    paragraph: Option<u32>,
    #[serde(default)]
    extra: Pairs,
}

impl FileRecord {
    pub(super) fn into_record(self, loader: &mut Loader<'_>) -> Result<Record, String> {
        let id = self.id.clone();
        self.fill(loader)
            .map_err(|reason| (loader.words.in_record)(&clean(&id), &reason))
    }

    fn fill(self, loader: &mut Loader<'_>) -> Result<Record, String> {
        let mut record = Record::default();
        self.fill_texts(&mut record);
        let id = &self.id;
        for key in &self.funding {
            record.funding.insert(funding(key, loader.words)?);
        }
        record.period = self
            .period
            .map(|text| period(&text, loader.words))
            .transpose()?;
        record.activity = self.activity.map(|activity| loader.activity(&activity, id));
        record.reference = self
            .reference
            .map(|reference| loader.reference(&reference, id));
        record.paragraph = self.paragraph;
        for figure in self.figures {
            record.figures.push(figure.into_figure(loader, id)?);
        }
        for outcome in self.outcomes {
            record.outcomes.push(outcome.into_outcome(loader, id));
        }
        for (name, text) in self.extra.0 {
            record
                .extra
                .push((loader.dataset.extra_column(&clean(&name)), text));
        }
        Ok(record)
    }

    fn fill_texts(&self, record: &mut Record) {
        let texts = [
            (TextField::Id, &self.id),
            (TextField::Title, &self.title),
            (TextField::Parent, &self.part_of),
            (TextField::Status, &self.status),
            (TextField::Note, &self.note),
        ];
        for (field, text) in texts {
            record.set(field, text);
        }
        self.establishments
            .iter()
            .for_each(|l| record.add_line(TextField::Establishments, l));
        self.contents
            .iter()
            .for_each(|line| record.add_line(TextField::Contents, line));
        match &self.place {
            None => {}
            Some(FilePlace::Address(address)) => record.set(TextField::Address, address),
            Some(FilePlace::Parts(parts)) => parts.fill(record),
        }
    }
}

impl FilePlaceParts {
    fn fill(&self, record: &mut Record) {
        record.set(TextField::Address, &self.address);
        record.set(TextField::Commune, &self.commune);
        record.set(TextField::District, &self.district);
        record.set(TextField::Province, &self.province);
    }
}

/// An object of texts in the order of the file.
#[derive(Default)]
struct Pairs(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor)
    }
}

struct PairsVisitor;

impl<'de> Visitor<'de> for PairsVisitor {
    type Value = Pairs;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}

pub(super) fn period(text: &str, words: &Reader) -> Result<Period, String> {
    Period::parse(text).ok_or_else(|| (words.bad_value)("period", text))
}

fn funding(key: &str, words: &Reader) -> Result<Funding, String> {
    Funding::parse(key).ok_or_else(|| (words.bad_value)("funding", key))
}

fn clean(text: &str) -> String {
    text::clean(text).into_owned()
}
