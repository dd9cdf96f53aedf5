package import Transport
import Triage

/// Reviews of a game or program on Steam, from the store's public `appreviews`.
package struct SteamSource: SourceAdapter {
    package static let kind = "steam"
    package static let summary = "Reviews of a game or program on Steam."
    package static let options = [
        SourceOption("app", "The app's number, as in its store address after `app/`; needed unless url is given."),
        SourceOption("language", "Steam's name of a language, such as german; `all` unless given."),
        SourceSettings.pagesOption(5),
    ]
    package static let idsAreGlobal = true

    /// Reviews of one answer at most (Steamworks, User Reviews - Get List: `num_per_page`).
    private static let pageSize = 100

    package let pageLimit: Int
    private let settings: SourceSettings
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        pageLimit = try settings.integer("pages", in: 1...50, standard: 5)
        let language = try settings.word("language", "Steam's name of a language, such as german")
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        guard let app = settings.text("app"), app.utf8.allSatisfy(ASCII.isDigit) else {
            throw settings.bad("app", "must be the app's number, the digits after `app/` in its store address")
        }
        // A wave of off-topic reviews is what a triage must see; Steam leaves it out unless told.
        url = WebAddress.address(
            "https://store.steampowered.com/appreviews/\(app)",
            [
                ("json", "1"), ("filter", "recent"), ("language", language ?? "all"), ("purchase_type", "all"),
                ("filter_offtopic_activity", "0"), ("num_per_page", String(Self.pageSize)), ("cursor", "*"),
            ])
    }

    package func firstRequest() -> FetchRequest { request(url) }

    private func request(_ url: String) -> FetchRequest { settings.request(url, accept: "application/json") }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits)
        let value = try answer.json()
        guard case .array(let reviews)? = value["reviews"], value["success"]?.integer == 1 else {
            throw answer.changedShape("there is no list at reviews, or success is not 1", value)
        }
        var collector = MentionCollector(answer, scope: Self.kind)
        for review in reviews where collector.hasRoom() { read(review, into: &collector) }
        return try collector.page(next: reviews.isEmpty ? nil : next(after: document, value["cursor"]?.nonEmptyString))
    }

    /// Past the last page Steam repeats its cursor.
    private func next(after document: FetchedDocument, _ cursor: String?) -> FetchRequest? {
        guard settings.isOnline, let cursor,
            WebAddress.encoded(cursor) != WebAddress.value(of: "cursor", in: document.url)
        else { return nil }
        return request(WebAddress.setting("cursor", to: cursor, in: url))
    }

    private func read(_ review: JSONValue, into collector: inout MentionCollector) {
        guard let id = review["recommendationid"]?.text, let isPositive = review["voted_up"]?.bool else {
            return collector.fail("it has no recommendationid or no voted_up")
        }
        var mention = collector.blank()
        mention.id = id
        mention.text = BBCode.plain(review["review"]?.text ?? "")
        mention.rating = Rating(value: isPositive ? 1 : 0, best: 1)
        let author = review["author"]
        mention.author.name = author?["personaname"]?.nonEmptyString
        if let account = author?["steamid"]?.text {
            mention.author.id = account
            mention.author.url = "https://steamcommunity.com/profiles/" + WebAddress.encoded(account) + "/"
            mention.url = settings.text("app").map {
                "https://steamcommunity.com/profiles/\(account)/recommended/\($0)/"
            }
        }
        mention.engagement.helpful = review["votes_up"]?.integer
        mention.engagement.replies = review["comment_count"]?.integer
        mention.publishedAt = review["timestamp_created"]?.time
        mention.updatedAt = review["timestamp_updated"]?.time
        mention.language = review["language"]?.text.flatMap { Self.languages[$0] }
        collector.add(review: mention)
    }

    /// Steam's API language codes and their web codes (Steamworks, Languages Supported on Steam).
    private static let languages = [
        "arabic": "ar", "bulgarian": "bg", "schinese": "zh-CN", "tchinese": "zh-TW", "czech": "cs", "danish": "da",
        "dutch": "nl", "english": "en", "finnish": "fi", "french": "fr", "german": "de", "greek": "el",
        "hungarian": "hu", "indonesian": "id", "italian": "it", "japanese": "ja", "koreana": "ko", "norwegian": "no",
        "polish": "pl", "portuguese": "pt", "brazilian": "pt-BR", "romanian": "ro", "russian": "ru", "spanish": "es",
        "latam": "es-419", "swedish": "sv", "thai": "th", "turkish": "tr", "ukrainian": "uk", "vietnamese": "vi",
    ]
}
