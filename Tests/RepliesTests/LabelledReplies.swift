/// Replies with the rules they break, one a line: `step rules | text`; `-` for a sound one, `\n` for a line end.
enum LabelledReplies {
    static let table = #"""
        1 - | Hi Ana, waiting three weeks for a parcel would wear anyone out. Mara from our delivery team writes to you today by 17:00.
        1 - | Losing the photos from your trip after the update is awful to read. Tom from our care team calls you by 15:00.
        1 - | That is not how it should have felt. We are checking what happened.
        1 - | Sorry that our message read that way; we can see why it did.
        1 - | I understand why that was frustrating.
        1 - | Hi Ana,\nThree weeks is far too long to wait for a birthday present.
        1 - | Hello there! What a rotten way to start a holiday.
        1 - | No one should have to chase a refund for a month.
        1 - | You deserved an answer long before today.
        1 - | You have every right to be angry about the second charge.
        1 - | Ouch. Being charged twice in one week is the last thing anyone needs.
        1 - | We let you down on your order, and we want to put that right.
        1 - | I would be furious too if my recipes vanished overnight.
        1 - | It makes sense that you are worried about your data.
        1 - | Of course you expected the parcel on Friday; we said Friday.
        1 - | After four calls and no answer, anyone would lose patience.
        1 - | Oh no, the app ate your notes? Losing a month of work hurts.
        1 - | Thank you for telling us about the broken zip; a new bag should not do that.
        1 - | Good morning Mrs. Silva, paying 129 € for shoes that fall apart must be maddening.
        1 - | @ana_k Waiting on hold for an hour would test anyone's patience.
        1 - | Dear Dr. Weber, we dropped the ball on your booking.
        1 - | Your anger is understandable. Leo from our billing team answers you here today.
        1 - | We're sorry you had to write to us a third time.
        1 - | Sorry that nobody answered you for three weeks.
        1 - | I can see how much time this has cost you.
        1 - | Having to explain the same fault four times would exhaust anyone.
        1 - | You waited three weeks and heard nothing from us.
        1 - | It must have been a shock to find your account locked on a Sunday.
        1 - | That sounds exhausting, Ana. Mara looks at it this afternoon.
        1 - | Your trust took a knock, and we can hear it in every line you wrote. It must feel lousy.
        1 ACK-FIRST,NO-DENIAL | Hi Ana, our logs show the parcel was delivered.
        1 ACK-FIRST,ACK-SPECIFIC | Thank you for your feedback.
        1 ACK-FIRST,ACK-SPECIFIC | Thanks for reaching out to us!
        1 ACK-FIRST | Hi Ana, please send us your order number by private message.
        1 ACK-FIRST,ACK-SPECIFIC | Dear customer, we take all complaints seriously.
        1 ACK-FIRST | Your parcel left our warehouse on Monday. We are sorry about the wait.
        1 ACK-FIRST | According to the courier it is on its way, and I'm sorry it is late.
        1 ACK-FIRST | This is because of high demand. We understand your frustration.
        1 ACK-FIRST | Please note that deliveries take up to ten days.
        1 ACK-FIRST | Delivery times are longer than usual at the moment.
        1 ACK-FIRST | Hi Ben! Our team is working on it.
        1 ACK-FIRST | We have checked your account and the charge went through twice.
        1 ACK-FIRST | Have you tried turning it off and on again?
        1 ACK-FIRST | Why are you so upset?
        1 ACK-FIRST | We regret to inform you that the order is late.
        1 ACK-FIRST | I'm sorry to say that refunds take ten days.
        1 ACK-FIRST | We do not understand why this bothers you.
        1 ACK-FIRST | Could you share some details with us?
        1 ACK-FIRST | Great news: the new version is out!
        1 ACK-FIRST | The update on Tuesday moved your photos to another folder.
        1 ACK-FIRST,NO-DENIAL | You need to understand that parcels can be late.
        1 ACK-FIRST,NO-DENIAL | Actually, that is not what happened.
        1 - | I am sorry the driver left your parcel in the rain.
        1 NO-DENIAL | I'm sorry for the wait. That is not what happened.
        1 NO-DENIAL | I'm sorry for the wait. As we already told you, the parcel is on its way.
        1 NO-DENIAL | Waiting this long is awful. Our system is correct.
        1 NO-DENIAL | Sorry about the trouble. You must have entered the wrong address.
        1 NO-DENIAL | I see why you are angry. Our driver did nothing wrong.
        1 NO-DENIAL | Sorry for the wait. The tracking clearly shows it was delivered on Monday.
        1 NO-DENIAL | We understand your frustration. You are mistaken about the date.
        1 NO-DENIAL | We understand your frustration. You're simply wrong there.
        1 NO-DENIAL | We understand your frustration. This never happened.
        1 NO-DENIAL | We hear you, Ana. You should have read the description.
        1 NO-DENIAL | We hear you, Ana. It clearly states on our website that shipping takes ten days.
        1 NO-DENIAL | We hear you, Ana. Nobody else has complained about this.
        1 NO-DENIAL | We hear you, Ana. You are the only customer with this problem.
        1 NO-DENIAL | We hear you, Ana. It works fine on our end.
        1 NO-DENIAL | We hear you, Ana. Everything is working as designed.
        1 NO-DENIAL | We hear you, Ana. There is nothing wrong with the charger.
        1 NO-DENIAL | We hear you, Ana. We could not reproduce the problem.
        1 NO-DENIAL | We hear you, Ana. There was no outage on Friday.
        1 NO-DENIAL | We hear you, Ana. If that really happened, we will look into it.
        1 NO-DENIAL | We hear you, Ana. Are you sure you looked in the spam folder?
        1 NO-DENIAL | We hear you, Ana. I find that hard to believe.
        1 NO-DENIAL | We hear you, Ana. We respectfully disagree with your review.
        1 NO-DENIAL | We hear you, Ana. Your claims are unfounded.
        1 NO-DENIAL | We hear you, Ana. Let us set the record straight.
        1 NO-DENIAL | We hear you, Ana. It seems there has been a misunderstanding on your side.
        1 NO-DENIAL | We hear you, Ana. This is due to user error.
        1 NO-DENIAL | We hear you, Ana. We never promised delivery by Friday.
        1 NO-DENIAL | We hear you, Ana. I explained this to you already.
        1 NO-DENIAL | We hear you, Ana. That simply isn't true.
        1 NO-DENIAL | We hear you, Ana. That isnt the case.
        1 NO-DENIAL | We hear you, Ana. Had you contacted us earlier, this would be solved.
        1 NO-DENIAL | We hear you, Ana. Next time please read the terms before ordering.
        1 NO-DENIAL | We hear you, Ana. It's a feature, not a bug.
        1 NO-DENIAL | We hear you, Ana. Most customers have no trouble with it, and it works for everyone else.
        1 NO-DENIAL | We hear you, Ana. There is no need to be so upset.
        1 NO-DENIAL | We hear you, Ana. You probably forgot to save your work.
        1 NO-DENIAL | We hear you, Ana. You overlooked the delivery date in the confirmation.
        1 NO-DENIAL | We hear you, Ana. It was not our fault.
        1 NO-DENIAL | We hear you, Ana. You didn’t follow the instructions.
        1 NO-DENIAL | We hear you, Ana. Contrary to what you wrote, the parcel arrived.
        1 NO-DENIAL | We hear you, Ana. Our records show that you opened the parcel on Monday.
        1 NO-DENIAL | We hear you, Ana. Like I said, the refund takes ten days.
        1 NO-DENIAL | We hear you, Ana. Our staff would never say that.
        1 NO-DENIAL | We hear you, Ana. It's not that bad.
        1 - | I'm sorry. You were right, and we were wrong about the date.
        1 - | I'm sorry that you were told it was your fault.
        1 - | Being charged twice would make anyone angry. You said it was our policy to do that, and Mara asks billing today.
        1 - | Our reply sounded as if you were lying. That must have hurt, and I am sorry.
        1 - | You wrote "your system is correct and I am wrong", and I can see why that message made you furious.
        1 - | I am sorry that our agent told you that nobody else had complained.
        1 - | We should never have told you that it works fine for everyone else. I am sorry.
        1 - | Nobody here thinks you are lying. Losing 49 € is a real worry.
        1 - | You are not wrong to expect an answer. Three weeks is too long.
        1 - | We don't doubt what you tell us. Being charged twice is alarming.
        1 - | I'm sorry. There is no excuse for three weeks of silence.
        1 - | You must have been worried sick. I am sorry.
        1 - | You should have had an answer on Monday. I am sorry that you did not.
        1 - | It is normal to be angry after a month without a reply, and I am sorry.
        1 - | I am sorry. We found the error: your refund was never sent.
        1 - | Sorry about the wait. We never told you about the delay, and that is our mistake.
        1 NO-BUT,NO-NONPOLOGY,NO-DENIAL | Sorry you feel that way, but the parcel left on time.
        1 NO-BUT | I'm sorry about the wait, but we are very busy.
        1 NO-BUT | We understand your frustration; however, deliveries take time.
        1 NO-BUT | We understand your frustration. Unfortunately, deliveries take time.
        1 NO-BUT | I hear you. But we shipped it on Friday.
        1 NO-BUT | Although we understand your anger, deliveries take time.
        1 NO-BUT | While I appreciate how annoying this is, the team is small.
        1 NO-BUT | I see why you are angry, though three days is quick for us.
        1 NO-BUT | Waiting three weeks is frustrating – but it is Christmas.
        1 NO-BUT | I am so sorry to hear this. That said, it is high season.
        1 NO-BUT | We're sorry for the trouble, and yet it is high season.
        1 NO-BUT | As much as we understand your anger, it is high season.
        1 NO-BUT | It is upsetting, nevertheless the team did what it could.
        1 NO-BUT | Apologies for the wait but demand is high.
        1 - | I'm sorry that you ordered express but the parcel took weeks. You only got silence.
        1 - | I'm sorry that you paid for express but got nothing for three weeks.
        1 - | I am sorry that you asked three times but nobody answered.
        1 - | You had to write not once but twice, and I am sorry.
        1 - | Waiting this long is nothing but frustrating.
        1 - | I am sorry. However long it takes, Mara stays on it and writes to you by 17:00.
        1 - | I am sorry about the wait. Mara looks into it now. It may take until Friday, but she writes to you today.
        1 - | You asked for help, but nobody answered, and I am sorry for that.
        1 NO-POLICY-WALL | Sorry, that is our policy.
        1 NO-POLICY-WALL | I'm sorry about the coat. Our terms do not allow refunds after 30 days.
        1 NO-POLICY-WALL | I understand your disappointment. There is nothing more we can do.
        1 NO-POLICY-WALL | I understand your disappointment. We are unable to refund sale items.
        1 NO-POLICY-WALL | I understand your disappointment. As per our guidelines the fee stays.
        1 NO-POLICY-WALL | I understand your disappointment. All sales are final.
        1 NO-POLICY-WALL | I understand your disappointment. Our hands are tied.
        1 NO-POLICY-WALL | I understand your disappointment. We can't make an exception for you.
        1 NO-POLICY-WALL | I understand your disappointment. The return window has closed.
        1 NO-POLICY-WALL | I understand your disappointment. Tickets are non-refundable.
        1 NO-POLICY-WALL | I understand your disappointment. You agreed to our terms and conditions.
        1 NO-POLICY-WALL | I understand your disappointment. The system won't let us change it.
        1 NO-POLICY-WALL | I understand your disappointment. Rules are rules.
        1 NO-POLICY-WALL | I understand your disappointment. That's just how it works.
        1 NO-POLICY-WALL | I understand your disappointment. This falls outside the warranty period.
        1 NO-POLICY-WALL | I understand your disappointment. This is company policy.
        1 NO-POLICY-WALL | I understand your disappointment. You are not eligible for a refund.
        1 - | I understand your disappointment. A refund after 60 days is beyond me; what I can do today is send you a new pair.
        1 - | I understand your disappointment. Our terms do not allow refunds after 30 days. I can exchange the coat instead.
        1 - | I understand your disappointment. We cannot refund the fee, so Mara from our billing team calls the bank today.
        1 - | You were told "that is our policy", and I can see why you gave up. Mara calls you today.
        1 - | Hearing that it is our policy is no help at all after three weeks. I am sorry.
        1 - | I am sorry. That policy let you down, and it is being changed.
        1 - | You asked about our privacy policy; it makes sense that you want to know where your data goes.
        1 - | We cannot undo the three weeks, and I am sorry for every day of them.
        1 - | Hi Tom, a month without your bike is a long time. Lea from our workshop calls you today by 17:00.
        1 - | Hi Tom, we messed this up and you paid the price for it.
        1 - | What a week you have had with this washing machine.
        1 - | That wait must have felt endless.
        1 - | You shouldn't need a lawyer to get your deposit back.
        1 - | Three missed appointments in one week: I can only imagine how you feel.
        1 ACK-FIRST | I am afraid the courier confirmed delivery.
        1 NO-DENIAL | Sorry about that, Ana. Our courier insists the parcel was handed to you.
        1 NO-DENIAL | Sorry about that, Ana. With all due respect, you signed for it.
        1 NO-DENIAL | Sorry about that, Ana. Your account of the events does not match ours.
        1 NO-DENIAL | Sorry about that, Ana. The charger was in perfect condition when it left us.
        1 NO-DENIAL | Sorry about that, Ana. The problem lies with your phone.
        1 NO-DENIAL | Sorry about that, Ana. Maybe you didn't press the button long enough.
        1 NO-DENIAL | Sorry about that, Ana. It was already explained to you on Monday.
        1 NO-DENIAL | Sorry about that, Ana. I can assure you that our kitchen is spotless.
        1 NO-DENIAL | Sorry about that, Ana. You chose the slow delivery yourself.
        1 NO-DENIAL | Sorry about that, Ana. Have you actually read the manual?
        1 NO-DENIAL,NO-POLICY-WALL | Sorry about that, Ana. We stand by our decision.
        1 NO-POLICY-WALL | Sorry about that, Ana. Refunds are only possible within 14 days.
        1 NO-POLICY-WALL | Sorry about that, Ana. Regulations prevent us from doing so.
        1 NO-POLICY-WALL | Sorry about that, Ana. I'm not permitted to make exceptions.
        1 NO-BUT | I'm really sorry for the mess, it's just that we are short of staff.
        1 NO-BUT | Sorry for the wait! We are, however, a small team.
        1 NO-BUT | I know how much this hurts. Having said that, the terms were clear.
        1 - | I am sorry. The invoice you got was wrong, and you noticed it.
        1 - | I am sorry. Mara is checking whether our records are correct.
        1 - | I am sorry. We are checking what went wrong with your order.
        1 - | I am sorry about the leak. Mara asks the workshop if there was a problem with the seal.
        1 - | I am sorry. You did everything right.
        1 - | I am sorry you were charged although you cancelled in time.
        1 - | I can see why you no longer believe us.
        1 - | I'm sorry, it was not your fault.
        1 - | I understand. You asked us what the rule is, and nobody told you.
        1 - | Being told to read the manual is not what you needed, and I am sorry.
        1 NO-NONPOLOGY | Sorry if you felt ignored.
        1 NO-NONPOLOGY,NO-DENIAL | I'm sorry you misunderstood the offer.
        1 NO-NONPOLOGY | We apologise if anyone was offended.
        1 NO-NONPOLOGY | We are sorry that you feel this way.
        1 NO-NONPOLOGY | We regret that you see it that way. I can see how frustrating it is.
        1 NO-NONPOLOGY | Sorry you were offended by our reply.
        1 - | I'm sorry you were left waiting at the door.
        1 - | We are sorry that you are having to chase us.
        1 FILLED | Hi {{name}}, waiting this long is awful.
        1 FILLED | Hi [Customer Name], waiting this long is awful.
        1 FILLED | Hi <first name>, waiting this long is awful.
        1 FILLED | Hi %FIRSTNAME%, waiting this long is awful.
        1 FILLED | Hi ${name}, waiting this long is awful.
        1 FILLED | Hi {name}, waiting this long is awful.
        1 FILLED | Waiting this long is awful. XXX writes to you by 17:00.
        1 FILLED | Waiting this long is awful. ____ writes to you by 17:00.
        1 FILLED | Hi , waiting this long is awful.
        1 FILLED | Hi undefined, waiting this long is awful.
        1 FILLED | Waiting this long is awful. TODO add the time.
        1 FILLED | Waiting this long is awful. Mara writes to you by [TIME].
        1 FILLED | Hi *|FNAME|*, waiting this long is awful.
        1 FILLED | Hi %s, waiting this long is awful.
        1 - | Waiting this long is awful [see our reply of Monday]. Mara <3 writes to you.
        1 - | A 20% rise in one year is a blow. You wrote [sic] about it twice.
        2 - | What would you need from us to make Friday work?
        2 - | Thank you for waiting. Mara spoke to the depot: the parcel is on the shelf there.
        2 NO-DENIAL | Our tracking says it was delivered to you.
        2 NO-DENIAL | How can that be, when nobody else has this problem?
        3 - | You were right and we were wrong: the refund never left our bank.
        3 - | We made a mistake: our records show no refund was sent. It goes out today.
        3 NO-POLICY-WALL | You were right about the fee. We cannot refund it, that is our policy.
        """#
}
