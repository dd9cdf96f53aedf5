import Triage

/// What complaints are about, by the nouns that name it.
enum ThingKind: Sendable {
    case shipment, goods, payment, plan, digital, data, account, connection, booking

    /// What somebody can be waiting for, lose or be charged for under a topic.
    ///
    /// A template says something about its thing. Under “delivery” it is waited for, so a parcel fits and an app does not.
    static func fitting(_ topic: Topic?) -> Set<ThingKind> {
        switch topic {
        case .delivery: [.shipment, .goods]
        case .billing: [.plan]
        case .refund: [.payment]
        case .quality: [.goods, .booking]
        case .bug: [.digital, .goods]
        case .dataLoss: [.data]
        case .outage: [.connection, .digital]
        case .service: [.shipment, .goods, .plan, .account, .booking, .connection]
        case .account: [.account]
        case .pricing: [.plan, .goods, .digital, .booking]
        case .privacy: [.data, .account]
        case .cancellation: [.plan, .booking, .account]
        case .safety: [.goods]
        case .other, nil: [.shipment, .goods, .plan, .digital, .data, .account, .connection, .booking]
        }
    }
}

/// English nouns a slot may name. A closed list: what a stranger wrote beside them never reaches a draft.
enum EnglishThings {
    static let nouns: [String: ThingKind] = table([
        (
            .shipment,
            """
            parcel package order delivery shipment box item items purchase groceries replacement flowers gift present \
            parcels orders packages
            """
        ),
        (
            .goods,
            """
            shoes boots sneakers trainers dress shirt jacket coat jeans trousers sweater bag suitcase backpack phone laptop \
            tablet headphones earbuds charger cable battery camera watch tv television monitor keyboard mouse printer speaker \
            console fridge freezer oven cooker dishwasher washer dryer kettle toaster blender vacuum mixer microwave heater \
            boiler sofa couch bed mattress table chair desk lamp wardrobe shelf pram pushchair stroller toy toys bike bicycle \
            scooter car tyres tires food meal pizza burger coffee cake chicken milk bread salad soup cream shampoo perfume \
            makeup medicine vitamins book books ring necklace bracelet glasses pillow blanket curtains carpet paint drill mower \
            grill tent knife pan product device machine router modem thermostat doorbell lock helmet
            """
        ),
        (.payment, "refund refunds deposit reimbursement payment payout cashback money compensation voucher"),
        (.plan, "subscription membership contract plan bill invoice tariff premium trial renewal insurance"),
        (
            .digital,
            """
            app apps website site checkout software game games program programme extension plugin dashboard widget firmware \
            login search editor player map notifications
            """
        ),
        (
            .data,
            """
            photos pictures images videos files documents recipes notes contacts messages emails playlists playlist library data \
            history backups backup projects project drawings work progress saves bookmarks calendar settings recordings address \
            passwords entries journal diary chats conversations collection
            """
        ),
        (.account, "account password profile username access"),
        (.connection, "internet broadband wifi connection line service signal network server servers phone-line"),
        (
            .booking,
            "booking reservation room flight ticket tickets table stay trip holiday vacation appointment seats hotel"
        ),
    ])

    /// Nouns that belong to us rather than to the person: `the app`, not `your app`.
    static let ours: Set<String> = [
        "app", "apps", "website", "site", "checkout", "software", "dashboard", "service", "network", "server",
        "servers",
        "hotel", "program", "programme", "map", "search", "editor", "player", "widget", "extension", "plugin",
        "firmware",
        "game", "games", "internet", "line", "signal", "food", "product", "notifications", "login",
    ]

    /// Nouns that are as often verbs, places or parts of a phrase: named only where somebody calls them theirs.
    static let onlyOwned = wordSet(
        """
        work line progress access address present watch service player map search table history saves book line settings \
        messages calendar entries collection items item stay position bed chair desk car line data gift
        """)

    /// Nouns that may stand without a determiner in the middle of a sentence, beside plurals.
    static let mass = wordSet("internet broadband wifi food software groceries data furniture medicine milk bread")

    /// Behind these a noun only says of what kind something is: `cable length`, `app reminder`.
    static let heads = wordSet(
        """
        length case cover button name field page number desk maker team price time times window cap lid list screen \
        reminder reminders version store company shop driver bay park rack holder bill tray cable strap size weight colour \
        color owner owners user users users' industry market business wise center centre service services support staff \
        policy fee fees charges costs reviews review category thread names volume
        """)

    /// Words that may stand between a determiner and its noun, or before a bare noun.
    static let modifiers: Set<String> = Set(
        """
        new first second last next latest express birthday wedding christmas anniversary running walking winter summer \
        kids leather wooden black white red blue green grey gray brown pink washing coffee mobile smart wireless online gift \
        customer monthly annual yearly weekly family premium standard double single hotel concert train flight dining garden \
        holiday delivery partial full final security cloud desktop web android ios ipad iphone loyalty gym phone internet \
        electric cordless baby dog cat
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

    /// What happens to people who then complain.
    static let events = changes.union(
        wordSet("visit call chat installation repair renewal outage crash switch downtime"))

    /// Events by which we changed what the person uses.
    static let changes = wordSet(
        "update updates upgrade migration redesign rollout release sync import maintenance")

    /// Words that may stand between a determiner and an event.
    static let eventModifiers: Set<String> = [
        "last", "latest", "new", "newest", "recent", "first", "second", "third", "software", "app", "firmware",
        "system",
        "server", "price", "phone", "repair", "ios", "android", "big", "automatic", "forced", "free", "support",
        "service",
        "website", "data", "account", "contract", "scheduled", "cloud", "night's", "week's", "month's", "yesterday's",
        "monday's", "today's",
    ]

    private static func table(_ rows: [(ThingKind, String)]) -> [String: ThingKind] {
        var table: [String: ThingKind] = [:]
        for (kind, words) in rows {
            for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) where table[String(word)] == nil {
                table[String(word)] = kind
            }
        }
        return table
    }
}
