/// How French promises and names times. Notation: ``PromiseLexicon``.
enum FrenchPromises {
    static let lexicon = PromiseLexicon(
        words: words, atoms: atoms,
        grammar: PromiseLexicon.Grammar(
            endings: [
                PromiseLexicon.Ending("rai", .action, from: 5), PromiseLexicon.Ending("rons", .action, from: 6),
                PromiseLexicon.Ending("rait", .bar, from: 6), PromiseLexicon.Ending("rez", .bar, from: 5),
                PromiseLexicon.Ending("aient", .bar, from: 6), PromiseLexicon.Ending("iez", .bar, from: 5),
                PromiseLexicon.Ending("ront", .action, from: 6), PromiseLexicon.Ending("rions", .bar, from: 6),
                PromiseLexicon.Ending("era", .action, from: 5), PromiseLexicon.Ending("ira", .action, from: 5),
                PromiseLexicon.Ending("dra", .action, from: 5),
            ], hoursTellTime: true, youEnding: "ez"),
        apostrophe: .parts,
        short: "lun mar mer jeu ven sam dim janv févr avr juil sept oct nov déc env max",
        before: "lundi mardi mercredi jeudi vendredi samedi dimanche")

    private static let words: [(PromiseRoles, String)] = [
        (.we, "je j nous on moi"),
        (.you, "vous tu"),
        (.third, "il elle ils elles quelqu"),
        (
            .filler,
            """
            te t lui leur se s y en me m ensuite puis aussi donc alors déjà encore personnellement bien sûr \
            ici maintenant immédiatement directement volontiers toutefois également même d abord ce tout suite ainsi
            """
        ),
        (.our, "notre nos mon ma mes"),
        (.your, "votre vos ton ta tes son sa ses"),
        (.thing, "cela ça ceci ce c tout rien"),
        (.article, "le la les l un une des"),
        (
            .actorNoun,
            """
            équipe équipes service collègue collègues responsable conseiller conseillère technicien technicienne techniciens \
            livreur livreuse chauffeur agence boutique magasin atelier comptabilité directeur directrice chef cheffe gérant \
            gérante département bureau cuisine support assistance plombier réparateur expert experte experts développeur \
            développeuse agent entrepôt dépôt transporteur gestionnaire
            """
        ),
        (.title, "mme m mlle monsieur madame"),
        (.ofOwner, "de du d des notre au à chez"),
        (.future, "vais va allons vont"),
        (.be, "suis est sommes sont sera seront serai serons"),
        (
            .action,
            """
            écris écrit écrivons écrivent appelle appelons appellent rappelle rappelons rappellent réponds répond répondons \
            répondent contacte contactons contactent recontacte recontactons revient reviens revenons reviennent vérifie \
            vérifions vérifient regarde regardons examine examinons envoie envoyons envoient renvoie renvoyons rembourse \
            remboursons remboursent remplace remplaçons échange échangeons livre livrons livrent répare réparons passe \
            passons prends prend prenons donne donnons donnent fais fait faisons tiens tient tenons informe informons \
            cherche cherchons suit traite traitons règle réglons corrige corrigeons transmet transmettons publie \
            publions apporte apportons résout résous résolvons crédite créditons verse versons annule annulons confirme \
            confirmons enquête enquêtons occupe occupons engage engageons promets promettons garantis garantissons parle \
            parlons téléphone téléphonons mets met mettons rend rendons expédie expédions organise organisons planifie \
            visite visitons communique communiquons reprend reprends reprenons contrôle contrôlons assure assurons arrive
            """
        ),
        (.receive, "aurez auras recevrez recevras saurez sauras obtiendrez entendrez recevez"),
        (
            .arrive,
            """
            arrivera arrive parviendra chez retour prêt prête prêts prêtes réparé réparée remboursé remboursée résolu \
            résolue livré livrée livrés crédité créditée réglé réglée rétabli rétablie versé échangé \
            remplacé remplacée corrigé corrigée envoyé envoyée traité traitée
            """
        ),
        (.have, "avez as avons ai a ont"),
        (.received, "réponse nouvelles remboursement colis argent solution retour rappel message décision"),
        (
            .bar,
            """
            avait avaient avais était étaient étiez aviez attendez attendu attendiez attendons attend attends pouvons peut \
            peux pouvez peuvent pourrait pourrions pourriez pourra pourrons pourrez devrait devrions devez doit dois devons \
            devrez espérons espère souhaitons souhaite essayons essaie essayer tentons ferme fermons ouvre ouvrons reste \
            restons comptons pensons pense croyons désolé désolée merci veuillez regrettons regrette comprenons comprends \
            dure durent vaut avons ai as a ont avez fut faut veux voulons voudrions aimerions serait seraient expire finit \
            termine excusez écrivez envoyez appelez répondez contactez rappelez dites donnez prenez patientez
            """
        ),
        (.negation, "ne n pas jamais rien aucun aucune personne ni sans guère"),
        (
            .spoiler,
            """
            généralement normalement habituellement toujours souvent parfois éventuellement probablement ouvert ouverte \
            ouverts ouvertes fermé fermée fermés fermées joignable joignables disponible disponibles horaires
            """
        ),
        (.subordinate, "si quand lorsque parce puisque comme car dont où afin quoique tandis"),
        (.coordinator, "et puis ou donc alors mais"),
        (.frame, "promets promettons garantis garantissons assure assurons engage engageons parole veille veillons"),
        (.that, "que qu"),
        (.relative, "qui que qu dont où"),
        (.from, "de d par"),
        (.greeting, "bonjour bonsoir salut cher chère"),
    ]

