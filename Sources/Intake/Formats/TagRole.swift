/// What an element's name says about where the element ends when its end tag is missing.
enum TagRole: UInt8 {
    /// Nothing.
    case other
    /// HTML's elements without content, of those that no feed uses for anything else.
    case void
    /// HTML's elements within a line of text, but links.
    case inline
    case anchor
    case paragraph
    case listItem
    case definition
    case cell
    case row
    case option
    /// `item` and `entry`: not in each other.
    case item
    /// What holds nothing but a line of text: titles, links, ids, dates.
    case line
    /// A further element of a feed that ends such a line.
    case field
    /// The elements around the items.
    case container

    /// The role of a name as written. A prefixed name is never HTML's.
    static func of(_ name: UnsafeBufferPointer<UInt8>) -> TagRole {
        guard name.count <= longest else { return .other }
        if let colon = name.lastIndex(of: UInt8(ascii: ":")) {
            let role = HTMLName(name[(colon + 1)...]).flatMap { roles[$0] } ?? .other
            return role.rawValue >= TagRole.item.rawValue ? role : .other
        }
        return HTMLName(name).flatMap { roles[$0] } ?? .other
    }

    /// Where an element of this role begins, an open one of this role ends, through those of these roles.
    var endsItself: Set<TagRole>? { TagRole.endings[self] }

    /// Whether a line of text ends where an element of this role begins.
    var endsLine: Bool { rawValue >= TagRole.item.rawValue }

    /// HTML, sections 13.1.2.4 and 13.2.6.4.7 ("in body").
    private static let endings: [TagRole: Set<TagRole>] = [
        .anchor: [.inline], .paragraph: [.inline, .anchor], .listItem: [.inline, .anchor, .paragraph],
        .definition: [.inline, .anchor, .paragraph], .cell: [.inline, .anchor, .paragraph],
        .row: [.inline, .anchor, .paragraph, .cell], .option: [],
    ]

    /// A known name with the longest prefix that anybody writes.
    private static let longest = 32

    private static let roles: HTMLNameTable<TagRole> = {
        let words: [(String, TagRole)] = [
            ("br hr img input wbr col area embed param", .void),
            ("b i u s em strong font span big small tt sub sup strike del ins code", .inline), ("a", .anchor),
            ("p", .paragraph), ("li", .listItem), ("dt dd", .definition), ("td th", .cell), ("tr", .row),
            ("option", .option), ("item entry", .item),
            ("title link guid id pubdate published updated issued modified created lastbuilddate date", .line),
            ("description summary content encoded author creator category comments enclosure source", .field),
            ("rss rdf feed channel", .container),
        ]
        var table: [HTMLName: TagRole] = [:]
        for (names, role) in words {
            for name in names.split(separator: " ") {
                if let name = HTMLName(name) { table[name] = role }
            }
        }
        return HTMLNameTable(table)
    }()
}
