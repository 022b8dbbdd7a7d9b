# 阳光问政：对居民说的每一句话，都在这里。
#
# 分寸：称“您”；短、平实、和气；一条消息只说一件事，第一行就是答案，“全文”之前不超过 120 个字。
# 不用感叹号，不用表情符号，不说“亲”，不说“系统错误”“非法输入”“操作失败”；说了不行，就说怎么办。
#
# 写法：每项能力一节，以“## 能力名”开头，编号以能力名起（faq-unknown）。句中可用 <b>、<i>、<a>；
# 传入的文字会自动转义。整段的来源、日期、提示放在最后一段，全段写在 <i>…</i> 里。空行分段。
# 数字作参数会自动分节（1,284）；电话、编号请作文字传入。繁体由简体转换，不另写。
# 英文见 en.ftl，编号与变量须一一对应。

## crisis

# 急难消息：先给号码，再给一两件马上能做的事，最后一句说明之后还可以继续问。号码的依据见 knowledge/crisis.py。

crisis-self-harm =
    请现在就拨打 <b>12356</b>，全国统一心理援助热线，会有人听您说。

    一时打不通，或者您和身边的人此刻有危险，请拨打 <b>120</b> 或 <b>110</b>。请一位信得过的人陪着，不要独自待着。

    您愿意说出来，这很重要。之后想办什么、问什么，随时可以回到这里。
crisis-violence =
    请现在就拨打 <b>110</b>。不方便出声，可以发短信到 <b>12110</b>，写明地点和发生了什么。

    能离开就先离开，到有人的地方去。有人受伤，请拨打 <b>120</b>。

    挨打、受威胁，都不是您的错。等您安全了，想了解怎么求助，随时可以在这里接着问。
crisis-fire =
    请现在就离开，到了安全的地方拨打 <b>119</b>，说清地址、烧的是什么、有没有人被困。

    走楼梯，不要坐电梯，不要回去拿东西。烟大就弯低身子，捂住口鼻。出不去时，关上门，用湿布堵住门缝，到窗口呼救。

    等您安全了，有什么要问，随时可以在这里接着问。
crisis-gas =
    请先离开屋子，到了室外再拨打 <b>119</b>，以及燃气账单上的燃气公司抢修电话。

    不要开关任何电器和电灯，不要点火，也不要在屋里打电话。顺手就能做到时，关上燃气阀门，打开门窗。有人头晕、呕吐或叫不醒，请拨打 <b>120</b>。

    等您安全了，有什么要问，随时可以在这里接着问。
crisis-medical =
    请现在就拨打 <b>120</b>，说清地址和病人的样子，不要先挂断，听接线的人教您怎么做。

    让病人躺好，不要随意搬动，请人到门口或路口接车。

    等病人有人照看了，有什么要问，随时可以在这里接着问。

## mask

# 脱敏提示：告诉本人隐去了什么，不重复号码本身。$kinds 是已经列好的名称，由 mask-kind 逐个取得。

mask-notice = <i>您的消息里有{ $kinds }，我已经隐去，没有保存。在这里提问，不需要提供这些。</i>
# 接在 mask-notice 后面，只在服务器设在境外的渠道说。$url 是本站的网址。
mask-abroad = <i>这里的消息要经过境外的服务器，所以不收个人信息。您可以把刚才那条消息删掉。要填写姓名、证件号的事，请拨 12345 问清楚到哪里办。</i>
mask-abroad-portal = <i>也可以到网页上来问：<a href="{ $url }">{ $url }</a></i>
mask-kind =
    { $kind ->
        [id_number] 身份证号
        [phone] 电话号码
        [bank_card] 银行卡号
        [plate] 车牌号
        [passport] 出入境证件号
        [email] 电子邮箱
       *[other] 个人信息
    }
mask-unreadable = 这条消息里没有我能读的文字。请您用一句话写下想问的事，比如“居住证怎么续签”。
mask-too-long = 这条消息太长，我没法好好读完。请您用一两句话写下最想问的事，不超过 { $limit } 个字。

## web

