import Delivery
import Foundation
import Synchronization
import Testing
import Transport
import Triage

/// A folder of a test's own, removed with it.
final class Folder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("earshot-sinks-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func text(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }
    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

@Suite("Every sink")
struct SinkContractTests {
    private static let kinds = ["stdout", "file", "slack", "email"]

    private static func settings(_ kind: String, in folder: Folder) -> SinkSettings {
        switch kind {
        case "file": SinkSettings(name: "care", kind: kind, options: ["path": "\(folder.path)/digest.txt"])
        case "slack": SinkSettings(name: "care", kind: kind, secret: "https://hooks.example/services/T1/B1/opensesame")
        case "email": EmailSinkTests.settings()
        default: SinkSettings(name: "care", kind: kind)
        }
    }

    @Test("every registered kind is covered by these tests")
    func covered() { #expect(SinkRegistry.kinds.map { $0.kind } == Self.kinds) }

    @Test("renders the same digest to the same payloads, every case in them, and delivers each", arguments: kinds)
    func contract(_ kind: String) async throws {
        let folder = try Folder()
        let transport = ScriptedTransport(Array(repeating: ScriptedTransport.ok, count: 99))
        let sink = try SinkRegistry.sink(for: Self.settings(kind, in: folder), transport: transport, print: { _ in })
        for digest in [
            KettlewrenDigest.small, KettlewrenDigest.empty, Hostile.digest(count: 6, text: Hostile.everything),
        ] {
            let payloads = sink.render(digest)
            #expect(!payloads.isEmpty)
            #expect(payloads == sink.render(digest))
            for entry in digest.entries { #expect(payloads.contains { $0.contains(entry.caseName) }) }
            for payload in payloads { #expect(await sink.send(payload) == .delivered) }
        }
    }

    @Test("says what it is and what its options mean", arguments: SinkRegistry.kinds.map { $0.kind })
    func described(_ kind: String) throws {
        let type = try #require(SinkRegistry.kinds.first { $0.kind == kind })
        #expect(type.summary.hasSuffix("."))
        #expect(Set(type.options.map(\.key)).count == type.options.count)
        #expect(type.options.allSatisfy { !$0.meaning.isEmpty })
        #expect(SinkRegistry.options(of: kind) == type.options)
    }

    @Test("an unknown option is refused by every kind", arguments: kinds)
    func unknownOption(_ kind: String) throws {
        var settings = Self.settings(kind, in: try Folder())
        settings.options["colour-of-the-teapot"] = "blue"
        #expect(throws: DeliveryError.unknownOption(sink: "care", option: "colour-of-the-teapot", nearest: nil)) {
            try SinkRegistry.sink(for: settings, transport: ScriptedTransport([]), print: { _ in })
        }
    }
}

@Suite("Setting sinks up")
struct SinkRegistryTests {
    @Test("an unknown kind is named with the one that was meant")
    func unknownKind() {
        let problems = SinkRegistry.problems(in: SinkSettings(name: "care", kind: "slakc"))
        #expect(
            problems == [
                .unknownKind(
                    sink: "care", kind: "slakc", nearest: "slack", kinds: ["stdout", "file", "slack", "email"])
            ])
        #expect(SinkRegistry.nearestKind(to: "Slack ") == "slack")
        #expect(SinkRegistry.nearestKind(to: "carrier-pigeon") == nil)
        #expect(SinkRegistry.options(of: "carrier-pigeon") == nil)
        #expect("\(problems[0])".contains("did you mean “slack”?"))
    }

    @Test("all mistakes are reported at once")
    func allProblems() {
        let problems = SinkRegistry.problems(
            in: SinkSettings(name: "log", kind: "file", options: ["pth": "/tmp/x", "mode": "apend", "format": "json"]))
        #expect(
            problems == [
                .unknownOption(sink: "log", option: "pth", nearest: "path"),
                .missingOption(sink: "log", option: "path"),
                .badOption(
                    sink: "log", option: "mode", reason: "“apend” is not one of append, replace; did you mean “append”?"
                ),
            ])
    }

    @Test(
        "options that only the kind can judge",
        arguments: [
            (SinkSettings(name: "s", kind: "stdout", options: ["width": "12"]), "width"),
            (SinkSettings(name: "s", kind: "stdout", options: ["width": "wide"]), "width"),
            (SinkSettings(name: "s", kind: "file", options: ["path": ""]), "path"),
            (SinkSettings(name: "s", kind: "file", options: ["path": "/tmp/"]), "path"),
            (SinkSettings(name: "s", kind: "file", options: ["path": "logs/.."]), "path"),
            (SinkSettings(name: "s", kind: "file", options: ["path": "."]), "path"),
            (SinkSettings(name: "s", kind: "file", options: ["path": "a\0b"]), "path"),
            (SinkSettings(name: "s", kind: "slack", secret: "hooks.example/opensesame"), "credential"),
            (SinkSettings(name: "s", kind: "slack", secret: "https://hooks.example/open\nsesame"), "credential"),
        ])
    func badOptions(_ settings: SinkSettings, _ option: String) {
        let error = #expect(throws: DeliveryError.self) {
            try SinkRegistry.sink(for: settings, transport: ScriptedTransport([]), print: { _ in })
        }
        #expect(error.map { "\($0)" }?.hasPrefix("sink s, \(option): ") == true)
        #expect(error.map { "\($0)" }?.contains("sesame") == false)
    }

    @Test("a webhook without its secret, and settings that do not print theirs")
    func secrets() {
        #expect(throws: DeliveryError.missingSecret(sink: "s")) {
            try SinkRegistry.sink(
                for: SinkSettings(name: "s", kind: "slack"), transport: ScriptedTransport([]), print: { _ in })
        }
        let settings = SinkSettings(name: "s", kind: "slack", secret: "https://hooks.example/opensesame")
        var dumped = ""
        dump(settings, to: &dumped)
        #expect(!"\(settings) \(String(reflecting: settings)) \(dumped)".contains("opensesame"))
    }
}

