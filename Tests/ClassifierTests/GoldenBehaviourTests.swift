import Testing
import Triage

@testable import Classifier

/// What the shipped weights say of posts of every kind that matters. Bands, not numbers: weights change.
@Suite struct GoldenBehaviourTests {
    let model: FastModel

    init() throws { model = try FastModel.shipped() }

    @Test(
        "complaints are called complaints",
        arguments: [
            "Great, another update that deletes my data. Thanks a lot!",
            "your support is a joke",
            "Third week without my order, still waiting.",
            "You charged me twice and nobody answers the phone.",
            "The zip broke after two days. Poor quality, avoid.",
            "App keeps crashing every time I open it since the update",
            "Why is the internet down again?? Third time this week!",
            "Still no refund. It has been six weeks.",
            "Worst customer service I have ever experienced",
            "I have been on hold for 50 minutes, this is ridiculous",
            "the food was cold and the waiter was rude",
            "Disgusting. Found a hair in my burger and they refused a refund.",
            "my parcel was left in the rain and everything is ruined",
            "Absolute scam, they took my money and vanished",
            "flight cancelled with no explanation and no hotel, thanks for nothing",
            "Well done on another outage, really worth the price hike",
            "Your driver threw my package over the fence and broke it",
            "It doesn't work and your website gives me an error 500",
        ])
    func complaint(_ text: String) {
        let assessment = model.assess(text: text)
        #expect(assessment.complaint >= model.complaintThreshold, "\(assessment.complaint) \(assessment.why)")
    }

    @Test(
        "other posts are not",
        arguments: [
            "Love the new update, works great!",
            "What time do you open on Sundays?",
            "Thank you for the quick help, problem solved in five minutes",
            "Had a lovely dinner with the family tonight",
            "Do you ship to Norway?",
            "We are hiring a software engineer in Leeds",
            "The match starts at eight, see you there",
            "Best coffee in town, friendly staff and quick service",
            "Happy birthday to my wonderful sister",
            "Can I use my voucher in the online store?",
            "The company will publish its quarterly figures on Thursday",
            "Beautiful sunset at the beach today",
            "Just ordered my first pair, so excited!",
            "how do i change the language of the app",
        ])
    func noComplaint(_ text: String) {
        let assessment = model.assess(text: text)
        #expect(assessment.complaint < model.complaintThreshold, "\(assessment.complaint) \(assessment.why)")
    }

    @Test(
        "heat is told from calm",
        arguments: [
            ("I am FURIOUS, you lying thieves, this is fucking disgusting!!!", "The parcel arrived a day late."),
            ("this makes me so angry, I hate this company", "Could you tell me when my order will be sent?"),
            ("ARE YOU KIDDING ME?! Worst airline EVER, absolutely disgraceful 😡", "The seat was a little narrow."),
            ("you useless bunch of idiots, I want to scream", "Thanks for the help, lovely staff."),
        ])
    func anger(hot: String, calm: String) {
        let (hotter, calmer) = (model.assess(text: hot).anger, model.assess(text: calm).anger)
        #expect(hotter >= 0.5, "\(hotter)")
        #expect(calmer <= 0.35, "\(calmer)")
    }

    @Test(
        "urgency is flagged",
        arguments: [
            ("The charger caught fire next to my bed", [UrgencyFlag.safety]),
            ("Smoke was coming out of the toaster and it burnt my hand", [.safety]),
            ("I got an electric shock from your kettle", [.safety]),
            ("My son had an allergic reaction and is in hospital because your label is wrong", [.safety]),
            ("There were sparks from the plug", [.safety]),
            ("my daughter nearly choked on a loose part", [.safety]),
            ("You will hear from my lawyer.", [.legal]),
            ("I have reported this to the ombudsman", [.legal]),
            ("See you in small claims court", [.legal, .money]),
            ("You charged me twice and my refund never came", [.money]),
            ("I am still waiting for my refund", [.money]),
            ("Never again. Deleted the app.", [.churn]),
            ("Die Steckdose hat gebrannt, mein Anwalt meldet sich", [.safety, .legal]),
            ("Me cobraron dos veces y nadie responde", [.money]),
            ("O carregador pegou fogo e vou ao procon", [.safety, .legal]),
            ("You took my last money, I don't want to live any more", [.safety]),
            ("Ihr habt mich ruiniert, ich will nicht mehr leben", [.safety]),
            ("Con esto me quitáis todo, no quiero vivir", [.safety]),
        ])
    func urgency(text: String, flags: [UrgencyFlag]) {
        #expect(model.assess(text: text).urgency == flags)
    }

    @Test(
        "flags that belong are there; those that words merely like them bring along are known to be too many",
        arguments: [
            ("I'm cancelling my subscription and switching to a competitor", [UrgencyFlag.churn]),
            ("I have sent this to a journalist at the local newspaper", [.press]),
            ("Je résilie mon contrat, plus jamais", [.churn]),
            ("I have sent it all to the consumer centre", [.legal]),
        ])
    func tooMany(text: String, flags: [UrgencyFlag]) {
        let found = model.assess(text: text).urgency
        #expect(flags.allSatisfy(found.contains), "\(found)")
        withKnownIssue("money, churn, press and safety are often learnt from the same lines") {
            #expect(found == flags)
        }
    }

    @Test(
        "harmless uses of alarming words are let be",
        arguments: [
            "There was no smoke and no fire, just a false alarm",
            "Huge fire sale this weekend, everything must go",
            "This new album is fire 🔥",
            "You guys are on fire 🔥🔥 keep it up",
            "Really safe and comfortable car, love it",
            "These smoke detectors are easy to install",
            "That lipstick shade is smoking hot",
            "See you at the tennis court",
            "Great press release, well written",
            "I am switching to you, best decision ever",
            "I recommended this brand to my whole office",
            "Which brand of stovetop kettle do you like best?",
            "He moved his rook and justice was done on the board",
        ])
    func harmless(_ text: String) {
        #expect(model.assess(text: text).urgency.isEmpty, "\(model.assess(text: text).urgency)")
    }

