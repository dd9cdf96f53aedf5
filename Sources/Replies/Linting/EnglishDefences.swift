/// English denials and walls that name no rule and no liar: what is said in their place. Notation: ``Phrase``.
enum EnglishDefences {
    static let phrases: [(Family, [String])] = [
        (.softDenial, denial), (.softWall, wall), (.alternative, alternative),
    ]

    private static let denial = [
        // We did; you did not.
        "we|i|he|she|they did !not _1 call|answer|reply|write|ring|send|inform|tell|explain|warn|knock|deliver|clean|check|refund|come|arrive|offer|try|apologise|apologize|announce|notify",
        "you will|would|may|can ~2 see|find|notice|recall|remember|agree|know|admit that|it|in|on|from|yourself",
        "you may|might|must|probably|perhaps|surely|possibly|simply have !been|felt|had|thought|wondered|hoped|expected|given|seen|made|wanted|imagined",
        "you ~2 mix|mixed|mixing|confuse|confused|confusing|mistake|mistook|mistaking ~2 up|us|it|this|with|for|another", "wrong company|shop|page|address|app|firm|number|branch|store|airline|hotel|restaurant|clinic !was|from|on|again|twice",
        "supposedly|allegedly|purportedly|supposed|alleged|purported", "my|our|some|serious|certain doubts", "how could|can|should|would|is that|this|it be|happen|possible|have",
        "not|never ~3 as|how|way|like you ~1 describe|say|put|claim|tell|present|report|make|remember|portray|depict", "as|than you describe|claim|put|present|portray|depict|make it",
        "one|both|two sided|sides ~2 to|of", "half|whole|full|entire|other|real|true ~1 story|truth|picture", "side of the story|coin", "unfair|one sided|harsh|exaggerated|exaggeration|overstated|inaccurate|blown ~1 to|review|rating|of|picture|criticism|description|account|judgement|judgment|up",
        "none|nobody|not|no ?one ?one of|in|at|on our|us|the ~1 staff|team|people|colleagues|drivers|house|kitchen|shop|branch|building|office|agents|crew|drivers|desk|us|waiters",
        "see|sees|saw|find|found|finds|have|has no ~1 reason|cause|grounds|sign|fault|error|defect|problem|issue|mistake|irregularity|evidence|deviation|anomaly",
        "nothing ~3 true|found|seen|visible|unusual|conspicuous|suspicious|remarkable|abnormal|irregular|noticed|reported|noted|recorded|logged",
        "was|were|is|are|left|arrived|departed|ran|came|landed|started ~2 on time|schedule|punctual|punctually", "on time to|as|according|like|by|every|that|and",
        "was|were|has|have|been|is|are ?@mild ~1 correctly|properly|duly|lawfully|professionally|thoroughly|flawlessly|faultlessly|accurately|conscientiously", "within|inside|below|under ~3 range|limits|norm|norms|tolerance|tolerances|spec|specification|standards|limit|threshold|average",
        "was|were|is|are|has|been never ~1 late|broken|closed|missing|cancelled|canceled|wrong|offered|out|down|full|empty|rude|dirty|promised|intended|meant|part|included|unavailable|interrupted|a",
        "doors|gates|lines|servers|service|shop|desk|system|pool|lift|site|line|branch|counter|kitchen was|were ?@mild ?all open|up|online|staffed|available|running|manned|reachable ~2 all|the|whole|throughout|until|at|that|on|without|as",
        "not ~1 see|understand|know|recognise|recognize ~1 what|why|how|any|where ~2 you|your|that|this|the ~1 problem|mean|want|point|expect|complain|issue|get|took", "that|this|it does|can|could|would|did not ?@mild add|make|match|fit|hold|square|tally|ring|be|come ~1 up|sense|with|true|right|our|from|what",
        "rest assured", "i|we ~1 assure|guarantee|promise you", "contrary|despite|against ~1 to ~1 what|your|the|popular", "who ~1 says|said|told", "really ~1 read|look|try|call|happen|happened|true|so|think|sure|that",
        "people ~1 exaggerate|always|like|tend", "perfectly|absolutely|completely|totally|quite|entirely normal|fine|safe|harmless|usual|legal|standard|ordinary|reasonable|acceptable",
        "harmless|safe to|for|and|by|at|as|when|if", "no ~1 risk|danger|harm|hazard|threat ~1 to|at|of|for|whatsoever|in|was|is|existed",
        // It cannot have happened.
        "technically|simply|physically|practically|virtually|plainly|logically|quite|completely impossible|implausible|unthinkable|inconceivable|unlikely",
        "=not|almost is|was|be|seems|sounds|it|that|this impossible|implausible|inconceivable|unthinkable|unlikely !to|for|not",
        "we|i can|could|may|must rule|exclude ~2 out|it|that|this ~2 out|completely|with", "that|this|it can be ruled|excluded",
        "can|could|would|will|does|do|did not ?@mild ?have|ever|just ?been|simply ~3 happen|reset|delete|vanish|disappear|change|break|come|leave|charge ~2 on|by|without ~2 own|itself|themselves|reason|cause",
        "does|do|did not ?@mild happen|occur|exist|vanish|disappear|break|reset|delete ~2 like|by|on|with|for|just|without|here|unless|if",
        "no such|trace|sign|record|indication|evidence|proof ~3 ?of|was|were|exists|exist|has|ever",
        "not|nothing of|like ~1 sort|kind|that happened|took|was|occurred|came",
        // We do not do such things.
        "our|the|these|those|all ?our ~2 agents|staff|drivers|driver|people|team|colleagues|couriers|nurses|doctors|waiters|teachers|technicians|fitters|guards|moderators|mods|editors|crew|employees|trainers|cleaners|guides|riders|pilots|machines|meters|scales|terminals|servers|filters|cameras|doors|products|batteries|systems|kitchens|rooms|app|apps|cards|trainer|guide|nurse|teacher|colleague ~1 never|always|only|cannot|hardly|rarely|simply",
        "our|the|these|those|all ?our ~2 agents|staff|drivers|driver|people|team|colleagues|couriers|nurses|doctors|waiters|teachers|technicians|fitters|guards|moderators|mods|editors|crew|employees|trainers|cleaners|guides|riders|pilots|machines|meters|scales|terminals|servers|filters|cameras|doors|products|batteries|systems|kitchens|rooms|app|apps|cards|trainer|guide|nurse|teacher|colleague would|do|does|did|could|can|have|has not|never",
        "our|the ~2 agents|staff|drivers|driver|people|team|colleagues|couriers|waiters|nurses|doctors|teachers|crew|employees|guards|mods|moderators is|are ?@mild|always|very|all|highly ~1 polite|friendly|courteous|professional|trained|experienced|careful|honest|qualified|instructed|certified|reliable|known|competent",
        "all|every|each ~3 is|are|gets|was|were ?@mild|always|carefully|individually|regularly ~1 checked|weighed|tested|inspected|counted|cleaned|trained|recorded|verified|logged|examined|sealed|monitored|reviewed|certified|calibrated|scanned|photographed|controlled|washed|disinfected|packed|prepared",
        "not us|me ~1 who|that|it", "it|that|this ?is|was not us|ours", "wherever|whoever|whatever ~5 not us|ours|from|me|our", "not|nothing come|came|comes|originate|originated|stem|do from|with us|here|our",
        // Those who were there tell it otherwise.
        "i|we am|are|was|were ?have ?been told|assured|informed|advised that|no|the|it|by|he|she|they|otherwise|there", "assures|assured|assure|swears|insists|maintains|confirms|confirmed us|me|that|the|he|she|it|they",
        "has|have|had|told|says|said|remembers|remember|recalls|recall|describes|sees|saw|reports|reported ~1 it|this|that|things|a|the|quite ~2 differently|otherwise|different",
        "driver|courier|agent|staff|colleague|technician|team|waiter|doctor|nurse|teacher|manager|desk|guard|seller|landlord|fitter|cleaner|guide|instructor ~2 says|said|remembers|denies|denied|states|stated|confirms|confirmed|insists|swears|reports|recalls|assures|told ~1 he|she|they|that|no|not|it|otherwise|you|us|nothing|the|there|having|never",
        "=no|every reason to trust|believe our|my|the|him|her|them|this|it", "every reason to trust|believe our|the|my|him|her|them", "trust our|my|the ~1 people|staff|team|colleagues|driver|drivers|records|data|system|agents|scanner|machines",
        "full|complete|every|utmost confidence in ~1 our|the|my|them|him|her", "i|we must|have|need|feel|should|would|want ?to ?like ?to point|correct|stress|emphasise|emphasize|clarify|insist|object|contradict ~1 out|that|this|you|there",
        // The thing is right.
        "so|and|that|therefore|hence ?the|your|our|this|it ~1 number|price|charge|amount|bill|figure|reading|result|decision|invoice|value|score|count|fine|fee|is|was|were is|was|were|are ?@mild|therefore|also|absolutely right|correct|accurate|complete|justified|fine|valid|legitimate|in",
        "the|your|our|this ~2 number|price|charge|amount|bill|figure|reading|result|decision|invoice|value|score|count|fine|fee|meter|scale|clock|label|sign|page|site|description|listing|menu|recipe|photo is|was|were|are ?@mild|therefore|also|absolutely|perfectly right|correct|accurate|complete|justified|valid|legitimate|clear|unambiguous|order|unmistakable",
        "complete|intact|sealed|undamaged|flawless|spotless|fresh|clean|whole|working|fine|perfect|immaculate|impeccable when|as it|they|we ~1 left|arrived|went|shipped|sent|handed|delivered", "in|of|full|working|good ~2 order|condition when",
        "were|was|is|are ~1 printed|made|built|delivered|prepared|packed|cut|sent|shipped|done|charged|billed|cooked|executed|produced|supplied|carried ~2 as|exactly|just|according|to ~1 ordered|requested|agreed|specified|described|order|instructions|booked|you|shown|stated|confirmed|asked",
        "fits|fit|works|worked|runs|ran|looks|cooks|prints|charges|performs ~1 perfectly|flawlessly|beautifully|impeccably|well if|when|for|on|as|in|once|with|after|unless|here",
        "tick|box|signature|checkbox|consent|confirmation|initials ~2 is|was|were|bears|sits|stands ~1 in|there|yours|set|ticked",
        "has|have shown|stood|been|read|said|hung|displayed|had ~2 same|there|right|clearly|unchanged|identical|visible", "been ?@mild ~3 displayed|visible|posted|announced|published|signposted|shown|marked ~3 for|since|at|on|in|all",
        "there ?will|must have been|be a|some|another|good ~1 reason|cause|explanation|justification", "must|will|may|might be|have ?been something|someone|somebody ~1 else|else|on|in|with|at your|from",
        "look|looks|check|search|try elsewhere", "your phone|device|router|connection|network|browser|bank|card|provider|computer|settings|skin|hair|stomach|taste|measurement|scale|meter must|may|might|seems|could",
        "must|may|might|will|could|probably have|be|been ~1 ?been ?@mild something|a|some|your ~3 your|yourself|neighbour|neighbor|children|else",
        "records|logs|log|data|camera|cameras|footage|recording|sheet|report|scanner|film|system|tracking|gps ~2 show|shows|showed|say|says|prove|proves|confirm|confirms|tell|tells ~2 average|only|no|nothing|otherwise|different|clearly",
        "we|i|it|this|that|which ?would|can|could|cannot|find|finds not|hardly|scarcely|no|barely ~2 believe|credible|plausible|convinced ~1 that|this|it|you|your|our|any|story|how|true",
        "surprised|astonished|puzzled|amazed|baffled ~1 to|by|at|that|about ~1 hear|read|your|this|such|learn|you", "strange|odd|curious|funny|peculiar ~1 that|how|since|because|as you|nobody|no|our|we|the|it|others",
        "most|other|many|all|few ~1 people|customers|users|guests|visitors|patients|parents|players|members|passengers|readers|travellers|tenants|others ~2 only|think|manage|are|have|cope ~2 ?that|they|it|this|no|without|happy|satisfied|fine|well|easy|very|quite|problem|problems",
        "no ~1 other customer|customers|user|users|guest|guests|phone|device|patient|parent|passenger|player|visitor|person|people|complaints|complaint|reports|member|reader|tenant", "not|never ~2 had ~2 a|any|one|single ~1 complaint|complaints|problem|report|such",
        "first ~1 complaint|report|time|person|one|customer ~1 we|i|of|to|who|ever|in ~4 hear|heard|had|received|complain|kind|complained|ever|reported",
        "million|thousand|hundred|thousands|hundreds|millions ~1 users|customers|people|guests ~2 no|have|are|without|use|love",
        "you were|was|have|had ?been ~1 informed|told|notified|advised|warned|reminded|made ~2 twice|repeatedly|already|before|beforehand|advance|clearly|aware|several|by|in|on",
        "memory|recollection ~1 plays|deceives|fails|differs|may|is|seems|must|can", "you ~1 mix|mixed|mixing|confuse|confused|confusing|mistake|mistook|mistaking|misremember", "you ~1 clicked|tapped|pressed|agreed|confirmed|ticked|signed|accepted|entered|typed|chose|selected|set ~3 yourself|twice|wrong|wrongly|too|late|on|away|by",
        "nobody|no|none ~1 one ~3 said|promised|told|saw|heard|noticed|touched|called|called|laughed|remembers|was|recalls ~2 you|that|anything|such|it|any|a|rude|there",
        "never said|promised|fell|happened|left|existed|told|offered|uttered|occurred|arrived|reached|received|touched|sent|ended|rang|agreed|guaranteed|called", "no ~2 promise|agreement|call|appointment|order|request|refusal|insult|contract|word ~1 was|were|fell|exists|took|made|has",
    ]

