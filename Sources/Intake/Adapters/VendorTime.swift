import Triage

extension JSONValue {
    /// A time as vendors write it: text in any common form, or seconds or milliseconds since 1970.
    var time: Timestamp? {
        switch self {
        case .number: epochTime
        case .string(let text): FeedDate.parse(text) ?? epochTime
        default: nil
        }
    }

    /// Numbers from 10¹¹ on are milliseconds: as seconds they would lie beyond the year 5000.
    private var epochTime: Timestamp? {
        guard let number = double, number > 0, number < 1e15 else { return nil }
        return Timestamp(milliseconds: Int64((number < 1e11 ? number * 1000 : number).rounded(.down)))
    }

    /// A string that is not blank.
    var nonEmptyString: String? {
        guard case .string(let text) = self, !CleanText.isBlank(text) else { return nil }
        return text
    }
}
