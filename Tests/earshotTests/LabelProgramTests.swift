import Foundation
import TestSupport
import Testing

@Suite("The program: labels, measuring, training", .serialized)
struct LabelProgramTests {
    private static let lines = """
        {"text":"Third week without my refund, this is a joke","complaint":1,"domain":"shop","language":"en"}
        {"text":"What a lovely kettle, thank you","complaint":0,"domain":"app","language":"en"}

        """

    @Test("eval prints a report, one JSON object with --json, and ends with 65 where lines are bad")
    func eval() async throws {
        try await TemporaryFolder.with { folder in
            let good = try folder.write(Self.lines, to: "good.jsonl")
            let report = try Program.run(["eval", good])
            #expect(report.status == 0 && report.output.contains("macro-F1"), "\(report.errors)")
            let json = try Program.run(["eval", "--json", "--worst", "0", good])
            let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
            #expect((object?["measures"] as? [[String: Any]])?.first?["count"] as? Int == 2)
            let piped = try Program.run(["eval", "-"], input: Self.lines)
            #expect(piped.status == 0 && piped.output.hasPrefix("standard input"))

            let bad = try folder.write(Self.lines + "broken\n", to: "bad.jsonl")
            let named = try Program.run(["eval", bad])
            #expect(named.status == 65 && named.output.contains("line 3") && named.errors.contains("1 bad line"))
            let empty = try folder.write("", to: "empty.jsonl")
            let nothing = try Program.run(["eval", empty])
            #expect(nothing.status == 65 && nothing.errors.contains("is empty") && nothing.output.isEmpty)
            #expect(try Program.run(["eval", folder.path("none.jsonl")]).status == 66)
        }
    }

    @Test("train says what it needs, and what there is nothing to undo of") func train() async throws {
        try await TemporaryFolder.with { folder in
            let configuration = try folder.write("brand: {name: Kettlewren}\nstore: store.db\n", to: "earshot.yaml")
            #expect(try Program.run(["train"]).status == 64)
            #expect(try Program.run(["train", "--undo", "--labels", "a"]).status == 64)
            let undone = try Program.run(["train", "--undo", "--config", configuration])
            #expect(undone.status == 65 && undone.errors.contains("nothing to undo"))
            let few = try Program.run(["train", "--config", configuration, "--labels", "-"], input: Self.lines)
            #expect(few.status == 65 && few.errors.contains("too few"))
        }
    }

    @Test("a label goes into the store and comes out as a line to train with") func labels() async throws {
        try await TemporaryFolder.with { folder in
            let configuration = try folder.write(
                """
                brand: {name: Kettlewren, accounts: [kettlewren, Kettlewren Support]}
                store: store.db
                feeds: \(RepositoryFiles.path("feeds/demo.yaml"))
                network: {allowFiles: true, fileRoots: [\(RepositoryFiles.path("feeds/samples"))]}
                """, to: "earshot.yaml")
            let now = ["--config", configuration, "--now", "2026-11-21T12:00:00Z"]
            #expect(try Program.run(["run"] + now).status == 0)
            let none = try Program.run(["labels", "export"] + now)
            #expect(none.status == 0 && none.output.isEmpty && none.errors.contains("no labels"))
            let labelled = try Program.run(["label", "C1", "not-a-complaint", "--by", "mara"] + now)
            #expect(labelled.status == 0 && labelled.output.contains("labelled not-a-complaint"), "\(labelled.errors)")
            let exported = try Program.run(["labels", "export"] + now)
            #expect(exported.output.contains(#""complaint":0"#) && exported.output.contains(#""source":"label""#))
            #expect(try Program.run(["eval", "--config", configuration, "-"], input: exported.output).status == 0)
            #expect(try Program.run(["label", "C9999", "spam"] + now).status == 65)
            #expect(try Program.run(["label", "C1", "rubbish"] + now).status == 64)
            #expect(try Program.run(["label", "C1", "wrong-topic", "--topics", "delivry"] + now).status == 64)
        }
    }
}
