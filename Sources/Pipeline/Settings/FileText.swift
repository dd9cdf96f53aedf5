import Foundation

/// Reads whole files with a limit.
enum FileText {
    /// Why a file could not be read, for people.
    struct Failure: Error { let reason: String }

    /// The file's bytes.
    static func bytes(_ path: String, limitBytes: Int) throws(Failure) -> [UInt8] {
        var isDirectory = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw Failure(reason: "there is no such file")
        }
        if isDirectory { throw Failure(reason: "is a folder, not a file") }
        let type = try? FileManager.default.attributesOfItem(
            atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)[.type]
        guard type as? FileAttributeType == .typeRegular else { throw Failure(reason: "is no regular file") }
        // What is read counts, not what the folder says: the file may be a device or still growing.
        guard let file = FileHandle(forReadingAtPath: path),
            let data = try? file.read(upToCount: limitBytes + 1) ?? Data()
        else { throw Failure(reason: "cannot be read; check its permissions") }
        guard data.count <= limitBytes else { throw Failure(reason: "is larger than \(limitBytes) bytes") }
        return [UInt8](data)
    }

    /// The folder that relative paths on the command line are seen from.
    static var workingFolder: String { FileManager.default.currentDirectoryPath }

    /// The file's text; it must be UTF-8.
    static func read(_ path: String, limitBytes: Int) throws(Failure) -> String {
        guard let text = String(validating: try bytes(path, limitBytes: limitBytes), as: UTF8.self) else {
            throw Failure(reason: "is not UTF-8 text")
        }
        return text
    }
}

/// Reads a document or another file that a command names.
package enum InputFile {
    /// Bytes of one file.
    package static let limitBytes = 64 * 1024 * 1024

    /// Why a file could not be read, for people; goes on after the file's name.
    package struct Failure: Error { package let reason: String }

    /// The file's bytes; `-` is standard input.
    package static func bytes(_ path: String) throws(Failure) -> [UInt8] {
        if path == "-" {
            guard let data = try? FileHandle.standardInput.read(upToCount: limitBytes + 1) ?? Data() else {
                throw Failure(reason: "(standard input) cannot be read")
            }
            guard data.count <= limitBytes else { throw Failure(reason: "is larger than \(limitBytes) bytes") }
            return [UInt8](data)
        }
        do { return try FileText.bytes(path, limitBytes: limitBytes) } catch { throw Failure(reason: error.reason) }
    }
}
