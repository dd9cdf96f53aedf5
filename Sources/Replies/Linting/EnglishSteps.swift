/// English phrases for the rules of single steps: what is promised, explained too early, asked or owned. Notation:
/// ``Phrase``; the word lists are those of ``EnglishPhrases``.
enum EnglishSteps {
    static let phrases: [(Family, [String])] = [
        (.when, when), (.action, action), (.diagnosis, diagnosis), (.ourSide, ourSide), (.report, report),
        (.regret, regret), (.perception, perception), (.pileOn, pileOn), (.compensation, compensation),
        (.tone, tone), (.exposure, exposure),
    ]

    private static let when = [
        "by|before|until|till|at|around|on ~1 #", "# o'clock|oclock|am|pm|hours|utc|gmt|cet|sharp",
        "by|before|until|till|at|around ~1 noon|midday|midnight|lunchtime|tonight|tomorrow|today|evening|morning",
        "today|tonight|tomorrow", "this|tomorrow morning|afternoon|evening|week|noon",
        "on|by|before|until|this|next|coming|for ~1 monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend",
        "monday|tuesday|wednesday|thursday|friday|saturday|sunday morning|afternoon|evening|noon|at|by|#",
        "within ~3 hour|hours|minutes|minute|day|days|week|quarter", "in # minutes|hours|days|minute|hour|day",
        "in a|an|half|two|three|ten|twenty|thirty ~1 minute|minutes|hour|hours|day|days",
        "this minute|hour", "end of ~1 day|week|today|business",
    ]

    private static let action = [
        """
        write|writes|writing|call|calls|calling|ring|rings|ringing|phone|phones|telephone|telephones|telephoning|\
        answer|answers|answering|reply|replies|replying|report|reports|reporting|post|posts|posting|contact|contacts|\
        dm|dms|message|messages|email|emails|mail|mails|text|texts|send|sends|speak|speaks|talk|talks|look|looks|\
        looking|check|checks|checking|visit|visits|bring|brings|fix|fixes|find|finds|go|goes|come|comes|get|gets|pass|\
        read|reads|reading|tell|tells|update|updates|return|returns|pick|picks|test|tests|trace|traces|tracing|see|\
        sees|take|takes|sort|sorts|meet|meets|let|stand|stands|arrive|arrives|knock|review|reviews|compare|compares|\
        be|back|is|am|are|will|follow|follows
        """,
        "with you",
    ]

    // MARK: Too early

