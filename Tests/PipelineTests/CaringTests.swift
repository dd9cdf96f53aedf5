import Pipeline
import Replies
import Storage
import TestSupport
import Testing
import Triage

@Suite("Sending, promises, second looks")
struct CaringTests {
    /// A cycle over one furious post; its case is C1. Noon is the test clock's start.
    private func installation(
        _ test: TestWorld, in folder: TemporaryFolder, items: [Documents.Item] = [Documents.furious]
    )
        async throws -> Installation
    {
        test.serve(Documents.forum, .text(Documents.rss(items)))
        test.serve(Documents.blog, .text(Documents.rss([])))
        var files = Documents.configuration
        files["earshot.yaml"] = """
            brand: {name: Kettlewren, accounts: [kettlewren], timeZone: Europe/Berlin}
            store: store.db
            feeds: feeds.yaml
            replies: {packs: \(RepositoryFiles.path("config/replies/en.yaml")), leads: [Ana], remindBefore: 2h}
            sinks: [{name: terminal, kind: stdout}]
            """
        let installation = try test.install(in: folder, files)
        _ = try await Cycle(installation).run()
        return installation
    }

    private static let good =
        "Three weeks without your 129 euros back would make anyone furious. Mara from our care team is looking into it now and writes to you here today by 17:00."
    private static let denial =
        "Waiting three weeks for a refund is long. Our records show that you never asked for one. Mara writes to you here today by 17:00."

    private func submission(
        _ text: String, by sender: String = "Jo", step: ReplyStep = .acknowledge, override: String? = nil
    )
        -> ReplySubmission
    {
        ReplySubmission(text: text, order: ReplyOrder(step: step), sender: sender, overrideReason: override)
    }

