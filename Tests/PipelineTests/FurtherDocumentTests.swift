import Pipeline
import Storage
import TestSupport
import Testing
import Transport
import Triage

/// What one page names beside its own items: each document is read on its own.
@Suite("Further documents")
struct FurtherDocumentTests {
    private static let list = "https://reader.example/feeds.opml"

    private static func configuration(_ more: String = "") -> [String: String] {
        [
            "earshot.yaml": "brand: {name: Kettlewren}\nstore: store.db\nfeeds: feeds.yaml\n",
            "feeds.yaml": "sources:\n  - {name: watchlist, kind: file, url: \"\(list)\"\(more)}\n",
        ]
    }

    private static func feed(_ number: Int) -> String { "https://f\(number).example/feed" }

    private static func opml(_ feeds: [String]) -> TestWorld.Page {
        let outlines = feeds.map { "<outline text=\"f\" xmlUrl=\"\($0)\"/>" }.joined()
        return .text("<opml version=\"2.0\"><body>\(outlines)</body></opml>")
    }

    private static func rss(_ id: String, headers: [(name: String, value: String)] = []) -> TestWorld.Page {
        .text(Documents.rss([Documents.Item(id: id, text: "The lid broke after \(id) days.")]), headers: headers)
    }

    private func run(_ installation: Installation) async throws -> SourceReport {
        try #require(try await Cycle(installation).run().sources.first)
    }

