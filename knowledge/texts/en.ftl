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
residents-desk-lead = When a resident wants to leave topics, to be deleted, or says that nothing arrives, look by the whole number that they give you. Each look is in the journal; there is no list, and neither names nor words are shown.
residents-desk-channel-label = Channel
residents-desk-address-label = Number
residents-desk-address-hint = The number of the Telegram chat (of a group with its minus), or of the visitor on the web chat. Residents find it in the file of “My data”.
residents-desk-look = Look
residents-desk-channel = Please choose a channel.
residents-desk-address = A number has figures alone; please write all of it as the resident gave it. That of a group begins with a minus.
residents-desk-nobody = Nothing is kept under this number. Please check number and channel with the resident.
residents-desk-gone = This account is deleted already.
residents-desk-look-again = Please look the account up by its number first.
residents-desk-found = Found: number { $address }
residents-desk-joined = joined account
residents-desk-since = First seen
residents-desk-seen = Last seen
residents-desk-reach = Reach
residents-desk-within-reach = within reach
residents-desk-left = { $why ->
        [blocked] blocked us
       *[other] left
    } since { $at }
residents-desk-topics = Topics
residents-desk-topics-of = { $count }:{" "}
residents-desk-no-topics = none
residents-desk-registrations = Registrations for open days
residents-desk-consultations = Consultations that wait for an answer
residents-desk-requests = Requests for information under way
residents-desk-drafts = Unfinished forms
residents-desk-unsubscribe = Leave all topics
residents-desk-unsubscribe-why = { $count ->
        [one] { $count } topic will be left
       *[other] { $count } topics will be left
    }{ $accounts ->
        [1] {""}
       *[other] , on the joined accounts too
    }
residents-desk-unsubscribed = Topics that were left: { $count }.
residents-desk-delete = Delete everything
residents-desk-delete-why = Only when the resident asks for it. What goes: { $accounts } accounts, { $topics } topics, { $registrations } registrations, { $consultations } consultations that wait, and all that was said.
residents-desk-deleted = Deleted; accounts: { $count }.
residents-desk-figure = <b>{ $everybody }</b> accounts have come, <b>{ $following }</b> of them follow topics

## knowledge

knowledge-tab-entries = Entries
knowledge-tab-try = Try a question
knowledge-tab-gaps = Unanswered
knowledge-tab-guides = Service guides
knowledge-tab-files = Import and export
knowledge-lead = { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }, { $stale ->
        [0] all checked within a year
       *[other] of which { $stale } should be checked
    }.
knowledge-add = Write an entry
knowledge-edit = Edit
knowledge-words = Search questions, wordings, answers
knowledge-every-organ = All departments
knowledge-order = Order
knowledge-order-changed = Lately changed first
knowledge-order-stale = To be checked first
knowledge-state-any = All
knowledge-state-published = Published
knowledge-state-stale = To be checked
knowledge-state-draft = Draft
knowledge-state-retired = Taken down
knowledge-in-use = In use
knowledge-over = Validity over
knowledge-not-yet = From { $day }
knowledge-unchecked = Unchecked for a year
knowledge-wordings = { $count ->
        [one] { $count } wording
       *[other] { $count } wordings
    }
knowledge-found = { $count } found.
knowledge-further = Next page
knowledge-from-the-first = From the beginning
knowledge-none-found = Nothing was found. Try another word, or take out a condition.
knowledge-all = All entries
knowledge-none = Common questions and their answers stand here; residents who ask get them. There is none yet: write one, or bring them in from a file.
knowledge-bring = Import from a file
knowledge-field-id = Id
knowledge-field-question = Question
knowledge-field-wordings = Wordings
knowledge-field-short = Short answer
knowledge-field-full = Full text
knowledge-field-organ = Department
knowledge-field-source = Source
knowledge-field-source-url = Address of the source
knowledge-field-checked-on = Checked on
knowledge-field-valid-from = Valid from
knowledge-field-valid-until = Valid until
knowledge-field-field = Field
knowledge-field-matter = Matter
knowledge-field-element = Side
knowledge-field-openness = Way of openness
knowledge-field-related = Related entries
knowledge-field-status = Status
knowledge-field-english = English
knowledge-field-english-question = English question
knowledge-field-english-short = English short answer
knowledge-field-english-full = English full text
knowledge-field-english-wordings = English wordings
knowledge-updated = Last changed { $at }
knowledge-card = What residents see
knowledge-card-not-given = As it is written; residents do not see it now
knowledge-no-wordings = There is no wording but its title. With a few more it is found more often.
knowledge-history = Changes
knowledge-no-history = It came with the system; nobody has changed it yet.
knowledge-act-add = Written
knowledge-act-edit = Edited
knowledge-act-retire = Taken down
knowledge-act-import = Imported from a file
knowledge-about = Source and place
knowledge-retire = Take down
knowledge-retire-why = Residents who ask will no longer get this answer{ $naming ->
        [0] {""}
        [one] , and { $naming } other answer will lose its button to it
       *[other] , and { $naming } other answers will lose their buttons to it
    }. The entry stays here and can be published again at any time.
