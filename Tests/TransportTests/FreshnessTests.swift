import Testing
import Transport
import Triage

/// What an answer says about when to ask again. `fixedTime` is Fri, 15 Jan 2027 08:00:00 GMT.
@Suite struct FreshnessTests {
    private static let noon = "Fri, 15 Jan 2027 08:00:00 GMT"

    private func document(_ headers: [(String, String)], status: Int = 200) -> FetchedDocument {
        FetchedDocument(
            url: "https://feeds.example/", status: status, headers: HeaderFields(headers), body: [],
            fetchedAt: fixedTime)
    }

    @Test(
        arguments: [
            ([("Cache-Control", "max-age=600")], 600),
            ([("cache-control", "public, MAX-AGE=600, s-maxage=5")], 600),
            ([("Cache-Control", "max-age=\"600\"")], 600),
            ([("Cache-Control", "private"), ("Cache-Control", "max-age=600")], 600),
            ([("Cache-Control", "max-age=600, max-age=1")], 600),
            ([("Cache-Control", "ext=\"a, no-cache\", max-age=600")], 600),
            ([("Cache-Control", "max-age=0, must-revalidate")], 0),
            ([("Cache-Control", "max-age=99999999999999999999999")], 86_400),
            ([("Cache-Control", "max-age=600"), ("Age", "200")], 400),
            ([("Cache-Control", "max-age=600"), ("Age", "200, 7")], 400),
            ([("Cache-Control", "max-age=600"), ("Age", "700")], 0),
            ([("Cache-Control", "max-age=600"), ("Age", "-5")], 600),
            ([("Cache-Control", "max-age=600"), ("Age", "soon")], 600),
            ([("Cache-Control", "max-age=600"), ("Date", "Fri, 15 Jan 2027 07:59:00 GMT")], 540),
            ([("Cache-Control", "max-age=600"), ("Date", "Fri, 15 Jan 2027 07:59:00 GMT"), ("Age", "100")], 500),
            ([("Cache-Control", "max-age=600"), ("Date", "Fri, 15 Jan 2027 09:00:00 GMT")], 600),
            ([("Cache-Control", "max-age=600"), ("Expires", "0")], 600),
            ([("Expires", "Fri, 15 Jan 2027 08:30:00 GMT")], 1800),
            ([("Expires", "Fri, 15 Jan 2027 08:30:00 GMT"), ("Date", "Fri, 15 Jan 2027 08:10:00 GMT")], 1200),
            ([("Expires", "Fri, 15 Jan 2027 08:30:00 GMT"), ("Date", "Fri, 15 Jan 2027 07:50:00 GMT")], 1800),
            ([("Expires", "Friday, 15-Jan-27 08:30:00 GMT")], 1800),
            ([("Expires", "Fri Jan 15 08:30:00 2027")], 1800),
            ([("Expires", "Thu, 01 Jan 2099 00:00:00 GMT")], 86_400),
            ([("Expires", "0")], 0), ([("Expires", "-1")], 0), ([("Expires", "Thu, 01 Jan 1970 00:00:00 GMT")], 0),
            ([("Expires", "Fri, 15 Jan 2027 08:30:00 CET")], 0),
        ] as [([(String, String)], Double)])
    func isFreshForSoManySeconds(headers: [(String, String)], seconds: Double) {
        #expect(document(headers).freshUntil?.seconds(since: fixedTime) == seconds)
        #expect(document(headers, status: 304).freshUntil?.seconds(since: fixedTime) == seconds)
    }

