import Pipeline
import TestSupport
import Testing
import Transport
import Triage

/// Sources read page by page from recorded exchanges, as a vendor answers them.
@Suite("Recorded paging")
struct RecordedPagingTests {
    private static func with(
        _ recordings: String, source: String, _ body: (TestWorld, Installation) async throws -> Void
    ) async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            var world = test.world
            let recorded = try ReplayTransport(
                folder: RepositoryFiles.path("Tests/Fixtures/exchanges/\(recordings)"), fetchedAt: test.clock.now)
            world.transport = { _ in recorded }
            var files = Documents.configuration
            files["feeds.yaml"] = "sources: [\(source)]"
            for (name, text) in files { try folder.write(text, to: name) }
            try await body(test, try Installation.open(folder.path("earshot.yaml"), world: world))
        }
    }

    @Test("the App Store's pages are read to the one that holds nothing, and what stands on two counts once")
    func appStore() async throws {
        let source = "{name: reviews, kind: appstore, app: \"4400112233\", country: gb}"
        try await Self.with("appstore", source: source) { test, installation in
            let first = try #require(try await Cycle(installation, visiting: .all).run().sources.first)
            #expect(first.error == nil)
            #expect(first.fetched == 6)
            #expect(first.new == 5)
            #expect(first.unchanged == 1)
            #expect(test.output.contains("Charged twice"))
            let second = try #require(try await Cycle(installation, visiting: .all).run().sources.first)
            #expect(second.new == 0 && second.edited == 0)
        }
    }

    @Test("a tag's next page is where the Link field says")
    func mastodon() async throws {
        let source = "{name: tag, kind: mastodon, instance: hearth.example, tag: kettlewren}"
        try await Self.with("mastodon", source: source) { _, installation in
            let report = try #require(try await Cycle(installation, visiting: .all).run().sources.first)
            #expect(report.error == nil)
            #expect(report.new == 3)
        }
    }

    @Test("an address that nobody recorded is this source's error")
    func missing() async throws {
        let source = "{name: reviews, kind: appstore, app: \"4400112233\", country: gb, format: xml}"
        try await Self.with("appstore", source: source) { _, installation in
            let report = try #require(try await Cycle(installation, visiting: .all).run().sources.first)
            #expect(report.error?.contains("no answer is recorded") == true)
        }
    }
}
