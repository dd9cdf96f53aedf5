import Testing

@testable import Intake

/// Reading entry by entry.
struct FeedStreamTests {
    private static let rss =
        "<rss version='2.0'><channel><title>Reviews</title>"
        + (0..<300).map {
            "<item><guid>r\($0)</guid><description>Late again &amp; again, no \($0)</description></item>"
        }
        .joined() + "<language>en</language></channel></rss>"
    private static let json = """
        {"version":"https://jsonfeed.org/version/1.1","title":"Reviews","items":[{"id":"r1","content_text":"Late"}]}
        """

    @Test("brings the entries that reading brings, in the same order", arguments: [rss, json])
    func bringsTheSameEntries(text: String) throws {
        var streamed: [FeedEntry] = []
        let head = try FeedReader.stream(FeedFixture.document(Array(text.utf8))) { streamed.append($0) }
        var whole = try FeedReader.read(FeedFixture.document(Array(text.utf8)))
        // What the channel says of all of them comes after the last one here.
        for index in whole.entries.indices where text == Self.rss { whole.entries[index].language = nil }
        #expect(streamed == whole.entries)
        #expect(head.entries.isEmpty && head.title == "Reviews" && head.degradations.isEmpty)
    }

    @Test("keeps nothing of an item that was handed over")
    func keepsNothingOfAnItem() throws {
        var sizes: [Int] = []
        let bytes = Array(Self.rss.utf8)
        var tree: UnsafePointer<XMLTree>?
        _ = try XMLTreeReader.read(bytes, from: 0, base: nil, limits: IntakeLimits()) { node in
            tree = node.tree
            sizes.append(node.tree.pointee.nodes.count)
        } takeRoot: { root in
            #expect(root.tree == tree)
        }
        #expect(sizes.count == 300)
        // The root, the channel, its title and the title's text; the item, its two elements and their texts.
        #expect(Set(sizes) == [9])
    }

    @Test("hands over what was complete before a document breaks off")
    func handsOverWhatWasComplete() throws {
        let cut = String(Self.rss.prefix(Self.rss.count / 2))
        var count = 0
        let head = try FeedReader.stream(FeedFixture.document(Array(cut.utf8))) { _ in count += 1 }
        #expect((100...200).contains(count))
        #expect(head.degradations.contains { $0.contains("complete items were kept") })
    }
}
