package import Transport
import Triage

/// Mention objects (docs/mention.md) from a file or an address: one, an array, or JSON Lines.
package struct MentionSource: SourceAdapter {
    package static let kind = "mention"
    package static let summary = "Mention objects that another program wrote: an array or JSON Lines."
    package static let options: [SourceOption] = []
    package static let idsAreGlobal = false

    private let settings: SourceSettings
    private let url: String

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        url = try settings.requiredURL()
    }

    package var pageLimit: Int { 1 }

    package func firstRequest() -> FetchRequest {
        settings.request(url, accept: "application/x-ndjson, application/json;q=0.9, */*;q=0.5")
    }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits)
        var collector = MentionCollector(answer, scope: settings.name)
        let results = try MentionObject.readAll(
            document.body, limits: limits, defaultSource: settings.name, url: answer.shownURL)
        for result in results {
            guard collector.hasRoom() else { break }
            switch result {
            case .success(let mention): collector.add(mention)
            case .failure(let error): collector.fail(error.description)
            }
        }
        return try collector.page()
    }
}
