/// Takes the wording of a time apart, from left to right; bounded by ``wordLimit``.
///
/// Days, hours, parts of days and spans may come in any order and with small words between them, as people write them:
/// `today by 17:00`, `by 5pm on Friday, 27 November`. A part that is named twice begins another time.
struct DueParser {
    let text: ReadText
    let lexicon: PromiseLexicon
    /// The words of one sentence, at most.
    let limit: Int

    /// Longer than any wording of one time.
    static let wordLimit = 24

    private var expression: DueExpression
    private var at: Int
    private var end: Int
    private var hasNext = false
    private var hasThis = false
    private var edge: DueExpression.Edge?
    private var article: DueAtom?
    /// Behind a preposition, where a bare number can be an hour.
    private var isAfterRelation = false

    /// The time that begins at word `start`; `nil` where none does.
    static func parse(_ text: ReadText, at start: Int, limit: Int, lexicon: PromiseLexicon) -> DueExpression? {
        var parser = DueParser(text: text, lexicon: lexicon, start: start, limit: min(limit, start + wordLimit))
        return parser.parse()
    }

    private init(text: ReadText, lexicon: PromiseLexicon, start: Int, limit: Int) {
        self.text = text
        self.lexicon = lexicon
        self.limit = limit
        expression = DueExpression(words: start..<start)
        at = start
        end = start
    }

    private mutating func parse() -> DueExpression? {
        let start = at
        while at < limit, text.words[at].id != Vocabulary.quoted {
            if at > start, text.words[at].pause >= .colon { break }
            if let number = number(at) {
                guard read(number) else { break }
                settle()
            } else if let (atom, next) = lexicon.atom(at: at, limit: limit, in: text), !isGenitive(at) {
                guard take(atom, next) else { break }
            } else {
                break
            }
        }
        if end < limit, let (atom, next) = lexicon.atom(at: end, limit: limit, in: text), atom == .bygone {
            expression.isBygone = true
            end = next
        }
        guard !expression.isEmpty, end > start else { return nil }
        expression.words = start..<end
        return expression
    }

    // MARK: Words

    /// Takes what a phrase says; `false` where it is no part of this time.
    private mutating func take(_ atom: DueAtom, _ next: Int) -> Bool {
        switch atom {
        case .relation(let relation):
            if expression.relation == nil || expression.relation == .at || relation == .by {
                expression.relation = relation
            }
            return pass(next, isAfterRelation: true)
        case .glue:
            return (at > expression.words.lowerBound || beginsPeriod(next))
                && pass(next, isAfterRelation: isAfterRelation)
        case .hourArticle, .dayArticle:
            article = atom
            return pass(next, isAfterRelation: isAfterRelation)
        case .next: return takeNext(next)
        case .this:
            hasThis = true
            return pass(next, isAfterRelation: false)
        case .edge(let new):
            edge = new
            return pass(next, isAfterRelation: false)
        case .latest:
            if expression.relation == nil || expression.relation == .at { expression.relation = .by }
            return expression.isEmpty ? pass(next, isAfterRelation: true) : accept(next)
        case .bygone:
            if !expression.isEmpty { accept(next) }
            expression.isBygone = true
            return expression.isEmpty && pass(next, isAfterRelation: false)
        case .vague:
            guard expression.isEmpty else { return false }
            expression.isVague = true
            accept(next)
            return false
        case .unit(.day) where isDayOfMonth(next):
            article = .dayArticle
            return pass(next, isAfterRelation: isAfterRelation)
        case .few, .number, .sixtieths, .unit, .before, .after, .meridiem, .oclock, .to, .zone:
            guard takeCount(atom, next) else { return false }
        case .day, .dayOrMorning, .dayPart, .weekday, .shortWeekday, .weekdayPart, .part, .weekend, .month, .shortMonth:
            guard takeDay(atom, next) else { return false }
        }
        settle()
        return true
    }

    /// `la semaine prochaine`, `la próxima semana`.
    private func beginsPeriod(_ index: Int) -> Bool {
        guard index < limit, let (atom, _) = lexicon.atom(at: index, limit: limit, in: text) else { return false }
        switch atom {
        case .next, .unit(.week), .unit(.month): return true
        default: return false
        }
    }

