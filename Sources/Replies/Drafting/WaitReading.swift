/// How long somebody has been waiting for us.
///
/// A duration is a wait only where words around it say so: people also tell how old a thing is, how long they have been
/// customers and how long it worked. In doubt there is no wait.
extension Passage {
    /// How long the person has been waiting, as it can follow “waiting”; in the order of the text, at most a handful.
    var waits: [Findings.Wait] {
        var found: [Findings.Wait] = []
        for index in words.indices where words[index] == "since" || Self.units.contains(words[index]) {
            if let wait = wait(at: index) { found.append(wait) }
            if found.count == Self.waitLimit { break }
        }
        return found
    }

    private func wait(at index: Int) -> Findings.Wait? {
        if words[index] == "since" {
            guard let range = sincePhrase(at: index), isAwaited(range, unit: "since") else { return nil }
            return wait(range, said: range, unit: "since")
        }
        let unit = words[index]
        if continues(index), let ordinal = Self.ordinals[word(index - 1)], isSingular(unit) {
            let range = index - 1..<index + 1
            guard isAwaited(range, unit: unit) else { return nil }
            let filled = FilledSlot(slot: .wait, value: "into \(ordinal) \(unit)", source: source(range))
            return Findings.Wait(filled: filled, isShort: false, isDown: false)
        }
        guard let range = duration(endingAt: index) else { return nil }
        let isPast = continues(index + 1) && word(index + 1) == "ago"
        guard isPast ? isPursued(since: range) : isAwaited(range, unit: unit) else { return nil }
        return wait(range, said: isPast ? range.lowerBound..<range.upperBound + 1 : range, unit: unit)
    }

    private func wait(_ range: Range<Int>, said: Range<Int>, unit: String) -> Findings.Wait {
        let near = clause(around: range, reach: 8)
        return Findings.Wait(
            filled: FilledSlot(slot: .wait, value: value(range), source: source(said)),
            isShort: Self.shortUnits.contains(unit),
            isDown: near.contains(where: isDown) && !near.contains { isLacking($0) || isLine($0) })
    }

    /// The words as they can follow “waiting”: what they typed as “1 weeks” is a week.
    private func value(_ range: Range<Int>) -> String {
        let words = source(range).lowercasedBesidesNames
        guard range.count >= 2 else { return words }
        let unit = word(range.upperBound - 1)
        let count = word(range.upperBound - 2)
        guard count == "1" || count == "one", !isSingular(unit), Self.units.contains(unit), unit != "hrs",
            // “fifty-one weeks” are no week.
            range.count == 2 || !word(range.upperBound - 3).hasSuffix("ty")
        else { return words }
        let before = source(range.lowerBound..<range.upperBound - 1).lowercasedBesidesNames.dropLast(count.count)
        let article = count == "one" ? "one" : unit.hasPrefix("hour") ? "an" : "a"
        return before + article + " " + unit.dropLast()
    }

    private func isSingular(_ unit: String) -> Bool { !unit.hasSuffix("s") }

    // MARK: Durations

    /// `three weeks`, `over a month`, `almost 5 days`, `twenty-three days`, `five and a half hours`, `weeks`.
    private func duration(endingAt unit: Int) -> Range<Int>? {
        if continues(unit + 1), Self.afterOtherTimes.contains(word(unit + 1)) { return nil }
        guard var first = countStart(before: unit) else { return nil }
        if continues(first), ["over", "almost", "nearly", "about"].contains(word(first - 1)) {
            first -= 1
        } else if continues(first), word(first - 1) == "than", word(first - 2) == "more" {
            first -= 2
        }
        // “7-10 days”, “in 3 days”, “every two weeks”, “next week”: promised or repeated, not waited.
        let before = continues(first) ? word(first - 1) : ""
        if Self.beforeOtherTimes.contains(before) || isNumeric(before) { return nil }
        // “told me to wait 14 days”: what they were told.
        if Self.waitForms.contains(before), isTold(before: first - 1) { return nil }
        // “9 € a month”, “twice a week”: a rate.
        if Self.articles.contains(word(first)), first > 0, Self.rates.contains(word(first - 1)) || isNumeric(before) {
            return nil
        }
        let hasHalf =
            word(unit + 1) == "and" && word(unit + 2) == "a" && word(unit + 3) == "half" && continues(unit + 3)
        return first..<unit + (hasHalf ? 4 : 1)
    }

