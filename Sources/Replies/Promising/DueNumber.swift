/// A number as it is typed in a time: `17`, `17.30`, `27.11.2026`, `5pm`, `16h30`, `3rd`, `48h`.
struct DueNumber {
    /// The groups of digits, parted by dots or commas. Numbers of more than six digits count as 999,999.
    var parts: [Int] = []
    /// The digits of the first group.
    var digits = 0
    /// Lower-case letters behind the first group, at most eight: `pm`, `h`, `rd`.
    var letters: [UInt8] = []
    /// Digits behind letters: 30 in `16h30`.
    var rest: Int?

    /// `nil` where the bytes do not begin with a digit, or are no such thing.
    init?(_ bytes: ArraySlice<UInt8>) {
        var groups: [(value: Int, digits: Int)] = []
        var inDigits = false
        for byte in bytes {
            if byte >= 0x30, byte <= 0x39 {
                if !inDigits { groups.append((0, 0)) }
                inDigits = true
                let last = groups.count - 1
                groups[last].value = min(groups[last].value * 10 + Int(byte - 0x30), 999_999)
                groups[last].digits += 1
            } else if byte == 0x2E || byte == 0x2C {
                guard letters.isEmpty else { return nil }
                inDigits = false
            } else {
                guard !groups.isEmpty, letters.count < 8 else { return nil }
                // Digits between letters are no time.
                if !letters.isEmpty, inDigits { return nil }
                inDigits = false
                letters.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
            }
            guard groups.count <= 3 else { return nil }
        }
        guard let first = groups.first else { return nil }
        digits = first.digits
        if letters.isEmpty {
            parts = groups.map(\.value)
        } else if groups.count == 2, inDigits, letters == [0x68] {
            parts = [first.value]
            rest = groups[1].value
        } else if groups.count == 1 || !inDigits {
            parts = groups.map(\.value)
        } else {
            return nil
        }
    }

    var value: Int { parts[0] }
    var isPlain: Bool { parts.count == 1 && letters.isEmpty }

    /// Whether it is written as an ordinal: `3rd`, `1er`, `1º`.
    var isOrdinal: Bool {
        let ordinals = ["st", "nd", "rd", "th", "er", "re", "º", "°", "ª", "o", "e"]
        return parts.count == 1 && !letters.isEmpty && ordinals.contains { letters.elementsEqual($0.utf8) }
    }

    /// `15h`, `16h30`.
    var isHours: Bool { parts.count == 1 && letters == [0x68] }

    /// 0 for `am`, 12 for `pm`.
    var meridiem: Int? {
        letters == [0x61, 0x6D] ? 0 : letters == [0x70, 0x6D] ? 12 : nil
    }

    /// The unit written onto the number: `48h`, `48hrs`, `30min`.
    var unit: DueExpression.Unit? {
        switch String(decoding: letters, as: UTF8.self) {
        case "h", "hr", "hrs", "hs", "std": .hour
        case "m", "min", "mins": .minute
        case "d", "j": .day
        case "w": .week
        default: nil
        }
    }

    /// In sixtieths: `1.5` is 90. Fractions of three and more digits are left out.
    var sixtieths: Int {
        guard parts.count == 2, parts[1] < 100 else { return parts[0] * 60 }
        return parts[0] * 60 + (parts[1] < 10 ? parts[1] * 6 : parts[1] * 6 / 10)
    }
}
