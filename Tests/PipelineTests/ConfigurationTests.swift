import Pipeline
import TestSupport
import Testing
import Triage

@Suite("Configuration")
struct ConfigurationTests {
    /// One mistake each: what stands in the file, and what the message must name.
    static let mistakes: [(name: String, yaml: String, line: Int, words: [String])] = [
        ("unknown key at the top", "brnad:\n  name: A\nstore: s.db\n", 1, ["brnad", "did you mean brand"]),
        ("missing key", "store: s.db\n", 1, ["brand", "missing"]),
        ("unknown key within", "brand:\n  name: A\n  acounts: [a]\nstore: s.db\n", 3, ["brand.acounts", "accounts"]),
        ("wrong type", "brand:\n  name: [A]\nstore: s.db\n", 2, ["brand.name", "must be a text", "a list"]),
        (
            "number out of range", "brand: {name: A}\nstore: s.db\ndigest:\n  limit: 0\n", 4,
            ["digest.limit", "between 1 and 200"]
        ),
        (
            "no number", "brand: {name: A}\nstore: s.db\ndigest:\n  limit: many\n", 4,
            ["digest.limit", "whole number", "many"]
        ),
        ("bad span", "brand: {name: A}\nstore: s.db\ngrouping:\n  window: 3 weeks\n", 4, ["grouping.window", "7d"]),
        (
            "unknown sink kind", "brand: {name: A}\nstore: s.db\nsinks:\n  - name: a\n    kind: slak\n", 5,
            ["sinks[1].kind", "slack"]
        ),
        (
            "sink name twice",
            "brand: {name: A}\nstore: s.db\nsinks:\n  - {name: a, kind: stdout}\n  - {name: a, kind: stdout}\n", 5,
            ["taken by another sink"]
        ),
        (
            "bad address", "brand: {name: A}\nstore: s.db\nnetwork:\n  allow: [10.0.0.0/99]\n", 4,
            ["network.allow", "10.0.0.0/99"]
        ),
        (
            "weight out of range", "brand: {name: A}\nstore: s.db\nranking:\n  safetyLift: 0.5\n", 4,
            ["ranking.safetyLift"]
        ),
        ("not YAML", "brand: {name: A\nstore: s.db\n", 2, ["YAML"]),
        ("the same key twice", "store: a\nstore: b\nbrand: {name: A}\n", 1, ["twice", "store"]),
        (
            "open webhook", "brand: {name: A}\nstore: s.db\nserver:\n  webhooks:\n    - source: shop\n", 5,
            ["secrets or tokens"]
        ),
        (
            "missing routes file", "brand: {name: A}\nstore: s.db\nroutes: nowhere.yaml\n", 0,
            ["nowhere.yaml", "no such file"]
        ),
    ]

    @Test("each mistake is named with its line and what would be right", arguments: mistakes.indices)
    func mistake(_ index: Int) async throws {
        let mistake = Self.mistakes[index]
        try await TemporaryFolder.with { folder in
            let path = try folder.write(mistake.yaml, to: "earshot.yaml")
            let failure = try #require(throws: ConfigFailure.self, "\(mistake.name)") {
                _ = try SettingsReader.read(path)
            }
            let found = failure.problems.contains { problem in
                problem.line == mistake.line && mistake.words.allSatisfy { "\(problem)".contains($0) }
            }
            #expect(found, "\(mistake.name): \(failure)")
        }
    }

    @Test("five mistakes in three files are all named at once, in reading order")
    func allAtOnce() async throws {
        try await TemporaryFolder.with { folder in
            _ = try folder.write(
                "sources:\n  - name: a:b\n    kind: feed\n    url: https://kettlewren.example/feed\n  - name: c\n    kind: fed\n",
                to: "feeds.yaml")
            _ = try folder.write("channels: [terminl]\n", to: "routes.yaml")
            let path = try folder.write(
                """
                brand: {nme: Kettlewren}
                store: s.db
                feeds: feeds.yaml
                routes: routes.yaml
                sinks: [{name: terminal, kind: stdout}]
                """, to: "earshot.yaml")
            let failure = try #require(throws: ConfigFailure.self) { _ = try SettingsReader.read(path) }
            let text = "\(failure)"
            for words in ["brand.nme", "the key name is missing", "a:b", "did you mean feed", "did you mean terminal"] {
                #expect(text.contains(words), "\(words) in \(text)")
            }
            #expect(failure.problems.count == 5)
        }
    }

    @Test("a credential in the file itself is refused and not repeated in the message")
    func credentialInFile() async throws {
        try await TemporaryFolder.with { folder in
            let path = try folder.write(
                "brand: {name: A}\nstore: s.db\nsinks:\n  - {name: s, kind: slack, credential: hunter2-secret}\n",
                to: "e.yaml")
            let failure = try #require(throws: ConfigFailure.self) { _ = try SettingsReader.read(path) }
            #expect("\(failure)".contains("env:NAME"))
            #expect(!"\(failure)".contains("hunter2"))
        }
    }

    @Test("check names a credential that is not there")
    func missingCredential() async throws {
        try await TemporaryFolder.with { folder in
            let path = try folder.write(
                "brand: {name: A}\nstore: s.db\nsinks:\n  - {name: s, kind: slack, credential: env:KETTLEWREN_NOWHERE}\n",
                to: "e.yaml")
            let failure = try #require(throws: ConfigFailure.self) {
                _ = try ConfigurationCheck.run(path, world: TestWorld().world)
            }
            #expect("\(failure)".contains("env:KETTLEWREN_NOWHERE"))
        }
    }

    @Test("the shipped configurations are sound", arguments: ["config/earshot.yaml", "config/demo.yaml"])
    func shipped(_ path: String) throws {
        let settings = try ConfigurationCheck.run(RepositoryFiles.path(path), world: TestWorld().world)
        #expect(!settings.sources.isEmpty)
        #expect(!settings.sinks.isEmpty)
        #expect(settings.replies.packs["en"] != nil)
    }

    @Test(
        "hostile YAML ends in a named error", arguments: ["", "\u{0}", "- a", "[[[[", "&a [*a]", "a: !!binary x", "?"])
    func hostile(_ yaml: String) async throws {
        try await TemporaryFolder.with { folder in
            let path = try folder.write(yaml, to: "e.yaml")
            #expect(throws: ConfigFailure.self) { _ = try SettingsReader.read(path) }
        }
    }
}
