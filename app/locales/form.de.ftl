# Das Formular, auf Deutsch. Dieselben Schlüssel wie in jeder Sprache; siehe de.ftl.

## Speichern
form-nothing-yet = Noch nichts eingegeben
form-saved = Gespeichert { $time }
form-saving = Wird gespeichert …
form-waiting = { $n ->
    [one] 1 Änderung wartet
   *[other] { $n } Änderungen warten
}
form-offline = { $n ->
    [one] Keine Verbindung: 1 Änderung liegt auf diesem Computer und ist noch nicht gesendet
   *[other] Keine Verbindung: { $n } Änderungen liegen auf diesem Computer und sind noch nicht gesendet
}
form-signed-out = { $n ->
    [one] Zum Senden bitte anmelden; 1 Änderung liegt auf diesem Computer
   *[other] Zum Senden bitte anmelden; { $n } Änderungen liegen auf diesem Computer
}
form-not-kept = Noch nicht gesendet, und dieser Browser lässt nicht zu, dass etwas aufbewahrt wird. Bitte lassen Sie diese Seite offen.
form-not-kept-why = { $n ->
    [one] 1 Änderung ist nur in diesem Fenster: Der Browser hat keinen Platz oder erlaubt nicht, etwas auf diesem Computer aufzuheben. Lassen Sie das Fenster offen, bis sie gespeichert ist.
   *[other] { $n } Änderungen sind nur in diesem Fenster: Der Browser hat keinen Platz oder erlaubt nicht, etwas auf diesem Computer aufzuheben. Lassen Sie das Fenster offen, bis sie gespeichert sind.
}
form-wants-reason = { $n ->
    [one] 1 Änderung wartet auf eine Begründung
   *[other] { $n } Änderungen warten auf eine Begründung
}
form-refused = { $n ->
    [one] 1 Änderung nicht gespeichert. { $why }
   *[other] { $n } Änderungen nicht gespeichert. { $why }
}
form-unsaved = Es bleibt hier stehen, wie Sie es eingegeben haben, und ist nicht gespeichert.

## Das Formular
form-progress = { $answered } von { $required } beantwortet
form-readonly = Nur lesen
form-complete = Formular abschließen
form-complete-key = Formular abschließen (Strg+Enter)
form-reopen = Wieder aufnehmen
form-look = { $n ->
    [one] 1 Stelle ist anzusehen
   *[other] { $n } Stellen sind anzusehen
}
form-missing-answers = { $n ->
    [one] Eine Antwort ist noch offen, bevor das Formular vollständig ist
   *[other] { $n } Antworten sind noch offen, bevor das Formular vollständig ist
}
form-and-more = und { $n } weitere
form-next-incomplete = { $n ->
    [one] Zur letzten offenen Antwort
   *[other] Zur nächsten von { $n } offenen Antworten
}
form-sections = Abschnitte
form-required = erforderlich
form-derived = berechnet, nicht eingegeben
form-cell = { $item }, Zeile { $row }

## Eingaben
form-understood = Verstanden als { $words }
form-date-example = z. B. 3 mär 2024
form-time-example = z. B. 9:05
form-datetime-example = z. B. 3 mär 2024 9:05
form-stray = Gespeichert: { $value }. Das ist keine der Antworten.
form-search-list = Zum Suchen tippen
form-search-none = Nichts in der Liste passt
form-unit = Einheit
form-unit-of = Einheit von { $item }

## Keine Antwort
form-missing = Keine Antwort?
form-missing-key = Warum gibt es keine Antwort? (Alt+M)
form-missing-of = Warum gibt es keine Antwort: { $item }
form-missing-question = Warum gibt es keine Antwort?
form-clear = Feld leeren
form-undo = Zurücknehmen

## Tabellen
form-add-row = Zeile hinzufügen
form-no-rows = Noch keine Zeilen. Fügen Sie für jeden Eintrag eine hinzu.
form-row-tools = Was mit der Zeile geschehen soll
form-duplicate-row = Zeile { $row } verdoppeln
form-retire-row = Zeile { $row } außer Gebrauch nehmen
form-restore-row = Zeile { $row } zurückholen
form-retired-rows = { $n ->
    [one] 1 Zeile außer Gebrauch
   *[other] { $n } Zeilen außer Gebrauch
}

