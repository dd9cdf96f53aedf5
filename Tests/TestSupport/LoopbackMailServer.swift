internal import FoundationEssentials
internal import Synchronization

/// A small SMTP server on 127.0.0.1 for tests (RFC 5321, 3207, 4954), able to misbehave.
package final class LoopbackMailServer: Sendable {
    /// A message that was taken.
    package struct Message: Sendable, Hashable {
        package var sender: String
        package var recipients: [String]
        /// As it came over the wire, dots at the beginning of lines doubled, without the closing dot.
        package var wire: String
        /// `user:password`, where somebody logged in.
        package var login: String?
        package var isEncrypted: Bool

        /// As it was meant: without the doubled dots.
        package var text: String {
            wire.split(separator: "\r\n", omittingEmptySubsequences: false)
                .map { $0.hasPrefix("..") ? $0.dropFirst() : $0 }.joined(separator: "\r\n")
        }
    }

    /// What the server does at a step in place of going on.
    package enum Deed: Sendable, Hashable {
        /// Says this, for example `550 5.1.1 nobody here`.
        case answer(String)
        /// Leaves.
        case hangUp
        /// Says nothing more until the client leaves.
        case keepSilent
        /// Lines of an answer without end, until the client leaves.
        case rambleOn
    }

    private struct State {
        var messages: [Message] = []
        var lines: [String] = []
    }

    private final class Book: Sendable {
        let state = Mutex(State())
    }

    private let server: ByteServer
    private let book = Book()

    package var port: Int { server.port }
    /// How many connections were accepted so far.
    package var connectionCount: Int { server.connectionCount }
    /// The messages taken so far.
    package var messages: [Message] { book.state.withLock { $0.messages } }
    /// The clients' lines so far, messages apart.
    package var lines: [String] { book.state.withLock { $0.lines } }

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - tls: offers STARTTLS with it; `nil` offers none.
    ///   - isImplicit: starts with TLS at once.
    ///   - logins: `user:password`s that are let in; offers AUTH where it is not empty.
    ///   - deeds: by step: `greeting`, a command's word (`EHLO`, `MAIL`, …), or `message` when one is there whole.
    package init(
        tls: ServerTLS? = nil, isImplicit: Bool = false, logins: Set<String> = [], deeds: [String: Deed] = [:]
    ) throws {
        let book = book
        server = try ByteServer { stream in
            var talk = Conversation(stream: stream, tls: tls, logins: logins, deeds: deeds)
            if isImplicit, let tls {
                guard stream.startTLS(tls) else { return }
                talk.isEncrypted = true
            }
            talk.run(
                heard: { line in book.state.withLock { $0.lines.append(line) } },
                taken: { message in book.state.withLock { $0.messages.append(message) } })
            stream.finish()
        }
    }

    private struct Conversation {
        let stream: ByteStream
        let tls: ServerTLS?
        let logins: Set<String>
        let deeds: [String: Deed]
        var isEncrypted = false
        private var login: String?
        private var sender = ""
        private var recipients: [String] = []

        init(stream: ByteStream, tls: ServerTLS?, logins: Set<String>, deeds: [String: Deed]) {
            self.stream = stream
            self.tls = tls
            self.logins = logins
            self.deeds = deeds
        }

        mutating func run(heard: (String) -> Void, taken: (Message) -> Void) {
            guard step("greeting", "220 mail.kettlewren.example ESMTP") else { return }
            while let line = nextLine() {
                heard(line)
                let word = line.prefix { $0 != " " }.uppercased()
                guard take(line, word, taken: taken), word != "QUIT" else { return }
            }
        }

        private mutating func take(_ line: String, _ word: String, taken: (Message) -> Void) -> Bool {
            switch word {
            case "EHLO":
                var answer = "250-mail.kettlewren.example\r\n250-SIZE 1000000\r\n"
                if tls != nil, !isEncrypted { answer += "250-STARTTLS\r\n" }
                if !logins.isEmpty { answer += "250-AUTH PLAIN\r\n" }
                return step(word, answer + "250 8BITMIME")
            case "STARTTLS":
                guard step(word, "220 go ahead"), deeds[word] == nil else { return deeds[word] != nil }
                guard let tls, stream.startTLS(tls) else { return false }
                isEncrypted = true
                return true
            case "AUTH": return authenticate(line)
            case "MAIL":
                sender = Self.address(line)
                return step(word, "250 ok")
            case "RCPT":
                recipients.append(Self.address(line))
                return step(word, "250 ok")
            case "DATA":
                guard step(word, "354 go ahead") else { return false }
                if deeds[word] != nil { return true }
                // The closing dot stands on a line of its own, and the line break before it belongs to the message.
                guard let data = stream.read(through: Array("\r\n.\r\n".utf8)) else { return false }
                if deeds["message"] == nil {
                    taken(
                        Message(
                            sender: sender, recipients: recipients,
                            wire: String(decoding: data.dropLast(3), as: UTF8.self), login: login,
                            isEncrypted: isEncrypted))
                }
                return step("message", "250 2.0.0 taken as 4711")
            case "QUIT": return step(word, "221 bye")
            default: return step(word, "502 5.5.1 unknown")
            }
        }

        private mutating func authenticate(_ line: String) -> Bool {
            if deeds["AUTH"] != nil { return step("AUTH", "") }
            var response = line.split(separator: " ").dropFirst(2).first.map(String.init)
            if response == nil {
                guard stream.write("334 \r\n") else { return false }
                response = nextLine()
            }
            // RFC 4616: authorisation identity, NUL, user, NUL, password.
            let parts = Data(base64Encoded: response ?? "").map { data in
                data.split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
            }
            guard let parts, parts.count == 3, logins.contains("\(parts[1]):\(parts[2])") else {
                return stream.write("535 5.7.8 not you\r\n")
            }
            login = "\(parts[1]):\(parts[2])"
            return stream.write("235 welcome\r\n")
        }

        /// Says the answer, or does what is to be done in its place; whether the conversation goes on.
        private func step(_ name: String, _ answer: String) -> Bool {
            switch deeds[name] {
            case nil: return stream.write(answer + "\r\n")
            case .answer(let other): return stream.write(other + "\r\n")
            case .hangUp: return false
            case .keepSilent:
                stream.readToEnd()
                return false
            case .rambleOn:
                let line = "250-" + String(repeating: "x", count: 200) + "\r\n"
                while stream.write(line) {}
                return false
            }
        }

        private func nextLine() -> String? {
            stream.read(through: [0x0D, 0x0A]).map { String(decoding: $0.dropLast(2), as: UTF8.self) }
        }

        private static func address(_ line: String) -> String {
            String(line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
        }
    }
}
