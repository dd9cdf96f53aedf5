internal import Glibc

/// The server's side of TLS for tests, by the system's OpenSSL: libcurl brings it, so it is looked up in the running
/// process and nothing further has to be installed to build.
package final class ServerTLS: Sendable {
    /// Whether there is an OpenSSL to be found.
    package static var isAvailable: Bool { OpenSSL.found != nil }

    /// A file that holds the certificate, for `caFile`.
    package let certificatePath: String
    private let folder: TemporaryFolder
    private let library: OpenSSL
    private let context: Handle

    /// Serves as `certificate` says.
    ///
    /// - Parameters:
    ///   - newestIsTLS11: offers nothing newer than TLS 1.1.
    ///   - speaksHTTP2: agrees on HTTP/2 with whoever offers it, and with nobody on anything else.
    package init(
        _ certificate: TestCertificate = .here, newestIsTLS11: Bool = false, speaksHTTP2: Bool = false
    ) throws {
        guard let library = OpenSSL.found, let context = library.newContext(library.serverMethod()) else {
            throw Failure(step: "context")
        }
        self.library = library
        self.context = Handle(pointer: context)
        folder = try TemporaryFolder()
        certificatePath = try folder.write(certificate.pem, to: "certificate.pem")
        let key = try folder.write(TestCertificate.key, to: "key.pem")
        guard library.useCertificate(context, certificatePath) == 1, library.useKey(context, key, 1) == 1 else {
            throw Failure(step: "certificate")
        }
        if newestIsTLS11 { _ = library.control(context, OpenSSL.setMaximumVersion, OpenSSL.tls11, nil) }
        if speaksHTTP2 { library.chooseProtocol(context, OpenSSL.chooseHTTP2, nil) }
    }

    deinit { library.freeContext(context.pointer) }

    /// Shakes hands on a connected socket; `nil` where that fails. The calling thread must block SIGPIPE.
    func session(on peer: Int32) -> TLSSession? {
        guard let pointer = library.newSession(context.pointer) else { return nil }
        guard library.setSocket(pointer, peer) == 1, library.accept(pointer) == 1 else {
            library.freeSession(pointer)
            return nil
        }
        return TLSSession(pointer: pointer, library: library)
    }

    /// What could not be set up.
    package struct Failure: Error { package let step: String }

    /// Unchecked because OpenSSL counts references to a context and locks it.
    private struct Handle: @unchecked Sendable { let pointer: UnsafeMutableRawPointer }
}

/// One connection under TLS; for one thread.
final class TLSSession {
    private let pointer: UnsafeMutableRawPointer
    private let library: OpenSSL

    fileprivate init(pointer: UnsafeMutableRawPointer, library: OpenSSL) {
        self.pointer = pointer
        self.library = library
    }

    deinit { library.freeSession(pointer) }

    /// Reads what there is, at least one byte; empty at the end.
    func read() -> [UInt8] {
        var chunk = [UInt8](repeating: 0, count: 16 * 1024)
        let count = library.read(pointer, &chunk, Int32(chunk.count))
        return Array(chunk.prefix(max(0, Int(count))))
    }

    /// Writes all of it; whether that worked.
    func write(_ bytes: [UInt8]) -> Bool { bytes.isEmpty || library.write(pointer, bytes, Int32(bytes.count)) > 0 }

    /// Says goodbye, so that the end is known to be the end.
    func close() { _ = library.shutdown(pointer) }
}

/// The functions of libssl that a server needs.
private struct OpenSSL: Sendable {
    typealias Pointer = UnsafeMutableRawPointer
    let serverMethod: @convention(c) () -> Pointer?
    let newContext: @convention(c) (Pointer?) -> Pointer?
    let freeContext: @convention(c) (Pointer?) -> Void
    let useCertificate: @convention(c) (Pointer?, UnsafePointer<CChar>?) -> Int32
    let useKey: @convention(c) (Pointer?, UnsafePointer<CChar>?, Int32) -> Int32
    let control: @convention(c) (Pointer?, Int32, Int, Pointer?) -> Int
    let newSession: @convention(c) (Pointer?) -> Pointer?
    let freeSession: @convention(c) (Pointer?) -> Void
    let setSocket: @convention(c) (Pointer?, Int32) -> Int32
    let accept: @convention(c) (Pointer?) -> Int32
    let read: @convention(c) (Pointer?, UnsafeMutableRawPointer?, Int32) -> Int32
    let write: @convention(c) (Pointer?, UnsafeRawPointer?, Int32) -> Int32
    let shutdown: @convention(c) (Pointer?) -> Int32
    let chooseProtocol: @convention(c) (Pointer?, ProtocolChoice, Pointer?) -> Void

