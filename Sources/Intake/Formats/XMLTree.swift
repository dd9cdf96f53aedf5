/// The part of an XML document that is being read: the elements outside the items, and the open item.
///
/// All of it lies in four arrays, so that an item costs no allocation of its own; what an item added is taken off their
/// ends again when it has been read.
struct XMLTree {
    /// How an element is called; one value for all elements called so.
    struct Name {
        var space: FeedNamespace
        var term: FeedTerm
        /// Local name in lower case: feeds spell `pubdate` in every way.
        var local: String
        /// With its prefix, as written.
        var qualified: String
        var namespaceURI: String?
    }

    struct Attribute {
        var space: FeedNamespace
        /// Local name in lower case.
        var name: String
        /// Where in `bytes` the value stands.
        var value: Range<Int>
    }

    /// An element or a run of text; links are places in `nodes`, -1 for none.
    struct Node {
        /// Place in `names`; -1 for text.
        var name: Int32
        var term: FeedTerm
        var space: FeedNamespace
        /// Whether elements stand in it.
        var hasElements = false
        var attributeCount: Int32 = 0
        var firstAttribute: Int32 = 0
        /// Places in `bases` and `languages`.
        var base: Int32
        var language: Int32
        var first: Int32 = -1
        var last: Int32 = -1
        var next: Int32 = -1
        var previous: Int32 = -1
        /// The terms of the elements in it.
        var terms = FeedTerms()
        /// Text only: where in `bytes` it stands.
        var start = 0
        var end = 0
    }

    /// What the arrays held at some time.
    struct Mark {
        fileprivate var nodes: Int
        fileprivate var attributes: Int
        fileprivate var bytes: Int
        fileprivate var bases: Int
        fileprivate var languages: Int
    }

    private(set) var nodes: [Node] = []
    private(set) var attributes: [Attribute] = []
    private(set) var bytes: [UInt8] = []
    /// All names of the document.
    private(set) var names: [Name] = []
    private(set) var bases: [String?]
    private(set) var languages: [String?] = [nil]
    /// The namespaces declared on the root element.
    var rootNamespaces: [String] = []

    /// An empty tree; `base` is the address that relative references start from.
    init(base: String?) { bases = [base] }

    // MARK: Building

    mutating func add(_ name: Name) -> Int32 {
        names.append(name)
        return Int32(names.count - 1)
    }

    /// Adds an element, without a place among its parent's children yet.
    mutating func addElement(name: Int32, parent: Int32) -> Int32 {
        let (base, language) = parent < 0 ? (0, 0) : (nodes[Int(parent)].base, nodes[Int(parent)].language)
        let place = Int32(nodes.count)
        nodes.append(
            Node(
                name: name, term: names[Int(name)].term, space: names[Int(name)].space,
                firstAttribute: Int32(attributes.count), base: base, language: language))
        return place
    }

    /// Adds an attribute to the element that was added last; the value is what `write` appends.
    mutating func addAttribute(_ space: FeedNamespace, _ name: String, write: (inout [UInt8]) -> Void) {
        let start = bytes.count
        write(&bytes)
        attributes.append(Attribute(space: space, name: name, value: start..<bytes.count))
        let place = nodes.count - 1
        nodes[place].attributeCount += 1
        guard space == .xml else { return }
        let value = String(decoding: bytes[start...], as: UTF8.self)
        if name == "base" {
            let base = URLReference.resolve(value, against: bases[Int(nodes[place].base)])
            guard URLReference.isUsableBase(base) else { return }
            bases.append(base)
            nodes[place].base = Int32(bases.count - 1)
        } else if name == "lang" {
            languages.append(value)
            nodes[place].language = Int32(languages.count - 1)
        }
    }

    /// Puts a node at the end of an element's children.
    mutating func append(_ child: Int32, to parent: Int32) {
        let last = nodes[Int(parent)].last
        if last < 0 { nodes[Int(parent)].first = child } else { nodes[Int(last)].next = child }
        nodes[Int(child)].previous = last
        nodes[Int(parent)].last = child
        if nodes[Int(child)].name >= 0 {
            nodes[Int(parent)].hasElements = true
            nodes[Int(parent)].terms.insert(FeedTerms(nodes[Int(child)].term))
        }
    }

