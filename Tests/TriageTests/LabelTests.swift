import Testing
import Triage

@Suite("Labels add up: the latest word on each question")
struct LabelTests {
    private func sum(_ kinds: [MentionLabel.Kind]) -> LabelSum {
        LabelSum(
            kinds.enumerated().map { index, kind in
                MentionLabel(
                    kind, anger: kind == .angerTooHigh ? 0.1 : kind == .angerTooLow ? 0.9 : nil,
                    topics: kind == .wrongTopic ? [.bug] : nil, at: Timestamp(seconds: Int64(index)))
            })
    }

    @Test("the later one wins, each question for itself") func latest() {
        #expect(sum([]).isEmpty)
        #expect(sum([.complaint, .notAComplaint]).complaint == false)
        #expect(sum([.notAComplaint, .complaint]).complaint == true)
        #expect(sum([.spam]).complaint == false && sum([.spam]).spam == true)
        #expect(sum([.spam, .complaint]).spam == false)
        #expect(sum([.spam, .notSpam]).complaint == false)
        #expect(sum([.angerTooHigh, .angerTooLow, .notAComplaint]).anger == 0.9)
        #expect(sum([.wrongTopic, .complaint]).topics == [.bug])
        #expect(sum([.wrongTopic, .complaint]).at == Timestamp(seconds: 1))
        let withdrawn = sum([.spam, .wrongTopic, .withdrawn])
        #expect(withdrawn.isEmpty && withdrawn.at == nil)
        #expect(sum([.spam, .withdrawn, .complaint]).spam == false)
    }

    @Test("anger is a step off where nobody says more, within its range") func steps() {
        #expect(MentionLabel.anger(.angerTooHigh, given: 0.9).map { abs($0 - 0.6) < 1e-9 } == true)
        #expect(MentionLabel.anger(.angerTooHigh, given: 0.1) == 0)
        #expect(MentionLabel.anger(.angerTooLow, given: 0.8) == 1)
        #expect(MentionLabel.anger(.spam, given: 0.8) == nil)
    }
}
