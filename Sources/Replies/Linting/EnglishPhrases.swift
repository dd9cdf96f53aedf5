/// What acknowledging, denying and walling sound like in English. Notation: ``Phrase``.
///
/// The lists hold patterns over word classes, so that a paraphrase meets the same line as the phrase it avoids.
/// Contractions are already read in full: write `do not`, never `don't`.
enum EnglishPhrases {
    static let phrases: [(Family, [String])] = [
        (.acknowledgment, acknowledgment), (.experience, experience), (.thanks, thanks),
        (.laterOpening, laterOpening), (.defence, defence), (.denial, denial), (.softDenial, softDenial),
        (.retelling, retelling), (.disowned, disowned), (.owning, owning), (.adversative, adversative),
        (.concession, concession), (.ordeal, ordeal), (.nonApology, nonApology), (.wall, wall),
        (.alternative, alternative), (.boilerplate, boilerplate),
    ]

    // MARK: Word lists

    static let sets: [String: String] = [
        // What an experience is like.
        "trying": """
        frustrating awful horrible terrible dreadful miserable maddening infuriating annoying exhausting upsetting \
        disappointing distressing worrying alarming frightening scary stressful painful heartbreaking exasperating \
        draining tiring wearing galling irritating rotten rough tough lousy grim unsettling unnerving unpleasant \
        embarrassing humiliating disheartening demoralising demoralizing gutting crushing devastating bitter \
        unacceptable tedious inexcusable hurtful shocking poor sickening insulting disrespectful nightmare headache \
        ordeal hassle misery \
        pointless nasty gross bleak dismal dire ghastly gruelling lonely sad cruel unfair unsafe dangerous hopeless useless absurd \
        creepy unkind sickening mortifying discouraging disheartening wearing distressing thankless degrading belittling \
        uncomfortable unsanitary sobering harrowing heavy sore bruising dispiriting demeaning jarring chilling irksome vexing \
        trying wretched unhappy inconvenient undignified intrusive invasive traumatic punishing taxing baffling confusing \
        bewildering unwelcome disturbing insulting alarming sour shame disaster drag bother letdown disgrace pity fright scare letdown blow shock nuisance pain agony insult mess frustration anger disappointment \
        annoyance stress worry upset heartache
        """,
        // How a person feels.
        "feeling": """
        angry furious upset frustrated annoyed worried disappointed exhausted stressed frightened scared anxious livid \
        mad irritated heartbroken tired fed hurt ignored cheated deceived tricked helpless stranded shaken unheard \
        betrayed embarrassed humiliated insulted uneasy robbed gutted crushed devastated
        """,
        "moves": """
        hurts stings aches drains exhausts frustrates infuriates upsets worries alarms rankles grates
        """,
        "wears": """
        wear test try drive make upset frustrate worry annoy shake rattle sting hurt put leave ruin exhaust infuriate \
        alarm frighten drain unsettle bother irritate spoil anger madden rattle scare
        """,
        "be": "am is was are were be been being",
        "mild": "very really so quite just simply clearly plainly completely totally entirely absolutely fully all",
        "posting":
            "pop put post write stick list drop tell say send confirm give comment state reply answer name provide share leave add",
        "identifying": """
        number numbers birth dob birthday birthdate address addresses addy mobile phone postcode iban surname reference ref plate reg \
        account email passport digits login password medication tablets diagnosis salary income id
        """,
        "records": """
        records record logs log tracking system systems data database files courier carrier driver warehouse scan scans \
        gps history register receipts dashboard
        """,
        "show": """
        show shows showed shown say says said indicate indicates indicated confirm confirms confirmed state states \
        suggest suggests prove proves insist insists insisted assures swears tell tells reveal reveals report reports read reads demonstrate demonstrates
        """,
        "told": """
        told said explained mentioned stated informed advised clarified noted outlined pointed written communicated \
        described warned announced answered
        """,
        "wrong": """
        wrong mistaken incorrect lying confused misinformed exaggerating overreacting unreasonable dishonest misled \
        untruthful imagining misremembering misunderstanding dramatic misreading inventing bluffing
        """,
        "erred": """
        misunderstood misread misremembered forgot forgotten overlooked confused mistyped misheard \
        misinterpreted miscounted mixed misjudged exaggerated
        """,
        "untrue": "true correct accurate factual possible so truthful",
        "false": """
        false untrue inaccurate incorrect nonsense misleading unfounded baseless fabricated unfair exaggerated fake \
        defamatory slanderous libellous libelous unjustified groundless wrong
        """,
        "claim": """
        claim claims statement statements accusation accusations allegation allegations review assertion assertions \
        version description account comment comments complaint story
        """,
        "fault": "fault error mistake problem issue defect bug failure malfunction irregularity wrongdoing",
        "right": "correct accurate right fine flawless reliable infallible perfect",
        "policy": """
        policy policies terms conditions rules rule guidelines guideline procedure procedures regulations regulation \
        protocol protocols tos
        """,
        "cannot": """
        refund exchange return replace cancel compensate reimburse help assist accept offer provide issue make give do \
        change extend cover process waive honour honor grant reverse accommodate allow bend override pay credit
        """,
        "act": """
        send exchange repair replace refund credit ask check look extend arrange find call phone swap move waive cancel \
        return reship resend pay cover reopen restore fix book try speak talk review raise walk sort transfer upgrade \
        deliver collect pick reverse hold chase trace stop remove unlock reset correct start
        """,
        "acting": """
        sending exchanging repairing replacing refunding crediting asking checking looking extending arranging finding \
        calling reopening restoring fixing booking speaking reviewing tracing chasing resending raising sorting
        """,
        "acts": "writes calls checks looks sends answers phones reads traces asks goes takes contacts replies will is",
        "someone": """
        agent agents colleague colleagues team chatbot bot assistant representative someone somebody support staff \
        message reply email mail answer letter page app site advisor adviser
        """,
    ]

