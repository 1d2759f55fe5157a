# Les mots des éditions en français. L’en-tête de `en.ftl` dit comment en changer, et où chacun se trouve.
#
# Les noms, les fonctions et les propos restent dans la langue de leur source ; les tournures d’ici n’en supposent ni le genre ni le
# nombre. Une espace devant : ; ? ! % » ou après « ne se coupe pas, et se tape comme une autre.

### Dates, nombres, énumérations

date-day = { $day ->
    [1] 1er
   *[other] { $day }
}
date-month = { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
}
date = { $day } { $month } { $year }
date-without-year = { $day } { $month }
date-range = { $first } au { $last }
month-first-date = { $month } { $day }, { $year }
month-first-without-year = { $month } { $day }
month-first-day-and-year = { $day }, { $year }
period-week = semaine { $week } de { $year }
period-month = { $month } { $year }
in-date = le { $period }
in-dates = du { $period }
in-period = en { $period }

number-group = {"\u202F"}
number-point = ,

amount-about = environ { $amount }
amount-over = plus de { $amount }
amount-under = moins de { $amount }
amount-at-least = au moins { $amount }
amount-at-most = au plus { $amount }
amount-between = { $low } à { $high }

list-last = { $words } et { $last }
list-others = { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}

name-inside = { $name }

### Partout

semicolon = {" ; "}
quoted = « { $words } »
stories = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
untitled-briefing = Note de situation
untitled = Sans titre
unnamed-source = source anonyme
an-unnamed-source = une source anonyme
an-unnamed-speaker = Une personne non nommée
unnamed-speakers = personnes non nommées
unknown-source = source inconnue
unknown-source-alone = Source inconnue
no-marking = aucune
nothing-to-report = { $left_out ->
    [0] Rien à signaler pour cette période.
   *[other] Rien à signaler dans ce que montre cette édition.
}
analyst = Analyste :

badge-new = nouveauté
badge-repeated = répétition
badge-revised = révision
badge-in-conflict = désaccord
badge-confirmed = confirmation
badge-denied = démenti
badge-silent = silence
badge-rising = en hausse
badge-falling = en baisse

### Mots des données

type-person = personne
type-organization = organisation
type-place = lieu
type-group = groupe
type-event = événement
type-other = autre
kind-mention = mention
kind-figure = chiffre
kind-quotation = citation
kind-responsibility = revendication
modality-denied = démenti
modality-hypothetical = hypothèse
attribute-speaker = qui parle
attribute-subject = sujet
attribute-place = lieu
attribute-entity = entité
attribute-measure = mesure

## Mesures du plugin `figures` ; une mesure sans traduction garde son nom.

