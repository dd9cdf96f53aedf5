internal import Glibc

/// An IPv4 or IPv6 address, as its bytes in network order.
package struct IPAddress: Sendable, Hashable {
    /// 4 or 16 bytes.
    package let bytes: [UInt8]

    private init(validated bytes: [UInt8]) { self.bytes = bytes }

    /// The address in these bytes; `nil` unless there are 4 or 16. An IPv4-mapped IPv6 address (`::ffff:a.b.c.d`) becomes
    /// the IPv4 address that the system would connect to.
    package init?(bytes: [UInt8]) {
        switch bytes.count {
        case 4: self.bytes = bytes
        case 16 where bytes.starts(with: IPAddress.mappedPrefix): self.bytes = Array(bytes[12...])
        case 16: self.bytes = bytes
        default: return nil
        }
    }

    /// The address in a socket address (`sockaddr_in`, `sockaddr_in6`); `nil` for another family or too few bytes.
    package init?(socketAddress raw: UnsafeRawBufferPointer) {
        guard raw.count >= MemoryLayout<sa_family_t>.size else { return nil }
        // RFC 3493: the address stands at offset 4 in sockaddr_in (after family and port) and at 8 in sockaddr_in6.
        switch Int32(raw.loadUnaligned(as: sa_family_t.self)) {
        case AF_INET where raw.count >= 8: self.init(bytes: Array(raw[4..<8]))
        case AF_INET6 where raw.count >= 24: self.init(bytes: Array(raw[8..<24]))
        default: return nil
        }
    }

    /// Reads the strict literal forms (`192.0.2.1`, `2001:db8::1`, also in square brackets); `nil` for anything else.
    package init?(_ text: String) {
        var literal = Substring(text)
        if literal.hasPrefix("["), literal.hasSuffix("]") { literal = literal.dropFirst().dropLast() }
        guard !literal.utf8.contains(0) else { return nil }
        var four = in_addr()
        if inet_pton(AF_INET, String(literal), &four) == 1 {
            self.init(bytes: withUnsafeBytes(of: &four) { Array($0) })
            return
        }
        var sixteen = in6_addr()
        guard inet_pton(AF_INET6, String(literal), &sixteen) == 1 else { return nil }
        self.init(bytes: withUnsafeBytes(of: &sixteen) { Array($0) })
    }

    /// The IPv4 address that a translator or tunnel would forward this IPv6 address to: NAT64 `64:ff9b::/96` (RFC 6052),
    /// 6to4 `2002::/16` (RFC 3056), Teredo `2001::/32` (RFC 4380) and the old IPv4-compatible `::/96`; `nil` otherwise.
    package var embedded: IPAddress? {
        guard bytes.count == 16 else { return nil }
        if bytes.starts(with: [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0]) {
            return IPAddress(validated: Array(bytes[12...]))
        }
        if bytes.starts(with: [0x20, 0x02]) { return IPAddress(validated: Array(bytes[2..<6])) }
        if bytes.starts(with: [0x20, 0x01, 0, 0]) { return IPAddress(validated: bytes[12...].map { ~$0 }) }
        if bytes[..<12].allSatisfy({ $0 == 0 }) { return IPAddress(validated: Array(bytes[12...])) }
        return nil
    }

    private static let mappedPrefix: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]
}

extension IPAddress: CustomStringConvertible {
    /// The usual text form (RFC 5952 for IPv6).
    package var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        let written = bytes.withUnsafeBytes { inet_ntop(family, $0.baseAddress, &text, socklen_t(text.count)) != nil }
        return written ? String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) : "?"
    }
}

/// A block of addresses with a common prefix.
package struct AddressBlock: Sendable, Hashable {
    private let prefix: [UInt8]
    private let prefixBits: Int

    /// Reads CIDR notation (`10.0.0.0/8`, `fc00::/7`) or one address; `nil` for anything else. Bits behind the prefix do
    /// not count.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = IPAddress(String(parts[0])) else { return nil }
        prefix = address.bytes
        let width = address.bytes.count * 8
        guard parts.count == 2 else {
            prefixBits = width
            return
        }
        guard !parts[1].isEmpty, parts[1].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let bits = Int(parts[1]),
            bits <= width
        else { return nil }
        prefixBits = bits
    }

    /// Whether the address lies in this block.
    package func contains(_ address: IPAddress) -> Bool {
        guard address.bytes.count == prefix.count else { return false }
        let whole = prefixBits / 8
        guard address.bytes[..<whole].elementsEqual(prefix[..<whole]) else { return false }
        let rest = prefixBits % 8
        return rest == 0 || (address.bytes[whole] ^ prefix[whole]) >> (8 - rest) == 0
    }
}