    private static let atoms: [(DueAtom, String)] = [
        (
            .relation(.by),
            """
            d ici à|d ici au|jusqu à|jusqu au|pas plus tard que|\
            jusqu
            """
        ),
        (.relation(.byOrWithin), "d ici"),
        (.relation(.before), "avant|avant la|avant les"),
        (
            .relation(.within),
            """
            dans|dans les|dans l|dans la|sous|sous les|en|en moins de|en l espace de|dans un délai de|dans le délai de|\
            dans un délai d|en l|d ici les|au cours des|dans le courant des|dans moins de
            """
        ),
        (.relation(.at), "à|vers|au|à l|aux environs de|aux alentours de"),
        (.relation(.between), "entre"),
        (.glue, "la|les|l|de|du|d|des|de la|de l|à|en|au"),
        (.dayArticle, "le"),
        (.day(0), "aujourd hui|ce jour|dès aujourd hui|encore aujourd hui"), (.day(1), "demain|dès demain"),
        (.day(2), "après demain"),
        (.weekday(1), "lundi"), (.weekday(2), "mardi"), (.weekday(3), "mercredi"), (.weekday(4), "jeudi"),
        (.weekday(5), "vendredi"), (.weekday(6), "samedi"), (.weekday(7), "dimanche"),
        (.part(.firstThing), "à la première heure|dès la première heure|première heure"),
        (.part(.morning), "matin|matinée|du matin|dans la matinée|au matin|fin de matinée|en fin de matinée|le matin"),
        (.part(.noon), "midi|à midi|le midi"),
        (
            .part(.afternoon),
            """
            après midi|l après midi|de l après midi|dans l après midi|fin d après midi|en fin d après midi|\
            en cours d après midi
            """
        ),
        (.part(.evening), "soir|soirée|du soir|dans la soirée|le soir|au soir|en soirée"),
        (.part(.night), "nuit"), (.part(.midnight), "minuit"),
        (
            .part(.dayEnd),
            "fin de journée|la fin de journée|la fin de la journée|fin de la journée|en fin de journée|fin du jour|la fermeture"
        ),
        (
            .dayPart(0, .dayEnd),
            "dans la journée|dans le courant de la journée|au cours de la journée|en cours de journée"
        ),
        (.dayPart(0, .morning), "ce matin"), (.dayPart(0, .noon), "ce midi"), (.dayPart(0, .evening), "ce soir"),
        (.dayPart(0, .afternoon), "cet après midi|cette après midi"), (.dayPart(0, .night), "cette nuit"),
        (.this, "ce|cet|cette"), (.next, "prochain|prochaine|prochains|prochaines|suivant|suivante|qui vient"),
        (
            .edge(.end),
            "fin|la fin de|fin de|la fin du|fin du|en fin de|dans le courant de|au cours de|courant|la fin de la|fin de la"
        ),
        (.edge(.early), "début|le début de|début de|en début de|au début de"),
        (.edge(.middle), "mi|milieu de|le milieu de"),
        (.weekend, "week end|le week end|weekend"),
        (.month(1), "janvier|janv"), (.month(2), "février|févr|fév"), (.month(3), "mars"), (.month(4), "avril|avr"),
        (.month(5), "mai"), (.month(6), "juin"), (.month(7), "juillet|juil"), (.month(8), "août|aout"),
        (.month(9), "septembre|sept"), (.month(10), "octobre|oct"), (.month(11), "novembre|nov"),
        (.month(12), "décembre|déc"),
        (.unit(.minute), "minute|minutes|min|mn"), (.unit(.hour), "heure|heures|h"),
        (.unit(.day), "jour|jours|journée|jours calendaires"), (.unit(.week), "semaine|semaines"),
        (.unit(.month), "mois"), (.unit(.year), "an|ans|année|années"),
        (.unit(.workingDay), "jour ouvré|jours ouvrés|jour ouvrable|jours ouvrables"),
        (.unit(.workingHour), "heures ouvrées|heures ouvrables"),
        (.number(1), "un|une"), (.number(2), "deux"), (.number(3), "trois"), (.number(4), "quatre"),
        (.number(5), "cinq"),
        (.number(6), "six"), (.number(7), "sept"), (.number(8), "huit"), (.number(9), "neuf"), (.number(10), "dix"),
        (.number(11), "onze"), (.number(12), "douze"), (.number(14), "quatorze"), (.number(15), "quinze"),
        (.number(16), "seize"), (.number(17), "dix sept"), (.number(18), "dix huit"), (.number(20), "vingt"),
        (.number(24), "vingt quatre"), (.number(30), "trente"), (.number(48), "quarante huit"),
        (.number(72), "soixante douze"),
        (.sixtieths(30), "une demi|une demie|demi|la demi"), (.after(minutes: 30), "et demie|et demi"),
        (.after(minutes: 15), "et quart"), (.after(minutes: -15), "moins le quart"),
        (.few, "quelques|plusieurs|peu de"),
        (.to, "à|ou"), (.latest, "au plus tard|précises|pile|maximum|maxi|max|au maximum"),
        (
            .vague,
            """
            bientôt|très bientôt|prochainement|très prochainement|rapidement|très rapidement|au plus vite|\
            dès que possible|le plus vite possible|le plus rapidement possible|dans les meilleurs délais|\
            dans les plus brefs délais|sous peu|incessamment|tantôt|au plus tôt|le plus tôt possible|d ici peu|\
            dans un avenir proche|dès que|un jour|aussi vite que possible|aussitôt que possible|dans peu de temps
            """
        ),
        (
            .bygone,
            """
            depuis|hier|avant hier|dernier|dernière|derniers|dernières|passé|passée|il y a|chaque|tous les|toutes les|\
            après|à partir de|à partir du|dès|pendant|par jour|par semaine|plus tôt|plus tard
            """
        ),
        (.zone(0), "utc|gmt"), (.zone(60), "cet|hnec"), (.zone(120), "cest"),
    ]
}
