import Pipeline
import Storage
import TestSupport
import Testing
import Transport
import Triage

/// What is asked about the authors of a page before its mentions are stored.
@Suite("Lookups about authors")
struct AuthorLookupCycleTests {
    private static let search = "https://bsky.social/xrpc/app.bsky.feed.searchPosts?q=kettle&sort=latest&limit=100"

    private func install(
        _ test: TestWorld, in folder: TemporaryFolder, lookups: Int? = nil
    ) throws -> Installation {
        test.set("TOKEN", "t0ken")
        let limit = lookups.map { ", lookups: \($0)" } ?? ""
        return try test.install(
            in: folder,
            [
                "earshot.yaml": "brand: {name: Kettlewren}\nstore: store.db\nfeeds: feeds.yaml\n",
                "feeds.yaml":
                    "sources:\n  - {name: sky, kind: bluesky, query: kettle, credential: \"env:TOKEN\"\(limit)}\n",
            ])
    }

    /// Posts by these authors, one each, with the mark of the page that follows.
    private func posts(_ authors: [Int], from number: Int = 0, cursor: String? = nil) -> TestWorld.Page {
        let posts = authors.enumerated().map { index, author in
            #"{"uri":"at://did:plc:a\#(author)/app.bsky.feed.post/\#(number + index)","author":{"did":"did:plc:a\#(author)","handle":"a\#(author).example"},"record":{"text":"The lid broke on day \#(number + index)","createdAt":"2026-11-20T10:00:00Z"}}"#
        }
        let mark = cursor.map { "\"cursor\":\"\($0)\"," } ?? ""
        return .text("{\(mark)\"posts\":[\(posts.joined(separator: ","))]}")
    }

    private func address(_ authors: some Sequence<Int>) -> String {
        "https://bsky.social/xrpc/app.bsky.actor.getProfiles?"
            + authors.map { "actors=did%3Aplc%3Aa\($0)" }.joined(separator: "&")
    }

    private func profiles(_ authors: some Sequence<Int>) -> TestWorld.Page {
        let list = authors.map {
            #"{"did":"did:plc:a\#($0)","handle":"a\#($0).example","followersCount":\#(1000 + $0),"followsCount":1,"postsCount":2}"#
        }
        return .text("{\"profiles\":[\(list.joined(separator: ","))]}")
    }

    private func followers(_ installation: Installation, author: Int, post: Int) throws -> Int? {
        let key = MentionKey(scope: "bluesky", id: "at://did:plc:a\(author)/app.bsky.feed.post/\(post)")
        return try #require(try installation.store.find(key)).mention.author.followers
    }

    private func run(_ installation: Installation) async throws -> SourceReport {
        try #require(try await Cycle(installation).run().sources.first)
    }

    @Test("followers are known when a mention is stored, and each author is asked about once a run")
    func onceARun() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Self.search, posts([1, 2, 1], cursor: "p2"))
            test.serve(Self.search + "&cursor=p2", posts([2, 3], from: 10))
            test.serve(address([1, 2]), profiles([1, 2]))
            test.serve(address([3]), profiles([3]))
            let installation = try install(test, in: folder)
            let report = try await run(installation)
            #expect(report.new == 5 && report.notes.isEmpty)
            #expect(try followers(installation, author: 1, post: 0) == 1_001)
            #expect(try followers(installation, author: 1, post: 2) == 1_001)
            #expect(try followers(installation, author: 2, post: 10) == 1_002, "known from the first page")
            #expect(try followers(installation, author: 3, post: 11) == 1_003)
            #expect(
                test.requests.map(\.url) == [
                    Self.search, address([1, 2]), Self.search + "&cursor=p2", address([3]),
                ])
            #expect(test.requests.allSatisfy { $0.headers["Authorization"] == "Bearer t0ken" })
            #expect(try installation.explain("at://did:plc:a1/app.bsky.feed.post/0").contains("1,001 followers"))
        }
    }

    @Test("a lookup that fails loses no mention and is a note")
    func failing() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Self.search, posts(Array(0..<30)))
            test.serve(address(0..<25), .text(#"{"error":"InvalidRequest","message":"no"}"#, status: 400))
            test.serve(address(25..<30), profiles(25..<30))
            let installation = try install(test, in: folder)
            let report = try await run(installation)
            #expect(report.error == nil && report.new == 30 && report.failed == 0)
            #expect(report.notes.count == 1 && report.notes[0].hasPrefix("the followers of 25 authors stay unknown: "))
            #expect(try followers(installation, author: 0, post: 0) == nil)
            #expect(try followers(installation, author: 29, post: 29) == 1_029)

            // The next run asks again.
            test.serve(address(0..<25), profiles(0..<25))
            #expect(try await run(installation).notes.isEmpty)
            #expect(try followers(installation, author: 0, post: 0) == 1_000)
        }
    }

    @Test(
        "a refusal that concerns all ends the lookups of the run",
        arguments: [
            TestWorld.Page.text("{}", status: 429), .text("{}", status: 401),
            .failure(.timedOut(url: "https://bsky.social", limit: "60 s")),
        ])
    func refused(_ answer: TestWorld.Page) async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Self.search, posts(Array(0..<60)))
            test.serve(address(0..<25), answer)
            let report = try await run(install(test, in: folder))
            #expect(report.new == 60 && report.notes.count == 1)
            #expect(test.requests.count == 2)
        }
    }

    @Test("a page costs as many lookups as the option allows")
    func limited() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Self.search, posts(Array(0..<60)))
            test.serve(address(0..<25), profiles(0..<25))
            let report = try await run(install(test, in: folder, lookups: 1))
            #expect(report.new == 60)
            #expect(
                report.notes == ["did not ask about 35 authors: at most 1 lookups a page (option lookups)"])
            #expect(test.requests.count == 2)
        }
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            test.serve(Self.search, posts([1]))
            let report = try await run(install(test, in: folder, lookups: 0))
            #expect(report.notes.isEmpty)
            #expect(test.requests.map(\.url) == [Self.search])
        }
    }
}
