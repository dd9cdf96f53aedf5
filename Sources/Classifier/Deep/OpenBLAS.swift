import COpenBLAS

/// Matrix products by OpenBLAS, which is opened at run time: without it only the deep tier is missing.
package struct OpenBLAS: Sendable {
    /// The name under which Debian's libopenblas0-pthread, and every other variant of it, can be opened.
    package static let usualName = "libopenblas.so.0"

    private let sgemm: earshot_sgemm

    /// Opens the library.
    ///
    /// - Parameter name: a file name that the system's loader finds, or a path.
    /// - Throws: ``ClassifierError/missingLibrary(name:reason:)``.
    package static func open(_ name: String = usualName) throws(ClassifierError) -> OpenBLAS {
        var reason: UnsafePointer<CChar>?
        guard let sgemm = earshot_blas_open(name, &reason) else {
            throw .missingLibrary(name: name, reason: reason.map { String(cString: $0) } ?? "")
        }
        return OpenBLAS(sgemm: sgemm)
    }

    /// A block of a matrix of floats whose rows lie `stride` floats apart.
    struct Block {
        var start: UnsafeMutablePointer<Float>
        var stride: Int
    }

    /// `c = scale · a · bᵀ` with `a` of m × k and `b` of n × k.
    @inline(__always)
    func multiply(
        _ a: Block, transposed b: UnsafePointer<Float>, _ bStride: Int, into c: Block, m: Int, n: Int, k: Int,
        scale: Float
    ) {
        sgemm(
            Int32(earshot_row_major), Int32(earshot_no_trans), Int32(earshot_trans),
            Int32(m), Int32(n), Int32(k), scale, a.start, Int32(a.stride), b, Int32(bStride), 0, c.start,
            Int32(c.stride))
    }

    /// `c = a · b` with `a` of m × k and `b` of k × n.
    @inline(__always)
    func multiply(_ a: Block, _ b: Block, into c: Block, m: Int, n: Int, k: Int) {
        sgemm(
            Int32(earshot_row_major), Int32(earshot_no_trans), Int32(earshot_no_trans),
            Int32(m), Int32(n), Int32(k), 1, a.start, Int32(a.stride), b.start, Int32(b.stride), 0, c.start,
            Int32(c.stride))
    }
}
