//! The rules by name: what makes a number, an amount, its noun, its measure and its frame.

briefer_plugin::rules! {
    /// Everything that finds a figure, or settles something about it.
    enum Rule {
        /// 4,000; 1.2 million.
        NumberInDigits = "number-in-digits";
        /// Twenty-three; a million and a half.
        NumberInWords = "number-in-words";
        /// Hundreds of, tens of thousands of.
        PluralScale = "plural-scale";
        /// Half of, two thirds of.
        Fraction = "fraction";
        /// The currency, the per cent, the kilometres of an amount.
        Unit = "unit";
        /// What a plural scale stands for.
        VagueBand = "vague-band";
        /// Over, at least, or more.
        Hedge = "hedge";
        /// 4,000 to 6,000.
        Range = "range";
        /// More than 20 and fewer than 30.
        TwoSidedBound = "two-sided-bound";
        /// Rose from 4 to 6.
        ChangeFromTo = "change-from-to";
        /// Up from 4.
        EarlierValue = "earlier-value";
        /// 3 a day, 110 per 100,000.
        Rate = "rate";
        /// Nine out of ten.
        Proportion = "proportion";
        /// Ana, 44, has.
        Age = "age";
        /// Several, a handful.
        IndefiniteAmount = "indefinite-amount";
        /// 3 May 2024.
        Date = "date";
        /// May 2024.
        MonthAndYear = "month-and-year";
        /// 400 BC.
        Era = "era";
        /// In 2024.
        Year = "year";
        /// 2018-19.
        YearRange = "year-range";
        /// The 1990s.
        Decade = "decade";
        /// 9:30, 5 p.m.
        ClockTime = "clock-time";
        /// From 8 to 5.
        OpeningHours = "opening-hours";
        /// 34th.
        Ordinal = "ordinal";
        /// Thirty-fourth.
        OrdinalWord = "ordinal-word";
        /// 3-1.
        Score = "score";
        /// 10.1.2-7.
        DigitChain = "digit-chain";
        /// Example.org/12.
        WebAddress = "web-address";
        /// +93 70 555 0182.
        TelephoneNumber = "telephone-number";
        /// No. 7, #7.
        NumberSign = "number-sign";
        /// Article 5, flight 370.
        NamedNumber = "named-number";
        /// Falcon 9.
        NameWithNumber = "name-with-number";
        /// S&P 500, 3D.
        NumberInName = "number-in-name";
        /// 1. First, 2. Second.
        ListNumber = "list-number";
        /// 12 14 9 40 7 and twenty more: the cells of a table.
        NumberTable = "number-table";
        /// 900 Karsan citizens.
        NounAfter = "noun-after";
        /// The number of fighters ranges from 300 to 400.
        NounBefore = "noun-before";
        /// 16,000 are Iraqis.
        NounComplement = "noun-complement";
        /// Killed nine people and injured 36.
        NounCarriedOver = "noun-carried-over";
        /// Including 12 women, 12 of whom.
        Part = "part";
        /// Of the 900.
        Whole = "whole";
        /// 300 fighters.
        Noun = "noun";
        /// Killed 12.
        PredicateBefore = "predicate-before";
        /// The death of 12.
        HappeningOf = "happening-of";
        /// 12 died.
        PredicateAfter = "predicate-after";
        /// 12 were killed.
        PassiveAfter = "passive-after";
        /// 12 killed on Monday.
        ParticipleAfter = "participle-after";
        /// Members in camps.
        StateAfter = "state-after";
        /// $20 million in aid; inflation rose to 4 percent.
        UnitNoun = "unit-noun";
        /// Pledged $20 million; produced 300,000 barrels a day.
        UnitVerb = "unit-verb";
        /// The group that is counted.
        Subject = "subject";
        /// In Karsa.
        Place = "place";
        /// Last year, on 3 May.
        AsOf = "as-of";
        /// According to, or the quotation around.
        Speaker = "speaker";
        /// Denied, could.
        Modality = "modality";
    }
}

impl Default for Rules {
    fn default() -> Self {
        Rules::ALL
    }
}
