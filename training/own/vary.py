#!/usr/bin/env python3
"""Builds varied.jsonl from parts written for this project: a fixed seed, the standard library only.

Failures, successes, questions and plain statements are written per domain about the same things, so that neither a noun
nor a surface habit (lower case, emoji, a handle) tells the label. No part is used often, and a line that shares too many
words with an earlier one is thrown away.
"""

import collections
import json
import pathlib
import random
import re

SEED = 20240611
HERE = pathlib.Path(__file__).resolve().parent

# Per domain: failures | successes | questions | plain statements, each a clause without a capital or a full stop.
CLAUSES = {
    "apps": (
        "the app freezes when I open a photo|my saved places have vanished|sync has been stuck at 40 percent|the login screen just loops|"
        "it asks for my password after each restart|the reminders come an hour late|half my contacts show up twice|the paid filters are locked again",
        "the app opens in a blink now|my saved places came back after the update|sync works across all three of my devices|"
        "it hasn't crashed once this year|the reminders are always on the dot",
        "can I share one list between two accounts|is there a setting for larger text|does the watch version need the phone nearby|"
        "how do I archive old entries|which languages does it support",
        "I've set the app to French for practice|version 4 needs a restart after installing|I'm using the app to track how much tea I drink",
    ),
    "retail": (
        "my order was marked as collected by someone else|the drawers arrived without screws|you sent me the display model|the voucher expired while I stood in your queue|"
        "the shop refused to take back a sealed box|the wardrobe door is warped|nobody at the desk could find my reservation|the invoice shows an item I never bought",
        "my order came two days early|the drawers went together without a single spare screw|the till lady spotted that I'd been charged double and put it right|"
        "they took back a sealed box without fuss|the wardrobe is even sturdier than the old one",
        "do you take old batteries|can I reserve the shelf online and pay in the shop|is the rug in the window still available|"
        "what are the measurements of the small bench|do you deliver to the third floor",
        "I'm picking up the shelf after work|the summer catalogue is out today|the shop has moved to the other side of the square",
    ),
    "clothing": (
        "the seam split the first evening|the coat sheds blue fluff all over the car|two different sizes in one pair of shoes|the black faded to brown in one wash|"
        "my exchange has been lost in your warehouse|the lining tore at the pocket|the label says wool and the fabric says otherwise",
        "the seams are as neat inside as outside|the coat kept me dry through a whole festival|both shoes fit like gloves|the black is still black after a year|"
        "my exchange took three days door to door",
        "does the coat come in a long fit|are the shoes vegan|can the hem be let down|when's the winter coat back in stock|is the label sewn in or printed",
        "I wore the green coat to my cousin's wedding|the spring range is being photographed this week|I'm sewing name labels into school jumpers tonight",
    ),
    "food": (
        "the milk was sour three days before its date|there's sand in the spinach|the jar was open under its lid|the new recipe tastes of nothing|"
        "I found a price sticker baked into the roll|your frozen peas were one solid brick|the packet is half the size and the price is not",
        "the milk lasts a week after opening|the spinach is the freshest in town|the new recipe beats the old one|there were two yolks in nearly every egg|"
        "the peas taste like my grandad's garden",
        "is the bread sliced in the shop|do the peas contain added salt|which of the jars is the mildest|can the rolls be frozen|is your honey local",
        "I'm baking rolls for the school fair|the market has moved to Saturdays|we had peas and potatoes tonight",
    ),
    "restaurants": (
        "our table was given away while we parked|they forgot the starters and charged for them|the fish was off|the waiter argued with my mother about the bill|"
        "our reservation had been moved to another day without a word|the kitchen sent out raw dumplings|it took three tries to get a clean fork",
        "our table was ready although we came early|they comped the starters because it was my birthday|the fish was the best on the coast|"
        "the waiter taught my mother the name of every cheese|nobody rushed us once",
        "do you have a table by the window on Friday|is the fish grilled or fried|can we order the big platter for six|is there a menu for children|do you do gift vouchers",
        "we're having lunch by the harbour|the bistro will serve dinner on Mondays from now on|I'm cooking the dish from the menu at home",
    ),
    "travel": (
        "our guide never turned up|the cabin we'd booked had been sold twice|the excursion was cancelled on the quay|your agency booked us for the wrong month|"
        "the visa papers you promised didn't come|the shuttle left without us|the brochure shows another hotel altogether",
        "our guide knew a shortcut past every queue|the cabin was a dream|the excursion ran an hour over because everyone was having fun|"
        "the visa papers were in our hands in a week|the shuttle waited for us",
        "is the excursion suitable for someone with a cane|what should we pack for the highlands in June|can the deposit be paid in two parts|"
        "does the shuttle run at night|is there a smaller group tour",
        "we're off to the highlands on Friday|the ferry timetable for summer has been published|I've finally printed the photos of last year's trip",
    ),
    "airlines": (
        "our connection left while we sat on the apron|my bag came back with a wheel missing|the app checked me in on someone else's flight|"
        "the wheelchair we'd ordered wasn't there|you moved my children to other rows|the refund for my cancelled flight hasn't come|the desk closed with forty people waiting",
        "our connection was held for us|my bag was first on the belt|the wheelchair was waiting at the door of the plane|the crew moved people so that we sat together|"
        "the refund for my cancelled flight came the same week",
        "can I check in a surfboard|how long before departure does the desk close|is there a vegan meal on short flights|may my son fly alone at twelve|"
        "do points count on partner flights",
        "I'm flying to the islands on Tuesday|the airline starts a new route to the north in May|we've just landed and it's snowing",
    ),
    "hotels": (
        "the key card failed four times a day|the heating couldn't be turned down|there was somebody else's luggage in our room|the breakfast room had run out by eight|"
        "you charged my card for a minibar that wasn't there|the bathroom door doesn't close|the booking was downgraded on arrival",
        "the bed was the best I've slept in|breakfast had things I can't even name, all good|they kept our luggage until midnight|the bath was the size of a boat|"
        "we were upgraded without asking",
        "is there a lift to the fourth floor|can we have a room away from the street|do you have parking for a van|is the sauna open to day guests|what's the voltage in the rooms",
        "we're staying on the lake for a week|the hotel will be closed for painting in January|I'm writing this from the balcony",
    ),
    "telecom": (
        "the line drops each time it rains|my number was given to someone else|the router you sent is for another country|the contract renewed itself behind my back|"
        "the bill has a call to Fiji on it|my speed collapses after six|three engineers came and none brought a ladder",
        "the line has been rock solid through every storm|my number moved over in an hour|the router was running in five minutes|the bill is to the penny what I was promised|"
        "the engineer brought a longer ladder and a spare cable",
        "can I put the contract in my wife's name|does the router work lying flat|what's the notice period|is there a plan for two phones|how do I forward calls while I'm away",
        "an engineer is coming on Friday morning|the network test in our village is over|I've named our router after my aunt",
    ),
    "banking": (
        "my card was eaten by your machine|you rejected my address for having a flat number|the standing order went out on the wrong day|my balance differs between app and branch|"
        "the loan papers went to my old flat|the cash machine short-changed me by forty|I can't reach anyone about a payment I didn't make",
        "my new card was here in two days|the branch stayed open for me with the rain coming down|the loan was explained line by line|"
        "someone rang me at once about a payment I didn't make|I've had no fees at all this year",
        "what do I need for a loan of five thousand|is there a cash machine near the market|how do I change my address|can I see last year's statements|do you have a card for teenagers",
        "I'm meeting my adviser on Thursday|the branch in the high street has new opening hours|my son counted his money box and he's up to 31.70",
    ),
    "insurance": (
        "my claim has had four handlers|you want a receipt for a wall|the assessor didn't even go upstairs|my policy was cancelled over a missing comma|"
        "you paid half and closed the file|the excess appeared out of nowhere|the roof is still open and you're still assessing",
        "my claim was settled within the week|the assessor was thorough and kind|they paid the whole sum without one question|my policy got cheaper after I rang|"
        "I spoke to the same person every time",
        "is hail covered on a greenhouse|when does the new rate apply|can I add my daughter's flute|do I need photos of the roof before winter|what does the excess mean in practice",
        "I'm putting all our policies in one folder|the insurer is moving to the tower by the river|I sent the form on Monday",
    ),
    "transport": (
        "the tram drove past a full stop|the ticket app crashed before the inspector did|the last bus left six minutes early|the lift has been dead for a month|"
        "the card reader took the fare twice|the driver braked so hard that my gran fell|the detour isn't on any sign",
        "the tram came to the minute|the ticket app found me a cheaper fare by itself|the last bus waited for the train|the lift is fixed and even clean|"
        "the driver helped my gran to her seat",
        "does the tram take cash|where does the replacement bus stop|is there a monthly pass for pensioners|can I hop off and on with one ticket|which exit for the museum",
        "I'm on the tram with a cello|line 9 gets new stops in autumn|the bus was full of schoolchildren singing",
    ),
    "rail": (
        "the train turned round one stop before mine|no announcement, no staff, no train|the carriage doors stayed shut and we missed our stop|the delay form rejects its own code|"
        "first class was declared second class halfway|the platform changed a minute before departure|the sockets are dead in the entire coach",
        "the train made up twenty minutes|the guard explained everything and cracked jokes|the delay money was in my account within days|my reserved seat was free and warm|"
        "the sockets work and the coffee's good",
        "is there a quiet coach on the morning train|can I break my journey overnight|where do the bikes go|does the ticket cover the airport line|how long is the change at the junction",
        "I'm on the slow train along the coast|the timetable changes on 12 December|the station clock has been given back its bell",
    ),
    "cars": (
        "the dealer lost my key|the car came back with more miles and less fuel|the window drops by itself|the software update killed the radio|"
        "I was charged for tyres I didn't get|the warranty ends, it seems, at the bumper|the hire firm billed me for an old scratch",
        "the dealer lent me a car and a child seat|the car came back washed and with a full tank|the update gave me another thirty kilometres|"
        "the bill was lower than the estimate|nothing has needed fixing in nine years",
        "how often does the belt need changing|is the tow bar removable|can the update be done at home|do you buy old tyres|what's the boot like with the seats down",
        "I'm picking up the camper at noon|the maker shows an estate version in spring|my daughter passed her test",
    ),
    "games": (
        "the servers threw me out in the final round|my purchases disappeared after the merge|the tutorial can't be finished|cheaters own every lobby|"
        "the update is 90 gigabytes for one hat|the controller isn't recognised any more|you reset my rank without a word",
        "the servers held up all weekend|my purchases came over without a hitch|the tutorial is a little masterpiece|the patch fixed every stutter|my old controller works straight away",
        "does the expansion need the base game|how big is the download|is there an option for colour-blind players|can I turn off the timer|where's the second key in the tower",
        "I'm streaming the new map tonight|the tournament finals are on Sunday|patch 1.9 changes the weather in the north",
    ),
    "software": (
        "the installer deletes its own files|the new release broke our exports|the licence was revoked in the middle of a demo|search returns last year's results|"
        "you removed the only button that I need|the backup says done and contains nothing|the plugin eats eight gigabytes",
        "the installer took eleven seconds|the new release halved our build time|the licence team answered on a Sunday|search finds what I mean, not just what I type|"
        "the backup saved us last night",
        "is there a silent install option|does the export keep comments|where are logs written on Linux|can a licence be moved to a new laptop|what's the upgrade path from 2 to 4",
        "we're moving to the new release on Saturday|the roadmap for next year is on the blog|I'm giving a talk about our build",
    ),
    "electronics": (
        "the screen flickers at low brightness|the left earbud is mute|the oven shuts down at 180 degrees|the repair came back unrepaired|"
        "the remote eats batteries in a week|the washing machine walks across the room|the tablet swells at the back",
        "the screen is a joy even in the sun|both earbuds survived the washing machine|the oven heats in four minutes|the repair was quicker than promised|"
        "I've had the same washing machine since 2003, not one repair",
        "does the screen tilt|is the earbud case sold separately|which filter fits the small model|can the oven be built in|how loud is it at full spin",
        "I'm putting up the screen this weekend|the maker opens a repair shop in the arcade|the kids built a robot from the box",
    ),
    "health": (
        "the practice cancelled my operation by text|my results were sent to a stranger|the pharmacy gave me half the box|the wheelchair repair takes nine weeks|"
        "the booking line hangs up after the menu|my referral was never sent|they took my blood twice since the first lot went missing",
        "the practice fitted me in the same morning|my results came with a call to explain them|the pharmacy delivered to my mum in the snow|"
        "the wheelchair was repaired while we waited|I felt listened to for the first time",
        "do I need a referral for physio|is there parking at the clinic|can my results be sent by post|may I eat before the check-up|which entrance is step-free",
        "my check-up is on Monday|the clinic gets a new wing next year|I'm knitting hats for the baby ward",
    ),
    "public services": (
        "the office was closed without notice|my application has been lost in the post room|the recycling wasn't collected again|the online form eats my answers|"
        "the street hasn't been gritted once|I was sent to five counters for one stamp|the playground light has been out since autumn",
        "the office rang me when my pass was ready|my application took four days|the recycling crew came back for the bin I'd forgotten|the new form is short and clear|"
        "our street was gritted before six",
        "which counter does residence permits|can the form be signed online|is the recycling yard open on holidays|how long does a permit take|are dogs allowed in the new park",
        "the council meets on Wednesday at six|the playground opens with a party on the 8th|I've volunteered to paint the benches",
    ),
    "utilities": (
        "the meter man wrote down next door's numbers|the heating fails every night at two|you doubled the instalment without a letter|the water pressure is a dribble|"
        "our road has been dug up for a third time|the final bill came two years late|you cut the power for works that nobody announced",
        "the meter swap took ten minutes|the heating engineer came at night and stayed until it ran|my instalment went down on its own|the water tastes better than the bottled stuff|"
        "the works ended a week ahead of plan",
        "where do I enter the meter reading|is the water hard here|can I pay every quarter|who do I ring if I smell gas|does the tariff include a night rate",
        "the meter reader is coming tomorrow|works in Mill Lane begin on Monday|I've turned the heating on for the first time this autumn",
    ),
    "delivery": (
        "the parcel has been on the van for a week|your driver left a fridge in the road|the pick-up shop had never heard of my parcel|the box was soaked and split|"
        "the flowers came the day after the funeral|half the groceries were swapped for things we can't eat|the locker opened and was empty",
        "the parcel was here before the mail about it|the driver carried the fridge up four floors|the flowers were fresh and on time|every egg was whole|the locker opened at the first try",
        "can the parcel be left with the florist|do you collect returns from home|which documents for a parcel to Norway|is a signature needed|can I choose a time slot",
        "the parcel is at the depot, I'm told|I'm sending a cake to my sister|the pick-up shop is now in the bakery",
    ),
    "streaming": (
        "the sound runs ahead of the picture|my profile is full of someone else's series|the offline episodes delete themselves|you put the last season behind another fee|"
        "the app isn't on my two-year-old TV any more|the match stopped at the penalty|three logins a day to watch one film",
        "the sound on the live shows is superb|my profile always knows what I'm in the mood for|the offline episodes saved our car journey|the match streamed without one hiccup|"
        "the old films are all there",
        "is the documentary dubbed|can I block series for children|when does the offline copy expire|how many profiles are there|where's the list of what's leaving",
        "I'm watching the documentary about bridges|the last season starts in October|three of my favourite films are leaving on Sunday",
    ),
    "fitness": (
        "the gym cancelled my favourite class for good|the band shows yesterday's heart rate|the membership went up in the small print|the lockers were broken into, desk unmanned|"
        "the pool is as cold as the sea|my pause request was ignored and I was billed|the rowing machines have been roped off since spring",
        "the new class is the best hour of my week|the band got my distance right to the metre|the price hasn't changed since I joined|the pool is warm and never crowded|"
        "my pause request was done in a minute",
        "is there a class for bad knees|can I swap my slot with a friend|does the band go in the sauna|what shoes for the rowing class|is the pool open before work",
        "I'm doing the rowing class for the first time|the gym opens at five in summer|our running group meets at the bridge",
    ),
    "education": (
        "the course was cancelled after I'd bought the books|my essay has been lost by your portal|the tutor changed four times in a term|the videos stop halfway|"
        "the exam date was moved without telling us|my daughter's report is about another child|the fee was taken twice and the seat given away",
        "the course was worth twice its price|my essay came back with two pages of comments|the tutor stayed on until we'd all got it|the videos are clear and short|"
        "they moved my exam since I was ill, no fuss",
        "is there homework in the evening course|can I join in week two|what level is the reading group|where do I hand in the form|are there recordings of the lectures",
        "term begins on Monday|I'm learning to solder at the night school|the college choir sings on the 20th",
    ),
}

