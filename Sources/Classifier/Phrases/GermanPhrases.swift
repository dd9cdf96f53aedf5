/// German cues, topics, urgency and stance.
enum GermanPhrases {
    static let table = """
        negation: nicht, kein*, nie, niemals, niemand, nichts, ohne, weder
        secondPerson: ihr, euch, euer, eure, eurer, euren, eurem, du, dein*, dir, sie, ihnen, ihre
        firstPerson: ich, mein*, mir, mich, wir, uns, unser*
        duration: woche, wochen, tage, tagen, monat*, stunde*, minute*, jahr*, seit, lange, ewig
        again: wieder, immer noch, noch immer, schon wieder, erneut, jedes mal, jedesmal, ständig, dauernd, immer wieder
        money: geld, erstatt*, rückerstatt*, rechnung*, abgebucht, bezahlt*, bezahlen, gebühr*, kosten, preis*, euro, konto, kassiert
        demand: wann, warum, wieso, weshalb, wie lange, was ist los, wo bleibt, wo ist, was soll das
        problem: kaputt, defekt*, funktioniert nicht, geht nicht, fehler*, problem*, störung*, ausfall, ausfälle, fällt aus, ausgefallen, verspätet, verspätung*,
            beschädigt*, fehlt, falsch*, verloren, abgestürzt, stürzt ab, absturz, langsam, verschwunden, gesperrt, dreckig, kalt, nicht angekommen, nicht geliefert, storniert, abgesagt, überfüllt, verpasst, streik, klimaanlage
        waiting: warte*, gewartet, warteschleife, wartezeit, vertröstet
        service: kundenservice, kundendienst, service, support, hotline, mitarbeiter*, fahrer, lieferung, bestellung*, paket, app, bahn, zug, filiale
        thanks: danke, dankeschön, vielen dank
        positive: gut, gute, guter, gutes, super, toll*, klasse, perfekt, freundlich*, schön*, zufrieden, empfehl*, schnell*, gerne, liebe, großartig, lecker, prima, freu*, glücklich
        negative: schlecht*, schlimm*, enttäusch*, furchtbar*, schrecklich*, unfreundlich*, ärgerlich*, nervt, nervig*, traurig, leider, mies*, peinlich, unzufrieden, frech*, unverschämt*, chaos, chaotisch, zumutung, müll, schrott, schade, hass*
        strong: schlimmste*, unverschämt*, frechheit, katastroph*, unglaublich, skandal*, betrug, betrüger, abzocke*, unmöglich, saftladen, nie wieder, widerlich, ekelhaft, unerhört
        profanity: scheiß*, scheiss*, scheisse, verdammt*, arsch*, mist, kacke, verfickt*, wichser, idiot*, deppen, dreck*, fick*, halt die fresse
        anger: wütend, wut, sauer, hass*, hasse, kotzt mich an, zum kotzen, aggressiv, reicht mir, schnauze voll, regt mich auf, aufregen
        contempt: witz, ein witz, lächerlich, lachhaft, unfähig*, inkompetent*, armselig, danke für nichts, bravo, na super, na toll, herzlichen glückwunsch
        please: bitte, könnt ihr, kann mir jemand, könnten sie
        contact: angerufen, anruf, angeschrieben, e mail, email, reklamier*, reklamation, beschwer*, gemeldet
        leaving: kündig*, gekündigt, wechsel*, gewechselt, nie wieder, anderer anbieter, zur konkurrenz, abbestellt, finger weg
        promotion: gewinnspiel, gratis, kostenlos*, rabatt*, gutschein*, jetzt kaufen, angebot, verdienen
        topic.delivery: paket*, liefer*, sendung, zusteller*, nicht angekommen, verspätung*, verspätet
        topic.billing: rechnung*, abgebucht, abbuchung*, gebühr*, berechnet, lastschrift
        topic.refund: erstatt*, rückerstatt*, geld zurück, rückzahlung, entschädigung
        topic.quality: kaputt, defekt*, qualität, schrott, beschädigt*, dreckig, verschimmelt, schimmel
        topic.bug: fehler*, stürzt ab, abgestürzt, absturz, update, lädt nicht, hängt sich auf
        topic.data-loss: daten verloren, fotos weg, alles gelöscht, datenverlust, gelöscht
        topic.outage: störung*, ausfall, ausgefallen, kein internet, kein netz, kein empfang, offline, fällt aus, fallen aus
        topic.service: kundenservice, kundendienst, hotline, mitarbeiter*, support, unfreundlich*, warteschleife, antwortet niemand, keine antwort, personal
        topic.account: konto gesperrt, passwort, anmelden, einloggen, zugang
        topic.pricing: preis*, teuer, preiserhöhung*, abzocke
        topic.privacy: datenschutz*, dsgvo, persönliche daten, datenleck
        topic.cancellation: kündig*, gekündigt, storno*, storniert
        topic.safety: gefährlich*, brand, feuer, rauch, verletzt, krankenhaus, allergi*, stromschlag
        urgent.safety: brennt, gebrannt, in brand, feuer gefangen, fing feuer, ~feuer, raucht, qualmt, rauchentwicklung, funken, stromschlag, explodiert, geplatzt, verbrannt, verbrennung*,
            allergisch*, krankenhaus, notaufnahme, notarzt, krankenwagen, mich umbringen, mich umzubringen, bringe mich um, mir das leben nehmen, selbstmord*, suizid*, will nicht mehr leben, verletzt, verletzung*, verschluckt, erstickt, gefährlich, lebensgefahr, lebensgefährlich, vergiftung, lebensmittelvergiftung, glassplitter, scherben, bremsen versagt, bremse versagt, gasgeruch, überhitzt
        urgent.legal: anwalt, anwält*, rechtsanwalt*, klage, verklag*, gericht, verbraucherzentrale, verbraucherschutz, bundesnetzagentur, anzeige erstattet, strafanzeige, rechtliche schritte, schlichtungsstelle, bafin, illegal, rechtswidrig
        urgent.money: geld zurück, keine erstattung, keine rückerstattung, rückerstattung nie, erstattung nie, doppelt abgebucht, zweimal abgebucht, zu viel abgebucht, zu viel berechnet, unberechtigt abgebucht, weiter abgebucht, immer noch abgebucht, mein geld, warte auf mein geld, warte auf die erstattung, warte auf erstattung
        urgent.churn: kündige, kündigen, gekündigt, kündigung, wechsle, wechsel zu, wechsel jetzt, wechsle jetzt, gewechselt, nie wieder, app gelöscht, letztes mal, das letzte mal, zur konkurrenz, anderer anbieter, anderen anbieter, verliert einen kunden, kunde verloren, bin weg, bin raus
        urgent.press: journalist*, zeitung, presse, redaktion, reporter*, verbrauchermagazin, fernsehen, presseanfrage
        harmless: druckerpresse, feuerwehr, rauchmelder, rauchfrei, krankenhausserie, nicht gefährlich, ungefährlich, gerichte, feuer und flamme
        stance.persecutor: ihr betrüger, unverschämt*, frechheit, schämt euch, saftladen, ihr lügt, unfähig*, mein anwalt, verklag*, idioten, ich verlange, ich fordere
        stance.victim: bitte helft, bitte helfen sie, weiß nicht mehr weiter, verzweifelt, niemand hilft, keiner hilft, hilflos, ich gebe auf, tut mir leid dass ich störe, ich kann nicht mehr
        stance.rescuer: ihr solltet, sie sollten, mein vorschlag, vorschlag, verbesserungsvorschlag, wie wäre es, warum nicht einfach, ihr könntet, sie könnten, tipp von mir, schult eure, an eurer stelle
        """
}
