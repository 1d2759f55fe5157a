"""What the key phrases plugin knows of English: closed word classes, and nouns too general to be a topic.

All words are in lower case, in the forms that occur. They are sets of words that any grammar lists, not of topics.
"""

from __future__ import annotations

from typing import FrozenSet


def _words(text: str) -> FrozenSet[str]:
    return frozenset(text.split())


DETERMINERS = _words("""
    a an the this that these those my your his her its our their whose some any no every each either neither another
    both all several many few most more less other such own same
    one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands
    million millions billion billions half third quarter first second last next
""")
"""What may stand before a noun phrase and never inside one."""

PREPOSITIONS = _words("""
    about above across after against along amid amidst among amongst around as at before behind below beneath beside
    besides between beyond by concerning despite down during except excluding following for from in including inside
    into like minus near of off on onto opposite out outside over past per plus regarding round since than through
    throughout till to toward towards under underneath unlike until up upon versus via with within without
""")
"""What may stand before a noun phrase and ends the one before."""

_PRONOUNS = _words("""
    i me mine myself you yours yourself yourselves he him himself hers herself she it itself we us ours ourselves they
    them theirs themselves who whom which what whatever whoever someone somebody something anyone anybody anything
    everyone everybody everything nobody nothing none ones others there here where when why how
""")

_CONJUNCTIONS = _words("""
    and or but nor so yet if unless because although though while whereas whether once lest else
""")

_AUXILIARIES = _words("""
    be am is are was were been being have has had having do does did doing done can could may might must shall should
    will would ought cannot let lets ain't aren't can't couldn't didn't doesn't don't hadn't hasn't haven't he'd he'll
    he's i'd i'll i'm i've isn't it's mustn't she'd she'll she's shouldn't that's there's they'd they'll they're
    they've wasn't we'd we'll we're we've weren't what's who's won't wouldn't you'd you'll you're you've
""")

AFTER_AUXILIARY = _AUXILIARIES - _words("do does did") | _words("not never also already since just being")
"""A participle after one of these is a verb, not part of a name for something."""

_ADVERBS = _words("""
    again ago ahead alike almost alone already also altogether always anyway apart away back else elsewhere enough even
    ever everywhere far forth forward further furthermore hence however indeed instead just later least likewise long
    longer maybe meanwhile moreover much nearby never nevertheless nonetheless not now nowhere often once only otherwise
    perhaps quite rather seldom since sometimes somewhat somewhere soon still then thereby therefore thus today together
    tomorrow tonight too twice very well yesterday yet earlier abroad aboard ashore overnight meantime aside afterwards
    beforehand hereby thereafter overall worldwide nationwide better best worse worst sooner
""")

_ADJECTIVES = _words("""
    able alleged available bad big certain clear close common current different difficult due early easy entire former
    full general good great hard high huge important impossible key large late latest likely little local low main major
    new old particular possible present previous ready real recent responsible serious short significant similar single
    small special strong successful sure top total true unable unknown unlikely various whole wide wrong young younger
    older larger smaller higher lower bigger longer shorter largest smallest highest lowest biggest oldest newest
    stronger weaker ongoing upcoming so-called further additional extra necessary
""")

_REPORTING = _words("""
    say says said tell tells told add adds added ask asks asked call calls called claims claimed announce announces
    announced note notes noted warn warns warned deny denies denied confirm confirms confirmed declare declares declared
    explain explains explained insist insists insisted argue argues argued believe believes believed think thinks
    thought know knows known hope hopes hoped suggest suggests suggested describe describes described mention mentioned
    quoted quote stress stressed urge urges urged vow vowed according accuse accused accuses blame blames blamed condemn
    condemns condemned
""")

