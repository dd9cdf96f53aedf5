/// Spans of time in words.
package enum Spell {
    /// `40 seconds`, `12 minutes`, `5 hours`, `3 days`: the largest unit of which there are at least two.
    package static func span(_ seconds: Double) -> String {
        let units: [(length: Double, name: String)] = [(86_400, "days"), (3600, "hours"), (60, "minutes")]
        for unit in units where seconds >= 2 * unit.length { return "\(Int(seconds / unit.length)) \(unit.name)" }
        return "\(Int(seconds)) \(Int(seconds) == 1 ? "second" : "seconds")"
    }
}
