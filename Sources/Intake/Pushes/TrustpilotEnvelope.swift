import Transport

/// What Trustpilot pushes of a business: `{"events": [{"eventName": "service-review-created", "eventData": …}]}`.
struct TrustpilotEnvelope: PushEnvelope {
    func open(_ value: JSONValue, headers: HeaderFields) -> OpenedPush? {
        guard case .array(let events)? = value["events"] else { return nil }
        var opened = OpenedPush()
        for (index, event) in events.enumerated() {
            guard let name = event["eventName"]?.nonEmptyString else {
                opened.fail(index + 1, "it has no eventName")
                continue
            }
            switch name {
            case "service-review-created", "service-review-updated":
                guard let review = event["eventData"], review.isObject else {
                    opened.fail(index + 1, "it has no eventData")
                    continue
                }
                opened.items.append(listed(review))
            case "service-review-deleted": opened.leftOut.add(.deletion)
            default: opened.leftOut.add(.otherEvent)
            }
        }
        return opened
    }

    func answer(_ items: [JSONValue]) -> JSONValue { .object(["reviews": .array(items)]) }

    /// The review as the API tells it, which names its author otherwise.
    private func listed(_ review: JSONValue) -> JSONValue {
        guard let consumer = review["consumer"], consumer.isObject else { return review }
        return review.setting(
            "consumer", to: consumer.setting("displayName", to: consumer["displayName"] ?? consumer["name"]))
    }
}
