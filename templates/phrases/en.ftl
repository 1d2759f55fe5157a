# The words of editions in English. Templates say them by name: {{ "what-matters" | phrase }}.
#
# To change some, write them into `templates/phrases/en.ftl` of your project, and nothing else: each message there takes the place of
# the one of its name here. A new file `templates/phrases/de.ftl` is a new language for `language: de` of an audience; what it lacks is
# said in English, and `briefer check` names it.
#
#     name = words                       a phrase; further lines of it are indented
#     { $topic }                         what the template gives it; numbers come written in the audience's style
#     { $count -> [one] … *[other] … }   a choice: by the language's own classes of numbers (one, few, many …), by a number
#                                        ([0]), or by a word ([denied]); `*` stands at the one that is taken otherwise
#     { other-name }                     another phrase, with the same arguments
#     {" "}                              a space at an end, or a sign that has a meaning here: {"{"}
#
# Words that carry links and amounts come ready from the template: put them where the sentence wants them, leave none out (it would take
# its evidence along). `*` and `[` are Markdown. A space before : ; ? ! % » and behind « does not break by itself.
# The syntax is Fluent (projectfluent.org), without functions and attributes.

### How dates, numbers and lists are written; filters say these.

## `date`, `period`, `in_period`: "3 April 2026", "30 March to 5 April 2026", "week 14 of 2026"

# A day's number alone: "3 to 9 April 2026".
date-day = { $day }
date-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
date = { $day } { $month } { $year }
date-without-year = { $day } { $month }
date-range = { $first } to { $last }
# `dates: month-day` of an audience: "April 3, 2026", "April 3 to 5, 2026".
month-first-date = { $month } { $day }, { $year }
month-first-without-year = { $month } { $day }
month-first-day-and-year = { $day }, { $year }
period-week = week { $week } of { $year }
period-month = { $month } { $year }
# A day, several days, a week or month, going on a sentence.
in-date = on { $period }
in-dates = in the days { $period }
in-period = in { $period }

## `number`: what parts thousands, and what parts the fraction

number-group = ,
number-point = .

## `amount`: the bounds of a figure

amount-about = about { $amount }
amount-over = over { $amount }
amount-under = under { $amount }
amount-at-least = at least { $amount }
amount-at-most = at most { $amount }
amount-between = { $low } to { $high }

## `join_words`: "a, b and c", "a, b and 3 others"

list-last = { $words } and { $last }
list-others = { $count } others

## `the`: a name that has an article inside a sentence

name-inside = the { $name }

### Everywhere

# Between the statements of a sentence, the entries of a note.
semicolon = {"; "}
quoted = “{ $words }”
# What is counted: findings, tables, charts.
stories = { $count ->
    [one] { $count } story
   *[other] { $count } stories
}
sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
# Where something has no name.
untitled-briefing = Briefing
untitled = Untitled
unnamed-source = unnamed source
an-unnamed-source = an unnamed source
an-unnamed-speaker = An unnamed speaker
unnamed-speakers = unnamed speakers
unknown-source = source unknown
unknown-source-alone = Source unknown
no-marking = none
# `$left_out`: how many findings the audience's limits keep out of the edition.
nothing-to-report = { $left_out ->
    [0] Nothing to report for this period.
   *[other] Nothing to report within what this edition shows.
}
# Before an analyst's own words, in a block quotation. `briefer verify` knows such words by it.
analyst = Analyst:

## A finding's kind, set as a badge

badge-new = new
badge-repeated = repeated
badge-revised = revised
badge-in-conflict = in conflict
badge-confirmed = confirmed
badge-denied = denied
badge-silent = silent
badge-rising = rising
badge-falling = falling

## Words of the data: what stands here is said in its place

# Of what type a name is.
type-person = person
type-organization = organization
type-place = place
type-group = group
type-event = event
type-other = other
# What plugins find.
kind-mention = mention
kind-figure = figure
kind-quotation = quotation
# How a statement was made, where not plainly.
modality-denied = denied
modality-hypothetical = hypothetical
# What a name of a note is.
attribute-speaker = speaker
attribute-subject = subject
attribute-place = place
attribute-entity = entity

### The head of an edition: `masthead`

edition-of = { $audience }, { $period }
rests-on = It rests on { $stories } from { $sources }.
rests-on-stories = It rests on { $stories }.
rests-on-nothing = It rests on no document.
period-all = all documents
period-with-days = { $period }, { $days }

### Headings of parts

