import Testing
import Triage

@testable import Replies

@Suite("Slots")
struct SlotTests {
    static func extract(_ text: String, _ topics: [Topic] = [], language: String = "en", name: String? = nil) -> [Slot:
        String]
    {
        SlotExtractor.extract(
            from: Mention(source: "s", id: "1", text: text, author: Author(name: name)),
            assessment: Assessment(complaint: 1, anger: 0.5, language: language, topics: topics))
    }

    @Test(
        "The thing is named with its determiner",
        arguments: [
            ("I ordered shoes and my parcel never came", Topic.delivery, "your parcel"),
            ("Where is my damn birthday present?", .delivery, "your birthday present"),
            ("My birthday present is late", .delivery, "your birthday present"),
            ("your garbage scam app crashes all day", .bug, "the app"),
            ("your app crashes all day", .bug, "our app"),
            ("The app crashes when I open my photos", .bug, "the app"),
            ("the update deleted all my recipes", .dataLoss, "your recipes"),
            ("asked for a refund in March", .refund, "your refund"),
            ("My new running shoes fell apart", .quality, "your new running shoes"),
            ("Photos gone after syncing", .dataLoss, "your photos"),
            ("internet down again", .outage, "the internet"),
            ("I want to cancel my gym membership", .cancellation, "your gym membership"),
        ])
    func thing(_ text: String, _ topic: Topic, _ expected: String) {
        #expect(Self.extract(text, [topic])[.thing] == expected)
    }

    @Test(
        "No thing where none is named, or none that fits",
        arguments: [
            ("I want to order again", Topic.delivery), ("Terrible, never again", .other),
            ("The app is slow", .delivery),
            ("my parcel is late", .dataLoss), ("they book whatever they like", .quality),
        ])
    func noThing(_ text: String, _ topic: Topic) {
        #expect(Self.extract(text, [topic])[.thing] == nil)
    }

    @Test(
        "The wait follows “waiting”",
        arguments: [
            ("I have been waiting three weeks for it", "three weeks"), ("Waiting since Monday!", "since Monday"),
            ("This is the third week without a reply", "into a third week"),
            ("no answer since last week", "since last week"),
            ("nothing for over a month", "over a month"), ("I waited 12 days", "12 days"),
            ("still no refund after more than two months", "more than two months"),
            ("3 WEEKS and still nothing", "3 weeks"), ("on hold for half an hour", "half an hour"),
            ("on hold for an hour and a half", "an hour and a half"),
            ("waiting for a couple of weeks now", "a couple of weeks"), ("down since 3 March", "since 3 March"),
            ("waited weeks for nothing", "weeks"), ("Waiting 1 weeks for a reply", "a week"),
            ("waited over 1 hours on hold", "over an hour"), ("waiting one weeks now", "one week"),
            ("I had to wait 14 days", "14 days"), ("I have been waiting 1 week", "1 week"),
            ("I couldn't get an answer, waited 3 weeks", "3 weeks"),
        ])
    func wait(_ text: String, _ expected: String) {
        #expect(Self.extract(text)[.wait] == expected)
    }

    @Test(
        "A duration that is not a wait stays out",
        arguments: [
            "I have been a customer for ten years", "used it for two weeks and it broke", "the battery lasts 3 hours",
            "three years ago this was a good shop", "30 day trial", "delivery in 3 days they said",
            "open every two weeks",
            "since the last update it crashes", "the phone says 30 minute wait", "a two week delay on shipping",
            "It says 5 days and still nothing", "they told me to wait 14 days",
            "told me to just wait 14 days, still nothing",
            "I'm not waiting another 2 weeks", "I am not waiting another week", "I won't wait 3 more weeks",
            "Everyone waited 3 weeks", "My neighbours have been waiting 3 weeks", "They promised 2 weeks, no answer",
        ])
    func noWait(_ text: String) {
        #expect(Self.extract(text)[.wait] == nil)
    }

