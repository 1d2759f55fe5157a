//! Rules, and the evidence they give for a type.

use briefer_plugin::{MentionType, Span, Why};

/// The types in the order of a score's points.
pub(crate) const TYPES: [MentionType; 6] = [
    MentionType::Person,
    MentionType::Organization,
    MentionType::Place,
    MentionType::Group,
    MentionType::Event,
    MentionType::Other,
];

briefer_plugin::rules! {
    /// Everything that may count as evidence, or fold one name into another.
    enum Rule {
        /// The lexicon knows the name.
        Lexicon = "lexicon";
        /// The gazetteer has a town of that name.
        Town = "town";
        /// A title stands before.
        TitleBefore = "title-before";
        /// A noun for what a person is stands before, in lower case.
        RoleBefore = "role-before";
        /// What follows after a comma says what the person is.
        RoleAfter = "role-after";
        /// It begins with a known given name.
        GivenName = "given-name";
        /// It is a known family name.
        FamilyName = "family-name";
        /// It holds "bin", "al-" or the like.
        Particle = "particle";
        /// Somebody speaks.
        Speech = "speech";
        /// What only people do stands beside.
        Personal = "personal";
        /// An age or "who" follows.
        AgeOrWho = "age-or-who";
        /// A relative is named beside.
        Kin = "kin";
        /// Its words are those of an organization.
        OrganizationWord = "organization-word";
        /// It opens a text as the place the report was sent from: "KARSA, April 1 (Agency) -".
        Dateline = "dateline";
        /// It is written in capitals alone.
        Acronym = "acronym";
        /// A capital stands inside the word.
        InnerCapital = "inner-capital";
        /// Members, leaders, offices of it are named.
        Belonging = "belonging";
        /// A word for a kind of body stands beside in lower case.
        KindBeside = "kind-beside";
        /// An article stands before.
        Article = "article";
        /// Its words are those of a place.
        PlaceWord = "place-word";
        /// A preposition of place stands before.
        Preposition = "preposition";
        /// A known place follows after a comma.
        PlaceAfter = "place-after";
        /// "northern", "town of" or the like stands beside.
        PlaceBeside = "place-beside";
        /// Its words are those of an event.
        EventWord = "event-word";
        /// Its words are those of a law, a plan, a work.
        OtherWord = "other-word";
        /// It stands alone between quotation marks.
        Quoted = "quoted";
        /// A plural that the text uses for people.
        PluralPeople = "plural-people";
        /// Nothing but its form.
        Form = "form";
        /// It follows "in" and names a people: a language.
        Language = "language";
        /// Other members of the list that it stands in.
        Listed = "listed";
        /// It follows "such as" or "including" and a word for what it is an example of.
        SuchAs = "such-as";
        /// What follows after a comma or "is a" says what the body, the place or the event is.
        Apposition = "apposition";
        /// "called" or "known as" stands before, and before that a word for what it is.
        Named = "named";
        /// A verb beside that takes, or is done by, bodies alone: "joined", "manufactures".
        Enterprise = "enterprise";
        /// What it has, after its possessive: a death, an economy, shares.
        Possession = "possession";
        /// A team's player or coach is named after it, or a match against it.
        Team = "team";
        /// Troops, a government or a border is named after it.
        StateNoun = "state-noun";
        /// A pronoun, or another word for it, takes it up again.
        Pronoun = "pronoun";
        /// It stands in brackets behind a person: a player's club, a politician's party.
        InBrackets = "in-brackets";
        /// The document names the place whose people it is: "Velharani" beside "Velharan".
        PeopleOf = "people-of";
        /// Its own neighbours set it apart from the other mentions of that name.
        OwnSense = "own-sense";
        /// The rest of the document decided.
        DocumentVote = "document-vote";
        /// A last name folded into a full one.
        LastName = "last-name";
        /// An acronym folded into its long form.
        LongForm = "long-form";
        /// A short form folded into the name that it is part of.
        ShortForm = "short-form";
        /// "of", "for", "on" or "and" belongs to the name.
        JoinedWords = "joined-words";
        /// The nationality before it is none of its words.
        NationalityOutside = "nationality-outside";
        /// The same name in another spelling: accents, hyphens, transliteration, word order of a ministry.
        Spelling = "spelling";
        /// A full name with or without middle names and initials.
        FullName = "full-name";
        /// The text says that two names are one: "also known as", "alias", "formerly".
        AlsoKnownAs = "also-known-as";
        /// One and many of a people.
        Plural = "plural";
        /// A long, rare name that is one letter off from a frequent one.
        Misspelling = "misspelling";
        /// Given and family name the other way round in another document.
        NameOrder = "name-order";
        /// What one document takes for another form of a name, others do too.
        SharedAlias = "shared-alias";
        /// What most documents take a name for, the others do too.
        SettledType = "settled-type";
        /// Two people of one full name, told apart by nationality and role.
        Namesakes = "namesakes";
    }
}

