# Français. Une clé, une phrase ; simple et courtoise. L’ordre est celui de en.ftl.

## Pages
page-sign-in = Se connecter
page-tenants = Lieu de travail
page-studies = Études
page-import = Importer une étude
page-sites = Centres
page-subjects = Participants
page-casebook = Cahier d’observation
page-form = Formulaire
page-people = Personnes
page-account = Votre compte
page-missing = Rien à voir ici
page-missing-go = Aller à vos études

## Everywhere
loading = Chargement
close = Fermer
cancel = Annuler
save = Enregistrer
try-again = Réessayer
offline = Pas de connexion
menu = Menu
menu-tenant = Organisation
skip-to-content = Aller au contenu
legend = Légende
legend-findings = Constats auxquels personne n’a encore répondu
findings-count = { $n ->
    [one] 1 constat auquel personne n’a encore répondu
   *[other] { $n } constats auxquels personne n’a encore répondu
}

## Signing in
email = Adresse e-mail
password = Mot de passe
sign-in = Se connecter
sign-out = Se déconnecter
sign-in-demo = Ceci est une démonstration. Les comptes et mots de passe ont été affichés là où Probatum a été démarré. Ne saisissez pas de données de vrais patients.
again-title = Veuillez vous reconnecter
again-text = Vous vous êtes absenté, ou votre session a pris fin. Prouvez, en tant que { $email }, que c’est bien vous et continuez là où vous étiez ; rien de cette page n’est perdu.
again-other = Se connecter sous un autre nom
again-kept = Ce que vous avez saisi ici est gardé sur cet ordinateur, pour vous seul.
again-somebody-else = { $other } s’est connecté entre-temps dans ce navigateur. Vous seul pouvez continuer sur cette page ; { $other } ne voit ni n’envoie ce que vous avez saisi.
tenants-question = Où voulez-vous travailler ?
tenants-none = Aucune organisation pour l’instant
tenants-none-text = Votre compte n’appartient à aucune organisation. Demandez une invitation à l’administration.
tenant-change = Travailler dans une autre organisation

## What is not yet sent
unsent-title = Ce qui n’est pas encore envoyé
unsent-count = { $n ->
    [one] 1 modification non envoyée
   *[other] { $n } modifications non envoyées
}
unsent-offline = { $n ->
    [one] Hors ligne, 1 modification non envoyée
   *[other] Hors ligne, { $n } modifications non envoyées
}
unsent-online = Le serveur répond.
unsent-no-line = Le serveur ne répond pas. Vous pouvez continuer à saisir ; l’envoi se fera au retour de la connexion.
unsent-no-line-since = Le serveur ne répond pas. Vous voyez l’état de { $when }. Vous pouvez continuer à saisir ; l’envoi se fera au retour de la connexion.
unsent-kept = C’est gardé sur cet ordinateur, pour { $name } uniquement, et envoyé dans cet ordre.
unsent-none = Tout ce que vous avez saisi sur cet ordinateur est enregistré sur le serveur.
unsent-since = { $n ->
    [one] 1 modification, depuis { $since }
   *[other] { $n } modifications, depuis { $since }
}
unsent-sending = en cours d’envoi
unsent-waits-line = attend la connexion
unsent-waits-sign-in = attend que vous vous reconnectiez
unsent-waits-reason = attend un motif
unsent-refused = n’a pas été accepté : ouvrir le formulaire
unsent-look = demande une décision : ouvrir le formulaire
unsent-try = Envoyer maintenant
unsent-leave-title = Tout n’est pas encore envoyé
unsent-leave = { $n ->
    [one] 1 modification n’est pas encore sur le serveur. Elle reste sur cet ordinateur, pour vous seul, et sera envoyée à votre prochaine connexion ici.
   *[other] { $n } modifications ne sont pas encore sur le serveur. Elles restent sur cet ordinateur, pour vous seul, et seront envoyées à votre prochaine connexion ici.
}
unsent-leave-anyway = Se déconnecter
unsent-stay = Rester

## Keys
keys-help = Touches
keys-everywhere = Partout
keys-search = Rechercher
keys-go-subjects = Aller aux participants de l’étude
keys-go-studies = Aller aux études
keys-close = Fermer ce qui est ouvert
keys-matrix = Dans le tableau des participants
keys-matrix-move = Aller de cellule en cellule
keys-matrix-ends = Première et dernière cellule d’une ligne
keys-matrix-open = Ouvrir le cahier d’observation
keys-form = Dans un formulaire
keys-form-next = Champ suivant ; la saisie est enregistrée
keys-form-enter = Prendre la valeur et avancer
keys-form-incomplete = Question incomplète suivante
keys-form-restore = Rétablir ce qui était dans le champ
keys-form-missing = Dire pourquoi il n’y a pas de réponse
keys-form-row = Ajouter une ligne au tableau
keys-form-column = Dans un tableau : la même colonne au-dessus et au-dessous
keys-form-complete = Terminer le formulaire

## Status
status-planned = Prévu
status-due = À faire
status-overdue = En retard
status-in-progress = En cours
status-complete = Complet
status-not-done = N’a pas eu lieu
status-removed = Hors d’usage

## Studies
study-unnamed = Étude sans nom
study-import = Importer une étude
studies-none = Aucune étude pour l’instant
studies-none-text = Les études où vous avez un rôle apparaissent ici. Une étude commence par sa conception : un fichier CDISC ODM.
study-subjects = { $n ->
    [one] participant
   *[other] participants
}
study-sites = { $n ->
    [one] centre
   *[other] centres
}
environment-live = Réel
environment-test = Test
environment-training = Formation
environment-live-stripe = Étude réelle
environment-test-stripe = Environnement de test : rien de ce qui est saisi ici ne fait partie de l’étude.
environment-training-stripe = Environnement de formation : rien de ce qui est saisi ici ne fait partie de l’étude.
environment-live-choice = Données de participants à l’essai.
environment-training-choice = On s’exerce ici ; rien ne compte.
environment-test-choice = On essaie ici le plan ; rien ne compte.
export = Export
export-head = Données à votre portée
export-odm = CDISC ODM 1.3.2
export-odm-audit = CDISC ODM 1.3.2 avec piste d’audit
export-odm-design = CDISC ODM 1.3.2, conception seule
export-csv = CSV, un tableau par groupe de questions

## Reasons
reason-label = Motif
reason-help = Il est conservé dans la piste d’audit, avec votre nom et l’heure.
reason-confirm = Confirmer

## Problems, one for each code
problem-malformed = Ce qui a été envoyé est illisible.
problem-unauthenticated = Veuillez vous connecter.
problem-wrong_credentials = L’adresse e-mail et le mot de passe ne correspondent pas.
problem-forbidden = Votre rôle ne comprend pas cela.
problem-not_found = Cela n’existe pas, ou vous n’y avez pas accès.
problem-wrong_method = Cette adresse ne répond pas à ce type de demande.
problem-conflict = Quelqu’un d’autre a modifié cela entre-temps.
problem-taken = Cela existe déjà.
problem-out_of_order = Cela n’est pas possible dans l’état actuel.
problem-too_large = C’est plus grand que permis.
problem-wrong_media = Ce type de contenu n’est pas lu ici.
problem-invalid = Une partie de ce qui a été envoyé ne peut pas être acceptée.
problem-reason_required = Veuillez donner un motif pour cette modification.
problem-too_many = Trop de tentatives. Veuillez patienter un instant et réessayer.
problem-internal = Un problème est survenu de notre côté. Rien n’a été enregistré.
problem-unavailable = Probatum démarre ou s’arrête. Veuillez réessayer dans un instant.
problem-offline = Probatum est injoignable. Vérifiez la connexion ; ce que vous avez saisi reste sur cette page.
apart-missing = Une partie de Probatum n’est pas arrivée. Ce que vous avez saisi est conservé sur cet ordinateur.
problem-instance = Pour obtenir de l’aide, indiquez ce numéro : { $id }

## Months
month-1 = janv.
month-2 = févr.
month-3 = mars
month-4 = avr.
month-5 = mai
month-6 = juin
month-7 = juil.
month-8 = août
month-9 = sept.
month-10 = oct.
month-11 = nov.
month-12 = déc.

## Words used in many places
yes = Oui
no = Non
breadcrumbs = Où l’on est
load-more = Afficher plus
time-zone = Fuseau horaire
site = Centre
findings = Constats
filter-clear = Effacer les filtres

## Roles
role-admin = Administration
role-manager = Responsable d’étude
role-builder = Conception d’étude
role-data_manager = Gestion des données
role-monitor = Moniteur
role-investigator = Investigateur
role-coordinator = Coordination du centre
role-coder = Codage
role-unblinded = Hors aveugle
role-inspector = Inspection
role-support = Assistance du fournisseur
reach-tenant = toutes les études

## Importing
import-drop = Déposez ici un fichier CDISC ODM
import-drop-text = Toute version, avec ou sans extensions. Il est d’abord examiné ; rien n’est enregistré avant que vous le disiez.
import-choose = Choisir un fichier
import-checking = Examen de { $file } …
import-importing = Import de { $file } …
import-now = Créer cette étude
import-environment = À quoi servent les données
import-environment-stays = Une étude garde ce choix pour toujours. Pour essayer d’abord le plan, importez-le une fois en formation ou en test, et une fois en réel.
import-other = Choisir un autre fichier
import-done = L’étude est créée. Ouvrez maintenant ses centres.
import-open-sites = Ouvrir les centres
report-accepted = { $file } peut devenir une étude
report-refused = { $file } ne peut pas devenir une étude
report-format-unknown = La nature de ce fichier n’a pas pu être déterminée.
report-format-vendors = { $format }, avec des extensions de { $vendors }
report-refusals = { $n ->
    [one] Pourquoi non
   *[other] Pourquoi non : { $n } raisons
}
report-notes = { $n ->
    [one] 1 remarque
   *[other] { $n } remarques
}
report-kept = { $n ->
    [one] 1 élément conservé tel quel : non compris, et exporté à nouveau
   *[other] { $n } éléments conservés tels quels : non compris, et exportés à nouveau
}
report-kept-none = Tout le fichier a été compris.
report-line = Ligne
report-path = Endroit
count-visits = { $n ->
    [one] visite
   *[other] visites
}
count-forms = { $n ->
    [one] formulaire
   *[other] formulaires
}
count-groups = { $n ->
    [one] groupe de questions
   *[other] groupes de questions
}
count-items = { $n ->
    [one] question
   *[other] questions
}
count-code-lists = { $n ->
    [one] liste de codes
   *[other] listes de codes
}
count-units = { $n ->
    [one] unité
   *[other] unités
}
count-checks = { $n ->
    [one] contrôle
   *[other] contrôles
}
count-conditions = { $n ->
    [one] condition
   *[other] conditions
}
count-methods = { $n ->
    [one] méthode
   *[other] méthodes
}
count-rules = { $n ->
    [one] règle
   *[other] règles
}