web-title = 阳光问政
web-page-title = 问一问 · 阳光问政 · { $area }
web-skip = 跳到输入框
web-menu = 菜单
web-menu-close = 收起菜单
web-ask = 问一问
web-often = 大家常问
# 与 handlers/chat/residents.py 认得的口令一致。
web-help = 怎么用
web-privacy = 隐私说明
web-person = 想找人问
web-person-how = 请拨 <a href="tel:12345">12345</a>，市民服务热线。
web-language-label = 语言
web-language-hans = 简体
web-language-hant = 繁体
web-language-en = English
web-log = 您和阳光问政的对话
web-you = 您：
web-office = 答复：
web-photo = 图片
web-download = 下载
web-label = 您想问的事
web-placeholder = 用您的话问，比如“垃圾怎么分”
web-send = 发送
web-hint = 只回答核对过的内容，不会编造。请不要写身份证号、银行卡号。
# 没有 JavaScript、还没有对话时，页面上的第一句话。
web-welcome =
    您好，这里是{ $area }的阳光问政。

    想了解什么政策、要办什么事，在下面写一句话就行，按“发送”后就能看到答复。
web-waiting = 答复还没有写好。
web-waiting-look = 看看有没有答复
# $time 是 10:24 这样的时刻。
web-today = 今天 { $time }
web-yesterday = 昨天 { $time }
web-typing = 正在查
web-offline = 连接断开，正在重连…您写的不会丢。
web-offline-form = 实时连接不上。您照样可以问，按“发送”后页面会刷新一次。
web-flood = 您发得有点快，我先歇几秒，页面会自己接着来。
web-malformed = 这一条我没有看懂，什么也没有改动。请您用一句话写下想问的事。
web-too-big = 这段话太长了，我没法收下。请挑最想问的，用一两句话写给我。
web-not-taken = 这句话试了几次都没有送到，请过一会儿再发。
web-not-found = 这个地址上没有页面，可能是链接旧了或者抄漏了字。
web-not-like-that = 这个页面不能这样打开。请回到对话里接着问。
web-refused = 这次提交不是从我们的页面发来的，所以没有收下。请回到对话里再写一次。
web-broken = 我们这边出了问题，您写的如果没有显示在对话里，请再发一次。
web-broken-trace = 再遇到时，请拨 12345 并告诉我们这个编号：{ $trace }
web-problem-back = 回到对话
web-problem-person = 急着办事，也可以直接拨 <a href="tel:12345">12345</a>。
web-widget-open = 问一问
web-widget-close = 收起对话
web-widget-title = 阳光问政对话窗口

## throttle

throttle-person = 您问得有点快，我跟不上了。请等 { $seconds } 秒再发，这之间发来的我先不处理。
throttle-all = 现在问的人很多，您这一条我还没有处理。请过几秒再发一次。

## trouble

trouble-ours =
    这一步是我们这边出了故障，您的话没有处理成。请过一会儿再发一次。

    <i>如果还是不行，请拨 12345，并报这个编号：{ $number }</i>
trouble-not-understood = 这条消息我没有看懂，什么也没有改动。请用一句话把想问的写给我。

## residents

residents-start =
    <b>您好，这里是{ $area }阳光问政</b>

    想问什么，用您自己的话直接写就行。我只回答核对过的内容，每个答案都注明出处；不知道的会直说，并告诉您去哪里问。

    <i>提问不用登录，也不用同意任何条款。请不要写身份证号、银行卡号。</i>
residents-help =
    <b>怎么用</b>

    直接写问题，比如“信息公开申请多久答复”。追问可以接着说“那费用呢”。给出几个选项时，点一下，或者打“1”都行。

    想收到新消息，写“旧改有消息告诉我”；想找文件，写“搜 加装电梯”。

    可以打的命令（打中文也行）：
    /start 菜单
    /ask 问一问
    /subscribe 订阅
    /my 我的
    /language 语言
    /privacy 隐私
    /help 帮助

    <i>想找人问，请拨 12345 市民服务热线。</i>
