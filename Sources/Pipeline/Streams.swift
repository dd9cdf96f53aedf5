import Classifier
import Intake
package import Triage

/// Judges what stands on standard input, one JSON string or Mention object a line.
package struct ClassifyStream: Sendable {
    private let model: FastModel

    /// - Parameter settings: whose weights judge; the shipped ones where `nil`.
    package init(_ settings: Settings? = nil) throws(PipelineError) { model = try Installation.model(settings) }

    /// The answer to one line: an object with `complaint`, `anger`, `language`, `tier`, `topics`, `urgency`, `why`,
    /// or one with `error`.
    package func answer(_ line: [UInt8], number: Int) -> (text: String, isError: Bool) {
        switch read(line, number: number) {
        case .success(let mention): (Self.json(model.assess(mention)), false)
        case .failure(let error): (JSONText.object([("error", .string(error.description))]).description, true)
        }
    }

    /// As ``answer(_:number:)``, for people.
    package func text(_ line: [UInt8], number: Int) -> (text: String, isError: Bool) {
        switch read(line, number: number) {
        case .failure(let error): return (Cleaned.line(error.description, limit: 500), true)
        case .success(let mention):
            let assessment = model.assess(mention)
            let verdict = assessment.complaint >= model.complaintThreshold ? "complaint" : "no complaint"
            let why = assessment.why.isEmpty ? "" : "  " + assessment.why.joined(separator: ", ")
            let numbers =
                "\(verdict) \(decimal(assessment.complaint, 2))  anger \(decimal(assessment.anger, 2))  \(assessment.language)"
            return (numbers + "  " + Cleaned.line(mention.wording, limit: 80) + Cleaned.line(why, limit: 300), false)
        }
    }

    private func read(_ line: [UInt8], number: Int) -> Result<Mention, IntakeError> {
        do throws(JSONError) {
            let value = try JSONValue.parse(line)
            if case .string(let text) = value { return .success(Mention(source: "stdin", id: "\(number)", text: text)) }
            do throws(IntakeError) {
                return .success(try MentionObject.read(value, line: number, defaultSource: "stdin"))
            } catch {
                return .failure(error)
            }
        } catch {
            return .failure(.badMention(line: number, reason: "\(error)"))
        }
    }

    private static func json(_ assessment: Assessment) -> String {
        func words(_ list: [String]) -> JSONText { .array(list.map { JSONText.string($0) }) }
        return JSONText.object([
            ("complaint", JSONText(raw: decimal(assessment.complaint, 4))),
            ("anger", JSONText(raw: decimal(assessment.anger, 4))), ("language", .string(assessment.language)),
            ("tier", .string(assessment.tier.rawValue)), ("topics", words(assessment.topics.map(\.rawValue))),
            ("urgency", words(assessment.urgency.map(\.rawValue))), ("why", words(assessment.why)),
            ("stance", .string(assessment.stance.rawValue)), ("spam", JSONText(raw: decimal(assessment.spam, 4))),
        ]).description
    }
}

/// Ranks Mention objects without a store.
package struct RankStream: Sendable {
    /// A mention with its rank.
    package struct Ranked: Sendable {
        package let mention: Mention
        package let reach: Reach
        package let priority: Priority
    }

    private let model: FastModel
    private let weights: RankingWeights
    private let priors: ReachPriors
    private let audiences: [String: Int?]
    private let now: Timestamp

    /// - Parameter settings: weights, reach constants and audiences; the defaults where `nil`.
    package init(_ settings: Settings?, now: Timestamp) throws(PipelineError) {
        model = try Installation.model(settings)
        weights = settings?.ranking ?? RankingWeights()
        priors = settings?.reach ?? ReachPriors()
        audiences = Dictionary(
            (settings?.sources ?? []).map { ($0.settings.name, $0.settings.audience) },
            uniquingKeysWith: { first, _ in first })
        self.now = now
    }

    /// Reads one line of input.
    ///
    /// - Throws: `badInput` naming the line and what is wrong with it.
    package static func read(_ line: [UInt8], number: Int) throws(PipelineError) -> Mention {
        do {
            return try MentionObject.read(try JSONValue.parse(line), line: number, defaultSource: nil)
        } catch let error as IntakeError {
            throw .badInput(error.description)
        } catch {
            throw .badInput("line \(number): \(error)")
        }
    }

    /// Best first; equals in the order they came.
    package func rank(_ mentions: [Mention]) -> [Ranked] {
        let ranked = mentions.map { mention in
            let assessment = model.assess(mention, explaining: false)
            let reach = Reach.estimate(
                for: mention, audience: audiences[mention.source] ?? nil, priors: priors, now: now)
            let priority = Priority.rank(
                assessment, reach: reach, publishedAt: mention.publishedAt, weights: weights, now: now)
            return Ranked(mention: mention, reach: reach, priority: priority)
        }
        return ranked.enumerated().sorted { a, b in
            a.element.priority.value != b.element.priority.value
                ? a.element.priority.value > b.element.priority.value : a.offset < b.offset
        }.map(\.element)
    }

    /// The Mention object with `priority`, `parts` and `reach` added; one line.
    package static func json(_ ranked: Ranked) -> String {
        let parts = ranked.priority.parts.map { part in
            JSONText.object([
                ("name", .string(part.name)), ("factor", JSONText(raw: decimal(part.factor, 4))),
                ("words", .string(part.words)),
            ])
        }
        let reach = JSONText.object([
            ("low", .integer(ranked.reach.low)), ("likely", .integer(ranked.reach.likely)),
            ("high", .integer(ranked.reach.high)), ("basis", .string(ranked.reach.basis.rawValue)),
        ])
        return MentionObject.write(
            ranked.mention,
            extra: [
                ("priority", JSONText(raw: decimal(ranked.priority.value, 1))), ("parts", .array(parts)),
                ("reach", reach),
            ])
    }

    /// One line for people.
    package static func text(_ ranked: Ranked, place: Int) -> String {
        "\(place). \(decimal(ranked.priority.value, 1))  \(Cleaned.line(ranked.mention.wording, limit: 90))  (\(ranked.priority.arithmetic))"
    }
}
