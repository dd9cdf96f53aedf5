/// What stands in a folder, as a file exchange answers it to who asks for it.
///
/// A request for a folder's file URL is answered only where its Accept field names ``mediaType``. The document has a line
/// for each entry: its kind, a blank, and its name, percent-encoded as in a URL, so that a name of any bytes stays one line.
package struct FolderListing: Sendable, Hashable {
    /// What an entry is, a symbolic link being what it leads to within the folder.
    package enum Kind: String, Sendable, Hashable {
        case file, folder
        /// A symbolic link that leads out of the folder or nowhere.
        case link
        /// A pipe, a socket, a device.
        case other
    }

    /// One entry.
    package struct Entry: Sendable, Hashable {
        package let kind: Kind
        /// Percent-encoded; never empty, `.` or `..`, never with a slash.
        package let name: String

        package init(kind: Kind, name: String) {
            self.kind = kind
            self.name = name
        }
    }

    /// The Content-Type of a listing (shared-mime-info, freedesktop.org).
    package static let mediaType = "inode/directory"

    /// Ordered by the bytes of their names.
    package let entries: [Entry]

    /// Puts the entries in order.
    package init(_ entries: [Entry]) {
        self.entries = entries.map { (name: PercentDecoding.decoded($0.name.utf8) ?? [], entry: $0) }
            .sorted { $0.name.lexicographicallyPrecedes($1.name) }.map(\.entry)
    }

    /// The listing in a document; `nil` where it is anything else, such as whatever came over the network.
    package init?(_ document: FetchedDocument) {
        guard FileReader.isFileURL(document.url), document.headers["Content-Type"] == Self.mediaType else { return nil }
        entries = document.body.split(separator: 0x0A).compactMap { line in
            guard let blank = line.firstIndex(of: 0x20),
                let kind = Kind(rawValue: String(decoding: line[..<blank], as: UTF8.self))
            else { return nil }
            let name = String(decoding: line[(blank + 1)...], as: UTF8.self)
            return name.isEmpty || name.contains("/") || name == "." || name == ".."
                ? nil : Entry(kind: kind, name: name)
        }
    }

    /// The document's body.
    package var body: [UInt8] { entries.flatMap { Array("\($0.kind.rawValue) \($0.name)\n".utf8) } }

    /// The URL of an entry of the folder at `url`.
    package static func url(of name: String, in url: String) -> String {
        let path = url.prefix { $0 != "?" && $0 != "#" }
        return path.hasSuffix("/") ? path + name : path + "/" + name
    }

    /// A name's bytes, all but RFC 3986's unreserved ones percent-encoded.
    static func encoded(_ name: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in name {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
            default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
