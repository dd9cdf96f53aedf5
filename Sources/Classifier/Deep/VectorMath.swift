/// Element-wise mathematics over rows of floats, sixteen at a time. Counts are multiples of 16.
enum VectorMath {
    typealias Lanes = SIMD16<Float>
    static let width = 16

    @inline(__always)
    static func load(_ start: UnsafePointer<Float>, _ index: Int) -> Lanes {
        UnsafeRawPointer(start + index).loadUnaligned(as: Lanes.self)
    }

    @inline(__always)
    static func store(_ lanes: Lanes, _ start: UnsafeMutablePointer<Float>, _ index: Int) {
        UnsafeMutableRawPointer(start + index).storeBytes(of: lanes, as: Lanes.self)
    }

    /// The error function over √2, erf(x / √2): a rational approximation for |x| ≤ 4√2 fitted to it by least squares with
    /// weights moved towards the largest error; off by 1.1e-6 at most.
    @inline(__always)
    static func erfOverRoot2(_ x: Lanes) -> Lanes {
        // By masks: the library's clamping goes lane by lane and would cost a quarter of the whole forward pass.
        var z = x * 0.707_106_77
        z.replace(with: 4, where: z .> 4)
        z.replace(with: -4, where: z .< -4)
        let t = z * z
        var p = t * -1.095_007_58e-06 + 0.000_190_134_449
        p = p * t + 0.007_832_981_28
        p = p * t + 0.065_719_179_2
        p = p * t + 0.311_310_194
        p = p * t + 1.128_384_7
        var q = t * 0.001_776_423_04 + 0.023_650_805_9
        q = q * t + 0.161_241_43
        q = q * t + 0.609_265_265
        q = q * t + 1
        return z * p / q
    }

    /// Applies x · Φ(x) (Hendrycks, Gimpel 2016).
    static func gelu(_ values: UnsafeMutablePointer<Float>, _ count: Int) {
        var index = 0
        while index < count {
            let x = load(values, index)
            store(x * 0.5 * (1 + erfOverRoot2(x)), values, index)
            index += width
        }
    }

    /// eˣ for x ≤ 0, below −87 as at −87: 2ⁿ by the exponent's bits, the rest by Taylor's series to the sixth power; off by
    /// 2e-7 of itself at most.
    @inline(__always)
    static func exponential(_ x: Lanes) -> Lanes {
        var x = x
        x.replace(with: -87, where: x .< -87)
        // Adding 1.5 · 2²³ rounds to a whole number, which then stands in the lowest bits.
        let shifted = x * 1.442_695_04 + 12_582_912
        let n = shifted - 12_582_912
        let r = (x - n * 0.693_359_375) + n * 2.121_944_4e-4
        var p = r * 1.388_888_9e-3 + 8.333_333_3e-3
        p = p * r + 4.166_666_7e-2
        p = p * r + 0.166_666_67
        p = p * r + 0.5
        p = p * r + 1
        p = p * r + 1
        let power = unsafeBitCast(shifted, to: SIMD16<UInt32>.self) &<< 23 &+ (127 &<< 23)
        return p * unsafeBitCast(power, to: Lanes.self)
    }

    /// Softmax over the first `count` floats of each row; the row's floats up to its stride, a multiple of 16, are spoilt.
    static func softmax(_ values: UnsafeMutablePointer<Float>, rows: Int, _ count: Int, stride: Int) {
        for row in 0..<rows {
            let start = values + row * stride
            for index in count..<stride { start[index] = -.greatestFiniteMagnitude }
            var most = load(start, 0)
            var index = width
            while index < stride {
                let lanes = load(start, index)
                most.replace(with: lanes, where: lanes .> most)
                index += width
            }
            let top = most.max()
            var sums = Lanes.zero
            index = 0
            while index < stride {
                let e = exponential(load(start, index) - top)
                sums += e
                store(e, start, index)
                index += width
            }
            let factor = 1 / sums.sum()
            index = 0
            while index < stride {
                store(load(start, index) * factor, start, index)
                index += width
            }
        }
    }

    /// Each row of `values` plus that of `added`, if there is one, brought to mean 0 and variance 1, then scaled and shifted
    /// (Ba, Kiros, Hinton 2016).
    static func norm(
        _ values: UnsafeMutablePointer<Float>, adding added: UnsafePointer<Float>?, rows: Int, _ columns: Int,
        scale: UnsafePointer<Float>, shift: UnsafePointer<Float>, epsilon: Float
    ) {
        let share = 1 / Float(columns)
        for row in 0..<rows {
            let start = values + row * columns
            var sums = Lanes.zero
            var index = 0
            while index < columns {
                var lanes = load(start, index)
                if let added { lanes += load(added + row * columns, index) }
                sums += lanes
                store(lanes, start, index)
                index += width
            }
            let mean = sums.sum() * share
            var squares = Lanes.zero
            index = 0
            while index < columns {
                let lanes = load(start, index) - mean
                squares += lanes * lanes
                index += width
            }
            let factor = 1 / (squares.sum() * share + epsilon).squareRoot()
            index = 0
            while index < columns {
                store((load(start, index) - mean) * factor * load(scale, index) + load(shift, index), start, index)
                index += width
            }
        }
    }
}