    @Test("a sound reply is recorded, its promise read in the brand's time zone, and confirmed by a human")
    func sends() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            let installation = try await installation(test, in: folder)
            let outcome = try installation.send(submission(Self.good), for: "C1")
            let recorded = try outcome.result.get()
            #expect(recorded.entry.state == .acknowledged && recorded.reply.errors.isEmpty && !outcome.denies)
            let promise = try #require(recorded.promises.first)
            #expect(recorded.promises.count == 1 && promise.state == .proposed)
            // 17:00 in Berlin in winter.
            #expect(promise.due == Timestamp(rfc3339: "2026-11-21T16:00:00Z"))
            #expect(promise.owner?.contains("Mara") == true)
            #expect(try installation.change(promise: "P1", .confirm(due: nil, owner: nil)).get().state == .open)
            let explained = try installation.explain("C1")
            #expect(explained.contains("R1") && explained.contains("sent by Jo") && explained.contains("P1 · open"))
            #expect(try installation.send(submission(Self.good), for: "C1").result == .failure(.sentBefore("R1")))
        }
    }

    @Test("a reply with an error is refused; a lead may send it with a reason, which the digest counts")
    func overrides() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            let installation = try await installation(test, in: folder)
            let text = "Three weeks without your refund would make anyone furious, but we will get back to you soon."
            let refused = try installation.send(submission(text), for: "C1")
            guard case .failure(.errors(let rules)) = refused.result else {
                Issue.record("sent")
                return
            }
            #expect(rules.contains("COMMITMENT") && refused.linted.findings.contains { $0.severity == .error })
            #expect(try installation.storage { try $0.replies() }.isEmpty)
            let clerk = try installation.send(submission(text, override: "no time"), for: "C1")
            #expect(clerk.result == .failure(.notALead("Jo", leads: ["Ana"])))
            let lead = try installation.send(
                submission(text, by: "Ana", override: "the phone call is tonight"), for: "C1")
            #expect(try lead.result.get().reply.overrideReason == "the phone call is tonight")
            let digest = try installation.renderedDigest(format: .text, limit: nil, width: 100, colour: false).joined()
            #expect(digest.contains("1 of them sent by a lead with an error in it"))
        }
    }

    @Test("a reply that denies makes the case one for a second opinion, sent or not")
    func denies() async throws {
        try await TemporaryFolder.with { folder in
            let installation = try await installation(TestWorld(), in: folder)
            let outcome = try installation.send(submission(Self.denial), for: "C1")
            #expect(outcome.denies)
            #expect(throws: CareRefusal.self) { try outcome.result.get() }
            let file = try #require(try installation.storage { try $0.caseFile(1) })
            #expect(file.stored.entry.secondOpinion && file.replies.isEmpty)
        }
    }

    @Test("the second opinion: another person looks, records what was checked, answers, closes")
    func secondOpinion() async throws {
        try await TemporaryFolder.with { folder in
            let installation = try await installation(TestWorld(), in: folder)
            _ = try installation.send(submission(Self.good), for: "C1").result.get()
            _ = try installation.change(promise: "P1", .keep(note: "called"))
            _ = try installation.change("C1", CaseOrder(person: "Jo", reason: "she says it again", secondOpinion: true))
                .get()
            let answer =
                "You were right and we were wrong: the refund never left our bank. It goes out today, and the bank's answer is checked every evening from now on."
            #expect(
                try installation.send(submission(answer, step: .resolve), for: "C1").result
                    == .failure(.secondLookMissing("C1")))
            func look(_ person: String) throws -> Result<Case, CareRefusal> {
                try installation.recordLook(
                    "C1", by: person, system: "bank", showed: "never left", outcome: .weWereWrong)
            }
            #expect(try look("Jo") == .failure(.firstAnswererLooks("Jo")))
            _ = try look("Eli").get()
            // The recorded outcome is what the draft says and what the linter asks for.
            let draft = try installation.replyDraft(for: "C1", ReplyOrder(step: .resolve))
            #expect(draft.text.contains("wrong") || draft.text.contains("our mistake") || draft.text.contains("right"))
            let vague = try installation.lint(
                "There was an issue. It goes out today.", ReplyOrder(step: .resolve), language: nil, case: "C1")
            #expect(vague.findings.contains { $0.rule == .ownIt })
            let sent = try installation.send(submission(answer, step: .resolve), for: "C1").result.get()
            #expect(sent.reply.outcome == .weWereWrong)
            func close(_ person: String?, _ cause: String?) throws -> Result<Case, CareRefusal> {
                try installation.change("C1", CaseOrder(state: .resolved, cause: cause, person: person))
            }
            #expect(try close(nil, "refund-lost") == .failure(.closerUnnamed("C1")))
            #expect(try close("Jo", "refund-lost") == .failure(.firstAnswererCloses("Jo")))
            #expect(try close("Eli", nil) == .failure(.causeMissing("C1")))
            #expect(try close("Eli", "Refund-Lost").get().rootCause == "refund-lost")
            let digest = try installation.renderedDigest(format: .text, limit: nil, width: 100, colour: false).joined()
            #expect(digest.contains("The second look proved the customer right 1 of 1 time"))
        }
    }

    @Test(
        "an open promise keeps the case open, is reminded of, and lifts when it is missed, whatever the digest's limit")
    func promises() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            let installation = try await installation(test, in: folder)
            _ = try installation.send(submission(Self.good), for: "C1").result.get()
            let close = CaseOrder(state: .resolved, cause: "refund")
            #expect(try installation.change("C1", close) == .failure(.promisesOpen("C1", ["P1"])))
            _ = try installation.change(promise: "P1", .confirm(due: nil, owner: nil)).get()
            let quiet = test.output
            _ = try await Cycle(installation).run()
            #expect(test.output == quiet, "four hours before nobody is reminded")

            test.clock.advance(seconds: 2.5 * 3600)
            _ = try await Cycle(installation).run()
            let reminder = String(test.output.dropFirst(quiet.count))
            #expect(reminder.contains("P1, Mara from our care team: due 16:00 UTC, in 1 h 30 min"))
            let before = try installation.rankedCases()[0].priority

            let reminded = test.output
            test.clock.advance(seconds: 2 * 3600)
            _ = try await Cycle(installation).run()
            let alarm = String(test.output.dropFirst(reminded.count))
            #expect(alarm.contains("PROMISE MISSED") && alarm.contains("missed, was due 16:00 UTC"))
            let after = try installation.rankedCases()[0].priority
            #expect(after.value > before.value)
            #expect(after.parts.contains { $0.name == "lift:broken promise" })

            let told = test.output
            _ = try await Cycle(installation).run()
            #expect(test.output == told, "told once")
            #expect(try installation.change(promise: "P1", .keep(note: nil)).get().state == .kept)
            #expect(try installation.change("C1", close).get().state == .resolved)
        }
    }

    @Test("what followed a reply is counted: thanks, edits, more stars, another complaint")
    func learns() async throws {
        try await TemporaryFolder.with { folder in
            let test = TestWorld()
            let installation = try await installation(test, in: folder)
            let draft = try installation.replyDraft(for: "C1", ReplyOrder())
            let text = draft.missing.reduce(draft.text) { text, slot in
                text.replacing("{{\(slot)}}", with: slot == "time" ? "today by 17:00" : "Mara from our care team")
            }
            let sent = try installation.send(submission(text), for: "C1").result.get()
            #expect(sent.reply.template == draft.templateID)
            test.clock.advance(seconds: 3600)
            let thanks = Documents.Item(
                id: "f2", author: Documents.furious.author, date: "Sat, 21 Nov 2026 12:30:00 GMT",
                text: "Thank you, that was quick. The money is here.", answers: "f1")
            test.serve(Documents.forum, .text(Documents.rss([Documents.furious, thanks])))
            _ = try await Cycle(installation).run()
            let record = try #require(try installation.templateRecords().first)
            #expect(record.template == draft.templateID && record.uses == 1)
            #expect(record.thanked == 1 && record.complainedAgain == 0 && record.edited == 0)
        }
    }

    @Test(
        "what is missing is named",
        arguments: [
            (CaseOrder(), "say what changes"), (CaseOrder(state: .dismissed), "needs a reason"),
            (CaseOrder(secondOpinion: true), "needs a reason"), (CaseOrder(owner: " "), "owner's name"),
            (CaseOrder(state: .resolved, reason: "x", secondOpinion: true), "after its second opinion"),
        ])
    func incomplete(order: CaseOrder, words: String) async throws {
        try await TemporaryFolder.with { folder in
            let installation = try await installation(TestWorld(), in: folder)
            let error = #expect(throws: PipelineError.self) { try installation.change("C1", order) }
            #expect(error?.description.contains(words) == true)
            #expect(throws: PipelineError.self) { try installation.change("C77", CaseOrder(owner: "Jo")) }
            #expect(throws: PipelineError.self) { try installation.send(submission("Hi"), for: "C77") }
            #expect(throws: PipelineError.self) { try installation.change(promise: "P77", .keep(note: nil)) }
            #expect(throws: PipelineError.self) { try installation.send(submission("Hi", by: "\u{202E}"), for: "C1") }
        }
    }
}
