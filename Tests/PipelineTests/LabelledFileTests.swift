import Classifier
import Delivery
import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("Labelled files: what is read, what is counted, what is refused")
struct LabelledFileTests {
    /// `{"text":"the lid broke","complaint":1}` and `{"text":"lovely tea","complaint":0}`, packed.
    private static let packed = [UInt8](
        Data(
            base64Encoded:
                "H4sIAAAAAAACA6tWKkmtKFGyUirJSFXIyUxRSCrKz05V0lFKzs8tyEnMzAPKGdZyVcOU5eSXpeZUKpSkJqKqMajlAgCyZu5HSwAAAA=="
        )!)

    private func measure(
        _ bytes: [UInt8], _ answer: Evaluating.Answer = .complaint, named name: String = "labels.jsonl",
        positive: String? = nil
    ) async throws -> EvaluationReport {
        try await TemporaryFolder.with { folder in
            let path = try folder.write(bytes, to: name)
            return try Evaluating(answer, positive: positive).measure(path)
        }
    }

    private func measure(
        _ text: String, _ answer: Evaluating.Answer = .complaint, positive: String? = nil
    ) async throws -> EvaluationReport {
        try await measure(Array(text.utf8), answer, positive: positive)
    }

    /// What measuring such a file fails with.
    private func failure(
        _ bytes: [UInt8], _ answer: Evaluating.Answer = .complaint, named name: String = "labels.jsonl"
    ) async -> String {
        do {
            _ = try await measure(bytes, answer, named: name)
            return "measured"
        } catch { return "\(error)" }
    }

    private func failure(_ text: String, _ answer: Evaluating.Answer = .complaint) async -> String {
        await failure(Array(text.utf8), answer)
    }

    @Test("bad lines are counted and named, the others are measured")
    func badLines() async throws {
        let report = try await measure(
            """
            {"text": "the lid broke", "complaint": 1}
            {"text": "broken

            {"complaint": 1}
            [1]
            {"text": "too much", "complaint": 3}
            {"text": "no word", "complaint": "yes"}
            {"text": "no label"}
            {"text": "stars", "complaint": 0, "rating": 4}
            {"text": "lovely tea", "complaint": false, "rating": 1}
            """)
        #expect(report.measures[0].count == 2)
        #expect(report.lines.read == 9)
        #expect(report.lines.withoutLabel == 1)
        #expect(report.lines.bad == 6)
        #expect(report.lines.firstBad.map(\.line) == [2, 4, 5, 6, 7])
        for word in ["line 2: not JSON", "line 4: has no text", "line 6: complaint is 3.00", "and 1 more"] {
            #expect(report.text.contains(word) || report.lines.badWords.contains(word), "\(word)")
        }
    }

    @Test(
        "a file without anything to measure says so",
        arguments: [
            ("", "is empty"), ("\n\n  \n", "is empty"),
            ("{\"text\":\"a\"}\n", "none of its 1 lines has complaint or label"),
            ("no\nno\n", "2 bad lines: line 1"), ("{\"text\":\"a\",\"label\":\"bad\"}", "--positive"),
        ])
    func nothing(_ text: String, _ words: String) async {
        let message = await failure(text)
        #expect(message.contains(words), "\(message)")
        #expect(message.contains("labels.jsonl"))
    }

    @Test("labels that the model cannot give are named, with the nearest that it can")
    func unknownLabels() async throws {
        let report = try await measure(
            """
            {"text": "my parcel is late", "topics": ["delivery"]}
            {"text": "my parcel is late", "topics": ["delivry"]}
            {"text": "my parcel is late", "topics": 3}
            """, .topics)
        #expect(report.lines.bad == 2)
        #expect(report.lines.badWords.contains("did you mean delivery"))
    }

    @Test("spam has a member of its own: a bare label is not taken for it") func spam() async throws {
        #expect(await failure(#"{"text":"a","label":1}"#, .spam).contains("none of its 1 lines has spam"))
        let report = try await measure(#"{"text":"a","label":"junk"}"#, .spam, positive: "junk")
        #expect(report.measures[0].positives == 1)
    }

    @Test("a packed file is read like a plain one") func packed() async throws {
        for name in ["labels.jsonl.gz", "labels.jsonl"] {
            let report = try await measure(Self.packed, named: name)
            #expect(report.measures[0].count == 2)
        }
    }

    @Test("a broken archive is named, wherever it breaks")
    func brokenArchive() async throws {
        for count in [4, 20, Self.packed.count - 9, Self.packed.count - 1] {
            let message = await failure(Array(Self.packed.prefix(count)), named: "a.gz")
            #expect(message.contains("broken archive"), "\(count): \(message)")
        }
        var flipped = Self.packed
        flipped[30] ^= 0x40
        #expect(await failure(flipped, named: "a.gz").contains("broken archive"))
        #expect(await failure(Array("plain".utf8), named: "a.gz").contains("no gzip archive"))
    }

    @Test("an archive that holds too much is refused before it takes the memory")
    func bomb() async throws {
        try await TemporaryFolder.with { folder in
            let path = try folder.write(Self.packed, to: "a.gz")
            func unpack(_ limit: Int, _ library: String = "libz.so.1") throws(GzipArchive.Failure) -> [UInt8] {
                try GzipArchive.unpack(open(path, O_RDONLY), limitBytes: limit, library: library)
            }
            #expect(try unpack(75).count == 75)
            #expect {
                _ = try unpack(74)
            } throws: { ($0 as? GzipArchive.Failure)?.reason.contains("more than 74 bytes") == true }
            #expect {
                _ = try unpack(75, "libz-that-is-not-there.so")
            } throws: { ($0 as? GzipArchive.Failure)?.reason.contains("not installed") == true }
        }
    }

    @Test("files that cannot be read are named with status 66") func unreadable() throws {
        for path in ["/nowhere/labels.jsonl", "/", "/dev/null"] {
            #expect {
                _ = try Evaluating(.complaint).measure(path)
            } throws: { error in
                (error as? PipelineError)?.exitStatus == 66 && "\(error)".contains(path)
            }
        }
    }

    @Test("the report fits a hundred columns and shows no control characters of the file")
    func columns() async throws {
        let word = String(repeating: "Unbrauchbarkeitsbescheinigung ", count: 30)
        var lines: [String] = []
        for number in 0..<60 {
            let domain = number % 2 == 0 ? "shop\\u001b[31m" : "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字"
            lines.append(
                #"{"text":"\#(number) \u001b[2J terrible, broken, never again \#(word)","label":\#(number % 3 == 0 ? 1 : 0),"#
                    + #""domain":"\#(domain)","lang":"sw-KE"}"#)
        }
        lines.append("\u{1B}[2J not JSON")
        for answer in [Evaluating.Answer.complaint, .anger, .language] {
            let report = try await measure(lines.joined(separator: "\n"), answer)
            let text = report.text
            #expect(!text.contains("\u{1B}"))
            for line in text.split(separator: "\n") { #expect(DisplayWidth.columns(line) <= 100, "\(line)") }
            if answer != .language { #expect(report.wrong > 0 && text.contains("The worst 20 of \(report.wrong)")) }
        }
    }
}
