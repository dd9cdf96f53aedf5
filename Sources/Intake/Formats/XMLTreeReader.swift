internal import CLibXML2

/// Reads a feed with libxml2's SAX interface and hands over each item as soon as it is complete.
///
/// Only the elements outside the items are kept to the end; an item is let go when it has been handed over, so that
/// memory does not grow with the number of items. No document type is read, no entity is expanded, no file or network is
/// touched.
struct XMLTreeReader {
    /// What the reading of a document gave, beside what was handed over.
    struct Outcome {
        /// Whether there was a root element.
        var hasRoot: Bool
        /// Whether the root element was closed.
        var isComplete: Bool
        var degradations: [String]
    }

    private let limits: IntakeLimits
    private let takeItem: (XMLNode) -> Void
    private let tree: UnsafeMutablePointer<XMLTree>
    private var repair: XMLRepair
    /// How much of the repaired bytes libxml2 has taken.
    private var taken = 0
    private var isTooDeep = false
    /// libxml2's names, as long as it reads.
    private var dictionary: xmlDictPtr?
    private var hasTooManyNames = false
    /// The open elements, but those left out.
    private var stack: [Int32] = []
    /// How many elements are open, with those left out.
    private var depth = 0
    /// Depth at which the open item stands; 0 outside items.
    private var itemDepth = 0
    private var itemMark: XMLTree.Mark
    private var itemCount = 0
    private var skippedItems = 0
    private var cutItems = 0
    private var heldBytes = 0
    private var heldNodes = 0
    private var isCut = false
    /// Depth of the innermost element that is left out whole; 0 where none is.
    private var skippedDepth = 0
    /// The names met, and where they stand among the tree's; a look into `names` only pays where there are many.
    private var firstNames: [(key: NameKey, name: Int32)] = []
    private var names: [NameKey: Int32] = [:]
    /// The names met last, each at a place that its address gives, since a look into `names` costs more than an element.
    private var recentNames = [(key: NameKey, name: Int32)?](repeating: nil, count: 64)
    private var attributeNames: [UnsafePointer<xmlChar>: String] = [:]
    private var spaces: [UnsafePointer<xmlChar>: FeedNamespace] = [:]
    private var lastSpace: (key: NameKey, space: FeedNamespace)?

    /// libxml2 keeps one copy of every name for the life of the parser, so that addresses tell names apart.
    private struct NameKey: Hashable {
        var local: UnsafePointer<xmlChar>
        var prefix: UnsafePointer<xmlChar>?
        var uri: UnsafePointer<xmlChar>?
    }

    /// Repairs and reads the UTF-8 bytes of a document from `start` on.
    ///
    /// - Parameters:
    ///   - takeItem: gets every complete `item` or `entry` in the document's order.
    ///   - takeRoot: gets the root with everything outside the items, at the end.
    /// - Throws: where elements stand deeper in each other than the limit.
    static func read(
        _ bytes: [UInt8], from start: Int, base: String?, limits: IntakeLimits,
        takeItem: @escaping (XMLNode) -> Void, takeRoot: (XMLNode) -> Void
    ) throws(XMLRepair.TooDeep) -> Outcome {
        try bytes.withUnsafeBufferPointer { source throws(XMLRepair.TooDeep) in
            let tree = UnsafeMutablePointer<XMLTree>.allocate(capacity: 1)
            tree.initialize(to: XMLTree(base: base))
            defer {
                tree.deinitialize(count: 1)
                tree.deallocate()
            }
            var reader = XMLTreeReader(
                limits: limits, takeItem: takeItem, tree: tree,
                repair: XMLRepair(source: source, limits: limits, from: start, isFeed: true))
            withUnsafeMutablePointer(to: &reader, run)
            if reader.isTooDeep { throw XMLRepair.TooDeep() }
            if !tree.pointee.nodes.isEmpty { takeRoot(XMLNode(tree, 0)) }
            return Outcome(
                hasRoot: !tree.pointee.nodes.isEmpty, isComplete: reader.repair.isComplete,
                degradations: reader.repair.degradations + reader.degradations)
        }
    }

