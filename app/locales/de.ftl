# Deutsch. Ein Schlüssel, ein Satz; schlicht und freundlich. Die Reihenfolge ist die von en.ftl.

## Pages
page-sign-in = Anmelden
page-tenants = Arbeitsort
page-studies = Studien
page-import = Studie importieren
page-sites = Zentren
page-subjects = Probanden
page-casebook = Prüfbogen
page-form = Formular
page-people = Personen
page-account = Ihr Konto
page-missing = Hier gibt es nichts zu sehen
page-missing-go = Zu Ihren Studien

## Everywhere
loading = Wird geladen
close = Schließen
cancel = Abbrechen
save = Speichern
try-again = Noch einmal versuchen
offline = Keine Verbindung
menu = Menü
menu-tenant = Organisation
skip-to-content = Zum Inhalt springen
legend = Legende
legend-findings = Befunde, auf die noch niemand geantwortet hat
findings-count = { $n ->
    [one] 1 Befund, auf den noch niemand geantwortet hat
   *[other] { $n } Befunde, auf die noch niemand geantwortet hat
}

## Signing in
email = E-Mail-Adresse
password = Passwort
sign-in = Anmelden
sign-out = Abmelden
sign-in-demo = Dies ist eine Vorführung. Konten und Passwörter wurden dort ausgegeben, wo Probatum gestartet wurde. Geben Sie keine Daten echter Patienten ein.
again-title = Bitte melden Sie sich noch einmal an
again-text = Ihre Sitzung ist abgelaufen. Melden Sie sich wieder als { $email } an, dann geht es weiter, wo Sie waren; auf dieser Seite geht nichts verloren.
again-other = Als jemand anderes anmelden
tenants-question = Wo möchten Sie arbeiten?
tenants-none = Noch keine Organisation
tenants-none-text = Ihr Konto gehört zu keiner Organisation. Bitten Sie eine Administratorin oder einen Administrator um eine Einladung.
tenant-change = In einer anderen Organisation arbeiten

## Keys
keys-help = Tasten
keys-everywhere = Überall
keys-search = Suchen
keys-go-subjects = Zu den Probanden der Studie
keys-go-studies = Zu den Studien
keys-close = Schließen, was offen ist
keys-matrix = In der Probandenübersicht
keys-matrix-move = Von Zelle zu Zelle
keys-matrix-ends = Erste und letzte Zelle einer Zeile
keys-matrix-open = Prüfbogen öffnen
keys-form = In einem Formular
keys-form-next = Nächstes Feld; die Eingabe wird gespeichert
keys-form-enter = Wert übernehmen und weiter
keys-form-incomplete = Nächste offene Frage
keys-form-restore = Zurückholen, was im Feld stand
keys-form-missing = Sagen, warum es keine Antwort gibt
keys-form-row = Der Tabelle eine Zeile hinzufügen
keys-form-column = In einer Tabelle: dieselbe Spalte darüber und darunter
keys-form-complete = Das Formular abschließen

## Status
status-planned = Geplant
status-due = Fällig
status-overdue = Überfällig
status-in-progress = In Arbeit
status-complete = Vollständig

## Studies
study-unnamed = Studie ohne Namen
study-import = Studie importieren
studies-none = Noch keine Studien
studies-none-text = Hier stehen die Studien, in denen Sie eine Rolle haben. Eine Studie beginnt mit ihrem Design: einer CDISC-ODM-Datei.
study-subjects = { $n ->
    [one] Proband
   *[other] Probanden
}
study-sites = { $n ->
    [one] Zentrum
   *[other] Zentren
}
environment-live = Echt
environment-test = Test
environment-training = Schulung
environment-live-stripe = Echte Studie
environment-test-stripe = Testumgebung: Nichts, was hier eingegeben wird, gehört zur Studie.
environment-training-stripe = Schulungsumgebung: Nichts, was hier eingegeben wird, gehört zur Studie.
environment-live-choice = Daten von Prüfungsteilnehmern.
environment-training-choice = Hier wird geübt; nichts zählt.
environment-test-choice = Hier wird das Design ausprobiert; nichts zählt.
export = Export
export-head = Daten in Ihrer Reichweite
export-odm = CDISC ODM 1.3.2
export-odm-audit = CDISC ODM 1.3.2 mit Audit-Trail
export-odm-design = CDISC ODM 1.3.2, nur das Design
export-csv = CSV, eine Tabelle je Fragengruppe

## Reasons
reason-label = Grund
reason-help = Er wird im Audit-Trail gespeichert, mit Ihrem Namen und der Zeit.
reason-confirm = Bestätigen

