/// Why there is no model, or none could be made.
package enum ClassifierError: Error, Sendable, Hashable {
    /// No weights at any of the places looked at.
    case missingWeights(paths: [String])
    /// The file stands there and cannot be read.
    case unreadable(path: String, reason: String)
    /// The file does not begin as a weights file does.
    case wrongMagic(path: String)
    /// The file is of another version of the format.
    case wrongVersion(path: String, found: Int, expected: Int)
    /// The file is shorter or longer than its header says.
    case truncated(path: String, expectedBytes: Int, foundBytes: Int)
    /// The bytes are not those that were written.
    case wrongChecksum(path: String)
    /// The header's sizes cannot be those of a model.
    case badHeader(path: String, reason: String)
    /// A line of a training or evaluation file is not what it should be; `line` counts from 1.
    case badExample(path: String, line: Int, reason: String)
    /// Too little to learn a head from.
    case tooFewExamples(head: String, found: Int, needed: Int)
    /// The deep tier needs a library that cannot be opened.
    case missingLibrary(name: String, reason: String)
    /// The weights could not be written.
    case unwritable(path: String, reason: String)

    /// Whether trying again later may help without anybody doing anything; a model file never mends itself.
    package var isRetryable: Bool { false }
}

extension ClassifierError: CustomStringConvertible {
    /// One sentence: what, where, and what to do.
    package var description: String {
        switch self {
        case .missingWeights(let paths):
            "no weights found; looked at \(paths.joined(separator: ", ")): keep the resources folder beside the program"
        case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
        case .wrongMagic(let path): "\(path) is not an Earshot weights file"
        case .wrongVersion(let path, let found, let expected):
            "\(path) is of format version \(found), this program reads version \(expected): train again"
        case .truncated(let path, let expected, let found):
            "\(path) has \(found) bytes where its header says \(expected): copy it again"
        case .wrongChecksum(let path): "\(path) is damaged (its checksum differs): copy it again"
        case .badHeader(let path, let reason): "\(path) has an impossible header: \(reason)"
        case .badExample(let path, let line, let reason): "\(path), line \(line): \(reason)"
        case .tooFewExamples(let head, let found, let needed):
            "only \(found) examples for \(head), at least \(needed) of each kind are needed"
        case .missingLibrary(let name, let reason):
            "\(name) cannot be opened (\(reason)): install OpenBLAS, on Debian libopenblas0-pthread"
        case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)"
        }
    }
}
