/// Guesses a legacy encoding that a document does not name, from its bytes alone.
enum EncodingGuess {
    /// The likeliest encoding of text that is not UTF-8; `nil` where western text is as likely as any other.
    ///
    /// Text in a non-Latin script is mostly bytes above 0x7F, and in pairs for Chinese, Japanese and Korean; western
    /// text has them singly, between ASCII letters.
    static func encoding(of bytes: [UInt8]) -> EncodingLabel.Encoding? {
        let sample = bytes.prefix(64 * 1024)
        var high = 0
        var runs = 0
        var inRun = false
        for byte in sample {
            if byte >= 0x80 {
                high += 1
                if !inRun { runs += 1 }
                inRun = true
            } else if ASCII.isLetter(byte) || ASCII.isSpace(byte) || byte < 0x40 {
                inRun = false
            }
        }
        guard high >= 6 else { return nil }
        // Fewer than two high bytes a run on average: accents in western words, or Japanese whose second bytes are letters.
        guard Double(high) / Double(max(runs, 1)) >= 2.5 else {
            let decoded = TextDecoding.decode(sample, as: .other("CP932"))
            let score = japanese(String(decoding: decoded.bytes, as: UTF8.self).unicodeScalars.map(\.value))
            return decoded.degradation == nil && score > 0.9 ? .other("CP932") : nil
        }
        var best: (encoding: EncodingLabel.Encoding, score: Double)?
        for candidate in candidates {
            let decoded = TextDecoding.decode(sample, as: .other(candidate.probe))
            let value = candidate.score(
                Array(String(decoding: decoded.bytes, as: UTF8.self).unicodeScalars.map(\.value)))
            if value > (best?.score ?? 0.5) { best = (.other(candidate.name), value) }
        }
        return best?.encoding
    }

    private struct Candidate {
        var name: String
        /// What the sample is read as: the older set within the encoding, since almost all text keeps to it.
        var probe: String
        var score: @Sendable ([UInt32]) -> Double

        init(_ name: String, probe: String? = nil, _ score: @escaping @Sendable ([UInt32]) -> Double) {
            self.name = name
            self.probe = probe ?? name
            self.score = score
        }
    }

    private static let candidates = [
        Candidate("KOI8-U", cyrillic), Candidate("CP1251", cyrillic), Candidate("CP866", cyrillic),
        Candidate("ISO-8859-5", cyrillic), Candidate("ISO-8859-7", greek), Candidate("CP1253", greek),
        Candidate("CP1255", hebrew), Candidate("CP1256", arabic), Candidate("ISO-8859-6", arabic),
        Candidate("CP874", thai), Candidate("CP932", japanese), Candidate("EUC-JP", japanese),
        Candidate("CP949", probe: "EUC-KR", korean), Candidate("GB18030", probe: "GBK", chinese),
        Candidate("BIG5-HKSCS", probe: "BIG5", chinese),
    ]

    /// The mean weight of the characters that are not ASCII.
    private static func mean(_ text: [UInt32], _ weight: (UInt32, Int) -> Double) -> Double {
        var total = 0.0
        var sum = 0.0
        for (place, scalar) in text.enumerated() where scalar >= 0x80 {
            total += 1
            sum += weight(scalar, place)
        }
        return total == 0 ? 0 : sum / total
    }

    private static func values(_ letters: String) -> Set<UInt32> { Set(letters.unicodeScalars.map(\.value)) }

    // MARK: Alphabets

    /// How common a letter is, by classes of its alphabet from the commonest on; letters in no class are weighed by `rest`.
    private static func classes(_ lists: [(letters: String, weight: Double)]) -> [UInt32: Double] {
        var table: [UInt32: Double] = [:]
        for (letters, weight) in lists {
            for scalar in letters.unicodeScalars { table[scalar.value] = weight }
        }
        return table
    }

    /// Letters of alphabets with two cases: a capital counts as its small letter, a little less, but not behind a small
    /// letter. That, and how common the letters are, tells the sets apart that have the cases in each other's places.
    private static func cased(
        _ text: [UInt32], _ weights: [UInt32: Double], small: (UInt32) -> UInt32?
    ) -> Double {
        mean(text) { scalar, place in
            if let weight = weights[scalar] { return weight }
            guard let lower = small(scalar), let weight = weights[lower] else {
                // No-break spaces, quotation marks and dashes.
                return scalar == 0xA0 || scalar == 0xAB || scalar == 0xBB || (0x2010...0x2122).contains(scalar)
                    ? 0.3 : -1
            }
            return place > 0 && weights[text[place - 1]] != nil ? -0.6 : weight - 0.03
        }
    }

    private static let russian = classes([
        ("оеаинт", 1.05), ("срвлкмдпу", 0.9), ("яыьгзбчйхі", 0.7), ("жшюцщэфїє", 0.5), ("ъёґў", 0.3),
    ])

    private static func cyrillic(_ text: [UInt32]) -> Double {
        cased(text, russian) { (0x410...0x42F).contains($0) ? $0 + 32 : (0x401...0x40F).contains($0) ? $0 + 80 : nil }
    }

    private static let modernGreek = classes([
        ("αοιετσνηυρπκς", 1.05), ("μλάίόέήγδώύωθχ", 0.8), ("φβζξψϊϋΐΰ", 0.5),
    ])

    private static func greek(_ text: [UInt32]) -> Double {
        cased(text, modernGreek) {
            switch $0 {
            case 0x391...0x3A9: $0 + 32
            case 0x386: 0x3AC
            case 0x388...0x38A: $0 + 37
            case 0x38C: 0x3CC
            case 0x38E, 0x38F: $0 + 63
            default: nil
            }
        }
    }