## Problems, one for each code
problem-malformed = Was gesendet wurde, ist nicht lesbar.
problem-unauthenticated = Bitte melden Sie sich an.
problem-wrong_credentials = E-Mail-Adresse und Passwort passen nicht zusammen.
problem-forbidden = Ihre Rolle umfasst das nicht.
problem-not_found = Das gibt es nicht, oder Sie haben keinen Zugang dazu.
problem-wrong_method = Diese Adresse antwortet nicht auf diese Art von Anfrage.
problem-conflict = Jemand anderes hat das inzwischen geändert.
problem-taken = Das gibt es schon.
problem-out_of_order = Im jetzigen Zustand geht das nicht.
problem-too_large = Das ist größer als erlaubt.
problem-wrong_media = Diese Art von Inhalt wird hier nicht gelesen.
problem-invalid = Ein Teil des Gesendeten kann nicht angenommen werden.
problem-reason_required = Bitte geben Sie einen Grund für diese Änderung an.
problem-too_many = Zu viele Versuche. Bitte warten Sie einen Augenblick und versuchen Sie es noch einmal.
problem-internal = Bei uns ist etwas schiefgegangen. Es wurde nichts gespeichert.
problem-unavailable = Probatum startet oder hält gerade an. Bitte versuchen Sie es gleich noch einmal.
problem-offline = Probatum ist nicht erreichbar. Prüfen Sie die Verbindung; was Sie eingegeben haben, bleibt auf dieser Seite.
problem-instance = Wenn Sie Hilfe brauchen, nennen Sie diese Nummer: { $id }

## Months
month-1 = Jan
month-2 = Feb
month-3 = März
month-4 = Apr
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = Aug
month-9 = Sep
month-10 = Okt
month-11 = Nov
month-12 = Dez

## Words used in many places
yes = Ja
no = Nein
breadcrumbs = Wo dies ist
load-more = Mehr zeigen
time-zone = Zeitzone
site = Zentrum
findings = Befunde
filter-clear = Filter aufheben

## Roles
role-admin = Administration
role-manager = Studienmanagement
role-builder = Studienaufbau
role-data_manager = Datenmanagement
role-monitor = Monitoring
role-investigator = Prüfarzt
role-coordinator = Studienkoordination
role-coder = Kodierung
role-unblinded = Entblindet
role-inspector = Inspektion
role-support = Support des Anbieters
reach-tenant = alle Studien

## Importing
import-drop = CDISC-ODM-Datei hier ablegen
import-drop-text = Jede Version, mit oder ohne Erweiterungen. Sie wird erst angesehen; gespeichert wird nichts, bevor Sie es sagen.
import-choose = Datei auswählen
import-checking = { $file } wird angesehen …
import-importing = { $file } wird importiert …
import-now = Diese Studie anlegen
import-environment = Wofür die Daten sind
import-environment-stays = Eine Studie behält das für immer. Um das Design erst auszuprobieren, importieren Sie es einmal für Schulung oder Test und einmal live.
import-other = Andere Datei auswählen
import-done = Die Studie ist angelegt. Als Nächstes öffnen Sie ihre Zentren.
import-open-sites = Zentren öffnen
report-accepted = Aus { $file } kann eine Studie werden
report-refused = Aus { $file } kann keine Studie werden
report-format-unknown = Was für eine Datei das ist, war nicht zu erkennen.
report-format-vendors = { $format }, mit Erweiterungen von { $vendors }
report-refusals = { $n ->
    [one] Warum nicht
   *[other] Warum nicht: { $n } Gründe
}
report-notes = { $n ->
    [one] 1 Hinweis
   *[other] { $n } Hinweise
}
report-kept = { $n ->
    [one] 1 Stelle wurde behalten, wie sie ist: nicht verstanden, wird wieder exportiert
   *[other] { $n } Stellen wurden behalten, wie sie sind: nicht verstanden, werden wieder exportiert
}
report-kept-none = Alles in der Datei wurde verstanden.
report-line = Zeile
report-path = Stelle
count-visits = { $n ->
    [one] Visite
   *[other] Visiten
}
count-forms = { $n ->
    [one] Formular
   *[other] Formulare
}
count-groups = { $n ->
    [one] Fragengruppe
   *[other] Fragengruppen
}
count-items = { $n ->
    [one] Frage
   *[other] Fragen
}
count-code-lists = { $n ->
    [one] Codeliste
   *[other] Codelisten
}
count-units = { $n ->
    [one] Einheit
   *[other] Einheiten
}
count-checks = { $n ->
    [one] Prüfung
   *[other] Prüfungen
}
count-conditions = { $n ->
    [one] Bedingung
   *[other] Bedingungen
}
count-methods = { $n ->
    [one] Methode
   *[other] Methoden
}
count-rules = { $n ->
    [one] Regel
   *[other] Regeln
}

