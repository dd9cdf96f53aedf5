import Pipeline
import TestSupport
import Testing
import Transport
import Triage

/// When sources are visited, and when not.
@Suite("Visits")
struct VisitTests {
    private static let due = VisitOrder()

    /// A world with two feeds that hold nothing, and what is configured over them.
    private static func with(
        feeds: String = Documents.configuration["feeds.yaml"] ?? "", more: String = "",
        _ body: (TestWorld, (VisitOrder) async throws -> RunReport) async throws -> Void
    ) async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Documents.forum, .text(Documents.rss([])))
            test.serve(Documents.blog, .text(Documents.rss([])))
            let main = (Documents.configuration["earshot.yaml"] ?? "") + "\n" + more
            let installation = try test.install(in: folder, ["earshot.yaml": main, "feeds.yaml": feeds])
            try await body(test) { order in try await Cycle(installation, visiting: order).run() }
        }
    }

    @Test("a source is not asked again before its time, and is then; --all asks at once")
    func onlyWhatIsDue() async throws {
        try await Self.with { test, run in
            #expect(try await run(Self.due).sources.count == 2)
            test.clock.advance(seconds: 600)
            let early = try await run(Self.due)
            #expect(early.sources.isEmpty)
            #expect(early.visits.notDue == 2)
            #expect(early.visits.nextVisitAt == test.clock.now.adding(seconds: 1200))
            #expect(early.exitStatus == 0)
            #expect(early.text().contains("2 sources are not due"))
            #expect(try await run(.all).sources.count == 2)
            test.clock.advance(seconds: 1801)
            #expect(try await run(Self.due).sources.count == 2)
        }
    }

    @Test("the configuration says how often: for one source, and for all")
    func configuredRhythm() async throws {
        let feeds = """
            sources:
              - {name: forum, kind: feed, url: "\(Documents.forum)", every: 10m}
              - {name: blog, kind: feed, url: "\(Documents.blog)"}
            """
        try await Self.with(feeds: feeds, more: "schedule: {floor: 1h, standard: 2h, ceiling: 1d}") { test, run in
            _ = try await run(Self.due)
            test.clock.advance(seconds: 601)
            #expect(try await run(Self.due).sources.map(\.name) == ["forum"])
            test.clock.advance(seconds: 7200)
            #expect(try await run(Self.due).sources.map(\.name) == ["forum", "blog"])
        }
    }

    @Test("a source that fails is asked less and less, daily at last, and never given up")
    func backsOff() async throws {
        let feeds = "sources: [{name: forum, kind: feed, url: \"\(Documents.forum)\"}]"
        try await Self.with(feeds: feeds) { test, run in
            test.serve(Documents.forum, .failure(.unreachable(url: Documents.forum, reason: "down")))
            var waits: [Double] = []
            for _ in 0..<10 {
                let report = try await run(Self.due)
                #expect(report.sources.count == 1)
                let next = try #require(report.visits.nextVisitAt)
                waits.append(next.seconds(since: test.clock.now) / 1800)
                test.clock.advance(seconds: next.seconds(since: test.clock.now))
            }
            #expect(waits == [1, 2, 4, 8, 16, 32, 48, 48, 48, 48])
        }
    }

    @Test(
        "what a server asks for is heeded",
        arguments: [
            (status: 429, headers: [("Retry-After", "7200")], wait: 7200.0),
            (503, [("Retry-After", "7200")], 7200),
            (200, [("Cache-Control", "max-age=7200")], 7200),
            (200, [("Cache-Control", "max-age=999999")], 21_600),
            (200, [("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "7200")], 7200),
        ])
    func heedsTheServer(status: Int, headers: [(String, String)], wait: Double) async throws {
        try await Self.with { test, run in
            let fields = headers.map { (name: $0.0, value: $0.1) }
            test.serve(Documents.forum, .text(Documents.rss([]), status: status, headers: fields))
            _ = try await run(Self.due)
            test.clock.advance(seconds: wait - 1)
            #expect(try await run(Self.due).sources.map(\.name) == ["blog"])
            test.clock.advance(seconds: 2)
            #expect(try await run(Self.due).sources.map(\.name) == ["forum"])
        }
    }

    @Test("what a silent 304 does not say again still holds")
    func silentNotModified() async throws {
        let feeds = "sources: [{name: forum, kind: feed, url: \"\(Documents.forum)\"}]"
        try await Self.with(feeds: feeds) { test, run in
            let fields = [(name: "Cache-Control", value: "max-age=7200"), (name: "ETag", value: "\"1\"")]
            test.serve(Documents.forum, .text(Documents.rss([Documents.furious]), headers: fields))
            _ = try await run(.all)
            test.serve(Documents.forum, .text("", status: 304))
            let second = try await run(.all)
            #expect(second.sources.map(\.notModified) == [true])
            #expect(second.visits.nextVisitAt == test.clock.now.adding(seconds: 7200))
            test.serve(Documents.forum, .text("", status: 304, headers: [(name: "Cache-Control", value: "no-cache")]))
            #expect(try await run(.all).visits.nextVisitAt == test.clock.now.adding(seconds: 1800))
        }
    }

    @Test("a host that asks for a rest is left alone by all that come with the same credential, and only by them")
    func hostRests() async throws {
        let sources = (0..<9).map { number in
            let credential = number == 8 ? ", credential: \"env:TOKEN\"" : ""
            return "  - {name: s\(number), kind: feed, url: \"https://busy.example/\(number)\"\(credential)}"
        }
        try await Self.with(feeds: "sources:\n" + sources.joined(separator: "\n")) { test, run in
            test.set("TOKEN", "secret")
            for number in 0..<9 {
                let page = TestWorld.Page.text(
                    "slow down", status: 429, headers: [(name: "Retry-After", value: "5400")])
                test.serve("https://busy.example/\(number)", number == 8 ? .text(Documents.rss([])) : page)
            }
            let report = try await run(Self.due)
            let asked = report.sources.filter { $0.error != nil }.count
            #expect((1...4).contains(asked))
            #expect(report.visits.putOff == 8 - asked)
            #expect(report.sources.contains { $0.name == "s8" && $0.error == nil })
            #expect(report.text().contains("put off"))
            // Those that were put off have not failed, and come when the rest is over.
            test.clock.advance(seconds: 5399)
            #expect(try await run(Self.due).sources.allSatisfy { $0.name == "s8" })
            for number in 0..<8 { test.serve("https://busy.example/\(number)", .text(Documents.rss([]))) }
            test.clock.advance(seconds: 2)
            #expect(try await run(Self.due).sources.filter { $0.name != "s8" }.count == 8)
        }
    }

    @Test("requestsPerDay is kept over the runs of a day, said, and free again on the next")
    func requestsPerDay() async throws {
        let feeds = """
            sources:
              - {name: forum, kind: feed, url: "\(Documents.forum)", requestsPerDay: 2}
              - {name: blog, kind: feed, url: "\(Documents.blog)"}
            """
        try await Self.with(feeds: feeds) { test, run in
            func asked() -> Int { test.requests.filter { $0.url == Documents.forum }.count }
            for _ in 0..<2 { #expect(try await run(.all).visits.putOff == 0) }
            #expect(asked() == 2)
            let third = try await run(.all)
            #expect(third.visits.putOff == 1 && third.sources.map(\.name) == ["blog"])
            #expect(third.text().contains("requestsPerDay was used up"))
            #expect(asked() == 2)
            let untilMidnight = 86_400 - test.clock.now.milliseconds / 1000 % 86_400
            test.clock.advance(seconds: Double(untilMidnight) - 1)
            #expect(try await run(Self.due).sources.map(\.name) == ["blog"])
            test.clock.advance(seconds: 2)
            #expect(try await run(Self.due).sources.contains { $0.name == "forum" && $0.error == nil })
            #expect(asked() == 3)
        }
    }

    @Test("one that is gone for good is asked no more and said so, until --all or another address")
    func gone() async throws {
        try await Self.with { test, run in
            test.serve(Documents.forum, .text("gone", status: 410))
            let first = try await run(Self.due)
            #expect(first.sources[0].error?.contains("410") == true)
            test.clock.advance(seconds: 30 * 86_400)
            let later = try await run(Self.due)
            #expect(later.sources.map(\.name) == ["blog"])
            #expect(later.visits.stopped == ["forum"])
            #expect(later.text().contains("forum is not asked any more"))
            test.serve(Documents.forum, .text(Documents.rss([Documents.furious])))
            #expect(try await run(.all).sources[0].new == 1)
            test.clock.advance(seconds: 86_400)
            #expect(try await run(Self.due).sources.map(\.name) == ["forum", "blog"])
        }
    }

    @Test("another address in the configuration asks at once")
    func anotherAddress() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Documents.forum, .text("gone", status: 410))
            test.serve(Documents.blog, .text(Documents.rss([Documents.furious])))
            func run(_ url: String) async throws -> RunReport {
                let feeds = "sources: [{name: forum, kind: feed, url: \"\(url)\"}]"
                var files = Documents.configuration
                files["feeds.yaml"] = feeds
                return try await Cycle(test.install(in: folder, files), visiting: Self.due).run()
            }
            _ = try await run(Documents.forum)
            #expect(try await run(Documents.forum).visits.stopped == ["forum"])
            #expect(try await run(Documents.blog).sources.map(\.new) == [1])
        }
    }

    @Test("a permanent redirect is followed at its target from then on, with a credential only on the same host")
    func moved() async throws {
        let target = "https://news.kettlewren.example/feed"
        let feeds = """
            sources:
              - {name: forum, kind: feed, url: "\(Documents.forum)"}
              - {name: blog, kind: feed, url: "\(Documents.blog)", credential: "env:TOKEN"}
            """
        try await Self.with(feeds: feeds) { test, run in
            test.set("TOKEN", "s3cret")
            test.serve(target, .text(Documents.rss([])))
            test.move(Documents.forum, to: target)
            test.move(Documents.blog, to: target)
            _ = try await run(.all)
            _ = try await run(.all)
            #expect(test.requests.suffix(2).map(\.url).sorted() == [Documents.blog, target].sorted())
        }
    }

    @Test("when the time is used up the rest waits for the next run, which takes it first")
    func budget() async throws {
        let feeds =
            "sources:\n"
            + (0..<40).map { "  - {name: f\($0), kind: feed, url: \"https://f\($0).example/feed\"}\n" }.joined()
        try await Self.with(feeds: feeds) { test, run in
            for place in 0..<40 { test.serve("https://f\(place).example/feed", .text(Documents.rss([]))) }
            test.end(afterRequests: 16)
            let first = try await run(Self.due)
            #expect(first.sources.count == 16)
            #expect(first.visits.left == 24)
            #expect(first.exitStatus == 0)
            test.end(afterRequests: 1_000)
            let second = try await run(Self.due)
            #expect(second.sources.count == 24)
            #expect(Set(first.sources.map(\.name)).isDisjoint(with: second.sources.map(\.name)))
            // The budget is measured, and a visit that began is finished.
            test.clock.advance(seconds: 7200)
            let third = try await run(VisitOrder(budgetSeconds: 0))
            #expect(third.sources.isEmpty)
            #expect(third.visits.left == 40)
        }
    }

    @Test(
        "what stands in line when the time is up is left as it was, and what has begun is read",
        .timeLimit(.minutes(1)))
    func endsInLine() async throws {
        let server = try LoopbackServer { _ in .text(Documents.rss([Documents.furious])) }
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            var world = test.world
            let clock = test.clock
            world.transport = { CurlTransport(policy: $0, clock: { clock.now }) }
            // The one that is sent is what ends it; the others wait an hour for their host.
            world.mustStop = { !server.calls.isEmpty }
            let feeds = (1...5).map { "  - {name: f\($0), kind: feed, url: \"\(server.url("/\($0)"))\"}\n" }
            try folder.write("sources:\n" + feeds.joined(), to: "feeds.yaml")
            let network = "network: {allow: [loopback], perHostGapSeconds: 3600}"
            try folder.write(
                "brand: {name: Kettlewren}\nstore: store.db\nfeeds: feeds.yaml\n\(network)\n", to: "earshot.yaml")
            let installation = try Installation.open(folder.path("earshot.yaml"), world: world)
            let report = try await Cycle(installation, visiting: Self.due).run()
            #expect(report.sources.map(\.new) == [1])
            #expect(report.visits.left == 4)
            #expect(report.exitStatus == 0)
            let begun = Set(report.sources.map(\.name))
            // Nothing is held against those that were left, and they are due at once.
            #expect(try installation.sourceLines().filter { $0.error != nil }.isEmpty)
            world.mustStop = { false }
            world.transport = { policy in
                var policy = policy
                policy.limits.perHostGapSeconds = 0
                return CurlTransport(policy: policy, clock: { clock.now })
            }
            let next = try Installation.open(folder.path("earshot.yaml"), world: world)
            let names = try await Cycle(next, visiting: Self.due).run().sources.map(\.name)
            #expect(Set(names) == Set((1...5).map { "f\($0)" }).subtracting(begun))
        }
    }

    @Test("a host with more feeds than there are places holds up nobody else", .timeLimit(.minutes(1)))
    func oneHostOfMany() async throws {
        let server = try LoopbackServer { _ in .text(Documents.rss([])) }
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            var world = test.world
            let clock = test.clock
            world.transport = { CurlTransport(policy: $0, clock: { clock.now }) }
            world.mustStop = { server.calls.contains { $0.path == "/other" } }
            var feeds = (1...40).map { "  - {name: f\($0), kind: feed, url: \"\(server.url("/\($0)"))\"}\n" }
            feeds.append("  - {name: other, kind: feed, url: \"\(server.url("/other", host: "localhost"))\"}\n")
            try folder.write("sources:\n" + feeds.joined(), to: "feeds.yaml")
            let network = "network: {allow: [loopback], perHostGapSeconds: 3600}"
            try folder.write(
                "brand: {name: Kettlewren}\nstore: store.db\nfeeds: feeds.yaml\n\(network)\n", to: "earshot.yaml")
            let installation = try Installation.open(folder.path("earshot.yaml"), world: world)
            let report = try await Cycle(installation, visiting: Self.due).run()
            #expect(report.sources.map(\.name).contains("other"))
            #expect(report.sources.count + report.visits.left == 41)
        }
    }

    @Test("the digest names a source that is silent against its own rhythm")
    func quiet() async throws {
        try await Self.with { test, run in
            for hour in 0..<8 {
                test.serve(
                    Documents.forum,
                    .text(Documents.rss([.init(id: "h\(hour)", text: "Nice kettle, number \(hour).")])))
                _ = try await run(.all)
                test.clock.advance(seconds: 3600)
            }
            test.clock.advance(seconds: 3 * 86_400)
            test.serve(Documents.blog, .text(Documents.rss([Documents.furious])))
            _ = try await run(.all)
            #expect(test.output.contains("usually brings something every 60 minutes"), "\(test.output)")
        }
    }

    @Test("a refused credential is named")
    func credential() async throws {
        let feeds = """
            sources:
              - {name: forum, kind: feed, url: "\(Documents.forum)", credential: "env:FORUM_TOKEN"}
              - {name: blog, kind: feed, url: "\(Documents.blog)"}
            """
        try await Self.with(feeds: feeds) { test, run in
            test.set("FORUM_TOKEN", "s3cret-value")
            for url in [Documents.forum, Documents.blog] { test.serve(url, .text("no", status: 401)) }
            let report = try await run(Self.due)
            #expect(report.sources[0].error?.contains("check env:FORUM_TOKEN") == true)
            #expect(report.sources[1].error?.contains("no credential") == true)
            #expect(!report.text().contains("s3cret-value"))
        }
    }
}
