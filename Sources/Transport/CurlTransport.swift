package import Triage

/// Fetches over HTTP with libcurl, and files where the policy allows them; submits mail.
///
/// One thread of its own makes all transfers, and each mail has a thread for as long as it takes, so that no blocking call
/// stands on the cooperative pool; connections are kept and used again. Only public addresses are connected to, besides what the policy allows. Redirects of a GET are
/// followed hop by hop, each under the same rules; a POST is never redirected, and never sent twice.
package final class CurlTransport: Exchanging {
    private let policy: NetworkPolicy
    private let rules: AddressRules
    private let clock: @Sendable () -> Timestamp
    private let engine: CurlEngine
    private let files: FileReader
    private let isClosed = MailTransfer.Cancellation()

    /// A transport of its own thread and connections. `clock` stamps the documents; `chance` gives numbers of 0..<1 that
    /// lengthen the gaps between requests to one host.
    package init(
        policy: NetworkPolicy, clock: @escaping @Sendable () -> Timestamp,
        chance: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.policy = policy
        rules = AddressRules(allowed: policy.allowedAddresses)
        self.clock = clock
        engine = CurlEngine(policy: policy, chance: chance)
        files = FileReader(policy: policy)
    }

    deinit { engine.close() }

    /// Ends all transfers as interrupted, closes the connections and waits until the thread is gone. Exchanges after
    /// that fail as interrupted. Mail on its way ends so within about a second.
    package func shutdown() async {
        isClosed.cancel()
        engine.close()
        await engine.ended()
    }

    /// Makes one exchange. Cancelling the task ends it as `interrupted`.
    ///
    /// `movedTo` is the last target that only permanent redirects led to, and is given only where the final answer is a
    /// document (2xx) or 304.
    package func exchange(_ request: FetchRequest) async throws(TransportError) -> FetchedDocument {
        try await exchange(request, while: { true })
    }

    /// Makes one exchange as long as it is wanted: each hop waits for its host's turn, and is not begun once it is not.
    package func exchange(
        _ request: FetchRequest, while isWanted: @escaping @Sendable () -> Bool
    ) async throws(TransportError) -> FetchedDocument {
        let isSecret = request.urlIsSecret
        if FileReader.isFileURL(request.url) {
            guard request.method == .get else {
                let url = URLRedaction.shown(request.url, isSecret: isSecret)
                throw .invalidURL(url: url, reason: "a file cannot be posted to")
            }
            return try await files.read(request, now: clock())
        }
        var hop = try Hop(request, limits: policy.limits)
        hop.isWanted = isWanted
        let firstURL = hop.shownURL
        var redirects = 0
        var isPermanent = true
        var movedTo: String?
        while true {
            try checkLiteralAddress(hop)
            let answer = try await engine.perform(hop).get()
            guard hop.isRedirected(by: answer) else {
                let isGood = (200..<300).contains(answer.status) || answer.status == 304
                return FetchedDocument(
                    url: isSecret ? hop.shownURL : hop.target.url, status: answer.status, headers: answer.headers,
                    body: answer.body, fetchedAt: clock(), movedTo: isGood ? movedTo : nil)
            }
            guard redirects < policy.limits.redirectLimit else {
                throw .badRedirect(url: firstURL, reason: "more than \(policy.limits.redirectLimit) redirects")
            }
            redirects += 1
            try hop.follow(answer, limits: policy.limits)
            isPermanent = isPermanent && (answer.status == 301 || answer.status == 308)
            if isPermanent { movedTo = hop.target.url }
        }
    }

    /// Hands a message to a mail server, under the same address rules, certificates and limits as any exchange. Cancelling
    /// the task ends it as `interrupted` within about a second.
    package func submit(_ mail: MailSubmission) async throws(MailError) -> MailReply {
        try await MailTransfer.submit(mail, policy: policy, rules: rules, alsoEndedBy: isClosed).get()
    }

    /// Refuses literal addresses before anything is sent; with a proxy this is the only check there is.
    private func checkLiteralAddress(_ hop: Hop) throws(TransportError) {
        guard let address = IPAddress(hop.target.host), let kind = rules.refusal(of: address) else { return }
        throw .addressRefused(url: hop.shownURL, address: "\(address) (\(kind))")
    }
}
