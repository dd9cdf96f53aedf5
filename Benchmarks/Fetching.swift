import FoundationEssentials
import Intake
import Transport
import Triage

/// Fetches the URLs that the lines of a file name, all at once as far as the transport lets them, and reads what comes as
/// feeds. `memory` keeps the validators from one run to the next. Writes answers, those of them not modified, entries and
/// failures.
func measureFetching(list: String, memory: String) async throws {
    let urls = try String(contentsOf: URL(filePath: list), encoding: .utf8).split(separator: "\n").map(String.init)
    var validators: [String: String] = [:]
    for line in ((try? String(contentsOf: URL(filePath: memory), encoding: .utf8)) ?? "").split(separator: "\n") {
        let parts = line.split(separator: "\t")
        if parts.count == 2 { validators[String(parts[0])] = String(parts[1]) }
    }
    let transport = CurlTransport(
        policy: NetworkPolicy(allowedAddresses: ["loopback"]), clock: { Timestamp.systemNow() })
    struct Answer {
        var validator: String?
        var isNew = false
        var entries = 0
    }
    var (unchanged, entries, failures) = (0, 0, 0)
    await withTaskGroup(of: (String, Answer?).self) { group in
        for url in urls {
            let validator = validators[url]
            group.addTask {
                let headers = HeaderFields(validator.map { [("If-None-Match", $0)] } ?? [])
                guard let document = try? await transport.exchange(FetchRequest(url: url, headers: headers)) else {
                    return (url, nil)
                }
                if document.status == 304 { return (url, Answer(validator: validator)) }
                guard let feed = try? FeedReader.read(document) else { return (url, nil) }
                return (
                    url, Answer(validator: document.headers["etag"], isNew: true, entries: feed.entries.count)
                )
            }
        }
        for await (url, answer) in group {
            guard let answer else {
                failures += 1
                continue
            }
            validators[url] = answer.validator
            unchanged += answer.isNew ? 0 : 1
            entries += answer.entries
        }
    }
    await transport.shutdown()
    try Data(validators.map { "\($0.key)\t\($0.value)\n" }.joined().utf8).write(to: URL(filePath: memory))
    print("\(urls.count)\t\(unchanged)\t\(entries)\t\(failures)")
}
