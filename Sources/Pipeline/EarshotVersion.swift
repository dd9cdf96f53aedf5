/// The product's version.
package enum EarshotVersion {
    /// Semantic version of this build.
    package static let current = "0.1.0"
}
