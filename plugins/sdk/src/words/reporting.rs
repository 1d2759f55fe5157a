//! Verbs that report words, every inflection of them, and what they govern.

use std::sync::LazyLock;

use super::table::WordTable;

/// What a reporting verb governs: a set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Governs(u16);

impl Governs {
    /// A that-clause: "warned that the road was closed".
    pub const THAT: Governs = Governs(1);
    /// A clause without "that": "said the road was closed".
    pub const BARE: Governs = Governs(1 << 1);
    /// A quotation, before or after: "'No,' she replied".
    pub const QUOTE: Governs = Governs(1 << 2);
    /// A noun: "highlighted the situation", "denied the charge".
    pub const NOUN: Governs = Governs(1 << 3);
    /// An infinitive: "vowed to stay".
    pub const TO: Governs = Governs(1 << 4);
    /// Somebody spoken to, who is no part of the content: "told reporters that".
    pub const ADDRESSEE: Governs = Governs(1 << 5);
    /// A noun only together with a preposition of [`ReportingVerb::prepositions`]: "referred to the attack".
    pub const PREPOSITION: Governs = Governs(1 << 6);
    /// The speaker denies the content: "denied", "rejected".
    pub const DENIAL: Governs = Governs(1 << 7);
    /// Base and third person are common as nouns, so the verb needs clear surroundings: "reports", "claims".
    pub const NOUNLIKE: Governs = Governs(1 << 8);

    /// Both sets together.
    pub const fn or(self, other: Governs) -> Governs {
        Governs(self.0 | other.0)
    }

    /// Whether the two sets share a flag.
    pub const fn any(self, of: Governs) -> bool {
        self.0 & of.0 != 0
    }
}

/// A verb that reports words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportingVerb {
    /// Its dictionary form.
    pub lemma: &'static str,
    /// What it governs.
    pub governs: Governs,
    /// Prepositions (or particles) that introduce its content, such as `of about` for "warn", separated by spaces.
    pub prepositions: &'static str,
    /// Irregular third person, past, participle in -ing and, where it is another, past participle, separated by
    /// spaces; empty where regular.
    irregular: &'static str,
}

impl ReportingVerb {
    /// The past tense: "said", "denied".
    ///
    /// ```
    /// use briefer_plugin::words::reporting::reporting_form;
    /// assert_eq!(reporting_form("writing").unwrap().verb.past(), "wrote");
    /// ```
    pub fn past(&self) -> String {
        let [_, past, _] = inflect(self);
        past
    }
}

/// How a verb is inflected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Inflection {
    /// say
    Base,
    /// says
    Third,
    /// said (past tense or past participle)
    Past,
    /// saying
    Ing,
}

/// One inflected form of a reporting verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportingForm {
    /// The verb.
    pub verb: &'static ReportingVerb,
    /// How it is inflected.
    pub inflection: Inflection,
}

/// The reporting verb that `word` (lower case) is a form of.
///
/// ```
/// use briefer_plugin::words::reporting::{Inflection, reporting_form};
/// let form = reporting_form("denied").unwrap();
/// assert_eq!((form.verb.lemma, form.inflection), ("deny", Inflection::Past));
/// assert!(reporting_form("walked").is_none());
/// ```
pub fn reporting_form(word: &str) -> Option<ReportingForm> {
    FORMS.get(word)
}

/// Every form of every reporting verb, lower-case; where two verbs share a form, the later one is the more usual.
pub fn reporting_forms() -> Vec<(String, ReportingForm)> {
    let mut forms = Vec::with_capacity(VERBS.len() * 4);
    for verb in VERBS {
        let [third, past, ing] = inflect(verb);
        forms.push((verb.lemma.to_owned(), ReportingForm { verb, inflection: Inflection::Base }));
        forms.push((third, ReportingForm { verb, inflection: Inflection::Third }));
        forms.push((ing, ReportingForm { verb, inflection: Inflection::Ing }));
        forms.push((past, ReportingForm { verb, inflection: Inflection::Past }));
        if let Some(participle) = verb.irregular.split(' ').nth(3) {
            forms.push((participle.to_owned(), ReportingForm { verb, inflection: Inflection::Past }));
        }
    }
    forms
}