knowledge-retired = It is taken down; residents who ask no longer get it.
knowledge-editing = Edit an entry
knowledge-form-lead = Once it is saved, the next resident who asks gets the new answer.
knowledge-part-answer = Question and answer
knowledge-part-source = Source and validity
knowledge-part-place = Place
knowledge-part-english = English
knowledge-hint-question = As a resident would ask; it stands on buttons too.
knowledge-hint-wordings = One a line, in residents' words; slips and short names are welcome.
knowledge-hint-wordings-short = One a line.
knowledge-hint-short = The answer in the first sentence, 120 characters at best; a figure that matters can be written &lt;b&gt;20 days&lt;/b&gt;.
knowledge-hint-full = What residents see behind “Full text”.
knowledge-hint-source = Of a law the article, of a document the whole name.
knowledge-hint-checked = When it was last compared with its source; after a year you are reminded.
knowledge-hint-until = After this day residents no longer get it; you are reminded 14 days before.
knowledge-hint-field = Where residents find it who browse by field.
knowledge-hint-matter = The same name for all entries on one thing, so that “and the fee?” can follow.
knowledge-hint-element = Which side of it this tells, such as 时限, 费用, 材料.
knowledge-hint-related = One id a line, three at most; they become buttons under the answer.
knowledge-hint-id = Small letters, figures and hyphens, such as foi-fee; left empty it is made up. It cannot be changed later.
knowledge-hint-english = A question needs a short answer too. Without both, English readers get the Chinese answer and are told so.
knowledge-save = Save
knowledge-save-mine = Save what I wrote
knowledge-leave = Leave it
knowledge-added = It is written; residents can ask for it now.
knowledge-saved = It is changed; the next resident who asks gets the new answer.
knowledge-nothing-changed = It is as it was; nothing was changed.
knowledge-id-taken = The id { $name } is taken; please choose another.
knowledge-no-related = There is no other entry with the id { $name }; please check it.
knowledge-changed-since = Somebody has changed entries meanwhile, so nothing was saved. Please look at them as they are now.
knowledge-changed-by = Since you opened this page, { $who } changed this entry at { $at }, so it is not saved yet. All that you wrote stands below.
knowledge-somebody = somebody
knowledge-both = Where the two differ
knowledge-both-why = Put into the form below what you want to keep; what stands there is what will be saved.
knowledge-what = Field
knowledge-theirs = As it is saved now
knowledge-mine = As you wrote it
knowledge-empty = (empty)
knowledge-wrong-missing = { $field }: please write it.
knowledge-wrong-long = { $field }: at most { $most } characters; please shorten it.
knowledge-wrong-many = { $field }: at most { $most }; please leave some out.
knowledge-wrong-extra = { $field } is no field; please take out that column.
knowledge-wrong-validity = The validity ends before it begins; please check the two days.
knowledge-wrong-day = { $field }: please write a day such as 2026-11-23.
knowledge-wrong-id = An id has 2 to 40 small letters, figures and hyphens, such as foi-fee.
knowledge-wrong-link = { $field }: begins with https:// or http:// and has no spaces.
knowledge-wrong-bar = { $field }: no “|” may stand in it.
knowledge-wrong-other = { $field } is not right; please write it as in other entries.
knowledge-wrong-unwritable = { $field } holds invisible control characters that cannot be kept; please type it anew.
knowledge-try-label = As a resident would ask
knowledge-try-example = Is an information request free?
knowledge-try-lead = Write what a resident would say, and see what they would get now, and why. It goes the way of the chat and leaves no trace.
knowledge-try-of = The entry that is tried:
knowledge-try-says = They would get
knowledge-outcome-answer = an answer
knowledge-outcome-suggest = a question back
knowledge-outcome-unknown = “I do not know”
knowledge-outcome-door = the way to another door
knowledge-outcome-crisis = help
knowledge-outcome-anew = asked to say it anew
knowledge-try-why = Why
knowledge-try-considered = What was compared
knowledge-try-entry = Entry
knowledge-try-wording = Nearest wording
knowledge-try-score = Confidence
knowledge-try-this = this one
knowledge-try-how = What is shaded stands in the question too.
knowledge-try-place = The entry that is tried is number { $place }.
knowledge-try-not-among = The entry that is tried is not among them: not published, not valid, or too far off.
knowledge-try-next = To have it answered
knowledge-try-next-why = Add this sentence to the wordings of an entry; where none fits, write one.
knowledge-write = Write an entry
knowledge-why-crisis = It speaks of danger, so help comes first and no entry is looked up.
knowledge-why-anew = It is too long, or there is nothing in it but what was hidden.
knowledge-why-door = It wants something done rather than told, so it is shown where to go.
knowledge-why-nothing = No entry comes near it.
knowledge-why-exact = It is one of the entry's wordings, word for word.
knowledge-why-named = It says the matter's name and the side that is asked for, and nothing else.
knowledge-why-sure = { $enough ->
        [yes] The first is { $sure }% sure; an answer needs { $least }%.
       *[no] The first is only { $sure }% sure; an answer needs { $least }%.
    }
knowledge-why-known = { $enough ->
        [yes] That one of the first three answers it is { $known }% sure; to be asked back, { $least }% are needed.
       *[no] That one of the first three answers it is only { $known }% sure, below { $least }%: nothing is guessed.
    }
knowledge-why-foreign = Most of the words that matter stand nowhere in the entry, so it is not offered either.
knowledge-why-shared = Words in common: { $words }
knowledge-why-unknown = Words that the entry does not have: { $words }
knowledge-why-elements = Asked for: { $names }
knowledge-veto-denial = One asks whether, the other what if not: no outright answer.
knowledge-veto-figure = A figure of the question is not in the entry.
knowledge-veto-year = The year that is asked for is not in the entry.
knowledge-veto-place = The place that is asked for is not in the entry.
knowledge-veto-party = It is about other people.
knowledge-veto-element = It asks for another side, such as the fee where the entry tells the time.
knowledge-veto-unknown-word = A word that matters is not in the entry.
knowledge-veto-bare-topic = It only names a topic and does not say what is asked.
knowledge-veto-sibling = Another entry fits as well, so the resident chooses.
knowledge-veto-other-matter = Only a broad word is shared; it may be about something else.
knowledge-gaps-lead = What found no answer in the last { $days } days, personal data hidden; deleted when its time is over.
knowledge-gap = What happened
knowledge-gap-any = All
knowledge-gap-unknown = Not known
knowledge-gap-none-of-these = None of the offered
knowledge-gap-not-solved = The answer did not help
knowledge-gap-question = In residents' words
knowledge-gap-times = Times
knowledge-gap-last = Last
knowledge-gaps-none = Every question was answered. What residents ask and get no answer to will stand here, to be made an entry.
knowledge-guides-lead = Services imported from guides; answers are taken from each of their fields.
knowledge-guides-found = { $count ->
        [one] { $count } guide.
       *[other] { $count } guides.
    }
knowledge-guides-none = There is no guide yet. Please ask the system administrator to bring them in with guides import.
knowledge-guide-sides = Answers
knowledge-guide-area = Area
knowledge-guide-title = Service
knowledge-guide-how = What a guide does not say is answered as “not recorded”, never guessed. To change it, change the file and import it again.
knowledge-guide-elsewhere = This one does not hold in { $area }, so nothing is answered from it.
knowledge-guide-kind = Kind
knowledge-guide-level = Level
knowledge-guide-themes = Themes
knowledge-guide-service-objects = For whom
knowledge-guide-accept-standard = Conditions
knowledge-guide-materials = Documents
knowledge-guide-location = Place
knowledge-guide-statutory-limit = Statutory time
knowledge-guide-promised-limit = Promised time
knowledge-guide-visits = Visits
knowledge-guide-fee = Fee
knowledge-guide-basis = Legal basis
knowledge-guide-consult-phone = Telephone
knowledge-guide-complaint-phone = Telephone for complaints
knowledge-guide-online-booking = Booking online
knowledge-guide-url = Address
knowledge-guide-question-names = Other names
knowledge-guide-checked-on = Checked on
knowledge-files-lead = What was exported can be changed and imported again; the difference is shown first.
knowledge-bring-why = Excel, CSV or JSONL, with the columns of the export. You see the difference before anything is taken.
knowledge-file = File
knowledge-see-difference = See the difference
knowledge-take-away = Export all
knowledge-take-away-why = All entries, drafts and those that were taken down too.
knowledge-kind-xlsx = Excel
knowledge-kind-csv = CSV
knowledge-kind-jsonl = JSONL
knowledge-no-file = No file came. Please choose one and send it again.
knowledge-empty-file = The file holds no entry; please check it.
knowledge-import-twice = Line { $line }: the id { $id } stands already in line { $before }. Nothing was imported.
knowledge-import-wrong = Line { $line }: { $why } Nothing was imported.
knowledge-difference = What the import would change
knowledge-difference-lead = { $new } new, { $changed } changed, { $same } the same. Nothing is imported yet.
knowledge-loose = Some entries name related ones that do not exist; those buttons will not be shown:
knowledge-take = { $count ->
        [one] Take this one
       *[other] Take these { $count }
    }
