//! One name for each unit, however it is written: "barrels per day", "US dollars" and "$" would else tell claims apart.

use briefer_plugin::{QuantityKind, fold};

use crate::amount::Amount;
use crate::atoms::{AtomKind, Atoms};
use crate::lexicon as l;

/// The name of the unit: an ISO code, a symbol, else its word in the singular; what it is per follows a slash.
pub(crate) fn name(atoms: &Atoms<'_>, amount: &Amount) -> Option<String> {
    let unit = amount.unit?;
    let to = unit.to.min(unit.from + LONGEST);
    let per = (unit.from + 1..to).find(|&at| is_per(atoms, at));
    let end = per.unwrap_or(to);
    let bare = match unit.kind {
        QuantityKind::Money => currency(atoms, unit.from, end),
        QuantityKind::Percent => Some(percent(atoms, unit.from, end).to_owned()),
        QuantityKind::Measure => Some(measure(atoms, unit.from, end)),
        QuantityKind::Duration => Some(symbol(atoms.lower(unit.from))),
        _ => None,
    }?;
    // "$84 a barrel": what a price is for stands behind the number.
    let behind = (unit.to <= amount.to && is_per(atoms, amount.to)).then_some((amount.to, amount.noun_from));
    let per = per.map(|per| (per, to)).or(behind.filter(|&(per, to)| per + 1 < to && to <= per + LONGEST));
    Some(per.map_or_else(|| bare.clone(), |(per, to)| format!("{bare}/{}", measure(atoms, per + 1, to))))
}

/// How many atoms a unit is read for: "metric tons of carbon a year" has its name in the first.
const LONGEST: usize = 6;

fn is_per(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.is_any(at, &["per", "a", "an", "each", "every"]) && !atoms.is(at + 1, "cent") || atoms.is_mark(at, '/')
}

fn percent(atoms: &Atoms<'_>, from: usize, to: usize) -> &'static str {
    let points = atoms.is_any(to - 1, &["point", "points"]);
    match (points, atoms.is(from, "basis")) {
        (true, true) => "basis point",
        (true, false) => "percentage point",
        (false, _) => "%",
    }
}

fn currency(atoms: &Atoms<'_>, from: usize, to: usize) -> Option<String> {
    let words = from..to;
    let sign = words.clone().find_map(|at| match atoms.kind(at) {
        Some(AtomKind::Mark(mark)) => sign(mark),
        _ => None,
    });
    let letters = || words.clone().filter(|&at| atoms.is_word(at)).find_map(|at| country(atoms.written(at)));
    if let Some(code) = sign {
        return Some(letters().filter(|_| code == "USD").unwrap_or(code).to_owned());
    }
    let noun = words.clone().rev().find(|&at| atoms.has(at, l::CURRENCY));
    let Some(noun) = noun else {
        let code = words.clone().find(|&at| atoms.has(at, l::CURRENCY_CODE))?;
        return Some(coded(atoms.lower(code)));
    };
    let owner = noun.checked_sub(1).filter(|&owner| owner >= from).map_or("", |owner| atoms.lower(owner));
    Some(named(owner, &singular(atoms.lower(noun))))
}

fn sign(mark: char) -> Option<&'static str> {
    Some(match mark {
        '$' => "USD",
        '€' => "EUR",
        '£' => "GBP",
        '¥' => "yen or yuan",
        '₹' => "INR",
        '₽' => "RUB",
        '₩' => "KRW",
        '₺' => "TRY",
        '₪' => "ILS",
        '₫' => "VND",
        '฿' => "THB",
        '₦' => "NGN",
        '₴' => "UAH",
        '₱' => "PHP",
        '₸' => "KZT",
        '₾' => "GEL",
        '₼' => "AZN",
        '؋' => "AFN",
        _ => return None,
    })
}