    private static let hebrewLetters = classes([("יוהלארתבשמנ", 1.05), ("דקפעחגכטסזצםןךףץ", 0.8)])
    private static let finalForms = values("םןךףץ")

    /// A final form stands at the end of a word.
    private static func hebrew(_ text: [UInt32]) -> Double {
        mean(text) { scalar, place in
            guard let weight = hebrewLetters[scalar] else { return (0x5B0...0x5C3).contains(scalar) ? 0.5 : -1 }
            return finalForms.contains(scalar) && place + 1 < text.count && hebrewLetters[text[place + 1]] != nil
                ? -1 : weight
        }
    }

    private static let arabicLetters = classes([
        ("الينمتروبةعدسفهكقحجىأ", 1.05), ("شصضطخذثزغءؤئإآظ", 0.75), ("،؟؛", 0.6),
    ])

    private static func arabic(_ text: [UInt32]) -> Double {
        mean(text) { scalar, place in
            // These two end words.
            let ends = scalar == 0x629 || scalar == 0x649
            if ends, place + 1 < text.count, arabicLetters[text[place + 1]] ?? 0 > 0.7 { return -0.5 }
            return arabicLetters[scalar] ?? ((0x640...0x652).contains(scalar) ? 0.4 : -1)
        }
    }

    private static let thaiLetters = classes([("านรอกเงมยลวดท่้ัี", 1.1)])

    /// A vowel or tone mark above or below needs a consonant before it, a leading vowel one behind it.
    private static func thai(_ text: [UInt32]) -> Double {
        func isConsonant(_ place: Int) -> Bool { text.indices.contains(place) && (0xE01...0xE2E).contains(text[place]) }
        func isMark(_ scalar: UInt32) -> Bool {
            scalar == 0xE31 || (0xE34...0xE3A).contains(scalar) || (0xE47...0xE4E).contains(scalar)
        }
        return mean(text) { scalar, place in
            guard (0xE01...0xE5B).contains(scalar) else { return -1 }
            if isMark(scalar), !isConsonant(place - 1), place == 0 || !isMark(text[place - 1]) { return -3 }
            if (0xE40...0xE44).contains(scalar), !isConsonant(place + 1) { return -3 }
            // Digits, signs and letters that hardly occur any more.
            if scalar >= 0xE4F || scalar == 0xE03 || scalar == 0xE05 { return -0.5 }
            return thaiLetters[scalar] ?? 0.65
        }
    }

    // MARK: Han and Hangul

    private static let kanji = values(
        "日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員九入選立開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作性的要用制治度務強気小七成期公野協取都和統以機平総加山思家話世受区領多県続進正安設保改数記院女初北午指権心界支第産結百派点教報済書府活原先共得解名交資予川向際査勝面委告軍文反元重近千考判認画海参売利組知案道信策集在件団別物側任引使求所次水半品昨論計死官増係感特情投示変打男基私各始島直両朝革価式確村提運終挙果西勢減台広容必応演電歳住争談能無再位置企真流格有疑口過局少放税検藤町常校料沢裁状工建語球営空職証土与急止送援供可役構木割聞身費付施切由説転食比難防補車優夫研収断井何南石足違消境神番規術護展態導鮮備宅害配副算視条幹独警宮究育席輸訪楽起万着乗店述残想線率病農州武声質念待試族象銀域助労例衛然早張映限親額監環験追審商葉義伝働形景落欧担好退準賞訴辺造英被株頭技低毎医復仕去姿味負閣韓渡失移差衆個門写評課末守若脳極種美岡影命含福蔵量望松非撃佐核観察整段横融型白深字答夜製票況音申様財港識注呼渉達翻訳願読簡単"
    )

    private static func japanese(_ text: [UInt32]) -> Double {
        mean(text) { scalar, _ in
            switch scalar {
            case 0x3041...0x30FE: 1.2
            case 0x3000...0x3020, 0xFF00...0xFF5E: 0.8
            case 0x4E00...0x9FFF: kanji.contains(scalar) ? 1.1 : 0.2
            // Half-width syllables: only in runs, where nothing else is likely.
            case 0xFF61...0xFF9F: 0.45
            default: -1
            }
        }
    }

    private static let syllables = values(
        "이다는의가을에하고지한기로사은리도어있인나서자시대해그를보아니정수일들부게라제장오면주여상전것만선스조원성구동공세마위경안문관신유적비진소용으연대화무방개국러우모행실회내중년생학결말물과요던되했할었습민차"
    )

    private static func korean(_ text: [UInt32]) -> Double {
        mean(text) { scalar, _ in
            switch scalar {
            case 0xAC00...0xD7A3: syllables.contains(scalar) ? 1.25 : 0.6
            case 0x3000...0x303F, 0xFF00...0xFF5E: 0.5
            // Hanja are rare in Korean feeds.
            case 0x4E00...0x9FFF: -0.2
            default: -1
            }
        }
    }

    private static let hanzi = values(
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔希易翻译成文并助改进软感谢阅读测试消息华院办公加强安全北京散步新闻政策自动化的重要性這個們來時為說國會對學過後發經現動還樣開從實軍無與長機關點業將兩間問並應戰頭體見義產報結場計書話電數變萬條總東車門馬員聞策閱讀謝譯軟測試訊息臺灣"
    )

    private static func chinese(_ text: [UInt32]) -> Double {
        mean(text) { scalar, _ in
            switch scalar {
            case 0x4E00...0x9FFF: hanzi.contains(scalar) ? 1.15 : 0.3
            case 0x3000...0x3020, 0xFF00...0xFF60: 0.8
            case 0x3041...0x30FE: -0.5
            default: -1
            }
        }
    }
}
