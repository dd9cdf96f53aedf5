import Glibc

/// Unpacks gzip files with the system's zlib, loaded when it is needed: wherever libcurl is installed it is there as well.
enum GzipArchive {
    /// Why an archive could not be unpacked, for people; goes on after the file's name.
    struct Failure: Error { let reason: String }

    /// Whether bytes begin as a gzip archive does (RFC 1952).
    static func isOne(_ bytes: some Sequence<UInt8>) -> Bool { Array(bytes.prefix(3)) == [0x1F, 0x8B, 0x08] }

    /// The bytes that an archive holds.
    ///
    /// - Parameters:
    ///   - descriptor: an open file that stands at the archive's beginning; it is closed.
    ///   - limitBytes: of what the archive holds; one that holds more is refused before it takes more memory.
    ///   - library: the file name of zlib.
    static func unpack(
        _ descriptor: Int32, limitBytes: Int, library: String = "libz.so.1"
    ) throws(Failure) -> [UInt8] {
        let zlib: Library
        do throws(Failure) { zlib = try Library(library) } catch {
            close(descriptor)
            throw error
        }
        // zlib owns the descriptor from here on.
        guard let file = zlib.open(descriptor, "rb") else {
            close(descriptor)
            throw Failure(reason: "cannot be unpacked: zlib has no memory for it")
        }
        var bytes: [UInt8] = []
        var failure: Failure?
        var chunk = [UInt8](repeating: 0, count: 256 * 1024)
        while failure == nil {
            let count = zlib.read(file, &chunk, UInt32(chunk.count))
            if count == 0 { break }
            if count < 0 {
                failure = Failure(reason: "is a broken archive: \(zlib.reason(file))")
            } else if bytes.count + Int(count) > limitBytes {
                failure = Failure(reason: "holds more than \(limitBytes) bytes unpacked; split it")
            } else {
                bytes += chunk[..<Int(count)]
            }
        }
        // Closing tells whether the archive ended where it should.
        let status = zlib.close(file)
        if let failure { throw failure }
        guard status == 0 else { throw Failure(reason: "is a broken archive: it ends too early") }
        return bytes
    }

    /// The four functions of zlib that are used, as zlib.h declares them.
    private struct Library {
        let open: @convention(c) (Int32, UnsafePointer<CChar>) -> OpaquePointer?
        let read: @convention(c) (OpaquePointer, UnsafeMutableRawPointer, UInt32) -> Int32
        let close: @convention(c) (OpaquePointer) -> Int32
        private let error: @convention(c) (OpaquePointer, UnsafeMutablePointer<Int32>?) -> UnsafePointer<CChar>?

        init(_ name: String) throws(Failure) {
            guard let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) else {
                throw Failure(
                    reason: "is packed, and zlib (\(name)) is not installed; install it, or unpack the file first")
            }
            func function(_ symbol: String) throws(Failure) -> UnsafeMutableRawPointer {
                guard let address = dlsym(handle, symbol) else {
                    throw Failure(reason: "is packed, and \(name) has no \(symbol); unpack the file first")
                }
                return address
            }
            // The types are those of zlib.h, which has kept them since 1995.
            open = unsafeBitCast(try function("gzdopen"), to: type(of: open))
            read = unsafeBitCast(try function("gzread"), to: type(of: read))
            close = unsafeBitCast(try function("gzclose"), to: type(of: close))
            error = unsafeBitCast(try function("gzerror"), to: type(of: error))
        }

        func reason(_ file: OpaquePointer) -> String {
            error(file, nil).map { String(cString: $0) } ?? "no reason given"
        }
    }
}
