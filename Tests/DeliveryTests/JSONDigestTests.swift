import Foundation
import Testing

@testable import Delivery

@Suite("The digest for machines")
struct JSONDigestTests {
    @Test("reads back as the same digest, keys sorted, in a named format")
    func roundTrip() throws {
        let json = JSONDigest.render(KettlewrenDigest.small)
        #expect(json.contains("\"format\" : \"earshot-digest/1\""))
        #expect(try Self.decoded(json) == KettlewrenDigest.small)
        #expect(!JSONDigest.render(KettlewrenDigest.small, pretty: false).contains("\n"))
        let keys = json.split(separator: "\n").filter { $0.hasPrefix("  \"") }.compactMap {
            $0.split(separator: "\"").dropFirst().first
        }
        #expect(keys == keys.sorted())
        #expect(
            keys == [
                "brand", "care", "cut", "deliveries", "entries", "format", "generatedAt", "ledger", "notes", "sources",
                "themes", "title",
            ])
    }

    @Test("public text is clean here as well")
    func clean() throws {
        let digest = try Self.decoded(JSONDigest.render(Hostile.digest(count: 2, text: Hostile.everything)))
        #expect(digest.entries[1].url == nil)
        #expect(digest.entries[0].quote == DisplayText.clean(Hostile.everything))
    }

    private static func decoded(_ json: String) throws -> Digest {
        try JSONDecoder().decode(Digest.self, from: Data(json.utf8))
    }
}
