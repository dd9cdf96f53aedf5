import Foundation
import TestSupport
import Testing
import Triage

// One after the other: each waits for a process and would hold up the others.
@Suite("The program: answering", .serialized)
struct CareProgramTests {
    private static let reply =
        "Being kept waiting like this would make anyone furious. Mara from our care team looks into it now and writes to you here today by 17:00."

    private func configure(_ folder: TemporaryFolder) throws -> String {
        let configuration = try folder.write(
            """
            brand: {name: Kettlewren}
            store: store.db
            feeds: feeds.yaml
            replies: {packs: \(RepositoryFiles.path("config/replies/en.yaml")), leads: [Ana]}
            sinks: [{name: archive, kind: file, path: digest.txt}]
            network: {allowFiles: true, fileRoots: [.]}
            """, to: "earshot.yaml")
        try folder.write(
            "sources: [{name: shop, kind: mention, url: \"file://\(folder.path("posts.jsonl"))\"}]", to: "feeds.yaml")
        try folder.write(
            #"{"id":"1","text":"Third week without my refund of 129 euros. I am FURIOUS, your support is a joke!"}"#
                + "\n",
            to: "posts.jsonl")
        #expect(try earshot("run", configuration).status == 0)
        return configuration
    }

    private func earshot(
        _ command: String, _ configuration: String, _ more: [String] = [], input: String = "",
        at time: String = "2026-11-21T12:00:00Z", as person: String? = nil
    ) throws -> Program.Result {
        try Program.run(
            command.split(separator: " ").map(String.init) + more + ["--config", configuration, "--now", time],
            input: input, environment: person.map { ["EARSHOT_USER": $0] } ?? ["EARSHOT_USER": ""])
    }

    @Test("from the reply to the kept promise and the closed case, with what is refused on the way")
    func whole() async throws {
        try await TemporaryFolder.with { folder in
            let configuration = try configure(folder)
            let nobody = try earshot("reply send C1", configuration, input: Self.reply)
            #expect(nobody.status == 64 && nobody.errors.contains("--by NAME"))
            let vague = try earshot("reply send C1", configuration, input: "We will get back to you soon.", as: "Jo")
            #expect(vague.status == 1 && vague.errors.contains("COMMITMENT") && vague.output.isEmpty)
            let clerk = try earshot(
                "reply send C1", configuration, ["--override", "in a hurry"], input: "We will get back to you soon.",
                as: "Jo")
            #expect(clerk.status == 1 && clerk.errors.contains("Jo is no lead"))

            let sent = try earshot("reply send C1", configuration, input: Self.reply, as: "Jo")
            #expect(sent.status == 0, "\(sent.errors)")
            #expect(sent.output.contains("R1 recorded: step acknowledge to C1, which is acknowledged"))
            #expect(sent.output.contains("P1 · to confirm · due 2026-11-21T17:00:00Z · Mara from our care team"))
            let twice = try earshot("reply send C1", configuration, input: Self.reply, as: "Jo")
            #expect(twice.status == 1 && twice.errors.contains("R1"))

            #expect(try earshot("promise confirm P1", configuration).output.contains("P1 · open"))
            let early = try earshot("case C1", configuration, ["--state", "resolved", "--cause", "refund"])
            #expect(early.status == 1 && early.errors.contains("P1"))
            #expect(
                try earshot("promise", configuration, at: "2026-11-21T18:00:00Z").output.contains("C1 · P1 · missed"))
            let kept = try earshot("promise keep P1", configuration, ["--note", "called"], at: "2026-11-21T18:00:00Z")
            #expect(kept.output.contains("P1 · kept late") && kept.output.contains("(called)"))
            #expect(try earshot("promise keep P1", configuration).status == 1)
            #expect(try earshot("case C1", configuration, ["--state", "resolved"]).errors.contains("--cause"))
            let closed = try earshot("case C1", configuration, ["--state", "resolved", "--cause", "refund"])
            #expect(closed.status == 0 && closed.output.contains("C1 is resolved"))

            let learned = try earshot("reply learned", configuration)
            #expect(learned.output.contains("0 of 1, too few to say"))
            let explained = try earshot("explain C1", configuration).output
            for words in ["R1", "sent by Jo", "P1 · kept late", "root cause refund"] {
                #expect(explained.contains(words))
            }
        }
    }

    @Test("JSON for machines, and --confirm at once")
    func json() async throws {
        try await TemporaryFolder.with { folder in
            let configuration = try configure(folder)
            let sent = try earshot(
                "reply send C1", configuration, ["--json", "--confirm", "--by", "Jo"], input: Self.reply)
            struct Receipt: Decodable {
                struct Reply: Decodable {
                    var number: Int
                    var sender: String
                    var step: String
                }
                struct Promise: Decodable {
                    var state: String
                    var owner: String
                }
                var reply: Reply
                var promises: [Promise]
            }
            let receipt = try JSONDecoder().decode(Receipt.self, from: Data(sent.output.utf8))
            #expect(receipt.reply.number == 1 && receipt.reply.sender == "Jo" && receipt.reply.step == "acknowledge")
            #expect(receipt.promises.map(\.state) == ["open"])
            for command in ["promise list --json", "themes --json", "reply learned --json"] {
                let result = try earshot(command, configuration)
                #expect(result.status == 0)
                for line in result.output.split(separator: "\n") {
                    #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil, "\(line)")
                }
            }
        }
    }

    @Test("a second opinion from the command line")
    func look() async throws {
        try await TemporaryFolder.with { folder in
            let configuration = try configure(folder)
            #expect(try earshot("reply send C1", configuration, ["--confirm"], input: Self.reply, as: "Jo").status == 0)
            let asked = try earshot("case C1", configuration, ["--second-opinion", "--reason", "she says it again"])
            #expect(asked.output.contains("needs a second opinion"))
            let evidence = ["--in", "bank", "--showed", "never left", "--finding", "we-were-wrong"]
            #expect(try earshot("look C1", configuration, evidence, as: "Jo").errors.contains("answered first"))
            #expect(try earshot("look C1", configuration, evidence, as: "Eli").status == 0)
            let digest = try earshot("digest", configuration).output
            #expect(digest.contains("SECOND OPINION") && digest.contains("customer right 1 of 1 time"))
        }
    }
}