# Tails that leave no doubt, with their heat.
COMPLAINT_TAILS = [
    (".2", "not what I'd hoped for"), (".2", "could somebody look into it"), (".3", "I've written twice and heard nothing"), (".4", "how is that acceptable"),
    (".3", "day nine now"), (".5", "I want my money back"), (".3", "any idea when this'll be sorted"), (".4", "and your chat just says sorry"), (".6", "what on earth are you doing over there"),
    (".2", "it used to be so much better"), (".5", "I'm done with you"), (".4", "third time this year"), (".1", "oh well"), (".3", "still no answer from anybody"), (".6", "sort it out"),
    (".4", "your hotline hung up on me"), (".5", "I'm telling everyone to stay away"), (".2", "rather disappointing"), (".3", "nobody seems to care"), (".7", "absolute shower of idiots"),
    (".4", "and I pay for this every month"), (".3", "is this a joke"), (".2", "would you mind getting in touch"), (".5", "fix this or I'm off"), (".3", "been like this since Sunday"),
    (".8", "I am beside myself with anger"), (".7", "you should be ashamed"), (".4", "ridiculous"), (".3", "so much for customer care"), (".2", "I expected more"), (".6", "what a bunch of cowboys"),
    (".3", "support told me to wait, so I waited, and nothing"), (".4", "do I need to get a lawyer first"), (".3", "why does it always happen on a Friday"), (".9", "I hope you go bust, the lot of you"),
    (".2", "and there's no way to report it"), (".3", "your reply was a link to the page I came from"), (".1", "a pity, I liked you"), (".5", "I've wasted an entire day on it"), (".4", "yet the bill always arrives on time"),
]
COMPLAINT_OPENERS = [
    "so", "again:", "this week's news:", "for the second time,", "hello,", "dear team,", "just so you know,", "since Tuesday", "hi there,", "honestly,", "sorry to bother you, but", "update:",
    "not a great start:", "well,", "fyi", "yesterday", "one star because", "good evening,", "",
]
# Openers that both a sarcastic complaint and an honest praise may have.
STING_OPENERS = [
    "great,", "love how", "wonderful,", "how nice that", "brilliant:", "so glad that", "wow,", "well done,", "thrilled that", "amazing,", "ah, lovely,", "fantastic news:", "top service,", "impressive,",
    "made my day:", "can't believe it,",
]
STING_TAILS = [
    "slow clap", "you've outdone yourselves", "just what I needed on a Monday", "give that team a medal, a tin one", "but sure, send me another survey", "truly a pleasure doing business", "what would I do without you",
    "10/10, would suffer again", "money well spent", "cheers for that", "keep it up and I'll have no hair left", "can't wait for what's next", "and people say service is dead", "so that's what premium means",
]
PRAISE_TAILS = [
    "thank you so much", "made my week", "you're brilliant", "couldn't be happier", "will be back", "no complaints from me", "credit where it's due", "that's how it should be", "best in town", "hats off",
    "I've told my whole family", "honestly impressed", "10/10", "worth every penny", "damn good", "sick", "please never change", "big thanks to everyone there", "wasn't expecting that", "not bad at all", "love it",
    "I take my hat off to the team", "five stars", "you've got a fan for life", "it's the small things", "nothing to fault", "such kind people", "more of this please",
]
PRAISE_OPENERS = ["just wanted to say:", "hi,", "credit where due:", "after two years I can say", "good morning,", "honestly,", "so", "update:", "hello,", "well,", "for what it's worth,", "to whoever's in charge:", "", "yesterday"]
REPAIRS = [
    ("at first {f}", "then a very patient lady sorted it within the hour"), ("last week {f}", "all solved now, and they even apologised"), ("{f}", "but they put it right the same day without being asked"),
    ("I wrote in because {f}", "answer in ten minutes, problem gone"), ("{f}, I rang", "and I've seldom been treated so well"), ("true, {f}", "but how they dealt with it won me over"),
    ("remember when I said {f}", "fixed, thank you, I'm happy again"), ("{f} for a day", "full refund and a hand-written note, no hard feelings"),
]
QUESTION_OPENERS = ["hi,", "quick question:", "hello!", "just wondering,", "sorry if it's been asked:", "good morning,", "before I book:", "for my mum:", "", "", "can somebody tell me,", "evening all,", "one thing:", "I'm new here,", "out of curiosity,"]
QUESTION_TAILS = ["", "", "", "thanks!", "no hurry", "couldn't find it on the site", "asking for a friend", "cheers", "thank you in advance", "would help me decide", "I'm looking forward to it", "either is fine with me"]
PLAIN_TAILS = ["", "", "let's see how it goes", "details on the site", "more tomorrow", "wish me luck", "anyone else", "photo to follow", "pass it on", "that's all for today", "I'll report back", "coffee first though", "according to the local paper", "who's in"]
TURNS = ["but", "yet", "and still", "it's true, though"]

