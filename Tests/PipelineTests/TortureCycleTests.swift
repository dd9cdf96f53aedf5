import Foundation
import Pipeline
import Storage
import TestSupport
import Testing
import Transport
import Triage

/// What becomes of a run when one of its feeds is broken or means harm.
@Suite("Torture through the cycle")
struct TortureCycleTests {
    private static let bomb =
        "<!DOCTYPE rss [<!ENTITY a \"ha\">"
        + zip("bcdefghij", "abcdefghi").map { "<!ENTITY \($0) \"\(String(repeating: "&\($1);", count: 10))\">" }
        .joined()
        + "]><rss version=\"2.0\"><channel><item><title>&j;</title></item></channel></rss>"

    private static let quadratic =
        "<!DOCTYPE rss [<!ENTITY a \"\(String(repeating: "A", count: 50_000))\">]><rss><channel><item><title>"
        + String(repeating: "&a;", count: 50_000) + "</title></item></channel></rss>"

    /// Runs with the forum's feed as given, and another feed that is well.
    private func run(
        _ forum: TestWorld.Page, intake: String = "", _ check: (RunReport, Installation, TestWorld) async throws -> Void
    ) async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Documents.forum, forum)
            test.serve(Documents.blog, .text(Documents.rss([Documents.furious])))
            var files = Documents.configuration
            files["earshot.yaml", default: ""] += intake
            let installation = try test.install(in: folder, files)
            try await check(try await Cycle(installation).run(), installation, test)
        }
    }

    @Test(
        "a feed that cannot be read is a named error, and the other feeds are delivered",
        arguments: [
            ("1: a billion laughs", bomb, "entities would grow"),
            ("2: quadratic entities", quadratic, "entities would grow"),
            ("7: XML too deep", "<rss><channel>" + String(repeating: "<a>", count: 100_000), "intake.depthLimit = 256"),
            (
                "7: JSON too deep",
                "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":" + String(repeating: "[", count: 100_000),
                "intake.depthLimit = 256"
            ),
            ("12: a page", "<!DOCTYPE html><html><body>Sign in</body></html>", "is an HTML page"),
            ("12: an error in JSON", "{\"error\":\"maintenance\"}", "is a JSON document that is no JSON Feed"),
            ("nothing", "", "is empty"),
            ("cut JSON", "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\"", "cannot be read"),
            (
                "too much", "<rss>" + String(repeating: " ", count: 16 * 1024 * 1024),
                "intake.documentLimitBytes = 15728640"
            ),
        ])
    func refused(_ what: String, _ body: String, _ words: String) async throws {
        try await run(.text(body)) { report, _, test in
            let error = try #require(report.sources[0].error)
            #expect(error.contains(words), "\(error)")
            #expect(error.contains(Documents.forum))
            #expect(report.sources[0].fetched == 0)
            #expect(report.sources[1].new == 1 && report.sources[1].error == nil)
            #expect(report.deliveries.sent == 1)
            #expect(test.output.contains("129 euros"))
            #expect(report.exitStatus == 0)
        }
    }

    @Test("8: a feed that ends too early brings its complete items, and the report says so")
    func truncated() async throws {
        let whole = Documents.rss([Documents.praise, Documents.Item(id: "p2", text: "Boils well.")])
        let cut = String(whole.prefix(upTo: try #require(whole.range(of: "Boils")).lowerBound))
        try await run(.text(cut)) { report, _, _ in
            #expect(report.sources[0].new == 1)
            #expect(report.sources[0].error == nil)
            #expect(report.sources[0].notes.contains { $0.contains("ends before its root element does") })
        }
    }

    @Test("13: one broken item in a list of objects costs itself only, and is counted")
    func brokenItem() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            var files = Documents.configuration
            files["feeds.yaml"] = "sources: [{name: shop, kind: mention, url: \"https://shop.example/m.jsonl\"}]\n"
            test.serve(
                "https://shop.example/m.jsonl",
                .text(
                    "{\"id\":\"1\",\"text\":\"Lid broke\"}\n{\"id\":\"2\",\"text\":\"\\ud83d\"}\n{\"id\":3}\n{\"id\":\"4\",\"text\":\"ok\"}\n"
                ))
            let report = try await Cycle(test.install(in: folder, files)).run()
            #expect(report.sources[0].new == 3)
            #expect(report.sources[0].failed == 1)
            #expect(report.ledger.total == 3)
        }
    }

    @Test("14: a guid that stands there three times is one mention, also in the next run")
    func duplicates() async throws {
        let body = Documents.rss([Documents.praise, Documents.praise, Documents.praise])
        try await run(.text(body)) { report, installation, _ in
            #expect(report.sources[0].fetched == 3)
            #expect(report.sources[0].new == 1 && report.sources[0].unchanged == 2)
            let again = try await Cycle(installation).run()
            #expect(again.sources[0].new == 0)
            #expect(again.ledger.total == 2)
        }
    }

    @Test(
        "15: where a date is missing, broken or ahead the time of the fetch stands for it",
        arguments: [
            "", "soon", "Thu, 01 Jan 1970 00:00:00 GMT", "Mon, 21 Nov 2126 12:00:00 GMT", "0000-00-00T00:00:00Z",
        ])
    func dates(_ date: String) async throws {
        var item = Documents.furious
        item.id = "undated"
        item.date = date
        item.text = "The base of my kettle smokes and nobody answers, I am furious about this dangerous thing!"
        try await run(.text(Documents.rss([item]))) { report, installation, test in
            #expect(report.sources[0].new == 1)
            let found = try #require(try installation.store.find(nativeID: "undated").first)
            #expect(found.mention.publishedAt == nil)
            #expect(found.receivedAt == test.clock.now)
            #expect(found.judged?.saidAt == test.clock.now)
            #expect(!test.output.contains("1970"))
            // Nothing counts as fifty years old: it is told like any other.
            #expect(report.cases.opened == 2)
        }
    }

    @Test("16: an item of twelve megabytes is stored cut, and the report says where")
    func hugeItem() async throws {
        var item = Documents.praise
        item.text = String(repeating: "boiling ", count: 1_500_000)
        try await run(.text(Documents.rss([item]))) { report, installation, _ in
            #expect(report.sources[0].new == 1)
            #expect(report.sources[0].notes.contains { $0.contains("intake.itemLimitBytes = 1048576") })
            let found = try #require(try installation.store.find(nativeID: item.id).first)
            #expect((900_000...1_048_576).contains(found.mention.text.utf8.count))
        }
    }

    @Test("17: an empty feed where there were fifty items removes nothing, and the fifty stay known")
    func emptied() async throws {
        let items = (1...50).map {
            Documents.Item(
                id: "i\($0)", title: "Part \($0)", author: "fern\($0)",
                text: "Part number \($0) of my kettle boils well.")
        }
        try await run(.text(Documents.rss(items))) { report, installation, test in
            #expect(report.sources[0].new == 50)
            let total = report.ledger.total
            for body in [
                Documents.rss([]), "<rss version=\"2.0\"><channel/></rss>", Documents.rss(Array(items.prefix(3))),
            ] {
                test.clock.advance(seconds: 600)
                test.serve(Documents.forum, .text(body))
                let later = try await Cycle(installation).run()
                #expect(later.sources[0].error == nil)
                #expect(later.ledger.total == total)
                #expect(later.ledger == report.ledger)
            }
            test.clock.advance(seconds: 600)
            test.serve(Documents.forum, .text(Documents.rss(items)))
            let back = try await Cycle(installation).run()
            #expect(back.sources[0].new == 0 && back.sources[0].unchanged == 50)
        }
    }
}
