import Glibc

/// How often something followed, out of how many times it could have.
package struct Proportion: Hashable, Sendable, Codable {
    /// Below this many uses nothing is claimed.
    package static let fewestUses = 20

    package var count: Int
    package var uses: Int

    package init(count: Int, uses: Int) {
        self.count = count
        self.uses = uses
    }

    /// The share and the bounds of its 95 % interval, 0…1; `nil` under ``fewestUses``.
    ///
    /// Wilson's score interval (Wilson 1927), which stays honest for shares near 0 and 1 and for few uses.
    package var claim: (share: Double, low: Double, high: Double)? {
        guard uses >= Self.fewestUses else { return nil }
        let n = Double(uses)
        let p = Double(count) / n
        let z = 1.959964
        let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
        let reach = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
        return (p, max(0, centre - reach), min(1, centre + reach))
    }

    /// `7 of 24: 29 % (15–49 %)`, or `3 of 8, too few to say`.
    package var words: String {
        guard let claim else { return "\(count) of \(uses), too few to say" }
        func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))" }
        return "\(count) of \(uses): \(percent(claim.share)) % (\(percent(claim.low))–\(percent(claim.high)) %)"
    }
}