    // MARK: Acknowledging

    private static let acknowledgment = [
        "=not|never|hardly sorry !to|sir|state",
        "=not|never|hardly sorry to !say|inform|tell|disappoint|bother|interrupt|disagree|report|point",
        "-not|never apologise|apologize|apologising|apologizing", "apologies", "apology",
        "regret !to|that", "regret that !you",
        "let|letting ~4 down", "we|i ?have failed !to", "failed you|to", "dropped the ball", "fell|fallen|fall short",
        "messed|screwed|slipped ~3 up", "=not our mistake|fault|error|failure|doing", "that|this|it is ?@mild on us",
        "=not we|i ?@mild were|was|got ~3 wrong", "not good enough", "we|i should not|have", "owe|owed you",
        "deserve|deserved|deserves better|more|an|to",
        // Understanding.
        "=you|should|must i|we _3 understand", "=not completely|totally|perfectly|fully understand",
        "i|we _3 see|imagine|hear|realise|realize|recognise|recognize|appreciate why|how|you",
        "i|we _3 see|know|realise|appreciate|imagine|recognise ~1 what ~3 like|means|meant|costs|feels",
        "i|we _3 know how|you", "i|we _3 get why|how|it", "i|we _3 imagine", "i|we _3 feel|hear !that|from you",
        "i|we _3 hear|see that you", "i|we _3 empathise|empathize|sympathise|sympathize|relate",
        "=not understandable|understandably", "=not makes|make|making ?@mild|perfect|total sense", "no wonder",
        "not|hardly surprised|surprising", "of course you", "you _2 have|had every|good|all|reason|right|cause",
        "every right|reason|cause to", "right to be|feel|expect|ask|complain|say|want", "fair enough|point|comment",
        "=not|if you are|were ?@mild|so right", "you _1 make|made|raise|raised a|an fair|good|important|valid|strong",
        "rightly|rightfully", "our|my|deepest|sincere sympathy|condolences",
        "we|i admit|grant|concede|accept that|it|this", "like|nothing ~1 shouting|talking ~2 well|wall|void",
        "more than patient",
        // The experience and the feeling.
        "-no|not|never|calm|stop|need|if|our @trying !for",
        "-no|not|never @trying for any|anyone|anybody|you|everyone|a|your|somebody|someone",
        "-no|not|never|calm|stop|need|we|if|our @feeling", "@moves",
        "would|could|can|will|must @wears ~2 anyone|anybody|everyone|everybody|most|you|me|us|any",
        "would|could|will|can be|feel|sting|hurt|rankle ~2 enough|@trying", "would hurt|sting|rankle|grate",
        "wear|wears|wearing|worn|wore ~2 out|down|thin", "lose|lost|losing|run|ran ~2 patience",
        "anyone|anybody|everyone|everybody|nobody would|should|wants|likes|expects|deserves|enjoys|needs",
        "no one would|should|wants|likes|expects|deserves|enjoys|needs",
        "i|we would ~2 be|feel|have|hate ~3 @feeling|@trying|same|too|enough",
        "you should not|never !use|need|contact|write",
        "you should have had|heard|been|got|gotten|received|seen|known",
        "should not|never take|feel|cost|happen|have|be",
        "not|never how|what ~3 should",
        "not the experience|service|start|way|kind|welcome|answer|standard|stay|visit|ending",
        "far from ~3 experience|good|ideal|you|okay",
        "not what you|anyone ~5 paid|ordered|asked|expected|signed|wanted|for",
        "not what we|i|anyone want|wanted|hope|hoped", "=not|never too long|late|many|slow|often",
        "long wait|time|while to|for|without", "last thing you|anyone|anybody|i", "^ last thing",
        "that|this|it|which must have been|felt|left", "must feel|sound|seem",
        "is|was hard|difficult to read|hear|take|bear",
        "enough to ~1 @wears", "made|make a|an|the ~1 mistake|error",
        "a long time",
        "what a|an ~5 you have|had|describe|went",
        "made|makes ~1 me|us wince|swallow|stop|ashamed",
        "must have felt",
        "you should not need",
        "i|we can|could only|barely|hardly imagine",
        "you are|were not ?@mild wrong|alone|overreacting|unreasonable",
        "took|takes|taken ~1 knock|hit|blow|beating", "hear|see|feel it|that|this in|from|between",
        "no help|use|comfort|consolation",
        "our|my ~2 @someone|words|wording ~2 sounded|read|felt|came|made|left|hurt", "not doubt you|what|that|a|any",
        "nobody|no ?one here|at ~3 thinks|doubts",
        "i|we believe you", "no way to", "=if not okay|ok|alright|fair|acceptable|on", "^ oh no|dear",
        "^ ouch|ugh|oof|yikes",
        "long enough", "good money", "a lot to ?have|ask|lose|carry|deal|put|take",
        "real|big|heavy|serious worry|loss|blow|weight|burden|hole",
        "takes|took|costs|cost ~2 toll|nerves|trust|sleep|patience",
    ]