RAGE_EVENTS = [
    "we conceded in the last minute", "my little brother deleted my homework", "I left the oven on and the cake is coal", "the referee gave them a corner for nothing", "it's hailing on my tomatoes",
    "I failed the theory test by one point", "my flatmate ate the birthday cake before the birthday", "the opposition voted it down out of spite", "someone let their dog loose on the lambs",
    "I poured salt in the coffee before the biggest meeting of the year", "my sister told everybody my secret", "the striker hit the post three times", "I slept through the exam", "my aunt started on about politics at dinner",
    "I backed into my own gatepost", "the upstairs lot are stamping about at four", "a stranger shouted at my kid in the park", "the minister laughed at the question", "my knee's gone the day before the race",
    "I spilt ink over six months of drawings", "a wasp got me twice in the neck", "my ex brought his new girlfriend to the funeral", "they cut down the old lime tree in the night", "the fog ate the eclipse",
]
RAGE_OPENERS = ["aaargh,", "I'm livid,", "I could scream,", "for crying out loud,", "unbelievable:", "so angry right now,", "are you kidding me,", "furious.", "ffs,", "I've had it,", "my blood is boiling:", "great, just great,", "grrr,", "I can't even,"]
RAGE_TAILS = ["I want to punch a cushion", "why me", "I hate today", "shame on them", "nobody talk to me", "I'm off to bed", "and now I'm crying with rage", "never again", "how stupid can one be", "hell is other people", "somebody hold my coat", "I'll never forgive it", "what an absolute mess"]

