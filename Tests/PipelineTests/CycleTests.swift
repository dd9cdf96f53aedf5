import Pipeline
import Storage
import TestSupport
import Testing
import Transport
import Triage

@Suite("The cycle")
struct CycleTests {
    @Test("collects, judges, files, drafts and delivers; a second run repeats nothing")
    func twice() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Documents.forum, .text(Documents.rss([Documents.furious, Documents.praise])))
            test.serve(Documents.blog, .text(Documents.rss([])))
            let installation = try test.install(in: folder, Documents.configuration)

            let first = try await Cycle(installation).run()
            #expect(first.sources.map(\.new) == [2, 0])
            #expect(first.ledger.total == 2)
            #expect(first.ledger.inCase == 1)
            #expect(first.ledger.waiting == 0)
            #expect(first.cases.opened == 1)
            #expect(first.deliveries.sent == 1)
            #expect(test.output.contains("129 euros"))
            let shown = test.output

            test.clock.advance(seconds: 600)
            let second = try await Cycle(installation).run()
            #expect(second.sources.map(\.new) == [0, 0])
            #expect(second.sources.map(\.unchanged) == [2, 0])
            #expect(second.ledger == first.ledger)
            #expect(second.deliveries.sent == 0)
            #expect(test.output == shown)
        }
    }

    @Test("one source's failure is named and stops nothing else", arguments: [401, 404, 410, 429, 500, 503])
    func oneFails(_ status: Int) async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Documents.forum, .text("no", status: status, headers: [("Retry-After", "120")]))
            test.serve(Documents.blog, .text(Documents.rss([Documents.furious])))
            let report = try await Cycle(test.install(in: folder, Documents.configuration)).run()
            let error = try #require(report.sources[0].error)
            #expect(
                error.contains("\(status)") || error.contains("wants fewer requests; again in 120 s")
                    || error.contains("120"), "\(error)")
            #expect(report.sources[1].new == 1)
            #expect(report.deliveries.sent == 1)
            #expect(report.exitStatus == 0)
            #expect(test.output.contains("forum"), "the digest names the source that failed")
        }
    }

    @Test("a run in which every source failed says so with status 69")
    func allFail() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Documents.forum, .failure(.timedOut(url: Documents.forum, limit: "60 s")))
            let report = try await Cycle(test.install(in: folder, Documents.configuration)).run()
            #expect(report.failure == "every source failed")
            #expect(report.exitStatus == 69)
        }
    }

    @Test("an empty or shorter answer removes nothing")
    func shorter() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Documents.forum, .text(Documents.rss([Documents.furious, Documents.praise])))
            test.serve(Documents.blog, .text(Documents.rss([])))
            let installation = try test.install(in: folder, Documents.configuration)
            _ = try await Cycle(installation).run()
            test.serve(Documents.forum, .text(Documents.rss([])))
            let report = try await Cycle(installation).run()
            #expect(report.ledger.total == 2)
            #expect(report.cases.open == 1)
        }
    }

    @Test("an edit updates the mention, and the channel hears of it once")
    func edited() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Documents.blog, .text(Documents.rss([])))
            test.serve(Documents.forum, .text(Documents.rss([Documents.furious])))
            let installation = try test.install(in: folder, Documents.configuration)
            _ = try await Cycle(installation).run()
            var changed = Documents.furious
            changed.text += " Now the app deleted my schedules as well!"
            test.serve(Documents.forum, .text(Documents.rss([changed])))
            let report = try await Cycle(installation).run()
            #expect(report.sources[0].edited == 1)
            #expect(report.cases.open == 1)
            #expect(report.deliveries.sent == 1)
            #expect(try await Cycle(installation).run().deliveries.sent == 0)
        }
    }

    @Test("whoever says it twice after our answer gets a second opinion")
    func saidTwice() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Documents.blog, .text(Documents.rss([])))
            let answer = Documents.Item(
                id: "f2", author: "kettlewren", date: "Sat, 21 Nov 2026 09:00:00 GMT",
                text: "So sorry to read this. We are looking into it.", answers: "f1")
            let again = Documents.Item(
                id: "f3", date: "Sat, 21 Nov 2026 11:00:00 GMT",
                text: "Still no refund. Nobody has written to me. This is a disgrace.", answers: "f1")
            test.serve(Documents.forum, .text(Documents.rss([again, answer, Documents.furious])))
            let installation = try test.install(in: folder, Documents.configuration)
            let report = try await Cycle(installation).run()
            #expect(report.ledger.suppressedByRule == ["own-account": 1])
            #expect(report.cases.open == 1)
            #expect(report.cases.secondOpinion == 1)
            #expect(try installation.explain("C1").contains("wrote again after our answer"))
        }
    }

    @Test("an answer of ours after the complaint makes the case acknowledged")
    func answered() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Documents.blog, .text(Documents.rss([])))
            let answer = Documents.Item(
                id: "f2", author: "kettlewren", date: "Sat, 21 Nov 2026 09:00:00 GMT", text: "We are looking into it.",
                answers: "f1")
            test.serve(Documents.forum, .text(Documents.rss([Documents.furious, answer])))
            let installation = try test.install(in: folder, Documents.configuration)
            _ = try await Cycle(installation).run()
            #expect(try installation.queue(limit: nil).map(\.state) == [.acknowledged])
        }
    }

    @Test("the same words on two channels are one case")
    func sameWords() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            var copy = Documents.furious
            copy.id = "b9"
            copy.author = "fernmirror"
            test.serve(Documents.forum, .text(Documents.rss([Documents.furious])))
            test.serve(Documents.blog, .text(Documents.rss([copy])))
            let report = try await Cycle(test.install(in: folder, Documents.configuration)).run()
            #expect(report.ledger.inCase == 2)
            #expect(report.cases.open == 1)
        }
    }

    @Test("cases beyond the attention budget are counted, reachable and not told again")
    func cut() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            let things = ["kettle", "lid", "base", "app", "spout", "cable", "invoice", "parcel"]
            let items = things.enumerated().map { index, thing in
                Documents.Item(
                    id: "c\(index)", author: "author\(index)",
                    text:
                        "The \(thing) broke after \(index + 2) days, your support never answers and I want my money back!"
                )
            }
            test.serve(Documents.forum, .text(Documents.rss(items)))
            test.serve(Documents.blog, .text(Documents.rss([])))
            var files = Documents.configuration
            files["earshot.yaml", default: ""] += "\ndigest: {limit: 3}\n"
            let installation = try test.install(in: folder, files)
            let report = try await Cycle(installation).run()
            #expect(report.cases.open == 8)
            #expect(test.output.contains("5 "))
            #expect(test.output.contains("earshot queue"))
            #expect(try installation.queue(limit: nil).count == 8)
            #expect(try await Cycle(installation).run().deliveries.sent == 0)
        }
    }

    @Test("an unchanged document is asked for conditionally and not parsed again")
    func conditional() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Documents.blog, .text(Documents.rss([])))
            test.serve(Documents.forum, .text(Documents.rss([Documents.furious]), headers: [("ETag", "\"k1\"")]))
            let installation = try test.install(in: folder, Documents.configuration)
            _ = try await Cycle(installation).run()
            test.serve(Documents.forum, .text("", status: 304))
            let report = try await Cycle(installation).run()
            #expect(report.sources[0].notModified)
            #expect(report.sources[0].error == nil)
            #expect(test.requests.last { $0.url == Documents.forum }?.headers["If-None-Match"] == "\"k1\"")
        }
    }

    @Test("a second run beside the first ends with status 75")
    func locked() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            let installation = try test.install(in: folder, Documents.configuration)
            let lock = try RunLock(storePath: folder.path("store.db"))
            defer { lock.release() }
            let error = await #expect(throws: PipelineError.self) { _ = try await Cycle(installation).run() }
            #expect(error?.exitStatus == 75)
        }
    }

    @Test("a missing credential costs its own source only and is named")
    func missingCredential() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Documents.blog, .text(Documents.rss([Documents.furious])))
            var files = Documents.configuration
            files["feeds.yaml"] = """
                sources:
                  - {name: forum, kind: feed, url: "https://forum.kettlewren.example/feed", credential: "env:FORUM_TOKEN"}
                  - {name: blog, kind: feed, url: "https://blog.kettlewren.example/feed"}
                """
            let report = try await Cycle(test.install(in: folder, files)).run()
            #expect(report.sources[0].error?.contains("env:FORUM_TOKEN") == true)
            #expect(report.sources[1].new == 1)
        }
    }

    @Test("a Slack channel that is out of order keeps its message for later and repeats nothing elsewhere")
    func slackDown() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            let hook = "https://hooks.slack.example/services/T0/B0/secretpart"
            test.set("HOOK", hook)
            test.serve(Documents.blog, .text(Documents.rss([])))
            test.serve(Documents.forum, .text(Documents.rss([Documents.furious])))
            test.serve(hook, .text("slow down", status: 429, headers: [("Retry-After", "30")]))
            var files = Documents.configuration
            files["earshot.yaml"] = """
                brand: {name: Kettlewren, accounts: [kettlewren]}
                store: store.db
                feeds: feeds.yaml
                sinks: [{name: terminal, kind: stdout}, {name: care, kind: slack, credential: "env:HOOK"}]
                """
            let installation = try test.install(in: folder, files)
            let first = try await Cycle(installation).run()
            #expect(first.deliveries.sent == 1)
            #expect(first.deliveries.waiting == 1)
            #expect(!first.deliveries.problems.joined().contains("secretpart"))
            let shown = test.output

            test.serve(hook, .text("ok"))
            test.clock.advance(seconds: 3_600)
            let second = try await Cycle(installation).run()
            #expect(second.deliveries.sent == 1)
            #expect(second.deliveries.waiting == 0)
            #expect(test.output == shown)
            let body = try #require(test.requests.last { $0.url == hook }?.body)
            #expect(String(decoding: body, as: UTF8.self).contains("129 euros"))
        }
    }
}
