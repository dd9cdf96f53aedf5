package import Replies
import Triage

/// How drafts are written: the voice and the packs by language.
package struct ReplySettings: Hashable, Sendable {
    /// The voice in the language that `voiceLanguage` names.
    package var voice: ReplyVoice
    /// ISO 639-1 code of the language in which signature, owner and time of `voice` are written.
    package var voiceLanguage = "en"
    /// The same voice in other languages, by their code.
    package var voices: [String: ReplyVoice] = [:]
    /// By ISO 639-1 code.
    package var packs: [String: ReplyPack]
    /// Who may send a reply with an error in it, by name.
    package var leads: [String] = []
    /// How long before a promise is due its owner is reminded, in seconds.
    package var remindBeforeSeconds = 2 * 3_600

    package init(voice: ReplyVoice = ReplyVoice(), packs: [String: ReplyPack] = [:]) {
        self.voice = voice
        self.packs = packs
    }

    /// The voice for drafts in a language. Where nobody has said it in that language, who and by when stay open rather than
    /// to stand there in another one.
    package func voice(in language: String) -> ReplyVoice {
        if language == voiceLanguage { return voice }
        if let other = voices[language] { return other }
        return ReplyVoice(formal: voice.formal, forbiddenWords: voice.forbiddenWords)
    }

    /// The pack for a language, else the English one, else any.
    package func pack(for language: String) -> ReplyPack? {
        packs[language] ?? packs["en"] ?? packs.sorted { $0.key < $1.key }.first?.value
    }
}

/// Reads config/replies/*.yaml and the voice.
struct ReplyPackReader {
    let problems: ConfigProblems

    func settings(_ value: ConfigValue, from path: String) -> ReplySettings {
        var settings = ReplySettings()
        var language: String?
        guard let group = value.group() else { return settings }
        if let voice = group["voice"]?.group() {
            settings.voice = ReplyVoice(
                formal: voice["formal"]?.flag() ?? false, signature: voice["signature"]?.string(),
                ownerName: voice["owner"]?.string(), commitmentTime: voice["time"]?.string(),
                forbiddenWords: voice["forbiddenWords"]?.strings() ?? [])
            language = voice["language"]?.string()
            if let languages = voice["languages"]?.group() {
                for code in languages.keys {
                    guard let other = languages[code]?.group() else { continue }
                    settings.voices[code] = ReplyVoice(
                        formal: other["formal"]?.flag() ?? settings.voice.formal,
                        signature: other["signature"]?.string(), ownerName: other["owner"]?.string(),
                        commitmentTime: other["time"]?.string(), forbiddenWords: settings.voice.forbiddenWords)
                    other.finish()
                }
            }
            voice.finish()
        }
        settings.leads = (group["leads"]?.strings() ?? []).map { Cleaned.line($0, limit: 200) }
        if let seconds = group["remindBefore"]?.seconds() { settings.remindBeforeSeconds = seconds }
        for file in group.required("packs")?.listOfOneOrMore() ?? [] {
            guard let name = file.string() else { continue }
            let resolved = FilePath.resolve(name, from: path)
            guard let pack = pack(resolved) else { continue }
            if settings.packs[pack.language] != nil { file.complain("there is a pack for \(pack.language) already") }
            settings.packs[pack.language] = pack
        }
        group.finish()
        // A voice beside one pack alone is in that pack's language.
        settings.voiceLanguage = language ?? (settings.packs.count == 1 ? settings.packs.first?.key : nil) ?? "en"
        return settings
    }

    /// One pack; its own problems are named with the file.
    func pack(_ path: String) -> ReplyPack? {
        guard let group = ConfigDocument.read(path, named: path, problems: problems)?.group() else { return nil }
        let language = group.required("language")?.string() ?? ""
        var pack = ReplyPack(language: language, templates: [])
        if let greeting = group["greeting"]?.string() { pack.greeting = greeting }
        if let greeting = group["formalGreeting"]?.string() { pack.formalGreeting = greeting }
        for value in group.required("templates")?.list() ?? [] {
            if let template = template(value) { pack.templates.append(template) }
        }
        for value in group["commitments"]?.list() ?? [] {
            guard let commitment = value.group() else { continue }
            pack.commitments.append(
                ReplyPack.Commitment(
                    id: commitment.required("id")?.string() ?? "", text: commitment.required("text")?.string() ?? "",
                    informal: commitment["informal"]?.string()))
            commitment.finish()
        }
        for value in group["things"]?.list() ?? [] {
            guard let thing = value.group() else { continue }
            pack.things.append(
                ReplyPack.NamedThing(
                    words: thing.required("words")?.strings() ?? [], say: thing.required("say")?.string() ?? "",
                    informal: thing["informal"]?.string(),
                    topics: (thing["topics"]?.listOfOneOrMore() ?? []).compactMap { $0.word(Topic.self) }))
            thing.finish()
        }
        if let waits = group["waits"]?.group() {
            pack.waits = ReplyPack.WaitWords(
                after: waits["after"]?.strings() ?? [], numbers: waits["numbers"]?.words() ?? [:],
                units: waits["units"]?.words() ?? [:])
            waits.finish()
        }
        group.finish()
        for problem in pack.problems {
            problems.add(ConfigProblem(file: path, line: 0, keyPath: "templates", message: problem))
        }
        return pack
    }

    private func template(_ value: ConfigValue) -> ReplyTemplate? {
        guard let group = value.group() else { return nil }
        var template = ReplyTemplate(
            id: group.required("id")?.string() ?? "", text: group.required("text")?.string() ?? "")
        if let step = group["step"]?.word(ReplyStep.self) { template.step = step }
        template.topics = (group["topics"]?.listOfOneOrMore() ?? []).compactMap { $0.word(Topic.self) }
        template.urgency = (group["urgency"]?.listOfOneOrMore() ?? []).compactMap { $0.word(UrgencyFlag.self) }
        template.stances = (group["stance"]?.listOfOneOrMore() ?? []).compactMap { $0.word(Stance.self) }
        template.requires = (group["requires"]?.listOfOneOrMore() ?? []).compactMap { $0.word(Slot.self) }
        template.informal = group["informal"]?.string()
        template.finding = group["finding"]?.word(CheckOutcome.self)
        template.secondTime = group["secondTime"]?.flag() ?? false
        if let range = group["anger"] {
            let ends = (range.list() ?? []).compactMap { $0.number(0...1) }
            if ends.count == 2, ends[0] <= ends[1] {
                template.angerRange = ends[0]...ends[1]
            } else {
                range.complain("must be two numbers from 0 to 1, the lower first: [0.3, 0.8]")
            }
        }
        group.finish()
        return template
    }
}
