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

mask-notice = <i>Your message contained { $kinds }. I have hidden it and kept none of it. You do not need to write such things here.</i>
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
# A tap types these words, so the conversation must know them (handlers/chat).
web-find = Find a document
web-request = Request information
web-open-days = Open days
web-surveys = Surveys
web-consult = Ask a person
web-subscribe = Subscriptions
web-unsubscribe = Unsubscribe
web-my = My page
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
web-hint = Only checked answers, nothing made up. Unless a form asks, please leave out ID and bank card numbers.
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
web-uploading = Uploading, { $percent }% done
web-not-uploaded = The file did not get here. Please check your connection and choose it again.
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
    <b>Hello, this is Sunshine Q&amp;A (阳光问政)</b>

    Ask in your own words about public matters of { $area }. I give only checked answers, each with its source; what I do not know I say plainly, and tell you where to ask.

    <i>You need not sign in or agree to anything. Please leave out ID and bank card numbers. Many answers exist in Chinese only so far.</i>
residents-help =
    <b>How it works</b>

    Just write your question, such as “How long does an information request take?”. You can ask on: “and the fee?”. When I offer choices, tap one or type “1”.

    For news, write “let me know about waste sorting”; for a document, write “search waste sorting”.

    Commands:
    /start menu
    /ask ask a question
    /search find a document
    /request request information
    /opendays open days
    /surveys surveys
    /subscribe subscriptions
    /unsubscribe leave topics
    /my my page
    /link link another account
    /language language
    /privacy privacy
    /help help

    <i>To have a person answer, reply “ask a person”, or call 12345, the citizens’ service hotline.</i>
residents-language-which = 请选一种语言。 Please choose a language.
residents-language-chosen = OK, I’ll use English from now on. Where an answer exists in Chinese only, I will say so.
residents-privacy =
    <b>How we treat your information</b>

    You need not sign in to ask; we collect no names, telephone or document numbers. Only a sign-up or an information request asks for them; they are kept encrypted and shown nowhere else. ID, telephone and bank card numbers and number plates in what you write are hidden before it is kept.

    The conversation is kept for 90 days so that you can come back to it; questions without an answer for 30 days, so that answers can be added; unfinished forms for 30 days; what you asked a person for 180 days after it was settled; name and telephone number of an open day for 30 days after it; information requests as the law has them filed. Then they are deleted. The topics that you follow are kept until you leave them, joined accounts until you part them. Which messages were sent to you is recorded, so that none is lost or sent twice; once the account is deleted, the record no longer tells to whom. All this is used for nothing else and given to nobody.

    Type “my data” to take all of it with you, and “delete my data” to have all of it deleted.

    Your browser keeps one cookie that only tells that this is the same conversation. If you clear it, you no longer see earlier messages.

    <i>Notice version { $version }. Basis: Personal Information Protection Law (个人信息保护法), Articles 17, 19, 45 and 47.</i>
residents-privacy-changed = The privacy notice has changed since you last read it. To see it, type “privacy”.
residents-fields = Which field would you like to know about?
# The two buttons that turn pages, the same everywhere.
residents-page-before = Previous
residents-page-after = Next
residents-menu-fields = All fields
residents-menu-help = How it works
residents-menu-language = 语言 / Language
residents-menu-privacy = Privacy
residents-menu-open = Open the menu
residents-menu-find = Find a document
residents-menu-subscribe = Subscriptions
residents-menu-open-days = Open days
residents-menu-surveys = Surveys
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
residents-kept-consultations = { $count ->
        [one] 1 question to staff
       *[other] { $count } questions to staff
    }
residents-kept-forms = { $count ->
        [one] an unfinished form
       *[other] { $count } unfinished forms
    }
residents-kept-registrations = { $count ->
        [one] a registration for an open day
       *[other] { $count } registrations for open days
    }
residents-kept-messages = { $count ->
        [one] a record of a message sent to you
       *[other] { $count } records of messages sent to you
    }
residents-my-registration = My registration: { $title }
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
residents-mydata = What is kept here for you is in this file. Please keep it safe. Names, telephone and document numbers are kept encrypted: the file says that they are there, not what they are.
residents-mydata-here = This file holds only your data of this channel. For that of your joined account please type “my data” in the web chat.
residents-delete = <b>Delete all your data?</b>
residents-delete-goes = What goes: { $kept }.
residents-delete-joined = Your account on { $channels } is deleted with it.
residents-delete-stays = What stays: information requests that you have sent, which the law has us keep on file; a mark, which names nobody, of which surveys you took part in, until they close; and how often a message was sent, no longer to whom. What is deleted cannot be brought back.
residents-delete-button = Delete everything
residents-delete-button-no = Keep it
residents-delete-kept = Good, nothing was deleted.
residents-deleted = Your data is deleted, and we begin anew. Whenever you have a question, just write.
residents-link =
    Your code: <b>{ $code }</b>

    Within ten minutes, please type this code in your other account, such as the web chat or Telegram. What you follow is then sent there. It works once. Please give it to nobody.

    <i>If you have a code from your other account already, just type it here; what you follow is then sent here.</i>
residents-link-done =
    Done. Your account on { $channel } and this one now count as one person.

    The topics of both are put together and sent here from now on, each message once. The conversation itself is not moved.
residents-link-already = Your account on { residents-channel } and this one are joined already; there is nothing to do. To see what is joined, type “my page”.
# What the person at the other account is told; $channel is the name of the channel as it is said.
residents-link-told =
    Your account on { $channel } and this one were just joined and count as one person. What you follow is sent there from now on.

    <i>If that was not you, please tap “Part the accounts”.</i>
residents-link-wrong = That code does not work: it may be mistyped, older than ten minutes, used already, or this account’s own. Please type “link” in your other account and try the new code here.
residents-link-too-many = Those were rather many tries. Please wait ten minutes, type “link” in your other account, and try the new code here.
residents-part = The accounts are parted. Both keep the topics that were put together, and from now on each counts for itself; to leave some, type “my subscriptions”.
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
residents-field-services = Government services
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

    <i>Your question was noted (telephone and ID numbers hidden first), so that an answer can be added.</i>
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
# Said on the web page alone, with the first topic. $telegram says whether there is Telegram here.
subscriptions-in-browser = <i>Messages arrive on this page; please come back to it in this browser.{ $telegram ->
        [yes] { " " }To get them on Telegram instead, type “link” (/link).
       *[no] {""}
    }</i>
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
# What was reviewed is changed only if that is wanted.
releases-voids-review = Release { $id } { $state ->
        [reviewed] is reviewed
       *[sent] is reviewed and waits to be sent
    }. If it is changed, the review is void: it must be reviewed and sent again. Nothing was changed; add --yes to change it.
releases-review-void = The review of release { $id } is void, so nothing of it is sent. Please have it reviewed again, `broadcasts review { $id }`, and send it, `broadcasts send { $id }`.
releases-stays-published = Release { $id } is published, so it stays on record. Please draft a new one if something in it has changed.
releases-stays-sent =
    Release { $id } was sent on { $at }, so it stays on record. { $state ->
        [sending] It has not gone out yet; it can be kept from it: `broadcasts stop { $broadcast }`.
        [paused] It has not gone out yet; it can be kept from it: `broadcasts stop { $broadcast }`.
        [stopped] It was stopped before anybody got it. If something in it has changed, it can be changed, reviewed and sent again.
       *[other] Please draft a new one if something in it has changed.
    }
releases-stays-explained = Release { $reading } explains release { $id }. Please discard { $reading } first.
releases-interprets = Only a 政策解读 explains a release, and only a 新政策 is explained. Please check the kinds and the number { $id }.
releases-too-large = The attachment is too large; { $largest } MB is the most.
releases-not-open = Release { $id } is { $attribute }; only what is 主动公开 can be sent.
releases-feed-title = Sunshine Q&amp;A · { $area } · releases
# The full text, searching. $what is what somebody looks for, $source an organ and a kind of document.
releases-text-only-chinese = The text is in Chinese only.
releases-formed = dated { $date }
releases-published-on = published { $date }
releases-effective = in force from { $date }
releases-page = page { $number } of { $count }
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
releases-button-follow = Follow · { $topic }
releases-button-latest = { $topic } · the latest
releases-button-find-again = Search again

## staff

