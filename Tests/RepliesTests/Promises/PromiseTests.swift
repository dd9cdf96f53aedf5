import Foundation
import Testing
import Triage

@testable import Replies

@Suite("Promises")
struct PromiseTests {
    @Test(
        "Who promises, as written",
        arguments: [
            ("en", "Mara from our delivery team writes to you today by 17:00.", "Mara from our delivery team"),
            (
                "en", "Hi Ana, waiting three weeks would wear anyone out. Our billing team refunds you by Friday.",
                "Our billing team"
            ),
            ("en", "I'll call you by 5pm.", "I"), ("en", "We’ll call you by 5pm.", "We"),
            ("en", "Lena, head of kitchen, writes to you tomorrow by noon.", "Lena, head of kitchen"),
            ("en", "Mara, who runs our billing team, writes to you by Friday.", "Mara"),
            (
                "en", "Tom and Lena from our Leeds branch will visit you on Friday at 3pm.",
                "Tom and Lena from our Leeds branch"
            ),
            ("en", "By Friday, Mara will have an answer for you.", "Mara"),
            ("en", "I promise that Mara writes to you by 6 pm.", "Mara"),
            ("en", "A colleague from our Lyon branch rings you at 16:30.", "A colleague from our Lyon branch"),
            ("en", "You will hear from Mara by Friday.", "Mara"), ("en", "She calls you back by 11am.", "She"),
            ("en", "Let me come back to you by 4pm.", "me"),
            ("en", "Our team escalates your case by Friday.", "Our team"),
            ("en", "The returns team calls you by Friday.", "The returns team"),
            ("en", "Mr Keller is arranging a visit and calls you by Friday.", "Mr Keller"),
            ("de", "Heute bis 17 Uhr schreibt Ihnen Mara aus unserem Lieferteam.", "Mara aus unserem Lieferteam"),
            ("de", "Bis morgen Mittag melde ich mich.", "ich"),
            ("de", "Frau Keller ruft Sie heute Nachmittag an.", "Frau Keller"),
            ("de", "Übermorgen um 9 Uhr ruft Sie unser Techniker an.", "unser Techniker"),
            ("de", "Mara, die unser Lager leitet, schreibt Ihnen bis Freitag.", "Mara"),
            ("de", "Ich verspreche Ihnen, dass Mara Sie bis Freitag anruft.", "Mara"),
            ("de", "Sie meldet sich morgen früh.", "Sie"), ("de", "Sie hören bis Montag von uns.", "uns"),
            ("es", "Mara, de nuestro equipo de entregas, le escribe hoy.", "Mara, de nuestro equipo de entregas"),
            ("es", "Nuestro equipo de facturación le responderá en 24 horas.", "Nuestro equipo de facturación"),
            ("es", "Le escribirá Mara el viernes.", "Mara"),
            ("es", "Mi compañera Ana le llamará mañana.", "Mi compañera Ana"),
            ("fr", "Mara de notre équipe livraison vous écrit aujourd'hui.", "Mara de notre équipe livraison"),
            ("fr", "Mara regarde cela maintenant et vous écrit avant 15 heures.", "Mara"),
            ("fr", "Notre service client vous répondra sous 48 heures.", "Notre service client"),
            ("fr", "On vous rappelle lundi matin.", "On"),
            ("pt", "A Mara da nossa equipe de entregas escreve para você hoje.", "Mara da nossa equipe de entregas"),
            ("pt", "Nossa equipe de cobrança responderá em 24 horas.", "Nossa equipe de cobrança"),
            ("pt", "Eu ligo hoje à tarde.", "Eu"),
        ])
    func owner(_ language: String, _ text: String, _ owner: String) {
        let found = PromiseTimeTests.read(text, language)
        #expect(found.map(\.owner) == [owner])
    }

    @Test(
        "Promised, and nobody is named",
        arguments: [
            ("en", "Your refund will be with you by Friday."), ("en", "Within 48 hours you will have your money back."),
            ("en", "It will be fixed by Friday."), ("de", "Bis Freitag haben Sie eine Antwort."),
            ("de", "Sie erhalten bis zum 3. März Ihr Geld zurück."),
            ("de", "Ihr Paket wird bis Samstag bei Ihnen sein."),
            ("es", "Le escribiremos antes del viernes a las 15:00."), ("es", "Tendrá una respuesta el lunes."),
            ("es", "La próxima semana le llamamos."), ("fr", "Vous aurez une réponse d'ici vendredi."),
            ("pt", "Respondemos até sexta às 15h."), ("pt", "Você receberá uma resposta até segunda."),
        ])
    func unnamed(_ language: String, _ text: String) {
        #expect(PromiseTimeTests.read(text, language).map(\.owner) == [nil])
    }

    @Test("No commitment", arguments: NoPromises.all)
    func none(_ row: NoPromises.Row) {
        #expect(PromiseTimeTests.read(row.text, row.language).isEmpty)
    }

    @Test("The table of what is none is long enough")
    func size() { #expect(NoPromises.all.count >= 60) }

    @Test("Several commitments come in their order, each with its own words")
    func several() {
        let text = """
            Hi Ana, three weeks without heating is awful. Mara calls you today by 17:00 and our billing team refunds you by \
            Friday. I am looking into the letter now and will write to you here tomorrow by noon.
            """
        let found = PromiseTimeTests.read(text)
        #expect(found.map(\.owner) == ["Mara", "our billing team", "I"])
        #expect(found.map(\.due.words) == ["today by 17:00", "by Friday", "tomorrow by noon"])
        #expect(
            found.map(\.span.words) == [
                "Mara calls you today by 17:00", "our billing team refunds you by Friday",
                "I am looking into the letter now and will write to you here tomorrow by noon",
            ])
        for commitment in found {
            let characters = Array(text)
            #expect(String(characters[commitment.span.start..<commitment.span.end]) == commitment.span.words)
        }
    }

    @Test("Of two times for one action the one that binds counts")
    func binding() {
        #expect(
            PromiseTimeTests.read("We'll write as soon as we know more, by Friday at the latest.").map(\.due.words)
                == ["by Friday at the latest"])
        #expect(
            PromiseTimeTests.read("Our team looks into what you wrote on Monday and answers by Friday noon.").map(
                \.due.words)
                == ["by Friday noon"])
    }

    @Test("Languages without words read nothing")
    func unknownLanguage() {
        #expect(PromiseTimeTests.read("Mara writes to you today by 17:00.", "zz").isEmpty)
        #expect(PromiseTimeTests.read("Mara writes to you today by 17:00.", "").isEmpty)
        #expect(PromiseTimeTests.read("Mara writes to you today by 17:00.", "EN_us").count == 1)
    }

    @Test("What was read can be kept and read again")
    func codable() throws {
        let found = PromiseTimeTests.read("Mara writes today by 17:00. We answer soon.")
        #expect(found.count == 2)
        let data = try JSONEncoder().encode(found)
        #expect(try JSONDecoder().decode([ReadCommitment].self, from: data) == found)
    }

    @Test("No text promises more than is kept")
    func limit() {
        let text = String(repeating: "Mara writes to you by Friday. ", count: 400)
        #expect(PromiseTimeTests.read(text).count == CommitmentReader.limit)
    }
}
