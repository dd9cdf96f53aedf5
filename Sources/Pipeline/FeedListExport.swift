import Intake
import Triage

/// The sources as a list of feeds for other readers (OPML 2.0, opml.org).
package struct FeedListExport: Sendable {
    /// The document. It holds no date, so that the same sources give the same bytes.
    package let opml: String
    /// How many feeds the document has.
    package let count: Int
    /// Names of the sources that are feeds and were left out, since their address is a secret or holds one.
    package let secret: [String]
    /// Kinds of the sources that no address of a feed stands for, with how many of each there are, in order of first
    /// appearance.
    package let others: [(kind: String, count: Int)]

    /// Writes the list of a configuration's sources.
    package init(_ settings: Settings) {
        var outlines: [String] = []
        var secret: [String] = []
        var others: [(kind: String, count: Int)] = []
        for source in settings.sources {
            var asked = source.settings
            if source.credential != nil { asked.credential = Secret("present") }
            switch FeedAddress.sharing(of: asked) {
            case .feed(let address):
                let title = Self.attribute(source.title ?? source.settings.name)
                outlines.append(
                    "    <outline type=\"rss\" text=\(title) title=\(title) xmlUrl=\(Self.attribute(address))/>\n")
            case .secret: secret.append(source.settings.name)
            case .none:
                if let place = others.firstIndex(where: { $0.kind == source.settings.kind }) {
                    others[place].count += 1
                } else {
                    others.append((source.settings.kind, 1))
                }
            }
        }
        opml = """
            <?xml version="1.0" encoding="UTF-8"?>
            <opml version="2.0">
              <head>
                <title>\(Self.text("Sources of " + settings.brandName))</title>
              </head>
              <body>

            """ + outlines.joined() + "  </body>\n</opml>\n"
        count = outlines.count
        self.secret = secret
        self.others = others
    }

    /// The list of the sources of the configuration at `path`.
    package static func read(_ path: String) throws(PipelineError) -> FeedListExport {
        do { return FeedListExport(try SettingsReader.read(path)) } catch { throw .configuration(error) }
    }

    /// Writes the document to a file, replacing one of that name.
    package func write(to path: String) throws(PipelineError) {
        do {
            try FileText.replace(path, with: opml) { (_) throws(Never) in }
        } catch {
            switch error {
            case .failed(let failure): throw .unwritable(path: path, reason: failure.reason)
            }
        }
    }

    private static func attribute(_ value: String) -> String { "\"" + text(value) + "\"" }

    /// A text as XML has it; what no XML may hold is dropped.
    private static func text(_ value: String) -> String {
        var out = ""
        for scalar in Cleaned.line(value, limit: 8192).unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\u{FFFE}", "\u{FFFF}": continue
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