staff-name = A name has 1 to { $longest } characters. Please check it.
staff-no-role = Please give { $name } at least one role: `staff roles` shows them.
staff-unknown = There is nobody named { $name } among the staff. Please check the name, or add them first.
staff-not-allowed = { $name } does not have the role this needs: { $role }. `staff list` shows who has it.
staff-has-not = { $name } does not have the role { $role }, so it cannot be taken away. `staff list` shows the roles.
staff-there-already = There is somebody named { $name } already. Please use another name, or change their roles.
staff-not-oneself = Nobody does this for themselves. Please have somebody else do it for { $name }.
staff-apart = The system, security and audit administrators are three persons; { $name } can be one of them.
staff-desk-add = Add somebody
staff-desk-add-why = The name first; the security administrator gives the roles, and a one-time link lets them in.
staff-desk-added = { $name } was added. Next: give roles, then make a one-time link.
staff-desk-changed = Roles and organ of { $name } are changed; who was signed in signs in again.
staff-desk-closed = The account of { $name } is closed.
staff-desk-sessions-ended = { $name } is signed out everywhere.
staff-desk-search = Name or organ
staff-desk-organ = Organ
staff-desk-organ-hint = Left empty it is the district government office, which sees the whole district.
staff-desk-roles = Roles
staff-desk-roles-hint = The system, security and audit administrators are three persons.
staff-desk-state = Account
staff-state-new = never signed in
staff-state-open = can sign in
staff-state-closed = closed
staff-desk-next-new = There is no password yet. Give roles, then make a one-time link; it lets them set one.
staff-desk-next-open = Can sign in. For a forgotten password or a new telephone, make a one-time link.
staff-desk-next-closed = Closed; the name stays in the journal. To open it, give roles again and make a one-time link.
staff-desk-none = Nobody was found. Please try other words, or add them.
staff-desk-rights = Roles and organ
staff-desk-change = Save roles and organ
staff-desk-not-oneself = Your own roles are changed by somebody else.
staff-desk-who-grants = Roles are changed by the security administrator.
staff-desk-story = The journal of this account
staff-desk-link = One-time link
staff-desk-link-why = To set a password for the first time, or anew after a forgotten one or a new telephone.
staff-desk-link-make = Make a link
staff-desk-link-of = One-time link for { $name }
staff-desk-link-how = Please give it to { $name } in person or through the office's own system. It is not shown again once this page is closed.
staff-desk-link-lives = Good for 24 hours, and once; those made before are void.
staff-desk-shut = Sign out and close
staff-desk-end-sessions = Sign them out everywhere
staff-desk-sessions = { $count ->
        [one] signed in at { $count } place now
       *[other] signed in at { $count } places now
    }
staff-desk-close = Close the account
staff-desk-close-why = takes all roles away, no more sign-in; the name stays in the journal

## broadcasts

broadcasts-not-reviewed = Release { $id } has not been reviewed, or the review is void, so nothing of it is sent. To send it, please have somebody else review it: `broadcasts review { $id }`.
broadcasts-same-person = { $name } wrote or changed this release. Please let somebody else review it.
broadcasts-open = Release { $id } is being sent already. Please wait until it is done, or stop it first: `broadcasts stop { $id }`.
broadcasts-changed = Release { $id } is not what was reviewed: it or its topics were changed since, so it goes no further. Please { $state ->
        [reviewed] have it reviewed again: `broadcasts review { $id }`, then `broadcasts send { $id }`
       *[other] stop it and have it reviewed again: `broadcasts stop { $id }`, `broadcasts review { $id }`, then `broadcasts send { $id }`
    }.
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
broadcasts-was-sent = Release { $id } was sent on { $at }. To reach those who have not got it, please have it reviewed again, `broadcasts review { $id }`, and send it.
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
files-not-utf8 = Line { $line } is not in UTF-8. Please save the file as UTF-8 (in a spreadsheet “CSV UTF-8”) and give it again.
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
files-unkept = It holds characters that nobody sees and that cannot be kept. Please type it anew.
files-unread = The file cannot be read from line { $line } on. Please check its quotation marks, equals signs, commas and brackets, which are the plain ones.

## surveys

# Surveys: anonymous; with the person until sent, nobody's afterwards. $channel is where the chat is.

surveys-none-open = No survey is open just now. Type “surveys” to see new ones.
surveys-open = { $count } surveys are open. Choose one:
surveys-line = · { $title } (until { $day })
surveys-line-done = · { $title } (you have answered)
surveys-about =
    <b>{ $title }</b>
    { $purpose }
    { $count } questions, until { $day } · { $organ }
surveys-anonymous = Anonymous; once a person.
surveys-button-answer = Begin
surveys-button-go-on = Go on
surveys-button-others = Other surveys
surveys-kept =
    This survey is anonymous. Until you send it, your answers stay with you: change or cancel them at any time; after a month they are deleted. Once sent, they are kept apart from you, and nobody can tell whose they are{ $channel ->
        [web] ; the chat of filling it in is cleared too
        [telegram] . The chat on Telegram is kept by Telegram, and only you can delete it there
       *[other] {""}
    }.
surveys-review = Once sent, it cannot be changed or taken back: we cannot tell whose it is either.
surveys-sent =
    Received, thank you. Your answers are kept apart from you now{ $channel ->
        [web] , and the chat of filling it in has been cleared
        [telegram] . What we had of the chat has been cleared; please delete the chat on Telegram yourself
       *[other] , and what we had of the chat has been cleared
    }.
surveys-taken = You have answered this survey already, thank you. Everybody answers once.
surveys-closed = This survey is closed and takes no more answers. Thank you for your interest.
surveys-closed-unsent = This survey has just closed, and yours could not be taken any more; we are sorry. Tap “Cancel” to clear it.
# What staff see on the command line.
surveys-none = There is no survey { $id }; see surveys list.
surveys-past = The last day { $day } is over; choose a later one.
surveys-not-a-draft = Survey { $id } was opened before: its form stays as it is. Add a new version to change it.
surveys-not-open = Survey { $id } is not open.
surveys-is-closed = Survey { $id } is closed and gets no further version; add a new survey.
surveys-is-newer = A newer version, { $id }, was opened before; an older one cannot be opened any more.
surveys-not-their-organ = This survey is put out by { $organ }; { $name } cannot do this. Please have it done there or by 区政府办公室.
surveys-twice =
    Survey { $id } has the very same title and questions, so nothing was added. { $state ->
        [draft] To change its title or last day use surveys edit;
       *[other] It is open already;
    } to add it once more all the same, add --yes.
surveys-too-few =
    Survey { $id } { $count ->
        [0] has not been answered yet, and once closed it is not opened again. To wait, do nothing: it closes after its last day;
       *[other] has { $count ->
            [one] one answer
           *[other] { $count } answers
        } so far. Fewer than five are never shown, and once closed it takes no more. To wait, do nothing: it closes after its last day;
    } to close it now all the same, add --yes.
# What is wrong with a survey, for staff.
surveys-unfit-language = Only Chinese (zh-Hans) and English (en) can be written; please take { $name } out.
surveys-unfit-missing = The Chinese is missing; please write it.
surveys-unfit-length = At most { $most } characters in each language, and not empty.
surveys-unfit-kind = A survey has no such kind of question. It can be text, one or any of several, scale, number, day, yes or no.
surveys-unfit-personal = A survey is anonymous: it asks nothing personal, and checks nothing further.
surveys-unfit-options = At most { $most } options; please leave some out.
surveys-unfit-text = A text has 1 to { $most } characters.
surveys-unfit-steps = A scale has at most { $most } steps; please bring its ends closer.
surveys-unfit-shown = “{ $name }” is no option of that question; please write it as it stands there.
surveys-no-survey = The file holds no survey. It begins with title, purpose and last day; change a sample to begin with.
surveys-file-name = Please end the file's name with .toml or .json.
surveys-nothing-shown = Fewer than { $few } answers can be shown; there is nothing to export.
# The console: surveys listed, built, opened, closed, and their results.
surveys-no-file = Please choose a file first.
surveys-file-large = The file is too large; at most 1 MB. Please shorten it and upload it again.
surveys-field-title = Title
surveys-hint-title = At most 60 characters.
surveys-field-purpose = Purpose
surveys-hint-purpose = One sentence that residents see: what the answers are for.
surveys-field-organ = Put out by
surveys-field-closes-on = Last day
surveys-hint-closes-on = It is answered on this day too; afterwards it closes by itself.
surveys-field-title-en = Title in English
surveys-field-purpose-en = Purpose in English
surveys-field-file = A file that ends in .toml or .json
surveys-desk-survey = Survey
surveys-desk-status = State
surveys-desk-all = All
surveys-desk-filter = Filter
surveys-desk-further = Further
surveys-desk-stands = { $status ->
        [draft] draft
        [open] open
        [replaced] replaced by a newer version
       *[closed] closed
    }
