# 阳光问政: every sentence that a resident reads, in English.
#
# Manners: short, plain and kind; one idea a message, the answer in its first line, no more than
# about 60 words before the full text. No exclamation marks, no emoji, nothing that sounds like a
# machine. A refusal says what to do instead. Names of laws and organs stay recognisable: give the
# Chinese name beside the English one where a person will need it at a counter.
#
# Form: one section a capability, headed “## capability”, ids beginning with its word (faq-unknown).
# <b>, <i> and <a> may be used; arguments are escaped. A source, date or hint is a last paragraph
# wholly in <i>…</i>. Blank lines part paragraphs. Numbers as arguments are grouped (1,284);
# telephones and case numbers are passed as strings.
# Ids and variables match zh-Hans.ftl one for one.

## crisis

# The number first, then the one or two things to do at once, then that the person can come back.
# knowledge/crisis.py gives the source of each number.

crisis-self-harm =
    Please call <b>12356</b> now, the national mental health helpline. Someone there will listen to you. The line is answered in Chinese; ask whether someone speaks English.

    If you cannot get through, or you or someone near you is in danger at this moment, call <b>120</b> or <b>110</b>, and ask someone you trust to stay with you.

    It matters that you said it. You can come back here and go on asking whenever you like.
crisis-violence =
    Please call <b>110</b> now. If you cannot speak safely, send a text message to <b>12110</b> with the place and what is happening.

    If you can leave, go where there are other people. If anyone is hurt, call <b>120</b>.

    Being hurt or threatened is not your fault. Once you are safe you can go on asking here, also about where to find help.
crisis-fire =
    Please get out now, and once you are safe call <b>119</b>. Say the address, what is burning and whether anyone is trapped.

    Take the stairs, never the lift, and do not go back for belongings. Stay low in smoke and cover your mouth and nose. If you cannot get out, close the door, seal the gap with wet cloth and call from a window.

    Once you are safe you can go on asking here.
crisis-gas =
    Please leave the building first. Once outside, call <b>119</b> and the gas company’s emergency number, which is on your gas bill.

    Do not touch any switch, light a flame or use the phone indoors. If it is within reach, close the gas valve and open doors and windows. If anyone is dizzy, vomiting or cannot be woken, call <b>120</b>.

    Once you are safe you can go on asking here.
crisis-medical =
    Please call <b>120</b> now. Say the address and how the person is, stay on the line and follow what you are told.

    Keep the person lying safely, do not move them without need, and send someone to the door or the street to meet the ambulance.

    Once the person is being looked after you can go on asking here.

## mask

# Tells the person what was hidden, never the number itself. $kinds is listed already, each name
# from mask-kind.

mask-notice = <i>Your message contained { $kinds }. I have hidden it and kept none of it. You do not need to give such details to ask here.</i>
# Follows mask-notice, on channels whose servers are abroad alone. $url is our own address.
mask-abroad = <i>Messages here pass through servers abroad, so no personal data is taken. You may delete the message you just sent. For anything that needs your name or papers, please call 12345 and ask where it is done.</i>
mask-abroad-portal = <i>You can also ask on our page: <a href="{ $url }">{ $url }</a></i>
mask-kind =
    { $kind ->
        [id_number] an identity card number
        [phone] a telephone number
        [bank_card] a bank card number
        [plate] a number plate
        [passport] a passport or travel permit number
        [email] an e-mail address
       *[other] personal details
    }
mask-unreadable = I found no words I can read in that message. Please write your question in one sentence, for example “How do I renew a residence permit?”
mask-too-long = That message is too long for me to read properly. Please put what you most want to know into a sentence or two, no more than { $limit } characters.

## web

