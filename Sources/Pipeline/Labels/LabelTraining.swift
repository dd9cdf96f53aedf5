package import Classifier
import FoundationEssentials
import Intake
import Storage
import Triage

/// What training on labels did.
package struct LabelTrainingReport: Sendable {
    /// What was odd about each file.
    package var files: [(name: String, lines: LineCounts)] = []
    /// Labels by answer: complaint, anger, spam.
    package var labels: [(answer: String, count: Int)] = []
    /// Labels that teach, and those that were held back.
    package var taught = 0
    package var heldBack = 0
    /// The weights in use before, and those made now.
    package var before = ""
    package var after = ""
    /// The part of the way from the shipped weights that was gone: the furthest that costs nothing on the guard lines.
    package var strength = 1.0
    /// On the labels held back, against the weights in use.
    package var held: RefitComparison
    /// On the shipped guard lines, against the shipped weights, so that no row of small losses adds up.
    package var guardLines: RefitComparison
    /// Why the new weights were not put in place; empty where they were.
    package var refusals: [String] = []
    /// Whether the new weights are those that were in use.
    package var isSame = false
    /// Where the weights stand.
    package var path: String
}

/// Refitting the fast tier on a user's labels.
package enum LabelTraining {
    /// How far from the shipped weights a refit may go; the first that the guard lines allow is taken.
    static let strengths = [1.0, 0.7, 0.5, 0.35, 0.25]
    /// What the guard lines may lose of a measure for what a brand's own labels gain: two decisions in a hundred.
    static let guardSlack = 0.02

    /// Refits the shipped weights on the labels of the files, compares them with the weights in use, and puts them in
    /// their place unless something got worse.
    ///
    /// One label in five is held back, by its wording. The shipped weights are where every refit starts, so that the same
    /// labels give the same weights however often they are trained on.
    /// - Throws: `alreadyRunning` where another training works on the same weights.
    package static func train(
        on paths: [String], settings: Settings, progress: (String) -> Void = { _ in }
    ) throws(PipelineError) -> LabelTrainingReport {
        let (examples, files) = try read(paths)
        let place = OwnWeights(settings)
        let lock = try lock(place)
        defer { lock.release() }
        let shipped = try Installation.shippedModel()
        let present = try place.load() ?? shipped
        let isHeld = LabelSplit.heldBack(examples.map(\.text))
        let taught = zip(examples, isHeld).filter { !$1 }.map(\.0)
        let held = zip(examples, isHeld).filter { $1 }.map(\.0)
        progress("\(taught.count) labels teach, \(held.count) are held back")
        let change: Refit.Change
        let guardLines: [TrainingExample]
        do {
            change = try Refit.Change(of: shipped, on: taught, anchors: try FastModel.shippedAnchors())
            guardLines = try FastModel.shippedGuard()
        } catch {
            if case .tooFewExamples = error { throw .badInput(tooFew(examples.count)) }
            throw .classifier("\(error)")
        }
        progress("measuring")
        var strength = strengths[0]
        var refitted = change.applied()
        var guarded = RefitComparison(guardLines, before: shipped, after: refitted.model)
        for weaker in strengths.dropFirst() where !guarded.losses(slack: guardSlack).isEmpty {
            strength = weaker
            refitted = change.applied(strength: Float(weaker))
            guarded = RefitComparison(guardLines, before: shipped, after: refitted.model)
        }
        var report = LabelTrainingReport(
            held: RefitComparison(held, before: present, after: refitted.model), guardLines: guarded,
            path: place.path)
        report.strength = strength
        report.files = files
        report.labels = [
            ("complaint", examples.count { $0.complaint != nil }),
            ("anger", examples.count { $0.anger != nil }),
            ("spam", examples.count { $0.spam != nil }),
        ]
        (report.taught, report.heldBack) = (taught.count, held.count)
        (report.before, report.after) = (present.name, refitted.model.name)
        report.refusals =
            report.held.losses().map { "on the labels held back, \($0)" }
            + guarded.losses(slack: guardSlack).map { "on the lines shipped as a guard, \($0)" }
        guard report.refusals.isEmpty else { return report }
        report.isSame = FileText.exists(place.path) && present.name == refitted.model.name
        if !report.isSame { try place.install(refitted) }
        return report
    }

    /// Lets one training at a time work on the weights.
    private static func lock(_ place: OwnWeights) throws(PipelineError) -> RunLock {
        do { return try RunLock(storePath: place.path) } catch {
            if case .busy(let path) = error { throw .alreadyRunning(storePath: path) }
            throw .unwritable(path: place.path, reason: "cannot be written: \(error)")
        }
    }

    private static func tooFew(_ count: Int) -> String {
        "\(count) labels are too few to learn from: at least \(Refit.leastLabels) must be left to teach when one in "
            + "\(LabelSplit.share) is held back"
    }

    /// The labels of all files that can teach something.
    private static func read(
        _ paths: [String]
    ) throws(PipelineError) -> (
        examples: [TrainingExample], files: [(name: String, lines: LineCounts)]
    ) {
        var examples: [TrainingExample] = []
        var files: [(name: String, lines: LineCounts)] = []
        for path in paths {
            let bytes: [UInt8]
            do { bytes = try LabelledFile.bytes(path) } catch {
                throw .unreadable(path: path, reason: error.reason)
            }
            let lines = LabelledFile.read(bytes) { line throws(LabelledLine.Fault) in
                guard let example = try example(line) else { return false }
                examples.append(example)
                return true
            }
            guard lines.read > 0 else { throw .badInput("\(path) is empty: it has no line of JSON") }
            files.append((path, lines))
            guard examples.count <= Refit.mostLabels else {
                throw .badInput("more than \(Refit.mostLabels) labels: train on the newest")
            }
        }
        guard !examples.isEmpty else {
            let bad =
                files.map(\.lines.badWords).first { !$0.isEmpty }
                ?? "no line has complaint, label, anger or spam"
            throw .badInput("there is nothing to learn from in \(paths.joined(separator: ", ")): \(bad)")
        }
        return (examples, files)
    }

    private static func example(_ line: LabelledLine) throws(LabelledLine.Fault) -> TrainingExample? {
        var weights: [String: Double] = [:]
        for member in line.value["weights"]?.members ?? [] {
            guard let weight = member.value.double, (0...100).contains(weight) else {
                throw .init(reason: "a weight is a number from 0 to 100")
            }
            weights[member.key] = weight
        }
        let example = TrainingExample(
            text: line.text, rating: line.rating?.fraction,
            complaint: try line.number(["complaint", "label"], in: 0...1),
            anger: try line.number(["anger"], in: 0...1), spam: try line.number(["spam"], in: 0...1),
            weights: weights.isEmpty ? nil : weights)
        return example.complaint == nil && example.anger == nil && example.spam == nil ? nil : example
    }
}
