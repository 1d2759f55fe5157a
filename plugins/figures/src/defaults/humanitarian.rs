//! Humanitarian: who had to leave, is ill, hungry, cut off, and who was helped.

use briefer_plugin::Basis::{Event, Stock};

use super::{Default, counts, of, people};
use crate::options::Amounts;

pub(super) const MEASURES: &[Default] = &[
    Default {
        predicates: "trapped, trapping, stranded, stranding, buried under, buried beneath, buried alive, marooned, besieged, besieging, cut off",
        ..people("trapped", Stock, "")
    },
    Default {
        predicates: "buried, burying, laid to rest, interred",
        happenings: "burial, funeral, funerals",
        ..people("buried", Event, "burial, burials, funerals")
    },
    Default {
        predicates: "made homeless, making homeless, left homeless, leaving homeless, rendered homeless",
        intransitive: "homeless, sleeping rough, lost their homes, lose their homes",
        ..people("homeless", Stock, "homeless, homeless people")
    },
    Default {
        predicates: "displaced, displacing, displace, displaces, uprooted, uprooting, driven from their homes, forced from their homes, \
                     forced to flee, forced to leave their homes, driven out",
        intransitive: "living in camps, live in camps, sheltering, sheltered",
        happenings: "displacement, uprooting",
        ..people(
            "displaced",
            Stock,
            "displaced, idp, idps, displaced people, displaced persons, displaced families, internally displaced people, \
             internally displaced persons, displaced households",
        )
    },
    Default {
        intransitive: "fled, flee, fleeing, flees, have fled, crossed the border, crossing the border, crossed into, crossing into, poured into, \
                       streamed into, sought refuge, seeking refuge, taken refuge, took refuge, sought shelter, seeking shelter, sought asylum, \
                       left their homes, fled their homes",
        happenings: "flight, exodus",
        ..people("fled", Event, "")
    },
    Default {
        predicates: "repatriated, repatriating, repatriate, sent home, sending home, brought home, bringing home, taken back, took back, \
                     flown home, flown back, returned",
        intransitive: "returned, return, returns, returning, came back, come back, coming back, gone back, went back, gone home, went home",
        happenings: "return, repatriation",
        ..people("returned", Event, "returnee, returnees, return, returns, repatriations")
    },
    Default {
        predicates: "deported, deporting, deport, expelled, expelling, sent back, sending back, pushed back, pushing back, removed from the country",
        happenings: "deportation, expulsion",
        ..people("deported", Event, "deportation, deportations, deportee, deportees, pushbacks, expulsions")
    },
    Default {
        predicates: "resettled, resettling, resettle",
        happenings: "resettlement",
        ..people("resettled", Event, "")
    },
    Default {
        predicates: "granted asylum, given asylum, granted refugee status, granted citizenship, naturalised, naturalized",
        ..people("granted-asylum", Event, "")
    },
    counts(
        "asylum-claims",
        Event,
        "asylum application, asylum applications, asylum claim, asylum claims, asylum requests, applications for asylum, claims for asylum",
    ),
    Default {
        predicates: "evacuated, evacuating, evacuate, airlifted, airlifting, moved to safety, relocated, relocating, bussed out, ferried",
        happenings: "evacuation, relocation",
        ..people("evacuated", Event, "evacuee, evacuees, evacuations")
    },
    Default {
        predicates: "rescued, rescuing, saved, saving, pulled from the rubble, pulled alive, pulled out alive, dug out, plucked, winched",
        happenings: "rescue",
        ..people("rescued", Event, "")
    },
    people("refugees", Stock, "refugee, refugees, asylum seeker, asylum seekers, asylum-seeker, asylum-seekers"),
    people("migrants", Stock, "migrant, migrants"),
    Default {
        predicates: "hospitalized, hospitalised, hospitalizing, hospitalising, taken to hospital, rushed to hospital, admitted to hospital, \
                     taken to hospitals, rushed to hospitals",
        happenings: "hospitalization, hospitalisation",
        states: "in hospital, in intensive care",
        ..people(
            "hospitalized",
            Event,
            "hospitalization, hospitalizations, hospitalisation, hospitalisations, hospital admissions",
        )
    },
    Default {
        intransitive: "recovered, recovering, recover, recovers, discharged from hospital",
        ..people("recovered", Event, "recoveries")
    },
    Default {
        predicates: "infected, infecting, infects, sickened, sickening, diagnosed with",
        intransitive: "tested positive, testing positive, contracted, fell ill, fallen ill, falling ill",
        ..people(
            "cases",
            Event,
            "new cases, confirmed cases, suspected cases, probable cases, reported cases, infection, infections, cholera cases, measles cases, \
             polio cases, malaria cases, dengue cases, mpox cases, ebola cases, covid cases, covid-19 cases, coronavirus cases, \
             diphtheria cases, meningitis cases, typhoid cases, rabies cases, hepatitis cases, influenza cases, tuberculosis cases",
        )
    },
    Default {
        predicates: "vaccinated, vaccinating, vaccinate, immunized, immunised, immunizing, immunising, inoculated, inoculating",
        happenings: "vaccination, immunization, immunisation",
        ..people("vaccinated", Event, "vaccination, vaccinations, immunizations, immunisations")
    },
    Default {
        intransitive: "malnourished, acutely malnourished, severely malnourished, undernourished, suffer from malnutrition, \
                       suffering from malnutrition, suffer from acute malnutrition, suffering from acute malnutrition, \
                       suffer from severe acute malnutrition, suffering from severe acute malnutrition, suffer from severe malnutrition, \
                       suffering from severe malnutrition",
        ..people(
            "malnourished",
            Stock,
            "malnourished, malnourished children, malnourished women, malnourished infants, undernourished people",
        )
    },
    Default {
        intransitive: "face hunger, facing hunger, faces hunger, going hungry, go hungry, gone hungry, food insecure, acutely food insecure, \
                       severely food insecure, face starvation, facing starvation, starving, facing famine, face famine, face acute hunger, \
                       facing acute hunger, face food insecurity, facing food insecurity, face acute food insecurity, \
                       facing acute food insecurity, face severe hunger, facing severe hunger, lack enough food, lacking enough food, \
                       on the brink of famine",
        ..people("food-insecure", Stock, "hungry people, food-insecure people")
    },
    Default {
        intransitive: "need aid, need assistance, need humanitarian assistance, need humanitarian aid, need help, needing aid, needing assistance, \
                       in need of aid, in need of assistance, in need of humanitarian assistance, in need of humanitarian aid, in need of help, \
                       require assistance, require aid, require humanitarian assistance, depend on aid, dependent on aid, rely on aid, \
                       depend on humanitarian aid, need food aid, in need of food aid, in need of food, need shelter, in need of shelter, \
                       need urgent help, in urgent need of help, in urgent need of aid, in dire need of aid",
        states: "in need",
        ..people("in-need", Stock, "people in need")
    },
    Default { predicates: "affected, affecting, affects, affect", ..people("affected", Event, "") },
    Default { predicates: "orphaned, orphaning, widowed, widowing", ..people("bereaved", Event, "") },
    Default {
        predicates: "fed, feeding, assisted, assisting",
        intransitive: "received aid, received assistance, received food, received food aid, received cash, received humanitarian aid, \
                       receiving aid, receiving assistance, receiving food aid, have received aid, received rations, received shelter",
        ..people("assisted", Event, "aid recipients, beneficiaries")
    },
    Default {
        intransitive: "out of school, barred from school, banned from school, shut out of school, missing school, not attending school, \
                       deprived of education, denied an education",
        ..people("out-of-school", Stock, "")
    },
    Default {
        intransitive: "lost power, lost electricity, lose power, losing power",
        states: "without power, without electricity, without heating",
        ..counts("without-power", Stock, "")
    },
    Default {
        states: "without water, without drinking water, without clean water, without running water, without access to clean water",
        ..counts("without-water", Stock, "")
    },
    Default {
        predicates: "closed, closing, shut, shutting, shut down, shuttered, forced to close",
        intransitive: "remain closed, remained closed, stay closed, out of service, stopped functioning, ceased operations",
        of_nouns: "school, schools, university, universities, madrasas, classroom, classrooms, hospital, hospitals, clinic, clinics, facility, \
                   facilities, centre, centres, center, centers, crossing, crossings, road, roads, airport, airports, factory, factories, \
                   plant, plants, bakery, bakeries, shop, shops, market, markets, bank, banks, branches, kitchens, mine, mines, offices, \
                   embassies, stations, mosques, churches, outlets, stores, newspapers, pharmacies, businesses, firms, companies",
        ..counts("closed", Stock, "")
    },
    Default {
        intransitive: "entered, enter, entering, crossed, cross, crossing, crossed into, crossing into, arrived, arriving, reached",
        predicates: "allowed in, let in, dispatched, allowed into",
        of_nouns: "truck, trucks, lorry, lorries, truckloads, convoy, convoys, tanker, tankers",
        ..counts("aid-trucks", Event, "aid trucks, aid lorries, relief trucks, trucks of aid, trucks of supplies")
    },
    Default {
        predicates: "delivered, delivering, distributed, distributing, airdropped, airdropping, dispatched, shipped, shipping, donated, sent",
        ..of(
            Amounts::Physical,
            "relief-goods",
            Event,
            "aid, relief, food aid, humanitarian aid, supplies, relief supplies, assistance, rations, medical supplies, medicines",
        )
    },
    people("inhabitants", Stock, "inhabitant, inhabitants"),
    of(Amounts::Physical, "rainfall", Event, "rain, rainfall, rains, precipitation, downpour"),
];
