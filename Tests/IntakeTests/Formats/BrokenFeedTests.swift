import Foundation
import Testing
import Transport
import Triage

@testable import Intake

/// Documents with the mistakes that feeds are really sent with: each costs what it must and nothing else.
@Suite struct BrokenFeedTests {
    private static let next = "<item><title>Second</title><guid>2</guid></item>"

    // MARK: Missing and wrong end tags

    @Test(
        "text behind an element without content is kept",
        arguments: [
            ("lid<br>cracked<hr>twice", "lid\ncracked\ntwice"),
            ("see <img src=\"/lid.png\" alt=\"the lid\">it", "see the lidit"),
            ("<p>one<p>two<ul><li>a<li>b</ul>end", "one\ntwo\n- a\n- b\nend"),
            ("a<br></br>b<br/>c", "a\nb\nc"), ("<b>x<source src=y>z</b>", "xz"),
        ])
    func textBehindVoidElementsIsKept(markup: String, text: String) throws {
        let feed = try FeedFixture.read(
            FeedFixture.rss("<item><guid>1</guid><description>\(markup)</description></item>\(Self.next)"))
        #expect(feed.entries.map(\.id) == ["1", "2"])
        #expect(feed.entries.first?.content.map(HTMLText.plain) == text)
    }

    @Test func elementsWithoutContentCostNoFieldOfTheItem() throws {
        let feed = try FeedFixture.read(
            FeedFixture.rss(
                "<item><title>Lid</title><br><link>/r/1</link><guid>1</guid><hr><description>D</description></item>"))
        let entry = try #require(feed.entries.first)
        #expect(entry.id == "1")
        #expect(entry.url == "https://feeds.example.net/r/1")
        #expect(entry.content == "D")
    }

