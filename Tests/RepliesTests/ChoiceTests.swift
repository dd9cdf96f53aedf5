import Testing
import Triage

@testable import Replies

@Suite("Choice of words")
struct ChoiceTests {
    static func draft(
        _ text: String, _ topics: [Topic], complaint: Double = 0.98, anger: Double = 0.5, spam: Double = 0,
        urgency: [UrgencyFlag] = [], language: String = "en", stance: Stance = .plain, evidence: [Evidence] = [],
        key: String = "c1"
    ) -> ReplyDraft {
        ReplyPlanner.acknowledgment(
            for: Mention(source: "s", id: "1", text: text),
            assessment: Assessment(
                complaint: complaint, anger: anger, spam: spam, language: language, topics: topics, urgency: urgency,
                stance: stance, evidence: evidence),
            pack: EnglishPack.pack, voice: EnglishPack.voice, caseKey: key)
    }

    @Test(
        "The topic that the words bear out most is spoken to",
        arguments: [
            (
                "My parcel never came, the courier lies, tracking is dead. Where is my account manager?",
                [Topic.account, .delivery], "delivery"
            ),
            ("Two refunds promised, my money back is all I want, they owe me", [.bug, .refund], "refund"),
            ("The statement shows I was charged twice. A call would be nice", [.service, .billing], "billing"),
            ("On hold, hung up, then ignored by three agents over a stained shirt", [.quality, .service], "service"),
            (
                "Cancelled my gym membership, and the cancellation is refused. The price is fine",
                [.pricing, .cancellation], "cancellation"
            ),
            ("The soup was cold and the meat raw", [.outage, .quality], "quality"),
            ("Logged out, password refused, login broken", [.bug, .account], "account"),
            ("No internet, the network is down, the status page is green", [.service, .outage], "outage"),
            ("They leaked my details without consent", [.dataLoss, .privacy], "privacy"),
            ("The last update erased my notes, everything gone", [.bug, .dataLoss], "data-loss"),
        ])
    func topic(_ text: String, _ topics: [Topic], _ expected: String) {
        #expect(Self.draft(text, topics).templateID.hasPrefix(expected))
    }

    @Test("What weighed in the judgement decides between topics that the words bear out alike")
    func evidence() {
        let text = "The driver was late with my parcel and the agent was rude"
        func id(_ words: String, _ signal: Evidence.Signal = .complaint) -> String {
            Self.draft(
                text, [.delivery, .service], evidence: [Evidence(words: words, signal: signal, weight: 1.2)]
            ).templateID
        }
        #expect(id("driver was late").hasPrefix("delivery"))
        #expect(id("agent was rude").hasPrefix("service"))
    }

    @Test(
        "Safety words are kept for harm",
        arguments: [
            ("Sold my car seat, cancelled the plan, moving on", [Topic.cancellation, .safety], false),
            ("The price doubled, I am out", [.pricing, .safety], false),
            ("The heater caught fire beside the bed", [.quality, .safety], true),
            ("My son was injured when the chair collapsed", [.quality, .safety], true),
            ("I got an electric shock from the kettle", [.quality, .safety], true),
            ("The soup had glass in it", [.safety, .quality], true),
        ])
    func safety(_ text: String, _ topics: [Topic], _ expected: Bool) {
        #expect(Self.draft(text, topics, urgency: [.safety]).templateID.hasPrefix("safety") == expected)
    }

    @Test(
        "Who may not be complaining gets words that are right for anyone",
        arguments: [
            ("Best hotel of our trip, I love it, no complaints", [Topic.quality], 0.95, 0.1),
            ("Does the card work abroad, or do I need another?", [], 0.6, 0.05),
            ("Marvelous: the train left without us. Thanks a bunch, well done.", [.delivery], 0.9, 0.2),
            ("All good now, they replaced it free of charge", [.quality], 0.93, 0.1),
            (
                "Twelve readers told this paper that refunds are late. The company would not comment.", [.refund], 0.99,
                0.2
            ),
            ("Tariffs rise in spring. Owners of old contracts keep their price.", [.pricing], 0.9, 0.3),
            (
                "Trains between the two cities stood still from six until noon on Friday. Boards showed no delay, and replacement buses ran late.",
                [], 0.99, 0.26
            ),
            ("Win a free phone, call our hotline now!", [.service], 0.97, 0.3),
            ("", [], 0.5, 0),
        ])
    func neutral(_ text: String, _ topics: [Topic], _ complaint: Double, _ anger: Double) {
        let isSpam = text.hasPrefix("Win")
        let draft = Self.draft(text, topics, complaint: complaint, anger: anger, spam: isSpam ? 0.95 : 0)
        #expect(draft.templateID.hasPrefix("neutral"), "\(draft.text)")
        #expect(draft.isSendable)
        #expect(!draft.text.lowercased().contains("thank") && !draft.text.contains("sorry"))
        #expect(draft.notes.contains { $0.contains("spam") } == isSpam)
    }

