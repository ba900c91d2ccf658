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
again-text = Votre session a expiré. Reconnectez-vous en tant que { $email } et vous continuerez où vous étiez ; rien n’est perdu sur cette page.
again-other = Se connecter sous un autre nom
tenants-question = Où voulez-vous travailler ?
tenants-none = Aucune organisation pour l’instant
tenants-none-text = Votre compte n’appartient à aucune organisation. Demandez une invitation à l’administration.
tenant-change = Travailler dans une autre organisation

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
subjects-shown = { $n ->
    [one] 1 participant affiché
   *[other] { $n } participants affichés
}
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
looks-text = Conservée dans ce navigateur.
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
password-help = Au moins 12 caractères ; une phrase se retient mieux que des symboles.
password-differs = Les deux nouveaux mots de passe diffèrent.
everywhere = Se déconnecter partout
everywhere-text = Met fin à vos sessions sur chaque appareil, celui-ci compris.
everywhere-out = Se déconnecter partout

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
