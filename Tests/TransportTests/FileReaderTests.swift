import Glibc
import TestSupport
import Testing
import Transport

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

    @Test func aFileTakesNoPost() async {
        let request = FetchRequest(url: "file://\(folder.path)/feeds/in.xml", method: .post)
        #expect(await transport().failure(of: request)?.kind == .invalidURL)
    }
}
