/// How English promises and names times. Notation: ``PromiseLexicon``.
enum EnglishPromises {
    static let lexicon = PromiseLexicon(
        words: words, atoms: atoms,
        grammar: PromiseLexicon.Grammar(
            endings: [PromiseLexicon.Ending("ed", .bar, from: 5)], hasBareForms: true, youOpensClause: true),
        apostrophe: .contracts, contractions: Contractions.bare,
        short: "mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec m am pm",
        before: """
            monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun today tomorrow tonight on \
            utc gmt cet cest bst est edt cst cdt mst mdt pst pdt
            """)

    private static let verbs = """
        write call ring phone telephone answer reply respond report post contact dm message email mail text send speak \
        talk look check visit bring fix find go come get pass read tell update return pick test trace see take sort meet \
        let arrive review compare follow refund repay credit reimburse transfer pay replace repair exchange deliver ship \
        dispatch investigate escalate confirm inform notify arrange organise organize book reschedule collect examine \
        inspect restore reset correct change cancel remove delete clear release issue publish handle resolve solve settle \
        finish complete provide share give show explain set install exchange reach upload forward prepare schedule \
        reopen reprint resend recheck verify measure clean redo supply make put have do start begin track chase \
        ask work leave offer accept run help drop join listen dig walk \
        promise guarantee ensure undertake commit confirm assure
        """

    private static func inflected(_ ending: String) -> String {
        verbs.split(whereSeparator: \.isWhitespace).filter { !["have", "do", "let"].contains($0) }.map { verb in
            let isSibilant = ["s", "sh", "ch", "x", "z", "o"].contains { verb.hasSuffix($0) }
            if ending == "s" {
                if verb.hasSuffix("y"), let before = verb.dropLast().last, !"aeiou".contains(before) {
                    return verb.dropLast() + "ies"
                }
                return String(verb) + (isSibilant ? "es" : "s")
            }
            if verb.hasSuffix("e"), !verb.hasSuffix("ee") { return verb.dropLast() + "ing" }
            return verb + "ing"
        }.joined(separator: " ")
    }

    private static let words: [(PromiseRoles, String)] = [
        (.we, "i we us me"),
        (.you, "you"),
        (.third, "she he they somebody someone everybody both"),
        (
            .filler,
            """
            also then now again already still personally myself ourselves just first here there right \
            away straight happily gladly certainly definitely course meanwhile instead therefore really \
            immediately directly once more sure rest assured yes ok okay well after all all either even
            """
        ),
        (.our, "our my"), (.your, "your their his her its"),
        (.thing, "it this that these those everything there nothing"),
        (.article, "the a an one another each"),
        (
            .actorNoun,
            """
            team teams department desk office support service care colleague colleagues manager managers supervisor \
            engineer engineers technician technicians driver drivers courier specialist specialists agent agents adviser \
            advisor advisers expert experts staff crew kitchen warehouse store branch depot accountant accounts chef owner \
            director head lead lawyer nurse doctor mechanic plumber electrician developer developers member people \
            someone hotline centre center chief captain cashier clerk editor buyer partner carrier workshop desk
            """
        ),
        (.title, "mr mrs ms miss dr prof"),
        (.ofOwner, "from of in at on for with"),
        (.future, "will shall ll gonna"),
        (.be, "am is are be being"),
        (.action, inflected("s")),
        (.base, verbs),
        (.ongoing, inflected("ing") + " going getting putting running setting stopping working digging about"),
        (.receive, "hear receive get see know find"),
        (
            .arrive,
            "arrive arrives reach reaches back with touch done ready fixed there refunded resolved solved delivered sorted sent live online repaired replaced corrected restored on land lands answered credited paid arriving shipped collected"
        ),
        (.have, "have has"),
        (
            .received,
            "answer reply money refund news update it them parcel replacement result response decision solution word call email message"
        ),
        (
            .bar,
            """
            was were been had did does said told wrote came went got gave took saw found knew thought felt left \
            lost paid kept brought spoke heard met made understood can could would should may might must ought \
            cannot need needs want wants hope hopes wish wishes expect expects try tries trying aim aims plan plans \
            intend intends think thinks believe believes guess suppose suspect doubt wait waits waiting stay stays keep \
            keeps hold holds open opens close closes remain remains sell sells run runs ran last lasts took takes expire \
            expires end ends seem seems mean means understand understands thank thanks sorry apologise apologize regret \
            please dear welcome accept accepts offer offers value appreciate like love feel works work ask asks \
            leave leaves serve serves operate operates stock train trains apologies
            """
        ),
        (.negation, "not never no nobody none nothing neither nor without unable hardly unlikely"),
        (
            .spoiler,
            """
            usually normally generally typically always often mostly sometimes maybe perhaps possibly probably hopefully \
            open closed available reachable staffed everyday every daily weekdays opening valid
            """
        ),
        (
            .subordinate,
            """
            because if unless when whenever while whereas although though whether which whose whom where \
            why as than how what provided
            """
        ),
        (.coordinator, "and then so but or plus"),
        (.letting, "let"),
        (.frame, "promise promises guarantee sure ensure assure assured confirm know word assured see means"),
        (.that, "that"),
        (.relative, "who"),
        (.from, "from"),
        (.greeting, "hi hello hey dear"),
    ]

