import Foundation
import Intake
import Pipeline
import TestSupport
import Testing
import Triage

/// Lists of feeds in and out.
@Suite("Lists of feeds")
struct FeedListTests {
    private static let configuration = """
        brand: {name: Kettle & Wren}
        store: ../store.db
        feeds: [../feeds/brand.yaml]
        """

    private static let brand = """
        # Where people talk about us.
        sources:
          - name: forum
            kind: feed
            url: https://forum.kettlewren.example/posts.rss   # the new one
            audience: 900
          - {name: reviews, kind: appstore, app: "990000129", country: us}
        # The end.
        """

    private static let list = opml(
        [
            ("Kettle Talk", "https://kettletalk.example/feed.xml"),
            ("The forum", "HTTPS://Forum.kettlewren.example:443/posts.rss"),
            ("Wren One", "https://itunes.apple.com/us/rss/customerreviews/id=990000129/sortBy=mostRecent/xml"),
            ("Kettle Talk", "https://kettletalk.example/comments.xml"),
            ("Videos", "https://www.youtube.com/feeds/videos.xml?channel_id=UCzzkw00000000000000wren"),
            ("Kettle Talk once more", "http://kettletalk.example/feed.xml"),
            ("Locked", "https://mara:hunter2@lists.example/rss"),
        ])

    static func opml(_ feeds: [(title: String, url: String)]) -> String {
        func text(_ value: String) -> String {
            value.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
        }
        return "<opml version=\"1.0\"><head><title>Mara's list</title></head><body>"
            + feeds.map { "<outline text=\"\(text($0.title))\" xmlUrl=\"\(text($0.url))\"/>" }.joined()
            + "</body></opml>"
    }

    /// A folder with config/earshot.yaml and feeds/brand.yaml.
    private func installed(in folder: TemporaryFolder) throws -> String {
        try folder.write(Self.brand, to: "feeds/brand.yaml")
        return try folder.write(Self.configuration, to: "config/earshot.yaml")
    }

    private func plan(
        _ list: String, _ config: String, into: String? = nil
    ) throws(PipelineError) -> FeedListImport {
        try FeedListImport.plan(Array(list.utf8), named: "list.opml", into: into, config: config, now: .sampleNoon)
    }

