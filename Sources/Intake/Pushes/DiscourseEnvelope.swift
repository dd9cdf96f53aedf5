import Transport

/// What a Discourse forum pushes: the events of the types `post` and `topic`, each as `{"post": …}` or `{"topic": …}`.
struct DiscourseEnvelope: PushEnvelope {
    func open(_ value: JSONValue, headers: HeaderFields) -> OpenedPush? {
        guard value.isObject else { return nil }
        let event = headers["X-Discourse-Event"] ?? ""
        var opened = OpenedPush()
        if value["ping"] != nil {
            opened.leftOut.add(.ping)
        } else if let post = value["post"], post.isObject {
            take(post, "post", archetype: post["topic_archetype"], event, into: &opened)
        } else if let topic = value["topic"], topic.isObject {
            take(listed(topic), "topic", archetype: topic["archetype"], event, into: &opened)
        } else if headers["X-Discourse-Event-Type"] != nil || !event.isEmpty {
            opened.leftOut.add(.otherEvent)
        } else {
            return nil
        }
        return opened
    }

    /// A post comes alone, and so does a topic.
    func answer(_ items: [JSONValue]) -> JSONValue {
        let topics = items.compactMap { $0["topic"] }
        if topics.isEmpty { return .object(["latest_posts": .array(items.compactMap { $0["post"] })]) }
        return .object([
            "topic_list": .object(["topics": .array(topics)]), "users": .array(topics.compactMap { $0["created_by"] }),
        ])
    }

    private func take(
        _ item: JSONValue, _ type: String, archetype: JSONValue?, _ event: String, into opened: inout OpenedPush
    ) {
        let isDeleted = item["deleted_at"].map { !$0.isNull } ?? false
        if event.hasSuffix("_destroyed") || isDeleted || item["user_deleted"]?.bool == true {
            opened.leftOut.add(.deletion)
        } else if archetype?.text == "private_message" || item["post_type"]?.integer == Self.whisper {
            opened.leftOut.add(.notPublic)
        } else if let type = item["post_type"]?.integer, type != Self.regular {
            // The forum's own remarks: closed, moved, pinned.
            opened.leftOut.add(.otherEvent)
        } else {
            opened.items.append(.object([JSONMember(type, item)]))
        }
    }

    /// Types of posts (Discourse, app/models/post.rb).
    private static let regular = 1
    private static let whisper = 4

    /// The topic as a list of topics tells it: its author among the posters.
    private func listed(_ topic: JSONValue) -> JSONValue {
        guard let author = topic["created_by"]?["id"] else { return topic }
        return topic.setting(
            "posters", to: .array([.object(["user_id": author, "description": .string("Original Poster")])]))
    }
}
