internal import CLibXML2

/// Reads a feed with libxml2's push parser and hands over each item as a small tree as soon as it is complete.
///
/// Only the channel's own elements are kept to the end; an item is let go when it has been handed over. No document
/// type is read, no entity is expanded, no file or network is touched.
final class XMLTreeReader {
    /// What the reading of a document gave.
    struct Outcome {
        /// The root with everything outside the items.
        var root: XMLNode?
        var degradations: [String]
    }

    private let limits: IntakeLimits
    private let documentBase: String?
    private let takeItem: (XMLNode) -> Void
    private var stack: [XMLNode] = []
    private var root: XMLNode?
    private var text: [UInt8] = []
    /// Depth of the stack at which the open item stands; 0 outside items.
    private var itemDepth = 0
    private var itemCount = 0
    private var skippedItems = 0
    private var cutItems = 0
    private var heldBytes = 0
    private var heldNodes = 0
    private var isCut = false
    /// Depth of the innermost element that is left out whole; 0 where none is.
    private var skippedDepth = 0
    private var names: [UnsafePointer<xmlChar>: String] = [:]
    private var lowercasedNames: [UnsafePointer<xmlChar>: String] = [:]
    private var spaces: [UnsafePointer<xmlChar>: FeedNamespace] = [:]

    private init(limits: IntakeLimits, documentBase: String?, takeItem: @escaping (XMLNode) -> Void) {
        self.limits = limits
        self.documentBase = documentBase
        self.takeItem = takeItem
    }

    /// Reads repaired UTF-8; `takeItem` gets every complete `item` or `entry` in the document's order.
    static func read(
        _ bytes: [UInt8], base: String?, limits: IntakeLimits, takeItem: @escaping (XMLNode) -> Void
    ) -> Outcome {
        let reader = XMLTreeReader(limits: limits, documentBase: base, takeItem: takeItem)
        return reader.run(bytes)
    }

    /// Bytes given to libxml2 at a time.
    private static let chunkBytes = 64 * 1024
    /// Elements of one item or of everything outside the items; more is not a feed.
    private static let nodeLimit = 20_000

    /// libxml2 wants to be set up once before threads use it.
    private static let isLibraryReady: Void = xmlInitParser()

    private func run(_ bytes: [UInt8]) -> Outcome {
        XMLTreeReader.isLibraryReady
        var handler = xmlSAXHandler()
        handler.initialized = 0xDEED_BEAF
        handler.startElementNs = { context, name, prefix, uri, spaceCount, spaces, count, _, attributes in
            guard let context, let name else { return }
            let reader = XMLTreeReader.of(context)
            let isRoot = reader.root == nil
            reader.start(name: name, prefix: prefix, uri: uri, count: Int(count), attributes: attributes)
            if isRoot, let spaces {
                // Pairs of prefix and URI.
                reader.root?.declaredNamespaces = (0..<Int(spaceCount)).compactMap {
                    spaces[$0 * 2 + 1].map { String(cString: $0) }
                }
            }
        }
        handler.endElementNs = { context, _, _, _ in
            guard let context else { return }
            XMLTreeReader.of(context).end()
        }
        handler.characters = { context, bytes, count in
            guard let context, let bytes else { return }
            XMLTreeReader.of(context).characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        // The repair has replaced HTML's entities; whatever else a document declares does not exist.
        handler.getEntity = { _, _ in nil }

        let context = Unmanaged.passUnretained(self).toOpaque()
        guard let parser = xmlCreatePushParserCtxt(&handler, context, nil, 0, nil) else {
            return Outcome(root: nil, degradations: ["libxml2 could not be started"])
        }
        defer { xmlFreeParserCtxt(parser) }
        let options =
            XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_NOWARNING.rawValue
        xmlCtxtUseOptions(parser, Int32(options))
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count, parser.pointee.disableSAX == 0 {
                let count = min(XMLTreeReader.chunkBytes, buffer.count - offset)
                let chunk = buffer.baseAddress?.advanced(by: offset).assumingMemoryBound(to: CChar.self)
                xmlParseChunk(parser, chunk, Int32(count), 0)
                offset += count
            }
        }
        xmlParseChunk(parser, nil, 0, 1)
        return Outcome(root: root, degradations: degradations(parserStopped: parser.pointee.disableSAX != 0))
    }

    private func degradations(parserStopped: Bool) -> [String] {
        var list: [String] = []
        if parserStopped, !stack.isEmpty { list.append("the document became unreadable; what came before was kept") }
        if itemDepth > 0 { list.append("the last item is incomplete and was left out") }
        if cutItems > 0 {
            list.append("\(cutItems) items were cut at intake.itemLimitBytes = \(limits.itemLimitBytes)")
        }
        if skippedItems > 0 {
            list.append("\(skippedItems) items over intake.itemLimit = \(limits.itemLimit) were left out")
        }
        return list
    }

    private static func of(_ context: UnsafeMutableRawPointer) -> XMLTreeReader {
        Unmanaged<XMLTreeReader>.fromOpaque(context).takeUnretainedValue()
    }

    // MARK: Events

