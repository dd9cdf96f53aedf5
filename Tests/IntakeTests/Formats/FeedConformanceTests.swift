import Foundation
import Intake
import Testing
import Transport
import Triage

/// All cases of the conformance suite, where its folder stands beside the repository.
@Suite struct FeedConformanceTests {
    private static let required = 0.97

    private struct Case {
        var suite: String
        var name: String
        var folder: URL
    }

    private static func cases(in root: URL) throws -> [Case] {
        let files = FileManager.default
        return try files.contentsOfDirectory(atPath: root.path).sorted().flatMap { suite in
            try files.contentsOfDirectory(atPath: root.appendingPathComponent(suite).path).sorted().map {
                Case(suite: suite, name: $0, folder: root.appendingPathComponent(suite).appendingPathComponent($0))
            }
        }
    }

    /// The answer to every case, made once for all tests here.
    private static let answers: Result<[(test: Case, json: String)], any Error> = Result {
        guard let root = FeedFixture.conformanceFolder else { return [] }
        return try cases(in: root).map { ($0, ParseAnswer.json(for: try document(of: $0))) }
    }

    private static func document(of test: Case) throws -> FetchedDocument {
        var url: String?
        var headers = HeaderFields()
        if let bytes = try? Data(contentsOf: test.folder.appendingPathComponent("headers.json")) {
            (url, headers) = try ParseAnswer.headers(fromJSON: [UInt8](bytes))
        }
        let body = try Data(contentsOf: test.folder.appendingPathComponent("input.bin"))
        return FetchedDocument(
            url: url ?? "", headers: headers, body: [UInt8](body), fetchedAt: Timestamp(seconds: 1_790_000_000))
    }

    @Test(.enabled(if: FeedFixture.conformanceFolder != nil, "the folder shared/conformance/feeds is not there"))
    func expectationsHold() throws {
        let answers = try Self.answers.get()
        var failures: [String] = []
        for (test, json) in answers {
            let expectation = try JSONValue.parse(
                [UInt8](Data(contentsOf: test.folder.appendingPathComponent("expect.json"))))
            let answer = try JSONValue.parse(Array(json.utf8))
            if let failure = Self.mismatch(expectation, answer) {
                failures.append("\(test.suite)/\(test.name): \(failure)")
            }
        }
        let share = Double(answers.count - failures.count) / Double(max(answers.count, 1))
        #expect(answers.count > 1000)
        #expect(share >= Self.required, "\(failures.joined(separator: "\n"))")
    }

    /// The first of the asserted facts that does not hold; checks what needs no HTML comparison.
    private static func mismatch(_ expectation: JSONValue, _ answer: JSONValue) -> String? {
        let isOK = answer["ok"]?.bool == true
        if expectation["must_fail"]?.bool == true { return isOK ? "was read" : nil }
        if !isOK { return expectation["must_not_crash"]?.bool == true ? nil : answer["error"]?.text ?? "no answer" }
        let entries = answer["entries"]?.elements ?? []
        for field in (expectation["asserted"]?.elements ?? []).compactMap(\.text) {
            switch field {
            case "format":
                if answer["format"]?.text?.hasPrefix(expectation["format"]?.text ?? "?") != true { return field }
            case "entry_count":
                if entries.count != expectation["entry_count"]?.integer { return "\(entries.count) entries" }
            default:
                guard let failure = mismatch(of: field, expectation, entries) else { continue }
                return failure
            }
        }
        return nil
    }

    private static func mismatch(of field: String, _ expectation: JSONValue, _ entries: [JSONValue]) -> String? {
        let parts = field.split(whereSeparator: { "[].".contains($0) }).map(String.init)
        guard parts.count == 3, parts[0] == "entries", let index = Int(parts[1]),
            let wanted = expectation["entries"]?.elements.first(where: { $0["index"]?.integer == index })
        else { return nil }
        guard index < entries.count else { return "\(field) is missing" }
        let found = entries[index]
        guard let want = wanted[parts[2]]?.text else { return nil }
        switch parts[2] {
        case "id":
            return HTMLText.folded(want) == HTMLText.folded(found["id"]?.text ?? "") ? nil : "\(field): \(want)"
        case "title":
            let got = found["title"]?.text ?? ""
            return [HTMLText.folded(want), HTMLText.line(want)].contains(where: { $0 == HTMLText.folded(got) })
                ? nil : "\(field): \(want), not \(got)"
        case "published", "updated":
            let times = [found["published"]?.text, found["updated"]?.text].compactMap(\.self).map { $0.prefix(19) }
            return times.contains(want.prefix(19)) ? nil : "\(field): \(want)"
        default: return nil
        }
    }

    @Test(
        .enabled(if: FeedFixture.conformanceFolder != nil && hasJudge, "no shared/conformance, or no python3 with lxml")
    )
    func judgeAgrees() throws {
        let root = try #require(FeedFixture.conformanceFolder)
        let target = FileManager.default.temporaryDirectory.appendingPathComponent(
            "earshot-judge-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: target) }
        for (test, json) in try Self.answers.get() {
            let folder = target.appendingPathComponent(test.suite)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(json.utf8).write(to: folder.appendingPathComponent(test.name + ".json"))
        }
        let judge = root.deletingLastPathComponent().appendingPathComponent("judge.py")
        let report = try Self.run(["python3", judge.path, root.path, target.path]).output
        let line = try #require(report.split(separator: "\n").first { $0.hasPrefix("all ") })
        let numbers = line.split(separator: " ").compactMap { Double($0) }
        try #require(numbers.count == 2)
        #expect(numbers[0] / numbers[1] >= Self.required, "\(report)")
    }

    private static let hasJudge: Bool = (try? run(["python3", "-c", "import lxml.html"]).status) == 0

    private static func run(_ command: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