/// The currency of a dollar sign with letters before or after it.
fn country(letters: &str) -> Option<&'static str> {
    Some(match letters {
        "A" | "AU" | "AUS" => "AUD",
        "C" | "CA" | "CAN" => "CAD",
        "HK" => "HKD",
        "NZ" => "NZD",
        "S" | "SG" => "SGD",
        "NT" => "TWD",
        "R" => "BRL",
        _ => return None,
    })
}

/// The ISO code of letters that mostly are one.
fn coded(lower: &str) -> String {
    match lower.trim_end_matches('.') {
        "rmb" => "CNY".to_owned(),
        "nis" => "ILS".to_owned(),
        "rm" => "MYR".to_owned(),
        "rs" => "rupee".to_owned(),
        "us" => "USD".to_owned(),
        code => code.to_uppercase(),
    }
}

/// The code of a currency by its word and the word before it; the word itself where several states use it.
fn named(owner: &str, noun: &str) -> String {
    let owned = match (noun, owner.trim_end_matches('.')) {
        ("dollar", "australian") => "AUD",
        ("dollar", "canadian") => "CAD",
        ("dollar", "kong") => "HKD",
        ("dollar", "zealand") => "NZD",
        ("dollar", "singapore" | "singaporean") => "SGD",
        ("dollar", "taiwan" | "taiwanese") => "TWD",
        ("dollar", "liberian") => "LRD",
        ("dollar", "zimbabwean" | "zimbabwe") => "ZWL",
        ("pound", "egyptian") => "EGP",
        ("pound", "lebanese") => "LBP",
        ("pound", "syrian") => "SYP",
        ("pound", "sudanese") => "SDG",
        ("lira", "syrian") => "SYP",
        ("lira", "lebanese") => "LBP",
        ("dinar", "iraqi") => "IQD",
        ("dinar", "kuwaiti") => "KWD",
        ("dinar", "jordanian") => "JOD",
        ("dinar", "libyan") => "LYD",
        ("dinar", "tunisian") => "TND",
        ("dinar", "algerian") => "DZD",
        ("dinar", "serbian") => "RSD",
        ("dinar", "bahraini") => "BHD",
        ("riyal" | "rial", "saudi") => "SAR",
        ("riyal" | "rial", "qatari") => "QAR",
        ("riyal" | "rial", "yemeni") => "YER",
        ("riyal" | "rial", "omani") => "OMR",
        ("riyal" | "rial", "iranian") => "IRR",
        ("rupee", "indian") => "INR",
        ("rupee", "pakistani") => "PKR",
        ("rupee", "lankan") => "LKR",
        ("rupee", "nepali" | "nepalese") => "NPR",
        ("shilling", "kenyan" | "kenya") => "KES",
        ("shilling", "ugandan" | "uganda") => "UGX",
        ("shilling", "tanzanian" | "tanzania") => "TZS",
        ("shilling", "somali") => "SOS",
        ("peso", "mexican") => "MXN",
        ("peso", "philippine") => "PHP",
        ("peso", "colombian") => "COP",
        ("peso", "argentine" | "argentinian") => "ARS",
        ("peso", "chilean") => "CLP",
        ("franc", "swiss") => "CHF",
        ("franc", "congolese") => "CDF",
        ("franc", "rwandan") => "RWF",
        ("franc", "burundian") => "BIF",
        ("krona" | "kronor" | "crown", "swedish") => "SEK",
        ("krone" | "kroner" | "crown", "norwegian") => "NOK",
        ("krone" | "kroner" | "crown", "danish") => "DKK",
        ("crown" | "koruna", "czech") => "CZK",
        ("dirham", "uae" | "emirati") => "AED",
        ("dirham", "moroccan") => "MAD",
        ("manat", "azerbaijani") => "AZN",
        ("manat", "turkmen") => "TMT",
        ("won", "korean") => "KRW",
        ("kwacha", "zambian") => "ZMW",
        ("kwacha", "malawian") => "MWK",
        _ => alone(noun),
    };
    owned.to_owned()
}

