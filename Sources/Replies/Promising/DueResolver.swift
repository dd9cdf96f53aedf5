import Triage

/// Lays the wording of a time on the calendar, as somebody means it who writes at `sentAt`.
struct DueResolver {
    let sentAt: Timestamp
    let zone: TimeZoneRules
    /// The language with its region, lower-case: `en-us`.
    let language: String

    /// Nobody promises further ahead.
    private static let horizonDays = 731
    /// A date without a year that passed less than so many days ago is a slip, not one of next year.
    private static let slipDays = 90

    private var now: LocalTime { zone.local(sentAt) }

    /// - Parameter words: the wording, as written.
    func due(_ expression: DueExpression, words: String) -> ReadDue {
        var assumptions: [String] = []
        let reading: ReadDue.Reading
        do throws(Unclear) {
            let time = try time(expression, words: words, assumptions: &assumptions)
            guard time > sentAt else { throw Unclear("“\(words)” had passed when the reply was sent") }
            guard time.seconds(since: sentAt) < Double(Self.horizonDays) * 86_400 else {
                throw Unclear("“\(words)” is more than two years ahead")
            }
            reading = .at(time)
        } catch {
            assumptions = []
            reading = .unclear(error.reason)
        }
        return ReadDue(words: words, reading: reading, assumptions: assumptions)
    }

    private struct Unclear: Error {
        let reason: String
        init(_ reason: String) { self.reason = reason }
    }

    private func time(
        _ expression: DueExpression, words: String, assumptions: inout [String]
    ) throws(Unclear) -> Timestamp {
        if expression.isVague { throw Unclear("“\(words)” names no time") }
        if let fault = expression.fault { throw Unclear("“\(words)” \(fault)") }
        if let span = expression.span { return try end(of: span, words: words, assumptions: &assumptions) }
        var zone = zone
        if let minutes = expression.zoneMinutes { zone = TimeZoneRules(fixedOffsetMinutes: minutes) }
        let now = zone.local(sentAt)
        let minute = try minute(of: expression, assumptions: &assumptions)
        let day = try day(of: expression, minute: &assumptions, now: now, wanted: minute)
        guard let minute else {
            return zone.timestamp(of: bareDay(day, expression, now: now, assumptions: &assumptions))
        }
        return zone.timestamp(of: LocalTime(day: day, minute: moved(minute, day, expression, now, &assumptions)))
    }

    // MARK: Hours

    /// Minutes of the day, where an hour or a part of the day is named.
    private func minute(of expression: DueExpression, assumptions: inout [String]) throws(Unclear) -> Int? {
        guard let clock = expression.clock else { return expression.part.map { partEnd($0, &assumptions) } }
        let minute = clock.hour * 60 + clock.minute
        guard !clock.isCertain else { return minute }
        switch expression.part {
        case .afternoon, .evening, .night: return clock.hour < 12 ? minute + 720 : minute
        case .morning, .firstThing: return minute
        case .noon, .midnight, .dayEnd, nil: break
        }
        // Nobody is promised anything for before seven in the morning.
        guard clock.hour >= 1, clock.hour < 7 else { return minute }
        assumptions.append("\(Self.spelled(minute)) is read as \(Self.spelled(minute + 720))")
        return minute + 720
    }

    private func partEnd(_ part: DueExpression.Part, _ assumptions: inout [String]) -> Int {
        let (minute, words): (Int, String?) =
            switch part {
            case .firstThing: (PromiseHours.firstThing, "first thing in the day is taken as")
            case .morning: (PromiseHours.morning, "the morning is taken to end at")
            case .noon: (PromiseHours.noon, "noon is taken as")
            case .afternoon: (PromiseHours.afternoon, "the afternoon is taken to end at")
            case .evening: (PromiseHours.evening, "the evening is taken to end at")
            case .night: (PromiseHours.night, "tonight is taken to end at")
            case .midnight: (PromiseHours.midnight, nil)
            case .dayEnd: (PromiseHours.workingDay, "the end of the day is taken as the end of the working day,")
            }
        if let words { assumptions.append("\(words) \(Self.spelled(minute))") }
        return minute
    }

