import Transport

/// What GitHub pushes (GitHub, Webhook events and payloads): the events `issues` and `issue_comment`.
struct GitHubEnvelope: PushEnvelope {
    func open(_ value: JSONValue, headers: HeaderFields) -> OpenedPush? {
        guard value.isObject else { return nil }
        var opened = OpenedPush()
        if value["hook_id"] != nil, value["zen"] != nil {
            opened.leftOut.add(.ping)
            return opened
        }
        // Every event names who caused it, but for some of organisations.
        let isEvent = value["sender"] != nil || value["repository"] != nil || value["organization"] != nil
        guard isEvent || headers["X-GitHub-Event"] != nil else { return nil }
        guard let issue = value["issue"], issue.isObject else {
            opened.leftOut.add(.otherEvent)
            return opened
        }
        let isPullRequest = issue["pull_request"].map { !$0.isNull } ?? false
        if isPullRequest {
            opened.leftOut.add(.otherEvent)
        } else if value["action"]?.text == "deleted" {
            opened.leftOut.add(.deletion)
        } else if let comment = value["comment"], comment.isObject {
            opened.items.append(comment)
        } else {
            opened.items.append(issue)
        }
        return opened
    }

    func answer(_ items: [JSONValue]) -> JSONValue { .array(items) }
}
