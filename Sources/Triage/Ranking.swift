import Glibc

/// What is known about a case beyond the words and the reach.
package struct Circumstances: Hashable, Sendable {
    /// Different people who report the same.
    package var people: Int
    /// Commitments of ours that were not kept: missed deadlines and promises.
    package var brokenPromises: Int
    /// The person, or another one about the same, wrote again after we answered.
    package var secondOpinion: Bool
    /// One of those commitments stands in a reply of ours: as long as it is broken, the case does not age.
    package var promiseMissed: Bool

    package init(
        people: Int = 1, brokenPromises: Int = 0, secondOpinion: Bool = false, promiseMissed: Bool = false
    ) {
        self.people = people
        self.brokenPromises = brokenPromises
        self.secondOpinion = secondOpinion
        self.promiseMissed = promiseMissed
    }
}

/// The weights of the ranking; config/earshot.yaml, `ranking`.
package struct RankingWeights: Hashable, Sendable {
    /// Exponents of the three that must all matter.
    package var complaintExponent = 1.0
    package var angerExponent = 1.0
    package var reachExponent = 1.0
    /// Anger and reach never count as nothing: the calmest complaint and the smallest voice keep this share.
    package var angerFloor = 0.15
    package var reachFloor = 0.10
    /// The reach that counts as full, in views; reach counts on a log scale up to it.
    package var fullReachViews = 10_000_000.0
    /// Age after which half of the freshness is gone, in hours, and the share that never goes.
    package var ageHalfLifeHours = 48.0
    package var ageFloor = 0.35
    /// Lifts: how many times over the harm counts. 1 changes nothing.
    package var safetyLift = 4.0
    package var legalLift = 1.6
    package var moneyLift = 1.2
    package var churnLift = 1.15
    package var pressLift = 1.5
    package var secondOpinionLift = 1.5
    package var brokenPromiseLift = 1.6
    /// Added to the lift for each doubling of the people who report the same.
    package var growthLift = 0.25

    package init() {}

    /// The lift of one urgency flag.
    package func lift(of flag: UrgencyFlag) -> Double {
        switch flag {
        case .safety: safetyLift
        case .legal: legalLift
        case .money: moneyLift
        case .churn: churnLift
        case .press: pressLift
        }
    }
}

/// One factor of a priority, in words and numbers.
package struct PriorityPart: Hashable, Sendable, Codable {
    /// `complaint`, `anger`, `reach`, `freshness`, or `lift:` and its cause.
    package var name: String
    /// The factor as it stands in the formula.
    package var factor: Double
    /// Where the factor comes from, for people.
    package var words: String

    package init(name: String, factor: Double, words: String) {
        self.name = name
        self.factor = factor
        self.words = words
    }
}

/// How soon somebody should answer; 0…100, with everything it was made from.
package struct Priority: Hashable, Sendable, Codable {
    /// 0…100, one decimal.
    package var value: Double
    package var parts: [PriorityPart]

    package init(value: Double, parts: [PriorityPart]) {
        self.value = value
        self.parts = parts
    }

    /// The sum in one line: `0.93 × 0.88 × 0.58 × 0.97 = 0.461 harm; lifted ×1.50: 100 × (1 − (1 − 0.461)^1.50) = 60.4`.
    package var arithmetic: String {
        let harmParts = parts.filter { !$0.name.hasPrefix("lift:") }
        let lifts = parts.filter { $0.name.hasPrefix("lift:") }
        let harm = harmParts.reduce(1) { $0 * $1.factor }
        let product = harmParts.map { decimal($0.factor, 2) }.joined(separator: " × ")
        let shownHarm = decimal(harm, 3)
        guard !lifts.isEmpty else { return "100 × \(product) = \(decimal(value, 1))" }
        let lift = decimal(lifts.reduce(1) { $0 * $1.factor }, 2)
        return "\(product) = \(shownHarm) harm; lifted ×\(lift): "
            + "100 × (1 − (1 − \(shownHarm))^\(lift)) = \(decimal(value, 1))"
    }
}