    /// The file as it is; other ways of reading drop its byte order mark.
    private func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }

    @Test("new feeds become sources; known, doubled and locked ones are named and written nowhere")
    func imported() async throws {
        try await TemporaryFolder.with { folder in
            let config = try installed(in: folder)
            let plan = try plan(Self.list, config)
            #expect(plan.title == "Mara's list")
            #expect(plan.drafts.map(\.settings.name) == ["kettle-talk", "kettle-talk-kettletalk-example", "videos"])
            #expect(plan.drafts.map(\.settings.kind) == ["feed", "feed", "youtube"])
            #expect(plan.known.map(\.source) == ["forum", "reviews", "kettle-talk"])
            #expect(plan.refused.map(\.title) == ["Locked"])
            #expect(plan.feedsToName == ["../feeds/brand.yaml", "../feeds/imported.yaml"])
            #expect(
                !FileManager.default.fileExists(atPath: folder.path("feeds/imported.yaml")), "planning writes nothing")

            try plan.write()
            #expect(try text(folder.path("feeds/brand.yaml")) == Self.brand)
            let words = plan.text(list: "list.opml", config: config, isDry: false, colour: false, width: nil)
            for part in [
                "list.opml “Mara's list”: 7 feeds", "+ kettle-talk ", "= forum ",
                "! Locked, https://lists.example/rss: ",
                "3 sources written to", "3 feeds are read already", "1 feed refused",
                "feeds: [../feeds/brand.yaml, ../feeds/imported.yaml]",
            ] { #expect(words.contains(part), "\(part) in \(words)") }
            #expect(!words.contains("hunter2"))

            // As the message asks.
            try folder.write(
                Self.configuration.replacing("]", with: ", ../feeds/imported.yaml]"), to: "config/earshot.yaml")
            let settings = try SettingsReader.read(config)
            #expect(settings.sources.map(\.settings.name).suffix(3) == plan.drafts.map(\.settings.name))
            #expect(settings.sources.last?.title == "Videos")
            let again = try self.plan(Self.list, config)
            #expect(again.drafts.isEmpty && again.feedsToName == nil)
        }
    }

    @Test(
        "what stands in a file stays, to the byte, and the new sources follow it",
        arguments: [
            brand,
            brand + "\n", "\u{FEFF}" + brand,
            "sources:\n- name: a\n  kind: feed\n  url: https://a.example/1\n",
            "sources:\n      -   name: a\n          kind: feed\n          url: https://a.example/1\n      # after\n",
            "# mine\r\nsources:\r\n  - name: a\r\n    kind: feed\r\n    url: https://a.example/1\r\n",
            "sources:\n  -\n    name: a\n    kind: feed\n    url: https://a.example/1\n    title: >\n      folded\n      words\n",
        ])
    func appended(_ before: String) async throws {
        try await TemporaryFolder.with { folder in
            let config = try folder.write(
                "brand: {name: K}\nstore: s.db\nfeeds: mine.yaml\n", to: "earshot.yaml")
            let path = try folder.write(before, to: "mine.yaml")
            let first = try SettingsReader.read(config).sources
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            try plan(Self.list, config, into: path).write()
            let after = try text(path)
            #expect(after.hasPrefix(before))
            let sources = try SettingsReader.read(config).sources
            #expect(Array(sources.prefix(first.count)) == first)
            #expect(sources.contains { $0.settings.options["channel"] == "UCzzkw00000000000000wren" })
            #expect(
                try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2, "nothing is left over")
        }
    }

    @Test(
        "a file that cannot take them is named and stays as it is",
        arguments: [
            ("sources: [{name: a, kind: feed, url: \"https://a.example/1\"}]\n", "brackets"),
            ("sources: []\n", "brackets"),
            ("sources:\n  - {name: a, kind: fede}\n", "did you mean feed"),
            ("sources:\n  - {name: a, kind: feed, url: \"https://a.example/1\"}\n...\n", "mine.yaml"),
            ("\u{1}", "mine.yaml"), ("", "empty"),
        ])
    func unwritable(_ before: String, _ words: String) async throws {
        try await TemporaryFolder.with { folder in
            let config = try folder.write("brand: {name: K}\nstore: s.db\n", to: "earshot.yaml")
            let path = try folder.write(before, to: "mine.yaml")
            let error = #expect(throws: PipelineError.self) { try plan(Self.list, config, into: path).write() }
            #expect("\(try #require(error))".contains(words), "\(String(describing: error))")
            #expect(try text(path) == before)
        }
    }

    @Test("a file that changes between the decision and the writing is left alone")
    func changedMeanwhile() async throws {
        try await TemporaryFolder.with { folder in
            let config = try installed(in: folder)
            let plan = try plan(Self.list, config)
            let other = "sources:\n  - {name: kettle-talk, kind: feed, url: \"https://other.example/\"}\n"
            let path = try folder.write(other, to: "feeds/imported.yaml")
            let error = #expect(throws: PipelineError.self) { try plan.write() }
            #expect("\(try #require(error))".contains("changed meanwhile"))
            #expect(try text(path) == other)
        }
    }

    @Test("titles that YAML or a terminal could take for something else come through as they are")
    func hostileTitles() async throws {
        let titles = [
            "null", "- item", "a: b", "a #b", "\"quoted\"", "back\\slash", "'", "{x}", "[x]", "&anchor", "!tag", "@at",
            "%yes", "| pipe", "> fold", "? key", "1e3", "2024-01-01", "~", "über", "日本語", "*star * star", "#tag",
        ]
        // More alias marks than a configuration may have.
        let many = titles + (0..<30).map { "*alias \($0) *" }
        try await TemporaryFolder.with { folder in
            let config = try folder.write("brand: {name: K}\nstore: s.db\nfeeds: f.yaml\n", to: "earshot.yaml")
            let path = try folder.write(
                "sources:\n  - {name: a, kind: feed, url: \"https://a.example/\"}\n", to: "f.yaml")
            let list = Self.opml(many.enumerated().map { ($1, "https://t\($0).example/?a=*b,c&d=[e]'") })
            try plan(list, config, into: path).write()
            let sources = try SettingsReader.read(config).sources.dropFirst()
            #expect(sources.map { $0.title ?? $0.settings.name } == many)
            #expect(Set(sources.map(\.settings.name)).count == many.count)
            #expect(sources.first?.settings.url == "https://t0.example/?a=*b,c&d=[e]'")
            // What a terminal would obey is dropped.
            let escape = Self.opml([("Red \u{202E}alert", "https://r.example/")])
            #expect(try plan(escape, config).drafts.map(\.title) == ["Red alert"])
        }
    }

    @Test(
        "names are readable, in ASCII and unique",
        arguments: [
            (["Kettle Talk"], ["kettle-talk"]),
            (["Crème brûlée & Tee für Łódź", "Straße"], ["creme-brulee-tee-fur-lodz", "strasse"]),
            (["Anna's blog", "Anna\u{2019}s Blog"], ["annas-blog", "annas-blog-feeds1-example"]),
            (
                ["forum", "Forum!", "FORUM", "forum"],
                ["forum-feeds0-example", "forum-feeds1-example", "forum-feeds2-example", "forum-feeds3-example"]
            ),
            (["お茶の時間", "🫖"], ["feeds0-example", "feeds1-example"]),
            (["a:b/c d.e"], ["a-b-c-d-e"]),
            (
                ["A very long title of a feed about kettles, teapots and everything else that boils"],
                ["a-very-long-title-of-a-feed-about"]
            ),
        ])
    func names(_ titles: [String], _ names: [String]) async throws {
        try await TemporaryFolder.with { folder in
            let config = try installed(in: folder)
            let list = Self.opml(titles.enumerated().map { ($1, "https://www.feeds\($0).example/rss") })
            #expect(try plan(list, config).drafts.map(\.settings.name) == names)
        }
    }

    @Test(
        "what is no list of feeds is named",
        arguments: ["", "{}", "<rss version='2.0'><channel/></rss>", "<html></html>"])
    func noList(_ list: String) async throws {
        try await TemporaryFolder.with { folder in
            let config = try installed(in: folder)
            let error = #expect(throws: PipelineError.self) { try plan(list, config) }
            #expect(try #require(error).exitStatus == 65)
            #expect("\(try #require(error))".contains("list.opml"))
        }
    }

    @Test("an export holds every feed by its address, no secret, and says what it leaves out")
    func exported() async throws {
        try await TemporaryFolder.with { folder in
            let config = try installed(in: folder)
            try folder.write(
                """
                sources:
                  - {name: forum, kind: feed, url: "https://forum.kettlewren.example/a?b=c&d=<e>", title: The “forum” & more}
                  - {name: locked, kind: feed, url: "https://mara:hunter2@a.example/"}
                  - {name: keyed, kind: feed, url: "https://a.example/?token=hunter2"}
                  - {name: alert, kind: googlealerts, url: "https://www.google.com/alerts/feeds/11/hunter2"}
                  - {name: bearer, kind: feed, url: "https://b.example/f", credential: env:HUNTER2}
                  - {name: local, kind: feed, url: samples/a.xml}
                  - {name: hn, kind: hackernews, query: kettle}
                  - {name: hn2, kind: hackernews, query: wren}
                """, to: "feeds/brand.yaml")
            let export = try FeedListExport.read(config)
            #expect(export.count == 2)
            #expect(export.secret == ["locked", "keyed", "alert"])
            #expect(export.others.map(\.kind) == ["feed", "hackernews"] && export.others.map(\.count) == [1, 2])
            let path = folder.path("out.opml")
            try export.write(to: path)
            let written = try text(path)
            #expect(written == export.opml)
            #expect(!written.lowercased().contains("hunter2"))
            #expect(written.contains("<title>Sources of Kettle &amp; Wren</title>"))
            let summary = export.summary(output: path)
            for words in ["2 feeds exported to", "3 sources left out", "hackernews ×2", "locked, keyed, alert"] {
                #expect(summary.contains(words), "\(summary)")
            }
            #expect(!summary.lowercased().contains("hunter2"))
        }
    }

    @Test("what was imported and exported imports to the same")
    func roundTrip() async throws {
        try await TemporaryFolder.with { folder in
            let list = Self.opml([
                ("Kettle Talk", "https://kettletalk.example/feed.xml?a=1&b=2"),
                ("Kettle Talk", "https://kettletalk.example/comments"), ("", "https://untitled.example/rss"),
                ("“Tea” & <more>", "https://tea.example/"),
                ("r/kettlewren", "https://www.reddit.com/r/kettlewren/.rss"),
                ("Wren", "https://itunes.apple.com/de/rss/customerreviews/id=990000129/sortBy=mostRecent/xml"),
                ("Videos", "https://www.youtube.com/feeds/videos.xml?channel_id=UCzzkw00000000000000wren"),
                ("List", "https://www.youtube.com/feeds/videos.xml?playlist_id=PLzzkw"),
                ("Timer", "https://wordpress.org/support/plugin/kettle-timer/reviews/feed/"),
            ])
            var rounds: [[SourceEntry]] = []
            var document = list
            for round in ["one", "two"] {
                let config = try folder.write(
                    "brand: {name: K}\nstore: s.db\nfeeds: imported.yaml\n", to: "\(round)/earshot.yaml")
                // The configuration names the file that the import is to make.
                try folder.write(
                    "sources:\n  - {name: seed, kind: hackernews, query: k}\n", to: "\(round)/imported.yaml")
                let plan = try plan(document, config)
                #expect(plan.refused.isEmpty && plan.known.isEmpty)
                try plan.write()
                rounds.append(try SettingsReader.read(config).sources)
                document = try FeedListExport.read(config).opml
            }
            #expect(rounds[0].count == 10)
            #expect(rounds[0] == rounds[1])
        }
    }
}