    /// The hour, moved where it has passed today and only another reading lies ahead: `by 8` in the afternoon is 20:00,
    /// the end of the day is midnight for whoever writes in the evening.
    private func moved(
        _ minute: Int, _ day: Int, _ expression: DueExpression, _ now: LocalTime, _ assumptions: inout [String]
    ) -> Int {
        guard day == now.day, LocalTime(day: day, minute: minute) <= now else { return minute }
        if expression.clock == nil, expression.part == .dayEnd {
            assumptions = ["the working day was over: the end of the day is midnight"]
            return PromiseHours.midnight
        }
        if let clock = expression.clock, clock.isBare, expression.part == nil, minute < 720 {
            assumptions.append("\(Self.spelled(minute)) is read as \(Self.spelled(minute + 720))")
            return minute + 720
        }
        return minute
    }

    /// A day without an hour: the end of its working day, or its beginning where it says before.
    private func bareDay(
        _ day: Int, _ expression: DueExpression, now: LocalTime, assumptions: inout [String]
    ) -> LocalTime {
        if beginsPeriod(expression) || (expression.relation == .before && expression.period == nil) {
            return LocalTime(day: day, minute: 0)
        }
        if day == now.day, now.minute >= PromiseHours.workingDay {
            assumptions.append("the working day was over: until midnight")
            return LocalTime(day: day, minute: PromiseHours.midnight)
        }
        assumptions.append("no hour is named: the end of the working day, \(Self.spelled(PromiseHours.workingDay))")
        return LocalTime(day: day, minute: PromiseHours.workingDay)
    }

    /// Whether the time is the beginning of a week or a month: “before next week”.
    private func beginsPeriod(_ expression: DueExpression) -> Bool {
        guard expression.relation == .before, let period = expression.period else { return false }
        return period.edge == nil && period.unit != .weekend
    }

    private static func spelled(_ minute: Int) -> String {
        let digits = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(digits(minute / 60)):\(digits(minute % 60))"
    }

    // MARK: Days

    private func day(
        of expression: DueExpression, minute assumptions: inout [String], now: LocalTime, wanted: Int?
    ) throws(Unclear) -> Int {
        let today = now.day
        let passed = { (minute: Int) in LocalTime(day: today, minute: minute) <= now }
        if let offset = expression.day {
            if let weekday = expression.weekday, LocalTime(day: today + offset, minute: 0).weekday != weekday {
                throw Unclear("the day and the weekday do not agree")
            }
            return today + offset
        }
        if let date = expression.date {
            return try day(of: date, expression, now: now, wanted: wanted, assumptions: &assumptions)
        }
        if let weekday = expression.weekday {
            if let period = expression.period, period.unit == .week {
                return today - now.weekday + 7 * period.offset + weekday
            }
            let ahead = (weekday - now.weekday + 7) % 7
            if expression.isNext { assumptions.append("the next such weekday after the reply") }
            guard ahead == 0 else { return today + ahead }
            let isToday = wanted.map { !passed($0) } ?? false
            return isToday && !expression.isNext ? today : today + 7
        }
        if let period = expression.period {
            if beginsPeriod(expression) {
                let date = now.adding(months: period.offset).date
                return period.unit == .month
                    ? LocalTime.day(year: date.year, month: date.month, day: 1) ?? today
                    : today - now.weekday + 1 + 7 * period.offset
            }
            return day(of: period, expression, now: now, assumptions: &assumptions)
        }
        if let month = expression.month {
            if expression.relation == .before {
                let year = now.date.year + (month <= now.date.month ? 1 : 0)
                return LocalTime.day(year: year, month: month, day: 1) ?? today
            }
            return day(of: month, now: now, assumptions: &assumptions)
        }
        guard let wanted else { throw Unclear("names no day and no hour") }
        // An hour alone: the next time clocks show it.
        guard passed(wanted) else { return today }
        let isBare = expression.clock?.isBare ?? false && expression.part == nil
        if isBare, wanted < 720, !passed(wanted + 720) { return today }
        if expression.part == .dayEnd, expression.clock == nil { return today }
        assumptions.append("\(Self.spelled(wanted)) had passed: the next day is meant")
        return today + 1
    }

