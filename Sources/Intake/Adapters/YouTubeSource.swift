package import Transport
import Triage

/// YouTube: the videos of a channel from its public Atom feed, and comments and searches from the Data API v3.
package struct YouTubeSource: SourceAdapter {
    package static let kind = "youtube"
    package static let summary = "Videos of a channel, comments below videos, or a search for videos."
    package static let options = [
        SourceOption("channel", "A channel's id, `UC…`, to read its newest videos; needs no credential."),
        SourceOption("video", "A video's id, to read its comments."),
        SourceOption("commentsOf", "A channel's id, to read the comments below all its videos."),
        SourceOption("query", "Words to search for: in comments with video or commentsOf, else in videos."),
        SourceSettings.pagesOption(5),
    ]
    package static let idsAreGlobal = true

    /// Comments of one answer at most (YouTube Data API, commentThreads.list: `maxResults`).
    private static let commentPageSize = 100
    /// Videos of one answer at most (search.list: `maxResults`).
    private static let searchPageSize = 50

    package let pageLimit: Int
    private let settings: SourceSettings
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        pageLimit = try settings.integer("pages", in: 1...100, standard: 5)
        let channel = try settings.word("channel", "a channel's id such as UC followed by 22 letters and digits")
        let video = try settings.word("video", "a video's id, as in its address after v=")
        let commentsOf = try settings.word("commentsOf", "a channel's id such as UC followed by 22 letters and digits")
        let query = settings.text("query")
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        let given = [channel, video, commentsOf].compactMap(\.self).count
        if given > 1 { throw settings.bad("channel", "give channel, video or commentsOf, not several") }
        let host = "https://www.googleapis.com/youtube/v3"
        if let channel {
            if query != nil { throw settings.bad("query", "a channel's feed cannot be searched; give commentsOf") }
            url = "https://www.youtube.com/feeds/videos.xml?channel_id=" + channel
        } else if given == 1 {
            url = WebAddress.address(
                host + "/commentThreads",
                [
                    ("part", "snippet,replies"), ("videoId", video), ("allThreadsRelatedToChannelId", commentsOf),
                    ("order", "time"), ("maxResults", String(Self.commentPageSize)), ("searchTerms", query),
                ])
        } else if let query {
            url = WebAddress.address(
                host + "/search",
                [
                    ("part", "snippet"), ("type", "video"), ("order", "date"), ("q", query),
                    ("maxResults", String(Self.searchPageSize)),
                ])
        } else {
            throw settings.bad("channel", "missing: give channel, video, commentsOf, query or url")
        }
    }

    package func firstRequest() -> FetchRequest { request(url) }

    /// Google takes an API key in this field as well as in the address, where logs would show it.
    private func request(_ url: String) -> FetchRequest {
        settings.request(
            url, accept: "application/json, application/atom+xml;q=0.9", credentialHeader: "X-Goog-Api-Key")
    }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits) { value in
            Self.refusal(value, at: document.fetchedAt)
        }
        var collector = MentionCollector(answer, scope: Self.kind)
        if answer.firstByte == UInt8(ascii: "<") {
            try readFeed(answer, into: &collector)
            return try collector.page()
        }
        let value = try answer.json()
        guard case .array(let items)? = value["items"] else {
            throw answer.changedShape("there is no list at items", value)
        }
        for item in items where collector.hasRoom() { read(item, into: &collector) }
        var next: FetchRequest?
        if settings.isOnline, !items.isEmpty, let token = value["nextPageToken"]?.nonEmptyString {
            next = request(WebAddress.setting("pageToken", to: token, in: url))
        }
        return try collector.page(next: next)
    }

    /// The Data API answers 403 for a used-up quota and for closed comments alike; the reason tells them apart.
    private static func refusal(_ value: JSONValue, at now: Timestamp) -> VendorRefusal? {
        let error = value["error"]
        // Newer answers put the plain word into the details.
        let detail = error?["details"]?.elements.first { $0["reason"]?.text == "API_KEY_INVALID" }
        switch (detail ?? error?["errors"]?.elements.first)?["reason"]?.text {
        case "quotaExceeded", "dailyLimitExceeded": return .quota(afterSeconds: secondsToReset(from: now))
        case "rateLimitExceeded", "userRateLimitExceeded": return .quota(afterSeconds: nil)
        case "commentsDisabled": return .refused
        case "videoNotFound", "channelNotFound": return .gone
        case "keyInvalid", "keyExpired", "API_KEY_INVALID": return .unauthorised
        default: return nil
        }
    }

    /// Daily quotas begin anew at midnight Pacific time: 08:00 UTC, or an hour earlier in summer.
    private static func secondsToReset(from now: Timestamp) -> Double {
        let day = 86_400.0
        let seconds = (Double(now.milliseconds) / 1000 - 8 * 3600).truncatingRemainder(dividingBy: day)
        return day - (seconds < 0 ? seconds + day : seconds)
    }
}