    private static let atoms: [(DueAtom, String)] = [
        (
            .relation(.by),
            "by|until|till|til|no later than|not later than|by no later than|on or before|up until|by about|by around|by at latest"
        ),
        (.relation(.before), "before|prior to|ahead of"),
        (
            .relation(.within),
            "within|in|inside|in under|within under|in less than|within less than|within no more than|in no more than|within at most|over|during|in about|in around|within about"
        ),
        (.relation(.at), "at|on|around|at around|at about|for"),
        (.relation(.between), "between"),
        (.glue, "the|of|on the|of the"),
        (.day(0), "today|later today|sometime today|some time today|in the course of today"),
        (.day(1), "tomorrow|tmrw|sometime tomorrow|some time tomorrow"),
        (.day(2), "the day after tomorrow|day after tomorrow|overmorrow"),
        (.dayPart(0, .night), "tonight|later tonight"),
        (.weekday(1), "monday"), (.weekday(2), "tuesday"), (.weekday(3), "wednesday"), (.weekday(4), "thursday"),
        (.weekday(5), "friday"), (.weekday(6), "saturday"), (.weekday(7), "sunday"),
        (.shortWeekday(1), "mon"), (.shortWeekday(2), "tue|tues"), (.shortWeekday(3), "wed"),
        (.shortWeekday(4), "thu|thur|thurs"), (.shortWeekday(5), "fri"), (.shortWeekday(6), "sat"),
        (.shortWeekday(7), "sun"),
        (.part(.firstThing), "first thing in the morning|first thing"),
        (.part(.morning), "morning|in the morning"), (.part(.noon), "noon|midday|lunchtime|lunch|lunch time"),
        (.part(.afternoon), "afternoon|in the afternoon"), (.part(.evening), "evening|in the evening"),
        (.part(.night), "night|at night"), (.part(.midnight), "midnight"),
        (
            .part(.dayEnd),
            """
            end of day|end of the day|the end of the day|end of business|close of business|the close of business|eod|cob|\
            end of play|close of play|end of the working day|the end of the working day|end of working day|\
            end of the business day|the end of the business day|end of business day|end of our working day
            """
        ),
        (.this, "this|later this|the course of this"),
        (.next, "next|coming|the coming|the next|following|the following"),
        (.edge(.end), "end of|the end of|late|the course of|course of|end|the end"),
        (.edge(.early), "early|start of|the start of|beginning of|the beginning of|early on"),
        (.edge(.middle), "mid|middle of|the middle of"),
        (.weekend, "weekend|the weekend"),
        (.month(1), "january"), (.month(2), "february"), (.shortMonth(3), "march|mar"), (.month(4), "april"),
        (.shortMonth(5), "may"), (.month(6), "june"), (.month(7), "july"), (.shortMonth(8), "august|aug"),
        (.month(9), "september|sept|sep"), (.month(10), "october|oct"), (.month(11), "november|nov"),
        (.month(12), "december"), (.shortMonth(12), "dec"), (.shortMonth(1), "jan"), (.shortMonth(2), "feb"),
        (.shortMonth(4), "apr"), (.shortMonth(6), "jun"), (.shortMonth(7), "jul"),
        (.unit(.minute), "minute|minutes|min|mins"), (.unit(.hour), "hour|hours|hr|hrs|h"),
        (.unit(.day), "day|days|calendar day|calendar days"), (.unit(.week), "week|weeks|working week|work week"),
        (.unit(.month), "month|months"), (.unit(.year), "year|years"), (.unit(.fortnight), "fortnight"),
        (.unit(.workingDay), "working day|working days|business day|business days|work days|workday|workdays|weekdays"),
        (.unit(.workingHour), "working hours|business hours|office hours|working hour|business hour"),
        (.number(1), "a|an|one|a single|one single"), (.number(2), "two|a couple of|a couple|couple of"),
        (.number(3), "three"), (.number(4), "four"), (.number(5), "five"), (.number(6), "six"), (.number(7), "seven"),
        (.number(8), "eight"), (.number(9), "nine"), (.number(10), "ten"), (.number(11), "eleven"),
        (.number(12), "twelve"), (.number(14), "fourteen"), (.number(15), "fifteen"), (.number(20), "twenty"),
        (.number(24), "twenty four"), (.number(30), "thirty"), (.number(36), "thirty six"), (.number(40), "forty"),
        (.number(45), "forty five"), (.number(48), "forty eight"), (.number(60), "sixty"),
        (.number(72), "seventy two"), (.number(90), "ninety"),
        (.sixtieths(30), "half an|half a"), (.sixtieths(15), "a quarter of an|quarter of an|a quarter"),
        (.sixtieths(45), "three quarters of an"), (.sixtieths(90), "one and a half"),
        (.after(minutes: 30), "and a half"),
        (.few, "a few|few|several|some|a number of|a handful of"),
        (.before(minutes: 30), "half past|half"), (.before(minutes: 15), "quarter past|a quarter past"),
        (.before(minutes: -15), "quarter to|a quarter to"),
        (.meridiem(0), "am|a m"), (.meridiem(12), "pm|p m"),
        (.oclock, "oclock|sharp"), (.to, "to|or"),
        (.latest, "at the latest|at the very latest|latest|the latest|or earlier|or sooner|at latest|exactly"),
        (
            .vague,
            """
            soon|very soon|shortly|asap|a s a p|as soon as possible|as soon as we can|as soon as i can|as soon as|\
            as quickly as possible|as quickly as we can|as quickly as i can|as fast as possible|as fast as we can|\
            in due course|in due time|in a bit|in a while|in a moment|in no time|when we can|promptly|without delay|\
            before long|presently|any minute|any time now|eventually|one day|at some point|in the near future|\
            in the foreseeable future|at our earliest convenience|at the earliest opportunity|at the earliest|\
            in a timely manner|in good time|later on|some time soon|quickly
            """
        ),
        (
            .bygone,
            "ago|since|last|yesterday|previous|past|every|each|after|from|starting|as of|earlier|later|old"
        ),
        (.zone(0), "utc|gmt"), (.zone(60), "cet|bst"), (.zone(120), "cest"), (.zone(-300), "est|cdt"),
        (.zone(-240), "edt"), (.zone(-360), "cst|mdt"), (.zone(-420), "mst|pdt"), (.zone(-480), "pst"),
    ]
}