## Zwei Personen
form-conflict = { $by } hat dies inzwischen geändert ({ $when }). Welcher Wert stimmt?
form-conflict-theirs = Gespeichert
form-conflict-mine = Ihre Eingabe
form-keep-theirs = { $value } beibehalten
form-put-mine = { $value } eintragen
form-arrived = { $n ->
    [one] { $by } hat hier gerade eine Antwort geändert
   *[other] { $by } hat hier gerade { $n } Antworten geändert
}
form-arrived-here = { $by }, { $when }

## Begründungen
form-reason-title = Warum wird das geändert?
form-reason-waiting = { $n ->
    [one] Dieses Formular war schon abgeschlossen. 1 Änderung wartet auf eine Begründung; bis dahin liegt sie auf diesem Computer.
   *[other] Dieses Formular war schon abgeschlossen. { $n } Änderungen warten auf eine Begründung; bis dahin liegen sie auf diesem Computer.
}
form-reason-give = Begründen
form-reason-more = In Ihren Worten
form-reason-later = Später
form-reason-save = Mit dieser Begründung speichern
reason-transcription = Falsch aus der Quelle übertragen
reason-source-corrected = Die Quelle wurde korrigiert
reason-later = Erst später bekannt geworden
reason-query = Antwort auf eine Rückfrage
reason-other = Ein anderer Grund