knowledge-nothing-new = The file holds what is there already; there is nothing to import.
knowledge-changed-entries = Changed
knowledge-new-entries = New
knowledge-now = Now
knowledge-in-file = In the file
knowledge-first-shown = The first { $most } of each are shown; all will be taken.
knowledge-imported = Imported: { $new } new, { $changed } changed.
knowledge-look = Check
knowledge-ends = Valid until { $day }; after that residents no longer get it
knowledge-days-left = { $days ->
        [0] ends today
        [one] { $days } day left
       *[other] { $days } days left
    }
knowledge-stale-waiting = { $count ->
        [one] { $count } entry should be checked
       *[other] { $count } entries should be checked
    }
knowledge-stale-why = Unchecked for a year, or its validity is over
knowledge-figure-given = <b>{ $count }</b> entries answer questions now
knowledge-figure-stale = <b>{ $count }</b> entries should be checked
knowledge-figure-gaps = <b>{ $count }</b> questions found no answer in the last 7 days

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

# Releases at the console. $who and $names are names already joined.
releases-urgent = Urgent
releases-attribute-active = open (主动公开)
releases-attribute-on-request = on request (依申请公开)
releases-attribute-withheld = withheld (不予公开)
releases-where-draft = draft
releases-where-returned = sent back
releases-where-submitted = to be reviewed
releases-where-reviewed = to be sent
releases-where-held = waits for the quiet hours to end
releases-where-sending = being sent
releases-where-paused = paused
releases-where-stopped = stopped
releases-where-done = sent
releases-where-published = published
releases-desk-title = Releases
releases-desk-lead = A release takes four steps: writing, review by somebody else, sending, the result.
releases-desk-new = Write a release
releases-desk-any = All
releases-desk-state = State
releases-desk-organ = Department
releases-desk-words = Words of the title
releases-desk-find = Find
releases-desk-all = Show all
releases-desk-heading = Title
releases-desk-author = Author
releases-desk-changed = Last change
releases-desk-further = Earlier
releases-desk-none = There is no release yet. They will stand here, from the draft to the result.
releases-desk-none-found = Nothing fits. Try other words, or show all.
releases-way = The four steps of a release
releases-way-draft = Write
releases-way-review = Review
releases-way-send = Send
releases-way-done = Result
releases-next = What comes next
releases-and-others = { $names } and others, { $count } in all
releases-next-draft = This is a draft that only staff can see. Next: look at it below and submit it for review.
releases-next-not-open = What is { $attribute } is not sent to residents and only kept here. To send it, change its openness first.
releases-next-returned = { $by } sent it back: { $reason }. Next: an editor changes it and submits it again.
releases-next-submitted = { $author } submitted it. Next: somebody else reviews it: { $who }.
releases-next-submitted-nobody = { $author } submitted it, but there is no other reviewer than { $author }. Please ask the system administrator to add one.
releases-next-reviewed = { $reviewer } approved it; it is not sent yet. Next: a publisher sends it: { $who }.
releases-next-reviewed-nobody = { $reviewer } approved it, but there is no publisher. Please ask the system administrator to add one.
releases-next-held = { $sender } has sent it off. These are the quiet hours: it begins by itself at { $until }, nobody has to stay.
releases-next-sending = It is on its way to those who follow it. Nobody has to stay; the result will stand here.
releases-next-paused = It is paused and reaches nobody. Next: a publisher goes on, or stops it.
releases-next-stopped = It was stopped: who has not got it will not get it. To send it again, submit it for review again.
releases-next-done = It was sent, and residents can find it. The result stands below; there is nothing left to do.
releases-next-along-with = This explains “{ $title }” and is reviewed and sent together with it. Next: once it is written, submit “{ $title }”.
releases-next-along-sent = This explanation was sent together with “{ $title }”; residents can find it.
releases-next-published = It was published long ago and brought in: residents can find it, it is not sent.
releases-act-submit = Submit for review
releases-act-review = Review it
releases-act-send = Send it
releases-act-resume = Go on, { $waiting } have not got it
releases-act-pause = Pause
releases-act-again = Submit again for the { $lacking } who have not got it
releases-act-edit = Change
releases-act-return = Send back
releases-act-reading = Write its explanation
releases-act-stop = Stop…
releases-act-discard = Discard…
releases-act-export = Export these figures
releases-looks = As it arrives
releases-face-telegram = In Telegram
releases-face-web = In the web chat
releases-face-room = { $used } characters of at most { $room }.
releases-face-left-out = There is no room for { $count } of these, so they are not shown (“Full text” shows the text):
releases-face-short = too long
releases-text = Full text
releases-about = This release
releases-audience = { $recipients } people follow these topics; { $lacking } of them have not got it yet.
releases-reviewed-by = Reviewed by
releases-with-reading = Sent together with
releases-sending = On its way
releases-report = The result
releases-report-begun = Sent at { $sent } by { $sender }.
releases-report-closed = Ended at { $closed }.
releases-report-not-after = Not after { $latest }.
releases-report-all = All { $recipients } got it.
releases-report-nobody = Nobody was to get it; residents can find it.
releases-report-some = Of { $recipients }, { $sent } got it and { $missed } did not, for these reasons.
releases-report-earlier = { $count } more got it from earlier broadcasts.
releases-progress = Progress
releases-progress-of = { $settled } of { $recipients }
releases-number = { $number }
releases-count-recipients = To get it
releases-count-sent = Arrived
releases-count-waiting = Waiting
releases-count-what = What
releases-count-number = People
releases-missed-blocked = Blocked our bot
releases-missed-gone = Account is gone
releases-missed-unknown = Not known whether it arrived
releases-missed-too-late = Too late
releases-missed-stopped = Stopped before
releases-missed-had-it = Had it already
releases-missed-deleted = Deleted their data
releases-missed-left = Left the topic
releases-missed-refused = Refused by the network
releases-missed-no-message = No message in their language
releases-missed-otherwise = Other reasons
releases-unknown-why = “Not known” means that the network gave no answer. It may have arrived, so it is not sent again by itself.
releases-form-new = Write a release
releases-form-edit = Change a release
releases-form-lead = Three things are needed: title, full text, topics. The rest makes the message easier to read.
releases-form-title = Title
releases-form-gist = In one sentence
releases-form-gist-hint = What changes for residents, in plain words. Without it the message shows the beginning of the text.
releases-form-points-label = Points
releases-form-points-hint = One a line, at most 8.
releases-form-text = Full text
releases-form-text-hint = What residents see under “Full text”.
releases-form-topics = Topics
releases-form-topics-hint = Who follows them gets it. Tick at least one; the department's own topic counts by itself.
releases-axis-field = Fields
releases-axis-openness = Ways of openness
releases-axis-street = Subdistricts
releases-axis-organ = Departments
releases-form-kind = Kind
releases-form-organ = Department
releases-form-organ-hint = Residents see its name.
releases-form-attribute = Openness
releases-form-attribute-hint = Only what is open (主动公开) is reviewed and sent.
releases-form-reason = Why it is not open
releases-form-reason-hint = Leave this empty if it is open.
releases-form-file = Attachment
releases-form-file-hint = A picture (PNG, JPG) or a document of at most 10 MB. With it the message has at most 1024 characters.
releases-form-file-is = Attached now: { $name }
releases-form-detach = Take it away
releases-form-file-again = The file could not be kept, please choose it again; all else is there.
releases-form-file-kind = This kind of file cannot be attached. What can: { $kinds }
releases-form-file-other = The file is not what its name says. Save it again and choose that.
releases-form-english = English
releases-form-english-hint = English readers get this; without it they get the Chinese.
releases-form-english-title-label = Title in English
releases-form-english-gist = Sentence in English
releases-form-english-points = Points in English
releases-form-more = More: explained policy, link, date, urgent
releases-form-interprets-label = Explains which policy
releases-form-interprets-hint = For an explanation (政策解读) only. It is reviewed and sent together with its policy.
releases-form-no-policy = None
releases-form-link-label = Link to the original
releases-form-link-hint = Begins with https://. The message gets a button “Original”.
releases-form-formed-on = Date of the document
releases-form-formed-on-hint = The date that stands on it.
releases-form-urgent = Urgent: sent at once, in the quiet hours too
releases-form-submit = Save and submit for review
releases-form-keep = Save as a draft
releases-form-after = Once it is saved you see how it will arrive. It goes out only after somebody else has approved it.
releases-form-again = This is another one, save it
releases-form-see-newer = See the new one
releases-form-over = I have seen it, use what stands here
releases-form-voids = This was approved. If it is changed, the approval is void and it must be reviewed again; nobody has got it yet.
releases-form-voids-tick = I know, change it
releases-form-english-title = There is an English side, so please write an English title too.
releases-form-interprets = Only an explanation (政策解读) names a policy. Change the kind, or choose “None”.
releases-form-long = At most { $longest } characters; these are { $length }. Please shorten it.
releases-form-points = At most { $most } points of { $longest } characters. Please join or shorten them.
releases-form-link = A link begins with https:// or http:// and has no spaces, such as https://www.example.gov.cn/a.
releases-form-day = Please write the date of the document, such as 2026-11-23, not later than today.
releases-form-unreadable = There are characters that cannot be kept. Please type it instead of pasting it.
releases-form-otherwise = This cannot be taken. Please choose or write it again.
releases-same = There is a release with this title, text and department already ({ $id }). If this is another one, tick “This is another one” and save again.
releases-changed-meanwhile = Somebody changed it after you opened this page, so nothing was saved over it. Please look at the new one; to use what stands here, tick that you have seen it and save again.
releases-is-reviewed = Release { $id } is approved already. It can be sent.
releases-not-submitted = Release { $id } is not submitted now. Please wait until an editor submits it.
releases-return-reason = Please say why in at most { $longest } characters; the author will see it.
releases-review = Review
releases-review-lead = Written by { $author }. This is all that will be sent; please read every word.
releases-review-not-now = It is “{ $state }” now, so there is nothing to review.
releases-review-whom = To whom it goes
releases-review-message = The message
releases-review-text = Full text: { $title } ({ $length } characters)
releases-review-open-file = Open the attachment
releases-review-approve = Approve
releases-review-approve-why = Then a publisher can send it to the { $lacking } who have not got it. If a single character changes, it must be reviewed again.
releases-review-attribute = I have read all of it. It holds no state or business secret and nothing private, and it is { $attribute }
releases-confirm-attribute = Please read it all and tick that its openness is right.
releases-review-approve-act = Approve
releases-review-return = Send back
releases-review-reason = Why
releases-review-reason-hint = Say what should be changed; the author will see it.
releases-review-return-act = Send it back to the author
releases-send = Send
releases-send-whom = { $recipients } people follow it; it goes to the { $lacking } who have not got it yet.
releases-send-night = These are the quiet hours. Once sent off, it begins at { $until }.
releases-send-urgent = It is urgent: it goes out at once, in the quiet hours too.
releases-send-not-after = Not after
releases-send-not-after-hint = Who has not got it by then does not get it. You can usually leave this.
releases-send-nobody = Nobody is to get it: nobody follows it, or they have it. Residents can find it once it is published.
releases-send-act-nobody = Publish it without sending
releases-send-act = Send it to { $lacking }
releases-send-after = You may be asked for a code once more. It can be paused and stopped later; what has arrived cannot be taken back.
releases-not-after = “{ $typed }” is no time. Please write it as 2026-11-23 18:00.
releases-stop-title = Stop sending “{ $title }”
releases-stop-consequence = { $sent } have got it, and that cannot be taken back; { $waiting } wait and will not get it. This cannot be undone; to wait a little, pause it.
releases-stop-act = Stop, { $waiting } do not get it
releases-discard-title = Discard “{ $title }”
releases-discard-consequence = What was written goes and cannot be found again; nobody has got it. The journal keeps its title.
releases-discard-act = Discard it
releases-did-submit = Saved and submitted for review.
releases-did-keep = Saved, not submitted yet.
releases-did-keep-closed = Saved. What is not open is not submitted.
releases-did-keep-along = Saved. It is reviewed and sent together with its policy and needs no submitting of its own.
releases-did-void = Saved. The approval is void; please submit it again.
releases-did-discard = Release { $id } was discarded.
releases-did-approve = Approved. Next, a publisher sends it.
releases-did-approve-send = Approved. You are a publisher too and can send it now.
releases-did-return = Sent back; the author will see why.
releases-did-send = It is being sent to { $count }.
releases-did-hold = It will be sent to { $count } after the quiet hours.
releases-did-pause = Paused; within two seconds nothing goes out.
releases-did-resume = It goes on.
releases-did-stop = Stopped.
releases-waits-review = Review: { $title }
releases-waits-review-detail = { $organ }, by { $author }
releases-waits-review-act = Review it
releases-waits-send = Send: { $title }
releases-waits-send-detail = { $organ }, approved, waits for you to send it
releases-waits-send-act = Send it
releases-waits-returned = Sent back: { $title }
releases-waits-returned-detail = By { $by }; please change it and submit it again
releases-waits-returned-act = Look
releases-waits-paused = Paused: { $title }
releases-waits-paused-detail = { $organ }, paused on its way; go on or stop
releases-waits-paused-act = Look
releases-waits-unknown = Not known whether it arrived: { $title }
releases-waits-unknown-detail = { $count } people; the network gave no answer
releases-waits-unknown-act = See the result
releases-figure-sending = “{ $title }” is being sent: { $done } of { $recipients }
releases-figure-paused = “{ $title }” is paused: { $done } of { $recipients }
releases-figure-week = { $count ->
        [one] 1 release went out this week
       *[other] { $count } releases went out this week
    }

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
staff-bot-nobody = This is for staff alone: please sign in to the console, open the page under your name, make a code there, and send “/link CODE” here.
staff-bot-staff-not-allowed = This needs the role { $role }, which { $name } does not have. If you need it, please ask a system administrator.
staff-bot-code-wrong = This code is not right, or was used, or is too old; please make another one at the console.
staff-bot-code-too-often = There were too many wrong codes; please try again in ten minutes.
staff-bot-joined = { $name }, your account is joined. At half past eight on working days you are told here what is due.
staff-bot-help =
    { $name }, this is what you can do:
    /today what is due now
    /review 12 review release 12
    /status 12 how the broadcast of release 12 goes; hold it, go on, stop it
    /consultations questions that wait for your organ; open one and reply to that message: what you write is the answer
    /cancel leave what you are being asked