@Suite("Standard output")
struct StandardOutputSinkTests {
    @Test("prints what it rendered, in the form asked for")
    func prints() async throws {
        let printed = Mutex("")
        let sink = try SinkRegistry.sink(
            for: SinkSettings(name: "terminal", kind: "stdout", options: ["width": "80", "style": "ascii"]),
            transport: ScriptedTransport([]), print: { text in printed.withLock { $0 += text } })
        for payload in sink.render(KettlewrenDigest.small) { #expect(await sink.send(payload) == .delivered) }
        #expect(printed.withLock { $0 } == TextDigest.render(KettlewrenDigest.small, width: 80, style: .ascii))
    }

    @Test("nobody reading is a reason to try again")
    func closed() async throws {
        let sink = try SinkRegistry.sink(
            for: SinkSettings(name: "terminal", kind: "stdout"), transport: ScriptedTransport([]),
            print: { _ in throw MemoryOutbox.Fault.diskFull })
        guard case .retry(nil, let reason) = await sink.send("x") else { return #expect(Bool(false), "not retried") }
        #expect(reason.contains("standard output"))
    }
}

@Suite("Files")
struct FileSinkTests {
    private func sink(_ options: [String: String]) throws -> any Sink {
        try SinkRegistry.sink(
            for: SinkSettings(name: "log", kind: "file", options: options), transport: ScriptedTransport([]),
            print: { _ in })
    }

    @Test("appends, one JSON digest a line")
    func appends() async throws {
        let folder = try Folder()
        let sink = try sink(["path": "\(folder.path)/log.jsonl", "format": "json"])
        for payload in sink.render(KettlewrenDigest.small) + sink.render(KettlewrenDigest.empty) {
            #expect(await sink.send(payload) == .delivered)
        }
        let lines = try folder.text("log.jsonl").split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
    }

    @Test("replaces the whole file and leaves nothing beside it")
    func replaces() async throws {
        let folder = try Folder()
        let sink = try sink(["path": "\(folder.path)/now.txt", "mode": "replace"])
        #expect(await sink.send("old and long") == .delivered)
        #expect(await sink.send("new") == .delivered)
        #expect(try folder.text("now.txt") == "new")
        #expect(folder.names == ["now.txt"])
    }

    @Test("keeps every Slack message in one payload")
    func slack() async throws {
        let folder = try Folder()
        let sink = try sink(["path": "\(folder.path)/slack.jsonl", "mode": "replace", "format": "slack"])
        let digest = Hostile.digest(count: 12, text: "tea & biscuits")
        let payloads = sink.render(digest)
        #expect(payloads.count == 1)
        #expect(await sink.send(payloads[0]) == .delivered)
        #expect(try folder.text("slack.jsonl").split(separator: "\n").map(String.init) == SlackDigest.render(digest))
    }

    @Test("a missing folder, or a folder in its place, is refused by name", arguments: ["nowhere/digest.txt", "taken"])
    func missing(_ name: String) async throws {
        let folder = try Folder()
        try FileManager.default.createDirectory(atPath: "\(folder.path)/taken", withIntermediateDirectories: false)
        for mode in ["append", "replace"] {
            let path = "\(folder.path)/\(name)"
            guard case .refused(let reason) = await (try sink(["path": path, "mode": mode])).send("x") else {
                #expect(Bool(false), "\(mode) of \(name) was not refused")
                continue
            }
            #expect(reason.hasPrefix("\(path) cannot be written: "))
        }
    }

    @Test("a full disk is tried again", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func full() async throws {
        let outcome = await (try sink(["path": "/dev/full"])).send("x")
        guard case .retry(nil, let reason) = outcome else { return #expect(Bool(false), "\(outcome)") }
        #expect(reason.contains("No space left"))
    }
}

@Suite("Slack's incoming webhook")
struct SlackSinkTests {
    private static let url = "https://hooks.example/services/T1/B1/opensesame"

    private func outcome(_ answer: ScriptedTransport.Answer) async throws -> SinkOutcome {
        let sink = try SinkRegistry.sink(
            for: SinkSettings(name: "care", kind: "slack", secret: Self.url), transport: ScriptedTransport([answer]),
            print: { _ in })
        return await sink.send("{}")
    }

    @Test("posts the payload as JSON, with a secret address")
    func request() async throws {
        let transport = ScriptedTransport([ScriptedTransport.ok])
        let sink = try SinkRegistry.sink(
            for: SinkSettings(name: "care", kind: "slack", secret: Self.url), transport: transport, print: { _ in })
        #expect(await sink.send("{\"text\":\"tea\"}") == .delivered)
        let request = try #require(transport.requests.first)
        #expect(request.url == Self.url)
        #expect(request.method == .post)
        #expect(request.headers["content-type"] == "application/json; charset=utf-8")
        #expect(String(decoding: request.body, as: UTF8.self) == "{\"text\":\"tea\"}")
        #expect(!"\(request)".contains("opensesame"))
    }

    @Test(
        "refusals name Slack's word",
        arguments: [
            (400, "invalid_payload", "answered 400 invalid_payload"),
            (403, "action_prohibited", "answered 403 action_prohibited"),
            (404, "no_service", "answered 404 no_service: the webhook or its channel is gone"),
            (410, "channel_is_archived", "answered 410 channel_is_archived: the webhook or its channel is gone"),
            (400, "<html>Bad</html>", "answered 400"), (302, "", "answered 302"), (401, "", "answered 401"),
            (200, "<!doctype html><p>Sign in", "answered 200 with a web page instead of Slack's “ok”"),
            (200, "", "answered 200 with an empty body"), (200, "ok\n", "answered 200 with other words"),
            (200, "{\"ok\":true}", "answered 200 with JSON"), (204, "", "answered 204"),
        ])
    func refused(_ status: Int, _ body: String, _ words: String) async throws {
        guard case .refused(let reason) = try await outcome(ScriptedTransport.answer(status, body)) else {
            return #expect(Bool(false), "\(status) \(body) was not refused")
        }
        #expect(reason.hasPrefix(words), "\(reason)")
    }

    @Test(
        "Retry-After is heeded and clamped",
        arguments: [
            (429, "30", 30.0), (429, "-5", 1), (429, "1000000000", 86_400), (503, "120", 120),
            (429, "Tue, 21 Jul 2026 12:05:00 GMT", 300), (429, "Tue, 21 Jul 2020 12:05:00 GMT", 1), (429, "nan", nil),
            (429, "soon", nil), (429, nil, nil), (500, nil, nil), (408, nil, nil),
        ] as [(Int, String?, Double?)])
    func later(_ status: Int, _ header: String?, _ expected: Double?) async throws {
        let headers = header.map { [(name: "retry-after", value: $0)] } ?? []
        let outcome = try await outcome(ScriptedTransport.answer(status, "rollup_error", headers: headers))
        guard case .retry(let after, let reason) = outcome else { return #expect(Bool(false), "\(outcome)") }
        #expect(after == expected)
        #expect(reason.contains("\(status)"))
    }

    @Test(
        "what never left is tried again, what may have arrived is uncertain, what cannot work is refused",
        arguments: [
            (TransportError.unreachable(url: url, reason: "no address for hooks.example"), "retry"),
            (.interrupted(url: url, reason: "reset", sentWholeRequest: false), "retry"),
            (.interrupted(url: url, reason: "reset while reading \(url)", sentWholeRequest: true), "uncertain"),
            (.timedOut(url: url, limit: "30 s for /services/T1/B1/opensesame"), "uncertain"),
            (.tooLarge(url: url, limitBytes: 9), "uncertain"),
            (.insecure(url: url, reason: "expired"), "refused"),
            (.addressRefused(url: url, address: "10.0.0.1"), "refused"),
            (.badRedirect(url: url, reason: "to \(url)"), "refused"), (.invalidURL(url: url, reason: url), "refused"),
            (.file(path: "/x", reason: "no"), "refused"),
        ])
    func transportErrors(_ error: TransportError, _ expected: String) async throws {
        let outcome = try await outcome(.failure(error))
        let (kind, reason) =
            switch outcome {
            case .delivered: ("delivered", "")
            case .retry(_, let reason): ("retry", reason)
            case .refused(let reason): ("refused", reason)
            case .uncertain(let reason): ("uncertain", reason)
            }
        #expect(kind == expected)
        #expect(!reason.contains("opensesame"), "\(reason)")
        #expect(!reason.isEmpty)
    }
}
