import FoundationEssentials
import Testing
import Triage

@testable import Classifier

/// A damaged weights file is refused with the reason, never half read.
@Suite struct WeightsFileTests {
    static let bytes: [UInt8] = WeightsFile.encode(
        FastParameters(
            name: "test-1", wordBits: 4, characterBits: 5,
            heads: Head.allCases.map { head in
                var parameters = HeadParameters(wordScale: 0.5, characterScale: 0.25, bias: Float(head.rawValue))
                parameters.cues.values[3] = 1.5
                return parameters
            },
            complaintThreshold: 0.4, words: (0..<16).map { SIMD4(repeating: Int8($0)) },
            characters: (0..<32).map { SIMD4(repeating: Int8(-$0)) },
            language: LanguageHead(
                codes: ["en", "und"], scale: 0.1,
                table: LaneTable(bits: 4, rows: [Int8](repeating: 3, count: 16 * LaneTable.width))),
            aspects: AspectHead(
                lanes: (0..<AspectHead.Lane.count).map { AspectHead.Parameters(scale: Float($0), threshold: 0.3) },
                table: LaneTable(bits: 4, rows: [Int8](repeating: -5, count: 16 * LaneTable.width)))))

    private func decoded(_ change: (inout [UInt8]) -> Void) -> Result<FastParameters, ClassifierError> {
        var bytes = Self.bytes
        change(&bytes)
        return Result { () throws(ClassifierError) in try WeightsFile.decode(bytes, path: "w") }
    }

    private func failure(_ change: (inout [UInt8]) -> Void) -> ClassifierError? {
        if case .failure(let error) = decoded(change) { return error }
        return nil
    }

    @Test("what is written is read") func roundTrip() throws {
        let read = try WeightsFile.decode(Self.bytes, path: "w")
        #expect(read.name == "test-1")
        #expect(read.complaintThreshold == 0.4)
        #expect(read.heads[2].bias == 2)
        #expect(read.heads[1].cues.values[3] == 1.5)
        #expect(read.words[7] == SIMD4(repeating: 7))
        #expect(read.characters[31] == SIMD4(repeating: -31))
        #expect(read.language.codes == ["en", "und"])
        #expect(read.aspects.lanes[22].scale == 22)
        #expect(read.aspects.table.rows.count == 16 * LaneTable.width)
        #expect(WeightsFile.encode(read) == Self.bytes)
    }

    @Test("another kind of file") func magic() {
        #expect(failure { $0[0] ^= 1 } == .wrongMagic(path: "w"))
        #expect(failure { $0 = Array("hello".utf8) } == .wrongMagic(path: "w"))
    }

    @Test("another version") func version() {
        #expect(failure { $0[8] = 9 } == .wrongVersion(path: "w", found: 9, expected: WeightsFile.version))
    }

    @Test("cut or grown", arguments: [0, 8, 20, 31, 32, 100])
    func truncated(_ count: Int) {
        guard case .truncated = failure({ $0 = Array($0.prefix(count)) }) else {
            Issue.record("not named as truncated")
            return
        }
    }

    @Test("too long") func grown() {
        let count = Self.bytes.count
        #expect(failure { $0.append(0) } == .truncated(path: "w", expectedBytes: count, foundBytes: count + 1))
    }

    @Test("one bit flipped anywhere behind the checksum", arguments: [32, 60, 200, 1000])
    func checksum(_ index: Int) {
        #expect(failure { $0[index] ^= 4 } == .wrongChecksum(path: "w"))
    }

    @Test("the checksum flipped itself") func checksumItself() {
        #expect(failure { $0[24] ^= 1 } == .wrongChecksum(path: "w"))
    }

    @Test(
        "sizes that cannot be, with a checksum that fits",
        arguments: [(48, UInt8(40)), (48, 5), (60, 0), (60, 33), (64, 1)])
    func header(index: Int, value: UInt8) {
        let error = failure { bytes in
            bytes[index] = value
            let sum = WeightsFile.checksum(bytes[WeightsFile.prefixBytes...])
            for k in 0..<8 { bytes[24 + k] = UInt8(truncatingIfNeeded: sum >> (8 * UInt64(k))) }
        }
        guard case .badHeader = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("no file at all") func missing() {
        #expect(throws: ClassifierError.missingWeights(paths: ["/nowhere/fast.weights"])) {
            _ = try FastModel.load(contentsOf: "/nowhere/fast.weights")
        }
    }

    @Test("a folder is no file") func folder() {
        #expect {
            _ = try FastModel.load(contentsOf: "/")
        } throws: { error in
            if case ClassifierError.unreadable = error { true } else { false }
        }
    }

    @Test("the shipped file is sound and small") func shipped() throws {
        let model = try FastModel.shipped()
        #expect(model.name.hasPrefix("fast-"))
        #expect((0.1...0.9).contains(model.complaintThreshold))
        #expect(WeightsFile.encode(model.parameters).count <= 3_500_000)
    }

    @Test(
        "errors say where and what to do",
        arguments: [
            ClassifierError.wrongMagic(path: "p/w"), .wrongChecksum(path: "p/w"),
            .wrongVersion(path: "p/w", found: 2, expected: 1),
            .truncated(path: "p/w", expectedBytes: 5, foundBytes: 4), .missingWeights(paths: ["p/w"]),
            .unwritable(path: "p/w", reason: "full"), .badExample(path: "p/w", line: 3, reason: "no text"),
        ])
    func descriptions(_ error: ClassifierError) {
        #expect(error.description.contains("p/w"))
        #expect(!error.isRetryable)
    }
}
