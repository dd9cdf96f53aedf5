import Classifier
import Foundation
import Pipeline
import Storage
import Synchronization
import TestSupport
import Testing
import Transport
import Triage

/// The deep tier within a run, with a tiny model of the classifier's tests: what it reads, and what happens where it
/// cannot.
@Suite("The deep tier in a run")
struct DeepTierTests {
    static let hasOpenBLAS = (try? OpenBLAS.open()) != nil
    static let tiny = RepositoryFiles.path("Tests/ClassifierTests/Fixtures/tiny.weights")

    /// The usual configuration with `classifier.deep` on top.
    private func configuration(_ deep: String, weights: String = DeepTierTests.tiny) -> [String: String] {
        var files = Documents.configuration
        files["earshot.yaml", default: ""] += "\nclassifier: {deep: {weights: \"\(weights)\", \(deep)}}\n"
        return files
    }

    private static let german = Documents.Item(
        id: "d1", author: "teekanne",
        text: "Seit drei Wochen warte ich auf meine Rückerstattung, niemand antwortet mir. Eine Frechheit!!")
    private static let ours = Documents.Item(id: "o1", author: "kettlewren", text: "We are so sorry for the trouble.")

    /// A world whose forum has a complaint, praise, a German complaint and a post of our own.
    private func world() -> TestWorld {
        let test = TestWorld()
        test.serve(
            Documents.forum, .text(Documents.rss([Documents.furious, Documents.praise, Self.german, Self.ours])))
        test.serve(Documents.blog, .text(Documents.rss([])))
        return test
    }

    @Test(
        "both tiers judge the English mentions of the share",
        .enabled(if: DeepTierTests.hasOpenBLAS, "libopenblas.so.0 is not installed"))
    func reads() async throws {
        try await TemporaryFolder.with { folder in
            let installation = try world().install(in: folder, configuration("enabled: on, share: 1"))
            let report = try await Cycle(installation).run()
            let deep = try #require(report.deep)
            #expect(deep.chosen == 3, "our own post is none of it")
            #expect(deep.read == 2 && deep.otherLanguages == 1 && deep.left == 0)
            #expect(deep.model == "tiny-1" && deep.unavailable == nil)
            #expect(report.text().contains("2 of the foremost 3 read by tiny-1"))
            #expect(report.text().contains("1 in other languages kept the fast tier's answer"))
            #expect(try installation.explain("f1").contains("deep tier (fast-"))
            #expect(try installation.explain("d1").contains("fast tier (fast-"))
            let second = try await Cycle(installation).run()
            #expect(second.deep?.chosen == 0)
        }
    }

    @Test(
        "the share counts from the foremost",
        .enabled(if: DeepTierTests.hasOpenBLAS, "libopenblas.so.0 is not installed"),
        arguments: [(0.0, 0), (0.3, 1), (0.34, 2), (1.0, 3)])
    func share(_ share: Double, _ chosen: Int) async throws {
        try await TemporaryFolder.with { folder in
            let installation = try world().install(in: folder, configuration("share: \(share)"))
            let report = try await Cycle(installation).run()
            #expect(report.deep?.chosen == chosen)
            #expect(report.judged == 4)
        }
    }

    @Test(
        "without time everything keeps the fast answer, and the report counts it",
        .enabled(if: DeepTierTests.hasOpenBLAS, "libopenblas.so.0 is not installed"))
    func noTime() async throws {
        try await TemporaryFolder.with { folder in
            let installation = try world().install(in: folder, configuration("share: 1, budgetSeconds: 0"))
            let report = try await Cycle(installation).run()
            #expect(report.deep?.read == 0 && report.deep?.left == 2)
            #expect(report.text().contains("2 that the time did not reach"))
            #expect(report.cases.opened > 0)
            #expect(try installation.explain("f1").contains("fast tier (fast-"))
        }
    }

