import Testing
import Triage

@testable import Replies

struct LabelledReply: CustomTestStringConvertible, Sendable {
    let step: ReplyStep
    let rules: Set<String>
    let text: String
    var testDescription: String { text }

    static let all: [LabelledReply] = LabelledReplies.table.split(separator: "\n").compactMap {
        line -> LabelledReply? in
        let parts = line.split(separator: "|", maxSplits: 1)
        let head = parts[0].split(separator: " ")
        guard parts.count == 2, head.count == 2 else { return nil }
        let step: ReplyStep = head[0] == "1" ? .acknowledge : head[0] == "2" ? .understand : .resolve
        let rules = head[1] == "-" ? [] : Set(head[1].split(separator: ",").map(String.init))
        let text = String(parts[1].trimmingPrefix(" ")).replacing("\\n", with: "\n")
        return LabelledReply(step: step, rules: rules, text: text)
    }
}

func rules(of findings: [LintFinding]) -> Set<String> { Set(findings.map(\.rule.rawValue)) }

/// What breaks the rules that the table is about: its single sentences promise nothing, and mostly name nothing, so that
/// ACK-SPECIFIC is looked for only where a line is labelled with it.
func tabled(_ findings: [LintFinding], like reply: LabelledReply) -> [LintFinding] {
    var about: Set<LintRule> = [.noDenial, .noBut, .noNonApology, .noPolicyWall, .filled, .ackFirst]
    if reply.rules.contains(LintRule.ackSpecific.rawValue) { about.insert(.ackSpecific) }
    return findings.filter { about.contains($0.rule) }
}

@Suite("Reply linter")
struct LinterTests {
    @Test("The table is whole")
    func table() {
        #expect(LabelledReply.all.count == LabelledReplies.table.split(separator: "\n").count)
        #expect(LabelledReply.all.count >= 120)
        let named = LabelledReply.all.reduce(into: Set<String>()) { $0.formUnion($1.rules) }
        #expect(named.isSuperset(of: ["ACK-FIRST", "NO-DENIAL", "NO-BUT", "NO-NONPOLOGY", "NO-POLICY-WALL", "FILLED"]))
        #expect(LabelledReply.all.count { $0.rules.isEmpty } >= 60)
    }

    @Test("A reply breaks the rules it is labelled with and no other", arguments: LabelledReply.all)
    func labelled(_ reply: LabelledReply) {
        let findings = ReplyLinter.lint(reply.text, step: reply.step, language: "en")
        #expect(rules(of: tabled(findings, like: reply)) == reply.rules)
        #expect(tabled(findings, like: reply).allSatisfy { $0.severity == .error })
        #expect(findings.allSatisfy { !$0.message.isEmpty && !$0.suggestion.isEmpty })
    }

    @Test("Case, line ends, curly apostrophes and missing ones change nothing", arguments: LabelledReply.all)
    func spelling(_ reply: LabelledReply) {
        func found(_ text: String) -> Set<String> {
            rules(of: tabled(ReplyLinter.lint(text, step: reply.step, language: "en-GB"), like: reply))
        }
        #expect(found(reply.text.replacing("'", with: "’")) == reply.rules)
        #expect(found(reply.text + "\n\nMara") == reply.rules)
        #expect(found("  " + reply.text.replacing("\n", with: "\r\n") + "  ") == reply.rules)
    }

