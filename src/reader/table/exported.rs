//! Tables that this program wrote: the fields in their order, then the columns of other files.
//!
//! A column of another file may be called as a field is, or as one that is only read (`KCQG hỗ
//! trợ`); behind the fields of an export it is what it was, and its amounts count no second time.

use crate::dataset::{FIELDS, Field, TextField, header};
use crate::messages::Messages;
use crate::text::{Lang, Unit};

/// What the columns of an export hold; nothing where the names are not those that the program
/// writes.
pub(super) fn columns(names: &[(String, String)]) -> Option<Vec<(Field, Option<Unit>)>> {
    let all = || names.iter().map(|(name, _)| name.as_str());
    let mut langs = [Lang::Vi, Lang::En].into_iter();
    let mut columns = langs.find_map(|lang| fields(all(), lang))?;
    columns.resize(names.len(), (Field::Extra, None));
    Some(columns)
}

/// What the first names are, as far as they are fields in the order in which they are written. The
/// id and three fields stand in every export, whatever its records hold.
fn fields<'a>(
    names: impl Iterator<Item = &'a str>,
    lang: Lang,
) -> Option<Vec<(Field, Option<Unit>)>> {
    let known = FIELDS.iter().map(|known| known.field);
    // `KCQG hỗ trợ` is only read: behind the fields it is a column of another file.
    let mut known = known.filter(|field| field.is_held());
    let mut last = None;
    let leading = names.map_while(|name| {
        let (bare, unit) = header::split_unit(name);
        let bare = bare.trim();
        let further = last.filter(|field| is_further(bare, *field, lang));
        let field = further.or_else(|| known.find(|field| field.label(lang) == bare))?;
        last = Some(field);
        Some((field, unit))
    });
    let leading: Vec<_> = leading.collect();
    let has = |field| leading.iter().any(|(known, _)| *known == field);
    let always = [Field::Period, Field::Funding, Field::Activity];
    let begins = leading.first().map(|(field, _)| *field) == Some(Field::Text(TextField::Id));
    (begins && always.into_iter().all(has)).then_some(leading)
}

/// Says whether a name is that of further numbers of the field before it.
fn is_further(name: &str, field: Field, lang: Lang) -> bool {
    let is_figure = matches!(field, Field::Figure(_));
    let more = Messages::of(lang).reader.table.further;
    is_figure && name.strip_suffix(more) == Some(field.label(lang))
}

/// Says whether these are the names of the columns of an export.
pub(super) fn is_header<'a>(names: &(impl Iterator<Item = &'a str> + Clone)) -> bool {
    let id = Field::Text(TextField::Id);
    let first = names.clone().next();
    let mut langs = [Lang::Vi, Lang::En].into_iter();
    langs.any(|lang| first == Some(id.label(lang)) && fields(names.clone(), lang).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(names: &[&str]) -> Option<Vec<&'static str>> {
        let names: Vec<_> = names
            .iter()
            .map(|name| ((*name).to_owned(), String::new()))
            .collect();
        let columns = columns(&names)?;
        Some(columns.iter().map(|(field, _)| field.key()).collect())
    }

    #[test]
    fn columns_behind_the_fields_of_an_export_are_no_fields() {
        let export = ["Mã", "Năm", "Nguồn kinh phí", "Hoạt động"];
        let with = |more: &[&'static str]| [&export[..], more].concat();
        let names = with(&["Kinh phí hỗ trợ (đồng)", "Năm", "KCQG hỗ trợ", "#"]);
        let extra = "extra";
        let expected = [
            "id", "period", "funding", "activity", "support", extra, extra, extra,
        ];
        assert_eq!(keys(&names), Some(expected.to_vec()));
        let names = with(&["KCQG hỗ trợ (triệu đồng)"]);
        assert_eq!(keys(&names).unwrap()[4..], [extra]);
        assert_eq!(keys(&export[..3]), None);
        assert_eq!(
            keys(&["Tên đề án", "Năm", "Nguồn kinh phí", "Hoạt động"]),
            None
        );
    }
}
