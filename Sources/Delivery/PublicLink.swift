/// An address from public text that may be made a link: http or https, ASCII, without user name and password.
package struct PublicLink: Hashable, Sendable, CustomStringConvertible {
    /// The address; every character that a URL may not contain, and `|`, `<`, `>`, percent-encoded.
    package let description: String

    /// - Returns: `nil` for any other scheme, and for a host that is not plain ASCII (an internationalised host is one
    ///   in its `xn--` form): a lookalike must not become a link.
    package init?(_ url: String) {
        let text = DisplayText.clean(url)
        guard let schemeEnd = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = text[..<schemeEnd].lowercased()
        let rest = text[schemeEnd...].dropFirst()
        guard scheme == "http" || scheme == "https", rest.hasPrefix("//") else { return nil }
        let bytes = Array(rest.utf8.dropFirst(2))
        let end = bytes.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
        let authority = bytes[..<(end ?? bytes.count)]
        // Browsers take it for a slash, others for a part of the user name: the host would depend on the reader.
        guard !authority.contains(UInt8(ascii: "\\")) else { return nil }
        // Credentials end at the last @.
        let host = authority.lastIndex(of: UInt8(ascii: "@")).map { authority[($0 + 1)...] } ?? authority
        guard !host.isEmpty, host.allSatisfy(PublicLink.isHostByte) else { return nil }
        description =
            "\(scheme)://" + String(decoding: host, as: UTF8.self) + PublicLink.encoded(bytes[(end ?? bytes.count)...])
    }

    /// The address with `@` percent-encoded as well, so that no receiver of plain text takes a part of it for the name
    /// of a person to notify.
    package var withoutAt: String { description.replacing("@", with: "%40") }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || ".-_:[]".utf8.contains(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }

    private static func encoded(_ bytes: ArraySlice<UInt8>) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for (index, byte) in zip(bytes.indices, bytes) {
            let isEscape =
                byte == UInt8(ascii: "%") && index + 2 < bytes.endIndex && isHexadecimal(bytes[index + 1])
                && isHexadecimal(bytes[index + 2])
            if isEscape || isAlphanumeric(byte) || "-._~!$&'()*+,;=:@/?#".utf8.contains(byte) {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
