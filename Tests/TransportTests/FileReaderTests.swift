import Glibc
import TestSupport
import Testing
import Transport
import Triage

@Suite(.timeLimit(.minutes(1))) struct FileReaderTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("<rss/>", to: "feeds/a feed.xml")
        try folder.write("secret", to: "other/secret.txt")
        try folder.write("secret", to: "feeds-other/secret.txt")
        for (link, target) in [
            ("feeds/out.xml", "../other/secret.txt"), ("feeds/in.xml", "a feed.xml"), ("feeds/dir", "../other"),
        ] {
            #expect(symlink(target, folder.path(link)) == 0)
        }
        #expect(mkfifo(folder.path("feeds/pipe"), 0o600) == 0)
    }

    private func transport(_ change: (inout NetworkPolicy) -> Void = { _ in }) -> CurlTransport {
        loopbackTransport {
            $0.allowFiles = true
            $0.fileRoots = [folder.path("feeds")]
            change(&$0)
        }
    }

    @Test(arguments: ["/feeds/a%20feed.xml", "/feeds/a feed.xml", "/feeds/in.xml", "/other/../feeds/%61%20feed.xml"])
    func readsFilesUnderARoot(path: String) async throws {
        for prefix in ["file://", "file://localhost", "FILE://", "file:"] {
            let document = try await transport().exchange(FetchRequest(url: prefix + folder.path + path))
            #expect(document.body == Array("<rss/>".utf8))
            #expect(document.status == 200)
            #expect(document.fetchedAt == fixedTime)
        }
    }

    @Test(arguments: [
        "/other/secret.txt", "/feeds/out.xml", "/feeds/dir/secret.txt", "/feeds/../other/secret.txt",
        "/feeds/%2e%2e/other/secret.txt", "/feeds-other/secret.txt", "/feeds/none.xml", "/feeds", "/feeds/pipe",
    ])
    func readsNothingElse(path: String) async {
        #expect(await transport().failure(of: "file://" + folder.path + path)?.kind == .file)
    }

    @Test func filesMustBeAllowed() async {
        let url = "file://\(folder.path)/feeds/in.xml"
        #expect(await transport { $0.allowFiles = false }.failure(of: url)?.kind == .file)
        #expect(await transport { $0.fileRoots = [] }.failure(of: url)?.kind == .file)
        #expect(await transport { $0.fileRoots = [""] }.failure(of: url)?.kind == .file)
    }

    @Test func theBodyLimitHolds() async throws {
        let url = "file://\(folder.path)/feeds/in.xml"
        #expect(await transport { $0.limits.bodyLimitBytes = 5 }.failure(of: url)?.kind == .tooLarge)
        #expect(try await transport { $0.limits.bodyLimitBytes = 6 }.exchange(FetchRequest(url: url)).body.count == 6)
    }

    @Test(arguments: ["file:a.xml", "file://elsewhere/a.xml", "file:///a%2", "file:///a%00b", "file://"])
    func badFileURLsAreNamed(url: String) async {
        #expect(await transport().failure(of: url)?.kind == .invalidURL)
    }

    // MARK: States of a file

    private func setModified(_ name: String, _ seconds: Int) {
        var times = [timespec(tv_sec: seconds, tv_nsec: 0), timespec(tv_sec: seconds, tv_nsec: 0)]
        #expect(utimensat(AT_FDCWD, folder.path(name), &times, 0) == 0)
    }

    @Test func aFileThatDidNotChangeIsNotReadAgain() async throws {
        let transport = transport()
        setModified("feeds/a feed.xml", 1_795_262_400)
        var request = FetchRequest(url: "file://\(folder.path)/feeds/a%20feed.xml")
        let first = try await transport.exchange(request)
        #expect(first.headers["Last-Modified"] == "Sat, 21 Nov 2026 12:00:00 GMT")
        let tag = try #require(first.headers["ETag"])
        request.headers.fields.append((name: "If-None-Match", value: tag))
        let second = try await transport.exchange(request)
        #expect(second.status == 304 && second.body.isEmpty)
        try folder.write("<rdf/>", to: "feeds/a feed.xml")
        setModified("feeds/a feed.xml", 1_795_262_400)
        let third = try await transport.exchange(request)
        #expect(third.status == 200 && third.body == Array("<rdf/>".utf8))
    }

    @Test func aFileChangedThisMomentHasNoTag() async throws {
        let now = Int(fixedTime.milliseconds / 1000)
        let request = FetchRequest(url: "file://\(folder.path)/feeds/a%20feed.xml")
        for (offset, hasTag) in [(0, false), (-1, false), (1, false), (-3, true), (3, true)] {
            setModified("feeds/a feed.xml", now + offset)
            #expect(try await (transport().exchange(request).headers["ETag"] != nil) == hasTag, "\(offset) s")
        }
    }

    // MARK: Folders

    private func listing(
        _ path: String = "/feeds", _ change: (inout NetworkPolicy) -> Void = { _ in }
    ) async throws -> FolderListing? {
        let url = "file://" + folder.path + path
        return FolderListing(try await transport(change).exchange(Self.asking(for: url)))
    }

    private static func asking(for url: String) -> FetchRequest {
        FetchRequest(url: url, headers: HeaderFields([(name: "Accept", value: "text/csv, inode/directory")]))
    }

    @Test func aFolderIsListedForWhoAsks() async throws {
        try folder.write("x", to: "feeds/b\nc/inner.xml")
        try folder.write("x", to: "feeds/B 100%.xml")
        for (link, target) in [("feeds/nowhere", "missing.xml"), ("feeds/deep.xml", "b\nc/inner.xml")] {
            #expect(symlink(target, folder.path(link)) == 0)
        }
        // A name in Latin-1.
        let latin = Array(folder.path("feeds/gr").utf8) + [0xFC] + Array("n.xml".utf8)
        let file = open(latin.map { CChar(bitPattern: $0) } + [0], O_CREAT | O_WRONLY, 0o600)
        #expect(file >= 0)
        close(file)
        let entries = try #require(try await listing()).entries
        #expect(
            entries.map { "\($0.kind.rawValue) \($0.name)" } == [
                "file B%20100%25.xml", "file a%20feed.xml", "folder b%0Ac", "file deep.xml", "link dir",
                "file gr%FCn.xml",
                "file in.xml", "link nowhere", "link out.xml", "other pipe",
            ])
        for entry in entries where entry.kind == .file {
            let url = FolderListing.url(of: entry.name, in: "file://\(folder.path)/feeds")
            #expect(try await transport().exchange(FetchRequest(url: url)).status == 200)
        }
        #expect(try await listing("/feeds/") == listing())
    }

    @Test(arguments: ["/other", "/feeds/dir", "/feeds/none", "/feeds/..", ""])
    func noOtherFolderIsListed(path: String) async {
        let request = Self.asking(for: "file://" + folder.path + path)
        #expect(await transport().failure(of: request)?.kind == .file)
        #expect(await transport { $0.allowFiles = false }.failure(of: request)?.kind == .file)
    }

    @Test func theBodyLimitHoldsForAListing() async throws {
        let request = Self.asking(for: "file://\(folder.path)/feeds")
        #expect(await transport { $0.limits.bodyLimitBytes = 50 }.failure(of: request)?.kind == .tooLarge)
        #expect(await transport { $0.limits.bodyLimitBytes = 500 }.failure(of: request) == nil)
    }

    @Test func whatComesOverTheNetworkIsNoListing() {
        let fields = HeaderFields([(name: "Content-Type", value: FolderListing.mediaType)])
        let body = Array("file a.csv\n".utf8)
        func listing(_ url: String, _ fields: HeaderFields = fields) -> FolderListing? {
            FolderListing(FetchedDocument(url: url, headers: fields, body: body, fetchedAt: fixedTime))
        }
        #expect(listing("file:///drop")?.entries == [FolderListing.Entry(kind: .file, name: "a.csv")])
        #expect(listing("https://drop.example/") == nil)
        #expect(listing("file:///drop", HeaderFields()) == nil)
        #expect(FolderListing.url(of: "a.csv", in: "file:///drop?x") == "file:///drop/a.csv")
    }

    @Test func aFileTakesNoPost() async {
        let request = FetchRequest(url: "file://\(folder.path)/feeds/in.xml", method: .post)
        #expect(await transport().failure(of: request)?.kind == .invalidURL)
    }
}