web-title = Sunshine Q&amp;A
web-page-title = Ask · Sunshine Q&amp;A · { $area }
web-skip = Skip to the question box
web-menu = Menu
web-menu-close = Close the menu
web-ask = Ask
web-often = Often asked
# The same as the words that handlers/chat/residents.py knows.
web-help = Help
web-privacy = Privacy
web-person = Rather ask a person
web-person-how = Call <a href="tel:12345">12345</a>, the citizens’ service hotline.
web-language-label = Language
web-language-hans = 简体
web-language-hant = 繁體
web-language-en = English
web-log = Your conversation with Sunshine Q&amp;A
web-you = You:
web-office = Answer:
web-photo = Picture
web-download = Download
web-label = Your question
web-placeholder = Ask in your own words, such as “How do I sort rubbish?”
web-send = Send
web-hint = Only checked answers, nothing made up. Please leave out ID and bank card numbers.
# The first words on a page without JavaScript, before there is a conversation.
web-welcome =
    Hello. This is Sunshine Q&amp;A (阳光问政) of { $area }.

    Whatever you would like to know or get done, write one sentence below. The answer appears after you press Send.
web-waiting = The answer is not ready yet.
web-waiting-look = See whether it has come
# $time is a time of day such as 10:24.
web-today = Today { $time }
web-yesterday = Yesterday { $time }
web-typing = Looking it up
web-offline = Connection lost, reconnecting… What you wrote is safe.
web-offline-form = No live connection. You can still ask; the page reloads once when you press Send.
web-flood = That was a little fast for me. I will pause for a few seconds; the page carries on by itself.
web-malformed = I could not make sense of that, and nothing was changed. Please write your question in one sentence.
web-too-big = That is too long for me to take. Please put what matters most into a sentence or two.
web-not-taken = That could not be delivered after several tries. Please send it again in a while.
web-not-found = There is no page at this address. The link may be old, or a character may be missing.
web-not-like-that = This page cannot be opened like that. Please go back to the conversation and ask there.
web-refused = This was not sent from a page of ours, so it was not taken. Please go back to the conversation and write it again.
web-broken = Something broke on our side. If what you wrote does not show in the conversation, please send it again.
web-broken-trace = If it happens again, please call 12345 and give this number: { $trace }
web-problem-back = Back to the conversation
web-problem-person = If it is urgent, you can also call <a href="tel:12345">12345</a>.
web-widget-open = Ask
web-widget-close = Close the conversation
web-widget-title = Sunshine Q&amp;A conversation

## throttle

throttle-person = That was a little fast for me. Please wait { $seconds ->
        [one] a second
       *[other] { $seconds } seconds
    }; what you send until then is not handled.
throttle-all = Many people are asking right now and your message was not handled yet. Please send it again in a few seconds.

## trouble

trouble-ours =
    Something broke on our side and your message was not handled. Please send it again in a while.

    <i>If it happens again, call 12345 and give this number: { $number }</i>
trouble-not-understood = I could not make sense of that message, and nothing was changed. Please write your question in one sentence.

## residents

residents-start =
    <b>Hello, this is Sunshine Q&amp;A (阳光问政) of { $area }</b>

    Ask in your own words. I give only checked answers, each with its source; what I do not know I say plainly, and tell you where to ask.

    <i>You need not sign in or agree to anything. Please leave out ID and bank card numbers. Many answers exist in Chinese only so far.</i>
residents-help =
    <b>How it works</b>

    Just write your question, such as “How long does an information request take?”. You can ask on: “and the fee?”. When I offer choices, tap one or type “1”.

    For news, write “let me know about waste sorting”; for a document, write “search 加装电梯”.

    Commands:
    /start menu
    /ask ask a question
    /subscribe subscriptions
    /my what is mine
    /language language
    /privacy privacy
    /help help

    <i>To speak with a person, call 12345, the citizens’ service hotline.</i>