    private static let experience = [
        "you _3 waited|waiting|lost|trusted|relied|counted|missed|chased",
        "you _2 were|was|got|been|have ~2 left|charged|promised|stuck|ignored|locked|billed|overcharged|told|kept|passed",
        "left|leaving|kept|keeping|leave|leaves you ~2 waiting|guessing|without|hanging|stranded|in|out|wondering|unsure",
        "made|making|makes you ~1 wait|wonder|feel|chase|repeat|ask|write|doubt",
        "^ waiting|losing|chasing|missing !for",
        "^ having to ask|write|chase|wait|call|repeat|explain|fight|argue|wonder|go|beg|pay|start|redo|guess|come",
        "^ being|getting charged|told|ignored|left|locked|billed|passed|kept|cut|sent|stuck|promised|overcharged|without|shut",
        "^ thank|thanks ~3 for ~3 again|twice|back", "second|third|fourth time you|that",
        "you had to", "you _2 told|asked|gave|warned|trusted us ~8 nobody|nothing|lost|left|not|once|twice|again",
        "start|starts to doubt|worry",
        "got|get|gets|made|makes ~1 worse",
    ]

    private static let thanks = [
        "thank|thanks ~3 for telling|letting|saying|flagging|showing|spelling|pointing|taking|raising|explaining|describing|sticking|waiting|being|noticing|trusting|asking",
        "thank|thanks ~3 for sharing !your", "thank|thanks ~3 for writing|coming again|back",
        "glad|grateful ~3 you ~1 told|said|wrote|raised|flagged|asked|pointed",
    ]

    private static let laterOpening = [
        "^ what|how|when|which|where|who|could",
        "i|we _2 checked|asked|looked|spoke|found|read|went|traced|called|compared",
        "you|your ~1 asked|wrote|told|said|sent|question|photos|message", "thank|thanks ~3 for",
    ]

    private static let defence = [
        "our|the|my ~2 @records ~2 @show|have|has", "according to",
        "as per|stated|previously|already|advertised|discussed",
        "as you can|will|may|might|know",
        "please note|be|check|try|read|refer|see|contact|send|dm|provide|make|restart|update|reinstall|allow|remember|clear",
        "we|i _2 checked|reviewed|investigated|looked|verified|confirmed|double",
        "that|this|it is because|due|caused|expected",
        "due to", "because of", "the reason", "in fact", "actually", "to be clear|fair",
        "@policy|policy ~1 say|says|state|states",
        "was|were|been|is ?@mild|successfully delivered|shipped|dispatched|processed|completed|signed",
    ]

    private static let owning = [
        "fault|mistake|error|blame|responsibility ?for ~3 is|was|lies|are ?@mild ~1 ours|mine|us|me|with",
        "=not|if are|is|was ?@mild|both|all on us|me", "=not we|i are|am|were ~1 to blame",
        "we|i ~1 failed|forgot|lost|mislaid|misplaced|deleted|erased|banned|spelled|spelt|misspelled|misspelt|leaked|overcharged|undercharged|ignored|broke|damaged|ruined|misread|miscounted|mixed|botched|dropped|neglected|missed|overlooked|mishandled|misled|lied|exposed|wronged|misjudged|mistook|confused|underestimated|blundered|messed|bungled|cheated|offended|hurt|scared|disappointed|threatened|accused",
        "we|i ~2 sent|gave|told|took|charged|booked|billed|delivered|marked|labelled|printed|kept|left|turned|refused|rejected|closed|blocked|cancelled|canceled|put|wrote|said|listed|entered|counted|shipped|treated|cut|sold|let|made ~8 wrong|wrongly|twice|mistake|error|late|never|not|incorrectly|falsely|unfairly|away|someone|somebody|without|mistakenly|instead",
        "we|i ~1 should ~1 not|never|have",
        "we|i ?simply did|had|have not ~2 check|read|call|listen|answer|reply|tell|warn|send|look|ask|test|notice|keep|do|deliver|refund|cancel|log|believe|pay|act|see",
        "=not|if you ~1 are|were|was ?@mild|so right|correct",
        "it|that|this is|was our|my ?own ?@mild ~1 fault|mistake|error|doing|failure|slip",
        "our|my|plain|clear ~1 mistake|fault|error|failure|slip|oversight|blunder !on|if",
        "=not|if you are|were ?@mild|so right", "=not we|i ?@mild were|are|was|am|got ~3 wrong",
        "=not our ?own mistake|fault|error|failure|doing|slip", "made a|the mistake|error",
        "found ~1 the|our|an|where ~1 error|mistake|fault",
        "that|this|it is ?@mild on us|me",
        "we|i ~2 believe you", "let you ~4 down",
        "should|would have told|asked|checked|answered|caught|noticed|seen|known",
    ]

    // MARK: Taking back

