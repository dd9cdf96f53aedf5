/// The commands that a digest sends its readers to.
package enum CommandNames {
    /// All open cases.
    package static let queue = "earshot queue"
    /// How every source is doing.
    package static let sources = "earshot sources"
    /// Our own messages and what became of them.
    package static let outbox = "earshot outbox"
    /// The whole digest as text.
    package static let digest = "earshot digest"
    /// What we promised and have not kept yet.
    package static let promises = "earshot promise list"
    /// What happens to more than one person.
    package static let themes = "earshot themes"
    /// One case whole.
    package static func show(_ caseName: String) -> String { "earshot explain \(caseName)" }
}
