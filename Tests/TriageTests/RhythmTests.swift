import Testing

@testable import Triage

/// When a source is asked again.
struct RhythmTests {
    private static let start = Timestamp(seconds: 1_795_262_400)
    private static let limits = VisitLimits(floorSeconds: 300, ceilingSeconds: 21_600, standardSeconds: 1800)

    private static func rhythm(everySeconds gap: Double, times: Int) -> Rhythm {
        var rhythm = Rhythm()
        for index in 0...times { rhythm.broughtNew(at: start.adding(seconds: Double(index) * gap)) }
        return rhythm
    }

    private static func wait(
        _ outcome: VisitOutcome, _ rhythm: Rhythm = Rhythm(), jitter: Double = 0, at time: Timestamp = start
    ) -> Double {
        let next = outcome.next(after: time, rhythm: rhythm, limits: limits, jitter: jitter)
        return Double(next.milliseconds - time.milliseconds) / 1000
    }

    @Test("waits the standard time while nothing is known")
    func waitsTheStandardTime() {
        #expect(Self.wait(.answered(broughtNew: true, earliestNext: nil)) == 1800)
    }

    @Test(
        "waits half of what usually passes, between floor and ceiling",
        arguments: [(gap: 60.0, wait: 300.0), (3600, 1800), (86_400, 21_600)])
    func waitsHalfTheGap(gap: Double, wait: Double) {
        let rhythm = Self.rhythm(everySeconds: gap, times: 8)
        let last = Self.start.adding(seconds: gap * 8)
        #expect(abs(Self.wait(.answered(broughtNew: false, earliestNext: nil), rhythm, at: last) - wait) < 1)
    }

    @Test("learns within a handful of visits that a sleepy source woke up")
    func learnsQuickly() {
        var rhythm = Self.rhythm(everySeconds: 86_400, times: 10)
        var time = rhythm.lastNewAt!
        for _ in 0..<12 {
            time = time.adding(seconds: 600)
            rhythm.broughtNew(at: time)
        }
        #expect(Self.wait(.answered(broughtNew: true, earliestNext: nil), rhythm, at: time) < 3600)
    }

    @Test("asks less often the longer a source is silent, and never less than the ceiling says")
    func slowsDownInSilence() {
        let rhythm = Self.rhythm(everySeconds: 1200, times: 8)
        let waits = [3600, 14_400, 40_000, 400_000].map { silence in
            Self.wait(
                .answered(broughtNew: false, earliestNext: nil), rhythm,
                at: rhythm.lastNewAt!.adding(seconds: Double(silence)))
        }
        #expect(waits == [900, 3600, 10_000, 21_600])
    }

    @Test("doubles the wait with each failure, up to a day, and never stops asking")
    func backsOff() {
        let waits = [1, 2, 3, 6, 7, 50, 10_000].map { Self.wait(.failed(failures: $0, retryAt: nil)) }
        #expect(waits == [1800, 3600, 7200, 57_600, 86_400, 86_400, 86_400])
    }

    @Test(
        "heeds what the vendor asks for, from its own wait up to a day",
        arguments: [(asked: -5, wait: 1800.0), (60, 1800), (7200, 7200), (1_000_000_000, 86_400)])
    func heedsTheVendor(asked: Double, wait: Double) {
        let wish = Self.start.adding(seconds: asked)
        #expect(Self.wait(.failed(failures: 1, retryAt: wish)) == wait)
        #expect(Self.wait(.answered(broughtNew: false, earliestNext: wish)) == wait)
    }

    @Test("spreads visits by a tenth", arguments: [(-1.0, 1620.0), (1, 1980), (7, 1980)])
    func spreadsVisits(jitter: Double, wait: Double) {
        #expect(abs(Self.wait(.answered(broughtNew: true, earliestNext: nil), jitter: jitter) - wait) < 0.01)
    }

    @Test("calls a source quiet only against a rhythm that is known, and only after a day")
    func tellsQuietSources() {
        let hourly = Self.rhythm(everySeconds: 3600, times: 8)
        let last = hourly.lastNewAt!
        #expect(!hourly.isQuiet(at: last.adding(seconds: 80_000)))
        #expect(hourly.isQuiet(at: last.adding(seconds: 90_000)))
        let daily = Self.rhythm(everySeconds: 86_400, times: 8)
        #expect(!daily.isQuiet(at: daily.lastNewAt!.adding(seconds: 500_000)))
        #expect(daily.isQuiet(at: daily.lastNewAt!.adding(seconds: 700_000)))
        #expect(!Self.rhythm(everySeconds: 3600, times: 4).isQuiet(at: last.adding(seconds: 900_000)))
    }
}