    @Test(
        arguments: [
            [], [("Cache-Control", "public")], [("Cache-Control", "s-maxage=600")], [("Cache-Control", "")],
            [("Cache-Control", "no-cache, max-age=600")],
            [("Cache-Control", "max-age=600"), ("Cache-Control", "NO-STORE")],
            [("Cache-Control", "no-cache=\"Set-Cookie, X\", max-age=600")],
            [("Cache-Control", "max-age"), ("Expires", "Thu, 01 Jan 2099 00:00:00 GMT")],
            [("Cache-Control", "max-age=")], [("Cache-Control", "max-age=-1")], [("Cache-Control", "max-age=1.5")],
            [("Cache-Control", "max-age=soon, max-age=600")], [("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")],
            [("Age", "5"), ("Date", noon)], [("Pragma", "no-cache")],
        ] as [[(String, String)]])
    func saysNothingOfFreshness(headers: [(String, String)]) {
        #expect(document(headers).freshUntil == nil)
    }

    @Test(arguments: [404, 410, 429, 500, 503])
    func anErrorIsNeverFresh(status: Int) {
        #expect(document([("Cache-Control", "max-age=600")], status: status).freshUntil == nil)
    }

    // MARK: Retry-After

    @Test(
        arguments: [
            ("120", 120), (" 120 ", 120), ("120.5", 120.5), ("60", 60), ("1", 60), ("0", 60), ("-120", 60),
            ("1000000000", 86_400), ("99999999999999999999999999", 86_400), ("-99999999999999999999999999", 60),
            ("Fri, 15 Jan 2027 08:05:00 GMT", 300), ("Friday, 15-Jan-27 08:05:00 GMT", 300),
            ("Fri Jan 15 08:05:00 2027", 300), ("fri, 15 jan 2027 08:05:00 gmt", 300),
            ("Thu, 01 Jan 1970 00:00:00 GMT", 60), ("Thu, 01 Jan 2099 00:00:00 GMT", 86_400),
            ("", 60), ("soon", 60), ("nan", 60), ("inf", 60), ("1 2", 60), ("2027-01-15T09:00:00Z", 60),
            ("Fri, 15 Jan 2027 08:05:00 CET", 60), ("Fri, 32 Jan 2027 08:05:00 GMT", 60),
            (String(repeating: "9", count: 100_000), 60), ("\u{0}\u{1F600}", 60),
        ] as [(String, Double)])
    func retryAfterIsClamped(value: String, seconds: Double) {
        for status in [403, 413, 420, 429, 500, 503] {
            #expect(document([("Retry-After", value)], status: status).retryAt?.seconds(since: fixedTime) == seconds)
        }
    }

    @Test(arguments: [200, 301, 304])
    func onlyAnErrorMayAskForPatience(status: Int) {
        #expect(document([("Retry-After", "600")], status: status).retryAt == nil)
    }

