//! The languages that stand side by side in every table of words.

/// The texts of one language.
pub(super) struct Spoken<const LANG: usize>;

pub(super) const VIETNAMESE: usize = 0;
pub(super) const ENGLISH: usize = 1;

impl<const LANG: usize> Spoken<LANG> {
    /// A text, or a way to make one, in this language.
    pub(super) const fn say<T: Copy>(vi: T, en: T) -> T {
        [vi, en][LANG]
    }
}
