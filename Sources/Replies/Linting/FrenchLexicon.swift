/// French: its phrases for the errors, and the words that rules ask for. Notation: ``Phrase``; an apostrophe parts words, so
/// `c'est` is written `c est`.
enum FrenchLexicon {
    static let lexicon = Lexicon(
        language: "fr",
        book: PhraseBook(
            sets: sets,
            phrases: [
                (.acknowledgment, acknowledgment), (.ourSide, ourSide), (.defence, defence), (.denial, denial),
                (.softDenial, softDenial), (.retelling, retelling), (.owning, owning), (.adversative, adversative),
                (.concession, concession), (.ordeal, ordeal), (.nonApology, nonApology), (.regret, regret),
                (.perception, perception), (.wall, wall), (.softWall, softWall), (.alternative, alternative),
                (.boilerplate, boilerplate), (.diagnosis, diagnosis), (.when, when), (.action, action),
                (.report, report),
            ], negations: "pas ne jamais personne rien aucun aucune", apostrophe: .parts, contractions: [:]),
        words: [
            .greeting: "bonjour bonsoir salut madame monsieur cher chère chers chères mesdames messieurs mademoiselle",
            .addressed: "madame monsieur docteur dr mme m client cliente tous équipe à et",
            .goesOn: "que et ou après quand sans avec", .turn: "mais cependant toutefois malheureusement pourtant",
            .you: "vous votre vos tu te t toi ton ta tes", .we: "nous notre nos je j moi mon ma mes me m",
            .subject: "nous je le la les l c ce cela vous tu il elle ils elles on notre nos", .negation: "pas",
            .but: "mais",
            .although: "quoique", .and: "et ou", .that: "que qu", .cry: "désolé désolée oh aïe pardon",
            .asking: "que qu quoi comment quand où qui quel quelle quels quelles pourquoi combien lequel laquelle",
            .actor: "je j nous il elle équipe collègue", .nobodyNamed: "quelqu",
        ])

