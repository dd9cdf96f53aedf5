import Testing
import Triage

@testable import Delivery

@Suite("The digest as Slack messages")
struct SlackDigestTests {
    @Test("a small digest is one message with everything in blocks and in text")
    func small() throws {
        let messages = SlackDigest.render(KettlewrenDigest.small)
        #expect(messages.count == 1)
        let message = try SlackReading(messages[0])
        #expect(message.violations.isEmpty)
        #expect(message.urls == ["https://forum.kettlewren.example/t/881?page=2#p9"])
        let shown = message.texts.map(\.text).joined(separator: "\n")
        for words in [
            "C12", "priority 100.0", "PROMISE MISSED",
            "Promise P3, Mara from our safety team: missed, was due 11:00 UTC", "P4",
            "self-switching base", "48 replies recorded", "OVERDUE", "SAFETY", "switched itself on at 3", "Ana Prates",
            "12,400 followers",
            "3 posts by 2 people on Kettle forum, Reddit", "likely 3,960 views (649–10,880)", "Care, Mara",
            "a kettle that switches itself on at night", "COMMITMENT", "C15", "アップデート", "1 of 5 stars",
            "5 more open cases are not shown, the highest at priority 18.2. To see them: earshot queue",
            "Tea blog failed: answered HTTP 502", "App Store (JP): quiet for 3 days", "may not have arrived",
            "The second look proved the customer right 4 of 6 times", "1,205 mentions so far = 61 in cases",
        ] {
            #expect(shown.contains(words), "blocks: \(words)")
            #expect(message.text.contains(words), "text: \(words)")
        }
    }

    @Test("nothing to do is one kind message")
    func empty() throws {
        let messages = SlackDigest.render(KettlewrenDigest.empty)
        #expect(messages.count == 1)
        let message = try SlackReading(messages[0])
        #expect(message.violations.isEmpty)
        #expect(message.text.contains("Nobody needs an answer right now."))
        #expect(message.text.contains("215 mentions"))
    }

    @Test(
        "sixty cases with texts of 4,000 characters: every message within every limit, no case missing",
        arguments: [
            String(repeating: "&<>", count: 1334), String(repeating: "&", count: 3000),
            String(repeating: "\"", count: 4000),
            String(repeating: "湯", count: 4000), String(repeating: "🫖", count: 4000),
            String(repeating: "The kettle leaks & <drips>. ", count: 150),
            String(repeating: "k\u{0301}\u{0302}\u{0303}\u{0304}", count: 1000),
            String(repeating: "ᄀ", count: 4000), String(repeating: "a\n", count: 2000), Hostile.everything,
        ])
    func limits(_ text: String) throws {
        // The costliest texts sixty times, the others often enough to fill messages.
        let count = text.hasPrefix("&") || text.hasPrefix("<") ? 60 : 8
        let messages = SlackDigest.render(Hostile.digest(count: count, text: text))
        #expect(messages.count > 1)
        var seen = ""
        for (number, json) in messages.enumerated() {
            let message = try SlackReading(json)
            #expect(message.violations.isEmpty)
            for piece in message.texts where piece.type == "mrkdwn" {
                #expect(SlackReading.isEscaped(piece.text))
                #expect(piece.verbatim)
            }
            #expect(SlackReading.isEscaped(message.text))
            #expect(message.texts[0].text.hasSuffix("(\(number + 1) of \(messages.count))"))
            seen += message.text + "\n" + message.texts.map(\.text).joined(separator: "\n") + "\n"
        }
        for rank in 1...count {
            #expect(seen.contains("\n\(rank). C\(rank) · priority 100.0"), "text of case \(rank)")
            #expect(seen.contains("*\(rank). C\(rank) · priority 100.0*"), "blocks of case \(rank)")
            if text.count > 1000 { #expect(seen.contains("whole: earshot explain C\(rank)")) }
        }
    }

    @Test("three thousand ampersands stay within a section, and no entity is cut")
    func ampersands() {
        let escaped = SlackText.escaped(String(repeating: "&", count: 3000), limitBytes: 3000)
        #expect(escaped.utf8.count <= 3000)
        #expect(escaped.utf8.count > 2900)
        #expect(escaped.hasSuffix("&amp;…"))
        for limit in 0...40 {
            let cut = SlackText.escaped("a <&> \"b\" &lt; 湯 c", limitBytes: limit)
            #expect(SlackReading.isEscaped(cut), "\(cut)")
            #expect(SlackText.bytes(of: "") + cut.utf8.count <= max(0, limit))
        }
    }

    @Test("sources that do not fit are counted, with the command that shows them")
    func manySources() throws {
        let text = try SlackReading(#require(SlackDigest.render(Hostile.digest(count: 0, text: "tea")).last)).text
        #expect(text.contains("80 sources: 80 failed"))
        let listed = text.split(separator: "\n").count { $0.hasPrefix("• ") && $0.hasSuffix("failed: tea") }
        #expect(listed > 5)
        #expect(text.contains("• \(80 - listed) more: earshot sources"))
    }

    @Test("calls, links and markup of the public are inert in every receiver")
    func inert() throws {
        for json in SlackDigest.render(Hostile.digest(count: 3, text: Hostile.everything)) {
            let message = try SlackReading(json)
            #expect(message.violations.isEmpty)
            #expect(!message.text.contains("@"))
            #expect(!message.text.contains("]("))
            #expect(!message.text.contains("<"))
            #expect(!message.urls.contains { $0.contains("hunter2") || $0.hasPrefix("javascript") })
            #expect(!message.urls.contains { url in "|<>\" ".contains { url.contains($0) } })
            for piece in message.texts {
                for scalar in piece.text.unicodeScalars where scalar != "\n" {
                    #expect(scalar.value >= 0x20 && !scalar.properties.isDefaultIgnorableCodePoint)
                }
            }
            #expect(!json.contains("link_names"))
            #expect(!json.contains("\"parse\""))
        }
        let quoted = try SlackReading(
            #require(SlackDigest.render(Hostile.digest(count: 1, text: Hostile.everything)).first))
        #expect(quoted.text.contains("&lt;!channel&gt; &lt;!here&gt; &lt;＠U1&gt;"))
    }

    @Test("what is an entity already is not decoded twice")
    func entities() {
        #expect(SlackText.escaped("&lt;!here&gt;") == "&amp;lt;!here&amp;gt;")
    }

    @Test("each line of a draft stays inside the quotation")
    func draft() throws {
        let message = try SlackReading(SlackDigest.render(KettlewrenDigest.small)[0])
        let draft = try #require(message.texts.first { $0.text.hasPrefix("*Suggested acknowledgment*") })
        #expect(draft.text.split(separator: "\n").dropFirst().allSatisfy { $0.hasPrefix(">") })
    }
}
