/// Which HTML a feed may bring along.
///
/// Elements and attributes follow the list that feed readers have long agreed on (feedparser's documentation,
/// "Sanitization"): nothing that runs, frames, or talks to another host by itself, and nothing unknown.
enum HTMLAllowList {
    /// What is known of an element; none of it for an unknown one.
    struct ElementTraits: OptionSet {
        let rawValue: UInt16
        static var allowed: Self { Self(rawValue: 1) }
        /// Without content and end tag.
        static var void: Self { Self(rawValue: 2) }
        /// Dropped with all its content.
        static var droppedWithContent: Self { Self(rawValue: 4) }
        /// Its content is no markup; but for that of `xmp`, it is no text for readers either.
        static var rawText: Self { Self(rawValue: 8) }
        /// Begins and ends a line of its own.
        static var block: Self { Self(rawValue: 16) }
        static var lineBreak: Self { Self(rawValue: 32) }
        static var tableCell: Self { Self(rawValue: 64) }
        static var listItem: Self { Self(rawValue: 128) }
        static var preformatted: Self { Self(rawValue: 256) }
        static var image: Self { Self(rawValue: 512) }
    }

    /// What is known of an attribute; none of it for an unknown one.
    struct AttributeTraits: OptionSet {
        let rawValue: UInt8
        static var allowed: Self { Self(rawValue: 1) }
        /// Holds an address: made absolute, and dropped where the scheme is not allowed.
        static var address: Self { Self(rawValue: 2) }
        static var style: Self { Self(rawValue: 4) }
    }

    static func traits(of element: HTMLName) -> ElementTraits { elementTraits[element] ?? [] }
    static func traits(ofAttribute name: HTMLName) -> AttributeTraits { attributeTraits[name] ?? [] }

    private static let elementTraits: HTMLNameTable<ElementTraits> = table([
        (elements, .allowed), (voidElements, .void), (dropped, .droppedWithContent), ("script style xmp", .rawText),
        (blocks, .block), ("br", .lineBreak), ("td th", .tableCell), ("li", .listItem), ("pre", .preformatted),
        ("img", .image),
    ])

    private static let attributeTraits: HTMLNameTable<AttributeTraits> = table([
        (attributes, .allowed), (addressAttributes, .address), ("style", .style),
    ])

    private static func table<Traits: OptionSet & Sendable>(_ lists: [(words: String, traits: Traits)])
        -> HTMLNameTable<Traits>
    where Traits.Element == Traits {
        var table: [HTMLName: Traits] = [:]
        for (words, traits) in lists {
            for word in words.split(separator: " ") {
                if let name = HTMLName(word) { table[name, default: []].formUnion(traits) }
            }
        }
        return HTMLNameTable(table)
    }

    private static let elements = """
        a abbr acronym address area article aside audio b big blockquote br button canvas caption center cite code col \
        colgroup command datagrid datalist dd del details dfn dialog dir div dl dt em event-source fieldset figcaption figure font \
        footer form h1 h2 h3 h4 h5 h6 header hr i img input ins kbd keygen label legend li m map mark menu meter \
        multicol nav nextid noscript ol optgroup option output p pre progress q s samp section select small sound source spacer \
        span strike strong sub sup table tbody td textarea tfoot th thead time tr tt u ul var video wbr
        """

    private static let attributes = """
        abbr accept accept-charset accesskey action align alt autocomplete autofocus axis background balance \
        bgcolor bgproperties border bordercolor bordercolordark bordercolorlight bottompadding cellpadding cellspacing \
        ch challenge char charoff charset checked choff cite class clear color cols colspan compact contenteditable \
        controls coords data datafld datapagesize datasrc datetime default delay dir disabled draggable dynsrc enctype \
        end face for form frame galleryimg gutter headers height hidden hidefocus high href hreflang hspace icon id \
        inputmode ismap keytype label lang leftspacing list longdesc loop loopcount loopend loopstart low lowsrc max \
        maxlength media method min multiple name nohref noshade nowrap open optimum pattern ping point-size poster pqg \
        preload prompt radiogroup readonly rel repeat-max repeat-min replace required rev rightspacing rows rowspan \
        rules scope selected shape size span src start step style summary suppress tabindex target template title \
        toppadding type unselectable urn usemap valign value variable volume vrml vspace width wrap xml:lang
        """

