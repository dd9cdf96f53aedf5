import Foundation

/// The logistic function and its kin, in one place: they need the C library's mathematics.
enum Logistic {
    /// 1 / (1 + exp(−x)).
    static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
    static func sigmoid(_ x: Float) -> Float { 1 / (1 + expf(-x)) }
    static func exponential(_ x: Float) -> Float { expf(x) }
    static func logarithm(_ x: Float) -> Float { logf(x) }
    static func logarithm(_ x: Double) -> Double { log(x) }

    /// ln(p / (1 − p)), with p kept a millionth away from 0 and 1.
    static func logit(_ probability: Double) -> Double {
        let p = min(1 - 1e-6, max(1e-6, probability))
        return log(p / (1 - p))
    }
}