    private static let adversative = [
        "-nothing|anything|all|none|last|can but !also", "however !long|much|many|hard|small|late|you|often|little",
        "unfortunately", "although", "=as|even though", "after all !these|this|that|the|those|my|your|it",
        "only they|it|the|that|we",
        "we|i|it must|should|might|may|have|has ?to ?also ?be add|added|say|said that|no|our|it", "but then",
        "as it is", "all things considered", "=nothing|not except", "keep|bear in mind",
        "do|please ?do remember|understand|note|consider that|we|our|it",
        "we ask you to understand|bear|remember|consider", "to be fair", "admittedly", "in truth", "when all is",
        "at the end of the day", "needless to", "in context|perspective", "the thing|point|fact|truth|trouble is",
        "keep|put|see|bear ~2 in|into ~1 perspective|proportion|mind|context",
        "these|such things|matters take|happen|occur",
        "happens|occurs|happen|occur to|in|even ~1 everyone|anyone|all|best|anybody|us",
        "not|cannot please everyone|everybody|all", "part of ~2 game|job|life|business|deal|package|experience",
        "comes with ~2 territory|job|it|that", "whereas", "=in|to|from|more|at in spite|despite", "granted",
        "not|never|hardly forget|overlook that|how", "has|have to be said|remembered|considered|understood", "nor",
        "by the same token", "that is life", "be that as", "as against", "in all honesty|fairness",
        "frankly|honestly|realistically|objectively|statistically|technically|strictly|legally", "nevertheless",
        "nonetheless", "that said", "that being said",
        "having said that",
        "it is just|only that", "even so",
        "on the other hand", "at the same time", "regrettably", "sadly", "yet", "still", "except that|the|we|you|it",
        "in fairness", "in our defence|defense", "then again", "be that as it may", "all the same", "mind you",
    ]

    private static let concession = [
        "^ while|whilst|although|though|albeit we|i ~3 understand|appreciate|sympathise|sympathize|empathise|see|know|regret|realise|realize|apologise|apologize|hear|recognise|recognize|respect|acknowledge|are|am",
        "as|so much as we|i", "even though|if we|i ~2 understand|appreciate|sympathise|know|regret|see|feel|apologise",
        "^ much as we|i", "although|whilst|though ~6 @trying|@feeling|sorry",
        "^ while|whilst|although|though ~2 your|this|that|it ~4 @trying|@feeling|understandable|unfortunate|regrettable",
    ]

    private static let ordeal = [
        "nobody !can|could|is", "was|were|went|came|had|got|not even|a|the", "only|then|also|still",
        "no one !can|could", "nothing !we|i|can|could", "never", "got", "instead",
        "then you|nobody|nothing|silence",
        "ended", "found only|nothing|no", "only got|received|silence|heard", "still waiting|no|nothing|have|do|did",
        "you still|never|got|only|waited|lost|ended|found|had !to",
        "you have|did|do not|only|still|yet !read|follow|check|contact|provide|send",
        "you had to wait|chase|ask|write|call|go|pay",
        "it|they|the|your ~2 never|still|stopped|vanished|broke|disappeared",
        "it|they|the|your|what ~2 did|has|have not", "it|they|the|your ~2 took ~3 weeks|days|months|hours|ages|year",
        "we|i ?have failed|let|left|kept", "we never answered|replied|wrote|told|called",
    ]

    private static let nonApology = [
        "sorry|apologise|apologize|apologies|regret ~3 if",
        "sorry|apologise|apologize|regret ?that|to|about|for ?hear|read|learn ?that|how|the ?way you ~2 feel|felt|misunderstood|misread|think|thought|took|see|perceive|perceived|believe|find|found|interpret|interpreted|misinterpreted|chose|consider|imagine|assumed|assume|expected|misheard|view|viewed|are|were !having|had|still|left|kept|let|charged|waiting|stuck|without|ignored|not|told|unable|treated|locked|going|in|being|here|out|met",
        "sorry|apologise|apologize|apologies|regret ~3 your feelings|perception|opinion|misunderstanding|confusion|interpretation|misinterpretation|impression|expectations",
        "sorry|apologise|apologize|apologies|regret ~5 may|might have",
        "sorry|apologise|apologize|apologies for|about any ~1 misunderstanding|confusion|offence|offense|upset|distress|frustration",
        "sorry|regret ~2 you got|have|had|were|formed the|that|this|under impression|feeling|view",
        "mistakes were made",
        "sorry you|that|your|to ~4 feel that|this way",
        "sorry|regret ~2 anyone|anybody|people|some felt|feels|feel|was|were|took",
        "you ~2 offended|upset by ~3 sorry",
    ]

    // MARK: Denying

