package import Triage

extension FetchedDocument {
    /// The longest time that ``freshUntil`` and ``retryAt`` lie ahead, in seconds: no server can put a source to sleep for
    /// longer than a day.
    package static let longestWaitSeconds = 86_400.0

    /// The shortest wait that ``retryAt`` asks for, in seconds.
    package static let shortestRetrySeconds = 60.0

    /// The time until which the server calls this answer fresh: before it another request brings nothing new. From
    /// `fetchedAt` itself (no longer fresh) to ``longestWaitSeconds`` after it.
    ///
    /// RFC 9111, sections 4.2.1 and 4.2.3, as a private cache reads it:
    /// - lifetime: the first `max-age`, else `Expires` − `Date` (`fetchedAt` where there is no `Date`). An `Expires` that
    ///   is no date, such as `0`, lies in the past. `s-maxage` speaks to shared caches and is ignored.
    /// - age: the greater of `Age` and `fetchedAt` − `Date`, not below 0; an `Age` that is no number is ignored.
    /// - fresh for lifetime − age.
    ///
    /// - Returns: `nil` where the server says nothing about it, where it forbids (`no-cache`, `no-store`) or where its
    ///   `max-age` cannot be read, and for any status but 2xx and 304. A 304 repeats what changed: where it says nothing,
    ///   the stored answer's statement still holds (section 4.3.4), which the caller has to keep. Nothing is guessed from
    ///   `Last-Modified`.
    package var freshUntil: Timestamp? {
        guard (200..<300).contains(status) || status == 304 else { return nil }
        let control = CacheControl(headers.values(of: "Cache-Control"))
        guard !control.forbidsReuse else { return nil }
        let date = headers["Date"].flatMap { HTTPDate.read($0, now: fetchedAt) }
        let lifetime: Double
        switch control.maxAge {
        case .unreadable: return nil
        case .seconds(let seconds): lifetime = seconds
        case .absent:
            guard let expires = headers["Expires"] else { return nil }
            lifetime = HTTPDate.read(expires, now: fetchedAt)?.seconds(since: date ?? fetchedAt) ?? 0
        }
        let stated = headers["Age"].flatMap { value in
            DeltaSeconds.read(value.split(separator: ",", omittingEmptySubsequences: false).first ?? "")
        }
        let age = max(0, stated ?? 0, date.map { fetchedAt.seconds(since: $0) } ?? 0)
        return fetchedAt.adding(seconds: min(max(lifetime - age, 0), FetchedDocument.longestWaitSeconds))
    }

    /// The time before which the server wants no further request, ``shortestRetrySeconds`` to ``longestWaitSeconds``
    /// after `fetchedAt`.
    ///
    /// The first of these that says something:
    /// - `Retry-After` of an error (4xx, 5xx: 429 and 503 by RFC 9110, section 10.2.3, and RFC 6585; 403 and 420 are what
    ///   some services answer in their place), as seconds or as a date.
    /// - the reset of a quota (``rateLimit``) that is used up (`remaining` is 0, whatever the status), or of any quota where
    ///   the status is 429 or 420. `Retry-After` goes before it (draft-ietf-httpapi-ratelimit-headers).
    /// - the shortest wait, where an error's `Retry-After` cannot be read.
    ///
    /// - Returns: `nil` where the server asks for nothing; how long to back off is then the caller's to say.
    package var retryAt: Timestamp? {
        let retryAfter = (400..<600).contains(status) ? headers["Retry-After"] : nil
        if let wait = retryAfter.flatMap({ RetryAfter.seconds($0, at: fetchedAt) }) { return retry(after: wait) }
        if let rateLimit, let reset = rateLimit.resetsAt {
            if rateLimit.remaining == 0 || status == 429 || status == 420 {
                return retry(after: reset.seconds(since: fetchedAt))
            }
        }
        return retryAfter.map { _ in retry(after: 0) }
    }

    private func retry(after seconds: Double) -> Timestamp {
        let wait = min(max(seconds, FetchedDocument.shortestRetrySeconds), FetchedDocument.longestWaitSeconds)
        return fetchedAt.adding(seconds: wait)
    }
}

/// Reads the `Retry-After` field (RFC 9110, section 10.2.3).
package enum RetryAfter {
    /// Seconds from `now`, which may be negative or beyond all reason; `nil` for what is neither a number nor an HTTP date.
    package static func seconds(_ value: String, at now: Timestamp) -> Double? {
        let text = value.trimmingBlanks
        // Some senders write fractions or a sign, which the RFC does not have.
        if let seconds = Double(text), seconds.isFinite { return seconds }
        return HTTPDate.read(String(text), now: now)?.seconds(since: now)
    }
}

/// The directives of `Cache-Control` that concern a private cache (RFC 9111, section 5.2.2).
private struct CacheControl {
    enum MaxAge {
        case absent, unreadable
        case seconds(Double)
    }

    /// `no-cache` or `no-store`, also where `no-cache` names fields: many caches take it so.
    private(set) var forbidsReuse = false
    private(set) var maxAge = MaxAge.absent

    init(_ values: [String]) {
        for directive in FieldList.members(values) {
            let name = directive.prefix { $0 != "=" }.trimmingBlanks.lowercased()
            switch name {
            case "no-cache", "no-store": forbidsReuse = true
            case "max-age":
                // Of several the first counts (section 4.2.1).
                guard case .absent = maxAge else { continue }
                let argument = directive.dropFirst(name.count).drop { $0 != "=" }.dropFirst()
                maxAge = DeltaSeconds.read(argument).map(MaxAge.seconds) ?? .unreadable
            default: break
            }
        }
    }
}

/// A number of seconds (RFC 9111, section 1.2.2).
enum DeltaSeconds {
    /// Digits, also as a quoted string; beyond 2³¹ all numbers count as 2³¹.
    static func read(_ text: Substring) -> Double? {
        var text = text.trimmingBlanks
        if text.utf8.count >= 2, text.first == "\"", text.last == "\"" { text = text.dropFirst().dropLast() }
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return min(Double(text) ?? .infinity, 2_147_483_648)
    }
}

/// A field whose value is a list (RFC 9110, section 5.6.1).
enum FieldList {
    /// The members of all the field's lines, blanks around them dropped, empty ones left out. A comma inside a quoted
    /// string separates nothing.
    static func members(_ values: [String], separator: Character = ",") -> [Substring] {
        values.flatMap { value in
            var isQuoted = false
            var isEscaped = false
            return value.split { character in
                if isEscaped {
                    isEscaped = false
                    return false
                }
                if isQuoted, character == "\\" { isEscaped = true }
                if character == "\"" { isQuoted.toggle() }
                return character == separator && !isQuoted
            }.map(\.trimmingBlanks).filter { !$0.isEmpty }
        }
    }
}

extension StringProtocol where SubSequence == Substring {
    /// Without spaces and tabs at both ends.
    var trimmingBlanks: Substring {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        let text = drop(while: isBlank)
        return text[..<(text.lastIndex { !isBlank($0) }.map { text.index(after: $0) } ?? text.startIndex)]
    }
}
