import Transport
import Triage

/// How adapters take their options, strictly.
extension SourceSettings {
    /// The option that all kinds with paging have.
    static func pagesOption(_ standard: Int) -> SourceOption {
        SourceOption("pages", "Pages to ask for in one go, at most; \(standard) unless given.")
    }

    /// Refuses a name that cannot be part of a key, unknown options, missing ones, and a credential that fits no header.
    func check(_ known: [SourceOption]) throws(IntakeError) {
        if CleanText.isBlank(name) || name.contains(":") {
            throw bad("name", "a source needs a name, and a name must not contain a colon")
        }
        for key in options.keys.sorted() where !known.contains(where: { $0.key == key }) {
            let nearest = Spelling.nearest(to: key, among: known.map(\.key))
            let all = known.isEmpty ? "\(kind) has no options" : "known are " + known.map(\.key).joined(separator: ", ")
            throw bad(key, "unknown option" + (nearest.map { ", perhaps \($0)" } ?? "; \(all)"))
        }
        for option in known where option.isRequired && text(option.key) == nil {
            throw bad(option.key, "missing: \(option.meaning)")
        }
        if let credential, credential.value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            throw bad("credential", "a credential must be one line without control characters")
        }
    }

    func bad(_ option: String, _ reason: String) -> IntakeError {
        .badOption(source: name, option: option, reason: reason)
    }

    /// An option's value without white space around it; `nil` where it is absent or blank.
    func text(_ key: String) -> String? { CleanText.nonEmptyLine(options[key]) }

    /// The source's address; refused where it is missing.
    func requiredURL() throws(IntakeError) -> String {
        guard let url = CleanText.nonEmptyLine(url) else {
            throw bad("url", "missing: \(kind) needs an address or a file")
        }
        return url
    }

    /// A whole number within bounds.
    func integer(_ key: String, in range: ClosedRange<Int>, standard: Int) throws(IntakeError) -> Int {
        guard let text = text(key) else { return standard }
        guard let number = Int(text), range.contains(number) else {
            throw bad(key, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// A value that becomes part of an address: ASCII letters, digits, `-`, `_` and the marks given; `nil` where it is
    /// absent.
    func word(_ key: String, marks: String = "", _ meaning: String) throws(IntakeError) -> String? {
        guard let text = text(key) else { return nil }
        let marks = Array(("-_" + marks).utf8)
        guard text.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || marks.contains($0) }), !text.contains("..") else {
            throw bad(key, "must be \(meaning)")
        }
        return text
    }

    /// A server's host name in lower case, with a port where it has one; `nil` where it is absent.
    func host(_ key: String, example: String) throws(IntakeError) -> String? {
        guard let text = text(key)?.lowercased() else { return nil }
        guard text.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x3A }) else {
            throw bad(key, "must be a host name such as \(example), without https://")
        }
        return text
    }

    /// One of the words given.
    func choice(_ key: String, of words: [String], standard: String) throws(IntakeError) -> String {
        guard let text = text(key) else { return standard }
        guard words.contains(text) else { throw bad(key, "must be one of \(words.joined(separator: ", "))") }
        return text
    }
}

/// How adapters build their requests.
extension SourceSettings {
    /// Whether there is anybody to ask for a further page: a file has none.
    var isOnline: Bool { CleanText.nonEmptyLine(url).map(WebAddress.isWeb) ?? true }

    /// A GET with the source's credential.
    ///
    /// - Parameter credentialHeader: the field that carries the credential as it is; `nil` for
    ///   `Authorization: Bearer`.
    func request(_ url: String, accept: String, credentialHeader: String? = nil) -> FetchRequest {
        var fields = [(name: "Accept", value: accept)]
        var secrets: Set<String> = ["authorization", "cookie"]
        if let credential, let credentialHeader {
            fields.append((name: credentialHeader, value: credential.value))
            secrets.insert(credentialHeader.lowercased())
        } else if let credential {
            fields.append((name: "Authorization", value: "Bearer " + credential.value))
        }
        return FetchRequest(url: url, headers: HeaderFields(fields), secretHeaderNames: secrets)
    }

    /// A request for a page that the vendor's answer links to; `nil` where it must not or need not be followed.
    ///
    /// A credential goes to no other host than the one it was meant for.
    func follow(
        _ link: String, from document: FetchedDocument, startingAt start: String, accept: String,
        credentialHeader: String? = nil
    ) -> FetchRequest? {
        guard let url = WebAddress.link(link, base: document.url), url != document.url, let host = WebAddress.host(url)
        else {
            return nil
        }
        if credential != nil, host != WebAddress.host(start) { return nil }
        return request(url, accept: accept, credentialHeader: credentialHeader)
    }
}
