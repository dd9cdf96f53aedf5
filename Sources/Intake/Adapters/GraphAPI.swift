import Transport
import Triage

/// What Facebook, Instagram and Threads have in common: Meta's Graph API.
enum GraphAPI {
    /// The version asked for; Meta keeps one for two years.
    static let version = "v24.0"
    /// Items of one answer that all edges used here allow (Meta advises against more than 100).
    static let pageSize = 100

    /// What an error body means (Graph API, Handling Errors): Meta answers most mistakes with the status 400.
    static func refusal(_ value: JSONValue) -> VendorRefusal? {
        guard let error = value["error"], let code = error["code"]?.integer else { return nil }
        switch code {
        // Too many calls: of the app, of the user, of the page, of a custom limit, of a business (80001 and on).
        case 4, 17, 32, 341, 613, 80_000...80_014: return .quota(afterSeconds: nil)
        case 102, 190: return .unauthorised
        // No permission for this field or edge.
        case 3, 10, 200...299: return .unauthorised
        case 100 where error["error_subcode"]?.integer == 33, 803: return .gone
        default: return nil
        }
    }

    /// A request that carries the token in a header.
    static func request(_ url: String, _ settings: SourceSettings) -> FetchRequest {
        var request = settings.request(url, accept: "application/json")
        // An address copied from Meta's tools carries its token.
        request.urlIsSecret = WebAddress.value(of: "access_token", in: url) != nil
        return request
    }

    /// The request for the page after this one.
    ///
    /// Meta's own link repeats the token in the address; the cursor asks for the same page without it.
    static func next(after value: JSONValue, startingAt url: String, _ settings: SourceSettings) -> FetchRequest? {
        let paging = value["paging"]
        guard settings.isOnline, paging?["next"]?.nonEmptyString != nil,
            let cursor = paging?["cursors"]?["after"]?.nonEmptyString
        else { return nil }
        return request(WebAddress.setting("after", to: cursor, in: url), settings)
    }

    /// The items of an answer: a list at `data`, objects by their ids (`?ids=`), or one object that `isItem` knows.
    static func items(in value: JSONValue, isItem: (JSONValue) -> Bool) -> (items: [JSONValue], isList: Bool)? {
        if case .array(let items)? = value["data"] { return (items, true) }
        if isItem(value) { return ([value], false) }
        let members = value.members
        guard !members.isEmpty, members.allSatisfy({ $0.value["id"]?.text == $0.key }) else { return nil }
        return (members.map(\.value), true)
    }
}
