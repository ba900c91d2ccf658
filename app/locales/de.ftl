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
again-kept = Was Sie hier eingegeben haben, liegt auf diesem Computer, nur für Sie.
again-somebody-else = { $other } hat sich inzwischen in diesem Browser angemeldet. Nur Sie können auf dieser Seite weitermachen; { $other } sieht und sendet nicht, was Sie eingegeben haben.
tenants-question = Wo möchten Sie arbeiten?
tenants-none = Noch keine Organisation
tenants-none-text = Ihr Konto gehört zu keiner Organisation. Bitten Sie eine Administratorin oder einen Administrator um eine Einladung.
tenant-change = In einer anderen Organisation arbeiten

## What is not yet sent
unsent-title = Was noch nicht gesendet ist
unsent-count = { $n ->
    [one] 1 Änderung nicht gesendet
   *[other] { $n } Änderungen nicht gesendet
}
unsent-offline = { $n ->
    [one] Keine Verbindung, 1 Änderung nicht gesendet
   *[other] Keine Verbindung, { $n } Änderungen nicht gesendet
}
unsent-online = Der Server ist erreichbar.
unsent-no-line = Der Server ist nicht erreichbar. Sie können weiter eingeben; gesendet wird, sobald die Verbindung wieder da ist.
unsent-no-line-since = Der Server ist nicht erreichbar. Sie sehen den Stand von { $when }. Sie können weiter eingeben; gesendet wird, sobald die Verbindung wieder da ist.
unsent-kept = Es liegt auf diesem Computer, nur für { $name }, und wird in dieser Reihenfolge gesendet.
unsent-none = Alles, was Sie an diesem Computer eingegeben haben, ist auf dem Server gespeichert.
unsent-since = { $n ->
    [one] 1 Änderung, seit { $since }
   *[other] { $n } Änderungen, seit { $since }
}
unsent-sending = wird gesendet
unsent-waits-line = wartet auf die Verbindung
unsent-waits-sign-in = wartet, bis Sie sich wieder anmelden
unsent-waits-reason = wartet auf eine Begründung
unsent-refused = wurde nicht angenommen: Formular öffnen
unsent-look = braucht eine Entscheidung: Formular öffnen
unsent-try = Jetzt senden
unsent-leave-title = Noch nicht alles ist gesendet
unsent-leave = { $n ->
    [one] 1 Änderung ist noch nicht auf dem Server. Sie bleibt auf diesem Computer, nur für Sie, und wird gesendet, wenn Sie sich hier wieder anmelden.
   *[other] { $n } Änderungen sind noch nicht auf dem Server. Sie bleiben auf diesem Computer, nur für Sie, und werden gesendet, wenn Sie sich hier wieder anmelden.
}
unsent-leave-anyway = Abmelden
unsent-stay = Bleiben

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
status-not-done = Fand nicht statt
status-removed = Außer Gebrauch

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
apart-missing = Ein Teil von Probatum ist nicht angekommen. Was Sie eingegeben haben, ist auf diesem Computer aufbewahrt.
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