## Befunde
unreadable-integer = „{ $value }“ ist keine ganze Zahl. Schreiben Sie nur Ziffern, etwa 120.
unreadable-number = „{ $value }“ ist keine Zahl. Schreiben Sie Ziffern mit einem Komma, etwa 24,06.
unreadable-boolean = „{ $value }“ ist weder Ja noch Nein. Wählen Sie eines von beiden.
unreadable-date = „{ $value }“ ist kein Datum. Schreiben Sie es wie 3 Mär 2024 oder 2024-03-03; UN steht für einen unbekannten Tag oder Monat.
unreadable-time = „{ $value }“ ist keine Uhrzeit. Schreiben Sie sie wie 9:05 oder 21:05.
unreadable-datetime = „{ $value }“ ist kein Datum mit Uhrzeit. Schreiben Sie es wie 3 Mär 2024 9:05.
unreadable-nothing-known = Von „{ $value }“ ist kein Teil bekannt. Lassen Sie das Feld leer und wählen Sie, warum es keine Antwort gibt.
unreadable-no-such-day = Einen { $date } gibt es nicht. Korrigieren Sie Tag, Monat oder Jahr.
unreadable-ambiguous-date = „{ $value }“ kann { $first } oder { $second } sein. Schreiben Sie den Monat als Wort.
unreadable-duration = „{ $value }“ ist keine Dauer. Schreiben Sie sie wie 3 Wochen, 2 h 30 min oder P1DT12H.
unreadable-interval = „{ $value }“ ist kein Zeitraum. Schreiben Sie zwei Daten mit einem Schrägstrich dazwischen: 2024-03-03/2024-03-10.
unreadable-uri = „{ $value }“ ist keine Internetadresse. Schreiben Sie sie ohne Leerzeichen, etwa https://example.org.
unreadable-hex = „{ $value }“ ist nicht hexadezimal. Verwenden Sie Paare der Ziffern 0 bis 9 und A bis F.
unreadable-base64 = „{ $value }“ ist nicht base64. Fügen Sie den ganzen Text ein, mit dem = am Ende.
unreadable-several = Diese Frage hat eine Antwort, nicht mehrere ({ $value }). Wählen Sie eine davon.
finding-mandatory = Bitte beantworten Sie dies, oder wählen Sie, warum es keine Antwort gibt.
finding-not-in-list = „{ $value }“ ist keine Antwort dieser Liste. Wählen Sie eine, oder behalten Sie es bei und begründen Sie es.
finding-link-gone = Die Zeile { $value }, auf die diese Antwort verweist, gibt es nicht mehr. Wählen Sie eine andere, oder lassen Sie sie leer.
finding-not-alone = „{ $value }“ steht für sich allein. Wählen Sie es, oder die anderen Antworten.
finding-too-long = Diese Antwort hat { $length } Zeichen; geplant sind höchstens { $limit }. Kürzen Sie sie, oder behalten Sie sie bei und begründen Sie es.
finding-too-many-digits = { $value } hat { $length } Ziffern; geplant sind höchstens { $limit }. Korrigieren Sie es, oder behalten Sie es bei und begründen Sie es.
finding-too-many-decimals = { $value } hat { $length } Nachkommastellen; geplant sind höchstens { $limit }. Korrigieren Sie es, oder behalten Sie es bei und begründen Sie es.
finding-part-missing = Ein Teil von { $value } ist unbekannt. Vervollständigen Sie es, oder behalten Sie es bei und begründen Sie es.
finding-unit-missing = Bitte wählen Sie die Einheit von { $value }.
finding-unit-unknown = { $unit } ist keine Einheit dieser Frage. Wählen Sie eine, oder behalten Sie es bei und begründen Sie es.
finding-range-lt = { $level ->
    [hard] { $label } ({ $value }) muss kleiner als { $limit } sein. Berichtigen Sie es, oder behalten Sie es bei und begründen Sie es.
   *[other] { $label } ({ $value }) ist meist kleiner als { $limit }. Prüfen Sie es; wenn es stimmt, behalten Sie es bei und bestätigen Sie es.
}
finding-range-le = { $level ->
    [hard] { $label } ({ $value }) muss höchstens { $limit } sein. Berichtigen Sie es, oder behalten Sie es bei und begründen Sie es.
   *[other] { $label } ({ $value }) ist meist höchstens { $limit }. Prüfen Sie es; wenn es stimmt, behalten Sie es bei und bestätigen Sie es.
}
finding-range-gt = { $level ->
    [hard] { $label } ({ $value }) muss größer als { $limit } sein. Berichtigen Sie es, oder behalten Sie es bei und begründen Sie es.
   *[other] { $label } ({ $value }) ist meist größer als { $limit }. Prüfen Sie es; wenn es stimmt, behalten Sie es bei und bestätigen Sie es.
}
finding-range-ge = { $level ->
    [hard] { $label } ({ $value }) muss mindestens { $limit } sein. Berichtigen Sie es, oder behalten Sie es bei und begründen Sie es.
   *[other] { $label } ({ $value }) ist meist mindestens { $limit }. Prüfen Sie es; wenn es stimmt, behalten Sie es bei und bestätigen Sie es.
}
finding-range-eq = { $level ->
    [hard] { $label } ({ $value }) muss { $limit } sein. Berichtigen Sie es, oder behalten Sie es bei und begründen Sie es.
   *[other] { $label } ({ $value }) ist meist { $limit }. Prüfen Sie es; wenn es stimmt, behalten Sie es bei und bestätigen Sie es.
}
finding-range-ne = { $level ->
    [hard] { $label } ({ $value }) muss etwas anderes sein. Berichtigen Sie es, oder behalten Sie es bei und begründen Sie es.
   *[other] { $label } ({ $value }) ist meist etwas anderes. Prüfen Sie es; wenn es stimmt, behalten Sie es bei und bestätigen Sie es.
}
finding-range-in = { $level ->
    [hard] { $label } ({ $value }) muss eines von { $limit } sein. Berichtigen Sie es, oder behalten Sie es bei und begründen Sie es.
   *[other] { $label } ({ $value }) ist meist eines von { $limit }. Prüfen Sie es; wenn es stimmt, behalten Sie es bei und bestätigen Sie es.
}
finding-range-notin = { $level ->
    [hard] { $label } ({ $value }) muss keines von { $limit } sein. Berichtigen Sie es, oder behalten Sie es bei und begründen Sie es.
   *[other] { $label } ({ $value }) ist meist keines von { $limit }. Prüfen Sie es; wenn es stimmt, behalten Sie es bei und bestätigen Sie es.
}
finding-date-lt = { $level ->
    [hard] { $label } ({ $value }) muss vor { $limit } sein. Berichtigen Sie es, oder behalten Sie es bei und begründen Sie es.
   *[other] { $label } ({ $value }) ist meist vor { $limit }. Prüfen Sie es; wenn es stimmt, behalten Sie es bei und bestätigen Sie es.
}
finding-date-le = { $level ->
    [hard] { $label } ({ $value }) muss spätestens { $limit } sein. Berichtigen Sie es, oder behalten Sie es bei und begründen Sie es.
   *[other] { $label } ({ $value }) ist meist spätestens { $limit }. Prüfen Sie es; wenn es stimmt, behalten Sie es bei und bestätigen Sie es.
}
finding-date-gt = { $level ->
    [hard] { $label } ({ $value }) muss nach { $limit } sein. Berichtigen Sie es, oder behalten Sie es bei und begründen Sie es.
   *[other] { $label } ({ $value }) ist meist nach { $limit }. Prüfen Sie es; wenn es stimmt, behalten Sie es bei und bestätigen Sie es.
}
finding-date-ge = { $level ->
    [hard] { $label } ({ $value }) muss frühestens { $limit } sein. Berichtigen Sie es, oder behalten Sie es bei und begründen Sie es.
   *[other] { $label } ({ $value }) ist meist frühestens { $limit }. Prüfen Sie es; wenn es stimmt, behalten Sie es bei und bestätigen Sie es.
}

