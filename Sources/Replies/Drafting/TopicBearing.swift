import Triage

/// Which of the topics that were judged a text really speaks of.
///
/// A template says something about its topic: that a thing is waited for, that money is owed. Of several topics the one
/// that the words bear out most goes first, and one that nothing bears out gives way to one that something does.
enum TopicBearing {
    /// `topics` in the order in which templates should speak to them; unchanged where no word bears out any.
    ///
    /// - Parameter evidence: what weighed in the judgement; words that stand there as well count twice.
    static func ordered(_ topics: [Topic], in passage: Passage, evidence: [Evidence]) -> [Topic] {
        guard topics.count > 1 else { return topics }
        let weighed = evidence.filter { $0.weight > 0 && $0.signal != .spam }.map(\.words).joined(separator: ".\n")
        let counts = counts(in: passage).merging(
            counts(in: Passage(String(weighed.prefix(2_000)))), uniquingKeysWith: +)
        let borne = topics.filter { counts[$0, default: 0] > 0 }
        guard !borne.isEmpty else { return topics }
        return borne.enumerated().sorted { one, other in
            let first = 2 * min(counts[one.element, default: 0], 6) - one.offset
            let second = 2 * min(counts[other.element, default: 0], 6) - other.offset
            return (first, other.offset) > (second, one.offset)
        }.map(\.element)
    }

    /// Whether words of harm stand in the text, or none of any topic at all.
    static func bearsOutHarm(_ passage: Passage) -> Bool {
        let counts = counts(in: passage)
        return counts[.safety, default: 0] > 0 || counts.isEmpty
    }

    /// How many different words and phrases speak for each topic.
    private static func counts(in passage: Passage) -> [Topic: Int] {
        var seen: Set<String> = []
        var counts: [Topic: Int] = [:]
        for index in passage.words.indices {
            for (phrase, topic) in byFirst[passage.words[index], default: []]
            where passage.says(phrase, at: index) && seen.insert("\(topic) \(phrase)").inserted {
                counts[topic, default: 0] += 1
            }
        }
        return counts
    }

    private static let byFirst: [String: [(phrase: [String], topic: Topic)]] = {
        var table: [String: [(phrase: [String], topic: Topic)]] = [:]
        for (topic, list) in phrases {
            for line in list.split(separator: ",") {
                let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
                table[words[0], default: []].append((words, topic))
            }
        }
        return table
    }()

    private static let phrases: [(Topic, String)] = [
        (
            .delivery,
            """
            parcel, parcels, package, courier, driver, shipped, shipping, shipment, dispatched, delivered, delivery, \
            deliveries, never arrived, not arrived, never came, tracking, my order, the order, ordered on, i ordered, being packed, \
            to pack, wrong item, wrong size, luggage, depot, where is my, where's my, doorstep, at the door
            """
        ),
        (
            .billing,
            """
            charged, billed, bill, bills, invoice, invoices, overcharged, twice, debited, direct debit, payment, payments, \
            charging, charge, tariff, deducted, credit card, took, statement, auto-renewed, renewed, fee, fees
            """
        ),
        (
            .refund,
            """
            refund, refunds, refunded, money back, have my money, had my money, without my money, my refund, entitled to my money, reimburse, reimbursed, reimbursement, returned, deposit, \
            chargeback, compensation, owe me, owes me, credited
            """
        ),
        (
            .quality,
            """
            broke, broken, faulty, defective, fell apart, falls apart, falling apart, rust, rusty, leaks, leak, leaking, \
            cracked, crack, torn, ripped, stale, cold, raw, dirty, filthy, mouldy, moldy, stained, flimsy, cheap, \
            stopped working, failed, wobbly, peeling, smells, worn, died, tasteless, soggy, burnt, noisy, scratched, \
            poor quality, unsuitable, disappointing, dead on arrival, doorstop, undrinkable, inedible
            """
        ),
        (
            .bug,
            """
            crash, crashes, crashed, crashing, bug, bugs, buggy, freezes, frozen, freezing, glitch, error, errors, update, \
            loads, loading, login loop, sync, syncing, blank, screen, slow, laggy, unresponsive, breaks, stuck, won't open, \
            shows, offline, wrong temperature, app, not working, doesn't work, does not work, hangs
            """
        ),
        (
            .dataLoss,
            """
            deleted, erased, wiped, lost all, lost my, gone, disappeared, vanished, overwritten, my data, empty list, missing, \
            corrupted, forgotten, forgot, all of them, tidied away
            """
        ),
        (
            .outage,
            """
            outage, outages, down, offline, unreachable, unavailable, no internet, no signal, no connection, no service, \
            server, servers, cannot reach, can't connect, no power, no water, status page, dead, cut off, blackout
            """
        ),
        (
            .service,
            """
            support, no answer, no reply, no response, hung up, on hold, queue, rude, ignored, agent, agents, manager, chat, \
            chatbot, nobody, staff, automatic answers, customer service, hotline, helpline, unhelpful, call, called, callback, \
            representative, waiter, receptionist, the desk, copy-paste, pasting, a human
            """
        ),
        (
            .account,
            """
            logged out, log in, logging in, login, locked out, password, sign in, signed in, my account, verification, \
            username, profile, suspended, banned, hacked, reset link, two factor, forgets who, locked
            """
        ),
        (
            .pricing,
            """
            price, prices, expensive, overpriced, paywall, price increase, raised, cheaper, rip off, ripoff, greedy, \
            hidden fees, used to be free, pay again, rent for, increase, doubled, tripled, a month
            """
        ),
        (
            .privacy,
            """
            privacy, personal data, location, consent, contacts, breach, leaked, gdpr, spying, tracking me, my details, \
            my address, someone else's, phishing, sold my data, unsubscribe, marketing, permission, camera, microphone
            """
        ),
        (
            .cancellation,
            """
            cancel, cancels, cancelled, canceled, cancelling, canceling, cancellation, terminate, termination, end my contract, \
            close my account, unsubscribe, opt out, moving on, i am out, i'm out, going back, delete my account
            """
        ),
        (
            .safety,
            """
            unsafe, not safe, dangerous, danger, hazard, fire, flames, smoke, smoking, sparks, spark, sparking, shock, shocks, \
            shocked, electrocuted, burnt, burned, burning, burns, scalded, scald, explode, exploded, overheats, overheated, \
            overheating, melted, melting, allergic, allergy, allergen, choked, choking, injured, injury, injuries, hurt, \
            bleeding, hospital, ambulance, doctor, poisoning, poisoned, made me sick, made us sick, got sick, was sick, were sick, ill, vomiting, glass, metal in, plastic in, \
            recall, brakes, gas leak, carbon monoxide, collapsed, could have died, nearly died, contaminated, swallowed, \
            fainted, unconscious, broke my, tingle, numb, electric, fell on, asthma, toxic, mould, mold, followed me, \
            threatened, assaulted, harassed, attacked, groped
            """
        ),
    ]
}