    private static let denial = [
        "=so|that|before nobody|none ~2 else|others|other|customers|complained|reported",
        // You are wrong.
        "=not|never|if|were|think|thought|doubt|believe you are|were|must|may|might|seem|appear ?be|to|have|been|be ?been|@mild ?@mild @wrong",
        "-think|believe|doubt you|customer|customers ?have|must|may|might|probably|clearly|simply|perhaps|seem|obviously ?have|to|had ?have ?@mild @erred",
        "you ?have failed|neglected|refused to",
        "you|customer ~1 did not read|follow|check|notice|press|use|enter|select|confirm|update|save|pay|bother|understand|look|provide|return|listen",
        "you ?have not read|followed|checked|looked|understood",
        "=not|never|hardly your ?own|user fault|doing|misuse|negligence|carelessness",
        "with ~1 due respect",
        "fault|mistake|error is|was yours",
        "problem|fault|issue|error|mistake|cause ~2 lies|is|was|sits|comes|came ~2 with|on|from|in your|you",
        "maybe|perhaps|possibly you did|have|had|were|forgot|missed|clicked|pressed|entered|used|ordered|chose",
        "you chose|picked|selected|opted|clicked|ticked|confirmed ~4 for|yourself|that|this|it|to|them",
        "have|did you actually|even|really|ever",
        "have|did you ~1 read|check|follow ~2 manual|instructions|terms|description|faq|page|mail",
        "assure you ~1 our|the|this|we|there|it|nothing|no|all|everything",
        "in perfect|excellent|mint|flawless|full|good ?working condition|order|shape",
        "stand|stands by ~2 decision|staff|driver|product|products|team|work|statement|position|price|charge|answer",
        "was|were|been already|clearly|repeatedly explained|told|communicated|answered|mentioned|stated|shown",
        "not|never something|anything we|i|our|they ~2 did|do|would",
        "your @claim ~4 does|do|did not match|fit|reflect|correspond|add|agree",
        "does|do|did not match|reflect|correspond ?with|to|at ~2 ours|our|reality|facts|records|happened|us",
        "due|thanks|down to|caused your|you ?own|by",
        "caused|broken|damaged by you|your|yourself|misuse|improper|incorrect",
        "user|customer|operator|human|your ?own|handling error|mistake|misuse|misunderstanding",
        "problem|issue|fault|error|mistake|cause|something|wrong|confusion|misunderstanding ~4 on your end|part|side",
        "be|lies|lie on your end|part|side",
        "there ?must|seems|appears|has|may|might|is|was ?be|have|to ?be|have|been ?been a|some ~1 misunderstanding|confusion|miscommunication !on|between|from|here|with|by",
        "are you ?@mild sure|certain|positive",
        "you must have entered|missed|clicked|deleted|given|forgotten|mistyped|overlooked|received|got",
        "you should have read|checked|contacted|noticed|called|asked|followed|backed|saved|kept|tried|waited|looked|packed|chosen|used|cancelled|canceled",
        "had you ?only read|checked|followed|contacted|looked|asked|called|waited|noticed|backed",
        "if you had ?only|actually|just|simply read|checked|followed|looked|contacted|asked|called|bothered|waited|noticed",
        "if you ?@mild|actually read|check|look|scroll ~2 closely|carefully|properly|again|terms|description|page",
        "next time ?please|you|do ?please read|check|make|contact|try|be",
        "please ~2 read|reread ~3 @policy|description|instructions|manual|faq|page|website|listing|print",
        "need|have|must to ?@mild understand|realise|realize|remember|accept",
        "you must understand|realise|realize|remember|accept",
        "other people|customers|users|guests have|do|are|seem|manage ?no|not|never|happy|satisfied|fine|to",
        // It did not happen.
        "that|this|it|which ?@mild ?is|was ?@mild not ?at|in|@mild ?all|fact what|how|the ~2 happened|works|work|occurred|went|case",
        "what you ~3 describe|claim|say|said|wrote ~3 not|never|impossible|cannot|incorrect|untrue|wrong",
        "that|this|it|which|such ~1 never happened|happens|occurred|took",
        "that|this|it|which ~1 did|does|could|would|can not ?have ?@mild happen|happened|occur|occurred",
        "that|this|it|which ?@mild ?is|was|are|were ?@mild not|hardly ?@mild|the @untrue|case",
        "that|this|it|which can|could not ?possibly ?be|have ?been true|correct|accurate|so|happened",
        "that|this|it|which is|was ?@mild|just|quite|factually|@mild false|untrue|inaccurate|incorrect|nonsense|impossible|unfounded|ridiculous|absurd|fabricated",
        "your ?@claim @claim|@claim ~2 is|are|was|were|seems|appears|contains ?@mild|not|to|be|highly ?be|@mild @false|@untrue",
        "your|this|these|such|the|a ?@mild @false @claim",
        "you|customer|customers ?may|might|also claim|claimed|claims|allege|alleged|alleges|pretend|insist|insisted",
        "your alleged|supposed|purported|claimed", "the alleged|supposed", "so called",
        "contrary to ~3 you|your|@claim", "what you call",
        "hard|difficult to believe|credit that|this|it|you|your|!how",
        "find|finds it|that|this|your ~2 hard|difficult|impossible|unlikely to believe",
        "=not|never|no we|i ?@mild|have|strongly|highly|seriously|firmly|respectfully|must ?to ?@mild|strongly|respectfully doubt|dispute|deny|reject|disagree|refute|contest|question",
        "disagree with you|your|that|this", "beg to differ",
        "-ask|asks|asking|asked|check|checks|see if that|this|it|what ?you ?really|actually|indeed|say|happened|is|were ?really|actually|indeed|is|were|happened ?really|actually true|happened|correct|right|case|so|accurate",
        "if you ?really|actually|truly did|do|have|were ?really|actually ?not receive|received|send|sent|pay|paid|order|ordered|return|returned|cancel|cancelled",
        "fake|false|defamatory|dishonest|malicious review|reviews|accusation|accusations|rating|claims|claim",
        "slander|libel|defamation|libellous|slanderous",
        "set|put|correct|setting ~1 record straight", "for the record", "the fact|truth|reality is|remains|of",
        "facts are|speak|say|show",
        "correct ~1 some|few|a|several ~1 things|points|facts|inaccuracies",
        "no|without evidence|proof|record|trace|sign|indication ~3 of|that|for|to",
        // We were right.
        "=think|thought|believed|claim|hoped our|the|my ~3 @records|team|staff|agents|agent|billing|software|app|technician|employee|employees|product|products|packaging|process|invoice|charge|price|website @be ?@mild|always @right",
        "our|the|my ~3 @records|team|staff|agents|agent|software|app|technician ?do|does|did ?never|not lie|lies|mistakes|errors|err",
        "our|the|my ~3 @records|software|app|website|product|billing @be ?@mild working ?@mild fine|correctly|properly|perfectly|normally|as",
        "our|the|my ~2 team|staff|agents|agent|driver|courier|technician|employee ?has|have acted|followed|did|behaved|handled ~3 correctly|properly|right|procedure|protocol|job|nothing|everything|instructions|rules",
        "@be|works|worked|work|working|functioning|functions|operating ?@mild|perfectly|correctly|properly as intended|designed|expected|described|advertised|normal|agreed",
        "everything|all ?@be|works|worked|looks|seems|appears|was ?@mild|working|to|done ?be|@mild|working fine|correct|correctly|normal|order|ok|okay|perfect|perfectly|properly|good !again",
        "works|worked|work ?@mild fine|perfectly|correctly|properly|flawlessly !again",
        "works|working|fine|worked ?fine|perfectly for|on ?all|our|my everyone|everybody|others|other|most|all|thousands|millions|us|me|end|side|machine|devices",
        "can|could not|never ~1 reproduce|replicate|recreate",
        "unable to reproduce|replicate|recreate|confirm|find|verify",
        "we|i ~2 see|find|found|saw|detected|have|had|identified no ~2 @fault|evidence|record|sign|indication|trace|errors|issues|problems",
        "we|i ~2 do|did|can|could not ~1 see|find|detect|identify ~1 any ~2 @fault|evidence|record|sign|indication|trace|errors|issues|problems",
        "there is|was|were|are|has ?@mild|been no|never|not ?any|been|a|such ~2 @fault|errors|issues|problems|evidence|record|bug|outage|breach|delay|charge|sign|trace|thing|order|mistakes",
        "nothing|hardly|anything @be ~1 wrong|broken|faulty|missing", "nothing wrong|unusual|amiss",
        "not a|an|our|my ~1 @fault|scam|outage|breach|doing|responsibility|concern",
        "is|@be ~2 by design", "a feature !request|that|you|we",
        "no ?one other|else|one ~2 customers|users|guests|complaints|complained|reported|complains|has|had|reports",
        "you @be|seem|appear ?to ?be the only",
        "only person|one|customer|user ~2 complained|complaining|reported|problem|with|to|who",
        "staff|team|driver|courier|agents|we|i|he|she|they would never ?@mild say|do|lie|make|promise|treat|tell",
        "we|i did not ?@mild say|promise|agree|claim|refuse|lie|delete|lose|ignore|do ?any",
        "did|done|do nothing|anything wrong", "nobody|no ?one promised|forced|made you|that|anything",
        "we|i @be ?@mild not ?@mild responsible|liable|accountable|fault|blame|wrong", "not ?at|to fault|blame",
        "as|like we|i|my|our|already|previously|clearly|repeatedly ?have|had|team|colleague|colleagues|agent|already|previously|clearly|repeatedly ?have|had|already|previously|clearly|repeatedly|just|all @told",
        "we|i ?have|had explained|told|said|mentioned|clarified|answered this|that|it|everything ~2 already|before|twice|repeatedly",
        "we|i ?have|had already|previously|clearly|repeatedly|twice ?@mild @told ?this|that|it|to you|this|that|it|everything",
        "we|i ?have|had @told you ?@mild|this|that already|before|twice|repeatedly|times|several|many|three",
        "=not|never|be|have|been clearly|plainly|explicitly ?stated|states|written|says|shown|marked|explained|indicated|listed|mentioned|told|described|labelled|visible stated|states|written|says|shown|marked|explained|mentioned|indicated|listed|told|described|on|in",
        "stated|written|says|listed|mentioned|described|advertised|shown ?@mild|clearly|right in|on ~2 website|page|listing|faq|contract|confirmation|manual|print|label|packaging|terms|description",
        // Your feelings are wrong.
        "no|not need|reason|cause|point to|for ~2 be|get|angry|upset|shout|worry|alarm|panic|anger|drama|feel|insult",
        "overreact|overreacting|overreaction|overblown",
        "not ?@mild|that|such|as ~1 bad|serious|big|long|unusual|unreasonable|uncommon ?a|as !enough",
        "out of proportion",
    ]