    private static let diagnosis = [
        "comes|came|stems|stemmed|results|resulted|arises|arose|follows|originates from|out", "has|have|had ~1 to do with", "goes|go|went|dates|dating back to", "as a result|consequence of|the", "on account of", "in view of", "owing|thanks to our|a|the|an|your|heavy|high|bad",
        "we|i ~1 suspect|assume|guess|presume|think|reckon|bet|suppose|expect ~1 it|that|this|the|your|a|there|they|you", "my|our|best guess|bet|suspicion|hunch", "^ perhaps|maybe|possibly|probably|presumably|apparently|chances|surely|obviously|evidently|clearly|normally|usually|typically|generally|often|sometimes",
        "may|might|could|should|must be ?@mild the|a|an|due|down|because|your|that|related|linked|something|one|in", "may|might|could|must|will have been the|a|an|due|because|caused|your|someone|something", "no doubt ~1 the|a|it|because|due",
        "that|which|this|here is|was ~1 why|how|because", "this|that|it|which ~1 means|meant|leads|led|results|explains|affects|affected|concerns|occurs|appears", "therefore|hence|consequently|accordingly",
        "since|as we|our|the ~1 have|had|has|are|were|was|is|supplier|server|driver|system|staff|line|software|new|old|weather|carrier|warehouse|kitchen|demand", "so|and|which it|they|that|everything|all ~1 should|will|is|are ~2 fine|back|gone|again|fixed|working|better|normal|way|sorted|resolved|there|arrive|ok|okay",
        "-we|i|she|he|they|somebody|someone|who|you|us should|will|would ~2 be|have|get|work|arrive|appear|show|return|disappear|go|come ~2 fixed|fine|resolved|gone|again|back|sorted|solved|normal|running|working|better|up|through|soon|shortly|automatically|itself|by|within|in|away|tomorrow",
        "a|an|one|quick|simple|full ~2 restart|reboot|reinstall|reset|update|relogin|recharge|rinse|wipe|cleaning|refresh ~2 helps|help|fixes|fix|solves|should|will|does|usually|often|normally|is|cures",
        "^ switch|turn|clear|restart|reboot|reinstall|delete|remove|unplug|plug|hold|press|tap|open|go|log|sign|check|try|use|set|change|choose|select|enter|scan|wait|charge|clean|push|pull|move|keep|put|make|add|download|install|update|disable|enable|allow|reset|empty|leave|take|shake|rinse|store|turn|visit|type|click|swipe|insert|ask ~6 your|the|it|and|again|a|to|in|on|off|for|once|until|this|all|another",
        "with|from|in|since version|release|patch|build ~1 #", "new|next|latest version|release|update|patch|build|software|firmware ~2 fixes|fix|solves|contains|brings|will|has|is|comes|resolves|should",
        "on ~1 its|their|the way ~1 to|now|already|since|and", "already|now ~1 been ~1 sent|posted|mailed|refunded|fixed|paid|left|replaced|shipped|on|credited|booked|transferred|restored|working|back",
        "at|in|during ~2 this|peak|rush|busy|holiday|summer|winter|christmas|high ~1 time|times|season|hours|hour|period|year|weeks|days", "short|low on|of ~1 staff|stock|drivers|people|hands", "off|out|on|called ~1 sick|ill|leave", "staff|personnel ~1 shortage|shortages|sickness|illness",
        "overloaded|overbooked|understaffed|overwhelmed|congested|faulty|defective|misconfigured|outdated|corrupted|incompatible|expired|misplaced|mislabelled|mislabeled", "ran|run|running|sold out ~1 of|because|on|by|early", "broke|breaks|went|goes|gone|came|shut|fell ~1 down ~1 on|at|this|that|in|because|for|yesterday|and|last",
        "supplier|suppliers|carrier|courier|contractor|manufacturer|provider|partner|subcontractor|vendor ~3 has|had|have|did|was|were|is|changed|delivered|sent|made|let|failed|is", "according to", "depends|depending on", "does|do|works|work only|not|best when|with|if|on|until|after|in",
        "it|this|that|they takes|take|needs|need|requires|lasts ~2 #|up|about|a|some|time|until|around|at|several|longer", "within|after|up to|in about|around|approximately # to|days|hours|weeks|working|business", "everything|all|it|service|system|line|site|app ~1 is|are|was|back|works ~1 again|back|normal|running|restored|fixed|up|working|online",
        "cause|causes|reason|explanation|background|problem|fault|culprit|bug|issue|error|trouble ~2 is|was|lies|lay|are|were|turned|has|comes|came|seems|sits", "we|i|team|engineers|technicians|colleagues|devs ~2 found|identified|discovered|located|spotted|fixed|solved|determined|established|traced|repaired|replaced|restored|restarted|reset",
        "you ~1 are|were|have|had ~1 using|running|playing|on|selected|chosen|set|enabled|disabled|installed|opened|sitting|standing|trying|connected|browsing|logged", "your phone|device|router|browser|account|card|connection|order|parcel|settings|app|version|payment|subscription|system|battery|refund|package|booking ~1 is|needs|must|may|might|seems|blocks|blocked|will|does|had",
        "that|this|it|which|these|they is|was|will|are|were|may|might|can|must ?be ?@mild ?probably|likely|usually|often because|due|caused|down|to down|to|by|us|the|we",
        "-not because our|we|the|your|of ~8 cache|server|servers|supplier|system|demand|weather|volume|settings|version|staff|network|carrier|customs|driver",
        "^ because our|we|the", "because your", "due to !you", "owing to", "caused|triggered by", "thanks to ~2 bug|glitch|outage|strike",
        "the ?most ?likely|main|probable|only|real reason|cause|culprit|explanation", "reason|cause ~3 is|was",
        "a|an|the ~3 is|was ~1 cause|causes|reason|culprit", "is|was ?@mild to blame for",
        "most|very|quite likely !to", "=not you|it|that|this|they|there ?is|are|was|were ?@mild probably|presumably|apparently|evidently|obviously",
        "probably|presumably|apparently|evidently", "in most|many|some cases", "as a rule", "tends|tend to",
        "sounds|looks|seems like a|an|your|the|some|you",
        "that|it|this will be|have ?been the|a|an|your", "it|that|this is|was the|a|an ?@mild ~2 weather|season|wiring|cache|connection|router|browser|server|driver|supplier|system|software|hardware|bug|glitch|setting|update|provider|network|strike|battery",
        "it|this|that|they ?will goes|go|went|passes|pass|disappears|disappear|settles|clears|clear|vanish|vanishes ~2 away|soon|once|after|by|up|itself|when",
        "that|this|it|which ?will|should|usually|normally fixes|fix|solves|solve|helps|help|sorts|cures|resolves|resolve ?it|that|this|the",
        "it|everything|all behaves|works|work again|once|when|if|after|fine",
        "clear|empty|delete|reset|restart|reboot|reinstall|uninstall|update|upgrade|unplug|replug|disable|enable|toggle|recharge|recalibrate ~1 your|the|it|and|app|cache|cookies|to",
        "switch|turn|log|sign ?it|off|on|out off|on|out|back|the|it ~3 the|and|again|timer|it",
        "try|please try ~1 clearing|restarting|reinstalling|updating|resetting|turning|switching|another|a|again|to|using|with|it|deleting|removing|logging|signing",
        "you ?just|only|simply need|have|must|should to ?@mild update|restart|reinstall|clear|reset|change|switch|enable|disable|open|go|press|tap|click|install|charge|push|check",
        "please|simply|just ~1 push|press|hold|tap|click|open|charge|change|install|move|clean|wipe|tighten|turn|switch|log|sign|remove|replace|check|update|restart",
        "needs|need|takes|take|require|requires ~3 #|two|three|four|five|six|seven|eight|ten|weeks|days|hours|while|months to|before|until|weeks|days|hours|months|working",
        "has|have|had been|now|already ?been|already|now|since fixed|resolved|solved|repaired|restored|corrected|identified|delivered|shipped|dispatched|processed|refunded|updated|rebooted|replaced|restarted",
        "was|were|is|are ?@mild|successfully|already delivered|dispatched|processed|handed|scanned|signed|cancelled|overbooked|understaffed|overloaded|stolen|delayed|undergoing|experiencing",
        "is|are|was|were being cleaned|repaired|upgraded|replaced|rebuilt|migrated|serviced",
        "known issue|issues|bug|problem|limitation", "can|could|may|might|will|does|do happen with|when|if|after|to|on|in|now",
        "happens when|if|because|with|after|whenever",
        "had|has|have|got a|an ~2 flat|accident|puncture|breakdown|outage|fault|failure|malfunction|glitch|bug|strike|shortage|backlog",
        "there was|were|had|is|are|has ?been a|an|some ~3 outage|fault|failure|malfunction|glitch|bug|strike|shortage|backlog|delay|delays|error|mix|maintenance|problem|issue|roadworks|accident|storm|power|staff",
        "our|the ~2 logs|records|system|scanner|tracking|data|log|driver|courier|carrier ~1 show|shows|showed|say|says|said|confirm|confirms|indicate|indicates|states|report|reports",
        "a|an|the ~3 failure|outage|strike|glitch|bug|shortage|fault|breakdown|backlog ~3 caused|meant|made|led|delayed|is|was|stopped|blocked",
        "we|i ?have ?now|already|just|since fixed|solved|resolved|found|repaired|rebooted|corrected|identified|patched|restored",
        "high|higher|unusual|increased|exceptional demand|volume|volumes|load|traffic",
    ]