    @Test(
        "The amount is kept as written, in any language",
        arguments: [
            ("charged 129 € twice", "129 €"), ("they took $49.99 from me", "$49.99"), ("£1,299.00 gone", "£1,299.00"),
            ("129 euros for this", "129 euros"), ("EUR 35 Gebühr", "EUR 35"), ("20EUR", "20EUR"),
            ("Ich warte auf 59,90 € zurück", "59,90 €"), ("payé 45€ pour rien", "45€"), ("CHF 80", "CHF 80"),
        ])
    func amount(_ text: String, _ expected: String) {
        #expect(Self.extract(text)[.amount] == expected)
        #expect(Self.extract(text, language: "fr")[.amount] == expected)
    }

    @Test(
        "A number alone is no amount", arguments: ["call 555 1234", "3 weeks", "order 129", "in 2024", "try 3 times"])
    func noAmount(_ text: String) {
        #expect(Self.extract(text)[.amount] == nil)
    }

    @Test(
        "The event is a noun phrase",
        arguments: [
            ("broken since the last update", "the last update"), ("the update deleted my recipes", "the update"),
            ("after your latest software update", "our latest software update"),
            ("on my last visit", "your last visit"),
            ("after last night's outage", "last night's outage"), ("please update me", nil), ("I will call them", nil),
        ] as [(String, String?)])
    func event(_ text: String, _ expected: String?) {
        #expect(Self.extract(text)[.event] == expected)
    }

    @Test(
        "A name is a name",
        arguments: [
            ("Ana Silva", "Ana"), ("Jean-Luc Moreau", "Jean-Luc"), ("Dr. Ruth Adler", "Ruth"), ("Zoë", "Zoë"),
            ("Conor O'Brien", "Conor"), ("Łukasz", "Łukasz"), ("ana_k83", nil), ("ANA", nil), ("DarkLord", nil),
            ("Angry Customer", nil), ("xX_Sniper_Xx", nil), ("J", nil), ("Google User", nil), ("@everyone", nil),
            ("<b>Ana</b>", nil), ("{{owner}}", nil), ("Ana\u{202E}", nil), ("Bcdfg", nil), ("Deleted", nil), ("", nil),
        ] as [(String, String?)])
    func name(_ shown: String, _ expected: String?) {
        #expect(Self.extract("Bad", name: shown)[.name] == expected)
    }

    @Test("A display name that only repeats the handle is a handle")
    func handle() {
        let mention = Mention(source: "s", id: "1", text: "Bad", author: Author(name: "Sunshine", handle: "sunshine"))
        #expect(SlotExtractor.extract(from: mention, assessment: Assessment(complaint: 1, anger: 0))[.name] == nil)
    }

    @Test("Other languages give only what needs no language")
    func otherLanguage() {
        let found = Self.extract("Mein parcel kostet 20 € since Monday, the last update", language: "de", name: "Ana")
        #expect(found == [.amount: "20 €", .name: "Ana"])
    }
}

@Suite("A stranger's words")
struct CustomerWordsTests {
    @Test(
        "Nothing survives that could be read as syntax",
        arguments: [
            ("{{owner}}", "owner"), ("*bold* _it_ ~s~ `c`", "bold it s c"), ("<@U123> <!channel>", "U123 channel"),
            ("<script>x</script>", "script x script"), ("a\u{202E}b\u{2066}c", "abc"), ("a\nb\r\nc\td", "a b c d"),
            ("https://evil.example/x", "https evil example x"), ("@everyone #all &amp;", "everyone all amp"),
            ("129,50 €", "129,50 €"), ("it's well-known", "it's well-known"), ("- a ... b -", "a b"),
            ("[x](y) | ^ \\ $1", "x y $1"), ("a\u{0}b\u{1B}[31m", "a b 31m"), ("", ""),
        ])
    func clean(_ words: String, _ expected: String) {
        #expect(CustomerWords.clean(words) == expected)
    }

    @Test("Cut at a word's end, and never longer than allowed")
    func cut() {
        #expect(
            CustomerWords.clean("one two three four five six seven eight nine ten")
                == "one two three four five six seven eight")
        #expect(CustomerWords.clean(String(repeating: "a", count: 100_000)).count == 40)
        let piled = "e" + String(repeating: "\u{301}", count: 1_000)
        #expect(CustomerWords.clean(piled).unicodeScalars.count == 2)
    }
}
