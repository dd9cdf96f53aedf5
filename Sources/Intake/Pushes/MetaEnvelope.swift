import Transport

/// One change of an object that a Meta app listens to.
struct MetaChange {
    /// What changed: `feed`, `comments`, `mentions`, …
    let field: String
    let value: JSONValue
    /// The page or account that was subscribed to.
    let account: String?
    /// When Meta told it.
    let time: JSONValue?
}

/// The envelope that Facebook, Instagram and Threads share (Meta, Webhooks: Event Notifications).
///
/// `{"object": …, "entry": [{"id", "time", "changes": [{"field", "value"}], "messaging": […]}]}`. Apps with Business Login
/// for Instagram may get `field` and `value` in the entry itself, and the envelope in a list; Threads sends one change as
/// `{"target_id", "time", "values": {"field", "value"}}`.
struct MetaEnvelope: PushEnvelope {
    /// The `object` that is read; changes of others are left out.
    let object: String
    /// Takes one change in.
    let take: @Sendable (MetaChange, inout OpenedPush) -> Void

    func open(_ value: JSONValue, headers: HeaderFields) -> OpenedPush? {
        let envelopes = if case .array(let list) = value { list } else { [value] }
        guard !envelopes.isEmpty, envelopes.allSatisfy(Self.isEnvelope) else { return nil }
        var opened = OpenedPush()
        var number = 0
        for envelope in envelopes {
            if let single = envelope["values"] {
                number += 1
                let changes = if case .array(let list) = single { list } else { [single] }
                for change in changes { read(change, of: envelope, account: "target_id", number, into: &opened) }
                continue
            }
            for entry in envelope["entry"]?.elements ?? [] {
                number += 1
                read(entry, isOurs: envelope["object"]?.text == object, number, into: &opened)
            }
        }
        return opened
    }

    func answer(_ items: [JSONValue]) -> JSONValue { .object(["data": .array(items)]) }

    private static func isEnvelope(_ value: JSONValue) -> Bool {
        if case .array? = value["entry"] { return value["object"]?.text != nil }
        return value["values"] != nil && (value["subscription_id"] != nil || value["topic"] != nil)
    }

    private func read(_ entry: JSONValue, isOurs: Bool, _ number: Int, into opened: inout OpenedPush) {
        // Messages between two, whoever holds the conversation at the moment.
        let messages = (entry["messaging"]?.elements ?? []) + (entry["standby"]?.elements ?? [])
        opened.leftOut.add(.notPublic, count: messages.count)
        var changes = entry["changes"]?.elements ?? []
        if entry["field"] != nil { changes.append(entry) }
        guard isOurs else {
            return opened.leftOut.add(.otherEvent, count: max(changes.count, messages.isEmpty ? 1 : 0))
        }
        if changes.isEmpty, messages.isEmpty {
            return opened.fail(number, "its entry has neither changes nor messaging")
        }
        for change in changes { read(change, of: entry, account: "id", number, into: &opened) }
    }

    private func read(
        _ change: JSONValue, of entry: JSONValue, account: String, _ number: Int, into opened: inout OpenedPush
    ) {
        guard let field = change["field"]?.nonEmptyString else { return opened.fail(number, "a change names no field") }
        guard let value = change["value"], value.isObject else {
            // Some fields tell a word in place of an object.
            if change["value"] != nil { return opened.leftOut.add(.otherEvent) }
            return opened.fail(number, "a change has no value")
        }
        take(
            MetaChange(field: field, value: value, account: entry[account]?.text, time: entry["time"]), &opened)
    }
}