static FORMS: LazyLock<WordTable<ReportingForm>> = LazyLock::new(|| WordTable::new(reporting_forms()));

fn inflect(verb: &ReportingVerb) -> [String; 3] {
    let mut irregular = verb.irregular.split(' ').filter(|form| !form.is_empty());
    if let (Some(third), Some(past), Some(ing)) = (irregular.next(), irregular.next(), irregular.next()) {
        return [third, past, ing].map(str::to_owned);
    }
    let lemma = verb.lemma;
    let before_y = lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    let third = match before_y {
        Some(stem) => format!("{stem}ies"),
        None if lemma.ends_with(['s', 'x', 'z']) || lemma.ends_with("sh") || lemma.ends_with("ch") => {
            format!("{lemma}es")
        }
        None => format!("{lemma}s"),
    };
    let past = match (before_y, lemma.strip_suffix('e')) {
        (Some(stem), _) => format!("{stem}ied"),
        (None, Some(stem)) => format!("{stem}ed"),
        (None, None) => format!("{lemma}ed"),
    };
    let ing = match lemma.strip_suffix('e').filter(|stem| !stem.ends_with('e')) {
        Some(stem) => format!("{stem}ing"),
        None => format!("{lemma}ing"),
    };
    [third, past, ing]
}

const fn verb(lemma: &'static str, governs: Governs, prepositions: &'static str) -> ReportingVerb {
    ReportingVerb { lemma, governs, prepositions, irregular: "" }
}

const fn irregular(
    lemma: &'static str,
    irregular: &'static str,
    governs: Governs,
    prepositions: &'static str,
) -> ReportingVerb {
    ReportingVerb { lemma, governs, prepositions, irregular }
}

const TALK: Governs = Governs::THAT.or(Governs::BARE).or(Governs::QUOTE);
const CLAIM: Governs = TALK.or(Governs::NOUN);
const TELL: Governs = TALK.or(Governs::ADDRESSEE);
const SHOW: Governs = Governs::THAT.or(Governs::BARE);
const PRESENT: Governs = Governs::THAT.or(Governs::QUOTE).or(Governs::NOUN);
const REFER: Governs = Governs::PREPOSITION;
const PROMISE: Governs = PRESENT.or(Governs::TO);
const URGE: Governs = Governs::NOUN.or(Governs::QUOTE);
const ORDER: Governs = Governs::ADDRESSEE.or(Governs::TO);
const JUDGE: Governs = Governs::NOUN;
const DENY: Governs = PRESENT.or(Governs::DENIAL);