## Sites
site-open = Ouvrir un centre
site-code = Code
site-code-help = Court, comme FR01. Il fait partie des numéros des participants.
site-name = Nom
site-country = Pays
site-country-help = Deux lettres (ISO 3166), comme FR.
site-zone-help = Les heures y sont affichées. Un nom IANA, comme Europe/Paris.
sites-none = Aucun centre pour l’instant
sites-none-text = Les participants sont inclus dans des centres. Un responsable d’étude les ouvre.
sites-all = Tous les centres

## Subjects
subject = Participant
subject-state = État
subject-created = Ajouté
subject-state-change = Changer l’état
subject-state-question = De « { $from } » à « { $to } ».
subject-state-screening = Sélection
subject-state-screen_failed = Non éligible
subject-state-enrolled = Inclus
subject-state-completed = Terminé
subject-state-withdrawn = Sorti de l’étude
states-all = Tous les états
subjects-search = Chercher par numéro
subjects-none = Aucun participant pour l’instant
subjects-none-text = Chaque participant est ici une ligne, chaque visite une colonne. Incluez le premier pour commencer.
subjects-none-match = Aucun participant ne correspond
subjects-none-match-text = Personne ne correspond à ces filtres.
enrol = Inclure un participant
enrol-key = Numéro attribué ailleurs
enrol-key-help = Laissé vide, le numéro suit le modèle de l’étude.
enrol-no-site = Il n’y a aucun centre où vous pouvez inclure des participants.

## Visits and forms
visits-and-forms = Visites et formulaires
context = À ce sujet
visit-add = Ajouter une visite
visit-nth = { $title } nº { $n }
visit-date = Date de la visite
visit-date-set = Indiquer la date
visit-date-change = Changer la date
visit-date-question = Quand a-t-elle eu lieu ?
visit-window = Prévue le { $on } ({ $from } – { $until })
visit-window-help = Jour prévu, avec le premier et le dernier jour de la fenêtre
date-help = Telle que vous la connaissez : 3 mar 24, 2024-03-03, today, ou seulement mar 2024.
date-unclear = Ce n’est pas encore une date. Écrivez-la ainsi : 3 Mar 2024.
form-another = En ajouter un
study-version = Version de la conception
cell-took-place = a eu lieu le { $date }
cell-planned = prévue le { $on }, jusqu’au { $until }
cell-forms = { $complete } formulaires complets sur { $forms }
cell-repeats = { $n } fois

## Visits, calendar and logs
visit-agree = Convenir d’un jour
visit-agree-question = Quel jour ?
visit-agreed = Convenu le { $on }
day-help = Un jour entier : 3 mar 24, 2024-03-03, aujourd’hui.
visit-skip = N’a pas eu lieu
visit-skip-text = Rien de cette visite ne manquera ni ne sera en retard. Vous pouvez revenir en arrière.
visit-skip-why = Pourquoi n’a-t-elle pas eu lieu ?
visit-skip-note = Remarque
visit-unskip = Elle a eu lieu
visit-unskip-text = { $what } est notée comme n’ayant pas eu lieu. Revenir en arrière redemande ses formulaires.
visit-why = Motif :
visit-why-question = Pourquoi cette visite ?
visit-add-confirm = Ajouter la visite
visit-more = Autres actions pour { $visit }
visit-late = { $n ->
    [one] { $n } jour de retard
   *[other] { $n } jours de retard
}
visit-early = { $n ->
    [one] { $n } jour d’avance
   *[other] { $n } jours d’avance
}
visit-in-window = dans la fenêtre
visit-withheld = N’est plus demandée pour ce sujet
visit-left = L’étude ne prévoit plus cette visite. Ce qui a été saisi reste.
ruled-visit = Cette visite existe par une règle.
ruled-form = { $form } existe par une règle.
ruled-no-visit = { $visit } n’est pas demandée pour ce sujet.
ruled-no-form = { $form } ({ $visit }) n’est pas demandé pour ce sujet.
not-asked = Non demandé pour ce sujet ({ $n })
take-out = Mettre hors d’usage
take-out-form = Mettre ce formulaire hors d’usage
take-out-visit-text = { $what } et ses formulaires sont mis hors d’usage. Rien n’est supprimé ; tout peut être rétabli.
take-out-form-text = { $what } est mis hors d’usage. Rien n’est supprimé ; cela peut être rétabli.
bring-back = Rétablir
bring-back-text = { $what } compte de nouveau.
out-of-use = Hors d’usage ({ $n })
closed-form_retired = Ce formulaire est hors d’usage. Il reste tel quel et ne compte pas.
closed-visit_retired = Cette visite est hors d’usage, avec ses formulaires. Ils restent tels quels et ne comptent pas.
closed-did_not_occur = Cette visite est notée comme n’ayant pas eu lieu.
not-done-MISSED = Le sujet n’est pas venu
not-done-UNREACHABLE = Le sujet n’a pas pu être joint
not-done-ILL = Le sujet était trop malade
not-done-REFUSED = Le sujet ne l’a pas voulu
not-done-SITE = Le centre n’a pas pu la tenir
not-done-ENDED = Le sujet avait quitté l’étude
not-done-OTHER = Autre
page-calendar = Calendrier
page-log = Registre
calendar-of = { $month } { $year }
calendar-zone = Jours du centre ({ $zone })
calendar-today = Aujourd’hui
calendar-previous = Mois précédent
calendar-next = Mois suivant
calendar-view = Afficher en
calendar-month = Mois
calendar-list = Liste
calendar-more = { $n ->
    [one] et une autre
   *[other] et { $n } autres
}
calendar-overdue = { $n ->
    [one] Une visite attend depuis avant
   *[other] { $n } visites attendent depuis avant
}
calendar-agreed = convenue
calendar-none = Aucune visite ce mois-ci
calendar-none-text = Les visites figurent ici au jour prévu, convenu, ou auquel elles ont eu lieu.
log-open = { $form } en tableau
log-add = Ajouter une ligne
log-none = Rien encore dans ce registre
log-none-text = Chaque ligne saisie figure ici, avec ce à quoi elle est liée.
log-search = Chercher dans ce registre
log-linked-from = Lié depuis
log-link-gone = La ligne { $row } n’est plus là
log-move = Hors d’usage, ou rétablir
history-part-appointment = jour convenu
history-part-visit_reason = motif de la visite
history-part-not_done = n’a pas eu lieu
history-part-not_done_note = remarque
history-part-visit_retired = usage
history-out-of-use = hors d’usage
history-in-use = en usage
weekday-1 = lun.
weekday-2 = mar.
weekday-3 = mer.
weekday-4 = jeu.
weekday-5 = ven.
weekday-6 = sam.
weekday-7 = dim.
month-long-1 = janvier
month-long-2 = février
month-long-3 = mars
month-long-4 = avril
month-long-5 = mai
month-long-6 = juin
month-long-7 = juillet
month-long-8 = août
month-long-9 = septembre
month-long-10 = octobre
month-long-11 = novembre
month-long-12 = décembre

## History
history = Historique
history-form = Tout le formulaire, le plus récent d’abord
history-whole-form = Tout le formulaire
history-none = Rien n’a encore été saisi.
history-blank = vide
history-was = était
history-is = est maintenant
history-row = { $item }, ligne { $n }
history-derived = calculé selon { $rule }
history-entered = saisi { $when }
history-settled = décidé entre les valeurs de deux personnes
history-subject = Historique du participant
history-part-key = Code
history-part-site = Centre
history-part-state = État
history-part-version = Version de l’étude
history-visit = { $visit }, numéro { $n }
missing-ND = Non réalisé
missing-UNK = Inconnu
missing-NASK = Non demandé
missing-NA = Sans objet
missing-NI = Sans information

## People and account
people-none = Personne pour l’instant
people-none-text = Les personnes apparaissent ici dès qu’elles ont un rôle dans cette organisation.
person-name = Nom
person-roles = Rôles
looks = Apparence
looks-text = Les langues suivent votre compte ; les couleurs restent dans ce navigateur.
language = Langue
theme = Couleurs
theme-system = Comme le système
theme-light = Clair
theme-dark = Sombre
password-change = Changer le mot de passe
password-change-text = Toutes vos autres sessions prennent fin.
password-changed = Votre mot de passe a été changé.
password-present = Mot de passe actuel
password-new = Nouveau mot de passe
password-again = Nouveau mot de passe, encore une fois
password-help = Au moins 15 caractères ; une phrase se retient mieux que des symboles.
password-differs = Les deux nouveaux mots de passe diffèrent.
everywhere = Se déconnecter partout
everywhere-text = Met fin à vos sessions sur chaque appareil, celui-ci compris.
everywhere-out = Se déconnecter partout

## Versions and releases
page-versions = Versions
page-new-version = Nouvelle version
page-version = Version
page-release = Diffuser aux centres
version-n = N°
version-name = Nom
version-name-help = Par exemple « Amendement 2 ». Vide, le nom du fichier est repris.
version-number = Version { $n }
version-state = État
version-draft = Brouillon
version-is-published = Publiée
version-retired = Retirée
version-current = Pour les nouveaux centres
version-is-current = Les nouveaux centres commencent avec cette version.
version-added = Ajoutée par
version-published = Publiée par
version-sites = Centres
version-subjects = Participants
version-hash = Empreinte (SHA-256)
version-file = Du fichier
version-add = Ajouter comme brouillon
version-publish = Publier
version-retire = Retirer
changes-against = Ce qu’elle change par rapport à { $version }
changes-none = Rien n’est différent.
changes-added = ajoutés
changes-changed = modifiés
changes-removed = supprimés
changes-touch-data = { $n ->
    [one] Une modification touche ce qui a pu être saisi. Les valeurs saisies restent telles quelles.
   *[other] { $n } modifications touchent ce qui a pu être saisi. Les valeurs saisies restent telles quelles.
  }
change-how = Modification
change-what = Quoi
change-details = Détails
change-added = Ajouté
change-changed = Modifié
change-removed = Supprimé
change-touches-data = Touche des données saisies
part-study = Étude
part-visit = Visites
part-form = Formulaires
part-group = Groupes
part-item = Questions
part-code-list = Listes de choix
part-choice = Choix
part-unit = Unités
part-condition = Conditions
part-method = Dérivations
part-rule = Règles
trait-name = Nom
trait-text = Texte
trait-type = Type
trait-length = Longueur
trait-decimals = Décimales
trait-units = Unités
trait-choices = Choix parmi
trait-many = Plusieurs réponses
trait-blinding = Lève l’aveugle
trait-check = Contrôle
trait-repeating = Se répète
trait-contents = Contient
trait-order = Ordre
trait-required = Réponse obligatoire
trait-condition = Demandé sauf si
trait-method = Calculé
trait-expression = Expression
trait-message = Message
trait-effect = Effet
trait-window = Prévu
trait-kind = Genre
trait-other = Autre
releases = Diffusions
releases-none = Rien n’a été diffusé depuis la création de l’étude.
release-busy = Des participants sont en cours de passage. Une autre diffusion pourra suivre.
release-sites = Centres
release-sites-all = Aucun choisi : tous les centres, y compris ceux qui ouvriront plus tard.
release-sites-some = { $n ->
    [one] Un seul centre
   *[other] Seulement { $n } centres
  }