## Sites
site-open = Zentrum öffnen
site-code = Kürzel
site-code-help = Kurz, etwa DE01. Es wird Teil der Probandennummern.
site-name = Name
site-country = Land
site-country-help = Zwei Buchstaben (ISO 3166), etwa DE.
site-zone-help = In ihr werden Zeiten gezeigt. Ein IANA-Name, etwa Europe/Berlin.
sites-none = Noch keine Zentren
sites-none-text = Probanden werden an Zentren aufgenommen. Das Studienmanagement öffnet sie.
sites-all = Alle Zentren

## Subjects
subject = Proband
subject-state = Stand
subject-created = Angelegt
subject-state-change = Stand ändern
subject-state-question = Von „{ $from }“ zu „{ $to }“.
subject-state-screening = Screening
subject-state-screen_failed = Nicht geeignet
subject-state-enrolled = Aufgenommen
subject-state-completed = Abgeschlossen
subject-state-withdrawn = Ausgeschieden
states-all = Jeder Stand
subjects-search = Nach Probandennummer suchen
subjects-shown = { $n ->
    [one] 1 Proband
   *[other] { $n } Probanden
}
subjects-none = Noch keine Probanden
subjects-none-text = Jeder Proband ist hier eine Zeile, jede Visite eine Spalte. Nehmen Sie den ersten auf.
subjects-none-match = Niemand passt
subjects-none-match-text = Auf diese Filter passt niemand.
enrol = Probanden aufnehmen
enrol-key = Anderswo vergebene Nummer
enrol-key-help = Leer gelassen, entsteht die Nummer nach dem Muster der Studie.
enrol-no-site = Es gibt kein Zentrum, an dem Sie Probanden aufnehmen dürfen.

## Visits and forms
visits-and-forms = Visiten und Formulare
context = Dazu
visit-add = Visite hinzufügen
visit-nth = { $title } Nr. { $n }
visit-date = Visitendatum
visit-date-set = Datum setzen
visit-date-change = Datum ändern
visit-date-question = Wann hat sie stattgefunden?
visit-window = Geplant { $on } ({ $from } – { $until })
visit-window-help = Geplanter Tag mit erstem und letztem Tag des Fensters
date-help = So genau wie bekannt: 3 mar 24, 2024-03-03, today oder nur mar 2024.
date-unclear = Das ist noch kein Datum. Schreiben Sie es etwa so: 3 Mar 2024.
form-another = Weiteres hinzufügen
study-version = Version des Designs
cell-took-place = fand statt am { $date }
cell-planned = geplant { $on }, bis { $until }
cell-forms = { $complete } von { $forms } Formularen vollständig
cell-repeats = { $n }-mal

## History
history = Verlauf
history-form = Das ganze Formular, Neuestes zuerst
history-whole-form = Ganzes Formular
history-none = Noch nichts eingegeben.
history-blank = leer
history-was = war
history-is = ist jetzt
history-row = { $item }, Zeile { $n }
history-derived = berechnet nach { $rule }
history-subject = Verlauf des Probanden
history-part-key = Kennung
history-part-site = Zentrum
history-part-state = Stand
history-part-version = Version der Studie
history-visit = { $visit }, Nummer { $n }
missing-ND = Nicht durchgeführt
missing-UNK = Unbekannt
missing-NASK = Nicht gefragt
missing-NA = Nicht anwendbar
missing-NI = Keine Angabe

## People and account
people-none = Noch niemand
people-none-text = Hier stehen Personen, sobald sie in dieser Organisation eine Rolle haben.
person-name = Name
person-roles = Rollen
looks = Aussehen
looks-text = Wird in diesem Browser gemerkt.
language = Sprache
theme = Farben
theme-system = Wie das System
theme-light = Hell
theme-dark = Dunkel
password-change = Passwort ändern
password-change-text = Alle Ihre anderen Sitzungen enden.
password-changed = Ihr Passwort wurde geändert.
password-present = Jetziges Passwort
password-new = Neues Passwort
password-again = Neues Passwort noch einmal
password-help = Mindestens 12 Zeichen; ein Satz merkt sich leichter als Sonderzeichen.
password-differs = Die beiden neuen Passwörter sind verschieden.
everywhere = Überall abmelden
everywhere-text = Beendet Ihre Sitzungen auf jedem Gerät, auch auf diesem.
everywhere-out = Überall abmelden

