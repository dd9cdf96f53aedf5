import Intake
import Testing
import Transport
import Triage

/// Folders that other programs drop files into, and files that are still growing.
@Suite struct DropFolderTests {
    private let mapping = ["map.text": "comment", "map.author.name": "who"]
    private let folder = "file:///var/spool/drop"

    private func source(_ options: [String: String]? = nil, url: String? = nil) throws -> any SourceAdapter {
        try SourceRegistry.adapter(
            for: SourceSettings(name: "survey", kind: "file", url: url ?? folder, options: options ?? mapping))
    }

    private func listing(_ entries: [(FolderListing.Kind, String)]) -> FetchedDocument {
        let listing = FolderListing(entries.map { FolderListing.Entry(kind: $0.0, name: $0.1) })
        let fields = HeaderFields([(name: "Content-Type", value: FolderListing.mediaType)])
        return FetchedDocument(url: folder, headers: fields, body: listing.body, fetchedAt: SampleFile.now)
    }

    private func files(_ names: String...) -> FetchedDocument { listing(names.map { (.file, $0) }) }

    /// A file that last changed so many seconds before it was read.
    private func file(_ name: String, _ bytes: [UInt8], age: Double = 3_600) -> FetchedDocument {
        let changed = SampleFile.now.adding(seconds: -age).description
        return FetchedDocument(
            url: folder + "/" + name, headers: HeaderFields([(name: "Last-Modified", value: changed)]), body: bytes,
            fetchedAt: SampleFile.now)
    }

    /// The page of one file of the folder.
    private func read(
        _ name: String, _ text: String, age: Double = 3_600, _ options: [String: String]? = nil
    ) throws -> SourcePage {
        let page = try source(options).read(files(name), limits: IntakeLimits())
        return try #require(page.further.first).read(file(name, Array(text.utf8), age: age), limits: IntakeLimits())
    }

    // MARK: What is read

