import Foundation
import Transport

/// What notes call a further document.
struct DocumentName {
    private let name: String
    /// What stands in a sentence that names the document already.
    private let mark: String

    /// A file's name, or an address without secrets.
    init(_ request: FetchRequest) {
        let shown = URLRedaction.shown(request.url, isSecret: request.urlIsSecret)
        if shown.hasPrefix("file:"), let last = shown.split(separator: "/").last {
            name = last.removingPercentEncoding ?? String(last)
            mark = "/" + name
        } else {
            name = shown
            mark = shown
        }
    }

    /// A sentence about the document, its name before it unless it stands there.
    func naming(_ sentence: String) -> String { sentence.contains(mark) ? sentence : "\(name): \(sentence)" }
}