    private func start(
        name: UnsafePointer<xmlChar>, prefix: UnsafePointer<xmlChar>?, uri: UnsafePointer<xmlChar>?, count: Int,
        attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        flushText()
        let parent = stack.last
        let node = makeNode(
            local: name, prefix: prefix.map(string), uri: uri.map(string), space: space(uri: uri, prefix: prefix),
            attributes: attributeList(attributes, count: count), parent: parent)
        if root == nil { root = node }
        stack.append(node)
        guard skippedDepth == 0 else { return }
        if itemDepth == 0, stack.count > 1, isItem(node) {
            itemDepth = stack.count
            heldBytes = 0
            heldNodes = 0
            isCut = false
            if itemCount >= limits.itemLimit {
                skippedItems += 1
                skippedDepth = stack.count
            }
        } else if let parent {
            heldNodes += 1
            heldBytes += node.attributes.reduce(0) { $0 + $1.value.utf8.count }
            if heldNodes > XMLTreeReader.nodeLimit || heldBytes > limits.itemLimitBytes {
                cut()
                skippedDepth = stack.count
            } else {
                parent.append(node)
            }
        }
    }

    private func end() {
        flushText()
        guard let node = stack.popLast() else { return }
        if skippedDepth > stack.count {
            if itemDepth == skippedDepth { itemDepth = 0 }
            skippedDepth = 0
        } else if itemDepth > stack.count {
            itemDepth = 0
            itemCount += 1
            takeItem(node)
            heldBytes = 0
        }
    }

    private func characters(_ bytes: UnsafeBufferPointer<xmlChar>) {
        guard skippedDepth == 0, !stack.isEmpty else { return }
        let room = limits.itemLimitBytes - heldBytes
        guard bytes.count > room else {
            heldBytes += bytes.count
            text.append(contentsOf: bytes)
            return
        }
        cut()
        // Not inside a character.
        var end = max(room, 0)
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        text.append(contentsOf: bytes[..<end])
        heldBytes = limits.itemLimitBytes
    }

    private func cut() {
        if !isCut { cutItems += 1 }
        isCut = true
    }

    private func flushText() {
        guard !text.isEmpty else { return }
        if skippedDepth == 0 { stack.last?.append(String(decoding: text, as: UTF8.self)) }
        text.removeAll(keepingCapacity: true)
    }

    // MARK: Nodes

    private func makeNode(
        local: UnsafePointer<xmlChar>, prefix: String?, uri: String?, space: FeedNamespace, attributes: [XMLAttribute],
        parent: XMLNode?
    ) -> XMLNode {
        // A default namespace of the feed's own invention is the feed's language.
        let isHomemade = space == .other && prefix == nil && (root == nil || root?.namespaceURI == uri)
        var base = parent?.base ?? documentBase
        var language = parent?.language
        for attribute in attributes where attribute.space == .xml {
            if attribute.name == "base" { base = URLReference.resolve(attribute.value, against: base) }
            if attribute.name == "lang" { language = attribute.value }
        }
        return XMLNode(
            space: isHomemade ? .none : space, name: lowercased(local),
            qualifiedName: prefix.map { $0 + ":" + string(local) } ?? string(local), namespaceURI: uri,
            attributes: attributes, base: base,
            language: language)
    }

    /// An item stands in the root, in a channel, or in RSS 1.1's list of items; never in another item.
    private func isItem(_ node: XMLNode) -> Bool {
        guard node.name == "item" || node.name == "entry", stack.count <= 4 else { return false }
        switch node.space {
        case .none, .rss, .atom: return true
        case .rdf: return false
        default: return node.space == root?.space && node.space != .xhtml
        }
    }

    private func string(_ name: UnsafePointer<xmlChar>) -> String {
        if let known = names[name] { return known }
        let text = String(cString: name)
        names[name] = text
        return text
    }

    private func lowercased(_ name: UnsafePointer<xmlChar>) -> String {
        if let known = lowercasedNames[name] { return known }
        let text = ASCII.lowercased(string(name))
        lowercasedNames[name] = text
        return text
    }

    private func space(uri: UnsafePointer<xmlChar>?, prefix: UnsafePointer<xmlChar>?) -> FeedNamespace {
        // libxml2 keeps one copy of every name for the life of the parser, so that the address is the name.
        if let uri {
            if let known = spaces[uri] { return known }
            let space = FeedNamespace.of(uri: String(cString: uri), prefix: nil)
            spaces[uri] = space
            return space
        }
        return FeedNamespace.of(uri: nil, prefix: prefix.map(string))
    }

    /// libxml2 gives five pointers an attribute: local name, prefix, URI, and the value's begin and end.
    private func attributeList(
        _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
    ) -> [XMLAttribute] {
        guard let list, count > 0 else { return [] }
        return (0..<count).compactMap { index in
            let fields = list.advanced(by: index * 5)
            guard let name = fields[0], let begin = fields[3], let end = fields[4] else { return nil }
            let value = UnsafeBufferPointer(start: begin, count: end - begin)
            return XMLAttribute(
                space: fields[1] == nil ? .none : space(uri: fields[2], prefix: fields[1]),
                name: lowercased(name), value: XMLTreeReader.attributeText(value))
        }
    }

    /// Without entity substitution libxml2 leaves `&` as `&#38;`, and nothing else.
    private static func attributeText(_ value: UnsafeBufferPointer<xmlChar>) -> String {
        guard value.contains(UInt8(ascii: "&")) else { return String(decoding: value, as: UTF8.self) }
        var out: [UInt8] = []
        var index = 0
        while index < value.count {
            out.append(value[index])
            let isAmpersand = value[index] == UInt8(ascii: "&") && value[index...].starts(with: "&#38;".utf8)
            index += isAmpersand ? 5 : 1
        }
        return String(decoding: out, as: UTF8.self)
    }
}