surveys-desk-version = version { $number }
surveys-desk-version-word = Version
surveys-desk-received = Answers
surveys-desk-turnout = { $share } of those who began
surveys-desk-results = Results
surveys-desk-look = Look
surveys-desk-empty = There is no survey here yet. Make one and open it, and residents answer it in the chat.
surveys-desk-new = New survey
surveys-desk-edit = Change the draft
surveys-desk-make-version = Make a new version
surveys-desk-form-why = It is kept as a draft first, and can be changed until it is opened.
surveys-desk-anonymous = A survey is anonymous: do not ask for names, telephones, addresses or numbers of papers. At most 40 questions.
surveys-desk-english = Title and purpose in English
surveys-desk-again = Add the very same once more
surveys-desk-save = Keep as a draft
surveys-desk-save-why = Residents do not see it yet.
surveys-desk-added = Kept as a draft. Once it is checked, it can be opened.
surveys-desk-changed = The draft is changed.
surveys-desk-not-whole = This survey holds something that the form cannot, such as several conditions of one question. Please change its file and upload it again.
surveys-desk-file = Or upload a file
surveys-desk-file-why = The same file as on the command line.
surveys-desk-sample = Download a sample
surveys-desk-upload = Upload
surveys-desk-file-wrong = Nothing was kept, because there is something to change in the file. Please upload it again afterwards:
surveys-desk-questions = Questions ({ $count })
surveys-desk-conditional = Asked by what was answered before, not of everybody.
surveys-desk-answers = { $count ->
        [one] 1 answer received
       *[other] { $count } answers received
    }
surveys-desk-opened-at = Opened
surveys-desk-closed-at = Closed
surveys-desk-open = Open the survey
surveys-desk-open-why = Residents answer it at once, until { $day }. Once open, its questions stay as they are; a change is a new version.
surveys-desk-opened = The survey is open; residents answer it now.
surveys-desk-close = Close now
surveys-desk-close-why = Answers received: { $count }. Once closed, it takes no more and is not opened again. Left alone, it closes by itself after { $day }.
surveys-desk-close-anyway = Close it now all the same
surveys-desk-leave-open = Leave it open
surveys-desk-closed = The survey is closed; these are its final results.
surveys-desk-lead = Answers received: { $answers }{ $known ->
        [yes] ; begun { $begun } times, and { $share } of them sent it.
       *[no] .
    }
surveys-desk-never = Fewer than { $few } answers are never shown.
surveys-desk-pool = Below are the { $shown } answers that can be shown. { $waiting } more wait until there are { $full } or the survey closes, so that nobody is told apart.
surveys-desk-interval = The interval is that of the share, 95 % (Wilson). It speaks of residents like those who answered, not of all residents. In the plot it is the thin line.
surveys-desk-base = Answered by { $count }.
surveys-desk-middle = Mean { $mean }, median { $median }.
surveys-desk-hidden = not shown
surveys-desk-hidden-why = Fewer than { $few } people are behind some of it, or it would tell how many; so it is not shown.
surveys-desk-answer = Answer
surveys-desk-count = People
surveys-desk-share = Share
surveys-desk-from-to = Interval
surveys-desk-texts = See { $count } texts
surveys-desk-nothing-yet = No answer can be shown yet. Of the first 10, 5 are shown.
surveys-desk-take = Take away
surveys-desk-take-why = What fewer than { $few } people are behind is hidden in the file too. The codebook says what each column and value means.
surveys-desk-csv = Export CSV
surveys-desk-xlsx = Export XLSX
surveys-desk-codebook = Codebook { $kind }
surveys-desk-codebook-of = { $title } (codebook)
surveys-desk-ends = Ends soon: { $title }
surveys-desk-days-left = { $days ->
        [0] ends today
        [one] 1 day left
       *[other] { $days } days left
    }
surveys-desk-figure = “{ $title }” has <b>{ $count }</b> answers{ $begun ->
        [yes] ; <b>{ $share }</b> of those who began sent it.
       *[no] .
    }

## telegram

# What each command in Telegram's menu does, at most 256 characters; the commands themselves stay
# as they are.

telegram-command-start = Open the menu
telegram-command-help = How it works
telegram-command-ask = Ask a question
telegram-command-language = 语言 / Language
telegram-command-privacy = Privacy
telegram-command-search = Find a document
telegram-command-request = Request information
telegram-command-opendays = Open days
telegram-command-surveys = Surveys
telegram-command-subscribe = Subscribe to news
telegram-command-unsubscribe = Leave topics
telegram-command-stop = Stop all messages
telegram-command-my = My page
telegram-command-mydata = See my data
telegram-command-delete = Delete my data
telegram-command-link = Link another account

## consultations

# A person answers: what will be sent is shown first, and nothing goes out before “Send”.

consultations-button = Ask a member of staff
consultations-button-mine = My question: { $question }
consultations-button-send = Send
consultations-button-change = Change it
consultations-button-drop = No, leave it
consultations-button-add = Add something
consultations-button-withdraw = Withdraw
consultations-button-more = Ask on
consultations-button-more-of = Ask on: { $organ }
consultations-button-rate = Rate it
consultations-write-new = What would you like a member of staff to answer? Please write it here, one matter at a time.
consultations-write-wording = Please write the question again; you will see it before it goes.
consultations-write-more = Please write what else you want to ask or add.
consultations-careful = No names, telephone or document numbers are needed; numbers would be hidden. To leave it, reply “no”.
consultations-shorter = You wrote { $length } characters; at most { $most } can be sent. Please shorten it.
consultations-too-short = I could not see what you want to ask. Please write one sentence, such as “Where do I get the lift subsidy?”
consultations-only-hidden = Apart from the numbers that were hidden I saw no question. Please write what you want to ask in one sentence.
consultations-shown =
    This would go to <b>{ $organ }</b>:

    “{ $question }”

    { $lines ->
        [0] An answer is expected by <b>{ $day }</b> (within { $days } working days).
       *[other] The last { $lines } lines of this conversation go along, telephone and ID numbers hidden, so that you need not say it again. An answer is expected by <b>{ $day }</b> (within { $days } working days).
    }
consultations-sent =
    Sent to { $organ } as number <b>{ $number }</b>. An answer is expected by <b>{ $day }</b> (within { $days } working days) and will come here.

    <i>To see where it stands, reply “my questions”. If it is urgent, please call 12345.</i>
consultations-added = Added to number { $number }, where { $organ } sees it: “{ $text }”. The answer is still expected by <b>{ $day }</b>.
consultations-asked-on = Sent on to { $organ } (number { $number }): “{ $text }”. An answer is expected by <b>{ $day }</b> (within { $days } working days).
consultations-dropped = All right, nothing was sent. If you have another question, just write it.
consultations-withdrawn = Withdrawn. Number { $number } no longer waits for an answer.
consultations-gone = This one is no longer here: it was replaced, cancelled or deleted. You can ask again.
consultations-sent-already = This was sent already as number <b>{ $number }</b>. There is no need to send it again.
consultations-is-closed = Number { $number } has ended and cannot be asked on. You can ask a new question.
consultations-not-withdrawn =
    { $state ->
        [answered] Number { $number } was answered, so there is nothing to withdraw.
       *[other] Number { $number } has ended, so there is nothing to withdraw.
    }
consultations-same = The same question waits already as number { $number }; an answer is expected by { $day }. There is no need to send it twice.
consultations-too-many = { $count } of your questions wait for an answer. Please wait for one of them, or withdraw one, before you send another.
consultations-answer =
    <b>{ $organ } answers your question</b> (number { $number }{ $is_same ->
        [true] {""}
       *[false] , which was with { $asked }
    })

    You asked: “{ $question }”

    { $answer }
consultations-transferred =
    Your question (number { $number }) will be answered by <b>{ $organ }</b>.

    Why: { $reason }

    The answer is still expected by <b>{ $day }</b>.
consultations-rate = How satisfied are you with this answer (number { $number })?
consultations-mark-5 = Very satisfied
consultations-mark-4 = Satisfied
consultations-mark-3 = So-so
consultations-mark-2 = Dissatisfied
consultations-mark-1 = Very dissatisfied
consultations-rated = Thank you, noted: { $mark }. You can change it within a day.
consultations-unhappy = If it missed the point, you can ask on, or call 12345.
consultations-rated-before = You rated this answer on { $at }; after a day it cannot be changed.
consultations-stands =
    { $organ } has not answered your question (number { $number }) yet. { $is_late ->
        [true] It was promised by <b>{ $day }</b>, which has passed; we are sorry. It now stands first in line. If it is urgent, please call 12345.
       *[false] An answer is expected by <b>{ $day }</b> and will come here.
    }
