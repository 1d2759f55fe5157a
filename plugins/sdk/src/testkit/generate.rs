//! Invented news of any length, for benchmarks and tests: the same seed gives the same text.

use std::fmt::Write as _;

/// Generates at least `bytes` bytes of invented news: headlines and paragraphs with names, figures, quotations and
/// abbreviations, a blank line between any two.
///
/// ```
/// use briefer_plugin::testkit::generate::news;
/// let text = news(7, 1_000);
/// assert!(text.len() >= 1_000);
/// assert_eq!(text, news(7, 1_000));
/// ```
pub fn news(seed: u64, bytes: usize) -> String {
    let mut writer = Writer { random: Random::new(seed), text: String::with_capacity(bytes + 2_000) };
    while writer.text.len() < bytes {
        writer.article();
    }
    writer.text
}

/// A small generator of pseudo-random numbers (xorshift64*): enough for texts, not for secrets.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        // The state must not be zero.
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `limit`, which is not zero.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

const GIVEN_NAMES: &[&str] =
    &["Ana", "Dario", "Ilse", "Joram", "Lévana", "Marek", "Nadira", "Oskar", "Tamsin", "Yusra"];
const FAMILY_NAMES: &[&str] = &[
    "Karimova",
    "al-Dahri",
    "Brandt-Osei",
    "Halvorsen",
    "O'Deyne",
    "Petrakis",
    "Quist",
    "Šoltys",
    "Tarrow",
    "Vanterpool",
];
const TITLES: &[&str] = &["Mr.", "Mrs.", "Dr.", "Gen.", "Col.", "President", "Governor", "Minister", "Spokeswoman"];
const PLACES: &[&str] =
    &["Karsa", "Velmora", "Port Ashby", "the Tolma valley", "Ostrevia", "Nhalé", "Quernstad", "East Beldan", "Sarrow"];
const BODIES: &[&str] = &[
    "the Interior Ministry",
    "the Ostrevian Red Crescent",
    "the U.N. refugee agency",
    "ACME-7 Corp.",
    "the opposition",
    "the Border Guard",
    "the Karsa Liberation Front (KLF)",
    "the Ashby Water Co.",
];
const OUTLETS: &[&str] = &["the Karsa Post", "Radio Velmora", "the Beldan Courier", "Ashby Today"];
const PEOPLE: &[&str] =
    &["detainees", "displaced families", "fighters", "farmers", "students", "border guards", "returnees", "Ostrevians"];
const VERBS: &[&str] = &["killed", "detained", "released", "moved", "registered", "evacuated", "returned"];
const CUES: &[&str] = &["said", "told reporters", "added", "warned", "insisted"];
const DAYS: &[&str] = &["Monday", "Tuesday", "Jan. 19", "3 April", "Friday", "Sept. 2", "2026-04-01"];
const THINGS: &[&str] = &[
    "the talks will go on as long as they must",
    "nobody has seen the lists",
    "the camp cannot hold any more people",
    "the bridge is closed, the school is not",
    "we counted them twice",
    "it isn't over, and it won't be over soon",
    "the committee’s report is wrong",
];
const HEADS: &[&str] = &["Talks", "Evacuation", "Ceasefire", "Inquiry", "Harvest", "Strike"];

struct Writer {
    random: Random,
    text: String,
}

impl Writer {
    fn article(&mut self) {
        let (head, place, body) = (self.random.pick(HEADS), self.random.pick(PLACES), self.random.pick(BODIES));
        self.write(format_args!("{head} in {place} as {body} counts the cost\n\n"));
        for _ in 0..3 + self.random.below(6) {
            for _ in 0..2 + self.random.below(4) {
                self.sentence();
                self.text.push(' ');
            }
            self.text.pop();
            self.text.push_str("\n\n");
        }
    }

    /// Writes one sentence after one of several patterns.
    fn sentence(&mut self) {
        let (given, family) = (self.random.pick(GIVEN_NAMES), self.random.pick(FAMILY_NAMES));
        let (title, place, body) = (self.random.pick(TITLES), self.random.pick(PLACES), self.random.pick(BODIES));
        let (people, verb, day) = (self.random.pick(PEOPLE), self.random.pick(VERBS), self.random.pick(DAYS));
        let (thing, cue, outlet) = (self.random.pick(THINGS), self.random.pick(CUES), self.random.pick(OUTLETS));
        let small = 2 + self.random.below(90);
        let (thousands, rest) = (1 + self.random.below(40), self.random.below(1000));
        match self.random.below(10) {
            0 => self.write(format_args!("Over {small} {people} were {verb} near {place} on {day}, {body} {cue}.")),
            1 => self.write(format_args!("“We know that {thing},” {title} {given} {family} {cue} on {day}.")),
            2 => {
                self.write(format_args!("{family}’s office put the number at {thousands},{rest:03}, up from {small}."))
            }
            3 => self.write(format_args!("According to {body}, {thing}.")),
            4 => self.write(format_args!(
                "\"Why?\" {title} {family} asked, as {outlet} reported at {small}:30 p.m. in {place}."
            )),
            5 => self.write(format_args!(
                "From {small} to {thousands},{rest:03} {people} live in {place}, a {small}-year-old camp."
            )),
            6 => self
                .write(format_args!("{title} {given} {family} {cue} that {thing}. “It is so. It was so,” he {cue}.")),
            7 => self.write(format_args!(
                "The cost, about ${thousands}.{rest}m ({small}% of the budget), is borne by {body}."
            )),
            8 => self
                .write(format_args!("Meanwhile {people} in {place}, e.g. the {given} {family} family, have returned.")),
            _ => self.write(format_args!(
                "{outlet} wrote that hundreds of {people} and {small} others were {verb} in {place}."
            )),
        }
    }

    fn write(&mut self, words: std::fmt::Arguments<'_>) {
        let start = self.text.len();
        let _ = self.text.write_fmt(words);
        // Some patterns begin with "the".
        if self.text[start..].starts_with("the ") {
            self.text.replace_range(start..=start, "T");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::news;

    #[test]
    fn seeds_give_different_news() {
        assert_ne!(news(1, 500), news(2, 500));
        assert_eq!(news(0, 5_000), news(0, 5_000));
    }
}
