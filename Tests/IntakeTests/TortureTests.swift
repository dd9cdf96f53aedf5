import Foundation
import Intake
import TestSupport
import Testing
import Transport
import Triage

/// Documents that mean harm, or are broken beyond what one would expect: one test for each promise, through the readers
/// and adapters that a run uses. What the other feeds of the same run get is tested with the cycle.
@Suite struct TortureTests {
    private static let address = "https://feeds.kettlewren.example/posts.xml"
    private static let item = "<item><title>Kettle hums</title><guid isPermaLink=\"false\">hum-1</guid></item>"

    private func rss(_ items: String, before: String = "") -> String {
        "<?xml version=\"1.0\"?>\(before)<rss version=\"2.0\"><channel><title>Kettlewren</title>\(items)</channel></rss>"
    }

    /// Reads a document as a source of that kind would.
    private func page(
        _ body: String, kind: String = "feed", options: [String: String] = [:], limits: IntakeLimits = IntakeLimits()
    ) throws(IntakeError) -> SourcePage {
        let settings = SourceSettings(name: "torture", kind: kind, url: Self.address, options: options)
        let document = FetchedDocument(url: Self.address, body: Array(body.utf8), fetchedAt: .sampleNoon)
        return try SourceRegistry.adapter(for: settings).read(document, limits: limits)
    }

    private func error(_ body: String, kind: String = "feed", options: [String: String] = [:]) -> IntakeError? {
        do {
            _ = try page(body, kind: kind, options: options)
            return nil
        } catch {
            return error
        }
    }

    private static let mapping = ["items": "feed.item", "map.text": "title", "map.id": "id"]

    /// Everything that a page would store, as one text.
    private func everything(_ page: SourcePage) -> String {
        page.mentions.map { MentionObject.write($0) }.joined() + page.notes.joined() + page.failedItems.joined()
    }

    // MARK: 1 and 2: entities

    /// Each entity is ten of the one before.
    private static let laughs =
        "<!ENTITY a \"ha\">"
        + zip("bcdefghij", "abcdefghi").map { "<!ENTITY \($0) \"\(String(repeating: "&\($1);", count: 10))\">" }
        .joined()