    private static let wall = [
        // A text rules.
        "charter|bylaw|bylaws|by law|laws|statute|statutes|clause|section|paragraph|article|framework|regulation|regulations|contract|agreement|tariff|provisions|act|code|ordinance|statutes|constitution|catalogue|catalog ~3 says|say|is|are|states|state|stipulates|applies|apply|demands|provides|provide|allows|allow|clear|knows|know|requires|covers|cover|we|have|foresees|foresee|dictates",
        "in|under|see|per|to|by|with section|paragraph|clause|article|point ~1 #", "laid|set|written|regulated|anchored|stipulated|fixed|defined|governed ~1 down|out|in|by|there ~2 in|by|section|paragraph|contract|clause|terms|our|the|law",
        "under|within|by|in|per|to the ~2 house|tenancy|licence|license|service|framework|user|collective ~1 agreement|rules|contract|order", "framework we|that|is|within", "terms|conditions|rules|contract ~1 you accepted|agreed|signed|confirmed", "you ~2 accepted|agreed|signed|confirmed ~3 terms|conditions|rules|contract|agreement|this|them|when|at|by",
        "you|which will|can find|read|see|look ~1 it|this|that|them|everything ~1 in|under|up|there ~2 section|paragraph|clause|terms|conditions|contract|agreement",
        "@policy come|comes|go|goes|are|is|apply|applies|exist|exists|say|says|count ~1 first|before|for|to|there|clear|unambiguous|everyone|all|everybody|binding|equally|quite|rules",
        "we|i ~1 ?do ?did not write|make|made ~1 them|it|the|these ~1 rules|law|laws|policy", "not ~1 list|reason|reasons|case|cases ~3 ?of ~2 accept|recognise|recognize|foreseen|list|covers", "list of ~1 reasons|exceptions|accepted|cases|items",
        "safety|security|hygiene|insurance|health|legal|fire|data|privacy|visa|customs|licensing|tax rules|regulations|reasons|law|laws|protection|requirements|grounds|provisions",
        // It stands.
        "decision|fine|fee|charge|ban|price|rule|deadline|mark|grade|result|refusal|penalty|verdict|rating|limit|rate|surcharge|cancellation|invoice|bill ~1 stands|stand|remains|remain|stays|stay|applies|holds|is|has|was|cannot ~1 ?final|place|as|unchanged|binding|standing|to|stand|be|unaffected|force|that|due|valid",
        "we|i ?must|will|shall|have ?to ?@mild stick|stand|hold|keep|abide|adhere|remain|insist ~1 to|by|with|on ~1 it|this|that|our|them|these|what|the", "that|this|it|there ~1 has|have|is|was|must ~2 end|last|final ~1 of|word|say|the|matter|answer|decision",
        "end of ~1 matter|story|discussion|debate|it|line", "matter|case|discussion|file|ticket|subject|topic ~1 is|as|closed|now|remains ~1 closed|settled|concluded|over|finished|done", "final|definitive|irrevocable !boss|exam|exams|bill|invoice|score|week|day|of|chapter|episode|is|the|between|match",
        "there ?is|will|can|no ~2 more|further|nothing|way|room ~1 to|around|we|appeal|else|for|about", "no|without ~2 exception|exceptions|appeal|leeway|discretion|flexibility|negotiation|liability|entitlement|claim|right|room|refunds", "single|individual|special case|cases|circumstances|wishes|requests|arrangements",
        "we|it|they|which ~2 take|accept|assume|bear|accepts|takes|assumes|bears no ~1 liability|responsibility|returns|claims|risk|blame", "at ~1 own risk", "not|no|never ~2 liable|responsible|obliged|obligated|entitled ~2 for|to",
        "under|in any|no|these ~1 circumstances|condition", "=not for good|ever|life", "applies|apply|valid|holds|goes|the|same|counts|true ~2 to|for ~1 everyone|everybody|all|anyone|each|every|us",
        // It cannot be had.
        "can|could|may|will|are|is|be|is not ~1 ?@mild ~1 be ~1 restored|refunded|returned|exchanged|changed|reversed|transferred|cancelled|canceled|extended|replaced|credited|reimbursed|amended|altered|undone|reopened|waived|revoked|combined|renamed|moved|shipped|accepted|made|granted|honoured|honored|given|lifted|discussed|split|postponed|rebooked|reactivated|recovered",
        "are|is|be|were|was not ?@mild restored|refunded|returned|exchanged|changed|reversed|transferred|transferable|reimbursed|waived|covered|replaced|extended|accepted|granted|included|possible|foreseen|provided|allowed|eligible|permitted|intended|negotiable|offered|available|admissible|envisaged|planned|paid|compensated|insured !yet|on|there|since|today|right",
        "is|are|was|were ?@mild ?hereby excluded|ineligible|forfeited|void|forfeit|prohibited|forbidden|precluded|nontransferable|disallowed|inadmissible|barred", "excluded|exempt|exempted from", "count|counts|considered|regarded|treated|deemed ~1 as ~1 taken|used|accepted|cancelled|late|missed|void|redeemed|consumed|final|delivered|worn|opened|lost|forfeited|attended",
        "only ~3 by|for|with|within|against|from|to|at|in|until|on|through the|a|an|#|its|written ~1 holder|owner|receipt|original|days|hours|contract|presentation|box|packaging|notice|buyer|doctor|certificate|account", "by|to|for the ~3 only", "tied|bound|linked|limited|restricted ~1 to ~1 the|a|one|your|its|our|these|this|person|#",
        "is|are ~1 handled|decided|set|made|dealt|processed ~2 by|with ~2 not|alone|only ~2 us", "not ~2 ours|us|me ~2 to ~1 decide|change|choose|make|give", "not ?up|within|in ~1 to|our|my ~1 us|power|hands|remit|control|jurisdiction|area",
        "=thank|thanks|grateful|appreciate ask|appreciate|thank|beg|hope|count|thanks ~2 for|on your ~1 understanding|comprehension", "we|i|it ~1 not able|unable|not|impossible ~1 in|to a|any|able ~1 position|to|accommodate|discuss|help|comment|intervene|consider",
        "closes|close|ends|end|expires|expired|opens|closed|begins|lapses|lapsed ~1 #|at|on ~2 minutes|hours|days|eight|after|before|six|seven|nine|ten ~1 before|after|under|sharp", "#|one|two|three|seven|ten|fourteen|thirty days|months|hours|weeks ~2 notice|limit|period|deadline|only|maximum",
        "excluded means", "rules|rule|law|terms|policy|deadline|deadlines is|are|means rules|rule|law|terms|policy|deadline|deadlines|clear|that", "what|that is|it ~1 says|stands ~1 in|on ~1 the|your ~1 contract|ticket|terms",
        "know|knows|allow|allows|offer|offers|provide|provides|grant|grants|recognise|recognises ~1 no|only|one|just ~2 exception|exceptions|date|other|way|option|reason", "as ~1 stated|agreed|communicated|printed|described|laid|set|written|confirmed|shown|accepted ~1 at|in|on|when|under|by ~2 checkout|terms|contract|booking|ticket|purchase|website|confirmation|receipt|time|conditions",
    ]

    private static let alternative = [
        "what i|we can|could do|offer|try", "we|i ~1 can|could|will|would|am|are ~2 instead|all|anyway|nonetheless",
        "is accepted|reopened|restored|reinstated|extended|waived|repaired", "would|will that|this|it help|work|suit",
    ]
}
