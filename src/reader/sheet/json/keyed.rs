//! Records of a list, or those that stand each under a key: `{"DA01": {…}, "DA02": {…}, "tong": 650}`.

use std::fmt;

use anyhow::Result;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Deserializer as Parser;
use serde_json::value::RawValue;

use super::loader::Loader;
use super::object::Records;
use super::record::RecordSeed;

/// Reads the records of a list, or those that stand each under a key.
pub(super) struct AnyRecords<'a, 'b, 'c>(pub(super) &'a mut Loader<'b, 'c>);

impl<'de> Visitor<'de> for AnyRecords<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        Records(self.0).visit_seq(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let loader = self.0;
        while let Some(key) = map.next_key::<String>()? {
            let value = map.next_value::<Box<RawValue>>()?;
            read_member(loader, key, value.get()).map_err(A::Error::custom)?;
            if loader.table.sink.report.stopped {
                return Err(A::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

/// An object is a record, or the total of the others under a key that says so.
fn read_member(loader: &mut Loader<'_, '_>, key: String, value: &str) -> serde_json::Result<()> {
    if !value.starts_with('{') {
        return loader.take_beside(key, value);
    }
    loader.next_record();
    loader.rows.name = Some(key);
    RecordSeed(loader).deserialize(&mut Parser::from_str(value))
}
