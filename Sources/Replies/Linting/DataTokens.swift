/// A text cut at spaces into tokens, to be judged by their shape.
struct DataTokens {
    private struct Token {
        var range: Range<Int>
        /// Lower case, without marks at its ends; empty where neither the token nor one near it could be a datum.
        var word = ""
        var digits = 0
        /// `@` or `_`.
        var isMachineMade = false
        var letters = 0
        var isCapital = false
        var endsSentence = false
        /// A comma, a colon, a semicolon or a bracket stands behind it, or it ends a sentence.
        var endsClause = false
    }

    let bytes: [UInt8]
    private var tokens: [Token] = []

    /// Tokens longer than this are cut: no datum is.
    private static let limitBytes = 80

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var at = 0
        while at < bytes.count {
            guard !Self.isSpace(bytes[at]) else {
                at += 1
                continue
            }
            var end = at
            while end < bytes.count, !Self.isSpace(bytes[end]), end - at < Self.limitBytes { end += 1 }
            if let token = token(at..<end) { tokens.append(token) }
            at = end
        }
        spell()
    }

    /// Gives the tokens their words, but only around those whose shape asks for it: most texts have few.
    private mutating func spell() {
        var reach = -1
        for index in tokens.indices {
            let token = tokens[index]
            let isBare = token.digits == 0 && !token.isMachineMade
            if isBare, index > reach, !hasDigits(after: index) { continue }
            if !isBare { reach = index + 6 }
            tokens[index].word = String(decoding: bytes[token.range], as: UTF8.self).lowercased()
        }
    }

    private func hasDigits(after index: Int) -> Bool {
        var next = index + 1
        while next < tokens.count, next <= index + 6 {
            if tokens[next].digits > 0 { return true }
            next += 1
        }
        return false
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x22, 0x27, 0x28, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5B, 0x5D, 0x3C, 0x3E: true
        default: false
        }
    }

    private func token(_ range: Range<Int>) -> Token? {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, Self.isMark(bytes[lower]) { lower += 1 }
        while upper > lower, Self.isMark(bytes[upper - 1]) { upper -= 1 }
        guard lower < upper else { return nil }
        var token = Token(range: lower..<upper)
        for byte in bytes[lower..<upper] {
            if byte >= 0x30 && byte <= 0x39 { token.digits += 1 }
            if byte == 0x40 || byte == 0x5F { token.isMachineMade = true }
            if (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A { token.letters += 1 }
        }
        token.isCapital = bytes[lower] >= 0x41 && bytes[lower] <= 0x5A
        token.endsSentence =
            upper < range.upperBound && (bytes[upper] == 0x2E || bytes[upper] == 0x21 || bytes[upper] == 0x3F)
        token.endsClause =
            token.endsSentence || upper < range.upperBound && [0x2C, 0x3A, 0x3B, 0x29].contains(bytes[upper])
        return token
    }

    // MARK: Judging

    /// The places of personal data, in the order of the text.
    func personal() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < tokens.count, found.count < ReplyLinter.findingsPerRuleLimit {
            if let last = datum(at: index) {
                found.append(tokens[index].range.lowerBound..<tokens[last].range.upperBound)
                index = last + 1
            } else {
                index += 1
            }
        }
        return found
    }

    /// The index of the last token of the datum that begins at `index`.
    private func datum(at index: Int) -> Int? {
        let token = tokens[index]
        guard token.digits > 0 || token.isMachineMade else {
            if let last = person(at: index) { return last }
            return token.word.isEmpty || !hasDigits(after: index) ? nil : street(at: index)
        }
        if token.isMachineMade, isMail(token.word) { return isInvited(index) ? nil : index }
        if token.isMachineMade, isAccountName(token.word), !token.isCapital { return index }
        if token.digits >= 4, isNetworkAddress(token.word) { return index }
        if let last = account(at: index) { return last }
        if let last = numberRun(at: index) { return last }
        if let last = street(at: index) { return last }
        if let last = reference(at: index) { return last }
        if let last = person(at: index) { return last }
        return nil
    }

    private func isMail(_ word: String) -> Bool {
        guard word.utf8.contains(0x40), let at = word.firstIndex(of: "@"),
            word[word.index(after: at)...].contains(".")
        else { return false }
        let local = word[..<at]
        if Self.ownBoxes.contains(where: { local == $0 || local.hasPrefix("\($0).") || local.hasPrefix("\($0)-") }) {
            return false
        }
        return true
    }

    /// “write to me at sal@…”: whoever asks to be written to gives an address of their own. An address at a provider of private
    /// boxes stays what it looks like.
    private func isInvited(_ index: Int) -> Bool {
        let domain = tokens[index].word.drop { $0 != "@" }.dropFirst()
        if Self.privateProviders.contains(String(domain.prefix { $0 != "." })) { return false }
        let before = words(before: index, 6)
        guard !before.isEmpty else { return false }
        if before.contains(where: { Self.others.contains($0) }) { return false }
        // “Office: dpo@…”, and an address below a name.
        if tokens[index - 1].endsClause, !tokens[index - 1].endsSentence {
            if bytes[tokens[index - 1].range.upperBound] == 0x3A, Self.labels.contains(spelled(index - 1)) {
                return true
            }
            if tokens[index - 1].isCapital, index + 1 == tokens.count,
                bytes[tokens[index - 1].range.upperBound] == 0x2C
            {
                return true
            }
        }
        guard let last = before.last, Self.towards.contains(last) else { return false }
        // “…, or at sal@…”, “I'm at sal@…”
        if before.dropLast().suffix(2).contains(where: { Self.beforePlaces.contains($0) }) { return true }
        if before.suffix(3).elementsEqual(["best", "sent", "to"]) { return true }
        guard let verb = before.lastIndex(where: { Self.invitations.contains($0) }) else { return false }
        if before[verb...].contains(where: { Self.ourselves.contains($0) }) { return true }
        // “write to sal@…”, but not “we write to sal@…”.
        let place = index - (before.count - verb)
        if place == 0 || tokens[place - 1].endsClause { return true }
        return Self.beforeInvitations.contains(spelled(place - 1))
    }

    /// `nightowl_77`: a name for a machine.
    private func isAccountName(_ word: String) -> Bool {
        word.utf8.contains(0x5F) && word.contains(where: \.isNumber) && word.contains(where: \.isLetter)
            && !word.utf8.contains(0x7B)
    }

    /// `192.168.0.12`
    private func isNetworkAddress(_ word: String) -> Bool {
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy(\.isNumber) }
            && parts.contains { $0.count >= 2 }
    }

    /// An IBAN, or the digits a card or an account ends with.
    private func account(at index: Int) -> Int? {
        let token = tokens[index]
        // DE89 3704 0044 …
        if token.word.utf8.count >= 4, token.letters >= 2, token.digits >= 2, isCountryAndCheck(token) {
            var last = index
            var digits = token.digits
            while last + 1 < tokens.count, tokens[last + 1].digits >= 1, tokens[last + 1].word.utf8.count <= 4 {
                last += 1
                digits += tokens[last].digits
            }
            if digits >= 10 { return last }
        }
        guard token.digits >= 3, token.digits <= 5, token.word.utf8.count == token.digits else { return nil }
        let before = words(before: index, 5)
        guard before.contains(where: { Self.cards.contains($0) }),
            before.contains(where: { Self.endings.contains($0) })
        else { return nil }
        return index
    }

    private func isCountryAndCheck(_ token: Token) -> Bool {
        let first = Array(bytes[token.range].prefix(4))
        return first.count == 4 && first[0] >= 0x41 && first[0] <= 0x5A && first[1] >= 0x41 && first[1] <= 0x5A
            && first[2] >= 0x30 && first[2] <= 0x39 && first[3] >= 0x30 && first[3] <= 0x39
    }

    /// Groups of digits that make a number to call or a long reference: `0170 555 0142`, `48-2291-7730`.
    private func numberRun(at index: Int) -> Int? {
        var digits = 0
        var groups = 0
        var last: Int?
        var at = index
        while at < tokens.count, isDigitGroup(tokens[at].word) {
            if at > index, let first = tokens[at].word.utf8.first, first == 0x2B { break }
            digits += tokens[at].digits
            groups += 1
            last = at
            if tokens[at].endsSentence {
                at += 1
                break
            }
            at += 1
        }
        guard let last, groups > 0 else { return nil }
        let word = tokens[index].word
        let joined = word.contains("-") || word.contains("/")
        if groups == 1, digits >= 7, !isDate(word), !isAmount(word, index) { return isOwnLine(index) ? nil : last }
        if groups == 1, joined, digits >= 6, !isDate(word) { return last }
        if digits >= 6, words(before: index, 3).contains(where: { Self.callWords.contains($0) }) {
            return isOwnLine(index) ? nil : last
        }
        if groups >= 2, digits >= 7, word.hasPrefix("0") || word.hasPrefix("+") || word.hasPrefix("(") || groups >= 3 {
            return isOwnLine(index) ? nil : last
        }
        return nil
    }

    private func isDigitGroup(_ word: String) -> Bool {
        var digits = 0
        for byte in word.utf8 {
            switch byte {
            case 0x30...0x39: digits += 1
            case 0x2B, 0x2D, 0x2F, 0x28, 0x29: break
            default: return false
            }
        }
        return digits >= 2
    }

    private func isAmount(_ word: String, _ index: Int) -> Bool {
        let next = index + 1 < tokens.count ? tokens[index + 1].word : ""
        return ["€", "$", "£", "eur", "usd", "users", "people", "euro", "euros", "dollars"].contains(next)
    }

    private func isDate(_ word: String) -> Bool {
        let parts = word.split(whereSeparator: { $0 == "-" || $0 == "/" })
        return parts.count <= 3 && parts.allSatisfy { $0.count <= 4 }
            && parts.contains { ($0.hasPrefix("20") || $0.hasPrefix("19")) && $0.count == 4 }
    }

    /// “our hotline 0800 …”: a number of ours, which may stand anywhere.
    private func isOwnLine(_ index: Int) -> Bool {
        words(before: index, 5).contains { Self.ownLines.contains($0) }
    }

    /// A number behind the word that says what it is.
    private func reference(at index: Int) -> Int? {
        let token = tokens[index]
        if let last = home(at: index) { return last }
        guard token.digits >= 3 else { return nil }
        let before = words(before: index, 3)
        // “(it was #77120)”
        if token.word.hasPrefix("#"), token.digits >= 5, token.letters == 0 { return index }
        if token.digits >= 4, token.letters == 0, before.last == "code",
            before.contains(where: { ["door", "gate", "entry", "alarm", "key"].contains($0) })
        {
            return index
        }
        let coded = token.letters >= 1 && token.letters <= 6 && token.digits >= 4 && !Self.isVersion(token.word)
        let isLong =
            token.digits >= 5 && token.letters == 0 && !token.word.contains(".") && !token.word.contains(",")
            && !token.word.contains(":")
        if coded, token.word.contains("-") || token.word.contains("/") || token.word.contains("#") { return index }
        guard before.contains(where: { Self.referenced.contains($0) }) else { return nil }
        if coded || isLong || (token.word.hasPrefix("#") && token.digits >= 3) { return index }
        // “Bag QX 550 182”, “order 48 2291”
        let isGroup =
            token.letters == 0 && !token.word.contains(where: { $0 == "." || $0 == "," || $0 == ":" || $0 == "%" })
        if isGroup, index + 1 < tokens.count, !token.endsSentence, tokens[index + 1].digits >= 3,
            tokens[index + 1].letters == 0
        {
            return index + 1
        }
        let isDirect = before.last.map { Self.referenced.contains($0) || Self.numberWords.contains($0) } ?? false
        return isGroup && token.digits >= 4 && isDirect
            && !(token.digits == 4 && (token.word.hasPrefix("20") || token.word.hasPrefix("19"))) ? index : nil
    }

    /// “flat 3”, “postcode HX9 4TB”, “plate RK 20 VXL”: short, and yet it leads to somebody's door.
    private func home(at index: Int) -> Int? {
        let token = tokens[index]
        guard token.digits >= 1, token.digits <= 4, index > 0, !tokens[index - 1].endsSentence else { return nil }
        let next = index + 1 < tokens.count && !token.endsSentence ? tokens[index + 1] : nil
        let before = spelled(index - 1)
        if Self.flats.contains(before), isHouseNumber(token) {
            return next.map { _ in Self.units.contains(spelled(index + 1)) } == true ? nil : index
        }
        if Self.postcodes.contains(before), token.letters >= 1 {
            return next.map { $0.digits >= 1 && $0.letters >= 1 } == true ? index + 1 : index
        }
        // The digits of a car's plate, with the letters behind them.
        guard let next, next.digits == 0, next.letters <= 3, next.isCapital,
            words(before: index, 3).contains("plate")
        else { return nil }
        return index + 1
    }

    private static let flats = set("flat apartment apt")
    private static let postcodes = set("postcode postal zip")
    private static let units = set("% € percent euro euros pounds fee rate days hours screen stars")

    private static func isVersion(_ word: String) -> Bool { word.hasPrefix("v") || word.contains(".") }

    /// `14 Birch Lane`, `Quarry Lane 3`, `Lindenstraße 12`, `12 rue des Lilas`, `calle Mayor 5`.
    private func street(at index: Int) -> Int? {
        let token = tokens[index]
        if isHouseNumber(token) {
            // The number stands first.
            for offset in 1...3 where index + offset < tokens.count {
                let next = tokens[index + offset]
                if offset == 1, Self.streetsBefore.contains(next.word) { return min(index + 3, tokens.count - 1) }
                if !next.isCapital { break }
                if offset >= 2, Self.streetsAfter.contains(next.word) { return index + offset }
                if next.endsSentence { break }
            }
            return nil
        }
        guard token.isCapital || Self.streetsBefore.contains(token.word) else { return nil }
        if token.range.count >= 5, index + 1 < tokens.count, isHouseNumber(tokens[index + 1]), !token.endsSentence,
            Self.streetSuffixes.contains(where: { token.word.hasSuffix($0) && token.word.count > $0.count + 1 })
        {
            return index + 1
        }
        if Self.streetsBefore.contains(token.word) {
            for offset in 1...5 where index + offset < tokens.count {
                if isHouseNumber(tokens[index + offset]) { return offset >= 2 ? index + offset : nil }
                if tokens[index + offset].endsSentence { break }
            }
            return nil
        }
        if index + 2 < tokens.count, Self.streetsAfter.contains(tokens[index + 1].word), tokens[index + 1].isCapital,
            isHouseNumber(tokens[index + 2]), !tokens[index + 1].endsSentence
        {
            return index + 2
        }
        return nil
    }

    private func isHouseNumber(_ token: Token) -> Bool {
        guard let first = token.word.utf8.first, first >= 0x30, first <= 0x39 else { return false }
        return token.digits <= 4 && token.letters <= 1 && token.word.utf8.count <= 5 && !token.word.contains(":")
            && !token.word.contains(".")
    }

    /// A third person with title and surname beside a house or as a receiver: `to Mrs Paula Jansen`, `a person called R. Lindner`.
    private func person(at index: Int) -> Int? {
        let token = tokens[index]
        guard index + 1 < tokens.count, index > 0 else { return nil }
        // Only before a name or a date; a title or “called” is short.
        guard tokens[index + 1].isCapital || tokens[index + 1].digits > 0 || hasDigits(after: index),
            token.range.count >= 2, token.range.count <= 10
        else { return nil }
        let word = spelled(index)
        let before = spelled(index - 1)
        if token.isCapital, Self.titles.contains(word),
            ["to", "holder", "by", "with", "neighbour", "neighbor", "under", "name"].contains(before),
            tokens[index + 1].isCapital,
            // Handing a case to Ms Lindholm names one of ours.
            !["to", "by", "with"].contains(before)
                || words(before: index, 7).contains(where: { Self.handedOver.contains($0) })
        {
            return index + 1
        }
        if Self.naming.contains(word), tokens[index + 1].isCapital,
            ["person", "somebody", "someone", "man", "woman"].contains(before) || word == "holder"
        {
            return min(index + 2, tokens.count - 1)
        }
        if Self.birth.contains(word), tokens[index + 1].digits > 0 { return index + 1 }
        if ["born", "birth"].contains(word), index + 2 < tokens.count, tokens[index + 2].digits > 0 {
            return index + 2
        }
        // 52.5163, 13.3777
        if token.digits >= 5, isCoordinate(token.word), isCoordinate(tokens[index + 1].word) { return index + 1 }
        return nil
    }

    private func isCoordinate(_ word: String) -> Bool {
        guard let dot = word.firstIndex(of: ".") else { return false }
        return word[word.index(after: dot)...].count >= 4 && word.allSatisfy { $0.isNumber || $0 == "." || $0 == "-" }
    }

    /// The word of a token that may not have been given its own yet.
    private func spelled(_ index: Int) -> String {
        let token = tokens[index]
        return token.word.isEmpty ? String(decoding: bytes[token.range], as: UTF8.self).lowercased() : token.word
    }

    private func words(before index: Int, _ count: Int) -> [String] {
        var found: [String] = []
        var at = index - 1
        while at >= 0, index - at <= count, !tokens[at].endsSentence {
            found.append(spelled(at))
            at -= 1
        }
        return found.reversed()
    }

    // MARK: Words

    private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }

    /// Boxes of ours, which anyone may write to.
    private static let ownBoxes = set(
        "help support service hello care info contact press office team feedback kontakt hilfe kundenservice ayuda soporte atencion aide ajuda suporte contato privacy security abuse billing complaints booking bookings accessibility jobs datenschutz"
    )
    private static let privateProviders = set(
        "gmail googlemail hotmail outlook live msn yahoo ymail icloud me mac aol proton protonmail gmx web t-online freenet posteo orange wanadoo laposte free sfr uol bol terra sapo telefonica mail email post mailbox inbox"
    )
    private static let invitations = set(
        "write mail email e-mail reach contact message send drop ask schreiben schreib schreibe schreibst mailen erreichen erreichst kontaktieren escribe escriba escribir escríbenos escríbeme escríbame escríbanos contacte contacta écrire écrivez écris écrivez-nous écrivez-moi contactez joindre écris-nous écris-moi escrever escreva escreve escreva-nos escreve-nos contacte-nos contactar"
    )
    private static let others = set(
        "her him them your his their ihr ihm ihnen ihre ihren su sus le lui leur votre vos seu sua lhe")
    private static let labels = set(
        "office mail email e-mail contact write us me here kontakt schreiben mailen contacto correo contato courriel écrire desk team"
    )
    private static let beforePlaces = set("or i'm we're i’m we’re oder ou o")
    private static let ourselves = set("me us mir mich uns nos nous moi")
    private static let beforeInvitations = set(
        "please can could to you or and just simply then do bitte können kannst sie du oder favor puede puedes pour pouvez peux plaît pode podes ou e y et und"
    )
    private static let towards = set("at to on via under an unter über a en al à sur para em por")
    private static let naming = set("called named holder")
    private static let birth = set("born dob geboren")
    private static let handedOver = set(
        "delivered handed left signed went sent shipped addressed registered belongs belonged parcel package billed charged booked lives zugestellt übergeben geliefert entregado entregada livré livrée remis entregue"
    )
    private static let cards = set(
        "card mandate account iban visa mastercard debit credit wallet ending karte konto kreditkarte tarjeta cuenta carte compte cartão cartao conta"
    )
    private static let endings = set(
        "ending ends ended end digits endend endet endung acaba terminada termina terminando terminant final finit fin")
    private static let ownLines = set(
        "hotline our freephone helpline line switchboard call-centre unsere unserer hotline: nuestra nuestro línea notre ligne nossa nosso linha desk emergency"
    )
    private static let callWords = set(
        "call ring phone mobile cell text whatsapp tel telephone dial handy anrufen telefon móvil teléfono portable téléphone telemóvel celular telefone"
    )
    private static let numberWords = set("number no nr nummer número numéro n° nº # no:")
    private static let referenced = set(
        "order booking case file account customer invoice ticket parcel tracking bag membership member reference ref policy contract passport reservation shipment consignment claim application record patient room flat apartment apt unit plate passport chip serial imei login user username ip iccid badge seat-no ssn insurance licence license plate registration number no nr bestellung bestellnummer auftrag sendung kundennummer rechnung vertrag buchung akte aktenzeichen fall vorgang pedido reserva cuenta cliente factura expediente contrato caso envío commande réservation dossier client facture contrat colis compte encomenda conta fatura processo protocolo número numéro nummer steuernummer"
    )
    private static let streetsAfter = set(
        "street st road rd lane avenue ave drive close court crescent terrace square place way walk gardens grove hill mews row boulevard"
    )
    private static let streetsBefore = set("rue calle rua avenida avenue boulevard plaza travessa paseo")
    private static let streetSuffixes = ["straße", "strasse", "str", "weg", "gasse", "platz", "allee", "ring", "ufer"]
    private static let titles = set("mr mrs ms miss frau herr herrn señor señora monsieur madame senhor senhora")
}