    private func day(
        of date: DueExpression.Date, _ expression: DueExpression, now: LocalTime, wanted: Int?,
        assumptions: inout [String]
    ) throws(Unclear) -> Int {
        var date = date
        if date.isSlashed { try settle(&date, &assumptions) }
        let today = now.date
        guard let month = date.month else {
            return try nextDay(date.day, now: now, wanted: wanted)
        }
        guard (1...12).contains(month), (1...31).contains(date.day),
            date.day <= Timestamp.daysIn(month: month, year: 2000)
        else { throw Unclear("there is no such date") }
        var day: Int?
        if let year = date.year {
            day = LocalTime.day(year: year, month: month, day: date.day)
        } else {
            day = LocalTime.day(year: today.year, month: month, day: date.day)
            if day.map({ $0 < now.day - Self.slipDays }) ?? (month < today.month) {
                day = LocalTime.day(year: today.year + 1, month: month, day: date.day)
            }
        }
        guard let day else { throw Unclear("there is no such date that year") }
        if let weekday = expression.weekday, LocalTime(day: day, minute: 0).weekday != weekday {
            throw Unclear("the date and the weekday do not agree")
        }
        return day
    }

    /// The next 3rd.
    private func nextDay(_ number: Int, now: LocalTime, wanted: Int?) throws(Unclear) -> Int {
        let first = now.date
        for offset in 0...2 {
            let count = first.year * 12 + first.month - 1 + offset
            guard let day = LocalTime.day(year: count / 12, month: count % 12 + 1, day: number) else { continue }
            if day > now.day || (day == now.day && wanted.map { LocalTime(day: day, minute: $0) > now } ?? false) {
                return day
            }
        }
        throw Unclear("there is no such date")
    }

    /// Tells day and month of `03/04` apart: by the region where it is known, by the numbers where only one way is left.
    private func settle(_ date: inout DueExpression.Date, _ assumptions: inout [String]) throws(Unclear) {
        guard let second = date.month else { return }
        let parts = language.split(whereSeparator: { $0 == "-" || $0 == "_" })
        let isEnglish = parts.first == "en"
        let region = parts.dropFirst().first { $0.utf8.count == 2 }
        let swapped = DueExpression.Date(day: second, month: date.day, year: date.year)
        if isEnglish, region == "us" {
            date = second > 12 || date.day <= 12 ? swapped : date
            return
        }
        if second > 12, date.day <= 12 {
            date = swapped
            assumptions.append("read with the month first")
        } else if isEnglish, region == nil, date.day <= 12, date.day != second {
            assumptions.append("\(date.day)/\(second) is read with the day first")
        }
    }