measure-figures = chiffres
measure-count = nombre
measure-money = montant
measure-percent = pourcentage
measure-measure = grandeur
measure-duration = durée
measure-age = âge
measure-multiple = multiple
measure-fraction = fraction
measure-rate = taux
measure-other = autres chiffres
measure-abducted = personnes enlevées
measure-acquitted = personnes acquittées
measure-affected = personnes touchées
measure-aid = aide
measure-aid-trucks = camions d’aide
measure-appeal = appel de fonds
measure-arms-sales = ventes d’armes
measure-arrested = personnes arrêtées
measure-assisted = personnes aidées
measure-asylum-claims = demandes d’asile
measure-attacks = attaques
measure-bereaved = personnes endeuillées
measure-budget = budget
measure-buried = personnes ensevelies
measure-capacity = capacité
measure-cases = cas
measure-casualties = victimes
measure-charged = personnes inculpées
measure-cleared = déminage
measure-closed = fermetures
measure-contraction = recul de l’activité
measure-convicted = personnes condamnées
measure-damage = coût des dégâts
measure-damaged = dégâts
measure-death-sentences = condamnations à mort
measure-debt = dette
measure-deficit = déficit
measure-deported = personnes expulsées
measure-destroyed = destructions
measure-detainees = personnes détenues
measure-displaced = personnes déplacées
measure-emissions = émissions
measure-eradicated = éradication
measure-escaped = évasions
measure-evacuated = personnes évacuées
measure-exports = exportations
measure-fighters = effectifs combattants
measure-fines = amendes
measure-fled = personnes en fuite
measure-flogged = flagellations
measure-food-insecure = personnes en insécurité alimentaire
measure-foreign-reserves = réserves de change
measure-frozen-assets = avoirs gelés
measure-funding = financement
measure-gdp = PIB
measure-granted-asylum = asiles accordés
measure-growth = croissance
measure-homeless = personnes sans abri
measure-hospitalized = hospitalisations
measure-hostages = otages
measure-imports = importations
measure-in-need = personnes dans le besoin
measure-inflation = inflation
measure-inhabitants = population
measure-interest-rate = taux d’intérêt
measure-investment = investissements
measure-jobs-created = emplois créés
measure-jobs-lost = emplois perdus
measure-killed = personnes tuées
measure-launched = tirs
measure-layoffs = licenciements
measure-literacy = alphabétisation
measure-loans = prêts
measure-malnourished = personnes sous-alimentées
measure-migrants = personnes migrantes
measure-military-aid = aide militaire
measure-missing = personnes disparues
measure-oil-price = prix du pétrole
measure-out-of-school = enfants non scolarisés
measure-poverty = pauvreté
measure-production = production
measure-profit = bénéfice
measure-protesters = participation aux manifestations
measure-protests = manifestations
measure-rainfall = précipitations
measure-ransom = rançon
measure-raped = victimes de viol
measure-recaptured = personnes reprises
measure-recovered = guérisons
measure-recruited = personnes recrutées
measure-refugees = personnes réfugiées
measure-released = personnes libérées
measure-relief-goods = secours
measure-remittances = transferts de fonds
measure-rescued = personnes secourues
measure-resettled = personnes réinstallées
measure-returned = retours
measure-revenue = recettes
measure-reward = récompense
measure-seats = sièges
measure-seized = saisies
measure-shortfall = besoins non couverts
measure-shot-down = appareils abattus
measure-spending = dépenses
measure-stocks = stocks
measure-strikers = grévistes
measure-subsidies = subventions
measure-surplus = excédent
measure-surrendered = redditions
measure-survivors = personnes rescapées
measure-tariff = droits de douane
measure-territory = territoire
measure-trade = échanges commerciaux
measure-trade-deficit = déficit commercial
measure-trapped = personnes prises au piège
measure-troops = troupes
measure-turnout = participation
measure-unemployed = personnes au chômage
measure-unemployment = chômage
measure-vaccinated = personnes vaccinées
measure-violations = violations
measure-voters = électorat
measure-votes = voix
measure-wages = salaires
measure-without-power = foyers sans électricité
measure-without-water = foyers sans eau
measure-wounded = personnes blessées

### L’en-tête d’une édition

edition-of = { $audience }, { $period }
rests-on = Base : { $stories } de { $sources }.
rests-on-stories = Base : { $stories }.
rests-on-nothing = Base : aucun document.
period-all = tous les documents
period-with-days = { $period }, du { $days }

### Titres des parties

what-matters = L’essentiel
what-changed = Ce qui a changé
figures-to-watch = Chiffres à suivre
findings = Constats
where-sources-disagree = Où les sources divergent
what-was-revised = Ce qui a été révisé
figures = Chiffres
other-figures = Autres chiffres
quotations = Déclarations
names = Noms
on-the-record = Déclarations publiques
confirmed-figures = Chiffres confirmés
not-confirmed = À ne pas citer comme confirmé
who-is-who = Qui est qui
documents = Documents
annex = Annexe
evidence = Sources et passages

### Têtes de colonnes

head-about = Objet
head-also-written = Autres graphies
head-amount = Valeur
head-applied = Effet
head-as-of = État au
head-before = Avant
head-correction = Correction
head-date = Date
head-date-origin = Origine de la date
head-document = Document
head-evidence = Sources
head-figure = Chiffre
head-finding = Constat
head-first-seen = Première mention
head-in-one-story = Dans les mêmes articles
head-marking = Marquage
head-name = Nom
head-now = Maintenant
head-number = Nombre
head-of-what = Objet
head-place = Lieu
head-published = Publication
head-said-to-be = Présentation
head-sentence = Phrase
head-since = Depuis
head-source = Source
head-stands = Statut
head-stories = Articles
head-who = Qui
head-who-or-what = Qui ou quoi
head-why = Motif

### Chiffres

