//! Security: who was killed, is held or fights, what was attacked, seized or destroyed.

use briefer_plugin::Basis::{Event, Stock};

use super::{Default, counts, of, people};
use crate::options::Amounts;

/// Nouns of people who belong to an armed group: "in camps" says that such people are held.
const MEMBERS: &str = "member, members, suspect, suspects, affiliate, affiliates, follower, followers, supporter, supporters, operative, \
                       operatives, fighter, fighters, militant, militants, national, nationals, suspected";

/// What is fired.
const PROJECTILES: &str = "rocket, rockets, missile, missiles, shell, shells, mortar, mortars, projectile, projectiles, drone, drones, uav, \
                           uavs, warhead, warheads";

/// What is taken in a war.
const GROUND: &str = "village, villages, town, towns, city, cities, settlement, settlements, district, districts, position, positions, \
                      outpost, outposts, base, bases, checkpoint, checkpoints, hill, hills, post, posts, kilometre, kilometres, kilometer, \
                      kilometers, km, mile, miles, province, provinces";

pub(super) const MEASURES: &[Default] = &[
    Default {
        predicates: "killed, kill, kills, killing, slain, slaying, murdered, murdering, executed, executing, massacred, massacring, \
                     assassinated, assassinating, beheaded, beheading, lynched, slaughtered, slaughtering, gunned down, gunning down, \
                     shot dead, shooting dead, hacked to death, beaten to death, stabbed to death, stoned to death, burned to death, \
                     burnt to death, crushed to death, blown up, left dead, hanged, electrocuted, claimed the lives of, \
                     claiming the lives of, claims the lives of, claim the lives of, took the lives of, taking the lives of",
        intransitive: "died, die, dies, dying, perished, perish, perishing, drowned, drown, drowning, suffocated, lost their lives, \
                       lost his life, lost her life, lose their lives, losing their lives, confirmed dead, found dead, pronounced dead, \
                       declared dead, presumed dead, feared dead, starved to death, froze to death, bled to death, succumbed, martyred",
        happenings: "death, deaths, killing, killings, murder, murders, execution, executions, assassination, massacre, slaughter, \
                     slaying, beheading, lynching, martyrdom, loss",
        ..people(
            "killed",
            Event,
            "death, deaths, death toll, toll, fatality, fatalities, dead, killed, bodies, corpses, martyrs, lives, killing, killings, \
             murder, murders, homicide, homicides, execution, executions, assassination, assassinations, victims killed",
        )
    },
    Default {
        predicates: "left wounded, left injured, wounded, wounds, wounding, injured, injures, injuring, injure, wound, maimed, maiming, hurt, hurting, \
                     treated for injuries, treated for burns, shot and wounded",
        intransitive: "suffered injuries, suffered burns, suffered wounds, sustained injuries, suffering injuries, sustaining injuries, \
                       escaped with injuries, escaped with minor injuries",
        happenings: "wounding, injuring, injury, injuries",
        ..people("wounded", Event, "wounded, injured, injury, injuries, wounds")
    },
    people("casualties", Event, "casualty, casualties"),
    Default {
        intransitive: "survived, survive, survives, surviving, escaped unhurt, escaped unharmed, escaped injury, escaped uninjured, \
                       were unhurt, were unharmed",
        ..people("survivors", Event, "survivor, survivors")
    },
    Default {
        predicates: "raped, raping, gang-raped, sexually assaulted, sexually abused",
        happenings: "rape, gang rape",
        ..people("raped", Event, "rape, rapes")
    },
    Default {
        predicates: "flogged, flogging, lashed, whipped, caned",
        happenings: "flogging",
        ..people("flogged", Event, "flogging, floggings")
    },
    Default {
        intransitive: "went missing, gone missing, remain missing, remained missing, remains missing, are missing, were missing, \
                       still missing, reported missing, missing, unaccounted for, disappeared, disappearing, feared missing, vanished",
        happenings: "disappearance",
        ..people("missing", Stock, "missing, disappeared")
    },
    Default {
        predicates: "sentenced to death, condemned to death, sentenced to hang",
        ..people("death-sentences", Event, "death sentence, death sentences")
    },
    Default {
        predicates: "recaptured, recapturing, rearrested, re-arrested",
        happenings: "recapture",
        ..people("recaptured", Event, "")
    },
    Default {
        intransitive: "escaped, escaping, broke out, broken out, on the run",
        happenings: "escape, jailbreak",
        ..people("escaped", Event, "escapee, escapees, fugitive, fugitives")
    },
    Default {
        predicates: "held, hold, holds, holding",
        of_nouns: "hostage, hostages, captive, captives",
        ..people("hostages", Stock, "hostage, hostages, captive, captives")
    },
    Default {
        predicates: "held, hold, holding, holds, imprisoned, imprisoning, jailed, incarcerated, interned, remanded, locked up, kept in detention, \
                     held hostage by police",
        intransitive: "languish in prison, languishing in prison, serving sentences, serving life sentences, awaiting trial",
        happenings: "imprisonment, detention, incarceration",
        states: "in camps, in prisons, in prison, in jail, in jails, in custody, in detention, in detention centres, in detention centers, \
                 behind bars, in detention camps, in prison camps, on death row, in pre-trial detention",
        state_nouns: MEMBERS,
        ..people(
            "detainees",
            Stock,
            "detainee, detainees, prisoner, prisoners, inmate, inmates, internee, internees, convicts, prison population, \
             prisoners of war, pow, pows",
        )
    },
    Default {
        predicates: "captured, capturing, seized, seizing, retook, retaken, retaking, recaptured, recapturing, liberated, liberating, \
                     overran, overrun, took control of, taken control of",
        of_nouns: GROUND,
        ..of(Amounts::Any, "territory", Event, "")
    },
    Default {
        predicates: "arrested, arrests, arrest, arresting, detained, detaining, detains, apprehended, apprehending, captured, capturing, \
                     rounded up, rounding up, taken into custody, taken prisoner",
        happenings: "arrest, arrests, capture, detention, apprehension",
        ..people("arrested", Event, "arrest, arrests, arrested, detained, detentions")
    },
    Default {
        predicates: "released, releasing, freed, freeing, pardoned, pardoning, amnestied, set free, let go, \
                     granted amnesty",
        happenings: "release, freeing, pardon",
        ..people("released", Event, "")
    },
    Default {
        predicates: "acquitted, acquitting, exonerated, cleared of all charges",
        happenings: "acquittal",
        ..people("acquitted", Event, "acquittal, acquittals")
    },
    Default {
        predicates: "charged, charging, indicted, indicting, prosecuted, prosecuting, put on trial",
        intransitive: "went on trial, stood trial, stand trial, on trial, face trial, facing trial",
        happenings: "prosecution, indictment",
        ..people("charged", Event, "indictment, indictments, prosecutions")
    },
    Default {
        predicates: "convicted, convicting, sentenced, sentencing, found guilty",
        happenings: "conviction, sentencing",
        ..people("convicted", Event, "conviction, convictions")
    },
    Default {
        predicates: "kidnapped, kidnapping, kidnap, abducted, abducting, abduct, snatched, taken hostage, took hostage, \
                     taking hostage, held hostage, holding hostage, held captive",
        happenings: "kidnapping, abduction",
        ..people("abducted", Event, "kidnapping, kidnappings, abduction, abductions, abductee, abductees")
    },
    counts(
        "fighters",
        Stock,
        "fighter, fighters, militant, militants, insurgent, insurgents, jihadist, jihadists, combatant, combatants, terrorist, \
         terrorists, rebel, rebels, guerrilla, guerrillas, militiamen, extremist, extremists, paramilitaries, mercenary, mercenaries, \
         separatist, separatists, armed men, mujahideen",
    ),
    Default {
        predicates: "deployed, deploying, deploy, stationed, stationing, mobilised, mobilized, mobilising, mobilizing",
        happenings: "deployment, mobilisation, mobilization",
        ..people(
            "troops",
            Stock,
            "troops, soldier, soldiers, peacekeeper, peacekeepers, servicemen, service members, marines, reservists, paratroopers, \
             infantrymen, military personnel, blue helmets",
        )
    },
    Default {
        predicates: "recruited, recruiting, recruit, conscripted, conscripting, press-ganged, drafted",
        intransitive: "enlisted, enlisting, signed up, joined up",
        happenings: "recruitment, conscription",
        ..people("recruited", Event, "recruit, recruits, conscript, conscripts")
    },
    Default {
        intransitive: "surrendered, surrender, surrendering, laid down their arms, laid down their weapons, gave themselves up, \
                       turned themselves in, defected, defecting",
        happenings: "surrender, defection",
        ..people("surrendered", Event, "defection, defections, defector, defectors")
    },
    Default {
        predicates: "shot down, shooting down, downed, downing, brought down, intercepted, intercepting",
        happenings: "interception, downing",
        of_nouns: "rocket, rockets, missile, missiles, projectile, projectiles, drone, drones, uav, uavs, aircraft, plane, planes, jet, \
                   jets, warplane, warplanes, helicopter, helicopters, balloon, balloons, shaheds",
        ..counts("shot-down", Event, "interceptions")
    },
    Default {
        predicates: "fired, firing, launched, launching, lobbed",
        happenings: "launch, firing, barrage, salvo",
        of_nouns: PROJECTILES,
        ..counts("launched", Event, "")
    },
    Default {
        predicates: "cleared, clearing, defused, defusing, removed, destroyed, detonated",
        happenings: "clearance",
        of_nouns: "mine, mines, landmine, landmines, bomb, bombs, explosive device, device, devices, ied, ieds, booby traps, munitions, \
                   explosives",
        ..counts("cleared", Event, "")
    },
    counts(
        "attacks",
        Event,
        "attack, attacks, bombing, bombings, airstrike, airstrikes, air strike, air strikes, strikes, drone strike, drone strikes, \
         missile strikes, raid, raids, explosion, explosions, blast, blasts, assault, assaults, clash, clashes, ambush, ambushes, \
         shooting, shootings, shelling, car bombs, suicide bombings, incursion, incursions, security incidents",
    ),
    counts("violations", Event, "violation, violations, ceasefire violation, ceasefire violations"),
    Default {
        predicates: "destroyed, destroying, destroy, demolished, demolishing, burned down, burned, burnt, burning, flattened, razed, razing, \
                     torched, torching, gutted, gutting, levelled, leveled, levelling, leveling, washed away, swept away, wiped out, scorched",
        intransitive: "collapsed, collapsing, burned down, burnt down",
        happenings: "destruction, demolition, collapse",
        ..of(Amounts::Any, "destroyed", Event, "")
    },
    Default {
        predicates: "damaged, damaging, flooded, flooding, inundated, inundating, submerged, submerging",
        ..of(Amounts::Any, "damaged", Event, "")
    },
    Default {
        predicates: "seized, seizing, seize, confiscated, confiscating, impounded, impounding, intercepted, intercepting",
        happenings: "seizure, confiscation",
        ..of(Amounts::Any, "seized", Event, "seizure, seizures")
    },
    Default {
        predicates: "eradicated, eradicating",
        happenings: "eradication",
        ..of(Amounts::Any, "eradicated", Event, "")
    },
    Default {
        intransitive: "marched, marching, rallied, rallying, protested, protesting, demonstrated, demonstrating, took to the streets, \
                       taken to the streets, taking to the streets",
        ..people(
            "protesters",
            Event,
            "protester, protesters, protestor, protestors, demonstrator, demonstrators, marchers",
        )
    },
    counts("protests", Event, "protest, protests, demonstration, demonstrations, rallies, riots"),
    Default {
        intransitive: "went on strike, gone on strike, on strike, walked out, downed tools, walking out",
        ..people("strikers", Event, "strikers, striking workers")
    },
    counts("votes", Event, "vote, votes, ballot, ballots"),
    counts("seats", Stock, "seat, seats, parliamentary seats"),
    people("voters", Stock, "voter, voters, registered voters, eligible voters, electorate"),
];