extension Priority {
    /// Expected harm if nobody answers now.
    ///
    ///     harm     = complaint^a × anger^b × reach^c × freshness          each 0…1
    ///     priority = 100 × (1 − (1 − harm)^lift)                          lift = product of the lifts, ≥ 1
    ///
    /// Reach counts as log10(1 + views) / log10(1 + fullReachViews). Lifting this way brings harm closer to 1 without
    /// ever passing it, and keeps the order of two cases with the same lift.
    package static func rank(
        _ assessment: Assessment, reach: Reach, publishedAt: Timestamp?, circumstances: Circumstances = Circumstances(),
        weights: RankingWeights = RankingWeights(), now: Timestamp
    ) -> Priority {
        let ageHours = publishedAt.map { max(0, now.seconds(since: $0) / 3600) }

        let complaint = pow(unit(assessment.complaint), weights.complaintExponent)
        let anger = pow(lifted(unit(assessment.anger), over: weights.angerFloor), weights.angerExponent)
        let scale = unit(log10(1 + Double(reach.likely)) / log10(1 + weights.fullReachViews))
        let voice = pow(lifted(scale, over: weights.reachFloor), weights.reachExponent)
        let faded = circumstances.promiseMissed ? 0 : ageHours ?? 0
        let freshness = lifted(exp2(-faded / weights.ageHalfLifeHours), over: weights.ageFloor)
        let lifts = self.lifts(assessment, circumstances, weights)

        let harm = complaint * anger * voice * freshness
        let lift = lifts.reduce(1) { $0 * $1.factor }
        let value = 100 * (1 - pow(1 - harm, lift))

        let parts =
            [
                PriorityPart(
                    name: "complaint", factor: complaint,
                    words: "a complaint with probability \(decimal(assessment.complaint, 2))"),
                PriorityPart(name: "anger", factor: anger, words: "anger \(decimal(assessment.anger, 2)) of 1"),
                PriorityPart(
                    name: "reach", factor: voice,
                    words: "likely \(grouped(reach.likely)) views (\(grouped(reach.low))–\(grouped(reach.high))) from "
                        + "\(reach.basis.rawValue), on a log scale"),
                PriorityPart(
                    name: "freshness", factor: freshness,
                    words: circumstances.promiseMissed
                        ? "counted as new while a promise stands broken" : ageWords(ageHours)),
            ] + lifts
        return Priority(value: (value * 10).rounded() / 10, parts: parts)
    }

    private static func lifts(_ assessment: Assessment, _ circumstances: Circumstances, _ weights: RankingWeights)
        -> [PriorityPart]
    {
        var parts = UrgencyFlag.allCases.filter(assessment.urgency.contains).map { flag in
            PriorityPart(
                name: "lift:\(flag.rawValue)", factor: weights.lift(of: flag), words: "\(flag.rawValue) is at stake")
        }
        if circumstances.secondOpinion {
            parts.append(
                PriorityPart(
                    name: "lift:second opinion", factor: weights.secondOpinionLift,
                    words: "it needs a second opinion"))
        }
        if circumstances.people > 1 {
            parts.append(
                PriorityPart(
                    name: "lift:growth", factor: 1 + weights.growthLift * log2(Double(circumstances.people)),
                    words: "\(circumstances.people) people report the same"))
        }
        if circumstances.brokenPromises > 0 {
            parts.append(
                PriorityPart(
                    name: "lift:broken promise",
                    factor: pow(weights.brokenPromiseLift, Double(min(3, circumstances.brokenPromises))),
                    words: circumstances.brokenPromises == 1
                        ? "a deadline or promise of ours was missed"
                        : "\(circumstances.brokenPromises) deadlines or promises of ours were missed"))
        }
        return parts
    }

    private static func unit(_ value: Double) -> Double { value.isFinite ? min(1, max(0, value)) : 0 }

    private static func lifted(_ value: Double, over floor: Double) -> Double { floor + (1 - floor) * value }

    private static func ageWords(_ hours: Double?) -> String {
        guard let hours else { return "no time given, counted as new" }
        return hours < 48 ? "\(Int(hours.rounded())) h old" : "\(Int((hours / 24).rounded())) days old"
    }
}

/// A number with a fixed count of decimals and a point, whatever the machine's locale.
package func decimal(_ value: Double, _ places: Int) -> String {
    let scale = pow(10, Double(places))
    guard value.isFinite, abs(value) * scale < 1e18 else { return "\(value)" }
    let scaled = Int64((abs(value) * scale).rounded())
    let sign = value < 0 && scaled != 0 ? "-" : ""
    guard places > 0 else { return "\(sign)\(scaled)" }
    let fraction = String(scaled % Int64(scale))
    return "\(sign)\(scaled / Int64(scale))." + String(repeating: "0", count: places - fraction.utf8.count) + fraction
}

/// A whole number with commas between thousands: `2,000,000`.
package func grouped(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var result = ""
    for (position, digit) in digits.enumerated() {
        if position > 0, (digits.utf8.count - position) % 3 == 0 { result.append(",") }
        result.append(digit)
    }
    return value < 0 ? "-" + result : result
}
