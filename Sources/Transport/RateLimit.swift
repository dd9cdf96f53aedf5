package import Triage

/// What a server says about the quota a request counted against. A hint: services disagree on the fields and their units.
package struct RateLimitHint: Sendable, Hashable {
    /// Requests left until the reset, fractions dropped, not below 0; `nil` where it is not said.
    package var remaining: Int?
    /// When the quota is full again, as stated (perhaps in the past or years ahead); `nil` where it is not said.
    package var resetsAt: Timestamp?

    package init(remaining: Int? = nil, resetsAt: Timestamp? = nil) {
        self.remaining = remaining
        self.resetsAt = resetsAt
    }
}

extension FetchedDocument {
    /// The quota this answer speaks of; `nil` where it speaks of none. Of several quotas the one with the least left.
    ///
    /// Read, in this order:
    /// - `RateLimit: "default";r=50;t=30` (draft-ietf-httpapi-ratelimit-headers from 08 on: `r` requests left, `t` seconds
    ///   to the reset) and `RateLimit: limit=100, remaining=50, reset=30` (07);
    /// - `RateLimit-Remaining`, `RateLimit-Reset` (06 and before), and the same with `X-RateLimit-` and `X-Rate-Limit-`, with
    ///   `X-RateLimit-Reset-After`. A reset is written in four ways: seconds from now (the draft, Reddit), seconds since 1970
    ///   (GitHub, GitLab, X), milliseconds since 1970, RFC 3339 (Mastodon), or as an HTTP date. A number from 10⁹ up
    ///   is one since 1970, from 10¹¹ up in milliseconds.
    package var rateLimit: RateLimitHint? {
        let combined = headers.values(of: "RateLimit")
        if let hint = RateLimitHint(parameters: combined, at: fetchedAt)
            ?? RateLimitHint(dictionary: combined, at: fetchedAt)
        {
            return hint
        }
        func first(_ names: [String]) -> String? { names.lazy.compactMap { headers[$0] }.first }
        let remaining = first(["RateLimit-Remaining", "X-RateLimit-Remaining", "X-Rate-Limit-Remaining"])
            .flatMap { RateLimitHint.count($0[...]) }
        let reset = first(["RateLimit-Reset", "X-RateLimit-Reset", "X-Rate-Limit-Reset", "X-RateLimit-Reset-After"])
            .flatMap { RateLimitHint.time($0[...], at: fetchedAt) }
        guard remaining != nil || reset != nil else { return nil }
        return RateLimitHint(remaining: remaining, resetsAt: reset)
    }
}

extension RateLimitHint {
    /// Reads a list of policies with parameters `r` and `t`.
    fileprivate init?(parameters values: [String], at now: Timestamp) {
        let quotas = FieldList.members(values).compactMap { member -> RateLimitHint? in
            let fields = Self.fields(FieldList.members([String(member)], separator: ";").dropFirst())
            guard let remaining = fields["r"].flatMap(Self.count) else { return nil }
            return RateLimitHint(remaining: remaining, resetsAt: fields["t"].flatMap { Self.time($0, at: now) })
        }
        guard let least = quotas.min(by: { ($0.remaining ?? 0) < ($1.remaining ?? 0) }) else { return nil }
        self = least
    }

    /// Reads `limit=…, remaining=…, reset=…`.
    fileprivate init?(dictionary values: [String], at now: Timestamp) {
        let fields = Self.fields(FieldList.members(values)[...])
        let remaining = fields["remaining"].flatMap(Self.count)
        let reset = fields["reset"].flatMap { Self.time($0, at: now) }
        guard remaining != nil || reset != nil else { return nil }
        self.init(remaining: remaining, resetsAt: reset)
    }

    private static func fields(_ members: ArraySlice<Substring>) -> [String: Substring] {
        var fields: [String: Substring] = [:]
        for member in members {
            guard let equals = member.firstIndex(of: "=") else { continue }
            let name = member[..<equals].trimmingBlanks.lowercased()
            if fields[name] == nil { fields[name] = member[member.index(after: equals)...].trimmingBlanks }
        }
        return fields
    }

    /// Requests left; some services write fractions, or go below zero.
    fileprivate static func count(_ text: Substring) -> Int? {
        Double(text.trimmingBlanks).flatMap { $0.isFinite ? Int(min(max($0, 0), 1e15)) : nil }
    }

    /// The time of a reset in any of its forms.
    fileprivate static func time(_ text: Substring, at now: Timestamp) -> Timestamp? {
        let text = text.trimmingBlanks
        if let number = Double(text) {
            guard number.isFinite else { return nil }
            switch number {
            case 1e11...: return Timestamp(milliseconds: Int64(min(number, 1e15)))
            case 1e9...: return Timestamp(milliseconds: Int64(number * 1000))
            default: return now.adding(seconds: number)
            }
        }
        return Timestamp(rfc3339: text) ?? HTTPDate.read(String(text), now: now)
    }
}
