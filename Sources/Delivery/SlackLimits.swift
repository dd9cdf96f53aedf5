/// What Slack takes, from its Block Kit reference; a message over any of these is refused as a whole.
package enum SlackLimits {
    package static let blocksPerMessage = 50
    package static let sectionCharacters = 3000
    package static let headerCharacters = 150
    package static let contextElements = 10
    package static let buttonTextCharacters = 75
    package static let urlCharacters = 3000
    package static let actionIDCharacters = 255
    /// Of the whole JSON text, counted in UTF-8 bytes, which are never fewer than characters. Slack answers
    /// `msg_blocks_too_long` at about 13,200.
    package static let messageBytes = 12_000
}