## Warum eine Regel das sagt
why = Warum?
why-all = Alles davon:
why-any = Mindestens eines davon:
why-not = Nicht:
why-if = Der Reihe nach:
why-rows = Für jede Zeile:
why-and = und
why-or = oder
why-among = ist eines von
why-is-missing = fehlt
why-is-known = ist vorhanden
why-nothing = nichts eingegeben
why-holds = trifft zu
why-fails = trifft nicht zu
why-unknown = noch nicht zu sagen

finding-check = { $level ->
    [hard] { $label } ({ $value }) passt nicht zu den Regeln der Studie. Korrigieren Sie die Angabe, oder behalten Sie sie und geben Sie einen Grund an.
   *[soft] { $label } ({ $value }) passt nicht zu den Regeln der Studie. Prüfen Sie die Angabe; ist sie richtig, behalten Sie sie und sagen Sie das.
}
finding-not-offered = „{ $value }“ steht hier nicht zur Wahl. Wählen Sie eine andere Antwort, oder behalten Sie sie und geben Sie einen Grund an.
finding-entered = „{ $value }“ wurde eingegeben; die Studie berechnet es jetzt und kommt auf { $derived }. Übernehmen Sie das, oder behalten Sie das Eingegebene und begründen Sie es.
form-take-derived = Berechnetes übernehmen
finding-out-of-use = Danach wird nicht mehr gefragt. Was eingegeben wurde ({ $value }), bleibt erhalten, außer Gebrauch.

## Arten zu antworten, Dateien, Gründe für eine ganze Gruppe
choice-cleared = Zurückgenommen: { $choices }. Diese Antwort steht für sich allein.
scale-untouched = Noch keine Antwort. Zum Antworten klicken oder den Griff bewegen.
scale-answered = Beantwortet
form-search-in = Antworten zu { $item } durchsuchen
form-converted = = { $value } { $unit }
form-duration-example = z. B. 3 Wochen, 2 h 30 min
duration-years = { $n ->
    [one] 1 Jahr
   *[other] { $n } Jahre
}
duration-months = { $n ->
    [one] 1 Monat
   *[other] { $n } Monate
}
duration-weeks = { $n ->
    [one] 1 Woche
   *[other] { $n } Wochen
}
duration-days = { $n ->
    [one] 1 Tag
   *[other] { $n } Tage
}
duration-hours = { $n ->
    [one] 1 Stunde
   *[other] { $n } Stunden
}
duration-minutes = { $n ->
    [one] 1 Minute
   *[other] { $n } Minuten
}
duration-seconds = { $n ->
    [one] 1 Sekunde
   *[other] { $n } Sekunden
}
file-choose = Datei wählen
file-choose-image = Bild wählen
file-camera = Foto aufnehmen
file-drop = oder hier ablegen oder einfügen
file-sending = { $name }: { $sent } von { $total } gesendet
file-failed = { $name } wurde nicht aufbewahrt. { $why }
file-offline = Es gibt keine Verbindung; die Datei wartet auf dieser Seite.
file-other = Andere wählen
file-lost = Diese Datei kann nicht gezeigt werden. { $why }
file-foreign = Eine Datei eines anderen Systems
file-replace = Ersetzen
file-remove = Entfernen
file-scanned = Auf Viren geprüft
file-signed = Unterschrift
file-unknown = Unbekannte Art
file-text = Text
file-a-file = eine Datei
signature-here = Hier unterschreiben
signature-keep = Unterschrift übernehmen
signature-undo = Strich zurück
signature-instead = Stattdessen ein Bild abgeben
rest-form = Keine Antworten in diesem Formular?
answer-clear = Leeren
rest-group = Keine Antworten?
rest-help = Einmal sagen, warum alles, was hier noch offen ist, keine Antwort hat
rest-question = { $n ->
    [one] Eine Frage ist hier nicht beantwortet. Warum? Was beantwortet ist, bleibt, wie es ist.
   *[other] { $n } Fragen sind hier nicht beantwortet. Warum? Ein Grund für alle; was beantwortet ist, bleibt, wie es ist.
}
rest-say = { $n ->
    [one] Für 1 Frage so angeben
   *[other] Für { $n } Fragen so angeben
}
rest-said = { $n ->
    [one] 1 Frage: { $why }
   *[other] { $n } Fragen: { $why }
}
