/// English words and phrases behind the cue features. The spelling is the reader's: lower case, no apostrophes, digits as 0.
enum EnglishCues {
    static let table = """
        negation: not, no, never, cant, cannot, couldnt, dont, doesnt, didnt, wont, wouldnt, isnt, arent, wasnt, werent,
            havent, hasnt, hadnt, aint, shouldnt, nothing, nobody, none, without, unable, zero, nor, neither, can not, nope
        secondPerson: you, your, youre, yours, ur, u, yall, youve, yourself, you guys, you people
        firstPerson: i, my, me, im, ive, we, our, us, mine, id, weve
        duration: week, weeks, month, months, days, hours, hour, hrs, hr, minutes, mins, year, years, all day, all week,
            since, so long, too long, ages, long time, half an hour, third week, second week, third time, second time,
            0 days, 0 weeks, 0 months, 00 days, 00 minutes, 00 mins, last week, last month, all morning, all night, weekend
        again: again, still, yet, another, keeps, keep, kept, every time, everytime, always, constantly, repeatedly,
            once more, third time, second time, 0rd time, 0nd time, 0th time, over and over, as usual, already, ongoing
        money: refund*, charged, charging, overcharg*, charge, money, paid, pay, payment, paying, bill, billed, billing,
            invoice, fee, fees, bank, price, prices, cost, costs, cash, compensation, reimburse*, deposit, expensive,
            subscription, credit, debit, owe, owed, deducted, withdrawn, account balance
        demand: when will, when are, when is, when can, when do, why is, why are, why do, why does, why cant, why has,
            why have, why did, why am, why would, why wont, why dont, how long, how come, how can, how is, what happened,
            whats happening, whats going on, what is going on, wheres my, where is my, where are my, any update, any news,
            any idea when, explain, sort it out, sort this out, sort it, fix it, fix this, fix your, do something, answer me,
            get your act together, reply, respond, whats up with, wtf is, what the hell, seriously
        problem: broken, broke, breaks, break, doesnt work, not working, isnt working, stopped working, wont work,
            didnt work, dont work, never worked, no longer works, fail*, error, errors, crash*, freez*, froze, frozen, bug,
            bugs, buggy, glitch*, issue, issues, problem, problems, trouble, wrong, missing, lost, damaged, faulty, defect*,
            down, outage, offline, stuck, slow, laggy, lag, lags, leak*, dead, died, useless, disconnect*, delayed, delay,
            delays, late, cancelled, canceled, cancel, incorrect, mistake, mistakes, declined, rejected, blocked, locked out,
            expired, stolen, ruined, ripped, torn, stained, mouldy, moldy, rotten, stale, undercooked, raw, burnt, cold food,
            dirty, filthy, smell*, scratch*, crack*, shattered, hole, falls apart, fell apart, falling apart, peeling, rust*,
            wont load, wont open, wont turn on, wont start, wont charge, wont connect, not loading, unable to, cant log,
            cant login, cant access, cant get, cant even, cant use, cant connect, never arrived, hasnt arrived, not arrived,
            didnt arrive, havent received, not received, never received, didnt receive, hasnt come, never came, not delivered,
            wrong item, wrong size, wrong order, hung up, on hold, cut off, no signal, no service, no response, no reply,
            no answer, no one answers, ignored, ignoring, ignore, unresolved, not resolved, still no, no help, overheat*,
            drains, draining, deletes my, deleted my, lost my, lost all, wiped, does not work, it broke, run out, no water,
            out of stock, didnt work, no internet, unusable, unacceptable, malfunction*, fault, stopped, misleading, poor
        waiting: waiting, wait, waited, on hold, still waiting, queue, queuing, in line, hold for, been on the phone, pending,
            have to wait, no update, no updates, chasing, chased, been promised, was promised, told me, said it would
        service: customer service, customer services, customer support, customer care, support, service, staff, manager,
            driver, agent, rep, reps, employee*, call center, call centre, helpline, help desk, tech support, company, app,
            website, site, update, delivery, order, orders, package, parcel, courier, flight, store, shop, product, item,
            phone, device, screen, battery, internet, wifi, broadband, connection, server, servers, engineer, technician,
            restaurant, hotel, room, ticket, tickets, booking, warranty, replacement, chat, email, emails, your team
        thanks: thanks, thank, thx, ty, thank you, thanks a lot, thanks for nothing, cheers, appreciate*, grateful
        positive: good, great, love, loved, loving, loves, awesome, amazing, excellent, best, nice, happy, perfect,
            fantastic, wonderful, brilliant, beautiful, glad, fun, excited, helpful, friendly, easy, recommend, impressed,
            delicious, tasty, lovely, enjoy*, cool, superb, outstanding, works well, works great, well done, pleased,
            satisfied, favourite, favorite, yay, congrats, congratulations, win, won, quick, fast, reliable, comfortable,
            affordable, lol, haha*, hahaha*, proud, blessed, sweet, kudos, shout out, shoutout, legend, stunning, smooth
        negative: bad, worst, worse, terrible, awful, horrible, poor, poorly, disappoint*, disappointed, disappointing, sad,
            hate, hated, hates, annoying, annoyed, frustrat*, upset, unhappy, ugly, boring, rude, shame, shameful, ashamed,
            unacceptable, unfair, ridiculous, nightmare, mess, garbage, trash, rubbish, junk, crap, waste, wasted, regret,
            avoid, beware, careless, unprofessional, incompetent, overpriced, misleading, lie, lied, lies, lying, liar, liars,
            cheat*, sucks, suck, sucked, lame, painful, miserable, dreadful, appalling, shocking, inexcusable, atrocious,
            tired of, sick of, fed up, had enough, not good enough, let down, letting down, weak, cheap, cheaply, flimsy,
            mediocre, bland, tasteless, inedible, gross, nasty, dishonest, hopeless, confused, worried, sorry, unfortunately
        strong: worst, disgust*, disgrace*, appalling, horrendous, horrific, atrocious, abysmal, outrageous, unbelievable,
            disgraceful, scandalous, vile, despicable, criminal, scam*, fraud*, thieves, thief, crooks, theft, robbery,
            ripped off, rip off, ripoff, con artists, absolute joke, utter, utterly, total joke, complete joke, never again,
            zero stars, 0 stars, worst ever, worst experience, absolutely terrible, diabolical, shambles, shambolic, fuming
        profanity: fuck*, fucking, fuckin, wtf, shit*, bullshit, bs, damn, damned, goddamn, hell, crap, ass, asshole*,
            arse*, bastard*, bitch*, piss*, pissed, bollocks, bloody, dick*, cunt*, moron*, idiot*, stupid, dumb, stfu, ffs,
            effing, freaking, frigging, screw you, screwed, af, dumbass, suck my, crappy, retard*, fuk, fck, fkn, shite
        anger: angry, anger, furious, fury, rage, raging, outrage*, livid, fuming, mad, irate, seething, infuriat*, enrag*,
            pissed off, pisses me off, fed up, sick and tired, had enough, hate, hatred, kill, burn in hell, resent*, offended,
            offensive, insult*, disgusted, boiling, so done, im done, how dare, shut up, aggravat*, irritat*, provok*, bitter,
            hostile, wrath, revenge, vengeance, snap, temper, scream*, yelling, bully, bullying, threaten*, fight, awful
        please: please, plz, pls, could you, can you, can someone, can anyone, anyone, would you, help me, need help, advise,
            is there a way, is there any way, how do i, i would like, id like, i want to, i need to, may i, do you
        contempt: joke, a joke, laughable, pathetic, useless, worthless, clueless, incompeten*, clowns, clown, circus, shambles,
            embarrass*, hopeless, amateur*, cowboys, waste of, wasting my, what a joke, bunch of, dont care, doesnt care,
            couldnt care less, do better, good luck with, nice one, great job, well done, nice job, way to go, good job,
            thanks for nothing, slow clap, congrats on, congratulations on, must be nice, how hard is it, how hard can it be,
            lazy, greedy, shameless, so called, premium my, what a waste, bravo, kudos for, props for, genius, hats off, smh
        promotion: free, giveaway, win a, click, click here, link in bio, promo, promo code, discount code, coupon, follow me,
            subscribe, dm me, dm for, earn, make money, from home, crypto, bitcoin, forex, invest*, profit, guaranteed,
            whatsapp, telegram, followers, cheap price, buy now, order now, limited time, offer, sale, discount, shop now,
            visit our, check out my, check out our, best price, casino, betting, loan*, viagra, seo, hacker, recover your,
            recovery expert, inbox me, text me, sign up now, use code, onlyfans, airdrop, nft, giveaways, per day, passive
        contact: dm, dms, dmed, emailed, e mailed, called, calling, call, phoned, rang, spoke, spoken, contacted, messaged,
            wrote to, tweeted, complained, complain, complaint, complaints, reported, raised a, ticket number, case number,
            reference number, contact us, get in touch, direct message, your inbox, private message
        leaving: leaving, cancelling, canceling, cancel my, switching, switched, switch to, switch from, going elsewhere,
            never again, lost a customer, last time, unsubscrib*, uninstall*, uninstalled, deleted the app, deleting the app,
            taking my business, moving to, wont be back, not coming back, never coming back, ex customer, done with, boycott*,
            never use, never buy, never order, never fly, never shop, wont be using, will not use, dont bother, stay away,
            avoid, do not buy, dont buy, do not use, dont use, go elsewhere, think twice
        loss: lost, stolen, missing, disappeared, gone, vanished, vanishes, disappears, wiped, wipes,
            deleted, deletes, deleting, loses my, lose my, losing my, ruined, ruins, destroyed, wasted
        wish: wish, hope, would be great, would be nice, should, suggestion, suggest, feature request, add a, bring back,
            need to, needs to, it would help, would love
        threat: lawyer, attorney, solicitor, sue, suing, legal action, court, ombudsman, trading standards, report you,
            reporting you, bbb, regulator, watchdog, class action, small claims, police, the press, journalist, newspaper,
            going viral, everyone know, warn everyone, name and shame, consumer rights, chargeback, my rights
        greeting: hi, hello, hey, good morning, good afternoon, good evening, morning, hi there, dear
        question: what, how, where, who, which, does, is there, are there, anyone know, do you have, can i, what time
        intensifier: so, very, really, absolutely, totally, completely, extremely, such, too, even, just, literally, ever,
            utterly, beyond, at all, whatsoever
        """
}
