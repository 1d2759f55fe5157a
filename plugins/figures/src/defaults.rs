//! The built-in measures: security, humanitarian and economic counts.

use briefer_plugin::Basis::{self, Event, Stock};

use crate::options::{Amounts, MeasureSpec};

/// Name, basis, and per field the words, parted by commas.
struct Default {
    name: &'static str,
    basis: Basis,
    nouns: &'static str,
    predicates: &'static str,
    intransitive: &'static str,
    happenings: &'static str,
    states: &'static str,
}

const fn counted(name: &'static str, basis: Basis, nouns: &'static str) -> Default {
    Default { name, basis, nouns, predicates: "", intransitive: "", happenings: "", states: "" }
}

const COUNTS: &[Default] = &[
    Default {
        predicates: "killed, kill, kills, killing, slain, slaying, murdered, executed, massacred, assassinated, beheaded, lynched, shot dead, \
                     left dead, claimed the lives of, claiming the lives of, claimed",
        intransitive: "died, die, dies, dying, perished, drowned, lost their lives, lost his life, lost her life, confirmed dead, found dead, \
                       pronounced dead, starved to death, burned to death",
        happenings: "death, deaths, killing, murder, execution, assassination, massacre, martyrdom",
        ..counted("killed", Event, "death, deaths, death toll, fatality, fatalities, dead, killed, bodies, martyrs")
    },
    Default {
        predicates: "wounded, wounds, wounding, injured, injures, injuring, injure, wound, maimed, hurt, hospitalized, hospitalised",
        ..counted("wounded", Event, "wounded, injured, injury, injuries, wounds")
    },
    counted("casualties", Event, "casualty, casualties"),
    Default {
        intransitive: "went missing, remain missing, remained missing, are missing, were missing, still missing, reported missing, missing, \
                       unaccounted for, disappeared, feared missing",
        ..counted("missing", Stock, "missing")
    },
    Default {
        predicates: "held, holding, holds, imprisoned, jailed, incarcerated, interned, remanded, locked up",
        states: "in camps, in prisons, in prison, in jail, in jails, in custody, in detention, in detention centres, in detention centers, \
                 behind bars, in detention camps, in prison camps",
        ..counted("detainees", Stock, "detainee, detainees, prisoner, prisoners, inmate, inmates, internee, internees")
    },
    Default {
        predicates: "arrested, arrests, arresting, detained, detaining, detains, apprehended, captured, capturing, rounded up, taken into custody",
        happenings: "arrest, arrests, capture, detention",
        ..counted("arrested", Event, "arrest, arrests, arrested, detained")
    },
    Default {
        predicates: "released, releasing, freed, freeing, pardoned",
        happenings: "release",
        ..counted("released", Event, "")
    },
    Default {
        predicates: "kidnapped, kidnapping, abducted, abducting, taken hostage",
        happenings: "kidnapping, abduction",
        ..counted("abducted", Event, "kidnapping, kidnappings, abduction, abductions")
    },
    counted("hostages", Stock, "hostage, hostages, captive, captives"),
    Default {
        predicates: "repatriated, repatriating, sent home, brought home, taken back",
        intransitive: "returned, return, returns, returning, came back, gone back, went back",
        happenings: "return, repatriation",
        ..counted("returned", Event, "returnee, returnees, return, returns")
    },
    Default {
        predicates: "deported, deporting, expelled, expelling, sent back, sending back",
        happenings: "deportation, expulsion",
        ..counted("deported", Event, "deportation, deportations, deportee, deportees")
    },
    Default {
        predicates: "displaced, displacing, displace, uprooted, uprooting, made homeless, left homeless, driven from their homes, forced from their homes",
        intransitive: "living in camps, live in camps, sheltering",
        happenings: "displacement",
        ..counted("displaced", Stock, "displaced, idp, idps, displaced people, displaced persons, displaced families")
    },
    Default { intransitive: "fled, flee, fleeing, have fled, crossed the border", ..counted("fled", Event, "") },
    Default {
        predicates: "evacuated, evacuating, rescued, rescuing",
        happenings: "evacuation, rescue",
        ..counted("evacuated", Event, "evacuee, evacuees")
    },
    counted("refugees", Stock, "refugee, refugees, asylum seeker, asylum seekers, asylum-seekers"),
    counted("migrants", Stock, "migrant, migrants"),
    counted(
        "fighters",
        Stock,
        "fighter, fighters, militant, militants, insurgent, insurgents, jihadist, jihadists, combatant, combatants, terrorist, terrorists, \
         rebel, rebels, guerrilla, guerrillas, militiamen",
    ),
    Default {
        predicates: "deployed, deploying, stationed",
        happenings: "deployment",
        ..counted("troops", Stock, "troops, soldier, soldiers, peacekeeper, peacekeepers, servicemen")
    },
    Default {
        predicates: "recruited, recruiting",
        intransitive: "enlisted",
        happenings: "recruitment",
        ..counted("recruited", Event, "recruit, recruits")
    },
    Default {
        intransitive: "surrendered, laid down their arms, defected",
        happenings: "surrender",
        ..counted("surrendered", Event, "")
    },
    Default {
        predicates: "convicted, convicting, sentenced, sentencing",
        happenings: "conviction, sentencing",
        ..counted("convicted", Event, "conviction, convictions")
    },
    counted(
        "attacks",
        Event,
        "attack, attacks, bombing, bombings, airstrike, airstrikes, air strikes, strikes, raid, raids, explosion, explosions, blast, blasts, \
         assault, assaults, clash, clashes, ambush, ambushes",
    ),
    Default {
        predicates: "destroyed, destroying, demolished, damaged, damaging, burned down, burned, burnt, flattened",
        happenings: "destruction, demolition",
        ..counted("destroyed", Event, "")
    },
    Default {
        predicates: "seized, seizing, confiscated, confiscating, intercepted, impounded",
        happenings: "seizure",
        ..counted("seized", Event, "seizure, seizures")
    },
    Default {
        predicates: "infected, infecting",
        ..counted("cases", Event, "new cases, confirmed cases, suspected cases, infection, infections")
    },
    Default {
        predicates: "affected, affecting",
        intransitive: "need aid, need assistance, need humanitarian assistance, in need of aid, in need of assistance, require assistance, depend on aid",
        states: "in need",
        ..counted("in-need", Stock, "people in need")
    },
    Default {
        intransitive: "face hunger, facing hunger, faces hunger, going hungry, food insecure, acutely food insecure, face starvation, \
                       facing starvation, facing famine, face famine, face acute hunger, facing acute hunger",
        ..counted("food-insecure", Stock, "")
    },
    Default {
        predicates: "laid off, laying off, dismissed",
        ..counted("layoffs", Event, "layoff, layoffs, job losses, job cuts")
    },
];