    /// What opens with us instead of the person.
    private static let ourSide = [
        "^ thank|thanks ~3 for ~3 contacting|reaching|message|feedback|review|patience|getting|email|mail|letter|comment|post|choosing|understanding|interest|enquiry|inquiry|report|support|contact",
        "^ we|i refer|have received|received|acknowledge|confirm|can confirm|are delighted|are pleased|wish|would like to|record|always|take|strive|value|appreciate|pride|work|serve|offer|have ?put|checked|checked|looked|reviewed|do|ask|must",
        "^ our|the ~3 team|office|company|hours|service|staff|drivers|policy|terms|system|shop|store|app|records|logs",
        "^ let me|us ?begin|start|first|explain|by|clarify",
        "^ as|for|in|per|due|since|to|under ~2 one|safety|security|order|our|terms|general|legal|data|technical",
        "^ calm down", "^ please|kindly|simply|relax|do|try|check|clear|restart|update|reinstall|fill|see|visit|send|contact|call|write|dm|use|read|note|remember !accept|patient",
        "^ it|this|that|there is|was|are|were|goes|has ?@mild ?not ?@mild the|a|an|because|due|our|normal|no|nothing|always|been !@trying|pity|shame|long|real|poor|hard|sad",
        "^ ticket|case|request|message|complaint|report ~2 received|registered|closed|escalated|forwarded|logged",
        "^ moving|forwarding|escalating|closing|assigning", "^ great|good|exciting news", "^ welcome",
        "^ according", "^ actually|technically|legally|generally|normally|usually|officially",
        "^ to be|clarify|explain|help|start|begin|give", "^ first|firstly !of|time|the|day|night|week|a|your|three|two",
        "^ a|some|few ~1 word|words|things|facts ~3 first|about|on|from",
        "^ before|just ~2 we|i|you|for|a|to|so",
    ]