consultations-welcome =
    { $state ->
        [answered] You are welcome. If anything is unclear, you can ask on; please also say how you liked the answer.
       *[waiting] All right. The answer will come here; there is no need to wait by the screen.
    }
consultations-mine = <b>Your questions to staff</b>; tap one to see it:
consultations-none = You have not asked a member of staff anything yet.
consultations-line = { $number } · { $organ } · { $state ->
        [waiting] waiting, expected by { $day }
        [answered] answered
       *[closed] ended
    }
consultations-question = You asked: “{ $question }”
consultations-last-answer =
    Answered { $at } by { $organ }:

    { $answer }

# What follows is said to staff.

consultations-unknown = There is no consultation { $number }. Please check the number.
consultations-unknown-organ = No organ is called { $name }.
consultations-not-yours = { $number } is for { $organ } to answer, and { $name } is not of it. Please leave it to that organ or to the office (区政府办公室).
consultations-answered-already = { $number } was answered on { $at }. It can be answered again when the resident asks on.
consultations-closed-already = { $number } has ended and needs no answer.
consultations-nobody = The resident of { $number } is no longer here, so no answer can reach them.
consultations-personal =
    The answer holds { $kind ->
        [id_number] an identity number
        [phone] a telephone number
        [bank_card] a bank card number
        [plate] a number plate
        [email] an e-mail address
       *[passport] a document number
    }, which would stay in the chat, so it was not sent. Please take it out; if it is public and needed, add --yes.
consultations-empty = The answer is empty. Please write it first.
consultations-answer-too-short = The answer has fewer than { $least } characters. It cannot be corrected once it is sent; please write it in full.
consultations-of-another = { $number } is for { $organ } to answer. The office may answer for it; if that is meant, add --yes.
consultations-answer-too-long = The answer has { $length } characters, and at most { $most } are sent. Please shorten it, and give a link for the details.
consultations-reason = Please say why it is transferred, in at most { $most } characters; the resident sees it.
consultations-same-organ = { $number } is with { $organ } already.

## foi

foi-title = Request for information

foi-begin =
    Which information do you want? Tell me its name, its number or what it is about, in one sentence.

    I first look whether it is public already, and then help you with the request, step by step.
foi-stopped = All right. Say “request information” whenever you want to make one.
foi-public = First a look at what is public already. Is “{ $what }” among it?
foi-public-none = Nothing that is public already is about “{ $what }”.
foi-which = A request asks an office for information that it has. Please choose:
foi-button-request = Request this information
foi-button-question = I have a question
foi-button-complaint = I want to complain or report
foi-button-status = How my request stands
foi-button-ask = Request information
foi-route-question =
    A question needs no request: just ask it here.

    What I can't answer, people at <b>12345</b> can.
foi-route-complaint =
    Complaints and reports are not handled as requests; this is quicker:

    Call <b>12345</b>, at any hour; for what is more involved, see the district's petition office (信访办).

foi-ask-content = Which information do you want?
foi-hint-content = Its name, its number, or whatever lets the office find it. You need not say what it is for.
foi-ask-applicant = Do you ask for yourself, or for an organisation?
foi-option-citizen = Myself
foi-option-organisation = An organisation
foi-ask-name = Your name, or the organisation's?
foi-hint-name = As it stands in the document.
foi-ask-proof = Which identity document?
foi-option-resident-id = Resident identity card
foi-option-passport = Passport
foi-option-hk-macao = Permit for residents of Hong Kong and Macao
foi-option-taiwan = Permit for residents of Taiwan
foi-option-foreigner = Foreigner's permanent residence card
foi-ask-id-number = Identity card number?
foi-ask-proof-number = Number of the document?
foi-ask-credit-code = Unified social credit code?
foi-hint-credit-code = The 18 signs on the business licence or the certificate.
foi-ask-phone = Telephone?
foi-hint-phone = An officer calls you there to confirm the request.
foi-ask-way = How do you want to get the information?
foi-option-email = By e-mail
foi-option-post = By post
foi-option-pick-up = Collect it
foi-option-read = Read it at the office
foi-ask-email = E-mail address?
foi-ask-address = Postal address and code?
foi-ask-file = Anything to attach?
foi-hint-file = Such as a power of attorney, if you ask for somebody else. If not, skip this.
foi-review =
    It goes to { $organ }. What you wrote is kept encrypted, is seen only by the officers who handle it, and serves nothing else.

    You need not say what it is for, and as a rule it costs nothing.
foi-sent =
    Your request is here.

    Number: <b>{ $number }</b>
    Secret: <b>{ $secret }</b>

    Please write down both: they are needed to see how it stands. Tell nobody the secret.

    Next, an officer calls you to confirm it. From that day on the answer comes within { $days } working days.

foi-ask-status =
    Please send the request's number and the secret, both in one message.

    For example: SQ-2026-0001-3 ABCD-2345
foi-ask-secret = What is the secret of { $number }?
foi-no-number = I see no number of a request. It looks like this example: SQ-2026-0001-3; please check it and send it again, with the secret behind it.
foi-wrong-secret = The number or the secret is wrong; please check both and send them again. If you have lost them, go to the office with your identity document.
foi-too-many-guesses = Too many tries; please come back in ten minutes. If you have lost them, go to the office with your identity document.
foi-stands = <b>{ $number }</b>: { $state }
foi-state =
    { $state ->
        [pre-application] waiting to be confirmed with you
        [registered] registered, being handled
        [extended] extended, being handled
        [answered] answered
        [withdrawn] withdrawn
       *[not-an-application] not handled as a request for information
    }
foi-stands-confirm = The clock does not run yet. An officer calls you to confirm it; from that day on the answer comes within { $days } working days.
foi-stands-due = Answer due by: { $due } (received { $received }, { $days } working days)
foi-stands-provisional = This date is provisional: next year's holidays are not announced yet, and it is computed again when they are.
foi-stands-overdue = The time is over and there is no answer. You may complain to the superior office of { $organ } or to the office in charge of openness, or apply for administrative reconsideration.
foi-stands-routed =
    { $route ->
        [enquiry] This is a question; it was given to the department that answers it.
        [hotline] This is handled by 12345; please call <b>12345</b>.
        [petition] This is handled by the petition office (信访办) of the district.
       *[report] This is handled by the department that takes reports; call <b>12345</b> to ask which one.
    }
foi-stands-insist = If you hold that this is a request for information, tell the officer, and it is registered as one.
foi-stands-portal = What it says is on the portal: <a href="{ $url }">{ $url }</a>

foi-outcome =
    { $outcome ->
        [granted] granted
        [partly-granted] partly granted
        [withheld] withheld
        [not-provided] cannot be provided
        [not-processed] not processed
       *[other] closed otherwise
    }
foi-ground =
    { $ground ->
        [already-public] it is public already
        [disclosable] it can be disclosed
        [state-secret] it is a state secret
        [forbidden-by-law] laws or administrative regulations forbid its disclosure
        [security-and-stability] its disclosure may endanger national, public or economic security or social stability
        [third-party-rights] it touches business secrets or privacy, and its disclosure would harm a third party
        [internal-affairs] it is about internal affairs
        [process-information] it is information of a process
        [enforcement-files] it is part of a file of administrative enforcement
        [special-inquiry] laws or administrative regulations provide another way to look it up
        [not-existing] a search found no such information
        [not-ours] this office is not the one that discloses it
        [needs-processing] it would have to be processed or analysed
        [still-unclear] after supplementing it is still unclear what is asked for
        [complaint] it is a petition, a complaint or a report
        [repeated] it repeats an earlier request
        [publications] it asks for publications
        [excessive] number and frequency are clearly beyond reason
        [confirmation] it asks to confirm or to issue again what was given before
        [not-corrected] it was not supplemented in time
        [fee-not-paid] the fee was not paid in time
       *[other] other
    }
foi-answer = <b>{ $outcome }</b> (answered { $day })
foi-answer-ground = Ground: Regulations on Open Government Information, { $article }: { $ground }.
foi-answer-ground-alone = Ground: { $ground }.
foi-answer-reasons = Reasons: { $reasons }
foi-remedy-review-first = If you disagree, you may apply for administrative reconsideration within { $days } days of receiving this. Under Article 23 of the Administrative Reconsideration Law, who disagrees with information being withheld must apply for reconsideration first, and may bring a suit before the people's court against its decision after that.
foi-remedy-either = If you disagree, you may apply for administrative reconsideration within { $days } days of receiving this, or bring a suit before the people's court within { $months } months.

