//! Definite descriptions: "the Vellondian diplomat", "the committee".

use crate::describe::Description;
use crate::phrase::Phrase;
use crate::rule::Rule;

use super::mentions::{Named, title_before};
use super::{Resolver, Speaker};

/// How many mentions are looked at for one description.
const REACH: usize = 120;

/// How many words back somebody unnamed is still spoken of.
const FAR: usize = 200;

impl<'t> Resolver<'_, 't> {
    /// An entity that the words describe.
    pub(super) fn by_description(&mut self, phrase: Phrase) -> Option<Speaker> {
        if !self.rules.has(Rule::Description) {
            return None;
        }
        let text = self.text;
        let definite = ["the", "this", "that"].iter().any(|word| text.says(phrase.first, word));
        if !definite || phrase.head_end < phrase.first + 2 {
            return None;
        }
        if phrase.head_end == phrase.first + 2 && matches!(text.word(phrase.first + 1), "former" | "latter") {
            return None;
        }
        let start = text.span(phrase.first, phrase.end).start;
        let description = Description::new(text.slice(phrase.first + 1, phrase.head_end))?;
        let last = self.last.as_ref().map(|(speaker, _)| speaker.name.as_str());
        let since = self.introduced(&description, phrase);
        let mut best: Option<(u32, Named<'t>)> = None;
        for named in self.mentions.before(start).take(REACH).take_while(|named| named.span.end > since) {
            let mut score = self.fit(&description, named, &mut |_, _| {});
            if score > 0 && last == Some(named.mention.name.as_str()) {
                score += 1;
            }
            if score > best.map_or(1, |(score, _)| score) {
                best = Some((score, named));
            }
        }
        let (_, named) = best?;
        self.note_description(&description, named, phrase);
        Some(self.of_mention(named.mention))
    }

    fn fit(&self, description: &Description<'_>, named: Named<'t>, note: &mut dyn FnMut(&str, &str)) -> u32 {
        let role = || self.mentions.role(&named.mention.name);
        description.fits(named.mention, title_before(self.text, named.span), role, note)
    }

    /// Tells which words fitted what.
    fn note_description(&mut self, description: &Description<'_>, named: Named<'t>, phrase: Phrase) {
        if self.steps.is_none() {
            return;
        }
        let mut fitted = Vec::new();
        self.fit(description, named, &mut |word, to| fitted.push(format!("“{word}” fits {to}")));
        let note = format!("{} of {}", fitted.join(", "), named.mention.name);
        self.step(Rule::Description, self.text.span(phrase.first, phrase.head_end), || note);
    }

    /// Where the text last spoke of somebody unnamed by the same noun, "a security official": whoever was named before
    /// that is not "the official".
    fn introduced(&self, description: &Description<'_>, phrase: Phrase) -> u32 {
        let text = self.text;
        let anew = |noun: &usize| {
            let before = noun.saturating_sub(4)..*noun;
            text.says(*noun, description.head())
                && before.rev().any(|t| ["a", "an", "another", "one"].iter().any(|article| text.says(t, article)))
        };
        let noun = (phrase.first.saturating_sub(FAR)..phrase.first).rev().find(anew);
        noun.map_or(0, |noun| text.span(noun, noun + 1).start)
    }
}
