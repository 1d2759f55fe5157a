//! What single words do in a clause; a set of bits, so that no rule compares spellings.

/// The classes of one spelling.
pub(crate) type Classes = u32;

/// Joins phrases or clauses of one rank.
pub(crate) const COORDINATOR: Classes = 1;
/// Opens a clause that hangs on another.
pub(crate) const SUBORDINATOR: Classes = 1 << 1;
/// A preposition that may as well open a clause.
pub(crate) const CLAUSAL: Classes = 1 << 2;
/// A form of "be" or "get", which makes a passive.
pub(crate) const BE: Classes = 1 << 3;
/// A form of "have".
pub(crate) const HAVE: Classes = 1 << 4;
/// Denies the verb it stands in.
pub(crate) const NOT: Classes = 1 << 5;
/// Says of its subject how many there are.
pub(crate) const NUMBERING: Classes = 1 << 6;
/// A noun that stands for a count of what "of" names after it.
pub(crate) const COUNT_NOUN: Classes = 1 << 7;
/// A count noun that says itself what it counts: "death toll".
pub(crate) const TOLL: Classes = 1 << 8;
/// A noun of many people, who are counted by the number after "of": "an army of 30,000".
pub(crate) const BODY: Classes = 1 << 9;
/// A verb of speaking or thinking, which governs a clause.
pub(crate) const REPORTING: Classes = 1 << 10;
/// What is said or thought to be so: "are believed to".
pub(crate) const SUPPOSED: Classes = 1 << 11;
/// Leads to a part of what stands before it.
pub(crate) const PARTING: Classes = 1 << 12;
/// Whoever belongs to the whole before it: "of whom", "among them".
pub(crate) const ANAPHOR: Classes = 1 << 13;
/// A preposition of place.
pub(crate) const LOCATIVE: Classes = 1 << 15;
/// "last", "this", "past", "next" before a stretch of time.
pub(crate) const DEICTIC: Classes = 1 << 16;
/// A noun or adjective that only tells who is counted in a phrase with a further noun: "police officers".
pub(crate) const MODIFYING: Classes = 1 << 17;
/// A participle that may stand for those it was done to: "36 wounded".
pub(crate) const NOMINAL: Classes = 1 << 18;
/// Says nothing of who is counted.
pub(crate) const GENERIC: Classes = 1 << 20;
/// A modal that leaves open whether it is so.
pub(crate) const POSSIBLY: Classes = 1 << 21;
/// A past form that is also the participle.
pub(crate) const PAST_PARTICIPLE: Classes = 1 << 22;
/// A verb of having, whose subject owns what is counted.
pub(crate) const OWNING: Classes = 1 << 24;
/// A number of so many to each of something.
pub(crate) const PER: Classes = 1 << 25;
/// Stands between an article and a numeral: "a record 281", "the remaining 30".
pub(crate) const QUALIFYING: Classes = 1 << 27;
/// A noun as often as a verb, and a verb only where an amount or a preposition follows.
pub(crate) const NOUN_AS_WELL: Classes = 1 << 28;
/// May begin or end an expression of time: "last year", "two weeks ago".
pub(crate) const TELLS_TIME: Classes = 1 << 29;
/// Ends a state: whoever escaped is held no longer.
pub(crate) const LEAVING: Classes = 1 << 30;

/// Opens a clause with a place and a time of its own.
pub(crate) const APART: Classes = 1 << 14;

/// A verb that news uses much and no other list has.
pub(crate) const ACTING: Classes = 1 << 31;

/// May stand in a verb group, or begins one; wrong only towards yes. The lexicon adds it to what else tells of a verb, the ending to other words.
pub(crate) const VERBAL: Classes = 1 << 19;

/// Looks like a plural noun. The lexicon adds it to its plurals, the ending to other words.
pub(crate) const LIKE_PLURAL: Classes = 1 << 23;