    /// `el día 3`, `até dia 3`.
    private func isDayOfMonth(_ index: Int) -> Bool {
        guard expression.isEmpty, let day = number(index) else { return false }
        return day.isPlain && day.digits <= 2 && text.words[index].pause == .none && !isClock(index)
    }

    /// What was said before a part is used up by it.
    private mutating func settle() {
        hasNext = false
        hasThis = false
        edge = nil
        article = nil
        isAfterRelation = false
    }

    private mutating func pass(_ next: Int, isAfterRelation: Bool) -> Bool {
        at = next
        self.isAfterRelation = isAfterRelation
        return true
    }

    @discardableResult
    private mutating func accept(_ next: Int) -> Bool {
        at = next
        end = next
        return true
    }

    /// `next Friday`; behind the day in some languages: `vendredi prochain`.
    private mutating func takeNext(_ next: Int) -> Bool {
        if expression.period?.offset == 0, at == end {
            expression.period?.offset = 1
            return accept(next)
        }
        if expression.weekday != nil, at == end, !expression.isNext, !isPeriod(next) {
            expression.isNext = true
            return accept(next)
        }
        hasNext = true
        return pass(next, isAfterRelation: isAfterRelation)
    }

    private func isPeriod(_ index: Int) -> Bool {
        guard index < limit, let (atom, _) = lexicon.atom(at: index, limit: limit, in: text) else { return false }
        switch atom {
        case .unit(.week), .unit(.month), .weekend: return true
        default: return false
        }
    }

    private mutating func takeDay(_ atom: DueAtom, _ next: Int) -> Bool {
        guard expression.span == nil else { return false }
        switch atom {
        case .day(let offset): return set(day: offset) && accept(next)
        case .dayOrMorning:
            if expression.namesDay || isAfter("am") { return set(part: .morning) && accept(next) }
            return set(day: 1) && accept(next)
        case .dayPart(let offset, let part): return set(day: offset) && set(part: part) && accept(next)
        case .weekday(let weekday): return set(weekday: weekday) && accept(next)
        case .shortWeekday(let weekday): return isCapital(at) && set(weekday: weekday) && accept(next)
        case .weekdayPart(let weekday, let part):
            return set(weekday: weekday) && set(part: part) && accept(next)
        case .part(let part):
            if hasThis, !expression.namesDay { expression.day = 0 }
            if hasNext { return false }
            return set(part: part) && accept(next)
        case .weekend: return set(period: .weekend) && accept(next)
        case .month(let month): return read(month: month, next)
        case .shortMonth(let month): return isCapital(at) && read(month: month, next)
        default: return false
        }
    }

    private func isAfter(_ word: String) -> Bool {
        at > expression.words.lowerBound && text.words[at - 1].id == lexicon.vocabulary.id(of: word)
    }

    private mutating func set(day: Int) -> Bool {
        guard expression.day == nil, expression.period == nil else { return false }
        expression.day = day
        if edge == .end { expression.part = .dayEnd }
        return true
    }

    private mutating func set(weekday: Int) -> Bool {
        guard expression.weekday == nil else { return false }
        expression.weekday = weekday
        expression.isNext = hasNext
        if edge == .end { expression.part = .dayEnd }
        return true
    }

    private mutating func set(part: DueExpression.Part) -> Bool {
        guard expression.part == nil else { return false }
        expression.part = part
        return true
    }

    private mutating func set(period unit: DueExpression.Unit) -> Bool {
        guard expression.period == nil, expression.day == nil, expression.date == nil else { return false }
        expression.period = DueExpression.Period(unit: unit, offset: hasNext ? 1 : 0, edge: edge)
        return true
    }

    /// A month's name: behind nothing it is the month itself, before a number the first half of a date.
    private mutating func read(month: Int, _ next: Int) -> Bool {
        if let day = number(next), day.isPlain || day.isOrdinal, day.value <= 31, day.digits <= 2,
            text.words[next].pause == .none, !isClock(next)
        {
            return set(date: DueExpression.Date(day: day.value, month: month), next + 1)
        }
        guard expression.relation != nil || edge != nil || hasNext || hasThis, expression.month == nil,
            !expression.namesDay
        else { return false }
        expression.month = month
        return accept(next)
    }

