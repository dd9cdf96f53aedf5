import Intake
import Testing
import Transport
import Triage

/// One item as its vendor pushes it and as the vendor's API answers it.
struct PushPair: Sendable, CustomTestStringConvertible {
    let name: String
    let kind: String
    var options: [String: String] = [:]
    /// Options of the source that asks, where they are others.
    var polledOptions: [String: String]?
    let pushed: String
    let polled: String
    /// What a push is known not to tell, and so is not compared.
    var untold: Set<String> = []

    var testDescription: String { name }

    static let all = meta + others

    private static let meta = [
        PushPair(
            name: "a comment below a page's post", kind: "facebook",
            pushed: #"""
                {"object":"page","entry":[{"id":"700","time":1795255205,"changes":[{"field":"feed","value":{
                 "item":"comment","verb":"add","comment_id":"88_12","post_id":"700_88","parent_id":"700_88",
                 "from":{"id":"31","name":"Mirrorfern"},"created_time":1795255200,"message":"The lid broke again.",
                 "post":{"id":"700_88","permalink_url":"https://www.facebook.com/kettlewren/posts/88"}}}]}]}
                """#,
            polled: #"""
                {"data":[{"id":"88_12","message":"The lid broke again.","created_time":"2026-11-21T10:00:00+0000",
                 "from":{"id":"31","name":"Mirrorfern"},"permalink_url":"https://www.facebook.com/kettlewren/posts/88?comment_id=12"}]}
                """#, untold: ["url"]),
        PushPair(
            name: "an answer to a comment, its author told flat", kind: "facebook",
            pushed: #"""
                {"entry":[{"changes":[{"field":"feed","value":{"item":"comment","verb":"edited","comment_id":"88_13",
                 "post_id":"700_88","parent_id":"88_12","sender_id":32,"sender_name":"Ana","created_time":1795255200,
                 "message":"Mine too."}}],"id":"700","time":1795255205}],"object":"page"}
                """#,
            polled: #"""
                {"data":[{"id":"88_13","message":"Mine too.","created_time":"2026-11-21T10:00:00+0000",
                 "from":{"id":"32","name":"Ana"},"parent":{"id":"88_12"}}]}
                """#),
        PushPair(
            name: "a recommendation of a page", kind: "facebook",
            pushed: #"""
                {"object":"page","entry":[{"id":"700","time":1795255205,"changes":[{"field":"ratings","value":{
                 "item":"rating","verb":"add","open_graph_story_id":"4711","reviewer_id":"33","reviewer_name":"Teal Eaf",
                 "recommendation_type":"NEGATIVE","rating":1,"review_text":"Leaks.","created_time":1795255200}}]}]}
                """#,
            polled: #"""
                {"data":[{"created_time":"2026-11-21T10:00:00+0000","recommendation_type":"negative","review_text":"Leaks.",
                 "has_rating":true,"open_graph_story":{"id":"4711"},"reviewer":{"id":"33","name":"Teal Eaf"}}]}
                """#),
        PushPair(
            name: "a comment on Instagram", kind: "instagram",
            pushed: #"""
                {"object":"instagram","entry":[{"id":"900","time":1795255203,"changes":[{"field":"comments","value":{
                 "id":"17901","from":{"id":"41","username":"mirrorfern"},"text":"Third kettle, third leak.",
                 "media":{"id":"555","media_product_type":"FEED"},"parent_id":"17900"}}]}]}
                """#,
            polled: #"""
                {"data":[{"id":"17900","text":"Nice.","timestamp":"2026-11-21T09:00:00+0000","username":"kettlewren",
                 "replies":{"data":[{"id":"17901","text":"Third kettle, third leak.","timestamp":"2026-11-21T10:00:00+0000",
                 "username":"mirrorfern","from":{"id":"41","username":"mirrorfern"}}]}}]}
                """#, untold: ["publishedAt"]),
        PushPair(
            name: "a comment as Business Login for Instagram tells it", kind: "instagram",
            pushed: #"""
                [{"object":"instagram","entry":[{"id":"900","time":1795255203,"field":"live_comments","value":{
                 "id":"17902","from":{"id":"42","username":"ana"},"text":"Is it broken?","media":{"id":"555"}}}]}]
                """#,
            polled: #"""
                {"data":[{"id":"17902","text":"Is it broken?","timestamp":"2026-11-21T10:00:00+0000","username":"ana",
                 "from":{"id":"42","username":"ana"}}]}
                """#, untold: ["publishedAt"]),
        PushPair(
            name: "an answer on Threads", kind: "threads",
            pushed: #"""
                {"app_id":"1","topic":"moderate","target_id":"950","time":1795255203,"subscription_id":"2","has_uid_field":false,
                 "values":{"field":"replies","value":{"id":"1800","username":"mirrorfern","text":"No refund yet.",
                 "media_type":"TEXT_POST","permalink":"https:\/\/www.threads.net\/@mirrorfern\/post\/Ab","replied_to":{"id":"1799"},
                 "root_post":{"id":"1790","owner_id":"950","username":"kettlewren"},"timestamp":"2026-11-21T10:00:00+0000"}}}
                """#,
            polled: #"""
                {"data":[{"id":"1800","username":"mirrorfern","text":"No refund yet.","is_reply":true,
                 "permalink":"https://www.threads.net/@mirrorfern/post/Ab","replied_to":{"id":"1799"},"root_post":{"id":"1790"},
                 "timestamp":"2026-11-21T10:00:00+0000"}]}
                """#),
        PushPair(
            name: "a mention on Threads in the envelope of the others", kind: "threads",
            pushed: #"""
                {"object":"threads","entry":[{"id":"950","time":1795255203,"changes":[{"field":"mentions","value":{
                 "id":"1801","username":"ana","text":"@kettlewren where is it?","permalink":"https://www.threads.net/@ana/post/Ac",
                 "timestamp":"2026-11-21T10:00:00+0000"}}]}]}
                """#,
            polled: #"""
                {"data":[{"id":"1801","username":"ana","text":"@kettlewren where is it?",
                 "permalink":"https://www.threads.net/@ana/post/Ac","timestamp":"2026-11-21T10:00:00+0000"}]}
                """#),
    ]

    private static let issue = #"""
        {"id":3001,"number":7,"title":"Lid breaks","body":"Every time.","user":{"login":"mirrorfern","id":51,
         "html_url":"https://github.com/mirrorfern"},"html_url":"https://github.com/kettlewren/app/issues/7","comments":2,
         "reactions":{"total_count":4},"created_at":"2026-11-20T10:00:00Z","updated_at":"2026-11-21T10:00:00Z"}
        """#
    private static let comment = #"""
        {"id":3100,"body":"Same here.","user":{"login":"ana","id":52},"created_at":"2026-11-21T10:00:00Z",
         "issue_url":"https://api.github.com/repos/kettlewren/app/issues/7",
         "html_url":"https://github.com/kettlewren/app/issues/7#issuecomment-3100"}
        """#
    private static let post = #"""
        {"id":61,"topic_id":6,"topic_slug":"leaking-lid","topic_title":"Leaking lid","post_number":2,"post_type":1,
         "name":"Ana","username":"ana","user_id":52,"cooked":"<p>Mine <b>too</b>.</p>","raw":"Mine **too**.",
         "created_at":"2026-11-21T10:00:00.000Z","updated_at":"2026-11-21T10:00:00.000Z","reply_count":1,
         "topic_archetype":"regular","category_slug":"kettles"}
        """#

    private static let others = [
        PushPair(
            name: "an issue", kind: "github",
            pushed: #"{"action":"opened","issue":\#(issue),"repository":{"id":1},"sender":{"login":"mirrorfern"}}"#,
            polled: "[\(issue)]"),
        PushPair(
            name: "a comment on an issue", kind: "github",
            pushed:
                #"{"action":"created","issue":\#(issue),"comment":\#(comment),"repository":{"id":1},"sender":{"login":"ana"}}"#,
            polled: "[\(comment)]"),
        PushPair(
            name: "a post of a forum", kind: "discourse", options: ["instance": "forum.example"],
            pushed: #"{"post":\#(post)}"#, polled: #"{"latest_posts":[\#(post)]}"#),
        PushPair(
            name: "a topic of a forum", kind: "discourse", options: ["instance": "forum.example"],
            pushed: #"""
                {"topic":{"id":6,"title":"Leaking lid","slug":"leaking-lid","posts_count":3,"views":90,"like_count":1,
                 "created_at":"2026-11-21T10:00:00.000Z","archetype":"regular","deleted_at":null,
                 "created_by":{"id":51,"username":"mirrorfern","name":"Mirror Fern","avatar_template":"/a.png"}}}
                """#,
            polled: #"""
                {"users":[{"id":51,"username":"mirrorfern","name":"Mirror Fern"},{"id":52,"username":"ana"}],
                 "topic_list":{"topics":[{"id":6,"title":"Leaking lid","slug":"leaking-lid","posts_count":3,"views":90,"like_count":1,
                 "created_at":"2026-11-21T10:00:00.000Z","bumped_at":"2026-11-21T11:00:00.000Z",
                 "posters":[{"user_id":51,"description":"Original Poster"},{"user_id":52,"description":"Most Recent Poster"}]}]}}
                """#, untold: ["updatedAt"]),
        PushPair(
            name: "a review of a business", kind: "trustpilot",
            pushed: #"""
                {"events":[{"eventName":"service-review-created","version":"1","eventData":{"id":"aa11","language":"en",
                 "title":"Never again","text":"No answer for weeks.","stars":1,"createdAt":"2026-11-21T10:00:00.000Z",
                 "isVerified":true,"link":"https://api.trustpilot.com/v1/reviews/aa11",
                 "consumer":{"id":"cc22","name":"Ana","link":"https://api.trustpilot.com/v1/consumers/cc22"}}}]}
                """#,
            polled: #"""
                {"reviews":[{"id":"aa11","language":"en","title":"Never again","text":"No answer for weeks.","stars":1,
                 "createdAt":"2026-11-21T10:00:00.000Z","consumer":{"id":"cc22","displayName":"Ana"}}]}
                """#),
        PushPair(
            name: "an entry of a feed", kind: "feed", pushed: feed, polled: feed),
        PushPair(
            name: "a video of a channel", kind: "youtube", polledOptions: ["channel": "UC1"],
            pushed: #"""
                <feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns="http://www.w3.org/2005/Atom">
                 <title>YouTube video feed</title><updated>2026-11-21T10:00:05+00:00</updated>
                 <entry><id>yt:video:V1</id><yt:videoId>V1</yt:videoId><yt:channelId>UC1</yt:channelId><title>Why I returned it</title>
                 <link rel="alternate" href="https://www.youtube.com/watch?v=V1"/><author><name>Mirrorfern</name>
                 <uri>https://www.youtube.com/channel/UC1</uri></author><published>2026-11-21T10:00:00+00:00</published>
                 <updated>2026-11-21T10:00:05+00:00</updated></entry></feed>
                """#,
            polled: #"""
                <feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/"
                 xmlns="http://www.w3.org/2005/Atom"><title>Mirrorfern</title>
                 <entry><id>yt:video:V1</id><yt:videoId>V1</yt:videoId><title>Why I returned it</title>
                 <link rel="alternate" href="https://www.youtube.com/watch?v=V1"/><author><name>Mirrorfern</name>
                 <uri>https://www.youtube.com/channel/UC1</uri></author><published>2026-11-21T10:00:00+00:00</published>
                 <updated>2026-11-21T10:00:05+00:00</updated>
                 <media:group><media:title>Why I returned it</media:title><media:description>It leaks.</media:description>
                 </media:group></entry></feed>
                """#, untold: ["text", "html"]),
        PushPair(
            name: "one review by a mapping", kind: "json",
            options: ["items": "data.review", "map.id": "id", "map.text": "body", "map.author.name": "by.nick"],
            polledOptions: ["items": "reviews", "map.id": "id", "map.text": "body", "map.author.name": "by.nick"],
            pushed: #"{"type":"review.created","data":{"review":{"id":9,"body":"Leaks.","by":{"nick":"Ana"}}}}"#,
            polled: #"{"reviews":[{"id":9,"body":"Leaks.","by":{"nick":"Ana"}}]}"#),
        PushPair(
            name: "one element by a mapping", kind: "xml",
            options: ["items": "event.review", "map.id": "@id", "map.text": "body"],
            polledOptions: ["items": "export.review", "map.id": "@id", "map.text": "body"],
            pushed: #"<event><review id="9"><body>Leaks.</body></review></event>"#,
            polled: #"<export><review id="9"><body>Leaks.</body></review></export>"#),
    ]

    private static let feed = #"""
        <rss version="2.0"><channel><title>Forum</title><link>https://forum.example/</link><item><guid isPermaLink="false">f1</guid>
         <title>Lid</title><description>It broke.</description><pubDate>Sat, 21 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>
        """#
}
