import Foundation
import TestSupport
import Testing
import Transport
import Triage

// One after the other: each waits for a process and would hold up the others.
@Suite("The program", .serialized)
struct ProgramTests {
    /// A configuration over the shipped samples with a store and an archive file of its own.
    private func configure(_ folder: TemporaryFolder) throws -> String {
        try folder.write(
            """
            brand: {name: Kettlewren, accounts: [kettlewren, Kettlewren Support]}
            store: store.db
            feeds: \(RepositoryFiles.path("feeds/demo.yaml"))
            replies: {packs: \(RepositoryFiles.path("config/replies/en.yaml"))}
            sinks: [{name: archive, kind: file, path: digest.txt}]
            network: {allowFiles: true, fileRoots: [\(RepositoryFiles.path("feeds/samples"))]}
            """, to: "earshot.yaml")
    }

    private struct Report: Decodable {
        struct Ledger: Decodable {
            var waiting, classified, suppressed, inCase, failed: Int
            var total: Int { waiting + classified + suppressed + inCase + failed }
        }
        struct Source: Decodable {
            var fetched, new, edited, unchanged, failed: Int
            var error: String?
        }
        struct Cases: Decodable { var open: Int }
        struct Deliveries: Decodable { var sent, waiting, uncertain, failed: Int }
        var ledger: Ledger
        var sources: [Source]
        var cases: Cases
        var deliveries: Deliveries
    }

    private func report(_ result: Program.Result) throws -> Report {
        try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    }

    private func run(_ configuration: String) throws -> Program.Result {
        try Program.run(["run", "--config", configuration, "--json", "--now", "2026-11-21T12:00:00Z"])
    }

    @Test("a cycle over all samples: counts add up, and the second run repeats nothing")
    func samples() async throws {
        try await TemporaryFolder.with { folder in
            let configuration = try configure(folder)
            let result = try run(configuration)
            #expect(result.status == 0, "\(result.errors)")
            let first = try report(result)
            #expect(first.sources.allSatisfy { $0.error == nil })
            for source in first.sources {
                #expect(source.fetched == source.new + source.edited + source.unchanged + source.failed)
            }
            #expect(first.ledger.total == first.sources.reduce(0) { $0 + $1.new })
            #expect(first.ledger.total > 80)
            #expect(first.ledger.waiting == 0)
            #expect(first.deliveries.sent > 0)
            let digest = try String(contentsOfFile: folder.path("digest.txt"), encoding: .utf8)

            let second = try report(try run(configuration))
            #expect(second.sources.allSatisfy { $0.new == 0 && $0.edited == 0 })
            #expect(second.ledger.total == first.ledger.total)
            #expect(second.deliveries.sent == 0)
            #expect(try String(contentsOfFile: folder.path("digest.txt"), encoding: .utf8) == digest)
        }
    }

    @Test("the furious person with an audience is among the first three, and the explanation says why")
    func furiousFirst() async throws {
        try await TemporaryFolder.with { folder in
            let configuration = try configure(folder)
            #expect(try run(configuration).status == 0)
            let queue = try Program.run([
                "queue", "--json", "--limit", "3", "--config", configuration, "--now", "2026-11-21T12:00:00Z",
            ])
            struct Line: Decodable {
                var `case`: String
                var words: String
            }
            let lines = try queue.output.split(separator: "\n").map { line in
                try JSONDecoder().decode(Line.self, from: Data(line.utf8))
            }
            let line = try #require(lines.first { $0.words.contains("into a doorstop") })
            let explanation = try Program.run([
                "explain", line.case, "--config", configuration, "--now", "2026-11-21T12:00:00Z",
            ])
            #expect(explanation.status == 0)
            for words in ["80,412 followers", "anger", "reach", "100 × "] {
                #expect(explanation.output.contains(words), "\(words)")
            }
        }
    }

    private func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Everything a user could notice: the ledger, the cases, and how often each case was announced.
    private func endState(_ folder: TemporaryFolder, _ configuration: String) throws -> [String] {
        let queue = try Program.run(["queue", "--json", "--config", configuration, "--now", "2026-11-21T12:00:00Z"])
        return queue.output.split(separator: "\n").map(String.init).sorted()
    }

