/// German: its phrases for the errors, and the words that rules ask for. Notation: ``Phrase``.
enum GermanLexicon {
    static let lexicon = Lexicon(
        language: "de",
        book: PhraseBook(
            sets: sets,
            phrases: [
                (.acknowledgment, acknowledgment), (.thanks, thanks), (.ourSide, ourSide), (.defence, defence),
                (.denial, denial), (.softDenial, softDenial), (.retelling, retelling), (.owning, owning),
                (.adversative, adversative), (.concession, concession), (.ordeal, ordeal), (.nonApology, nonApology),
                (.regret, regret), (.perception, perception), (.wall, wall), (.softWall, softWall),
                (.alternative, alternative), (.boilerplate, boilerplate), (.diagnosis, diagnosis), (.when, when),
                (.action, action), (.report, report),
            ], negations: "nicht nie kein keine nichts niemand kaum nur", contractions: [:]),
        words: [
            .greeting: "hallo hi hey moin servus liebe lieber sehr grüezi",
            .wish: "guten", .partOfDay: "tag morgen abend",
            .addressed: "geehrte geehrter geehrtes frau herr dr prof zusammen team liebe lieber damen herren und",
            .goesOn: "dass und oder nachdem als wenn ohne mit", .turn: "aber jedoch allerdings leider doch",
            .you: "sie ihnen ihr ihre ihren ihrem ihrer du dir dich dein deine deinen deinem deiner euch euer eure",
            .we: "wir uns unser unsere unseren unserem unserer ich mir mich mein meine",
            .subject: "wir die der das ich es sie du er man unsere unser bitte leider",
            .negation: "nicht", .but: "aber", .although: "obwohl obgleich", .again: "wieder", .and: "und oder",
            .that: "dass",
            .cry: "oh entschuldigung au oje",
            .asking:
                "was wie wann wo wer warum welche welcher welches welchen welchem wohin woher wofür womit wen wem worauf woran",
            .actor: "ich wir er sie team kollege kollegin", .nobodyNamed: "jemand man irgendwer irgendjemand",
        ])

    private static let sets = [
        "bad": """
        ärgerlich schlimm bitter peinlich traurig nervt nervig anstrengend frustrierend enttäuschend unangenehm beängstigend \
        erschreckend schmerzhaft furchtbar schrecklich ermüdend zermürbend lästig mies hart schwer zermürbt ermüdet schlaucht \
        kostet kosten verletzend demütigend erschöpfend wütend sauer angst tut weh schade unerträglich belastend bedrückend zumutung \
        schreck schock enttäuschung ärger frust albtraum qual nerven geduld verständlich nachvollziehbar wut sorgen sorge \
        schmerzt beunruhigt beunruhigend nervenaufreibend belastet scherereien
        """,
        "rules": """
        richtlinie richtlinien agb regeln regel vorschrift vorschriften bedingungen geschäftsbedingungen ordnung satzung vertrag \
        prüfungsordnung hausordnung gesetz bestimmungen statuten paragraf paragraph absatz klausel beförderungsbedingungen \
        teilnahmebedingungen vorgaben tarifbestimmungen
        """,
        "records": """
        system unterlagen daten aufzeichnungen protokoll protokolle sendungsverfolgung verfolgung fahrer zusteller bericht kamera \
        messung messungen messwerte logs scan
        """,
        "thing":
            "gerät geräte router cache server wetter system software update app lieferant baustelle stau einstellung einstellungen",
    ]