    private mutating func set(date: DueExpression.Date, _ next: Int) -> Bool {
        guard expression.date == nil, expression.day == nil, expression.period == nil else { return false }
        var date = date
        var next = next
        // The year behind it, with or without a small word.
        var index = next
        if index < limit, let (atom, after) = lexicon.atom(at: index, limit: limit, in: text), atom == .glue {
            index = after
        }
        if date.year == nil, date.month != nil, index < limit, let year = number(index), year.isPlain, year.digits == 4,
            text.words[index].pause <= .comma, !isClock(index)
        {
            date.year = year.value
            next = index + 1
        }
        expression.date = date
        return accept(next)
    }

    // MARK: Numbers

    private func number(_ index: Int) -> DueNumber? {
        guard index < limit else { return nil }
        let word = text.words[index]
        guard word.end - word.start <= 24 else { return nil }
        return DueNumber(text.bytes[word.start..<word.end])
    }

    /// The byte directly between two words, where there is exactly one.
    private func joint(_ index: Int) -> UInt8? {
        guard index + 1 < limit, text.words[index + 1].start == text.words[index].end + 1 else { return nil }
        return text.bytes[text.words[index].end]
    }

    private func isClock(_ index: Int) -> Bool { joint(index) == 0x3A && number(index + 1)?.digits == 2 }

    /// A number in digits; `false` where it is no part of this time.
    private mutating func read(_ number: DueNumber) -> Bool {
        if let read = readDate(number) { return read }
        if let read = readClock(number) { return read }
        if let read = readCounted(number) { return read }
        return readBareHour(number.value, isPlain: number.isPlain, digits: number.digits, at + 1)
    }

    private mutating func readDate(_ first: DueNumber) -> Bool? {
        // 2026-11-27
        if first.isPlain, first.digits == 4, joint(at) == 0x2D, joint(at + 1) == 0x2D, let month = number(at + 1),
            let day = number(at + 2), month.isPlain, day.isPlain
        {
            let date = DueExpression.Date(day: day.value, month: month.value, year: first.value)
            return set(date: date, at + 3)
        }
        // 03/04, 3/4/2027
        if first.isPlain, first.digits <= 2, joint(at) == 0x2F, let second = number(at + 1), second.isPlain,
            second.digits <= 2
        {
            let third = joint(at + 1) == 0x2F ? number(at + 2) : nil
            let date = DueExpression.Date(
                day: first.value, month: second.value, year: third.map(Self.year), isSlashed: true)
            return set(date: date, at + (third == nil ? 2 : 3))
        }
        // 27.11.2026, 27.11.
        if first.letters.isEmpty, first.parts.count == 3 {
            let date = DueExpression.Date(
                day: first.parts[0], month: first.parts[1],
                year: first.parts[2] < 100 ? 2000 + first.parts[2] : first.parts[2])
            return set(date: date, at + 1)
        }
        if first.letters.isEmpty, first.parts.count == 2, lexicon.grammar.hasDottedDates, first.parts[1] <= 12,
            hasDot(behind: at), !isFollowedByOclock(at + 1)
        {
            return set(date: DueExpression.Date(day: first.parts[0], month: first.parts[1]), at + 1)
        }
        // 3 March, 3rd of March, 3. März
        if first.isPlain || first.isOrdinal, first.digits <= 2 {
            var index = at + 1
            if index < limit, let (atom, after) = lexicon.atom(at: index, limit: limit, in: text), atom == .glue {
                index = after
            }
            if index < limit, text.words[index].pause == .none,
                let (atom, after) = lexicon.atom(at: index, limit: limit, in: text)
            {
                if case .month(let month) = atom {
                    return set(date: DueExpression.Date(day: first.value, month: month), after)
                }
                if case .shortMonth(let month) = atom {
                    return set(date: DueExpression.Date(day: first.value, month: month), after)
                }
            }
            // 3. 4.
            if lexicon.grammar.hasDottedDates, hasDot(behind: at), let second = number(at + 1), second.isPlain,
                second.digits <= 2, hasDot(behind: at + 1), !isClock(at + 1)
            {
                return set(date: DueExpression.Date(day: first.value, month: second.value), at + 2)
            }
        }
        // the 3rd, le 3, zum 3.
        let isDayOfMonth =
            first.isOrdinal
            || (first.isPlain && (article == .dayArticle || (lexicon.grammar.hasDottedDates && hasDot(behind: at))))
        if isDayOfMonth, first.digits <= 2, first.value <= 31, isAfterRelation || article == .dayArticle,
            !isClock(at), !isFollowedByUnit(at + 1), !isFollowedByOclock(at + 1)
        {
            return set(date: DueExpression.Date(day: first.value), at + 1)
        }
        return nil
    }