    /// Adds text to the end of an element's content.
    mutating func append(_ text: some Collection<UInt8>, to parent: Int32) {
        let last = nodes[Int(parent)].last
        let start = bytes.count
        bytes.append(contentsOf: text)
        if last >= 0, nodes[Int(last)].name < 0, nodes[Int(last)].end == start {
            nodes[Int(last)].end = bytes.count
            return
        }
        let place = Int32(nodes.count)
        nodes.append(
            Node(name: -1, term: .other, space: .none, base: 0, language: 0, start: start, end: bytes.count))
        append(place, to: parent)
    }

    /// Bytes that the attributes of the element added last take.
    var lastAttributeBytes: Int {
        guard let node = nodes.last, node.attributeCount > 0 else { return 0 }
        return bytes.count - attributes[Int(node.firstAttribute)].value.lowerBound
    }

    var mark: Mark {
        Mark(
            nodes: nodes.count, attributes: attributes.count, bytes: bytes.count, bases: bases.count,
            languages: languages.count)
    }

    /// Takes off what was added since `mark`.
    mutating func removeAll(since mark: Mark) {
        nodes.removeSubrange(mark.nodes...)
        attributes.removeSubrange(mark.attributes...)
        bytes.removeSubrange(mark.bytes...)
        bases.removeSubrange(mark.bases...)
        languages.removeSubrange(mark.languages...)
    }
}

/// An element of a tree, with what stands in it.
///
/// Only a place in the tree, which must be there, unchanged, as long as the node is used: while an item is handed over,
/// and at the end of the document.
struct XMLNode {
    /// Where the node stands.
    let tree: UnsafePointer<XMLTree>
    private let place: Int

    init(_ tree: UnsafePointer<XMLTree>, _ place: Int32) {
        self.tree = tree
        self.place = Int(place)
    }

    private var node: XMLTree.Node { tree.pointee.nodes[place] }

    var space: FeedNamespace { node.space }
    var term: FeedTerm { node.term }
    /// Local name in lower case.
    var name: String { tree.pointee.names[Int(node.name)].local }
    /// With its prefix, as written.
    var qualifiedName: String { tree.pointee.names[Int(node.name)].qualified }
    var namespaceURI: String? { tree.pointee.names[Int(node.name)].namespaceURI }
    /// The address that relative references in this element start from.
    var base: String? { tree.pointee.bases[Int(node.base)] }
    var language: String? { tree.pointee.languages[Int(node.language)] }
    var hasElements: Bool { node.hasElements }
    /// Whether it stands, under a prefix, in a declared namespace that is not known.
    var isForeign: Bool {
        space == .other && namespaceURI != nil && qualifiedName.utf8.contains(UInt8(ascii: ":"))
    }
    /// The namespaces declared on the document's root.
    var rootNamespaces: [String] { tree.pointee.rootNamespaces }
    /// Whether an element of this term may stand in it; `false` is certain.
    func mayHave(_ term: FeedTerm) -> Bool { node.terms.contains(FeedTerms(term)) }

    // MARK: Children

    /// The element children, in order.
    var elements: Elements { Elements(tree: tree, place: node.first) }

    struct Elements: Sequence, IteratorProtocol {
        fileprivate let tree: UnsafePointer<XMLTree>
        fileprivate var place: Int32

        mutating func next() -> XMLNode? {
            while place >= 0 {
                let child = place
                let node = tree.pointee.nodes[Int(child)]
                place = node.next
                if node.name >= 0 { return XMLNode(tree, child) }
            }
            return nil
        }
    }

    /// The element children of a term in one of the namespaces, in order.
    func all(_ term: FeedTerm, _ spaces: FeedNamespaces) -> [XMLNode] {
        mayHave(term) ? elements.filter { $0.term == term && spaces.contains($0.space) } : []
    }

    /// The first element child of a term in one of the namespaces.
    func first(_ term: FeedTerm, _ spaces: FeedNamespaces) -> XMLNode? {
        guard mayHave(term) else { return nil }
        for child in elements where child.term == term && spaces.contains(child.space) { return child }
        return nil
    }

    /// What `read` makes of the last element child of a term, in one of the namespaces, that it makes something of.
    func last<Value>(_ term: FeedTerm, _ spaces: FeedNamespaces, read: (XMLNode) -> Value?) -> Value? {
        guard mayHave(term) else { return nil }
        var next = node.last
        while next >= 0 {
            let node = tree.pointee.nodes[Int(next)]
            if node.name >= 0, node.term == term, spaces.contains(node.space), let value = read(XMLNode(tree, next)) {
                return value
            }
            next = node.previous
        }
        return nil
    }

    // MARK: Text

