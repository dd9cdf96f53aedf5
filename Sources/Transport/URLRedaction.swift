internal import FoundationEssentials

/// Shows URLs without what must not be shown.
package enum URLRedaction {
    /// What stands in place of something secret.
    package static let mask = "***"

    /// The URL without `user:password@`, without the values of query and fragment fields whose names speak of secrets
    /// (`token`, `key`, `access_token`, `sig`, …), and without the path where the path itself is the secret (Slack
    /// webhooks and the like). Text that is no clean URL is cut rather than shown in doubt.
    package static func redacted(_ url: String) -> String {
        guard let parts = Parts(url) else { return withoutAuthority(url) }
        let head = parts.scheme + "://" + parts.authority
        if hasSecretPath(host: parts.host, path: parts.path) { return head + "/" + mask }
        return head + parts.path + maskedFields(parts.tail)
    }

    /// Scheme and host only (`https://hooks.example/***`), for a URL that is a secret as a whole.
    package static func originOnly(_ url: String) -> String {
        guard let parts = Parts(url) else { return withoutAuthority(url) }
        return parts.scheme + "://" + parts.authority + "/" + mask
    }

    /// The URL as messages may show it: `originOnly` for one that is a secret, else `redacted`.
    package static func shown(_ url: String, isSecret: Bool) -> String { isSecret ? originOnly(url) : redacted(url) }

    /// What in the URL must not be shown, for taking it out of words of others that may repeat it: the login, its password
    /// and its `Authorization: Basic` form, and the values of secret fields; as written and percent-decoded, longest
    /// first. Nothing shorter than four bytes: that would tear words apart and hide nothing.
    package static func secrets(in url: String) -> [String] {
        var found: Set<String> = []
        func add(_ text: Substring) {
            for form in [Array(text.utf8), PercentDecoding.decoded(text.utf8) ?? []] where form.count >= 4 {
                found.insert(String(decoding: form, as: UTF8.self))
            }
        }
        if let mark = url.firstIndex(of: ":"), url[mark...].hasPrefix("://") {
            let authority = url[url.index(mark, offsetBy: 3)...].prefix { !"/?#\\".contains($0) }
            if let at = authority.lastIndex(of: "@") {
                let login = authority[..<at]
                add(login)
                if let colon = login.firstIndex(of: ":") { add(login[login.index(after: colon)...]) }
                let plain = PercentDecoding.decoded(login.utf8) ?? Array(login.utf8)
                found.insert(Data(plain).base64EncodedString())
            }
        }
        for field in url.drop(while: { $0 != "?" && $0 != "#" }).split(whereSeparator: { "?#&;".contains($0) }) {
            guard let equals = field.firstIndex(of: "="), isSecret(name: field[..<equals]) else { continue }
            add(field[field.index(after: equals)...])
        }
        return found.sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
    }

    /// A URL cut at its joints; `nil` where the authority is not plainly readable.
    private struct Parts {
        var scheme: String
        /// Host and port, without user information.
        var authority: String
        var host: String
        var path: String
        /// Query and fragment with their marks.
        var tail: String

        init?(_ url: String) {
            guard let mark = url.firstIndex(of: ":"), url[mark...].hasPrefix("://") else { return nil }
            scheme = url[..<mark].lowercased()
            let afterScheme = url[url.index(mark, offsetBy: 3)...]
            let end = afterScheme.firstIndex { "/?#\\".contains($0) } ?? afterScheme.endIndex
            var authority = afterScheme[..<end]
            if let at = authority.lastIndex(of: "@") { authority = authority[authority.index(after: at)...] }
            guard authority.allSatisfy({ $0 != "@" && !$0.isWhitespace }) else { return nil }
            self.authority = String(authority)
            // A port that is not a number may be the start of a password with a slash in it.
            var host = authority
            if let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") {
                guard authority[authority.index(after: colon)...].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
                    return nil
                }
                host = authority[..<colon]
            }
            self.host = host.lowercased()
            let rest = afterScheme[end...]
            let pathEnd = rest.firstIndex { $0 == "?" || $0 == "#" } ?? rest.endIndex
            path = String(rest[..<pathEnd])
            tail = String(rest[pathEnd...])
        }
    }

    private static func withoutAuthority(_ url: String) -> String {
        guard let mark = url.firstIndex(of: ":"), url[mark...].hasPrefix("://") else {
            // Without a scheme anything up to an "@" may be credentials.
            guard let at = url.lastIndex(of: "@") else { return url.prefix { !"?#".contains($0) }.description }
            return mask + url[at...].prefix { !"?#".contains($0) }
        }
        return url[..<mark].lowercased() + "://" + mask
    }

    /// Services whose webhook or bot URL carries its secret in the path: whoever knows the URL may post.
    private static func hasSecretPath(host: String, path: String) -> Bool {
        let services: [(host: String, path: String)] = [
            ("hooks.slack.com", "/"), ("hooks.slack-gov.com", "/"), ("discord.com", "/api/webhooks/"),
            ("discordapp.com", "/api/webhooks/"), ("api.telegram.org", "/bot"), ("webhook.office.com", "/"),
        ]
        return services.contains { service in
            (host == service.host || host.hasSuffix("." + service.host)) && path.hasPrefix(service.path)
                && path != "/"
        }
    }

    /// Query and fragment with secret values masked; marks and order stay.
    private static func maskedFields(_ tail: String) -> String {
        var out = ""
        var field = Substring()
        var rest = Substring(tail)
        func masked(_ field: Substring) -> String {
            guard let equals = field.firstIndex(of: "="), isSecret(name: field[..<equals]) else { return String(field) }
            return field[...equals] + mask
        }
        while let mark = rest.firstIndex(where: { "?#&;".contains($0) }) {
            field = rest[..<mark]
            out += masked(field)
            out.append(rest[mark])
            rest = rest[rest.index(after: mark)...]
        }
        return out + masked(rest)
    }

    /// Whether a field of this name holds a secret. `-`, `_`, `.` and case do not count; percent escapes are read.
    private static func isSecret(name: Substring) -> Bool {
        let plain = PercentDecoding.decoded(name.utf8) ?? Array(name.utf8)
        let letters = plain.filter { !"-_.[]".utf8.contains($0) }
        let word = String(decoding: letters, as: UTF8.self).lowercased()
        let whole: Set<String> = ["key", "auth", "authorization", "pass", "pwd", "sig", "code", "jwt"]
        let endings = [
            "token", "apikey", "accesskey", "secretkey", "authkey", "feedkey", "secret", "password", "passwd",
            "signature",
            "credential",
        ]
        return whole.contains(word) || endings.contains { word.hasSuffix($0) }
    }
}

/// Percent-encoding of URLs (RFC 3986).
enum PercentDecoding {
    /// The bytes with `%XX` resolved; `nil` where an escape is broken.
    static func decoded(_ bytes: some Sequence<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        var iterator = bytes.makeIterator()
        while let byte = iterator.next() {
            guard byte == UInt8(ascii: "%") else {
                out.append(byte)
                continue
            }
            guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit) else {
                return nil
            }
            out.append(high << 4 | low)
        }
        return out
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