    @Test(arguments: [403, 420, 429, 500, 503])
    func anErrorWithoutAWordAsksForNothing(status: Int) { #expect(document([], status: status).retryAt == nil) }

    // MARK: Quotas

    @Test(
        arguments: [
            ([("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "1800000300")], 0, 300),
            ([("x-ratelimit-remaining", "299.0"), ("x-ratelimit-reset", "300")], 299, 300),
            ([("X-Rate-Limit-Remaining", "-3"), ("X-Rate-Limit-Reset", "1800000300")], 0, 300),
            ([("X-RateLimit-Reset", "1800000300000")], nil, 300),
            ([("X-RateLimit-Reset", "2027-01-15T08:05:00.000Z")], nil, 300),
            ([("X-RateLimit-Reset", "Fri, 15 Jan 2027 08:05:00 GMT")], nil, 300),
            ([("X-RateLimit-Reset-After", "0.5")], nil, 0.5),
            ([("RateLimit-Remaining", "7"), ("RateLimit-Reset", "30"), ("X-RateLimit-Remaining", "8")], 7, 30),
            ([("RateLimit", "\"default\";r=50;t=30")], 50, 30),
            ([("RateLimit", "\"a;r=1, b\";r=50;t=30, \"day\" ; r=0 ; t=7200")], 0, 7200),
            ([("RateLimit", "\"default\";r=50")], 50, nil),
            ([("RateLimit", "limit=100, remaining=50, reset=30")], 50, 30),
            ([("RateLimit", "garbage"), ("X-RateLimit-Remaining", "3")], 3, nil),
            ([("X-RateLimit-Remaining", "many"), ("X-RateLimit-Reset", "300")], nil, 300),
        ] as [([(String, String)], Int?, Double?)])
    func quotasAreRead(headers: [(String, String)], remaining: Int?, seconds: Double?) {
        let hint = document(headers).rateLimit
        #expect(hint == RateLimitHint(remaining: remaining, resetsAt: seconds.map { fixedTime.adding(seconds: $0) }))
    }

    @Test(
        arguments: [
            [], [("X-RateLimit-Remaining", "nan")], [("X-RateLimit-Reset", "inf")], [("RateLimit", "")],
            [("RateLimit", "\"unclosed;r=1")], [("X-RateLimit-Limit", "60")],
        ] as [[(String, String)]])
    func noQuotaIsNoQuota(headers: [(String, String)]) { #expect(document(headers).rateLimit == nil) }

    @Test(
        arguments: [
            // Used up: no more until the reset, whatever the status.
            (200, [("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "600")], 600),
            (304, [("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "1800000600")], 600),
            (403, [("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "1800000600")], 600),
            (200, [("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "5")], 60),
            (200, [("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "9e300")], 86_400),
            (200, [("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "-9e300")], 60),
            (200, [("X-RateLimit-Remaining", "0")], nil),
            (200, [("X-RateLimit-Remaining", "1"), ("X-RateLimit-Reset", "600")], nil),
            // A 429 is about a quota, a 503 or 403 only where one is used up.
            (429, [("X-RateLimit-Reset", "600")], 600),
            (429, [("RateLimit", "\"default\";r=3;t=600")], 600),
            (503, [("X-RateLimit-Remaining", "3"), ("X-RateLimit-Reset", "600")], nil),
            (403, [("X-RateLimit-Remaining", "3"), ("X-RateLimit-Reset", "600")], nil),
            // Retry-After goes first where it can be read.
            (429, [("Retry-After", "120"), ("X-RateLimit-Reset", "600")], 120),
            (429, [("Retry-After", "later"), ("X-RateLimit-Reset", "600")], 600),
            (429, [("Retry-After", "later"), ("X-RateLimit-Reset", "later")], 60),
        ] as [(Int, [(String, String)], Double?)])
    func aQuotaMayAskForPatience(status: Int, headers: [(String, String)], seconds: Double?) {
        #expect(document(headers, status: status).retryAt?.seconds(since: fixedTime) == seconds)
    }

    // MARK: Dates

    @Test(arguments: [
        "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
        "SUN, 6 NOV 1994 08:49:37 gmt", "\tSun,06 Nov 1994 08:49:37 GMT ",
    ])
    func theFormsOfADateAreOne(text: String) {
        #expect(HTTPDate.read(text, now: fixedTime)?.description == "1994-11-06T08:49:37Z")
    }

    @Test(arguments: [("26", 2026), ("27", 2027), ("77", 2077), ("78", 1978), ("99", 1999), ("00", 2000)])
    func aYearOfTwoDigitsLiesNoMoreThanFiftyYearsAhead(digits: String, year: Int) {
        #expect(HTTPDate.read("Sunday, 06-Nov-\(digits) 08:49:37 GMT", now: fixedTime)?.calendar.year == year)
    }

    @Test(arguments: [
        "", "0", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 +0000", "Sun, 06 Nov 94 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT", "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 06 Nov 0994 08:49:37 GMT", "Sun, +6 Nov 1994 08:49:37 GMT", "Sun, 06 Brumaire 1994 08:49:37 GMT",
        "Sunday, 06-Nov-1994 08:49:37 GMT", "1994-11-06T08:49:37Z",
    ])
    func whatIsNoDateIsNone(text: String) { #expect(HTTPDate.read(text, now: fixedTime) == nil) }

    @Test func datesAreWrittenAsTheyAreRead() {
        #expect(HTTPDate.text(fixedTime) == Self.noon)
        #expect(HTTPDate.read(Self.noon, now: fixedTime) == fixedTime)
    }
}
