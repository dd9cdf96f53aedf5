import Foundation
import Intake
import Pipeline
import TestSupport
import Testing
import Transport
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
        (
            "a use of the deep tier that is none",
            "brand: {name: A}\nstore: s.db\nclassifier:\n  deep:\n    enabled: yes\n", 5,
            ["classifier.deep.enabled", "auto, on, off"]
        ),
        (
            "a share above all", "brand: {name: A}\nstore: s.db\nclassifier:\n  deep: {share: 20}\n", 4,
            ["classifier.deep.share", "between 0.0 and 1.0"]
        ),
        (
            "a misspelt key of the deep tier",
            "brand: {name: A}\nstore: s.db\nclassifier:\n  deep:\n    budget: 60\n", 5,
            ["classifier.deep.budget", "budgetSeconds"]
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
            "a rest of less than nothing", "brand: {name: A}\nstore: s.db\nnetwork:\n  perHostGapSeconds: -1\n", 4,
            ["network.perHostGapSeconds"]
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
            "webhook of a kind that nobody pushes",
            "brand: {name: A}\nstore: s.db\nserver:\n  webhooks:\n    - source: shop\n      kind: hackernews\n      tokens: env:T\n",
            6, ["server.webhooks[1].kind", "nobody pushes", "github"]
        ),
        (
            "webhook of a misspelt kind",
            "brand: {name: A}\nstore: s.db\nserver:\n  webhooks:\n    - source: shop\n      kind: gihub\n      tokens: env:T\n",
            6, ["did you mean github"]
        ),
        (
            "webhook with an unknown scheme",
            "brand: {name: A}\nstore: s.db\nserver:\n  webhooks:\n    - source: shop\n      signature: hbu\n      secrets: env:T\n",
            6, ["server.webhooks[1].signature", "did you mean hub"]
        ),
        (
            "webhook with an option that asks",
            "brand: {name: A}\nstore: s.db\nserver:\n  webhooks:\n    - source: shop\n      kind: github\n      repository: a/b\n      secrets: env:T\n",
            7, ["server.webhooks[1].repository", "unknown key"]
        ),
        (
            "webhook without the mapping its kind needs",
            "brand: {name: A}\nstore: s.db\nserver:\n  webhooks:\n    - source: shop\n      kind: json\n      secrets: env:T\n",
            5, ["map.text"]
        ),
        (
            "verify token where nobody asks",
            "brand: {name: A}\nstore: s.db\nserver:\n  webhooks:\n    - source: shop\n      secrets: env:T\n      verifyToken: env:V\n",
            7, ["verifyToken", "signature: standard"]
        ),
        (
            "verify token in the file itself",
            "brand: {name: A}\nstore: s.db\nserver:\n  webhooks:\n    - source: shop\n      kind: facebook\n      secrets: env:T\n      verifyToken: abc\n",
            8, ["verifyToken", "env:NAME"]
        ),
        (
            "WebSub without the feed's address",
            "brand: {name: A}\nstore: s.db\nserver:\n  webhooks:\n    - source: blog\n      kind: feed\n      secrets: env:T\n",
            5, ["the key url is missing"]
        ),
        (
            "two webhooks of one source",
            "brand: {name: A}\nstore: s.db\nserver:\n  webhooks:\n    - {source: a, tokens: env:T}\n    - {source: a, tokens: env:T}\n",
            6, ["has a webhook already"]
        ),
        (
            "less room for all bodies than for one",
            "brand: {name: A}\nstore: s.db\nserver:\n  bodyLimitBytes: 5000\n  bufferLimitBytes: 4000\n", 5,
            ["server.bufferLimitBytes", "5000"]
        ),
        (
            "no connections", "brand: {name: A}\nstore: s.db\nserver:\n  connectionLimit: 0\n", 4,
            ["server.connectionLimit", "between 1"]
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

    @Test("the rest between two requests to a host is read, none included", arguments: ["0": 0, "1.5": 1.5, nil: 0.25])
    func perHostGap(written: String?, seconds: Double) async throws {
        try await TemporaryFolder.with { folder in
            let network = written.map { "network: {perHostGapSeconds: \($0)}\n" } ?? ""
            let path = try folder.write("brand: {name: A}\nstore: s.db\n\(network)", to: "earshot.yaml")
            #expect(try SettingsReader.read(path).network.limits.perHostGapSeconds == seconds)
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

    @Test("a webhook must be of the kind that its source is fetched as, and leave title and audience there")
    func webhookOfFetchedSource() async throws {
        try await TemporaryFolder.with { folder in
            try folder.write(
                "sources:\n  - {name: issues, kind: github, repository: k/a, audience: 50}\n", to: "feeds.yaml")
            func problems(_ webhook: String) throws -> [String] {
                let path = try folder.write(
                    "brand: {name: A}\nstore: s.db\nfeeds: feeds.yaml\nserver:\n  webhooks:\n    - {source: issues, secrets: env:S\(webhook)}\n",
                    to: "e.yaml")
                do { _ = try SettingsReader.read(path) } catch {
                    return error.problems.map(\.message)
                }
                return []
            }
            #expect(try problems("").contains { $0.contains("say kind: github") })
            #expect(try problems(", kind: github, audience: 9").contains { $0.contains("leave it out here") })
            #expect(try problems(", kind: github") == [])
        }
    }

    @Test("the guide's example of webhooks is sound, and the guide names every kind that is pushed")
    func guide() async throws {
        let guide = try String(contentsOfFile: RepositoryFiles.path("docs/webhooks.md"), encoding: .utf8)
        for kind in PushReader.kinds { #expect(guide.contains("| `\(kind)` |"), "\(kind)") }
        let example = try #require(guide.split(separator: "```yaml\n").dropFirst().first?.split(separator: "```").first)
        try await TemporaryFolder.with { folder in
            let path = try folder.write("brand: {name: A}\nstore: s.db\n" + example, to: "e.yaml")
            #expect(try SettingsReader.read(path).server.webhooks.count == 7)
        }
    }

    @Test("each kind has its vendor's signature unless another is named, and routes know webhook sources")
    func webhookSettings() async throws {
        try await TemporaryFolder.with { folder in
            try folder.write(
                "channels: [t]\nroutes:\n  - name: r\n    when: {sources: [insta]}\n", to: "routes.yaml")
            let path = try folder.write(
                """
                brand: {name: A}
                store: s.db
                routes: routes.yaml
                sinks: [{name: t, kind: stdout}]
                server:
                  webhooks:
                    - {source: shop, secrets: env:S}
                    - {source: insta, kind: instagram, secrets: [env:S, env:T], verifyToken: env:V, title: Instagram, audience: 900}
                    - {source: issues, kind: github, signature: standard, secrets: env:S}
                    - {source: forum, kind: discourse, instance: forum.example, secrets: env:S}
                    - {source: blog, kind: feed, url: "https://b.example/feed", secrets: env:S}
                    - {source: reviews, kind: json, items: data, map: {text: body, author: {name: nick}}, tokens: env:S}
                """, to: "e.yaml")
            let webhooks = try SettingsReader.read(path).server.webhooks
            #expect(webhooks.map(\.signature) == [.standard, .hub, .standard, .discourse, .websub, .standard])
            #expect(webhooks.map(\.topic) == [nil, nil, nil, nil, "https://b.example/feed", nil])
            #expect(webhooks[1].secrets.count == 2 && webhooks[1].verifyTokens.count == 1)
            #expect(webhooks[1].title == "Instagram" && webhooks[1].settings.audience == 900)
            #expect(webhooks[5].settings.options == ["items": "data", "map.text": "body", "map.author.name": "nick"])
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
