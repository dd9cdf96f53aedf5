/// What Facebook pushes of a page (Meta, Webhooks Reference: Page; fields `feed`, `mention`, `ratings`).
enum FacebookPush {
    static let envelope = MetaEnvelope(object: "page", take: take)

    @Sendable private static func take(_ change: MetaChange, into opened: inout OpenedPush) {
        let value = change.value
        let item = value["item"]?.text
        let isWritten: Bool
        switch (change.field, item) {
        case ("feed", "comment"), ("mention", "comment"), ("ratings", "comment"): isWritten = true
        case ("feed", "post"), ("feed", "status"), ("feed", "photo"), ("feed", "video"), ("feed", "share"):
            isWritten = true
        case ("mention", "post"), ("ratings", "rating"), ("ratings", nil): isWritten = true
        default: isWritten = false
        }
        guard isWritten else { return opened.leftOut.add(.otherEvent) }
        switch value["verb"]?.text {
        case nil, "add", "edit", "edited": break
        case "remove", "delete": return opened.leftOut.add(.deletion)
        // Hidden, blocked, muted: somebody moderates the page.
        default: return opened.leftOut.add(.otherEvent)
        }
        if change.field == "ratings", item != "comment" {
            opened.items.append(rating(value, change))
        } else if item == "comment" {
            opened.items.append(comment(value, change))
        } else if change.field == "feed", let author = author(value)?["id"]?.text, author == change.account {
            opened.leftOut.add(.ownPost)
        } else {
            opened.items.append(post(value, change))
        }
    }

    /// Older versions name the author flat.
    private static func author(_ value: JSONValue) -> JSONValue? {
        if let from = value["from"], from.isObject { return from }
        guard value["sender_id"] != nil || value["sender_name"] != nil else { return nil }
        return .object(["id": value["sender_id"], "name": value["sender_name"]])
    }

    private static func comment(_ value: JSONValue, _ change: MetaChange) -> JSONValue {
        // The parent of a comment that answers no other is the post.
        let parent = value["parent_id"].flatMap { $0 == value["post_id"] ? nil : $0 }
        return .object([
            "id": value["comment_id"], "message": value["message"],
            "created_time": value["created_time"] ?? change.time,
            "from": author(value), "parent": parent.map { .object(["id": $0]) },
            "permalink_url": value["permalink_url"] ?? value["post"]?["permalink_url"],
        ])
    }

    /// What a visitor wrote on the page, or elsewhere about it.
    private static func post(_ value: JSONValue, _ change: MetaChange) -> JSONValue {
        .object([
            "id": value["post_id"], "message": value["message"], "created_time": value["created_time"] ?? change.time,
            "from": author(value),
            "permalink_url": value["permalink_url"] ?? value["post"]?["permalink_url"],
        ])
    }

    private static func rating(_ value: JSONValue, _ change: MetaChange) -> JSONValue {
        let recommendation = value["recommendation_type"]
        return .object([
            "created_time": value["created_time"] ?? change.time, "recommendation_type": recommendation,
            "review_text": value["review_text"],
            "open_graph_story": value["open_graph_story_id"].map { .object(["id": $0]) },
            "reviewer": .object(["id": value["reviewer_id"], "name": value["reviewer_name"]]),
            // Beside a recommendation the mark only repeats it, as 1 or 5.
            "rating": recommendation == nil ? value["rating"] : nil, "has_rating": .bool(true),
        ])
    }
}

/// What Instagram pushes of an account (Meta, Webhooks Reference: Instagram; fields `comments`, `live_comments`,
/// `mentions`).
enum InstagramPush {
    static let envelope = MetaEnvelope(object: "instagram", take: take)

    @Sendable private static func take(_ change: MetaChange, into opened: inout OpenedPush) {
        let value = change.value
        switch change.field {
        case "comments", "live_comments":
            opened.items.append(
                .object([
                    "id": value["id"], "text": value["text"], "username": value["from"]?["username"],
                    "from": value["from"], "parent_id": value["parent_id"],
                    // The comment's own time is not told; the notification follows it within seconds.
                    "timestamp": value["timestamp"] ?? change.time,
                ]))
        case "mentions": opened.leftOut.add(.withoutWords)
        case let field where field.hasPrefix("messag"): opened.leftOut.add(.notPublic)
        default: opened.leftOut.add(.otherEvent)
        }
    }
}

/// What Threads pushes of an account (Threads API, Webhooks; fields `replies`, `mentions`, `publish`, `delete`).
enum ThreadsPush {
    static let envelope = MetaEnvelope(object: "threads", take: take)

    @Sendable private static func take(_ change: MetaChange, into opened: inout OpenedPush) {
        switch change.field {
        case "replies", "mentions": opened.items.append(change.value)
        case "publish": opened.leftOut.add(.ownPost)
        case "delete": opened.leftOut.add(.deletion)
        default: opened.leftOut.add(.otherEvent)
        }
    }
}
