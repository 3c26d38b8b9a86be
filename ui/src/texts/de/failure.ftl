failure-title = Angehalten: { $reason }
failure-keychain-locked = der Schlüsselbund ist gesperrt
failure-keychain-locked-text = { $store } hat sich nach Ihrer Anmeldung gesperrt. Entsperren Sie den Schlüsselbund, dann geht die Einrichtung von hier aus weiter. Ihre Antworten bleiben erhalten.
    .lead = Das Token wurde nicht gespeichert.
failure-keychain-locked-fix = Entsperren und fortfahren
failure-no-answer =
    { $seconds ->
        [one] Keine Antwort von { $what } innerhalb von { $seconds } Sekunde.
       *[other] Keine Antwort von { $what } innerhalb von { $seconds } Sekunden.
    }
failure-status =
    { $count ->
        [one] { $count } Änderung vorgenommen.
       *[other] { $count } Änderungen vorgenommen.
    }
failure-status-no-file = Keine Datei wurde berührt.
failure-proof-title = Eingerichtet, aber nicht nachgewiesen: { $reason }
failure-proof-text = Die Konfiguration steht, aber { $crate } kam nicht über den Feed an.
details-title = Was kopiert wird
details-text = Kein Token, kein Kennwort. Namen von Personen und Ordnern können weggelassen werden.
details-hide-names = Namen weglassen
details-copy = Kopieren

# Added
failure-title-plain = Die Einrichtung wurde angehalten
failure-proof-title-plain = Eingerichtet, aber nicht nachgewiesen
failure-status-none = Nichts wurde geändert.
failure-undo-busy = Wird rückgängig gemacht
failure-prove-again = Erneut nachweisen
details-loading = Der Bericht wird erstellt
