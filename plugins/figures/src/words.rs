//! The closed word lists behind the [lexicon](crate::lexicon); one line a role, words parted by white space.

use crate::lexicon::{self as l, Roles};

/// Words for an amount without a number.
pub(crate) const INDEFINITE_WORDS: &str = "several various numerous handful couple number few many";

/// Role and words. `_` stands for a space.
pub(crate) const ROLES: &[(Roles, &str)] = &[
    (
        l::DETERMINER,
        "a an the this that these those my your his her its our their each every any all both no another such",
    ),
    (
        l::PREPOSITION,
        "of in on at by for from with without within into onto to toward towards over under above below between \
      among amid across against along around about after before behind beyond despite during except inside near off out \
      outside per plus since through throughout till until up upon via versus vs like than as amongst including excluding \
      following regarding concerning because down beside besides apart",
    ),
    (
        l::CONJUNCTION,
        "and or but nor yet so if while whereas although though unless when whenever where wherever once & then",
    ),
    (
        l::PRONOUN,
        "i you he she it we they me him us them who whom whose which what there here himself herself itself \
      themselves someone anyone everyone nobody everybody something anything nothing everything none",
    ),
    (l::RELATIVE, "who whom whose which that where"),
    (
        l::AUXILIARY,
        "is are was were be been being am has have had having do does did isn't aren't wasn't weren't hasn't \
      haven't hadn't don't doesn't didn't get gets got getting",
    ),
    (l::MODAL, "will would can could may might shall should must won't wouldn't can't couldn't cannot"),
    (
        l::VERB,
        "said says say saying told tells tell added adds fled flee died die dies came come comes went go goes left leave \
      took take takes taken fell fall falls rose rise rises risen lost lose won win wins made make makes gave give gives given \
      held kept keep keeps found find finds saw see sees seen known know knows became become becomes began begin begins \
      begun brought bring brings built bought buy buys sold sell sells sent send sends spent spend met meet meets paid pay \
      pays ran run runs stood stand stands sat led lead leads live lives lived remain remains remained return returned \
      returns attend attended join joined fight fought include includes included represent represents belong belongs exist \
      exists seek seeks sought face faces faced need needs needed want wants wanted receive received receives arrive arrived \
      arrives escape escaped cross crossed work worked stay stayed stays show shows showed shown wore hit hits drew grew \
      grow grows flew drove broke chose shot struck caught hurt put puts let spoke swore wrote written worn \
      refuse refused apply applied vote voted voted ranging ranges ranged reach reached reaches total totalled totaled \
      struggle struggled participate participated took fired carry carried serve served serves use used uses weigh weighs \
      believe believed believes attack attacked",
    ),
    (
        l::ADVERB,
        "not never also still now already currently currently just only even ever often again almost nearly later \
      earlier ago away back together respectively annually daily monthly weekly yearly yesterday today tomorrow tonight \
      however meanwhile too very else instead perhaps maybe alone worldwide nationwide abroad overall \
      combined apiece elsewhere altogether reportedly allegedly mostly mainly mainly partly previously recently formerly \
      originally initially finally eventually immediately simultaneously nationally locally globally illegally legally \
      directly simply roughly approximately yet outright overnight overseas anyway either neither",
    ),
    (
        l::ADJECTIVE,
        "more other additional new further old extra different separate dead missing foreign local national young",
    ),
    (
        l::PLURAL,
        "people men women children police troops personnel staff cattle sheep fish aircraft spacecraft feet teeth \
      mice media data criteria police wounded injured missing dead displaced civilians others homeless elderly \
      servicemen servicewomen policemen policewomen gunmen fishermen firemen businessmen congressmen lawmen infantrymen \
      militiamen tribesmen crew wives lives bodies youths militia clergy gendarmerie missing disabled hostages",
    ),
    (
        l::UNIT,
        "km kilometre kilometres kilometer kilometers metre metres meter meters centimetre centimetres centimeter \
      centimeters millimetre millimetres millimeter millimeters mile miles yard yards foot feet inch inches acre acres hectare \
      hectares litre litres liter liters gallon gallons pint pints ounce ounces quart quarts tonne tonnes ton tons kilogram \
      kilograms kilogramme kilogrammes kilo kilos gram grams gramme grammes milligram milligrams barrel barrels bushel bushels \
      watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts volt volts amp amps ampere amperes ohm ohms joule \
      joules calorie calories hertz kilohertz megahertz gigahertz byte bytes kilobyte kilobytes megabyte megabytes gigabyte \
      gigabytes terabyte terabytes pixel pixels degree degrees celsius fahrenheit horsepower mph kph knot knots carat carats \
      kiloton kilotons megaton megatons gigaton gigatons gigatonne gigatonnes megatonne megatonnes micron microns nanometre \
      nanometres nanometer nanometers decibel decibels magnitude newton newtons pascal pascals light-year light-years \
      micrometre micrometres micrometer micrometers megahertz milliliter milliliters millilitre millilitres",
    ),
    (
        l::ABBREVIATED_UNIT,
        "km m cm mm nm kg g mg t lb lbs oz ft in mi yd yds mph kph kmh kw mw gw kwh mwh gwh twh w v a hz khz \
      mhz ghz thz kb mb gb tb pb ha l ml cl hp bhp ps rpm ppm ppb dpi bpd mpg db nits kcal cal j kj mj gj wh mah ah c f n pa \
      kpa mpa psi bar sqm sqft sq cu μm µm kv mv mm2 km2 m2 cm2 m3 cm3 °c °f ev kev mev gev tev fps gbps mbps kbps kph \
      tpd mgy gal tsp tbsp pt qt k ma ga eur usd degf degc deg hrs hr hp in. ft. mi. m.p.h. k.p.h",
    ),
    (
        l::DURATION,
        "year years month months week weeks day days hour hours minute minutes second seconds decade decades century \
      centuries night nights weekend weekends fortnight quarter quarters millennium millennia yr yrs hr hrs min mins sec secs \
      millisecond milliseconds nanosecond nanoseconds semester semesters generation generations",
    ),
    (
        l::CURRENCY,
        "dollar dollars euro euros pound pounds yen yuan renminbi rupee rupees rupiah rupiahs rouble roubles ruble rubles rial rials \
      riyal riyals dinar dinars dirham dirhams lira liras shekel shekels afghani afghanis toman tomans won baht peso pesos \
      real reais rand rands franc francs crown crowns krona kronor krone kroner kronas zloty zlotys forint forints hryvnia \
      hryvnias tenge som soms manat manats lari dram drams taka ringgit dong naira cedi cedis shilling shillings birr kwacha \
      sterling cent cents pence penny pennies sen quid bucks buck dimes dime nickels afs paise kyat riel kip tugrik leu lei \
      lev leva koruna korunas bitcoin bitcoins",
    ),
    (
        l::CURRENCY_CODE,
        "usd eur gbp jpy cny rmb inr rub afn pkr irr iqd sar aed qar kwd bhd omr try ils nis egp jod lbp syp chf \
      sek nok dkk pln huf czk ron bgn uah kzt uzs tjs azn gel amd cad aud nzd sgd hkd twd krw thb myr rm idr php vnd bdt lkr \
      npr zar ngn kes ghs etb brl mxn ars clp cop pen rs rs. ps us au nz hk sg s$",
    ),
    (l::PERCENT, "percent per-cent pct percentage"),
    (
        l::BEFORE_YEAR,
        "in since by until till before after during from of early late mid year spring summer autumn fall winter \
      through between throughout circa around season election elections fiscal back to and ending ended end beginning start \
      to calendar financial",
    ),
    (
        l::IDENTIFIER,
        "resolution article section chapter flight route highway room no no. nos nos. number paragraph para page act \
      title rule order decree case docket unit model type grade level phase stage part volume vol vol. issue episode season \
      week day game group district ward block line platform gate channel apollo boeing airbus windows mark formula brigade \
      division camp zone area annex appendix table figure chart exhibit verse step tier item class division battalion \
      regiment squadron corps interstate road exit pier terminal box tel phone fax form bill law amendment protocol category \
      version area chromosome resolutions articles sections chapters paragraphs paras pages flights footnote footnotes rooms top serial size proposition prop measure lot apartment apt suite floor radio covid psalm surah \
      pp",
    ),
    (
        l::REFERENCE,
        "no no. nos resolution article section chapter flight route highway room paragraph page resolutions articles \
      sections chapters flights rooms paragraphs pages footnote footnotes annex table verse interstate phase size radio",
    ),
    (
        l::TREND,
        "rose rise rises rising risen fell fall falls falling fallen increased increase increases increasing decreased \
      decrease decreases decreasing dropped drop drops dropping climbed climb climbs climbing grew grow grows growing grown \
      jumped jump jumps jumping cut cuts cutting reduced reduce reduces reducing reduction raised raise raises raising went \
      go going slid slide slipped slip up down lowered lower lowering declined decline declines declining expanded expand \
      widened narrowed slowed moved changed doubled tripled surged surge soared soar plunged plunge shrank shrink eased \
      improved ticked edged swelled dwindled rebounded gained lost advanced accelerated upgraded downgraded boosted boost \
      revised trimmed slashed halved ballooned skyrocketed",
    ),
    (l::ZONE, "gmt utc est edt cst cdt mst mdt pst pdt bst cet cest msk ist aft hours local"),
    (
        l::CONTEST,
        "win wins won beat beats beaten beating defeat defeated defeats lost lose loss losing victory victories lead led \
      leads leading draw drew drawn tie tied vote voted votes ruled ruling score scored ahead majority trail trailed trailing \
      decision set sets",
    ),
    (l::INDEFINITE, "several various numerous handful couple few many number"),
    (
        l::PARTICIPLE,
        "killed wounded injured displaced detained arrested held captured kidnapped abducted freed released rescued \
      evacuated hospitalized deported repatriated executed murdered injured destroyed damaged infected executed jailed \
      imprisoned sentenced convicted accused suspected recovered seized deployed missing dead unaccounted",
    ),
];
