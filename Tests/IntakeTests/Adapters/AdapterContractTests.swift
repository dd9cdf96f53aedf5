import Intake
import Testing
import Transport
import Triage

/// What every adapter promises, whatever its vendor.
@Suite struct AdapterContractTests {
    /// Reads a document; either a page that keeps the promises or a typed error.
    @discardableResult
    private func read(
        _ contract: ContractCase, _ document: FetchedDocument, limits: IntakeLimits = IntakeLimits()
    ) throws(IntakeError) -> SourcePage {
        let adapter = try SourceRegistry.adapter(for: contract.settings)
        let page = try adapter.read(document, limits: limits)
        for mention in page.mentions {
            #expect(!mention.id.isEmpty)
            #expect(!mention.scope.isEmpty && !mention.scope.contains(":"))
            #expect(!mention.source.isEmpty)
            #expect(!mention.wording.isEmpty)
        }
        return page
    }

    @Test func `every kind has a case, and every name is its own`() {
        #expect(SourceRegistry.kinds.map { $0.kind } == ContractCase.all.map(\.settings.kind))
        #expect(Set(SourceRegistry.kinds.map { $0.kind }).count == SourceRegistry.kinds.count)
    }

    @Test(arguments: ContractCase.all)
    func `a whole document gives its items, duplicates and all`(contract: ContractCase) throws {
        let page = try read(contract, SampleFile.document(contract.document))
        #expect(page.mentions.count >= 2)
        #expect(page.mentions[0].key.id == page.mentions[1].key.id)
        #expect(page.failedItems.isEmpty)
        #expect(page.next == nil)
    }

    @Test(arguments: ContractCase.all)
    func `ids that are global carry the kind as scope, the others the source`(contract: ContractCase) throws {
        let type = try #require(SourceRegistry.kinds.first { $0.kind == contract.settings.kind })
        let scope = try #require(try read(contract, SampleFile.document(contract.document)).mentions.first).scope
        if type.idsAreGlobal {
            #expect(scope.split(separator: "@")[0] == contract.settings.kind)
        } else {
            #expect(scope == contract.settings.name)
        }
    }

    @Test(arguments: ContractCase.all)
    func `a derived id is the same at every reading`(contract: ContractCase) throws {
        let document = SampleFile.document(contract.document)
        #expect(try read(contract, document).mentions == read(contract, document).mentions)
    }

    @Test(
        arguments: ContractCase.all,
        [
            "", " \n\t ",
            "<!DOCTYPE html><html><head><title>Sign in</title></head><body><p>Please sign in</p></body></html>",
            "not at all", "{\"a\":1}", "{\"error\":\"no\"}", "[5,\"a\",null,[]]", "7", "\"text\"", "null",
            "GIF89a\u{1}\u{0}\u{1}",
            "<opml version=\"2.0\"><body><outline text=\"a\"/></body></opml>",
        ])
    func `a document of another kind is a typed error`(contract: ContractCase, body: String) {
        #expect(throws: IntakeError.self) { try read(contract, SampleFile.document(body)) }
    }

    @Test(arguments: ContractCase.all, ["[", "{\"a\":", "<a>", "<rss><channel><item>", "[[{\"a\":["])
    func `deep nesting is a typed error`(contract: ContractCase, unit: String) {
        let body = String(repeating: unit, count: 100_000)
        #expect(throws: IntakeError.self) { try read(contract, SampleFile.document(body)) }
    }

    @Test(arguments: ContractCase.all)
    func `a document cut anywhere gives fewer items or a typed error`(contract: ContractCase) throws {
        let whole = Array(contract.document.utf8)
        let count = try read(contract, SampleFile.document(contract.document)).mentions.count
        for end in whole.indices {
            let document = FetchedDocument(
                url: "https://api.example/items", body: Array(whole[..<end]), fetchedAt: SampleFile.now)
            if let page = try? read(contract, document) { #expect(page.mentions.count <= count) }
        }
    }

    @Test(arguments: ContractCase.all)
    func `a damaged document never traps`(contract: ContractCase) throws {
        let whole = Array(contract.document.utf8)
        var seed: UInt64 = 7
        for _ in 0..<500 {
            var damaged = whole
            for _ in 0..<4 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                damaged[Int(seed >> 33) % damaged.count] = UInt8(truncatingIfNeeded: seed >> 20)
            }
            _ = try? read(
                contract, FetchedDocument(url: "https://api.example/x", body: damaged, fetchedAt: SampleFile.now))
        }
        #expect(try read(contract, SampleFile.document(contract.document)).mentions.count >= 2)
    }

