import Classifier
import Glibc
import Intake
import Replies
import Transport
import Triage

// What Earshot does most, each over invented input, best of five rounds on one thread.
// swift run -c release Benchmarks
//
// For the scripts in side-by-side: `Benchmarks feed COUNT` writes a feed, `Benchmarks read LIST` reads the documents that
// the lines of a file name, `Benchmarks posts` writes posts of `training/own` as lines, `Benchmarks classify LIST` judges the
// lines of a file, `Benchmarks deep LIST` does so by the deep tier, `Benchmarks pieces LIST` writes how many word pieces each
// has, `Benchmarks serve COUNT` serves feeds with so many entries and writes its port, `Benchmarks fetch LIST MEMORY` fetches
// the URLs that the lines of a file name. For training/replies: `Benchmarks replies FILE…` writes what the linter's phrases find in
// labelled replies, `Benchmarks judged WEIGHTS FILE…` what they find with a judge (`shipped`: the one that came along).

/// One line of the table.
func measure(_ name: String, _ count: Int, _ unit: String, _ work: () throws -> Void) rethrows {
    let clock = ContinuousClock()
    var best = Duration.seconds(3_600)
    for _ in 0..<5 { best = min(best, try clock.measure { try work() }) }
    let seconds = best / .seconds(1)
    func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
    print(
        padded(name, 44) + padded("\(grouped(Int(Double(count) / seconds))) \(unit)/s", 26)
            + "\(decimal(seconds * 1000, 1)) ms")
}

switch CommandLine.arguments.dropFirst().first {
case "feed":
    print(sampleFeed(entries: CommandLine.arguments.dropFirst(2).first.flatMap(Int.init) ?? 5_000))
    exit(0)
case "read":
    try measureReading(list: CommandLine.arguments.dropFirst(2).first ?? "/dev/stdin")
    exit(0)
case "posts":
    for post in try samplePosts(in: "training/own") { print(post.replacing("\n", with: " ")) }
    exit(0)
case "classify":
    try measureClassifying(list: CommandLine.arguments.dropFirst(2).first ?? "/dev/stdin")
    exit(0)
case "pieces":
    try countPieces(list: CommandLine.arguments.dropFirst(2).first ?? "/dev/stdin")
    exit(0)
case "deep":
    try measureDeepReading(list: CommandLine.arguments.dropFirst(2).first ?? "/dev/stdin")
    exit(0)
case "replies":
    try lintReplies(files: Array(CommandLine.arguments.dropFirst(2)), weights: nil)
    exit(0)
case "judged":
    let weights = CommandLine.arguments.dropFirst(2).first ?? ""
    try lintReplies(
        files: Array(CommandLine.arguments.dropFirst(3)),
        weights: weights == "shipped" ? try ReplyModel.shippedWeights() : weights)
    exit(0)
case "serve":
    let server = try FeedServer(entries: CommandLine.arguments.dropFirst(2).first.flatMap(Int.init) ?? 20)
    print(server.port)
    fflush(nil)
    server.run()
case "fetch":
    guard CommandLine.arguments.count == 4 else {
        print("Benchmarks fetch LIST MEMORY")
        exit(2)
    }
    try await measureFetching(list: CommandLine.arguments[2], memory: CommandLine.arguments[3])
    exit(0)
default: break
}

let model = try FastModel.shipped()
let own = (try? samplePosts(in: "training/own")) ?? []
let posts = (0..<50_000).map { own.isEmpty ? complaints[$0 % complaints.count] + " \($0)" : own[$0 % own.count] }
measure("classify, scores only", posts.count, "posts") {
    for post in posts { _ = model.assess(text: post, explaining: false) }
}
measure("classify, with the reasons", posts.count / 5, "posts") {
    for post in posts.prefix(posts.count / 5) { _ = model.assess(text: post) }
}

let lines = (0..<100_000).map { index in
    let text = complaints[index % complaints.count]
    return Array(
        #"{"id":"\#(index)","source":"bench","text":"\#(text)","author":{"name":"a\#(index)","followers":\#(index % 90_000)},"publishedAt":"2026-11-21T10:00:00Z"}"#
            .utf8)
}
try measure("rank: read, judge, estimate, rank, sort", lines.count, "mentions") {
    var ranked: [(priority: Double, mention: Mention)] = []
    ranked.reserveCapacity(lines.count)
    for (index, line) in lines.enumerated() {
        let mention = try MentionObject.read(try JSONValue.parse(line), line: index + 1, defaultSource: nil)
        let assessment = model.assess(mention, explaining: false)
        let reach = Reach.estimate(for: mention, audience: nil, now: noon)
        ranked.append(
            (Priority.rank(assessment, reach: reach, publishedAt: mention.publishedAt, now: noon).value, mention))
    }
    ranked.sort { $0.priority > $1.priority }
}

let document = FetchedDocument(
    url: "https://kettlewren.example/feed", body: Array(sampleFeed(entries: 5_000).utf8), fetchedAt: noon)
try measure("read an RSS 2.0 feed of 5,000 entries", 5_000, "entries") { _ = try FeedReader.read(document) }
let source = try feedSource()
try measure("the same as mentions, texts extracted", 5_000, "mentions") {
    _ = try source.read(document, limits: IntakeLimits())
}
try measureMemory()

let reply = String(
    repeating: "Waiting three weeks for a parcel would wear anyone out. Mara looks into it today by 17:00. ", count: 20)
measure("lint a reply of 1.8 kB", 200, "replies") {
    for _ in 0..<200 { _ = ReplyLinter.lint(reply, step: .acknowledge, language: "en", context: LintContext()) }
}
