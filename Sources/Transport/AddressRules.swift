/// Which addresses may be connected to.
///
/// Everything that is not public is refused unless an entry allows it, so that no feed, redirect or name server can make
/// Earshot talk to the machine or the network it stands in. The check belongs at the socket, where the address is the
/// one really connected to.
package struct AddressRules: Sendable, Hashable {
    private let allowed: [AddressBlock]

    /// Rules that allow these non-public ranges besides everything public. An entry is a CIDR block, one address, or one
    /// of the words `loopback` and `private`. An entry that cannot be read allows nothing; see `unreadable(in:)`.
    package init(allowed entries: [String] = []) {
        allowed = entries.flatMap { AddressRules.blocks(of: $0) ?? [] }
    }

    /// The entries that are neither a CIDR block nor an address nor a known word, for checking a configuration.
    package static func unreadable(in entries: [String]) -> [String] {
        entries.filter { blocks(of: $0) == nil }
    }

    /// What forbids the address, in words (`loopback`, `private`, …); `nil` where it may be connected to.
    package func refusal(of address: IPAddress) -> String? {
        if allowed.contains(where: { $0.contains(address) }) { return nil }
        guard let embedded = address.embedded else { return AddressRules.kind(of: address) }
        // ::1 and :: fit the IPv4-compatible form too, but are named for what they are.
        if let kind = AddressRules.kind(of: address), kind != AddressRules.reserved { return kind }
        return refusal(of: embedded).map { "\($0) inside an IPv6 transition address" }
            ?? AddressRules.kind(of: address)
    }

    /// The kind of a special-purpose address; `nil` for a public one.
    package static func kind(of address: IPAddress) -> String? {
        if let known = special.first(where: { $0.block.contains(address) }) { return known.kind }
        // RFC 4291: only 2000::/3 is handed out as global unicast; NAT64's prefix is judged by what it embeds.
        guard address.bytes.count == 16, address.bytes[0] >> 5 != 1, address.embedded == nil || isCompatible(address)
        else { return nil }
        return reserved
    }

    private static let reserved = "reserved"

    private static func isCompatible(_ address: IPAddress) -> Bool { address.bytes[..<12].allSatisfy { $0 == 0 } }

    private static func blocks(of entry: String) -> [AddressBlock]? {
        switch entry {
        case "loopback": ["127.0.0.0/8", "::1"].compactMap(AddressBlock.init)
        case "private":
            ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"].compactMap(AddressBlock.init)
        default: AddressBlock(entry).map { [$0] }
        }
    }

    /// The IANA special-purpose registries (RFC 6890 and its successors) as far as they are not public.
    private static let special: [(block: AddressBlock, kind: String)] = [
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "carrier-grade NAT"),
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", reserved),
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", reserved),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("255.255.255.255/32", "broadcast"),
        ("240.0.0.0/4", reserved),
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("64:ff9b:1::/48", "private"),
        ("100::/64", "discard"),
        ("2001:db8::/32", "documentation"),
        ("3fff::/20", "documentation"),
        ("5f00::/16", reserved),
        ("fc00::/7", "unique-local"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "site-local"),
        ("ff00::/8", "multicast"),
    ].compactMap { text, kind in AddressBlock(text).map { ($0, kind) } }
}