    /// Where the count before a unit begins; `nil` where the unit is not counted as a wait is.
    private func countStart(before unit: Int) -> Int? {
        guard continues(unit) else { return isSingular(words[unit]) ? nil : unit }
        let count = word(unit - 1)
        if count == "half", word(unit - 2) == "a", word(unit - 3) == "and", isSmallNumber(word(unit - 4)) {
            return unit - 4
        }
        if count == "of", word(unit - 2) == "couple", word(unit - 3) == "a" { return unit - 3 }
        guard Self.counts.contains(count) || isSmallNumber(count) else {
            // “weeks” alone is a wait only right behind a word of waiting; behind an odd number it is cut off.
            return !isSingular(words[unit]) && Self.beforeBareUnits.contains(count) ? unit : nil
        }
        var first = unit - 1
        // “a 30 minute wait” is how long it should take, not how long it took.
        if isSingular(words[unit]), count != "one", count != "1", isSmallNumber(count) { return nil }
        if Self.ones.contains(count), continues(first), Self.tens.contains(word(first - 1)) { first -= 1 }
        if Self.articles.contains(count), continues(first), word(first - 1) == "half" { first -= 1 }
        if count == "few" || count == "couple" || count == "whole" {
            guard continues(first), word(first - 1) == "a" else { return nil }
            first -= 1
        }
        return first
    }

    /// `since Monday`, `since last week`, `since 3 March`.
    private func sincePhrase(at index: Int) -> Range<Int>? {
        guard continues(index + 1) else { return nil }
        let next = word(index + 1)
        if Self.days.contains(next) { return index..<index + 2 }
        if Self.months.contains(next) {
            let hasDay =
                continues(index + 2) && isSmallNumber(word(index + 2)) && word(index + 2).allSatisfy(\.isNumber)
            return index..<index + (hasDay ? 3 : 2)
        }
        if next == "last" || next == "this" {
            guard continues(index + 2), Self.days.contains(word(index + 2)) || Self.spans.contains(word(index + 2))
            else { return nil }
            return index..<index + 3
        }
        if continues(index + 2), isSmallNumber(next), Self.months.contains(word(index + 2)) { return index..<index + 3 }
        return nil
    }

    private func isSmallNumber(_ word: String) -> Bool {
        if Self.ones.contains(word) || Self.tens.contains(word) || Self.teens.contains(word) { return true }
        guard let value = Int(word) else { return false }
        return (1...400).contains(value)
    }

    private func isNumeric(_ word: String) -> Bool {
        isSmallNumber(word) || word.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
    }

    // MARK: What makes it a wait

    /// The words near a duration that speak of the same people: “since March, because eight households wait” has two.
    private func clause(around range: Range<Int>, reach: Int) -> Range<Int> {
        let near = around(range, reach: reach)
        let first = (near.lowerBound..<range.lowerBound).last { Self.newClauses.contains(words[$0]) }
        let last = (range.upperBound..<near.upperBound).first { Self.newClauses.contains(words[$0]) }
        return (first ?? near.lowerBound)..<(last ?? near.upperBound)
    }