    private static let report = [
        "we|i ?have|just|now|also|then|did|all ~2 checked|looked|read|reread|asked|spoke|spoken|talked|listened|measured|compared|watched|rewatched|found|saw|seen|went|gone|ran|run|tested|tried|replayed|traced|reviewed|searched|opened|pulled|called|rang|phoned|visited|stood|imported|counted|heard|put|set|took|taken|logged|reproduced|studied|examined|inspected|weighed|tracked|walked|sat|scanned|matched|noticed|verified|gathered|dug",
        "came|come back with|from", "has|have ?now|just|already measured|checked|looked|compared|watched|read|spoken|tested|traced|found|asked|seen",
        "according to", "log|logs|sheet|report|scan|photos|pictures|recording|film|footage|list|plan|calendar ~3 is|shows|show|says|has|have|was|were|lost",
    ]

    // MARK: Apologies that are none

    private static let regret = [
        "forgive|forgiveness|excuse|pardon", "feel|feels|feeling bad|sad|awful", "no|not ~1 offence|offense|harm|ill|insult", "disappointed|disheartening|disheartened to|that",
        "sorry|apologise|apologize|apologies|apology|regret|regrets|regrettable|regrettably|pity|unfortunate|sad|saddened|sadly|sadden|saddens|shame",
        "too bad",
    ]