## Visits, calendar and logs
visit-agree = Tag vereinbaren
visit-agree-question = An welchem Tag?
visit-agreed = Vereinbart: { $on }
day-help = Ein ganzer Tag: 3.3.24, 2024-03-03, heute.
visit-skip = Fand nicht statt
visit-skip-text = Nichts an dieser Visite fehlt dann oder ist überfällig. Sie können es zurücknehmen.
visit-skip-why = Warum fand sie nicht statt?
visit-skip-note = Bemerkung
visit-unskip = Fand doch statt
visit-unskip-text = { $what } gilt als nicht stattgefunden. Nehmen Sie das zurück, wird wieder nach den Formularen gefragt.
visit-why = Anlass:
visit-why-question = Warum gibt es diese Visite?
visit-add-confirm = Visite hinzufügen
visit-more = Mehr zu { $visit }
visit-late = { $n ->
    [one] { $n } Tag zu spät
   *[other] { $n } Tage zu spät
}
visit-early = { $n ->
    [one] { $n } Tag zu früh
   *[other] { $n } Tage zu früh
}
visit-in-window = im Zeitfenster
visit-withheld = Für diese Person nicht mehr vorgesehen
visit-left = Die Studie sieht diese Visite nicht mehr vor. Was erfasst wurde, bleibt.
ruled-visit = Diese Visite gibt es aufgrund einer Regel.
ruled-form = { $form } gibt es aufgrund einer Regel.
ruled-no-visit = { $visit } ist für diese Person nicht vorgesehen.
ruled-no-form = { $form } ({ $visit }) ist für diese Person nicht vorgesehen.
not-asked = Für diese Person nicht vorgesehen ({ $n })
take-out = Außer Gebrauch nehmen
take-out-form = Dieses Formular außer Gebrauch nehmen
take-out-visit-text = { $what } wird mit allen Formularen außer Gebrauch genommen. Nichts wird gelöscht; alles lässt sich zurückholen.
take-out-form-text = { $what } wird außer Gebrauch genommen. Nichts wird gelöscht; es lässt sich zurückholen.
bring-back = Zurückholen
bring-back-text = { $what } zählt wieder.
out-of-use = Außer Gebrauch ({ $n })
closed-form_retired = Dieses Formular ist außer Gebrauch. Es bleibt, wie es war, und zählt nicht.
closed-visit_retired = Diese Visite ist mit ihren Formularen außer Gebrauch. Sie bleiben, wie sie waren, und zählen nicht.
closed-did_not_occur = Diese Visite gilt als nicht stattgefunden.
not-done-MISSED = Person kam nicht
not-done-UNREACHABLE = Person war nicht erreichbar
not-done-ILL = Person war zu krank
not-done-REFUSED = Person wollte nicht
not-done-SITE = Zentrum konnte sie nicht durchführen
not-done-ENDED = Person hatte die Studie verlassen
not-done-OTHER = Anderes
page-calendar = Kalender
page-log = Verlaufsliste
calendar-of = { $month } { $year }
calendar-zone = Tage wie am Zentrum ({ $zone })
calendar-today = Heute
calendar-previous = Voriger Monat
calendar-next = Nächster Monat
calendar-view = Anzeigen als
calendar-month = Monat
calendar-list = Liste
calendar-more = { $n ->
    [one] und eine weitere
   *[other] und { $n } weitere
}
calendar-overdue = { $n ->
    [one] Eine Visite wartet von früher
   *[other] { $n } Visiten warten von früher
}
calendar-agreed = vereinbart
calendar-none = Keine Visiten in diesem Monat
calendar-none-text = Visiten stehen hier an dem Tag, für den sie geplant oder vereinbart sind oder an dem sie stattfanden.
log-open = { $form } als Tabelle
log-add = Zeile hinzufügen
log-none = Noch nichts in dieser Liste
log-none-text = Jede eingegebene Zeile steht hier, mit dem, womit sie verknüpft ist.
log-search = In dieser Liste suchen
log-linked-from = Verknüpft von
log-link-gone = Zeile { $row } gibt es nicht mehr
log-move = Außer Gebrauch oder zurück
history-part-appointment = vereinbarter Tag
history-part-visit_reason = Anlass der Visite
history-part-not_done = fand nicht statt
history-part-not_done_note = Bemerkung
history-part-visit_retired = Gebrauch
history-out-of-use = außer Gebrauch
history-in-use = in Gebrauch
weekday-1 = Mo
weekday-2 = Di
weekday-3 = Mi
weekday-4 = Do
weekday-5 = Fr
weekday-6 = Sa
weekday-7 = So
month-long-1 = Januar
month-long-2 = Februar
month-long-3 = März
month-long-4 = April
month-long-5 = Mai
month-long-6 = Juni
month-long-7 = Juli
month-long-8 = August
month-long-9 = September
month-long-10 = Oktober
month-long-11 = November
month-long-12 = Dezember

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
history-entered = eingegeben { $when }
history-settled = zwischen den Werten zweier Personen entschieden
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
looks-text = Die Sprachen gehören zu Ihrem Konto; die Farben bleiben in diesem Browser.
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

## Versions and releases
page-versions = Versionen
page-new-version = Neue Version
page-version = Version
page-release = Für Zentren freigeben
version-n = Nr.
version-name = Name
version-name-help = Etwa „Amendment 2“. Leer gilt der Name in der Datei.
version-number = Version { $n }
version-state = Stand
version-draft = Entwurf
version-is-published = Veröffentlicht
version-retired = Zurückgezogen
version-current = Gilt für neue Zentren
version-is-current = Neue Zentren beginnen mit dieser Version.
version-added = Hinzugefügt von
version-published = Veröffentlicht von
version-sites = Zentren
version-subjects = Teilnehmende
version-hash = Fingerabdruck (SHA-256)
version-file = Aus der Datei
version-add = Als Entwurf hinzufügen
version-publish = Veröffentlichen
version-retire = Zurückziehen
changes-against = Was sie gegenüber { $version } ändert
changes-none = Nichts ist anders.
changes-added = hinzugekommen
changes-changed = geändert
changes-removed = weggefallen
changes-touch-data = { $n ->
    [one] Eine Änderung berührt, was eingegeben sein kann. Eingegebene Werte bleiben, wie sie sind.
   *[other] { $n } Änderungen berühren, was eingegeben sein kann. Eingegebene Werte bleiben, wie sie sind.
  }
change-how = Änderung
change-what = Was
change-details = Näheres
change-added = Neu
change-changed = Geändert
change-removed = Weggefallen
change-touches-data = Berührt eingegebene Daten
part-study = Studie
part-visit = Visiten
part-form = Formulare
part-group = Gruppen
part-item = Fragen
part-code-list = Auswahllisten
part-choice = Antworten
part-unit = Einheiten
part-condition = Bedingungen
part-method = Ableitungen
part-rule = Regeln
trait-name = Name
trait-text = Text
trait-type = Typ
trait-length = Länge
trait-decimals = Nachkommastellen
trait-units = Einheiten
trait-choices = Auswahl aus
trait-many = Mehrere Antworten
trait-blinding = Entblindend
trait-check = Prüfung
trait-repeating = Wiederholt sich
trait-contents = Enthält
trait-order = Reihenfolge
trait-required = Muss beantwortet werden
trait-condition = Gefragt, außer wenn
trait-method = Berechnet
trait-expression = Ausdruck
trait-message = Meldung
trait-effect = Wirkung
trait-window = Geplant
trait-kind = Art
trait-other = Anderes
releases = Freigaben
releases-none = Seit die Studie angelegt wurde, ist nichts freigegeben worden.
release-busy = Teilnehmende werden gerade umgestellt. Eine weitere Freigabe ist danach möglich.
release-sites = Zentren
release-sites-all = Keines gewählt: alle Zentren, auch später eröffnete.
release-sites-some = { $n ->
    [one] Nur ein Zentrum
   *[other] Nur { $n } Zentren
  }
