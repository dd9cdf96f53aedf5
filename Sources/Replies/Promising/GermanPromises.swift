/// How German promises and names times. Notation: ``PromiseLexicon``.
enum GermanPromises {
    static let lexicon = PromiseLexicon(
        words: words, atoms: atoms + compounds,
        grammar: PromiseLexicon.Grammar(hasDottedDates: true, capitalisesNouns: true, inverts: true),
        apostrophe: .contracts, contractions: [:],
        short: "mo di mi do fr sa so jan feb apr jun jul aug sep sept okt nov dez std min ca",
        before: """
            januar jänner februar märz april mai juni juli august september oktober november dezember uhr jan feb mär apr \
            jun jul aug sep okt nov dez
            """, ordinalDots: true)

    private static let words: [(PromiseRoles, String)] = [
        (.we, "ich wir"),
        (.you, "sie du ihr"),
        (.third, "sie er jemand beide"),
        (
            .filler,
            """
            ihnen dir euch sich uns mich dich es auch dann nun jetzt gleich sofort direkt noch schon wieder persönlich selbst \
            gern gerne deshalb daher darum also bitte hier dort ihn ihm zurück zuverlässig natürlich selbstverständlich \
            umgehend dazu dafür davon danach anschließend ja nochmal nochmals erneut zunächst zuerst morgens hiermit dabei \
            so für bei mit zu wie
            """
        ),
        (.our, "unser unsere unserem unseren unserer unseres mein meine meinem meinen meiner"),
        (.your, "ihr ihre ihrem ihren ihrer ihres dein deine deinem deinen deiner euer eure eurem euren"),
        (.thing, "das dies diese dieser dieses alles nichts"),
        (.article, "der die das den dem des ein eine einen einem einer eines"),
        (
            .actorNoun,
            """
            team kundenteam lieferteam serviceteam supportteam technikteam abteilung buchhaltung kundendienst kundenservice \
            service support kollege kollegin kollegen kolleginnen mitarbeiter mitarbeiterin mitarbeiterinnen techniker \
            technikerin technikern monteur monteurin fahrer fahrerin kurier chef chefin leiter leiterin leitung filiale \
            filialleiter filialleiterin werkstatt küche lager büro redaktion kundenbetreuung betreuerin betreuer \
            ansprechpartner ansprechpartnerin fachabteilung rechnungsabteilung versand versandabteilung zentrale \
            geschäftsführer geschäftsführerin geschäftsführung inhaber inhaberin meister meisterin schichtleiter \
            schichtleiterin entwickler entwicklerin entwicklerteam berater beraterin experte expertin hotline stelle
            """
        ),
        (.title, "frau herr herrn dr"),
        (.ofOwner, "aus von vom der des im in unserem unserer an am bei"),
        (.future, "wird werde werden wirst werdet"),
        (.be, "ist bin sind"),
        (
            .action,
            """
            schreibt schreibe schreiben ruft rufe rufen meldet melde melden antwortet antworte antworten prüft prüfe prüfen \
            klärt kläre klären schaut schaue schauen sieht sehe sehen kümmert kümmere kümmern geht gehe gehen gibt gebe geben \
            kommt komme kommen bringt bringe bringen sucht suche suchen verfolgt verfolge verfolgen spricht spreche sprechen \
            sagt sage sagen postet poste posten berichtet berichte berichten holt hole holen liest lese lesen bearbeitet \
            bearbeite bearbeiten kontaktiert kontaktiere kontaktieren informiert informiere informieren nimmt nehme nehmen \
            schickt schicke schicken sendet sende senden fragt frage fragen erstattet erstatte erstatten überweist \
            überweise überweisen tauscht tausche tauschen ersetzt ersetze ersetzen liefert liefere liefern repariert \
            repariere reparieren behebt behebe beheben löst löse lösen stellt stelle stellen macht mache machen zahlt zahle \
            zahlen bezahlt bezahle bezahlen veranlasst veranlasse veranlassen untersucht untersuche untersuchen leitet \
            leite leiten storniert storniere stornieren korrigiert korrigiere korrigieren verschickt verschicke verschicken \
            versendet versende versenden erledigt erledige erledigen besucht besuche besuchen vereinbart vereinbare \
            vereinbaren bestätigt bestätige bestätigen teilt teile teilen gleicht testet teste testen messe misst bucht \
            buche buchen schreibst setzt setze setzen sorgt sorge sorgen hakt hake haken verspreche versprechen \
            versichere garantiere garantieren sichere wechselt wechsle wechseln beantwortet beantworte beantworten \
            aktualisiert aktualisiere aktualisieren reicht reiche reichen führt führe führen unterrichtet höre arbeitet \
            arbeite arbeiten
            """
        ),
        (
            .receive,
            "erhalten erhältst erhaltet bekommen bekommst bekommt hören hörst hört erfahren erfährst haben hast erreicht"
        ),
        (
            .arrive,
            """
            da zurück erledigt behoben repariert bei gelöst gutgeschrieben erstattet fertig wieder ankommen eintreffen kommt \
            überwiesen verschickt ersetzt geklärt beantwortet eingetroffen zugestellt geliefert liegt trifft geht auf erreicht \
            ausgetauscht korrigiert
            """
        ),
        (.have, "haben habe hat hast"),
        (
            .received,
            """
            antwort geld bescheid nachricht rückmeldung ersatz erstattung paket gutschrift rückruf lösung ergebnis klarheit \
            information entscheidung
            """
        ),
        (
            .bar,
            """
            war waren hatte hatten wurde wurden worden kam kamen schrieb schrieben ging gab sagte sagten rief meldete warteten \
            wartete wartest warten warte könnte könnten kann können kannst könnt würde würden möchte möchten muss müssen \
            musst soll sollen sollte sollten darf dürfen hoffen hoffe hofft versuchen versuche versucht planen plant \
            erwarten erwarte rechnen rechne bemühen bemüht wollen will wollten öffnet öffnen schließt schließen bleibt \
            bleiben gilt gelten läuft laufen dauert dauern endet enden danke danken tut bedauern bedaure entschuldigen \
            verstehen verstehe versteht scheint heißt brauchen brauche braucht benötigen benötigt habt fehlt freuen freue \
            glaube glauben denke denken vermute vermuten schätze wünschen wünsche weiß wissen bieten biete steht stehen \
            hielt lag fuhr stand wusste dachte bat baten versprach versprachen funktioniert verstreicht hängt zugesagt \
            gewartet geschrieben gesagt bestellt gekauft angerufen versprochen lasst lass 
            """
        ),
        (.negation, "nicht nie niemals kein keine keinen keinem keiner nichts niemand weder ohne kaum"),
        (
            .spoiler,
            """
            normalerweise gewöhnlich üblicherweise meist meistens immer oft manchmal vielleicht eventuell möglicherweise \
            hoffentlich wahrscheinlich voraussichtlich vermutlich geöffnet offen geschlossen erreichbar besetzt jederzeit \
            grundsätzlich generell zeit öffnungszeiten verfügbar gültig täglich
            """
        ),
        (
            .subordinate,
            """
            weil wenn falls sobald damit ob als während nachdem bevor obwohl sofern solange wo warum wieso indem
            """
        ),
        (.coordinator, "und dann denn oder sowie aber"),
        (
            .frame,
            "verspreche versprechen versichere versichern garantiere garantieren zusage wort sorge sorgen sichere"
        ),
        (.that, "dass"),
        (.relative, "der die das den dem deren dessen welche welcher welches was"),
        (.from, "von"),
        (.greeting, "hallo hi liebe lieber guten moin servus grüezi"),
    ]

