/// Tells the language of a post: by script where the script tells, else by hashed words and n-grams.
struct LanguageHead: Sendable {
    /// The class of Latin and Cyrillic languages that have no class of their own.
    static let undetermined = "und"
    /// So many features are looked at: more would overflow the 16-bit sums.
    static let featureLimit = 220

    /// Class by lane.
    var codes: [String]
    var scale: Float
    var table: LaneTable

    /// ISO 639-1 code, or `und`. `hint` is the source's own tag: it tips close calls and speaks where the text does not.
    func language(of post: Post, hint: String?) -> String {
        let hinted = hint.flatMap(LanguageHead.primary)
        let fallback = hinted ?? LanguageHead.undetermined
        let scripts = post.surface.scripts
        var total: Int32 = 0
        for script in 0..<Int(Script.other.rawValue) { total &+= scripts[script] }
        guard total >= 2 else { return fallback }
        func share(_ script: Script) -> Int32 { scripts[Int(script.rawValue)] }
        // Most posts are in Latin letters: no script tells.
        if share(.latin) &* 4 > total &* 3 { return byFeatures(post, hinted: hinted, letters: Int(total)) ?? fallback }
        // A Japanese text has kana among its ideographs; a Persian one has letters that Arabic lacks.
        let ideographs = share(.kana) &+ share(.han)
        if ideographs &* 2 >= total || ideographs >= 6 && ideographs &* 4 >= total {
            return share(.kana) &* 8 >= ideographs ? "ja" : "zh"
        }
        let arabic = share(.arabic) &+ share(.persian)
        if arabic &* 2 >= total { return share(.persian) &* 20 >= arabic ? "fa" : "ar" }
        for script in Script.allCases where share(script) &* 2 >= total {
            if let code = script.language { return code == hinted ? code : code }
        }
        return byFeatures(post, hinted: hinted, letters: Int(total)) ?? fallback
    }

    /// The sums of all classes, and 1 / √(number of features) in the worth of a step; `nil` without a feature.
    @inline(__always)
    private func sums(_ post: Post) -> (lanes: LaneSums, size: Float)? {
        guard !table.rows.isEmpty else { return nil }
        var lanes = LaneSums()
        let shift = table.shift
        let count = table.rows.withUnsafeBytes { bytes in
            let rows = bytes.baseAddress.unsafelyUnwrapped
            return post.visitForLanguage(limit: LanguageHead.featureLimit) { lanes.add(rows, $0, shift: shift) }
        }
        return count > 0 ? (lanes, scale * FeatureNorm.of(count)) : nil
    }

    private func byFeatures(_ post: Post, hinted: String?, letters: Int) -> String? {
        guard letters >= 3, let sums = sums(post) else { return nil }
        var scores = InlineArray<32, Float>(repeating: 0)
        for lane in 0..<LaneTable.width { scores[lane] = Float(sums.lanes[lane]) * sums.size }
        if let lane = hinted.flatMap({ codes.firstIndex(of: $0) }) { scores[lane] += 2 }
        var best = 0
        var second: Float = -.infinity
        for lane in 1..<codes.count {
            if scores[lane] > scores[best] {
                second = scores[best]
                best = lane
            } else {
                second = max(second, scores[lane])
            }
        }
        let needed: Float = letters < 12 ? 0.6 : 0.45
        // Where even the second is so far behind, thirty like it would not take enough: no need to add them up.
        if scores[best] - second < 4 {
            var sum: Float = 0
            for lane in 0..<codes.count { sum += Logistic.exponential(scores[lane] - scores[best]) }
            if 1 / sum < needed { return nil }
        }
        return codes[best] == LanguageHead.undetermined ? nil : codes[best]
    }

    /// The two- or three-letter primary subtag of a BCP 47 tag, in lower case; `nil` where it has none.
    static func primary(_ tag: String) -> String? {
        let part = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
        guard (2...3).contains(part.utf8.count), part.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }), part != "und"
        else {
            return nil
        }
        return part
    }
}
