/// One attribute of an element.
struct XMLAttribute {
    var space: FeedNamespace
    /// Local name in lower case.
    var name: String
    var value: String
}

/// An element with what stands in it. Nodes live only while their item is being read.
final class XMLNode {
    /// What an element holds, in order.
    enum Child {
        case text(String)
        case element(XMLNode)
    }

    let space: FeedNamespace
    /// Local name in lower case: feeds spell `pubdate` in every way.
    let name: String
    /// With its prefix, as written.
    let qualifiedName: String
    let namespaceURI: String?
    let attributes: [XMLAttribute]
    /// The address that relative references in this element start from.
    let base: String?
    let language: String?
    private(set) var children: [Child] = []
    /// The element children, in order.
    private(set) var elements: [XMLNode] = []
    /// The namespaces declared on this element; kept for the root only.
    var declaredNamespaces: [String] = []

    init(
        space: FeedNamespace, name: String, qualifiedName: String, namespaceURI: String?, attributes: [XMLAttribute],
        base: String?, language: String?
    ) {
        self.space = space
        self.name = name
        self.qualifiedName = qualifiedName
        self.namespaceURI = namespaceURI
        self.attributes = attributes
        self.base = base
        self.language = language
    }

    var hasElements: Bool { !elements.isEmpty }

    func append(_ text: String) { children.append(.text(text)) }

    func append(_ element: XMLNode) {
        children.append(.element(element))
        elements.append(element)
    }

    /// The text directly in this element, trimmed.
    var text: String {
        guard children.count != 1 else {
            if case .text(let text) = children[0] { return ASCII.trimmed(text) }
            return ""
        }
        return ASCII.trimmed(rawText)
    }

    /// The text directly in this element.
    var rawText: String {
        children.reduce(into: "") { sum, child in if case .text(let text) = child { sum += text } }
    }

    /// The text in this element and all within.
    var deepText: String {
        children.reduce(into: "") { sum, child in
            switch child {
            case .text(let text): sum += text
            case .element(let node): sum += node.deepText
            }
        }
    }

    /// The value of an attribute without a namespace, trimmed.
    subscript(_ name: String) -> String? {
        attributes.first { $0.name == name && $0.space == .none }.map { ASCII.trimmed($0.value) }
    }

    func attribute(_ space: FeedNamespace, _ name: String) -> String? {
        attributes.first { $0.name == name && $0.space == space }.map { ASCII.trimmed($0.value) }
    }

    /// The content as HTML.
    ///
    /// Where `escapingText` is false, text stands as it is: it was HTML before XML escaped it. References in attributes
    /// are made absolute, each against the base of its own element.
    func markup(escapingText: Bool) -> String {
        var out = ""
        writeMarkup(into: &out, escapingText: escapingText)
        return out
    }

    private func writeMarkup(into out: inout String, escapingText: Bool) {
        for child in children {
            switch child {
            case .text(let text): out += escapingText ? HTMLEscape.text(text) : text
            case .element(let node):
                let tag = node.space == .other ? ASCII.lowercased(node.qualifiedName) : node.name
                out += "<" + tag
                for attribute in node.attributes where attribute.space == .none {
                    let value =
                        HTMLAllowList.urlAttributes.contains(attribute.name)
                        ? URLReference.resolve(attribute.value, against: node.base) : attribute.value
                    out += " \(attribute.name)=\"" + HTMLEscape.attribute(value) + "\""
                }
                if HTMLAllowList.voidElements.contains(tag) {
                    out += " />"
                } else {
                    out += ">"
                    node.writeMarkup(into: &out, escapingText: escapingText)
                    out += "</" + tag + ">"
                }
            }
        }
    }
}