    private static let days = [
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    ]

    /// `Freitagabend`.
    private static let compounds: [(DueAtom, String)] = days.enumerated().flatMap { index, day in
        [
            (DueAtom.weekdayPart(index + 1, .morning), "\(day)morgen|\(day)vormittag|\(day)früh"),
            (.weekdayPart(index + 1, .noon), "\(day)mittag"),
            (.weekdayPart(index + 1, .afternoon), "\(day)nachmittag"),
            (.weekdayPart(index + 1, .evening), "\(day)abend"), (.weekdayPart(index + 1, .night), "\(day)nacht"),
            (.weekday(index + 1), day),
        ]
    }

    private static let atoms: [(DueAtom, String)] = [
        (
            .relation(.by),
            "bis|bis zum|bis zur|bis um|bis zu|bis spätestens|bis spätestens um|spätestens bis|bis ca|bis gegen|spätestens am|spätestens um|noch vor ende|bis am"
        ),
        (.relation(.before), "vor|vor dem|vor der|noch vor|noch vor dem"),
        (
            .relation(.within),
            "in|innerhalb|innerhalb von|binnen|im|in den|in der|innert|in spätestens|in maximal|in höchstens|innerhalb der|innerhalb des|in unter|in weniger als|innerhalb einer"
        ),
        (.relation(.at), "am|um|gegen|an|um etwa|so gegen|zum"),
        (.relation(.between), "zwischen"),
        (.glue, "der|des|den|dem|die|das|von"),
        (.day(0), "heute|noch heute|heute noch"), (.dayOrMorning, "morgen"), (.day(2), "übermorgen"),
        (.weekday(6), "sonnabend"),
        (.shortWeekday(1), "mo"), (.shortWeekday(2), "di"), (.shortWeekday(3), "mi"), (.shortWeekday(4), "do"),
        (.shortWeekday(5), "fr"), (.shortWeekday(6), "sa"), (.shortWeekday(7), "so"),
        (.part(.firstThing), "gleich morgens|als erstes am morgen"),
        (.part(.morning), "früh|vormittag|vormittags|morgens|in der früh|am vormittag|am morgen"),
        (.part(.noon), "mittag|mittags|am mittag|zum mittag"),
        (.part(.afternoon), "nachmittag|nachmittags|am nachmittag"), (.part(.evening), "abend|abends|am abend"),
        (.part(.night), "nacht|nachts"), (.part(.midnight), "mitternacht"), (.dayPart(0, .evening), "heute abend"),
        (
            .part(.dayEnd),
            """
            feierabend|geschäftsschluss|dienstschluss|ende des tages|tagesende|ende des arbeitstages|büroschluss|\
            ladenschluss|schluss
            """
        ),
        (.dayPart(0, .dayEnd), "im laufe des tages|im lauf des tages|im verlauf des tages|über den tag"),
        (.this, "diese|dieser|diesen|diesem|dieses"),
        (
            .next,
            "nächste|nächsten|nächster|nächstes|nächstem|kommende|kommenden|kommender|kommendes|kommendem|folgenden"
        ),
        (
            .edge(.end),
            "ende|ende der|ende des|im laufe|im laufe der|im laufe des|im lauf der|im lauf des|im verlauf der|im verlauf des|ende dieser|ablauf der|ablauf des"
        ),
        (.edge(.early), "anfang|anfang der|anfang des|beginn der"), (.edge(.middle), "mitte|mitte der|mitte des"),
        (.weekend, "wochenende|das wochenende|dem wochenende"),
        (.month(1), "januar|jänner|jan"), (.month(2), "februar|feb"), (.month(3), "märz|mär"), (.month(4), "april|apr"),
        (.month(5), "mai"), (.month(6), "juni|jun"), (.month(7), "juli|jul"), (.month(8), "august|aug"),
        (.month(9), "september|sept|sep"), (.month(10), "oktober|okt"), (.month(11), "november|nov"),
        (.month(12), "dezember|dez"),
        (.unit(.minute), "minute|minuten|min"), (.unit(.hour), "stunde|stunden|std|h"),
        (.unit(.day), "tag|tage|tagen|tages|kalendertage|kalendertagen"), (.unit(.week), "woche|wochen|arbeitswoche"),
        (.unit(.month), "monat|monate|monaten|monats"), (.unit(.year), "jahr|jahre|jahren|jahres"),
        (
            .unit(.workingDay),
            "werktag|werktage|werktagen|werktages|arbeitstag|arbeitstage|arbeitstagen|arbeitstages"
        ),
        (.unit(.workingHour), "arbeitsstunden|geschäftsstunden"),
        (.number(1), "ein|eine|einem|einer|eines|einen|eins"), (.number(2), "zwei|zweier"), (.number(3), "drei"),
        (.number(4), "vier"), (.number(5), "fünf"), (.number(6), "sechs"), (.number(7), "sieben"), (.number(8), "acht"),
        (.number(9), "neun"), (.number(10), "zehn"), (.number(11), "elf"), (.number(12), "zwölf"),
        (.number(14), "vierzehn"), (.number(15), "fünfzehn"), (.number(16), "sechzehn"), (.number(17), "siebzehn"),
        (.number(18), "achtzehn"), (.number(20), "zwanzig"), (.number(24), "vierundzwanzig"), (.number(30), "dreißig"),
        (.number(48), "achtundvierzig"), (.number(72), "zweiundsiebzig"),
        (.sixtieths(30), "einer halben|eine halbe|einem halben|halben"), (.sixtieths(90), "eineinhalb|anderthalb"),
        (.sixtieths(15), "einer viertel"), (.sixtieths(150), "zweieinhalb"),
        (.few, "einige|einigen|einiger|wenige|wenigen|weniger|ein paar|paar|mehrere|mehreren"),
        (.before(minutes: -30), "halb"), (.before(minutes: 15), "viertel nach"),
        (.before(minutes: -15), "viertel vor|dreiviertel"),
        (.before(minutes: -45), "viertel"),
        (.oclock, "uhr"), (.to, "bis|oder|bis zu"),
        (.latest, "spätestens|allerspätestens|genau|pünktlich"),
        (
            .vague,
            """
            bald|baldmöglichst|schnellstmöglich|so schnell wie möglich|so bald wie möglich|sobald wie möglich|zeitnah|\
            in kürze|demnächst|möglichst bald|möglichst schnell|schnellstens|alsbald|umgehend|baldigst|kurzfristig|\
            irgendwann|zügig|in absehbarer zeit|so rasch wie möglich|ehestmöglich|raschestmöglich|unverzüglich|sobald
            """
        ),
        (
            .bygone,
            "seit|gestern|vorgestern|letzte|letzten|letzter|letztes|vergangene|vergangenen|vergangener|jeden|jede|jeder|nach|ab|früher|später|pro|am tag|vor einer|vor einem|vor zwei|vor drei|vor vier|vor fünf|vor sechs|vor zehn"
        ),
        (.zone(0), "utc|gmt"), (.zone(60), "mez|cet"), (.zone(120), "mesz|cest"),
    ]
}
