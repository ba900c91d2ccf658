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
