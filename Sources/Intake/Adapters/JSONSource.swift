package import Transport
import Triage

/// Any JSON API or file, its fields mapped by dotted paths.
package struct JSONSource: SourceAdapter {
    package static let kind = "json"
    package static let summary = "Any JSON answer, its fields mapped by path."
    package static let options = ItemPaging.options + ItemMapping.options
    package static let idsAreGlobal = false

    private let settings: SourceSettings
    private let url: String
    private let paging: ItemPaging
    private let mapping: ItemMapping

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        url = try settings.requiredURL()
        paging = try ItemPaging(settings, accept: "application/json")
        mapping = try ItemMapping(settings)
    }

    package var pageLimit: Int { paging.pageLimit }

    package func firstRequest() -> FetchRequest { paging.firstRequest() }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits)
        let value = try answer.json()
        guard let items = (paging.items ?? JSONPath(""))?.items(in: value) else {
            let place = settings.text("items").map { "at items = \($0)" } ?? "in the document itself; set items"
            throw answer.changedShape("there is no list \(place)", value)
        }
        var collector = MentionCollector(answer, scope: settings.name)
        for item in items where collector.hasRoom() { mapping.read(item, base: url, into: &collector) }
        let next = paging.next(after: document, value, count: items.count, into: &collector)
        return try collector.page(next: next)
    }
}
