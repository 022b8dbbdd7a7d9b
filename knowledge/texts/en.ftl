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

    Commands:
    /start menu
    /ask ask a question
    /language language
    /privacy privacy
    /help help

    <i>To speak with a person, call 12345, the citizens’ service hotline.</i>
residents-language-which = 请选一种语言。 Please choose a language.
residents-language-chosen = Good, I will speak English with you. Where an answer exists in Chinese only, I will say so.
residents-privacy =
    <b>How we treat your information</b>

    You need not sign in to ask; we collect no names, telephone or document numbers. ID, telephone and bank card numbers and number plates in what you write are hidden before it is kept.

    The conversation is kept for 90 days so that you can come back to it; questions without an answer for 30 days, so that answers can be added. Then they are deleted. They are used for nothing else and given to nobody.

    Your browser keeps one cookie that only tells that this is the same conversation. If you clear it, you no longer see earlier messages.

    <i>Notice version { $version }. Basis: Personal Information Protection Law (个人信息保护法), Articles 17 and 19.</i>
residents-privacy-changed = The privacy notice has changed since you last read it. To see it, type “privacy”.
residents-topics = Which field would you like to know about?
residents-menu-topics = All fields
residents-menu-help = How it works
residents-menu-language = 语言 / Language
residents-menu-privacy = Privacy
residents-menu-open = Open the menu
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
residents-field-participation = Taking part
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
faq-button-back = Back
faq-button-more = More
faq-topic-choose = Tap a question to see its answer, or just ask.
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