residents-language-which = 请选一种语言。 Please choose a language.
residents-language-chosen = 好的，以后用简体中文和您说话。
residents-privacy =
    <b>我们怎么对待您的信息</b>

    提问不用登录，不收集姓名、电话和证件号码。您写的话里如果有身份证号、电话、银行卡号、车牌，会先隐去再保存。

    对话保存 90 天，方便您回来接着看；没有答上来的问题保存 30 天，用来补充答案。到期就删除。您订阅的主题保存到您退订，关联的账号保存到您解除关联；发给您哪些消息的记录，用来保证不漏发、不重发，账号删除后不再记得发给了谁。不用于别的事，也不提供给别人。

    打“我的数据”可以把这些都拿走，打“删除我的数据”可以全部删掉。

    浏览器里存一个小文件（cookie），只用来认出这是同一段对话；清除它，就看不到以前的对话了。

    <i>告知版本 { $version }。依据：《中华人民共和国个人信息保护法》第十七条、第十九条、第四十五条、第四十七条。</i>
residents-privacy-changed = 您上次看过以后，隐私说明改过了。想看改了什么，请打“隐私”。
residents-fields = 您想了解哪个领域？
residents-menu-fields = 全部领域
residents-menu-help = 怎么用
residents-menu-language = 语言 / Language
residents-menu-privacy = 隐私说明
residents-menu-open = 打开菜单
residents-menu-find = 查政策文件
residents-menu-subscribe = 订阅消息
# 我的：订阅、关联、数据、删除。$channel 是渠道的代号。
residents-my = 我的
residents-my-topics = 您订阅了：{ $topics }。
residents-my-no-topics = 您还没有订阅主题。
residents-my-language = 语言：{ $name }。想换，请打“语言”。
residents-my-joined = 已和您在{ $channels }的账号关联。
# $kept 是下面四项里不为零的，已经用分号连好。
residents-my-kept = 这里存着：{ $kept }。
residents-my-nothing = 这里还没有存什么。
residents-kept-lines = 对话 { $count } 行
residents-kept-topics = 订阅 { $count } 个
residents-kept-questions = 没有答上来的问题 { $count } 个
residents-kept-messages = 发给您的消息记录 { $count } 条
residents-my-leave = 退订 · { $topic }
residents-my-button-my = 我的
residents-my-button-topics = 我的订阅
residents-my-button-mydata = 我的数据
residents-my-button-link = 关联别的账号
residents-my-button-part = 解除关联
residents-my-button-delete = 删除我的数据
residents-channel =
    { $channel ->
        [web] 网页问答
        [telegram] Telegram
        [terminal] 终端
       *[other] 另一个渠道
    }
residents-mydata = 这里保存的关于您的一切，都在这个文件里，请收好。
residents-mydata-here = 这个文件里只有您在本渠道的数据。关联账号的数据，请到网页问答里打“我的数据”来取。
residents-delete = <b>要删除您的全部数据吗？</b>
residents-delete-goes = 会删除：{ $kept }。
residents-delete-joined = 您在{ $channels }的账号也会一起删除。
residents-delete-stays = 会留下：只保留“这条消息发出过”的总数，不再知道发给了谁。删除以后找不回来。
residents-delete-button = 全部删除
residents-delete-button-no = 不删
residents-delete-kept = 好的，什么也没有删。
residents-deleted = 您的数据都删除了，这里重新开始。以后想问什么，随时可以写给我。
residents-link =
    您的关联码：<b>{ $code }</b>

    请在十分钟内，到您的另一个账号那里（比如网页问答或者 Telegram）打“关联 { $code }”。只能用一次，请不要告诉别人。

    <i>如果您在另一个账号那里已经拿到了码，直接在这里打出来就行。</i>
residents-link-done =
    关联好了，您在{ $channel }的账号和这里算同一个人。

    两边订阅的主题合在一起，同一条消息只发一次。对话内容不会搬过来。