/// Measures of money, by the noun near the amount or the verb before it.
const MONEY: &[Default] = &[
    Default {
        predicates: "pledged, pledging, donated, donating, allocated, allocating, disbursed",
        ..counted("aid", Event, "aid, assistance, relief, donation, donations, pledges, grant, grants")
    },
    counted("funding", Event, "funding, funds, investment, loan, loans"),
    counted("damage", Event, "damage, damages, losses"),
    counted("exports", Event, "exports"),
    counted("imports", Event, "imports"),
    counted("budget", Stock, "budget"),
    counted("debt", Stock, "debt, debts"),
    counted("revenue", Event, "revenue, revenues"),
];

/// Nouns of people who belong to an armed group: "in camps" says that such people are held.
const MEMBERS: &str = "member, members, suspect, suspects, affiliate, affiliates, follower, followers, supporter, supporters, operative, operatives, \
                       fighter, fighters, militant, militants, national, nationals, suspected";

/// The built-in measures.
pub(crate) fn measures() -> Vec<MeasureSpec> {
    let specs = |list: &[Default], amounts: Amounts| list.iter().map(|entry| entry.spec(amounts)).collect::<Vec<_>>();
    let mut measures = specs(COUNTS, Amounts::Counts);
    measures.extend(specs(MONEY, Amounts::Money));
    measures
}

impl Default {
    fn spec(&self, amounts: Amounts) -> MeasureSpec {
        let list = |words: &str| {
            words
                .split(',')
                .map(|w| w.split_whitespace().collect::<Vec<_>>().join(" "))
                .filter(|w| !w.is_empty())
                .collect()
        };
        MeasureSpec {
            name: self.name.to_owned(),
            basis: self.basis,
            amounts,
            nouns: list(self.nouns),
            predicates: list(self.predicates),
            intransitive: list(self.intransitive),
            happenings: list(self.happenings),
            states: list(self.states),
            state_nouns: if self.name == "detainees" { list(MEMBERS) } else { Vec::new() },
        }
    }
}
