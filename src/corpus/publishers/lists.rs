//! The words that tell a publisher's name from others.

/// Words that end a publisher's name, lower-case.
pub(super) const OUTLET_ENDINGS: &[&str] = &[
    "agency",
    "bulletin",
    "broadcasting",
    "chronicle",
    "courier",
    "daily",
    "dispatch",
    "examiner",
    "express",
    "gazette",
    "globe",
    "herald",
    "independent",
    "journal",
    "ledger",
    "magazine",
    "mail",
    "media",
    "mirror",
    "monitor",
    "network",
    "news",
    "newspaper",
    "observer",
    "online",
    "post",
    "press",
    "presse",
    "radio",
    "record",
    "recorder",
    "register",
    "report",
    "reporter",
    "review",
    "sentinel",
    "service",
    "standard",
    "star",
    "sun",
    "telegraph",
    "television",
    "times",
    "today",
    "tribune",
    "tv",
    "voice",
    "weekly",
    "wire",
];

/// Words that begin a publisher's name, lower-case.
pub(super) const OUTLET_BEGINNINGS: &[&str] = &["radio", "tv", "agence", "agencia", "agenzia", "channel"];

/// Agencies and broadcasters whose names hold no such word, lower-case.
pub(super) const OUTLETS: &[&str] = &[
    "afp",
    "al arabiya",
    "al jazeera",
    "anadolu",
    "ansa",
    "ap",
    "apa",
    "bbc",
    "cnn",
    "deutsche welle",
    "dpa",
    "dw",
    "efe",
    "ians",
    "interfax",
    "irna",
    "itar-tass",
    "kyodo",
    "npr",
    "pti",
    "reuters",
    "rferl",
    "rfe/rl",
    "ria novosti",
    "sputnik",
    "tass",
    "the associated press",
    "the guardian",
    "ukrinform",
    "unian",
    "upi",
    "voa",
    "xinhua",
    "yonhap",
];

/// Words that may stand in lower case within a name.
pub(in crate::corpus) const NAME_CONNECTORS: &[&str] =
    &["of", "the", "and", "for", "in", "at", "de", "du", "la", "al", "el", "bin", "van", "von", "der", "da", "e", "&"];

/// Words that end a publisher's name only where another telling word stands before them: "National Security Agency" is
/// none, "Tamsur Press Agency" is one.
pub(super) const WEAK_ENDINGS: &[&str] = &[
    "agency",
    "express",
    "globe",
    "independent",
    "mail",
    "media",
    "mirror",
    "monitor",
    "network",
    "online",
    "record",
    "recorder",
    "register",
    "report",
    "review",
    "sentinel",
    "service",
    "standard",
    "star",
    "sun",
    "today",
    "voice",
];

/// Companies whose names look like a publisher's, lower-case.
pub(super) const NO_PUBLISHERS: &[&str] =
    &["australia post", "canada post", "deutsche post", "india post", "new zealand post", "swiss post"];

/// What a publisher is called beside its name, lower-case.
pub(super) const DESCRIPTIONS: &[&str] = &[
    "news agency",
    "press agency",
    "information agency",
    "news site",
    "news website",
    "news portal",
    "news outlet",
    "news channel",
    "news service",
    "wire service",
    "radio station",
    "television station",
    "television channel",
    "tv channel",
    "broadcaster",
    "newspaper",
    "magazine",
    "daily",
    "weekly",
];

/// Words that a publisher's name may go without, at its end and folded.
pub(super) const DISPENSABLE: &[&str] = &["agency", "news", "newspaper", "online"];
