//! Economic: money given, owed, earned and lost, rates of the economy, work, output.

use briefer_plugin::Basis::{Event, Stock};

use super::{Default, counts, of, people};
use crate::options::Amounts::{Any, Money, Percent, Physical};

pub(super) const MEASURES: &[Default] = &[
    Default {
        predicates: "laid off, laying off, lay off, dismissed, dismissing, sacked, sacking, fired, firing, made redundant, furloughed, \
                     furloughing",
        intransitive: "lost their jobs, lose their jobs, losing their jobs",
        happenings: "dismissal, layoff, firing",
        ..people("layoffs", Event, "layoff, layoffs, lay-offs, job losses, job cuts, redundancies, dismissals")
    },
    Default {
        predicates: "cut, cutting, axed, axing, shed, shedding, slashed, eliminated, eliminating, lost, lose, losing",
        of_nouns: "job, jobs, posts",
        ..counts("jobs-lost", Event, "jobs lost")
    },
    Default {
        predicates: "created, creating, create, added, adding, add, generated, generating",
        happenings: "creation",
        of_nouns: "job, jobs, posts, positions",
        ..counts("jobs-created", Event, "new jobs, jobs created")
    },
    Default {
        intransitive: "out of work, jobless, unemployed, without jobs, without work, seeking work, looking for work",
        ..people(
            "unemployed",
            Stock,
            "unemployed, jobless, unemployed people, jobseekers, job seekers, job-seekers, unemployed workers",
        )
    },
    Default {
        intransitive: "rose, rise, increased, climbed, jumped, surged, soared, went up",
        of_nouns: "consumer",
        ..of(
            Percent,
            "inflation",
            Stock,
            "inflation, inflation rate, price growth, annual inflation, food inflation, core inflation, cpi",
        )
    },
    of(Percent, "unemployment", Stock, "unemployment, unemployment rate, joblessness, jobless rate"),
    Default {
        intransitive: "grew, grow, expanded, expand, growing, expanding",
        of_nouns: "economy, gdp, product",
        ..of(Percent, "growth", Event, "economic growth, gdp growth, growth, growth rate")
    },
    Default {
        intransitive: "shrank, shrink, shrunk, shrinking, contracted, contract, contracting",
        of_nouns: "economy, gdp, product",
        ..of(Percent, "contraction", Event, "contraction")
    },
    of(
        Percent,
        "interest-rate",
        Stock,
        "interest rate, interest rates, key rate, policy rate, benchmark rate, lending rate, repo rate, base rate, borrowing costs",
    ),
    of(Percent, "poverty", Stock, "poverty, poverty rate, poverty line"),
    of(Percent, "turnout", Event, "turnout, voter turnout, participation"),
    of(Percent, "tariff", Stock, "tariff, tariffs, duty, duties, import duty, levy"),
    of(Percent, "literacy", Stock, "literacy, literacy rate"),
    Default {
        predicates: "produced, producing, produces, produce, pumped, pumping, pumps, harvested, harvesting, mined, mining, extracted, refined",
        ..of(
            Physical,
            "production",
            Event,
            "production, output, oil production, oil output, crude output, harvest, crop, grain output, steel output",
        )
    },
    of(Physical, "capacity", Stock, "capacity, generating capacity, installed capacity, storage capacity"),
    of(Physical, "emissions", Event, "emissions, carbon emissions, greenhouse gas emissions"),
    of(Physical, "stocks", Stock, "stocks, stockpile, stockpiles, inventories, reserves, storage"),
    Default {
        predicates: "exported, exporting",
        ..of(Any, "exports", Event, "exports, oil exports, grain exports, gas exports")
    },
    Default {
        predicates: "imported, importing",
        ..of(Any, "imports", Event, "imports, food imports, fuel imports, oil imports")
    },
    of(
        Money,
        "oil-price",
        Stock,
        "oil price, oil prices, price of oil, crude, brent, crude prices, price of crude, brent crude",
    ),
    Default {
        predicates: "frozen, froze, freezing, blocked",
        ..of(Money, "frozen-assets", Stock, "frozen assets, assets")
    },
    of(
        Money,
        "military-aid",
        Event,
        "military aid, military assistance, security assistance, weapons package, arms package",
    ),
    of(Money, "arms-sales", Event, "arms deal, arms deals, arms sale, arms sales, weapons deal"),
    of(Money, "appeal", Stock, "appeal, appeals, response plan, humanitarian appeal"),
    of(Money, "shortfall", Stock, "funding gap, funding shortfall, shortfall"),
    Default {
        predicates: "pledged, pledging, pledge, donated, donating, allocated, allocating, disbursed, disbursing",
        ..of(
            Money,
            "aid",
            Event,
            "aid, assistance, relief, donation, donations, pledges, grant, grants, humanitarian aid",
        )
    },
    Default {
        predicates: "lent, lending, borrowed, borrowing, borrow",
        ..of(Money, "loans", Event, "loan, loans, credit, bailout")
    },
    Default {
        predicates: "invested, investing, invest",
        ..of(Money, "investment", Event, "investment, investments, foreign direct investment")
    },
    of(Money, "funding", Event, "funding, funds, financing"),
    of(Money, "damage", Event, "damage, damages, losses"),
    of(Any, "trade-deficit", Stock, "trade deficit, trade gap, current account deficit, trade imbalance"),
    of(Any, "deficit", Stock, "deficit, budget deficit, fiscal deficit"),
    of(Any, "surplus", Stock, "surplus, budget surplus, trade surplus, current account surplus"),
    of(Money, "budget", Stock, "budget, budgets"),
    Default {
        predicates: "owed, owes, owing",
        ..of(Any, "debt", Stock, "debt, debts, public debt, external debt, arrears")
    },
    of(
        Money,
        "foreign-reserves",
        Stock,
        "foreign reserves, foreign exchange reserves, foreign currency reserves, currency reserves, forex reserves, reserves",
    ),
    of(Money, "gdp", Event, "gdp, gross domestic product, economic output"),
    of(Money, "revenue", Event, "revenue, revenues, tax revenue, tax revenues, takings, customs revenue"),
    of(Money, "profit", Event, "profit, profits, net profit, net income, earnings"),
    of(Money, "trade", Event, "trade, bilateral trade, trade volume, trade turnover"),
    of(Money, "remittances", Event, "remittance, remittances"),
    Default { predicates: "fined, fining", ..of(Money, "fines", Event, "fine, fines, penalty, penalties") },
    of(Money, "ransom", Event, "ransom, ransoms"),
    of(Money, "reward", Event, "reward, bounty"),
    of(Money, "wages", Stock, "salary, salaries, wage, wages, minimum wage, pension, pensions"),
    Default {
        predicates: "spent, spending, spend",
        ..of(Money, "spending", Event, "spending, expenditure, defence spending, defense spending, military spending")
    },
    of(Money, "subsidies", Event, "subsidy, subsidies"),
];