    private static let perception = [
        "you|your|they|she|he ?@be|did|do ~1 not ~1 ?@mild happy|satisfied|pleased|comfortable|enjoy|like|appreciate|understand|agree|impressed|convinced|content|welcome",
        "you|she|he|they @be|feel|felt|became|got|seem|remain ?@mild ?@mild unhappy|dissatisfied|displeased|uncomfortable|unwelcome|misunderstood|offended|disappointed|upset|bothered|irritated|annoyed|hurt|sensitive",
        "for|about|by|over|of|at your ~1 feelings|impression|disappointment|frustration|anger|mood|reaction|irritation|annoyance|displeasure|dissatisfaction|perception|misunderstanding|upset|discomfort|confusion|view|interpretation|experience !of|with|at|in|on|from|since",
        "took|taken|take|takes|taking ~1 offence|offense|umbrage|exception|it|this|that", "how|way|what you ~1 see|saw|feel|felt|took|perceived|experienced|read|heard|remember|perceive|experience|understood|interpreted|thought|think|believe|seem|found",
        "you|she|he|they ~1 chose|choose|decided|insist|prefer ~1 to ~1 feel|see|take|read|be", "for you ~1 it|this|that|to|personally", "insofar|extent|wherever|whatever ~3 you|your|we|anyone", "bothers|bothered|bother|irritates|irritated|annoys|annoyed|offends|offended|upsets ~1 you|anyone|your|some",
        "struck|hit|touched a|the|your ~1 nerve|chord|spot", "bad|wrong|negative|poor|false ~1 impression|light|way|ear|throat|side", "anything ~2 said|wrote|did|offended", "so strongly|personally|deeply|seriously|negatively|differently", "may|might|could ~1 be|seem|feel|sound|look|appear|come|read ~2 to|like|as|for|harsh|unfair|rude|odd",
        "lost in ~1 translation", "tone|humour|humor|joke|style|wording|manner ~4 everyone|everybody|taste|liking|all|each|you|some", "everyone|everybody|person|people ~3 different|differently|own|same|else", "hoped|wished|expected ~1 for ~1 more|better|something|different|otherwise", "you ~2 sees|see|saw|find|found|view|regard ~1 it|this|that|us|our|the",
        "seen|regarded|viewed|perceived|felt|experienced ~1 as ~1 a|an|rude|harsh|unfair|cold|something", "whatever|anything you ~1 feel|felt|think|experienced|believe",
        "=as|even|see|ask|asks|check|checks|know|find|wonder|tell|only if ~2 felt|feel|feels|took|thought|understood|perceived|experienced|consider|believe|offended|upset|hurt|found|took|got|came",
        "=as|even|see|ask|asks|asking|check|checks|checking|know|find|wonder|tell|only if our|the|a|any|it|that|this|anyone|anybody|some|something|somebody|anything|we",
        "in the|any case|event|way that|you|it|our", "^ should you|your|anyone|anybody|this|our|it|that|something",
        "took|take|takes|taken|taking ~5 personally|wrong|badly|heart|amiss|offence|offense|seriously",
        "in your ?own eyes|opinion|view|mind|case|perception", "your|to taste|liking|perception|impression|feelings|sensitivity|sensibilities",
        "came|comes|come|coming across|over ~2 as|differently|that|wrong|to|badly|rude|harsh|this",
        "not|less|nothing|hardly ~2 what|as|like you ?had ?have ~1 imagined|hoped|expected|wanted|pictured|envisaged|anticipated",
        "than|as you ?had|would ~1 hoped|expected|imagined|wanted|like|wished", "than|as hoped|expected|imagined",
        "your|the|his|her|their expectations|hopes|standards ~2 not", "=live|lived|measure|come not|fail|failed ~2 meet ~1 expectations",
        "not|misunderstood ~1 understood|appreciated|taken|received|get ~4 ?as|by|you|the|way",
        "been|was|were|is misunderstood|misread|misinterpreted|misheard|misconstrued",
        "perceive|perceives|perceived|experience|experienced|interpret|interpreted|understood|misunderstood|misread|misheard|construed|mistook|viewed|regard|regarded ~6 as|it|that|this|our|for|the",
        "feel|feels|felt|find|finds|found ~5 as ~1 harsh|rude|cold|unfriendly|threatening|unfair|impolite",
        "cause|caused|causes ~1 you ?any|some|such ~1 upset|offence|offense|distress|annoyance|confusion|irritation|discomfort",
        "any ~1 confusion|misunderstanding|offence|offense|upset|irritation|annoyance|discomfort|distress",
        "may|might|could have|be ~2 caused|upset|offended|seemed|appeared|felt|hurt|come|given|left|sounded|been",
        "so|too|overly|very|rather|that|particularly sensitive|sensitively|easily|emotionally|touchy|emotional|affected|upset",
        "left you with that|the|an|this impression", "impression ~2 arose|formed|created|given|got",
        "you ~3 offended|insulted|attacked|belittled by|at|because", "someone|anyone|anybody|some|people|readers ~2 felt|feel|feels|took|was|were|recognised|recognized|got|find|found",
        "seem|seems|seemed|appear|appeared ~3 to you", "did not ~2 appeal|please|suit|sit|land|agree|resonate ~1 you|with|well|your",
        "you ~1 got|had|have|gained|were ~1 the|that|this|an|under ~1 impression|feeling|idea",
        "joke|humour|humor|irony|tone|wording|words ~3 lost|not|missed|wasted|misfired|misunderstood",
        "not ~3 intention|intended|intent|meant|aim|mean", "feeling|feel|felt that|this way",
    ]

    // MARK: Warnings

