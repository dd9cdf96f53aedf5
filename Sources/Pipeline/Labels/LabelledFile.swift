import Classifier
import Foundation
import Glibc
import Intake
import Triage

/// A line of a labelled file that could not be used.
package struct BadLine: Sendable, Hashable, Codable {
    /// Counts from 1.
    package let line: Int
    package let reason: String
}

/// What was odd about a labelled file, counted.
package struct LineCounts: Sendable, Hashable, Codable {
    /// Lines that hold something.
    package var read = 0
    /// Lines without the label that is asked for.
    package var withoutLabel = 0
    /// Lines that could not be used.
    package var bad = 0
    /// The first of them.
    package var firstBad: [BadLine] = []

    /// How many are kept by name.
    static let namedLimit = 5

    mutating func add(_ bad: BadLine) {
        self.bad += 1
        if firstBad.count < Self.namedLimit { firstBad.append(bad) }
    }

    /// `3 bad lines: line 7: not JSON …`; empty where there are none.
    var badWords: String {
        guard bad > 0 else { return "" }
        let named = firstBad.map { "line \($0.line): \(Cleaned.line($0.reason, limit: 160))" }.joined(separator: "; ")
        let more = bad > firstBad.count ? "; and \(bad - firstBad.count) more" : ""
        return "\(bad) bad \(bad == 1 ? "line" : "lines"): \(named)\(more)"
    }
}

/// One line of a labelled file: a JSON object with `text`.
struct LabelledLine {
    /// Counts from 1.
    let number: Int
    let value: JSONValue
    let text: String
    let rating: Rating?

    /// Why a line cannot be used.
    struct Fault: Error { let reason: String }

    init(_ bytes: ArraySlice<UInt8>, number: Int) throws(Fault) {
        self.number = number
        do { value = try JSONValue.parse(bytes) } catch {
            throw Fault(reason: "not JSON at byte \(error.offset): \(error.reason)")
        }
        guard case .object = value else { throw Fault(reason: "is \(value.kindName), not an object with text") }
        guard case .string(let text)? = value["text"], !text.isEmpty else { throw Fault(reason: "has no text") }
        self.text = text
        guard let rating = value["rating"], !rating.isNull else {
            self.rating = nil
            return
        }
        guard let fraction = rating.double, (0...1).contains(fraction) else {
            throw Fault(reason: "rating is a number from 0, the worst, to 1")
        }
        self.rating = Rating(value: 1 + 4 * fraction)
    }

    var domain: String { value["domain"]?.text ?? "" }

    /// ISO 639-1 code in `language` or `lang`, its region dropped; empty where there is none.
    var language: String {
        let tag = value["language"]?.text ?? value["lang"]?.text ?? ""
        return tag.lowercased().prefix { $0 != "-" && $0 != "_" }.description
    }

    /// The first of the named members that is there and not null.
    func member(_ names: [String]) -> (name: String, value: JSONValue)? {
        for name in names {
            if let found = value[name], !found.isNull { return (name, found) }
        }
        return nil
    }

    /// A number or a yes or no; `nil` where none of the members is there.
    func number(_ names: [String], in range: ClosedRange<Double>?) throws(Fault) -> Double? {
        guard let (name, found) = member(names) else { return nil }
        guard let number = found.bool.map({ $0 ? 1 : 0 }) ?? found.double else {
            throw Fault(
                reason: "\(name) is \(found.kindName) that is no number; name the one that counts with --positive")
        }
        if let range, !range.contains(number) {
            throw Fault(
                reason: "\(name) is \(decimal(number, 2)), outside \(Int(range.lowerBound))…\(Int(range.upperBound))")
        }
        return number
    }

    /// A list of strings, or one string as a list of one; `nil` where the member is not there.
    func names(_ name: String) throws(Fault) -> [String]? {
        guard let (_, found) = member([name]) else { return nil }
        if case .string(let text) = found { return [text] }
        guard case .array(let elements) = found else { throw Fault(reason: "\(name) is no list") }
        var names: [String] = []
        for element in elements {
            guard case .string(let text) = element else { throw Fault(reason: "\(name) holds \(element.kindName)") }
            names.append(text)
        }
        return names
    }
}

/// Files of labelled texts: JSON Lines, also packed with gzip.
enum LabelledFile {
    /// Bytes of a file, unpacked.
    static let limitBytes = 256 * 1024 * 1024

    /// The bytes of a file, unpacked where it is packed; `-` is standard input.
    static func bytes(_ path: String) throws(InputFile.Failure) -> [UInt8] {
        if path == "-" { return try standardInput() }
        var information = stat()
        guard stat(path, &information) == 0 else { throw InputFile.Failure(reason: "does not exist") }
        if information.st_mode & S_IFMT == S_IFDIR { throw InputFile.Failure(reason: "is a folder, not a file") }
        guard information.st_mode & S_IFMT == S_IFREG else { throw InputFile.Failure(reason: "is no regular file") }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw InputFile.Failure(reason: "cannot be read; check its permissions") }
        var magic: [UInt8] = [0, 0, 0]
        let count = pread(descriptor, &magic, magic.count, 0)
        if GzipArchive.isOne(magic.prefix(max(0, count))) {
            do { return try GzipArchive.unpack(descriptor, limitBytes: limitBytes) } catch {
                throw InputFile.Failure(reason: error.reason)
            }
        }
        close(descriptor)
        if path.hasSuffix(".gz"), count > 0 {
            throw InputFile.Failure(reason: "is no gzip archive, whatever its name says")
        }
        do { return try FileText.bytes(path, limitBytes: limitBytes) } catch {
            throw InputFile.Failure(reason: error.reason)
        }
    }

    private static func standardInput() throws(InputFile.Failure) -> [UInt8] {
        let bytes = try InputFile.bytes("-")
        if GzipArchive.isOne(bytes) {
            throw InputFile.Failure(reason: "(standard input) is packed; unpack it before, as with gzip -dc")
        }
        return bytes
    }

    /// Reads every line that holds something; what cannot be used is counted and named.
    ///
    /// - Parameter use: uses a line; gives whether it carried the label that is asked for.
    static func read(
        _ bytes: [UInt8], use: (LabelledLine) throws(LabelledLine.Fault) -> Bool
    ) -> LineCounts {
        var counts = LineCounts()
        var number = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            let line = number == 1 && line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
            counts.read += 1
            do throws(LabelledLine.Fault) {
                if try !use(try LabelledLine(line, number: number)) { counts.withoutLabel += 1 }
            } catch {
                counts.add(BadLine(line: number, reason: error.reason))
            }
        }
        return counts
    }
}