residents-language-which = 请选一种语言。 Please choose a language.
residents-language-chosen = OK, I’ll use English from now on. Where an answer exists in Chinese only, I will say so.
residents-privacy =
    <b>How we treat your information</b>

    You need not sign in to ask; we collect no names, telephone or document numbers. ID, telephone and bank card numbers and number plates in what you write are hidden before it is kept.

    The conversation is kept for 90 days so that you can come back to it; questions without an answer for 30 days, so that answers can be added. Then they are deleted. The topics that you follow are kept until you leave them, joined accounts until you part them. Which messages were sent to you is recorded, so that none is lost or sent twice; once the account is deleted, the record no longer tells to whom. All this is used for nothing else and given to nobody.

    Type “my data” to take all of it with you, and “delete my data” to have all of it deleted.

    Your browser keeps one cookie that only tells that this is the same conversation. If you clear it, you no longer see earlier messages.

    <i>Notice version { $version }. Basis: Personal Information Protection Law (个人信息保护法), Articles 17, 19, 45 and 47.</i>
residents-privacy-changed = The privacy notice has changed since you last read it. To see it, type “privacy”.
residents-fields = Which field would you like to know about?
residents-menu-fields = All fields
residents-menu-help = How it works
residents-menu-language = 语言 / Language
residents-menu-privacy = Privacy
residents-menu-open = Open the menu
residents-menu-find = Find a document
residents-menu-subscribe = Subscriptions
# One's own: topics, joined accounts, data, deletion. $channel is the name of a channel in code.
residents-my = My page
residents-my-topics = You follow: { $topics }.
residents-my-no-topics = You follow no topics yet.
residents-my-language = Language: { $name }. To change it, type “language”.
residents-my-joined = Joined with your account on { $channels }.
# $kept are those of the four below that are not zero, already joined by semicolons.
residents-my-kept = Kept here: { $kept }.
residents-my-nothing = Nothing is kept here yet.
residents-kept-lines = { $count ->
        [one] a line of conversation
       *[other] { $count } lines of conversation
    }
residents-kept-topics = { $count ->
        [one] a topic you follow
       *[other] { $count } topics you follow
    }
residents-kept-questions = { $count ->
        [one] a question without an answer
       *[other] { $count } questions without an answer
    }
residents-kept-messages = { $count ->
        [one] a record of a message sent to you
       *[other] { $count } records of messages sent to you
    }
residents-my-leave = Unfollow · { $topic }
residents-my-button-my = My page
residents-my-button-topics = My subscriptions
residents-my-button-mydata = My data
residents-my-button-link = Link another account
residents-my-button-part = Part the accounts
residents-my-button-delete = Delete my data
residents-channel =
    { $channel ->
        [web] the web chat
        [telegram] Telegram
        [terminal] the terminal
       *[other] another channel
    }
residents-mydata = Everything kept here about you is in this file. Please keep it safe.
residents-mydata-here = This file holds only your data of this channel. For that of your joined account please type “my data” in the web chat.
residents-delete = <b>Delete all your data?</b>
residents-delete-goes = What goes: { $kept }.
residents-delete-joined = Your account on { $channels } is deleted with it.
residents-delete-stays = What stays: only how often a message was sent, no longer to whom. What is deleted cannot be brought back.
residents-delete-button = Delete everything
residents-delete-button-no = Keep it
residents-delete-kept = Good, nothing was deleted.
residents-deleted = Your data is deleted, and we begin anew. Whenever you have a question, just write.
residents-link =
    Your code: <b>{ $code }</b>

    Within ten minutes, please type “link { $code }” in your other account, such as the web chat or Telegram. It works once. Please give it to nobody.

    <i>If you have a code from your other account already, just type it here.</i>
residents-link-done =
    Done. Your account on { $channel } and this one now count as one person.

    The topics of both are put together, and each message is sent once. The conversation itself is not moved.