staff-bot-command-today = What is due now
staff-bot-command-consultations = Questions that wait
staff-bot-command-review = Review a release: /review 12
staff-bot-command-status = How a broadcast goes: /status 12
staff-bot-command-help = How it works
staff-bot-command-cancel = Leave what you are being asked
staff-bot-away = Nothing can be kept just now, so this was not done. Please try again in a few minutes. Number { $number }
staff-bot-failed = This was not done, and nothing was changed. Please try again; if it does not help, give the system administrator this number: { $number }
staff-bot-old-button = This button is an old one and leads nowhere any more. Send /today for what is due now.
staff-bot-left-alone = Very well, it is left as it is.
staff-bot-put-by = Ten minutes have passed: what you were being asked is put by, and nothing was changed.
staff-bot-which-number = Please add the number, such as /status 12 or /review 12.
staff-bot-unreadable = There are characters in it that cannot be kept. Please type it anew.
staff-bot-only-words = An answer is written in words. Please type it, as a reply to that message.
staff-bot-today = Due now: { $count }
staff-bot-digest = Good morning. Due today: { $count }
staff-bot-nothing-due = Nothing waits for you now.
staff-bot-more-due = There are { $count } more. Please see the console.
staff-bot-late = late by { $days ->
        [one] one working day
       *[other] { $days } working days
    }
