import Testing
import Triage

@testable import Replies

@Suite("What a complaint names")
struct ReadingTests {
    static func extract(_ text: String, _ topics: [Topic] = []) -> [Slot: String] {
        SlotTests.extract(text, topics)
    }

    @Test(
        "A wait is read where somebody waits",
        arguments: [
            ("Ordered the sofa two weeks ago and still nothing", "two weeks"),
            ("A month ago the router died. I have called four times.", "a month"),
            ("I paid the deposit ten days ago. No reply since.", "ten days"),
            ("Twenty-three days without my suitcase", "twenty-three days"),
            ("Seventeen days. Nobody answers.", "seventeen days"),
            ("Four mails, no answer. Three weeks now!", "three weeks"),
            ("We had to wait five and a half hours at the gate", "five and a half hours"),
            ("fifty-one minutes in the queue, then the line went dead", "fifty-one minutes"),
            ("My claim has been pending for six weeks", "six weeks"),
            ("It took nine days to get an answer from the bank", "nine days"),
            ("We are waiting since last Friday for a technician", "since last Friday"),
            ("no broadband since 12 October", "since 12 October"),
            ("My card was blocked. Still blocked after eight days.", "eight days"),
            ("I have chased this refund for two months", "two months"),
            ("Almost three weeks of silence", "almost three weeks"),
            ("The replacement hasn't arrived after 16 days", "16 days"),
            ("second month without heating", "into a second month"),
            ("waited a whole week for a callback", "a whole week"),
            ("I have been on hold for an hour", "an hour"),
            ("nobody has replied to me in person for over a week", "over a week"),
            ("Any news on my claim? Filed it a month ago.", "a month"),
            ("waiting half a day for a plumber", "half a day"),
        ])
    func wait(_ text: String, _ expected: String) {
        #expect(Self.extract(text)[.wait] == expected)
    }

    @Test(
        "A life, an age, a use, a rate, a promise and somebody else's wait are none",
        arguments: [
            "I have baked bread for thirty years and this flour is dreadful", "Two years with this bank and now this",
            "After seven months of use the zip gave up", "the boots are five weeks old", "The guarantee runs two years",
            "Cracked after six weeks, repair was refused", "9.99 € a month and nothing works",
            "I call them twice a week", "In ten days I fly home", "They promised delivery within three days",
            "The battery lasts two days at most", "I bought it three months ago and nobody at the desk knows it",
            "We moved here two years ago and the signal was fine", "The film is three hours long and nothing happens",
            "I can't wait two more weeks for the next season", "The app takes a minute to find my bus",
            "Nothing but joy for two years", "Two years without a single problem",
            "It still works after ten years", "\u{201C}Please allow ten days\u{201D} is all they say, no answer",
            "My neighbour, who waited three weeks, warned me", "Eight families are waiting since Monday for the lift",
            "The hotel is ten minutes from the beach and the soup was cold", "I would wait again a week for that cake",
            "The update arrived three days ago and the alarm is gone", "been a loyal subscriber for eleven months",
            "The flight lasts nine hours and there was no food", "I had it for two weeks, then it broke",
            "the third day of our trip the bus broke down", "They answered after two days, all good",
            "I lived forty years without your app", "Every day for two months I loved this game",
        ])
    func noWait(_ text: String) {
        #expect(Self.extract(text)[.wait] == nil)
    }

