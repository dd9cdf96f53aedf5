import Foundation
import Testing
import Triage

@testable import Classifier

/// A damaged file of deep weights is refused with the reason, never half read.
@Suite struct DeepWeightsFileTests {
    private func failure(_ change: (inout [UInt8]) -> Void, sealed: Bool = false) throws -> ClassifierError? {
        var bytes = try TinyModel.bytes()
        change(&bytes)
        if sealed, bytes.count >= 32 {
            withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { bytes.replaceSubrange(16..<24, with: $0) }
            withUnsafeBytes(of: WeightsFile.checksum(bytes[32...]).littleEndian) {
                bytes.replaceSubrange(24..<32, with: $0)
            }
        }
        do throws(ClassifierError) { _ = try DeepWeightsFile.decode(Data(bytes), path: "w") } catch { return error }
        return nil
    }

    @Test("what was packed is read") func reads() throws {
        let read = try TinyModel.parameters()
        #expect(read.name == "tiny-1")
        #expect(read.sizes.layers == 2 && read.sizes.width == 16 && read.sizes.inner == 32 && read.sizes.tokens == 24)
        #expect(read.heads.map(\.name) == ["complaint", "anger", "urgency.money", "topic.delivery", "topic.refund"])
        #expect(read.heads[0].deepWeight == 0.825 && abs(read.heads[0].fastWeight - 0.275) < 1e-6)
        #expect(read.heads[0].offset == -0.05)
        #expect(read.heads.map { $0.deepWeight != 0 } == [true, true, true, false, false], "untrained or uncalibrated")
        #expect(read.complaintThreshold == Double(Float(0.4)))
        #expect(read.vocabulary.count == read.sizes.pieces)
        #expect(read.layers.allSatisfy { $0.attention.outputs == 3 * 16 && $0.outer.inputs == 32 })
    }

    @Test("another kind of file") func magic() throws {
        #expect(try failure { $0[0] ^= 1 } == .wrongMagic(path: "w"))
        #expect(try failure { $0 = Array("EARSHOT\n and more".utf8) } == .wrongMagic(path: "w"))
    }

    @Test("another version") func version() throws {
        #expect(try failure { $0[8] = 9 } == .wrongVersion(path: "w", found: 9, expected: 1))
    }

    @Test("cut", arguments: [0, 7, 8, 31, 32, 200, 5000]) func cut(_ count: Int) throws {
        guard case .truncated = try failure({ $0 = Array($0.prefix(count)) }) else {
            Issue.record("not named as truncated")
            return
        }
    }

    @Test("grown") func grown() throws {
        let count = try TinyModel.bytes().count
        #expect(try failure { $0.append(0) } == .truncated(path: "w", expectedBytes: count, foundBytes: count + 1))
    }

    @Test("one bit flipped anywhere behind the checksum", arguments: [32, 64, 120, 600, 4000, 12_000])
    func checksum(_ index: Int) throws {
        #expect(try failure { $0[index] ^= 4 } == .wrongChecksum(path: "w"))
    }

    /// Where the sizes, epsilon and threshold stand.
    static let fields = Array(stride(from: 64, to: 116, by: 4))

    @Test("an impossible header with a sound checksum", arguments: [UInt8(0), 0xFF, 0x7F, 0x80], fields)
    func header(_ value: UInt8, _ place: Int) throws {
        let isFree = place == 92 && value == 0  // Without the flag, users and links stay: that is no mistake.
        let error = try failure({ for k in 0..<4 { $0[place + k] = value } }, sealed: true)
        if isFree {
            #expect(error == nil)
        } else if case .badHeader = error {
        } else {
            Issue.record("the field at \(place) set to \(value): \(String(describing: error))")
        }
    }

    @Test("each size one too large or too small", arguments: [-1, 1], Array(fields.prefix(11)))
    func sizes(_ step: Int, _ place: Int) throws {
        let error = try failure({ $0[place] = UInt8(truncatingIfNeeded: Int($0[place]) + step) }, sealed: true)
        // 23 tokens fill the same room as 24 only where padding hides it; the count of bytes tells all others.
        if case .badHeader = error { return }
        #expect(place == 92 && step == -1, "the field at \(place): \(String(describing: error))")
    }

    @Test("numbers that are none, wherever floats stand") func notNumbers() throws {
        let bytes = try TinyModel.bytes()
        let header = bytes[12..<16].reversed().reduce(0) { $0 << 8 | Int($1) }
        let start = (header + 63) / 64 * 64
        for place in [start, bytes.count - 4] {
            let error = try failure({ $0.replaceSubrange(place..<place + 4, with: [0, 0, 0xC0, 0x7F]) }, sealed: true)
            guard case .badHeader = error else {
                Issue.record("byte \(place): \(String(describing: error))")
                continue
            }
        }
    }

    @Test("a vocabulary without [SEP]") func vocabulary() throws {
        let mark = Array("[SEP]".utf8)
        let error = try failure(
            { bytes in
                if let place = bytes.indices.first(where: { bytes[$0...].starts(with: mark) }) {
                    bytes[place + 1] = 0x73
                }
            }, sealed: true)
        guard case .badHeader(_, let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains("[SEP]"))
    }

    @Test("no such file, and a folder") func missing() {
        #expect(throws: ClassifierError.missingWeights(paths: ["/nowhere/deep.weights"])) {
            _ = try DeepWeightsFile.read("/nowhere/deep.weights")
        }
        #expect {
            _ = try DeepWeightsFile.read("/")
        } throws: { error in
            if case .unreadable = error as? ClassifierError { true } else { false }
        }
    }

    @Test("a library that is missing, or is another one", arguments: ["libnowhere-earshot.so.9", "libm.so.6"])
    func library(_ name: String) {
        #expect {
            _ = try OpenBLAS.open(name)
        } throws: { error in
            guard case .missingLibrary(name, let reason) = error as? ClassifierError else { return false }
            return !reason.isEmpty && "\(error)".contains("libopenblas0-pthread")
        }
    }
}
