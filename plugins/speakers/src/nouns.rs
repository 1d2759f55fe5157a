//! Nouns for people, bodies and documents: what each says of who or what it names.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use briefer_plugin::Gender;
use briefer_plugin::words::table::WordTable;

/// What a noun says of who or what it names.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Noun {
    human: bool,
    document: bool,
    gender: Option<Gender>,
    /// The roles that it can stand for, parted by blanks.
    pub(crate) roles: &'static str,
    /// The words of the bodies that it can stand for, parted by blanks.
    pub(crate) bodies: &'static str,
}

impl Noun {
    /// What is known of a word, whatever its case.
    pub(crate) fn of(word: &str) -> Noun {
        NOUNS.get_ignoring_case(word, 0..word.len()).unwrap_or_default()
    }
}

/// Roles that one noun can stand for.
const CLASSES: &[(&str, &str)] = &[
    ("diplomat", "ambassador envoy representative consul diplomat negotiator"),
    ("envoy", "ambassador envoy representative"),
    ("politician", "senator congressman congresswoman deputy lawmaker mp minister mayor governor councillor"),
    ("lawmaker", "senator congressman congresswoman deputy representative mp legislator lawmaker"),
    ("leader", "president premier chairman chairwoman head leader chief chancellor prime"),
    ("chief", "head director chief president secretary-general"),
    ("head", "head director chief"),
    ("official", "official minister director spokesman spokeswoman secretary head deputy governor commissioner"),
    ("minister", "minister premier"),
    ("officer", "officer colonel captain major sergeant lieutenant general commander"),
    ("commander", "commander general colonel"),
    ("nominee", "nominee candidate"),
    ("candidate", "candidate nominee"),
    ("executive", "executive ceo chief president director"),
    ("scholar", "scholar professor historian researcher"),
    ("academic", "professor lecturer scholar"),
    ("scientist", "scientist professor researcher biologist chemist physicist"),
    ("physician", "doctor physician surgeon"),
    ("attorney", "attorney lawyer"),
    ("lawyer", "attorney lawyer"),
    ("businessman", "businessman magnate entrepreneur owner"),
];

/// Words in the names of bodies that one noun can stand for.
const BODIES: &[(&str, &str)] = &[
    ("panel", "committee subcommittee commission board"),
    ("agency", "agency administration bureau office authority service"),
    ("department", "ministry department"),
    ("ministry", "ministry department"),
    ("company", "company corporation corp corp. inc inc. ltd ltd. group"),
    ("firm", "company corporation corp corp. inc inc. ltd ltd. llp partners"),
    ("group", "group association union organization organisation coalition alliance network front movement society"),
    ("organization", "organization organisation association society foundation"),
    ("organisation", "organization organisation association society foundation"),
    ("charity", "foundation society fund trust"),
    ("union", "union association brotherhood federation"),
    ("newspaper", "times post journal tribune herald gazette"),
    ("paper", "times post journal tribune herald gazette"),
    ("lender", "bank fund"),
    ("school", "school college university academy"),
];

/// Nouns for people that no class above holds.
const HUMAN: &str = "man woman boy girl congressman congresswoman policeman policewoman fisherman clergyman \
    councilman councilwoman alderman foreman daughter son brother sister husband wife widow uncle aunt grandmother \
    grandfather king queen prince princess mayor premier minister spokesman spokeswoman spokesperson source witness analyst expert reporter \
    journalist author editor writer resident judge senator president mayor governor ambassador director secretary \
    chairman chairwoman general colonel aide adviser advisor critic doctor teacher professor mother father victim \
    survivor farmer neighbour neighbor researcher student pastor coach player veteran prosecutor senator owner";

/// All lists of this module in one table, so that a noun takes one look-up.
static NOUNS: LazyLock<WordTable<Noun>> = LazyLock::new(|| {
    let mut nouns: BTreeMap<&str, Noun> = BTreeMap::new();
    for (noun, roles) in CLASSES {
        let entry = nouns.entry(noun).or_default();
        (entry.human, entry.roles) = (true, roles);
    }
    for (noun, bodies) in BODIES {
        nouns.entry(noun).or_default().bodies = bodies;
    }
    HUMAN.split_ascii_whitespace().for_each(|noun| nouns.entry(noun).or_default().human = true);
    DOCUMENTS.split_ascii_whitespace().for_each(|noun| nouns.entry(noun).or_default().document = true);
    for (list, gender) in [(MALE, Gender::Male), (FEMALE, Gender::Female)] {
        list.split_ascii_whitespace().for_each(|noun| nouns.entry(noun).or_default().gender = Some(gender));
    }
    WordTable::new(nouns)
});

/// Whether a noun names a human being by what they are or do.
pub(crate) fn is_human(noun: &str) -> bool {
    Noun::of(noun).human
}

const DOCUMENTS: &str = "report statement study survey poll letter memo memorandum document article analysis book \
    video ad advertisement email e-mail post tweet message communique indictment complaint lawsuit filing resolution \
    petition editorial column press-release release summary transcript bill law";

/// Whether a noun names something written or shown.
pub(crate) fn is_document(noun: &str) -> bool {
    Noun::of(noun).document
}

const MALE: &str = "man boy father son brother husband uncle grandfather king prince";

const FEMALE: &str = "woman girl mother daughter sister wife aunt grandmother widow queen princess";

/// The gender that a noun shows: "spokeswoman", "father".
pub(crate) fn gender_of_noun(noun: &str) -> Option<Gender> {
    let known = Noun::of(noun);
    let ends_with = |end: &str| {
        noun.len()
            .checked_sub(end.len())
            .and_then(|at| noun.get(at..))
            .is_some_and(|tail| tail.eq_ignore_ascii_case(end))
    };
    if ends_with("woman") {
        return Some(Gender::Female);
    }
    known.gender.or_else(|| (ends_with("man") && known.human).then_some(Gender::Male))
}