release-subjects = Participants déjà présents
release-keep = Restent sur leur version.
release-keep-text = Seuls les nouveaux commencent avec celle-ci.
release-move = Passent à cette version.
release-move-text = Chaque formulaire est réévalué. Ce qui a été saisi reste tel quel.
release-approval = Autorisation
release-approval-help = Comité d’éthique ou autorité : référence et date.
release-reason-help = Figure dans la piste d’audit, par exemple « Amendement 2 du 3 mars 2026 ».
release-now = Diffuser
release-to-all = tous les centres
release-to-some = { $n ->
    [one] un centre
   *[other] { $n } centres
  }
release-is-moving = Passage en cours
release-is-paused = En pause
release-is-cancelled = Annulée
release-is-incomplete = Tous ne sont pas passés
release-is-done = Terminée
release-progress = { $done } participants sur { $total } sont passés
release-pause = Mettre en pause
release-resume = Reprendre
release-cancel = Annuler le reste
moved-records = formulaires évalués
moved-values = valeurs dérivées modifiées
moved-opened = constats ouverts
moved-closed = constats clos
moved-queries-opened = demandes posées aux centres
moved-queries-closed = demandes closes
moved-reopened = formulaires qui ne sont plus complets
moved-kept = valeurs saisies conservées
moved-left = formulaires restés sur leur version
moved-not = { $n ->
    [one] Un participant n’a pas pu passer
   *[other] { $n } participants n’ont pas pu passer
  }
moved-by-rule = Ce qui a changé, par règle
moved-rule = Règle
moved-rule-values = Valeurs
moved-rule-opened = Ouverts
moved-rule-closed = Clos

## Queries
page-queries = Queries
queries-shown = { $n ->
    [one] 1 query affichée
   *[other] { $n } queries affichées
}
queries-none = Rien à résoudre
queries-none-text = Ici apparaissent les questions sur les données : celles que posent les contrôles quand un formulaire est complet, et celles que posent les personnes.
queries-none-match = Aucune query ne correspond
queries-none-match-text = Retirez un filtre ou cherchez autre chose.
queries-search = Chercher un texte, une règle ou un sujet
queries-open-count = { $n ->
    [one] 1 query ouverte
   *[other] { $n } queries ouvertes
}
queries-answered-count = { $n ->
    [one] 1 query avec réponse
   *[other] { $n } queries avec réponse
}
legend-open = Queries ouvertes : le centre doit répondre
legend-answered = Queries avec réponse : à clore ou à reposer
query-thread = Query
query-candidate = Proposée
query-open = Ouverte
query-answered = Répondue
query-reopened = Reposée
query-closed = Close
query-cancelled = Retirée
query-how-confirmed = valeur confirmée
query-how-corrected = données corrigées
query-how-explained = expliqué
query-how-settled = réglé
query-how-conforms = les données sont conformes
query-how-superseded = autre valeur, autre query
query-did-asked = a demandé
query-did-comment = a écrit
query-did-assigned = a attribué
query-did-changed = a changé les données
query-did-renewed = suit la nouvelle valeur
query-did-release = a publié
query-did-discard = a écarté
query-did-answer = a répondu
query-did-close = a clos
query-did-reopen = a reposé la question
query-did-cancel = a retiré la question
query-did-conform = close d’elle-même
query-behalf = , après le changement de { $name }
query-do-confirm = Confirmer la valeur
query-do-answer = Répondre
query-do-close = Clore
query-do-reopen = Reposer la question
query-do-cancel = Retirer
query-do-release = Publier
query-do-discard = Écarter
query-do-comment = Commenter
query-words = Vos mots
query-say-why = Écrivez d’abord quelques mots : qui lira ceci plus tard doit savoir pourquoi.
query-today = aujourd’hui
query-days = { $n ->
    [one] 1 jour
   *[other] { $n } jours
}
query-working-days = { $n ->
    [one] 1 jour ouvré
   *[other] { $n } jours ouvrés
}
query-due = Échéance
query-overdue = En retard
query-overdue-count = En retard : { $n }
query-older = Plus de { $days } jours : { $n }
query-older-than = Plus de { $days } jours
query-one-place = Un seul endroit
query-assignee = Attribuée à
query-nobody = Personne
query-assign = Attribuer…
query-as-it-is = Inchangé
query-rule = Contrôle
query-audience = Demande
query-to-site = au centre
query-to-monitoring = au monitoring
query-to-data_management = à la gestion des données
query-to-coding = au codage
query-priority = Priorité
query-priority-all = Toutes priorités
query-priority-low = Priorité basse
query-priority-normal = Priorité normale
query-priority-high = Priorité haute
query-changed-since = changé depuis la clôture
query-choose = Choisir la query de { $subject }
query-choose-none = Ne rien choisir
query-chosen = { $n } choisies
query-bulk = Avec les queries choisies
query-bulk-will = { $what }, parmi les queries choisies : { $n }
query-bulk-left = Celles-ci restent comme elles sont : { $n }
query-state = État
query-mine = Attribuées à moi
query-show-active = À résoudre
query-show-open = Ouvertes
query-show-answered = Avec réponse
query-show-candidate = Proposées
query-show-closed = Closes
query-show-changed = Changées depuis la clôture
query-show-unsettled = Closes à la main, contrôle encore en échec
query-show-cancelled = Retirées
query-show-all = Toutes
query-filters = Filtres gardés
query-filter-keep = Garder ce filtre…
query-filter-forget = Oublier « { $name } »
query-filter-name = Nom du filtre
query-filter-share = Tous dans l’étude le voient
query-yield = Rendement des contrôles
query-yield-text = Parmi les queries posées par un contrôle, combien ont mené à des données changées. Un contrôle dont les questions ne changent rien coûte aux centres plus qu’il ne rapporte.
query-yield-asked = Posées
query-yield-changed = Données changées
query-yield-confirmed = Confirmées
query-yield-share = Rendement
query-ask = Poser une question
query-question = Que doit vérifier le centre ?
query-propose = Comme proposition, qu’une autre personne publie
query-none-here = Aucune query ici.
keys-go-queries = Queries de l’étude
keys-form-ask = Poser une question sur ce champ
keys-queries-move = Query suivante et précédente
keys-queries-choose = Choisir pour une action groupée
keys-queries-answer = Écrire
keys-queries-close = Clore
keys-queries-reopen = Reposer la question

## Languages and paper
language-forms = Langue des formulaires
language-forms-app = La même que celle de l’application
language-forms-help = Dans la mesure où le plan de l’étude la parle ; les textes dans une autre langue l’indiquent.
form-language = Langue du formulaire : { $name }
print = Imprimer
page-print = Sur papier
print-blank = Imprimer un formulaire vierge
print-form = Imprimer ce formulaire
print-casebook = Imprimer le cahier d’observation
paper-gathering = { $done } formulaires sur { $all } …
paper-study = Étude
paper-visit = Visite
paper-printed = Imprimé le { $at } par { $by }
paper-copy = Copie { $id }
paper-blank = Formulaire vierge, sans données
paper-saved = Dernier enregistrement le { $at } par { $by }
paper-contents = Visites et formulaires de ce cahier
paper-not-entered = Rien de saisi
paper-retired = Hors d’usage
paper-one = Une seule réponse
paper-several = Toutes les réponses applicables
paper-no-answer = Pas de réponse : { $why }
paper-register = Copies sur papier jusqu’ici
paper-register-none = Rien n’a encore été imprimé pour ce participant.
paper-register-whole = Cahier entier
paper-note = Une copie imprimée montre les données telles qu’elles sont maintenant et est inscrite dans la piste d’audit. L’historique montre ce qui leur est arrivé.
paper-initials = Date et signature

## Getting around: My work, the quick jump, the list of subjects
page-work = Mon travail
work-none = Rien ne vous attend
work-none-text = Les visites et formulaires à faire, ce qui est commencé, les constats et les queries de toutes vos études et tous vos centres apparaissent ici.
work-where = Étude et centre
work-everywhere = Toutes les études et tous les centres
work-figures = Un seul type
work-count = { $n ->
    [one] 1 tâche
   *[other] { $n } tâches
}
work-overdue = En retard
work-due = À faire maintenant
work-open = À terminer
work-kind-visit-overdue = { $n ->
    [one] visite en retard
   *[other] visites en retard
}
work-kind-visit-due = { $n ->
    [one] visite à faire
   *[other] visites à faire
}
work-kind-form-overdue = { $n ->
    [one] formulaire en retard
   *[other] formulaires en retard
}
work-kind-form-due = { $n ->
    [one] formulaire à saisir
   *[other] formulaires à saisir
}
work-kind-form-findings = { $n ->
    [one] formulaire avec constats
   *[other] formulaires avec constats
}
work-kind-form-incomplete = { $n ->
    [one] formulaire à compléter
   *[other] formulaires à compléter
}
work-kind-query-answer = { $n ->
    [one] query à traiter
   *[other] queries à traiter
}
work-kind-query-review = { $n ->
    [one] réponse à examiner
   *[other] réponses à examiner
}
work-kind-query-release = { $n ->
    [one] query proposée
   *[other] queries proposées
}
work-does-visit-overdue = La visite est en retard
work-does-visit-due = La visite est à faire
work-does-form-overdue = La saisie est en retard
work-does-form-due = Pas encore saisi
work-does-form-incomplete = Commencé, incomplet
work-does-query-answer = Query à traiter
work-does-query-review = Réponse à examiner
work-does-query-release = Query proposée à publier
work-findings = { $n ->
    [one] 1 constat à traiter
   *[other] { $n } constats à traiter
}
work-late = { $n ->
    [one] 1 jour de retard
   *[other] { $n } jours de retard
}
work-today = dernier jour aujourd’hui
work-until = { $n ->
    [one] jusqu’au { $on }, encore 1 jour
   *[other] jusqu’au { $on }, encore { $n } jours
}
work-rest = Les { $shown } premiers sur { $n }. Choisissez un type ci-dessus, ou une étude et un centre, pour voir le reste.
jump = Aller à
jump-open = Aller à …
jump-what = Participant, visite, formulaire ou item
jump-subject = De quel participant ?
jump-hint = Tapez l’identifiant d’un participant, un mot d’un formulaire ou d’une question, ou un OID. DE01-007 vitaux mène aux signes vitaux de ce participant.
jump-none = Rien de ce nom à votre portée.
jump-study = Étude
jump-visit = Visite
jump-item = Item
subject-changed = Dernière modification
subjects-count = { $n ->
    [one] 1 participant
   *[other] { $n } participants
}
csv = CSV
csv-help = Cette liste en tableau, avec toutes ses lignes
columns = Colonnes
columns-facts = Sur le participant
columns-visits = Visites
columns-all = Toutes ou aucune
views = Vues
views-none = Aucune vue n’est encore conservée.
view-keep = Conserver cette vue
view-keep-text = Les filtres, l’ordre et les colonnes sont conservés tels qu’ils sont.
view-name = Nom
view-share = La partager avec toute l’étude
view-shared = partagée
view-remove = Retirer la vue { $name }
filter-visits = État des visites
filter-visits-all = Visites dans tout état
filter-visit = Visite : { $status }
filter-which-visit = Quelle visite
filter-any-visit = à n’importe quelle visite
filter-findings = Avec constats
form-next-form = Formulaire incomplet suivant
keys-go-work = Aller à votre travail
keys-go-sites = Aller aux centres de l’étude
keys-go-account = Aller à votre compte
keys-work-move = Passer d’une tâche à l’autre
keys-work-open = Ouvrir la tâche
keys-book-next = Formulaire suivant où il reste à saisir
keys-form-query = Query suivante qui vous attend
query-next = Query suivante
keys-form-next-form = Formulaire incomplet suivant
form-saved-again = Tout est de nouveau enregistré.