    private static func year(_ number: DueNumber) -> Int { number.digits <= 2 ? 2000 + number.value : number.value }

    private func hasDot(behind index: Int) -> Bool {
        let end = text.words[index].end
        return end < text.bytes.count && text.bytes[end] == 0x2E
    }

    private func isFollowedByUnit(_ index: Int) -> Bool {
        guard index < limit, let (atom, _) = lexicon.atom(at: index, limit: limit, in: text) else { return false }
        if case .unit = atom { return true }
        return lexicon.reads(.to, at: index, limit: limit, in: text) != nil
    }

    private func isFollowedByOclock(_ index: Int) -> Bool {
        guard index < limit, let (atom, _) = lexicon.atom(at: index, limit: limit, in: text) else { return false }
        return atom == .oclock
    }

    private mutating func readClock(_ first: DueNumber) -> Bool? {
        // 17:00
        if first.isPlain, isClock(at), let minute = number(at + 1) {
            // “16:30 h”
            let mark = at + 2 < limit ? lexicon.atom(at: at + 2, limit: limit, in: text) : nil
            let next = mark.map { $0.atom == .unit(.hour) ? $0.next : at + 2 } ?? at + 2
            return set(hour: first, minute: minute.value, meridiem: minute.meridiem, next)
        }
        if first.parts.count <= 2, let meridiem = first.meridiem {
            return set(hour: first, minute: first.parts.count == 2 ? first.parts[1] : 0, meridiem: meridiem, at + 1)
        }
        // 16h30; 48h is a span.
        if first.isHours {
            if first.rest == nil, expression.relation == .within || first.value > 24 { return nil }
            if first.rest == nil, expression.relation == .byOrWithin, first.value > 23 { return nil }
            return set(hour: first, minute: first.rest ?? 0, isCertain: true, at + 1)
        }
        let isHour = first.parts.count == 1 || (first.parts.count == 2 && first.parts[1] < 60)
        guard first.letters.isEmpty, isHour, at + 1 < limit, text.words[at + 1].pause == .none,
            let (atom, next) = lexicon.atom(at: at + 1, limit: limit, in: text)
        else {
            // 17.30
            guard first.letters.isEmpty, first.parts.count == 2, first.parts[1] < 60, first.value < 25, isAfterRelation,
                expression.relation != .within
            else { return nil }
            return set(hour: first, minute: first.parts[1], at + 1)
        }
        let minute = first.parts.count == 2 ? first.parts[1] : 0
        switch atom {
        case .meridiem(let meridiem): return set(hour: first, minute: minute, meridiem: meridiem, next)
        case .oclock:
            // 17 Uhr 30
            if first.isPlain, let after = number(next), after.isPlain, after.digits == 2, after.value < 60,
                text.words[next].pause == .none, !isClock(next)
            {
                return set(hour: first, minute: after.value, next + 1)
            }
            return set(hour: first, minute: minute, next)
        case .after(let minutes): return set(hour: first, minute: minutes, next)
        case .unit(.hour) where tellsTime(first.value, isShort: text.words[at + 1].end - text.words[at + 1].start <= 2):
            if let after = number(next), after.isPlain, after.digits == 2, after.value < 60,
                text.words[next].pause == .none, !isClock(next)
            {
                return set(hour: first, minute: after.value, isCertain: true, next + 1)
            }
            if next < limit, let (more, after) = lexicon.atom(at: next, limit: limit, in: text),
                case .after(let minutes) = more
            {
                return set(hour: first, minute: minutes, after)
            }
            return set(hour: first, at: next)
        default:
            guard first.parts.count == 2, isAfterRelation, expression.relation != .within, !isFollowedByUnit(at + 1)
            else { return nil }
            return set(hour: first, minute: first.parts[1], at + 1)
        }
    }

    /// Whether so many hours are an hour of the day: `à 15 heures`, not `en 24 heures`.
    private func tellsTime(_ hours: Int, isShort: Bool) -> Bool {
        guard lexicon.grammar.hoursTellTime, hours <= 24 else { return false }
        switch expression.relation {
        case .within: return false
        case .byOrWithin: return isShort ? hours < 24 : hours > 12 && hours < 24
        case .by, .before, .at, .between: return true
        case nil: return expression.namesDay || article == .hourArticle
        }
    }