residents-link-wrong = 这个码不管用：可能打错了，过了十分钟，已经用过，或者是本账号自己的码。请在另一个账号那里打“关联”，拿一个新的码再来试。
residents-link-too-many = 试的次数有点多，请等十分钟，在另一个账号那里打“关联”，拿一个新的码再来试。
residents-part = 已解除关联。从现在起，两边的订阅各算各的。
residents-stale = 这个按钮是以前的，现在不管用了。您可以打开菜单重新选，或者直接把问题写给我。
residents-unknown-command = 没有这个命令。打开菜单看看有什么，或者直接用您自己的话问我。
residents-only-text = 我现在只看得懂文字，图片、语音、文件和表情还看不了。请把想问的用一句话写给我。
residents-field-employment = 就业创业
residents-field-assistance = 社会救助
residents-field-insurance = 社会保险
residents-field-household = 户籍管理
residents-field-health = 医疗卫生
residents-field-enforcement = 城市综合执法
residents-field-elderly = 养老服务
residents-field-education = 教育
residents-field-environment = 环境保护
residents-field-rescue = 灾害事故救援
residents-field-culture = 公共文化
residents-field-sports = 公共体育
residents-field-disclosure = 政府信息公开
residents-field-participation = 政民互动
residents-field-services = 政务服务
residents-field-business = 营商环境
residents-field-decisions = 重大决策
residents-field-housing = 住房与城市更新
residents-field-finance = 财政与国资
residents-field-projects = 重大建设项目
residents-field-community = 社区服务
residents-field-pairing = 对口帮扶
residents-field-recruitment = 公务员招录

## faq

faq-invite =
    请直接写您想问的事，一句话就好。

    <i>比如：信息公开申请要不要钱；垃圾分类怎么分；政府开放日怎么参加。</i>
faq-only-hidden = 您想问什么，直接写一句话就行，比如“信息公开申请要不要钱”。
faq-shorter = 您写得有点长，我怕弄错意思。请把最想问的一件事用一两句话写给我，{ $limit } 个字以内。
faq-hello =
    您好，我在。想问什么，直接写给我就行。

    <i>比如：信息公开申请要不要钱；垃圾怎么分；政府开放日怎么参加。</i>
faq-thanks = 不客气。还有什么想问的，随时写给我。
faq-is-it = 您问的是这个吗？
faq-placeholder = （{ $what }：这里还没有收录，请拨 12345 核实）
faq-which = 您问的是哪一项？
faq-unknown =
    这个我没有查到确切的答案，不想猜给您。

    想现在就有人回答，请拨 12345 市民服务热线，也可以直接问承办的部门。想要政府手里的文件或记录，可以提出政府信息公开申请，向制作或保存它的机关提，当面、寄信、网上都可以。

    <i>您的问题已隐去个人信息记下，用来补充答案。</i>
faq-not-recorded =
    关于“{ $matter }”，您问的这一项我这里没有记录，不想猜给您。

    请拨 12345 市民服务热线问清楚，或者直接问承办的部门。也可以换个说法再问我一次。
faq-none-kept =
    好的，这几个都不是，我记下了，会请工作人员补上。

    想现在就有人回答，请拨 12345 市民服务热线；想要政府手里的文件或记录，可以提出政府信息公开申请。您也可以换个说法再问一次。
faq-none-again = 那一次提问已经过去了。请把问题再写一遍，我重新找。
faq-not-solved =
    没能解决，抱歉，我记下了。您可以换个说法再问。

    想有人直接回答，请拨 12345 市民服务热线，也可以联系答案下面写的那个部门；想要政府手里的文件或记录，可以提出政府信息公开申请。
faq-door-hotline =
    您说的这件事要有人去处理，光给您一个答案不够。

    请拨 <b>12345</b> 市民服务热线，说清地点、时间和经过，请接线员登记，并记下工单编号，方便以后查。

    <i>这里不受理投诉和报修，您写的内容没有转给任何部门。</i>
faq-door-petition =
    您说的像是要反映情况、请上级处理的事，这要走<b>信访</b>渠道，不走信息公开申请（《政府信息公开条例》第三十九条）。

    可以向区信访部门提出，怎么提、到哪里提，请先拨 <b>12345</b> 问清楚。材料请自己留一份底。

    <i>这里不受理信访，您写的内容没有转给任何部门。</i>
faq-door-report =
    您说的是要举报或者投诉工作人员、单位的事，要由有权处理的机关来查。

    请拨 <b>12345</b> 市民服务热线，说明要举报的单位和事情，请他们告诉您该向哪个机关提出。

    <i>这里不受理举报，您写的内容没有转给任何部门。</i>
faq-button-none = 都不是
faq-button-not-solved = 没解决
faq-button-full = 全文
faq-button-related = 看相关公开文件 { $count } 份
faq-button-back = 上一页
faq-button-more = 下一页
faq-field-choose = 点一个问题看答案，也可以直接问。
faq-source = 来源：{ $source } · { $organ } · 核对于 { $date }
faq-source-old = 来源：{ $source } · { $organ } · 核对于 { $date }，已超过一年，请先向该部门核实
faq-only-chinese = 这个答案只有中文。