    @Test("A span marks its words, counted in characters")
    func span() throws {
        let text = "👩‍👩‍👧 Ana, é: I'm sorry about the wait, but we are busy."
        let finding = try #require(
            ReplyLinter.lint(text, step: .acknowledge, language: "en").first { $0.rule == .noBut })
        let span = try #require(finding.span)
        #expect(span.words == "but")
        let characters = Array(text)
        #expect(String(characters[span.start..<span.end]) == "but")
    }

    @Test(
        "A sentence does not end at an abbreviation or inside a quotation",
        arguments: [
            "Dear Mrs. Weber, I'm sorry that Dr. Lang, e.g. on Monday at 9.30 a.m. sharp, kept you waiting.",
            "I'm sorry. You wrote \"It broke. Nobody answered. It's your policy.\" and that must have hurt.",
            "You were told “Rules are rules. There is nothing we can do.”, and I am sorry for that answer.",
            "Sorry that you read 'you are wrong' in our mail.",
        ])
    func sentences(_ text: String) {
        let found = rules(of: ReplyLinter.lint(text, step: .acknowledge, language: "en"))
        #expect(found == ["COMMITMENT"])
    }

    @Test("A quotation mark that nobody closes hides nothing")
    func openQuote() {
        let text = "I'm sorry. You wrote \"it broke. But our system is correct, that is our policy."
        let found = rules(of: ReplyLinter.lint(text, step: .acknowledge, language: "en"))
        #expect(found.isSuperset(of: ["NO-DENIAL", "NO-POLICY-WALL"]))
    }

    @Test("After a retold sentence we are held to our own words again")
    func ownVoice() {
        let text = "I'm sorry you were told it was our policy; you are wrong about the date."
        #expect(rules(of: ReplyLinter.lint(text, step: .acknowledge, language: "en")) == ["NO-DENIAL", "COMMITMENT"])
    }

    @Test("A text without words is no acknowledgment", arguments: ["", "   ", "🙏", "Hi Ana,", "@ana"])
    func empty(_ text: String) {
        #expect(rules(of: ReplyLinter.lint(text, step: .acknowledge, language: "en")) == ["ACK-FIRST"])
    }

    @Test("The acknowledgment names what they said")
    func specific() {
        func found(_ text: String, _ context: LintContext) -> [LintFinding] {
            ReplyLinter.lint(text, step: .acknowledge, language: "en", context: context)
                .filter { $0.rule == .ackSpecific }
        }
        let slots = LintContext(slots: [.thing: "your parcel", .wait: "three weeks"])
        #expect(found("Waiting 3 weeks would wear anyone out.", slots).isEmpty)
        #expect(found("I am sorry. Your parcels should not take this long.", slots).isEmpty)
        #expect(found("I am so sorry, this must be awful. Mara writes to you.", slots).first?.severity == .error)
        #expect(found("We are sorry for any inconvenience.", LintContext()).first?.severity == .error)
        #expect(found("I am so sorry.", LintContext()).isEmpty)
        let complaint = LintContext(complaint: "The zip of the new tent ripped on the first night")
        #expect(found("A tent that rips on its first night is infuriating.", complaint).isEmpty)
        #expect(found("I am so sorry, this must be awful.", complaint).first?.severity == .error)
        // A name alone is no detail.
        #expect(
            !found("Hi Ana, I am so sorry, this is awful.", LintContext(slots: [.name: "Ana", .amount: "129 €"]))
                .isEmpty)
    }

    @Test("Length counts against the channel")
    func length() {
        let text = "Waiting this long is awful."
        func found(_ limit: Int) -> Bool {
            ReplyLinter.lint(text, step: .acknowledge, language: "en", context: LintContext(channelLimit: limit))
                .contains { $0.rule == .length }
        }
        #expect(!found(text.count))
        #expect(found(text.count - 1))
    }

    @Test("The brand's own words are whole words in any case")
    func voice() {
        let context = LintContext(forbiddenWords: ["guys", "reach out"])
        func found(_ text: String) -> [String] {
            ReplyLinter.lint(text, step: .understand, language: "de", context: context)
                .filter { $0.rule == .voice }.compactMap(\.span?.words)
        }
        #expect(found("Hey Guys, please REACH  out.") == ["Guys", "REACH  out"])
        #expect(found("disguys, reach them").isEmpty)
    }

    @Test("Other languages are checked for what needs none, and told so")
    func otherLanguage() {
        let findings = ReplyLinter.lint("Hallo {{name}}, dat is vervelend.", step: .acknowledge, language: "nl")
        #expect(rules(of: findings) == ["FILLED", "UNCHECKED"])
        #expect(findings.first { $0.rule == .unchecked }?.severity == .warning)
    }

    @Test(
        "Hostile texts are read in time that grows with their length",
        arguments: [
            "but ", "sorry but ", "you are ", "you were told that it is our policy ", "\"", "{{", "{{ ", "[your name ",
            "Our logs show. ", "{", "<a", "‘", "“", "%a", "no no ", "\u{301}", "\n", ".\n", "a. ", "!", "\u{200B}", "x",
            "we can not make an exception we can ", "____ ", "you have had to be being told that ",
        ])
    func linear(_ unit: String) {
        let text = String(repeating: unit, count: max(1, 100_000 / unit.utf8.count))
        let clock = ContinuousClock()
        var findings: [LintFinding] = []
        let time = clock.measure { findings = ReplyLinter.lint(text, step: .acknowledge, language: "en") }
        // Unoptimised and beside other work; a quadratic pass would take many minutes.
        #expect(time < .seconds(30))
        for rule in LintRule.allCases {
            #expect(findings.count { $0.rule == rule } <= ReplyLinter.findingsPerRuleLimit)
        }
    }
}
