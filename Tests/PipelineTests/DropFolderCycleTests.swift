import Glibc
import Pipeline
import TestSupport
import Testing
import Transport
import Triage

/// A drop folder on the disk, read by the whole program.
@Suite("A drop folder")
struct DropFolderCycleTests {
    private let folder: TemporaryFolder
    private let clock = ManualClock()

    init() throws { folder = try TemporaryFolder() }

    private func install(documents: Int? = nil, network: String = "") throws -> Installation {
        try folder.write(
            """
            brand: {name: Kettlewren}
            store: store.db
            feeds: feeds.yaml
            network: {allowFiles: true, fileRoots: [drop]\(network)}
            """, to: "earshot.yaml")
        let limit = documents.map { ", documents: \($0)" } ?? ""
        try folder.write(
            "sources:\n  - {name: survey, kind: file, url: drop\(limit), map: {text: comment, author: {name: who}}}\n",
            to: "feeds.yaml")
        let clock = clock
        let world = World(
            now: { clock.now }, transport: { CurlTransport(policy: $0, clock: { clock.now }) },
            environment: { _ in nil }, print: { _ in })
        return try Installation.open(folder.path("earshot.yaml"), world: world)
    }

    /// A file that changed so many seconds before now.
    private func drop(_ name: String, _ text: String, age: Int = 3_600) throws {
        try folder.write(text, to: "drop/" + name)
        let seconds = Int(clock.now.milliseconds / 1000) - age
        var times = [timespec(tv_sec: seconds, tv_nsec: 0), timespec(tv_sec: seconds, tv_nsec: 0)]
        #expect(utimensat(AT_FDCWD, folder.path("drop/" + name), &times, 0) == 0)
    }

    private func table(_ rows: String...) -> String { (["who,comment"] + rows).map { $0 + "\n" }.joined() }

    private func run(_ installation: Installation) async throws -> SourceReport {
        try #require(try await Cycle(installation).run().sources.first)
    }

    @Test("rows in two files count once, a renamed file brings nothing new, and nothing is moved")
    func renamed() async throws {
        try drop("b.csv", table("Ana,The lid broke", "Bo,The base leaks"))
        try drop("a.jsonl", "{\"who\":\"Ana\",\"comment\":\"The lid broke\"}\n")
        let installation = try install()
        let first = try await run(installation)
        #expect(first.error == nil && first.notes.isEmpty)
        #expect(first.new == 2 && first.unchanged == 1 && first.documents == 2)

        #expect(rename(folder.path("drop/b.csv"), folder.path("drop/z.csv")) == 0)
        let second = try await run(installation)
        #expect(second.new == 0 && second.edited == 0 && second.unchanged == 3)
        #expect(access(folder.path("drop/a.jsonl"), F_OK) == 0 && access(folder.path("drop/z.csv"), F_OK) == 0)

        try drop("z.csv", table("Ana,The lid broke", "Bo,The base leaks", "Cy,It is loud"))
        #expect(try await run(installation).new == 1)
    }

    @Test("a folder that holds more than one run reads is read in the end, the new files first")
    func manyFiles() async throws {
        for number in 1...5 { try drop("\(number).csv", table("Ana,Complaint \(number)")) }
        let installation = try install(documents: 2)
        var brought: [Int] = []
        for left in [3, 1, 0] {
            let report = try await run(installation)
            brought.append(report.new)
            #expect(report.notes.contains { $0.hasPrefix("left \(left) for the next run") } == (left > 0))
        }
        #expect(brought == [2, 2, 1])

        // Neither files that are known nor broken ones stand in the way of a new one.
        try drop("0.csv", "no,such\nheader,here\n")
        try drop("00.csv", "")
        #expect(try await run(installation).failedDocuments == 2)
        try drop("6.csv", table("Ana,Complaint 6"))
        let last = try await run(installation)
        #expect(last.new == 1 && last.unchanged == 5 && last.failedDocuments == 2)
        #expect(!last.notes.contains { $0.contains("next run") })
    }

    @Test("a file that cannot be read is named and costs no other")
    func broken() async throws {
        try drop("a.csv", table("Ana,The lid broke"))
        try drop("b.csv", table(String(repeating: "x", count: 3_000) + ",y"))
        try drop("c.xml", "<html><body></body></html>")
        try drop("d.csv", table("Bo,The base leaks", "too,many,cells"))
        let report = try await run(install(network: ", bodyLimitBytes: 1000"))
        #expect(report.error == nil)
        #expect(report.new == 2 && report.failed == 1)
        #expect(report.documents == 4 && report.failedDocuments == 2)
        #expect(report.notes.count == 3)
        #expect(report.notes[0].contains("/drop/b.csv") && report.notes[0].contains("bodyLimitBytes"))
        #expect(report.notes[1].contains("/drop/c.xml is an HTML page"))
        #expect(report.notes[2] == "d.csv: item 2: it has 3 cells, the header 2")
    }

    @Test("a file that is still being written is read whole by a later run")
    func growing() async throws {
        let whole = table("Ana,The lid broke", "Bo,\"The base leaks\nand nobody answers\"")
        try drop("a.csv", String(whole.prefix(48)), age: 5)
        let installation = try install()
        let first = try await run(installation)
        #expect(first.new == 1 && first.failed == 0)
        #expect(first.notes.count == 1 && first.notes[0].hasPrefix("a.csv: its last line is still being written"))

        clock.advance(seconds: 600)
        try drop("a.csv", whole, age: 300)
        let second = try await run(installation)
        #expect(second.new == 1 && second.edited == 0 && second.unchanged == 1 && second.notes.isEmpty)
        let third = try await run(installation)
        #expect(third.unchanged == 2 && third.new == 0)
    }

    @Test("a folder outside the allowed ones is refused")
    func outside() async throws {
        try drop("a.csv", table("Ana,The lid broke"))
        let installation = try install()
        #expect(rename(folder.path("drop"), folder.path("elsewhere")) == 0)
        #expect(symlink("elsewhere", folder.path("drop")) == 0)
        // The root is the link itself: what it leads to is allowed.
        #expect(try await run(installation).new == 1)
        #expect(unlink(folder.path("drop")) == 0)
        #expect(try await run(installation).error?.contains("No such file") == true)
    }
}
