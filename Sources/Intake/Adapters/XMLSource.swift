package import Transport
import Triage

/// Any XML document, its fields mapped by dotted paths: the same options as `json`.
package struct XMLSource: SourceAdapter {
    package static let kind = "xml"
    package static let summary = "Any XML document, its fields mapped by path."
    package static let options =
        ItemPaging.options.map { option in
            option.key == "items"
                ? SourceOption("items", isRequired: true, "Path from the root to the elements that are the items.")
                : option
        } + ItemMapping.options
    package static let idsAreGlobal = false

    private let settings: SourceSettings
    private let url: String
    private let paging: ItemPaging
    private let mapping: ItemMapping

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        url = try settings.requiredURL()
        paging = try ItemPaging(settings, accept: "application/xml, text/xml;q=0.9, */*;q=0.5")
        mapping = try ItemMapping(settings)
    }

    package var pageLimit: Int { paging.pageLimit }

    package func firstRequest() -> FetchRequest { paging.firstRequest() }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits)
        let read = try XMLValueReader.read(answer, itemDepth: paging.items?.nameCount ?? 0)
        let place = settings.text("items") ?? ""
        let items = paging.items?.items(in: read.value, allowsSingle: true)
        // A list without children is read as an empty text, and so is its absence: the parent tells which it is.
        guard let items = items ?? (hasParent(of: place, in: read.value) ? [] : nil) else {
            throw answer.changedShape("there is no element at items = \(place)", read.value)
        }
        var collector = MentionCollector(answer, scope: settings.name)
        // An element without attributes and children is its text alone.
        for item in items where collector.hasRoom() {
            mapping.read(
                item.text.map { .object([JSONMember(XMLValueReader.textName, .string($0))]) } ?? item, base: url,
                into: &collector)
        }
        for degradation in read.degradations { collector.note(degradation) }
        let next = paging.next(after: document, read.value, count: items.count, into: &collector)
        return try collector.page(next: next)
    }

    /// Whether the element that should hold the items is there.
    private func hasParent(of place: String, in value: JSONValue) -> Bool {
        guard let dot = place.lastIndex(of: "."), let path = JSONPath(String(place[..<dot])) else { return false }
        return path.find(in: value) != nil
    }
}