release-subjects = Teilnehmende, die schon da sind
release-keep = Bleiben bei ihrer Version.
release-keep-text = Nur neue beginnen mit dieser.
release-move = Werden auf diese Version umgestellt.
release-move-text = Jedes Formular wird neu ausgewertet. Was eingegeben wurde, bleibt, wie es ist.
release-approval = Genehmigung
release-approval-help = Ethikkommission oder Behörde: Zeichen und Datum.
release-reason-help = Steht im Audit-Trail, etwa „Amendment 2 vom 3. März 2026“.
release-now = Freigeben
release-to-all = alle Zentren
release-to-some = { $n ->
    [one] ein Zentrum
   *[other] { $n } Zentren
  }
release-is-moving = Teilnehmende werden umgestellt
release-is-paused = Angehalten
release-is-cancelled = Abgebrochen
release-is-incomplete = Nicht alle umgestellt
release-is-done = Fertig
release-progress = { $done } von { $total } Teilnehmenden umgestellt
release-pause = Anhalten
release-resume = Weitermachen
release-cancel = Den Rest abbrechen
moved-records = Formulare ausgewertet
moved-values = abgeleitete Werte geändert
moved-opened = Befunde neu
moved-closed = Befunde erledigt
moved-queries-opened = Rückfragen gestellt
moved-queries-closed = Rückfragen geschlossen
moved-reopened = Formulare nicht mehr vollständig
moved-kept = eingegebene Werte behalten
moved-left = Formulare bei ihrer Version geblieben
moved-not = { $n ->
    [one] Eine Person konnte nicht umgestellt werden
   *[other] { $n } Personen konnten nicht umgestellt werden
  }
moved-by-rule = Was sich geändert hat, nach Regel
moved-rule = Regel
moved-rule-values = Werte
moved-rule-opened = Neu
moved-rule-closed = Erledigt

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

## Languages and paper
language-forms = Sprache der Formulare
language-forms-app = Wie die der Anwendung
language-forms-help = Soweit der Entwurf der Studie sie spricht; Texte in anderer Sprache sind mit ihr gekennzeichnet.
form-language = Sprache des Formulars: { $name }
print = Drucken
page-print = Auf Papier
print-blank = Leeres Formular drucken
print-form = Dieses Formular drucken
print-casebook = Fallakte drucken
paper-gathering = { $done } von { $all } Formularen …
paper-study = Studie
paper-visit = Visite
paper-printed = Gedruckt { $at } von { $by }
paper-copy = Kopie { $id }
paper-blank = Leeres Formular, ohne Daten
paper-saved = Zuletzt gespeichert { $at } von { $by }
paper-contents = Visiten und Formulare dieser Fallakte
paper-not-entered = Nichts eingegeben
paper-retired = Außer Gebrauch
paper-one = Eine Antwort
paper-several = Alle zutreffenden
paper-no-answer = Keine Antwort: { $why }
paper-register = Bisherige Kopien auf Papier
paper-register-none = Von diesem Teilnehmer wurde noch nichts gedruckt.
paper-register-whole = Ganze Fallakte
paper-note = Eine gedruckte Kopie zeigt die Daten, wie sie jetzt sind, und wird im Audit-Trail vermerkt. Was mit ihnen geschah, zeigt die Historie.
paper-initials = Datum und Unterschrift