    private func isAwaited(_ range: Range<Int>, unit: String) -> Bool {
        if clause(around: range, reach: 6).contains(where: isUse) || isAge(range) { return false }
        let near = clause(around: range, reach: 8)
        // “My neighbour, who waited three weeks”.
        if word(near.lowerBound) == "who" || word(near.lowerBound) == "whose" { return false }
        switch unit {
        case _ where Self.shortUnits.contains(unit):
            return near.contains { isLine($0) || isDown($0) || isLacking($0) }
        case "year", "years":
            // Forty years are a life, not a wait.
            guard Self.shortCounts.isSuperset(of: range.dropLast().map { words[$0] }) else { return false }
            return near.contains { isWaiting($0) || isLacking($0) }
        default: break
        }
        if near.contains(where: isCue) { return true }
        // “Three weeks. Nobody answers.”
        let sentence = sentence(of: range.lowerBound)
        guard sentence.count <= 6 else { return false }
        return [1, -1].contains { offset in
            self.sentence(of: range.lowerBound, offset: offset).prefix(Self.sentenceReach).contains(where: isUnanswered)
        }
    }

    /// Whether what happened so long ago was asked for and is still open.
    ///
    /// “I ordered two weeks ago and still nothing”; “Three weeks ago it broke. Three times I asked for help.”
    private func isPursued(since range: Range<Int>) -> Bool {
        let own = around(range, reach: Self.sentenceReach)
        if own.contains(where: { isUse($0) || Self.beginnings.contains(words[$0]) }) { return false }
        let next = sentence(of: range.lowerBound, offset: 1).prefix(Self.sentenceReach)
        let later = sentence(of: range.lowerBound, offset: 2).prefix(Self.sentenceReach)
        if (Array(own) + Array(next) + Array(later)).contains(where: isAskedAgain) { return true }
        guard own.contains(where: { Self.requests.contains(words[$0]) }) else { return false }
        let before = sentence(of: range.lowerBound, offset: -1).suffix(Self.sentenceReach)
        return (Array(before) + Array(own) + Array(next)).contains(where: isUnanswered)
    }

    /// `three times I asked`, `I have written twice`.
    private func isAskedAgain(_ index: Int) -> Bool {
        guard Self.requests.contains(words[index]) else { return false }
        return around(index..<index + 1, reach: 4).contains { ["times", "twice", "again"].contains(words[$0]) }
    }

    private func isCue(_ index: Int) -> Bool {
        isWaiting(index) || isLacking(index) || isLine(index) || isDown(index) || isSlow(index)
            || Self.openWords.contains(words[index])
    }

    private func isUnanswered(_ index: Int) -> Bool {
        isLacking(index) || isWaiting(index) || ["silence", "nobody", "ignored", "unanswered"].contains(words[index])
    }

    private func isWaiting(_ index: Int) -> Bool {
        if isOthers(before: index) || isRefused(index) || isTold(before: index) { return false }
        return switch words[index] {
        // “Eight households are waiting”: others wait.
        case "waiting" where ["are", "were"].contains(word(index - 1)): ["we", "still"].contains(word(index - 2))
        case "waiting", "waited", "awaiting": true
        case "wait":
            !["can't", "cannot", "would", "oh", "worth", "wait"].contains(word(index - 1))
                && Self.waiters.contains(word(index - 1)) && !["time", "times"].contains(word(index + 1))
                && !["can't", "cannot"].contains(word(index - 2))
        default: false
        }
    }

    /// “Everyone waited”, “my neighbours have been waiting”: not the writer, or not only.
    private func isOthers(before index: Int) -> Bool {
        var subject = index - 1
        while continues(subject + 1), index - subject <= 4, Self.auxiliaries.contains(word(subject)) { subject -= 1 }
        return continues(subject + 1) && Self.others.contains(word(subject))
    }

    /// “not waiting another week”: they will not wait.
    private func isRefused(_ index: Int) -> Bool {
        guard words[index].hasPrefix("wait") else { return false }
        return (1...2).contains { offset in
            let word = word(index - offset)
            return continues(index - offset + 1)
                && (word == "not" || word == "never" || (offset == 1 && word.hasSuffix("n't")))
                && !["could", "can"].contains(self.word(index - offset - 1))
        }
    }

    /// “told me to wait”, “asked us to be patient and wait”.
    private func isTold(before index: Int) -> Bool {
        var at = index - 1
        var passed: [String] = []
        while continues(at + 1), index - at <= 5 {
            if Self.tellers.contains(words[at]) { return passed.contains("to") || passed.contains("just") }
            passed.append(words[at])
            at -= 1
        }
        return false
    }

