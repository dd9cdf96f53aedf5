/// Rounds weights to whole steps between −127 and 127.
enum Quantiser {
    /// The size of a step: the largest weight fits, but no more than nine times the spread of those that are not zero.
    /// The few beyond are cut; finer steps for all others are worth more.
    static func scale(_ weights: [Float]) -> Float {
        var largest: Float = 0
        var squares = 0.0
        var count = 0.0
        for weight in weights where weight != 0 {
            largest = max(largest, abs(weight))
            squares += Double(weight * weight)
            count += 1
        }
        guard count > 0, largest > 0 else { return 1 }
        return min(largest, 9 * Float((squares / count).squareRoot())) / 127
    }

    static func step(_ weight: Float, _ scale: Float) -> Int8 {
        Int8(min(127, max(-127, (weight / scale).rounded())))
    }
}