    @Test("A wait on the telephone is no wait for money, and a dead line none for an answer")
    func waitByTopic() {
        let onHold = "I waited forty minutes on the phone about my refund"
        #expect(Self.extract(onHold, [.service])[.wait] == "forty minutes")
        #expect(Self.extract(onHold, [.refund])[.wait] == nil)
        let down = "The network is down for three days"
        #expect(Self.extract(down, [.outage])[.wait] == "three days")
        #expect(Self.extract(down, [.billing])[.wait] == nil)
        #expect(
            Self.extract("Down for two days. My deposit: six weeks and no answer.", [.refund])[.wait] == "six weeks")
    }

    @Test(
        "The amount is the person's own",
        arguments: [
            ("Paid $80 for the tour, which others sell for $60", "$80"),
            ("Your competitor asks 20 €, you charged me 45 €", "45 €"),
            ("I sold mine, cancelled, and bought a simple one for 25 €", nil),
            ("It costs less than 15 € elsewhere", nil),
            ("The plan is 12 € a month. They took 96 € from my account", "96 €"),
            ("My 300 € deposit has not come back", "300 €"),
            ("a refund of £42.50 was promised", "£42.50"),
            ("I was charged 9.99 € a month after leaving", "9.99 €"),
        ] as [(String, String?)])
    func amount(_ text: String, _ expected: String?) {
        #expect(Self.extract(text, [.billing])[.amount] == expected)
    }

    @Test("A price per month is named where prices are the matter")
    func rate() {
        #expect(Self.extract("14 € a month is a joke", [.pricing])[.amount] == "14 €")
        #expect(Self.extract("14 € a month is a joke", [.bug])[.amount] == nil)
    }

    @Test(
        "The thing is what they complain about",
        arguments: [
            ("The whole website was dead while I sat at my desk", Topic.outage, "the website"),
            ("I was on the phone for ages because my tickets are wrong", .other, "your tickets"),
            ("My 240 € suitcase lost a wheel", .quality, "your suitcase"),
            ("I bought a blender and it leaks", .quality, "your blender"),
            ("Still no parcel", .delivery, "your parcel"),
            ("There is a problem with my booking", .service, "your booking"),
            ("I am locked out of my account", .account, "your account"),
            ("My bank says the card is fine, yet my subscription was charged twice", .billing, "your subscription"),
            ("The pizza was cold and the driver rude", .quality, "your pizza"),
            ("Our hotel room smelled of smoke", .quality, "your hotel room"),
            ("wifi gone again since this morning", .outage, "your wifi"),
            ("The thermostat ignores me since the update", .bug, "your thermostat"),
        ])
    func thing(_ text: String, _ topic: Topic, _ expected: String) {
        #expect(Self.extract(text, [topic])[.thing] == expected)
    }

    @Test(
        "What is named by the way, is somebody else's, or is part of a word is no thing",
        arguments: [
            ("It stands an arm's length from my phone and sees nothing", Topic.other),
            ("The money left my account on Monday", .account),
            ("Who decided that hot water needs a password", .account),
            ("My mother's phone rings, mine does not", .quality), ("cable length 0.6 m instead of 0.9 m", .delivery),
            ("Dear {{name}}, thank you for {{product}}", .other), ("A small line on the glass would help", .other),
            ("they stayed on the phone until it worked", .other), ("I hated my old car", .quality),
            ("Their app is better than nothing", .bug), ("a toaster needs a server these days", .outage),
            ("The app reminder counts cups", .bug), ("does anyone ever pick up the phone?", .other),
            ("\u{201C}your parcel is on its way\u{201D}", .delivery),
        ])
    func noThing(_ text: String, _ topic: Topic) {
        #expect(Self.extract(text, [topic])[.thing] == nil)
    }

    @Test(
        "An event has happened",
        arguments: [
            ("Since the migration my statements are empty", Topic.dataLoss, "the migration"),
            ("You pushed an update that broke the alarm", .bug, "the update"),
            ("I need an update on my order", .bug, nil), ("Waiting for a call from the bank", .service, nil),
            ("After the call nothing worked", .bug, nil), ("the outage on Friday broke my alarms", .bug, nil),
            ("After our last visit the bill was doubled", .billing, "your last visit"),
            ("Your move.", .service, nil), ("the redesign hides the search", .bug, "the redesign"),
        ] as [(String, Topic, String?)])
    func event(_ text: String, _ topic: Topic, _ expected: String?) {
        #expect(Self.extract(text, [topic])[.event] == expected)
    }

    @Test(
        "Words are no first names, whatever their case",
        arguments: [
            ("Night Owl", nil), ("Kopfkissen", nil), ("Petit Nuage", nil), ("Tea House", nil), ("Status Page", nil),
            ("Ledger Lines", nil), ("Daily Courier", nil), ("Grace", nil), ("Grace Okoro", "Grace"), ("Mark", nil),
            ("Mark Twelve Seven Nine", nil), ("Siobhán Byrne", "Siobhán"), ("Jürgen", "Jürgen"), ("José María", "José"),
            ("Anna-Lena Vogt", "Anna-Lena"), ("Priya N", "Priya"), ("Bank Support", nil), ("Refund Desk", nil),
            ("茶の湯", nil), ("Mohammed Al-Sayed", "Mohammed"), ("Frank & Sons", nil), ("Oli the Cat", nil),
        ] as [(String, String?)])
    func name(_ shown: String, _ expected: String?) {
        #expect(SlotTests.extract("Bad", name: shown)[.name] == expected)
    }
}
