import FoundationEssentials

/// The digest for machines.
package enum JSONDigest {
    /// The version of the keys; a change that could break a reader changes it.
    package static let format = "earshot-digest/1"

    /// The digest's stored names as keys, sorted, and `format`; what is unknown is absent. Keys: docs/digest.md.
    ///
    /// - Parameter pretty: several lines, for people; else a single one.
    package static func render(_ digest: Digest, pretty: Bool = true) -> String {
        JSONText.encode(Envelope(digest: digest.displayable), pretty: pretty)
    }

    private struct Envelope: Encodable {
        let digest: Digest

        private enum CodingKeys: String, CodingKey { case format }

        func encode(to encoder: any Encoder) throws {
            try digest.encode(to: encoder)
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(JSONDigest.format, forKey: .format)
        }
    }
}

/// JSON as every renderer writes it.
enum JSONText {
    /// - Precondition: every number in `value` is finite; nothing else can fail.
    static func encode(_ value: some Encodable, pretty: Bool) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            preconditionFailure("digests hold only finite numbers and text: \(error)")
        }
    }
}
