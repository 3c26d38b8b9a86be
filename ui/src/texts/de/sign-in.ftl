sign-in-title = Bei { $organization } anmelden
sign-in-ways-label = Art der Anmeldung
way-token = Zugriffstoken
way-token-text = Erstellen Sie eines und fügen Sie es hier ein.
way-azure-cli = Azure CLI
way-azure-cli-text = Angemeldet als { $account }.
way-azure-cli-absent = Azure CLI ist nicht installiert.
way-azure-cli-signed-out = Führen Sie zuerst az login aus.
way-browser = Browser
way-browser-text = Mit Ihrem Microsoft Entra-Konto.
way-browser-no-client = Benötigt eine Client-ID in den Einstellungen.
way-forbidden = Von Ihrem Administrator nicht erlaubt.
token-make = Ein persönliches Zugriffstoken erstellen
token-make-text = Organisation { $organization }. Ein Bereich: Packaging, Read & write.
token-make-action = Tokenseite öffnen
token-page-address = Die Seite ist { $address }. Öffnen Sie sie selbst, falls kein Browser erschienen ist.
token-label = Token
token-hint =
    { $count ->
        [one] { $count } Zeichen, wie Azure DevOps sie erstellt.
       *[other] { $count } Zeichen, wie Azure DevOps sie erstellt.
    }
token-checking = { $organization } wird nach diesem Token gefragt.
token-accepted = { $account }, { $organization }.
token-accepted-scope = Packaging: { $scope }. Endet am { $date }.
token-accepted-no-end = Packaging: { $scope }. Das Enddatum lässt sich nicht lesen.
token-may-create = Einen Feed erstellen und Crates von crates.io speichern
token-may-read = Crates nutzen, die schon in einem Feed sind
token-may-not-create = Einen Feed erstellen: benötigt Packaging, Read & write
token-may-not-manage = Ändern, wer einen Feed lesen kann: benötigt Packaging, Read, write & manage
token-kept = Wird in { $store } aufbewahrt
sign-in-action = Anmelden
sign-in-busy = Wird angemeldet
browser-waiting = Fahren Sie in Ihrem Browser fort.
browser-waiting-text = Diese Seite geht von selbst weiter. Ist nichts erschienen? Öffnen Sie { $address }.
browser-page-done = Sie sind angemeldet. Sie können diese Seite schließen und zu Feedwright zurückkehren.
device-code = Geben Sie den Code { $code } auf { $address } ein.
device-code-warning = Nur wenn Sie dies selbst auf diesem Computer begonnen haben.
no-keychain-title = Dieser Computer hat keinen Schlüsselbund, den Cargo nutzen kann
no-keychain-text = Wählen Sie, wo das Token stattdessen liegen darf.
store-provider = Feedwrights Anmeldeinformationsanbieter
store-provider-text = Gibt Cargo jedes Mal ein frisches Token. Hier empfohlen.
store-environment = Eine Umgebungsvariable
store-environment-text = Sie setzen sie dort, wo Sie cargo ausführen. Nichts wird aufbewahrt.
store-plain = Eine einfache Datei
store-plain-text = Wer Ihre Dateien lesen kann, kann das Token lesen.
store-plain-confirm = Das Token im Klartext nach { $path } schreiben
token-empty = Fügen Sie das Token ein.
token-inner-space = Ein Token enthält weder Leerzeichen noch Zeilenumbrüche. Kopieren Sie es noch einmal.
token-shape =
    { $count ->
        [one] Das sieht nicht wie ein Azure DevOps-Token aus: { $count } Zeichen statt 84 oder 52.
       *[other] Das sieht nicht wie ein Azure DevOps-Token aus: { $count } Zeichen statt 84 oder 52.
    }