    private static let pileOn = [
        "dreadful|hideous|revolting|vile|monstrous|barbaric|criminal|indefensible|intolerable|unbelievable|insane|madness|lunacy|chaos|chaotic|circus|zoo|nightmare|hell|horror|dump|joke|laughingstock|embarrassment|embarrassing|shame|stupid|stupidity|idiotic|dumb|moronic|useless|hopeless|worthless|lousy|trash|junk|scam|ripoff|robbery|theft|fraud|crooks|thieves|liars|cowboys|vultures|sloppy|negligent|reckless|clueless|inept|dilettantes|bunglers|rotten|miserable ~3 of|by|on|from|in|at|around|about|for|and ~3 us|our|ours|company|firm|we|here|management|part|department|house|industry|place|team|bosses|management|system",
        "we|i|our|us|company|management|department|bosses|boss|colleagues|colleague|industry|firm|house|team|here ~4 dreadful|hideous|stupid|idiotic|dumb|useless|hopeless|worthless|lousy|trash|junk|scam|crooks|liars|cowboys|sloppy|negligent|clueless|inept|rotten|chaos|chaotic|circus|zoo|hell|dump|joke|laughingstock|embarrassment|asleep|cheapskates|losers|failures|disaster|worst|heads",
        "no|zero ~1 excuse|excuses|words|shame|clue|idea|standards|conscience !for|that|what|why|how|where", "should|ought|deserve|deserves|must ~2 be|to ~1 ashamed|fired|sacked|banned|prosecuted|sued|jailed|shut|boycotted|fined", "heads will|should|must|need roll", "sheer|pure|utter|total|complete|absolute|plain|downright|outright|simply|nothing short|beyond ~2 greed|incompetence|madness|negligence|disgrace|failure|laziness|chaos|disaster|idiocy|stupidity|insanity|shame|mess|nonsense|horror|awful|terrible|shocking|horrendous|unacceptable|inexcusable",
        "never|not ~2 seen|heard|come|experienced ~3 worse|bad|so|anything|like", "worst", "we|they ~2 always|never|constantly|keep ~1 mess|messing|do|get|screw|fail|learn|listen|care", "do not ~1 care ~1 about", "typical ~1 of|us|for|here|our", "makes|made|make ~1 me|us ~1 sick|furious|livid|ashamed|angry|cringe", "sick ~1 to|of ~2 stomach|this|it|them|us", "furious|livid|outraged|seething|speechless|fuming ~2 at|about|with|over|too|as|ourselves|myself",
        "pathetic|disgrace|disgraceful|scandal|scandalous|obscene|horrendous|inexcusable|abysmal|appalling|atrocious|outrageous|shambles|shambolic|shameful|despicable|incompetent|incompetence|clowns|idiots|lawless|catastrophe|catastrophic|fiasco|garbage|rubbish|crap|greed|greedy|amateurs|amateurish|laughable|ridiculous|disgusting|scrapheap|farce|unforgivable|beyond words|belief",
        "totally|completely|absolutely|utterly|simply ~1 unacceptable|inexcusable|horrendous|terrible|awful|horrible|useless|hopeless",
        "worst ~3 company|firm|service|things|thing|in|one|app|product|i|we|update", "about as bad as", "should be fired|sacked|ashamed|shut|banned|closed",
        "belong|belongs on|in the ~1 scrapheap|bin|museum|past|trash|dump", "embarrassment to ~1 us|our|the|company",
        "it|that|this is a|such ?a joke|mess|scandal|disgrace|shame|farce|catastrophe|disaster",
        "we|i|us are|am horrified|disgusted|appalled|ashamed|shocked", "everyone|everybody|nobody|we all ~2 in|at|here ~3 knows|hates|knew|understands",
        "tell everyone|everybody|anyone", "i|we would|will|could not ?@mild ~1 buy|use|trust|recommend|stay|book ~4 ours|us|it|here|this",
        "you should see|hear what|how", "we|they are the worst", "what ~1 else they hide", "if you ask me",
        "wow", "never should have been sold|released|shipped|built",
    ]