    private static let softDenial = [
        "@be ?@mild|perfectly|actually|also ?@mild normal|standard|usual|common !to|for|practice|again",
        "our|the|my ~3 @records ~1 @show|have|has ~8 delivered|received|otherwise|differently|correct|correctly|successful|successfully|completed|signed|agreed|accepted|opened|no|nothing|normal|used|handed",
        "our|the|my ~3 @records ~1 @show ?that you did|have|had|used|opened|signed|agreed|accepted|cancelled|canceled|clicked|entered|chose|never|only|changed|deleted",
        "according to ~2 our|the|my ~3 you|delivered|received|correct|no|nothing|everything|all",
        "was|were|been|has|is ?@mild|successfully|correctly|already delivered|refunded|processed|resolved|completed|signed ~4 correctly|successfully|according|on",
        "we|i|they|he|she|staff|team|driver|courier ?@mild|have|has never ?@mild said|promised|told|agreed|claimed|stated|offered|guaranteed|received|took|asked|refused|denied|deleted|lost|do|did|does|lie",
        "we|i _1 never received|got ~1 your|a|any|it|this|that",
        "we|i have no|never ~1 record|trace|evidence|proof|received|knowledge",
    ]

    private static let retelling = [
        "you|customer ?have|had|just|also|already said|say|wrote|write|mentioned|mention|heard|hear|felt|read|quoted|saw|describe|described ?us|me|to ?that|how",
        "you|they|people|customers ?have|had @be|been|get|got|getting ?@mild|again|only|first|then told|given|sent|informed|left|called|treated ?that|with|as",
        "being|be|been|get|getting|got|hear|hearing|having told|informed|accused|called|treated|sent|that|heard|blamed ?that|of|as|for|with",
        "hear|hearing|reading|read that|our|us|back|only|nothing ?but|that",
        "telling|told you|people|customers|anyone|someone|them ?that",
        "our|my|the|an|one|someone|somebody|a ~1 @someone ~2 told|said|says|tells|wrote|suggested|implied|sent|called|read|answered|sounded|gave ?you|back|as ?that|like",
        "as if|though",
        "sounded|sounds|sound|feel|feels|felt|look|looks|looked|read|reads|came|come|seem|seemed ~2 like|as|across ?if|though|as ?if",
        "made|make|makes|making|left ~1 you|anyone feel|think|believe|wonder|thinking",
        "impression|implied|implying|implies|suggested|suggesting|suggestion|hinted ?that", "accused|accusing ?you|of",
        "should|would not|never have|be ?@told|been|@told|told|heard|hear ?that|you|to",
        "instead of|rather|without than|being|a|telling|saying|hearing|blaming",
        "nobody|no ?one here|else|one|is|should|at ~2 thinks|think|says|saying|believes|doubts|suggesting|tell|told|call ?you|that",
        "do|does|did not think|believe|say|mean|suggest|want|doubt ?to|for|it|you ?you|suggest|say|that|imply",
        "not saying|suggesting|implying !but ?that",
        "whether", "ask|asked|asking us|me|what|how|why|which ?what|how|why|which",
        "ask|asked|asking|question|questions whether|if|about",
    ]

