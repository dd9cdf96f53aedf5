internal import CLibXML2
import Transport
import Triage

/// Reads any XML document as nested values, so that one kind of path serves JSON and XML.
///
/// An element is an object of its attributes (`@name`), its child elements (several of one name as an array) and its own
/// text (`#text`); one that has text only is that text. Names are as written, prefixes included. No document type is
/// read, no entity is expanded, no file or network is touched.
enum XMLValueReader {
    /// The member that holds an element's own text beside attributes or children.
    static let textName = "#text"
    /// Elements of one document: twenty for each of as many items as the standard limit allows. More would take memory out
    /// of proportion to the document's bytes.
    static let elementLimit = 400_000

    /// Reads the body of an answer; see ``read(_:limits:itemDepth:)``.
    static func read(
        _ answer: VendorAnswer, itemDepth: Int
    ) throws(IntakeError) -> (value: JSONValue, degradations: [String]) {
        try read(answer.document, limits: answer.limits, itemDepth: itemDepth)
    }

    /// Reads a document.
    ///
    /// - Parameter itemDepth: how deep an item stands, the root being 1: where the document ends too early, what is open at
    ///   this depth or below is left out, since half an item is none.
    /// - Returns: an object with the root as its only member, and what was wrong with the document.
    static func read(
        _ document: FetchedDocument, limits: IntakeLimits, itemDepth: Int
    ) throws(IntakeError) -> (value: JSONValue, degradations: [String]) {
        let shownURL = URLRedaction.redacted(document.url)
        let decoded = TextDecoding.decode(document)
        if case .other(let found) = DocumentKind.of(decoded.bytes),
            found == "an HTML page" || found == DocumentKind.overgrown
        {
            throw IntakeError.wrongKind(url: shownURL, found: found)
        }
        guard let start = decoded.bytes.firstIndex(where: { !ASCII.isSpace($0) }),
            decoded.bytes[start] == UInt8(ascii: "<")
        else { throw IntakeError.wrongKind(url: shownURL, found: "no XML") }
        let repaired: XMLRepair.Result
        do {
            repaired = try XMLRepair.repair(decoded.bytes, from: start, limits: limits)
        } catch {
            throw IntakeError.overLimit(
                url: shownURL, name: "intake.depthLimit", limit: limits.depthLimit)
        }
        let tree = XMLValueTree(itemDepth: itemDepth)
        tree.run(repaired.bytes)
        if tree.isTooLarge {
            throw IntakeError.unreadable(
                url: shownURL, reason: "it has more than \(elementLimit) elements")
        }
        guard let root = tree.root else {
            throw IntakeError.unreadable(url: shownURL, reason: "no element could be read")
        }
        var degradations = (decoded.degradation.map { [$0] } ?? []) + repaired.degradations
        if !repaired.isComplete {
            degradations.append("the document ends before its root element does; complete items were kept")
        }
        return (.object([root]), degradations)
    }
}

/// Builds the values while libxml2 reads.
private final class XMLValueTree {
    /// An open element.
    private struct Frame {
        var name: String
        var members: [JSONMember]
        var text: [UInt8] = []
        /// Place in `members` of the child elements of a name.
        var places: [String: Int] = [:]
        /// Child elements of one name, from the second on.
        var lists: [String: [JSONValue]] = [:]

        mutating func add(_ name: String, _ value: JSONValue) {
            guard let place = places[name] else {
                places[name] = members.count
                members.append(JSONMember(name, value))
                return
            }
            lists[name, default: [members[place].value]].append(value)
        }

        /// The element's value.
        consuming func value() -> JSONValue {
            let text = ASCII.trimmed(String(decoding: text, as: UTF8.self))
            if members.isEmpty { return .string(text) }
            for (name, list) in lists { places[name].map { members[$0].value = .array(list) } }
            if !text.isEmpty { members.append(JSONMember(XMLValueReader.textName, .string(text))) }
            return .object(members)
        }
    }

    private let itemDepth: Int
    private var stack: [Frame] = []
    private var count = 0
    private var names: [UnsafePointer<xmlChar>: String] = [:]
    private(set) var root: JSONMember?
    private(set) var isTooLarge = false

