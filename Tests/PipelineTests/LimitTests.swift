import Pipeline
import TestSupport
import Testing
import Transport
import Triage

/// The limits under `intake:`: each can be changed, each holds, and each is named with its number by what it causes.
@Suite("Limits of intake")
struct LimitTests {
    struct Limit: Sendable, CustomTestStringConvertible {
        let key: String
        /// Two values that the document goes beyond.
        let values: [Int]
        let body: String
        /// Whether the whole document is refused; else a note says what was cut or left out.
        let isError: Bool

        var testDescription: String { key }
    }

    static let all = [
        Limit(
            key: "documentLimitBytes", values: [1_000, 2_345], body: Documents.rss([item(words: 1_000)]), isError: true),
        Limit(
            key: "itemLimitBytes", values: [1_000, 2_345], body: Documents.rss([item(words: 1_000)]), isError: false),
        Limit(
            key: "itemLimitBytes", values: [1_000, 2_345],
            body:
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"content_text\":\"\(words(1_000))\"}]}",
            isError: false),
        Limit(
            key: "tagLimitBytes", values: [1_000, 2_345],
            body: Documents.rss([Documents.praise]).replacing(
                "<item>",
                with: "<item a=\"\(String(repeating: "a", count: 900))\" b=\"\(words(300))\" c=\"\(words(300))\">"),
            isError: false),
        Limit(
            key: "itemLimit", values: [1, 3],
            body: Documents.rss((1...5).map { Documents.Item(id: "\($0)", text: "Part \($0) hums.") }), isError: false),
        Limit(
            key: "itemLimit", values: [1, 3],
            body: "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":["
                + (1...5).map { "{\"id\":\"\($0)\",\"title\":\"Part \($0)\"}" }.joined(separator: ",") + "]}",
            isError: false),
        Limit(
            key: "depthLimit", values: [8, 19],
            body: Documents.rss([]).replacing("</channel>", with: String(repeating: "<a>", count: 20)), isError: true),
        Limit(
            key: "depthLimit", values: [8, 19],
            body:
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[],\"_x\":\(String(repeating: "[", count: 20))",
            isError: true),
    ]

    private static func words(_ count: Int) -> String { String(repeating: "hums ", count: count) }

    private static func item(words count: Int) -> Documents.Item { Documents.Item(id: "long", text: words(count)) }

    private func report(
        _ body: String, intake: String, url: String = Documents.forum
    ) async throws -> SourceReport {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(url, .text(body))
            let installation = try test.install(
                in: folder,
                [
                    "earshot.yaml": "brand: {name: K}\nstore: s.db\nfeeds: f.yaml\n" + intake,
                    "f.yaml": "sources: [{name: forum, kind: feed, url: \"\(url)\"}]\n",
                ])
            return try await Cycle(installation).run().sources[0]
        }
    }

    @Test("each limit holds as configured and is named with its number", arguments: all)
    func named(_ limit: Limit) async throws {
        let free = try await report(limit.body, intake: "")
        #expect((free.notes + [free.error].compactMap(\.self)).allSatisfy { !$0.contains("intake.\(limit.key)") })
        for value in limit.values {
            let source = try await report(limit.body, intake: "intake: {\(limit.key): \(value)}\n")
            let said = limit.isError ? [source.error].compactMap(\.self) : source.notes
            #expect(said.contains { $0.contains("intake.\(limit.key) = \(value)") }, "\(said)")
            #expect((source.error != nil) == limit.isError)
            if limit.key == "itemLimit" { #expect(source.new == value) }
        }
    }

    @Test(
        "a limit outside its range is refused with its key and the range",
        arguments: [
            ("documentLimitBytes", "1000 and 1000000000", [999, 1_000_000_001]),
            ("tagLimitBytes", "1000 and 16000000", [999, 16_000_001]),
            ("itemLimitBytes", "1000 and 100000000", [999, 100_000_001]),
            ("itemLimit", "1 and 1000000", [0, 1_000_001]),
            ("depthLimit", "8 and 512", [7, 513]),
        ])
    func ranges(_ key: String, _ range: String, _ values: [Int]) async throws {
        try await TemporaryFolder.with { folder in
            for value in values {
                let path = try folder.write(
                    "brand: {name: K}\nstore: s.db\nintake:\n  \(key): \(value)\n", to: "earshot.yaml")
                let failure = try #require(throws: ConfigFailure.self) { _ = try SettingsReader.read(path) }
                #expect("\(failure)".contains("earshot.yaml:4: intake.\(key): must be between \(range), not \(value)"))
            }
        }
    }

    @Test(
        "whatever is wrong with a document, its address is shown without what it hides",
        arguments: [
            "", "<!DOCTYPE html><html></html>", "{\"a\":1}", "{\"version\":\"https://jsonfeed.org/version/1\",",
            "GIF89a", Documents.rss([]) + String(repeating: " ", count: 2_000),
            "<rss><channel>" + String(repeating: "<a>", count: 300),
        ])
    func redacted(_ body: String) async throws {
        let url = "https://mara:hunter2@feeds.example/f?access_token=hunter2&page=1"
        let source = try await report(body, intake: "intake: {documentLimitBytes: 2000}\n", url: url)
        let error = try #require(source.error)
        #expect(error.contains("https://feeds.example/f?access_token=***&page=1"), "\(error)")
        #expect(!error.contains("hunter2"))
    }
}