    @Test(arguments: ["x<br>", "<p>x", "<li>x", "<td>x", "<a href=y>x"])
    func manyUnclosedElementsAreNotDeep(piece: String) throws {
        let body = String(repeating: piece, count: 1000)
        let feed = try FeedFixture.read(
            FeedFixture.rss("<item><guid>1</guid><description>\(body)</description></item>"))
        let text = HTMLText.plain(try #require(feed.entries.first?.content)).filter { $0 == "x" }
        #expect(text.count == 1000)
    }

    @Test func aLinkIsNoEmptyElementOfHTML() throws {
        let feed = try FeedFixture.read(
            FeedFixture.rss("<item><guid>1</guid><link>https://shop.example.net/1</link></item>"))
        #expect(feed.entries.first?.url == "https://shop.example.net/1")
        #expect(feed.degradations.isEmpty)
    }

    @Test func anItemEndsWhereTheNextBegins() throws {
        let rss = try FeedFixture.read(
            FeedFixture.rss(
                "<item><guid>1</guid><item><guid>2</guid><title>b</title></item><item><guid>3</guid><item><guid>4</guid></item>"
            ))
        #expect(rss.entries.map(\.id) == ["1", "2", "3", "4"])
        #expect(rss.degradations == ["crossed or unclosed tags were closed (2 times)"])
        let atom = try FeedFixture.read(
            FeedFixture.atom("<entry><id>a</id><entry><id>b</id></entry><entry><id>c</id></entry>"))
        #expect(atom.entries.map(\.id) == ["a", "b", "c"])
    }

    @Test(arguments: [
        "<title>Lid</title><link>/1<description>D</description><guid>g</guid>",
        "<title>Lid<link>/1</link><guid>g<description>D</description>",
        "<title>Lid</title><link>/0<link>/1</link><guid>g</guid><description>D</description>",
        "<title>Lid</title><guid>g<pubDate>Tue, 03 Feb 2026 09:15:00 GMT<link>/1</link><description>D</description>",
    ])
    func aLineEndsAtTheNextField(fields: String) throws {
        let feed = try FeedFixture.read(FeedFixture.rss("<item>\(fields)</item>\(Self.next)"))
        #expect(feed.entries.count == 2)
        let entry = try #require(feed.entries.first)
        #expect([entry.title, entry.url, entry.content] == ["Lid", "https://feeds.example.net/1", "D"])
        #expect(entry.id == "g")
    }

    @Test func fieldsInALinkThatIsClosedStayInIt() throws {
        let feed = try FeedFixture.read(
            FeedFixture.atom(
                "<entry><id>1</id><title>Mine</title><link href=\"/1\"><title>The page</title></link></entry>"))
        #expect(feed.entries.first?.title == "Mine")
        #expect(feed.degradations.isEmpty)
    }

    @Test(arguments: [
        "<item><Title>a</title><guid>1</GUID></Item>", "<Item><title>a</ title><guid>1</guid ></ Item>",
        "<item><title>a</></title><guid>1</guid></item>", "<item <title>a</title><guid>1</guid></item>",
    ])
    func endTagsAreFoundHoweverTheyAreWritten(item: String) throws {
        let feed = try FeedFixture.read(FeedFixture.rss(item + Self.next))
        #expect(feed.entries.map(\.id) == ["1", "2"])
        #expect(feed.entries.first?.title == "a")
    }

    @Test func theSameCaseComesFirst() throws {
        let feed = try FeedFixture.read(
            FeedFixture.rss("<item><guid>1</guid><x:T>a<x:t>b</x:T>c<title>T</title></item>"))
        #expect(feed.entries.first?.title == "T")
    }

    // MARK: Attributes and instructions

    @Test func anUnquotedValueLeavesTheTagItsSlash() throws {
        let feed = try FeedFixture.read(
            FeedFixture.atom(
                "<entry><link href=https://forum.example.net/1/><id>1</id><title>a</title></entry><entry><id>2</id></entry>"
            ))
        #expect(feed.entries.map(\.id) == ["1", "2"])
        #expect(feed.entries.first?.title == "a")
        #expect(feed.entries.first?.url == "https://forum.example.net/1")
        let naked = try FeedFixture.read(
            FeedFixture.rss(
                "<item><guid>1</guid><description>to <a href=https://x.example/>the page</a></description></item>"))
        #expect(naked.entries.first?.content == "to <a href=\"https://x.example/\">the page</a>")
    }

    @Test func aValueWithoutItsClosingQuoteEndsWithTheTag() throws {
        let root = try FeedFixture.read(
            "<rss version=\"2.0><channel><title>T</title><item><guid>1</guid></item></channel></rss>")
        #expect(root.format == "rss2.0")
        #expect(root.entries.map(\.id) == ["1"])
        let link = try FeedFixture.read(
            FeedFixture.atom(
                "<entry><link href=\"/1/><id>1</id><title type=\"html\">a</title></entry><entry><id>2</id></entry>"))
        #expect(link.entries.map(\.id) == ["1", "2"])
        #expect(link.entries.first?.title == "a")
        #expect(link.degradations.contains { $0.contains("closing quote") })
        let sound = try FeedFixture.read(
            FeedFixture.atom("<entry><id>1</id><link href=\"https://x.example/?a<b\" title=\"<b>\"/></entry>"))
        #expect(sound.entries.first?.url == "https://x.example/?a<b")
        #expect(sound.degradations.isEmpty)
    }

    @Test func anInstructionWithoutEndIsText() throws {
        let feed = try FeedFixture.read(
            FeedFixture.rss(
                "<item><guid>1</guid><description>it prints <?php and stops</description></item>\(Self.next)"))
        #expect(feed.entries.map(\.id) == ["1", "2"])
        #expect(feed.entries.first?.content.map(HTMLText.plain) == "it prints <?php and stops")
        let declaration = try FeedFixture.read("<?xml version=\"1.0\"><rss><channel>\(Self.next)</channel></rss>")
        #expect(declaration.entries.count == 1)
    }

    // MARK: Before the root

    @Test(arguments: [
        "<!DOCTYPE rss [<!-- it isn't used --><!ENTITY x \"y\">]>",
        "<!DOCTYPE rss PUBLIC \"-//N//D\" \"http://n.example/d.dtd\" [\n<!-- don't ]> -->\n<?p it's ?><!ENTITY e 'a > ]'>\n]>",
        "<!DOCTYPE rss [<!ENTITY x \"a > b ] c\"><!-- ] > -->]>", "<!DOCTYPE rss SYSTEM \"lost.dtd>",
        "<!DOCTYPE rss [<!ENTITY x \"y\" ]>",
    ])
    func theDocumentTypeEndsWhereItEnds(declaration: String) throws {
        let text =
            "<?xml version=\"1.0\"?>\(declaration)<rss version=\"2.0\"><channel><title>F</title>\(Self.next)</channel></rss>"
        let feed = try FeedFixture.read(text)
        #expect(feed.title == "F")
        #expect(feed.entries.count == 1)
    }

    @Test(arguments: [
        "<feed\n xmlns=\"http://www.w3.org/2005/Atom\"><title>F</title></feed>", "<feed><title>F</title></feed>",
        "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:title>F</a:title></a:feed>",
        "<RSS\tversion='2.0'><channel><title>F</title></channel></RSS>",
    ])
    func junkNeedsNoDeclarationBehindIt(document: String) throws {
        #expect(try FeedFixture.read("Warning: disk full\n" + document).title == "F")
    }

    // MARK: Limits

    @Test func endlessNamesAreCutAndSaid() throws {
        let names = (0..<100_000).map { "<n\($0)/>" }.joined()
        let feed = try FeedFixture.read(FeedFixture.rss("\(Self.next)<item><guid>1</guid>\(names)</item>"))
        #expect(feed.entries.map(\.id) == ["2"])
        #expect(
            feed.degradations.contains(
                "more than 20000 different names of elements and attributes; what follows was left out"))
    }
}
