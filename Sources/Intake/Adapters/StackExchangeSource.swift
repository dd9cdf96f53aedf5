package import Transport
import Triage

/// Questions and answers on Stack Overflow and the other sites of Stack Exchange, from its API 2.3.
package struct StackExchangeSource: SourceAdapter {
    package static let kind = "stackexchange"
    package static let summary = "Questions on Stack Overflow and its sister sites, by search or by tag."
    package static let options = [
        SourceOption("query", "Words to search for; this or tag is needed unless url is given."),
        SourceOption("tag", "A tag to read the questions of, several joined by `;` (all must be there)."),
        SourceOption("site", "The site's short name, such as superuser; `stackoverflow` unless given."),
        SourceSettings.pagesOption(3),
    ]
    package static let idsAreGlobal = true

    /// Items of one answer at most (Stack Exchange API, Paging: `pagesize`).
    private static let pageSize = 100

    package let pageLimit: Int
    private let settings: SourceSettings
    private let url: String
    private let scope: String
    /// Whether the address is ours, with the newest first.
    private let isNewestFirst: Bool

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        pageLimit = try settings.integer("pages", in: 1...25, standard: 3)
        let given = CleanText.nonEmptyLine(settings.url)
        let site =
            try settings.word("site", marks: ".", "a site's short name such as superuser")
            ?? given.flatMap { WebAddress.value(of: "site", in: $0) } ?? "stackoverflow"
        // Ids are the site's own.
        scope = Self.kind + "@" + site
        isNewestFirst = given == nil
        if let given {
            url = given
            return
        }
        let query = settings.text("query")
        let tag = settings.text("tag")
        guard query != nil || tag != nil else { throw settings.bad("query", "missing: give query, tag or url") }
        url = WebAddress.address(
            "https://api.stackexchange.com/2.3" + (query == nil ? "/questions" : "/search/advanced"),
            [
                ("q", query), ("tagged", tag), ("site", site), ("order", "desc"), ("sort", "creation"),
                ("filter", "withbody"), ("pagesize", String(Self.pageSize)),
            ])
    }

    package func firstRequest() -> FetchRequest { request(url) }

    /// The API takes its key in the address only.
    private func request(_ url: String) -> FetchRequest {
        guard let key = settings.credential?.value else { return settings.request(url, accept: "application/json") }
        var open = settings
        open.credential = nil
        var request = open.request(WebAddress.setting("key", to: key, in: url), accept: "application/json")
        request.urlIsSecret = true
        return request
    }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits, refusal: Self.refusal)
        let value = try answer.json()
        guard case .array(let items)? = value["items"] else {
            if let refusal = Self.refusal(value) { throw answer.error(refusal, value) }
            throw answer.changedShape("there is no list at items", value)
        }
        var collector = MentionCollector(answer, scope: scope)
        for item in items where collector.hasRoom() { read(item, into: &collector) }
        var mayAskOn = settings.isOnline && !items.isEmpty && value["has_more"]?.bool == true
        if mayAskOn, let seconds = value["backoff"]?.integer {
            collector.note("left the further pages for the next fetch: the vendor wants \(seconds) s between two")
            mayAskOn = false
        }
        if let left = value["quota_remaining"]?.integer, let most = value["quota_max"]?.integer, left <= most / 10 {
            collector.note("\(left) of \(most) requests are left until midnight UTC")
            mayAskOn = mayAskOn && left > 0
        }
        var page = try collector.page(next: mayAskOn ? nextPage(after: items) : nil)
        page.waitSeconds = value["backoff"]?.double
        return page
    }

    /// The page that goes on with the oldest question of this one, which it repeats.
    ///
    /// Where there is a key, an answer does not show the address it came from, and so not its page number either. A `url`
    /// of the operator's may sort otherwise and has one page.
    private func nextPage(after items: [JSONValue]) -> FetchRequest? {
        guard isNewestFirst, let oldest = items.compactMap({ $0["creation_date"]?.integer }).min() else { return nil }
        return request(WebAddress.setting("todate", to: String(oldest), in: url))
    }

    /// Errors have the status 400 and their own number (Stack Exchange API, Error Handling).
    private static func refusal(_ value: JSONValue) -> VendorRefusal? {
        switch value["error_id"]?.integer {
        case 401, 402, 403, 405, 406: .unauthorised
        case 404: .gone
        case 502, 503: .quota(afterSeconds: value["backoff"]?.double ?? secondsNamed(in: value["error_message"]?.text))
        default: nil
        }
    }

    /// "… more requests available in 79 seconds".
    private static func secondsNamed(in message: String?) -> Double? {
        guard let words = message?.split(separator: " "),
            let place = words.firstIndex(where: { $0.hasPrefix("second") }), place > 0
        else { return nil }
        return Double(words[place - 1])
    }

    private func read(_ item: JSONValue, into collector: inout MentionCollector) {
        let answerID = item["answer_id"]?.text
        guard let id = answerID ?? item["question_id"]?.text else {
            return collector.fail("it has no question_id and no answer_id")
        }
        var mention = collector.blank()
        mention.id = id
        mention.title = item["title"]?.text.map { HTMLText.line($0) }
        if let body = item["body"]?.nonEmptyString { mention.setBody(html: body, base: item["link"]?.text) }
        mention.url = item["link"]?.nonEmptyString
        let owner = item["owner"]
        mention.author = Author(
            name: owner?["display_name"]?.text.map { HTMLText.line($0) }, id: owner?["user_id"]?.text,
            url: owner?["link"]?.nonEmptyString)
        mention.engagement.likes = item["score"]?.integer
        mention.engagement.views = item["view_count"]?.integer
        mention.engagement.replies = item["answer_count"]?.integer
        mention.publishedAt = item["creation_date"]?.time
        mention.updatedAt = item["last_activity_date"]?.time ?? item["last_edit_date"]?.time
        mention.thread = item["question_id"]?.text
        mention.inReplyTo = answerID == nil ? nil : mention.thread
        collector.add(mention)
    }
}
