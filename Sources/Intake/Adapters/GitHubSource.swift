package import Transport
import Triage

/// Issues of a repository, or of all that a search finds, from GitHub's API. Pull requests are no mentions.
package struct GitHubSource: SourceAdapter {
    package static let kind = "github"
    package static let summary = "Issues on GitHub, of a repository or by search."
    package static let options = [
        SourceOption("repository", "`owner/name`; this or query is needed unless url is given."),
        SourceOption("query", "GitHub's search, such as `kettlewren in:title,body`; `is:issue` is added."),
        SourceSettings.pagesOption(3),
    ]
    package static let idsAreGlobal = true

    /// Issues of one answer at most (GitHub REST API, `per_page`).
    private static let pageSize = 100
    private static let accept = "application/vnd.github+json"

    /// A search ends at 1,000 results: ten pages.
    package let pageLimit: Int
    private let settings: SourceSettings
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        pageLimit = try settings.integer("pages", in: 1...10, standard: 3)
        let repository = try settings.word("repository", marks: "./", "a repository as owner/name")
        if let url = CleanText.nonEmptyLine(settings.url) {
            self.url = url
            return
        }
        if let repository {
            if repository.split(separator: "/", omittingEmptySubsequences: false).filter({ !$0.isEmpty }).count != 2 {
                throw settings.bad("repository", "must be a repository as owner/name")
            }
            url = WebAddress.address(
                "https://api.github.com/repos/\(repository)/issues",
                [("state", "all"), ("sort", "created"), ("direction", "desc"), ("per_page", String(Self.pageSize))])
        } else if let query = settings.text("query") {
            url = WebAddress.address(
                "https://api.github.com/search/issues",
                [
                    ("q", query.contains("is:issue") ? query : query + " is:issue"), ("sort", "created"),
                    ("order", "desc"), ("per_page", String(Self.pageSize)),
                ])
        } else {
            throw settings.bad("repository", "missing: give repository, query or url")
        }
    }

    package func firstRequest() -> FetchRequest { settings.request(url, accept: Self.accept) }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits)
        let value = try answer.json()
        let issues: [JSONValue]
        switch value {
        case .array(let elements): issues = elements
        case .object where value["items"]?.elements != nil && value["total_count"] != nil:
            issues = value["items"]?.elements ?? []
        default: throw answer.changedShape("there is no list of issues", value)
        }
        var collector = MentionCollector(answer, scope: Self.kind)
        for issue in issues where collector.hasRoom() { read(issue, into: &collector) }
        if value["incomplete_results"]?.bool == true { collector.note("GitHub ran out of time and found only a part") }
        var next: FetchRequest?
        if settings.isOnline, !issues.isEmpty, let link = LinkField.next(in: document.headers) {
            next = settings.follow(link, from: document, startingAt: url, accept: Self.accept)
        }
        return try collector.page(next: next)
    }

    private func read(_ issue: JSONValue, into collector: inout MentionCollector) {
        if let request = issue["pull_request"], !request.isNull { return }
        let address = issue["html_url"]?.nonEmptyString
        let isComment = issue["issue_url"] != nil
        guard let id = issue["id"]?.text, isComment || issue["title"] != nil else {
            return collector.fail("it has no id or no title")
        }
        if isComment, address?.contains("/pull/") == true { return }
        var mention = collector.blank()
        // Issues and comments count on their own.
        mention.id = isComment ? "comment-" + id : id
        mention.title = issue["title"]?.text
        // Markdown, as the author wrote it.
        mention.text = issue["body"]?.text ?? ""
        mention.url = address
        // Who deleted the account is nobody.
        if let user = issue["user"], let login = user["login"]?.nonEmptyString {
            mention.author = Author(
                name: login, id: user["id"]?.text, handle: login,
                url: user["html_url"]?.nonEmptyString ?? "https://github.com/" + WebAddress.encoded(login))
        }
        mention.engagement.likes = issue["reactions"]?["total_count"]?.integer
        mention.engagement.replies = issue["comments"]?.integer
        mention.publishedAt = issue["created_at"]?.time
        mention.updatedAt = issue["updated_at"]?.time
        // A comment's address is its issue's with a fragment.
        mention.thread = address.map { String($0.prefix { $0 != "#" }) }
        mention.inReplyTo = isComment ? mention.thread : nil
        collector.add(mention)
    }
}