residents-link-wrong = That code does not work: it may be mistyped, older than ten minutes, used already, or this account’s own. Please type “link” in your other account and try the new code here.
residents-link-too-many = Those were rather many tries. Please wait ten minutes, type “link” in your other account, and try the new code here.
residents-part = The accounts are parted. From now on the topics of each count for themselves.
residents-stale = That button is from an earlier time and no longer works. Please open the menu, or simply write your question.
residents-unknown-command = There is no such command. Open the menu to see what there is, or ask in your own words.
residents-only-text = I can read only text so far, no pictures, voice messages, files or stickers. Please write your question in one sentence.
residents-field-employment = Employment
residents-field-assistance = Social assistance
residents-field-insurance = Social insurance
residents-field-household = Household registration
residents-field-health = Health care
residents-field-enforcement = City enforcement
residents-field-elderly = Elderly care
residents-field-education = Education
residents-field-environment = Environment
residents-field-rescue = Emergency rescue
residents-field-culture = Culture
residents-field-sports = Sports
residents-field-disclosure = Information disclosure
residents-field-participation = Public participation
residents-field-services = Public services
residents-field-business = Business
residents-field-decisions = Major decisions
residents-field-housing = Housing and renewal
residents-field-finance = Public finance
residents-field-projects = Major projects
residents-field-community = Community services
residents-field-pairing = Paired assistance
residents-field-recruitment = Civil service jobs

## faq

faq-invite =
    Just write what you would like to know; one sentence is enough.

    <i>For example: Does an information request cost anything? How do I sort rubbish? How can I join an open day?</i>
faq-only-hidden = Just write what you would like to know, such as “Does an information request cost anything?”.
faq-shorter = That is rather long and I might get it wrong. Please write the one thing you most want to know in a sentence or two, within { $limit } characters.
faq-hello =
    Hello, I am here. Just write what you would like to know.

    <i>For example: Does an information request cost anything? How do I sort rubbish?</i>
faq-thanks = You are welcome. Write whenever there is something else.
faq-is-it = Is this what you mean?
faq-placeholder = ({ $what }: not recorded here yet, please check with 12345)
faq-which = Which of these do you mean?
faq-unknown =
    I found no definite answer to this and do not want to guess.

    To have a person answer now, call 12345, the citizens’ service hotline, or ask the department in charge. If you want a document or record that the government holds, you can make an information request (依申请公开) to the office that made or keeps it, in person, by post or online.

    <i>Your question was noted without personal details, so that an answer can be added.</i>
faq-not-recorded =
    About “{ $matter }” this point is not recorded here, and I do not want to guess.

    Please ask the 12345 hotline or the department in charge, or ask me again in other words.
faq-none-kept =
    None of these, then; I have noted it so that staff can add an answer.

    To have a person answer now, call 12345, the citizens’ service hotline; for a document or record you can make an information request. You can also ask again in other words.
faq-none-again = That question has passed. Please write it once more and I will look again.
faq-not-solved =
    I am sorry that did not help; I have noted it. You can ask again in other words.

    To have a person answer, call 12345 or the department named under the answer; for a document or record you can make an information request.
faq-door-hotline =
    This needs somebody to deal with it; an answer from me would not be enough.

    Please call <b>12345</b>, the citizens’ service hotline. Say where, when and what happened, ask for it to be registered, and note the case number.

    <i>Complaints and faults are not taken here; what you wrote was not passed on to any office.</i>
faq-door-petition =
    This sounds like a matter for the <b>petition (信访)</b> channel; it is not handled as an information request (Regulation on Disclosure of Government Information, Article 39).

    You can take it to the district’s petition office; call <b>12345</b> first to ask how and where. Keep a copy of your papers.

    <i>Petitions are not taken here; what you wrote was not passed on to any office.</i>
faq-door-report =
    Reporting an official or an office is for the authority that may investigate it.

    Please call <b>12345</b>, the citizens’ service hotline, say which office and what happened, and ask which authority takes it.

    <i>Reports are not taken here; what you wrote was not passed on to any office.</i>
faq-button-none = None of these
faq-button-not-solved = Not solved
faq-button-full = Full text
faq-button-related = { $count ->
        [one] See a public document on this
       *[other] See { $count } public documents on this
    }
