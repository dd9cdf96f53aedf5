import Synchronization
import Transport
import Triage

/// How many requests a source may still make today, where the configuration says; days are those of UTC.
final class RequestAllowance: Sendable {
    private struct State {
        var made = 0
        var wasRefused = false
    }

    private let left: Int?
    private let state = Mutex(State())

    /// - Parameters:
    ///   - perDay: `nil` for as many as it takes.
    ///   - madeToday: requests of earlier visits.
    init(perDay: Int?, madeToday: Int) { left = perDay.map { max(0, $0 - madeToday) } }

    /// Counts one more request; `false` where none is left.
    func take() -> Bool {
        state.withLock { state in
            if let left, state.made >= left {
                state.wasRefused = true
                return false
            }
            state.made += 1
            return true
        }
    }

    /// Requests made so far.
    var made: Int { state.withLock { $0.made } }

    /// Whether a request was not made for want of allowance.
    var wasRefused: Bool { state.withLock { $0.wasRefused } }

    /// The day that a time lies in, counted from 1970.
    static func day(of time: Timestamp) -> Int { Int(time.milliseconds / 86_400_000) }

    /// When the day after that of a time begins.
    static func nextDay(after time: Timestamp) -> Timestamp {
        Timestamp(milliseconds: Int64(day(of: time) + 1) * 86_400_000)
    }
}

/// A transport that begins nothing more once the time is up, whatever stands in line by then, nor once the source's requests
/// of the day are used up.
struct TimelyTransport: Exchanging {
    let transport: any Exchanging
    let deadline: Deadline
    let allowance: RequestAllowance

    func exchange(_ request: FetchRequest) async throws(TransportError) -> FetchedDocument {
        guard allowance.take() else {
            throw .notBegun(url: URLRedaction.shown(request.url, isSecret: request.urlIsSecret))
        }
        return try await transport.exchange(request, while: { deadline.mayGoOn })
    }

    /// Why something was not begun, as the end of a sentence.
    var whyNot: String {
        allowance.wasRefused ? "requestsPerDay is used up" : "the time was used up"
    }
}
