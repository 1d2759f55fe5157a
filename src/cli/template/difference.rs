//! How an edition differs from one that was kept, for a person to read.

use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};

/// How many lines that are the same are shown around a difference.
const AROUND: usize = 2;
/// How many characters are shown of a line that is the same, and of what is the same at both ends of one that is not.
const SAME: usize = 100;
const ENDS: usize = 40;

/// The differences, each under its heading, with a few lines around; lines of `-` are the old one's, of `+` the new one's.
///
/// Notes are numbered anew with every statement that comes or goes: lines that differ in nothing else count as the same.
pub(super) fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let plain = |lines: &[&str]| lines.iter().map(|line| without_numbers(line)).collect::<Vec<_>>();
    let operations = capture_diff_slices(Algorithm::Patience, &plain(&old), &plain(&new));
    if operations.iter().all(|operation| matches!(operation, DiffOp::Equal { .. })) {
        return "  only the numbers of notes, or the ends of lines, differ\n".to_owned();
    }
    let mut out = String::new();
    for group in group_diff_ops(operations, AROUND) {
        let changed = group.iter().find(|operation| !matches!(operation, DiffOp::Equal { .. }));
        let (was, is) = changed.map_or((0, 0), |operation| (operation.old_range().start, operation.new_range().start));
        let in_notes = [old.get(was), new.get(is)].into_iter().flatten().any(|line| line.starts_with("[^"));
        let above = new[..is.min(new.len())].iter().rev().find_map(|line| line.strip_prefix('#'));
        let heading = above.map(|heading| format!(", under “{}”", heading.trim_start_matches('#').trim()));
        let place = if in_notes { ", in the notes".to_owned() } else { heading.unwrap_or_default() };
        out.push_str(&format!("@@ line {}{place}\n", is + 1));
        for operation in group {
            show(&operation, &old[operation.old_range()], &new[operation.new_range()], &mut out);
        }
    }
    out
}

fn show(operation: &DiffOp, old: &[&str], new: &[&str], out: &mut String) {
    let mut line = |sign: &str, text: &str| {
        out.push_str(format!("{sign} {text}").trim_end());
        out.push('\n');
    };
    if let DiffOp::Equal { .. } = operation {
        new.iter().for_each(|text| line(" ", &cut(text)));
        return;
    }
    // Lines that took each other's place are shown together, and of long ones what is not the same.
    let together = old.len().min(new.len());
    for (old, new) in old.iter().zip(new) {
        let (old, new) = changed(old, new);
        line("-", &old);
        line("+", &new);
    }
    old[together..].iter().for_each(|text| line("-", text));
    new[together..].iter().for_each(|text| line("+", text));
}

/// The beginning of a line.
fn cut(line: &str) -> String {
    match line.char_indices().nth(SAME) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    }
}

/// Two lines without most of what they begin and end with alike.
fn changed(old: &str, new: &str) -> (String, String) {
    let (before, after): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let shorter = before.len().min(after.len());
    let start = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
    let end = before.iter().rev().zip(after.iter().rev()).take(shorter - start).take_while(|(a, b)| a == b).count();
    let (from, to) = (start.saturating_sub(ENDS), end.saturating_sub(ENDS));
    let part = |line: &[char]| {
        let middle: String = line[from..line.len() - to].iter().collect();
        format!("{}{middle}{}", if from > 0 { "…" } else { "" }, if to > 0 { "…" } else { "" })
    };
    (part(&before), part(&after))
}

/// A line whose notes have no numbers: `[^12]` becomes `[^]`.
fn without_numbers(line: &str) -> String {
    let mut parts = line.split("[^");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        out.push_str("[^");
        out.push_str(if rest.starts_with(']') { rest } else { part });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_stands_under_its_heading_with_lines_around() {
        let old = "# A\n\n## One\n\n- a[^1]\n- b[^2]\n- c\n- d\n- e\n";
        let new = "# A\n\n## One\n\n- a[^1]\n- new[^2]\n- b[^3]\n- c\n- d\n- e\n";
        assert_eq!(difference(old, new), "@@ line 6, under “One”\n\n  - a[^1]\n+ - new[^2]\n  - b[^3]\n  - c\n");
        assert!(difference("# A\n[^1]: x\n", "# A\n[^1]: y\n").starts_with("@@ line 2, in the notes\n"));
        assert_eq!(difference("x\n", "y\nz\n"), "@@ line 1\n- x\n+ y\n+ z\n");
    }

    #[test]
    fn notes_that_are_numbered_anew_are_no_difference_to_read() {
        let told = difference("a[^1] b[^2]\n", "a[^10] b[^11]\n");
        assert!(told.contains("only the numbers of notes"), "{told}");
        assert!(difference("a[^1]\n", "a[^x]\n").contains("+ a[^x]"));
        assert_eq!(without_numbers("[^1][^22]: [^a] [^3"), "[^][^]: [^a] [^3");
    }

    #[test]
    fn of_long_lines_what_changed_is_shown() {
        let line = |word: &str| format!("{}é {word} ü{}", "a".repeat(300), "b".repeat(300));
        let told = difference(&line("old"), &line("newer"));
        assert!(told.contains("aé old üb") && told.contains("aé newer üb"), "{told}");
        assert!(told.lines().all(|line| line.chars().count() < 110), "{told}");
        let same = format!("{}\n{}\n{}", "é".repeat(300), "x", "é".repeat(300));
        assert!(difference(&same, &same.replace('x', "y")).lines().all(|line| line.chars().count() <= SAME + 3));
        for (old, new) in [("", "a"), ("aa", "aaa"), ("aba", "aa"), ("é", "è")] {
            assert!(difference(old, new).contains('+') || new.is_empty(), "{old:?} {new:?}");
        }
    }
}