    private func day(
        of period: DueExpression.Period, _ expression: DueExpression, now: LocalTime, assumptions: inout [String]
    ) -> Int {
        let today = now.day
        switch period.unit {
        case .weekend:
            let monday = today - now.weekday + 1 + 7 * period.offset
            if expression.relation == .by || expression.relation == .before, now.weekday < 6 || period.offset > 0 {
                assumptions.append("the weekend is taken to begin on Friday evening")
                return monday + 4
            }
            assumptions.append("the weekend is taken to end on Sunday")
            return monday + 6
        case .month:
            let (year, month, _) = now.adding(months: period.offset).date
            switch period.edge {
            case .early:
                assumptions.append("the beginning of a month is taken to end on the 10th")
                return LocalTime.day(year: year, month: month, day: 10) ?? today
            case .middle:
                assumptions.append("the middle of a month is taken as the 15th")
                return LocalTime.day(year: year, month: month, day: 15) ?? today
            case .end, nil: return lastDay(year, month) ?? today
            }
        case .year: return lastDay(now.date.year + period.offset, 12) ?? today
        default:
            let monday = today - now.weekday + 1 + 7 * period.offset
            switch period.edge {
            case .early:
                assumptions.append("the beginning of a week is taken to end on Tuesday")
                return monday + 1
            case .middle:
                assumptions.append("the middle of a week is taken as Wednesday")
                return monday + 2
            case .end, nil:
                // Whoever writes on a weekend means the rest of it.
                if period.offset == 0, now.weekday > PromiseHours.lastWorkday { return monday + 6 }
                assumptions.append("a week is taken to end on Friday")
                return monday + PromiseHours.lastWorkday - 1
            }
        }
    }

    private func lastDay(_ year: Int, _ month: Int) -> Int? {
        LocalTime.day(year: year, month: month, day: Timestamp.daysIn(month: month, year: year))
    }

    private func day(of month: Int, now: LocalTime, assumptions: inout [String]) -> Int {
        assumptions.append("a month without a day is taken to its last day")
        let (year, current, _) = now.date
        return lastDay(month < current ? year + 1 : year, month) ?? now.day
    }

    // MARK: Spans

    private func end(
        of span: DueExpression.Span, words: String, assumptions: inout [String]
    ) throws(Unclear) -> Timestamp {
        // Far above every horizon, and small enough to multiply.
        guard span.sixtieths <= 6_000_000 else { throw Unclear("“\(words)” is more than two years ahead") }
        guard span.sixtieths > 0 else { throw Unclear("“\(words)” names no time") }
        if span.isRange { assumptions.append("the longer of the two counts") }
        let whole = span.sixtieths / 60
        switch span.unit {
        case .minute: return sentAt.adding(seconds: Double(span.sixtieths))
        case .hour: return sentAt.adding(seconds: Double(span.sixtieths) * 60)
        case .workingHour: throw Unclear("the working hours are not known")
        case .workingDay:
            guard whole <= 600 else { throw Unclear("“\(words)” is more than two years ahead") }
            assumptions.append(
                "working days are Monday to Friday, holidays among them, and end at \(Self.spelled(PromiseHours.workingDay))"
            )
            var day = now.day
            var left = span.sixtieths % 60 == 0 ? whole : whole + 1
            while left > 0 {
                day += 1
                if LocalTime(day: day, minute: 0).weekday <= PromiseHours.lastWorkday { left -= 1 }
            }
            return zone.timestamp(of: LocalTime(day: day, minute: PromiseHours.workingDay))
        case .day, .weekend: return later(days: whole, rest: span.sixtieths % 60 * 1440)
        case .week: return later(days: span.sixtieths * 7 / 60, rest: span.sixtieths * 7 % 60 * 1440)
        case .fortnight: return later(days: span.sixtieths * 14 / 60, rest: 0)
        case .month: return later(months: whole, days: span.sixtieths % 60 / 2)
        case .year: return later(months: span.sixtieths / 5, days: 0)
        }
    }

    /// The same hour so many days later, and `rest` seconds.
    private func later(days: Int, rest: Int) -> Timestamp {
        zone.timestamp(of: now.adding(days: days)).adding(seconds: Double(rest) + subseconds)
    }

    private func later(months: Int, days: Int) -> Timestamp {
        zone.timestamp(of: now.adding(months: months).adding(days: days)).adding(seconds: subseconds)
    }

    /// What local time leaves out.
    private var subseconds: Double { Double((sentAt.milliseconds % 1000 + 1000) % 1000) / 1000 }
}
