package import Transport
import Triage

/// Reviews of a plugin or theme on WordPress.org, from the RSS feed of its review forum.
package struct WordPressSource: SourceAdapter {
    package static let kind = "wordpress"
    package static let summary = "Reviews of a plugin or theme on WordPress.org."
    package static let options = [
        SourceOption(
            "plugin", "The plugin's short name, as in its address; this or theme is needed unless url is given."),
        SourceOption("theme", "The theme's short name, as in its address."),
    ]
    package static let idsAreGlobal = true

    private let settings: SourceSettings
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        let plugin = try settings.word("plugin", "the plugin's short name, as in its address")
        let theme = try settings.word("theme", "the theme's short name, as in its address")
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        if plugin != nil && theme != nil { throw settings.bad("theme", "give plugin or theme, not both") }
        if let plugin {
            url = "https://wordpress.org/support/plugin/\(plugin)/reviews/feed/"
        } else if let theme {
            url = "https://wordpress.org/support/theme/\(theme)/reviews/feed/"
        } else {
            throw settings.bad("plugin", "missing: give plugin, theme or url")
        }
    }

    package var pageLimit: Int { 1 }

    package func firstRequest() -> FetchRequest { settings.request(url, accept: FeedEntries.accept) }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits)
        let feed = try FeedReader.read(document, limits: limits)
        var collector = MentionCollector(answer, scope: Self.kind)
        for entry in feed.entries where collector.hasRoom() {
            var mention = collector.blank()
            FeedEntries.fill(&mention, from: entry, of: feed, base: document.url)
            // The feed's language is the site's, not the reviewer's.
            mention.language = nil
            Self.takeHead(of: &mention)
            collector.add(review: mention)
        }
        for degradation in feed.degradations { collector.note(degradation) }
        return try collector.page()
    }

    /// Takes answers and stars from the lines `Replies: 0` and `Rating: 5 stars`, which stand above every review; the
    /// HTML keeps them.
    static func takeHead(of mention: inout Mention) {
        var rest = mention.text[...]
        while true {
            let line = rest.prefix { $0 != "\n" }
            let words = line.split(separator: " ")
            if words.count == 2, words[0] == "Replies:", let count = Int(words[1]) {
                mention.engagement.replies = count
            } else if words.count == 3, words[0] == "Rating:", words[2].hasPrefix("star"), let mark = Double(words[1]),
                (0...5).contains(mark)
            {
                mention.rating = Rating(value: mark)
            } else if !line.isEmpty || rest.isEmpty {
                break
            }
            rest = rest.dropFirst(line.count).dropFirst()
        }
        mention.text = String(rest)
    }
}