foi-told =
    { $state ->
        [registered] Your request <b>{ $number }</b> is registered; the answer comes by { $due } at the latest.
        [extended] Your request <b>{ $number }</b> takes longer; the answer comes by { $due } at the latest.
        [reckoned] The holidays have changed and the time of your request <b>{ $number }</b> was counted again; the answer now comes by { $due } at the latest.
        [answered] Your request <b>{ $number }</b> is answered.
        [withdrawn] Your request <b>{ $number }</b> is withdrawn.
       *[not-an-application] What you sent as <b>{ $number }</b> is not handled as a request for information.
    }
foi-told-how = Number and secret show you more.
foi-told-portal = See it on the portal with number and secret: <a href="{ $url }">{ $url }</a>

foi-event-arrived = { $at } arrived, waiting to be confirmed
foi-event-came = { $day } came to the office
foi-event-registered = { $at } registered, counted from { $received }, answer due by { $due }
foi-event-extended = { $at } extended by { $days } working days, answer due by { $due }
foi-event-answered = { $at } answered: { $outcome }
foi-event-withdrawn = { $at } withdrawn
foi-event-routed = { $at } not handled as a request
foi-event-reckoned = { $at } the holidays have changed: the date moves from { $was } to { $due }
foi-event-erased = { $at } its time is over: what was filled in is erased

foi-beyond-the-calendar = Working days can be counted from { $first } to { $last }. Please check the date.
foi-unknown-number = There is no request { $number }; check the number and try again.
foi-wrong-resident-number = This identity card number is wrong; check it against the card.
foi-wrong-credit-code = This unified social credit code is wrong; check it against the licence.
foi-wrong-proof-number = This number of a document is wrong; check it against the document, such as E12345678.
foi-wrong-proof-kind = A person shows an identity document, an organisation its credit code; change the kind of document.
foi-needs-email = You chose e-mail: write a whole address, such as name@example.cn.
foi-needs-address = You chose post: write a postal address.
foi-wrong-form = One thing is not right yet: { $what ->
        [name] the name
        [phone] the telephone number
        [email] the e-mail address
        [address] the postal address
       *[content] what you ask for
    }. Change it and send it again.
foi-no-way = { $number } is “{ foi-state }”: this cannot be done with it any more, or not yet.
foi-extended-already = { $number } was extended before; it cannot be extended again.
foi-extension-own-consent = An extension needs the consent of the head, and { $name } cannot consent to their own: name another head with --consent-of.
foi-consent-another-organ = { $number } is handled by { $organ }, so { $name } of { $own } cannot consent to its extension: name a head of { $organ } with --consent-of.
foi-extension-too-long = An extension is 1 to { $most } working days.
foi-extension-too-late = { $number } was due on { $due }; the time is over and cannot be extended, so answer it soon.
foi-untold = The applicant of { $number } gets no messages here, so it is you who tells them, by telephone, by letter or in person: say how and on which day: --told-by 邮寄 --told-on { $today }
foi-told-day = The day { $day } on which the applicant was told cannot be: not before { $first }, and not after today.
foi-not-confirmed = { $number } is a pre-application (预申请), still waiting to be confirmed with its applicant, so its clock has not begun (Article 31 of the Regulations): confirm it with them first, then register it with `foi confirm { $number }`.
foi-another-organ = { $number } is handled by { $organ }; staff of { $own } can neither open it nor act on it: give it to an officer of { $organ }.
foi-received-ahead = { $day } is still to come, so nothing was received then: check --received-on.
foi-received-long-ago = Received on { $day }, it was due on { $due }, and that is over: check --received-on; if that is the day, add --yes.
foi-registered-twice = The same applicant asked for the same on { $day }, as { $number }; if it is to be registered once more, add --yes.
foi-ground-of-another = { $ground } is no ground of “{ foi-outcome }” but of { $of }: use --outcome { $of }, or another ground.
foi-no-such-ground = “{ foi-outcome }” has no such ground; the grounds are: { $known }
foi-needs-words = Write the { $what ->
        [reason] reason of the extension
        [reasons] reasons
       *[text] text of the answer
    }, four characters at least.
foi-too-many-words = The { $what ->
        [reason] reason of the extension
        [reasons] reasons
       *[text] text of the answer
    } may have { $most } characters at most; shorten it.
foi-repeat-of-what = { $number } is to be a repeated request: write in the reasons which number it repeats.
foi-no-repeat = { $number } does not repeat { $earlier }: only what the same applicant has been answered can be repeated.
foi-no-such-route = There is no such place; the places are: { $known }
foi-report-day = The day { $day } cannot be: not before the request, and not after today.

## form

form-step =
    { $steps ->
        [0] <b>{ $title }</b> (step { $step })
       *[other] <b>{ $title }</b> (step { $step } of { $steps })
    }
form-so-far = Your answer so far: { $answer }
form-noted = Noted: { $answer }.
form-goes-on = Going on where you stopped.
form-moved-on = That question has been answered. We are here now:
form-gone = This form was sent, cancelled, or left for a month, and what was in it is gone. You can begin a new one.
form-first = This is the first question.
form-cannot-skip = This one needs an answer before we can go on.
form-read-back-first = Here is what you wrote. Tap “Send” if it is right, or the line you want to change.
form-read-back = <b>{ $title }</b>: please check
form-line = · { $question } <b>{ $answer }</b>
form-skipped = left out
form-filled = filled in
form-later = Saved. You can go on at any time within { $days } days.
form-cancel =
    { $count ->
        [0] Cancel this form?
        [one] Cancel this form? Your answer will be deleted.
       *[other] Cancel this form? Your { $count } answers will be deleted.
    }
form-cancelled = Cancelled. What you wrote has been deleted.
form-elsewhere =
    <b>{ $title }</b>
    Names, telephone numbers and files are given on our own page, not here:
    <a href="{ $url }">{ $url }</a>

    The page works once, within { $minutes } minutes. When you have sent it, we go on here.
form-aside = “{ $title }” is put aside; nothing is lost. To go on with it, tap the button below.
form-say-again = That message could not be read. Please send it again.
form-yes = Yes
form-no = No
form-day = { $day }
form-choose = That is none of the choices. Tap one, or reply with its words, such as “{ $example }”.
form-choose-several = Not all of these are among the choices. Tap them, or reply with numbers, such as “1, 3”.
form-how-many =
    { $least ->
        [1] At most { $most }, please; you chose { $count }.
       *[other] Please choose { $least } to { $most }; you chose { $count }.
    }
form-most = Choose at most { $most }.
form-at-a-loss = Take your time, nothing is lost. For a person's help type “help” or “talk to a human”; to ask something else first, tap “Later”.
form-scale = Please reply with a number from { $least } to { $most }.
form-number = A whole number is needed here, such as “3”.
form-number-least = At least { $least }, please.
form-number-most = At most { $most }, please.
form-date = Which day is that? Please write it as 2026-12-05.
form-date-earliest = Not before { $day }, please.
form-date-latest = Not after { $day }, please.
form-phone = This number has too many or too few digits. A mobile number has 11 digits, a landline its area code, such as 021-65010000; from abroad begin with +.
form-yes-or-no = Please reply with yes or no.
# Files: $name is the file's name, $size its size, $most the most megabytes.
form-file = A file is needed here; words cannot stand for it. Please tap “Choose a file”.
form-file-hint = PDF, pictures (JPG, PNG), Word, Excel and text files (TXT), up to { $most } MB.
form-file-told = { $name } ({ $size })
form-file-page =
    Please choose the file on this page:
    <a href="{ $url }">{ $url }</a>

    It works for { $minutes } minutes, and once. When you have sent it, we go on here.
