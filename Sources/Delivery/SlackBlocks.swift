/// The blocks of Slack's Block Kit that a digest uses.
enum SlackBlock: Encodable, Sendable {
    case header(String)
    case section(SlackMarkup, button: SlackLinkButton?)
    case context([SlackMarkup])
    case divider

    private enum CodingKeys: String, CodingKey { case type, text, accessory, elements }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .header(let words):
            try values.encode("header", forKey: .type)
            try values.encode(SlackPlainText(text: words), forKey: .text)
        case .section(let markup, let button):
            try values.encode("section", forKey: .type)
            try values.encode(markup, forKey: .text)
            try values.encodeIfPresent(button, forKey: .accessory)
        case .context(let elements):
            try values.encode("context", forKey: .type)
            try values.encode(elements, forKey: .elements)
        case .divider:
            try values.encode("divider", forKey: .type)
        }
    }
}

/// Escaped text with Slack's own markup; verbatim, so that Slack finds no names, channels or addresses in it.
struct SlackMarkup: Encodable, Sendable {
    let type = "mrkdwn"
    let text: String
    let verbatim = true

    private enum CodingKeys: String, CodingKey { case type, text, verbatim }
}

/// Text without any markup.
struct SlackPlainText: Encodable, Sendable {
    let type = "plain_text"
    let text: String
    let emoji = false

    private enum CodingKeys: String, CodingKey { case type, text, emoji }
}

/// A button that opens an address.
struct SlackLinkButton: Encodable, Sendable {
    let type = "button"
    let text: SlackPlainText
    let url: String
    let actionID: String

    private enum CodingKeys: String, CodingKey {
        case type, text, url
        case actionID = "action_id"
    }
}

/// What goes to an incoming webhook.
struct SlackMessage: Encodable, Sendable {
    /// The complete message for receivers and notifications without blocks.
    var text: String
    var blocks: [SlackBlock]
    /// No previews of what the public links to.
    let unfurlLinks = false
    let unfurlMedia = false

    private enum CodingKeys: String, CodingKey {
        case text, blocks
        case unfurlLinks = "unfurl_links"
        case unfurlMedia = "unfurl_media"
    }

    /// The JSON text, keys sorted.
    var json: String { JSONText.encode(self, pretty: false) }
}
