/// Files of this repository, found from where the tests' sources lie.
package enum RepositoryFiles {
    /// The repository's folder, without a slash at its end.
    package static let root: String = {
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(3)
        return parts.joined(separator: "/")
    }()

    /// The absolute path of a file named from the root.
    package static func path(_ relative: String) -> String { root + "/" + relative }
}