    private mutating func set(hour: DueNumber, at next: Int) -> Bool { set(hour: hour, minute: 0, meridiem: nil, next) }

    private mutating func set(
        hour: DueNumber, minute: Int = 0, meridiem: Int? = nil, isCertain: Bool = false, _ next: Int
    ) -> Bool {
        let isTyped = hour.digits == 2 && (hour.value == 0 || hour.value >= 13 || hour.value < 10)
        return set(hour: hour.value, minute: minute, meridiem: meridiem, isCertain: isCertain || isTyped, next)
    }

    private mutating func set(hour: Int, minute: Int, meridiem: Int?, isCertain: Bool, _ next: Int) -> Bool {
        var next = next
        var meridiem = meridiem
        // 5:00 pm, half past five pm
        if meridiem == nil, next < limit, let (atom, after) = lexicon.atom(at: next, limit: limit, in: text) {
            if case .meridiem(let found) = atom {
                meridiem = found
                next = after
            } else if atom == .oclock {
                next = after
            }
        }
        guard expression.clock == nil, expression.span == nil else { return false }
        // “between 15:00 and 17:00”: the later one counts.
        if let start = rangeEnd(next), let last = number(start) {
            let saved = self
            at = start
            isAfterRelation = true
            if readClock(last) ?? readBareHour(last.value, isPlain: last.isPlain, digits: last.digits, at + 1) {
                return true
            }
            self = saved
        }
        guard hour <= 24, minute >= -59, minute < 60, hour < 24 || minute == 0,
            meridiem == nil || (1...12).contains(hour)
        else {
            expression.fault = "is no time of the day"
            return accept(next)
        }
        var minutes = hour * 60 + minute
        if let meridiem { minutes = minutes % 720 + meridiem * 60 }
        if minutes < 0 { minutes += 1440 }
        expression.clock = DueExpression.Clock(
            hour: minutes / 60, minute: minutes % 60,
            isCertain: isCertain || meridiem != nil || hour == 0 || hour > 12)
        return accept(next)
    }

    /// Where the second number of a range begins: `between 3 and 5pm`, `15–17 Uhr`.
    private func rangeEnd(_ next: Int) -> Int? {
        guard next < limit else { return nil }
        if let after = lexicon.reads(.to, at: next, limit: limit, in: text) {
            return number(after) == nil ? nil : after
        }
        if expression.relation == .between, lexicon.roles(text.words[next].id).contains(.coordinator) {
            // “entre las 15 y las 17”
            let after = lexicon.reads(.hourArticle, at: next + 1, limit: limit, in: text) ?? next + 1
            return number(after) == nil ? nil : after
        }
        guard let number = number(next), number.letters.isEmpty || number.meridiem != nil || number.isHours,
            text.words[next].pause != .comma, isDash(before: next)
        else { return nil }
        return next
    }

    /// `24-48`, `24 – 48`.
    private func isDash(before index: Int) -> Bool {
        guard index > 0 else { return false }
        let between = text.bytes[text.words[index - 1].end..<text.words[index].start]
        guard between.count <= 5 else { return false }
        let marks = between.filter { $0 != 0x20 }
        return marks == [0x2D] || marks == [0xE2, 0x80, 0x93] || marks == [0xE2, 0x80, 0x94]
    }

    /// A number with a unit behind it: `24 hours`, `3 to 5 working days`.
    private mutating func readCounted(_ first: DueNumber) -> Bool? {
        // Behind the article of hours stands one, and no count of them: “entre las 15 y las 17 horas”.
        guard expression.span == nil, expression.clock == nil, article != .hourArticle else { return nil }
        if let unit = first.unit, first.parts.count <= 2 { return set(span: first.sixtieths, unit, at + 1) }
        guard first.letters.isEmpty, first.parts.count <= 2 else { return nil }
        var sixtieths = first.sixtieths
        var index = at + 1
        var isRange = false
        if let end = rangeEnd(index), let last = number(end) {
            if let unit = last.unit, first.isPlain {
                return set(span: last.sixtieths, unit, end + 1, isRange: true)
            }
            guard last.letters.isEmpty, last.parts.count <= 2 else { return nil }
            sixtieths = last.sixtieths
            index = end + 1
            isRange = true
        }
        guard index < limit, text.words[index].pause == .none,
            let (atom, next) = lexicon.atom(at: index, limit: limit, in: text), case .unit(let unit) = atom
        else { return nil }
        return set(span: sixtieths, unit, next, isRange: isRange)
    }

