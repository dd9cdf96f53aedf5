package import Transport
import Triage

/// What a Google Alert finds on the web, from the alert's Atom feed; links lead to the pages themselves.
package struct GoogleAlertsSource: SourceAdapter {
    package static let kind = "googlealerts"
    package static let summary = "Pages and news that a Google Alert finds."
    package static let options: [SourceOption] = []
    package static let idsAreGlobal = false

    private let settings: SourceSettings
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        url = try settings.requiredURL()
    }

    package var pageLimit: Int { 1 }

    package func firstRequest() -> FetchRequest {
        var request = settings.request(url, accept: FeedEntries.accept)
        // Whoever knows the address may read the alert.
        request.urlIsSecret = true
        return request
    }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits)
        let feed = try FeedReader.read(document, limits: limits)
        var collector = MentionCollector(answer, scope: settings.name)
        for entry in feed.entries where collector.hasRoom() {
            var mention = collector.blank()
            FeedEntries.fill(&mention, from: entry, of: feed, base: document.url)
            mention.url = mention.url.map(Self.target)
            collector.add(mention)
        }
        for degradation in feed.degradations { collector.note(degradation) }
        return try collector.page()
    }

    /// The page that a redirect `https://www.google.…/url?…&url=…` leads to; any other address as it is.
    static func target(of address: String) -> String {
        guard let host = WebAddress.host(address), host.hasPrefix("www.google.") || host.hasPrefix("google."),
            let mark = address.firstRange(of: "/url?"), address[..<mark.lowerBound].hasSuffix(host)
        else { return address }
        for name in ["url", "q"] {
            if let written = WebAddress.value(of: name, in: address), let plain = WebAddress.decoded(written),
                let target = WebAddress.link(plain)
            {
                return target
            }
        }
        return address
    }
}