staff-bot-due-today = due today
staff-bot-left = { $days ->
        [one] one working day
       *[other] { $days } working days
    } left
staff-bot-due-review = To review: { $title }
staff-bot-due-author = { $organ } · { $author }
staff-bot-due-returned = Sent back to you: release { $id }, { $title }
staff-bot-due-broadcast = Broadcast: { $title }
staff-bot-due-counts = { $state ->
        [paused] held
        [held] waiting for the quiet hours to end
       *[other] on its way
    }, { $sent } sent, { $waiting } to go
staff-bot-due-consultation = Question { $number }
staff-bot-due-confirm = Request { $number }: to be confirmed with the applicant
staff-bot-due-request = Request { $number }: to be answered by { $day }
staff-bot-button-review = Review { $id }
staff-bot-button-status = See { $id }
staff-bot-button-consultation = Answer { $number }
staff-bot-draft =
    <b>Release { $id }: { $title }</b>
    { $organ } · drafted by { $author }. Above is what will be sent.
staff-bot-audience = { $recipients } follow these topics, { $lacking } of them have not got it yet. Topics: { $topics }. Attribute: { $attribute }
staff-bot-buttons-below = Buttons below the message: { $buttons }
staff-bot-left-out = { $count } sentences or points have no room in the message and stand in the whole text alone.
staff-bot-with-reading = Its explanation (release { $id }) is reviewed and sent with it.
staff-bot-button-approve = Approve
staff-bot-button-return = Send back
staff-bot-button-full = The whole text
staff-bot-button-hant = In Traditional
staff-bot-button-leave = Leave it
staff-bot-approved-already = Release { $id } was approved by { $name } already.
staff-bot-no-authenticator = You have no authenticator yet, so you cannot approve here. Please set it up at the console.
staff-bot-which-code = To approve release { $id }, { $title }, please send the 6 digits that your authenticator shows now.
staff-bot-approved = Release { $id }, { $title }, is approved for { $recipients } people. A publisher can send it at the console.
staff-bot-return-why = Sending back release { $id }, { $title }: please write why; whoever drafted it will read it.
staff-bot-returned = Release { $id } was sent back.
staff-bot-was-returned = { $name } sent back your release { $id }, { $title }: { $reason }
staff-bot-none-under-way = No broadcast is on its way. For a certain one add its number: /status 12
staff-bot-under-way = Release { $id }: { $title }
staff-bot-broadcast =
    <b>Release { $id }: { $title }</b>
    { $state ->
        [draft] not reviewed yet
        [reviewed] reviewed, not sent yet
        [held] sent, waiting for the quiet hours to end
        [sending] on its way
        [paused] held
        [stopped] stopped
       *[other] done
    }
staff-bot-numbers = { $recipients } people: sent { $sent }, waiting { $waiting }, failed { $failed }, unknown { $unknown }
staff-bot-held-until = It goes on at { $until }
staff-bot-sent-by = Sent by { $name }, { $at }
staff-bot-reviewed-by = Approved by { $name }, { $at }
staff-bot-button-pause = Hold
staff-bot-button-resume = Go on
staff-bot-button-stop = Stop
staff-bot-button-again = Look again
staff-bot-button-stop-really = Stop it for good
staff-bot-stop-really = Stopping release { $id }, { $title }: { $waiting } people who have not got it will not get it, { $sent } have it already, and it cannot go on afterwards.
staff-bot-consultations = Questions that wait for your organ: { $count }
staff-bot-no-consultations = No question waits for { $organ } now.
staff-bot-consultation =
    <b>{ $number }</b> · { $organ }
    { $state ->
        [waiting] { $late ->
            [true] was due { $day }, not answered yet
           *[other] to be answered by { $day }
        }
        [answered] answered
       *[other] closed
    }
staff-bot-before = What was said before:
staff-bot-resident = Resident
staff-bot-office = Office
staff-bot-reply-hint = Reply to this message: what you write is the answer. You will see it once more before it goes.
staff-bot-reply-to-what = To answer a question, please reply to the message with its number; /consultations opens it.
staff-bot-consultations-personal = Please mind: there seems to be { $kind ->
        [phone] a telephone number
        [id_number] an identity number
        [bank_card] a bank card's number
       *[other] something personal
    } in the answer. Send it only if that is meant.
staff-bot-consultations-of-another = Please mind: { $number } was put to { $organ }; you would answer for it.
staff-bot-answer-really =
    This is the answer to { $number }; it cannot be changed once it is sent:

    { $answer }
staff-bot-button-send = Send it
staff-bot-button-not-send = Do not
staff-bot-answered = { $number } is answered; whoever asked will see it where they asked.
staff-bot-answer-dropped = It was not sent. To write it anew, reply to the question once more.
staff-bot-answer-forgotten = This answer was dealt with, or is not there any more. To answer, reply to the question once more.
staff-bot-button-pass = Give it to another organ
staff-bot-nobody-else = No other organ has anybody who could answer. Please ask the system administrator.
staff-bot-pass-to-whom = Which organ is { $number } for?
staff-bot-pass-why = Giving { $number } to { $organ }: please write why; whoever asked is told.
staff-bot-button-usual-reason = It is that organ's matter
staff-bot-usual-reason = This is the matter of { $organ }
staff-bot-passed = { $number } was given to { $organ }; the day stays ({ $day }), and whoever asked was told.

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
broadcasts-changed-meanwhile = It was changed after you opened this page, so it was not approved. Please read the new one.

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

# Consultations in the console.

consultations-desk-lead = { $waiting ->
        [0] No consultation waits for an answer.
       *[other] { $waiting } waiting for an answer{ $late ->
            [0] , all of them in time.
           *[other] , { $late } of them past the day that was promised.
        }
    }
consultations-desk-state =
    { $state ->
        [waiting] waiting
        [overdue] overdue
        [answered] answered
       *[closed] ended
    }