## Audit trail and casebook as of a moment
page-trail = Piste d’audit
page-tenant-trail = Piste d’audit des accès
page-as-of = Cahier tel qu’il était
trail-search = Chercher noms, motifs et valeurs
trail-from = Du
trail-until = Au
trail-kind = Ce qui a changé
trail-kind-all = Tout
trail-kind-access_event = Accès
trail-kind-file = Fichier
trail-kind-membership = Rôle d’une personne
trail-kind-person = Compte
trail-kind-printout = Impression
trail-kind-query = Query
trail-kind-query_filter = Filtre conservé
trail-kind-query_message = Message dans une query
trail-kind-record = Formulaire
trail-kind-release = Diffusion d’une version
trail-kind-release_subject = Passage d’un participant
trail-kind-saved_view = Vue conservée
trail-kind-seal_check = Contrôle des scellés
trail-kind-session = Session
trail-kind-site = Centre
trail-kind-study = Étude
trail-kind-study_version = Version de la conception
trail-kind-subject = Participant
trail-kind-support_read = Consultation par l’assistance
trail-kind-tenant = Organisation
trail-kind-tenant_key = Clé de l’organisation
trail-kind-vault_item = Secret scellé
trail-kind-visit = Visite
trail-event-signed_in = Connexion
trail-event-sign_in_failed = Échec de connexion
trail-event-sign_in_refused = Connexion refusée : trop d’essais
trail-event-signed_out = Déconnexion
trail-event-session_ended = Session terminée : sa clé a servi deux fois
trail-event-password_refused = Mot de passe actuel refusé
trail-event-download = Téléchargé
trail-added = { $kind } : ajout
trail-changed = { $kind } : modification
trail-role = Rôle
trail-role-all = Tous les rôles
trail-reason-any = Avec ou sans motif
trail-reason-given = Avec un motif
trail-reason-none = Sans motif
trail-nobody = Personne de connu
trail-more = { $n } de plus
trail-shown = { $n } entrées affichées.
trail-looked = Recherché jusqu’au { $when }.
trail-further = Chercher plus loin
trail-none = Rien n’a encore été consigné
trail-none-text = Tout ce qui est fait ici paraît sur cette page : qui, quand, quoi et pourquoi.
trail-none-match = Aucune entrée ne convient
trail-none-match-text = Retirez un filtre, ou cherchez d’autres jours.
trail-none-yet = Rien qui convienne jusqu’ici.
trail-export-head = Toutes les entrées qui conviennent, pas seulement celles affichées
trail-csv = CSV, une ligne par modification
trail-json = JSON, une entrée par ligne
trail-open = Piste d’audit de ce participant
as-of-open = Cahier tel qu’il était
as-of-then = À ce moment
as-of-moment = Moment (votre fuseau horaire)
as-of-now = Cahier d’aujourd’hui
as-of-note = Lecture seule : le cahier tel qu’il était le { $when }, reconstitué d’après la piste d’audit selon la conception de ce jour. Les réponses différentes aujourd’hui sont marquées.
as-of-written = Consigné
as-of-different = Réponses différentes aujourd’hui
as-of-count = Différentes aujourd’hui : { $n }
as-of-since = Aujourd’hui :
as-of-later = Commencés plus tard
as-of-empty = Aucun formulaire n’avait été commencé.
as-of-unseen = Enregistré et non affiché par le formulaire
trail-kind-data_lock = Gel ou verrou
trail-kind-lock_campaign = Campagne de verrouillage
trail-kind-review_plan = Plan de vérification
trail-kind-signature = Signature
trail-kind-verification = Vérification
trail-kind-trail_review = Revue de la piste
trail-kind-trail_review_entry = Entrée en revue
page-trail-reviews = Revue de la piste d’audit
trail-reviews = Revues
trail-reviews-none = Aucune revue
trail-reviews-none-text = Commencez-en une : choisir des questions, tirer un échantillon, juger chaque entrée, clore.
trail-review-begin = Commencer une revue
trail-review-question = Question
trail-review-questions = Questions
trail-review-entries = Entrées
trail-review-findings = Constats
trail-review-period = Jours
trail-review-by = Commencée par
trail-review-left = Pas encore jugées
trail-review-seed = Tirées par
trail-review-scope = Portée
trail-review-scope-help = Ce qui est revu et pourquoi, par exemple « Revue trimestrielle, centre DE01 ».
trail-review-sample = Entrées tirées au sort
trail-review-sample-help = Par une graine conservée : qui tire à nouveau tire les mêmes.
trail-review-by-chance = Tirée au sort
trail-review-open = { $open } sur { $all } non jugées
trail-review-signed = Close par { $by }
trail-review-signed-off = Close
trail-review-sign-off = Clore
trail-review-sign-off-text = Pas encore jugées : { $open }. Ce qui est clos reste tel quel.
trail-review-outcome = Résultat
trail-review-judgement = Ce qui a été constaté
trail-review-judgement-open = Non jugée
trail-review-judgement-in_order = En ordre
trail-review-judgement-finding = Constat
trail-review-judgement-resolved = Réglé
trail-review-comment = Commentaire
trail-review-csv = CSV
trail-review-ask-late_entry = Saisi plus de sept jours après la visite
trail-review-ask-out_of_hours = Saisi hors des heures de travail
trail-review-ask-mass_edit = Beaucoup de changements d’une personne à la fois
trail-review-ask-after_query = Changé après une query
trail-review-ask-after_verification = Modifié après vérification
trail-review-ask-after_signature = Modifié après une signature
trail-review-ask-before_lock = Modifié juste avant un verrouillage
trail-review-ask-repeated = Changé encore et encore
trail-review-ask-no_longer_member = Par quelqu’un qui ne travaille plus ici
trail-review-ask-no_longer_delegated = Dans un rôle que la personne n’a plus
trail-review-ask-taken_out = Mis hors d’usage
trail-review-measure-late_entry = { $n } jours après la visite
trail-review-measure-out_of_hours = Heure : { $n }
trail-review-measure-mass_edit = { $n } changements autour
trail-review-measure-after_query = { $n } heures après la query
trail-review-measure-after_verification = { $n } heures après la vérification
trail-review-measure-after_signature = { $n } heures après la signature
trail-review-measure-before_lock = { $n } minutes avant le verrouillage
trail-review-measure-repeated = { $n } fois
trail-review-measure-no_longer_member = { $n }
trail-review-measure-no_longer_delegated = { $n }
trail-review-measure-taken_out = { $n }

# sceaux de la piste d’audit
page-seals = Preuve
seals-text = La base de données consigne chaque modification, et ce qui est consigné est scellé en quelques secondes : haché, enchaîné à tout ce qui précède et signé avec une clé qui ne se trouve pas dans la base. Ce qui est altéré ensuite, par qui que ce soit, est trouvé et nommé.
seals-none = Rien n’est encore scellé
seals-none-text = Le premier sceau suit la première modification en quelques secondes. Sinon, le répertoire des clés manque : adressez-vous à l’exploitant de cette installation.
seals-checked-none = Toute la piste est contrôlée en moins d’un jour, puis chaque jour.
seals-checked = { $n ->
    [one] Contrôlé le { $at } : la seule entrée est telle qu’elle a été scellée.
   *[other] Contrôlé le { $at } : les { $n } entrées sont telles qu’elles ont été scellées.
}
seals-checked-faults = { $n ->
    [one] Contrôlé le { $at } : 1 endroit n’est pas tel qu’il a été scellé. Prévenez l’exploitant de cette installation et ne changez rien.
   *[other] Contrôlé le { $at } : { $n } endroits ne sont pas tels qu’ils ont été scellés. Prévenez l’exploitant de cette installation et ne changez rien.
}
seals-last = Dernier sceau
seals-entries = Entrées scellées
seals-waiting = Pas encore scellé
seals-waiting-none = Rien
seals-waiting-some = { $n ->
    [one] { $n } entrée, scellée en quelques secondes
   *[other] { $n } entrées, scellées en quelques secondes
}
seals-number = Numéro du sceau
seals-hash = Son empreinte
seals-key = Signé avec la clé
seals-take = Emporter la preuve
seals-take-text = Un dossier contient la piste d’audit avec ses sceaux, les clés publiques et les preuves. Il se vérifie partout, sans ce système, aujourd’hui ou dans vingt ans. Les entrées des autres centres n’y figurent que sous forme d’empreintes, et aucune de celles du centre ne peut manquer.
seals-whole = Tout ce que vous pouvez voir
seals-bundle = Dossier
seals-download = Télécharger
seals-download-of = Télécharger le dossier : { $name }

