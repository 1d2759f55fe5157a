//! The rules by name: orders in which words, cue and speaker stand, and ways to say who the speaker is.

briefer_plugin::rules! {
    /// Everything that links words to a speaker, or says who the speaker is.
    enum Rule {
        /// X said (that) Q; X said: "Q".
        SubjectVerb = "subject-verb";
        /// X warned about Q; X called for Q.
        NounContent = "noun-content";
        /// Q, X said.
        Trailing = "trailing";
        /// Q, said X.
        Inverted = "inverted";
        /// Q, X said, Q.
        Split = "split";
        /// X left, adding Q.
        Participle = "participle";
        /// X left and warned Q.
        Coordinated = "coordinated";
        /// According to X, Q; in X's words, Q.
        AccordingFront = "according-front";
        /// Q, according to X.
        AccordingEnd = "according-end";
        /// Q, according to X, Q.
        AccordingSplit = "according-split";
        /// X's claim that Q.
        Nominal = "nominal";
        /// X claimed responsibility for Q; Q was claimed by X.
        Responsibility = "responsibility";
        /// X was quoted as saying Q.
        QuotedAs = "quoted-as";
        /// Quoting X, it was noted that Q.
        Impersonal = "impersonal";
        /// X (whatever verb): "Q".
        Colon = "colon";
        /// X: Q, or Q: X, in a headline.
        Headline = "headline";
        /// "Q" — X.
        Dash = "dash";
        /// A quoted paragraph without a cue: the speaker before.
        Floating = "floating";
        /// Quoted words that go on without a new cue: the quotation before.
        Continued = "continued";
        /// A name is the mention it is part of.
        Mention = "mention";
        /// A title before a name or an apposition after it is the role.
        StatedRole = "stated-role";
        /// "The Vellondian diplomat" is who has that role, "the committee" the body of that name.
        Description = "description";
        /// He, she, it, they: the most recent subject that agrees, else the speaker before.
        Pronoun = "pronoun";
        /// "Who" is the noun phrase before it.
        Relative = "relative";
        /// Everybody else stands for themselves.
        AsWritten = "as-written";
    }
}