/// Every reporting verb, by what it governs.
static VERBS: &[ReportingVerb] = &[
    irregular("say", "says said saying", TALK, ""),
    irregular("tell", "tells told telling", TELL.or(Governs::TO), ""),
    verb("add", TALK, ""),
    verb("announce", CLAIM, ""),
    verb("state", TALK, ""),
    verb("note", CLAIM, ""),
    verb("explain", CLAIM, ""),
    verb("claim", CLAIM.or(Governs::NOUNLIKE), ""),
    verb("assert", CLAIM, ""),
    verb("argue", TALK, ""),
    verb("insist", TALK, "on"),
    verb("maintain", TALK, ""),
    verb("contend", TALK, ""),
    verb("allege", CLAIM, ""),
    verb("acknowledge", CLAIM, ""),
    irregular("admit", "admits admitted admitting", CLAIM, "to"),
    verb("concede", CLAIM, ""),
    verb("confirm", CLAIM, ""),
    verb("declare", CLAIM, ""),
    verb("disclose", CLAIM, ""),
    verb("reveal", CLAIM, ""),
    verb("report", CLAIM.or(Governs::NOUNLIKE), ""),
    verb("reply", TALK, ""),
    verb("respond", TALK, ""),
    verb("retort", TALK, ""),
    irregular("quip", "quips quipped quipping", TALK, ""),
    verb("joke", TALK.or(Governs::NOUNLIKE), "about"),
    verb("remark", TALK.or(Governs::NOUNLIKE), "on"),
    verb("comment", Governs::THAT.or(Governs::QUOTE).or(Governs::NOUNLIKE), "on"),
    verb("observe", Governs::THAT.or(Governs::QUOTE), ""),
    verb("mention", CLAIM.or(Governs::NOUNLIKE), ""),
    verb("reiterate", CLAIM, ""),
    verb("repeat", Governs::THAT.or(Governs::QUOTE), ""),
    verb("recount", Governs::THAT.or(Governs::QUOTE), ""),
    verb("recall", CLAIM, ""),
    verb("stress", PRESENT.or(Governs::NOUNLIKE), ""),
    verb("emphasize", PRESENT, ""),
    verb("emphasise", PRESENT, ""),
    verb("underline", PRESENT, ""),
    verb("underscore", PRESENT, ""),
    verb("highlight", PRESENT.or(Governs::NOUNLIKE), ""),
    verb("point", Governs::PREPOSITION.or(Governs::THAT).or(Governs::QUOTE).or(Governs::NOUNLIKE), "to"),
    verb("testify", TALK, "about"),
    irregular("write", "writes wrote writing written", TALK, "about"),
    verb("tweet", TALK.or(Governs::NOUNLIKE), ""),
    verb("post", Governs::QUOTE.or(Governs::NOUNLIKE), ""),
    verb("shout", TALK.or(Governs::NOUNLIKE), ""),
    verb("yell", TALK, ""),
    verb("chant", TALK.or(Governs::NOUNLIKE), ""),
    verb("whisper", TALK.or(Governs::NOUNLIKE), ""),
    verb("exclaim", TALK, ""),
    verb("cry", Governs::QUOTE.or(Governs::NOUNLIKE), ""),
    verb("predict", CLAIM, ""),
    irregular("forecast", "forecasts forecasted forecasting", PRESENT.or(Governs::NOUNLIKE), ""),
    verb("estimate", CLAIM.or(Governs::NOUNLIKE), ""),
    verb("suggest", CLAIM, ""),
    verb("indicate", CLAIM, ""),
    irregular("show", "shows showed showing shown", SHOW, ""),
    irregular("find", "finds found finding", Governs::THAT, ""),
    verb("conclude", Governs::THAT.or(Governs::QUOTE).or(Governs::BARE), ""),
    verb("complain", TALK, "about of"),
    verb("lament", PRESENT, ""),
    verb("caution", TALK.or(Governs::NOUNLIKE), "against about"),
    verb("warn", TELL.or(Governs::TO), "of about against over"),
    verb("advise", TELL.or(Governs::TO), "against"),
    verb("inform", TELL, "of about"),
    verb("remind", TELL.or(Governs::TO), "of about"),
    verb("assure", TELL, "of"),
    verb("reassure", TELL, "of"),
    verb("notify", Governs::THAT.or(Governs::ADDRESSEE), "of"),
    verb("brief", Governs::PREPOSITION.or(Governs::ADDRESSEE).or(Governs::NOUNLIKE), "on about"),
    verb("ask", TELL.or(Governs::TO).or(Governs::NOUN), "for about"),
    verb("wonder", Governs::THAT.or(Governs::QUOTE), "about"),
    verb("question", JUDGE.or(Governs::QUOTE).or(Governs::NOUNLIKE), ""),
    irregular("swear", "swears swore swearing sworn", TALK.or(Governs::TO), ""),
    verb("pledge", PROMISE.or(Governs::NOUNLIKE), ""),
    verb("promise", PROMISE.or(Governs::BARE).or(Governs::NOUNLIKE), ""),
    verb("vow", PROMISE.or(Governs::NOUNLIKE), ""),
    verb("threaten", Governs::THAT.or(Governs::TO), ""),
    verb("offer", Governs::TO, ""),
    verb("propose", PROMISE, ""),
    verb("recommend", PRESENT, ""),
    verb("demand", PROMISE.or(Governs::NOUNLIKE), ""),
    verb("request", PRESENT.or(Governs::NOUNLIKE), ""),
    verb("urge", URGE, ""),
    verb("implore", URGE, ""),
    verb("order", ORDER.or(Governs::NOUNLIKE), ""),
    verb("instruct", ORDER, ""),
    verb("direct", ORDER.or(Governs::NOUNLIKE), ""),
    verb("command", ORDER.or(Governs::NOUNLIKE), ""),
    irregular("beg", "begs begged begging", ORDER.or(Governs::QUOTE), ""),
    verb("encourage", JUDGE, ""),
    verb("call", URGE.or(Governs::NOUNLIKE), "for on upon"),
    verb("appeal", Governs::PREPOSITION.or(Governs::NOUNLIKE), "for to"),
    irregular("refer", "refers referred referring", REFER, "to"),
    verb("allude", REFER, "to"),
    verb("object", TALK.or(Governs::NOUNLIKE), "to"),
    irregular("speak", "speaks spoke speaking spoken", REFER, "of about"),
    verb("talk", REFER.or(Governs::NOUNLIKE), "about of"),
    verb("boast", TALK.or(Governs::NOUNLIKE), "of about"),
    irregular("brag", "brags bragged bragging", TALK, "of about"),
    verb("discuss", JUDGE, ""),
    verb("describe", URGE, ""),
    verb("characterize", URGE, ""),
    verb("portray", JUDGE, ""),
    verb("label", JUDGE.or(Governs::NOUNLIKE), ""),
    irregular("dub", "dubs dubbed dubbing", JUDGE, ""),
    verb("brand", JUDGE.or(Governs::NOUNLIKE), ""),
    verb("cite", PRESENT, ""),
    verb("quote", Governs::NOUN.or(Governs::NOUNLIKE), ""),
    verb("criticize", JUDGE, ""),
    verb("criticise", JUDGE, ""),
    verb("condemn", JUDGE, ""),
    verb("denounce", JUDGE, ""),
    verb("decry", JUDGE, ""),
    verb("deplore", JUDGE, ""),
    irregular("slam", "slams slammed slamming", JUDGE, ""),
    verb("blast", JUDGE.or(Governs::NOUNLIKE), ""),
    verb("praise", JUDGE.or(Governs::NOUNLIKE), ""),
    verb("hail", JUDGE.or(Governs::NOUNLIKE), ""),
    verb("welcome", JUDGE, ""),
    verb("applaud", JUDGE, ""),
    verb("mock", JUDGE, ""),
    verb("accuse", JUDGE, ""),
    verb("blame", JUDGE.or(Governs::NOUNLIKE), ""),
    verb("charge", Governs::THAT.or(Governs::QUOTE).or(Governs::NOUNLIKE), ""),
    verb("echo", JUDGE.or(Governs::NOUNLIKE), ""),
    verb("express", JUDGE.or(Governs::NOUNLIKE), ""),
    verb("voice", JUDGE.or(Governs::NOUNLIKE), ""),
    verb("deny", DENY, ""),
    verb("dispute", DENY.or(Governs::NOUNLIKE), ""),
    verb("reject", Governs::NOUN.or(Governs::QUOTE).or(Governs::DENIAL), ""),
    verb("dismiss", Governs::NOUN.or(Governs::QUOTE).or(Governs::DENIAL), ""),
    verb("refute", Governs::NOUN.or(Governs::DENIAL), ""),
    verb("rebuff", Governs::NOUN.or(Governs::DENIAL), ""),
    verb("continue", Governs::QUOTE, ""),
    irregular("begin", "begins began beginning begun", Governs::QUOTE, ""),
    verb("agree", Governs::THAT.or(Governs::QUOTE), ""),
    irregular("read", "reads read reading", Governs::QUOTE, ""),
    verb("rule", Governs::THAT.or(Governs::NOUNLIKE), ""),
    verb("opine", TALK, ""),
    verb("clarify", PRESENT, ""),
    verb("elaborate", Governs::QUOTE, "on"),
    verb("counter", Governs::THAT.or(Governs::QUOTE).or(Governs::NOUNLIKE), ""),
    verb("confess", TALK, "to"),
    verb("signal", Governs::THAT.or(Governs::NOUNLIKE), ""),
    verb("detail", Governs::NOUN.or(Governs::NOUNLIKE), ""),
    verb("outline", Governs::NOUN.or(Governs::NOUNLIKE), ""),
    verb("speculate", TALK, "about on"),
    verb("attest", Governs::THAT, "to"),
    verb("affirm", CLAIM, ""),
    verb("proclaim", CLAIM, ""),
    verb("certify", Governs::THAT, ""),
    verb("stipulate", Governs::THAT, ""),
    verb("reaffirm", CLAIM, ""),
    verb("posit", CLAIM, ""),
    verb("imply", Governs::THAT.or(Governs::BARE).or(Governs::NOUN), ""),
    verb("insinuate", Governs::THAT.or(Governs::BARE).or(Governs::NOUN), ""),
    verb("hint", Governs::THAT.or(Governs::BARE).or(Governs::NOUNLIKE), ""),
    verb("theorize", TALK, "about"),
    verb("hypothesize", Governs::THAT.or(Governs::BARE), "about"),
    verb("surmise", TALK, ""),
    verb("muse", Governs::THAT.or(Governs::QUOTE).or(Governs::NOUNLIKE), "about"),
    verb("marvel", Governs::THAT.or(Governs::QUOTE).or(Governs::NOUNLIKE), "at"),
    verb("bemoan", PRESENT, ""),
    verb("gripe", Governs::THAT.or(Governs::QUOTE).or(Governs::NOUNLIKE), "about"),
    verb("fume", Governs::THAT.or(Governs::QUOTE).or(Governs::NOUNLIKE), "about"),
    verb("scoff", Governs::THAT.or(Governs::QUOTE), "at"),
    verb("protest", Governs::THAT.or(Governs::QUOTE).or(Governs::NOUNLIKE), ""),
    verb("plead", Governs::QUOTE, "for"),
    verb("apologize", Governs::QUOTE, "for"),
    verb("apologise", Governs::QUOTE, "for"),
    verb("interject", Governs::THAT.or(Governs::QUOTE), ""),
    verb("intone", Governs::THAT.or(Governs::QUOTE), ""),
    irregular("snap", "snaps snapped snapping", Governs::QUOTE.or(Governs::NOUNLIKE), ""),
    verb("relay", Governs::THAT, ""),
    verb("convey", Governs::THAT, ""),
    verb("commend", JUDGE, ""),
    verb("laud", JUDGE, ""),
    verb("tout", JUDGE, ""),
    verb("rebuke", JUDGE.or(Governs::NOUNLIKE), ""),
    verb("lambast", JUDGE, ""),
    verb("lambaste", JUDGE, ""),
    verb("ridicule", JUDGE.or(Governs::NOUNLIKE), ""),
    verb("disparage", JUDGE, ""),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_and_irregular_inflections_lead_to_the_lemma() {
        for (word, lemma, inflection) in [
            ("says", "say", Inflection::Third),
            ("denying", "deny", Inflection::Ing),
            ("denies", "deny", Inflection::Third),
            ("noted", "note", Inflection::Past),
            ("stressing", "stress", Inflection::Ing),
            ("stresses", "stress", Inflection::Third),
            ("told", "tell", Inflection::Past),
            ("admitted", "admit", Inflection::Past),
            ("urge", "urge", Inflection::Base),
        ] {
            let form = reporting_form(word).unwrap_or_else(|| panic!("{word} is known"));
            assert_eq!((form.verb.lemma, form.inflection), (lemma, inflection), "{word}");
        }
    }

    #[test]
    fn other_verbs_are_unknown() {
        assert!(reporting_form("walked").is_none());
        assert!(reporting_form("").is_none());
    }

    #[test]
    fn deny_is_a_denial_and_say_is_none() {
        assert!(reporting_form("deny").unwrap().verb.governs.any(Governs::DENIAL));
        assert!(!reporting_form("say").unwrap().verb.governs.any(Governs::DENIAL));
    }
}
