import Transport

/// A folder that other programs drop files into: which of them are read, and what is left out.
enum DropFolder {
    /// Ends of names that programs give to what they have not written to its end.
    private static let unfinishedEndings = [".part", ".tmp", ".crdownload"]
    /// Files of no known type that are named one by one.
    private static let namedLimit = 3

    /// The page of a folder: its files in the order of their names.
    ///
    /// - Parameters:
    ///   - given: reads files of this type only; `nil` for all known ones.
    ///   - file: makes the source that reads a file of this name (percent-encoded) and type.
    static func page(
        _ listing: FolderListing, of given: FileType?, limits: IntakeLimits, file: (String, FileType) -> FileSource
    ) -> SourcePage {
        var page = SourcePage()
        var leftOut = LeftOut()
        for entry in listing.entries {
            switch entry.kind {
            case .folder: leftOut.folders += 1
            case .link: leftOut.links += 1
            case .other: leftOut.others += 1
            case .file:
                let name = WebAddress.decoded(entry.name) ?? entry.name
                if name.hasPrefix(".") {
                    leftOut.hidden += 1
                } else if unfinishedEndings.contains(where: name.lowercased().hasSuffix) {
                    leftOut.unfinished += 1
                } else if let type = FileType(name: entry.name), type != .opml, given == nil || type == given {
                    if page.further.count < limits.itemLimit {
                        page.further.append(file(entry.name, type))
                    } else {
                        leftOut.surplus += 1
                    }
                } else {
                    leftOut.unknown.append(CleanText.prefix(CleanText.line(name), bytes: 100))
                }
            }
        }
        page.notes = leftOut.sentence(given, limits).map { [$0] } ?? []
        return page
    }

    /// What is not read, counted.
    private struct LeftOut {
        var hidden = 0
        var unfinished = 0
        var unknown: [String] = []
        var folders = 0
        var links = 0
        var others = 0
        var surplus = 0

        func sentence(_ given: FileType?, _ limits: IntakeLimits) -> String? {
            var parts: [String] = []
            func add(_ count: Int, _ one: String, _ many: String, _ more: String = "") {
                if count > 0 { parts.append("\(count) \(count == 1 ? one : many)\(more)") }
            }
            add(hidden, "hidden file", "hidden files")
            add(unfinished, "unfinished file", "unfinished files", " (\(unfinishedEndings.joined(separator: ", ")))")
            let names = unknown.prefix(namedLimit).joined(separator: ", ") + (unknown.count > namedLimit ? ", …" : "")
            add(
                unknown.count, "file", "files", " of \(given == nil ? "no known type" : "another type") (\(names))")
            add(folders, "subfolder", "subfolders")
            add(links, "link that leads", "links that lead", " out of it")
            add(others, "entry that is", "entries that are", " no file")
            add(surplus, "file", "files", " above intake.itemLimit = \(limits.itemLimit)")
            return parts.isEmpty ? nil : "left out of the folder: " + parts.joined(separator: ", ")
        }
    }
}
