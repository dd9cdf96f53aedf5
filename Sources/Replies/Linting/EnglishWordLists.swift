/// The classes of English words that phrases name with `@`; all phrases of the language share them.
enum EnglishWordLists {
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
}