    init(itemDepth: Int) { self.itemDepth = itemDepth }

    /// libxml2 wants to be set up once before threads use it.
    private static let isLibraryReady: Void = xmlInitParser()
    /// Bytes given to libxml2 at a time.
    private static let chunkBytes = 64 * 1024

    func run(_ bytes: [UInt8]) {
        XMLValueTree.isLibraryReady
        var handler = xmlSAXHandler()
        handler.initialized = 0xDEED_BEAF
        handler.startElementNs = { context, name, prefix, _, _, _, count, _, attributes in
            guard let context, let name else { return }
            XMLValueTree.of(context).start(name, prefix, attributes, attributeCount: Int(count))
        }
        handler.endElementNs = { context, _, _, _ in
            guard let context else { return }
            XMLValueTree.of(context).end()
        }
        handler.characters = { context, bytes, count in
            guard let context, let bytes else { return }
            XMLValueTree.of(context).characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        // The repair has replaced HTML's entities; whatever else a document declares does not exist.
        handler.getEntity = { _, _ in nil }

        let context = Unmanaged.passUnretained(self).toOpaque()
        guard let parser = xmlCreatePushParserCtxt(&handler, context, nil, 0, nil) else { return }
        defer { xmlFreeParserCtxt(parser) }
        let options =
            XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_NOWARNING.rawValue
        xmlCtxtUseOptions(parser, Int32(options))
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count, parser.pointee.disableSAX == 0, !isTooLarge {
                let count = min(XMLValueTree.chunkBytes, buffer.count - offset)
                let chunk = buffer.baseAddress?.advanced(by: offset).assumingMemoryBound(to: CChar.self)
                xmlParseChunk(parser, chunk, Int32(count), 0)
                offset += count
            }
        }
        if !isTooLarge { closeOpen() }
    }

    /// Closes what the document left open: holders of items are kept, half items are not.
    private func closeOpen() {
        while stack.count > 1, stack.count >= itemDepth { stack.removeLast() }
        while !stack.isEmpty { end() }
    }

    private static func of(_ context: UnsafeMutableRawPointer) -> XMLValueTree {
        Unmanaged<XMLValueTree>.fromOpaque(context).takeUnretainedValue()
    }

    private func start(
        _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, attributeCount: Int
    ) {
        count += 1
        if count > XMLValueReader.elementLimit { isTooLarge = true }
        guard !isTooLarge else { return }
        stack.append(Frame(name: name(local, prefix), members: members(attributes, count: attributeCount)))
    }

    private func end() {
        guard !isTooLarge, let frame = stack.popLast() else { return }
        let name = frame.name
        let value = frame.value()
        if stack.isEmpty {
            if root == nil { root = JSONMember(name, value) }
        } else {
            stack[stack.count - 1].add(name, value)
        }
    }

    private func characters(_ bytes: UnsafeBufferPointer<xmlChar>) {
        guard !isTooLarge, !stack.isEmpty else { return }
        stack[stack.count - 1].text.append(contentsOf: bytes)
    }

    private func name(_ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?) -> String {
        guard let prefix else { return string(local) }
        return string(prefix) + ":" + string(local)
    }

    /// libxml2 keeps one copy of every name for the life of the parser, so that the address is the name.
    private func string(_ name: UnsafePointer<xmlChar>) -> String {
        if let known = names[name] { return known }
        let text = String(cString: name)
        names[name] = text
        return text
    }

    /// libxml2 gives five pointers an attribute: local name, prefix, URI, and the value's begin and end.
    private func members(
        _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
    ) -> [JSONMember] {
        guard let list, count > 0 else { return [] }
        return (0..<count).compactMap { index in
            let fields = list.advanced(by: index * 5)
            guard let local = fields[0], let begin = fields[3], let end = fields[4] else { return nil }
            let value = String(decoding: UnsafeBufferPointer(start: begin, count: end - begin), as: UTF8.self)
            // Without entity substitution libxml2 leaves `&` as `&#38;`, and nothing else.
            let text = value.utf8.contains(UInt8(ascii: "&")) ? value.replacing("&#38;", with: "&") : value
            return JSONMember("@" + name(local, fields[1]), .string(text))
        }
    }
}
