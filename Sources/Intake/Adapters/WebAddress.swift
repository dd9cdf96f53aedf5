/// Web addresses as adapters build, join and check them.
enum WebAddress {
    /// Addresses above this many bytes are dropped.
    static let limitBytes = 8192

    /// An absolute http or https address, joined to `base` where it is relative; `nil` for anything else, such as
    /// `javascript:`.
    static func link(_ text: String?, base: String? = nil) -> String? {
        guard let text = CleanText.nonEmptyLine(text), text.utf8.count <= limitBytes else { return nil }
        if isWeb(text) { return hasHost(text) ? text : nil }
        guard let base, isWeb(base) else { return nil }
        let joined = URLReference.resolve(text, against: base)
        return hasHost(joined) ? joined : nil
    }

    /// Whether the text begins with `http://` or `https://`.
    static func isWeb(_ text: String) -> Bool { authorityStart(text) != nil }

    /// Where in the bytes of an http or https address what follows the `//` begins.
    private static func authorityStart(_ text: String) -> Int? {
        var copy = text
        return copy.withUTF8 { bytes in
            if ASCII.matches("https://", in: bytes, at: 0) { return 8 }
            return ASCII.matches("http://", in: bytes, at: 0) ? 7 : nil
        }
    }

    /// Host and port in lower case, without user and password; `nil` where the address has none.
    static func host(_ address: String) -> String? {
        guard let start = authorityStart(address) else { return nil }
        var authority = address.utf8.dropFirst(start).prefix { !isAuthorityEnd($0) }
        if let at = authority.lastIndex(of: UInt8(ascii: "@")) { authority = authority[at...].dropFirst() }
        let host = String(decoding: authority, as: UTF8.self).lowercased()
        return host.isEmpty ? nil : host
    }

    private static func isAuthorityEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
            || byte == UInt8(ascii: "\\")
    }

    private static func hasHost(_ address: String) -> Bool {
        guard let start = authorityStart(address) else { return false }
        var isEmpty = true
        for byte in address.utf8.dropFirst(start) {
            if isAuthorityEnd(byte) { break }
            isEmpty = byte == UInt8(ascii: "@")
        }
        return !isEmpty
    }

    /// Everything but RFC 3986's unreserved characters percent-encoded.
    static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                let digits = Array("0123456789ABCDEF".utf8)
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text with `%XX` resolved; `nil` where that is no UTF-8. A broken escape stands for itself.
    static func decoded(_ text: String) -> String? {
        let source = Array(text.utf8)
        var bytes: [UInt8] = []
        var index = 0
        while index < source.count {
            if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
                let byte = UInt8(String(decoding: source[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                bytes.append(byte)
                index += 3
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// The address with a query of these parameters, those without a value left out.
    static func address(_ base: String, _ parameters: [(name: String, value: String?)]) -> String {
        let query = parameters.compactMap { parameter in
            parameter.value.map { encoded(parameter.name) + "=" + encoded($0) }
        }
        return query.isEmpty ? base : base + "?" + query.joined(separator: "&")
    }

    /// The address with one query parameter set, in place of an earlier value.
    static func setting(_ name: String, to value: String, in address: String) -> String {
        let (path, query) = parts(address)
        let key = encoded(name)
        let kept = query.filter { $0 != key && !$0.hasPrefix(key + "=") }
        return path + "?" + (kept + [key + "=" + encoded(value)]).joined(separator: "&")
    }

    /// The value of a query parameter, as written.
    static func value(of name: String, in address: String) -> String? {
        let key = encoded(name) + "="
        return parts(address).query.last { $0.hasPrefix(key) }.map { String($0.dropFirst(key.count)) }
    }

    private static func parts(_ address: String) -> (path: String, query: [String]) {
        let whole = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0]
        let halves = whole.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(halves[0]), halves.count == 2 ? halves[1].split(separator: "&").map(String.init) : [])
    }
}
