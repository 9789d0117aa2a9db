//! Search: from what was typed to the records that fit, best first.
//!
//! ```text
//! typed ─ query ─► Query ───┐
//!                           ├─ plan ─► Plan ─┐
//! Dataset ─ index ─► Index ─┴────────────────┴─ score ─► Found ─ result ─► the list in order
//! ```
//!
//! The rooms inside, each with a picture of its own; the `engine` goes through all of them:
//!
//! - `query`: what was typed, and what it may mean when it is a question
//! - `index`: words and values of the data
//! - `plan`: what typed words may mean
//! - `score`: points for texts, then for records
//! - `result`: order, history, highlights
//!
//! # Why it is fast
//!
//! A million records have a few thousand different words. A typed word is compared with those only;
//! each different text is read once, as numbers of words; a record adds up what its texts have. The
//! tests compare all of it with the slow, plain way (`plain.rs`).
//!
//! # Words of the trade
//!
//! | word | what it is |
//! | --- | --- |
//! | word | what stands between two spaces or marks, `nghề`; the *lexicon* gives each a number |
//! | code | a word of five digits or more; there may be a million, so it is found by its beginning only |
//! | rare word | a code, or a word for which no number of 16 bits was left; lists keep them apart |
//! | value | one of the different texts of a column, by number; 0 is the empty text |
//! | word list | a value as the numbers of its words; 0 ends a line, 1 the text, 2 stands for a rare word |
//! | bundle | columns of few values read as one; a *combination* is one value of each |
//! | term | a typed word, phrase or field; to be found, to be there or not to be there |
//! | fit | how well a word answers a term: *proper* as a whole or a beginning, else *loose* (slips) |
//! | hit | a word of the data that answers a term on its own, with points |
//! | sequence | a term that several words answer together: `dtn`, `daotaonghe`, `"đào tạo"` |
//! | writing | one way to write a long form: `công ty`, `Cty`, `C.ty`; typed in one, it is found in all |
//! | advance | from which places of a sequence a word leads on, and how far |
//! | entry | what a word of the data means to the query: points, and its advance in each sequence |
//! | lane | the byte in which the points of a term stand: term 1 in lane 1, the cover in lane 0 |
//! | cover | points for how much of a line the query says: all of it 24, a part up to 16 |
//! | class | texts with the same points; a value keeps only the number of its class |
//! | weight | what a column adds: a title says more than a note |
//! | piece | some records or texts that one thread takes at a time |
//!
//! # One query through all tables
//!
//! `daotaonghe` over the records in the program: 31 records, 351 words, no rare one.
//!
//! **index.** The lexicon numbers words as they come: `3 đào, 4 tạo, 5 nghề, 6 may, 7 công …`, and
//! for the names of the activity `296 dao, 297 tao, 298 nghe`. The title of record 3, "Đào tạo nghề,
//! truyền nghề và phát triển nghề TTCN", is value 4 of its column, with the word list
//! `3 4 5 29 5 30 31 32 5 33 1`; its contents are value 3,
//! `3 4 5 0 29 5 0 31 32 5 27 28 7 8 1`, three lines. Its places are combination 0 of 4, its source,
//! activity, years and state combination 3 of 22: the values `2 1 1 0`.
//!
//! **query.** One term: the word `daotaonghe`, to be found, in any column.
//!
//! **plan.** No word begins with it, and none is like it: no hit. So several words may answer, and
//! there are two sequences of ten letters: first letters (88 points), run together (108). As first
//! letters, every word with one of `d a o t n g h e` at its head leads one place on. Run together,
//! nine do, from the place where their letters stand in what was typed:
//!
//! | word | from place | leads on |
//! | --- | ---: | ---: |
//! | `3 đào`, `296 dao` | 0 | 3 |
//! | `4 tạo`, `297 tao` | 3 | 3 |
//! | `5 nghề`, `51 nghệ`, `298 nghe` | 6 | 4 |
//! | `208 ô` | 2, 5 | 1 |
//! | `287 đã` | 0 | 2 |
//!
//! **table.** Words that do the same share an entry: `đào` and `dao` have entry 2, `tạo` and `tao`
//! entry 3, `nghề`, `nghệ` and `nghe` entry 4, none with points of its own. Entry 4 leads the
//! first sequence from place 6 to 7 and the second from place 6 to 10, its end. So of 351 words
//! only these three are looked at when they come by; from there the way back is followed.
//!
//! **scan, `text_points`.** In the title of record 3 the word 5 at place 2 ends the second sequence:
//! it goes back by four letters from 10 to 6, the word 4 by three to 3, the word 3 by three to 0,
//! the beginning.
//! Lane 1 gets 108 points, three words of ten are covered: `16 · 3 / 10 = 4` in lane 0. The words 5
//! at the places 4 and 8 lead back to no beginning.
//!
//! **weight.** A title adds 14: `4 122`. The contents have a line that is covered whole, 24, of which a
//! quarter counts, and add 6: `6 114`. So does the name of the activity.
//!
//! **class, answers.** So each text has its points before any record is looked at, and a value keeps
//! only the number of its class. The 32 titles have four: class 0 is no points, class 1 is `4 122`
//! (values 1 and 4), class 2 `6 122` (value 23), class 3 `5 122` (value 26). Of the 22 combinations
//! of source, activity, years and state six are in class 1, here `6 114`. In the places nothing
//! answers.
//!
//! **judge.** Record 3 takes the best of lane 1 and the sum of lane 0: `122` and `4 + 6 + 6`, score
//! 138. Lane 1 has 80 or more, so it fits properly. Seven records do.
//!
//! **rank.** Record 3 with 138, 22 with 134, 25 with 133, 0 with 132 … Equal scores keep the order of
//! the data.
//!
//! **highlight.** In the title the ten letters of "Đào tạo nghề" are marked.
//!
//! # What is searched how
//!
//! All texts and the names of activity, funding and years by words; ids as a whole or, for words with
//! a digit, by their parts, years apart; figures by typed numbers of two digits or more that are the
//! same in whole đồng, people or classes, in million and billion; names of numbers by the records
//! that have one; what is told besides the fields (results, notes, sources) by words.
//!
//! # Three kinds of result
//!
//! | kind | each word | names | listed |
//! | --- | --- | --- | --- |
//! | match | whole; the last one by its beginning while it is typed | side by side | above the rule, counted |
//! | near | by its beginning; loose fits only where no record has all words so | anywhere | below it |
//! | part | whole, but only so many of four and more ([`Query::part`]) | anywhere | where nothing else is |
//!
//! They are three queries for the engine ([`Query::near`], [`Query::part`]), each with a plan and an
//! answer of its own. Which of the meanings of a question counts is settled first
//! ([`Engine::settle`]): the first that matches anything.

mod engine;
mod index;
mod plan;
mod query;
mod result;
mod score;

#[cfg(test)]
mod plain;
#[cfg(test)]
mod tests;

pub use engine::{Below, Engine, FirstScreen, Order, Rest};
pub use index::name::words_of;
pub use query::field::{beginning as fields_beginning, named as field_named};
pub use query::question::{Asked, asked, is_question};
pub use query::reading::read;
pub use query::{LONGEST, MOST_TERMS, Query, QueryError, before_last, parse};
pub use result::highlight::Marker;
pub use result::lacking::lacking;
pub use result::meant::{Meant, meant};
pub use score::share::Stop;