## guides

guides-q-materials = 办理“{ $title }”要什么材料？
guides-q-limit = 办理“{ $title }”要多久？
guides-q-place = 在哪里办理“{ $title }”？
guides-q-fee = 办理“{ $title }”要多少钱？
guides-q-condition = 办理“{ $title }”要符合什么条件？
guides-q-objects = 谁可以办理“{ $title }”？
guides-q-phone = “{ $title }”的咨询电话是多少？
guides-q-online = “{ $title }”能网上办吗？
guides-q-basis = 办理“{ $title }”的依据是什么？
guides-accept-standard = { $value }
guides-promised-limit = 承诺时限：{ $value }
guides-statutory-limit = 法定时限：{ $value }
guides-location = { $value }
guides-fee = { $value }
guides-consult-phone = 咨询电话：{ $value }
guides-complaint-phone = 投诉电话：{ $value }
guides-url = 办理入口：{ $value }
guides-online-booking = 网上预约：{ $value }
guides-basis = { $value }
guides-service-objects = { $value }
guides-materials = { $value }
guides-source = 来源：办事指南《{ $title }》 · { $organ }（{ $area }） · 核对于 { $date }
guides-source-undated = 来源：办事指南《{ $title }》 · { $organ }（{ $area }） · 未注明核对日期，请先向该部门核实

## subscriptions

subscriptions-unknown-topic = 没有“{ $name }”这个主题。
# 订阅页面。$topic、$topics 是主题名，$quiet 说夜里发不发不急的消息。
subscriptions-title = 订阅消息
subscriptions-how = 订上一个主题，有了新消息我就发给您，免费。{ $quiet ->
        [yes] 不急的消息，夜里不打扰您，早上再发。
       *[no] {""}
    }随时可以退订。
subscriptions-mine = 您订阅了：{ $topics }。
subscriptions-none = 您还没有订阅。请先选一类，也可以直接写，比如“旧改有消息告诉我”。
subscriptions-axis-field = 按领域
subscriptions-axis-openness = 按公开环节
subscriptions-axis-street = 按街道
subscriptions-axis-organ = 按部门
subscriptions-choose = 点一下就订上，再点一下就退订。
subscriptions-counts = 括号里是近一年发过几条。
subscriptions-with-count = { $topic }（{ $count } 条）
subscriptions-followed = 已订阅 · { $topic }
subscriptions-done = 好的，已为您订阅“{ $topic }”。有新消息就发给您。{ $quiet ->
        [yes] 不急的消息，夜里不打扰您，早上再发。
       *[no] {""}
    }想退订，打“我的订阅”就行。
subscriptions-left = 好的，已退订“{ $topic }”，以后不再发了。
subscriptions-already = 您已经订阅了“{ $topic }”，有新消息会发给您。
subscriptions-not-followed = 您没有订阅“{ $topic }”，所以没有改动。
subscriptions-this = 您想订阅“{ $topic }”吗？订上以后，有新消息就发给您。
subscriptions-which = 您想订阅哪一个？订上以后，有新消息就发给您。
subscriptions-leave-this = 您要退订“{ $topic }”吗？退了以后就不再发了。
subscriptions-leave-which = 您要退订哪一个？
subscriptions-declined = 好的，什么也没有改动。
subscriptions-no-topic = 这里没有这样的主题，所以还没有订上。您可以看看全部主题，挑一个相近的。
subscriptions-sample = “{ $topic }”最近发布的：
subscriptions-no-sample = “{ $topic }”还没有发过消息。
subscriptions-button-sample = 看最近 { $count } 条
subscriptions-button-back = 返回
subscriptions-button-before = 上一页
subscriptions-button-more = 下一页
subscriptions-stop = 不想再收哪一个，点一下就退订。
subscriptions-stop-nothing = 您现在没有订阅任何主题，我不会主动给您发消息。
subscriptions-left-all = 好的，全部退订了：{ $topics }。以后不再发了。
subscriptions-leave-one = 退订 · { $topic }
subscriptions-button-add = 添加主题
subscriptions-button-leave-all = 全部退订
subscriptions-button-all = 看全部主题
subscriptions-button-mine = 我的订阅
subscriptions-button-follow = 订阅
subscriptions-button-leave = 退订
subscriptions-button-again = 恢复订阅
subscriptions-button-no = 不用了
# 在推送来的消息下面点“不再收这类消息”。
subscriptions-unfollow-which = 这条消息和您订阅的几个主题都有关。您要退订哪一个？
subscriptions-unfollow-none = 和这条消息有关的主题，您现在都没有订阅，以后不会再收到这类消息。