    @Test(
        "the time is looked at between texts, and the foremost come first",
        .enabled(if: DeepTierTests.hasOpenBLAS, "libopenblas.so.0 is not installed"))
    func someTime() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            let many = (0..<100).map { number in
                Documents.Item(
                    id: "n\(number)", author: "author\(number)",
                    text: number == 70
                        ? Documents.furious.text
                        : "The kettle was delivered on day \(number) and stands in the kitchen.")
            }
            test.serve(Documents.forum, .text(Documents.rss(many)))
            test.serve(Documents.blog, .text(Documents.rss([])))
            // Each look at the time costs 25 of the 60 seconds: one batch of 32 is read, then a second one, then none.
            let looks = Mutex(0.0)
            var world = test.world
            world.uptime = {
                looks.withLock {
                    $0 += 25
                    return $0
                }
            }
            for (name, text) in configuration("share: 1, budgetSeconds: 60") { try folder.write(text, to: name) }
            let installation = try Installation.open(folder.path("earshot.yaml"), world: world)
            let report = try await Cycle(installation).run()
            let deep = try #require(report.deep)
            #expect(deep.chosen == 100 && deep.read == 64)
            #expect(deep.read + deep.left + deep.otherLanguages == deep.chosen)
            #expect(try installation.explain("n70").contains("deep tier (fast-"))
        }
    }

    /// What may be wrong with the deep tier: its weights, and the library to open.
    static let troubles: [(name: String, weights: String, library: String?, words: String)] = [
        ("no library", tiny, "libnowhere-earshot.so.9", "libnowhere-earshot.so.9"),
        ("another library", tiny, "libm.so.6", "cblas_sgemm"),
        ("no weights", "/nowhere/deep.weights", nil, "/nowhere/deep.weights"),
        ("a broken file", "broken.weights", nil, "broken.weights"),
        ("an empty file", "empty.weights", nil, "empty.weights"),
    ]

    /// Writes the broken files and gives an installation.
    private func install(
        _ trouble: Int, _ enabled: String, _ test: TestWorld, in folder: TemporaryFolder
    ) throws -> Installation {
        let trouble = Self.troubles[trouble]
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Self.tiny)))
        bytes[bytes.count / 2] ^= 1
        try folder.write(bytes, to: "broken.weights")
        try folder.write("", to: "empty.weights")
        if let library = trouble.library { test.set("EARSHOT_OPENBLAS", library) }
        return try test.install(in: folder, configuration("enabled: \(enabled), share: 1", weights: trouble.weights))
    }

    /// Those that need no OpenBLAS to be met: where it is missing, that is the trouble that is named.
    static var meetable: [Int] { troubles.indices.filter { hasOpenBLAS || troubles[$0].library != nil } }

    @Test("auto: what is missing is named in one line, and the fast tier judges all", arguments: meetable)
    func auto(_ trouble: Int) async throws {
        try await TemporaryFolder.with { folder in
            let report = try await Cycle(try install(trouble, "auto", world(), in: folder)).run()
            let reason = try #require(report.deep?.unavailable)
            #expect(reason.contains(Self.troubles[trouble].words))
            #expect(report.text().split(separator: "\n").count { $0.hasPrefix("deep tier   off: ") } == 1)
            #expect(report.judged == 4 && report.ledger.waiting == 0 && report.exitStatus == 0)
        }
    }

    @Test(
        "on: what is missing ends the run by name, what was fetched waits, and a mended run judges it",
        arguments: meetable)
    func on(_ trouble: Int) async throws {
        try await TemporaryFolder.with { folder in
            let test = world()
            let installation = try install(trouble, "on", test, in: folder)
            do throws(PipelineError) {
                _ = try await Cycle(installation).run()
                Issue.record("the run did not end")
            } catch {
                guard case .deepTier(let reason) = error else {
                    Issue.record("\(error)")
                    return
                }
                #expect(reason.contains(Self.troubles[trouble].words))
                #expect(error.exitStatus == 78)
                #expect(error.description.contains("classifier.deep.enabled"))
            }
            #expect(try installation.storage { try $0.ledger() }.waiting == 4)
            let mended = try await Cycle(try install(trouble, "auto", test, in: folder)).run()
            #expect(mended.judged == 4 && mended.cases.opened > 0)
        }
    }

    @Test("off: nothing is opened and nothing is said") func off() async throws {
        try await TemporaryFolder.with { folder in
            let report = try await Cycle(
                try world().install(in: folder, configuration("enabled: off", weights: "/nowhere"))
            ).run()
            #expect(report.deep == nil)
            #expect(!report.text().contains("deep tier"))
            #expect(report.judged == 4)
        }
    }

    @Test("auto says nothing where nothing waits") func nothingWaits() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Documents.forum, .text(Documents.rss([])))
            test.serve(Documents.blog, .text(Documents.rss([])))
            let report = try await Cycle(test.install(in: folder, configuration("", weights: "/nowhere"))).run()
            #expect(report.deep == nil)
        }
    }
}
