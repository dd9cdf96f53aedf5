import Foundation
import TestSupport
import Testing

// One after the other: each waits for a process.
@Suite("The program: lists of feeds", .serialized)
struct SourcesProgramTests {
    private let list =
        "<opml version=\"2.0\"><head><title>Mine</title></head><body><outline text=\"Kettle Talk\" xmlUrl=\"https://kettletalk.example/feed\"/><outline text=\"old\" xmlUrl=\"gopher://old.example/1\"/></body></opml>"

    private func installed(in folder: TemporaryFolder) throws -> String {
        try folder.write("sources:\n  - {name: hn, kind: hackernews, query: kettle}\n", to: "feeds/brand.yaml")
        return try folder.write(
            "brand: {name: K}\nstore: store.db\nfeeds: feeds/brand.yaml\n", to: "earshot.yaml")
    }

    @Test("import tells what it would do, does it, and does it once; export gives it back")
    func importAndExport() async throws {
        try await TemporaryFolder.with { folder in
            let config = try installed(in: folder)
            let file = folder.path("feeds/imported.yaml")
            let dry = try Program.run(["sources", "import", "-", "--dry-run", "--config", config], input: list)
            #expect(dry.status == 0)
            #expect(dry.output.contains("1 source would be written to \(file)."))
            #expect(dry.errors.contains("gopher://old.example/1 is no http or https address"))
            #expect(!FileManager.default.fileExists(atPath: file))

            let path = try folder.write(list, to: "list.opml")
            let first = try Program.run(["sources", "import", path, "--config", config])
            #expect(first.status == 0)
            #expect(first.output.contains("+ kettle-talk  feed  https://kettletalk.example/feed"))
            #expect(first.output.contains("feeds: [feeds/brand.yaml, feeds/imported.yaml]"))
            #expect(!FileManager.default.fileExists(atPath: folder.path("store.db")), "no store is needed")
            let written = try String(contentsOfFile: file, encoding: .utf8)
            let second = try Program.run(["sources", "import", path, "--config", config])
            #expect(second.status == 0 && second.output.contains("Nothing to write; 1 feed is read already."))
            #expect(try String(contentsOfFile: file, encoding: .utf8) == written)

            try folder.write(
                "brand: {name: K}\nstore: store.db\nfeeds: [feeds/brand.yaml, feeds/imported.yaml]\n",
                to: "earshot.yaml")
            let export = try Program.run(["sources", "export", "--config", config])
            #expect(export.status == 0)
            #expect(
                export.output.hasPrefix("<?xml") && export.output.contains("xmlUrl=\"https://kettletalk.example/feed\"")
            )
            #expect(
                export.errors.contains("1 feed exported\n1 source left out, having no feed's address: hackernews\n"))
            let out = folder.path("out.opml")
            let toFile = try Program.run(["sources", "export", "--output", out, "--config", config])
            #expect(toFile.status == 0 && toFile.output.isEmpty)
            #expect(try String(contentsOfFile: out, encoding: .utf8) == export.output)
        }
    }

    @Test(
        "what cannot be done ends with its status and says why",
        arguments: [
            (["import", "/nowhere/list.opml"], "", 66, "no such file"),
            (["import", "-"], "<rss version='2.0'><channel/></rss>", 65, "not an OPML list"),
            (["import", "-"], "", 65, "is empty"),
            // Nothing but a feed that cannot be taken.
            (["import", "-"], "<opml><body><outline xmlUrl='https://a:b@c.example/f'/></body></opml>", 65, ""),
            (["export", "--output", "/nowhere/out.opml"], "", 74, "/nowhere/out.opml cannot be written"),
            (
                ["import", "-", "--into", "/nowhere/a.yaml"],
                "<opml><body><outline xmlUrl='https://c.example/f'/></body></opml>", 74, "cannot be written"
            ),
        ] as [([String], String, Int32, String)])
    func refused(_ arguments: [String], _ input: String, _ status: Int32, _ words: String) async throws {
        try await TemporaryFolder.with { folder in
            let config = try installed(in: folder)
            let result = try Program.run(["sources"] + arguments + ["--config", config], input: input)
            #expect(result.status == status, "\(result.output)\(result.errors)")
            #expect(words.isEmpty || result.errors.contains(words), "\(result.errors)")
        }
    }

    @Test("a mistake in the configuration is named before a list is taken in", arguments: ["import", "export"])
    func brokenConfiguration(_ command: String) async throws {
        try await TemporaryFolder.with { folder in
            let config = try folder.write("brnad: {name: K}\nstore: s.db\n", to: "earshot.yaml")
            let arguments = ["sources", command] + (command == "import" ? ["-"] : []) + ["--config", config]
            let result = try Program.run(arguments, input: list)
            #expect(result.status == 78)
            #expect(result.errors.contains("did you mean brand"))
        }
    }
}