## Getting around: My work, the quick jump, the list of subjects
page-work = Meine Arbeit
work-none = Nichts wartet auf Sie
work-none-text = Fällige Visiten und Formulare, Begonnenes, offene Befunde und Queries aus all Ihren Studien und Zentren erscheinen hier.
work-where = Studie und Zentrum
work-everywhere = Alle Studien und Zentren
work-figures = Nur eine Art
work-count = { $n ->
    [one] 1 Aufgabe
   *[other] { $n } Aufgaben
}
work-overdue = Überfällig
work-due = Jetzt fällig
work-open = Fertigzustellen
work-kind-visit-overdue = { $n ->
    [one] Visite überfällig
   *[other] Visiten überfällig
}
work-kind-visit-due = { $n ->
    [one] Visite fällig
   *[other] Visiten fällig
}
work-kind-form-overdue = { $n ->
    [one] Formular überfällig
   *[other] Formulare überfällig
}
work-kind-form-due = { $n ->
    [one] Formular einzugeben
   *[other] Formulare einzugeben
}
work-kind-form-findings = { $n ->
    [one] Formular mit Befunden
   *[other] Formulare mit Befunden
}
work-kind-form-incomplete = { $n ->
    [one] Formular zu vervollständigen
   *[other] Formulare zu vervollständigen
}
work-kind-query-answer = { $n ->
    [one] Query zu beantworten
   *[other] Queries zu beantworten
}
work-kind-query-review = { $n ->
    [one] Antwort zu prüfen
   *[other] Antworten zu prüfen
}
work-kind-query-release = { $n ->
    [one] vorgeschlagene Query
   *[other] vorgeschlagene Queries
}
work-does-visit-overdue = Visite ist überfällig
work-does-visit-due = Visite ist fällig
work-does-form-overdue = Eingabe ist überfällig
work-does-form-due = Noch nicht eingegeben
work-does-form-incomplete = Begonnen, nicht vollständig
work-does-query-answer = Query zu beantworten
work-does-query-review = Antwort zu prüfen
work-does-query-release = Vorgeschlagene Query freizugeben
work-findings = { $n ->
    [one] 1 Befund zu beantworten
   *[other] { $n } Befunde zu beantworten
}
work-late = { $n ->
    [one] 1 Tag zu spät
   *[other] { $n } Tage zu spät
}
work-today = heute ist der letzte Tag
work-until = { $n ->
    [one] bis { $on }, noch 1 Tag
   *[other] bis { $on }, noch { $n } Tage
}
work-rest = Die ersten { $shown } von { $n }. Wählen Sie oben eine Art oder Studie und Zentrum, um die übrigen zu sehen.
jump = Schnellsprung
jump-open = Springen zu …
jump-what = Proband, Visite, Formular oder Item
jump-subject = Bei welchem Probanden?
jump-hint = Geben Sie die Kennung eines Probanden, ein Wort eines Formulars oder einer Frage oder eine OID ein. DE01-007 vital führt zu dessen Vitalzeichen.
jump-none = Nichts dieses Namens in Ihrer Reichweite.
jump-study = Studie
jump-visit = Visite
jump-item = Item
subject-changed = Letzte Änderung
subjects-count = { $n ->
    [one] 1 Proband
   *[other] { $n } Probanden
}
csv = CSV
csv-help = Diese Liste als Tabelle, mit allen Zeilen
columns = Spalten
columns-facts = Zum Probanden
columns-visits = Visiten
columns-all = Alle oder keine
views = Ansichten
views-none = Noch keine Ansicht behalten.
view-keep = Diese Ansicht behalten
view-keep-text = Filter, Reihenfolge und Spalten werden so behalten, wie sie jetzt sind.
view-name = Name
view-share = Mit allen in dieser Studie teilen
view-shared = geteilt
view-remove = Die Ansicht { $name } entfernen
filter-visits = Stand der Visiten
filter-visits-all = Visiten in jedem Stand
filter-visit = Visite: { $status }
filter-which-visit = Welche Visite
filter-any-visit = bei irgendeiner Visite
filter-findings = Mit Befunden
form-next-form = Nächstes unvollständiges Formular
keys-go-work = Zu Ihrer Arbeit
keys-go-sites = Zu den Zentren der Studie
keys-go-account = Zu Ihrem Konto
keys-work-move = Von Aufgabe zu Aufgabe
keys-work-open = Die Aufgabe öffnen
keys-book-next = Nächstes Formular, auf dem etwas einzugeben ist
keys-form-query = Nächste Query, die auf Sie wartet
query-next = Nächste Query
keys-form-next-form = Nächstes unvollständiges Formular
form-saved-again = Alles ist wieder gespeichert.