_VERBS = _words("""
    want wants wanted need needs needed make makes made making take takes took taken taking give gives gave given giving
    get gets got getting go goes went gone going come comes came coming see sees saw seen seeing keep keeps kept put
    puts set sets seem seems seemed become becomes became begin begins began begun start starts started stop stops
    stopped continue continues continued remain remains remained stay stays stayed try tries tried use uses used turn
    turns turned bring brings brought hold holds held holding carry carries carried show shows showed shown find finds
    found lead leads led leave leaves left leaving lose loses lost win wins won pay pays paid meet meets met run runs
    ran send sends sent sell sells sold buy buys bought build builds built break breaks broke broken fall falls fell
    fallen rise rises rose risen grow grows grew grown draw draws drew drawn fly flies flew flown shoot shot speak
    speaks spoke spoken write writes wrote written read reads hear hears heard feel feels felt stand stands stood sit
    sits sat lie lies lay lain lay lays laid fight fought catch caught teach taught seek seeks sought spend spends spent
    send understand understood choose chose chosen drive drove driven eat ate eaten forget forgot forgotten hide hid
    hidden hit hits hurt hurts cut cuts cost costs shut shuts spread spreads strike struck swear swore sworn tear tore
    torn throw threw thrown wake woke wear wore worn withdraw withdrew withdrawn steal stole stolen shake shook shaken
    flee flees fled feed fed bear bore born bound bend bent lend lent mean means meant deal dealt sleep slept sweep
    swept weep wept sink sank sunk sing sang sung ring rang swim swam begin beat beaten arise arose overcome overcame
    allow allows allowed appear appears appeared happen happens happened include includes included involve involves
    involved provide provides provided receive receives received reach reaches reached return returns returned serve
    serves served face faces faced follow follows followed expect expects expected agree agrees agreed accept accepts
    accepted refuse refuses refused offer offers offered decide decides decided consider considers considered create
    creates created cause caused open opens opened close closes closed move moves moved raise raises raised live lives
    lived work works worked help helps helped join joins joined kill kills killed die dies died
    put let look looks looked arrive arrives arrived enter enters entered cross crosses crossed visit visited walk
    walks walked wait waits waited watch watched play plays played change changed
    dead likely vow vows seize seizes reject rejects demand demands back backs
    announces reveals reveal launches slam slams hails mull mulls eyes
""") - _words("claims cost costs deal demand fight offer rise strike work works lives change returns cut cuts spread")
"""Verb forms that are hardly ever nouns in the news; those that are both stay nouns."""

_CALENDAR = _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december jan feb mar apr jun jul aug sept sep oct nov dec am pm a.m p.m gmt utc
""")

_TIMES = _words("""
    second seconds minute minutes hour hours day days night nights week weeks weekend month months year years decade
    decades century morning afternoon evening noon midnight midday dawn dusk time times moment period date past future
    spring summer autumn winter beginning end start
""")

_UNITS = _words("""
    percent per-cent cent cents dollar dollars euro euros pound pounds kilo kilos kilogram kilograms kg km kilometre
    kilometres kilometer kilometers metre metres meter meters mile miles tonne tonnes ton tons litre litres liter liters
    number numbers amount total rate
""")

_FORMS_OF_ADDRESS = _words("mr mrs ms dr sir lord lady gen lt col capt sgt maj prof rev st jr sr")

_MEDIA = _words("""
    reporter reporters correspondent photo photograph photographs photos caption video file copyright editor editors
    newsletter subscribe advertisement read click share
""")

STOP_WORDS = (
    DETERMINERS | PREPOSITIONS | _PRONOUNS | _CONJUNCTIONS | _AUXILIARIES | _ADVERBS | _ADJECTIVES | _REPORTING | _VERBS
    | _CALENDAR | _TIMES | _UNITS | _FORMS_OF_ADDRESS | _MEDIA
)  # fmt: skip
"""No phrase holds one of these."""

NOUNS_IN_LY = _words("""
    ally anomaly assembly belly bully butterfly family folly jelly lily monopoly rally reassembly reply supply weekly
""")
"""Other words in -ly are adverbs (or adjectives that say little)."""

NOUNS_IN_ING = _words("""
    bearing beginning bombing briefing building ceiling crossing dealing drawing drilling dwelling earning engineering
    evening farming fighting filing financing finding fishing funding funeral gathering hacking hearing holding housing
    killing landing laundering lightning listing living logging looting manufacturing marketing meaning meeting mining
    monitoring morning opening parking planning poisoning policing polling pricing processing programming proceeding
    publishing rating ring ruling sailing saving screening setting settling shelling shipping shooting sibling smuggling
    spending stabbing string surveying swing testing thing training trading trafficking uprising vaccination voting
    warning wedding wellbeing wing working writing