token-is-header = Das ist ein ganzer Header. Fügen Sie nur den Teil nach Basic ein.
token-other-organization = Dieses Token gehört zu einer anderen Organisation. Erstellen Sie eines für { $organization }.
token-expired = Dieses Token ist am { $date } abgelaufen. Erstellen Sie ein neues.
token-refused = { $organization } hat dieses Token abgelehnt. Es wurde vielleicht widerrufen oder falsch eingegeben.
token-scope = Dieses Token darf keine Pakete nutzen. Es benötigt den Bereich Packaging, Read & write.
token-ends-soon =
    { $days ->
        [0] Es endet heute.
        [one] Es endet in { $days } Tag.
       *[other] Es endet in { $days } Tagen.
    }

# Added
token-may-label = Was dieses Token darf
token-accepted-unknown = Sein Bereich und sein Enddatum lassen sich nicht lesen. Die Einrichtung zeigt, was es darf.
token-may-list = Projekte auflisten
token-may-not-list = Projekte auflisten: geben Sie stattdessen den Namen des Projekts ein
token-trimmed = Leerzeichen am Anfang und Ende des Tokens wurden weggelassen.
token-malformed = Das ist kein persönliches Zugriffstoken. Kopieren Sie es noch einmal.
token-held = Ein Token ist vorhanden und wird nicht angezeigt.
token-held-change = Anderes Token einfügen
token-forgotten = Das eingefügte Token wurde vergessen, weil es nicht verwendet wurde. Fügen Sie es noch einmal ein.
    .lead = Das Token wird noch einmal benötigt.
token-page-opened = Die Tokenseite ist in Ihrem Browser geöffnet.
way-not-yet = In dieser Version noch nicht.
way-kept = Früher gespeichertes Konto
way-kept-text = Angemeldet als { $account }.
signed-in-as = Angemeldet als { $account }.
keychain-checking = { $store } wird gefragt
scope-read = Read
scope-read-write = Read & write
scope-read-write-manage = Read, write & manage
way-device-code = Code auf einem anderen Gerät
way-device-code-text = Geben Sie einen Code in einem beliebigen Browser ein.
way-not-offered = { $organization } bietet das nicht an.
way-no-answer = Konnte nicht ermittelt werden.
way-looking = Wird ermittelt
browser-before = Feedwright öffnet Ihren Browser und wartet bis zu fünf Minuten, bis Sie zurückkommen.
azure-cli-before = Jedes Token kommt bei Bedarf von Azure CLI. Hier wird nichts aufbewahrt.
device-code-before = Sie erhalten einen Code, den Sie in einem Browser eingeben, hier oder auf einem anderen Gerät.
browser-waiting-own = Diese Seite geht von selbst weiter. Ist nichts erschienen? Öffnen Sie diese Adresse selbst.
sign-in-address = Adresse zum Anmelden
address-copy = Adresse kopieren
device-code-enter = Geben Sie diesen Code auf { $address } ein.
device-code-copy = Code kopieren
device-code-left = Noch { $time }
account-checking = { $organization } wird nach diesem Konto gefragt.
sign-in-not-kept = Auf diesem Computer wird nichts aufbewahrt
store-label = Wo das Token liegt
store-question = Wo soll das Token liegen?
store-take = Diesen Ort verwenden
store-unchosen = Wählen Sie, wo das Token liegen darf.
store-keychain-text = Verschlüsselt aufbewahrt, Cargo liest es selbst. Hier empfohlen.
store-keychain-text-plain = Verschlüsselt aufbewahrt, Cargo liest es selbst.
store-provider-text-plain = Gibt Cargo jedes Mal ein frisches Token.
store-no-keychain = Benötigt einen Schlüsselbund, und hier ist keiner nutzbar.
store-token-ends = Das Token dieses Kontos endet innerhalb einer Stunde.
store-no-provider = Feedwrights Anmeldeinformationsanbieter ist nicht installiert.
store-not-here = Lässt sich auf diesem System noch nicht nachweisen.
store-looking = Es wird geprüft, wo das Token liegen darf
store-keychain-unusable = Auf diesem Computer derzeit nicht nutzbar.
