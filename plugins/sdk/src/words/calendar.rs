//! Months and days of the week, with their abbreviations.

/// Month names and abbreviations, lower-case and without a final dot, with the month's number from 1.
///
/// `may` and `march` are also ordinary words; who reads them decides by capital letter and neighbours.
pub const MONTHS: &[(&str, i8)] = &[
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("sept", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];

/// Names and abbreviations of weekdays, lower-case and without a final dot, with the day's number from Monday = 1.
///
/// `sun`, `sat`, `wed` and `mon` are left out where they mean something else more often.
pub const WEEKDAYS: &[(&str, i8)] = &[
    ("monday", 1),
    ("tuesday", 2),
    ("wednesday", 3),
    ("thursday", 4),
    ("friday", 5),
    ("saturday", 6),
    ("sunday", 7),
    ("mon", 1),
    ("tue", 2),
    ("tues", 2),
    ("thu", 4),
    ("thur", 4),
    ("thurs", 4),
    ("fri", 5),
];

/// The number of the month that `lower` names, from 1.
///
/// ```
/// assert_eq!(briefer_plugin::words::calendar::month("sept"), Some(9));
/// ```
pub fn month(lower: &str) -> Option<i8> {
    MONTHS.iter().find(|(name, _)| *name == lower.trim_end_matches('.')).map(|(_, number)| *number)
}

/// The number of the weekday that `lower` names, from Monday = 1.
///
/// ```
/// assert_eq!(briefer_plugin::words::calendar::weekday("thursday"), Some(4));
/// ```
pub fn weekday(lower: &str) -> Option<i8> {
    WEEKDAYS.iter().find(|(name, _)| *name == lower.trim_end_matches('.')).map(|(_, number)| *number)
}