    @Test(
        arguments: [
            ("ten levels of ten", laughs, "&j;"),
            ("in reversed order", laughs.split(separator: "<").reversed().map { "<" + $0 }.joined(), "&j;"),
            ("two that hold each other", "<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">", "&a;"),
            ("one that holds itself", "<!ENTITY a \"x&a;\">", "&a;"),
            (
                "a long one often", "<!ENTITY a \"\(String(repeating: "A", count: 20_000))\">",
                String(repeating: "&a;", count: 20_000)
            ),
            ("parameter entities", "<!ENTITY % a \"%b;%b;\"><!ENTITY % b \"%a;\"><!ENTITY c \"%a;\">", "&c;"),
            (
                "a chain without end",
                (0..<5_000).map { "<!ENTITY e\($0) \"&e\($0 + 1);\">" }.joined(), "&e0;"
            ),
            (
                "upper case and comments", "<!-- ] > --><!entity A '\(String(repeating: "b", count: 600_000))'>",
                "&A;&A;"
            ),
        ])
    func `1, 2: entities that would explode are refused by name, and none is ever put in`(
        what: String, subset: String, use: String
    ) {
        let feed = rss("<item><title>\(use)</title></item>\(Self.item)", before: "<!DOCTYPE rss [\(subset)]>")
        let refusal = IntakeError.wrongKind(
            url: Self.address, found: "XML whose entities would grow to more than 1048576 bytes")
        #expect(error(feed) == refusal)
        #expect(error(feed, kind: "reddit", options: [:]) == refusal)
        let mapped = "<!DOCTYPE feed [\(subset)]><feed><item><id>1</id><title>\(use)</title></item></feed>"
        #expect(error(mapped, kind: "xml", options: Self.mapping) == refusal)
    }

    @Test(arguments: [
        "<!ENTITY nbsp \"&#160;\"><!ENTITY brand \"Kettlewren\"><!ENTITY line \"&brand; speaks\">",
        // Nobody uses what would explode.
        laughs, "<!ENTITY a \"&a;\">", "<!ENTITY % all SYSTEM \"all.ent\">%all;", "",
    ])
    func `1: a feed that declares entities and means no harm is read`(subset: String) throws {
        let titles = "<item><title>&brand; &line; &nbsp;!</title><guid>2</guid></item>"
        let page = try page(rss(titles + Self.item, before: "<!DOCTYPE rss [\(subset)]>"))
        #expect(page.mentions.map(\.id) == ["2", "hum-1"])
    }

    @Test func `2: what a reader makes of references is never longer than the document`() throws {
        // Below the limit of growth, so that it is read.
        let body = rss(
            "<item><title>\(String(repeating: "&a;", count: 1_000))</title></item>",
            before: "<!DOCTYPE rss [<!ENTITY a \"\(String(repeating: "A", count: 1_000))\">]>")
        let page = try page(body)
        #expect(everything(page).utf8.count < body.utf8.count)
        #expect(!everything(page).contains("AAAA"))
    }

    // MARK: 3: attributes

    @Test func `3: of a hundred thousand attributes on one tag a few are kept, and that is said`() throws {
        let attributes = (0..<100_000).map { "a\($0)=\"\($0)\"" }.joined(separator: " ")
        let page = try page(rss("<item \(attributes)><title>Lid</title><guid>1</guid></item>\(Self.item)"))
        #expect(page.mentions.map(\.id) == ["1", "hum-1"])
        #expect(page.notes.contains { $0.contains("intake.tagLimitBytes") })
        let mapped = "<feed><item \(attributes)><id>1</id><title>Lid</title></item></feed>"
        let values = try self.page(mapped, kind: "xml", options: Self.mapping)
        #expect(values.mentions.map(\.id) == ["1"])
        #expect(values.notes.contains { $0.contains("intake.tagLimitBytes") })
    }

    // MARK: 4 and 5: what lies outside the document

    private static let outside: [(String, @Sendable (String) -> String)] = [
        ("general entity", { "<!DOCTYPE rss [<!ENTITY x SYSTEM \"\($0)\">]>" }),
        ("parameter entity", { "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"\($0)\">%p;]>" }),
        ("document type", { "<!DOCTYPE rss SYSTEM \"\($0)\">" }),
        (
            "public document type",
            { "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" \"\($0)\">" }
        ),
        ("style sheet", { "<?xml-stylesheet type=\"text/xsl\" href=\"\($0)\"?>" }),
        ("notation", { "<!DOCTYPE rss [<!NOTATION n SYSTEM \"\($0)\"><!ENTITY x SYSTEM \"\($0)\" NDATA n>]>" }),
    ]

    private func pointing(to address: String, _ before: String) -> [(
        kind: String, body: String, options: [String: String]
    )] {
        let parts =
            "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"\(address)\" parse=\"text\"/>"
            + "<description>&x; &lt;img src=\"\(address)\"&gt;</description>"
            + "<media:content xmlns:media=\"http://search.yahoo.com/mrss/\" url=\"\(address)\"/>"
        let item = "<item><guid>1</guid><title>Lid &x;</title>\(parts)</item>"
        return [
            ("feed", before + "<rss version=\"0.91\"><channel>\(item)</channel></rss>", [:]),
            (
                "xml",
                before.replacing("DOCTYPE rss", with: "DOCTYPE feed")
                    + "<feed xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"\(address)\">\(item)</feed>",
                ["items": "feed.item", "map.id": "guid", "map.text": "title"]
            ),
        ]
    }

    @Test(arguments: outside.indices)
    func `4: a file that a document points to stays where it is`(index: Int) async throws {
        try await TemporaryFolder.with { folder in
            let secret = try folder.write("the lid's secret word is hydrangea", to: "secret.txt")
            for address in ["file://" + secret, secret] {
                for (kind, body, options) in pointing(to: address, Self.outside[index].1(address)) {
                    let page = try page(body, kind: kind, options: options)
                    #expect(page.mentions.count == 1, "\(kind)")
                    #expect(page.mentions.first?.title?.hasPrefix("Lid") ?? page.mentions[0].text.hasPrefix("Lid"))
                    #expect(!everything(page).contains("hydrangea"), "\(kind)")
                }
            }
        }
    }

    @Test(arguments: outside.indices)
    func `5: a document type, entity or picture elsewhere is never fetched`(index: Int) async throws {
        let server = try LoopbackServer { _ in .text("<!ENTITY x \"hydrangea\">") }
        defer { server.stop() }
        let address = server.url("/rss-0.91.dtd")
        for (kind, body, options) in pointing(to: address, Self.outside[index].1(address)) {
            #expect(try page(body, kind: kind, options: options).mentions.count == 1)
        }
        // The server would have noticed.
        let transport = CurlTransport(policy: NetworkPolicy(allowedAddresses: ["loopback"]), clock: { .sampleNoon })
        _ = try await transport.exchange(FetchRequest(url: address))
        #expect(server.connectionCount == 1)
        #expect(server.calls.count == 1)
        await transport.shutdown()
    }

    // MARK: 6

    @Test(arguments: [
        "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" \"http://my.netscape.com/publish/formats/rss-0.91.dtd\">",
        "<!DOCTYPE rss SYSTEM \"http://my.netscape.com/publish/formats/rss-0.91.dtd\">",
        "<!DOCTYPE rss PUBLIC '-//x > y//EN' 'z'[\n<!ELEMENT rss (channel)>\n<!ATTLIST rss version CDATA #FIXED \"0.91\">\n]>",
        "<!doctype RSS>",
    ])
    func `6: RSS 0.91 with its document type is parsed, HTML's entities and all`(doctype: String) throws {
        let page = try page(
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n\(doctype)\n<rss version=\"0.91\"><channel><title>Old</title>"
                + "<item><title>Caf&eacute; kettle &mdash; hums</title><link>https://old.kettlewren.example/1</link>"
                + "<description>It hums.</description></item></channel></rss>")
        #expect(page.mentions.map(\.title) == ["Café kettle — hums"])
        #expect(page.mentions[0].url == "https://old.kettlewren.example/1")
        #expect(page.notes.isEmpty)
    }

    // MARK: 7: depth

    private static let depth = 100_000

    @Test(
        arguments: [
            ("feed", "<rss version=\"2.0\"><channel><item><title>", "<b>", [:]),
            ("feed", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "<entry>", [:]),
            ("feed", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":", "[", [:]),
            (
                "feed", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":",
                "{\"a\":", [:]
            ),
            ("xml", "<feed>", "<item>", mapping),
            ("json", "{\"feed\":{\"item\":", "[", mapping), ("mention", "", "[", [:]),
            ("mastodon", "", "[{\"a\":", [:]),
        ] as [(String, String, String, [String: String])])
    func `7: XML and JSON a hundred thousand deep are an error that names the limit`(
        kind: String, start: String, unit: String, options: [String: String]
    ) {
        let body = start + String(repeating: unit, count: Self.depth)
        #expect(
            error(body, kind: kind, options: options)
                == .overLimit(url: Self.address, name: "intake.depthLimit", limit: 256))
    }