consultations-desk-words = Number, or words of the question
consultations-desk-question = Question
consultations-desk-asked = Asked
consultations-desk-channel = From
consultations-desk-none = No resident has asked a member of staff yet. When one taps “Ask a member of staff” in the chat, the question comes here, to be answered within two working days.
consultations-desk-none-such = No consultation is like that.
consultations-desk-all = All that wait for an answer
consultations-desk-one = Consultation { $number }
consultations-desk-waits = To be answered by { $organ } by { $day }.
consultations-desk-stands =
    { $state ->
        [answered] Answered; it waits again when the resident asks on.
       *[closed] Ended; it needs no answer.
    }
consultations-desk-said = What was said
consultations-desk-resident = Resident
consultations-desk-bot = Automatic answer
consultations-desk-rated = rated: { $mark }
consultations-desk-before = The chat before it
consultations-desk-masked = Telephone and document numbers were hidden as they came in.
consultations-desk-has-waited = Has waited
consultations-desk-answer = Answer
consultations-desk-text = The answer
consultations-desk-text-hint = The result first, then why and what to do, in at most { $most } characters. It goes to the chat that asked.
consultations-desk-send = Send it to the resident
consultations-desk-final = It cannot be corrected once it is sent; the resident can ask on.
consultations-desk-for-another = { $organ } is asked, and I answer for it
consultations-desk-number-meant = This number is public, and it is needed
consultations-desk-transfer = Give it to another organ
consultations-desk-to = To
consultations-desk-no-organ = Please choose which organ answers.
consultations-desk-reason = Reason
consultations-desk-reason-hint = The resident sees it. The expected day stays { $day }.
consultations-desk-answered = { $number } is answered, and on its way to the resident.
consultations-desk-given = { $number } was given to { $organ }; the resident is told.
consultations-desk-button-answer = Answer
consultations-desk-waiting = Consultation: { $question }
consultations-desk-waiting-detail = { $number }, { $organ }, from { $channel }
consultations-desk-figure-open =
    { $count ->
        [one] 1 consultation waits for an answer
       *[other] { $count } consultations wait for an answer
    }
consultations-desk-figure-late =
    { $count ->
        [one] 1 consultation is overdue
       *[other] { $count } consultations are overdue
    }
consultations-desk-act-show = looked at
consultations-desk-act-answer = answered
consultations-desk-act-transfer = given to another organ

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

# Requests for information in the console.

foi-desk-title = Requests for information
foi-desk-lead = { $open ->
        [0] No request is under way.
       *[other] { $open } under way, { $week } due this week, { $late } overdue.
    }
foi-desk-state =
    { $state ->
        [open] under way
        [week] due this week
        [overdue] overdue
        [pre-application] to be confirmed
        [registered] registered
        [extended] extended
        [answered] answered
        [withdrawn] withdrawn
       *[not-an-application] not taken as a request
    }
foi-desk-number = Number
foi-desk-arrived = Sent
foi-desk-all = All that are under way
foi-desk-none = There is no request yet. What residents send from the chat, and paper applications that you register here, will be listed here, what is due first on top.
foi-desk-none-such = No request is like that.
foi-desk-not-mine = handled by that organ
foi-desk-has-waited =
    { $days ->
        [0] came today
        [one] has waited 1 working day
       *[other] has waited { $days } working days
    }
foi-desk-provisional = (provisional)
foi-desk-provisional-short = provisional
foi-desk-provisional-long = provisional: the holidays are not announced yet
foi-desk-export = Take away these { $count } ({ $kind })
foi-desk-export-why = Numbers, states and days alone; nobody is named.
foi-desk-one = Request { $number }
foi-desk-next-confirm = Not confirmed with its applicant yet, so its clock has not begun; working days that it has waited: { $days }. Please call them: the day of confirmation is the day of receipt.
foi-desk-next-answer = Received on { $received }{ $extended ->
        [none] {""}
       *[other] , extended by { $extended } working days
    }, to be answered by { $due }. { $may_extend ->
        [true] Write the answer and read it whole before it goes out; it can be extended once before it is due.
       *[false] Write the answer and read it whole before it goes out.
    }
foi-desk-next-answered = Answered on { $day }: { $outcome }. Nothing is left to do.
foi-desk-next-withdrawn = Withdrawn on { $day }; nothing is left to do.
foi-desk-next-routed = Not taken as a request on { $day }; it belongs to: { $route }. If the applicant insists, please register it anew.
foi-desk-content = What is asked for
foi-desk-erased = The time of keeping is over, and the words are erased.
foi-desk-masked = Telephone and document numbers are hidden.
foi-desk-extension = Extension
foi-desk-extended = By { $days } working days, with the consent of { $head }; told by: { $told }.
foi-desk-ground-label = Ground
foi-desk-reasons = Reasons
foi-desk-text = Text of the answer
foi-desk-remedy = Remedy
foi-desk-days = How the date is counted
foi-desk-days-open = Day by day ({ $count } days)
foi-desk-day = Day
foi-desk-counted = Working day
foi-desk-day-why = Why
foi-desk-day-received = day of receipt, not counted
foi-desk-day-weekend = weekend
foi-desk-day-holiday = off
foi-desk-day-statutory = statutory day, not announced yet
foi-desk-day-pause = others are asked, not counted
foi-desk-day-make-up = made up, work
foi-desk-weekday =
    { $weekday ->
        [1] Mon
        [2] Tue
        [3] Wed
        [4] Thu
        [5] Fri
        [6] Sat
       *[7] Sun
    }
foi-desk-received = Received on { $day }, the day { $how ->
        [in-person] on which it was handed in
        [signed-for] on which it was signed for
        [case-system] that the case system reported
       *[confirmed] on which it was confirmed with the applicant
    }{ $article ->
        [none] .
       *[other] {" "}(《政府信息公开条例》{ $article }).
    }
foi-desk-promised = The applicant was told { $day }; it was reckoned anew when the holidays were announced.
foi-desk-not-begun = It has no day of receipt yet, so its clock has not begun.
foi-desk-events = What happened
foi-desk-who = Applicant
foi-desk-applicant-label = Kind of applicant
foi-desk-applicant =
    { $applicant ->
        [citizen] a person
       *[organisation] an organisation
    }
foi-desk-proof-label = Document
foi-desk-proof =
    { $proof ->
        [resident_id] resident identity card
        [passport] passport
        [hk_macao] permit of Hong Kong and Macao residents
        [taiwan] permit of Taiwan residents
        [foreigner] permanent residence card
       *[credit_code] unified social credit code
    }
foi-desk-way-label = To be given
foi-desk-way =
    { $way ->
        [email] by e-mail
        [post] by post
        [pick_up] picked up
       *[read] read at the office
    }
foi-desk-field =
    { $field ->
        [name] Name
        [proof_number] Number of the document
        [phone] Telephone
        [email] E-mail
       *[address] Postal address
    }
foi-desk-came-by = Came by
foi-desk-channel =
    { $channel ->
        [web] the web chat
        [telegram] Telegram
        [in-person] in person
        [signed-for] registered post
        [letter] letter
        [fax] fax
        [email] e-mail
        [desk] written down by an officer
       *[other] another channel
    }
