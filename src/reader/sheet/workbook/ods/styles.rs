//! The styles of an ODS file, as far as they hide sheets or strike text through.

use std::collections::HashSet;
use std::rc::Rc;

use quick_xml::events::BytesStart;

use super::super::xml::attribute;
use super::struck::{self, PartStyles};

/// The styles of sheets that hide them, and of texts that are left out.
#[derive(Default)]
pub(super) struct SheetStyles {
    current: String,
    hidden: HashSet<String>,
    /// Those that strike text through, or put it above the line.
    pub(super) parts: Rc<PartStyles>,
}

impl SheetStyles {
    /// Looks at a tag before the sheets.
    pub(super) fn look(&mut self, start: &BytesStart<'_>) {
        match start.name().as_ref() {
            "style:style" => self.current = attribute(start, "name").unwrap_or_default(),
            "style:table-properties" if attribute(start, "display").as_deref() == Some("false") => {
                self.hidden.insert(std::mem::take(&mut self.current));
            }
            "style:text-properties" if struck::strikes(start) => {
                let parts = Rc::make_mut(&mut self.parts);
                parts.struck.insert(self.current.clone());
            }
            "style:text-properties" if struck::raises(start) => {
                let parts = Rc::make_mut(&mut self.parts);
                parts.raised.insert(self.current.clone());
            }
            _ => {}
        }
    }

    /// Says whether the tag of a sheet has such a style.
    pub(super) fn is_hidden(&self, start: &BytesStart<'_>) -> bool {
        attribute(start, "style-name").is_some_and(|name| self.hidden.contains(&name))
    }
}
