import Testing
import Triage

@testable import Replies

@Suite("Rules of the single steps")
struct LintRuleTests {
    static func errors(
        _ text: String, _ step: ReplyStep = .acknowledge, _ language: String = "en",
        _ context: LintContext = LintContext()
    ) -> Set<LintRule> {
        Set(ReplyLinter.lint(text, step: step, language: language, context: context).map(\.rule))
    }

    static let promise = " Mara from our care team writes to you today by 17:00."

    @Test(
        "A promise names who and by when",
        arguments: [
            ("We will get back to you soon.", false), ("Mara writes to you today by 17:00.", true),
            ("I call you tomorrow at 9.", true), ("Somebody will call you by 15:00.", false),
            ("Leo from billing looks at it and answers here by Thursday noon.", true),
            ("We are keeping an eye on it.", false), ("Tom rings you within 20 minutes.", true),
            ("Please send us a message.", false), ("Lena answers here by 5pm.", true),
            ("{{owner}} writes to you {{time}}.", true),
        ])
    func commitment(_ sentence: String, _ isOne: Bool) {
        let found = Self.errors("Waiting three weeks would wear anyone out. " + sentence)
        #expect(found.contains(.commitment) != isOne)
        #expect(!Self.errors(sentence, .resolve).contains(.commitment))
    }

    @Test(
        "Nothing is explained before anyone has looked",
        arguments: [
            "This is because your cache is full.", "It is probably the router.", "The delay was caused by a strike.",
            "Please restart the app and it works again.", "Refunds take ten days.", "Our logs show a login on Monday.",
        ])
    func early(_ sentence: String) {
        let text = "Losing your photos is awful. " + sentence + Self.promise
        #expect(Self.errors(text).contains(.noAnswerYet))
        #expect(!Self.errors(text, .understand).contains(.noAnswerYet))
    }

    @Test(
        "The second step asks openly, or reports",
        arguments: [
            ("What would you need from us to make Friday work?", true), ("Did you read the instructions?", false),
            ("We compared both bills and found two charges.", true), ("Please send us the logs.", false),
            ("Is it on? Is it charged? Is it paired? Is it new?", false), ("How far had you got?", true),
        ])
    func question(_ text: String, _ isOpen: Bool) {
        #expect(Self.errors(text, .understand).contains(.openQuestion) != isOpen)
        #expect(!Self.errors(text, .resolve).contains(.openQuestion))
    }

    @Test(
        "Where we were wrong the first sentence says so",
        arguments: [
            ("You were right and we were wrong: the refund never left our bank.", true),
            ("There was an issue. We were wrong.", false), ("We forgot your invoice.", true),
            ("Your account has been reinstated as a gesture.", false), ("The fault was ours.", true),
        ])
    func owning(_ text: String, _ isOwned: Bool) {
        let wrong = LintContext(finding: .weWereWrong)
        #expect(Self.errors(text, .resolve, "en", wrong).contains(.ownIt) != isOwned)
        #expect(!Self.errors(text, .resolve, "en", LintContext(finding: .unclear)).contains(.ownIt))
        #expect(!Self.errors(text, .resolve).contains(.ownIt))
    }

    @Test(
        "Private data has no place in public",
        arguments: [
            "We trace order 48-2291-7730.", "Write to ana.k83@mailbox.example.", "Call my mobile, 0170 555 0142.",
            "It went to 14 Birch Lane.", "It went to Lindenstraße 12.", "Your card ending 0923 was charged.",
            "The account DE89 3704 0044 0532 0130 00 is yours.", "Post your order number below.",
            "Case SB-2024-11873 is with us.", "User nightowl_77 was charged.", "We sent it to jane@doe.example.",
            "Your account stands under j.doe@lane.example.", "You can write to her at mia@roe.example.",
            "I write to jan@roe.example today.", "We send the brand new label to jane@doe.example.",
            "Login: jane@doe.example.",
            "Could you pop your account number and mother's maiden name in a reply?",
            "Stick your house number and mobile right under this.", "Reply here with your policy number.",
        ])
    func privateData(_ text: String) {
        #expect(Self.errors(text, .understand).contains(.noPrivateData))
        #expect(!Self.errors(text, .understand, "en", LintContext(isPublic: false)).contains(.noPrivateData))
        // What is asked for is known by English words, what stands there by its shape.
        let asks = ["Post", "Could", "Stick", "Reply"].contains { text.hasPrefix($0) }
        #expect(Self.errors(text, .understand, "nl").contains(.noPrivateData) != asks)
    }

    @Test(
        "Versions, years, prices, times and our own address are no private data",
        arguments: [
            "Version 6.0.3 came out in 2024 at 15:30.", "You paid 1,299.00 € for 3 of them.",
            "Write to help@brightwell.example.",
            "Our hotline 0800 555 0142 is open.", "Flight 1188 left at 9:40 on 12/05/2024.",
            "We tested files of 1, 2 and 4 GB.", "If it is easier, mail me at sal@pawparlour.example.",
            "I am on the chat all day, or at knees@ironbarn.example.", "Please write to dpo@brackwell.example.",
            "You can answer by mail: trust@halden.example.", "I'm Marian at parking@stholm.example.",
            "Birgitta, spa@linden.example",
            "Send your order number by DM and I'll say here what I find.", "Please don't post your phone number here.",
            "Schreiben Sie mir bitte an lena@tulpe.example.", "Écrivez-moi à marie@lilas.example.",
        ])
    func publicData(_ text: String) {
        #expect(!Self.errors(text, .understand).contains(.noPrivateData))
    }