## Queries
page-queries = Queries
queries-shown = { $n ->
    [one] 1 Query gezeigt
   *[other] { $n } Queries gezeigt
}
queries-none = Nichts zu klären
queries-none-text = Hier erscheinen Fragen zu den Daten: die der Prüfungen, sobald ein Formular vollständig ist, und die von Menschen.
queries-none-match = Keine Query passt
queries-none-match-text = Nehmen Sie einen Filter weg oder suchen Sie nach etwas anderem.
queries-search = Text, Regel oder Proband suchen
queries-open-count = { $n ->
    [one] 1 offene Query
   *[other] { $n } offene Queries
}
queries-answered-count = { $n ->
    [one] 1 beantwortete Query
   *[other] { $n } beantwortete Queries
}
legend-open = Offene Queries: das Zentrum muss antworten
legend-answered = Beantwortete Queries: zu schließen oder erneut zu fragen
query-thread = Query
query-candidate = Vorschlag
query-open = Offen
query-answered = Beantwortet
query-reopened = Erneut gefragt
query-closed = Geschlossen
query-cancelled = Zurückgezogen
query-how-confirmed = Wert bestätigt
query-how-corrected = Daten berichtigt
query-how-explained = erklärt
query-how-settled = geklärt
query-how-conforms = die Daten stimmen nun
query-how-superseded = anderer Wert, andere Query
query-did-asked = gefragt
query-did-comment = geschrieben
query-did-assigned = zugewiesen
query-did-changed = Daten geändert
query-did-renewed = gilt nun dem neuen Wert
query-did-release = freigegeben
query-did-discard = verworfen
query-did-answer = geantwortet
query-did-close = geschlossen
query-did-reopen = erneut gefragt
query-did-cancel = zurückgezogen
query-did-conform = von selbst geschlossen
query-behalf = , durch die Änderung von { $name }
query-do-confirm = Wert bestätigen
query-do-answer = Antworten
query-do-close = Schließen
query-do-reopen = Erneut fragen
query-do-cancel = Zurückziehen
query-do-release = Freigeben
query-do-discard = Verwerfen
query-do-comment = Kommentieren
query-words = Ihre Worte
query-say-why = Schreiben Sie zuerst ein paar Worte: wer dies später liest, muss den Grund kennen.
query-today = heute
query-days = { $n ->
    [one] 1 Tag
   *[other] { $n } Tage
}
query-working-days = { $n ->
    [one] 1 Arbeitstag
   *[other] { $n } Arbeitstage
}
query-due = Fällig
query-overdue = Überfällig
query-overdue-count = Überfällig: { $n }
query-older = Über { $days } Tage: { $n }
query-older-than = Über { $days } Tage
query-one-place = Nur eine Stelle
query-assignee = Zugewiesen an
query-nobody = Niemand
query-assign = Zuweisen …
query-as-it-is = Wie es ist
query-rule = Prüfung
query-audience = Fragt
query-to-site = das Zentrum
query-to-monitoring = das Monitoring
query-to-data_management = das Datenmanagement
query-to-coding = die Kodierung
query-priority = Dringlichkeit
query-priority-all = Jede Dringlichkeit
query-priority-low = Wenig dringlich
query-priority-normal = Normal dringlich
query-priority-high = Sehr dringlich
query-changed-since = seit dem Schließen geändert
query-choose = Query bei { $subject } auswählen
query-choose-none = Keine auswählen
query-chosen = { $n } ausgewählt
query-bulk = Mit den ausgewählten Queries
query-bulk-will = { $what }, von den ausgewählten Queries: { $n }
query-bulk-left = Diese bleiben, wie sie sind: { $n }
query-state = Zustand
query-mine = Mir zugewiesen
query-show-active = Zu klären
query-show-open = Offen
query-show-answered = Beantwortet
query-show-candidate = Vorschläge
query-show-closed = Geschlossen
query-show-changed = Seit dem Schließen geändert
query-show-unsettled = Von Hand geschlossen, Prüfung schlägt noch an
query-show-cancelled = Zurückgezogen
query-show-all = Alle
query-filters = Gespeicherte Filter
query-filter-keep = Diesen Filter behalten …
query-filter-forget = „{ $name }“ vergessen
query-filter-name = Name des Filters
query-filter-share = Alle in der Studie sehen ihn
query-yield = Ertrag der Prüfungen
query-yield-text = Wie viele der Queries einer Prüfung zu geänderten Daten geführt haben. Eine Prüfung, deren Fragen nichts ändern, kostet die Zentren mehr, als sie bringt.
query-yield-asked = Gefragt
query-yield-changed = Daten geändert
query-yield-confirmed = Bestätigt
query-yield-share = Ertrag
query-ask = Frage stellen
query-question = Was soll das Zentrum prüfen?
query-propose = Als Vorschlag, den jemand anderes freigibt
query-none-here = Hier ist keine Query.
keys-go-queries = Queries der Studie
keys-form-ask = Zu diesem Feld fragen
keys-queries-move = Nächste und vorige Query
keys-queries-choose = Für eine Sammelaktion auswählen
keys-queries-answer = Schreiben
keys-queries-close = Schließen
keys-queries-reopen = Erneut fragen