    private static let acknowledgment = [
        "leid|entschuldigung|entschuldigen|verzeihung|sorry|bedauern|bedaure", "-nicht|kein|keine|kaum @bad",
        "verstehe|verstehen|nachvollziehen|begreife|begreifen",
        "kein|keine wunder|zumutung|zustand|art|weise",
        "hätte|hätten|sollte|sollten|darf|dürfen|dürfte nicht|niemand|nie",
        "wäre|wären ich|wir|jeder|man ~2 auch|sauer|wütend",
        "letzte ~1 was", "da ~2 man|jeder", "recht", "fehler", "genervt|verärgert|besorgt|enttäuscht|verzweifelt",
        "nicht zu viel verlangt",
        "lässt|lassen ~2 keine ruhe",
        "niemand|keiner sollte|müsste|darf|dürfte|muss",
        "niemand leichtfertig",
        "verdient|verdienst|verdienen ~3 antwort|gehör",
        "antwort ~4 verdient|verdienst|verdienen",
        "vertrauen ~1 verloren|enttäuscht|verspielt",
        "genau|aufmerksam hingesehen|hingeschaut",
        "zeit genommen",
        "hätte reichen|genügen",
    ]
    private static let thanks = ["danke|dank|vielen ~3 dass|geduld|hinweis|offenheit|ehrlichkeit|rückmeldung"]
    private static let ourSide = [
        "^ vielen|danke|herzlichen|besten ~1 dank|für",
        "^ wir !bedauern|entschuldigen|verstehen|haben|hätten|bitten|können", "^ unser|unsere|unseren",
        "^ laut|gemäß|nach|aus|zunächst|zuerst|vorab|grundsätzlich|generell",
        "^ bitte|kontaktieren|wenden|nutzen|prüfen|schreiben|senden|schicken|rufen|nehmen|löschen|starten|lesen|füllen",
        "^ das|es ist|sind|war|liegt|handelt ~1 die|der|das|ein|eine|an|am|sich|normal",
        "^ ihre|ihr|deine|dein anfrage|nachricht|ticket|anliegen|beschwerde|bewertung ~1 wurde|ist",
        "^ neue|moderne|solche|diese|alle|manche", "^ der|die fahrer|system|sendung|lieferung|wetterlage",
    ]
    private static let defence = [
        "laut|gemäß unserem|unseren|unserer|system|protokoll|sendungsverfolgung", "tatsächlich", "wie bereits|schon",
    ]