    private static let addressAttributes = """
        action background cite classid codebase data datasrc dynsrc href icon longdesc lowsrc ping poster profile src \
        urn usemap vrml
        """

    private static let voidElements =
        "area base basefont br col command embed frame hr img input keygen link meta param source track wbr"

    private static let dropped = "applet head noembed noframes template title"

    private static let blocks = """
        address article aside blockquote center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 \
        header hr li main nav ol p pre section table tr ul
        """

    /// Whether an address may stand in a link or as an entry's URL: a relative one, or one with an allowed scheme.
    static func allows(url: String) -> Bool {
        // Almost all are, and nothing can hide in front of these.
        if url.hasPrefix("https://") || url.hasPrefix("http://") { return true }
        return URLReference.scheme(of: url).map(schemes.contains) ?? true
    }

    private static let schemes = Set(
        [
            "http", "https", "ftp", "mailto", "tel", "sms", "geo", "irc", "ircs", "magnet", "news", "nntp", "sip",
            "sips",
            "xmpp", "feed", "callto", "skype",
        ])
}

/// The part of inline CSS that only changes how the text itself looks.
enum StyleFilter {
    /// The declarations that may stay, as `name: value;` with single spaces between; empty where none may.
    static func filter(_ style: String) -> String {
        // Escapes, comments and at-rules exist in inline styles only to get past filters.
        guard !style.utf8.contains(UInt8(ascii: "\\")), !style.utf8.contains(UInt8(ascii: "@")),
            !style.utf8.contains(UInt8(ascii: "/")) || !style.contains("/*")
        else { return "" }
        var kept: [String] = []
        for declaration in style.split(separator: ";") {
            guard let colon = declaration.firstIndex(of: ":") else { continue }
            let name = ASCII.lowercased(ASCII.trimmed(String(declaration[..<colon])))
            let value = ASCII.trimmed(String(declaration[declaration.index(after: colon)...]))
            guard !value.isEmpty, isPlain(value) else { continue }
            let family = String(name.prefix { $0 != "-" })
            if properties.contains(name)
                || (families.contains(family) && value.split(separator: " ").allSatisfy(isKnown))
            {
                kept.append("\(name): \(value);")
            }
        }
        return kept.joined(separator: " ")
    }

    /// No function but a colour, no address, no expression.
    private static func isPlain(_ value: String) -> Bool {
        guard value.utf8.count <= 200 else { return false }
        var inside = false
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "("): inside = true
            case UInt8(ascii: ")"): inside = false
            case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "%"), 0x20: continue
            case UInt8(ascii: "#"), UInt8(ascii: "!"), UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "\""):
                if inside { return false }
            default:
                guard ASCII.isDigit(byte) || (!inside && ASCII.isLetter(byte)) else { return false }
            }
        }
        return !inside
    }

    private static func isKnown(_ word: Substring) -> Bool {
        keywords.contains(String(word)) || word.utf8.first == UInt8(ascii: "#") || word.hasPrefix("rgb(")
            || word.utf8.first.map { ASCII.isDigit($0) || $0 == UInt8(ascii: ".") } == true
    }

    private static let families: Set<String> = ["background", "border", "margin", "padding"]

    private static let keywords: Set<String> = Set(
        """
        auto aqua black block blue bold both bottom brown center collapse dashed dotted fuchsia gray green !important \
        italic left lime maroon medium none navy normal nowrap olive pointer purple red right solid silver teal top \
        transparent underline white yellow
        """.split(separator: " ").map(String.init))

    private static let properties: Set<String> = Set(
        """
        azimuth background-color border-bottom-color border-collapse border-color border-left-color border-right-color \
        border-top-color clear color cursor direction display elevation float font font-family font-size font-style \
        font-variant font-weight height letter-spacing line-height overflow pause pause-after pause-before pitch \
        pitch-range richness speak speak-header speak-numeral speak-punctuation speech-rate stress text-align \
        text-decoration text-indent unicode-bidi vertical-align voice-family volume white-space width
        """.split(separator: " ").map(String.init))
}