## Audit trail and casebook as of a moment
page-trail = Audit-Trail
page-tenant-trail = Audit-Trail der Zugänge
page-as-of = Prüfbogen, wie er war
trail-search = Namen, Gründe und Werte durchsuchen
trail-from = Von
trail-until = Bis
trail-kind = Was geändert wurde
trail-kind-all = Alles
trail-kind-access_event = Zugang
trail-kind-file = Datei
trail-kind-membership = Rolle einer Person
trail-kind-person = Konto
trail-kind-printout = Ausdruck
trail-kind-query = Query
trail-kind-query_filter = Gemerkter Filter
trail-kind-query_message = Nachricht in einer Query
trail-kind-record = Formular
trail-kind-release = Freigabe einer Version
trail-kind-release_subject = Umzug eines Probanden
trail-kind-saved_view = Gemerkte Ansicht
trail-kind-session = Sitzung
trail-kind-site = Zentrum
trail-kind-study = Studie
trail-kind-study_version = Version des Designs
trail-kind-subject = Proband
trail-kind-support_read = Einblick durch den Support
trail-kind-tenant = Organisation
trail-kind-tenant_key = Schlüssel der Organisation
trail-kind-vault_item = Versiegeltes Geheimnis
trail-kind-visit = Visite
trail-event-signed_in = Angemeldet
trail-event-sign_in_failed = Anmeldung gescheitert
trail-event-sign_in_refused = Anmeldung verweigert: zu viele Versuche
trail-event-signed_out = Abgemeldet
trail-event-session_ended = Sitzung beendet: ihr Schlüssel wurde zweimal benutzt
trail-event-password_refused = Bisheriges Passwort abgelehnt
trail-event-download = Heruntergeladen
trail-added = { $kind }: angelegt
trail-changed = { $kind }: geändert
trail-role = Rolle
trail-role-all = Alle Rollen
trail-reason-any = Mit oder ohne Grund
trail-reason-given = Mit Grund
trail-reason-none = Ohne Grund
trail-nobody = Niemand Bekanntes
trail-more = { $n } weitere
trail-shown = { $n } Einträge gezeigt.
trail-looked = Zurückgeschaut bis { $when }.
trail-further = Weiter zurückschauen
trail-none = Noch wurde nichts festgehalten
trail-none-text = Was hier getan wird, steht auf dieser Seite: wer, wann, was und warum.
trail-none-match = Kein Eintrag passt
trail-none-match-text = Nehmen Sie einen Filter weg, oder suchen Sie an anderen Tagen.
trail-none-yet = Bisher nichts Passendes.
trail-export-head = Alle passenden Einträge, nicht nur die gezeigten
trail-csv = CSV, eine Zeile je Änderung
trail-json = JSON, ein Eintrag je Zeile
trail-open = Audit-Trail dieses Probanden
as-of-open = Prüfbogen, wie er war
as-of-then = Stand von damals
as-of-moment = Zeitpunkt (Ihre Zeitzone)
as-of-now = Prüfbogen von heute
as-of-note = Nur zum Lesen: der Prüfbogen, wie er am { $when } stand, aus dem Audit-Trail wiederhergestellt im Design jenes Tages. Antworten, die heute anders sind, sind markiert.
as-of-written = Festgehalten
as-of-different = Heute andere Antworten
as-of-count = Heute anders: { $n }
as-of-since = Heute:
as-of-later = Später begonnen
as-of-empty = Noch war kein Formular begonnen.
as-of-unseen = Gespeichert und im Formular nicht gezeigt
trail-kind-data_lock = Einfrieren oder Sperren
trail-kind-lock_campaign = Sperrkampagne
trail-kind-review_plan = Verifikationsplan
trail-kind-signature = Unterschrift
trail-kind-verification = Verifikation
trail-kind-trail_review = Durchsicht des Audit-Trails
trail-kind-trail_review_entry = Durchgesehener Eintrag
page-trail-reviews = Durchsicht des Audit-Trails
trail-reviews = Durchsichten
trail-reviews-none = Noch keine Durchsicht
trail-reviews-none-text = Beginnen Sie eine: Fragen wählen, eine Stichprobe ziehen lassen, jeden Eintrag beurteilen, abschließen.
trail-review-begin = Durchsicht beginnen
trail-review-question = Frage
trail-review-questions = Fragen
trail-review-entries = Einträge
trail-review-findings = Befunde
trail-review-period = Tage
trail-review-by = Begonnen von
trail-review-left = Noch nicht beurteilt
trail-review-seed = Gezogen mit
trail-review-scope = Umfang
trail-review-scope-help = Was und warum durchgesehen wird, etwa „Vierteljährliche Durchsicht, Zentrum DE01“.
trail-review-sample = Zufällig gezogene Einträge
trail-review-sample-help = Mit gespeichertem Startwert: wer wieder zieht, zieht dieselben.
trail-review-by-chance = Zufällig gezogen
trail-review-open = { $open } von { $all } nicht beurteilt
trail-review-signed = Abgeschlossen von { $by }
trail-review-signed-off = Abgeschlossen
trail-review-sign-off = Abschließen
trail-review-sign-off-text = Noch nicht beurteilt: { $open }. Was abgeschlossen ist, bleibt, wie es ist.
trail-review-outcome = Ergebnis
trail-review-judgement = Was gefunden wurde
trail-review-judgement-open = Nicht beurteilt
trail-review-judgement-in_order = In Ordnung
trail-review-judgement-finding = Befund
trail-review-judgement-resolved = Erledigt
trail-review-comment = Bemerkung
trail-review-csv = CSV
trail-review-ask-late_entry = Mehr als sieben Tage nach der Visite eingegeben
trail-review-ask-out_of_hours = Außerhalb der Arbeitszeit eingegeben
trail-review-ask-mass_edit = Viele Änderungen einer Person auf einmal
trail-review-ask-after_query = Nach einer Query geändert
trail-review-ask-repeated = Immer wieder geändert
trail-review-ask-no_longer_member = Von jemandem, der hier nicht mehr arbeitet
trail-review-ask-taken_out = Außer Gebrauch genommen
trail-review-measure-late_entry = { $n } Tage nach der Visite
trail-review-measure-out_of_hours = Stunde: { $n }
trail-review-measure-mass_edit = { $n } Änderungen ringsum
trail-review-measure-after_query = { $n } Stunden nach der Query
trail-review-measure-repeated = { $n } Mal
trail-review-measure-no_longer_member = { $n }
trail-review-measure-taken_out = { $n }

