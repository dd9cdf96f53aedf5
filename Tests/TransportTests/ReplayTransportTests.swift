import TestSupport
import Testing
import Transport
import Triage

@Suite struct ReplayTransportTests {
    private let document = FetchedDocument(
        url: "https://feeds.example/new", status: 200,
        headers: HeaderFields([("ETag", "\"1\""), ("Set-Cookie", "s=hunter2")]),
        body: [0, 255, 10], fetchedAt: fixedTime, movedTo: "https://feeds.example/new")

    @Test func answersByURL() async throws {
        let transport = ReplayTransport(["https://feeds.example/a": document])
        #expect(try await transport.exchange(FetchRequest(url: "https://feeds.example/a")) == document)
        #expect(await transport.failure(of: "https://feeds.example/b?token=hunter2")?.kind == .unreachable)
        #expect(
            await transport.failure(of: "https://feeds.example/b?token=hunter2")?.description.contains("hunter2")
                == false)
    }

    @Test func answersByClosure() async throws {
        let transport = ReplayTransport { (request) throws(TransportError) in
            if request.method == .post { throw .timedOut(url: request.url, limit: "no time") }
            return FetchedDocument(url: request.url, body: Array(request.url.utf8), fetchedAt: fixedTime)
        }
        #expect(try await transport.exchange(FetchRequest(url: "x")).body == Array("x".utf8))
        #expect(await transport.failure(of: FetchRequest(url: "x", method: .post))?.kind == .timedOut)
    }

    @Test func recordingsReplayWithoutSecrets() async throws {
        let folder = try TemporaryFolder()
        let request = FetchRequest(url: "https://user:hunter2@feeds.example/a?token=hunter2")
        let recording = RecordedExchange(request, document)
        #expect(!String(decoding: recording.json, as: UTF8.self).contains("hunter2"))
        try folder.write(recording.json, to: "a.json")
        try folder.write("not json", to: "notes.txt")
        let transport = try ReplayTransport(folder: folder.path, fetchedAt: fixedTime)
        var expected = document
        expected.headers = HeaderFields([("ETag", "\"1\"")])
        #expect(try await transport.exchange(request) == expected)
        #expect(await transport.failure(of: FetchRequest(url: request.url, method: .post))?.kind == .unreachable)
    }

    @Test(arguments: [
        "{", "{}", #"{"method":"GET","url":"u","status":200,"headers":[["a"]],"bodyBase64":""}"#,
        #"{"method":"GET","url":"u","status":200,"headers":[],"bodyBase64":"*"}"#,
        #"{"method":"GET","url":"u","status":200,"headers":[]}"#,
        #"{"method":"GET","url":"u","status":200,"headers":[],"body":"a","bodyBase64":"YQ=="}"#,
    ])
    func aBrokenRecordingIsNamed(text: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(text, to: "bad.json")
        do {
            _ = try ReplayTransport(folder: folder.path, fetchedAt: fixedTime)
            Issue.record("read \(text)")
        } catch {
            guard case .file(path, _) = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    @Test(arguments: [Array("<a>ü\u{0}\r\n</a>".utf8), [], [0xff, 0xfe, 0x00], [0xc3]])
    func everyBodyComesBackAsItWas(body: [UInt8]) async throws {
        let folder = try TemporaryFolder()
        let request = FetchRequest(url: "https://feeds.example/a")
        let recording = RecordedExchange(
            request, FetchedDocument(url: request.url, status: 503, body: body, fetchedAt: fixedTime))
        try folder.write(recording.json, to: "a.json")
        let answer = try await ReplayTransport(folder: folder.path, fetchedAt: fixedTime).exchange(request)
        #expect(answer.body == body)
        #expect(answer.status == 503)
    }

    @Test func twoRecordingsOfOneExchangeAreNamed() throws {
        let folder = try TemporaryFolder()
        let recording = RecordedExchange(FetchRequest(url: "https://feeds.example/a"), document)
        try folder.write(recording.json, to: "a.json")
        try folder.write(recording.json, to: "b.json")
        #expect(throws: TransportError.self) { try ReplayTransport(folder: folder.path, fetchedAt: fixedTime) }
    }
}
