import Synchronization
import TestSupport
import Transport
import Triage

/// The time that documents of these tests are stamped with.
let fixedTime = Timestamp(seconds: 1_800_000_000)

/// A transport that may talk to this machine, without a rest between requests.
func loopbackTransport(_ change: (inout NetworkPolicy) -> Void = { _ in }) -> CurlTransport {
    var policy = NetworkPolicy(allowedAddresses: ["loopback"])
    policy.limits.perHostGapSeconds = 0
    change(&policy)
    return CurlTransport(policy: policy, clock: { fixedTime })
}

extension Exchanging {
    /// The error that a request ends with; `nil` where it is answered.
    func failure(of request: FetchRequest) async -> TransportError? {
        do {
            _ = try await exchange(request)
            return nil
        } catch {
            return error
        }
    }

    /// The error that a GET ends with; `nil` where it is answered.
    func failure(of url: String) async -> TransportError? { await failure(of: FetchRequest(url: url)) }
}

/// What an error is, apart from its words.
enum FailureKind {
    case invalidURL, addressRefused, unreachable, insecure, timedOut, tooLarge, badRedirect, interrupted, notBegun, file
}

extension TransportError {
    var kind: FailureKind {
        switch self {
        case .invalidURL: .invalidURL
        case .addressRefused: .addressRefused
        case .unreachable: .unreachable
        case .insecure: .insecure
        case .timedOut: .timedOut
        case .tooLarge: .tooLarge
        case .badRedirect: .badRedirect
        case .interrupted: .interrupted
        case .notBegun: .notBegun
        case .file: .file
        }
    }

    /// Whether the receiver may have the whole request; `nil` for errors that do not say.
    var sentWholeRequest: Bool? {
        guard case .interrupted(_, _, let sent) = self else { return nil }
        return sent
    }
}

/// gzip documents, written out byte by byte.
enum Gzip {
    /// `<feed>small</feed>`.
    static let small: [UInt8] = [
        0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xb3, 0x49, 0x4b, 0x4d, 0x4d, 0xb1, 0x2b, 0xce,
        0x4d,
        0xcc, 0xc9, 0xb1, 0xd1, 0x07, 0xb3, 0x01, 0xd6, 0x9f, 0x64, 0x40, 0x12, 0x00, 0x00, 0x00,
    ]

    /// 8 MiB of zeros in 8,175 bytes.
    static let bomb: [UInt8] =
        [
            0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xec, 0xc1, 0x01, 0x01, 0x00, 0x00, 0x00, 0x80,
            0x90, 0xfe, 0xaf, 0xee, 0x08, 0x0a,
        ] + [UInt8](repeating: 0, count: 4094) + [
            0x80, 0xdb, 0x83, 0x03, 0x02, 0x00, 0x00, 0x00, 0x00, 0x21, 0xff, 0x5f, 0x37, 0x24,
        ] + [UInt8](repeating: 0, count: 4033) + [0x9c, 0x05, 0x45, 0xbc, 0xd2, 0x1a, 0x00, 0x00, 0x80, 0x00]
}
