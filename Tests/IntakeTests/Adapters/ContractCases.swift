import Intake
import Testing
import Transport
import Triage

/// One kind of source with settings that suffice and a small whole document, its first item standing there twice.
struct ContractCase: Sendable, CustomTestStringConvertible {
    let settings: SourceSettings
    let document: String
    /// Whether the vendor takes its key in the address only.
    var takesKeyInAddress = false

    var testDescription: String { settings.kind }

    init(_ kind: String, url: String? = nil, _ options: [String: String] = [:], document: String) {
        settings = SourceSettings(name: "a-\(kind)", kind: kind, url: url, options: options)
        self.document = document
        takesKeyInAddress = kind == "stackexchange"
    }

    /// In the registry's order.
    static let all = feeds + networks + programs + reviews + meta + mapped

    private static let feeds = [
        ContractCase(
            "feed", url: "https://forum.example/posts.rss",
            document:
                #"<rss version="2.0"><channel><title>F</title><item><guid>1</guid><title>Lid broke</title><description>Twice</description></item><item><guid>1</guid><title>Lid broke</title></item><item><title>No id</title></item></channel></rss>"#
        ),
        ContractCase(
            "appstore", ["app": "99", "country": "us"],
            document:
                #"{"feed":{"entry":[{"id":{"label":"1"},"title":{"label":"Bad"},"content":{"label":"Crashes"},"im:rating":{"label":"1"}},{"id":{"label":"1"},"title":{"label":"Bad"},"content":{"label":"Crashes"},"im:rating":{"label":"1"}}]}}"#
        ),
        ContractCase(
            "appstoreconnect", ["app": "99"],
            document:
                #"{"data":[{"id":"1","attributes":{"rating":1,"title":"Bad","body":"Crashes"}},{"id":"1","attributes":{"rating":1}}],"links":{"self":"https://api.example/"}}"#
        ),
        ContractCase(
            "googleplay", ["package": "com.example.app"],
            document:
                #"{"reviews":[{"reviewId":"1","comments":[{"userComment":{"text":"\tCrashes","starRating":1}}]},{"reviewId":"1","comments":[{"userComment":{"text":"\tCrashes"}}]}]}"#
        ),
    ]

    private static let networks = [
        ContractCase(
            "reddit", ["subreddit": "kettles"],
            document:
                #"<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>R</title><entry><id>t3_1</id><title>Lid</title><content type="html">broke</content></entry><entry><id>t3_1</id><title>Lid</title></entry></feed>"#
        ),
        ContractCase(
            "mastodon", ["instance": "mastodon.example:3000", "tag": "kettle"],
            document:
                #"[{"id":"1","account":{"acct":"ana"},"content":"<p>broke</p>"},{"id":"1","account":{"acct":"ana"},"content":"<p>broke</p>"}]"#
        ),
        ContractCase(
            "bluesky", ["query": "kettle"],
            document:
                #"{"posts":[{"uri":"at://did:plc:a/app.bsky.feed.post/1","author":{"did":"did:plc:a","handle":"ana.example"},"record":{"text":"broke"}},{"uri":"at://did:plc:a/app.bsky.feed.post/1","author":{"did":"did:plc:a"},"record":{"text":"broke"}}]}"#
        ),
        ContractCase(
            "youtube", ["video": "abc"],
            document:
                #"{"items":[{"snippet":{"topLevelComment":{"id":"1","snippet":{"textDisplay":"broke"}}}},{"snippet":{"topLevelComment":{"id":"1","snippet":{"textDisplay":"broke"}}}}]}"#
        ),
        ContractCase(
            "hackernews", ["query": "kettle"],
            document:
                #"{"hits":[{"objectID":"1","comment_text":"broke"},{"objectID":"1","comment_text":"broke"}],"page":0,"nbPages":1}"#
        ),
    ]

