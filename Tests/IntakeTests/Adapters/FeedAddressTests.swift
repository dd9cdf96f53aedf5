import Intake
import Testing

/// What is known of a feed by its address alone.
@Suite struct FeedAddressTests {
    @Test(
        arguments: [
            ("https://forum.kettlewren.example/posts.rss", "feed", [:]),
            ("https://itunes.apple.com.example/us/rss/customerreviews/id=990000129/xml", "feed", [:]),
            (
                "https://itunes.apple.com/us/rss/customerreviews/id=990000129/sortBy=mostRecent/xml", "appstore",
                ["app": "990000129", "country": "us", "format": "xml"]
            ),
            (
                "https://ITUNES.apple.com:443/DE/rss/customerreviews/page=1/id=990000129/json", "appstore",
                ["app": "990000129", "country": "de"]
            ),
            // Another order, another page or no country: Apple's all the same, but not said by the options.
            ("https://itunes.apple.com/us/rss/customerreviews/id=990000129/sortBy=mostHelpful/xml", "appstore", [:]),
            ("https://itunes.apple.com/us/rss/customerreviews/page=3/id=990000129/xml", "appstore", [:]),
            ("https://itunes.apple.com/rss/customerreviews/id=990000129/xml", "appstore", [:]),
            ("https://itunes.apple.com/us/rss/customerreviews/id=990000129/xml?cc=fr", "appstore", [:]),
            ("https://itunes.apple.com/us/rss/topfreeapplications/limit=10/xml", "feed", [:]),
            ("https://www.reddit.com/r/kettlewren/.rss", "reddit", [:]),
            ("https://old.reddit.com/search.rss?q=kettlewren&sort=new", "reddit", [:]),
            ("https://www.reddit.com/r/kettlewren/", "feed", [:]),
            (
                "https://www.youtube.com/feeds/videos.xml?channel_id=UCzzkw00000000000000wren", "youtube",
                ["channel": "UCzzkw00000000000000wren"]
            ),
            ("https://www.youtube.com/feeds/videos.xml?playlist_id=PLzzkw", "youtube", [:]),
            ("https://www.youtube.com/@kettlewren", "feed", [:]),
            ("https://www.google.com/alerts/feeds/00000000000000000129/7000000000000000042", "googlealerts", [:]),
            (
                "https://wordpress.org/support/plugin/kettle-timer/reviews/feed/", "wordpress",
                ["plugin": "kettle-timer"]
            ),
            ("https://wordpress.org/support/theme/steam/reviews/feed/", "wordpress", ["theme": "steam"]),
            ("https://wordpress.org/support/plugin/kettle-timer/feed/", "feed", [:]),
        ] as [(String, String, [String: String])])
    func `a vendor's own address becomes a source of its kind, and nothing else does`(
        address: String, kind: String, options: [String: String]
    ) throws {
        let settings = FeedAddress.settings(for: address, name: "a")
        #expect(settings.kind == kind)
        #expect(settings.options == options)
        #expect(settings.url == (options.isEmpty ? address : nil))
        // Whatever is chosen must work, and be found again when the list comes a second time.
        _ = try SourceRegistry.adapter(for: settings)
        #expect(FeedAddress.identities(of: settings).contains(FeedAddress.identity(of: address)))
    }

    @Test(arguments: [
        ("https://a.example/feed", "http://A.EXAMPLE:80/feed#top", true),
        ("https://a.example/feed", "https://a.example:443/feed", true),
        ("https://a.example", "https://a.example/", true),
        ("https://a.example/feed", "https://a.example/Feed", false),
        ("https://a.example/feed", "https://a.example/feed?page=2", false),
        ("https://a.example/feed", "https://a.example:8443/feed", false),
        ("https://a.example/feed", "https://b.example/feed", false),
        (
            "https://itunes.apple.com/us/rss/customerreviews/id=99/sortBy=mostRecent/xml",
            "https://itunes.apple.com/us/rss/customerreviews/page=1/id=99/sortby=mostrecent/json", true
        ),
        (
            "https://itunes.apple.com/us/rss/customerreviews/id=99/sortBy=mostRecent/xml",
            "https://itunes.apple.com/de/rss/customerreviews/id=99/sortBy=mostRecent/xml", false
        ),
    ])
    func `spellings of one address are one feed`(a: String, b: String, isSame: Bool) {
        #expect((FeedAddress.identity(of: a) == FeedAddress.identity(of: b)) == isSame)
    }

    @Test(
        arguments: [
            (SourceSettings(name: "a", kind: "feed", url: "https://a.example/f"), .feed("https://a.example/f")),
            (SourceSettings(name: "a", kind: "feed", url: "file:///srv/f.xml"), .none),
            (SourceSettings(name: "a", kind: "feed", url: "https://ana:pw@a.example/f"), .secret),
            (SourceSettings(name: "a", kind: "feed", url: "https://a.example/f?access_token=x"), .secret),
            (SourceSettings(name: "a", kind: "googlealerts", url: "https://www.google.com/alerts/feeds/1/2"), .secret),
            (
                SourceSettings(name: "a", kind: "reddit", options: ["subreddit": "kettles"]),
                .feed("https://www.reddit.com/r/kettles/new.rss?limit=100")
            ),
            // With a token the API is asked, which no feed reader can.
            (
                SourceSettings(name: "a", kind: "reddit", options: ["subreddit": "kettles"], credential: Secret("t")),
                .none
            ),
            (SourceSettings(name: "a", kind: "reddit", url: "https://www.reddit.com/.rss?feed=abc&user=ana"), .secret),
            (
                SourceSettings(name: "a", kind: "youtube", options: ["channel": "UC1"]),
                .feed("https://www.youtube.com/feeds/videos.xml?channel_id=UC1")
            ),
            (SourceSettings(name: "a", kind: "youtube", options: ["query": "kettle"]), .none),
            (SourceSettings(name: "a", kind: "appstore", options: ["app": "99", "country": "us"]), .none),
            (
                SourceSettings(name: "a", kind: "appstore", options: ["app": "99", "country": "us", "format": "xml"]),
                .feed("https://itunes.apple.com/us/rss/customerreviews/page=1/id=99/sortby=mostrecent/xml")
            ),
            (
                SourceSettings(name: "a", kind: "discourse", url: "https://f.example/c/x.rss"),
                .feed("https://f.example/c/x.rss")
            ),
            (SourceSettings(name: "a", kind: "discourse", options: ["instance": "f.example"]), .none),
            (SourceSettings(name: "a", kind: "hackernews", options: ["query": "kettle"]), .none),
            (SourceSettings(name: "a", kind: "nonsense"), .none),
        ] as [(SourceSettings, FeedAddress.Sharing)])
    func `only a feed without a secret may be handed on`(settings: SourceSettings, sharing: FeedAddress.Sharing) {
        #expect(FeedAddress.sharing(of: settings) == sharing)
    }
}