    /// In a queue, on hold.
    private func isLine(_ index: Int) -> Bool {
        if isWaiting(index) { return true }
        return words[index] == "queue" || (words[index] == "hold" && word(index - 1) == "on")
            || (words[index] == "line" && word(index - 1) == "in")
    }

    private func isDown(_ index: Int) -> Bool {
        guard words[index] == "down" || words[index] == "offline" else { return false }
        return !continues(index) || Self.beforeDown.contains(word(index - 1))
            || ["since", "for", "again"].contains(word(index + 1))
    }

    /// `it took three weeks to get an answer`.
    private func isSlow(_ index: Int) -> Bool {
        guard ["took", "taken", "takes", "taking"].contains(words[index]) else { return false }
        return around(index..<index + 1, reach: 12).contains {
            Self.answers.contains(words[$0]) || Self.arrivals.contains(words[$0])
        }
    }

    /// Something that should have come has not: `no answer`, `still nothing`, `never arrived`, `without my phone`.
    private func isLacking(_ index: Int) -> Bool {
        let next = word(index + 1)
        switch words[index] {
        case "still":
            return !Self.happyVerbs.contains(next)
        case "nothing":
            return !["wrong", "but", "bad", "special", "better", "like", "to", "went", "broken"].contains(next)
        case "without":
            return ["my", "our"].contains(next) || Self.answers.contains(next) || Self.services.contains(next)
                || ["a", "an", "any", "one", "single"].contains(next) && Self.answers.contains(word(index + 2))
        case "no", "any", "zero":
            return Self.answers.contains(next) || Self.services.contains(next)
                || Self.answers.contains(word(index + 2)) && continues(index + 2)
        case "never", "not", "nobody", "none", "nor", "one":
            guard words[index] != "one" || word(index - 1) == "no" else { return false }
            return (1...3).contains { Self.arrivals.contains(word(index + $0)) && continues(index + $0) }
        default:
            guard words[index].hasSuffix("n't") || Self.bareNegations.contains(words[index]) else { return false }
            return (1...3).contains { Self.arrivals.contains(word(index + $0)) && continues(index + $0) }
        }
    }

    // MARK: What makes it none

    /// Whether the word speaks of owning, using or being a customer.
    private func isUse(_ index: Int) -> Bool {
        let next = word(index + 1)
        switch words[index] {
        case "had", "have", "own": return ["it", "this", "them", "mine", "these", "one"].contains(next)
        case "been":
            return [
                "a", "with", "using", "your", "going", "coming", "buying", "ordering", "flying", "loyal", "happy",
                "here", "shopping",
            ].contains(next)
        default: return Self.uses.contains(words[index])
        }
    }

    /// `seven months of use`, `two years with you`, `after six weeks`, `in two years`.
    private func isAge(_ range: Range<Int>) -> Bool {
        let next = continues(range.upperBound) ? word(range.upperBound) : ""
        if next == "of" {
            let what = word(range.upperBound + 1)
            return !Self.openWords.contains(what) && !isWaiting(range.upperBound + 1)
                && !["nothing", "calls", "emails", "mails", "promises", "excuses", "asking"].contains(what)
        }
        return next == "with" && !["no", "nothing"].contains(word(range.upperBound + 1))
    }

    // MARK: Words

