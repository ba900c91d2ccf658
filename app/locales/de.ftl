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
again-text = Sie waren eine Weile weg, oder Ihre Sitzung ist zu Ende. Weisen Sie als { $email } nach, dass Sie es sind, und Sie machen weiter, wo Sie waren; nichts auf dieser Seite geht verloren.
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
password-help = Mindestens 15 Zeichen; ein Satz merkt sich leichter als Sonderzeichen.
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
trail-kind-seal_check = Prüfung der Siegel
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
trail-review-ask-after_verification = Nach der Verifizierung geändert
trail-review-ask-after_signature = Nach einer Unterschrift geändert
trail-review-ask-before_lock = Kurz vor einer Sperre geändert
trail-review-ask-repeated = Immer wieder geändert
trail-review-ask-no_longer_member = Von jemandem, der hier nicht mehr arbeitet
trail-review-ask-no_longer_delegated = In einer Rolle, die die Person nicht mehr hat
trail-review-ask-taken_out = Außer Gebrauch genommen
trail-review-measure-late_entry = { $n } Tage nach der Visite
trail-review-measure-out_of_hours = Stunde: { $n }
trail-review-measure-mass_edit = { $n } Änderungen ringsum
trail-review-measure-after_query = { $n } Stunden nach der Query
trail-review-measure-after_verification = { $n } Stunden nach der Verifizierung
trail-review-measure-after_signature = { $n } Stunden nach der Unterschrift
trail-review-measure-before_lock = { $n } Minuten vor der Sperre
trail-review-measure-repeated = { $n } Mal
trail-review-measure-no_longer_member = { $n }
trail-review-measure-no_longer_delegated = { $n }
trail-review-measure-taken_out = { $n }