# Signatures
sign = Signer
page-signing = Signatures
signatures = Signatures
status-signed = Signé
status-broken = Signé, modifié depuis
sign-casebook = Dossier du participant
sign-title = Signer : { $what }
sign-this-form = Ce formulaire
sign-this-visit = Cette visite
sign-the-casebook = Tout le dossier
sign-the-difference = Signer la différence
sign-meaning = Ce que j’atteste
meaning-review_approval = Revu et approuvé
meaning-authorship = Auteur des données
meaning-responsibility = Responsabilité
sign-binding = { $name } : cette signature électronique vous engage comme une signature manuscrite. Le serveur la date, et elle apparaît avec votre nom.
sign-done = Signé par { $name } : { $meaning }, { $at }.
sign-hindered = Ceci ne peut pas encore être signé :
hindrance-nothing = Rien n’a été saisi.
hindrance-out_of_use = Il est hors d’usage ou n’a pas eu lieu.
hindrance-incomplete = { $n ->
    [one] 1 formulaire est incomplet.
   *[other] { $n } formulaires sont incomplets.
}
hindrance-open_queries = { $n ->
    [one] 1 question n’est pas close.
   *[other] { $n } questions ne sont pas closes.
}
hindrance-findings = { $n ->
    [one] 1 constat sans réponse.
   *[other] { $n } constats sans réponse.
}
hindrance-locked = { $n ->
    [one] 1 formulaire est verrouillé. La gestion des données peut le déverrouiller.
   *[other] { $n } formulaires sont verrouillés. La gestion des données peut les déverrouiller.
}
hindrance-already_signed = C’est signé, et rien n’a changé depuis.
sign-since = Vous avez signé le { $at } : { $meaning }.
sign-changed = { $n ->
    [one] 1 changement depuis votre signature
   *[other] { $n } changements depuis votre signature
}
sign-nothing-changed = Rien n’a changé.
sign-covers = Ce que vous signez
sign-covers-count = { $n ->
    [one] 1 formulaire, en entier.
   *[other] { $n } formulaires, en entier.
}
sign-out-of-use = { $n ->
    [one] 1 formulaire est hors d’usage ; cela aussi est signé.
   *[other] { $n } formulaires sont hors d’usage ; cela aussi est signé.
}
sign-no-date = Sans date
sign-hash = Empreinte (SHA-256) de ce qui est signé :
sign-where = Où
sign-what = Quoi
sign-then-now = Avant → maintenant
sign-by-when = Par, quand
sign-why = Pourquoi
sign-was-changed = Les données ont changé depuis que vous les avez vues. Revoyez-les, puis signez.
sign-look-again = Revoir
signature-broken = Modifié depuis :
signature-broken-by = { $name }, { $at }
signature-more = { $n ->
    [one] et 1 autre
   *[other] et { $n } autres
}
signatures-earlier = { $n ->
    [one] 1 signature antérieure
   *[other] { $n } signatures antérieures
}
sign-level = Ce qui est signé
sign-level-form = Formulaire
sign-level-visit = Visite
sign-level-casebook = Dossier
sign-ready = Prêt à signer
sign-not-ready = Pas encore
sign-why-not = Pourquoi
sign-none-ready = Rien n’est prêt à signer
sign-none-ready-text = Ce qui est complet et sans question ouverte apparaît ici.
sign-choose = Choisir
sign-choose-one = Choisir { $subject }, { $what }
sign-choose-all = Tout choisir ou rien
sign-chosen = { $n ->
    [one] Signer 1
   *[other] Signer { $n }
}
sign-chosen-what = { $n ->
    [one] 1 objet, tel qu’il figure dans la liste ; le lien le montre en entier.
   *[other] { $n } objets, tels qu’ils figurent dans la liste ; les liens les montrent en entier.
}
sign-forms = Formulaires
sign-last = Dernière signature
sign-changes = { $n ->
    [one] 1 changement
   *[other] { $n } changements
}
sign-already = { $n ->
    [one] 1 est signé et inchangé.
   *[other] { $n } sont signés et inchangés.
}
sign-more = Afficher plus
sign-came = { $n ->
    [one] 1 a été signé.
   *[other] { $n } ont été signés.
}
sign-came-left = { $n ->
    [one] 1 ne l’a pas été : il a changé ou ne peut être signé.
   *[other] { $n } ne l’ont pas été : ils ont changé ou ne peuvent être signés.
}
breaking = Ce qui rompt une signature
breaking-text = Une signature rompue est conservée, dit par quoi, et attend d’être renouvelée.
breaking-what = Ce qui arrive
breaks = rompt
breaks-not = ne rompt pas
breaks-value = Une valeur, une unité ou un motif d’absence change
breaks-derived = Une règle déduit une autre valeur
breaks-row_retired = Une ligne est mise hors d’usage
breaks-row_restored = Une ligne est rétablie
breaks-form_reopened = Un formulaire complet est repris
breaks-form_added = Un formulaire est commencé
breaks-form_retired = Un formulaire est mis hors d’usage
breaks-form_restored = Un formulaire est rétabli
breaks-visit_added = Une visite est ajoutée ou commencée
breaks-visit_dated = La date d’une visite change
breaks-visit_skipped = Une visite n’a pas eu lieu, ou cela est annulé
breaks-visit_retired = Une visite est mise hors d’usage
breaks-visit_restored = Une visite est rétablie
breaks-design_moved = Le participant passe à une autre version du plan
breaks-query_opened = Une question est posée, répondue ou close
breaks-verified = Des données sont vérifiées, revues, gelées ou verrouillées
breaks-planned = Un jour est convenu pour une visite
breaks-subject_state = Le statut du participant change
breaks-printed = Des données sont imprimées ou exportées
problem-proof_required = Veuillez prouver votre identité avec votre adresse électronique et votre mot de passe.
problem-changed = Ceci a changé depuis son affichage.
work-kind-sign-again = { $n ->
    [one] changement à signer
   *[other] changements à signer
}
work-kind-to-sign = { $n ->
    [one] visite à signer
   *[other] visites à signer
}
work-does-sign-again = Modifié depuis la signature
work-does-to-sign = Complet, à signer

# Review: verification, freeze and lock
page-review = Revue
page-locks = Verrous
status-verified = Vérifié
status-frozen = Gelé
status-locked = Verrouillé
closed-frozen = Gelé entre-temps : rien ne peut être enregistré ici avant le dégel. Votre saisie est gardée sur cet ordinateur.
closed-locked = Verrouillé entre-temps : rien ne peut être enregistré ici avant le déverrouillage. Votre saisie est gardée sur cet ordinateur.
track = Type de revue
track-source = Vérification des sources
track-data = Revue du data management
track-medical = Revue médicale
verify = Vérification
verify-form = Vérifier le formulaire
verify-next = Suivant à vérifier
verify-revoke = Retirer
verify-revoke-question = Vos marques dans ce formulaire sont retirées. Elles restent dans l’historique.
verify-mark = vérifié
verify-changed = modifié depuis
verify-by = { $track } : vérifié par { $name }, { $at }
verify-dropped = { $track } : n’est plus vérifié. { $name } a changé { $old } en { $new }.
verify-dropped-count = { $n ->
    [one] 1 donnée modifiée depuis sa vérification
   *[other] { $n } données modifiées depuis leur vérification
}
verify-done = Vérifié : { $track }
verify-of = { $track } : { $n } sur { $all } données
verify-some = { $n ->
    [0] { $track } : rien n’est demandé ici
    [one] { $track } : 1 donnée vérifiée
   *[other] { $track } : { $n } données vérifiées
}
keys-form-verify = Vérifier la donnée, continuer (qui vérifie)
keys-form-verify-all = Vérifier le formulaire (qui vérifie)
keys-form-verify-next = Formulaire suivant à vérifier (qui vérifie)
keys-go-review = Aller à la revue de l’étude
keys-go-locks = Aller aux verrous de l’étude
work-kind-form-verify = { $n ->
    [one] formulaire à vérifier
   *[other] formulaires à vérifier
}
work-does-form-verify = Complet, à vérifier
lock-level-item = donnée
lock-level-record = formulaire
lock-level-visit = visite
lock-level-subject = participant
lock-level-site = centre
lock-level-study = étude
lock-do-freeze = Geler : { $level }
lock-do-unfreeze = Dégeler : { $level }
lock-do-lock = Verrouiller : { $level }
lock-do-unlock = Déverrouiller : { $level }
lock-freeze = Geler un centre ou l’étude
lock-freeze-site = Geler le centre { $site }
lock-menu = Geler ou verrouiller : { $what }
held-frozen = Gelé ({ $level }) par { $name }, { $at }. Pas de modification pour le moment.
held-locked = Verrouillé ({ $level }) par { $name }, { $at }. Rien ne peut y être modifié.
held-why = Raison : { $why }
held-ask = Pour une correction, demandez au data management de le libérer, en disant pourquoi.
lift-question = Les modifications redeviennent possibles. Ce que le centre et vous ferez sera consigné comme toujours.
review-plan = Plan
review-no-plan = Pas encore de plan
review-no-plan-text = Un plan dit quoi vérifier, où et pour qui. Sans plan, tout peut être vérifié et rien n’est demandé.
coverage-counted = Compté en formulaires : complets, en usage, et le plan y demande quelque chose.
coverage-study = Toute l’étude
coverage-required = Demandés
coverage-verified = Vérifiés
coverage-share = Part
coverage-left = Restants
coverage-dropped = Modifiés depuis
coverage-items = Données vérifiées
due-title = À vérifier : { $track }
due-dropped = Modifiés depuis la vérification : { $track }
due-none = Rien à faire ici
due-none-text = Les formulaires apparaissent ici une fois complets si le plan les demande, et de nouveau quand une valeur vérifiée change.
due-more = Les { $n } premiers. Choisissez un centre ci-dessus pour voir le reste.
due-changed = { $item } : { $old } → { $new }, { $name }
plan-help = Pour chaque type, le premier niveau dont les centres et états conviennent s’applique. Sa part de participants est vérifiée en entier ; pour les autres, les données critiques et les formulaires et visites choisis.
plan-tier-new = Tous les centres
plan-tier-add = Ajouter un niveau
plan-tier-remove = Retirer ce niveau
plan-tier-name = Niveau
plan-share = Participants en entier, %
plan-whom = Pour qui
plan-states = États des participants
plan-whole = Formulaires et visites en entier
plan-forms = Formulaires
plan-visits = Visites
plan-critical = Données critiques ({ $n })
plan-seed = Graine du tirage
plan-seed-help = Le même nombre tire les mêmes participants.
plan-save = Enregistrer le plan
locks = En vigueur
locks-none = Rien n’est gelé ni verrouillé.
lock-whole-study = Toute l’étude
lock-state = État
lock-level = Niveau
lock-place = Lieu
lock-by = Par
lock-at = Quand
lock-why = Raison
lock-lift = Libérer
lock-open-until = ouvert jusqu’au
campaigns = Campagnes
campaigns-none = Pas encore de campagne
campaigns-none-text = Un centre ou toute l’étude est verrouillé quand la liste est réglée et qu’une seconde personne approuve.
campaign-ask = Demander un verrou
campaign-send = Demander
campaign-what = Quoi
campaign-step-lock = Verrouiller
campaign-step-unlock = Déverrouiller
campaign-lock = Verrouiller : { $place }
campaign-unlock = Déverrouiller : { $place }
campaign-state-asked = En attente d’approbation
campaign-state-done = Fait
campaign-state-declined = Refusée
campaign-state-withdrawn = Retirée
campaign-asked = Demandée par
campaign-approver = Décision par
campaign-decided = Décidée par
campaign-hours = Heures avant reverrouillage
campaign-hours-help = Vide : jusqu’à un nouveau verrouillage.
campaign-approve = Approuver
campaign-decline = Refuser
campaign-decline-question = Dites pourquoi. Le demandeur le voit.
campaign-withdraw = Retirer
condition-open_queries = Queries ouvertes
condition-unsettled_queries = Queries fermées alors que le contrôle échoue
condition-findings = Anomalies sans query
condition-missing_forms = Formulaires manquants
condition-incomplete_forms = Formulaires incomplets
condition-unverified = Formulaires à vérifier
condition-dropped = Données modifiées depuis la vérification
condition-unsigned = Signatures manquantes
checklist = Conditions
check-met = remplie
check-open = non remplie
check-exception = Exception : { $why }
check-why = Exception : { $condition }
check-exceptions-help = Ce qui reste ouvert peut faire exception : dites pourquoi. Elle est approuvée avec le reste et conservée.
form-held-back = { $n ->
    [one] 1 formulaire de ce participant qui dépend de celui-ci est gelé ou verrouillé. Il reste tel quel et suivra une fois libéré.
   *[other] { $n } formulaires de ce participant qui dépendent de celui-ci sont gelés ou verrouillés. Ils restent tels quels et suivront une fois libérés.
}