    private static let disowned = [
        "@be|was|is ~1 not ?an|a|much|any|the|good|enough ?good ~1 answer|excuse|help|enough|comfort|way|explanation|reply|response|okay|ok|right|fair|acceptable|reason|consolation",
        "@be|was|is no answer|excuse|help|use|comfort|way|good|consolation|explanation",
        "@be|was ?@mild wrong|unfair|unkind|useless|careless",
        "@be ?now|being|under changing|changed|rewritten|reviewed|review", "let|lets you ~1 down", "failed|fails you",
        "has|have changed", "see how ~1 absurd|odd|strange|hollow|wrong",
        "needs|need|must|should ~1 change|changed|changing",
    ]

    // MARK: Walling

    private static let wall = [
        "that|this|it|which|these|those @be ?@mild|unfortunately|only|against|part ?of ?simply our|the|a|company|store|standard|just|their ~2 @policy",
        "our|the|company|store|shop|standard|legal|their|internal ~2 @policy ?@mild|do|does|is|are|we|you ?@mild not|never|no|prevent|prevents|prohibit|prohibits|forbid|forbids|require|requires|say|says|state|states|specify|mean|means|dictate|dictates|must|only|clear|apply|applies|allow|allows|stand|stands|same|final|strict|that",
        "due|because|per|under|according|following|against|by|within|outside|violate|violates|breach|per|respect|follow|enforce|comply|abide|reads|with|beyond ?of|to|with|by|out ?of ?our|the|company|store|my|their|current ~2 @policy",
        "in accordance|line|keeping|compliance with ~3 @policy",
        "=not company|store|standard|shop|house|hotel|bank policy|practice|procedure|rules|rule",
        "no refunds|returns|exchanges|exceptions",
        "no refund|return|exchange|exception|cancellation can|is|after|without|on|possible|at|policy",
        "-imagine|sorry|understand|you we|i can not ?@mild|unfortunately|also ?@mild @cannot !what|you|up|without|but|enough|sure|promise|it|you",
        "-you|sorry we|i can not ?@mild @cannot it ~1 a|any|the|refund|exchange|further|more|with",
        "@be ?@mild|unfortunately unable|not ?able|allowed|permitted|authorised|authorized ?able to ~2 @cannot !what|up",
        "@be ?@mild|unfortunately|also not ?@mild|yet|currently allowed|permitted|authorised|authorized|eligible|entitled|covered|refundable|returnable|exchangeable|negotiable",
        "@be ?@mild ineligible|nonrefundable|nonreturnable|non ?refundable|returnable|transferable",
        "non refundable|returnable|negotiable",
        "nothing ~3 i|we|anyone can|could|may|will ?@mild do|change|offer|add|help",
        "nothing ~2 can|could|to be|do done|about", "nothing ~2 to do|offer|add",
        "not ~3 anything|something ~1 we|i ~1 can|could|do|are",
        "hands are tied",
        "sales|sale|decision|decisions|purchases|prices|fees ~1 @be ?@mild final|binding|fixed|nonrefundable",
        "decision stands|is",
        "system|systems|till|software|app|computer|they|it will|would|does|do|can not ?@mild let|allow|permit|accept",
        "we|it|they|system|systems|i|us|law|contract|shop|company do|does|will|would|can not ?@mild|let|allow ?us|me|you|for|any|let ?to ?make|do|give|issue allow|permit|accept|offer|refund|cover|exchange|provide|grant|reimburse|exceptions|returns|refunds|take|replace|compensate",
        "outside|beyond|past|after|exceeded|exceeds|missed ~4 window|warranty|scope|control|deadline|cutoff|jurisdiction",
        "out|beyond of|our ?our control|hands|power|scope",
        "window|period|deadline|warranty|guarantee|time has|is|have|had ?@mild|already|now|long ~1 passed|closed|expired|over|ended|elapsed|lapsed|up|void",
        "you ?have|had|did ~2 agreed|accepted|signed|agree|accept|consented|ticked ~3 @policy|contract|agreement|box|this",
        "rules are|is rules|rule|clear|same",
        "@policy|law|laws|insurance prevent|prevents|forbid|forbids|prohibit|prohibits|oblige|obliges|require|requires|stop|stops us|me|this|that|it|any|you",
        "refunds|refund|returns|return|exchanges|cancellations|changes|claims ~2 only|just ~2 possible|available|valid|within|until|for|before|with|if|accepted",
        "deadline|window|cutoff ~1 was|closed|ended",
        "so that is that",
        "treat|same ~2 everyone|everybody|all|every|customers ~2 same|equally|rules",
        "that|this|it is ?@mild|unfortunately how|the|what ?way ?the|we ?it|things|this|we|our ?@mild works|work|is|are|operate|goes|handle|system",
        "if|once we|i ~2 exception|exceptions ~3 you|one|everyone",
        "make|making|made no|an ?any exceptions|exception !for|here", "company does|will|can not",
    ]

