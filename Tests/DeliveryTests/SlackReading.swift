import Delivery
import Foundation

/// A Slack message as Slack reads it, with everything Slack would refuse.
struct SlackReading {
    let text: String
    let blocks: [[String: Any]]
    /// Every text of every block, header and buttons included.
    let texts: [(type: String, verbatim: Bool, text: String)]
    let urls: [String]
    /// Empty where Slack takes the message.
    let violations: [String]

    init(_ json: String) throws {
        let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] ?? [:]
        var texts: [(type: String, verbatim: Bool, text: String)] = []
        var urls: [String] = []
        var wrong: [String] = []
        func check(_ holds: Bool, _ words: String) { if !holds { wrong.append(words) } }
        func read(_ value: Any?, limit: Int, _ place: String) {
            guard let value = value as? [String: Any], let text = value["text"] as? String,
                let type = value["type"] as? String
            else { return wrong.append("\(place) has no text") }
            check(!text.isEmpty, "\(place) is empty")
            check(text.utf16.count <= limit, "\(place) has \(text.utf16.count) characters")
            check(type == "mrkdwn" || value["verbatim"] == nil, "\(place): verbatim is for mrkdwn")
            check(type == "plain_text" || value["emoji"] == nil, "\(place): emoji is for plain_text")
            texts.append((type, value["verbatim"] as? Bool ?? false, text))
        }

        text = object["text"] as? String ?? ""
        check(!text.isEmpty, "no text")
        check(json.utf16.count <= 12_000, "the message has \(json.utf16.count) characters")
        check(json.utf8.count <= SlackLimits.messageBytes, "the message has \(json.utf8.count) bytes")
        check(Set(object.keys) == ["text", "blocks", "unfurl_links", "unfurl_media"], "unknown keys")
        blocks = object["blocks"] as? [[String: Any]] ?? []
        check((1...50).contains(blocks.count), "\(blocks.count) blocks")
        var actions: Set<String> = []
        for (number, block) in blocks.enumerated() {
            switch block["type"] as? String {
            case "header": read(block["text"], limit: 150, "header \(number)")
            case "section":
                read(block["text"], limit: 3000, "section \(number)")
                if let button = block["accessory"] as? [String: Any] {
                    read(button["text"], limit: 75, "button \(number)")
                    let url = button["url"] as? String ?? ""
                    check((1...3000).contains(url.utf16.count), "url \(number)")
                    urls.append(url)
                    let action = button["action_id"] as? String ?? ""
                    check((1...255).contains(action.utf16.count), "action_id \(number)")
                    check(actions.insert(action).inserted, "action_id \(action) twice")
                }
            case "context":
                let elements = block["elements"] as? [Any] ?? []
                check((1...10).contains(elements.count), "\(elements.count) context elements")
                for element in elements { read(element, limit: 3000, "context \(number)") }
            case "divider": break
            default: wrong.append("block \(number) is of no known type")
            }
        }
        self.texts = texts
        self.urls = urls
        violations = wrong
    }

    /// Whether a text is free of Slack's markup: no bare angle bracket, and each ampersand begins one of the three
    /// entities. A `>` that begins a line is our own quotation mark.
    static func isEscaped(_ text: String) -> Bool {
        let rest = text.replacing("&amp;", with: "").replacing("&lt;", with: "").replacing("&gt;", with: "")
        return !rest.replacing(/(^|\n)>/, with: "").contains { "<>&".contains($0) }
    }
}