foi-desk-reveal = Show name and numbers
foi-desk-why = What for
foi-desk-why-hint = Such as: to confirm it by telephone. It goes into the journal.
foi-desk-no-why = Please say what it is needed for, in two characters or more.
foi-desk-revealed = This look is in the journal. Name and numbers are covered again when you leave this page.
foi-desk-files = Attached
foi-desk-files-why = Say what name and numbers are needed for first; then the files can be taken.
foi-desk-bytes = { $size } KB
foi-desk-download = Download
foi-desk-posts = On its way to the case system
foi-desk-post = { $state }, tried { $tries } times
foi-desk-back-to = See all of this request
foi-desk-method =
    { $method ->
        [phone] telephone
        [email] e-mail
        [letter] post
        [in-person] in person
        [signed-for] signed for
        [case-system] case system
       *[web] a message in the chat
    }
foi-desk-reached = The applicant gets a message in the chat that it came from; nobody else has to tell them.
foi-desk-not-reached = The applicant gets no messages here. Please tell them by telephone, by post or in person first, and say how and on which day.
foi-desk-told-by = How they were told
foi-desk-told-on = On which day
foi-desk-button-confirm = Confirm
foi-desk-button-extend = Extend
foi-desk-button-answer = Answer
foi-desk-button-withdraw = Withdraw
foi-desk-button-send-on = Not a request
foi-desk-button-register = Register a paper application
foi-desk-button-look = Look
foi-desk-do-confirm = It is confirmed, register it
foi-desk-do-extend = Extend
foi-desk-do-answer = Send the answer
foi-desk-do-withdraw = Withdraw this request
foi-desk-do-send-on = It is not a request
foi-desk-do-register = Register
foi-desk-done-confirm = { $number } is registered; its clock runs from today.
foi-desk-done-extend = { $number } is extended.
foi-desk-done-answer = { $number } is answered.
foi-desk-done-withdraw = { $number } is withdrawn.
foi-desk-done-send-on = { $number } is noted as no request.
foi-desk-explain-confirm = Confirm with the applicant what is asked for and how they are reached, then register it. Today ({ $today }) is the day of receipt, and it is to be answered by { $due }.
foi-desk-explain-extend = Once, with the consent of the head, and the applicant is told (《政府信息公开条例》第三十三条第二款).
foi-desk-explain-withdraw = Only where the applicant asks for it; nothing more is done then.
foi-desk-explain-send-on = What is a question, a complaint or a petition in the form of a request: the applicant is told where it belongs (《政府信息公开条例》第三十九条第一款).
foi-desk-explain-answer = Choose outcome and ground, write reasons and text; what may be done against it is added by the outcome.
foi-desk-confirmed-by = How it was confirmed
foi-desk-extend-days = Working days
foi-desk-extend-days-hint = 1 to { $most }.
foi-desk-extend-reason = Why it takes longer
foi-desk-applicant-reads = The applicant reads it; four characters or more.
foi-desk-consent = The head who consented
foi-desk-consent-hint = A head of this organ, other than yourself.
foi-desk-consent-nobody = { $organ } has no other head yet. Please have one added by a system administrator.
foi-desk-no-head = Please choose the head who consented.
foi-desk-route-label = Where it belongs
foi-desk-route =
    { $route ->
        [enquiry] enquiries
        [hotline] 12345
        [petition] petitions
       *[report] reports
    }
foi-desk-no-way-back = It cannot be undone.
foi-desk-verdict = Outcome and ground
foi-desk-verdict-hint = Partly granted: the ground of the part that is withheld.
foi-desk-no-verdict = Please choose outcome and ground.
foi-desk-ground = { $ground }{ $article ->
        [none] {""}
       *[other] {" "}({ $article })
    }
foi-desk-reasons-hint = Needed for all but what is granted whole; four characters or more. For a repeated request, the number it repeats.
foi-desk-text-hint = Needed where it is granted, whole or in part: the information, or where it is.
foi-desk-preview = See the letter
foi-desk-preview-why = Nothing is recorded before you have read it.
foi-desk-letter = The letter
foi-desk-letter-why = Please read it through. It is not sent yet.
foi-desk-change = Change it
foi-desk-register-why = Written or spoken applications to { $organ }, written down by you. What was handed in or signed for runs from that day; the rest has to be confirmed.
foi-desk-paper = How it came
foi-desk-came-label = Came by
foi-desk-came-hint = It decides from which day the clock runs.
foi-desk-came =
    { $came ->
        [in-person] in person, or spoken
        [signed-for] registered post, signed for
        [letter] ordinary letter
        [fax] fax
       *[email] e-mail
    }
foi-desk-received-on = The day it was handed in, signed for or came
foi-desk-whose-hand-label = Why you write it down
foi-desk-whose-hand =
    { $why ->
        [illiterate] they cannot write it
        [disabled] a disability
       *[other] another reason, such as that it came on paper
    }
foi-desk-content-label = Name, number or what it can be found by
foi-desk-content-hint = As the application has it; no purpose is asked for.
foi-desk-email-hint = Needed with e-mail.
foi-desk-address-hint = Needed with post.
foi-desk-sure = I have checked it, and it is to be registered
foi-desk-wrong =
    { $what ->
        [came] Please choose how it came.
        [why] Please choose why you write it down.
        [applicant] Please choose the kind of applicant.
        [name] Please write a name of 2 to 100 characters.
        [proof] Please choose the document.
        [proof_number] Please write the number of the document.
        [phone] Please write a telephone number, such as 021-65010000.
        [email] At most 100 characters; please check it.
        [address] At most 200 characters, on one line.
        [way] Please choose how it is to be given.
       *[content] Please write what is asked for, in 4 to 2000 characters.
    }
foi-desk-registered = Registered
foi-desk-registered-why = Please give number and secret to the applicant, to ask how it stands. The secret is shown this once.
foi-desk-secret = Secret
foi-desk-registered-due = Received on { $received }, to be answered by { $day }.
foi-desk-registered-confirm = Please confirm it with the applicant next; its clock runs from that day.
foi-desk-open-it = Open this request
foi-desk-waiting-confirm = Request { $number } is to be confirmed
foi-desk-waiting-confirm-why = sent { $at }; its clock begins with the confirmation
foi-desk-waiting-answer = Request { $number } is to be answered
foi-desk-waiting-answer-why = received { $received }, to be answered by { $due }
foi-desk-figure =
    { $what ->
        [open] requests under way: { $count }
        [week] requests due this week: { $count }
       *[overdue] requests overdue: { $count }
    }