""")
"""Words in -ing that name things; the others are verbs unless a determiner stands before them."""

ROLES = _words("""
    actor activist adviser advisor agent aide ambassador analyst attorney author captain chairman chairperson chairwoman
    chancellor chief citizen civilian colonel commander commissioner coordinator correspondent counterpart dean delegate
    deputy diplomat director doctor economist editor employee envoy executive expert father founder general governor
    guest guy head husband inhabitant inspector investigator journalist judge king lawmaker lawyer leader lecturer
    lieutenant major manager mayor minister monarch mother mp nurse observer officer official organiser organizer
    owner parent partner person player politician pope premier president priest prince princess principal professor
    prosecutor queen representative reporter resident researcher scholar scientist secretary senator sergeant sister
    son speaker spokesman spokesperson spokeswoman daughter brother staff student sultan teacher undersecretary
    uncle vice-president viewer volunteer wife witness woman man writer
    agency department government ministry office statement
""")
"""Nouns that say what a human being is, or a body that speaks. Such phrases credit somebody; they are no topic."""

GENERAL_NOUNS = _words("""
    ability access action activity address age agency announcement answer approach area argument article aspect attempt
    attention basis body book boy call case cause center centre chance child circumstance city claim comment
    company condition contact context control country couple course crowd cost damage data decision demand detail
    development difference difficulty direction discussion district door east effect effort event evidence example
    experience extent fact factor family father feature field figure force form friend game girl goal government ground
    group half hand head help history home hope house idea image impact importance incident information institute institution
    interest interview issue item job kind lack law letter level life line list list lot majority man manner material
    matter measure mean member message method middle mind minority mistake model money name nation need news north
    object occasion office opinion opportunity option order organisation organization other part party path people
    person picture piece place plan point position power practice problem process product programme program project
    proposal province public purpose quality question range reaction reality reason region relation report request
    research response rest result right road role room rule scene scale school sector sense series service set share
    side sign site situation size solution sort source south space speech stage state statement step story street
    structure study subject success support system table talk task team term text thing thought title topic town trend
    truth try turn type unit use user value version victim view village visit voice way website west will word work
    world organizer woman youth kid mother neighbour neighbor colleague driver half foot hill hour eye face water
    gate square building document force operation army police minister authorities authority
""")
"""Nouns too general to be a topic by themselves; inside a longer phrase they may stand."""

QUANTITIES = _words("""
    number part group kind sort type list series set lot majority minority member half third quarter dozen hundred
    thousand million billion couple pair range piece share rest end side top bottom middle front back use lack result
    case head leader director chief spokesman spokeswoman minister president governor ministry university resident
    city town village province district state people man woman child sense state-of way
""") - _words("state")
"""Nouns that begin no phrase with *of*: they count or place what follows."""

SINGULARS = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "policemen": "policeman",
    "fishermen": "fisherman", "wives": "wife", "lives": "life", "knives": "knife", "thieves": "thief",
    "leaves": "leaf", "halves": "half", "wolves": "wolf", "crises": "crisis", "analyses": "analysis", "bases": "base",
    "viruses": "virus", "buses": "bus", "gases": "gas", "campuses": "campus", "movies": "movie", "cookies": "cookie",
    "caches": "cache", "axes": "axe", "feet": "foot", "teeth": "tooth", "oases": "oasis", "theses": "thesis",
}  # fmt: skip
"""Plurals that the rules would get wrong."""

ALWAYS_PLURAL = _words("""
    talks troops arms goods rights forces news series species means headquarters customs funds ties authorities clothes
    proceeds savings remains premises outskirts barracks politics economics athletics statistics physics mathematics
    ethics logistics relations hostilities elections olympics games sports sales services affairs works exports imports
    surroundings thanks earnings odds crossroads gallows whereabouts wages supplies reserves
""")
"""Plurals that mean something else than their singular."""