faq-button-back = Back
faq-button-more = More
faq-field-choose = Tap a question to see its answer, or just ask.
faq-source = Source: { $source } · { $organ } · checked { $date }
faq-source-old = Source: { $source } · { $organ } · checked { $date }, over a year ago; please confirm with that office first
faq-only-chinese = There is no English version of this answer yet; here it is in Chinese.

## guides

guides-q-materials = What do I need for “{ $title }”?
guides-q-limit = How long does “{ $title }” take?
guides-q-place = Where do I apply for “{ $title }”?
guides-q-fee = What does “{ $title }” cost?
guides-q-condition = What are the conditions for “{ $title }”?
guides-q-objects = Who can apply for “{ $title }”?
guides-q-phone = What is the telephone number for “{ $title }”?
guides-q-online = Can I apply for “{ $title }” online?
guides-q-basis = What is the legal basis of “{ $title }”?
guides-accept-standard = { $value }
guides-promised-limit = Promised time: { $value }
guides-statutory-limit = Statutory time: { $value }
guides-location = { $value }
guides-fee = { $value }
guides-consult-phone = Enquiries: { $value }
guides-complaint-phone = Complaints: { $value }
guides-url = Online: { $value }
guides-online-booking = Online booking: { $value }
guides-basis = { $value }
guides-service-objects = { $value }
guides-materials = { $value }
guides-source = Source: service guide “{ $title }” · { $organ } ({ $area }) · checked { $date }
guides-source-undated = Source: service guide “{ $title }” · { $organ } ({ $area }) · no check date given; please confirm with that office first

## subscriptions

subscriptions-unknown-topic = There is no topic called “{ $name }”.
# The page of topics. $topic and $topics are names of topics; $quiet says whether what is not urgent
# waits at night.
subscriptions-title = Subscriptions
subscriptions-how = Follow a topic and I send you its news, free of charge.{ $quiet ->
        [yes] { " " }What is not urgent does not disturb you at night and comes in the morning.
       *[no] {""}
    } You can leave at any time.
subscriptions-mine = You follow: { $topics }.
subscriptions-none = You follow nothing yet. Please choose a group, or just write, such as “let me know about waste sorting”.
subscriptions-axis-field = By field
subscriptions-axis-openness = By type of disclosure
subscriptions-axis-street = By subdistrict
subscriptions-axis-organ = By department
subscriptions-choose = Tap a topic to follow it, tap it again to leave.
subscriptions-counts = The number says how many messages it brought in the last year.
subscriptions-with-count = { $topic } ({ $count })
subscriptions-followed = Following · { $topic }
subscriptions-done = Good, you now follow “{ $topic }”. I send you its news.{ $quiet ->
        [yes] { " " }What is not urgent does not disturb you at night and comes in the morning.
       *[no] {""}
    } To leave, type “my subscriptions”.
subscriptions-left = Good, you no longer follow “{ $topic }”. Nothing more will be sent.
subscriptions-already = You follow “{ $topic }” already; its news is sent to you.
subscriptions-not-followed = You do not follow “{ $topic }”, so nothing was changed.
subscriptions-this = Would you like to follow “{ $topic }”? I will then send you its news.
subscriptions-which = Which one would you like to follow? I will then send you its news.
subscriptions-leave-this = Would you like to leave “{ $topic }”? Nothing more will then be sent.
subscriptions-leave-which = Which one would you like to leave?
subscriptions-declined = Good, nothing was changed.
subscriptions-no-topic = There is no such topic here, so you follow nothing new. Please look at all topics and choose one that is near.
subscriptions-sample = The latest about “{ $topic }”:
subscriptions-no-sample = There has been no message about “{ $topic }” yet.
subscriptions-button-sample = { $count ->
        [one] See the latest
       *[other] See the latest { $count }
    }
