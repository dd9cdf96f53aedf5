import Synchronization
import Transport
import Triage

/// Answers each exchange with the next line of its script and remembers what was asked.
final class ScriptedTransport: Exchanging {
    typealias Answer = Result<FetchedDocument, TransportError>

    private let state: Mutex<(answers: [Answer], requests: [FetchRequest])>

    private let mails: Mutex<(submissions: [MailSubmission], error: MailError?)>

    init(_ answers: [Answer], refusingMail error: MailError? = nil) {
        state = Mutex((answers, []))
        mails = Mutex(([], error))
    }

    /// What was asked so far.
    var requests: [FetchRequest] { state.withLock { $0.requests } }

    func exchange(_ request: FetchRequest) async throws(TransportError) -> FetchedDocument {
        let answer: Answer? = state.withLock { state in
            state.requests.append(request)
            return state.answers.isEmpty ? nil : state.answers.removeFirst()
        }
        guard let answer else { throw .unreachable(url: request.url, reason: "the script is at its end") }
        return try answer.get()
    }

    /// Takes every message, or refuses each with the error given.
    func submit(_ mail: MailSubmission) async throws(MailError) -> MailReply {
        let error = mails.withLock { state in
            state.submissions.append(mail)
            return state.error
        }
        if let error { throw error }
        return MailReply(code: 250, text: "ok")
    }

    /// What was submitted so far.
    var submissions: [MailSubmission] { mails.withLock { $0.submissions } }

    /// Slack's answer.
    static func answer(_ status: Int, _ body: String, headers: [(name: String, value: String)] = []) -> Answer {
        .success(
            FetchedDocument(
                url: "https://hooks.example/", status: status, headers: HeaderFields(headers), body: Array(body.utf8),
                fetchedAt: KettlewrenDigest.now))
    }

    static var ok: Answer { answer(200, "ok") }
}