# Enrolment
page-enrolment = Recrutement
enrolment-plan = Planifier le recrutement
enrolment-plan-help = L’objectif, et les jours entre lesquels il doit être atteint. Les centres sans jour comptent comme ouverts depuis leur saisie ici ou depuis leur premier participant. Les plans antérieurs restent dans la piste d’audit.
enrolment-plan-save = Enregistrer le plan
enrolment-target = Participants à inclure
enrolment-first = Premier participant inclus
enrolment-last-in = Dernier participant inclus
enrolment-openings = Ouverture des centres
enrolment-none = Personne n’a encore été présélectionné
enrolment-none-text = La courbe commence avec le premier participant, ou avec un plan.
enrolment-some-sites = Vous ne voyez que vos centres : le plan et la prévision portent sur toute l’étude.
enrolment-screened = Présélectionnés
enrolment-screen-failed = Échecs de sélection
enrolment-enrolled = Inclus
enrolment-completed = Terminés
enrolment-withdrawn = Sortis
enrolment-of = sur { $n }
enrolment-forecast = Le dernier participant sera probablement inclus vers le { $on } ; avec quatre chances sur cinq entre le { $early } et le { $late }.
enrolment-forecast-open = Le dernier participant sera probablement inclus vers le { $on } ; guère avant le { $early }, et nul ne peut dire jusqu’à quand.
enrolment-planned = Prévu : { $on }.
enrolment-no-no_plan = Sans plan, il n’y a ni objectif ni prévision.
enrolment-no-reached = L’objectif est atteint.
enrolment-no-too_few = La prévision commence au cinquième participant inclus.
enrolment-no-too_slow = À ce rythme, l’objectif ne serait pas atteint en 30 ans.
enrolment-chart = Participants inclus par jour : prévu, réel et probable. Les mêmes chiffres figurent dans les tableaux ci-dessous.
enrolment-line-actual = { $n } inclus
enrolment-line-plan = Plan : { $n }
enrolment-line-likely = Probable le { $on }
enrolment-open-since = Ouvert depuis
enrolment-rate = Inclus en 30 jours
enrolment-last = Dernière inclusion
enrolment-by-month = Par mois
enrolment-month = Mois
enrolment-so-far = Inclus à ce jour
enrolment-as-planned = Prévus à ce jour
enrolment-ahead = Avance sur le plan
enrolment-counted = Mode de calcul
enrolment-counted-text = Un participant est présélectionné le jour de sa première visite, ou de son ajout s’il est antérieur. Il est inclus le jour de la visite à partir de laquelle le calendrier est compté, dès qu’il participe ; qui est sorti compte s’il est allé jusque-là. La prévision prête à chaque centre un rythme propre, tiré de ce que font tous les centres (modèle de Poisson-gamma), et compte les centres qui ouvrent plus tard à partir du jour prévu.
trail-kind-enrolment_plan = Plan de recrutement

# Exports: snapshots
page-exports = Exports
exports-lead = Les données telles qu’elles étaient à un moment donné, dans les formats voulus. Chaque instantané reste téléchargeable jusqu’à son expiration.
export-more = Autres formats : Exports
snapshot-order = Nouvel instantané
snapshots-none = Aucun instantané pour l’instant
snapshots-none-text = Un instantané réunit vos données à un moment donné, pour l’analyse ou l’archive : CSV, Dataset-JSON, SAS, Parquet, Excel, avec un manifeste.
snapshot-name = Nom
snapshot-name-help = Par exemple « Analyse intermédiaire 1 ».
snapshot-formats = Formats
snapshot-standing = Formulaires
snapshot-audience = Destinataires
snapshot-days = Jours de conservation
snapshot-narrow = { $n ->
    [0] Tout ce qui vous est accessible : choisir centres, visites ou formulaires
    [one] Restreint par 1 choix
   *[other] Restreint par { $n } choix
}
snapshot-narrow-help = Rien de coché signifie tout.
snapshot-audited = Qui demande et télécharge un instantané est inscrit dans la piste d’audit.
snapshot-start = Créer l’instantané
snapshot-what = Contenu
snapshot-moment = Données au
snapshot-ordered = Demandé
snapshot-expires = Expire
snapshot-taken = Téléchargé
snapshot-times = { $n ->
    [0] pas encore
    [one] une fois
   *[other] { $n } fois
}
snapshot-sites = { $n ->
    [one] 1 centre
   *[other] { $n } centres
}
snapshot-visits = { $n ->
    [one] 1 visite
   *[other] { $n } visites
}
snapshot-forms = { $n ->
    [one] 1 formulaire
   *[other] { $n } formulaires
}
snapshot-expired = Expiré
snapshot-done = Prêt
snapshot-queued = En attente
snapshot-running = En cours
snapshot-failed = Échec
snapshot-cancelled = Annulé
snapshot-reading = Lecture des participants : { $done } sur { $total }
snapshot-writing = Écriture des lignes : { $done } sur { $total }
snapshot-keeping = Le fichier est scellé et conservé
snapshot-waiting = En attente de son tour
snapshot-leave = Vous pouvez quitter cette page ; le travail continue.
snapshot-cancel = Annuler
snapshot-take = Télécharger
snapshot-content = Ce qu’il contient
snapshot-counts = { $subjects } participants, { $forms } formulaires, { $values } réponses.
snapshot-notes = Conservé autrement que saisi
snapshot-tables = Tables
snapshot-table = Table
snapshot-label = Libellé
snapshot-rows = Lignes
snapshot-columns = Colonnes
snapshot-files = Fichiers
snapshot-file = Fichier
snapshot-size = Taille
format-csv = CSV avec scripts R, SAS, SPSS et Stata
format-dataset-json = Dataset-JSON 1.1
format-ndjson = Dataset-JSON, ligne par ligne (NDJSON)
format-xpt-v5 = SAS XPORT v5
format-xpt-v8 = SAS XPORT v8
format-parquet = Parquet
format-xlsx = Excel
standing-all = Tous les formulaires
standing-signed = Formulaires signés
standing-verified = Formulaires vérifiés
standing-locked = Formulaires verrouillés
audience-blinded = En aveugle
audience-unblinded = Aveugle levé : révèle les traitements
trail-kind-snapshot = Instantané

