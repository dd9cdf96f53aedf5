import Triage

extension Digest {
    /// The same digest with every text clean, every address http or https, and every number finite.
    ///
    /// Each renderer starts from this, so that a digest read from elsewhere is as safe as one made here.
    var displayable: Digest {
        var result = self
        result.brand = DisplayText.clean(brand)
        result.title = DisplayText.clean(title)
        result.entries = entries.map(\.displayable)
        result.cut.command = DisplayText.clean(cut.command)
        result.cut.highestPriority = cut.highestPriority.map { finite($0) }
        result.ledger.suppressedByRule = Dictionary(
            ledger.suppressedByRule.map { (DisplayText.clean($0.key), $0.value) }, uniquingKeysWith: +)
        result.sources = sources.map { source in
            SourceHealth(
                name: DisplayText.clean(source.name), state: source.state, words: DisplayText.clean(source.words))
        }
        result.deliveries.words = deliveries.words.map(DisplayText.clean)
        result.themes = themes.map { theme in
            var theme = theme
            theme.name = DisplayText.clean(theme.name)
            theme.reach.velocity = theme.reach.velocity.map { finite($0) }
            return theme
        }
        result.notes = notes.map(DisplayText.clean)
        return result
    }
}

extension DigestEntry {
    var displayable: DigestEntry {
        var result = self
        result.caseName = DisplayText.clean(caseName)
        result.quote = DisplayText.clean(quote)
        result.channel = DisplayText.clean(channel)
        result.authorName = authorName.map(DisplayText.clean)
        result.authorHandle = authorHandle.map(DisplayText.clean)
        result.rating = rating.map { Rating(value: finite($0.value), best: finite($0.best)) }
        result.url = url.flatMap(PublicLink.init)?.description
        result.language = DisplayText.clean(language)
        result.reach.velocity = reach.velocity.map { finite($0) }
        result.anger = finite(anger)
        result.complaint = finite(complaint)
        result.priority = finite(priority)
        result.why = why.map(DisplayText.clean)
        result.priorityWords = priorityWords.map(DisplayText.clean)
        result.circumstances = circumstances.map(DisplayText.clean)
        result.stanceHint = stanceHint.map(DisplayText.clean)
        result.channels = channels.map(DisplayText.clean)
        result.team = team.map(DisplayText.clean)
        result.owner = owner.map(DisplayText.clean)
        result.promises = promises.map { promise in
            DigestPromise(
                name: DisplayText.clean(promise.name), state: promise.state,
                owner: promise.owner.map(DisplayText.clean),
                words: DisplayText.clean(promise.words), due: promise.due)
        }
        result.suggestedReply = suggestedReply.map(DisplayText.paragraphs)
        result.replyNotes = replyNotes.map(DisplayText.clean)
        result.command = DisplayText.clean(command)
        return result
    }
}

private func finite(_ value: Double) -> Double { value.isFinite ? value : 0 }
