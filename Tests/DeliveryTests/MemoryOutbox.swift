import Synchronization
import Triage

/// An outbox as a store keeps it, with faults to order.
final class MemoryOutbox: Outbox {
    enum Fault: Error { case diskFull }

    private struct Contents {
        var deliveries: [OutboundDelivery] = []
        var finishFails = false
    }

    private let contents = Mutex(Contents())

    /// Stores deliveries as `pending`, numbered from 1.
    func enqueue(_ channel: String, _ payloads: [String], at time: Timestamp = KettlewrenDigest.now) {
        contents.withLock { contents in
            for payload in payloads {
                let id = Int64(contents.deliveries.count + 1)
                contents.deliveries.append(
                    OutboundDelivery(
                        id: id, channel: channel, dedupeKey: "\(channel)/\(id)", payload: payload, nextAttemptAt: time))
            }
        }
    }

    var all: [OutboundDelivery] { contents.withLock { $0.deliveries } }
    var states: [DeliveryState] { all.map(\.state) }

    /// From now on outcomes cannot be recorded, as if the process had died before it could.
    func failFinishing(_ fails: Bool) { contents.withLock { $0.finishFails = fails } }

    func recoverInterrupted() throws -> [OutboundDelivery] {
        contents.withLock { contents in
            var recovered: [OutboundDelivery] = []
            for index in contents.deliveries.indices where contents.deliveries[index].state == .sending {
                contents.deliveries[index].state = .uncertain
                recovered.append(contents.deliveries[index])
            }
            return recovered
        }
    }

    func due(at now: Timestamp) throws -> [OutboundDelivery] {
        all.filter { ($0.state == .pending || $0.state == .uncertain) && $0.nextAttemptAt <= now }
    }

    func begin(_ id: Int64) throws -> Bool {
        guard all.contains(where: { $0.id == id && ($0.state == .pending || $0.state == .uncertain) }) else {
            return false
        }
        change(id) {
            $0.state = .sending
            $0.attempts += 1
        }
        return true
    }

    func finish(_ id: Int64, state: DeliveryState, error: String?, nextAttemptAt: Timestamp) throws {
        guard !contents.withLock({ $0.finishFails }) else { throw Fault.diskFull }
        change(id) {
            $0.state = state
            $0.lastError = error
            $0.nextAttemptAt = nextAttemptAt
        }
    }

    private func change(_ id: Int64, _ body: (inout OutboundDelivery) -> Void) {
        contents.withLock { body(&$0.deliveries[Int(id) - 1]) }
    }
}