    /// Kills a run three times where its write-ahead log has grown by so much, and lets a fourth one end.
    private func runKilled(_ folder: TemporaryFolder, _ configuration: String, at logBytes: Int) async throws -> Report
    {
        for _ in 0..<3 {
            let running = try Program.start([
                "run", "--config", configuration, "--json", "--now", "2026-11-21T12:00:00Z",
            ])
            // The write-ahead log shows how far it is; every further round begins where the last one was killed.
            while running.process.isRunning, size(of: folder.path("store.db-wal")) < logBytes {
                await Task.yield()
            }
            kill(running.process.processIdentifier, SIGKILL)
            _ = running.finish()
        }
        let last = try run(configuration)
        #expect(last.status == 0, "\(last.errors)")
        let report = try report(last)
        #expect(report.ledger.waiting == 0)
        #expect(report.deliveries.waiting == 0 && report.deliveries.uncertain == 0 && report.deliveries.failed == 0)
        return report
    }

    @Test(
        "killed anywhere and run again, it comes to the same end state",
        arguments: [1, 40_000, 90_000, 200_000, 350_000, 600_000, 900_000])
    func killed(_ logBytes: Int) async throws {
        try await TemporaryFolder.with { calm in
            try await TemporaryFolder.with { folder in
                let undisturbed = try configure(calm)
                #expect(try run(undisturbed).status == 0)
                let configuration = try configure(folder)
                _ = try await runKilled(folder, configuration, at: logBytes)
                #expect(try endState(folder, configuration) == endState(calm, undisturbed))
            }
        }
    }

    @Test("two runs at once: one works, the other ends with 75")
    func twoAtOnce() async throws {
        try await TemporaryFolder.with { folder in
            let gate = LoopbackServer.Gate()
            let server = try LoopbackServer { _ in
                .held(gate, .text("<rss version='2.0'><channel><title>K</title></channel></rss>"))
            }
            defer { server.stop() }
            try folder.write("sources: [{name: a, kind: feed, url: \"\(server.url("/feed"))\"}]\n", to: "feeds.yaml")
            let configuration = try folder.write(
                "brand: {name: K}\nstore: store.db\nfeeds: feeds.yaml\nnetwork: {allow: loopback, lowSpeedBytesPerSecond: 0, totalTimeoutSeconds: 3600}\n",
                to: "earshot.yaml"
            )
            let first = try Program.start(["run", "--config", configuration])
            _ = await server.calls(atLeast: 1)
            let second = try Program.run(["run", "--config", configuration])
            gate.open()
            let result = first.finish()
            #expect(second.status == 75, "\(second.output)\(second.errors)")
            #expect(result.status == 0, "\(result.output)\(result.errors)")
        }
    }

    @Test(
        "exit statuses",
        arguments: [
            (["nonsense"], 64), (["digest", "--format", "xml"], 64),
            (["run", "--config", "/nowhere/earshot.yaml"], 78),
            (["parse", "/nowhere/feed.xml"], 66), (["--version"], 0), (["check", "--config", "/nowhere.yaml"], 78),
            (["rank", "--now", "yesterday"], 64),
        ] as [([String], Int32)])
    func statuses(_ arguments: [String], _ status: Int32) throws {
        let result = try Program.run(arguments)
        #expect(result.status == status, "\(result.errors)")
        #expect(status == 0 || !result.errors.isEmpty)
    }

    @Test("every source failing ends with 69, and the report still comes")
    func allFail() async throws {
        try await TemporaryFolder.with { folder in
            try folder.write("sources: [{name: a, kind: feed, url: \"http://127.0.0.1:9/feed\"}]\n", to: "feeds.yaml")
            let configuration = try folder.write(
                "brand: {name: K}\nstore: store.db\nfeeds: feeds.yaml\n", to: "earshot.yaml")
            let result = try Program.run(["run", "--config", configuration, "--json"])
            #expect(result.status == 69)
            #expect(try report(result).sources.first?.error?.contains("127.0.0.1") == true)
        }
    }