# Siegel des Audit-Trails
page-seals = Nachweis
seals-text = Jede Änderung schreibt die Datenbank auf, und was aufgeschrieben ist, wird binnen Sekunden versiegelt: gehasht, mit allem davor verkettet und mit einem Schlüssel unterschrieben, der nicht in der Datenbank liegt. Was danach geändert wird, von wem auch immer, wird gefunden und benannt.
seals-none = Noch nichts versiegelt
seals-none-text = Das erste Siegel folgt der ersten Änderung binnen Sekunden. Wenn nicht, fehlt das Schlüsselverzeichnis: Fragen Sie, wer diese Installation betreibt.
seals-last = Zuletzt versiegelt
seals-entries = Versiegelte Einträge
seals-waiting = Noch nicht versiegelt
seals-waiting-none = Nichts
seals-waiting-some = { $n ->
    [one] { $n } Eintrag, versiegelt binnen Sekunden
   *[other] { $n } Einträge, versiegelt binnen Sekunden
}
seals-number = Nummer des Siegels
seals-hash = Sein Hash
seals-key = Unterschrieben mit Schlüssel
seals-take = Den Nachweis mitnehmen
seals-take-text = Ein Bündel enthält den Audit-Trail mit Siegeln, öffentlichen Schlüsseln und Beweisen. Es lässt sich überall prüfen, ohne dieses System, heute oder in zwanzig Jahren. Einträge anderer Zentren stehen im Bündel eines Zentrums nur als Hashes, und keiner der eigenen kann fehlen.
seals-whole = Alles, was Sie sehen dürfen
seals-bundle = Bündel
seals-download = Herunterladen
seals-download-of = Bündel herunterladen: { $name }

# Signatures
sign = Unterschreiben
page-signing = Unterschriften
signatures = Unterschriften
status-signed = Unterschrieben
status-broken = Unterschrieben, seither geändert
sign-casebook = Fallakte
sign-title = Unterschreiben: { $what }
sign-this-form = Dieses Formular
sign-this-visit = Diese Visite
sign-the-casebook = Die ganze Fallakte
sign-the-difference = Den Unterschied unterschreiben
sign-meaning = Was ich damit erkläre
meaning-review_approval = Geprüft und freigegeben
meaning-authorship = Urheberschaft
meaning-responsibility = Verantwortung
sign-binding = { $name }: Diese elektronische Unterschrift bindet Sie wie eine von Hand. Der Server datiert sie, und sie erscheint mit Ihrem Namen.
sign-done = Unterschrieben von { $name }: { $meaning }, { $at }.
sign-hindered = Dies kann noch nicht unterschrieben werden:
hindrance-nothing = Es wurde nichts eingetragen.
hindrance-out_of_use = Es ist nicht in Gebrauch oder fand nicht statt.
hindrance-incomplete = { $n ->
    [one] 1 Formular ist nicht vollständig.
   *[other] { $n } Formulare sind nicht vollständig.
}
hindrance-open_queries = { $n ->
    [one] 1 Rückfrage ist nicht geschlossen.
   *[other] { $n } Rückfragen sind nicht geschlossen.
}
hindrance-findings = { $n ->
    [one] 1 Befund, auf den niemand geantwortet hat.
   *[other] { $n } Befunde, auf die niemand geantwortet hat.
}
hindrance-already_signed = Es ist unterschrieben, und seither hat sich nichts geändert.
sign-since = Sie haben am { $at } unterschrieben: { $meaning }.
sign-changed = { $n ->
    [one] 1 Änderung seit Ihrer Unterschrift
   *[other] { $n } Änderungen seit Ihrer Unterschrift
}
sign-nothing-changed = Nichts davon hat sich geändert.
sign-covers = Was Sie unterschreiben
sign-covers-count = { $n ->
    [one] 1 Formular, vollständig.
   *[other] { $n } Formulare, vollständig.
}
sign-out-of-use = { $n ->
    [one] 1 Formular ist nicht in Gebrauch; auch das wird unterschrieben.
   *[other] { $n } Formulare sind nicht in Gebrauch; auch das wird unterschrieben.
}
sign-no-date = Kein Datum
sign-hash = Fingerabdruck (SHA-256) des Unterschriebenen:
sign-where = Wo
sign-what = Was
sign-then-now = Damals → jetzt
sign-by-when = Von wem, wann
sign-why = Warum
sign-was-changed = Die Daten haben sich geändert, seit Sie sie gesehen haben. Sehen Sie sie noch einmal an und unterschreiben Sie dann.
sign-look-again = Noch einmal ansehen
signature-broken = Seither geändert:
signature-broken-by = { $name }, { $at }
signature-more = { $n ->
    [one] und 1 weitere
   *[other] und { $n } weitere
}
signatures-earlier = { $n ->
    [one] 1 frühere Unterschrift
   *[other] { $n } frühere Unterschriften
}
sign-level = Was unterschrieben wird
sign-level-form = Formular
sign-level-visit = Visite
sign-level-casebook = Fallakte
sign-ready = Bereit zur Unterschrift
sign-not-ready = Noch nicht
sign-why-not = Warum nicht
sign-none-ready = Nichts ist zur Unterschrift bereit
sign-none-ready-text = Was vollständig ist und keine offenen Rückfragen hat, erscheint hier.
sign-choose = Auswählen
sign-choose-one = { $subject }, { $what } auswählen
sign-choose-all = Alle oder keine auswählen
sign-chosen = { $n ->
    [one] 1 unterschreiben
   *[other] { $n } unterschreiben
}
sign-chosen-what = { $n ->
    [one] 1 Gegenstand, wie er aufgeführt ist; der Verweis zeigt ihn vollständig.
   *[other] { $n } Gegenstände, wie sie aufgeführt sind; die Verweise zeigen sie vollständig.
}
sign-forms = Formulare
sign-last = Letzte Unterschrift
sign-changes = { $n ->
    [one] 1 Änderung
   *[other] { $n } Änderungen
}
sign-already = { $n ->
    [one] 1 ist unterschrieben und unverändert.
   *[other] { $n } sind unterschrieben und unverändert.
}
sign-more = Mehr zeigen
sign-came = { $n ->
    [one] 1 wurde unterschrieben.
   *[other] { $n } wurden unterschrieben.
}
sign-came-left = { $n ->
    [one] 1 nicht: Es hat sich geändert oder kann jetzt nicht unterschrieben werden.
   *[other] { $n } nicht: Sie haben sich geändert oder können jetzt nicht unterschrieben werden.
}
breaking = Was eine Unterschrift bricht
breaking-text = Eine gebrochene Unterschrift bleibt erhalten, sagt wodurch, und wartet auf eine neue.
breaking-what = Was geschieht
breaks = bricht
breaks-not = bricht nicht
breaks-value = Ein Wert, eine Einheit oder ein Fehlgrund ändert sich
breaks-derived = Eine Regel leitet einen anderen Wert ab
breaks-row_retired = Eine Zeile wird aus dem Gebrauch genommen
breaks-row_restored = Eine Zeile wird zurückgeholt
breaks-form_reopened = Ein vollständiges Formular wird wieder aufgenommen
breaks-form_added = Ein Formular wird begonnen
breaks-form_retired = Ein Formular wird aus dem Gebrauch genommen
breaks-form_restored = Ein Formular wird zurückgeholt
breaks-visit_added = Eine Visite kommt hinzu oder wird begonnen
breaks-visit_dated = Das Datum einer Visite ändert sich
breaks-visit_skipped = Eine Visite fand nicht statt, oder das wird zurückgenommen
breaks-visit_retired = Eine Visite wird aus dem Gebrauch genommen
breaks-visit_restored = Eine Visite wird zurückgeholt
breaks-design_moved = Der Teilnehmer wechselt zu einer anderen Version des Designs
breaks-query_opened = Eine Rückfrage wird gestellt, beantwortet oder geschlossen
breaks-verified = Daten werden verifiziert, geprüft, eingefroren oder gesperrt
breaks-planned = Für eine Visite wird ein Tag vereinbart
breaks-subject_state = Der Stand des Teilnehmers in der Studie ändert sich
breaks-printed = Daten werden gedruckt oder exportiert
problem-proof_required = Bitte weisen Sie sich mit Ihrer E-Mail-Adresse und Ihrem Passwort aus.
problem-changed = Dies hat sich geändert, seit es gezeigt wurde.
work-kind-sign-again = { $n ->
    [one] Änderung zu unterschreiben
   *[other] Änderungen zu unterschreiben
}
work-kind-to-sign = { $n ->
    [one] Visite zu unterschreiben
   *[other] Visiten zu unterschreiben
}
work-does-sign-again = Seit der Unterschrift geändert
work-does-to-sign = Vollständig, zu unterschreiben

