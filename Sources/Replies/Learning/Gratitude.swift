/// Whether somebody says thank you, in any of the languages of the shipped packs.
package enum Gratitude {
    /// Only so many bytes of a text are read.
    private static let limitBytes = 4_096

    /// Looks for words of thanks that nothing takes back in the same breath: “no thanks” and “thanks for nothing” are
    /// none. Whether the rest of the text complains is for the caller to weigh.
    package static func isExpressed(in text: String) -> Bool {
        let start = String(decoding: text.utf8.prefix(limitBytes), as: UTF8.self).lowercased()
        let words = start.split { !$0.isLetter }
        for (index, word) in words.enumerated() where thanks.contains(word) {
            let before = index > 0 ? words[index - 1] : ""
            let after = words[(index + 1)...].prefix(3)
            if denials.contains(before) || after.contains(where: nothings.contains) { continue }
            return true
        }
        return false
    }

    private static let thanks: Set<Substring> = [
        "thanks", "thank", "thankyou", "thx", "ty", "tysm", "cheers", "appreciate", "appreciated", "grateful",
        "danke", "dank", "dankeschön", "merci", "remercie", "gracias", "agradezco", "agradecido", "agradecida",
        "obrigado", "obrigada", "agradeço", "valeu",
    ]
    private static let denials: Set<Substring> = ["no", "nein", "non", "não", "without", "ohne", "sans", "sin", "sem"]
    private static let nothings: Set<Substring> = ["nothing", "nichts", "rien", "nada"]
}
