import Foundation
import Replies
import Triage

/// The English pack as it ships, read from its file by lines: the layout is plain enough for that.
enum EnglishPack {
    static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "config/replies/en.yaml")

    static let pack: ReplyPack = read((try? String(contentsOf: file, encoding: .utf8)) ?? "")

    static let voice = ReplyVoice(ownerName: "Mara from our care team", commitmentTime: "today by 17:00")

    static func read(_ text: String) -> ReplyPack {
        var pack = ReplyPack(language: "", templates: [])
        var isCommitment = false
        for line in text.split(separator: "\n") where !line.trimmingPrefix(while: \.isWhitespace).hasPrefix("#") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let key = line[..<colon].filter { $0 != " " && $0 != "-" }
            let value = line[line.index(after: colon)...].trimmingPrefix(" ")
            let words = value.first == "\"" ? String(value.dropFirst().dropLast()) : String(value)
            let list = value.filter { $0 != "[" && $0 != "]" && $0 != " " }.split(separator: ",").map(String.init)
            let last = pack.templates.count - 1
            if isCommitment {
                switch key {
                case "id": pack.commitments.append(ReplyPack.Commitment(id: words, text: ""))
                case "text": pack.commitments[pack.commitments.count - 1].text = words
                case "templates": isCommitment = false
                default: fatalError("unknown key \(key) of a commitment in \(file.path())")
                }
                continue
            }
            switch key {
            case "language": pack.language = words
            case "greeting": pack.greeting = words
            case "formalGreeting": pack.formalGreeting = words
            case "id": pack.templates.append(ReplyTemplate(id: words, text: ""))
            case "step": pack.templates[last].step = ReplyStep(rawValue: words)!
            case "text": pack.templates[last].text = words
            case "topics": pack.templates[last].topics = list.map { Topic(rawValue: $0)! }
            case "anger": pack.templates[last].angerRange = Double(list[0])!...Double(list[1])!
            case "urgency": pack.templates[last].urgency = list.map { UrgencyFlag(rawValue: $0)! }
            case "stance": pack.templates[last].stances = list.map { Stance(rawValue: $0)! }
            case "secondTime": pack.templates[last].secondTime = words == "true"
            case "requires": pack.templates[last].requires = list.map { Slot(rawValue: $0)! }
            case "commitments": isCommitment = true
            case "templates": break
            case "finding": pack.templates[last].finding = CheckOutcome(rawValue: words)!
            default: fatalError("unknown key \(key) in \(file.path())")
            }
        }
        return pack
    }
}