subscriptions-button-back = Back
subscriptions-button-before = Previous
subscriptions-button-more = More
subscriptions-stop = Tap what you no longer want to get.
subscriptions-stop-nothing = You follow no topics, so I send you nothing of my own accord.
subscriptions-left-all = Good, you have left everything: { $topics }. Nothing more will be sent.
subscriptions-leave-one = Unfollow · { $topic }
subscriptions-button-add = Add a topic
subscriptions-button-leave-all = Unfollow all
subscriptions-button-all = See all topics
subscriptions-button-mine = My subscriptions
subscriptions-button-follow = Follow
subscriptions-button-leave = Leave
subscriptions-button-again = Follow again
subscriptions-button-no = No, thanks
# Behind “No more of these” under a message that was sent.
subscriptions-unfollow-which = This message is about several topics that you follow. Which one would you like to leave?
subscriptions-unfollow-none = You follow none of the topics of this message now, so no more of these will come.

## releases

# A message to those who follow a topic, and its full text. $topics are names already joined by commas.
releases-heading = { $kind }: { $title }
releases-kind-policy = New policy
releases-kind-reading = Policy explained
releases-kind-response = Response
releases-kind-notice = Notice
releases-only-chinese = This message exists in Chinese only.
releases-reading = <b>Explained</b>: { $title }
releases-organ-dated = { $organ } · dated { $date }
releases-why-one = You follow: { $topic }, or everything made public.
releases-why = You follow a topic of this ({ $topics }), or everything made public.
releases-why-many = You follow a topic of this ({ $topics } and others, { $count } in all), or everything made public.
releases-why-all = You follow: everything made public.
releases-button-full = Full text
releases-button-reading = Full explanation
releases-button-link = Original
releases-button-unfollow = No more of these
releases-no-title = The release has no title. Please give it one.
releases-no-text = The release has no text. Please give its full text.
releases-no-topic = The release has no topic, so nobody would get it. Please name at least one.
releases-no-reason = A release that is { $attribute } needs a reason. Please say why.
releases-none = There is no release { $id }. Please check the number.
releases-is-published = Release { $id } is published and can no longer be changed. Please draft a new one.
releases-interprets = Only a 政策解读 explains a release, and only a 新政策 is explained. Please check the kinds and the number { $id }.
releases-too-large = The attachment is too large; { $largest } MB is the most.
releases-not-open = Release { $id } is { $attribute }; only what is 主动公开 can be sent.
releases-feed-title = Sunshine Q&amp;A · { $area } · releases
# The full text, searching. $what is what somebody looks for, $source an organ and a kind of document.
releases-text-only-chinese = The text is in Chinese only.
releases-formed = dated { $date }
releases-effective = in force from { $date }
releases-page = page { $number } of { $count }
releases-button-page-before = Previous { $number }/{ $count }
releases-button-page-after = Next { $number }/{ $count }
releases-find-what =
    What document are you looking for? Please write a few words of its title or its text, in Chinese if you can.

    <i>Such as: 政府信息公开条例; 加装电梯 (adding a lift); 拖欠工资 (unpaid wages).</i>
releases-find-again = The pages of the last search can no longer be turned. Please write again what you are looking for, such as “search 加装电梯”.
releases-found = Public documents about “{ $what }”: { $count }, the closest first.
releases-found-none =
    Nothing about “{ $what }” was found among the public documents. Please try other words; Chinese words of the title work best.

    For what is not public you can make an information request.
releases-old-version = { $title } (older version)
releases-in-force = { $source } · in force from { $date }
releases-published = { $source } · published { $date }
releases-button-more = More
releases-button-before = Those before
releases-button-find-again = Search again

## staff

staff-name = A name has 1 to { $longest } characters. Please check it.
staff-no-role = Please give { $name } at least one role.
staff-unknown = There is nobody named { $name } among the staff. Please check the name, or add them first.
staff-not-allowed = { $name } does not have the role this needs: { $role }.
staff-has-not = { $name } does not have the role { $role }, so it cannot be taken away. `staff list` shows the roles.

## broadcasts