    private static let programs = [
        ContractCase(
            "steam", ["app": "620"],
            document:
                #"{"success":1,"reviews":[{"recommendationid":"1","voted_up":false,"review":"broke"},{"recommendationid":"1","voted_up":false,"review":"broke"}]}"#
        ),
        ContractCase(
            "stackexchange", ["tag": "kettle"],
            document:
                #"{"items":[{"question_id":1,"title":"Lid","body":"<p>broke</p>"},{"question_id":1,"title":"Lid"}],"has_more":false}"#
        ),
        ContractCase(
            "discourse", ["instance": "forum.example"],
            document:
                #"{"topic_list":{"topics":[{"id":1,"title":"Lid broke"},{"id":1,"title":"Lid broke"}]},"users":[]}"#),
        ContractCase(
            "lemmy", ["instance": "lemmy.example"],
            document:
                #"{"posts":[{"post":{"name":"Lid","ap_id":"https://lemmy.example/post/1"}},{"post":{"name":"Lid","ap_id":"https://lemmy.example/post/1"}}]}"#
        ),
        ContractCase(
            "github", ["repository": "kettles/wren"],
            document: #"[{"id":1,"title":"Lid","body":"broke"},{"id":1,"title":"Lid","body":null,"user":null}]"#),
        ContractCase(
            "googlealerts", url: "https://www.google.com/alerts/feeds/1/2",
            document:
                #"<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>A</title><entry><id>1</id><title>Lid</title></entry><entry><id>1</id><title>Lid</title></entry></feed>"#
        ),
    ]

    private static let reviews = [
        ContractCase(
            "trustpilot", ["business": "507f191e810c19729de860ec"],
            document:
                #"{"reviews":[{"id":"1","stars":1,"title":"Lid","text":"broke"},{"id":"1","stars":1,"text":"broke"}],"links":[]}"#
        ),
        ContractCase(
            "yelp", ["business": "the-kettle"],
            document: #"{"reviews":[{"id":"1","rating":1,"text":"broke"},{"id":"1","rating":1,"text":"broke"}]}"#),
        ContractCase(
            "googlebusiness", ["account": "1", "location": "2"],
            document:
                #"{"reviews":[{"name":"accounts/1/locations/2/reviews/a","starRating":"ONE","comment":"broke"},{"name":"accounts/1/locations/2/reviews/a","starRating":"ONE"}]}"#
        ),
        ContractCase(
            "wordpress", ["plugin": "kettle"],
            document:
                #"<rss version="2.0"><channel><title>R</title><item><guid>1</guid><title>Lid</title><description>broke</description></item><item><guid>1</guid><title>Lid</title></item></channel></rss>"#
        ),
    ]

    private static let meta = [
        ContractCase(
            "facebook", ["post": "1_2"],
            document:
                #"{"data":[{"id":"1_3","message":"broke","created_time":"2026-11-20T10:00:00+0000"},{"id":"1_3","message":"broke"}]}"#
        ),
        ContractCase(
            "instagram", ["media": "1"],
            document: #"{"data":[{"id":"1","text":"broke"},{"id":"1","text":"broke","username":"ana"}]}"#),
        ContractCase(
            "threads", ["query": "kettle"],
            document: #"{"data":[{"id":"1","text":"broke"},{"id":"1","text":"broke","username":"ana"}]}"#),
        ContractCase(
            "x", ["query": "kettle"],
            document: #"{"data":[{"id":"1","text":"broke"},{"id":"1","text":"broke"}],"meta":{"result_count":2}}"#),
    ]

    private static let mapped = [
        ContractCase(
            "json", url: "https://api.example/reviews", ["items": "d.items", "map.id": "id", "map.text": "body"],
            document: #"{"d":{"items":[{"id":"1","body":"broke"},{"id":"1","body":"broke"},{"body":"no id"}]}}"#),
        ContractCase(
            "xml", url: "https://api.example/reviews", ["items": "d.item", "map.id": "@id", "map.text": "body"],
            document:
                #"<d><item id="1"><body>broke</body></item><item id="1"><body>broke</body></item><item><body>no id</body></item></d>"#
        ),
        ContractCase(
            "file", url: "reviews.csv", ["map.id": "id", "map.text": "body"],
            document: "id,body\r\n1,broke\r\n1,\"broke\"\r\n,no id\r\n"),
        ContractCase(
            "mention", url: "mentions.jsonl",
            document: #"[{"id":"1","text":"broke"},{"id":"1","text":"broke","source":"elsewhere"}]"#),
    ]
}