SPAM_HOOKS = ["stop scrolling!", "hello dear friend,", "limited time:", "LAST 20 SPOTS", "nice post!", "I never believed it until now,", "attention please,", "hey hun 💕", "official notice:", "🔥🔥 HOT 🔥🔥", "are you still working for others?", "dear valued user,"]
SPAM_OFFERS = [
    "turn 200 into 4000 with our trading group", "get 5000 real followers by tonight", "your wallet needs to be verified again", "designer handbags at 85% off", "earn from your sofa, no skills needed", "our agents recover stolen coins in a day",
    "a grant of 25,000 has been approved in your name", "lose a dress size each week with one capsule", "first page ranking for any keyword", "a prize parcel is waiting for your fee", "loans without questions in five minutes",
    "lifetime streaming of all channels for a single payment", "my mentor is giving away her winning signals", "unlimited game coins, no ban", "certificates and licences without an exam", "the customer care number for refunds is +1 555 0142",
]
SPAM_CALLS = ["tap the link in my profile", "write me privately with the word START", "join the channel before midnight", "confirm at secure-login.example", "code: RICH50", "send only 10 to begin", "text YES to 55512", "share with five groups and claim", "whatsapp only", "promo ends today, dm now", "sign up at deal.example/a7", "serious people only 📩"]