    private static let compensation = [
        "refund|refunded|reimburse|reimbursed|reimbursement ~4 half|part|plus|extra|whole|goodwill|full|everything|entire|as|month|fee|shipping|ticket", "#|half|quarter|third|ten|twenty|fifty|five ~1 euros|euro|dollars|pounds|eur|usd|percent|bucks|quid ~3 credit|off|back|towards|for|on|voucher|extra|to|added|less|waiting|account|cheaper",
        "we|i|our|desk|team ~2 give|giving|gives|gift|gifting|gifts|offer|offering|offers|treat|treating|invite|inviting|invites|donate|grant|granting|send|sending|sends|add|adding|drop|dropping|slip|pop|include|including|top|throw ~2 you ~4 a|an|two|three|the|one|another|some|next|free|extra|month|pack|box|bottle|on|your|coffee|dinner|lunch|meal", "is|are|goes|go|will|has|have|comes|come ~2 on|to ~1 us|me|house", "complimentary|gratis|goodie|sweetener|refreshments|bouquet|chocolates|flowers|champagne|wine|hamper",
        "month|months|week|weeks|year|night|nights|day|days|lesson|lessons|ride|rides|trip|trips|ticket|tickets|session|sessions|class|issue|issues|delivery|visit|coffee|meal|dessert|drink|order|purchase ~3 for ~1 free|nothing|us|gratis|cost|charge|half", "next|another|second|extra|first ~2 is|are|will|comes|goes|be|month|order|visit|ride|meal|coffee|stay|delivery ~2 free|us|covered|charge|paid|gratis|cheaper|waived|half|house|discounted", "extend|extended|extending|prolong|prolonged ~1 your ~2 subscription|membership|plan|trial|pass|warranty|premium|contract|guarantee|by|for",
        "premium|pro|plus|gold|vip|lounge|priority ~2 for|on|until|access|month|months|year|status|week|free|seat|pass", "lower|lowered|reduce|reduced|reducing|cut|cutting|drop|waive|waived|waiving|halve|halved|skip|cancel|forget|write|credit|credited|crediting ~2 your|the|this|next|your|off|you ~2 fee|bill|price|charge|month|invoice|rent|rate|payment|fees|fare|account|cost", "no charge", "make|making|made ~1 it ~1 up ~1 to", "your ~1 next ~3 on|free|half|without|cheaper|us",
        "voucher|vouchers|coupon|coupons|cashback|freebie|freebies", "gift|store|shop|account|service|travel card|cards|credit|credits|certificate|certificates",
        "credit|credits of|to|for|on|worth", "discount|discounts|rebate|rebates", "# percent|% off|discount|less|reduction|back", "# off", "percent off",
        "for free|gratis", "free of charge", "free !to|and|from|text|for|no|slot|time|day|line|number ~2 month|months|week|weeks|year|drink|drinks|dessert|coffee|meal|dinner|delivery|shipping|ticket|tickets|ride|rides|night|nights|upgrade|item|gift|pass|trial|wash|cleaning|entry|visit|class|lesson|product|copy|bag|box|premium|game|games|skin|pizza|service|extra|months",
        "ad free|adfree ~1 week|month|year", "=mistake|fault|error on the house", "trip|trips|coffee|drink|drinks|dinner|ride|rides|meal|next|round|delivery|visit|it ~2 is|are on us|me",
        "half price|off !sign|ticket|row", "bonus|goodies|goodwill|perks|perk|extras", "double|extra|triple|five|hundred|thousand ~1 coins|gems|points|miles|xp|rewards|credits|tokens|lives|boosts",
        "coins|gems|points|tokens|gold|crystals ~3 waiting|on|for|as|to|in|gift", "added|adding|add|throw|throwing|thrown ~4 points|miles|coins|gems|pass|month|months|credit|day|in|top",
        "will|are|is|would|shall not be billed|charged", "we|i ?will|would|can|could cover|waive|pay ~4 next|your|fee|bill|three|two|month|cost|costs",
        "refund|refunded|fee|back|money ~3 doubled|double|twice", "as a|an|our ~2 thank|thanks|sorry|apology|amends|compensation|gesture|consolation|present|gift ~4 you|we|i|is|your",
        "gesture of", "compensate|compensation|amends|recompense", "knock|knocked|take|takes|taking ~4 off ~1 your|the|a|next|bill|price|better|it",
        "night|month|week|day|nights|months|weeks ~3 less|off|extra|extension|for|gratis|on|premium ~2 bill|us|house|top|free|you", "less on ~1 bill|invoice",
        "surprise|present|gift|parcel|hamper|treat|little|something ~3 on|in|for|from|is|coming|way|waiting|your ~2 way|us|inbox|post|mail|you|account", "upgrade|upgraded|upgrading you|your ~2 to|for|next|stay|room|free|plan",
        "gift card|voucher|cards", "day|season|annual|year|weekend|guest pass|ticket ~4 for|next|on|as",
    ]