    private static let denial = [
        "stimmt|stimmen|trifft|treffen ~2 nicht|zu|kaum",
        "das|dies|es ist|war ~1 falsch|unwahr|unrichtig|unmöglich|ausgeschlossen|unwahrscheinlich|unsinn|unbegründet",
        "nicht|nie|niemals ~2 passiert|vorgekommen|geschehen|stattgefunden|sein|wahr|richtig|korrekt",
        "kann|können ~2 nicht|unmöglich ~2 sein|stimmen|glauben|vorstellen|nachvollziehen",
        "unmöglich|ausgeschlossen|undenkbar",
        "sie|du ~1 irren|irrst|täuschen|täuschst|lügen|lügst|verwechseln|verwechselst|übertreiben|übertreibst",
        "sie|du ~3 missverstanden|übersehen|vergessen|verwechselt|falsch|getäuscht|geirrt",
        "wie ~2 bereits|schon|mehrfach ~4 mitgeteilt|gesagt|erklärt|erwähnt|informiert|geschrieben|geschildert|erläutert|hingewiesen",
        "niemand|keiner|sonst ~2 sonst|anderer|niemand|keiner|beschwert|gemeldet|bekannt",
        "einziger|einzige|einzigen ~2 kunde|kundin|mit|der|die",
        "kein|keine|keinen|keinerlei ~1 beleg|belege|beweis|beweise|hinweis|hinweise|anhaltspunkt|anhaltspunkte|nachweis|fehler|störung|problem|mangel|mängel|auffälligkeiten",
        "nichts|nicht ~2 dergleichen|derartiges|festzustellen|feststellen|erkennen|finden|nachvollziehen|bestätigen|auffälliges|ungewöhnliches",
        "ihr|dein|ihre|deine ~1 fehler|schuld|versehen|eigene",
        "bedienungsfehler|anwenderfehler|eigenverschulden|selbst ~1 schuld|verschuldet",
        "hätten|hättest|hätte sie|du ~4 lesen|sagen|anrufen|melden|prüfen|nachsehen|wissen|gelesen|geprüft|gemeldet|beachtet",
        "widersprechen|widerspreche|zurückweisen|weisen ~4 zurück|entschieden|energisch|vorwurf|vorwürfe|darstellung",
        "angeblich|angebliche|angeblichen|vermeintlich|vermeintliche|behaupten|behauptest|behauptung|behauptungen|unterstellung|unterstellungen|unterstellen",
        "sind|bist ~1 sie|du ~1 sicher", "tatsache|fakt|wahrheit ist",
    ]
    private static let softDenial = [
        "laut|gemäß|nach ~2 @records",
        "@records ~1 zeigt|zeigen|sagt|sagen|bestätigt|bestätigen|weist|belegt|belegen|belegen|versichert|gibt",
        "wurde|wurden ~3 zugestellt|geliefert|übergeben|ausgeliefert|bearbeitet|erstattet",
        "unser|unsere|unseren|unserem ~3 stets|immer|nie|niemals|grundsätzlich|ausnahmslos|einwandfrei|korrekt|freundlich|sorgfältig|zuverlässig",
        "funktioniert|läuft|sitzt|passt|arbeitet ~2 einwandfrei|fehlerfrei|tadellos|wenn|normal|bei|korrekt|problemlos|perfekt",
        "alle|beide|jeder|jede|alles ~2 sind|ist|wird|werden|wurde|wurden ~3 sicher|geprüft|kontrolliert|gewogen|getestet|sauber|korrekt|ordnung|überzeugt",
        "ist|war|sind|waren ~2 korrekt|richtig|ordnungsgemäß|einwandfrei|vollständig|intakt|in ordnung|rechtens|berechtigt|normal",
        "haben|hat|habe ~1 nie|niemals",
        "versichern|versichert|versichere|beteuert|beteuern ~1 ihnen|dir|uns|dass|glaubhaft",
        "muss|müssen|wird|dürfte|dürften ~2 an|bei|mit ihrem|ihrer|ihnen|deinem|deiner|dir",
        "andere|anderen|meisten|viele ~2 kunden|nutzer|gäste|leute|menschen ~4 zufrieden|begeistert|problem|probleme|keine|nicht|gern|gut",
        "suchen|such|suche|schauen ~2 woanders|anderswo|anderer|anderweitig",
        "vertrauen|vertraue ~2 unseren|unserem|unserer",
    ]
    private static let retelling = [
        "ihnen|dir|man ~2 gesagt|sagte|sagten|mitgeteilt|erklärt",
        "sie|du ~1 schreiben|schreibst|schrieben|sagen|sagst|sagten|berichten|berichtest|fühlen|fühlst",
        "unsere|die|der|unser ~1 antwort|nachricht|mail|kollege|kollegin ~2 klang|sagte|lautete|war",
        "hören|lesen|satz|wort|als ob|wäre", "zu unrecht",
    ]
    private static let owning = [
        "sie|du hatten|haben|hattest|hast ~1 recht",
        "wir|ich lagen|lag|liegen|irrten|haben|habe ~3 falsch|daneben|geirrt|fehler|versagt|vergessen|verloren|verlegt|übersehen|verwechselt|unrecht|versäumt|gelöscht|falsch|verschlampt|kaputt|versprochen|doppelt|zu",
        "unser|unserer|mein|unsere|eigener ~1 fehler|schuld|versehen|versäumnis|irrtum|verschulden",
        "fehler|schuld|verantwortung ~2 liegt|lag|war|ist ~1 bei|an|unser|unsere|unserer|uns", "zu unrecht",
        "hätte|hätten ~4 nicht|nie ~2 passieren|dürfen|geschehen|sollen|vorkommen", "bei|an uns|mir",
        "glauben|glaube ihnen|dir|wort", "ihr|dein wort ~2 genügt|zählt|reicht", "kann|könnte ~2 bei|an uns",
        "haben|habe wir|ich ~2 fehler|versagt|versäumt",
        "im stich gelassen",
        "nicht ~3 aufgepasst|geschützt|gehört|gesehen",
        "warten lassen",
        "keine ausrede|entschuldigung",
        "hatten|hattest ~3 recht",
    ]
    private static let adversative = [
        "aber", "jedoch", "allerdings", "leider", "dennoch", "trotzdem", "gleichwohl", "obwohl", "obgleich",
        "andererseits", "nichtsdestotrotz", "immerhin", "indes", "indessen", "doch !noch", "hingegen", "gleichzeitig",
        "nur ~1 ist|sind|muss|müssen", "sondern", "freilich", "wobei", "dessen ungeachtet", "wenngleich", "zugegeben",
        "bedenken|bedenke|beachten|verstehen sie|du|bitte", "schließlich", "immer noch ~1 im", "nun mal|einmal",
        "eben mal|so",
    ]
    private static let concession = ["^ auch wenn|sosehr", "^ obwohl|obgleich|wenngleich|zwar", "so sehr wir|ich"]
    private static let ordeal = [
        "niemand|nichts|nie|nur|keiner|dann|trotzdem|keine|kein|nicht", "sie|du ~2 nicht|nichts|nur|keine|kein",
    ]
    private static let nonApology = [
        "leid|sorry|bedauern|bedauere|bedaure|entschuldigung|entschuldigen|entschuldigen ~2 falls|wenn|sofern|sollten|sollte",
        "sollten|sollte|solltest ~8 leid|bedauern|entschuldigen|entschuldigung",
        "falls|sofern ~10 leid|bedauern|entschuldigen",
        "etwaige|eventuelle|mögliche|allfällige unannehmlichkeiten|missverständnisse|unstimmigkeiten",
        "ihre|deine gefühle|wahrnehmung|empfindung",
    ]
    private static let regret = [
        "leid|bedauern|bedauere|bedaure|bedauerlich|schade|entschuldigung|entschuldigen|verzeihung|sorry|tragisch"
    ]
    private static let perception = [
        "aufgefasst|empfunden|empfinden|empfindest|wahrgenommen|verstanden|missverstanden|gefühlt|fühlen|fühlst|gedeutet|interpretiert|angekommen|rübergekommen|erschien|erschienen|vorkam|vorgekommen|gewirkt|wirkte|gestört|sehen|siehst",
        "sie|du|dich|dir ~4 angegriffen|verletzt|beleidigt|gekränkt|enttäuscht|gestört|unwohl|missachtet",
        "persönlich|übel|falsch|krumm ~1 genommen|nehmen|nimmst|aufgenommen", "den|der eindruck|meinung|ansicht",
        "ihren|deinen|ihrem|deinem|ihre|deine geschmack|augen|erwartungen|vorstellungen|empfinden", "falls|sofern",
        "so|zu ~1 empfindlich|herzen|persönlich",
    ]
    private static let wall = [
        "das|dies|es sind|ist ~1 unsere|die|nun|so|unser @rules",
        "@rules ~4 eindeutig|klar|sieht|sehen|erlaubt|erlauben|lassen|kennt|verbieten|verbietet|gelten|gilt|vor|keine|besagt|besagen|regelt|steht|stehen|schreibt",
        "gemäß|laut|nach|aufgrund|gegen|entsprechend ~2 @rules", "ausnahme|ausnahmen ~3 nicht|keine|unmöglich",
        "keine|kein ausnahme|ausnahmen|erstattung|rückerstattung|umtausch|rücknahme|rückgabe|anspruch|kulanz|haftung|spielraum",
        "dabei|daran ~1 bleibt|bleiben|ändert|halten|ist", "bleibt|bleiben ~1 bestehen|dabei|es|unverändert|gültig",
        "nichts ~2 tun|machen|ändern|anbieten", "hände ~3 gebunden", "vom umtausch ausgeschlossen",
        "bitten ~3 um verständnis|ihr", "@rules ~1 denen|die sie|du|wir",
        "gilt|gelten ~1 für ~1 alle|jeden|ausnahmslos",
    ]
    private static let softWall = [
        "nicht ~2 möglich|erstattungsfähig|vorgesehen|zulässig|erlaubt|umtauschbar|übertragbar|erstatten|tauschen|ändern|verlängern|zurücknehmen|kulant|helfen|erstattet|zurückgenommen|umgetauscht|ersetzt|storniert|gutgeschrieben|abgedeckt|berechtigt",
        "ausgeschlossen|verfallen|abgelaufen|endgültig|bindend|verbindlich|abgeschlossen|unwiderruflich",
        "frist|garantie|gewährleistung|zeitraum ~2 abgelaufen|vorbei|beträgt|endet|endete|um|verstrichen|überschritten",
        "nur ~4 innerhalb|mit|gegen|bis|bei|gültig|möglich",
        "können|kann|dürfen|darf ~5 nicht|leider ~3 erstatten|tauschen|ändern|zurücknehmen|anbieten|gewähren|machen|helfen|besprechen|entsprechen|verlängern",
        "weder noch", "ende der diskussion", "steht ~2 im|in ~2 vertrag|agb|kleingedruckten|paragraf",
    ]
    private static let alternative = [
        "ich|wir ~1 kann|können|könnten|könnte ~3 ihnen|dir|stattdessen|aber|anbieten|tauschen|erstatten",
        "stattdessen|alternativ|dafür|ersatzweise", "was ~1 ich|wir ~1 tun|können|kann|anbieten",
        "was|womit ~1 würde|hilft|helfen", "gerne|gern ~3 umtausch|tauschen|anrufen|reparieren",
        "reparieren|repariere|tauschen|ersetzen|erstatten !wir ~1 sie|wir|es|ihn|den|die",
    ]
    private static let boilerplate = [
        "unannehmlichkeiten|unannehmlichkeit|umstände",
        "entspricht|entsprechen ~2 nicht ~6 wünschen|anspruch|standards|erlebnis|erwartungen",
        "ihre|deine ~1 rückmeldung|feedback|zufriedenheit|bewertung", "nehmen ~4 ernst",
        "vorfall|vorkommnis|geschehene|vorgefallene", "ihren|deinen|ihr|dein unmut|ärger|frust|erlebnis|enttäuschung",
    ]
    private static let diagnosis = [
        "liegt|lag ~1 am|an|daran|vermutlich|wohl", "grund|ursache|auslöser|schuld ~2 war|ist|sind|dafür|hierfür|daran",
        "weil|da wir|unser|unsere|der|die|das|ihr|ihre",
        "wegen|aufgrund|infolge|durch|dank ~2 @thing|hohen|hoher|krankheit|eines|einer|technischen|technischer|der|des|wartung|störung",
        "verursacht|ausgelöst|behoben|gelöst|repariert|zugestellt|ausgeliefert|versandt|verschickt|unterwegs|erstattet|überlastet|ausgefallen|defekt|gewartet",
        "wahrscheinlich|vermutlich|vielleicht|offenbar|anscheinend|möglicherweise|wohl|normalerweise|meistens|üblicherweise|erfahrungsgemäß",
        "vergeht|verschwindet|legt|gibt|erledigt|löst ~1 sich|das|es|wieder|von|nach",
        "hilft|behebt|löst ~1 das|es|meist|ein|in|der",
        "^ leeren|löschen|starten|installieren|schalten|aktualisieren|drücken|prüfen|öffnen|laden|setzen|ziehen|stellen|gehen|leere|lösche|starte|installiere|schalte|aktualisiere|drücke|öffne|lade",
        "bitte|einfach|sie|du ~4 neu|cache|neustarten|aktualisieren|installieren|löschen|leeren|zurücksetzen",
        "handelt ~1 sich",
        "störung|panne|ausfall|defekt|engpass|stau|unfall|wartung|weichenstörung|weiche|stellwerk|leck|rohrbruch",
        "gab|gibt es ~1 ein|eine|einen|probleme",
        "dauert|dauern|braucht|brauchen ~3 #|tage|wochen|werktage|stunden|zeit",
        "neue|neuen geräte|geräten|modelle|produkte", "kommt|stammt|stammen|rührt ~1 von|vom|aus|daher|durch|davon",
        "normal|üblich|bekannt",
    ]
    private static let when = [
        "bis|um|gegen|vor|ab ~2 #", "# uhr|h", "heute|morgen|übermorgen",
        "bis|am|vor|ab|nächsten|kommenden|diesen ~1 montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mittag|abend|wochenende",
        "innerhalb|binnen ~3 stunde|stunden|minuten|tag|tage|tagen|tages", "in # minuten|stunden|tagen",
        "in einer|zwei|drei ~1 stunde|stunden|minuten|tagen",
        "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag", "noch|diese ~1 heute|woche|stunde",
        "gleich jetzt",
    ]
    private static let action = [
        """
        schreibt|schreibe|schreiben|ruft|rufe|rufen|meldet|melde|melden|antwortet|antworte|antworten|prüft|prüfe|prüfen|klärt|kläre|klären|\
        schaut|schaue|schauen|sieht|sehe|kümmert|kümmere|kümmern|geht|gehe|gibt|gebe|kommt|komme|sitzt|arbeitet|bringt|bringe|\
        sucht|suche|verfolgt|verfolge|spricht|spreche|sagt|sage|postet|poste|berichtet|berichte|wird|werde|werden|ist|misst|\
        holt|liest|lese|bearbeitet|kontaktiert|kontaktiere|informiert|informiere|nimmt|nehme|schickt|schicke|fragt|frage
        """
    ]
    private static let report = [
        "wir|ich|habe|haben|hab|hat ~6 geprüft|gelesen|nachgesehen|angesehen|gesehen|gefunden|gesprochen|gemessen|verglichen|getestet|gehört|nachgeschaut|gefragt|durchgesehen|angehört|angeschaut|gezählt|kontrolliert",
        "nachgesehen|nachgeschaut|geprüft|verglichen|gemessen",
    ]
}