    @Test(
        "A real complaint is not answered neutrally",
        arguments: [
            ("I love this shop but my order never came", [Topic.delivery], 0.98, 0.3),
            ("Thank you for nothing, my booking is gone", [.service], 0.99, 0.6),
            ("Charged twice, please look into it", [.billing], 0.95, 0.1),
            ("My luggage is lost", [.delivery], 0.99, 0.12),
            ("Our customers cannot pay because your terminal is down, we lose money", [.outage], 0.99, 0.5),
        ])
    func earnest(_ text: String, _ topics: [Topic], _ complaint: Double, _ anger: Double) {
        #expect(Self.draft(text, topics, complaint: complaint, anger: anger).templateID.hasPrefix(topics[0].rawValue))
    }

    @Test("A cancellation is not taken for the person's own wish")
    func cancelled() {
        for text in ["Our flight was cancelled an hour before departure", "I cancelled my contract and they refuse"] {
            for anger in [0.2, 0.5, 0.9] {
                let draft = Self.draft(text, [.cancellation], anger: anger)
                #expect(draft.templateID.hasPrefix("cancellation"))
                #expect(!draft.text.contains("decided") && !draft.text.contains("your mind"))
            }
        }
    }

    @Test("Mockery is never thanked, whatever stance it seems to take")
    func mockery() {
        for key in 0..<20 {
            let draft = Self.draft(
                "Brilliant idea, genius: hide the exit button. Next time hide the price too.", [], anger: 0.4,
                stance: .rescuer, key: "\(key)")
            #expect(!draft.text.lowercased().contains("thank"))
        }
    }

    @Test("A lawyer is answered calmly: no anger named, no guilt owned, whatever the heat")
    func legal() {
        for anger in [0, 0.3, 0.6, 1.0] {
            for text in [
                "My lawyer writes next. 400 € are at stake", "Court it is, over my parcel", "See you in court",
            ] {
                let draft = Self.draft(text, [.refund, .delivery], complaint: 0.95, anger: anger, urgency: [.legal])
                #expect(draft.templateID.hasPrefix("legal"))
                for word in ["angry", "furious", "maddening", "we let you down", "!"] {
                    #expect(!draft.text.lowercased().contains(word))
                }
            }
        }
    }

    @Test("No mild word for the furious, no heat for the mild")
    func tone() {
        for topic in Topic.allCases {
            for key in 0..<6 {
                let cold = Self.draft("Bad.", [topic], complaint: 0.95, anger: 0.15, key: "\(key)").text.lowercased()
                #expect(!cold.contains("angry") && !cold.contains("furious"), "\(cold)")
            }
        }
        #expect(Self.draft("Logged out AGAIN", [.account], anger: 0.95).text.contains("angry"))
    }

    @Test("A wait on the telephone is not joined to a thing that was never waited for")
    func shortWait() {
        let draft = Self.draft("I waited fifty minutes on hold about my membership", [.service])
        #expect(draft.templateID == "service-wait")
        #expect(
            Self.draft("We waited ninety minutes for our pizza", [.delivery], anger: 0.2).text.contains(
                "ninety minutes"))
    }

    @Test("Whatever is named, a draft passes the linter")
    func sound() {
        let texts = [
            "Three weeks ago an update killed my thermostat. Three times I asked for help. I want my 129 € back.",
            "Twenty days without my 60 €, five mails, no answer", "My wedding dress came torn, 300 € gone",
            "The app forgot my recipes after the update", "I cancelled my plan and was charged 30 € again",
        ]
        for text in texts {
            for topic in Topic.allCases {
                for anger in [0.2, 0.5, 0.9] {
                    let draft = Self.draft(text, [topic], anger: anger)
                    #expect(draft.isSendable, "\(draft.templateID): \(draft.findings.map(\.rule))")
                }
            }
        }
    }
}