    private static let tone = [
        "calm down|yourself", "relax", "chill", "deep breath", "breathe", "grow up", "get over it|yourself", "get a grip|life",
        "no|not need|reason|cause ~1 to ~3 drama|shout|scream|rude|fuss|make|insult|swear|hysterical|aggressive|such", "drama|hysterical|hysteria|tantrum|whining|moaning",
        "little|bit|some|more ~1 politeness|courtesy|respect|patience|manners|decency ~2 would|goes|please|from|helps|never|costs", "mind your|the ?choice ?of language|tone|manners|words",
        "choice of words|language", "you people", "people like you", "congrats|congratulations|bravo|kudos|well done detective|sherlock|genius|einstein|you|on",
        "haha|hahaha|lol|lmao|rofl|hehe|yawn|duh|boo", "got|woke|get ~1 out|up ~2 bed|wrong", "wrong side of", "with|using a ~2 bit|little ~1 brain|common|thought|effort|care", "take|takes|use a|some|your ~2 brain|brains|common",
        "common sense", "reading helps", "we|i can count|read", "what is the point of", "as grown|adults|adult ups|do", "grown ups",
        "you could|might|should|would have ?at ?@mild ?least|easily|simply|just ~1 sent|called|checked|told|read|written|asked|known|looked|thought|said|mentioned|noticed|tried|waited|avoided|contacted",
        "next time !there ~2 have|look|check|please|try|read|you|be|ask|before|just|do|write|call|think", "before you|writing|posting|complaining|rating|ranting|shouting|blaming|accusing ~4 rate|rated|write|wrote|post|complain|to|about|us|world|reviews|online",
        "whole|entire world|internet", "check what you typed|wrote|did", "if you|one had|have|has only|just|not|bothered", "if one has|had not", "just|as a tip|hint|thought|reminder",
        "looked after do|does not", "some of us", "your|that attitude|tone|behaviour|behavior|manner|language|lack|impatience|anger|temper", "threats|threatening|insults|insulting|abusive|abuse",
        "you always|never|people|lot|guys ~2 find|have|complain|something|do|know|happy|satisfied", "not rocket science|that|so|hard|difficult ~1 hard|difficult|to|is", "how hard can|is", "surely you|even|a|anyone", "even a ~1 child|kid|beginner|toddler",
        "cheer up", "bless", "aww|tsk|pfft|ahem|newsflash|spoiler", "oh|well|gee really|sure|wow|boy|dear|please|sorry", "anyone|everyone|everybody|nobody|people with|who ~4 eyes|half|reads|read|knows|can|brain|sense", "you ~2 clearly|obviously|apparently|evidently", "why ~1 did|do|would|not you ~1 not|just|simply|wait|even|ever", "rude|impolite|childish|immature|silly|hysterical|entitled|spoilt|spoiled|lazy|careless|clumsy|impatient", "fault|blame ~2 yours|yourself|you", "thank|thanks|lovely|charming|delightful ~3 kind|charming|lovely|flattering|warm|friendly ~1 words|novel|essay|rant|tirade|lecture", "try ~1 being|not|reading|thinking|patience|harder|to ~1 be|read|stay|keep|remain", "take it easy", "lighten|wake|man|toughen|shut|wise up", "sense of humour|humor", "keyboard|armchair warrior|hero|expert", "temper|nerves|blood pressure", "as if ~1 that|we|the|you|it", "poor thing|baby|soul", "sarcasm|ironic", "life goes on", "could be worse", "first world", "poor you", "boo hoo", "cry me", "well well", "what did you expect", "serves you", "your own fault", "oh dear oh", "someone|somebody ~1 got|needs|woke|had",
        "hold your horses", "cool it|down|off", "keep your|a ~1 shirt|hair|cool|calm|hat|head", "stop shouting|yelling|complaining|whining|screaming|ranting|spreading|being", "pull yourself", "do not be so|such|silly|ridiculous|rude|dramatic",
        "can you prove", "should|must be ?more ?@mild patient|careful|polite|grateful|reasonable|thankful", "learn to", "lesson for you", "lesson learned|learnt ~2 you", "stop spreading", "put|putting|gained on ~1 weight|pounds",
    ]

    private static let exposure = [
        "-privately|private|not|never|without|no|dm|need|and|by|we|i|told|your post|share|reply|answer|comment|write|send|give|leave|tell|drop|state|confirm|provide|quote ~4 your ~5 number|iban|birth|birthday|address|phone|email|mail|passport|id|details|card|account|pin|password|surname|postcode|licence",
        "your potassium|cholesterol|glucose|sugar|biopsy|haemoglobin|iron|thyroid|sodium|creatinine|salary|income|balance|overdraft|debt|debts|bmi|pulse ~2 is|was|of|are|were|stands|at ~1 #",
        "net|gross|monthly|yearly income|salary|pay|wage|wages|pension of|is|was", "your psychiatrist|therapist|oncologist|gynaecologist|gynecologist|psychologist|rehab|hiv|pregnancy|abortion|depression|addiction|chemotherapy|insolvency|bankruptcy|disability",
    ]
}
