/// Resolution of references against a base (RFC 3986, section 5), forgiving of what feeds write.
package enum URLReference {
    /// `reference` made absolute against `base`.
    ///
    /// White space around it and line breaks and tabs within are removed, spaces become `%20`. A reference with a scheme
    /// stays as it is; so does everything where `base` is absent or cannot hold a path.
    package static func resolve(_ reference: String, against base: String?) -> String {
        let cleaned = clean(reference)
        let parts = URLParts(cleaned)
        if parts.scheme != nil { return String(decoding: cleaned, as: UTF8.self) }
        guard let base else { return String(decoding: cleaned, as: UTF8.self) }
        let root = URLParts(clean(base))
        guard root.scheme != nil, root.authority != nil || root.path.first == UInt8(ascii: "/") else {
            return String(decoding: cleaned, as: UTF8.self)
        }
        var target = URLParts()
        target.scheme = root.scheme
        target.fragment = parts.fragment
        if parts.authority != nil {
            target.authority = parts.authority
            target.path = withoutDotSegments(parts.path)
            target.query = parts.query
        } else {
            target.authority = root.authority
            if parts.path.isEmpty {
                target.path = root.path
                target.query = parts.query ?? root.query
            } else {
                target.path = withoutDotSegments(
                    parts.path.first == UInt8(ascii: "/") ? parts.path : merged(root, parts.path))
                target.query = parts.query
            }
        }
        return String(decoding: target.bytes, as: UTF8.self)
    }

    /// The scheme in lower case; `nil` for a relative reference.
    ///
    /// White space and controls are ignored, as browsers do, so that `java script:` hides nothing.
    package static func scheme(of reference: String) -> String? {
        let visible = reference.utf8.filter { $0 > 0x20 && $0 != 0x7F }
        return URLParts(visible).scheme.map { String(decoding: $0.map(ASCII.lowercased), as: UTF8.self) }
    }

    private static func clean(_ reference: String) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(reference.utf8.count)
        for byte in ASCII.trimmed(Array(reference.utf8)) {
            if byte == 0x20 {
                out.append(contentsOf: [0x25, 0x32, 0x30])
            } else if byte > 0x20, byte != 0x7F {
                out.append(byte)
            }
        }
        return out
    }

    private static func merged(_ base: URLParts, _ path: [UInt8]) -> [UInt8] {
        if base.authority != nil, base.path.isEmpty { return [UInt8(ascii: "/")] + path }
        guard let slash = base.path.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return base.path[...slash] + path
    }

    private static func withoutDotSegments(_ path: [UInt8]) -> [UInt8] {
        guard path.contains(UInt8(ascii: ".")) else { return path }
        let rooted = path.first == UInt8(ascii: "/")
        var kept: [ArraySlice<UInt8>] = []
        let segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst(
            rooted ? 1 : 0)
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            let isDot = segment.elementsEqual([0x2E])
            let isUp = segment.elementsEqual([0x2E, 0x2E])
            if isUp, !kept.isEmpty { kept.removeLast() }
            if !isDot && !isUp { kept.append(segment) } else if isLast { kept.append([]) }
        }
        return (rooted ? [UInt8(ascii: "/")] : []) + Array(kept.joined(separator: [UInt8(ascii: "/")]))
    }
}

/// The five parts of a URL reference (RFC 3986, appendix B), undecoded.
private struct URLParts {
    var scheme: [UInt8]?
    var authority: [UInt8]?
    var path: [UInt8] = []
    var query: [UInt8]?
    var fragment: [UInt8]?

    init() {}

    init(_ reference: [UInt8]) {
        var rest = reference[...]
        if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
            fragment = Array(rest[(hash + 1)...])
            rest = rest[..<hash]
        }
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            query = Array(rest[(mark + 1)...])
            rest = rest[..<mark]
        }
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")), let first = rest.first, ASCII.isLetter(first),
            rest[..<colon].allSatisfy({ ASCII.isAlphanumeric($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E })
        {
            scheme = Array(rest[..<colon])
            rest = rest[(colon + 1)...]
        }
        if rest.starts(with: [0x2F, 0x2F]) {
            let start = rest.startIndex + 2
            let end = rest[start...].firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            authority = Array(rest[start..<end])
            rest = rest[end...]
        }
        path = Array(rest)
    }

    var bytes: [UInt8] {
        var out: [UInt8] = []
        if let scheme { out += scheme + [UInt8(ascii: ":")] }
        if let authority { out += [0x2F, 0x2F] + authority }
        out += path
        if let query { out += [UInt8(ascii: "?")] + query }
        if let fragment { out += [UInt8(ascii: "#")] + fragment }
        return out
    }
}
