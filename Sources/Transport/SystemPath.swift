internal import Glibc

/// A path as the system takes it: bytes, which need not be UTF-8.
struct SystemPath: Sendable {
    private let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    init(_ text: String) { bytes = Array(text.utf8) }

    /// For messages.
    var shown: String { String(decoding: bytes, as: UTF8.self) }

    /// With the closing zero that C wants.
    var terminated: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

    /// With all symbolic links and dots resolved; `nil` where there is no such file.
    var resolved: SystemPath? {
        guard let real = realpath(terminated, nil) else { return nil }
        defer { free(real) }
        return SystemPath(bytes: UnsafeBufferPointer(start: real, count: strlen(real)).map { UInt8(bitPattern: $0) })
    }

    /// Whether it is a folder's path or lies below it; both resolved.
    func lies(in folder: SystemPath) -> Bool {
        folder.bytes == [0x2F] || bytes == folder.bytes || bytes.starts(with: folder.bytes + [0x2F])
    }

    func appending(_ name: [UInt8]) -> SystemPath { SystemPath(bytes: bytes + [0x2F] + name) }
}