/// The code of a currency word that needs no country; the dollar, pound and lira are those of the largest users.
fn alone(noun: &str) -> &str {
    match noun {
        "dollar" | "buck" => "USD",
        "euro" => "EUR",
        "pound" | "sterling" | "quid" => "GBP",
        "yen" => "JPY",
        "yuan" | "renminbi" => "CNY",
        "rouble" | "ruble" => "RUB",
        "lira" => "TRY",
        "shekel" => "ILS",
        "afghani" => "AFN",
        "won" => "KRW",
        "baht" => "THB",
        "zloty" => "PLN",
        "forint" => "HUF",
        "hryvnia" => "UAH",
        "tenge" => "KZT",
        "lari" => "GEL",
        "dram" => "AMD",
        "taka" => "BDT",
        "ringgit" => "MYR",
        "dong" => "VND",
        "naira" => "NGN",
        "cedi" => "GHS",
        "birr" => "ETB",
        "rand" => "ZAR",
        "real" | "reai" => "BRL",
        "kyat" => "MMK",
        "riel" => "KHR",
        "kip" => "LAK",
        "lev" | "leva" => "BGN",
        "lei" => "leu",
        "pence" | "pennie" => "penny",
        _ => noun,
    }
}

fn measure(atoms: &Atoms<'_>, from: usize, to: usize) -> String {
    let at = from + usize::from(atoms.is_any(from, &["metric", "square", "cubic", "sq", "sq.", "the"]));
    if at >= to {
        return fold(atoms.slice(from, to));
    }
    let power = match atoms.lower(from) {
        "square" | "sq" | "sq." => "2",
        "cubic" => "3",
        _ => "",
    };
    if atoms.is(from, "metric") && atoms.is_any(at, &["ton", "tons", "tonne", "tonnes"]) {
        return "t".to_owned();
    }
    if atoms.is_mark(from, '°') || atoms.is_any(from, &["degree", "degrees"]) {
        let scale = match atoms.lower(from + 1) {
            "c" | "celsius" => "°C",
            "f" | "fahrenheit" => "°F",
            _ => "°",
        };
        return scale.to_owned();
    }
    let known = matches!(atoms.kind(at), Some(AtomKind::Word));
    if known { format!("{}{power}", symbol(atoms.lower(at))) } else { fold(atoms.slice(from, to)) }
}

/// The symbol of a unit's word, else the word in the singular.
fn symbol(lower: &str) -> String {
    let one = singular(lower);
    let symbol = match one.as_str() {
        "kilometre" | "kilometer" => "km",
        "metre" | "meter" => "m",
        "centimetre" | "centimeter" => "cm",
        "millimetre" | "millimeter" => "mm",
        "mile" => "mi",
        "yard" | "yd" => "yd",
        "foot" | "feet" => "ft",
        "inch" | "inche" => "in",
        "hectare" => "ha",
        "litre" | "liter" => "l",
        "gallon" => "gal",
        "tonne" => "t",
        "kilogram" | "kilogramme" | "kilo" => "kg",
        "gram" | "gramme" => "g",
        "pound" | "lb" => "lb",
        "ounce" => "oz",
        "barrel" => "bbl",
        "bushel" => "bu",
        "watt" => "W",
        "kilowatt" | "kw" => "kW",
        "megawatt" | "mw" => "MW",
        "gigawatt" | "gw" => "GW",
        "kwh" => "kWh",
        "mwh" => "MWh",
        "gwh" => "GWh",
        "sqm" => "m2",
        "bpd" => "bbl/day",
        "kph" | "kmh" => "km/h",
        "mph" => "mi/h",
        "hour" | "hr" => "h",
        "minute" | "min" => "min",
        "second" | "sec" => "s",
        "yr" => "year",
        "centurie" => "century",
        _ => return one,
    };
    symbol.to_owned()
}

/// A unit's word without its plural s.
fn singular(lower: &str) -> String {
    let word = lower.trim_end_matches('.');
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && word != "celsius";
    word[..word.len() - usize::from(plural)].to_owned()
}
