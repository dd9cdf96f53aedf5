import Testing

@testable import Transport

@Suite struct AddressRulesTests {
    @Test(arguments: [
        ("0.1.2.3", "this network"), ("10.0.0.1", "private"), ("100.64.0.1", "carrier-grade NAT"),
        ("100.127.255.255", "carrier-grade NAT"), ("127.0.0.1", "loopback"), ("127.255.255.254", "loopback"),
        ("169.254.169.254", "link-local"), ("172.16.0.1", "private"), ("172.31.255.255", "private"),
        ("192.0.2.1", "documentation"), ("192.168.1.1", "private"), ("198.18.0.1", "benchmarking"),
        ("198.51.100.7", "documentation"), ("203.0.113.7", "documentation"), ("224.0.0.1", "multicast"),
        ("239.255.255.255", "multicast"), ("240.0.0.1", "reserved"), ("255.255.255.255", "broadcast"),
        ("::", "unspecified"), ("::1", "loopback"), ("fe80::1", "link-local"), ("febf::1", "link-local"),
        ("fc00::1", "unique-local"), ("fdff::1", "unique-local"), ("ff02::1", "multicast"),
        ("2001:db8::1", "documentation"), ("3fff::1", "documentation"), ("4000::1", "reserved"),
        ("::ffff:127.0.0.1", "loopback"), ("::ffff:10.1.2.3", "private"), ("::ffff:a9fe:a9fe", "link-local"),
        ("::127.0.0.1", "loopback inside an IPv6 transition address"),
        ("64:ff9b::10.0.0.1", "private inside an IPv6 transition address"),
        ("2002:7f00:1::", "loopback inside an IPv6 transition address"),
        ("2001:0:1:2:3:4:80ff:fffe", "loopback inside an IPv6 transition address"),
        ("::8.8.8.8", "reserved"),
    ])
    func refusesWhatIsNotPublic(text: String, kind: String) throws {
        let address = try #require(IPAddress(text))
        #expect(AddressRules().refusal(of: address) == kind)
    }

    @Test(arguments: [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.1",
        "172.15.255.255", "172.32.0.0", "192.0.1.1", "192.167.255.255", "192.169.0.0", "223.255.255.255",
        "2606:4700::1111", "2a00:1450::1", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8", "2002:808:808::1",
    ])
    func letsPublicAddressesPass(text: String) throws {
        let address = try #require(IPAddress(text))
        #expect(AddressRules().refusal(of: address) == nil)
    }

    @Test(arguments: [
        ("loopback", "127.0.0.1", true), ("loopback", "::1", true), ("loopback", "::ffff:127.0.0.1", true),
        ("loopback", "10.0.0.1", false), ("loopback", "169.254.169.254", false), ("private", "192.168.3.4", true),
        ("private", "fd00::1", true), ("private", "127.0.0.1", false), ("private", "100.64.0.1", false),
        ("10.1.0.0/16", "10.1.255.255", true), ("10.1.0.0/16", "10.2.0.0", false), ("10.1.2.3", "10.1.2.3", true),
        ("10.1.2.3", "10.1.2.4", false), ("fd12::/20", "fd12:0fff::1", true), ("fd12::/20", "fd12:1000::1", false),
        ("0.0.0.0/0", "127.0.0.1", true), ("0.0.0.0/0", "::1", false), ("10.0.0.0/8", "64:ff9b::10.0.0.1", true),
    ])
    func allowsWhatIsListed(entry: String, text: String, isAllowed: Bool) throws {
        let address = try #require(IPAddress(text))
        #expect((AddressRules(allowed: [entry]).refusal(of: address) == nil) == isAllowed)
    }

    @Test func unreadableEntriesAreNamedAndAllowNothing() throws {
        let entries = [
            "loopback", "10.0.0.0/33", "10.0.0.0/", "localhost", "10.0.0.0/8/8", "10.0.0.0/-1", "", "fc00::/7",
        ]
        #expect(
            AddressRules.unreadable(in: entries) == [
                "10.0.0.0/33", "10.0.0.0/", "localhost", "10.0.0.0/8/8", "10.0.0.0/-1", "",
            ])
        let address = try #require(IPAddress("10.0.0.1"))
        #expect(AddressRules(allowed: entries).refusal(of: address) == "private")
    }

    @Test(arguments: ["", "1.2.3", "1.2.3.4.5", "256.0.0.1", "0x7f.1", "example.com", "[::1", "::1%lo", "1.2.3.4\u{0}"])
    func readsStrictLiteralsOnly(text: String) { #expect(IPAddress(text) == nil) }

    @Test func readsSocketAddresses() {
        // sockaddr_in and sockaddr_in6 as Linux lays them out: family, port, then (flow label and) address.
        let four: [UInt8] = [2, 0, 0, 80, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]
        let six: [UInt8] = [10, 0, 0, 80, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 15) + [1, 0, 0, 0, 0]
        let unix: [UInt8] = [1, 0, 0x2f, 0x61]
        #expect(four.withUnsafeBytes { IPAddress(socketAddress: $0) }?.description == "127.0.0.1")
        #expect(six.withUnsafeBytes { IPAddress(socketAddress: $0) }?.description == "::1")
        #expect(unix.withUnsafeBytes { IPAddress(socketAddress: $0) } == nil)
        #expect(four[..<6].withUnsafeBytes { IPAddress(socketAddress: $0) } == nil)
        #expect([UInt8]().withUnsafeBytes { IPAddress(socketAddress: $0) } == nil)
    }
}