what-matters = What matters
what-changed = What changed
figures-to-watch = Figures to watch
findings = Findings
where-sources-disagree = Where sources disagree
what-was-revised = What was revised
figures = Figures
other-figures = Other figures
quotations = Quotations
names = Names
on-the-record = On the record
confirmed-figures = Confirmed figures
not-confirmed = Not to be quoted as confirmed
who-is-who = Who is who
documents = Documents
annex = Annex
evidence = Evidence

### Heads of tables

head-about = About
head-also-written = Also written
head-amount = Amount
head-applied = Applied
head-as-of = As of
head-before = Before
head-correction = Correction
head-date = Date
head-date-origin = Where the date stands
head-document = Document
head-evidence = Evidence
head-figure = Figure
head-finding = Finding
head-first-seen = First seen
head-in-one-story = In one story with
head-marking = Marking
head-name = Name
head-now = Now
head-number = Number
head-of-what = Of what
head-place = Place
head-published = Published
head-said-to-be = Said to be
head-sentence = Sentence
head-since = Since then
head-source = Source
head-stands = Stands
head-stories = Stories
head-who = Who
head-who-or-what = Who or what
head-why = Why

### Figures

## What a figure is about: "detainees of the Hazrun Front in Karsa (Iraqi citizens)"

measure-figures = figures
# A measure that says what became of somebody: "soldiers killed".
topic-became = { $whom } { $measure }
topic-became-people = people { $measure }
topic-subject = { $topic } of { $subject }
topic-place = { $topic } in { $place }
topic-details = { $topic } ({ $details })
part-of-larger = part of a larger figure

## Sentences

figure-in-conflict = Sources disagree on { $topic }: { $says }.
figure-confirmed = Sources agree on { $topic }: { $says }.
figure-new = First figure for { $topic }: { $says }.
figure-repeated = No change in { $topic }: { $says }.
figure-stated = { $topic }: { $says }.
# The two links of a revised figure, then both in a sentence.
revised-now = { $claimant } puts { $topic } at { $amount }
revised-before = { $direction ->
    [up] up from { $amount }
   *[down] down from { $amount }
}
figure-revised = { $now }, { $before }.
attributed = { $amount }, according to { $claimant }
attributed-denied = { $amount }, denied by { $claimant }
possibly = possibly { $amount }
# Other sources that say the same, in brackets or behind a first one.
also = also { $sources }
with-also = { $first }; also { $others }
and-more = and more
# Below a figure that leads: others of the same voice.
with-it = With it: { $figures }.
origin-and-sentence = { $origin }: “{ $sentence }”

## Tables

stands-agrees = agrees
stands-first = stands
stands-conflicts = conflicts
stands-revised = revised since
no-figure-confirmed = { $left_out ->
    [0] No figure is confirmed by two stories.
   *[other] No figure that this edition shows is confirmed by two stories.
}
# A row of the period before.
earlier = earlier

### Names, and whatever plugins find

name-new = { $name } is newly in the news, in { $stories }.
name-stands = { $name } stands in { $stories }.
name-gone = { $name } is no longer in the news.
name-gone-since = { $name } is no longer in the news; it was in { $stories } { $when }.
other-says = { $name } – { $says }.
stories-rising = { $stories }, up from { $before } { $when }
stories-falling = { $stories }, down from { $before } { $when }
in-the-period-before = in the { $unit } before
when-last-in-the-news = when last in the news
chart-of-stories = { $name }, stories by period

## What changed since the period before: `since`. `$unit` is day, week, month or range

since-new = { $unit ->
    [day] new today
    [week] new this week
    [month] new this month
   *[range] new in these days
}
since-unchanged = { $unit ->
    [day] unchanged since the day before
    [week] unchanged since last week
    [month] unchanged since last month
   *[range] unchanged since the days before
}
since-other = { $direction ->
    [up] up
   *[down] down
} { $unit ->
    [day] from { $before } the day before
    [week] from { $before } last week
    [month] from { $before } last month
   *[range] from { $before } in the days before
}
since-said = { $unit ->
    [day] said the day before, too
    [week] said last week, too
    [month] said last month, too
   *[range] said in the days before, too
}
since-none = { $unit ->
    [day] not in the news the day before
    [week] not in the news last week
    [month] not in the news last month
   *[range] not in the news in the days before
}

### Quotations