    @Test(
        "Warnings: tone, piling on, compensation",
        arguments: [
            ("Calm down.", LintRule.tone), ("PLEASE read it BEFORE you write.", .tone), ("Oh no!!!", .tone),
            ("You people always find something.", .tone), ("Wow, this is a disgrace!", .noPileOn),
            ("Whoever did that should be fired.", .noPileOn), ("Here is a 20 % voucher!", .noCompensation),
            ("You get three months for free.", .noCompensation),
        ])
    func warnings(_ text: String, _ rule: LintRule) throws {
        let finding = try #require(
            ReplyLinter.lint(text, step: .resolve, language: "en").first { $0.rule == rule })
        #expect(finding.severity == .warning)
        #expect(finding.span != nil && !finding.suggestion.isEmpty)
    }

    @Test("Compensation is no matter in private")
    func privately() {
        #expect(
            !Self.errors("Here is a voucher.", .resolve, "en", LintContext(isPublic: false)).contains(.noCompensation))
    }

    @Test(
        "The errors in other languages",
        arguments: [
            ("de", "Laut unserem System wurde das Paket zugestellt.", LintRule.ackFirst),
            ("de", "Drei Wochen sind lang. Wie bereits mitgeteilt, ist es unterwegs.", .noDenial),
            ("de", "Das ist ärgerlich. Allerdings passiert so etwas.", .noBut),
            ("de", "Es tut uns leid, falls Sie das so empfunden haben.", .noNonApology),
            ("de", "Das ist ärgerlich. Das sind unsere Richtlinien.", .noPolicyWall),
            ("de", "Das ist ärgerlich. Das liegt am vollen Cache.", .noAnswerYet),
            ("de", "Das ist ärgerlich. Wir melden uns schnellstmöglich.", .commitment),
            ("es", "Según nuestros registros fue entregado.", .ackFirst),
            ("es", "Lo siento. Como ya le dijimos, fue el martes.", .noDenial),
            ("es", "Es muy duro, pero había casos más graves.", .noBut),
            ("es", "Sentimos si se ha sentido ofendido.", .noNonApology),
            ("es", "Lo siento. Es nuestra política.", .noPolicyWall),
            ("es", "Es agotador. Fue una avería de señales.", .noAnswerYet),
            ("es", "Es agotador. Alguien se ocupará.", .commitment),
            ("fr", "Selon notre système il a été livré.", .ackFirst),
            ("fr", "C’est pénible. Comme nous l’avons déjà dit, il est parti.", .noDenial),
            ("fr", "C’est agaçant. Cela dit, ça n’arrive presque jamais.", .noBut),
            ("fr", "Nous sommes désolés si vous l’avez mal pris.", .noNonApology),
            ("fr", "C’est pénible. C’est notre règlement.", .noPolicyWall),
            ("fr", "C’est pénible. C’est dû au cache saturé.", .noAnswerYet), ("fr", "C’est pénible.", .commitment),
            ("pt", "Segundo os nossos registros, foi entregue.", .ackFirst),
            ("pt", "Que chato. Como já informamos, mudou.", .noDenial),
            ("pt", "É chato; só que isso quase nunca acontece.", .noBut),
            ("pt", "Lamentamos se você se sentiu ofendido.", .noNonApology),
            ("pt", "Que chato. É a nossa política.", .noPolicyWall),
            ("pt", "Que chato. Isso é por causa do cache cheio.", .noAnswerYet), ("pt", "Que chato.", .commitment),
        ])
    func languages(_ language: String, _ text: String, _ rule: LintRule) {
        #expect(Self.errors(text, .acknowledge, language).contains(rule))
    }

    @Test(
        "Owning in other languages",
        arguments: [
            ("de", "Sie hatten recht, und wir lagen falsch.", "Es lag wohl am Telefon."),
            ("es", "Tenía usted razón y nos equivocamos.", "Hubo una incidencia."),
            ("fr", "Vous aviez raison et nous avions tort.", "Votre compte est rétabli."),
            ("pt", "O erro foi nosso.", "A sua conta foi reativada."),
        ])
    func owned(_ language: String, _ good: String, _ bad: String) {
        let wrong = LintContext(finding: .weWereWrong)
        #expect(!Self.errors(good, .resolve, language, wrong).contains(.ownIt))
        #expect(Self.errors(bad, .resolve, language, wrong).contains(.ownIt))
    }

    @Test(
        "Hostile texts, in every language and with everything known of the case",
        arguments: [
            "sorry but ", "A_1 ", "sorry but by 5 writes due to it ", "14 Birch ", "0170 555 ", "I 5 ", "(a", "«",
            "|| ", "is not ", "@a.b ", "DE89 ",
        ])
    func hostile(_ unit: String) {
        let text = String(repeating: unit, count: 20_000 / unit.utf8.count)
        for language in ["en", "de", "fr"] {
            let clock = ContinuousClock()
            let time = clock.measure {
                _ = Self.errors(text, .acknowledge, language, LintContext(complaint: text, finding: .weWereWrong))
            }
            // Unoptimised; measured optimised it is a few milliseconds.
            #expect(time < .seconds(30))
        }
    }
}