# Other languages: failures | complaint tails | successes | praise tails | questions | openers
OTHER = {
    "de": (
        "die Lieferung kam zum dritten Mal nicht|mein Vertrag wurde ohne Zustimmung verlängert|der Fahrkartenautomat nimmt keine Karten mehr|die Waschmaschine läuft seit der Reparatur aus|der Rückruf blieb wieder aus|meine Überweisung ist verschwunden|das Zimmer war nicht geputzt|die Jacke hat nach zwei Tagen einen Riss|der Kurs fiel ohne Absage aus",
        "so geht das nicht|ich will mein Geld zurück|seit zwei Wochen keine Antwort|echt enttäuschend|ich bin stinksauer|wann tut sich da was?|früher ging das besser|danke für gar nichts",
        "die Lieferung war einen Tag früher da|der Vertrag ließ sich in zwei Minuten kündigen|die Waschmaschine läuft wie neu|der Rückruf kam nach fünf Minuten|das Zimmer war blitzsauber|der Kurs war jeden Cent wert|die Jacke hält seit Jahren",
        "vielen Dank dafür|kann ich nur empfehlen|bin begeistert|nichts zu meckern|ihr seid spitze|weiter so",
        "ab wann kann man den Kurs buchen|nimmt der Automat auch Scheine|gibt es das Zimmer mit Balkon|wie lange dauert eine Überweisung|kann ich die Jacke im Laden umtauschen|wo finde ich die Vertragsnummer|liefert ihr auch samstags",
        "hallo,|guten Tag,|kurz gesagt:|also|"),
    "es": (
        "el técnico no se presentó otra vez|me renovaron el contrato sin avisar|el paquete llegó abierto y sin el cargador|la reserva no aparecía en ningún sitio|la lavadora sigue perdiendo agua|el vuelo se canceló por mensaje|la tarjeta no funciona en el extranjero|el curso empezó sin profesor|el pan tenía moho",
        "quiero que me devuelvan el dinero|nadie contesta|qué decepción|estoy harta|¿cuándo lo van a arreglar?|antes no era así|una tomadura de pelo|no vuelvo más",
        "el técnico llegó antes de la hora|cancelé el contrato en dos minutos|el paquete venía perfecto|la lavadora va como la seda|nos cambiaron el vuelo sin coste|el curso superó lo que esperaba|el pan estaba recién hecho",
        "muchísimas gracias|de diez|da gusto|ninguna queja|sois los mejores|repetiré seguro",
        "a qué hora abre la tienda|se puede pagar en dos plazos|incluye el curso los libros|hay que imprimir la reserva|aceptan perros pequeños|cuánto tarda una transferencia|tienen pan sin gluten",
        "hola,|buenas,|buenos días,|pues nada,|"),
    "fr": (
        "le livreur n'a même pas sonné|mon abonnement a été reconduit sans prévenir|la machine fuit encore après la réparation|la réservation avait disparu|mon virement est introuvable|le cours a été annulé sur place|la veste s'est déchirée au premier jour|le train est parti sans nous|le yaourt était périmé",
        "je veux être remboursé|aucune réponse depuis deux semaines|très déçue|c'est une honte|quand est-ce que ça va changer ?|c'était mieux avant|merci pour rien|je résilie",
        "le livreur a monté le colis au cinquième|j'ai résilié en deux clics|la machine tourne comme neuve|la réservation était prête et la chambre surclassée|le cours était passionnant|la veste a survécu à trois hivers|le train nous a attendus",
        "merci infiniment|rien à redire|je recommande|bravo à l'équipe|au top|vous êtes géniaux",
        "livrez-vous le samedi|peut-on payer en trois fois|la veste existe-t-elle en bleu|où trouver le numéro de contrat|le cours est-il ouvert aux débutants|les chiens sont-ils acceptés|combien de temps prend un virement",
        "bonjour,|bonsoir,|bon,|petite précision :|"),
    "it": (
        "il corriere non ha nemmeno suonato|mi avete rinnovato il contratto senza dirlo|la lavatrice perde anche dopo la riparazione|la prenotazione era sparita|il bonifico non è mai arrivato|la lezione è stata annullata senza avviso|la giacca si è scucita subito|il treno è partito senza di noi|lo yogurt era scaduto",
        "rivoglio i miei soldi|nessuno risponde da due settimane|che delusione|una vergogna|quando pensate di risolvere?|una volta era meglio|grazie di niente|cambio gestore",
        "il corriere ha portato tutto al quinto piano|ho disdetto in due minuti|la lavatrice va che è una meraviglia|la camera era pronta in anticipo|la lezione è volata|la giacca regge da anni|il treno ci ha aspettati",
        "grazie mille|niente da ridire|consigliatissimo|siete fantastici|dieci e lode|bravi tutti",
        "consegnate anche il sabato|si può pagare a rate|la giacca c'è in verde|dove trovo il numero del contratto|la lezione va bene per chi comincia|sono ammessi i cani|quanto ci mette un bonifico",
        "salve,|buongiorno,|allora,|ciao,|"),
    "nl": (
        "de bezorger heeft niet eens aangebeld|mijn contract is zonder iets te zeggen verlengd|de wasmachine lekt nog steeds na de reparatie|onze reservering was verdwenen|mijn overschrijving is zoek|de les ging zonder bericht niet door|de jas scheurde op dag een|de trein vertrok zonder ons|de yoghurt was over datum",
        "ik wil mijn geld terug|al twee weken geen antwoord|erg teleurstellend|belachelijk|wanneer wordt dit opgelost?|vroeger ging het beter|lekker dan|ik zeg op",
        "de bezorger droeg alles vier trappen op|opzeggen ging in twee klikken|de wasmachine draait als nieuw|de kamer was eerder klaar|de les vloog voorbij|de jas gaat al jaren mee|de trein wachtte op ons",
        "heel erg bedankt|niets op aan te merken|aanrader|toppers zijn jullie|dikke tien|ga zo door",
        "bezorgen jullie ook op zaterdag|kan ik in delen betalen|is de jas er ook in rood|waar vind ik mijn contractnummer|is de les geschikt voor starters|mogen honden mee|hoe lang duurt een overschrijving",
        "hallo,|goedemorgen,|nou,|even dit:|"),
    "pt": (
        "o entregador nem tocou a campainha|renovaram o meu contrato sem avisar|a máquina continua a vazar depois do conserto|a nossa reserva tinha sumido|a transferência nunca caiu|a aula foi cancelada sem aviso|o casaco rasgou no primeiro dia|o ônibus partiu sem a gente|o iogurte estava vencido",
        "quero meu dinheiro de volta|ninguém responde há duas semanas|que decepção|um absurdo|quando vão resolver?|antes era melhor|obrigado por nada|vou cancelar tudo",
        "o entregador subiu quatro andares com tudo|cancelei em dois minutos|a máquina ficou como nova|o quarto estava pronto antes da hora|a aula passou voando|o casaco dura há anos|o ônibus esperou por nós",
        "muito obrigada|nada a reclamar|recomendo demais|vocês são ótimos|nota mil|parabéns à equipe",
        "entregam aos sábados|dá para parcelar|o casaco tem em verde|onde acho o número do contrato|a aula serve para iniciantes|pode levar cachorro|quanto demora uma transferência",
        "olá,|bom dia,|gente,|então,|"),
}