    private init(
        limits: IntakeLimits, takeItem: @escaping (XMLNode) -> Void, tree: UnsafeMutablePointer<XMLTree>,
        repair: XMLRepair
    ) {
        self.limits = limits
        self.takeItem = takeItem
        self.tree = tree
        self.repair = repair
        itemMark = tree.pointee.mark
    }

    // MARK: libxml2

    /// Repaired bytes made ready at a time.
    private static let chunkBytes = 16 * 1024
    /// Elements of one item or of everything outside the items; more is not a feed.
    private static let nodeLimit = 20_000

    /// Different names of elements, attributes, prefixes and namespaces; no feed has a hundredth of them. libxml2 looks
    /// them up in a table that stops growing, so that each further one costs more than the one before.
    static let nameLimit = 20_000

    /// libxml2 wants to be set up once before threads use it.
    private static let isLibraryReady: Void = xmlInitParser()

    /// Lets libxml2 read what the reader repairs, and tell the reader what it found.
    private static func run(_ reader: UnsafeMutablePointer<XMLTreeReader>) {
        isLibraryReady
        var handler = xmlSAXHandler()
        handler.initialized = 0xDEED_BEAF
        handler.startElementNs = { context, name, prefix, uri, spaceCount, spaces, count, _, attributes in
            guard let context, let name else { return }
            let reader = XMLTreeReader.of(context)
            if reader.pointee.depth == 0, let spaces {
                // Pairs of prefix and URI.
                reader.pointee.tree.pointee.rootNamespaces = (0..<Int(spaceCount)).compactMap {
                    spaces[$0 * 2 + 1].map { String(cString: $0) }
                }
            }
            reader.pointee.start(
                NameKey(local: name, prefix: prefix, uri: uri), count: Int(count), attributes: attributes)
        }
        handler.endElementNs = { context, _, _, _ in
            guard let context else { return }
            XMLTreeReader.of(context).pointee.end()
        }
        handler.characters = { context, bytes, count in
            guard let context, let bytes else { return }
            XMLTreeReader.of(context).pointee.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        // The repair has replaced HTML's entities; whatever else a document declares does not exist.
        handler.getEntity = { _, _ in nil }

        let parser = xmlCreateIOParserCtxt(
            &handler, reader,
            { context, buffer, count in
                guard let context, let buffer else { return -1 }
                return XMLTreeReader.of(context).pointee.fill(buffer, count: Int(count))
            }, nil, reader, XML_CHAR_ENCODING_UTF8)
        guard let parser else { return }
        defer { xmlFreeParserCtxt(parser) }
        reader.pointee.dictionary = parser.pointee.dict
        let options =
            XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_NOWARNING.rawValue
        xmlCtxtUseOptions(parser, Int32(options))
        xmlParseDocument(parser)
        reader.pointee.dictionary = nil
    }

    private static func of(_ context: UnsafeMutableRawPointer) -> UnsafeMutablePointer<XMLTreeReader> {
        context.assumingMemoryBound(to: XMLTreeReader.self)
    }

    /// Gives libxml2 up to `count` further bytes; 0 at the end.
    private mutating func fill(_ buffer: UnsafeMutablePointer<CChar>, count: Int) -> Int32 {
        if taken == repair.output.count {
            taken = 0
            hasTooManyNames = xmlDictSize(dictionary) > XMLTreeReader.nameLimit
            if hasTooManyNames { return 0 }
            do { try repair.produce(XMLTreeReader.chunkBytes) } catch {
                isTooDeep = true
                return 0
            }
        }
        let length = min(count, repair.output.count - taken)
        repair.output.withUnsafeBytes { output in
            UnsafeMutableRawBufferPointer(start: buffer, count: length)
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: output[taken..<taken + length]))
        }
        taken += length
        return Int32(length)
    }

    private var degradations: [String] {
        var list: [String] = []
        if hasTooManyNames {
            list.append(
                "more than \(XMLTreeReader.nameLimit) different names of elements and attributes; what follows was left out"
            )
        }
        if itemDepth > 0 { list.append("the last item is incomplete and was left out") }
        if cutItems > 0 {
            list.append("\(cutItems) items were cut at intake.itemLimitBytes = \(limits.itemLimitBytes)")
        }
        if skippedItems > 0 {
            list.append("\(skippedItems) items over intake.itemLimit = \(limits.itemLimit) were left out")
        }
        return list
    }

    // MARK: Events

    private mutating func start(
        _ key: NameKey, count: Int, attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        depth += 1
        guard skippedDepth == 0 else { return }
        let name = name(key)
        let parent = stack.last ?? -1
        let isItem = itemDepth == 0 && depth > 1 && isItem(name)
        if isItem {
            itemDepth = depth
            itemMark = tree.pointee.mark
            heldBytes = 0
            heldNodes = 0
            isCut = false
            if itemCount >= limits.itemLimit {
                skippedItems += 1
                skippedDepth = depth
                return
            }
        } else if parent >= 0, heldNodes >= XMLTreeReader.nodeLimit || heldBytes > limits.itemLimitBytes {
            cut()
            skippedDepth = depth
            return
        }
        let node = tree.pointee.addElement(name: name, parent: parent)
        addAttributes(attributes, count: count)
        if !isItem, parent >= 0 {
            heldNodes += 1
            heldBytes += tree.pointee.lastAttributeBytes
            tree.pointee.append(node, to: parent)
        }
        stack.append(node)
    }

    private mutating func end() {
        defer { depth -= 1 }
        if skippedDepth > 0 {
            guard skippedDepth == depth else { return }
            if itemDepth == skippedDepth { itemDepth = 0 }
            skippedDepth = 0
            return
        }
        guard let node = stack.popLast(), itemDepth == depth else { return }
        itemDepth = 0
        itemCount += 1
        takeItem(XMLNode(tree, node))
        tree.pointee.removeAll(since: itemMark)
        heldBytes = 0
    }

    /// Takes a text that stands in the repaired bytes: a mark for each of the texts that the repair has kept aside.
    private mutating func characters(_ marks: UnsafeBufferPointer<xmlChar>) {
        for place in marks.indices {
            guard marks[place] == TextRuns.mark else {
                if skippedDepth == 0 { keep(UnsafeBufferPointer(rebasing: marks[place...place])) }
                continue
            }
            let range = repair.texts.next()
            guard skippedDepth == 0 else { continue }
            let texts = repair.texts.bytes
            texts.withUnsafeBufferPointer { keep(UnsafeBufferPointer(rebasing: $0[range])) }
        }
    }

    private mutating func keep(_ bytes: UnsafeBufferPointer<xmlChar>) {
        guard let parent = stack.last else { return }
        let room = limits.itemLimitBytes - heldBytes
        guard bytes.count > room else {
            heldBytes += bytes.count
            tree.pointee.append(bytes, to: parent)
            return
        }
        cut()
        // Not inside a character.
        var end = max(room, 0)
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        if end > 0 { tree.pointee.append(bytes[..<end], to: parent) }
        heldBytes = limits.itemLimitBytes
    }

    private mutating func cut() {
        if !isCut { cutItems += 1 }
        isCut = true
    }

    // MARK: Names and attributes

    private mutating func name(_ key: NameKey) -> Int32 {
        let place = Int(bitPattern: key.local) >> 3 & 63
        if let recent = recentNames[place], recent.key == key { return recent.name }
        let name = knownName(key) ?? newName(key)
        recentNames[place] = (key, name)
        return name
    }

    private static let firstNameCount = 48

    private func knownName(_ key: NameKey) -> Int32? {
        for known in firstNames where known.key == key { return known.name }
        return names.isEmpty ? nil : names[key]
    }

    private mutating func newName(_ key: NameKey) -> Int32 {
        let local = String(cString: key.local)
        let prefix = key.prefix.map { String(cString: $0) }
        let uri = key.uri.map { String(cString: $0) }
        let space = elementSpace(key, uri: uri, prefix: prefix)
        // A default namespace of the feed's own invention is the feed's language, and RSS has none whatever it declares.
        let root = tree.pointee.names.first
        let isRSS = (root?.local ?? ASCII.lowercased(local)) == "rss"
        let isHomemade =
            (space == .other || isRSS) && prefix == nil
            && (root.map { $0.namespaceURI == uri || $0.term == .rdf } ?? true)
        let lowercased = local.utf8.contains { $0 >= 0x41 && $0 <= 0x5A } ? ASCII.lowercased(local) : local
        let name = tree.pointee.add(
            XMLTree.Name(
                space: isHomemade ? .none : space, term: FeedTerm(name: lowercased), local: lowercased,
                qualified: prefix.map { "\($0):\(local)" } ?? local, namespaceURI: uri))
        if firstNames.count < XMLTreeReader.firstNameCount { firstNames.append((key, name)) } else { names[key] = name }
        return name
    }

    /// The namespace of an element; most have the one of the name before.
    private mutating func elementSpace(_ key: NameKey, uri: String?, prefix: String?) -> FeedNamespace {
        if let last = lastSpace, last.key.uri == key.uri, last.key.prefix == key.prefix { return last.space }
        let space = FeedNamespace.of(uri: uri, prefix: prefix)
        lastSpace = (key, space)
        return space
    }

    /// An item stands in the root, in a channel, or in RSS 1.1's list of items; never in another item.
    private func isItem(_ name: Int32) -> Bool {
        let name = tree.pointee.names[Int(name)]
        guard name.term == .item || name.term == .entry, depth <= 4 else { return false }
        switch name.space {
        case .none, .rss, .atom: return true
        case .rdf: return false
        default: return name.space == tree.pointee.nodes[0].space && name.space != .xhtml
        }
    }

    /// libxml2 gives five pointers an attribute: local name, prefix, URI, and the value's begin and end.
    private mutating func addAttributes(_ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int) {
        guard let list else { return }
        for index in 0..<count {
            let fields = list.advanced(by: index * 5)
            guard let local = fields[0], let begin = fields[3], let end = fields[4] else { continue }
            let value = UnsafeBufferPointer(start: begin, count: end - begin)
            tree.pointee.addAttribute(space(prefix: fields[1], uri: fields[2]), attributeName(local)) {
                XMLTreeReader.write(value, to: &$0)
            }
        }
    }

    private mutating func attributeName(_ name: UnsafePointer<xmlChar>) -> String {
        if let known = attributeNames[name] { return known }
        let text = ASCII.lowercased(String(cString: name))
        attributeNames[name] = text
        return text
    }

    private mutating func space(prefix: UnsafePointer<xmlChar>?, uri: UnsafePointer<xmlChar>?) -> FeedNamespace {
        guard let prefix else { return .none }
        if let known = spaces[uri ?? prefix] { return known }
        let space = FeedNamespace.of(uri: uri.map { String(cString: $0) }, prefix: String(cString: prefix))
        spaces[uri ?? prefix] = space
        return space
    }

    /// Without entity substitution libxml2 leaves `&` as `&#38;`, and nothing else.
    private static func write(_ value: UnsafeBufferPointer<xmlChar>, to out: inout [UInt8]) {
        guard value.contains(UInt8(ascii: "&")) else {
            out.append(contentsOf: value)
            return
        }
        var index = 0
        while index < value.count {
            out.append(value[index])
            let isAmpersand = value[index] == UInt8(ascii: "&") && value[index...].starts(with: "&#38;".utf8)
            index += isAmpersand ? 5 : 1
        }
    }
}
