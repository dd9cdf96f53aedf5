import Pipeline
import Synchronization
import TestSupport
import Transport
import Triage

/// A world of a test's own: a clock that stands still, a web that answers as told, a terminal that remembers.
final class TestWorld: Sendable {
    let clock = ManualClock()
    private let pages = Mutex<[String: Page]>([:])
    private let log = Mutex<[FetchRequest]>([])
    private let written = Mutex<String>("")
    private let variables = Mutex<[String: String]>([:])
    private let moves = Mutex<[String: String]>([:])
    private let endsAfter = Mutex<Int?>(nil)

    /// What an address answers.
    enum Page: Sendable {
        case document(status: Int, headers: [(name: String, value: String)], body: String)
        case failure(TransportError)

        static func text(_ body: String, status: Int = 200, headers: [(name: String, value: String)] = []) -> Page {
            .document(status: status, headers: headers, body: body)
        }
    }

    /// From now on `url` answers so.
    func serve(_ url: String, _ page: Page) { pages.withLock { $0[url] = page } }

    /// From now on what `url` answers comes from `target`, for good.
    func move(_ url: String, to target: String) { moves.withLock { $0[url] = target } }

    /// The process is asked to end once `count` requests were made.
    func end(afterRequests count: Int) { endsAfter.withLock { $0 = count } }

    func set(_ variable: String, _ value: String) { variables.withLock { $0[variable] = value } }

    /// Every request so far, in order.
    var requests: [FetchRequest] { log.withLock { $0 } }

    /// Everything written to standard output so far.
    var output: String { written.withLock { $0 } }

    var world: World {
        var world = World(
            now: { self.clock.now },
            transport: { _ in
                ReplayTransport { (request) throws(TransportError) in
                    self.log.withLock { $0.append(request) }
                    switch self.pages.withLock({ $0[request.url] }) {
                    case .document(let status, let headers, let body):
                        return FetchedDocument(
                            url: request.url, status: status, headers: HeaderFields(headers), body: Array(body.utf8),
                            fetchedAt: self.clock.now, movedTo: self.moves.withLock { $0[request.url] })
                    case .failure(let error): throw error
                    case nil: throw .unreachable(url: request.url, reason: "nobody listens there")
                    }
                }
            },
            environment: { name in self.variables.withLock { $0[name] } },
            print: { text in self.written.withLock { $0 += text } })
        world.random = { 0.5 }
        world.uptime = { Double(self.clock.now.milliseconds) / 1000 }
        world.mustStop = { self.endsAfter.withLock { $0.map { self.requests.count >= $0 } ?? false } }
        return world
    }

    /// An installation over the given configuration files; `earshot.yaml` is the main one.
    func install(in folder: TemporaryFolder, _ files: [String: String]) throws -> Installation {
        for (name, text) in files { try folder.write(text, to: name) }
        return try Installation.open(folder.path("earshot.yaml"), world: world)
    }
}

/// Documents about the invented brand Kettlewren.
enum Documents {
    /// A configuration with two feeds and a terminal.
    static let configuration = [
        "earshot.yaml": """
        brand: {name: Kettlewren, accounts: [kettlewren]}
        store: store.db
        feeds: feeds.yaml
        sinks: [{name: terminal, kind: stdout}]
        """,
        "feeds.yaml": """
        sources:
          - {name: forum, kind: feed, url: "https://forum.kettlewren.example/feed"}
          - {name: blog, kind: feed, url: "https://blog.kettlewren.example/feed"}
        """,
    ]

    static let forum = "https://forum.kettlewren.example/feed"
    static let blog = "https://blog.kettlewren.example/feed"

    /// An RSS 2.0 feed of the given items.
    static func rss(_ items: [Item]) -> String {
        let body = items.map { item in
            """
            <item><guid isPermaLink="false">\(item.id)</guid><title>\(item.title)</title>
            <dc:creator>\(item.author)</dc:creator><pubDate>\(item.date)</pubDate>
            \(item.answers.map { "<thr:in-reply-to ref=\"\($0)\"/>" } ?? "")
            <description>\(item.text)</description></item>
            """
        }
        return """
            <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:thr="http://purl.org/syndication/thread/1.0"><channel><title>Kettlewren</title>
            <link>https://kettlewren.example/</link><description>d</description>\(body.joined(separator: "\n"))</channel></rss>
            """
    }

    struct Item {
        var id: String
        var title = ""
        var author = "mirrorfern"
        var date = "Sat, 21 Nov 2026 08:00:00 GMT"
        var text: String
        var answers: String?
    }

    static let furious = Item(
        id: "f1", title: "Third week without a refund",
        text:
            "Third week and still no refund of my 129 euros. I am FURIOUS, your support is a joke and nobody answers!!")
    static let praise = Item(id: "p1", author: "tealeaf", text: "Lovely kettle, boils in no time. Thank you so much!")
}
