/// Why an English mention may not wait, and the harmless uses of the same words.
enum EnglishUrgency {
    static let table = """
        urgent.safety: caught fire, catches fire, catching fire, on fire, burst into flames, in flames, went up in flames, set fire, started a fire,
            house fire, ~fire, ~flames, smoke coming, smoke came, smoke from, smoking, ~smoke, smelled smoke, smell of smoke, smells of burning,
            burning smell, smell of burning, smells burnt, burnt my hand*, burned my hand*, burnt my finger*, burned my finger*, burnt my skin,
            burned my skin, burnt me, burned me, burnt my, burned my, burns on my, burn on my, burn marks, ~burnt, ~burning, sparks, sparking,
            sparked, electric shock, electric shocks, electrical shock, got a shock, gave me a shock, shocked me when, electrocut*, exploded,
            explodes, exploding, explosion, blew up in, overheat*, overheating, too hot to touch, melted, melting, swollen battery,
            battery swollen, swelling battery, allergic, anaphyla*, allergy, allergies, allergen*, epipen, hospital, hospitalised,
            hospitalized, emergency room, to the er, in the er, ambulance, paramedic*, choke, choked, choking, chokes, injured, injury, injuries,
            injures, bleeding, bled, stitches, unsafe, not safe, isnt safe, isn't safe, dangerous, safety hazard, fire hazard, health hazard,
            hazard, hazardous, food poisoning, poisoned, poisoning, salmonella, e coli, listeria, contaminated, glass in my, glass in the,
            piece of glass, shard*, metal in my, piece of metal, plastic in my, found a nail, needle in, razor blade, gas leak, smell gas, smelled gas, carbon monoxide,
            brakes failed, brakes stopped, brake failure, brakes dont, no brakes, brakes gave out, steering failed, steering locked, airbag*, wheel came off, lost control of the,
            could have died, almost died, nearly died, could have killed, nearly killed, almost killed, someone could die, going to kill someone,
            someone will get hurt, someone will be hurt, someone could get hurt, someone is going to get hurt, got hurt, badly hurt, threw up all night, vomiting, throwing up,
            severe reaction, rash all over, chemical burn, chemical burns, second degree, suicid*, kill myself, end my life,
            harm myself, self harm, without insulin, no insulin, oxygen tank, wrong medication, wrong dose, wrong medicine, drove off the road,
            trapped in the lift, stuck in the lift, trapped in the elevator, stuck in the elevator, child nearly, toddler nearly, baby nearly,
            toxic fumes, fumes, mould in my, stranded in the, drugged, assaulted, assault, attacked me, harassed, groped, threatened me, drunk driver, driver was drunk
        urgent.legal: lawyer, lawyers, attorney, attorneys, solicitor, solicitors, barrister, sue, suing, sued, lawsuit, law suit, legal action,
            legal advice, legal team, take you to court, taking you to court, see you in court, to court, in court, small claims, court claim,
            trading standards, ombudsman, regulator, regulators, watchdog, class action, ofcom, ofgem, financial conduct, cfpb, ftc, fcc, attorney general,
            better business bureau, bbb, consumer protection, consumer advice, consumer centre, consumer center,
            consumer association, consumer council, citizens advice, breach of contract, illegal, illegally, unlawful, against the law, gdpr, data protection,
            cease and desist, letter before action, report you to, reporting you to, consumer rights act, false advertising, chargeback claim, police report, pressing charges,
            press charges, tribunal, arbitration, information commissioner
        urgent.money: refund never, never refunded, never got my refund, never received my refund, never received a refund, still no refund, no refund,
            havent received my refund, not received my refund, not received a refund, waiting for my refund, waiting for a refund, waiting on my refund,
            waiting on a refund, wheres my refund, where is my refund, refuse to refund, refused to refund, refusing to refund, refuses to refund,
            wont refund, refused a refund, refused my refund, give me my money, want my money back, my money back, charged twice, charged me twice, double charged,
            charged double, charged me double, billed twice, billed me twice, charged 0 times, charged me 0 times, overcharged, overcharging, over charged, took money, taken money,
            taking money, took my money, taken my money, took _ money, took £, stole my money, stole from, stolen from my account, stealing money, stealing my money, took out of my account,
            unauthorised charge*, unauthorized charge*, unauthorised transaction*, unauthorized transaction*, unauthorised payment*, unauthorized payment*,
            keep charging, keeps charging, still charging, still being charged, charged me after, charged after, charged for something,
            money missing, missing money, my money is gone, money is gone, lost my money, lost money, owe me, owes me, owed a refund, owed money, out of pocket,
            scammed, got scammed, fraudulent, fraud on my, drained my account, emptied my account, overdrawn, overdraft because, cant pay my rent, pay my rent,
            money has disappeared, payment disappeared, held my money, holding my money, frozen my account, froze my account, withdrew, deducted twice, charged my card, debited twice
        urgent.churn: cancelling my, canceling my, cancelling, canceling, cancelled my subscription, canceled my subscription, cancelled my account,
            cancel my subscription, cancel my account, cancel my membership, cancel my contract, closing my account, close my account, closed my account,
            switching to, switched to, switching provider*, switching bank*, switch to another, switch provider*, moving to another, moving to a different, changing provider*, going to a competitor,
            going elsewhere, go elsewhere, taking my business, take my business, take my money elsewhere, took my business, never again, never buying, never buy from, never ordering, never order from, never order again,
            never using, never use you, never use them, never use this, never shop, never shopping, never flying, never fly with, never fly, never come back, never coming back, never going back, never return,
            never be back, wont be back, will not be back, wont be returning, not coming back, wont be coming back, wont be using, wont use, will not be using, wont buy, will not buy, wont order,
            wont be ordering, deleted the app, deleting the app, deleted your app, deleting your app, uninstalled, uninstalling, uninstall, unsubscribed, last time i, the last time, last order, lost a customer, lost my business, lost me as,
            losing a customer, lost another customer, no longer a customer, former customer, ex customer, done with you, done with this, done with them, im done with, im out, im leaving, leaving you, leaving for, we are leaving, jumping ship, goodbye to, boycott*,
            looking for alternatives, looking for an alternative, found a better, found an alternative, not renewing, wont renew, wont be renewing, will not renew, when my contract ends, when my contract is up, asking for my pac
        urgent.press: journalist, journalists, reporter, newspaper, newspapers, the press, news desk, newsdesk, news station, local news, news outlet*, news channel, consumer programme,
            consumer program, watchdog programme, bbc watchdog, tv crew, media outlet*, the media, contacted the media, going to the media, going viral, go viral, went viral, gone viral,
            on air, write an article, writing an article, writing a story, request for comment, press office, press enquiry, press inquiry, for comment, consumer column, investigative, exposé, expose you, podcast about this
        harmless: fire sale, fire emoji, fire stick, firestick, fire tablet, fire tv, kindle fire, fire 🔥, on fire 🔥, is fire, are fire, fire track, straight fire, fired up, on fire today, on fire lately, on fire right now, on fire this, been on fire, was on fire tonight, no smoke, smoke free, smoke detector, smoke alarm, smoke alarms, smoke detectors, non smoking, no smoking, smoking hot, smoking area,
            smoking deal, smoking section, smoke weed, quit smoking, stop smoking, smoked salmon, smoke break, smoke and mirrors, fire department, fire extinguisher, fire pit, crossfire, fire away, campfire,
            sparks joy, sparks my, sparks interest, spark joy, melts in your, melting moments, melted cheese, melted my heart, exploded with flavour, exploded with flavor, explosion of flavour, explosion of flavor, exploding with, hospital drama, childrens hospital,
            allergic to, hospitality, animal hospital, hypo allergenic, hypoallergenic, allergy friendly, allergen free, allergen menu, no allergens, no side effects, burning question, burning calories, burning questions, choked up, burnt ends, burnt orange, burnt out, burned out, burning through, burn calories, burnt the toast, drop dead, safe and sound, dangerously good, dangerously low price*,
            sue me, so sue, called sue, my mum sue, named sue, tennis court, food court, basketball court, supreme court, courtyard, ball is in, home court, court side, no injuries, injury free, no risk,
            no allergic reaction, injury update, injury list, injury time, injury news, off injury, hot press, bench press, press release, french press, press conference, press the, coffee press, last time i checked, was the last time, the last time i was here, press coverage for, switched to you, switching to you, switched to this and love, switched to them and, kill it, killing it, illegal how good, should be illegal, criminally good, refund policy
        """
}
