//! JSON values in the order in which they are to be read, without what is not known.

use serde::ser::{Error, Serialize, Serializer};

use crate::dataset::Period;

/// A JSON value.
pub(super) enum Node {
    /// Not known, and left out of objects.
    Nothing,
    True,
    Text(String),
    /// A whole number, and how many of its digits are decimals.
    Number(i64, u32),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

/// A text; an empty one is not known.
pub(super) fn text(text: &str) -> Node {
    if text.is_empty() {
        Node::Nothing
    } else {
        Node::Text(text.to_owned())
    }
}

/// A list; an empty one is not known.
pub(super) fn list(items: impl Iterator<Item = Node>) -> Node {
    let items: Vec<_> = items.collect();
    if items.is_empty() {
        Node::Nothing
    } else {
        Node::List(items)
    }
}

/// An object of what is known.
pub(super) fn object<K: Into<String>>(pairs: impl IntoIterator<Item = (K, Node)>) -> Node {
    let known = pairs
        .into_iter()
        .filter(|(_, value)| !matches!(value, Node::Nothing));
    let pairs: Vec<_> = known.map(|(key, value)| (key.into(), value)).collect();
    if pairs.is_empty() {
        Node::Nothing
    } else {
        Node::Object(pairs)
    }
}

impl Node {
    /// The members of an object.
    pub(super) fn into_pairs(self) -> Vec<(String, Node)> {
        match self {
            Self::Object(pairs) => pairs,
            _ => Vec::new(),
        }
    }
}

impl From<Option<Period>> for Node {
    fn from(period: Option<Period>) -> Self {
        period.map_or(Self::Nothing, |period| Self::Text(period.to_string()))
    }
}

impl From<Option<u32>> for Node {
    fn from(number: Option<u32>) -> Self {
        number.map_or(Self::Nothing, |number| Self::Number(number.into(), 0))
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_unit(),
            Self::True => serializer.serialize_bool(true),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number, decimals) => serialize_number(*number, *decimals, serializer),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(pairs) => {
                serializer.collect_map(pairs.iter().map(|(key, value)| (key, value)))
            }
        }
    }
}

/// Whole numbers stay whole; the few decimals of a share survive as a float.
fn serialize_number<S: Serializer>(
    number: i64,
    decimals: u32,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let scale = 10_i64.pow(decimals);
    if number % scale == 0 {
        return serializer.serialize_i64(number / scale);
    }
    let text = format!(
        "{}.{:0width$}",
        number / scale,
        number % scale,
        width = decimals as usize
    );
    serializer.serialize_f64(text.parse().map_err(S::Error::custom)?)
}
