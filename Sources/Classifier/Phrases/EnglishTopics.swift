/// What English complaints are about. A phrase may stand under several topics.
enum EnglishTopics {
    static let table = """
        topic.delivery: deliver*, parcel, parcels, package, packages, courier, shipping, shipped, shipment, tracking, dispatch*,
            never arrived, hasnt arrived, not arrived, didnt arrive, in transit, out for delivery, my order, wrong address,
            left outside, left on the porch, postman, postage, driver left, depot, never came, hasnt come, where is my order,
            wheres my order, lost luggage, my luggage, lost my bag, lost bag, baggage, delayed flight, flight delayed
        topic.billing: bill, bills, billed, billing, invoice*, charged, charge, charges, charging, overcharg*, double charged,
            charged twice, direct debit, payment, payments, statement, autopay, auto renew*, renewal, fee, fees, deducted,
            took money, taken money, debited, credit card, subscription, unauthorised, unauthorized, tariff
        topic.refund: refund*, money back, reimburse*, compensat*, chargeback, return label, returned it, my deposit back,
            give me my money, store credit, voucher
        topic.quality: broke, broken, faulty, defective, defect*, poor quality, bad quality, low quality, cheaply made, flimsy,
            fell apart, falls apart, falling apart, ripped, torn, stain*, shrunk, scratch*, crack*, leak*, peel*, rusty, rust,
            mouldy, moldy, rotten, stale, off milk, undercooked, raw, overcooked, burnt, cold food, food was cold, tasteless,
            bland, smelled, smells, smelly, dirty, filthy, hair in my, worn out, stopped working, died after, doesnt last,
            quality control, build quality, made in, wrong size, doesnt fit, battery life, inedible, soggy, bad batch
        topic.bug: bug, bugs, buggy, crash*, freez*, froze, glitch*, error, errors, app doesnt work, app not working, wont load,
            not loading, wont open, laggy, lagging, update broke, latest update, new update, since the update, black screen,
            blank screen, blue screen, login loop, doesnt sync, not syncing, wont sync, error code, 000 error, keeps closing,
            force close, unresponsive, wont install, update fail*, notifications dont, not responding
        topic.data-loss: deleted my, deletes my, lost all my, lost my data, lost my photos, lost my files, lost my progress,
            lost my saves, wiped my, erased, data loss, all my photos, all my data, files are gone, photos are gone,
            progress is gone, backup fail*, backups are gone, history is gone, messages are gone, overwrote, save file,
            disappeared from my, notes are gone, deleted all, wiped everything, lost everything, corrupted, my data
        topic.outage: outage, outages, down again, is down, are down, servers down, server down, site down, website down,
            no internet, no service, no signal, no connection, no power, no water, no heating, power cut, blackout, offline,
            internet down, service down, cant connect, still down, been down, not working for everyone, went down, unavailable
        topic.service: customer service, customer services, customer support, customer care, support, staff, rude, on hold,
            hung up, call center, call centre, helpline, agent, rep, manager, no response, no reply, no answer, ignored,
            ignoring, unhelpful, unprofessional, nobody answers, no one answers, chatbot, chat bot, waiter, waitress, cashier,
            receptionist, doesnt care, dont care, attitude, wait time, waiting time, still waiting, queue, technician, engineer,
            no show, passed around, transferred me, tech support, phone tree, never replied, never called back, call back
        topic.account: my account, log in, login, logged out, locked out, password, sign in, cant log, verification code,
            verify my, two factor, account blocked, account suspended, account locked, suspended my, banned, blocked my account,
            profile, username, reset link, hacked, captcha, deactivated
        topic.pricing: price, prices, pricing, expensive, overpriced, price hike, price increase, put up prices, raised prices,
            raising prices, too much for, daily rate, cheaper, rip off, ripoff, shrinkflation, greedy, greed, cost of, costs more,
            paywall, used to be free, hidden fees, surge pricing, double the price
        topic.privacy: privacy, personal data, my data, data breach, breach, leaked, gdpr, spying, tracking me, sold my, selling my,
            without my consent, without consent, my details, personal information, someone elses, identity theft, spam emails,
            unsubscribe, marketing emails, recorded me, stalk*, phishing
        topic.cancellation: cancel, cancels, cancelled, canceled, cancelling, canceling, cancellation, unsubscribe, close my account,
            terminate, termination, end my contract, leave my contract, early exit, opt out, flight cancelled, cancelled flight,
            order cancelled, cancelled my, free trial
        topic.safety: unsafe, not safe, dangerous, danger, hazard*, caught fire, on fire, smoke, smoking, sparks, sparking, electric shock,
            electrocut*, burnt my, burned my, explode*, exploded, overheat*, allergic, allergy, allergen*, choke*, choking, injur*,
            hospital, food poisoning, glass in, metal in, plastic in my, recall, brakes failed, gas leak, carbon monoxide, poison*,
            nearly crashed, could have died, child safety, contaminated, salmonella, swallowed
        """
}