    private mutating func set(
        span sixtieths: Int, _ unit: DueExpression.Unit, _ next: Int, isRange: Bool = false
    ) -> Bool {
        // Without “in” or “within” a number of hours says how long, not until when.
        guard expression.relation == .within || expression.relation == .byOrWithin || expression.relation == .by,
            expression.span == nil, !expression.namesDay, expression.clock == nil
        else { return false }
        var sixtieths = sixtieths
        var next = next
        if next < limit, let (atom, after) = lexicon.atom(at: next, limit: limit, in: text),
            case .after(let more) = atom
        {
            sixtieths += more
            next = after
        }
        expression.span = DueExpression.Span(sixtieths: sixtieths, unit: unit, isRange: isRange)
        return accept(next)
    }

    /// `by 5`, `at 17`: an hour where nothing follows that the number could count.
    private mutating func readBareHour(_ value: Int, isPlain: Bool, digits: Int, _ next: Int) -> Bool {
        let canBe = isAfterRelation || article == .hourArticle
        guard isPlain, canBe, value <= 24, digits <= 2, expression.relation != .within, expression.clock == nil,
            rangeEnd(next) != nil || endsHere(next)
        else { return false }
        let isCertain = digits == 2 && (value == 0 || value >= 13 || value < 10)
        guard set(hour: value, minute: 0, meridiem: nil, isCertain: isCertain, next) else { return false }
        if let clock = expression.clock, clock.hour == value, !clock.isCertain { expression.clock?.isBare = true }
        return true
    }

    /// Whether nothing behind the number goes on with it.
    private func endsHere(_ next: Int) -> Bool {
        guard next < limit, text.words[next].pause == .none else { return true }
        if lexicon.roles(text.words[next].id).contains(.coordinator) { return true }
        guard let (atom, _) = lexicon.atom(at: next, limit: limit, in: text) else { return false }
        switch atom {
        case .unit, .glue, .month, .shortMonth, .number, .few: return false
        default: return true
        }
    }

    // MARK: Counts in words

    private mutating func takeCount(_ atom: DueAtom, _ next: Int) -> Bool {
        switch atom {
        case .unit(let unit): return take(unit: unit, next)
        case .few: return takeFew(next)
        case .number(let value): return take(number: value, next)
        case .sixtieths(let sixtieths):
            guard next < limit, let (atom, after) = lexicon.atom(at: next, limit: limit, in: text),
                case .unit(let unit) = atom
            else { return false }
            return set(span: sixtieths, unit, after)
        case .before(let minutes): return take(minutes: minutes, next)
        case .meridiem(let meridiem):
            guard let clock = expression.clock, at == end, clock.hour <= 12 else { return false }
            expression.clock = DueExpression.Clock(
                hour: clock.hour % 12 + meridiem, minute: clock.minute, isCertain: true)
            return accept(next)
        case .oclock: return expression.clock != nil && at == end && accept(next)
        case .zone(let minutes):
            guard expression.clock != nil || expression.part != nil else { return false }
            expression.zoneMinutes = minutes
            return accept(next)
        default: return false
        }
    }

    /// A unit without a number: `this week`, `end of the month`, `within the hour`.
    private mutating func take(unit: DueExpression.Unit, _ next: Int) -> Bool {
        if hasNext, expression.relation == .within { return set(span: 60, unit, next) }
        if unit == .day, edge == .end {
            if !expression.namesDay { expression.day = 0 }
            return set(part: .dayEnd) && accept(next)
        }
        if edge != nil || hasNext || hasThis {
            guard unit == .week || unit == .month || unit == .year else {
                return hasThis && set(span: 60, .hour, within: unit, next)
            }
            return set(period: unit) && accept(next)
        }
        if next < limit, let (atom, _) = lexicon.atom(at: next, limit: limit, in: text),
            atom == .next || atom == .bygone,
            unit == .week || unit == .month || unit == .year
        {
            return set(period: unit) && accept(next)
        }
        guard expression.relation == .within || expression.relation == .byOrWithin, expression.span == nil else {
            return false
        }
        switch unit {
        case .minute, .hour: return set(span: 60, unit, next)
        case .day:
            if !expression.namesDay { expression.day = 0 }
            return set(part: .dayEnd) && accept(next)
        case .week, .month, .year: return set(period: unit) && accept(next)
        case .workingDay, .workingHour, .fortnight, .weekend: return false
        }
    }

