/// Resolution of references against a base (RFC 3986, section 5), forgiving of what feeds write.
package enum URLReference {
    /// `reference` made absolute against `base`.
    ///
    /// White space around it and line breaks and tabs within are removed, spaces become `%20`. A reference with a scheme
    /// stays as it is; so does everything where `base` is absent or cannot hold a path. A base may be relative itself.
    package static func resolve(_ reference: String, against base: String?) -> String {
        if isAbsoluteWebAddress(reference) { return reference }
        return withClean(reference) { cleaned in
            let parts = URLParts(cleaned)
            guard parts.scheme == nil, let base else { return String(decoding: cleaned, as: UTF8.self) }
            return withClean(base) { base in
                let root = URLParts(base)
                guard
                    root.authority != nil || root.path.first == UInt8(ascii: "/")
                        || (root.scheme == nil && !root.path.isEmpty)
                else {
                    return String(decoding: cleaned, as: UTF8.self)
                }
                return joined(parts, root)
            }
        }
    }

    /// Whether references can start from an address: a relative one, or one with a host and a scheme that links may have.
    static func isUsableBase(_ base: String) -> Bool {
        withClean(base) { bytes in
            let parts = URLParts(bytes)
            if let authority = parts.authority {
                let host = authority[
                    (authority.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? authority.startIndex)...]
                guard let first = host.first, first != UInt8(ascii: ":") else { return false }
                if first == UInt8(ascii: "["), !host.contains(UInt8(ascii: "]")) { return false }
            } else if parts.scheme != nil {
                return false
            }
            return HTMLAllowList.allows(url: base)
        }
    }

    private static func joined(_ parts: URLParts, _ root: URLParts) -> String {
        var target = parts
        target.scheme = root.scheme
        if parts.authority != nil { return target.joined(path: withoutDotSegments(parts.path)) }
        target.authority = root.authority
        if parts.path.isEmpty {
            target.query = parts.query ?? root.query
            return target.joined(path: root.path)
        }
        guard parts.path.first != UInt8(ascii: "/") else { return target.joined(path: withoutDotSegments(parts.path)) }
        let merged = merged(root, parts.path)
        return merged.withUnsafeBufferPointer { target.joined(path: withoutDotSegments($0[...])) }
    }

    /// The scheme in lower case; `nil` for a relative reference.
    ///
    /// White space and controls are ignored, as browsers do, so that `java script:` hides nothing.
    package static func scheme(of reference: String) -> String? {
        var visible = reference.utf8.filter { $0 > 0x20 && $0 != 0x7F }
        return visible.withUnsafeMutableBufferPointer {
            URLParts(UnsafeBufferPointer($0)).scheme.map { String(decoding: $0.map(ASCII.lowercased), as: UTF8.self) }
        }
    }

    /// Whether nothing is to be done; `false` where that would take a closer look.
    private static func isAbsoluteWebAddress(_ reference: String) -> Bool {
        guard reference.hasPrefix("https://") || reference.hasPrefix("http://") else { return false }
        return reference.utf8.withContiguousStorageIfAvailable { $0.allSatisfy { $0 > 0x20 && $0 != 0x7F } } ?? false
    }

    /// Calls `body` with the bytes of a reference, cleaned where there is something to clean.
    private static func withClean<Value>(
        _ reference: String, _ body: (UnsafeBufferPointer<UInt8>) -> Value
    ) -> Value {
        var copy = reference
        return copy.withUTF8 { bytes in
            if bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) { return body(bytes) }
            var out: [UInt8] = []
            out.reserveCapacity(bytes.count)
            for byte in ASCII.trimmed(bytes) {
                if byte == 0x20 {
                    out.append(contentsOf: [0x25, 0x32, 0x30])
                } else if byte > 0x20, byte != 0x7F {
                    out.append(byte)
                }
            }
            return out.withUnsafeBufferPointer(body)
        }
    }

    private static func merged(_ base: URLParts, _ path: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        if base.authority != nil, base.path.isEmpty { return [UInt8(ascii: "/")] + path }
        guard let slash = base.path.lastIndex(of: UInt8(ascii: "/")) else { return Array(path) }
        return Array(base.path[...slash]) + path
    }

    private static func withoutDotSegments(_ path: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        guard path.contains(UInt8(ascii: ".")) else { return Array(path) }
        let rooted = path.first == UInt8(ascii: "/")
        var kept: [Slice<UnsafeBufferPointer<UInt8>>] = []
        let segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst(
            rooted ? 1 : 0)
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            let isDot = segment.elementsEqual([0x2E])
            let isUp = segment.elementsEqual([0x2E, 0x2E])
            if isUp, !kept.isEmpty { kept.removeLast() }
            if !isDot && !isUp { kept.append(segment) } else if isLast { kept.append(path[path.endIndex...]) }
        }
        return (rooted ? [UInt8(ascii: "/")] : []) + kept.joined(separator: [UInt8(ascii: "/")])
    }
}

/// The five parts of a URL reference (RFC 3986, appendix B), undecoded; valid as long as its bytes.
private struct URLParts {
    typealias Part = Slice<UnsafeBufferPointer<UInt8>>

    var scheme: Part?
    var authority: Part?
    let path: Part
    var query: Part?
    let fragment: Part?

    init(_ reference: UnsafeBufferPointer<UInt8>) {
        var rest = reference[...]
        if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
            fragment = rest[(hash + 1)...]
            rest = rest[..<hash]
        } else {
            fragment = nil
        }
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            query = rest[(mark + 1)...]
            rest = rest[..<mark]
        }
        if let first = rest.first, ASCII.isLetter(first), let colon = rest.firstIndex(of: UInt8(ascii: ":")),
            rest[..<colon].allSatisfy({ ASCII.isAlphanumeric($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E })
        {
            scheme = rest[..<colon]
            rest = rest[(colon + 1)...]
        }
        if rest.starts(with: [0x2F, 0x2F]) {
            let start = rest.startIndex + 2
            let end = rest[start...].firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            authority = rest[start..<end]
            rest = rest[end...]
        }
        path = rest
    }

    /// The parts put together, with another path.
    func joined(path: some Collection<UInt8>) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(64 + path.count)
        if let scheme {
            out += scheme
            out.append(UInt8(ascii: ":"))
        }
        if let authority {
            out += [0x2F, 0x2F]
            out += authority
        }
        out += path
        if let query {
            out.append(UInt8(ascii: "?"))
            out += query
        }
        if let fragment {
            out.append(UInt8(ascii: "#"))
            out += fragment
        }
        return String(decoding: out, as: UTF8.self)
    }
}