    @Test("one that fails is counted and named, and costs no other")
    func failures() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Self.list, Self.opml((1...6).map(Self.feed)))
            test.serve(Self.feed(1), Self.rss("1"))
            test.serve(Self.feed(2), .text("gone", status: 404))
            test.serve(Self.feed(3), .text("<!DOCTYPE html><html></html>"))
            test.serve(Self.feed(5), .text("<rss><channel><item><title>half"))
            test.serve(Self.feed(6), Self.rss("1"))
            let report = try await run(test.install(in: folder, Self.configuration()))
            #expect(report.error == nil)
            #expect(report.documents == 6 && report.failedDocuments == 3)
            #expect(report.fetched == 2 && report.new == 2, "equal ids of two feeds are two mentions")
            #expect(report.notes.count >= 4)
            for (note, address) in zip(report.notes, [2, 3, 4].map(Self.feed)) {
                #expect(note.contains(address), "\(note)")
            }
            #expect(report.notes.dropFirst(3).allSatisfy { $0.hasPrefix(Self.feed(5) + ": ") })
        }
    }

    @Test("where none could be read the source has failed")
    func allFail() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Self.list, Self.opml([Self.feed(1), Self.feed(2)]))
            let installation = try test.install(in: folder, Self.configuration())
            let report = try await Cycle(installation).run()
            let error = try #require(report.sources[0].error)
            #expect(error.hasPrefix("none of 2 documents could be read; \(Self.feed(1))"))
            #expect(report.failure == "every source failed")
            #expect(report.text().contains("2 documents, 2 failed"))
            #expect(try installation.sourceLines()[0].failures == 1)
            test.serve(Self.feed(2), Self.rss("1"))
            #expect(try await run(installation).error == nil)
            #expect(try installation.sourceLines()[0].failures == 0)
        }
    }

    @Test("no address is asked for twice in a run")
    func once() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Self.list, Self.opml([Self.feed(1), Self.feed(1), Self.list]))
            test.serve(Self.feed(1), Self.rss("1"))
            let report = try await run(test.install(in: folder, Self.configuration()))
            #expect(test.requests.map(\.url) == [Self.list, Self.feed(1)])
            #expect(report.documents == 1 && report.new == 1)
        }
    }

    @Test("an unchanged one is neither sent nor read again, though the list is unchanged as well")
    func unchanged() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Self.list, Self.opml((1...3).map(Self.feed)))
            test.serve(Self.feed(1), Self.rss("1", headers: [("ETag", "\"k1\"")]))
            test.serve(Self.feed(2), Self.rss("2"))
            test.serve(Self.feed(3), Self.rss("3", headers: [("ETag", "\"k3\"")]))
            let installation = try test.install(in: folder, Self.configuration())
            #expect(try await run(installation).new == 3)

            test.serve(Self.feed(1), .text("", status: 304))
            test.serve(Self.feed(3), .text("busy", status: 503))
            let second = try await run(installation)
            #expect(!second.notModified)
            #expect(second.fetched == 2 && second.unchanged == 2)
            #expect(second.documents == 3 && second.failedDocuments == 1)
            #expect(test.requests.last { $0.url == Self.feed(1) }?.headers["If-None-Match"] == "\"k1\"")

            // A failure in between makes nobody send again what is known.
            test.serve(Self.feed(3), .text("", status: 304))
            #expect(try await run(installation).unchanged == 3)
            #expect(test.requests.last { $0.url == Self.feed(3) }?.headers["If-None-Match"] == "\"k3\"")

            test.serve(Self.feed(1), Self.rss("9"))
            #expect(try await run(installation).new == 1)
        }
    }

    @Test("one that was read with trouble is read again")
    func degraded() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            let item = "<item><guid>1</guid><title>The lid broke</title></item>"
            test.serve(Self.list, Self.opml([Self.feed(1)]))
            test.serve(Self.feed(1), .text("<rss><channel>\(item)", headers: [("ETag", "\"k\"")]))
            let installation = try test.install(in: folder, Self.configuration())
            #expect(try await run(installation).new == 1)
            let second = try await run(installation)
            #expect(second.unchanged == 1 && !second.notes.isEmpty)
            #expect(test.requests.last?.headers["If-None-Match"] == nil)
        }
    }

    @Test("a list that fails keeps what it had, and its failure is the source's")
    func listFails() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Self.list, Self.opml([Self.feed(1)]))
            test.serve(Self.feed(1), Self.rss("1", headers: [("ETag", "\"k\"")]))
            let installation = try test.install(in: folder, Self.configuration())
            _ = try await run(installation)
            test.serve(Self.list, .text("no", status: 500))
            #expect(try await run(installation).error?.contains("500") == true)
            test.serve(Self.list, Self.opml([Self.feed(1)]))
            test.serve(Self.feed(1), .text("", status: 304))
            #expect(try await run(installation).unchanged == 1)
        }
    }

    @Test("a slow one holds nobody up, and all are read in the list's order")
    func slow() async throws {
        try await TemporaryFolder.with { folder in
            let gate = LoopbackServer.Gate()
            let server = try LoopbackServer { call in
                switch call.path {
                case "/list.opml":
                    let outlines = (1...3).map { "<outline xmlUrl=\"/\($0)\"/>" }.joined()
                    return .text("<opml><body>\(outlines)</body></opml>")
                case "/1": return .held(gate, .text("no feed", status: 404))
                default: return .text("no feed", status: 404)
                }
            }
            let world = World(
                now: { .sampleNoon }, transport: { CurlTransport(policy: $0, clock: { .sampleNoon }) },
                environment: { _ in nil }, print: { _ in })
            try folder.write(
                "brand: {name: K}\nstore: store.db\nfeeds: feeds.yaml\nnetwork: {allow: [loopback], perHostGapSeconds: 0}\n",
                to: "earshot.yaml")
            try folder.write(
                "sources:\n  - {name: w, kind: file, type: opml, url: \"\(server.url("/list.opml"))\"}\n",
                to: "feeds.yaml")
            let installation = try Installation.open(folder.path("earshot.yaml"), world: world)
            async let report = run(installation)
            // The list, the one that is held, and the two after it.
            #expect(await server.calls(atLeast: 4).count == 4)
            gate.open()
            let notes = try await report.notes
            #expect(notes.map { $0.prefix { $0 != " " } } == (1...3).map { server.url("/\($0):") }[...].map { $0[...] })
        }
    }

    @Test("a test of a source looks into its further documents")
    func preview() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Self.list, Self.opml((1...9).map(Self.feed)))
            test.serve(Self.feed(2), Self.rss("2"))
            test.serve(Self.feed(3), Self.rss("3"))
            let installation = try test.install(in: folder, Self.configuration())
            let (lines, notes) = try await installation.firstMentions(ofSource: "watchlist", limit: 3)
            #expect(lines.count == 2 && lines[0].contains("after 2 days"))
            #expect(notes.count == 1 && notes[0].contains(Self.feed(1)))
            #expect(test.requests.count == 4)
            #expect(try installation.ledger().total == 0)
        }
    }
}