impl Rule {
    /// Whether it looks at nothing but the name itself and is weak: repeating the name then adds nothing.
    fn counts_once(self) -> bool {
        matches!(self, Rule::Form | Rule::Town)
    }
}

/// Points for each type, with the reasons where they are wanted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Score {
    pub(crate) points: [i32; 6],
    /// The part of the points that count once for a name, however often it is repeated.
    pub(crate) once: [i32; 6],
    pub(crate) why: Vec<Why>,
}

impl Score {
    /// The type with most points; the earlier of [`TYPES`] where several have as many.
    pub(crate) fn best(&self) -> MentionType {
        let (mut best, mut most) = (0, self.points[0]);
        for (at, &points) in self.points.iter().enumerate().skip(1) {
            if points > most {
                (best, most) = (at, points);
            }
        }
        TYPES[best]
    }

    /// The points of a type.
    pub(crate) fn of(&self, mention_type: MentionType) -> i32 {
        self.points[mention_type as usize]
    }

    /// Adds the points of another mention of the same name.
    pub(crate) fn add_points(&mut self, other: &Score) {
        for at in 0..TYPES.len() {
            let once = self.once[at].max(other.once[at]);
            self.points[at] += other.points[at] - other.once[at] + once - self.once[at];
            self.once[at] = once;
        }
    }

    /// The points of all types that have any, most first: "person 14, place 3".
    pub(crate) fn summary(&self) -> String {
        let mut types = TYPES.map(|mention_type| (mention_type, self.of(mention_type)));
        types.sort_by_key(|&(_, points)| std::cmp::Reverse(points));
        let points = types.iter().filter(|(_, points)| *points != 0);
        points
            .map(|(mention_type, points)| format!("{mention_type:?} {points}").to_lowercase())
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// The points of a type that one of `count` mentions has on average.
    pub(crate) fn average(&self, mention_type: MentionType, count: usize) -> i32 {
        let once = self.once[mention_type as usize];
        (self.of(mention_type) - once) / i32::try_from(count.max(1)).unwrap_or(i32::MAX) + once
    }
}

/// Gives points, as far as a rule is on, and keeps the reasons where they are wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scribe {
    pub(crate) rules: Rules,
    pub(crate) explain: bool,
}

impl Scribe {
    /// `rule` saw the words at `span` and gives `points` to a type.
    #[inline]
    pub(crate) fn give(self, score: &mut Score, rule: Rule, to: MentionType, points: i32, span: Span) {
        if !self.rules.has(rule) || points == 0 {
            return;
        }
        score.points[to as usize] += points;
        if rule.counts_once() {
            score.once[to as usize] += points;
        }
        if self.explain {
            explain(score, rule, to, points, span);
        }
    }
}

#[cold]
fn explain(score: &mut Score, rule: Rule, to: MentionType, points: i32, span: Span) {
    let label = format!("{to:?}").to_lowercase();
    score.why.push(Why::new(rule.name(), span, format!("{label} {points:+}")));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_that_is_off_gives_nothing() {
        let scribe = Scribe { rules: Rules::ALL.without(Rule::Acronym), explain: true };
        let mut score = Score::default();
        scribe.give(&mut score, Rule::Acronym, MentionType::Organization, 3, Span::new(0, 2));
        assert!(score.why.is_empty() && score.points == [0; 6]);
        scribe.give(&mut score, Rule::Form, MentionType::Place, 1, Span::new(0, 2));
        assert_eq!(score.best(), MentionType::Place);
        assert_eq!(score.why[0].note, "place +1");
    }

    #[test]
    fn a_summary_begins_with_the_type_that_has_most() {
        let mut score = Score::default();
        assert_eq!(score.summary(), "");
        score.points = [-4, 3, 0, 8, 0, 0];
        assert_eq!(score.summary(), "group 8, organization 3, person -4");
    }

    #[test]
    fn what_counts_once_is_not_added_again() {
        let scribe = Scribe { rules: Rules::ALL, explain: false };
        let mut first = Score::default();
        scribe.give(&mut first, Rule::Form, MentionType::Person, 2, Span::new(0, 2));
        scribe.give(&mut first, Rule::Preposition, MentionType::Place, 3, Span::new(0, 2));
        let mut sum = Score::default();
        sum.add_points(&first);
        sum.add_points(&first);
        assert_eq!((sum.of(MentionType::Person), sum.of(MentionType::Place)), (2, 6));
        assert_eq!((sum.average(MentionType::Person, 2), sum.average(MentionType::Place, 2)), (2, 3));
    }

    #[test]
    fn rules_are_found_by_name() {
        assert_eq!(Rule::named("title-before"), Some(Rule::TitleBefore));
        assert_eq!(Rule::named("nonsense"), None);
    }
}
