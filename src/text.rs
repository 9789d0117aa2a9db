//! stub
use std::borrow::Cow;
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Lang {
    #[default]
    Vi,
    En,
}
#[allow(missing_docs)]
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.contains('\u{1b}') {
        text.replace('\u{1b}', "?").into()
    } else {
        text.into()
    }
}
#[allow(missing_docs)]
pub fn parse_scaled(text: &str, decimals: u32, _l: Option<Lang>) -> Result<i64, ()> {
    text.parse::<i64>()
        .map(|v| v * 10i64.pow(decimals))
        .map_err(|_| ())
}