    private static let sets = [
        "bad": """
        agaçant agace agacé exaspérant pénible énervant décourageant frustrant frustre usant usante dur dure durs mal douloureux \
        triste tristesse inquiétude inquiétant inquiète angoissant effrayant peur blessant humiliant fatigant épuisant lassant rageant \
        désagréable décevant déception colère terrible horrible affreux insupportable rude coup choc cauchemar galère honte peine \
        regrettable rassurant bouillir embêtant gênant inadmissible injuste stressant vexant seul seule lourd lourde éprouvant navrant \
        nerfs patience soucis
        """,
        "rules":
            "règlement règlements règle règles politique conditions cgv charte contrat loi statuts clause article convention procédure procédures",
        "records":
            "système registres registre données dossier dossiers suivi livreur livreurs mesures mesure caméra caméras rapport relevés compteur",
    ]
    private static let acknowledgment = [
        "désolé|désolée|désolés|navré|navrée|navrés|regrette|regrettons|excuse|excuses|excuser|pardon", "@bad",
        "comprends|comprenons|compréhensible|imagine|imaginons|normal|conçois|concevons",
        "personne|nul ~2 devrait|mérite|veut|aime", "ne ~2 devrait|devriez|devrais|aurait|auriez", "de quoi",
        "n importe qui", "on|vous|tu ~2 sent|sentez|sentir", "raison", "erreur|faute ~1 nôtre|notre",
        "dernière|dernier ~2 que|qu|dont",
        "courir ~1 après",
        "trop long|longtemps|tard",
        "mérite|mérites|méritez ~3 réponse|lecture|lu|lue|attention|écoute",
        "pris|prendre ~1 temps",
        "se comprend",
        "à la légère",
    ]
    private static let ourSide = [
        "^ merci de|pour", "^ nous ~1 remercions", "^ notre|nos", "^ selon|d après|pour|par|conformément|suite",
        "^ veuillez|prenez|appelez|écrivez|envoyez|contactez|consultez|visitez|remplissez|utilisez|vérifiez|redémarrez|merci|cherchez|videz",
        "^ c|ce|il est|s|y le|la|les|une|un|dû|normal|agit|a",
        "^ nous avons|sommes|recevons|prenons|traitons|accordons|mettons",
        "^ votre|ta|ton demande|message|ticket|réclamation|dossier|avis",
    ]
    private static let defence = ["selon|d|d après ~1 nos|notre|le|système", "en fait|réalité", "effectivement"]
    private static let denial = [
        "n|ne ~1 est|sont|était|a|avons ~1 pas|jamais ~2 vrai|exact|possible|correct|vérité|cas",
        "c est faux|impossible|inexact|absurde|improbable", "impossible que|qu|de",
        "vous|tu ~1 avez|as|êtes|es ~3 trompé|trompez|mal|tort|oublié|confondu|confondez|menti|exagérez|omis|trompes",
        "vous vous trompez", "comme ~4 déjà|dit|indiqué|expliqué|signalé|précisé",
        "déjà ~2 dit|expliqué|indiqué|précisé|informé|répondu",
        "personne|aucun|aucune ~1 d|n|ne ~2 autre|a|client", "seul|seule ~1 à|client|cliente|qui",
        "rien|aucun|aucune ~2 prouve|preuve|trace|élément|anomalie|panne|incident|problème|atteste|indique|constaté",
        "êtes|es ~1 vous|tu ~1 sûr|sûre|certain|certaine",
        "auriez|aurais|devriez|devrais|deviez ~2 dû|pu|lire|vérifier|appeler|prévenir|lu",
        "prétendu|prétendue|soi|prétendument|prétendez|soi disant", "votre|ta ~1 faute|erreur|propre",
        "nous contestons|réfutons|démentons|nions|rejetons|doutons", "difficile|peine ~1 à|de croire",
        "cherchez|regardez|voyez ~2 ailleurs", "exclu|exclure|excluons que|cette|cela",
    ]
    private static let softDenial = [
        "n|ne ~1 est|sont|a|avons|avait ~1 pas|jamais ~2 passé|produit|arrivé|dit|promis|reçu",
        "selon|d après ~2 @records",
        "@records ~2 montre|montrent|indique|indiquent|confirme|confirment|dit|disent|formelles|formel|assure|assurent|vu|affirme|prouvent|prouve",
        "a|ont|été ~2 livré|livrée|remis|remise|remboursé|traité|distribué",
        "notre|nos ~3 jamais|toujours|rien|presque|aucun|n",
        "fonctionne|fonctionnent|marche ~2 parfaitement|bien|correctement|normalement|très|sans|chez",
        "est|sont|était ~2 correct|correcte|exact|exacte|normal|conforme|impeccable|parfait|juste|ordre|intact",
        "vous|te ~1 assure|assurons|garantis|garantissons",
        "tous|toutes|deux|plupart ~4 satisfaits|sûrs|contents|certains|formels|impeccable|contrôlés|vérifiés",
        "faisons|fais ~1 confiance ~1 à|en",
    ]
    private static let retelling = [
        "on|nous|vous|te ~3 dit|répondu|dise|répète|répondit", "entendre|lire|lu|entendu",
        "vous|tu ~1 écrivez|écris|dites|dis|racontez", "notre|la ~1 réponse|message ~2 disait|sonnait|était", "à tort",
    ]
    private static let owning = [
        "vous aviez|avez|avais ~1 raison", "tu avais|as ~1 raison",
        "nous|on ~2 avions|avons|avait ~1 tort|trompés|trompé|perdu|oublié|bloqué|effacé|débité|envoyé|menacé|manqué|failli|négligé|égaré|ignoré|cassé|mal|laissé",
        "notre|nôtre|nos|mon ~1 erreur|faute|tort|responsabilité|oubli|fait",
        "erreur|faute|tort|responsabilité ~3 nôtre|notre|nos|nous|vient|incombe", "à tort", "vous|te croyons|crois",
        "chez|de|notre nous|côté|fait", "n|ne ~1 aurait|aurions ~2 jamais|pas ~1 dû",
        "pas ~2 hauteur",
    ]
    private static let adversative = [
        "mais", "cependant", "toutefois", "néanmoins", "pourtant", "malheureusement", "hélas", "or", "quoique",
        "bien que|qu", "cela|ceci ?étant dit", "cela étant", "en revanche", "par contre", "même si", "malgré tout|cela",
        "d un autre", "d autre part", "il est vrai|faut|convient", "il n en|empêche", "reste que|à", "seulement",
        "après tout", "en même temps", "quand même", "tout de même", "il faut savoir|comprendre|dire|reconnaître",
        "sachez que",
    ]
    private static let concession = [
        "^ bien que|si ~4 comprenons|regrettons|comprends", "^ si|même ~1 si ~2 nous|je", "^ bien que ~6 @bad",
        "nous avons beau",
    ]
    private static let ordeal = [
        "personne|rien|jamais|aucun|aucune|sans|ni|seulement", "vous|on|tu ~2 n|ne|avez|as|attendez|toujours",
    ]
    private static let nonApology = [
        "désolé|désolés|désolée|navrés|regrettons|regrette|excuses|excuser|pardon ~2 si|s",
        "^ si ~10 désolé|désolés|regrettons|excuses|navrés",
        "éventuel|éventuelle|éventuels|éventuelles|tout|toute désagrément|gêne|malentendu|désagréments|confusion|incompréhension",
    ]
    private static let regret = [
        "désolé|désolée|désolés|navré|navrés|regrette|regrettons|regrettable|excuse|excuses|excuser|pardon|dommage|triste|attristés"
    ]
    private static let perception = [
        "mal|autrement|personnellement|différemment ~1 pris|compris|interprété|perçu|vécu|reçu|prendre",
        "pris|compris|prenez|preniez|ayez|prises ~2 mal|personnellement|travers|cœur|pris",
        "ressenti|ressentie|ressentez|perçu|perçue|percevez|vécu|interprété|jugé|trouvé|senti|sentie|sentez|sentiez|sens",
        "offensé|offensée|blessé|blessée|froissé|froissée|vexé|vexée|choqué|choquée|heurté",
        "pu|ait|aurait ~2 paraître|sembler|blesser|heurter|choquer|donner|offenser|déplaire|être",
        "paru|semblé|paraître|sembler",
        "à vos|tes|votre|ton yeux|goût|attentes|sensibilité|impression|perception|sentiment",
        "votre|ta ~1 sensibilité|perception|impression|ressenti", "si|s ~1 vous|tu|quelqu|cela|ce|notre",
    ]
    private static let wall = [
        "c est ~1 notre|le|la|nos|les @rules", "ce sont ~1 nos|les|notre @rules",
        "@rules ~4 est|sont|prévoit|prévoient|interdit|interdisent|permet|permettent|stipule|s|claires|clair|claire|ne|dit|oblige|exige",
        "selon|conformément|en|d|par|contraire ~3 @rules", "accepté|signé|acceptées|acceptez ~3 @rules|cgv",
        "aucune|pas exception|d exception|remboursement|dérogation|geste", "d exception",
        "aucun|pas|non remboursement|échange|recours|remboursable", "vaut|s applique|pareil ~2 pour|à tous|tout|toutes",
        "ne ~1 pouvons|puis|peux ~1 rien", "rien ~3 faire|proposer|changer",
        "merci|remercions|comptons ~5 compréhension", "mains liées", "en ~1 restera|resterons|reste ~1 là",
        "point final|barre",
    ]
    private static let softWall = [
        "ne|n ~3 pas ~4 possible|remboursable|remboursables|rembourser|échanger|prévu|autorisé|couvert|couverte|transférable|éligible|accepter|accordons|remboursons|reprenons|rembourse|repris|couvre|modifier|modifiable|restitués|cessible",
        "non ~1 remboursable|échangeable|cessible|couvert",
        "délai|garantie|période ~2 dépassé|expiré|expirée|passé|écoulé|terminée|révolu",
        "décision|amende|tarif ~2 définitive|définitif|maintenue|ferme|finale|maintenu",
        "uniquement|seulement|que ~2 sur|dans|avec|jusqu|avant|pour",
        "exclu|exclue|exclus|forclos|définitif|définitive|irrévocable",
    ]
    private static let alternative = [
        "ce que|qu je|nous|il ~1 peux|pouvons|puis",
        "nous|je ~1 pouvons|peux|vous ~1 vous|proposer|proposons|propose|échangeons|rembourser|offrir|envoyons",
        "en échange|revanche|remplacement", "à la place",
        "la|le|les ~1 réparons|réparerons|remplaçons|échangeons|remboursons",
    ]
    private static let boilerplate = [
        "gêne|désagrément|désagréments ?occasionnée|occasionnés",
        "votre|ton|ta|vos ~1 mécontentement|expérience|retour|satisfaction|avis|commentaire|déception|insatisfaction",
        "prenons ~4 au sérieux", "incident survenu", "ce qui s est", "l expérience que",
    ]
    private static let diagnosis = [
        "dû|due|dus|lié|liée|causé|causée|provoqué ~1 à|au|aux|par|une|un", "à cause|raison|suite ~1 d|de|du|des",
        "en raison", "parce|car|puisque qu|que|nous|notre|le|la|il|votre",
        "cause|raison|origine|coupable|responsable ~2 est|était|en|vient|sont", "est|sont ~2 la ~1 cause",
        "panne|dysfonctionnement|grève|incident|maintenance|saturation|saturé|saturée|coupure|bug|embouteillages|défaillance|aiguillage|fuite|travaux",
        "c est ~3 câblage|cache|réseau|serveur|météo|temps|normal|système|connexion|mise|fournisseur|travaux|chaleur",
        "câblage|câble|câbles|cache|serveur|réseau ~1 date|est|sont|saturé|plein|vieux",
        "probablement|sans doute|peut|sûrement|vraisemblablement|généralement|souvent|habituellement|normalement|certainement",
        "tout est rétabli|réparé|réglé|normal|résolu|rentré",
        "a|ont|est|sont ~1 été|déjà|désormais ~1 livré|livrée|réparé|réparée|résolu|rétabli|corrigé|envoyé|remboursé|expédié|réglé",
        "videz|redémarrez|réinstallez|mettez|appuyez|éteignez|rallumez|désinstallez|essayez|vérifiez|changez|nettoyez|vide|redémarre|réinstalle|mets|éteins",
        "faut|prend|prennent|demande|nécessite|compter|comptez ~2 #|jours|semaines|heures|environ",
        "cela|ça|c ~1 passe|s|disparaît|vient|provient|va", "date|datent|vient|viennent|provient ~1 des|de|du",
        "voilà tout", "est|sont ~1 normal|habituel|fréquent|courant", "les ~1 nouveaux|nouvelles appareils",
    ]
    private static let when = [
        "à|avant|vers|d|jusqu ~3 #", "# h|heures", "demain|aujourd|soir|midi",
        "ce|cet|cette soir|matin|midi|après|semaine|nuit", "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
        "d|dans|sous ~2 # heures|minutes|jours|heure|h", "dans l heure",
        "sous|dans ~1 une|deux|trois|quinze|vingt ~1 heure|heures|minutes|jours",
    ]
    private static let action = [
        """
        écrit|écris|écrira|écrirai|écrivons|appelle|appellerai|appellera|rappelle|répond|réponds|répondra|répondrai|répondons|occupe|\
        regarde|vérifie|vois|cherche|reprend|reprends|contacte|contacterai|contactera|revient|reviens|reviendra|garde|tient|tiens|passe|\
        étudie|examine|publie|poste|donne|téléphone|suit|traite|parle|est|informe|envoie|lit|apporte
        """
    ]
    private static let report = [
        "nous|j|ai|avons|a|mika ~3 vérifié|regardé|lu|vu|écouté|mesuré|comparé|testé|parlé|trouvé|contrôlé|consulté|demandé|constaté"
    ]
}
