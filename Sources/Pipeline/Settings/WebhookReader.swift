import Intake
import Triage

/// Reads the webhooks of config/earshot.yaml.
struct WebhookReader {
    let problems: ConfigProblems
    /// The sources that are fetched: a webhook may bring more of the same.
    let sources: [SourceEntry]

    /// The webhooks in order; each source has one at most.
    func webhooks(_ value: ConfigValue?) -> [WebhookEntry] {
        var entries: [WebhookEntry] = []
        for value in value?.list() ?? [] {
            guard let entry = webhook(value) else { continue }
            if entries.contains(where: { $0.source == entry.source }) {
                value.complain("the source \(entry.source) has a webhook already")
            }
            entries.append(entry)
        }
        return entries
    }

    private func webhook(_ value: ConfigValue) -> WebhookEntry? {
        guard let group = value.group() else { return nil }
        let source = group.required("source")?.name() ?? ""
        let kindValue = group["kind"]
        let kind = kindValue?.string() ?? "mention"
        let url = group["url"]?.string()
        let title = group["title"]
        let audience = group["audience"]
        let signature = group["signature"]?.word(SignatureScheme.self) ?? .usual(for: kind)
        let secrets = credentials(group["secrets"])
        let tokens = credentials(group["tokens"])
        let verifyValue = group["verifyToken"]
        let verifyTokens = credentials(verifyValue)
        guard let declared = PushReader.options(of: kind) else {
            let hint = PushReader.nearestKind(to: kind).map { "did you mean \($0)?" }
            let known = "known here: \(PushReader.kinds.joined(separator: ", "))"
            (kindValue ?? value).complain("nobody pushes “\(kind.prefix(60))”; \(hint ?? known)")
            return nil
        }
        let options = OptionReader.options(group, keys: declared.map(\.key))
        group.finish()

        if secrets.isEmpty, tokens.isEmpty, group["secrets"] == nil, group["tokens"] == nil {
            value.complain("a webhook needs secrets or tokens; without one anybody could post to it")
        }
        if let verifyValue, signature != .hub, signature != .websub {
            verifyValue.complain("has no sense with signature: \(signature.rawValue); nobody asks for it")
        }
        if signature == .websub, url == nil, !secrets.isEmpty || !verifyTokens.isEmpty {
            value.complain("the key url is missing: the address of the feed that is subscribed to")
        }
        if let polled = sources.first(where: { $0.settings.name == source }) {
            if polled.settings.kind != kind {
                (kindValue ?? value).complain(
                    "the source \(source) is of kind \(polled.settings.kind) where it is fetched; say kind: \(polled.settings.kind) here as well"
                )
            }
            for stated in [title, audience].compactMap(\.self) {
                stated.complain("stands with the source \(source) where it is fetched; leave it out here")
            }
        }
        let settings = SourceSettings(
            name: source, kind: kind, url: url, options: options, audience: audience?.integer(0...10_000_000_000))
        if !source.isEmpty {
            do { _ = try PushReader(settings) } catch { value.complain("\(error)") }
        }
        return WebhookEntry(
            settings: settings, title: title?.string(), signature: signature, secrets: secrets, tokens: tokens,
            verifyTokens: verifyTokens)
    }

    private func credentials(_ value: ConfigValue?) -> [CredentialReference] {
        (value?.listOfOneOrMore() ?? []).compactMap { $0.credential() }
    }
}
