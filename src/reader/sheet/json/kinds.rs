//! What the lists and members of an object are: records, groups of them, or the columns of a table.

use super::keys::{are_alike, has_full_title, has_id, has_number, has_title};

/// How many kinds of objects are told apart among the members of one.
const MOST_KINDS: usize = 8;

/// A list of objects somewhere in the text, or an object of objects that are alike.
pub(super) struct ListOfObjects {
    /// The keys that lead to it.
    pub(super) path: Vec<String>,
    pub(super) objects: u64,
    /// The keys of its first object.
    pub(super) keys: Vec<String>,
}

impl ListOfObjects {
    /// Says whether at least half of the keys are the same.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        are_alike(&self.keys, &other.keys)
    }

    /// Says whether its objects have amounts or counts: a list of projects beside one of places.
    pub(super) fn has_numbers(&self) -> bool {
        has_number(&self.keys)
    }
}

/// A list of lists of plain values.
pub(super) struct ListOfLists {
    /// The keys that lead to it.
    pub(super) path: Vec<String>,
    pub(super) lists: u64,
    /// How long the first of them is.
    pub(super) width: u64,
    /// It has nothing but texts, which may name the columns.
    pub(super) has_names: bool,
}

/// The first items of a list.
#[derive(Default)]
pub(super) struct FirstItems {
    /// The keys of the first object.
    pub(super) keys: Vec<String>,
    /// The key of a list inside one of them, and the keys of the first object there.
    pub(super) inner: Option<(String, Vec<String>)>,
    /// The texts among them.
    pub(super) texts: Vec<String>,
    /// How long the first list is, and how many texts it has.
    pub(super) first_list: Option<(u64, u64)>,
}

impl FirstItems {
    /// Says whether the objects are groups, and the projects stand in the list inside.
    ///
    /// A project may have a list of its parts; it has a title or an id as well. A mere `ten` may be
    /// that of a district, where those inside have a `ten_de_an` or the list is called `de_an`.
    pub(super) fn are_groups(&self) -> bool {
        let Some((key, inner)) = &self.inner else {
            return false;
        };
        let is_project = has_full_title(&self.keys) || has_id(&self.keys);
        let is_named = has_title(&self.keys) && !has_full_title(inner);
        let is_called = has_full_title(std::slice::from_ref(key));
        !is_project && (!is_named || is_called) && has_title(inner) && has_number(inner)
    }
}

/// What a member of an object is.
pub(super) enum MemberKind<'a> {
    Plain,
    /// An object with these plain keys.
    Object(&'a [String]),
    /// A list of so many plain values; none where it has others.
    List(Option<u64>),
}

/// What the members of an object are.
#[derive(Default)]
pub(super) struct MemberKinds {
    /// The keys of those that are texts and numbers.
    pub(super) plain: Vec<String>,
    /// The keys of the objects, and the plain keys of each kind of them with their number.
    named: Vec<String>,
    kinds: Vec<(Vec<String>, u64)>,
    /// The keys of the lists, and how long they are if they are of plain values and one length.
    lists: Vec<String>,
    length: Option<u64>,
    /// A member is neither plain nor like the others.
    is_mixed: bool,
}

impl MemberKinds {
    pub(super) fn note(&mut self, key: String, kind: &MemberKind<'_>) {
        match kind {
            MemberKind::Plain => self.plain.push(key),
            MemberKind::List(length) => {
                let is_other = !self.lists.is_empty() && *length != self.length;
                self.is_mixed |= length.is_none() || is_other;
                self.length = *length;
                self.lists.push(key);
            }
            MemberKind::Object(keys) => self.note_object(key, keys),
        }
    }

    fn note_object(&mut self, key: String, keys: &[String]) {
        let mut known = self.kinds.iter();
        match known.position(|(known, _)| are_alike(known, keys)) {
            Some(place) => self.kinds[place].1 += 1,
            None if self.kinds.len() < MOST_KINDS => self.kinds.push((keys.to_vec(), 1)),
            None => self.is_mixed = true,
        }
        self.named.push(key);
    }

    /// The keys of records that stand under their names or numbers, and how many there are.
    ///
    /// All members are such objects, or they are projects and the others what is told of them:
    /// `{"DA01": {…}, "DA02": {…}, "tong_cong": {"kinh_phi": 650}}`.
    pub(super) fn records(&self) -> Option<(&[String], u64)> {
        let (keys, count) = self.kinds.iter().max_by_key(|(_, count)| *count)?;
        let objects = self.named.len() as u64;
        let is_alone = self.plain.is_empty() && self.lists.is_empty() && *count == objects;
        let are_projects = || has_title(keys) && has_number(keys) && !has_title(&self.plain);
        let are_records = !self.is_mixed && is_alone || are_projects() && count * 2 > objects;
        (*count > 1 && keys.len() > 1 && are_records).then_some((keys, *count))
    }

    /// Says whether the members are the columns of a table: lists of one length or objects with the
    /// same keys, of which one holds titles and one amounts.
    pub(super) fn are_columns(&self) -> bool {
        let are_called = |keys: &[String]| keys.len() > 1 && has_title(keys) && has_number(keys);
        let of_lists = self.named.is_empty() && !self.is_mixed && self.length > Some(0);
        let of_objects = self.lists.is_empty() && !self.is_mixed;
        of_lists && are_called(&self.lists)
            || of_objects
                && are_called(&self.named)
                && matches!(self.kinds.as_slice(), [(keys, _)] if !has_title(keys))
    }
}