/// Class and words, parted by white space.
pub(crate) const CLASSES: &[(Classes, &str)] = &[
    (VERBAL, "to"),
    (COORDINATOR, "and or but nor & plus"),
    (SUBORDINATOR, "if while whereas although though unless when whenever where wherever once because whether lest"),
    (CLAUSAL, "after before since until till as than"),
    (
        BE,
        "is are was were be been being am isn't aren't wasn't weren't get gets got getting gotten remain remains remained \
         remaining stay stays stayed lie lay",
    ),
    (HAVE, "has have had having hasn't haven't hadn't"),
    (
        NOT,
        "not never isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't \
         cannot",
    ),
    (
        NUMBERING,
        "number numbers numbered numbering total totals totalled totaled totalling totaling reach reaches reached \
         reaching stand stands stood standing range ranges ranged ranging exceed exceeds exceeded exceeding surpass \
         surpasses surpassed surpassing top tops topped hit hits estimated put puts pass passes passed comprise comprises \
         comprised average averages averaged equals equal is are was were be been rose rise rises risen fell fall falls \
         fallen climbed climb climbs grew grown grow grows dropped drop drops increased increase increases decreased \
         declined jumped soared surged swelled swell rising falling climbing growing dropping doubled went",
    ),
    (
        COUNT_NOUN,
        "number numbers total tally count toll figure strength size estimate majority group crowd proportion rate",
    ),
    (TOLL, "toll tally figure count total"),
    (
        BODY,
        "army force forces crowd workforce staff population crew garrison contingent militia fleet membership audience \
         team",
    ),
    (
        REPORTING,
        "said says say saying told tells tell reported reports report announced announces announce stated states added \
         adds tweeted wrote confirmed confirms confirm claimed claims claim noted notes warned warns warn believe \
         believes believed thinks thought estimates estimate alleged alleges insisted insists acknowledged admitted \
         admits denied denies deny rejected rejects disputed dismissed refuted fear fears feared showed shows show found \
         finds knew expects expect suggests suggested",
    ),
    (
        SUPPOSED,
        "believed thought estimated reported said feared known presumed confirmed expected alleged understood set due \
         likely unlikely projected forecast supposed",
    ),
    (PARTING, "including among includes included include amongst"),
    (ANAPHOR, "whom which them these those"),
    (LOCATIVE, "in at from near across to into inside outside around throughout of within on"),
    (DEICTIC, "last this past next"),
    (MODIFYING, "police militia crew staff dead missing displaced wounded injured homeless elderly disabled"),
    (
        NOMINAL,
        "wounded injured dead missing displaced detained killed disabled accused housing building meeting wedding \
         painting king shooting bombing killing sibling",
    ),
    (GENERIC, "people persons individuals others person"),
    (POSSIBLY, "could would may might should will shall must can"),
    (
        PAST_PARTICIPLE,
        "held left lost sent brought made taken found shot struck caught hurt put killed slain built known seen given \
         sold met kept led fought bought paid won hit cut read set let stolen written driven thrown torn beaten hidden \
         broken chosen frozen",
    ),
    (
        OWNING,
        "has have had having commands command commanded boasts boast fields field counts retains retain grown grew \
         grows",
    ),
    (PER, "per"),
    (APART, "where wherever while whereas although though because"),
    (
        ACTING,
        "hold carries sank sinks employ employs blew swept stormed spread broke began ended opened closed hosts houses feeds \
         guards refuse refuses wait waits",
    ),
    (TELLS_TIME, "last this past yesterday today ago in during first second third fourth"),
    (LEAVING, "escape escapes escaped fled flee vanished surrendered resigned defected returned left leave"),
    (
        QUALIFYING,
        "record remaining latest first last only final mere full whole staggering combined total other additional further \
         estimated average surviving same next reported existing previous initial new",
    ),
    (
        NOUN_AS_WELL,
        "number numbers total totals rise rises fall falls increase increases drop drops decline declines climb jump top \
         tops hit hits range ranges average reach stand stands put estimate claim claims report reports fear fears note \
         notes show shows tell set cut cuts lead leads attack vote work stay need needs use uses return returns fight",
    ),
];
