import Foundation
import Glibc

/// Reads whole files with a limit.
enum FileText {
    /// Why a file could not be read, for people.
    struct Failure: Error {
        let reason: String

        /// The system's last error.
        static var system: Failure { Failure(reason: "cannot be written: \(String(cString: strerror(errno)))") }
    }

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

    /// Puts a text in a file's place: readers see the old file or the new one, never a half. A link stays one, and the
    /// file's permissions stay as they are.
    ///
    /// - Parameter check: is given the path of the new text, whole and on the disk, before it replaces anything; what it
    ///   throws leaves the old file.
    static func replace<Refusal: Error>(
        _ path: String, with text: String, checking check: (String) throws(Refusal) -> Void
    ) throws(Replacing<Refusal>) {
        try replace(path, with: Array(text.utf8), checking: check)
    }

    /// As for a text, with the bytes of any file.
    static func replace<Refusal: Error>(
        _ path: String, with bytes: [UInt8], checking check: (String) throws(Refusal) -> Void
    ) throws(Replacing<Refusal>) {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let temporary = target + ".earshot-\(getpid())"
        // Left behind by a crash of a process with the same number.
        unlink(temporary)
        var old = stat()
        let mode = stat(target, &old) == 0 ? old.st_mode & 0o7777 : 0o644
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard file >= 0 else { throw .failed(.system) }
        do throws(Failure) {
            defer { close(file) }
            // The mask of the process must not narrow what the file had.
            guard old.st_mode == 0 || fchmod(file, mode) == 0 else { throw Failure.system }
            try write(bytes, to: file)
            guard fsync(file) == 0 else { throw Failure.system }
        } catch {
            unlink(temporary)
            throw .failed(error)
        }
        do throws(Refusal) { try check(temporary) } catch {
            unlink(temporary)
            throw .refused(error)
        }
        guard rename(temporary, target) == 0 else {
            let failure = Failure.system
            unlink(temporary)
            throw .failed(failure)
        }
    }

    /// Why a file was not replaced.
    enum Replacing<Refusal: Error>: Error {
        case failed(Failure)
        /// The check found something.
        case refused(Refusal)
    }

    private static func write(_ bytes: [UInt8], to file: Int32) throws(Failure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                throw .system
            }
            rest = rest.dropFirst(written)
        }
    }

    /// Whether anything is at a path.
    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// The path with all links on the way followed.
    static func real(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }

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