    /// “this hour”: counts as one hour from now.
    private mutating func set(
        span sixtieths: Int, _ unit: DueExpression.Unit, within named: DueExpression.Unit, _ next: Int
    ) -> Bool {
        guard named == unit, expression.span == nil, !expression.namesDay else { return false }
        expression.span = DueExpression.Span(sixtieths: sixtieths, unit: unit)
        return accept(next)
    }

    private mutating func takeFew(_ next: Int) -> Bool {
        guard expression.relation == .within || expression.relation == .byOrWithin || expression.relation == .by,
            next < limit, let (atom, after) = lexicon.atom(at: next, limit: limit, in: text), case .unit = atom
        else { return false }
        expression.fault = "says no number"
        return accept(after)
    }

    private mutating func take(number value: Int, _ next: Int) -> Bool {
        var value = value
        var index = next
        var isRange = false
        if let after = lexicon.reads(.to, at: index, limit: limit, in: text), after < limit,
            let (last, afterLast) = lexicon.atom(at: after, limit: limit, in: text), case .number(let upper) = last
        {
            value = upper
            index = afterLast
            isRange = true
        }
        if index < limit, text.words[index].pause == .none,
            let (atom, after) = lexicon.atom(at: index, limit: limit, in: text)
        {
            switch atom {
            case .unit(.hour) where tellsTime(value, isShort: false):
                if after < limit, let (more, afterMore) = lexicon.atom(at: after, limit: limit, in: text),
                    case .after(let minutes) = more
                {
                    return set(hour: value, minute: minutes, meridiem: nil, isCertain: false, afterMore)
                }
                return set(hour: value, minute: 0, meridiem: nil, isCertain: false, after)
            case .unit(let unit): return set(span: value * 60, unit, after, isRange: isRange)
            case .oclock: return set(hour: value, minute: 0, meridiem: nil, isCertain: false, after)
            case .after(let minutes):
                if after < limit, let (more, afterMore) = lexicon.atom(at: after, limit: limit, in: text),
                    case .unit(let unit) = more
                {
                    return set(span: value * 60 + minutes, unit, afterMore)
                }
                return set(hour: value, minute: minutes, meridiem: nil, isCertain: false, after)
            case .month(let month) where value <= 31:
                return set(date: DueExpression.Date(day: value, month: month), after)
            case .glue where value <= 31:
                if after < limit, let (more, afterMore) = lexicon.atom(at: after, limit: limit, in: text),
                    case .month(let month) = more
                {
                    return set(date: DueExpression.Date(day: value, month: month), afterMore)
                }
            default: break
            }
        }
        return readBareHour(value, isPlain: true, digits: 1, index)
    }

    /// `half past five`, `halb vier`: minutes and then the hour they belong to.
    private mutating func take(minutes: Int, _ next: Int) -> Bool {
        guard next < limit else { return false }
        var hour: Int?
        var index = next
        if let digits = number(next), digits.isPlain, digits.value <= 24 {
            hour = digits.value
            index += 1
        } else if let (atom, after) = lexicon.atom(at: next, limit: limit, in: text), case .number(let value) = atom {
            hour = value
            index = after
        }
        guard let hour, hour >= 1 else { return false }
        return set(hour: hour, minute: minutes, meridiem: nil, isCertain: false, index)
    }

    // MARK: Bytes

    private func isCapital(_ index: Int) -> Bool {
        let byte = text.bytes[text.words[index].start]
        return byte >= 0x41 && byte <= 0x5A
    }

    /// `Friday's`: not the day, but something that belongs to it.
    private func isGenitive(_ index: Int) -> Bool {
        guard lexicon.vocabulary.apostrophe == .contracts else { return false }
        let word = text.words[index]
        guard index + 1 >= text.words.count || text.words[index + 1].start != word.start else { return false }
        let bytes = text.bytes[word.start..<word.end]
        return bytes.count > 2 && (bytes.last ?? 0) | 0x20 == 0x73
            && (bytes.dropLast().last == 0x27 || bytes.dropLast().suffix(3).elementsEqual([0xE2, 0x80, 0x99]))
    }
}
