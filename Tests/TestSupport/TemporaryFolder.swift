internal import FoundationEssentials
internal import Glibc

/// A folder of its own for one test, removed with everything in it when the value goes.
package final class TemporaryFolder: Sendable {
    /// The absolute path, symbolic links resolved, without a slash at the end.
    package let path: String

    /// Makes an empty folder under the system's folder for temporary files.
    package init() throws {
        let base = FileManager.default.temporaryDirectory.path
        var template = Array("\(base)/earshot-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil, let real = realpath(template, nil) else { throw Failure(number: errno) }
        defer { free(real) }
        path = String(cString: real)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Runs the work with a new folder, which is gone afterwards.
    package static func with<Value>(_ work: (TemporaryFolder) async throws -> Value) async throws -> Value {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        return try await work(folder)
    }

    /// The path of an entry, whether it exists or not.
    package func path(_ name: String) -> String { path + "/" + name }

    /// Writes a file, with the folders that lead to it, and gives its path.
    @discardableResult
    package func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = URL(filePath: path(name))
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return path(name)
    }

    /// Writes a text file and gives its path.
    @discardableResult
    package func write(_ text: String, to name: String) throws -> String { try write(Array(text.utf8), to: name) }

    /// The system's number for what went wrong.
    package struct Failure: Error { package let number: Int32 }
}