## Rôles et délégation
page-roles = Rôles
page-delegation = Registre de délégation
role = Rôle
actions = Actions
trail-kind-own_role = Rôle de l’organisation
trail-kind-delegation = Délégation
people-search = Chercher par nom ou adresse e-mail
people-on-day = Au jour du
people-past = Tel qu’à la fin du { $day }. Ce qui a changé depuis n’apparaît pas.
people-not-found = Personne
people-not-found-text = Élargissez la recherche, ou choisissez un autre rôle ou un autre jour.
give-role = Donner un rôle
give-role-to = Donner un rôle : { $name }
grant-place = Où
grant-starts = À partir du
grant-starts-help = Vide : tout de suite.
grant-ends = Jusqu’au
grant-ends-help = Ce jour compris. Vide : jusqu’à ce qu’on y mette fin.
grant-from = à partir du { $day }
grant-until = jusqu’au { $day }
grant-by = { $name }, { $day }
grant-delegated = registre de délégation
grant-end = Mettre fin
grant-end-of = Mettre fin au rôle { $role }
grant-end-title = Mettre fin à un rôle
grant-end-question = { $role }, { $place } : l’accès prend fin tout de suite, sur chaque appareil. Ce qui a été fait reste.
roles-text = Ce que comprend chaque rôle. Un rôle que vous créez repose sur l’un d’eux.
roles-own = Rôles de l’organisation
roles-grid = Tous les rôles
roles-none = Aucun rôle propre
roles-none-text = Les rôles ci-dessous existent partout. Créez-en un là où quelqu’un fait un peu plus ou un peu moins.
role-new = Nouveau rôle
role-own = Rôle de l’organisation
role-name = Nom
role-note = À quoi il sert
role-base = Repose sur
role-based-on = Repose sur { $base }
role-edit = Modifier
role-keep = Enregistrer le rôle
role-retire = Retirer
role-retire-question = Le rôle n’est plus donné. Qui l’a le garde jusqu’à ce qu’on y mette fin.
role-retired = retiré
role-includes = Comprend
role-never = Ce qu’un rôle sur cette base ne doit jamais comprendre n’est pas proposé.
role-differs = Comparé à sa base
role-more = en plus :
role-less = en moins :
role-same = Identique à sa base
role-may = peut
role-may-not = ne peut pas
role-permission = Autorisation
unfit-base = Rien ne repose sur le support du fournisseur.
unfit-not-for = « { $what } » ne fait jamais partie d’un rôle sur cette base.
unfit-together = « { $what } » et « { $other } » ne sont jamais dans un même rôle.
unfit-misses = « { $what } » reste dans tout rôle sur cette base : l’investigateur garde la vue sur les données de son centre.
delegation-text = Qui fait quoi dans chaque centre, par délégation de qui. L’accès suit le registre.
delegation-none = Rien n’est encore délégué
delegation-none-text = Une ligne est proposée, acceptée par la personne, signée par l’investigateur ; l’accès suit.
delegation-propose = Proposer
delegation-person = Personne
delegation-email = Son adresse e-mail
delegation-email-help = Quelqu’un de cette organisation, par l’adresse entière.
delegation-duties = Tâches
delegation-duties-help = En mots : consentement, saisie, dispensation.
delegation-starts-help = Vide : dès la signature.
delegation-period = Période
delegation-from-signature = dès la signature
delegation-state = État
delegation-state-proposed = attend la personne
delegation-state-accepted = attend la signature
delegation-state-signed = en vigueur
delegation-state-declined = refusée
delegation-state-withdrawn = retirée
delegation-state-ended = terminée
delegation-by = proposée par { $name }, { $day }
delegation-signed-by = signée par { $name }, { $day }
delegation-ended-by = terminée par { $name }, { $day }
delegation-sign = Signer une délégation
delegation-binding = { $name } : par votre signature vous déléguez ceci, et la personne a accès dès le début indiqué.
delegation-end = Mettre fin
delegation-end-question = L’accès de { $name } qui découle de cette ligne prend fin tout de suite.
delegation-withdraw = Retirer
delegation-withdraw-question = Ce qui a été proposé à { $name } est retiré.
delegation-accept = Accepter
delegation-decline = Refuser
delegations-own = Délégué à vous
delegations-own-text = Ce qu’un centre vous délègue. Vous avez accès une fois que vous acceptez et que l’investigateur signe.
permission-member_read = voir qui a quel rôle
permission-member_grant = donner des rôles et y mettre fin
permission-enrolment_plan = planifier le recrutement
permission-member_invite = inviter des personnes par courriel
permission-sign_in_manage = fixer les règles de connexion
permission-sso_manage = configurer l’authentification unique
permission-role_edit = créer et modifier des rôles
permission-delegation_read = voir les registres de délégation
permission-delegation_propose = proposer des délégations
permission-support_approve = laisser entrer le support du fournisseur
permission-study_read = voir les études et leurs plans
permission-study_import = importer des plans
permission-study_release = publier et diffuser des versions
permission-site_edit = ouvrir et fermer des centres
permission-subject_read = voir les sujets et leurs données
permission-view_keep = garder des vues de listes
permission-subject_enrol = inclure des sujets
permission-record_edit = saisir et modifier des données
permission-record_sign = signer des données
permission-query_read = voir les queries
permission-query_open = poser des queries
permission-query_comment = commenter les queries
permission-query_answer = répondre aux queries pour le centre
permission-query_close = clore et rouvrir des queries
permission-query_release = libérer les queries proposées
permission-query_assign = attribuer des queries
permission-review = vérifier et revoir
permission-review_plan = planifier la vérification
permission-lock = geler et verrouiller
permission-lock_ask = demander des verrouillages
permission-lock_approve = approuver des verrouillages
permission-history_read = voir qui a changé quoi
permission-trail_read = voir la piste d’audit de l’organisation
permission-trail_review_read = voir les revues de la piste d’audit
permission-trail_review = revoir la piste d’audit
permission-export_run = exporter des données
permission-bundle_take = emporter la piste scellée
permission-see_unblinded = voir le traitement
role-held = { $n ->
    [one] une personne l’a
   *[other] { $n } personnes l’ont
}
# Courriel : invitations, mots de passe perdus, autres adresses, récapitulatifs
forgot = Mot de passe oublié ?
forgot-title = Un nouveau mot de passe
forgot-text = Saisissez l’adresse électronique de votre compte. Nous y envoyons un lien qui permet de choisir un nouveau mot de passe.
forgot-send = Envoyer le lien
forgot-asked = S’il existe un compte avec cette adresse, un lien est en route. Il sert pendant 30 minutes. Regardez aussi dans les indésirables.
forgot-again = Demander un nouveau lien
to-sign-in = Vers la connexion
mail-off = Aucun serveur de courriel n’est configuré ici : rien n’est envoyé.
mail-off-reset = Aucun courriel n’est envoyé ici. Demandez de l’aide à votre administrateur pour votre mot de passe.
mail-off-invite = Aucun serveur de courriel n’est configuré ici, personne ne peut donc être invité. L’exploitant en configure un (docs/mail.md).
reset-title = Choisissez un nouveau mot de passe
reset-send = Définir le mot de passe
reset-done = Votre nouveau mot de passe est en vigueur. Toutes les sessions sont terminées ; reconnectez-vous.
address-title = Votre nouvelle adresse
address-question = Est-ce désormais l’adresse de votre compte ?
address-confirm = Oui, confirmer
address-done = Vous vous connectez désormais avec cette adresse.
address-change = Changer d’adresse électronique
address-change-text = La nouvelle adresse vaut dès que vous la confirmez depuis celle-ci. Nous prévenons l’ancienne.
address-new = Nouvelle adresse électronique
address-send = Envoyer la confirmation
address-asked = Un lien a été envoyé à { $email }. Tant qu’il n’est pas ouvert, rien ne change.
link-expired = Ce lien a expiré.
link-used = Ce lien a déjà servi. Chacun sert une seule fois.
link-withdrawn = Ce lien ne vaut plus : il a été retiré, ou un plus récent a été envoyé.
link-unknown = Ce lien est incomplet ou ne vient pas d’ici.
link-next-invitation = Si vous avez un compte, connectez-vous. Sinon, demandez que l’invitation soit renvoyée.
link-next-reset = Vous pouvez demander un nouveau lien à tout moment.
link-next-address = Votre adresse est inchangée, sauf si vous l’aviez déjà confirmée. Vous pouvez demander un autre lien sur la page de votre compte.
invitation-title = Vous êtes invité
invitation-said = { $inviter } vous invite à travailler avec { $organisation }.
invitation-role = Rôle
invitation-known = Vous avez déjà un compte avec cette adresse. Acceptez, puis connectez-vous comme toujours.
invitation-accept = Accepter l’invitation
invitation-account = Créer le compte et se connecter
person-full-name = Votre nom
person-full-name-help = Tel qu’il doit figurer sous vos signatures.
invitations = Invitations
invitations-none = Personne n’est invité
invitations-none-text = La personne invitée reçoit un lien par courriel, définit un mot de passe et a son rôle.
invite = Inviter quelqu’un
invite-text = La personne reçoit par courriel un lien qui sert une seule fois, pendant sept jours.
invite-study = Étude
invite-site = Centre
invite-send = Envoyer l’invitation
invite-place-missing = Vous ne pouvez pas donner ce rôle à cet endroit. Choisissez une de vos études ou un de vos centres.
reach-study = tous les centres
invitation-by = Invité par
invitation-state = État
invitation-acts = Ce qu’on peut faire
invitation-until = jusqu’au
invitation-accepted = Acceptée
invitation-withdrawn = Retirée
invitation-expired = Expirée
invitation-failed = Courriel non remis
invitation-unsent = Courriel non envoyé
invitation-waiting = Courriel en route
invitation-sent = Envoyée
invitation-send = Renvoyer
invitation-send-whom = Renvoyer l’invitation de { $email }
invitation-withdraw = Retirer
invitation-withdraw-whom = Retirer l’invitation de { $email }
digest = Récapitulatif par courriel
digest-text = Ce qui vous attend : les queries ouvertes et ce qui est dû. Aucune donnée de patient, seulement des nombres, des clés de participants et des liens.
digest-rhythm = À quelle fréquence
digest-daily = Chaque matin où quelque chose attend
digest-weekly = Le lundi
digest-off = Jamais
digest-when = À { $hour } h ({ $zone }).
digest-kept = Enregistré
digest-stop = Arrêter le récapitulatif
digest-stop-text = Vous ne recevrez plus de courriels sur ce qui vous attend. Vous pouvez les reprendre sur la page de votre compte.
digest-stop-now = Ne plus recevoir ces courriels
digest-stopped = C’est fait. Vous ne recevrez plus ces courriels.
digest-to-account = Vers mon compte
trail-kind-digest = Récapitulatif
trail-kind-invitation = Invitation
trail-kind-mail = Courriel
trail-kind-ticket = Lien d’un courriel