    private static let alternative = [
        "what|all|thing i|we can|could|will|am|are ?do|offer|doing", "here is what|how", "instead !of",
        "i|we|they|she|he _2 can|could|will|would _3 @act !you|nothing|no|apologies",
        "i|we|they|she|he _2 can|could|will|would _3 @act|offer|give|make you|your|it|this|that|an|a|the|instead !apologies|that|no",
        "i|we|they|she|he ?have|am|are|is|was ~2 @acting",
        "i|we have ?already|now|just asked|sent|started|opened|arranged|booked|ordered|raised|reopened",
        "let me|us ?see|try ?if|to ?i|we|can @act",
        "happy|glad|willing|able to @act !into|you ~2 @act|free|for|today|it|this|a|the|once|anyway",
        "from|of our|the ~2 team|desk|care|support|department|workshop _3 @acts",
        "two|three|one|another|other|some|both option|options|way|ways|thing|things|choice|choices",
        "you can|could|may ?still|also|always exchange|choose|keep|swap|have|use|move|get|switch|pick|return",
        "would|might you ~2 prefer|like|rather|like",
        "-not|no|never|if make|makes|making|made an exception",
        "i|we can|will|could ?still|also offer|give|make !our|my|no|you|that",
        "offer|give you ~1 #|a|an|another|one|free|credit|store|your",
    ]

    private static let boilerplate = [
        "sorry|apologise|apologize|apologies|regret ~3 for|about|that ~3 trouble|difficulties|difficulty|situation|experience|issue|issues|problem|problems|matter|hassle|incident|happened|occurred|caused|frustration|disappointment",
        "what happened|occurred !to|with|at|on|in|when|after|before", "bringing|brought ~2 to ~1 our attention",
        "we|i hear|feel|see|understand you|your ?feel|frustration|concern|concerns|pain|disappointment|anger",
        "not ~2 experience|service|standard|standards|level|quality ~3 we|you", "understand how you ?must feel|felt",
        "fell|fall|fallen|falls short ~3 expectations|standards|mark",
        "any|the|this|your|for inconvenience|inconveniences", "inconvenience ?this|that|it ?may|might|has caused|have",
        "value|appreciate|valued your feedback|business|input|opinion|patience|custom|loyalty|customer",
        "take|takes ~2 feedback|complaints|matters|concerns|issues|this ~2 seriously",
        "your satisfaction|experience|feedback is|matters",
        "thank|thanks ~3 for ~2 feedback|reaching|contacting|message|review|comment|patience",
        "strive|committed|commitment|pride|endeavour|endeavor", "dear ?valued customer|guest|user",
        "hear|read about|of|that|this|your ?your experience|issue|concern|feedback",
    ]
}