/// The channel's feed.
extension YouTubeSource {
    private func readFeed(_ answer: VendorAnswer, into collector: inout MentionCollector) throws(IntakeError) {
        let feed = try FeedReader.read(answer.document, limits: answer.limits)
        for entry in feed.entries where collector.hasRoom() {
            var mention = collector.blank()
            FeedEntries.fill(&mention, from: entry, of: feed, base: url)
            // YouTube counts likes as five-star marks.
            mention.engagement.likes = entry.extras["media:starRating@count"].flatMap { Int($0) }
            collector.add(mention)
        }
        for degradation in feed.degradations { collector.note(degradation) }
    }
}

/// The Data API.
extension YouTubeSource {
    private func read(_ item: JSONValue, into collector: inout MentionCollector) {
        if let top = item["snippet"]?["topLevelComment"] {
            let count = item["snippet"]?["totalReplyCount"]?.integer
            read(comment: top, replies: count, thread: item["snippet"], into: &collector)
            for reply in item["replies"]?["comments"]?.elements ?? [] where collector.hasRoom() {
                read(comment: reply, replies: nil, thread: item["snippet"], into: &collector)
            }
        } else if let video = item["id"]?["videoId"]?.nonEmptyString, let snippet = item["snippet"] {
            read(video: video, snippet, into: &collector)
        } else if item["snippet"]?["textDisplay"] != nil {
            read(comment: item, replies: nil, thread: nil, into: &collector)
        } else {
            collector.fail("it is neither a comment thread nor a video")
        }
    }

    private func read(
        comment: JSONValue, replies: Int?, thread: JSONValue?, into collector: inout MentionCollector
    ) {
        guard let id = comment["id"]?.nonEmptyString, let snippet = comment["snippet"] else {
            return collector.fail("a comment has no id or no snippet")
        }
        var mention = collector.blank()
        mention.id = id
        if let html = snippet["textDisplay"]?.nonEmptyString {
            mention.setBody(html: html, base: "https://www.youtube.com/")
        } else {
            mention.text = snippet["textOriginal"]?.text ?? ""
        }
        let name = snippet["authorDisplayName"]?.nonEmptyString
        mention.author = Author(
            name: name, id: snippet["authorChannelId"]?["value"]?.text,
            handle: name.flatMap { $0.hasPrefix("@") ? $0 : nil }, url: snippet["authorChannelUrl"]?.nonEmptyString)
        mention.engagement.likes = snippet["likeCount"]?.integer
        mention.engagement.replies = replies
        mention.publishedAt = snippet["publishedAt"]?.time
        mention.updatedAt = snippet["updatedAt"]?.time
        if let video = (snippet["videoId"] ?? thread?["videoId"])?.nonEmptyString {
            mention.url =
                "https://www.youtube.com/watch?v=" + WebAddress.encoded(video) + "&lc=" + WebAddress.encoded(id)
        }
        // A conversation is a comment with its answers: all comments below a video are many conversations.
        mention.inReplyTo = snippet["parentId"]?.nonEmptyString
        mention.thread = mention.inReplyTo ?? id
        collector.add(mention)
    }

    /// A found video has the id that it has in its channel's feed.
    private func read(video: String, _ snippet: JSONValue, into collector: inout MentionCollector) {
        var mention = collector.blank()
        mention.id = "yt:video:" + video
        mention.title = snippet["title"]?.text.map { HTMLText.line($0) }
        mention.text = snippet["description"]?.text.map { HTMLText.plain($0) } ?? ""
        mention.url = "https://www.youtube.com/watch?v=" + WebAddress.encoded(video)
        mention.author.name = snippet["channelTitle"]?.text.map { HTMLText.line($0) }
        if let channel = snippet["channelId"]?.nonEmptyString {
            mention.author.id = channel
            mention.author.url = "https://www.youtube.com/channel/" + WebAddress.encoded(channel)
        }
        mention.publishedAt = snippet["publishedAt"]?.time
        collector.add(mention)
    }
}