topic-became = { $measure } ({ $whom })
topic-became-people = { $measure }
topic-subject = { $topic }, { $subject }
topic-place = { $topic }, { $place }
topic-details = { $topic } ({ $details })
part-of-larger = partie d’un chiffre plus grand

figure-in-conflict = Les sources divergent – { $topic } : { $says }.
figure-confirmed = Les sources concordent – { $topic } : { $says }.
figure-new = Premier chiffre – { $topic } : { $says }.
figure-repeated = Sans changement – { $topic } : { $says }.
figure-stated = { $topic } : { $says }.
revised-now = Selon { $claimant } – { $topic } : { $amount }
revised-before = { $direction ->
    [up] en hausse par rapport à { $amount }
   *[down] en baisse par rapport à { $amount }
}
figure-revised = { $now }, { $before }.
attributed = { $amount }, selon { $claimant }
attributed-denied = { $amount }, chiffre que conteste { $claimant }
possibly = peut-être { $amount }
also = également { $sources }
with-also = { $first } ; également { $others }
and-more = et d’autres
with-it = Dans le même propos : { $figures }.
origin-and-sentence = { $origin } : « { $sentence } »

stands-agrees = concorde
stands-first = est retenu
stands-conflicts = diverge
stands-revised = révision depuis
no-figure-confirmed = { $left_out ->
    [0] Aucun chiffre n’est confirmé par deux articles.
   *[other] Aucun des chiffres de cette édition n’est confirmé par deux articles.
}
earlier = auparavant

### Noms, et ce que trouvent les plugins

name-new = { $name } entre dans l’actualité, avec { $stories }.
name-stands = { $name } figure dans { $stories }.
name-gone = { $name } n’est plus dans l’actualité.
name-gone-since = { $name } n’est plus dans l’actualité, après { $stories } { $when }.
other-says = { $name } – { $says }.
stories-rising = { $stories }, contre { $before } { $when }
stories-falling = { $stories }, contre { $before } { $when }
in-the-period-before = { $unit ->
    [day] la veille
    [week] la semaine précédente
    [month] le mois précédent
   *[range] dans les jours précédents
}
when-last-in-the-news = à la dernière mention
chart-of-stories = { $name }, articles par période

## Ce qui a changé depuis la période d’avant : `since`. `$unit` est day, week, month ou range

since-new = { $unit ->
    [day] nouveau ce jour
    [week] nouveau cette semaine
    [month] nouveau ce mois-ci
   *[range] nouveau ces jours-ci
}
since-unchanged = { $unit ->
    [day] inchangé depuis la veille
    [week] inchangé depuis la semaine précédente
    [month] inchangé depuis le mois précédent
   *[range] inchangé depuis les jours précédents
}
since-other = { $direction ->
    [up] en hausse
   *[down] en baisse
}, { $unit ->
    [day] contre { $before } la veille
    [week] contre { $before } la semaine précédente
    [month] contre { $before } le mois précédent
   *[range] contre { $before } les jours précédents
}
since-said = { $unit ->
    [day] déjà dit la veille
    [week] déjà dit la semaine précédente
    [month] déjà dit le mois précédent
   *[range] déjà dit les jours précédents
}
since-none = { $unit ->
    [day] absent de l’actualité la veille
    [week] absent de l’actualité la semaine précédente
    [month] absent de l’actualité le mois précédent
   *[range] absent de l’actualité les jours précédents
}

### Déclarations

quotation = { $speaker } { $told } ({ $origins }).
quotation-silent = { $speaker } { $told } ({ $origins }), sans le répéter depuis.
told-on = { $verb ->
    [denied] { $again ->
        [true] a de nouveau démenti : { $words }
       *[false] a démenti : { $words }
    }
    [said] { $again ->
        [true] a de nouveau déclaré : { $words }
       *[false] a déclaré : { $words }
    }
   *[other] { $again ->
        [true] – de nouveau, selon la source : { $predicate } { $words }
       *[false] – selon la source : { $predicate } { $words }
    }
}
told = { $verb ->
    [denied] { $again ->
        [true] a de nouveau démenti
       *[false] a démenti
    }
    [said] { $again ->
        [true] a de nouveau déclaré
       *[false] a déclaré
    }
   *[claimed] { $again ->
        [true] a de nouveau revendiqué
       *[false] a revendiqué
    }
} : { $words }
stance = { $verb ->
    [denied] a démenti :
    [said] a déclaré :
   *[other] selon la source : { $predicate }
}
stance-denied = a démenti :
role-of = { $speaker } ({ $role })
heading-with-role = { $speaker }, { $role }
oldest-statement = La plus ancienne de ces déclarations date du { $date }.
provenance = { $how ->
    [direct] Citation de { $origin }
    [mixed] Citation partielle de { $origin }
    [reported] Propos rapportés par { $origin }
   *[other] Selon { $origin }
}
provenance-denial = { $how ->
    [direct] Démenti, citation de { $origin }
    [mixed] Démenti, citation partielle de { $origin }
    [reported] Démenti, propos rapportés par { $origin }
   *[other] Démenti, selon { $origin }
}
nobody-quoted = { $left_out ->
    [0] Personne n’est cité nommément dans cette période.
   *[other] Personne n’est cité nommément dans ce que montre cette édition.
}