## releases

# 推送给订阅者的一条消息，和点“全文”看到的内容。$topics 是已经用顿号连好的主题名。
releases-heading = 〔{ $kind }〕{ $title }
releases-kind-policy = 新政策
releases-kind-reading = 政策解读
releases-kind-response = 热点回应
releases-kind-notice = 通知
releases-only-chinese = 这一条只有中文。
releases-reading = <b>解读</b>：{ $title }
releases-organ-dated = { $organ } · 成文日期 { $date }
releases-why-one = 因为您订阅了：{ $topic }，或者订阅了全部公开信息。
releases-why = 因为您订阅了其中的主题（{ $topics }），或者订阅了全部公开信息。
releases-why-many = 因为您订阅了其中的主题（{ $topics }等 { $count } 个），或者订阅了全部公开信息。
releases-why-all = 因为您订阅了：全部公开信息。
releases-button-full = 全文
releases-button-reading = 解读全文
releases-button-link = 原文
releases-button-unfollow = 不再收这类消息
releases-no-title = 发布稿没有标题，请补上。
releases-no-text = 发布稿没有正文，请补上全文。
releases-no-topic = 发布稿没有主题，谁也收不到。请至少写一个主题。
releases-no-reason = 公开属性是“{ $attribute }”的，要写明理由。
releases-none = 没有第 { $id } 号发布稿，请核对编号。
releases-is-published = 第 { $id } 号已经发布，不能再改。请另起一稿。
releases-interprets = 只有“政策解读”可以注明所解读的文件，而且只能是“新政策”。请核对类别和编号 { $id }。
releases-too-large = 附件太大，最多 { $largest } MB。
releases-not-open = 第 { $id } 号的公开属性是“{ $attribute }”，只有主动公开的才能推送。
releases-feed-title = 阳光问政 · { $area } · 政策发布
# 全文、查公开文件。$what 是居民要找的词，$source 是机关和文种。
releases-text-only-chinese = 正文只有中文。
releases-formed = 成文日期 { $date }
releases-effective = 自 { $date } 起施行
releases-page = 第 { $number } 页，共 { $count } 页
releases-button-page-before = 前一页 { $number }/{ $count }
releases-button-page-after = 后一页 { $number }/{ $count }
releases-find-what =
    您想查什么文件？请写几个字，文件名、里面的话都可以。

    <i>比如：政府信息公开条例；加装电梯；拖欠工资。</i>
releases-find-again = 上一次的结果已经翻不了页了。请把要查的再写一遍，比如“搜 加装电梯”。
releases-found = 找到 { $count } 份和“{ $what }”有关的公开文件，最相关的在前：
releases-found-none =
    已公开的文件里没有找到“{ $what }”。您可以换个说法再查，写文件名里的几个字最好找。

    没有公开的文件，可以提出政府信息公开申请。
releases-old-version = { $title }（旧版）
releases-in-force = { $source } · { $date } 起施行
releases-published = { $source } · { $date } 公布
releases-button-more = 更多
releases-button-before = 前面几份
releases-button-find-again = 再查一次

## staff

staff-name = 姓名要有 1 到 { $longest } 个字，请核对。
staff-no-role = 请至少给{ $name }一个角色。
staff-unknown = 人员里没有{ $name }。请核对姓名，或先添加此人。
staff-not-allowed = { $name }没有办这件事的角色：{ $role }。
staff-has-not = { $name }没有{ $role }这个角色，取消不了。请用 staff list 核对。

## broadcasts