# Single sign-on
page-sso = Authentification unique
page-sso-return = Retour de votre organisation
problem-provider_refused = La connexion par le fournisseur de votre organisation n’a pas abouti.
problem-no_account = Votre organisation ne vous a pas donné accès à Probatum.
sso-with = Continuer avec { $name }
sso-leads = Vous travaillez chez { $tenant }.
sso-password = Utiliser plutôt un mot de passe
sso-begin-again = Recommencer
sso-over = C’est fait. Vous pouvez fermer cette fenêtre ; votre page continue d’elle-même.
sso-prove = { $name } vous redemande qui vous êtes, dans une fenêtre à part. Cette page reste telle quelle.
sso-prove-and-sign = Prouver et signer
sso-proving = En attente de l’autre fenêtre. Si vous l’avez fermée, appuyez de nouveau.
sso-blocked = Le navigateur a empêché l’ouverture de la fenêtre. Autorisez les fenêtres pour cette adresse et appuyez de nouveau.
sso-text = Les personnes se connectent là où votre organisation les connaît ; leurs groupes leur donnent leurs rôles.
sso-add = Ajouter un fournisseur
sso-provider = Fournisseur d’identité
sso-none = Aucun fournisseur
sso-none-text = Ajoutez le fournisseur avec lequel vos équipes se connectent chaque jour : Entra ID, Okta, Keycloak ou un autre qui parle OpenID Connect.
sso-tell = Ce qu’il faut dire au fournisseur
sso-tell-text = Saisissez ces adresses là où vous enregistrez Probatum comme application.
sso-redirect-uri = Adresse de redirection
sso-signed-out-uri = Adresse après déconnexion
sso-logout-uri = Adresse de déconnexion par le fournisseur :
sso-people = Personnes connectées : { $n }.
sso-last = Dernière fois : { $when }.
sso-on = Actif
sso-off = Inactif
sso-test = Tester la connexion
sso-change = Modifier
sso-switch-on = Activer
sso-switch-off = Désactiver et fermer ses sessions
sso-outcome-good = Bon
sso-outcome-lacking = Il manque quelque chose
sso-outcome-bad = Ne fonctionne pas
sso-step-discovery = Le fournisseur se décrit.
sso-step-keys = Clés pour vérifier les signatures.
sso-step-code = Code d’autorisation avec PKCE.
sso-step-secret = Identifiant et secret du client.
sso-step-groups = Attributs que lisent les règles.
sso-step-logout = Déconnexion des deux côtés.
sso-domains = Domaines de votre organisation
sso-domains-text = Un fournisseur ne parle que pour les adresses de domaines dont il est établi qu’ils sont à vous. Personne d’autre ne peut ainsi se dire titulaire des adresses de vos équipes.
sso-domain = Domaine
sso-domain-state = Confirmation
sso-domain-own = Confirmé
sso-domain-how = Placez cette ligne dans un fichier texte à cette adresse, puis faites vérifier. L’exploitant de l’installation peut aussi confirmer.
sso-domain-look = Vérifier maintenant
sso-domain-help = Ce qui suit le @ : example.org
sso-domain-add = Ajouter le domaine
sso-policy = Le fournisseur est-il obligatoire ?
sso-policy-text = Lorsqu’il est exigé, un mot de passe ne mène ici nulle part, sauf pour les personnes que vous nommez.
sso-policy-required = Exiger un fournisseur
sso-policy-warning = Nommez au moins un administrateur : quelqu’un doit pouvoir entrer le jour où le fournisseur ne répond pas.
sso-policy-local = Peuvent malgré tout se connecter par mot de passe
sso-policy-keep = Enregistrer
sso-policy-ask = Les personnes entrées par mot de passe et non nommées sortent aussitôt. Pourquoi est-ce exigé ?
sso-policy-ask-off = Les mots de passe valent de nouveau pour tous ceux qui en ont un. Pourquoi ?
sso-name = Nom
sso-name-help = Tel que chacun le connaît : il figure sur le bouton.
sso-issuer = Émetteur (issuer)
sso-issuer-help = Exactement comme l’écrit le fournisseur, par exemple https://login.example.org/realms/acme.
sso-client = Identifiant du client
sso-secret = Secret du client
sso-secret-help = Il est conservé scellé et n’est plus jamais montré.
sso-secret-kept = Laissez vide pour garder le secret actuel.
sso-for-domains = Pour les adresses de ces domaines
sso-for-domains-help = Séparés par des espaces. Qui saisit une telle adresse est dirigé vers ce fournisseur.
sso-vouches = C’est notre propre annuaire : ses adresses sont vérifiées même s’il ne le dit pas (Entra ID)
sso-scopes = Autres portées (scopes)
sso-scopes-help = Outre openid, email et profile : souvent groups.
sso-acr = Force de la preuve pour signer (acr)
sso-acr-help = Vide : ce que demande le fournisseur.
sso-recheck = Redemander au fournisseur après (secondes)
sso-recheck-help = De 5 à 3600. Un changement de groupe se fait sentir ici avec ce retard, plus dix secondes.
sso-save = Enregistrer
sso-rules = Groupes et rôles
sso-rules-text = Qui possède la valeur reçoit le rôle. Ce qu’aucune règle ne donne plus est retiré dès que le fournisseur est réinterrogé.
sso-claim = Attribut (claim)
sso-value = Valeur ou groupe
sso-gives = Donne
sso-role = Rôle
sso-place = Où
sso-rule-acts = Retirer
sso-rule-add = Ajouter la règle
sso-rule-remove = Retirer la règle pour { $value }
sso-rules-keep = Enregistrer les règles
sso-rules-undo = Annuler les changements
sso-rules-changed = Pas encore enregistré.
sso-preview = Qu’obtiendrait cette personne ?
sso-preview-text = D’après les règles ci-dessus, enregistrées ou non. Personne n’en est modifié.
sso-preview-values = Groupes
sso-preview-help = Séparés par des virgules ; un autre attribut s’écrit nom=valeur.
sso-preview-look = Voir
sso-because = en raison de
sso-nothing = Aucune règle ne donne de rôle : cette personne n’entrerait pas.
sso-unused = Aucune règle ne mentionne
sso-account-unasked = Saisissez une adresse pour voir ce qu’il advient du compte.
sso-account-new = Un compte serait créé pour cette adresse.
sso-account-linked = Le compte qui porte cette adresse serait lié.
sso-account-foreign_domain = Pas de compte : le domaine de l’adresse n’est pas l’un de ceux du fournisseur, ou n’est pas confirmé comme vôtre.
trail-kind-sso_provider = Fournisseur d’identité
trail-kind-sso_domain = Domaine
trail-kind-sso_rule = Règle de groupe
trail-kind-sso_identity = Lien avec un compte du fournisseur
trail-kind-sso_session = Session par un fournisseur
trail-kind-sso_proof = Preuve par un fournisseur
trail-kind-sso_policy = Fournisseur exigé ou non
trail-kind-sso_local = Mot de passe hors fournisseur

## Seconds facteurs, clés d’accès, sessions, règles de connexion
page-sign-in-rules = Règles de connexion
again-go = Continuer
passkey-sign-in = Se connecter avec une clé d’accès
passkey-use = Utiliser une clé d’accès
passkey-none = Aucune clé d’accès n’a répondu. Réessayez ou choisissez un autre moyen.
factor-totp-ask = Saisissez les six chiffres qu’affiche maintenant votre application d’authentification.
factor-totp-label = Code de l’application
factor-totp-use = Utiliser l’application d’authentification
factor-totp-go = Se connecter
factor-passkey-ask = Prouvez avec votre clé d’accès que c’est bien vous.
factor-passkey-label = Clé d’accès
factor-passkey-use = Utiliser une clé d’accès
factor-passkey-go = Utiliser la clé d’accès
factor-recovery-ask = Saisissez l’un des codes de secours que vous avez conservés. Chacun ne sert qu’une fois.
factor-recovery-label = Code de secours
factor-recovery-use = Utiliser un code de secours
factor-recovery-go = Se connecter
factor-back = Recommencer
factors = Second facteur
factors-text = Avec un second facteur, un mot de passe que quelqu’un a vu n’ouvre rien.
factor-now = { $tenant } exige un second facteur. Configurez-en un ici, et tout le reste s’ouvrira.
factor-by = { $tenant } exige un second facteur à partir du { $day }. Configurez-en un avant cette date.
factor-was-reset = { $by } a retiré vos seconds facteurs : « { $why } ». Si vous ne l’avez pas demandé, prévenez votre administrateur et configurez-en un nouveau.
factor-change = Modifier votre façon de vous connecter
totp = Application d’authentification
totp-none = Non configurée.
totp-since = Configurée
totp-add = Configurer
totp-renew = Configurer à nouveau
totp-add-text = Une application de votre téléphone affiche six chiffres qui changent toutes les trente secondes. Confirmez d’abord que c’est bien vous.
totp-remove-text = L’application ne sera plus demandée. Confirmez que c’est bien vous.
totp-scan = Scannez ceci avec votre application d’authentification, puis saisissez les six chiffres qu’elle affiche.
totp-qr = Code QR contenant le secret pour votre application
totp-type = Si vous ne pouvez pas le scanner, saisissez ce secret :
totp-confirm = Confirmer
passkeys = Clés d’accès
passkeys-text = Connectez-vous avec l’empreinte, le visage ou le code de votre appareil, ou avec une clé de sécurité ; sans mot de passe.
passkeys-missing = Ce navigateur ne connaît pas les clés d’accès.
passkey-add = Ajouter une clé d’accès
passkey-add-text = Donnez à la clé un nom auquel vous la reconnaîtrez et confirmez que c’est bien vous. Votre navigateur demande le reste.
passkey-name = Nom
passkey-name-help = Par exemple : portable du bureau
passkey-remove-text = Cette clé d’accès n’ouvrira plus rien. Confirmez que c’est bien vous.
passkey-remove-name = Retirer la clé d’accès { $name }
passkey-synced = synchronisée
added = Ajoutée
last-used = Dernière utilisation
never-used = Jamais utilisée
next = Suivant
remove = Retirer
codes-title = Codes de secours
codes-once = Ces codes ne sont affichés que maintenant. Gardez-les où personne d’autre ne les trouvera : chacun ouvre votre compte une fois, quand votre second facteur n’est pas à portée de main.
codes-download = Garder dans un fichier
codes-done = Je les ai conservés
codes-renew = Nouveaux codes
codes-renew-text = Les codes que vous avez perdent toute valeur et vous en recevez dix nouveaux. Confirmez que c’est bien vous.
sessions = Où vous êtes connecté
sessions-text = Mettez fin à ce que vous ne reconnaissez pas et changez votre mot de passe.
sessions-end-others = Mettre fin à toutes les autres
session-this = Celle-ci
session-resting = Au repos
session-began = Connexion
session-end = Mettre fin
session-end-name = Mettre fin à la session sur { $device }
session-unknown = Appareil inconnu
rules = Règles
rules-text = Elles valent pour tous ceux qui travaillent dans cette organisation, dès leur prochaine action.
rules-from = Un second facteur est exigé à partir du
rules-set-by = Dernière modification par { $by },
rules-factor = Second facteur
rules-factor-help = Jusqu’à ce jour, c’est annoncé sur la page du compte ; ensuite rien d’autre n’est possible avant d’en avoir un.
rules-factor-no = Au choix de chacun
rules-factor-stays = Exigé, à partir du jour indiqué ci-dessus
rules-now = Exigé dès maintenant
rules-in-days = Exigé dans { $n } jours
rules-signing = Le demander aussi à la signature
rules-idle = La page se couvre après
rules-idle-help = Rien n’est perdu : le mot de passe ou une clé d’accès la rouvre, là où elle était.
rules-minutes = { $n } minutes sans personne
rules-length = Chacun se reconnecte après
rules-hours = { $n ->
    [one] { $n } heure
   *[other] { $n } heures
}
rules-why = Pourquoi changer ces règles ? La raison figure dans la piste d’audit.
rules-members = Qui a un second facteur
rules-members-text = Qui a perdu le sien se connecte avec le seul mot de passe une fois qu’il est réinitialisé.
rules-none = Aucun
rules-reset = Réinitialiser
rules-reset-name = Réinitialiser le second facteur de { $name }
rules-reset-why = Tous les seconds facteurs et codes de secours de { $name } sont retirés, dans toutes les organisations, et ses sessions prennent fin. La personne apprend par qui et pourquoi. Comment savez-vous que c’est bien elle qui le demande ?
problem-wrong_code = Ce code ou cette clé d’accès n’est pas accepté. Un code ne sert qu’une fois, et peu de temps.
problem-code_required = Veuillez prouver aussi votre identité avec votre second facteur.
problem-factor_required = Votre organisation exige un second facteur. Veuillez en configurer un sur la page de votre compte.
trail-kind-device = Appareil connu
trail-kind-factor = Second facteur
trail-kind-recovery_code = Code de secours
trail-kind-sign_in_policy = Règles de connexion
trail-event-factor_refused = Second facteur refusé
trail-event-factor_added = Second facteur configuré
trail-event-factor_removed = Second facteur retiré
trail-event-recovery_used = Connexion avec un code de secours
trail-event-factor_reset = Seconds facteurs réinitialisés par un administrateur
trail-event-sessions_ended = Sessions terminées sur d’autres appareils
trail-event-unlocked = A repris après une pause
sign-code = Code de votre application d’authentification
sign-passkey = Signer avec une clé d’accès
codes-left = { $n ->
    [one] { $n } code restant
   *[other] { $n } codes restants
}
rules-passkeys = { $n ->
    [one] { $n } clé d’accès
   *[other] { $n } clés d’accès
}
