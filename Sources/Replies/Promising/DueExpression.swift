/// What one or several words mean inside the wording of a time.
enum DueAtom: Hashable, Sendable {
    case relation(DueExpression.Relation)
    /// `the`, `of`, `um`: stands between parts and adds nothing.
    case glue
    /// Before a bare number it makes it an hour: `las`, `às`.
    case hourArticle
    /// Before a bare number it makes it a day of the month: `le`, `el`, `dia`.
    case dayArticle
    /// Days from today.
    case day(Int)
    /// `morgen`: tomorrow, or the morning of a day that was named before.
    case dayOrMorning
    /// 1 Monday to 7 Sunday.
    case weekday(Int)
    /// The same, cut short; only where it is written with a capital.
    case shortWeekday(Int)
    case part(DueExpression.Part)
    /// A day and a part of it in one word: `tonight`, `Freitagabend`.
    case dayPart(Int, DueExpression.Part)
    case weekdayPart(Int, DueExpression.Part)
    case next
    case this
    case edge(DueExpression.Edge)
    case weekend
    case month(Int)
    /// Cut short or the same as another word; only where it is written with a capital.
    case shortMonth(Int)
    case unit(DueExpression.Unit)
    case number(Int)
    /// `a`, `one and a half` and the like, in sixtieths: a half is 30.
    case sixtieths(Int)
    /// `a few`.
    case few
    /// `half past`, `quarter to`: minutes added to the hour that follows.
    case before(minutes: Int)
    /// `y media`, `menos cuarto`: minutes added to the hour that precedes.
    case after(minutes: Int)
    /// `am` is 0, `pm` is 12.
    case meridiem(Int)
    /// `o'clock`, `Uhr`.
    case oclock
    /// Between two numbers: `to`.
    case to
    /// `at the latest`.
    case latest
    /// Names no time: `soon`.
    case vague
    /// `ago`, `since`, `last`: not ahead.
    case bygone
    /// Minutes east of UTC.
    case zone(Int)
}

/// A wording of a time, taken apart and not yet laid on a calendar.
struct DueExpression {
    /// How the time bounds the action.
    enum Relation: Hashable, Sendable { case by, before, within, at, between, byOrWithin }

    enum Part: Hashable, Sendable { case firstThing, morning, noon, afternoon, evening, night, midnight, dayEnd }

    enum Edge: Hashable, Sendable { case early, middle, end }

    enum Unit: Hashable, Sendable {
        case minute, hour, day, week, month, year, workingDay, workingHour, fortnight, weekend
    }

    struct Clock: Hashable {
        var hour: Int
        var minute: Int
        /// Said so that it cannot be twelve hours off: `17:00`, `05:00`, `5pm`.
        var isCertain: Bool
        /// A number alone: `by 8`.
        var isBare = false
    }

    struct Date: Hashable {
        var day: Int
        /// `nil` for “the 3rd”.
        var month: Int?
        var year: Int?
        /// `03/04`: which is the day depends on the country.
        var isSlashed = false
    }

    struct Span: Hashable {
        /// In sixtieths of the unit.
        var sixtieths: Int
        var unit: Unit
        /// The upper end of a range.
        var isRange = false
    }

    struct Period: Hashable {
        var unit: Unit
        /// 0 the present one, 1 the next one.
        var offset: Int
        var edge: Edge?
    }

    var words: Range<Int>
    var relation: Relation?
    /// Days from today.
    var day: Int?
    var weekday: Int?
    var isNext = false
    var date: Date?
    var period: Period?
    var month: Int?
    var part: Part?
    var clock: Clock?
    var span: Span?
    var zoneMinutes: Int?
    var isVague = false
    var isBygone = false
    /// Why it can be no time at all.
    var fault: String?

    var namesDay: Bool { day != nil || weekday != nil || date != nil || period != nil || month != nil }
    var isEmpty: Bool {
        !namesDay && part == nil && clock == nil && span == nil && !isVague && fault == nil
    }

    /// Whether it says a last moment, and not only when something happens.
    var isDeadline: Bool {
        guard !isVague, !isBygone else { return false }
        switch relation {
        case .by, .before, .within, .byOrWithin: return true
        case .at, .between, nil: return span != nil
        }
    }
}