broadcasts-not-reviewed = 还没有审查，或审查已失效。请先交给别人审查。
broadcasts-same-person = 这份发布稿是{ $name }写的或改的，请由别人审查。
broadcasts-open = 第 { $id } 号正在推送。请等它完成，或先停止。
broadcasts-changed = 第 { $id } 号在审查以后改过，请重新审查。
broadcasts-too-late = { $moment } 已经过了，请给一个更晚的时间。
broadcasts-quiet = 免打扰到 { $until } 为止，而最晚发送时间是 { $moment }。请给一个更晚的时间。
broadcasts-not-now = 第 { $id } 号现在不能这样处理。推送状态：{ $state ->
        [reviewed] 已审查、未发送
        [sending] 正在进行
        [paused] 已暂停
        [done] 已完成
        [stopped] 已停止
       *[void] 已作废
    }。
broadcasts-imported = 第 { $id } 号是补录的历史文件，不推送。要告诉大家，请另起一稿。
broadcasts-was-sent = 第 { $id } 号已于 { $at } 推送。没有收到的人，请重新审查后再发。
broadcasts-held = 第 { $id } 号在等免打扰结束（{ $until }），到时会自己接着发。
broadcasts-policy-not-sent = 它解读的第 { $id } 号还没有发。请审查并推送第 { $id } 号，这一份会一起发（三同步）。
# 审查和发送时的提醒：不拦着，请人看一眼。
broadcasts-remark-no-reading = 这份新政策没有解读一起发（三同步）。请起草解读，再审查一次。
broadcasts-remark-no-policy = 这份政策解读没有注明所解读的文件，请注明。
broadcasts-remark-no-picture = 没有配图。可以附上一张图解。
broadcasts-remark-no-english = 没有英文，用英文的人收到的是中文。
broadcasts-remark-reading-no-english = 解读没有英文，用英文的人看到的这一部分是中文。
broadcasts-remark-no-english-points = 要点只有中文，请补上英文的。
broadcasts-remark-nobody = 没有人订阅这些主题。
broadcasts-remark-all-have-it = 订阅这些主题的人都已经收到了。
broadcasts-remark-late-reading = 解读（第 { $id } 号）是审查以后才有的，这次不一起发。

## files

# 导入、导出文件时的提示，给工作人员看。$line 是行号，$name 是文件名、栏目名、单元格或上限。

files-not-there = 没有找到文件 { $name }，请检查路径。
files-too-big = 文件太大，最多 { $name } MB。请分成几个文件再导入。
files-unknown-kind = 看不出 { $name } 是什么格式。文件名请以 .jsonl、.csv 或 .xlsx 结尾。
files-empty = 文件里没有内容。第一行请写栏目名，从第二行起每行一条。
files-not-utf8 = 第 { $line } 行不是 UTF-8 编码。请在表格软件里另存为“CSV UTF-8”，再导入。
files-not-json = 第 { $line } 行不完整，请检查引号、逗号和括号。
files-not-a-record = 第 { $line } 行不是一条记录。每行写一条，放在一对花括号里。
files-unwritable = 第 { $line } 行有看不见的控制字符，保存不了。请删去后再导入。
files-not-csv = 第 { $line } 行的引号没有配对，请检查后再导入。
files-not-a-workbook = { $name } 不是完整的 XLSX 工作簿。请用表格软件打开，另存一次再导入。
files-formula = 第 { $line } 行的单元格 { $name } 是公式。请改成文字或数字后再导入。
files-cell-error = 第 { $line } 行的单元格 { $name } 显示的是计算错误。请改成文字或数字后再导入。
files-heading = 第 { $line } 行的栏目名不对：“{ $name }”是空的、写了两次，或与另一栏相冲突。
files-too-many-cells = 第 { $line } 行的格子比栏目多，栏目只有 { $name } 个。请检查逗号和引号。
files-cell-too-long = 第 { $line } 行有一格超过 { $name } 个字，工作簿放不下。请改为导出 .jsonl 或 .csv。

## telegram

# Telegram 菜单里各命令的说明，每条不超过 256 个字；命令本身是英文，不翻译。

telegram-command-start = 打开菜单
telegram-command-help = 怎么用
telegram-command-ask = 问一问
telegram-command-language = 换语言 / Language
telegram-command-privacy = 隐私说明
telegram-command-subscribe = 订阅消息
telegram-command-my = 我的
telegram-command-mydata = 查看我的数据
telegram-command-delete = 删除我的数据
telegram-command-link = 关联我的另一个账号