form-file-path = Please type @ and where the file is, such as @letter.pdf, and press Enter.
form-file-none = There is no file to be read at that place. Please check it and type it again, such as @letter.pdf.
form-file-empty = This file is empty and was not taken. Please choose another.
form-file-too-big = The file is bigger than { $most } MB and was not taken. Please make it smaller, or choose another.
form-file-kind = Files of this kind are not taken. Please choose a PDF, a picture (JPG, PNG), a Word, Excel or text file (TXT).
form-file-mismatch = The name says { $ending }, the content is something else, so it was not taken. Please save it anew with the program that made it, and choose it again.
form-file-gone = The file you just sent was not found; it may have been too old and was erased. Please choose it again.
form-file-not-asked = No file is needed at this step, so it was not taken. To attach one, please go back to that question.
form-too-long = That is { $length } characters; at most { $most }, please.
form-too-short = That is too short: at least { $least } characters, please.
form-page-lead = What you enter here is stored encrypted and does not pass through the messenger. When you have sent it, go back to the chat.
form-page-wrong = Something needs another look
form-page-empty = This one needs an answer.
form-page-optional = (optional)
form-page-file-kept = We have it: { $file }
form-page-given = Answered already. Leave it empty to keep it.
form-page-privacy = This page works once. Nothing is saved before you send it.
form-page-done = We have it
form-page-done-next = Please go back to the chat, where we go on. You can close this page.
form-page-gone = This link was used, or its ten minutes are over. In the chat, tap “Give me a new link”.
form-button-done = Done
form-button-file = Choose a file
form-button-back = Back
form-button-keep = Keep
form-button-skip = Skip
form-button-later = Later
form-button-cancel = Cancel
form-button-send = Send
form-button-change = Change: { $question }
form-button-new-page = Give me a new link
form-button-go-on = Go on: { $title }
form-button-stay = Go on
form-button-end = Yes, cancel
# What is wrong with a question; $name is its short name.
form-unfit-options = Options belong to a choice of one or several, and to nothing else.
form-unfit-same-option = Two options are the same; please change one.
form-unfit-scale = A scale needs its ends, such as 1 and 5.
form-unfit-bounds = The least is more than the most; please check.
form-unfit-same-id = Two questions are called { $name }; please change one.
form-unfit-asked-later = What question { $name } is shown by must be asked before it.

## open_days

open-days-when = { $weekday ->
        [mon] Mon
        [tue] Tue
        [wed] Wed
        [thu] Thu
        [fri] Fri
        [sat] Sat
       *[sun] Sun
    } { $date }, { $begins }–{ $ends }
open-days-none-planned = No open day is planned. To hear of the next one, write “keep me posted on open days”.
open-days-coming = { $count ->
        [one] One open day is coming. Tap it to read more and sign up:
       *[other] { $count } open days are coming. Tap one to read more and sign up:
    }
open-days-line =
    <b>{ $title }</b>
    { $organ } · { $date } · { $places }
open-days-line-free = { $count ->
        [one] one place left
       *[other] { $count } places left
    }
open-days-line-full = full, you can queue
open-days-line-closed = sign-up has closed
open-days-line-not-yet = sign-up opens { $opens }
open-days-about =
    <b>{ $title }</b>
    { $organ }

    { $about }

    Where: { $place }
open-days-slot = · { $when }: { $free ->
        [one] one place left
       *[other] { $free } places left
    }
open-days-slot-full = · { $when }: full, you can queue
open-days-sign-up-until = Sign up until { $closes }, at most { $most } people together.
open-days-not-yet = Sign-up has not opened yet. It opens { $opens }; please come back then.
open-days-closed = Sign-up has closed ({ $closed }). Please look at the other open days.
open-days-begun = This slot has begun, so nothing can be changed any more. Please speak to the staff there.
open-days-none = There is no such slot. Write “open days” and choose again.
open-days-is-called-off = This open day was called off. The reason: { $reason }
open-days-you-are-in = { $state ->
        [waiting] You are in the queue, number { $number }.
        [offered] It is your turn, number { $number }. Please say soon whether you want the places.
       *[registered] You are registered, number { $number }.
    }
open-days-full = { $when } is full. { $ahead ->
        [0] Nobody is queueing yet.
        [one] One party is queueing.
       *[other] { $ahead } parties are queueing.
    } Join the queue, and you are asked in turn when somebody steps back.
open-days-full-others = These still have places:
open-days-ask-party = How many people come in all?
open-days-hint-party = To change nothing, tap “Cancel”: you stay registered, with the same number.
open-days-party-sure = { $title }, { $when }: { $party ->
        [one] one person now
       *[other] { $party } people now
    }. Change it to { $wanted }?
open-days-ask-name = What is your name?
open-days-ask-phone = Your telephone number?
open-days-why-phone = Used only if something changes, and deleted 30 days after the day.
open-days-review-free = There are places: sent, you are registered.
open-days-review-queue = { $free ->
        [0] It is full. Sent, you are in the queue and are asked when it is your turn.
        [one] One place is left. Sent with this number, you are in the queue and are asked when it is your turn; alone, you are registered at once.
       *[other] { $free } places are left. Sent with this number, you are in the queue and are asked when it is your turn; with { $free } or fewer, you are registered at once.
    }
open-days-party = That number does not fit: 1 to { $most } people can sign up together here. For more, please call the organiser.
open-days-already = You have signed up for this open day; once each. To take another slot, cancel first.
open-days-already-elsewhere = You have signed up for this open day on your other account; once each.
open-days-no-seats = { $free ->
        [0] No place is left
        [one] Only one more place is left
       *[other] Only { $free } more places are left
    }; your { $party } stay reserved.
open-days-done = You are registered. See you there.
open-days-done-queue = { $free ->
        [0] It is full, so you are not registered yet: you are in the queue.
        [one] Only one place is left, so you are not registered yet: you are in the queue.
       *[other] Only { $free } places are left, so you are not registered yet: you are in the queue.
    }
open-days-registration =
    <b>{ $title }</b>
    { $when }
    { $place }
    { $party ->
        [one] One person
       *[other] { $party } people
    } · number { $number }
open-days-show-ticket = Show this code at the door, or say number { $number }.
open-days-waiting = You are number { $place } in the queue. You are asked as soon as there are places; no need to keep watching.
open-days-is-offered = It is your turn: the places are kept for you. Do you want them?
open-days-still-waiting = It is not your turn yet: you are number { $place } in the queue. You are asked as soon as there are places.
open-days-is-over = Number { $number } { $state ->
        [lapsed] was not answered in time, and its places went to the next. You can sign up again.
       *[cancelled] was cancelled. You can sign up again.
    }
open-days-was-there = Number { $number } has been checked in and cannot be changed.
open-days-not-yours = That is not among your registrations. Write “my registrations” to see them.
open-days-cancel-sure =
    Do you want to cancel?

    { $title }, { $when }, { $party ->
        [one] one person
       *[other] { $party } people
    }. The places go to who is queueing, and you cannot get them back.
open-days-leave-sure =
    Do you want to leave the queue?

    { $title }, { $when }, { $party ->
        [one] one person
       *[other] { $party } people
    }. Coming back, you begin at the end.
open-days-cancelled = Cancelled: number { $number } no longer counts. Thank you for telling us.
open-days-party-changed = { $party ->
        [one] Changed: one person.
       *[other] Changed: { $party } people.
    }
open-days-see-you = Good, we expect you.
open-days-mine = Your open days:
open-days-mine-line =
    <b>{ $title }</b>
    { $when } · { $party ->
        [one] one person
       *[other] { $party } people
    } · { $state }
open-days-state = { $state ->
        [waiting] in the queue
        [offered] offered, not answered yet
        [lapsed] not answered in time
        [cancelled] cancelled
        [attended] checked in
       *[registered] registered
    }
open-days-mine-none = You have not signed up for an open day.
open-days-which = You have signed up for several. Which one?
open-days-calendar = Open it to put the day into your calendar.
open-days-in-calendar = Number { $number }. Please have your code ready.
open-days-told-offered = It is your turn: { $party ->
        [one] one place is
       *[other] { $party } places are
    } kept for you until { $until }. Do you want { $party ->
        [one] it
       *[other] them
    }?