    /// SSL_CTX_alpn_select_cb_func: the connection, the choice and its length, the client's list and its length, context.
    typealias ProtocolChoice =
        @convention(c) (
            Pointer?, UnsafeMutablePointer<UnsafePointer<UInt8>?>?, UnsafeMutablePointer<UInt8>?, UnsafePointer<UInt8>?,
            UInt32, Pointer?
        ) -> Int32

    /// Each name in the client's list (RFC 7301) stands behind its length.
    static let chooseHTTP2: ProtocolChoice = { _, choice, length, list, count, _ in
        // SSL_TLSEXT_ERR_OK and SSL_TLSEXT_ERR_ALERT_FATAL.
        let (agreed, refused): (Int32, Int32) = (0, 2)
        let names = UnsafeBufferPointer(start: list, count: Int(count))
        var place = 0
        while place < names.count {
            let name = names[(place + 1)...].prefix(Int(names[place]))
            if name.elementsEqual("h2".utf8) {
                choice?.pointee = list.map { $0 + place + 1 }
                length?.pointee = names[place]
                return agreed
            }
            place += 1 + Int(names[place])
        }
        return refused
    }

    /// SSL_CTRL_SET_MAX_PROTO_VERSION and TLS1_1_VERSION of <openssl/ssl.h>.
    static let setMaximumVersion: Int32 = 124
    static let tls11 = 0x0302

    static let found = OpenSSL()

    private init?() {
        guard let library = dlopen("libssl.so.3", RTLD_NOW) ?? dlopen("libssl.so.1.1", RTLD_NOW) else {
            return nil
        }
        func function<Function>(_ name: String, _: Function.Type = Function.self) -> Function? {
            dlsym(library, name).map { unsafeBitCast($0, to: Function.self) }
        }
        guard let serverMethod: @convention(c) () -> Pointer? = function("TLS_server_method"),
            let newContext: @convention(c) (Pointer?) -> Pointer? = function("SSL_CTX_new"),
            let freeContext: @convention(c) (Pointer?) -> Void = function("SSL_CTX_free"),
            let useCertificate: @convention(c) (Pointer?, UnsafePointer<CChar>?) -> Int32 = function(
                "SSL_CTX_use_certificate_chain_file"),
            let useKey: @convention(c) (Pointer?, UnsafePointer<CChar>?, Int32) -> Int32 = function(
                "SSL_CTX_use_PrivateKey_file"),
            let control: @convention(c) (Pointer?, Int32, Int, Pointer?) -> Int = function("SSL_CTX_ctrl"),
            let newSession: @convention(c) (Pointer?) -> Pointer? = function("SSL_new"),
            let freeSession: @convention(c) (Pointer?) -> Void = function("SSL_free"),
            let setSocket: @convention(c) (Pointer?, Int32) -> Int32 = function("SSL_set_fd"),
            let accept: @convention(c) (Pointer?) -> Int32 = function("SSL_accept"),
            let read: @convention(c) (Pointer?, UnsafeMutableRawPointer?, Int32) -> Int32 = function("SSL_read"),
            let write: @convention(c) (Pointer?, UnsafeRawPointer?, Int32) -> Int32 = function("SSL_write"),
            let shutdown: @convention(c) (Pointer?) -> Int32 = function("SSL_shutdown"),
            let chooseProtocol: @convention(c) (Pointer?, ProtocolChoice, Pointer?) -> Void = function(
                "SSL_CTX_set_alpn_select_cb")
        else { return nil }
        self.serverMethod = serverMethod
        self.newContext = newContext
        self.freeContext = freeContext
        self.useCertificate = useCertificate
        self.useKey = useKey
        self.control = control
        self.newSession = newSession
        self.freeSession = freeSession
        self.setSocket = setSocket
        self.accept = accept
        self.read = read
        self.write = write
        self.shutdown = shutdown
        self.chooseProtocol = chooseProtocol
    }
}