    @Test("a read-only store is named and ends with 69; nothing traps")
    func damagedStore() async throws {
        try await TemporaryFolder.with { folder in
            let configuration = try configure(folder)
            try folder.write("this is no database, whatever its name says", to: "store.db")
            let result = try Program.run(["run", "--config", configuration])
            #expect(result.status == 69)
            #expect(!result.wasKilled)
            #expect(result.errors.contains("store.db"))
        }
    }

    @Test("classify answers every line in order, whatever it is")
    func classify() throws {
        let lines = [
            #""Great, another update that deletes my data. Thanks a lot!""#,
            #"{"id":"1","source":"x","text":"lovely kettle"}"#,
            "not json", #""""#, #""\ud83d""#, "\"\u{1F621}\u{1F621}\"", #"{"id":"1"}"#,
            #""\#(String(repeating: "a", count: 100_000))""#,
        ]
        let result = try Program.run(["classify", "--json"], input: lines.joined(separator: "\n"))
        let answers = try result.output.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        #expect(result.status == 65)
        #expect(answers.count == lines.count)
        #expect(answers.map { $0["error"] != nil } == [false, false, true, false, false, false, true, false])
        for key in ["complaint", "anger", "language", "tier", "topics", "urgency", "why"] {
            #expect(answers[0][key] != nil, "\(key)")
        }
        let first = try #require(answers[0]["complaint"] as? Double)
        let second = try #require(answers[1]["complaint"] as? Double)
        #expect(first > second)
    }

    @Test("rank puts the furious somebody before the mild celebrity and the furious nobody")
    func rank() throws {
        func mention(_ id: String, _ text: String, _ followers: Int) -> String {
            #"{"id":"\#(id)","source":"x","text":"\#(text)","author":{"followers":\#(followers)},"publishedAt":"2026-11-21T10:00:00Z"}"#
        }
        let furious = "This is an OUTRAGE. Three weeks, no refund, nobody answers. Worst company ever, shame on you!!!"
        let lines = [
            mention("nobody", furious, 12),
            mention("celebrity", "The lid is a bit stiff, I would have liked it smoother.", 2_000_000),
            mention("somebody", furious, 80_000),
        ]
        let result = try Program.run(
            ["rank", "--json", "--now", "2026-11-21T12:00:00Z"], input: lines.joined(separator: "\n"))
        #expect(result.status == 0)
        let ids = try result.output.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])["id"] as? String
        }
        #expect(ids.first == "somebody")
        #expect(Set(ids) == ["somebody", "celebrity", "nobody"])
    }

    @Test("parse answers a refused document with ok false and status 0")
    func parse() async throws {
        try await TemporaryFolder.with { folder in
            let path = try folder.write("<html><body>not a feed</body></html>", to: "page.html")
            let result = try Program.run(["parse", "--json", path])
            #expect(result.status == 0)
            let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
            #expect(object?["ok"] as? Bool == false)
            #expect(object?["error"] as? String != nil)
        }
    }

    @Test("serve answers, and SIGTERM stops it cleanly")
    func serve() async throws {
        try await TemporaryFolder.with { folder in
            let configuration = try folder.write(
                "brand: {name: K}\nstore: store.db\nserver: {port: 0}\n", to: "earshot.yaml")
            let running = try Program.start(["serve", "--config", configuration])
            // The address is printed once it listens.
            var port: Int?
            while port == nil, running.process.isRunning {
                let text =
                    (try? String(contentsOf: running.folder.appendingPathComponent("err"), encoding: .utf8)) ?? ""
                if let range = text.range(of: "http://127.0.0.1:") {
                    let digits = text[range.upperBound...].prefix { $0.isNumber }
                    if text[digits.endIndex...].contains("\n") { port = Int(digits) }
                }
                await Task.yield()
            }
            let transport = CurlTransport(policy: NetworkPolicy(allowedAddresses: ["loopback"]), clock: { .sampleNoon })
            let health = try await transport.exchange(
                FetchRequest(url: "http://127.0.0.1:\(try #require(port))/healthz"))
            #expect(health.status == 200)
            kill(running.process.processIdentifier, SIGTERM)
            let result = running.finish()
            #expect(result.status == 0, "\(result.errors)")
            #expect(!result.wasKilled)
        }
    }
}