open-days-told-lapsed = We had no answer from you, and the places have gone to the next. You can sign up again.
open-days-told-missed = This slot has begun and it did not come to your turn. We are sorry; you are welcome next time.
open-days-told-called-off = We are sorry: the open day that you signed up for was called off. The reason: { $reason }
open-days-told-place = Your open day has moved to another place; the new one is below.
open-days-told-time = Your open day has another time; the new one is below. If you cannot come, please cancel.
open-days-told-place-time = Your open day has another time and place; the new ones are below. If you cannot come, please cancel.
open-days-told-reminder = Tomorrow is your open day. Are you still coming? If not, please say so: others can have the places.
open-days-button-all = All open days
open-days-button-back = Back
open-days-button-sign-up = Sign up
open-days-button-queue = Join the queue
open-days-button-slot = Sign up { $when }
open-days-button-slot-full = Queue { $when }
open-days-button-mine = My registration
open-days-button-calendar = Add to calendar
open-days-button-party = Change how many come
open-days-button-party-to = Change it to { $party }
open-days-button-party-stay = Leave it
open-days-button-cancel = Cancel
open-days-button-leave = Leave the queue
open-days-button-sure = Yes, cancel
open-days-button-stay = Keep it
open-days-button-accept = Yes please
open-days-button-decline = No thanks
open-days-button-come = I am coming
open-days-button-not-come = Not coming
open-days-column-number = Number
open-days-column-slot = Slot
open-days-column-party = People
open-days-column-state = State
open-days-column-made = Signed up
open-days-column-confirmed = Said yes
open-days-column-attended = Checked in
open-days-column-name = Name
open-days-column-phone = Telephone
open-days-ticket-forged = this ticket was not made by us; do not let it in
open-days-ticket-unread = this cannot be read; scan the ticket, or type the number, such as KF-7Q3M-2KXD
open-days-ticket-unknown = there is no number { $number }; check it
open-days-ticket-used = number { $number } was checked in at { $at } already
open-days-ticket-no-seat = number { $number } has no place: { $state ->
        [waiting] it is in the queue
        [offered] its offer was not answered
        [lapsed] its offer was not answered in time
       *[cancelled] it was cancelled
    }
open-days-ticket-other-day = number { $number } is for another day or event: { $day }, which begins { $at }
open-days-seats-are-held = { $taken } places are held; there cannot be fewer
open-days-somebody-is-in =
    { $count ->
        [one] 1 registration
       *[other] { $count } registrations
    } of this slot { $count ->
        [one] has
       *[other] have
    } been let in already, so it stays on its day. Another hour of that day is possible.
open-days-was-held = the open day is over and cannot be called off
open-days-not-their-organ = this open day is held by { $organ }; { $name } cannot do this. Have it done there or by 区政府办公室.
open-days-no-day = there is no open day { $id }; `open-days list` shows them all
open-days-no-slot = open day { $id } has no slot { $slot }; `open-days list` shows them
# The console: the list of open days, the forms, who signed up, checking in.
open-days-stays-off = This open day was called off; nothing was changed. Please plan another one.
open-days-slot-passed = Slot { $slot } begins { $at }, which has passed. Please write a time to come.
open-days-closes-passed = Sign-up would end at a time that has passed, and nobody could sign up. Please write a time to come.
open-days-twice = Open day { $id } has this title and day already; nothing was added.
open-days-no-reason = Please write why; those who signed up will read it.
open-days-long-reason = The reason has at most { $most } characters; please shorten it.
open-days-no-purpose = Please write what the list is needed for; it goes into the journal.
open-days-unopened = Names and telephones cannot be opened now, because a key is missing. Please ask the system administrator.
open-days-unchanged = That is how it is already; nothing was changed.
open-days-sign-up-begun = Sign-up has begun; when it opens stays as it is.
open-days-has-begun = Slot { $slot } has begun and cannot be changed.
open-days-unfit-moment = This time cannot be read; please write it as 2026-12-05 09:30.
open-days-unfit-times = It ends before it starts; please check the times.
open-days-unfit-sign-up = Sign-up closes before it opens; please check.
open-days-unfit-closes = Sign-up closes after the last slot has begun; please write an earlier time.
open-days-unfit-seats = Please write a whole number of seats from 1 to { $most }.
open-days-unfit-slot = There is no such slot; please write a whole number from 1 to { $most }.
open-days-field-title = Title
open-days-field-organ = Held by
open-days-field-place = Place
open-days-field-about = Description
open-days-hint-about = What there is to see, how to get there, what to bring; at most 2,000 characters.
open-days-field-slots = Slots
open-days-field-slot = Slot
open-days-field-date = Day
open-days-field-from = From
open-days-field-to = To
open-days-field-seats = Seats
open-days-field-opens-at = Sign-up opens
open-days-field-closes-at = Sign-up closes
open-days-field-party-limit = Largest party
open-days-field-title-en = Title in English
open-days-field-place-en = Place in English
open-days-field-about-en = Description in English
open-days-desk-new = New open day
open-days-desk-new-why = Once published, residents see it at once, and sign up from the time you set.
open-days-desk-again = It is another one; publish it all the same
open-days-desk-sign-up = Sign-up
open-days-desk-questions = Further questions
open-days-desk-questions-why = Party, name and telephone are asked of everybody. Ask little beyond that; at most 10 questions.
open-days-desk-english = In English
open-days-desk-add-slot = Add a slot
open-days-desk-drop-slot = Take this slot out
open-days-desk-publish = Publish the open day
open-days-desk-publish-why = Time, place and seats can be changed afterwards.
open-days-desk-added = The open day is published; residents see it now.
open-days-desk-edit = Change
open-days-desk-edit-why = { $count ->
        [0] Nobody has signed up yet.
        [one] There is 1 registration; it is told at once of another place or time.
       *[other] There are { $count } registrations; they are told at once of another place or time.
    }
open-days-desk-edit-seats = Seats are changed on the page of the open day.
open-days-desk-begun = has begun and cannot be changed
open-days-desk-change = Save the changes
open-days-desk-changed = Changed; registrations that are told: { $count }.
open-days-desk-coming = Coming
open-days-desk-none-coming = No open day is planned yet. Make one, and residents see it in the chat and sign up.
open-days-desk-former = Over or called off
open-days-desk-further = Further
open-days-desk-day = Open day
open-days-desk-when = First slot
open-days-desk-slots = { $count ->
        [one] 1 slot
       *[other] { $count } slots
    }
open-days-desk-of-seats = of { $seats }
open-days-desk-state = State
open-days-desk-stands = { $state ->
        [off] called off
        [over] over
        [soon] not open for sign-up yet
        [open] open for sign-up
       *[closed] sign-up closed
    }
open-days-desk-seats = { $taken } taken · { $free } free · { $waiting } waiting
open-days-desk-lead = { $taken } of { $seats } seats are taken, { $free } free; { $waiting ->
        [0] nobody waits.
        [one] 1 registration waits.
       *[other] { $waiting } registrations wait.
    }
open-days-desk-taken = Taken
open-days-desk-free = Free
open-days-desk-waiting = Waiting
open-days-desk-in = In
open-days-desk-resize = Change seats
open-days-desk-resized = Slot { $slot } has { $seats } seats now, { $free } of them free.
open-days-desk-signed-up = Registrations
open-days-desk-nobody = There is no such registration. Whoever signs up will stand here.
open-days-desk-all = All
open-days-desk-filter = Filter
open-days-desk-export = Export the list, or see names and telephones
open-days-desk-purpose = What it is needed for
open-days-desk-purpose-why = For example: checks at the gate. It goes into the journal with your name.
open-days-desk-personal = With names and telephones, of those who still come
open-days-desk-look = Look here
open-days-desk-csv = Export CSV
open-days-desk-xlsx = Export XLSX
open-days-desk-looked = Registrations: { $count }. { $personal ->
        [yes] That you looked stands in the journal; please close the page when you are done.
       *[no] Without names and telephones.
    }
open-days-desk-call-off = Call this open day off
open-days-desk-consequence = Registrations that are cancelled and told at once: { $count }, for { $people } people. It cannot be undone. { $inside ->
        [0] { "" }
       *[other] Checked in already and not told: { $inside }.
    }
open-days-desk-reason = Why
open-days-desk-reason-why = Those who signed up will read this.
open-days-desk-call-off-now = Call off and tell { $count }
open-days-desk-called-off = Called off; registrations that are told: { $told }. { $inside ->
        [0] { "" }
       *[other] Checked in already and not told: { $inside }.
    }
open-days-desk-check-in = Check in
open-days-desk-inside = { $inside } of { $expected } are in
open-days-desk-waits-door = Check in: { $title }
open-days-desk-waits-opens = Sign-up opens today: { $title }
open-days-desk-waits-closes = Sign-up closes today: { $title }
open-days-desk-today-at = today { $time }
open-days-desk-figure = <b>{ $count }</b> registrations for open days in 7 days, { $people } people in all.
open-days-door-which = There is more than one open day today. At which door are you?
open-days-door-none = There is no open day today. On its day, people are checked in here.
open-days-door-not-today = This open day has no slot today; the first begins { $at }.
open-days-door-ticket = Number, or the scanned ticket
open-days-door-let-in = Check in
open-days-door-scan = Scan with the camera
open-days-door-scan-stop = Close the camera
open-days-door-scan-denied = The camera did not open. Please allow it in the browser, or type the number.
open-days-door-expected = Expected
open-days-door-in = { $party ->
        [one] Let in 1 person
       *[other] Let in { $party } people
    }