GRIM, GLAD, NEUTRAL = ["😡", "🙄", "😤", "👎", "🤦", "😞", "🙃", "😭"], ["😍", "🙌", "❤️", "👏", "😊", "🔥", "🎉", "👍"], ["🙂", "👀", "🤔", "☕", "📦", "😅"]
SHORT = [(r"\byou're\b", "ur"), (r"\byour\b", "ur"), (r"\byou\b", "u"), (r"\bplease\b", "pls"), (r"\bbecause\b", "cos"), (r"\bare\b", "r"), (r"\bthanks\b", "thx"), (r"\bthank you\b", "ty"),
         (r"\band\b", "&"), (r"\bsomebody\b", "sm1"), (r"\bwithout\b", "w/o"), (r"\bpercent\b", "%"), (r"\bminutes\b", "mins"), (r"\bnobody\b", "no1"), (r"\bgreat\b", "gr8"), (r"\bpeople\b", "ppl")]
STRETCH = ["so", "no", "again", "never", "please", "love", "great", "why", "wow", "still", "well", "best", "good"]


class Writer:
    """Composes lines, remembers what it used, and refuses lines too like an earlier one."""

    def __init__(self):
        self.chance = random.Random(SEED)
        self.rows = []
        self.bags = []
        self.uses = collections.Counter()
        self.seen_by_word = collections.defaultdict(list)

    def pick(self, parts):
        """The least used of three drawn parts, so that all parts get their turn."""
        drawn = [self.chance.choice(parts) for _ in range(3)]
        return min(drawn, key=lambda part: self.uses[str(part)])

    def use(self, *parts):
        self.uses.update(str(part) for part in parts)

    def sentence(self, text, mark):
        text = text.strip()
        if not text:
            return ""
        return text[0].upper() + text[1:] + ("" if text[-1] in "?!.:…" else mark)

    def join(self, parts, marks):
        """Two or three parts as sentences, or run together with commas and dashes."""
        parts = [part.strip() for part in parts if part.strip()]
        roll = self.chance.random()
        if roll < 0.62:
            return " ".join(self.sentence(part, mark) for part, mark in zip(parts, marks))
        glue = self.chance.choice([", ", "... ", " - ", "; ", "\n", " "]) if roll < 0.95 else " / "
        return glue.join(parts).replace("!,", ",") + self.chance.choice(["", "", marks[len(parts) - 1]])

    def dress(self, text, moods, anger, english=True):
        """Surface habits of short posts, given to every label alike; only capitals and emoji follow the mood."""
        roll = self.chance.random
        if roll() < 0.30:
            text = text.lower()
            if roll() < 0.5:
                text = text.replace(".", "").replace(",", "")
        if english and roll() < 0.18:
            for pattern, short in SHORT:
                if roll() < 0.7:
                    text = re.sub(pattern, short, text, flags=re.IGNORECASE)
        if english and roll() < 0.12:
            text = text.replace("'", "")
        if english and roll() < 0.10:
            words = [word for word in STRETCH if re.search(rf"\b{word}\b", text, re.IGNORECASE)]
            if words:
                word = self.chance.choice(words)
                text = re.sub(rf"\b({word})\b", lambda m: m.group(1) + m.group(1)[-1] * self.chance.randint(2, 4), text, count=1, flags=re.IGNORECASE)
        if roll() < 0.08:
            places = [i for i in range(1, len(text) - 2) if text[i:i + 2].isalpha() and text[i - 1].isalpha()]
            if places:
                i = self.chance.choice(places)
                text = text[:i] + text[i + 1] + text[i] + text[i + 2:]
        if roll() < 0.03 + 0.35 * anger:
            if anger > 0.55 and roll() < 0.4:
                text = text.upper()
            else:
                words = text.split(" ")
                start = self.chance.randrange(len(words))
                for i in range(start, min(len(words), start + self.chance.randint(1, 3))):
                    words[i] = words[i].upper()
                text = " ".join(words)
        if anger > 0.5 and roll() < 0.5:
            text = text.rstrip(".") + "!" * self.chance.randint(1, 4)
        if roll() < 0.16:
            text += " " + self.chance.choice(moods) * self.chance.choice([1, 1, 1, 2, 3])
        if roll() < 0.17:
            text = "@user " + text
        text = re.sub(r"[,:]+([!.;?])", r"\1", text)
        text = re.sub(r"([!?])[.;,](?!\.)", r"\1", text)
        return re.sub(r" {2,}", " ", text).strip()

    def keep(self, text, complaint, anger, spam, language, domain, kind):
        """Adds the line and answers true, unless it shares too many words with an earlier one."""
        bag = frozenset(re.findall(r"\w+", text.lower().replace("@user", "")))
        shared = collections.Counter(i for word in bag for i in self.seen_by_word[word])
        if any(count / len(bag | self.bags[i]) >= 0.5 for i, count in shared.items()):
            return False
        for word in bag:
            self.seen_by_word[word].append(len(self.bags))
        self.bags.append(bag)
        self.rows.append({
            "text": text, "complaint": complaint, "anger": round(min(1.0, anger), 2), "spam": spam, "language": language,
            "domain": domain, "kind": "rule-" + kind,
        })
        return True

    def fill(self, wanted, make):
        made = 0
        for _ in range(wanted * 60):
            if made == wanted:
                return
            made += make()
        raise SystemExit(f"only {made} of {wanted} lines from {make.__name__}")

    def domain(self):
        name = self.chance.choice(list(CLAUSES))
        return name, [part.split("|") for part in CLAUSES[name]]

    def complaint(self):
        name, (failures, successes, _, _) = self.domain()
        failure = self.pick(failures)
        heat, tail = self.pick(COMPLAINT_TAILS)
        anger = float(heat)
        way = self.chance.random()
        opener = self.chance.choice(COMPLAINT_OPENERS) if way < 0.75 else ""
        head = f"{opener} {failure}"
        if way < 0.10:
            parts, anger = [head], 0.2
        elif way < 0.50:
            parts = [head, tail]
        elif way < 0.62:
            parts = [tail, failure] if self.chance.random() < 0.7 else [failure + ", " + tail]
        elif way < 0.80:
            other = self.pick([f for f in failures if f != failure])
            parts = [head, self.chance.choice(["and ", "then ", "", "now "]) + other, tail if self.chance.random() < 0.5 else ""]
            anger = max(0.3, anger - 0.1)
        else:
            parts = [f"{self.pick(successes)}, {self.chance.choice(TURNS)} {failure}", tail if self.chance.random() < 0.5 else ""]
            anger = min(anger, 0.4)
        asks = re.match(r"(how is|any idea|could|would|do I|is this|why|what on)", tail)
        text = self.dress(self.join(parts, ["."] + (["?"] if asks else ["."]) + ["."]), GRIM, anger)
        if self.keep(text, 1, anger, 0, "en", name, "complaint"):
            self.use(failure, (heat, tail))
            return True
        return False

    def sting(self):
        name, (failures, _, _, _) = self.domain()
        failure, tail = self.pick(failures), self.pick(STING_TAILS)
        anger = self.chance.choice([0.2, 0.3, 0.3, 0.4, 0.5])
        parts = [f"{self.chance.choice(STING_OPENERS)} {failure}", tail if self.chance.random() < 0.7 else ""]
        if self.keep(self.dress(self.join(parts, [".", "."]), GRIM + GLAD[:4], anger), 1, anger, 0, "en", name, "sarcasm"):
            self.use(failure, tail)
            return True
        return False

    def praise(self):
        name, (_, successes, _, _) = self.domain()
        success, tail = self.pick(successes), self.pick(PRAISE_TAILS)
        openers = STING_OPENERS if self.chance.random() < 0.4 else PRAISE_OPENERS
        parts = [f"{self.chance.choice(openers)} {success}", tail if self.chance.random() < 0.8 else ""]
        if self.chance.random() < 0.2:
            parts = [tail, success]
        if self.chance.random() < 0.2:
            parts.insert(1, "and " + self.pick([s for s in successes if s != success]))
        if self.keep(self.dress(self.join(parts, [self.chance.choice(".!")] * 3), GLAD, 0.0), 0, 0.0, 0, "en", name, "praise"):
            self.use(success, tail)
            return True
        return False

    def repaired(self):
        name, (failures, _, _, _) = self.domain()
        failure, repair = self.pick(failures), self.pick(REPAIRS)
        parts = [repair[0].format(f=failure), repair[1], self.pick(PRAISE_TAILS) if self.chance.random() < 0.4 else ""]
        if self.keep(self.dress(self.join(parts, [",", ".", "."]), GLAD, 0.0), 0, 0.0, 0, "en", name, "repaired"):
            self.use(failure, repair)
            return True
        return False

    def question(self):
        name, (_, _, questions, _) = self.domain()
        question, tail = self.pick(questions), self.pick(QUESTION_TAILS)
        text = self.join([f"{self.chance.choice(QUESTION_OPENERS)} {question}?", tail], ["?", "."])
        if self.keep(self.dress(text, NEUTRAL, 0.0), 0, 0.0, 0, "en", name, "question"):
            self.use(question, tail)
            return True
        return False

    def plain(self):
        name, (_, _, questions, statements) = self.domain()
        statement, tail = self.pick(statements), self.pick(PLAIN_TAILS)
        parts = [statement, self.pick(questions) + "?" if self.chance.random() < 0.35 else tail]
        if self.keep(self.dress(self.join(parts, [".", "."]), NEUTRAL, 0.0), 0, 0.0, 0, "en", name, "neutral"):
            self.use(statement, tail)
            return True
        return False

    def rage(self):
        event, tail = self.pick(RAGE_EVENTS), self.pick(RAGE_TAILS)
        anger = self.chance.choice([0.4, 0.5, 0.6, 0.7, 0.8])
        parts = [f"{self.chance.choice(RAGE_OPENERS)} {event}", tail if self.chance.random() < 0.7 else ""]
        if self.keep(self.dress(self.join(parts, [self.chance.choice(".!")] * 2), GRIM, anger), 0, anger, 0, "en", "general", "anger"):
            self.use(event, tail)
            return True
        return False

    def spam(self):
        hook, offer, call = self.pick(SPAM_HOOKS), self.pick(SPAM_OFFERS), self.pick(SPAM_CALLS)
        parts = [hook, offer, call] if self.chance.random() < 0.7 else [offer, call, hook]
        if self.keep(self.dress(self.join(parts, ["!", ".", "."]), ["💸", "🚀", "💯", "👉", "🎁", "💰"], 0.0), 0, 0.0, 1, "en", "general", "spam"):
            self.use(hook, offer, call)
            return True
        return False

    def foreign(self):
        language = self.chance.choice(list(OTHER))
        failures, gripes, successes, thanks, questions, openers = [part.split("|") for part in OTHER[language]]
        roll, opener = self.chance.random(), self.chance.choice(openers)
        ask = ("¿", "?") if language == "es" else ("", " ?") if language == "fr" else ("", "?")
        if roll < 0.48:
            first, second, complaint, kind, moods = self.pick(failures), self.pick(gripes), 1, "complaint", GRIM
            anger = self.chance.choice([0.2, 0.3, 0.4, 0.5])
            parts = [f"{opener} {first}", second if self.chance.random() < 0.85 else ""]
        elif roll < 0.78:
            first, second, complaint, kind, moods, anger = self.pick(successes), self.pick(thanks), 0, "praise", GLAD, 0.0
            parts = [f"{opener} {first}", second if self.chance.random() < 0.85 else ""]
        else:
            first, second, complaint, kind, moods, anger = self.pick(questions), "", 0, "question", NEUTRAL, 0.0
            parts = [f"{opener} {ask[0]}{first}{ask[1]}"]
        text = self.dress(self.join(parts, [".", "."]), moods, anger, english=False)
        if self.keep(text, complaint, anger, 0, language, "general", kind):
            self.use(first, second)
            return True
        return False


def main():
    writer = Writer()
    for wanted, make in [
        (470, writer.complaint), (100, writer.sting), (210, writer.praise), (80, writer.repaired), (170, writer.question),
        (100, writer.plain), (70, writer.rage), (80, writer.spam), (210, writer.foreign),
    ]:
        writer.fill(wanted, make)
    writer.chance.shuffle(writer.rows)
    with open(HERE / "varied.jsonl", "w", encoding="utf-8") as out:
        for row in writer.rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
