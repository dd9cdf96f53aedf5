/// Tells the language of a post: by script where the script tells, else by hashed words and n-grams.
struct LanguageHead: Sendable {
    /// At most so many classes; the width of a row of weights.
    static let width = 32
    /// The class of Latin and Cyrillic languages that have no class of their own.
    static let undetermined = "und"
    /// So many features are looked at: more would overflow the 16-bit sums.
    static let featureLimit = 220

    var bits: Int
    /// Class by lane.
    var codes: [String]
    var scale: Float
    /// One row of `width` weights a bucket.
    var rows: [Int8]

    var shift: UInt64 { UInt64(64 - bits) }

    /// ISO 639-1 code, or `und`. `hint` is the source's own tag: it tips close calls and speaks where the text does not.
    func language(of post: Post, hint: String?) -> String {
        let hinted = hint.flatMap(LanguageHead.primary)
        let fallback = hinted ?? LanguageHead.undetermined
        let scripts = post.surface.scripts
        let total = scripts.wrappedSum() &- scripts[Int(Script.other.rawValue)]
        guard total >= 2 else { return fallback }
        func share(_ script: Script) -> Int32 { scripts[Int(script.rawValue)] }
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

    /// The scores of all classes; `nil` without a feature.
    private func scores(_ post: Post) -> [Float]? {
        guard !rows.isEmpty else { return nil }
        return withUnsafeTemporaryAllocation(of: Int16.self, capacity: LanguageHead.width) { sums in
            sums.initialize(repeating: 0)
            let count = rows.withUnsafeBufferPointer { rows in
                post.visitForLanguage(shift: shift, limit: LanguageHead.featureLimit) { bucket in
                    let row = bucket &* LanguageHead.width
                    for lane in 0..<LanguageHead.width { sums[lane] &+= Int16(rows[row &+ lane]) }
                }
            }
            guard count > 0 else { return nil }
            let size = scale * FeatureNorm.of(count)
            return sums.map { Float($0) * size }
        }
    }

    private func byFeatures(_ post: Post, hinted: String?, letters: Int) -> String? {
        guard letters >= 3, var scores = scores(post) else { return nil }
        if let lane = hinted.flatMap({ codes.firstIndex(of: $0) }) { scores[lane] += 2 }
        var best = 0
        for lane in 1..<codes.count where scores[lane] > scores[best] { best = lane }
        var sum: Float = 0
        for lane in 0..<codes.count { sum += Logistic.exponential(scores[lane] - scores[best]) }
        let probability = 1 / sum
        let needed: Float = letters < 12 ? 0.6 : 0.45
        guard probability >= needed, codes[best] != LanguageHead.undetermined else { return nil }
        return codes[best]
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