open-days-door-number = Number { $number }
open-days-door-other-slot = Signed up for the slot at { $time }; checked in.
open-days-door-no = { $why ->
        [used] In since { $time }
        [other-day] Not this one
        [forged] Forged
        [unknown] No such number
        [no-seat] No seat
       *[unread] Not understood
    }

## accounts

accounts-password-length = A password has at least { $shortest } characters. Please write a longer one.
accounts-password-weak = This password is quickly guessed. Please use no name, more than figures, and different characters.
accounts-password-wrong = The name, the password or the code is not right. Please check them and try again.
accounts-code-wrong = The code is not right. Please type the six figures that your authenticator shows now; the telephone's clock must be right.
accounts-locked = There were too many wrong tries; the next one can be made after { $until }. If it is urgent, ask the system administrator for a one-time link.
accounts-closed = This account is closed. Please ask the system administrator.
accounts-link-used = This link was used already, or it is too old. Please ask the system administrator for another one.

## journal

journal-too-young = The journal is kept for six months at least; only what is before { $until } can be given up.
journal-not-whole = The journal is damaged, so nothing of it is given up now. Please find out where first: `journal verify`.
journal-no-head = the head of the journal is gone
journal-head-changed = the head of the journal was changed
journal-gap = act { $number } is missing
journal-row-changed = act { $number } was changed
journal-end-missing = from act { $number } on the end is missing
journal-desk-why = Who did what, when and from where. It is only ever added to.
journal-desk-verify = Verify the chain
journal-desk-whole = Whole: from act { $first } to act { $last } nothing was changed and none is missing.
journal-desk-unsealed = Up to act { $last } it was written before the journal was sealed.
journal-desk-broken = The journal is damaged. Please report it at once:
journal-desk-number = Number
journal-desk-at = When
journal-desk-who = Who
journal-desk-what = What
journal-desk-record = Record
journal-desk-about = About
journal-desk-none = There is no such act.

## console

console-title = Yangguang · Console
console-skip = To the content
console-menu = Menu
console-nav-today = Today
console-nav-releases = Releases
console-nav-knowledge = Knowledge
console-nav-open-days = Open days
console-nav-surveys = Surveys
console-nav-consultations = Consultations
console-nav-foi = Requests
console-nav-residents = Residents
console-nav-staff = Staff
console-nav-journal = Journal
console-nav-settings = Settings
console-keys = Keyboard
console-key-search = to the search field
console-key-move = one row down, one row up
console-key-open = open this row
console-key-help = this help
console-close = Close
console-back = Back
console-back-to-today = Back to “Today”
console-optional = (may be left empty)
console-wrong = A few things need to be changed:
console-problem = This was not done
console-not-found = There is no such page. The link may be incomplete, or the page was taken down.
console-too-large = What was sent is too large and was not taken. Please make the file smaller and try again.
console-elsewhere = This form was not sent from a page of the console, so it was not taken. Please open the console and send it from there.
console-unreadable = The form did not arrive whole; nothing was changed. Please go back and send it again.
console-old-form = This page was open for too long, or you signed in again meanwhile, so it was not taken. Please go back, reload and send it again; what you wrote is still there.
console-sign-in = Sign in
console-sign-out = Sign out
console-signed-out = You are signed out.
console-name = Name
console-name-hint = A name that is yours alone in the office; the journal uses it.
console-password = Password
console-new-password = New password
console-password-hint = At least { $shortest } characters; a sentence that you remember is best.
console-password-again = Once more
console-passwords-differ = The two passwords are not the same. Please write them again.
console-no-password = For the first time, or if you forgot it: ask the system administrator for a one-time link.
console-go-on = Go on
console-code-title = Please type the code
console-code = Code
console-code-hint = The six figures that your authenticator shows now.
console-no-code = If you have another telephone and see no code: ask the system administrator for a one-time link.
console-too-many-tries = That was too fast. Please wait a minute and try again.
console-authenticator = Set up your authenticator
console-authenticator-why = Your roles ask for two steps. Please scan this code with an authenticator on your telephone, then type the six figures that it shows.
console-authenticator-picture = QR code for an authenticator; if it cannot be scanned, type the secret below
console-authenticator-typed = If it cannot be scanned, type this secret into the authenticator:
console-first = The first system administrator
console-first-why = The first system administrator adds people and gives out one-time links.
console-set-password = { $name }, please set a password
console-confirm = Please show that it is you
console-confirm-why = This step matters, so please prove once more who you are. What you wrote is still there.
console-me = { $organ }; roles: { $roles }
console-no-role = no role yet
console-signed-in-at = Where you are signed in
console-since = Since
console-address = From
console-last-seen = Last seen
console-this-one = here
console-end-others = Sign out everywhere else
console-sessions-ended = You are signed out everywhere else.
console-language = Language
console-staff-bot = The staff bot on your telephone
console-staff-bot-why = Join your Telegram account to this one, and you get what is due, review drafts and answer consultations on your telephone.
console-staff-bot-joined = It is joined. With another code you can change to another Telegram account.
console-staff-bot-code = Make a code
console-staff-bot-type = In the chat with the staff bot, please send:
console-staff-bot-lives = It is good for ten minutes, and once.
console-today = Today, { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }, { $month }/{ $day }
console-filter = Filter
console-further = Further back
console-export-csv = Export as CSV
console-export-xlsx = Export for Excel
console-settings-why = These are for reading. To change one, set it in the environment or in .env on the server, and start again.
console-setting = Setting
console-value = Value now
console-source = From
console-source-environment = environment
console-source-file = .env
console-source-default = default
console-open-days-no-day = There is no open day { $id }.
console-open-days-no-slot = This open day has no slot { $slot }.

# What is wrong in a form; $what is what the field is called.
console-unfit-empty = Please fill in “{ $what }”.
console-unfit-long = “{ $what }” has at most { $most } characters; please shorten it.
console-unfit-many = “{ $what }”: at most { $most }; please leave some out.
console-unfit-unknown = “{ $what }” holds something that is not known; please take it out.
console-unfit-name = “{ $what }” takes small letters, figures and underscores; please change it.
console-unfit-number = “{ $what }” must be a whole number.
console-unfit-least = “{ $what }” must be { $most } or more.
console-unfit-most = “{ $what }” must be { $most } or less.
console-unfit-day = “{ $what }”: please write the day as 2026-12-05.
console-unfit-moment = “{ $what }”: please write the time as 2026-12-05 09:30.
console-unfit-otherwise = “{ $what }” cannot be read; please fill it in as the hint says.
console-unfit-at = { $what }: { $why }
# Questions as they are filled in, for open days and surveys.
console-question = Question
console-question-words = Question
console-question-kind = Kind
console-question-kinds = { $kind ->
        [text] text
        [choice] one of several
        [several] any of several
        [scale] scale
        [number] number
        [date] day
        [phone] telephone
        [file] file
       *[yes_no] yes or no
    }
console-question-options = Options
console-question-options-hint = One a line.
console-question-least = Least
console-question-most = Most
console-question-most-hint = The ends of a scale; characters of a text; how many may be chosen.
console-question-optional = May be skipped
console-question-personal = Personal: not in the list unless asked for
console-question-further = Hint, condition, English
console-question-hint = Hint
console-question-after = Asked by the answer to question
console-question-after-hint = The number of an earlier question; empty asks everybody.
console-question-is = Where it was answered with
console-question-is-hint = As the options of that question stand, one a line; 是 or 否 where it is yes or no.
console-question-words-en = Question in English
console-question-options-en = Options in English
console-question-hint-en = Hint in English
console-question-add = Add a question
console-question-drop = Take this question out
console-question-after-wrong = Please write the number of an earlier question, or leave it empty to ask everybody.
console-question-is-wrong = Please write it as the options of that question stand; that question must be a choice, a scale, a number, or yes or no.
console-surveys-none = There is no survey { $id }.
console-surveys-not-a-draft = This survey was opened before and stays as it is. Make a new version to change it.
console-surveys-twice =
    Survey { $id } has the very same title and questions, { $state ->
        [draft] and is still a draft; change that one.
       *[other] and is open already.
    } Nothing was added.
console-surveys-too-few =
    { $count ->
        [0] Nobody has answered it yet, and once closed it is not opened again.
       *[other] It has { $count ->
            [one] one answer
           *[other] { $count } answers
        } so far. Fewer than five are never shown, and once closed it takes no more.
    } To wait, leave survey { $id } alone: it closes after its last day.
console-surveys-is-closed = Survey { $id } is closed and gets no further version; make a new survey.