broadcasts-not-reviewed = It has not been reviewed, or the review is void. Please give it to somebody else for review first.
broadcasts-same-person = { $name } wrote or changed this release. Please let somebody else review it.
broadcasts-open = Release { $id } is being sent already. Please wait until it is done, or stop it first.
broadcasts-changed = Release { $id } was changed after its review. Please have it reviewed again.
broadcasts-too-late = { $moment } has passed. Please give a later time.
broadcasts-quiet = The quiet hours last until { $until }, and it must not be sent after { $moment }. Please give a later time.
broadcasts-not-now = That cannot be done with release { $id } now. State of the broadcast: { $state ->
        [reviewed] reviewed, not sent
        [sending] being sent
        [paused] paused
        [done] done
        [stopped] stopped
       *[void] void
    }.
broadcasts-imported = Release { $id } was imported as published long ago and is never sent. Please draft a new one if people should be told.
broadcasts-was-sent = Release { $id } was sent on { $at }. To reach those who have not got it, please have it reviewed again and send it.
broadcasts-held = Release { $id } waits for the end of the quiet hours, { $until }, and then goes on by itself.
broadcasts-policy-not-sent = Its policy, release { $id }, has not been sent. Please review and send { $id }: this one goes along with it (三同步).
# What somebody should look at, at the review and when it is sent; it stops nothing.
broadcasts-remark-no-reading = This 新政策 goes out without its 解读 (三同步). Please draft one and have it reviewed again.
broadcasts-remark-no-policy = This 政策解读 names no policy. Please name the one it explains.
broadcasts-remark-no-picture = There is no picture. You can attach one that explains it.
broadcasts-remark-no-english = There is no English side, so English readers get it in Chinese.
broadcasts-remark-reading-no-english = The 解读 has no English side, so English readers get that part in Chinese.
broadcasts-remark-no-english-points = The points are in Chinese only. Please write them in English too.
broadcasts-remark-nobody = Nobody follows these topics.
broadcasts-remark-all-have-it = Everybody who follows these topics has it already.
broadcasts-remark-late-reading = Its 解读, release { $id }, came after the review and is not sent.

## files

files-not-there = The file { $name } was not found. Please check the path.
files-too-big = The file is too large; { $name } MB is the most. Please split it and import the parts.
files-unknown-kind = The format of { $name } cannot be told. Please let its name end in .jsonl, .csv or .xlsx.
files-empty = The file is empty. The first line holds the column names, each line below it one record.
files-not-utf8 = Line { $line } is not in UTF-8. Please save the sheet as “CSV UTF-8” and import it again.
files-not-json = Line { $line } is not complete. Please check its quotes, commas and brackets.
files-not-a-record = Line { $line } is not a record. Each line holds one, in a pair of braces.
files-unwritable = Line { $line } has invisible control characters that cannot be saved. Please remove them.
files-not-csv = The quotes in line { $line } do not pair up. Please check them and import again.
files-not-a-workbook = { $name } is not a complete XLSX workbook. Please open it in a spreadsheet, save it again and import that.
files-formula = Cell { $name } in line { $line } is a formula. Please turn it into text or a number.
files-cell-error = Cell { $name } in line { $line } shows a calculation error. Please turn it into text or a number.
files-heading = The column names in line { $line } are not right: “{ $name }” is empty, stands twice, or collides with another.
files-too-many-cells = Line { $line } has more cells than the { $name } columns. Please check its commas and quotes.
files-cell-too-long = A cell in line { $line } is longer than { $name } characters, too long for a workbook. Please export .jsonl or .csv.

## telegram

# What each command in Telegram's menu does, at most 256 characters; the commands themselves stay
# as they are.

telegram-command-start = Open the menu
telegram-command-help = How it works
telegram-command-ask = Ask a question
telegram-command-language = 语言 / Language
telegram-command-privacy = Privacy
telegram-command-subscribe = Subscribe to news
telegram-command-my = My page
telegram-command-mydata = See my data
telegram-command-delete = Delete my data
telegram-command-link = Link another account