# Review: verification, freeze and lock
page-review = Prüfung
page-locks = Sperren
status-verified = Geprüft
status-frozen = Eingefroren
status-locked = Gesperrt
closed-frozen = Inzwischen eingefroren: Bis zur Freigabe kann hier nichts gespeichert werden. Ihre Eingabe bleibt auf diesem Rechner.
closed-locked = Inzwischen gesperrt: Bis zur Entsperrung kann hier nichts gespeichert werden. Ihre Eingabe bleibt auf diesem Rechner.
track = Prüfart
track-source = Quelldatenprüfung
track-data = Prüfung des Datenmanagements
track-medical = Medizinische Prüfung
verify = Prüfung
verify-form = Formular prüfen
verify-next = Nächstes zu prüfendes
verify-revoke = Zurücknehmen
verify-revoke-question = Ihre Prüfvermerke in diesem Formular werden zurückgenommen. In der Historie bleiben sie.
verify-mark = geprüft
verify-changed = seither geändert
verify-by = { $track }: geprüft von { $name }, { $at }
verify-dropped = { $track }: nicht mehr geprüft. { $name } hat { $old } in { $new } geändert.
verify-dropped-count = { $n ->
    [one] 1 Angabe seit der Prüfung geändert
   *[other] { $n } Angaben seit der Prüfung geändert
}
verify-done = Geprüft: { $track }
verify-of = { $track }: { $n } von { $all } Angaben
verify-some = { $n ->
    [0] { $track }: hier ist nichts verlangt
    [one] { $track }: 1 Angabe geprüft
   *[other] { $track }: { $n } Angaben geprüft
}
keys-form-verify = Angabe prüfen, weiter (wer prüft)
keys-form-verify-all = Formular prüfen (wer prüft)
keys-form-verify-next = Nächstes zu prüfendes Formular (wer prüft)
keys-go-review = Zur Prüfung der Studie
keys-go-locks = Zu den Sperren der Studie
work-kind-form-verify = { $n ->
    [one] Formular zu prüfen
   *[other] Formulare zu prüfen
}
work-does-form-verify = Vollständig, zu prüfen
lock-level-item = Angabe
lock-level-record = Formular
lock-level-visit = Besuch
lock-level-subject = Person
lock-level-site = Zentrum
lock-level-study = Studie
lock-do-freeze = { $level } einfrieren
lock-do-unfreeze = { $level } auftauen
lock-do-lock = { $level } sperren
lock-do-unlock = { $level } entsperren
lock-menu = Einfrieren oder sperren: { $what }
held-frozen = Eingefroren ({ $level }) von { $name }, { $at }. Vorerst keine Änderungen.
held-locked = Gesperrt ({ $level }) von { $name }, { $at }. Nichts darin kann geändert werden.
held-why = Grund: { $why }
held-ask = Soll etwas berichtigt werden: Bitten Sie das Datenmanagement um Freigabe, mit Begründung.
lift-question = Danach kann wieder geändert werden. Was Zentrum und Sie dann tun, wird wie immer festgehalten.
review-plan = Plan
review-no-plan = Noch kein Plan
review-no-plan-text = Ein Plan sagt, was wo und für wen zu prüfen ist. Solange es keinen gibt, kann alles geprüft werden und nichts ist verlangt.
coverage-counted = Gezählt in Formularen: vollständig, in Gebrauch, und der Plan verlangt etwas darin.
coverage-study = Ganze Studie
coverage-required = Verlangt
coverage-verified = Geprüft
coverage-share = Anteil
coverage-left = Offen
coverage-dropped = Seither geändert
coverage-items = Geprüfte Angaben
due-title = Zu prüfen: { $track }
due-dropped = Seit der Prüfung geändert: { $track }
due-none = Hier ist nichts offen
due-none-text = Formulare erscheinen hier, sobald sie vollständig sind und der Plan sie verlangt, und wieder, wenn ein geprüfter Wert sich ändert.
due-more = Die ersten { $n }. Wählen Sie oben ein Zentrum, um den Rest zu sehen.
due-changed = { $item }: { $old } → { $new }, { $name }
plan-help = Je Prüfart gilt die erste Stufe, deren Zentren und Zustände zur Person passen. Ihr Anteil an Personen wird vollständig geprüft; bei den anderen die kritischen Angaben und die gewählten Formulare und Besuche.
plan-tier-new = Alle Zentren
plan-tier-add = Stufe hinzufügen
plan-tier-remove = Diese Stufe entfernen
plan-tier-name = Stufe
plan-share = Personen vollständig, %
plan-whom = Für wen
plan-states = Zustände der Personen
plan-whole = Formulare und Besuche vollständig
plan-forms = Formulare
plan-visits = Besuche
plan-critical = Kritische Angaben ({ $n })
plan-seed = Startwert der Ziehung
plan-seed-help = Dieselbe Zahl zieht dieselben Personen.
plan-save = Plan speichern
locks = In Kraft
locks-none = Nichts ist eingefroren oder gesperrt.
lock-whole-study = Die ganze Studie
lock-state = Zustand
lock-level = Ebene
lock-place = Ort
lock-by = Von
lock-at = Wann
lock-why = Grund
lock-lift = Freigeben
lock-open-until = offen bis
campaigns = Kampagnen
campaigns-none = Noch keine Kampagne
campaigns-none-text = Ein Zentrum oder die ganze Studie wird gesperrt, wenn die Prüfliste erledigt ist und eine zweite Person zustimmt.
campaign-ask = Sperre beantragen
campaign-send = Beantragen
campaign-what = Was
campaign-step-lock = Sperren
campaign-step-unlock = Entsperren
campaign-lock = { $place } sperren
campaign-unlock = { $place } entsperren
campaign-state-asked = Wartet auf Zustimmung
campaign-state-done = Erledigt
campaign-state-declined = Abgelehnt
campaign-state-withdrawn = Zurückgenommen
campaign-asked = Beantragt von
campaign-approver = Entscheidet
campaign-decided = Entschieden von
campaign-hours = Stunden, bis wieder gesperrt ist
campaign-hours-help = Leer: bis jemand wieder sperrt.
campaign-approve = Zustimmen
campaign-decline = Ablehnen
campaign-decline-question = Sagen Sie, warum. Wer beantragt hat, sieht es.
campaign-withdraw = Zurücknehmen
condition-open_queries = Offene Rückfragen
condition-unsettled_queries = Rückfragen geschlossen, obwohl die Prüfung fehlschlägt
condition-findings = Auffälligkeiten ohne Rückfrage
condition-missing_forms = Fehlende Formulare
condition-incomplete_forms = Unvollständige Formulare
condition-unverified = Formulare zu prüfen
condition-dropped = Seit der Prüfung geänderte Angaben
condition-unsigned = Fehlende Unterschriften
checklist = Bedingungen
check-met = erfüllt
check-open = nicht erfüllt
check-exception = Ausnahme: { $why }
check-why = Ausnahme: { $condition }
check-exceptions-help = Was offen bleibt, kann ausgenommen werden: Sagen Sie, warum. Es wird mit genehmigt und bleibt bei der Entscheidung.
form-held-back = { $n ->
    [one] 1 Formular dieser Person, das aus diesem folgt, ist eingefroren oder gesperrt. Es bleibt, wie es ist, und folgt nach der Freigabe.
   *[other] { $n } Formulare dieser Person, die aus diesem folgen, sind eingefroren oder gesperrt. Sie bleiben, wie sie sind, und folgen nach der Freigabe.
}