foi-desk-act-enter = registered from paper
foi-desk-act-confirm = confirmed and registered
foi-desk-act-extend = extended
foi-desk-act-answer = answered
foi-desk-act-withdraw = withdrawn
foi-desk-act-send-on = not taken as a request
foi-desk-act-view = looked at, name and numbers covered
foi-desk-act-reveal = name and numbers shown
foi-desk-act-save = took the files
foi-desk-act-report = report of the case system

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
journal-did-releases-draft = drafted a release
journal-did-releases-edit = changed a release
journal-did-releases-discard = discarded a release
journal-did-releases-import = imported old documents
journal-did-broadcasts-review = approved a release
journal-did-broadcasts-send = sent a broadcast
journal-did-broadcasts-pause = paused a broadcast
journal-did-broadcasts-resume = resumed a broadcast
journal-did-broadcasts-stop = stopped a broadcast
journal-did-broadcasts-void = made a review void
journal-did-broadcasts-hold = held a broadcast
journal-did-broadcasts-done = finished a broadcast
journal-did-subscribers-import = imported subscriptions
journal-did-subscribers-remove = removed a subscriber
journal-did-topics-import = imported topics
journal-did-open-days-add = added an open day
journal-did-open-days-edit = changed an open day
journal-did-open-days-resize = changed the seats
journal-did-open-days-cancel = called off an open day
journal-did-open-days-export = exported sign-ups
journal-did-open-days-check-in = let somebody in
journal-did-surveys-add = added a survey
journal-did-surveys-edit = changed a survey
journal-did-surveys-open = opened a survey
journal-did-surveys-close = closed a survey
journal-did-surveys-export = exported answers
journal-did-consultations-show = looked at a consultation
journal-did-consultations-answer = answered a consultation
journal-did-consultations-transfer = passed on a consultation
journal-did-foi-confirm = confirmed a request
journal-did-foi-extend = extended a time limit
journal-did-foi-answer = answered a request
journal-did-foi-withdraw = withdrew a request
journal-did-foi-report = had word from the case system
journal-did-foi-reckon = reckoned time limits anew
journal-did-calendar-import = imported a calendar
journal-did-calendar-amend = amended a calendar
journal-did-keys-rotate = changed the keys
journal-did-staff-add = added somebody
journal-did-staff-first = made the first administrator
journal-did-staff-remove = took roles away
journal-did-staff-grant = changed roles and organ
journal-did-staff-link = made a one-time link
journal-did-staff-close = closed an account
journal-did-staff-password = set a password
journal-did-staff-authenticator = set up an authenticator
journal-did-staff-sign-in = signed in
journal-did-staff-sign-in-failed = failed to sign in
journal-did-staff-sign-out = signed out
journal-did-staff-sessions-ended = ended sessions
journal-did-staff-cookie-copied = a copied cookie was shown; the session ended
journal-did-staff-bot-code = made a code for the staff bot
journal-did-journal-prune = gave up old acts
journal-did-journal-export = exported the journal
journal-did-broadcasts-export = exported a broadcast's figures
journal-did-foi-view = looked at a request
journal-did-foi-save = took an attachment out
journal-did-foi-send-on = treated it as no application
journal-did-foi-enter = registered a request on paper
journal-did-foi-export = exported the list of requests
journal-did-knowledge-add = added an entry
journal-did-knowledge-edit = changed an entry
journal-did-knowledge-retire = took an entry down
journal-did-knowledge-import = imported entries
journal-did-knowledge-export = exported entries
journal-did-releases-submit = submitted a release for review
journal-did-releases-return = returned a release
journal-did-residents-look = looked an account up
journal-did-residents-delete = deleted a resident's data on their wish
journal-did-staff-join-bot = joined the staff bot

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
console-week = { $questions ->
        [0] Nobody asked a question in the last seven days.
       *[other] In the last seven days <b>{ $questions }</b> questions were asked, <b>{ $share }%</b> of them answered at once{ $trend ->
            [more] , { $change } points more than in the seven days before
            [less] , { $change } points less than in the seven days before
            [same] , as in the seven days before
           *[none] {""}
        }.
    }
console-waits = { $count ->
        [0] Nothing waits for you.
        [one] <b>One</b> thing waits for you{ $late ->
            [0] .
           *[other] , and it is overdue.
        }
       *[other] <b>{ $count }</b> things wait for you{ $late ->
            [0] .
           *[other] , <b>{ $late }</b> of them overdue.
        }
    }
console-waiting = Waiting for you
console-waiting-all = All { $count }
console-nothing-waits = All is done. What comes next appears here.
console-matter = Matter
console-until = Until
console-do = Do it
console-figures = Under way
console-asked = Questions and answers
console-asked-why = The last 14 days; dark: answered at once
console-asked-answered = answered at once
console-asked-offered = offered a choice
console-asked-unknown = no answer
console-day = Day
console-table = As a table
console-search = Search
console-search-what = a title, a number or a name
console-search-none = Nothing was found. Please try other words; what residents wrote is not searched.
console-releases-stays-sent =
    It was sent on { $at }, so it stays on record. { $state ->
        [sending] It has not gone out yet and can still be stopped.
        [paused] It has not gone out yet and can still be stopped.
        [stopped] It was stopped before anybody got it. It can be changed and submitted again.
       *[other] Please write a new one if something in it has changed.
    }
console-releases-voids-review = This release { $state ->
        [reviewed] is approved
       *[sent] is approved and waits to be sent
    }, and nothing was changed yet. If it is changed, the approval is void. To change it, tick “I know, change it” and save again.
console-broadcasts-not-reviewed = It has not been reviewed, or the review is void, so it is not sent. Please submit it for review.
console-broadcasts-open = It is being sent already. Please wait until it is done, or stop it first.
console-broadcasts-changed = It or its topics were changed after the review, so it goes no further. { $state ->
        [reviewed] Please change it as it should be and submit it again.
       *[other] Please stop it first, then submit it again.
    }
console-broadcasts-was-sent = It was sent on { $at }. To reach those who have not got it, please submit it again.
console-broadcasts-policy-not-sent = The policy that it explains (release { $id }) has not been sent. Please review and send that one; this goes along with it.

# What the pages of single cases share.

console-case-unwritable = There are characters here that cannot be kept; please take them out or type them anew.
console-case-no-day = Please write the day as 2026-12-01.
console-case-choose = Choose
console-case-choose-one = Please choose one.
console-case-all = All
console-case-state = State
console-case-organ = Organ
console-case-due = Due
console-case-open = Open
console-case-working-days =
    { $days ->
        [one] 1 working day
       *[other] { $days } working days
    }
console-case-late =
    { $days ->
        [0] past its day
        [one] 1 working day late
       *[other] { $days } working days late
    }
console-case-due-today = due today
console-case-left =
    { $days ->
        [one] 1 working day left
       *[other] { $days } working days left
    }
console-case-biography = What was done
console-case-biography-none = Nothing yet.
console-case-when = When
console-case-who = Who
console-case-what = What
console-case-via = By
console-case-via-console = console
console-case-via-command-line = command line
console-case-via-staff-bot = staff bot

# What names commands at the command line is said so in the console.

console-consultations-personal =
    The answer holds { $kind ->
        [id_number] an identity number
        [phone] a telephone number
        [bank_card] a bank card number
        [plate] a number plate
        [email] an e-mail address
       *[passport] a document number
    }, which would stay in the chat, so it was not sent. Please take it out; if it is public and needed, tick the box below.
console-consultations-of-another = { $number } is for { $organ } to answer. To answer for it, tick the box below.
console-foi-consent-another-organ = { $number } is handled by { $organ }, so { $name } of { $own } cannot consent to its extension. Please choose a head of { $organ }.
console-foi-untold = The applicant of { $number } gets no messages here. Please tell them by telephone, by post or in person first, and choose how; today is { $today }.
console-foi-not-confirmed = { $number } is a pre-application, not confirmed with its applicant, so its clock has not begun (Article 31 of the Regulations). Please confirm it first.
console-foi-received-ahead = { $day } is still to come, so nothing was received then. Please check it.
console-foi-received-long-ago = Received on { $day }, it was due on { $due }, and that is over. Please check the day; if it is right, tick the box below.
console-foi-registered-twice = The same applicant asked for the same on { $day }, as { $number }. If it is to be registered once more, tick the box below.
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