# Siegel des Audit-Trails
page-seals = Nachweis
seals-text = Jede Änderung schreibt die Datenbank auf, und was aufgeschrieben ist, wird binnen Sekunden versiegelt: gehasht, mit allem davor verkettet und mit einem Schlüssel unterschrieben, der nicht in der Datenbank liegt. Was danach geändert wird, von wem auch immer, wird gefunden und benannt.
seals-none = Noch nichts versiegelt
seals-none-text = Das erste Siegel folgt der ersten Änderung binnen Sekunden. Wenn nicht, fehlt das Schlüsselverzeichnis: Fragen Sie, wer diese Installation betreibt.
seals-checked-none = Der ganze Audit-Trail wird innerhalb eines Tages geprüft, und danach täglich.
seals-checked = { $n ->
    [one] Geprüft am { $at }: Der eine Eintrag ist, wie er versiegelt wurde.
   *[other] Geprüft am { $at }: Alle { $n } Einträge sind, wie sie versiegelt wurden.
}
seals-checked-faults = { $n ->
    [one] Geprüft am { $at }: 1 Stelle ist nicht, wie sie versiegelt wurde. Sagen Sie es den Betreibern dieser Installation und ändern Sie nichts.
   *[other] Geprüft am { $at }: { $n } Stellen sind nicht, wie sie versiegelt wurden. Sagen Sie es den Betreibern dieser Installation und ändern Sie nichts.
}
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
hindrance-locked = { $n ->
    [one] 1 Formular ist gesperrt. Das Datenmanagement kann es entsperren.
   *[other] { $n } Formulare sind gesperrt. Das Datenmanagement kann sie entsperren.
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
lock-freeze = Zentrum oder Studie einfrieren
lock-freeze-site = Zentrum { $site } einfrieren
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

# Enrolment
page-enrolment = Rekrutierung
enrolment-plan = Rekrutierung planen
enrolment-plan-help = Das Ziel, und die Tage, zwischen denen es erreicht werden soll. Zentren ohne Tag gelten als offen, seit sie hier eingetragen wurden oder ihre erste Person kam. Frühere Pläne bleiben im Audit-Trail.
enrolment-plan-save = Plan speichern
enrolment-target = Aufzunehmende Personen
enrolment-first = Erste Person aufgenommen
enrolment-last-in = Letzte Person aufgenommen
enrolment-openings = Wann Zentren öffnen
enrolment-none = Noch wurde niemand gescreent
enrolment-none-text = Die Kurve beginnt mit der ersten Person oder mit einem Plan.
enrolment-some-sites = Sie sehen nur Ihre Zentren: Plan und Vorhersage gelten für die ganze Studie.
enrolment-screened = Gescreent
enrolment-screen-failed = Screening-Ausfälle
enrolment-enrolled = Aufgenommen
enrolment-completed = Abgeschlossen
enrolment-withdrawn = Ausgeschieden
enrolment-of = von { $n }
enrolment-forecast = Die letzte Person wird voraussichtlich um den { $on } aufgenommen; mit einer Wahrscheinlichkeit von vier zu fünf zwischen { $early } und { $late }.
enrolment-forecast-open = Die letzte Person wird voraussichtlich um den { $on } aufgenommen; kaum vor dem { $early }, und wie spät, lässt sich nicht sagen.
enrolment-planned = Geplant: { $on }.
enrolment-no-no_plan = Ohne Plan gibt es kein Ziel und nichts vorherzusagen.
enrolment-no-reached = Das Ziel ist erreicht.
enrolment-no-too_few = Vorhergesagt wird ab der fünften aufgenommenen Person.
enrolment-no-too_slow = In diesem Tempo würde das Ziel in 30 Jahren nicht erreicht.
enrolment-chart = Aufgenommene Personen nach Tagen: geplant, tatsächlich und voraussichtlich. Dieselben Zahlen stehen in den Tabellen darunter.
enrolment-line-actual = { $n } aufgenommen
enrolment-line-plan = Plan: { $n }
enrolment-line-likely = Voraussichtlich { $on }
enrolment-open-since = Offen seit
enrolment-rate = Aufnahmen in 30 Tagen
enrolment-last = Zuletzt aufgenommen
enrolment-by-month = Nach Monaten
enrolment-month = Monat
enrolment-so-far = Bisher aufgenommen
enrolment-as-planned = Bis dahin geplant
enrolment-ahead = Vor dem Plan
enrolment-counted = Wie gezählt wird
enrolment-counted-text = Gescreent ist eine Person am Tag ihrer ersten Visite oder an dem sie angelegt wurde, je nachdem, was früher war. Aufgenommen ist sie am Tag der Visite, von der aus der Zeitplan zählt, sobald sie teilnimmt; wer ausgeschieden ist, zählt, wenn er so weit kam. Die Vorhersage nimmt für jedes Zentrum ein eigenes Tempo an, geschöpft aus dem, was alle Zentren tun (Poisson-Gamma-Modell), und Zentren, die später öffnen, ab ihrem geplanten Tag.
trail-kind-enrolment_plan = Plan der Rekrutierung

# Exports: snapshots
page-exports = Exporte
exports-lead = Daten, wie sie zu einem Zeitpunkt standen, in den Formaten, die Sie brauchen. Jeder Stand kann bis zum Ablauf erneut geladen werden.
export-more = Weitere Formate: Exporte
snapshot-order = Neuer Datenstand
snapshots-none = Noch kein Datenstand
snapshots-none-text = Ein Datenstand sind Ihre Daten zu einem Zeitpunkt, für Auswertung oder Archiv: CSV, Dataset-JSON, SAS, Parquet, Excel, mit Verzeichnis.
snapshot-name = Name
snapshot-name-help = Zum Beispiel „Zwischenauswertung 1“.
snapshot-formats = Formate
snapshot-standing = Formulare
snapshot-audience = Empfänger
snapshot-days = Tage aufbewahren
snapshot-narrow = { $n ->
    [0] Alles in Ihrer Reichweite: Zentren, Visiten oder Formulare wählen
    [one] Durch 1 Auswahl eingegrenzt
   *[other] Durch { $n } Auswahlen eingegrenzt
}
snapshot-narrow-help = Nichts angekreuzt heißt alle.
snapshot-audited = Wer einen Datenstand bestellt und lädt, steht im Audit-Trail.
snapshot-start = Datenstand erstellen
snapshot-what = Inhalt
snapshot-moment = Stand
snapshot-ordered = Bestellt
snapshot-expires = Läuft ab
snapshot-taken = Geladen
snapshot-times = { $n ->
    [0] noch nicht
    [one] einmal
   *[other] { $n }-mal
}
snapshot-sites = { $n ->
    [one] 1 Zentrum
   *[other] { $n } Zentren
}
snapshot-visits = { $n ->
    [one] 1 Visite
   *[other] { $n } Visiten
}
snapshot-forms = { $n ->
    [one] 1 Formular
   *[other] { $n } Formulare
}
snapshot-expired = Abgelaufen
snapshot-done = Fertig
snapshot-queued = Wartet
snapshot-running = Wird erstellt
snapshot-failed = Fehlgeschlagen
snapshot-cancelled = Abgebrochen
snapshot-reading = Prüfungsteilnehmer werden gelesen: { $done } von { $total }
snapshot-writing = Zeilen werden geschrieben: { $done } von { $total }
snapshot-keeping = Die Datei wird versiegelt und aufbewahrt
snapshot-waiting = Wartet, bis es an der Reihe ist
snapshot-leave = Sie können diese Seite verlassen; es geht weiter.
snapshot-cancel = Abbrechen
snapshot-take = Herunterladen
snapshot-content = Was darin ist
snapshot-counts = { $subjects } Prüfungsteilnehmer, { $forms } Formulare, { $values } Antworten.
snapshot-notes = Anders gehalten als eingegeben
snapshot-tables = Tabellen
snapshot-table = Tabelle
snapshot-label = Bezeichnung
snapshot-rows = Zeilen
snapshot-columns = Spalten
snapshot-files = Dateien
snapshot-file = Datei
snapshot-size = Größe
format-csv = CSV mit Skripten für R, SAS, SPSS und Stata
format-dataset-json = Dataset-JSON 1.1
format-ndjson = Dataset-JSON, Zeile für Zeile (NDJSON)
format-xpt-v5 = SAS XPORT v5
format-xpt-v8 = SAS XPORT v8
format-parquet = Parquet
format-xlsx = Excel
standing-all = Alle Formulare
standing-signed = Unterschriebene Formulare
standing-verified = Verifizierte Formulare
standing-locked = Gesperrte Formulare
audience-blinded = Verblindet
audience-unblinded = Entblindet: verrät die Behandlung
trail-kind-snapshot = Datenstand

## Rollen und Delegation
page-roles = Rollen
page-delegation = Delegationsliste
role = Rolle
actions = Aktionen
trail-kind-own_role = Rolle der Organisation
trail-kind-delegation = Delegation
people-search = Nach Name oder E-Mail-Adresse suchen
people-on-day = Am Tag
people-past = Wie es am Ende des { $day } war. Was sich seither geändert hat, ist nicht zu sehen.
people-not-found = Niemand gefunden
people-not-found-text = Suchen Sie nach weniger, oder wählen Sie eine andere Rolle oder einen anderen Tag.
give-role = Rolle geben
give-role-to = Rolle geben: { $name }
grant-place = Wo
grant-starts = Ab
grant-starts-help = Leer: sofort.
grant-ends = Bis
grant-ends-help = Einschließlich dieses Tages. Leer: bis sie beendet wird.
grant-from = ab { $day }
grant-until = bis { $day }
grant-by = { $name }, { $day }
grant-delegated = Delegationsliste
grant-end = Beenden
grant-end-of = Die Rolle { $role } beenden
grant-end-title = Rolle beenden
grant-end-question = { $role }, { $place }: Der Zugang endet sofort, auf jedem Gerät. Was sie getan haben, bleibt.
roles-text = Was jede Rolle umfasst. Eine eigene Rolle beruht auf einer davon.
roles-own = Rollen der Organisation
roles-grid = Alle Rollen
roles-none = Keine eigenen Rollen
roles-none-text = Die Rollen unten gibt es überall. Machen Sie eine eigene, wo jemand etwas mehr oder weniger tut.
role-new = Neue Rolle
role-own = Rolle der Organisation
role-name = Name
role-note = Wofür sie da ist
role-base = Beruht auf
role-based-on = Beruht auf { $base }
role-edit = Ändern
role-keep = Rolle sichern
role-retire = Außer Gebrauch nehmen
role-retire-question = Die Rolle wird nicht mehr gegeben. Wer sie hat, behält sie, bis das beendet wird.
role-retired = außer Gebrauch
role-includes = Umfasst
role-never = Was eine Rolle mit dieser Grundlage nie umfassen darf, steht nicht zur Wahl.
role-differs = Im Vergleich zur Grundlage
role-more = mehr:
role-less = weniger:
role-same = Dasselbe wie die Grundlage
role-may = darf
role-may-not = darf nicht
role-permission = Berechtigung
unfit-base = Auf dem Support des Anbieters beruht nichts.
unfit-not-for = „{ $what }“ gehört nie zu einer Rolle mit dieser Grundlage.
unfit-together = „{ $what }“ und „{ $other }“ sind nie in einer Rolle.
unfit-misses = „{ $what }“ bleibt bei jeder Rolle mit dieser Grundlage: Wer prüft, behält die Daten des Zentrums im Blick.
delegation-text = Wer an welchem Zentrum was tut, und wer es übertragen hat. Der Zugang folgt der Liste.
delegation-none = Noch nichts übertragen
delegation-none-text = Eine Zeile wird vorgeschlagen, von der Person angenommen und vom Prüfarzt unterschrieben; dann hat sie Zugang.
delegation-propose = Vorschlagen
delegation-person = Person
delegation-email = Ihre E-Mail-Adresse
delegation-email-help = Jemand aus dieser Organisation, mit der ganzen Adresse.
delegation-duties = Aufgaben
delegation-duties-help = In Worten: Aufklärung, Dateneingabe, Ausgabe.
delegation-starts-help = Leer: sobald unterschrieben ist.
delegation-period = Zeitraum
delegation-from-signature = ab der Unterschrift
delegation-state = Stand
delegation-state-proposed = wartet auf die Person
delegation-state-accepted = wartet auf die Unterschrift
delegation-state-signed = in Kraft
delegation-state-declined = abgelehnt
delegation-state-withdrawn = zurückgenommen
delegation-state-ended = beendet
delegation-by = vorgeschlagen von { $name }, { $day }
delegation-signed-by = unterschrieben von { $name }, { $day }
delegation-ended-by = beendet von { $name }, { $day }
delegation-sign = Delegation unterschreiben
delegation-binding = { $name }: Mit Ihrer Unterschrift übertragen Sie dies, und die Person hat von seinem Beginn an Zugang.
delegation-end = Beenden
delegation-end-question = Der Zugang von { $name }, der aus dieser Zeile folgt, endet sofort.
delegation-withdraw = Zurücknehmen
delegation-withdraw-question = Was { $name } vorgeschlagen wurde, wird zurückgenommen.
delegation-accept = Annehmen
delegation-decline = Ablehnen
delegations-own = Ihnen übertragen
delegations-own-text = Was ein Zentrum Ihnen überträgt. Zugang haben Sie, sobald Sie annehmen und der Prüfarzt unterschreibt.
permission-member_read = sehen, wer welche Rolle hat
permission-member_grant = Rollen geben und beenden
permission-enrolment_plan = Rekrutierung planen
permission-member_invite = Personen per E-Mail einladen
permission-sign_in_manage = Regeln für die Anmeldung festlegen
permission-sso_manage = Single Sign-on einrichten
permission-role_edit = Rollen machen und ändern
permission-delegation_read = Delegationslisten sehen
permission-delegation_propose = Delegationen vorschlagen
permission-support_approve = den Support des Anbieters einlassen
permission-study_read = Studien und Entwürfe sehen
permission-study_import = Entwürfe importieren
permission-study_release = Versionen veröffentlichen und freigeben
permission-site_edit = Zentren öffnen und schließen
permission-subject_read = Teilnehmende und ihre Daten sehen
permission-view_keep = Ansichten von Listen sichern
permission-subject_enrol = Teilnehmende aufnehmen
permission-record_edit = Daten eingeben und ändern
permission-record_sign = Daten unterschreiben
permission-query_read = Rückfragen sehen
permission-query_open = Rückfragen stellen
permission-query_comment = Rückfragen kommentieren
permission-query_answer = Rückfragen für das Zentrum beantworten
permission-query_close = Rückfragen schließen und wieder öffnen
permission-query_release = vorgeschlagene Rückfragen freigeben
permission-query_assign = Rückfragen zuweisen
permission-review = verifizieren und prüfen
permission-review_plan = Verifizierung planen
permission-lock = einfrieren und sperren
permission-lock_ask = Sperren beantragen
permission-lock_approve = Sperren genehmigen
permission-history_read = sehen, wer was geändert hat
permission-trail_read = das Protokoll der Organisation sehen
permission-trail_review_read = Durchsichten des Protokolls sehen
permission-trail_review = das Protokoll durchsehen
permission-export_run = Daten ausgeben
permission-bundle_take = das versiegelte Protokoll mitnehmen
permission-see_unblinded = die Behandlung sehen
role-held = { $n ->
    [one] eine Person hat sie
   *[other] { $n } Personen haben sie
}
# Mail: Einladungen, vergessene Passwörter, andere Adressen, Übersichten
forgot = Passwort vergessen?
forgot-title = Ein neues Passwort
forgot-text = Geben Sie die E-Mail-Adresse Ihres Kontos ein. Wir senden einen Link dorthin, mit dem Sie ein neues Passwort wählen.
forgot-send = Link senden
forgot-asked = Wenn es ein Konto mit dieser Adresse gibt, ist ein Link unterwegs. Er gilt 30 Minuten. Sehen Sie auch im Spam-Ordner nach.
forgot-again = Neuen Link verlangen
to-sign-in = Zur Anmeldung
mail-off = Hier ist kein Mailserver eingerichtet: Es wird nichts gesendet.
mail-off-reset = Hier werden keine E-Mails gesendet. Bitten Sie Ihre Administration um Hilfe mit dem Passwort.
mail-off-invite = Hier ist kein Mailserver eingerichtet, deshalb kann niemand eingeladen werden. Der Betrieb richtet einen ein (docs/mail.md).
reset-title = Neues Passwort wählen
reset-send = Passwort setzen
reset-done = Ihr neues Passwort gilt. Alle Sitzungen sind beendet; melden Sie sich wieder an.
address-title = Ihre neue Adresse
address-question = Soll dies von jetzt an die Adresse Ihres Kontos sein?
address-confirm = Ja, bestätigen
address-done = Von jetzt an melden Sie sich mit dieser Adresse an.
address-change = E-Mail-Adresse ändern
address-change-text = Die neue Adresse gilt, sobald Sie sie von dort bestätigen. Der alten sagen wir es.
address-new = Neue E-Mail-Adresse
address-send = Bestätigung senden
address-asked = Ein Link ging an { $email }. Bis er geöffnet wird, ändert sich nichts.
link-expired = Die Zeit dieses Links ist abgelaufen.
link-used = Dieser Link wurde schon benutzt. Jeder gilt einmal.
link-withdrawn = Dieser Link gilt nicht mehr: Er wurde zurückgenommen, oder ein neuerer wurde gesendet.
link-unknown = Dieser Link ist nicht vollständig oder nicht von hier.
link-next-invitation = Wenn Sie ein Konto haben, melden Sie sich an. Sonst bitten Sie, dass die Einladung noch einmal gesendet wird.
link-next-reset = Sie können jederzeit einen neuen Link verlangen.
link-next-address = Ihre Adresse ist unverändert, wenn Sie sie nicht vorher bestätigt haben. Einen neuen Link verlangen Sie auf der Seite Ihres Kontos.
invitation-title = Sie sind eingeladen
invitation-said = { $inviter } lädt Sie ein, mit { $organisation } zu arbeiten.
invitation-role = Rolle
invitation-known = Mit dieser Adresse haben Sie schon ein Konto. Nehmen Sie an und melden Sie sich an wie immer.
invitation-accept = Einladung annehmen
invitation-account = Konto anlegen und anmelden
person-full-name = Ihr Name
person-full-name-help = So, wie er unter Ihren Unterschriften stehen soll.
invitations = Einladungen
invitations-none = Niemand ist eingeladen
invitations-none-text = Wer eingeladen wird, bekommt einen Link per E-Mail, setzt damit ein Passwort und hat die Rolle.
invite = Jemanden einladen
invite-text = Die Person bekommt per E-Mail einen Link, der einmal und sieben Tage lang gilt.
invite-study = Studie
invite-site = Zentrum
invite-send = Einladung senden
invite-place-missing = Diese Rolle können Sie dort nicht geben. Wählen Sie eine Ihrer Studien oder eines Ihrer Zentren.
reach-study = alle Zentren
invitation-by = Eingeladen von
invitation-state = Stand
invitation-acts = Was man tun kann
invitation-until = bis
invitation-accepted = Angenommen
invitation-withdrawn = Zurückgenommen
invitation-expired = Abgelaufen
invitation-failed = E-Mail nicht zugestellt
invitation-unsent = E-Mail nicht gesendet
invitation-waiting = E-Mail unterwegs
invitation-sent = Gesendet
invitation-send = Erneut senden
invitation-send-whom = Die Einladung an { $email } erneut senden
invitation-withdraw = Zurücknehmen
invitation-withdraw-whom = Die Einladung an { $email } zurücknehmen
digest = Übersicht per E-Mail
digest-text = Was auf Sie wartet: offene Queries und Fälliges. Keine Daten von Patienten, nur Zahlen, Teilnehmerschlüssel und Links.
digest-rhythm = Wie oft
digest-daily = Jeden Morgen, an dem etwas wartet
digest-weekly = Montags
digest-off = Nie
digest-when = Um { $hour } Uhr ({ $zone }).
digest-kept = Gespeichert
digest-stop = Übersicht abbestellen
digest-stop-text = Sie bekommen keine E-Mails mehr darüber, was auf Sie wartet. Auf der Seite Ihres Kontos können Sie sie wieder bestellen.
digest-stop-now = Diese E-Mails abbestellen
digest-stopped = Erledigt. Sie bekommen keine dieser E-Mails mehr.
digest-to-account = Zu meinem Konto
trail-kind-digest = Übersicht
trail-kind-invitation = Einladung
trail-kind-mail = E-Mail
trail-kind-ticket = Link einer E-Mail

# Single sign-on
page-sso = Anmeldung über Anbieter
page-sso-return = Zurück von Ihrer Organisation
problem-provider_refused = Die Anmeldung beim Anbieter Ihrer Organisation ist nicht gelungen.
problem-no_account = Ihre Organisation hat Ihnen keinen Zugang zu Probatum gegeben.
sso-with = Weiter mit { $name }
sso-leads = Sie arbeiten bei { $tenant }.
sso-password = Stattdessen mit Passwort
sso-begin-again = Neu beginnen
sso-over = Fertig. Sie können dieses Fenster schließen; Ihre Seite macht von selbst weiter.
sso-prove = { $name } fragt Sie in einem eigenen Fenster noch einmal, wer Sie sind. Diese Seite bleibt, wie sie ist.
sso-prove-and-sign = Ausweisen und unterschreiben
sso-proving = Es wird auf das andere Fenster gewartet. Haben Sie es geschlossen, drücken Sie noch einmal.
sso-blocked = Der Browser hat das Fenster nicht geöffnet. Erlauben Sie Fenster für diese Adresse und drücken Sie noch einmal.
sso-text = Menschen melden sich dort an, wo Ihre Organisation sie kennt; ihre Gruppen geben ihnen ihre Rollen.
sso-add = Anbieter hinzufügen
sso-provider = Identitätsanbieter
sso-none = Noch kein Anbieter
sso-none-text = Fügen Sie den Anbieter hinzu, bei dem sich Ihre Leute täglich anmelden: Entra ID, Okta, Keycloak oder einen anderen, der OpenID Connect spricht.
sso-tell = Was der Anbieter wissen muss
sso-tell-text = Tragen Sie diese Adressen dort ein, wo Sie Probatum als Anwendung registrieren.
sso-redirect-uri = Rückkehradresse
sso-signed-out-uri = Adresse nach dem Abmelden
sso-logout-uri = Adresse für Abmeldungen des Anbieters:
sso-people = Angemeldete Personen: { $n }.
sso-last = Zuletzt: { $when }.
sso-on = Eingeschaltet
sso-off = Ausgeschaltet
sso-test = Verbindung prüfen
sso-change = Ändern
sso-switch-on = Einschalten
sso-switch-off = Ausschalten und Sitzungen beenden
sso-outcome-good = Gut
sso-outcome-lacking = Etwas fehlt
sso-outcome-bad = Geht nicht
sso-step-discovery = Der Anbieter beschreibt sich.
sso-step-keys = Schlüssel, um Signaturen zu prüfen.
sso-step-code = Autorisierungscode mit PKCE.
sso-step-secret = Client-ID und Geheimnis.
sso-step-groups = Angaben, die die Regeln lesen.
sso-step-logout = Abmelden auf beiden Seiten.
sso-domains = Domänen Ihrer Organisation
sso-domains-text = Ein Anbieter spricht nur für Adressen von Domänen, die nachweislich Ihre sind. So kann sich niemand anders mit Adressen Ihrer Leute ausgeben.
sso-domain = Domäne
sso-domain-state = Bestätigung
sso-domain-own = Bestätigt
sso-domain-how = Legen Sie diese Zeile in eine Textdatei unter dieser Adresse und lassen Sie nachsehen. Auch der Betreiber der Installation kann bestätigen.
sso-domain-look = Jetzt nachsehen
sso-domain-help = Was nach dem @ steht: example.org
sso-domain-add = Domäne hinzufügen
sso-policy = Müssen sich alle über einen Anbieter anmelden?
sso-policy-text = Wo es verlangt ist, führt ein Passwort hier nirgendwohin, außer für die, die Sie nennen.
sso-policy-required = Anbieter verlangen
sso-policy-warning = Nennen Sie mindestens eine Administratorin oder einen Administrator: Jemand muss hineinkommen, wenn der Anbieter nicht antwortet.
sso-policy-local = Dürfen sich trotzdem mit Passwort anmelden
sso-policy-keep = Übernehmen
sso-policy-ask = Wer sich mit Passwort angemeldet hat und nicht genannt ist, ist sofort draußen. Warum wird es verlangt?
sso-policy-ask-off = Passwörter gelten wieder für alle, die eins haben. Warum?
sso-name = Name
sso-name-help = Wie die Leute ihn kennen: Er steht auf der Schaltfläche, die sie drücken.
sso-issuer = Aussteller (Issuer)
sso-issuer-help = Genau wie der Anbieter ihn schreibt, etwa https://login.example.org/realms/acme.
sso-client = Client-ID
sso-secret = Client-Geheimnis
sso-secret-help = Es wird versiegelt aufbewahrt und nie wieder gezeigt.
sso-secret-kept = Leer lassen, um das vorhandene zu behalten.
sso-for-domains = Für Adressen dieser Domänen
sso-for-domains-help = Mit Leerzeichen dazwischen. Wer eine solche Adresse eingibt, wird zu diesem Anbieter geführt.
sso-vouches = Es ist unser eigenes Verzeichnis: Seine Adressen sind geprüft, auch wo es das nicht sagt (Entra ID)
sso-scopes = Weitere Scopes
sso-scopes-help = Neben openid, email und profile: oft groups.
sso-acr = Stärke des Nachweises beim Unterschreiben (acr)
sso-acr-help = Leer: was immer der Anbieter verlangt.
sso-recheck = Anbieter erneut fragen nach (Sekunden)
sso-recheck-help = 5 bis 3600. So spät, und zehn Sekunden dazu, wirkt eine Änderung der Gruppen hier.
sso-save = Übernehmen
sso-rules = Gruppen und Rollen
sso-rules-text = Wer den Wert hat, bekommt die Rolle. Was keine Regel mehr gibt, wird genommen, sobald der Anbieter erneut gefragt wird.
sso-claim = Angabe (Claim)
sso-value = Wert oder Gruppe
sso-gives = Gibt
sso-role = Rolle
sso-place = Wo
sso-rule-acts = Entfernen
sso-rule-add = Regel hinzufügen
sso-rule-remove = Regel für { $value } entfernen
sso-rules-keep = Regeln übernehmen
sso-rules-undo = Änderungen verwerfen
sso-rules-changed = Noch nicht übernommen.
sso-preview = Was bekäme diese Person?
sso-preview-text = Nach den Regeln, wie sie oben stehen, übernommen oder nicht. Es ändert niemanden.
sso-preview-values = Gruppen
sso-preview-help = Durch Kommas getrennt; eine andere Angabe als name=wert.
sso-preview-look = Ansehen
sso-because = wegen
sso-nothing = Keine Regel gibt eine Rolle: Diese Person käme nicht hinein.
sso-unused = Keine Regel spricht von
sso-account-unasked = Geben Sie eine Adresse ein, um zu sehen, was mit dem Konto geschieht.
sso-account-new = Für diese Adresse würde ein Konto angelegt.
sso-account-linked = Das Konto mit dieser Adresse würde verknüpft.
sso-account-foreign_domain = Kein Konto: Die Domäne der Adresse ist keine des Anbieters oder nicht als Ihre bestätigt.
trail-kind-sso_provider = Identitätsanbieter
trail-kind-sso_domain = Domäne
trail-kind-sso_rule = Regel für Gruppen
trail-kind-sso_identity = Verknüpfung mit Anbieterkonto
trail-kind-sso_session = Sitzung über Anbieter
trail-kind-sso_proof = Nachweis über Anbieter
trail-kind-sso_policy = Ob ein Anbieter verlangt ist
trail-kind-sso_local = Passwort neben dem Anbieter

## Zweite Faktoren, Passkeys, Sitzungen, Regeln für die Anmeldung
page-sign-in-rules = Regeln für die Anmeldung
again-go = Weiter
passkey-sign-in = Mit Passkey anmelden
passkey-use = Passkey verwenden
passkey-none = Kein Passkey hat geantwortet. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.
factor-totp-ask = Geben Sie die sechs Ziffern ein, die Ihre Authenticator-App jetzt zeigt.
factor-totp-label = Code der App
factor-totp-use = Authenticator-App verwenden
factor-totp-go = Anmelden
factor-passkey-ask = Weisen Sie mit Ihrem Passkey nach, dass Sie es sind.
factor-passkey-label = Passkey
factor-passkey-use = Passkey verwenden
factor-passkey-go = Passkey verwenden
factor-recovery-ask = Geben Sie einen der Wiederherstellungscodes ein, die Sie aufbewahrt haben. Jeder gilt einmal.
factor-recovery-label = Wiederherstellungscode
factor-recovery-use = Wiederherstellungscode verwenden
factor-recovery-go = Anmelden
factor-back = Von vorn beginnen
factors = Zweiter Faktor
factors-text = Mit einem zweiten Faktor öffnet ein Passwort, das jemand gesehen hat, nichts.
factor-now = { $tenant } verlangt einen zweiten Faktor. Richten Sie hier einen ein, dann öffnet sich alles andere.
factor-by = { $tenant } verlangt ab dem { $day } einen zweiten Faktor. Richten Sie vorher einen ein.
factor-was-reset = { $by } hat Ihre zweiten Faktoren entfernt: „{ $why }“. Wenn Sie nicht darum gebeten haben, sagen Sie es Ihrem Administrator, und richten Sie einen neuen ein.
factor-change = Ändern, wie Sie sich anmelden
totp = Authenticator-App
totp-none = Nicht eingerichtet.
totp-since = Eingerichtet
totp-add = Einrichten
totp-renew = Neu einrichten
totp-add-text = Eine App auf Ihrem Telefon zeigt sechs Ziffern, die sich alle dreißig Sekunden ändern. Bestätigen Sie zuerst, dass Sie es sind.
totp-remove-text = Nach der App wird nicht mehr gefragt. Bestätigen Sie, dass Sie es sind.
totp-scan = Scannen Sie dies mit Ihrer Authenticator-App und geben Sie dann die sechs Ziffern ein, die sie zeigt.
totp-qr = QR-Code mit dem Geheimnis für Ihre App
totp-type = Wenn Sie ihn nicht scannen können, tippen Sie dieses Geheimnis ab:
totp-confirm = Bestätigen
passkeys = Passkeys
passkeys-text = Melden Sie sich mit Fingerabdruck, Gesicht oder PIN Ihres Geräts oder mit einem Sicherheitsschlüssel an; ohne Passwort.
passkeys-missing = Dieser Browser kennt keine Passkeys.
passkey-add = Passkey hinzufügen
passkey-add-text = Geben Sie dem Passkey einen Namen, an dem Sie ihn erkennen, und bestätigen Sie, dass Sie es sind. Den Rest fragt Ihr Browser.
passkey-name = Name
passkey-name-help = Zum Beispiel: Laptop bei der Arbeit
passkey-remove-text = Dieser Passkey öffnet nichts mehr. Bestätigen Sie, dass Sie es sind.
passkey-remove-name = Passkey { $name } entfernen
passkey-synced = synchronisiert
added = Hinzugefügt
last-used = Zuletzt benutzt
never-used = Nie benutzt
next = Weiter
remove = Entfernen
codes-title = Wiederherstellungscodes
codes-once = Diese Codes werden nur jetzt gezeigt. Bewahren Sie sie auf, wo niemand sonst sie findet: Jeder öffnet Ihr Konto einmal, wenn Ihr zweiter Faktor nicht zur Hand ist.
codes-download = Als Datei aufbewahren
codes-done = Ich habe sie aufbewahrt
codes-renew = Neue Codes
codes-renew-text = Die Codes, die Sie haben, werden wertlos, und Sie bekommen zehn neue. Bestätigen Sie, dass Sie es sind.
sessions = Wo Sie angemeldet sind
sessions-text = Beenden Sie, was Sie nicht kennen, und ändern Sie Ihr Passwort.
sessions-end-others = Alle anderen beenden
session-this = Diese hier
session-resting = Ruht
session-began = Angemeldet
session-end = Beenden
session-end-name = Sitzung auf { $device } beenden
session-unknown = Unbekanntes Gerät
rules = Regeln
rules-text = Sie gelten für alle, die in dieser Organisation arbeiten, ab dem nächsten Schritt.
rules-from = Ein zweiter Faktor wird verlangt ab
rules-set-by = Zuletzt geändert von { $by },
rules-factor = Zweiter Faktor
rules-factor-help = Bis der Tag kommt, wird es auf der Kontoseite gesagt; danach geht nichts anderes, bevor es einen gibt.
rules-factor-no = Wie jeder möchte
rules-factor-stays = Verlangt, ab dem oben genannten Tag
rules-now = Ab sofort verlangt
rules-in-days = Verlangt in { $n } Tagen
rules-signing = Auch beim Unterschreiben verlangen
rules-idle = Die Seite verdeckt sich nach
rules-idle-help = Nichts geht verloren: Passwort oder Passkey öffnen sie wieder, wo sie war.
rules-minutes = { $n } Minuten ohne jemanden
rules-length = Alle melden sich neu an nach
rules-hours = { $n ->
    [one] 1 Stunde
   *[other] { $n } Stunden
}
rules-why = Warum werden diese Regeln geändert? Der Grund steht im Audit-Trail.
rules-members = Wer einen zweiten Faktor hat
rules-members-text = Wer seinen verloren hat, meldet sich nach dem Zurücksetzen mit dem Passwort allein an.
rules-none = Keiner
rules-reset = Zurücksetzen
rules-reset-name = Zweiten Faktor von { $name } zurücksetzen
rules-reset-why = Alle zweiten Faktoren und Wiederherstellungscodes von { $name } werden entfernt, in jeder Organisation, und die Sitzungen enden. Die Person erfährt, von wem und warum. Woher wissen Sie, dass sie selbst darum bittet?
problem-wrong_code = Dieser Code oder Passkey wird nicht angenommen. Ein Code gilt einmal und nur kurze Zeit.
problem-code_required = Bitte weisen Sie auch mit Ihrem zweiten Faktor nach, wer Sie sind.
problem-factor_required = Ihre Organisation verlangt einen zweiten Faktor. Bitte richten Sie auf der Seite Ihres Kontos einen ein.
trail-kind-device = Bekanntes Gerät
trail-kind-factor = Zweiter Faktor
trail-kind-recovery_code = Wiederherstellungscode
trail-kind-sign_in_policy = Regeln für die Anmeldung
trail-event-factor_refused = Zweiter Faktor abgelehnt
trail-event-factor_added = Zweiter Faktor eingerichtet
trail-event-factor_removed = Zweiter Faktor entfernt
trail-event-recovery_used = Mit Wiederherstellungscode angemeldet
trail-event-factor_reset = Zweite Faktoren von einem Administrator zurückgesetzt
trail-event-sessions_ended = Sitzungen auf anderen Geräten beendet
trail-event-unlocked = Nach einer Pause weitergemacht
sign-code = Code Ihrer Authenticator-App
sign-passkey = Mit Passkey unterschreiben
codes-left = { $n ->
    [one] Noch 1 Code
   *[other] Noch { $n } Codes
}
rules-passkeys = { $n ->
    [one] 1 Passkey
   *[other] { $n } Passkeys
}
