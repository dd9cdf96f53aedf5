import Testing
import Transport

@Suite struct URLRedactionTests {
    @Test(arguments: [
        ("https://feeds.example/a.xml", "https://feeds.example/a.xml"),
        ("https://social.example/@brand.rss", "https://social.example/@brand.rss"),
        ("https://user:password@feeds.example:8443/a?b=c", "https://feeds.example:8443/a?b=c"),
        ("HTTPS://user@feeds.example/", "https://feeds.example/"),
        ("https://user:p@ss@feeds.example/", "https://feeds.example/"),
        ("https://user:pa/ss@feeds.example/", "https://***"),
        ("https://user:pa?ss@feeds.example/", "https://***"),
        ("user:password@feeds.example/a", "***@feeds.example/a"),
        ("https://[::1]:80/a", "https://[::1]:80/a"),
        ("https://u:p@[2001:db8::1]/a", "https://[2001:db8::1]/a"),
        ("https://api.example/v1?q=x&access_token=abc&page=2", "https://api.example/v1?q=x&access_token=***&page=2"),
        ("https://api.example/v1?key=abc#token=def", "https://api.example/v1?key=***#token=***"),
        (
            "https://api.example/?API_KEY=a&Api-Key=b&sig=c&secret=d",
            "https://api.example/?API_KEY=***&Api-Key=***&sig=***&secret=***"
        ),
        ("https://api.example/?access%5Ftoken=abc", "https://api.example/?access%5Ftoken=***"),
        (
            "https://api.example/?password=a=b;X-Amz-Signature=1",
            "https://api.example/?password=***;X-Amz-Signature=***"
        ),
        ("https://api.example/?keyword=shoes&monkey=1", "https://api.example/?keyword=shoes&monkey=1"),
        ("https://api.example?token=abc", "https://api.example?token=***"),
        ("https://hooks.slack.com/services/T0/B0/abc", "https://hooks.slack.com/***"),
        ("https://hooks.slack.com", "https://hooks.slack.com"),
        ("https://discord.com/api/webhooks/1/abc", "https://discord.com/***"),
        ("https://discord.com/blog", "https://discord.com/blog"),
        ("https://api.telegram.org/bot1:abc/sendMessage", "https://api.telegram.org/***"),
        ("file:///srv/feeds/a.xml", "file:///srv/feeds/a.xml"),
        ("", ""),
    ])
    func masksSecrets(url: String, expected: String) { #expect(URLRedaction.redacted(url) == expected) }

    @Test(arguments: [
        ("https://u:p@feeds.example/private/abc?x=y", "https://feeds.example/***"),
        ("https://feeds.example", "https://feeds.example/***"),
        ("https://user:pa/ss@feeds.example/", "https://***"),
    ])
    func showsOnlyTheOriginOfASecretURL(url: String, expected: String) {
        #expect(URLRedaction.originOnly(url) == expected)
    }

    @Test(
        arguments: [
            ("https://ana:pa%20ss@feeds.example/a", ["ana:pa%20ss", "YW5hOnBhIHNz", "ana:pa ss", "pa%20ss", "pa ss"]),
            ("https://feeds.example/?token=abcd%21&q=words#key=efgh", ["abcd%21", "abcd!", "efgh"]),
            ("https://feeds.example/?token=abc&sig=", []), ("https://feeds.example/@brand?q=a@b.example", []),
            ("", []), ("feed.xml", []),
        ] as [(String, [String])])
    func namesWhatOthersMustNotRepeat(url: String, secrets: [String]) {
        #expect(Set(URLRedaction.secrets(in: url)) == Set(secrets))
        let lengths = URLRedaction.secrets(in: url).map(\.utf8.count)
        #expect(lengths == lengths.sorted(by: >))
    }

    @Test func aRequestPrintsNoSecret() {
        let request = FetchRequest(
            url: "https://user:hunter2@feeds.example/?token=hunter2",
            headers: HeaderFields([("Authorization", "hunter2")]),
            body: Array("hunter2".utf8))
        var dumped = ""
        dump(request, to: &dumped)
        for text in ["\(request)", String(reflecting: request), dumped] {
            #expect(text.contains("https://feeds.example/?token=***"))
            #expect(!text.contains("hunter2"))
        }
    }
}
