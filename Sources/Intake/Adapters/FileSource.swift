package import Transport
import Triage

/// One file of rows: JSON Lines, or a table with a header (CSV, TSV), its fields mapped by name.
package struct FileSource: SourceAdapter {
    package static let kind = "file"
    package static let summary = "A file of JSON Lines or a table with a header, its fields mapped by name."
    package static let options =
        [
            SourceOption("type", "`csv`, `tsv` or `jsonl`; told by the name's end unless given, else `csv`."),
            SourceOption(
                "delimiter", "`comma`, `semicolon`, `tab` or `pipe`; the one that the header has most of unless given."),
        ] + ItemMapping.options
    package static let idsAreGlobal = false

    private enum FileType: String, CaseIterable { case csv, tsv, jsonl }

    private static let delimiters: [(name: String, byte: UInt8)] = [
        ("comma", UInt8(ascii: ",")), ("semicolon", UInt8(ascii: ";")), ("tab", 0x09), ("pipe", UInt8(ascii: "|")),
    ]

    private let settings: SourceSettings
    private let url: String
    private let type: FileType
    private let delimiter: UInt8?
    private let mapping: ItemMapping

    package init(_ settings: SourceSettings) throws(IntakeError) {
        try settings.check(Self.options)
        self.settings = settings
        url = try settings.requiredURL()
        let type = try settings.choice(
            "type", of: FileType.allCases.map(\.rawValue), standard: FileSource.type(of: url).rawValue)
        self.type = FileType(rawValue: type) ?? .csv
        let names = FileSource.delimiters.map(\.name)
        let name = try settings.choice("delimiter", of: names, standard: self.type == .tsv ? "tab" : "")
        delimiter = FileSource.delimiters.first { $0.name == name }?.byte
        mapping = try ItemMapping(settings)
    }

    private static func type(of url: String) -> FileType {
        let path = url.prefix { $0 != "?" && $0 != "#" }.lowercased()
        if [".jsonl", ".ndjson", ".json"].contains(where: path.hasSuffix) { return .jsonl }
        return path.hasSuffix(".tsv") || path.hasSuffix(".tab") ? .tsv : .csv
    }

    package var pageLimit: Int { 1 }

    package func firstRequest() -> FetchRequest {
        settings.request(url, accept: "text/csv, application/x-ndjson, */*;q=0.5")
    }

    package func read(_ document: FetchedDocument, limits: IntakeLimits) throws(IntakeError) -> SourcePage {
        let answer = try VendorAnswer(document, settings, limits)
        if answer.firstByte == UInt8(ascii: "<") {
            throw IntakeError.wrongKind(url: answer.shownURL, found: "an HTML or XML document")
        }
        var collector = MentionCollector(answer, scope: settings.name)
        let decoded = TextDecoding.decode(document)
        if let degradation = decoded.degradation { collector.note(degradation) }
        switch type {
        case .jsonl: readLines(decoded.bytes, limits, into: &collector)
        case .csv, .tsv: try readTable(decoded.bytes, answer, into: &collector)
        }
        return try collector.page()
    }

    private func readLines(_ bytes: [UInt8], _ limits: IntakeLimits, into collector: inout MentionCollector) {
        for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            guard line.contains(where: { $0 > 0x20 }), collector.hasRoom() else { continue }
            do throws(JSONError) {
                let item = try JSONValue.parse(line, depthLimit: limits.depthLimit)
                mapping.read(item, base: url, into: &collector)
            } catch {
                collector.fail(error.description)
            }
        }
    }

    private func readTable(
        _ bytes: [UInt8], _ answer: VendorAnswer, into collector: inout MentionCollector
    ) throws(IntakeError) {
        var reader = DelimitedReader(bytes, delimiter: delimiter)
        guard let header = reader.next()?.cells.map(CleanText.line), mapping.findsWords(in: header) else {
            throw answer.changedShape("its header has no column that map.text or map.title names")
        }
        while let row = reader.next() {
            // A blank line between rows is none.
            if row.cells.count == 1, CleanText.isBlank(row.cells[0]) { continue }
            guard collector.hasRoom() else { continue }
            guard row.isClosed else {
                collector.fail("a quotation mark is not closed")
                continue
            }
            guard row.cells.count <= header.count else {
                collector.fail("it has \(row.cells.count) cells, the header \(header.count)")
                continue
            }
            let members = zip(header, row.cells).filter { !CleanText.isBlank($1) }.map { JSONMember($0, .string($1)) }
            mapping.read(.object(members), base: url, into: &collector)
        }
    }
}