    @Test func `files of known types are read by name, the others named`() throws {
        let page = try source().read(
            listing([
                (.file, "b.CSV"), (.file, "a.jsonl"), (.file, "c.tsv"), (.file, "d.tab"), (.file, "e.ndjson"),
                (.file, "f.json"), (.file, "g.xml"), (.file, "h.rss"), (.file, "i%20%C3%A9.atom"),
                (.file, ".hidden.csv"),
                (.file, "%2Edot.csv"), (.file, "new.csv.part"), (.file, "x.TMP"), (.file, "y.csv.crdownload"),
                (.file, "list.opml"), (.file, "notes.pdf"), (.file, "README"), (.file, "zz.png"), (.folder, "archive"),
                (.folder, "sub.csv"), (.link, "out.csv"), (.other, "pipe.csv"),
            ]), limits: IntakeLimits())
        #expect(
            page.further.map { $0.firstRequest().url.dropFirst(folder.count + 1) } == [
                "a.jsonl", "b.CSV", "c.tsv", "d.tab", "e.ndjson", "f.json", "g.xml", "h.rss", "i%20%C3%A9.atom",
            ])
        #expect(page.mentions.isEmpty && page.next == nil && page.failedItems.isEmpty)
        #expect(
            page.notes == [
                "left out of the folder: 2 hidden files, 3 unfinished files (.part, .tmp, .crdownload), 4 files of no known type (README, list.opml, notes.pdf, …), 2 subfolders, 1 link that leads out of it, 1 entry that is no file"
            ])
    }

    @Test func `a folder is asked for, and no file of it may be one`() throws {
        let adapter = try source()
        #expect(adapter.firstRequest().headers["Accept"]?.contains(FolderListing.mediaType) == true)
        let page = try adapter.read(files("a.csv"), limits: IntakeLimits())
        #expect(page.notes.isEmpty)
        #expect(page.further[0].firstRequest().headers["Accept"]?.contains(FolderListing.mediaType) == false)
        let online = try source(url: "https://x.example/drop").firstRequest()
        #expect(online.headers["Accept"]?.contains(FolderListing.mediaType) == false)
    }

    @Test func `each file is read as its name says`() throws {
        #expect(try read("a.csv", "who,comment\nAna,broke\n").mentions.map(\.text) == ["broke"])
        #expect(try read("a.tab", "who\tcomment\nAna\ta,b,c,d\n").mentions.map(\.text) == ["a,b,c,d"])
        #expect(try read("a.jsonl", #"{"comment":"broke"}"#).mentions.map(\.text) == ["broke"])
        let feed = try read("a.rss", FeedFixture.rss("<item><guid>7</guid><title>broke</title></item>"))
        #expect(feed.mentions.map(\.key) == [MentionKey(scope: "survey", id: "7")])
        #expect(throws: IntakeError.self) { try read("a.xml", "<html><body/></html>") }
    }

    @Test func `a type that is given narrows a folder`() throws {
        let document = files("a.csv", "b.jsonl", "c.rss")
        let page = try source(["type": "jsonl", "map.text": "comment"]).read(document, limits: IntakeLimits())
        #expect(page.further.map { $0.firstRequest().url } == [folder + "/b.jsonl"])
        #expect(page.notes == ["left out of the folder: 2 files of another type (a.csv, c.rss)"])
        let feeds = try source(["type": "feed"]).read(document, limits: IntakeLimits())
        #expect(feeds.further.map { $0.firstRequest().url } == [folder + "/c.rss"])
    }

    @Test func `a folder has a limit`() throws {
        #expect(try source().documentLimit == 500)
        #expect(try source(mapping.merging(["documents": "3"]) { $1 }).documentLimit == 3)
        var limits = IntakeLimits()
        limits.itemLimit = 2
        let page = try source().read(files("a.csv", "b.csv", "c.csv"), limits: limits)
        #expect(page.further.count == 2)
        #expect(page.notes == ["left out of the folder: 1 file above intake.itemLimit = 2"])
    }

    @Test(arguments: [
        (["type": "feed", "map.text": "a"], "map.text"), (["type": "opml", "delimiter": "tab"], "delimiter"),
        (["type": "csv"], "map.text"), (["map.text": "a", "documents": "0"], "documents"),
        (["map.text": "a", "type": "pdf"], "type"),
    ])
    func `an option that cannot be meant is named`(options: [String: String], option: String) {
        let error = #expect(throws: IntakeError.self) { try source(options) }
        guard case .badOption("survey", option, _) = error else {
            Issue.record("wrong error \(String(describing: error))")
            return
        }
    }

    @Test func `a listing that came over the network is no folder`() throws {
        var document = files("a.csv")
        document.url = "https://x.example/drop"
        #expect(throws: IntakeError.self) {
            try source(url: "https://x.example/drop").read(document, limits: IntakeLimits())
        }
    }

    // MARK: Ids

    @Test func `a derived id does not change with the file's name`() throws {
        let table = "who,comment\nAna,broke\n"
        let lines = #"{"who":"Ana","comment":"broke"}"#
        let id = try #require(try read("a.csv", table).mentions.first).id
        #expect(id.hasPrefix("derived-"))
        for (name, text) in [("b%20c.csv", table), ("a.json", lines), ("z.jsonl", lines)] {
            #expect(try read(name, text).mentions.map(\.id) == [id])
        }
        let items =
            "<item><title>broke</title><link>#top</link></item><item><title>b</title><link>p?q=1</link></item><item><title>c</title></item>"
        let rss = FeedFixture.rss(items)
        #expect(try read("a.rss", rss).mentions.map(\.id) == read("b.xml", rss).mentions.map(\.id))
        #expect(Set(try read("a.rss", rss).mentions.map(\.id)).count == 3)
    }

    // MARK: Shapes of JSON

    @Test(arguments: [
        #"[{"comment":"a"},{"comment":"b"}]"#, "\u{FEFF} [\n {\"comment\":\"a\"},\n {\"comment\":\"b\"}\n]\n",
        "{\"comment\":\"a\"}\n{\"comment\":\"b\"}", "{\"comment\":\"a\"}\r\n\r\n{\"comment\":\"b\"}\r\n",
    ])
    func `JSON may be lines or an array`(text: String) throws {
        #expect(try read("a.json", text).mentions.map(\.text) == ["a", "b"])
    }

    @Test func `one object may stand on many lines, and a broken array is an error`() throws {
        #expect(try read("a.json", "{\n \"comment\": \"a\"\n}\n").mentions.map(\.text) == ["a"])
        #expect(throws: IntakeError.self) { try read("a.json", "[\n{\"comment\":\"a\"},\n") }
        let lines = try read("a.jsonl", "[1]\n{\"comment\":\"a\"}\n")
        #expect(lines.mentions.map(\.text) == ["a"] && lines.failedItems.count == 1)
    }

    // MARK: Files that grow

    /// Name, whole text, and how much of it is there, with the texts read from that.
    static let growing: [(String, String, Int, [String])] = [
        ("a.csv", "who,comment\nAna,one\nBo,two and more\n", 26, ["one"]),
        ("a.csv", "who,comment\nAna,one\nBo,two and more\n", 9, []),
        ("a.csv", "who,comment\nAna,one\nBo,\"two\nand more\"\nCy,three\n", 28, ["one"]),
        ("a.csv", "who,comment\r\nAna,one\r\nBo,two", 28, ["one"]),
        ("a.csv", "who,comment\nAna,one\n", 0, []),
        ("a.jsonl", "{\"comment\":\"one\"}\n{\"comment\":\"two\"}\n", 30, ["one"]),
        ("a.jsonl", "{\"comment\":\"one\"}\n{\"comment\":\"zwei Größen\"}\n", 41, ["one"]),
        ("a.json", "[{\"comment\":\"one\"},\n{\"comment\":\"two\"}]", 20, []),
    ]

    @Test(arguments: growing)
    func `a file that is being written keeps its tail for later`(
        name: String, text: String, count: Int, texts: [String]
    ) throws {
        let page = try source().read(files(name), limits: IntakeLimits())
        let adapter = try #require(page.further.first)
        let whole = Array(text.utf8)
        let part = try adapter.read(file(name, Array(whole[..<count]), age: 5), limits: IntakeLimits())
        #expect(part.mentions.map(\.text) == texts)
        #expect(part.failedItems.isEmpty)
        #expect(
            part.notes == ["its last line is still being written; it is read when the file has rested for a minute"])
        let later = try adapter.read(file(name, whole), limits: IntakeLimits())
        #expect(later.mentions.count > texts.count && later.failedItems.isEmpty && later.notes.isEmpty)
        #expect(Array(later.mentions.map(\.text).prefix(texts.count)) == texts)
    }

    @Test func `a file at rest needs no last line end`() throws {
        let text = "who,comment\nAna,one\nBo,two"
        #expect(try read("a.csv", text, age: 61).mentions.count == 2)
        #expect(try read("a.csv", text, age: 59).mentions.count == 1)
        // A clock that goes wrong by hours tells nothing.
        #expect(try read("a.csv", text, age: -7_200).mentions.count == 2)
        #expect(try read("a.csv", text + "\n", age: 5).mentions.count == 2)
        #expect(try read("a.csv", text + "\n", age: 5).notes.isEmpty)
        #expect(try read("a.jsonl", #"{"comment":"one"}"#, age: 5).mentions.count == 1)
        let unclosed = try read("a.csv", "who,comment\nAna,one\nBo,\"two\n")
        #expect(unclosed.failedItems == ["item 2: a quotation mark is not closed"])
    }

    @Test(arguments: [true, false])
    func `a file in UTF-16 is cut between its characters`(isLittle: Bool) throws {
        func encoded(_ text: String) -> [UInt8] {
            ("\u{FEFF}" + text).utf16.flatMap {
                isLittle ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)]
            }
        }
        let adapter = try #require(try source().read(files("a.csv"), limits: IntakeLimits()).further.first)
        // U+010A and U+0A01 hold the byte of a line end.
        let bytes = encoded("who,comment\nAna,\u{010A}one\u{0A01}\nBo,tw\u{010A}\u{0A01}")
        for dropped in 0..<6 {
            let page = try adapter.read(file("a.csv", bytes.dropLast(dropped), age: 5), limits: IntakeLimits())
            #expect(page.mentions.map(\.text) == ["\u{010A}one\u{0A01}"], "\(dropped)")
        }
        #expect(try adapter.read(file("a.csv", bytes), limits: IntakeLimits()).mentions.count == 2)
    }

    @Test func `what comes over the network is whole`() throws {
        let changed = [(name: "Last-Modified", value: SampleFile.now.description)]
        let document = SampleFile.document(
            "comment\none\ntwo", headers: changed, address: "https://x.example/a.csv")
        let page = try source(["map.text": "comment"], url: "https://x.example/a.csv")
            .read(document, limits: IntakeLimits())
        #expect(page.mentions.map(\.text) == ["one", "two"])
    }
}
