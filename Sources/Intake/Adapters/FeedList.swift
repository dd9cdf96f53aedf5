import Transport
import Triage

/// A list of feeds (OPML) as a source: each of its feeds is read as the kind `feed` reads one.
enum FeedList {
    /// The page of a list.
    ///
    /// - Parameter feedLimit: feeds above it are left out and counted.
    static func page(_ answer: VendorAnswer, feedLimit: Int) throws(IntakeError) -> SourcePage {
        let list = try OPMLReader.read(answer.document, limits: answer.limits)
        var page = SourcePage(notes: list.degradations)
        for feed in list.feeds.prefix(feedLimit) {
            // A credential is the list's own and goes to no feed.
            let settings = SourceSettings(name: answer.settings.name, kind: FeedSource.kind, url: feed.url)
            page.further.append(try FeedSource(settings, scope: scope(of: feed.url, in: answer.settings.name)))
        }
        if list.feeds.count > feedLimit {
            page.notes.append(
                "left out \(list.feeds.count - feedLimit) of \(list.feeds.count) feeds above documents = \(feedLimit)")
        }
        if list.feeds.isEmpty { page.notes.append("the list names no feed") }
        return page
    }

    /// Two feeds may use the same ids: each has a scope of its own, the same over http and https.
    private static func scope(of url: String, in name: String) -> String {
        var hash = FNV1a()
        hash.add(url.firstIndex(of: ":").map { String(url[$0...]) } ?? url)
        return "\(name)@\(WebAddress.host(url) ?? "")-\(hash.hexadecimal.prefix(8))"
    }
}
