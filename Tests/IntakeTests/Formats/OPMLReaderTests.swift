import Intake
import Testing
import Transport

/// Lists of feeds as other readers export them.
@Suite struct OPMLReaderTests {
    private func read(
        _ text: String, url: String = "https://reader.example/lists/feeds.opml", limits: IntakeLimits = IntakeLimits()
    ) throws(IntakeError) -> OPMLList {
        try OPMLReader.read(FeedFixture.document(Array(text.utf8), url: url), limits: limits)
    }

    private func list(_ outlines: String) -> String {
        "<opml version=\"2.0\"><head><title>Kettles</title></head><body>\(outlines)</body></opml>"
    }

    @Test func nestedOutlinesGiveFeedsWithTheirPath() throws {
        let read = try read(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <!-- exported -->
            <opml version="2.0"><head><title> Kettle &amp; lid </title><dateCreated>Sat, 21 Nov 2026 08:00:00 GMT</dateCreated></head>
            <body>
              <outline text="Forums" title="Forums &#8211; all">
                <outline type="rss" text="Lids" title="Lid forum" xmlUrl="https://lids.example/feed?a=1&amp;b=2" htmlUrl="https://lids.example/"/>
                <outline text="Deep"><outline xmlUrl="https://deep.example/atom.xml" text="Deep one"></outline></outline>
              </outline>
              <outline xmlUrl="http://alone.example/rss" category="/Shops/Kettles,/Other"/>
            </body></opml>
            """)
        #expect(read.title == "Kettle & lid")
        #expect(
            read.feeds == [
                OPMLFeed(
                    title: "Lid forum", url: "https://lids.example/feed?a=1&b=2", site: "https://lids.example/",
                    path: ["Forums – all"]),
                OPMLFeed(
                    title: "Deep one", url: "https://deep.example/atom.xml", path: ["Forums – all", "Deep"]),
                OPMLFeed(
                    title: "http://alone.example/rss", url: "http://alone.example/rss", path: ["Shops", "Kettles"]),
            ])
        #expect(read.degradations.isEmpty)
    }

    @Test(arguments: [
        "<outline text='A' xmlUrl='https://a.example/f'/>", "<OUTLINE XMLURL=\"https://a.example/f\" TEXT=\"A\" />",
        "<Outline xmlurl=https://a.example/f Text=A></Outline>",
        "<outline type=\"rss\" url=\"https://a.example/f\" title=\"A\" text=\"B\"/>",
        "<outline text=\"A\" xmlUrl=\"/f\"/>", "<outline text=\"A\" xmlUrl=\" https://a.example/f \" xmlUrl=\"x\"/>",
    ])
    func everySpellingIsRead(outline: String) throws {
        let read = try read(list(outline), url: "https://a.example/list.opml")
        #expect(read.feeds == [OPMLFeed(title: "A", url: "https://a.example/f")])
    }

    @Test func elementNamesCountInAnyCase() throws {
        let read = try read(
            "<OPML><HEAD><TITLE>T</TITLE></HEAD><Body><outline xmlUrl=\"https://a.example/f\"/></Body></OPML>")
        #expect(read.title == "T" && read.feeds.map(\.url) == ["https://a.example/f"])
        #expect(try self.read("<opml><outline xmlUrl=\"https://a.example/f\"/></opml>").feeds.count == 1)
    }

    @Test func onlyWebAddressesAreTaken() throws {
        let read = try read(
            list(
                """
                <outline text="Disk" xmlUrl="file:///etc/passwd"/><outline text="Script" xmlUrl="javascript:alert(1)"/>
                <outline text="Old" xmlUrl="ftp://user:secret@a.example/f"/><outline xmlUrl="https://"/>
                <outline text="Good" xmlUrl="https://a.example/f" htmlUrl="javascript:alert(1)"/>
                """))
        #expect(read.feeds == [OPMLFeed(title: "Good", url: "https://a.example/f")])
        #expect(read.degradations.count == 4)
        #expect(read.degradations[0] == "left out “Disk”: file:///etc/passwd is no http or https address")
        #expect(!read.degradations.joined().contains("secret"))
    }

    @Test func anAddressCountsOnceAndOtherListsAreNotFollowed() throws {
        let read = try read(
            list(
                """
                <outline text="A"><outline text="one" xmlUrl="https://a.example/f"/></outline>
                <outline text="B"><outline text="two" xmlUrl="https://a.example/f"/></outline>
                <outline type="link" text="more" url="https://b.example/more.opml"/>
                <outline type="include" text="more" url="https://b.example/all"/>
                <outline type="link" text="page" url="https://b.example/page.html"/>
                """))
        #expect(read.feeds == [OPMLFeed(title: "one", url: "https://a.example/f", path: ["A"])])
        #expect(read.degradations == ["did not follow 2 lists that it includes"])
    }

    @Test(arguments: [
        // Cut within a tag, within an address, after an open folder.
        ("<outline text=\"F\"><outline text=\"A\" xmlUrl=\"https://a.example/f\"/><outline text=\"B\" xmlU", ["F"]),
        (
            "<outline text=\"F\"><outline text=\"A\" xmlUrl=\"https://a.example/f\"/><outline xmlUrl=\"https://b.exam",
            ["F"]
        ),
        ("<outline text=\"F\"><outline text=\"A\" xmlUrl=\"https://a.example/f\"/><outline text=\"G\">", ["F"]),
        ("<outline text=\"F\"><outline text=\"A\" xmlUrl=\"https://a.example/f\">", ["F"]),
    ])
    func aCutListKeepsItsCompleteTags(body: String, path: [String]) throws {
        let read = try read("<opml version=\"1.0\"><body>" + body)
        #expect(read.feeds == [OPMLFeed(title: "A", url: "https://a.example/f", path: path)])
        #expect(read.degradations.contains { $0.contains("ends before") })
    }

    @Test func unclosedOutlinesAreNeighboursAndNoFolders() throws {
        let read = try read(
            list(
                "<outline text=\"F\"><outline text=\"A&B\" xmlUrl=\"https://a.example/f?x=1&y=2\"><outline text=\"B\" xmlUrl=\"https://b.example/f\"></outline>"
            ))
        #expect(read.feeds.map(\.title) == ["A&B", "B"])
        #expect(read.feeds.map(\.path) == [["F"], ["F"]])
        #expect(read.feeds[0].url == "https://a.example/f?x=1&y=2")
        #expect(!read.degradations.isEmpty)
    }

    @Test func oldEncodingsAreRead() throws {
        let bytes =
            Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><opml><body><outline text=\"Gr".utf8) + [0xFC]
            + Array("n\" xmlUrl=\"https://a.example/f\"/></body></opml>".utf8)
        #expect(
            try OPMLReader.read(FeedFixture.document(bytes), limits: IntakeLimits()).feeds.map(\.title) == ["Grün"])
    }

    @Test func noEntityAndNoFileReachesAList() throws {
        let read = try read(
            """
            <!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
            <opml><head><title>x &b; &f;</title></head><body><outline text="&b;" xmlUrl="https://a.example/f"/></body></opml>
            """)
        #expect(read.title == "x &b; &f;" && read.feeds.map(\.title) == ["&b;"])
    }

    @Test(arguments: [
        ("", IntakeError.empty(url: "https://reader.example/lists/feeds.opml")),
        (
            "{}",
            .unreadable(url: "https://reader.example/lists/feeds.opml", reason: "it is JSON, not an OPML list of feeds")
        ),
        (
            "<rss version=\"2.0\"><channel/></rss>",
            .unreadable(
                url: "https://reader.example/lists/feeds.opml", reason: "it is a feed, not an OPML list of feeds")
        ),
        (
            "<!DOCTYPE html><html></html>",
            .unreadable(
                url: "https://reader.example/lists/feeds.opml", reason: "it is an HTML page, not an OPML list of feeds")
        ),
        (
            "feeds",
            .unreadable(
                url: "https://reader.example/lists/feeds.opml",
                reason: "it is no XML and no JSON, not an OPML list of feeds")
        ),
    ])
    func whatIsNoListIsNamed(text: String, error: IntakeError) {
        #expect(throws: error) { try read(text) }
    }

    @Test func limitsHold() throws {
        var limits = IntakeLimits()
        limits.itemLimit = 2
        let feeds = (1...5).map { "<outline text=\"\($0)\" xmlUrl=\"https://a.example/\($0)\"/>" }.joined()
        let read = try read(list(feeds), limits: limits)
        #expect(read.feeds.map(\.title) == ["1", "2"])
        #expect(read.degradations == ["left out 3 feeds above intake.itemLimit = 2"])
        limits.documentLimitBytes = 100
        let url = "https://reader.example/lists/feeds.opml"
        #expect(throws: IntakeError.overLimit(url: url, name: "intake.documentLimitBytes", limit: 100)) {
            try self.read(list(feeds), limits: limits)
        }
        #expect(throws: IntakeError.overLimit(url: url, name: "intake.depthLimit", limit: 256)) {
            try self.read(list(String(repeating: "<outline text=\"a\">", count: 100_000)))
        }
    }
}
