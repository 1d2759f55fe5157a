//! Telephone and account numbers: groups of digits that are no grouped number.

use briefer_plugin::QuantityKind;

use super::{NotCount, not};
use crate::atoms::Atoms;
use crate::rule::Rule;

/// How many groups of digits are followed; longer rows of numbers are a table.
const MOST_GROUPS: usize = 9;

/// "+93 70 123 4567", "0800 555 111", "tel. 555-0182", "DE89 3704 0044 0532 0130 00".
pub(super) fn telephone(atoms: &Atoms<'_>, at: usize) -> Option<NotCount> {
    if !atoms.is_plain(at) {
        return None;
    }
    let (to, digits, groups) = groups(atoms, at);
    if groups < 2 || !(5..=34).contains(&digits) {
        return None;
    }
    let before = at.checked_sub(1);
    let plus = before.filter(|&plus| atoms.is_mark(plus, '+') && atoms.glued(at));
    let account = before.is_some_and(|code| is_account_code(atoms.written(code)));
    let cued = is_cued(atoms, plus.or(before));
    let leading_zero = atoms.written(at).starts_with('0') && atoms.written(at).len() > 2;
    if !(cued || digits >= 7 && (plus.is_some() || account || leading_zero)) {
        return None;
    }
    not(plus.unwrap_or(at), to, QuantityKind::Id, None, Rule::TelephoneNumber)
}

/// The end of the groups of digits that begin at `at`, how many digits and how many groups they are.
fn groups(atoms: &Atoms<'_>, at: usize) -> (usize, usize, usize) {
    let (mut to, mut digits, mut groups) = (at + 1, atoms.written(at).len(), 1);
    while groups < MOST_GROUPS {
        let open = usize::from(atoms.is_mark_of(to, "-–./()"));
        let twice = usize::from(open == 1 && atoms.is_mark_of(to + 1, "-("));
        let next = to + open + twice;
        let apart = open > 0 || !atoms.glued(next);
        if !(apart && atoms.is_plain(next)) || atoms.is_mark(to, '.') && !atoms.glued(next) {
            break;
        }
        digits += atoms.written(next).len();
        groups += 1;
        to = next + 1;
    }
    (to, digits, groups)
}

/// The first group of an account number: `DE89`.
fn is_account_code(written: &str) -> bool {
    let bytes = written.as_bytes();
    bytes.len() == 4 && bytes[..2].iter().all(u8::is_ascii_uppercase) && bytes[2..].iter().all(u8::is_ascii_digit)
}

/// Whether "tel.", "call" or their like stands right before, a colon, a dot or "on" between.
fn is_cued(atoms: &Atoms<'_>, before: Option<usize>) -> bool {
    let cue = |at: usize| {
        atoms.is_any(at, &["tel", "tel.", "phone", "telephone", "fax", "call", "dial", "hotline", "whatsapp", "mobile"])
    };
    let Some(mut at) = before else { return false };
    for _ in 0..2 {
        if atoms.is_mark_of(at, "+:.(") || atoms.is_any(at, &["on", "at", "number", "is"]) {
            let Some(back) = at.checked_sub(1) else { return false };
            at = back;
        }
    }
    cue(at)
}