### Documents et annexe

chain-quoting = citant { $source }
chain-first-published = première publication par { $source }
chain-republished = repris de { $source }
chain-agency = d’après { $source }
source-of-document = inconnue
told-after = d’après « { $title } »
copy-of = copie de « { $title } »
no-document = Aucun document ne tombe dans cette période.

date-none = pas de date
date-in-field = dans ses propres champs
date-in-front-matter = dans son en-tête
date-in-file-name = dans le nom du fichier
date-in-folder-name = dans le nom du dossier
date-in-text = dans le texte
date-inferred = { $where }, en partie déduite
date-found = (date trouvée : { $where })

annex-problems = Non utilisés, ou douteux
annex-faults = Erreurs des plugins
annex-undated = Sans date
annex-guessed-dates = Dont la date est en partie déduite
annex-copies = Copies et reprises, comptées une fois avec l’original
unbound-figure = Nombres qui ne mesurent rien de connu
unbound-quotation = Citations non attribuées
unbound-responsibility = Revendications sans auteur
unbound-other = { $kind } sans { $missing }
its-words = ses mots
and-others = et d’autres
other-documents-too = D’autres documents en contiennent aussi.
doubtful-names = Noms qui désignent peut-être quelqu’un d’autre
doubtful-names-too = D’autres noms sont dans ce cas.
and-in-other-documents = et dans d’autres documents
doubtful-taken = { $names } : rattaché à { $name } ; peut-être { $perhaps }
doubtful-apart = { $names } : laissé à part ; peut-être { $perhaps }
another-of-that-name = un homonyme
or = {" ou "}

corrections = Corrections
correction-is = De type { $type }
correction-suppress = écarté
correction-pin = placé en tête
correction-not-an-entity = n’est pas une entité
correction-same-as = même entité que
correction-note = note
correction-wrong-figure = chiffre erroné
correction-of = { $words } : { $detail }
times = { $count } fois
correction-applied = { $times } : { $titles }
correction-applied-more = { $times } : { $titles } ; et { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}
correction-not-needed = sans objet dans cette période
correction-no-sentence = **sans effet** : aucune phrase ne contient ces mots
correction-nearest = **sans effet** : aucune phrase ne contient ces mots. La plus proche : « { $sentence } » ({ $document })
correction-no-figure = **sans effet** : la phrase ne contient pas ce nombre
correction-no-name = rien ne porte ce nom

### Notes et pages

gloss-written = « { $written } » : { $name }
gloss-attribute = { $attribute } : { $name }
page-title = { $title } : { $audience }, { $period }
page-home = { $title } : { $audience }
contents = Sommaire
evidence-lead = Chaque numéro ci-dessus mène à la phrase sur laquelle il repose, telle que publiée.
back-to-use = Retour à l’appel { $use } de la note { $note }
what-is-marked = Ce qui est surligné
date-guessed = (en partie déduite)

chart = Graphique
amounts = Valeurs
the-numbers = Les nombres
chart-row = { $who } : { $amount }.
chart-bar = { $period } : { $stories }.

### Modèles supplémentaires

# La ligne sous une note de situation : des badges, chacun suivi de ce dont il s’agit.
note-changed = **Ce qui a changé :** { $changes }.
# Pour qui écoute les diapositives : où l’on se trouve, et où mènent les flèches.
slide = Diapositive { $number }
slide-before = Diapositive précédente
slide-after = Diapositive suivante