    /// So many words of a sentence are looked at: a sentence of a thousand words is none.
    private static let sentenceReach = 40
    private static let newClauses = wordSet("because who whose while whereas although")
    private static let articles: Set<String> = ["a", "an"]
    private static let units = wordSet(
        """
        minute minutes hour hours day days night nights week weeks month months year years weekend ages hrs
        """)
    private static let shortUnits = wordSet("minute minutes hour hours hrs")
    /// Nobody waits for more things than that in one complaint.
    private static let waitLimit = 6
    private static let ones = wordSet("one two three four five six seven eight nine")
    private static let teens = wordSet(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
    private static let tens = wordSet("twenty thirty forty fifty sixty seventy eighty ninety")
    private static let counts = wordSet("a an several many few whole couple")
    private static let shortCounts = wordSet("a an one two 1 2 over almost nearly about more than whole")
    private static let beforeBareUnits = wordSet("waiting waited wait for took been lost")
    private static let rates = wordSet("times once twice euros dollars pounds € $ £")
    private static let afterOtherTimes = wordSet("old later before early free trial warranty earlier long contract")
    private static let beforeOtherTimes = wordSet(
        """
        says say said saying stated states promised promises quoted claims claimed estimated \
        in every each next per within to or and these those until by take takes last of under happy old my business than
        """)
    private static let ordinals: [String: String] = [
        "second": "a second", "third": "a third", "fourth": "a fourth", "fifth": "a fifth", "sixth": "a sixth",
        "2nd": "a second", "3rd": "a third", "4th": "a fourth", "5th": "a fifth",
    ]
    private static let waitForms = wordSet("wait waiting waited")
    private static let tellers = wordSet(
        "told tell tells telling asked ask asks advised instructed said says saying want wants wanted expect expects")
    private static let others = wordSet(
        """
        everyone everybody they people others customers neighbours neighbors neighbour neighbor friend friends somebody \
        someone he she him her nobody guests colleagues
        """)
    private static let auxiliaries = wordSet("has have had been is are was were also all still")
    private static let waiters = wordSet("to i we had have me us must still long")
    private static let openWords = wordSet(
        """
        overdue delayed chasing chased silence ignored ignoring pending stuck missing unanswered attempts
        """)
    private static let beforeDown = wordSet("been is are was were went internet site app server service network it's")
    private static let answers = wordSet(
        """
        answer answers reply replies response responses refund refunds word news sign call callback update solution money \
        parcel package delivery order help feedback reaction contact explanation technician engineer appointment \
        replacement compensation resolution
        """)
    private static let services = wordSet(
        "internet service heat heating water power electricity phone signal connection broadband wifi")
    private static let arrivals = wordSet(
        """
        arrived arrive arrives received receive come came comes answered answer answers answering replied reply replies \
        heard hear refunded delivered deliver shipped got back called responded respond responds fixed resolved appeared \
        credited paid replaced turned
        """)
    private static let bareNegations = wordSet("hasnt havent didnt isnt wasnt dont doesnt")
    private static let happyVerbs = wordSet(
        """
        works work working going good great love like holds hold fine runs running use using happy perfect strong looks \
        tastes best my
        """)
    private static let requests = wordSet(
        """
        ordered paid returned sent cancelled canceled wrote written asked reported applied claimed requested complained \
        called emailed mailed contacted phoned told submitted filed opened
        """)
    /// Verbs that date a thing, not a wish: what was bought two years ago is two years old.
    private static let beginnings = wordSet("bought purchased joined moved started subscribed renewed switched signed")
    private static let uses = wordSet(
        """
        used use using customer customers member loyal subscriber user owned owner owning warranty guarantee guaranteed \
        lasted lasts lasting worked shopping shopped playing played trial worn wore living lived married anniversary \
        broke promised promise boiled cooked banked
        """)
    private static let days = wordSet(
        "monday tuesday wednesday thursday friday saturday sunday yesterday christmas easter")
    private static let spans = wordSet(
        "week month night morning afternoon weekend summer winter spring autumn year evening")
    private static let months = wordSet(
        "january february march april june july august september october november december")
}

extension String {
    /// Lower case, with weekdays and months keeping their capital.
    var lowercasedBesidesNames: String {
        split(separator: " ").map { word in
            let lower = word.lowercased()
            return Self.capitalised.contains(lower) ? lower.prefix(1).uppercased() + lower.dropFirst() : lower
        }.joined(separator: " ")
    }

    private static let capitalised: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "christmas", "easter", "january",
        "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    ]
}