    @Test(
        "the stance is read",
        arguments: [
            ("Shame on you, you people are liars and thieves", Stance.persecutor),
            ("I don't know what to do any more, nobody helps me, please help", .victim),
            ("You should train your staff. Have you considered a call-back button?", .rescuer),
            ("The lamp arrived broken.", .plain),
            ("Ihr solltet eure Fahrer besser schulen", .rescuer),
            ("No sé qué hacer, por favor ayuda", .victim),
        ])
    func stance(text: String, stance: Stance) {
        #expect(model.assess(text: text).stance == stance)
    }

    @Test(
        "topics are named, most likely first",
        arguments: [
            ("My parcel never arrived, the courier left it at the wrong address", Topic.delivery),
            ("The app keeps crashing since the latest update", .bug),
            ("The update deleted my photos, all my data is gone", .dataLoss),
            ("I was charged twice on my last bill", .billing),
            ("No internet again, third outage this month", .outage),
            ("Rude staff, on hold for an hour, nobody answers", .service),
            ("Where is my money back? I want a refund", .refund),
            ("Prices went up again, way too expensive", .pricing),
            ("My account is locked and the password reset fails", .account),
            ("Data breach: you leaked my personal data", .privacy),
        ])
    func topic(text: String, topic: Topic) {
        #expect(model.assess(text: text).topics.first == topic, "\(model.assess(text: text).topics)")
    }

    @Test("nothing spoken of, no topic") func noTopic() {
        #expect(model.assess(text: "Lovely weather on the hill").topics.isEmpty)
    }

    @Test(
        "languages are told",
        arguments: [
            ("The parcel came two weeks late and nobody told me", "en"),
            ("Ich warte seit drei Wochen auf meine Bestellung", "de"),
            ("Llevo tres semanas esperando mi pedido", "es"),
            ("J'attends mon colis depuis trois semaines", "fr"),
            ("Aspetto il mio pacco da tre settimane", "it"),
            ("Ik wacht al drie weken op mijn pakket", "nl"),
            ("Estou esperando meu pedido há três semanas", "pt"),
            ("Czekam na paczkę już trzy tygodnie", "pl"),
            ("Jag har väntat på mitt paket i tre veckor", "sv"),
            ("Aștept coletul de trei săptămâni și nimeni nu răspunde", "ro"),
            ("Жду свою посылку уже три недели", "ru"),
            ("Чекаю на свою посилку вже три тижні", "uk"),
            ("Kargomu üç haftadır bekliyorum", "tr"),
            ("أنتظر طردي منذ ثلاثة أسابيع", "ar"),
            ("मैं तीन हफ्ते से अपने पार्सल का इंतज़ार कर रहा हूँ", "hi"),
            ("我等我的包裹已经三个星期了", "zh"),
            ("もう三週間も荷物を待っています", "ja"),
            ("3주째 택배를 기다리고 있어요", "ko"),
            ("Περιμένω το δέμα μου τρεις εβδομάδες", "el"),
            ("👍👍👍", "und"),
            ("12345", "und"),
            ("", "und"),
        ])
    func language(text: String, code: String) {
        #expect(model.assess(text: text).language == code)
    }

    @Test("the source's tag speaks where the text does not") func hint() {
        #expect(model.assess(text: "👍", language: "pt-BR").language == "pt")
        #expect(model.assess(text: "Ich warte seit drei Wochen auf meine Bestellung", language: "en").language == "de")
        #expect(model.assess(text: "👍", language: "??").language == "und")
    }

    @Test("stars weigh in, and say so") func rating() {
        func judged(_ stars: Double) -> Assessment {
            model.assess(
                Mention(source: "shop", id: "1", text: "Used it for a month now.", rating: Rating(value: stars)))
        }
        #expect(judged(1).complaint > 0.6)
        #expect(judged(5).complaint < 0.2)
        #expect(judged(1).complaint > judged(2).complaint)
        #expect(judged(2).complaint > judged(4).complaint)
        #expect(judged(1).evidence.contains { $0.words == "1 of 5 stars" && $0.signal == .complaint && $0.weight > 0 })
    }

    @Test("the title is read as well") func title() {
        let mention = Mention(source: "s", id: "1", title: "Charger caught fire", text: "Ordered in May.")
        #expect(model.assess(mention).urgency == [.safety])
    }

    @Test("spam is told from complaints") func spam() {
        let spam = model.assess(
            text: "🚀 Earn $5000 per day from home with crypto! DM me now, link in bio, limited places")
        let complaint = model.assess(text: "My order is three weeks late and support ignores me")
        #expect(spam.spam > 0.5)
        #expect(complaint.spam < 0.2)
    }

    @Test("users and links change no complaint") func strangers() {
        let bare = model.assess(text: "the zip broke after two days", explaining: false)
        let dressed = model.assess(
            text: "@acme_care the zip broke after two days https://example.org/a/b?c=d", explaining: false)
        #expect(bare.complaint == dressed.complaint)
        #expect(bare.anger == dressed.anger)
    }

    @Test("length alone makes no complaint, and short posts are not touched") func length() {
        #expect((0...30).allSatisfy { LengthShift.complaint(tokens: $0) == 0 })
        #expect((31..<150).allSatisfy { LengthShift.complaint(tokens: $0 + 1) < LengthShift.complaint(tokens: $0) })
        #expect(LengthShift.complaint(tokens: 5_000) == LengthShift.complaint(tokens: 150))
    }
}