    /// Calls `body` with the text directly in this element, as it stands.
    func withText<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        let node = node
        guard node.first >= 0 else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
        if node.first == node.last {
            let only = tree.pointee.nodes[Int(node.first)]
            guard only.name < 0 else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
            return tree.pointee.bytes.withUnsafeBufferPointer {
                body(UnsafeBufferPointer(rebasing: $0[only.start..<only.end]))
            }
        }
        var joined: [UInt8] = []
        var next = node.first
        while next >= 0 {
            let child = tree.pointee.nodes[Int(next)]
            if child.name < 0 { joined.append(contentsOf: tree.pointee.bytes[child.start..<child.end]) }
            next = child.next
        }
        return joined.withUnsafeBufferPointer(body)
    }

    /// The text directly in this element, trimmed.
    var text: String { withText { String(decoding: ASCII.trimmed($0), as: UTF8.self) } }

    /// The text directly in this element; `nil` where there is only white space.
    var nonEmptyText: String? {
        withText {
            let text = ASCII.trimmed($0)
            return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
        }
    }

    /// The text directly in this element, as it stands.
    var rawText: String { withText { String(decoding: $0, as: UTF8.self) } }

    /// The text in this element and all within.
    var deepText: String {
        var bytes: [UInt8] = []
        writeText(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func writeText(into out: inout [UInt8]) {
        var next = node.first
        while next >= 0 {
            let child = tree.pointee.nodes[Int(next)]
            if child.name < 0 {
                out.append(contentsOf: tree.pointee.bytes[child.start..<child.end])
            } else {
                XMLNode(tree, next).writeText(into: &out)
            }
            next = child.next
        }
    }

    // MARK: Attributes

    /// The value of an attribute without a namespace, trimmed.
    subscript(_ name: String) -> String? { attribute(.none, name) }

    func attribute(_ space: FeedNamespace, _ name: String) -> String? {
        for attribute in attributes where attribute.space == space && attribute.name == name {
            return String(decoding: ASCII.trimmed(tree.pointee.bytes[attribute.value]), as: UTF8.self)
        }
        return nil
    }

    private var attributes: ArraySlice<XMLTree.Attribute> {
        let node = node
        return tree.pointee.attributes[Int(node.firstAttribute)..<Int(node.firstAttribute + node.attributeCount)]
    }

    // MARK: Markup

    /// The content as HTML.
    ///
    /// Where `escapingText` is false, text stands as it is: it was HTML before XML escaped it. References in attributes
    /// are made absolute, each against the base of its own element.
    func markup(escapingText: Bool) -> [UInt8] {
        var out: [UInt8] = []
        writeMarkup(into: &out, escapingText: escapingText)
        return out
    }

    private func writeMarkup(into out: inout [UInt8], escapingText: Bool) {
        var next = node.first
        while next >= 0 {
            let child = tree.pointee.nodes[Int(next)]
            if child.name >= 0 {
                XMLNode(tree, next).writeElement(into: &out, escapingText: escapingText)
            } else if escapingText {
                HTMLEscape.append(tree.pointee.bytes[child.start..<child.end], to: &out, quotes: false)
            } else {
                out.append(contentsOf: tree.pointee.bytes[child.start..<child.end])
            }
            next = child.next
        }
    }

    private func writeElement(into out: inout [UInt8], escapingText: Bool) {
        let tag = Array((space == .other ? ASCII.lowercased(qualifiedName) : name).utf8)
        out.append(UInt8(ascii: "<"))
        out.append(contentsOf: tag)
        for attribute in attributes where attribute.space == .none {
            var value = String(decoding: tree.pointee.bytes[attribute.value], as: UTF8.self)
            if HTMLName(attribute.name).map({ HTMLAllowList.traits(ofAttribute: $0).contains(.address) }) == true {
                value = URLReference.resolve(value, against: base)
            }
            out.append(contentsOf: " \(attribute.name)=\"".utf8)
            HTMLEscape.append(value.utf8, to: &out, quotes: true)
            out.append(UInt8(ascii: "\""))
        }
        if HTMLName(tag).map({ HTMLAllowList.traits(of: $0).contains(.void) }) == true {
            out.append(contentsOf: " />".utf8)
            // What stands in it only stands after it, where it was not closed.
            writeMarkup(into: &out, escapingText: escapingText)
        } else {
            out.append(UInt8(ascii: ">"))
            writeMarkup(into: &out, escapingText: escapingText)
            out.append(contentsOf: [UInt8(ascii: "<"), UInt8(ascii: "/")])
            out.append(contentsOf: tag)
            out.append(UInt8(ascii: ">"))
        }
    }
}
