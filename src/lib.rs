//! A terminal explorer over Vietnam's khuyến công (industrial promotion) programmes.

pub mod text;
