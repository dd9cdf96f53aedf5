import Intake
import Testing
import Transport
import Triage

/// What is asked about authors beyond what a page says of them.
@Suite struct AuthorLookupTests {
    private func bluesky(
        url: String? = nil, _ options: [String: String] = ["query": "kettle"], credential: String? = nil
    ) throws -> any SourceAdapter {
        try SourceRegistry.adapter(
            for: SourceSettings(
                name: "s", kind: "bluesky", url: url, options: url == nil ? options : [:],
                credential: credential.map { Secret($0) }))
    }

    private func mention(_ author: String?, followers: Int? = nil) -> Mention {
        Mention(source: "s", id: "1", text: "broke", author: Author(id: author, followers: followers))
    }

    /// As the lexicon `app.bsky.actor.getProfiles` documents an answer, its people invented.
    private let profiles = #"""
        {"profiles":[
         {"did":"did:plc:aa11","handle":"mirrorfern.example","displayName":"Mirror Fern","description":"tea","avatar":"https://cdn.example/a.jpg",
          "associated":{"lists":0,"feedgens":0,"labeler":false},"labels":[],"createdAt":"2024-05-01T09:00:00.000Z","indexedAt":"2026-11-01T09:00:00.000Z",
          "followersCount":4120,"followsCount":310,"postsCount":901,"verification":{"verifications":[],"verifiedStatus":"valid","trustedVerifierStatus":"none"}},
         {"did":"did:plc:bb22","handle":"tealeaf.example","followersCount":0,"followsCount":1,"postsCount":2},
         {"did":"did:plc:cc33","handle":"handle.invalid"},
         {"handle":"nobody.example","followersCount":5}]}
        """#

    @Test func `authors without followers are asked about, twenty-five at a time and each once`() throws {
        let mentions =
            (0..<60).map { mention("did:plc:\($0 % 55)") } + [
                mention("did:plc:known", followers: 0), mention(nil), mention("handle.example"),
            ]
        let lookups = try bluesky().lookups(for: mentions, asked: ["did:plc:0", "did:plc:7"])
        #expect(lookups.map(\.authors.count) == [25, 25, 3])
        #expect(Set(lookups.flatMap(\.authors)).count == 53)
        #expect(!lookups.flatMap(\.authors).contains("did:plc:7"))
        let address = "https://api.bsky.app/xrpc/app.bsky.actor.getProfiles?actors=did%3Aplc%3A"
        #expect(lookups[2].request.url == address + "52&actors=did%3Aplc%3A53&actors=did%3Aplc%3A54")
        #expect(try bluesky().lookups(for: [], asked: []).isEmpty)
    }

    @Test func `a lookup goes to the source's own server, with its credential`() throws {
        func request(_ adapter: any SourceAdapter) -> FetchRequest? {
            adapter.lookups(for: [mention("did:plc:a")], asked: []).first?.request
        }
        let signedIn = try request(bluesky(credential: "t"))
        #expect(signedIn?.url.hasPrefix("https://bsky.social/xrpc/app.bsky.actor.getProfiles?") == true)
        #expect(signedIn?.headers["Authorization"] == "Bearer t")
        let own = try request(bluesky(["query": "a", "host": "pds.example"], credential: "t"))
        #expect(own?.url.hasPrefix("https://pds.example/xrpc/") == true)
        let url = "https://pds.example/xrpc/app.bsky.feed.getAuthorFeed?actor=did:plc:a"
        #expect(
            try request(bluesky(url: url))?.url
                == "https://pds.example/xrpc/app.bsky.actor.getProfiles?actors=did%3Aplc%3Aa")
        #expect(try request(bluesky(url: "https://mirror.example/posts.json")) == nil)
        #expect(try request(bluesky(url: "file:///xrpc/posts.json")) == nil)
    }

    @Test func `an answer tells followers and completes what is unknown`() throws {
        let found = try bluesky().readLookup(SampleFile.document(profiles), limits: IntakeLimits())
        #expect(
            found == [
                "did:plc:aa11": Author(followers: 4_120, verified: true), "did:plc:bb22": Author(followers: 0),
                "did:plc:cc33": Author(),
            ])
        var unknown = mention("did:plc:aa11")
        unknown.complete(with: found["did:plc:aa11"] ?? Author())
        #expect(unknown.author == Author(id: "did:plc:aa11", followers: 4_120, verified: true))
        var known = mention("did:plc:aa11", followers: 7)
        known.complete(with: found["did:plc:aa11"] ?? Author())
        #expect(known.author.followers == 7)
    }

    @Test(arguments: [
        (400, #"{"error":"ExpiredToken","message":"Token has expired"}"#), (200, #"{"actors":[]}"#), (200, "<html>"),
        (200, ""), (500, "down"),
    ])
    func `an answer that gives nothing is a typed error`(status: Int, body: String) {
        #expect(throws: IntakeError.self) {
            try bluesky().readLookup(SampleFile.document(body, status: status), limits: IntakeLimits())
        }
    }

    @Test func `how many lookups a page may cost is an option`() throws {
        #expect(try bluesky().lookupLimit == 4)
        #expect(try bluesky(["query": "a", "lookups": "0"]).lookupLimit == 0)
        #expect(throws: IntakeError.self) { try bluesky(["query": "a", "lookups": "21"]) }
    }

    @Test(arguments: ContractCase.all)
    func `no kind looks anything up for nobody, and each limit is kept to itself`(contract: ContractCase) throws {
        let adapter = try SourceRegistry.adapter(for: contract.settings)
        #expect(adapter.lookups(for: [], asked: []).isEmpty)
        #expect(adapter.lookupLimit == 0 || contract.settings.kind == "bluesky")
        #expect(adapter.documentLimit >= 1)
        let page = try adapter.read(SampleFile.document(contract.document), limits: IntakeLimits())
        #expect(page.further.isEmpty)
        let asked = Set(page.mentions.compactMap(\.author.id))
        #expect(adapter.lookups(for: page.mentions, asked: asked).isEmpty)
    }
}