quotation = { $speaker } { $told } ({ $origins }).
quotation-silent = { $speaker } { $told } ({ $origins }), and has not repeated it.
# Behind who said it. `$predicate` is the source's own, "denied that", "called for", always in the source's language; `$verb` says
# what it does: said ("said that"), denied, other. A language that cannot go on in the source's words leaves it out.
told-on = { $again ->
    [true] again { $predicate } { $words }
   *[false] { $predicate } { $words }
}
told = { $verb ->
    [denied] denied
    [said] said
   *[claimed] claimed
}{ $again ->
    [true] {" "}again
   *[false] {""}
}: { $words }
# The same under the speaker's own heading, where nothing is put before what was plainly said.
stance = { $predicate }
stance-denied = denied:
role-of = { $speaker }, { $role },
heading-with-role = { $speaker }, { $role }
oldest-statement = The oldest of these statements dates from { $date }.
# How near the words are to what was said, before the source.
provenance = { $how ->
    [direct] Quoted by { $origin }
    [mixed] Quoted in part by { $origin }
    [reported] Paraphrased by { $origin }
   *[other] Reported by { $origin }
}
provenance-denial = { $how ->
    [direct] A denial, quoted by { $origin }
    [mixed] A denial, quoted in part by { $origin }
    [reported] A denial, paraphrased by { $origin }
   *[other] A denial, reported by { $origin }
}
nobody-quoted = { $left_out ->
    [0] Nobody is quoted by name in this period.
   *[other] Nobody is quoted by name within what this edition shows.
}

### Documents and the annex

chain-quoting = quoting { $source }
chain-first-published = first published by { $source }
chain-republished = republished from { $source }
chain-agency = from { $source }
source-of-document = unknown
told-after = told after “{ $title }”
copy-of = copy of “{ $title }”
no-document = No document falls into this period.

## Where a document's date was found

date-none = no date
date-in-field = in its own fields
date-in-front-matter = in its front matter
date-in-file-name = in the file's name
date-in-folder-name = in the folder's name
date-in-text = in the text
date-inferred = { $where }, inferred in part
date-found = (found { $where })

## Parts of the annex

annex-problems = Not used, or doubtful
annex-faults = What plugins got wrong
annex-undated = Without a date
annex-guessed-dates = With a date that was inferred in part
annex-copies = Copies and reports told after another, counted once with the first
unbound-figure = Numbers bound to nothing that is measured
unbound-quotation = Quotations without a speaker
unbound-responsibility = Claims of responsibility that are nobody's
unbound-other = { $kind } without { $missing }
its-words = its words
and-others = and others
other-documents-too = Other documents hold such as well.
doubtful-names = Names that may be somebody else’s
doubtful-names-too = Other names may be as well.
and-in-other-documents = and in other documents
# "Brenik: taken for Tomas Brenik; may be another of that name"
doubtful-taken = { $names }: taken for { $name }; may be { $perhaps }
doubtful-apart = { $names }: kept apart; may be { $perhaps }
another-of-that-name = another of that name
or = {" or "}

## What an analyst corrected

corrections = Corrections
correction-is = Is of type { $type }
correction-suppress = left out
correction-pin = comes first
correction-of = { $words }: { $detail }
times = { $count ->
    [one] { $count } time
   *[other] { $count } times
}
correction-applied = { $times }: { $titles }
correction-applied-more = { $times }: { $titles }; and { $count } more
correction-not-needed = not needed in this period
correction-no-sentence = **not applied**: no sentence holds these words
correction-nearest = **not applied**: no sentence holds these words. The nearest: “{ $sentence }” ({ $document })
correction-no-figure = **not applied**: the sentence holds no such number
correction-no-name = nothing bears the name

### Notes and pages

# Behind a sentence: whom "she" names in it, what else the page takes from elsewhere.
gloss-written = “{ $written }”: { $name }
gloss-attribute = { $attribute }: { $name }
page-title = { $title }: { $audience }, { $period }
page-home = { $title }: { $audience }
contents = Contents
evidence-lead = Each number above leads to the sentence it rests on, as published.
back-to-use = Back to use { $use } of note { $note }
what-is-marked = What is marked
date-guessed = (inferred in part)

## Charts

chart = Chart
amounts = Amounts
the-numbers = The numbers
# What a chart shows, for those who hear it.
chart-row = { $who }: { $amount }.
chart-bar = { $period }: { $stories }.

### Audiences of the gallery

# The line below a situation note: badges, each with what it is about.
note-changed = **What changed:** { $changes }.
# For those who hear slides: where they are, and what the arrows lead to.
slide = Slide { $number }
slide-before = Previous slide
slide-after = Next slide
