import FoundationEssentials
import Glibc
import Intake
import Transport
import Triage

/// When the benchmarks take place, and what people wrote.
let noon = Timestamp(seconds: 1_795_262_400)
let complaints = [
    "Third week without my order, still waiting. Order 4471, and nobody answers my mails.",
    "Great, another update that deletes my data. Thanks a lot!",
    "Lovely kettle, boils in no time and looks good on the shelf.",
    "Does it work with a 5 GHz network? I could not find it in the manual.",
    "Nach dem Update sind alle Zeitpläne weg. Drei Mails, keine Antwort.",
]

/// An RSS 2.0 feed of invented complaints, written by `complaints`; the mark stands in every entry's id and address.
func sampleFeed(entries: Int, marked mark: String = "") -> String {
    var feed =
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Bench</title><link>https://kettlewren.example/</link>"
    for index in 0..<entries {
        feed +=
            "<item><guid>g\(mark)\(index)</guid><title>Item \(index)</title><link>https://kettlewren.example/\(mark)\(index)</link>"
        feed +=
            "<pubDate>Sat, 21 Nov 2026 10:00:00 GMT</pubDate><description>&lt;p&gt;\(complaints[index % complaints.count])"
        feed += " &lt;b&gt;bold&lt;/b&gt; and &lt;a href=\"/x\"&gt;a link&lt;/a&gt;.&lt;/p&gt;</description></item>"
    }
    return feed + "</channel></rss>"
}

/// The source that any feed is read by.
func feedSource() throws -> any SourceAdapter {
    try SourceRegistry.adapter(
        for: SourceSettings(name: "bench", kind: "feed", url: "https://kettlewren.example/feed"))
}

/// Reads the documents that the lines of a file name; writes name, documents read, entries and the seconds of the best of
/// five rounds, as the scripts want them.
func measureReading(list: String) throws {
    let paths = try String(contentsOf: URL(filePath: list), encoding: .utf8).split(separator: "\n")
    let documents = try paths.map {
        FetchedDocument(
            url: "https://kettlewren.example/feed", body: Array(try Data(contentsOf: URL(filePath: String($0)))),
            fetchedAt: noon)
    }
    let source = try feedSource()
    func report(_ name: String, _ read: (FetchedDocument) throws -> Int) {
        var best = Duration.seconds(3_600)
        var readable = 0
        var entries = 0
        for _ in 0..<5 {
            (readable, entries) = (0, 0)
            let spent = ContinuousClock().measure {
                for document in documents {
                    guard let count = try? read(document) else { continue }
                    readable += 1
                    entries += count
                }
            }
            best = min(best, spent)
        }
        print("\(name)\t\(readable)\t\(entries)\t\(best / .seconds(1))")
    }
    report("Earshot") { try FeedReader.read($0).entries.count }
    report("Earshot, texts extracted") { document in
        let feed = try FeedReader.read(document)
        for entry in feed.entries {
            for (text, type) in [(entry.content, entry.contentType), (entry.summary, entry.summaryType)] {
                if let text, type == .html { _ = HTMLText.plain(text) }
            }
        }
        return feed.entries.count
    }
    report("Earshot, mentions as they are stored") { try source.read($0, limits: IntakeLimits()).mentions.count }
}

/// Shows that reading entry by entry takes no more memory for a long document than for a short one.
func measureMemory() throws {
    var limits = IntakeLimits()
    limits.documentLimitBytes = 1 << 30
    limits.itemLimit = .max
    for entries in [5_000, 50_000] {
        let document = FetchedDocument(
            url: "https://kettlewren.example/feed", body: Array(sampleFeed(entries: entries).utf8), fetchedAt: noon)
        resetPeakMemory()
        let before = peakMemory()
        var count = 0
        _ = try FeedReader.stream(document, limits: limits) { _ in count += 1 }
        let megabytes = decimal(Double(document.body.count) / 1_000_000, 1)
        print(
            "streaming \(grouped(count)) entries (\(megabytes) MB) adds \(decimal(Double(peakMemory() - before) / 1000, 1)) MB of memory at most"
        )
    }
}

/// The highest resident memory since the last reset, in kB (proc(5)).
private func peakMemory() -> Int {
    let status = (try? String(contentsOf: URL(filePath: "/proc/self/status"), encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0
}

private func resetPeakMemory() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
}
