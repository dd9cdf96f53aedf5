import Triage

/// A text construct of a feed: a value and whether it is HTML.
struct EntryText {
    var value: String
    var type: FeedEntry.ContentType

    /// HTML made safe and absolute; `nil` where it is empty.
    static func html(_ value: String, base: String?) -> EntryText? {
        var copy = value
        return copy.withUTF8 { html($0, base: base) }
    }

    /// As above, of UTF-8 bytes.
    static func html(_ value: UnsafeBufferPointer<UInt8>, base: String?) -> EntryText? {
        guard MojibakeRepair.mayNeed(value) else { return clean(value, base: base) }
        var repaired = MojibakeRepair.repair(String(decoding: value, as: UTF8.self))
        return repaired.withUTF8 { clean($0, base: base) }
    }

    private static func clean(_ html: UnsafeBufferPointer<UInt8>, base: String?) -> EntryText? {
        let trimmed = UnsafeBufferPointer(rebasing: ASCII.trimmed(html))
        guard !trimmed.isEmpty else { return nil }
        guard let clean = HTMLSanitizer.sanitize(trimmed, base: base) else {
            return EntryText(value: String(decoding: trimmed, as: UTF8.self), type: .html)
        }
        return EntryText(value: ASCII.trimmed(clean), type: .html)
    }

    /// Plain text; `nil` where it is empty.
    static func plain(_ value: String) -> EntryText? {
        let text = ASCII.trimmed(MojibakeRepair.repair(value))
        return text.isEmpty ? nil : EntryText(value: text, type: .text)
    }

    /// As above, of UTF-8 bytes.
    static func plain(_ value: UnsafeBufferPointer<UInt8>) -> EntryText? {
        plain(String(decoding: value, as: UTF8.self))
    }

    /// On one line, as titles are; `nil` where nothing is left.
    var line: String? {
        let line = type == .html ? HTMLText.line(value) : HTMLText.folded(value)
        return line.isEmpty ? nil : line
    }
}

/// Ids for entries that bring none.
enum DerivedID {
    /// The entry's URL where it has one, else a hash of what it says: the same entry always gets the same id.
    static func make(for entry: FeedEntry) -> String {
        if let url = entry.url, !url.isEmpty { return url }
        var hash = FNV1a128()
        for part in [entry.title, entry.author, entry.published?.description, entry.content ?? entry.summary] {
            hash.add(part ?? "")
        }
        return "derived:" + hash.hexadecimal
    }
}

/// FNV-1a over 128 bits (draft-eastlake-fnv): stable over runs and machines, not for secrets.
private struct FNV1a128 {
    private var state: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    private let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013B

    /// Adds a field; fields do not run into each other.
    mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte) }
        add(0xFF)
    }

    private mutating func add(_ byte: UInt8) { state = (state ^ UInt128(byte)) &* prime }

    var hexadecimal: String {
        String(unsafeUninitializedCapacity: 32) { digits in
            var rest = state
            for place in (0..<32).reversed() {
                let digit = UInt8(truncatingIfNeeded: rest) & 0xF
                digits[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                rest >>= 4
            }
            return 32
        }
    }
}

/// A person as RSS writes one: an address, a name, or both in some order.
enum PersonText {
    /// The name where there is one, else the text as it is; `nil` where it is empty.
    static func name(_ text: String) -> String? {
        let folded = HTMLText.line(MojibakeRepair.repair(text).replacingAngleAddress())
        guard !folded.isEmpty else { return nil }
        if let open = folded.firstIndex(of: "("), let close = folded.lastIndex(of: ")"), open < close {
            let outside = ASCII.trimmed(String(folded[..<open]))
            let inside = ASCII.trimmed(String(folded[folded.index(after: open)..<close]))
            if isAddress(inside), !outside.isEmpty { return outside }
            if isAddress(outside), !inside.isEmpty { return inside }
        }
        return folded
    }

    private static func isAddress(_ text: String) -> Bool { text.contains("@") && !text.contains(" ") }
}

extension String {
    /// `Name <address>` without the address, which HTML would take for a tag.
    fileprivate func replacingAngleAddress() -> String {
        guard let open = firstIndex(of: "<"), let close = self[open...].firstIndex(of: ">") else { return self }
        let inside = self[index(after: open)..<close]
        guard inside.contains("@") else { return self }
        let rest = ASCII.trimmed(String(self[..<open]) + String(self[index(after: close)...]))
        return rest.isEmpty ? String(inside) : rest
    }
}
