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
    accept accepted accepts agree agreed agrees allow allowed allows appear appeared appears arise arose arrive
    arrived arrives ate back backs bear beat beaten became become becomes began begin begins begun bend bent bore
    born bought bound break breaks bring brings broke broken brought build builds built buy buys came carried
    carries carry catch caught cause caused change changed choose chose chosen close closed closes come comes coming
    consider considered considers continue continued continues cost costs create created creates cross crossed
    crosses cut cuts dead deal dealt decide decided decides demand demands die died dies draw drawn draws drew drive
    driven drove eat eaten enter entered enters expect expected expects eyes face faced faces fall fallen falls fed
    feed feel feels fell felt fight find finds fled flee flees flew flies flown fly follow followed follows forget
    forgot forgotten fought found gave get gets getting give given gives giving go goes going gone got grew grow
    grown grows hails happen happened happens hear heard hears held help helped helps hid hidden hide hit hits hold
    holding holds hurt hurts include included includes involve involved involves join joined joins keep keeps kept
    kill killed kills laid lain lasted lasts launches lay lays lead leads leave leaves leaving led left lend lent
    lie lies live lived lives look looked looks lose loses lost made make makes making mean means meant meet meets
    met move moved moves mull mulls need needed needs offer offered offers open opened opens overcame overcome paid
    pay pays play played plays provide provided provides put puts raise raised raises ran rang reach reached reaches
    read reads receive received receives refuse refused refuses reject rejects remain remained remains return
    returned returns reveal reveals rise risen rises rose run runs sang sank sat saw see seeing seek seeks seem
    seemed seems seen sees seize seizes sell sells send sends sent serve served serves set sets shake shaken shook
    shoot shot show showed shown shows shut shuts sing sink sit sits slam slams sleep slept sold sought speak speaks
    spend spends spent spoke spoken spread spreads stand stands start started starts stay stayed stays steal stole
    stolen stood stop stopped stops strike struck sung sunk swam swear sweep swept swim swore sworn take taken takes
    taking taught teach tear threw throw thrown took tore torn tried tries try turn turned turns understand
    understood use used uses visit visited wait waited waits wake walk walked walks want wanted wants watch watched
    wear weep went wept win wins withdraw withdrawn withdrew woke won wore work worked works worn write writes
    written wrote
""") - _words("claims cost costs deal demand fight offer rise strike work works lives change returns cut cuts spread")
"""Verb forms that are hardly ever nouns in the news; those that are both stay nouns."""

_CALENDAR = _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december jan feb mar apr jun jul aug sept sep oct nov dec am pm a.m p.m gmt utc
""")

_TIMES = _words("""
    second seconds minute minutes hour hours day days week weeks weekend month months year years decade decades century
    afternoon noon midnight midday dawn dusk time times moment period date past future beginning end start
""")

_UNITS = _words("""
    percent per-cent cent cents dollar dollars euro euros pound pounds kilo kilos kilogram kilograms kg km kilometre
    kilometres kilometer kilometers metre metres mile miles tonne tonnes ton tons litre litres liter liters amount total
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
    bearing bombing briefing building ceiling crossing dealing drawing drilling dwelling earning engineering evening
    farming fighting filing financing finding fishing funding gathering hacking hearing housing killing
    landing laundering lightning listing living logging looting manufacturing marketing meaning meeting mining
    monitoring morning opening parking planning poisoning policing polling pricing proceeding processing programming
    publishing rating ring ruling sailing saving screening setting settling shelling shipping shooting sibling
    smuggling spending stabbing string surveying swing testing thing trading trafficking training uprising
    voting warning wedding wellbeing wing working writing
""")
"""Words in -ing that name things; the others are verbs unless a determiner stands before them."""

NO_TOPICS = _words("""
    activist actor adviser advisor agency agent aide ambassador analyst attorney author autumn brother captain
    chairman chairperson chairwoman chancellor chief citizen civilian colonel commander commissioner coordinator
    counterpart daughter dean delegate department deputy diplomat director doctor economist employee envoy evening
    executive expert father founder government governor guest guy head husband inhabitant inspector investigator
    journalist judge king lawmaker lawyer leader lecturer lieutenant man manager mayor minister ministry monarch
    morning mother mp night nurse observer office officer official organiser organizer owner parent partner person
    player politician pope premier president priest prince princess principal professor prosecutor queen
    representative researcher resident scholar scientist secretary senator sergeant sister son speaker spokesman
    spokesperson spokeswoman spring staff statement student sultan summer teacher uncle undersecretary
    vice-president viewer volunteer wife winter witness woman writer
""")
"""Nouns that end no topic: human beings and bodies that speak (they are credited), and times of day and year."""

GENERAL_NOUNS = _words("""
    ability access action activity address age agency announcement answer approach area argument army article aspect
    attempt attention authorities authority basis body book boy building case center centre chance child
    circumstance city claim colleague comment company condition contact context control cost country couple course
    crowd damage data decision demand detail development difference difficulty direction discussion district
    document door driver east effect effort event evidence example experience extent eye fact factor family father
    feature field figure foot force form friend game gate girl goal government ground group hand head hill history
    home house idea image impact importance incident information institute institution interest interview issue item
    job kid kind lack law letter level life line list lot majority man manner material matter measure member message
    method middle mind minister minority mistake model money mother name nation neighbor neighbour news north number
    object occasion office operation opinion opportunity option order organisation organization organizer part party
    path people person picture piece place plan point police position power practice problem process product program
    programme project proposal province public purpose quality question range rate reaction reality reason region
    relation report request research response rest result right road role room rule scale scene school sector sense
    series service side sign site situation size solution sort source south space speech square stage state
    statement step story street structure study subject success support system table talk task team term text thing
    title topic town trend truth type unit user value version victim view village voice water way website west woman
    word work world youth
""")
"""Nouns too general to be a topic by themselves; inside a longer phrase they may stand."""

QUANTITIES = _words("""
    bottom case chief child city couple director district front governor group head kind lack leader list lot
    majority man member middle minister ministry minority number pair part people piece president province range
    resident rest result sense series side sort spokesman spokeswoman town type university village way woman
""")
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
