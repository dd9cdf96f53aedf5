import Intake
import Testing
import Transport
import Triage

/// The kinds whose shape the operator describes.
@Suite struct MappedSourceTests {
    private func read(
        _ kind: String, url: String = "https://x.example/r?k=1", _ options: [String: String], _ body: String,
        headers: [(name: String, value: String)] = [], at address: String? = nil, credential: String? = nil
    ) throws -> SourcePage {
        let settings = SourceSettings(
            name: "s", kind: kind, url: url, options: options, credential: credential.map { Secret($0) })
        let document = SampleFile.document(body, headers: headers, address: address ?? url)
        return try SourceRegistry.adapter(for: settings).read(document, limits: IntakeLimits())
    }

    // MARK: Shapes of JSON

    @Test(arguments: [
        ("", #"[{"t":"a"},{"t":"b"}]"#, ["a", "b"]), ("d.items", #"{"d":{"items":[{"t":"a"}]}}"#, ["a"]),
        (
            "shops[*].reviews", #"{"shops":[{"reviews":[{"t":"a"}]},{"name":"x"},{"reviews":[{"t":"b"},{"t":"c"}]}]}"#,
            ["a", "b", "c"]
        ),
        ("byID[*]", #"{"byID":{"1":{"t":"a"},"2":{"t":"b"}}}"#, ["a", "b"]), ("[*].r", #"[{"r":[{"t":"a"}]}]"#, ["a"]),
        ("pages[-1].r", #"{"pages":[{"r":[{"t":"a"}]},{"r":[{"t":"b"}]}]}"#, ["b"]),
        ("hits[*]._source", #"{"hits":[{"_source":[{"t":"a"}]},{"_source":[]}]}"#, ["a"]),
        ("shops[*].reviews", #"{"shops":[]}"#, []), (#"["a.b"]"#, #"{"a.b":[{"t":"a"}]}"#, ["a"]),
    ])
    func `items are found in every base shape`(items: String, body: String, texts: [String]) throws {
        let page = try read("json", ["items": items, "map.text": "t"], body)
        #expect(page.mentions.map(\.text) == texts)
    }

    @Test(arguments: [
        ("shops[*].reviews", #"{"shops":[{"name":"x"}]}"#), ("shops[*].reviews", #"{"shops":7}"#), ("a", #"{"a":{}}"#),
        ("a[*]", #"{"a":null}"#),
    ])
    func `a path that leads to no list is named`(items: String, body: String) {
        #expect(
            throws: IntakeError.changedShape(source: "s", reason: "there is no list at items = \(items)")
        ) { try read("json", ["items": items, "map.text": "t"], body) }
    }

    // MARK: Pages

    @Test func `a cursor leads on until there is none`() throws {
        let options = ["items": "i", "map.text": "t", "cursor": "meta.next", "cursorParameter": "after"]
        #expect(
            try read("json", options, #"{"i":[{"t":"a"}],"meta":{"next":"x/y"}}"#).next?.url
                == "https://x.example/r?k=1&after=x%2Fy")
        #expect(
            try read("json", options, #"{"i":[{"t":"a"}],"meta":{"next":17}}"#).next?.url
                == "https://x.example/r?k=1&after=17")
        for end in [#""meta":{"next":null}"#, #""meta":{"next":""}"#, #""meta":{}"#] {
            #expect(try read("json", options, "{\"i\":[{\"t\":\"a\"}],\(end)}").next == nil)
        }
        #expect(try read("json", options, #"{"i":[],"meta":{"next":"x"}}"#).next == nil)
    }

    @Test func `an offset counts the items before`() throws {
        let options = ["items": "i", "map.text": "t", "offset": "from"]
        let body = #"{"i":[{"t":"a"},{"t":"b"}]}"#
        #expect(try read("json", options, body).next?.url == "https://x.example/r?k=1&from=2")
        #expect(
            try read("json", options, body, at: "https://x.example/r?k=1&from=40").next?.url
                == "https://x.example/r?k=1&from=42")
        #expect(try read("json", options, #"{"i":[]}"#, at: "https://x.example/r?from=40").next == nil)
        #expect(try read("json", options, body, at: "https://x.example/r?from=-9999999999999").next == nil)
    }

    @Test func `the Link field leads on where nothing else is said`() throws {
        let field = [(name: "Link", value: #"</r?page=2>; rel="next""#)]
        let body = #"[{"t":"a"}]"#
        #expect(try read("json", ["map.text": "t"], body, headers: field).next?.url == "https://x.example/r?page=2")
        #expect(
            try read("json", ["map.text": "t", "page": "p"], body, headers: field).next?.url.hasSuffix("&p=2") == true)
        let elsewhere = [(name: "Link", value: #"<https://evil.example/>; rel="next""#)]
        let page = try read("json", ["map.text": "t"], body, headers: elsewhere, credential: "k")
        #expect(page.next == nil && page.notes.count == 1)
    }

    @Test func `one way of paging is enough`() {
        #expect(
            throws: IntakeError.badOption(source: "s", option: "offset", reason: "give cursor or offset, not both")
        ) { try read("json", ["map.text": "t", "cursor": "c", "offset": "o"], "[]") }
    }

    // MARK: XML

    private let portal = [
        "items": "export.reviews.review", "map.id": "@id", "map.text": "body", "map.title": "dc:title",
        "map.rating": "score", "map.author.name": "guest.name[0]", "map.publishedAt": "@date",
        "map.url": "https://portal.example/{@id}",
    ]

    @Test func `elements, attributes and text are mapped by path`() throws {
        let body = #"""
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <!DOCTYPE export [<!ENTITY x "boom">]>
            <export xmlns:dc="urn:dc"><reviews total="2">
              <review id="r&amp;1" date="2026-11-20"><dc:title>Lid</dc:title><body><![CDATA[It <broke> &]]> again</body><score max="5">2</score>
                <guest><name>Ana</name><name>Bo</name></guest></review>
              <review id="r2"><body>fine&nbsp;&eacute;</body></review>
            </reviews></export>
            """#
        let page = try read("xml", portal, body)
        #expect(page.mentions.map(\.id) == ["r&1", "r2"])
        let first = page.mentions[0]
        #expect(first.title == "Lid" && first.text == "It <broke> & again")
        #expect(first.rating == Rating(value: 2) && first.author.name == "Ana")
        #expect(first.url == "https://portal.example/r%261")
        #expect(first.publishedAt == Timestamp(rfc3339: "2026-11-20T00:00:00Z"))
        #expect(page.mentions[1].text == "fine\u{A0}é")
        #expect(page.failedItems.isEmpty && page.next == nil)
    }

    @Test func `one element is a list of one, and none an empty list`() throws {
        #expect(
            try read("xml", portal, "<export><reviews><review id=\"1\"><body>a</body></review></reviews></export>")
                .mentions.count == 1)
        #expect(try read("xml", portal, "<export><reviews/></export>").mentions.isEmpty)
        #expect(
            throws: IntakeError.changedShape(
                source: "s", reason: "there is no element at items = export.reviews.review")
        ) { try read("xml", portal, "<export><error>no</error></export>") }
        let words = try read("xml", ["items": "l.w", "map.text": "#text"], "<l><w>a</w><w>b</w></l>")
        #expect(words.mentions.map(\.text) == ["a", "b"])
    }

    @Test func `half an item is none`() throws {
        let body = "<export><reviews><review id=\"1\"><body>a</body></review><review id=\"2\"><body>b</body>"
        let page = try read("xml", portal, body)
        #expect(page.mentions.map(\.id) == ["1"])
        #expect(page.notes.contains { $0.contains("ends before") })
    }

    @Test func `no entity and no file reaches a mention`() throws {
        let body = #"""
            <!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
            <l><w>x &b; &f; y</w></l>
            """#
        let page = try read("xml", ["items": "l.w", "map.text": "#text"], body)
        #expect(page.mentions.count == 1)
        #expect(!page.mentions[0].text.contains("aaaa") && !page.mentions[0].text.contains("root:"))
    }

    @Test func `more elements than a document may have are refused`() {
        let body = "<l>" + String(repeating: "<w/>", count: 400_000) + "</l>"
        let error = #expect(throws: IntakeError.self) {
            try read("xml", ["items": "l.w", "map.text": "#text"], body)
        }
        guard case .unreadable(_, "it has more than 400000 elements") = error else {
            Issue.record("wrong error \(String(describing: error))")
            return
        }
    }

    @Test func `a tag of a hundred thousand attributes costs itself at most`() throws {
        let flood = (0..<100_000).map { "a\($0)=\"x\"" }.joined(separator: " ")
        let body = "<l><w>a</w><w \(flood)>b</w><w>c</w></l>"
        let page = try read("xml", ["items": "l.w", "map.text": "#text"], body)
        #expect(page.mentions.map(\.text).starts(with: ["a"]) && page.mentions.last?.text == "c")
    }

    @Test func `XML pages go on as JSON's do`() throws {
        let options = ["items": "l.w", "map.text": "#text", "cursor": "l.@next"]
        #expect(
            try read("xml", options, "<l next=\"c2\"><w>a</w></l>").next?.url == "https://x.example/r?k=1&cursor=c2")
        let byAddress = ["items": "l.w", "map.text": "#text", "next": "l.next"]
        #expect(
            try read("xml", byAddress, "<l><w>a</w><next>/r?p=2&amp;q=1</next></l>").next?.url
                == "https://x.example/r?p=2&q=1")
    }

    // MARK: Tables and lines

    private let columns = [
        "map.id": "Response ID", "map.text": "What went wrong?", "map.rating": "Stars", "map.author.name": "Name",
        "map.views": #"["No. of views"]"#,
    ]

    @Test(arguments: [",", ";", "\t", "|"])
    func `a table is read whatever its delimiter`(delimiter: String) throws {
        let rows = [
            ["Response ID", "What went wrong?", "Stars", "Name", "No. of views"],
            ["1", "\"The lid\(delimiter) it \"\"broke\"\"\r\ntwice\"", "2", "Zoë", "7"], ["2", "All fine", "", "", ""],
        ]
        let body = "\u{FEFF}" + rows.map { $0.joined(separator: delimiter) }.joined(separator: "\r\n") + "\r\n\r\n"
        let page = try read("file", url: "survey.csv", columns, body)
        #expect(page.failedItems.isEmpty)
        #expect(page.mentions.map(\.id) == ["1", "2"])
        #expect(page.mentions[0].text == "The lid\(delimiter == "\t" ? "\t" : delimiter) it \"broke\"\ntwice")
        #expect(page.mentions[0].rating == Rating(value: 2) && page.mentions[0].author.name == "Zoë")
        #expect(page.mentions[0].engagement.views == 7)
        #expect(page.mentions[1].rating == nil && page.mentions[1].author == Author())
    }

    @Test func `a broken row costs itself only`() throws {
        let body = "id,t\n1,a\n2,b,c\n3\n4,d\n5,\"never closed\n6,e\n"
        let page = try read("file", url: "r.csv", ["map.id": "id", "map.text": "t"], body)
        #expect(page.mentions.map(\.id) == ["1", "4"])
        #expect(
            page.failedItems == [
                "item 2: it has 3 cells, the header 2", "item 3: there are no words at map.text or map.title",
                "item 5: a quotation mark is not closed",
            ])
    }

    @Test func `a header without the words is named`() {
        #expect(
            throws: IntakeError.changedShape(
                source: "s", reason: "its header has no column that map.text or map.title names")
        ) { try read("file", url: "r.csv", ["map.text": "comment"], "id,text\n1,a\n") }
    }

    @Test func `a table in an old encoding is read`() throws {
        let settings = SourceSettings(name: "s", kind: "file", url: "r.csv", options: ["map.text": "t"])
        let document = FetchedDocument(
            url: "r.csv", body: Array("t\n".utf8) + [0x47, 0x72, 0xFC, 0x6E, 0x0A], fetchedAt: SampleFile.now)
        let page = try SourceRegistry.adapter(for: settings).read(document, limits: IntakeLimits())
        #expect(page.mentions.map(\.text) == ["Grün"])
    }

    @Test(
        arguments: [
            ("r.jsonl", [:]), ("https://x.example/R.NDJSON?k=1", [:]), ("r.txt", ["type": "jsonl"]),
        ] as [(String, [String: String])])
    func `lines of JSON are items`(url: String, more: [String: String]) throws {
        let options = more.merging(["map.id": "id", "map.text": "a.b"]) { old, _ in old }
        let body = "{\"id\":1,\"a\":{\"b\":\"x\"}}\r\n\n{bad\n[1]\n{\"id\":2,\"a\":{\"b\":\"y\"}}"
        let page = try read("file", url: url, options, body)
        #expect(page.mentions.map(\.id) == ["1", "2"])
        #expect(page.failedItems.count == 2)
    }

    @Test func `a delimiter that is told is taken`() throws {
        let page = try read(
            "file", url: "r.csv", ["map.text": "t", "delimiter": "pipe"], "t|a,b,c,d\nlid, handle|1\n")
        #expect(page.mentions.map(\.text) == ["lid, handle"])
        #expect(try read("file", url: "r.tsv", ["map.text": "t"], "t\ta,b,c\nlid\t1\n").mentions.map(\.text) == ["lid"])
    }
}
