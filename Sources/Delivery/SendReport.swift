package import Triage

/// What one drain did.
package struct SendReport: Sendable, Hashable {
    /// A delivery that did not go through.
    package struct Trouble: Sendable, Hashable {
        package var id: Int64
        /// The sink's name.
        package var channel: String
        /// `pending` or `uncertain` where it is tried again, `failed` where not.
        package var state: DeliveryState
        package var reason: String
        package var nextAttemptAt: Timestamp?
    }

    /// Deliveries that went through.
    package var delivered = 0
    package var troubles: [Trouble] = []
    /// Of those sent, how many may have arrived before as well (at least once, perhaps twice).
    package var perhapsRepeated = 0
    /// Uncertain ones that are left for a human by policy.
    package var held = 0
    /// Due, but behind one that their sink did not take.
    package var waiting = 0

    package init() {}

    /// Whether something needs a human: given up, or its fate unknown.
    package var needsAttention: Bool { held > 0 || troubles.contains { $0.state != .pending } }

    mutating func add(_ delivery: OutboundDelivery, _ verdict: Verdict, nextAttemptAt: Timestamp) {
        guard verdict.state != .sent else {
            delivered += 1
            if delivery.state == .uncertain { perhapsRepeated += 1 }
            return
        }
        troubles.append(
            Trouble(
                id: delivery.id, channel: delivery.channel, state: verdict.state, reason: verdict.reason ?? "",
                nextAttemptAt: verdict.delaySeconds == nil ? nil : nextAttemptAt))
    }

    /// One sentence for each thing that a human may have to look at; empty where all went through.
    package var problems: [String] {
        var result: [String] = []
        if perhapsRepeated > 0 {
            result.append("\(perhapsRepeated) sent again that may have arrived before (delivery is at least once)")
        }
        result += troubles.map { trouble in
            switch trouble.state {
            case .failed: "\(trouble.channel): delivery \(trouble.id) given up: \(trouble.reason)"
            case .uncertain:
                "\(trouble.channel): delivery \(trouble.id) may or may not have arrived: \(trouble.reason)"
                    + (trouble.nextAttemptAt.map { "; again at \($0)" } ?? "; held for a human")
            default:
                "\(trouble.channel): delivery \(trouble.id) not sent: \(trouble.reason)"
                    + (trouble.nextAttemptAt.map { "; again at \($0)" } ?? "")
            }
        }
        if waiting > 0 { result.append("\(waiting) waiting behind them") }
        if held > 0 { result.append("\(held) uncertain and held for a human") }
        return result
    }
}