    @Test(arguments: ContractCase.all)
    func `a document above the limit is refused by name`(contract: ContractCase) {
        var limits = IntakeLimits()
        limits.documentLimitBytes = 20
        let error = #expect(throws: IntakeError.self) {
            try read(contract, SampleFile.document(contract.document), limits: limits)
        }
        #expect(error == .overLimit(url: "https://api.example/items", name: "intake.documentLimitBytes", limit: 20))
    }

    @Test(arguments: ContractCase.all)
    func `items above the limit are left out and counted`(contract: ContractCase) throws {
        var limits = IntakeLimits()
        limits.itemLimit = 1
        let page = try read(contract, SampleFile.document(contract.document), limits: limits)
        #expect(page.mentions.count == 1)
        #expect(!page.notes.isEmpty)
    }

    @Test(arguments: ContractCase.all)
    func `refusals of the vendor have their own errors`(contract: ContractCase) {
        func error(_ status: Int, _ fields: [(name: String, value: String)] = []) -> IntakeError? {
            #expect(throws: IntakeError.self) {
                try read(contract, SampleFile.document(#"{"error":"so it is"}"#, status: status, headers: fields))
            }
        }
        let source = contract.settings.name
        #expect(error(401) == .unauthorised(source: source, status: 401, reason: "so it is"))
        #expect(error(403) == .unauthorised(source: source, status: 403, reason: "so it is"))
        #expect(error(404) == .gone(source: source, status: 404))
        #expect(error(410) == .gone(source: source, status: 410))
        #expect(error(429) == .quota(source: source, retryAfterSeconds: nil, reason: "so it is"))
        #expect(
            error(429, [("retry-after", "120")]) == .quota(source: source, retryAfterSeconds: 120, reason: "so it is"))
        #expect(error(500) == .refused(source: source, status: 500, reason: "so it is"))
        #expect(error(500)?.isRetryable == true)
        #expect(error(418)?.isRetryable == false)
        #expect(error(302) == .refused(source: source, status: 302, reason: "so it is"))
    }

    @Test(arguments: ContractCase.all)
    func `an unknown option is refused`(contract: ContractCase) {
        var settings = contract.settings
        settings.options["mapp.id"] = "x"
        let error = #expect(throws: IntakeError.self) { try SourceRegistry.adapter(for: settings) }
        guard case .badOption(settings.name, "mapp.id", _) = error else {
            Issue.record("wrong error \(String(describing: error))")
            return
        }
    }

    @Test(arguments: ContractCase.all)
    func `settings that say nothing are refused`(contract: ContractCase) {
        let settings = SourceSettings(name: "a", kind: contract.settings.kind)
        let error = #expect(throws: IntakeError.self) { try SourceRegistry.adapter(for: settings) }
        guard case .badOption = error else {
            Issue.record("wrong error \(String(describing: error))")
            return
        }
    }

    @Test(arguments: ContractCase.all, ["", "a:b", " "])
    func `a name that cannot be part of a key is refused`(contract: ContractCase, name: String) {
        var settings = contract.settings
        settings.name = name
        #expect(throws: IntakeError.self) { try SourceRegistry.adapter(for: settings) }
    }

    @Test(arguments: ContractCase.all)
    func `the first request carries the credential where no log shows it`(contract: ContractCase) throws {
        var settings = contract.settings
        settings.credential = Secret("s3cr3t-token")
        let request = try SourceRegistry.adapter(for: settings).firstRequest()
        let carrying = request.headers.fields.filter { $0.value.contains("s3cr3t-token") }
        #expect(carrying.allSatisfy { request.secretHeaderNames.contains($0.name.lowercased()) })
        #expect(!"\(request)".contains("s3cr3t-token"))
        if contract.takesKeyInAddress {
            #expect(carrying.isEmpty && request.url.contains("s3cr3t-token") && request.urlIsSecret)
        } else {
            #expect(carrying.count == 1)
            #expect(!request.url.contains("s3cr3t-token"))
        }
        #expect(!"\(settings)".contains("s3cr3t-token"))
        settings.credential = Secret("two\r\nlines")
        #expect(throws: IntakeError.self) { try SourceRegistry.adapter(for: settings) }
    }

    @Test(arguments: ContractCase.all)
    func `options are documented`(contract: ContractCase) throws {
        let options = try #require(SourceRegistry.options(of: contract.settings.kind))
        #expect(options.allSatisfy { $0.meaning.hasSuffix(".") })
        #expect(Set(options.map(\.key)).count == options.count)
        #expect(contract.settings.options.keys.allSatisfy { key in options.contains { $0.key == key } })
        #expect(try SourceRegistry.adapter(for: contract.settings).pageLimit >= 1)
        let guide = String(decoding: try SampleFile.bytes(SampleFile.guide), as: UTF8.self)
        #expect(guide.contains("\n## \(contract.settings.kind)\n"))
        #expect(guide.contains("\n    kind: \(contract.settings.kind)\n"))
        for option in options {
            let key = option.key.hasPrefix("map.") ? String(option.key.dropFirst(4)) : option.key
            #expect(guide.contains("`\(key)`") || guide.contains("`\(key):"), "\(option.key) in docs/sources.md")
        }
    }
}