    @Test(arguments: ["<div>", "<table><tr><td>", "<b><i>", "<ul><li>", "<svg>"])
    func `7: HTML a hundred thousand deep is no feed by itself, and in an item keeps its words`(unit: String) throws {
        let deep = String(repeating: unit, count: Self.depth)
        #expect(
            error("<!DOCTYPE html><html><body>" + deep) == .wrongKind(url: Self.address, found: "an HTML page"))
        let body = rss(
            "<item><guid>1</guid><title>Lid</title><description><![CDATA[<p>words</p>\(deep)]]></description></item>")
        let page = try page(body + "")
        #expect(page.mentions.map(\.id) == ["1"])
        #expect(page.mentions[0].text.hasPrefix("words"))
        // Nobody who shows it gets a tree as deep.
        let open = (page.mentions[0].html ?? "").split(separator: "<").count
        #expect(open < 1_000)
    }

    // MARK: 8 to 11: what is broken and can be mended

    @Test(arguments: ["feed", "xml"])
    func `8: of a truncated document the complete items are kept, and that is said`(kind: String) throws {
        let items = (1...20).map { "<item><guid>\($0)</guid><id>\($0)</id><title>Kettle \($0) hums</title></item>" }
        let whole = kind == "feed" ? rss(items.joined()) : "<feed>\(items.joined())</feed>"
        let options = kind == "feed" ? [:] : Self.mapping
        #expect(try page(whole, kind: kind, options: options).notes.isEmpty)
        for missing in stride(from: 1, to: whole.utf8.count - 300, by: 97) {
            let cut = String(decoding: whole.utf8.dropLast(missing), as: UTF8.self)
            let page = try page(cut, kind: kind, options: options)
            let complete = cut.components(separatedBy: "</item>").count - 1
            #expect(page.mentions.map(\.id) == (1...20).prefix(complete).map(String.init))
            #expect(page.notes.contains { $0.contains("ends before its root element does") }, "\(missing) missing")
        }
    }

    @Test func `9: HTML's entities and bare signs are read as they were meant`() throws {
        let page = try page(
            rss(
                "<item><guid>1</guid><title>Tea&nbsp;&amp; more: R&D, 1 < 2 && 3 > 2 &hellip; &bogus; AT&T;</title>"
                    + "<description>100&nbsp;&deg;C &lt;b&gt;fast&lt;/b&gt; & hot</description>"
                    + "<link>https://kettlewren.example/?a=1&b=2&copy=3</link></item>"))
        let mention = try #require(page.mentions.first)
        #expect(mention.title == "Tea & more: R&D, 1 < 2 && 3 > 2 … &bogus; AT&T;")
        #expect(mention.text == "100 °C fast & hot")
        #expect(mention.url == "https://kettlewren.example/?a=1&b=2&copy=3")
    }

    @Test(arguments: [
        "utf-8", "us-ascii", "utf-16", "x-unknown", "windows-1252", "ISO-8859-15",
    ])
    func `10: a wrong charset costs no item and no letter`(label: String) throws {
        let text = "<item><guid>1</guid><title>Größe, défaut, naïve</title></item>\(Self.item)"
        // windows-1252 bytes under any name, and UTF-8 bytes under any name.
        let western = rss(text).unicodeScalars.map { UInt8($0.value) }
        for body in [western, Array(rss(text).utf8)] {
            for headers in [[], [(name: "Content-Type", value: "application/rss+xml; charset=\(label)")]] {
                let declared =
                    Array("<?xml version=\"1.0\" encoding=\"\(label)\"?>".utf8) + body.drop { $0 != 0x3E }.dropFirst()
                let document = FetchedDocument(
                    url: Self.address, headers: HeaderFields(headers), body: declared, fetchedAt: .sampleNoon)
                let settings = SourceSettings(name: "torture", kind: "feed", url: Self.address)
                let page = try SourceRegistry.adapter(for: settings).read(document, limits: IntakeLimits())
                #expect(page.mentions.map(\.title) == ["Größe, défaut, naïve", "Kettle hums"])
            }
        }
    }

    @Test func `11: control characters are stripped from XML and JSON`() throws {
        let feed = try page(
            "\u{0}"
                + rss("<item>\u{1}<guid>1\u{0}</guid><title>Lid\u{1}\u{B} \u{1F}broke&#0;&#x1;\u{FFFF}</title></item>"))
        #expect(feed.mentions.map(\.id) == ["1"])
        #expect(feed.mentions[0].title == "Lid broke")
        let json = try page(
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\u{0}\",\"title\":\"Lid\u{1} broke\\u0000\\u0001\"}]}\u{0}"
        )
        #expect(json.mentions.map(\.id) == ["1"])
        #expect(json.mentions[0].title == "Lid broke")
        #expect(json.notes == ["control characters were removed"])
    }

    // MARK: 12 and 13

    @Test(arguments: [
        "<!DOCTYPE html><html><head><title>Sign in</title></head><body><a href=\"/feed\">RSS</a></body></html>",
        "<html lang=\"en\"><body><p>502 Bad Gateway</p></body></html>",
        "\u{FEFF}\n<!-- cached --><!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">\n<HTML><BODY>Wartung</BODY></HTML>",
        "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><head/><body/></html>",
    ])
    func `12: a page served as a feed is named as one`(page: String) {
        for kind in ["feed", "xml"] {
            let options = kind == "xml" ? Self.mapping : [:]
            #expect(error(page, kind: kind, options: options) == .wrongKind(url: Self.address, found: "an HTML page"))
        }
    }

    @Test(
        arguments: [
            (
                "feed", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[",
                "{\"id\":\"ID\",\"title\":\"TEXT\"}", ",", "]}", [:]
            ),
            ("json", "{\"feed\":{\"item\":[", "{\"id\":\"ID\",\"title\":\"TEXT\"}", ",", "]}}", mapping),
            ("mention", "[", "{\"id\":\"ID\",\"text\":\"TEXT\"}", ",", "]", [:]),
            ("mention", "", "{\"id\":\"ID\",\"text\":\"TEXT\"}", "\n", "", [:]),
            ("mastodon", "[", "{\"id\":\"ID\",\"account\":{\"acct\":\"ana\"},\"content\":\"TEXT\"}", ",", "]", [:]),
        ] as [(String, String, String, String, String, [String: String])])
    func `13: a lone surrogate costs no more than its own item`(
        kind: String, start: String, item: String, separator: String, end: String, options: [String: String]
    ) throws {
        for surrogate in ["\\ud83d", "\\udc00 late", "\\ud83d\\ud83d"] {
            let items = ["Lid broke", "Lid \(surrogate)", "\\ud83d\\ude21 lid"].enumerated().map {
                item.replacing("ID", with: String($0)).replacing("TEXT", with: $1)
            }
            let page = try page(start + items.joined(separator: separator) + end, kind: kind, options: options)
            let words = Dictionary(uniqueKeysWithValues: page.mentions.map { ($0.id, $0.title ?? $0.text) })
            #expect(words["0"] == "Lid broke")
            #expect(words["2"] == "😡 lid")
            #expect(words["1"]?.contains("\u{FFFD}") ?? (page.failedItems.count == 1))
        }
    }

    // MARK: 14 to 16

    @Test func `14: items of one guid have one key, whatever else differs`() throws {
        let items = ["<link>https://a.example/1</link>", "<link>https://a.example/2</link>", "<author>ana</author>"].map
        {
            "<item><guid isPermaLink=\"false\"> hum-1 </guid><title>Hums</title>\($0)</item>"
        }
        #expect(Set(try page(rss(items.joined())).mentions.map(\.key)).count == 1)
    }

    @Test(
        arguments: [
            ("", nil), ("<pubDate/>", nil), ("<pubDate>soon</pubDate>", nil), ("<pubDate>0</pubDate>", nil),
            ("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", nil), ("<pubDate>0000-00-00 00:00:00</pubDate>", nil),
            ("<pubDate>Mon, 21 Nov 2126 12:00:00 GMT</pubDate>", nil), ("<pubDate>99999999999999</pubDate>", nil),
            ("<pubDate>Sat, 21 Nov 2026 11:00:00 GMT</pubDate>", "2026-11-21T11:00:00Z"),
        ] as [(String, String?)])
    func `15: a date that is missing, broken, ahead or 1970 is no date`(date: String, expected: String?) throws {
        let mention = try #require(
            try page(rss("<item><guid>1</guid><title>Hums</title>\(date)</item>")).mentions.first)
        #expect(mention.publishedAt?.description == expected)
        #expect(mention.updatedAt == nil || mention.updatedAt == mention.publishedAt)
    }

    @Test(arguments: ["feed", "json feed", "json", "xml"])
    func `16: an item of twelve megabytes is cut to the limit and marked`(form: String) throws {
        let long = String(repeating: "boiling ", count: 1_500_000)
        let body =
            switch form {
            case "feed": rss("<item><guid>1</guid><description>\(long)</description></item>\(Self.item)")
            case "json feed":
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"content_text\":\"\(long)\"},{\"id\":\"2\",\"title\":\"Lid\"}]}"
            case "json": "{\"feed\":{\"item\":[{\"id\":\"1\",\"title\":\"\(long)\"},{\"id\":\"2\",\"title\":\"Lid\"}]}}"
            default:
                "<feed><item><id>1</id><title>\(long)</title></item><item><id>2</id><title>Lid</title></item></feed>"
            }
        let isFeed = form.hasSuffix("feed")
        let page = try page(body, kind: isFeed ? "feed" : form, options: isFeed ? [:] : Self.mapping)
        #expect(page.mentions.count == 2)
        #expect(page.mentions.allSatisfy { $0.text.utf8.count <= 1_048_576 })
        #expect(page.mentions[0].text.utf8.count > 1_000_000)
        #expect(page.notes.contains { $0.contains("intake.itemLimitBytes = 1048576") }, "\(page.notes)")
    }
}
